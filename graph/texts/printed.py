"""From the lines of printed pages to paragraphs: what stood on one line or another is of no matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

HYPHEN = "\u00ad"
"""What ends a line, in ``Line``, whose last word goes on in the next."""
_EDGE = 3
"""So many lines at the top and at the foot of a page may be repeated on others."""
_FEWEST = 3
"""On so many pages a line is plainly repeated, at the least,"""
_SHARE = 0.3
"""and on so large a part of them: left pages and right ones may differ."""
_LEADING, _SKIPPED = 1.3, 2.2
"""So many times the usual distance of two lines ends a paragraph; and one that plainly goes on."""
_COLUMN = 8
"""So many lines say how far right a column reaches."""
_INDENT = 0.7
"""So many times its height a line is indented that begins a paragraph,"""
_GAP = 0.8
"""or the cells of a row lie apart."""
_ALIKE = 0.08
"""By so large a part two heights of letters may differ that are of one size."""
_DIVIDED = 0.02
"""Of so many lines the last word is divided where words are divided at all, and not only ones with a hyphen."""
_BULLET = re.compile(r"([•◦▪▸‣·*–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_BESIDE_BULLET = re.compile(r"^([•◦▪▸‣·])\t")
_ENDED = re.compile(r"[.!?…:;»”\"’')\]]$|[。！？]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Line:
    """A line of a page, its places in points from the lower left corner.

    Parameters
    ----------
    text : str
        Ends with ``HYPHEN`` where its last word is divided.
    left, right, top, bottom : float
    size : float
        Of most of its letters.
    page : int
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int


@dataclass
class _Paragraph:
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """What the pages of a document say, a paragraph each; a row of a table is one.

    Parameters
    ----------
    pages : sequence of sequence of Line
        In the order in which they are read.
    """
    bare = [_rows(page) for page in _without_edges(pages)]
    leading = _leading(bare)
    found: list[_Paragraph] = []
    for page in bare:
        for number, line in enumerate(page):
            edge = _right_edge(line, page[max(number - 15, 0) : number + 15], bare)
            into = _goes_on(found, line, leading, edge)
            if into is None:
                found.append(_Paragraph([line]))
            else:
                into.lines.append(line)
    known = _words(pages)
    return [text for one in found if (text := _joined(one.lines, known))]


def _without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without the heads and foots that are repeated: the same but for figures, at the same height."""
    edges = [_edge(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(_FEWEST, _SHARE * len(pages))
    for page, edge in zip(pages, edges, strict=True):
        repeated = {id(line) for line in edge if counts[_key(line)] >= often}
        yield [line for line in page if id(line) not in repeated]


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines that stand highest and lowest."""
    by_height = sorted(page, key=lambda line: line.bottom)
    return [*by_height[:_EDGE], *by_height[_EDGE:][-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text), round(line.bottom / 4)


def _rows(page: Sequence[Line]) -> list[Line]:
    """The lines of a page; those that stand beside each other as one, a tab between the cells."""
    made: list[Line] = []
    for found in page:
        line = replace(found, text=_BESIDE_BULLET.sub(r"\1 ", found.text))
        before = made[-1] if made else None
        if before is None or not _beside(before, line):
            made.append(line)
            continue
        apart = line.left - before.right > _GAP * line.size
        between = "\t" if apart and not _BULLET.fullmatch(f"{before.text} ") else " "
        made[-1] = replace(
            before,
            text=f"{before.text}{between}{line.text}",
            right=line.right,
            top=max(before.top, line.top),
            bottom=min(before.bottom, line.bottom),
        )
    return made


def _beside(before: Line, line: Line) -> bool:
    """Whether a line stands right of another, and at its height."""
    shared = min(before.top, line.top) - max(before.bottom, line.bottom)
    lower = min(before.top - before.bottom, line.top - line.bottom)
    return line.left >= before.right - 1 and shared > 0.5 * lower


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """How far two lines of a paragraph lie apart, as times of their size."""
    steps = [
        (before.bottom - line.bottom) / line.size
        for page in pages
        for before, line in pairwise(page)
        if _of_one_size(before, line) and 0 < before.bottom - line.bottom < 3 * line.size
    ]
    return median(steps) if steps else 1.2


def _of_one_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _ALIKE * max(one.size, other.size)


def _right_edge(line: Line, around: Sequence[Line], pages: Sequence[Sequence[Line]]) -> float:
    """How far right the lines of a column reach, as those say that begin where a line does."""
    column = [one for one in around if _of_one_column(one, line)]
    if len(column) < _COLUMN:
        column += [one for page in pages for one in page if _of_one_column(one, line)]
    return max(one.right for one in column)


def _of_one_column(one: Line, other: Line) -> bool:
    return abs(one.left - other.left) < 4 * other.size and _of_one_size(one, other)


def _goes_on(
    found: Sequence[_Paragraph], line: Line, leading: float, edge: float
) -> _Paragraph | None:
    """The paragraph that a line goes on with; none where it begins one."""
    if not found or "\t" in line.text:
        return None
    last = found[-1].last
    if last.page == line.page and line.bottom < last.bottom:
        return found[-1] if _is_next(found[-1], line, leading, edge) else None
    # On another page or in another column; notes at the foot may stand between.
    above = next((one for one in reversed(found[-6:]) if _of_one_size(one.last, line)), None)
    if above is None or any(one.last.size >= line.size for one in _behind(found, above)):
        return None
    text = above.last.text
    begins = line.text[:1]
    if "\t" in text or _BULLET.match(line.text):
        return None
    if text.endswith(HYPHEN) or begins.islower():
        return above
    full = above.last.right > 0.9 * max(one.right for one in above.lines)
    return above if full and len(above.lines) > 1 and not _ENDED.search(text) else None


def _behind(found: Sequence[_Paragraph], above: _Paragraph) -> Iterator[_Paragraph]:
    for one in reversed(found):
        if one is above:
            return
        yield one


def _is_next(above: _Paragraph, line: Line, leading: float, edge: float) -> bool:
    """Whether a line right below a paragraph is its next."""
    last = above.last
    if "\t" in last.text or not _of_one_size(last, line):
        return False
    goes_on = line.text[:1].islower() and not _ENDED.search(last.text)
    far = _SKIPPED if goes_on and last.right > edge - line.size else _LEADING
    if last.bottom - line.bottom > far * leading * line.size:
        return False
    if last.text.endswith(HYPHEN):
        return True
    return not _begins(above, line) and (goes_on or not _would_have_fitted(last, line, edge))


def _begins(above: _Paragraph, line: Line) -> bool:
    """Whether a line begins a paragraph by a sign before it, or by being indented."""
    last = above.last
    if _BULLET.match(line.text) and line.left <= above.lines[0].left + line.size:
        return True
    hangs = len(above.lines) == 1 and _BULLET.match(last.text)
    return line.left > last.left + _INDENT * line.size and not hangs


def _would_have_fitted(last: Line, line: Line, edge: float) -> bool:
    """Whether a line's first word had room behind the last, where it would stand if it went on."""
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
    return last.right + width <= edge


def _words(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """The words of a document, undivided, and the parts of those with a hyphen in them.

    Under ``HYPHEN``, whether words are divided here at all: if so, that is seen often.
    """
    found: Counter[str] = Counter()
    lines = [line.text for page in pages for line in page]
    divided = [text for text in lines if text.endswith(HYPHEN)]
    for text in lines:
        whole = text.removesuffix(HYPHEN).rpartition(" ")[0] if text.endswith(HYPHEN) else text
        for word in _WORD.findall(whole.casefold().replace("\u2010", "-")):
            found[word] += 1
            if "-" in word:
                found.update((*word.split("-"), f"{word.split('-')[0]}-"))
    found[HYPHEN] = int(len(divided) > _DIVIDED * len(lines))
    return found


def _joined(lines: Sequence[Line], known: Counter[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith(HYPHEN):
            text = _mended(text.removesuffix(HYPHEN), line.text, known)
        else:
            text = f"{text} {line.text}"
    if text.endswith(HYPHEN):
        text = f"{text.removesuffix(HYPHEN)}-"
    cells = (" ".join(cell.split()) for cell in text.split("\t"))
    return "\t".join(cells).strip()


def _mended(before: str, after: str, known: Counter[str]) -> str:
    """Two lines with a word divided between them: one word, or two with a hyphen as they are elsewhere."""
    one, other = _LAST.search(before), _FIRST.match(after)
    if one is None or other is None or other[0][0].isupper():
        return f"{before}-{after}"
    first, second = one[0].casefold(), other[0].casefold()
    whole, hyphened = known[first + second], known[f"{first}-{second}"]
    if not whole and not hyphened:
        hyphened = known[f"{first}-"] or (known[first] and known[second] and len(second) > 2)
        hyphened = hyphened or not known[HYPHEN]
    return f"{before}-{after}" if hyphened > whole else f"{before}{after}"
