"""The saved questions, when a card is to say something else: what they call somebody follows, and what they expect.

A question is asked again only where the edit can change its answer: one for kinds or words of an entity, when that entity
is edited; one for sides, and a comparison or chain, when scenarios are. Most are asked of the claims alone that name the entity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.folding import fold
from graph.mending.questions import expected
from graph.model import Comparing, Dataset, Query, Question, Relation, Route, asks_of, in_text_order
from graph.names import names_of
from graph.problems import AmbiguousName, NoPath, UnknownName
from graph.workbench.desk.book import Book, understood
from graph.workbench.desk.card import Path
from graph.workbench.desk.holding import claims_naming
from graph.writing.splicing import Edit, Put, Take

_PARTS: Mapping[str, type[Query] | type[Route] | type[Comparing]] = {
    "query": Query,
    "path": Route,
    "compare": Comparing,
}
_CALLING = frozenset(("entity", "holder", "voice"))
_OF_ENTITY: Mapping[str, frozenset[str]] = {
    "kind": frozenset(("source_kind", "target_kind", "text")),  # a sentence is composed by kinds
    "name": frozenset(("text",)),
    "aliases": frozenset(("text",)),
}
"""Which fields of a query look at what a field of an entity says."""


@dataclass(frozen=True)
class Otherwise:
    """A question that is answered otherwise.

    Parameters
    ----------
    number : int
    title : str
    expected : tuple of str
        What it expects then.
    more, fewer : int
        How many claims come, and go.
    """

    number: int
    title: str
    expected: tuple[str, ...]
    more: int
    fewer: int

    @property
    def edit(self) -> Edit:
        """The edit that has the question expect it."""
        path = ("questions", self.number, "expected")
        return Put(path, [*self.expected]) if self.expected else Take(path)


def called_by_id(book: Book, record: Mapping[str, Any]) -> list[Edit]:
    """The edits that have questions name an entity by its id, where a name leads to it no longer.

    Parameters
    ----------
    book : Book
        As the files are.
    record : mapping
        The entity, as it is to be.
    """
    one = understood(record, book.vocabulary.entities, book.header)
    if one is None:
        return []
    now = {fold(name) for name in names_of(one)}
    listed = book.files.header.value.get("questions")
    return [
        Put(("questions", number, *path), bearers[0])
        for number, question in enumerate(listed if isinstance(listed, list) else ())
        for path, word in _names(question)
        if word not in book.entities
        and len(bearers := book.naming.get(fold(word), ())) == 1
        and (bearers[0] == one.id) != (fold(word) in now)
    ]


def _names(question: Any) -> Iterator[tuple[Path, str]]:
    """What a question calls somebody, and where."""
    for part, asking in _PARTS.items():
        asked = question.get(part) if isinstance(question, Mapping) else None
        if isinstance(asked, Mapping):
            yield from (((part, *path), word) for path, word in _words(asked, asking))


def _words(asked: Mapping[str, Any], asking: Any) -> Iterator[tuple[Path, str]]:
    for field, asks in asks_of(asking).items():
        value = asked.get(field)
        if isinstance(value, Mapping) and asks.takes == "exclude":
            yield from (((field, *path), word) for path, word in _words(value, asking))
        elif asks.of not in _CALLING:
            continue
        elif isinstance(value, str):
            yield (field,), value
        elif isinstance(value, list):
            yield from (((field, at), one) for at, one in enumerate(value) if isinstance(one, str))


def otherwise(before: Book, after: Book, card: Path) -> list[Otherwise]:
    """The questions whose answer was right, and is another once the card says something else.

    Parameters
    ----------
    before, after : Book
        As the files are, and as they would be.
    card : tuple
        What is edited.
    """
    match card:
        case ("entity", str(identifier), str(field)) if field in _OF_ENTITY:
            asked = [one for one in _expecting(before) if _looks_at(one[1], _OF_ENTITY[field])]
            relations = _near(before, identifier) if asked else []
        case ("dataset", "scenarios", *rest):
            chains = (
                "counterparts" not in rest
            )  # they heed which scenarios exclude each other, alone
            asked = [one for one in _expecting(before) if _compares(one[1], chains=chains)]
            relations = []
        case _:
            return []

    @cache
    def engines(alone: bool) -> tuple[Memory, Memory]:
        return _engines(before, after, relations if alone else [*_all(before)])

    found = (_otherwise(number, one, engines(_alone(one, card)), after) for number, one in asked)
    return [one for one in found if one is not None]


def _alone(question: Question, card: Path) -> bool:
    """Whether each claim answers by itself, so that only those near what is edited are to be asked."""
    return card[0] == "entity" and question.query is not None and question.query.limit is None


def _all(book: Book) -> Iterator[Relation]:
    return (one.relation for one in book.claims)


def _near(book: Book, identifier: str) -> list[Relation]:
    """The claims that name an entity, or are in its voice."""
    named = {claim.id for claim, _field in claims_naming(book, identifier)}
    return [one for one in _all(book) if one.id in named or one.voice == identifier]


def _expecting(book: Book) -> Iterator[tuple[int, Question]]:
    """The questions that expect an answer, by their numbers; none, where one cannot be read."""
    written = book.files.header.value.get("questions") or ()
    if len(written) == len(book.header.questions):
        yield from (pair for pair in enumerate(book.header.questions) if pair[1].expected)


def _looks_at(question: Question, fields: frozenset[str]) -> bool:
    query = question.query
    left_out = query.exclude if query else None
    return any(getattr(one, field) for one in (query, left_out) if one for field in fields)


def _compares(question: Question, *, chains: bool) -> bool:
    """Whether scenarios tell the answer of a question; of a chain, if it is to be asked."""
    if question.path is not None:
        return chains
    return question.compare is not None or _looks_at(question, frozenset(("side",)))


def _engines(before: Book, after: Book, relations: Sequence[Relation]) -> tuple[Memory, Memory]:
    """What answers of some claims, as the files are and as they would be."""
    ordered = in_text_order(before.header, relations)

    def engine(book: Book) -> Memory:
        entities = tuple(book.entities.values())
        return Memory(Dataset(book.header, entities, ordered, vocabulary=book.vocabulary))

    return engine(before), engine(after)


def _otherwise(
    number: int, question: Question, engines: tuple[Memory, Memory], after: Book
) -> Otherwise | None:
    """How a question is answered otherwise; none where it is not, or was answered wrongly before."""
    if number >= len(after.header.questions):
        return None
    now = _ids(engines[1], after.header.questions[number])
    there = set(question.expected)
    here = there & engines[0].relations_by_id.keys()
    if now is None or now == here:
        return None
    was = _ids(engines[0], question)
    if was is None or was != here:
        return None
    left = (there - was) | now
    return Otherwise(
        number,
        question.title,
        tuple(expected(question.expected, left)),
        len(now - was),
        len(was - now),
    )


def _ids(engine: Memory, question: Question) -> set[str] | None:
    try:
        return {one.id for one in answer(engine, question).relations}
    except NoPath:
        return set()
    except (UnknownName, AmbiguousName):
        return None
