"""The Chilean dataset is clean, answers its questions, and its page is the committed one."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import graph
from graph.engine.paths import Path as Chain
from graph.knowledge import KnowledgeGraph
from graph.model import MODALITIES, Question, Relation, references
from graph.reading import read
from tests.command import ROOT, run

DATA = ROOT / "data" / "chile-2025"
PAGE = ROOT / "exports" / "chile-2025.html"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph.load()


QUESTIONS = graph.load().questions


def targets(relations: tuple[Relation, ...]) -> set[str]:
    return {one.target for one in relations}


def sources(relations: tuple[Relation, ...]) -> set[str]:
    return {one.source for one in relations}


def test_it_is_clean_without_a_warning() -> None:
    assert read(DATA, thorough=True).problems == ()
    assert run("check", DATA).status == 0


def test_it_is_as_large_as_the_text_is_rich(kg: KnowledgeGraph) -> None:
    assert len(kg.entities()) >= 80
    assert len(kg) >= 150
    assert len(kg.questions) >= 25
    assert {one.modality for one in kg.relations()} == set(MODALITIES)


def test_every_relation_is_cited_with_a_digest(kg: KnowledgeGraph) -> None:
    for one in kg.relations():
        assert one.statement
        assert one.evidence
        for citation in one.evidence:
            assert citation.digest
            assert citation.paragraph
            assert citation.quote is citation.prefix is citation.suffix is None


def test_every_paragraph_of_the_body_is_cited(kg: KnowledgeGraph) -> None:
    cited = {citation.paragraph for one in kg.relations() for citation in one.evidence}

    last = max(paragraph for paragraph in cited if paragraph is not None)
    assert len(cited) >= 20
    assert cited <= set(range(1, last + 1))


def test_every_entity_and_topic_is_spoken_of(kg: KnowledgeGraph) -> None:
    named = {getattr(one, field) for one in kg.relations() for field in references(type(one))}
    named |= {one.holder for one in kg.relations()}
    named |= {name for one in kg.scenarios for name in one.counterparts.values()}
    named |= {name for one in kg.scenarios for name in one.condition.values()}

    assert [entity.id for entity in kg.entities() if entity.id not in named] == []
    assert {topic.id for topic in kg.header.topics} <= {one.topic for one in kg.relations()}


def test_counterparts_play_the_same_parts(kg: KnowledgeGraph) -> None:
    jara, kast = kg.scenarios

    assert (jara.id, kast.id) == ("jara", "kast")
    assert jara.group == kast.group
    assert jara.counterparts.keys() == kast.counterparts.keys()
    for part, player in jara.counterparts.items():
        assert kg.entity(player).kind == kg.entity(kast.counterparts[part]).kind
    assert jara.condition["outcome"] == jara.counterparts["winner"] == "jeannette-jara"
    assert kast.condition["outcome"] == kast.counterparts["winner"] == "jose-antonio-kast"


# The lines that a newcomer types


def test_parties_come_in_the_order_of_their_ids(kg: KnowledgeGraph) -> None:
    parties = kg.entities(kind="party")

    assert {"republicans", "libertarians", "social-christians"} <= {one.id for one in parties}
    assert [one.id for one in parties] == sorted(one.id for one in parties)


def test_candidates_are_found_by_id_and_however_they_are_spelt(kg: KnowledgeGraph) -> None:
    assert kg.entity("jose-antonio-kast").name == "José Antonio Kast"
    assert kg.entity("jose-antonio-kast").kind == "candidate"
    for spelt in ("Jannette Jara", "jeannette jara", "JARA"):
        assert kg.find(spelt).id == "jeannette-jara"
    assert kg.find("jose antonio kast").id == "jose-antonio-kast"


def test_kasts_coalition_is_three_parties_and_jaras_names_none(kg: KnowledgeGraph) -> None:
    members = kg.relations(kind="coalition_membership", target="kast-coalition")

    assert sources(members) == {"republicans", "libertarians", "social-christians"}
    assert kg.relations(kind="coalition_membership", target="jara-coalition") == ()


def test_the_south_under_jara_is_for_the_marines_and_the_army(kg: KnowledgeGraph) -> None:
    planned = kg.relations(
        kind="deployment", target="macrozona-sur", scenario="jara", modality="plan"
    )

    assert sources(planned) == {"marine-corps", "army"}
    assert {one.holder for one in planned} == {"jeannette-jara"}


def test_the_north_under_jara_is_for_the_police_with_the_army_behind(kg: KnowledgeGraph) -> None:
    north = kg.relations(kind="deployment", target="macrozona-norte", scenario="jara")

    roles = {one.source: one.__dict__["role"] for one in north}
    assert roles == {"police": "lead", "army": "support"}


def test_chile_borders_and_works_with_these(kg: KnowledgeGraph) -> None:
    ties = kg.relations(
        entity="chile", kind=("cooperation", "border"), holder="author", negated=False
    )

    borders = {one.other("chile") for one in ties if one.kind == "border"}
    partners = {one.other("chile") for one in ties if one.kind == "cooperation"}
    assert borders == {"bolivia", "peru"}
    assert {"united-kingdom", "ecuador", "argentina", "united-states", "spain", "italy"} <= partners


def test_the_army_is_in_the_north_and_in_the_south(kg: KnowledgeGraph) -> None:
    assert {one.id for one in kg.neighbors("army", kind="deployment")} == {
        "macrozona-norte",
        "macrozona-sur",
    }
    near = kg.ego("army", radius=2)
    assert isinstance(near, KnowledgeGraph)
    assert 7 < len(near.entities()) < len(kg.entities())
    assert {"army", "marine-corps", "jeannette-jara"} & {one.id for one in near.entities()}


def test_kast_is_tied_to_ecuador(kg: KnowledgeGraph) -> None:
    path = kg.shortest_path("jose-antonio-kast", "ecuador")

    assert isinstance(path, Chain)
    assert (path.entities[0], path.entities[-1]) == ("jose-antonio-kast", "ecuador")
    assert str(path).startswith("José Antonio Kast — ")
    chains = list(kg.paths("jose-antonio-kast", "ecuador", cutoff=3))
    assert chains[0].entities == path.entities
    assert len(chains) > 1
    assert max(len(chain) for chain in chains) <= 3


def test_the_two_programmes_line_up(kg: KnowledgeGraph) -> None:
    comparison = graph.compare(kg.scenario("jara"), kg.scenario("kast"))

    assert (comparison.left, comparison.right) == ("If Jara wins", "If Kast wins")
    printed = str(comparison).splitlines()
    headings = {line for line in printed if line.isupper() and "│" not in line}
    assert {
        "THE NORTH AND THE BORDERS",
        "THE SOUTH",
        "POLICING AND CRIME",
        "INTELLIGENCE",
        "NEIGHBOURS",
        "GREAT POWERS",
        "MULTILATERALISM",
        "DEFENCE",
        "TEAMS AND APPOINTMENTS",
    } <= headings
    assert all(len(line) <= 100 for line in printed)
    assert comparison.shared == len(kg.relations(scenario="always"))


def test_records_are_rows_for_a_data_frame(kg: KnowledgeGraph) -> None:
    rows = kg.records(kind="deployment")

    assert len(rows) == len(kg.relations(kind="deployment")) > 10
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert {"role", "legal_basis", "source_name", "sentence", "citations", "voice"} <= set(rows[0])


def test_networkx_has_all_of_it(kg: KnowledgeGraph) -> None:
    network = kg.to_networkx()

    assert network.number_of_nodes() == len(kg.entities())
    assert network.number_of_edges() == len(kg)


@pytest.mark.untraced
def test_the_page_that_is_committed_is_the_one_that_is_made(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    page = kg.to_html()
    kg.to_html(tmp_path / "page.html")

    assert (tmp_path / "page.html").read_bytes() == page.encode()
    fresh = PAGE.read_bytes() == page.encode()
    assert fresh, "the page that is committed is of other data; make open builds it anew"


# The questions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_answered_as_expected(question: Question, kg: KnowledgeGraph) -> None:
    answer = kg.ask(question.id)

    assert answer.relations
    assert answer.question == question
    found = [one.id for one in answer.relations]
    assert question.expected or question.query is None
    assert not question.expected or set(found) == set(question.expected)
    assert len(found) == len(set(found))
    assert str(answer).startswith(f"{question.title}\n\n{question.reading}\n\n")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_command_line_gives_the_same_answer(question: Question, kg: KnowledgeGraph) -> None:
    asked = run("ask", question.id, "--format", "json")

    assert asked.status == 0
    found = [row["id"] for row in json.loads(asked.out)]
    assert found == [one.id for one in kg.ask(question.id).relations]


@pytest.mark.untraced
def test_the_page_gives_the_same_answers(kg: KnowledgeGraph) -> None:
    shown = kg._view().questions

    assert {one.id: one.answer for one in shown} == {
        one.id: tuple(relation.id for relation in kg.ask(one.id).relations) for one in kg.questions
    }


def test_a_question_compares_what_it_is_about(kg: KnowledgeGraph) -> None:
    compared = [one for one in kg.questions if one.compare is not None]

    assert len(compared) >= 3
    for question in compared:
        asked = question.compare
        assert asked is not None
        for one in kg.ask(question.id).relations:
            assert one.scenario in {asked.left, asked.right}
    assert {row.topic for row in kg.ask("united-nations").found} <= {"multilateralism"}  # type: ignore[union-attr]


def test_the_questions_ask_different_things(kg: KnowledgeGraph) -> None:
    asked = Counter(
        (one.query or one.path or one.compare).model_dump_json()  # type: ignore[union-attr]
        for one in kg.questions
    )

    assert max(asked.values()) == 1
    assert len({one.title for one in kg.questions}) == len(kg.questions)
    with pytest.raises(graph.UnknownQuestion) as caught:
        kg.ask("coalition")
    assert caught.value.nearest[0] == "coalitions"


# Faithful to the text


def test_the_two_sides_never_claim_for_each_other(kg: KnowledgeGraph) -> None:
    for one in kg.relations(scenario=("jara", "kast")):
        other = {"jara": "jose-antonio-kast", "kast": "jeannette-jara"}[str(one.scenario)]
        assert one.holder != other, one
        assert one.modality != "fact", one


def test_no_two_names_are_one_after_folding(kg: KnowledgeGraph) -> None:
    for one, other in combinations(kg.entities(), 2):
        assert one.name.casefold() != other.name.casefold()
