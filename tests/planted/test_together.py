"""Several defects are all told of: none hides another, and none brings a further problem along."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.planted.all_defects import BETWEEN, HEADER_GROUPS, IN_KINDS, IN_RECORDS
from tests.planted.awaited import awaited
from tests.planted.planting import Defect, Planted, apart
from tests.planted.trying import layout_of, pairs

PAIRS: dict[str, list[tuple[Defect, Defect]]] = defaultdict(list)
for pair in pairs():
    PAIRS[pair[0].name].append(pair)


def test_there_are_many_pairs() -> None:
    assert sum(map(len, PAIRS.values())) > 1_000


@pytest.mark.parametrize("name", PAIRS)
def test_two_defects_are_both_told_of_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    news = []
    waited = 0
    for number, (one, other) in enumerate(PAIRS[name]):
        astray = Planted((one, other), layout_of(one, other), tmp_path / str(number)).astray()
        listed = f"{one} + {other}" in awaited()
        waited += listed
        if listed and not astray:
            news.append(f"no longer astray: take {one} + {other} off awaited.txt")
        elif astray and not listed:
            news.append("\n  ".join((f"{one} + {other}", *astray)))
    assert not news, "\n".join(news)
    if waited:
        pytest.xfail(f"{waited} of {len(PAIRS[name])} pairs")


STAND_ON_OTHERS = {
    "duplicate-claim",
    "symmetric-pair",
    "contradiction",
    "unknown-answer",
    "unexpected-answer",
    "lone-part",
    "same-winner",
    "uneven-part",
    "past-the-end",
}
"""The rules that hold a record against another, which is among those with a defect where there are many."""


def test_many_defects_in_one_dataset_are_all_told_of(tmp_path: Path) -> None:
    """Several of every record, and of what is wrong between records."""
    chosen: list[Defect] = []
    parts = [group for group in IN_RECORDS if group not in (*HEADER_GROUPS[:1], *IN_KINDS)]
    for defect in [one for group in parts for one in group[-5:]] + list(BETWEEN):
        alone = STAND_ON_OTHERS.isdisjoint(told.rule for told in defect.told)
        # Where an id is lost, or a kind, it is not known who else is meant.
        of_names = any("kinds" in way or way[-1] == "id" for way in defect.touches)
        fits = alone and not of_names and "author" not in defect.name and "yaml" in defect.layouts
        if fits and all(apart(defect, other) for other in chosen):
            chosen.append(defect)

    astray = Planted(chosen, "yaml", tmp_path).astray()

    assert len(chosen) > 80
    assert not astray, "\n".join(astray)
