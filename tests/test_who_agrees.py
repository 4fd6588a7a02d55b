"""Who agrees with whom: disputes, changes of mind, corroboration and voices."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.engine.memory import Memory
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Query
from graph.problems import UnknownEntity
from graph.voices import voiced
from tests.command import run
from tests.conformance.chance import debated
from tests.conformance.plain import Plain
from tests.tiny import beside_unused, claim, dataset_of, graph_of

ENTITIES = {"ada": "person", "bob": "person", "cho": "person"}
DOCUMENTS = [
    {"id": "one", "title": "One", "authors": ["Ann Ames"], "publisher": "Post", "date": "2024-05"},
    {"id": "two", "title": "Two", "authors": ["Ben Bly"], "publisher": "Post", "date": "2025"},
    {"id": "three", "title": "Three", "authors": ["Ben Bly"], "date": "2026-01-02"},
    {"id": "four", "title": "Four", "authors": ["Cy Coe"]},
]


def cited(*documents: str) -> list[dict[str, Any]]:
    return [{"document": one, "start": 0, "end": 3} for one in documents]


def says(*documents: str, kind: str = "support", **fields: Any) -> dict[str, Any]:
    return claim(kind, "ada", "bob", evidence=cited(*documents), **fields)


def heard(*claims: dict[str, Any], **header: Any) -> KnowledgeGraph:
    return graph_of(ENTITIES, *claims, **{"documents": DOCUMENTS, **header})


def voices_of(kg: KnowledgeGraph, **asked: Any) -> list[list[tuple[str, ...]]]:
    return [[side.voices for side in one.sides] for one in kg.disputes(**asked)]


# Disputes

DISPUTED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"negated": True}),
    ({}, {"kind": "opposition"}),
    ({"certainty": "certain"}, {"kind": "opposition", "certainty": "possible"}),
    ({"modality": "assessment"}, {"negated": True}),
    ({"modality": "plan"}, {"modality": "plan", "negated": True}),
    ({"aspect": "trade"}, {"aspect": "trade", "kind": "opposition"}),
    (
        {"kind": "effect", "direction": "more", "aspect": "jobs"},
        {"kind": "effect", "direction": "less", "aspect": "jobs"},
    ),
    ({"date": "2026"}, {"date": "2026-03", "negated": True}),
    ({"start": "2020", "end": ".."}, {"date": "2026-03", "negated": True}),
    ({}, {"date": "2026-03", "negated": True}),
    ({"end": "past"}, {"end": "past", "negated": True}),
]


@pytest.mark.parametrize(("one", "other"), DISPUTED)
def test_voices_that_gainsay_each_other_are_in_dispute_and_no_error(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    claims = says("one", **one), says("two", **other)

    kg = heard(*claims)

    assert voices_of(kg) == [[("Ann Ames",), ("Ben Bly",)]]
    assert kg.changes() == ()
    assert not beside_unused(
        graph.check(voiced(dataset_of(ENTITIES, *claims, documents=DOCUMENTS)))
    )


NOT_DISPUTED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({}, {"certainty": "possible"}),
    ({"certainty": "possible"}, {"certainty": "possible", "negated": True}),
    ({"modality": "risk"}, {"modality": "risk", "negated": True}),
    ({"modality": "plan"}, {"modality": "expectation", "negated": True}),
    ({"aspect": "trade"}, {"aspect": "war", "kind": "opposition"}),
    ({"negated": True}, {"kind": "opposition"}),
    ({"kind": "effect", "direction": "more"}, {"kind": "effect"}),
    ({"date": "2025"}, {"date": "2026", "negated": True}),
    ({"end": "past"}, {"negated": True}),
    (
        {"modality": "plan", "scenario": "red"},
        {"modality": "plan", "scenario": "blue", "negated": True},
    ),
]


@pytest.mark.parametrize(("one", "other"), NOT_DISPUTED)
def test_what_both_can_hold_is_no_dispute(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert heard(says("one", **one), says("two", **other)).disputes() == ()


def test_one_voice_that_contradicts_itself_in_one_document_is_an_error() -> None:
    claims = says("two"), says("two", negated=True)

    found = beside_unused(graph.check(voiced(dataset_of(ENTITIES, *claims, documents=DOCUMENTS))))

    assert [(one.rule, one.severity) for one in found] == [("contradiction", "error")]
    assert heard(*claims).disputes() == heard(*claims).changes() == ()


def test_one_voice_on_both_sides_in_two_documents_has_changed_its_mind() -> None:
    kg = heard(says("two"), says("three", negated=True), says("one"))

    (change,) = kg.changes()
    (dispute,) = kg.disputes()

    assert change.voices == ("Ben Bly",)
    assert [side.documents for side in change.sides] == [("two",), ("three",)]
    assert [side.voices for side in dispute.sides] == [("Ann Ames",), ("Ben Bly",)]
    assert "1 change of mind" in repr(kg.changes())


def test_a_claim_of_two_voices_is_on_the_side_of_both() -> None:
    kg = heard(says("one", "two"), says("four", kind="opposition"))

    assert voices_of(kg) == [[("Ann Ames", "Ben Bly"), ("Cy Coe",)]]


def test_a_dispute_holds_only_the_claims_that_are_gainsaid() -> None:
    kg = heard(
        says("one", date="2019"), says("two", date="2024"), says("four", date="2024", negated=True)
    )

    assert voices_of(kg) == [[("Ben Bly",), ("Cy Coe",)]]


# Whom and what a query asks for


def test_a_query_restricts_the_claims_and_a_voice_asks_who_has_a_part() -> None:
    kg = heard(
        says("one", topic="north"),
        says("two", topic="north", kind="opposition"),
        says("four", kind="advice", topic="south"),
        says("one", kind="advice", topic="south", negated=True),
    )

    assert len(kg.disputes()) == 2
    assert voices_of(kg, topic="north") == [[("Ann Ames",), ("Ben Bly",)]]
    assert voices_of(kg, voice="Cy Coe") == [[("Ann Ames",), ("Cy Coe",)]]
    assert voices_of(kg, voice="Cy Coe", topic="north") == []
    assert voices_of(kg, said_by="2024") == []
    assert voices_of(kg, said_by="2025") == [[("Ann Ames",), ("Ben Bly",)]]
    assert len(kg.disputes(limit=1)) == 1
    assert [one.relations[0].topic for one in kg.disputes(order="-topic")] == ["south", "north"]
    assert kg.disputes(Query(topic="north")) == kg.disputes(topic="north")
    with pytest.raises(UnknownEntity):
        kg.disputes(voice="nobody")


# Said by a day

SAID = [
    ("2024-04-30", ""),
    ("2024-05-01", "a"),
    ("2024", "a"),
    ("2025-01-01", "ab"),
    ("2026-01-01", "ab"),
    ("2026-01", "abc"),
    ("2099", "abc"),
]


@pytest.mark.parametrize(("day", "ids"), SAID)
def test_what_had_been_said_goes_by_the_dates_of_the_documents(day: str, ids: str) -> None:
    documents = zip("abcd", ("one", "two", "three", "four"), strict=True)
    kg = heard(*(says(one, kind="advice", id=name) for name, one in documents))

    assert "".join(one.id for one in kg.relations(said_by=day)) == ids
    assert "".join(one.id for one in kg.relations(exclude={"said_by": day})) == "".join(
        name for name in "abcd" if name not in ids
    )


def test_a_claim_had_been_said_when_the_first_document_said_it() -> None:
    kg = heard(says("two", "three"))

    assert len(kg.relations(said_by="2025")) == 1


# Corroboration


def test_voices_count_and_not_documents() -> None:
    kg = heard(says("two"), says("three"), says("one", kind="advice"), says("four", kind="advice"))

    first, second = kg.corroboration()

    assert (first.voices, first.documents) == (("Ann Ames", "Cy Coe"), ("one", "four"))
    assert (second.voices, second.documents) == (("Ben Bly",), ("two", "three"))
    assert [row["voices"] for row in kg.corroboration().rows()] == [2, 1]
    assert kg.corroboration(voice="Ben Bly") == (second,)


@pytest.mark.parametrize(
    ("one", "other", "voices"),
    [
        ({"date": "2026"}, {"date": "2026-03"}, [2]),
        ({"date": "2025"}, {"date": "2026"}, [1, 1]),
        ({}, {"date": "2026"}, [2]),
        ({"certainty": "possible"}, {}, [2]),
        ({"modality": "plan"}, {"modality": "expectation"}, [1, 1]),
        ({"aspect": "trade"}, {}, [1, 1]),
        ({"kind": "opposition"}, {}, [1, 1]),
    ],
)
def test_what_two_voices_say_alike_is_one(
    one: dict[str, Any], other: dict[str, Any], voices: list[int]
) -> None:
    kg = heard(says("one", **one), says("two", **other))

    assert [len(found.voices) for found in kg.corroboration()] == voices


def test_what_is_not_dated_is_not_taken_for_any_of_several_times() -> None:
    kg = heard(says("one", date="2020"), says("two", date="2025"), says("four"))

    assert [found.voices for found in kg.corroboration()] == [
        ("Ann Ames",),
        ("Ben Bly",),
        ("Cy Coe",),
    ]


def test_what_is_not_dated_means_another_time_where_it_stands_beside_what_is() -> None:
    """*He stands, as he did in 2021*: who only says that he stands does not say that he did."""
    beside = heard(says("one"), says("one", date="2021"), says("four"))
    apart = heard(says("two"), says("three", date="2021"), says("four"))

    assert [(found.voices, len(found.relations)) for found in beside.corroboration()] == [
        (("Ann Ames", "Cy Coe"), 2),
        (("Ann Ames",), 1),
    ]
    assert [len(found.relations) for found in apart.corroboration()] == [3]


# Voices


def debate() -> KnowledgeGraph:
    return heard(
        says("one", topic="north"),
        says("two", topic="north"),
        says("four", topic="north", kind="opposition"),
        says("three", topic="north", negated=True),
        says("one", kind="advice"),
    )


def test_the_voices_say_what_they_share_dispute_and_changed() -> None:
    found = {
        one.voice: (one.claims, one.documents, one.shared, one.disputed, one.changed)
        for one in debate().voices()
    }

    assert found == {
        "Ann Ames": (2, 1, 1, 1, 0),
        "Ben Bly": (2, 2, 1, 2, 2),
        "Cy Coe": (1, 1, 0, 1, 0),
    }
    assert [one.voice for one in debate().voices(voice="Cy Coe")] == ["Cy Coe"]


def test_who_agrees_with_whom_is_told_by_topic() -> None:
    found = [(one.voices, one.topic, one.agree, one.differ) for one in debate().voices().pairs()]

    assert found == [
        (("Ann Ames", "Ben Bly"), "north", 1, 1),
        (("Ann Ames", "Cy Coe"), "north", 0, 1),
        (("Ben Bly", "Cy Coe"), "north", 0, 1),
    ]


def test_pairs_are_of_claims_that_may_hold_at_once() -> None:
    kg = heard(
        says("one", date="2019"),
        says("two", date="2019", negated=True),
        says("four", date="2025"),
        says("three", date="2025", negated=True),
    )

    assert {one.voices for one in kg.voices().pairs() if one.agree} == set()
    assert {one.voices for one in kg.voices().pairs() if one.differ} == {
        ("Ann Ames", "Ben Bly"),
        ("Ben Bly", "Cy Coe"),
    }


# As tables and records


def test_they_print_as_tables_and_have_records() -> None:
    kg = debate()

    assert "Ada supports Bob." in repr(kg.disputes())
    assert "<table>" in kg.disputes()._repr_html_()
    assert "Ada apoya" not in repr(kg.disputes())
    assert repr(heard().disputes()) == "0 disputes"
    records = kg.disputes().records()
    assert [(one["dispute"], one["side"], one["voice"]) for one in records] == [
        (1, 1, "Ann Ames"),
        (1, 1, "Ben Bly"),
        (1, 2, "Ben Bly"),
        (1, 3, "Cy Coe"),
    ]
    assert list(heard().disputes().records().columns) == list(records.columns)
    stance = kg.corroboration().records()[0]
    assert (stance["voices"], stance["publishers"], stance["who"]) == (2, 1, "Ann Ames; Ben Bly")
    assert kg.corroboration()[:1].counted == "1 thing said"
    assert [set(one) for one in kg.voices().records()] == [set(kg.voices().records().columns)] * 3
    assert len(kg.voices().pairs().records()) == 3
    assert set(kg.disputes()) == {*kg.disputes().in_language("es")}


@pytest.mark.parametrize("verb", ["disputes", "changes", "corroboration", "voices"])
def test_the_command_line_tells_the_same(tmp_path: Path, verb: str) -> None:
    kg = debate()
    kg.save(tmp_path)

    told = run(verb, "-d", tmp_path)
    as_csv = run(verb, "-d", tmp_path, "--format", "csv", "--topic", "north")
    as_json = run(verb, "-d", tmp_path, "--format", "json")

    assert told.status == as_csv.status == as_json.status == 0
    assert getattr(kg, verb)().counted in told.out
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    assert len(rows) == len(getattr(kg, verb)(topic="north").records())
    assert json.loads(as_json.out) == list(getattr(kg, verb)().records())


def test_the_command_line_tells_pairs(tmp_path: Path) -> None:
    debate().save(tmp_path)

    done = run("voices", "--pairs", "-d", tmp_path)

    assert "3 pairs of voices" in done.out
    assert "Ann Ames, Cy Coe" in done.out


def test_a_question_can_be_saved_of_what_had_been_said_by_a_day(tmp_path: Path) -> None:
    debate().save(tmp_path)

    done = run("ask", "--save", "What had been said?", "-d", tmp_path, "--said-by", "2024")

    assert done.status == 0, done.err
    (question,) = graph.load(tmp_path).questions
    assert question.query == Query(said_by="2024")
    assert len(question.expected) == 2


# Laws


@st.composite
def debates(draw: st.DrawFn) -> Dataset:
    seed = draw(st.integers(0, 10_000))
    most = draw(st.integers(0, 40))
    relations = {one.id: one for one in debated(seed, most)}
    whole = dataset_of(
        {f"{kind}-{n}": kind for kind in ("person", "candidate") for n in range(2)},
        documents=[*DOCUMENTS[:2], {"id": "three", "title": "Three"}],
    )
    heard = voiced(
        Dataset(whole.header, whole.entities, tuple(relations.values()), whole.vocabulary)
    )
    once = {one.id: one for one in heard.relations}
    return Dataset(heard.header, heard.entities, tuple(once.values()), heard.vocabulary)


VERBS = ("disputes", "changes", "corroboration", "speaking")


@given(debates())
def test_each_claim_held_against_each_other_comes_to_the_same(dataset: Dataset) -> None:
    quick, plain = Memory(dataset), Plain(dataset)

    for verb in VERBS:
        assert getattr(quick, verb)(Query()) == getattr(plain, verb)(Query())


@given(debates(), st.randoms(use_true_random=False))
def test_in_whatever_order_claims_and_documents_come_the_same_is_said(
    dataset: Dataset, chance: Any
) -> None:
    relations, documents = list(dataset.relations), list(dataset.header.documents)
    chance.shuffle(relations)
    chance.shuffle(documents)
    header = dataset.header.model_copy(update={"documents": tuple(documents)})
    turned = Memory(Dataset(header, dataset.entities, tuple(relations), dataset.vocabulary))
    told = Memory(dataset)

    def disputed(engine: Memory) -> set[frozenset[frozenset[str]]]:
        return {
            frozenset(frozenset(claim.id for claim in side.relations) for side in one.sides)
            for one in (*engine.disputes(Query()), *engine.changes(Query()))
        }

    def shared(engine: Memory) -> set[frozenset[str]]:
        return {
            frozenset(one.id for one in stance.relations)
            for stance in engine.corroboration(Query())
        }

    assert disputed(turned) == disputed(told)
    assert shared(turned) == shared(told)
    assert set(turned.speaking(Query())) == set(told.speaking(Query()))
