"""Words that hedge or deny, in English and in Spanish; what a record lost of them is told, and no more."""

from __future__ import annotations

import pytest

from graph.drafting.cues import doubts
from graph.vocabulary.cues import cues


@pytest.mark.parametrize(
    ("words", "language", "sort"),
    [
        ("the army might stay", "en", "possible"),
        ("Perhaps it helps", "en", "possible"),
        ("it is likely to fail", "en", "probable"),
        ("she has not said so", "en-GB", "negated"),
        ("it isn’t so", "en", "negated"),
        ("it failed to pass", "en", "negated"),
        ("they aim to build it", "en", "plan"),
        ("the town must act", "en", "recommendation"),
        ("there is a risk of floods", "en", "risk"),
        ("podría cerrar el puerto", "es", "possible"),
        ("Quizás cierre", "es", "possible"),
        ("probablemente gane", "es-CL", "probable"),
        ("tampoco apoya la ley", "es", "negated"),
        ("descartó un acuerdo", "es", "negated"),
        ("propone una ley", "es", "plan"),
        ("hay que actuar", "es", "recommendation"),
        ("corre el riesgo de perder", "es", "risk"),
        ("nunca may", None, "possible"),
    ],
)
def test_a_cue_is_found(words: str, language: str | None, sort: str) -> None:
    assert sort in {one.value or one.field for one in cues(words, language)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("In May Ríos met Berg", "en"),
        ("the mayor of Almighty Town", "en"),
        ("notable knots", "en"),
        ("el nogal de Sinaloa", "es"),
        ("no may not", "zh"),
        ("", "en"),
    ],
)
def test_what_only_looks_like_one_is_none(words: str, language: str) -> None:
    assert [one for one in cues(words, language) if one.field in {"certainty", "negated"}] == []


def test_nothing_is_doubted_where_the_record_says_it() -> None:
    hedged = {"certainty": "possible", "negated": True, "modality": "expectation"}

    assert [*doubts("it may not, it could not, it is likely", "en", hedged)] == []
    assert [*doubts("it is likely", "en", {"certainty": "probable"})] == []
    assert [*doubts("it is likely", "en", {"certainty": "possible"})] == []


def test_what_is_advised_or_feared_is_no_fact() -> None:
    assert [*doubts("the town must act", "en", {"modality": "fact"})]
    assert [*doubts("the town must act", "en", {"modality": "recommendation"})] == []
