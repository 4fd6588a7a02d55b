"""The page's colours, for what draws the same graph elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from graph.export.bundle import page_files
from graph.export.style import scenario_colour, sides_of
from graph.model import Entity, Relation, Scenario

_COLOUR = re.compile(r"--([\w-]+):\s*(?:light-dark\(\s*)?(#[0-9a-f]{3,8})\b")


def palette() -> dict[str, str]:
    """The page's colours, as it has them in light, by their names in its style sheets.

    Returns
    -------
    dict of str to str
        The first value that each name has.
    """
    colours: dict[str, str] = {}
    files: Mapping[str, str] = page_files()
    for name in sorted(files):
        if name.endswith(".css"):
            for colour, value in _COLOUR.findall(files[name]):
                colours.setdefault(colour, value)
    return colours


@cache
def _palette() -> Mapping[str, str]:
    return palette()


class Colours:
    """The colours of entities and claims, as six hexadecimal digits after a #.

    Parameters
    ----------
    scenarios : sequence of Scenario
    """

    def __init__(self, scenarios: Sequence[Scenario]) -> None:
        self._sides = sides_of(scenarios)
        self._places = {scenario.id: place for place, scenario in enumerate(scenarios, 1)}

    def of_entity(self, entity: Entity) -> str:
        """That of the scenario that it stands for, or of its family of kinds."""
        side = self._sides.get(entity.id, 0)
        return _six(_palette()[scenario_colour(side) if side else type(entity).TINT])

    def of_claim(self, relation: Relation) -> str:
        """That of its scenario, or of what holds whoever wins."""
        return _six(_palette()[scenario_colour(self._places.get(relation.scenario or "", 0))])


def _six(colour: str) -> str:
    """A colour of three digits as one of six; without how much shows through."""
    digits = colour[1:]
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits[:3])
    return f"#{digits[:6]}"
