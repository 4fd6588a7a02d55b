"""The entities and the claims of a graph's sheets, as records of data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from math import isclose
from typing import Any

from graph.folding import fold
from graph.model import AUTHOR, Entity, Relation, Vocabulary, own_fields, references
from graph.reading.called import Ids, as_name
from graph.reading.cells import (
    as_sort,
    claim_out,
    id_out,
    in_json,
    list_out,
    mapping_out,
    records_out,
    typed,
)
from graph.reading.tables.sheets import (
    CITATIONS,
    CITED,
    ENTITIES,
    ENTITY_COLUMNS,
    FOUND_BY,
    FURTHER,
    IDENTIFIED_BY,
    RELATIONS,
)
from graph.reading.tables.told import Line, Record, Told
from graph.reading.written import DERIVED, FLAT
from graph.vocabulary.base import COLUMN_NAMES
from graph.vocabulary.sentences import plain
from graph.vocabulary.value import SLUG

_INNER: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("names", "summaries", "identifiers", "statements", "notes"), mapping_out),
    "aliases": list_out,
    "evidence": records_out,
}
"""The columns that hold several values, and how each is read."""
_FOR_LOOKING_UP = frozenset((FOUND_BY, IDENTIFIED_BY))
"""The columns that follow from an entity's names."""
_NAMED = frozenset(("source", "target", "holder", "scenario", "topic", "document"))
_WORDS = frozenset(("kind", "modality", "certainty", "basis", "start", "end", "date"))
"""Columns of words to which no blank belongs."""
_COUNTED = frozenset(("paragraph", "start", "end"))
_SLUG = re.compile(SLUG)
_CLOSE = 1e-14
"""How far a number of a spreadsheet may be from the one that was written: it keeps sixteen digits."""


class Records:
    """The records that some sheets come to.

    Parameters
    ----------
    told : Told
    vocabulary : Vocabulary
        For what their own fields hold.
    """

    def __init__(self, told: Told, vocabulary: Vocabulary) -> None:
        self._told = told
        self._vocabulary = vocabulary
        self._ids = Ids(AUTHOR)
        self._known: set[str] = set()
        self._called: dict[str, set[str]] = defaultdict(set)
        self.entities: list[Record] = []
        self._left = told.unknown(ENTITIES, self._columns_of_entities())
        for sheet in (ENTITIES, FURTHER):
            for line in told.lines(sheet):
                self._add(self._entity(line), line)
        self._left_of_claims = told.unknown(RELATIONS, self._columns())
        self._cited = self._citations()
        self.relations = [
            self._claim(line, number) for number, line in enumerate(told.lines(RELATIONS))
        ]
        for claim, cited in sorted(self._cited.items()):
            for _one in cited:
                told.report.leave("citations of claims that are not there, left out", claim)

    def _columns_of_entities(self) -> frozenset[str]:
        """All columns that say something of an entity."""
        own = (kind.model_fields for kind in self._vocabulary.entities.values())
        return frozenset(
            {*ENTITY_COLUMNS, *_FOR_LOOKING_UP, *(one for each in own for one in each)}
        )

    def _columns(self) -> frozenset[str]:
        """All columns that say something of a claim."""
        own = (own_fields(kind) for kind in self._vocabulary.relations.values())
        return frozenset(
            {*COLUMN_NAMES, *Relation.model_fields, *(one for each in own for one in each)}
        )

    # Entities

    def _add(self, entity: Record, line: Line) -> None:
        """Take an entity among those that claims may name."""
        self._told.stands((ENTITIES, len(self.entities)), line)
        self.entities.append(entity)
        given = str(entity.get("id"))
        self._known.add(given)
        for name in (entity.get("name"), *(entity.get("aliases") or ())):
            self._called[fold(str(name))].add(given)

    def _entity(self, line: Line) -> Record:
        kind = self._vocabulary.entities.get(str(line.said.get("kind")).strip(), Entity)
        made = self._fields(line, kind, self._left)
        if "id" not in made and "name" in made:
            made["id"] = self._ids.give(str(made["name"]), "thing")
            self._told.report.leave("entities without an id, given one", made["id"])
        return made

    # Fields

    def _fields(
        self, line: Line, kind: type[Entity] | type[Relation], left: frozenset[str]
    ) -> Record:
        """What a row says in the fields of a kind, with the exact values that the column *own* has."""
        own = line.said.get("own")
        exact = {} if own is None else self._told.cell(line, "own", mapping_out, own) or {}
        made = {
            name: self._field(line, kind, name, value)
            for name, value in line.said.items()
            if name not in left
            and name != "own"
            and name not in DERIVED
            and name not in _FOR_LOOKING_UP
        }
        columns = line.row.cells.keys()
        for name, value in exact.items():
            if name not in columns or _same(made.get(name), value):
                made[name] = value
        return {name: value for name, value in made.items() if value is not None}

    def _field(self, line: Line, kind: type[Entity] | type[Relation], name: str, value: Any) -> Any:
        """What a cell says, as the field of that name has it."""
        inner = _INNER.get(name)
        if inner is not None:
            return self._told.cell(line, name, inner, value)
        value = typed(kind, name, value)
        if not isinstance(value, str):
            return value
        if name == "id":
            return (claim_out if issubclass(kind, Relation) else id_out)(value.strip())
        if name in _NAMED or name in references(kind):
            return id_out(value.strip())
        return value.strip() if name in _WORDS else value

    # Claims

    def _claim(self, line: Line, number: int) -> Record:
        self._told.stands((RELATIONS, number), line)
        kind = self._vocabulary.relations.get(str(line.said.get("kind")).strip(), Relation)
        made = self._fields(line, kind, self._left_of_claims)
        for end in ("source", "target"):
            found = self._end(line, end)
            if found is not None:
                made[end] = found
        cited = self._cited.pop(str(made.get("id", "")), [])
        if cited:
            for at, (_number, each, _citation) in enumerate(cited):
                self._told.stands((RELATIONS, number, "evidence", at), each)
            made["evidence"] = [citation for _number, _line, citation in cited]
        if "evidence" not in made and line.said.get("citations") is not None:
            words = {name: line.said.get(name) for name in ("citations", "documents")}
            flat = self._told.cell(line, "citations", FLAT.data, words) or {}
            made |= {name: value for name, value in flat.items() if name == "evidence"}
        return made

    def _end(self, line: Line, end: str) -> str | None:
        """The entity at one end, by its id or the name that it alone bears; who stands in no other row is made."""
        written, called = line.said.get(end), line.said.get(f"{end}_name")
        if written is None and called is None:
            return None
        given = id_out(str(as_sort(called if written is None else written, "text")).strip())
        if given in self._known:
            return given
        kind = line.said.get(f"{end}_kind")
        found = self._called.get(fold(given), set())
        is_id = written is not None and called is not None and kind is not None
        if len(found) == 1 and not (is_id and _SLUG.fullmatch(given)):
            self._told.report.leave("ends that are given by name, found", given)
            return next(iter(found))
        if kind is None or (written is not None and self._told.has(ENTITIES)):
            return given  # if it is misspelt, a check says so
        name = given if called is None else str(called)
        is_name = written is None or (called is None and not _SLUG.fullmatch(given))
        made = self._ids.give(name, "thing") if is_name else given
        self._add({"id": made, "kind": str(kind).strip(), "name": as_name(name, made)}, line)
        self._told.report.leave("entities that only claims name, made", made)
        return made

    def _citations(self) -> dict[str, list[tuple[int, Line, Record]]]:
        """The citations by their claims' ids, each with its number, in order."""
        told = self._told
        told.unknown(CITATIONS, frozenset({*CITED, "relation", "number"}))
        found: dict[str, list[tuple[int, Line, Record]]] = defaultdict(list)
        for line in told.lines(CITATIONS):
            number = as_sort(line.said.get("number", 0), "count")
            said = {name: _cited(name, line.said[name]) for name in CITED if name in line.said}
            claim = claim_out(str(line.said.get("relation", "")).strip())
            found[claim].append((number if isinstance(number, int) else 0, line, said))
        for cited in found.values():
            cited.sort(key=lambda one: one[0])
        return found


def _cited(name: str, value: Any) -> Any:
    """What a cell says of a citation."""
    value = as_sort(value, "count" if name in _COUNTED else "text")
    return id_out(value.strip()) if name == "document" and isinstance(value, str) else value


def _same(cell: Any, value: Any) -> bool:
    """Whether a cell still says what was written, as far as its column can say it."""
    if isinstance(cell, int | float) and isinstance(value, int | float):
        return isclose(cell, value, rel_tol=_CLOSE, abs_tol=0.0)
    if isinstance(value, list | dict):
        return cell is None or str(cell) in {plain(value), in_json(value)}
    return bool(cell == value) or str(cell) == plain(value)
