"""The questions that a dataset saves: put into its header, held to what answers them now, taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.engine.asking import Relations
from graph.engine.memory import Memory
from graph.engine.questions import Answer, answer, settled
from graph.folding import slug
from graph.knowledge import KnowledgeGraph
from graph.mending.naming import refuse_no_id
from graph.mending.opening import Files
from graph.mending.reading_out import read_out
from graph.model import Comparing, Query, Question, Route
from graph.problems import (
    AmbiguousName,
    InvalidDataset,
    UnknownName,
    UnknownQuestion,
    UnusableName,
    UnusableQuery,
)
from graph.reading import Reading
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit, Insert, Put, Take
from graph.writing.splicing.splices import spliced

SECTION = "questions"
LONGEST_MADE = 60
"""So many characters an id that is made of a question's words has at the most: it is typed."""

Asks = Query | Route | Comparing
"""What a question asks."""


@dataclass(frozen=True)
class Saving:
    """What saving a question, or holding it to another answer, comes to.

    Parameters
    ----------
    answer : Answer
        With the question as it is to stand there.
    plan : Plan
        Not yet written; it changes nothing where the file says all of it already.
    new, gone : tuple of str
        The claims that answer it now and were not expected, and those that were and do not.
    """

    answer: Answer
    plan: Plan
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What is said of a question, beside what it asks.

    Parameters
    ----------
    reading : str, optional
        What the answer comes to; by default its sentences, or the reading that it has.
    titles, readings : mapping of str to str
        Its words and its reading in other languages.
    """

    reading: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> dict[str, Any]:
        """The fields that say something."""
        return {name: value for name, value in vars(self).items() if value not in (None, {})}


class Questions:
    """The questions of a dataset's files.

    Parameters
    ----------
    dataset : path
        A folder, or one file.

    Raises
    ------
    UnusableFile
        Where there is nothing to read.
    UneditableFile
        Where one of the files cannot be edited.
    """

    def __init__(self, dataset: Path) -> None:
        self._files = Files(dataset)
        self._header = self._files.header

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The dataset, which has no fault but in its questions: what is expected is the whole answer.

        Raises
        ------
        InvalidDataset
        """
        reading = self._files.reading
        if reading.errors and SECTION in self._written:
            reading = self._reread([Take((SECTION,))])
        if reading.errors:
            raise InvalidDataset(reading.errors)
        return KnowledgeGraph(Memory(reading.dataset))

    def save(
        self,
        title: str,
        asks: Asks,
        told: Told,
        identifier: str | None = None,
        *,
        expecting: bool = True,
    ) -> Saving:
        """Plan to add a question, which expects what answers it now.

        Parameters
        ----------
        title : str
            The question in words.
        asks : Query, Route or Comparing
        told : Told
        identifier : str, optional
            By default its words make one.
        expecting : bool
            Whether a check is to hold it to its answer.

        Raises
        ------
        InvalidDataset
            Where something else is wrong with the dataset.
        UnusableName
            Where its id is none or is taken, its words are no words, or another asks the same.
        UnusableQuery
            Where nothing answers it.
        UnknownName, AmbiguousName
            Where it names what is not there.
        """
        title = " ".join(title.split())
        _refuse_no_words({"question": title, **told.said})
        if identifier is None:
            identifier = identifier_of(title)
        refuse_no_id(identifier)
        if identifier in self._numbers:
            raise UnusableName(identifier, "is the id of another question; name one with --id")
        part = {Query: "query", Route: "path", Comparing: "compare"}[type(asks)]
        given = {"reading": title, **told.said, part: _with_ids(self.graph, asks)}
        question = Question(id=identifier, title=title, **given)
        self._refuse_same(question)
        found = self._answered(question, expecting=expecting)
        changes: dict[str, Any] = {}
        if told.reading is None:
            changes["reading"] = read_out(self.graph, found)
        now = tuple(sorted({one.id for one in found.relations}))
        if expecting:
            changes["expected"] = now
        question = question.model_copy(update=changes)
        record = question.model_dump(mode="json", exclude_defaults=True)
        listed = self._listed
        edit = Insert((SECTION,), len(listed), record) if listed else Put((SECTION,), [record])
        return Saving(_of(found, question), self._plan([edit], identifier), now)

    def update(self, identifier: str, told: Told, *, expecting: bool = True) -> Saving:
        """Plan to have a question expect what answers it now.

        Parameters
        ----------
        identifier : str
        told : Told
            What else is to be said of it from now on.
        expecting : bool
            Whether a check is to hold it to its answer from now on.

        Raises
        ------
        UnknownQuestion
        InvalidDataset
            Where something else is wrong with the dataset, or the question cannot be asked.
        UnusableQuery
            Where nothing answers it.
        """
        number = self._number(identifier)
        question = self._known.get(identifier)
        graph = self.graph
        if question is None or _asks(question) is None:
            raise InvalidDataset(self._files.reading.errors)
        _refuse_no_words(told.said)
        found = self._answered(question, expecting=expecting)
        now = {one.id for one in found.relations}
        written = dict(self._listed[number])
        there = question.expected
        if expecting:
            written["expected"] = expected(there, now)
        else:
            written.pop("expected", None)
        for name, value in told.said.items():
            written[name] = {**(written.get(name) or {}), **value} if name != "reading" else value
        order = [one.id for one in graph.relations() if one.id in now and one.id not in there]
        says = {name: written[name] for name in told.said}
        changed = question.model_copy(update={**says, "expected": written.get("expected", ())})
        return Saving(
            _of(found, changed),
            self._plan([Put((SECTION, number), written)], identifier),
            tuple(order),
            tuple(one for one in there if one not in now),
        )

    def remove(self, identifier: str) -> Plan:
        """Plan to take a question out.

        Raises
        ------
        UnknownQuestion
        """
        number = self._number(identifier)
        alone = len(self._listed) == 1
        return self._plan([Take((SECTION,) if alone else (SECTION, number))], identifier)

    # What is there

    @property
    def _written(self) -> Mapping[str, Any]:
        value = self._header.value
        return value if isinstance(value, Mapping) else {}

    @property
    def _listed(self) -> list[Any]:
        listed = self._written.get(SECTION) or []
        if not isinstance(listed, list):
            raise InvalidDataset(self._files.reading.errors)
        return listed

    @property
    def _numbers(self) -> dict[str, int]:
        """Which of them has an id; of two that have it the first."""
        named = [*enumerate(self._listed)]
        return {
            one["id"]: number
            for number, one in reversed(named)
            if isinstance(one, Mapping) and isinstance(one.get("id"), str)
        }

    @cached_property
    def _known(self) -> dict[str, Question]:
        """Those that can be asked."""
        sound = self._files.reading.sound
        return {one.id: one for one in sound.header.questions} if sound else {}

    def _number(self, identifier: str) -> int:
        numbers = self._numbers
        if identifier not in numbers:
            raise UnknownQuestion(identifier, numbers)
        return numbers[identifier]

    # What answers

    def _answered(self, question: Question, *, expecting: bool) -> Answer:
        """What answers a question now; refused where nothing does, as no answer can be held to that."""
        found = answer(self.graph.engine, question)
        if found.relations or not expecting:
            return found
        absence = found.found.absence if isinstance(found.found, Relations) else "no difference"
        raise UnusableQuery(
            "",
            f'nothing answers "{question.title[:200]}" ({absence}); --expect none has it stand there '
            "without an answer",
        )

    def _refuse_same(self, question: Question) -> None:
        """Refuse to have asked twice what is asked already."""
        engine = self.graph.engine
        asked = _asks(settled(engine, question))
        for one in self._known.values():
            try:
                there = _asks(settled(engine, one))
            except (UnknownName, AmbiguousName):
                continue
            if there == asked:
                raise UnusableName(
                    question.title,
                    f'asks what question "{one.id}" ({one.title[:200]}) asks already',
                )

    # What is written

    def _plan(self, edits: list[Edit], identifier: str) -> Plan:
        """Plan edits of the header, after which nothing is wrong that was not before."""
        try:
            made = plan({self._header.path: edits}, self._files.all)
        except UnicodeError:
            raise UnusableName(identifier, _NO_UNICODE) from None
        before = {(one.rule, one.message) for one in self._files.reading.errors}
        for one in self._reread(edits).errors if made else ():
            if (one.rule, one.message) not in before:
                raise UnusableName(identifier, f"cannot stand so: {one.message} [{one.rule}]")
        return made

    def _reread(self, edits: Iterable[Edit]) -> Reading:
        header = self._header
        return self._files.reread({header.path: spliced(header.text, header.edited(edits))})


def identifier_of(title: str) -> str:
    """The id that a question's words make: small letters, digits and hyphens, cut at a word's end.

    Raises
    ------
    UnusableName
        Where no letter is left.
    """
    whole = slug(title, LONGEST_MADE + 1)
    made = whole if len(whole) <= LONGEST_MADE else whole.rpartition("-")[0] or whole[:-1]
    if not made:
        raise UnusableName(title, "has no words to make an id of; name one with --id")
    return made


def expected(there: Iterable[str], now: Collection[str]) -> list[str]:
    """What a question expects once this answers it: what it did in its order, and then what is new.

    Parameters
    ----------
    there : iterable of str
        What it expected.
    now : collection of str
    """
    kept = [one for one in there if one in now]
    return [*dict.fromkeys((*kept, *sorted({*now} - {*kept})))]


_NO_UNICODE = "has bytes in it that are no UTF-8; type it anew"


def _with_ids(graph: KnowledgeGraph, asks: Asks) -> Asks:
    """What is asked, with ids for all that it names."""
    engine = graph.engine
    if isinstance(asks, Query):
        return engine.settled(asks)
    if isinstance(asks, Route):
        return Route(source=engine.entity(asks.source).id, target=engine.entity(asks.target).id)
    sides = [engine.settled(Query(side=side)).side[0] for side in (asks.left, asks.right)]
    only = engine.settled(Query(topic=asks.topic, entity=asks.entity))
    return Comparing(left=sides[0], right=sides[1], topic=only.topic, entity=only.entity)


def _asks(question: Question) -> Asks | None:
    return question.query or question.path or question.compare


def _of(found: Answer, question: Question) -> Answer:
    return Answer(question, found.relations, found.found, found.names, found.language)


def _refuse_no_words(told: Mapping[str, Any]) -> None:
    """Refuse what has no words, or is no text that a file can hold."""
    for name, words in _texts(told):
        if not words.strip():
            raise UnusableQuery(name, "it says nothing; write it in words")
        try:
            words.encode()
        except UnicodeError:
            raise UnusableName(words, _NO_UNICODE) from None


def _texts(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if isinstance(value, Mapping):
            yield from ((f"{name} ({code})", words) for code, words in value.items())
        else:
            yield name, value
