"""What entities are called, and who bears a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.folding import fold
from graph.model import Entity
from graph.vocabulary.foreign import foreign


def names_of(entity: Entity) -> tuple[str, ...]:
    """Everything that an entity is found by: id, name, foreign names, aliases."""
    return (entity.id, entity.name, *entity.names.values(), *entity.aliases)


def folded_names(entity: Entity) -> set[str]:
    """What an entity is called besides its id, accents, case and dashes ignored."""
    return {fold(name) for name in names_of(entity)[1:]} - {""}


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
    """The ids of the entities that bear a name, alias or id; accents, case and dashes ignored.

    What nobody is called may be an id of somebody's elsewhere: ``Q42``, ``geonames:3895114``.
    """
    folded, entities = fold(name), tuple(entities)
    found = [one.id for one in entities if folded in map(fold, names_of(one))]
    return found or list(dict.fromkeys(one.id for one in entities if identified(name, one)))


def identifiers_of(entity: Entity) -> Iterator[str]:
    """The ids that an entity has elsewhere, bare and after their scheme."""
    for scheme, identifier in entity.identifiers.items():
        yield identifier
        yield f"{scheme}:{identifier}"


def written_as(name: str) -> tuple[str, ...]:
    """The ways to look for an id of elsewhere: as it is, and as its scheme has it."""
    found = foreign(name)
    return (name,) if found is None else (f"{found.scheme}:{found.identifier}", name)


def identified(name: str, entity: Entity) -> bool:
    """Whether a name is an id that an entity has elsewhere, however that is written."""
    return not set(written_as(name)).isdisjoint(identifiers_of(entity))


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
