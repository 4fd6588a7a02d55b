"""Texts as XML says them."""

from __future__ import annotations

from collections import Counter
from xml.sax.saxutils import escape, quoteattr

from graph.writing.networkx import UNSAYABLE

_KEPT = {"\r": "&#13;"}
REPLACED = "texts with signs that XML cannot say, each now \ufffd"


class Markup:
    """Texts, made fit for XML.

    Attributes
    ----------
    unsaid : counter of str
        How many of them had something that XML cannot say.
    """

    def __init__(self) -> None:
        self.unsaid: Counter[str] = Counter()

    def text(self, value: object) -> str:
        """What stands between two tags."""
        return escape(self.clean(value), _KEPT)

    def attribute(self, value: object) -> str:
        """What stands in a tag, in quotes; line ends and tabs stay what they are."""
        return quoteattr(self.clean(value), _KEPT)

    def instruction(self, json: str) -> str:
        """What stands in a processing instruction, as JSON: within it a sign may be spelled by its number."""
        return self.clean(json).replace("?>", "?\\u003e")

    def clean(self, value: object) -> str:
        """A text without what XML cannot say, for what escapes it itself."""
        if isinstance(value, bool):
            return "true" if value else "false"
        text = str(value)
        clean = UNSAYABLE.sub(lambda found: found[0] if found[0] == "\r" else "\ufffd", text)
        if clean != text:
            self.unsaid[REPLACED] += 1
        return clean
