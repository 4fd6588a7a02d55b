"""How a claim stands that an edge makes, as far as the edge's fields say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.model import CERTAINTIES, MODALITIES, OPEN, PAST, earliest, latest
from graph.reading.brought import Report
from graph.reading.called import as_text
from graph.reading.networks.network import Edge
from graph.reading.networks.values import folded, plain
from graph.reading.yes_no import yes_no
from graph.vocabulary.base import ABOUT_WHAT_IS
from graph.vocabulary.dates import partial_date

_WORDS = {"modality": MODALITIES, "certainty": CERTAINTIES}
_TEXTS = ("statement", "note", "scenario")
_NO_DATES = (OPEN, PAST)
_DATES = ("start", "end", "date")
OF_CLAIMS = ("modality", "certainty", "negated", "holder", *_TEXTS, *_DATES)
"""The fields of edges that say how a claim stands."""
_OTHERWISE = {"start_": "start", "end_": "end"}
"""What this program calls some of them where a format has a field of that name itself."""
_OF_SENSE = frozenset(("modality", "certainty", "negated", "scenario"))
"""Those without which an edge would say another thing."""


class Unclear(ValueError):
    """Why it cannot be told what an edge says.

    Parameters
    ----------
    reason : str
    what : str
        Of the edge, as the file has it.
    """

    def __init__(self, reason: str, what: str) -> None:
        self.reason = reason
        self.what = what
        super().__init__(reason)


def stated(edge: Edge, report: Report) -> Edge:
    """An edge whose fields say how it stands by the names that these have here, and whether it is denied.

    Parameters
    ----------
    edge : Edge
    report : Report
        Takes in what is said twice.

    Raises
    ------
    Unclear
        Where that might be the opposite, or holds only in some case: it must not become a bare tie.
    """
    own: dict[str, Any] = {}
    found: dict[str, Any] = {}
    # What is spelled as it is here counts before what is not.
    for name in sorted(edge.fields, key=lambda name: name not in OF_CLAIMS):
        value = edge.fields[name]
        known = _OTHERWISE.get(folded(name), folded(name))
        if known not in OF_CLAIMS:
            own[name] = value
        elif not _says(value):
            continue
        elif known not in found:
            found[known] = value
        elif found[known] != value:
            if known in _OF_SENSE:
                raise Unclear("edges that say twice how they stand, left out", f"{name}: {value}")
            report.leave("fields that say otherwise what another says, left out", name)
    denied = yes_no(found.get("negated", False))
    if not isinstance(denied, bool):
        reason = "edges that do not say clearly whether they are denials, left out"
        raise Unclear(reason, f"negated: {denied}")
    return replace(edge, fields={**own, **found, "negated": denied})


def _says(value: Any) -> bool:
    """Whether a field says anything: some programs write no number for what is not there."""
    return plain(value) != "" and value == value  # noqa: PLR0124  # what is no number


def standing(edge: Edge, report: Report) -> dict[str, Any]:
    """The fields of a claim that an edge says.

    Parameters
    ----------
    edge : Edge
        As ``stated`` gives it.
    report : Report
        Takes in what of these fields could not be understood.
    """
    fields = edge.fields
    said: dict[str, Any] = {}
    for name, known in _WORDS.items():
        if name not in fields:
            continue
        word = folded(str(fields[name]))
        if word in known:
            said[name] = word
        else:
            report.leave(f"fields that say no {name}, left out", str(fields[name])[:60])
    said["negated"] = fields["negated"]
    for name in _TEXTS:
        # A scenario may have a number; without it, what it says would hold in any.
        value = fields.get(name, False)
        if value is not False and (text := as_text(str(plain(value)))):
            said[name] = text
    if said.get("modality") == "fact" and "scenario" in said:
        said["modality"] = "assessment"
        report.leave("facts of a scenario, taken for assessments", edge.id[:80])
    dates = _dates(edge, report)
    if dates.get("end") == PAST and not _may_be_past(said, dates):
        report.leave("ends of what is yet to come, left out", edge.id[:80])
        del dates["end"]
    return said | dates


def _may_be_past(said: Mapping[str, Any], dates: Mapping[str, str]) -> bool:
    """Whether it is a claim that can be of what is over, without saying since when."""
    sort = said.get("modality", "assessment")
    return sort in ABOUT_WHAT_IS and "scenario" not in said and "date" not in dates


def _dates(edge: Edge, report: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _DATES:
        if name not in edge.fields:
            continue
        written = edge.fields[name]
        date = _date(str(written).strip(), name)
        if date is None:
            report.leave("dates that are none, left out", f"{name}: {str(written)[:60]}")
        else:
            found[name] = date
    start, end = found.get("start"), found.get("end")
    if start and end and end not in _NO_DATES and latest(end) < earliest(start):
        report.leave("ends before their start, left out", f"{start} to {end}")
        del found["end"]
    return found


def _date(written: str, name: str) -> str | None:
    """A date as a dataset has it, of a time of day its day alone; none where it is none."""
    if name == "end" and written in _NO_DATES:
        return written
    day, mark, _time = written.partition("T")
    text = day if mark else written.removesuffix(".0")
    try:
        partial_date(text)
    except ValueError:
        return None
    return None if "/" in text and name != "date" else text
