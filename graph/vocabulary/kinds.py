"""The kinds that a dataset may use, as classes: the built-in ones and those that it declares itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    Discriminator,
    Field,
    TypeAdapter,
    create_model,
)

from graph.problems import did_you_mean
from graph.vocabulary.base import Entity, Nouns, Opposites, Ref, Relation, Shape, Tint
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.declarations import (
    ANY,
    EntityKindDeclaration,
    FieldDeclaration,
    KindDeclarations,
    Misdeclared,
    RelationKindDeclaration,
    faults_of_entity,
    faults_of_relation,
)
from graph.vocabulary.entities import ENTITY_KINDS
from graph.vocabulary.naming import Named, Noun, Verb, as_words, named
from graph.vocabulary.quantities import QuantityText
from graph.vocabulary.relations import RELATION_KINDS


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
            _refuse(vocabulary.late_faults(relation))
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

    def faults(
        self, declared: EntityKindDeclaration | RelationKindDeclaration
    ) -> Iterator[Misdeclared]:
        """All that makes no sense in a declaration, but for an opposite that may come later."""
        if isinstance(declared, EntityKindDeclaration):
            yield from faults_of_entity(declared, self.entities)
        else:
            yield from faults_of_relation(declared, self.relations, self.entities)

    def late_faults(self, declared: RelationKindDeclaration) -> Iterator[Misdeclared]:
        """What makes no sense in a declaration once all kinds are there: an opposite that is not."""
        name = declared.opposite
        if name is not None and name not in {declared.kind, *self.relations}:
            hint = did_you_mean(name, self.relations)
            yield Misdeclared(f'opposite: there is no relation kind "{name}".{hint}', "opposite")


def builtin() -> Vocabulary:
    """The kinds that every dataset understands."""
    return _BUILTIN


def kind_of(cls: type[Entity] | type[Relation]) -> str:
    """The name of a kind, read off its class."""
    return str(cls.model_fields["kind"].default)


def family(cls: type[Entity]) -> str:
    """The built-in kind that a kind of entity is, or is a sort of; empty, where it is of none."""
    return next((kind_of(one) for one in cls.__mro__ if one in ENTITY_KINDS), "")


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
    _refuse(vocabulary.faults(declared))
    made = {declared.kind: _entity_class(declared, vocabulary.entities)}
    return Vocabulary({**vocabulary.entities, **made}, vocabulary.relations)


@lru_cache(maxsize=256)
def _with_relation_kind(vocabulary: Vocabulary, declaration: str) -> Vocabulary:
    declared = RelationKindDeclaration.model_validate_json(declaration)
    _refuse(vocabulary.faults(declared))
    made = {declared.kind: _relation_class(declared, vocabulary.entities)}
    return Vocabulary(vocabulary.entities, {**vocabulary.relations, **made})


def _refuse(faults: Iterator[Misdeclared]) -> None:
    for fault in faults:
        raise fault


def _ref(kinds: tuple[str, ...], entities: Mapping[str, type[Entity]]) -> Ref:
    return Ref(Entity) if ANY in kinds else Ref(*(entities[name] for name in kinds))


def _field(
    name: str, field: FieldDeclaration, entities: Mapping[str, type[Entity]]
) -> tuple[Any, Any]:
    annotation, made = _typed(field, entities)
    words = {word: named(word, **field.words.get(word, {})) for word in field.choices}
    called = Named(field.label or as_words(name), field.labels, words)
    if field.opposites:
        return Annotated[annotation, called, Opposites(*field.opposites)], made
    return Annotated[annotation, called], made


def _typed(field: FieldDeclaration, entities: Mapping[str, type[Entity]]) -> tuple[Any, Any]:
    types: dict[str, Any] = {
        "text": str,
        "date": PartialDate,
        "number": Annotated[float, Field(allow_inf_nan=False)],
        "yes_no": bool,
        "quantity": QuantityText,
        "entity": Annotated[str, _ref(field.kinds, entities)],
    }
    if field.type == "choice":
        annotation: Any = Literal[field.choices]
    else:
        annotation = types[field.type]
    if field.required:
        return annotation, Field(description=field.description)
    if field.type == "entity":
        annotation = Annotated[str | None, _ref(field.kinds, entities)]
    else:
        annotation = annotation | None
    return annotation, Field(default=None, description=field.description)


def _own_fields(
    fields: Mapping[str, FieldDeclaration],
    entities: Mapping[str, type[Entity]],
) -> dict[str, Any]:
    return {name: _field(name, field, entities) for name, field in fields.items()}


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
        _kind_field(declared.kind) | _own_fields(declared.fields, entities),
    )


def _relation_class(
    declared: RelationKindDeclaration, entities: Mapping[str, type[Entity]]
) -> type[Relation]:
    both = declared.symmetric or declared.inverse is None
    inverse = declared.forward if both else declared.inverse or ""
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
            "STANCE": declared.stance,
        },
    )
    ends = {
        "source": (Annotated[str, _ref(declared.source, entities)], ...),
        "target": (Annotated[str, _ref(declared.target, entities)], ...),
    }
    return _made(
        declared.kind,
        base,
        declared.description or declared.forward,
        _kind_field(declared.kind) | ends | _own_fields(declared.fields, entities),
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
