"""A query as people spell it, and its answer as they read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import Query, Relation
from graph.problems import did_you_mean


class Relations(tuple[Relation, ...]):
    """Relations as a tuple that prints one sentence a line."""

    __slots__ = ()

    def __repr__(self) -> str:
        shown = "\n".join(f"  {relation!r}" for relation in self[:20])
        more = f"\n  … and {len(self) - 20} more" if len(self) > 20 else ""
        return f"{len(self)} relations" + (f":\n{shown}{more}" if self else "")


def asked(query: Query | None, fields: Mapping[str, Any]) -> Query:
    """A query given as a value, as keywords, or as both.

    Raises
    ------
    TypeError
        Where a keyword is no field of a query.
    """
    for name in fields:
        if name not in Query.model_fields:
            raise TypeError(
                f'a query has no field "{name}".{did_you_mean(name, Query.model_fields)}'
            )
    if query is None:
        return Query(**fields)
    return Query(**{**query.spelled(), **fields}) if fields else query


def restricted(query: Query | None, fields: Mapping[str, Any]) -> Query | None:
    """The query that restricts which relations a chain may use; None where nothing was said."""
    return None if query is None and not fields else asked(query, fields)
