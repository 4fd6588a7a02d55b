"""Entities as flat records that all have the same columns, as claims are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from graph.model import Entity, Vocabulary
from graph.reading.cells import in_json, list_in
from graph.reading.tables.sheets import ENTITY_COLUMNS
from graph.writing.frames import Columns
from graph.writing.records import Record, Records, fields_of, flat_own

_COMMON = frozenset(Entity.model_fields)


@lru_cache(maxsize=64)
def own_entity_columns(vocabulary: Vocabulary) -> Columns:
    """The columns of all own fields of all entity kinds, sorted."""
    return fields_of(vocabulary.entities.values(), _COMMON)


def entity_columns(vocabulary: Vocabulary) -> Columns:
    """All columns of an entity's record, in their order, each with what it holds."""
    return {**dict.fromkeys(ENTITY_COLUMNS, "text"), **own_entity_columns(vocabulary)}


def own_of(entity: Entity) -> dict[str, Any]:
    """The kind's own fields that say something, sorted, as plain values."""
    own = {name for name in type(entity).model_fields if name not in _COMMON}
    said = entity.model_dump(mode="json", include=own, exclude_none=True)
    return {name: said[name] for name in sorted(said) if said[name] not in ([], {})}


def entity_records(entities: Iterable[Entity], vocabulary: Vocabulary) -> Records:
    """Entities as plain dicts that all have the same keys.

    Parameters
    ----------
    entities : iterable of Entity
    vocabulary : Vocabulary
        Whose entity kinds' own fields are columns.

    Returns
    -------
    Records
        Aliases are one text, names in other languages and ids elsewhere JSON; what is absent is None.
    """
    own = own_entity_columns(vocabulary)
    return Records((_record(one, own) for one in entities), entity_columns(vocabulary))


def _record(entity: Entity, own: Columns) -> Record:
    said = own_of(entity)
    fields = entity.__dict__
    record = {name: fields.get(name) for name in ENTITY_COLUMNS}
    for name in ("names", "summaries", "identifiers"):
        record[name] = in_json(fields[name]) if fields[name] else None
    record["aliases"] = list_in(entity.aliases)
    record["own"] = json.dumps(said, ensure_ascii=False) if said else None
    return record | {name: flat_own(said.get(name), sort) for name, sort in own.items()}
