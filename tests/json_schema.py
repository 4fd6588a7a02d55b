"""As much of JSON Schema as the published schemas use, so that they can be tested without a library.

Where the library is installed, a test holds the two to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
IDLE = {"$schema", "$defs", "title", "description", "default", "examples"}


def fits(value: Any, schema: Schema, root: Schema | None = None) -> bool:
    """Whether a value keeps to a schema; one with a word that is not known here fails the test."""
    whole = schema if root is None else root
    assert schema.keys() <= IDLE | {"$ref", "anyOf", *TESTS, *WITHIN}, sorted(schema)
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        if not fits(value, whole["$defs"][name], whole):
            return False
    if "anyOf" in schema and not any(fits(value, one, whole) for one in schema["anyOf"]):
        return False
    return all(test(value, schema[word]) for word, test in TESTS.items() if word in schema) and all(
        within(value, schema, whole) for word, within in WITHIN.items() if word in schema
    )


def _pattern(value: Any, pattern: str) -> bool:
    # In JSON Schema a "$" is the very end.
    return not isinstance(value, str) or bool(re.search(re.sub(r"\$$", r"\\Z", pattern), value))


TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "type": lambda value, said: TYPES[said](value),
    "const": lambda value, said: value == said,
    "enum": lambda value, said: value in said,
    "pattern": _pattern,
    "minLength": lambda value, said: not isinstance(value, str) or len(value) >= said,
    "maxLength": lambda value, said: not isinstance(value, str) or len(value) <= said,
    "minimum": lambda value, said: not TYPES["number"](value) or value >= said,
    "minItems": lambda value, said: not isinstance(value, list) or len(value) >= said,
    "maxItems": lambda value, said: not isinstance(value, list) or len(value) <= said,
    "required": lambda value, said: not isinstance(value, dict) or set(said) <= set(value),
}


def _fields(value: Any, schema: Schema, root: Schema) -> bool:
    known = schema.get("properties", {})
    return not isinstance(value, dict) or all(
        fits(inner, known[name], root) for name, inner in value.items() if name in known
    )


def _fields_like(value: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(value, dict) or all(
        fits(inner, said, root)
        for name, inner in value.items()
        for pattern, said in schema["patternProperties"].items()
        if _pattern(name, pattern)
    )


def _other_fields(value: Any, schema: Schema, root: Schema) -> bool:
    said = schema["additionalProperties"]
    if not isinstance(value, dict) or said is True:
        return True
    patterns = schema.get("patternProperties", {})
    others = [
        inner
        for name, inner in value.items()
        if name not in schema.get("properties", {})
        if not any(_pattern(name, pattern) for pattern in patterns)
    ]
    return not others if said is False else all(fits(inner, said, root) for inner in others)


def _names(value: Any, schema: Schema, root: Schema) -> bool:
    said = schema["propertyNames"]
    return not isinstance(value, dict) or all(fits(name, said, root) for name in value)


def _items(value: Any, schema: Schema, root: Schema) -> bool:
    first = len(schema.get("prefixItems", ()))
    return not isinstance(value, list) or all(
        fits(one, schema["items"], root) for one in value[first:]
    )


def _first_items(value: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(value, list) or all(
        fits(one, said, root) for one, said in zip(value, schema["prefixItems"], strict=False)
    )


WITHIN: Mapping[str, Callable[[Any, Schema, Schema], bool]] = {
    "properties": _fields,
    "additionalProperties": _other_fields,
    "patternProperties": _fields_like,
    "propertyNames": _names,
    "items": _items,
    "prefixItems": _first_items,
}
