"""Networks of small made-up files, in each generation, held to the formulae as they are written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import product
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

import graph
from tests.command import run
from tests.debates.made import GENERATIONS, document, said, write

X = Mapping[tuple[str, str, float], int]
"""How many statements of an actor on a concept there are at a level."""
DAYS = ("2004-12-30", "2005-01-01", "2005-01-30", "2006-01-30")
SAID = (
    # document, organization, concept, agreement
    (0, "A", "Dues", True), (0, "A", "Dues", True), (1, "A", "Dues", True), (2, "A", "Dues", False),
    (0, "B", "Dues", False), (3, "B", "Dues", False), (1, "B", "Tolls", True), (1, "B", "Locks", True),
    (2, "C", "Tolls", False), (2, "C", "Tolls", True), (3, "C", "Dues", True), (3, "C", "Dues", True),
    (0, "D", "Locks", True), (3, "D", "Tolls", False), (1, "E", "Quays", True),
)  # fmt: skip
WITHIN: Mapping[str, Callable[[int], object]] = {
    "document": lambda at: at,
    "week": lambda at: (0, 0, 1, 2)[at],  # ISO week 53 of 2004 has the first of January
    "month": lambda at: DAYS[at][:7],
    "year": lambda at: DAYS[at][:4],
    "once": lambda _at: 0,
}


def counted(statements: Any, count: str, *, sides: bool) -> X:
    """The counts x; of equal ones within a period the first counts."""
    found: dict[Any, Any] = {}
    for number, (at, who, what, level) in enumerate(statements):
        period = number if count == "all" else WITHIN[count](at)
        key = (who, what, level if sides else None, period)
        if key not in found or at < found[key][0]:
            found[key] = (at, (who, what, float(level)))
    return Counter(one for _, one in found.values())


def one_mode(x: X, tie: str, normalization: str, scale: float) -> dict[frozenset[str], float]:
    """The weights between actors, by the formulae."""
    actors = sorted({i for i, _, _ in x})
    cells = sorted({(j, k) for _, j, k in x})
    n: Counter[tuple[str, str]] = Counter()
    for (i, j, _), times in x.items():
        n[i, j] += times
    a = {i: sum(times for (one, _), times in n.items() if one == i) for i in actors}

    def at(i: str, cell: tuple[str, float]) -> int:
        return x.get((i, *cell), 0)

    def norm(i: str) -> float:
        squares = (
            (times**2 for (one, _), times in n.items() if one == i)
            if tie == "ignore"
            else (at(i, cell) ** 2 for cell in cells)
        )
        return sqrt(sum(squares))

    def near(k: float, m: float) -> float:
        apart = abs(k - m) / scale
        return {"ignore": 1, "congruence": 1 - apart, "conflict": apart}.get(tie, 1 - 2 * apart)

    found = {}
    for i, h in product(actors, actors):
        if i >= h:
            continue
        weight = sum(
            at(i, (j, k)) * at(h, (c, m)) * near(k, m)
            for (j, k), (c, m) in product(cells, cells)
            if j == c
        )
        shared = sum(at(i, cell) * at(h, cell) for cell in cells)
        alone = sum(
            at(i, cell) * (not at(h, cell)) + at(h, cell) * (not at(i, cell)) for cell in cells
        )
        by = {
            "none": 1,
            "average": (a[i] + a[h]) / 2,
            "jaccard": alone + shared,
            "dna_cosine": a[i] * a[h],
            "cosine": norm(i) * norm(h),
        }[normalization]
        if by and weight:
            found[frozenset((i.lower(), h.lower()))] = weight / by
    return found


def find(weights: Any) -> Any:
    """The rows, columns and values of what is not 0."""
    from scipy import sparse

    return sparse.find(weights)


def edges(network: Any) -> dict[frozenset[str], float]:
    return {frozenset(ends): weight for *ends, weight in network.edges(data="weight")}


ONE_MODE = [
    *product(
        ("ignore", "congruence", "conflict", "subtract"),
        ("none", "average", "jaccard", "dna_cosine", "cosine"),
    )
]


@pytest.fixture(params=GENERATIONS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What is said, by a person for each organization, in a file of each generation."""
    coded = [
        said(
            at, number, number + 1, organization=who, concept=what, agreement=agrees, person=who * 2
        )
        for number, (at, who, what, agrees) in enumerate(SAID)
    ]
    documents = [document("Words. " * 9, day) for day in DAYS]
    return write(tmp_path / "debate.dna", request.param, coded, documents)


def told(path: Path, *words: object) -> Any:
    """What the command line tells, as edges; of several networks, those of each."""
    done = run("discourse", "-d", path, "--format", "json", *words)
    assert (done.status, done.err) == (0, "")
    found = json.loads(done.out)
    return [_told(one) for one in found] if isinstance(found, list) else _told(found)


def _told(network: Any) -> dict[frozenset[str], float]:
    return {frozenset((one["source"], one["target"])): one["weight"] for one in network["edges"]}


def test_ties_of_two_sides(path: Path) -> None:
    kg: Any = graph.load(path)
    for (tie, normalization), count in product(ONE_MODE, ("all", *WITHIN)):
        expected = one_mode(counted(SAID, count, sides=tie != "ignore"), tie, normalization, 1)
        asked = {"tie": tie, "normalization": normalization, "count": count}
        assert edges(kg.discourse(**asked)) == pytest.approx(expected), asked
        if count in {"all", "week"} and normalization in {"none", "jaccard"}:
            words = [word for name, value in asked.items() for word in (f"--{name}", value)]
            assert told(path, *words) == pytest.approx(expected), asked


ASKED: list[tuple[dict[str, Any], list[str], Callable[[Any], bool]]] = [
    ({"start": "2005"}, ["--start", "2005"], lambda one: one[0] > 0),
    (
        {"start": "2005-01-01", "end": "2005-01-30"},
        ["--start", "2005-01-01", "--end", "2005-01-30"],
        lambda one: one[0] in {1, 2},
    ),
    (
        {"exclude": {"source": "B", "target": "Tolls"}},
        ["--exclude", "source=B", "--exclude", "target=Tolls"],
        lambda one: one[1] != "B" and one[2] != "Tolls",
    ),
    (
        {"source": ["A", "B", "C"], "target": "Dues"},
        ["--source", "A", "--source", "B", "--source", "C", "--target", "Dues"],
        lambda one: one[1] in "ABC" and one[2] == "Dues",
    ),
]
"""What says which statements count, in Python and on the command line, and which these are."""


def test_which_statements_count(path: Path) -> None:
    kg: Any = graph.load(path)
    for fields, options, counts in ASKED:
        x = counted([one for one in SAID if counts(one)], "all", sides=True)
        expected = one_mode(x, "congruence", "average", 1)
        asked = {**fields, "tie": "congruence", "normalization": "average"}
        words = [*options, "--tie", "congruence", "--normalization", "average"]
        assert edges(kg.discourse(**asked)) == told(path, *words) == pytest.approx(expected)
        persons = {frozenset(one * 2 for one in ends): weight for ends, weight in expected.items()}
        found = edges(kg.discourse(**asked, actor="person"))
        assert found == told(path, *words, "--actor", "person") == pytest.approx(persons)
        if find_spec("scipy"):
            made = kg.discourse(**asked, matrix=True)
            assert {
                frozenset((made.rows[row], made.columns[column])): weight
                for row, column, weight in zip(*find(made.weights), strict=True)
            } == pytest.approx(expected)


def test_windows_are_the_networks_of_their_days(path: Path) -> None:
    kg: Any = graph.load(path)
    days = [date.fromisoformat(day) for day in DAYS]
    found = kg.discourse(window=32, end="2005-03-01")
    expected = []
    for at in range(len(found)):
        start = days[0] + timedelta(at)
        within = [one for one in SAID if start <= days[one[0]] < start + timedelta(32)]
        expected.append(one_mode(counted(within, "all", sides=False), "ignore", "none", 1))
    assert [edges(one) for one in found] == expected
    assert told(path, "--window", 32, "--end", "2005-03-01") == expected
    assert len(found) == (date(2005, 3, 1) - days[0]).days - 32 + 2


@pytest.mark.parametrize("generation", [2, 3])  # the first knows no numbers
def test_ties_of_levels(generation: int, tmp_path: Path) -> None:
    """With K levels, two statements agree by 1 − abs(k − l) / (K − 1)."""
    types = {"Said": {"organization": "short text", "concept": "short text", "strength": "integer"}}
    levels = (2, -2, 1, 0, 2, -1, 1, 1, 0, 2, -2, 2, 0, 1, -1)
    statements = [
        (at, who, what, level) for (at, who, what, _), level in zip(SAID, levels, strict=True)
    ]
    coded = [
        {"document": at, "start": number, "stop": number + 1}
        | {"organization": who, "concept": what, "strength": level}
        for number, (at, who, what, level) in enumerate(statements)
    ]
    path = tmp_path / "debate.dna"
    write(path, generation, coded, [document("Words. " * 9, day) for day in DAYS], types)
    kg: Any = graph.load(path)
    for (tie, normalization), count in product(ONE_MODE, ("all", *WITHIN)):
        expected = one_mode(
            counted(statements, count, sides=tie != "ignore"), tie, normalization, 4
        )
        asked = {"tie": tie, "normalization": normalization, "count": count}
        found = kg.discourse(**asked, qualifier="strength")
        assert edges(found) == pytest.approx(expected), asked
    balance = kg.discourse(mode="affiliation", tie="subtract", qualifier="strength")
    sums: Counter[tuple[str, str]] = Counter()
    for _, who, what, level in statements:
        sums[who.lower(), what.lower()] += level
    found = {(one, other): weight for one, other, weight in balance.edges(data="weight")}
    assert found == {ends: weight for ends, weight in sums.items() if weight}
    # A window is measured on the scale of the whole debate, not on what is said in it.
    early = kg.discourse(tie="conflict", qualifier="strength", end="2004")
    assert edges(early) == pytest.approx(
        one_mode(
            counted([one for one in statements if not one[0]], "all", sides=True),
            "conflict",
            "none",
            4,
        )
    )
