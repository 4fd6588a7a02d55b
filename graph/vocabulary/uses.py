"""How a name is used in texts: after which article, in which letters, of one or of many.

A use counts the more, the surer it is that the article is the name's own: *the police* in *the police chief* is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

SURE, UNSURE = 3, 1


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


_MOST = 200
"""So many uses in a text tell enough."""
_HEADING = 120
"""So many letters a heading has at the most."""
_AROUND = 60
"""So many letters around a use are looked at."""
_WORD = r"[\w'\u2019-]+"
_BEFORE = re.compile(rf"({_WORD})?([^\w'\u2019-]*)$")
_AFTER = re.compile(rf"(['\u2019]s?(?!\w))?(\W*)({_WORD})?")
_OWNED = re.compile(r"(?:['\u2019]s|s['\u2019])$")
_ENDS = re.compile(r"[.!?:…\n]")

ARTICLES = {
    "en": {"the": "the"},
    "es": {"el": "el", "la": "la", "los": "los", "las": "las", "al": "el", "del": "el"},
}
"""What an article says, also where it has melted into a preposition."""
DETERMINERS = {
    "en": words(
        "a an this that these those my your his her its our their any no each every some another other both all "
        "such which what whose most many more several few two three four five half neither either"
    ),
    "es": words(
        "un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi su sus "
        "nuestro nuestra nuestros nuestras cada algún alguna algunos algunas ningún ninguna otro otra otros otras "
        "todo toda todos todas ambos ambas varios varias muchos muchas pocos pocas cierto cierta más menos cuyo "
        "cuya cuyos cuyas dos tres cuatro cinco"
    ),
}
"""Words that stand in an article's place, so that none is told of."""
_TOLD_BY = {
    "en": {"the": words("a an")},
    "es": {
        "el": words("un este ese aquel algún ningún otro todo nuestro cuyo"),
        "la": words("una esta esa aquella alguna ninguna otra toda nuestra cuya"),
        "los": words("unos estos esos aquellos algunos otros todos varios muchos nuestros"),
        "las": words("unas estas esas aquellas algunas otras todas varias muchas nuestras"),
    },
}
"""The article that a name would have, by the words that stand in its place."""
_JOINING = {
    "en": frozenset(("and", "or", "nor")),
    "es": frozenset(("y", "e", "o", "u", "ni", "de")),
}
"""Words behind which an article may be left out that stands further before."""
_SMALL = {
    "en": words(
        "of in on at by for from to with as into onto within without across through about against between among "
        "under over after before during despite toward towards upon via per is are was were be been being has have "
        "had does do did will would can could may might must shall should if when while where than that but so "
        "because although whether who which and or nor not also then"
    ),
    "es": words(
        "de a en con por para según sin sobre tras ante bajo contra desde durante entre hacia hasta es son era eran "
        "fue fueron ser ha han había hay será serán sería serían puede pueden podría podrían debe deben debería "
        "deberían que si cuando donde como pero porque aunque mientras quien y e o u ni no también se"
    ),
}
_MANY = frozenset(("are", "were", "have", "do"))
_VERBS = _MANY | {"is", "was", "has", "does"}
_CLAUSE = frozenset(
    ("that", "if", "while", "where", "because", "but", "when", "although", "whether")
)


@dataclass
class Uses:
    """What is counted of a name's uses.

    Parameters
    ----------
    articles : Counter of str
        Behind which article; the empty one: behind none.
    fixed : int
        So often an article stands before it with a capital within a sentence: *in La Florida*.
    instead : Counter of str
        The articles that words in their place tell of: *una*.
    forms : Counter of str
        In which letters it stands within a sentence.
    many : Counter of bool
        Whether a verb behind it is of many.
    """

    articles: Counter[str] = field(default_factory=Counter)
    fixed: int = 0
    instead: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    many: Counter[bool] = field(default_factory=Counter)


@lru_cache(maxsize=4096)
def uses_in(text: str, name: str, language: str, *, exact: bool, unsure: int = UNSURE) -> Uses:
    """How a name is used in a text; nothing of it may be changed.

    Parameters
    ----------
    text : str
    name : str
        Without an article.
    language : str
        One that articles are known of.
    exact : bool
        Whether capitals matter.
    unsure : int
        What a use counts of which it is not sure that the article is the name's own.
    """
    found = Uses()
    for start, end in _places(text, name, exact=exact):
        if _in_prose(text, end):
            _count(found, text, start, end, language, unsure)
    return found


def _places(text: str, name: str, *, exact: bool) -> Iterator[tuple[int, int]]:
    """Where a name stands as whole words."""
    inside, sought = (text, name) if exact else (lowered(text), lowered(name))
    at, count = inside.find(sought) if sought.strip() else -1, 0
    while at >= 0 and count < _MOST:
        end = at + len(sought)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1])):
            yield at, end
            count += 1
        at = inside.find(sought, end)


def _goes_on(sign: str) -> bool:
    return sign.isalnum() or sign in {"-", "\u2010", "\u2011", "_"}


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """A text in small letters, of the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _in_prose(text: str, end: int) -> bool:
    """Whether the line is of sentences, and no heading: long, with a point at its end, or gone on with."""
    start, stop = text.rfind("\n", 0, end) + 1, text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    tail = text[max(start, stop - 4) : stop].rstrip(" \r\"'\u201d\u2019\u00bb)")
    return (
        stop - start > _HEADING
        or tail.endswith(tuple(".!?…:"))
        or text[stop + 1 : stop + 2].islower()
    )


def _count(found: Uses, text: str, start: int, end: int, language: str, unsure: int) -> None:
    before = _BEFORE.search(text[max(0, start - _AROUND) : start])
    behind = _AFTER.match(text[end : end + _AROUND])
    if before is None or behind is None:
        return
    word, gap = before[1] or "", before[2]
    small = word.lower()
    adjacent = bool(word) and gap.strip(" \u00a0") == "" and gap != ""
    begins = not word or bool(_ENDS.search(gap))
    next_word = (behind[3] or "").lower()
    alone = bool(behind[1]) or behind[2].strip() != "" or not next_word
    # A Spanish adjective follows: the article stays the name's own.
    ends = language == "es" or alone or next_word in _SMALL[language] or next_word.endswith("ing")
    weight = SURE if ends else unsure
    head = text[max(0, start - _AROUND) : start - len(gap) - len(word)] if adjacent else ""
    article = ARTICLES[language].get(small, "") if adjacent else ""
    if not begins:
        found.forms[text[start:end]] += 1
    if article:
        if word[0].isupper() and not _begins_sentence(head):
            found.fixed += weight
        else:
            found.articles[article] += weight
    elif begins:
        pass  # there, a heading's way of writing is not told from others
    elif adjacent and small in DETERMINERS[language]:
        told = _TOLD_BY[language].items() if ends else ()
        found.instead.update(article for article, those in told if small in those)
    elif not (adjacent and _determined(head, word, language)):
        found.articles[""] += _weight_of_none(weight, small, adjacent, language)
    clause = head if article else text[max(0, start - _AROUND) : start]
    if not behind[1] and not behind[2].strip() and next_word in _VERBS and _heads_clause(clause):
        found.many[next_word in _MANY] += 1


def _weight_of_none(weight: int, small: str, adjacent: bool, language: str) -> int:
    """How sure it is that there is no article: in a list, the first may have it for all."""
    if not adjacent or small in _JOINING[language]:
        return 0
    return weight if small in _SMALL[language] else UNSURE


def _begins_sentence(head: str) -> bool:
    return not head.strip() or bool(
        _ENDS.search(head[len(head.rstrip(' \u00a0"\u201c\u00ab')) - 1 :])
    )


def _heads_clause(head: str) -> bool:
    bare = head.rstrip(' \u00a0"\u201c\u00ab')
    last = bare.rpartition(" ")[2].lower()
    return not bare or bare.endswith((",", ";")) or _begins_sentence(head) or last in _CLAUSE


def _determined(head: str, word: str, language: str) -> bool:
    """Whether an article, or a word in its place, stands further before: *the Chilean Congress*."""
    before = [*re.findall(rf"{_WORD}|[^\w\s]", head)[-2:], word]
    for number, one in enumerate(reversed(before)):
        small = one.lower()
        if small in DETERMINERS[language] or small in ARTICLES[language] or _OWNED.search(one):
            return True
        if small in _SMALL[language] or not one[0].isalnum():
            return False
        if number == 0 and one[0].isupper():
            return True  # Chilean Congress, President Boric
    return False
