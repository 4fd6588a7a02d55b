"""Plain records and headers in which entities are named as other datasets name them, put into slugs.

What nothing foreign stands in comes back as the same object, so that one can tell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model import Entity, Relation, asks_of, claim_id, references
from graph.query import Comparing, Query, Route
from graph.reading.sources import Path
from graph.vocabulary.foreign import foreign

__all__ = ["Elsewhere", "Rewritten", "entity", "header"]


class Rewritten(NamedTuple):
    """A record with slugs for foreign ids, and what is wrong with what it says of them.

    Parameters
    ----------
    record : value
        The very one that was given, where nothing in it is foreign.
    problems : sequence of (path, sentence)
        For the rule ``bad-identifier``.
    """

    record: Any
    problems: Sequence[tuple[Path, str]] = ()


def entity(record: Any, kind: type[Entity] = Entity) -> Rewritten:
    """An entity's record with slugs, its own id as it was among its identifiers.

    Parameters
    ----------
    record : value
        As plain values, whatever they are.
    kind : type of Entity
        For the fields that name other entities.
    """
    if not isinstance(record, Mapping):
        return Rewritten(record)
    made = _with_slugs(record, references(kind))
    written = record.get("id")
    own = foreign(written) if isinstance(written, str) else None
    if own is None:
        return Rewritten(made)
    identifiers = record.get("identifiers")
    if identifiers is not None and not isinstance(identifiers, Mapping):
        return Rewritten({**made, "id": own.slug})
    given = (identifiers or {}).get(own.scheme)
    kept = {**(identifiers or {}), own.scheme: own.identifier if given is None else given}
    told = {**made, "id": own.slug, "identifiers": kept}
    if given is None or given == own.identifier:
        return Rewritten(told)
    message = (
        f'{own.scheme}: the id says "{own.identifier}", and identifiers say "{given}"; '
        "one of the two is wrong"
    )
    return Rewritten(told, [(("identifiers", own.scheme), message)])


class Elsewhere:
    """The entities of a dataset by their ids in other datasets.

    Parameters
    ----------
    entities : sequence of Entity

    Attributes
    ----------
    known : dict
        Their ids here, by scheme and id there.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._ids = {entity.id for entity in entities}
        self.known = {pair: entity.id for entity in entities for pair in entity.identifiers.items()}

    def id_of(self, written: str) -> str | None:
        """The id of the entity that is named as another dataset names it; none, if it is not here."""
        found = None if written in self._ids else foreign(written)
        if found is None:
            return None
        if found.slug in self._ids:
            return found.slug
        return self.known.get((found.scheme, found.identifier))

    def named(self, relations: list[Relation]) -> list[Relation]:
        """Relations with the ids of the entities that they name; the very list, where all have them."""
        names = {one.__dict__["source"] for one in relations}
        names |= {one.__dict__["target"] for one in relations}
        names |= {one.__dict__["holder"] for one in relations}
        if not any(map(self.id_of, names - self._ids)):
            return relations
        return [self._renamed(one) for one in relations]

    def _renamed(self, given: Relation) -> Relation:
        """A relation with the ids of the entities that it names, and the id that it then has."""
        ids = {
            name: found
            for name in ("holder", *references(type(given)))
            if (written := getattr(given, name)) and (found := self.id_of(written))
        }
        if not ids:
            return given
        made = given.model_copy(update=ids)
        if "id" not in given.model_fields_set:
            made.__dict__["id"] = claim_id(made)
        return made


def header(value: Any) -> Any:
    """A header with slugs for the entities that its parts name.

    Parameters
    ----------
    value : value
        As plain values, whatever they are.

    Returns
    -------
    value
        The very header, where nothing in it is foreign.
    """
    if not isinstance(value, Mapping):
        return value
    made = {name: _PARTS[name](part) if name in _PARTS else part for name, part in value.items()}
    return value if all(made[name] is value[name] for name in value) else made


def _with_slugs(record: Any, names: Collection[str]) -> Any:
    """A mapping with slugs in some of its fields; the very one, where nothing in them is foreign."""
    if not isinstance(record, Mapping):
        return record
    made = {name: _slugs(record[name]) for name in names if name in record}
    changed = {name: value for name, value in made.items() if value is not record[name]}
    return {**record, **changed} if changed else record


def _slugs(value: Any) -> Any:
    """One id, or several in a list or a mapping, as slugs."""
    if isinstance(value, str):
        found = foreign(value)
        return value if found is None else found.slug
    if isinstance(value, list | tuple):
        listed = [_slugs(one) for one in value]
        return value if all(map(_same, listed, value)) else listed
    if isinstance(value, Mapping):
        return _with_slugs(value, tuple(value))
    return value


def _same(one: Any, other: Any) -> bool:
    return one is other


def _each(value: Any, rewrite: Any) -> Any:
    """A list with each of its parts rewritten; the very one, where none of them changes."""
    if not isinstance(value, list | tuple):
        return value
    made = [rewrite(part) for part in value]
    return value if all(map(_same, made, value)) else made


def _document(part: Any) -> Any:
    made = _with_slugs(part, ("by",))
    if isinstance(made, Mapping) and "disclaimer" in made:
        disclaimer = _with_slugs(made["disclaimer"], ("by",))
        if disclaimer is not made["disclaimer"]:
            return {**made, "disclaimer": disclaimer}
    return made


def _question(part: Any) -> Any:
    if not isinstance(part, Mapping):
        return part
    made = {name: _asked(part[name], model) for name, model in _ASKED.items() if name in part}
    changed = {name: value for name, value in made.items() if value is not part[name]}
    return {**part, **changed} if changed else part


def _asked(asked: Any, model: type[Query | Route | Comparing]) -> Any:
    """What a question asks, with slugs for entities and holders; what it leaves out, likewise."""
    fields = asks_of(model)
    naming = [name for name, asks in fields.items() if asks.of in {"entity", "holder", "voice"}]
    made = _with_slugs(asked, naming)
    if isinstance(made, Mapping) and "exclude" in fields and "exclude" in made:
        inner = _asked(made["exclude"], Query)
        if inner is not made["exclude"]:
            return {**made, "exclude": inner}
    return made


_ASKED: Mapping[str, Any] = {"query": Query, "path": Route, "compare": Comparing}
_PARTS: Mapping[str, Any] = {
    "documents": lambda value: _each(value, _document),
    "scenarios": lambda value: _each(
        value, lambda part: _with_slugs(part, ("condition", "counterparts"))
    ),
    "unsaid": lambda value: _each(value, lambda part: _with_slugs(part, ("entities",))),
    "questions": lambda value: _each(value, _question),
}
