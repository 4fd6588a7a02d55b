"""A graph as Web Annotations: places, words, and triples in which nothing denied or supposed is asserted."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import Extract
from graph.outgoing.formats.anno import write
from graph.writing.networkx import edge_label
from tests.annotated import PASSAGES, TEXT, annotated, copies
from tests.command import ROOT
from tests.outgoing.hostile import fixed, graphs

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph:DeprecationWarning"
)  # rdflib's own
OA = "http://www.w3.org/ns/oa#"
OURS = "urn:policygraph:"
SOURCES = ROOT.parent / "shared" / "sources"


def written(kg: KnowledgeGraph, documents: Path | None = None) -> Any:
    return json.loads(write(Extract(kg.engine, documents=documents)).files[""])


def triples(value: Any) -> Any:
    """The file as rdflib reads it."""
    rdflib = pytest.importorskip("rdflib")
    return rdflib.Graph().parse(data=json.dumps(value), format="json-ld")


def test_places_count_code_points_and_stand_beside_the_words(tmp_path: Path) -> None:
    value = written(annotated(), copies(tmp_path / "texts"))
    found = [target for one in value["first"]["items"] for target in one["target"]]
    selectors = [{each["type"]: each for each in target["selector"]} for target in found]
    assert len(selectors) == len(PASSAGES)
    for one in selectors:
        place, quote = one["TextPositionSelector"], one["TextQuoteSelector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        assert TEXT[: place["start"]].endswith(quote.get("prefix", ""))
        assert TEXT[place["end"] :].startswith(quote["suffix"])
    assert {one["TextQuoteSelector"]["exact"] for one in selectors} == {*PASSAGES}


def test_without_the_texts_there_are_places_and_the_words_that_the_claims_quote() -> None:
    plain = written(annotated())
    assert "TextQuoteSelector" not in json.dumps(plain["first"])
    kg = annotated(quote="Rios")
    quoted = written(kg)
    assert json.dumps(quoted["first"]).count('"TextQuoteSelector"') == len(PASSAGES)
    assert not write(Extract(kg.engine)).private


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_file_with_words_of_the_texts_is_private(tmp_path: Path) -> None:
    texts = copies(tmp_path / "texts")
    annotated().export(tmp_path / "a.anno.jsonld", documents=texts)
    annotated().export(tmp_path / "b.anno.jsonld")
    assert stat.S_IMODE((tmp_path / "a.anno.jsonld").stat().st_mode) & 0o077 == 0
    (tmp_path / "b.anno.jsonld").chmod(0o644)
    annotated().export(tmp_path / "b.anno.jsonld")
    assert stat.S_IMODE((tmp_path / "b.anno.jsonld").stat().st_mode) == 0o644
    (tmp_path / "c.anno.jsonld").write_text("before", "utf-8")
    (tmp_path / "c.anno.jsonld").chmod(0o644)
    annotated().export(tmp_path / "c.anno.jsonld", documents=texts)
    assert stat.S_IMODE((tmp_path / "c.anno.jsonld").stat().st_mode) == 0o600
    assert "the treaty" in (tmp_path / "a.anno.jsonld").read_text("utf-8")
    assert "would back" not in (tmp_path / "b.anno.jsonld").read_text("utf-8")


def test_a_copy_of_another_text_is_told_and_not_quoted(tmp_path: Path) -> None:
    texts = copies(tmp_path / "texts", "Another text.")
    made = annotated().export(tmp_path / "a.anno.jsonld", documents=texts)
    assert made.unsaid == {
        "documents without a copy, whose words are not in it": 1,
        "entities of which more is said than a name and a kind, which is left out": 1,
    }


def test_it_is_the_same_rdf_for_rdflib_and_pyld_and_fetches_nothing() -> None:
    jsonld = pytest.importorskip("pyld.jsonld")

    def refuse(url: str, _options: Any) -> Any:
        raise AssertionError(url)

    value = written(annotated(coder="coder 1"))
    ours = triples(value)
    theirs = jsonld.to_rdf(
        value, {"format": "application/n-quads", "documentLoader": refuse}
    ).splitlines()
    assert len(ours) == len({*theirs}) > 50


def test_what_is_denied_or_supposed_is_no_triple_of_its_ends() -> None:
    pytest.importorskip("rdflib")
    value = written(annotated())
    found = triples(value)
    entities = {str(one) for one in found.subjects() if f"{OURS}tiny:entity:" in str(one)}
    assert len(entities) == 5
    said = {(str(a), str(b)) for a, _, b in found if str(a) in entities}
    assert not {(a, b) for a, b in said if b in entities}
    labels = [
        body["value"]
        for one in value["first"]["items"]
        for body in one["body"]
        if body.get("purpose") == "tagging"
    ]
    assert "does not support (probable)" in labels
    assert "supports (plan, If red wins)" in labels


def test_a_claim_is_one_annotation_of_all_that_it_cites() -> None:
    pytest.importorskip("rdflib")
    found = triples(written(graph.load()))
    kg = graph.load()
    annotations = {*found.subjects(predicate=None, object=None)}
    kinds = [str(kind) for kind in found.objects(None, None)]
    assert kinds.count(f"{OA}Annotation") <= len(annotations)
    count = len([*found.triples((None, None, None))])
    assert count > 10 * len(kg.relations())
    targets = [one for one in found.predicates() if str(one) == f"{OA}hasTarget"]
    assert len(targets) == sum(len(one.evidence) for one in kg.relations())


@pytest.mark.parametrize("documents", [True, False])
def test_there_and_back_claims_and_places_are_the_same(tmp_path: Path, documents: bool) -> None:
    kg = annotated(coder="coder 1")
    texts = copies(tmp_path / "texts") if documents else None
    kg.export(tmp_path / "a.anno.jsonld", documents=texts)
    assert not graph.read(tmp_path / "a.anno.jsonld").problems
    again = graph.load(tmp_path / "a.anno.jsonld")
    assert {one.id: one.statement for one in again.relations()} == {
        one.id: one.statement for one in kg.relations()
    }
    cited = [(one["relation"], one["start"], one["end"], one["coder"]) for one in again.citations()]
    assert cited == [
        (one["relation"], one["start"], one["end"], one["coder"]) for one in kg.citations()
    ]
    assert {one.id: one.name for one in again.entities()} == {
        one.id: one.name for one in kg.entities()
    }
    assert again.documents[0].digest == kg.documents[0].digest


@pytest.mark.parametrize("documents", [True, False])
def test_the_chilean_graph_goes_there_and_back(tmp_path: Path, documents: bool) -> None:
    if documents and not SOURCES.is_dir():
        pytest.skip("there is no copy of the text beside this checkout")
    kg = graph.load()
    made = kg.export(tmp_path / "chile.anno.jsonld", documents=SOURCES if documents else None)
    assert made.unsaid["findings, left out"] == len(kg.header.findings)
    assert not [words for words in made.unsaid if words.startswith("citations")]
    assert not graph.read(tmp_path / "chile.anno.jsonld").errors
    again = graph.load(tmp_path / "chile.anno.jsonld")
    assert {one.id for one in again.relations()} == {one.id for one in kg.relations()}
    assert again.citations() == kg.citations()
    if documents:
        assert {one.verdict for one in again.verify(SOURCES)} == {"matched"}


def test_what_is_hard_to_write_is_read_back(tmp_path: Path) -> None:
    pytest.importorskip("rdflib")
    kg = fixed()
    assert len(triples(written(kg))) > 50
    kg.export(tmp_path / "a.anno.jsonld")
    again = graph.load(tmp_path / "a.anno.jsonld")
    assert {one.id for one in again.relations()} == {one.id for one in kg.relations()}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kg=graphs())
def test_any_graph_is_read_back_claim_by_claim(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.export(tmp_path / "a.anno.jsonld")
    if not kg.relations():
        return
    found = graph.read(tmp_path / "a.anno.jsonld")
    assert {one.id for one in found.dataset.relations} == {one.id for one in kg.relations()}
    names = {one.id: one.name for one in kg.entities()}
    assert all(names[one.id] == one.name for one in found.dataset.entities)


def test_labels_are_those_of_the_other_formats_in_the_language_that_is_asked_for() -> None:
    extract = Extract(annotated().engine, "es")
    value = json.loads(write(extract).files[""])
    found = {one["body"][1]["value"] for one in value["first"]["items"]}
    labels = {edge_label(record, extract.about) for record in extract.records}
    assert found == labels
    assert not any("probable)" in one and "does not" in one for one in found)
    assert any("plan" in one for one in found)
