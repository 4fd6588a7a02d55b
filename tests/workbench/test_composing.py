"""The sentence that is offered for a claim can be saved as it is: articles, agreement, details."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from graph.model import Relation
from graph.vocabulary.kinds import builtin
from graph.vocabulary.phrases import Phrase
from graph.workbench.desk.composing import composed, of_several
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.work import End
from graph.workbench.shapes import Key
from tests.workbench.conftest import Hands, words
from tests.workbench.stores import Held

NAMES: Mapping[str, Mapping[str, Phrase]] = {
    "en": {
        "army": Phrase("army", "the"),
        "forces": Phrase("armed forces", "the", plural=True),
        "north": Phrase("north", "the"),
        "ana": Phrase("Ana Ríos", person=True),
        "mayor": Phrase("mayor", "the", title=True),
        "party": Phrase("Civic party", "the"),
        "law": Phrase("state of emergency", "the"),
        "drugs": Phrase("drugs", plural=True),
    },
    "es": {
        "army": Phrase("Ejército", "el"),
        "forces": Phrase("Fuerzas Armadas", "las", plural=True),
        "north": Phrase("Macrozona Norte", "la"),
        "ana": Phrase("Ana Ríos", person=True),
        "mayor": Phrase("alcalde", "el", title=True),
        "party": Phrase("partido cívico", "el"),
        "law": Phrase("estado de excepción", "el"),
        "drugs": Phrase("drogas", "las", plural=True),
    },
}


def claim(kind: str, source: str, target: str, **said: Any) -> Relation:
    cls = builtin().relations[kind]
    return cls(**{"modality": "fact", "source": source, "target": target, **said})


@pytest.mark.parametrize(
    ("relation", "english", "spanish"),
    [
        (
            claim("deployment", "army", "north", modality="plan", scenario="rain"),
            "The army would be deployed in the north.",
            "El Ejército se desplegaría en la Macrozona Norte.",
        ),
        (
            claim("deployment", "forces", "north", negated=True, role="support"),
            "The armed forces do not support the deployment in the north.",
            "Las Fuerzas Armadas no apoyan el despliegue en la Macrozona Norte.",
        ),
        (
            claim("deployment", "forces", "north", modality="plan", legal_basis="law"),
            "The armed forces are to be deployed in the north under the state of emergency.",
            "Las Fuerzas Armadas se desplegarán en la Macrozona Norte al amparo del estado de excepción.",
        ),
        (
            claim("support", "ana", "army"),
            "Ana Ríos supports the army.",
            "Ana Ríos da su apoyo al Ejército.",
        ),
        (
            claim("opposition", "forces", "drugs", negated=True, aspect="at sea"),
            "The armed forces do not oppose drugs (at sea).",
            "Las Fuerzas Armadas no se oponen a las drogas (at sea).",
        ),
        (
            claim("part_of", "army", "forces"),
            "The army is part of the armed forces.",
            "El Ejército forma parte de las Fuerzas Armadas.",
        ),
        (
            claim("leadership", "army", "ana"),
            "The army leads Ana Ríos.",
            "El Ejército encabeza a Ana Ríos.",
        ),
        (
            claim("candidacy", "ana", "mayor", on_behalf_of="party"),
            "Ana Ríos stands for mayor on behalf of the Civic party.",
            "Ana Ríos postula a alcalde en representación del partido cívico.",
        ),
        (
            claim("office", "ana", "mayor"),
            "Ana Ríos holds the post of mayor.",
            "Ana Ríos ocupa el cargo de alcalde.",
        ),
        (
            claim("membership", "forces", "army", role="guards"),
            "The armed forces belong to the army, as guards.",
            "Las Fuerzas Armadas pertenecen al Ejército, como guards.",
        ),
        (
            claim("framing", "ana", "drugs", as_what="terror"),
            "Ana Ríos frames drugs as terror.",
            "Ana Ríos enmarca las drogas como terror.",
        ),
        (
            claim("coalition_membership", "forces", "party", certainty="probable"),
            "The armed forces probably are members of the Civic party.",
            "Las Fuerzas Armadas probablemente integran el partido cívico.",
        ),
        (
            claim("election_result", "ana", "north", threshold="> 50 %"),
            "Ana Ríos wins the north (threshold: > 50 %).",
            "Ana Ríos gana la Macrozona Norte (umbral: > 50 %).",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_sentence_has_its_articles_and_agrees(
    relation: Relation, english: str, spanish: str
) -> None:
    assert composed(relation, NAMES["en"].__getitem__, "en") == english
    assert composed(relation, NAMES["es"].__getitem__, "es") == spanish


def test_a_list_of_claims_has_them_too() -> None:
    cls = builtin().relations["opposition"]
    army, forces = NAMES["es"]["army"], NAMES["es"]["forces"]
    assert of_several(cls, [forces], [army, forces], "es") == (
        "las Fuerzas Armadas",
        "se oponen",
        "al Ejército y a las Fuerzas Armadas",
    )
    assert of_several(cls, [NAMES["en"]["forces"]], [NAMES["en"]["army"]], "en", negated=True) == (
        "the armed forces",
        "do not oppose",
        "the army",
    )


def test_a_saved_sentence_tells_what_a_name_is_called(hands: Hands) -> None:
    """What no text says is learned from what somebody wrote."""
    hands.go(3)
    hands.take("Observers said that Berg’s plan is not a law")
    hands.press("Enter")
    hands.type("Port Watch")
    hands.press("1")
    hands.type("organization")
    hands.press("1")
    hands.type("berg")
    hands.press("1")
    hands.type("oppos")
    view = hands.press("1")
    assert view.bar.sentence == "Port Watch opposes Tom Berg."
    hands.press("e")
    hands.type("The Port Watch opposes Tom Berg.")
    hands.press("Enter", "Enter")
    hands.take("Berg’s plan is not a law")
    hands.press("Enter")
    hands.type("port w")
    hands.press("1")
    hands.type("dredging")
    hands.press("1")
    hands.type("oppos")
    view = hands.press("1")
    assert view.bar.sentence == "The Port Watch opposes the dredging plan."


def test_a_detail_that_is_new_is_called_by_its_name(at: Callable[..., Hands]) -> None:
    hands = at(language="es")
    hands.go(2)
    hands.press(" ")
    party = End("partido-civico", "Partido Cívico", "party", new=True)
    work = hands.desk.work
    hands.desk.work = work.but(
        source=(End("tom-berg", "Tom Berg", "candidate"),),
        target=(End("harbour-police", "Harbour police", "agency"),),
        kind="candidacy",
        open="",
        values={**work.values, "on_behalf_of": party.id},
        fresh=(party,),
    )
    assert "en representación del Partido Cívico" in (hands.view.bar.sentence or "")
    for language in ("es", "en"):
        hands.language = language
        told = words(hands.view.bar.facts[0].cells[0])
        assert "Partido Cívico" in told
        assert "civico" not in told


TEXT = ("If she wins, the army would guard the north. " * 2300)[:100_000]


def test_a_sentence_is_soon_composed_in_a_large_dataset(tmp_path: Path) -> None:
    header = {
        "id": "large",
        "title": "Large",
        "language": "en",
        "documents": [{"id": "text", "title": "Text"}],
    }
    entities = [{"id": f"army-{n}", "kind": "agency", "name": f"Army {n}"} for n in range(500)]
    entities += [{"id": "army", "kind": "agency", "name": "Army"}]
    entities += [{"id": "north", "kind": "region", "name": "North"}]
    claims = [
        {
            "kind": "support",
            "source": "army",
            "target": f"army-{n % 500}",
            "modality": "fact",
            "aspect": f"way {n}",
            "statement": f"The army supports the Army {n % 500} in way {n}.",
        }
        for n in range(5000)
    ]
    desk = Annotating(Held(header, entities, claims), {"text": TEXT})
    assert len(desk.book.claims) == 5000
    desk.do(Key(key=" "))
    desk.view("en")
    from graph.workbench.desk.calling import calling

    relation = claim("deployment", "army", "north")
    composed(relation, calling(desk.work, desk.around, "en"), "en")
    took = []
    for _again in range(20):
        started = process_time()
        assert composed(relation, calling(desk.work, desk.around, "en"), "en") == (
            "The army is deployed in the north."
        )
        took.append(process_time() - started)
    assert sorted(took)[10] < 0.003
