"""What is known where nothing answers a query: no rows can mean several things, which are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.engine.protocol import Engine
from graph.model import Query, Relation, Unsaid
from graph.shown import one_line, prints
from graph.tables import html_line
from graph.vocabulary.naming import listed

Reason = Literal["denied", "unsaid", "not annotated", "narrowed"]

_HOW = ("negated", "order", "limit")
"""The fields that do not tell a claim from its denial."""
_NARROW = (
    "text",
    "note",
    "exclude",
    "paragraph",
    "own",
    "on",
    "said_by",
    "document",
    "voice",
    "holder",
)
"""The fields that no text leaves unsaid: they choose among what is said."""


@prints
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

    def _repr_html_(self) -> str:
        return html_line(str(self))

    def __str__(self) -> str:
        told = self.words
        if self.without:
            told += f" ({'; '.join(f'without {name}: {n}' for name, n in self.without.items())})"
        return one_line(told)


def absence(engine: Engine, query: Query) -> Absence:
    """Why nothing answers a query.

    Parameters
    ----------
    engine : Engine
    query : Query
        One that nothing answers.
    """
    query = engine.settled(query)
    elsewhere = engine.whole.relations(query) if engine.whole is not engine else ()
    if elsewhere:
        told = f"not in this part of the graph; the whole has {len(elsewhere)}"
        return Absence("narrowed", told)
    without = dict(_without(engine, query))
    denials = _denials(engine, query)
    if denials:
        told = "; ".join(f"{engine.sentence(one)} [{engine.standing(one)}]" for one in denials[:3])
        return Absence("denied", f"denied: {told}", denials, without=without)
    narrowed = _narrowed(engine, query)
    if narrowed:
        fields, count = narrowed
        told = f"none of {count} that would answer otherwise has {fields}"
        return Absence("narrowed", told, without=without)
    unsaid = tuple(one for one in engine.header.unsaid if _is_about(one, query))
    if unsaid:
        told = "; ".join(_left_open(one) for one in unsaid[:3])
        return Absence("unsaid", f"left unsaid: {told}", unsaid=unsaid, without=without)
    near = "".join(f"; {told}" for told in _near(engine, query))
    documents = [
        one for one in engine.header.documents if not query.document or one.id in query.document
    ]
    partly = [one.id for one in documents if one.annotated != "whole"]
    if documents and not partly:
        told = "left unsaid by what is annotated, which is the whole of " + listed(
            [one.id for one in documents]
        )
        return Absence("unsaid", told + near, without=without)
    told = "not annotated, or left unsaid"
    if partly:
        told += f": {listed(partly)} {'is' if len(partly) == 1 else 'are'} not known to be wholly annotated"
    return Absence("not annotated", told + near, without=without)


def _near(engine: Engine, query: Query) -> Iterator[str]:
    """What is said that is nearly what was asked for: in other kinds, or the other way round."""
    if query.kind:
        kinds = Counter(
            one.kind for one in engine.relations(_without_fields(query, ("kind", "limit")))
        )
        if kinds:
            told = ", ".join(f"{n} {kind}" for kind, n in kinds.most_common(5))
            yield f"of other kinds there are {told}"
    if query.source or query.target:
        turned = {"source": query.target, "target": query.source, "limit": None}
        count = len(engine.relations(query.model_copy(update=turned)))
        if count:
            yield f"the other way round: {count}"


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


def _narrowed(engine: Engine, query: Query) -> tuple[Query, int] | None:
    """The fields that leave nothing of what else would answer, and how many that are."""
    names = [name for name, _words in _said(query) if name in _NARROW]
    found = engine.relations(_without_fields(query, (*_NARROW, "limit"))) if names else ()
    narrow = Query(**{name: words for name, words in _said(query) if name in names})
    return (narrow, len(found)) if found else None


def _without(engine: Engine, query: Query) -> Iterator[tuple[str, int]]:
    """How many would answer without each of the fields."""
    said = [name for name, _words in _said(query)]
    if len(said) < 2:
        return
    for name in said:
        found = engine.relations(_without_fields(query, (name, "limit", "order")))
        if found:
            yield _called(query, name), len(found)


def _called(query: Query, name: str) -> str:
    """A field as it is asked by: the kinds' own by their names."""
    return ", ".join(one for one, _words in query.own) if name == "own" else name


def _left_open(unsaid: Unsaid) -> str:
    """What is left open, and by which documents, where not by all."""
    return unsaid.words + (f" [{', '.join(unsaid.documents)}]" if unsaid.documents else "")


def _is_about(unsaid: Unsaid, query: Query) -> bool:
    """Whether what is left open is what is asked for."""
    if query.document and unsaid.documents and not {*unsaid.documents}.intersection(query.document):
        return False
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
