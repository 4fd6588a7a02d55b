"""A pyvis network of one's own: styled as the page is, whole, and safe to go on with."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pyvis.network import Network

import graph
from graph.export.colours import palette
from graph.export.contract import View
from graph.export.pyvis import title
from graph.export.style import COLOURS, scenario_colour, styled
from graph.export.view import view
from graph.problems import UnknownKind
from tests.tiny import claim, graph_of

HOSTILE = '<img src=x onerror="window.ran = 1"><a href="javascript:window.ran = 1">href</a>'


def small() -> graph.KnowledgeGraph:
    return graph_of(
        {
            "ada": {"kind": "candidate", "name": "Ada " + HOSTILE, "summary": HOSTILE},
            "bob": "candidate",
            "peru": {"kind": "country", "name": "The Plurinational State of the Andes"},
            "alone": "issue",
        },
        claim("advice", "ada", "bob", id="straight"),
        claim("support", "ada", "bob", id="second", statement=HOSTILE),
        claim("opposition", "bob", "ada", id="third", negated=True),
        claim("rivalry", "ada", "bob", id="both-ways"),
        claim("visit", "ada", "peru", id="red", scenario="red", modality="plan"),
        claim(
            "visit",
            "bob",
            "peru",
            id="blue",
            scenario="blue",
            modality="risk",
            certainty="possible",
        ),
    )


def edges(net: Network) -> dict[str, dict[str, Any]]:
    return {edge["id"]: edge for edge in net.edges}


def test_it_is_a_real_network_with_every_entity_and_every_relation() -> None:
    kg = graph.load()
    net = kg.to_pyvis()
    assert isinstance(net, Network)
    assert [node["id"] for node in net.nodes] == [entity.id for entity in kg.entities()]
    assert [edge["id"] for edge in net.edges] == [relation.id for relation in kg.relations()]
    assert net.get_nodes() == [node["id"] for node in net.nodes]
    assert (net.num_nodes(), net.num_edges()) == (len(kg.entities()), len(kg.relations()))


def test_a_query_gives_its_relations_and_their_ends() -> None:
    net = small().to_pyvis(kind="visit")
    assert set(edges(net)) == {"red", "blue"}
    assert {node["id"] for node in net.nodes} == {"ada", "bob", "peru"}
    asked = graph.Query(scenario="red")
    assert set(edges(small().to_pyvis(asked))) == {"red"}
    assert small().to_pyvis(kind="border").nodes == []
    with pytest.raises(UnknownKind):
        small().to_pyvis(kind="nonsense")


def test_places_shapes_and_labels_are_those_of_the_page() -> None:
    kg = small()
    shown: View = view(kg.engine)
    nodes = {node["id"]: node for node in kg.to_pyvis().nodes}
    for entity in shown.entities:
        node = nodes[entity.id]
        assert (node["x"], node["y"], node["size"]) == (entity.x, entity.y, entity.size)
        assert node["label"] == entity.label
    assert nodes["peru"]["label"].count("\n") == 2
    assert nodes["ada"]["shape"] == "star"
    assert nodes["peru"]["color"]["background"] == palette()["places"]


def test_a_line_says_what_it_says_on_the_page() -> None:
    found = edges(small().to_pyvis())
    assert found["straight"]["arrows"]["to"]["enabled"] is True
    assert found["both-ways"]["arrows"] == {}
    assert found["third"]["arrows"]["middle"] == {"enabled": True, "type": "bar"}
    assert found["third"]["arrows"]["to"]["enabled"] is True
    assert found["straight"]["dashes"] is False
    assert found["red"]["dashes"] == found["blue"]["dashes"] == [7, 5]
    assert found["red"]["color"] == {"color": palette()["scenario-1"], "opacity": 1}
    assert found["blue"]["color"] == {"color": palette()["scenario-2"], "opacity": 1}
    assert found["straight"]["color"]["color"] == palette()["always"]
    assert found["straight"]["color"]["opacity"] < 1
    assert found["blue"]["width"] == found["red"]["width"]


def test_parallel_relations_stay_apart() -> None:
    found = edges(small().to_pyvis())
    smooth = [found[one]["smooth"] for one in ("straight", "second", "third", "both-ways")]
    assert len({json.dumps(one) for one in smooth}) == 4
    assert smooth.count(False) == 1


def test_every_colour_that_the_picture_uses_is_in_the_style_sheet() -> None:
    colours = palette()
    for name in ("paper", "ink", "people", "politics", "bodies", "places", "matters", "other"):
        assert re.fullmatch(r"#[0-9a-f]{6}", colours[name]), name
    for place in range(COLOURS + 2):
        assert scenario_colour(place) in colours


@pytest.mark.parametrize("text", [HOSTILE, "HREF", "hrhrefef", "<b>", "a & b", "ß\n\u202e"])
def test_no_title_can_run_or_make_others_run(text: str) -> None:
    said = title(text)
    assert not re.search("[<>]|href", said, re.IGNORECASE)


def test_one_goes_on_with_it_as_with_any_other(tmp_path: Path) -> None:
    net = small().to_pyvis()
    net.add_node("mine", label="Mine", color="#123456")
    net.add_edge("mine", "ada")
    assert net.neighbors("mine") == {"ada"}
    assert net.get_node("ada")["shape"] == "star"
    net.show_buttons(filter_=["physics"])
    net.set_edge_smooth("dynamic")
    assert "ada" in net.get_adj_list()["mine"]
    net.save_graph(str(tmp_path / "graph.html"))
    assert "vis.DataSet" in (tmp_path / "graph.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", [False, True], ids=["as text", "as pyvis shows links"])
def test_nothing_hostile_runs_in_its_page(browser: Browser, tmp_path: Path, link: bool) -> None:
    net = small().to_pyvis()
    if link:  # one title with a link in it, and pyvis shows all titles as HTML
        net.add_node("mine", label="Mine", title='<a href="https://example.org">there</a>')
    path = tmp_path / "graph.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    page = browser.new_page(offline=True)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: failures.append(message.text))
    page.on("request", lambda request: failures.append(request.url))
    page.goto(path.as_uri())
    assert failures == [path.as_uri()]
    failures.clear()
    page.wait_for_function("typeof network !== 'undefined'")
    drawn = page.evaluate("[nodes.length, edges.length]")
    assert drawn == [len(net.nodes), len(net.edges)]
    place = page.evaluate(
        "() => { const p = network.getPositions(['ada']).ada; return network.canvasToDOM(p); }"
    )
    box = page.locator("#mynetwork canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    page.wait_for_timeout(600)
    assert page.evaluate("window.ran") is None
    assert failures == []
    page.close()


SOLVERS = ("barnes_hut", "repulsion", "hrepulsion", "force_atlas_2based")


@pytest.mark.parametrize("solver", [None, *SOLVERS])
def test_nodes_stay_where_the_page_has_them_until_a_solver_is_asked_for(
    browser: Browser, tmp_path: Path, solver: str | None
) -> None:
    net = small().to_pyvis()
    placed = {node["id"]: (node["x"], node["y"]) for node in net.nodes}
    if solver:
        getattr(net, solver)()
    path = tmp_path / "graph.html"
    net.write_html(str(path))
    page = browser.new_page(offline=True)
    page.goto(path.as_uri())
    page.wait_for_function("typeof network !== 'undefined'")
    page.wait_for_timeout(700)
    found = page.evaluate("network.getPositions()")
    there = {name: (round(place["x"]), round(place["y"])) for name, place in found.items()}
    assert (there == placed) is (solver is None)
    page.close()


def test_it_is_shown_and_written_as_utf8_whatever_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("locale.getpreferredencoding", lambda *_: "ascii")
    net = small().to_pyvis()
    net.heading = "Elección — 选举"
    net.show(str(tmp_path / "graph.html"))
    assert opened == [(tmp_path / "graph.html").as_uri()]
    assert "Elección — 选举" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_who_stands_for_a_scenario_has_its_colour() -> None:
    nodes = {node["id"]: node for node in graph.load().to_pyvis().nodes}
    colours = palette()
    assert nodes["jeannette-jara"]["color"]["background"] == colours["scenario-1"]
    assert nodes["jose-antonio-kast"]["color"]["background"] == colours["scenario-2"]
    assert nodes["chile"]["color"]["background"] == colours["places"]


def test_the_same_graph_gives_the_same_network() -> None:
    once, again = small().to_pyvis(), small().to_pyvis()
    assert (once.nodes, once.edges) == (again.nodes, again.edges)
    picture = styled(view(small().engine))
    assert len(picture.lines) == len(once.edges)


def test_it_warns_of_nothing(recwarn: pytest.WarningsRecorder) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        small().to_pyvis()
    assert not recwarn.list
