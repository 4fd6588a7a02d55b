"""Settling all by chance: what comes of it checks clean, each pair is decided once, undone it is as at the start."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph import checking
from graph.evidence import document_digest
from graph.model import Dataset
from graph.workbench.settling.adjudicating import Adjudicating
from graph.workbench.settling.deciding import outcome
from graph.workbench.settling.opening import Matter, open_matter
from graph.workbench.settling.pairs import Unit
from graph.workbench.shapes import View
from graph.writing.save import save
from tests.agreement.measuring import third_reading
from tests.texts import commentary, commentary_file
from tests.workbench.two_annotators import desk_of, folder_bytes, matter_of, press

_OTHERS = (
    "Shift+u",
    "Enter",
    "Escape",
    "Backspace",
    "Tab",
    "ArrowDown",
    "ArrowUp",
    "“My words.”",
    "“”",
)
KEYS = st.sampled_from((*"0123456789", *"123456", *"njklgwu?", *_OTHERS))


def log(matter: Matter) -> list[dict[str, Any]]:
    lines = (matter.out / "adjudication.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def settle(desk: Adjudicating, chance: random.Random, units: Iterable[Unit]) -> None:
    """Decide some pairs, each in some way; what breaks a rule is decided in another."""
    for unit in units:
        desk._show(unit)
        while unit.id not in desk.standing.settled:
            making = desk.making
            if making is None:
                desk._show(unit)
                press(desk, chance.choice("123456"))
            elif desk.box is not None:
                press(desk, "“My own words.”", "Enter")
            elif making.field is not None:
                press(desk, chance.choice("123"))
            else:
                press(desk, chance.choice("0123456789"))


def adds_up(desk: Adjudicating) -> None:
    """Each pair is decided once, the log is complete, and the claims are those that were decided."""
    matter, standing = desk.matter, desk.standing
    lines = log(matter)
    assert len(lines) == len(standing.settled)
    assert set(standing.settled) <= set(standing.by_id)
    written = [
        record
        for unit in matter.units
        if unit.what == "claims" and (unit.alike or unit.id in standing.settled)
        for record in outcome(matter.joined, unit, standing.settled.get(unit.id))
    ]
    there = [dict(one.value) for one in desk.store.files.records("relations")]
    as_text = partial(json.dumps, sort_keys=True)
    assert Counter(map(as_text, there)) == Counter(map(as_text, written))
    paired = Counter(
        number for unit in matter.units for number in unit.ids if unit.what == "claims"
    )
    assert set(paired.values()) <= {1, 2} or None in paired


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_all_is_settled_by_chance_and_undone(seed: int) -> None:
    with TemporaryDirectory() as folder:
        desk = desk_of(matter_of(Path(folder)))
        out = desk.matter.out
        start = folder_bytes(out)
        settle(desk, random.Random(seed), desk.standing.open_units)
        found = checking.read(out, thorough=True)
        assert found.problems == ()
        assert all(one.evidence for one in found.dataset.relations)
        assert len(log(desk.matter)) == len(desk.standing.open_units)
        adds_up(desk)
        while desk.store.undoes:
            press(desk, "u")
        assert folder_bytes(out) == start
        assert desk.standing.settled == {}


@settings(max_examples=25)
@given(st.lists(KEYS, max_size=60))
def test_any_keys_leave_all_in_order(keys: list[str]) -> None:
    with TemporaryDirectory() as folder:
        desk = desk_of(matter_of(Path(folder)))
        for key in keys:
            press(desk, key)
            View.model_validate_json(desk.view("en").model_dump_json())
        adds_up(desk)
        assert not checking.read(desk.matter.out, thorough=True).errors


def third(folder: Path) -> tuple[Path, tuple[tuple[str, str], ...]]:
    """The third annotation of the commentary as a dataset without a fault, and what is one in both."""
    reading, same = third_reading(graph.load())
    dataset = reading.dataset
    scenarios = tuple(
        one.model_copy(update={"condition": {}, "counterparts": {}})
        for one in dataset.header.scenarios
    )
    documents = tuple(
        one.model_copy(update={"by": (), "disclaimer": None}) for one in dataset.header.documents
    )
    header = dataset.header.model_copy(update={"scenarios": scenarios, "documents": documents})
    dataset = _sound(replace(dataset, header=header))
    save(dataset, folder)
    return folder, same


def _sound(dataset: Dataset) -> Dataset:
    """What of a dataset has no fault: it was made as a list, and says some things twice."""
    while True:
        errors = (one for one in checking.check(dataset) if one.severity == "error")
        wrong = {one.place.record.removeprefix("relation ") for one in errors}
        if not wrong:
            return dataset
        kept = tuple(one for one in dataset.relations if one.id not in wrong)
        dataset = replace(dataset, relations=kept)


@pytest.mark.untraced
def test_the_commentary_is_settled_by_chance(tmp_path: Path) -> None:
    text = commentary()
    (document,) = graph.load().documents
    if document.digest != document_digest(text):
        pytest.skip("another text is here")
    second, same = third(tmp_path / "third")
    first = graph.loading.bundled("chile-2025")
    matter = open_matter(first, second, tmp_path / "out", commentary_file().parent, same)
    desk = desk_of(matter)
    start = folder_bytes(matter.out)
    assert checking.read(matter.out, thorough=True).problems == ()
    chance = random.Random(12)
    settle(desk, chance, chance.sample(desk.standing.open_units, 48))  # all 388 take minutes
    found = checking.read(matter.out, thorough=True)
    assert found.problems == ()
    assert len(log(matter)) == 48
    adds_up(desk)
    for _step in range(48):
        press(desk, "u")
    assert folder_bytes(matter.out) == start
