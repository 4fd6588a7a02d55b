"""Relations as flat records that all have the same columns, for data frames and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from graph.model import Entity, Relation, own_fields


class _Claim(NamedTuple):
    """A relation, and what its columns are read off besides."""

    relation: Relation
    source: Entity
    target: Entity
    names: Mapping[str, str]


def _first(claim: _Claim, field: str) -> Any:
    evidence = claim.relation.evidence
    return getattr(evidence[0], field) if evidence else None


COLUMNS: Mapping[str, Callable[[_Claim], Any] | None] = {
    "id": None,
    "kind": None,
    "source": None,
    "source_name": lambda claim: claim.source.name,
    "source_kind": lambda claim: claim.source.kind,
    "target": None,
    "target_name": lambda claim: claim.target.name,
    "target_kind": lambda claim: claim.target.kind,
    "scenario": None,
    "topic": None,
    "modality": None,
    "certainty": None,
    "negated": None,
    "holder": None,
    "basis": None,
    "start": None,
    "end": None,
    "date": None,
    "statement": lambda claim: claim.relation.sentence(claim.names),
    "document": lambda claim: _first(claim, "document"),
    "paragraph": lambda claim: _first(claim, "paragraph"),
    "evidence": lambda claim: "; ".join(map(str, claim.relation.evidence)),
    "note": None,
}
"""The columns that every record has, in their order, and how each is read off a claim; None: it is
the relation's field of that name. Those of the kinds' own fields follow."""


def records(
    relations: Iterable[Relation], entities: Mapping[str, Entity], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Relations as plain dicts that all have the same keys.

    Parameters
    ----------
    relations : iterable of Relation
    entities : mapping of str to Entity
        By id; the ends of every relation are in it.
    names : mapping of str to str
        The entities' names by id, for the sentences.

    Returns
    -------
    list of dict
        The ends come with names and kinds, the citations as one text.
    """
    relations = tuple(relations)
    own = sorted({name for kind in {type(r) for r in relations} for name in own_fields(kind)})
    made = []
    for relation in relations:
        fields = relation.__dict__
        claim = _Claim(relation, entities[fields["source"]], entities[fields["target"]], names)
        record = {
            name: fields[name] if read is None else read(claim) for name, read in COLUMNS.items()
        }
        for name in own:
            record[name] = fields.get(name)
        made.append(record)
    return made
