"""A text as a reader sees it: what only looks alike is made the same, and each sign knows its place.

Made the same are the normal forms of Unicode, letters that are set as one (the ligature of *fi*), signs
of another width or face, dashes, quotes and guillemets, three points and the ellipsis, and any white
space. Signs that show nothing are left out: soft hyphens, zero-width spaces and joiners, word joiners,
marks of direction. Letters, capitals and accents stay what they are: those make other words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from graph.folding import fold

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_SINGLE = "'`\u00b4\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bb\u02bc\uff07\uff40"
_DOUBLE = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u02ba\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02'
_PLAIN: Mapping[str, str] = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
}
UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
) | {chr(number) for number in range(0xFE00, 0xFE10)}
"""What shows nothing of itself: Unicode calls it ignorable."""
_SHAPES = frozenset(
    f"<{name}>"
    for name in (
        *("compat", "font", "noBreak", "wide", "narrow", "small", "vertical"),
        *("initial", "medial", "final", "isolated"),
    )
)
"""How a sign may differ from its plain form and still be the same; a raised or circled one does not."""
_JAMO = "[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]"
_NEVER = r"[^\s\S]"
_OPENING, _CLOSING = "\u00ab\u2039", "\u00bb\u203a"
_THIN = r"[^\S\r\n]"


class Alike:
    """A text with what looks alike made the same, and the way back to the text itself.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self.original = text
        plain_forms = {sign: _plain(sign) for sign in frozenset(text)}
        shown = _sign_for_sign(text, plain_forms)
        pieces: list[str] = []
        self._at = array("q")  # where in the plain text each change of length begins,
        self._before = array("q")  # where it begins in the text itself,
        self._after = array("q")  # where it ends there,
        self._length = array("q")  # and how long the plain form is
        done = made = 0
        for start, end in _stretches(text, plain_forms):
            plain = _plain_form(text[start:end])
            pieces += (shown[done:start], plain)
            made += start - done
            self._at.append(made)
            self._before.append(start)
            self._after.append(end)
            self._length.append(len(plain))
            made += len(plain)
            done = end
        self.text = "".join((*pieces, shown[done:])) if pieces else shown

    @cached_property
    def folded(self) -> str:
        """The plain text in small letters without accents, sign for sign."""
        table = {ord(sign): _folded(sign) for sign in set(self.text)}
        return self.text.translate(table)

    def places(self, words: str) -> list[tuple[int, int]]:
        """Where in the text itself some words stand that look like these.

        Parameters
        ----------
        words : str
            As they are: what looks alike is made the same in them too.
        """
        wanted = Alike(words).text.strip()
        if not wanted:
            return []
        found = (self.whole(*span) for span in occurrences(self.text, wanted))
        return [span for span in found if span is not None]

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the text behind a stretch of the plain text; none where it would cut a sign."""
        first, last = self._back(start, last=False), self._back(end, last=True)
        if first is None or last is None:
            return None
        while first < last and self.original[first] in UNSEEN:
            first += 1
        while first < last and unicodedata.category(self.original[last - 1]) == "Cf":
            last -= 1
        return (first, last) if first < last and is_whole(self.original, first, last) else None

    def about(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text behind a stretch of the plain text, with the signs that it would cut."""
        at = bisect_right(self._at, start) - 1
        first = self._before[at] if self._inside(start, at) else self._plainly(start, at)
        at = bisect_left(self._at, end) - 1
        last = self._after[at] if self._inside(end, at) else self._plainly(end, at)
        while first and is_mark(self.original[first]):
            first -= 1
        while last < len(self.original) and is_mark(self.original[last]):
            last += 1
        return first, last

    def _back(self, place: int, *, last: bool) -> int | None:
        """Where a place in the plain text is in the text itself; none inside of a sign."""
        at = (bisect_left if last else bisect_right)(self._at, place) - 1
        if not self._inside(place, at):
            return self._plainly(place, at)
        return self._before[at] if place == self._at[at] else None

    def _inside(self, place: int, at: int) -> bool:
        return at >= 0 and place < self._at[at] + self._length[at]

    def _plainly(self, place: int, at: int) -> int:
        """Where a place is that lies behind the change of length numbered ``at``."""
        if at < 0:
            return place
        return self._after[at] + place - self._at[at] - self._length[at]


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where some exact words stand in a text, overlapping places included."""
    spans, at = [], text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text neither begins nor ends between a letter and its accents."""
    return not any(
        0 < place < len(text) and is_mark(text[place]) and not text[place - 1].isspace()
        for place in (start, end)
    )


@lru_cache(maxsize=4096)
def is_mark(sign: str) -> bool:
    """Whether a sign stands on the one before it, as an accent does."""
    return unicodedata.category(sign).startswith("M")


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """One sign in its plain form, which may be of several signs, or of none."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    if sign in UNSEEN:
        return ""
    if sign.isspace():
        return " "
    shape, _, rest = unicodedata.decomposition(sign).partition(" ")
    # An accent that stands alone would become a space and an accent.
    compatible = shape in _SHAPES and not rest.startswith("0020")
    plain = unicodedata.normalize("NFKC" if compatible else "NFC", sign)
    return "".join(_PLAIN.get(one, one) for one in plain)


def _sign_for_sign(text: str, forms: Mapping[str, str]) -> str:
    """A text whose signs have their plain forms, where those are of one sign too."""
    single = {sign: plain for sign, plain in forms.items() if len(plain) == 1 and plain != sign}
    if len(single) > 50:  # from about there on one slow pass is faster than many fast ones
        return text.translate({ord(sign): plain for sign, plain in single.items()})
    for sign, plain in single.items():
        text = text.replace(sign, plain)
    return text


def _stretches(text: str, forms: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The stretches whose plain form may be of another length: what else there is stays in place."""
    special = "".join(
        sorted(sign for sign, plain in forms.items() if len(plain) != 1 or is_mark(sign))
    )
    start = end = 0
    for match in _pattern(special).finditer(text):
        first, last = match.span()
        if is_mark(text[first]) or text[first] in UNSEEN:
            on_a_letter = first > 0 and not text[first - 1].isspace()
            if on_a_letter and first == end > start:
                end = last
                continue
            first -= on_a_letter
        if start < end:
            yield start, end
        start, end = first, last
    if start < end:
        yield start, end


@lru_cache(maxsize=64)
def _pattern(special: str) -> re.Pattern[str]:
    """What finds the stretches in a text, of whose signs some are special.

    Begins with one class of signs, which is looked for fast; what a sign begins is settled behind it.
    """
    unseen = _class(one for one in special if one in UNSEEN)
    trailing = _class(one for one in special if one in UNSEEN or is_mark(one))
    wide = _class(one for one in special if one not in UNSEEN and not is_mark(one))
    dashes, singles = _class(_DASHES), _class(_SINGLE)
    opening, closing = _class(_OPENING), _class(_CLOSING)
    between = rf"(?:{unseen}++\s++)"
    tails = (
        rf"(?<={opening})(?<!\w{opening}){_THIN}++",
        rf"(?<={_THIN}){_THIN}*+{closing}(?!\w)",
        rf"(?<=\s)(?:\s++{between}*+|{between}++)",
        rf"(?<={dashes}){dashes}++",
        rf"(?<={singles}){singles}",
        rf"(?<={_JAMO}){_JAMO}*+",
        rf"(?<={trailing}){trailing}*+(?:(?<=\u00ad){_THIN}*+[\r\n]\s*+(?=\w))?",
        rf"(?<={wide})",
    )
    first = _class((*_DASHES, *_SINGLE, *_OPENING, *special), also=rf"\s{_JAMO[1:-1]}")
    return re.compile(f"{first}(?:{'|'.join(tails)})")


def _class(signs: Iterable[str], also: str = "") -> str:
    """A class of signs, as an expression."""
    listed = "".join(map(re.escape, signs)) + also
    return f"[{listed}]" if listed else _NEVER


def _plain_form(stretch: str) -> str:
    """The plain form of a stretch of several signs, or of one that has a longer form."""
    return _short_form(stretch) if len(stretch) < 20 else _form_of(stretch)


def _form_of(stretch: str) -> str:
    seen = "".join(sign for sign in stretch if sign not in UNSEEN)
    if not seen.strip():
        return " " if seen else ""
    if "\u00ad" in stretch or seen[0] in _OPENING or seen[-1] in _CLOSING:
        seen = "".join(seen.split())  # a word broken at the line's end; the air inside guillemets
    if len(seen) > 1 and all(sign in _DASHES for sign in seen):
        return "-"
    if len(seen) == 2 and all(sign in _SINGLE for sign in seen):
        return '"'
    composed = unicodedata.normalize("NFC", seen)
    return unicodedata.normalize("NFC", "".join(map(_plain, composed)))


_short_form = lru_cache(maxsize=65536)(_form_of)


def _folded(sign: str) -> str:
    """One sign without case and accent, where that is one sign too."""
    bare = fold(sign)
    return next((one for one in (bare, sign.lower()) if len(one) == 1), sign)


@lru_cache(maxsize=2)
def alike(text: str) -> Alike:
    """A text with what looks alike made the same; that of the text asked for last is kept."""
    return Alike(text)
