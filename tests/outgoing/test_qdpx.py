"""A graph as a REFI-QDA project: valid, at the right places, with every claim's standing, and stable."""

from __future__ import annotations

import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import Extract
from graph.outgoing.formats.qdpx import write
from graph.outgoing.markup import REPLACED
from graph.problems import UnusableFile
from tests.annotated import DATASETS, ENTITIES, PASSAGES, TEXT, annotated, cited, copies
from tests.command import ROOT, run
from tests.outgoing.hostile import fixed, graphs
from tests.tiny import claim, graph_of

SCHEMA = DATASETS / "qdpx" / "Project.xsd"
SOURCES = ROOT.parent / "shared" / "sources"
NAMES = {"q": "urn:QDA-XML:project:1.0"}

ALIASED = {
    "entities of which more is said than a name, a kind and a summary, which is left out": 1,
}
"""What a project lacks of the annotated graph: that one in it has another name."""


def project(path: Path) -> tuple[Any, dict[str, str]]:
    """A project's XML, and its texts by the names of their files."""
    with zipfile.ZipFile(path) as packed:
        texts = {one: packed.read(one).decode("utf-8") for one in packed.namelist() if "/" in one}
        return fromstring(packed.read("project.qde")), texts  # noqa: S314  # our own


def selections(root: Any) -> list[tuple[int, int, set[str], str]]:
    """Where each passage is, what it is coded with, and what is said of it."""
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{{{NAMES['q']}}}Code")}
    return [
        (
            int(one.get("startPosition")),
            int(one.get("endPosition")),
            {codes[ref.get("targetGUID")] for ref in one.iterfind("q:Coding/q:CodeRef", NAMES)},
            one.findtext("q:Description", "", NAMES),
        )
        for one in root.iter(f"{{{NAMES['q']}}}PlainTextSelection")
    ]


def valid(content: bytes) -> None:
    """Hold a project to the standard's own schema."""
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMA.is_file():
        pytest.skip("the standard's schema is not beside this checkout")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        etree.XMLSchema(etree.parse(SCHEMA)).assertValid(
            etree.fromstring(packed.read("project.qde"))
        )


def test_codings_stand_behind_an_emoji_and_arabic_where_the_words_do(tmp_path: Path) -> None:
    made = annotated().export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    root, texts = project(tmp_path / "a.qdpx")
    (text,) = texts.values()
    assert text == TEXT
    found = selections(root)
    assert [text[start:end] for start, end, _, _ in found] == [*PASSAGES]
    assert found[0][2] == {"supports (plan, If red wins)", "Rios", "the treaty"}
    assert found[4][2] == {"does not support (probable)", "Rios", "ابن خلدون"}
    assert "negated: yes" in found[4][3]
    assert "source: Rios (rios)" in found[4][3]
    assert "scenario: red" in found[0][3]
    assert made.unsaid == ALIASED


def test_line_ends_are_of_one_character_and_places_count_them_so(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    kg = annotated(text)
    made = kg.export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts", text))
    root, texts = project(tmp_path / "a.qdpx")
    (inner,) = texts.values()
    assert inner == TEXT
    assert [inner[start:end] for start, end, _, _ in selections(root)] == [*PASSAGES]
    assert sum(made.unsaid.values()) == 3 + sum(ALIASED.values())
    with zipfile.ZipFile(tmp_path / "a.qdpx") as packed:
        (name,) = texts
        assert not packed.read(name).startswith(b"\xef\xbb\xbf")


def test_a_project_is_valid_and_the_same_again(tmp_path: Path) -> None:
    texts = copies(tmp_path / "texts")
    first = write(Extract(annotated(coder="coder 1").engine, documents=texts))
    assert first == write(Extract(annotated(coder="coder 1").engine, documents=texts))
    assert first.private
    content = first.files[""]
    assert isinstance(content, bytes)
    valid(content)


def test_coders_are_users(tmp_path: Path) -> None:
    annotated(coder="coder 1").export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    root, _ = project(tmp_path / "a.qdpx")
    users = {one.get("guid"): one.get("name") for one in root.iterfind("q:Users/q:User", NAMES)}
    assert [*users.values()] == ["coder 1"]
    assert {one.get("creatingUser") for one in root.iter(f"{{{NAMES['q']}}}Coding")} == {*users}


def test_what_is_said_twice_in_one_place_is_one_passage_and_no_code_twice_there(
    tmp_path: Path,
) -> None:
    at = cited(PASSAGES[0])
    kg = graph_of(
        {"rios": "person", "treaty": "policy", "pact": "policy"},
        claim("support", "rios", "treaty", evidence=at),
        claim("support", "rios", "pact", evidence=at),
    )
    kg.export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    root, _ = project(tmp_path / "a.qdpx")
    ((_, _, codes, said),) = selections(root)
    assert codes == {"supports", "Rios", "Treaty", "Pact"}
    assert said.count("claim: ") == 2
    names = [one.get("name") for one in root.iter(f"{{{NAMES['q']}}}Code")]
    assert len(names) == len({name.casefold() for name in names})


def test_what_has_no_place_in_a_text_that_is_there_is_told(tmp_path: Path) -> None:
    kg = graph_of(
        {"rios": "person", "treaty": "policy"},
        claim("support", "rios", "treaty", evidence=cited(PASSAGES[0])),
        claim("opposition", "rios", "treaty", evidence=[{"document": "note", "record": "7"}]),
        claim("stance", "rios", "treaty", evidence=[{"document": "other", "start": 0, "end": 2}]),
        documents=[{"id": "note", "title": "A"}, {"id": "other", "title": "B"}],
    )
    made = kg.export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    assert "no stretch of a text" in str(made)
    assert "without a copy" in str(made)


def test_without_the_texts_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="--documents"):
        annotated().export(tmp_path / "a.qdpx")
    other = copies(tmp_path / "texts", "Another text.")
    with pytest.raises(UnusableFile, match="not the text that was cited"):
        annotated().export(tmp_path / "a.qdpx", documents=other)
    assert not (tmp_path / "a.qdpx").exists()
    done = run("export", tmp_path / "a.qdpx")
    assert done.status == 2
    assert "--documents" in done.err


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_project_is_its_owners_alone(tmp_path: Path) -> None:
    annotated().export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    assert stat.S_IMODE((tmp_path / "a.qdpx").stat().st_mode) & 0o077 == 0


def test_what_is_hard_to_write_is_valid(tmp_path: Path) -> None:
    written = write(Extract(fixed().engine, documents=copies(tmp_path / "texts")))
    content = written.files[""]
    assert isinstance(content, bytes)
    valid(content)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kg=graphs())
def test_any_graph_is_valid_and_says_what_is_denied_or_supposed(
    kg: KnowledgeGraph, tmp_path: Path
) -> None:
    kg.export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    valid((tmp_path / "a.qdpx").read_bytes())
    root, _ = project(tmp_path / "a.qdpx")
    names = {name for _, _, codes, _ in selections(root) for name in codes}
    for one in kg.relations(negated=True):
        assert any(" not " in name for name in names), one
    for one in kg.relations(scenario="red"):
        assert one.scenario != "red" or any("If red wins" in name for name in names)


@pytest.mark.skipif(
    not SOURCES.is_dir(), reason="there is no copy of the text beside this checkout"
)
def test_the_chilean_graph_is_coded_where_it_cites(tmp_path: Path) -> None:
    kg = graph.load()
    made = kg.export(tmp_path / "chile.qdpx", documents=SOURCES)
    valid((tmp_path / "chile.qdpx").read_bytes())
    root, texts = project(tmp_path / "chile.qdpx")
    (text,) = texts.values()
    found = selections(root)
    assert {(start, end) for start, end, _, _ in found} == {
        citation.span for one in kg.relations() for citation in one.evidence
    }
    assert all(text[start:end].strip() for start, end, _, _ in found)
    told = "\n".join(said for _, _, _, said in found)
    assert all(f"claim: {one.id}" in told for one in kg.relations())
    assert made.unsaid["findings, left out"] == len(kg.header.findings)
    assert not [words for words in made.unsaid if words.startswith("citations")]


def test_signs_that_xml_cannot_say_are_told(tmp_path: Path) -> None:
    entities = ENTITIES | {"rios": {"kind": "person", "name": "Rios\x02"}}
    tie = claim("location", "office", "harbour", evidence=cited("The office stays"))
    kg = graph_of(entities, tie, documents=[{"id": "note", "title": "A note"}])
    made = kg.export(tmp_path / "a.qdpx", documents=copies(tmp_path / "texts"))
    assert made.unsaid[REPLACED] > 0
    valid((tmp_path / "a.qdpx").read_bytes())
