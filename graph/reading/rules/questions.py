"""What is wrong with the questions that a header saves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from graph.folding import fold
from graph.model import (
    Comparing,
    Entity,
    Header,
    Of,
    Query,
    Route,
    Vocabulary,
    asks_of,
    own_fields,
    query_fields,
)
from graph.nameable import nameable
from graph.names import identifiers_of, names_of, written_as
from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing, Path

RULES: Mapping[Of, str] = {
    "entity": "dangling-reference",
    "holder": "dangling-reference",
    "voice": "dangling-reference",
    "relation_kind": "unknown-kind",
    "entity_kind": "unknown-kind",
    "scenario": "unknown-scenario",
    "world": "unknown-scenario",
    "topic": "unknown-topic",
    "document": "unknown-document",
    "said": "unknown-field",
}
"""The rule that an unknown name of a sort breaks; where a field takes one of several words, another."""

Found = tuple[Path, str, str]
"""Where in a question something is wrong, the rule, and why."""


def question_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    relations: Collection[str],
    vocabulary: Vocabulary,
    place: HeaderPlacing,
    readable: Iterable[Entity] = (),
) -> Iterator[tuple[int, Problem]]:
    """What is wrong with the questions that a header saves, each with the question's number.

    Parameters
    ----------
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    relations : collection of str
        The ids of the relations.
    vocabulary : Vocabulary
    place : callable
    readable : iterable of Entity
        Those that did validate: a question may call them by their names.
    """
    names = _Names(header, entities, vocabulary, readable)
    for index, question in enumerate(header.questions):
        for part in ("query", "path", "compare"):
            asked = getattr(question, part)
            for path, rule, why in names.wrong(asked) if asked is not None else ():
                where = place(("questions", index, part, *path))
                yield index, Problem(where, rule, f'question "{question.id}": {why}')
        for number, answer in enumerate(question.expected):
            if answer not in relations:
                hint = did_you_mean(answer, relations)
                message = (
                    f'question "{question.id}" expects relation "{answer}", which is not here.'
                )
                where = place(("questions", index, "expected", number))
                yield index, Problem(where, "unknown-answer", message + hint)


class _Names:
    """What a question may name, and what is wrong with what it does."""

    def __init__(
        self,
        header: Header,
        entities: Mapping[str, type[Entity]],
        vocabulary: Vocabulary,
        readable: Iterable[Entity],
    ) -> None:
        self.known = nameable(header, vocabulary, entities)
        self.own = {name for cls in vocabulary.relations.values() for name in own_fields(cls)}
        self.readable = readable

    @cached_property
    def borne(self) -> set[str]:
        """All that entities are called."""
        named = {fold(name) for entity in self.readable for name in names_of(entity)}
        return named | {written for one in self.readable for written in identifiers_of(one)}

    def wrong(self, asked: Query | Route | Comparing) -> Iterator[Found]:
        """What is wrong with one of a question's parts."""
        for field, asks in asks_of(type(asked)).items():
            value = getattr(asked, field)
            if asks.of is not None:
                yield from self._unknown(field, asks.of, value)
            elif isinstance(value, Query):
                for path, rule, why in self.wrong(value):
                    yield (field, *path), rule, f"{field}: {why}"
            elif asks.takes == "own":
                for name, _words in value:
                    if name not in self.own:
                        hint = did_you_mean(name, (*query_fields(), *self.own))
                        yield (name,), "unknown-field", f'a query has no field "{name}".{hint}'

    def _unknown(self, field: str, of: Of, value: str | tuple[str, ...]) -> Iterator[Found]:
        """The names that nothing bears."""
        for name in (value,) if isinstance(value, str) else value:
            if name not in self.known[of] and not self._is_a_name(of, name):
                hint = did_you_mean(name, self.known[of])
                rule = RULES.get(of, "unknown-word")
                yield (field,), rule, f'there is no {field} "{name}".{hint}'

    def _is_a_name(self, of: Of, name: str) -> bool:
        """Whether it is another way to call what is there."""
        known = of in {"entity", "holder", "voice"}
        if known and not self.borne.isdisjoint((fold(name), *written_as(name))):
            return True
        return of != "entity" and sum(fold(one) == fold(name) for one in self.known[of]) == 1
