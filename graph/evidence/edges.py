"""Whether a stretch of a text begins and ends where words and numbers do.

Part of a word is another word (*arm* in *army*), and so is part of a number (the 4 of 4/7, the 5 of 25).
Scripts that set no spaces between words have no such edges.
"""

from __future__ import annotations

import re

from graph.evidence.alike import UNSEEN, is_mark

_NO_SPACES = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer; kana, and the signs of China and Japan."""
_TURNED = re.compile(
    r"(?:^|\W)(?:(?:non|anti|un|ex|no|nicht|counter|contra|contre|pseudo|quasi)[-\u2010\u2011\u2013]"
    r"|n['\u2019\u02bc])$",
    re.IGNORECASE,
)
"""What, before a hyphen, makes the opposite of the word behind it; and the French *n’*."""
_DENIED = re.compile(r"['\u2019\u02bc]t\b", re.IGNORECASE)
"""What makes *can* the *can't* that it stands in."""
_NUMBER_GOES_ON = re.compile(
    r"(?:[.,:/'\u2019\u2044\u00a0\u2009\u202f\u2010-\u2013-]|\s?[\u2044/])\d"
)
_NUMBER_BEFORE = re.compile(
    r"(?:\d(?:[.,:/'\u2019\u2044\u00a0\u2009\u202f\u2010-\u2013-]|[\u2044/]\s?)|(?:^|[\s(])[-\u2212])$"
)
_FAR = 16
_WITHIN = r"[\w.,:/'\u00ad\u200b-\u200d\u2019\u2044\u2010-\u2013\u2212-]*"
_WHOLE_BEFORE = re.compile(rf"(?:\d{{1,3}}[\u00a0\u2009\u202f])*{_WITHIN}$")
_WHOLE_BEHIND = re.compile(rf"{_WITHIN}(?:[\u00a0\u2009\u202f]\d{{3}})*(?<=\w)")
_LONGEST = 100


def inside_of_a_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text begins or ends inside of a word, or of a number.

    Parameters
    ----------
    text : str
    start, end : int
        Half-open.
    """
    return _begins_inside(text, start) or _ends_inside(text, end)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text, drawn out to the edges of the words and numbers that it cuts."""
    if _begins_inside(text, start):
        first = max(start - _LONGEST, 0)
        whole = _WHOLE_BEFORE.search(text[first:start])
        start = first + whole.start() if whole else start
    if _ends_inside(text, end):
        whole = _WHOLE_BEHIND.match(text, end, end + _LONGEST)
        end = whole.end() if whole else end
    return start, end


def _begins_inside(text: str, start: int) -> bool:
    before, first = text[max(start - _FAR, 0) : start], text[start]
    return (
        _in_one_word(text, start)
        or (first.isdigit() and bool(_NUMBER_BEFORE.search(before)))
        or (first.isalpha() and bool(_TURNED.search(before)))
    )


def _ends_inside(text: str, end: int) -> bool:
    return (
        _in_one_word(text, end)
        or (text[end - 1].isdigit() and bool(_NUMBER_GOES_ON.match(text, end, end + 3)))
        or bool(_DENIED.match(text, end))
    )


def _in_one_word(text: str, place: int) -> bool:
    """Whether a place lies between two letters or digits of one word."""
    before, behind = place - 1, place
    while before >= 0 and (text[before] in UNSEEN or is_mark(text[before])):
        before -= 1
    while behind < len(text) and text[behind] in UNSEEN:
        behind += 1
    if before < 0 or behind >= len(text):
        return False
    left, right = text[before], text[behind]
    return (
        left.isalnum()
        and right.isalnum()
        and not (_NO_SPACES.match(left) or _NO_SPACES.match(right))
    )
