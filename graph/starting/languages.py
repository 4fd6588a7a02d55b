"""Which language a text is in, guessed from its most frequent words."""

from __future__ import annotations

import re
from collections.abc import Mapping

FREQUENT: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is that for it was with on as be by at from this have are would will "
        "which has its not their they an or were been but",
        "es": "el la los las de del y en que un una por para con no se su al es lo como más pero sus "
        "le ha este esta entre cuando muy sin sobre también fue",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch "
        "es an werden aus er hat dass sie nach wird bei einer um",
        "fr": "le la les de des du et en un une que qui dans pour par sur au aux ne pas est ce il plus "
        "avec se sont son sa cette mais ou d l à a",
        "pt": "o a os as de do da dos das e em no na nos nas que um uma por para com não se ao mais "
        "como mas foi pelo pela seu sua são também é",
        "it": "il lo la i gli le di del della dei delle e in nel nella che un una per con non si è al "
        "alla da dal sono più come ma anche ha sul questo",
    }.items()
}
"""The words that nearly any text in a language has; those of several languages tell little, and cancel out."""
READ = 20_000
"""So many characters are looked at: more would say the same."""
FEWEST = 3
"""Of so many words it is known, at the least."""
SHARE = 0.12
"""So large a part of all words they are in any prose."""
AHEAD = 1.25
"""So many times as many as of any other language."""
_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str | None:
    """The language that a text is in, as far as its frequent words tell.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        One of those in ``FREQUENT``; none where no language stands out.
    """
    words = _WORD.findall(text[:READ].casefold())
    counts = {
        language: sum(word in frequent for word in words) for language, frequent in FREQUENT.items()
    }
    best, second = sorted(counts, key=lambda language: -counts[language])[:2]
    known = counts[best] >= max(FEWEST, SHARE * len(words))
    return best if known and counts[best] >= AHEAD * counts[second] else None
