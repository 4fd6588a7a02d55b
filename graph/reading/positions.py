"""Where in a text what it says stands: by line and column, and by the way that leads to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.problems import Place, Problem
from graph.reading.lines import Lines
from graph.reading.sources import Path


class Spot:
    """Where a value stands, and where the values within it do.

    Parameters
    ----------
    at : int
        How many characters stand before it.
    inner : list or dict, optional
        Of a list, the spot of each item; of a mapping, by name, where the name stands and the spot
        of its value. None where there is nothing within it.
    """

    __slots__ = ("at", "inner")

    def __init__(self, at: int) -> None:
        self.at = at
        self.inner: list[Spot] | dict[str, tuple[int, Spot]] | None = None


Again = tuple[str, int, int]
"""A name that a mapping gives twice, and where it gives it first, and again."""


class Positions:
    """Where in one text each value, and each name, stands.

    Looking one up costs the same in a large text as in a small one.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    lines : Lines
    root : Spot, optional
        None for a text without a value.
    repeated : sequence of (name, first, again)
        The names that a mapping of it gives twice, in their order.
    line : int
        The number of the text's first line in its file.
    """

    def __init__(
        self,
        file: str,
        lines: Lines,
        root: Spot | None,
        repeated: Sequence[Again] = (),
        line: int = 1,
    ) -> None:
        self._file = file
        self._lines = lines
        self._root = root
        self._repeated = repeated
        self._first = line

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        if self._root is None:
            return Place(self._file, self._first, 1)
        spot, shown = self._root, self._root.at
        for step in path:
            inner = spot.inner
            if isinstance(inner, dict) and isinstance(step, str) and step in inner:
                shown, spot = inner[step]
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                spot = inner[step]
                shown = spot.at
            else:
                break
        return self.of(shown)

    def of(self, offset: int) -> Place:
        """The place of a character."""
        line, column = self._lines.at(offset)
        return Place(self._file, self._first + line - 1, column)

    def problems(self) -> list[Problem]:
        """The names that are given twice, each told where it is given again."""
        return [
            Problem(
                self.of(again),
                "repeated-field",
                f'"{name}" is given twice, at {self._words(first)} and at {self._words(again)}; '
                "keep one",
            )
            for name, first, again in self._repeated
        ]

    def names(self) -> Collection[str]:
        """The names that the mapping, which the text is, gives."""
        inner = self._root.inner if self._root is not None else None
        return inner.keys() if isinstance(inner, dict) else ()

    def _words(self, offset: int) -> str:
        place = self.of(offset)
        return f"line {place.line}, column {place.column}"
