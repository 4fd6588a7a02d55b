"""The command line: words in, KnowledgeGraph's verbs, tables out.

Exit status: 0 where all went well, 1 where something was found wrong or nothing was found, 2
where the arguments cannot be used. Rooms are imported by the commands that need them, so that
help and queries start fast.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from graph.folding import fold
from graph.problems import (
    AmbiguousName,
    GraphError,
    InvalidDataset,
    NoPath,
    Place,
    Problem,
    UnknownEntity,
    count_by_rule,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graph.evidence import Coverage
    from graph.knowledge import KnowledgeGraph
    from graph.model import Query, Relation

Command = TypeVar("Command", bound=Callable[..., Any])

COLUMNS = ("source_name", "kind", "target_name", "scenario", "modality", "certainty", "statement")
"""What a table for people shows of a relation; programs get every field."""


class _Commands(click.Group):
    """The commands, in the order of a day's work, with errors as sentences."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and print UTF-8 whatever the locale; a terminal that knows less gets escapes."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                encoding = stream.encoding if stream.isatty() else "utf-8"
                stream.reconfigure(encoding=encoding, errors="backslashreplace")
        return super().main(*args, **kwargs)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GraphError as error:
            click.echo(f"policygraph: {error}", err=True)
            ctx.exit(1 if isinstance(error, InvalidDataset | NoPath) else 2)


class _Asking(click.Command):
    """A command that takes the fields of a Query as options, read off the model when needed."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*self.params, *_query_options(), *self._help(ctx)]

    def _help(self, ctx: click.Context) -> list[click.Parameter]:
        option = self.get_help_option(ctx)
        return [option] if option else []


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policygraph", prog_name="policygraph")
def main() -> None:
    """A policy text as a graph of typed, attributed, cited claims."""


def _dataset(command: Command) -> Command:
    return click.option(
        "--dataset",
        "-d",
        type=click.Path(path_type=Path),
        help="A dataset's folder or file; by default the one on Chile that comes with this.",
    )(command)


class _Written(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """A table for people, or a format that records are written in; asked for when needed."""

    name = "format"
    default = "table"

    def _choice(self) -> click.Choice[str]:
        from graph.writing.formats import names

        return click.Choice((self.default, *names(read_back=False)))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._choice().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return self._choice().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return self._choice().shell_complete(ctx, param, incomplete)


def _format(first: str | _Written, *others: str) -> Callable[[Command], Command]:
    return click.option(
        "--format",
        "format",
        type=first if isinstance(first, _Written) else click.Choice((first, *others)),
        default=first.default if isinstance(first, _Written) else first,
        show_default=True,
        help="How to print it.",
    )


def _documents(*, required: bool) -> Callable[[Command], Command]:
    return click.option(
        "--documents",
        type=click.Path(path_type=Path),
        required=required,
        help="Your own copies of the documents: a folder of text files, or one.",
    )


@main.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@_documents(required=False)
@_format("text", "json")
def check(dataset: Path | None, documents: Path | None, format: str) -> None:
    """Check a dataset against every rule.

    Says each problem with its place, what was expected, what was found and what to do; errors
    fail the check, warnings do not. With your own copies of the documents, the words of every
    citation are checked too.
    """
    from graph.evidence import digest_problems, find_documents, verify
    from graph.loading import CHILE, bundled
    from graph.reading import read

    reading = read(dataset or bundled(CHILE), thorough=True)
    problems = list(reading.problems)
    if documents is not None:
        texts, missing = find_documents(reading.dataset, documents)
        verifications = verify(reading.dataset, texts)
        header = Place(reading.files[0])
        problems += [*missing, *digest_problems(verifications, reading.places, header)]
    _report(problems, reading.files, reading.dataset, format)


def _report(problems: Sequence[Problem], files: Sequence[str], dataset: Any, format: str) -> None:
    from graph.reading.rules import RULES

    errors = [problem for problem in problems if problem.severity == "error"]
    counts = {
        "files": len(files),
        "entities": len(dataset.entities),
        "relations": len(dataset.relations),
        "rules": len(RULES),
    }
    if format == "json":
        told = {
            "checked": counts,
            "by_rule": count_by_rule(problems),
            "problems": [
                {
                    "rule": problem.rule,
                    "severity": problem.severity,
                    "file": problem.place.file,
                    "line": problem.place.line,
                    "column": problem.place.column,
                    "message": problem.message,
                }
                for problem in problems
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        if problems:
            by_rule = count_by_rule(problems).items()
            click.echo("\n" + "\n".join(f"{n:>6}  {rule}" for rule, n in by_rule) + "\n")
        verdict = _counted(len(errors), "problem") if errors else "clean"
        if len(problems) > len(errors):
            verdict += f", {_counted(len(problems) - len(errors), 'warning')}"
        entities = _counted(counts["entities"], "entity", "entities")
        relations = _counted(counts["relations"], "relation")
        files = _counted(counts["files"], "file")
        click.echo(
            f"{verdict}: {entities} and {relations} in {files}, held to {counts['rules']} rules"
        )
    sys.exit(1 if errors else 0)


@main.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where to write the page; by default exports/NAME.html.",
)
@_documents(required=False)
def build(dataset: Path | None, output: Path | None, documents: Path | None) -> None:
    """Build the page: one HTML file that needs nothing else.

    With your own copies of the documents, a private page that shows their words.
    """
    click.echo(str(_build(dataset, output, documents)))


@main.command("open")
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where to write the page; by default exports/NAME.html.",
)
@_documents(required=False)
def open_page(dataset: Path | None, output: Path | None, documents: Path | None) -> None:
    """Build the page and open it in a browser.

    Prints the page's path; where there is no display, that is all.
    """
    path = _build(dataset, output, documents)
    click.echo(str(path))
    if _has_display():
        import webbrowser

        webbrowser.open(path.resolve().as_uri())


def _build(dataset: Path | None, output: Path | None, documents: Path | None) -> Path:
    kg = _load(dataset)
    # What holds a document's own words must not be taken for the page that can be mailed.
    ending = "html" if documents is None else "private.html"
    output = output or Path("exports") / f"{kg.header.id}.{ending}"
    kg.to_html(output, documents=documents)
    return output


def _has_display() -> bool:
    import os

    desktop = sys.platform in {"darwin", "win32"} and not os.environ.get("CI")
    return desktop or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@main.command(cls=_Asking)
@_dataset
@_format(_Written())
def query(dataset: Path | None, format: str, **fields: Any) -> None:
    """List the relations that a query asks for.

    Each option may be given several times, of which any fits; different options are asked
    together. Entities are given by id, name or alias.
    """
    kg = _load(dataset)
    _show_relations(kg, kg.relations(_query(kg, fields)), format)


@main.command()
@click.argument("name")
@_dataset
@_format(_Written())
def find(name: str, dataset: Path | None, format: str) -> None:
    """Find an entity by id, name or alias, and list its relations."""
    kg = _load(dataset)
    entity = _entity(kg, name)
    if format == "table":
        click.echo(f"{entity}  [{entity.id}]")
        if entity.aliases:
            click.echo(f"also: {', '.join(entity.aliases)}")
        if entity.summary:
            click.echo(entity.summary)
    _show_relations(kg, kg.relations(entity=entity.id), format)


@main.command(cls=_Asking)
@click.argument("start")
@click.argument("end")
@click.option("--cutoff", type=click.IntRange(1), help="All chains of at most so many relations.")
@_dataset
@_format(_Written())
def path(
    start: str, end: str, cutoff: int | None, dataset: Path | None, format: str, **fields: Any
) -> None:
    """Say how two entities are connected: the shortest chain of relations between them.

    The options of a query say which relations may be used; by default all that are not negated.
    """
    kg = _load(dataset)
    ends = _entity(kg, start).id, _entity(kg, end).id
    asked = _query(kg, fields)
    given = (asked,) if asked.spelled() else ()
    if cutoff is None:
        found = [kg.shortest_path(*ends, *given)]
    else:
        found = list(kg.paths(*ends, *given, cutoff=cutoff))
        if not found:
            raise NoPath(*ends)
    if format == "table":
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
    _show(steps, format)


@main.command()
@click.argument("left")
@click.argument("right")
@_dataset
@_format(_Written())
def compare(left: str, right: str, dataset: Path | None, format: str) -> None:
    """Compare two scenarios: what differs between them, topic by topic."""
    from graph.knowledge import compare as compare_graphs

    kg = _load(dataset)
    comparison = compare_graphs(kg.scenario(left), kg.scenario(right))
    if format == "table":
        from graph.engine.comparison import table

        click.echo(table(comparison, _width()))
    else:
        _show(comparison.records(), format)


@main.command()
@click.argument("question", required=False)
@_dataset
@_format(_Written())
def ask(question: str | None, dataset: Path | None, format: str) -> None:
    """Ask one of the saved questions; without one, list them."""
    kg = _load(dataset)
    if question is None:
        listed = [{"id": one.id, "title": one.title} for one in kg.questions]
        _show(listed, format)
        return
    answer = kg.ask(question)
    if format == "table":
        click.echo(f"{answer.question.title}\n\n{answer.question.reading}\n")
    _show_relations(kg, answer.relations, format)


@main.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.argument("words")
@click.option("--document", help="The document's id; by default the file's name without ending.")
@_format("yaml", "json")
def cite(text: Path, words: str, document: str | None, format: str) -> None:
    """Make the citation for some words of a document, ready to paste.

    Words that stand there twice, or only once dashes, quotes and spaces that look alike are
    taken for the same, are said to be so, with every place; nothing is guessed.
    """
    from graph.evidence import cite as make_citation
    from graph.evidence import read_text

    cited = make_citation(read_text(text), words, document or _slug(text.stem))
    places = [citation.model_dump(exclude_none=True) for citation in cited.candidates]
    if format == "json":
        told = {"exact": cited.exact, "candidates": places}
        click.echo(json.dumps(told, indent=2))
    else:
        for place in places:
            inner = ", ".join(f"{name}: {_yaml_word(value)}" for name, value in place.items())
            click.echo(f"- {{{inner}}}")
    if not places:
        click.echo(f"{text}: these words are not in it", err=True)
    elif not cited.exact:
        click.echo("the words stand there with other dashes, quotes or spaces", err=True)
    if len(places) > 1:
        click.echo(f"the words stand in {len(places)} places; choose by the paragraph", err=True)
    sys.exit(0 if cited.settled else 1)


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _slug(name: str) -> str:
    """A file's name as a document's id could be: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "document"


def _yaml_word(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) and not value.isalpha() else str(value)


@main.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@_documents(required=True)
@_format("text", "json")
def verify(dataset: Path, documents: Path, format: str) -> None:
    """Hold every citation against your own copies of the documents."""
    from graph.evidence import VERDICTS, find_documents
    from graph.evidence import verify as verify_citations

    kg = _load(dataset)
    texts, problems = find_documents(kg.dataset, documents)
    verifications = verify_citations(kg.dataset, texts)
    counts = {verdict: sum(one.verdict == verdict for one in verifications) for verdict in VERDICTS}
    wrong = [one for one in verifications if one.verdict != "matched"]
    if format == "json":
        told = {
            "counts": counts,
            "documents": [problem.message for problem in problems],
            "citations": [
                {
                    "owner": one.owner,
                    "verdict": one.verdict,
                    "citation": one.citation.model_dump(exclude_none=True),
                    "elsewhere": [place.model_dump(exclude_none=True) for place in one.elsewhere],
                }
                for one in wrong
            ],
        }
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for line in (*problems, *wrong):
            click.echo(str(line))
        click.echo(
            ", ".join(
                f"{n} {verdict}" for verdict, n in counts.items() if n or verdict == "matched"
            )
        )
    sys.exit(1 if wrong or problems else 0)


@main.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@_documents(required=True)
@_format("text", "json")
def coverage(dataset: Path, documents: Path, format: str) -> None:
    """Say which sentences of the documents no relation accounts for."""
    from graph.evidence import coverage as cover
    from graph.evidence import find_documents

    kg = _load(dataset)
    texts, problems = find_documents(kg.dataset, documents)
    covered = cover(kg.dataset, texts)
    told = [
        {
            "document": one.document,
            "sentences": len(one.sentences),
            "cited": len(one.cited),
            "silent": len(one.silent),
            "share": one.share,
            "open": [{"paragraph": s.paragraph, "start": s.start, "end": s.end} for s in one.open],
        }
        for one in covered
    ]
    if format == "json":
        messages = [problem.message for problem in problems]
        click.echo(json.dumps({"documents": told, "problems": messages}, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        for one in covered:
            for sentence in one.open:
                place = f"paragraph {sentence.paragraph}, {sentence.start}–{sentence.end}"
                click.echo(f"{one.document}: {place}: no relation cites this sentence")
            click.echo(
                f"{one.document}: {_percent(one)}% settled: of {len(one.sentences)} sentences "
                f"{len(one.cited)} cited, {len(one.silent)} silent, {len(one.open)} open"
            )
    sys.exit(1 if problems or any(one.open for one in covered) else 0)


def _percent(covered: Coverage) -> int:
    """The settled share, rounded down: 100 means all."""
    total = len(covered.sentences)
    return 100 * (total - len(covered.open)) // total if total else 100


@main.command()
@_dataset
@click.option(
    "--of",
    "part",
    type=click.Choice(("entities", "relations", "dataset")),
    default="relations",
    show_default=True,
    help="The file it is for.",
)
def schema(dataset: Path | None, part: str) -> None:
    """Print the JSON Schema of the data files.

    An editor completes the files by it, and a language model's output can be held to it. With a
    dataset, the kinds that it declares are included.
    """
    from graph.model import Header, builtin

    vocabulary = _load(dataset).dataset.vocabulary if dataset else builtin()
    schemas: dict[str, Callable[[], dict[str, Any]]] = {
        "entities": vocabulary.entity_adapter.json_schema,
        "relations": vocabulary.relation_adapter.json_schema,
        "dataset": Header.model_json_schema,
    }
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schemas[part]()
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))


def _load(dataset: Path | None) -> KnowledgeGraph:
    from graph.loading import load

    return load(dataset)


def _query_options() -> list[click.Parameter]:
    from graph.model import Query

    options: list[click.Parameter] = []
    for name, field in Query.model_fields.items():
        flag = name.replace("_", "-")
        if name == "negated":
            declared = [f"--{flag}/--not-{flag}", name]
            options.append(click.Option(declared, default=None, help=field.description))
            continue
        many = field.default == ()
        options.append(
            click.Option(
                [f"--{flag}", name],
                multiple=many,
                metavar="WORD" if many else "TEXT",
                help=field.description,
            )
        )
    return options


def _query(kg: KnowledgeGraph, fields: Mapping[str, Any]) -> Query:
    from graph.model import AUTHOR, Query

    given = {name: value for name, value in fields.items() if value not in ((), None)}
    for name in ("source", "target", "entity", "holder"):
        if name in given:
            given[name] = tuple(
                word if word == AUTHOR else _entity(kg, word).id for word in given[name]
            )
    try:
        return Query(**given)
    except ValueError as error:
        reason = error.errors()[0]["msg"] if hasattr(error, "errors") else str(error)
        reason = reason.removeprefix("Value error, ")
        _refuse(f"--on: {reason}" if "on" in given else reason)


def _entity(kg: KnowledgeGraph, name: str) -> Any:
    try:
        return kg.find(name)
    except (UnknownEntity, AmbiguousName) as error:
        _refuse(str(error))


def _refuse(reason: str) -> NoReturn:
    raise click.UsageError(reason)


def _show_relations(kg: KnowledgeGraph, relations: Sequence[Relation], format: str) -> None:
    records = kg.records_of(relations)
    if format == "table":
        _show([{name: one[name] for name in COLUMNS} for one in records], format)
        click.echo(_counted(len(records), "relation"))
    else:
        _show(records, format)


def _show(records: Sequence[Mapping[str, Any]], format: str) -> None:
    """Print records as a table for people, or in a format for programs."""
    if format != "table":
        from graph.writing.formats import format_named

        click.echo(format_named(format).write(records), nl=False)
    elif records:
        _table(records)


def _table(records: Sequence[Mapping[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in records[0]:
        table.add_column(name.replace("_name", "").replace("_", " "), overflow="fold")
    for record in records:
        # Text, not markup: a name may hold square brackets.
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in record.values()))
    Console(width=_width()).print(table)


def _width() -> int:
    """The terminal's width; a file has room enough for sentences."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
