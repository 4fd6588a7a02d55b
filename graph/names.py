"""What entities are called, and who bears a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graph.folding import fold
from graph.model import Entity


def names_of(entity: Entity) -> tuple[str, ...]:
    """Everything that an entity is found by: id, name, foreign names, aliases."""
    return (entity.id, entity.name, *entity.names.values(), *entity.aliases)


def names_to_ask(entities: Iterable[Entity]) -> tuple[str, ...]:
    """What entities can be asked by, as it is written; no name that is its entity's id but for capitals.

    Parameters
    ----------
    entities : iterable of Entity
    """
    found: dict[str, None] = {}
    for one in entities:
        called = (name for name in names_of(one)[1:] if name.lower().replace(" ", "-") != one.id)
        found.update(dict.fromkeys((one.id, *called)))
    return tuple(found)


def bearers_of(name: str, entities: Iterable[Entity]) -> list[str]:
    """The ids of the entities that bear a name, alias or id; accents, case and dashes ignored."""
    folded = fold(name)
    return [one.id for one in entities if folded in map(fold, names_of(one))]


def told_apart(entities: Iterable[Entity], language: str | None = None) -> Mapping[str, str]:
    """The entities' names by id; two of one name are told apart, by their kinds or else their ids.

    Parameters
    ----------
    entities : iterable of Entity
    language : str, optional
        Whose names are wanted, where there are any; by default the dataset's own.
    """
    entities = tuple(entities)
    names = {one.id: one.names.get(language or "", one.name) for one in entities}
    if len(set(names.values())) == len(names):
        return names
    alike: defaultdict[str, list[Entity]] = defaultdict(list)
    for one in entities:
        alike[names[one.id]].append(one)
    taken = set(alike)
    for name, bearers in alike.items():
        if len(bearers) > 1:
            kinds = Counter(_kind(one, language) for one in bearers)
            for one in bearers:
                by_kind = f"{name} ({_kind(one, language)})"
                alone = kinds[_kind(one, language)] == 1 and by_kind not in taken
                names[one.id] = by_kind if alone else f"{name} ({one.id})"
    return names


def _kind(entity: Entity, language: str | None) -> str:
    """What an entity's kind is called in a language."""
    noun = type(entity).LABELS.get(language or "")
    return noun.label if noun else type(entity).label
