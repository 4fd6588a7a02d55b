"""What an assistant asks with: parameters read off the query's model, and arguments made a query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError

from graph.engine.asking import asked, unusable
from graph.engine.protocol import Engine
from graph.engine.terms import OwnField, own_query_fields
from graph.model import Query, query_fields
from graph.problems import GraphError, did_you_mean
from graph.serving.sizes import FIRST, MOST, cut
from graph.shown import one_line

Schema = dict[str, Any]
Words = Annotated[str, Strict(), Field(min_length=1)]


class Refused(GraphError):
    """Arguments that are not taken."""


class Parameters(BaseModel):
    """What a tool takes beside the fields of a query."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Parameters):
    """What a tool takes whose answer may be long."""

    limit: Annotated[int, Strict(), Field(ge=1, le=MOST)] = Field(
        default=FIRST, description="How many are told; the answer says how many more there are."
    )
    offset: Annotated[int, Strict(), Field(ge=0)] = Field(
        default=0, description="How many of the first are passed over, to read on."
    )


class Told(Paged):
    """What a tool takes whose answer has sentences."""

    language: (
        Annotated[str, Strict(), Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")] | None
    ) = Field(
        default=None,
        description="Of names and sentences: en, es; by default the dataset's own.",
    )


Taken = TypeVar("Taken", bound=Parameters)

_KNOWN = 64
"""Of how many words that a field knows all are told."""
_WORDS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_OWN: Mapping[str, Schema] = {
    "words": _WORDS,
    "text": _WORDS,
    "number": {"type": "number"},
    "yes_no": {"type": "boolean"},
}
"""What a field of some kinds' own is asked by."""
_AS_A_WHOLE: Schema = {
    "type": "object",
    "description": "Which claims are looked at: fields and words as of the tool relations, such as "
    '{"topic": "north", "modality": ["plan", "risk"]}; left out: all.',
}


def query_schemas(engine: Engine) -> dict[str, Schema]:
    """The fields of a query as parameters, with the words that each knows in a graph.

    Parameters
    ----------
    engine : Engine
    """
    model = Query.model_json_schema()
    declared = model["$defs"]["Query"]["properties"] if "$defs" in model else model["properties"]
    fields = {}
    for name, asks in query_fields().items():
        known = sorted(engine.nameable.get(asks.of, ())) if asks.of is not None else []
        words = f" One of: {', '.join(known)}." if 0 < len(known) <= _KNOWN else ""
        fields[name] = _plain(declared[name]) | {
            "description": f"{Query.model_fields[name].description}{words}"
        }
    for name, own in own_query_fields(engine.vocabulary).items():
        fields[name] = dict(_OWN[own.takes]) | {"description": _own_words(own)}
    return fields


def _own_words(field: OwnField) -> str:
    told = "A field that only some kinds have."
    if field.reference:
        told += " It names an entity."
    return told + (f" One of: {', '.join(sorted(field.words))}." if field.words else "")


def _plain(declared: Schema) -> Schema:
    """A field's schema without what says nothing to an assistant; what refers elsewhere is an object."""
    ways = [way for way in declared.get("anyOf", [declared]) if way.get("type") != "null"]
    ways = [{"type": "object"} if "$ref" in way else way for way in ways]
    if {"type": "string"} in ways and any(way.get("type") == "array" for way in ways):
        return dict(_WORDS)  # numbers and yes or no are taken, too; a word says the same
    told = ways[0] if len(ways) == 1 else {"anyOf": ways}
    return {name: said for name, said in told.items() if name not in {"title", "default"}}


def schema_of(own: type[Parameters], fields: Mapping[str, Schema] | None, *, whole: bool) -> Schema:
    """What a tool takes, as a JSON Schema.

    Parameters
    ----------
    own : type of Parameters
    fields : mapping of str to dict, optional
        Those of a query, where the tool takes each by itself.
    whole : bool
        Whether it takes a query as one parameter.
    """
    declared = own.model_json_schema()
    mine = {
        name: _plain(one) | {key: one[key] for key in ("description", "default") if key in one}
        for name, one in declared.get("properties", {}).items()
    }
    asking = {"query": _AS_A_WHOLE} if whole else {}
    return {
        "type": "object",
        "properties": {**(fields or {}), **mine, **asking},
        "required": declared.get("required", []),
        "additionalProperties": False,
    }


def taken(own: type[Taken], arguments: Mapping[str, Any], others: Mapping[str, Any] = {}) -> Taken:
    """A tool's own parameters.

    Parameters
    ----------
    own : type of Parameters
    arguments : mapping of str to object
    others : mapping
        The names of what else the tool takes, for a hint.

    Raises
    ------
    Refused
    """
    try:
        return own(**arguments)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0])
        if first["type"] == "extra_forbidden":
            hint = did_you_mean(name, (*own.model_fields, *others))
            raise Refused(one_line(f'there is no parameter "{name}".{hint}')) from None
        if first["type"] == "missing":
            raise Refused(f"{name} has to be said. {own.model_fields[name].description}") from None
        found = cut(repr(first["input"]), 60)
        raise Refused(one_line(f"{name}: {first['msg']}; found {found}")) from None


def query_of(engine: Engine, fields: Any) -> Query:
    """The query that some fields ask.

    Raises
    ------
    GraphError
        Where they cannot be read, or name what is not there.
    """
    if fields is None:
        return Query()
    if not isinstance(fields, Mapping):
        raise Refused("query: write fields with their words, {topic: north}")
    given = {name: words for name, words in fields.items() if words is not None}
    try:
        return asked(None, given, engine.vocabulary)
    except ValidationError as error:
        raise unusable(error) from None
    except (TypeError, ValueError) as error:
        raise Refused(str(error)) from None
