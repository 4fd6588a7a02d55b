"""Of which kind the bodies of a parliament are, and which so-called parties are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.folding import fold

KINDS: Mapping[str, str] = {
    "party": "party",
    "political party": "party",
    "legislature": "agency",
    "chamber": "agency",
    "upper house": "agency",
    "lower house": "agency",
    "parliament": "agency",
    "committee": "agency",
    "ministry": "agency",
    "department": "agency",
    "executive": "agency",
    "government": "agency",
    "cabinet": "agency",
    "court": "agency",
    "council": "agency",
    "coalition": "coalition",
    "alliance": "coalition",
    "electoral alliance": "coalition",
}
"""Kinds of entities by what a body is classified as."""

_INDEPENDENT = frozenset(
    (
        *("independent", "independents", "ind", "non partisan", "nonpartisan", "unaffiliated"),
        *("no party", "no party affiliation", "none", "non attached", "other", "others"),
        *("one seat", "no seat", "crossbench", "crossbencher", "speaker", "ceann comhairle"),
    )
)
"""What those are called who belong to no party, or leave theirs while they preside."""
INDEPENDENT_POLITICIAN = "Q327591"
"""The item of Wikidata for who belongs to no party."""
_UNKNOWN = frozenset(("unknown", "unk", "not known", "n a", "na", "tbc", "tbd", "party unknown"))


def kind_of_body(classification: str) -> str:
    """The kind of a body; an organization, where its classification says no more."""
    return KINDS.get(_plain(classification), "organization")


def is_no_party(*called: str, items: Iterable[str] = ()) -> bool:
    """Whether what stands in a party's place is none, but those who have none.

    Parameters
    ----------
    *called : str
        Its names and ids.
    items : iterable of str
        Its items of Wikidata.
    """
    return INDEPENDENT_POLITICIAN in items or any(_plain(one) in _INDEPENDENT for one in called)


def is_unknown(*called: str) -> bool:
    """Whether it says that the party is not known."""
    return any(_plain(one) in _UNKNOWN for one in called)


def _plain(words: str) -> str:
    """Words without signs; of an id, what follows the last slash."""
    last = fold(words).rsplit("/", 1)[-1]
    return " ".join("".join(sign if sign.isalnum() else " " for sign in last).split())
