"""Reading a dataset's header, and the kinds that it declares."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from graph.model import DATA_FORMAT, Header, Vocabulary, builtin, query_fields
from graph.problems import Problem
from graph.reading import foreign
from graph.reading.messages import Told
from graph.reading.partial import Unknown, is_unknown, partly, tidy
from graph.reading.sources import HeaderPlacing, Path, as_json
from graph.reading.taken import KEYWORDS
from graph.vocabulary.base import COMMON_FIELDS
from graph.vocabulary.declarations import (
    TAKEN_OF_RELATIONS,
    EntityKindDeclaration,
    Misdeclared,
    RelationKindDeclaration,
)

UNREAD = frozenset[Path]({(name,) for name in Header.model_fields})
"""What is unknown of a header that could not be read."""


def read_header(
    value: Mapping[str, Any] | None, place: HeaderPlacing
) -> tuple[Header, list[Problem], Unknown]:
    """A header or, where it has a fault, what can be read of it.

    Parameters
    ----------
    value : mapping, optional
        As plain values; none where not even these could be read.
    place : callable

    Returns
    -------
    Header
    list of Problem
    frozenset of tuple
        The ways to what is unknown.
    """
    if value is None:
        return unread_header(), [], UNREAD
    given = foreign.header(tidy(value))
    try:
        return Header.model_validate_json(as_json(given), strict=True), [], frozenset()
    except ValidationError as error:
        problems = list(Told(given, Header, place).problems(error))
    read = partly(Header, given)
    return read.value, problems, read.unknown


OF_ITS_WORDS = frozenset(
    (name,) for name in ("id", "title", "titles", "reading", "readings", "words", "wordings")
)
"""What a part says in words: that it could not be read does not keep it from being asked."""
ASIDE = frozenset(("questions", "findings", "unsaid", "silent"))
"""The sections of a header whose parts no claim needs to be understood."""


def without(header: Header, unknown: Unknown) -> Header | None:
    """A header without the parts that have a fault; none where a claim may mean one of them.

    Parameters
    ----------
    header : Header
        What could be read of it.
    unknown : frozenset of tuple
        What could not.
    """
    if not unknown:
        return header
    if any(way == () or way[0] not in ASIDE for way in unknown):
        return None
    sound = {
        section: tuple(
            part
            for index, part in enumerate(getattr(header, section))
            if not any(
                way[:2] == (section, index) and way[2:] not in OF_ITS_WORDS for way in unknown
            )
        )
        for section in ASIDE
    }
    return header.model_copy(update=sound)


def newer_format(value: Mapping[str, Any], place: HeaderPlacing) -> Problem | None:
    """What is wrong with a header of a later format, of which nothing else can be said.

    Parameters
    ----------
    value : mapping
        As plain values.
    place : callable
    """
    given = value.get("format")
    if not isinstance(given, int) or given <= DATA_FORMAT:
        return None
    message = (
        f"format: the files are of format {given}, and this version reads format {DATA_FORMAT}; "
        "update policygraph"
    )
    return Problem(place(("format",)), "newer-format", message)


def unread_header() -> Header:
    """The header of a dataset whose own could not be read."""
    return Header(id="unread", title="unread")


class Declared(NamedTuple):
    """The kinds that a dataset may use.

    Parameters
    ----------
    vocabulary : Vocabulary
        The built-in ones, and those declared that make sense.
    problems : list of Problem
    undeclared : set of str, optional
        Those that are declared in a way that makes no sense; none where any might be such a one.
    """

    vocabulary: Vocabulary
    problems: list[Problem]
    undeclared: set[str] | None


def declared_kinds(
    header: Header, place: HeaderPlacing, unknown: Unknown = frozenset()
) -> Declared:
    """The kinds that a dataset may use: the built-in ones, and those it declares that make sense.

    Parameters
    ----------
    header : Header
    place : callable
    unknown : frozenset of tuple
        What of the header could not be read.
    """
    vocabulary = builtin()
    problems: list[Problem] = []
    lost: set[str] = set()
    nameless = not {("kinds",), ("kinds", "entities"), ("kinds", "relations")}.isdisjoint(unknown)
    declared = [
        (("kinds", section, index), one)
        for section in ("entities", "relations")
        for index, one in enumerate(getattr(header.kinds, section))
    ]
    for path, one in declared:
        astray = is_unknown(unknown, path)
        faults = [
            fault
            for fault in vocabulary.faults(one)
            if not _follows(fault, one, path, unknown, lost)
        ]
        problems += (_misdeclared(one, fault, path, place) for fault in faults)
        if astray or faults or lost & _kinds_named(one):
            nameless = nameless or (astray and is_unknown(unknown, (*path, "kind")))
            nameless = nameless or any(fault.path == ("kind",) for fault in faults)
            lost.add(one.kind)
        else:
            vocabulary = vocabulary.with_kind(one)
    for path, one in declared:
        if isinstance(one, RelationKindDeclaration):
            later = [*_words_of_queries(one), *(() if nameless else vocabulary.late_faults(one))]
            problems += (
                _misdeclared(one, fault, path, place)
                for fault in later
                if not _follows(fault, one, path, unknown, lost)
            )
    lost -= {*vocabulary.entities, *vocabulary.relations}
    return Declared(vocabulary, problems, None if nameless else lost)


def _follows(
    fault: Misdeclared,
    declared: EntityKindDeclaration | RelationKindDeclaration,
    path: Path,
    unknown: Unknown,
    lost: Collection[str],
) -> bool:
    """Whether a declaration makes no sense merely because something else could not be read."""
    way = fault.path
    if way and is_unknown(unknown, (*path, *way)):
        return True
    if way == ("inverse",) and is_unknown(unknown, (*path, "symmetric")):
        return True
    if way[:1] == ("fields",) and len(way) > 2 and way[2] in {"words", "opposites", "choices"}:
        of_the_field = (*path, *way[:2])
        if any(is_unknown(unknown, (*of_the_field, part)) for part in ("type", "choices")):
            return True
    named: Any = declared
    for step in way:
        named = getattr(named, step, None) if isinstance(step, str) else named[step]
        if isinstance(named, Mapping):
            break
    return isinstance(named, str) and named in lost


def _misdeclared(
    declared: EntityKindDeclaration | RelationKindDeclaration,
    error: Misdeclared,
    path: Path,
    place: HeaderPlacing,
) -> Problem:
    return Problem(place((*path, *error.path)), "bad-kind", f"{declared.kind}: {error}")


def _kinds_named(declared: EntityKindDeclaration | RelationKindDeclaration) -> set[str]:
    """The kinds that a declaration builds on."""
    fields = {kind for field in declared.fields.values() for kind in field.kinds}
    if isinstance(declared, RelationKindDeclaration):
        return {*declared.source, *declared.target, *fields}
    return {*fields, declared.parent} if declared.parent else fields


def _words_of_queries(declared: RelationKindDeclaration) -> Iterator[Misdeclared]:
    """The fields that could not be asked for: their names ask for something else already."""
    for name in declared.fields:
        if name in KEYWORDS:
            yield Misdeclared(
                f'field "{name}": where relations are asked for, the word says something else; '
                "give yours another name",
                "fields",
                name,
            )
        if name in query_fields() and name not in COMMON_FIELDS and name not in TAKEN_OF_RELATIONS:
            yield Misdeclared(
                f'field "{name}": every query has a word of that name; give yours another name',
                "fields",
                name,
            )
