r"""A text, and how it is cut up into paragraphs and sentences.

For all of this package, a **paragraph** is a line that is not blank, counted from 1 (lines end as
in ``str.splitlines`` for ``\n``, ``\r\n`` and ``\r``). A **sentence** is a stretch of a paragraph
that ends with ``.``, ``!``, ``?`` or ``…``, closing quotes and brackets included, before white
space and the start of another (a capital, a digit, an opening quote or bracket, or a letter that
has no case), or at the paragraph's end. A point after an initial or one of a few abbreviations ends
nothing. Positions are code points of the text as decoded from UTF-8, a byte order mark left out,
line ends as they are; half-open.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.problems import UnusableFile
from graph.shown import one_line

_LINE = re.compile(r"[^\r\n]*")
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u2019\u201d\u00bb)\]]*+(?=\s+[\"'\u2018\u201c\u00ab(\[¿¡]*(?P<next>\S))"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Sen|Gov|Sr|Sra|Jr|St|No|vs|cf|etc|approx"
    r"|e\.g|i\.e|U\.S|U\.K|Art|Fig|pp|p))\.$"
)


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
        raise UnusableFile(str(path), _not_utf_8(content, line)) from None


def _no_file_of_text(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "this is a folder; give a text file"
    return "this is a pipe or a device; give a text file"


def _not_utf_8(content: bytes, line: int) -> str:
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


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text."""
    lines = (match for match in _LINE.finditer(text) if match[0].strip())
    return tuple(
        Paragraph(number, match.start(), match.end()) for number, match in enumerate(lines, 1)
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; white space around them belongs to none."""
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph))


def _split(text: str, paragraph: Paragraph) -> Iterator[Sentence]:
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match["next"].islower():
            continue
        if match[0].startswith(".") and _ABBREVIATION.search(
            text, max(start, match.start() - 10), match.start() + 1
        ):
            continue
        yield from _trimmed(text, paragraph.number, start, match.end())
        start = match.end()
    yield from _trimmed(text, paragraph.number, start, paragraph.end)


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
