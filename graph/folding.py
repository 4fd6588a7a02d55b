"""Text as a search sees it: without case, accents, and the look-alikes that typesetting brings."""

from __future__ import annotations

import unicodedata

_LOOK_ALIKES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | {"\u00a0": " ", "\u202f": " "}
)


def fold(text: str) -> str:
    """Fold a text for searching: compatibility forms, no accents, plain dashes and quotes.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Two texts that a reader would call the same spelling fold to the same string.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LOOK_ALIKES))
    bare = (sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
    return "".join(bare).translate(_LOOK_ALIKES).lower()
