"""What is wrong between the scenarios of a group: who plays which part, and what decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.model import Entity, Scenario
from graph.problems import Problem, did_you_mean, nearest
from graph.reading.sources import HeaderPlacing, Path
from graph.vocabulary.base import with_article
from graph.vocabulary.entities import (
    Agency,
    Asset,
    Coalition,
    Country,
    Event,
    Group,
    Issue,
    Organization,
    Party,
    Person,
    Policy,
    Post,
    Region,
)

CONDITION = ("event", "outcome")
"""What a condition says."""
USUAL_PARTS = frozenset(
    (
        "winner",
        "loser",
        "coalition",
        "party",
        "government",
        "team",
        "leader",
        "opposition",
        "country",
    )
)
"""Parts as they are mostly called: of two that are much alike, it is the other that is misspelt."""
FAMILIES: Mapping[type[Entity], str] = {
    **dict.fromkeys((Person, Party, Coalition, Group, Organization, Agency), "actor"),
    **dict.fromkeys((Country, Region), "place"),
    **dict.fromkeys((Policy, Issue), "matter"),
    Event: "event",
    Post: "post",
    Asset: "asset",
}
"""The kinds that can play one part: a candidate here and a party there, a bill here and a plan there."""
MOST_HINTS = 50
"""Of so many parts of a group that no other scenario has it is asked how they are misspelt."""
WINNERS = ("actor", "matter", "place")
"""Who can win, the likeliest first: of two that do not go together, it is the less likely that is odd."""

_At = tuple[int, Scenario]


class _Player(NamedTuple):
    """Who plays a part, or is the outcome, in which scenario."""

    at: int
    path: Path
    name: str
    family: str
    label: str


def scenario_rules(
    scenarios: Sequence[Scenario], entities: Mapping[str, type[Entity]], place: HeaderPlacing
) -> Iterator[Problem]:
    """What is wrong between the scenarios of each group.

    Parameters
    ----------
    scenarios : sequence of Scenario
    entities : mapping of str to class
        The kind of each entity, by id; ``Entity`` where it is not known.
    place : callable
        Where something in the header stands.
    """
    groups: defaultdict[str, list[_At]] = defaultdict(list)
    for index, scenario in enumerate(scenarios):
        groups[scenario.group].append((index, scenario))
        yield from _condition_rules(index, scenario, entities, place)
    for group in groups.values():
        told: set[int] = set()
        for problem_at, problem in (
            *_lone_parts(group, scenarios, place),
            *_uneven_parts(group, entities, place),
        ):
            told.add(problem_at)
            yield problem
        yield from _winner_rules(group, told, entities, place)


def _condition_rules(
    index: int, scenario: Scenario, entities: Mapping[str, type[Entity]], place: HeaderPlacing
) -> Iterator[Problem]:
    """Whether a condition says what decides, and what decides is an event."""
    for field in scenario.condition:
        if field not in CONDITION:
            hint = did_you_mean(field, CONDITION) or " It has an event and an outcome."
            message = f'condition: there is no field "{field}".{hint}'
            yield Problem(place(("scenarios", index, "condition", field)), "unknown-field", message)
    kind = entities.get(scenario.condition.get("event", ""), Entity)
    if kind is not Entity and not issubclass(kind, Event):
        message = (
            f'condition.event: "{scenario.condition["event"]}" is {with_article(kind.label)}, and '
            "what decides is an event"
        )
        yield Problem(place(("scenarios", index, "condition", "event")), "wrong-end", message)


def _lone_parts(
    group: Sequence[_At], scenarios: Sequence[Scenario], place: HeaderPlacing
) -> Iterator[tuple[int, Problem]]:
    """Parts that no other scenario of the group has: most likely they are called something else there."""
    if len(group) < 2:
        return
    played = Counter(part for _, scenario in group for part in scenario.counterparts)
    elsewhere = {
        part
        for scenario in scenarios
        if scenario.group != group[0][1].group
        for part in scenario.counterparts
    }
    lone = [
        (index, part)
        for index, scenario in group
        for part in scenario.counterparts
        if played[part] == 1
    ]
    accused: set[str] = set()
    for number, (index, part) in enumerate(_likeliest_misspelt_first(lone, elsewhere)):
        where = place(("scenarios", index, "counterparts", part))
        asked = number < MOST_HINTS
        near = nearest(part, _others(group, index) - accused, most=1) if asked else ()
        if near:
            accused.add(part)
            message = f'counterparts: no other scenario of the group has a part "{part}".'
            yield index, Problem(where, "lone-part", message + did_you_mean(part, near))
        elif not (asked and nearest(part, accused, most=1)):
            message = (
                f'counterparts: no other scenario of the group has a part "{part}", so nothing is '
                "compared by it; name its counterparts there, or leave it out"
            )
            yield index, Problem(where, "lone-part", message, "warning")


def _others(group: Sequence[_At], index: int) -> set[str]:
    """The parts of the other scenarios of a group that one has not."""
    own = dict(group)[index].counterparts
    return {part for at, one in group if at != index for part in one.counterparts} - own.keys()


def _likeliest_misspelt_first(
    lone: Sequence[tuple[int, str]], elsewhere: Collection[str]
) -> list[tuple[int, str]]:
    """Parts, those first that are called as parts are mostly not; of two such, the later."""

    def key(one: tuple[int, str]) -> tuple[bool, int]:
        return one[1] in USUAL_PARTS or one[1] in elsewhere, -one[0]

    return sorted(lone, key=key)


def _uneven_parts(
    group: Sequence[_At], entities: Mapping[str, type[Entity]], place: HeaderPlacing
) -> Iterator[tuple[int, Problem]]:
    """Parts that are played by kinds which do not go together, and outcomes of one event likewise."""
    parts: defaultdict[str, list[_Player]] = defaultdict(list)
    for index, scenario in group:
        for part, name in scenario.counterparts.items():
            found = _player(index, ("counterparts", part), name, entities)
            parts[f"counterparts.{part}"] += found
        outcome = scenario.condition.get("outcome")
        if outcome is not None:
            said = scenario.condition.get("event", "")
            parts[f"outcome of {said}"] += _player(
                index, ("condition", "outcome"), outcome, entities
            )
    for players in parts.values():
        wanted = _wanted(players)
        for player in players:
            if player.family != wanted:
                fitting = next(one for one in players if one.family == wanted)
                message = (
                    f'{".".join(map(str, player.path))}: "{player.name}" is {player.label}, and in '
                    f'another scenario of the group it is {fitting.label}, "{fitting.name}"; '
                    "name one that can stand in its place"
                )
                where = place(("scenarios", player.at, *player.path))
                yield player.at, Problem(where, "uneven-part", message)


def _player(
    index: int, path: Path, name: str, entities: Mapping[str, type[Entity]]
) -> list[_Player]:
    """Who plays a part; nobody, where it is not known of what kind."""
    kind = entities.get(name, Entity)
    family = next((word for cls, word in FAMILIES.items() if issubclass(kind, cls)), None)
    if family is None:
        return []
    return [_Player(index, path, name, family, with_article(kind.label))]


def _wanted(players: Sequence[_Player]) -> str | None:
    """The family that most of a part's players are of; of two as many, the one likelier to win."""
    counted = Counter(player.family for player in players)
    ranks = {family: -rank for rank, family in enumerate(WINNERS)}
    return max(
        counted, key=lambda family: (counted[family], ranks.get(family, -len(ranks))), default=None
    )


def _winner_rules(
    group: Sequence[_At],
    told: Collection[int],
    entities: Mapping[str, type[Entity]],
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """Whether winners and conditions tell the scenarios of a group apart, and agree."""
    blamed: set[int] = set()
    for index, path, first in _twice(group):
        blamed.add(index)
        scenario = dict(group)[index]
        certain = _disagree(scenario)
        what = "winner" if path[0] == "counterparts" else "condition"
        message = (
            f'{what}: it is that of scenario "{first.id}" too, and the two exclude each other; '
            "name what tells them apart"
        )
        where = place(("scenarios", index, *path))
        yield Problem(where, "same-winner", message, "error" if certain else "warning")
    for index, scenario in group:
        winner, outcome = scenario.counterparts.get("winner"), scenario.condition.get("outcome")
        if index in blamed or index in told or not _disagree(scenario):
            continue
        people = [entities.get(str(name), Entity) for name in (winner, outcome)]
        if all(issubclass(kind, Person) for kind in people):
            message = (
                f'counterparts.winner: "{winner}" wins, and the condition\'s outcome is "{outcome}"; '
                "one of the two is wrong"
            )
            where = place(("scenarios", index, "counterparts", "winner"))
            yield Problem(where, "odd-winner", message)


def _twice(group: Sequence[_At]) -> Iterator[tuple[int, Path, Scenario]]:
    """Scenarios whose winner, or condition, is another's: of two, the one that disagrees with itself."""
    for path in (("counterparts", "winner"), ("condition", "outcome")):
        seen: dict[tuple[str | None, ...], _At] = {}
        for index, scenario in group:
            said = getattr(scenario, path[0])
            if path[1] not in said:
                continue
            key = (said[path[1]], said.get("event"))
            first_at, first = seen.setdefault(key, (index, scenario))
            if first_at == index:
                continue
            if _disagree(first) and not _disagree(scenario):
                seen[key] = (index, scenario)
                yield first_at, path, scenario
            else:
                yield index, path, first


def _disagree(scenario: Scenario) -> bool:
    """Whether a scenario's winner is not its condition's outcome."""
    winner, outcome = scenario.counterparts.get("winner"), scenario.condition.get("outcome")
    return winner is not None and outcome is not None and winner != outcome
