"""How a query is answered from indexes: from the smallest that fits, at the cost of the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import product
from typing import Any, Protocol

from graph.engine.fitting import Fitting, column_words, further_tests, is_one_of
from graph.engine.ordering import in_order
from graph.engine.terms import Terms, settled
from graph.model import AUTHOR, Dataset, Query, Relation, query_fields

INDEXES: tuple[tuple[str, ...], ...] = (
    ("source", "kind"),
    ("target", "kind"),
    ("source",),
    ("target",),
    ("holder",),
    ("voice",),
    ("kind", "scenario"),
    ("topic",),
    ("kind",),
    ("scenario",),
)
"""The fields by which relations are found without looking at all, most selective first."""

_SETTLED = tuple((fields, frozenset(fields)) for fields in INDEXES)

FEW = 64
"""So few candidates are looked at faster than a further index is made."""


class Indexed(Fitting, Terms, Protocol):
    """What answering a query looks things up in."""

    dataset: Dataset

    @property
    def positions(self) -> Mapping[str, int]:
        """Where each relation stands in the order of the text, by its id."""
        ...

    @property
    def naming(self) -> Mapping[str, list[Relation]]:
        """The relations that name an entity anywhere."""
        ...

    def index(self, fields: tuple[str, ...]) -> Mapping[Any, list[Relation]]:
        """The relations by the values of some fields, one of ``INDEXES``."""
        ...


_EQUAL = {name: asks.column for name, asks in query_fields().items() if asks.column}


def select(graph: Indexed, query: Query) -> tuple[Relation, ...]:
    """The relations that a query asks for.

    Parameters
    ----------
    graph : Indexed
    query : Query

    Returns
    -------
    tuple of Relation
        In the order of the text, or that which is asked for; empty where nothing fits.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName
        Where the query names something that the dataset does not have.
    AmbiguousName
    """
    query = settled(graph, query)
    found = _selected(graph, query)
    if query.order:
        found = tuple(in_order(found, query.order))
    return found if query.limit is None else found[: query.limit]


def _selected(graph: Indexed, query: Query) -> tuple[Relation, ...]:
    asked = query.__dict__  # quicker to read than the model itself
    equal: dict[str, Collection[Any]] = {
        _EQUAL[field]: words
        for field in query.__pydantic_fields_set__
        if field in _EQUAL and (words := asked[field])
    }
    if "scenario" in equal:
        equal["scenario"] = column_words("scenario", asked["scenario"])
    by_voice = _by_voice(graph, asked) if asked["holder"] or asked["voice"] else {}
    equal |= by_voice
    candidates, covered = _candidates(graph, query, equal)
    tests = [is_one_of(field, equal[field]) for field in equal if field not in covered]
    tests += further_tests(graph, query, {*covered, *(("holder", "voice") if by_voice else ())})
    if not tests:
        return tuple(candidates)
    if len(tests) == 1:
        (only,) = tests
        return tuple(relation for relation in candidates if only(relation.__dict__))
    return tuple(
        relation for relation in candidates if all(test(relation.__dict__) for test in tests)
    )


def _by_voice(graph: Indexed, asked: Mapping[str, Any]) -> dict[str, Collection[str]]:
    """What asking for one of holder and voice comes to, as the value of a column."""
    holder, voice = asked["holder"], asked["voice"]
    if holder == (AUTHOR,) and not voice:
        return {"holder": holder}
    if (holder and voice) or AUTHOR in holder:
        return {}
    words = holder or voice
    return {"voice": tuple(graph.voices.found_by(words))} if words else {}


def _candidates(
    graph: Indexed, query: Query, equal: Mapping[str, Collection[Any]]
) -> tuple[Iterable[Relation], frozenset[str]]:
    """The fewest relations known to hold the answer, and the fields that they settle."""
    best: list[list[Relation]] | None = None
    covered: frozenset[str] = frozenset()
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
                best, covered, fewest = buckets, names, count
    if query.entity and fewest > FEW:
        buckets = [bucket for word in query.entity if (bucket := graph.naming.get(word))]
        if sum(map(len, buckets)) < fewest:
            best, covered = buckets, frozenset({"entity"})
    if best is None:
        return graph.dataset.relations, covered
    if len(best) == 1:
        return best[0], covered
    merged = [relation for bucket in best for relation in bucket]
    if "entity" in covered:  # a relation may name several of those that are asked for
        merged = list({relation.__dict__["id"]: relation for relation in merged}.values())
    position = graph.positions
    merged.sort(key=lambda relation: position[relation.__dict__["id"]])  # a few runs, in order
    return merged, covered
