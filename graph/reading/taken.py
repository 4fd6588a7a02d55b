"""What no field of a kind that a file declares can be called, because its kind has something of that name."""

from __future__ import annotations

from graph.model import COMMON_FIELDS, Entity, Relation, query_fields
from graph.vocabulary.declarations import TAKEN_OF_ENTITIES, TAKEN_OF_RELATIONS

KEYWORDS = frozenset(("language", "cutoff"))
"""What Python's verbs take beside the fields of a query."""


def names_of(cls: type) -> frozenset[str]:
    """All that a class has a name for, what it has as a class (``mro``) included."""
    return frozenset((*dir(cls), *dir(type(cls))))


OF_ENTITIES = frozenset((*names_of(Entity), *Entity.model_fields, *TAKEN_OF_ENTITIES))
OF_RELATIONS = frozenset(
    (*names_of(Relation), *COMMON_FIELDS, *query_fields(), *TAKEN_OF_RELATIONS, *KEYWORDS)
)
