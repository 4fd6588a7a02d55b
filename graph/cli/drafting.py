"""Claims that a model proposes: ``draft``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from graph.cli.options import documents_option, refuse, refuse_without_texts
from graph.cli.printing import counted
from graph.cli.streams import give
from graph.shown import one_line, prose

if TYPE_CHECKING:
    from graph.drafting.running import Drafting, Proposer, Report
    from graph.drafting.store import Waiting

SHOWN = 50
"""So many of a sort are told of; where there are more, many have one cause."""
_SORTS = ("unfinished", "near", "placed")
"""What a draft that waits is, what asks most of a person first."""
_RANGE = re.compile(r"(?P<first>\d{1,7})(?P<more>-(?P<last>\d{1,7})?)?")


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@documents_option()
@click.option("--document", help="The id of the document, where the dataset has several.")
@click.option(
    "--paragraphs", metavar="N[-M]", help="Only some of its paragraphs: 4, 4-7 or 4- (to the last)."
)
@click.option(
    "--model", help="The model to ask, as openai:NAME; with --answers: who gave the answer."
)
@click.option("--prompt", is_flag=True, help="Print what to paste into a chat.")
@click.option("--again", is_flag=True, help="With --prompt: what sends the faulty drafts back.")
@click.option("--answers", metavar="FILE", help="Take what a chat answered; - is what is piped in.")
def draft(
    dataset: Path,
    documents: Path | None,
    document: str | None,
    paragraphs: str | None,
    model: str | None,
    prompt: bool,
    again: bool,
    answers: str | None,
) -> None:
    """Have a model propose claims, which wait for a person to decide.

    With --model, a model is asked paragraph by paragraph; its key is taken from the environment.
    Without a key or a package, --prompt prints what to paste into any chat, and --answers takes what
    came back. Each claim is held to the rules of a check, and its quotes to the text; what is wrong goes
    back, twice at the most. Drafts wait in the folder .policygraph beside the data, which git ignores,
    and never enter the data by themselves. With nothing else said, those that wait are listed. Ends
    with 1 where something is refused, unfinished or only near.
    """
    if prompt and (answers is not None or model is not None):
        refuse("--prompt: it asks nobody; say it without --model and --answers")
    if again and not prompt:
        refuse("--again: it is about a prompt; say --prompt --again")
    if paragraphs is not None and (answers is not None or again):
        refuse("--paragraphs: an answer is taken whole; leave it out")
    if not prompt and answers is None and model is None:
        _list(dataset)
        return
    from graph.drafting.running import Drafting
    from graph.drafting.store import read

    read(dataset)  # that there is no dataset, or that its drafts cannot be read, comes first
    if documents is None:
        refuse_without_texts()

    if model is not None and answers is None:
        from graph.drafting.asking import proposer

        asked = proposer(model)  # what is not installed is told before anything is read
        opened = Drafting(dataset, documents, document)
        _ask(opened, model, asked, _numbers(opened, paragraphs))
        return
    opened = Drafting(dataset, documents, document)
    if answers is not None:
        _end(opened.answered(_answer(answers), model))
    elif again:
        told = opened.again()
        if told is None:
            click.echo("no draft can go back: none is faulty, or all went back twice", err=True)
        else:
            give(told)
    else:
        give(opened.prompt(_numbers(opened, paragraphs)))


def _ask(opened: Drafting, model: str, asked: Proposer, numbers: Sequence[int]) -> None:
    """Ask for each paragraph, and say how far it is."""
    from graph.drafting.running import Report

    report = Report()
    for done, report in enumerate(opened.ask(model, asked, numbers), 1):
        number = numbers[done - 1]
        told = report.failed.get(number) or f"{counted(len(report.drafts), 'draft')} so far"
        click.echo(f"¶{number}, {done} of {len(numbers)}: {told}", err=True)
    _end(report)


def _numbers(opened: Drafting, said: str | None) -> Sequence[int]:
    """The paragraphs that are meant."""
    if said is None:
        return opened.paragraphs
    found = _RANGE.fullmatch(said.strip())
    if found is None:
        refuse(f"--paragraphs: {said!r} is no paragraph; write 4, 4-7 or 4-")
    first = int(found["first"])
    last = int(found["last"] or 10**7) if found["more"] else first
    numbers = [one for one in opened.paragraphs if first <= one <= last]
    if not numbers:
        there = counted(len(opened.paragraphs), "paragraph")
        refuse(f"--paragraphs: the document has {there}, and {said} is none of them")
    return numbers


def _answer(file: str) -> str:
    """What came back from a chat."""
    from graph.evidence import read_text

    if file != "-":
        return read_text(file)
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("--answers -: what is piped in is not UTF-8")


def _words() -> str:
    """The command as it was begun, for the one that comes next."""
    ctx = click.get_current_context()
    dataset = ctx.params["dataset"]
    given = (
        f"--{name} {quote(str(ctx.params[name]))}"
        for name in ("documents", "document")
        if ctx.params[name] is not None
    )
    return " ".join((f"policygraph draft {quote(str(dataset))}", *given))


def _end(report: Report) -> None:
    """Tell what became of all that was proposed, and end."""
    for line in _told(report, _words()):
        click.echo(line)
    if report.failed:
        left = ", ".join(f"¶{number}" for number in sorted({*report.failed, *report.left}))
        click.echo(
            f"policygraph: there is no answer for {left}; what was answered is kept, and "
            "--paragraphs asks for some again",
            err=True,
        )
        sys.exit(2)
    sys.exit(1 if report.refused or report.of("near") or report.of("unfinished") else 0)


def _told(report: Report, command: str) -> Iterator[str]:
    yield from _some("refused", report.refused)
    for sort in _SORTS:
        cards = [_card(one) for one in report.of(sort) if sort != "placed" or _asks(one)]
        yield from _some("to look at" if sort == "placed" else sort, cards)
    yield from _some("already there", report.there)
    counts = [f"{len(report.of(sort))} {sort}" for sort in ("placed", "near", "unfinished")]
    counts += [f"{len(report.refused)} refused", f"{len(report.there)} already there"]
    if report.again:
        counts.append(f"{len(report.again)} drafted before")
    asked = f"{counted(report.asked, 'answer')} with {counted(report.claims, 'claim')}"
    yield f"{asked}: {', '.join(counts)}"
    yield from _next(report.drafts.values(), command)


def _list(dataset: Path) -> None:
    """What waits, and what to do next."""
    from graph.drafting.running import sort_of
    from graph.drafting.store import DECIDED, as_is, read

    drafts = read(dataset)
    waits = [one for one in drafts if one.state not in DECIDED]
    sorts = [sort_of(one) for one in waits]
    for sort in _SORTS:
        for line in _some(sort, [_card(one) for one in waits if sort_of(one) == sort]):
            click.echo(line)
    wait = "draft waits" if len(waits) == 1 else "drafts wait"
    told = ", ".join(f"{sorts.count(sort)} {sort}" for sort in reversed(_SORTS))
    click.echo(f"{len(waits)} {wait}{f': {told}' if waits else ''}")
    accepted, decided = as_is(drafts)
    if decided:
        click.echo(f"of {decided} that were decided, {accepted} were accepted as they were")
    for line in _next(waits, _words()):
        click.echo(line)


def _next(waits: Iterable[Waiting], command: str) -> Iterator[str]:
    """What to do next."""
    from graph.drafting.running import sort_of

    sorts = {sort_of(one) for one in waits}
    if not sorts:
        yield (
            f"next: {command} --prompt prints what to paste into a chat, and "
            f"{command} --answers FILE takes what came back"
        )
        return
    if sorts & {"unfinished", "near"}:
        yield f"next: {command} --prompt --again prints what sends the faulty ones back"
    yield "nothing is written into the data: a person decides on each draft"


def _asks(draft: Waiting) -> bool:
    """Whether a draft that is placed deserves a second look."""
    return bool(draft.doubts or draft.repeats)


def _card(draft: Waiting) -> str:
    """A draft on some lines: what it claims, how its words were found, what is wrong or doubtful."""
    said = draft.record or draft.proposal
    ends = " ".join(prose(str(said.get(name)))[:100] for name in ("source", "kind", "target"))
    grades = ", ".join(one.grade for one in draft.evidence) or "no quote"
    lines = [f"draft {draft.id}: {ends} ({grades}): {prose(str(said.get('statement', '')))[:300]}"]
    if draft.repeats is not None:
        lines.append(f"this is claim {draft.repeats}, which does not cite these words yet")
    return "\n    ".join(map(one_line, (*lines, *draft.problems, *draft.doubts)))


def _some(label: str, told: Sequence[str]) -> Iterator[str]:
    for one in told[:SHOWN]:
        yield f"{label}: {one}"
    if len(told) > SHOWN:
        yield f"{label}: {len(told) - SHOWN} more"
