r"""Which characters a name and a text may have: those that a reader sees.

A name with blanks at its ends, with a character that does not show or with one that moves the others
about looks like another name and is none: nobody who types it finds it. A text is more than one line
and may well mix writing directions; only control characters are no part of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

NAME_FIELDS = frozenset(
    [
        "name",
        "names",
        "aliases",
        "title",
        "titles",
        "label",
        "labels",
        "plural",
        "forward",
        "inverse",
        "noun",
        "choices",
        "either_way",
        "either_ways",
        "authors",
        "publisher",
    ]
)
"""The fields that hold names, wherever they stand; what else has words is a text."""

_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
_NOWHERE_ELSE = r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
"""Private use, and what is no character: each font shows something else, or nothing."""
_JOINERS = r"\u200c\u200d"
"""They part or join the letters beside them, which Persian, the scripts of India and emoji need."""
_JOINED = r"\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u2190-\u2bff\u3030\u303d\u3297\u3299\ua800-\ua97f\ua9e0-\uabff\ufb50-\ufdcf\ufdf0-\ufe0f\ufe70-\ufefc"
"""The scripts and signs that joiners stand between, of those with four digits."""
_HALVES = r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039"
"""The marks that take a letter's vowel away: a joiner after one shapes the letter at a word's end."""
_BLANKS = r"\s\u2800"
_MARKS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"

# Beyond four digits: rare scripts and emoji are joined; tags are unseen but in the flag of a region.
_HIGH_JOINED = r"\U00010a00-\U00011fff\U0001f000-\U0001faff"
_TAGS = r"\U000e0001\U000e0020-\U000e007f"
_HIGH_PRIVATE = r"\U000f0000-\U0010ffff"
_ALL_JOINED = f"[{_JOINED}{_HIGH_JOINED}]"

_WRONG = re.compile(
    f"(?P<control>[{_CONTROLS}])"
    f"|(?P<direction>[{_DIRECTIONS}])"
    f"|(?P<private>[{_NOWHERE_ELSE}{_HIGH_PRIVATE}\ud800-\udfff])"
    f"|(?P<unseen>[{_UNSEEN}]"
    rf"|(?<!\U0001f3f4)(?<![{_TAGS}])[{_TAGS}]"
    rf"|(?<![^A-Za-z{_BLANKS}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    f"|(?<!{_ALL_JOINED})[{_JOINERS}](?!{_ALL_JOINED})"
    rf"|(?:^|(?<=[{_BLANKS}]))[{_JOINERS}]"
    f"|(?<![{_HALVES}])[{_JOINERS}](?=[{_BLANKS}]|$))"
)
_ONLY_BLANKS = re.compile(f"[{_BLANKS}{_MARKS}{_UNSEEN}{_JOINERS}{_DIRECTIONS}]*")
_PRINTED = bytes(range(ord(" "), 0x7F))
_SELDOM = re.compile(
    rf"^[{_MARKS}]|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What Python takes for printable and does not always show."""
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
_HINTS = re.compile(r"[\u061c\u200e\u200f]")
"""The marks that put digits and signs on the right side of letters that run from right to left."""
_ENDS = re.compile(rf"^[{_BLANKS}]|[{_BLANKS}]\Z")
_MARK_FIRST = re.compile(f"^[{_MARKS}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|\r(?!\n)")

_REASONS = {
    "control": "{name} is a control character; take it out",
    "direction": "{name}, which nobody sees, changes the order in which the rest is shown; take it out",
    "private": "{name} shows as something else, or as nothing, in each font; write what it stands for",
    "unseen": "{name} is not seen; take it out",
}
_LINE_ENDS = {"\n", "\r", "\x85", "\u2028", "\u2029"}


def wrong_name(name: str) -> str | None:
    """What is wrong with the characters of a name.

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None
        What is wrong and what to do; None where nothing is.
    """
    if (
        name.isprintable()
        and name
        and name.strip() == name
        and (name.isascii() or not _SELDOM.search(name))
    ):
        return None
    if _RIGHT_TO_LEFT.search(name):
        name = _HINTS.sub("", name)
    found = _WRONG.search(name)
    if _ONLY_BLANKS.fullmatch(name):
        wrong = "there is nothing in it that shows; write a name, or leave it out"
    elif found is not None and found[0] in _LINE_ENDS:
        wrong = "it has a line end in it; write it in one line"
    elif found is not None:
        wrong = _REASONS[str(found.lastgroup)].format(name=_called(found[0]))
    elif _ENDS.search(name):
        wrong = "it has a blank at its beginning or end; take it away"
    elif _MARK_FIRST.search(name):
        wrong = "it begins with a mark that belongs on a letter before it; write the letter"
    else:
        return None
    return wrong


def all_plain(names: Sequence[str]) -> bool:
    """Whether nothing is wrong with the characters of any of some names; in doubt it says no.

    Nearly all are plain: to ask for all at once costs a fraction of asking for each.
    """
    plain = [name for name in names if name.isascii()]
    others = [name for name in names if not name.isascii()]
    text = "\n".join(plain)
    lined = f"\n{text}\n"
    if plain and any(doubt in lined for doubt in ("\n\n", "\n ", " \n")):
        return False
    rest = text.encode("ascii").translate(None, _PRINTED)
    return rest == b"\n" * max(len(plain) - 1, 0) and not any(map(wrong_name, others))


def wrong_text(text: str) -> str | None:
    """What is wrong with the characters of a text, which may have several lines.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        What is wrong and what to do; None where nothing is.
    """
    if text.isprintable():
        return None
    found = _CONTROL.search(text)
    return None if found is None else _REASONS["control"].format(name=_called(found[0]))


def _called(character: str) -> str:
    """A character by its number, with its name where it has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{f' ({name.lower()})' if name else ''}"


# The same for a JSON Schema, whose patterns do not look around and know four digits only. What they
# cannot say (a joiner at a word's end, tags) is left to the rules.
_BAD = (_CONTROLS + _DIRECTIONS + _UNSEEN + _NOWHERE_ELSE).replace(r"\x", r"\u00")
_CHOOSERS = r"\ufe00-\ufe0f"
_SHOWN = f"[^{_BAD}{_JOINERS}{_CHOOSERS}]"
_CHOSEN = f"[^A-Za-z{_BLANKS}{_BAD}{_JOINERS}{_CHOOSERS}][{_CHOOSERS}]"
_FIRST = rf"[^{_BAD}{_JOINERS}{_BLANKS}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f]"
_LAST = f"[^{_BAD}{_JOINERS}{_BLANKS}{_CHOOSERS}]"
_AROUND = rf"[^\u0000-\u05ff\u10a0-\u177f\u18b0-\u218f\u2c00-\u302f\u3031-\u303c\u303e-\u3296\u3400-\ua7ff{_BAD}{_JOINERS}]"
_WITHIN = f"{_SHOWN}|{_CHOSEN}|{_AROUND}[{_JOINERS}]|[{_JOINERS}]{_AROUND}"
NAME = f"^(?:{_FIRST}|{_CHOSEN})(?:(?:{_WITHIN})*(?:{_LAST}|{_CHOSEN}|[{_JOINERS}]{_AROUND}|[{_HALVES}][{_JOINERS}]))?$"
"""The pattern of a name, for a JSON Schema."""
TEXT = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|\r\n)*$"
"""The pattern of a text, for a JSON Schema."""
