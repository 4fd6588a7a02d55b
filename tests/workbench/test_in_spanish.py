"""The workbench in Spanish has no English word but those of the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.drafting.sentences import SENTENCES
from graph.reading.rules.table import BROKEN
from graph.vocabulary.entities import ENTITY_KINDS
from graph.vocabulary.guide import GUIDE
from graph.vocabulary.naming import listed
from graph.vocabulary.relations import RELATION_KINDS
from graph.vocabulary.sentences import STANDING
from graph.workbench.desk.drafts import Kept
from graph.workbench.desk.viewing import counts_of
from graph.workbench.desk.words import WORDS, noun_of, tie_noun
from graph.workbench.settling.words import WORDS as SETTLING
from tests.command import ROOT
from tests.workbench.conftest import ENTITIES, HEADER, TEXT, Hands, relations, words
from tests.workbench.test_drafts_and_others import EXACT, NEAR

_WORD = re.compile(r"[a-záéíóúñü]+")


def _tokens(*texts: str) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.lower())}


def _said_in(number: int) -> set[str]:
    language = ("en", "es")[number]
    kinds = [
        text
        for cls in RELATION_KINDS
        for text in (
            tie_noun(cls, language),
            cls.LABELS["es"].forward if number else cls.forward,
        )
    ]
    standing = [
        one.labels["es"] if number else one.label
        for words in STANDING.values()
        for one in words.values()
    ]
    guide = [text for one in GUIDE.values() for text in (one.es if number else one.en)]
    own = [re.sub(r"\{\w+\}", "", both[number]) for both in WORDS.values()]
    return _tokens(
        *kinds, *standing, *guide, *own, *(noun_of(one, language) for one in ENTITY_KINDS)
    )


def _texts(value: Any, field: str = "") -> Iterator[str]:
    """All texts of a view that people read; not ids, keys and the like."""
    sentence = field == "name" and isinstance(value, str) and " " in value
    if field in _ASIDE and not sentence:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part, field)


_ASIDE = frozenset(
    (
        "key",
        "id",
        "name",
        "state",
        "whose",
        "how",
        "where",
        "mark",
        "scenario",
        "document",
        "picture",
    )
)
ENGLISH = (_said_in(0) - _said_in(1)) - _tokens(TEXT, ENTITIES, HEADER, relations())
DATA = _tokens(TEXT, ENTITIES, HEADER, relations())


def english(hands: Hands) -> set[str]:
    """The English words of what is shown."""
    view = hands.view.model_dump(exclude={"language", "sign"})
    found = _tokens(*_texts(view)) & ENGLISH
    return found - {
        "ok",
        "wrong",
        "note",
        "doubt",
        "hand",
        "cue",
        "record",
        "source",
        "kind",
        "target",
    }


def test_no_english_word_is_shown(at: Callable[..., Hands]) -> None:
    hands = at(drafts=Kept([EXACT, NEAR]), language="es")
    states = (
        ("j",),
        (" ",),
        ("2",),
        ("3",),
        ("a",),
        ("Backspace", "1"),
        ("s",),
        ("1",),
        ("m",),
        ("Escape", "h"),
        ("Escape", "w"),
        ("Escape", "e"),
        ("Escape", "Escape"),
        ("Escape", "n", "q"),
        ("1",),
        ("n", "d"),
        ("j", "ArrowDown"),
        ("e",),
        ("Enter",),
        ("ArrowDown", "Delete"),
        ("Escape", "/"),
        ("Escape", "n", "d"),
        ("l", "r"),
        ("Escape", "u"),
    )
    hands.view  # the language is known from the first look
    for state in states:
        hands.press(*state)
        assert english(hands) == set(), (state, english(hands))


def test_what_is_wrong_is_told_in_spanish(at: Callable[..., Hands]) -> None:
    hands = at(language="es")
    hands.view
    hands.go(1)
    hands.press(" ", "1", "3")
    hands.type("lide")
    hands.press("1")
    assert hands.view.bar.check[0].sign == "wrong"
    assert english(hands) == set()
    hands.press("Escape", "Escape")
    hands.press(" ", "2", "3")
    hands.choose("se despliega en")
    hands.press("s", "1")
    assert hands.view.bar.check[0].sign == "wrong"
    assert english(hands) == set()


_TU = re.compile(
    r"\b(?:tus?|te|ti|pulsas|editas|terminaste|puedes|quieres|haz|deshaz|tómalas|corrígelos|dilo)\b"
    r"|(?:^|[.:;] )(?:lee|pulsa|mira|vuelve|ejecuta|elige|decide|di|abre) ",
    re.IGNORECASE,
)


def test_nobody_is_addressed_as_tu() -> None:
    page = (ROOT / "graph" / "workbench" / "page" / "words.mjs").read_text(encoding="utf-8")
    said = [
        *(spanish for _english, spanish in (*WORDS.values(), *SETTLING.values())),
        *BROKEN.values(),
        *(spanish for _english, spanish in SENTENCES.values()),
        *re.findall(r'", "([^"]+)"\]', page),
    ]

    assert len(said) > 300
    assert [one for one in said if _TU.search(one)] == []


def test_spanish_words_stand_in_spanish_quotation_marks() -> None:
    for key, (_english, spanish) in {**WORDS, **SETTLING}.items():
        assert not set("“”") & set(spanish), key


@pytest.mark.parametrize(
    ("fates", "said"),
    [
        ("cso", "1 citada · 1 en silencio · 1 abierta"),
        ("ccpsoo", "3 citadas · 1 en silencio · 2 abiertas"),
        ("", "0 citadas · 0 en silencio · 0 abiertas"),
    ],
)
def test_one_is_not_counted_as_many(fates: str, said: str) -> None:
    assert words(counts_of(fates, "es")) == said


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (["apoyo", "oposición"], "apoyo u oposición"),
        (["hecho", "hombre"], "hecho u hombre"),
        (["oficio", "cargo"], "oficio o cargo"),
    ],
)
def test_or_is_another_word_before_an_o(of: list[str], said: str) -> None:
    assert listed(of, "o") == said


def test_and_is_another_word_before_an_i() -> None:
    assert listed(["Perú", "India"], "y") == "Perú e India"
    assert listed(["agua", "hielo"], "y") == "agua y hielo"
    assert listed(["ham", "oil"], "or") == "ham or oil"


def test_every_word_is_there_in_both(at: Callable[..., Hands]) -> None:
    for key, (english_words, spanish) in WORDS.items():
        assert english_words, key
        assert spanish, key
        assert set(re.findall(r"\{\w+\}", english_words)) == set(re.findall(r"\{\w+\}", spanish)), (
            key
        )
