"""Files of Discourse Network Analyzer, each a whole dataset; of which generation it is, its content says."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import opened, unopened

if TYPE_CHECKING:
    from graph.reading.dna.coding import Coding


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    from graph.reading.dna.dataset import Made

    with told_of(file):
        made = Made(_coding(file, path), path.stem)
        return Brought(file, made.value(), made.report)


def _coding(file: str, path: FilePath) -> Coding:
    from graph.reading.dna import sqlite, xml

    with opened(file, path) as stream:
        try:
            start = stream.read(len(sqlite.MAGIC))
            if start == sqlite.MAGIC:
                return sqlite.read(path)
            return xml.read(start + stream.read())
        except OSError as error:
            raise unopened(file, error) from None


register(Format("dna", (".dna",), no_list, _whole, alone=True))
