"""What ``data/README.md`` says of a third annotator is what comes out when the two are compared."""

from __future__ import annotations

import pytest

import graph
from tests.agreement.measuring import FIELDS, Agreement, alpha, third_reading
from tests.command import ROOT

GUIDE = ROOT / "data" / "README.md"


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    return Agreement(graph.load(), third_reading())


def test_alpha_is_krippendorffs() -> None:
    # Two coders, ten units, two values: Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), A.
    first, second = "0100000000", "1110010100"
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)
    assert alpha([(1, 1), (2, 2)]) == 1
    assert alpha([("a", "a")] * 9) == 1


def test_the_reading_is_whole(agreement: Agreement) -> None:
    reading = agreement.reading
    for claim in reading.relations:
        assert {claim["source"], claim["target"]} <= reading.entities.keys()
    assert reading.same_by_hand.keys() <= reading.entities.keys()
    assert {*agreement.same.values()} <= {one.id for one in agreement.kg.entities()}


def test_the_guide_tells_what_was_measured(agreement: Agreement) -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    assert (
        f"| entities | {len(agreement.kg.entities())} | {len(agreement.reading.entities)} |"
        in guide
    )
    assert (
        f"| claims | {len(agreement.ours)} | {len(agreement.theirs)} | {len(agreement.matched)} matched |"
        in guide
    )
    for row, kinds in (("ties: kind and ends", True), ("ties: ends only", False)):
        ours, theirs, shared = agreement.shares(kinds=kinds)
        figures = f"{ours} | {theirs} | {shared} | {shared / theirs:.3f} | {shared / ours:.3f} |"
        assert f"| {row} | {figures}" in guide
    for field in FIELDS:
        share, reliability = agreement.on(field)
        called = "polarity (`negated`)" if field == "negated" else field
        assert f"| {called} | {share:.3f} | {reliability:.3f} |" in guide


def test_the_guide_tells_where_they_differ(agreement: Agreement) -> None:
    guide = " ".join(GUIDE.read_text(encoding="utf-8").split())

    only = agreement.theirs_alone()
    foreign = [tie for tie in only if any(str(end).startswith("theirs: ") for end in tie[1:])]
    pursued = [tie for tie in only if tie[0] == "cooperation" and "jose-antonio-kast" in tie]
    assert (
        f"Of the {len(only)} ties that only the third has, {len(foreign)} end in an entity" in guide
    )
    assert len(pursued) == 8
    assert "eight are Kast's cooperation" in guide
