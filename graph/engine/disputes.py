"""Who agrees with whom: claims that several voices make, disputes, changes of mind, and the voices.

Two voices that gainsay each other are a dispute; one voice that gainsays itself in another document
has changed its mind. What gainsays what is said in ``graph.sides``: a thing and its denial, or its
opposite, of the same ends, in the same scenario, of the same sort (a plan and an expectation are two),
at times that may be one. Voices corroborate a claim, documents do not: a reprint adds nothing.

A query says which claims are looked at, but for ``voice`` and ``holder``: these ask for what such a
voice has a part in, whoever the others are. Its ``order`` is that of the first claims, its ``limit``
how many are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from graph.engine.gainsaying import (
    at_one_time,
    at_times,
    by_side,
    by_subject,
    gainsaid,
    gainsays,
)
from graph.garbage import paused_garbage_collection
from graph.model import Query, Relation
from graph.shown import prints
from graph.sides import NEVER_OPPOSED, Side, Sides, Subject

if TYPE_CHECKING:
    from graph.engine.protocol import Engine


@prints
@dataclass(frozen=True)
class Stance:
    """Claims that say the same.

    Parameters
    ----------
    relations : tuple of Relation
        In the order that was asked for; whoever makes them, however surely.
    """

    relations: tuple[Relation, ...]

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says so, in the order of the claims."""
        return tuple(dict.fromkeys(one.voice for one in self.relations))

    @property
    def documents(self) -> tuple[str, ...]:
        """Where it stands: the ids of the documents that are cited."""
        cited = (citation.document for one in self.relations for citation in one.evidence)
        return tuple(dict.fromkeys(cited))


@prints
@dataclass(frozen=True)
class Dispute:
    """Claims that gainsay each other, by side: of two voices or more, or of one that changed its mind.

    Parameters
    ----------
    sides : tuple of Stance
        Two, or more where more sides can be taken; each claim in them is gainsaid by one of another.
    """

    sides: tuple[Stance, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The claims, side by side."""
        return tuple(relation for side in self.sides for relation in side.relations)

    @property
    def voices(self) -> tuple[str, ...]:
        """Who has a part in it."""
        return tuple(dict.fromkeys(voice for side in self.sides for voice in side.voices))


@prints
@dataclass(frozen=True)
class Speaker:
    """A voice, and how its claims stand to those of others.

    Parameters
    ----------
    voice : str
    claims, documents : int
        How many it makes, and in how many documents.
    shared, disputed, changed : int
        How many of its claims another voice makes too, how many another gainsays, and how many it
        gainsays itself in another document.
    """

    voice: str
    claims: int
    documents: int
    shared: int
    disputed: int
    changed: int


@prints
@dataclass(frozen=True)
class Pair:
    """Two voices under one topic.

    Parameters
    ----------
    voices : tuple of (str, str)
        In the order of their words.
    topic : str or None
    agree, differ : int
        Of how many things they say the same, and of how many they gainsay each other.
    """

    voices: tuple[str, str]
    topic: str | None
    agree: int
    differ: int


class Thing(NamedTuple):
    """What voices say the same of, or gainsay each other on.

    Parameters
    ----------
    sides : tuple of tuple of Relation
        The claims on each side, in the order of the text.
    opposed : tuple of (int, int)
        Which of the sides cannot both be true, by their places.
    """

    sides: tuple[tuple[Relation, ...], ...]
    opposed: tuple[tuple[int, int], ...]


class _Asked:
    """The claims that a query lets be looked at, and which of them an answer has to have."""

    def __init__(self, engine: Engine, query: Query) -> None:
        every = query.model_copy(update={"voice": (), "holder": (), "limit": None})
        self.relations = engine.relations(every)
        self.limit = query.limit
        self.wanted: Collection[str] | None = None
        if query.voice or query.holder:
            named = engine.relations(query.model_copy(update={"limit": None}))
            self.wanted = {relation.id for relation in named}

    def has(self, relations: Iterable[Relation]) -> bool:
        """Whether some claims have one that was asked for."""
        return self.wanted is None or any(one.id in self.wanted for one in relations)

    def places(self) -> dict[str, int]:
        """Where each claim stands in the order that was asked for."""
        return {relation.id: place for place, relation in enumerate(self.relations)}


@paused_garbage_collection()
def disputes(engine: Engine, query: Query) -> tuple[Dispute, ...]:
    """What two voices or more gainsay each other on; see ``Engine.disputes``."""
    asked, sides = _Asked(engine, query), Sides(engine.vocabulary)
    found = _disputes(sides, by_subject(sides, asked.relations).values())
    return _told(asked, found)


@paused_garbage_collection()
def changes(engine: Engine, query: Query) -> tuple[Dispute, ...]:
    """What one voice gainsays itself on in two documents; see ``Engine.changes``."""
    asked, sides = _Asked(engine, query), Sides(engine.vocabulary)
    found = _changes(sides, by_subject(sides, asked.relations).values())
    return _told(asked, found)


def _told(asked: _Asked, found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    told = [one for one in found if asked.has(one.relations)]
    if told:
        place = asked.places()
        told.sort(key=lambda one: place[one.sides[0].relations[0].id])
    return tuple(told[: asked.limit])


def _disputes(sides: Sides, subjects: Iterable[list[Relation]]) -> Iterator[Dispute]:
    for claims in subjects:
        yield from _of_sides(gainsaid(sides, claims, _voice).values())


def _changes(sides: Sides, subjects: Iterable[list[Relation]]) -> Iterator[Dispute]:
    for claims in subjects:
        by_voice: defaultdict[str, list[Relation]] = defaultdict(list)
        for one in claims:
            by_voice[one.voice].append(one)
        for own in by_voice.values():
            if len(own) > 1:
                yield from _of_sides(gainsaid(sides, own, _document).values())


def _of_sides(sides: Collection[list[Relation]]) -> Iterator[Dispute]:
    if sides:
        yield Dispute(tuple(Stance(tuple(claims)) for claims in sides))


def _voice(relation: Relation) -> str:
    return relation.voice


def _document(relation: Relation) -> str:
    return relation.evidence[0].document if relation.evidence else ""


@paused_garbage_collection()
def discussed(engine: Engine) -> tuple[Thing, ...]:
    """The things that disputes, changes of mind and shared claims are about."""
    sides = Sides(engine.vocabulary)
    return tuple(
        _thing(sides, claims)
        for claims in by_subject(sides, engine.relations(Query())).values()
        if _is_discussed(sides, claims)
    )


def _is_discussed(sides: Sides, claims: list[Relation]) -> bool:
    """Whether anybody says of one thing what another says, or what another or themselves gainsay."""
    if len({(one.voice, _document(one)) for one in claims}) == 1:
        return False
    if any(_disputes(sides, [claims])) or any(_changes(sides, [claims])):
        return True
    said = by_side(sides, claims).values()
    return any(len(told.voices) > 1 for those in said for told in _stances(those))


def _thing(sides: Sides, claims: list[Relation]) -> Thing:
    told = by_side(sides, claims)
    numbered = () if claims[0].modality == NEVER_OPPOSED else enumerate(told)
    opposed = (
        (first, second)
        for (first, one), (second, other) in combinations(numbered, 2)
        if sides.opposed(one, other)
    )
    return Thing(tuple(map(tuple, told.values())), tuple(opposed))


@paused_garbage_collection()
def corroboration(engine: Engine, query: Query) -> tuple[Stance, ...]:
    """What is said, by how many voices; see ``Engine.corroboration``."""
    asked, sides = _Asked(engine, query), Sides(engine.vocabulary)
    said: dict[tuple[Subject, Side], list[Relation]] = {}
    for relation in asked.relations:
        said.setdefault((sides.subject(relation), sides.side(relation)), []).append(relation)
    told = [stance for claims in said.values() for stance in _stances(claims)]
    if asked.wanted is not None:
        told = [one for one in told if asked.has(one.relations)]
    place = asked.places()
    told.sort(key=lambda one: (-len(one.voices), place[one.relations[0].id]))
    return tuple(told[: asked.limit])


def _stances(claims: list[Relation]) -> Iterator[Stance]:
    if len(claims) == 1:  # as most are
        yield Stance((claims[0],))
        return
    for those in at_times(claims):
        yield Stance(tuple(those))


def speaking(engine: Engine, query: Query) -> tuple[Speaker, ...]:
    """Who speaks, and how their claims stand to those of others; see ``Engine.speaking``."""
    asked, sides = _Asked(engine, query), Sides(engine.vocabulary)
    subjects = by_subject(sides, asked.relations).values()
    everybody = query.model_copy(update={"voice": (), "holder": (), "limit": None})
    counted = {
        "shared": [
            one
            for stance in corroboration(engine, everybody)
            if len(stance.voices) > 1
            for one in stance.relations
        ],
        "disputed": [one for each in _disputes(sides, subjects) for one in each.relations],
        "changed": [one for each in _changes(sides, subjects) for one in each.relations],
    }
    numbers = {name: Counter(one.voice for one in those) for name, those in counted.items()}
    claims = Counter(one.voice for one in asked.relations)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for relation in asked.relations:
        documents[relation.voice].update(citation.document for citation in relation.evidence)
    wanted = (
        claims.keys()
        if asked.wanted is None
        else {one.voice for one in asked.relations if one.id in asked.wanted}
    )
    told = [
        Speaker(
            voice,
            claims[voice],
            len(documents[voice]),
            **{name: n[voice] for name, n in numbers.items()},
        )
        for voice in claims
        if voice in wanted
    ]
    told.sort(key=lambda one: (-one.claims, one.voice))
    return tuple(told[: asked.limit])


def pairs(engine: Engine, query: Query) -> tuple[Pair, ...]:
    """Who agrees with whom, topic by topic: each two voices that speak of one thing.

    Each is compared with each that speaks of the same, so where thousands do, that takes long; the
    networks of a debate count the same by matrices.
    """
    asked, sides = _Asked(engine, query), Sides(engine.vocabulary)
    counts: defaultdict[tuple[tuple[str, str], str | None], list[int]]
    counts = defaultdict(lambda: [0, 0])
    for claims in by_subject(sides, asked.relations).values():
        topic = claims[0].topic
        seen: tuple[set[tuple[str, str]], set[tuple[str, str]]] = (set(), set())
        for one, other in combinations(claims, 2):
            if one.voice == other.voice or not asked.has((one, other)):
                continue
            both = (min(one.voice, other.voice), max(one.voice, other.voice))
            if sides.side(one) == sides.side(other) and at_one_time(one, other):
                seen[0].add(both)
            elif gainsays(sides, one, other):
                seen[1].add(both)
        for way, found in enumerate(seen):
            for both in found:
                counts[both, topic][way] += 1
    order = {topic.id: place for place, topic in enumerate(engine.header.topics)}
    told = [Pair(both, topic, *numbers) for (both, topic), numbers in counts.items()]
    told.sort(key=lambda one: (order.get(one.topic or "", len(order)), one.topic or "", one.voices))
    return tuple(told[: asked.limit])
