"""The two tables of a graph: its entities and its relations, in whatever program holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.folding import fold
from graph.model import Entity, Header, Relation, Resolution, Vocabulary
from graph.names import bearers_of, names_of, written_as
from graph.problems import TooMany
from graph.reading.tables.sheets import FOUND_BY, IDENTIFIED_BY
from graph.scanning.pushing import Known, reference_columns
from graph.scanning.rows import Row, entities_of, relations_of
from graph.voices import Voices

MOST = 1_000_000
"""So many entities or relations are taken into memory for an answer."""
AT_ONCE = 20_000
"""So many ids are asked for at once: each is a word of the query that a program is sent."""
SUGGESTED = 50_000
"""Among the names of so many entities a misspelt one is looked for."""


@dataclass(frozen=True)
class Pair:
    """The tables, and what is known of them.

    Parameters
    ----------
    entities, relations : narwhals.LazyFrame
    header : Header
    vocabulary : Vocabulary
    resolutions : tuple of Resolution
        What came true.
    """

    entities: Any
    relations: Any
    header: Header
    vocabulary: Vocabulary
    resolutions: tuple[Resolution, ...] = ()

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns of the relations."""
        return frozenset(self.relations.collect_schema().names())

    @cached_property
    def entity_columns(self) -> frozenset[str]:
        """The columns of the entities."""
        return frozenset(self.entities.collect_schema().names())

    @cached_property
    def known(self) -> Known:
        """What a query is understood by."""
        return Known(self.header, self.vocabulary, Voices(self.header), self.columns)

    # Relations

    def relations_that(self, conditions: Sequence[Any]) -> list[Relation]:
        """The relations that meet some conditions, in no order.

        Raises
        ------
        TooMany
            Where they are more than are taken into memory.
        """
        rows = rows_of(_limited(self.met(conditions)))
        _refuse_many(rows, "claims")
        return relations_of(rows, self.vocabulary, self.known.voices)

    def columns_that(self, names: Sequence[str], conditions: Sequence[Any]) -> list[Row]:
        """Some columns of the relations that meet some conditions, in no order. May raise ``TooMany``."""
        rows = rows_of(_limited(self.met(conditions).select(names)))
        _refuse_many(rows, "claims")
        return rows

    # Entities

    def entities_of(self, ids: Iterable[str]) -> list[Entity]:
        """The entities of some ids, as far as there are any."""
        return self._entities_with("id", ids)

    def entities_called(self, names: Iterable[str]) -> list[Entity]:
        """The entities whose name is exactly so."""
        return self._entities_with("name", names)

    def _entities_with(self, column: str, words: Iterable[str]) -> list[Entity]:
        import narwhals as nw

        found: list[Row] = []
        for some in parts_of(sorted(set(words))):
            found += rows_of(self.entities.filter(nw.col(column).is_in(some)))
        return entities_of(found, self.vocabulary)

    def entities_of_kinds(self, kinds: Collection[str] | None) -> list[Entity]:
        """All entities, or those of some kinds. May raise ``TooMany``."""
        import narwhals as nw

        frame = self.entities
        if kinds is not None:
            frame = frame.filter(nw.col("kind").is_in(sorted(kinds)))
        rows = rows_of(_limited(frame))
        _refuse_many(rows, "entities")
        return entities_of(rows, self.vocabulary)

    def bearers(self, name: str) -> list[str]:
        """The ids of the entities that bear a name, alias or id; else of those that have it elsewhere."""
        import narwhals as nw

        if FOUND_BY not in self.entity_columns:
            return self._bearers_by_hand(name)
        found = self._ids_where(nw.col(FOUND_BY).list.contains(fold(name)))
        if found or IDENTIFIED_BY not in self.entity_columns:
            return found
        for way in written_as(name):
            found = self._ids_where(nw.col(IDENTIFIED_BY).list.contains(way))
            if found:
                return found
        return []

    def _ids_where(self, condition: Any) -> list[str]:
        return sorted(row["id"] for row in rows_of(self.entities.filter(condition).select("id")))

    def _bearers_by_hand(self, name: str) -> list[str]:
        """The same of tables that do not say what their entities are found by: all of them are looked at."""
        return sorted(bearers_of(name, self.entities_of_kinds(None)))

    def some_names(self) -> list[str]:
        """What some entities are called: among them a misspelt name is looked for."""
        rows = rows_of(self.entities.head(SUGGESTED))
        found = entities_of(rows, self.vocabulary)
        return [name for one in found for name in names_of(one)]

    def chains(self, steps: Sequence[Sequence[Any]]) -> list[tuple[str, ...]]:
        """The ids of relations in chains from target to source, of which each meets conditions, none twice.

        Raises
        ------
        TooMany
        """
        import narwhals as nw

        first, *others = [
            self.met(conditions).select(
                nw.col("id").alias(f"id_{at}"),
                nw.col("source").alias(f"from_{at}"),
                nw.col("target").alias(f"to_{at}"),
            )
            for at, conditions in enumerate(steps)
        ]
        joined = first
        for at, other in enumerate(others, 1):
            joined = joined.join(other, left_on=f"to_{at - 1}", right_on=f"from_{at}", how="inner")
            for before in range(at):
                joined = joined.filter(nw.col(f"id_{before}") != nw.col(f"id_{at}"))
        names = [f"id_{at}" for at in range(len(steps))]
        rows = rows_of(_limited(joined.select(names)))
        _refuse_many(rows, "chains")
        return [tuple(row[name] for name in names) for row in rows]

    @cached_property
    def named_beside(self) -> dict[str, list[str]]:
        """The columns of kinds' own fields in which any entity is named, each with the kinds whose it is."""
        import narwhals as nw

        known = reference_columns(self.known)
        if not known:
            return {}
        counted = self.relations.select(*(nw.col(one).count().alias(one) for one in known))
        (counts,) = rows_of(counted)
        return {one: kinds for one, kinds in known.items() if counts[one]}

    def named_of(self, frame: Any, entities: Collection[str]) -> set[str]:
        """Which of some entities a relation of a frame names at an end, or in a field of its own."""
        import narwhals as nw

        found: set[str] = set()
        for column in ("source", "target", *reference_columns(self.known)):
            left = sorted(set(entities) - found)
            if left:
                named = frame.filter(nw.col(column).is_in(left))
                found |= set(self.tally(named, column))
        return found

    # Counts

    def count(self, conditions: Sequence[Any]) -> int:
        """How many relations meet some conditions."""
        import narwhals as nw

        (row,) = rows_of(self.met(conditions).select(nw.len().alias("n")))
        return int(row["n"])

    def best_connected(self, most: int, conditions: Sequence[Any]) -> list[str]:
        """The ids of the entities at most ends of relations, the best connected first."""
        import narwhals as nw

        ends = [
            self.met(conditions).select(nw.col(end).alias("id")) for end in ("source", "target")
        ]
        counted = nw.concat(ends, how="vertical").group_by("id").agg(nw.len().alias("n"))
        rows = rows_of(counted.sort("n", "id", descending=[True, False]).head(most))
        return [row["id"] for row in rows]

    def met(self, conditions: Sequence[Any]) -> Any:
        """The frame of the relations that meet some conditions."""
        return self.relations.filter(*conditions) if conditions else self.relations

    def tally(self, frame: Any, column: str) -> dict[str, int]:
        """How many rows of a frame have each value of a column."""
        import narwhals as nw

        rows = rows_of(frame.group_by(column).agg(nw.len().alias("n")))
        return {row[column]: int(row["n"]) for row in rows}


def rows_of(frame: Any) -> list[Row]:
    """The rows of a frame, as plain values."""
    return list(frame.collect("pyarrow").to_native().to_pylist())


def _limited(frame: Any) -> Any:
    return frame.head(MOST + 1)


def _refuse_many(rows: Sequence[Row], what: str) -> None:
    if len(rows) > MOST:
        raise TooMany(what, MOST)


def parts_of(ids: Sequence[str]) -> Iterator[list[str]]:
    """Ids in parts that can be asked for at once."""
    for first in range(0, len(ids), AT_ONCE):
        yield list(ids[first : first + AT_ONCE])
