"""A view as one HTML file that asks nobody for anything.

The data stand in the page as inert text. The Content-Security-Policy names the hashes of the page's
own script and style: nothing else runs.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graph.export.bundle import page_files, script_of, style_of
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
        The same view gives the same text. Write it as UTF-8.
    """
    files = page_files() if files is None else files
    script, style = script_of(files), style_of(files)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    environment = Environment(
        loader=DictLoader({TEMPLATE: files[TEMPLATE]}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(
        title=_text(view.title),
        description=_text(view.description or ""),
        policy=policy,
        script=Markup(script),
        style=Markup(style),
        blocks=blocks(view, styled(view)),
    )


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
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
