"""What an editor and a type checker know: the keywords of a question, its words, and the kinds."""

from __future__ import annotations

import inspect
import os
import pydoc
import re
import subprocess
import sys
from typing import Any, get_args, get_type_hints

import pytest

import graph
from graph import keywords
from graph.asked_words import COLUMNS
from graph.model import Query, builtin, own_fields
from graph.vocabulary.base import COLUMN_NAMES, Entity, Relation
from tests.command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

RIGHT = """
kg.relations()
kg.relations(kind="deployment", modality="plan", role="lead", paragraph=8)
kg.relations(kind=["deployment", "of-my-own"], modality=("plan", "risk"), paragraph=[8, "9"])
kg.relations(entity=kg["army"], holder=[kg["army"], "author"], legal_basis=kg["army"])
kg.relations(graph.Query(kind="border"), negated=None, on="2025", limit=None)
kg.relations(on=datetime.date(2025, 12, 14), exclude={"modality": "risk"}, own={"mine": 8})
kg.relations(exclude=graph.Query(modality="risk"), order=["-date", "id"], text=("a", "b"))
kg.relations(direction="more", asset="frigates", outcome="won", quality="fair")
kg.neighbors(kg["army"], kind="deployment"); kg.ego(kg["army"], 2, "out"); kg.subgraph(topic="south")
kg.shortest_path("army", kg["army"], negated=True, direction="in"); kg.paths("a", "b", cutoff=3)
kg.compare("jara", "kast", side="kast"); graph.compare(kg, kg, topic="south")
kg.counts("voice", kind="border"); kg.records(language="es", role="lead"); kg.to_pyvis(scenario="kast")
kg.entities("party"); kg.entities(["party", "of-my-own"])
graph.Query(kind="border", voice="me", certainty="possible", basis="stated")
found: graph.Relations = kg.relations()[:3] + kg.relations().sorted("-date")
words: list[str] = found.sentences()
one: graph.Relation = found[0]
for entity in kg:
    name: str = entity.name
if isinstance(one, graph.kinds.Deployment):
    basis: str | None = one.legal_basis
counted: dict[str, dict[str, int]] = kg.counts()
"""
WRONG = {
    'kg.relations(knid="border")': "knid",
    'kg.relations(modality="plam")': "plam",
    'kg.relations(modality=["plan", "plam"])': "plam",
    'kg.relations(certainty="sure")': "sure",
    'kg.relations(basis="said")': "said",
    "kg.relations(paragraph=8.5)": "float",
    "kg.relations(limit='5')": "limit",
    "kg.relations(negated='no')": "negated",
    "kg.relations(kind=5)": "kind",
    'graph.Query(modality="plam")': "plam",
    'graph.Query(knid="border")': "knid",
    'kg.neighbors("army", knid="border")': "knid",
    'kg.subgraph(modality="plam")': "plam",
    'kg.compare("jara", "kast", knid="border")': "knid",
    'graph.compare(kg, kg, modality="plam")': "plam",
    'kg.records(knid="border")': "knid",
    'kg.counts("voice", modality="plam")': "plam",
    'kg.shortest_path("a", "b", direction="more")': "more",
    'kg.paths("a", "b", cutoff="3")': "cutoff",
    'kg.ego("army", direction="more")': "more",
    "kg[5]": "int",
}
START = "import datetime\n\nimport graph\n\nkg = graph.load()\n"


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What mypy has against the README's lines, right calls, and each wrong one, by that."""
    pytest.importorskip("mypy")
    folder = tmp_path_factory.mktemp("typed")
    scripts = {
        "readme": "\n".join(PYTHON),
        "right": START + RIGHT,
        "wrong": START + "\n".join(WRONG),
    }
    for name, text in scripts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "mypy.ini").write_text("[mypy]\npython_version = 3.11\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *(f"{name}.py" for name in scripts)],
        cwd=folder,
        env=os.environ | {"MYPYPATH": str(ROOT), "MYPY_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]

    def against(start: str) -> list[str]:
        return [line for line in errors if line.startswith(start)]

    first = START.count("\n") + 1
    found = {call: against(f"wrong.py:{number}:") for number, call in enumerate(WRONG, first)}
    return found | {name: against(f"{name}.py:") for name in scripts}


def test_the_readme_s_lines_are_right(complaints: dict[str, list[str]]) -> None:
    assert PYTHON
    assert complaints["readme"] == []


def test_right_calls_are_right(complaints: dict[str, list[str]]) -> None:
    assert complaints["right"] == []


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_is_told(complaints: dict[str, list[str]], call: str) -> None:
    assert len(complaints[call]) >= 1
    assert any(WRONG[call] in one for one in complaints[call])


# The keywords


def test_the_keywords_are_the_fields_of_a_query_and_of_the_built_in_kinds() -> None:
    own = {name for kind in builtin().relations.values() for name in own_fields(kind)}

    assert {*get_type_hints(keywords.AskingAny)} == {*Query.model_fields} | own
    assert {*get_type_hints(keywords.Asking)} == ({*Query.model_fields} | own) - {"direction"}
    assert [*keywords.Asking.__annotations__][: len(Query.model_fields)] == [*Query.model_fields]
    assert keywords.Asking.__total__ is False


def test_the_words_are_those_of_the_vocabulary() -> None:
    assert get_args(keywords.RelationKind) == tuple(builtin().relations)
    assert get_args(keywords.EntityKind) == tuple(builtin().entities)
    assert get_args(keywords.Column) == COLUMNS
    assert {*COLUMNS} <= {*COLUMN_NAMES}


def test_each_column_can_be_asked_for_as_an_order() -> None:
    for column in COLUMNS:
        asked: dict[str, Any] = {"order": f"-{column}"}
        assert Query(**asked).order == (f"-{column}",)


def test_the_kinds_are_public() -> None:
    kinds = graph.kinds
    wanted: set[type[Any]] = {
        *builtin().relations.values(),
        *builtin().entities.values(),
        Entity,
        Relation,
    }

    assert {getattr(kinds, name) for name in kinds.__all__} == wanted
    assert all(getattr(kinds, cls.__name__) is cls for cls in wanted)
    assert list(kinds.__all__) == sorted(kinds.__all__)


@pytest.mark.parametrize(
    "verb",
    ["relations", "neighbors", "subgraph", "shortest_path", "shortest_paths", "paths", "compare", "records",
     "citations", "to_pandas", "to_polars", "to_pyvis", "disputes", "changes", "corroboration", "voices"],
)  # fmt: skip
def test_each_verb_that_asks_says_its_keywords(verb: str) -> None:
    signature = inspect.signature(getattr(graph.KnowledgeGraph, verb))
    (last,) = (one for one in signature.parameters.values() if one.kind is one.VAR_KEYWORD)

    assert "Unpack[Asking" in str(last.annotation)
    assert getattr(graph.KnowledgeGraph, verb).__doc__


# Help


def helped(what: Any) -> list[str]:
    return pydoc.plain(pydoc.render_doc(what)).splitlines()


def test_help_reads_in_one_screen_before_the_list_of_rooms() -> None:
    told = helped(graph)

    assert told.index("PACKAGE CONTENTS") <= 48
    for name in {*dir(graph)} - {"KnowledgeGraph"}:
        assert any(re.search(rf"\b{name}\b", line) for line in told), name


def test_help_names_the_graph_itself() -> None:
    assert "KnowledgeGraph" in "\n".join(helped(graph))


def test_help_says_what_every_field_of_a_query_means() -> None:
    told = "\n".join(helped(Query))

    for name, field in Query.model_fields.items():
        assert field.description
        assert f"{name}: {field.description}" in told
