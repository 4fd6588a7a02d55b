"""What RDF is made of: IRIs, literals and quads, and what of a graph's values becomes which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import quote

from graph.vocabulary.edtf import OPEN


class Iri(NamedTuple):
    """The name of a thing.

    Parameters
    ----------
    value : str
        Absolute, and of characters that every reader takes.
    """

    value: str

    @property
    def apart(self) -> tuple[str, str]:
        """What a prefix may stand for, and the rest."""
        at = max(self.value.rfind(sign) for sign in ":/#") + 1
        return self.value[:at], self.value[at:]


class Literal(NamedTuple):
    """A text, a number, a date.

    Parameters
    ----------
    text : str
    datatype : str
        The IRI of what it is; empty for a text.
    language : str
        Of a text, in small letters, as readers write it back; empty where it is not known.
    """

    text: str
    datatype: str = ""
    language: str = ""


Term = Iri | Literal


class Quad(NamedTuple):
    """One statement, in a graph; none for the default one."""

    graph: Iri | None
    subject: Iri
    predicate: Iri
    object: Term


PREFIXES: Mapping[str, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "np": "http://www.nanopub.org/nschema#",
    "pg": "urn:policygraph:term:",
    "field": "urn:policygraph:field:",
    "kind": "urn:policygraph:kind:",
    "tie": "urn:policygraph:tie:",
}
"""The vocabularies that are used. Those of our own are URNs: no address on the web is ours to promise."""


def known(name: str) -> Iri:
    """A term of a vocabulary by its short name: ``schema:name``."""
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


TYPE = known("rdf:type")
LABEL = known("rdfs:label")
TRUE = Literal("true", PREFIXES["xsd"] + "boolean")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?")
_WEB = re.compile(
    r"https?://(?:[^\s/?#@\[\]\\]*@)?(?P<host>[^\s/?#@:\[\]\\]+)(?::[0-9]{1,5})?(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")
_KEPT = "%!$&'()*+,;=:@/?-._~"
"""What of an address stays as it is, the percent sign of what is encoded already included."""


def segment(word: str) -> str:
    """A word as the last part of an IRI, percent-encoded."""
    return quote(word, safe="-._~")


def web(address: str) -> Iri | None:
    """An address as an IRI; none for what is no address that every reader takes."""
    found = _WEB.fullmatch(address)
    if found is None:
        return None
    before, hash_, fragment = _STRAY.sub("%25", address).partition("#")
    encoded = quote(before, safe=_KEPT)
    return Iri(encoded + hash_ + quote(fragment, safe=_KEPT))


def language_tag(language: str | None) -> str:
    """The tag of a language; empty where its name is none."""
    tag = (language or "").lower()
    return tag if _LANGUAGE.fullmatch(tag) else ""


def words(text: str, language: str | None = None) -> Literal:
    """A text, with its language where that is known."""
    return Literal(text, language=language_tag(language))


def wordings(own: str | None, others: Mapping[str, str], language: str | None) -> Iterator[Literal]:
    """A text of the data in its own language, then in the others."""
    if own:
        yield words(own, language)
    for name, text in others.items():
        yield words(text, name)


_DATES = (
    (re.compile(r"(?!0000)[0-9]{4}"), "gYear"),
    (re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date"),
)
EDTF = "http://id.loc.gov/datatypes/edtf"
"""What the Library of Congress calls a date of its format."""


def date(text: str) -> Literal:
    """A date as XML Schema has it, as far as it can say it; else as EDTF."""
    found = next((name for form, name in _DATES if form.fullmatch(text)), None)
    return Literal(text, PREFIXES["xsd"] + found if found else EDTF)


def value(said: Any) -> Literal:
    """Yes or no, a number, or a text without a language."""
    if isinstance(said, bool):
        return Literal("true" if said else "false", PREFIXES["xsd"] + "boolean")
    if isinstance(said, int) or (isinstance(said, float) and said.is_integer()):
        return Literal(str(int(said)), PREFIXES["xsd"] + "integer")
    if isinstance(said, float):
        # A decimal is spelled in one way; a double is not, and rdflib writes it in its own.
        return Literal(f"{Decimal(repr(said)):f}", PREFIXES["xsd"] + "decimal")
    return words(str(said))


Said = Iterable[tuple[str | Iri, Term | str | bool | int | float | Iterable[Term] | None]]
"""What is said of one thing: terms, by their short names or as IRIs, and what they have."""


def about(graph: Iri | None, subject: Iri, said: Said) -> Iterator[Quad]:
    """The quads of one subject; nothing for what is absent.

    Parameters
    ----------
    graph : Iri, optional
    subject : Iri
    said : iterable
    """
    for name, given in said:
        predicate = known(name) if isinstance(name, str) else name
        for one in _terms(given):
            yield Quad(graph, subject, predicate, one)


def _terms(given: Any) -> Iterable[Term]:
    if given is None or given == "":
        return ()
    if isinstance(given, Iri | Literal):
        return (given,)
    if isinstance(given, str | bool | int | float):
        return (value(given),)
    terms: Iterable[Term] = given
    return terms


def ends(end: str | None, past: str) -> Said:
    """Until when something holds: what goes on has no end, and what is over may have no day.

    Parameters
    ----------
    end : str or None
    past : str
        The word for what is over.
    """
    if end == OPEN:
        yield "pg:ongoing", True
    elif end == past:
        yield "pg:over", True
    elif end is not None:
        yield "pg:end", date(end)
