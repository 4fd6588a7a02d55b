"""When a membership was: by its own dates or, where it has none, by its term's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from graph.reading.brought import Report
from graph.reading.parliaments.gathering import Span, as_date, backwards
from graph.reading.parliaments.names import words
from graph.vocabulary.edtf import days


class Term(NamedTuple):
    """A time for which a body is elected.

    Parameters
    ----------
    name : str
    body : str
        The id of the body; empty where none is told.
    record : mapping
    """

    name: str
    body: str
    record: Mapping[str, Any]


class Spell(NamedTuple):
    """When a membership was.

    Parameters
    ----------
    span : tuple
    note : str
        Of which term it is, and which dates are the term's.
    date : str, optional
        The one day that is known of it, where that lies outside the term and says
        nothing of the days within it.
    """

    span: Span
    note: str
    date: str | None = None


class Spells:
    """The times of memberships.

    Parameters
    ----------
    report : Report
        To which what is wrong with the dates is told.
    terms : mapping of str to Term
        By id, in the order of the file.
    """

    def __init__(self, report: Report, terms: Mapping[str, Term]) -> None:
        self._report = report
        self._terms = terms
        self._spans = {
            key: self._span(one.record, one.name, "terms", "left without dates")
            for key, one in terms.items()
        }
        self._told: Counter[tuple[str, str, str]] = Counter()
        self._look_at_terms()

    def of(self, at: str, one: Mapping[str, Any], person: str, party: str) -> Spell:
        """When a membership was.

        Parameters
        ----------
        at : str
            The way to it.
        one : mapping
        person, party : str
            Ids, by which one is known that repeats another.
        """
        own = self._span(one, at, "memberships", "dated by their term, if by anything")
        key = one.get("legislative_period_id")
        within = one.get("legislative_period")
        key = within.get("id") if key is None and isinstance(within, dict) else key
        if key is None or words(key) == "":
            return self._without_term(at, own)
        term = self._terms.get(str(key))
        if term is None:
            self._report.leave("memberships of a term that is not there", at)
            return self._without_term(at, own)
        self._told[person, party, str(key)] += 1
        if self._told[person, party, str(key)] > 1:
            self._report.leave("memberships that repeat person, party and term", at)
        return self._within(at, own, term, self._spans[str(key)])

    def _without_term(self, at: str, own: Span) -> Spell:
        if not any(own):
            self._report.leave("memberships that nothing dates", at)
        return Spell(own, "")

    def _within(self, at: str, own: Span, term: Term, span: Span) -> Spell:
        said = f"Term: {term.name}."
        if _beyond(own, span):
            self._report.leave("memberships that reach beyond their term", at)
        start, end = (mine or other for mine, other in zip(own, span, strict=True))
        if backwards((start, end)):
            which = "beginning" if own[0] else "end"
            told = f"{said} The {which} that is told of it is no day of the term."
            return Spell((None, None), told, own[0] or own[1])
        if (start, end) == own:
            return self._without_term(at, own)._replace(note=said)
        if any(own):
            self._report.leave("memberships with one date, the other taken from their term", at)
            which = "end" if own[0] else "beginning"
            return Spell((start, end), f"{said} Its {which} is the term's.")
        self._report.leave("memberships without dates, dated by their term", at)
        return Spell((start, end), f"{said} Its dates are the term's.")

    def _span(self, one: Mapping[str, Any], at: str, what: str, then: str) -> Span:
        """The dates that something has itself, as far as they are some."""
        found = []
        for field in ("start_date", "end_date"):
            written = words(one.get(field))
            date = as_date(written)
            if date is None and one.get(field) not in (None, ""):
                self._report.leave(
                    f"dates of {what} that are none, left out", f"{at} {written[:40]}"
                )
            elif date is not None and date != written:
                self._report.leave(f"dates of {what} cut to what is a date", f"{at} {written[:40]}")
            found.append(date)
        span = found[0], found[1]
        if backwards(span):
            self._report.leave(f"{what} that end before they begin, {then}", at)
            return None, None
        return span

    def _look_at_terms(self) -> None:
        """Tell of terms that are not one after the other."""
        of_body: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for key, one in self._terms.items():
            start, end = self._spans[key]
            if start is None:
                self._report.leave("terms without a beginning", one.name)
                continue
            last = days(end).first if end else days(start).last
            of_body[one.body].append((one.name, days(start).first, last))
        for listed in of_body.values():
            for name in _out_of_order(listed):
                self._report.leave("terms that the file has before an earlier one", name)
            for name in _overlapping(listed):
                self._report.leave("terms that begin before the one before them ends", name)


def _out_of_order(listed: list[tuple[str, int, int]]) -> Iterator[str]:
    return (one[0] for one, after in pairwise(listed) if after[1] < one[1])


def _overlapping(listed: list[tuple[str, int, int]]) -> Iterator[str]:
    ordered = sorted(listed, key=lambda one: one[1:])
    return (after[0] for one, after in pairwise(ordered) if after[1] < one[2])


def _beyond(own: Span, term: Span) -> bool:
    """Whether dates of its own lie for certain outside the term's."""
    for mine in filter(None, own):
        early = term[0] is not None and days(mine).last < days(term[0]).first
        late = term[1] is not None and days(mine).first > days(term[1]).last
        if early or late:
            return True
    return False
