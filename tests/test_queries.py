"""A query finds what a plain look at every relation finds, in the order of the text, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import graph
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
    UnknownRelation,
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
    "army": {"kind": "agency", "aliases": ["El Ejército"]},
    "law": {"kind": "policy", "name": "Ley 21.600"},
}
DOCUMENTS = ("note", "memo", "letter")
HEADER: dict[str, Any] = {
    "documents": [
        {"id": "note", "title": "A note"},
        {"id": "memo", "title": "A memo", "by": ["cho"]},
        {"id": "letter", "title": "A letter", "authors": ["Zoë Quinn", "Yan Ott"]},
    ],
    "scenarios": [
        {"id": "red", "label": "If red wins", "group": "vote", "counterparts": {"winner": "ada"}},
        {
            "id": "blue",
            "label": "If blue wins",
            "group": "vote",
            "counterparts": {"winner": "bob", "basis": "law"},
        },
    ],
    "kinds": {
        "relations": [
            {
                "kind": "patrol",
                "forward": "patrols",
                "inverse": "is patrolled by",
                "noun": "Patrol",
                "fields": {
                    "armed": {"type": "yes_no"},
                    "boats": {"type": "number"},
                    "ordered_by": {"type": "entity", "kinds": ["person"]},
                },
            }
        ]
    },
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
        "statements": st.sampled_from([{}, {"es": "Van al SUR."}]),
        "note": st.sampled_from([None, None, "Says who?", "Así dice: Perú."]),
        "evidence": st.lists(
            st.one_of(
                st.fixed_dictionaries(
                    {
                        "document": st.sampled_from(DOCUMENTS),
                        "paragraph": st.sampled_from([None, 1, 2, 10]),
                        "start": st.sampled_from([0, 5, 40]),
                        "end": st.just(60),
                    }
                ),
                st.fixed_dictionaries(
                    {"document": st.sampled_from(DOCUMENTS), "record": st.just("12")}
                ),
            ),
            max_size=2,
        ),
    }
    aspect = {"aspect": st.sampled_from([None, None, "trade", "SEA trade"])}
    kinds: dict[str, tuple[tuple[str, ...], tuple[str, ...], dict[str, Any]]] = {
        "advice": (PEOPLE, PEOPLE, aspect),
        "meeting": (PEOPLE, PEOPLE, {}),
        "visit": (PEOPLE, PLACES, aspect),
        "support": (PEOPLE, PEOPLE + PLACES, aspect),
        "deployment": (
            ("army",),
            ("macrozona-sur",),
            {
                "role": st.sampled_from([None, "lead", "support"]),
                "legal_basis": st.sampled_from([None, "law"]),
            },
        ),
        "patrol": (
            ("army",),
            PLACES,
            {
                "armed": st.sampled_from([None, True, False]),
                "boats": st.sampled_from([None, 2, 2.5]),
                "ordered_by": st.sampled_from([None, *PEOPLE]),
            },
        ),
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
                        **own,
                    }
                )
                for kind, (sources, targets, own) in kinds.items()
            )
        ).filter(lambda one: one["source"] != one["target"]),
        max_size=40,
    )


def graph_with(claims: list[dict[str, Any]]) -> KnowledgeGraph:
    """A graph of claims, of which each is made once."""
    whole = graph_of(ENTITIES, *claims, **HEADER).dataset
    once = {relation.id: relation for relation in whole.relations}
    return KnowledgeGraph(replace(whole, relations=tuple(once.values())))


def several(*words: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=2).map(tuple)


VOICES = ("ada", "peru", "cho", "note", "Zoë Quinn", "Yan Ott", "Yan Ott; Zoë Quinn")
TEXTS = (
    "NORTE",
    "peru chile",
    "él",
    "is",
    "trade",
    "supports",
    "leads",
    "ejercito",
    "21.600",
    "ott",
)
OWN: dict[str, tuple[str, ...]] = {
    "aspect": ("trade", "TRADE sea"),
    "role": ("lead", "support"),
    "legal_basis": ("law",),
    "armed": ("true", "false"),
    "boats": ("2", "2.5"),
    "ordered_by": PEOPLE,
}
ASKED: dict[str, st.SearchStrategy[Any]] = {
    "kind": several("advice", "meeting", "visit", "support", "border", "deployment", "patrol"),
    "source": several(*ENTITIES),
    "target": several(*ENTITIES),
    "entity": several(*ENTITIES),
    "side": several("red", "blue"),
    "source_kind": several("candidate", "person", "country"),
    "target_kind": several("candidate", "person", "country", "region", "party"),
    "scenario": several("always", "red", "blue"),
    "topic": several("north", "south"),
    "modality": several(*MODALITIES),
    "certainty": several("certain", "probable", "possible"),
    "holder": several("author", *VOICES),
    "voice": several(*VOICES),
    "basis": several("stated", "inferred"),
    "document": several(*DOCUMENTS),
    "paragraph": several("1", "2", "10"),
    "negated": st.sampled_from([None, None, True, False]),
    "on": st.sampled_from([None, None, *DATES, "2025-01", "2026"]),
    "said_by": st.sampled_from([None, None, None, *DATES]),
    "text": st.lists(st.sampled_from(TEXTS), max_size=2).map(tuple),
    "note": st.sampled_from([None, None, "says", "peru ASI"]),
    "own": st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(words) for name, words in OWN.items()}
    ).map(lambda own: dict(list(own.items())[:1])),
}
"""For each field of a query, what the tests ask for in it."""


def few(
    asked: Mapping[str, st.SearchStrategy[Any]], most: int
) -> st.SearchStrategy[dict[str, Any]]:
    """Some of what can be asked: few fields at once, so that something fits."""
    names = st.lists(st.sampled_from(sorted(asked)), max_size=most, unique=True)
    return names.flatmap(lambda some: st.fixed_dictionaries({name: asked[name] for name in some}))


LASTS: dict[str, st.SearchStrategy[Any]] = {
    "exclude": st.none() | few(ASKED, 2).map(lambda asked: asking(**asked)),
    "order": several("id", "-id", "kind", "-modality", "date", "-start", "end", "topic", "voice"),
    "limit": st.sampled_from([None, None, 1, 3]),
}
EVERY = ASKED | LASTS
queries = few(EVERY, 4).map(lambda asked: asking(**asked))


def days(text: str) -> tuple[str, str]:
    """The first and the last day of a partial date, for a comparison of texts."""
    return (text + "-01-01")[:10], (text + "-99-99")[:10]


class Scan:
    """Look at every relation: what a query means, written once more and without an index."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self.kg = kg
        self.entities: dict[str, Entity] = {entity.id: entity for entity in kg.dataset.entities}
        self.documents = [document.id for document in kg.header.documents]
        self.dates = {document.id: document.date for document in kg.header.documents}
        self.members = {
            "cho": {"cho"},
            "Yan Ott; Zoë Quinn": {"Yan Ott; Zoë Quinn", "Zoë Quinn", "Yan Ott"},
        }

    def is_a(self, name: str, kinds: tuple[str, ...]) -> bool:
        kind = self.entities[name].kind
        return kind in kinds or (kind == "candidate" and "person" in kinds)

    def named(self, one: Relation) -> set[str]:
        own = (getattr(one, name, None) for name in ("legal_basis", "ordered_by"))
        return {one.source, one.target, *filter(None, own)}

    def holds_on(self, one: Relation, day: str) -> bool:
        first, last = days(day)
        if one.date:
            return days(one.date)[0] <= last and first <= days(one.date)[1]
        if not one.start and not one.end:
            return False
        begins = days(one.start)[0] if one.start else ""
        ends = days(one.end)[1] if one.end and one.end != ".." else "9"
        return begins <= last and first <= ends

    def said_by(self, one: Relation, day: str) -> bool:
        dates = (self.dates[place.document] for place in one.evidence)
        return any(said is not None and days(said)[0] <= days(day)[1] for said in dates)

    def voices(self, one: Relation) -> set[str]:
        return self.members.get(one.voice, {one.voice})

    def hay(self, one: Relation) -> str:
        named = self.named(one) | ({one.holder} & self.entities.keys())
        own = {name: getattr(one, name, None) for name in ("aspect", "role")}
        choices = {"lead": "leads", "support": "supports"}
        names = [
            word
            for entity in (self.entities[name] for name in sorted(named))
            for word in (entity.name, *entity.names.values(), *entity.aliases)
        ]
        kind = type(one)
        return fold(
            "\n".join(
                (
                    self.kg.engine.sentence(one),
                    *one.statements.values(),
                    one.note or "",
                    *(kind.forward, kind.NOUN or ""),
                    *(word for word in own.values() if word),
                    choices.get(own["role"] or "", ""),
                    *names,
                    {"note": "A note", "cho": "Cho"}.get(one.voice, "")
                    or one.voice.replace("; ", " and "),
                )
            )
        )

    def words_in(self, words: str, text: str | None) -> bool:
        return text is not None and all(word in fold(text) for word in fold(words).split())

    def own(self, one: Relation, name: str, words: tuple[str, ...]) -> bool:
        value = getattr(one, name, None)
        if value is None:
            return False
        if name == "aspect":
            return any(self.words_in(word, value) for word in words)
        if name == "boats":
            return value in map(float, words)
        return (str(value).lower() if name == "armed" else value) in words

    def fits(self, one: Relation, name: str, wanted: Any) -> bool:
        looks: Mapping[str, Callable[[], bool]] = {
            "entity": lambda: bool({*self.named(one), one.holder} & {*wanted}),
            "side": lambda: bool(
                self.named(one)
                & {
                    *(["ada"] if "red" in wanted else []),
                    *(["bob", "law"] if "blue" in wanted else []),
                }
            ),
            "source_kind": lambda: self.is_a(one.source, wanted),
            "target_kind": lambda: self.is_a(one.target, wanted),
            "scenario": lambda: (one.scenario or "always") in wanted,
            "holder": lambda: one.holder in wanted or bool(self.voices(one) & {*wanted}),
            "voice": lambda: bool(self.voices(one) & {*wanted}),
            "document": lambda: any(place.document in wanted for place in one.evidence),
            "paragraph": lambda: any(str(place.paragraph) in wanted for place in one.evidence),
            "negated": lambda: one.negated is wanted,
            "on": lambda: self.holds_on(one, wanted),
            "said_by": lambda: self.said_by(one, wanted),
            "text": lambda: any(self.words_in(words, self.hay(one)) for words in wanted),
            "note": lambda: self.words_in(wanted, one.note),
            "own": lambda: all(self.own(one, *pair) for pair in wanted),
            "exclude": lambda: not any(self.fits(one, *field) for field in self.asked(wanted)),
        }
        look = looks.get(name)
        return look() if look else getattr(one, name) in wanted

    def asked(self, query: Query) -> list[tuple[str, Any]]:
        """What a query asks for, each of a kind's own fields by itself."""
        said = [
            (name, wanted)
            for name in Query.model_fields
            if (wanted := getattr(query, name)) not in (None, ()) and name not in ("order", "limit")
        ]
        own = [("own", (pair,)) for pair in query.own]
        return [field for field in said if field[0] != "own"] + own

    def place(self, one: Relation) -> tuple[int, float, str]:
        if not one.evidence:
            return len(self.documents), 0, one.id
        first = one.evidence[0]
        start = float("inf") if first.start is None else first.start
        return self.documents.index(first.document), start, one.id

    def sorted_by(self, found: list[Relation], word: str) -> list[Relation]:
        column = word.removeprefix("-")

        def key(one: Relation) -> Any:
            value = getattr(one, column)
            return MODALITIES.index(value) if column == "modality" else value.replace("..", "9999")

        lacking = [one for one in found if getattr(one, column) is None]
        having = [one for one in found if one not in lacking]
        return sorted(having, key=key, reverse=word.startswith("-")) + lacking

    def __call__(self, asked: Query) -> list[Relation]:
        found = [
            one
            for one in self.kg.dataset.relations
            if all(self.fits(one, *field) for field in self.asked(asked))
        ]
        found.sort(key=self.place)
        for word in reversed(asked.order):
            found = self.sorted_by(found, word)
        return found[: asked.limit]


def scan(kg: KnowledgeGraph, asked: Query) -> list[Relation]:
    return Scan(kg)(asked)


def asking(**asked: Any) -> Query:
    """A query of fields that only the test's data name."""
    return Query(**cast(Any, asked))


@settings(max_examples=200)
@given(claims=random_claims(), asked=queries)
def test_the_index_answers_as_a_plain_scan_does(claims: list[dict[str, Any]], asked: Query) -> None:
    kg = graph_with(claims)

    assert list(kg.relations(asked)) == scan(kg, asked)


@settings(max_examples=200)
@given(
    claims=random_claims(), asked=st.one_of([few({name: asks}, 1) for name, asks in EVERY.items()])
)
def test_each_field_alone_answers_as_a_plain_scan_does(
    claims: list[dict[str, Any]], asked: dict[str, Any]
) -> None:
    kg, alone = graph_with(claims), asking(**asked)

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
        "voice": ("note", "bob"),
        "topic": ("north",),
        "scenario": ("red", "always"),
    }

    asked = asking(**{field: values[field] for field in indexed})

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
        ({"text": "does not visit"}, "c"),
        ({"text": ("chile", "peru visits")}, "cd"),
        ({"text": ("", " ")}, "abcd"),
        ({"order": "-id", "limit": 2}, "dc"),
        ({"order": ("topic", "-id")}, "dcba"),
        ({"exclude": {"modality": "plan", "negated": True}}, "bd"),
        ({"voice": "note"}, "abd"),
        ({"paragraph": 1}, "abcd"),
        ({"paragraph": ("8", "9")}, ""),
        ({"source": "Ada", "target": "CHILE"}, "d"),
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


def test_scenarios_and_topics_are_named_by_their_labels_too() -> None:
    kg = graph.load()
    assert kg.relations(scenario="If Jara wins") == kg.relations(scenario="jara")
    assert kg.relations(scenario=("always", "si gana kast")) == kg.relations(
        scenario=("always", "kast")
    )
    assert kg.relations(topic="The north and the borders") == kg.relations(topic="north")
    assert kg.relations(exclude={"topic": "the NORTH and the borders"}) == kg.relations(
        exclude={"topic": "north"}
    )
    assert kg.counts("voice", topic="The north and the borders") == kg.counts(
        "voice", topic="north"
    )
    assert kg.scenario("Si gana Jara").relations() == kg.scenario("jara").relations()
    asked = kg.engine.settled(Query(topic="The north and the borders", side="If Kast wins"))
    assert (asked.topic, asked.side) == (("north",), ("kast",))
    with pytest.raises(UnknownName, match='Did you mean "The north and the borders"') as caught:
        kg.relations(topic="The north and its borders")
    assert caught.value.name == "The north and its borders"


def test_a_label_that_two_bear_names_neither() -> None:
    topics = [{"id": "one", "label": "Trade"}, {"id": "two", "label": "trade"}]
    kg = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob"), topics=topics)
    with pytest.raises(UnknownName):
        kg.relations(topic="Trade")
    assert kg.relations(topic="one") == ()


@pytest.mark.parametrize(
    ("asked", "error", "nearest"),
    [
        ({"source": "add"}, UnknownEntity, "ada"),
        ({"target": "perúu"}, UnknownEntity, "peru"),
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
            kg.relations(**cast(Any, asked))
        assert caught.value.name == first


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": b"advice"},
        {"kind": [object()]},
        {"kind": {"advice": "meeting"}},
        {"on": "yesterday"},
        {"on": 20.25},
        {"paragraph": "first"},
        {"order": "-size"},
        {"limit": 0},
        {"exclude": {"limit": 3}},
        {"exclude": {"exclude": {"kind": "advice"}}},
    ],
)
def test_what_is_no_query_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        small().relations(**asked)


def test_a_number_is_no_word_that_a_kind_has() -> None:
    with pytest.raises(UnknownKind, match='"5"'):
        small().relations(kind=cast(Any, 5))


def test_a_field_that_no_query_has_is_told_with_the_nearest() -> None:
    with pytest.raises(TypeError, match='"kind"'):
        small().relations(**cast(Any, {"knid": "advice"}))


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
    with pytest.raises(UnknownRelation) as unknown:
        kg.relation("z")
    assert (unknown.value.name, set(unknown.value.nearest)) == ("z", set())
    assert isinstance(unknown.value, LookupError)


def test_a_name_stands_for_an_id_wherever_an_entity_is_asked_for_in_every_engine() -> None:
    held = graph_of(
        {"kast": {"kind": "person", "name": "José Antonio Kast"}, "ada": "person"},
        claim("advice", "ada", "kast", id="a", holder="kast"),
    )
    typed = "jose antonio kast"
    for kg in (held, KnowledgeGraph(Plain(held.dataset))):
        kast = kg.entity(typed)
        assert kast.id == kg.find(typed).id == kg[typed].id == "kast"
        assert typed in kg
        assert "jose" not in kg
        for field in ("target", "entity", "holder", "voice"):
            for word in (typed, kast):
                assert ids(kg.relations(asking(**{field: word}))) == "a"
        assert [one.id for one in kg.neighbors(typed)] == ["ada"]
        assert len(kg.ego(typed)) == 1
        assert kg.shortest_path("Ada", typed).entities == ("ada", "kast")
        with pytest.raises(UnknownEntity, match="jose antonio"):
            kg.entity("jose antonio")


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
    with pytest.raises(UnknownEntity, match="Reino Unido"):
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
    # "c" denies that Cho visits Peru, which ties them to each other by nothing.
    assert ids(kg.ego("ada", radius=9).dataset.relations) == "abd"
    assert ids(kg.ego("cho").dataset.relations) == "b"
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
    assert (first["documents"], first["paragraphs"], first["citations"]) == (
        "note",
        "1",
        "note ¶1 0–3",
    )
    assert (first["statement"], first["sentence"], first["voice"], first["voice_name"]) == (
        None,
        "If red wins: it is planned that Ada will advise Bob.",
        "note",
        "A note",
    )
    assert first["aspect"] is first["role"] is first["own"] is None
    assert list(first) == list(records.columns) == list(graph_of({}).records().columns)
    assert all(
        isinstance(cell, str | int | bool | None) for row in records for cell in row.values()
    )
    assert small().records(scenario="blue").columns == records.columns
    assert small().records(scenario="blue") == []


def test_answers_are_tuples_and_no_answer_is_an_empty_one() -> None:
    kg = small()

    assert kg.relations(scenario="blue") == ()
    assert isinstance(kg.relations(), tuple)
    assert isinstance(kg.relations(), Relations)
    assert kg.counts()["relations"] == {"advice": 1, "meeting": 1, "visit": 1, "support": 1}
    assert kg.counts()["entities"]["country"] == 2
    assert (kg.counts()["entities"]["person"], kg.counts()["entities"]["candidate"]) == (3, 1)


def test_the_names_of_a_field_are_not_shared_between_two_graphs() -> None:
    other = graph_of({"zoe": "person", "yan": "person"}, claim("advice", "zoe", "yan", id="z"))

    assert ids(small().relations(entity="ada")) == "acd"
    assert ids(other.relations(entity="zoe")) == "z"
    with pytest.raises(UnknownEntity):
        other.relations(entity="ada")


@given(text=st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
