"""Writing a graph in a format: what goes, where it is written, what is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing import formats
from graph.outgoing.extract import Extract
from graph.problems import UnusableFile
from tests.command import run
from tests.outgoing.hostile import fixed
from tests.tiny import claim, graph_of


def test_all_of_a_graph_is_read_back_from_one_file_of_json(tmp_path: Path) -> None:
    kg = graph.load()
    made = kg.export(tmp_path / "chile.json")
    again = graph.load(tmp_path / "chile.json")
    assert again.dataset == kg.dataset
    assert (made.entities, made.relations) == (len(kg.entities()), len(kg.relations()))
    assert made.files == (tmp_path / "chile.json",)
    assert made.unsaid == {}


def test_what_is_hard_to_write_is_read_back(tmp_path: Path) -> None:
    kg = fixed()
    kg.export(tmp_path / "hard.json")
    assert graph.load(tmp_path / "hard.json").relations() == kg.relations()


@pytest.mark.parametrize(
    "asked", [{"scenario": "kast"}, {"kind": "deployment"}, {"topic": "north"}]
)
def test_a_part_goes_with_all_that_it_names(tmp_path: Path, asked: Any) -> None:
    kg = graph.load()
    kg.export(tmp_path / "part.json", **asked)
    assert not graph.read(tmp_path / "part.json").errors
    part = graph.load(tmp_path / "part.json")
    assert part.relations().sentences() == kg.relations(**asked).sentences()
    assert part.engine.header.headline is None


def test_only_facts_go_where_only_facts_are_wanted(tmp_path: Path) -> None:
    kg = graph.load()
    kg.export(tmp_path / "facts.json", facts_only=True)
    facts = graph.load(tmp_path / "facts.json").relations()
    assert {(one.modality, one.negated, one.scenario, one.certainty) for one in facts} == {
        ("fact", False, None, "certain")
    }
    wanted = [
        one.id
        for one in kg.relations(modality="fact", negated=False, certainty="certain")
        if one.scenario is None
    ]
    assert [one.id for one in facts] == wanted


def test_the_ending_says_the_format_or_its_name_does(tmp_path: Path) -> None:
    kg = fixed()
    kg.export(tmp_path / "odd.dat", "json")
    assert json.loads((tmp_path / "odd.dat").read_text("utf-8"))["id"] == "tiny"
    kg.export(tmp_path / "named.dat", format="json", kind="support")
    kg.relations().export(tmp_path / "answer.dat", format="json")
    kg.export(tmp_path / "asked.dat", format="json", query=graph.Query(kind="support"))
    assert (tmp_path / "asked.dat").read_bytes() == (tmp_path / "named.dat").read_bytes()
    with pytest.raises(UnusableFile, match=r"says no format; end it in one of .*\.json"):
        kg.export(tmp_path / "odd.dat")
    for told in ("--format NAME, format=", "vault", "tables", "bulk-csv"):
        with pytest.raises(UnusableFile, match=told):
            kg.export(tmp_path / "odd.dat")
    with pytest.raises(ValueError, match=r'found .jsn.*Did you mean "json"'):
        kg.export(tmp_path / "odd.dat", "jsn")


def test_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "kast.json"
    done = run("export", file, "--scenario", "If Kast wins", "--modality", "plan")
    assert done.status == 0
    count = len(graph.load().relations(scenario="kast", modality="plan"))
    assert f"{count} relations" in done.out
    assert len(graph.load(file).relations()) == count
    refused = run("export", tmp_path / "x.abc")
    assert refused.status == 2
    assert "says no format" in refused.err
    assert not (tmp_path / "x.abc").exists()
    unknown = run("export", file, "--format", "jsn")
    assert unknown.status == 2
    assert 'Did you mean "json"' in unknown.err
    for one in formats.formats():
        assert one.name in run("export", "--help").out


def test_what_was_written_is_not_said_to_be_all_that_went_in(tmp_path: Path) -> None:
    kg = fixed()
    made = kg.export(tmp_path / "a.dot")
    first, *_rest = str(made).splitlines()
    of = f"{len(kg.entities())} entities and {len(kg.relations())} relations"
    assert first == f"wrote {tmp_path / 'a.dot'}, of {of}"
    assert of in made._repr_html_()
    one = graph_of({"ada": "person", "bob": "person"}, claim("support", "ada", "bob"))
    assert str(one.export(tmp_path / "a.csv")) == "wrote 5 files, of 2 entities and 1 relation"


def test_what_goes_wrong_while_writing_is_not_told_as_a_wrong_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_more: Any) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(KnowledgeGraph, "export", broken)
    with pytest.raises(ValueError, match=r"^a fault of ours$"):
        run("export", tmp_path / "a.json")


@pytest.mark.parametrize("one", formats.formats(), ids=lambda one: one.name)
def test_every_format_says_what_it_is_keeps_and_loses(one: formats.Format) -> None:
    assert one.words
    assert one.keeps
    assert one.folder or one.endings or one.name


@pytest.mark.parametrize("one", formats.formats(), ids=lambda one: one.name)
def test_every_format_writes_the_same_bytes_again_of_nothing_and_of_what_is_hard(
    one: formats.Format, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("A note.", "utf-8")
    for kg in (fixed(), graph.load().subgraph(kind="visit", negated=True)):
        documents = tmp_path if one.of_texts else None
        try:
            first, again = (one.write(Extract(kg.engine, documents=documents)) for _ in range(2))
        except ImportError as error:
            pytest.skip(str(error))
        assert first == again
        assert first.files


def test_an_answer_is_written_as_it_is(tmp_path: Path) -> None:
    kg = graph.load()
    answer = kg.relations(topic="north")[:3] + kg.relations(kind="border")
    made = (answer + answer[:1]).export(tmp_path / "some.json", language="es")

    part = graph.load(tmp_path / "some.json")
    assert {one.id for one in part.relations()} == {one.id for one in answer}
    assert made.relations == len(part.relations()) == len({one.id for one in answer})
    assert not graph.read(tmp_path / "some.json").errors
    assert part.engine.header.headline is None

    facts = answer.export(tmp_path / "facts.json", facts_only=True)
    assert 0 < facts.relations < made.relations
    none = kg.relations(text="no such words").export(tmp_path / "none.odd", "json")
    assert none.relations == 0
    kg.relations(topic="north").export(tmp_path / "asked.json")
    kg.export(tmp_path / "by-query.json", topic="north")
    assert (tmp_path / "asked.json").read_bytes() == (tmp_path / "by-query.json").read_bytes()


def test_relations_of_no_graph_or_of_another_are_not_written(tmp_path: Path) -> None:
    kg, other = graph.load(), fixed()
    with pytest.raises(TypeError, match="come from no graph"):
        graph.Relations(kg.relations()[:2]).export(tmp_path / "x.json")
    with pytest.raises(graph.UnknownRelation):
        (kg.relations()[:1] + other.relations()).export(tmp_path / "x.json")
    assert not list(tmp_path.iterdir())
