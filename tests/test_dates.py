"""Dates are as precise as the text is: a year, a month or a day, and days of the calendar (further ones: test_edtf)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import earliest, latest
from graph.reading.rules import RULES
from graph.vocabulary.dates import partial_date
from graph.vocabulary.edtf import text_of
from tests.tiny import claim, graph_of, relation

days = st.dates()


@given(day=days)
def test_a_day_is_itself(day: date) -> None:
    text = day.isoformat()

    assert partial_date(text) == text == text_of(day.toordinal())
    assert earliest(text) == latest(text) == day.toordinal()


@given(day=days)
def test_a_month_is_from_its_first_day_to_its_last(day: date) -> None:
    month = day.isoformat()[:7]

    first, last = date.fromordinal(earliest(month)), date.fromordinal(latest(month))
    assert first == day.replace(day=1)
    assert last == day.replace(day=monthrange(day.year, day.month)[1])
    assert first <= day <= last


@given(day=days)
def test_a_year_is_from_january_to_december(day: date) -> None:
    year = day.isoformat()[:4]

    assert (text_of(earliest(year)), text_of(latest(year))) == (f"{year}-01-01", f"{year}-12-31")


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "202", "20255", "-0000", "2025-1", "2025-13", "2025-00", "2025-12-32"),
        *("2025-02-29", "1900-02-29", "2025-12-00", "2025/12/14", "14.12.2025", "2025-12-14T00:00"),
        *(" 2025", "2025 ", "2025\n", "-202", "２０２５", "२०२५", "2025-12-14Z", "..", "2025~~"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a|is no year|has a time"):
        partial_date(text)


@pytest.mark.parametrize("text", ["2024-02-29", "2000-02-29", "0001", "9999-12-31"])
def test_the_edges_of_the_calendar_are_dates(text: str) -> None:
    assert partial_date(text) == text


@given(text=st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        first = earliest(text)
    except ValueError:
        return
    assert first <= latest(text)


@given(start=days, length=st.integers(0, 800), asked=days)
def test_a_span_holds_on_the_days_within_it(start: date, length: int, asked: date) -> None:
    end = min(start.toordinal() + length, date.max.toordinal())
    last = date.fromordinal(end)
    kg = graph_of(
        {"ada": "person", "peru": "country"},
        claim("office", "ada", "peru", start=start.isoformat(), end=last.isoformat()),
    )

    assert bool(kg.relations(on=asked)) == (start <= asked <= last)
    assert kg.relations(on=start)
    assert kg.relations(on=last)
    if last < date.max:
        assert not kg.relations(on=last + timedelta(days=1))


@pytest.mark.parametrize(
    ("fields", "holds", "does_not"),
    [
        ({"start": "2020", "end": ".."}, ["2020", "2020-06", "2099"], ["2019", "2019-12-31"]),
        ({"start": "2020"}, ["2020", "2099"], ["2019"]),
        ({"end": "2020-06"}, ["1810", "2020", "2020-06-30"], ["2020-07", "2021"]),
        ({"date": "2025-12"}, ["2025", "2025-12", "2025-12-31"], ["2025-11", "2026"]),
        ({"date": "2025", "start": "1990"}, ["2025-01-01"], ["1990", "2026"]),
        ({"end": "past"}, [], ["1810", "2025", "9999"]),  # over, and no day of it is told
        ({"start": "2020", "end": "past"}, ["2020", "2099"], ["2019"]),
        ({}, [], ["2025"]),
    ],
)
def test_what_is_not_known_excludes_nothing(
    fields: dict[str, str], holds: list[str], does_not: list[str]
) -> None:
    kg = graph_of({"ada": "person", "peru": "country"}, claim("office", "ada", "peru", **fields))

    assert [day for day in (*holds, *does_not) if kg.relations(on=day)] == holds


def test_the_rule_for_dates_says_how_to_write_them() -> None:
    assert "2025-12-14" in RULES["bad-date"]


@pytest.mark.parametrize("end", ["former", "Past", "present", "2025-3"])
def test_an_end_that_is_no_date_is_told_what_else_it_may_be(end: str) -> None:
    with pytest.raises(ValueError, match=r'"\.\." for what goes on, "past" for what is over'):
        relation("office", "ada", "peru", end=end)
