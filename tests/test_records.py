"""Records are flat, have the same columns whatever is asked, and are taken by data frames."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.vocabulary.base import COLUMN_NAMES
from graph.vocabulary.sorts import sort_of
from graph.writing.formats import format_named
from graph.writing.frames import to_pandas, to_polars
from graph.writing.records import (
    CITATION_COLUMNS,
    COLUMNS,
    About,
    Records,
    citations,
    own_columns,
    records,
)
from tests.tiny import CITED, claim, graph_of

FIELDS = {
    "size": {"type": "number"},
    "open": {"type": "yes_no"},
    "since": {"type": "date"},
    "colour": {"type": "choice", "choices": ["red", "blue"]},
    "owner": {"type": "entity"},
    "role": {"type": "number"},
}
KINDS = {
    "relations": [{"kind": "trade", "forward": "trades with", "symmetric": True, "fields": FIELDS}]
}


def about(kg: KnowledgeGraph, language: str = "en", **more: Any) -> About:
    dataset = kg.dataset
    return About(
        {one.id: one for one in dataset.entities},
        {one.id: one.name for one in dataset.entities},
        dataset.vocabulary,
        scenarios={one.id: one.label for one in dataset.header.scenarios},
        language=language,
        **more,
    )


def made(kg: KnowledgeGraph, language: str = "en", **more: Any) -> Records:
    return records(kg.dataset.relations, about(kg, language, **more))


def small() -> KnowledgeGraph:
    return graph_of(
        {"ada": "person", "bob": "person", "peru": "country"},
        claim("advice", "ada", "bob", id="a", negated=True, aspect="trade", scenario="red"),
        claim(
            "trade",
            "ada",
            "peru",
            id="b",
            size=12.0,
            open=False,
            colour="red",
            owner="bob",
            role=2.5,
            statement="They trade.",
            statements={"es": "Comercian."},
            evidence=[
                *CITED,
                {"document": "note", "start": 5, "end": 9},
                {"document": "note", "record": "12"},
            ],
        ),
        claim("meeting", "ada", "bob", id="c", role="host", evidence=[]),
        kinds=KINDS,
    )


def late() -> KnowledgeGraph:
    """More than a hundred claims, of which only the last say certain things."""
    many = [claim("advice", "ada", "bob", id=f"a{n:03}", evidence=[]) for n in range(150)]
    last = claim(
        "trade",
        "ada",
        "bob",
        id="z",
        size=1.0,
        open=True,
        topic="north",
        note="so",
        start="2025-01",
    )
    return graph_of({"ada": "person", "bob": "person"}, *many, last, kinds=KINDS)


def test_the_columns_are_those_of_the_vocabulary_in_their_order() -> None:
    assert tuple(COLUMNS) == COLUMN_NAMES
    kg = small()
    found = made(kg)
    own = list(own_columns(kg.dataset.vocabulary))
    assert own == sorted(own)
    assert {"aspect", "role", "size", "open", "since", "colour", "owner"} <= set(own)
    for one in found:
        assert list(one) == [*COLUMNS, *own] == list(found.columns)
    assert list(records([], about(kg)).columns) == list(found.columns)


def test_a_record_says_what_the_claim_says() -> None:
    first, second, third = made(small(), voices={"author": "The author"})
    assert first["label"] == "does not advise"
    assert (first["own"], first["aspect"]) == ('{"aspect": "trade"}', "trade")
    assert first["sentence"] == "If red wins: Ada does not advise Bob (detail: trade)."
    assert (first["statement"], first["negated"]) == (None, True)
    assert (first["source_name"], first["target_kind"]) == ("Ada", "person")
    assert first["voice_name"]
    assert (first["documents"], first["paragraphs"]) == ("note", "1")
    assert second["statement"] == second["sentence"] == "They trade."
    assert second["citations"] == "note ¶1 0–3; note 5–9; note record 12"
    assert second["own"] == (
        '{"colour": "red", "open": false, "owner": "bob", "role": 2.5, "size": 12}'
    )
    assert (second["size"], second["open"], second["aspect"]) == (12.0, False, None)
    assert (third["documents"], third["paragraphs"], third["citations"]) == (None, None, None)
    assert third["own"] == '{"role": "host"}'


def test_a_record_speaks_a_language() -> None:
    first, second, _third = made(small(), "es")
    assert first["label"] == "no asesora a"
    assert first["sentence"] == "If red wins: Ada no asesora a Bob (detalle: trade)."
    assert (second["sentence"], second["statement"]) == ("Comercian.", "They trade.")


def test_a_column_holds_one_sort_of_value() -> None:
    kg = small()
    vocabulary = kg.dataset.vocabulary
    columns = own_columns(vocabulary)
    assert {name: columns[name] for name in FIELDS} == {
        "size": "number",
        "open": "yes_no",
        "since": "date",
        "colour": "text",
        "owner": "text",
        "role": "text",  # other kinds have a text of that name
    }
    assert [one["role"] for one in made(kg)] == [None, "2.5", "host"]
    assert sort_of(vocabulary.relations["trade"], "role") == "number"
    assert set(own_columns(graph.load().dataset.vocabulary).values()) == {"text"}


def test_records_are_as_good_as_a_list_of_dicts() -> None:
    kg = small()
    found = made(kg)
    rows = list(found)
    assert found == rows
    assert rows == found
    assert found == made(kg)
    assert found != rows[:1]
    assert found != "records"
    assert (found[0], found[-1]) == (rows[0], rows[-1])
    assert found[1:] == rows[1:]
    assert found[1:].columns == found.columns
    assert list(reversed(found)) == rows[::-1]
    assert rows[0] in found
    assert (len(found), bool(found), bool(found[:0])) == (3, True, False)
    assert repr(found) == repr(rows)
    assert all(type(one) is dict for one in found)
    assert json.loads(json.dumps(list(found))) == found
    with pytest.raises(TypeError):
        hash(found)


def test_csv_has_its_header_line_also_without_a_record() -> None:
    write = format_named("csv").write
    found = made(small())
    names = list(found.columns)
    assert write(found[:0]) == ",".join(names) + "\r\n"
    header, *lines = csv.reader(io.StringIO(write(found)))
    assert header == names
    assert len(lines) == 3
    assert dict(zip(header, lines[1], strict=True))["size"] == "12"
    assert write([]) == ""
    assert write([{"a": None, "b": 1.5}]) == "a,b\r\n,1.5\r\n"


def test_the_citations_are_a_table_of_their_own() -> None:
    kg = small()
    found = citations(kg.dataset.relations)
    assert [(one["relation"], one["number"]) for one in found] == [
        ("a", 1),
        *(("b", number) for number in (1, 2, 3)),
    ]
    assert all(list(one) == list(CITATION_COLUMNS) for one in found)
    assert (found[1]["paragraph"], found[1]["start"], found[1]["end"]) == (1, 0, 3)
    assert (found[3]["start"], found[3]["record"]) == (None, "12")
    assert list(citations([]).columns) == list(CITATION_COLUMNS)
    assert citations(graph.load().dataset.relations)


@pytest.mark.parametrize("make", [small, late, graph.load, lambda: graph_of({}, kinds=KINDS)])
def test_polars_takes_records_as_they_are(make: Any) -> None:
    polars = pytest.importorskip("polars")
    kg = make()
    types = {"text": "String", "date": "String", "yes_no": "Boolean", "number": "Float64"}
    for found in (made(kg), made(kg)[:0]):
        for frame in (polars.DataFrame(found), found.to_polars()):
            assert frame.shape == (len(found), len(found.columns))
            assert {name: str(dtype) for name, dtype in frame.schema.items()} == {
                name: types[sort] for name, sort in found.columns.items()
            }
            assert frame.to_dicts() == found
    cited = citations(kg.dataset.relations)
    assert polars.DataFrame(cited).to_dicts() == cited
    assert str(cited[:0].to_polars().schema["start"]) == "Int64"


@pytest.mark.parametrize("make", [small, late, graph.load, lambda: graph_of({}, kinds=KINDS)])
def test_pandas_takes_records_as_they_are(make: Any) -> None:
    pandas = pytest.importorskip("pandas")
    kg = make()
    types = {"text": "string", "date": "string", "yes_no": "boolean", "number": "Float64"}
    found = made(kg)
    plain = pandas.DataFrame(found)
    assert plain.shape[0] == len(found)
    assert list(pandas.DataFrame(found, columns=list(found.columns)).columns) == list(found.columns)
    for some in (found, found[:0]):
        frame = some.to_pandas()
        assert frame.shape == (len(some), len(some.columns))
        assert list(frame.columns) == list(some.columns)
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            name: types[sort] for name, sort in some.columns.items()
        }
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        assert rows == some
    assert str(citations([]).to_pandas().dtypes["start"]) == "Int64"


def test_arrow_takes_records_as_they_are() -> None:
    arrow = pytest.importorskip("pyarrow")
    for found in (made(late()), made(small())[:0]):
        table = arrow.table(found)
        assert table.column_names == list(found.columns)
        assert table.to_pylist() == found


def test_without_the_package_an_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, package, None)
    found = made(small())
    with pytest.raises(ImportError, match=r"needs pandas, which is not .*: pip install pandas"):
        found.to_pandas()
    with pytest.raises(ImportError, match="pip install polars"):
        found.to_polars()
    with pytest.raises(ImportError, match="needs polars or pyarrow"):
        found.__arrow_c_stream__()


class Frame:
    """As much of pandas and polars as is asked of them, where neither is installed."""

    def __init__(self, data: dict[str, Any], **fields: Any) -> None:
        self.data, self.fields = data, fields

    def __arrow_c_stream__(self, requested_schema: object) -> tuple[str, object]:
        return "stream", requested_schema


def test_columns_and_types_are_handed_to_the_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {name: name for name in ("String", "Boolean", "Int64", "Float64")}
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(DataFrame=Frame, **words))
    pandas = SimpleNamespace(DataFrame=Frame, array=lambda values, dtype: (dtype, values))
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    rows, columns = [{"a": 1, "b": None}, {"a": None, "b": "x"}], {"b": "text", "a": "number"}
    frame = to_polars(rows, columns)  # type: ignore[arg-type]
    assert frame.data == {"b": [None, "x"], "a": [1.0, None]}
    assert frame.fields == {"schema": {"b": "String", "a": "Float64"}}
    frame = to_pandas(rows, columns)  # type: ignore[arg-type]
    assert frame.data == {"b": ("string", [None, "x"]), "a": ("Float64", [1.0, None])}
    assert frame.fields == {"columns": ["b", "a"]}
    assert made(small()).__arrow_c_stream__("asked") == ("stream", "asked")


def test_an_arrow_table_is_made_where_only_pyarrow_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(data: dict[str, Any], schema: list[tuple[str, str]]) -> Frame:
        assert list(data) == [name for name, _type in schema]
        return Frame(data)

    types = {name: lambda name=name: name for name in ("string", "bool_", "int64", "float64")}
    arrow = SimpleNamespace(table=table, schema=list, **types)
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", arrow)
    assert made(small()).__arrow_c_stream__() == ("stream", None)


def test_nothing_that_makes_frames_is_imported_before_it_is_asked_for() -> None:
    importlib.import_module("graph.writing.frames")
    if not any(name in sys.modules for name in ("pandas", "polars", "pyarrow")):
        made(small())
        assert not any(name in sys.modules for name in ("pandas", "polars", "pyarrow"))
