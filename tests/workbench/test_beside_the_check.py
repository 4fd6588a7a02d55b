"""What is told live is what a check of all the files tells."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from graph.importing.judging import Plain
from graph.mending.opening import Files
from graph.problems import Place
from graph.reading.examination import Parts, examine
from graph.workbench.desk.claims import Made
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.judging import judged
from graph.workbench.desk.work import Work
from tests.workbench.stores import Held

CHILE = Path("data/chile-2025")


@pytest.fixture(scope="module")
def chile() -> Annotating:
    files = Files(CHILE)
    values = [[one.value for one in files.records(name)] for name in ("entities", "relations")]
    text = "Words of no text. " * 700
    return Annotating(Held(files.header.value, *values), {"rusi-2025": text})


def whole(desk: Annotating, made: Made) -> set[tuple[str, str]]:
    """What a check of everything finds wrong with some records."""
    place = Place("elsewhere")
    files = desk.book.files
    entities = [one.value for one in files.records("entities")]
    relations = [one.value for one in files.records("relations")]
    parts = Parts(
        files.header.value,
        lambda _path: place,
        [
            ("entities", lambda: Plain(entities, lambda *_: place)),
            ("entities", lambda: Plain([*made.entities], lambda *_: Place("ours"))),
            ("relations", lambda: Plain(relations, lambda *_: place)),
            ("relations", lambda: Plain([*made.relations], lambda *_: Place("ours"))),
        ],
    )
    found = examine(parts, thorough=True).problems
    return {(one.rule, one.severity) for one in found if one.place.file == "ours"}


def test_what_is_found_beside_a_few_is_found_beside_all(chile: Annotating) -> None:
    random = Random(7)
    entities = [*chile.book.entities.values()]
    kinds = [*chile.book.vocabulary.relations]
    around = chile.around
    differing = []
    for number in range(150):
        claim = random.choice(chile.book.claims)
        record = {
            name: value
            for name, value in claim.record.value.items()
            if name not in {"statement", "statements", "note", "notes"}
        }
        change = number % 5
        if change == 0:
            record["target"] = random.choice(entities).id
        elif change == 1:
            record["kind"] = random.choice(kinds)
        elif change == 2:
            record["negated"] = not record.get("negated", False)
        elif change == 3:
            record["scenario"] = random.choice(["jara", "kast"])
        cls = chile.book.vocabulary.relations[record["kind"]]
        known = {*cls.model_fields}
        record = {name: value for name, value in record.items() if name in known}
        new = {"id": f"new-{number}", "kind": "person", "name": random.choice(entities).name}
        made = Made((record,), (new,) if number % 7 == 0 else (), {}, {})
        mine = judged(made, Work(), around)
        found = {(one.rule, one.severity) for one in mine.problems}
        wanted = {
            one for one in whole(chile, made) if one[0] not in {"unused-entity", "unverifiable"}
        }
        if found != wanted:
            differing.append((record, found, wanted))
    assert differing == []


@pytest.mark.untraced
def test_five_thousand_claims_cost_no_more(chile: Annotating) -> None:
    """A bound far above what it takes, which the whole dataset would not keep."""
    files = chile.book.files
    entities = [one.value for one in files.records("entities")]
    relations = [one.value for one in files.records("relations")]
    many = [
        {**one, "topic": None, "date": f"{1000 + turn}"} if turn else one
        for turn in range(14)
        for one in relations
    ]
    many = [{name: value for name, value in one.items() if value is not None} for one in many]
    desk = Annotating(Held(files.header.value, entities, many), {"rusi-2025": chile.page.text})
    assert len(desk.book.claims) > 5_000
    record = {**relations[40], "kind": "association"}
    record = {name: record[name] for name in ("kind", "source", "target", "modality", "evidence")}
    judged(Made((record,), (), {}, {}), Work(), desk.around)
    started = time.perf_counter()
    for _ in range(5):
        judged(Made((record,), (), {}, {}), Work(), desk.around)
    assert (time.perf_counter() - started) / 5 < 0.15
