"""Whoever gives a function something else is told what it takes, and what was given."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, claim, graph_of, write

KG = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob", id="a"))
ANY: Any = KG
PATHS: dict[str, Callable[[Any], Any]] = {
    "load": graph.load,
    "read": graph.read,
    "save": ANY.save,
    "to_html": ANY.to_html,
    "documents": lambda given: ANY.to_html(documents=given),
    "verify": ANY.verify,
    "coverage": ANY.coverage,
}
STRANGE = {
    "a list": ["a", "b"],
    "int 42": 42,
    "a dict": {},
    "bytes b'data'": b"data",
    "an open file": io.StringIO(),
    "bool True": True,
    "a KnowledgeGraph": KG,
    "a Dataset": KG.dataset,
}


@pytest.mark.parametrize("takes", PATHS)
@pytest.mark.parametrize("found", STRANGE)
def test_what_takes_a_path_says_so(takes: str, found: str) -> None:
    with pytest.raises(TypeError) as caught:
        PATHS[takes](STRANGE[found])
    assert "path" in str(caught.value)
    assert f"found {found}" in str(caught.value)


@pytest.mark.parametrize("takes", PATHS)
@pytest.mark.parametrize("given", ["", "  ", "a\0b", "a\ud800"])
def test_what_no_file_can_be_called_is_no_path(takes: str, given: str) -> None:
    with pytest.raises(graph.UnusableFile):
        PATHS[takes](given)


def test_a_path_is_any_path(tmp_path: Path) -> None:
    class Somewhere:
        def __fspath__(self) -> str:
            return str(tmp_path)

    write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML})
    for path in (tmp_path, str(tmp_path), Somewhere()):
        assert len(graph.load(path)) == 1  # type: ignore[arg-type]
    assert len(graph.load(None)) == len(graph.load())


@pytest.mark.parametrize("given", ["path", Path("x"), {}, [], 42, None, io.StringIO()])
def test_a_graph_is_made_of_a_dataset(given: Any) -> None:
    with pytest.raises(TypeError, match=r"Dataset.*load\(path\).*found"):
        KnowledgeGraph(given)


ASKED: list[tuple[Callable[[], Any], str]] = [
    (lambda: graph.check("path"), r"Dataset.*read\(path\).*found str 'path'"),  # type: ignore[arg-type]
    (lambda: graph.check(ANY), r"kg\.dataset.*found a KnowledgeGraph"),
    (lambda: graph.verify(ANY, "folder"), r"kg\.verify\(folder\).*KnowledgeGraph"),  # type: ignore[arg-type]
    (lambda: graph.verify(KG.dataset, "folder"), r"kg\.verify\(folder\).*str 'folder'"),  # type: ignore[arg-type]
    (lambda: graph.coverage(ANY, "folder"), r"kg\.coverage\(folder\)"),  # type: ignore[arg-type]
    (lambda: graph.coverage(KG.dataset, Path("x")), r"found a \w*Path"),  # type: ignore[arg-type]
    (lambda: graph.cite(Path("x"), "words"), r"read_text\(path\)"),  # type: ignore[arg-type]
    (lambda: graph.cite("text", 42), "found int 42"),  # type: ignore[arg-type]
    (lambda: graph.compare("red", "blue"), "found str 'red'"),  # type: ignore[arg-type]
    (lambda: ANY.compare(1, 2), "scenario.*found int 1"),
    (lambda: ANY.relation(42), "relation.*found int 42"),
    (lambda: ANY.relation([]), "relation.*found a list"),
    (lambda: ANY.scenario(None), "scenario.*found None"),
    (lambda: ANY.ask(42), "question.*found int 42"),
    (lambda: ANY.entity([]), "entity.*found a list"),
    (lambda: ANY.find(None), "entity.*found None"),
    (lambda: ANY.neighbors(b"x"), "entity.*found bytes b'x'"),
    (lambda: ANY.ego({}), "entity.*found a dict"),
    (lambda: ANY.shortest_path(None, "ada"), "entity.*found None"),
    (lambda: list(ANY.paths("ada", [])), "entity.*found a list"),
]


@pytest.mark.parametrize(("ask", "words"), ASKED, ids=range(len(ASKED)))
def test_the_sentence_says_what_to_give(ask: Callable[[], Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        ask()
