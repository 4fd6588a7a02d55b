"""What a file of Discourse Network Analyzer says, whichever generation it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from graph.reading.brought import Misread as Misread  # noqa: PLC0414  # for those who read, too

Sort = Literal["short text", "long text", "integer", "boolean"]
"""What a variable holds. A short text names something; the other three say how it is meant."""
Key = tuple[str, str]
"""A named thing: the variable whose value it is, and that value."""


class Text(NamedTuple):
    """A document, with its words.

    Parameters
    ----------
    number : int
        By which statements name it.
    title, words, author, source, section, type, notes : str
        Empty where nothing is said.
    day : datetime.date, optional
        None where none is said, or it is no day of the calendar.
    """

    number: int
    title: str
    words: str
    author: str = ""
    source: str = ""
    section: str = ""
    type: str = ""
    notes: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Thing:
    """A value of a short text: a person, an organization, a concept, a role of a story.

    Parameters
    ----------
    variable, name : str
    number : int, optional
        Its number in the file, if it has one.
    attributes : mapping of str to str
        What is said of it; what says nothing is left out.
    parent : str, optional
        The thing of the same variable that it is a part of.
    """

    variable: str
    name: str
    number: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: str | None = None


class Type(NamedTuple):
    """A sort of statement, and what is coded of one.

    Parameters
    ----------
    label : str
    variables : mapping of str to str
        In their order, with what each holds.
    """

    label: str
    variables: Mapping[str, Sort]


class Statement(NamedTuple):
    """A stretch of a document that somebody coded.

    Parameters
    ----------
    number : int
    type : str
        The label of its sort.
    document : int
    start, stop : int
        Half-open, in UTF-16 units of the document's text, as Java counts.
    coder : str
        The name under which somebody codes; empty where none is told.
    values : mapping
        What was coded, by variable.
    """

    number: int
    type: str
    document: int
    start: int
    stop: int
    coder: str
    values: Mapping[str, str | int | bool]


@dataclass(frozen=True)
class Coding:
    """All that is taken from a file. Accounts, passwords, permissions and colours are not.

    Parameters
    ----------
    generation : int
        1, 2 or 3.
    texts : sequence of Text
    types : sequence of Type
    things : sequence of Thing
    statements : sequence of Statement
    links : int
        How many links between statements there are, which no claim holds.
    """

    generation: int
    texts: Sequence[Text]
    types: Sequence[Type]
    things: Sequence[Thing]
    statements: Sequence[Statement]
    links: int = 0


_FIRST = datetime(1970, 1, 1)  # noqa: DTZ001  # the program keeps days without a time zone


def day_after(seconds: float) -> date | None:
    """The day that is some seconds after the first of 1970; none where the calendar has no such day.

    Parameters
    ----------
    seconds : float
    """
    try:
        return (_FIRST + timedelta(seconds=seconds)).date()
    except OverflowError:
        return None
