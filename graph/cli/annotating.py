"""The workbench: ``annotate``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import documents_option, refuse, same_option
from graph.cli.printing import has_display

if TYPE_CHECKING:
    from graph.workbench.opening import Making


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option()
@click.option(
    "--adjudicate",
    "annotations",
    type=click.Path(path_type=Path),
    nargs=2,
    metavar="A B",
    help="Settle two annotations of the same documents into DATASET, pair by pair; it is made, if it is not there.",
)
@same_option
@click.option(
    "--blind",
    is_flag=True,
    help="Show no drafts at all, as for a gold standard; else they come up once a sentence is done.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="By default any that is free."
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="A host under which a proxy in front of this is asked, such as hub.example.org.",
)
@click.option(
    "--idle-hours",
    type=click.FloatRange(0, min_open=True),
    metavar="N",
    help="End once nobody has done anything for so long.",
)
def annotate(
    dataset: Path,
    documents: Path | None,
    annotations: tuple[Path, Path] | None,
    same: tuple[tuple[str, str], ...],
    blind: bool,
    port: int,
    no_browser: bool,
    names: tuple[str, ...],
    idle_hours: float | None,
) -> None:
    """Make claims of a text, key by key, in a local page.

    Prints the page's address, with the key that opens it, and opens it. It is served to this computer
    alone, until Ctrl+C. Every step is in the dataset's files at once, and can be undone. With --adjudicate
    the claims of two annotators are settled pair by pair, each with a reason, into a third dataset, which
    keeps a log of it (adjudication.jsonl).
    """
    from graph.workbench.opening import annotating, session, settling
    from graph.workbench.serving.guards import checked_name

    for name in names:
        try:
            checked_name(name)
        except ValueError as error:
            refuse(f"--allow-host: {error}")
    making: Making = partial(annotating, blind=blind)
    if blind and annotations:
        refuse(
            "--blind is for making claims; --adjudicate settles those that are made, without drafts"
        )
    if annotations:
        documents, making = settling(*annotations, dataset, documents, same)
    elif same:
        refuse("--same goes with --adjudicate")
    try:
        with session(dataset, documents, port=port, names=names, making=making) as opened:
            for problem in opened.problems:
                click.echo(str(problem), err=True)
            click.echo(opened.address)
            click.echo("Ctrl+C ends it; what is saved is in the dataset's files.", err=True)
            sys.stdout.flush()
            if not no_browser:
                _open(opened.address)
            opened.server.serve(opened.answering, idle_hours and idle_hours * 3600)
    except KeyboardInterrupt:  # which is how it is ended
        click.echo("ended", err=True)


def _open(address: str) -> None:
    """Open an address, where there is a display to show it on."""
    if has_display():
        import webbrowser

        webbrowser.open(address)
