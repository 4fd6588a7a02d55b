"""What ``data/README.md`` says of a third annotator is what comes out when the two are compared."""

from __future__ import annotations

import json

import pytest

import graph
from graph.agreement.told import differences
from tests.agreement.measuring import third_reading
from tests.command import ROOT

GUIDE = ROOT / "data" / "README.md"


@pytest.fixture(scope="module")
def kg() -> graph.KnowledgeGraph:
    return graph.load()


@pytest.fixture(scope="module")
def third(kg: graph.KnowledgeGraph) -> graph.Agreement:
    other, same = third_reading(kg)
    return graph.agree(kg, other, same=same)


def test_the_reading_is_whole(kg: graph.KnowledgeGraph) -> None:
    reading, _same = third_reading(kg)
    known = {one.id for one in reading.entities()}
    for one in reading.dataset.relations:
        assert {*one.ends} <= known


FIELDS = ("scenario", "negated", "holder", "modality", "certainty", "basis")


def test_all_that_differs_can_be_written_as_json(third: graph.Agreement) -> None:
    told = json.loads(json.dumps(differences(third)))
    assert len(told["only_first"]) == third.claims.first - third.claims.shared
    assert len(told["only_second"]) == third.claims.second - third.claims.shared
    assert len(third.listed().splitlines()) > len(told["only_first"]) + len(told["only_second"])


def test_the_guide_tells_what_was_measured(third: graph.Agreement) -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    entities, claims = third.entities, third.claims
    assert f"| entities | {entities.first} | {entities.second} |" in guide
    assert f"| claims | {claims.first} | {claims.second} | {claims.shared} matched |" in guide
    for row, ties in (("ties: kind and ends", third.ties), ("ties: ends only", third.ends)):
        figures = f"{ties.first} | {ties.second} | {ties.shared} | {ties.precision:.3f} | {ties.recall:.3f} |"
        assert f"| {row} | {figures}" in guide
    for name in FIELDS:
        one = third.on(name)
        called = "polarity (`negated`)" if name == "negated" else name
        assert f"| {called} | {one.agreement:.3f} | {one.alpha:.3f} |" in guide
    words = third.words
    assert f"All {words.overlapping} matched claims share words" in guide
    assert f"{words.exact} cite exactly the same" in guide
    assert f"mean share is {words.share:.3f}" in guide


def test_the_guide_tells_where_they_differ(third: graph.Agreement) -> None:
    guide = " ".join(GUIDE.read_text(encoding="utf-8").split())

    ours = {one.tie for one in third.sides[0]}
    only = {one.tie for one in third.sides[1]} - ours
    foreign = [tie for tie in only if any(side == 1 for side, _name in tie[1:])]
    pursued = [tie for tie in only if tie[0] == "cooperation" and (0, "jose-antonio-kast") in tie]
    assert (
        f"Of the {len(only)} ties that only the third has, {len(foreign)} end in an entity" in guide
    )
    assert len(pursued) == 8
    assert "eight are Kast's cooperation" in guide
