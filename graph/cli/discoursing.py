"""The networks of a debate: ``discourse``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    AskingCommand,
    Command,
    File,
    Written,
    dataset_option,
    format_option,
    load_rest,
    output_option,
    query_of,
    refuse,
)
from graph.cli.printing import counted, show
from graph.cli.streams import give
from graph.shown import prose
from graph.writing import TABLE

if TYPE_CHECKING:
    import networkx as nx


class _Networks(Written):
    """A table for people, or a format of networks."""

    def names(self) -> Iterable[str]:
        from graph.discourse.formats import formats

        return sorted(one.name for one in formats())


class _Discourse(AskingCommand):
    """A command whose answer is a network."""

    def formats(self) -> Iterable[File]:
        from graph.discourse.formats import formats

        return formats()


_HELP: Mapping[str, str] = {
    "mode": "Between what there are ties.",
    "tie": "What a tie counts: shared concepts, those agreed or differed on, the first less the second; "
    "combine: 1 agrees, 2 rejects, 3 both.",
    "normalization": "What weights are divided by; activity and prominence in mode affiliation.",
    "count": "Within what equal statements count once.",
}


class _Setting(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """One of the words of a setting; asked for when needed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def _choice(self) -> click.Choice[str]:
        from graph.discourse.settings import WORDS

        return click.Choice(WORDS[self.name])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._choice().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return self._choice().convert(value, param, ctx)


def _settings(command: Command) -> Command:
    """The options that say which network."""
    for name, words in reversed([*_HELP.items()]):
        command = click.option(f"--{name}", type=_Setting(name), help=words)(command)
    return command


@click.command(cls=_Discourse)
@_settings
@click.option("--start", metavar="DATE", help="The first day of the documents that count.")
@click.option("--end", metavar="DATE", help="The last day of them, included.")
@click.option(
    "--window",
    type=click.IntRange(1),
    metavar="DAYS",
    help="A network for each span of so many days.",
)
@click.option(
    "--actor",
    metavar="WORD",
    help="Who an actor is: voice; source, who takes the stance; or a field, such as person.",
)
@click.option(
    "--qualifier",
    metavar="FIELD",
    help="A field that says how far one agrees: numbers, or words in their order.",
)
@dataset_option
@format_option(_Networks())
@output_option
def discourse(dataset: Path | None, format: str, **given: Any) -> None:
    """Write a network of the debate: who agrees with whom, on what.

    An actor is a voice; a concept what it takes a stance on, else what it claims; a statement a citation of
    a claim. The options of a query say which claims count. As svg it is a figure: bars of agreement in mode
    affiliation, else a heat map.
    """
    from graph.problems import UnusableQuery

    kg = load_rest(dataset)
    names = (*_HELP, "start", "end", "window", "actor", "qualifier")
    asked = {name: value for name in names if (value := given.pop(name)) is not None}
    query = query_of(kg, given)
    try:
        found = kg.discourse(query, **asked)
        networks = found if "window" in asked else (found,)
        if format == TABLE:
            _tell(networks, "window" in asked)
        else:
            give(_format_named(format)(networks))
    except UnusableQuery as error:
        refuse(f"--{error}" if error.field else str(error))


_ENDS = {
    "actors": ("actor", "and"),
    "concepts": ("concept", "and"),
    "affiliation": ("actor", "concept"),
}
"""What the two ends of a tie are called, by mode."""


def _format_named(name: str) -> Callable[[Sequence[nx.Graph[str]]], str]:
    from graph.discourse.formats import formats

    return {one.name: one.write for one in formats()}[name]


def _tell(networks: Sequence[nx.Graph[str]], dated: bool) -> None:
    """Print networks for people: the ties of one, or a line a window."""
    if dated:
        show([_line(one) for one in networks], TABLE)
        click.echo(counted(len(networks), "network"))
        return
    (network,) = networks
    names = dict(network.nodes(data="name"))
    show(
        [
            dict(zip(_ENDS[network.graph["mode"]], (names[one], names[other]), strict=True))
            | {name: _figure(value) for name, value in data.items() if name != "claims"}
            | {"claims": len(data["claims"])}
            for one, other, data in network.edges(data=True)
        ],
        TABLE,
    )
    told = _line(network)
    click.echo(
        f"{counted(told['statements'], 'statement')}, {counted(told['nodes'], 'node')}, "
        f"{counted(told['ties'], 'tie')} of weight {told['weight']} together"
    )
    for line in _findings(network):
        click.echo(prose(line))


def _line(network: nx.Graph[str]) -> dict[str, Any]:
    days = {name: network.graph[name] for name in ("start", "end") if name in network.graph}
    return days | {
        "statements": network.graph["statements"],
        "nodes": network.number_of_nodes(),
        "ties": network.number_of_edges(),
        "weight": _figure(network.size(weight="weight")),
    }


def _figure(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _findings(network: nx.Graph[str]) -> Iterable[str]:
    """What is told of a network below it."""
    from graph.discourse.camps import clusters, contestedness, polarization

    names = dict(network.nodes(data="name"))

    def listed(group: Iterable[str]) -> str:
        return "; ".join(sorted(names[one] for one in group))

    if network.graph["mode"] == "affiliation":
        for concept, share in contestedness(network).items():
            if share:
                yield f"contested {share:.2f}: {names[concept]}"
        return
    if not network.number_of_edges():
        return
    for number, group in enumerate(clusters(network), 1):
        yield f"cluster {number}: {listed(group)}"
    if network.graph["tie"] == "ignore":
        found = polarization(network)
        yield f"two camps fit {found.share:.1%} of the ties: {' | '.join(map(listed, found.camps))}"
