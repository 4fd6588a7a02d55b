"""Small columns and matrices without numpy: rows of what is not 0, with as much of scipy's as is needed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any, TypeVar

Item = TypeVar("Item")


def picked(whole: Sequence[Item], which: Sequence[int]) -> Sequence[Item]:
    """The items at some places."""
    return [whole[at] for at in which]


def listed(column: Sequence[Item]) -> list[Item]:
    """A column's items."""
    return [*column]


def marked(on: Sequence[bool]) -> Sequence[int]:
    """The places at which something is true."""
    return [at for at, one in enumerate(on) if one]


def firsts(
    columns: Sequence[Sequence[Any]],
    which: Sequence[int],
    parts: Sequence[int],
    turn: Callable[[int], Any],
) -> Sequence[int]:
    """Of places at which all columns are alike, the one whose turn is first; those, in order.

    Parameters
    ----------
    columns : sequence of sequence
    which : sequence of int
        The places.
    parts : sequence of int
        Of a column more: between places that are alike in it too, the turn need not tell.
    turn : callable
        From a place to what comes in order.
    """
    alike: dict[tuple[Any, ...], list[int]] = {}
    for at in which:
        alike.setdefault(tuple(one[at] for one in columns), []).append(at)
    return sorted(
        min(those, key=turn) if len({parts[at] for at in those}) > 1 else those[0]
        for those in alike.values()
    )


def renumbered(column: Sequence[int]) -> tuple[Sequence[int], array[int]]:
    """The numbers that a column has, in order, and for each of its items the place among these."""
    used = sorted({*column})
    place = {one: at for at, one in enumerate(used)}
    return used, array("i", [place[one] for one in column])


Rows = Mapping[int, Mapping[int, float]]


class Matrix:
    """A matrix by its rows.

    Parameters
    ----------
    rows : mapping of int to (mapping of int to float)
    shape : (int, int)
    """

    def __init__(self, rows: Rows, shape: tuple[int, int]) -> None:
        self.rows = rows
        self.shape = shape

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        for row, cells in self.rows.items():
            for column, value in cells.items():
                yield row, column, value

    def __add__(self, other: Matrix) -> Matrix:
        return _summed((*self, *other), self.shape)

    def __sub__(self, other: Matrix) -> Matrix:
        return self + other * -1

    def __mul__(self, factor: float) -> Matrix:
        return _summed(((i, j, value * factor) for i, j, value in self), self.shape)


def _summed(cells: Iterable[tuple[int, int, float]], shape: tuple[int, int]) -> Matrix:
    rows: dict[int, dict[int, float]] = {}
    for row, column, value in cells:
        kept = rows.setdefault(row, {})
        kept[column] = kept.get(column, 0) + value
    return Matrix(rows, shape)


def counts(
    rows: Sequence[int],
    columns: Sequence[int],
    level: Sequence[float],
    levels: Sequence[float],
    shape: tuple[int, int],
) -> dict[float, Matrix]:
    """How often each pair of a row and a column is there, at each level.

    Parameters
    ----------
    rows, columns : sequence of int
    level : sequence of float
        Of the same length.
    levels : sequence of float
        Those that there are.
    shape : (int, int)
    """
    cells: dict[float, list[tuple[int, int, float]]] = {one: [] for one in levels}
    for row, column, said in zip(rows, columns, level, strict=True):
        cells[said].append((row, column, 1))
    return {one: _summed(found, shape) for one, found in cells.items()}


def times(left: Matrix, right: Matrix) -> Matrix:
    """The product of one matrix with another turned round, its diagonal left out."""
    of_column: dict[int, list[tuple[int, float]]] = {}
    for row, column, value in right:
        of_column.setdefault(column, []).append((row, value))
    cells = (
        (i, row, value * other)
        for i, column, value in left
        for row, other in of_column.get(column, ())
        if row != i
    )
    return _summed(cells, (left.shape[0], right.shape[0]))


def turned(matrix: Matrix) -> Matrix:
    """The matrix with rows for columns."""
    return _summed(((j, i, value) for i, j, value in matrix), (matrix.shape[1], matrix.shape[0]))


def where(matrix: Matrix) -> Matrix:
    """1 where there is anything."""
    return _summed(((i, j, 1) for i, j, value in matrix if value), matrix.shape)


def totals(matrix: Matrix) -> list[float]:
    """The sum of each row."""
    return [sum(matrix.rows.get(row, {}).values()) for row in range(matrix.shape[0])]


def squares(matrix: Matrix) -> list[float]:
    """The sum of the squares of each row."""
    return [
        sum(value * value for value in matrix.rows.get(row, {}).values())
        for row in range(matrix.shape[0])
    ]


def roots(values: Sequence[float]) -> list[float]:
    """The square root of each value."""
    return [sqrt(value) for value in values]


def at(matrix: Matrix, row: int, column: int) -> float:
    """One cell."""
    return matrix.rows.get(row, {}).get(column, 0)


def divided(matrix: Matrix, divisor: Callable[[int, int], float]) -> Matrix:
    """Each cell by what its row and column make; 0 where that is 0."""
    return _summed(
        ((i, j, value / by if (by := divisor(i, j)) else 0) for i, j, value in matrix),
        matrix.shape,
    )


def size(matrix: Matrix) -> int:
    """How many cells are not 0."""
    return sum(1 for _row, _column, value in matrix if value)


def cells(matrix: Matrix) -> Iterator[tuple[int, int, float]]:
    """What is not 0, row by row."""
    for row in sorted(matrix.rows):
        for column, value in sorted(matrix.rows[row].items()):
            if value:
                yield row, column, value
