"""The page's types are those that go over the wire, and its frames follow them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from graph.workbench import shapes
from tests.command import ROOT
from tests.workbench.page.frames import FRAMES

TYPES = (ROOT / "graph/workbench/page/types.mjs").read_text(encoding="utf-8")
MODELS = {
    name: one
    for name, one in vars(shapes).items()
    if isinstance(one, type) and issubclass(one, BaseModel) and one not in {BaseModel, shapes.Shape}
}


def fields_of(name: str) -> set[str]:
    """The fields that the page knows of a shape."""
    line = re.search(rf"@typedef \{{\{{ (.*) \}}\}} {name} ?\*/", TYPES)
    if line:
        return set(re.findall(r"(\w+)\??: ", line[1]))
    block = re.search(rf"@typedef \{{object\}} {name}\n((?: \* @property.*\n)+)", TYPES)
    assert block, f"the page does not know {name}"
    return set(re.findall(r"@property \{.*\} (\w+)", block[1]))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_page_knows_every_field(name: str) -> None:
    assert fields_of(name) == set(MODELS[name].model_fields)


def test_every_frame_is_a_view() -> None:
    for views in FRAMES.values():
        for view in views.values():
            assert shapes.View.model_validate_json(view.model_dump_json()) == view


def test_what_is_shared_is_there() -> None:
    page = ROOT / "graph" / "workbench" / "page"
    names = re.findall(r'"([\w/.-]+\.\w+)"', (page / "shared.json").read_text(encoding="utf-8"))
    assert names
    assert all(Path(ROOT / "graph" / name).is_file() for name in names)
