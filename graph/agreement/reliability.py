"""Krippendorff's alpha: agreement beyond what the values' frequencies alone would bring about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha of any number of coders on a nominal variable.

    Parameters
    ----------
    units : iterable of sequence
        What each coder said of one unit; None, where a coder said nothing. A unit of which fewer
        than two said anything is compared with nothing, and does not count.

    Returns
    -------
    float or None
        One where all agree, 0 where they agree as chance would have it; None where all values are
        alike, as nothing is then known of how well they would be told apart.

    Notes
    -----
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C.
    """
    values: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        said = Counter(value for value in unit if value is not None)
        coders = said.total()
        if coders > 1:
            values += said
            observed += sum(n * (coders - n) for n in said.values()) / (coders - 1)
    total = values.total()
    expected = total * total - sum(n * n for n in values.values())
    return 1 - (total - 1) * observed / expected if expected else None
