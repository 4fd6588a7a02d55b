"""PDF that has its text in it: its lines put together to paragraphs, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any, NamedTuple

from graph.texts.formats import Format, NotTaken, Taken, register
from graph.texts.printed import HYPHEN, Line, paragraphs
from graph.texts.tree import unseen_taken_out

_OCR = "let a program read the pages (ocrmypdf OLD.pdf NEW.pdf), and give what it makes"
_DIVIDED = 0x02
"""What stands for a hyphen at the end of a line."""
_UNKNOWN = 0.1
"""With so large a part of signs that nobody knows, the fonts do not say which letters they draw."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_BLANK, _APART, _FAR_APART = 0.1, 1.0, 3.0
"""So many times its height a sign stands from the last where a word ends, where a cell may end, and where one does."""
_ONE_AT_A_TIME = Lock()
"""What reads PDF bears one thread alone."""


class _Sign(NamedTuple):
    """A sign of a page, and where it is."""

    sign: str
    left: float
    right: float
    top: float
    bottom: float


def take(content: bytes) -> Taken:
    """The text of a document.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    NotTaken
        Where it is encrypted or broken, or has pictures of pages only.
    """
    import pypdfium2
    from pypdfium2 import raw

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                raise NotTaken(
                    "this is encrypted; open it with its password, and print it to a new PDF"
                ) from None
            raise NotTaken(
                "this is no PDF, or it is broken; open it in a viewer, and print it to a new one"
            ) from None
        with closing(document):
            title = str(document.get_metadata_value("Title"))
            pages = [[*_lines(document, number)] for number in range(len(document))]
    text = "".join(line.text for page in pages for line in page)
    if not text.strip():
        raise NotTaken(f"there is no text in it, only pictures of pages; {_OCR}")
    if sum(map(_is_unknown, text)) > _UNKNOWN * len(text):
        raise NotTaken(f"its fonts do not say which letters they draw; {_OCR}")
    return Taken(paragraphs(pages), title)


def _is_unknown(sign: str) -> bool:
    return sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff"


def _lines(document: Any, number: int) -> Iterator[Line]:
    """The lines of a page; a page that is broken has none."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return
    with closing(page), closing(page.get_textpage()) as text:
        signs: list[_Sign] = []
        box = raw.FS_RECTF()
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in {0x0A, 0x0D}:
                yield from _line(signs, number)
                signs = []
                continue
            sign = HYPHEN if code == _DIVIDED else chr(code)
            raw.FPDFText_GetLooseCharBox(text, index, box)  # as high as its font, whatever the sign
            signs.append(_Sign(sign, box.left, box.right, box.top, box.bottom))
            if sign == HYPHEN:  # for the end of the line as well
                yield from _line(signs, number)
                signs = []
        yield from _line(signs, number)


def _line(signs: list[_Sign], page: int) -> Iterator[Line]:
    """The line that some signs make: where it is, as those of them say that are seen."""
    while signs and signs[-1].sign.isspace():
        signs.pop()
    whole = "".join(_spaced(signs))
    divided = whole.endswith((HYPHEN, "-", "\u2010")) and len(whole) > 1 and whole[-2].isalnum()
    bare = unseen_taken_out(whole[:-1] if divided else whole).translate(_LIGATURES)
    seen = [one for one in signs if not one.sign.isspace() and one.right > one.left]
    if not bare.strip() or not seen:
        return
    yield Line(
        bare.strip() + (HYPHEN if divided else ""),
        min(one.left for one in seen),
        max(one.right for one in seen),
        max(one.top for one in seen),
        min(one.bottom for one in seen),
        median(one.top - one.bottom for one in seen),
        page,
    )


def _spaced(signs: list[_Sign]) -> Iterator[str]:
    """The signs of a line, a tab where a cell ends: there the next stands further away than the words of a line do."""
    gaps = [(one.left - last.right) / max(one.top - one.bottom, 1) for last, one in _pairs(signs)]
    least = min((gap for gap in gaps if gap > _BLANK), default=0.0)
    seen: _Sign | None = None
    for one in signs:
        if one.sign.isspace():
            yield " "
            continue
        if seen is not None:
            gap = (one.left - seen.right) / max(one.top - one.bottom, 1)
            if gap > _FAR_APART or (gap > _APART and gap > 2 * least):
                yield "\t"
        yield one.sign
        seen = one


def _pairs(signs: list[_Sign]) -> Iterator[tuple[_Sign, _Sign]]:
    """The signs that are seen, each with the one before it."""
    seen = [one for one in signs if not one.sign.isspace()]
    yield from pairwise(seen)


register(Format("PDF", (".pdf",), ("pypdfium2",), take))
