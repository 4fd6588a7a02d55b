"""A graph as UIMA CAS JSON: what dkpro-cassis finds in it is where the words are, and it is read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import Extract
from graph.outgoing.formats.cas import write
from graph.problems import UnusableFile
from graph.reading.annotated.cas import CLAIM, ENTITY, PASSAGE
from tests.annotated import PASSAGES, TEXT, annotated, copies
from tests.command import ROOT
from tests.outgoing.hostile import fixed, graphs
from tests.tiny import claim, graph_of

cassis = pytest.importorskip("cassis")
SOURCES = ROOT.parent / "shared" / "sources"


def loaded(path: Path) -> Any:
    with path.open("rb") as stream:
        return cassis.load_cas_from_json(stream)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    texts = copies(tmp_path / "texts")
    annotated(coder="coder 1").export(tmp_path / "a.cas.json", documents=texts)
    return tmp_path / "a.cas.json"


def test_cassis_finds_the_words_behind_an_emoji_and_arabic(written: Path) -> None:
    cas = loaded(written)
    assert cas.sofa_string == TEXT
    assert {one.get_covered_text() for one in cas.select(PASSAGE)} == {*PASSAGES}
    named = {(one.identifier, one.get_covered_text()) for one in cas.select(ENTITY)}
    assert named >= {
        ("harbour", "the harbour"),
        ("ibn-khaldun", "ابن خلدون"),
        ("ibn-khaldun", "Ibn Khaldun"),
        ("ibn-khaldun", "أمس"),  # not named there: all of the passage
    }


def test_the_file_counts_utf_16_units(written: Path) -> None:
    value = json.loads(written.read_text("utf-8"))
    structures = [one for one in value["%FEATURE_STRUCTURES"] if one["%TYPE"] == PASSAGE]
    units = TEXT.encode("utf-16-le")
    found = {units[2 * one["begin"] : 2 * one["end"]].decode("utf-16-le") for one in structures}
    assert found == {*PASSAGES}


def test_claims_have_ends_standing_and_labels_and_stand_at_their_targets(written: Path) -> None:
    claims = {one.label: one for one in loaded(written).select(CLAIM)}
    denied = claims["does not support (probable)"]
    assert denied.negated is True
    assert (denied.Governor.identifier, denied.Dependent.identifier) == ("rios", "ibn-khaldun")
    assert (denied.begin, denied.end) == (denied.Dependent.begin, denied.Dependent.end)
    supposed = claims["supports (plan, If red wins)"]
    assert (supposed.scenario, supposed.modality) == ("red", "plan")


def test_there_and_back_claims_and_places_are_the_same(written: Path) -> None:
    kg = annotated(coder="coder 1")
    assert not graph.read(written).problems
    again = graph.load(written)
    assert {one.id: one.statement for one in again.relations()} == {
        one.id: one.statement for one in kg.relations()
    }
    fields = ("relation", "document", "start", "end", "coder")
    assert [[one[name] for name in fields] for one in again.citations()] == [
        [one[name] for name in fields] for one in kg.citations()
    ]


def test_several_documents_are_several_files(tmp_path: Path) -> None:
    kg = graph_of(
        {"rios": "person", "treaty": "policy", "pact": "policy"},
        claim("support", "rios", "treaty", evidence=[{"document": "a", "start": 0, "end": 4}]),
        claim("support", "rios", "pact", evidence=[{"document": "b", "start": 0, "end": 4}]),
        claim("aim", "rios", "pact", evidence=[{"document": "c", "start": 0, "end": 4}]),
        documents=[{"id": name, "title": name.upper()} for name in "abc"],
    )
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{name} text", "utf-8")
    made = kg.export(tmp_path / "x.cas.json", documents=tmp_path)
    assert [one.name for one in made.files] == ["x.a.cas.json", "x.b.cas.json"]
    assert made.unsaid == {"citations of documents without a copy, left out": 1}
    assert {one.name for one in graph.load(tmp_path / "x.b.cas.json").entities()} == {
        "Rios",
        "Pact",
    }


def test_without_the_texts_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="--documents"):
        annotated().export(tmp_path / "a.cas.json")


def test_the_chilean_graph_goes_there_and_back(tmp_path: Path) -> None:
    if not SOURCES.is_dir():
        pytest.skip("there is no copy of the text beside this checkout")
    kg = graph.load()
    kg.export(tmp_path / "chile.cas.json", documents=SOURCES)
    again = graph.load(tmp_path / "chile.cas.json")
    assert {one.id for one in again.relations()} == {one.id for one in kg.relations()}
    assert again.citations() == kg.citations()
    cas = loaded(tmp_path / "chile.cas.json")
    spans = {(one.begin, one.end) for one in cas.select(PASSAGE)}
    assert spans == {one.span for each in kg.relations() for one in each.evidence}


def test_what_is_hard_to_write_is_read_by_cassis_and_back(tmp_path: Path) -> None:
    kg = fixed()
    kg.export(tmp_path / "a.cas.json", documents=copies(tmp_path / "texts"))
    assert len(loaded(tmp_path / "a.cas.json").select(CLAIM)) == len(kg.relations())
    again = graph.load(tmp_path / "a.cas.json")
    assert {one.id for one in again.relations()} == {one.id for one in kg.relations()}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kg=graphs())
def test_any_graph_is_read_back_claim_by_claim(kg: KnowledgeGraph, tmp_path: Path) -> None:
    written = write(Extract(kg.engine, documents=copies(tmp_path / "texts")))
    (content,) = written.files.values()
    assert isinstance(content, str)
    (tmp_path / "a.cas.json").write_text(content, "utf-8")
    loaded(tmp_path / "a.cas.json")
    found = graph.read(tmp_path / "a.cas.json")
    assert {one.id for one in found.dataset.relations} == {one.id for one in kg.relations()}
