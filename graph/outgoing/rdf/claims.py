"""A claim as a nanopublication: what is claimed, who claims it where, who read it.

What is claimed is described: a thing that has a kind, two ends, a modality. The bare triple from end to
end stands beside that only where the claim is a certain fact that holds still, whatever comes, and is
not of some day. For readers put the graphs of a file together, so that a triple which stands anywhere is taken for what is so.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import AUTHOR, JOINT, OPEN, PAST, Citation, Header, Relation
from graph.outgoing.extract import doubts
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.terms import (
    LABEL,
    TYPE,
    Iri,
    Quad,
    Said,
    Term,
    about,
    date,
    ends,
    known,
    wordings,
    words,
)
from graph.outgoing.rdf.things import address, licence, own_said
from graph.vocabulary.sentences import LANGUAGES, compose
from graph.writing.records import About


def asserts(relation: Relation) -> bool:
    """Whether a claim may stand as a bare triple, which knows no doubt, no condition, no day and no end."""
    return not doubts(relation) and relation.date is None and relation.end in {None, OPEN}


class Nanopublications:
    """The claims of a graph.

    Parameters
    ----------
    names : Names
    header : Header
    about : About
        What entities and scenarios are called.
    """

    def __init__(self, names: Names, header: Header, about: About) -> None:
        self._names = names
        self._header = header
        self._about = about
        self._documents = {one.id: one for one in header.documents}

    def of(self, relation: Relation) -> Iterator[Quad]:
        """The four graphs of one claim."""
        names = self._names
        publication = names.of("nanopub", relation.id)
        parts = {
            "np:hasAssertion": names.of("assertion", relation.id),
            "np:hasProvenance": names.of("provenance", relation.id),
            "np:hasPublicationInfo": names.of("pubinfo", relation.id),
        }
        head: Said = ((TYPE, known("np:Nanopublication")), *parts.items())
        yield from about(names.of("head", relation.id), publication, head)
        assertion, provenance, pubinfo = parts.values()
        yield from self._assertion(assertion, relation)
        yield from self._provenance(provenance, assertion, relation)
        yield from self._pubinfo(pubinfo, publication, relation)

    def _assertion(self, graph: Iri, one: Relation) -> Iterator[Quad]:
        names, language = self._names, self._header.language
        source, target = (names.of("entity", end) for end in one.ends)
        tie = names.tie(type(one))
        yield from about(
            graph,
            names.of("claim", one.id),
            (
                (TYPE, (known("pg:Claim"), known("schema:Claim"))),
                (LABEL, self._sentence(one)),
                ("pg:kind", tie),
                ("pg:source", source),
                ("pg:target", target),
                ("pg:negated", one.negated),
                ("pg:modality", one.modality),
                ("pg:certainty", one.certainty),
                ("pg:scenario", names.of("scenario", one.scenario) if one.scenario else None),
                ("pg:topic", names.of("topic", one.topic) if one.topic else None),
                ("pg:start", date(one.start) if one.start else None),
                *ends(one.end, PAST),
                ("pg:date", date(one.date) if one.date else None),
                *own_said(names, one, language),
                ("schema:text", wordings(one.statement, one.statements, language)),
            ),
        )
        if asserts(one):
            yield Quad(graph, source, tie, target)

    def _sentence(self, one: Relation) -> Term:
        """The claim in a sentence that says *not*, *planned* and the scenario."""
        about = self._about
        scenario = about.scenarios.get(one.scenario or "")
        frame = about.language if about.language in LANGUAGES else "en"
        return words(compose(one, about.names, frame, scenario), frame)

    def _provenance(self, graph: Iri, assertion: Iri, one: Relation) -> Iterator[Quad]:
        names = self._names
        voices = [*self._voices(one)]
        places = [names.of("citation", one.id, str(n)) for n, _ in enumerate(one.evidence, 1)]
        cited = dict.fromkeys(citation.document for citation in one.evidence)
        yield from about(
            graph,
            assertion,
            (
                ("pg:holder", self._holder(one.holder)),
                ("prov:wasAttributedTo", [who for who in voices if isinstance(who, Iri)]),
                ("dc:creator", [who for who in voices if not isinstance(who, Iri)]),
                ("pg:basis", one.basis),
                ("prov:wasDerivedFrom", [names.of("document", name) for name in cited]),
                ("prov:wasQuotedFrom", places),
            ),
        )
        for number, citation in enumerate(one.evidence, 1):
            yield from self._citation(graph, one, number, citation)

    def _holder(self, holder: str) -> Term:
        if holder == AUTHOR:
            return words(AUTHOR)
        return self._names.of("document" if holder in self._documents else "entity", holder)

    def _voices(self, one: Relation) -> Iterator[Term]:
        """Who says so: entities by name, authors that are none as a text."""
        for part in one.voice.split(JOINT):
            if part in self._about.entities:
                yield self._names.of("entity", part)
            elif part in self._documents:
                yield self._names.of("document", part)
            else:
                yield words(part)

    def _citation(
        self, graph: Iri, one: Relation, number: int, citation: Citation
    ) -> Iterator[Quad]:
        names = self._names
        place = names.of("citation", one.id, str(number))
        span = names.of("selector", one.id, str(number), "position") if citation.span else None
        quoted = names.of("selector", one.id, str(number), "quote") if citation.quote else None
        yield from about(
            graph,
            place,
            (
                (TYPE, known("oa:SpecificResource")),
                ("oa:hasSource", names.of("document", citation.document)),
                ("oa:hasSelector", [one for one in (span, quoted) if one is not None]),
                ("pg:paragraph", citation.paragraph),
                ("pg:record", citation.record),
                ("schema:url", address(citation.url)),
                ("pg:digest", citation.digest),
            ),
        )
        if span is not None:
            position: Said = (
                (TYPE, known("oa:TextPositionSelector")),
                ("oa:start", citation.start),
                ("oa:end", citation.end),
            )
            yield from about(graph, span, position)
        if quoted is not None:
            quote: Said = (
                (TYPE, known("oa:TextQuoteSelector")),
                ("oa:exact", citation.quote),
                ("oa:prefix", citation.prefix),
                ("oa:suffix", citation.suffix),
            )
            yield from about(graph, quoted, quote)

    def _pubinfo(self, graph: Iri, publication: Iri, one: Relation) -> Iterator[Quad]:
        names = self._names
        coders = dict.fromkeys(citation.coder for citation in one.evidence if citation.coder)
        yield from about(
            graph,
            publication,
            (
                ("dcterms:isPartOf", names.dataset),
                ("dcterms:identifier", one.id),
                ("dcterms:license", licence(self._header)),
                ("dc:contributor", [words(coder) for coder in coders]),
                ("skos:note", wordings(one.note, one.notes, self._header.language)),
            ),
        )
        for number, citation in enumerate(one.evidence, 1):
            coded: Said = (("dc:contributor", citation.coder),)
            yield from about(graph, names.of("citation", one.id, str(number)), coded)
