"""The kinds of a graph, their fields, and what a query asks for, as the page sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.engine.terms import own_query_fields
from graph.export.contract import (
    EntityKindView,
    FieldView,
    QueryFieldView,
    RelationKindView,
    VerbView,
    WordView,
)
from graph.model import (
    Entity,
    Named,
    Query,
    Relation,
    Vocabulary,
    naming,
    own_fields,
    query_fields,
    references,
)
from graph.vocabulary.verbs import denied, forms, label_in, spoken_by, verb

COMMON = frozenset(Entity.model_fields)
"""The fields that every entity has."""


def asked_fields() -> tuple[QueryFieldView, ...]:
    """What a query can ask for, whatever the kinds."""
    return tuple(
        QueryFieldView(
            name, called.label, dict(called.labels), asks.takes, asks.of, asks.column, own=False
        )
        for name, asks in query_fields().items()
        for called in (naming(Query, name),)
    )


def own_asked_fields(vocabulary: Vocabulary, used: set[str]) -> Iterator[QueryFieldView]:
    """The fields that the kinds used have of their own, as a query asks for them."""
    for name, field in own_query_fields(vocabulary).items():
        having = (
            cls
            for kind, cls in vocabulary.relations.items()
            if kind in used and name in own_fields(cls)
        )
        kind = next(having, None)
        if kind is not None:
            called = naming(kind, name)
            of = "entity" if field.reference else None
            labels = dict(called.labels)
            yield QueryFieldView(name, called.label, labels, field.takes, of, None, own=True)


def entity_kind_view(kind: str, cls: type[Entity], includes: tuple[str, ...]) -> EntityKindView:
    """A kind of entity, with those that it includes."""
    return EntityKindView(
        kind=kind,
        label=cls.label,
        plural=cls.plural,
        labels=dict(cls.LABELS),
        shape=cls.SHAPE,
        tint=cls.TINT,
        includes=includes,
        fields=_field_views(cls, [name for name in cls.model_fields if name not in COMMON]),
    )


def relation_kind_view(kind: str, cls: type[Relation], own: str) -> RelationKindView:
    """A kind of relation, of a dataset in its own language."""
    spoken = spoken_by(cls, own)
    return RelationKindView(
        kind=kind,
        language=spoken,
        forward=cls.forward,
        inverse=cls.inverse,
        denied_forward=denied(cls.forward, spoken),
        denied_inverse=denied(cls.inverse, spoken),
        noun=cls.NOUN,
        forms=_forms(forms(cls.forward, spoken), forms(cls.inverse, spoken)),
        labels={
            language: VerbView(
                called.forward,
                called.inverse,
                verb(cls, language, negated=True),
                verb(cls, language, inverse=True, negated=True),
                called.noun,
                _forms(*(forms(*label_in(cls, language, inverse=back)) for back in (False, True))),
            )
            for language, called in cls.LABELS.items()
        },
        symmetric=cls.symmetric,
        fields=_field_views(cls, own_fields(cls)),
    )


def _forms(
    forward: Mapping[str, str], inverse: Mapping[str, str]
) -> dict[str, tuple[str | None, str | None]]:
    """The forms of a kind's two labels, by their names."""
    return {name: (forward.get(name), inverse.get(name)) for name in {**forward, **inverse}}


def _field_views(
    kind: type[Entity] | type[Relation], names: Iterable[str]
) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(
            name,
            called.label,
            dict(called.labels),
            name in references(kind),
            tuple(_word_view(word, of) for word, of in called.words.items()),
        )
        for name in names
        for called in (naming(kind, name),)
    )


def _word_view(word: str, called: Named) -> WordView:
    return WordView(word, called.label, dict(called.labels))
