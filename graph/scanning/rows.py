"""Rows of tables as the entities and the relations that they are of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import COMMON_FIELDS, Entity, Relation, Vocabulary, own_fields
from graph.voices import Voices, told_apart

Row = Mapping[str, Any]

MAPPINGS = frozenset(("names", "summaries", "identifiers", "statements", "notes"))
"""The columns that hold mappings: dicts, or pairs, as the tables' program has them; or JSON."""
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
    for name in MAPPINGS & said.keys():
        said[name] = mapping_of(said[name])
    if "evidence" in said:
        said["evidence"] = [_without_nothing(one) for one in _in_json(said["evidence"])]
    if "aliases" in said:
        said["aliases"] = list(_in_json(said["aliases"]))
    return {**said, **own}


def mapping_of(value: Any) -> dict[str, str]:
    """A mapping of words, however a table holds it; what is none of its keys is left out."""
    value = _in_json(value)
    if isinstance(value, Mapping):
        pairs = list(value.items())
    else:
        pairs = [
            (one["key"], one["value"]) if isinstance(one, Mapping) else tuple(one) for one in value
        ]
    return {key: word for key, word in pairs if word is not None}


def _in_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _without_nothing(one: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if value is not None}


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
