"""What a query may say of a graph: its names looked up, what is unknown refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol, get_args

from graph.asked_words import word_of
from graph.folding import fold
from graph.model import (
    AUTHOR,
    Header,
    Of,
    Query,
    Scenario,
    Topic,
    Vocabulary,
    naming,
    own_fields,
    query_fields,
    references,
)
from graph.problems import AmbiguousName, UnknownEntity, UnknownKind, UnknownName, UnknownScenario
from graph.vocabulary.sorts import Sort, sort_of
from graph.voices import Voices

OwnTakes = Literal["words", "text", "number", "yes_no"]
"""What a field of a kind's own is asked by: its word, words in its text, a number, yes or no."""

UNKNOWN: Mapping[Of, type[UnknownName]] = {
    "relation_kind": UnknownKind,
    "entity_kind": UnknownKind,
    "scenario": UnknownScenario,
    "world": UnknownScenario,
}
"""What an unknown name of a sort is called, where that is more than an unknown name."""

ENTITIES: frozenset[Of] = frozenset(("entity", "holder", "voice"))
"""What an entity's name may stand for an id in."""

_YES_NO = {"yes": "true", "no": "false", "true": "true", "false": "false"}


class Terms(Protocol):
    """What the names in a query are looked up in."""

    @property
    def header(self) -> Header:
        """The scenarios and the topics, by whose labels a query may name them."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds that are understood."""
        ...

    @property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
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
    def names_to_ask(self) -> Collection[str]:
        """What the entities can be asked by, as it is written."""
        ...

    def bearers(self, name: str) -> Collection[str]:
        """The ids of the entities that bear a name."""
        ...


@dataclass(frozen=True)
class OwnField:
    """A field that some kinds have of their own, as a query asks for it.

    Parameters
    ----------
    takes : str
        One of ``OwnTakes``; text, where kinds differ in what it is.
    reference : bool
        Whether it names an entity.
    words : frozenset of str
        The words that it is one of; empty, where it is free.
    """

    takes: OwnTakes
    reference: bool = False
    words: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def own_query_fields(vocabulary: Vocabulary) -> Mapping[str, OwnField]:
    """The fields that the kinds of a vocabulary have of their own, by name, sorted."""
    found: dict[str, OwnField] = {}
    for kind in vocabulary.relations.values():
        for name in own_fields(kind):
            field = _own_field(kind, name)
            known = found.setdefault(name, field)
            if known != field:
                same = known.takes == field.takes and known.reference == field.reference
                words = known.words | field.words if same else frozenset()
                found[name] = OwnField(
                    field.takes if same else "text", same and field.reference, words
                )
    return {name: found[name] for name in sorted(found)}


_TAKES: Mapping[Sort, OwnTakes] = {
    "text": "text",
    "date": "words",
    "yes_no": "yes_no",
    "count": "number",
    "number": "number",
}


def _own_field(kind: Any, name: str) -> OwnField:
    if name in references(kind):
        return OwnField("words", reference=True)
    words = naming(kind, name).words
    if words:
        return OwnField("words", words=frozenset(words))
    return OwnField(_TAKES[sort_of(kind, name)])


# Entities come first, as in `Of`: of several unknown names in a query, it is theirs that is reported.
_NAMING = tuple(
    (name, of) for of in get_args(Of) for name, asks in query_fields().items() if asks.of == of
)
_OF = dict(_NAMING)
_NESTED = frozenset(("own", "exclude"))
_SPEAKING: frozenset[Of] = frozenset(("holder", "voice"))


def settled(terms: Terms, query: Query) -> Query:
    """A query with ids for the names of entities.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName
        Where it names what the graph does not have: its answer would mislead.
    AmbiguousName
    """
    asked = query.__dict__
    # Most of what can be asked is not: what was given is told by the model's own set of it.
    for field in query.__pydantic_fields_set__:
        of = _OF.get(field)
        if of is None:
            if field in _NESTED:
                break
            continue
        if of in _SPEAKING:
            break
        known = terms.nameable[of]
        for word in asked[field]:
            if word not in known:
                break
        else:
            continue
        break
    else:
        return query
    return query.model_copy(update=_changed(terms, asked))


def _changed(terms: Terms, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a query in ids; of several unknown names, that of an entity is reported."""
    changed: dict[str, Any] = {}
    for field, of in _NAMING:
        if asked[field]:
            changed[field] = tuple(
                sorted({name for word in asked[field] for name in _meant(terms, of, word)})
            )
    if asked["own"]:
        changed["own"] = tuple(_settled_own(terms, name, words) for name, words in asked["own"])
    if asked["exclude"] is not None:
        changed["exclude"] = settled(terms, asked["exclude"])
    return changed


def _meant(terms: Terms, of: Of, word: str) -> set[str]:
    """The names that a word stands for: of a voice, an author and an entity may have the same one."""
    if of == "voice" and word == AUTHOR:
        return set(terms.voices.of_document.values())
    meant = {_known(terms, of, word)}
    if of in _SPEAKING and word not in terms.nameable["entity"]:
        bearers = terms.bearers(word)
        meant |= {*bearers} if len(bearers) == 1 else set()
    return meant


def labelled(things: Iterable[Scenario | Topic], word: str) -> list[str]:
    """The ids of the scenarios or topics that have a label, in whatever language."""
    sought = fold(word)
    return [
        one.id
        for one in things
        if sought in {fold(label) for label in (one.label, *one.labels.values())}
    ]


def _bearers_of_labels(header: Header, of: Of) -> tuple[Scenario | Topic, ...]:
    """What bears labels, of what a word may be a name of."""
    bearers: Mapping[Of, tuple[Scenario | Topic, ...]] = {
        "scenario": header.scenarios,
        "world": header.scenarios,
        "topic": header.topics,
    }
    return bearers.get(of, ())


def _known(terms: Terms, of: Of, word: str) -> str:
    """The name that a word of a query stands for."""
    known = terms.nameable[of]
    if word in known:
        return word
    if of not in ENTITIES:
        bearing = _bearers_of_labels(terms.header, of)
        alike = [one for one in known if fold(one) == fold(word)] or labelled(bearing, word)
        if len(alike) == 1:
            return alike[0]
        known = (*known, *(one.label for one in bearing))
        raise UNKNOWN[of](word, known) if of in UNKNOWN else UnknownName(word, known, of)
    bearers = tuple(terms.bearers(word))
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        raise AmbiguousName(word, bearers)
    if of != "entity":
        called = terms.called  # as a voice is shown, it can be asked for
        alike = [one for one in known if fold(word) in (fold(one), fold(called.get(one, one)))]
        if len(alike) == 1:
            return alike[0]
    speaking = tuple(one for one in known if one not in terms.nameable["entity"])
    names = terms.names_to_ask
    raise UnknownEntity(word, (*names, *speaking) if speaking else names)


def _settled_own(terms: Terms, name: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    fields = own_query_fields(terms.vocabulary)
    if name not in fields:
        raise UnknownName(name, (*query_fields(), *fields), "field")
    read = _READ.get(fields[name].takes, _as_it_is)
    return name, tuple(sorted({read(terms, fields[name], word) for word in words}))


def _as_it_is(_terms: Terms, _field: OwnField, word: str) -> str:
    return word


def _word(terms: Terms, field: OwnField, word: str) -> str:
    if field.reference:
        return _known(terms, "entity", word)
    if field.words and word not in field.words:
        raise UnknownName(word, field.words)
    return word


def _yes_no(_terms: Terms, _field: OwnField, word: str) -> str:
    if word.lower() not in _YES_NO:
        raise UnknownName(word, ("yes", "no"))
    return _YES_NO[word.lower()]


def _number(_terms: Terms, _field: OwnField, word: str) -> str:
    try:
        return str(word_of(float(word)))
    except ValueError:
        raise UnknownName(word, (), "number") from None


_READ: Mapping[OwnTakes, Callable[[Terms, OwnField, str], str]] = {
    "words": _word,
    "yes_no": _yes_no,
    "number": _number,
}


@lru_cache(maxsize=64)
def named_in(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """For each relation kind, its own fields that name entities."""
    return {
        kind: tuple(name for name in references(cls) if name not in {"source", "target"})
        for kind, cls in vocabulary.relations.items()
    }
