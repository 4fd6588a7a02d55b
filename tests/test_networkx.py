"""The network is the graph that networkx would have made, and users get one of their own."""

from __future__ import annotations

import networkx as nx
import pytest

import graph
from graph.engine.memory import Memory
from graph.knowledge import KnowledgeGraph
from tests.tiny import claim, graph_of, memory


def parallel() -> KnowledgeGraph:
    """Two claims side by side, one the other way round, and an entity that nothing ties."""
    return graph_of(
        {"ada": "person", "bob": "person", "cho": "person", "peru": "country"},
        claim("advice", "ada", "bob"),
        claim("advice", "ada", "bob", modality="plan", scenario="red"),
        claim("support", "ada", "bob", note="again"),
        claim("advice", "bob", "ada"),
        claim("visit", "bob", "peru", date="2025"),
    )


def made_by_networkx(network: Memory) -> nx.MultiDiGraph[str]:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((one.id, one.__dict__) for one in network.dataset.entities)
    made.add_edges_from((*one.ends, one.id, one.__dict__) for one in network.dataset.relations)
    return made


def test_the_network_is_what_networkx_would_have_made() -> None:
    for kg in (parallel(), graph.load(), graph_of({}), graph_of({"ada": "person"})):
        mine, theirs = memory(kg).graph, made_by_networkx(memory(kg))
        assert mine.adj == theirs.adj
        assert mine.pred == theirs.pred
        assert dict(mine.nodes(data=True)) == dict(theirs.nodes(data=True))
        assert list(mine.edges(keys=True)) == list(theirs.edges(keys=True))
        assert list(mine.in_edges(keys=True)) == list(theirs.in_edges(keys=True))
        assert mine.number_of_edges() == len(kg.dataset.relations)
        assert nx.utils.graphs_equal(mine, theirs)


def test_both_directions_hold_the_same_dicts() -> None:
    mine = memory(parallel()).graph
    for source, target in mine.edges():
        assert mine.adj[source][target] is not None
        assert mine._succ[source][target] is mine._pred[target][source]


def test_a_copy_has_every_entity_and_every_relation() -> None:
    kg = parallel()
    copied = kg.to_networkx()
    assert type(copied) is nx.MultiDiGraph
    assert set(copied) == {"ada", "bob", "cho", "peru"}
    assert {key for *_ends, key in copied.edges(keys=True)} == {
        one.id for one in kg.dataset.relations
    }
    assert copied.number_of_edges("ada", "bob") == 3
    (visit,) = kg.relations(kind="visit")
    fields = copied.edges["bob", "peru", visit.id]
    assert (fields["kind"], fields["date"], fields["modality"]) == ("visit", "2025", "fact")
    assert copied.nodes["peru"]["name"] == "Peru"
    assert copied.graph["title"] == "Tiny"


def test_fields_that_say_nothing_are_left_out() -> None:
    def says_something(value: object) -> bool:
        if isinstance(value, dict | list | tuple):
            inner = value.values() if isinstance(value, dict) else value
            return bool(value) and all(map(says_something, inner))
        return value is not None and value != ""

    for kg in (parallel(), graph.load()):
        copied = kg.to_networkx()
        assert all(map(says_something, dict(copied.nodes(data=True)).values()))
        assert all(says_something(data) for *_ends, data in copied.edges(data=True))


@pytest.mark.parametrize("part", ["whole", "scenario", "ego"])
def test_what_is_done_to_it_does_not_reach_the_graph(part: str) -> None:
    whole = parallel()
    kg = {"whole": whole, "scenario": whole.scenario("red"), "ego": whole.ego("ada", radius=2)}[
        part
    ]
    before = [one.model_dump() for one in (*kg.dataset.entities, *kg.dataset.relations)]
    adjacency = {end: dict(others) for end, others in memory(kg).graph.adjacency()}
    copied = kg.to_networkx()
    for _node, data in copied.nodes(data=True):
        for value in data.values():
            if isinstance(value, dict):
                value["extra"] = "thing"
        data.clear()
    for *_ends, data in copied.edges(data=True):
        data["modality"] = "fiction"
        for citation in data["evidence"]:
            citation.clear()
    copied.remove_node("ada")
    assert [one.model_dump() for one in (*kg.dataset.entities, *kg.dataset.relations)] == before
    assert {end: dict(others) for end, others in memory(kg).graph.adjacency()} == adjacency
    assert "ada" in kg.to_networkx()
    assert len(kg.relations(modality="plan")) == 1


def test_what_is_handed_out_is_a_networkx_graph_of_plain_values() -> None:
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(name, str) and plain(inner) for name, inner in value.items())
        if isinstance(value, tuple | list):
            return all(plain(inner) for inner in value)
        return isinstance(value, str | bool | int | float)

    for kg in (parallel(), graph.load()):
        copied = kg.to_networkx()
        assert type(copied) is nx.MultiDiGraph
        assert all(plain(data) for _node, data in copied.nodes(data=True))
        assert all(plain(data) for *_ends, data in copied.edges(data=True))


def test_relations_between_two_entities_are_found_either_way() -> None:
    kg = parallel()
    ties = {one.id for one in kg.relations() if set(one.ends) == {"ada", "bob"}}
    assert len(ties) == 4
    assert {one.id for one in memory(kg).between("ada", "bob")} == ties
    assert {one.id for one in memory(kg).between("bob", "ada")} == ties
    assert list(memory(kg).between("ada", "peru")) == []
    assert list(memory(kg).between("cho", "ada")) == []


def test_all_of_networkx_applies() -> None:
    whole = graph.load().to_networkx()
    assert nx.has_path(whole.to_undirected(), "jose-antonio-kast", "ecuador")
    central = nx.degree_centrality(whole)
    assert max(central, key=central.__getitem__) in whole
    assert nx.node_link_data(whole, edges="edges")["multigraph"] is True


def test_queries_do_without_the_network() -> None:
    kg = parallel()
    assert kg.relations(kind="visit")
    assert "graph" not in memory(kg).__dict__
