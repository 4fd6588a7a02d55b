"""Which part of a page is its text: what leads elsewhere, or goes round it, is taken away first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.texts.tree import letters, paragraphs

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ROUND_IT = (
    "nav, menu, dialog, aside, [hidden], [style*='display:none' i], [style*='display: none' i], "
    "[role=navigation], [role=search], [role=banner], [role=contentinfo], [role=dialog], "
    "[role=complementary], [role=menu], [role=alertdialog]"
)
_EDGES = "header, footer"
"""What goes round a page's text where it is in no article."""
_CALLED = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "comment",
        "comments",
        "consent",
        "cookie",
        "cookies",
        "copyright",
        "disqus",
        "dropdown",
        "footer",
        "gdpr",
        "login",
        "masthead",
        "menu",
        "modal",
        "nav",
        "navbar",
        "navigation",
        "newsletter",
        "pager",
        "pagination",
        "popup",
        "promo",
        "recommended",
        "related",
        "respond",
        "search",
        "share",
        "sharedaddy",
        "sharing",
        "sidebar",
        "skip",
        "social",
        "sponsored",
        "subscribe",
        "teaser",
        "teasers",
        "toolbar",
        "tooltip",
        "trending",
        "widget",
        "widgets",
    ]
)
"""How the names of classes and ids begin or end of what goes round a text."""
_MODIFIED = re.compile(r"--\S*")
_NAMED = "div, section, ul, ol, p, table, form, span, figure"
_HELD = 0.3
"""What holds so much of all the text is the text, whatever it is called."""
_STEP = 0.95
"""So much of the running text is in the part that is gone into."""
_WHOLE, _LEAST = ("article",), ("p", "table", "tbody", "tr", "ul", "ol")
"""What a text is in with all that belongs to it, and what is no more than a part of one."""
_RUNNING = 80
"""Signs of a paragraph that is running text, at the least."""
_LINKED = 0.5
"""So much of a list or of a short block is links where it only leads elsewhere."""
_SHORT = 200


def main_part(html: str) -> list[str]:
    """The paragraphs of a page's text; its heading first, where that stands above.

    Parameters
    ----------
    html : str
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(html)
    body = page.body
    if body is None:
        return []
    heading = heading_of(page)
    _take_away_what_goes_round(body)
    found = paragraphs(_narrowed(body))
    if not found:  # a page that only leads elsewhere says that
        whole = LexborHTMLParser(html).body
        return paragraphs(whole) if whole is not None else []
    return [heading, *found] if heading and heading not in found[:20] else found


def heading_of(page: LexborHTMLParser) -> str:
    """The heading of a page, on one line: of the first rank, and one that its title names, or the only one.

    Parameters
    ----------
    page : LexborHTMLParser
    """
    found = [" ".join(" ".join(paragraphs(one)).split()) for one in page.css("body h1")]
    title = page.css_first("head title")
    named = " ".join(title.text().split()) if title is not None else ""
    of_it = (one for one in found if one and one in named)
    return next(of_it, found[0] if len(found) == 1 else "")


def _take_away_what_goes_round(body: LexborNode) -> None:
    for node in body.css("ul, ol, div, p, table, section"):
        if node.parent is not None and _leads_elsewhere(node):
            node.decompose()
    all_of_it = _running(body)
    for node in body.css(_ROUND_IT):
        _take_away(node, all_of_it)
    for node in body.css(_EDGES):
        if not _is_in(node, ("article", "main")):
            _take_away(node, all_of_it)
    for node in body.css(_NAMED):
        if _is_called_so(node):
            _take_away(node, all_of_it)


def _take_away(node: LexborNode, all_of_it: int) -> None:
    if node.parent is not None and _running(node) <= _HELD * all_of_it:
        node.decompose()


def _is_called_so(node: LexborNode) -> bool:
    """Whether its class or id says that it goes round the text."""
    names = f"{node.attributes.get('class') or ''} {node.id or ''}"
    for name in _MODIFIED.sub("", names).casefold().split():
        words = re.split("[-_]+", name)
        if words[0] in _CALLED or words[-1] in _CALLED:
            return True
    return False


def _narrowed(body: LexborNode) -> LexborNode:
    """The smallest part that has nearly all of the running text."""
    here = body
    while True:
        running = _running(here)
        children = [one for one in here.iter() if _running(one) >= _STEP * running]
        inner = len(children) == 1 and children[0].tag not in _LEAST
        if not running or not inner or here.tag in _WHOLE:
            return here
        here = children[0]


def _running(node: LexborNode) -> int:
    """How many signs of a part are of running text."""
    return sum(len(one) for one in paragraphs(node) if len(one) >= _RUNNING)


def _leads_elsewhere(node: LexborNode) -> bool:
    """Whether most of a part is links, and no more than a few words beside them."""
    links = node.css("a[href]")
    if not links:
        return False
    shown = letters(node)
    linked = sum(letters(one) for one in links)
    alone = len(links) == 1 and node.tag == "p"
    return linked > _LINKED * shown and shown - linked < _SHORT and not alone


def _is_in(node: LexborNode, names: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in names:
        parent = parent.parent
    return parent is not None
