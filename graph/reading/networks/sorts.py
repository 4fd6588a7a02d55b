"""The kinds that the nodes, or the edges, of a graph of another program are of, read off what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from graph.model import Entity, builtin
from graph.reading.called import as_name, as_word, other_way
from graph.reading.taken import OF_ENTITIES, OF_RELATIONS, names_of
from graph.vocabulary.declarations import ANY

Fields = Mapping[str, str | float | bool]
"""What a node or an edge says further, by what its file calls it."""
MOST_KINDS = 60
"""So many kinds a file may tell apart; of more, the words are a field, and all are of one kind."""
MOST_FIELDS = 60
"""So many fields a kind may have."""


class Kinds:
    """Kinds by the words of a file.

    Parameters
    ----------
    otherwise : str
        What is called that of which the file does not say what it is.
    told : iterable of (hashable, fields)
        Of each node or edge its word, with whether it has a direction where it is an edge, and its fields.
    relations : bool
        Whether they are of edges.

    Attributes
    ----------
    left : counter of str
        What of the fields is left out, in words.
    """

    def __init__(
        self, otherwise: str, told: Iterable[tuple[Any, Fields]], *, relations: bool = False
    ) -> None:
        self._otherwise = otherwise
        self._relations = relations
        self.left: Counter[str] = Counter()
        told = tuple(told)
        self._many = len({_word(sort) for sort, _fields in told}) > MOST_KINDS
        if self._many:
            what = "edges" if relations else "nodes"
            self.left[f"kinds of {what}, too many to tell apart: the words are a field"] = len(
                {_word(sort) for sort, _fields in told}
            )
        sorts: dict[Hashable, dict[str, set[str]]] = {}
        self._words: dict[Hashable, str] = {}
        for sort, fields in told:
            self._words.setdefault(self._key(sort), "" if self._many else _word(sort))
            found = sorts.setdefault(self._key(sort), {})
            for name, value in self._with_word(sort, fields).items():
                found.setdefault(name, set()).add(_type(value))
        self._kinds: dict[Hashable, str] = {}
        self._names: dict[Hashable, dict[str, str]] = {}
        self._types: dict[Hashable, dict[str, str]] = {}
        for key, found in sorts.items():
            self._add(key, found)

    def _key(self, sort: Any) -> Hashable:
        """What is of one kind has the same key: its word and its direction, and of many kinds this alone."""
        direction = sort[1] if self._relations else True
        return "" if self._many else _word(sort).casefold(), direction

    def _with_word(self, sort: Any, fields: Fields) -> Fields:
        return {**fields, "sort": _word(sort)} if self._many and _word(sort) else fields

    def _add(self, key: Any, found: Mapping[str, set[str]]) -> None:
        word, directed = key
        taken = {*builtin().relations} if self._relations else {ANY}
        spelled = as_word(word or self._otherwise, (), self._otherwise)
        if not self._relations and (spelled in builtin().entities) and found:
            spelled = f"{spelled}_node"
        elif self._relations and not directed:
            spelled = f"{spelled}_both_ways"
        self._kinds[key] = as_word(spelled, {*taken, *self._kinds.values()}, self._otherwise)
        names: dict[str, str] = {}
        base = builtin().entities.get(spelled.removesuffix("_node"), Entity)
        own = (
            OF_RELATIONS if self._relations else OF_ENTITIES | names_of(base) | {*base.model_fields}
        )
        for name in [*found][:MOST_FIELDS]:
            names[name] = as_word(name, own | {*names.values()}, "field")
        if len(found) > MOST_FIELDS:
            self.left["fields more than a kind may have, left out"] += len(found) - MOST_FIELDS
        self._names[key] = names
        self._types[key] = {
            name: min(types) if len(types) == 1 else "text"
            for name, types in found.items()
            if name in names
        }

    def kind(self, sort: Any) -> str:
        """The kind that a word stands for."""
        return self._kinds[self._key(sort)]

    def fields(self, sort: Any, said: Fields) -> dict[str, Any]:
        """What is said, by the names of the kind's own fields."""
        key = self._key(sort)
        names, types = self._names[key], self._types[key]
        return {
            names[name]: _text(value) if types[name] == "text" else value
            for name, value in self._with_word(sort, said).items()
            if name in names
        }

    def of_entities(self) -> list[dict[str, Any]]:
        """The kinds of entities to be declared."""
        known = builtin().entities
        declared = []
        for key, kind in self._kinds.items():
            if kind in known:
                continue
            parent = kind.removesuffix("_node")
            label = self._words[key] or self._otherwise
            one = {"kind": kind, "label": label, "fields": self._declared(key)}
            declared.append(one | ({"parent": parent} if parent in known else {}))
        return declared

    def of_relations(self) -> list[dict[str, Any]]:
        """The kinds of relations to be declared."""
        return [self._relation(key, kind) for key, kind in self._kinds.items()]

    def _relation(self, key: Any, kind: str) -> dict[str, Any]:
        label = self._words[key] or "is tied to"
        ends: dict[str, Any] = {"inverse": other_way(label)} if key[1] else {"symmetric": True}
        return {"kind": kind, "forward": label, "fields": self._declared(key)} | ends

    def _declared(self, key: Hashable) -> dict[str, dict[str, str]]:
        types = self._types[key]
        return {
            field: {"type": types[name], "label": as_name(name, field)}
            for name, field in self._names[key].items()
        }


def _word(sort: Any) -> str:
    return str(sort[0] if isinstance(sort, tuple) else sort)


def _type(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes_no"
    return "number" if isinstance(value, int | float) else "text"


def _text(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
