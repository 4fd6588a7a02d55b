"""What is wrong with records of what came true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from graph.model import ClaimResolution, EventResolution, Header, Relation, Resolution
from graph.outcomes import Outcomes, foreseen
from graph.problems import Place, Problem, did_you_mean
from graph.reading.rules.texts import value_texts
from graph.reading.sources import Path
from graph.resolutions import NONE, OPEN, VOID

_Found = tuple[int, str, str]
"""The number of a record, the rule that it breaks, and why."""


def resolution_rules(
    records: Sequence[Resolution],
    header: Header,
    claims: Mapping[str, Relation],
    entities: Collection[str],
    place: Callable[[int], Place],
) -> Iterator[Problem]:
    """What makes no sense in some records, or contradicts itself.

    Parameters
    ----------
    records : sequence of EventResolution or ClaimResolution
    header : Header
    claims : mapping of str to Relation
        By id.
    entities : collection of str
        Their ids; those that could not be read included.
    place : callable
        Where the n-th record stands.
    """
    documents = {one.id for one in header.documents}
    for number, record in enumerate(records):
        yield from value_texts(record, partial(_whole, place, number))
        wrong = _wrong(record, header, claims, entities)
        for rule, message in (*wrong, *_unsourced(record, documents)):
            yield Problem(place(number), rule, message)
    for number, rule, message in (
        *_repeated(records, header, place),
        *_ended(records, header, claims, place),
    ):
        yield Problem(place(number), rule, message)


def _whole(place: Callable[[int], Place], number: int, _path: Path) -> Place:
    return place(number)


def _wrong(
    record: Resolution,
    header: Header,
    claims: Mapping[str, Relation],
    entities: Collection[str],
) -> Iterator[tuple[str, str]]:
    """What one record names that is not there, or not plain."""
    if isinstance(record, ClaimResolution):
        if record.claim not in claims:
            hint = did_you_mean(record.claim, claims)
            yield "unknown-answer", f'claim: there is no claim "{record.claim}".{hint}'
        return
    groups = {one.group for one in header.scenarios}
    if record.event not in groups:
        hint = did_you_mean(record.event, groups)
        yield "unknown-group", f'event: no scenario is of group "{record.event}".{hint}'
        return
    meant = foreseen(header, record)
    if len(meant) > 1:
        told = " and ".join(f'"{one}"' for one in meant)
        yield (
            "wrong-resolution",
            f'outcome: "{record.outcome}" has a part in {told}; name the scenario',
        )
    elif not meant and record.outcome not in {OPEN, NONE}:
        known = [one.id for one in header.scenarios if one.group == record.event]
        listed = ", ".join((*known, f"{NONE} (of them)", f"{OPEN} (not settled)"))
        hint = did_you_mean(record.outcome, known)
        why = "has no part in one" if record.outcome in entities else "is no scenario of this event"
        yield "unknown-scenario", f'outcome: "{record.outcome}" {why}; write one of {listed}.{hint}'


def _unsourced(record: Resolution, documents: Collection[str]) -> Iterator[tuple[str, str]]:
    """What a reader of a record needs and it lacks: when it was settled, and who tells so."""
    source = record.source
    if source is not None and source.document is not None and source.document not in documents:
        hint = did_you_mean(source.document, documents)
        yield "unknown-document", f'source: no document "{source.document}" is declared.{hint}'
    if record.outcome == OPEN:
        return
    for name, what in (("on", "the day on which it was settled"), ("source", "who tells so")):
        if getattr(record, name) is None:
            yield "missing-field", f"{name}: this field is needed and not there: {what}"


def _repeated(
    records: Sequence[Resolution], header: Header, place: Callable[[int], Place]
) -> Iterator[_Found]:
    """Two outcomes of one thing on one day, of which neither was taken back."""
    said: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
    for number, record in enumerate(records):
        if record.outcome == OPEN:
            said.pop(record.about, None)
            continue
        outcome = _outcome(record, header)
        if outcome is None:  # which has a problem of its own
            continue
        days = said.setdefault(record.about, {})
        first, other = days.setdefault(record.on or "", (number, outcome))
        if other != outcome:
            sort, name = record.about
            message = (
                f'{sort}: "{name}" has another outcome on that day, at {place(first)}; take that back '
                f"before this, with outcome: {OPEN}"
            )
            yield number, "wrong-resolution", message


def _outcome(record: Resolution, header: Header) -> str | None:
    """An outcome by the one name that is its own; none where it is not plain which."""
    if not isinstance(record, EventResolution):
        return record.outcome
    meant = foreseen(header, record)
    if len(meant) == 1:
        return meant[0]
    return NONE if not meant and record.outcome == NONE else None


def _ended(
    records: Sequence[Resolution],
    header: Header,
    claims: Mapping[str, Relation],
    place: Callable[[int], Place],
) -> Iterator[_Found]:
    """Claims that are said to have come about, or not, though their scenario did not."""
    ended = Outcomes(header, records).ended
    last = {record.about: number for number, record in enumerate(records)}
    for number in sorted(last.values()):
        record = records[number]
        if not isinstance(record, ClaimResolution) or record.outcome in {OPEN, VOID}:
            continue
        claim = claims.get(record.claim)
        event = ended.get(claim.scenario or "") if claim is not None else None
        if claim is not None and event is not None:
            where = place(last["event", event.event])
            message = (
                f'outcome: claim "{record.claim}" is of scenario "{claim.scenario}", which did not come '
                f"about ({where}), so it is {VOID}; take this back with a further record, outcome: {OPEN}"
            )
            yield number, "wrong-resolution", message
