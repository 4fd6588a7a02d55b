"""How answers are printed: as a table for people, or as records for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from graph.writing import TABLE

if TYPE_CHECKING:
    from graph.knowledge import KnowledgeGraph
    from graph.model import Relation


def _stance(record: Mapping[str, Any]) -> str:
    """The sort of claim, how sure it is and, of a denial, that it is one."""
    sure = [] if record["certainty"] == "certain" else [record["certainty"]]
    return ", ".join((record["modality"], *sure, *(["denied"] if record["negated"] else [])))


def when(record: Mapping[str, Any]) -> str:
    """The dates of a record: a day, or from when until when."""
    date, start, end = record["date"], record["start"], record["end"]
    if date or (start is None and end is None):
        return date or ""
    if end == "..":
        return f"since {start}" if start else "going on"
    return f"{start or ''}–{end or ''}"


COLUMNS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "source": lambda record: record["source_name"],
    "label": lambda record: record["label"],
    "target": lambda record: record["target_name"],
    "scenario": lambda record: record["scenario"],
    "stands as": _stance,
    "voice": lambda record: record["voice_name"],
    "when": when,
    "sentence": lambda record: record["sentence"],
    "id": lambda record: record["id"],
}
"""What a table for people shows of a relation; programs get every field."""


def show_relations(
    kg: KnowledgeGraph, relations: Sequence[Relation], format: str, language: str | None = None
) -> None:
    """Print relations, as a table with their number or as records."""
    records = kg.records_of(relations, language)
    if format == TABLE:
        show([{name: of(one) for name, of in COLUMNS.items()} for one in records], format)
        click.echo(counted(len(records), "relation"))
        absence = getattr(relations, "absence", None)  # an answer knows why it is empty
        if absence:
            click.echo(str(absence))
    else:
        show(records, format)


def show(records: Collection[Mapping[str, Any]], format: str) -> None:
    """Print records as a table for people, or in a format for programs."""
    if format != TABLE:
        from graph.writing.formats import format_named

        click.echo(format_named(format).write(records), nl=False)
    elif records:
        _table(records)


def _table(records: Collection[Mapping[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in next(iter(records)):
        table.add_column(name.replace("_name", "").replace("_", " "), overflow="fold")
    for record in records:
        # Text, not markup: a name may hold square brackets.
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in record.values()))
    Console(width=width()).print(table)


def width() -> int:
    """The terminal's width; a file has room enough for sentences."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 160


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: *1 relation*, *2 relations*."""
    return f"{count} {one if count == 1 else many or one + 's'}"
