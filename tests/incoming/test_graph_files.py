"""Files of graphs, read: ours as the dataset that they were, others' as what they seem to say."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import COMMON_FIELDS, Entity, Relation, builtin, query_fields
from graph.problems import InvalidDataset
from graph.reading.brought import Report
from graph.reading.formats import format_of
from graph.reading.networks import gexf, graphml
from graph.reading.networks.foreign import ALIKE, KEY, NAMED, SORTS
from graph.reading.networks.standing import OF_CLAIMS
from graph.reading.sources import Unreadable
from graph.vocabulary.declarations import TAKEN_OF_ENTITIES, TAKEN_OF_RELATIONS
from tests.command import run
from tests.outgoing.hostile import KINDS, fixed, graphs
from tests.tiny import claim, graph_of

ENDINGS = ("graphml", "gexf", "node-link.json")
RANDOM = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def declaring() -> KnowledgeGraph:
    """A graph with kinds of its own, with fields of every sort, in several languages, by two authors."""
    relations = [
        {
            **KINDS["relations"][0],
            "forward": "is twinned with",
            "fields": {
                one["name"]: {"type": one["type"]} for one in KINDS["relations"][0]["fields"]
            },
        }
    ]
    relations[0]["fields"]["since_year"] = {"type": "number"}
    del relations[0]["label"]
    entities = [
        {
            "kind": "harbour",
            "label": "Harbour",
            "parent": "organization",
            "fields": {
                "size": {"type": "number"},
                "label_en": {},
                "start": {},
                "x": {"type": "yes_no"},
            },
        }
    ]
    two = {"evidence": [{"document": "letter", "record": "row 1"}], "modality": "assessment"}
    return graph_of(
        {
            "a": {"kind": "harbour", "name": "A", "size": 2.5, "start": "here", "x": True},
            "b": {
                "kind": "harbour",
                "name": "B",
                "x": False,  # igraph takes what is not there for no
                "names": {"es": "Be"},
                "aliases": ["one; two", "three"],
                "identifiers": {"wikidata": "Q1"},
                "summary": "First line.\nSecond \u2014 line.",
            },
        },
        claim("twinned_with", "b", "a", since_year=1990, share_of=0.25, sealed=False),
        claim("twinned_with", "a", "b", negated=True, sealed=True, **two),
        claim(
            "cooperation",
            "a",
            "b",
            statement="It is.",
            statements={"es": "Es."},
            note="n",
            end="..",
        ),
        kinds={"entities": entities, "relations": relations},
        documents=[
            {"id": "note", "title": "A note", "authors": ["Nobody in particular"]},
            {"id": "letter", "title": "A letter"},
        ],
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_written_is_read_back_as_the_same_dataset(ending: str, tmp_path: Path) -> None:
    for kg in (graph.load(), fixed(), declaring()):
        file = kg.export(tmp_path / f"a.{ending}").files[0]
        assert not graph.read(file).errors
        assert graph.load(file).dataset == kg.dataset
        report = graph.read(file).report
        assert report is not None
        assert report.made == {"entities": len(kg.entities()), "claims": len(kg.relations())}
        assert not report.left


@RANDOM
@given(graphs())
def test_whatever_was_written_is_read_back(tmp_path: Path, kg: KnowledgeGraph) -> None:
    for ending in ENDINGS:
        file = kg.export(tmp_path / f"a.{ending}").files[0]
        read = graph.read(file).dataset  # what is wrong in them is wrong again
        assert read == kg.dataset


@pytest.mark.parametrize("kg", [fixed(), declaring(), graph.load()], ids=["hard", "own", "chile"])
def test_it_is_read_back_after_other_programs_have_written_it(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    first = kg.export(tmp_path / "a.graphml").files[0]
    nx.write_graphml(nx.read_graphml(first), tmp_path / "nx.graphml")
    assert graph.load(tmp_path / "nx.graphml").dataset == kg.dataset
    igraph = pytest.importorskip("igraph")
    igraph.Graph.Read_GraphML(str(first)).write_graphml(str(tmp_path / "ig.graphml"))
    assert graph.load(tmp_path / "ig.graphml").dataset == kg.dataset


def test_what_was_added_and_taken_away_since_is_told(tmp_path: Path) -> None:
    kg = fixed()
    network = nx.read_graphml(kg.export(tmp_path / "a.graphml").files[0])
    network.remove_node("entity:graph")
    network.add_node("new")
    network.add_edge("entity:end", "entity:null", key="more")
    for _node, fields in network.nodes(data=True):
        fields["modularity_class"] = 3
    network.nodes["entity:label"]["name"] = "Renamed"
    nx.write_graphml(network, tmp_path / "b.graphml")
    read = graph.read(tmp_path / "b.graphml")
    assert not read.errors
    report = read.report
    assert report is not None
    assert report.left["nodes without a kind, left out"] == 1
    assert report.left["edges without a kind and a modality, left out"] == 1
    assert report.left["fields that such a kind of entity has not, left out"] == 20
    again = graph.load(tmp_path / "b.graphml")
    assert {one.id for one in again.entities()} == {one.id for one in kg.entities()} - {"graph"}
    assert again["label"].name == "Renamed"
    gone = {one.id for one in kg.relations(entity="graph")}
    assert {one.id for one in again.relations()} == {one.id for one in kg.relations()} - gone


# Others'


def both(network: Any, tmp_path: Path) -> list[tuple[KnowledgeGraph, Report]]:
    """What a networkx graph comes to, written by networkx in each of the formats."""
    nx.write_graphml(network, tmp_path / "g.graphml")
    nx.write_gexf(network, tmp_path / "g.gexf")
    (tmp_path / "g.json").write_text(json.dumps(nx.node_link_data(network, edges="edges")))
    found = []
    for name in ("g.graphml", "g.gexf", "g.json"):
        read = graph.read(tmp_path / name)
        assert not read.errors, name
        assert read.report is not None
        found.append((graph.load(tmp_path / name), read.report))
    return found


def test_a_graph_of_networkx_becomes_a_dataset_of_ties(tmp_path: Path) -> None:
    network = nx.karate_club_graph()
    for kg, report in both(network, tmp_path):
        assert (len(kg.entities()), len(kg.relations())) == (34, 78)
        (kind,) = {type(one) for one in kg.relations()}
        assert kind.symmetric
        assert {one.modality for one in kg.relations()} == {"assessment"}
        assert {one.voice for one in kg.relations()} == {kg.header.documents[0].id}
        assert all(one.evidence[0].record for one in kg.relations())
        weights = sorted(one.weight for one in kg.relations())  # type: ignore[attr-defined]
        assert weights == sorted(w for *_ends, w in network.edges(data="weight"))
        assert report.left == {
            "edges that do not say what sort of claim they are, taken for assessments of the file": 78,
            "edges that do not say of what kind they are, taken for ties": 78,
        }
        assert "taken for assessments" in str(kg.header.description)


def test_what_edges_say_of_how_they_stand_is_kept(tmp_path: Path) -> None:
    network: Any = nx.MultiDiGraph()
    network.add_node("p", kind="party", name="The party", seats=12)
    network.add_node("c", kind="country", name="The country")
    network.add_edge("p", "c", relation="supports", negated=True)
    network.add_edge("p", "c", relation="supports", scenario="If it rains", modality="plan")
    network.add_edge("p", "c", relation="supports", certainty="possible", date="2025-11")
    network.add_edge("c", "p", relation="supports", since=1.5)
    for kg, report in both(network, tmp_path):
        assert len(kg.relations()) == 4
        assert kg.relations(negated=True)[0].sentence({}) != kg.relations(negated=False)[
            0
        ].sentence({})
        (plan,) = kg.relations(modality="plan")
        assert kg.scenarios[0].label == "If it rains"
        assert plan.scenario == kg.scenarios[0].id
        (possible,) = kg.relations(certainty="possible")
        assert possible.date == "2025-11"
        assert {type(one).forward for one in kg.relations()} == {"supports"}
        assert kg.find("The country").kind == "country"
        party = kg.find("The party")
        assert party in kg.entities("party")  # a sort of that kind, with a field more
        assert party.seats == 12  # type: ignore[attr-defined]
        assert report.made == {"entities": 2, "claims": 4}


def test_what_cannot_be_a_claim_is_left_out_and_told(tmp_path: Path) -> None:
    network: Any = nx.MultiDiGraph()
    network.add_edge("a", "b", kind="tie", start="sometime", modality="rumour")
    network.add_edge("a", "b", kind="tie", start="2025", end="2020")
    network.add_edge("a", "a", kind="tie")
    network.add_edge("b", "a", kind="tie")
    network.add_edge("b", "a", kind="tie")
    for kg, report in both(network, tmp_path):
        assert len(kg.relations()) == 3
        assert report.left["edges of a node with itself, left out"] == 1
        assert report.left["dates that are none, left out"] == 1
        assert report.left["ends before their start, left out"] == 1
        assert report.left["fields that say no modality, left out"] == 1
        assert report.left["edges that say what another says, joined with it"] == 1
        (joined,) = kg.relations(source=kg.find("b").id)
        assert len(joined.evidence) == 2


def edges_of(tmp_path: Path, *edges: dict[str, Any]) -> tuple[KnowledgeGraph, Report]:
    """What edges of a file of node-link JSON come to."""
    nodes = [{"id": "a"}, {"id": "b"}]
    told = [{"source": "a", "target": "b", **one} for one in edges]
    file = tmp_path / "g.json"
    file.write_text(json.dumps({"directed": True, "nodes": nodes, "edges": told}))
    read = graph.read(file)
    assert not read.errors
    assert read.report is not None
    return graph.load(file), read.report


@pytest.mark.parametrize(
    "yes", [True, 1, 1.0, "1", "1.0", "true", "TRUE", "yes", " Yes", "Y"], ids=repr
)
@pytest.mark.parametrize("name", ["negated", "Negated", "NEGATED", " negated "])
def test_a_denial_is_one_however_it_is_spelled(name: str, yes: Any, tmp_path: Path) -> None:
    kg, _report = edges_of(tmp_path, {name: yes})
    assert [one.negated for one in kg.relations()] == [True]


@pytest.mark.parametrize(
    "no", [False, 0, 0.0, "0", "0.0", "no", "N", "", None, float("nan")], ids=repr
)
def test_what_is_not_denied_is_claimed(no: Any, tmp_path: Path) -> None:
    kg, _report = edges_of(tmp_path, {"Negated": no})
    assert [one.negated for one in kg.relations()] == [False]


@pytest.mark.parametrize("unclear", ["not really", 2, -1, 0.5, ["yes"], {"is": True}], ids=repr)
def test_an_edge_of_which_it_is_unclear_whether_it_is_denied_is_left_out(
    unclear: Any, tmp_path: Path
) -> None:
    kg, report = edges_of(tmp_path, {"id": "e", "negated": unclear}, {"kind": "other"})
    assert [one.negated for one in kg.relations()] == [False]
    (why,) = (why for why in report.left if "whether they are denials" in why)
    assert report.left[why] == 1


def test_how_fields_of_claims_are_spelled_makes_no_difference(tmp_path: Path) -> None:
    said = {
        "Negated": True,
        "Modality": "Plan",
        "Scenario": "kast",
        "CERTAINTY": "Possible",
        "Start": "2020",
        "End": "2021",
        "Holder": "b",
        "Note": "n",
        "Statement": "It is not.",
    }
    kg, _report = edges_of(tmp_path, said)
    (one,) = kg.relations()
    assert (one.negated, one.modality, one.certainty) == (True, "plan", "possible")
    assert (one.start, one.end, one.holder) == ("2020", "2021", "b")
    assert (one.note, one.statement) == ("n", "It is not.")
    assert [scenario.label for scenario in kg.scenarios] == ["kast"]
    (dated,) = edges_of(tmp_path, {"Date": "2020-01"})[0].relations()
    assert dated.date == "2020-01"


def test_a_scenario_may_be_a_number(tmp_path: Path) -> None:
    kg, _report = edges_of(tmp_path, {"scenario": 2})
    assert [one.scenario for one in kg.relations()] == [kg.scenarios[0].id]
    assert kg.scenarios[0].label == "2"


def test_an_edge_that_says_twice_how_it_stands_is_left_out(tmp_path: Path) -> None:
    kg, report = edges_of(
        tmp_path,
        {"negated": False, "Negated": True},
        {"note": "n", "Note": "m", "Negated": True, "NEGATED": True},
    )
    assert [(one.negated, one.note) for one in kg.relations()] == [(True, "n")]
    assert report.left["edges that say twice how they stand, left out"] == 1
    assert report.left["fields that say otherwise what another says, left out"] == 1


def test_edges_that_are_joined_keep_what_each_says(tmp_path: Path) -> None:
    kg, report = edges_of(
        tmp_path,
        {"id": "e1", "note": "one", "statement": "It is."},
        {"id": "e2", "note": "two", "statement": "It is.", "certainty": "possible"},
        {"id": "e3", "certainty": "probable"},
    )
    (one,) = kg.relations()
    assert len(one.evidence) == 3
    assert one.certainty == "possible"
    assert one.note is not None
    assert [line.partition(": ")[2] or line for line in one.note.splitlines()] == [
        "one",
        "possible",
        "two",
        "probable",
    ]
    assert sum(count for why, count in report.left.items() if "less certain" in why) == 2


DEFAULTS = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="n" for="edge" attr.name="negated" attr.type="boolean"><default>true</default></key>
  <key id="p" for="node" attr.name="party" attr.type="string"><default>none</default></key>
  <key id="y" attr.name="year" attr.type="int"><default>1990</default></key>
  <graph edgedefault="directed">
    <node id="a"/><node id="b"><data key="p">green</data><data key="y">2000</data></node>
    <edge source="a" target="b"/><edge source="b" target="a"><data key="n">false</data></edge>
  </graph>
</graphml>"""


def test_what_graphml_does_not_give_is_what_its_key_says(tmp_path: Path) -> None:
    (tmp_path / "g.graphml").write_text(DEFAULTS, encoding="utf-8")
    kg = graph.load(tmp_path / "g.graphml")
    told = {one.id: (one.party, one.year) for one in kg.entities()}  # type: ignore[attr-defined]
    assert told == {"a": ("none", 1990), "b": ("green", 2000)}
    assert {(one.source, one.negated) for one in kg.relations()} == {("a", True), ("b", False)}
    assert {one.year for one in kg.relations()} == {1990}  # type: ignore[attr-defined]


def test_nodes_share_what_is_given_for_none_of_them() -> None:
    for ending, read, attribute in (
        ("gexf", gexf.read, '<attribute id="{}" title="f{}"><default>x</default></attribute>'),
        ("graphml", graphml.read, '<key id="{}" attr.name="f{}"><default>x</default></key>'),
    ):
        fields = "".join(attribute.format(number, number) for number in range(1000))
        nodes = "".join(f'<node id="{number}"/>' for number in range(1000))
        text = {
            "gexf": f'<gexf><graph><attributes class="node">{fields}</attributes>{nodes}</graph></gexf>',
            "graphml": f"<graphml>{fields}<graph>{nodes}</graph></graphml>",
        }[ending]
        tracemalloc.start()
        network = read(text.encode())
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert [one.fields["f999"] for one in network.nodes] == ["x"] * 1000
        assert most < 10_000_000, ending


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_a_graph_beside_a_dataset_is_told_and_never_opened_as_a_list(
    ending: str, tmp_path: Path
) -> None:
    kg = declaring()
    kg.save(tmp_path / "set", "yaml")
    kg.export(tmp_path / "set" / f"relations.{ending}")
    read = graph.read(tmp_path / "set")
    assert [one.rule for one in read.errors] == ["unread-file"]
    assert len(read.dataset.relations) == len(kg.relations())


@pytest.mark.parametrize(
    "ending", [".graphml", ".gexf", ".dna", ".ann", ".anno.jsonld", ".qdpx", ".ftm.json", ".ijson"]
)
def test_each_file_of_another_program_is_whole_and_no_list_of_records(ending: str) -> None:
    found = format_of(Path(f"relations{ending}"))
    assert found is not None
    assert found.alone
    with pytest.raises(Unreadable, match="whole dataset"):
        found.open(f"relations{ending}", Path(f"relations{ending}"))


GEPHI = """<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta lastmodifieddate="2024-05-01"><creator>Gephi 0.10.1</creator><description>Calls</description></meta>
  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
    <attributes class="node" mode="static">
      <attribute id="modularity_class" title="Modularity Class" type="integer"><default>0</default></attribute>
      <attribute id="degree" title="Degree" type="integer"/>
    </attributes>
    <attributes class="edge"><attribute id="0" title="topic code" type="string"/></attributes>
    <nodes>
      <node id="0.0" label="Ann"><attvalues><attvalue for="degree" value="2"/></attvalues>
        <viz:size value="10.0"/><viz:position x="1.0" y="2.0"/><viz:color r="1" g="2" b="3"/></node>
      <node id="1.0" label="Ben"/>
      <node id="2.0"/>
    </nodes>
    <edges>
      <edge id="0" source="0.0" target="1.0" weight="2.5" start="2009-03-01"/>
      <edge id="1" source="1.0" target="2.0" type="directed" label="calls"><attvalues><attvalue for="0" value="x"/></attvalues></edge>
      <edge id="2" source="0.0" target="9.0"/>
    </edges>
  </graph>
</gexf>"""
YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Ministry</y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Agency</y:NodeLabel></y:ShapeNode></data>
      <graph edgedefault="directed" id="n1:"><node id="n1::n0"/></graph></node>
    <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>oversees<y:x/></y:EdgeLabel></y:PolyLineEdge></data></edge>
    <edge id="e1" source="n0" target="n1::n0" directed="false"/>
    <hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge>
  </graph>
</graphml>"""


def test_a_graph_of_gephi(tmp_path: Path) -> None:
    (tmp_path / "calls.gexf").write_text(GEPHI, encoding="utf-8")
    read = graph.read(tmp_path / "calls.gexf")
    assert not read.errors
    kg, report = graph.load(tmp_path / "calls.gexf"), read.report
    assert report is not None
    assert kg.title == "Calls"
    assert {one.name for one in kg.entities()} == {"Ann", "Ben", "2.0"}
    assert kg.find("Ann").degree == 2  # type: ignore[attr-defined]
    calls, tie = sorted(kg.relations(), key=lambda one: type(one).forward)
    assert (type(calls).forward, type(calls).symmetric) == ("calls", False)
    assert (type(tie).forward, type(tie).symmetric) == ("is tied to", True)
    assert (tie.start, tie.weight) == ("2009-03-01", 2.5)  # type: ignore[attr-defined]
    assert report.left["places, sizes and colours, left out"] == 3
    assert report.left["edges from or to a node that is not there, left out"] == 1


def test_a_graph_of_yed(tmp_path: Path) -> None:
    (tmp_path / "state.graphml").write_text(YED, encoding="utf-8")
    read = graph.read(tmp_path / "state.graphml")
    assert not read.errors
    kg = graph.load(tmp_path / "state.graphml")
    assert {one.name for one in kg.entities()} == {"Ministry", "Agency", "n1::n0"}
    assert {type(one).forward for one in kg.relations()} == {"oversees", "is tied to"}
    assert read.report is not None
    assert read.report.left["edges between more than two nodes, left out"] == 1


def test_a_graph_of_d3_whose_edges_name_nodes_by_place(tmp_path: Path) -> None:
    value = {
        "nodes": [{"name": "Ann", "group": 1}, {"name": "Ben", "group": 2}],
        "links": [{"source": 0, "target": 1, "value": 3}],
    }
    (tmp_path / "d3.json").write_text(json.dumps(value))
    kg = graph.load(tmp_path / "d3.json")
    (one,) = kg.relations()
    assert {kg[end].name for end in one.ends} == {"Ann", "Ben"}


@pytest.mark.parametrize("ending", ["graphml", "gexf", "json"])
def test_import_makes_a_dataset_and_tells_what_it_supposed(ending: str, tmp_path: Path) -> None:
    both(nx.path_graph(4), tmp_path)
    done = run("import", tmp_path / f"g.{ending}", tmp_path / "made")
    assert done.status == 0, done.err
    assert "taken for assessments" in done.out + done.err
    assert len(graph.load(tmp_path / "made").relations()) == 3


# From networkx


def test_what_to_networkx_gave_is_the_same_graph_again() -> None:
    for kg in (graph.load(), fixed(), declaring()):
        assert graph.from_networkx(kg.to_networkx()).dataset == kg.dataset


@pytest.mark.parametrize("way", ["at once", "graphml", "gml", "loaded"])
def test_a_flat_graph_is_the_same_graph_again(way: str, tmp_path: Path) -> None:
    for number, kg in enumerate((graph.load(), declaring(), named_as_drawn())):
        network, path = kg.to_networkx(flat=True), tmp_path / f"{number}.graphml"
        if way == "gml":
            nx.write_gml(network, path)
            again = graph.from_networkx(nx.read_gml(path))
        elif way == "at once":
            again = graph.from_networkx(network)
        else:
            nx.write_graphml(network, path)
            again = (
                graph.load(path) if way == "loaded" else graph.from_networkx(nx.read_graphml(path))
            )
        assert again.dataset == kg.dataset
        assert not graph.check(again.dataset) or number


def named_as_drawn() -> KnowledgeGraph:
    """Fields that are called as what is drawn, or follows from others, and values that are hard to keep flat."""
    texts: dict[str, Any] = {name: {"type": "text"} for name in ("size", "x", "color", "weight")}
    of_things = texts | {name: {"type": "text"} for name in ("symmetric", "sentence", "own")}
    kinds = {
        "entities": [{"kind": "ship", "label": "ship", "fields": of_things}],
        "relations": [
            {
                "kind": "trade",
                "forward": "trades with",
                "symmetric": True,
                "fields": texts | {"open": {"type": "yes_no"}, "much": {"type": "number"}},
            }
        ],
    }
    ship = {"kind": "ship", "name": "Ada", "aliases": ["a; b", "[c", "d"], "names": {"es": "Adá"}}
    said = dict.fromkeys(texts, "01")
    return graph_of(
        {"ada": ship | dict.fromkeys(of_things, "1"), "01": {"kind": "ship", "name": "0"}},
        claim("trade", "ada", "01", open=False, much=2, **said),
        claim("trade", "ada", "01", negated=True, notes={"es": "n"}, note="a; b", start="2020"),
        kinds=kinds,
    )


def test_what_was_done_to_a_flat_graph_is_read_along() -> None:
    kg = declaring()
    network = kg.to_networkx(flat=True)
    source, target, key = next(iter(network.edges(keys=True)))
    network.remove_edge(source, target, key)
    again = graph.from_networkx(network)
    assert len(again.relations()) == len(kg.relations()) - 1
    assert again.entities() == kg.entities()


@RANDOM
@given(graphs())
def test_whatever_a_graph_says_a_flat_one_is_read(kg: KnowledgeGraph) -> None:
    network = kg.to_networkx(flat=True)
    try:
        again = graph.from_networkx(network)
    except InvalidDataset:
        return  # of what breaks a rule already
    assert [one.ends for one in again.relations()] == [one.ends for one in kg.relations()]


def test_a_graph_of_ones_own_becomes_a_knowledge_graph() -> None:
    kg = graph.from_networkx(nx.karate_club_graph(), "The club")
    assert kg.title == "The club"
    assert (len(kg.entities()), len(kg.relations())) == (34, 78)
    assert "taken for ties" in str(kg.header.description)
    assert not graph.check(kg.dataset) or all(
        one.severity == "warning" for one in graph.check(kg.dataset)
    )


def test_nodes_and_fields_may_be_of_any_sort() -> None:
    network: Any = nx.DiGraph()
    network.add_edge(1, "1", when=[1, {2}], what=object(), much=float("nan"), big=10**400)
    network.add_edge((1, 2), "x", deep={"a": {"b": ()}})
    network.add_node(float("inf"), aliases="x", id=3, kind="any", model_config=1)
    network.nodes[float("inf")]["self"] = 2
    kg = graph.from_networkx(network)
    assert len(kg.entities()) == 5
    assert len(kg.relations()) == 2
    assert len(graph.from_networkx(nx.Graph()).entities()) == 0


SAID = {*OF_CLAIMS, *ALIKE, *SORTS, *NAMED}
"""What of a node or an edge becomes something else than a field."""


def names_that_kinds_have() -> list[str]:
    """All that a kind of claim or of entity has a name for, also as a class, and what networkx takes."""
    classes: tuple[Any, ...] = (
        Relation,
        Entity,
        *builtin().relations.values(),
        *builtin().entities.values(),
    )
    there = {name for cls in classes for name in (*dir(cls), *dir(type(cls)), *cls.model_fields)}
    further = {*TAKEN_OF_RELATIONS, *TAKEN_OF_ENTITIES, *query_fields(), "language", "cutoff"}
    return sorted(there | further)


@pytest.mark.parametrize("kind", ["person", "thing"])
def test_fields_may_be_called_as_kinds_call_what_they_have(kind: str) -> None:
    names = names_that_kinds_have()
    assert {"symmetric", "forward", "inverse", "ends", "mro"} <= {*names}
    for at in range(0, len(names), 40):
        some = [name for name in names[at : at + 40] if name not in SAID]
        network: Any = nx.DiGraph()
        network.add_nodes_from("ab", kind=kind)
        network.add_edge("a", "b")
        network.nodes["a"].update(dict.fromkeys(some, "word"))
        network.edges["a", "b"].update(dict.fromkeys(some, "word"))
        kg = graph.from_networkx(network)
        (claim,) = kg.relations()
        # What networkx has for an id of its own stands in the citation.
        kept = [name for name in some if name != KEY]
        assert [*own_values(claim)].count("word") == len(kept)
        (one,) = (one for one in kg.entities() if "word" in own_values(one))
        assert [*own_values(one)].count("word") == len(some)


def own_values(one: Entity | Relation) -> list[Any]:
    """The values of the fields that only such a kind has."""
    common = COMMON_FIELDS if isinstance(one, Relation) else {*Entity.model_fields}
    return [getattr(one, name) for name in type(one).model_fields if name not in common]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(names_that_kinds_have()), st.text(max_size=3), max_size=6))
def test_whatever_fields_are_called_a_graph_comes_of_it(fields: dict[str, str]) -> None:
    network: Any = nx.MultiGraph()
    network.add_edge("a", "b")
    for one in (network.nodes["a"], network.edges["a", "b", 0]):
        one.update(fields)
    assert len(graph.from_networkx(network).entities()) == 2


def test_what_is_no_graph_is_refused_in_a_sentence() -> None:
    with pytest.raises(TypeError, match="from_networkx takes a networkx graph"):
        graph.from_networkx([1, 2])


def test_what_was_made_wrong_since_is_told() -> None:
    network = fixed().to_networkx()
    for *_ends, fields in network.edges(data=True):
        fields["modality"] = "rumour"
    with pytest.raises(InvalidDataset, match="modality"):
        graph.from_networkx(network)
