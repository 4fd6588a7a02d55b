"""What a check would have against what a card is to say, reckoned in memory.

Of the dataset only that is looked at which a rule could hold against it: the header, without the claims that are listed in
it, and the entities that the header names or that name the one that is edited. Claims are not read again: which of them
would break is told from what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.folding import fold
from graph.importing.judging import Plain
from graph.model import JOINT, Entity, references
from graph.problems import Place, Problem
from graph.reading.examination import Parts, examine
from graph.workbench.desk.book import Book, Claim

_LISTED = {"questions": "expected", "findings": "relations"}
"""What names claims in a header: no card has it name one that is not there."""
_WORDS = frozenset(("titles", "title", "reading", "readings", "words", "wordings", "digest"))
"""What says something in a header, and names nobody."""


def errors_after(before: Book, after: Book, edited: str | None = None) -> list[Problem]:
    """What would be wrong with a dataset that was not wrong before, but for its claims.

    Parameters
    ----------
    before, after : Book
        As the files are, and as they would be.
    edited : str, optional
        The id of the entity that is edited.
    """
    found = _errors(after, edited)
    if not found:
        return []
    known = Counter((one.rule, one.message) for one in _errors(before, edited))
    fresh = []
    for one in found:
        if known[one.rule, one.message]:
            known[one.rule, one.message] -= 1
        else:
            fresh.append(one)
    return fresh


def claims_naming(book: Book, identifier: str) -> list[tuple[Claim, str]]:
    """The claims that name an entity, each with the field that does.

    Parameters
    ----------
    book : Book
    identifier : str
    """
    return [
        (claim, field)
        for claim in book.claims
        for field in (*references(type(claim.relation)), "holder")
        if identifier in str(getattr(claim.relation, field) or "").split(JOINT)
    ]


def broken_by(uses: Sequence[tuple[Claim, str]], kind: type[Entity] | None) -> list[Claim]:
    """The claims that would not admit an entity, were it of another kind; or were it gone.

    Parameters
    ----------
    uses : sequence of (Claim, str)
        The claims that name it.
    kind : type, optional
        None: it is gone.
    """
    found = {
        claim.id: claim for claim, field in uses if kind is None or not _admits(claim, field, kind)
    }
    return [*found.values()]


def told_under(before: Book, after: Book) -> list[Claim]:
    """The claims under a topic, or in a scenario, that was declared and would be no longer.

    Parameters
    ----------
    before, after : Book
    """
    gone = {
        section: {one.id for one in getattr(before.header, section)}
        - {one.id for one in getattr(after.header, section)}
        for section in ("topics", "scenarios")
    }
    if not any(gone.values()):
        return []
    return [
        one
        for one in before.claims
        if one.relation.topic in gone["topics"] or one.relation.scenario in gone["scenarios"]
    ]


def _admits(claim: Claim, field: str, kind: type[Entity]) -> bool:
    ref = references(type(claim.relation)).get(field)
    return ref is None or ref.admits(kind)


def _errors(book: Book, edited: str | None) -> list[Problem]:
    """What is wrong with a header and the entities that it is about."""
    value = book.files.header.value
    header = {name: part for name, part in value.items() if name not in {"entities", "relations"}}
    for section, field in _LISTED.items():
        if isinstance(header.get(section), list):
            header[section] = [_without(one, field) for one in header[section]]
    named = {edited, *_named_in(header, book)}
    entities = [
        one.value
        for one in book.files.records("entities")
        if one.value.get("id") in named or (edited is not None and edited in one.value.values())
    ]
    parts = Parts(
        header,
        lambda _path: Place("dataset"),
        [("entities", lambda: Plain(entities, lambda *_: Place("entities")))],
    )
    return [one for one in examine(parts).problems if one.severity == "error"]


def _without(part: Any, field: str) -> Any:
    if not isinstance(part, Mapping):
        return part
    return {name: value for name, value in part.items() if name != field}


def _named_in(header: Mapping[str, Any], book: Book) -> set[str]:
    """The entities that a header names, by id or by what they are called."""
    found: set[str] = set()
    for text in _texts({name: part for name, part in header.items() if name != "silent"}):
        if text in book.entities:
            found.add(text)
        found.update(book.naming.get(fold(text), ()))
    return found


def _texts(value: Any) -> Iterator[str]:
    """All that stands in a header but what only says something."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in _WORDS:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
