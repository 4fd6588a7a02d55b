"""Graphs as files: the programs whose formats they are read them whole, and no denial as a plain tie."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.drawn import Drawn
from graph.outgoing.extract import Extract
from graph.outgoing.formats import formats
from tests.command import ROOT
from tests.outgoing.hostile import fixed, graphs
from tests.tiny import claim, graph_of

OWNED = ROOT / ".ci" / "owners"
OWNERS = ("graphology", "graphology-gexf", "graphology-graphml", "cytoscape", "mermaid", "jsdom")
RANDOM = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
DRAWN = ("graphml", "gexf", "cyjs", "dot", "mmd")


@pytest.fixture(scope="module")
def chile() -> KnowledgeGraph:
    return graph.load()


def written(kg: KnowledgeGraph, name: str) -> dict[str, str]:
    """The files of a format, without where entities stand."""
    (one,) = (one for one in formats() if one.name == name)
    return {
        file: content if isinstance(content, str) else content.decode()
        for file, content in one.write(Extract(kg.engine)).files.items()
    }


def many(kg: KnowledgeGraph) -> tuple[int, int]:
    return len(kg.entities()), len(kg.relations())


def denied(kg: KnowledgeGraph) -> int:
    return len(kg.relations(negated=True))


# GraphML and GEXF, by networkx and igraph


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networkx_reads_all_of_it(ending: str, chile: KnowledgeGraph, tmp_path: Path) -> None:
    for kg in (chile, fixed()):
        made = kg.export(tmp_path / f"a.{ending}")
        read: Any = (nx.read_graphml if ending == "graphml" else nx.read_gexf)(made.files[0])
        assert (len(read), read.number_of_edges()) == many(kg)
        assert read.is_directed()
        assert {key.removeprefix("claim:") for *_ends, key in read.edges(keys=True)} == {
            one.id for one in kg.relations()
        }
        for *ends, key, fields in read.edges(keys=True, data=True):
            one = kg.relation(key.removeprefix("claim:"))
            assert tuple(ends) == tuple(f"entity:{end}" for end in one.ends)
            assert (fields["negated"], fields["modality"]) == (one.negated, one.modality)
            assert fields.get("scenario") == one.scenario
            assert json.loads(fields["evidence"])[0]["document"] == one.evidence[0].document
        for name, fields in read.nodes(data=True):
            assert fields["name"] == kg[name.removeprefix("entity:")].name


def test_igraph_reads_all_of_it_and_loses_no_id(chile: KnowledgeGraph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    for kg in (chile, fixed()):
        made = kg.export(tmp_path / "a.graphml")
        read = igraph.Graph.Read_GraphML(str(made.files[0]))
        assert (read.vcount(), read.ecount()) == many(kg)
        assert sum(read.es["negated"]) == denied(kg)
        assert set(read.es["relation"]) == {one.id for one in kg.relations()}
        assert set(read.vs["id"]) == {f"entity:{one.id}" for one in kg.entities()}


@RANDOM
@given(graphs())
def test_whatever_they_are_called_networkx_reads_as_many(kg: KnowledgeGraph) -> None:
    assert many(kg) == _counted(nx.parse_graphml(written(kg, "graphml")[""]))
    root = ET.fromstring(written(kg, "gexf")[""])  # noqa: S314  # it is ours
    space = "{http://gexf.net/1.3}"
    assert many(kg) == tuple(sum(1 for _ in root.iter(space + one)) for one in ("node", "edge"))


def _counted(read: Any) -> tuple[int, int]:
    return len(read), read.number_of_edges()


def test_edges_of_gexf_that_are_parallel_are_of_different_kinds(chile: KnowledgeGraph) -> None:
    for kg in (chile, fixed()):
        root = ET.fromstring(written(kg, "gexf")[""])  # noqa: S314
        edges = [*root.iter("{http://gexf.net/1.3}edge")]
        ends = Counter(
            (*sorted((one.get("source", ""), one.get("target", ""))), one.get("kind"))
            for one in edges
        )
        assert set(ends.values()) == {1}
        for one in edges:
            relation = kg.relation(str(one.get("id")).removeprefix("claim:"))
            assert str(one.get("kind")).startswith("not ") is relation.negated
            assert (", " in str(one.get("kind"))) is not (
                (relation.modality, relation.certainty, relation.scenario)
                == ("fact", "certain", None)
            )


def test_only_whole_days_are_on_the_time_line() -> None:
    kg = graph_of(
        {"a": "person", "b": "country", "c": "country"},
        claim("visit", "a", "b", start="2025-01-05", end=".."),
        claim("visit", "a", "c", start="2024", end="2024-02-29"),
    )
    root = ET.fromstring(written(kg, "gexf")[""])  # noqa: S314
    spans = {(one.get("start"), one.get("end")) for one in root.iter("{http://gexf.net/1.3}edge")}
    assert spans == {("2025-01-05", None), (None, "2024-02-29")}
    (one,) = (one for one in formats() if one.name == "gexf")
    assert sum(one.write(Extract(kg.engine)).unsaid.values()) == 2


def test_positions_are_those_of_the_page(chile: KnowledgeGraph, tmp_path: Path) -> None:
    places = chile._places
    chile.export(tmp_path / "a.graphml")
    chile.export(tmp_path / "a.gexf")
    chile.export(tmp_path / "a.cyjs")
    ml, gexf = nx.read_graphml(tmp_path / "a.graphml"), nx.read_gexf(tmp_path / "a.gexf")
    nodes = json.loads((tmp_path / "a.cyjs").read_text("utf-8"))["elements"]["nodes"]
    cyjs = {one["data"]["id"]: one["position"] for one in nodes}
    assert len(places) == len(cyjs) == 217
    for name, (x, y, size) in places.items():
        node = f"entity:{name}"
        assert (ml.nodes[node]["x"], ml.nodes[node]["y"]) == (x, -y)
        viz = gexf.nodes[node]["viz"]
        assert (viz["position"]["x"], viz["position"]["y"], viz["size"]) == (x, -y, size)
        assert cyjs[node] == {"x": x, "y": y}  # there, as in the page, down is more
        colour = viz["color"]
        assert ml.nodes[node]["color"] == "#{r:02x}{g:02x}{b:02x}".format(**colour)


def test_the_colours_are_those_of_pyvis_and_of_the_page(chile: KnowledgeGraph) -> None:
    theirs = {one["id"]: one["color"]["background"] for one in chile.to_pyvis().nodes}
    ours = {one.entity.id: one.colour for one in Drawn(Extract(chile.engine)).nodes}
    assert ours == theirs


# graphology, Cytoscape.js, Mermaid


@pytest.fixture(scope="module")
def read_by_owners(
    chile: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    if not all((OWNED / "node_modules" / one).is_dir() for one in OWNERS):
        pytest.skip(f"{', '.join(OWNERS)} are not installed; make test-doors installs them")
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node")
    folder = tmp_path_factory.mktemp("owners")
    files = []
    for name, kg in (("chile", chile), ("fixed", fixed())):
        for ending in ("graphml", "gexf", "cyjs", "mmd"):
            kg.export(folder / f"{name}.{ending}")
            files.append(str(folder / f"{name}.{ending}"))
    done = subprocess.run(
        [
            node,
            str(Path(__file__).with_name("owners.mjs")),
            str(OWNED),
            str(folder / "told.json"),
            *files,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads((folder / "told.json").read_text("utf-8"))
    return {Path(file).name: one for file, one in told.items()}


@pytest.mark.parametrize("ending", ["graphml", "gexf", "cyjs", "mmd"])
def test_graphology_cytoscape_and_mermaid_read_all_of_it(
    ending: str, chile: KnowledgeGraph, read_by_owners: dict[str, dict[str, Any]]
) -> None:
    for name, kg in (("chile", chile), ("fixed", fixed())):
        read = read_by_owners[f"{name}.{ending}"]
        assert (read["nodes"], len(read["edges"])) == many(kg)
        assert sum(no for _id, _label, no in read["edges"]) == denied(kg)
        for _id, label, no in read["edges"]:
            assert re.search(r"\bnot\b", label) or not no, label


# Labels


def test_labels_say_not_and_the_scenario_and_what_sort_of_claim_it_is(
    chile: KnowledgeGraph,
) -> None:
    for kg in (chile, fixed()):
        labels = kg.engine.about().scenarios
        for one in Drawn(Extract(kg.engine)).edges:
            relation = one.relation
            assert re.search(r"\bnot\b", one.label) or not relation.negated
            assert relation.modality == "fact" or relation.modality in one.label
            assert relation.certainty == "certain" or relation.certainty in one.label
            if relation.scenario:
                assert labels[relation.scenario] in one.label


def test_the_sort_of_an_edge_says_all_that_makes_it_no_plain_fact(chile: KnowledgeGraph) -> None:
    for kg in (chile, fixed()):
        labels = kg.engine.about().scenarios
        for one in Drawn(Extract(kg.engine)).edges:
            relation = one.relation
            said: list[str] = [relation.modality, relation.certainty]
            said += [labels[relation.scenario]] if relation.scenario else []
            marks = ", ".join(word for word in said if word not in {"fact", "certain"})
            words = f"not {relation.kind}" if relation.negated else relation.kind
            assert one.sort.partition(" · ")[0] == (f"{words}, {marks}" if marks else words)


def test_no_type_of_a_database_is_that_of_a_plain_fact_but_for_plain_facts(
    chile: KnowledgeGraph,
) -> None:
    for kg in (chile, fixed()):
        for one in Drawn(Extract(kg.engine)).edges:
            relation = one.relation
            plain = (relation.modality, relation.certainty) == ("fact", "certain")
            plain = plain and not relation.negated and relation.scenario is None
            assert (one.type == relation.kind.upper()) is plain
            assert re.fullmatch("[A-Z0-9_]+", one.type)


# DOT


def _dot(text: str) -> str:
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("there is no Graphviz")
    done = subprocess.run(
        [dot, "-Tplain"], input=text, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "syntax error" not in done.stderr
    return done.stdout


def test_graphviz_reads_all_of_it(chile: KnowledgeGraph) -> None:
    for kg in (chile, fixed()):
        text = written(kg, "dot")[""]
        sorts = Counter(line.split()[0] for line in _dot(text).splitlines())
        assert (sorts["node"], sorts["edge"]) == many(kg)
        assert text.count("arrowhead=") == denied(kg)


def test_graphviz_shows_labels_as_they_are() -> None:
    kg = graph_of(
        {
            "a": {"kind": "country", "name": 'a\\b "c" &lt; <b> \\N'},
            "end": {"kind": "country", "name": "}; x -> y \\"},
        },
        claim("cooperation", "a", "end"),
    )
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("there is no Graphviz")
    done = subprocess.run(
        [dot, "-Tsvg"],
        input=written(kg, "dot")[""],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shown = {one.text for one in ET.fromstring(done.stdout).iter() if one.tag.endswith("}text")}  # noqa: S314
    assert {'a\\b "c" &lt; <b> \\N', "}; x -> y \\"} <= {
        str(one).replace("\xa0", " ") for one in shown
    }


# Mermaid


def test_mermaid_has_no_sign_that_it_could_take_for_its_own() -> None:
    text = written(fixed(), "mermaid")[""]
    for line in text.splitlines()[4:]:
        for label in re.findall(r'"([^"]*)"', line):
            assert not re.search(r"[\[\](){}|<>&`\\/]", label)
    assert text.count("--x") == denied(fixed())


def test_more_edges_than_mermaid_draws_are_told() -> None:
    names = {f"n{number}": "country" for number in range(40)}
    claims = [
        claim("support", one, other)
        for number, one in enumerate(names)
        for other in [*names][number + 1 :]
    ]
    (one,) = (one for one in formats() if one.name == "mermaid")
    unsaid = one.write(Extract(graph_of(names, *claims[:501]).engine)).unsaid
    assert [count for words, count in unsaid.items() if "maxEdges" in words] == [1]


# pyvis


def test_a_page_of_pyvis_has_all_of_it_and_asks_no_host(
    chile: KnowledgeGraph, tmp_path: Path
) -> None:
    file = chile.export(tmp_path / "a.pyvis.html").files[0]
    html = file.read_text("utf-8")
    nodes = re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", html)
    edges = re.search(r"edges = new vis\.DataSet\((\[.*?\])\);", html)
    assert nodes
    assert edges
    assert (len(json.loads(nodes[1])), len(json.loads(edges[1]))) == many(chile)
    told = [one["title"] for one in json.loads(edges[1])]
    assert sum("claimed not to be so" in one for one in told) == denied(chile)
    assert not re.search(r"(?:src|href)=[\"']https?:", html)


# networkx


def test_a_query_can_be_taken_to_networkx(chile: KnowledgeGraph) -> None:
    asked = chile.relations(scenario="kast", modality="plan")
    part = chile.to_networkx(scenario="kast", modality="plan")
    assert {key for *_ends, key in part.edges(keys=True)} == {one.id for one in asked}
    assert {end for one in asked for end in one.ends} <= set(part)
    flat = chile.to_networkx(kind="visit", flat=True)
    assert flat.number_of_edges() == len(chile.relations(kind="visit"))
    assert "\n".join(nx.generate_graphml(flat))
