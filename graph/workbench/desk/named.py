"""Who and what is named in some words: entities that the graph has, and what may be new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from graph.folding import fold
from graph.model import Entity
from graph.workbench.desk.pages import Page, Span

MOST_NAMES = 7
"""So many names of a sentence have numbers; what was used last has the others."""
_JOINING = frozenset(("of", "for", "de", "del", "da", "do", "das", "dos", "du", "des", "di", "von"))
_ARTICLES = frozenset(("the", "la", "las", "los", "el"))
"""Small words that may stand within a name; an article behind one of the others alone."""
_NO_NAMES_TEXT = (
    "a an the he she it they we i you his her its their our this that these those there here "
    "in on at by for from to of with as if when while where who whose which what how why and "
    "but or nor so yet although though because since until after before under over between "
    "against during despite however moreover meanwhile then now today yesterday some many "
    "most more few all both each every no not only also even such other another one two three "
    "first second according el la los las un una unos unas lo su sus este esta estos estas "
    "ese esa esos esas aquel aquella él ella ellos ellas en a ante con contra de desde "
    "durante entre hacia hasta para por según sin sobre tras y e o u ni pero sino aunque "
    "porque si cuando donde como que quien cual cuyo mientras además ahora hoy ayer algunos "
    "muchos más menos todo toda todos todas ambos cada no también otro otra uno dos tres "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
"""Words that begin a sentence with a capital and are no name."""


@dataclass(frozen=True)
class Found:
    """Something named in a sentence.

    Parameters
    ----------
    span : tuple
    name : str
        As it is written there.
    entity : str, optional
        The id of the entity; none, where it may be a new one.
    """

    span: Span
    name: str
    entity: str | None = None


@dataclass(frozen=True)
class Index:
    """Names by the letters that they begin with, to be found in texts.

    Parameters
    ----------
    by_first : mapping
        By their first word: the words of each name, the longest first, with whose it is.
    """

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)

    def in_sentence(self, page: Page, span: Span) -> tuple[Found, ...]:
        """What a stretch names: each entity once, where it stands first; then what may be new.

        Parameters
        ----------
        page : Page
        span : tuple
        """
        places = page.tokens_in(span)
        written = [page.words(place) for place in places]
        tokens = [fold(word) for word in written]
        found: list[Found] = []
        seen: set[str] = set()
        taken: set[int] = set()
        at = 0
        while at < len(tokens):
            match = self._longest(page, places, tokens, at)
            if match is None:
                at += 1
                continue
            count, entity = match
            whole = places[at][0], places[at + count - 1][1]
            taken.update(range(at, at + count))
            if entity not in seen:
                seen.add(entity)
                found.append(Found(whole, page.words(whole), entity))
            at += count
        new = (
            Found(whole, page.words(whole))
            for whole in _capitalised(page, places, written, taken, span[0])
        )
        fresh = {fold(one.name): one for one in reversed([*new])}
        return tuple(sorted([*found, *fresh.values()], key=lambda one: one.span))

    def _longest(
        self, page: Page, places: Sequence[Span], tokens: Sequence[str], at: int
    ) -> tuple[int, str] | None:
        """How many words from one on are a name, and whose."""
        for words, name, entity in self.by_first.get(tokens[at], ()):
            count = len(words)
            if tuple(tokens[at : at + count]) != words:
                continue
            whole = page.words((places[at][0], places[at + count - 1][1]))
            if len(name) <= 3 and name.isupper() and whole != name:
                continue  # "US" is no "us"
            return count, entity
        return None


def index_of(entities: Iterable[Entity]) -> Index:
    """The names of some entities, to be found in texts."""
    made: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for one in entities:
        for name in (one.name, *one.names.values(), *one.aliases):
            words = words_of(name)
            if words:
                made.setdefault(words[0], []).append((words, name, one.id))
    for those in made.values():
        those.sort(key=lambda one: -len(one[0]))  # of two as long, the entity that stands first
    return Index(made)


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(word for word in _split(folded(name)) if word)


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name as a search sees it."""
    return fold(name)


def _split(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        if sign.isalnum():
            word += sign
        else:
            yield word
            word = ""
    yield word


def _capitalised(
    page: Page, places: Sequence[Span], written: Sequence[str], taken: set[int], start: int
) -> Iterator[Span]:
    """Runs of words with capitals that no name that is known takes in."""
    at = 0
    while at < len(places):
        if at in taken or not _begins_name(written[at], places[at][0] == start):
            at += 1
            continue
        last, here = at, at + 1
        while here < len(places) and here not in taken and _goes_on(page, places, here):
            if _is_capital(written[here]):
                last = here
            elif not _joins(written, here):
                break
            here += 1
        yield places[at][0], places[last][1]
        at = last + 1


def _begins_name(word: str, first: bool) -> bool:
    if not _is_capital(word) or (len(word) == 1 and not word.isdigit()):
        return False
    return not (fold(word) in _NO_NAMES and (first or not word.isupper()))


def _joins(written: Sequence[str], here: int) -> bool:
    """Whether a small word may stand within a name."""
    word = written[here].lower()
    return word in _JOINING or (word in _ARTICLES and written[here - 1].lower() in _JOINING)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _goes_on(page: Page, places: Sequence[Span], here: int) -> bool:
    """Whether nothing but a space, a point or a hyphen stands before a word."""
    between = page.words((places[here - 1][1], places[here][0]))
    return between in {" ", "-", "\u00a0", ". ", ".", "\u2010", "\u2011", "&", " & "}


def is_name(name: str) -> bool:
    """Whether all long words of a name have capitals."""
    words = [word for word in name.split() if len(word) > 3] or name.split()
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)


def numbered(
    found: Sequence[Found],
    hand: Span | None,
    before: Sequence[tuple[Span, int]] = (),
    most: int = MOST_NAMES,
) -> Mapping[int, Found]:
    """The names that have numbers, by these: of the text, or first the words in hand, if many.

    Parameters
    ----------
    found : sequence of Found
        In the order of the text.
    hand : tuple, optional
    before : sequence of (tuple, int)
        The numbers that names have had here so far: these keep them.
    most : int
    """
    shown = _first(found, hand, most)
    had = {
        one: next((number for span, number in before if _overlap(span, one.span)), 0)
        for one in shown
    }
    kept = {number: one for one, number in reversed(had.items()) if number}
    free = (number for number in count(1) if number not in kept)
    new = {next(free): one for one in shown if kept.get(had[one]) != one}
    return dict(sorted((kept | new).items()))


def _first(found: Sequence[Found], hand: Span | None, most: int) -> list[Found]:
    if len(found) <= most or hand is None:
        return [*found[:most]]
    start, end = hand
    inside = [one for one in found if start <= one.span[0] and one.span[1] <= end]
    outside = [one for one in found if one not in inside]
    return [*inside, *outside][:most]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def phrases(page: Page, hand: Span, typed: str, most: int = 3) -> list[Span]:
    """Stretches of the words in hand that begin with some letters, the likeliest name first.

    Parameters
    ----------
    page : Page
    hand : tuple
    typed : str
        Folded.
    most : int
    """
    words = page.words_in(hand)
    found: list[Span] = []
    for at, word in enumerate(words):
        if not fold(page.words(word)).startswith(typed.split(" ", maxsplit=1)[0]):
            continue
        options = [(word[0], end) for end in _ends(page, words, at)]
        if " " in typed:
            options = [one for one in options if fold(page.words(one)).startswith(typed)]
        found += [one for one in options if one not in found]
    return found[:most]


def _ends(page: Page, words: Sequence[Span], at: int) -> Iterator[int]:
    """Where a name that begins with a word may end: before each small word, and at the end."""
    for here in range(at + 1, len(words) + 1):
        last = here == len(words)
        if here - at > _LONGEST:
            return
        gap = "" if last else page.words((words[here - 1][1], words[here][0]))
        ends = last or gap.strip() or is_small(page.words(words[here]))
        if not last and _goes_on_in_name([page.words(one) for one in words[at:]], here - at):
            ends = False
        if ends and not is_small(page.words(words[here - 1])):
            yield words[here - 1][1]
        if gap.strip(" -\u00a0\u2010\u2011"):
            return


def _goes_on_in_name(written: Sequence[str], here: int) -> bool:
    """Whether a small word is within a name: *Universidad del Norte*."""
    if not (_is_capital(written[0]) and written[here].lower() in _JOINING):
        return False
    rest = (one for one in written[here + 1 : here + 3] if one.lower() not in _ARTICLES)
    return _is_capital(next(rest, ""))


def name_in(page: Page, span: Span) -> Span:
    """Some words as a name: without the small words at their edges, *of the Coast Guard and*.

    Parameters
    ----------
    page : Page
    span : tuple
    """
    words = page.words_in(span)
    left = [word for word in words if page.words(word) not in _EDGES]
    return (left[0][0], left[-1][1]) if left else span


_EDGES_TEXT = (
    "a an the of for to in on at by with from as and or but nor that than into than is are was were "
    "el la los las lo un una unos unas al del de a en con por para sin sobre y e o u ni que es son fue"
)
_EDGES = frozenset(_EDGES_TEXT.split())
"""Small words, small as they are written, with which no name begins or ends: *The Hague* does, *of* does not."""
_LONGEST = 9
"""So many words a name has at the most."""


def is_small(word: str) -> bool:
    """Whether a word is one before which a name may end."""
    folded = fold(word)
    return folded in _SMALL or folded in _FOLDED_NO_NAMES


_FOLDED_NO_NAMES = frozenset(fold(word) for word in _NO_NAMES)
_SMALL_TEXT = (
    "is are was were be been being has have had do does did will would can could may might "
    "must shall should into onto within without across through about than that to up out es "
    "son era eran fue fueron ser sido ha han había hay será sería puede pueden podría debe "
    "deben al del se"
)
_SMALL = frozenset(_SMALL_TEXT.split())
"""Words before which a name may end."""
