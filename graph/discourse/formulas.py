"""The weights of a debate's networks.

With x[i, j, k] statements of actor i on concept j at level k, n[i, j] = Σk x and a[i] = Σj n (Leifeld 2017,
*Discourse Network Analysis*, in The Oxford Handbook of Political Networks, ch. 12). Whatever the matrices
are made of (``plain``, ``sparse``), the formulas are these; h is another actor, l another level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.discourse.statements import Kit

AGREES, REJECTS = 1, 0
M = Any
"""A matrix of ``plain`` or of ``sparse``."""


@dataclass(frozen=True)
class Counts:
    """How often whom says what, on each side.

    Parameters
    ----------
    levels : mapping of float to matrix
        x by k: a row an actor (of one-mode networks, of whatever the ties are between), a column a concept.
    kit : module
    scale : float
        From the lowest to the highest level.
    """

    levels: Mapping[float, M]
    kit: Kit
    scale: float

    @property
    def all(self) -> M:
        """The counts n, whatever the side."""
        return summed(self.levels.values())


def summed(matrices: Iterable[M]) -> M:
    """The sum of some matrices, of which there is one at the least."""
    first, *others = matrices
    for one in others:
        first = first + one
    return first


def congruence(counts: Counts) -> M:
    """Σj Σk Σl x[i,j,k] · x[h,j,l] · (1 − abs(k − l) / scale)."""
    return _products(counts, lambda apart: 1 - apart)


def conflict(counts: Counts) -> M:
    """Σj Σk Σl x[i,j,k] · x[h,j,l] · abs(k − l) / scale."""
    return _products(counts, lambda apart: apart)


def ignore(counts: Counts) -> M:
    """Σj n[i,j] · n[h,j]."""
    return counts.kit.times(counts.all, counts.all)


def subtract(counts: Counts) -> M:
    """The congruence without the conflict."""
    if len(counts.levels) == 2:  # one product of what is said more often on one side
        (_low, rejected), (_high, agreed) = sorted(counts.levels.items(), key=lambda one: one[0])
        more = agreed + rejected * -1
        return counts.kit.times(more, more)
    return _products(counts, lambda apart: 1 - 2 * apart)


def _products(counts: Counts, factor: Callable[[float], float]) -> M:
    """Σ over pairs of levels: each level times all others at once, as far as they are near."""
    kit, found = counts.kit, []
    for level, one in counts.levels.items():
        near = [
            other if weight == 1 else other * weight
            for against, other in counts.levels.items()
            if (weight := factor(abs(level - against) / counts.scale if counts.scale else 0))
        ]
        if near:
            found.append(kit.times(one, summed(near)))
    nothing = next(iter(counts.levels.values())) * 0
    return summed(found) if found else kit.times(nothing, nothing)


ONE_MODE: Mapping[str, Callable[[Counts], M]] = {
    "ignore": ignore,
    "congruence": congruence,
    "conflict": conflict,
    "subtract": subtract,
}
"""The ties between two of one sort."""


def balance(counts: Counts) -> M:
    """Σk k · x[i,j,k]; of two sides x[i,j,1] − x[i,j,0]."""
    two_sides = {*counts.levels} <= {AGREES, REJECTS}
    return summed(
        one * ((1 if level == AGREES else -1) if two_sides else level)
        for level, one in counts.levels.items()
    )


def combine(counts: Counts) -> M:
    """1 where only agreeing, 2 where only rejecting, 3 where both."""
    where = counts.kit.where
    return where(counts.levels[AGREES]) + where(counts.levels[REJECTS]) * 2


TWO_MODE: Mapping[str, Callable[[Counts], M]] = {
    "ignore": lambda counts: counts.all,
    "subtract": balance,
    "combine": combine,
}
"""The ties between an actor and a concept."""

Divisor = Callable[[Any, Any], Any]


def _average(counts: Counts, _tie: str) -> Divisor:
    made = counts.kit.totals(counts.all)
    return lambda i, other: (made[i] + made[other]) / 2


def _product_of_totals(counts: Counts, _tie: str) -> Divisor:
    made = counts.kit.totals(counts.all)
    return lambda i, other: made[i] * made[other]


def _cosine(counts: Counts, tie: str) -> Divisor:
    """The product of the Euclidean norms: of n where sides are ignored, else of x."""
    kit = counts.kit
    parts = [counts.all] if tie == "ignore" else [*counts.levels.values()]
    first, *others = (kit.squares(one) for one in parts)
    norms = kit.roots([sum(each) for each in zip(first, *others, strict=True)])
    return lambda i, other: norms[i] * norms[other]


def _jaccard(counts: Counts, _tie: str) -> Divisor:
    """Σ x[i,j,k] where x[h,j,k] = 0, plus the reverse, plus Σ x[i,j,k] · x[h,j,k].

    With w 1 where x is not 0, that is a[i] + a[h] and, over all j and k, (x − w)[i] · (x − w)[h] − w[i] · w[h]:
    products that are the same turned round, of which the first has little in it.
    """
    kit = counts.kit
    made = kit.totals(counts.all)
    parts = []
    for one in counts.levels.values():
        once = kit.where(one)
        more = one - once
        parts.append(kit.times(more, more) - kit.times(once, once))
    both, at = summed(parts), kit.at
    return lambda i, other: made[i] + made[other] + at(both, i, other)


def _activity(counts: Counts, _tie: str) -> Divisor:
    made = counts.kit.totals(counts.all)
    return lambda i, _concept: made[i]


def _prominence(counts: Counts, _tie: str) -> Divisor:
    heard = counts.kit.totals(counts.kit.turned(counts.all))
    return lambda _i, concept: heard[concept]


NORMALIZATIONS: Mapping[str, tuple[bool, Callable[[Counts, str], Divisor]]] = {
    "average": (True, _average),
    "jaccard": (True, _jaccard),
    "cosine": (True, _cosine),
    "dna_cosine": (True, _product_of_totals),
    "activity": (False, _activity),
    "prominence": (False, _prominence),
}
"""What weights are divided by, and whether that is of ties between two of one sort."""


def weights(counts: Counts, tie: str, normalization: str, *, one_mode: bool) -> M:
    """The weights of a network.

    Parameters
    ----------
    counts : Counts
    tie : str
        One of ``ONE_MODE`` or ``TWO_MODE``.
    normalization : str
        ``none``, or one of ``NORMALIZATIONS``.
    one_mode : bool

    Returns
    -------
    matrix
        Symmetric in one mode, with 0 on its diagonal: each tie is there twice, as in published sums.
    """
    found = (ONE_MODE if one_mode else TWO_MODE)[tie](counts)
    if normalization == "none":
        return found
    return counts.kit.divided(found, NORMALIZATIONS[normalization][1](counts, tie))
