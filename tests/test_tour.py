"""The tour, ``exports/tour.ipynb``: it runs, and shows what is stored of it, with Jupyter and without."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command import ROOT
from tests.touring import DIFFERS, TOUR, UNSTORED, alike, cells, code, run, stored, tags, write

FOLDER = TOUR.parent
TEXT = TOUR.read_text(encoding="utf-8")


def same(cell: dict[str, Any], told: dict[str, str]) -> None:
    """What a cell shows is what is stored of it."""
    if DIFFERS in tags(cell):
        return
    if UNSTORED in tags(cell):
        told.pop("text/html")
    assert alike(told) == alike(stored(cell)), "".join(cell["source"])


def test_each_cell_shows_what_is_stored_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    before = sorted(path.name for path in FOLDER.iterdir())

    for cell, told in run():
        same(cell, told)
    assert sorted(path.name for path in FOLDER.iterdir()) == before


@pytest.mark.filterwarnings("default")  # of Jupyter's own
def test_jupyter_runs_it_and_shows_the_same() -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    notebook = nbformat.reads(TEXT, as_version=4)
    nbformat.validate(notebook)

    where = {"metadata": {"path": str(FOLDER)}}
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources=where, record_timing=False
    ).execute()

    fresh = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for kept, ran in zip(code(), fresh, strict=True):
        same(kept, stored(ran))


def test_written_anew_it_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    copy = tmp_path / "tour.ipynb"
    copy.write_text(TEXT, encoding="utf-8")
    write(copy)

    assert [alike(stored(cell)) for cell in code(copy)] == [alike(stored(cell)) for cell in code()]
    assert [cell["source"] for cell in cells(copy)] == [cell["source"] for cell in cells()]


def test_it_is_small_and_names_no_machine() -> None:
    assert len(TEXT) < 100_000
    for place in (str(ROOT), str(Path.home()), os.environ.get("USER") or str(ROOT)):
        assert place not in ("", "/")
        assert place not in TEXT
    assert not re.search(r"/(tmp|home|root|Users|var|usr|opt|work)/|\\\\Users|site-packages", TEXT)
    assert "<script" not in TEXT
    assert "<iframe" not in TEXT


def test_it_says_nothing_of_when_and_with_what_it_was_run() -> None:
    notebook = json.loads(TEXT)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in cells():
        assert cell["metadata"].keys() <= {"tags"}
    counts = [cell["execution_count"] for cell in code()]
    assert counts == list(range(1, len(counts) + 1))


def test_what_it_points_to_is_there() -> None:
    words = "".join("".join(cell["source"]) for cell in cells() if cell["cell_type"] == "markdown")
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", words)
    assert pictures
    assert all((FOLDER / one).is_file() for one in pictures)


def test_it_shows_plans_and_denials_as_what_they_are() -> None:
    shown = [alike(stored(cell)).get("text/html", "") for cell in code()]

    assert any("if jara · plan · role: lead · held by Jeannette Jara" in one for one in shown)
    assert any("does not support" in one for one in shown)
    assert any("left unsaid" in one for one in shown)
    assert sum("<table>" in one for one in shown) >= 8
