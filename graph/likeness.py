"""Which of the names that are known a wrong one was meant for, at a cost that is bounded.

A check may meet twenty thousand wrong names where a hundred thousand are known. So a list of names is
looked at once: it is indexed by two or three letters that follow each other, which lead to the few names that are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from graph.folding import fold

LIKE = 0.6
"""How alike two names are at least, of 1, for the one to be meant by the other."""
LETTERS = 80
"""So many letters of a name are compared."""
VISITED = 6000
"""So many places of the index are gone to for a name, those of its rarest letters first."""
COMPARED = 16
"""So many names are compared with a wrong one, those that share most with it."""
FEW = 300
"""A list of so many names is not worth being kept."""
HINTS = 300
"""For so many wrong names a check looks thoroughly; where more are wrong, it is not for misspelling. Of a
long list it then knows only those alike but for case and accents, of a short one it compares the very first."""


class Names:
    """Some names, and which of them are most like one that is not among them.

    Parameters
    ----------
    known : iterable of str
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(dict.fromkeys(known))
        self.hints: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.known)

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """The names as they are written, by what they fold to."""
        found: dict[str, list[str]] = {}
        for name in self.known:
            found.setdefault(fold(name), []).append(name)
        return found

    @cached_property
    def folded(self) -> Sequence[str]:
        """What the names fold to, each once."""
        return tuple(self.spellings)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Which of the folded names have some letters that follow each other."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self.folded):
            for part in self._parts(name[:LETTERS]):
                found.setdefault(part, []).append(place)
        return found

    def nearest(self, name: str, most: int = 3, *, compared: int = COMPARED) -> tuple[str, ...]:
        """The names most like one, best first, as they are written.

        First are those alike but for case, then those that begin with it: *SPD (DEU)* is meant by *SPD*.
        """
        sought = fold(name)
        found = list(self.spellings.get(sought, ()))
        if sought and len(found) < most:  # what folds to nothing is like nothing
            short = sought[:LETTERS]
            scored = (
                (_likeness(short, other[:LETTERS]), other) for other in self._pool(short, compared)
            )
            best = sorted(((-score, other) for score, other in scored if score >= LIKE))
            begun = self._begun(sought, most)
            like = (other for _score, other in best[:most] if other not in begun)
            for other in (*begun, *like):
                found += self.spellings[other] if other != sought else ()
        return tuple(found[:most])

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self.spellings)

    def _begun(self, sought: str, most: int) -> list[str]:
        """The first few names that are this one with more after a blank or a bracket, the shortest first."""
        found: list[str] = []
        for begin in (f"{sought} ", f"{sought}("):
            at = bisect_left(self._sorted, begin)
            found += (one for one in self._sorted[at : at + most] if one.startswith(begin))
        return sorted(found, key=len)[:most]

    def alike(self, name: str) -> tuple[str, ...]:
        """The names that differ from one in case and accents alone."""
        return tuple(self.spellings.get(fold(name), ()))

    def _parts(self, name: str) -> Sequence[str]:
        """A name's runs of two letters, of three in a long list; where it begins and ends counts."""
        padded, size = f"\n{name}\n", 2 if len(self) <= FEW else 3
        runs = (padded[at : at + size] for at in range(len(padded) - size + 1))
        return tuple(
            dict.fromkeys(runs)
        )  # in their order, or the same names would give other hints

    def _pool(self, sought: str, compared: int) -> list[str]:
        """The few names worth comparing: those that share most runs of letters, the rarest first."""
        postings = sorted(
            (found for part in self._parts(sought) if (found := self.places.get(part))), key=len
        )
        shared: Counter[int] = Counter()
        left = VISITED
        for posting in postings:
            shared.update(posting[:left])
            left -= len(posting)
            if left <= 0:
                break
        most = [(self.folded[place], times) for place, times in shared.most_common(8 * compared)]
        most.sort(key=lambda one: -one[1] / (len(one[0]) + len(sought)))
        return [name for name, _times in most[:compared]]


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known names most like one that is not known, best first.

    Parameters
    ----------
    name : str
    known : iterable of str
        A long list is indexed once, if it is the same collection each time.
    most : int
        How many at the most.

    Returns
    -------
    tuple of str
        As they are written; empty where nothing is alike.
    """
    return _names(known).nearest(name, most)


def did_you_mean(name: str, known: Iterable[str] | Names) -> str:
    """The closing words of an error sentence: `` Did you mean "x"?``, or nothing.

    Parameters
    ----------
    name : str
    known : iterable of str, or Names
        Of a long list, only so many wrong names are looked up.
    """
    names = known if isinstance(known, Names) else _names(known)
    if name not in names.hints:
        spent = len(names.hints) >= HINTS
        if spent and len(names) > FEW:
            found = names.alike(name)
        else:
            found = names.nearest(name, 1, compared=2 if spent else COMPARED)
        hint = f' Did you mean "{found[0]}"?' if found else ""
        if spent:
            return hint
        names.hints[name] = hint
    return names.hints[name]


_KEPT: OrderedDict[int, tuple[Collection[str], int, Names]] = OrderedDict()
"""The last long lists, each with what it is known by: itself, and how long it was."""


def _names(known: Iterable[str]) -> Names:
    """The index of a list of names: that of its words, or of the very collection if it is long."""
    if not isinstance(known, Collection):
        known = tuple(known)
    if len(known) <= FEW:
        return _few(tuple(known))
    kept = _KEPT.get(id(known))
    if kept is None or kept[0] is not known or kept[1] != len(known):
        kept = _KEPT[id(known)] = known, len(known), Names(known)
    _KEPT.move_to_end(id(known))
    while len(_KEPT) > 4:
        _KEPT.popitem(last=False)
    return kept[2]


@lru_cache(maxsize=64)
def _few(known: tuple[str, ...]) -> Names:
    return Names(known)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
