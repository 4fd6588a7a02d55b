"""The place in a text that comes closest to some words which are nowhere in it.

It is shown, never taken: a reader is told what stands there, and decides. Pieces of the words are
looked for, halves first, then ever shorter ones; where several agree on a place, what stands there is
held against the words. Each piece costs one pass over the text, so that the work grows with its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from graph.evidence.alike import Alike
from graph.evidence.text import excerpt
from graph.evidence.weighty import Sort, weight

_CUTS = (2, 4, 8, 16, 32)
"""Into how many pieces the words are cut, one after the other."""
_SHORTEST, _LONGEST_SHORT, _LONGEST = 3, 60, 4_000
"""Letters: of words that have a nearest place, that are compared by letters, and word by word."""
_MOST_PLACES, _MOST_HELD = 4_000, 24
"""How many places of a piece are looked at, and how many places are held against the words."""
_MOST_PAIRS = 100_000
"""Pairs of the same part: where there are more, words are compared by pieces."""
_GOOD, _ENOUGH = 0.8, 0.6
"""The likeness at which the search ends, and the least that is shown."""
_FEW, _LEAST = 5, 0.4
"""Words that are always compared, and the share of more that has to be there as it is."""
_EDGE, _CUT_OFF = 40, 3
"""Letters: of the ends of long words, that are looked for, and those that a word's rest may have."""
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Signs of China and Japan, each of which is compared as a word."""
_TOKEN = re.compile(rf"[{_ALONE}]|[^\W{_ALONE}]+(?:'t\b)?|[^\w\s]")
_SIGN = re.compile(r"[\s\S]")


class _Part(NamedTuple):
    """A part of some words, and where it stands in them."""

    words: str
    start: int
    end: int


class _Aligned(NamedTuple):
    """A stretch where some words stand, and whether it is unsure where it begins and ends."""

    start: int
    end: int
    open: tuple[bool, bool]


class _Held(NamedTuple):
    """How like some words a stretch of the plain text is."""

    likeness: float
    start: int
    end: int


@dataclass(frozen=True)
class Difference:
    """Where a text says something else than some words.

    Parameters
    ----------
    given : str
        What the words say; empty where they say nothing.
    stands : str
        What the text says.
    """

    given: str
    stands: str

    @property
    def sort(self) -> Sort | None:
        """What of it matters most: a negation, a number, a modal, a name; none of these."""
        return weight(self.given, self.stands)

    def __str__(self) -> str:
        if not self.given:
            return f"{_said(self.stands)} stands there besides"
        if not self.stands:
            return f"{_said(self.given)} does not stand there"
        given, stands = _told_apart(self.given, self.stands)
        return f"{_said(self.stands)}{stands} stands there for {_said(self.given)}{given}"


def nearest(text: Alike, words: str) -> tuple[int, int] | None:
    """The stretch of a text that comes closest to some words; none where nothing is like them.

    Parameters
    ----------
    text : Alike
    words : str
    """
    wanted = Alike(words)
    plain = wanted.text.strip()
    if len(plain) < _SHORTEST:
        return None
    begin = wanted.text.index(plain)
    folded = wanted.folded[begin : begin + len(plain)]
    best = _Held(0.0, 0, 0)
    for count in _CUTS:
        length = len(plain) // count
        if length < min(_SHORTEST, len(plain) // 2):
            break
        places = _likely(text.folded, folded, length)
        held = (_held(text, plain, folded, place) for place in places)
        best = max((best, *held), key=lambda one: one.likeness)
        if best.likeness >= _GOOD:
            break
    return text.about(best.start, best.end) if best.likeness >= _ENOUGH else None


def differences(given: str, stands: str) -> tuple[Difference, ...]:
    """Where a text says something else than some words, word by word.

    Parameters
    ----------
    given : str
        The words.
    stands : str
        What the text says.
    """
    if max(len(given), len(stands)) > _LONGEST:
        return (_first_difference(given, stands),)
    given, stands = Alike(given).text, Alike(stands).text  # what looks alike is no difference
    left, right = _tokens(given), _tokens(stands)
    matcher = SequenceMatcher(
        None, [one.words for one in left], [one.words for one in right], autojunk=False
    )
    return tuple(
        Difference(_stretch(given, left[a:b]), _stretch(stands, right[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _tokens(words: str) -> list[_Part]:
    return [_Part(match[0], *match.span()) for match in _TOKEN.finditer(words)]


def _stretch(words: str, parts: Sequence[_Part]) -> str:
    return words[parts[0].start : parts[-1].end] if parts else ""


def _likely(text: str, words: str, length: int) -> list[int]:
    """Where the words would begin, by where pieces of them stand; what most of them say comes first."""
    votes: Counter[int] = Counter()
    exact: defaultdict[int, Counter[int]] = defaultdict(Counter)
    room = max(4, len(words) // 8)
    for offset in range(0, len(words) - length + 1, length):
        places = list(_places(text, words[offset : offset + length]))
        for near in {(place - offset) // room for place in places}:
            votes[near] += 1
        for place in places:
            exact[(place - offset) // room][place - offset] += 1
    agreed = {near: n + max(votes[near - 1], votes[near + 1]) for near, n in votes.items()}
    most = max(agreed.values(), default=0)
    best = [exact[near].most_common(1)[0][0] for near, n in agreed.items() if n >= max(1, most - 1)]
    best.sort(key=lambda place: (-_alike_in_place(text, words, place), place))
    return best[:_MOST_HELD]


def _places(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(piece, at + 1)


def _alike_in_place(text: str, words: str, place: int) -> int:
    """How many signs of the words stand there, sign by sign."""
    stands = text[max(place, 0) : place + len(words)]
    return sum(map(str.__eq__, stands, words[max(-place, 0) :]))


def _held(text: Alike, plain: str, folded: str, place: int) -> _Held:
    """How like the words is what stands about a place, and from where to where."""
    room = min(max(8, len(plain) // 4), 400)
    first = max(place - room, 0)
    if not _worth_comparing(text.folded[first : place + len(plain) + room], folded):
        return _Held(0.0, 0, 0)
    there = _parts(text.folded[first : place + len(plain) + room], len(plain))
    here = _parts(folded, len(plain))
    if len(plain) > _LONGEST or _pairs(there, here) > _MOST_PAIRS:
        return _held_by_pieces(text, folded, place)
    found = _aligned(there, here)
    if found is None:
        return _Held(0.0, 0, 0)
    start, end = _edges(text.text, first + found.start, first + found.end, plain, found.open)
    as_given, as_folded = (
        _likeness(_parts(stands, len(plain)), _parts(given, len(plain)))
        for stands, given in ((text.text[start:end], plain), (text.folded[start:end], folded))
    )
    # Words that differ in their capitals alone are near enough to be shown.
    return _Held(as_given * 0.35 + as_folded * 0.65, start, end)


def _worth_comparing(there: str, words: str) -> bool:
    """Whether enough of the words, by their letters, are there that the whole may be like them."""
    parts = [one for one in _TOKEN.findall(words) if len(one) >= _SHORTEST]
    if len(parts) < _FEW:
        return True
    return sum(len(one) for one in parts if one in there) >= sum(map(len, parts)) * _LEAST


def _held_by_pieces(text: Alike, folded: str, place: int) -> _Held:
    """The same for words so long that only pieces of them are looked for."""
    room, length = 2_000, max(len(folded) // 64, 1)
    low, high = max(place - room, 0), min(place + len(folded) + room, len(text.folded))
    pieces = [folded[at : at + length] for at in range(0, len(folded) - length + 1, length)]
    share = sum(text.folded.find(piece, low, high) >= 0 for piece in pieces) / len(pieces)
    start = text.folded.find(folded[:_EDGE], low, low + 2 * room)
    end = text.folded.rfind(folded[-_EDGE:], max(high - 2 * room, low), high)
    return _Held(
        share,
        start if start >= 0 else max(place, 0),
        end + _EDGE if end >= 0 else min(place + len(folded), len(text.folded)),
    )


def _parts(words: str, length: int) -> list[_Part]:
    """What words are compared by: few by their signs, many by their words."""
    pattern = _SIGN if length <= _LONGEST_SHORT else _TOKEN
    return [_Part(match[0], *match.span()) for match in pattern.finditer(words)]


def _blocks(there: Sequence[_Part], here: Sequence[_Part]) -> list[Match]:
    matcher = SequenceMatcher(
        None, [one.words for one in there], [one.words for one in here], autojunk=False
    )
    return [block for block in matcher.get_matching_blocks() if block.size]


def _pairs(there: Sequence[_Part], here: Sequence[_Part]) -> int:
    """How many pairs of parts are the same, which is what comparing them costs."""
    counts = Counter(one.words for one in there)
    return sum(counts[one.words] for one in here)


def _aligned(there: Sequence[_Part], here: Sequence[_Part]) -> _Aligned | None:
    """From where to where the parts of some words stand in a stretch, as far as they do."""
    blocks = _blocks(there, here)
    if not blocks:
        return None
    largest = max(blocks, key=lambda block: block.size)
    # A few equal letters are chance unless they are in line; many are not, though a word lies between.
    close = [
        one
        for one in blocks
        if abs(one.a - one.b - largest.a + largest.b) <= max(3, len(here) // 6, 3 * one.size)
    ]
    first, last = close[0], close[-1]
    low = max(first.a - first.b, 0)
    high = min(last.a - last.b + len(here), len(there))
    unsure = (first.b > 0, last.b + last.size < len(here))
    return _Aligned(there[low].start, there[high - 1].end, unsure)


def _likeness(there: Sequence[_Part], here: Sequence[_Part]) -> float:
    """The share of the signs that two have in common, from 0 to 1."""
    blocks = _blocks(there, here)
    same = sum(len(one.words) for block in blocks for one in there[block.a : block.a + block.size])
    total = sum(len(one.words) for side in (there, here) for one in side)
    return 2 * same / total if total else 0.0


def _edges(
    text: str, start: int, end: int, words: str, unsure: tuple[bool, bool]
) -> tuple[int, int]:
    """A stretch that begins and ends with a word where the words do so, if they say no more of it."""
    for _ in range(_CUT_OFF):
        start -= unsure[0] and 0 < start < len(text) and text[start - 1 : start + 1].isalnum()
        end += unsure[1] and 0 < end < len(text) and text[end - 1 : end + 1].isalnum()
    while start < end and not _may_be_edge(text[start], words[0]):
        start += 1
    while start < end and not _may_be_edge(text[end - 1], words[-1]):
        end -= 1
    return start, end


def _may_be_edge(sign: str, given: str) -> bool:
    return not sign.isspace() and (sign.isalnum() or not given.isalnum())


def _said(words: str) -> str:
    line = excerpt(words, 60)
    return f"“{line}”"


def _told_apart(given: str, stands: str) -> tuple[str, str]:
    """What tells two words apart that may look the same in print: the name of the one sign."""
    pairs = [pair for pair in zip(given, stands, strict=False) if pair[0] != pair[1]]
    if len(given) != len(stands) or len(pairs) != 1 or "".join(pairs[0]).isascii():
        return "", ""
    names = (unicodedata.name(sign, f"U+{ord(sign):04X}").lower() for sign in pairs[0])
    first, second = (f" (with {name})" for name in names)
    return first, second


def _first_difference(given: str, stands: str) -> Difference:
    """Where two long texts part, by a few letters."""
    pairs = enumerate(zip(given, stands, strict=False))
    shorter = min(len(given), len(stands))
    at = next((number for number, (one, other) in pairs if one != other), shorter)
    return Difference(given[at : at + 40], stands[at : at + 40])
