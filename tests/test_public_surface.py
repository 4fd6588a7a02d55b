"""What users import, by name; and what importing, helping and querying must not load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_type_hints

import pytest

import graph
from tests.command import ROOT, python
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, write

SURFACE = [
    "Agreement",
    "AmbiguousName",
    "Answer",
    "Citation",
    "Comparison",
    "Dataset",
    "Document",
    "Entity",
    "Found",
    "GraphError",
    "InvalidDataset",
    "KnowledgeGraph",
    "NestedScenario",
    "NoPath",
    "Path",
    "Problem",
    "Query",
    "Question",
    "Relation",
    "Relations",
    "Scenario",
    "Step",
    "TooMany",
    "UnknownEntity",
    "UnknownKind",
    "UnknownName",
    "UnknownQuestion",
    "UnknownRelation",
    "UnknownScenario",
    "UnusableFile",
    "UnusableQuery",
    "agree",
    "check",
    "cite",
    "compare",
    "coverage",
    "from_frames",
    "from_networkx",
    "load",
    "merge",
    "quantity",
    "read",
    "scan",
    "verify",
]
VERBS = [
    "ask",
    "changes",
    "citations",
    "compare",
    "corroboration",
    "counts",
    "coverage",
    "dataset",
    "describe",
    "discourse",
    "disputes",
    "documents",
    "ego",
    "engine",
    "entities",
    "entity",
    "entity_records",
    "export",
    "find",
    "header",
    "kinds",
    "match",
    "neighbors",
    "outcomes",
    "paths",
    "questions",
    "records",
    "records_of",
    "relation",
    "relations",
    "resolutions",
    "save",
    "save_positions",
    "scenario",
    "scenarios",
    "score",
    "search",
    "shortest_path",
    "shortest_paths",
    "subgraph",
    "title",
    "to_html",
    "to_networkx",
    "to_notebook",
    "to_pandas",
    "to_polars",
    "to_pyvis",
    "to_tables",
    "topics",
    "verify",
    "voices",
]


def test_the_public_names_are_these() -> None:
    # Without __all__, help(graph) does not print every class whole.
    assert not hasattr(graph, "__all__")
    assert dir(graph) == sorted([*SURFACE, "kinds"])


def test_the_help_of_the_package_names_what_is_public() -> None:
    assert graph.__doc__
    assert [name for name in SURFACE if name not in graph.__doc__] == []


def test_the_verbs_of_a_graph_are_these() -> None:
    given = graph.KnowledgeGraph(graph.load().dataset)
    assert sorted(name for name in dir(given) if not name.startswith("_")) == VERBS


@pytest.mark.parametrize("name", SURFACE)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(graph, name)
    assert found.__name__ == name
    assert found.__doc__
    assert found.__doc__.strip()[-1] in ".`>-" or "\n" in found.__doc__
    assert getattr(graph, name) is found


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    if verb != "engine":  # an attribute: the class says what it may be
        assert getattr(graph.KnowledgeGraph, verb).__doc__


def test_functions_say_what_they_take_and_give() -> None:
    for function in (
        graph.agree,
        graph.check,
        graph.cite,
        graph.coverage,
        graph.verify,
        graph.read,
    ):
        assert "return" in get_type_hints(function)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        graph.nonsense


def test_the_errors_make_one_tree() -> None:
    raised = {name for name in SURFACE if name.startswith(("Un", "In", "Am", "Ne", "No"))}
    assert raised == {
        "AmbiguousName",
        "InvalidDataset",
        "NestedScenario",
        "NoPath",
        "UnknownEntity",
        "UnknownKind",
        "UnknownName",
        "UnknownQuestion",
        "UnknownRelation",
        "UnknownScenario",
        "UnusableFile",
        "UnusableQuery",
    }
    for name in raised:
        assert issubclass(getattr(graph, name), graph.GraphError)
    assert issubclass(graph.UnknownName, LookupError)
    assert issubclass(graph.AmbiguousName, LookupError)


def test_types_are_for_type_checkers_too() -> None:
    assert (ROOT / "graph" / "py.typed").is_file()


# What is loaded when

DUMP = "import json, sys; print('\\n' + json.dumps(sorted(sys.modules)))"
COMMAND = f"""\
import sys
from graph.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
{DUMP}
"""


def loaded(program: str, *words: str, cwd: Path | None = None) -> set[str]:
    done = python("-W", "error", "-c", program, *words, cwd=cwd)
    assert done.status == 0, done.err
    return {name.split(".")[0] for name in json.loads(done.out.splitlines()[-1])}


def test_importing_the_package_imports_nothing_heavy(tmp_path: Path) -> None:
    found = loaded(f"import graph\n{DUMP}", cwd=tmp_path)
    assert "graph" in found
    assert not found & {
        "networkx",
        "pydantic",
        "pyvis",
        "IPython",
        "jinja2",
        "yaml",
        "click",
        "rich",
    }


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (["--help"], ["networkx", "pydantic", "yaml", "rich"]),
        (["query", "--help"], ["networkx", "yaml", "rich"]),
        (["query", "--kind", "border"], []),
        (["query", "--kind", "border", "--format", "json"], ["networkx", "rich"]),
        (["find", "Kast", "--format", "csv"], ["networkx", "rich"]),
        (["ask", "--format", "json"], ["rich"]),
        (["check"], ["rich"]),
    ],
    ids=" ".join,
)
def test_a_command_imports_only_what_it_needs(
    words: list[str], spared: list[str], tmp_path: Path
) -> None:
    found = loaded(COMMAND, *words, cwd=tmp_path)
    assert not found & ({"pyvis", "IPython", "jinja2", *spared})


def test_to_agree_imports_no_network_and_no_table(tmp_path: Path) -> None:
    chile = ROOT / "data" / "chile-2025"
    found = loaded(COMMAND, "agree", str(chile), str(chile), "--list", cwd=tmp_path)
    assert not found & {"pyvis", "IPython", "jinja2", "networkx", "rich"}


def test_only_to_pyvis_imports_pyvis(tmp_path: Path) -> None:
    write(tmp_path / "data", {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML})
    for verb, wanted in (("to_html('page.html')", False), ("to_pyvis()", True)):
        found = loaded(f"import graph\ngraph.load('data').{verb}\n{DUMP}", cwd=tmp_path)
        assert bool(found & {"pyvis", "IPython"}) is wanted, verb
