"""Files of graphs that are none, broken ones, and those made to do harm: a sentence, and no more."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.problems import GraphError
from tests.command import run
from tests.outgoing.hostile import fixed
from tests.outgoing.test_graphs import written

NODE = '<node id="{}"/>'
GRAPHML = '<graphml><key id="k" for="node" attr.name="k" attr.type="{}"/><graph edgedefault="directed">{}</graph></graphml>'
GEXF = "<gexf><graph><nodes>{}</nodes><edges>{}</edges></graph></gexf>"
BOMB = '<!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
THIS_MACHINE = '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

REFUSED: dict[str, tuple[str, str]] = {
    "empty": ("", "not XML"),
    "text": ("Minutes of the meeting", "not XML"),
    "other XML": ("<book/>", "and no G"),
    "many laughs": (f"{BOMB}<graphml>&b;</graphml>", "declares a document type"),
    "a file of this machine": (f"{THIS_MACHINE}<graphml>&a;</graphml>", "declares a document type"),
    "an unknown entity": ("<graphml>&a;</graphml>", "not XML"),
    "deep": ("<graphml>" * 5000 + "</graphml>" * 5000, "nested deeper"),
    "unknown encoding": ('<?xml version="1.0" encoding="klingon"?><graphml/>', "XML"),
    "cut off": (GRAPHML.format("string", NODE.format("a"))[:-30], "not XML"),
    "UTF-16": ("\ufeff<graphml/>", "UTF-16"),
}


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_such_file_is_refused_in_a_sentence(
    what: str, ending: str, tmp_path: Path
) -> None:
    content, sentence = REFUSED[what]
    file = tmp_path / f"a.{ending}"
    file.write_bytes(content.encode("utf-16" if what == "UTF-16" else "utf-8"))
    with pytest.raises(GraphError, match=sentence):
        graph.load(file)
    done = run("check", file)
    assert done.status in {1, 2}
    assert str(file) in done.out + done.err


TAKEN: dict[str, str] = {
    "a.graphml": GRAPHML.format("int", '<node id="a"><data key="k">many</data></node>'),
    "b.graphml": GRAPHML.format("long", f'<node id="a"><data key="k">{"9" * 5000}</data></node>'),
    "c.graphml": GRAPHML.format("double", '<node id="a"><data key="k">NaN</data></node>'),
    "d.graphml": GRAPHML.format("string", NODE.format("x" * 1_000_000)),
    "e.graphml": GRAPHML.format("string", "<node/><node/><edge/><edge source='a'/>"),
    "f.graphml": GRAPHML.format(
        "string", '<node id="a"><data>x</data><data key="?">y</data></node>'
    ),
    "g.graphml": GRAPHML.format("string", '<node id="a"/>' * 3),
    "h.graphml": "<graphml/>",
    "i.gexf": "<gexf/>",
    "j.gexf": GEXF.format('<node label="&#9;"/><node id="a"/>', '<edge source="a" weight="x"/>'),
    "k.gexf": "<?policygraph {?>" + GEXF.format(NODE.format("a"), ""),
    "l.gexf": "<?policygraph [1]?>" + GEXF.format(NODE.format("a"), ""),
    "m.gexf": "<?policygraph " + "[" * 100_000 + "?>" + GEXF.format(NODE.format("a"), ""),
    "n.json": json.dumps({"nodes": [1, None, {}, {"id": [1]}, {"id": {}}], "edges": [1, {}, None]}),
    "o.json": json.dumps({"nodes": [{"id": 1}], "links": [{"source": True, "target": 9**99}]}),
    "oo.json": '{"nodes": [{"id": "a", "n": 1' + "0" * 400 + ', "m": 1e999}], "edges": []}',
    "p.json": json.dumps({"nodes": [], "edges": [], "graph": [], "directed": "no"}),
    "q.json": json.dumps({"nodes": [{"id": "a", "kind": ["x"], "name": 3}], "edges": []}),
    "r.json": json.dumps({"nodes": [{"id": "author"}, {"id": "any", "kind": "any"}], "edges": []}),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_odd_is_taken_as_far_as_it_goes(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(TAKEN[name], encoding="utf-8")
    read = graph.read(file)
    assert not read.errors
    assert read.report is not None
    assert len(str(read.report)) < 10_000
    assert len(str(read.dataset.header.id)) <= 60


def test_a_million_letters_of_a_kind_and_a_thousand_kinds(tmp_path: Path) -> None:
    nodes: list[Any] = [{"id": number, "kind": f"kind {number}"} for number in range(1000)]
    nodes.append({"id": "long", "kind": "k" * 1_000_000, **{f"f{n}": n for n in range(500)}})
    (tmp_path / "a.json").write_text(json.dumps({"nodes": nodes, "edges": []}))
    read = graph.read(tmp_path / "a.json")
    assert not read.errors
    assert len(read.dataset.header.kinds.entities) == 1
    assert read.report is not None
    assert any("too many to tell apart" in why for why in read.report.left)
    assert any("more than a kind may have" in why for why in read.report.left)


def test_an_edge_that_was_spoiled_is_told_with_its_name(tmp_path: Path) -> None:
    text = written(fixed(), "graphml")[""].replace(">risk<", ">rumour<")
    (tmp_path / "a.graphml").write_text(text, encoding="utf-8")
    problems = [str(one) for one in graph.read(tmp_path / "a.graphml").errors]
    (relation,) = fixed().relations(modality="risk")
    assert len(problems) == 1
    assert "rumour" in problems[0]
    assert relation.id in problems[0]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_a_file_that_was_changed_anywhere_ends_in_a_dataset_or_in_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    name, ending = data.draw(
        st.sampled_from((("graphml", "graphml"), ("gexf", "gexf"), ("node-link", "json")))
    )
    text = written(fixed().subgraph(entity="end"), name)[""]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        stop = min(len(text), start + data.draw(st.sampled_from((0, 1, 7, 300))))
        piece = data.draw(
            st.sampled_from(("", '"', "<", "0", "null", "{}", "]", "\u202e", "a" * 70))
        )
        text = text[:start] + piece + text[stop:]
    file = tmp_path / f"a.{ending}"
    file.write_text(text, encoding="utf-8")
    with suppress(GraphError):  # nothing else may come of it
        graph.read(file)
