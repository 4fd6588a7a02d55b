"""Several datasets as one: nothing is lost, nothing has another id, and what coincides is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.checking import read
from graph.knowledge import KnowledgeGraph
from graph.loading import bundled, load
from graph.merges import Decision
from graph.merging.deciding import decide
from graph.merging.joining import Met, joined
from graph.merging.naming import own_id
from graph.merging.proposing import pairs
from graph.model import Dataset
from graph.problems import UnusableName
from graph.reading import load as read_dataset
from graph.voices import voiced
from tests.command import run
from tests.tiny import claim, dataset_of

ENTITIES: dict[str, Any] = {"ada": "person", "bob": "person", "north": "region"}


def cited(document: str) -> list[dict[str, Any]]:
    return [{"document": document, "start": 0, "end": 3}]


def town(name: str, *claims: dict[str, Any], entities: Any = None, **header: Any) -> Dataset:
    """A dataset of a town, with a document and an author of its own."""
    said = [one | {"evidence": cited(f"{name}-text")} for one in claims]
    document = {"id": f"{name}-text", "title": f"On {name}", "authors": [f"Author {name}"]}
    whole = {"id": name, "title": name.title(), "documents": [document], "topics": [], **header}
    return voiced(dataset_of(ENTITIES if entities is None else entities, *said, **whole))


def support(**fields: Any) -> dict[str, Any]:
    return claim("support", "ada", "bob", **fields)


def met(datasets: Iterable[Dataset]) -> list[tuple[str, str, str, str]]:
    return [(one.sort, one.there, one.here, one.became) for one in joined([*datasets]).met]


def clean(dataset: Dataset) -> bool:
    return not [one for one in graph.check(dataset) if one.severity == "error"]


# What coincides, and what does not


def test_what_two_authors_say_alike_is_two_claims_of_two_voices() -> None:
    one, other = town("a", support()), town("b", support())

    both = joined([one, other])
    kg = KnowledgeGraph(both.dataset)

    (mine, theirs) = kg.relations()
    assert (mine.id, mine.voice) == (one.relations[0].id, "Author a")
    assert (theirs.id, theirs.voice) == (f"b--{one.relations[0].id}", "Author b")
    assert kg.corroboration()[0].voices == ("Author a", "Author b")
    assert clean(both.dataset)
    assert ("claim", mine.id, theirs.id, "renamed") in met([one, other])


def test_claims_keep_the_ids_that_they_had() -> None:
    one, other = town("a", support()), town("b", claim("advice", "bob", "ada"), support(id="mine"))

    both = joined([one, other]).dataset

    assert {claim.id for claim in both.relations} == {
        claim.id for claim in (*one.relations, *other.relations)
    }


def test_what_both_have_of_one_document_is_one_claim_with_all_citations() -> None:
    shared = {"documents": [{"id": "text", "title": "T", "authors": ["Zoe"]}]}
    one = voiced(dataset_of(ENTITIES, support(evidence=cited("text")), id="a", **shared))
    more = [{"document": "text", "start": 7, "end": 9}]
    other = voiced(
        dataset_of(ENTITIES, support(evidence=more, certainty="possible"), id="b", **shared)
    )

    both = joined([one, other])

    (relation,) = both.dataset.relations
    assert [citation.start for citation in relation.evidence] == [0, 7]
    assert relation.certainty == "certain"
    assert Met("claim", "b", relation.id, relation.id, "differs") in both.met


@pytest.mark.parametrize(
    ("mine", "theirs", "id"),
    [
        ({"kind": "agency", "name": "Police"}, {"kind": "agency", "name": "The police"}, "b--x"),
        ({"kind": "agency", "name": "Police"}, {"kind": "agency", "name": "POLICE"}, "x"),
        ({"kind": "agency", "name": "Police"}, {"kind": "region", "name": "Police"}, "b--x"),
        ({"kind": "person", "name": "Kast"}, {"kind": "candidate", "name": "Kast"}, "x"),
        (
            {"kind": "person", "name": "J. Kast", "aliases": ["Kast"]},
            {"kind": "person", "name": "Kast"},
            "x",
        ),
        (
            {"kind": "person", "name": "Kast", "identifiers": {"wikidata": "Q1"}},
            {"kind": "person", "name": "Kast", "identifiers": {"wikidata": "Q2"}},
            "b--x",
        ),
        (
            {"kind": "person", "name": "Kast", "identifiers": {"wikidata": "Q1"}},
            {"kind": "person", "name": "José", "identifiers": {"wikidata": "Q1"}},
            "x",
        ),
    ],
)
def test_an_id_of_another_thing_says_where_it_comes_from(
    mine: dict[str, Any], theirs: dict[str, Any], id: str
) -> None:
    one = town("a", entities={"x": mine, "y": "person"})
    other = town("b", claim("association", "x", "z"), entities={"x": theirs, "z": "person"})

    both = joined([one, other]).dataset

    assert {entity.id for entity in both.entities} == {"x", "y", "z", id}
    assert both.relations[0].source == id
    kg = KnowledgeGraph(both)
    assert kg[id].kind == theirs["kind"]


def test_what_is_the_same_is_as_it_is_here_with_what_is_said_there_besides() -> None:
    one = town("a", entities={"x": {"kind": "person", "name": "Kast", "aliases": ["J. A. Kast"]}})
    theirs = {
        "kind": "candidate",
        "name": "KAST",
        "summary": "He.",
        "identifiers": {"wikidata": "Q1"},
    }
    other = town("b", entities={"x": theirs})

    (entity,) = joined([one, other]).dataset.entities

    assert (entity.kind, entity.name, entity.summary) == ("candidate", "Kast", "He.")
    assert entity.identifiers == {"wikidata": "Q1"}
    assert "J. A. Kast" in entity.aliases


def test_two_of_one_id_elsewhere_are_one_by_a_decision() -> None:
    named = {"kind": "person", "name": "Kast", "identifiers": {"wikidata": "Q1"}}
    one, other = town("a", entities={"x": named}), town("b", entities={"kast": named})

    both = joined([one, other]).dataset

    (decision,) = both.merges
    assert (decision.same, decision.why) == (("kast", "x"), "both are wikidata Q1")
    assert len(list(KnowledgeGraph(both))) == 1
    assert clean(both)


def test_the_scenarios_of_two_votes_do_not_exclude_each_other() -> None:
    def vote(label: str) -> list[dict[str, Any]]:
        return [{"id": one, "label": f"{one} {label}", "group": "vote"} for one in ("red", "blue")]

    plan = support(modality="plan", scenario="red")
    one, other = town("a", plan, scenarios=vote("here")), town("b", plan, scenarios=vote("there"))
    alike = town("c", plan, scenarios=vote("here"))

    apart, together = joined([one, other]).dataset, joined([one, alike]).dataset

    assert {(one.id, one.group) for one in apart.header.scenarios} == {
        ("red", "vote"),
        ("blue", "vote"),
        ("b--red", "b--vote"),
        ("b--blue", "b--vote"),
    }
    assert {claim.scenario for claim in apart.relations} == {"red", "b--red"}
    assert {(one.id, one.group) for one in together.header.scenarios} == {
        ("red", "vote"),
        ("blue", "vote"),
    }


def test_findings_and_questions_name_what_they_named() -> None:
    asked = {"id": "who", "title": "Who?", "reading": "She.", "query": {"source": "ada"}}
    rest = town("b", support()).relations[0].id
    question = {"questions": [asked | {"expected": [rest]}]}
    finding = {"findings": [{"words": "So it is.", "relations": [rest]}]}
    one = town("a", support(), **question)
    other = town(
        "b", support(), questions=[asked | {"title": "Whom?", "expected": [rest]}], **finding
    )

    both = joined([one, other]).dataset

    assert both.header.findings[0].relations == (f"b--{rest}",)
    assert [each.id for each in both.header.questions] == ["who", "b--who"]
    for each in both.header.questions:
        assert set(each.expected) == {rest, f"b--{rest}"}
    assert clean(both)
    assert ("question", "who", "who", "answered") in met([one, other])


def test_what_one_text_leaves_open_another_may_say() -> None:
    def silent(name: str) -> Dataset:
        return town(name, support(), unsaid=[{"words": f"Nothing of ships in {name}.", "topic": "t"}],
                    topics=[{"id": "t", "label": "Ships"}])  # fmt: skip

    one, other = silent("a"), silent("b")

    both = joined([one, other]).dataset

    assert [(each.words, each.documents) for each in both.header.unsaid] == [
        ("Nothing of ships in a.", ("a-text",)),
        ("Nothing of ships in b.", ("b-text",)),
    ]
    assert clean(both)
    assert joined([both, other]).dataset == both
    assert joined([one, one]).dataset == one
    told = str(KnowledgeGraph(both).relations(topic="t").absence)
    assert "Nothing of ships in a. [a-text]; Nothing of ships in b. [b-text]" in told
    of_one = str(KnowledgeGraph(both).relations(topic="t", document="b-text").absence)
    assert "in b." in of_one
    assert "in a." not in of_one


def test_words_of_another_language_stand_where_those_of_it_do() -> None:
    one = town("a", support(statement="She supports him."), language="en")
    other = town("b", claim("advice", "bob", "ada", statement="Él la asesora."), language="es")

    (_, theirs) = joined([one, other]).dataset.relations

    assert (theirs.statement, theirs.statements) == (None, {"es": "Él la asesora."})


def test_a_kind_that_two_declare_in_two_ways_is_refused() -> None:
    def declared(verb: str) -> dict[str, Any]:
        return {"relations": [{"kind": "dredging", "forward": verb, "inverse": "is dredged by"}]}

    both = joined([town("a", kinds=declared("dredges")), town("b", kinds=declared("dredges"))])
    assert len(both.dataset.header.kinds.relations) == 1
    with pytest.raises(UnusableName):
        joined([town("a", kinds=declared("dredges")), town("b", kinds=declared("digs"))])


def test_the_author_of_what_cites_nothing_stays_who_it_was() -> None:
    other = voiced(
        dataset_of(
            ENTITIES, support(evidence=[]), id="b", documents=[{"id": "b-text", "title": "B"}]
        )
    )

    both = KnowledgeGraph(joined([town("a", support()), other]).dataset)

    assert {one.voice for one in both.relations()} == {"Author a", "b-text"}


# On the command line


def test_the_command_writes_a_whole_dataset_and_says_what_coincides(tmp_path: Path) -> None:
    for one in (town("a", support()), town("b", support())):
        KnowledgeGraph(one).save(tmp_path / one.header.id)

    done = run("merge", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "c", "--title", "Both")
    again = run("merge", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "c")
    told = run("merge", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "d", "--format", "json")

    assert done.status == 0, done.err
    assert "2 claims and 3 entities of 2 datasets" in done.out
    assert (
        "said by several voices: 1 thing (policygraph corroboration); disputed: 0 things"
        in done.out
    )
    assert load(tmp_path / "c").title == "Both"
    assert read(tmp_path / "c").errors == ()
    assert again.status == 2
    assert {one["became"] for one in json.loads(told.out)} == {"one", "renamed"}
    assert run("merge", tmp_path / "a", tmp_path / "none", "-o", tmp_path / "e").status == 2


# Laws

KINDS = {"n0": "person", "n1": "person", "n2": "agency"}


@st.composite
def towns(draw: st.DrawFn, name: str) -> Dataset:
    """A dataset whose ids, names, scenarios and topics may be those of another, or of other things."""
    entities = {
        one: {"kind": kind, "name": draw(st.sampled_from([one.title(), f"Other {one}"]))}
        for one, kind in KINDS.items()
        if draw(st.booleans()) or one == "n0"
    }
    ids = sorted(entities)
    claims = draw(
        st.lists(
            st.builds(
                lambda kind, source, target, modality, negated, aspect: claim(
                    kind, source, target, modality=modality, negated=negated, aspect=aspect
                ),
                st.sampled_from(["support", "opposition"]),
                st.sampled_from(ids),
                st.sampled_from(ids),
                st.sampled_from(["fact", "plan"]),
                st.booleans(),
                st.sampled_from([None, "trade"]),
            ),
            max_size=5,
        )
    )
    topics = [{"id": "t", "label": draw(st.sampled_from(["North", "South"]))}]
    made = town(name, *claims, entities=entities, topics=topics)
    once = {one.id: one for one in made.relations}
    return replace(made, relations=tuple(once.values()))


def meaning(dataset: Dataset) -> Any:
    """What a dataset says, whatever its ids: things by what they are, claims by what they are of."""
    entities = {one.id: (own_id(one.id), one.kind, one.name) for one in dataset.entities}
    topics = {one.id: (own_id(one.id), one.label) for one in dataset.header.topics}
    return (
        sorted(entities.values()),
        sorted(topics.values()),
        sorted(one.id for one in dataset.header.documents),
        sorted(
            repr((one.kind, *(entities[end] for end in one.ends), one.modality, one.negated,
                  one.aspect, one.voice, one.evidence))  # type: ignore[attr-defined]  # all have it
            for one in dataset.relations
        ),
    )  # fmt: skip


@given(towns("a"), towns("b"), towns("c"))
def test_in_whatever_order_they_are_joined_the_same_is_said(
    a: Dataset, b: Dataset, c: Dataset
) -> None:
    at_once = joined([a, b, c])

    assert joined([joined([a, b]), c]) == joined([a, joined([b, c])]) == at_once
    assert joined([joined([a, b]).dataset, c]).dataset == at_once.dataset
    # Of what was saved nobody knows any more which part each thing is from: ids may differ, but nothing else.
    assert meaning(joined([a, joined([b, c]).dataset]).dataset) == meaning(at_once.dataset)


def test_an_id_says_where_a_thing_is_from_whatever_is_merged_first() -> None:
    person, other = {"kind": "person", "name": "Kast"}, {"kind": "person", "name": "Krast"}
    parts = [town("a", entities={"x": person}), town("b"), town("c", entities={"x": other})]
    a, b, c = map(KnowledgeGraph, parts)

    for whole in (graph.merge(a, b, c), graph.merge(graph.merge(a, b), c)):
        assert graph.merge(a, graph.merge(b, c)).dataset == whole.dataset
        assert (whole["x"].name, whole["c--x"].name) == ("Kast", "Krast")
        assert graph.merge(whole, whole).dataset == whole.dataset


def test_what_one_holds_for_two_is_not_outvoted(tmp_path: Path) -> None:
    one, other = town("a", support()), town("b", support())
    apart = replace(one, merges=(Decision(different=("ada", "bob")),))
    chain = (Decision(same=("ada", "eve")), Decision(same=("eve", "bob")))
    entities = {**ENTITIES, "eve": "person"}
    third = replace(town("c", entities=entities), merges=chain)

    with pytest.raises(UnusableName, match="ada and bob"):
        joined([apart, other, third])
    undone = replace(third, merges=(*chain, Decision(undo=("eve", "bob"))))
    assert clean(joined([apart, other, undone]).dataset)
    for made in (apart, third):
        KnowledgeGraph(made).save(tmp_path / made.header.id)
    done = run("merge", tmp_path / "a", tmp_path / "c", "-o", tmp_path / "ac")
    assert (done.status, done.out) == (2, "")
    assert "ada and bob" in done.err
    assert not (tmp_path / "ac").exists()


@given(towns("a"), towns("b"))
def test_joining_what_is_there_already_changes_nothing(a: Dataset, b: Dataset) -> None:
    both = joined([a, b]).dataset

    assert joined([a, a]).dataset == a
    assert joined([both, both]).dataset == both
    assert joined([joined([a, b]), joined([b]), a]).dataset == both
    assert meaning(joined([both, b]).dataset) == meaning(both)
    assert meaning(joined([both, a]).dataset) == meaning(both)


@given(towns("a"), towns("b"))
def test_no_claim_loses_its_id_but_to_another_claim(a: Dataset, b: Dataset) -> None:
    both = joined([a, b]).dataset
    ids = [one.id for one in both.relations]

    assert len(set(ids)) == len(ids) == len(a.relations) + len(b.relations)
    assert {one.id for one in a.relations} <= set(ids)
    assert {own_id(one) for one in ids} == {one.id for one in (*a.relations, *b.relations)}


@given(towns("a"), towns("b"))
def test_undo_restores_what_was_joined(a: Dataset, b: Dataset) -> None:
    both = joined([a, b]).dataset
    found = pairs(both)
    for pair in found[:3]:
        ids = (pair.one, pair.other)
        decided = replace(both, merges=(Decision(same=ids), Decision(undo=ids)))
        assert KnowledgeGraph(decided).dataset == KnowledgeGraph(both).dataset


def test_a_neighbour_or_two_in_common_make_no_pair() -> None:
    """*Port of call* and *Place of work* share a word, and with it whoever is tied to both."""
    entities = {
        "ann": "person", "ben": "person", "cy": "person",
        "call": {"kind": "issue", "name": "Port of call"},
        "work": {"kind": "issue", "name": "Place of work"},
    }  # fmt: skip

    def both_by(*people: str) -> Dataset:
        claims = [claim("aim", one, thing) for one in people for thing in ("call", "work")]
        return town("a", *claims, entities=entities)

    def found(dataset: Dataset) -> set[tuple[str, str]]:
        return {(pair.one, pair.other) for pair in pairs(dataset)} & {("call", "work")}

    assert found(both_by("ann")) == found(both_by("ann", "ben")) == set()
    assert found(both_by("ann", "ben", "cy")) == {("call", "work")}


# The Chilean graph, and a second voice


def second_voice() -> Dataset:
    """A second dataset on the runoff: the same candidates under other ids, and one that only sounds so."""
    entities = {
        "jara": {"kind": "candidate", "name": "Jeannette Jara"},
        "kast": {"kind": "candidate", "name": "José Antonio Kast"},
        "chile": {"kind": "country", "name": "Chile", "identifiers": {"iso3166-1": "CL"}},
        "army": {"kind": "agency", "name": "Salvation Army"},
        "news": {"kind": "organization", "name": "The news"},
    }
    return town(
        "news",
        claim("opposition", "kast", "jara"),
        claim("support", "news", "jara"),
        claim("support", "army", "kast"),
        claim("part_of", "army", "chile"),
        entities=entities,
    )


def test_the_chilean_graph_answers_across_a_second_dataset_without_one_wrong_pair(
    tmp_path: Path,
) -> None:
    chile, news = read_dataset(bundled("chile-2025")), second_voice()
    KnowledgeGraph(news).save(tmp_path / "news")
    assert (
        run("merge", bundled("chile-2025"), tmp_path / "news", "-o", tmp_path / "both").status == 0
    )
    before = load(tmp_path / "both")

    assert before["news--army"].name == "Salvation Army"
    assert {claim.id for claim in chile.relations} <= {one.id for one in before.relations()}
    assert "chile" in before
    likely = [pair for pair in pairs(before.engine.written) if pair.score >= 2]
    assert {(pair.one, pair.other) for pair in likely} == {
        ("jara", "jeannette-jara"),
        ("jose-antonio-kast", "kast"),
    }
    for ids in (("jeannette-jara", "jara"), ("jose-antonio-kast", "kast")):
        decide(tmp_path / "both", Decision(same=ids, by="ann", on="2026-01-02"))

    kg = load(tmp_path / "both")
    assert read(tmp_path / "both").errors == ()
    found = kg.relations(source="kast", target="jeannette-jara", voice="Author news")
    assert len(found) == 1
    either = before.relations(entity=("jara", "jeannette-jara"))
    assert {one.id for one in kg.relations(entity="jara")} == {one.id for one in either}
    assert [one.id for one in kg.relations()] == [one.id for one in before.relations()]
    assert kg.shortest_path("news", "Jeannette Jara").entities == ("news", "jeannette-jara")
    assert kg["army"].id == "army"
    heads = {"jara": "jeannette-jara", "kast": "jose-antonio-kast"}
    assert {one.id for one in kg} == {one.id for one in before} - {*heads}
    for one in before.relations():
        assert kg.relation(one.id).ends == tuple(heads.get(end, end) for end in one.ends)

    for ids in (("jara", "jeannette-jara"), ("kast", "jose-antonio-kast")):
        decide(tmp_path / "both", Decision(undo=ids))
    assert load(tmp_path / "both").dataset == before.dataset
    restored = load(tmp_path / "both").relations(document="rusi-2025")
    assert [one.id for one in restored] == [one.id for one in chile.relations]
