"""What things are called in a dataset: names as one sees them, ids of their own, words for kinds and fields."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any, TypeGuard

from graph.folding import slug
from graph.vocabulary.spelling import wrong_name, wrong_text

LONGEST = 60
"""Characters of an id that is made of a name, or of a word that is made of a variable's."""
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_CONTROL = re.compile(r"[^\S\n\t]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def as_name(written: str, otherwise: str) -> str:
    """A name in one line, of characters that one sees.

    Parameters
    ----------
    written : str
    otherwise : str
        What it is called where nothing is left.
    """
    name = " ".join(written.split())
    if wrong_name(name) is not None:
        name = " ".join("".join(sign for sign in name if sign.isprintable()).split())
    return otherwise if wrong_name(name) is not None else name


def as_text(written: str) -> str:
    """A text of several lines without control characters."""
    lines = written.replace("\r\n", "\n").strip()
    return lines if wrong_text(lines) is None else _CONTROL.sub(" ", lines)


def as_word(written: str, taken: Container[str], otherwise: str) -> str:
    """A word for a kind or a field that is none of those taken: ``policy_solution``.

    Parameters
    ----------
    written : str
    taken : container of str
    otherwise : str
        The word where nothing is left.
    """
    word = slug(written, LONGEST).replace("-", "_")
    if not word[:1].isalpha():
        word = f"{otherwise}_{word}".rstrip("_")
    return unlike(f"coded_{word}", taken, "_")[0] if word in taken else word


def unlike(word: str, taken: Container[str], joint: str, last: int = 0) -> tuple[str, int]:
    """A word that is not taken, itself or with a number behind it; and the number, from which to go on.

    Parameters
    ----------
    word : str
    taken : container of str
    joint : str
        What stands between the two.
    last : int
        The number that was given for the word before: all up to it are taken.
    """
    number = last + 1
    while (made := word if number == 1 else f"{word}{joint}{number}") in taken:
        number += 1
    return made, number


def other_way(label: str) -> str:
    """The words for the other way of a tie of which nobody has said how it reads that way."""
    return f"is at the other end of: {label}"


def is_address(written: Any) -> TypeGuard[str]:
    """Whether something is an address in the web: a text that one could follow."""
    return isinstance(written, str) and _ADDRESS.fullmatch(written) is not None


class Ids:
    """Ids that are given out once.

    Parameters
    ----------
    *taken : str
        Those that nothing may have.
    """

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def give(self, name: str, otherwise: str) -> str:
        """An id for what has a name."""
        return self.exactly(slug(name, LONGEST) or otherwise)

    def exactly(self, given: str) -> str:
        """An id that is wanted as it is; with a number behind it, where another has it."""
        made, self._last[given] = unlike(given, self._taken, "-", self._last.get(given, 0))
        self._taken.add(made)
        return made
