"""Rows of tables as the entities and the relations that they are of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.model import COMMON_FIELDS, Entity, Relation, Vocabulary, own_fields
from graph.reading.cells import list_out, mapping_out, records_out
from graph.voices import Voices, told_apart

Row = Mapping[str, Any]

_INNER: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("names", "summaries", "identifiers", "statements", "notes"), mapping_out),
    "aliases": list_out,
    "evidence": records_out,
}
"""The columns that hold several values, and how each is read."""
OF_ENTITIES = tuple(Entity.model_fields)
OF_RELATIONS = tuple(sorted(COMMON_FIELDS))
OWN = "own"
"""The column that has a kind's own fields exactly, as JSON; without it their own columns are read."""


def entities_of(rows: Iterable[Row], vocabulary: Vocabulary) -> list[Entity]:
    """Entities by their rows.

    Parameters
    ----------
    rows : iterable of mapping
    vocabulary : Vocabulary

    Raises
    ------
    pydantic.ValidationError
        Where a row is none.
    """
    said = [_said(row, OF_ENTITIES, _own_of_entity(row, vocabulary)) for row in rows]
    return list(vocabulary.entity_adapter.validate_python(said))


def relations_of(rows: Sequence[Row], vocabulary: Vocabulary, voices: Voices) -> list[Relation]:
    """Relations by their rows, each with its voice.

    Parameters
    ----------
    rows : sequence of mapping
    vocabulary : Vocabulary
    voices : Voices
        Where the rows do not say whose claims they are, this does.

    Raises
    ------
    pydantic.ValidationError
        Where a row is none.
    """
    said = [_said(row, OF_RELATIONS, _own_of_relation(row, vocabulary)) for row in rows]
    found: list[Relation] = list(vocabulary.relation_adapter.validate_python(said))
    if any(row.get("voice") is None for row in rows):
        return told_apart(found, voices)[0]
    for row, relation in zip(rows, found, strict=True):
        relation.__dict__["voice"] = row["voice"]
    return found


def _said(row: Row, names: Iterable[str], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says in some columns, and in its kind's own fields."""
    said = {name: row[name] for name in names if row.get(name) is not None}
    for name in _INNER.keys() & said.keys():
        said[name] = _INNER[name](said[name])
    return {**said, **own}


def _own_of_entity(row: Row, vocabulary: Vocabulary) -> dict[str, Any]:
    kind = vocabulary.entities.get(str(row.get("kind")))
    return _own(row, set(kind.model_fields) - set(OF_ENTITIES) if kind else ())


def _own_of_relation(row: Row, vocabulary: Vocabulary) -> dict[str, Any]:
    kind = vocabulary.relations.get(str(row.get("kind")))
    return _own(row, own_fields(kind) if kind else ())


def _own(row: Row, names: Iterable[str]) -> dict[str, Any]:
    if OWN in row:
        return dict(json.loads(row[OWN])) if row[OWN] else {}
    return {name: row[name] for name in names if row.get(name) is not None}
