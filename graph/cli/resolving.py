"""What came true: ``resolve`` records it, ``score`` says how well it was foreseen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    AskingCommand,
    Written,
    dataset_option,
    format_option,
    language_option,
    load_rest,
    output_option,
    query_of,
    refuse,
)
from graph.cli.printing import show
from graph.shown import one_line
from graph.writing import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.knowledge import KnowledgeGraph
    from graph.model import Resolution


@click.command(cls=AskingCommand)
@click.option(
    "--certain", type=float, default=1.0, show_default=True, help="The probability of *certain*."
)
@dataset_option
@language_option
@format_option(Written())
@output_option
def score(
    certain: float, dataset: Path | None, language: str | None, format: str, **fields: Any
) -> None:
    """Score who foresaw what, by sort of claim and certainty.

    The rate is how often a claim was borne out; the Brier score the mean of (p - o)² of one outcome,
    from 0 (best) to 1, where probable is .75. Void and open claims are not counted; possible,
    risks and advice have a rate alone. The options of a query say which claims are looked at.
    """
    kg = load_rest(dataset)
    found = kg.score(query_of(kg, fields), certain=certain).in_language(language)
    show(found.rows() if format == TABLE else found.records(), format)
    if format == TABLE:
        click.echo(found.counted)


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("what", required=False)
@click.argument("outcome", required=False)
@click.option("--on", metavar="DATE", help="The day on which it was settled.")
@click.option("--document", metavar="ID", help="The document of the dataset that tells so.")
@click.option("--title", help="Or the title of what was published.")
@click.option(
    "--author", "authors", multiple=True, help="Who wrote that; may be said several times."
)
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="DATE", help="When.")
@click.option("--record", help="Which entry of a list it is.")
@click.option("--url", help="Its address.")
@click.option("--due", metavar="DATE", help="Of a claim: when it is to be settled.")
@click.option("--criteria", help="Of a claim: by what it is settled.")
@click.option("--note", help="What a reader should know besides.")
@click.option("--by", help="Who records it.")
@format_option(Written())
def resolve(dataset: Path, what: str | None, outcome: str | None, format: str, **said: Any) -> None:
    """Record what came true, or list what is recorded.

    WHAT is the group of the scenarios that an event decides between, or a claim. The OUTCOME of an
    event is one of its scenarios, or who plays a part in it alone, or none; that of a claim is yes,
    no, partly or void, by whether what it ties came about. The record goes at the end of
    resolutions.yaml; nothing else is changed, a later one takes its place, and open takes it back.
    """
    from graph.mending.resolving import resolve as resolved

    kg = load_rest(dataset)
    if what is None:
        rows = [*_recorded(kg)]
        show(rows, format)
        if format == TABLE:
            click.echo(f"{len(rows)} recorded")
        return
    record = _record(kg, what, outcome, {name: word for name, word in said.items() if word})
    resolved(dataset, record)
    sort, name = record.about
    click.echo(f"recorded: {sort} {one_line(name)}: {one_line(record.outcome)}")


_SOURCE = {
    **{name: name for name in ("document", "title", "authors", "publisher", "record", "url")},
    "published": "date",
}
"""The options that say who tells so, with the fields of a source."""
_OPTIONS = {"date": "--published", "authors": "--author", "outcome": "OUTCOME", "event": "WHAT"}
"""What says a field on the command line, where that is not its name."""


def _record(kg: KnowledgeGraph, what: str, outcome: str | None, said: dict[str, Any]) -> Resolution:
    """The record that the words of a command make."""
    from pydantic import ValidationError

    from graph.model import ClaimResolution, EventResolution

    source = {field: said.pop(name) for name, field in _SOURCE.items() if name in said}
    fields = {**said, **({"source": source} if source else {})}
    if outcome is not None:
        fields["outcome"] = outcome
    try:
        if any(one.group == what for one in kg.scenarios):
            return EventResolution(event=what, **fields)
        return ClaimResolution(claim=kg.relation(what).id, **fields)
    except ValidationError as error:
        refuse(_wrong(error))


def _wrong(error: Any) -> str:
    """What is wrong with what was typed, by the option that says it."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][-1]) if first["loc"] else ""
    option = _OPTIONS.get(field, f"--{field}")
    if first["type"] == "missing":
        return f"{option}: say what came of it"
    if first["type"] == "extra_forbidden":
        return f"{option}: this is said of a claim, and the words name an event"
    if field == "source":
        return "say --document, or --title (with --author, --publisher, --published, --url)"
    return f"{option}: {first['msg'].removeprefix('Value error, ')}"


def _recorded(kg: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """How events ended, and what became of the claims that have a record."""
    from graph.engine.scoring_told import told_by

    def row(sort: str, name: str, outcome: str, one: Any, due: str | None = None) -> dict[str, Any]:
        told = told_by(one.record.source, kg.header) or None
        return {
            "about": sort,
            "id": name,
            "outcome": outcome,
            "on": one.on,
            "due": due,
            "told_by": told,
        }

    for event in kg.outcomes:
        yield row("event", event.event, event.scenario or "none", event)
    for name, claim in kg.engine.outcomes.claims.items():
        yield row("claim", name, claim.outcome, claim, claim.due)
