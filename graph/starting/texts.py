"""The texts that a dataset is started from: each read, named, and known for what it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from graph.evidence.documents import LONGEST_ID, document_id
from graph.evidence.text import document_digest, read_text
from graph.problems import UnusableFile
from graph.reading.files import DOCUMENTS, TABLES
from graph.starting.languages import guess
from graph.texts.formats import Format, endings, format_of, take
from graph.vocabulary.spelling import wrong_name

MARKDOWN = (".md", ".markdown")
"""Endings of texts with marks in them; any other text is plain."""
LONGEST_TITLE = 160
"""A first line that is longer is no title, but a paragraph."""
_FRONT = re.compile(r"---[ \t]*\r?\n(?P<inner>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<title>.+)$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>.+)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<title>[^\s\-=].*)\r?\n=+[ \t]*\r?$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"<!doctype html|<html|%PDF-|<\?xml|\{\\rtf", re.IGNORECASE)
"""How files begin that are no texts, whatever their names end with."""
_ENDINGS = {"<!doctype html": ".html", "<html": ".html", "%pdf-": ".pdf"}
"""What the names of some of them should end with."""
SAVE = "save the document as text in UTF-8 (.txt or .md), and give that file"


@dataclass(frozen=True)
class Text:
    """A text that a dataset will cite.

    Parameters
    ----------
    id : str
        The document's.
    path : Path
        Where it was read.
    content : str
    title : str
    language : str, optional
        As it was guessed.
    format : Format, optional
        That of the document which it was taken out of; none of what is a text.
    """

    id: str
    path: Path
    content: str
    title: str
    language: str | None
    format: Format | None = None

    @property
    def file(self) -> str:
        """What the reader's copy is called."""
        return f"{self.id}{'.md' if is_markdown(self.path) else '.txt'}"

    @property
    def digest(self) -> str:
        """The digest by which a copy is known."""
        return document_digest(self.content)


def read_texts(paths: Sequence[Path]) -> tuple[Text, ...]:
    """Texts as the documents that they will be, each with an id of its own.

    Parameters
    ----------
    paths : sequence of Path

    Raises
    ------
    UnusableFile
        Where one is no text, or the same as another.
    """
    found: dict[str, Text] = {}
    for path in paths:
        sort = format_of(path)
        content, title = _content(path) if sort is None else _taken(path, sort)
        same = next((one for one in found.values() if one.content == content), None)
        if same is not None:
            raise UnusableFile(str(path), f"this is the same text as {same.path}; give it once")
        name = _free(document_id(path.stem), found.keys())
        named = title_of(content, path, title)
        found[name] = Text(name, path, content, named, guess(content), sort)
    return tuple(found.values())


def is_markdown(path: Path) -> bool:
    """Whether a file's name says that it is Markdown."""
    return path.suffix.casefold() in MARKDOWN


def title_of(content: str, path: Path, title: str = "") -> str:
    """What a text is called: by its title, its first heading, its first line, or its file's name.

    Parameters
    ----------
    content : str
    path : Path
    title : str
        What the document says of itself; empty where it says nothing.
    """
    own = [title] if re.search(r"\w", title) else []
    return called(path.stem, *own, *_candidates(content, path))


def called(name: str, *better: str) -> str:
    """The first that may be a title, at last the name of a file or folder, or what id it gives.

    Parameters
    ----------
    name : str
    *better : str
    """
    candidates = [_cleaned(one) for one in (*better, re.sub("[-_]+", " ", name))]
    usable = (one for one in candidates if len(one) <= LONGEST_TITLE and not wrong_name(one))
    return next(usable, document_id(name))


def _candidates(content: str, path: Path) -> Iterator[str]:
    front = _FRONT.match(content) if is_markdown(path) else None
    if front is not None:
        named = _FRONT_TITLE.search(front["inner"])
        if named is not None:
            yield named["title"].strip().strip("\"'")
        content = content[front.end() :]
    if is_markdown(path):
        headings = filter(None, (_HEADING.search(content), _UNDERLINED.search(content)))
        for heading in sorted(headings, key=lambda found: found.start()):
            yield _without_marks(heading["title"])
    first = next((line for line in content.splitlines() if re.search(r"\w", line)), "")
    yield _without_marks(first) if is_markdown(path) else first


def _without_marks(line: str) -> str:
    """A line of Markdown as it reads."""
    bare = re.sub(r"^\s*(?:#+|>|[-*+])\s+|\s+#+\s*$", "", line)
    return re.sub(r"[*`]+|\b_+|_+\b", "", _LINK.sub(r"\1", bare))


def _cleaned(line: str) -> str:
    """A line as a name: without what nobody sees, where it cannot be one as it is."""
    name = " ".join(line.split())
    if not wrong_name(name):
        return name
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _free(name: str, taken: Collection[str]) -> str:
    """An id that no other document has: the second of a name has its number behind it."""
    if name not in taken:
        return name
    stem = name[: LONGEST_ID - 8].rstrip("-")
    return next(one for n in count(2) if (one := f"{stem}-{n}") not in taken)


def _taken(path: Path, format: Format) -> tuple[str, str]:
    """The words of a document that holds more than its text, and what it says that it is called."""
    taken = take(path, format)
    return taken.content, taken.title


def _content(path: Path) -> tuple[str, str]:
    """The words of a file that is a text, which says of no title that it is one."""
    ending = path.suffix.casefold()
    if ending in TABLES:
        raise UnusableFile(
            str(path),
            "this is a table; save it as CSV, and policygraph import FILE FOLDER reads it",
        )
    content = None if ending in DOCUMENTS else read_text(path)
    begins = _CODE.match((content or "").lstrip()[:20])
    if begins and begins[0].casefold() in _ENDINGS:
        right = path.with_suffix(_ENDINGS[begins[0].casefold()]).name
        raise UnusableFile(str(path), f"this is no text by how it begins; call it {right}")
    if content is None or begins:
        known = ", ".join(endings())
        raise UnusableFile(str(path), f"this sort is not read, but {known} are; {SAVE}")
    if "\0" in content:
        raise UnusableFile(str(path), f"this is not a text; {SAVE}")
    if not content.strip():
        raise UnusableFile(str(path), "there is nothing in it; give a file with the text")
    return content, ""
