"""A defect in a clean dataset is told of in its place, and nothing else is.

What a check does not do yet is listed in ``awaited.txt``; a defect that is listed there and is told of as it
has to be fails too, so that the list only gets shorter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.reading.rules import RULES
from tests.command import run
from tests.planted.all_defects import DEFECTS, IN_RECORDS
from tests.planted.awaited import awaited
from tests.planted.planting import Defect, Planted
from tests.planted.tree import CLEAN, LAYOUTS, TEXTS, Layout
from tests.planted.trying import tried

OF_TEXTS = {"document-absent", "document-differs", "not-whole", "digest-mismatch", "unverifiable"}
"""The rules that need the documents."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_dataset_is_clean_before_anything_is_planted(layout: Layout, tmp_path: Path) -> None:
    planted = Planted([], layout, tmp_path)

    assert planted.problems == ()
    assert planted.raised == ""


def test_it_is_clean_beside_its_documents() -> None:
    checked = run("check", CLEAN, "--documents", TEXTS)

    assert checked.out.startswith("clean: 24 entities and 34 relations"), checked.out


def test_there_are_defects_of_every_rule() -> None:
    assert len(DEFECTS) >= 150
    planted = {
        rule for one in DEFECTS.values() for told in one.told for rule in told.rule.split("|")
    }
    of_bulk = {"too-many-faults"}  # which takes ten thousand; it has a test of its own
    assert set(RULES) - planted - OF_TEXTS == of_bulk
    assert sum(len(group) >= 2 for group in IN_RECORDS) >= 20


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=str)
def test_a_defect_is_told_of_in_its_place_and_nothing_else_is(
    defect: Defect, tmp_path: Path
) -> None:
    news, waited = [], []
    for name, wrong in tried(defect, tmp_path).items():
        if name in awaited():
            waited += wrong
            news += [] if wrong else [f"no longer so: take {name} off awaited.txt"]
        else:
            news += wrong
    assert not news, "\n".join(news)
    if waited:
        pytest.xfail(waited[0])
