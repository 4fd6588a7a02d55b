"""Two people's annotations of six made-up sentences, and a desk at which they are settled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.evidence import document_digest
from graph.workbench.settling.adjudicating import Adjudicating
from graph.workbench.settling.opening import Matter, open_matter
from graph.workbench.shapes import Key, Type
from graph.writing.formats.yaml import yaml_text
from tests.workbench.stores import Simple

SENTENCES = (
    "Orland borders Veska.",
    "Mira Toll leads the Reed Party, which backs the harbour treaty.",
    "If she wins, Orland will sell trains to Veska.",
    "The treaty angers the fishers of Veska.",
    "Nothing more is known.",
    "The Reed Party opposes the toll bridge.",
)
TEXT = " ".join(SENTENCES)
WHEN = "2025-11-30T12:00:00+00:00"


def header(**fields: Any) -> dict[str, Any]:
    """What both headers say."""
    document = {"id": "note", "title": "A note", "language": "en", "digest": document_digest(TEXT)}
    return {
        "id": "harbour",
        "title": "The harbour vote",
        "language": "en",
        "documents": [document],
        "scenarios": [
            {"id": "mira", "label": "If Mira wins", "group": "vote"},
            {"id": "dorn", "label": "If Dorn wins", "group": "vote"},
        ],
        "topics": [{"id": "trade", "label": "Trade"}, {"id": "parties", "label": "Parties"}],
    } | fields


def cited(words: str) -> dict[str, Any]:
    """The place of some words."""
    start = TEXT.index(words)
    return {"document": "note", "paragraph": 1, "start": start, "end": start + len(words)}


def claim(kind: str, source: str, target: str, words: str, **fields: Any) -> dict[str, Any]:
    """A claim that cites some words; a fact on trade, if nothing else is said."""
    ends = {"kind": kind, "source": source, "target": target}
    return ends | {"topic": "trade", "modality": "fact"} | fields | {"evidence": [cited(words)]}


def entity(id: str, kind: str, name: str, **fields: Any) -> dict[str, Any]:
    """An entity."""
    return {"id": id, "kind": kind, "name": name} | fields


SHARED = [
    entity("orland", "country", "Orland"),
    entity("veska", "country", "Veska"),
    entity("mira-toll", "candidate", "Mira Toll"),
    entity("harbour-treaty", "policy", "Harbour treaty"),
    entity("fishers", "group", "Fishers of Veska"),
]
FIRST_ENTITIES = [
    *SHARED,
    entity("reed-party", "party", "Reed Party"),
    entity("toll-bridge", "policy", "Toll bridge"),
]
SECOND_ENTITIES = [
    *SHARED,
    entity("reeds", "party", "The Reeds", aliases=["Reed Party"]),
    entity("toll-bridge", "asset", "Toll bridge"),
    entity("trains", "asset", "Trains"),
]
BORDER = claim("border", "orland", "veska", SENTENCES[0], statement="Orland borders Veska.")
FIRST = [
    BORDER,
    claim(
        "leadership",
        "mira-toll",
        "reed-party",
        "Mira Toll leads the Reed Party",
        topic="parties",
        statement="Mira Toll leads the Reed Party.",
    ),
    claim(
        "support",
        "reed-party",
        "harbour-treaty",
        "which backs the harbour treaty",
        modality="assessment",
        statement="The Reed Party backs the harbour treaty.",
    ),
    claim(
        "supply",
        "orland",
        "veska",
        SENTENCES[2],
        modality="expectation",
        scenario="mira",
        statement="Orland would sell trains to Veska.",
    ),
    claim("effect", "harbour-treaty", "fishers", SENTENCES[3], modality="assessment"),
    claim("opposition", "reed-party", "toll-bridge", SENTENCES[5], topic="parties"),
]
SECOND = [
    BORDER,
    claim(
        "leadership",
        "mira-toll",
        "reeds",
        "Mira Toll leads the Reed Party, which backs the harbour treaty",
        topic="parties",
        statement="Mira Toll leads the Reed Party.",
    ),
    claim(
        "support",
        "reeds",
        "harbour-treaty",
        "the Reed Party, which backs the harbour treaty",
        statement="The Reed Party supports the harbour treaty.",
    ),
    claim(
        "supply",
        "orland",
        "veska",
        SENTENCES[2],
        asset="trains",
        statement="Orland sells trains to Veska.",
    ),
    claim("threat", "harbour-treaty", "fishers", "angers the fishers", modality="risk"),
    claim("supply", "veska", "orland", SENTENCES[2], modality="plan"),
]
SILENT = [{"document": "note", "reason": "It claims nothing."}]


def write(
    folder: Path, whole: dict[str, Any], entities: Sequence[Any], claims: Sequence[Any]
) -> Path:
    """A dataset's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {"dataset": whole, "entities": list(entities), "relations": list(claims)}
    for name, part in parts.items():
        (folder / f"{name}.yaml").write_text(yaml_text(part) if part else "", encoding="utf-8")
    return folder


def two(folder: Path) -> tuple[Path, Path, Path, Path]:
    """Two annotators' datasets, the folder of what comes of them, and that of the text."""
    texts = folder / "copies"
    texts.mkdir(parents=True, exist_ok=True)
    (texts / "note.txt").write_text(TEXT, encoding="utf-8")
    place = cited(SENTENCES[4])
    silent = [{**SILENT[0], "start": place["start"], "end": place["end"]}]
    first = write(folder / "ana", header(silent=silent), FIRST_ENTITIES, FIRST)
    second = write(folder / "ben", header(title="The other"), SECOND_ENTITIES, SECOND)
    return first, second, folder / "out", texts


def matter_of(folder: Path) -> Matter:
    """The two of them, held together; what comes of them is made."""
    return open_matter(*two(folder))


def desk_of(matter: Matter) -> Adjudicating:
    """A desk for what is to be settled."""
    return Adjudicating(matter, Simple(matter.out), clock=lambda: WHEN)


def press(desk: Adjudicating, *keys: str) -> None:
    """Press some keys, one after the other; what is longer and no key is typed into the box."""
    for key in keys:
        if key.startswith("“"):
            desk.do(Type(text=key.strip("“”")))
        else:
            desk.do(Key(key=key.removeprefix("Shift+"), shift=key.startswith("Shift+")))


def taking(desk: Adjudicating, side: int) -> str:
    """The digit that takes a side in the sentence in focus."""
    return "12"[desk.column(side)]


def pick(desk: Adjudicating, words: str) -> None:
    """Go to the pair that stands in a line with some words."""
    from graph.workbench.settling.telling import Telling

    tell = Telling(desk, "en")
    desk._show(next(one for one in desk.standing.open_units if words in tell.statement(one)))


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
