r"""A text, and how it is cut up into paragraphs and sentences.

For all of this package, a **paragraph** is a line that is not blank, counted from 1 (lines end as
in ``str.splitlines`` for ``\n``, ``\r\n`` and ``\r``). A **sentence** is a stretch of a paragraph
that ends with ``.``, ``!``, ``?`` or ``…`` (or their like in other scripts), closing quotes and
brackets included, before white space and the start of another (a capital, a digit, an opening quote
or bracket, or a letter that has no case), or at the paragraph's end; the signs of China and Japan
need no white space. A point after an initial or a short form ends nothing; what those are, the document's
language says (``graph.evidence.short_forms``). Positions are code points of the text as decoded from
UTF-8, a byte order mark left out, line ends as they are; half-open.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from shlex import quote

from graph.evidence.short_forms import (
    ENDS,
    ENDS_ANYWHERE,
    Habits,
    before_figures,
    habits,
    never,
    ordinals,
)
from graph.problems import UnusableFile
from graph.shown import one_line

_LINE = re.compile(r"[^\r\n]*")
_CLOSING, _OPENING = "\"'\u2019\u201d\u00bb)\\]", "\"'\u2018\u201c\u00ab(\\[\u00bf\u00a1"
_CLOSING_WIDE = "\"'\u2019\u201d)\u300d\u300f\uff09\u3011\u300b\u3009"
_LAST_WORD = re.compile(r"[\w\u0900-\u0dff.-]*$")  # the marks of Indic letters are of the word
_NEXT_WORD = re.compile(r"\s+(\w+)")
_LONGEST = 16
"""Letters of a short form, at the most."""
_ORDINAL = 3
"""Figures of an ordinal, at the most."""


@dataclass(frozen=True)
class Paragraph:
    """A line of a text that is not blank.

    Parameters
    ----------
    number : int
        From 1.
    start, end : int
        Half-open, in code points of the text.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text.

    Parameters
    ----------
    paragraph : int
        The number of the paragraph it stands in.
    start, end : int
        Half-open, in code points of the text.
    """

    paragraph: int
    start: int
    end: int


def read_text(path: Path | str) -> str:
    """A document's text, line ends as they are.

    Raises
    ------
    UnusableFile
        Where there is no such file, or it is no file of text in UTF-8.
    """
    try:
        mode = Path(path).stat().st_mode
        if not stat.S_ISREG(mode):  # a pipe, which a reader could wait for without end
            raise UnusableFile(str(path), _no_file_of_text(mode))
        content = Path(path).read_bytes()
    except OSError as error:
        raise UnusableFile(str(path), error.strerror or str(error)) from None
    except ValueError:
        raise UnusableFile(ascii(str(path)), "no file can have this name") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableFile(str(path), _not_utf_8(Path(path), content, line)) from None


def _no_file_of_text(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "this is a folder; give a text file"
    return "this is a pipe or a device; give a text file"


def _not_utf_8(path: Path, content: bytes, line: int) -> str:
    from graph.texts.formats import format_of

    document = format_of(path)
    if document is not None:
        return (
            f"this is {document.name}; policygraph new FOLDER {quote(str(path))} takes its text out, "
            "and keeps it in FOLDER/texts: give that"
        )
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "this is UTF-16; save it as UTF-8"
    if b"\0" in content:
        return "this is not a text; save the document as text in UTF-8"
    return f"line {line} is not UTF-8; save the document as text in UTF-8"


def digest(words: str) -> str:
    """The digest of some exact words: the first 16 hex digits of the SHA-256 of their UTF-8."""
    return document_digest(words)[:16]


def document_digest(text: str) -> str:
    """The SHA-256 of a whole text's UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text; of the last few texts they are kept, for the next quote of the same."""
    lines = (match for match in _LINE.finditer(text) if match[0].strip())
    return tuple(
        Paragraph(number, match.start(), match.end()) for number, match in enumerate(lines, 1)
    )


def sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; white space around them belongs to none.

    Parameters
    ----------
    text : str
    language : str, optional
        The document's, as ``es`` or ``es-CL``: it says which points end no sentence.
    """
    return tuple(
        sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph, language)
    )


@cache
def _sentence_end(language: str | None) -> re.Pattern[str]:
    """The end of a sentence, if its point ends one; what comes next is ``next``."""
    known = habits(language) or Habits()
    air = "[ \u00a0\u202f]"
    # No group is possessive: before 3.11.5, Python loses a way through one that has several.
    more = rf"(?:{air}[!?\u2026]++)*" if known.spaced else ""
    closing = f"[{_CLOSING}{known.closing}]"
    closing = rf"(?:{closing}|{air}\u00bb)" if known.spaced else closing
    opening = rf"[{_OPENING}{known.opening}]"
    opening = rf"(?:{opening}|(?<=\u00ab){air})" if known.spaced else opening
    opening = rf"(?:[\u2013\u2014]{air}?)?{opening}" if known.dashes else opening
    return re.compile(
        rf"(?<![{ENDS}])[{ENDS}]++{more}{closing}*(?=\s+{opening}*(?P<next>\S))"
        rf"|[{ENDS_ANYWHERE}]++[{_CLOSING_WIDE}]*+(?!\u3068|\u3063\u3066)"
    )


def _split(text: str, paragraph: Paragraph, language: str | None) -> Iterator[Sentence]:
    start = paragraph.start
    for match in _sentence_end(language).finditer(text, paragraph.start, paragraph.end):
        following = match["next"] or ""
        if following.islower():
            continue
        if match[0].startswith(".") and _goes_on(text, start, match, following, language):
            continue
        yield from _trimmed(text, paragraph.number, start, match.end())
        start = match.end()
    yield from _trimmed(text, paragraph.number, start, paragraph.end)


def _goes_on(
    text: str, start: int, match: re.Match[str], following: str, language: str | None
) -> bool:
    """Whether the point behind a word ends no sentence."""
    before = text[max(start, match.start() - _LONGEST) : match.start()]
    found = _LAST_WORD.search(before)
    word = found[0].lstrip("-.") if found else ""
    if word in never(language) or (word[-1:].isupper() and not word[-2:-1].isalnum()):
        return True
    if following.isdigit() and word in before_figures(language):
        return True
    if not ordinals(language) or not word.isdigit() or len(word) > _ORDINAL:
        return False
    noun = _NEXT_WORD.match(text, match.end())
    return noun is not None and noun[1] in ordinals(language)


def _trimmed(text: str, paragraph: int, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        yield Sentence(
            paragraph, start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        )


def excerpt(words: str, most: int) -> str:
    """Some words of a text as they may be shown within a line, cut to a length."""
    line = " ".join(words.split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    return one_line(line)
