"""Dates as EDTF level 1 has them: which days they can mean, their words, and what is refused."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import AFTER_ALL, BEFORE_ALL
from graph.query import Query
from graph.vocabulary.date_words import in_words
from graph.vocabulary.dates import partial_date
from graph.vocabulary.edtf import (
    LONGEST,
    Date,
    Interval,
    NotADate,
    day_of,
    days,
    earliest,
    latest,
    number_of,
    parse,
    text_of,
)
from graph.vocabulary.told_dates import date_meant, dates_in
from tests.dates import GOLDEN, TEXTS, table
from tests.tiny import claim, graph_of, relation

LEVEL_0 = {
    "1985-04-12": ("1985-04-12", "1985-04-12"),
    "1985-04": ("1985-04-01", "1985-04-30"),
    "1985": ("1985-01-01", "1985-12-31"),
    "1964/2008": ("1964-01-01", "2008-12-31"),
    "2004-06/2006-08": ("2004-06-01", "2006-08-31"),
    "2004-02-01/2005-02-08": ("2004-02-01", "2005-02-08"),
    "2004-02-01/2005-02": ("2004-02-01", "2005-02-28"),
    "2004-02-01/2005": ("2004-02-01", "2005-12-31"),
    "2005/2006-02": ("2005-01-01", "2006-02-28"),
}
LEVEL_1 = {
    "Y170000002": ("Y170000002", "Y170000002"),
    "Y-170000002": ("Y-170000002", "Y-170000002"),
    "2001-21": ("2001-03-01", "2001-05-31"),
    "2001-24": ("2001-12-01", "2002-02-28"),
    "1984?": ("1984-01-01", "1984-12-31"),
    "2004-06~": ("2004-06-01", "2004-06-30"),
    "2004-06-11%": ("2004-06-11", "2004-06-11"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "1985-04-XX": ("1985-04-01", "1985-04-30"),
    "1985-XX-XX": ("1985-01-01", "1985-12-31"),
    "1985-04-12/..": ("1985-04-12", None),
    "1985-04/..": ("1985-04-01", None),
    "1985/..": ("1985-01-01", None),
    "../1985-04-12": (None, "1985-04-12"),
    "../1985-04": (None, "1985-04-30"),
    "../1985": (None, "1985-12-31"),
    "1985-04-12/": ("1985-04-12", None),
    "1985-04/": ("1985-04-01", None),
    "1985/": ("1985-01-01", None),
    "/1985-04-12": (None, "1985-04-12"),
    "/1985-04": (None, "1985-04-30"),
    "/1985": (None, "1985-12-31"),
    "1984~/2004-06": ("1984-01-01", "2004-06-30"),
    "1984/2004-06~": ("1984-01-01", "2004-06-30"),
    "1984~/2004~": ("1984-01-01", "2004-12-31"),
    "1984?/2004%": ("1984-01-01", "2004-12-31"),
    "1984-06?/2004-08?": ("1984-06-01", "2004-08-31"),
    "1984-06-02?/2004-08-08~": ("1984-06-02", "2004-08-08"),
    "-1985": ("-1985-01-01", "-1985-12-31"),
}
LEVEL_2 = [
    *("Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34", "2001-25", "2004-06-XX/2004-07-03"),
    *("[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "{1667,1668,1670..1672}"),
    *("{1960,1961-12}", "{..1984}", "2004-06-11%/..~", "2004-06~-11", "2004?-06-11", "2004-?06-%11"),
    *("?2004-06-~11", "156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "2004-06-~01/2004-06-~20"),
]  # fmt: skip
"""The examples that the Library of Congress publishes, but for those with a time of day."""

years = st.integers(-(10**12) + 1, 10**12 - 1)
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def dates(draw: Any, *, full: bool = False) -> Date:
    year, mark = draw(st.one_of(st.integers(-9999, 9999), years)), draw(marks)
    if abs(year) > 9999:
        return Date(year, before=year < 0, mark=mark)
    untold = 0 if full else draw(st.sampled_from([0, 0, 0, 1, 2]))
    if untold:
        year -= (1 if year >= 0 else -1) * (abs(year) % 10**untold)
        before = year < 0 or (year == 0 and draw(st.booleans()))
        return Date(year, untold, before, mark=mark)
    month = draw(st.none() | st.integers(0 if not full else 1, 12) | st.integers(21, 24))
    some = (
        st.none() if month is None or month > 12 else st.none() | st.integers(1 if full else 0, 28)
    )
    day = draw(some if month != 0 else st.sampled_from([None, 0]))
    return Date(year, 0, year < 0, month, day, mark)


@st.composite
def intervals(draw: Any) -> Interval:
    ends = sorted((draw(dates(full=True)), draw(dates(full=True))), key=lambda one: one.days)
    start, end = draw(
        st.sampled_from([ends, [ends[0], ".."], [ends[0], ""], ["..", ends[1]], ["", ends[1]]])
    )
    return Interval(start, end)


written = st.one_of(dates(), dates(), intervals()).map(str)


@pytest.mark.parametrize("text", [*LEVEL_0, *LEVEL_1])
def test_the_published_examples_mean_their_days(text: str) -> None:
    first, last = {**LEVEL_0, **LEVEL_1}[text]
    assert partial_date(text) == text
    if first is None:
        assert earliest(text) == BEFORE_ALL
    else:
        assert earliest(text) == (earliest(first) if first[0] == "Y" else number_of(*parts(first)))
    if last is None:
        assert latest(text) == AFTER_ALL
    else:
        assert latest(text) == (latest(last) if last[0] == "Y" else number_of(*parts(last)))


def parts(day: str) -> tuple[int, int, int]:
    sign = -1 if day[0] == "-" else 1
    year, month, number = map(int, day.removeprefix("-").split("-"))
    return sign * year, month, number


@pytest.mark.parametrize("text", LEVEL_2)
def test_level_2_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(NotADate, match=r"level 2: .*write|is not a date"):
        partial_date(text)
    if "S" not in text[:-2] and ".." not in text:
        with pytest.raises(NotADate, match="level 2"):
            partial_date(text)


@pytest.mark.parametrize(
    "text", ["1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30+04:30"]
)
def test_a_time_of_day_is_refused_with_the_day_to_write(text: str) -> None:
    with pytest.raises(NotADate, match="write 1985-04-12"):
        partial_date(text)


@given(text=written)
def test_what_is_parsed_is_written_as_it_was(text: str) -> None:
    assert str(parse(text)) == text
    assert len(text) <= LONGEST
    assert earliest(text) <= latest(text)


@given(one=written, other=written)
def test_overlap_is_symmetric_and_is_a_shared_day(one: str, other: str) -> None:
    assert days(one).overlaps(days(other)) == days(other).overlaps(days(one))
    assert days(one).overlaps(days(one))
    shared = max(earliest(one), earliest(other)) <= min(latest(one), latest(other))
    assert days(one).overlaps(days(other)) == shared


@given(texts=st.lists(written, max_size=6))
def test_dates_have_an_order_the_earliest_first_then_the_shortest(texts: list[str]) -> None:
    ordered = sorted(texts, key=days)
    for one, other in pairwise(ordered):
        assert (earliest(one), latest(one)) <= (earliest(other), latest(other))


@given(one=written, other=written)
def test_no_two_dates_are_said_alike(one: str, other: str) -> None:
    for language in ("en", "es"):
        assert (in_words(one, language) == in_words(other, language)) == (one == other)


@given(number=st.integers(-(10**14), 10**14))
def test_each_day_has_one_number(number: int) -> None:
    year, month, day = day_of(number)
    assert number_of(year, month, day) == number
    assert day_of(number + 1) > (year, month, day)
    assert earliest(text_of(number)) <= number <= latest(text_of(number))


@given(text=st.text() | st.text("0123456789XY~?%-/. ETS[]{},bcadhsi'"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = parse(text)
    except NotADate:
        meant = date_meant(text)
        assert meant is None or partial_date(meant) == meant
    else:
        assert str(date) == partial_date(text) == text


@pytest.mark.parametrize(
    "text",
    ["9" * 1_000_000, "X" * 1_000_000, "/" * 1_000_000, "Y" + "1" * 30, "-" * 40, "since " * 200_000,
     *("١٩٩٠", "२०२५", "２０２５~", "𝟐𝟎𝟐𝟓", "1990\n", "2004/\n2005", "199\u0058\u0301", "Y٠٠٠٠٠", "ⅩⅩ")],
)  # fmt: skip
def test_hostile_text_is_refused_in_a_short_sentence(text: str) -> None:
    with pytest.raises(NotADate) as refused:
        partial_date(text)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    ("text", "meant"),
    {
        "c. 1990": "1990~", "ca. 1990": "1990~", "hacia 1990": "1990~", "about May 1990": "1990-05~",
        "1990s": "199X", "the 1990s": "199X", "años 1990": "199X", "década de 1990": "199X",
        "44 BC": "-0043", "44 B.C.": "-0043", "44 a. C.": "-0043", "1 BC": "0000", "17001 BC": "Y-17000",
        "AD 79": "0079", "79 d. C.": "0079", "20th century": "19XX", "siglo XX": "19XX",
        "5th century BC": "-04XX", "siglo V a. C.": "-04XX", "spring 2001": "2001-21",
        "otoño de 2001": "2001-23", "2004–2005": "2004/2005", "2004 to 2005": "2004/2005",
        "de 2004 a 2005": "2004/2005", "since 2005": "2005/..", "until 2005": "../2005",
        "perhaps 1990": "1990?", "1990 (?)": "1990?", "14.12.2025": "2025-12-14",
        "12/14/2025": "2025-12-14", "2025/12/14": "2025-12-14", "20251214": "2025-12-14",
        "2025-3": "2025-03", "-43": "-0043", "-17000": "Y-17000", "17000": "Y17000", "199x": "199X",
        "14 de diciembre de 2025": "2025-12-14", "２０２５": "2025",
        # Nobody knows which is the day; and these are none.
        "04/05/2025": None, "2024-02-30": None, "banana": None, "25": None, "": None,
    }.items(),
)  # fmt: skip
def test_what_is_written_otherwise_is_told_how_to_write_it(text: str, meant: str | None) -> None:
    assert date_meant(text) == meant
    with pytest.raises(NotADate, match=re.escape(meant or '"')):
        partial_date(text)


def test_dates_are_found_in_running_words() -> None:
    words = "In the 1990s, about 2000, on 14 December 2025; in 44 BC; 1,990 men; spring 2004."
    assert dates_in(words) == ["199X", "2000~", "2025-12-14", "-0043", "2004-21"]


def test_a_start_or_an_end_is_no_interval() -> None:
    with pytest.raises(ValueError, match="write start: 2004 and end: 2005, or date: 2004/2005"):
        relation("office", "ada", "peru", start="2004/2005")
    with pytest.raises(ValueError, match=r"write end: 2005, or date: /2005"):
        relation("office", "ada", "peru", end="/2005")


@pytest.mark.parametrize(
    ("fields", "holds", "does_not"),
    [
        ({"date": "-0043-03-15"}, ["-0043", "../0000", "-00XX"], ["-0044", "0043", "-0042"]),
        ({"date": "199X"}, ["1990", "1999-12-31", "1995/2005"], ["1989", "2000"]),
        ({"date": "2004-02/2005"}, ["2004", "2005-12-31", "2003/2004-02"], ["2004-01", "2006"]),
        ({"date": "2005/.."}, ["2005", "9999", "Y17000"], ["2004", "-2005"]),
        ({"date": "/2005"}, ["Y-17000", "2005"], ["2006"]),
        ({"start": "1990~", "end": "199X"}, ["1990-01-01", "1999"], ["1989-12-31", "2000"]),
        ({"start": "Y-17000", "end": "-9999"}, ["Y-12000", "Y-17000"], ["-9998", "Y-17001"]),
        ({"date": "2001-24"}, ["2001-12", "2002-02-28"], ["2001-11", "2002-03"]),
    ],
)
def test_claims_hold_on_the_dates_that_they_overlap(
    fields: dict[str, str], holds: list[str], does_not: list[str]
) -> None:
    kg = graph_of({"ada": "person", "peru": "country"}, claim("office", "ada", "peru", **fields))

    assert [day for day in (*holds, *does_not) if kg.relations(on=day)] == holds


def test_claims_are_put_in_the_order_of_their_days() -> None:
    texts = ["Y-17000", "-0043", "0000", "../0043", "1990-01", "199X", "1990/..", "19XX~", "Y17000"]
    claims = (claim("office", "ada", "peru", role=text, date=text) for text in texts)
    kg = graph_of({"ada": "person", "peru": "country"}, *claims)

    first = [one.date for one in kg.relations(order="date")]
    assert first == [
        "Y-17000",
        "-0043",
        "0000",
        "../0043",
        "19XX~",
        "1990-01",
        "199X",
        "1990/..",
        "Y17000",
    ]
    last = [one.date for one in kg.relations(order="-date")]
    assert last == [
        "1990/..",
        "Y17000",
        "199X",
        "19XX~",
        "1990-01",
        "../0043",
        "0000",
        "-0043",
        "Y-17000",
    ]


def test_a_year_may_be_asked_for_as_a_number() -> None:
    assert [Query(on=year).on for year in (-43, 0, 79, 1990, 17000)] == [
        "-0043",
        "0000",
        "0079",
        "1990",
        "Y17000",
    ]


def test_equal_days_written_differently_are_two_claims() -> None:
    one, other = (relation("office", "ada", "peru", date=text) for text in ("1990", "1990~"))
    assert one.id != other.id
    assert str(one) != str(other)


def test_the_table_of_cases_is_as_recorded() -> None:
    """The page is held to the same table: ``tests/page/dates.test.mjs``."""
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == table()
    assert len(TEXTS) > 80
