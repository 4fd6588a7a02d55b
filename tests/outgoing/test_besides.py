"""What formats have no place for is counted, in words, and told to whoever writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.outgoing import formats
from graph.outgoing.besides import besides
from graph.outgoing.extract import Extract
from tests.annotated import ENTITIES, cited, copies
from tests.command import ROOT
from tests.tiny import claim, graph_of

SOURCES = ROOT.parent / "shared" / "sources"
FORMATS = (
    *("anno", "bulk-csv", "cas", "ftm", "gephi-csv", "jsonld", "pyvis", "qdpx", "trig", "vault"),
)
NEEDS = {"cas": "cassis", "ftm": "followthemoney", "pyvis": "pyvis"}
SAID = {
    "vault": ("claims without their topic", "claims without their note", "documents of which"),
    "pyvis": ("claims without their topic", "claims without the fields", "entities of which"),
    "bulk-csv": ("documents of which", "scenarios of which"),
    "gephi-csv": ("documents of which", "scenarios of which"),
    "anno": ("entities of which", "claims without their statement in", "documents of which"),
    "cas": ("entities of which", "claims without their note in", "documents of which"),
    "qdpx": ("entities of which", "claims without their note in", "documents without their note"),
    "ftm": (
        *("entities without their summary in", "documents without their note"),
        *("facts without the words that", "facts without who coded", "facts without their note in"),
    ),
    "dot": ("claims without their topic", "claims without that", "claims without the fields"),
    "mermaid": ("claims without their note", "claims without their words in other languages"),
}


def format_called(name: str) -> formats.Format:
    """A format by its name."""
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    return next(one for one in formats.formats() if one.name == name)


@pytest.mark.parametrize("name", FORMATS)
def test_findings_questions_and_silences_are_told_where_they_are_left_out(name: str) -> None:
    one = format_called(name)
    if one.of_texts and not SOURCES.is_dir():
        pytest.skip("there is no copy of the text beside this checkout")
    extract = Extract(graph.load().engine, documents=SOURCES if one.of_texts else None)
    told = besides(extract)
    assert len(told) > 1
    assert told.items() <= dict(one.write(extract).unsaid).items()


@pytest.mark.parametrize("name", SAID)
def test_what_a_format_has_no_field_for_is_told(name: str, tmp_path: Path) -> None:
    one = format_called(name)
    rios = ENTITIES["rios"] | {
        "aliases": ["R."],
        "summary": "A poet.",
        "summaries": {"es": "Poeta."},
    }
    tie = claim(
        *("membership", "rios", "office"),
        role="clerk",
        basis="inferred",
        topic="work",
        note="As before.",
        notes={"es": "Como antes."},
        statement="Rios works there.",
        statements={"es": "Rios trabaja allí."},
        evidence=cited("The office stays", quote="The office stays", coder="Coder A"),
    )
    kg = graph_of(
        ENTITIES | {"rios": rios},
        tie,
        documents=[{"id": "note", "title": "A note", "note": "Found in a drawer."}],
        topics=[{"id": "work", "label": "Work"}],
    )
    unsaid = one.write(Extract(kg.engine, documents=copies(tmp_path / "texts"))).unsaid
    for words in SAID[name]:
        assert [count for told, count in unsaid.items() if told.startswith(words)], (words, unsaid)
