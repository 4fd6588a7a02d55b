"""Planting defects and asking what a check says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz.laws import of_problems, raw_words
from tests.planted.all_defects import pairs_apart, pairs_in_a_record
from tests.planted.planting import Defect, Planted
from tests.planted.tree import Layout, Tree, at
from tests.planted.tree import Path as Way

PAIRS_APART = 250
PAIRS_IN_A_RECORD = 250
"""So many of each record at the most: there are some three thousand of the richest."""


def layout_of(one: Defect, other: Defect) -> Layout:
    """In which files two defects are planted together: now these, now those."""
    both = [layout for layout in one.layouts if layout in other.layouts]
    return both[sum(map(ord, one.name + other.name)) % len(both)]


def pairs(most: int = PAIRS_IN_A_RECORD) -> Iterator[tuple[Defect, Defect]]:
    """The pairs that are tried."""
    yield from pairs_in_a_record(most)
    yield from pairs_apart(PAIRS_APART)


def tried(defect: Defect, room: Path) -> dict[str, list[str]]:
    """What a check says wrongly of a defect that is planted alone, in each layout, and in which words that are not ours."""
    astray, raw = [], []
    for layout in defect.layouts:
        folder = room / f"{defect.name}-{layout}".replace("/", "_")
        planted = Planted([defect], layout, folder)
        astray += [f"{layout}: {told}" for told in planted.astray()]
        raw += [f"{layout}: {one.message}" for one in planted.problems if raw_words(one.message)]
        of_problems(planted.problems, folder.iterdir())
    return {defect.name: astray, f"words of {defect.name}": raw}


def unlike_absent(way: Way, value: Any, room: Path) -> list[str]:
    """What a check says of an empty cell that it does not say where the field is left out."""

    def empty(tree: Tree) -> None:
        at(tree, way[:-1])[way[-1]] = value

    def drop(tree: Tree) -> None:
        at(tree, way[:-1]).pop(way[-1], None)

    layout: Layout = "yaml" if value is None else "jsonl"
    name = f"{'.'.join(map(str, way))}-{value}"
    without = Planted([Defect("", (), drop)], layout, room / f"{name}-without")
    there = Planted([Defect("", (), empty)], layout, room / name)
    told = [(one.rule, one.message) for one in there.problems]
    due = [(one.rule, one.message) for one in without.problems]
    return [] if told == due and not there.raised else [f"{told} for {due} {there.raised}"]
