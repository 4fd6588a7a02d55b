"""What the check says of what is being made, in lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from graph.model import Ref, references
from graph.problems import Problem
from graph.vocabulary.naming import listed
from graph.vocabulary.verbs import verb
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.judging import Judged
from graph.workbench.desk.options import first_of
from graph.workbench.desk.saying import sentence_of, where_of
from graph.workbench.desk.steps import named_in
from graph.workbench.desk.words import noun_of, runs, say, told
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Line, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_THERE = re.compile(r"\bthere:(\d+)")
_FIELD = re.compile(r"^[\w.]+: ")
_OWN = frozenset(
    ("wrong-end", "fact-in-scenario", "self-relation", "end-before-start", "past-to-come")
)
_OWN |= {"last-resort", "bad-value"}


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
    language = desk.language
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    if problem.rule not in _OWN or cls is None:
        return say(language, "other-rule", rule=problem.rule)
    field = problem.place.record
    name, kind, fits = "", "", ""
    if field in references(cls):
        value = work.ends(field)[0].id if field in {"source", "target"} else work.values.get(field)
        end = end_of(work, desk.around, str(value))
        entities = desk.book.vocabulary.entities
        name = end.name if end else str(value)
        kind = noun_of(entities[end.kind], language) if end and end.kind in entities else ""
        fits = _fitting(references(cls)[field], language)
    return say(
        language,
        problem.rule,
        name=name,
        kind=kind,
        tie=verb(cls, language),
        fits=fits,
        field=field,
    )


def _fitting(ref: Ref, language: str) -> str:
    return listed([noun_of(kind, language) for kind in ref.kinds], say(language, "or"))
