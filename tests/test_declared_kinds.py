"""A dataset declares kinds of its own; they validate, query, compare, show and save like the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

import graph
from graph.export.contract import RelationKindView, VerbView
from graph.export.view import view
from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.model import (
    KindDeclarations,
    Noun,
    builtin,
    kind_of,
    own_fields,
    query_fields,
    references,
)
from graph.problems import UnknownKind
from graph.reading import read
from graph.vocabulary.base import COLUMN_NAMES, Entity, Ref, Relation, claim_id, opposites
from graph.vocabulary.entities import Country, Person
from tests.command import run
from tests.tiny import claim, dataset_of, graph_of, write

HEADER = """\
id: press
title: The press
documents: [{id: note, title: A note}]
kinds:
  entities:
    - {kind: newspaper, label: newspaper, plural: papers, parent: organization, labels: {es: diario}, description: It is printed., fields: {owner: {type: entity, kinds: [person]}, founded: {type: date}, copies: {type: number}}}
    - {kind: tabloid, label: tabloid, parent: newspaper}
    - {kind: rumour, label: rumour}
  relations:
    - {kind: coverage, forward: covers, inverse: is covered by, source: [newspaper], target: [any], labels: {es: cubre}, fields: {tone: {type: choice, choices: [kind, harsh], required: true}, front_page: {type: yes_no}, author: {type: entity, kinds: [person, group]}}}
    - {kind: echo, forward: echoes, symmetric: true, source: [rumour], target: [rumour, newspaper]}
"""
ENTITIES = """\
- {id: ada, kind: person, name: Ada}
- {id: times, kind: newspaper, name: The Times, owner: ada, founded: 1785-01, copies: 1.5}
- {id: sun, kind: tabloid, name: The Sun}
- {id: talk, kind: rumour, name: Talk}
- {id: gossip, kind: rumour, name: Gossip}
"""
CITED = "modality: fact, evidence: [{document: note, start: 0, end: 1}]"
RELATIONS = f"""\
- {{kind: coverage, source: times, target: ada, tone: kind, front_page: true, author: ada, {CITED}}}
- {{kind: coverage, source: sun, target: ada, tone: harsh, {CITED}}}
- {{kind: echo, source: talk, target: gossip, {CITED}}}
- {{kind: echo, source: talk, target: sun, {CITED}}}
"""


def files(**changed: str) -> dict[str, str]:
    whole = {"dataset": HEADER, "entities": ENTITIES, "relations": RELATIONS} | changed
    return {f"{name}.yaml": text for name, text in whole.items()}


def rules(folder: Path, **changed: str) -> list[tuple[str, int]]:
    problems = read(write(folder, files(**changed))).problems
    return [(problem.rule, problem.place.line) for problem in problems]


def spoken(kind: RelationKindView) -> dict[str, tuple[str, str, str]]:
    """What a kind says in each language, back too, and denied."""
    return {
        language: (verb.forward, verb.inverse, verb.denied_forward)
        for language, verb in kind.labels.items()
    }


@pytest.fixture
def press(tmp_path: Path) -> KnowledgeGraph:
    return load(write(tmp_path, files()))


def test_declared_kinds_are_clean(tmp_path: Path) -> None:
    assert rules(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line"),
    [
        ("entities", "owner: ada", "owner: adda", "dangling-reference", 2),
        ("entities", "owner: ada", "owner: sun", "wrong-end", 2),
        ("entities", "1785-01", "1785-13", "bad-date", 2),
        ("entities", "1.5", "many", "bad-value", 2),
        ("entities", "1.5", "1.0e999", "bad-value", 2),
        ("entities", "owner: ada", "editor: ada", "unknown-field", 2),
        ("entities", "name: Talk", "name: Talk, owner: ada", "unknown-field", 4),
        ("relations", "tone: kind, ", "", "missing-field", 1),
        ("relations", "tone: kind", "tone: mild", "unknown-word", 1),
        ("relations", "front_page: true", "front_page: yes", "bad-value", 1),
        ("relations", "author: ada", "author: sun", "wrong-end", 1),
        ("relations", "author: ada", "author: eva", "dangling-reference", 1),
        ("relations", "source: times", "source: talk", "wrong-end", 1),
        ("relations", "target: gossip", "target: ada", "wrong-end", 3),
        (
            "relations",
            "source: talk, target: sun",
            "source: gossip, target: talk",
            "symmetric-pair",
            4,
        ),
        ("relations", "kind: echo", "kind: ecco", "unknown-kind", 3),
    ],
)
def test_declared_kinds_are_held_to_the_rules(
    file: str, old: str, new: str, rule: str, line: int, tmp_path: Path
) -> None:
    text = {"entities": ENTITIES, "relations": RELATIONS}[file]
    assert old in text

    assert rules(tmp_path, **{file: text.replace(old, new, 1)}) == [(rule, line)]


@pytest.mark.parametrize(
    ("section", "declared", "said"),
    [
        ("entities", "{kind: person, label: p}", "is there already"),
        ("entities", "{kind: any, label: p}", "is there already"),
        ("entities", "{kind: a, label: a}\n    - {kind: a, label: b}", "is there already"),
        ("entities", "{kind: a, label: a, parent: b}", '"b" is no entity kind'),
        ("entities", "{kind: a, label: a, fields: {name: {}}}", 'field "name" is there already'),
        ("entities", "{kind: a, label: a, fields: {label: {}}}", 'field "label" is there already'),
        ("entities", "{kind: a, label: a, fields: {model_fields: {}}}", "is there already"),
        ("entities", "{kind: a, label: a, fields: {x: {type: choice}}}", "needs its choices"),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {type: entity, kinds: [b]}}}",
            "no entity kind",
        ),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {type: choice, choices: [up, down], words: {upp: {es: s}}}}}",
            '"upp" is no choice of field "x"; its choices are up, down',
        ),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {words: {up: {es: s}}}}}",
            '"up" is no choice of field "x"; it has no choices',
        ),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {type: choice, choices: [up, down], opposites: [[up, dow]]}}}",
            'opposites: "dow" is no choice of field "x"; its choices are up, down',
        ),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {type: choice, choices: [up, down], opposites: [[up, up]]}}}",
            'opposites: "up" of field "x" is no opposite of itself',
        ),
        (
            "entities",
            "{kind: a, label: a, fields: {x: {opposites: [[up, down]]}}}",
            'opposites: "up" is no choice of field "x"; it has no choices',
        ),
        (
            "relations",
            "{kind: a, forward: f, inverse: i, opposite: a}",
            'kind "a" is no opposite of itself',
        ),
        (
            "relations",
            "{kind: a, forward: f, inverse: i, opposite: suport}",
            'there is no relation kind "suport". Did you mean "support"?',
        ),
        ("relations", "{kind: visit, forward: f, inverse: i}", "is there already"),
        ("relations", "{kind: a, forward: f}", "needs its inverse label"),
        ("relations", "{kind: a, forward: f, inverse: i, source: [b]}", "no entity kind"),
        (
            "relations",
            "{kind: a, forward: f, inverse: i, fields: {sentence: {}}}",
            "is there already",
        ),
        (
            "relations",
            "{kind: a, forward: f, inverse: i, fields: {holder: {}}}",
            "is there already",
        ),
    ],
)
def test_a_declaration_that_makes_no_sense_is_said_to_be_so(
    section: str, declared: str, said: str, tmp_path: Path
) -> None:
    header = f"id: t\ntitle: T\nkinds:\n  {section}:\n    - {declared}\n"

    (problem,) = read(write(tmp_path, {"dataset.yaml": header})).problems

    assert problem.rule == "bad-kind"
    assert said in problem.message
    assert problem.place.line == 5 + declared.count("\n")


KINDS_OF_NAMES: dict[str, tuple[str, set[str]]] = {
    "of ours": (
        "is there already",
        {"forward", "inverse", "symmetric", "voice", "sentence", "standing", "ends", "other"},
    ),
    "of every relation": ("is there already", set(Relation.model_fields)),
    "of pydantic": ("is there already", {"model_dump", "model_config", "model_fields"}),
    "of records": (
        "every record has a column of that name",
        set(COLUMN_NAMES) - {*Relation.model_fields, "voice", "sentence"},
    ),
    "of networkx": (
        "networkx has a word of its own for it",
        {"self", "key", "u_for_edge", "v_for_edge", "node_for_adding"},
    ),
    "of queries": (
        "every query has a word of that name",
        set(query_fields()) - {*Relation.model_fields, *COLUMN_NAMES},
    ),
}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(name, said, id=f"{name} {what}")
        for what, (said, names) in KINDS_OF_NAMES.items()
        for name in sorted(names)
    ],
)
def test_a_field_whose_name_something_else_has_is_refused(
    name: str, said: str, tmp_path: Path
) -> None:
    kind = {"kind": "melt", "forward": "melts", "inverse": "is fed", "fields": {name: {}}}
    header = {"id": "tiny", "title": "Tiny", "kinds": {"relations": [kind]}}
    write(tmp_path, {"dataset.yaml": json.dumps(header)})

    (problem,) = read(tmp_path).problems

    assert problem.rule == "bad-kind"
    assert f'field "{name}"' in problem.message
    assert said in problem.message
    assert problem.message.endswith("give yours another name")


HARMLESS = [
    *("json", "copy", "dict", "schema", "validate", "construct", "parse_obj", "from_orm"),
    *("shape", "tint", "labels", "noun", "fields", "class", "def", "cls", "values", "items"),
    *("get", "keys", "data", "name_of", "weight", "width", "color", "title", "physics", "model"),
]


@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("required", [True, False])
def test_a_harmless_name_goes_all_the_way(name: str, required: bool, tmp_path: Path) -> None:
    field = {name: {"type": "choice", "choices": ["up", "down"], "required": required}}
    kinds = {
        "entities": [{"kind": "glacier", "label": "glacier", "fields": field}],
        "relations": [{"kind": "melt", "forward": "f", "inverse": "i", "fields": field}],
    }
    dataset = dataset_of(
        {"perito": {"kind": "glacier", name: "up"}, "lake": {"kind": "glacier", name: "up"}},
        claim("melt", "perito", "lake", **{name: "up"}),
        claim("melt", "lake", "perito", **{name: "down"}),
        kinds=kinds,
    )
    kg = KnowledgeGraph(dataset)

    assert graph.check(dataset) == ()
    kg.save(tmp_path)
    assert load(tmp_path).dataset == kg.dataset
    assert [one.source for one in kg.relations(**cast(Any, {name: "up"}))] == ["perito"]
    assert [record[name] for record in kg.records(source="lake")] == ["down"]
    assert {edge[name] for *_ends, edge in kg.to_networkx().edges(data=True)} == {"up", "down"}
    assert view(kg.engine).relations[0].fields[name] in {"up", "down"}


def test_opposites_go_both_ways_and_may_come_later() -> None:
    def kind(name: str, **more: Any) -> dict[str, Any]:
        return {"kind": name, "forward": "f", "inverse": "i", **more}

    pair = {"type": "choice", "choices": ["up", "level", "down"], "opposites": [["up", "down"]]}
    vocabulary = builtin().declare(
        KindDeclarations.model_validate(
            {
                "relations": [
                    kind("praise", opposite="blame", fields={"drift": pair}),
                    kind("blame"),
                    kind("boosting", opposite="opposition"),
                ]
            }
        )
    )

    assert vocabulary.opposite_kinds == {
        "praise": {"blame"},
        "blame": {"praise"},
        "boosting": {"opposition"},
        "opposition": {"support", "boosting"},
        "support": {"opposition"},
    }
    assert opposites(vocabulary.relations["praise"]) == {"drift": (("up", "down"),)}
    assert opposites(vocabulary.relations["effect"]) == {"direction": (("more", "less"),)}
    assert opposites(vocabulary.relations["candidacy"]) == {"outcome": (("won", "lost"),)}
    assert opposites(vocabulary.relations["support"]) == {}
    with pytest.raises(ValueError, match="there is no relation kind"):
        builtin().declare(
            KindDeclarations.model_validate({"relations": [kind("praise", opposite="blame")]})
        )


def test_opposites_are_saved_as_they_were_written(tmp_path: Path) -> None:
    field = {"type": "choice", "choices": ["up", "down"], "opposites": [["up", "down"]]}
    kind = {"kind": "praise", "forward": "f", "inverse": "i", "opposite": "opposition"}
    kinds = {"relations": [kind | {"fields": {"drift": field}}]}
    kg = graph_of({}, kinds=kinds)

    kg.save(tmp_path)

    saved = yaml.safe_load((tmp_path / "dataset.yaml").read_text(encoding="utf-8"))
    assert saved["kinds"] == kinds
    assert load(tmp_path).dataset == kg.dataset


def test_a_misspelt_word_of_a_declaration_is_told_the_right_one(tmp_path: Path) -> None:
    kinds = {"entities": [{"kind": "a", "label": "a", "fields": {"x": {"chioces": ["up"]}}}]}
    header = {"id": "tiny", "title": "Tiny", "kinds": kinds}
    write(tmp_path, {"dataset.yaml": json.dumps(header)})
    (problem,) = read(tmp_path).errors
    assert problem.message.endswith('there is no field "chioces". Did you mean "choices"?')


def test_a_field_may_have_a_name_that_only_pydantic_would_mind(tmp_path: Path) -> None:
    header = HEADER.replace("copies:", "model_dump_x:")

    assert (
        rules(tmp_path, dataset=header, entities=ENTITIES.replace("copies:", "model_dump_x:")) == []
    )


@pytest.mark.parametrize("name", ["shape", "tint", "labels", "noun"])
def test_a_field_may_be_called_as_what_a_kind_says_of_itself(name: str) -> None:
    field = {name: {"type": "text"}}
    relation = {"kind": "ferry", "forward": "sails to", "inverse": "is reached from"}
    kg = graph_of(
        {"ayre": {"kind": "strait", name: "narrow"}, "lake": {"kind": "sound", name: "wide"}},
        claim("ferry", "ayre", "lake", **{name: "slow"}),
        kinds={
            "entities": [
                {"kind": "strait", "label": "strait", "shape": "star", "fields": field},
                {"kind": "sound", "label": "sound", "parent": "strait", "labels": {"es": "seno"}},
            ],
            "relations": [{**relation, "noun": "Ferry", "labels": {"es": "va a"}, "fields": field}],
        },
    )
    shown = view(kg.engine)

    assert [getattr(one, name) for one in kg.entities()] == ["narrow", "wide"]
    assert kg.records()[0][name] == "slow"
    looks = {one.kind: (one.shape, one.labels) for one in shown.entity_kinds}
    assert looks == {"strait": ("star", {}), "sound": ("star", {"es": Noun("seno", "seno")})}
    (ferry,) = shown.relation_kinds
    assert (ferry.noun, spoken(ferry)) == ("Ferry", {"es": ("va a", "is reached from", "no va a")})


def test_a_field_of_an_entity_may_be_called_as_what_relations_have_in_languages(
    tmp_path: Path,
) -> None:
    header = "{kind: ship, label: ship, fields: {notes: {}, statements: {}}}"
    files = {
        "dataset.yaml": f"{{id: a, title: A, kinds: {{entities: [{header}]}}}}",
        "entities.yaml": '- {id: a, kind: ship, name: A, notes: "\\x07", statements: Old.}',
    }
    rules = [problem.rule for problem in read(write(tmp_path, files)).problems]
    assert rules == ["control-character"]


def test_a_kind_may_be_a_stance(tmp_path: Path) -> None:
    declared = {"kind": "plea", "forward": "begs for", "inverse": "is begged for"}
    for stance in ("for", "against", None):
        dataset = dataset_of({}, kinds={"relations": [declared | {"stance": stance}]})
        assert stance == dataset.vocabulary.relations["plea"].STANCE
    files = {"dataset.yaml": HEADER.replace("forward: covers", "stance: maybe, forward: covers")}
    (problem,) = [one for one in read(write(tmp_path, files)).problems if "stance" in one.message]
    assert problem.rule == "unknown-word"


def test_they_are_queried_like_the_built_in_ones(press: KnowledgeGraph) -> None:
    def sources(**asked: Any) -> set[str]:
        return {one.source for one in press.relations(**asked)}

    assert sources(kind="coverage") == {"times", "sun"}
    assert sources(source_kind="newspaper") == {"times", "sun"}
    assert sources(source_kind="tabloid") == {"sun"}
    assert sources(source_kind="organization", target_kind="person") == {"times", "sun"}
    assert [one.id for one in press.entities(kind="newspaper")] == ["sun", "times"]
    assert [one.id for one in press.entities(kind="organization")] == ["sun", "times"]
    assert press.neighbors("talk", kind="echo") == (press.entity("gossip"), press.entity("sun"))
    with pytest.raises(UnknownKind, match='Did you mean "coverage"'):
        press.relations(kind="covrage")
    with pytest.raises(UnknownKind):
        graph.load().relations(kind="coverage")


def test_they_speak_for_themselves(press: KnowledgeGraph) -> None:
    (covered,) = press.relations(source="times")

    assert covered.sentence(press.engine.names) == (
        "The Times covers Ada (tone: kind; front page: yes; author: Ada)."
    )
    assert str(press.entity("times")) == "The Times (newspaper)"
    assert press.shortest_path("ada", "times").steps[0].label == "is covered by"
    record = press.records(source="times")[0]
    assert (record["tone"], record["front_page"], record["author"]) == ("kind", True, "ada")


def test_they_show_like_the_built_in_ones(press: KnowledgeGraph) -> None:
    shown = view(press.engine)

    kinds = {kind.kind: kind for kind in shown.entity_kinds}
    assert set(kinds) == {"person", "organization", "newspaper", "tabloid", "rumour"}
    assert kinds["newspaper"].plural == "papers"
    assert kinds["newspaper"].labels == {"es": Noun("diario", "diario")}
    assert kinds["newspaper"].includes == ("newspaper", "tabloid")
    assert kinds["rumour"].plural == "rumours"
    relations = {kind.kind: kind for kind in shown.relation_kinds}
    assert [field.name for field in relations["coverage"].fields] == [
        "tone",
        "front_page",
        "author",
    ]
    assert spoken(relations["coverage"]) == {"es": ("cubre", "is covered by", "no cubre")}
    assert (relations["echo"].inverse, relations["echo"].symmetric) == ("echoes", True)
    times = next(entity for entity in shown.entities if entity.id == "times")
    assert times.fields == {"owner": "ada", "founded": "1785-01", "copies": 1.5}


@pytest.mark.parametrize("format", ["yaml", "jsonl"])
def test_they_are_saved_and_read_back_as_the_same(
    format: str, press: KnowledgeGraph, tmp_path: Path
) -> None:
    press.save(tmp_path / "copy", format)

    assert load(tmp_path / "copy").dataset == press.dataset


def test_they_are_in_the_schema(tmp_path: Path) -> None:
    shown = run("schema", "--dataset", write(tmp_path, files()), "--of", "entities")

    assert shown.status == 0
    assert '"const": "newspaper"' in shown.out
    assert '"The id of a person."' in shown.out
    assert "newspaper" not in run("schema", "--of", "entities").out


def test_the_command_line_knows_them(tmp_path: Path) -> None:
    shown = run("query", "-d", write(tmp_path, files()), "--kind", "coverage", "--format", "csv")

    assert shown.status == 0
    assert len(shown.out.splitlines()) == 3
    assert "The Times covers Ada (tone: kind; front page: yes; author: Ada)." in shown.out


def test_a_dataset_read_twice_is_equal_to_itself(tmp_path: Path) -> None:
    folder = write(tmp_path, files())

    assert load(folder).dataset == load(folder).dataset
    assert builtin().declare(KindDeclarations()) is builtin()


def test_every_built_in_kind_is_declared_once_and_whole() -> None:
    vocabulary = builtin()

    assert {name: kind_of(cls) for name, cls in vocabulary.entities.items()} == {
        name: name for name in vocabulary.entities
    }
    for name, relation in vocabulary.relations.items():
        assert kind_of(relation) == name
        assert relation.__doc__ != Relation.__doc__
        assert relation.forward
        assert relation.inverse
        assert (relation.forward == relation.inverse) is relation.symmetric
        assert {"source", "target"} <= set(references(relation))
        if relation.symmetric:
            ends = references(relation)
            assert ends["source"].kinds == ends["target"].kinds
        for field in own_fields(relation):
            assert relation.model_fields[field].description or field in references(relation)
    for entity in vocabulary.entities.values():
        assert entity.label != Entity.label
        assert entity.plural != Entity.plural


def test_a_sub_kind_fits_where_its_kind_does() -> None:
    person = Ref(Person)

    assert [name for name, cls in builtin().entities.items() if person.admits(cls)] == [
        "candidate",
        "person",
    ]
    assert Ref(Person, Country).words() == "a person or a country"
    assert Ref(Entity).words() == "any entity"


def test_the_id_of_a_declared_claim_counts_its_own_fields(press: KnowledgeGraph) -> None:
    (covered,) = press.relations(source="times")
    harsh = type(covered).model_validate(covered.model_dump() | {"id": "", "tone": "harsh"})

    assert claim_id(covered) == covered.id
    assert harsh.id != covered.id


WHOLE = {
    "entities": [
        {
            "kind": "glacier",
            "label": "glacier",
            "plural": "ice fields",
            "labels": {"es": {"label": "glaciar", "plural": "campos de hielo"}, "fr": "glacier"},
            "shape": "hexagon",
            "tint": "places",
            "parent": "region",
            "fields": {
                "state": {
                    "type": "choice",
                    "choices": ["growing", "melting"],
                    "label": "State of the ice",
                    "labels": {"es": "Estado del hielo"},
                    "words": {"melting": {"es": "se derrite"}},
                }
            },
        }
    ],
    "relations": [
        {
            "kind": "melt",
            "forward": "melts into",
            "inverse": "is fed by",
            "noun": "Melt",
            "labels": {
                "es": {"forward": "se derrite en", "inverse": "se nutre de", "noun": "Deshielo"},
                "fr": "fond dans",
            },
            "source": ["glacier"],
            "target": ["region"],
        }
    ],
}


def test_a_declared_kind_says_all_that_a_built_in_one_does() -> None:
    kg = graph_of(
        {"perito": {"kind": "glacier", "state": "melting"}, "lake": "region"},
        claim("melt", "perito", "lake"),
        kinds=WHOLE,
    )
    shown = view(kg.engine)

    glacier = next(one for one in shown.entity_kinds if one.kind == "glacier")
    assert (glacier.label, glacier.plural) == ("glacier", "ice fields")
    assert glacier.labels == {
        "es": Noun("glaciar", "campos de hielo"),
        "fr": Noun("glacier", "glacier"),
    }
    assert (glacier.shape, glacier.tint) == ("hexagon", "places")
    state = next(one for one in glacier.fields if one.name == "state")
    assert (state.label, state.labels) == ("State of the ice", {"es": "Estado del hielo"})
    assert [(one.word, one.labels) for one in state.words] == [
        ("growing", {}),
        ("melting", {"es": "se derrite"}),
    ]
    (melt,) = shown.relation_kinds
    assert (melt.forward, melt.inverse, melt.noun) == ("melts into", "is fed by", "Melt")
    labels = ("se derrite en", "se nutre de", "no se derrite en", "no se nutre de")
    of_many = ("se derriten en", "se nutren de", "no se derriten en", "no se nutren de")
    ways = ("forward", "inverse", "denied_forward", "denied_inverse")
    assert melt.labels["es"] == VerbView(
        *labels, "Deshielo", {}, dict(zip(ways, of_many, strict=True))
    )
    assert spoken(melt)["fr"] == ("fond dans", "is fed by", "not: fond dans")
    assert melt.labels["fr"].noun is None
    assert (melt.denied_forward, melt.denied_inverse) == ("does not melt into", "is not fed by")
    assert (melt.language, melt.forms) == ("en", {"bare": ("melt into", "be fed by")})


def test_a_label_is_saved_as_it_was_written(tmp_path: Path) -> None:
    kg = graph_of({"perito": {"kind": "glacier", "state": "melting"}}, kinds=WHOLE)

    kg.save(tmp_path)

    saved = yaml.safe_load((tmp_path / "dataset.yaml").read_text(encoding="utf-8"))
    assert saved["kinds"] == WHOLE
    assert load(tmp_path).dataset == kg.dataset


def test_a_kind_without_looks_has_its_parents() -> None:
    bare = {"entities": [{"kind": "strait", "label": "strait", "parent": "region"}]}
    shown = view(graph_of({"magellan": "strait"}, kinds=bare).engine)
    strait = next(one for one in shown.entity_kinds if one.kind == "strait")
    assert (strait.shape, strait.tint, strait.labels) == ("square", "places", {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": "blob"},
        {"tint": "red"},
        {"labels": {"es": {"label": ""}}},
        {"labels": {"es": 3}},
        {"labels": {"es": ""}},
        {"labels": {"es": {"label": "x", "plural": ""}}},
        {"plural": ""},
        {"fields": {"x": {"label": ""}}},
        {"fields": {"x": {"labels": {"es": ""}}}},
        {"fields": {"x": {"type": "choice", "choices": ["up"], "words": {"up": {"es": ""}}}}},
        {"labels": {"es": {"label": "x", "name": "y"}}},
    ],
    ids=str,
)
def test_looks_and_labels_that_make_no_sense_are_one_problem(
    wrong: dict[str, object], tmp_path: Path
) -> None:
    kinds = {"entities": [{"kind": "strait", "label": "strait", **wrong}]}
    header = {"id": "tiny", "title": "Tiny", "kinds": kinds}
    write(tmp_path, {"dataset.yaml": json.dumps(header)})
    assert len(read(tmp_path).errors) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"noun": ""},
        {"inverse": ""},
        {"labels": {"es": ""}},
        {"labels": {"es": {"forward": "x", "inverse": ""}}},
        {"labels": {"es": {"forward": "x", "noun": ""}}},
    ],
    ids=str,
)
def test_a_relation_kind_is_not_called_nothing(wrong: dict[str, object], tmp_path: Path) -> None:
    kinds = {"relations": [{"kind": "melt", "forward": "melts", "inverse": "is fed", **wrong}]}
    header = {"id": "tiny", "title": "Tiny", "kinds": kinds}
    write(tmp_path, {"dataset.yaml": json.dumps(header)})
    (problem,) = read(tmp_path).errors
    assert problem.rule == "bad-value"
    assert "this is empty" in problem.message


def test_a_label_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    kinds = {"entities": [{"kind": "strait", "label": "strait", "labels": {"es": 5}}]}
    header = {"id": "tiny", "title": "Tiny", "kinds": kinds}
    write(tmp_path, {"dataset.yaml": json.dumps(header)})
    (problem,) = read(tmp_path).errors
    assert problem.message.endswith('text was expected, and 5 was found; write "5"')
