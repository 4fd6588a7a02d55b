"""The moods of what hangs on no scenario: *is to supply*, *proveerá*; what hangs on one *would*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from graph.vocabulary.verbs import Saying, in_words_of

Outright = Literal["is to", "will", "will probably", "may", "may be"]
"""How a claim under no scenario is said: of a plan, of what will come, of what is possible."""

OUTRIGHT: Mapping[str, Mapping[Outright, tuple[str, str]]] = {
    "en": {
        "is to": ("is to {bare}", "is not to {bare}"),
        "will": ("will {bare}", "will not {bare}"),
        "will probably": ("will probably {bare}", "will probably not {bare}"),
        "may": ("may {bare}", "may not {bare}"),
        "may be": ("may {been}", "may not {been}"),
    },
    "es": {
        "is to": ("{will}", "no {will}"),
        "will": ("{will}", "no {will}"),
        "will probably": ("probablemente {will}", "probablemente no {will}"),
        "may": ("podría {bare}", "podría no {bare}"),
        "may be": ("podría {been}", "podría no {been}"),
    },
}
"""The words of these moods by language: of what is affirmed, of what is denied."""


@cache
def outright(kind: Saying, language: str, mood: Outright, *, negated: bool) -> str | None:
    """What a kind says under no scenario of what is not plainly so.

    Parameters
    ----------
    kind : Saying
    language : str
    mood : str
        One of the keys of ``OUTRIGHT``.
    negated : bool

    Returns
    -------
    str or None
        None where the verb is not known.
    """
    return in_words_of(OUTRIGHT, kind, language, mood, negated=negated)
