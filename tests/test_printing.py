"""In a REPL or a notebook everything prints what a person wants to know."""

from __future__ import annotations

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import Citation
from graph.problems import (
    AmbiguousName,
    InvalidDataset,
    NoPath,
    Place,
    Problem,
    UnknownEntity,
    UnusableFile,
)
from graph.vocabulary.base import supposed
from tests.tiny import claim, graph_of, relation


def small() -> KnowledgeGraph:
    return graph_of(
        {"ada": {"kind": "candidate", "name": "Ada L."}, "bob": "person", "peru": "country"},
        claim(
            "visit",
            "ada",
            "peru",
            id="v",
            scenario="red",
            modality="plan",
            certainty="possible",
            negated=True,
            holder="bob",
            basis="inferred",
        ),
        claim("advice", "ada", "bob", id="a", statement="Ada has a word with Bob."),
        questions=[
            {"id": "who", "title": "Who?", "reading": "Ada.", "query": {"source": "ada"}},
            {
                "id": "how",
                "title": "How?",
                "reading": "So.",
                "path": {"source": "ada", "target": "bob"},
            },
            {
                "id": "what",
                "title": "What?",
                "reading": "That.",
                "compare": {"left": "red", "right": "blue"},
            },
        ],
    )


def test_a_relation_is_a_sentence_with_its_standing() -> None:
    kg = small()

    assert repr(kg.relation("a")) == (
        "<advice a: Ada has a word with Bob. [whoever wins · fact · held by note · note ¶1 0–3]>"
    )
    assert repr(kg.relation("v")) == (
        "<visit v: It is possibly planned that ada will not visit peru. "
        "[if red · plan · possible · negated · held by bob · inferred · note ¶1 0–3]>"
    )
    assert str(kg.relation("a")) == "Ada has a word with Bob."
    assert kg.relation("v").sentence(kg.engine.names) == (
        "It is possibly planned that Ada L. will not visit Peru."
    )
    assert kg.engine.sentence(kg.relation("v")) == (
        "If red wins: it is possibly planned that Ada L. will not visit Peru."
    )


def test_a_composed_sentence_has_words_where_a_name_is_not_known() -> None:
    one = relation("deployment", "marine-corps", "macrozona-sur")

    assert str(one) == "Marine corps is deployed in macrozona sur."


def test_relations_print_one_a_line() -> None:
    kg = small()

    assert repr(kg.relations(source="peru")) == (
        "0 relations: not annotated, or left unsaid: note is not known to be wholly annotated; "
        "the other way round: 1"
    )
    standing = "if red · plan · possible · negated · held by Bob · inferred · note ¶1 0–3"
    assert repr(kg.relations()).splitlines() == [
        "2 relations:",
        "  a  Ada has a word with Bob. [whoever wins · fact · held by A note · note ¶1 0–3]",
        f"  v  If red wins: it is possibly planned that Ada L. will not visit Peru. [{standing}]",
    ]
    many = graph.load().relations()
    shown = repr(many).splitlines()
    notes = [line for line in shown if line.startswith("    note: ")]
    assert len(shown) - len(notes) == 62
    assert notes == [f"    note: {one.note}" for one in many[:60] if one.note]
    assert notes
    assert repr(many).endswith(f"… and {len(many) - 60} more: [60:], or .sentences()")


def test_an_entity_is_its_name_and_kind() -> None:
    assert str(small().entity("ada")) == "Ada L. (candidate)"


def test_a_citation_is_its_place() -> None:
    assert str(Citation(document="note", paragraph=2, start=5, end=9)) == "note ¶2 5–9"
    assert str(Citation(document="note", start=5, end=9)) == "note 5–9"


def test_a_graph_is_its_title_and_counts() -> None:
    kg = small()

    assert repr(kg).splitlines() == [
        "Tiny",
        "  3 entities: 1 candidate, 1 person, 1 country",
        "  2 relations: 1 advice, 1 visit",
    ]
    assert repr(kg.scenario("blue")).startswith("Tiny — If blue wins\n")
    assert repr(graph_of({})).splitlines()[1:] == ["  0 entities: none", "  0 relations: none"]


def test_an_answer_is_the_question_the_reading_and_what_was_found() -> None:
    kg = small()

    who, how, what = (kg.ask(question.id) for question in kg.questions)
    assert str(who) == repr(who)
    assert str(who) == (
        "Who?\n\nAda.\n\n"
        "- Ada has a word with Bob. [whoever wins · fact · held by A note · note ¶1 0–3]\n"
        "- It is possibly planned that Ada L. will not visit Peru. "
        "[if red · plan · possible · negated · held by Bob · inferred · note ¶1 0–3]"
    )
    assert "Ada L. — advises → Bob" in str(how)
    assert "If red wins" in str(what)
    assert [one.id for answer in (who, how, what) for one in answer.relations] == [
        *("a", "v"),
        "a",
        "v",
    ]


def test_a_graph_in_a_notebook_is_what_it_holds_and_light() -> None:
    shown = small()._repr_html_()

    assert shown.startswith("<pre>")
    assert "1 candidate, 1 person, 1 country" in shown
    assert len(shown) < 10_000
    assert len(graph.load()._repr_html_()) < 20_000
    assert (
        graph_of({"a": {"kind": "person", "name": "<b>"}}, title="<i>")._repr_html_().count("<")
        == 2
    )


def test_the_page_in_a_notebook_is_asked_for() -> None:
    shown = small().to_notebook()._repr_html_()

    assert shown.startswith("<iframe srcdoc=")
    assert shown.count("<iframe") == shown.count("</iframe>") == 1
    assert "<script" not in shown
    assert "Ada L." in small().to_html()


def test_a_part_of_a_graph_is_a_page_too() -> None:
    kg = small()

    for part in (kg.ego("peru", radius=0), kg.ego("ada"), kg.scenario("red"), kg.scenario("blue")):
        assert part.to_html().startswith("<!")


def test_errors_are_sentences_that_carry_what_they_are_about() -> None:
    problems = [Problem(Place("a.yaml", 3, 5), "bad-id", "no"), Problem(Place(), "syntax", "so")]

    assert str(problems[0]) == "a.yaml:3:5: no [bad-id]"
    assert (
        str(Problem(Place("a"), "last-resort", "hm", "warning")) == "a: warning: hm [last-resort]"
    )
    assert str(InvalidDataset(problems)) == (
        "the dataset has 2 problem(s):\n  a.yaml:3:5: no [bad-id]\n  <memory>: so [syntax]"
    )
    assert str(UnknownEntity("adda", ["ada", "bob"])) == (
        'there is no entity "adda". Did you mean "ada"?'
    )
    assert str(UnknownEntity("zzz", ["bob", "ada"])) == 'there is no entity "zzz". Known: ada, bob.'
    assert str(UnknownEntity("zzz", [])) == 'there is no entity "zzz".'
    assert str(UnknownEntity("zzz", [str(n) for n in range(99)])) == 'there is no entity "zzz".'
    assert str(AmbiguousName("A", ["ada", "amy"])) == '"A" could be ada or amy; ask by id'
    assert str(NoPath("a", "b")) == 'no chain of relations connects "a" and "b"'
    assert str(UnusableFile("f", "gone")) == "f: gone"


@pytest.mark.parametrize(
    ("scenario", "words"),
    [("rios", "if rios"), ("if-rios", "if rios"), ("iffy", "if iffy"), (None, "whoever wins")],
)
def test_a_scenario_whose_id_begins_with_if_is_supposed_once(
    scenario: str | None, words: str
) -> None:
    assert supposed(scenario) == words
