"""A dataset that was made in Python is held to the rules of files; a problem names its record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Relation
from graph.problems import Place
from graph.reading import checking
from tests.bench import synthetic
from tests.tiny import beside_unused, claim, dataset_of

PEOPLE = {"ada": "person", "bob": "person", "peru": "country"}
GOOD = claim("advice", "ada", "bob", id="a")


def told(dataset: Dataset) -> list[tuple[str, str]]:
    return [(str(problem.place), problem.rule) for problem in beside_unused(graph.check(dataset))]


def with_relation(dataset: Dataset, **fields: Any) -> Dataset:
    """The dataset with fields of its first relation changed, as nothing validates them."""
    first, *others = dataset.relations
    return replace(dataset, relations=(first.model_copy(update=fields), *others))


def test_what_is_right_has_no_problem() -> None:
    assert beside_unused(graph.check(dataset_of(PEOPLE, GOOD))) == ()
    assert graph.check(dataset_of({})) == ()
    assert graph.check(graph.load().dataset) == ()


def test_a_world_of_one_scenario_may_lack_what_its_questions_expect() -> None:
    found = beside_unused(graph.check(graph.load().scenario("jara").dataset))
    assert {problem.rule for problem in found} == {"unknown-answer"}
    places = {problem.place.record.split(".")[0] for problem in found}
    assert places == {"questions", "findings"}


@pytest.mark.parametrize(
    ("dataset", "place", "rule"),
    [
        (
            dataset_of(PEOPLE, claim("advice", "ada", "eva", id="a")),
            "relation a",
            "dangling-reference",
        ),
        (dataset_of(PEOPLE, claim("border", "ada", "peru", id="a")), "relation a", "wrong-end"),
        (dataset_of(PEOPLE, claim("advice", "ada", "ada", id="a")), "relation a", "self-relation"),
        (dataset_of(PEOPLE, GOOD | {"evidence": []}), "relation a", "no-evidence"),
        (dataset_of(PEOPLE, GOOD, GOOD | {"id": "b"}), "relation b", "duplicate-claim"),
        (dataset_of(PEOPLE, GOOD, GOOD | {"source": "bob", "target": "ada"}), "relation a", "duplicate-id"),
        (dataset_of({"author": "person"}), "entity author", "bad-id"),
        (
            dataset_of({"peru": {"kind": "country", "identifiers": {"iso3166-1": "Peru"}}}),
            "entity peru",
            "bad-identifier",
        ),
        (
            dataset_of(
                PEOPLE,
                questions=[
                    {"id": "who", "title": "Who?", "reading": "Eva.", "query": {"source": "eva"}}
                ],
            ),
            "questions.who",
            "dangling-reference",
        ),
        (
            dataset_of(
                PEOPLE,
                silent=[{"document": "memo", "start": 0, "end": 3, "reason": "A list."}],
            ),
            "silent.0",
            "unknown-document",
        ),
    ],
)  # fmt: skip
def test_each_rule_is_held_to_and_names_the_record(dataset: Dataset, place: str, rule: str) -> None:
    assert told(dataset) == [(place, rule)]


def test_two_scenarios_of_one_id_are_one_too_many() -> None:
    twice = [{"id": "red", "label": "Red", "group": "vote"}] * 2
    assert told(dataset_of(PEOPLE, scenarios=twice)) == [("scenarios.red", "duplicate-id")]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"modality": "fiction"}, "unknown-word"),
        ({"negated": "perhaps"}, "bad-value"),
        ({"start": "2025-13"}, "bad-date"),
        ({"kind": "hearsay"}, "unknown-kind"),
        ({"note": "\ud800"}, "bad-value"),
        ({"note": object()}, "bad-value"),
        ({"scenario": "green", "modality": "plan"}, "unknown-scenario"),
    ],
)
def test_what_nothing_validated_is_found(fields: dict[str, Any], rule: str) -> None:
    dataset = with_relation(dataset_of(PEOPLE, GOOD, claim("advice", "bob", "ada")), **fields)
    assert told(dataset) == [("relation a", rule)]


def test_an_entity_that_is_wrong_is_not_blamed_on_its_relations() -> None:
    dataset = dataset_of(PEOPLE, GOOD)
    for name, rule in ((None, "missing-field"), ("\ud800", "bad-value")):
        ada, *others = dataset.entities
        wrong = replace(dataset, entities=(ada.model_copy(update={"name": name}), *others))
        assert told(wrong) == [("entity ada", rule)]


def test_a_header_that_nothing_validated_is_found() -> None:
    dataset = dataset_of(PEOPLE, GOOD)
    for title, place in ((5, "title"), ("\ud800", "header")):
        header = dataset.header.model_copy(update={"title": title})
        assert told(replace(dataset, header=header)) == [(place, "bad-value")]


def test_kinds_are_those_that_the_header_declares() -> None:
    kinds = {"relations": [{"kind": "rumour", "forward": "hears of", "inverse": "is heard of by"}]}
    declared = dataset_of(PEOPLE, claim("rumour", "ada", "bob", id="a"), kinds=kinds)
    assert beside_unused(graph.check(declared)) == ()

    undeclared = replace(declared, header=dataset_of({}).header)
    assert told(undeclared) == [("relation a", "unknown-kind")]

    taken = {"relations": [{"kind": "advice", "forward": "advises", "inverse": "is advised by"}]}
    header = declared.header.model_validate(dataset_of({}).header.model_dump() | {"kinds": taken})
    found = told(replace(dataset_of(PEOPLE), header=header))
    assert found == [("kinds.relations.advice", "bad-kind")]


def test_a_relation_that_is_of_no_kind_is_read_as_its_word_says() -> None:
    plain = Relation.model_validate(claim("border", "ada", "peru", id="a"))
    assert told(replace(dataset_of(PEOPLE), relations=(plain,))) == [("relation a", "wrong-end")]


def test_batches_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = with_relation(
        dataset_of(PEOPLE, *(GOOD | {"id": f"a{n}", "date": str(n)} for n in range(1900, 1910))),
        source="eva",
    )
    at_once = beside_unused(graph.check(dataset))
    monkeypatch.setattr(checking, "BATCH", 3)
    assert beside_unused(graph.check(dataset)) == at_once
    assert [str(problem.place) for problem in at_once] == ["relation a1900"]


def test_what_has_no_problem_is_read_back(tmp_path: Path) -> None:
    dataset = synthetic.dataset(1_500)
    assert beside_unused(graph.check(dataset)) == ()
    kg = KnowledgeGraph(dataset)
    assert {one.id for one in kg.dataset.relations} >= {one.id for one in dataset.relations}
    kg.save(tmp_path)
    assert graph.load(tmp_path).dataset == kg.dataset


def test_a_place_says_where_something_stands() -> None:
    assert str(Place("a.yaml", 2, 3)) == "a.yaml:2:3"
    assert str(Place(record="relation a")) == "relation a"
    assert str(Place()) == "<memory>"


@pytest.mark.parametrize(
    ("field", "value", "place", "rule"),
    [
        ("titles", {"es": ""}, "titles.es", "bad-value"),
        ("titles", {"": "Uno"}, "titles.", "bad-value"),
        ("decks", {"es": 3}, "decks.es", "bad-value"),
        ("headline", "", "headline", "bad-value"),
        ("findings", ({"words": ""},), "findings.0", "bad-value"),
        ("format", 2, "format", "newer-format"),
        ("format", 0, "format", "bad-value"),
    ],
)
def test_a_header_that_was_changed_in_memory_is_held_to_the_rules(
    field: str, value: Any, place: str, rule: str
) -> None:
    dataset = dataset_of(PEOPLE, GOOD)
    changed = replace(dataset, header=dataset.header.model_copy(update={field: value}))
    assert told(changed) == [(place, rule)]
