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

from graph.model import Relation, own_fields, references

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
        The entities' names by id; the topics' labels by id, in the order of the table.
    """

    label: str
    relations: tuple[Relation, ...]
    counterparts: Mapping[str, str]
    scenario: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)


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
    """

    left: str
    right: str
    lined: tuple[Row, ...]
    shared: int
    names: Mapping[str, str]
    topics: Mapping[str, str]

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
                "statement": relation.sentence(self.names),
            }
            for row in self.rows
            for side, relations in ((self.left, row.left), (self.right, row.right))
            for relation in relations
        ]

    def __str__(self) -> str:
        return table(self)

    __repr__ = __str__


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
    shared = {(relation.id, relation.certainty) for relation in left.relations} & {
        (relation.id, relation.certainty) for relation in right.relations
    }
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
        len(shared),
        names,
        topics,
    )


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
        holder = self.roles.get(relation.holder, relation.holder)
        dates = (relation.start, relation.end, relation.date)
        stance = (relation.modality, relation.certainty, relation.negated, holder)
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

    def cell(relations: Sequence[Relation]) -> list[str]:
        lines: list[str] = []
        for relation in relations:
            stance: str = relation.modality
            if relation.certainty != "certain":
                stance += f", {relation.certainty}"
            text = f"{relation.sentence(names)} [{stance}]"
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
