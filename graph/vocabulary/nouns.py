"""Which article a name takes, and whether it is of many, where no text tells: by its own words and its kind."""

from __future__ import annotations

import re

from graph.folding import fold
from graph.vocabulary import head_words as known
from graph.vocabulary.telling_words import told_kinds
from graph.vocabulary.uses import DETERMINERS

_BREAKS = {
    "en": re.compile(
        r" (?:of|in|for|against|on|with|to|from|by|at|between|under|below|about|over|across|within)\b|[,(]"
    ),
    "es": re.compile(
        r" (?:de|del|en|para|contra|sobre|con|a|al|por|entre|bajo|desde|hacia)\b|[,(]"
    ),
}
"""Before what the words end that a name's head is among."""
_DEFINITE = re.compile(r" (?:of (?:the|its|their)|between) ")
"""What makes a noun a certain one: *the relations between …*."""
_POSSESSIVE = re.compile(r"(?:['\u2019]s|s['\u2019])(?!\w)")
_AIR = ".,;:'\"()"


def head_of(name: str, language: str) -> str:
    """The word of a name that the others tell more of, folded: *ministry*, *fuerzas*."""
    if language == "es":
        words = fold(name).split(maxsplit=1)[:1]
    else:
        words = _BREAKS["en"].split(fold(name), maxsplit=1)[0].split()[-1:]
    return words[0].strip(_AIR) if words else ""


def is_head(word: str, language: str) -> bool:
    """Whether a word is one that names are made with, and no name itself."""
    return fold(word) in known.HEADS[language]


def sounds_common(word: str, language: str) -> bool:
    """Whether a word ends as no name does: *Multilateralism*."""
    folded = fold(word)
    listed = folded in known.COMMON or is_head(word, language) or bool(told_kinds(word))
    return listed or known.NOUN_ENDINGS[language].search(folded) is not None


def is_common_noun(name: str, kind: str, language: str) -> bool:
    """Whether a name begins with a capital only as a heading does: *Dredging plan*.

    Parameters
    ----------
    name : str
        Without an article.
    kind : str
        The built-in kind of entity that it is of, or a sort of.
    language : str
    """
    if kind in known.NO_NOUNS or not name[:1].isalpha() or fold(name) in known.BARE[language]:
        return False
    before = _BREAKS[language].split(name, maxsplit=1)
    first, *others = before[0].split() or [""]
    if any(one[:1].isupper() for one in others):
        return False
    many = language == "es" and _many_in_spanish(fold(first))
    if kind in known.BODIES:
        if any(word[:1].isupper() for word in "".join(before[1:]).split()):
            return False
        return bool(others) or len(before) > 1 or (many and kind == "agency")
    if others or len(before) > 1 or language == "en" or kind == "post":
        return True
    return many or sounds_common(first, language)


def is_title(name: str, kind: str, language: str) -> bool:
    """Whether a post is called as who holds it: *Mayor*."""
    return kind == "post" and head_of(name, language) in known.TITLES


# Articles


def usual_article(name: str, kind: str, language: str) -> str:
    """The article that a name takes, where no text tells.

    Parameters
    ----------
    name : str
        Without one.
    kind : str
        The built-in kind of entity that it is of, or a sort of.
    language : str
        English or Spanish.

    Returns
    -------
    str
        Empty, where it takes none, or where that cannot be told.
    """
    if kind in {"person", "candidate"} or not _has_room(name, language):
        return ""
    if fold(name) in known.BARE[language]:
        return ""
    if kind == "country" and head_of(name, language) in known.OF_COUNTRIES[language]:
        return "the" if language == "en" else article_of(name)
    return (_spanish if language == "es" else _english)(name, kind)


def _has_room(name: str, language: str) -> bool:
    """Whether nothing stands in an article's place: *Jara's team*, *Most candidates*."""
    first = name.split(maxsplit=1)[:1]
    if not first or not first[0][:1].isalnum() or first[0].lower() in DETERMINERS[language]:
        return False
    return language == "es" or not _POSSESSIVE.search(_BREAKS["en"].split(name, maxsplit=1)[0])


def _english(name: str, kind: str) -> str:
    folded, head = fold(name), head_of(name, "en")
    if folded in known.KNOWN_ENGLISH:
        return "the"
    if kind == "country":
        return ""
    behind = folded[folded.find(head) + len(head) :]
    of_verb = head.endswith(("tion", "sion", "ment")) and behind.startswith(" of ")
    if (of_verb or _DEFINITE.match(behind)) and is_common_noun(name, kind, "en"):
        return "the"
    if is_many(name, kind, "en", article=""):
        listed = kind == "party" or " " in name or name[:1].islower() or is_head(head, "en")
        return "the" if kind in known.ARTICLED_MANY and listed else ""
    if kind in {"agency", "organization", "region"} and behind.startswith(" of "):
        return "the"  # the Horn of Africa
    small = head in known.OF_SMALL_LETTERS and (name.islower() or behind.startswith(" of "))
    return "the" if small or kind == "post" or is_head(head, "en") else ""


def _spanish(name: str, kind: str) -> str:
    folded, head = fold(name), head_of(name, "es")
    if folded in known.KNOWN_SPANISH:
        return known.KNOWN_SPANISH[folded]
    if kind == "country" or (len(head) > 1 and name.split(maxsplit=1)[0].isupper()):
        return ""
    common = name[0].islower() or is_common_noun(name, kind, "es")
    several = kind not in known.BODIES and _many_in_spanish(head)
    return article_of(name) if common or several or is_head(head, "es") else ""


def article_of(name: str) -> str:
    """The article of a Spanish noun by its gender and number: *la*, *los*."""
    head = head_of(name, "es")
    rest = name.partition(" ")[2]
    if head in known.BEFORE_NOUNS and rest.strip():
        return article_of(rest)
    many = _many_in_spanish(head)
    forms = {head, head.removesuffix("s"), head.removesuffix("es")} if many else {head}
    feminine = bool(known.FEMININE_ENDING.search(head)) and not known.MASCULINE_ENDING.search(head)
    if forms & (known.MASCULINE | known.FEMININE):
        feminine = forms.isdisjoint(known.MASCULINE)
    elif many and fold(rest).partition(" ")[0].endswith("os"):
        feminine = False  # guardias fronterizos
    if many:
        return "las" if feminine else "los"
    return "la" if feminine and head not in known.STRESSED_A else "el"


# Numbers


def is_many(name: str, kind: str, language: str, *, article: str) -> bool:
    """Whether a name is of many, where no verb of a text tells.

    Parameters
    ----------
    name : str
        Without an article.
    kind : str
        The built-in kind of entity that it is of, or a sort of.
    language : str
    article : str
        The one it has.
    """
    if article in {"los", "las"}:
        return True
    if kind in known.NO_NOUNS or article in {"el", "la"}:
        return False
    first = "".join(name.lower().split(maxsplit=1)[:1])
    if first in _SEVERAL[language] or (kind not in known.BODIES and is_pair(name, language)):
        return True
    if language == "es":
        small = name[:1].islower() or is_common_noun(name, kind, "es")
        return small and _many_in_spanish(head_of(name, "es"))
    return _many_in_english(name, kind, article)


def is_pair(name: str, language: str) -> bool:
    """Whether a name is two nouns: *Fear and instability*."""
    return _PAIR[language].fullmatch(name) is not None


_PAIR = {"en": re.compile(r"\w+ and [a-z]\w*"), "es": re.compile(r"\w+ [ye] [a-záéíóúñ]\w*")}
_SEVERAL = {
    "en": frozenset(
        [
            "most",
            "many",
            "several",
            "few",
            "both",
            "two",
            "three",
            "four",
            "five",
            "other",
            "some",
            "these",
            "those",
            "all",
        ]
    ),
    "es": frozenset(
        [
            "varios",
            "varias",
            "muchos",
            "muchas",
            "pocos",
            "pocas",
            "algunos",
            "algunas",
            "otros",
            "otras",
            "todos",
            "todas",
            "ambos",
            "ambas",
            "dos",
            "tres",
        ]
    ),
}


def _many_in_spanish(head: str) -> bool:
    return len(head) > 2 and head.endswith("s") and head not in known.ONE_IN_S["es"]


def _many_in_english(name: str, kind: str, article: str) -> bool:
    head = head_of(name, "en")
    if head in known.MANY_WITHOUT_S:
        return True
    if not head.endswith("s") or len(head) < 4 or head in known.ONE_IN_S["en"]:
        return False
    word = next((one for one in name.split() if fold(one).startswith(head)), "")
    if known.NO_MANY.search(head) or word.isupper():
        return False
    if is_head(head, "en") or is_head(head.removesuffix("s"), "en"):
        return True
    if word.islower() or article or is_common_noun(name, kind, "en"):
        return True
    people = " " in name or known.MANY_OF_PEOPLE.search(head)
    return kind in {"party", "group", "coalition"} and bool(people)
