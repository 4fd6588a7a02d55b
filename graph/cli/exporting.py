"""Writing a graph for other tools: ``export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from graph.cli.options import (
    AskingCommand,
    dataset_option,
    documents_option,
    language_option,
    load_rest,
    query_of,
    refuse,
)


class _Exporting(AskingCommand):
    """A command whose help lists the formats."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The formats, with what they are."""
        from graph.outgoing.formats import formats

        rows = [(f"{one.name}  {' '.join(one.endings)}".strip(), one.words) for one in formats()]
        with formatter.section("Formats"):
            formatter.write_dl(rows)


@click.command("export", cls=_Exporting)
@click.argument("file", type=click.Path(path_type=Path))
@dataset_option
@click.option("--format", "format", metavar="NAME", help="By default what the file's ending says.")
@click.option(
    "--facts-only",
    is_flag=True,
    help="Only what is stated as a certain fact: nothing denied, planned, expected or conditional.",
)
@documents_option(beside=False)
@language_option
def export_command(
    file: Path,
    dataset: Path | None,
    format: str | None,
    facts_only: bool,
    documents: Path | None,
    language: str | None,
    **given: Any,
) -> None:
    """Write a graph to a file that other tools read.

    The options of a query say which claims go, with all that they name; by default all. What the format
    cannot say is told, and never lost in silence. A file that holds words of your own copies of the documents
    is private.
    """
    from graph.outgoing.export import chosen

    try:
        chosen(file, format)
    except ValueError as error:
        refuse(f"--format: {error}")
    kg = load_rest(dataset)
    query = (
        query_of(kg, given) if any(value not in ((), None) for value in given.values()) else None
    )
    try:
        made = kg.export(
            file, format, query, facts_only=facts_only, language=language, documents=documents
        )
    except ImportError as error:
        click.echo(f"policygraph: {error}", err=True)
        sys.exit(2)
    click.echo(str(made), err=str(file) == "/dev/stdout")
