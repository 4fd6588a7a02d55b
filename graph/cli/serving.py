"""A graph for assistants: ``mcp``."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import UNSOUND, dataset_option, load_rest, refuse
from graph.cli.streams import wire


@click.command("mcp")
@dataset_option
def mcp(dataset: Path | None) -> None:
    """Serve a graph to assistants, over the Model Context Protocol on standard input and output.

    An assistant starts this itself: give it the command "policygraph" with the arguments "mcp" and
    "--dataset", FOLDER. It can ask whatever the other commands ask, and change nothing; nothing goes to
    any network.
    """
    kg = load_rest(dataset)
    try:
        from graph.serving.server import serve
    except ImportError as error:
        refuse(str(error))
    with wire():
        serve(kg, faults=click.get_current_context().meta.get(UNSOUND, 0))
