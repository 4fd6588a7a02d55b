"""From JSON Lines to tables: ``convert``."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def convert(dataset: Path, folder: Path) -> None:
    """Write a dataset in JSON Lines as tables, however large it is.

    DATASET has dataset.yaml, entities*.jsonl and relations*.jsonl. FOLDER gets entities.parquet and
    relations.parquet, which --tables and graph.scan ask. A record with a fault is left out, and told with its line.
    What was broken off goes on where it was.
    """
    from graph.scanning import converting

    with click.progressbar(length=100, label="converting", file=sys.stderr) as bar:
        found = converting.convert(
            dataset, folder, lambda done, whole: bar.update(100 * done // max(whole, 1) - bar.pos)
        )
    click.echo(f"{folder}: {found}")
    if found.problems:
        click.get_current_context().exit(1)
