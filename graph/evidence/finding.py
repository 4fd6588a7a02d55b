"""Finding words in a text by their length and digest alone, where they are not where they were.

An edit shifts all that stands behind it, and by the same. So what helped one citation is tried on its
neighbours first; then the places near it, then what begins and ends as a sentence does, then as a word
does, and last every place. How many digests may be made for a text is fixed, so that the answer does not
depend on the machine; what is looked for and was not looked for everywhere is known to be so.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from graph.evidence.text import sentences

BUDGET = 1_500_000
"""Digests for one text; one of many letters counts for several."""
_LETTERS = 1_000
"""Letters that a digest takes in for the price of one."""
_NEAR = (100, 1_000, 10_000)
"""How far from where it should be something is looked for, letter by letter, one after the other."""
_SHARES = 5
"""No stage but the last takes more of the budget than one of so many parts."""
_DRIFT = 12
"""By how much a neighbour may have moved more or less: by other line ends, say."""
_MISSES = 8
"""Neighbours in a row that a shift need not help."""
_TOGETHER = 3
"""Sentences that may be cited as one."""
_GLANCES = 10
"""Places that can be ruled out for the price of a digest."""
_WORD = re.compile(r"\w+|[^\w\s]")


class Wanted(NamedTuple):
    """Words that are looked for: where they were, and their digest."""

    start: int
    end: int
    digest: str


class Lost:
    """Words that are not in their places in a text, and where they are now.

    Parameters
    ----------
    text : str
    wanted : iterable of Wanted
    shift : int
        By how much the end of the text has moved, where that is known.
    budget : int, optional
        How many digests may be made; by default ``BUDGET``.

    Attributes
    ----------
    found : dict of Wanted to int
        Where words begin now: one place of perhaps several.
    sought : set of Wanted
        Those that were looked for everywhere, and are nowhere.
    made : int
        How many digests were made.
    """

    def __init__(
        self, text: str, wanted: Iterable[Wanted], shift: int = 0, budget: int | None = None
    ) -> None:
        budget = BUDGET if budget is None else budget
        self.text = text
        self.found: dict[Wanted, int] = {}
        self.sought: set[Wanted] = set()
        self.made = 0
        self._left = budget
        self._all = sorted(set(wanted))
        self._helped: list[int] = []  # the numbers of those found, in order
        self._of_length: defaultdict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self._all):
            self._of_length[one.end - one.start].append(number)
        self._look_with_the_end(shift)
        for room in _NEAR:
            self._look_near(shift, room, budget // _SHARES)
        self._look_by_length(self._sentences, budget // _SHARES)
        self._look_by_length(self._words, budget // _SHARES)
        self._look_by_length(self._everywhere, budget)

    def _look_with_the_end(self, shift: int) -> None:
        """Where each would be, had it moved as the end of the text has, or as the one before it."""
        for number, one in enumerate(self._all):
            shifts = {shift: None} | dict.fromkeys(self._shifts_about(number)[:1])
            self._look(number, (one.start + by for by in shifts))

    def _look_near(self, shift: int, room: int, budget: int) -> None:
        """About the places where each would be, had it moved as its neighbours have."""
        least = self._left - budget
        count = len(self._all)
        # What is close follows what was found before it; what is far may be anywhere.
        for number in range(count) if room == _NEAR[0] else _spread(count):
            if self._left <= least:
                break
            if self._all[number] not in self.found:
                start, end, _digest = self._all[number]
                shifts = dict.fromkeys((*self._shifts_about(number), 0, shift))
                places = [start + by for by in shifts]
                self._look(number, _about(places, room, len(self.text) - end + start))

    def _look_by_length(self, places: _Places, budget: int) -> None:
        """At some of the places in the whole text; one pass serves all that are of one length."""
        done = set()
        least = self._left - budget
        for number in _spread(len(self._all)):
            length = self._all[number].end - self._all[number].start
            if self._left <= least:
                break
            if self._all[number] not in self.found and length not in done:
                done.add(length)
                self._pass(length, places)

    def _shifts_about(self, number: int) -> list[int]:
        """By how much the nearest that were found have moved, the one before it first."""
        at = bisect_left(self._helped, number)
        near = (self._helped[n] for n in (at - 1, at) if 0 <= n < len(self._helped))
        return [self._shift(one) for one in near]

    def _look(self, number: int, starts: Iterable[int]) -> bool:
        """Look for one at some places; where it is found, its neighbours are looked for too."""
        if not self._at_one_of(number, starts):
            return False
        for neighbours in (range(number + 1, len(self._all)), range(number - 1, -1, -1)):
            self._follow(self._shift(number), neighbours)
        return True

    def _follow(self, shift: int, neighbours: Iterable[int]) -> None:
        """Look for those beside one that was found: moved as it was, or a little more or less."""
        last, misses = len(self.text), 0
        for one in neighbours:
            start = self._all[one].start + shift
            if self.found.get(self._all[one]) == start:
                break  # from there on, it was tried before
            if self._at_one_of(one, _about((start,), _DRIFT, last)):
                shift, misses = self._shift(one), 0
            else:
                misses += 1
            if misses > _MISSES:
                break

    def _shift(self, number: int) -> int:
        """By how much one that was found has moved."""
        return self.found[self._all[number]] - self._all[number].start

    def _at_one_of(self, number: int, starts: Iterable[int]) -> bool:
        one = self._all[number]
        if one in self.found:
            return False
        length = one.end - one.start
        found = next(iter(self._found_at(length, {bytes.fromhex(one.digest)}, starts)), None)
        if found is not None:
            self._note(number, found[1])
        return found is not None

    def _note(self, number: int, start: int) -> None:
        self.found[self._all[number]] = start
        insort(self._helped, number)

    def _pass(self, length: int, places: _Places) -> None:
        """Look for all that are of one length at some places, if that is within the budget."""
        starts = places(length)
        if starts is None or len(starts) * _price(length) > self._left:
            return
        pending: defaultdict[bytes, list[int]] = defaultdict(list)
        for number in self._of_length[length]:
            if self._all[number] not in self.found:
                pending[bytes.fromhex(self._all[number].digest)].append(number)
        for made, start in self._found_at(length, pending, starts):
            for number in pending.pop(made):
                self._look(number, (start,))
            if not pending:
                break
        if isinstance(starts, range) and self._left >= _price(length):
            self.sought.update(self._all[number] for left in pending.values() for number in left)

    def _found_at(
        self, length: int, wanted: Container[bytes], starts: Iterable[int]
    ) -> Iterator[tuple[bytes, int]]:
        """The digests that are wanted, and where: as far as the budget goes."""
        text, sha256, last = self.text, hashlib.sha256, len(self.text) - length
        possible = (start for start in starts if 0 <= start <= last)
        made = 0
        for start in islice(possible, max(self._left // _price(length), 0)):
            made += 1
            words = text[start : start + length].encode("utf-8", "surrogatepass")
            found = sha256(words).digest()[:8]
            if found in wanted:
                self._spend(made, length)
                made = 0
                yield found, start
        self._spend(made, length)

    def _spend(self, made: int, length: int) -> None:
        self.made += made
        self._left -= made * _price(length)

    def _sentences(self, length: int) -> Sequence[int] | None:
        return self._sentences_by_length.get(length)

    def _words(self, length: int) -> Sequence[int] | None:
        """Where a word begins, and one ends so many letters on."""
        if self._left <= 0:
            return None
        starts, ends = self._edges
        self._left -= len(starts) // _GLANCES
        last = len(self.text) - length
        return [start for start in starts if start <= last and ends[start + length]]

    def _everywhere(self, length: int) -> Sequence[int] | None:
        return range(len(self.text) - length + 1)

    @cached_property
    def _sentences_by_length(self) -> dict[int, list[int]]:
        """Where a sentence begins, by the letters to its end or to that of one soon after it."""
        spans = [(one.start, one.end) for one in sentences(self.text)]
        starts: defaultdict[int, list[int]] = defaultdict(list)
        for number, (start, _end) in enumerate(spans):
            for _start, end in spans[number : number + _TOGETHER]:
                if end - start in self._of_length:
                    starts[end - start].append(start)
        return starts

    @cached_property
    def _edges(self) -> tuple[array[int], bytearray]:
        """Where words and signs begin, and, for each place, whether one ends there."""
        starts, ends = array("q"), bytearray(len(self.text) + 1)
        for match in _WORD.finditer(self.text):
            starts.append(match.start())
            ends[match.end()] = True
        return starts, ends


_Places = Callable[[int], Sequence[int] | None]
"""The places where something of a length may begin; none where it is not worth the while."""


def _price(length: int) -> int:
    return 1 + length // _LETTERS


def _about(places: Sequence[int], room: int, last: int) -> Iterator[int]:
    """Places from 0 to the last, from those given to those ever farther off."""
    yield from places
    seen = set(places)
    nearest = min(max(-place, place - last, 1) for place in places)
    farthest = max(max(place, last - place) for place in places)
    for off in range(nearest, min(room, farthest) + 1):
        for one in (place + way for place in places for way in (off, -off)):
            if one not in seen:
                seen.add(one)
                yield one


def _spread(count: int) -> Iterator[int]:
    """All numbers below one: last, first, then halfway between, so that soon each part had its turn."""
    if count:
        yield count - 1
    if count > 1:
        yield 0
    gaps = deque([(0, count - 1)])
    while gaps:
        low, high = gaps.popleft()
        if high - low > 1:
            middle = (low + high) // 2
            yield middle
            gaps += ((low, middle), (middle, high))
