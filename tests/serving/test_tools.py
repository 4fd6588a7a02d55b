"""Each of the graph's verbs as a tool: it answers what Python answers, in records that are limited."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("mcp")

from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.engine.terms import own_query_fields
from graph.knowledge import KnowledgeGraph
from graph.model import Relation
from graph.serving.resources import GUIDE, read
from graph.serving.server import TOOLS
from graph.serving.sizes import ANSWER, CITATIONS, MOST, TEXT, fitting
from tests.command import ROOT
from tests.serving.talking import call, talk
from tests.tiny import CITED, claim, graph_of

CHILE = graph.load()
BOTH = graph.merge(CHILE, graph.load(ROOT / "data" / "chile-2025-news"))


def debate() -> KnowledgeGraph:
    """Two voices that differ, and one that changes its mind."""
    documents = [
        {"id": "one", "title": "One", "authors": ["Ann Ames"], "date": "2024"},
        {"id": "two", "title": "Two", "authors": ["Ben Bly"], "date": "2024",
         "url": "https://example.org/two"},
        {"id": "three", "title": "Three", "authors": ["Ben Bly"], "date": "2025"},
    ]  # fmt: skip

    def said(document: str, **fields: Any) -> dict[str, Any]:
        evidence = [{"document": document, "paragraph": 1, "start": 0, "end": 3}]
        return claim("support", "ada", "bob", evidence=evidence, **fields)

    return graph_of(
        {"ada": "person", "bob": "person"},
        said("one", id="a"),
        said("two", id="b", negated=True),
        said("three", id="c", certainty="probable"),
        documents=documents,
    )


def expected(kg: KnowledgeGraph, relations: Any) -> list[dict[str, Any]]:
    """The flat records of Python, but for what is told otherwise."""
    elsewhere = {"documents", "paragraphs", "citations", "own", "statement"}
    always = {"negated", "modality", "certainty", "scenario", "holder"}
    return [
        {
            name: value
            for name, value in record.items()
            if name not in elsewhere and (value is not None or name in always)
        }
        for record in kg.records_of(relations)
    ]


def flat(claims: list[dict[str, Any]], *places: str) -> list[dict[str, Any]]:
    """Claims as told, without their citations and what a tool adds."""
    added = {"citations", "more_citations", *places}
    return [{k: v for k, v in one.items() if k not in added} for one in claims]


def test_every_tool_is_listed_as_one_that_only_reads() -> None:
    tools = talk(CHILE, lambda client: client.list_tools()).tools

    assert [one.name for one in tools] == list(TOOLS)
    assert {"describe", "relations", "entity", "search", "neighbors", "shortest_path", "compare",
            "shortest_paths", "disputes", "corroboration", "voices", "ask", "counts",
            "documents"} <= TOOLS.keys()  # fmt: skip
    for one in tools:
        assert one.description
        assert one.annotations.read_only_hint
        assert not one.annotations.open_world_hint
        assert one.input_schema["type"] == "object"
        assert one.input_schema["additionalProperties"] is False
        assert all(said.get("description") for said in one.input_schema["properties"].values())
    assert sum(len(one.model_dump_json()) for one in tools) < 40_000


def test_the_tool_for_claims_takes_the_fields_of_a_query_and_what_they_know() -> None:
    tools = talk(CHILE, lambda client: client.list_tools()).tools
    (schema,) = [one.input_schema["properties"] for one in tools if one.name == "relations"]

    fields = {*graph.Query.model_fields, *own_query_fields(CHILE.engine.vocabulary)}
    assert schema.keys() == fields | {"limit", "offset", "language"}
    for name, field in graph.Query.model_fields.items():
        assert name == "limit" or schema[name]["description"].startswith(str(field.description))
    assert all(topic.id in schema["topic"]["description"] for topic in CHILE.topics)
    assert schema["negated"]["type"] == "boolean"
    assert schema["kind"]["anyOf"][0] == {"type": "string"}


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"kind": "deployment"},
        {"kind": ["border", "cooperation"], "negated": False},
        {"entity": "Kast", "exclude": {"modality": "risk"}, "order": "-date"},
        {"role": "lead"},
        {"own": {"role": "lead"}},
        {"paragraph": 8},
        {"paragraph": ["8", "9"]},
        {"scenario": "always", "certainty": ["probable", "possible"]},
        {"side": "kast", "topic": "neighbours"},
        {"scenario": "If Jara wins", "topic": "The north and the borders"},
        {"voice": "Jeannette Jara"},
        {"text": ["senator", "Beijing"]},
        {"has": "legal_basis"},
        {"said_by": "2025"},
    ],
)
def test_claims_are_those_of_python(query: dict[str, Any]) -> None:
    told = call(CHILE, "relations", **query)
    found = CHILE.relations(**query)

    assert told["count"] == len(found)
    assert told["shown"] == len(told["claims"]) == min(len(found), 20)
    assert told["more"] == len(found) - told["shown"]
    assert flat(told["claims"]) == expected(CHILE, found[: told["shown"]])


def test_a_claim_says_how_it_stands_and_where() -> None:
    for one in call(CHILE, "relations", limit=MOST)["claims"]:
        relation = CHILE.relation(one["id"])
        assert one["sentence"] == CHILE.engine.sentence(relation)
        for name in ("negated", "modality", "certainty", "scenario", "holder"):
            assert one[name] == getattr(relation, name)
        assert [(place["document"], place.get("paragraph")) for place in one["citations"]] == [
            (place.document, place.paragraph) for place in relation.evidence
        ]
        assert all(place["title"] for place in one["citations"])


def test_all_claims_are_read_page_by_page() -> None:
    ids: list[str] = []
    while True:
        told = call(CHILE, "relations", offset=len(ids), limit=90)
        ids += [one["id"] for one in told["claims"]]
        if not told["more"]:
            break
    assert ids == [one.id for one in CHILE.relations()]
    beyond = call(CHILE, "relations", offset=9999)
    assert (beyond["shown"], beyond["more"]) == (0, 0)


def test_sentences_come_in_another_language() -> None:
    told = call(CHILE, "relations", topic="south", language="es")

    found = CHILE.relations(topic="south")[: told["shown"]]
    assert [one["sentence"] for one in told["claims"]] == found.sentences("es")


def test_an_empty_answer_says_what_is_known_of_that() -> None:
    told = call(CHILE, "relations", text="no such words")

    absence = CHILE.relations(text="no such words").absence
    assert absence is not None
    assert told["absence"] == {"reason": absence.reason, "words": absence.words}


def test_an_entity_is_found_by_any_name_with_the_claims_that_name_it() -> None:
    told = call(CHILE, "entity", entity="Kast")

    assert told["entity"]["id"] == "jose-antonio-kast"
    assert told["claims_by_kind"] == CHILE.counts("kind", entity="Kast")
    assert told["count"] == len(CHILE.relations(entity="Kast"))


def test_a_search_and_neighbours_are_those_of_python() -> None:
    told, found = call(CHILE, "search", words="frigates"), CHILE.search("frigates")
    assert [one["id"] for one in told["entities"]["entities"]] == [one.id for one in found.entities]
    assert flat(told["claims"]["claims"]) == expected(CHILE, found.relations)

    near = call(CHILE, "neighbors", entity="army", query={"kind": "deployment"})
    assert [one["id"] for one in near["entities"]] == [
        one.id for one in CHILE.neighbors("army", kind="deployment")
    ]


@pytest.mark.parametrize("query", [{}, {"kind": "deployment"}, {"negated": True}, {"limit": 1}])
def test_a_neighbour_comes_with_the_claims_that_tie_it_and_how_they_stand(query: Any) -> None:
    told = call(CHILE, "neighbors", entity="Kast", query=query, limit=MOST)
    for one in told["entities"]:
        tying = [
            claim
            for claim in CHILE.relations(
                **{"negated": False, **{n: v for n, v in query.items() if n != "limit"}}
            )
            if {"jose-antonio-kast", one["id"]}
            <= {part.entity for part in CHILE.engine.parts.of(claim)}
        ]
        assert flat(one["claims"]) == expected(CHILE, tying[: len(one["claims"])])
        assert len(one["claims"]) + one.get("more_claims", 0) == len(tying) > 0
        assert all(claim["citations"] for claim in one["claims"])
    if not query:
        assert any("more_claims" in one for one in told["entities"])
        assert told["shown"] + told["more"] == told["count"] == len(CHILE.neighbors("Kast"))


@pytest.mark.parametrize("language", [None, "es"])
def test_chains_are_those_of_python(language: str | None) -> None:
    ends = {"start": "Jara", "end": "China", "language": language}
    told = call(CHILE, "shortest_paths", **ends)
    found = list(CHILE.shortest_paths("Jara", "China"))

    assert told["count"] == len(found)
    assert told["counted_all"]
    for one, path in zip(told["paths"], found, strict=True):
        assert one["entities"] == list(path.entities)
        assert [step["id"] for step in one["steps"]] == [one.id for one in path.relations]
    first = call(CHILE, "shortest_path", **ends, query={"negated": False})
    assert first["length"] == len(found[0])
    if language is None:
        assert [step["by"] for step in first["steps"]] == [step.label for step in found[0].steps]


def test_a_comparison_is_that_of_python() -> None:
    told = call(CHILE, "compare", left="jara", right="kast", query={"topic": "south"}, limit=MOST)
    found = CHILE.compare("jara", "kast", topic="south")

    assert (told["differing_rows"], told["shared_claims"]) == (len(found), found.shared)
    assert [(one["status"], one["side"], one["id"]) for one in told["claims"]] == [
        (one["status"], one["side"], one["id"]) for one in found.records()
    ]


def test_disputes_and_changes_of_mind_have_their_claims_by_side() -> None:
    kg = debate()
    (told,) = call(kg, "disputes")["disputes"]
    (found,) = kg.disputes()

    assert told["voices"] == list(found.voices)
    assert [(one["side"], one["id"]) for one in told["claims"]] == [
        (at, one.id) for at, side in enumerate(found.sides, 1) for one in side.relations
    ]
    (changed,) = call(kg, "changes")["changes"]
    assert {one["id"] for one in changed["claims"]} == {"b", "c"}
    urls = [place.get("url") for one in told["claims"] for place in one["citations"]]
    assert "https://example.org/two" in urls


def test_who_says_what_is_as_python_has_it() -> None:
    for kg in (debate(), BOTH):
        told = call(kg, "voices")
        assert told["voices"] == list(kg.voices().records())
        assert call(kg, "voices", pairs=True, limit=MOST)["pairs"] == list(
            kg.voices().pairs().records()
        )
        stances = call(kg, "corroboration", limit=5)["stances"]
        assert [(one["voices"], one["who"], one["sentence"]) for one in stances] == [
            (one["voices"], one["who"], one["sentence"])
            for one in list(kg.corroboration().records())[:5]
        ]
        assert all(one["first_claims"][0]["citations"] for one in stances)


def test_what_came_true_is_as_python_has_it() -> None:
    told = call(CHILE, "resolutions", limit=MOST)
    assert [(one["resolution"], one["id"]) for one in told["claims"]] == [
        (one["resolution"], one["id"]) for one in CHILE.resolutions().records()
    ]
    assert call(CHILE, "score", certain=0.93)["scores"] == list(CHILE.score(certain=0.93).records())


def test_counts_are_those_of_python() -> None:
    assert call(CHILE, "counts")["counts"] == CHILE.counts()
    told = call(CHILE, "counts", by="voice", query={"modality": "risk"})
    assert {one["value"]: one["claims"] for one in told["counts"]} == CHILE.counts(
        "voice", modality="risk"
    )


def test_the_description_and_the_documents_tell_what_there_is() -> None:
    told = call(BOTH, "describe")
    assert told["title"] == BOTH.title
    assert [one["id"] for one in told["scenarios"]] == [one.id for one in BOTH.scenarios]
    assert sum(one["claims"] for one in told["voices"]) == len(BOTH)
    documents = call(BOTH, "documents")["documents"]
    assert [one["id"] for one in documents] == [one.id for one in BOTH.documents]
    assert {one["id"]: one["claims"] for one in documents} == BOTH.counts("document")


def test_every_saved_question_is_answered_as_in_python() -> None:
    listed = call(CHILE, "ask", limit=MOST)
    assert [one["id"] for one in listed["questions"]] == [one.id for one in CHILE.questions]
    for question in CHILE.questions:
        told, answer = call(CHILE, "ask", question=question.id, limit=MOST), CHILE.ask(question.id)
        assert told["reading"] == question.reading
        claims = told.get("claims") or told["steps"]
        assert [one["id"] for one in claims] == [one.id for one in answer.relations[: len(claims)]]
        assert len(claims) + told.get("more", 0) == len(answer.relations)


def test_an_answer_is_limited_whatever_the_graph_holds() -> None:
    many = [{**CITED[0], "start": at, "end": at + 1} for at in range(500)]
    kg = graph_of(
        {f"p{at}": "person" for at in range(120)},
        *(
            claim("support", f"p{at}", f"p{at + 1}", statement="long " * 9_000, evidence=many)
            for at in range(119)
        ),
    )
    told = call(kg, "relations", limit=MOST)

    assert told["count"] == 119
    assert told["shown"] + told["more"] == 119
    assert 0 < told["shown"] < MOST
    assert len(json.dumps(told)) < ANSWER * 1.3
    first = told["claims"][0]
    assert len(first["sentence"]) == TEXT + 1
    assert len(first["citations"]) == CITATIONS
    assert first["more_citations"] == 500 - CITATIONS
    for name in ("describe", "entity", "search", "corroboration", "disputes", "documents"):
        arguments = {"entity": {"entity": "p1"}, "search": {"words": "long"}}.get(name, {})
        assert len(json.dumps(call(kg, name, **arguments))) < ANSWER * 1.1
    assert "faults" not in call(kg, "describe")


def test_what_a_header_or_an_entity_has_many_of_is_limited_too() -> None:
    many = range(5_000)
    kg = graph_of(
        {
            "ada": {
                "kind": "person",
                "name": "Ada",
                "aliases": [f"Ada of {at} places" for at in many],
            }
        },
        claim("advice", "ada", "ada"),
        scenarios=[{"id": f"s{at}", "label": "long " * 9, "group": "one"} for at in many],
        topics=[{"id": f"t{at}", "label": "long " * 9} for at in many],
    )
    described = call(kg, "describe")
    assert len(json.dumps(described)) < ANSWER * 1.1
    for name in ("scenarios", "topics"):
        assert len(described[name]) > 100
        assert len(described[name]) + described[f"more_{name}"] == len(getattr(kg.header, name))
    entity = call(kg, "entity", entity="ada")
    assert len(json.dumps(entity)) < ANSWER * 1.1
    assert len(entity["entity"]["aliases"]) + entity["entity"]["more_aliases"] == 5_000
    assert entity["claims"][0]["source"] == "ada"
    for uri in ("policygraph://dataset", "policygraph://entity/ada"):
        assert len(json.dumps(read(kg, uri))) < ANSWER * 1.1


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=300),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=30), inner),
        max_leaves=200,
    ),
    st.integers(500, 3_000),
)
@settings(max_examples=25, deadline=None)
def test_anything_fits(answer: Any, most: int) -> None:
    made = fitting({"answer": answer, "page": {"shown": 1, "more": 0, "claims": [answer]}}, most)
    assert len(json.dumps(made, ensure_ascii=False)) <= most + 100
    assert made["page"]["shown"] + made["page"]["more"] == 1


def test_what_shares_the_room_leaves_what_it_does_not_need() -> None:
    short, long = ["a"] * 3, ["b" * 90] * 99
    made = fitting({"short": short, "long": long, "count": 99}, 5_000)
    assert (made["short"], made["count"]) == (short, 99)
    assert 40 < len(made["long"]) == 99 - made["more_long"]
    assert fitting([{"a": "b" * 90}] * 99, 1_000)[-1] == {"more": 99 - 9}
    assert len(fitting({"by": {f"k{at}": at for at in range(999)}}, 1_000)["by"]) > 50


def test_resources_are_the_header_an_entity_the_kinds_and_the_guide() -> None:
    async def read(client: Any) -> dict[str, Any]:
        listed = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        uris = [str(one.uri) for one in listed]
        uris.append(templates[0].uri_template.replace("{id}", "army"))
        return {uri: (await client.read_resource(uri)).contents[0] for uri in uris}

    found = talk(CHILE, read)
    assert json.loads(found["policygraph://dataset"].text)["title"] == CHILE.title
    kinds = {one["kind"] for one in json.loads(found["policygraph://kinds"].text)}
    assert {str(one.model_fields["kind"].default) for one in CHILE.kinds} <= kinds
    assert found["policygraph://guide"].text == GUIDE
    assert json.loads(found["policygraph://entity/army"].text)["name"] == CHILE["army"].name


def test_the_prompt_has_the_question_and_how_to_tell_claims() -> None:
    async def ask(client: Any) -> Any:
        (listed,) = (await client.list_prompts()).prompts
        return await client.get_prompt(listed.name, {"question": "Who leads in the north?"})

    (message,) = talk(CHILE, ask).messages
    assert "Who leads in the north?" in message.content.text
    assert "Never tell a claim as a bare fact" in message.content.text


def test_nothing_that_is_asked_changes_the_graph() -> None:
    def state() -> list[Relation]:
        return list(CHILE.relations())

    before = state()

    async def ask(client: Any) -> None:
        for name in TOOLS:
            await client.call_tool(name, {})

    talk(CHILE, ask)
    assert state() == before
