"""How a query is answered from indexes: from the smallest that fits, at the cost of the answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product
from typing import Any, Protocol, get_args

from graph.folding import fold
from graph.model import (
    ALWAYS,
    AUTHOR,
    OPEN,
    Dataset,
    Entity,
    Of,
    Query,
    Relation,
    earliest,
    latest,
    query_fields,
)
from graph.problems import UnknownEntity, UnknownKind, UnknownName, UnknownScenario

Test = Callable[[Mapping[str, Any]], bool]
"""Whether a relation, given as its field dict, fits."""

INDEXES: tuple[tuple[str, ...], ...] = (
    ("source", "kind"),
    ("target", "kind"),
    ("source",),
    ("target",),
    ("holder",),
    ("kind", "scenario"),
    ("topic",),
    ("kind",),
    ("scenario",),
)
"""The fields by which relations are found without looking at all, most selective first."""

_SETTLED = tuple((fields, frozenset(fields)) for fields in INDEXES)

UNKNOWN: Mapping[Of, type[UnknownName]] = {
    "relation_kind": UnknownKind,
    "entity_kind": UnknownKind,
    "scenario": UnknownScenario,
}
"""What an unknown name of a sort is called, where that is more than an unknown name."""


class Indexed(Protocol):
    """What answering a query looks things up in."""

    dataset: Dataset

    @property
    def entities_by_id(self) -> Mapping[str, Entity]:
        """The entities by id."""
        ...

    @property
    def relations_by_id(self) -> Mapping[str, Relation]:
        """The relations by id."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        ...

    @property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
        ...

    def index(self, fields: tuple[str, ...]) -> Mapping[Any, list[Relation]]:
        """The relations by the values of some fields, one of ``INDEXES``."""
        ...

    def unknown(self, name: str, *others: str) -> UnknownEntity:
        """The error for what is no entity's id."""
        ...


_EQUAL = tuple((name, asks.column) for name, asks in query_fields().items() if asks.column)
# Entities come first, as in `Of`: of several unknown names in a query, it is theirs that is reported.
_NAMING = tuple(
    (name, of) for of in get_args(Of) for name, asks in query_fields().items() if asks.of == of
)

FEW = 64
"""So few candidates are looked at faster than a further index is made."""

BEFORE_ALL, AFTER_ALL = "0000-00-00", "9999-99-99"


def select(graph: Indexed, query: Query) -> tuple[Relation, ...]:
    """The relations that a query asks for.

    Parameters
    ----------
    graph : Indexed
    query : Query

    Returns
    -------
    tuple of Relation
        In the order of their ids; empty where nothing fits.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName
        Where the query names something that the dataset does not have.
    """
    check_names(graph, query)
    asked = query.__dict__  # quicker to read than the model itself
    equal: dict[str, tuple[Any, ...]] = {
        column: words for field, column in _EQUAL if (words := asked[field])
    }
    if "scenario" in equal:
        equal["scenario"] = tuple(None if word == ALWAYS else word for word in equal["scenario"])
    candidates, settled = _candidates(graph, query, equal)
    tests = [_is_one_of(field, equal[field]) for field in equal if field not in settled]
    tests += _further_tests(graph, query, settled)
    if not tests:
        return tuple(candidates)
    if len(tests) == 1:
        (only,) = tests
        return tuple(relation for relation in candidates if only(relation.__dict__))
    return tuple(
        relation for relation in candidates if all(test(relation.__dict__) for test in tests)
    )


def check_names(graph: Indexed, query: Query) -> None:
    """Refuse a query that names what the dataset does not have: its answer would mislead.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName
    """
    asked = query.__dict__
    for field, of in _NAMING:
        words = asked[field]
        if words:
            known = graph.nameable[of]
            for word in words:
                if word not in known:
                    raise _unknown(graph, of, word)


def _unknown(graph: Indexed, of: Of, word: str) -> UnknownName:
    if of in {"entity", "holder"}:
        return graph.unknown(word, *({AUTHOR} if of == "holder" else ()))
    return UNKNOWN.get(of, UnknownName)(word, graph.nameable[of])


def _candidates(
    graph: Indexed, query: Query, equal: Mapping[str, tuple[Any, ...]]
) -> tuple[Iterable[Relation], frozenset[str]]:
    """The fewest relations known to hold the answer, and the fields that they settle."""
    best: list[list[Relation]] | None = None
    settled: frozenset[str] = frozenset()
    fewest = len(graph.dataset.relations) + 1
    for fields, names in _SETTLED:
        if fewest <= FEW:
            break
        if names <= equal.keys():
            index, words = graph.index(fields), [equal[field] for field in fields]
            keys = words[0] if len(words) == 1 else product(*words)
            buckets = [index[key] for key in keys if key in index]
            count = sum(map(len, buckets))
            if count < fewest:
                best, settled, fewest = buckets, names, count
    if query.entity and fewest > FEW:
        ends = [
            graph.index((end,)).get(word) for end in ("source", "target") for word in query.entity
        ]
        buckets = [bucket for bucket in ends if bucket]
        if sum(map(len, buckets)) < fewest:
            best, settled = buckets, frozenset({"entity"})
    if best is None:
        return graph.dataset.relations, settled
    if len(best) == 1:
        return best[0], settled
    merged = {relation.id: relation for bucket in best for relation in bucket}
    return [merged[identifier] for identifier in sorted(merged)], settled


def _is_one_of(field: str, values: tuple[Any, ...]) -> Test:
    if len(values) == 1:
        (only,) = values
        return lambda fields: bool(fields[field] == only)
    known = frozenset(values)
    return lambda fields: fields[field] in known


def _further_tests(graph: Indexed, query: Query, settled: frozenset[str]) -> list[Test]:
    """The tests of the fields that ask for more than equality."""
    tests: list[Test] = []
    if query.entity and "entity" not in settled:
        names = frozenset(query.entity)
        tests.append(lambda fields: fields["source"] in names or fields["target"] in names)
    for end, kinds in (("source", query.source_kind), ("target", query.target_kind)):
        if kinds:
            tests.append(_end_is_a(end, kinds, graph))
    if query.negated is not None:
        tests.append(lambda fields: fields["negated"] is query.negated)
    if query.document:
        documents = frozenset(query.document)
        tests.append(
            lambda fields: any(citation.document in documents for citation in fields["evidence"])
        )
    if query.on is not None:
        tests.append(_holds_on(query.on))
    if query.text is not None:
        tests.append(_says(query.text, graph))
    return tests


def _end_is_a(end: str, kinds: tuple[str, ...], graph: Indexed) -> Test:
    vocabulary = graph.dataset.vocabulary
    wanted = frozenset(sub for kind in kinds for sub in vocabulary.sub_kinds(kind))
    entities = graph.entities_by_id
    return lambda fields: entities[fields[end]].kind in wanted


def _holds_on(day: str) -> Test:
    """Dated, and not known to lie outside the span that is asked for."""
    first, last = earliest(day), latest(day)

    def holds(fields: Mapping[str, Any]) -> bool:
        date, start, end = fields["date"], fields["start"], fields["end"]
        if date is not None:
            return earliest(date) <= last and first <= latest(date)
        if start is None and end is None:
            return False
        begins = BEFORE_ALL if start is None else earliest(start)
        ends = AFTER_ALL if end is None or end == OPEN else latest(end)
        return begins <= last and first <= ends

    return holds


def _says(text: str, graph: Indexed) -> Test:
    words = fold(text).split()
    relations, names = graph.relations_by_id, graph.names

    def says(fields: Mapping[str, Any]) -> bool:
        sentence = fold(relations[fields["id"]].sentence(names))
        return all(word in sentence for word in words)

    return says
