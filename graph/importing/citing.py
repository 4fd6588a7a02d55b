"""The citations of a row: those that it writes out, and its quotes, which are given their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.evidence import Waiting, digest, waiting
from graph.importing.tables import NotTaken
from graph.model import Citation, Dataset, Header, Relation
from graph.reading.tables.table import Row
from graph.reading.written import FLAT, NotRead

COLUMNS = (
    "quote",
    "record",
    "url",
    "document",
    "documents",
    "paragraph",
    "paragraphs",
    "citations",
)
"""What says where a claim stands, those first to which a fault is put down."""
_PLACES = ("record", "url")


def evidence_of(row: Row, document: str | None, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The citations of a row, as data files have them; quotes that have no place yet wait for it.

    A place that the row writes out gets the digest of the quote that fits it.

    Parameters
    ----------
    row : Row
    document : str, optional
        The id of the one that the row names.
    texts : mapping of str to str
        Each document's text, by its id.

    Raises
    ------
    NotTaken
    """
    try:
        flat = FLAT.data({"citations": row["citations"], "documents": row["documents"]})
    except NotRead as error:
        raise NotTaken("citations", str(error)) from None
    cited: list[dict[str, Any]] = flat.get("evidence", [])
    for one in cited:
        text = texts.get(one["document"])
        if text is not None and _placed(one):
            one["digest"] = digest(text[one["start"] : one["end"]])
    around: dict[str, Any] = {} if document is None else {"document": document}
    paragraph = row["paragraph"] or row["paragraphs"]
    if str(paragraph or "").isdecimal() and len(str(paragraph)) < 10:
        around |= {"paragraph": int(str(paragraph))}
    place = {name: row.words(name) for name in _PLACES if row[name] is not None}
    quotes = _quotes(row)
    if place and len(quotes) == 1 and document not in texts:
        # What is cited by its record needs no place for its words.
        return [*cited, around | place | {"quote": quotes[0]}]
    for quote in quotes:
        own = next((one for one in cited if _fits(one, quote, texts)), None)
        if own is None:
            cited.append({**around, "quote": quote})
        else:
            own.setdefault("digest", digest(quote))
    if place or not cited:
        cited.append(around | place)
    return [one for one in cited if one]


def _quotes(row: Row) -> Sequence[str]:
    quote = row["quote"]
    quotes = quote if isinstance(quote, list) else [] if quote is None else [quote]
    if not all(isinstance(one, str) for one in quotes):
        raise NotTaken("quote", "words, or a list of such, were expected here")
    return [one for one in quotes if one.strip()]


def _placed(citation: Mapping[str, Any]) -> bool:
    return {"start", "end"} <= citation.keys()


def _fits(citation: Mapping[str, Any], quote: str, texts: Mapping[str, str]) -> bool:
    """Whether a quote is what stands at a citation's place, as far as can be told."""
    if not _placed(citation):
        return False
    text = texts.get(citation["document"])
    if text is None:
        return "digest" not in citation and citation["end"] - citation["start"] == len(quote)
    return text[citation["start"] : citation["end"]] == quote


def anchored(
    evidence: Mapping[int, list[dict[str, Any]]], header: Header, texts: Mapping[str, str]
) -> tuple[dict[int, list[dict[str, Any]]], tuple[Waiting, ...]]:
    """Give the quotes that wait their places.

    Parameters
    ----------
    evidence : mapping of int to list
        The citations by the numbers of their rows.
    header : Header
    texts : mapping of str to str

    Returns
    -------
    evidence : dict of int to list
    sought : tuple of Waiting
        What was found of each quote; its owner is the row's number.
    """
    alone = header.documents[0].id if len(header.documents) == 1 else None
    stand_ins = tuple(_stand_in(row, cited, alone) for row, cited in evidence.items())
    sought = waiting(Dataset(header, (), stand_ins), texts)
    finished = {(int(one.owner), int(one.path[1])): one.finished for one in sought if one.finished}
    made = {
        row: [*_unique(_put(row, cited, finished))] if cited else cited
        for row, cited in evidence.items()
    }
    return made, sought


def _stand_in(row: int, cited: Sequence[Mapping[str, Any]], alone: str | None) -> Relation:
    """A claim that has nothing but its citations, known by its row."""
    evidence = tuple(
        Citation.model_construct(
            document=one.get("document", alone or ""),
            quote=one.get("quote"),
            paragraph=one.get("paragraph"),
            record=one.get("record"),
            url=one.get("url"),
            start=one.get("start"),
            end=one.get("end"),
        )
        for one in cited
    )
    return Relation.model_construct(
        id=str(row), kind="", source="", target="", modality="fact", evidence=evidence
    )


def _put(
    row: int,
    cited: Sequence[dict[str, Any]],
    finished: Mapping[tuple[int, int], Sequence[Citation]],
) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(cited):
        places = finished.get((row, number))
        if places is None:
            yield one
        else:
            yield from (place.model_dump(exclude_none=True) for place in places)


def _unique(cited: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    for one in cited:
        if one not in seen:
            seen.append(one)
            yield one


def waits(citation: Mapping[str, Any]) -> bool:
    """Whether a citation only quotes words, whose place is still to be found."""
    return "quote" in citation and not {"start", "record", "url"} & citation.keys()
