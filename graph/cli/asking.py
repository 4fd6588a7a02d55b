"""What a graph is asked: ``query``, ``find``, ``path``, ``compare`` and ``ask``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.cli.options import (
    AskingCommand,
    Written,
    dataset_option,
    entity_of,
    format_option,
    load_graph,
    query_of,
)
from graph.cli.printing import show, show_relations, width
from graph.problems import NoPath
from graph.writing import TABLE


@click.command(cls=AskingCommand)
@dataset_option
@format_option(Written())
def query(dataset: Path | None, format: str, **fields: Any) -> None:
    """List the relations that a query asks for.

    Each option may be given several times, of which any fits; different options are asked
    together. Entities are given by id, name or alias.
    """
    kg = load_graph(dataset)
    show_relations(kg, kg.relations(query_of(kg, fields)), format)


@click.command()
@click.argument("name")
@dataset_option
@format_option(Written())
def find(name: str, dataset: Path | None, format: str) -> None:
    """Find an entity by id, name or alias, and list its relations."""
    kg = load_graph(dataset)
    entity = entity_of(kg, name)
    if format == TABLE:
        click.echo(f"{entity}  [{entity.id}]")
        if entity.aliases:
            click.echo(f"also: {', '.join(entity.aliases)}")
        if entity.summary:
            click.echo(entity.summary)
    show_relations(kg, kg.relations(entity=entity.id), format)


@click.command(cls=AskingCommand)
@click.argument("start")
@click.argument("end")
@click.option("--cutoff", type=click.IntRange(1), help="All chains of at most so many relations.")
@dataset_option
@format_option(Written())
def path(
    start: str, end: str, cutoff: int | None, dataset: Path | None, format: str, **fields: Any
) -> None:
    """Say how two entities are connected: the shortest chain of relations between them.

    The options of a query say which relations may be used; by default all that are not negated.
    """
    kg = load_graph(dataset)
    ends = entity_of(kg, start).id, entity_of(kg, end).id
    asked = query_of(kg, fields)
    given = (asked,) if asked.spelled() else ()
    if cutoff is None:
        found = [kg.shortest_path(*ends, *given)]
    else:
        found = list(kg.paths(*ends, *given, cutoff=cutoff))
        if not found:
            raise NoPath(*ends)
    if format == TABLE:
        click.echo("\n\n".join(str(one) for one in found))
        return
    steps = [
        {
            "path": number,
            "step": position,
            "start": step.start,
            "label": step.label,
            "end": step.end,
            "relation": step.relation.id,
            "statement": step.sentence,
        }
        for number, one in enumerate(found, 1)
        for position, step in enumerate(one.steps, 1)
    ]
    show(steps, format)


@click.command()
@click.argument("left")
@click.argument("right")
@dataset_option
@format_option(Written())
def compare(left: str, right: str, dataset: Path | None, format: str) -> None:
    """Compare two scenarios: what differs between them, topic by topic."""
    from graph.knowledge import compare as compare_graphs

    kg = load_graph(dataset)
    comparison = compare_graphs(kg.scenario(left), kg.scenario(right))
    if format == TABLE:
        from graph.engine.comparison import table

        click.echo(table(comparison, width()))
    else:
        show(comparison.records(), format)


@click.command()
@click.argument("question", required=False)
@dataset_option
@format_option(Written())
def ask(question: str | None, dataset: Path | None, format: str) -> None:
    """Ask one of the saved questions; without one, list them."""
    kg = load_graph(dataset)
    if question is None:
        listed = [{"id": one.id, "title": one.title} for one in kg.questions]
        show(listed, format)
        return
    answer = kg.ask(question)
    if format == TABLE:
        click.echo(f"{answer.question.title}\n\n{answer.question.reading}\n")
    show_relations(kg, answer.relations, format)
