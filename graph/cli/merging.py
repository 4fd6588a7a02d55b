"""Several datasets as one, and which of its entities are one: ``merge`` and ``same``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import Written, format_option, refuse
from graph.cli.printing import counted, show
from graph.shown import prose

if TYPE_CHECKING:
    from graph.engine.memory import Memory
    from graph.merging.proposing import Pair
    from graph.model import Dataset


@click.command()
@click.argument("datasets", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), required=True, help="The new folder."
)
@click.option("--title", help="Of the new dataset; by default the first's.")
@click.option("--id", "identifier", help="Of the new dataset; by default the first's.")
@format_option(Written())
def merge(
    datasets: Sequence[Path],
    output: Path,
    title: str | None,
    identifier: str | None,
    format: str,
) -> None:
    """Join datasets, and report what coincides.

    Claims keep their ids. What has the id of another thing, or another claim, is told apart by its
    dataset's: harbour--police. The first's title and words stay. Which entities are one under
    two ids, policygraph same asks.
    """
    from dataclasses import replace

    from graph import reading
    from graph.merging.joining import joined
    from graph.writing.save import save

    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        refuse(f"--output: {output} is there already; name a new folder")
    found = joined([reading.load(one) for one in datasets])
    changed = {name: said for name, said in (("title", title), ("id", identifier)) if said}
    header = found.dataset.header.model_copy(update=changed)
    whole = replace(found.dataset, header=header)
    save(whole, output)
    show([one._asdict() for one in found.met], format)
    if format == Written.default:
        sizes = (len(found.dataset.relations), len(found.dataset.entities))
        told = f"{counted(sizes[0], 'claim')} and {counted(sizes[1], 'entity', 'entities')}"
        click.echo(f"{told} of {counted(len(datasets), 'dataset')} in {output}")
        click.echo(_side_by_side(whole))


def _side_by_side(dataset: Dataset) -> str:
    """On how much the voices of a dataset agree, and differ."""
    from graph.engine.memory import Memory
    from graph.model import Query

    engine = Memory(dataset)
    agreed = sum(len(one.voices) > 1 for one in engine.corroboration(Query()))
    disputed = len(engine.disputes(Query()))
    return (
        f"said by several voices: {counted(agreed, 'thing')} (policygraph corroboration); "
        f"disputed: {counted(disputed, 'thing')} (policygraph disputes)"
    )


def _pairs(
    _context: click.Context, option: click.Parameter, said: Sequence[str]
) -> list[tuple[str, ...]]:
    found = []
    for one in said:
        ids = tuple(one.split("="))
        if len(ids) < 2 or not all(ids):
            refuse(
                f"--{option.name}: write ID=ID, such as --{option.name} army=chilean-army; found {one!r}"
            )
        found.append(ids)
    return found


_VERDICTS = {"same": "are one", "different": "are two", "undo": "are no more decided on"}
"""What can be decided of some entities, and how the help says so."""


def _verdicts(command: Any) -> Any:
    """The options that decide without being asked."""
    for verdict, words in reversed(_VERDICTS.items()):
        command = click.option(
            f"--{verdict}",
            callback=_pairs,
            multiple=True,
            metavar="ID=ID",
            help=f"Decide that these {words}.",
        )(command)
    return command


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="List the pairs, and decide nothing.")
@_verdicts
@click.option("--by", help="Who decides, for the log.")
@click.option("--why", help="For what reason, for the log.")
@format_option(Written())
def same(
    dataset: Path,
    listed: bool,  # an option of the command line
    by: str | None,
    why: str | None,
    format: str,
    **given: Any,
) -> None:
    """Decide which entities are one, pair by pair.

    Each pair that may be one is shown, and what is decided goes at the end of merges.yaml at once.
    Nothing else is changed: claims keep their ids, and --undo restores what was.
    """
    from graph.merges import Decision
    from graph.merging.deciding import decide

    decisions = [
        Decision(**{verdict: ids}, by=by, on=_today(), why=why)
        for verdict in _VERDICTS
        for ids in given[verdict]
    ]
    for one in decisions:
        decide(dataset, one)
        click.echo(f"decided: {one.verdict} {' = '.join(one.ids)}")
    if not decisions:
        _one_by_one(dataset, by, why, format, listed=listed)


def _one_by_one(
    dataset: Path, by: str | None, why: str | None, format: str, *, listed: bool
) -> None:
    """Show the pairs, and ask about each."""
    from graph import reading
    from graph.engine.memory import Memory
    from graph.merges import Decision
    from graph.merging.deciding import decide
    from graph.merging.proposing import pairs

    loaded = reading.load(dataset)
    found, engine = pairs(loaded), Memory(loaded)
    if listed or format != Written.default:
        show([_row(engine, pair) for pair in found], format)
        return
    taken = 0
    for number, pair in enumerate(found, 1):
        click.echo(f"\n{number} of {len(found)}: {'; '.join(prose(one) for one in pair.why)}")
        for name in (pair.one, pair.other):
            click.echo(f"  {prose(repr(engine.entity(name)))}")
        said = click.prompt(
            "the same, different, later or quit",
            type=click.Choice(("s", "d", "l", "q")),
            default="l",
        )
        if said == "q":
            break
        if said in _SAID:
            ids = {_SAID[said]: (pair.one, pair.other)}
            reason = why or "; ".join(pair.why)
            decide(dataset, Decision(**ids, by=by, on=_today(), why=reason))
            taken += 1
    click.echo(f"{counted(taken, 'decision')} on {counted(len(found), 'pair')}")


def _today() -> str:
    """The day as whoever decides has it, as a log tells it."""
    return datetime.now().astimezone().date().isoformat()


_SAID = {"s": "same", "d": "different"}


def _row(engine: Memory, pair: Pair) -> dict[str, Any]:
    names: Iterable[str] = (engine.entity(name).name for name in (pair.one, pair.other))
    one, other = names
    return {
        "one": pair.one,
        "one_name": one,
        "other": pair.other,
        "other_name": other,
        "score": pair.score,
        "why": "; ".join(pair.why),
    }
