"""An engine from outside the package, as plain as can be: it looks at every relation, each time.

It shares nothing with the engine in memory but the protocol, and it records the answers that all
engines, the page included, are held to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from graph.engine.disputes import Dispute, Speaker, Stance
from graph.engine.protocol import Engine, kinds_wanted, refuse_nested, scenario_of
from graph.engine.ties import Direction, Parts
from graph.folding import fold
from graph.model import (
    ALWAYS,
    AUTHOR,
    BASES,
    CERTAINTIES,
    MODALITIES,
    OPEN,
    PAST,
    Dataset,
    Entity,
    Header,
    Query,
    Relation,
    Resolution,
    Scenario,
    Vocabulary,
    earliest,
    in_text_order,
    latest,
    naming,
    own_fields,
    references,
)
from graph.nameable import SAID
from graph.outcomes import of_claims

LANGUAGES = ("en", "es")
SCALES: Mapping[str, tuple[str, ...]] = {
    "modality": MODALITIES,
    "certainty": CERTAINTIES,
    "basis": BASES,
}


class Plain(Engine):
    """A dataset, asked by looking through all of it."""

    def __init__(
        self, whole: Dataset, part: Dataset | None = None, scenario: Scenario | None = None
    ) -> None:
        self.every, self.part = whole, part or whole
        self._scenario = scenario

    @property
    def header(self) -> Header:
        return self.every.header

    @property
    def vocabulary(self) -> Vocabulary:
        return self.every.vocabulary

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        return of_claims(self.every.resolutions, {one.id for one in self.part.relations})

    @property
    def scenario(self) -> Scenario | None:
        return self._scenario

    @property
    def whole(self) -> Plain:
        return self if self.part is self.every else Plain(self.every)

    @cached_property
    def parts(self) -> Parts:
        return super().parts

    @cached_property
    def called(self) -> Mapping[str, str]:
        return super().called if self.whole is self else self.whole.called

    @property
    def nameable(self) -> Any:
        return self.whole._nameable()

    def _nameable(self) -> Any:
        return super().nameable

    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        if kinds is None:
            return self.part.entities
        wanted = kinds_wanted(self.vocabulary, kinds)
        return tuple(entity for entity in self.part.entities if entity.kind in wanted)

    def relations(self, query: Query) -> tuple[Relation, ...]:
        if query == Query():
            return self.part.relations
        query = self.settled(query)
        found = [one for one in self.part.relations if self.fits(one, query)]
        for word in reversed(query.order):
            column = word.removeprefix("-")
            ranked = [(rank(one, column, word != column), one) for one in found]
            known = [pair for pair in ranked if pair[0] is not None]
            known.sort(key=lambda pair: pair[0], reverse=word != column)
            found = [one for _, one in known] + [one for value, one in ranked if value is None]
        return tuple(found[: query.limit])

    def world(self, scenario: str) -> Plain:
        refuse_nested(self._scenario, scenario)
        found = scenario_of(self.header, scenario)
        held = tuple(one for one in self.part.relations if one.scenario in (None, found.id))
        return Plain(self.every, replace(self.part, relations=held), found)

    def ego(self, id: str, radius: int, direction: Direction) -> Plain:
        within = {self.entity(id).id}
        for _ in range(radius):
            within = within | {
                end.entity
                for one in self.part.relations
                if not one.negated
                for start, end in self.parts.steps(one, direction)
                if start.entity in within
            }
        part = replace(
            self.part,
            entities=tuple(one for one in self.part.entities if one.id in within),
            relations=tuple(one for one in self.part.relations if set(one.ends) <= within),
        )
        return Plain(self.every, part, self._scenario)

    def fits(self, one: Relation, query: Query) -> bool:
        return all(self.answers(one, name, words) for name, words in said(query))

    def answers(self, one: Relation, name: str, words: Any) -> bool:  # noqa: C901, PLR0911, PLR0912  # one a field
        """Whether a relation is what one field of a query asks for."""
        named = {one.source, one.target, *(getattr(one, field) for field in refs(one))}
        match name:
            case "entity":
                return bool({*named, one.holder} & set(words))
            case "side":
                sides = [side for side in self.header.scenarios if side.id in words]
                players = {who for side in sides for who in side.counterparts.values()}
                return bool({*named, one.holder} & players)
            case "source_kind" | "target_kind":
                end = self.kinds[getattr(one, name.removesuffix("_kind"))]
                kinds = self.vocabulary.entities
                return any(issubclass(kinds[end], kinds[word]) for word in words)
            case "holder":
                by_voice = any(word in self.heard(one) for word in words)
                return (AUTHOR in words and one.holder == AUTHOR) or by_voice
            case "voice":
                return any(word in self.heard(one) for word in words)
            case "document":
                return any(citation.document in words for citation in one.evidence)
            case "paragraph":
                return any(str(citation.paragraph) in words for citation in one.evidence)
            case "scenario":
                return (one.scenario or ALWAYS) in words
            case "negated":
                return one.negated is words
            case "on":
                return holds_on(one, words)
            case "said_by":
                dates = {each.id: each.date for each in self.header.documents}
                said = [dates.get(citation.document) for citation in one.evidence]
                return any(day is not None and earliest(day) <= latest(words) for day in said)
            case "text":
                return any(says(self.words(one), text) for text in words)
            case "note":
                notes = "\n".join(filter(None, (one.note, *one.notes.values())))
                return bool(notes) and says(notes, words)
            case "has":
                fields = [name for word in words for name in SAID.get(word, (word,))]
                return any(getattr(one, name, None) is not None for name in fields)
            case "own":
                return all(own_says(one, field, asked) for field, asked in words)
            case "exclude":
                return not any(self.fits(one, alone) for alone in words.alone())
            case _:
                return getattr(one, name) in words

    # Each claim is held against each other.

    def disputes(self, query: Query) -> tuple[Dispute, ...]:
        return self.differing(query, lambda one, two: one.voice != two.voice)

    def changes(self, query: Query) -> tuple[Dispute, ...]:
        def changed(one: Relation, two: Relation) -> bool:
            return one.voice == two.voice and first_cited(one) != first_cited(two)

        return self.differing(query, changed)

    def differing(
        self, query: Query, counts: Callable[[Relation, Relation], bool]
    ) -> tuple[Dispute, ...]:
        claims, wanted = self.heard_of(query)
        sides: dict[Any, dict[Any, list[Relation]]] = {}
        for one in claims:
            against = [two for two in claims if counts(one, two) and self.opposite(one, two)]
            if against:
                whose = (one.voice,) if against[0].voice == one.voice else ()
                sides.setdefault((self.subject(one), whose), {}).setdefault(taken(one), []).append(
                    one
                )
        found = [
            Dispute(tuple(Stance(tuple(those)) for those in taken.values()))
            for taken in sides.values()
        ]
        return tuple(one for one in found if wanted & {*one.relations})[: query.limit]

    def corroboration(self, query: Query) -> tuple[Stance, ...]:
        claims, wanted = self.heard_of(query)
        alike: dict[Any, list[Relation]] = {}
        for one in claims:
            alike.setdefault((self.subject(one), taken(one)), []).append(one)
        found = [Stance(tuple(those)) for all_ in alike.values() for those in together(all_)]
        found.sort(key=lambda one: (-len(one.voices), claims.index(one.relations[0])))
        return tuple(one for one in found if wanted & {*one.relations})[: query.limit]

    def speaking(self, query: Query) -> tuple[Speaker, ...]:
        claims, wanted = self.heard_of(query)
        every = query.model_copy(update={"voice": (), "holder": (), "limit": None})
        parts: list[Collection[Any]] = [
            {*claims},
            {each.document for one in claims for each in one.evidence},
            {
                one
                for each in self.corroboration(every)
                if each.voices[1:]
                for one in each.relations
            },
            {one for each in self.disputes(every) for one in each.relations},
            {one for each in self.changes(every) for one in each.relations},
        ]
        heard = {one.voice for one in wanted}
        found = []
        for voice in heard:
            own = [one for one in claims if one.voice == voice]
            cited = {each.document for one in own for each in one.evidence}
            made, _documents, *others = parts
            numbers = [len([one for one in own if one in part]) for part in (made, *others)]
            found.append(Speaker(voice, numbers[0], len(cited), *numbers[1:]))
        found.sort(key=lambda one: (-one.claims, one.voice))
        return tuple(found[: query.limit])

    def heard_of(self, query: Query) -> tuple[list[Relation], set[Relation]]:
        """The claims that are looked at, and those that were asked for."""
        whole = query.model_copy(update={"limit": None})
        every = whole.model_copy(update={"voice": (), "holder": ()})
        return list(self.relations(every)), {*self.relations(whole)}

    def opposite(self, one: Relation, two: Relation) -> bool:
        """Whether two claims cannot both be held."""
        if self.subject(one) != self.subject(two) or one.modality == "risk":
            return False
        if "possible" in (how := {one.certainty, two.certainty}) and "certain" not in how:
            return False
        if not overlap(one, two):
            return False
        if one.negated or two.negated:
            return one.negated != two.negated and taken(one)[:-1] == taken(two)[:-1]
        kinds = {frozenset(("support", "opposition"))}
        if one.kind != two.kind:
            return frozenset((one.kind, two.kind)) in kinds
        return {frozenset(("more", "less")), frozenset(("won", "lost"))} & {
            frozenset((getattr(one, field), getattr(two, field)))
            for field in ("direction", "outcome")
            if hasattr(one, field)
        } != set()

    def subject(self, one: Relation) -> Any:
        """What a claim is about, whatever it says of it."""
        ends = sorted(one.ends) if type(one).symmetric else list(one.ends)
        kind = "support" if one.kind == "opposition" else one.kind
        own = [
            (field, getattr(one, field))
            for field in sorted(own_fields(type(one)))
            if field not in {"direction", "outcome"} and getattr(one, field) is not None
        ]
        sort = "fact" if one.modality == "assessment" else one.modality
        return kind, *ends, one.scenario, sort, one.end == PAST, *own

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        return {entity.id: entity.kind for entity in self.part.entities}

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.part.entities}

    def heard(self, one: Relation) -> set[str]:
        """All that finds the voice of a claim."""
        found = {one.voice}
        for document in self.header.documents:
            if document.voice == one.voice:  # whose documents find it too
                found |= {document.id, *(document.by or document.authors)}
        return found

    def words(self, one: Relation) -> str:
        """All the words of a claim."""
        kind = type(one)
        told = [self.sentence(one), *one.statements.values(), one.note or "", *one.notes.values()]
        own = self.header.language or "en"
        others = [language for language in LANGUAGES if language not in (own, *one.statements)]
        told += [self.sentence(one, language) for language in others if not one.statement]
        told += [kind.forward, kind.NOUN or "", self.called.get(one.voice, one.voice)]
        for field in own_fields(kind):
            value = getattr(one, field)
            if isinstance(value, str) and field not in refs(one):
                called = naming(kind, field).words.get(value)
                told += [value, called.label if called else ""]
        ends = {one.source, one.target, one.holder, *(getattr(one, field) for field in refs(one))}
        for name in ends & self.by_id.keys():
            entity = self.by_id[name]
            told += [entity.name, *entity.names.values(), *entity.aliases]
        return "\n".join(told)


def taken(one: Relation) -> tuple[Any, ...]:
    """The side that a claim takes."""
    return one.kind, getattr(one, "direction", None), getattr(one, "outcome", None), one.negated


def first_cited(one: Relation) -> str:
    return one.evidence[0].document if one.evidence else ""


def held(one: Relation) -> tuple[int, int] | None:
    """The first and last day on which a claim holds."""
    if one.date is not None:
        return earliest(one.date), latest(one.date)
    if one.start is None and one.end in (None, PAST):
        return None
    first = earliest(one.start) if one.start else earliest("../2000")
    last = latest("2000/..") if one.end in (None, OPEN, PAST) else latest(str(one.end))
    return first, last


def overlap(one: Relation, two: Relation) -> bool:
    mine, theirs = held(one), held(two)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def together(claims: list[Relation]) -> list[list[Relation]]:
    """Claims apart by time: those that lead to each other by times that overlap."""
    dated = [one for one in claims if held(one)]
    groups: list[list[Relation]] = []
    for one in dated:
        near = [group for group in groups if any(overlap(one, two) for two in group)]
        groups = [group for group in groups if group not in near]
        groups.append([one, *(two for group in near for two in group)])
    undated = [one for one in claims if not held(one)]
    beside = {said for one in dated for said in places(one)} & {
        said for one in undated for said in places(one)
    }
    if len(groups) == 1 and not beside:
        return [claims]
    if undated:
        groups.append(undated)
    return [sorted(group, key=claims.index) for group in groups]


def places(one: Relation) -> list[tuple[str, str]]:
    """By which voice, and in which documents."""
    return [(one.voice, each.document) for each in one.evidence]


def said(query: Query) -> Iterator[tuple[str, Any]]:
    for name in Query.model_fields:
        words = getattr(query, name)
        if words not in ((), None) and name not in {"order", "limit"}:
            yield name, words


def refs(one: Relation) -> list[str]:
    return [field for field in references(type(one)) if field not in {"source", "target"}]


def says(words: str, text: str) -> bool:
    return all(word in fold(words) for word in fold(text).split())


def own_says(one: Relation, field: str, words: tuple[str, ...]) -> bool:
    value = getattr(one, field, None)
    if value is None:
        return False
    if isinstance(value, bool):
        return ("true" if value else "false") in words
    if isinstance(value, float):
        return any(float(word) == value for word in words)
    if field in TEXTS:
        return any(says(value, word) for word in words)
    return value in words


TEXTS = frozenset("role aspect as_what manner quality".split())
"""Own fields of the built-in kinds that are free text, in some kind at least."""


def rank(one: Relation, column: str, backwards: bool) -> Any:  # it is the question
    if column == "date":
        return in_days(one, backwards)
    value = getattr(one, column)
    if column in ("start", "end"):
        if value in (None, PAST):
            return None
        return (NEVER_ENDS, NEVER_ENDS) if value == OPEN else (earliest(value), latest(value))
    return SCALES[column].index(value) if column in SCALES else value


NEVER_BEGAN, NEVER_ENDS = earliest("../2000"), latest("2000/..")


def in_days(one: Relation, backwards: bool) -> tuple[int, int] | None:
    """First and last day; where one is not known, the other stands for it; from the last day backwards."""
    span = held(one)
    if span is None:
        return None
    first, last = span
    goes_on = one.date.endswith("/..") if one.date else one.end == OPEN
    if backwards:
        return (last if last != NEVER_ENDS or goes_on else first), first
    return (first if first != NEVER_BEGAN else last), last


def holds_on(one: Relation, day: str) -> bool:
    span = held(one)
    return span is not None and span[0] <= latest(day) and earliest(day) <= span[1]


def in_order(dataset: Dataset) -> Dataset:
    return replace(dataset, relations=in_text_order(dataset.header, dataset.relations))
