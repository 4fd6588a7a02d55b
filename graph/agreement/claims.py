"""Claims of two annotations in terms that both share, and which claim of one answers which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.agreement.partners import Key, Partners
from graph.folding import fold
from graph.model import ALWAYS, AUTHOR, Relation, own_fields, references

CODED = ("modality", "certainty", "scenario", "holder", "basis", "negated")
"""What every claim says, in so many words or by saying nothing."""
SOME_SAY = ("topic", "date", "start", "end")
"""What a claim may leave unsaid, beside the fields of its kind's own."""

Tie = tuple[str, Key, Key]
Span = tuple[int, int]
Spans = Mapping[Key, Sequence[Span]]


@dataclass(frozen=True)
class Claim:
    """A claim in terms that both annotations share.

    Parameters
    ----------
    relation : Relation
    side : int
        Whose it is: 0 or 1.
    partners : mapping of str to Partners
        By sort: entities, scenarios, topics, documents.
    comparable : frozenset of Key
        The documents of which both have the same text, as far as is known.
    """

    relation: Relation
    side: int
    partners: Mapping[str, Partners] = field(repr=False, compare=False)
    comparable: frozenset[Key] = field(repr=False, compare=False)

    def _key(self, sort: str, id: str) -> Key:
        return self.partners[sort].key(self.side, id)

    @cached_property
    def tie(self) -> Tie:
        """Kind and ends; those of a symmetric kind in one order."""
        source, target = self.source, self.target
        if type(self.relation).symmetric and target < source:
            source, target = target, source
        return self.relation.kind, source, target

    @cached_property
    def source(self) -> Key:
        """The end that it starts from."""
        return self._key("entities", self.relation.source)

    @cached_property
    def target(self) -> Key:
        """The end that it leads to."""
        return self._key("entities", self.relation.target)

    @property
    def ends(self) -> tuple[Key, Key]:
        """The ends alone, in one order."""
        return min(self.source, self.target), max(self.source, self.target)

    @cached_property
    def said(self) -> Mapping[str, Hashable]:
        """What it says in its fields; a field of which it says nothing is not there."""
        relation = self.relation
        holder, scenario = relation.holder, relation.scenario
        sort = "documents" if holder in self.partners["documents"].keys[self.side] else "entities"
        found: dict[str, Hashable] = {name: getattr(relation, name) for name in CODED}
        found["holder"] = AUTHOR if holder == AUTHOR else self._key(sort, holder)
        found["scenario"] = ALWAYS if scenario is None else self._key("scenarios", scenario)
        named = references(type(relation))
        for name in (*SOME_SAY, *own_fields(type(relation))):
            value = getattr(relation, name)
            if value is None:
                continue
            if name == "topic":
                found[name] = self._key("topics", value)
            elif name in named:
                found[name] = self._key("entities", value)
            else:
                found[name] = fold(str(value))
        return found

    @cached_property
    def spans(self) -> Spans:
        """The stretches that it cites, document by document, those that touch being one."""
        cited: dict[Key, list[Span]] = defaultdict(list)
        for citation in self.relation.evidence:
            document = self._key("documents", citation.document)
            if citation.span is not None and document in self.comparable:
                cited[document].append(citation.span)
        return {document: _joined(spans) for document, spans in cited.items()}

    def likeness(self, other: Claim) -> tuple[int, float]:
        """In how many fields it says the same as another, and how much of the words they share."""
        alike = sum(other.said.get(name) == value for name, value in self.said.items())
        return alike, share(self.spans, other.spans) or 0.0


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def share(one: Spans, other: Spans) -> float | None:
    """The share of what either cites that both cite, by its signs; None, where nothing is cited."""
    both = sum(
        max(0, min(end, until) - max(start, since))
        for document in one.keys() & other.keys()
        for start, end in one[document]
        for since, until in other[document]
    )
    either = _length(one) + _length(other) - both
    return both / either if either else None


def _length(spans: Spans) -> int:
    return sum(end - start for stretches in spans.values() for start, end in stretches)


def matched(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """The claims of one tie, each with one of the other side, in the first's order.

    Of several the pair that agrees in most fields goes first, then the one that shares most of the
    words. Changing sides changes no pair.
    """
    by_tie: dict[Tie, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, side in enumerate((first, second)):
        for number, claim in enumerate(side):
            by_tie[claim.tie][at].append(number)
    pairs = [
        pair for ones, others in by_tie.values() for pair in _best(first, second, ones, others)
    ]
    return [(first[one], second[other]) for one, other in sorted(pairs)]


def _best(
    first: Sequence[Claim], second: Sequence[Claim], ones: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    if len(ones) == len(others) == 1:
        yield ones[0], others[0]
        return

    def order(pair: tuple[int, int]) -> tuple[int, float, int, int]:
        alike, words = first[pair[0]].likeness(second[pair[1]])
        return -alike, -words, min(pair), max(pair)  # the last two, whichever side is first

    taken: tuple[set[int], set[int]] = set(), set()
    for one, other in sorted(((one, other) for one in ones for other in others), key=order):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other
