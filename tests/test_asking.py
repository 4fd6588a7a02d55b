"""A graph is asked by any of its words, and what it answers stays a thing to ask further."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import graph
from graph.asked_words import COLUMNS
from graph.engine.protocol import Engine
from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.model import CERTAINTIES, MODALITIES, OPEN, Dataset, Query
from graph.problems import Problem
from tests.command import run
from tests.conformance.plain import Plain
from tests.tiny import RELATIONS_YAML, claim, dataset_of, graph_of, relation, write

SCENARIOS = [
    {
        "id": "red",
        "label": "If red",
        "group": "vote",
        "counterparts": {"winner": "ada", "house": "pax"},
    },
    {"id": "blue", "label": "If blue", "group": "vote", "counterparts": {"winner": "bob"}},
]
ENTITIES: dict[str, Any] = {
    "ada": {"kind": "candidate", "name": "Ada Ávila", "aliases": ["the Countess"]},
    "bob": {"kind": "candidate", "name": "Bob"},
    "cho": {"kind": "person", "name": "Cho", "names": {"es": "La señora Cho"}},
    "navy": {"kind": "agency", "name": "Navy"},
    "docks": {"kind": "region", "name": "Docks"},
    "act": {"kind": "policy", "name": "Harbour Act"},
    "pax": {"kind": "party", "name": "Pax"},
}
FIELDS = {
    "depth": {"type": "number"},
    "need": {"type": "number", "required": True},
    "urgent": {"type": "yes_no"},
    "since": {"type": "date"},
    "phase": {"type": "choice", "choices": ["early", "late"], "words": {"late": {"es": "tarde"}}},
    "payer": {"type": "entity"},
    "manner": {"type": "text"},
}
KINDS = {
    "relations": [
        {
            "kind": "dredging",
            "forward": "dredges",
            "inverse": "is dredged by",
            "noun": "Deepening",
            "fields": FIELDS,
        }
    ]
}


def cited(*paragraphs: int | None, document: str = "note", start: int = 0) -> list[dict[str, Any]]:
    return [
        {"document": document, "paragraph": one, "start": start + at, "end": start + at + 1}
        for at, one in enumerate(paragraphs)
    ]


def harbour() -> KnowledgeGraph:
    """A harbour town: each claim shows something of its own."""
    plan = {"modality": "plan"}
    dredging: dict[str, Any] = {
        "need": 8,
        "depth": 8.5,
        "urgent": True,
        "since": "2025-12",
        "phase": "late",
        "payer": "pax",
        "manner": "The Ñandú is too big",
    }
    return graph_of(
        ENTITIES,
        claim(
            "deployment", "navy", "docks", id="1", role="lead", legal_basis="act", evidence=cited(8)
        ),
        claim(
            "deployment",
            *("navy", "docks"),
            id="2",
            role="support",
            scenario="red",
            certainty="probable",
            evidence=cited(9, 8, start=10),
            **plan,
        ),
        claim("dredging", "navy", "docks", id="3", evidence=cited(10, start=20), **dredging),
        claim(
            "dredging",
            "navy",
            "docks",
            id="4",
            need=0,
            urgent=False,
            negated=True,
            evidence=cited(11, start=30),
        ),
        claim(
            "support",
            "cho",
            "ada",
            id="5",
            topic="north",
            evidence=cited(12, start=40),
            note="Ask Eva again",
        ),
        claim(
            "opposition",
            "pax",
            "bob",
            id="6",
            holder="cho",
            date="2025",
            evidence=cited(12, start=50),
        ),
        claim(
            "advice",
            *("cho", "bob"),
            id="7",
            statement="Cho whispers to him.",
            statements={"es": "Cho le susurra."},
            start="2024",
            end="..",
            evidence=cited(None, document="memo"),
        ),
        documents=[
            {"id": "note", "title": "A note", "authors": ["Ann Ames"]},
            {"id": "memo", "title": "A memo", "by": ["bob"]},
        ],
        scenarios=SCENARIOS,
        kinds=KINDS,
    )


KG = harbour()


def ids(kg: KnowledgeGraph = KG, **asked: Any) -> str:
    """The ids of the relations that answer, which are single digits, as one word."""
    return "".join(one.id for one in kg.relations(**asked))


# What can be asked


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({}, "1234567"),
        # kinds' own fields
        ({"role": "lead"}, "1"),
        ({"role": ("lead", "support")}, "12"),
        ({"own": {"role": "LEAD"}}, "1"),
        ({"own": {"role": "lead"}, "kind": "dredging"}, ""),
        ({"legal_basis": "act"}, "1"),
        ({"legal_basis": "Harbour Act"}, "1"),
        ({"legal_basis": KG["act"]}, "1"),
        ({"payer": "Pax"}, "3"),
        ({"need": 8}, "3"),
        ({"need": "8.0"}, "3"),
        ({"need": 0}, "4"),
        ({"need": (8, 0)}, "34"),
        ({"need": 80}, ""),
        ({"urgent": True}, "3"),
        ({"urgent": "NO"}, "4"),
        ({"phase": "late"}, "3"),
        ({"phase": "early"}, ""),
        ({"since": "2025-12"}, "3"),
        ({"manner": "nandu big"}, "3"),
        ({"manner": ("wrong", "NANDU")}, "3"),
        # paragraph and note
        ({"paragraph": 8}, "12"),
        ({"paragraph": "08"}, "12"),
        ({"paragraph": [8, "10"]}, "123"),
        ({"paragraph": 8.0}, "12"),
        ({"paragraph": 99}, ""),
        ({"paragraph": ()}, "1234567"),
        ({"note": "eva AGAIN"}, "5"),
        ({"note": ""}, "1234567"),
        # text
        ({"text": "whispers"}, "7"),
        ({"text": "susurra"}, "7"),
        ({"text": "avila"}, "5"),
        ({"text": "countess"}, "5"),
        ({"text": "señora"}, "567"),
        ({"text": "ask eva"}, "5"),
        ({"text": "nandu"}, "3"),
        ({"text": "deepening"}, "34"),
        ({"text": "harbour"}, "1"),
        ({"text": "ames"}, "12345"),
        ({"text": "probably planned"}, "2"),
        ({"text": "bob whispers"}, "7"),
        ({"text": ("nandu", "whispers")}, "37"),
        ({"text": ("nandu", "  ")}, "3"),
        ({"text": ""}, "1234567"),
        ({"text": "   "}, "1234567"),
        ({"text": ()}, "1234567"),
        ({"text": "nowhere"}, ""),
        # who is named
        ({"entity": "act"}, "1"),
        ({"entity": "cho"}, "567"),
        ({"entity": "pax"}, "36"),
        ({"entity": "the countess"}, "5"),
        ({"entity": ["la senora cho", KG["act"]]}, "1567"),
        ({"side": "red"}, "356"),
        ({"side": "blue"}, "67"),
        ({"side": ("red", "blue")}, "3567"),
        # left out
        ({"exclude": {"role": "lead"}}, "234567"),
        ({"exclude": {"topic": "north"}}, "123467"),
        ({"exclude": {"modality": "plan", "negated": True}}, "13567"),
        ({"exclude": {"modality": MODALITIES}}, ""),
        ({"exclude": {"paragraph": 8}}, "34567"),
        ({"exclude": {"entity": "cho"}}, "1234"),
        ({"exclude": {"side": "red"}}, "1247"),
        ({"exclude": {"text": ("nandu", "whispers")}}, "12456"),
        ({"exclude": {"on": "2025"}}, "12345"),
        ({"exclude": {"scenario": "always"}}, "2"),
        ({"exclude": {"urgent": False, "holder": "Cho"}}, "12357"),
        ({"exclude": {"own": {"phase": "late"}}}, "124567"),
        ({"exclude": {"note": "eva"}}, "123467"),
        ({"exclude": {}}, "1234567"),
        ({"exclude": Query(kind="dredging"), "kind": ("dredging", "advice")}, "7"),
        # order and limit
        ({"limit": 2}, "12"),
        ({"limit": 10**30}, "1234567"),
        ({"order": "-id"}, "7654321"),
        ({"order": "-id", "limit": 2}, "76"),
        ({"order": "certainty"}, "1345672"),
        ({"order": "-certainty"}, "2134567"),
        ({"order": "modality"}, "1345672"),
        ({"order": "topic"}, "5123467"),
        ({"order": "-topic"}, "5123467"),
        ({"order": "scenario"}, "2134567"),
        ({"order": ("kind", "-id")}, "7214365"),
        ({"order": "-date"}, "7612345"),
        ({"order": ["date", "start"]}, "7612345"),
        ({"order": "end"}, "7123456"),
        ({"order": "holder"}, "1234576"),
        ({"order": "voice"}, "1234576"),
    ],
)
def test_each_word_finds_what_it_says(asked: dict[str, Any], answer: str) -> None:
    assert ids(**asked) == answer
    assert "".join(one.id for one in Plain(KG.dataset).relations(Query(**asked))) == answer


@pytest.mark.parametrize(
    ("asked", "answer"), [({"depth": 8.5}, "3"), ({"depth": "8.50"}, "3"), ({"depth": 8}, "")]
)
def test_a_number_is_equal_or_is_not(asked: dict[str, Any], answer: str) -> None:
    assert [ids(**asked), ids(depth="8.50")] == [answer, "3"]


@pytest.mark.parametrize("word", ["12", "2025", "-"])
def test_a_date_of_a_kind_s_own_is_equal_or_is_not(word: str) -> None:
    assert ids(since=word) == ""


def test_a_date_may_be_asked_for_by_a_date() -> None:
    kg = graph_of(
        ENTITIES, claim("dredging", "navy", "docks", since="2025-12-01", need=1), kinds=KINDS
    )

    assert len(kg.relations(own={"since": date(2025, 12, 1)})) == 1


@pytest.mark.parametrize("number", [0.1 + 0.2, 2.0**53, 1234567.123456789])
def test_a_number_is_found_by_itself(number: float) -> None:
    kg = graph_of(ENTITIES, claim("dredging", "navy", "docks", need=number), kinds=KINDS)

    assert len(kg.relations(own={"need": number})) == 1


def test_what_folds_to_nothing_asks_nothing() -> None:
    assert ids(text=("\u0301", "whispers")) == "7"


def test_an_author_s_alias_is_no_word_of_the_claim() -> None:
    kg = graph_of(
        ENTITIES,
        claim("advice", "bob", "cho"),
        documents=[{"id": "note", "title": "N", "by": ["ada"]}],
    )
    asked = Query(text="countess")

    assert kg.relations(asked) == Plain(kg.dataset).relations(asked)


@pytest.mark.parametrize(
    "asked",
    [
        {"paragraph": -1},
        {"paragraph": "x"},
        {"paragraph": True},
        {"paragraph": 8.5},
        {"paragraph": "9" * 5_000},
        {"limit": 0},
        {"limit": -1},
        {"limit": 2.5},
        {"limit": "many"},
        {"order": "bogus"},
        {"order": "--date"},
        {"order": ""},
        {"order": "note"},
        {"note": 5},
        {"note": ("a", "b")},
        {"on": ""},
        {"on": "2025-13"},
        {"exclude": "plan"},
        {"exclude": {"limit": 1}},
        {"exclude": {"order": "id"}},
        {"exclude": {"exclude": {"kind": "advice"}}},
        {"exclude": Query(limit=1)},
        {"own": "role"},
        {"own": {"role": {"lead": True}}},
        {"kind": b"advice"},
        {"kind": {"advice": True}},
        {"source": [None]},
        {"negated": "perhaps"},
    ],
)
def test_what_is_no_question_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"write |excluded|date|calendar"):
        KG.relations(**asked)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"phase": "lat"}, "late"),
        ({"urgent": "perhaps"}, "perhaps"),
        ({"need": "deep"}, "deep"),
        ({"payer": "paxx"}, "pax"),
        ({"legal_basis": "Harbor Act"}, "Harbor Act"),
        ({"own": {"rol": "lead"}}, "role"),
        ({"side": "rad"}, "red"),
        ({"document": "nota"}, "note"),
        ({"exclude": {"rol": "lead"}}, "role"),
        ({"exclude": {"entity": "chu"}}, "cho"),
        ({"exclude": {"payer": "paxx"}}, "pax"),
        ({"entity": "chu"}, "cho"),
        ({"voice": "Ann Amis"}, "Ann Ames"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(asked: dict[str, Any], named: str) -> None:
    with pytest.raises(graph.UnknownName, match=f'"{named}"'):
        KG.relations(**asked)


def test_a_keyword_that_is_no_field_is_refused_with_the_nearest() -> None:
    with pytest.raises(TypeError, match=r'"rol".*"role"'):
        KG.relations(rol="lead")  # type: ignore[call-arg]


def test_a_query_is_asked_of_any_graph() -> None:
    query = Query(kind="dredging", own={"urgent": True})
    other = graph_of(ENTITIES, claim("advice", "ada", "bob"))

    assert [one.id for one in KG.relations(query)] == ["3"]
    with pytest.raises(graph.UnknownName):
        other.relations(query)
    assert len(other.relations(Query(text="advises"))) == 1


def test_a_query_and_keywords_are_asked_together() -> None:
    query = Query(kind="deployment", role="lead", exclude={"urgent": True})

    assert "".join(one.id for one in KG.relations(query, role="support")) == "2"
    assert KG.relations(query, paragraph=9) == ()
    assert query == Query(exclude={"urgent": "true"}, kind=["deployment"], own={"role": "lead"})


WORDS = st.lists(st.sampled_from(["a", "b b", "Ñ", "8", "-"]), max_size=3)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "kind": WORDS,
        "voice": WORDS,
        "paragraph": st.lists(st.integers(0, 99), max_size=3),
        "negated": st.booleans(),
        "on": st.sampled_from(["2025", "2025-12", "2025-12-14"]),
        "said_by": st.sampled_from(["2025", "2025-12", "2025-12-14"]),
        "text": WORDS,
        "note": st.text(max_size=3),
        "role": WORDS,
        "own": st.dictionaries(st.sampled_from(["phase", "depth"]), WORDS),
        "order": st.lists(st.sampled_from(["id", "-date", "kind"]), max_size=3),
        "limit": st.integers(1, 99),
    },
)


@given(asked=QUERIES, left_out=QUERIES)
def test_a_query_is_the_same_however_it_is_written(
    asked: dict[str, Any], left_out: dict[str, Any]
) -> None:
    without = {name: words for name, words in left_out.items() if name not in {"order", "limit"}}
    query = Query(**asked, exclude=Query(**without))

    assert Query(**query.spelled()) == query
    assert Query.model_validate_json(query.model_dump_json()) == query
    assert Query.model_validate(json.loads(query.model_dump_json(exclude_defaults=True))) == query
    assert pickle.loads(pickle.dumps(query)) == query  # noqa: S301  # it is ours
    assert hash(Query(**query.spelled())) == hash(query)


def test_queries_that_ask_the_same_are_equal() -> None:
    assert Query(exclude={}) == Query(exclude={"kind": ()}) == Query()


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "entity": st.sampled_from([*ENTITIES, ["ada", "cho"]]),
        "side": st.sampled_from(["red", "blue"]),
        "role": st.sampled_from(["lead", "support"]),
        "need": st.sampled_from([0, 8]),
        "payer": st.just("pax"),
        "paragraph": st.sampled_from([8, 12, [9, 10]]),
        "text": st.sampled_from(["o", "navy docks", ["nandu", "cho"], "2025"]),
        "voice": st.sampled_from(["Ann Ames", "bob", "cho"]),
        "holder": st.sampled_from(["author", "cho", ["author", "cho"]]),
        "negated": st.booleans(),
        "on": st.sampled_from(["2024", "2025"]),
        "modality": st.sampled_from(MODALITIES[:3]),
        "scenario": st.sampled_from(["always", "red"]),
    },
)
ORDER = st.lists(
    st.tuples(st.sampled_from(["", "-"]), st.sampled_from(COLUMNS)).map("".join), max_size=3
)


@given(asked=ASKED, left_out=ASKED, order=ORDER, limit=st.sampled_from([None, 1, 3]))
def test_what_is_left_out_is_what_no_field_alone_finds(
    asked: dict[str, Any], left_out: dict[str, Any], order: Any, limit: int | None
) -> None:
    query = Query(**asked, exclude=left_out, order=order, limit=limit)

    found = KG.relations(query)

    assert found == Plain(KG.dataset).relations(query)
    alone = [KG.relations(Query(**{name: words})) for name, words in left_out.items()]
    kept = [one for one in KG.relations(**asked) if not any(one in those for those in alone)]
    assert sorted(one.id for one in KG.relations(**asked, exclude=left_out)) == [o.id for o in kept]


@pytest.mark.parametrize("column", COLUMNS)
def test_what_lacks_a_column_comes_last_either_way(column: Any) -> None:
    orders: tuple[Any, ...] = (column, f"-{column}")
    for order in orders:
        fields = ("date", "start", "end") if column == "date" else (column,)
        values = [
            all(getattr(one, field) is None for field in fields)
            for one in KG.relations(order=order)
        ]
        assert values == sorted(values)
        assert KG.relations(order=order) == KG.relations().sorted(order)


def test_answers_come_in_the_order_of_the_text() -> None:
    documents = [{"id": "b", "title": "B"}, {"id": "a", "title": "A"}]
    places: list[tuple[str, list[Any]]] = [
        ("9", [{"document": "b", "start": 5, "end": 6}, {"document": "a", "start": 0, "end": 1}]),
        ("3", [{"document": "b", "start": 7, "end": 8}, {"document": "b", "start": 0, "end": 1}]),
        ("4", [{"document": "b", "start": 7, "end": 9}]),
        ("1", [{"document": "b", "record": "row 1"}]),
        ("2", [{"document": "a", "start": 0, "end": 1}]),
        ("0", []),
    ]
    made = [
        claim("advice", "ada", "bob", id=one, date=str(2000 + n), holder="cho", evidence=evidence)
        for n, (one, evidence) in enumerate(places)
    ]
    kg = graph_of({"ada": "person", "bob": "person", "cho": "person"}, *made, documents=documents)

    order = [one for one, _evidence in places]
    assert [one.id for one in kg.relations()] == order
    assert [one.id for one in kg.relations(source="ada", order="-id").sorted()] == order
    assert [one.id for one in kg.dataset.relations] == order


# Entities, and the graph as a collection


def test_an_entity_may_be_named_or_be_itself_wherever_one_is_asked_for() -> None:
    ways = [KG["ada"], "ada", "Ada Ávila", "the countess", "ADA AVILA"]

    def each(ask: Callable[[Any], Any]) -> None:
        answers = [ask(way) for way in ways]
        assert all(answer == answers[0] for answer in answers)

    each(KG.entity)
    each(lambda who: KG[who])
    each(lambda who: who in KG)
    each(lambda who: KG.relations(entity=who))
    each(lambda who: KG.relations(target=[who]))
    each(KG.neighbors)
    each(lambda who: KG.neighbors("cho", target=who))
    each(lambda who: list(KG.ego(who)))
    each(lambda who: KG.shortest_path(who, "bob").entities)
    each(lambda who: [path.entities for path in KG.paths("bob", who)])
    each(lambda who: KG.compare("red", "blue", entity=who).records())
    each(lambda who: len(KG.subgraph(entity=who)))
    each(lambda who: KG.counts("kind", entity=who))
    each(lambda who: KG.relations(exclude={"entity": who}))


def test_an_entity_is_found_by_itself() -> None:
    assert KG.find(KG["ada"]) is KG["ada"]


def test_a_name_that_two_bear_is_refused_and_an_id_is_not() -> None:
    kg = graph_of(
        {
            "ada": {"kind": "person", "name": "Ada L."},
            "two": {"kind": "person", "name": "Ada"},
            "bob": "person",
        },
        claim("advice", "ada", "bob"),
    )

    assert kg["ada"].name == "Ada L."
    assert kg.relations(entity="ada") == kg.relations()
    assert kg.shortest_path("ada", "bob").entities == ("ada", "bob")
    assert "Ada" in kg
    for ask in (kg.entity, kg.neighbors, kg.ego):
        with pytest.raises(graph.AmbiguousName, match="ada or two"):
            ask("Ada")
    with pytest.raises(graph.AmbiguousName):
        kg.relations(entity="Ada")


@pytest.mark.parametrize(
    "words", [("find", "ada"), ("path", "ada", "bob"), ("query", "--entity", "ada")]
)
def test_the_command_line_takes_an_id_that_is_another_s_name(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    entities = "".join(
        f"- {{id: {who}, kind: person, name: {name}}}\n"
        for who, name in (("ada", "Ada L."), ("two", "Ada"), ("bob", "Bob"))
    )
    write(tmp_path / "data", {"entities.yaml": entities, "relations.yaml": RELATIONS_YAML})

    done = [run(*words, "-d", tmp_path / "data"), run("find", "ada", "-d", tmp_path / "data")]

    assert [(one.status, one.err) for one in done] == [(0, ""), (0, "")]


def test_a_graph_is_a_collection_of_entities() -> None:
    assert [one.id for one in KG] == sorted(ENTITIES)
    assert len(KG) == 7
    assert all(one in KG and one.id in KG and KG[one] == KG[one.id] for one in KG)
    strangers: list[Any] = ["nobody", None, 5, "", KG, KG.relations()[0], []]
    assert not any(what in KG for what in strangers)
    with pytest.raises(graph.UnknownEntity, match='"navy"'):
        KG["navi"]
    assert bool(graph_of({}))


def test_entities_and_relations_go_into_sets() -> None:
    again = harbour()

    assert {*KG} == {*again}
    assert {*KG.relations()} == {*again.relations()}
    assert {one: one.name for one in KG}[again["ada"]] == "Ada Ávila"


def test_counts_and_entities_agree_and_sub_kinds_count_too() -> None:
    counts = KG.counts()

    assert counts["entities"] == {kind: len(KG.entities(kind)) for kind in counts["entities"]}
    assert counts["entities"]["person"] == 3
    assert counts["relations"] == KG.counts("kind")
    assert list(counts["entities"].values()) == sorted(counts["entities"].values(), reverse=True)


@pytest.mark.parametrize(
    "by",
    [
        "kind", "source", "target", "topic", "modality", "certainty", "basis", "voice", "document",
        "source_kind", "target_kind",
    ],
)  # fmt: skip
def test_what_is_counted_is_what_is_found(by: str) -> None:
    for value, count in KG.counts(by).items():
        if value is not None:
            found = KG.relations(**{by: value})
            end = by.removesuffix("_kind")
            exact = [one for one in found if by == end or KG[getattr(one, end)].kind == value]
            assert count == len(exact)


@pytest.mark.parametrize(
    "by", ["role", "need", "urgent", "phase", "payer", "since", "manner", "paragraph"]
)
def test_own_fields_and_paragraphs_are_counted_by_their_values(by: str) -> None:
    for value, count in KG.counts(by).items():
        if value is not None:
            assert len(KG.relations(**{by: value})) == count
    assert sum(KG.counts(by, kind="advice").values()) == 1


def test_entities_are_counted_as_they_are_found() -> None:
    assert KG.counts("entity") == {
        one.id: found for one in KG if (found := len(KG.relations(entity=one)))
    }


def test_what_cannot_be_counted_by_is_refused_with_the_nearest() -> None:
    with pytest.raises(TypeError, match=r'"modalty".*"modality"'):
        KG.counts("modalty")


def test_search_finds_entities_and_relations() -> None:
    found = KG.search("countess")

    assert [one.id for one in found.entities] == ["ada"]
    assert [one.id for one in found.relations] == ["5"]
    assert "1 entity:" in repr(found)
    assert bool(found)
    assert [one.id for one in KG.search("ADA").entities] == ["ada"]
    for nothing in ("", "  ", "\u0301"):
        assert not KG.search(nothing)
    assert not KG.search("zebra")


def test_what_there_is_is_on_one_screen() -> None:
    told = KG.describe()

    assert told.count("\n") < 40
    for word in (
        "dredging",
        "Ann Ames",
        "north",
        "role",
        "phase (early, late)",
        "red (If red)",
        *MODALITIES,
    ):
        assert word in told
    assert graph.load().describe().count("\n") < 40
    assert [kind.model_fields["kind"].default for kind in KG.kinds[:2]] == [
        "deployment",
        "dredging",
    ]
    assert [one.id for one in KG.topics] == ["north", "south"]
    assert [one.id for one in KG.documents] == ["note", "memo"]
    assert "Ann Ames" in repr(KG.documents)
    assert "phase (early, late)" in repr(KG.kinds)


def test_what_there_is_in_a_large_graph_is_on_one_screen_too() -> None:
    kg = graph_of(
        {"ada": "person", "bob": "person"},
        claim("advice", "ada", "bob"),
        documents=[
            {"id": "note", "title": "A"},
            *({"id": f"d{n}", "title": "A text"} for n in range(200)),
        ],
        topics=[{"id": f"topic-{n}", "label": "A topic"} for n in range(300)],
    )

    assert kg.describe().count("\n") < 60


def test_questions_and_header_print_short() -> None:
    kg = graph.load()

    assert len(repr(kg.questions).splitlines()) <= 3 * len(kg.questions)
    assert all(one.id in repr(kg.questions) for one in kg.questions)
    assert len(repr(kg.header)) < 3_000
    assert repr(kg.ask()) == repr(kg.questions)
    assert kg.questions[:1][0] is kg.questions[0]


# Parts


def test_a_subgraph_is_a_graph_of_what_is_asked_and_all_that_it_names() -> None:
    part = KG.subgraph(legal_basis="act")

    assert ids(part) == "1"
    assert {one.id for one in part} == {"navy", "docks", "act"}
    assert part.relations(entity="cho") == ()
    assert {one.id for one in KG.subgraph(holder="cho")} == {"bob", "cho", "pax"}
    assert "<html" in part.to_html()
    assert ids(KG.subgraph(kind="deployment").subgraph(role="lead")) == "1"
    assert len(KG.subgraph(text="nowhere")) == 0


def test_a_scenario_of_a_scenario_is_refused() -> None:
    world = KG.scenario("If red")

    for part in (world, world.ego("navy"), world.subgraph(kind="deployment")):
        for asked in ("red", "blue", "nowhere"):
            with pytest.raises(graph.NestedScenario, match='world of scenario "red"'):
                part.scenario(asked)
        with pytest.raises(graph.NestedScenario):
            part.compare("red", "blue")


def test_a_limit_of_ties_is_of_ties() -> None:
    kg = graph_of(
        {"ada": "person", "bob": "person", "cho": "person", "dan": "person"},
        claim("advice", "bob", "cho", holder="ada", evidence=cited(1)),
        claim("advice", "ada", "dan", evidence=cited(1, start=9)),
    )

    assert [one.id for one in kg.neighbors("ada", limit=1)] == ["dan"]


def test_a_graph_of_a_graph_is_another_of_the_same() -> None:
    assert KnowledgeGraph(KG).engine is KG.engine


def test_an_unknown_relation_is_no_entity() -> None:
    with pytest.raises(graph.UnknownRelation, match='no relation "11"'):
        KG.relation("11")
    assert not issubclass(graph.UnknownRelation, graph.UnknownEntity)


def through(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # it is ours


PARTS: Mapping[str, Callable[[KnowledgeGraph], KnowledgeGraph]] = {
    "whole": lambda kg: kg,
    "world": lambda kg: kg.scenario("red"),
    "neighbourhood": lambda kg: kg.ego("navy"),
    "of a world": lambda kg: kg.scenario("red").ego("navy"),
    "answer": lambda kg: kg.subgraph(kind="dredging"),
}
ANSWERS: Mapping[str, Callable[[KnowledgeGraph], Any]] = {
    "all": lambda kg: kg.relations(),
    "some": lambda kg: kg.relations(kind="dredging", order="-id"),
    "sorted": lambda kg: kg.relations().sorted("-id")[:3],
    "none": lambda kg: kg.relations(text="nowhere"),
    "records": lambda kg: kg.records(),
    "found": lambda kg: kg.search("navy"),
    "relation": lambda kg: kg.relations(kind="advice")[0],
    "entity": lambda kg: kg["ada"],
    "path": lambda kg: kg.shortest_path("cho", "bob"),
    "compared": lambda kg: kg.compare("red", "blue"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_graph_goes_through_pickle(part: str) -> None:
    kg = PARTS[part](harbour())

    again = through(kg)

    assert again.title == kg.title
    assert again.dataset == kg.dataset
    assert [one.voice for one in again.relations()] == [one.voice for one in kg.relations()]
    assert again.records() == kg.records()
    assert again.relations(entity="act") == kg.relations(entity="act")
    assert again.engine.scenario == kg.engine.scenario
    assert dict(again.engine.beyond) == dict(kg.engine.beyond)


def test_a_graph_whose_dataset_was_looked_at_goes_through_pickle() -> None:
    kg = harbour()

    assert kg.dataset.relations == through(kg).dataset.relations


@pytest.mark.parametrize("asked", ANSWERS)
def test_answers_go_through_pickle(asked: str) -> None:
    answer = ANSWERS[asked](KG)

    assert through(answer) == answer
    assert repr(through(answer)) == repr(answer)


# Comparing


def rows(compared: graph.Comparison) -> list[tuple[str, str, str]]:
    return [
        (row.status, "".join(one.id for one in row.left), "".join(one.id for one in row.right))
        for row in compared.lined
    ]


def contest() -> KnowledgeGraph:
    plan = {"modality": "plan"}
    return graph_of(
        ENTITIES,
        claim("support", "ada", "cho", id="1", scenario="red", topic="north", **plan),
        claim("support", "bob", "cho", id="2", scenario="blue", topic="north", **plan),
        claim(
            "support", "ada", "navy", id="3", scenario="red", topic="south", holder="ada", **plan
        ),
        claim(
            "support", "bob", "navy", id="4", scenario="blue", topic="south", holder="bob", **plan
        ),
        claim("opposition", "ada", "docks", id="5", scenario="red", topic="south", **plan),
        claim("advice", "cho", "ada", id="6"),
        claim("advice", "cho", "bob", id="7"),
        scenarios=SCENARIOS,
    )


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, [("same", "1", "2"), ("only_left", "5", ""), ("same", "3", "4")]),
        ({"topic": "north"}, [("same", "1", "2")]),
        ({"entity": "ada"}, [("same", "1", "2"), ("only_left", "5", ""), ("same", "3", "4")]),
        ({"entity": "Bob", "target": "navy"}, [("same", "3", "4")]),
        ({"source": "bob", "kind": "opposition"}, [("only_left", "5", "")]),
        ({"side": "red", "topic": "north"}, [("same", "1", "2")]),
        ({"text": "docks"}, [("only_left", "5", "")]),
        ({"entity": "cho", "exclude": {"topic": "north"}}, []),
    ],
)
def test_what_is_asked_of_one_side_is_answered_for_the_other(
    asked: dict[str, Any], wanted: list[Any]
) -> None:
    kg = contest()

    assert rows(kg.compare("red", "blue", **asked)) == wanted
    assert rows(graph.compare(kg.scenario("red"), kg.scenario("blue"), **asked)) == wanted
    assert rows(kg.compare("red", "blue", Query(**asked))) == wanted


@pytest.mark.parametrize("asked", [{"holder": "ada"}, {"voice": "ada"}, {"holder": "bob"}])
def test_whose_claims_are_asked_for_is_answered_by_the_other_side_s(asked: dict[str, Any]) -> None:
    assert rows(contest().compare("red", "blue", **asked)) == [("same", "3", "4")]


def test_who_is_left_out_of_one_side_is_left_out_of_the_other() -> None:
    assert rows(contest().compare("red", "blue", exclude={"entity": "ada"})) == []


def test_two_neighbourhoods_differ_in_nothing_that_both_graphs_claim() -> None:
    kg = contest()

    assert rows(graph.compare(kg.ego("ada"), kg.ego("bob"))) == []
    worlds = (kg.scenario("red").ego("ada"), kg.scenario("blue").ego("bob"))
    assert [row[0] for row in rows(graph.compare(*worlds))] == ["same", "only_left", "same"]
    sent = through(worlds[0])
    assert rows(graph.compare(sent, worlds[1])) == rows(graph.compare(*worlds))


@pytest.mark.parametrize("limit", [3, 4])
def test_a_limit_invents_no_difference(limit: int) -> None:
    kg = contest()
    whole = {one.id for row in kg.compare("red", "blue").lined for one in (*row.left, *row.right)}
    compared = kg.compare("red", "blue", limit=limit, order="-id")

    assert {one.id for row in compared.lined for one in (*row.left, *row.right)} <= whole
    assert [row.status for row in compared.lined].count("only_right") == 0


def test_the_worlds_of_two_neighbourhoods_differ_in_nothing_that_both_claim() -> None:
    kg = contest()

    compared = graph.compare(kg.ego("ada").scenario("red"), kg.ego("bob").scenario("blue"))

    assert [row[0] for row in rows(compared)] == ["same", "only_left", "same"]


@pytest.mark.parametrize(
    "asked",
    [
        {"role": ""},
        {"role": None},
        {"own": {"role": ()}},
        {"exclude": {"scenario": None}},
        {"exclude": {"legal_basis": ""}},
    ],
)
def test_a_field_without_a_word_is_refused_and_not_passed_over(asked: dict[str, Any]) -> None:
    with pytest.raises(graph.UnusableQuery, match="has="):
        KG.relations(**asked)


def test_what_says_something_of_a_field_can_be_asked_for() -> None:
    both = {*KG.relations(has="legal_basis"), *KG.relations(exclude={"has": "legal_basis"})}
    assert len(both) == len(KG.relations())
    assert all(one.legal_basis for one in KG.relations(has="legal_basis"))  # type: ignore[attr-defined]
    assert all(one.note for one in KG.relations(has="note"))
    with pytest.raises(graph.UnknownName, match="legal_basis"):
        KG.relations(has="legal_base")


# Relations


def test_relations_stay_themselves() -> None:
    found = KG.relations()

    for part in (
        found[:3],
        found[::-1],
        found + KG.relations(),
        found.sorted("-id"),
        found[:0] + found,
    ):
        assert isinstance(part, graph.Relations)
        assert part.records() == KG.records_of(part)
        assert part.sentences() == [KG.engine.sentence(one) for one in part]
    assert found[0].id == found[-7].id == "1"
    assert found == tuple(found)
    assert hash(found) == hash(tuple(found))
    assert [one.id for one in found.sorted(lambda one: -int(one.id))] == list("7654321")
    assert "".join(one.id for one in found.sorted(reverse=True)) == "7654321"


def test_answers_add_up() -> None:
    answers = [KG.relations(kind=kind) for kind in ("support", "advice")]

    assert len(sum(answers, graph.Relations()).records()) == 2


def test_an_answer_s_print_says_when_and_as_what() -> None:
    told = repr(KG.relations())

    assert told.startswith("7 relations:")
    for words in ("role: lead", "legal basis: Harbour Act", "since 2024", "2025", "negated", "note: Ask Eva again",
                  "held by Ann Ames", "held by Bob", "held by Cho", "note ¶9 10–11"):  # fmt: skip
        assert words in told
    many = sum([KG.relations()] * 10, graph.Relations())
    assert "… and 10 more" in repr(many)


def test_an_answer_in_a_notebook_is_light_html_that_holds_no_markup_of_others() -> None:
    bad = "<script>alert(1)</script>"
    kg = graph_of(
        {"ada": {"kind": "person", "name": bad}, "bob": "person"},
        claim("advice", "ada", "bob", id="<b>", note=bad, aspect=bad),
        documents=[{"id": "note", "title": bad, "authors": [bad]}],
        title=bad,
    )
    shown = [kg.relations(), kg.search("script"), kg, kg.documents, kg.topics, kg.scenarios, kg.kinds,
             kg.relations(text="nothing")]  # fmt: skip

    for one in shown:
        told: str = getattr(one, "_repr_html_")()  # noqa: B009  # several types have it
        assert "<script" not in told
        assert "<b>" not in told
        assert len(told) < 8_000


def test_what_comes_from_no_graph_still_prints() -> None:
    alone = graph.Relations([relation("advice", "ada", "bob")])

    assert alone.sentences() == ["Ada advises bob."]
    assert repr(graph.Relations()) == "0 relations"
    assert graph.Relations().absence is None
    with pytest.raises(TypeError, match="come from no graph"):
        alone.records()


# Absence


def spoken(annotated: str | None = None, **header: Any) -> KnowledgeGraph:
    return graph_of(
        {"ada": "person", "bob": "person", "cho": "person"},
        claim("advice", "ada", "bob", id="1", topic="north"),
        claim("support", "ada", "cho", id="2", negated=True),
        documents=[{"id": "note", "title": "A note", "annotated": annotated}],
        **header,
    )


def absent(kg: KnowledgeGraph, **asked: Any) -> Any:
    found = kg.relations(**asked)
    absence = found.absence
    assert len(found) == 0
    assert absence is not None
    assert str(absence) in repr(found)
    return absence


@pytest.mark.parametrize(
    ("annotated", "reason"),
    [(None, "not annotated"), ("part", "not annotated"), ("whole", "unsaid")],
)
def test_what_is_not_there_is_left_unsaid_or_not_annotated(
    annotated: str | None, reason: Any
) -> None:
    found = absent(spoken(annotated), kind="support", source="bob")

    assert found.reason == reason
    assert found.without == {"source": 1}
    assert "without source: 1" in str(found)
    assert found.denials == ()


@pytest.mark.parametrize("asked", [{}, {"modality": "fact"}, {"certainty": "certain"}])
def test_what_is_denied_is_said_to_be_denied(asked: dict[str, Any]) -> None:
    kg = spoken("whole")

    found = absent(kg, kind="support", source="ada", negated=False, **asked)

    assert found.reason == "denied"
    assert [one.id for one in found.denials] == ["2"]
    assert "Ada does not support Cho." in str(found)


def test_what_the_dataset_says_is_left_open_is_said_in_its_words() -> None:
    open_ones = [
        {"words": "Nothing on ships.", "topic": "south"},
        {"words": "Nothing on Bob.", "entities": ["bob"], "scenario": "red"},
    ]
    kg = spoken(unsaid=open_ones)

    found = absent(kg, topic="south")
    assert (found.reason, found.unsaid) == ("unsaid", kg.header.unsaid[:1])
    assert "left unsaid: Nothing on ships." in str(found)
    assert absent(kg, entity="Bob", kind="support").reason == "unsaid"
    assert absent(kg, entity="bob", scenario="red").reason == "unsaid"
    assert absent(kg, entity="bob", scenario="blue").reason == "not annotated"
    assert absent(kg, entity="cho", topic="south").reason == "unsaid"


def test_only_an_empty_answer_is_absent() -> None:
    assert spoken().relations().absence is None
    assert spoken().relations()[:0].absence is None


def test_the_command_line_says_why_nothing_is_there(tmp_path: Path) -> None:
    spoken("whole").save(tmp_path / "data")

    done = run("query", "-d", tmp_path / "data", "--kind", "support", "--not-negated")

    assert done.status == 0
    assert "denied: Ada does not support Cho." in done.out


@pytest.mark.parametrize("asked", [{"text": "zebra"}, {"on": "1900"}, {"aspect": "trade"}])
def test_what_is_denied_is_what_was_asked_for(asked: dict[str, Any]) -> None:
    assert absent(spoken(), source="ada", **asked).reason != "denied"


def test_what_was_left_out_is_not_left_unsaid() -> None:
    assert absent(spoken("whole"), exclude={"kind": ("advice", "support")}).reason != "unsaid"


# Records


def test_records_have_the_columns_and_the_types_that_they_say() -> None:
    records = KG.records()
    sorts: dict[str, Any] = {
        "text": str,
        "date": str,
        "yes_no": bool,
        "count": int,
        "number": (int, float),
    }

    for record in records:
        assert list(record) == list(records.columns)
        for name, value in record.items():
            assert value is None or isinstance(value, sorts[records.columns[name]])
    assert records[2]["own"] == (
        '{"depth": 8.5, "manner": "The Ñandú is too big", "need": 8, "payer": "pax", '
        '"phase": "late", "since": "2025-12", "urgent": true}'
    )
    assert (records[2]["depth"], records[2]["urgent"], records[0]["depth"]) == (8.5, True, None)
    assert records[1]["paragraphs"] == "9; 8"
    assert records[6]["own"] is None
    assert list(KG.records(text="nowhere").columns) == list(records.columns)
    assert len(KG.citations()) == sum(len(one.evidence) for one in KG.relations())


# Names


def test_two_of_one_name_are_told_apart_in_every_list_and_sentence(tmp_path: Path) -> None:
    kg = graph_of(
        {
            "juan-1": {"kind": "person", "name": "Juan"},
            "juan-2": {"kind": "person", "name": "Juan"},
            "juan-3": {"kind": "agency", "name": "Juan"},
        },
        claim("advice", "juan-1", "juan-2", id="1"),
        claim("advice", "juan-2", "juan-3", id="2", holder="juan-1"),
    )
    names = ("Juan (juan-1)", "Juan (juan-2)", "Juan (agency)")

    told = repr(kg.relations())
    assert all(name in told for name in names)
    assert f"held by {names[0]}" in told
    assert [one["target_name"] for one in kg.records()] == list(names[1:])
    assert kg.relations().sentences("es")[0] == f"{names[0]} asesora a {names[1]}."
    assert str(kg.shortest_path("juan-1", "juan-3")).startswith(
        f"{names[0]} — advises → {names[1]}"
    )
    kg.save(tmp_path / "data")
    assert names[2] in run("query", "-d", tmp_path / "data").out


def test_a_name_that_tells_apart_is_no_other_s_name() -> None:
    kg = graph_of(
        {
            "a": {"kind": "person", "name": "Juan"},
            "b": {"kind": "agency", "name": "Juan"},
            "c": {"kind": "person", "name": "Juan (person)"},
        }
    )

    assert len(set(kg.engine.names.values())) == 3


def test_two_voices_of_one_name_are_told_apart() -> None:
    kg = graph_of(
        {"ada": "person", "bob": "person"},
        *(claim("advice", "ada", "bob", evidence=cited(1, document=one)) for one in ("one", "two")),
        documents=[{"id": one, "title": "A note"} for one in ("one", "two")],
    )

    assert len({one["voice_name"] for one in kg.records()}) == 2


def test_sentences_and_records_come_in_spanish() -> None:
    found = KG.relations()

    assert found.sentences("es")[-1] == "Cho le susurra."
    assert found.sentences("es")[4] == "La señora Cho da su apoyo a Ada Ávila."
    assert KG.records(language="es")[4]["label"] == "da su apoyo a"
    assert KG.records(language="es")[4]["source_name"] == "La señora Cho"
    assert found.records("es") == KG.records(language="es")
    assert found.sentences()[-1] == "Cho whispers to him."


# What is handed out


def test_what_is_handed_out_can_be_changed_without_harm() -> None:
    kg = harbour()
    before = (kg.records(), kg.counts(), repr(kg.relations()), kg.describe())

    for record in kg.records():
        record.clear()
    kg.counts()["entities"].clear()
    kg.counts("kind").clear()
    nodes = kg.to_networkx()
    nodes.nodes["ada"].clear()
    nodes.clear()
    kg.relations().sentences().clear()
    frozen: list[Any] = [kg.relations()[0], kg["ada"], kg.header, Query()]
    for one in frozen:
        with pytest.raises(ValidationError, match="frozen"):
            one.kind = "x"
    with pytest.raises(TypeError, match="shared"):
        kg.relations()[0].statements["es"] = "x"

    assert before == (kg.records(), kg.counts(), repr(kg.relations()), kg.describe())


def test_an_engine_from_outside_answers_the_same() -> None:
    outside: Engine = Plain(KG.dataset)
    kg = KnowledgeGraph(outside)

    assert kg.records() == KG.records()
    assert kg.describe() == KG.describe()
    assert kg.search("countess") == KG.search("countess")
    assert ids(kg.subgraph(role="lead")) == "1"
    assert rows(kg.compare("red", "blue")) == rows(KG.compare("red", "blue"))


# Questions


QUESTIONS: Mapping[str, dict[str, Any]] = {
    "named": {"query": {"entity": "The Countess"}},
    "own": {"query": {"role": "lead", "exclude": {"urgent": True, "payer": "Pax"}}},
    "last": {
        "query": {"order": "-id", "limit": 2, "text": ["nandu", "cho"], "paragraph": [12, 10]}
    },
    "path": {"path": {"source": "the countess", "target": "La señora Cho"}},
    "compared": {"compare": {"left": "red", "right": "blue", "entity": ["Navy"]}},
}


def asking(*changed: dict[str, Any]) -> KnowledgeGraph:
    questions = [
        {"id": name, "title": "T", "reading": "R"} | asked for name, asked in QUESTIONS.items()
    ]
    kg = harbour()
    header = dataset_of(
        ENTITIES,
        questions=[*questions, *changed],
        documents=[one.model_dump() for one in kg.documents],
        scenarios=SCENARIOS,
        kinds=KINDS,
    ).header
    return KnowledgeGraph(
        graph.Dataset(header, kg.dataset.entities, kg.dataset.relations, kg.dataset.vocabulary)
    )


@pytest.mark.parametrize(
    ("id", "answer"),
    [("named", "5"), ("own", "1"), ("last", "65"), ("path", "5"), ("compared", "2")],
)
def test_a_question_takes_all_that_a_query_does(id: str, answer: str) -> None:
    assert "".join(one.id for one in asking().ask(id).relations) == answer


@pytest.mark.parametrize("format", ["yaml", "jsonl"])
def test_questions_are_saved_and_loaded_as_they_are(tmp_path: Path, format: str) -> None:
    kg = asking()
    kg.save(tmp_path / "data", format)

    assert load(tmp_path / "data").header == kg.header


def wrong(dataset: Dataset) -> list[Problem]:
    return [problem for problem in graph.check(dataset) if problem.severity == "error"]


@pytest.mark.parametrize(
    ("expected", "rules"),
    [(["1"], []), ([], []), (["1", "2"], ["unexpected-answer"]), (["3"], ["unexpected-answer"]),
     (["9"], ["unknown-answer"])],
)  # fmt: skip
def test_what_a_question_expects_is_held_to_its_answer(
    expected: list[str], rules: list[str]
) -> None:
    question = {
        "id": "q",
        "title": "T",
        "reading": "R",
        "query": {"role": "lead"},
        "expected": expected,
    }

    found = wrong(asking(question).dataset)
    assert [one.rule for one in found] == rules


@pytest.mark.parametrize(
    "asked",
    [{"rol": "lead"}, {"exclude": {"rol": "lead"}}, {"entity": "nobody"}, {"exclude": {"entity": "nobody"}},
     {"phase": "never"}, {"payer": "nobody"}, {"exclude": {"urgent": "perhaps"}}, {"need": "deep"}],
)  # fmt: skip
def test_a_question_that_asks_for_what_is_not_there_is_a_mistake(asked: dict[str, Any]) -> None:
    question = {"id": "q", "title": "T", "reading": "R", "query": asked}

    (found,) = wrong(asking(question).dataset)
    assert 'question "q"' in found.message


def test_words_that_say_how_sure_and_of_what_sort_are_in_their_order() -> None:
    claims = [
        claim(
            "advice",
            "ada",
            "cho",
            id=f"{m}{c}",
            modality=modality,
            certainty=certainty,
            end=OPEN,
            start=str(2000 + m),
        )
        for m, modality in enumerate(MODALITIES)
        for c, certainty in enumerate(CERTAINTIES)
    ]
    kg = graph_of(ENTITIES, *reversed(claims))
    found = [one.id for one in kg.relations(order=["-certainty", "modality"])]

    assert found == [f"{m}{c}" for c in (2, 1, 0) for m in range(6)]
