"""What a graph is asked: ``query``, ``find``, ``path``, ``compare`` and ``ask``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from graph.cli.options import (
    AnsweringCommand,
    AskingCommand,
    Written,
    entity_of,
    format_option,
    language_option,
    load_rest,
    output_option,
    query_of,
    source_options,
)
from graph.cli.printing import show, show_answer, show_relations, width
from graph.cli.questions import saving_options, write_question
from graph.problems import NoPath
from graph.shown import prose
from graph.writing import TABLE


@click.command(cls=AskingCommand)
@source_options
@language_option
@format_option(Written())
@output_option
def query(dataset: Path | None, language: str | None, format: str, **fields: Any) -> None:
    """List the relations that a query asks for.

    Each option may be given several times, of which any fits; different options are asked
    together. Entities are given by id, name or alias.
    """
    kg = load_rest(dataset)
    show_relations(kg, kg.relations(query_of(kg, fields)), format, language)


@click.command(cls=AnsweringCommand)
@click.argument("name")
@source_options
@language_option
@format_option(Written())
@output_option
def find(name: str, dataset: Path | None, language: str | None, format: str) -> None:
    """Find an entity by id, name or alias, and list the relations that name it."""
    from graph.model import said

    kg = load_rest(dataset)
    entity = entity_of(kg, name)
    if format == TABLE:
        called = kg.engine.called_in(language)[entity.id]
        click.echo(prose(f"{called} ({type(entity).label})  [{entity.id}]"))
        if entity.aliases:
            click.echo(prose(f"also: {', '.join(entity.aliases)}"))
        summary = said(entity, "summary", language)
        if summary:
            click.echo(prose(summary))
    show_relations(kg, kg.relations(entity=entity.id), format, language)


@click.command(cls=AskingCommand)
@click.argument("start")
@click.argument("end")
@click.option("--cutoff", type=click.IntRange(1), help="All chains of at most so many relations.")
@click.option("--all", "every", is_flag=True, help="All of the shortest chains.")
@click.option(
    "--direction",
    type=click.Choice(("both", "out", "in")),
    default="both",
    show_default=True,
    help="Which way relations are followed.",
)
@source_options
@language_option
@format_option(Written())
@output_option
def path(
    start: str,
    end: str,
    cutoff: int | None,
    every: bool,  # an option of the command line
    direction: Literal["both", "out", "in"],
    dataset: Path | None,
    language: str | None,
    format: str,
    **fields: Any,
) -> None:
    """Say how two entities are connected: the shortest chain of relations between them.

    The options of a query say which relations may be used; by default all that are not negated. No
    chain passes through scenarios that exclude each other, or times that do not overlap.
    """
    kg = load_rest(dataset)
    ends = entity_of(kg, start).id, entity_of(kg, end).id
    asked = query_of(kg, fields)
    given = asked if asked.spelled() else None
    if cutoff is not None:
        found = list(kg.paths(*ends, given, cutoff=cutoff, direction=direction))
        if not found:
            raise NoPath(*ends)
    elif every:
        found = list(kg.shortest_paths(*ends, given, direction=direction))
    else:
        found = [kg.shortest_path(*ends, given, direction=direction)]
    if language is not None:
        from graph.engine.paths import in_language

        found = [in_language(kg.engine, one, language) for one in found]
    if format == TABLE:
        click.echo("\n\n".join(str(one) for one in found))
        return
    steps = [
        {"path": number, "step": position, "from": step.start, "by": step.label, "to": step.end}
        | record
        for number, one in enumerate(found, 1)
        for position, (step, record) in enumerate(
            zip(one.steps, kg.records_of(one.relations, language), strict=True), 1
        )
    ]
    show(steps, format)


@click.command(cls=AskingCommand)
@click.argument("left")
@click.argument("right")
@source_options
@language_option
@format_option(Written())
@output_option
def compare(
    left: str,
    right: str,
    dataset: Path | None,
    language: str | None,
    format: str,
    **fields: Any,
) -> None:
    """Compare two scenarios: what differs between them, topic by topic.

    The options of a query say which claims are compared.
    """
    kg = load_rest(dataset)
    comparison = kg.compare(left, right, query_of(kg, fields))
    if language is not None:
        comparison = comparison.in_language(language)
    if format == TABLE:
        from graph.engine.side_by_side import table

        click.echo(table(comparison, width()))
    else:
        show(comparison.records(), format)


@click.command(cls=AskingCommand)
@click.argument("question", required=False)
@saving_options
@source_options
@language_option
@format_option(Written())
@output_option
def ask(
    question: str | None, dataset: Path | None, language: str | None, format: str, **given: Any
) -> None:
    """Ask one of the saved questions; without one, list them.

    With --save, a question is saved: the options of a query say what it asks, or --path, or
    --compare. What answers it is shown and becomes what it expects, to which check then holds it;
    --update takes the answer of now, after edits. Only the stretch of the file that says so is changed, and
    that is shown first.
    """
    from graph.model import said

    if write_question(question, dataset, given, language, format):
        return
    kg = load_rest(dataset)
    if question is None:
        listed = [{"id": one.id, "title": said(one, "title", language)} for one in kg.questions]
        show(listed, format)
        return
    show_answer(kg, kg.ask(question), format, language)
