"""Which entities, scenarios, topics and documents of two annotations are one, and what follows of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

import graph
from tests.tiny import claim, graph_of

PEOPLE: Mapping[str, str] = {"ada": "person", "bob": "person", "eve": "person", "peru": "country"}


def cited(*spans: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"document": "note", "start": start, "end": end} for start, end in spans]


def test_entities_are_one_by_id_identifier_name_and_alias() -> None:
    first = graph_of(
        {
            "ada": "person",
            "chile": {"kind": "country", "name": "Chile", "identifiers": {"wikidata": "Q298"}},
            "kast": {"kind": "person", "name": "José Kast", "aliases": ["JAK"]},
            "navy": {"kind": "agency", "name": "Navy", "names": {"es": "Armada"}},
            "georgia-state": {"kind": "region", "name": "Georgia"},
            "georgia": {"kind": "country", "name": "Georgia"},
            "twin": {"kind": "person", "name": "Twin"},
        }
    )
    second = graph_of(
        {
            "ada": {"kind": "person", "name": "Another name"},
            "cl": {"kind": "country", "name": "Republic", "identifiers": {"wikidata": "Q298"}},
            "jak": {"kind": "person", "name": "Jose  Kast", "aliases": ["jak"]},
            "armada": {"kind": "agency", "name": "Armada"},
            "ga": {"kind": "region", "name": "georgia"},
            "twin-1": {"kind": "person", "name": "Twin"},
            "twin-2": {"kind": "person", "name": "Twin"},
        }
    )

    # All but the country of Georgia, and the twins, of whom it is not known who is who.
    assert dataclasses.astuple(graph.agree(first, second).entities) == (7, 7, 5)
    assert dataclasses.astuple(graph.agree(second, first).entities) == (7, 7, 5)
    told = graph.agree(first, second, same={"twin": "twin-2"})
    assert told.entities.shared == 6
    several = graph.agree(first, second, same=[("twin", "twin-1"), ("twin", "twin-2")])
    assert several.entities.shared == 6


def test_what_is_said_to_be_one_has_to_be_there() -> None:
    kg = graph_of(PEOPLE)
    with pytest.raises(graph.UnknownName, match=r'of the first called "adda".*"ada"'):
        graph.agree(kg, kg, same={"adda": "ada"})
    with pytest.raises(graph.UnknownName, match=r'entities of the second called "north"'):
        graph.agree(kg, kg, same={"ada": "north"})


def test_scenarios_topics_and_documents_are_matched_too() -> None:
    said: dict[str, Any] = {"scenario": "red", "topic": "north", "evidence": cited((0, 3))}
    first = graph_of(PEOPLE, claim("advice", "ada", "bob", **said))
    header = {
        "documents": [{"id": "text", "title": "A NOTE"}],
        "scenarios": [{"id": "s1", "label": "if red wins", "group": "g"}],
        "topics": [{"id": "t1", "label": "Towards the sea"}],
    }
    there = {"document": "text", "start": 0, "end": 3}
    theirs = claim("advice", "ada", "bob", scenario="s1", topic="t1", evidence=[there])
    second = graph_of(PEOPLE, theirs, **header)

    found = graph.agree(first, second)

    assert found.documents.shared == 1
    assert (found.on("scenario").alike, found.on("topic").alike) == (1, 0)
    assert (found.words.exact, found.pairs[0].differs) == (1, ("topic",))
    assert graph.agree(first, second, same={"north": "t1"}).on("topic").alike == 1


def test_claims_of_other_documents_are_left_out() -> None:
    elsewhere = {"document": "other", "start": 0, "end": 3}
    documents = [{"id": "note", "title": "A note"}, {"id": "other", "title": "Other"}]
    first = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob"),
        claim("advice", "ada", "eve", evidence=[elsewhere]),
        documents=documents,
    )
    second = graph_of(PEOPLE, claim("advice", "ada", "bob"))

    found = graph.agree(first, second)

    assert (found.left_out, found.ties.f1) == ((1, 0), 1.0)
    assert "1 of the first's claims is left out" in str(found)
    strange = graph.agree(graph_of(PEOPLE, documents=documents[1:]), second)
    assert (strange.claims.second, strange.left_out) == (0, (0, 1))
    assert "no document in common" in str(strange)
    joined = graph.agree(strange_side(documents[1:]), second, same={"other": "note"})
    assert (joined.ties.f1, joined.words.exact) == (1.0, 1)


def test_claims_that_cite_nothing_are_compared() -> None:
    bare = graph_of(PEOPLE, claim("advice", "ada", "bob", evidence=[]), documents=[])
    found = graph.agree(bare, bare)
    assert (found.ties.f1, found.left_out) == (1.0, (0, 0))
    assert "no document in common" not in str(found)


def test_a_document_is_known_by_its_digest_before_its_title() -> None:
    def one(*documents: tuple[str, str, str | None]) -> graph.KnowledgeGraph:
        told = [
            {"id": name, "title": title, "digest": digest and digest * 64}
            for name, title, digest in documents
        ]
        return graph_of(PEOPLE, documents=told)

    first = one(("old", "A note", "a"), ("new", "Another", "b"))
    second = one(("x", "Another", "a"), ("y", "Something else", "b"))
    assert graph.agree(first, second).documents.shared == 2


def strange_side(documents: list[dict[str, str]]) -> graph.KnowledgeGraph:
    elsewhere = {"document": documents[0]["id"], "start": 0, "end": 3}
    return graph_of(
        PEOPLE, claim("advice", "ada", "bob", evidence=[elsewhere]), documents=documents
    )
