"""The networks of a debate, held to published values and to cases that tell their settings apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graph
from graph.discourse.settings import WORDS
from graph.keywords import Count, Mode, Normalization, Tie
from graph.problems import UnusableQuery
from tests.debates.made import GENERATIONS, SAMPLES, document, said, sample, write
from tests.tiny import claim, graph_of

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="there are no data sets beside this checkout"
)
REGULATE = "There should be legislation to regulate emissions."


@pytest.fixture(scope="module", params=GENERATIONS)
def kg(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not SAMPLES.is_dir():
        pytest.skip("there are no data sets beside this checkout")
    return graph.load(sample(request.param, tmp_path_factory.mktemp("dna")))


def total(network: nx.Graph[str]) -> float:
    """The sum of weights as it is published: of one-mode networks each tie twice."""
    twice = 1 if network.graph["mode"] == "affiliation" else 2
    return float(network.size(weight="weight") * twice)


NORMALIZATIONS = ("none", "average", "jaccard", "dna_cosine", "cosine")
ONE_MODE: dict[str, tuple[float, ...]] = {
    "ignore": (276, 46.261854, 24.469002, 8.872727, 22.373436),
    "congruence": (160, 25.802436, 13.610663, 4.806061, 12.517454),
    "conflict": (116, 20.459418, 10.858340, 4.066667, 10.816616),
    "subtract": (44, 5.343018, 2.752323, 0.739394, 1.700838),
}
PER_DOCUMENT: dict[str, tuple[float, ...]] = {
    "ignore": (78, 24.847619, 15.942857, 9.097778),
    "congruence": (48, 14.638095, 10.190476, 4.975556),
    "conflict": (38, 11.457143, 6.557143, 3.9),
    "subtract": (10, 3.180952, 3.633333, 1.075556),
}
TWO_MODE: dict[tuple[str, str], float] = {
    ("ignore", "none"): 40,
    ("ignore", "activity"): 7,
    ("ignore", "prominence"): 6,
    ("subtract", "none"): 18,
    ("subtract", "activity"): 2.118182,
    ("subtract", "prominence"): 3.778571,
    ("combine", "none"): 30,
}


@pytest.mark.parametrize("tie", ONE_MODE)
def test_one_mode_networks_are_as_published(kg: Any, tie: Any) -> None:
    found = [total(kg.discourse(tie=tie, normalization=one)) for one in NORMALIZATIONS]
    assert found == pytest.approx(ONE_MODE[tie], abs=5e-7)
    network = kg.discourse(tie=tie)
    assert not network.is_directed()
    assert len(network) == 7
    assert network.number_of_edges() <= 21
    for count in ("document", "week", "month", "year", "once"):  # each speaks in one document
        per = [
            total(kg.discourse(tie=tie, normalization=one, count=count)) for one in NORMALIZATIONS
        ]
        assert per[:4] == pytest.approx(PER_DOCUMENT[tie], abs=5e-7)


def test_two_mode_networks_are_as_published(kg: Any) -> None:
    for (tie, normalization), expected in TWO_MODE.items():
        found = kg.discourse(mode="affiliation", tie=tie, normalization=normalization)
        assert total(found) == pytest.approx(expected, abs=5e-7)
    found = kg.discourse(mode="affiliation")
    assert nx.is_bipartite(found)
    assert [
        len([n for n, side in found.nodes(data="bipartite") if side == one]) for one in (0, 1)
    ] == [7, 6]
    assert kg.discourse(mode="affiliation").number_of_edges() == 22
    once = kg.discourse(mode="affiliation", tie="subtract", count="document")
    assert (once.graph["statements"], total(once)) == (23, 9)
    ignored = kg.discourse(mode="affiliation", count="document")
    assert (ignored.graph["statements"], total(ignored)) == (22, 22)
    agreement = {
        data["name"]: (data["rejected"], data["agreed"])
        for _, data in once.nodes(data=True)
        if data["bipartite"]
    }
    assert agreement == {
        "CO2 legislation will not hurt the economy.": (4, 2),
        "Cap and trade is the solution.": (0, 1),
        "Climate change is caused by greenhouse gases (CO2).": (0, 3),
        "Climate change is real and anthropogenic.": (0, 2),
        "Emissions legislation should regulate CO2.": (2, 4),
        REGULATE: (1, 4),
    }


def test_what_is_left_out_is_as_published(kg: Any) -> None:
    left = {"target": REGULATE, "source": ["Senate", "Sierra Club"]}
    asked: dict[str, Any] = {"tie": "congruence", "normalization": "average"}
    without = kg.discourse(exclude=left, **asked)
    assert (len(without), without.graph["statements"]) == (5, 16)
    assert total(without) == pytest.approx(9.809524, abs=5e-7)
    inverted = kg.discourse(**left, **asked)
    assert (len(inverted), inverted.graph["statements"]) == (2, 3)
    assert total(inverted) == pytest.approx(2.666667, abs=5e-7)
    alliance = kg.discourse()["alliance-to-save-energy"]
    assert [alliance[one]["weight"] for one in sorted(alliance)] == [4, 10, 2, 4, 4, 3]


def test_a_section_is_as_published(tmp_path: Path) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("there are no data sets beside this checkout")
    for generation in (2, 3):
        kg: Any = graph.load(sample(generation, tmp_path))
        section = [one.id for one in kg.documents if one.section == "1"]
        found = kg.discourse(document=section, tie="congruence", normalization="average")
        assert (len(found), found.graph["statements"]) == (4, 20)
        assert total(found) == pytest.approx(4.8)


def test_windows_are_as_published(kg: Any) -> None:
    asked: dict[str, Any] = {"tie": "congruence", "start": "2005-01-20", "end": "2005-02-28"}
    found = kg.discourse(window=15, **asked)
    assert [total(one) for one in found] == [58] * 7 + [68] * 6 + [130] + [26] * 8 + [12] * 4
    assert (found[0].graph["start"], found[0].graph["end"]) == ("2005-01-20", "2005-02-03")
    assert found[-1].graph["end"] == "2005-02-28"
    found = kg.discourse(window=7, **asked)
    assert [total(one) for one in found] == (
        [0] * 7 + [44] * 7 + [0] * 7 + [26] + [12] * 6 + [0] * 6
    )
    assert len(kg.discourse(window=14, **asked)) == 27  # an even number is meant as it is said
    assert kg.discourse(window=41, **asked) == ()
    (whole,) = kg.discourse(window=22)
    assert total(whole) == 276


def test_persons_are_the_other_actors(kg: Any) -> None:
    persons = kg.discourse(actor="person")
    assert {name for _, name in persons.nodes(data="name")} >= {"Navin Nayak", "Bob Slaughter"}
    assert total(persons) == 276  # in the sample each speaks for one organization


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
