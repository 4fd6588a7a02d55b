"""What a source comes to: entities, dated facts that each cite where they stand, and a report."""

from __future__ import annotations

from typing import Any

from graph.model import AUTHOR
from graph.reading.brought import Report
from graph.reading.called import Ids, as_name
from graph.reading.parliaments.names import Thing, entities, shared_identifiers
from graph.vocabulary.edtf import NotADate, days

Claim = dict[str, Any]
Span = tuple[str | None, str | None]
"""From when until when; none where that is not told."""


class Gathered:
    """A dataset in the making.

    Parameters
    ----------
    name : str
        What the source is called.
    report : Report
    **document : value
        What is said of the source as the document that all claims cite.
    """

    def __init__(self, name: str, report: Report, **document: Any) -> None:
        self.report = report
        self.title = as_name(name, "Parliament")
        self._ids = Ids(AUTHOR)
        own = self._ids.give(self.title, "source")
        said = {"id": own, "title": self.title, **document}
        self.document = {field: value for field, value in said.items() if value}
        self.things: list[Thing] = []
        self._claims: dict[Any, Claim] = {}

    def add(self, called: str, otherwise: str, kind: str, name: str, **said: Any) -> Thing:
        """Take in what becomes an entity.

        Parameters
        ----------
        called, otherwise : str
            What its id is made of, and what where no letter of that is left.
        kind, name : str
        **said : value
            As ``Thing`` has it.
        """
        thing = Thing(self._ids.give(called, otherwise), kind, name, **said)
        self.things.append(thing)
        return thing

    def fact(
        self,
        kind: str,
        ends: tuple[str, str],
        citation: Claim,
        *,
        span: Span = (None, None),
        note: str = "",
        **fields: Any,
    ) -> bool:
        """Take in a fact, as ``claim`` takes in a claim.

        Parameters
        ----------
        kind : str
        ends : tuple of str
        citation : dict
        span : tuple
        note : str
        **fields : value

        Returns
        -------
        bool
            Whether it is a new one.
        """
        return self.claim("fact", kind, ends, citation, span=span, note=note, **fields)

    def claim(
        self,
        modality: str,
        kind: str,
        ends: tuple[str, str],
        citation: Claim,
        *,
        span: Span = (None, None),
        note: str = "",
        **fields: Any,
    ) -> bool:
        """Take in a claim; what is claimed already is cited once more.

        Parameters
        ----------
        modality, kind : str
        ends : tuple of str
            The ids of source and target.
        citation : dict
            Where it stands, but for the document.
        span : tuple
        note : str
        **fields : value
            Further fields of the claim; one that is empty says nothing.

        Returns
        -------
        bool
            Whether it is a new one.
        """
        source, target = ends
        made: Claim = {"kind": kind, "source": source, "target": target, "modality": modality}
        made |= {"start": span[0], "end": span[1], **fields}
        made = {name: value for name, value in made.items() if value}
        key = tuple(made.items())
        known = key in self._claims
        claim = self._claims.setdefault(key, {**made, "evidence": []})
        claim["evidence"].append({"document": self.document["id"], **citation})
        notes = claim.get("note", "").split("\n")
        if note and note not in notes:
            claim["note"] = "\n".join(filter(None, (*notes, note)))
        return not known

    def value(self, **header: Any) -> dict[str, Any]:
        """All of it, as a file of one dataset has it.

        Parameters
        ----------
        **header : value
            What the header says further.
        """
        self._drop_shared_identifiers()
        made = [*entities(self.things)]
        self.report.made["entities"] = len(made)
        self.report.made["claims"] = len(self._claims)
        return {
            "id": self.document["id"],
            "title": self.title,
            "description": self.report.words(),
            "documents": [self.document],
            **header,
            "entities": made,
            "relations": [*self._claims.values()],
        }

    def _drop_shared_identifiers(self) -> None:
        shared = {*shared_identifiers(self.things)}
        for scheme, identifier in sorted(shared):
            why = "identifiers that several have, left out of all of them"
            self.report.leave(why, f"{scheme} {identifier}")
        for one in self.things:
            one.identifiers = {
                scheme: identifier
                for scheme, identifier in one.identifiers.items()
                if (scheme, identifier) not in shared
            }


def as_date(written: str) -> str | None:
    """A day, month or year as it may be a field's; none where it is no date.

    A time of day is cut off, and so are the zeros that some write for a month or day that is not told.
    """
    bare = written.strip()
    for cut in (
        bare,
        bare[:10],
        bare[:10].removesuffix("-00"),
        bare[:4] if "-00-00" in bare else "",
    ):
        if cut and "/" not in cut and _is_date(cut):
            return cut
    return None


def _is_date(text: str) -> bool:
    try:
        days(text)
    except NotADate:
        return False
    return True


def backwards(span: Span) -> bool:
    """Whether something ends before it begins."""
    start, end = span
    return bool(start and end) and days(str(end)).last < days(str(start)).first
