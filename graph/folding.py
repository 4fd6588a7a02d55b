"""Text as a search sees it: without case, accents, and the look-alikes that typesetting brings.

The page folds by the same tables (``page/base/fold.mjs``), and a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKES = (
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u02bb\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | {"\u00a0": " ", "\u202f": " "}
)
"""Dashes, quotes and spaces that a keyboard has one of."""

_UNSEEN = dict.fromkeys(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff",
    "",
)
"""What nobody sees: soft hyphens, signs of no width, and those that turn the way of writing."""

LETTERS = dict(
    pair.split("=")
    for pair in (
        "ß=ss æ=ae œ=oe þ=th ð=d đ=d ø=o ł=l ı=i ħ=h ŧ=t ŋ=n ĸ=k ƀ=b ɓ=b ƈ=c "
        "ȼ=c ɖ=d ɗ=d ƌ=d ɇ=e ǝ=e ə=e ɛ=e ƒ=f ǥ=g ɠ=g ɣ=g ⱨ=h ɨ=i ɩ=i ȷ=j "
        "ɉ=j ƙ=k ⱪ=k ƚ=l ɫ=l ⱡ=l ɲ=n ƞ=n ɔ=o ɵ=o ƥ=p ᵽ=p ɍ=r ɽ=r ȿ=s ƭ=t "
        "ʈ=t ⱦ=t ʉ=u ʊ=u ʋ=v ⱳ=w ƴ=y ɏ=y ƶ=z ȥ=z ⱬ=z ɀ=z ⱥ=a ς=σ"
    ).split()
)
"""Small letters that Unicode does not take apart, as who lacks them on the keyboard writes them."""

_BEFORE = str.maketrans(_LOOK_ALIKES | _UNSEEN | {"ŀ": "l", "Ŀ": "L"})
_AFTER = str.maketrans(_LOOK_ALIKES | _UNSEEN | LETTERS)


def fold(text: str) -> str:
    """Fold a text for searching: compatibility forms, no accents, plain dashes, quotes and letters.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Two texts that a reader would call the same spelling fold to the same string, mostly of
        another length: no place in it is a place in the text.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_BEFORE)).lower()
    bare = (sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
    return "".join(bare).translate(_AFTER)


def slug(words: str, longest: int) -> str:
    """Words as an id: small letters, digits and hyphens between them.

    Parameters
    ----------
    words : str
    longest : int
        So many characters it has at the most.

    Returns
    -------
    str
        Empty where no letter is left.
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:longest].strip("-")
