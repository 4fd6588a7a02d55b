"""Each kind says once what it is called and looks like, in every language of the page."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, ClassVar, Literal, get_args

import pytest

from graph.export.view import view
from graph.knowledge import KnowledgeGraph
from graph.model import (
    Dataset,
    Entity,
    Header,
    Named,
    Query,
    Ref,
    Relation,
    Verb,
    Vocabulary,
    builtin,
    naming,
    own_fields,
    query_fields,
)
from graph.vocabulary import entities, relations
from graph.vocabulary.base import Shape, Tint, Verbs
from graph.vocabulary.entities import Region
from tests.command import ROOT

LANGUAGES = ("es",)
"""Those that the page speaks beside English."""
ENTITIES, RELATIONS = builtin().entities, builtin().relations


def choices(annotation: Any) -> list[str]:
    """The words of a Literal, wherever it stands in an annotation."""
    found: list[str] = []
    for part in get_args(annotation):
        found += [part] if isinstance(part, str) else choices(part)
    return found


def test_the_languages_are_those_of_the_page() -> None:
    tables = (ROOT / "graph" / "page").rglob("*.mjs")
    spoken = {
        found[1]
        for path in tables
        if (
            found := re.search(
                r"^export const WORDS_(\w+) =", path.read_text("utf-8"), re.MULTILINE
            )
        )
    }
    assert spoken == {"EN", *(language.upper() for language in LANGUAGES)}


@pytest.mark.parametrize("kind", ENTITIES)
def test_an_entity_kind_has_its_nouns_and_its_looks(kind: str) -> None:
    cls = ENTITIES[kind]
    assert cls.SHAPE in get_args(Shape)
    assert cls.TINT in get_args(Tint)
    assert cls.TINT != "other"
    for language in LANGUAGES:
        noun = cls.LABELS[language]
        assert noun.label
        assert noun.plural != cls.plural


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_relation_kind_has_its_labels_and_its_name(kind: str) -> None:
    cls = RELATIONS[kind]
    assert cls.NOUN
    for language in LANGUAGES:
        verb = cls.LABELS[language]
        assert verb.noun
        assert (verb.forward == verb.inverse) is cls.symmetric


@pytest.mark.parametrize("cls", [*ENTITIES.values(), *RELATIONS.values()], ids=lambda c: c.__name__)
def test_a_field_of_its_own_and_every_word_of_it_is_called_something(
    cls: type[Entity] | type[Relation],
) -> None:
    if issubclass(cls, Relation):
        names = own_fields(cls)
    else:
        names = tuple(name for name in cls.model_fields if name not in Entity.model_fields)
    for name in names:
        field = cls.model_fields[name]
        assert any(isinstance(mark, Named) for mark in field.metadata), name
        called = naming(cls, name)
        assert set(called.words) == set(choices(field.annotation)), name
        for one in (called, *called.words.values()):
            assert one.label
            assert set(one.labels) == set(LANGUAGES)


def test_every_field_of_a_query_says_what_it_asks_and_what_it_is_called() -> None:
    assert list(query_fields()) == list(Query.model_fields)
    for name, asks in query_fields().items():
        assert set(naming(Query, name).labels) == set(LANGUAGES), name
        assert (asks.takes == "words") is (asks.of is not None), name
        assert asks.column is None or asks.column in Relation.model_fields, name


def test_no_two_kinds_of_entity_look_alike_in_one_family() -> None:
    looks = [(cls.SHAPE, cls.TINT) for cls in ENTITIES.values()]
    assert len(set(looks)) == len(looks)


def test_a_field_without_a_name_goes_by_its_own() -> None:
    assert naming(Relation, "statement") == Named("Statement")


class Twinning(Relation):
    """Which towns are twins."""

    forward: ClassVar[str] = "is twinned with"
    inverse: ClassVar[str] = "is twinned with"
    NOUN: ClassVar[str | None] = "Twinning"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("está hermanada con", "está hermanada con", "Hermanamiento")
    }
    symmetric: ClassVar[bool] = True

    kind: Literal["twinning"] = "twinning"
    source: Annotated[str, Ref(Region)]
    target: Annotated[str, Ref(Region)]


def test_a_kind_from_outside_is_one_class_and_then_like_any_other() -> None:
    vocabulary = Vocabulary(ENTITIES, {**RELATIONS, "twinning": Twinning})
    records = [{"kind": "twinning", "source": "north", "target": "south", "modality": "fact"}]
    towns = [{"kind": "region", "id": one, "name": one.title()} for one in ("north", "south")]
    kg = KnowledgeGraph(
        Dataset(
            Header(id="towns", title="Towns"),
            tuple(vocabulary.entity_adapter.validate_python(towns)),
            tuple(vocabulary.relation_adapter.validate_python(records)),
            vocabulary,
        )
    )

    assert [str(one) for one in kg.relations(kind="twinning")] == ["North is twinned with south."]
    assert "twinning" in json.dumps(vocabulary.relation_adapter.json_schema())
    (shown,) = view(kg.engine).relation_kinds
    assert (shown.noun, shown.symmetric, shown.labels["es"].noun) == (
        "Twinning",
        True,
        "Hermanamiento",
    )


def test_every_kind_that_is_declared_is_listed() -> None:
    for module, base, listed in (
        (entities, Entity, entities.ENTITY_KINDS),
        (relations, Relation, relations.RELATION_KINDS),
    ):
        declared = {
            one
            for one in vars(module).values()
            if isinstance(one, type) and issubclass(one, base) and one.__module__ == module.__name__
        }
        assert declared == set(listed)
        assert all(one.model_fields["kind"].default for one in declared)
