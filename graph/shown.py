r"""Text as it may be shown: nothing in it steers a terminal, turns the way of writing, or goes unseen.

Names, file names and arguments are other people's. What they hold of control characters, escape
sequences and invisible signs is spelled out wherever people read it (``\x1b``, ``\u202e``); what programs
read keeps it as it is. This is done at the edge alone, where something is printed: what data are composed
of stays what it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_SEEN = (
    r"\u0300-\u180d\u180f-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\uffff"
)
_SEEN += r"\U00010000-\U000dffff"
# Between letters and signs of other scripts these join and part, and flags are made of them; after a Latin
# letter they only hide.
_JOINED = rf"[{_SEEN}][\u200c\u200d]+|\U0001f3f4[\U000e0020-\U000e007f]+"
_UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u200c\u200d\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_TEXT = re.compile(f"({_JOINED})|([{_UNSEEN}]|\r(?!\n))")
_LINE = re.compile(f"({_JOINED})|([{_UNSEEN}\r\n\t])")
_BREAKS = re.compile(r"\s*(?:\r?\n|\t)\s*")
_SPELLED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

_PLAINER = {
    "│": "|",
    "─": "-",
    "┼": "+",
    "—": "-",
    "–": "-",
    "−": "-",
    "→": "->",
    "·": "-",
    "…": "...",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "¶": "par. ",
}
"""What stands for the signs of layout where a terminal lacks them."""


def shown(text: str) -> str:
    """A text of lines as it may be shown; line ends and tabs are layout, and stay."""
    return text if _is_plain(text) else _TEXT.sub(_spelled, text)


def one_line(text: str) -> str:
    """A name or a sentence as it may be shown within a line, which it can neither break nor fake."""
    return text if text.isascii() and text.isprintable() else _LINE.sub(_spelled, text)


def prose(text: str) -> str:
    """A sentence as it may be shown within a line: where a line ends in it is a space."""
    return (
        text if text.isascii() and text.isprintable() else one_line(_BREAKS.sub(" ", text.strip()))
    )


def printable(text: str) -> str:
    """A text of lines as ``print`` can print it, also where the terminal's encoding lacks a character."""
    text = shown(text)
    encoding = getattr(sys.stdout, "encoding", None)
    if not encoding or text.isascii():
        return text
    try:  # in the locale C lone surrogates alone are let through, and no letter is
        text.encode(encoding, getattr(sys.stdout, "errors", None) or "strict")
    except UnicodeEncodeError:
        return "".join(_in(encoding, sign) for sign in text)
    except LookupError:
        return text
    return text


Class = TypeVar("Class", bound=type[Any])


def prints(cls: Class) -> Class:
    """Have what a class prints as be what ``print`` can print; above ``dataclass``."""
    for name in ("__str__", "__repr__"):
        if name in cls.__dict__:
            setattr(cls, name, _printing(cls.__dict__[name]))
    return cls


def _printing(method: Callable[[Any], str]) -> Callable[[Any], str]:
    @wraps(method)
    def printing(self: object) -> str:
        return printable(method(self))

    return printing


def _is_plain(text: str) -> bool:
    return text.isascii() and (text.isprintable() or text.replace("\n", "").isprintable())


def _spelled(match: re.Match[str]) -> str:
    """What is spelled out; every spelling from DEL on is one of JSON's too."""
    joined, sign = match.groups()
    if joined is not None:
        return str(joined)
    code = ord(sign)
    if code < 0x20:
        return _SPELLED.get(sign) or f"\\x{code:02x}"
    pair = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))


def _in(encoding: str, sign: str) -> str:
    """A sign in an encoding: itself, what stands for it, or spelled out."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return _PLAINER.get(sign) or sign.encode("ascii", "backslashreplace").decode()
    return sign
