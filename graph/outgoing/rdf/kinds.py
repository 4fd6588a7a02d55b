"""The kinds of a graph as classes and properties, with what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model import Entity, Relation, Vocabulary, kind_of
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.terms import LABEL, TYPE, Iri, Literal, Quad, about, known, wordings

_CLASSES: Mapping[str, tuple[str, ...]] = {
    "person": ("schema:Person", "foaf:Person"),
    "party": ("schema:Organization", "foaf:Organization"),
    "coalition": ("schema:Organization", "foaf:Organization"),
    "agency": ("schema:GovernmentOrganization",),
    "organization": ("schema:Organization", "foaf:Organization"),
    "group": ("foaf:Group",),
    "country": ("schema:Country",),
    "region": ("schema:Place",),
    "post": ("org:Post",),
    "event": ("schema:Event",),
    "policy": ("skos:Concept",),
    "issue": ("skos:Concept",),
    "asset": ("schema:Thing",),
}
"""What others call the built-in kinds."""


def classes_of(kind: type[Entity]) -> tuple[Iri, ...]:
    """What others call a kind: as they call the nearest one that it is a sort of."""
    for one in kind.__mro__:
        if issubclass(one, Entity) and one is not Entity and "kind" in one.model_fields:
            named = _CLASSES.get(kind_of(one))
            if named:
                return tuple(known(name) for name in named)
    return ()


def described(
    names: Names,
    vocabulary: Vocabulary,
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    language: str | None,
) -> Iterator[Quad]:
    """The kinds that are used, and those that they are sorts of.

    Parameters
    ----------
    names : Names
    vocabulary : Vocabulary
    entities : iterable of Entity
    relations : iterable of Relation
    language : str or None
        The dataset's, in which it calls kinds of its own.
    """
    used = {type(one) for one in entities}
    for kind in vocabulary.entities.values():
        if any(issubclass(one, kind) for one in used):
            yield from _entity_kind(names, vocabulary, kind, language)
    tied = {type(one) for one in relations}
    for tie in vocabulary.relations.values():
        if tie in tied:
            yield from _relation_kind(names, tie, language)


def _own_language(name: Iri, language: str | None) -> str | None:
    """The built-in kinds are called in English."""
    return (
        "en"
        if name.value.startswith(("urn:policygraph:kind:", "urn:policygraph:tie:"))
        else language
    )


def _entity_kind(
    names: Names, vocabulary: Vocabulary, kind: type[Entity], language: str | None
) -> Iterator[Quad]:
    name = names.kind(kind)
    parents = [
        names.kind(one)
        for one in vocabulary.entities.values()
        if one is not kind and issubclass(kind, one)
    ]
    others = {tag: noun.label for tag, noun in kind.LABELS.items()}
    yield from about(
        None,
        name,
        (
            (TYPE, known("rdfs:Class")),
            (LABEL, wordings(kind.label, others, _own_language(name, language))),
            ("rdfs:subClassOf", (*parents, *classes_of(kind))),
        ),
    )


def _relation_kind(names: Names, kind: type[Relation], language: str | None) -> Iterator[Quad]:
    name = names.tie(kind)
    own = _own_language(name, language)
    verbs = kind.LABELS.items()
    yield from about(
        None,
        name,
        (
            (TYPE, known("rdf:Property")),
            (TYPE, known("owl:SymmetricProperty") if kind.symmetric else None),
            (LABEL, wordings(kind.forward, {tag: verb.forward for tag, verb in verbs}, own)),
            ("pg:inverse", wordings(kind.inverse, {tag: verb.inverse for tag, verb in verbs}, own)),
            ("skos:prefLabel", _nouns(kind, own)),
        ),
    )


def _nouns(kind: type[Relation], language: str | None) -> Iterator[Literal]:
    others = {tag: verb.noun for tag, verb in kind.LABELS.items() if verb.noun}
    return wordings(kind.NOUN, others, language)
