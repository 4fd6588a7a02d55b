"""What holds for every debate: laws of its networks, tried on debates of chance."""

from __future__ import annotations

from array import array
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.discourse import networks
from graph.discourse.settings import WORDS
from graph.knowledge import KnowledgeGraph
from graph.model import in_text_order
from tests.tiny import claim, graph_of

PEOPLE = ("ada", "bob", "cyd", "dan")
CONCEPTS = ("bridge", "canal", "dam")
DAYS = ("2025-01-01", "2025-01-05", "2025-01-06", "2025-02-01", "2026-01-01")
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(CONCEPTS),
        st.booleans(),
        st.integers(0, len(DAYS) - 1),
        st.integers(0, 3),
    ),
    max_size=25,
)
ONE_MODE = st.sampled_from(("actors", "concepts"))
COUNTS = st.sampled_from(WORDS["count"])
NORMALIZATIONS = st.sampled_from(("none", "average", "jaccard", "cosine", "dna_cosine"))


def debate(statements: list[tuple[str, str, bool, int, int]], order: Any = None) -> Any:
    """A graph of some statements, each cited once; documents may stand in another order."""
    cited: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
    for who, what, agrees, day, place in statements:
        citation = {"document": f"d{day}", "start": place, "end": place + 1}
        cited.setdefault((who, what, agrees), []).append(citation)
    documents = [{"id": f"d{at}", "title": "D", "date": day} for at, day in enumerate(DAYS)]
    return graph_of(
        dict.fromkeys(PEOPLE, "person") | dict.fromkeys(CONCEPTS, "policy"),
        *(
            claim("support", who, what, negated=not agrees, holder=who, evidence=evidence)
            for (who, what, agrees), evidence in cited.items()
        ),
        documents=[documents[at] for at in order or range(len(DAYS))],
    )


def weights(network: nx.Graph[str]) -> dict[frozenset[str], float]:
    return {frozenset(ends): weight for *ends, weight in network.edges(data="weight")}


@given(STATEMENTS, ONE_MODE, COUNTS)
def test_congruence_and_conflict_are_what_is_shared(statements: Any, mode: str, count: str) -> None:
    kg = debate(statements)
    if count == "all":
        parts = [
            weights(kg.discourse(mode=mode, tie=tie))
            for tie in ("congruence", "conflict", "ignore")
        ]
        for pair in set().union(*parts):
            agreeing, differing, shared = (part.get(pair, 0) for part in parts)
            assert agreeing + differing == shared
    for _, _, data in kg.discourse(mode=mode, count=count).edges(data=True):
        assert data["congruence"] + data["conflict"] == data["weight"]
    for one, other, data in kg.discourse(mode=mode, tie="subtract", count=count).edges(data=True):
        assert data["congruence"] - data["conflict"] == data["weight"] != 0
        assert one != other


@given(STATEMENTS, st.permutations(range(len(DAYS))), st.sampled_from(WORDS["mode"]), COUNTS)
def test_the_order_of_documents_changes_nothing(
    statements: Any, order: Any, mode: str, count: str
) -> None:
    asked = {"mode": mode, "count": count}
    normalization = "activity" if mode == "affiliation" else "jaccard"
    one, other = (
        kg.discourse(**asked, normalization=normalization)
        for kg in (debate(statements), debate(statements[::-1], order))
    )
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert {frozenset(ends): data for *ends, data in one.edges(data=True)} == {
        frozenset(ends): data for *ends, data in other.edges(data=True)
    }


@given(STATEMENTS, st.integers(1, 40))
def test_windows_side_by_side_part_the_period(statements: Any, window: int) -> None:
    kg = debate(statements)
    period = {"start": "2024-12-01", "end": "2026-03-01", "mode": "affiliation"}
    found = kg.discourse(window=window, **period)
    beside = found[::window]
    parted = sum(one.graph["statements"] for one in beside)
    assert parted == kg.discourse(**{**period, "end": beside[-1].graph["end"]}).graph["statements"]
    for one in found[:3]:
        days = {name: one.graph[name] for name in ("start", "end")}
        assert weights(one) == weights(kg.discourse(**{**period, **days}))


@given(STATEMENTS)
def test_the_coarser_a_period_is_the_fewer_statements_count(statements: Any) -> None:
    kg = debate(statements)
    counted = [
        kg.discourse(mode="affiliation", count=count).graph["statements"]
        for count in ("all", "document", "month", "year", "once")
    ]
    assert counted == sorted(counted, reverse=True)
    for data in (data for *_, data in kg.discourse(mode="affiliation").edges(data=True)):
        assert data["agreed"] + data["rejected"] == data["weight"]


@given(STATEMENTS, NORMALIZATIONS)
def test_a_cosine_is_one_at_the_most(statements: Any, normalization: str) -> None:
    kg = debate(statements)
    for tie in ("ignore", "congruence", "conflict"):
        found = weights(kg.discourse(tie=tie, normalization=normalization))
        assert all(weight > 0 for weight in found.values())
        if normalization == "cosine":
            assert all(weight <= 1 + 1e-9 for weight in found.values())


@pytest.mark.skipif(find_spec("scipy") is None, reason="scipy, an extra, is not installed")
@given(
    STATEMENTS,
    st.sampled_from(
        [
            (mode, tie, normalization)
            for mode, normalizations, ties in (
                (
                    "actors",
                    ("none", "average", "jaccard", "cosine", "dna_cosine"),
                    WORDS["tie"][:4],
                ),
                ("concepts", ("none", "jaccard", "cosine"), WORDS["tie"][:4]),
                ("affiliation", ("none", "activity", "prominence"), ("ignore", "subtract")),
                ("affiliation", ("none",), ("combine",)),
            )
            for tie in ties
            for normalization in normalizations
        ]
    ),
    COUNTS,
    st.booleans(),
)
def test_a_matrix_is_what_the_graph_is(
    statements: Any, asked: tuple[str, str, str], count: str, dense: bool
) -> None:
    from graph.discourse import sparse

    kg = debate(statements)
    settings = dict(zip(("mode", "tie", "normalization"), asked, strict=True)) | {"count": count}
    plain = kg.discourse(**settings)
    before = sparse.DENSE
    try:
        sparse.DENSE = before if dense else 0
        made = kg.discourse(**settings, matrix=True)
    finally:
        sparse.DENSE = before
    cells = {
        (made.rows[row], made.columns[column]): weight
        for row, column, weight in sparse.cells(made.weights)
    }
    ends = [(one.removeprefix("concept:"), other) for one, other in plain.edges()]
    graphs = {
        ends: data["weight"] for *ends_, data in plain.edges(data=True) for ends in [tuple(ends_)]
    }
    assert len(ends) == len(graphs)
    both_ways = (
        graphs
        if settings["mode"] == "affiliation"
        else graphs | {(other, one): weight for (one, other), weight in graphs.items()}
    )
    assert cells == pytest.approx(both_ways)
    assert made.weights.nnz == len(cells)


@pytest.mark.skipif(find_spec("scipy") is None, reason="scipy, an extra, is not installed")
@given(
    st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=30),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_of_equal_statements_the_same_one_counts_in_columns(
    rows: list[tuple[int, int, int]], chance: Any, many: bool
) -> None:
    from graph.discourse import plain, sparse

    first, second, parts = (array("i", [row[at] for row in rows]) for at in range(3))
    turns = [*range(len(rows))]
    chance.shuffle(turns)
    which = [at for at in range(len(rows)) if chance.random() < 0.8]
    before = sparse.KEYS
    try:
        sparse.KEYS = 5 if many else before  # so that keys are numbered anew
        found, expected = (
            kit.firsts([first, second], which, parts, turns.__getitem__) for kit in (sparse, plain)
        )
    finally:
        sparse.KEYS = before
    assert sorted(rows[at] for at in found) == sorted(rows[at] for at in expected)


def test_large_debates_are_reckoned_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    kg = debate([(who, what, True, 0, 0) for who in PEOPLE for what in CONCEPTS])
    small = kg.discourse(normalization="average")
    monkeypatch.setattr(networks, "LARGE", 1)
    large = kg.discourse(normalization="average")
    assert weights(small) == weights(large)
    assert [*small] == [*large]


def test_a_graph_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.problems import UnusableQuery

    kg = debate([(who, "dam", True, 0, 0) for who in PEOPLE])
    monkeypatch.setattr(networks, "MOST_TIES", 5)
    with pytest.raises(UnusableQuery, match="6 ties are more than a graph bears"):
        kg.discourse()


def test_a_matrix_without_scipy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "find_spec", lambda _name: None)
    with pytest.raises(ImportError, match=r'pip install "policygraph\[networks\]"'):
        debate([]).discourse(matrix=True)


def test_relations_in_another_order_are_the_same_debate() -> None:
    kg = debate(
        [("ada", "dam", True, 0, 0), ("bob", "dam", False, 1, 0), ("ada", "canal", True, 3, 1)]
    )
    turned = replace(kg.dataset, relations=kg.dataset.relations[::-1])
    assert in_text_order(turned.header, turned.relations) == kg.dataset.relations
    assert weights(KnowledgeGraph(turned).discourse()) == weights(kg.discourse())
