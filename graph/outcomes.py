"""What the records of what came true come to: for each event a scenario, for each claim a verdict.

Of the records about one thing the last one stands. An event's outcome makes void each claim of the
group's other scenarios, whatever becomes of what it speaks of: its condition was not met. A claim whose
scenario came about, or that has none, is resolved by a record of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Header, Relation, Scenario
from graph.resolutions import (
    NONE,
    VOID,
    ClaimResolution,
    EventResolution,
    Resolution,
    Verdict,
)
from graph.shown import prints


@prints
@dataclass(frozen=True)
class Outcome:
    """How an event ended.

    Parameters
    ----------
    event : str
        The group of the scenarios.
    scenario : str or None
        The one that came about; None: none of them did.
    on : str
        When.
    record : EventResolution
        What says so: with its source.
    """

    event: str
    scenario: str | None
    on: str | None
    record: EventResolution


@prints
@dataclass(frozen=True)
class Resolved:
    """What became of a claim.

    Parameters
    ----------
    outcome : str
        ``yes``, ``no``, ``partly``, ``void`` or ``open``; of the tie, not of the claim.
    on, due, criteria : str or None
        When it was settled; when it is, or was, to be; and by what.
    record : EventResolution or ClaimResolution
        What says so: with its source; that of an event, whose outcome makes a claim void.
    """

    outcome: Verdict
    on: str | None
    due: str | None
    criteria: str | None
    record: Resolution


class Outcomes:
    """What stands of some records.

    Parameters
    ----------
    header : Header
    records : sequence of EventResolution or ClaimResolution
        In the order in which they were made.
    """

    def __init__(self, header: Header, records: Sequence[Resolution]) -> None:
        self.events: dict[str, Outcome] = {}
        """The events that have ended, by the group of their scenarios."""
        self.claims: dict[str, Resolved] = {}
        """What was recorded of claims, by their ids."""
        for one in records:
            if isinstance(one, ClaimResolution):
                self.claims[one.claim] = _resolved(one, self.claims.get(one.claim))
                continue
            self.events.pop(one.event, None)
            meant = foreseen(header, one)
            if len(meant) == 1 or (not meant and one.outcome == NONE):
                scenario = meant[0] if meant else None
                self.events[one.event] = Outcome(one.event, scenario, one.on, one)
        self.ended: Mapping[str, Outcome] = {
            one.id: self.events[one.group]
            for one in header.scenarios
            if one.group in self.events and self.events[one.group].scenario != one.id
        }
        """The events that ended otherwise, by each scenario that did not come about."""

    def __bool__(self) -> bool:
        return bool(self.events or self.claims)

    @property
    def standing(self) -> tuple[Resolution, ...]:
        """A record of each thing, as it stands: an event's outcome is a scenario, or none."""
        events = (
            one.record.model_copy(update={"outcome": one.scenario or NONE})
            for _name, one in sorted(self.events.items())
        )
        claims = (
            one.record.model_copy(update={"due": one.due, "criteria": one.criteria})
            for _name, one in sorted(self.claims.items())
        )
        return (*events, *claims)

    def of(self, relation: Relation) -> Resolved | None:
        """What became of a claim; nothing, where nothing is recorded of it."""
        own, ended = self.claims.get(relation.id), self.ended.get(relation.scenario or "")
        if ended is None or (own is not None and own.outcome == VOID):
            return own
        due, criteria = (own.due, own.criteria) if own else (None, None)
        return Resolved(VOID, ended.on, due, criteria, ended.record)


def _resolved(record: ClaimResolution, before: Resolved | None) -> Resolved:
    due, criteria = record.due, record.criteria
    if before is not None:
        due, criteria = due or before.due, criteria or before.criteria
    return Resolved(record.outcome, record.on, due, criteria, record)


def foreseen(header: Header, record: EventResolution) -> tuple[str, ...]:
    """The scenarios that a record of an event may mean: one, where it is plain which came about.

    Parameters
    ----------
    header : Header
    record : EventResolution

    Returns
    -------
    tuple of str
        The scenario of that id, or those of the group in which the entity of that id plays a part, or
        is the outcome of the condition.
    """
    group = [one for one in header.scenarios if one.group == record.event]
    named = tuple(one.id for one in group if one.id == record.outcome)
    return named or tuple(one.id for one in group if record.outcome in _players(one))


def _players(scenario: Scenario) -> Iterator[str]:
    """Who plays a part in a scenario, or is the outcome of its condition."""
    yield from scenario.counterparts.values()
    if "outcome" in scenario.condition:
        yield scenario.condition["outcome"]


def of_claims(records: Iterable[Resolution], claims: Container[str]) -> tuple[Resolution, ...]:
    """The records of all events, and those of some claims.

    Parameters
    ----------
    records : iterable of EventResolution or ClaimResolution
    claims : container of str
        Their ids.
    """
    return tuple(
        one for one in records if not isinstance(one, ClaimResolution) or one.claim in claims
    )
