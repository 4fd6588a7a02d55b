"""How answers are printed: as a table for people, or as records for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from graph.cli.streams import Steering, give
from graph.shown import one_line, prose
from graph.writing import TABLE

if TYPE_CHECKING:
    from graph.engine.questions import Answer
    from graph.knowledge import KnowledgeGraph
    from graph.model import Citation, Relation
    from graph.writing.plan import Plan


def has_display() -> bool:
    """Whether a browser that is opened would be seen."""
    desktop = sys.platform in {"darwin", "win32"} and not os.environ.get("CI")
    return desktop or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def plain_citation(citation: Citation) -> dict[str, Any]:
    """What a citation says, as data."""
    return citation.model_dump(exclude_none=True)


def _stance(record: Mapping[str, Any], language: str = "en") -> str:
    """The sort of claim, how sure it is and, of a denial, that it is one."""
    from graph.vocabulary.sentences import standing_word

    words = [standing_word(name, record[name], language) for name in ("modality", "certainty")]
    denied = [standing_word("negated", "true", language)] if record["negated"] else []
    return ", ".join((*words, *denied))


def _details(record: Mapping[str, Any]) -> str:
    """The fields of the kind's own that say something."""
    own = json.loads(record["own"] or "{}")
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in own.items())


def when(record: Mapping[str, Any], language: str = "en") -> str:
    """The dates of a record: a day, or from when until when."""
    from graph.vocabulary.dates import shown, span_in_words

    date = record["date"]
    return (
        shown(date, language) if date else span_in_words(record["start"], record["end"], language)
    )


COLUMNS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "source": lambda record: record["source_name"],
    "label": lambda record: record["label"],
    "target": lambda record: record["target_name"],
    "scenario": lambda record: record["scenario"],
    "stands as": _stance,
    "voice": lambda record: record["voice_name"],
    "details": _details,
    "when": when,
    "sentence": lambda record: record["sentence"],
    "¶": lambda record: record["paragraphs"],
    "document": lambda record: record["documents"],
    "id": lambda record: record["id"],
}
"""What a table for people shows of a relation, where any row says it; programs get every field."""


def show_relations(
    kg: KnowledgeGraph, relations: Sequence[Relation], format: str, language: str | None = None
) -> None:
    """Print relations, as a table with their number or as records."""
    records = kg.records_of(relations, language)
    if format == TABLE:
        spoken = language or kg.header.language or "en"
        rows = [
            {name: of(one) for name, of in COLUMNS.items()}
            | {"stands as": _stance(one, spoken), "when": when(one, spoken)}
            for one in records
        ]
        said = [name for name in COLUMNS if any(row[name] for row in rows)]
        if len(kg.documents) < 2:
            said = [name for name in said if name != "document"]
        if width() < ROOM:
            _cards(rows)
        else:
            show([{name: row[name] for name in said} for row in rows], format)
        click.echo(counted(len(records), "relation"))
        absence = getattr(relations, "absence", None)  # an answer knows why it is empty
        if absence:
            click.echo(str(absence))
    else:
        show(records, format)


def show_answer(kg: KnowledgeGraph, answer: Answer, format: str, language: str | None) -> None:
    """Print what answers a saved question, below its words and its reading where people read it."""
    from graph.model import said

    if format == TABLE:
        asked = answer.question
        title, reading = said(asked, "title", language), said(asked, "reading", language)
        click.echo(f"{prose(title)}\n\n{prose(reading)}\n")
    show_relations(kg, answer.relations, format, language)


def show(records: Collection[Mapping[str, Any]], format: str) -> None:
    """Print records as a table for people, or in a format for programs."""
    if format != TABLE:
        from graph.writing.formats import format_named

        give(format_named(format).write(records))
    elif records:
        _table(records)


ROOM = 140
"""So many characters a table of relations needs; where there are fewer, each is a card of some lines."""


def _cards(rows: Sequence[Mapping[str, Any]]) -> None:
    """Relations one below the other: who and what, the sentence, and how it stands."""
    import textwrap

    from graph.vocabulary.base import supposed

    for said in rows:
        row = {name: prose(str(words)) if words else "" for name, words in said.items()}
        click.echo(f"{row['id']}  {row['source']} — {row['label']} → {row['target']}")
        further = [supposed(row["scenario"] or None), row["stands as"]]
        further += [row[name] for name in ("details", "when") if row[name]]
        further += [f"held by {row['voice']}", *([f"¶{row['¶']}"] if row["¶"] else [])]
        for line in (row["sentence"], f"[{' · '.join(further)}]"):
            click.echo(textwrap.indent(textwrap.fill(line, max(width() - 6, 30)), "    "))


WIDE = {"sentence": 4, "source": 2, "target": 2, "voice": 2, "details": 2, "label": 2}
"""The columns that share the room which the others leave, and by how much: sentences need most."""


def _table(records: Collection[Mapping[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    wide = not WIDE.keys().isdisjoint(next(iter(records)))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=wide)
    for name in next(iter(records)):
        table.add_column(
            one_line(name.replace("_name", "").replace("_", " ")),
            overflow="fold",
            ratio=WIDE.get(name),
            no_wrap=name == "id",
        )
    for record in records:
        # Text, not markup: a name may hold square brackets.
        cells = ("" if cell is None else prose(str(cell)) for cell in record.values())
        table.add_row(*(Text(cell) for cell in cells))
    Console(width=width(), file=cast("TextIO", Steering())).print(table)


def width() -> int:
    """The terminal's width; a file has room enough for sentences."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 160


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: *1 relation*, *2 relations*."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def write_plan(plan: Plan, *, dry_run: bool, aside: bool = False) -> None:
    """Show what a plan changes, line by line, and then write it, unless it is only to be shown.

    What is shown aside does not stand in the way of a program that reads the answer.
    """
    if aside:
        click.echo(plan.diff(), err=True, nl=False)
    else:
        give(plan.diff())
    if not dry_run:
        plan.write()


def write_fix(plan: Plan, what: str, *, dry_run: bool, aside: bool) -> None:
    """Write what a ``--fix`` plans, and say in a line how much of what that is: ``3 citations``."""
    write_plan(plan, dry_run=dry_run, aside=aside)
    did = "would write" if dry_run else "wrote"
    told = f"{did} {what} in {counted(len(plan.changes), 'file')}"
    click.echo(f"{told}; nothing is written" if dry_run else told, err=aside)
