"""What is wrong with the questions that a header saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Entity, Header, Of, Vocabulary, asks_of, nameable
from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing

RULES: Mapping[Of, str] = {
    "entity": "dangling-reference",
    "holder": "dangling-reference",
    "relation_kind": "unknown-kind",
    "entity_kind": "unknown-kind",
    "scenario": "unknown-scenario",
    "world": "unknown-scenario",
    "topic": "unknown-topic",
    "document": "unknown-document",
}
"""The rule that an unknown name of a sort breaks; where a field takes one of several words, another."""


def question_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    relations: set[str],
    vocabulary: Vocabulary,
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is wrong with the questions that a header saves."""
    known = nameable(header, vocabulary, entities)
    for index, question in enumerate(header.questions):
        for part in ("query", "path", "compare"):
            asked = getattr(question, part)
            if asked is None:
                continue
            for field, of in _naming(type(asked)):
                value = getattr(asked, field)
                for name in (value,) if isinstance(value, str) else value:
                    if name not in known[of]:
                        message = f'question "{question.id}": there is no {field} "{name}".'
                        where = place(("questions", index, part, field))
                        hint = did_you_mean(name, known[of])
                        yield Problem(where, RULES.get(of, "unknown-word"), message + hint)
        for number, answer in enumerate(question.expected):
            if answer not in relations:
                message = f'question "{question.id}" expects relation "{answer}", which is not here'
                where = place(("questions", index, "expected", number))
                yield Problem(where, "unknown-answer", message)


def _naming(asking: Any) -> Iterator[tuple[str, Of]]:
    """The fields of a sort of question that name something, and what."""
    for field, asks in asks_of(asking).items():
        if asks.of is not None:
            yield field, asks.of
