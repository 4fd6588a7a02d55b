"""A view as one HTML file that asks nobody for anything.

The data stand in the page as inert text. The Content-Security-Policy names the hashes of the page's
own script and styles: nothing else runs. All of it is ASCII, so that it reads the same whatever encoding
a server or a host page tells of. What the page is called and finds, and what to do if it does not
start, come before its style, its script and the data: they are there when the rest is cut off.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph.export.bundle import page_files, script_of, style_of, waiting_style_of
from graph.export.contract import View
from graph.export.pack import blocks
from graph.export.style import styled

TEMPLATE = "page.html"


def page(view: View, files: Mapping[str, str] | None = None) -> str:
    """The view as an HTML page.

    Parameters
    ----------
    view : View
    files : mapping of str to str, optional
        The page's own files by path, if others than those of this package.

    Returns
    -------
    str
        The same view gives the same text, all of it ASCII.
    """
    files = page_files() if files is None else files
    script, style, waiting = script_of(files), style_of(files), waiting_style_of(files)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; "
        f"style-src '{_digest(waiting)}' '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    )
    # As the page itself says them first of all (shell/masthead.mjs).
    headed = view.headline is not None
    below = view.deck if headed and view.deck is not None else view.description
    environment = Environment(
        loader=DictLoader({TEMPLATE: files[TEMPLATE]}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rendered = environment.get_template(TEMPLATE).render(
        title=_text(view.title),
        headline=_text(view.headline or ""),
        standfirst=_text(below or ""),
        language=view.language,
        policy=policy,
        script=Markup(script),
        style=Markup(style),
        waiting=Markup(waiting),
        blocks=blocks(view, styled(view)),
    )
    return rendered.encode("ascii", "xmlcharrefreplace").decode("ascii")


def notebook(page_html: str) -> str:
    """The page for a notebook's output cell: an ``iframe`` that carries it.

    Parameters
    ----------
    page_html : str
        What `page` gave.
    """
    content = html.escape(page_html, quote=True)
    return (
        f'<iframe srcdoc="{content}" title="policygraph" width="100%" height="720" '
        'style="border:1px solid #8884;border-radius:4px" allow="clipboard-write; fullscreen" '
        "allowfullscreen></iframe>"
    )


class NotebookPage:
    """The page as what a notebook's cell shows.

    Parameters
    ----------
    page_html : str
        What `page` gave.
    """

    def __init__(self, page_html: str) -> None:
        self.html = page_html

    def __repr__(self) -> str:
        return "a page; a notebook shows it, and to_html(path) writes it"

    def _repr_html_(self) -> str:
        return notebook(self.html)


def _text(text: str) -> str:
    """Text that can be written as HTML: there, the number of a control character means another one."""
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return re.sub(r"[\x80-\x9f]", "\ufffd", whole)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
