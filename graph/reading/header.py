"""Reading a dataset's header, and the kinds that it declares."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from graph.model import DATA_FORMAT, Header, Vocabulary, builtin, query_fields
from graph.problems import Problem
from graph.reading.messages import header_problems
from graph.reading.sources import HeaderPlacing, Path, as_json
from graph.vocabulary.base import COMMON_FIELDS
from graph.vocabulary.kinds import TAKEN_OF_RELATIONS, RelationKindDeclaration
from graph.vocabulary.value import SLUG

UNREAD: Mapping[str, str] = {"id": "unread", "title": "unread"}
"""What a header says that could not be read."""
STAND_INS: Mapping[str, dict[str, str]] = {
    "documents": {"title": "unread"},
    "scenarios": {"label": "unread", "group": "unread"},
    "topics": {"label": "unread"},
    "groups": {},
    "findings": {"words": "unread"},
    "unsaid": {"words": "unread"},
}
"""What a part that is wrong is taken to say, so that those after it keep their places."""
NAMELESS = {"findings", "unsaid"}
"""The sections whose parts have no id."""


def read_header(value: Mapping[str, Any], place: HeaderPlacing) -> tuple[Header, list[Problem]]:
    """A header, without what is wrong in it.

    Parameters
    ----------
    value : mapping
        As plain values.
    place : callable
    """
    try:
        return Header.model_validate_json(as_json(value), strict=True), []
    except ValidationError as error:
        problems = list(header_problems(error, place, Header))
        wrong = {details["loc"] for details in error.errors(include_input=False)}
    return Header.model_validate_json(as_json(_mended(value, wrong)), strict=True), problems


def newer_format(value: Mapping[str, Any], place: HeaderPlacing) -> Problem | None:
    """What is wrong with a header of a later format, of which nothing else can be said.

    Parameters
    ----------
    value : mapping
        As plain values.
    place : callable
    """
    given = value.get("format")
    if not isinstance(given, int) or given <= DATA_FORMAT:
        return None
    message = (
        f"format: the files are of format {given}, and this version reads format {DATA_FORMAT}; "
        "update policygraph"
    )
    return Problem(place(("format",)), "newer-format", message)


def unread_header() -> Header:
    """The header of a dataset whose own could not be read."""
    return Header.model_validate(UNREAD)


def declared_kinds(header: Header, place: HeaderPlacing) -> tuple[Vocabulary, list[Problem]]:
    """The kinds that a dataset may use: the built-in ones, and those it declares that make sense."""
    vocabulary = builtin()
    problems: list[Problem] = []
    for section in ("entities", "relations"):
        for index, declared in enumerate(getattr(header.kinds, section)):
            try:
                vocabulary = vocabulary.with_kind(declared)
            except ValueError as error:
                where = place(("kinds", section, index))
                problems.append(Problem(where, "bad-kind", f"{declared.kind}: {error}"))
    for index, relation in enumerate(header.kinds.relations):
        try:
            _refuse_words_of_queries(relation)
            vocabulary.refuse_unknown_opposite(relation)
        except ValueError as error:
            where = place(("kinds", "relations", index))
            problems.append(Problem(where, "bad-kind", f"{relation.kind}: {error}"))
    return vocabulary, problems


KEYWORDS = frozenset(("language", "cutoff"))
"""What Python's verbs take beside the fields of a query."""


def _refuse_words_of_queries(declared: RelationKindDeclaration) -> None:
    """Refuse a field that could not be asked for: its name asks for something else already."""
    for name in declared.fields:
        if name in KEYWORDS:
            raise ValueError(
                f'field "{name}": where relations are asked for, the word says something else; '
                "give yours another name"
            )
        if name in query_fields() and name not in COMMON_FIELDS and name not in TAKEN_OF_RELATIONS:
            raise ValueError(
                f'field "{name}": every query has a word of that name; give yours another name'
            )


def _mended(value: Mapping[str, Any], wrong: Iterable[Path]) -> dict[str, Any]:
    """A header without what is wrong in it, so that the records are not all blamed for it.

    A document, scenario, topic or group that is wrong has a stand-in of its id.
    """
    mended: dict[str, Any] = json.loads(as_json(value))
    parts: defaultdict[Path, set[int]] = defaultdict(set)
    for loc in wrong:
        at = next((n for n, step in enumerate(loc) if isinstance(step, int)), 0)
        parts[loc[: at or 1]] |= {int(loc[at])} if at else set()
    for way, indexes in sorted(parts.items(), key=lambda part: len(part[1]), reverse=True):
        if not indexes:
            mended.pop(str(way[0]), None)
            continue
        listed: Any = mended
        for step in way:
            listed = listed[step]
        for index in indexes:
            listed[index] = _stand_in(str(way[0]), listed[index])
        listed[:] = [part for part in listed if part is not None]
    return {**UNREAD, **mended}


def _stand_in(section: str, part: Any) -> dict[str, Any] | None:
    if section in NAMELESS:
        return STAND_INS[section]
    identifier = part.get("id") if isinstance(part, dict) else None
    if section not in STAND_INS or not isinstance(identifier, str):
        return None
    return {"id": identifier} | STAND_INS[section] if re.fullmatch(SLUG, identifier) else None
