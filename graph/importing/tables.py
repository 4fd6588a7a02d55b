"""How long what a table says may be, and which of its rows are not taken, and why."""

from __future__ import annotations

from dataclasses import dataclass

from graph.shown import one_line

LONGEST = 100_000
"""Letters of a cell: more than any claim, quote or note needs."""
LONGEST_NAME = 1_000
"""Letters of a name."""


@dataclass(frozen=True, order=True)
class LeftOut:
    """A row that is not taken, or of one that is what deserves a look.

    Parameters
    ----------
    row : int
    column : str
        Empty where it is the row as a whole.
    reason : str
        What is wrong, and what to do.
    rule : str
        The rule that it breaks; empty where it is none of a check's.
    """

    row: int
    column: str
    reason: str
    rule: str = ""

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return one_line(f"row {self.row}{column}: {self.reason}")


class NotTaken(Exception):
    """Why a row is not taken.

    Parameters
    ----------
    column : str
    reason : str
    """

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(reason)
