"""How far a further annotation agrees with a dataset: entities matched, ties shared, fields alike.

Precision and recall are over distinct ties, the dataset being the standard. Agreement on a field is over the
claims of both that share a kind and its ends; Krippendorff's alpha is the nominal one for two coders
(Krippendorff, *Content Analysis*, chapter on reliability).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.model import AUTHOR, builtin

FIELDS = ("scenario", "negated", "holder", "modality", "certainty", "basis")
UNSAID: Mapping[str, Any] = {
    "scenario": None,
    "negated": False,
    "holder": AUTHOR,
    "certainty": "certain",
    "basis": "stated",
}
"""What a claim says of a field that it leaves out."""
THIRD = Path(__file__).parent / "third-reading.json"

Claim = Mapping[str, Any]
Tie = tuple[Any, ...]


def alpha(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Krippendorff's alpha of two coders on a nominal variable, none of whose values is missing.

    Parameters
    ----------
    pairs : sequence of (value, value)
        What each coder said of one unit.

    Returns
    -------
    float
        One where they agree throughout, also where there is but one value.
    """
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    expected = total * total - sum(count * count for count in values.values())
    observed = sum(2 for one, other in pairs if one != other)
    return 1 - (total - 1) * observed / expected if expected else 1.0


@dataclass(frozen=True)
class Reading:
    """A further annotation: its entities by id (kind and name), its claims, what is the same by hand."""

    entities: Mapping[str, tuple[str, str]]
    relations: Sequence[Claim]
    same_by_hand: Mapping[str, str]


def third_reading() -> Reading:
    return Reading(**json.loads(THIRD.read_text(encoding="utf-8")))


class Agreement:
    """A reading held against a dataset.

    Parameters
    ----------
    kg : KnowledgeGraph
    reading : Reading
    """

    def __init__(self, kg: KnowledgeGraph, reading: Reading) -> None:
        self.kg, self.reading = kg, reading
        self.ours = [
            {name: getattr(one, name) for name in ("kind", "source", "target", *FIELDS)}
            for one in kg.relations()
        ]
        self.theirs = [self._in_our_words(one) for one in reading.relations]

    @cached_property
    def same(self) -> Mapping[str, str]:
        """Our entity for each of theirs that has one: by id, then by name, then by hand."""
        ids = {one.id for one in self.kg.entities()}
        by_name = {
            fold(name): one.id for one in self.kg.entities() for name in (one.name, *one.aliases)
        }
        found = {}
        for name, (_kind, called) in self.reading.entities.items():
            ours = name if name in ids else by_name.get(fold(called))
            ours = ours or self.reading.same_by_hand.get(name)
            if ours:
                found[name] = ours
        return found

    def _in_our_words(self, claim: Claim) -> dict[str, Any]:
        named = {
            end: self.same.get(claim[end], f"theirs: {claim[end]}")
            for end in ("source", "target", "holder")
            if end in claim
        }
        fields = {name: claim.get(name, UNSAID.get(name)) for name in ("kind", *FIELDS)}
        return fields | named

    def shares(self, *, kinds: bool) -> tuple[int, int, int]:
        """How many distinct ties there are in ours, in theirs, and in both.

        Parameters
        ----------
        kinds : bool
            Whether the kind counts, or the ends alone.
        """
        ours, theirs = _ties(self.ours, kinds=kinds), _ties(self.theirs, kinds=kinds)
        return len(ours), len(theirs), len(ours & theirs)

    def theirs_alone(self) -> set[Tie]:
        """The ties, kind and ends, that only the reading has."""
        return _ties(self.theirs) - _ties(self.ours)

    @cached_property
    def matched(self) -> list[tuple[Claim, Claim]]:
        """The claims of one tie, ours with theirs: of several, those that agree in most fields."""
        left = {tie: [one for one in self.ours if _tie(one) == tie] for tie in _ties(self.ours)}
        pairs: list[tuple[Claim, Claim]] = []
        for claim in self.theirs:
            if others := left.get(_tie(claim)):
                best = max(others, key=lambda one: sum(one[name] == claim[name] for name in FIELDS))
                others.remove(best)
                pairs.append((best, claim))
        return pairs

    def on(self, field: str) -> tuple[float, float]:
        """The share of the matched claims that agree on a field, and alpha."""
        pairs = [(one[field], other[field]) for one, other in self.matched]
        return sum(one == other for one, other in pairs) / len(pairs), alpha(pairs)


def _tie(claim: Claim, *, kinds: bool = True) -> Tie:
    ends = (claim["source"], claim["target"])
    symmetric = builtin().relations[claim["kind"]].symmetric
    if not kinds:
        return tuple(sorted(ends))
    return (claim["kind"], *(sorted(ends) if symmetric else ends))


def _ties(claims: Iterable[Claim], *, kinds: bool = True) -> set[Tie]:
    return {_tie(one, kinds=kinds) for one in claims}
