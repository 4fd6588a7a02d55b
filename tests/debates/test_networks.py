"""The networks of a debate, held to published values and to cases that tell their settings apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graph
from graph.discourse.settings import WORDS
from graph.keywords import Count, Mode, Normalization, Tie
from graph.problems import UnusableQuery
from tests.debates.made import GENERATIONS, SAMPLES, document, said, sample, write
from tests.tiny import claim, graph_of


@pytest.fixture(scope="module", params=GENERATIONS)
def kg(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not SAMPLES.is_dir():
        pytest.skip("there are no data sets beside this checkout")
    return graph.load(sample(request.param, tmp_path_factory.mktemp("dna")))


def test_persons_are_the_other_actors(kg: Any) -> None:
    persons = kg.discourse(actor="person")
    assert {name for _, name in persons.nodes(data="name")} >= {"Navin Nayak", "Bob Slaughter"}


def test_the_claims_behind_a_tie_are_those_that_make_it(kg: Any) -> None:
    for tie, sides in (("congruence", 1), ("conflict", 2)):
        network = kg.discourse(tie=tie)
        for one, other, data in network.edges(data=True):
            claims = [kg.relation(one) for one in data["claims"]]
            assert {made.source for made in claims} == {one, other}
            on = {made.target: set[bool]() for made in claims}
            for found in claims:
                on[found.target].add(found.negated)
            assert all(len(said) >= sides for said in on.values())
            assert data["weight"] == data[tie] > 0


# What the sample cannot tell apart

DAYS = (
    "2003-05-12",
    "2004-05-10",
    "2005-05-09",
    "2005-05-15",
    "2005-05-16",
    "2003-12-29",
    "2003-12-28",
)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_equal_statements_count_once_in_weeks_months_and_years(
    generation: int, tmp_path: Path
) -> None:
    documents = [document(day=day) for day in DAYS]
    statements = [said(document=at) for at in range(len(DAYS)) for _ in (1, 2)]
    kg: Any = graph.load(write(tmp_path / "seven.dna", generation, statements, documents))
    counted = {
        count: kg.discourse(mode="affiliation", count=count).size(weight="weight")
        for count in WORDS["count"]
    }
    assert counted == {"all": 14, "document": 7, "week": 6, "month": 4, "year": 3, "once": 1}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_person_who_speaks_for_no_organization_is_no_organization(
    generation: int, tmp_path: Path
) -> None:
    statements = [said(), said(organization="", person="Bob"), said(organization="Guild")]
    kg: Any = graph.load(write(tmp_path / "a.dna", generation, statements))
    assert {*kg.discourse()} == {"union", "guild"}
    assert {*kg.discourse(actor="person")} == {"ann", "bob"}


def test_levels_agree_by_how_near_they_are(tmp_path: Path) -> None:
    types = {"Said": {"organization": "short text", "concept": "short text", "strength": "integer"}}
    statements = [
        {"organization": who, "concept": "Ships pay.", "strength": level, "document": 0}
        | {"start": at, "stop": at + 1}
        for at, (who, level) in enumerate((("A", -2), ("B", -1), ("C", 2)))
    ]
    kg: Any = graph.load(write(tmp_path / "a.dna", 3, statements, types=types))
    weights = {
        tie: {
            frozenset(ends): weight
            for *ends, weight in kg.discourse(tie=tie, qualifier="strength").edges(data="weight")
        }
        for tie in ("congruence", "conflict", "subtract")
    }
    ab, ac, bc = (frozenset(pair) for pair in ("ab", "ac", "bc"))
    assert weights["congruence"] == {ab: 0.75, bc: 0.25}
    assert weights["conflict"] == {ab: 0.25, ac: 1, bc: 0.75}
    assert weights["subtract"] == {ab: 0.5, ac: -1, bc: -0.5}
    balance = kg.discourse(mode="affiliation", tie="subtract", qualifier="strength")
    assert {one: weight for one, _, weight in balance.edges(data="weight")} == {
        "a": -2,
        "b": -1,
        "c": 2,
    }


# Of claims that are no coding


def test_words_that_stand_in_an_order_are_levels() -> None:
    words = ["never", "hardly", "rather", "fully"]
    kinds = {
        "relations": [
            {
                "kind": "backing",
                "forward": "backs",
                "inverse": "is backed by",
                "stance": "for",
                "fields": {
                    "degree": {"type": "choice", "choices": words},
                    "remark": {"type": "text"},
                },
            }
        ]
    }
    kg: Any = graph_of(
        {"ada": "person", "bob": "person", "cyd": "person", "dan": "person", "plan": "policy"},
        claim("backing", "ada", "plan", holder="ada", degree="never"),
        claim("backing", "bob", "plan", holder="bob", degree="rather"),
        claim("backing", "cyd", "plan", holder="cyd", degree="rather"),
        claim("backing", "dan", "plan", holder="dan"),  # who does not say how far
        kinds=kinds,
    )
    weights = {
        tie: {
            frozenset(ends): weight
            for *ends, weight in kg.discourse(tie=tie, qualifier="degree").edges(data="weight")
        }
        for tie in ("congruence", "conflict")
    }
    far = [frozenset(("ada", other)) for other in ("bob", "cyd")]
    near = frozenset(("bob", "cyd"))
    # Of four words, though nobody is fully for it: the scale is what can be said.
    assert weights["congruence"] == pytest.approx({near: 1, **dict.fromkeys(far, 1 / 3)})
    assert weights["conflict"] == pytest.approx(dict.fromkeys(far, 2 / 3))
    with pytest.raises(UnusableQuery, match="neither numbers nor a choice"):
        kg.discourse(qualifier="remark")


TWO = [
    {"id": "red", "title": "Red", "authors": ["Rosa"], "date": "2025-01"},
    {"id": "blue", "title": "Blue", "authors": ["Ben"], "date": "2025-02-03"},
    {"id": "old", "title": "Old", "authors": ["Ben"]},
]


def by(document: str, at: int = 0) -> dict[str, Any]:
    return {"evidence": [{"document": document, "start": at, "end": at + 1}]}


def test_a_concept_is_a_target_where_the_voice_takes_the_stance_itself() -> None:
    people = {"ada": "person", "bob": "person", "plan": "policy"}
    kg: Any = graph_of(
        people,
        claim("support", "ada", "plan", holder="ada", **by("red")),
        claim("opposition", "bob", "plan", holder="bob", **by("red", 2)),
        claim("support", "ada", "plan", **by("blue")),
        claim("opposition", "ada", "plan", **by("old")),
        documents=TWO,
    )
    two_mode = kg.discourse(mode="affiliation")
    told = {
        (one, other): (data["agreed"], data["rejected"])
        for one, other, data in two_mode.edges(data=True)
    }
    assert told == {
        ("ada", "plan"): (1, 0),
        ("bob", "plan"): (0, 1),
        ("Ben", "ada support plan"): (1, 1),  # who reports a stance takes none
    }
    assert two_mode.nodes["ada support plan"]["name"] == "Ada supports Plan"
    conflict = kg.discourse(tie="conflict")
    assert [{*ends} for ends in conflict.edges()] == [{"ada", "bob"}]
    told_of = kg.discourse(mode="affiliation", actor="source")
    assert told_of["ada"]["plan"]["agreed"] == 2
    assert told_of["ada"]["plan"]["rejected"] == 1


def test_a_concept_is_else_the_proposition_with_its_two_sides() -> None:
    places = {
        "army": "agency",
        "police": "agency",
        "north": "region",
        "peru": "country",
        "chile": "country",
    }
    kg: Any = graph_of(
        places,
        claim("deployment", "army", "north", **by("red")),
        claim("deployment", "army", "north", negated=True, **by("blue")),
        claim("border", "peru", "chile", **by("red", 3)),
        claim("border", "chile", "peru", **by("blue", 3)),
        claim("effect", "army", "north", direction="more", **by("red", 4)),
        claim("effect", "army", "north", direction="less", **by("blue", 4)),
        documents=TWO,
    )
    (tie,) = [data for _, _, data in kg.discourse().edges(data=True)]
    assert (tie["congruence"], tie["conflict"], len(tie["claims"])) == (1, 2, 6)
    assert len(kg.discourse(mode="concepts")) == 3


def test_an_actor_who_is_a_concept_too_is_two_nodes() -> None:
    people = {"ada": "person", "bob": "person"}
    kg: Any = graph_of(
        people,
        claim("support", "ada", "bob", holder="ada"),
        claim("support", "bob", "ada", holder="bob"),
    )
    found = kg.discourse(mode="affiliation")
    assert {*map(frozenset, found.edges())} == {
        frozenset(("ada", "concept:bob")),
        frozenset(("bob", "concept:ada")),
    }


def test_days_count_where_a_date_may_mean_them() -> None:
    kg: Any = graph_of(
        {"army": "agency", "north": "region"},
        claim("deployment", "army", "north", **by("red")),
        claim("deployment", "army", "north", negated=True, **by("blue")),
        claim("deployment", "army", "north", role="lead", **by("old")),
        documents=TWO,
    )

    def counts(**asked: Any) -> int:
        return int(kg.discourse(mode="affiliation", **asked).graph["statements"])

    assert counts() == 3
    assert counts(start="2025-01-31") == 2
    assert counts(start="2025-02") == 1
    assert counts(end="2025-01") == 1
    assert counts(start=2025, end="2025-12-31") == 2
    assert counts(end="2024") == 0
    assert len(kg.discourse(end="2024")) == 0


def test_nothing_is_an_empty_network() -> None:
    kg: Any = graph_of({"ada": "person"})
    for mode in WORDS["mode"]:
        for tie in ("ignore", "subtract"):
            for normalization in ("none", "activity" if mode == "affiliation" else "jaccard"):
                assert len(kg.discourse(mode=mode, tie=tie, normalization=normalization)) == 0
    assert kg.discourse(window=3) == ()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"mode": "actor"}, "mode"),
        ({"tie": "combine"}, "tie"),
        ({"mode": "affiliation", "tie": "congruence"}, "tie"),
        ({"normalization": "activity"}, "normalization"),
        ({"mode": "affiliation", "normalization": "jaccard"}, "normalization"),
        ({"mode": "affiliation", "tie": "combine", "normalization": "activity"}, "normalization"),
        ({"mode": "affiliation", "tie": "combine", "qualifier": "role"}, "tie"),
        ({"count": "daily"}, "count"),
        ({"count": ["all"]}, "count"),
        ({"start": "soon"}, "start"),
        ({"end": 1.5}, "end"),
        ({"start": "2025-02", "end": "2025-01"}, "end"),
        ({"window": 0}, "window"),
        ({"window": True}, "window"),
        ({"window": "15"}, "window"),
        ({"actor": "persom"}, "actor"),
        ({"qualifier": "strenght"}, "qualifier"),
    ],
)
def test_what_does_not_go_together_is_said(asked: dict[str, Any], field: str) -> None:
    kg: Any = graph_of({"army": "agency", "north": "region"}, claim("deployment", "army", "north"))
    with pytest.raises(UnusableQuery) as refused:
        kg.discourse(**asked)
    assert refused.value.field == field
    with pytest.raises(TypeError, match="no field"):
        kg.discourse(knid="border")


def test_the_keywords_are_the_settings() -> None:
    from typing import get_args

    words = {"mode": Mode, "tie": Tie, "normalization": Normalization, "count": Count}
    assert {name: get_args(one) for name, one in words.items()} == WORDS
