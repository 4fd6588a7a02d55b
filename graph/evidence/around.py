"""The words just before and just after a place in a text."""

from __future__ import annotations

_AIR = 1_000
"""White space between the words cited and those around them, at the most."""


def ends_with(text: str, place: int, words: str) -> bool:
    """Whether some words stand just before a place, white space at their ends aside."""
    words = words.strip()
    before = text[max(place - len(words) - _AIR, 0) : place]
    return before.rstrip().endswith(words)


def begins_with(text: str, place: int, words: str) -> bool:
    """Whether some words stand just after a place, white space at their ends aside."""
    words = words.strip()
    return text[place : place + len(words) + _AIR].lstrip().startswith(words)
