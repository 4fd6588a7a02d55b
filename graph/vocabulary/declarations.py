"""What a dataset says of the kinds that it declares itself, and what of that makes no sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
)
from pydantic_core import PydanticKnownError

from graph.vocabulary.base import COLUMN_NAMES, Entity, Relation, Shape, Side, Tint
from graph.vocabulary.value import KIND, Value

KindName = Annotated[str, Field(pattern=KIND, max_length=100)]
Text = Annotated[str, Field(min_length=1)]
"""What something is called: an empty name would show as nothing."""
_OF_NETWORKX = "networkx has a word of its own for it"
_OF_RECORDS = "every record has a column of that name"
TAKEN_OF_ENTITIES: Mapping[str, str] = dict.fromkeys(("self", "node_for_adding"), _OF_NETWORKX)
TAKEN_OF_RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("self", "key", "u_for_edge", "v_for_edge", "node_for_adding"), _OF_NETWORKX),
    **dict.fromkeys(COLUMN_NAMES, _OF_RECORDS),
}
"""What no field of a kind's own can be called, and why; nor what its kind has already."""
ANY = "any"
"""The word that stands for every entity kind in a declared kind's ends."""


class Misdeclared(ValueError):
    """A kind whose declaration makes no sense.

    Parameters
    ----------
    reason : str
    *path : str or int
        The way to what makes none, within the declaration.
    """

    def __init__(self, reason: str, *path: str | int) -> None:
        self.path = path
        super().__init__(reason)


class FieldDeclaration(Value):
    """A field of its own that a declared kind has."""

    label: Text | None = Field(default=None, description="What it is called.")
    labels: dict[str, Text] = Field(default={}, description="The label in other languages.")
    type: Literal["text", "date", "number", "yes_no", "choice", "entity", "quantity"] = "text"
    description: str | None = None
    required: bool = False
    choices: tuple[str, ...] = Field(default=(), description="The words a choice is one of.")
    words: dict[str, dict[str, Text]] = Field(
        default={}, description="What a choice's words are in other languages: {won: {es: ganó}}."
    )
    opposites: tuple[tuple[str, str], ...] = Field(
        default=(), description="Pairs of a choice's words that gainsay each other: [[won, lost]]."
    )
    kinds: tuple[KindName, ...] = Field(default=(ANY,), description="What an entity may be.")


class NounDeclaration(Value):
    """What an entity kind is called in another language; a label alone serves for both."""

    label: Text
    plural: Text | None = None


class VerbDeclaration(Value):
    """What a relation kind is called in another language; the forward label alone may stand."""

    forward: Text
    inverse: Text | None = None
    noun: Text | None = None


def _as_label(value: Any) -> Any:
    return _spelled_out(value, "label")


def _as_forward(value: Any) -> Any:
    return _spelled_out(value, "forward")


def _spelled_out(value: Any, field: str) -> Any:
    """A bare text as the mapping that it stands for."""
    if isinstance(value, str):
        return {field: value}
    if isinstance(value, dict | Value):
        return value
    raise PydanticKnownError("string_type")  # a text is what most people meant to write


def _bare(value: NounDeclaration | VerbDeclaration, whole: SerializerFunctionWrapHandler) -> Any:
    """A declaration as its author wrote it: as a text, where the text is all that it says."""
    said = [word for word in value.__dict__.values() if word is not None]
    return said[0] if len(said) == 1 else whole(value)


NounLabels = dict[
    str,
    Annotated[
        NounDeclaration,
        BeforeValidator(_as_label, json_schema_input_type=str | NounDeclaration),
        WrapSerializer(_bare),
    ],
]
VerbLabels = dict[
    str,
    Annotated[
        VerbDeclaration,
        BeforeValidator(_as_forward, json_schema_input_type=str | VerbDeclaration),
        WrapSerializer(_bare),
    ],
]


class EntityKindDeclaration(Value):
    """An entity kind that a dataset declares for itself."""

    kind: KindName
    label: Text
    plural: Text | None = None
    labels: NounLabels = Field(default={}, description="The label in other languages.")
    shape: Shape | None = Field(default=None, description="What it looks like; its parent's.")
    tint: Tint | None = Field(default=None, description="Whose family's colour it has.")
    description: str | None = None
    parent: KindName | None = Field(default=None, description="The kind this is a sort of.")
    fields: dict[KindName, FieldDeclaration] = {}


class RelationKindDeclaration(Value):
    """A relation kind that a dataset declares for itself."""

    kind: KindName
    forward: Text = Field(description="The label from source to target.")
    inverse: Text | None = Field(default=None, description="The label from target to source.")
    noun: Text | None = Field(default=None, description="Its name, which asserts nothing.")
    labels: VerbLabels = Field(default={}, description="The forward label in other languages.")
    description: str | None = None
    source: tuple[KindName, ...] = (ANY,)
    target: tuple[KindName, ...] = (ANY,)
    symmetric: bool = False
    opposite: KindName | None = Field(
        default=None, description="The kind of relation that gainsays it, of the same ends."
    )
    stance: Side | None = Field(
        default=None,
        description="Which side its source takes toward its target, where it takes one: for or against.",
    )
    fields: dict[KindName, FieldDeclaration] = {}


class KindDeclarations(Value):
    """The ``kinds`` section of dataset.yaml."""

    entities: tuple[EntityKindDeclaration, ...] = ()
    relations: tuple[RelationKindDeclaration, ...] = ()


def faults_of_entity(
    declared: EntityKindDeclaration, entities: Mapping[str, type[Entity]]
) -> Iterator[Misdeclared]:
    """All that makes no sense in a declaration."""
    yield from _taken(declared.kind, entities)
    if declared.parent is not None and declared.parent not in entities:
        known = ", ".join(entities)
        yield Misdeclared(f'"{declared.parent}" is no entity kind; there are {known}', "parent")
    base = entities.get(declared.parent or "", Entity)
    yield from _faults_of_fields(declared.fields, base, entities)


def faults_of_relation(
    declared: RelationKindDeclaration,
    relations: Mapping[str, type[Relation]],
    entities: Mapping[str, type[Entity]],
) -> Iterator[Misdeclared]:
    """All that makes no sense in a declaration, but for an opposite that may come later."""
    yield from _taken(declared.kind, relations)
    if declared.inverse is None and not declared.symmetric:
        reason = f'kind "{declared.kind}" needs its inverse label, or symmetric: true'
        yield Misdeclared(reason, "inverse")
    if declared.opposite is not None and declared.opposite == declared.kind:
        reason = f'opposite: kind "{declared.kind}" is no opposite of itself'
        yield Misdeclared(reason, "opposite")
    yield from _strange_kinds(declared.source, entities, "source")
    yield from _strange_kinds(declared.target, entities, "target")
    yield from _faults_of_fields(declared.fields, Relation, entities)


def _faults_of_fields(
    fields: Mapping[str, FieldDeclaration],
    base: type[Entity] | type[Relation],
    entities: Mapping[str, type[Entity]],
) -> Iterator[Misdeclared]:
    reasons = TAKEN_OF_RELATIONS if issubclass(base, Relation) else TAKEN_OF_ENTITIES
    for name, field in fields.items():
        if _has(base, name):
            reason = f'field "{name}" is there already; give yours another name'
            yield Misdeclared(reason, "fields", name)
        elif name in reasons:
            reason = f'field "{name}": {reasons[name]}; give yours another name'
            yield Misdeclared(reason, "fields", name)
        yield from _strange_kinds(field.kinds, entities, "fields", name, "kinds")
        if field.type == "choice" and not field.choices:
            yield Misdeclared("a choice needs its choices", "fields", name, "choices")
        else:
            yield from _idle_words(name, field)
            yield from _idle_opposites(name, field)


def _taken(kind: str, taken: Iterable[str]) -> Iterator[Misdeclared]:
    if kind in taken or kind == ANY:
        yield Misdeclared(f'kind "{kind}" is there already; give yours another name', "kind")


def _strange_kinds(
    kinds: tuple[str, ...], entities: Mapping[str, type[Entity]], *path: str | int
) -> Iterator[Misdeclared]:
    for number, name in enumerate(kinds):
        if name not in entities and name != ANY:
            known = ", ".join(entities)
            yield Misdeclared(f'"{name}" is no entity kind; there are {known}', *path, number)


def _idle_words(name: str, field: FieldDeclaration) -> Iterator[Misdeclared]:
    """Names for words that the field cannot have: most likely they are misspelt."""
    choices = field.choices if field.type == "choice" else ()
    for word in field.words:
        if word not in choices:
            known = f"its choices are {', '.join(choices)}" if choices else "it has no choices"
            reason = f'words: "{word}" is no choice of field "{name}"; {known}'
            yield Misdeclared(reason, "fields", name, "words", word)


def _idle_opposites(name: str, field: FieldDeclaration) -> Iterator[Misdeclared]:
    """Opposites that the field cannot have."""
    choices = field.choices if field.type == "choice" else ()
    for number, pair in enumerate(field.opposites):
        path = "fields", name, "opposites", number
        for word in pair[: 1 if pair[0] not in choices else 2]:  # a pair is wrong once
            if word not in choices:
                known = f"its choices are {', '.join(choices)}" if choices else "it has no choices"
                reason = f'opposites: "{word}" is no choice of field "{name}"; {known}'
                yield Misdeclared(reason, *path)
        if pair[0] == pair[1]:
            reason = f'opposites: "{pair[0]}" of field "{name}" is no opposite of itself'
            yield Misdeclared(reason, *path)


def _has(base: type[Entity] | type[Relation], name: str) -> bool:
    """Whether a kind has something of a name that a field cannot take its place.

    What is left of pydantic's former methods (``json``, ``copy``, ``schema``) can give way: nothing
    calls them.
    """
    if name in base.model_fields:
        return True
    if hasattr(BaseModel, name) and not name.startswith("model_"):
        return any(name in vars(cls) for cls in base.__mro__ if cls not in BaseModel.__mro__)
    return hasattr(base, name)
