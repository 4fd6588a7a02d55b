"""What a file of annotated texts says, whichever program wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Key = str | tuple[str, ...]
"""By what the file, or its reader, knows a thing."""


class Text(NamedTuple):
    """A document.

    Parameters
    ----------
    key : str
        By which codings name it.
    title : str
    words : str, optional
        None where the file does not hold them.
    note, url, language : str
        Empty where nothing is said.
    digest : str
        Of words that the file does not hold.
    characters : int, optional
        Their number, likewise.
    given : str
        The id that it is to have, if that is free.
    """

    key: str
    title: str
    words: str | None = None
    note: str = ""
    url: str = ""
    language: str = ""
    digest: str = ""
    characters: int | None = None
    given: str = ""


class Thing(NamedTuple):
    """What texts are coded with, or a thing that they name.

    Parameters
    ----------
    key : str or tuple
    name : str
    label : str
        Which sort of thing it is, as the file calls it; empty of a code.
    given : str
        The id that it is to have, if that is free.
    identifiers : mapping of str to str
    note, color : str
        Empty where nothing is said.
    within : str or tuple, optional
        The code that a code is a part of.
    heading : bool
        Whether it is a code with which nothing is coded, but those within it.
    """

    key: Key
    name: str
    label: str = ""
    given: str = ""
    identifiers: Mapping[str, str] = {}
    note: str = ""
    color: str = ""
    within: Key | None = None
    heading: bool = False


class Coding(NamedTuple):
    """A passage that somebody coded.

    Parameters
    ----------
    text : str
    code : str or tuple
    place : mapping
        The fields of a citation, but for its document.
    coder, note : str
        Empty where nothing is said.
    """

    text: str
    code: Key
    place: Mapping[str, Any]
    coder: str = ""
    note: str = ""


class Tie(NamedTuple):
    """One thing tied to another.

    Parameters
    ----------
    label : str
        How, as the file calls it.
    source, target : str or tuple
    text : str, optional
        None where it stands in no text, but in the file alone.
    place : mapping
        The fields of a citation, but for its document.
    said : mapping
        What else is said of it, by the names of a claim's fields; what fits none of them is noted.
    symmetric : bool
    coder, note : str
        Empty where nothing is said.
    """

    label: str
    source: Key
    target: Key
    text: str | None
    place: Mapping[str, Any]
    said: Mapping[str, Any] = {}
    symmetric: bool = False
    coder: str = ""
    note: str = ""


@dataclass
class Annotated:
    """All that is taken from a file.

    Parameters
    ----------
    file : str
        What sort of file it is, in words: *a REFI-QDA project*.
    title : str
        What it is called; empty where nothing is said.
    texts : list of Text
    things : list of Thing
    codings : list of Coding
    ties : list of Tie
    read : counter of str
        How many of what stands in it.
    left : list of (str, str)
        What is left out: why, and what the file calls it.
    """

    file: str
    title: str = ""
    texts: list[Text] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str]] = field(default_factory=list)
