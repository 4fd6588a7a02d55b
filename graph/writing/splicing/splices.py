"""Stretches of a text that are replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Splice:
    """One stretch of a text, and what takes its place.

    Parameters
    ----------
    offset : int
        Where it begins, in code points of the text as it was.
    old, new : str
    """

    offset: int
    old: str
    new: str

    @property
    def end(self) -> int:
        """Where it ended, in the text as it was."""
        return self.offset + len(self.old)


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """A text with stretches of it replaced.

    Parameters
    ----------
    text : str
    splices : sequence of Splice
        In their order.

    Raises
    ------
    ValueError
        Where two overlap, or the text has something else there.
    """
    parts, at = [], 0
    for one in splices:
        if one.offset < at or text[one.offset : one.end] != one.old:
            raise ValueError("these stretches do not fit the text")
        parts += [text[at : one.offset], one.new]
        at = one.end
    return "".join([*parts, text[at:]])


def in_order(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Splices by their places; of what is put in at one place, what was made first comes first.

    What replaces nothing by nothing is left out, and of a stretch what stays as it is at its ends.
    """
    made = sorted(splices, key=lambda one: (one.offset, one.end))
    return tuple(_trimmed(one) for one in made if one.old != one.new)


def _trimmed(one: Splice) -> Splice:
    first, shorter = 0, min(len(one.old), len(one.new))
    while first < shorter and one.old[first] == one.new[first]:
        first += 1
    last = 0
    while last < shorter - first and one.old[-1 - last] == one.new[-1 - last]:
        last += 1
    old, new = one.old[first : len(one.old) - last], one.new[first : len(one.new) - last]
    return Splice(one.offset + first, old, new)


def inverse(splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """The splices that undo some others, which are in their order."""
    made, shift = [], 0
    for one in splices:
        made.append(Splice(one.offset + shift, one.new, one.old))
        shift += len(one.new) - len(one.old)
    return tuple(made)
