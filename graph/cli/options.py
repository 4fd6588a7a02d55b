"""What several commands take: a dataset, a format, copies of documents, the fields of a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from graph.problems import AmbiguousName, UnknownEntity
from graph.writing import TABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graph.knowledge import KnowledgeGraph
    from graph.model import Entity, Query

Command = TypeVar("Command", bound=Callable[..., Any])


class AskingCommand(click.Command):
    """A command that takes the fields of a Query as options, read off the model when needed."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own parameters, the fields of a query, and help."""
        return [*self.params, *_query_options(), *self._help(ctx)]

    def _help(self, ctx: click.Context) -> list[click.Parameter]:
        option = self.get_help_option(ctx)
        return [option] if option else []


def dataset_option(command: Command) -> Command:
    """The option that names a dataset."""
    return click.option(
        "--dataset",
        "-d",
        type=click.Path(path_type=Path),
        help="A dataset's folder or file; by default the one on Chile that comes with this.",
    )(command)


class Written(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """A table for people, or a format that records are written in; asked for when needed."""

    name = "format"
    default = TABLE

    def _choice(self) -> click.Choice[str]:
        from graph.writing.formats import names

        return click.Choice((self.default, *names(read_back=False)))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """What may be said, for the help."""
        return self._choice().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The format that somebody typed."""
        return self._choice().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """What a shell offers."""
        return self._choice().shell_complete(ctx, param, incomplete)


def format_option(first: str | Written, *others: str) -> Callable[[Command], Command]:
    """The option that says how to print."""
    return click.option(
        "--format",
        "format",
        type=first if isinstance(first, Written) else click.Choice((first, *others)),
        default=first.default if isinstance(first, Written) else first,
        show_default=True,
        help="How to print it.",
    )


def documents_option(*, required: bool) -> Callable[[Command], Command]:
    """The option that names the reader's own copies."""
    return click.option(
        "--documents",
        type=click.Path(path_type=Path),
        required=required,
        help="Your own copies of the documents: a folder of text files, or one.",
    )


def load_graph(dataset: Path | None) -> KnowledgeGraph:
    """The graph of a dataset; without one, that of the runoff in Chile."""
    from graph.loading import load

    return load(dataset)


def _query_options() -> list[click.Parameter]:
    from graph.model import Query, query_fields

    options: list[click.Parameter] = []
    for name, asks in query_fields().items():
        flag, said = name.replace("_", "-"), Query.model_fields[name].description
        if asks.takes == "yes_no":
            declared = [f"--{flag}/--not-{flag}", name]
            options.append(click.Option(declared, default=None, help=said))
            continue
        many = asks.takes == "words"
        options.append(
            click.Option(
                [f"--{flag}", name], multiple=many, metavar="WORD" if many else "TEXT", help=said
            )
        )
    return options


def query_of(kg: KnowledgeGraph, fields: Mapping[str, Any]) -> Query:
    """The query that a command's options ask; entities are given by id, name or alias."""
    from graph.model import AUTHOR, Query, query_fields

    given = {name: value for name, value in fields.items() if value not in ((), None)}
    for name, asks in query_fields().items():
        if name in given and asks.of in {"entity", "holder"}:
            given[name] = tuple(
                word if word == AUTHOR else entity_of(kg, word).id for word in given[name]
            )
    try:
        return Query(**given)
    except ValueError as error:
        reason = error.errors()[0]["msg"] if hasattr(error, "errors") else str(error)
        reason = reason.removeprefix("Value error, ")
        refuse(f"--on: {reason}" if "on" in given else reason)


def entity_of(kg: KnowledgeGraph, name: str) -> Entity:
    """The entity of an id, name or alias that somebody typed."""
    try:
        return kg.find(name)
    except (UnknownEntity, AmbiguousName) as error:
        refuse(str(error))


def refuse(reason: str) -> NoReturn:
    """End with a sentence: the arguments cannot be used."""
    raise click.UsageError(reason)
