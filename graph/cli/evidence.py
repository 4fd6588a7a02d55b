"""Claims and the words that they stand on: ``verify`` and ``coverage``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import (
    documents_option,
    dry_run_option,
    format_option,
    load_cited,
    refuse_dry_run_alone,
)
from graph.cli.printing import counted, plain_citation, write_fix

if TYPE_CHECKING:
    from graph.evidence import Account, Coverage, Verdict, Verification
    from graph.problems import Problem


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

    refuse_dry_run_alone(fix=fix, dry_run=dry_run)
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
    write_fix(moving.plan, counted(moving.citations, "citation"), dry_run=dry_run, aside=aside)
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
                "citation": plain_citation(one.citation),
                "elsewhere": [plain_citation(place) for place in one.elsewhere],
                "alike": [plain_citation(place) for place in one.alike],
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
