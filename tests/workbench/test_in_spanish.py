"""The workbench in Spanish has no English word but those of the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from graph.vocabulary.entities import ENTITY_KINDS
from graph.vocabulary.guide import GUIDE
from graph.vocabulary.relations import RELATION_KINDS
from graph.vocabulary.sentences import STANDING
from graph.workbench.desk.drafts import Kept
from graph.workbench.desk.words import WORDS, noun_of, tie_noun
from tests.workbench.conftest import ENTITIES, HEADER, TEXT, Hands, relations
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


def test_every_word_is_there_in_both(at: Callable[..., Hands]) -> None:
    for key, (english_words, spanish) in WORDS.items():
        assert english_words, key
        assert spanish, key
        assert set(re.findall(r"\{\w+\}", english_words)) == set(re.findall(r"\{\w+\}", spanish)), (
            key
        )
