"""What a name is called within a sentence: as texts have it, or else as its own words and its kind tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from graph.folding import fold
from graph.vocabulary.nouns import (
    head_of,
    is_common_noun,
    is_head,
    is_many,
    is_pair,
    is_title,
    sounds_common,
    usual_article,
)
from graph.vocabulary.phrases import Phrase
from graph.vocabulary.uses import ARTICLES, DETERMINERS, SURE, Uses, uses_in

PEOPLE = frozenset(("person", "candidate"))
"""The kinds that somebody is of."""
_EXACT = PEOPLE | {"country"}
"""Kinds whose names have their capitals everywhere: a *turkey* is no country."""
_OWN = {
    "en": re.compile(r"(the) (?=\S)", re.IGNORECASE),
    "es": re.compile(r"(el|la|los|las) (?=\S)", re.IGNORECASE),
}
_NAMES_WITH_ARTICLE = frozenset(("the hague", "the gambia"))
BRACKET = re.compile(r" \([^()]*\)$")
"""What tells a name apart from the same of another: *(Chile)*."""
_ADJECTIVES_OF_NAMES = re.compile(r"(?:ans?|ish|ese|['\u2019]s?)$|-")


@lru_cache(maxsize=4096)
def called(name: str, kind: str, texts: tuple[str, ...], language: str, said: str = "") -> Phrase:
    """What a name is called within a sentence.

    Parameters
    ----------
    name : str
    kind : str
        The built-in kind of entity that it is of, or a sort of.
    texts : tuple of str
        Where its uses are looked at.
    language : str
        Of the sentence; of one that articles are not known of, it is called as it is.
    said : str
        Sentences that the name was put into before, a line each; of these every use counts in full.
    """
    person = kind in PEOPLE
    if language not in ARTICLES or not name.strip():
        return Phrase(name, person=person)
    whole, apart = _apart(name)
    own = _OWN[language].match(whole)
    bare = whole[own.end() :] if own else whole
    uses = _uses(bare, texts, said, language, exact=kind in _EXACT or _is_short(bare))
    twice = bare.split(maxsplit=1)[0].lower() in ARTICLES[language].values()
    if twice or (own and _is_fixed(own[1], bare, uses, language)):
        return Phrase(name, person=person)
    words = _written(bare, kind, uses, (*texts, said), language)
    article = _article(own[1].lower() if own else "", words, kind, uses, language)
    many = _plural(words, kind, article, uses, language)
    title = is_title(words, kind, language)
    return Phrase(f"{words}{apart}", article, many, person, title)


def _apart(name: str) -> tuple[str, str]:
    """A name, and what in brackets behind it tells it apart from another's."""
    bare = BRACKET.sub("", name)
    return (bare, name[len(bare) :]) if bare.strip() else (name, "")


def _is_short(name: str) -> bool:
    """Whether it is made of the first letters of others: *US*."""
    return name.isupper()


def _uses(name: str, texts: Sequence[str], said: str, language: str, *, exact: bool) -> Uses:
    found = Uses()
    for seen in (
        *(uses_in(text, name, language, exact=exact) for text in texts),
        uses_in(said, name, language, exact=exact, unsure=SURE),
    ):
        found.articles.update(seen.articles)
        found.instead.update(seen.instead)
        found.forms.update(seen.forms)
        found.many.update(seen.many)
        found.fixed += seen.fixed
    return found


def _is_fixed(article: str, bare: str, uses: Uses, language: str) -> bool:
    """Whether a name's own article is a part of it, and keeps its capital: *El Salvador*."""
    said = sum(count for one, count in uses.articles.items() if one)
    if uses.fixed or said:
        return uses.fixed >= said
    if article[0].islower() or bare[0].islower():
        return False
    if language == "en":
        return fold(f"{article} {bare}") in _NAMES_WITH_ARTICLE
    return not is_head(bare.split(maxsplit=1)[0], "es")


# Letters


def _written(name: str, kind: str, uses: Uses, texts: Sequence[str], language: str) -> str:
    """A name in the letters that it has within a sentence."""
    if kind in _EXACT:
        return name
    if uses.forms:
        return max(uses.forms, key=lambda one: (uses.forms[one], one == name))
    return name[:1].lower() + name[1:] if _begins_small(name, kind, texts, language) else name


def _begins_small(name: str, kind: str, texts: Sequence[str], language: str) -> bool:
    """Whether the capital that a name begins with is only that of a heading: *Dredging plan*."""
    first = name.split(" ", maxsplit=1)[0]
    if not (first[:1].isupper() and first[1:].islower()):
        return False
    if first.lower() in DETERMINERS[language]:
        return True
    of_a_name = language == "en" and _ADJECTIVES_OF_NAMES.search(first)
    if of_a_name or not is_common_noun(name, kind, language):
        return False
    seen = _seen(first, texts, language)
    return seen[first.lower()] >= seen[first] if seen else _sounds_small(name, kind, language)


def _sounds_small(name: str, kind: str, language: str) -> bool:
    """Whether a name of which no text has the first word begins with none that is a name itself: *Trump plan*."""
    first = name.split(" ", maxsplit=1)[0]
    if (
        language == "es"
        or kind == "post"
        or is_pair(name, language)
        or sounds_common(first, language)
    ):
        return True
    heads = head_of(name, language) == fold(first)
    return heads and (" " in name or is_many(first, kind, language, article=""))


def _seen(word: str, texts: Sequence[str], language: str) -> Counter[str]:
    """In which letters a word stands within sentences."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(uses_in(text, word, language, exact=False).forms)
    return found


# Articles


def _article(own: str, words: str, kind: str, uses: Uses, language: str) -> str:
    """The article of a name: its own, or what most uses have, or else what is usual."""
    if own:
        return own
    behind = {one: count for one, count in uses.articles.items() if one}
    most = max(behind, key=lambda one: behind[one], default="")
    with_one, with_none = sum(behind.values()), uses.articles[""]
    usual = usual_article(words, kind, language)
    common = words[0].islower()
    if max(with_one, with_none) >= SURE:
        told = most if with_one >= with_none else ""
    elif common and with_one > with_none:
        told = most
    elif common and uses.instead:
        told = max(uses.instead, key=lambda one: uses.instead[one])
    else:
        told = usual and (most or usual)
    if language == "es" and common and usual:
        # Without one, a common noun is part of another: "labores de policía".
        return told or max(uses.instead, key=lambda one: uses.instead[one], default=usual)
    return told


def _plural(words: str, kind: str, article: str, uses: Uses, language: str) -> bool:
    if kind not in _EXACT and uses.many[True] != uses.many[False] and language == "en":
        return uses.many[True] > uses.many[False]
    return is_many(words, kind, language, article=article)
