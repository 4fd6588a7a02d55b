"""A claim's id is its content's: the same on every machine, whatever its wording and its citations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.model import MODALITIES, Relation, builtin, claim_id
from tests.command import python
from tests.tiny import CITED, relation


def test_ids_are_what_they_always_were() -> None:
    assert relation("advice", "ada", "bob").id == "5w6c6i37enn3"
    assert relation("border", "peru", "chile").id == "nm4g52iw5yf3"
    everything = relation(
        "deployment",
        "army",
        "macrozona-sur",
        scenario="red",
        modality="plan",
        negated=True,
        holder="ñandú",
        start="2025",
        end="..",
        role="lead",
        legal_basis="law",
    )
    assert everything.id == "d52usrci2cdy"


def test_a_field_that_a_kind_was_given_later_counts_where_it_says_something() -> None:
    assert relation("membership", "ada", "reds").id == "ig4fb37ar4rc"
    assert (
        relation("membership", "ada", "reds", quantity="8").id
        != relation("membership", "ada", "reds").id
    )
    assert (
        relation("leadership", "ada", "reds", aspect="trade").id
        != relation("leadership", "ada", "reds").id
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"statement": "In other words."},
        {"note": "Look again."},
        {"certainty": "possible"},
        {"basis": "inferred"},
        {"topic": "north"},
        {"evidence": []},
        {"evidence": [*CITED, *CITED]},
    ],
)
def test_wording_certainty_and_evidence_are_not_in_it(fields: dict[str, Any]) -> None:
    assert relation("advice", "ada", "bob", **fields).id == relation("advice", "ada", "bob").id


@pytest.mark.parametrize(
    "fields",
    [
        {"scenario": "red"},
        {"modality": "plan"},
        {"negated": True},
        {"holder": "ada"},
        {"start": "2025"},
        {"end": "2025"},
        {"end": ".."},
        {"date": "2025"},
        {"aspect": "trade"},
    ],
)
def test_everything_else_is(fields: dict[str, Any]) -> None:
    assert relation("advice", "ada", "bob", **fields).id != relation("advice", "ada", "bob").id


def test_direction_counts_only_where_there_is_one() -> None:
    assert relation("advice", "ada", "bob").id != relation("advice", "bob", "ada").id
    for name, kind in builtin().relations.items():
        there, back = relation(name, "ada", "bob"), relation(name, "bob", "ada")
        assert (there.id == back.id) is kind.symmetric


@given(
    one=st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from(MODALITIES)),
    other=st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from(MODALITIES)),
)
def test_two_claims_have_one_id_only_where_they_are_one(
    one: tuple[str, str, Any], other: tuple[str, str, Any]
) -> None:
    ids = [relation("advice", *ends, modality=modality).id for *ends, modality in (one, other)]

    assert (ids[0] == ids[1]) is (one == other)


def test_an_id_that_is_given_is_kept() -> None:
    given_one = relation("advice", "ada", "bob", id="mine")

    assert given_one.id == "mine"
    assert claim_id(given_one) == relation("advice", "ada", "bob").id
    assert {given_one} == {relation("advice", "ada", "bob", id="mine")}
    assert given_one != relation("advice", "ada", "bob", id="mine", negated=True)


def test_an_id_is_twelve_letters_and_digits() -> None:
    for one in graph.load().relations():
        assert one.id == claim_id(one)
        assert len(one.id) == 12
        assert set(one.id) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_ids_do_not_depend_on_the_run() -> None:
    script = "import graph; print(' '.join(one.id for one in graph.load().relations()))"

    runs = {python("-c", script, PYTHONHASHSEED=seed).out for seed in ("0", "1")}

    assert runs == {" ".join(one.id for one in graph.load().relations()) + "\n"}


def test_an_unhashable_field_is_no_trouble() -> None:
    made = relation("advice", "ada", "bob")

    assert isinstance(made, Relation)
    assert len({made, made.model_copy()}) == 1
