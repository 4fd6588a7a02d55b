"""Is a dataset right? ``check`` and ``schema``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    dataset_option,
    documents_option,
    dry_run_option,
    format_option,
    load_graph,
    refuse,
    refuse_dry_run_alone,
)
from graph.cli.printing import counted, write_fix
from graph.cli.streams import give
from graph.problems import Problem, count_by_rule
from graph.shown import one_line

if TYPE_CHECKING:
    from graph.evidence.anchoring import Grade
    from graph.reading import Reading
    from graph.schema import Part


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@documents_option()
@click.option(
    "--fix",
    is_flag=True,
    help="Write the places of quotes that were found, each in its own citation.",
)
@dry_run_option
@format_option("text", "json")
def check(
    dataset: Path | None, documents: Path | None, fix: bool, dry_run: bool, format: str
) -> None:
    """Check a dataset against every rule.

    Says each problem with its place, what was expected, what was found and what to do; errors
    fail the check, warnings do not. With your own copies of the documents, the words of every
    citation are checked too, and that no sentence is open where a document is annotated whole;
    for citations that only quote, their places are looked for. With --fix, the places that are sure
    are written into the files, of which nothing else changes, and the check is made of what they say
    then; the words go, unless the document's rights let anybody quote it. What changes is shown first.
    """
    if fix and (dataset is None or documents is None):
        refuse("--fix: it writes the places of quotes; name a dataset and --documents FOLDER")
    refuse_dry_run_alone(fix=fix, dry_run=dry_run)
    from graph.checking import read
    from graph.evidence import (
        anchor_problems,
        anchored,
        by_grade,
        digest_problems,
        find_documents,
        open_problems,
        verify,
        waiting,
    )
    from graph.loading import CHILE, bundled

    reading = read(dataset or bundled(CHILE), thorough=True)
    if fix and dataset is not None and documents is not None:
        written = _fix(dataset, documents, reading, dry_run=dry_run, aside=format == "json")
        reading = read(dataset, thorough=True) if written else reading
    problems = list(reading.problems)
    grades: dict[Grade, int] = {}
    if documents is not None:
        texts, missing = find_documents(reading.dataset, documents)
        verifications = verify(reading.dataset, texts)
        problems += missing
        sought = waiting(reading.dataset, texts)
        grades = by_grade(sought)
        told = sorted(anchor_problems(sought, reading.citation_place, reading.header_place))
        settled = {(one.rule, one.place) for one in told}
        problems = [one for one in problems if (one.rule, one.place) not in settled] + told
        problems += digest_problems(
            verifications, reading.dataset.header, reading.citation_place, reading.header_place
        )
        problems += open_problems(anchored(reading.dataset, sought), texts, reading.header_place)
    _report(problems, reading.files, reading.dataset, grades, format)


def _fix(dataset: Path, documents: Path, reading: Reading, *, dry_run: bool, aside: bool) -> bool:
    """Write the places of the quotes that were found, and say whether any file was written."""
    from graph.evidence import find_documents, waiting
    from graph.mending.quotes import write_anchored

    texts, _missing = find_documents(reading.dataset, documents)
    anchoring = write_anchored(dataset, waiting(reading.dataset, texts), reading)
    what = f"the places of {counted(anchoring.citations, 'quote')}"
    write_fix(anchoring.plan, what, dry_run=dry_run, aside=aside)
    return bool(anchoring.plan) and not dry_run


def _report(
    problems: Sequence[Problem],
    files_read: Sequence[str],
    dataset: Any,
    grades: Mapping[Grade, int],
    format: str,
) -> None:
    from graph.reading.rules import RULES

    errors = [problem for problem in problems if problem.severity == "error"]
    counts = {
        "files": len(files_read),
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
        told |= {"quotes": grades} if grades else {}
        give(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n")
    else:
        for problem in _first_of_each_rule(problems):
            click.echo(str(problem))
        if problems:
            lines = (_line_of(rule, n) for rule, n in count_by_rule(problems).items())
            click.echo("\n" + "\n".join(lines) + "\n")
        if grades:
            found = ", ".join(f"{count} {grade}" for grade, count in grades.items())
            click.echo(f"quotes without a place: {found}")
        verdict = counted(len(errors), "problem") if errors else "clean"
        if len(problems) > len(errors):
            verdict += f", {counted(len(problems) - len(errors), 'warning')}"
        entities = counted(counts["entities"], "entity", "entities")
        relations = counted(counts["relations"], "relation")
        files = counted(counts["files"], "file")
        click.echo(
            f"{verdict}: {entities} and {relations} in {files}, held to {counts['rules']} rules"
        )
        _tell_outdated(Path(files_read[0]).parent, dataset)
    sys.exit(1 if errors else 0)


def _tell_outdated(folder: Path, dataset: Any) -> None:
    """Say how an editor gets to know the kinds that a dataset declares, where it does not."""
    from graph.starting.schemas import are_outdated

    if dataset.header.kinds and are_outdated(folder, dataset.vocabulary):
        command = f"policygraph schema --dataset {quote(str(folder))} --write"
        click.echo(one_line(f"an editor does not offer all kinds that this declares: {command}"))


SHOWN = 20
"""So many problems of a rule are shown to people: more of them have one cause, mostly."""


def _first_of_each_rule(problems: Sequence[Problem]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.rule] += 1
        if seen[problem.rule] <= SHOWN:
            yield problem


def _line_of(rule: str, count: int) -> str:
    """How many problems a rule found, and whether that is more than are shown."""
    cut = f", of which {SHOWN} are shown; --format json tells all" if count > SHOWN else ""
    return f"{count:>6}  {rule}{cut}"


@click.command()
@dataset_option
@click.option(
    "--of",
    "part",
    type=click.Choice(("entities", "relations", "dataset", "resolutions", "entity", "relation")),
    default="relations",
    show_default=True,
    help="The file it is for, or one record.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write those of all its files into its folder schema/, where an editor finds them.",
)
def schema(dataset: Path | None, part: Part, write: bool) -> None:
    """Print the JSON Schema of the data files.

    An editor completes the files by it, and a language model's output can be held to it. With a
    dataset, the kinds that it declares are included; with --write, an editor of its files offers them.
    """
    from graph.model import builtin
    from graph.schema import schema as schema_of

    if write and (dataset is None or not dataset.is_dir()):
        refuse("--write: it writes into a dataset's folder; name one: --dataset FOLDER")
    vocabulary = load_graph(dataset).dataset.vocabulary if dataset else builtin()
    if write and dataset is not None:
        from graph.starting.schemas import write_schemas

        changed = write_schemas(dataset, vocabulary)
        click.echo(f"wrote {counted(len(changed), 'schema')} into {one_line(str(dataset))}")
        return
    give(f"{json.dumps(schema_of(vocabulary, part), indent=2, ensure_ascii=False)}\n")
