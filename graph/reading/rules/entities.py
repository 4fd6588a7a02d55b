"""What is wrong between entities that each are well formed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.model import AUTHOR, Entity, references
from graph.problems import Problem
from graph.reading.rules.references import Hints, bad_reference, fits
from graph.reading.sources import Placing

IDENTIFIER_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "iso3166-1": re.compile(r"[A-Z]{2}"),
    "iso3166-2": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
    "partyfacts": re.compile(r"[1-9][0-9]*"),
    "geonames": re.compile(r"[1-9][0-9]*"),
}


def entity_rules(
    entities: Sequence[Entity], kinds: Mapping[str, type[Entity]], place: Placing
) -> Iterator[Problem]:
    """What is wrong between entities that each are well formed.

    Parameters
    ----------
    entities : sequence of Entity
        In the order in which they were read.
    kinds : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    place : callable
        Where the n-th of them stands.
    """
    seen: dict[str, int] = {}
    owners: dict[tuple[str, str], str] = {}
    hints = Hints(kinds)
    for index, entity in enumerate(entities):
        first = seen.setdefault(entity.id, index)
        if first != index:
            message = f'"{entity.id}" is the id of another entity, at {place(first, ("id",))}'
            yield Problem(place(index, ("id",)), "duplicate-id", message)
        if entity.id == AUTHOR:
            message = f'no entity can be called "{AUTHOR}": it stands for a document\'s author'
            yield Problem(place(index, ("id",)), "bad-id", message)
        for field, ref in references(type(entity)).items():
            name = getattr(entity, field)
            if name is not None and not fits(ref, kinds.get(name)):
                yield bad_reference(entity, index, field, hints, place)
        for scheme, identifier in entity.identifiers.items():
            path = ("identifiers", scheme)
            pattern = IDENTIFIER_PATTERNS.get(scheme)
            if pattern is not None and not pattern.fullmatch(identifier):
                message = f'{scheme}: "{identifier}" does not fit the pattern {pattern.pattern}'
                yield Problem(place(index, path), "bad-identifier", message)
            owner = owners.setdefault((scheme, identifier), entity.id)
            if owner != entity.id:
                message = f'{scheme}: "{identifier}" is "{owner}" already; are the two one?'
                yield Problem(place(index, path), "shared-identifier", message)
