"""The sentence that is offered: *would* under a scenario alone, judgements, dates."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Relation
from graph.vocabulary.cues import certainty_of, denies
from graph.vocabulary.kinds import builtin
from graph.vocabulary.phrases import Phrase
from graph.workbench.desk.composing import composed

NAMES = {
    "en": {
        "port": Phrase("port", "the"),
        "boats": Phrase("boats", "the", plural=True),
        "ana": Phrase("Ana Ríos", person=True),
        "army": Phrase("army", "the"),
    },
    "es": {
        "port": Phrase("puerto", "el"),
        "boats": Phrase("lanchas", "las", plural=True),
        "ana": Phrase("Ana Ríos", person=True),
        "army": Phrase("Ejército", "el"),
    },
}


def said(kind: str, source: str, target: str, **values: Any) -> tuple[str, str]:
    cls = builtin().relations[kind]
    relation: Relation = cls(**{"modality": "fact", "source": source, "target": target, **values})
    english, spanish = (composed(relation, NAMES[one].__getitem__, one) for one in ("en", "es"))
    return english, spanish


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ({}, "supplies", "provee"),
        ({"certainty": "possible"}, "may supply", "podría proveer"),
        ({"modality": "plan"}, "is to supply", "proveerá"),
        ({"modality": "plan", "negated": True}, "is not to supply", "no proveerá"),
        ({"modality": "plan", "certainty": "possible"}, "may supply", "podría proveer"),
        ({"modality": "expectation"}, "will supply", "proveerá"),
        (
            {"modality": "expectation", "certainty": "probable", "negated": True},
            "will probably not supply",
            "probablemente no proveerá",
        ),
        ({"modality": "risk"}, "could supply", "podría proveer"),
        ({"modality": "recommendation"}, "should supply", "debería proveer"),
        ({"modality": "plan", "scenario": "rain"}, "would supply", "proveería"),
        (
            {"modality": "plan", "scenario": "rain", "certainty": "possible"},
            "could supply",
            "podría proveer",
        ),
    ],
)
def test_would_is_said_under_a_scenario_alone(
    values: dict[str, Any], english: str, spanish: str
) -> None:
    assert said("supply", "port", "army", **values) == (
        f"The port {english} the army.",
        f"El puerto {spanish} al Ejército.",
    )


def test_the_future_agrees_and_has_the_stem_of_the_conditional() -> None:
    assert said("supply", "boats", "port", modality="plan") == (
        "The boats are to supply the port.",
        "Las lanchas proveerán al puerto.",
    )
    assert said("opposition", "boats", "port", modality="expectation") == (
        "The boats will oppose the port.",
        "Las lanchas se opondrán al puerto.",
    )


@pytest.mark.parametrize(
    ("target", "values", "english", "spanish"),
    [
        ("boats", {}, "finds the boats flawed", "considera flawed las lanchas"),
        (
            "boats",
            {"negated": True},
            "does not find the boats flawed",
            "no considera flawed las lanchas",
        ),
        ("ana", {}, "finds Ana Ríos flawed", "considera flawed a Ana Ríos"),
        (
            "port",
            {"modality": "expectation"},
            "will find the port flawed",
            "considerará flawed el puerto",
        ),
    ],
)
def test_a_judgement_is_found_or_not(
    target: str, values: dict[str, Any], english: str, spanish: str
) -> None:
    assert said("evaluation", "army", target, quality="flawed", **values) == (
        f"The army {english}.",
        f"El Ejército {spanish}.",
    )


def test_a_judgement_that_is_a_verb_stays_apart() -> None:
    english, _spanish = said("evaluation", "army", "port", quality="has struggled")
    assert english == "The army assesses the port (has struggled)."


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ({"date": "2024-03"}, "in March 2024", "en marzo de 2024"),
        ({"date": "2024-03-14"}, "on 14 March 2024", "el 14 de marzo de 2024"),
        ({"end": "2026"}, "until 2026", "hasta 2026"),
        ({"start": "2024", "end": ".."}, "since 2024", "desde 2024"),
        (
            {"start": "2024", "end": "2026-05"},
            "from 2024 until May 2026",
            "desde 2024 hasta mayo de 2026",
        ),
    ],
)
def test_dates_are_said(values: dict[str, Any], english: str, spanish: str) -> None:
    assert said("supply", "port", "army", **values) == (
        f"The port supplies the army {english}.",
        f"El puerto provee al Ejército {spanish}.",
    )


def test_what_is_unlikely_is_probably_not_so() -> None:
    for words, language in (("It is unlikely to pass", "en"), ("Es improbable que pase", "es")):
        assert (certainty_of(words, language), denies(words, language)) == ("probable", True)
    for words in ("It is likely to pass", "It will not pass", "It is not unlikely to pass"):
        assert not denies(words, "en")
