"""The headers of two datasets as one: what the first says, and what the other has besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.merging.mapping import Mapped
from graph.merging.naming import prefixed
from graph.model import Document, Group, Header, KindDeclarations, Unsaid
from graph.problems import UnusableName


def groups_as_here(mine: Header, theirs: Header, to: Mapped) -> dict[str, str]:
    """What the groups are called: those that share no scenario are two, whose scenarios can all hold."""
    ours = {one.id: one.group for one in mine.scenarios}
    taken = {*ours.values(), *(one.id for one in mine.groups)}
    found: dict[str, str] = {}
    for one in theirs.scenarios:
        here = ours.get(to.of("scenarios", one.id))
        if here is not None:
            found[one.group] = here
    for name in [*(one.group for one in theirs.scenarios), *(one.id for one in theirs.groups)]:
        if name not in found:
            found[name] = prefixed(theirs.id, name, taken) if name in taken else name
    return found


def kinds_of_both(mine: Header, theirs: Header) -> KindDeclarations:
    """The kinds that both declare."""
    lists: dict[str, Any] = {}
    for section in ("entities", "relations"):
        found = {one.kind: one for one in getattr(mine.kinds, section)}
        for one in getattr(theirs.kinds, section):
            if found.setdefault(one.kind, one) != one:
                raise UnusableName(
                    one.kind, f'is declared in another way by "{theirs.id}"; give one another name'
                )
        lists[section] = tuple(found.values())
    return KindDeclarations(**lists)


def header_of_both(mine: Header, theirs: Header, to: Mapped) -> Header:
    """The header of both; what it comes to in words is the first's."""
    scenarios = (
        to.worded(one).model_copy(
            update={
                "id": to.of("scenarios", one.id),
                "group": to.of("groups", one.group),
                "condition": _values(one.condition, to),
                "counterparts": _values(one.counterparts, to),
            }
        )
        for one in theirs.scenarios
    )
    topics = (_renamed(one, "topics", to) for one in theirs.topics)
    groups: Iterable[Group] = (_renamed(one, "groups", to) for one in theirs.groups)
    findings = (
        to.worded(one).model_copy(
            update={
                "topic": to.of("topics", one.topic),
                "scenario": to.of("scenarios", one.scenario),
                "relations": tuple(to.of("relations", each) for each in one.relations),
            }
        )
        for one in theirs.findings
    )
    unsaid = (
        to.worded(one).model_copy(
            update={
                "topic": to.of("topics", one.topic),
                "scenario": to.of("scenarios", one.scenario),
                "entities": tuple(to.of("entities", each) for each in one.entities),
                "documents": tuple(to.of("documents", each) for each in one.documents),
                "evidence": to.citations(one.evidence),
            }
        )
        for one in theirs.unsaid
    )
    documents = _by_id(mine.documents, map(to.document, theirs.documents))
    ours = tuple(one.id for one in mine.documents)
    others = tuple(to.of("documents", one.id) for one in theirs.documents)
    silent = (
        one.model_copy(update={"document": to.of("documents", one.document)})
        for one in theirs.silent
    )
    return mine.model_copy(
        update={
            "documents": documents,
            "groups": _by_id(mine.groups, groups),
            "scenarios": _by_id(mine.scenarios, scenarios),
            "topics": _by_id(mine.topics, topics),
            "findings": _each_once(mine.findings, findings),
            "unsaid": _each_once(
                _left_open_by(ours, mine.unsaid, documents),
                _left_open_by(others, unsaid, documents),
            ),
            "silent": _each_once(mine.silent, silent),
            "both_ways": (),  # what they gave both ways is one claim by now
        }
    )


def _left_open_by(
    own: Sequence[str], unsaid: Iterable[Unsaid], documents: Sequence[Document]
) -> tuple[Unsaid, ...]:
    """What a dataset leaves open, beside documents that may say it."""
    alone = {*own}.issuperset(one.id for one in documents)
    return tuple(
        one if alone or one.documents else one.model_copy(update={"documents": tuple(own)})
        for one in unsaid
    )


def _values(ids: Mapping[str, str], to: Mapped) -> dict[str, str]:
    return {name: to.of("entities", one) for name, one in ids.items()}


def _renamed(one: Any, sort: str, to: Mapped) -> Any:
    return to.worded(one).model_copy(update={"id": to.of(sort, one.id)})


def _by_id(mine: Sequence[Any], theirs: Iterable[Any]) -> tuple[Any, ...]:
    known = {one.id for one in mine}
    return (*mine, *(one for one in theirs if one.id not in known))


def _each_once(mine: Sequence[Any], theirs: Iterable[Any]) -> tuple[Any, ...]:
    return (*mine, *(one for one in theirs if one not in mine))
