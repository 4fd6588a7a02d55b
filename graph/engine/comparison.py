"""Two scenarios lined up: what holds in one only, in the other only, or in both but differently.

Who plays the same part in two scenarios (the winner, the coalition, the government) is declared
as each other's counterpart, so that what one winner would do with a country stands beside what
the other would do with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from graph.garbage import paused_garbage_collection
from graph.model import Query, Relation, Scenario, own_fields, references
from graph.shown import prints
from graph.tables import ROWS, Lines, first_lines, html_line, html_table

if TYPE_CHECKING:
    from graph.engine.protocol import Engine

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
    engine : Engine, optional
        What the relations come from.
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
    engine: Engine | None = None
    beyond: Mapping[str, Relation] = field(default_factory=dict)


def widened(scenarios: Iterable[Scenario], query: Query, own: Collection[str] = ()) -> Query:
    """A query that names with somebody also whoever plays the same part in another scenario.

    It has no limit, which would cut what answers each other apart.

    Parameters
    ----------
    scenarios : iterable of Scenario
        Those of one group play the same parts.
    query : Query
        With ids for names.
    own : collection of str
        The fields of the kinds' own that name entities.
    """
    scenarios = tuple(scenarios)
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for scenario in scenarios:
        for part, player in scenario.counterparts.items():
            parts[scenario.group, part].add(player)

    def alike(words: Iterable[str]) -> tuple[str, ...]:
        found = set(words)
        for players in parts.values():
            found |= players if players.intersection(words) else set()
        return tuple(sorted(found))

    changed: dict[str, Any] = {
        name: alike(words)
        for name in ("source", "target", "entity", "holder", "voice")
        if (words := getattr(query, name))
    }
    changed["own"] = tuple(
        (name, alike(words) if name in own else words) for name, words in query.own
    )
    if query.exclude is not None:
        changed["exclude"] = widened(scenarios, query.exclude, own)
    if query.side:
        groups = {scenario.group for scenario in scenarios if scenario.id in query.side}
        changed["side"] = tuple(sorted(one.id for one in scenarios if one.group in groups))
    return query.model_copy(update={**changed, "order": (), "limit": None})


@prints
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


@prints
@dataclass(frozen=True)
class Block:
    """All that two scenarios say of one thing under one topic, side by side."""

    topic: str | None
    about: str
    left: tuple[Relation, ...]
    right: tuple[Relation, ...]


@prints
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
    engines : tuple of Engine
        What the relations of either side come from.
    language : str or None
        Of names and sentences; None: the dataset's own.
    """

    left: str
    right: str
    lined: tuple[Row, ...]
    shared: int
    names: Mapping[str, str]
    topics: Mapping[str, str]
    engines: tuple[Engine | None, Engine | None] = field(
        default=(None, None), repr=False, compare=False
    )
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
        """The differing rows as flat records, one a relation: its record, and where it stands."""
        from graph.writing.records import records

        found: list[dict[str, Any]] = []
        for row in self.rows:
            for side, relations, engine in zip(
                (self.left, self.right), (row.left, row.right), self.engines, strict=True
            ):
                where = {"status": row.status, "side": side, "about": row.about}
                if engine is not None:
                    told = records(relations, engine.about(self.language))
                    found += [where | record for record in told]
        return found

    def in_language(self, language: str) -> Comparison:
        """The same, with names and sentences in another language."""
        names = dict(self.names)
        for engine in self.engines:
            names |= engine.called_in(language) if engine else {}
        return replace(self, names=names, language=language)

    def sentence(self, relation: Relation) -> str:
        """A claim as a sentence; which side it is on says in which scenario."""
        engine = self.engines[0] or self.engines[1]
        native = (engine.header.language or "en") if engine else None
        return relation.sentence(self.names, self.language or native, native=native)

    def _repr_html_(self) -> str:
        from graph.engine.side_by_side import told

        if not self:
            return html_line(str(self))
        blocks = self.blocks()
        left, right = f"{self.left} ", self.right  # two graphs may have one title
        rows = [
            {
                "Topic": self.topics.get(block.topic, block.topic) if block.topic else "Other",
                "About": self.names.get(block.about, block.about),
                left: Lines(told(self, one) for one in block.left),
                right: Lines(told(self, one) for one in block.right),
            }
            for block in blocks[:ROWS]
        ]
        return html_table(rows, len(blocks))

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(first_lines(str(self)))

    def __str__(self) -> str:
        from graph.engine.side_by_side import table

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
    shared = _held(left) & _held(right)
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
        len(_claims(left.relations) & _claims(right.relations)),
        names,
        topics,
        (left.engine, right.engine),
    )


def _claims(relations: Iterable[Relation]) -> set[tuple[str, str]]:
    """What tells claims apart, each with how sure it is."""
    return {(relation.id, relation.certainty) for relation in relations}


def _held(side: Side) -> set[tuple[str, str]]:
    """The claims that hold on a side, those beyond a part of it included."""
    return _claims(side.relations) | _claims(side.beyond.values())


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
