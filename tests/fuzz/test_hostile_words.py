"""Words that trip tools up, in every field that takes words: they are refused or kept, never altered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph import KnowledgeGraph, checking
from graph.reading import load
from graph.writing.save import save
from tests.fuzz.laws import of_problems, of_words
from tests.fuzz.mutating import HOSTILE_WORDS, TEXTS
from tests.planted.tree import Tree, Written, at, paths_in, read_tree

SINGLE = {"language", "license", "quote", "record", "coder", "authors"}
"""Fields whose words are held against something else, or told apart by them."""


MEANT = {"deployment", "rios", "ana-rios", "author", "letter", "always", "fact", "docks"}
"""Hostile words that do stand for something, somewhere."""


def paths_of_texts(tree: Tree) -> list[tuple[Any, ...]]:
    """Where words stand that may be any."""
    return [
        (section, *path)
        for section in tree
        for path in paths_in(tree[section])
        if not TEXTS.isdisjoint(path[-2:])
        and SINGLE.isdisjoint(path[-2:])
        and isinstance(at(tree[section], path), str)
        and "kinds" not in path
    ]


def shown(word: str) -> str:
    return ascii(word)[:30]


@pytest.mark.parametrize("word", HOSTILE_WORDS, ids=shown)
@pytest.mark.parametrize("layout", ["yaml", "jsonl"])
def test_hostile_words_are_refused_in_their_place_or_kept_as_they_are(
    word: str, layout: Any, tmp_path: Path
) -> None:
    tree = read_tree()
    places = paths_of_texts(tree)
    assert len(places) > 60
    for *way, step in places:
        at(tree, tuple(way))[step] = word
    written = Written(tree, layout)
    folder = written.at(tmp_path / "data")

    problems = checking.read(folder, thorough=True).problems

    of_problems(problems, folder.iterdir())
    of_words(problems)
    errors = {
        (Path(one.place.file).name, one.place.line) for one in problems if one.severity == "error"
    }
    planted = {written.line(path) for path in places}
    assert errors <= planted, errors - planted
    if errors:
        return
    dataset = load(folder)
    kg = KnowledgeGraph(dataset)
    assert kg.entity("old-docks").name == word
    assert [one.note for one in dataset.relations if one.note] == [word] * 2
    for told in (repr(kg), kg.describe(), str(kg.relations()), kg.relations().sentences("es")):
        assert told
    assert len(kg.records()) == len(kg)
    save(dataset, tmp_path / "saved", layout)
    assert load(tmp_path / "saved").relations == dataset.relations
    assert load(tmp_path / "saved").entities == dataset.entities


NAMES: tuple[tuple[str, int, str], ...] = (
    ("relations", 1, "source"),
    ("relations", 1, "kind"),
    ("relations", 1, "scenario"),
    ("entities", 15, "id"),
    ("entities", 15, "level"),
)


@pytest.mark.parametrize("word", HOSTILE_WORDS, ids=shown)
def test_hostile_names_are_told_of_where_they_stand(word: str, tmp_path: Path) -> None:
    """In the place of ids, kinds and words of a list; of an id, its users may be told of too."""
    for section, number, field in NAMES:
        tree = read_tree()
        tree[section][number][field] = word
        written = Written(tree, "yaml")
        folder = written.at(tmp_path / f"{section}-{field}")

        problems = checking.read(folder, thorough=True).problems

        of_problems(problems, folder.iterdir())
        of_words(problems)
        told = {
            (Path(one.place.file).name, one.place.line)
            for one in problems
            if one.severity == "error"
        }
        if field != "id" and word and word not in MEANT:  # an empty cell is none
            assert told == {written.line((section, number, field))}
