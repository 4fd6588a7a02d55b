"""The dates that somebody types into a field, as data files have them."""

from __future__ import annotations

from graph.vocabulary.dates import PAST
from graph.vocabulary.edtf import OPEN, Date, parse
from graph.vocabulary.told_dates import date_meant, dates_in, is_date


def dates_typed(text: str, field: str, year: str | None = None) -> list[str]:
    """What is typed, as the date that it is; nothing, while it is none.

    Parameters
    ----------
    text : str
    field : {"date", "start", "end"}
    year : str, optional
        Of a day whose year is not told.
    """
    if field == "end" and text in {OPEN, PAST}:
        return [text]
    meant = text if is_date(text) else date_meant(text)
    told = dates_in(text, year) if meant is None else [meant]
    return [one for one in told if field == "date" or isinstance(parse(one), Date)]
