"""Claims and the words that they stand on: ``cite``, ``verify`` and ``coverage``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    documents_option,
    dry_run_option,
    format_option,
    load_cited,
    refuse,
)
from graph.cli.printing import counted, write_plan

if TYPE_CHECKING:
    from graph.evidence import Account, Cited, Coverage, Verdict, Verification
    from graph.model import Citation
    from graph.problems import Problem


@click.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.argument("words")
@click.option("--document", help="The document's id; by default the file's name without ending.")
@format_option("yaml", "json")
def cite(text: Path, words: str, document: str | None, format: str) -> None:
    """Make the citation for some words of a document, ready to paste.

    Words that stand there twice, or only once what looks alike is taken for the same (dashes,
    quotes, white space, accents written another way, ligatures, signs that show nothing), are
    said to be so, with every place. Other words are never placed; the nearest are shown.
    """
    from graph.evidence import cite as make_citation
    from graph.evidence import document_id, read_text

    if document is not None and document_id(document) != document:
        refuse(
            f'--document: no document can be called {document!r}; write "{document_id(document)}"'
        )
    cited = make_citation(read_text(text), words, document or document_id(text.stem))
    places = [_plain(citation) for citation in cited.candidates]
    if format == "json":
        told = {
            "grade": cited.grade,
            "exact": cited.exact,
            "candidates": places,
            "nearest": _nearest(cited),
        }
        click.echo(json.dumps(told, indent=2))
    else:
        for place in places:
            inner = ", ".join(f"{name}: {_yaml_word(value)}" for name, value in place.items())
            click.echo(f"- {{{inner}}}")
    for sentence in _doubts(text, cited):
        click.echo(sentence, err=True)
    sys.exit(0 if cited.settled else 1)


def _doubts(text: Path, cited: Cited) -> Iterator[str]:
    """Why what was found is not settled, in sentences."""
    count = len(cited.candidates)
    if cited.nearest is not None:
        yield f"{text}: these words are not in it as given; the nearest is {cited.nearest}"
    elif not count:
        yield f"{text}: these words are not in it"
    elif not cited.exact:
        yield "the words stand there with other dashes, quotes, spaces or signs that look alike"
    if count > 1:
        yield f"the words stand in {count} places; choose by the paragraph"


def _nearest(cited: Cited) -> dict[str, Any] | None:
    """What comes closest to some words, as data."""
    if cited.nearest is None:
        return None
    return {
        "citation": _plain(cited.nearest.citation),
        "words": cited.nearest.words,
        "differences": [
            {"given": one.given, "stands": one.stands} for one in cited.nearest.differences
        ],
    }


def _plain(citation: Citation) -> dict[str, Any]:
    return citation.model_dump(exclude_none=True)


def _yaml_word(value: Any) -> str:
    return json.dumps(value) if isinstance(value, str) and not value.isalpha() else str(value)


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option(required=True)
@format_option("text", "json")
@click.option(
    "--fix", is_flag=True, help="Write citations that have moved to where exactly one place fits."
)
@dry_run_option
def verify(dataset: Path, documents: Path, format: str, fix: bool, dry_run: bool) -> None:
    """Hold every citation against your own copies of the documents.

    Ends with 1 where one does not match, or a document is not there. What has neither digest nor
    quote is counted, and is neither right nor wrong. With --fix, what has moved is written into the
    dataset's files, where its words, and those said to stand before and behind them, fit in one
    place alone, and with it the document's digest and length; what changes is shown first, and the
    rest is told as it is then.
    """
    from graph.evidence import FAILING, VERDICTS, find_documents, without_place
    from graph.evidence import verify as verify_citations

    if dry_run and not fix:
        refuse("--dry-run: it shows what --fix would write; say both")
    cited = load_cited(dataset)
    texts, problems = find_documents(cited, documents)
    verifications = verify_citations(cited, texts)
    if fix and _fix(dataset, verifications, texts, dry_run=dry_run, aside=format == "json"):
        cited = load_cited(dataset)
        texts, problems = find_documents(cited, documents)
        verifications = verify_citations(cited, texts)
    counts = {verdict: sum(one.verdict == verdict for one in verifications) for verdict in VERDICTS}
    placeless = without_place(cited)
    told = [one for one in verifications if one.verdict != "matched"]
    if format == "json":
        click.echo(json.dumps(_verified(counts, placeless, problems, told), indent=2))
    else:
        for line in (*problems, *told):
            click.echo(str(line))
        said = [f"{n} {verdict}" for verdict, n in counts.items() if n or verdict == "matched"]
        click.echo(", ".join([*said, f"{placeless} without a place"] if placeless else said))
    failed = any(one.verdict in FAILING or one.verdict == "absent" for one in told)
    sys.exit(1 if failed or problems else 0)


def _fix(
    dataset: Path,
    verifications: Sequence[Verification],
    texts: Mapping[str, str],
    *,
    dry_run: bool,
    aside: bool,
) -> bool:
    """Write the citations that have moved, and say whether that was done."""
    from graph.mending.citations import write_moved

    moving = write_moved(dataset, verifications, texts)
    write_plan(moving.plan, dry_run=dry_run, aside=aside)
    did = "would write" if dry_run else "wrote"
    files = counted(len(moving.plan.changes), "file")
    told = f"{did} {counted(moving.citations, 'citation')} in {files}"
    click.echo(f"{told}; nothing is written" if dry_run else told, err=aside)
    return bool(moving.plan) and not dry_run


def _verified(
    counts: Mapping[Verdict, int],
    placeless: int,
    problems: Iterable[Problem],
    told: Iterable[Verification],
) -> dict[str, Any]:
    """What became of the citations that do not match, as data."""
    return {
        "counts": counts,
        "without_place": placeless,
        "documents": [problem.message for problem in problems],
        "citations": [
            {
                "owner": one.owner,
                "path": list(one.path),
                "verdict": one.verdict,
                "reason": one.told,
                "citation": _plain(one.citation),
                "elsewhere": [_plain(place) for place in one.elsewhere],
                "alike": [_plain(place) for place in one.alike],
            }
            for one in told
        ],
    }


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option(required=True)
@format_option("text", "json")
def coverage(dataset: Path, documents: Path, format: str) -> None:
    """Say which sentences of the documents no relation accounts for.

    A sentence of which less than half is cited, by its letters, is not settled unless the rest is
    silent.
    """
    from graph.evidence import coverage as cover
    from graph.evidence import find_documents

    cited = load_cited(dataset)
    texts, problems = find_documents(cited, documents)
    covered = cover(cited, texts)
    if format == "json":
        told = [_covered(one, texts[one.document]) for one in covered]
        messages = [problem.message for problem in problems]
        click.echo(json.dumps({"documents": told, "problems": messages}, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        for one in covered:
            _show_coverage(one, texts[one.document])
    sys.exit(1 if problems or any(one.unsettled for one in covered) else 0)


WORDS = 100
"""So many letters of a sentence are shown on a line."""


def _show_coverage(covered: Coverage, text: str) -> None:
    """The sentences that are not settled, with their words, and what all come to."""
    from graph.evidence import excerpt, told_of

    for account in covered.unsettled:
        words = excerpt(text[account.sentence.start : account.sentence.end], WORDS)
        click.echo(f"{covered.document}: {told_of(account)}: “{words}”")
    partly = f"{len(covered.partly)} partly, " if covered.partly else ""
    click.echo(
        f"{covered.document}: {_percent(covered)}% settled: of {len(covered.sentences)} sentences "
        f"{len(covered.cited)} cited, {partly}{len(covered.silent)} silent, {len(covered.open)} open"
    )


def _covered(covered: Coverage, text: str) -> dict[str, Any]:
    """What became of each sentence, as data; of one that is not settled, its words."""
    return {
        "document": covered.document,
        "sentences": len(covered.sentences),
        "cited": len(covered.cited),
        "silent": len(covered.silent),
        "share": covered.share,
        "open": [asdict(sentence) for sentence in covered.open],
        "partly": [asdict(sentence) for sentence in covered.partly],
        "accounts": [
            asdict(account.sentence)
            | {"fate": account.fate, "share": account.share, "claims": claims}
            | _words_where_unsettled(account, text)
            for account, claims in zip(covered.accounts, covered.claims, strict=True)
        ],
    }


def _words_where_unsettled(account: Account, text: str) -> dict[str, str]:
    if account.fate not in {"open", "partly"}:
        return {}
    return {"words": text[account.sentence.start : account.sentence.end]}


def _percent(covered: Coverage) -> int:
    """The settled share, rounded down: 100 means all."""
    total = len(covered.sentences)
    return 100 * (total - len(covered.unsettled)) // total if total else 100
