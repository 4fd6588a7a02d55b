"""How much and how many, as texts that are checked and can be counted with."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

import graph
from graph.vocabulary import quantities
from graph.vocabulary.quantities import Quantity, QuantityText
from tests.tiny import claim, graph_of, relation

ADAPTER = TypeAdapter(QuantityText)
PATTERN = re.compile(str(ADAPTER.json_schema()["pattern"]))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8", Quantity(Fraction(8), Fraction(8))),
        ("-3", Quantity(Fraction(-3), Fraction(-3))),
        ("26.85 %", Quantity(Fraction(2685, 100), Fraction(2685, 100), unit="%")),
        ("> 50 %", Quantity(Fraction(50), Fraction(50), ">", "%")),
        (">= 50 ‰", Quantity(Fraction(50), Fraction(50), ">=", "‰")),
        ("2.5 % of GDP", Quantity(Fraction(5, 2), Fraction(5, 2), unit="% of GDP")),
        ("3 €", Quantity(Fraction(3), Fraction(3), unit="€")),
        ("4/7", Quantity(Fraction(4, 7), Fraction(4, 7))),
        ("10..20 años", Quantity(Fraction(10), Fraction(20), unit="años")),
        ("~ 300 armed men", Quantity(Fraction(300), Fraction(300), "~", "armed men")),
        ("~ 10..20", Quantity(Fraction(10), Fraction(20), "~")),
    ],
)
def test_a_quantity_is_read(text: str, meant: Quantity) -> None:
    assert graph.quantity(text) == meant
    assert ADAPTER.validate_python(text) == text
    assert PATTERN.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "half",
        "50 % %",
        "> ",
        "1,000",
        "50%",
        ">50 %",
        ">  50 %",
        "8  seats",
        "> 50..50",
        "9" * 16,
        "9" * 5000,
        "8 seats\n",
        "1e3",
        "٣",
        "4/0",
        "..5",
        "5..",
        "> 1..2",
        "20..10",
        " 8",
        "8 ",
        "NaN",
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a quantity; "):
        graph.quantity(text)


@given(st.one_of(st.text(), st.from_regex(quantities._QUANTITY, fullmatch=True)))
def test_any_text_is_a_quantity_or_refused_and_the_schema_lets_all_of_them_pass(text: str) -> None:
    try:
        found = graph.quantity(text)
    except ValueError:
        return
    assert found.low <= found.high
    assert PATTERN.search(text)


@given(st.from_regex(PATTERN, fullmatch=True))
def test_what_the_schema_lets_pass_beyond_them_is_of_two_sorts(text: str) -> None:
    """A pattern cannot order two numbers, and ours is a letter of any alphabet."""
    try:
        graph.quantity(text)
    except ValueError as error:
        unit = re.sub(r"^[^ ]*[0-9](?: |$)|^[~<>=]+ [^ ]+(?: |$)", "", text)
        beyond = (
            "the lower number first" in str(error),
            len(text) > quantities.LONGEST,
            re.search(r"[^\w %]|_", unit),
        )
        assert any(beyond), text


def test_a_record_keeps_it_as_it_is_written_and_is_found_by_it() -> None:
    kg = graph_of(
        {"ada": "person", "vote": "event"},
        claim(
            "election_result",
            "ada",
            "vote",
            negated=True,
            threshold="> 50 %",
            contenders="8 candidates",
        ),
    )
    (row,) = kg.records()

    assert (row["threshold"], row["contenders"], row["share"]) == ("> 50 %", "8 candidates", None)
    assert len(kg.relations(threshold="50")) == 1
    assert json.loads(json.dumps(row)) == row
    assert (
        str(kg.relations()[0])
        == "Ada does not win vote (threshold: > 50 %; contenders: 8 candidates)."
    )


def test_a_bad_one_is_told_in_its_place() -> None:
    kg = graph_of({"ada": "person", "vote": "event"})
    made = relation("election_result", "ada", "vote").model_copy(update={"share": "most of it"})
    (problem,) = [
        one
        for one in graph.check(kg.dataset.__class__(kg.header, kg.dataset.entities, (made,)))
        if one.rule == "bad-value"
    ]

    assert "share" in str(problem)
    assert "write 8, > 50 %, 4/7" in str(problem)


def test_a_declared_kind_may_have_one() -> None:
    from tests.test_sentences import declared

    kind = declared(fields={"turnout": {"type": "quantity"}})
    assert (
        kind.model_validate(claim("trade", "ada", "bob", turnout="85 %")).__dict__["turnout"]
        == "85 %"
    )
    with pytest.raises(ValueError, match="is not a quantity"):
        kind.model_validate(claim("trade", "ada", "bob", turnout="many"))
