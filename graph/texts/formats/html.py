"""HTML, saved from a browser or made otherwise: the running text, without what leads elsewhere."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from graph.texts.formats import Format, NotTaken, Taken, register
from graph.texts.pages import heading_of, main_part

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_HEAD = 8_192
"""Bytes in which an encoding is declared, if it is."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers take for another encoding, because pages do."""
_NO_SIGNS = re.compile("[\x80-\x9f\ufffd]")
"""What no page says, and a wrong encoding makes."""
_NESTING = re.compile(
    r"<(/?)(?:article|blockquote|center|div|dl|fieldset|form|ol|section|table|ul)\b", re.IGNORECASE
)
_DEEPEST = 500
"""Levels of a page, at the most."""
_TITLES = ("meta[name='citation_title']", "meta[property='og:title']", "meta[name='dc.title' i]")


def take(content: bytes) -> Taken:
    """The text of a page.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    NotTaken
        Where it is in another encoding than it says, or in one that it does not say.
    """
    from selectolax.lexbor import LexborHTMLParser

    text = decoded(content)
    _refuse_depths(text)
    return Taken(main_part(text), _title(LexborHTMLParser(text)))


def _refuse_depths(text: str) -> None:
    """Refuse what is nested as no page is: to look at each part of each part would take for ever."""
    depth = 0
    for found in _NESTING.finditer(text):
        depth = max(depth + (-1 if found[1] else 1), 0)
        if depth > _DEEPEST:
            raise NotTaken(
                f"its parts are nested more than {_DEEPEST} levels deep, which no browser shows; "
                "save its words as text (.txt), and give that file"
            )


def decoded(content: bytes) -> str:
    """The signs of a page: in UTF-8 where they can be, else as it declares.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    NotTaken
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    found = _DECLARED.search(content, 0, _HEAD) or _XML.match(content)
    declared = found[1].decode("ascii") if found else None
    for name in filter(None, (marked, "utf-8")):
        try:
            return content.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    if declared is None:
        raise NotTaken(
            "this is not UTF-8, and does not say what it is; open it in a browser, and save it as UTF-8"
        )
    try:
        known = codecs.lookup(declared).name
        text = content.decode(_AS_BROWSERS.get(known, known))
    except (LookupError, UnicodeDecodeError):
        text = "\ufffd"
    if _NO_SIGNS.search(text):
        raise NotTaken(
            f'this says that it is "{declared}", and is not; open it in a browser, and save it as UTF-8'
        )
    return text


def _title(page: LexborHTMLParser) -> str:
    """What a page says that it is called: for those who cite it, else its heading, else as a whole."""
    for where in _TITLES:
        named = page.css_first(where)
        if named is not None and (named.attributes.get("content") or "").strip():
            return named.attributes["content"] or ""
    whole = page.css_first("head title")
    called = " ".join(whole.text().split()) if whole is not None else ""
    heading = heading_of(page)
    # A page adds where it is from: "Heading | The Newspaper".
    return heading if heading and heading in called else called or heading


register(Format("HTML", (".html", ".htm", ".xhtml"), ("selectolax",), take))
