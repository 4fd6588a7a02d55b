"""A dataset is saved only where nothing else would be read along with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.problems import UnusableFile
from tests.tiny import claim, graph_of

KG = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob"))


@pytest.mark.parametrize("format", ["yaml", "jsonl", "json"])
def test_saving_twice_is_saving_once(format: str, tmp_path: Path) -> None:
    for _time in range(2):
        KG.save(tmp_path, format)
    assert graph.load(tmp_path).dataset == KG.dataset


@pytest.mark.parametrize(
    "name", ["entities.jsonl", "ENTITIES.JSON", "relations-north.yaml", "entities_more.yml"]
)
def test_files_that_would_be_read_along_are_refused_and_left_alone(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("what is here", encoding="utf-8")
    with pytest.raises(UnusableFile) as caught:
        KG.save(tmp_path, "yaml")
    assert caught.value.path == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "what is here"


def test_other_files_do_not_matter(tmp_path: Path) -> None:
    for name in ("README.md", "guide.txt", ".relations.csv"):
        (tmp_path / name).write_text("what is here", encoding="utf-8")
    KG.save(tmp_path, "yaml")
    assert (tmp_path / "relations.yaml").is_file()


@pytest.mark.parametrize("name", ["relations.csv", "entities.txt", "note.jsonl", "documents.md"])
def test_files_for_which_what_is_saved_would_fail_its_check_are_refused(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("what is here", encoding="utf-8")
    with pytest.raises(UnusableFile) as caught:
        KG.save(tmp_path, "yaml")
    assert caught.value.path == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
