"""Web Annotations as JSON-LD, each file a whole dataset: claims of ours, or other people's tags and comments."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, no_list, register
from graph.reading.json_text import JsonText
from graph.reading.sources import text_of

ENDING = ".anno.jsonld"


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    from graph.reading.annotated import web
    from graph.reading.annotated.dataset import made

    value = JsonText(file, text_of(file, path)).value()
    name = path.name[: -len(ENDING)]
    with told_of(file):
        return Brought(file, *made(web.read(value, name), name))


register(Format("anno", (ENDING,), no_list, _whole, alone=True))
