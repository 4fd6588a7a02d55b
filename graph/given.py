"""What a function was given that it does not take, in a sentence."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from graph.problems import UnusableFile


def path_of(given: object, who: str, what: str) -> Path:
    """A path that somebody gave.

    Parameters
    ----------
    given : object
    who : str
        Who takes it: ``load``.
    what : str
        What the path is of: ``a dataset's folder or file``.

    Raises
    ------
    TypeError
        Where it is none.
    UnusableFile
        Where no file could be called so.
    """
    if isinstance(given, os.PathLike):
        given = os.fspath(given)
    if not isinstance(given, str):
        raise wrong_type(given, who, f"the path of {what}, as text or pathlib.Path")
    if not given.strip():
        raise UnusableFile(repr(given), f"this names no file; {who} takes the path of {what}")
    try:
        os.fsencode(given)
    except UnicodeEncodeError:
        raise UnusableFile(given, "no file can be called so") from None
    if "\0" in given:
        raise UnusableFile(given, "no file can be called so")
    return Path(given)


def web_address(given: object, who: str, what: str) -> str:
    """An address in the web that somebody gave.

    Parameters
    ----------
    given : object
    who : str
        Who takes it: ``to_html``.
    what : str
        What stands there: ``the page``.

    Raises
    ------
    TypeError
        Where it is no text.
    ValueError
        Where it is no address that another could open, or leads to a part of what stands there.
    """
    takes = f"the address of {what}, as https://example.org/page.html"
    if not isinstance(given, str):
        raise wrong_type(given, who, takes)
    try:
        parts = urlsplit(given)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or "#" in given or re.search(r"[\s\x00-\x1f\x7f<>\"]", given):
        raise ValueError(
            f"{who} takes {takes}: http or https, without blanks and without #; found {given!r}"
        )
    return given


def wrong_type(given: object, who: str, takes: str) -> TypeError:
    """The error for what is not taken: what is, and what was given.

    Parameters
    ----------
    given : object
    who : str
    takes : str
        What it takes, and how to come by it.
    """
    return TypeError(f"{who} takes {takes}; found {_called(given)}")


def expect(given: object, kind: type, who: str, takes: str) -> None:
    """Refuse what is not of a type.

    Raises
    ------
    TypeError
    """
    if not isinstance(given, kind):
        raise wrong_type(given, who, takes)


def _called(given: object) -> str:
    """What something is called in a sentence."""
    kind = type(given).__name__
    if isinstance(given, list | tuple | set | dict):
        return f"a {kind} of {len(given)}"
    name = getattr(given, "name", None)
    if hasattr(given, "read"):
        return f"an open file{f' ({name})' if isinstance(name, str) else ''}"
    if isinstance(given, str | bytes | int | float):
        shown = repr(given)
        return f"{kind} {shown if len(shown) <= 60 else shown[:60] + '…'}"
    return f"a {kind}" if given is not None else "None"
