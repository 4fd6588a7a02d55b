"""A folder of notes: safe names, links that lead somewhere, front matter that is YAML, claims with their standing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import UnusableFile
from tests.command import run
from tests.outgoing.hostile import fixed, graphs
from tests.outgoing.test_graphs import RANDOM, written
from tests.tiny import graph_of

LINK = re.compile(r"(?<!\\)\[\[([^\]|]+)(?:\|([^\]]*))?\]\]")
UNSAFE = re.compile(r'[*"\\/<>:|?#^\[\]\x00-\x1f]')


def notes(kg: KnowledgeGraph) -> dict[str, str]:
    return {name.removesuffix(".md"): text for name, text in written(kg, "vault").items()}


def check(kg: KnowledgeGraph) -> None:
    """What has to hold of any vault."""
    found = notes(kg)
    assert len(found) == len(kg.entities()) + 1
    assert len({name.casefold() for name in found}) == len(found)
    for name, text in found.items():
        assert not UNSAFE.search(name)
        assert name == name.strip(" .")
        assert len(f"{name}.md".encode()) < 200
        assert {link for link, _shown in LINK.findall(text)} <= set(found)
        _, front, body = text.split("---\n", 2)
        said = yaml.safe_load(front)
        assert all(isinstance(one, str | list) for one in said.values())
        assert not re.search(r"(?<!\\)<", body)
    ids = {yaml.safe_load(text.split("---\n", 2)[1])["id"] for text in found.values()}
    assert ids == {*(one.id for one in kg.entities()), kg.header.id}


def test_every_link_leads_to_a_note_and_every_name_is_safe() -> None:
    for kg in (graph.load(), fixed()):
        check(kg)


@RANDOM
@given(graphs())
def test_whatever_entities_are_called(kg: KnowledgeGraph) -> None:
    check(kg)


def test_names_that_differ_in_capitals_only_are_two_files(tmp_path: Path) -> None:
    names = ("Aid", "AID", "aid", "Straße", "STRASSE", "con", "a/b", "a:b", "...", "É", "E\u0301")
    kg = graph_of({f"e{at}": {"kind": "country", "name": name} for at, name in enumerate(names)})
    check(kg)
    kg.export(tmp_path / "vault", "vault")
    assert len([*(tmp_path / "vault").iterdir()]) == len(names) + 1


def test_notes_of_an_earlier_export_are_not_left_among_those_of_a_smaller_one(
    tmp_path: Path,
) -> None:
    kg, vault = graph.load(), tmp_path / "vault"
    all_of_it = kg.export(vault, "vault")
    assert kg.export(vault, "vault").files == all_of_it.files
    before = {one.name: one.read_bytes() for one in vault.iterdir()}
    fewer = kg.subgraph(topic="north")
    left = len(kg.entities()) - len(fewer.entities())
    with pytest.raises(UnusableFile, match=rf"{left} files ending in \.md .*a new folder"):
        fewer.export(vault, "vault")
    assert {one.name: one.read_bytes() for one in vault.iterdir()} == before
    refused = run("export", vault, "--format", "vault", "--topic", "north")
    assert refused.status == 2
    assert "files ending in .md" in refused.err

    settings = tmp_path / "mine" / ".obsidian"
    settings.mkdir(parents=True)
    (settings.parent / "picture.png").write_bytes(b"")
    assert fewer.export(settings.parent, "vault").entities == len(fewer.entities())


def test_every_claim_is_in_both_notes_with_how_it_stands() -> None:
    kg = fixed()
    found = {yaml.safe_load(one.split("---\n", 2)[1])["id"]: one for one in notes(kg).values()}
    (denied,) = kg.relations(kind="support")
    for end in denied.ends:
        (line,) = (line for line in found[end].splitlines() if "support" in line)
        assert "does not support" in line
        for word in ("denied", "expectation", "possible", "If blue wins", "held by", "note ¶1"):
            assert word in line, word
    for one in kg.relations():
        for end in one.ends:
            assert found[end].count("\n- ") >= 1


def test_front_matter_keeps_what_looks_like_a_number_a_text() -> None:
    kg = graph_of({"0012": {"kind": "country", "name": "2e10", "aliases": ["null", "yes"]}})
    (text,) = (text for name, text in notes(kg).items() if name == "2e10")
    said = yaml.safe_load(text.split("---\n", 2)[1])
    assert said == {"id": "0012", "kind": "country", "name": "2e10", "aliases": ["null", "yes"]}
