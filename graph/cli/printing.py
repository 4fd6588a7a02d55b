"""How answers are printed: as a table for people, or as records for programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from graph.writing import TABLE

if TYPE_CHECKING:
    from graph.knowledge import KnowledgeGraph
    from graph.model import Relation

COLUMNS = ("source_name", "kind", "target_name", "scenario", "modality", "certainty", "statement")
"""What a table for people shows of a relation; programs get every field."""


def show_relations(kg: KnowledgeGraph, relations: Sequence[Relation], format: str) -> None:
    """Print relations, as a table with their number or as records."""
    records = kg.records_of(relations)
    if format == TABLE:
        show([{name: one[name] for name in COLUMNS} for one in records], format)
        click.echo(counted(len(records), "relation"))
    else:
        show(records, format)


def show(records: Sequence[Mapping[str, Any]], format: str) -> None:
    """Print records as a table for people, or in a format for programs."""
    if format != TABLE:
        from graph.writing.formats import format_named

        click.echo(format_named(format).write(records), nl=False)
    elif records:
        _table(records)


def _table(records: Sequence[Mapping[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in records[0]:
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
