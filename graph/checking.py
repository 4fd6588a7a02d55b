"""Checking a dataset to the end: held to every rule, and its questions asked.

``graph.reading`` holds a dataset to the rules; what a question answers, only an engine knows. Loading does
without: a question that expects another answer spoils no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph import reading
from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.given import path_of, wrong_type
from graph.model import Dataset, Question
from graph.problems import AmbiguousName, NoPath, Place, Problem, UnknownName
from graph.reading import HeaderPlacing, Reading
from graph.reading.sources import Path as HeaderPath
from graph.voices import voiced


def read(path: str | Path, *, thorough: bool = False) -> Reading:
    """Read a dataset, check it against every rule, and ask its questions.

    Parameters
    ----------
    path : str or path
        A folder, or one file in YAML or JSON.
    thorough : bool
        Also look for fields that a line of JSON gives twice, which costs a second parse.

    Returns
    -------
    Reading

    Raises
    ------
    UnusableFile
        Where there is nothing to read.
    """
    path = path_of(path, "read", "a dataset's folder or file")
    found = reading.read(path, thorough=thorough)
    sound = found.sound
    if sound is None:
        return found
    # A question that could not be read is not asked; those after it keep their places.
    numbers = {id(one): number for number, one in enumerate(found.dataset.header.questions)}
    asked = [numbers[id(one)] for one in sound.header.questions]

    def place(path: HeaderPath) -> Place:
        section, index, *more = path
        return found.header_place((section, asked[int(index)], *more))

    answered = answer_problems(sound, place, whole=sound.relations == found.dataset.relations)
    return replace(found, problems=tuple(sorted({*found.problems, *answered})))


def check(dataset: Dataset) -> tuple[Problem, ...]:
    """Hold a dataset that was made in Python to the rules that files are held to, and ask its questions.

    It is right if what ``save`` would write of it could be read.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    tuple of Problem
        Each with the record as its place: ``relation dluqsf64d7an``, ``questions.who-guards``.
    """
    if not isinstance(dataset, Dataset):
        takes = "a Dataset, such as kg.dataset; read(path).problems is what a check of files finds"
        raise wrong_type(dataset, "check", takes)
    problems = reading.check(dataset)
    if any(problem.severity == "error" for problem in problems):
        return problems
    answered = answer_problems(voiced(dataset), reading.header_placing(dataset.header))
    return tuple(sorted({*problems, *answered}))


def answer_problems(
    dataset: Dataset, place: HeaderPlacing, *, whole: bool = True
) -> Iterator[Problem]:
    """What is wrong with the answers of a dataset's questions.

    Parameters
    ----------
    dataset : Dataset
        One claim a voice.
    place : callable
    whole : bool
        Whether these are all of its claims. If some could not be read, a question is only blamed for
        what they cannot change.
    """
    if not dataset.header.questions:
        return
    engine = Memory(dataset)
    known = {relation.id for relation in dataset.relations}
    for index, question in enumerate(dataset.header.questions):
        if not whole and not _adds_up(question):
            continue
        try:
            problem = _wrong(engine, question, known)
        except (UnknownName, AmbiguousName) as error:
            if not whole:  # what it names may be what could not be read
                continue
            problem = "unknown-word", f"cannot be asked: {error}", ()
        if problem is not None:
            rule, message, field = problem
            where = place(("questions", index, *field))
            yield Problem(where, rule, f'question "{question.id}" {message}')


def _adds_up(question: Question) -> bool:
    """Whether further claims could only add to the answer."""
    query = question.query
    return query is not None and query.limit is None


def _wrong(
    engine: Memory, question: Question, known: set[str]
) -> tuple[str, str, tuple[str | int, ...]] | None:
    """The rule that a question's answer breaks, why, and in which of its fields.

    An expected relation that is not known has its own problem, or could not be read. A name that
    leads to nothing is the caller's to tell.
    """
    try:
        found = {relation.id for relation in answer(engine, question).relations}
    except NoPath as error:
        found, why = set(), str(error)
    else:
        why = ""
    expected = set(question.expected)
    lacking = [name for name in question.expected if name in known and name not in found]
    # What is not known may be what was meant by it.
    further = found - expected if expected <= known else set()
    if not expected or not (lacking or further):
        return None
    parts = [
        f"{said} {', '.join(sorted(ids)[:5])}{' …' if len(ids) > 5 else ''}"
        for said, ids in (
            ("the answer lacks", set(lacking)),
            ("the answer also has", further),
        )
        if ids
    ]
    told = "; ".join((*parts, *([why] if why else [])))
    at = (question.expected.index(lacking[0]),) if lacking else ()
    return "unexpected-answer", f"expects something else: {told}", ("expected", *at)
