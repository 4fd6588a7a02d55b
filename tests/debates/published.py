"""What discourse network analysis publishes of its sample, as networks that are asked for and what they come to.

Sums are those of the published matrices, in which each tie between two of one sort stands twice. The true
cosine is no published one: its values were reckoned apart from this code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

REGULATE = "There should be legislation to regulate emissions."


class Row(NamedTuple):
    """A network, and what it comes to.

    Parameters
    ----------
    asked : mapping
        As ``kg.discourse`` is asked.
    total : float
    statements, nodes, ties : int, optional
    """

    asked: Mapping[str, Any]
    total: float
    statements: int | None = None
    nodes: int | None = None
    ties: int | None = None


NORMALIZATIONS = ("none", "average", "jaccard", "dna_cosine", "cosine")
ONE_MODE: Mapping[str, tuple[float, ...]] = {
    "ignore": (276, 46.261854, 24.469002, 8.872727, 22.373436),
    "congruence": (160, 25.802436, 13.610663, 4.806061, 12.517454),
    "conflict": (116, 20.459418, 10.858340, 4.066667, 10.816616),
    "subtract": (44, 5.343018, 2.752323, 0.739394, 1.700838),
}
ONCE: Mapping[str, tuple[float, ...]] = {
    "ignore": (78, 24.847619, 15.942857, 9.097778),
    "congruence": (48, 14.638095, 10.190476, 4.975556),
    "conflict": (38, 11.457143, 6.557143, 3.9),
    "subtract": (10, 3.180952, 3.633333, 1.075556),
}
"""Where equal statements count once: each actor of the sample speaks in one document."""
TWO_MODE: Mapping[tuple[str, str], float] = {
    ("ignore", "none"): 40,
    ("ignore", "activity"): 7,
    ("ignore", "prominence"): 6,
    ("subtract", "none"): 18,
    ("subtract", "activity"): 2.118182,
    ("subtract", "prominence"): 3.778571,
    ("combine", "none"): 30,
}
WINDOWS: Mapping[int, list[int]] = {
    15: [58] * 7 + [68] * 6 + [130] + [26] * 8 + [12] * 4,
    7: [0] * 7 + [44] * 7 + [0] * 7 + [26] + [12] * 6 + [0] * 6,
}
PERIOD = {"tie": "congruence", "start": "2005-01-20", "end": "2005-02-28"}
"""Of what these windows are."""
PERIODS = ("document", "week", "month", "year", "once")
AVERAGE = {"tie": "congruence", "normalization": "average"}
LEFT_OUT = {"target": REGULATE, "source": ["Senate", "Sierra Club"]}


def rows(section: list[str]) -> Iterator[Row]:
    """The networks of the sample.

    Parameters
    ----------
    section : list of str
        The documents of section 1.
    """
    for tie, totals in ONE_MODE.items():
        for normalization, total in zip(NORMALIZATIONS, totals, strict=True):
            size = (40, 7, 21) if tie == "ignore" else (40, 7, None)
            yield Row({"tie": tie, "normalization": normalization}, total, *size)
    for tie, totals in ONCE.items():
        for normalization, total in zip(NORMALIZATIONS, totals, strict=False):
            for count in PERIODS if normalization == "none" else PERIODS[:1]:
                asked = {"tie": tie, "normalization": normalization, "count": count}
                yield Row(asked, total, 22 if tie == "ignore" else 23, 7)
    for (tie, normalization), total in TWO_MODE.items():
        asked = {"mode": "affiliation", "tie": tie, "normalization": normalization}
        yield Row(asked, total, 40, 13, None if tie == "subtract" else 22)
    for count in PERIODS:
        two_mode = {"mode": "affiliation", "count": count}
        yield Row({**two_mode, "tie": "subtract"}, 9, 23)
        yield Row(two_mode, 22, 22)
    yield Row({**AVERAGE, "exclude": LEFT_OUT}, 9.809524, 16, 5)
    yield Row({**AVERAGE, **LEFT_OUT}, 2.666667, 3, 2)  # the same, inverted
    yield Row({**AVERAGE, "document": section}, 4.8, 20, 4)
    yield Row({"actor": "person"}, 276, 40)  # each speaks for one organization
    yield Row({"start": "2005-01-26", "end": "2005-02-16"}, 276, 40, 7)
    yield Row({"start": "2005-02-17"}, 0, 0, 0)
