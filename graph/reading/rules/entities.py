"""What is wrong with entities, each alone and beside the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from graph.model import AUTHOR, Entity, references
from graph.problems import Problem
from graph.reading.rules.names import name_rules
from graph.reading.rules.references import Hints, bad_reference, fits
from graph.reading.sources import Placing
from graph.vocabulary.spelling import wrong_name


class Scheme(NamedTuple):
    """What the identifiers of a scheme look like.

    Parameters
    ----------
    pattern : str
        A regular expression, of which the whole identifier is held to it.
    words : str
        The same for people, with an example.
    """

    pattern: str
    words: str


SCHEMES: Mapping[str, Scheme] = {
    "iso3166-1": Scheme("[A-Z]{2}", "two capital letters, as in CL"),
    "iso3166-2": Scheme(
        "[A-Z]{2}-[A-Z0-9]{1,3}",
        "two capital letters, a hyphen and up to three more letters or digits, as in CL-AP",
    ),
    "wikidata": Scheme("Q[1-9][0-9]*", "a Q and a number, as in Q298"),
    "partyfacts": Scheme("[1-9][0-9]*", "a number, as in 1234"),
    "geonames": Scheme("[1-9][0-9]*", "a number, as in 3895114"),
}
_PATTERNS = {scheme: re.compile(one.pattern) for scheme, one in SCHEMES.items()}


def entity_rules(
    entities: Sequence[Entity],
    kinds: Mapping[str, type[Entity]],
    place: Placing,
    heads: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """What is wrong with entities, of which some may lack fields that could not be read.

    Parameters
    ----------
    entities : sequence of Entity
        In the order in which they were read.
    kinds : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    place : callable
        Where the n-th of them stands.
    heads : mapping of str to str
        The ids that those go by which are one with others.
    """
    yield from _id_rules(entities, place)
    yield from name_rules(entities, place)
    rules = _EntityRules(kinds, place, heads)
    naming = {kind for kind in set(map(type, entities)) if references(kind)}
    for index, entity in enumerate(entities):
        # A frozen model's own dict: reading fields off it costs half of asking the model.
        fields = entity.__dict__
        if type(entity) in naming:
            yield from rules.references(index, entity)
        if fields.get("identifiers"):
            yield from rules.identifiers(index, fields)


def _id_rules(entities: Sequence[Entity], place: Placing) -> Iterator[Problem]:
    """Whether each entity's id is its own."""
    ids = [entity.__dict__["id"] for entity in entities]
    seen: dict[str, int] = {}
    if len(set(ids)) < len(ids):
        for index, identifier in enumerate(ids):
            first = seen.setdefault(identifier, index)
            if first != index:
                message = f'"{identifier}" is the id of another entity, at {place(first, ("id",))}'
                yield Problem(place(index, ("id",)), "duplicate-id", message)
    for index in (index for index, one in enumerate(ids) if one == AUTHOR):
        message = f'no entity can be called "{AUTHOR}": it stands for a document\'s author'
        yield Problem(place(index, ("id",)), "bad-id", message)


class _EntityRules:
    """The rules for one entity, each of which uses only the fields that it needs."""

    def __init__(
        self, kinds: Mapping[str, type[Entity]], place: Placing, heads: Mapping[str, str]
    ) -> None:
        self.kinds = kinds
        self.heads = heads
        self.place = place
        self.hints = Hints(kinds)
        self.owners: dict[tuple[str, str], str] = {}

    def references(self, index: int, entity: Entity) -> Iterator[Problem]:
        """Whether what an entity names is there, and fits."""
        for field, ref in references(type(entity)).items():
            name = entity.__dict__.get(field)
            if name is not None and not fits(ref, self.kinds.get(name)):
                yield bad_reference(entity, index, field, self.hints, self.place)

    def identifiers(self, index: int, fields: Mapping[str, Any]) -> Iterator[Problem]:
        """Whether an entity's identifiers are well formed, and its own."""
        own = fields.get("id", "")
        own = self.heads.get(own, own)
        for scheme, identifier in fields["identifiers"].items():
            where = ("identifiers", scheme)
            pattern = _PATTERNS.get(scheme)
            if pattern is not None and not pattern.fullmatch(identifier):
                message = f'{scheme}: "{identifier}" is none; it is {SCHEMES[scheme].words}'
                yield Problem(self.place(index, where), "bad-identifier", message)
            elif pattern is None and (wrong := wrong_name(identifier)) is not None:
                yield Problem(self.place(index, where), "bad-identifier", f"{scheme}: {wrong}")
            owner = self.owners.setdefault((scheme, identifier), own)
            if owner != own:
                message = f'{scheme}: "{identifier}" is "{owner}" already; are the two one?'
                yield Problem(self.place(index, where), "shared-identifier", message)
