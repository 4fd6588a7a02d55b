"""All defects, and which of them are planted together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

from tests.planted.between import BETWEEN
from tests.planted.in_entities import ENTITY_GROUPS
from tests.planted.in_files import IN_FILES
from tests.planted.in_header import HEADER_GROUPS, IN_KINDS, SECTIONS
from tests.planted.in_relations import RELATION_GROUPS
from tests.planted.planting import Defect, apart, named

__all__ = [
    "BETWEEN",
    "DEFECTS",
    "HEADER_GROUPS",
    "IN_KINDS",
    "IN_RECORDS",
    "pairs_apart",
    "pairs_in_a_record",
]
IN_RECORDS = (*ENTITY_GROUPS, *RELATION_GROUPS, *HEADER_GROUPS)
"""The defects of one record each; those of one group are planted in the same."""
DEFECTS = named(defect for group in (*IN_RECORDS, SECTIONS, BETWEEN, IN_FILES) for defect in group)


def pairs_in_a_record(most: int) -> Iterator[tuple[Defect, Defect]]:
    """Pairs of defects in one record that are about different things; of very many some, the same on every run."""
    for group in IN_RECORDS:
        pairs = [pair for pair in combinations(group, 2) if apart(*pair)]
        pairs = [pair for pair in pairs if set(pair[0].layouts) & set(pair[1].layouts)]
        yield from pairs if len(pairs) <= most else Random(len(pairs)).sample(pairs, most)


def pairs_apart(count: int) -> Iterator[tuple[Defect, Defect]]:
    """Some pairs of defects in different records, the same on every run."""
    chance = Random(1)
    pool = [*IN_RECORDS, BETWEEN]
    while count:
        groups = chance.sample(pool, 2)
        one, other = (chance.choice(group) for group in groups)
        if apart(one, other) and set(one.layouts) & set(other.layouts):
            count -= 1
            yield one, other
