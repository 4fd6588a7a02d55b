"""What a record says without its statement: source, label, target, with how it stands and its own fields.

People query the records and read no statement, so what the fields say must be true alone. The files in
``golden`` list the sentences that they compose; whoever changes one reads it anew against the text before
``python -m tests.test_bare_records`` writes the files again.
"""

from __future__ import annotations

from pathlib import Path

import click
import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import Named, Relation, naming, own_fields, references
from graph.vocabulary.sentences import compose
from tests.command import ROOT

GOLDEN = Path(__file__).parent / "golden" / "chile-2025-bare.txt"


def bare(kg: KnowledgeGraph, relation: Relation) -> str:
    """A record as a sentence, without its statement and its note."""
    names = {entity.id: entity.name for entity in kg.entities()}
    worlds = {scenario.id: scenario.label for scenario in kg.scenarios}
    held = "" if relation.holder == "author" else f" [{names[relation.holder]}]"
    return (
        f"{relation.id} {compose(relation, names, 'en', worlds.get(relation.scenario or ''))}{held}"
    )


def listed(kg: KnowledgeGraph) -> str:
    return "".join(f"{bare(kg, one)}\n" for one in kg.relations())


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph.load()


def test_every_record_was_read_without_its_statement(kg: KnowledgeGraph) -> None:
    assert listed(kg).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_a_bare_record_says_how_it_stands(kg: KnowledgeGraph) -> None:
    names = {entity.id: entity.name for entity in kg.entities()}
    for one in kg.relations():
        said = bare(kg, one)
        assert (one.statement or "") not in said
        assert names[one.source] in said
        assert names[one.target] in said
        if one.modality != "fact":
            assert {
                "assessment": "assessed",
                "plan": "planned",
                "expectation": "expected",
                "risk": "risk",
                "recommendation": "recommended",
            }[one.modality] in said
        if one.negated:
            assert " not " in said
        if one.end == "past":
            assert "no longer" in said or "in the past" in said
        named = references(type(one))
        for name in own_fields(type(one)):
            value = getattr(one, name)
            words = naming(type(one), name).words
            shown = (
                names[value]
                if value in names and name in named
                else words.get(value, Named(str(value))).label
            )
            assert value is None or shown in said, name


def test_what_two_readers_found_to_be_another_thing_is_not_said(kg: KnowledgeGraph) -> None:
    """The kinds of fault that they found, each asked of every record."""
    for one in kg.relations():
        # A plan is what somebody intends to do, never a stance or a frame of today.
        if one.modality == "plan":
            assert one.kind not in {"framing", "stance", "evaluation"}, one
            assert one.end is None, one
        if one.kind == "candidacy":  # nobody has lost what has not been held
            assert one.__dict__["outcome"] is None or one.target == "first-round-2025", one
        if one.kind == "debate":
            assert one.modality == "fact", one
        if one.kind == "aim":  # countries and people aim, things signal
            assert one.source not in {"military-modernisation", "regional-military-modernisation"}
        assert one.holder != "presidential-candidates", one  # most of them are not all of them
        assert one.basis == "stated" or one.note, one
    for country in ("peru", "bolivia"):
        assert not kg.relations(kind="effect", source=country)
    assert not kg.relations(kind="deployment", legal_basis="emergency-plans")


if __name__ == "__main__":
    for name in ("chile-2025", "chile-2025-news"):
        golden = GOLDEN.with_name(f"{name}-bare.txt")
        golden.write_text(listed(graph.load(ROOT / "data" / name)), encoding="utf-8")
        click.echo(golden)
