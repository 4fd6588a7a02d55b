"""The log of decisions: a line each, in the order in which they were taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.writing.splicing import Edit, Insert, Opened, Put

Decision = Literal["first", "second", "both", "merged", "neither", "reworded"]
DECISIONS: tuple[Decision, ...] = ("first", "second", "both", "merged", "neither", "reworded")
WHOSE: tuple[Decision, Decision] = ("first", "second")
"""What the two annotators are called in the log."""


@dataclass(frozen=True)
class Settled:
    """A decision, as its line in the log tells it.

    Parameters
    ----------
    what : str
        ``claims``, or what else is described in two ways: ``entities``, ``scenarios``, …
    first, second : str, optional
        The id of what is settled, in either dataset.
    decision : str
    fields : mapping of str to str
        Of what was put together: whose word counts, by field.
    sentence : str, optional
        One's own.
    left : {"first", "second"}
        Who was shown on the left.
    names : bool
        Whether it was shown who is who.
    reason : str
        A section of the guide, or one's own words.
    date : str
        And time, with its zone.
    """

    what: str
    first: str | None
    second: str | None
    decision: Decision
    left: str = "first"
    names: bool = False
    reason: str = ""
    date: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    sentence: str | None = None

    @property
    def pair(self) -> str:
        """What is settled, as one word."""
        return pair_id(self.what, self.first, self.second)

    def line(self) -> dict[str, Any]:
        """It as plain values."""
        told: dict[str, Any] = {"what": self.what, "first": self.first, "second": self.second}
        told["decision"] = self.decision
        if self.fields:
            told["fields"] = dict(self.fields)
        if self.sentence is not None:
            told["sentence"] = self.sentence
        return told | {
            "left": self.left,
            "names_shown": self.names,
            "reason": self.reason,
            "date": self.date,
        }


def pair_id(what: str, first: str | None, second: str | None) -> str:
    """How what is to be settled is called: by its ids in the two datasets."""
    return f"{what}:{first or ''}:{second or ''}"


def read_log(file: Opened | None) -> dict[str, Settled]:
    """The decisions that stand, by what they settle; a line that says something else is passed over."""
    found = {}
    for line in (file.value if file is not None else None) or ():
        one = _settled(line)
        if one is not None:
            found[one.pair] = one
    return found


def logged(file: Opened, one: Settled) -> Edit:
    """The edit that writes a decision: in the place of what was decided of the same before."""
    lines: Sequence[Any] = file.value or ()
    for number, line in enumerate(lines):
        before = _settled(line)
        if before is not None and before.pair == one.pair:
            return Put((number,), one.line())
    return Insert((), len(lines), one.line())


def _settled(line: Any) -> Settled | None:
    if not isinstance(line, Mapping) or line.get("decision") not in DECISIONS:
        return None
    return Settled(
        what=str(line.get("what")),
        first=line.get("first"),
        second=line.get("second"),
        decision=line["decision"],
        left=str(line.get("left")),
        names=bool(line.get("names_shown")),
        reason=str(line.get("reason")),
        date=str(line.get("date")),
        fields=line.get("fields") or {},
        sentence=line.get("sentence"),
    )
