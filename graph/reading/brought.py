"""What another program's file comes to: a whole dataset as plain values, and what of the file is not in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from graph.model import KindDeclarations, Vocabulary, builtin
from graph.problems import Place, Problem
from graph.reading.sources import Path, Unreadable
from graph.shown import one_line, prints
from graph.tables import html_fields
from graph.vocabulary.declarations import Misdeclared

MOST_TOLD = 5
"""So many of what is left out for one reason are named."""
LONGEST_TOLD = 120
"""So many signs of a name are told."""


@prints
@dataclass
class Report:
    """What was read of a file, what it became, and what was left out, and why.

    Parameters
    ----------
    file : str
        What sort of file it is, in words: *a Popolo file*.
    read, made : counter of str
        How many of what stands in the file, and of what they became: *memberships*, *claims*.
    left : counter of str
        How many were left out or changed, by why: *memberships without a person*.
    named : mapping of str to list of str
        Some of what was left out for each reason, as the file names them.
    """

    file: str
    read: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)

    def leave(self, why: str, name: str = "") -> None:
        """Note that something is left out, or not as it was.

        Parameters
        ----------
        why : str
        name : str
            As the file names it.
        """
        named = self.named.setdefault(why, [])
        if name and len(named) < MOST_TOLD:
            self.leave_named(why, name)
        else:
            self.left[why] += 1

    def leave_named(self, why: str, name: str) -> None:
        """Note it and name it, however many there are: for what is seldom, and each of which matters.

        Parameters
        ----------
        why, name : str
            As for ``leave``.
        """
        self.left[why] += 1
        self.named.setdefault(why, []).append(one_line(name[:LONGEST_TOLD]))

    def lines(self) -> Iterator[str]:
        """It, in lines."""
        yield f"read from {self.file}: {_listed(self.read)}; made: {_listed(self.made)}"
        for why, count in self.left.most_common():
            named = self.named.get(why, [])
            more = ", …" if named and count > len(named) else ""
            yield f"{why}: {count:,}" + (f" ({', '.join(named)}{more})" if named else "")

    def words(self) -> str:
        """It as a sentence, for a dataset's description."""
        made = ", ".join(f"{count} {what}" for what, count in (self.read + self.made).items())
        left = (f"{why}: {count}" for why, count in sorted(self.left.items()))
        return "; ".join((f"Read from {self.file}: {made}", *left)) + "."

    def __str__(self) -> str:
        """It, in lines."""
        return "\n".join(self.lines())

    def _repr_html_(self) -> str:
        """It, as a notebook shows it."""
        told = {"read from": self.file, "read": _listed(self.read), "made": _listed(self.made)}
        left = {f"not as it was: {why}": f"{count:,}" for why, count in self.left.most_common()}
        return html_fields(told | left)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.items()) or "nothing"


class Misread(ValueError):
    """What no file of the program holds.

    Parameters
    ----------
    reason : str
        What is wrong, and what to do.
    where : str
        What of the file it is about; empty where it is about all of it.
    """

    def __init__(self, reason: str, where: str = "") -> None:
        self.where = where
        super().__init__(reason)


@contextmanager
def told_of(file: str) -> Iterator[None]:
    """Have what is misread be told of a file, as one that cannot be read. May raise ``Unreadable``.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    """
    try:
        yield
    except Misread as error:
        raise Unreadable(Problem(Place(file, record=error.where), "syntax", str(error))) from None


def vocabulary_of(declared: Any) -> Vocabulary:
    """The kinds that a dataset may use; those of the package where what it declares makes no sense."""
    try:
        return builtin().declare(KindDeclarations.model_validate(declared or {}))
    except (ValidationError, Misdeclared, ValueError):
        return builtin()  # a check says what is wrong with it


class Brought:
    """A file of another program, read.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    value : dict
        The dataset that it became, as one file of a whole dataset has it.
    report : Report
        What was read, and what was left out.
    """

    def __init__(self, file: str, value: dict[str, Any], report: Report) -> None:
        self._file = file
        self.value: Any = value
        self.report = report

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def place(self, path: Path) -> Place:
        """What a path leads to or into: the record of a claim, an entity or a document by its id."""
        here: Any = self.value
        words: list[str] = []
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(here, dict) and "record" in here:
                words = [str(here["record"])]
            elif isinstance(here, dict) and "id" in here:
                words = [str(here["id"])]
            elif isinstance(here, dict) and isinstance(here.get("evidence"), list):
                words = [one["record"] for one in here["evidence"][:1] if "record" in one]
        return Place(self._file, record=" ".join(words))

    def repeated_fields(self) -> Iterator[Problem]:
        """Nothing: what is made gives no field twice."""
        return iter(())
