"""What is wrong with the questions that a header saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from graph.model import ALWAYS, AUTHOR, CERTAINTIES, MODALITIES, Basis, Entity, Header, Vocabulary
from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing


def question_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    relations: set[str],
    vocabulary: Vocabulary,
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is wrong with the questions that a header saves."""
    scenarios = {scenario.id for scenario in header.scenarios}
    known: dict[str, tuple[str, Mapping[str, Any] | set[str]]] = {
        "kind": ("unknown-kind", vocabulary.relations),
        "source_kind": ("unknown-kind", vocabulary.entities),
        "target_kind": ("unknown-kind", vocabulary.entities),
        "scenario": ("unknown-scenario", scenarios | {ALWAYS}),
        "left": ("unknown-scenario", scenarios),
        "right": ("unknown-scenario", scenarios),
        "topic": ("unknown-topic", {topic.id for topic in header.topics}),
        "document": ("unknown-document", {document.id for document in header.documents}),
        "modality": ("unknown-word", set(MODALITIES)),
        "certainty": ("unknown-word", set(CERTAINTIES)),
        "basis": ("unknown-word", set(get_args(Basis))),
        "holder": ("dangling-reference", {*entities, AUTHOR}),
        "source": ("dangling-reference", entities),
        "target": ("dangling-reference", entities),
        "entity": ("dangling-reference", entities),
    }
    for index, question in enumerate(header.questions):
        for part in ("query", "path", "compare"):
            asked = getattr(question, part)
            if asked is None:
                continue
            for field in type(asked).model_fields.keys() & known.keys():
                rule, names = known[field]
                value = getattr(asked, field)
                for name in (value,) if isinstance(value, str) else value:
                    if name not in names:
                        message = f'question "{question.id}": there is no {field} "{name}".'
                        where = place(("questions", index, part, field))
                        yield Problem(where, rule, message + did_you_mean(name, names))
        for number, answer in enumerate(question.expected):
            if answer not in relations:
                message = f'question "{question.id}" expects relation "{answer}", which is not here'
                where = place(("questions", index, "expected", number))
                yield Problem(where, "unknown-answer", message)
