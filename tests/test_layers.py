"""One way through the house: who may import whom, and a room for every file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tests.command import ROOT, python

CONTRACTS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)["tool"]["importlinter"]["contracts"]


CONTAINERS = [name for one in CONTRACTS for name in one.get("containers", ())]


def rooms(contract: dict[str, Any]) -> list[str]:
    return [room.strip() for layer in contract["layers"] for room in layer.split("|")]


def modules(folder: Path) -> set[str]:
    """What can be imported from a folder, itself aside."""
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return files | {path.parent.name for path in folder.glob("*/__init__.py")}


def layered(container: str) -> dict[str, Any]:
    (found,) = [one for one in CONTRACTS if container in one.get("containers", ())]
    return found


def test_no_room_imports_from_a_room_above_it() -> None:
    done = python("-c", "from importlinter.cli import lint_imports_command as m; m()", cwd=ROOT)
    assert done.status == 0, done.out + done.err
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.out


def test_every_file_has_a_room() -> None:
    for container in CONTAINERS:
        folder = ROOT.joinpath(*container.split("."))
        assert sorted(rooms(layered(container))) == sorted(modules(folder))
    for contract in CONTRACTS:
        assert contract["type"] != "layers" or contract["exhaustive"]


def test_the_rooms_of_several_files_have_an_order_within() -> None:
    rooms = {"evidence", "export", "reading", "reading.rules", "writing"}
    assert {"graph", *(f"graph.{room}" for room in rooms)} <= {*CONTAINERS}


def test_every_folder_of_modules_is_a_package() -> None:
    for path in (ROOT / "graph").rglob("*.py"):
        assert (path.parent / "__init__.py").is_file()
        assert path.parent == ROOT / "graph" or (path.parent.parent / "__init__.py").is_file()


def test_the_rooms_stand_in_the_order_of_the_house() -> None:
    order = rooms(layered("graph"))
    road = ["model", "reading", "engine", "layout", "export", "knowledge", "cli"]
    assert sorted(road, key=order.index, reverse=True) == road


def test_only_one_file_knows_pyvis() -> None:
    protected = [one for one in CONTRACTS if one["type"] == "protected"]
    assert {name for one in protected for name in one["protected_modules"]} >= {"pyvis", "jinja2"}
    knowing = {
        path.name
        for path in (ROOT / "graph").rglob("*.py")
        if re.search(r"^(?:import|from) pyvis\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing == {"pyvis.py"}
