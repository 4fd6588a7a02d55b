"""Loading pauses the garbage collector, and always leaves it as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph import garbage
from graph.garbage import paused_garbage_collection
from graph.problems import InvalidDataset, UnusableFile
from graph.reading.formats.json_lines import JsonLines
from graph.reading.sources import Batch
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, claim, graph_of, write


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_is_on_again_after_loading(tmp_path: Path) -> None:
    graph.load(write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}))

    assert gc.isenabled()


def test_the_collector_is_on_again_after_a_dataset_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(InvalidDataset):
        graph.load(write(tmp_path, {"relations.yaml": RELATIONS_YAML}))
    with pytest.raises(UnusableFile):
        graph.load(tmp_path / "nowhere")

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off(tmp_path: Path) -> None:
    gc.disable()

    graph.load(write(tmp_path, {"entities.yaml": ENTITIES_YAML}))

    assert not gc.isenabled()


def test_the_collector_is_off_while_records_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    batches = JsonLines.batches

    def look(lines: JsonLines) -> Iterator[Batch]:
        seen.append(gc.isenabled())
        return batches(lines)

    monkeypatch.setattr(JsonLines, "batches", look)
    (tmp_path / "entities.jsonl").write_text('{"id": "ada", "kind": "person", "name": "Ada"}')
    kg = graph.load(write(tmp_path, {}))

    assert seen == [False]
    assert len(kg.entities()) == 1


def test_the_collector_is_on_again_once_the_network_is_made() -> None:
    kg = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob"))

    assert kg.shortest_path("ada", "bob")
    assert kg.relations(source="ada")

    assert gc.isenabled()


def test_many_objects_are_set_aside_as_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "MANY", 0)

    graph.load(write(tmp_path, {"entities.yaml": ENTITIES_YAML}))

    assert gc.get_freeze_count() == 0
    assert gc.isenabled()


def test_a_pause_within_a_pause_ends_with_the_outer_one() -> None:
    with paused_garbage_collection():
        with paused_garbage_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), paused_garbage_collection():
        raise KeyError
    assert gc.isenabled()
