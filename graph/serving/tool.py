"""A tool: one of the graph's verbs as an assistant calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.engine.protocol import Engine
from graph.knowledge import KnowledgeGraph
from graph.model import Query
from graph.serving.asked import (
    Parameters,
    Refused,
    Schema,
    query_of,
    query_schemas,
    schema_of,
    taken,
)
from graph.serving.sizes import ARGUMENTS, fitting, size_of

Asking = Literal["nothing", "fields", "whole"]
"""How a tool takes a query: not at all, its fields as parameters, or all of it as one."""
Answering = Callable[[KnowledgeGraph, Any, Query], dict[str, Any]]


@dataclass(frozen=True)
class Tool:
    """One of the graph's verbs.

    Parameters
    ----------
    name : str
    words : str
        What it answers, and what to mind.
    takes : type of Parameters
        What it takes beside a query.
    asking : str
        One of ``Asking``.
    answer : callable
        From the graph, its parameters and the query to the answer, as JSON has it.
    """

    name: str
    words: str
    takes: type[Parameters]
    asking: Asking
    answer: Answering

    def schema(self, engine: Engine) -> Schema:
        """What it takes of a graph, as a JSON Schema."""
        fields = self._fields(query_schemas(engine)) if self.asking == "fields" else None
        return schema_of(self.takes, fields, whole=self.asking == "whole")

    def call(self, kg: KnowledgeGraph, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Its answer, no larger than an assistant is given.

        Parameters
        ----------
        kg : KnowledgeGraph
        arguments : mapping of str to object
            As they came.

        Raises
        ------
        GraphError
            Where they are not taken, or name what is not there; the message says what to do.
        """
        if size_of(arguments) > ARGUMENTS:
            raise Refused(
                f"the arguments are too long: at most {ARGUMENTS:,} characters and values are taken"
            )
        own = dict(arguments)
        fields: Any = own.pop("query", None) if self.asking == "whole" else None
        known: Mapping[str, Any] = {"query": None} if self.asking == "whole" else {}
        if self.asking == "fields":
            known = self._fields(query_schemas(kg.engine))
            fields = {name: own.pop(name) for name in tuple(own) if name in known}
        mine = taken(self.takes, own, known)
        answer: dict[str, Any] = fitting(self.answer(kg, mine, query_of(kg.engine, fields)))
        return answer

    def _fields(self, schemas: Mapping[str, Schema]) -> dict[str, Schema]:
        """The fields of a query, those aside that are how the answer is paged."""
        return {name: one for name, one in schemas.items() if name not in self.takes.model_fields}
