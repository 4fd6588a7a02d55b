"""Files of Discourse Network Analyzer, of each generation, as datasets."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.checking import read
from graph.problems import count_by_rule
from tests.command import run
from tests.debates.made import GENERATIONS, SAMPLES, VARIABLES, document, said, sample, write

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="there are no data sets beside this checkout"
)
of_each = pytest.mark.parametrize("generation", GENERATIONS)


@needs_samples
@of_each
def test_the_sample_is_the_same_in_each_generation(generation: int, tmp_path: Path) -> None:
    path = sample(generation, tmp_path)
    before = path.read_bytes()
    found = read(path, thorough=True)
    assert count_by_rule(found.problems) == {"contradiction": 1}  # one document, both sides
    assert found.errors == ()
    kg = graph.load(path)
    assert (len(kg.entities()), len(kg), len(kg.documents)) == (20, 23, 7)
    assert sum(len(one.evidence) for one in kg.relations()) == 40
    assert {one.id for one in kg.relations()} == {
        one.id for one in graph.load(sample(3, tmp_path)).relations()
    }
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.stem == path.stem] == [path.name]


@needs_samples
def test_the_words_cited_are_those_that_were_coded(tmp_path: Path) -> None:
    """Half of the citations of the first generation were counted from a line end that its text lacks."""
    cited = {
        generation: [
            (one.source, one.target, c.start, c.end, c.digest, c.record)
            for one in graph.load(sample(generation, tmp_path)).relations()
            for c in one.evidence
        ]
        for generation in GENERATIONS
    }
    assert (
        [one[:5] for one in cited[1]]
        == [one[:5] for one in cited[2]]
        == [one[:5] for one in cited[3]]
    )
    with closing(sqlite3.connect(f"{sample(2, tmp_path).as_uri()}?mode=ro", uri=True)) as db:
        text, start, stop = db.execute(
            "SELECT Text, Start, Stop FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = DocumentId WHERE s.ID = 1"
        ).fetchone()
    (first,) = [one for one in cited[2] if one[5] == "statement 1"]
    assert first[2:5] == (start, stop, hashlib.sha256(text[start:stop].encode()).hexdigest()[:16])


@of_each
def test_a_statement_is_a_citation_of_a_claim(generation: int, tmp_path: Path) -> None:
    twice = [said(), said(start=5, stop=8), said(agreement=False, start=9, stop=13)]
    kg = graph.load(write(tmp_path / "a.dna", generation, twice))
    agreed, denied = sorted(kg.relations(), key=lambda one: one.negated)
    assert (agreed.source, agreed.target, agreed.holder) == ("union", "ships-pay", "union")
    assert str(agreed) == "Union (Ann) agrees: “Ships pay.”"
    assert str(denied) == "Union (Ann) does not agree: “Ships pay.”"
    assert [(one.start, one.record) for one in agreed.evidence] == [
        (0, "statement 1"),
        (5, "statement 2"),
    ]
    assert denied.negated
    assert getattr(agreed, "person") == "ann"  # noqa: B009  # a field that the file declares
    assert kg["ann"].kind == ("coded_person" if generation == 1 else "person")
    assert kg.documents[0].date == "2005-05-09"


@pytest.mark.parametrize("generation", [2, 3])
def test_nothing_of_accounts_is_carried_over(generation: int, tmp_path: Path) -> None:
    kg = graph.load(write(tmp_path / "a.dna", generation))
    kg.save(tmp_path / "saved")
    written = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "saved").iterdir())
    assert "secret" not in written
    assert {c.coder for one in kg.relations() for c in one.evidence} == {"coder 1"}
    assert "ships pay" not in written  # the document's words, which are not the concept's


@of_each
def test_places_are_counted_in_code_points(generation: int, tmp_path: Path) -> None:
    words = "\n😀😀 They say that ships pay."
    cited = said(start=words.index("They") + 2, stop=len(words) + 2)  # as Java counts
    path = write(tmp_path / "a.dna", generation, [cited], [document(words)])
    (citation,) = graph.load(path).relations()[0].evidence
    text = words[citation.start : citation.end]
    assert text == "They say that ships pay."
    assert citation.digest == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert citation.paragraph == 1


@of_each
def test_what_names_nobody_or_nothing_claims_nothing(generation: int, tmp_path: Path) -> None:
    statements = [said(organization=""), said(concept=" "), said(person="", organization="")]
    kg = graph.load(write(tmp_path / "a.dna", generation, statements))
    (one,) = kg.relations()
    assert one.source == "ann"  # who speaks for no organization
    assert len(kg.header.silent) == 2
    assert "claim nothing: 2" not in str(kg.header.description)
    assert "(no concept)" in str(kg.header.description)
    assert "(no organization)" in str(kg.header.description)


@pytest.mark.parametrize("generation", [2, 3])
def test_roles_numbers_and_notes_are_fields(generation: int, tmp_path: Path) -> None:
    types = {
        "NPF Story Element": {
            "narrator": "short text",
            "victim": "short text",
            "policy solution": "short text",
            "plot": "short text",
            "strength": "integer",
            "topic": "boolean",
        },
        "Annotation": {"note": "long text"},
        **VARIABLES,
    }
    told: dict[str, Any] = {
        "narrator": "The mayor",
        "victim": "Fishers",
        "policy_solution": "A quay",
        "plot": "Decline",
        "strength": 4,
        "topic": True,
    }
    statements = [
        {"type": "NPF Story Element", **said(**told)},
        {"type": "Annotation", **said(start=5, note="Look again.")},
        {"type": "DNA Statement", **said()},
    ]
    kg = graph.load(write(tmp_path / "a.dna", generation, statements, types=types))
    story, _claim = sorted(kg.relations(), key=lambda one: -len(one.kind))
    assert (story.kind, story.source, story.target) == ("npf_story_element", "the-mayor", "decline")
    said_of_it = story.model_dump()
    assert said_of_it["victim"] == "fishers"
    assert said_of_it["policy_solution"] == "a-quay"
    assert said_of_it["strength"] == 4
    assert story.negated is False
    assert {one.kind for one in kg} >= {"narrator", "victim", "policy_solution", "plot", "concept"}


def test_attributes_are_fields_and_an_alias_is_a_name(tmp_path: Path) -> None:
    second, third = (write(tmp_path / f"{one}.dna", one) for one in (2, 3))
    with closing(sqlite3.connect(second)) as db, db:
        db.execute("INSERT INTO ATTRIBUTES VALUES (7, 2, 'Union', 'NGO', 'The Union', '', 'Guild')")
        db.execute("INSERT INTO ATTRIBUTES VALUES (8, 2, 'Guild', 'NGO', '', 'Old.', '')")
        db.execute("INSERT INTO ATTRIBUTES VALUES (9, 2, '', '', '', '', '')")
        db.execute("INSERT INTO STATEMENTLINKS VALUES (1, 1, 1)")
    with closing(sqlite3.connect(third)) as db, db:
        db.execute("INSERT INTO ENTITIES VALUES (8, 2, 'Guild', NULL), (9, 2, '', NULL)")
        db.execute("UPDATE ENTITIES SET ID = 7, ChildOf = 8 WHERE Value = 'Union'")
        db.execute("UPDATE DATASHORTTEXT SET Entity = 7 WHERE VariableId = 2")
        for at, name in enumerate(("Type", "Alias", "Notes"), 1):
            db.execute("INSERT INTO ATTRIBUTEVARIABLES VALUES (?, 2, ?)", (at, name))
        db.execute("INSERT INTO ATTRIBUTEVALUES VALUES (1, 7, 1, 'NGO'), (2, 7, 2, 'The Union')")
        db.execute("INSERT INTO ATTRIBUTEVALUES VALUES (3, 8, 1, 'NGO'), (4, 8, 3, 'Old.')")
    for path in (second, third):
        kg = graph.load(path)
        union, guild = kg["The Union"], kg["Guild"]
        assert union.identifiers == {"dna": "7"}
        assert union.model_dump() | {"type": "NGO", "child_of": guild.id} == union.model_dump()
        assert guild.model_dump()["notes"] == "Old."
        assert union in kg.entities("organization")
        assert len(kg.entities("organization")) == 2
    assert "links between statements, left out: 1" in str(graph.load(second).header.description)


def test_the_page_of_it_is_built_from_the_command_line(tmp_path: Path) -> None:
    path, page = write(tmp_path / "a.dna", 3), tmp_path / "a.html"
    assert run("build", path, "-o", page).status == 0
    assert "Ships pay." in page.read_text(encoding="utf-8")
    assert run("check", path).status == 0
