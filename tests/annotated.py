"""Texts with what counts differently from program to program: an emoji of two units, Arabic, long line ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.evidence.text import document_digest
from graph.knowledge import KnowledgeGraph
from tests.command import ROOT
from tests.tiny import HEADER, claim, graph_of

DATASETS = ROOT.parent / "shared" / "datasets"
TEXT = (
    "Rios would back the treaty. 👩\u200d🚀🚒 The office stays in the harbour.\n"
    "ابن خلدون ينافس ريوس 🚒 أمس.\n"
    "Rios does not back Ibn Khaldun.\n"
)
PASSAGES = (
    "Rios would back the treaty",
    "The office stays in the harbour",
    "ابن خلدون ينافس ريوس",
    "أمس",
    "Rios does not back Ibn Khaldun",
)
ENTITIES: dict[str, Any] = {
    "rios": {"kind": "person", "name": "Rios"},
    "ibn-khaldun": {"kind": "person", "name": "ابن خلدون", "aliases": ["Ibn Khaldun"]},
    "treaty": {"kind": "policy", "name": "the treaty"},
    "office": {"kind": "agency", "name": "The office"},
    "harbour": {"kind": "region", "name": "the harbour"},
}


def cited(words: str, text: str = TEXT, **fields: Any) -> list[dict[str, Any]]:
    """The citation of some words of a text."""
    start = text.index(words)
    return [{"document": "note", "start": start, "end": start + len(words), **fields}]


def annotated(text: str = TEXT, **fields: Any) -> KnowledgeGraph:
    """A graph with claims on each passage of a text."""
    whole = [{"id": "note", "title": "A note", "digest": document_digest(text)}]
    at = [cited(words, text, **fields) for words in PASSAGES]
    return graph_of(
        ENTITIES,
        claim("support", "rios", "treaty", modality="plan", scenario="red", evidence=at[0]),
        claim("location", "office", "harbour", evidence=at[1]),
        claim("rivalry", "ibn-khaldun", "rios", holder="ibn-khaldun", evidence=at[2] + at[3]),
        claim(
            "support",
            "rios",
            "ibn-khaldun",
            negated=True,
            certainty="probable",
            note="Two\nlines",
            evidence=at[4],
        ),
        documents=whole,
        title=HEADER["title"],
    )


def copies(folder: Path, text: str = TEXT) -> Path:
    """A folder with the text as a copy of the document."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "note.txt").write_bytes(text.encode())
    return folder
