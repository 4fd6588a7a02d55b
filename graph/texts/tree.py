"""From a tree of HTML to paragraphs: one for each block, heading, item of a list and row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""What begins a paragraph, and ends one."""
_UNSEEN = frozenset(
    [
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "-comment",
    ]
)
"""What has no words, or none that are of the text."""
_CELLS = ("td", "th")
_LAID_OUT = "table, h1, h2, h3, h4, h5, h6"
"""What a table has in it that only puts things side by side."""
_LONGEST_CELL = 1_000
"""Signs of a cell: one with more is a part of a page."""
_BREAK, _CELL = "\0", "\1"  # which no text has: they are taken out of it first
_KEPT = str.maketrans({" ": "\2", "\n": _BREAK, "\t": "\3"})
"""Blanks that are shown as they are written, until the others are one each."""
_SHOWN = str.maketrans({"\2": " ", "\3": "\t"})
_BLANKS = re.compile("[ \t\n\r\f]+")
_NEVER_SEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
"""Signs that steer, soft hyphens, and marks of no width: nobody sees them, and they part words."""


def paragraphs(root: LexborNode) -> list[str]:
    """What a part of a page says, a paragraph each.

    Parameters
    ----------
    root : node
    """
    made = "".join(_pieces(root))
    return [text for one in re.split(f"{_BREAK}{_BREAK}+", made) if (text := _paragraph(one))]


def unseen_taken_out(text: str) -> str:
    """A text without the signs that nobody sees, and that would part its words.

    Parameters
    ----------
    text : str
    """
    return _NEVER_SEEN.sub("", text)


def letters(root: LexborNode) -> int:
    """How many signs a part of a page has that are shown, blanks aside.

    Parameters
    ----------
    root : node
    """
    return sum(len("".join(one.split())) for one in paragraphs(root))


def _paragraph(piece: str) -> str:
    """The lines of a paragraph; a break within it begins one."""
    lines = (_BLANKS.sub(" ", line) for line in piece.split(_BREAK))
    bare = (_cells(line).translate(_SHOWN).rstrip() for line in lines)
    return "\n".join(line for line in bare if line.strip())


def _cells(line: str) -> str:
    """The cells of a row, a tab between two."""
    cells = [cell.strip(" ") for cell in line.split(_CELL)]
    return "\t".join(cells).strip("\t") if len(cells) > 1 else cells[0]


def _pieces(root: LexborNode) -> Iterator[str]:
    """The words of a tree, with breaks: two where a paragraph ends."""
    kept = _within(root, "pre")
    rows = False
    waiting: list[tuple[LexborNode, bool]] = [(root, True)]
    while waiting:
        node, opens = waiting.pop()
        name = node.tag or ""
        if name == "-text":
            text = unseen_taken_out(node.text_content or "")
            yield text.translate(_KEPT) if kept else text
            continue
        if name in _UNSEEN:
            continue
        if name == "br":
            yield (" " if rows else _BREAK) if opens else ""
        elif name == "q":
            yield "“" if opens else "”"
        elif rows and name in _BLOCKS and name not in ("table", "tr"):
            yield _CELL if name in _CELLS and opens and _before(node) else " "
        elif name in _BLOCKS:
            yield _BREAK * 2
        kept = opens if name == "pre" else kept
        rows = opens and _is_of_rows(node) if name == "table" else rows
        if opens:
            waiting.append((node, False))
            children = node.iter(include_text=True)
            waiting.extend((child, True) for child in reversed([*children]))


def _before(cell: LexborNode) -> bool:
    """Whether there is a cell before it in its row."""
    other = cell.prev
    while other is not None and other.tag not in _CELLS:
        other = other.prev
    return other is not None


def _is_of_rows(table: LexborNode) -> bool:
    """Whether a table says something by its rows, and does not only put things side by side."""
    if any(one != table for one in table.css(_LAID_OUT)):
        return False
    if any(len(cell.text()) > _LONGEST_CELL for cell in table.css("td")):
        return False
    return table.css_first("td + td, td + th, th + td, th + th") is not None


def _within(node: LexborNode, name: str) -> bool:
    found: LexborNode | None = node.parent
    while found is not None and found.tag != name:
        found = found.parent
    return found is not None
