"""Whether a relation fits what a query asks for beyond equality, and in which order answers come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from graph.engine.terms import named_in, own_query_fields
from graph.folding import fold
from graph.model import (
    AFTER_ALL,
    ALWAYS,
    AUTHOR,
    BEFORE_ALL,
    OPEN,
    PAST,
    Entity,
    Header,
    Query,
    Relation,
    Vocabulary,
    days,
    earliest,
    latest,
    naming,
    own_fields,
    query_fields,
    references,
)
from graph.nameable import SAID
from graph.names import names_of
from graph.vocabulary.sentences import LANGUAGES
from graph.voices import Voices

Fields = Mapping[str, Any]
"""A relation's own field dict."""
Test = Callable[[Fields], bool]
"""Whether a relation, given as its field dict, fits."""


class Fitting(Protocol):
    """What a fitting relation is told by."""

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds that are understood."""
        ...

    @property
    def voices(self) -> Voices:
        """The voices of the documents."""
        ...

    @property
    def called(self) -> Mapping[str, str]:
        """What each entity and each voice is called."""
        ...

    @property
    def entities_by_id(self) -> Mapping[str, Entity]:
        """The entities by id."""
        ...

    @property
    def relations_by_id(self) -> Mapping[str, Relation]:
        """The relations by id."""
        ...

    @property
    def texts(self) -> Texts:
        """The folded texts in which words are looked for."""
        ...

    def sentence(self, relation: Relation, language: str | None = None) -> str:
        """A claim as a sentence."""
        ...


def is_one_of(field: str, values: Collection[Any]) -> Test:
    """Whether a field has one of some values."""
    if len(values) == 1:
        (only,) = values
        return lambda fields: bool(fields[field] == only)
    known = frozenset(values)
    return lambda fields: fields[field] in known


def further_tests(graph: Fitting, query: Query, covered: Collection[str] = ()) -> list[Test]:
    """The tests of the fields that ask for more than equality.

    Parameters
    ----------
    graph : Fitting
    query : Query
        With ids for names.
    covered : collection of str
        The fields that need no test.
    """
    asked = query.__dict__
    names = [
        name for name in query.__pydantic_fields_set__ if name in _TESTS and name not in covered
    ]
    if len(names) > 1:
        names.sort(key=_TURN.__getitem__)
    return [_TESTS[name](graph, asked[name]) for name in names if asked[name] not in ((), None)]


def fits(graph: Fitting, query: Query) -> list[Test]:
    """The tests of all that a query asks for."""
    tests = further_tests(graph, query)
    for name, asks in query_fields().items():
        words = getattr(query, name)
        if asks.column and words:
            tests.append(is_one_of(asks.column, column_words(name, words)))
    return tests


def column_words(name: str, words: tuple[str, ...]) -> tuple[Any, ...]:
    """What a column holds for the words that a query has for it."""
    if name == "scenario":
        return tuple(None if word == ALWAYS else word for word in words)
    return words


def _entity(graph: Fitting, words: Iterable[str]) -> Test:
    names, own = frozenset(words), named_in(graph.vocabulary)

    def names_one(fields: Fields) -> bool:
        return (
            fields["source"] in names
            or fields["target"] in names
            or fields["holder"] in names
            or any(fields[name] in names for name in own[fields["kind"]])
        )

    return names_one


def _side(graph: Fitting, words: tuple[str, ...]) -> Test:
    scenarios = (one for one in graph.header.scenarios if one.id in words)
    return _entity(graph, {who for one in scenarios for who in one.counterparts.values()})


def _end_is_a(end: str) -> Callable[[Fitting, tuple[str, ...]], Test]:
    def made(graph: Fitting, kinds: tuple[str, ...]) -> Test:
        vocabulary = graph.vocabulary
        wanted = frozenset(sub for kind in kinds for sub in vocabulary.sub_kinds(kind))
        entities = graph.entities_by_id
        return lambda fields: entities[fields[end]].kind in wanted

    return made


def _holder(graph: Fitting, words: tuple[str, ...]) -> Test:
    voices = graph.voices.found_by(word for word in words if word != AUTHOR)
    if AUTHOR not in words:
        return lambda fields: fields["voice"] in voices
    return lambda fields: fields["holder"] == AUTHOR or fields["voice"] in voices


def _voice(graph: Fitting, words: tuple[str, ...]) -> Test:
    voices = graph.voices.found_by(words)
    return lambda fields: fields["voice"] in voices


def _negated(_graph: Fitting, negated: bool) -> Test:  # it is what was asked
    return lambda fields: fields["negated"] is negated


def _document(_graph: Fitting, words: tuple[str, ...]) -> Test:
    documents = frozenset(words)
    return lambda fields: any(one.document in documents for one in fields["evidence"])


def _paragraph(_graph: Fitting, words: tuple[str, ...]) -> Test:
    numbers = frozenset(int(word) for word in words)
    return lambda fields: any(one.paragraph in numbers for one in fields["evidence"])


def span_of(fields: Fields) -> tuple[int, int] | None:
    """The days on which a claim holds, first and last; None where it is not dated."""
    date, start, end = fields["date"], fields["start"], fields["end"]
    if date is not None:
        return days(date)
    end = None if end == PAST else end  # over since a day that is not told
    if start is None and end is None:
        return None
    begins = BEFORE_ALL if start is None else earliest(start)
    ends = AFTER_ALL if end is None or end == OPEN else latest(end)
    return begins, ends


def _holds_on(_graph: Fitting, day: str) -> Test:
    """Dated, and not known to lie outside the span that is asked for."""
    first, last = days(day)

    def holds(fields: Fields) -> bool:
        span = span_of(fields)
        return span is not None and span[0] <= last and first <= span[1]

    return holds


def _said_by(graph: Fitting, day: str) -> Test:
    """Cited from a document that is dated, and not known to be later."""
    last = latest(day)
    documents = frozenset(
        one.id
        for one in graph.header.documents
        if one.date is not None and earliest(one.date) <= last
    )
    return _document(graph, tuple(documents))


class Texts:
    """The folded texts in which words are looked for, each made when it is first needed.

    Parameters
    ----------
    graph : Fitting
    """

    def __init__(self, graph: Fitting) -> None:
        self.graph = graph
        self._claims: dict[str, str] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each entity is called, in all its names, by id."""
        entities = self.graph.entities_by_id.values()
        return {one.id: fold("\n".join(names_of(one)[1:])) for one in entities}

    @cached_property
    def voices(self) -> Mapping[str, str]:
        """What each voice is called."""
        return {voice: fold(name) for voice, name in self.graph.called.items()}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What each kind of relation is called."""
        return {
            kind: fold("\n".join(filter(None, (cls.forward, cls.NOUN))))
            for kind, cls in self.graph.vocabulary.relations.items()
        }

    def claim(self, fields: Fields) -> str:
        """What a relation says in words of its own."""
        found = self._claims.get(fields["id"])
        if found is None:
            relation = self.graph.relations_by_id[fields["id"]]
            said = (
                self.graph.sentence(relation),
                *(self.graph.sentence(relation, one) for one in self._composed_in(relation)),
                *relation.statements.values(),
                relation.note or "",
                *relation.notes.values(),
                *_own_words(relation),
            )
            found = self._claims[fields["id"]] = fold("\n".join(said))
        return found

    def _composed_in(self, relation: Relation) -> Iterable[str]:
        """The other languages that a sentence is composed in, as the page shows it."""
        own = self.graph.header.language or "en"
        others = (one for one in LANGUAGES if one != own and one not in relation.statements)
        return () if relation.statement else others


def _own_words(relation: Relation) -> Iterable[str]:
    kind = type(relation)
    for name in own_fields(kind):
        value = getattr(relation, name)
        if isinstance(value, str) and name not in references(kind):
            yield value
            word = naming(kind, name).words.get(value)
            if word:
                yield word.label


def _says(graph: Fitting, alternatives: tuple[str, ...]) -> Test:
    texts, own = graph.texts, named_in(graph.vocabulary)
    asked = [
        [
            (
                word,
                {kind for kind, text in texts.kinds.items() if word in text},
                {name for name, text in texts.names.items() if word in text},
                {voice for voice, text in texts.voices.items() if word in text},
            )
            for word in fold(text).split()
        ]
        for text in alternatives
    ]

    def has(fields: Fields, word: str, kinds: set[str], names: set[str], voices: set[str]) -> bool:
        return (
            fields["kind"] in kinds
            or fields["source"] in names
            or fields["target"] in names
            or fields["holder"] in names
            or fields["voice"] in voices
            or any(fields[name] in names for name in own[fields["kind"]])
            or word in texts.claim(fields)
        )

    return lambda fields: any(all(has(fields, *word) for word in words) for words in asked)


def _notes(_graph: Fitting, text: str) -> Test:
    words = fold(text).split()

    def says(fields: Fields) -> bool:
        said = [fields["note"] or "", *fields["notes"].values()]
        if not any(said):
            return False
        folded = fold("\n".join(said))
        return all(word in folded for word in words)

    return says


def _own(graph: Fitting, pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> Test:
    fields_of = own_query_fields(graph.vocabulary)
    tests = [_OWN_TESTS[fields_of[name].takes](name, words) for name, words in pairs]
    return lambda fields: all(test(fields) for test in tests)


def _own_word(name: str, words: tuple[str, ...]) -> Test:
    known = frozenset(words)
    return lambda fields: fields.get(name) in known


def _own_text(name: str, words: tuple[str, ...]) -> Test:
    asked = [fold(word).split() for word in words]

    def says(fields: Fields) -> bool:
        value = fields.get(name)
        if value is None:
            return False
        folded = fold(str(value))
        return any(all(part in folded for part in parts) for parts in asked)

    return says


def _own_number(name: str, words: tuple[str, ...]) -> Test:
    known = frozenset(float(word) for word in words)
    return lambda fields: fields.get(name) in known


def _own_yes_no(name: str, words: tuple[str, ...]) -> Test:
    known = frozenset(word == "true" for word in words)
    return lambda fields: isinstance(fields.get(name), bool) and fields[name] in known


_OWN_TESTS: Mapping[str, Callable[[str, tuple[str, ...]], Test]] = {
    "words": _own_word,
    "text": _own_text,
    "number": _own_number,
    "yes_no": _own_yes_no,
}


def _has(_graph: Fitting, words: tuple[str, ...]) -> Test:
    names = [name for word in words for name in SAID.get(word, (word,))]
    return lambda fields: any(fields.get(name) is not None for name in names)


def _not(graph: Fitting, left_out: Query) -> Test:
    alone = [fits(graph, one) for one in left_out.alone()]
    return lambda fields: not any(all(test(fields) for test in tests) for tests in alone)


_TESTS: Mapping[str, Callable[[Fitting, Any], Test]] = {
    "holder": _holder,
    "voice": _voice,
    "entity": _entity,
    "side": _side,
    "source_kind": _end_is_a("source"),
    "target_kind": _end_is_a("target"),
    "negated": _negated,
    "document": _document,
    "paragraph": _paragraph,
    "on": _holds_on,
    "said_by": _said_by,
    "has": _has,
    "own": _own,
    "note": _notes,
    "text": _says,
    "exclude": _not,
}
"""The fields that ask for more than equality, the quickest to test first."""
_TURN = {name: turn for turn, name in enumerate(_TESTS)}
