"""What a card is refused for is what a check of all the files finds; and it costs little beside many claims."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.mending.opening import Files, new_problems
from graph.mending.questions import Questions, Told
from graph.model import Query
from graph.workbench.desk.asked import called_by_id
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.objecting import objection_to
from graph.workbench.desk.steps import Edits
from graph.workbench.desk.work import Work
from graph.writing.plan import plan
from graph.writing.splicing import Edit, Put, Take
from tests.workbench.stores import Simple

CHILE = Path("data/chile-2025")
TEXT = "Words of no text. " * 700


@pytest.fixture(scope="module")
def chile(tmp_path_factory: pytest.TempPathFactory) -> Annotating:
    folder = tmp_path_factory.mktemp("chile") / "data"
    shutil.copytree(CHILE, folder)
    for title, asks in (
        ("Which agencies?", Query(source_kind="agency")),
        ("Where?", Query(target_kind="region", limit=9)),
    ):
        Questions(folder).save(title, asks, Told()).plan.write()
    Questions(folder).save(
        "What of Kast?", Query(side="kast", kind="priority"), Told()
    ).plan.write()
    return Annotating(Simple(folder), {"rusi-2025": TEXT})


def chance_edit(desk: Annotating, chance: Random) -> tuple[Any, Edit, str]:
    """An edit of a card, whichever: where, what, and what is said."""
    value = desk.book.files.header.value
    what = chance.randrange(7)
    if what < 3:
        record = chance.choice([*desk.book.files.records("entities")])
        identifier = record.value["id"]
        other = chance.choice([*desk.book.entities.values()])
        field, said = (
            ("kind", chance.choice([*desk.book.vocabulary.entities])),
            ("name", other.name),
            ("name", "Somebody\u200b"),
        )[what]
        return ("entity", identifier, field), Put((*record.path, field), said), said
    if what == 3:
        record = chance.choice([*desk.book.files.records("entities")])
        return ("entity", record.value["id"]), Take(record.path), ""
    section = chance.choice(["scenarios", "topics", "findings", "unsaid"])
    number = chance.randrange(len(value[section]))
    if what == 4:
        return ("dataset", section, number), Take((section, number)), ""
    if what == 5:
        at = chance.randrange(len(value["scenarios"]))
        part = chance.choice([*value["scenarios"][at]["counterparts"]])
        said = chance.choice([*desk.book.entities])
        path = ("scenarios", at, "counterparts", part)
        return ("dataset", *path), Put(path, said), said
    number = chance.randrange(len(value["findings"]))
    field = chance.choice(["topic", "scenario"])
    said = chance.choice(["north", "south", "kast", "nobody"])
    return ("dataset", "findings", number, field), Put(("findings", number, field), said), said


@pytest.mark.untraced
def test_what_is_objected_to_is_what_a_check_finds(chile: Annotating) -> None:
    chance = Random(5)
    files = chile.book.files
    known = {file.path: file for file in files.all}
    differing, asked = [], 0
    for _ in range(90):
        card, edit, said = chance_edit(chile, chance)
        file = files.header if card[0] == "dataset" else files.data[0]
        step = plan({file.path: [edit]}, files.all)
        if not step:
            continue
        texts = {one.file: known[one.file].spliced(one.splices).text for one in step.changes}
        found = {one.rule for one in new_problems(files.reading.errors, files.reread(texts).errors)}
        chile.work = Work(card=card, reason=said)
        _edits, objection = objection_to(chile, {file.path: [edit]}, said)
        wanted = None if not found else found == {"unexpected-answer"}
        if (objection and objection.asks) != wanted:
            differing.append((card, said, found, objection and objection.lines))
        asked += bool(wanted)
    assert differing == []
    assert asked


@pytest.mark.untraced
def test_five_thousand_claims_cost_a_card_no_more(tmp_path: Path) -> None:
    """A bound far above what it takes, which the whole dataset read anew would not keep."""
    shutil.copytree(CHILE, tmp_path / "data")
    files = Files(tmp_path / "data")
    text = files.data[1].text
    records = "".join(text[text.index("\n- ") :])
    with files.data[1].path.open("a", encoding="utf-8") as stream:
        stream.writelines(
            records.replace("\n  kind:", f'\n  date: "{1000 + turn}"\n  kind:')
            for turn in range(13)
        )
    desk = Annotating(Simple(tmp_path / "data"), {"rusi-2025": TEXT})
    assert len([*desk.book.files.records("relations")]) > 4_600
    army = next(one for one in desk.book.files.records("entities") if one.value["id"] == "army")
    desk.work = Work(card=("entity", "army", "kind"), reason="organization")
    edits: Edits = {army.file.path: [Put((*army.path, "kind"), "organization")]}
    started = time.process_time()
    for _ in range(3):
        objection_to(desk, edits, "organization")
        assert called_by_id(desk.book, army.value) == []
    assert (time.process_time() - started) / 3 < 0.15
