"""What came true, and scores, as people and programs read them: tables, and records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.engine.disputes_told import Manner
from graph.engine.protocol import Engine
from graph.engine.scoring import Became, Score
from graph.model import Header, Source, said
from graph.outcomes import Outcome
from graph.tables import Row
from graph.writing.frames import Columns
from graph.writing.records import columns_of, records

_BECAME: Columns = {
    "resolution": "text",
    "resolution_on": "date",
    "resolution_due": "date",
    "resolution_criteria": "text",
    "resolution_source": "text",
    "resolution_by": "text",
}
_SCORE: Columns = {
    "voice": "text",
    "name": "text",
    "modality": "text",
    "certainty": "text",
    "n": "count",
    "rate": "number",
    "forecast": "number",
    "scored": "count",
    "brier": "number",
    "void": "count",
    "open": "count",
}


def told_by(source: Source | None, header: Header, language: str | None = None) -> str:
    """Who tells what came true, in a line: ``ANSA, Elezioni in Cile, Giornale di Brescia, 2025-12-14``.

    Parameters
    ----------
    source : Source or None
    header : Header
        Of the documents that it may be one of.
    language : str, optional
        Of a document's title.
    """
    if source is None:
        return ""
    document = next((one for one in header.documents if one.id == source.document), None)
    title = said(document, "title", language) if document else (source.title or source.document)
    authors = source.authors or (document.authors if document else ())
    publisher = source.publisher or (document.publisher if document else None)
    date = source.date or (document.date if document else None)
    words = (*authors, title, publisher, date, source.record, source.url)
    return ", ".join(word for word in words if word)


def outcome_row(header: Header, outcome: Outcome) -> Row:
    """An event's outcome as a row of a table.

    Parameters
    ----------
    header : Header
    outcome : Outcome
    """
    return {
        "event": outcome.event,
        "outcome": outcome.scenario or "none",
        "on": outcome.on,
        "told by": told_by(outcome.record.source, header),
    }


def _became_rows(
    engine: Engine, items: Iterable[tuple[int, Became]], language: str | None
) -> Iterator[Row]:
    for _number, one in items:
        yield {
            "resolution": one.outcome,
            "on": one.resolved.on or "",
            "due": one.resolved.due or "",
            "id": one.relation.id,
            "claim": engine.sentence(one.relation, language),
            "told by": told_by(one.resolved.record.source, engine.header, language),
        }


def _became_records(
    engine: Engine, items: Iterable[tuple[int, Became]], language: str | None
) -> Iterator[dict[str, Any]]:
    about = engine.about(language)
    for _number, one in items:
        resolved = one.resolved
        (claim,) = records((one.relation,), about)
        values = (
            resolved.outcome,
            resolved.on,
            resolved.due,
            resolved.criteria,
            told_by(resolved.record.source, engine.header, language) or None,
            resolved.record.by,
        )
        yield dict(zip(_BECAME, values, strict=True)) | claim


def _score_records(
    engine: Engine, items: Iterable[tuple[int, Score]], language: str | None
) -> Iterator[dict[str, Any]]:
    called = engine.called_in(language)
    for _number, one in items:
        values = {name: getattr(one, name) for name in _SCORE if name != "name"}
        yield {"voice": one.voice, "name": called.get(one.voice, one.voice)} | values


def _score_rows(
    engine: Engine, items: Iterable[tuple[int, Score]], language: str | None
) -> Iterator[Row]:
    for row in _score_records(engine, items, language):
        shown: Mapping[str, Any] = row | {
            "who": row["name"],
            "certainty": row["certainty"] or "all",
            "scored of n": f"{row['scored']} of {row['n']}",
            "rate": _number(row["rate"], 2),
            "Brier": _number(row["brier"], 4),
        }
        yield {name: shown[name] for name in _SHOWN}


_SHOWN = ("modality", "certainty", "n", "rate", "Brier", "scored of n", "void", "open", "who")


def _number(value: float | None, places: int) -> str:
    return "" if value is None else f"{value:.{places}f}"


RESOLUTIONS = Manner(
    "claim resolved",
    "claims resolved",
    _became_rows,
    _became_records,
    lambda engine: {**_BECAME, **columns_of(engine.vocabulary)},
)
SCORES = Manner("score", "scores", _score_rows, _score_records, lambda _engine: _SCORE)
