"""How a network answers a query: from the smallest index that fits, at the cost of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Any

from graph.folding import fold
from graph.model import (
    ALWAYS,
    AUTHOR,
    OPEN,
    Query,
    Relation,
    Vocabulary,
    earliest,
    latest,
)
from graph.network import INDEXES, Network
from graph.problems import UnknownEntity, UnknownKind, UnknownName, UnknownScenario

Test = Callable[[Mapping[str, Any]], bool]
"""Whether a relation, given as its field dict, fits."""

EQUAL_FIELDS = (
    "kind",
    "source",
    "target",
    "scenario",
    "topic",
    "modality",
    "certainty",
    "holder",
    "basis",
)
"""The fields that ask for one of several stored values."""

UNKNOWN: Mapping[str, type[UnknownName]] = {
    "source": UnknownEntity,
    "target": UnknownEntity,
    "entity": UnknownEntity,
    "holder": UnknownEntity,
    "kind": UnknownKind,
    "source_kind": UnknownKind,
    "target_kind": UnknownKind,
    "scenario": UnknownScenario,
}
"""What a field's unknown name is called, where that is more than an unknown name."""

FEW = 64
"""So few candidates are looked at faster than a further index is made."""

BEFORE_ALL, AFTER_ALL = "0000-00-00", "9999-99-99"


def answer(network: Network, query: Query) -> tuple[Relation, ...]:
    """The relations that a query asks for.

    Parameters
    ----------
    network : Network
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
    check_names(network, query)
    asked = query.__dict__  # quicker to read than the model itself
    equal: dict[str, tuple[Any, ...]] = {
        field: words for field in EQUAL_FIELDS if (words := asked[field])
    }
    if "scenario" in equal:
        equal["scenario"] = tuple(None if word == ALWAYS else word for word in equal["scenario"])
    candidates, settled = _candidates(network, query, equal)
    tests = [_is_one_of(field, equal[field]) for field in equal if field not in settled]
    tests += _further_tests(network, query, settled)
    if not tests:
        return tuple(candidates)
    if len(tests) == 1:
        (only,) = tests
        return tuple(relation for relation in candidates if only(relation.__dict__))
    return tuple(
        relation for relation in candidates if all(test(relation.__dict__) for test in tests)
    )


def check_names(network: Network, query: Query) -> None:
    """Refuse a query that names what the dataset does not have: its answer would mislead.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName
    """
    asked = query.__dict__
    for field, known in network.queryable.items():
        for word in asked[field]:
            if word not in known:
                error = UNKNOWN.get(field, UnknownName)
                if error is UnknownEntity:
                    raise network.unknown(word, *((AUTHOR,) if field == "holder" else ()))
                raise error(word, known)


def _candidates(
    network: Network, query: Query, equal: Mapping[str, tuple[Any, ...]]
) -> tuple[Iterable[Relation], frozenset[str]]:
    """The fewest relations known to hold the answer, and the fields that they settle."""
    best: list[list[Relation]] | None = None
    settled: frozenset[str] = frozenset()
    fewest = len(network.dataset.relations) + 1
    for fields in INDEXES:
        if fewest <= FEW:
            break
        if not all(field in equal for field in fields):
            continue
        index = network.index(fields)
        keys = product(*(equal[field] for field in fields)) if len(fields) > 1 else equal[fields[0]]
        buckets = [bucket for key in keys if (bucket := index.get(key))]
        count = sum(map(len, buckets))
        if count < fewest:
            best, settled, fewest = buckets, frozenset(fields), count
    if query.entity and fewest > FEW:
        ends = [
            network.index((end,)).get(word) for end in ("source", "target") for word in query.entity
        ]
        buckets = [bucket for bucket in ends if bucket]
        if sum(map(len, buckets)) < fewest:
            best, settled = buckets, frozenset({"entity"})
    if best is None:
        return network.dataset.relations, settled
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


def _further_tests(network: Network, query: Query, settled: frozenset[str]) -> list[Test]:
    """The tests of the fields that ask for more than equality."""
    tests: list[Test] = []
    if query.entity and "entity" not in settled:
        names = frozenset(query.entity)
        tests.append(lambda fields: fields["source"] in names or fields["target"] in names)
    for end, kinds in (("source", query.source_kind), ("target", query.target_kind)):
        if kinds:
            tests.append(_end_is_a(end, kinds, network))
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
        tests.append(_says(query.text, network))
    return tests


def _end_is_a(end: str, kinds: tuple[str, ...], network: Network) -> Test:
    vocabulary: Vocabulary = network.dataset.vocabulary
    wanted = frozenset(sub for kind in kinds for sub in vocabulary.sub_kinds(kind))
    entities = network.entities
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


def _says(text: str, network: Network) -> Test:
    words = fold(text).split()
    relations, names = network.relations, network.names

    def says(fields: Mapping[str, Any]) -> bool:
        sentence = fold(relations[fields["id"]].sentence(names))
        return all(word in sentence for word in words)

    return says
