"""Which side a claim takes, of what: what two claims share that agree or gainsay each other.

The subject of a claim is what it is about: its ends, its kind or the kind's opposite, its own fields
but for those of opposite words, its scenario, and whether it says how things are, what is planned,
expected, feared or advised. Its side is the rest: the kind, the opposite words, and whether it is
denied. Who says so, where, how surely and in which words has no part in either. A proposition is a subject
with one side of it that claims are for or against; claims whose times do not overlap
(``graph.engine.gainsaying``) are of two propositions all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.model import PAST, Certainty, Relation, Vocabulary, own_fields
from graph.vocabulary.base import ABOUT_WHAT_IS, opposites

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


class Subject(NamedTuple):
    """What claims are about that agree or gainsay each other.

    Parameters
    ----------
    family : str
        The kind that stands for a kind and for what gainsays it.
    source, target : str
        In the order of their ids where the kind is symmetric.
    scenario : str or None
    sort : str
        The modality; ``AS_IT_IS`` for both that say how things are.
    over : bool
        Whether it is over: that gainsays nothing that is not.
    said : tuple of (str, object)
        What is said in own fields that have no opposite words.
    """

    family: str
    source: str
    target: str
    scenario: str | None
    sort: str
    over: bool
    said: tuple[tuple[str, Any], ...]


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


class Proposition(NamedTuple):
    """What claims are for or against.

    Parameters
    ----------
    subject : Subject
    side : Side
        The side that is for it.
    """

    subject: Subject
    side: Side


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
        self._place = {kind: place for place, kind in enumerate(vocabulary.relations)}
        self._poles: dict[Side, tuple[Side, bool]] = {}

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
        return Subject(self.families[kind], *ends, fields["scenario"], sort, over, said)

    def side(self, relation: Relation) -> Side:
        """The side that it takes."""
        fields = relation.__dict__
        kind = fields["kind"]
        words = tuple((name, fields[name]) for name in self._opposite[kind])
        return Side(kind, words, fields["negated"])

    def proposition(self, relation: Relation) -> tuple[Proposition, bool]:
        """What a claim is for or against, and whether it is for it.

        There are two sides of a proposition: a kind and its opposite, two opposite words, what is said
        and its denial. Each turns the side, so that to deny an opposition counts as support. What nothing
        gainsays has one side.
        """
        side = self.side(relation)
        subject = self.subject(relation)
        if subject.sort == NEVER_OPPOSED:
            return Proposition(subject, side), True
        pole = self._poles.get(side)
        if pole is None:
            pole = self._poles[side] = self._pole(side)
        return Proposition(subject, pole[0]), pole[1]

    def _pole(self, side: Side) -> tuple[Side, bool]:
        """The side that stands for a side and what gainsays it, and whether it is the same."""
        others = self.vocabulary.opposite_kinds.get(side.kind, ())
        kind = min((side.kind, *others), key=self._place.__getitem__)  # as it is declared first
        same = (kind == side.kind) is not side.negated
        first_of = {
            name: {second: first for first, second in pairs}
            for name, pairs in opposites(self.vocabulary.relations[side.kind]).items()
        }
        words = tuple((name, first_of[name].get(word, word)) for name, word in side.words)
        for (_name, said), (_same, first) in zip(side.words, words, strict=True):
            same = same is (said == first)
        return Side(kind, words, negated=False), same

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
