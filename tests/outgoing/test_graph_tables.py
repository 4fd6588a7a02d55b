"""Graphs for databases and as tables: loaded into a database whole, with no denial of a fact's type."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.drawn import Drawn
from graph.outgoing.extract import Extract
from graph.writing.frames import Columns
from tests.outgoing.embedded import answers
from tests.outgoing.hostile import fixed, graphs
from tests.outgoing.test_graphs import RANDOM, denied, many, written
from tests.tiny import claim, graph_of

DATABASES = ("real_ladybug", "kuzu")
_TYPES = {
    "text": "STRING",
    "date": "STRING",
    "yes_no": "BOOL",
    "count": "INT64",
    "number": "DOUBLE",
}


def _columns(columns: Columns) -> str:
    return ", ".join(f"`{name}` {_TYPES[sort]}" for name, sort in columns.items())


def declarations(kg: KnowledgeGraph) -> list[str]:
    """What the script says for databases that want to know before which fields nodes and relationships have."""
    lines = written(kg, "cypher")[""].splitlines()
    return [line.removeprefix("//: ") for line in lines if line.startswith("//: ")]


def statements(kg: KnowledgeGraph) -> list[str]:
    """Those of the script; comments are none."""
    lines = written(kg, "cypher")[""].splitlines()
    return [line for line in lines if line and not line.startswith("//")]


@pytest.mark.parametrize("engine", DATABASES)
def test_a_script_of_cypher_loads_all_of_it(engine: str, tmp_path: Path) -> None:
    for kg in (graph.load(), fixed()):
        *counts, names, told = answers(
            engine,
            tmp_path,
            [*declarations(kg), *statements(kg)],
            "MATCH (x:Entity) RETURN count(x)",
            "MATCH ()-[x]->() RETURN count(x)",
            "MATCH ()-[x]->() WHERE x.negated RETURN count(x)",
            "MATCH (x:Entity) RETURN x.id, x.name",
            "MATCH ()-[x]->() RETURN x.id, x.statement",
        )
        assert [one[0][0] for one in counts] == [*many(kg), denied(kg)]
        assert dict(names) == {one.id: one.name for one in kg.entities()}
        if engine != "kuzu":  # 0.11, its last, does not know \n within a text
            found = dict(told)
            assert found == {one.id: one.statement for one in kg.relations()}


def test_no_unicode_escape_can_end_a_text_of_cypher() -> None:
    kg = graph_of(
        {"a": {"kind": "country", "name": "x\\u0027}) DETACH DELETE n //"}, "b": "country"},
        claim("cooperation", "a", "b", statement="Ends in a backslash \\"),
    )
    script = written(kg, "cypher")[""]
    assert "\\u" not in script
    assert "'x\\\\' + 'u0027}) DETACH" in script
    assert "backslash \\\\'" in script


@RANDOM
@given(graphs())
def test_each_statement_of_cypher_is_a_line(kg: KnowledgeGraph) -> None:
    found = statements(kg)
    assert len(found) == sum(many(kg))
    assert all(line.endswith(";") for line in found)


# Tables


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text), strict=True)]


def test_gephi_has_two_tables_whose_parallel_edges_are_of_different_kinds() -> None:
    for kg in (graph.load(), fixed()):
        files = written(kg, "gephi-csv")
        nodes, edges = rows(files[".nodes.csv"]), rows(files[".edges.csv"])
        assert (len(nodes), len(edges)) == many(kg)
        assert {*nodes[0]} >= {"Id", "Label"}
        assert {*edges[0]} >= {"Source", "Target", "Type", "Id", "Label", "Weight", "Kind"}
        ids = {one["Id"] for one in nodes}
        assert all({one["Source"], one["Target"]} <= ids for one in edges)
        pairs = [(*sorted((one["Source"], one["Target"])), one["Kind"]) for one in edges]
        assert len(pairs) == len(set(pairs))
        for one in edges:
            assert one["Kind"].startswith("not ") is (one["negated"] == "true")
            relation = kg.relation(one["Id"].removeprefix("claim:"))
            assert (one["Type"] == "Undirected") is type(relation).symmetric
        for table in (nodes, edges):  # to Gephi capitals make no difference
            folded = [name.casefold() for name in table[0]]
            assert len(folded) == len(set(folded))


@pytest.mark.parametrize("engine", DATABASES)
def test_a_bulk_loader_takes_both_tables(engine: str, tmp_path: Path) -> None:
    for kg in (graph.load(), fixed()):
        made = kg.export(tmp_path / "g", "bulk-csv")
        assert [file.name for file in made.files] == ["g.nodes.csv", "g.relationships.csv"]
        drawn = Drawn(Extract(kg.engine))
        nodes = _columns({"id": "text", "label": "text", **drawn.node_columns})
        edges = _columns({"type": "text", "id": "text", "label": "text", **drawn.edge_columns})
        names, found = answers(
            engine,
            tmp_path,
            [
                f"CREATE NODE TABLE E({nodes}, PRIMARY KEY(id))",
                f"CREATE REL TABLE R(FROM E TO E, {edges})",
                *(
                    f"COPY {table} FROM '{file}' (header=true, escape='\"')"
                    for table, file in zip("ER", made.files, strict=True)
                ),
            ],
            "MATCH (x:E) RETURN x.id, x.name",
            "MATCH ()-[x:R]->() RETURN x.id, x.type, x.negated",
        )
        assert dict(names) == {f"entity:{one.id}": one.name for one in kg.entities()}
        assert len(found) == many(kg)[1]
        for id_, type_, negated in found:
            relation = kg.relation(id_.removeprefix("claim:"))
            assert negated is relation.negated
            assert ("NOT_" in type_) is relation.negated


def test_the_first_line_of_bulk_tables_says_what_neo4j_wants_to_know() -> None:
    files = written(fixed(), "bulk-csv")
    nodes, edges = (files[name].splitlines()[0].split(",") for name in files)
    assert nodes[0] == "id:ID"
    assert edges[:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert "negated:boolean" in edges


@RANDOM
@given(graphs())
def test_each_row_of_the_tables_is_a_line(kg: KnowledgeGraph) -> None:
    for name in ("gephi-csv", "bulk-csv"):
        for count, text in zip(many(kg), written(kg, name).values(), strict=True):
            assert len(text.split("\n")) == count + 2
            assert len(rows(text)) == count
