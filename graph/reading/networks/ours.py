"""A graph that this program wrote, as the dataset that it was written from, with what was changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from graph.model import Entity, KindDeclarations, Relation, Vocabulary, builtin
from graph.reading.brought import Report
from graph.reading.networks.fields import CLAIM, CLAIM_ID, DERIVED, ENTITY, STRUCTURED, read_as
from graph.reading.networks.network import Edge, Network, Node
from graph.vocabulary.sorts import Sort, sort_of


def ours(network: Network, dataset: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """A dataset as plain values.

    Parameters
    ----------
    network : Network
    dataset : mapping
        All of it but entities and claims.
    report : Report
        Takes in what is left out.
    """
    vocabulary = _vocabulary(dataset)
    entities = [*_entities(network, vocabulary, report)]
    relations = [*_relations(network, vocabulary, report)]
    report.made["entities"] = len(entities)
    report.made["claims"] = len(relations)
    return {**dataset, "entities": entities, "relations": relations}


def _vocabulary(dataset: Mapping[str, Any]) -> Vocabulary:
    """The kinds that there are; those declared that make no sense are said to when all is examined."""
    try:
        return builtin().declare(KindDeclarations.model_validate(dataset.get("kinds") or {}))
    except (ValidationError, ValueError):
        return builtin()


def _entities(network: Network, vocabulary: Vocabulary, report: Report) -> Iterator[dict[str, Any]]:
    for one in network.nodes:
        kind = one.fields.get("kind")
        if not isinstance(kind, str):
            report.leave("nodes without a kind, left out", one.label or one.id)
            continue
        cls = vocabulary.entities.get(kind, Entity)
        yield {"id": _id(one, ENTITY).removeprefix(ENTITY)} | _fields(one, cls, report)


def _relations(
    network: Network, vocabulary: Vocabulary, report: Report
) -> Iterator[dict[str, Any]]:
    ids = {one.id: _id(one, ENTITY).removeprefix(ENTITY) for one in network.nodes}
    for one in network.edges:
        kind = one.fields.get("kind")
        if not isinstance(kind, str) or one.fields.get("modality") is None:
            report.leave("edges without a kind and a modality, left out", one.id)
            continue
        cls = vocabulary.relations.get(kind, Relation)
        made = {
            "source": ids.get(one.source, one.source),
            "target": ids.get(one.target, one.target),
        }
        known = _id(one, CLAIM).removeprefix(CLAIM)
        yield ({"id": known} if known else {}) | _fields(one, cls, report) | made


def _id(one: Node | Edge, prefix: str) -> str:
    """Its id in the dataset. Some programs give nodes new ids, and keep the old ones as a field."""
    kept = one.fields.get(CLAIM_ID if prefix == CLAIM else "id")
    if isinstance(kept, str) and (prefix == CLAIM or kept.startswith(prefix)):
        return kept
    return one.id


def _fields(one: Node | Edge, cls: type[Entity] | type[Relation], report: Report) -> dict[str, Any]:
    """The fields that the kind has, each as the kind takes it."""
    found: dict[str, Any] = {}
    for written, value in one.fields.items():
        name = read_as(written)
        if written in DERIVED or _absent(value):
            continue
        if name not in cls.model_fields:
            what = "entity" if isinstance(one, Node) else "claim"
            report.leave(f"fields that such a kind of {what} has not, left out", written)
            continue
        found[name] = _value(cls, name, value)
    return found


def _absent(value: Any) -> bool:
    """Whether it says nothing: igraph writes an empty text, or no number, for what is not there."""
    return value is None or value == "" or value != value  # noqa: PLR0124  # what is no number


def _value(cls: type[Entity] | type[Relation], name: str, value: Any) -> Any:
    """A value of a file's field as the kind's field takes it; what it cannot take is left to the rules."""
    if not isinstance(value, str):
        return value
    if name in STRUCTURED:
        return _parsed(value)
    if name in Entity.model_fields or name in {"kind", "statement", "note"}:
        return value
    return _as(sort_of(cls, name), value)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _as(sort: Sort, text: str) -> Any:
    if sort in {"text", "date"}:
        return text
    if sort == "yes_no":
        return {"true": True, "false": False}.get(text.casefold(), text)
    try:
        return float(text) if sort == "number" else int(text)
    except ValueError:
        return text
