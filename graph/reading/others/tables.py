"""Folders of tables that are a graph: ``relations`` and ``entities``, in CSV or in Parquet."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from graph.reading.others import Other, register
from graph.reading.tables import beside, parquet
from graph.reading.tables.sheets import ENTITIES, RELATIONS
from graph.reading.tables.whole import Tables


def _is_csv(names: Collection[str]) -> bool:
    further = (f"{ENTITIES}{beside.ENDING}", f"{RELATIONS}.{ENTITIES}{beside.ENDING}")
    return f"{RELATIONS}{beside.ENDING}" in names and any(one in names for one in further)


def _is_parquet(names: Collection[str]) -> bool:
    return {f"{one}{parquet.ENDING}" for one in (RELATIONS, ENTITIES)} <= set(names)


def _of_csv(file: str, folder: Path) -> Tables:
    return beside.read_files(file, beside.named_in(folder), folder.resolve().name)


def _of_parquet(file: str, folder: Path) -> Tables:
    there = {one.name.casefold(): one for one in folder.iterdir()}
    files = {one: there[f"{one}{parquet.ENDING}"] for one in (RELATIONS, ENTITIES)}
    return parquet.read_files(file, files, folder.resolve().name)


register(Other("a folder of Parquet", fits_folder=_is_parquet, brought_of_folder=_of_parquet))
register(Other("a folder of CSV", fits_folder=_is_csv, brought_of_folder=_of_csv))
