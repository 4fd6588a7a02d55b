"""Web Annotations, the W3C's, as JSON-LD: each claim as an annotation of the passages that it cites.

An annotation says of its passages a sentence, a label that has all that makes the claim no fact, and the claim field by
field, as a thing of its own: as triples, too, a denied or conditional claim asserts nothing of its ends. A passage is given
by its place, in code points, and by its words where these are known: from the reader's copies, if given, or because the
citation quotes them. All terms are defined in the file, so that nothing has to be fetched.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Document
from graph.outgoing.besides import OTHER_LANGUAGES, besides, beyond, beyond_name, without
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.passages import UNCITED, Passage, Passages, counted, named, number
from graph.reading.annotated.web import (
    ANNOTATION,
    CITED,
    CLAIM,
    COLLECTION,
    DOCUMENTS,
    PAGE,
    POSITION,
    QUOTE,
)

_OURS = "urn:policygraph:"
_AROUND = 32
"""Characters before and after the words, by which they are told from the same words elsewhere."""
_OF_DOCUMENTS = ("id", "title", "language", "digest", "characters", "url")
_ID, _WORD = "@id", "@vocab"


def _of(term: str, type: str = "", container: str = "") -> str | dict[str, str]:
    """A term of the context."""
    more = {"@type": type} if type else {}
    more |= {"@container": container} if container else {}
    return {"@id": term, **more} if more else term


_COUNT = "xsd:nonNegativeInteger"
CONTEXT: Mapping[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "policygraph": _OURS,
    "id": "@id",
    "type": "@type",
    ANNOTATION: "oa:Annotation",
    COLLECTION: "as:OrderedCollection",
    PAGE: "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    POSITION: f"oa:{POSITION}",
    QUOTE: f"oa:{QUOTE}",
    "Person": "foaf:Person",
    CLAIM: {
        "@id": f"policygraph:{CLAIM}",
        "@context": {
            "source": _of("policygraph:source", _ID),
            "target": _of("policygraph:target", _ID),
        },
    },
    "Entity": "policygraph:Entity",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "describing": "oa:describing",
    "tagging": "oa:tagging",
    "body": _of("oa:hasBody", _ID),
    "target": _of("oa:hasTarget", _ID),
    "source": _of("oa:hasSource", _ID),
    "selector": _of("oa:hasSelector", _ID),
    "motivation": _of("oa:motivatedBy", _WORD),
    "purpose": _of("oa:hasPurpose", _WORD),
    "start": _of("oa:start", _COUNT),
    "end": _of("oa:end", _COUNT),
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
    "language": "dcterms:language",
    "creator": _of("dcterms:creator", _ID),
    "title": "dcterms:title",
    "name": "foaf:name",
    "label": "rdfs:label",
    "first": _of("as:first", _ID),
    "items": _of("as:items", _ID, "@list"),
    "partOf": _of("as:partOf", _ID),
    "total": _of("as:totalItems", _COUNT),
    "startIndex": _of("as:startIndex", _COUNT),
    DOCUMENTS: _of("policygraph:document", _ID),
    "kind": "policygraph:kind",
    "identifier": "dcterms:identifier",
    "record": "policygraph:record",
    "digest": "policygraph:digest",
    "paragraph": _of("policygraph:paragraph", _COUNT),
    "url": _of("policygraph:url", _ID),
    "characters": _of("policygraph:characters", _COUNT),
    "fields": _of("policygraph:fields", "@json"),
    "names": _of("policygraph:names", _ID),
}
"""What the names in a file stand for: the W3C's terms, and ours. Within a claim, two have another meaning."""


class _Collection:
    """One collection in the making."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._id = extract.header.id
        self._passages = Passages(extract)
        self._language = extract.about.language

    def value(self) -> dict[str, Any]:
        """All annotations, on a page."""
        items = [self._annotation(coder, here) for coder, here in self._together()]
        whole = f"{_OURS}{self._id}"
        page = {
            "id": f"{whole}:page",
            "type": PAGE,
            "partOf": whole,
            "startIndex": 0,
            "items": items,
        }
        return {
            "@context": CONTEXT,
            "id": whole,
            "type": COLLECTION,
            "label": self._extract.header.title,
            "total": len(items),
            DOCUMENTS: [self._document(one) for one in self._extract.header.documents],
            "first": page,
        }

    def _together(self) -> Iterable[tuple[str, list[Passage]]]:
        """The passages of each claim that one coder read it from."""
        together: dict[tuple[str, str], list[Passage]] = {}
        for one in self._passages.all:
            together.setdefault((one.relation.id, one.citation.coder or ""), []).append(one)
        return [(coder, here) for (_claim, coder), here in together.items()]

    def _address(self, document: Document) -> str:
        return document.url or f"{_OURS}{self._id}:document:{document.id}"

    def _document(self, document: Document) -> dict[str, Any]:
        said = {
            "id": self._address(document),
            "type": "Text",
            "identifier": document.id,
            "title": document.title,
            "language": document.language,
            "digest": document.digest,
            "characters": document.characters,
        }
        return {name: value for name, value in said.items() if value is not None}

    def _annotation(self, coder: str, here: list[Passage]) -> dict[str, Any]:
        record = here[0].record
        by = {"creator": {"type": "Person", "name": coder}} if coder else {}
        sentence = {
            "value": record["sentence"],
            "purpose": "describing",
            "language": self._language,
        }
        label = {"value": self._passages.label(here[0]), "purpose": "tagging"}
        return {
            "id": number(record["id"], coder).urn,
            "type": ANNOTATION,
            "motivation": "describing",
            **by,
            "body": [
                {"type": "TextualBody", **sentence},
                {"type": "TextualBody", **label},
                self._claim(here[0]),
            ],
            "target": [self._target(one) for one in here],
        }

    def _claim(self, passage: Passage) -> dict[str, Any]:
        record = passage.record
        ends = {end: self._entity(record[end]) for end in ("source", "target")}
        others = dict.fromkeys(named(passage.relation, self._extract.about.entities))
        names = [self._entity(one) for one in others if one not in {*passage.relation.ends}]
        fields = {name: value for name, value in passage.said.items() if name not in ends}
        return {
            "id": f"{_OURS}{self._id}:claim:{record['id']}",
            "type": CLAIM,
            "identifier": record["id"],
            "kind": record["kind"],
            **ends,
            "fields": fields,
            **({"names": names} if names else {}),
        }

    def _entity(self, identifier: str) -> dict[str, Any]:
        entity = self._extract.about.entities[identifier]
        return {
            "id": f"{_OURS}{self._id}:entity:{identifier}",
            "type": "Entity",
            "identifier": identifier,
            "kind": entity.kind,
            "name": entity.name,
        }

    def _target(self, passage: Passage) -> dict[str, Any]:
        citation = passage.citation
        document = self._passages.documents[citation.document]
        made: dict[str, Any] = {"type": "SpecificResource", "source": self._address(document)}
        selectors: list[dict[str, Any]] = []
        if citation.span is not None:
            start, end = citation.span
            selectors.append({"type": POSITION, "start": start, "end": end})
        words = self._passages.words(citation)
        if words:
            selectors.append({"type": QUOTE, "exact": words, **self._around(passage)})
        if selectors:
            made["selector"] = selectors
        said = {name: getattr(citation, name) for name in CITED}
        return made | {name: value for name, value in said.items() if value is not None}

    def _around(self, passage: Passage) -> dict[str, str]:
        """The words before and after a passage, where they are known."""
        citation = passage.citation
        text, span = self._extract.texts.get(citation.document), citation.span
        found = {"prefix": citation.prefix, "suffix": citation.suffix}
        if text is not None and span is not None:
            start, end = span
            found = {
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            }
        return {name: words for name, words in found.items() if words}


def write(extract: Extract) -> Written:
    """All claims as one collection; the words of the documents, where there are copies."""
    value = _Collection(extract).value()
    told = {
        one for relation in extract.relations for one in named(relation, extract.about.entities)
    }
    unsaid = Counter(
        {
            UNCITED: sum(not one.evidence for one in extract.relations),
            "entities that no claim names, left out": sum(
                one.id not in told for one in extract.entities
            ),
            "documents without a copy, whose words are not in it": _without_copy(extract),
        }
    )
    unsaid += (
        beyond_name(one for one in extract.entities if one.id in told)
        + without("claims", extract.relations, OTHER_LANGUAGES)
        + beyond("documents", extract.header.documents, _OF_DOCUMENTS, "a title and where it is")
        + besides(extract)
    )
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return Written({"": f"{text}\n"}, counted(unsaid), private=bool(extract.texts))


def _without_copy(extract: Extract) -> int:
    """How many documents have no copy, where some were given."""
    if extract.documents is None:
        return 0
    return sum(one.id not in extract.texts for one in extract.header.documents)


register(
    Format(
        "anno",
        (".anno.jsonld",),
        "Web Annotations, as JSON-LD",
        "every claim with its fields and its passages; their words, with copies of the documents; coders",
        "entities in no claim, what entities are besides name and kind",
        write,
    )
)
