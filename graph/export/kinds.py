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
from graph.vocabulary.naming import Verb
from graph.vocabulary.phrases import of_many
from graph.vocabulary.verbs import (
    MOODS,
    Mood,
    Said,
    Saying,
    denied,
    forms,
    label_in,
    said_with,
    spoken_by,
    verb,
)


def _of_many(words: str, language: str) -> str:
    return of_many(words, language).replace("{would}", "{would_many}")


COMMON = frozenset(Entity.model_fields)
"""The fields that every entity has."""


MOODS_OF_MANY: Mapping[str, dict[Mood, tuple[str, str]]] = {
    language: {
        mood: (_of_many(affirmed, language), _of_many(denied_, language))
        for mood, (affirmed, denied_) in moods.items()
    }
    for language, moods in MOODS.items()
}
"""The words of the moods of many, which take ``{would_many}``."""


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
        forms=_forms(cls.forward, cls.inverse, spoken),
        many=_many(
            spoken,
            forward=cls.forward,
            inverse=cls.inverse,
            denied_forward=denied(cls.forward, spoken),
            denied_inverse=denied(cls.inverse, spoken),
        ),
        labels={
            language: _verb_view(cls, language, called) for language, called in cls.LABELS.items()
        },
        symmetric=cls.symmetric,
        fields=_field_views(cls, own_fields(cls)),
    )


def _verb_view(said: Saying, language: str, called: Verb) -> VerbView:
    labels = {
        "forward": called.forward,
        "inverse": called.inverse,
        "denied_forward": verb(said, language, negated=True),
        "denied_inverse": verb(said, language, inverse=True, negated=True),
    }
    (_, spoken), (_, back) = (label_in(said, language, inverse=way) for way in (False, True))
    made = _forms(called.forward, called.inverse, spoken, back)
    return VerbView(**labels, noun=called.noun, forms=made, many=_many(spoken, **labels))


def _many(spoken: str, **labels: str) -> dict[str, str]:
    """The labels of many, where they differ."""
    many = {name: of_many(label, spoken) for name, label in labels.items()}
    return {name: label for name, label in many.items() if label != labels[name]}


def _forms(
    forward: str, inverse: str, spoken: str, back: str | None = None
) -> dict[str, tuple[str | None, str | None]]:
    """The forms of a kind's two labels, by their names."""
    ways = (forward, spoken), (inverse, spoken if back is None else back)
    there, here = (_with_many(forms(label, language), language) for label, language in ways)
    return {name: (there.get(name), here.get(name)) for name in {**there, **here}}


def _with_many(made: Mapping[str, str], language: str) -> Mapping[str, str]:
    """The forms, and of the one that agrees the form of many."""
    would = made.get("would")
    return {**made, "would_many": of_many(would, language)} if would else made


def _field_views(
    kind: type[Entity] | type[Relation], names: Iterable[str]
) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(
            name,
            called.label,
            dict(called.labels),
            name in references(kind),
            tuple(
                _word_view(said_with(kind, name, word), word, of)
                for word, of in called.words.items()
            ),
        )
        for name in names
        for called in (naming(kind, name),)
    )


def _word_view(said: Said | None, word: str, called: Named) -> WordView:
    verbs = (
        {language: _verb_view(said, language, of) for language, of in called.verbs.items()}
        if said
        else {}
    )
    return WordView(word, called.label, dict(called.labels), verbs)
