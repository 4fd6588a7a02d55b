"""Relations as flat records that all have the same columns, for data frames and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from graph.model import Citation, Entity, Relation, own_fields


class _Claim(NamedTuple):
    """A relation, and what its columns are read off besides."""

    relation: Relation
    source: Entity
    target: Entity
    first: Citation | None
    names: Mapping[str, str]


COLUMNS: Mapping[str, Callable[[_Claim], Any]] = {
    "id": lambda claim: claim.relation.id,
    "kind": lambda claim: claim.relation.kind,
    "source": lambda claim: claim.source.id,
    "source_name": lambda claim: claim.source.name,
    "source_kind": lambda claim: claim.source.kind,
    "target": lambda claim: claim.target.id,
    "target_name": lambda claim: claim.target.name,
    "target_kind": lambda claim: claim.target.kind,
    "scenario": lambda claim: claim.relation.scenario,
    "topic": lambda claim: claim.relation.topic,
    "modality": lambda claim: claim.relation.modality,
    "certainty": lambda claim: claim.relation.certainty,
    "negated": lambda claim: claim.relation.negated,
    "holder": lambda claim: claim.relation.holder,
    "basis": lambda claim: claim.relation.basis,
    "start": lambda claim: claim.relation.start,
    "end": lambda claim: claim.relation.end,
    "date": lambda claim: claim.relation.date,
    "statement": lambda claim: claim.relation.sentence(claim.names),
    "document": lambda claim: claim.first.document if claim.first else None,
    "paragraph": lambda claim: claim.first.paragraph if claim.first else None,
    "evidence": lambda claim: "; ".join(str(citation) for citation in claim.relation.evidence),
    "note": lambda claim: claim.relation.note,
}
"""The columns that every record has, in their order; those of the kinds' own fields follow."""


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
        source, target = (entities[end] for end in relation.ends)
        first = relation.evidence[0] if relation.evidence else None
        claim = _Claim(relation, source, target, first, names)
        common = {name: value(claim) for name, value in COLUMNS.items()}
        made.append(common | {name: getattr(relation, name, None) for name in own})
    return made
