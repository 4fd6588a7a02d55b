"""The page: ``build`` and ``open``."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    Command,
    QueryCommand,
    documents_option,
    load_graph,
    query_of,
    tables_options,
)
from graph.cli.printing import has_display
from graph.given import web_address
from graph.shown import one_line

if TYPE_CHECKING:
    from graph.knowledge import KnowledgeGraph


NOTHING: Mapping[str, Any] = MappingProxyType({})


def _output(command: Command) -> Command:
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        help="Where to write the page; by default exports/NAME.html, of several exports/NAME+NAME.html.",
    )(command)


def _datasets(command: Command) -> Command:
    return click.argument("datasets", type=click.Path(path_type=Path), nargs=-1)(command)


def _checked_address(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    try:
        return None if given is None else web_address(given, "build", "the page")
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _address(command: Command) -> Command:
    return click.option(
        "--address",
        metavar="URL",
        callback=_checked_address,
        help="Where the page will stand in the web: links and citations lead there.",
    )(command)


@click.command(cls=QueryCommand)
@_datasets
@tables_options
@_output
@documents_option(beside=False)
@click.option(
    "--keep-positions",
    is_flag=True,
    help="Write positions.json into the dataset's folder: later pages have everybody where they "
    "stand now, and only who is new is placed.",
)
@_address
def build(
    datasets: Sequence[Path],
    output: Path | None,
    documents: Path | None,
    keep_positions: bool,
    address: str | None,
    **fields: Any,
) -> None:
    """Build the page: one HTML file that needs nothing else.

    The options of a query say of what; by default of all. Of tables that are larger than a page, all is the best
    connected, and the page says so.

    Several datasets make one page, joined as policygraph merge joins them: under the title and the words of
    the first, which may have nothing but these. It shows no words of the documents, wherever copies lie,
    unless these are named: with them it is a private page. A copy that lacks, or is not the text that was
    cited, is said and left out.
    """
    if not keep_positions:
        _say_where(_build(datasets, output, documents, address, fields)[0])
        return
    if len(datasets) != 1:
        raise click.UsageError("--keep-positions needs the folder of one dataset of your own")
    from graph.reading.files import positions_beside

    positions_beside(datasets[0])  # refused before a page is built
    path, kg = _build(datasets, output, documents, address)
    kg.save_positions(datasets[0])
    _say_where(path)


@click.command("open")
@_datasets
@_output
@documents_option(beside=False)
def open_page(datasets: Sequence[Path], output: Path | None, documents: Path | None) -> None:
    """Build the page and open it in a browser.

    Several datasets make one page, as with build. Prints the page's path; where there is no display,
    that is all. It shows no words of the documents unless your own copies are named.
    """
    path, _kg = _build(datasets, output, documents)
    _say_where(path)
    if has_display():
        import webbrowser

        webbrowser.open(path.resolve().as_uri())


def _build(
    datasets: Sequence[Path],
    output: Path | None,
    documents: Path | None,
    address: str | None = None,
    fields: Mapping[str, Any] = NOTHING,
) -> tuple[Path, KnowledgeGraph]:
    """Build the page of one dataset, or of several as one, and say where it is and of what."""
    graphs = [load_graph(dataset) for dataset in datasets or (None,)]
    # What holds a document's own words must not be taken for the page that can be mailed.
    ending = "html" if documents is None else "private.html"
    name = "+".join(dict.fromkeys(one.header.id for one in graphs))
    output = output or Path("exports") / f"{name}.{ending}"
    kg = _shown(_joined(graphs), fields)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        kg.to_html(output, documents=documents, address=address)
    for one in told:
        click.echo(str(one.message), err=True)
    return output, kg


def _shown(kg: KnowledgeGraph, fields: Mapping[str, Any]) -> KnowledgeGraph:
    """What a page shows of a graph: what is asked for, or all that it can hold."""
    asked = query_of(kg, fields)
    if asked.spelled():
        return kg.subgraph(asked)
    from graph.scanning.overview import overview

    return type(kg)(overview(kg.engine))


def _joined(graphs: Sequence[KnowledgeGraph]) -> KnowledgeGraph:
    """Several graphs as one; one as it is."""
    if len(graphs) == 1:
        return graphs[0]
    from graph.merging import merge

    return merge(*graphs)


def _say_where(path: Path) -> None:
    """Print a page's path; not into the page itself, where that is what is printed."""
    click.echo(one_line(str(path)), err=str(path) in _STANDARD_OUTPUT)


_STANDARD_OUTPUT = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
