"""The JSON Schema of the data files: what a check would refuse of one record, it refuses.

The models say which fields there are and of what sort; what only a rule of a check holds to is added
here, read off the same tables, so that validating a million records costs nothing more. A schema sees
one record alone: whether what it names is there, only a check can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from pydantic import TypeAdapter

from graph.model import Entity, Header, Relation, Vocabulary, references
from graph.reading.rules.entities import SCHEMES
from graph.reading.rules.scenarios import CONDITION
from graph.vocabulary.dates import DATE_PATTERN, END_PATTERN, START_PATTERN
from graph.vocabulary.foreign import ELSEWHERE
from graph.vocabulary.spelling import NAME, NAME_FIELDS, TEXT
from graph.vocabulary.value import SLUG

Schema = dict[str, Any]
Part = Literal["relations", "entities", "dataset", "relation", "entity"]
PARTS: tuple[Part, ...] = get_args(Part)
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXTS: dict[str, Schema] = {
    "Id": {
        "type": "string",
        "anyOf": [{"pattern": SLUG, "maxLength": 200}, {"pattern": ELSEWHERE}],
        "description": "An id: a slug, or one of elsewhere.",
    },
    "Name": {"type": "string", "pattern": NAME, "description": "A name: one line, nothing unseen."},
    "Text": {
        "type": "string",
        "pattern": TEXT,
        "description": "Words, without control characters.",
    },
}
_DATES: Mapping[str, str] = {DATE_PATTERN: "Date", START_PATTERN: "Start", END_PATTERN: "End"}
"""By its pattern, which is long, what a date is called: it is said once."""
_TEXTS |= {name: {"type": "string", "pattern": pattern} for pattern, name in _DATES.items()}
_OF_A_RELATION = ("holder", "scenario", "topic")
"""The fields of a relation that name something, beside entities."""
_OF_A_HEADER = frozenset(("by", "counterparts", "condition", "entities"))
"""The fields of a header's parts that name entities."""


def schema(vocabulary: Vocabulary, part: Part) -> Schema:
    """The JSON Schema of a file, or of one record for a model to be held to.

    Parameters
    ----------
    vocabulary : Vocabulary
        The kinds that a record may be of.
    part : str
        ``relations`` or ``entities``: a file of them; ``relation`` or ``entity``: one;
        ``dataset``: what dataset.yaml says.
    """
    if part == "dataset":
        made = Header.model_json_schema()
        for owner in (made, *made["$defs"].values()):
            _refine(owner, _OF_A_HEADER)
        _refine_condition(made["$defs"]["Scenario"])
        made["$defs"] |= _TEXTS
        return {"$schema": DIALECT} | made
    entities = part in {"entities", "entity"}
    adapter: TypeAdapter[Any] = (
        vocabulary.entity_adapter if entities else vocabulary.relation_adapter
    )
    kinds: Mapping[str, Any] = vocabulary.entities if entities else vocabulary.relations
    made = adapter.json_schema()
    for owner in made["$defs"].values():
        kind = kinds.get(owner["properties"].get("kind", {}).get("const", ""))
        if kind is None:
            _refine(owner, frozenset())
        elif issubclass(kind, Relation):
            _refine_relation(owner, kind)
        else:
            _refine_entity(owner, kind)
    one = {"anyOf": made["items"].get("oneOf") or [made["items"]]}
    root: Schema = (
        {"type": "object"} | one if part in {"relation", "entity"} else made | {"items": one}
    )
    return {"$schema": DIALECT} | root | {"$defs": made["$defs"] | _TEXTS}


def _refine_relation(owner: Schema, kind: type[Relation]) -> None:
    """What a check holds one relation to beside its model."""
    _refine(owner, frozenset((*_OF_A_RELATION, *references(kind))))
    fields = owner["properties"]
    fields["evidence"].pop("default", None)
    fields["evidence"]["minItems"] = 1
    owner["required"] = ["kind", *owner["required"], "evidence"]


def _refine_entity(owner: Schema, kind: type[Entity]) -> None:
    """What a check holds one entity to beside its model."""
    _refine(owner, frozenset(("id", *references(kind))))
    owner["properties"]["identifiers"]["properties"] = {
        scheme: {"type": "string", "pattern": f"^(?:{one.pattern})$", "description": one.words}
        for scheme, one in SCHEMES.items()
    }
    owner["required"] = ["kind", *owner["required"]]


def _refine_condition(owner: Schema) -> None:
    condition = owner["properties"]["condition"]
    condition["properties"] = dict.fromkeys(CONDITION, condition["additionalProperties"])
    condition["additionalProperties"] = False


def _refine(owner: Schema, naming: frozenset[str]) -> None:
    """Say of each text in an object what it may look like: an id, a name, or words."""
    for name, field in owner.get("properties", {}).items():
        sort = "Id" if name in naming else "Name" if name in NAME_FIELDS else "Text"
        for text in _texts(field):
            if name in naming and text.get("pattern") == SLUG:
                del text["pattern"]
                text.pop("maxLength", None)
            if text.get("pattern") in _DATES:
                text["$ref"] = f"#/$defs/{_DATES[text.pop('pattern')]}"
            elif not text.keys() & {"const", "enum"} and (sort == "Name" or "pattern" not in text):
                text["$ref"] = f"#/$defs/{sort}"


def _texts(field: Schema) -> Iterator[Schema]:
    """The schemas of texts in that of a field: its own, of a list's items, of a mapping's values."""
    if field.get("type") == "string":
        yield field
    for inner in field.get("anyOf", ()):
        yield from _texts(inner)
    for key in ("items", "additionalProperties"):
        if isinstance(field.get(key), dict):
            yield from _texts(field[key])
