"""An engine from outside the package, as plain as can be: it looks at every relation, each time.

It shares nothing with the engine in memory but the protocol, and it records the answers that all
engines, the page included, are held to.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import chain

from graph.engine.paths import Direction
from graph.engine.protocol import Engine, kinds_wanted, scenario_of
from graph.folding import fold
from graph.model import (
    ALWAYS,
    OPEN,
    Dataset,
    Entity,
    Header,
    Query,
    Relation,
    Scenario,
    Vocabulary,
    earliest,
    latest,
    nameable,
    query_fields,
)
from graph.problems import UnknownEntity, UnknownKind, UnknownName, UnknownScenario

ERRORS = {
    "entity": UnknownEntity,
    "holder": UnknownEntity,
    "relation_kind": UnknownKind,
    "entity_kind": UnknownKind,
    "scenario": UnknownScenario,
}


class Plain(Engine):
    """A dataset, asked by looking through all of it."""

    def __init__(
        self, whole: Dataset, part: Dataset | None = None, scenario: Scenario | None = None
    ) -> None:
        self.whole, self.part = whole, part or whole
        self._scenario = scenario

    @property
    def header(self) -> Header:
        return self.whole.header

    @property
    def vocabulary(self) -> Vocabulary:
        return self.whole.vocabulary

    @property
    def scenario(self) -> Scenario | None:
        return self._scenario

    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        if kinds is None:
            return self.part.entities
        wanted = kinds_wanted(self.vocabulary, kinds)
        return tuple(entity for entity in self.part.entities if entity.kind in wanted)

    def relations(self, query: Query) -> tuple[Relation, ...]:
        known = nameable(self.header, self.vocabulary, [one.id for one in self.whole.entities])
        for of, names_of_it in known.items():
            words = (getattr(query, name) for name, asks in query_fields().items() if asks.of == of)
            for word in chain.from_iterable(words):
                if word not in names_of_it:
                    raise ERRORS.get(of, UnknownName)(word, names_of_it)
        names = self.names
        kinds = {entity.id: entity.kind for entity in self.part.entities}
        return tuple(
            one
            for one in self.part.relations
            if self.fits(one, query)
            and self.is_a(kinds[one.source], query.source_kind)
            and self.is_a(kinds[one.target], query.target_kind)
            and (query.text is None or says(one.sentence(names), query.text))
        )

    def world(self, scenario: str) -> Plain:
        found = scenario_of(self.header, scenario)
        held = tuple(one for one in self.part.relations if one.scenario in (None, scenario))
        return Plain(self.whole, replace(self.part, relations=held), found)

    def ego(self, id: str, radius: int, direction: Direction) -> Plain:
        self.entity(id)
        within = {id}
        for _ in range(radius):
            for one in self.part.relations:
                both = direction == "both" or type(one).symmetric
                if one.source in within and (both or direction == "out"):
                    within = within | {f"+{one.target}"}
                if one.target in within and (both or direction == "in"):
                    within = within | {f"+{one.source}"}
            within = {name.removeprefix("+") for name in within}
        part = replace(
            self.part,
            entities=tuple(one for one in self.part.entities if one.id in within),
            relations=tuple(one for one in self.part.relations if set(one.ends) <= within),
        )
        return Plain(self.whole, part, self._scenario)

    def fits(self, one: Relation, query: Query) -> bool:
        cited = {citation.document for citation in one.evidence}
        return (
            one.kind in (query.kind or [one.kind])
            and one.source in (query.source or [one.source])
            and one.target in (query.target or [one.target])
            and (not query.entity or bool(set(one.ends) & set(query.entity)))
            and (not query.scenario or (one.scenario or ALWAYS) in query.scenario)
            and (not query.topic or one.topic in query.topic)
            and one.modality in (query.modality or [one.modality])
            and one.certainty in (query.certainty or [one.certainty])
            and one.holder in (query.holder or [one.holder])
            and one.basis in (query.basis or [one.basis])
            and (not query.document or bool(cited & set(query.document)))
            and one.negated is (one.negated if query.negated is None else query.negated)
            and (query.on is None or holds_on(one, query.on))
        )

    def is_a(self, kind: str, kinds: Collection[str]) -> bool:
        vocabulary = self.vocabulary.entities
        return not kinds or any(issubclass(vocabulary[kind], vocabulary[one]) for one in kinds)


def says(sentence: str, text: str) -> bool:
    return all(word in fold(sentence) for word in fold(text).split())


def holds_on(one: Relation, day: str) -> bool:
    if one.date is not None:
        first, last = one.date, one.date
    elif one.start is None and one.end is None:
        return False
    else:
        first = one.start or "0001"
        last = "9999" if one.end in (None, OPEN) else str(one.end)
    return earliest(first) <= latest(day) and earliest(day) <= latest(last)
