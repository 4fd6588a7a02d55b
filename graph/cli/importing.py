"""Taking a table into a dataset: ``import``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import documents_option, dry_run_option
from graph.cli.printing import counted
from graph.cli.streams import give

if TYPE_CHECKING:
    from graph.importing.making import Import
    from graph.importing.tables import LeftOut

SHOWN = 50
"""So many rows are told of; where there are more, many have one cause."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("dataset", metavar="FOLDER", type=click.Path(path_type=Path))
@documents_option()
@dry_run_option
def import_command(file: Path, dataset: Path, documents: Path | None, dry_run: bool) -> None:
    """Take a table's rows into a dataset as claims, or make a dataset of another program's file.

    Of a table, CSV or JSON, the columns are those that query --format csv writes, of which source, kind,
    target and quote are enough. Names are those of entities that are there; source_kind and target_kind say what a
    new one is. The dataset is made, if it is not there, or extended. A row that breaks a rule is left out and
    told; then this ends with 1. Quotes get their places in the documents' texts, where these are there.

    Another program's file makes a new dataset; what it says and a dataset cannot is told, and why. Read are, known
    by their endings and their content: a workbook with its sheets (.xlsx), CSV with its files beside, JSON
    Lines, Parquet, a folder of tables; GraphML, GEXF and node-link JSON; Popolo, ParlGov and FollowTheMoney;
    REFI-QDA (.qdpx), UIMA CAS, Web Annotation and brat; Discourse Network Analyzer (.dna).
    """
    from graph.importing.making import import_table
    from graph.importing.whole import import_whole

    whole = import_whole(file, dataset, dry_run=dry_run)
    if whole is not None:
        click.echo(str(whole))
        click.echo(
            "nothing is written" if dry_run else f"made {dataset}; see: policygraph check {dataset}"
        )
        return
    made = import_table(file, dataset, documents)
    if dry_run:
        give(made.plan.diff())
    else:
        made.plan.write()
    for line in _told(made, file, dataset, dry_run=dry_run):
        click.echo(line)
    sys.exit(1 if made.left_out else 0)


def _told(made: Import, file: Path, folder: Path, *, dry_run: bool) -> Iterator[str]:
    """What was read, taken and left out, in lines."""
    yield from _rows(made.left_out, "left out")
    yield from _rows(made.doubts, "to look at")
    if made.unknown:
        yield f"columns not understood: {', '.join(made.unknown)}"
    if made.derived:
        yield f"columns that follow from others, not read: {', '.join(made.derived)}"
    yield from made.notes
    if made.grades:
        yield "quotes: " + ", ".join(f"{count} {grade}" for grade, count in made.grades.items())
    if made.waiting:
        yield (
            f"{counted(made.waiting, 'quote')} without a place [unanchored]; with the documents' "
            "texts, policygraph check --documents says where they stand"
        )
    yield (
        f"read {counted(made.read, 'row')} of {file}: {made.claims} taken, "
        f"{len(made.left_out)} left out"
    )
    if not made.plan:
        yield "nothing is written"
        return
    did = (
        ("would make" if made.new else "would add to")
        if dry_run
        else ("made" if made.new else "added to")
    )
    entities = counted(made.entities, "new entity", "new entities")
    end = "; nothing is written" if dry_run else f"; see: policygraph check {folder}"
    yield f"{did} {folder}: {counted(made.claims, 'claim')} and {entities}{end}"


def _rows(rows: Sequence[LeftOut], label: str) -> Iterator[str]:
    for one in rows[:SHOWN]:
        yield f"{label}: {one}"
    if len(rows) > SHOWN:
        yield f"{label}: {len(rows) - SHOWN} more"
