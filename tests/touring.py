"""Notebooks without Jupyter: their cells are run in order, and shown as a notebook would show them.

``python -m tests.touring`` writes into the tour what its cells show now.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.command import ROOT

TOUR = ROOT / "exports" / "tour.ipynb"
DIFFERS = "may-differ"
"""The tag of a cell whose output is another where other packages are installed."""
UNSTORED = "not-stored"
"""The tag of a cell whose output is too large to be stored: a whole page."""


def cells(path: Path = TOUR) -> list[dict[str, Any]]:
    """The cells of a notebook."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def code(path: Path = TOUR) -> list[dict[str, Any]]:
    """Those with code."""
    return [cell for cell in cells(path) if cell["cell_type"] == "code"]


def tags(cell: Mapping[str, Any]) -> set[str]:
    """What a cell is marked as."""
    return set(cell["metadata"].get("tags", ()))


def run(path: Path = TOUR) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Each cell with code, and what it shows when it is run after those before it, by sort of text.

    An error in a cell is raised.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in code(path):
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(ast.Module(body, []), str(path.name), "exec"), names)  # noqa: S102
            value = None
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)  # noqa: S307
        yield cell, shown(printed.getvalue(), value)


def shown(printed: str, value: Any) -> dict[str, str]:
    """What a cell shows that prints something and ends in a value."""
    told = {"printed": printed} if printed else {}
    if value is None:
        return told
    if hasattr(value, "_repr_html_"):
        told["text/html"] = value._repr_html_()
    if hasattr(value, "_repr_pretty_"):
        said: list[str] = []
        value._repr_pretty_(type("Printer", (), {"text": said.append})(), False)
        return told | {"text/plain": "".join(said)}
    return told | {"text/plain": repr(value)}


def stored(cell: Mapping[str, Any]) -> dict[str, str]:
    """What is stored as shown by a cell, by sort of text."""
    told: dict[str, str] = {}
    for output in cell["outputs"]:
        assert output["output_type"] in {"stream", "execute_result"}, output
        if output["output_type"] == "stream":
            assert output["name"] == "stdout", output
            told["printed"] = told.get("printed", "") + "".join(output["text"])
        else:
            told |= {sort: "".join(text) for sort, text in output["data"].items()}
    return told


def alike(told: Mapping[str, str]) -> dict[str, str]:
    """What is shown without how its lines are broken, which is the notebook's own."""
    return {sort: " ".join(text.split()) for sort, text in told.items()}


def write(path: Path = TOUR) -> None:
    """Write into a notebook what its cells show, but of those that differ from machine to machine."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    fresh = {cell["id"]: told for cell, told in run(path)}
    places = (cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    for number, cell in enumerate(places, 1):
        told = fresh[cell["id"]]
        cell["execution_count"] = number
        if DIFFERS in tags(cell):
            continue
        if UNSTORED in tags(cell):
            told.pop("text/html")
        if alike(told) == alike(stored(cell)):
            continue
        cell["outputs"] = list(_outputs(told, number))
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def _outputs(told: Mapping[str, str], number: int) -> Iterator[dict[str, Any]]:
    if "printed" in told:
        lines = told["printed"].splitlines(keepends=True)
        yield {"name": "stdout", "output_type": "stream", "text": lines}
    data = {sort: text.splitlines(keepends=True) for sort, text in told.items() if "/" in sort}
    if data:
        result = {"output_type": "execute_result", "execution_count": number}
        yield result | {"data": data, "metadata": {}}


if __name__ == "__main__":
    os.chdir(TOUR.parent)
    write()
