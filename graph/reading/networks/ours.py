"""A graph that this program wrote, as the dataset that it was written from, with what was changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Entity, Relation, Vocabulary
from graph.reading.brought import Report, vocabulary_of
from graph.reading.cells import list_out
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
    made = _Ours(network, vocabulary_of(dataset.get("kinds")), report)
    entities, relations = [*made.entities()], [*made.relations()]
    report.made["entities"] = len(entities)
    report.made["claims"] = len(relations)
    return {**dataset, "entities": entities, "relations": relations}


class _Ours:
    def __init__(self, network: Network, vocabulary: Vocabulary, report: Report) -> None:
        self._network = network
        self._vocabulary = vocabulary
        self._report = report
        # Where a field of the whole holds more than a text, so do those of its parts, by their own names.
        self._raw = not isinstance(network.dataset, str)

    def entities(self) -> Iterator[dict[str, Any]]:
        """The nodes that say their kind."""
        for one in self._network.nodes:
            kind = one.fields.get("kind")
            if not isinstance(kind, str):
                self._report.leave("nodes without a kind, left out", one.label or one.id)
                continue
            cls = self._vocabulary.entities.get(kind, Entity)
            yield {"id": _entity(one)} | self._fields(one, cls)

    def relations(self) -> Iterator[dict[str, Any]]:
        """The edges that say their kind, and what sort of claim they are."""
        ids = {one.id: _entity(one) for one in self._network.nodes}
        for one in self._network.edges:
            kind = one.fields.get("kind")
            if not isinstance(kind, str) or one.fields.get("modality") is None:
                self._report.leave("edges without a kind and a modality, left out", one.id)
                continue
            cls = self._vocabulary.relations.get(kind, Relation)
            known = _claim(one)
            yield {
                **({"id": known} if known else {}),
                **self._fields(one, cls),
                "source": ids.get(one.source, one.source),
                "target": ids.get(one.target, one.target),
            }

    def _fields(self, one: Node | Edge, cls: type[Entity] | type[Relation]) -> dict[str, Any]:
        """The fields that the kind has, each as the kind takes it."""
        found: dict[str, Any] = {}
        for written, value in one.fields.items():
            name = written if self._raw else read_as(written)
            if self._follows(written, cls) or (not self._raw and _absent(value)):
                continue
            if name not in cls.model_fields:
                what = "entity" if isinstance(one, Node) else "claim"
                self._report.leave(f"fields that such a kind of {what} has not, left out", written)
                continue
            found[name] = _value(cls, name, value)
        return found

    def _follows(self, written: str, cls: type[Entity] | type[Relation]) -> bool:
        """Whether a field says what others do; in another's own names, one of a kind's may be called so."""
        own = self._raw and written in cls.model_fields and written != "id"
        return written in DERIVED and not own


def _entity(one: Node) -> str:
    """A node's id in the dataset. Some programs give nodes new ids, and keep the old ones as a field."""
    kept = one.fields.get("id")
    prefixed = isinstance(kept, str) and kept.startswith(ENTITY)
    return str(kept if prefixed else one.id).removeprefix(ENTITY)


def _claim(one: Edge) -> str:
    """An edge's id in the dataset. Some programs keep no ids of edges, but their fields."""
    kept = one.fields.get(CLAIM_ID)
    return str(kept if isinstance(kept, str) else one.id).removeprefix(CLAIM)


def _absent(value: Any) -> bool:
    """Whether it says nothing: igraph writes an empty text, or no number, for what is not there."""
    return value is None or value == "" or value != value  # noqa: PLR0124  # what is no number


def _value(cls: type[Entity] | type[Relation], name: str, value: Any) -> Any:
    """A value of a file's field as the kind's field takes it; what it cannot take is left to the rules."""
    if not isinstance(value, str):
        return bool(value) if _is_bit(value) and sort_of(cls, name) == "yes_no" else value
    if name == "aliases":
        return list_out(value)
    if name in STRUCTURED:
        return _parsed(value)
    if name in Entity.model_fields or name in {"kind", "statement", "note"}:
        return value
    return _as(sort_of(cls, name), value)


def _is_bit(value: Any) -> bool:
    """Whether it is what GML has for yes and no."""
    return type(value) is int and value in {0, 1}


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
