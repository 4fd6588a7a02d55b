"""What keys do in a card: what has digits and arrows besides is in the table of all keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.card import ENTITY, above, opened
from graph.workbench.desk.work import Work

Doing = Callable[[Work, Around, Sequence[Option]], Work]


def card_of_entities(work: Work, _around: Around, _offered: Sequence[Option]) -> Work:
    """The card of an entity: first it is asked of which."""
    return work if work.typed else opened(work, ENTITY)


def _out(work: Work, _around: Around, _offered: Sequence[Option]) -> Work:
    """A step further out; what the card says stays as it was."""
    return above(work)


def _said(work: Work, _around: Around, _offered: Sequence[Option]) -> Work:
    """Have the field that is open say what is typed."""
    return work.but(asks="card", reason=work.typed or "")


def _letter_less(work: Work, _around: Around, _offered: Sequence[Option]) -> Work:
    return work.but(typed=(work.typed or "")[:-1], at=0)


def _asking(asks: str) -> Doing:
    return lambda work, _around, _offered: work.but(asks=asks)


MODES: Mapping[str, str] = {
    "menu": "card",
    "text": "card text",
    "names": "card text",
    "choice": "card choice",
    "claims": "card claims",
}
"""What the keys act on in a card, by how what is open of it is filled."""
CARD_KEYS: Mapping[str, Mapping[str, Doing]] = {
    "card": {"Escape": _out, "Backspace": _out, "Delete": _asking("card take")},
    "card text": {"Enter": _said, "Escape": _out, "Backspace": _letter_less},
    "card choice": {"Escape": _out, "Backspace": _letter_less},
    "card claims": {
        "Enter": _asking("card link"),
        " ": _asking("card link"),
        "Escape": _out,
    },
}
"""What the keys do in a card, by what they act on."""
