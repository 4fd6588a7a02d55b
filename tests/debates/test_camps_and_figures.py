"""What is told of a network: clusters, camps, how contested a concept is, and the two figures."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given

import graph
from graph.discourse import (
    bars_svg,
    clusters,
    contestedness,
    ei_index,
    heat_map_svg,
    polarization,
)
from graph.discourse.camps import Polarization
from graph.problems import UnusableQuery
from tests.debates.made import SAMPLES, sample
from tests.debates.test_network_laws import STATEMENTS, debate
from tests.tiny import claim, graph_of

SVG = "{http://www.w3.org/2000/svg}"


def camps_of(size: int) -> Any:
    """Two camps that agree within and differ between."""
    people = [f"{side}{at}" for side in "lr" for at in range(size)]
    return graph_of(
        dict.fromkeys(people, "person") | {"dam": "policy"},
        *(
            claim("support" if one[0] == "l" else "opposition", one, "dam", holder=one)
            for one in people
        ),
    )


@pytest.mark.parametrize("size", [1, 2, 3, 8])
def test_two_perfect_camps_are_found(size: int) -> None:
    found = polarization(camps_of(size).discourse())
    assert found.share == 1
    assert {frozenset(name[0] for name in camp) for camp in found.camps} == {
        frozenset("l"),
        frozenset("r"),
    }


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there are no data sets beside this checkout")
def test_the_sample_is_polarized_as_published(tmp_path: Path) -> None:
    kg: Any = graph.load(sample(3, tmp_path))
    found = polarization(kg.discourse(normalization="average"))
    assert found.share == pytest.approx(0.754214, abs=5e-7)
    assert found.camps[1] == {
        "energy-and-environmental-analysis-inc",
        "national-petrochemical-refiners-association",
    }
    contested = contestedness(kg.discourse(mode="affiliation"))
    assert next(iter(contested)) == "co2-legislation-will-not-hurt-the-economy"
    assert max(contested.values()) == pytest.approx(0.6)
    assert contested["cap-and-trade-is-the-solution"] == 0


@given(STATEMENTS)
def test_no_one_who_changes_sides_makes_camps_fit_better(statements: Any) -> None:
    network = debate(statements).discourse()
    found = polarization(network)
    assert found == polarization(nx.relabel_nodes(network, {}, copy=True))
    if found.share is None:
        return

    def share(camp: frozenset[str]) -> float:
        fitting = total = 0.0
        for one, other, tie in network.edges(data=True):
            fitting += tie["congruence" if (one in camp) == (other in camp) else "conflict"]
            total += tie["congruence"] + tie["conflict"]
        return fitting / total

    assert found.share == pytest.approx(share(found.camps[0]))
    best = max(share(found.camps[0] ^ {one}) for one in network)
    assert found.share >= best - 1e-9
    every = [
        share(frozenset(some))
        for size in range(len(network) + 1)
        for some in combinations(sorted(network), size)
    ]
    assert found.share == pytest.approx(max(every))  # of four, it is the best of all


def test_polarization_is_of_all_ties() -> None:
    kg = camps_of(2)
    for asked in ({"tie": "congruence"}, {"mode": "affiliation"}):
        with pytest.raises(UnusableQuery):
            polarization(kg.discourse(**asked))
    with pytest.raises(UnusableQuery):
        contestedness(kg.discourse())
    assert polarization(debate([]).discourse()) == Polarization(None, (frozenset(), frozenset()))


def test_clusters_are_the_same_each_time() -> None:
    network = camps_of(4).discourse(tie="subtract")
    found = clusters(network)
    assert [len(one) for one in found] == [4, 4]
    assert found == clusters(network.copy())
    assert ei_index(camps_of(4).discourse(), found) == pytest.approx((16 - 12) / 28)


def test_ties_leave_groups_or_do_not() -> None:
    network = nx.Graph()
    network.add_weighted_edges_from([("a", "b", 3), ("c", "d", 1), ("b", "c", 2), ("d", "e", 9)])
    assert ei_index(network, [["a", "b"], ["c", "d"]]) == pytest.approx((2 - 4) / 6)
    assert ei_index(network, {"a": "x", "b": "x", "c": "y"}) == pytest.approx((2 - 3) / 5)
    assert ei_index(network, []) is None


# Figures


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  # our own


def test_bars_say_how_many_agree_and_reject() -> None:
    statements = [
        ("ada", "dam", True, 0, 0),
        ("bob", "dam", True, 1, 0),
        ("cyd", "dam", False, 1, 1),
    ]
    svg = bars_svg(
        debate([*statements, ("ada", "canal", True, 0, 2)]).discourse(mode="affiliation")
    )
    assert words(svg) == ["Dam", "1", "2", "Canal", "0", "1", "reject", "agree"]
    widths = [float(one.get("width", "")) for one in ET.fromstring(svg).iter(f"{SVG}rect")]  # noqa: S314
    assert widths == [90, 180, 0, 90]


def test_what_is_not_drawn_is_said() -> None:
    kg = camps_of(3)
    drawn = words(heat_map_svg(kg.discourse(), most=2))
    assert drawn[-1] == "4 more with fewer statements are not drawn"
    assert len(words(bars_svg(debate([]).discourse(mode="affiliation")))) == 2
    assert words(heat_map_svg(debate([]).discourse())) == []


def test_a_heat_map_has_a_cell_for_each_tie_both_ways() -> None:
    network = camps_of(2).discourse(tie="subtract", normalization="average")
    root = ET.fromstring(heat_map_svg(network))  # noqa: S314
    cells = [one.find(f"{SVG}title") for one in root.iter(f"{SVG}rect")]
    assert len(cells) == 2 * network.number_of_edges() == 12
    assert {one.text for one in cells if one is not None} >= {"L0 – L1: 1", "L0 – R1: −1"}
    assert {one.get("class") for one in root.iter(f"{SVG}rect")} == {"yes", "no"}


def test_names_mark_nothing_up_in_a_figure() -> None:
    odd = '</text><script>alert(1)</script>&"\u202e'
    kg: Any = graph_of(
        {"ada": {"kind": "person", "name": odd}, "dam": {"kind": "policy", "name": f"{odd * 9}"}},
        claim("support", "ada", "dam", holder="ada"),
        title=f"T{odd}",
    )
    for made in (bars_svg, heat_map_svg):
        svg = made(kg.discourse(mode="affiliation"))
        root = ET.fromstring(svg)  # noqa: S314
        assert {one.tag for one in root.iter()} <= {
            f"{SVG}{name}" for name in ("svg", "title", "style", "text", "rect", "line", "g")
        }
        assert "\u202e" not in svg
        assert "<script" not in svg
