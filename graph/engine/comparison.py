"""Two scenarios lined up: what holds in one only, in the other only, or in both but differently.

Who plays the same part in two scenarios (the winner, the coalition, the government) is declared
as each other's counterpart, so that what one winner would do with a country stands beside what
the other would do with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from graph.garbage import paused_garbage_collection
from graph.model import Query, Relation, Scenario, own_fields, references

Key = tuple[str | None, str, str, str]
"""What claims that answer each other share: topic, kind and ends, in terms of the parts played."""

Status = Literal["only_left", "only_right", "different", "same"]


@dataclass(frozen=True)
class Side:
    """One side of a comparison.

    Parameters
    ----------
    label : str
    relations : tuple of Relation
    counterparts : mapping of str to str
        The ids of the entities that play each part on this side.
    scenario : str or None
        The scenario whose world this is.
    names, topics : mapping of str to str
        The entities' and voices' names by id; the topics' labels by id, in the order of the table.
    language : str or None
        Of the sentences; None: of the statements.
    beyond : mapping of str to Relation
        All that holds on this side, by id, where the relations are but a part of that: what the
        part lacks is no difference.
    """

    label: str
    relations: tuple[Relation, ...]
    counterparts: Mapping[str, str]
    scenario: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    beyond: Mapping[str, Relation] = field(default_factory=dict)


def widened(scenarios: Iterable[Scenario], query: Query) -> Query:
    """A query that names with somebody also whoever plays the same part in another scenario.

    It has no limit, which would cut what answers each other apart.

    Parameters
    ----------
    scenarios : iterable of Scenario
    query : Query
        With ids for names.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    scenarios = tuple(scenarios)
    for scenario in scenarios:
        for part, player in scenario.counterparts.items():
            parts[part].add(player)
    for players in parts.values():
        for player in players:
            alike[player] |= players
    changed: dict[str, Any] = {
        name: tuple(sorted({other for word in words for other in alike.get(word, {word})}))
        for name in ("source", "target", "entity", "holder", "voice")
        if (words := getattr(query, name))
    }
    if query.exclude is not None:
        changed["exclude"] = widened(scenarios, query.exclude)
    if query.side:
        groups = {scenario.group for scenario in scenarios if scenario.id in query.side}
        changed["side"] = tuple(sorted(one.id for one in scenarios if one.group in groups))
    return query.model_copy(update={**changed, "order": (), "limit": None})


@dataclass(frozen=True)
class Row:
    """Claims that answer each other.

    Parameters
    ----------
    status : {"only_left", "only_right", "different", "same"}
    topic : str or None
    about : str
        The entity, or the part (``@winner``), that the claims are about.
    left, right : tuple of Relation
    """

    status: Status
    kind: str
    topic: str | None
    about: str
    left: tuple[Relation, ...]
    right: tuple[Relation, ...]


@dataclass(frozen=True)
class Block:
    """All that two scenarios say of one thing under one topic, side by side."""

    topic: str | None
    about: str
    left: tuple[Relation, ...]
    right: tuple[Relation, ...]


@dataclass(frozen=True)
class Comparison:
    """What differs between two sides, and what is the same.

    Parameters
    ----------
    left, right : str
        The sides' labels.
    lined : tuple of Row
        All that the two sides say of the same things, by topic; what is the same included.
    shared : int
        How many relations hold on both sides as they stand.
    names : mapping of str to str
        The entities' names by id, and for each part (``@winner``) who plays it on either side.
    topics : mapping of str to str
        The topics' labels by id.
    language : str or None
        Of the sentences.
    """

    left: str
    right: str
    lined: tuple[Row, ...]
    shared: int
    names: Mapping[str, str]
    topics: Mapping[str, str]
    language: str | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What differs."""
        return tuple(row for row in self.lined if row.status != "same")

    @cached_property
    def same(self) -> tuple[Row, ...]:
        """What the two sides claim alike, through counterparts."""
        return tuple(row for row in self.lined if row.status == "same")

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def blocks(self) -> tuple[Block, ...]:
        """The differing rows, gathered by topic and by what they are about.

        Returns
        -------
        tuple of Block
            In the order of the rows.
        """
        gathered: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
        for row in self.rows:
            gathered[row.topic, row.about].append(row)
        return tuple(
            Block(
                topic,
                about,
                tuple(relation for row in rows for relation in row.left),
                tuple(relation for row in rows for relation in row.right),
            )
            for (topic, about), rows in gathered.items()
        )

    def records(self) -> list[dict[str, Any]]:
        """The differing rows as plain dicts, one a relation."""
        return [
            {
                "status": row.status,
                "topic": row.topic,
                "about": row.about,
                "side": side,
                "kind": row.kind,
                "id": relation.id,
                "source": relation.source,
                "target": relation.target,
                "modality": relation.modality,
                "certainty": relation.certainty,
                "negated": relation.negated,
                "holder": relation.holder,
                "voice": relation.voice,
                "start": relation.start,
                "end": relation.end,
                "date": relation.date,
                "statement": self.sentence(relation),
            }
            for row in self.rows
            for side, relations in ((self.left, row.left), (self.right, row.right))
            for relation in relations
        ]

    def sentence(self, relation: Relation) -> str:
        """A claim as a sentence; which side it is on says in which scenario."""
        return relation.sentence(self.names, self.language)

    def __str__(self) -> str:
        return table(self)

    __repr__ = __str__


@paused_garbage_collection()
def compare(left: Side, right: Side) -> Comparison:
    """Line two sides up.

    Parameters
    ----------
    left, right : Side

    Returns
    -------
    Comparison
        Its mirror is what comparing the sides in the other order gives.
    """
    # What makes a claim this claim is in its id; how sure its holder is stands beside it.
    shared = _claims(left) & _claims(right)
    parts = left.counterparts.keys() & right.counterparts.keys()
    sides = [
        _Lined(
            {side.counterparts[part]: f"@{part}" for part in sorted(parts, reverse=True)},
            side.scenario,
            (one for one in side.relations if (one.id, one.certainty) not in shared),
        )
        for side in (left, right)
    ]
    order: dict[str, int] = {}
    topics: dict[str, str] = {}
    names: dict[str, str] = {}
    for side in (left, right):  # where two differ, what is less goes before, whichever side it is
        for index, (topic, label) in enumerate(side.topics.items()):
            order[topic] = min(order.get(topic, index), index)
            topics[topic] = min(topics.get(topic, label), label)
        for entity, name in side.names.items():
            names[entity] = min(names.get(entity, name), name)
    rows = [
        (key, _row(key, sides[0].by_key.get(key, ()), sides[1].by_key.get(key, ()), sides))
        for key in sides[0].by_key.keys() | sides[1].by_key.keys()
    ]
    rows.sort(key=lambda keyed: _order(keyed[0], keyed[1], order))
    for part in parts:
        played = {side.counterparts[part] for side in (left, right)}
        names[f"@{part}"] = " / ".join(sorted(names.get(player, player) for player in played))
    return Comparison(
        left.label,
        right.label,
        tuple(row for _key, row in rows),
        len(shared & {(one.id, one.certainty) for one in left.relations})
        if left.beyond
        else len(shared),
        names,
        topics,
        left.language or right.language,
    )


def _claims(side: Side) -> set[tuple[str, str]]:
    """The claims that hold on a side."""
    claims: set[tuple[str, str]] = {(one.id, one.certainty) for one in side.relations}
    claims |= {(relation.id, relation.certainty) for relation in side.beyond.values()}
    return claims


class _Lined:
    """One side's relations by what they are about, in terms of the parts played."""

    def __init__(
        self, roles: Mapping[str, str], scenario: str | None, relations: Iterable[Relation]
    ) -> None:
        self.roles = roles
        self.scenario = scenario
        self.by_key: dict[Key, list[Relation]] = defaultdict(list)
        for relation in relations:
            self.by_key[self.key(relation)].append(relation)

    def key(self, relation: Relation) -> Key:
        source, target = (self.roles.get(end, end) for end in relation.ends)
        if type(relation).symmetric and target < source:
            source, target = target, source
        return relation.topic, relation.kind, source, target

    def about(self, relation: Relation) -> str:
        """The end that the relation is about: its target, unless only that plays a part."""
        source, target = (self.roles.get(end, end) for end in relation.ends)
        return source if target.startswith("@") and not source.startswith("@") else target

    def content(self, relation: Relation) -> str:
        """What the relation claims beyond its kind and ends, in terms of the parts played."""
        kind = type(relation)
        named = references(kind)
        own = {
            name: self.roles.get(value, value) if name in named and value is not None else value
            for name in own_fields(kind)
            if (value := getattr(relation, name)) is not None
        }
        voice = self.roles.get(relation.voice, relation.voice)
        dates = (relation.start, relation.end, relation.date)
        stance = (relation.modality, relation.certainty, relation.negated, voice)
        elsewhere = relation.scenario if relation.scenario != self.scenario else None
        return repr((stance, elsewhere, dates, sorted(own.items())))


def _row(
    key: Key,
    left: Sequence[Relation],
    right: Sequence[Relation],
    sides: Sequence[_Lined],
) -> Row:
    status: Status = "only_left" if left else "only_right"
    if left and right:
        claimed, answered = (
            sorted(side.content(relation) for relation in relations)
            for side, relations in zip(sides, (left, right), strict=True)
        )
        status = "same" if claimed == answered else "different"
    about = min(
        side.about(relation)
        for side, relations in zip(sides, (left, right), strict=True)
        for relation in relations
    )
    topic, kind, *_ends = key
    return Row(status, kind, topic, about, tuple(left), tuple(right))


def _order(key: Key, row: Row, topics: Mapping[str, int]) -> tuple[Any, ...]:
    topic = topics.get(row.topic, len(topics)) if row.topic else len(topics)
    return topic, row.topic or "", row.about, key[1:]


def table(comparison: Comparison, width: int = 100) -> str:
    """A comparison as a two-column table of plain text, topic by topic.

    Parameters
    ----------
    comparison : Comparison
    width : int
        In characters.
    """
    if not comparison:
        return f"{comparison.left} and {comparison.right}: nothing differs"
    import textwrap

    column = (width - 3) // 2
    names = comparison.names
    claims = [one for row in comparison.rows for one in (*row.left, *row.right)]
    many = len({one.voice for one in claims}) > 1

    def cell(relations: Sequence[Relation]) -> list[str]:
        lines: list[str] = []
        for relation in relations:
            stance: list[str] = [relation.modality]
            stance += [relation.certainty] if relation.certainty != "certain" else []
            stance += ["negated"] if relation.negated else []
            stance += relation.details(names)
            stance += [f"held by {names.get(relation.voice, relation.voice)}"] if many else []
            text = f"{comparison.sentence(relation)} [{', '.join(stance)}]"
            lines += textwrap.wrap(text, column, initial_indent="· ", subsequent_indent="  ")
        return lines or ["–"]

    def line(left: str, right: str) -> str:
        return f"{left:<{column}} │ {right}".rstrip()

    rule = "─" * column + "─┼─" + "─" * column
    shown = [line(comparison.left, comparison.right)]
    topic: str | None = "not begun"
    for block in comparison.blocks():
        if block.topic != topic:
            topic = block.topic
            heading = comparison.topics.get(topic, topic) if topic else "Other"
            shown += [rule, heading.upper()]
        shown.append(f"{names.get(block.about, block.about)}")
        left, right = cell(block.left), cell(block.right)
        for index in range(max(len(left), len(right))):
            shown.append(
                line(
                    left[index] if index < len(left) else "",
                    right[index] if index < len(right) else "",
                )
            )
    shown += [rule, f"{comparison.shared} relations hold on both sides."]
    return "\n".join(shown)
