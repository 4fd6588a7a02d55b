"""What is wrong between claims: two of one id, two that say the same, two that gainsay each other.

Claims repeat or gainsay each other in one voice only. Two voices that differ are a dispute, which is
what a dataset is for; one voice that differs from itself in another document changed its mind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from graph.model import Citation, Relation, Vocabulary
from graph.problems import Problem, Severity
from graph.reading.sources import Placing
from graph.sides import NEVER_OPPOSED, SHUTS_OUT, Side, Sides
from graph.vocabulary.base import ABOUT_WHAT_IS, content, opposites


def repeat_rules(
    relations: Sequence[Relation], vocabulary: Vocabulary, place: Placing
) -> Iterator[Problem]:
    """What is wrong between relations that each are well formed, and know their voices.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read.
    vocabulary : Vocabulary
    place : callable
        Where the n-th relation stands.
    """
    known = Sides(vocabulary)
    ids: list[str] = []
    sieve: list[int] = []
    for relation in relations:
        fields = relation.__dict__
        ids.append(fields["id"])
        # Claims can only be the same, or opposite, where kind (or its opposite) and ends are.
        kind, source, target = known.families[fields["kind"]], fields["source"], fields["target"]
        sieve.append(hash((kind, source, target) if source < target else (kind, target, source)))
    if len(set(ids)) < len(ids):
        for indexes in _repeated(ids):
            yield from _id_rules(relations, indexes, place)
    for indexes in _repeated(sieve):
        yield from _claim_rules(relations, indexes, known, place)


def _repeated(keys: Sequence[Hashable]) -> Iterable[list[int]]:
    """Where in a sequence the keys stand that stand there more than once, key by key."""
    # Mostly they are few: counting first costs a third of what grouping them all does.
    places: dict[Hashable, list[int]] = {key: [] for key, n in Counter(keys).items() if n > 1}
    for index, key in enumerate(keys):
        if key in places:
            places[key].append(index)
    return places.values()


def _id_rules(
    relations: Sequence[Relation], indexes: Sequence[int], place: Placing
) -> Iterator[Problem]:
    """Claims of one id that are not one claim."""
    first, *others = indexes
    for index in others:
        if _said(relations[first]) != _said(relations[index]):
            name = relations[index].id
            message = f'"{name}" is the id of another relation, at {place(first, ())}'
            yield Problem(place(index, ("id",)), "duplicate-id", message)


def _said(relation: Relation) -> dict[str, Any]:
    return content(relation, relation.voice)


class _Stand(NamedTuple):
    """On which side a claim is, of what it is about."""

    at: int
    relation: Relation
    side: Side

    def gainsays(self, other: _Stand, known: Sides) -> bool:
        """Whether not both can be held at once."""
        one, two = self.relation, other.relation
        return (
            two.certainty in SHUTS_OUT[one.certainty]
            and _alike(one, two)
            and known.opposed(self.side, other.side)
        )

    def says_as_much(self, other: _Stand) -> bool:
        """Whether whatever gainsays the other gainsays this one."""
        one, two = self.relation, other.relation
        return (self.side, one.modality, one.certainty) == (
            other.side,
            two.modality,
            two.certainty,
        ) and {citation.document for citation in two.evidence} <= {
            citation.document for citation in one.evidence
        }


def _alike(one: Relation, other: Relation) -> bool:
    """Whether two claims are of one sort (what is so, what is planned, …) and of one document."""
    sorts = {one.modality, other.modality}
    if NEVER_OPPOSED in sorts:
        return False
    if len(sorts) > 1 and not sorts <= ABOUT_WHAT_IS:
        return False
    return not one.evidence or not other.evidence or bool(_shared(one, other))


def _shared(one: Relation, other: Relation) -> list[Citation]:
    """The citations of two claims from documents that both cite."""
    documents = {citation.document for citation in one.evidence}
    documents &= {citation.document for citation in other.evidence}
    return [
        citation for citation in (*one.evidence, *other.evidence) if citation.document in documents
    ]


def _claim_rules(
    relations: Sequence[Relation],
    indexes: Sequence[int],
    known: Sides,
    place: Placing,
) -> Iterator[Problem]:
    """Claims of one pair of ends that repeat or gainsay each other."""
    claims: dict[str, int] = {}
    stands: defaultdict[str, list[_Stand]] = defaultdict(list)
    for index in indexes:
        relation = relations[index]
        claim = _said(relation)
        first = claims.setdefault(repr(claim), index)
        if first != index:
            yield _same_claim(relations, first, index, place)
        for name in ("kind", "negated", "modality", *opposites(type(relation))):
            claim.pop(name, None)
        stand = _Stand(index, relation, known.side(relation))
        said = sorted((name, words) for name, words in claim.items() if words is not None)
        earlier = stands[repr((known.families[relation.kind], said))]
        opposite = next((one for one in earlier if stand.gainsays(one, known)), None)
        if opposite is not None:
            yield _contradiction(opposite, stand, place)
        if not any(one.says_as_much(stand) for one in earlier[-1:]):
            earlier.append(stand)


def _contradiction(earlier: _Stand, stand: _Stand, place: Placing) -> Problem:
    relation = stand.relation
    message = (
        f'{relation.kind}: "{relation.voice}" claims the opposite at '
        f"{place(earlier.at, ())}, in the same scenario and document; keep one, or tell them apart"
    )
    path = ("negated",) if relation.negated and not earlier.relation.negated else ()
    # Coders work apart, and what they coded is imported as it is: for a reader to look at.
    coded = any(one.coder or one.record for one in _shared(earlier.relation, relation))
    severity: Severity = "warning" if coded else "error"
    return Problem(place(stand.at, path), "contradiction", message, severity)


def _same_claim(relations: Sequence[Relation], first: int, index: int, place: Placing) -> Problem:
    rule, said = "duplicate-claim", "this claim stands at {} already; give it both citations"
    if relations[first].ends != relations[index].ends:
        rule, said = "symmetric-pair", "it runs both ways, and stands at {} the other way round"
    message = f"{relations[index].kind}: {said.format(place(first, ()))}"
    return Problem(place(index, ()), rule, message)
