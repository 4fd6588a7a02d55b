"""Several defects are all told of: none hides another, and none brings a further problem along."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.planted.all_defects import BETWEEN, HEADER_GROUPS, IN_RECORDS
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


def test_many_defects_in_one_dataset_are_all_told_of(tmp_path: Path) -> None:
    """One of every record, and of what is wrong between records: those that are soundly told of alone."""
    chosen: list[Defect] = []
    lots = [group for group in IN_RECORDS if group not in HEADER_GROUPS[:1]]
    for defect in [one for group in lots for one in group[-3:]] + list(BETWEEN):
        sound = defect.name not in awaited() and "jsonl" in defect.layouts
        if sound and "unexpected-answer" not in {told.rule for told in defect.told}:
            if all(apart(defect, other) for other in chosen):
                chosen.append(defect)

    astray = Planted(chosen, "yaml", tmp_path).astray()

    assert len(chosen) > 40
    name = "many together"
    if name in awaited():
        assert astray, f'no longer astray: take "{name}" off awaited.txt'
        pytest.xfail(f"{len(astray)} of {len(chosen)} go astray: {astray[0]}")
    assert not astray, "\n".join(astray)
