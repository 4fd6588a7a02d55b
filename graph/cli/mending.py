"""Mending a dataset's files: ``rename``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import dry_run_option
from graph.cli.printing import counted, write_plan

if TYPE_CHECKING:
    from graph.mending.renaming import Renaming


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("old")
@click.argument("new")
@click.option(
    "--of",
    "sort",
    type=click.Choice(("entity", "topic", "scenario", "question", "document")),
    help="What it is, where several sorts of thing have the old id.",
)
@dry_run_option
def rename(dataset: Path, old: str, new: str, sort: str | None, dry_run: bool) -> None:
    """Give something another id, wherever it is named.

    An entity, a topic, a scenario, a question or a document: every place that names it is changed
    in one step, and nothing else in the files. The ids of
    claims follow from what they say: where one changes, the questions and findings that name it
    are changed too. What changes is shown first.
    """
    from graph.mending.renaming import rename as plan_renaming

    renaming = plan_renaming(dataset, old, new, sort)
    write_plan(renaming.plan, dry_run=dry_run)
    click.echo(_told(renaming, old, new, dry_run=dry_run))


def _told(renaming: Renaming, old: str, new: str, *, dry_run: bool) -> str:
    """What became of it, in a line."""
    did = "would rename" if dry_run else "renamed"
    files = counted(len(renaming.plan.changes), "file")
    told = (
        f'{did} {renaming.sort} "{old}" to "{new}": {counted(renaming.places, "place")} in {files}'
    )
    if renaming.claims:
        ids = "has a new id" if len(renaming.claims) == 1 else "have new ids"
        named = counted(renaming.answers, "place")
        told += f"; {counted(len(renaming.claims), 'claim')} {ids}, named in {named}"
    return f"{told}; nothing is written" if dry_run else told
