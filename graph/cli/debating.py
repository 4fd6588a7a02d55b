"""Who agrees with whom: ``disputes``, ``changes``, ``corroboration`` and ``voices``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    AskingCommand,
    Written,
    dataset_option,
    format_option,
    language_option,
    load_rest,
    output_option,
    query_of,
)
from graph.cli.printing import show
from graph.writing import TABLE

if TYPE_CHECKING:
    from graph.engine.disputes_told import Told


@click.command(cls=AskingCommand)
@dataset_option
@language_option
@format_option(Written())
@output_option
def disputes(dataset: Path | None, language: str | None, format: str, **fields: Any) -> None:
    """List what voices gainsay each other on, a line a side.

    The options of a query say which claims are looked at; --voice and --holder, who has a part in it.
    """
    kg = load_rest(dataset)
    _told(kg.disputes(query_of(kg, fields)), format, language)


@click.command(cls=AskingCommand)
@dataset_option
@language_option
@format_option(Written())
@output_option
def changes(dataset: Path | None, language: str | None, format: str, **fields: Any) -> None:
    """List who changed their mind, and on what.

    That is what one voice gainsays itself on in two documents; asked as disputes.
    """
    kg = load_rest(dataset)
    _told(kg.changes(query_of(kg, fields)), format, language)


@click.command(cls=AskingCommand)
@dataset_option
@language_option
@format_option(Written())
@output_option
def corroboration(dataset: Path | None, language: str | None, format: str, **fields: Any) -> None:
    """List what is said, by how many voices, the most first.

    Documents of one voice add nothing; asked as disputes.
    """
    kg = load_rest(dataset)
    _told(kg.corroboration(query_of(kg, fields)), format, language)


@click.command(cls=AskingCommand)
@click.option("--pairs", is_flag=True, help="Who agrees with whom, by topic.")
@dataset_option
@language_option
@format_option(Written())
@output_option
def voices(
    pairs: bool,  # an option of the command line
    dataset: Path | None,
    language: str | None,
    format: str,
    **fields: Any,
) -> None:
    """List who speaks, and who agrees with whom.

    Of each voice, how many of its claims others share or gainsay; asked as disputes.
    """
    kg = load_rest(dataset)
    found = kg.voices(query_of(kg, fields))
    _told(found.pairs() if pairs else found, format, language)


def _told(found: Told[Any], format: str, language: str | None) -> None:
    """Print an answer: a table with its count, or records."""
    if format != TABLE:
        show(found.in_language(language).records(), format)
        return
    show(found.in_language(language).rows(), format)
    click.echo(found.counted)
