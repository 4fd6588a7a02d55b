"""A flat network is written by networkx as GraphML, GEXF and GML, and read back whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.knowledge import KnowledgeGraph
from graph.writing.networkx import _as_read, multigraph, sayable
from graph.writing.records import About
from tests.tiny import claim, graph_of

FORMATS: dict[str, tuple[Callable[..., None], Callable[..., Any]]] = {
    "graphml": (nx.write_graphml, nx.read_graphml),
    "gexf": (nx.write_gexf, nx.read_gexf),
    "gml": (nx.write_gml, nx.read_gml),
}
RESERVED = (
    "pid parents slices spells viz type weight networkx_key relation mode directed graph"
).split()
FIELDS = {name: {"type": "text"} for name in RESERVED} | {
    "size": {"type": "number"},
    "open": {"type": "yes_no"},
    "since": {"type": "date"},
}
KINDS = {
    "entities": [{"kind": "ship", "label": "ship", "fields": FIELDS | {"key": {"type": "text"}}}],
    "relations": [
        {"kind": "trade", "forward": "trades with", "symmetric": True, "fields": FIELDS},
    ],
}
HOSTILE = "\0\x08\x0b\x1b\x7f\x85\r\n\r\t</data>&amp;]]>\"'{}\u202e\ufffe\uffff😀"


def flat(kg: KnowledgeGraph, language: str = "en") -> nx.MultiDiGraph[str]:
    dataset = kg.dataset
    entities = {one.id: one for one in dataset.entities}
    names = {one.id: one.name for one in dataset.entities}
    scenarios = {one.id: one.labels.get(language, one.label) for one in kg.scenarios}
    about = About(entities, names, dataset.vocabulary, {}, scenarios, language)
    return multigraph(kg.title, dataset.entities, dataset.relations, flat=about)


def hostile(text: str = HOSTILE, id: str = "01") -> KnowledgeGraph:
    reserved = dict.fromkeys(RESERVED, text)
    more = {"size": 12.0, "open": False, "since": "2025"}
    return graph_of(
        {
            "ada": {"kind": "ship", "name": text, "summary": text, "aliases": [text, "b"]}
            | reserved
            | more
            | {"names": {text: text}, "identifiers": {"x": text}},
            "1": {"kind": "ship", "name": "()"},
            "nan": "person",
        },
        claim("trade", "ada", "1", id=id, note=text, start="2025", end="..", **reserved, **more),
        claim("trade", "ada", "1", id="1", negated=True, size=-0.5, open=True, evidence=[]),
        claim("trade", "ada", "1", id="1_0", statement=text, size=1e300),
        claim("trade", "1", "ada", id="1\0"),
        claim("advice", "nan", "nan", id="1\x01", aspect="[]"),
        claim("advice", "nan", "nan", id="1\x02", scenario="red", modality="plan"),
        title=text,
        kinds=KINDS,
    )


def simple() -> KnowledgeGraph:
    return graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob", id="a"))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("make", [graph.load, hostile, simple, lambda: graph_of({})])
def test_what_is_written_is_read_with_every_node_and_edge(
    format: str, make: Callable[[], KnowledgeGraph], tmp_path: Path
) -> None:
    kg = make()
    whole = flat(kg)
    write, read = FORMATS[format]
    write(whole, tmp_path / "file")
    back = read(tmp_path / "file")
    assert back.is_directed()
    assert sorted(back) == sorted(whole) == sorted(one.id for one in kg.entities())
    assert sorted(back.edges()) == sorted(whole.edges())
    assert len(back.edges()) == len(kg)
    for found, former in zip(edges(back), edges(whole), strict=True):
        assert all(same(found[name], value) for name, value in former.items())
    for node, data in whole.nodes(data=True):
        kept = {name: value for name, value in data.items() if name != "label" or format != "gml"}
        assert all(same(back.nodes[node][name], value) for name, value in kept.items())


def edges(network: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """What the edges say, sorted."""
    found = network.edges(data=True)
    return [
        data
        for *_ends, data in sorted(
            found, key=lambda one: (one[0], one[1], one[2]["relation"], one[2]["label"])
        )
    ]


def same(found: Any, value: Any) -> bool:
    """GML has no yes and no, and takes two texts for lists of nothing."""
    return bool(found == value or (value in {"[]", "()"} and not found))


def test_a_file_has_names_and_values_that_all_three_formats_have() -> None:
    for kg in (graph.load(), hostile(), simple()):
        whole = flat(kg)
        assert type(whole) is nx.MultiDiGraph
        said = [whole.graph, *(data for _node, data in whole.nodes(data=True))]
        said += [data for *_ends, data in whole.edges(data=True)]
        for data in said:
            for name, value in data.items():
                assert re.fullmatch("[A-Za-z][0-9A-Za-z_]*", name)
                assert type(value) in {str, int, float, bool}
                assert value != ""
        sorts: dict[tuple[bool, str], set[type]] = {}
        for *_ends, data in whole.edges(data=True):
            for name, value in data.items():
                sorts.setdefault((True, name), set()).add(type(value))
        assert all(len(types) == 1 for types in sorts.values())


def test_an_edge_has_the_claims_record() -> None:
    whole = flat(hostile())
    edge = whole.edges["ada", "1", "01"]
    assert (edge["start_"], edge["end_"], edge["size_"], edge["open"]) == (
        "2025",
        "..",
        12.0,
        False,
    )
    assert edge["kind"] == "trade"
    assert edge["note"] == edge["weight_"] == edge["relation_"]
    assert "\0" not in edge["note"]
    assert "\n\n\t</data>&amp;]]>" in edge["note"]
    assert edge["citations"] == "note ¶1 0–3"
    assert not {"id", "source", "target", "start", "end", "topic"} & set(edge)
    node = whole.nodes["ada"]
    assert node["label"] == node["name"]
    assert json.loads(node["aliases"])[1] == "b", "what has the mark between two is JSON"
    assert node["identifiers"].startswith('{"x": ')


def test_what_is_denied_or_no_plain_fact_shows_on_the_edge() -> None:
    whole = flat(hostile())
    labels = {data["relation"]: data["label"] for *_ends, data in whole.edges(data=True)}
    assert labels["01"] == "trades with"
    assert labels["1"] == "does not trade with"
    assert labels["1\ufffd"] == "advises (plan, If red wins)"
    chile = flat(graph.load(), "es")
    kast = [data for *_ends, data in chile.edges(data=True) if data.get("scenario") == "kast"]
    assert kast
    assert all("Si gana Kast" in data["label"] for data in kast)


def test_parallel_edges_whose_keys_are_read_alike_are_kept() -> None:
    whole = flat(hostile())
    keys = [key for _source, target, key in whole.edges(keys=True) if target == "1"]
    assert len({_as_read(key) for key in keys}) == len(keys) == 3
    assert {"1_0"} < set(keys)
    assert sorted(whole["nan"]["nan"]) == ["1\ufffd", "1\ufffd_"]


def test_a_lone_surrogate_is_replaced() -> None:
    assert sayable("a\udc80\r\nb\rc") == "a\ufffd\nb\nc"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1).filter(str.strip), id=st.text(min_size=1))
@pytest.mark.parametrize("format", FORMATS)
def test_any_text_is_written_and_read_back(format: str, text: str, id: str, tmp_path: Path) -> None:
    kg = hostile(text, id)
    whole = flat(kg)
    write, read = FORMATS[format]
    write(whole, tmp_path / "file")
    back = read(tmp_path / "file")
    assert sorted(back.edges()) == sorted(whole.edges())
    assert len(back.edges()) == len(kg)
    assert same(back.nodes["ada"]["name"], whole.nodes["ada"]["name"])
