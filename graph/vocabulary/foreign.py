"""Ids as other datasets write them, and the slugs that stand for them here.

A slug follows from the id alone, so that every file that writes an id gets the same one. Two ids that
differ only in what a slug cannot show (capitals, signs) have slugs that end in a digest of the id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import NamedTuple

from graph.vocabulary.value import SLUG

_SLUG = re.compile(SLUG)
_OTHERS = re.compile(r"[^a-z0-9]+")
_MOST = 120
"""Letters of an id that its slug shows."""


class Foreign(NamedTuple):
    """An id of another dataset, as it is written here.

    Parameters
    ----------
    slug : str
        The id here.
    scheme : str
        Whose id it is, as ``identifiers`` has it.
    identifier : str
        The id there.
    """

    slug: str
    scheme: str
    identifier: str


class _Form(NamedTuple):
    """What the ids of one scheme look like; the pattern's first group is the identifier."""

    scheme: str
    pattern: str
    slug: Callable[[str, str], str]


def _plain(_scheme: str, identifier: str) -> str:
    """A slug that shows all of an identifier in which case does not matter."""
    return identifier.lower()


def _within(scheme: str, identifier: str) -> str:
    """The same of a number or a code, which its scheme tells from those of others."""
    return f"{scheme}-{identifier.lower()}"


def _digested(scheme: str, identifier: str) -> str:
    """A slug that shows most of an identifier, and tells it from those that look like it."""
    bare = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore").decode().lower()
    shown = _OTHERS.sub("-", bare).strip("-")[:_MOST].strip("-")
    digest = sha256(f"{scheme}:{identifier}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{shown}-{digest}" if shown else digest


def _of_popolo(scheme: str, identifier: str) -> str:
    sort, _, rest = identifier.partition("/")
    return f"{sort}-{rest}" if _SLUG.fullmatch(rest) else _digested(scheme, identifier)


def _dotted(_scheme: str, identifier: str) -> str:
    return identifier.replace(".", "-")


_WEB = "https?://(?:www\\.)?"
_ORCID = "(?:[0-9]{4}-){3}[0-9]{3}[0-9X]"
_FORMS: Sequence[_Form] = (
    _Form("wikidata", "(?:(?:wikidata|wd):)?(Q[1-9][0-9]*)", _plain),
    _Form("wikidata", _WEB + "wikidata\\.org/(?:entity|wiki)/(Q[1-9][0-9]*)", _plain),
    _Form("opensanctions", "(?:opensanctions:)?(NK-[A-Za-z0-9]+)", _digested),
    _Form("opensanctions", _WEB + "opensanctions\\.org/entities/(NK-[A-Za-z0-9]+)/?", _digested),
    _Form("geonames", "geonames:([1-9][0-9]*)", _within),
    _Form("geonames", _WEB + "(?:sws\\.)?geonames\\.org/([1-9][0-9]*)(?:/[^?#]*)?", _within),
    _Form("partyfacts", "partyfacts:([1-9][0-9]*)", _within),
    _Form("iso3166-1", "iso3166-1:([A-Z]{2})", _within),
    _Form("iso3166-2", "iso3166-2:([A-Z]{2}-[A-Z0-9]{1,3})", _within),
    _Form("viaf", "viaf:([1-9][0-9]*)", _within),
    _Form("viaf", _WEB + "viaf\\.org/viaf/([1-9][0-9]*)/?", _within),
    _Form("isni", "isni:([0-9]{15}[0-9X])", _within),
    _Form("isni", _WEB + "isni\\.org/(?:isni/)?([0-9]{15}[0-9X])/?", _within),
    _Form("orcid", f"orcid:({_ORCID})", _within),
    _Form("orcid", _WEB + f"orcid\\.org/({_ORCID})/?", _within),
    _Form("lei", "lei:([A-Z0-9]{18}[0-9]{2})", _within),
    _Form("ocd", "(ocd-[a-z]+/[^\\s]+)", _digested),
    _Form("popolo", "((?:person|party|organization|org|area|post|event|term)/[^\\s]+)", _of_popolo),
    _Form("ftm", "([0-9a-f]{40}\\.[0-9a-f]{40})", _dotted),
    _Form("uuid", "([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})", _plain),
    _Form("urn", "(urn:[a-z0-9][a-z0-9-]*:[^\\s]+)", _digested),
    _Form("url", "([Hh][Tt][Tt][Pp][Ss]?://[^\\s/][^\\s]*)", _digested),
)
"""The forms of ids that are unmistakable, the more special first."""
_COMPILED = [(form, re.compile(form.pattern)) for form in _FORMS]
ELSEWHERE = f"^(?:{'|'.join(dict.fromkeys(form.pattern for form in _FORMS))})$"
"""The pattern of what is taken for an id of another dataset, for a JSON Schema."""


def foreign(written: str) -> Foreign | None:
    """An id of another dataset as it is written here.

    Parameters
    ----------
    written : str
        As it stands there: ``Q42``, ``https://www.wikidata.org/entity/Q42``, ``NK-9bT4``,
        ``geonames:3895114``, ``https://example.org/people/7``.

    Returns
    -------
    Foreign or None
        None for a slug, and for what is of no form that is known.

    Examples
    --------
    >>> foreign("http://www.wikidata.org/entity/Q42")
    Foreign(slug='q42', scheme='wikidata', identifier='Q42')
    >>> foreign("ada") is foreign("Ada Lovelace") is None
    True
    """
    if _SLUG.fullmatch(written):
        return None
    for form, pattern in _COMPILED:
        found = pattern.fullmatch(written)
        if found is not None:
            return Foreign(form.slug(form.scheme, found[1]), form.scheme, found[1])
    return None


def slug_of(written: str) -> str:
    """The slug that stands for an id; what is of no form that is known stays as it is."""
    found = foreign(written)
    return written if found is None else found.slug
