"""How a claim stands that an edge makes, as far as the edge's fields say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import CERTAINTIES, MODALITIES, OPEN, PAST, earliest, latest
from graph.reading.brought import Report
from graph.reading.called import as_text
from graph.reading.networks.network import Edge
from graph.vocabulary.base import ABOUT_WHAT_IS
from graph.vocabulary.dates import partial_date

_WORDS = {"modality": MODALITIES, "certainty": CERTAINTIES}
_TEXTS = ("statement", "note", "scenario")
_NO_DATES = (OPEN, PAST)
_DATES = ("start", "end", "date")
_DENIES = {"true": True, "false": False, "1": True, "0": False}
OF_CLAIMS = ("modality", "certainty", "negated", "holder", *_TEXTS, *_DATES, "start_", "end_")
"""The fields of edges that say how a claim stands."""


def standing(edge: Edge, report: Report) -> dict[str, Any]:
    """The fields of a claim that an edge says.

    Parameters
    ----------
    edge : Edge
    report : Report
        Takes in what of these fields could not be understood.
    """
    fields = edge.fields
    said: dict[str, Any] = {}
    for name, known in _WORDS.items():
        if fields.get(name) in known:
            said[name] = fields[name]
        elif fields.get(name) not in {None, ""}:
            report.leave(f"fields that say no {name}, left out", str(fields[name])[:60])
    denies = fields.get("negated")
    said["negated"] = _DENIES.get(str(denies).casefold(), False)
    for name in _TEXTS:
        text = fields.get(name)
        if isinstance(text, str) and as_text(text):
            said[name] = as_text(text)
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
        written = edge.fields.get(name, edge.fields.get(f"{name}_"))
        if written is None or str(written).strip() == "":
            continue
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
