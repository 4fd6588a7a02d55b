"""What the check says of what is being made, in lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from graph.drafting.sentences import in_spanish as draft_in_spanish
from graph.model import Ref, own_fields, references
from graph.problems import Problem
from graph.reading.spanish import Called, in_spanish
from graph.vocabulary.naming import listed
from graph.vocabulary.verbs import verb
from graph.workbench.desk.cards import labels
from graph.workbench.desk.details import detail_label
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.judging import Judged
from graph.workbench.desk.options import first_of
from graph.workbench.desk.saying import sentence_of, where_of
from graph.workbench.desk.steps import named_in
from graph.workbench.desk.words import WORDS, noun_of, runs, say, told
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Line, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_THERE = re.compile(r"\bthere:(\d+)")


def lines_of(desk: Annotating) -> tuple[Line, ...]:
    """What a check says, live."""
    work, language = desk.work, desk.language
    if work.making is not None or not (work.source and work.target):
        return ()
    prefix: Runs = ()
    if work.kind is None:
        found = desk.offered()
        first = first_of(work, found)
        if work.open != "kind" or first is None:
            return ()
        work = found[first].take()
        if work.kind is None:
            return ()
        cls = desk.book.vocabulary.relations[work.kind]
        prefix = told(language, "with", kind=Run(text=verb(cls, language), mark="strong"))
    made, found_wrong = desk.checked(work)
    lines = [
        Line(sign="wrong", runs=_told(desk, one, work, found_wrong)) for one in found_wrong.errors
    ]
    lines += [
        Line(sign="doubt", runs=_told(desk, one, work, found_wrong))
        for one in found_wrong.problems
        if one.severity != "error"
    ]
    count = len(found_wrong.errors)
    if count > 1 or (count and prefix):
        key = "1 wrong" if count == 1 else "n wrong"
        head = say(language, key, n=count)
        lines.append(Line(sign="wrong", runs=(*prefix, Run(text=head, mark="wrong"))))
    elif count == 0 and len(made.relations) > 1:
        said = say(language, "n claims so far", n=len(made.relations))
        lines.append(Line(sign="ok", runs=(*prefix, Run(text=said))))
    elif count == 0:
        key = "nothing wrong with" if prefix else "nothing wrong"
        lines.append(Line(sign="ok", runs=(*prefix, Run(text=say(language, key)))))
    if work.edits:
        lines += told_naming(desk, work.edited, _NAMING, "note")
    return tuple(lines)


def told_problems(desk: Annotating, work: Work) -> tuple[Line, ...]:
    """What is wrong with a line; nothing, where nothing is."""
    found = desk.checked(work)[1]
    return tuple(Line(sign="wrong", runs=_told(desk, one, work, found)) for one in found.errors)


def told_naming(
    desk: Annotating,
    claims: Sequence[str],
    words: Sequence[tuple[str, str]],
    sign: Literal["doubt", "note"],
) -> tuple[Line, ...]:
    """How many questions, and how many findings, name some claims: a line each, where there are any.

    Parameters
    ----------
    desk : Annotating
    claims : sequence of str
        Their ids.
    words : sequence of (str, str)
        How that is told of questions and of findings: of one, and of many.
    sign : str
        Of the lines.
    """
    lines = []
    for count, (one, many) in zip(named_in(desk.book, claims), words, strict=True):
        if count:
            text = say(desk.language, one) if count == 1 else say(desk.language, many, n=count)
            lines.append(Line(sign=sign, runs=runs(text)))
    return tuple(lines)


_NAMING = (("question names it", "questions name it"), ("finding names it", "findings name it"))


def _told(desk: Annotating, problem: Problem, work: Work, found: Judged) -> Runs:
    """One thing that is wrong: as a check prints it; in another language, or of claims, in words of our own."""
    language = desk.language
    if found.same is not None and problem.rule in {
        "duplicate-claim",
        "symmetric-pair",
        "duplicate-id",
    }:
        return runs(say(language, "stands already", where=where_of(desk, found.same)))
    if found.opposite is not None and problem.rule == "contradiction":
        sentence = sentence_of(desk, found.opposite.relation)
        return told(
            language,
            "says the opposite",
            where=where_of(desk, found.opposite),
            sentence=Run(text=sentence, mark="strong"),
        )
    if language == "en":
        return runs(_THERE.sub(lambda _match: say(language, "somewhere"), problem.message))
    return runs(_in_spanish(desk, problem, work))


def _in_spanish(desk: Annotating, problem: Problem, work: Work) -> str:
    """In Spanish, with the kinds that fit where one does not."""
    said = in_spanish(problem.rule, problem.message, *_called(desk, work))
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    ref = references(cls).get(problem.place.record) if cls and problem.rule == "wrong-end" else None
    return (
        said + say(desk.language, "what fits", fits=_fitting(ref, desk.language)) if ref else said
    )


def said_of_draft(desk: Annotating, sentence: str, work: Work) -> str:
    """What is told of a draft, in the language of the desk."""
    return sentence if desk.language == "en" else draft_in_spanish(sentence, *_called(desk, work))


def _called(desk: Annotating, work: Work) -> tuple[Called, Called]:
    """What a field of a line is called, and what an entity of it is."""

    def field(name: str) -> str:
        cls = desk.book.vocabulary.relations.get(work.kind or "")
        if cls is not None and name in cls.model_fields:
            return detail_label(name, work, desk.around) if name in own_fields(cls) else _said(name)
        return _said(name)

    def _said(name: str) -> str:
        return say(desk.language, name) if name in WORDS else name

    def entity(identifier: str) -> str:
        end = end_of(work, desk.around, identifier)
        return end.name if end is not None else identifier

    return field, entity


def told_in_card(desk: Annotating, problem: Problem) -> str:
    """What a check has against what a card was to say.

    Parameters
    ----------
    desk : Annotating
    problem : Problem
    """
    language = desk.language
    if language == "en":
        return problem.message
    labelled = labels(desk, "topic") | labels(desk, "scenario")

    def field(name: str) -> str:
        return next((say(language, key) for key in (f"card {name}", name) if key in WORDS), name)

    def name(identifier: str) -> str:
        known = identifier in desk.book.entities
        return (
            desk.book.name(identifier, language) if known else labelled.get(identifier, identifier)
        )

    return in_spanish(problem.rule, problem.message, field, name)


def _fitting(ref: Ref, language: str) -> str:
    return listed([noun_of(kind, language) for kind in ref.kinds], say(language, "or"))
