"""Which side a claim takes, of what: what two claims share that agree or gainsay each other.

The subject of a claim is what it is about: its ends, its kind or the kind's opposite, its own fields
but for those of opposite words, its scenario, and whether it says how things are, what is planned,
expected, feared or advised. Its side is the rest: the kind, the opposite words, and whether it is
denied. Who says so, where, how surely and in which words has no part in either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.model import PAST, Certainty, Relation, Vocabulary, own_fields
from graph.vocabulary.base import ABOUT_WHAT_IS, opposites

Subject = tuple[Any, ...]
"""What claims are about that agree or gainsay each other: compared, never taken apart."""

AS_IT_IS = "fact"
"""What stands for both sorts of claim that say how things are: of one thing they gainsay each other."""

SHUTS_OUT: Mapping[Certainty, tuple[Certainty, ...]] = {
    "certain": ("certain", "probable", "possible"),
    "probable": ("certain", "probable"),
    "possible": ("certain",),
}
"""How surely the opposite must be held for not both to be held at once."""
NEVER_OPPOSED = "risk"
"""The sort of claim that nothing gainsays: of a thing and of its opposite there can be a risk."""


class Side(NamedTuple):
    """The side that a claim takes.

    Parameters
    ----------
    kind : str
    words : tuple of (str, str or None)
        The kind's own fields of which some words are opposites, and what they say.
    negated : bool
    """

    kind: str
    words: tuple[tuple[str, Any], ...]
    negated: bool


class Sides:
    """The sides that claims of a vocabulary can take.

    Parameters
    ----------
    vocabulary : Vocabulary
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.families = families(vocabulary)
        self._plain = {
            kind: tuple(name for name in own_fields(cls) if name not in opposites(cls))
            for kind, cls in vocabulary.relations.items()
        }
        self._opposite = {kind: tuple(opposites(cls)) for kind, cls in vocabulary.relations.items()}

    def subject(self, relation: Relation) -> Subject:
        """What a claim is about."""
        fields = relation.__dict__
        kind, ends = fields["kind"], (fields["source"], fields["target"])
        if type(relation).symmetric and ends[1] < ends[0]:
            ends = ends[::-1]
        said = tuple(
            sorted(
                (name, value) for name in self._plain[kind] if (value := fields[name]) is not None
            )
        )
        modality = fields["modality"]
        sort = AS_IT_IS if modality in ABOUT_WHAT_IS else modality
        over = fields["end"] == PAST  # what is over gainsays nothing that is not
        return self.families[kind], *ends, fields["scenario"], sort, over, said

    def side(self, relation: Relation) -> Side:
        """The side that it takes."""
        fields = relation.__dict__
        kind = fields["kind"]
        words = tuple((name, fields[name]) for name in self._opposite[kind])
        return Side(kind, words, fields["negated"])

    def opposed(self, one: Side, other: Side) -> bool:
        """Whether not both sides of one subject can be true.

        One is denied and the other is not; or both are said, and differ in one thing alone, of which
        they are the two opposites.
        """
        if one[:2] == other[:2]:
            return one.negated != other.negated
        if one.negated or other.negated:
            return False
        theirs = dict(other.words)
        apart = [(name, word) for name, word in one.words if word != theirs.get(name)]
        if one.kind != other.kind:
            return not apart and other.kind in self.vocabulary.opposite_kinds.get(one.kind, ())
        pairs = opposites(self.vocabulary.relations[one.kind])
        return len(apart) == 1 and any(
            {apart[0][1], theirs[apart[0][0]]} == set(pair) for pair in pairs[apart[0][0]]
        )


def families(vocabulary: Vocabulary) -> Mapping[str, str]:
    """For each kind, the one that stands for it and for what gainsays it, near or far."""
    found = {kind: kind for kind in vocabulary.relations}
    for kind, others in vocabulary.opposite_kinds.items():
        related = {found[one] for one in (kind, *others)}
        found |= {one: min(related) for one, family in found.items() if family in related}
    return found
