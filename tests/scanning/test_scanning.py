"""A graph that stays in tables: opened, asked, built, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import TooMany, UnknownEntity, UnusableFile
from graph.scanning import pair, regions
from graph.scanning.engine import Scanned
from graph.scanning.overview import overview
from tests.command import run
from tests.scanning.conftest import Tables, needed
from tests.tiny import claim, graph_of


def chile() -> KnowledgeGraph:
    return graph.load()


@pytest.fixture
def folder(tables: Tables) -> Path:
    needed("duckdb")
    return tables(chile().dataset)


def test_a_folder_of_tables_is_asked_as_a_graph(folder: Path, engine: str) -> None:
    kg, memory = graph.scan(folder, engine=engine), chile()
    asked: dict[str, Any] = {"kind": "deployment", "scenario": "jara", "text": "police"}
    assert kg.relations(**asked) == memory.relations(**asked)
    assert str(kg.relations(**asked)) == str(memory.relations(**asked))
    assert kg.records(**asked) == memory.records(**asked)
    assert kg.records(**asked, language="es") == memory.records(**asked, language="es")
    assert len(kg) == len(memory)
    assert kg.counts() == memory.counts()
    assert str(kg.shortest_path("Kast", "Ecuador")) == str(memory.shortest_path("Kast", "Ecuador"))
    assert str(kg.compare("jara", "kast", topic="south")) == str(
        memory.compare("jara", "kast", topic="south")
    )
    assert kg.subgraph(topic="north").relations() == memory.subgraph(topic="north").relations()
    assert kg.ego("army").entities() == memory.ego("army").entities()


def test_frames_are_asked_with_a_header_beside(folder: Path) -> None:
    for library in ("duckdb", "polars", "pandas"):
        module = pytest.importorskip(library)
        frames = [
            module.read_parquet(str(folder / f"{one}.parquet")) for one in ("entities", "relations")
        ]
        kg = graph.scan(*frames, header=chile().header)
        assert kg.relations(topic="north") == chile().relations(topic="north"), library


def test_frames_need_no_more_columns_than_say_something() -> None:
    polars = pytest.importorskip("polars")
    needed("polars")
    things = [{"id": one, "kind": "person", "name": one.title()} for one in ("ada", "bob")]
    ties = [
        {"id": "t1", "kind": "support", "source": "ada", "target": "bob", "modality": "plan"},
        {"id": "t2", "kind": "support", "source": "bob", "target": "ada", "modality": "fact"},
    ]
    header = {"id": "x", "title": "X", "documents": [{"id": "d", "title": "D"}]}
    kg = graph.scan(polars.DataFrame(things), polars.DataFrame(ties), header=header)
    assert [one.id for one in kg.relations(source="Ada")] == ["t1"]
    assert [one.id for one in kg.relations(negated=False, scenario="always")] == ["t1", "t2"]
    assert not kg.relations(negated=True)
    assert not kg.relations(topic=()).absence
    assert [one.id for one in kg.relations(certainty="certain", modality="fact")] == ["t2"]
    assert [one.id for one in kg.neighbors("Bob")] == ["ada"]
    assert [one.id for one in kg.relations(source_kind="person", modality="plan")] == ["t1"]
    assert not kg.relations(target_kind="party")


def test_a_name_is_looked_for_with_and_without_columns_for_it(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    entities = duckdb.read_parquet(str(folder / "entities.parquet"))
    entities = entities.select("* EXCLUDE (found_by, identified_by)")
    relations = duckdb.read_parquet(str(folder / "relations.parquet"))
    for kg in (graph.scan(folder), graph.scan(entities, relations, header=chile().header)):
        assert kg.find("JOSE antonio KAST").id == "jose-antonio-kast"
        with pytest.raises(UnknownEntity, match="José Antonio Kast"):
            kg.find("Jose Antonio Kats")
        assert "Kast" in kg
        assert "nobody" not in kg


def test_two_of_one_name_are_told_apart(tables: Tables) -> None:
    needed("duckdb")
    kg = graph_of(
        {
            "ann": {"kind": "person", "name": "Lee"},
            "lee": {"kind": "party", "name": "Lee"},
            "other": {"kind": "person", "name": "Lee (party)"},
            "bob": "person",
        },
        claim("support", "bob", "ann"),
        claim("support", "bob", "lee"),
    )
    asked = graph.scan(tables(kg.dataset))
    assert str(asked.relations(target="ann")) == str(kg.relations(target="ann"))
    assert str(asked.relations(target="lee")) == str(kg.relations(target="lee"))


def test_what_does_not_go_into_memory_is_refused_and_not_cut_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg = graph.scan(folder)
    monkeypatch.setattr(pair, "MOST", 20)
    with pytest.raises(TooMany, match="more than 20 claims into memory; ask for less"):
        kg.relations()
    with pytest.raises(TooMany, match="20 entities"):
        kg.entities()
    assert len(kg.relations(kind="deployment", scenario="jara", topic="north")) == 2
    assert len(kg) == 361


def test_a_chain_is_not_looked_for_without_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg = graph.scan(folder)
    assert len(kg.shortest_path("Giorgia Meloni", "Arauco")) > 2
    monkeypatch.setattr(regions, "MOST_REACHED", 1)
    with pytest.raises(TooMany, match="entities between the two"):
        kg.shortest_path("Giorgia Meloni", "Arauco")


def test_a_page_of_tables_says_how_much_it_shows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg = graph.scan(folder)
    assert isinstance(kg.engine, Scanned)
    assert len(overview(kg.engine).relations(graph.Query())) == 361
    monkeypatch.setattr("graph.scanning.overview.CLAIMS", 40)
    part = KnowledgeGraph(overview(kg.engine))
    assert 0 < len(part) <= 40
    assert part.header.deck is not None
    assert part.header.deck.endswith(f"with the {len(part)} of 361 claims that are among them.")
    assert "best connected of 217 entities" in part.to_html()


def test_the_command_line_asks_tables(folder: Path, tmp_path: Path) -> None:
    tables = ("--tables", str(folder))
    for command in (
        ("query", "--kind", "deployment", "--format", "json"),
        ("find", "Kast", "--format", "json"),
        ("path", "Kast", "Ecuador", "--format", "json"),
        ("compare", "jara", "kast", "--topic", "south", "--format", "json"),
        ("ask", "north-under-jara", "--format", "json"),
    ):
        right = run(*command)
        for engine in ((), ("--engine", "duckdb")):
            found = run(*command, *tables, *engine)
            assert (found.status, found.out) == (right.status, right.out), command
    page = tmp_path / "page.html"
    built = run("build", *tables, "--topic", "north", "--output", str(page))
    assert (built.status, page.is_file()) == (0, True), built.err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--engine", "duckdb"), "name them with --tables"),
        (("--tables", ".", "--dataset", "."), "ask one of the two"),
        (("--tables", "nowhere"), "there is no entities.parquet in it"),
    ],
)
def test_what_the_command_line_is_not_given_it_says(given: tuple[str, ...], told: str) -> None:
    found = run("query", *given)
    assert (found.status, found.out) == (2, "")
    assert told in found.err
    assert "Traceback" not in found.err


def test_a_folder_that_is_none_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"there is no entities\.parquet"):
        graph.scan(tmp_path)
    for name in ("entities", "relations"):
        (tmp_path / f"{name}.parquet").write_bytes(b"PAR1 or not")
    with pytest.raises(UnusableFile, match="no file of Parquet that can be read"):
        graph.scan(tmp_path)
    with pytest.raises(TypeError, match="a Header or a mapping as header"):
        graph.scan([], [])
    with pytest.raises(TypeError, match="a folder of tables"):
        graph.scan(3)


# Patterns


def test_a_pattern_is_chains_of_what_each_step_asks_for() -> None:
    kg = chile()
    found = kg.match({"kind": "membership"}, {"kind": "coalition_membership"})
    right = [
        (one, other)
        for one in kg.relations(kind="membership")
        for other in kg.relations(kind="coalition_membership")
        if one.target == other.source
    ]
    assert [tuple(chain) for chain in found] == right
    assert kg.match({"kind": "membership"}, limit=3)[2][0] == kg.relations(kind="membership")[2]


def test_no_relation_stands_twice_in_a_chain() -> None:
    kg = graph_of(
        {"ada": "person", "bob": "person"},
        claim("support", "ada", "bob"),
        claim("support", "bob", "ada"),
    )
    assert len(kg.match({}, {})) == 2
    assert len(kg.match({}, {}, {})) == 0


def test_a_pattern_prints_its_sentences_and_refuses_what_is_none() -> None:
    kg = chile()
    told = str(kg.match({"source": "army"}, {}, limit=1))
    assert told.startswith("1 chain:\n  ")
    assert " → " in told
    assert str(kg.match({"kind": "visit"}, {"kind": "visit"})) == "0 chains"
    with pytest.raises(graph.UnusableQuery, match="at least one step"):
        kg.match()
    with pytest.raises(graph.UnusableQuery, match="no order or limit"):
        kg.match({"limit": 3})
    with pytest.raises(UnknownEntity):
        kg.match({"source": "nobody"})
