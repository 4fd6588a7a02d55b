"""What several commands take: a dataset, a format, copies of documents, the fields of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeVar, cast

import click
from click.core import ParameterSource
from click.exceptions import Exit

from graph.cli.streams import kept
from graph.problems import AmbiguousName, UnknownEntity
from graph.writing import TABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graph.knowledge import KnowledgeGraph
    from graph.model import Dataset, Entity, Query
    from graph.problems import Problem

Command = TypeVar("Command", bound=Callable[..., Any])


class File(Protocol):
    """A format of files that an answer is written in."""

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """What the names of its files end with."""
        ...

    @property
    def marked(self) -> bool:
        """Whether a file of it begins with a byte order mark."""
        ...


class AnsweringCommand(click.Command):
    """A command that prints its answer or, with ``--output``, writes it to a file."""

    def formats(self) -> Iterable[File]:
        """The formats that its answer is written in, a table for people aside."""
        from graph.writing.formats import format_named, names

        return map(format_named, names(read_back=False))

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what goes to a file is written once all of it is there."""
        output = ctx.params.pop("output", None)
        if output is None:
            return super().invoke(ctx)
        if ctx.get_parameter_source("format") is not ParameterSource.COMMANDLINE:
            ctx.params["format"] = _format_of(output, self.formats())
        with kept() as answer:
            try:
                returned = super().invoke(ctx)
            except (SystemExit, Exit):  # it answers, and its status says something more
                self._write(output, answer.getvalue(), ctx.params["format"])
                raise
        self._write(output, answer.getvalue(), ctx.params["format"])
        return returned

    def _write(self, path: Path, text: str, format: str) -> None:
        from graph.writing.atomic import write_text

        a_file = (
            path.is_file() or not path.exists()
        )  # and no pipe, at whose other end a program reads
        marked = a_file and any(one.marked for one in self.formats() if one.name == format)
        write_text(path, f"\ufeff{text}" if marked else text)


def _format_of(path: Path, formats: Iterable[File]) -> str:
    """The format that the ending of a file's name says; a table, where it says none."""
    endings = dict.fromkeys(("", ".txt"), TABLE)
    for one in formats:
        endings |= dict.fromkeys(one.endings, one.name)
    ending = path.suffix.lower()
    if ending in endings:
        return endings[ending]
    known = ", ".join(sorted(filter(None, endings)))
    return refuse(
        f"--output: no answer is written as {ending}; write one of {known}, or say --format"
    )


class QueryCommand(click.Command):
    """A command that takes the fields of a Query as options, read off the model when needed."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own parameters, the fields of a query, and help."""
        own = {param.name for param in self.params}
        asking = [option for option in _query_options() if option.name not in own]
        return [*self.params, *asking, *self._help(ctx)]

    def _help(self, ctx: click.Context) -> list[click.Parameter]:
        option = self.get_help_option(ctx)
        return [option] if option else []


class AskingCommand(QueryCommand, AnsweringCommand):
    """A command that answers a query."""


def dataset_option(command: Command) -> Command:
    """The option that names a dataset."""
    return click.option(
        "--dataset",
        "-d",
        type=click.Path(path_type=Path),
        help="A dataset's folder or file; by default the one on Chile that comes with this.",
    )(command)


def source_options(command: Command) -> Command:
    """The options that name a dataset, or tables, and what asks these."""
    return dataset_option(tables_options(command))


def tables_options(command: Command) -> Command:
    """The options that name tables, and what asks these."""
    for option in (
        click.option(
            "--engine",
            expose_value=False,
            callback=_remember(ENGINE),
            help="What asks the tables: duckdb, polars, or a Spark master such as local[2].",
        ),
        click.option(
            "--tables",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_remember(TABLES),
            help="A folder of Parquet in the place of a dataset, for what is too large for memory.",
        ),
    ):
        command = option(command)
    return command


TABLES, ENGINE = "policygraph.tables", "policygraph.engine"
"""What the context of a command remembers of where its graph is."""


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        ctx.meta[name] = value

    return remember


def _scanned(dataset: Path | None) -> KnowledgeGraph | None:
    """The graph of the tables that a command was given, if it was."""
    meta = click.get_current_context().meta
    tables, engine = meta.get(TABLES), meta.get(ENGINE)
    if tables is None:
        if engine is not None:
            refuse("--engine: it says what asks tables; name them with --tables FOLDER")
        return None
    if dataset is not None:
        refuse("--tables: a dataset is given too; ask one of the two")
    from graph.scanning.scan import scan

    return scan(tables, engine=engine)


class Written(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """A table for people, or a format that records are written in; asked for when needed."""

    name = "format"
    default = TABLE

    def names(self) -> Iterable[str]:
        """The formats, a table aside."""
        from graph.writing.formats import names

        return names(read_back=False)

    def _choice(self) -> click.Choice[str]:
        return click.Choice((self.default, *self.names()))

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


def output_option(command: Command) -> Command:
    """The option that says to which file an answer is written."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        help="Write it to a file, whose ending says the format: .csv, .json, .txt.",
    )(command)


def language_option(command: Command) -> Command:
    """The option that says in which language names and sentences are."""
    return click.option(
        "--language",
        metavar="CODE",
        help="Of names, labels and sentences: en, es; by default the dataset's own.",
    )(command)


def documents_option(
    *, required: bool = False, beside: bool = True
) -> Callable[[Command], Command]:
    """The option that names the reader's own copies, for a command on a dataset.

    Parameters
    ----------
    required : bool
        Whether the command can do nothing without.
    beside : bool
        Whether those in the dataset's own folder are taken where none are named. Not for what is made to
        be given away.
    """
    own = "by default those in its folder texts/" if beside else "none by default"
    option = click.option(
        "--documents",
        type=click.Path(path_type=Path),
        help=f"Your own copies of the documents: a folder of text files, or one; {own}.",
    )

    def declare(command: Command) -> Command:
        @wraps(command)
        def with_copies(*, documents: Path | None, **given: Any) -> Any:
            from graph.evidence.documents import texts_beside

            if documents is None and beside and given["dataset"] is not None:
                documents = texts_beside(given["dataset"])
            if documents is None and required:
                refuse_without_texts()
            return command(documents=documents, **given)

        return option(cast("Command", with_copies))

    return declare


def refuse_without_texts() -> NoReturn:
    """Refuse what needs copies of the documents, where none are named and none are in their place."""
    from graph.evidence.documents import TEXTS

    refuse(
        f"there is no folder {TEXTS} with copies of the documents in the dataset's; "
        "say --documents FOLDER"
    )


def _pairs(
    _context: click.Context, _option: click.Parameter, said: Sequence[str]
) -> list[tuple[str, str]]:
    """What is one thing under two ids, the first's and the second's: ``chilean-army=army``."""
    pairs = []
    for one in said:
        first, equals, second = one.partition("=")
        if not (first and equals and second):
            refuse(f"--same: write ID=ID, such as --same chilean-army=army; found {one!r}")
        pairs.append((first, second))
    return pairs


def same_option(command: Command) -> Command:
    """Give a command ``same``, the pairs of ids in two datasets that are one thing."""
    return click.option(
        "--same",
        callback=_pairs,
        multiple=True,
        metavar="ID=ID",
        help="What is one thing under two ids, the first's and the second's; may be said several times.",
    )(command)


def dry_run_option(command: Command) -> Command:
    """The option by which files are left as they are."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change, and write nothing."
    )(command)


def refuse_dry_run_alone(*, fix: bool, dry_run: bool) -> None:
    """Without ``--fix`` nothing would be written anyhow."""
    if dry_run and not fix:
        refuse("--dry-run: it shows what --fix would write; say both")


def load_graph(dataset: Path | None) -> KnowledgeGraph:
    """The graph of a dataset; without one, that of the runoff in Chile."""
    from graph.loading import load

    return _scanned(dataset) or load(dataset)


UNSOUND = "policygraph.unsound"
"""What the context of a command remembers where the dataset that it asked has errors."""


def load_rest(dataset: Path | None) -> KnowledgeGraph:
    """The graph of what of a dataset has no fault; that there is more is said, and remembered."""
    from graph.loading import load_rest

    scanned = _scanned(dataset)
    if scanned is not None:
        return scanned
    kg, errors = load_rest(dataset)
    _say_that_there_are(errors, dataset)
    return kg


def load_cited(dataset: Path) -> Dataset:
    """The claims of a dataset that can be read, for their citations; that there is more is said."""
    from graph.loading import load_cited

    cited, errors = load_cited(dataset)
    _say_that_there_are(errors, dataset)
    return cited


def _say_that_there_are(errors: Sequence[Problem], dataset: Path | None) -> None:
    if not errors:
        return
    from shlex import quote

    click.get_current_context().meta[UNSOUND] = len(errors)
    told = "a problem" if len(errors) == 1 else f"{len(errors)} problems"
    where = f" {quote(str(dataset))}" if dataset else ""
    click.echo(
        f"policygraph: the dataset has {told}, and what follows leaves out what that concerns; "
        f"see: policygraph check{where}",
        err=True,
    )


def _query_options() -> list[click.Parameter]:
    from graph.engine.terms import own_query_fields
    from graph.model import Query, builtin, query_fields

    options: list[click.Parameter] = [
        _option(name, asks.takes, Query.model_fields[name].description)
        for name, asks in query_fields().items()
    ]
    for name, field in own_query_fields(builtin()).items():
        words = f": {', '.join(sorted(field.words))}" if field.words else ""
        options.append(_option(name, "words", f"The field of some kinds' own{words}."))
    return options


_METAVARS = {"words": "WORD", "texts": "TEXT", "number": "N", "order": "COLUMN"}
"""What may be said several times, and what the help calls it."""
_MAPPINGS = {"own": "NAME=WORD", "exclude": "FIELD=WORD"}
"""What is said as a field and a word, several times."""


def _option(name: str, takes: str, said: str | None) -> click.Option:
    """The option that says what a field of a query takes."""
    flag = f"--{name.replace('_', '-')}"
    if takes == "yes_no":
        return click.Option([f"{flag}/--not-{flag[2:]}", name], default=None, help=said)
    if takes == "count":
        return click.Option([flag, name], type=click.IntRange(1), metavar="N", help=said)
    metavar = _MAPPINGS.get(takes) or _METAVARS.get(takes)
    return click.Option(
        [flag, name], multiple=metavar is not None, metavar=metavar or "TEXT", help=said
    )


def _mapping(flag: str, pairs: Iterable[str]) -> dict[str, Any]:
    """What is said as FIELD=WORD, several times."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, word = pair.partition("=")
        if not equals or not name:
            refuse(f"{flag}: write FIELD=WORD, such as {flag} role=lead; found {pair!r}")
        found.setdefault(name.replace("-", "_"), []).append(word)
    return {name: words[0] if len(words) == 1 else words for name, words in found.items()}


def query_of(kg: KnowledgeGraph, fields: Mapping[str, Any]) -> Query:
    """The query that a command's options ask; entities are given by id, name or alias."""
    from graph.engine.asking import asked
    from graph.problems import UnusableQuery

    given = {name: value for name, value in fields.items() if value not in ((), None)}
    for name in _MAPPINGS.keys() & given.keys():
        given[name] = _mapping(f"--{name}", given[name])
    if "scenario" in given:
        given["scenario"] = tuple(_scenario_of(kg, name) for name in _several(given["scenario"]))
    try:
        return asked(None, given, kg.engine.vocabulary)
    except UnusableQuery as error:
        refuse(f"--{error}" if error.field else str(error))
    except (ValueError, TypeError) as error:
        refuse(str(error))


def _several(given: Any) -> Sequence[str]:
    return [given] if isinstance(given, str) else given


def _scenario_of(kg: KnowledgeGraph, name: str) -> str:
    """The id of a scenario that somebody named by its id or its label; one of several as they gave it."""
    from graph.folding import fold
    from graph.model import ALWAYS
    from graph.problems import UnknownScenario

    known = {ALWAYS: {ALWAYS}}
    for one in kg.engine.header.scenarios:
        known[one.id] = {one.id, *map(fold, (one.label, *one.labels.values()))}
    found = [one for one, names in known.items() if name == one or fold(name) in names]
    if not found:
        labels = [one.label for one in kg.engine.header.scenarios]
        refuse(f"--scenario: {UnknownScenario(name, [*known, *labels])}")
    return name if name in found else found[0]


def entity_of(kg: KnowledgeGraph, name: str) -> Entity:
    """The entity of an id, name or alias that somebody typed."""
    try:
        return kg.entity(name)
    except (UnknownEntity, AmbiguousName) as error:
        refuse(str(error))


def refuse(reason: str) -> NoReturn:
    """End with a sentence: the arguments cannot be used."""
    raise click.UsageError(reason)
