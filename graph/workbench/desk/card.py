"""Cards: an entity, or the dataset, field by field. What there is in one, and where in it one is.

A place in a card is a path: ``("entity", "ana-rios", "kind")``, ``("dataset", "findings", 2, "words")``; ``"+"`` at
its end is what is not there yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from graph.workbench.desk.work import Work

Path = tuple[str | int, ...]
Sort = Literal["menu", "text", "names", "choice", "claims"]

ENTITY: Path = ("entity",)
DATASET: Path = ("dataset",)
NEW = "+"

FIELDS: Mapping[str, Mapping[str, Sort]] = {
    "entity": {"name": "text", "kind": "choice", "aliases": "names", "summary": "text"},
    "dataset": {
        "title": "text",
        "headline": "text",
        "deck": "text",
        "documents": "menu",
        "scenarios": "menu",
        "topics": "menu",
        "findings": "menu",
        "unsaid": "menu",
        "questions": "menu",
    },
    "documents": {"title": "text", "annotated": "choice"},
    "scenarios": {"label": "text", "group": "text", "counterparts": "menu"},
    "topics": {"label": "text"},
    "findings": {"words": "text", "topic": "choice", "scenario": "choice", "relations": "claims"},
    "unsaid": {"words": "text", "topic": "choice", "scenario": "choice"},
    "questions": {"title": "text", "reading": "text"},
}
"""The fields of each card, and how each is filled."""
GROWING = ("scenarios", "topics", "findings", "unsaid")
"""The lists that can be added to."""
_SHRINKING = (*GROWING, "questions")
"""Those of which something can be taken away."""


def sort_of(path: Path) -> Sort:
    """How what is open of a card is filled.

    Parameters
    ----------
    path : tuple
    """
    match path:
        case ("entity",) | ("dataset", "scenarios", int(), "counterparts", _):
            return "choice"
        case ("entity", _, str(field)):
            return FIELDS["entity"].get(field, "text")  # its kind's own
        case ("dataset", str(section)):
            return FIELDS["dataset"][section]
        case ("dataset", _, "+"):
            return "text"
        case ("dataset", str(section), int(), str(field)):
            return FIELDS[section][field]
        case _:
            return "menu"


def goes(path: Path) -> bool:
    """Whether what a card is of can be taken away: an entity, an item of a list.

    Parameters
    ----------
    path : tuple
    """
    match path:
        case ("entity", _):
            return True
        case ("dataset", str(section), int()):
            return section in _SHRINKING
        case _:
            return False


def opened(work: Work, path: Path, text: str = "") -> Work:
    """A line over which a card lies, open at a path.

    Parameters
    ----------
    work : Work
    path : tuple
        Empty: it is shut.
    text : str
        What stands in its text box.
    """
    if not path:
        return work.but(card=(), typed="" if work.open else None, at=0)
    typing = sort_of(path) in {"text", "names", "choice"}
    return work.but(card=path, typed=text if typing else None, at=0)


def above(work: Work) -> Work:
    """The same card a step further out; shut, where it is open at its first page."""
    path = work.card[:-1]
    return opened(work, () if path == ENTITY else path)
