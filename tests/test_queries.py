"""A query finds what a plain look at every relation finds, in the order of ids, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.engine.asking import Relations
from graph.engine.memory import INDEXES
from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.model import MODALITIES, Entity, Query, Relation
from graph.problems import (
    AmbiguousName,
    UnknownEntity,
    UnknownKind,
    UnknownName,
    UnknownScenario,
)
from tests.conformance.plain import Plain
from tests.tiny import claim, graph_of, memory

PEOPLE = ("ada", "bob", "cho")
PLACES = ("peru", "chile", "macrozona-sur")
ENTITIES: dict[str, str | dict[str, Any]] = {
    "ada": "candidate",
    "bob": "person",
    "cho": "person",
    "peru": "country",
    "chile": {"kind": "country", "name": "Chilé"},
    "macrozona-sur": "region",
}
DATES = ("2024", "2025-02", "2025-12-14", "2025")


def random_claims() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Claims between few entities, so that every field has something to find."""
    common = {
        "scenario": st.sampled_from([None, None, "red", "blue"]),
        "topic": st.sampled_from([None, "north", "south"]),
        "modality": st.sampled_from(MODALITIES),
        "certainty": st.sampled_from(["certain", "probable", "possible"]),
        "negated": st.booleans(),
        "holder": st.sampled_from(["author", "ada", "peru"]),
        "basis": st.sampled_from(["stated", "inferred"]),
        "start": st.sampled_from([None, None, *DATES]),
        "end": st.sampled_from([None, None, "..", *DATES]),
        "date": st.sampled_from([None, None, None, *DATES]),
        "statement": st.sampled_from([None, "Él va al norte.", "They go SOUTH, to Peru"]),
        "evidence": st.lists(
            st.fixed_dictionaries(
                {
                    "document": st.sampled_from(["note", "memo"]),
                    "start": st.just(0),
                    "end": st.just(3),
                }
            ),
            max_size=2,
        ),
    }
    kinds = {
        "advice": (PEOPLE, PEOPLE),
        "meeting": (PEOPLE, PEOPLE),
        "visit": (PEOPLE, PLACES),
        "support": (PEOPLE, PEOPLE + PLACES),
    }
    return st.lists(
        st.one_of(
            *(
                st.fixed_dictionaries(
                    {
                        "kind": st.just(kind),
                        "source": st.sampled_from(sources),
                        "target": st.sampled_from(targets),
                        **common,
                    }
                )
                for kind, (sources, targets) in kinds.items()
            )
        ).filter(lambda one: one["source"] != one["target"]),
        max_size=40,
    )


def graph_with(claims: list[dict[str, Any]]) -> KnowledgeGraph:
    """A graph of claims, of which each is made once."""
    documents = [{"id": "note", "title": "A note"}, {"id": "memo", "title": "A memo"}]
    whole = graph_of(ENTITIES, *claims, documents=documents).dataset
    once = {relation.id: relation for relation in whole.relations}
    return KnowledgeGraph(type(whole)(whole.header, whole.entities, tuple(once.values())))


def several(*words: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=2).map(tuple)


queries = st.builds(
    Query,
    kind=several("advice", "meeting", "visit", "support", "border"),
    source=several(*ENTITIES),
    target=several(*ENTITIES),
    entity=several(*ENTITIES),
    source_kind=several("candidate", "person", "country"),
    target_kind=several("candidate", "person", "country", "region", "party"),
    scenario=several("always", "red", "blue"),
    topic=several("north", "south"),
    modality=several(*MODALITIES),
    certainty=several("certain", "probable", "possible"),
    holder=several("author", "ada", "peru"),
    basis=several("stated", "inferred"),
    document=several("note", "memo"),
    negated=st.sampled_from([None, None, True, False]),
    on=st.sampled_from([None, None, *DATES, "2025-01", "2026"]),
    text=st.sampled_from([None, None, "NORTE", "peru chile", "él", "is", ""]),
)
fields = st.sampled_from(sorted(Query.model_fields))


def days(text: str) -> tuple[str, str]:
    """The first and the last day of a partial date, for a comparison of texts."""
    return (text + "-01-01")[:10], (text + "-99-99")[:10]


def scan(kg: KnowledgeGraph, asked: Query) -> list[Relation]:
    """Look at every relation: what a query means, written once more and without an index."""
    names: dict[str, Entity] = {entity.id: entity for entity in kg.dataset.entities}

    def is_a(name: str, kinds: tuple[str, ...]) -> bool:
        kind = names[name].kind
        return kind in kinds or (kind == "candidate" and "person" in kinds)

    def holds_on(one: Relation, day: str) -> bool:
        first, last = days(day)
        if one.date:
            return days(one.date)[0] <= last and first <= days(one.date)[1]
        if not one.start and not one.end:
            return False
        begins = days(one.start)[0] if one.start else ""
        ends = days(one.end)[1] if one.end and one.end != ".." else "9"
        return begins <= last and first <= ends

    def sentence(one: Relation) -> str:
        denial = "it is not so that " if one.negated else ""
        composed = f"{names[one.source].name} {type(one).forward} {names[one.target].name}."
        return fold(one.statement or denial + composed)

    looks: Mapping[str, Callable[[Relation, Any], bool]] = {
        "entity": lambda one, words: one.source in words or one.target in words,
        "source_kind": lambda one, words: is_a(one.source, words),
        "target_kind": lambda one, words: is_a(one.target, words),
        "scenario": lambda one, words: (one.scenario or "always") in words,
        "document": lambda one, words: any(place.document in words for place in one.evidence),
        "negated": lambda one, wanted: one.negated is wanted,
        "on": holds_on,
        "text": lambda one, words: all(word in sentence(one) for word in fold(words).split()),
    }
    found = list(kg.dataset.relations)
    for name in Query.model_fields:
        wanted = getattr(asked, name)
        if wanted in (None, ()):
            continue
        look = looks.get(name, lambda one, words, name=name: getattr(one, name) in words)
        found = [one for one in found if look(one, wanted)]
    return sorted(found, key=lambda one: one.id)


@settings(max_examples=200)
@given(claims=random_claims(), asked=queries)
def test_the_index_answers_as_a_plain_scan_does(claims: list[dict[str, Any]], asked: Query) -> None:
    kg = graph_with(claims)

    assert list(kg.relations(asked)) == scan(kg, asked)


@settings(max_examples=200)
@given(claims=random_claims(), asked=queries, field=fields)
def test_each_field_alone_answers_as_a_plain_scan_does(
    claims: list[dict[str, Any]], asked: Query, field: str
) -> None:
    kg, alone = graph_with(claims), Query(**{field: getattr(asked, field)})

    assert list(kg.relations(alone)) == scan(kg, alone)


@pytest.mark.parametrize("indexed", INDEXES, ids="+".join)
def test_each_index_answers_as_a_plain_scan_does(indexed: tuple[str, ...]) -> None:
    holders = ("author", *PEOPLE, *PLACES)
    kg = graph_of(
        ENTITIES,
        *(
            claim(
                "support" if number % 2 else "visit",
                PEOPLE[number % 3],
                PLACES[number // 3 % 3],
                holder=holders[number % 7],
                topic=("north", "south", None)[number % 3],
                scenario=("red", "blue", None)[number // 2 % 3],
                modality="plan",
                date=f"{1000 + number}",
            )
            for number in range(500)
        ),
    )
    values = {
        "source": ("ada", "bob"),
        "target": ("peru", "chile"),
        "kind": ("support",),
        "holder": ("ada", "author"),
        "topic": ("north",),
        "scenario": ("red", "always"),
    }

    asked = Query(**{field: values[field] for field in indexed})

    assert list(kg.relations(asked)) == scan(kg, asked)
    assert 0 < len(kg.relations(asked)) < 500


def told(kg: KnowledgeGraph) -> str:
    """All that a graph holds, as a text that nobody else can change."""
    dataset, network = kg.dataset, memory(kg).graph
    records = [one.model_dump() for one in (dataset.header, *dataset.entities, *dataset.relations)]
    nodes, edges = list(network.nodes(data=True)), list(network.edges(keys=True, data=True))
    return repr((records, nodes, edges))


@given(claims=random_claims(), asked=queries)
def test_no_query_changes_the_graph(claims: list[dict[str, Any]], asked: Query) -> None:
    kg = graph_with(claims)
    before = told(kg)

    kg.relations(asked)
    kg.records(asked)
    for other in asked.entity:
        kg.neighbors(other, asked)
        kg.ego(other, radius=2)
    kg.scenario("red")
    kg.to_networkx()

    assert told(kg) == before


def small() -> KnowledgeGraph:
    return graph_of(
        ENTITIES,
        claim("advice", "ada", "bob", id="a", modality="plan", scenario="red"),
        claim("meeting", "bob", "cho", id="b", date="2025-12-14"),
        claim("visit", "cho", "peru", id="c", negated=True, holder="ada"),
        claim("support", "ada", "chile", id="d", topic="north", start="2025-03", end=".."),
    )


def ids(relations: tuple[Relation, ...]) -> str:
    return "".join(relation.id for relation in relations)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "abcd"),
        ({"kind": None, "text": None}, "abcd"),
        ({"kind": "advice"}, "a"),
        ({"kind": ("advice", "visit")}, "ac"),
        ({"kind": ["visit", "advice", "advice"]}, "ac"),
        ({"kind": {"meeting"}}, "b"),
        ({"source": "ada"}, "ad"),
        ({"target": "bob"}, "a"),
        ({"entity": "bob"}, "ab"),
        ({"entity": ("ada", "peru")}, "acd"),
        ({"source": "ada", "kind": "support"}, "d"),
        ({"source_kind": "candidate"}, "ad"),
        ({"source_kind": "person"}, "abcd"),
        ({"target_kind": "country"}, "cd"),
        ({"scenario": "red"}, "a"),
        ({"scenario": "always"}, "bcd"),
        ({"scenario": ("always", "red")}, "abcd"),
        ({"scenario": "blue"}, ""),
        ({"modality": "plan"}, "a"),
        ({"negated": True}, "c"),
        ({"negated": False}, "abd"),
        ({"holder": "author"}, "abd"),
        ({"holder": "ada"}, "c"),
        ({"topic": "north"}, "d"),
        ({"topic": "south"}, ""),
        ({"document": "note"}, "abcd"),
        ({"on": "2025-12"}, "bd"),
        ({"on": "2025-12-14"}, "bd"),
        ({"on": "2025-12-15"}, "d"),
        ({"on": "2025"}, "bd"),
        ({"on": "2025-02"}, ""),
        ({"on": "2031"}, "d"),
        ({"on": date(2025, 12, 14)}, "bd"),
        ({"text": "chile"}, "d"),
        ({"text": "PERU visits"}, "c"),
        ({"text": "not so that"}, "c"),
        ({"basis": "inferred"}, ""),
    ],
)
def test_each_word_means_what_it_says(asked: dict[str, Any], found: str) -> None:
    kg = small()

    assert ids(kg.relations(**asked)) == found
    assert ids(kg.relations(Query(**asked))) == found
    assert [record["id"] for record in kg.records(**asked)] == list(found)


def test_a_query_given_as_a_value_can_be_narrowed_by_words() -> None:
    asked = Query(source="ada")

    assert ids(small().relations(asked, kind="advice")) == "a"
    assert ids(small().relations(asked, source="cho")) == "c"
    assert asked == Query(source="ada")


@pytest.mark.parametrize(
    ("asked", "error", "nearest"),
    [
        ({"source": "add"}, UnknownEntity, "ada"),
        ({"target": "perú"}, UnknownEntity, "peru"),
        ({"entity": ("ada", "bobb")}, UnknownEntity, "bob"),
        ({"holder": "authr"}, UnknownEntity, "author"),
        ({"kind": "advise"}, UnknownKind, "advice"),
        ({"source_kind": "persn"}, UnknownKind, "person"),
        ({"target_kind": "contry"}, UnknownKind, "country"),
        ({"scenario": "reed"}, UnknownScenario, "red"),
        ({"scenario": "allways"}, UnknownScenario, "always"),
        ({"topic": "nort"}, UnknownName, "north"),
        ({"document": "not"}, UnknownName, "note"),
        ({"modality": "plans"}, UnknownName, "plan"),
        ({"certainty": "certainly"}, UnknownName, "certain"),
        ({"basis": "infered"}, UnknownName, "inferred"),
    ],
)
def test_an_unknown_name_raises_with_the_nearest(
    asked: dict[str, Any], error: type[UnknownName], nearest: str
) -> None:
    with pytest.raises(error) as caught:
        small().relations(**asked)

    assert nearest in caught.value.nearest
    assert f'"{nearest}"' in str(caught.value)
    assert isinstance(caught.value, LookupError)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"kind": "nope", "source": "José"}, "José"),
        ({"kind": "nope", "holder": "José"}, "José"),
        ({"holder": "José", "entity": "Ada L"}, "Ada L"),
        ({"source_kind": "no", "kind": "nope"}, "nope"),
        ({"modality": "no", "document": "nope"}, "nope"),
    ],
)
def test_of_several_unknown_names_an_entitys_is_reported_first(
    asked: dict[str, str], first: str
) -> None:
    for kg in (small(), KnowledgeGraph(Plain(small().dataset))):
        with pytest.raises(UnknownName) as caught:
            kg.relations(**asked)
        assert caught.value.name == first


@pytest.mark.parametrize("asked", [{"kind": 5}, {"on": "yesterday"}, {"on": 2025}, {"kind": [1]}])
def test_what_is_no_query_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        small().relations(**asked)


def test_a_field_that_no_query_has_is_told_with_the_nearest() -> None:
    with pytest.raises(TypeError, match='"kind"'):
        small().relations(knid="advice")


def test_equal_queries_are_equal_however_they_are_spelled() -> None:
    one, other = (
        Query(kind=["visit", "advice"], on="2025"),
        Query(on="2025", kind={"advice", "visit"}),
    )

    assert one == other
    assert hash(one) == hash(other)
    assert one.spelled() == {"kind": ("advice", "visit"), "on": "2025"}
    assert str(one) == "kind=('advice', 'visit'), on='2025'"
    assert str(Query()) == "all"
    assert Query.model_validate_json(one.model_dump_json()) == one
    with pytest.raises(ValidationError, match="frozen"):
        one.kind = ("visit",)  # type: ignore[misc]  # that is what is tested


@given(asked=queries)
def test_a_query_survives_json_and_its_own_spelling(asked: Query) -> None:
    assert Query.model_validate_json(asked.model_dump_json()) == asked
    assert Query(**asked.spelled()) == asked


def test_entities_are_found_by_kind_with_its_sorts() -> None:
    kg = small()

    def names(*given: Any) -> list[str]:
        return [entity.id for entity in kg.entities(*given)]

    assert names() == sorted(ENTITIES)
    assert names("person") == ["ada", "bob", "cho"]
    assert names("candidate") == ["ada"]
    assert names(("country", "region")) == ["chile", "macrozona-sur", "peru"]
    assert names("party") == []
    with pytest.raises(UnknownKind, match='Did you mean "person"'):
        names("persn")


def test_an_entity_and_a_relation_are_found_by_id() -> None:
    kg = small()

    assert kg.entity("ada").name == "Ada"
    assert kg.relation("b").kind == "meeting"
    with pytest.raises(UnknownEntity) as caught:
        kg.entity("adda")
    assert (caught.value.name, caught.value.nearest) == ("adda", ("ada",))
    with pytest.raises(UnknownEntity):
        kg.relation("z")


def test_whose_name_was_given_for_an_id_is_said_by_every_engine() -> None:
    held = graph_of({"kast": {"kind": "person", "name": "José Antonio Kast"}})
    for kg in (held, KnowledgeGraph(Plain(held.dataset))):
        with pytest.raises(UnknownEntity, match='is a name of "kast": ask by the id') as caught:
            kg.entity("jose antonio kast")
        assert caught.value.nearest == ("kast",)


def test_an_entity_is_found_by_any_of_its_names_however_they_are_typed() -> None:
    kg = graph_of(
        {
            "kast": {"kind": "person", "name": "José Antonio Kast", "aliases": ["Kast"]},
            "kast-family": {"kind": "group", "name": "Familia Kast", "aliases": ["Kasts"]},
            "uk": {"kind": "country", "name": "United Kingdom", "names": {"es": "Reino Unido"}},
            "f-16": {"kind": "asset", "name": "F\u201116", "aliases": ["O’Higgins"]},
            "one": {"kind": "person", "name": "Same"},
            "two": {"kind": "person", "name": "sáme"},
        }
    )

    for typed in ("kast", "KAST", "jose antonio kast", "JOSÉ  ANTONIO KAST".replace("  ", " ")):
        assert kg.find(typed).id == "kast"
    assert kg.find("reino unido").id == "uk"
    assert kg.find("F-16").id == kg.find("f–16").id == kg.find("o'higgins").id == "f-16"
    assert kg.find("kast-family").id == "kast-family"
    with pytest.raises(AmbiguousName) as several_bear_it:
        kg.find("Same")
    assert several_bear_it.value.candidates == ("one", "two")
    with pytest.raises(UnknownEntity, match="reino unido"):
        kg.find("reyno unido")


def test_neighbors_are_tied_either_way() -> None:
    kg = small()

    def names(*given: Any, **fields: Any) -> list[str]:
        return [entity.id for entity in kg.neighbors(*given, **fields)]

    assert names("ada") == ["bob", "chile"]
    assert names("bob") == ["ada", "cho"]
    assert names("bob", kind="meeting") == ["cho"]
    assert names("bob", Query(kind="meeting")) == ["cho"]
    assert names("cho", negated=False) == ["bob"]
    assert names("macrozona-sur") == []
    assert names("ada", entity="chile") == ["chile"]
    assert names("ada", entity=("bob", "cho")) == ["bob"]
    assert names("ada", entity="peru") == []
    with pytest.raises(UnknownEntity):
        names("nobody")


def test_an_ego_graph_is_what_is_within_reach() -> None:
    kg = small()

    one, two = kg.ego("ada"), kg.ego("ada", radius=2)
    assert [entity.id for entity in one.dataset.entities] == ["ada", "bob", "chile"]
    assert ids(one.dataset.relations) == "ad"
    assert ids(two.dataset.relations) == "abd"
    assert ids(kg.ego("ada", radius=9).dataset.relations) == "abcd"
    assert ids(kg.ego("ada", radius=0).dataset.relations) == ""
    assert ids(kg.ego("bob", direction="out").dataset.relations) == "b"
    assert ids(kg.ego("bob", direction="in").dataset.relations) == "ab"  # a meeting runs both ways
    with pytest.raises(UnknownEntity):
        kg.ego("nobody")


def test_a_scenario_is_what_holds_in_it_and_what_holds_whoever_wins() -> None:
    kg = small()

    red, blue = kg.scenario("red"), kg.scenario("blue")
    assert ids(red.dataset.relations) == "abcd"
    assert ids(blue.dataset.relations) == "bcd"
    assert red.title == "Tiny — If red wins"
    assert len(blue) == 3
    assert len(blue.entities()) == len(kg.entities())
    assert [scenario.id for scenario in kg.scenarios] == ["red", "blue"]
    with pytest.raises(UnknownScenario):
        kg.scenario("always")


def test_records_all_have_the_same_plain_columns() -> None:
    records = small().records(entity="ada")

    assert [set(record) for record in records] == [set(records[0])] * len(records)
    first = records[0]
    assert (first["source"], first["source_name"], first["source_kind"]) == (
        "ada",
        "Ada",
        "candidate",
    )
    assert (first["document"], first["paragraph"], first["evidence"]) == ("note", 1, "note ¶1 0–3")
    assert first["aspect"] is None
    assert all(
        isinstance(cell, str | int | bool | None) for row in records for cell in row.values()
    )
    assert small().records(scenario="blue") == []


def test_answers_are_tuples_and_no_answer_is_an_empty_one() -> None:
    kg = small()

    assert kg.relations(scenario="blue") == ()
    assert isinstance(kg.relations(), tuple)
    assert isinstance(kg.relations(), Relations)
    assert kg.counts()["relations"] == {"advice": 1, "meeting": 1, "visit": 1, "support": 1}
    assert kg.counts()["entities"]["country"] == 2


def test_the_names_of_a_field_are_not_shared_between_two_graphs() -> None:
    other = graph_of({"zoe": "person", "yan": "person"}, claim("advice", "zoe", "yan", id="z"))

    assert ids(small().relations(entity="ada")) == "ad"
    assert ids(other.relations(entity="zoe")) == "z"
    with pytest.raises(UnknownEntity):
        other.relations(entity="ada")


@given(text=st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
