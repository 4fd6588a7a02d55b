"""Two annotations of the same documents: ``agree``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

import click

from graph.cli.options import format_option, load_rest, same_option
from graph.cli.streams import give


@click.command()
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option(
    "--list", "listed", is_flag=True, help="List what has no partner, with what comes nearest."
)
@same_option
@format_option("text", "json")
def agree(
    first: Path, second: Path, listed: bool, same: Sequence[tuple[str, str]], format: str
) -> None:
    """Say how far two annotations of the same documents agree.

    Precision, recall and F1 over ties, the first being the standard; on matched claims raw agreement
    and Krippendorff's alpha, field by field; and how much of the words they cite they share. What the
    two call alike is found by id, ids elsewhere, name and alias. With --list, the claims that only one
    has, and in what the others differ. What differs is settled by annotate --adjudicate.
    """
    from graph.agreement import agree as hold_together
    from graph.agreement.told import differences

    found = hold_together(load_rest(first), load_rest(second), same=same)
    found = replace(found, first=f"{found.first} ({first})", second=f"{found.second} ({second})")
    if format == "json":
        told = found.figures() | (differences(found) if listed else {})
        give(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n")
    else:
        click.echo(str(found))
        if listed:
            click.echo(f"\n{found.listed()}")
        if found.sides[0] or found.sides[1]:
            a, b = quote(str(first)), quote(str(second))
            click.echo(f"\nTo settle what differs: policygraph annotate --adjudicate {a} {b} OUT")
