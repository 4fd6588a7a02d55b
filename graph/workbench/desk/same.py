"""Whether a name may be that of an entity that is there: *League* of the *Southern League*, not *Portavia’s fleet* of *Portavia*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.folding import fold
from graph.model import Entity
from graph.names import names_of
from graph.vocabulary.calling import PEOPLE
from graph.vocabulary.kinds import family
from graph.workbench.desk.named import folded, is_name, words_of

_OWNER = re.compile(r".*\w'(?:s)?\s+")
"""Whose something is, before it: *Portavia's fleet* is a fleet."""
_BELONGS = re.compile(
    r"\s(?:of|in|at|on|for|from|by|with|to|de|del|da|do|das|dos|du|des|di|en|para|con|contra|por|sobre)\s"
)
"""What belongs to a name and is no part of what it is: *municipio de Puerto Claro* is a municipality."""


def alike(name: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities that a new name may be of: of that name, one letter off, or of a longer or shorter one.

    Parameters
    ----------
    name : str
    entities : iterable of Entity
    """
    ranked: list[tuple[int, int, Entity]] = []
    for number, one in enumerate(entities):
        person = family(type(one)) in PEOPLE
        names = names_of(one)[1:]
        ranks = [
            rank for other in names if (rank := _likeness(name, other, person=person)) is not None
        ]
        if ranks:
            ranked.append((min(ranks), number, one))
    return [one for _rank, _number, one in sorted(ranked, key=lambda three: three[:2])]


def _likeness(one: str, other: str, *, person: bool) -> int | None:
    if folded(one) == folded(other):
        return 0
    if len(folded(one)) > 3 and one_letter_off(folded(one), folded(other)):
        return 1
    shorter, longer = sorted((one, other), key=lambda name: len({*words_of(name)}))
    few, many = {*words_of(shorter)}, {*words_of(longer)}
    if not few or not few < many or max(map(len, few)) <= 3:
        return None
    return 2 if _heads(shorter, person=person) & _heads(longer, person=person) else None


def _heads(name: str, *, person: bool) -> set[str]:
    """The words that tell what a name is of, without its owner and what belongs to it; of somebody, all."""
    bare = _OWNER.sub("", fold(name))
    if person and is_name(name):
        return {*words_of(bare)}
    return {*words_of(_BELONGS.split(bare, maxsplit=1)[0])}


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter that is another, is missing, or has changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    tails = (one[start:], other[start:])
    if len(one) != len(other):
        longer, shorter = sorted(tails, key=len, reverse=True)
        return longer[1:] == shorter
    swapped = tails[0][:2] == tails[1][:2][::-1]
    return tails[0][1:] == tails[1][1:] or (swapped and tails[0][2:] == tails[1][2:])
