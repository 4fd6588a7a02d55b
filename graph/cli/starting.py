"""Before there are claims: ``new`` makes a dataset, ``kinds`` says what may stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import Any

import click

from graph.cli.options import (
    AnsweringCommand,
    Written,
    dataset_option,
    format_option,
    language_option,
    load_graph,
    load_rest,
    output_option,
)
from graph.cli.printing import counted, show, width
from graph.shown import one_line, prose
from graph.writing import TABLE

_NEXT = (
    ("annotate {}", "make claims, sentence by sentence"),
    ('ask --save "Who would be posted where?" -d {} --kind deployment', "save what is asked of it"),
    ("check {}", "every mistake, and what to do"),
    ("open {}", "see it as a page"),
)
"""What is done with a new dataset, in its order, each with what for."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument(
    "texts", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="TEXT..."
)
def new(folder: Path, texts: Sequence[Path]) -> None:
    """Make a dataset from texts, which claims nothing yet.

    The texts are plain text or Markdown in UTF-8; the text of HTML, DOCX and PDF is taken out, and is
    what is cited. It is a folder with dataset.yaml, in which they are named, entities.yaml and relations.yaml with an example each,
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
        if one.format is not None:
            click.echo(
                f"    taken out of {one.format.name}: look through texts/{one.file} before citing it"
            )
    click.echo("next: see that dataset.yaml has the documents right, and then, in this order")
    place = str(folder)  # a name that begins with a hyphen would be taken for an option
    named = quote(f"./{place}" if place.startswith("-") else place)
    commands = [command.format(named) for command, _why in _NEXT]
    wide = max(map(len, commands))
    for command, (_command, why) in zip(commands, _NEXT, strict=True):
        click.echo(f"  policygraph {command.ljust(wide)}  # {why}")


@click.command(cls=AnsweringCommand)
@click.argument("word", required=False)
@dataset_option
@language_option
@format_option(Written())
@output_option
def kinds(word: str | None, dataset: Path | None, language: str | None, format: str) -> None:
    """List the kinds there are, with ends, own fields and an example.

    With a word, those that have it in their name, a label or the example, and those that a verb tells of, in
    any language: kinds candid, kinds "depends on", kinds finance. With a dataset, the kinds that it declares are included. The examples are
    its own claims or, of a kind that it does not use, those on Chile.
    """
    from graph.starting.kinds import kinds as kinds_of
    from graph.starting.kinds import nearest_to

    graphs = [load_rest(dataset)] if dataset is not None else []
    graphs.append(load_graph(None))
    rows = [one.row(language) for one in kinds_of(graphs, word)]
    if format != TABLE:
        show(rows, format)
        return
    for row in rows:
        _card(row)
    hint = nearest_to(word, kinds_of(graphs)) if word and not rows else ""
    click.echo(f"{counted(len(rows), 'kind')}{'.' if hint else ''}{hint}")


def _card(row: Mapping[str, Any]) -> None:
    """A kind on some lines: what it says, between whom, its fields, an example and how that is written."""
    import textwrap

    if row["of"] == "relation":
        back = f" / … {row['inverse']} …" if row["inverse"] != row["label"] else ""
        says = f"… {row['label']} …{back}"
    else:
        says = f"{row['label']}, {row['noun']}"
    click.echo(f"{row['kind']}  ({row['of']})  {prose(says)}")
    ends = f"{row['source']} → {row['target']}" if row["source"] else None
    fields = f"own fields: {row['fields']}" if row["fields"] else None
    example = f"such as: {row['example']}"
    for line in filter(None, (row["means"], ends, fields, example, row["record"])):
        wrapped = textwrap.fill(prose(line), max(width() - 6, 30))
        click.echo(textwrap.indent(wrapped, "    "))
