"""Before there is a dataset: ``new``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote

import click

from graph.cli.printing import counted
from graph.shown import one_line


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument(
    "texts", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="TEXT..."
)
def new(folder: Path, texts: Sequence[Path]) -> None:
    """Make a dataset from texts, which claims nothing yet.

    The texts are plain text or Markdown in UTF-8; save other documents as text first. It is a
    folder with dataset.yaml, in which they are named, entities.yaml and relations.yaml with an example each,
    the schemas by which an editor completes them, and copies of the texts in texts/, where
    every command finds them and which git ignores. Nothing that is there is written over.
    """
    from graph.starting.folder import start

    found = start(folder, texts)
    click.echo(f"made {one_line(str(folder))} with {counted(len(found), 'document')}:")
    for one in found:
        language = (
            f"{one.language}, by its words" if one.language else "its language is yours to say"
        )
        characters = f"{len(one.content):,} character{'s' * (len(one.content) != 1)}"
        click.echo(f"  {one.id}: “{one_line(one.title)}”, {characters}, {language}")
    click.echo(
        "next: look at dataset.yaml, write entities.yaml and relations.yaml as their examples show, and\n"
        f"  policygraph check {quote(str(folder))}"
    )
