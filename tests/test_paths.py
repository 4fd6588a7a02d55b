"""Two entities are tied by chains of relations; the shortest, and all of a length, are those of networkx."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.engine.paths import Path, reach
from graph.knowledge import KnowledgeGraph
from graph.model import MODALITIES, Query
from graph.problems import GraphError, NoPath, UnknownEntity
from tests.tiny import claim, graph_of, memory

NODES = tuple("abcdefgh")


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Few entities, tied at random, some more than once and some by what is denied."""
    pairs = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(
        lambda pair: pair[0] != pair[1]
    )
    ties = draw(st.lists(st.tuples(pairs, st.booleans(), st.sampled_from(MODALITIES)), max_size=14))
    return graph_of(
        dict.fromkeys(NODES, "person"),
        *(
            claim("advice", *ends, id=f"r{number:02}", negated=negated, modality=modality)
            for number, (ends, negated, modality) in enumerate(ties)
        ),
    )


nodes = st.sampled_from(NODES)


def undirected(kg: KnowledgeGraph) -> nx.Graph[str]:
    """The same ties for networkx: without direction, and without what is denied."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(NODES)
    plain.add_edges_from(one.ends for one in kg.dataset.relations if not one.negated)
    return plain


def directed(kg: KnowledgeGraph) -> nx.DiGraph[str]:
    """The same with direction: from source to target."""
    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from(NODES)
    plain.add_edges_from(one.ends for one in kg.dataset.relations if not one.negated)
    return plain


def walked(path: Path) -> bool:
    """Whether a path is a chain that its relations make."""
    starts = [step.start for step in path.steps]
    ends = [step.end for step in path.steps]
    return (
        starts[1:] == ends[:-1]
        and path.entities == (path.source, *ends)
        and path.entities[-1] == path.target
        and all({step.start, step.end} == set(step.relation.ends) for step in path.steps)
        and all(step.forward == (step.start == step.relation.source) for step in path.steps)
    )


@settings(max_examples=200)
@given(kg=graphs(), source=nodes, target=nodes)
def test_the_shortest_path_is_as_short_as_it_can_be_and_first_of_those(
    kg: KnowledgeGraph, source: str, target: str
) -> None:
    plain = undirected(kg)
    if not nx.has_path(plain, source, target):
        with pytest.raises(NoPath):
            kg.shortest_path(source, target)
        return

    path = kg.shortest_path(source, target)

    assert walked(path)
    assert list(path.entities) == min(nx.all_shortest_paths(plain, source, target))
    for step in path.steps:
        between = [
            one
            for one in kg.dataset.relations
            if {*one.ends} == {step.start, step.end} and not one.negated
        ]
        strongest = min(between, key=lambda one: (MODALITIES.index(one.modality), one.id))
        assert step.relation == strongest


@settings(max_examples=200)
@given(kg=graphs(), source=nodes, target=nodes, cutoff=st.integers(1, 5))
def test_all_paths_are_those_of_networkx_shortest_first(
    kg: KnowledgeGraph, source: str, target: str, cutoff: int
) -> None:
    found = list(kg.paths(source, target, cutoff=cutoff))

    assert all(walked(path) for path in found)
    chains = [list(path.entities) for path in found]
    assert chains == sorted(chains, key=lambda chain: (len(chain), chain))
    simple = nx.all_simple_paths(undirected(kg), source, target, cutoff=cutoff)
    assert sorted(chains) == sorted(chain for chain in simple if len(chain) > 1)


def steps(kg: KnowledgeGraph, source: str, target: str) -> int | None:
    try:
        return len(kg.shortest_path(source, target))
    except NoPath:
        return None


@given(kg=graphs(), source=nodes, target=nodes)
def test_a_way_there_is_a_way_back(kg: KnowledgeGraph, source: str, target: str) -> None:
    assert steps(kg, source, target) == steps(kg, target, source)


@given(kg=graphs(), centre=nodes, radius=st.integers(0, 4))
def test_an_ego_graph_is_that_of_networkx(kg: KnowledgeGraph, centre: str, radius: int) -> None:
    plain = nx.ego_graph(undirected(kg), centre, radius=radius)

    found = kg.ego(centre, radius=radius)

    assert {entity.id for entity in found.entities()} == set(plain)
    # What is denied ties nobody, but of those within it is shown.
    within = [one for one in kg.relations() if set(one.ends) <= set(plain)]
    assert list(found.relations()) == within


@given(kg=graphs(), centre=nodes, direction=st.sampled_from(["out", "in"]))
def test_an_ego_graph_follows_one_direction_where_asked(
    kg: KnowledgeGraph, centre: str, direction: Any
) -> None:
    plain = directed(kg) if direction == "out" else directed(kg).reverse()
    reached = nx.single_source_shortest_path_length(plain, centre, cutoff=2)

    found = kg.ego(centre, radius=2, direction=direction)

    assert {entity.id for entity in found.entities()} == set(reached)


def chain() -> KnowledgeGraph:
    return graph_of(
        {"ada": "person", "bob": "person", "cho": "person", "dan": "person", "eva": "person"},
        claim("advice", "ada", "bob", id="plan", modality="plan", scenario="red"),
        claim("advice", "ada", "bob", id="fact"),
        claim("meeting", "cho", "bob", id="met", statement="They met."),
        claim("advice", "cho", "dan", id="not", negated=True),
        claim("support", "dan", "cho", id="maybe", modality="expectation"),
    )


def test_a_path_tells_the_way_of_each_step() -> None:
    path = chain().shortest_path("dan", "ada")

    assert path.entities == ("dan", "cho", "bob", "ada")
    assert [one.id for one in path.relations] == ["maybe", "met", "fact"]
    assert [step.forward for step in path.steps] == [True, True, False]
    assert [step.label for step in path.steps] == ["supports", "meets", "is advised by"]
    assert len(path) == 3
    assert str(path) == repr(path)
    held = "held by A note · note ¶1 0–3"
    assert str(path).splitlines() == [
        "Dan — supports → Cho",
        f"    It is expected that Dan will support Cho. [whoever wins · expectation · {held}]",
        "Cho — meets → Bob",
        "    They met. [whoever wins · fact · held by A note · note ¶1 0–3]",
        "Bob — is advised by → Ada",
        "    Ada advises Bob. [whoever wins · fact · held by A note · note ¶1 0–3]",
        "    … and 1 further claim",
    ]


def test_between_two_entities_a_fact_goes_before_a_plan() -> None:
    kg = chain()

    assert kg.shortest_path("ada", "bob").relations[0].id == "fact"
    assert kg.shortest_path("ada", "bob", modality="plan").relations[0].id == "plan"


def test_what_is_denied_ties_nothing_unless_it_is_asked_for() -> None:
    kg = chain()

    with pytest.raises(NoPath, match='"cho" and "dan"'):
        kg.shortest_path("cho", "dan", kind="advice")
    denied = kg.shortest_path("cho", "dan", kind="advice", negated=True)
    assert [one.id for one in denied.relations] == ["not"]


def test_a_query_says_which_relations_may_be_used() -> None:
    kg = chain()

    assert len(kg.shortest_path("ada", "cho", Query(kind=("advice", "meeting")))) == 2
    with pytest.raises(NoPath):
        kg.shortest_path("ada", "cho", Query(kind="advice"))
    assert list(kg.paths("ada", "cho", kind="advice")) == []
    assert [len(path) for path in kg.paths("ada", "cho", kind=("advice", "meeting"))] == [2]
    with pytest.raises(NoPath):
        kg.shortest_path("ada", "bob", Query(kind="advice"), scenario="blue")


def test_an_entity_is_tied_to_itself_by_nothing() -> None:
    path = chain().shortest_path("ada", "ada")

    assert (len(path), path.entities, path.relations) == (0, ("ada",), ())
    assert str(path) == "ada is both ends"
    assert list(chain().paths("ada", "ada")) == []


def test_what_is_near_nobody_is_not_known() -> None:
    with pytest.raises(UnknownEntity):
        reach(memory(chain()), "nobody", 1)


def test_no_way_and_nobody_there_are_said_apart() -> None:
    kg = chain()

    with pytest.raises(NoPath) as caught:
        kg.shortest_path("ada", "eva")
    assert (caught.value.source, caught.value.target) == ("ada", "eva")
    assert list(kg.paths("ada", "eva")) == []
    for ends in (("ada", "eve"), ("eve", "ada")):
        with pytest.raises(UnknownEntity):
            kg.shortest_path(*ends)
        with pytest.raises(UnknownEntity):
            kg.paths(*ends)
    assert not issubclass(NoPath, LookupError)
    assert issubclass(NoPath, GraphError)


def test_paths_come_one_by_one_however_many_there_are() -> None:
    names = [f"n{number:02}" for number in range(30)]
    ties = [claim("advice", *ends) for ends in pairwise(names)]
    ties += [claim("support", one, other) for one in names for other in names if one < other]
    kg = graph_of(dict.fromkeys(names, "person"), *ties)

    found = kg.paths(names[0], names[-1], cutoff=20)

    assert [len(next(found)) for _ in range(3)] == [1, 2, 2]
    assert [len(path) for path in kg.paths(names[0], names[-1], cutoff=1)] == [1]
