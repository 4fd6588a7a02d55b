"""Where a field goes among others: as its neighbours have it, else as the model declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from graph.model import (
    Citation,
    Disclaimer,
    Document,
    Entity,
    Finding,
    Group,
    Header,
    Question,
    Relation,
    Scenario,
    Silence,
    Topic,
    Unsaid,
)

_VOTES = 9
"""So many neighbours that have both fields are asked which comes first."""
_MODELS = (
    *(Relation, Entity, Citation, Header, Question, Finding, Document, Scenario, Topic, Unsaid),
    *(Group, Silence, Disclaimer),
)
_WORDS = frozenset(("statement", "statements", "note", "notes", "evidence"))
"""What comes last in a claim, behind the fields of its kind's own."""


class Order:
    """The order of fields in the mappings around one.

    Parameters
    ----------
    neighbours : iterable of sequence of str
        The names of their fields, the nearest neighbour first.
    """

    def __init__(self, neighbours: Iterable[Sequence[str]]) -> None:
        self._ranks = [{name: n for n, name in enumerate(names)} for names in neighbours]

    def arranged(self, names: Iterable[str]) -> list[str]:
        """Names in the order that they would be written in."""
        made: list[str] = []
        for name in names:
            made.insert(self.place(name, made), name)
        return made

    def place(self, name: str, there: Sequence[str]) -> int:
        """How many of the fields that are there stand before a new one."""
        verdicts = [self._precedes(other, name) for other in there]
        known = [verdict for verdict in verdicts if verdict is not None]
        if not known and len(there) > 1 and list(there) == sorted(there):
            return sum(other < name for other in there)
        if True in verdicts:
            return len(verdicts) - verdicts[::-1].index(True)
        return verdicts.index(False) if False in verdicts else len(there)

    def _precedes(self, one: str, other: str) -> bool | None:
        """Whether one field stands before another; none where nobody knows."""
        votes = [*self._votes(one, other)]
        if votes:
            return 2 * sum(votes) > len(votes)
        return _declared(one, other)

    def _votes(self, one: str, other: str) -> Iterator[bool]:
        count = 0
        for ranks in self._ranks:
            if one in ranks and other in ranks:
                yield ranks[one] < ranks[other]
                count += 1
                if count == _VOTES:
                    return


@cache
def _declared(one: str, other: str) -> bool | None:
    """The same, as the models declare it: in the first that has both."""
    for ranks in _ranks():
        if one in ranks and other in ranks:
            return ranks[one] < ranks[other]
    if one in _WORDS or other in _WORDS:  # a field of a kind's own
        return other in _WORDS
    return None


@cache
def _ranks() -> tuple[Mapping[str, int], ...]:
    return tuple({name: n for n, name in enumerate(model.model_fields)} for model in _MODELS)
