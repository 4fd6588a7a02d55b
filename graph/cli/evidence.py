"""Claims and the words that they stand on: ``cite``, ``verify`` and ``coverage``."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import documents_option, format_option, load_rest
from graph.folding import fold

if TYPE_CHECKING:
    from graph.evidence import Coverage


@click.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.argument("words")
@click.option("--document", help="The document's id; by default the file's name without ending.")
@format_option("yaml", "json")
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


def _slug(name: str) -> str:
    """A file's name as a document's id could be: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "document"


def _yaml_word(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) and not value.isalpha() else str(value)


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option(required=True)
@format_option("text", "json")
def verify(dataset: Path, documents: Path, format: str) -> None:
    """Hold every citation against your own copies of the documents."""
    from graph.evidence import VERDICTS, find_documents, without_place
    from graph.evidence import verify as verify_citations

    kg = load_rest(dataset)
    texts, problems = find_documents(kg.dataset, documents)
    verifications = verify_citations(kg.dataset, texts)
    counts = {verdict: sum(one.verdict == verdict for one in verifications) for verdict in VERDICTS}
    placeless = without_place(kg.dataset)
    wrong = [one for one in verifications if one.verdict != "matched"]
    if format == "json":
        told = {
            "counts": counts,
            "without_place": placeless,
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
        said = [f"{n} {verdict}" for verdict, n in counts.items() if n or verdict == "matched"]
        click.echo(", ".join([*said, f"{placeless} without a place"] if placeless else said))
    sys.exit(1 if wrong or problems else 0)


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option(required=True)
@format_option("text", "json")
def coverage(dataset: Path, documents: Path, format: str) -> None:
    """Say which sentences of the documents no relation accounts for."""
    from graph.evidence import coverage as cover
    from graph.evidence import find_documents

    kg = load_rest(dataset)
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
