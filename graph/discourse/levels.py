"""How far somebody agrees: on two sides, or at the levels that a field of some kinds' own tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.model import Relation, Vocabulary
from graph.problems import UnusableQuery
from graph.vocabulary.sorts import choices_of, sort_of


@dataclass(frozen=True)
class Levels:
    """The levels of a field.

    Parameters
    ----------
    of : callable
        From a claim to its level; none where it does not say.
    scale : sequence of float
        All that there are, said or not, where words stand in an order; empty where numbers are said.
    """

    of: Callable[[Relation], float | None]
    scale: Sequence[float] = ()

    def among(self, said: Iterable[float]) -> Sequence[float]:
        """All levels: from the lowest to the highest is how far two can be apart."""
        return self.scale or sorted({*said})


def levels_of(vocabulary: Vocabulary, qualifier: str) -> Levels:
    """The levels of a field: its numbers, or the places of its words in the order that is declared.

    Parameters
    ----------
    vocabulary : Vocabulary
    qualifier : str

    Raises
    ------
    UnusableQuery
        Where no kind has such a field, it holds neither numbers nor a choice of words, or two kinds
        have two orders of words.
    """
    kinds = [cls for cls in vocabulary.relations.values() if qualifier in cls.model_fields]
    if not kinds:
        raise UnusableQuery("qualifier", f'no kind has a field of its own "{qualifier}"')
    orders = {choices_of(cls, qualifier) for cls in kinds}
    if len(orders) > 1:
        raise UnusableQuery(
            "qualifier", f'"{qualifier}" is of other words in each kind that has it'
        )
    (words,) = orders
    if words:
        place = {word: float(at) for at, word in enumerate(words)}
        return Levels(lambda one: place.get(getattr(one, qualifier, "")), [*place.values()])
    if not all(sort_of(cls, qualifier) in {"number", "count", "yes_no"} for cls in kinds):
        reason = f'"{qualifier}" holds neither numbers nor a choice of words'
        raise UnusableQuery("qualifier", reason)
    return Levels(lambda one: getattr(one, qualifier, None))
