"""How a name is broken into the lines of its label, and how much room that takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile
from math import sqrt

from graph.layout.boxes import AT_ONCE, SCREEN, Box, total

LABEL_CHARACTERS = 16
"""How long a line of a label may be, unless it is one word of up to 24."""
LABEL_LINES = 3
CHARACTER_WIDTH = 6.2
"""A cautious mean for the letters of a sans-serif face of 11 pixels."""
LINE_HEIGHT = 13
LABEL_GAP = 3
ZOOMED_IN = 2
"""The zoom from which every label of a graph that is drawn at once has room."""
_MARGIN = 3.0
"""How far a box reaches beyond what it holds."""
_BARE, _LABELLED = 0.25, 0.6
"""How much of the picture boxes fill, before and after the first labels get their room."""


def wrap(name: str) -> tuple[str, ...]:
    """A name as the lines of its label, as even as they can be without one line more.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str
        At most `LABEL_LINES`; what does not fit is left out for an ellipsis.

    Examples
    --------
    >>> wrap("Presidential runoff of 14 December 2025")
    ('Presidential', 'runoff of 14', 'December 2025')
    """
    lines = _filled(name, LABEL_CHARACTERS)
    if len(lines) > LABEL_LINES:
        *whole, last = lines[:LABEL_LINES]
        return *whole, last[: LABEL_CHARACTERS - 1] + "…"
    narrower = (_filled(name, columns) for columns in range(1, LABEL_CHARACTERS))
    return tuple(next((found for found in narrower if len(found) == len(lines)), lines))


def label_lines(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Names as the lines of their labels: two that would be cut to the same are cut where they differ.

    Parameters
    ----------
    names : mapping of str to str
        By whatever they are known by.

    Returns
    -------
    dict of str to tuple of str
        By the same.

    Examples
    --------
    >>> both = {"n": "National commission for the reform of the police of the north"}
    >>> both["s"] = both["n"].replace("north", "south")
    >>> label_lines(both)["s"]
    ('National', '…of the south')
    """
    made = {key: wrap(name) for key, name in names.items()}
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, lines in made.items():
        if lines and lines[-1].endswith("…"):
            alike[lines].append(key)
    for lines, keys in alike.items():
        told = {names[key] for key in keys}
        if len(told) == 1:
            continue
        # Two words of what they share come before what they differ in.
        # Whatever the first and the last in their order share, all of them do.
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(told), max(told), strict=False))
        before = names[keys[0]][: len(list(pairs))].rstrip()
        start = max(0, before.rfind(" ", 0, before.rfind(" ")) + 1)
        for key in keys:
            rest = wrap(f"…{names[key][start:]}")
            made[key] = (lines[0], *rest[: LABEL_LINES - 1])
    return made


_WORD = re.compile(r"(\s*)([\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]{1,24})")
"""Blanks, then a word, or as much of it as goes on a line, or one character of a script without spaces."""


def _filled(name: str, columns: int) -> list[str]:
    lines: list[str] = []
    for blank, word in _WORD.findall(name):
        longer = f"{lines[-1]} {word}" if lines and blank else f"{lines[-1]}{word}" if lines else ""
        if lines and _columns(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _columns(line: str) -> int:
    """How many letters wide; a Chinese, Japanese or Korean character counts as two."""
    return sum(2 if character >= "\u2e80" else 1 for character in line)


def boxes(
    labels: Sequence[Sequence[str]], reaches: Sequence[float], order: Sequence[int]
) -> list[Box]:
    """A box for each node, the first in order with room for their labels from the beginning."""
    later = ZOOMED_IN if len(labels) <= AT_ONCE else float("inf")
    made = [_box(label, reach, later) for label, reach in zip(labels, reaches, strict=True)]
    area, screen = total(box.area for box in made), SCREEN[0] * SCREEN[1]
    picture = max(screen, area / _BARE)
    for i in order:
        box = _box(labels[i], reaches[i], max(0.5, sqrt(screen / picture)))
        area += box.area - made[i].area
        if area > _LABELLED * picture:
            break
        made[i] = box
    return made


def _box(label: Sequence[str], reach: float, zoom: float) -> Box:
    """The box of a node whose label has room from this zoom on."""
    width = max(2 * reach, CHARACTER_WIDTH / zoom * max(map(_columns, label), default=0))
    below = LABEL_GAP + LINE_HEIGHT / zoom * len(label)
    return Box(width / 2 + _MARGIN, reach + below / 2 + _MARGIN, below / 2, reach + _MARGIN)
