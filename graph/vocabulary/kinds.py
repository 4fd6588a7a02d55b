"""The kinds that a dataset may use: the built-in ones and those that it declares itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    WrapSerializer,
    create_model,
)
from pydantic_core import PydanticKnownError

from graph.problems import did_you_mean
from graph.vocabulary.base import COLUMN_NAMES, Entity, Nouns, Opposites, Ref, Relation, Shape, Tint
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.entities import ENTITY_KINDS
from graph.vocabulary.naming import Named, Noun, Verb, as_words, named
from graph.vocabulary.relations import RELATION_KINDS
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
    type: Literal["text", "date", "number", "yes_no", "choice", "entity"] = "text"
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
    fields: dict[KindName, FieldDeclaration] = {}


class KindDeclarations(Value):
    """The ``kinds`` section of dataset.yaml."""

    entities: tuple[EntityKindDeclaration, ...] = ()
    relations: tuple[RelationKindDeclaration, ...] = ()


class Vocabulary:
    """The entity and relation kinds that are understood, by name.

    Parameters
    ----------
    entities, relations : mapping of str to class
        In the order in which they are listed to people.
    """

    def __init__(
        self, entities: Mapping[str, type[Entity]], relations: Mapping[str, type[Relation]]
    ) -> None:
        self.entities: Mapping[str, type[Entity]] = MappingProxyType(dict(entities))
        self.relations: Mapping[str, type[Relation]] = MappingProxyType(dict(relations))

    @cached_property
    def entity_adapter(self) -> TypeAdapter[list[Entity]]:
        """Validates a list of entities, each by its kind."""
        return _list_adapter(tuple(self.entities.values()))

    @cached_property
    def relation_adapter(self) -> TypeAdapter[list[Relation]]:
        """Validates a list of relations, each by its kind."""
        return _list_adapter(tuple(self.relations.values()))

    @cached_property
    def opposite_kinds(self) -> Mapping[str, frozenset[str]]:
        """The kinds of relation that gainsay each kind which has such; each goes both ways."""
        found: dict[str, set[str]] = {}
        for name, cls in self.relations.items():
            other = cls.OPPOSITE
            if other is not None and other in self.relations:
                found.setdefault(name, set()).add(other)
                found.setdefault(other, set()).add(name)
        return {name: frozenset(others) for name, others in found.items()}

    def sub_kinds(self, name: str) -> tuple[str, ...]:
        """The names of an entity kind and of all that are a sort of it."""
        kind = self.entities[name]
        return tuple(other for other, cls in self.entities.items() if issubclass(cls, kind))

    def declare(self, declarations: KindDeclarations) -> Vocabulary:
        """This vocabulary and the kinds that a dataset declares.

        Parameters
        ----------
        declarations : KindDeclarations

        Raises
        ------
        ValueError
            Where a declaration names a kind that is not there, or one that is there already.
        """
        vocabulary = self
        for entity in declarations.entities:
            vocabulary = vocabulary.with_kind(entity)
        for relation in declarations.relations:
            vocabulary = vocabulary.with_kind(relation)
        for relation in declarations.relations:
            vocabulary.refuse_unknown_opposite(relation)
        return vocabulary

    def with_kind(self, declared: EntityKindDeclaration | RelationKindDeclaration) -> Vocabulary:
        """This vocabulary and one kind more, whose opposite may come later.

        Raises
        ------
        ValueError
            Where the declaration makes no sense.
        """
        if isinstance(declared, EntityKindDeclaration):
            return _with_entity_kind(self, declared.model_dump_json())
        return _with_relation_kind(self, declared.model_dump_json())

    def refuse_unknown_opposite(self, declared: RelationKindDeclaration) -> None:
        """Refuse a kind whose opposite is not there, once all kinds are.

        Raises
        ------
        ValueError
        """
        name = declared.opposite
        if name is not None and name not in {declared.kind, *self.relations}:
            hint = did_you_mean(name, self.relations)
            raise Misdeclared(f'opposite: there is no relation kind "{name}".{hint}', "opposite")


def builtin() -> Vocabulary:
    """The kinds that every dataset understands."""
    return _BUILTIN


def kind_of(cls: type[Entity] | type[Relation]) -> str:
    """The name of a kind, read off its class."""
    return str(cls.model_fields["kind"].default)


def _list_adapter(classes: tuple[type[Any], ...]) -> TypeAdapter[list[Any]]:
    union: Any = classes[0]
    for cls in classes[1:]:
        union = union | cls
    one = Annotated[union, Discriminator("kind")] if len(classes) > 1 else union
    return TypeAdapter(list[one])  # type: ignore[valid-type]  # made at run time, by design


# The same declaration gives the same class, so that a dataset read twice is equal to itself.
@lru_cache(maxsize=256)
def _with_entity_kind(vocabulary: Vocabulary, declaration: str) -> Vocabulary:
    declared = EntityKindDeclaration.model_validate_json(declaration)
    _refuse_taken(declared.kind, vocabulary.entities)
    made = {declared.kind: _entity_class(declared, vocabulary.entities)}
    return Vocabulary({**vocabulary.entities, **made}, vocabulary.relations)


@lru_cache(maxsize=256)
def _with_relation_kind(vocabulary: Vocabulary, declaration: str) -> Vocabulary:
    declared = RelationKindDeclaration.model_validate_json(declaration)
    _refuse_taken(declared.kind, vocabulary.relations)
    made = {declared.kind: _relation_class(declared, vocabulary.entities)}
    return Vocabulary(vocabulary.entities, {**vocabulary.relations, **made})


def _refuse_taken(kind: str, taken: Iterable[str]) -> None:
    if kind in taken or kind == ANY:
        raise Misdeclared(f'kind "{kind}" is there already; give yours another name', "kind")


def _ref(kinds: tuple[str, ...], entities: Mapping[str, type[Entity]], *path: str | int) -> Ref:
    if ANY in kinds:
        return Ref(Entity)
    for number, name in enumerate(kinds):
        if name not in entities:
            known = ", ".join(entities)
            raise Misdeclared(f'"{name}" is no entity kind; there are {known}', *path, number)
    return Ref(*(entities[name] for name in kinds))


def _field(
    name: str, field: FieldDeclaration, entities: Mapping[str, type[Entity]]
) -> tuple[Any, Any]:
    annotation, made = _typed(field, entities, "fields", name)
    _refuse_idle_words(name, field)
    _refuse_idle_opposites(name, field)
    words = {word: named(word, **field.words.get(word, {})) for word in field.choices}
    called = Named(field.label or as_words(name), field.labels, words)
    if field.opposites:
        return Annotated[annotation, called, Opposites(*field.opposites)], made
    return Annotated[annotation, called], made


def _refuse_idle_words(name: str, field: FieldDeclaration) -> None:
    """Refuse names for words that the field cannot have: most likely they are misspelt."""
    choices = field.choices if field.type == "choice" else ()
    for word in field.words:
        if word not in choices:
            known = f"its choices are {', '.join(choices)}" if choices else "it has no choices"
            reason = f'words: "{word}" is no choice of field "{name}"; {known}'
            raise Misdeclared(reason, "fields", name, "words", word)


def _refuse_idle_opposites(name: str, field: FieldDeclaration) -> None:
    """Refuse opposites that the field cannot have."""
    choices = field.choices if field.type == "choice" else ()
    for number, pair in enumerate(field.opposites):
        path = "fields", name, "opposites", number
        for word in pair:
            if word not in choices:
                known = f"its choices are {', '.join(choices)}" if choices else "it has no choices"
                reason = f'opposites: "{word}" is no choice of field "{name}"; {known}'
                raise Misdeclared(reason, *path)
        if pair[0] == pair[1]:
            reason = f'opposites: "{pair[0]}" of field "{name}" is no opposite of itself'
            raise Misdeclared(reason, *path)


def _typed(
    field: FieldDeclaration, entities: Mapping[str, type[Entity]], *path: str | int
) -> tuple[Any, Any]:
    types: dict[str, Any] = {
        "text": str,
        "date": PartialDate,
        "number": Annotated[float, Field(allow_inf_nan=False)],
        "yes_no": bool,
        "entity": Annotated[str, _ref(field.kinds, entities, *path, "kinds")],
    }
    if field.type == "choice":
        if not field.choices:
            raise Misdeclared("a choice needs its choices", *path, "choices")
        annotation: Any = Literal[field.choices]
    else:
        annotation = types[field.type]
    if field.required:
        return annotation, Field(description=field.description)
    if field.type == "entity":
        annotation = Annotated[str | None, _ref(field.kinds, entities, *path, "kinds")]
    else:
        annotation = annotation | None
    return annotation, Field(default=None, description=field.description)


def _own_fields(
    fields: Mapping[str, FieldDeclaration],
    base: type[Entity] | type[Relation],
    entities: Mapping[str, type[Entity]],
) -> dict[str, Any]:
    reasons = TAKEN_OF_RELATIONS if issubclass(base, Relation) else TAKEN_OF_ENTITIES
    for name in fields:
        if _has(base, name):
            reason = f'field "{name}" is there already; give yours another name'
            raise Misdeclared(reason, "fields", name)
        if name in reasons:
            reason = f'field "{name}": {reasons[name]}; give yours another name'
            raise Misdeclared(reason, "fields", name)
    return {name: _field(name, field, entities) for name, field in fields.items()}


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


def _made(kind: str, base: type[Any], doc: str, fields: Mapping[str, Any]) -> type[Any]:
    """A class of a kind, in which a field may take the place of one of pydantic's former methods."""
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", r'Field name ".*" in ".*" shadows an attribute in parent ".*"', UserWarning
        )
        made: type[Any] = create_model(kind, __base__=base, __doc__=doc, **fields)
        return made


def _kind_field(kind: str) -> dict[str, Any]:
    return {"kind": (Literal[kind], kind)}


def _entity_class(
    declared: EntityKindDeclaration, entities: Mapping[str, type[Entity]]
) -> type[Entity]:
    if declared.parent is not None and declared.parent not in entities:
        known = ", ".join(entities)
        raise Misdeclared(f'"{declared.parent}" is no entity kind; there are {known}', "parent")
    base = entities[declared.parent] if declared.parent else Entity

    class Declared(base):  # type: ignore[valid-type, misc]  # the base is chosen by the dataset
        label: ClassVar[str] = declared.label
        plural: ClassVar[str] = declared.plural or f"{declared.label}s"
        LABELS: ClassVar[Nouns] = {
            language: Noun(noun.label, noun.plural or noun.label)
            for language, noun in declared.labels.items()
        }
        SHAPE: ClassVar[Shape] = declared.shape or base.SHAPE
        TINT: ClassVar[Tint] = declared.tint or base.TINT

    return _made(
        declared.kind,
        Declared,
        declared.description or declared.label,
        _kind_field(declared.kind) | _own_fields(declared.fields, base, entities),
    )


def _relation_class(
    declared: RelationKindDeclaration, entities: Mapping[str, type[Entity]]
) -> type[Relation]:
    inverse = declared.forward if declared.symmetric else declared.inverse
    if inverse is None:
        reason = f'kind "{declared.kind}" needs its inverse label, or symmetric: true'
        raise Misdeclared(reason)
    if declared.opposite == declared.kind:
        reason = f'opposite: kind "{declared.kind}" is no opposite of itself'
        raise Misdeclared(reason, "opposite")

    base = type(
        "Declared",
        (Relation,),
        {
            "__module__": __name__,
            "forward": declared.forward,
            "inverse": inverse,
            "NOUN": declared.noun,
            "LABELS": _verbs(declared, inverse),
            "symmetric": declared.symmetric,
            "OPPOSITE": declared.opposite,
        },
    )
    ends = {
        "source": (Annotated[str, _ref(declared.source, entities, "source")], ...),
        "target": (Annotated[str, _ref(declared.target, entities, "target")], ...),
    }
    return _made(
        declared.kind,
        base,
        declared.description or declared.forward,
        _kind_field(declared.kind) | ends | _own_fields(declared.fields, Relation, entities),
    )


def _verbs(declared: RelationKindDeclaration, inverse: str) -> dict[str, Verb]:
    """The kind's labels in other languages; a missing inverse is as the dataset has it."""
    return {
        language: Verb(
            verb.forward,
            verb.forward if declared.symmetric else verb.inverse or inverse,
            verb.noun,
        )
        for language, verb in declared.labels.items()
    }


_BUILTIN = Vocabulary(
    {kind_of(cls): cls for cls in ENTITY_KINDS}, {kind_of(cls): cls for cls in RELATION_KINDS}
)
