"""Within a sentence of the desk a name has its article, and Spanish prepositions melt into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Relation
from graph.vocabulary.kinds import builtin
from graph.vocabulary.sentences import compose
from tests.workbench.conftest import Hands, words


def test_a_spanish_preposition_melts_into_the_article() -> None:
    relation: Relation = builtin().relations["opposition"](
        kind="opposition", modality="fact", source="league", target="army"
    )
    names = {"league": "la Liga de Regantes", "army": "el Ejército"}
    assert compose(relation, names, "es") == "La Liga de Regantes se opone al Ejército."


@pytest.mark.parametrize(
    ("language", "without", "whose"),
    [
        ("en", "the harbour police", "according to the harbour police"),
        ("es", "la Policía del puerto", "según la Policía del puerto"),
    ],
)
def test_without_its_sentence_and_whose_it_is_have_articles(
    at: Callable[..., Hands], language: str, without: str, whose: str
) -> None:
    hands = at()
    hands.go(1)
    hands.posted()
    hands.press("e")
    hands.type("They stand there.")
    hands.press("Tab", "h")
    hands.choose("Harbour police")
    hands.language = language
    facts = {one.label: words(one.cells[0]) for one in hands.view.bar.facts}
    said = facts["sin oración propia" if language == "es" else "without the sentence"]
    assert without.lower() in said.lower()
    chips = {chip.key: chip.value for chip in hands.view.bar.chips}
    assert chips["h"].lower() == whose.lower()
