"""The entries of a Popolo file, whatever stands in their fields: ids, names, addresses as text, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.reading.called import is_address
from graph.reading.parliaments.names import words
from graph.vocabulary.foreign import foreign
from graph.vocabulary.spelling import wrong_name

CHECKED = frozenset(("wikidata", "geonames", "partyfacts", "iso3166-1", "iso3166-2"))
"""Schemes whose identifiers have one form."""

Record = Mapping[str, Any]


def inner(one: Record, field: str) -> Iterator[Record]:
    """The objects of a list within an entry; nothing else that stands there."""
    listed = one.get(field)
    entries = listed if isinstance(listed, list) else ()
    return (entry for entry in entries if isinstance(entry, dict))


def sources_of(value: Record) -> str:
    """Where a file says that it is from."""
    meta = value.get("meta")
    listed = meta.get("sources") if isinstance(meta, dict) else None
    named = [words(one) for one in listed] if isinstance(listed, list) else []
    return f"It names as its sources: {', '.join(filter(None, named))}." if any(named) else ""


def ids_in_several(value: Record) -> set[str]:
    """The ids that things of two sorts have."""
    seen: set[str] = set()
    twice: set[str] = set()
    for section in ("persons", "organizations", "posts", "areas"):
        own = {id_of(entry.get("id")) for entry in inner(value, section)}
        twice |= seen & own
        seen |= own
    return twice


def id_of(value: Any) -> str:
    """An id as text; empty where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)


def id_named(one: Record, field: str) -> str:
    """The id of what a record names: in a field of ids, or in an object in its place."""
    within = one.get(field)
    embedded = within.get("id") if isinstance(within, dict) else None
    return id_of(one.get(f"{field}_id")) or id_of(embedded)


def name_of(one: Record) -> str:
    """What something is called; empty where it says nothing of that."""
    said = words(one.get("name")) or words(one.get("label")) or words(one.get("role"))
    parts = filter(None, (words(one.get("given_name")), words(one.get("family_name"))))
    return said or " ".join(parts)


def items_of(one: Record) -> Iterator[str]:
    """The items of Wikidata that something is."""
    listed = inner(one, "identifiers")
    return (id_of(other.get("identifier")) for other in listed if other.get("scheme") == "wikidata")


def is_well_formed(scheme: str, identifier: str) -> bool:
    """Whether an identifier is as those of its scheme are."""
    found = foreign(f"{scheme}:{identifier}")
    return found is not None and (found.scheme, found.identifier) == (scheme, identifier)


def address_of(one: Record) -> dict[str, str]:
    """The address of the page that a membership is from, where it names one."""
    urls = (source.get("url") for source in inner(one, "sources"))
    found = (url for url in urls if is_address(url))
    return next(({"url": url} for url in found if wrong_name(url) is None), {})
