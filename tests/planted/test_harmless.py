"""What is no defect is not told of: empty cells, other spellings of the same, and what is close to a defect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planted.awaited import awaited
from tests.planted.empty import EMPTY, name_of_empty
from tests.planted.planting import Defect, Planted
from tests.planted.tree import LAYOUTS, Tree, at
from tests.planted.tree import Path as Way
from tests.planted.trying import unlike_absent


@pytest.mark.parametrize(("way", "value"), EMPTY, ids=str)
def test_an_empty_cell_is_a_field_left_out(way: Way, value: Any, tmp_path: Path) -> None:
    """Told of is what is told of where the field is left out, and no more."""
    unlike = unlike_absent(way, value, tmp_path)

    name = name_of_empty(way, value)
    if name in awaited():
        assert unlike, f'no longer so: take "{name}" off awaited.txt'
        pytest.xfail(unlike[0])
    assert not unlike


HARMLESS: tuple[tuple[str, Way, Any], ...] = (
    ("a folder's worth of accents", ("entities", 15, "name"), "Ølddöcks ñ 東 Ж"),
    ("an emoji with joiners", ("entities", 15, "summary"), "👩🏽\u200d🚀 was here"),
    ("a name in Arabic", ("entities", 15, "names"), {"ar": "أرصفة"}),
    ("a note of several lines", ("relations", 1, "note"), "One.\nTwo.\n"),
    ("a day, a month, a year", ("relations", 19, "since"), "2021"),
    ("the same name in another language", ("entities", 15, "names"), {"es": "Old docks"}),
    ("an ending that goes on", ("relations", 13, "end"), "2019-12"),
    ("a claim of a risk and of its opposite", ("relations", 30, "certainty"), "possible"),
    ("an id of 200 letters", ("dataset", "questions", 3, "id"), "q" * 200),
    ("a year apart", ("relations", 14, "start"), "2019-12-31"),
    ("an alias that is nobody's", ("entities", 15, "aliases"), ["The quays"]),
)


@pytest.mark.parametrize(("name", "way", "value"), HARMLESS, ids=[one[0] for one in HARMLESS])
def test_what_is_close_to_a_defect_is_none(name: str, way: Way, value: Any, tmp_path: Path) -> None:
    def change(tree: Tree) -> None:
        at(tree, way[:-1])[way[-1]] = value

    for layout in LAYOUTS:
        assert Planted([Defect(name, (), change)], layout, tmp_path / layout).astray() == []


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "readme.md", "notes.txt", "LICENSE", "picture.png", ".entities.csv"]
)
def test_a_file_that_holds_no_data_may_lie_beside(name: str, tmp_path: Path) -> None:
    defect = Defect("", (), spoil=lambda files: files.update({name: b"x"}))

    assert Planted([defect], "yaml", tmp_path).astray() == []


@pytest.mark.parametrize("name", ["entities", "relations.yaml.d", "old", "notes.yaml"])
def test_a_folder_may_lie_beside(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()

    astray = Planted([], "yaml", tmp_path).astray()

    if f"folder {name}" in awaited():
        assert astray, f"no longer so: take folder {name} off awaited.txt"
        pytest.xfail(astray[0])
    assert not astray
