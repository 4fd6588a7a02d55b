"""Whether the entity that a record names is there, and of a kind that fits."""

from __future__ import annotations

from collections.abc import Mapping

from graph.likeness import Names, did_you_mean
from graph.model import Entity, Ref, Relation, references, with_article
from graph.problems import Problem
from graph.reading.sources import Placing


def fits(ref: Ref, kind: type[Entity] | None) -> bool:
    """Whether an entity is there and of a kind that fits; one of no known kind is not to blame."""
    return kind is not None and (kind is Entity or ref.admits(kind))


class Hints:
    """The closing words of an error sentence: the name nearest to a wrong one, of those that would fit."""

    def __init__(self, entities: Mapping[str, type[Entity]]) -> None:
        self.entities = entities
        self.fitting: dict[tuple[object, ...], Names] = {}

    def __call__(self, name: str, kinds: tuple[type[Entity], ...], *more: str) -> str:
        """The words for a name where an entity of some kinds, or one of some more words, fits."""
        names = self.fitting.get((kinds, more))
        if names is None:
            fitting = (other for other, cls in self.entities.items() if issubclass(cls, kinds))
            names = self.fitting[kinds, more] = Names((*fitting, *more))
        return did_you_mean(name, names)


def bad_reference(
    record: Entity | Relation,
    index: int,
    field: str,
    hints: Hints,
    place: Placing,
) -> Problem:
    """What is wrong with a field that names no entity, or one of a kind that does not fit."""
    name, kind, entities = getattr(record, field), record.kind, hints.entities
    ref = references(type(record))[field]
    hint = hints(name, ref.kinds)
    where = place(index, (field,))
    if name not in entities:
        message = f'{kind}.{field}: there is no entity "{name}".{hint}'
        return Problem(where, "dangling-reference", message)
    said = {"source": "begins with", "target": "ends in"}.get(field, f"takes as {field}")
    message = (
        f'{kind}.{field}: "{name}" is {with_article(entities[name].label)}, and '
        f"{with_article(kind.replace('_', ' '))} {said} {ref.words()}.{hint}"
    )
    return Problem(where, "wrong-end", message)
