"""A text is cut into sentences as its language has it."""

from __future__ import annotations

import pytest

from graph.evidence import coverage, sentences
from tests.hard_sentences import FURTHER, HARD
from tests.tiny import dataset_of


def told_apart(language: str, found: tuple[str, ...]) -> bool:
    text = ("" if language in {"zh", "ja"} else " ").join(found)
    return [text[one.start : one.end] for one in sentences(text, language)] == [*found]


def test_hard_sentences_are_told_apart_in_many_languages() -> None:
    assert (len(HARD), len(FURTHER)) == (44, 26)
    assert len({language for language, _found in HARD}) >= 7
    assert [one for one in HARD if not told_apart(*one)] == []
    assert len([one for one in FURTHER if not told_apart(*one)]) <= 3


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Am 3. Mai kam er.", ["Am 3. Mai kam er."]),
        ("de-AT", "Am 3. Mai kam er.", ["Am 3. Mai kam er."]),
        ("de", "Es waren 12. Dann gingen sie.", ["Es waren 12.", "Dann gingen sie."]),
        (None, "Am 3. Mai kam er.", ["Am 3.", "Mai kam er."]),
        ("tlh", "Am 3. Mai kam er.", ["Am 3.", "Mai kam er."]),
        ("en", "It came in Jan. 2024.", ["It came in Jan. 2024."]),
        ("en", "It came in Jan. Nobody saw.", ["It came in Jan.", "Nobody saw."]),
        ("fr", "« Oui ! » Il part.", ["« Oui ! »", "Il part."]),
        ("ES_cl", "Habla la Dra. Soto.", ["Habla la Dra. Soto."]),
        (None, "第一句。第二句！", ["第一句。", "第二句！"]),
        ("ja", "「行く！」と言った。", ["「行く！」と言った。"]),
    ],
)
def test_the_document_s_language_says_which_points_end_nothing(
    language: str | None, text: str, found: list[str]
) -> None:
    assert [text[one.start : one.end] for one in sentences(text, language)] == found


def test_coverage_cuts_a_document_by_its_language() -> None:
    text = "Am 3. Mai kam er.\n"
    documents = [{"id": "note", "title": "Eine Notiz", "language": "de"}]
    for header, count in (({"documents": documents}, 1), ({}, 2)):
        (one,) = coverage(dataset_of({"ada": "person"}, **header), {"note": text})
        assert len(one.sentences) == count
