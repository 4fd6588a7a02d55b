"""The published values of the sample, from Python and from the command line, in each generation of its file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import graph
from tests.command import run
from tests.debates.made import GENERATIONS, SAMPLES, sample
from tests.debates.published import AVERAGE, PERIOD, WINDOWS, Row, rows

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="there are no data sets beside this checkout"
)
CONCEPTS = {
    "CO2 legislation will not hurt the economy.": (4, 2),
    "Cap and trade is the solution.": (0, 1),
    "Climate change is caused by greenhouse gases (CO2).": (0, 3),
    "Climate change is real and anthropogenic.": (0, 2),
    "Emissions legislation should regulate CO2.": (2, 4),
    "There should be legislation to regulate emissions.": (1, 4),
}
"""How often each is rejected and agreed with, once a document."""


@pytest.fixture(scope="module", params=GENERATIONS)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(request.param, tmp_path_factory.mktemp("dna"))


@pytest.fixture(scope="module")
def kg(path: Path) -> Any:
    return graph.load(path)


@pytest.fixture(scope="module")
def table(kg: Any) -> list[Row]:
    # The first generation does not say what section a document is of; its titles do.
    section = [one.id for one in kg.documents if one.title.startswith("109-1:")]
    assert {one.section for one in kg.documents if one.id in section} <= {"1", None}
    return [*rows(section)]


def words(asked: Mapping[str, Any]) -> Iterator[str]:
    """What is asked in Python, as it is asked on the command line."""
    for name, value in asked.items():
        if isinstance(value, Mapping):
            for field, given in value.items():
                for one in given if isinstance(given, list) else [given]:
                    yield from (f"--{name}", f"{field}={one}")
        else:
            for one in value if isinstance(value, list) else [value]:
                yield from (f"--{name}", str(one))


def asked_of(path: Path, asked: Mapping[str, Any]) -> Any:
    done = run("discourse", "-d", path, "--format", "json", *words(asked))
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def total(network: Mapping[str, Any]) -> float:
    """The sum of a network's weights as it is published."""
    twice = 1 if network["graph"]["mode"] == "affiliation" else 2
    return float(sum(one["weight"] for one in network["edges"]) * twice)


def test_from_python(kg: Any, table: list[Row]) -> None:
    for row in table:
        found = kg.discourse(**row.asked)
        twice = 1 if found.graph["mode"] == "affiliation" else 2
        assert found.size(weight="weight") * twice == pytest.approx(row.total, abs=5e-7), row
        told = (found.graph["statements"], len(found), found.number_of_edges())
        for said, expected in zip(told, row[2:], strict=True):
            assert expected in {None, said}, row


def test_from_python_as_matrices(kg: Any, table: list[Row]) -> None:
    pytest.importorskip("scipy")
    for row in table:
        found = kg.discourse(**row.asked, matrix=True)
        assert found.weights.sum() == pytest.approx(row.total, abs=5e-7), row
        if row.nodes is not None:
            two_mode = row.asked.get("mode") == "affiliation"
            assert len({*found.rows, *found.columns}) == row.nodes
            assert found.weights.shape == (len(found.rows), len(found.columns))
            assert two_mode or found.rows == found.columns


def test_from_the_command_line(path: Path, table: list[Row]) -> None:
    for row in table:
        found = asked_of(path, row.asked)
        assert total(found) == pytest.approx(row.total, abs=5e-7), row
        told = (found["graph"]["statements"], len(found["nodes"]), len(found["edges"]))
        for said, expected in zip(told, row[2:], strict=True):
            assert expected in {None, said}, row


def test_windows_in_both(kg: Any, path: Path) -> None:
    for days, totals in WINDOWS.items():
        asked = {**PERIOD, "window": days}
        assert [one.size(weight="weight") * 2 for one in kg.discourse(**asked)] == totals
        assert [total(one) for one in asked_of(path, asked)] == totals
    first, *_, last = kg.discourse(**PERIOD, window=15)
    assert (first.graph["start"], first.graph["end"]) == ("2005-01-20", "2005-02-03")
    assert last.graph["end"] == "2005-02-28"
    assert kg.discourse(**PERIOD, window=41) == ()
    (whole,) = kg.discourse(window=22)
    assert whole.size(weight="weight") == 138


@pytest.mark.parametrize("days", [1, 3, 7, 14, 15])
def test_a_window_is_the_network_of_its_days(kg: Any, days: int) -> None:
    found = kg.discourse(**PERIOD, window=days)
    assert len(found) == 40 - days + 1  # an even number is meant as it is said
    for one in found:
        alone = kg.discourse(**PERIOD | {name: one.graph[name] for name in ("start", "end")})
        assert sorted(one.edges(data="weight")) == sorted(alone.edges(data="weight"))


def test_rows_and_columns_in_both(kg: Any, path: Path) -> None:
    alliance = kg.discourse()["alliance-to-save-energy"]
    assert [alliance[one]["weight"] for one in sorted(alliance)] == [4, 10, 2, 4, 4, 3]
    told = {
        frozenset((one["source"], one["target"])): one["weight"]
        for one in asked_of(path, {})["edges"]
    }
    assert {
        ends - {"alliance-to-save-energy"}: weight for ends, weight in told.items()
    }.items() >= {(frozenset([other]), data["weight"]) for other, data in alliance.items()}
    asked = {"mode": "affiliation", "tie": "subtract", "count": "document"}
    nodes = [data for _, data in kg.discourse(**asked).nodes(data=True)]
    for those in (nodes, asked_of(path, asked)["nodes"]):
        concepts = [one for one in those if one["bipartite"]]
        assert {one["name"]: (one["rejected"], one["agreed"]) for one in concepts} == CONCEPTS


def test_camps_in_both(kg: Any, path: Path) -> None:
    from graph.discourse import polarization

    assert polarization(kg.discourse(normalization="average")).share == pytest.approx(
        0.754214, abs=5e-7
    )
    told = run("discourse", "-d", path, *words({**AVERAGE, "tie": "ignore"}))
    assert "two camps fit 75.4% of the ties" in told.out
    assert "40 statements, 7 nodes, 21 ties" in told.out
