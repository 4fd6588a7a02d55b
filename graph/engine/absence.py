"""What is known where nothing answers a query: no rows can mean three things, which are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.engine.protocol import Engine
from graph.model import Query, Relation, Unsaid

Reason = Literal["denied", "unsaid", "not annotated", "narrowed"]

_HOW = ("modality", "certainty", "basis", "negated", "exclude", "order", "limit")
"""The fields that say how something is claimed, or given; the others, what is claimed."""
_NARROW = ("text", "note", "exclude", "paragraph", "own", "on", "document", "voice", "holder")
"""The fields that no text leaves unsaid: they choose among what is said."""


@dataclass(frozen=True)
class Absence:
    """Why nothing answers.

    Parameters
    ----------
    reason : {"denied", "unsaid", "not annotated", "narrowed"}
        It is claimed not to be so; or texts that are wholly annotated do not say it; or nobody can
        tell, as texts are not, or not known to be, wholly annotated; or something is said, but
        nothing that the narrower fields of the query (words, a paragraph, a voice, …) leave.
    words : str
        The same for people.
    denials : tuple of Relation
        The claims that it is not so.
    unsaid : tuple of Unsaid
        What the dataset says that its texts leave open.
    without : dict
        How many relations would answer without one of the fields asked, by its name.
    """

    reason: Reason
    words: str
    denials: tuple[Relation, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    without: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        told = self.words
        if self.without:
            told += f" ({'; '.join(f'without {name}: {n}' for name, n in self.without.items())})"
        return told


def absence(engine: Engine, query: Query) -> Absence:
    """Why nothing answers a query.

    Parameters
    ----------
    engine : Engine
    query : Query
        One that nothing answers.
    """
    query = engine.settled(query)
    without = dict(_without(engine, query))
    denials = _denials(engine, query)
    if denials:
        told = "; ".join(f"{engine.sentence(one)} [{engine.standing(one)}]" for one in denials[:3])
        return Absence("denied", f"denied: {told}", denials, without=without)
    narrowed = _narrowed(engine, query)
    if narrowed:
        fields, count = narrowed
        told = f"nothing is left of {count} by {_listed(fields)}"
        return Absence("narrowed", told, without=without)
    unsaid = tuple(one for one in engine.header.unsaid if _is_about(one, query))
    if unsaid:
        told = "; ".join(one.words for one in unsaid[:3])
        return Absence("unsaid", f"left unsaid: {told}", unsaid=unsaid, without=without)
    documents = [
        one for one in engine.header.documents if not query.document or one.id in query.document
    ]
    partly = [one.id for one in documents if one.annotated != "whole"]
    if documents and not partly:
        told = "left unsaid by what is annotated, which is the whole of " + _listed(
            [one.id for one in documents]
        )
        return Absence("unsaid", told, without=without)
    told = "not annotated, or left unsaid"
    if partly:
        told += f": {_listed(partly)} {'is' if len(partly) == 1 else 'are'} not known to be wholly annotated"
    return Absence("not annotated", told, without=without)


def _denials(engine: Engine, query: Query) -> tuple[Relation, ...]:
    """The claims that it is not so, however they are claimed."""
    plain = _without_fields(query, _HOW)
    if query.negated or not plain.spelled():
        return ()
    return engine.relations(plain.model_copy(update={"negated": True}))


def _without_fields(query: Query, names: Iterable[str]) -> Query:
    """A query that does not ask by some fields."""
    said = {name: words for name, words in _said(query) if name not in names}
    return Query(**said)


def _said(query: Query) -> Iterator[tuple[str, Any]]:
    for name in Query.model_fields:
        words = getattr(query, name)
        if words not in ((), None):
            yield name, words


def _narrowed(engine: Engine, query: Query) -> tuple[list[str], int] | None:
    """The fields that leave nothing of what else would answer, and how many that are."""
    names = [name for name, _words in _said(query) if name in _NARROW]
    found = engine.relations(_without_fields(query, (*_NARROW, "limit"))) if names else ()
    return (names, len(found)) if found else None


def _without(engine: Engine, query: Query) -> Iterator[tuple[str, int]]:
    """How many would answer without each of the fields."""
    said = [name for name, _words in _said(query)]
    if len(said) < 2:
        return
    for name in said:
        found = engine.relations(_without_fields(query, (name, "limit", "order")))
        if found:
            yield name, len(found)


def _is_about(unsaid: Unsaid, query: Query) -> bool:
    """Whether what is left open is what is asked for."""
    entities = {*query.source, *query.target, *query.entity}
    if not (unsaid.topic in query.topic or entities.intersection(unsaid.entities)):
        return False
    same_topic = not query.topic or unsaid.topic in (None, *query.topic)
    same_world = not query.scenario or unsaid.scenario in (None, *query.scenario)
    return (
        same_topic
        and same_world
        and (not unsaid.entities or not entities or bool(entities.intersection(unsaid.entities)))
    )


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
