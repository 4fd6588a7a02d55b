"""What claims are about and where they stand: the dataset, its documents, scenarios, topics, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.model import Document, Entity, Header, Relation, Scenario, references
from graph.outgoing.rdf.kinds import classes_of
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.terms import (
    LABEL,
    TYPE,
    Iri,
    Literal,
    Quad,
    Said,
    Term,
    about,
    date,
    known,
    language_tag,
    segment,
    value,
    web,
    wordings,
    words,
)
from graph.vocabulary.sorts import choices_of, sort_of

_LICENCES = (
    (re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([0-9]\.[0-9])"), "licenses/{}/{}/"),
    (re.compile(r"CC(0)-([0-9]\.[0-9])"), "publicdomain/zero/{1}/"),
)
_SAME: Mapping[str, tuple[re.Pattern[str], str]] = {
    scheme: (re.compile(form), address)
    for scheme, form, address in (
        ("wikidata", "Q[1-9][0-9]*", "http://www.wikidata.org/entity/{}"),
        ("opensanctions", "NK-[A-Za-z0-9]+", "https://www.opensanctions.org/entities/{}/"),
        ("geonames", "[1-9][0-9]*", "https://sws.geonames.org/{}/"),
        ("viaf", "[1-9][0-9]*", "http://viaf.org/viaf/{}"),
        ("isni", "[0-9]{15}[0-9X]", "https://isni.org/isni/{}"),
        ("orcid", "(?:[0-9]{4}-){3}[0-9]{3}[0-9X]", "https://orcid.org/{}"),
        ("uuid", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "urn:uuid:{}"),
    )
}
"""The ids elsewhere that are IRIs there."""


def of_dataset(names: Names, header: Header) -> Iterator[Quad]:
    """The dataset itself."""
    language = header.language
    yield from about(
        None,
        names.dataset,
        (
            (TYPE, known("schema:Dataset")),
            ("dcterms:title", wordings(header.title, header.titles, language)),
            ("schema:headline", wordings(header.headline, header.headlines, language)),
            ("schema:abstract", wordings(header.deck, header.decks, language)),
            ("dcterms:description", wordings(header.description, header.descriptions, language)),
            ("dcterms:license", licence(header)),
            ("dcterms:language", language_tag(language)),
        ),
    )
    for document in header.documents:
        yield from _document(names, document, language)
    for group in header.groups:
        yield from about(
            None,
            names.of("group", group.id),
            (
                (LABEL, wordings(group.label, group.labels, language)),
                ("pg:eitherWay", wordings(group.either_way, group.either_ways, language)),
            ),
        )
    for scenario in header.scenarios:
        yield from _scenario(names, scenario, language)
    for topic in header.topics:
        said: Said = (
            (TYPE, known("skos:Concept")),
            ("skos:prefLabel", wordings(topic.label, topic.labels, language)),
        )
        yield from about(None, names.of("topic", topic.id), said)


def licence(header: Header) -> Term | None:
    """Under which terms the dataset stands: an address, where it has one."""
    given = header.license or ""
    for form, address in _LICENCES:
        found = form.fullmatch(given)
        if found:
            return Iri(f"https://creativecommons.org/{address.format(found[1].lower(), found[2])}")
    return web(given) or (words(given) if given else None)


def address(url: str | None) -> Term | None:
    """Where something stands on the web; as a text, where no reader would take it for an IRI."""
    return (web(url) or words(url)) if url else None


def _document(names: Names, document: Document, language: str | None) -> Iterator[Quad]:
    own = document.language or language
    yield from about(
        None,
        names.of("document", document.id),
        (
            (TYPE, known("schema:CreativeWork")),
            ("dcterms:title", wordings(document.title, document.titles, own)),
            ("dcterms:creator", [names.of("entity", one) for one in document.by]),
            ("dc:creator", [words(one) for one in document.authors]),
            ("dc:publisher", document.publisher),
            ("dcterms:date", date(document.date) if document.date else None),
            ("dcterms:language", document.language),
            ("schema:url", address(document.url)),
            ("dc:rights", document.rights),
            ("pg:sha256", document.digest),
            ("pg:characters", document.characters),
            ("schema:articleSection", document.section),
            ("dc:type", document.type),
            ("skos:note", words(document.note, language) if document.note else None),
            ("pg:annotated", document.annotated),
            *_disclaimed(names, document, language),
        ),
    )


def _disclaimed(names: Names, document: Document, language: str | None) -> Said:
    """By whom a document is held at arm's length, and in which words."""
    disclaimer = document.disclaimer
    if disclaimer is not None:
        yield "pg:disclaimer", wordings(disclaimer.words, disclaimer.wordings, language)
        yield "pg:disclaimedBy", names.of("entity", disclaimer.by) if disclaimer.by else None


def _scenario(names: Names, scenario: Scenario, language: str | None) -> Iterator[Quad]:
    own = names.of("scenario", scenario.id)
    yield from about(
        None,
        own,
        (
            (TYPE, known("pg:Scenario")),
            (LABEL, wordings(scenario.label, scenario.labels, language)),
            ("pg:group", names.of("group", scenario.group)),
            *((_part(part), names.of("entity", one)) for part, one in scenario.condition.items()),
        ),
    )
    for part, one in scenario.counterparts.items():
        said: Said = (
            ("pg:scenario", own),
            ("pg:part", part),
            ("pg:playedBy", names.of("entity", one)),
        )
        yield from about(None, names.of("part", scenario.id, part), said)


def _part(name: str) -> Iri:
    """What decides a scenario, by its part in that: the event, the outcome."""
    return known(f"pg:condition-{segment(name)}")


def of_entity(names: Names, entity: Entity, language: str | None) -> Iterator[Quad]:
    """An entity: what it is, what it is called, what it is elsewhere."""
    own = names.of("entity", entity.id)
    kind = type(entity)
    yield from about(
        None,
        own,
        (
            (TYPE, (names.kind(kind), *classes_of(kind))),
            (LABEL, wordings(entity.name, entity.names, language)),
            ("skos:altLabel", [words(one) for one in entity.aliases]),
            ("schema:description", wordings(entity.summary, entity.summaries, language)),
            ("owl:sameAs", [*_same(entity)]),
            *own_said(names, entity, language),
        ),
    )
    for scheme, identifier in entity.identifiers.items():
        one = names.of("identifier", entity.id, scheme)
        yield Quad(None, own, known("schema:identifier"), one)
        said: Said = (
            (TYPE, known("schema:PropertyValue")),
            ("schema:propertyID", scheme),
            ("schema:value", identifier),
        )
        yield from about(None, one, said)


def _same(entity: Entity) -> Iterator[Iri]:
    for scheme, identifier in entity.identifiers.items():
        form, made = _SAME.get(scheme, (None, ""))
        if form is not None and form.fullmatch(identifier):
            yield Iri(made.format(identifier))
        found = web(identifier) if scheme == "url" else None
        if found is not None:
            yield found


def own_said(names: Names, one: Entity | Relation, language: str | None) -> Said:
    """What the fields of a kind's own say.

    Parameters
    ----------
    names : Names
    one : Entity or Relation
    language : str or None
        Of the dataset.
    """
    kind = type(one)
    common = (Entity if isinstance(one, Entity) else Relation).model_fields
    for name in kind.model_fields:
        said = getattr(one, name)
        if name not in common and said is not None:
            yield names.field(kind, name), _own(names, kind, name, said, language)


def _own(
    names: Names, kind: type[Entity] | type[Relation], name: str, said: object, language: str | None
) -> Iri | Literal:
    if name in references(kind):
        return names.of("entity", str(said))
    if not isinstance(said, str) or choices_of(kind, name):
        return value(said)
    return date(said) if sort_of(kind, name) == "date" else words(said, language)
