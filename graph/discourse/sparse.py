"""Large columns and matrices with scipy: what ``plain`` does, for as many statements as memory holds.

A product of which many cells are not 0 is made as a dense block, by the machine's linear algebra: a fraction
of the time that sparse rows take. One too large for that stays sparse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from scipy import sparse

DENSE = 40_000_000
"""How many cells a dense block may have at the most: 320 MB of them."""
FULL = 0.01
"""From which share of cells on a matrix is multiplied as a dense block."""
EXACT = 1 << 23
"""Whole numbers up to here, and their sums, are exact in single precision, which takes half the time."""
ROWS = 256
"""How many rows of a dense block are looked at at once."""

KEYS = 1 << 62
"""So many keys at the most are told apart by one number."""

Array = Any
"""A column, a sparse array, or a dense block."""


def picked(whole: Sequence[Any], which: Array) -> Array:
    """The items at some places; all of them at the places of a range."""
    if isinstance(which, range):
        return np.asarray(whole)[which.start : which.stop]
    return np.asarray(whole)[np.asarray(which, dtype=np.intp)]


def listed(column: Sequence[Any]) -> list[Any]:
    """A column's items, as Python has them."""
    found: list[Any] = np.asarray(column).tolist()
    return found


def marked(on: Array) -> Array:
    """The places at which something is true."""
    return np.flatnonzero(on)


def firsts(
    columns: Sequence[Sequence[Any]],
    which: Sequence[int],
    parts: Sequence[int],
    turn: Callable[[int], Any],
) -> Array:
    """Of places at which all columns are alike, the one whose turn is first; those, in order."""
    key = _key([picked(one, which) for one in columns])
    order = np.argsort(key, kind="stable")
    key = key[order]
    found = np.asarray(which, dtype=np.intp)[order]
    begins = np.flatnonzero(np.append(key[:1] == key[:1], key[1:] != key[:-1]))
    kept = found[begins]
    # Turns are looked up where they can tell, as there may be a million.
    part = picked(parts, found)
    mixed = np.flatnonzero((key[1:] == key[:-1]) & (part[1:] != part[:-1]))
    ends = np.append(begins[1:], len(key))
    for run in np.unique(np.searchsorted(begins, mixed, side="right") - 1).tolist():
        kept[run] = min(found[begins[run] : ends[run]].tolist(), key=turn)
    return np.sort(kept)


def _key(columns: Sequence[Array]) -> Array:
    """One number for each place, the same where all columns are alike."""
    key, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for one in columns:
        used, number = np.unique(one, return_inverse=True)
        if size * len(used) >= KEYS:
            known, key = np.unique(key, return_inverse=True)
            size = len(known)
        key = key * len(used) + number
        size *= len(used)
    return key


def renumbered(column: Array) -> tuple[Sequence[int], Array]:
    """The numbers that a column has, in order, and for each of its items the place among these."""
    there = np.bincount(column) > 0
    used = np.flatnonzero(there).tolist()
    return used, (np.cumsum(there) - 1)[column].astype(np.int32)


def counts(
    rows: Sequence[int],
    columns: Sequence[int],
    level: Sequence[float],
    levels: Sequence[float],
    shape: tuple[int, int],
) -> dict[float, Array]:
    """How often each pair of a row and a column is there, at each level."""
    row, column, said = map(np.asarray, (rows, columns, level))
    found = {}
    for one in levels:
        on = said == one
        at = (row[on], column[on])
        found[one] = sparse.coo_array((np.ones(len(at[0])), at), shape=shape).tocsr()
    return found


def times(left: Array, right: Array) -> Array:
    """The product of one matrix with another turned round, its diagonal left out."""
    if _is_full(left) and _is_full(right) and left.shape[0] * right.shape[0] <= DENSE:
        exact = _most(left) * _most(right) < EXACT
        first = left.toarray().astype(np.float32 if exact else np.float64)
        second = first if right is left else right.toarray().astype(first.dtype)
        found = first @ second.T
        np.fill_diagonal(found, 0)
        return found
    product = (left @ right.T).tocoo()
    off = product.row != product.col
    at = (product.row[off], product.col[off])
    return sparse.coo_array((product.data[off], at), shape=product.shape).tocsr()


def _most(matrix: Array) -> float:
    """What sums of a row come to at the most; without end where its numbers are not whole."""
    if (matrix.data % 1).any():
        return float("inf")
    return float(abs(matrix).sum(axis=1).max(initial=0))


def _is_full(matrix: Array) -> bool:
    return bool(matrix.nnz >= FULL * matrix.shape[0] * matrix.shape[1])


def turned(matrix: Array) -> Array:
    """The matrix with rows for columns."""
    return matrix.T if isinstance(matrix, np.ndarray) else matrix.T.tocsr()


def where(matrix: Array) -> Array:
    """1 where there is anything."""
    return (matrix != 0).astype(np.float64)


def totals(matrix: Array) -> Array:
    """The sum of each row."""
    return matrix.sum(axis=1)


def squares(matrix: Array) -> Array:
    """The sum of the squares of each row."""
    return matrix.multiply(matrix).sum(axis=1)


def roots(values: Array) -> Array:
    """The square root of each value."""
    return np.sqrt(values)


def at(matrix: Array, rows: Array, columns: Array) -> Array:
    """The cells of some rows and columns."""
    if isinstance(matrix, np.ndarray):
        return matrix[rows, columns]
    found = matrix[rows, columns]
    return np.asarray(found.todense() if sparse.issparse(found) else found).ravel()


def divided(matrix: Array, divisor: Callable[[Any, Any], Any]) -> Array:
    """Each cell by what its row and column make; 0 where that is 0."""
    if not isinstance(matrix, np.ndarray):
        found = matrix.tocoo()
        return sparse.coo_array(
            (_quotient(found.data, divisor(found.row, found.col)), (found.row, found.col)),
            shape=matrix.shape,
        ).tocsr()
    columns = np.arange(matrix.shape[1])[None, :]
    made = np.empty(matrix.shape)
    for block in _blocks(matrix):
        rows = np.arange(matrix.shape[0])[block][:, None]
        made[block] = _quotient(matrix[block], divisor(rows, columns))
    return made


def _quotient(values: Array, by: Array) -> Array:
    return np.divide(values, by, out=np.zeros(np.shape(values)), where=by != 0)


def _blocks(matrix: Array) -> Iterator[slice]:
    for first in range(0, matrix.shape[0], ROWS):
        yield slice(first, first + ROWS)


def packed(matrix: Array) -> sparse.csr_array:
    """A matrix as compressed rows, without what is 0.

    Parameters
    ----------
    matrix : array
        A dense block goes over row by row, because to list all of its places at once takes twice its room.
    """
    if not isinstance(matrix, np.ndarray):
        matrix.eliminate_zeros()
        return matrix
    on = [matrix[block] != 0 for block in _blocks(matrix)]
    per_row = np.concatenate([np.zeros(1, np.int64), *(block.sum(axis=1) for block in on)])
    starts = np.cumsum(per_row)
    data = np.empty(starts[-1])
    indices = np.empty(starts[-1], dtype=np.int32)
    numbers = np.arange(matrix.shape[1], dtype=np.int32)
    for block, kept in zip(_blocks(matrix), on, strict=True):
        place = slice(starts[block.start], starts[min(block.stop, matrix.shape[0])])
        data[place] = matrix[block][kept]
        indices[place] = np.broadcast_to(numbers, kept.shape)[kept]
    return sparse.csr_array((data, indices, starts), shape=matrix.shape)


def size(matrix: Array) -> int:
    """How many cells are not 0."""
    return int(np.count_nonzero(matrix) if isinstance(matrix, np.ndarray) else packed(matrix).nnz)


def cells(matrix: Array) -> Iterator[tuple[int, int, float]]:
    """What is not 0, row by row."""
    found = packed(matrix).tocoo()
    yield from zip(found.row.tolist(), found.col.tolist(), found.data.tolist(), strict=True)
