"""Who stood somewhere in an earlier picture stands there still, where that is kept; who is new moves nobody."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest

import graph
from graph.export.view import view
from graph.layout import positions
from graph.layout.boxes import SCREEN
from graph.model import Dataset
from graph.problems import InvalidDataset, UnusableFile
from tests.command import ROOT, run
from tests.test_layout import (
    OF_THE_FIRST,
    OF_THE_SECOND,
    PARTS,
    RUNOFF,
    Pair,
    Places,
    degrees,
    number,
    of_pairs,
    placed,
    scenarios,
    touching,
    villages,
)
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, write

pytestmark = pytest.mark.untraced


@pytest.fixture
def chile(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "chile-2025", tmp_path / "chile"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write(
        tmp_path / "tiny", {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}
    )


def spots(folder: Path) -> dict[str, tuple[int, int]]:
    """Where the entities of a dataset stand in its page."""
    return {one.id: (one.x, one.y) for one in view(graph.load(folder).engine).entities}


def keeping(dataset: Dataset, places: Places) -> Dataset:
    return replace(dataset, positions={one: (x, y) for one, (x, y, _) in places.items()})


def with_more(
    pairs: Sequence[Pair], more: Sequence[Pair], count: int, new: int, **header: Any
) -> tuple[Places, Places]:
    """A graph's places, and those once there are more relations and entities."""
    first = placed(of_pairs(count, pairs, **header))
    grown = of_pairs(count + new, [*pairs, *more], **header)
    return first, positions(keeping(grown, first), degrees(grown))


def test_three_claims_more_move_nobody(chile: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("build", chile, "-o", page, "--keep-positions").status == 0
    before = spots(chile)
    document = graph.load(chile).documents[0].id
    cited = f"[{{document: {document}, paragraph: 1, start: 0, end: 10}}]"
    claims = "".join(
        f"- {{kind: support, source: {source}, target: {target}, modality: plan, "
        f"date: '2031', evidence: {cited}}}\n"
        for source, target in (
            ("jose-antonio-kast", "a-new-office"),
            ("jeannette-jara", "a-new-office"),
            ("argentina", "jose-antonio-kast"),
        )
    )
    (chile / "entities-2.yaml").write_text(
        "- {id: a-new-office, kind: agency, name: A new office}\n", encoding="utf-8"
    )
    (chile / "relations-2.yaml").write_text(claims, encoding="utf-8")
    assert run("build", chile, "-o", page).status == 0
    after = spots(chile)
    assert set(after) - set(before) == {"a-new-office"}
    assert {one: after[one] for one in before} == before
    # Without the file, so many new claims would have moved the others.
    (chile / "positions.json").unlink()
    anew = spots(chile)
    assert sum(anew[one] != before[one] for one in before) > 100


def test_the_page_that_keeps_positions_is_the_same_page(tiny: Path, tmp_path: Path) -> None:
    pages = [tmp_path / f"{i}.html" for i in range(3)]
    assert run("build", tiny, "-o", pages[0]).status == 0
    assert not (tiny / "positions.json").exists()
    assert run("build", tiny, "-o", pages[1], "--keep-positions").status == 0
    written = (tiny / "positions.json").read_bytes()
    assert run("build", tiny, "-o", pages[2], "--keep-positions").status == 0
    assert (tiny / "positions.json").read_bytes() == written
    assert len({page.read_bytes() for page in pages}) == 1


def test_positions_are_used_as_they_are_given(tiny: Path) -> None:
    given = {"ada": [900, -40], "bob": [-300, 7], "peru": [0, 0], "gone": [1, 1]}
    (tiny / "positions.json").write_text(json.dumps(given), encoding="utf-8")
    assert spots(tiny) == {"ada": (900, -40), "bob": (-300, 7), "peru": (0, 0)}
    done = run("check", tiny)
    assert "positions.json" not in done.out


def test_python_keeps_positions_too(tiny: Path, tmp_path: Path) -> None:
    kg = graph.load(tiny)
    assert kg.save_positions(tiny) == tiny / "positions.json"
    given = {"ada": [900, -40]}
    (tiny / "positions.json").write_text(json.dumps(given), encoding="utf-8")
    kg = graph.load(tiny)
    assert kg.dataset.positions == {"ada": (900, -40)}
    html = kg.to_html()
    assert html != graph.KnowledgeGraph(replace(kg.dataset, positions={})).to_html()
    assert graph.KnowledgeGraph(kg.dataset).to_html() == html
    assert pickle.loads(pickle.dumps(kg)).to_html() == html  # noqa: S301  # it is our own
    kg.save(tmp_path / "saved")
    assert not (tmp_path / "saved" / "positions.json").exists()
    kg.save(tiny)
    assert graph.load(tiny).dataset == kg.dataset


def test_a_part_has_a_picture_of_its_own(tiny: Path) -> None:
    (tiny / "positions.json").write_text('{"ada": [9000, 0], "bob": [-9000, 0]}', encoding="utf-8")
    part = graph.load(tiny).ego("Ada", 1)
    assert all(abs(one.x) < 1000 for one in view(part.engine).entities)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ('{"ada": [1, 2', "syntax", 1),
        ("", "syntax", 1),
        ("[]", "bad-value", 1),
        ('{\n  "ada": [1, 2],\n  "bob": [1, 2.5]\n}', "bad-value", 3),
        ('{\n  "ada": [1, true]\n}', "bad-value", 2),
        ('{\n  "ada": [1]\n}', "bad-value", 2),
        ('{\n  "ada": [1, 20000000]\n}', "bad-value", 2),
        ('{\n  "ada": null\n}', "bad-value", 2),
        ('{\n  "ada": [1, 2],\n  "ada": [1, 3]\n}', "repeated-field", 3),
    ],
)
def test_positions_that_make_no_sense_are_told_with_their_place(
    tiny: Path, text: str, rule: str, line: int
) -> None:
    (tiny / "positions.json").write_text(text, encoding="utf-8")
    (error,) = graph.read(tiny).errors
    assert (error.rule, error.place.line) == (rule, line)
    assert error.place.file == str(tiny / "positions.json")
    with pytest.raises(InvalidDataset):
        graph.load(tiny)


def test_positions_that_cannot_be_opened_are_told(tiny: Path) -> None:
    (tiny / "positions.json").mkdir()
    (error,) = graph.read(tiny).errors
    assert error.rule == "unreadable-file"


def test_only_a_dataset_in_a_folder_of_its_own_keeps_positions(tiny: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.json"
    shutil.copy(tiny / "dataset.yaml", tmp_path / "one.yaml")
    page = tmp_path / "page.html"
    for dataset in ([], [tmp_path / "one.yaml"], [one], [tmp_path]):
        assert run("build", *dataset, "-o", page, "--keep-positions").status == 2
    assert not page.exists()
    with pytest.raises(UnusableFile):
        graph.load(tiny).save_positions(tmp_path)
    assert run("build", tiny / "dataset.yaml", "-o", page, "--keep-positions").status == 0
    assert (tiny / "positions.json").is_file()


def test_who_is_new_stands_near_its_ties_where_there_is_room() -> None:
    pairs: list[Pair] = [(i, (i + 1) % 60) for i in range(60)]
    pairs += [(i, i + 30) for i in range(30)]
    first, then = with_more(pairs, [(60, 0), (60, 1), (61, 60), (62, 45)], 60, 3)
    assert {one: then[one][:2] for one in first} == {one: first[one][:2] for one in first}
    new = {number(i) for i in (60, 61, 62)}
    assert not [pair for pair in touching(then) if new.intersection(pair)]
    for one, tied in ((60, 61), (62, 45)):
        (x, y, _), (other_x, other_y, _) = then[number(one)], then[number(tied)]
        assert abs(x - other_x) + abs(y - other_y) < 250


def test_who_is_new_and_tied_to_nobody_stands_below() -> None:
    first, then = with_more([(0, i) for i in range(1, 30)], [(30, 31)], 30, 3)
    lowest = max(y for _, y, _ in first.values())
    assert all(then[number(i)][1] > lowest for i in (30, 31, 32))
    assert not touching(then)


def test_who_is_new_stands_on_its_side() -> None:
    header = {"scenarios": scenarios(*PARTS)}
    more: list[Pair] = [(0, 14), (1, 15), (OF_THE_FIRST[0], 14), (OF_THE_SECOND[0], 15)]
    more += [(0, i) for i in range(16, 24)]
    first, then = with_more(RUNOFF, more, 14, 10, **header)
    assert {one: then[one][:2] for one in first} == {one: first[one][:2] for one in first}
    middle = (then[number(0)][0] + then[number(1)][0]) / 2
    assert all(then[number(i)][0] < middle for i in (14, *range(16, 24)))
    assert then[number(15)][0] > middle


def test_many_who_are_new_find_places_in_a_few_seconds() -> None:
    dataset = villages(3000, 6000, 40)
    start = process_time()
    some = {number(i): (i % 20 * 90, i // 20 * 60) for i in range(300)}
    places = positions(replace(dataset, positions=some), degrees(dataset))
    star = of_pairs(2000, [(0, i) for i in range(1, 2000)])
    around = positions(replace(star, positions={number(0): (0, 0)}), degrees(star))
    assert process_time() - start < 20
    assert not touching(around)
    assert {one: places[one][:2] for one in some} == some
    assert max(abs(x) for x, _, _ in around.values()) < 4 * SCREEN[0]


def test_the_order_of_the_input_makes_no_difference_to_who_is_new() -> None:
    dataset = villages(80, 160, 10)
    some = {number(i): (i * 40, i * i % 300) for i in range(0, 80, 2)}
    turned = Dataset(dataset.header, dataset.entities[::-1], dataset.relations[::-1])
    assert positions(replace(dataset, positions=some), degrees(dataset)) == positions(
        replace(turned, positions=dict(reversed(some.items()))), degrees(turned)
    )
