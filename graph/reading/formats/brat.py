"""brat's standoff annotations, each a whole dataset, with the text that stands beside them."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import text_of


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read, and the text of its name beside it."""
    from graph.reading.annotated import brat
    from graph.reading.annotated.dataset import made

    annotations = text_of(file, path)
    beside = path.with_suffix(".txt")
    text = text_of(str(beside), beside) if beside.exists() else None
    with told_of(file):
        value, report = made(brat.read(annotations, text, path.stem), path.stem)
        if text is None:
            report.leave(f"texts that are not there ({beside.name}), cited unseen")
        return Brought(file, value, report)


register(Format("brat", (".ann",), no_list, _whole, alone=True))
