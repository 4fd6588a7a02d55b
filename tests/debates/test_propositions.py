"""What claims are for or against: one proposition, whether they gainsay, agree, or speak of another time."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.engine.gainsaying import at_one_time, gainsays
from graph.sides import Sides
from tests.tiny import claim, graph_of

PLACES = {"army": "agency", "north": "region", "ada": "person", "bob": "person"}
SCENARIOS = [{"id": one, "label": one.title(), "group": "vote"} for one in ("red", "blue")]
DOCUMENTS = [{"id": one, "title": one.title(), "authors": [one.title()]} for one in ("rosa", "ben")]


def said(document: str, kind: str, *ends: str, **fields: Any) -> dict[str, Any]:
    return claim(kind, *ends, evidence=[{"document": document, "start": 0, "end": 1}], **fields)


def debate(*claims: dict[str, Any]) -> Any:
    return graph_of(PLACES, *claims, documents=DOCUMENTS, scenarios=SCENARIOS)


def concepts(kg: Any) -> set[str]:
    return {*kg.discourse(mode="concepts")}


def test_claims_of_two_times_are_no_conflict() -> None:
    def conflict(**fields: Any) -> float:
        kg = debate(
            said("rosa", "deployment", "army", "north", date="2025"),
            said("ben", "deployment", "army", "north", negated=True, **fields),
        )
        assert bool(kg.disputes()) is bool(kg.discourse(tie="conflict").size())
        return float(kg.discourse(tie="conflict").size(weight="weight"))

    assert conflict(date="2025-03") == 1  # a month of that year
    assert conflict() == 1  # at any time
    assert conflict(date="2026") == 0
    assert conflict(start="2024", end="2025-01-01") == 1
    assert conflict(start="2026", end="..") == 0


def test_a_concept_of_several_times_says_which() -> None:
    kg = debate(
        said("rosa", "deployment", "army", "north", date="2025"),
        said("ben", "deployment", "army", "north", date="2025-06", negated=True),
        said("ben", "deployment", "army", "north", start="2027", end=".."),
        said("rosa", "deployment", "army", "north"),
    )
    assert concepts(kg) == {
        "army deployment north",
        "army deployment north; 2025-01-01/2025-12-31",
        "army deployment north; 2027-01-01/..",
    }
    names = {name for _, name in kg.discourse(mode="concepts").nodes(data="name")}
    assert "Army is deployed in North; 2025-01-01/2025-12-31" in names


def test_a_plan_and_an_expectation_are_two() -> None:
    kg = debate(
        *(
            said("rosa", "deployment", "army", "north", modality=modality, scenario=scenario)
            for modality, scenario in (
                ("fact", None),
                ("assessment", None),
                ("plan", "red"),
                ("expectation", "red"),
            )
        )
    )
    assert concepts(kg) == {
        "army deployment north",
        "army deployment north; if red; expectation",
        "army deployment north; if red; plan",
    }


def test_a_risk_and_the_risk_of_the_opposite_are_no_conflict() -> None:
    kg = debate(
        said("rosa", "deployment", "army", "north", modality="risk"),
        said("ben", "deployment", "army", "north", modality="risk", negated=True),
    )
    assert concepts(kg) == {
        "army deployment north; risk",
        "army deployment north; risk; denied",
    }
    assert kg.disputes() == ()
    assert kg.discourse(tie="conflict").size() == 0


CLAIMS = st.builds(
    lambda kind, words, **fields: (kind, {**fields, **words}),
    st.just("effect"),
    st.fixed_dictionaries({}, optional={"direction": st.sampled_from(("more", "less", None))}),
    modality=st.sampled_from(("fact", "assessment", "plan", "risk")),
    negated=st.booleans(),
    date=st.sampled_from((None, "2025", "2025-03", "2026")),
) | st.builds(
    lambda kind, **fields: (kind, fields),
    st.sampled_from(("support", "opposition")),
    modality=st.sampled_from(("fact", "plan")),
    negated=st.booleans(),
    date=st.sampled_from((None, "2025", "2025-03", "2026")),
)


@given(CLAIMS, CLAIMS)
def test_what_gainsays_is_the_other_side_of_one_proposition(one: Any, other: Any) -> None:
    made = [
        said(document, kind, "ada", "bob", **{k: v for k, v in fields.items() if v is not None})
        for document, (kind, fields) in zip(("rosa", "ben"), (one, other), strict=True)
    ]
    kg = debate(*made)
    first, second = kg.relations()
    sides = Sides(kg.engine.vocabulary)
    ((mine, my_side), (theirs, their_side)) = map(sides.proposition, (first, second))
    one_subject = sides.subject(first) == sides.subject(second)
    ties = {tie: kg.discourse(tie=tie).size() for tie in ("congruence", "conflict")}

    if one_subject and gainsays(sides, first, second):
        assert (mine, my_side) == (theirs, not their_side)
        assert ties == {"congruence": 0, "conflict": 1}
    if one_subject and sides.side(first) == sides.side(second) and at_one_time(first, second):
        assert (mine, my_side) == (theirs, their_side)
        assert ties == {"congruence": 1, "conflict": 0}
    if not one_subject or not at_one_time(first, second):
        assert ties == {"congruence": 0, "conflict": 0}
