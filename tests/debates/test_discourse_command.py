"""The networks of a debate from the command line, in each format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

import graph
from graph.discourse.formats import Format, formats, register
from tests.command import run
from tests.debates.made import said, write


@pytest.fixture
def debate(tmp_path: Path) -> Path:
    statements = [
        said(),
        said(organization="Guild", agreement=False, start=5, stop=9),
        said(organization='=1+1"', concept="Tolls & <dues>", start=10, stop=12),
        said(organization="Guild", concept="Tolls & <dues>", start=10, stop=14),
    ]
    return write(tmp_path / "debate.dna", 3, statements)


def test_each_format_is_read_by_who_it_is_for(debate: Path, tmp_path: Path) -> None:
    kg = graph.load(debate)
    network = kg.discourse(mode="affiliation")
    for ending in ("csv", "json", "graphml", "svg"):
        out = tmp_path / f"out.{ending}"
        done = run("discourse", "-d", debate, "--mode", "affiliation", "-o", out)
        assert (done.status, done.out, done.err) == (0, "", "")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    again = nx.node_link_graph(told, edges="edges")
    assert dict(again.nodes(data=True)) == dict(network.nodes(data=True))
    assert again.edges["guild", "ships-pay"]["claims"] == [
        *network.edges["guild", "ships-pay"]["claims"]
    ]
    read = nx.read_graphml(tmp_path / "out.graphml")
    assert not read.is_directed()
    assert {frozenset(one) for one in read.edges()} == {frozenset(one) for one in network.edges()}
    assert read.size(weight="weight") == 4
    assert read.nodes["tolls-dues"]["name"] == "Tolls & <dues>"
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # or a spreadsheet takes its letters for others
    rows = [*csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))]
    assert {row["source_name"] for row in rows} == {"Union", "Guild", "'=1+1\""}
    ET.parse(tmp_path / "out.svg")  # noqa: S314  # our own


def test_a_network_of_windows_is_a_list(debate: Path) -> None:
    done = run("discourse", "-d", debate, "--window", "1", "--format", "json")
    told = json.loads(done.out)
    one = told[0] if isinstance(told, list) else told
    assert one["graph"]["start"] == one["graph"]["end"] == "2005-05-09"
    period = ("--start", "2005-05-08", "--end", "2005-05-10")
    done = run("discourse", "-d", debate, "--window", "1", *period, "--format", "json")
    assert [one["graph"]["statements"] for one in json.loads(done.out)] == [0, 4, 0]
    done = run("discourse", "-d", debate, "--window", "1", *period, "--format", "csv")
    assert done.out.splitlines()[0].startswith("start,end,source")
    for name in ("graphml", "svg"):
        done = run("discourse", "-d", debate, "--window", "1", *period, "--format", name)
        assert done.status == 2
        assert "holds one network, and these are 3" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--mode", "actor"), "'actor' is not one of 'actors', 'concepts', 'affiliation'"),
        (("--mode", "affiliation", "--tie", "conflict"), "--tie: "),
        (("--normalization", "activity"), "--normalization: "),
        (("--start", "soon"), '--start: "soon" is not a date'),
        (("--start", "2025", "--end", "2024"), "--end: "),
        (("--window", "0"), "--window"),
        (("--actor", "persom"), 'Did you mean "person"?'),
        (("--qualifier", "x"), "--qualifier: "),
        (("--kind", "nothing"), "nothing"),
        (("--output", "a.xls"), "no answer is written as .xls"),
    ],
)
def test_what_cannot_be_asked_is_said(words: tuple[str, ...], said: str, debate: Path) -> None:
    done = run("discourse", "-d", debate, *words)
    assert (done.status, done.out) == (2, "")
    assert said in " ".join(done.err.split())


def test_a_debate_of_nobody_is_an_answer(debate: Path) -> None:
    done = run("discourse", "-d", debate, "--end", "1999")
    assert (done.status, done.err) == (0, "")
    assert "0 statements, 0 nodes, 0 ties" in done.out
    for name in ("csv", "json", "graphml", "svg"):
        assert run("discourse", "-d", debate, "--end", "1999", "--format", name).status == 0


def test_a_further_format_registers_itself() -> None:
    names = {one.name for one in formats()}
    assert names == {"csv", "json", "graphml", "svg"}
    with pytest.raises(ValueError, match="another"):
        register(Format("mine", (".csv",), lambda _: ""))
