"""The view is all that the page may know: typed, sorted, and the same for the same data.

After a change that is wanted: ``python -m tests.test_view`` writes the golden file anew.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.engine.memory import Memory
from graph.evidence import digest
from graph.export.contract import FORMAT
from graph.export.style import styled
from graph.export.view import passages, view
from graph.knowledge import KnowledgeGraph
from graph.layout import wrap
from graph.model import Dataset, Noun
from graph.problems import UnusableFile
from tests.command import ROOT, python
from tests.tiny import claim, dataset_of, graph_of

GOLDEN = Path(__file__).parent / "golden" / "view.json"
NOTE = "One is here. Two is here.\n\nThree.\n"


def small() -> Dataset:
    """A little of everything: parallel claims, own fields, own kinds, each sort of question."""
    return dataset_of(
        {
            "ada": {"kind": "candidate", "names": {"fr": "Ada!", "es": "¡Ada!"}, "aliases": ["A"]},
            "bob": {"kind": "candidate", "summary": "Stands </script> too."},
            "army": {"kind": "agency", "name": "Army “of” the N\u2011th"},
            "north": {"kind": "region", "level": "macrozone"},
            "peru": {"kind": "country", "identifiers": {"wikidata": "Q419", "iso3166-1": "PE"}},
            "raiders": {"kind": "tribe", "horses": "many"},
            "alone": "issue",
        },
        claim("rivalry", "ada", "bob", id="a-rivalry"),
        claim("advice", "ada", "bob", id="b-advice", start="2020", end=".."),
        claim("advice", "bob", "ada", id="c-advice", modality="assessment", certainty="possible"),
        claim(
            "deployment",
            "army",
            "north",
            id="d-red",
            scenario="red",
            modality="plan",
            role="lead",
            holder="ada",
            topic="north",
        ),
        claim(
            "deployment",
            "army",
            "north",
            id="e-blue",
            scenario="blue",
            modality="risk",
            role="support",
            holder="bob",
            topic="north",
            negated=True,
            basis="inferred",
        ),
        claim(
            "raid",
            "raiders",
            "peru",
            id="f-raid",
            statement="They raid.",
            note="Says who?",
            date="2025-12-14",
        ),
        kinds={
            "entities": [
                {
                    "kind": "tribe",
                    "label": "tribe",
                    "plural": "tribes",
                    "parent": "group",
                    "labels": {"es": "tribu"},
                    "fields": {"horses": {}},
                }
            ],
            "relations": [
                {
                    "kind": "raid",
                    "forward": "raids",
                    "inverse": "is raided by",
                    "labels": {"es": "ataca"},
                    "source": ["tribe"],
                }
            ],
        },
        questions=[
            {
                "id": "where",
                "title": "Where?",
                "reading": "North.",
                "query": {"target": "north", "scenario": ["red", "blue"]},
                "expected": ["d-red", "e-blue"],
            },
            {
                "id": "how",
                "title": "How?",
                "reading": "So.",
                "path": {"source": "ada", "target": "bob"},
                "expected": ["a-rivalry"],
            },
            {
                "id": "what",
                "title": "What?",
                "reading": "That.",
                "compare": {"left": "red", "right": "blue", "topic": "north"},
            },
        ],
        silent=[{"document": "note", "start": 0, "end": 3, "reason": "a heading"}],
    )


def text_of(dataset: Dataset) -> str:
    return KnowledgeGraph(dataset)._view().to_json(indent=2) + "\n"


PLACE = ("x", "y", "size")


def told(text: str) -> dict[str, Any]:
    """What a view says, apart from where it draws things."""
    value: dict[str, Any] = json.loads(text)
    for entity in value["entities"]:
        for name in PLACE:
            del entity[name]
    return value


def drawn(text: str) -> dict[str, list[int]]:
    """Where a view draws things."""
    return {one["id"]: [one[name] for name in PLACE] for one in json.loads(text)["entities"]}


def test_the_view_says_what_it_said() -> None:
    assert told(text_of(small())) == told(GOLDEN.read_text(encoding="utf-8"))


def test_the_picture_is_what_it_was() -> None:
    assert drawn(text_of(small())) == drawn(GOLDEN.read_text(encoding="utf-8"))


def test_the_golden_file_is_written_as_the_view_writes_itself() -> None:
    golden = GOLDEN.read_text(encoding="utf-8")
    mine = text_of(small())
    assert [
        line
        for line in mine.splitlines()
        if '"x"' not in line and '"y"' not in line and '"size"' not in line
    ] == [
        line
        for line in golden.splitlines()
        if '"x"' not in line and '"y"' not in line and '"size"' not in line
    ]


# Sorted, and the same for the same data


def shuffled(dataset: Dataset, seed: int) -> Dataset:
    """The same entities and relations, read in another order and sorted as a reader sorts them."""
    chance = random.Random(seed)
    entities, relations = list(dataset.entities), list(dataset.relations)
    chance.shuffle(entities)
    chance.shuffle(relations)
    return replace(
        dataset,
        entities=tuple(sorted(entities, key=lambda one: one.id)),
        relations=tuple(sorted(relations, key=lambda one: one.id)),
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_data_changes_nothing(seed: int) -> None:
    assert text_of(shuffled(small(), seed)) == text_of(small())


def test_the_order_of_the_lines_of_a_file_changes_nothing(tmp_path: Path) -> None:
    KnowledgeGraph(small()).save(tmp_path, "jsonl")
    before = graph.load(tmp_path)._view().to_json()
    for name in ("entities.jsonl", "relations.jsonl"):
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / name).write_text("".join(reversed(lines)), encoding="utf-8")
    assert graph.load(tmp_path)._view().to_json() == before


def test_everything_is_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.export.view.positions", lambda *_: defaultdict(lambda: (0, 0, 1)))
    for dataset in (small(), graph.load().dataset):
        kg = KnowledgeGraph(dataset)
        seen = view(kg.engine)
        assert [one.id for one in seen.entities] == sorted(one.id for one in dataset.entities)
        assert [one.id for one in seen.relations] == [one.id for one in kg.relations()]
        assert {one.id for one in seen.relations} == {one.id for one in dataset.relations}
        for one in seen.entities:
            assert list(one.names) == sorted(one.names)
            assert list(one.identifiers) == sorted(one.identifiers)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_order_of_sets_changes_nothing(seed: str) -> None:
    program = "import tests.test_view as t; print(t.text_of(t.small()), end='')"
    done = python("-c", program, cwd=ROOT, PYTHONHASHSEED=seed, PYTHONUTF8="1")
    assert (done.err, done.out) == ("", text_of(small()))


def test_the_view_says_which_form_it_has() -> None:
    assert json.loads(text_of(small()))["format"] == FORMAT


# What it says


def test_kinds_are_those_in_use_with_what_they_are_a_sort_of() -> None:
    seen = view(Memory(small()))
    kinds = {one.kind: one for one in seen.entity_kinds}
    assert set(kinds) == {
        "candidate",
        "person",
        "agency",
        "region",
        "country",
        "tribe",
        "group",
        "issue",
    }
    assert set(kinds["group"].includes) == {"group", "tribe"}
    assert kinds["tribe"].labels == {"es": Noun("tribu", "tribu")}
    relations = {one.kind: one for one in seen.relation_kinds}
    assert set(relations) == {"rivalry", "advice", "deployment", "raid"}
    assert relations["rivalry"].symmetric
    assert "role" in [field.name for field in relations["deployment"].fields]
    assert (relations["raid"].forward, relations["raid"].inverse) == ("raids", "is raided by")


def test_degrees_count_each_relation_once() -> None:
    degrees = {one.id: one.degree for one in view(Memory(small())).entities}
    assert degrees == {
        "ada": 3,
        "bob": 3,
        "army": 2,
        "north": 2,
        "peru": 1,
        "raiders": 1,
        "alone": 0,
    }


def test_a_relation_of_an_entity_with_itself_counts_once() -> None:
    (ada,) = view(Memory(dataset_of({"ada": "person"}, claim("advice", "ada", "ada")))).entities
    assert ada.degree == 1


def test_fields_that_say_nothing_are_left_out() -> None:
    seen = view(Memory(small()))
    entities = {one.id: one.fields for one in seen.entities}
    assert entities["north"] == {"level": "macrozone"}
    assert entities["raiders"] == {"horses": "many"}
    assert entities["ada"] == {}
    relations = {one.id: one.fields for one in seen.relations}
    assert relations["d-red"]["role"] == "lead"
    assert relations["a-rivalry"] == {}


def test_a_statement_is_composed_where_none_is_given() -> None:
    seen = {one.id: one for one in KnowledgeGraph(small())._view().relations}
    assert (seen["f-raid"].sentence, seen["f-raid"].composed) == ("They raid.", False)
    assert seen["b-advice"].sentence == "Ada advises Bob, since 2020 and still going on."
    assert seen["e-blue"].sentence == (
        "If blue wins: there is a risk that Army “of” the N\u2011th is not deployed in North "
        "(role: supports)."
    )
    assert all(one.composed for name, one in seen.items() if name != "f-raid")


def test_parallel_relations_each_have_their_own_curve() -> None:
    bends = {one.id: one.bend for one in styled(view(Memory(small()))).lines}
    # The third runs the other way, so that it bends to the same side of its way as the second.
    assert (bends["a-rivalry"], bends["b-advice"], bends["c-advice"]) == (0, 0.16, 0.16)
    assert {bends["d-red"], bends["e-blue"]} == {0, 0.16}
    assert bends["f-raid"] == 0


def test_questions_come_with_their_answers() -> None:
    answers = {one.id: one.answer for one in KnowledgeGraph(small())._view().questions}
    assert answers == {
        "where": ("d-red", "e-blue"),
        "how": ("a-rivalry",),
        "what": ("d-red", "e-blue"),
    }


def test_what_a_part_of_the_graph_cannot_answer_has_no_answer() -> None:
    part = KnowledgeGraph(small()).ego("peru")
    answers = {one.id: one.answer for one in part._view().questions}
    assert answers["where"] == ()
    assert answers["how"] == ()


def test_no_two_entities_stand_in_one_place() -> None:
    seen = view(Memory(small())).entities
    assert len({(one.x, one.y) for one in seen}) == len(seen)
    assert all(one.size > 0 for one in seen)


def test_a_label_is_drawn_in_the_lines_that_the_layout_has_room_for() -> None:
    kg = graph_of(
        {
            "unit": {
                "kind": "agency",
                "name": "Anti-money-laundering units",
                "names": {"es": "Unidad de análisis financiero"},
            }
        }
    )
    (unit,) = view(kg.engine).entities
    assert unit.label.split("\n") == list(wrap(unit.name)) == ["Anti-money-laundering", "units"]
    assert unit.labels == {"es": "Unidad de\nanálisis\nfinanciero"}


def test_an_empty_graph_has_a_view() -> None:
    seen = view(Memory(dataset_of({})))
    assert (seen.entities, seen.relations, seen.entity_kinds) == ((), (), ())


# The words of a document


def test_the_words_of_a_document_are_in_it_only_with_documents(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    kg = KnowledgeGraph(small())
    assert kg._view().passages == ()
    assert "One is here" not in kg._view().to_json()
    (found,) = kg._view(tmp_path).passages
    assert found.document == "note"
    assert found.paragraphs == ((1, 0, "One is here. Two is here."), (2, 27, "Three."))


def test_marks_are_not_made_in_another_text(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        passages(small(), tmp_path)
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    other = dataset_of({}, documents=[{"id": "note", "title": "A note", "digest": "0" * 64}])
    with pytest.raises(UnusableFile):
        passages(other, tmp_path)


def of_two(**memo: Any) -> Dataset:
    """A dataset that cites a note and a memo."""
    cited = [
        {"document": name, "start": 0, "end": 3, "digest": digest("One")}
        for name in ("note", "memo")
    ]
    documents = [{"id": "note", "title": "A note"}, {"id": "memo", "title": "A memo", **memo}]
    ends = {"ada": "person", "bob": "person"}
    return dataset_of(ends, claim("advice", "ada", "bob", evidence=cited), documents=documents)


@pytest.mark.parametrize(
    ("memo", "said"),
    [
        (None, {}),
        (b"caf\xe9", {}),
        (b"One is there.", {"digest": "0" * 64}),
        (b"One is there.", {"characters": 4}),
        (b"Someone is there.", {}),
    ],
    ids=["absent", "unreadable", "another text", "another length", "other words in its places"],
)
def test_the_copies_there_are_make_the_page_and_the_others_are_said(
    memo: bytes | None, said: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    if memo is not None:
        (tmp_path / "memo.txt").write_bytes(memo)
    with pytest.warns(UserWarning, match="memo") as told:
        shown = passages(of_two(**said), tmp_path)
    assert [one.document for one in shown] == ["note"]
    assert len(told) == 1


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(text_of(small()), encoding="utf-8")
