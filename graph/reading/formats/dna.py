"""Files of Discourse Network Analyzer, each a whole dataset; of which generation it is, its content says."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.problems import Place, Problem
from graph.reading.brought import Brought
from graph.reading.dna import sqlite, xml
from graph.reading.dna.coding import Coding, Misread
from graph.reading.dna.dataset import Made
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import Unreadable, opened, unopened


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    try:
        made = Made(_coding(file, path), path.stem)
        return Brought(file, made.value(), made.report)
    except Misread as error:
        problem = Problem(Place(file, record=error.where), "syntax", str(error))
        raise Unreadable(problem) from None


def _coding(file: str, path: FilePath) -> Coding:
    with opened(file, path) as stream:
        try:
            start = stream.read(len(sqlite.MAGIC))
            if start == sqlite.MAGIC:
                return sqlite.read(path)
            return xml.read(start + stream.read())
        except OSError as error:
            raise unopened(file, error) from None


register(Format("dna", (".dna",), no_list, _whole))
