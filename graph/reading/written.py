"""Records as this package writes them for people and programs, read back as records of data.

The command line and ``kg.records()`` write a claim as one flat record, the page saves claims with
their sentences. Both say, besides the claim, what follows from it: names, labels, composed
sentences. That is left away here, by a table; a field that is in no table stays, and so is a
problem like any other that nobody knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.reading.sources import Path
from graph.vocabulary.base import COLUMN_NAMES, COMMON_FIELDS
from graph.vocabulary.sentences import plain

DERIVED = frozenset(COLUMN_NAMES) - COMMON_FIELDS
"""The columns of a flat record that follow from others, or say them in another way."""
STEP = frozenset(("path", "step", "from", "by", "to"))
"""What a flat record has besides where it is a step of a chain."""
CHAINED = frozenset(("path", "step"))
"""By which of these a step of a chain is known."""
COMPARED = frozenset(("status", "side", "about"))
"""What a flat record has besides where it is told in a comparison."""

Record = Mapping[str, Any]


class NotRead(Exception):
    """A field of a written record that cannot be read back.

    Parameters
    ----------
    field : str
    message : str
        Why, and what to do.
    """

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


@dataclass(frozen=True)
class Shape:
    """How records are written for people.

    Parameters
    ----------
    marks : collection of str
        The fields by which such a record is known: it has all of them.
    data : callable
        From such a record to one as data files have it. May raise ``NotRead``.
    moved : mapping of str to str
        Which of its fields says what data files have under another name.
    inner : str, optional
        The field that has those of the kind's own within it.
    """

    marks: frozenset[str]
    data: Callable[[Record], dict[str, Any]]
    moved: Mapping[str, str] = field(default_factory=dict)
    inner: str | None = None

    def way(self, names: Collection[str], path: Path) -> Path:
        """The way, within a written record, to what data files have at a path.

        Parameters
        ----------
        names : collection of str
            The fields that it has.
        path : tuple
        """
        if not path or path[0] in names:
            return path
        moved = self.moved.get(str(path[0]))
        if moved in names:
            return (moved, *path[1:]) if moved is not None else path
        return (self.inner, *path) if self.inner is not None else path


def shape_of(record: Any) -> Shape | None:
    """How a record is written; None for one as data files have it."""
    return told_by(record) if isinstance(record, dict) else None


def told_by(names: Collection[str]) -> Shape | None:
    """How a record of some fields is written; None for one as data files have it."""
    return next((shape for shape in SHAPES if all(mark in names for mark in shape.marks)), None)


class Steps:
    """The steps of chains, and the rows of a comparison, which may name a claim more than once."""

    def __init__(self) -> None:
        self._seen: dict[Any, dict[str, Any]] = {}

    def again(self, record: Any) -> bool:
        """Whether a record is a step, or in a row, whose claim another, asked for before, had.

        Parameters
        ----------
        record : any
            A record as it is written.
        """
        if not (isinstance(record, dict) and shape_of(record) is FLAT and _around(record)):
            return False
        around = _around(record)
        claim = {name: value for name, value in record.items() if name not in around}
        identifier = record.get("id")
        return (
            isinstance(identifier, str)
            and self._seen.setdefault(identifier, claim) is not claim
            and (self._seen[identifier] == claim)
        )


def _flat(record: Record) -> dict[str, Any]:
    """A claim of a flat record: what is absent there is None, and what is not of its kind too."""
    around = _around(record)
    derived = DERIVED | around
    own = _own(record.get("own"))
    data = {
        name: value
        for name, value in record.items()
        if value is not None and (name not in derived or (name in around and name in own))
    }
    for name, value in own.items():
        # A column that two kinds fill with different sorts of values is text.
        if name not in record or data.get(name) == plain(value):
            data[name] = value
    evidence = _evidence(record)
    return data | {"evidence": evidence} if evidence else data


def _around(record: Record) -> frozenset[str]:
    """What a flat record says of where it was told: in a chain, in a comparison."""
    if record.keys() >= CHAINED:
        return STEP
    return COMPARED if record.keys() >= COMPARED else frozenset()


def _own(text: Any) -> dict[str, Any]:
    """The kind's own fields, as the column of that name has them."""
    if text is None:
        return {}
    try:
        own = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        own = None
    if not isinstance(own, dict):
        raise NotRead("own", "own: an object of fields, as JSON in a text, was expected here")
    return own


_CITATION = re.compile(
    r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)(?: ¶(?P<paragraph>\d{1,18}))?"
    r"(?: (?P<start>\d{1,18}|None)–(?P<end>\d{1,18}|None)"
    r"| record (?P<record>.+)| (?P<url>[Hh][Tt][Tt][Pp][Ss]?://\S+))?",
    re.DOTALL,
)


def _evidence(record: Record) -> list[dict[str, Any]]:
    """The citations of a flat record, which it has in words: ``note ¶2 3–9; list record 12``."""
    text = record["citations"]
    if text is None:
        return []
    listed = record.get("documents")
    known = set(listed.split("; ")) if isinstance(listed, str) else None
    cited = list(_cited(text, known)) if isinstance(text, str) else [None]
    if None in cited:
        raise NotRead(
            "citations",
            "citations: these are not written as this package writes them (note ¶2 3–9; list "
            "record 12); give the record its evidence instead",
        )
    return [citation for citation in cited if citation is not None]


def _cited(text: str, known: Collection[str] | None) -> Iterator[dict[str, Any] | None]:
    """The citations in a text, one by one; None for what is none."""
    parts: list[str] = []
    for part in text.split("; "):
        match = _CITATION.fullmatch(part)
        is_one = match is not None and (known is None or match["document"] in known)
        if match is not None and parts and _words(parts[-1]):
            # A record's own words, or an address, may have a semicolon too; a citation has a place.
            is_one = is_one and bool(match["start"] or match["record"] or match["url"])
        if parts and not is_one:
            parts[-1] += f"; {part}"
        else:
            parts.append(part)
    for part in parts:
        match = _CITATION.fullmatch(part)
        if match is None:
            yield None
            continue
        numbers = {
            name: int(match[name])
            for name in ("paragraph", "start", "end")
            if match[name] not in {None, "None"}
        }
        words = {name: match[name] for name in ("document", "record", "url") if match[name]}
        yield words | numbers


def _words(part: str) -> bool:
    """Whether a citation ends in words that are not this package's."""
    match = _CITATION.fullmatch(part)
    return match is None or bool(match["record"] or match["url"])


def _shown_claim(record: Record) -> dict[str, Any]:
    """A claim as the page saves it, with its sentence."""
    data = _shown(record)
    composed = record["composed"]
    for name in ("voice", "composed", "sentence", "sentences"):
        data.pop(name, None)
    if composed is False:
        data |= {
            name: record[shown]
            for name, shown in (("statement", "sentence"), ("statements", "sentences"))
            if record.get(shown)
        }
    return data


def _shown(record: Record) -> dict[str, Any]:
    """An entity or a claim as the page saves it, with the kind's own fields in one."""
    fields = record["fields"]
    if not isinstance(fields, dict):
        raise NotRead("fields", "fields: an object of the kind's own fields was expected here")
    data = {name: value for name, value in record.items() if name != "fields" and value is not None}
    return data | fields


FLAT = Shape(frozenset(("sentence", "citations")), _flat, {"evidence": "citations"})
"""What the command line and ``kg.records()`` write."""
SHAPES: tuple[Shape, ...] = (
    FLAT,
    Shape(
        frozenset(("sentence", "composed", "fields")),
        _shown_claim,
        {"statement": "sentence", "statements": "sentences"},
        inner="fields",
    ),
    Shape(frozenset(("aliases", "identifiers", "fields")), _shown, inner="fields"),
)
"""All of them, those first that more are told by."""
SAVED = frozenset(("entities", "relations", "voices"))
"""What a dataset has that the page saved; its voices follow from the rest."""


def dataset_of(value: Any) -> Any:
    """What a file says, without what the page saves along with a dataset that follows from it."""
    if isinstance(value, dict) and value.keys() >= SAVED:
        return {name: part for name, part in value.items() if name != "voices"}
    return value
