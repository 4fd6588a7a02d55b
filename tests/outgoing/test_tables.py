"""Workbooks, CSV, JSON Lines and Parquet: read back whole, and read by the programs that people have."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.formulas import doubled, guarded, is_formula, unguarded
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import Extract
from graph.outgoing.formats import formats
from graph.outgoing.sheets import sheets
from graph.reading.cells import claim_out, id_in, id_out, list_in, list_out
from graph.writing.records import COLUMNS
from tests.outgoing.hostile import IDS, NAMES, fixed, graphs
from tests.tiny import claim, graph_of

WHOLE = ("csv", "csv-plain", "jsonl", "xlsx", "tables")
"""The formats of tables that keep all of a graph."""
NEEDS = {"xlsx": ("xlsxwriter", "openpyxl"), "tables": ("pyarrow",), "parquet": ("pyarrow",)}
ENDINGS = {"csv": ".csv", "csv-plain": ".csv", "jsonl": ".jsonl", "xlsx": ".xlsx", "tables": ""}
FIELDS = {
    "size": {"type": "number"},
    "open": {"type": "yes_no"},
    "since": {"type": "date"},
    "colour": {"type": "choice", "choices": ["red", "null", "true"]},
    "owner": {"type": "entity"},
    "said": {"type": "text"},
}
KINDS = {
    "entities": [{"kind": "harbour", "label": "harbour", "fields": FIELDS}],
    "relations": [{"kind": "trade", "forward": "trades with", "symmetric": True, "fields": FIELDS}],
}
OWN = {
    "size": 0.1 + 0.2,
    "open": False,
    "since": "2024",
    "colour": "null",
    "owner": "2e10",
    "said": "0012",
}


def declared() -> KnowledgeGraph:
    """A graph with fields of every sort, and all that is said in other languages."""
    citations = [
        {"document": "note", "start": 0, "end": 3, "quote": "=1+", "prefix": " a ", "suffix": "\n"},
        {"document": "note", "record": "12; 13", "coder": "C"},
        {"document": "note", "url": "https://example.org/a;b"},
    ]
    return graph_of(
        {
            "2e10": {"kind": "country", "name": "Exponent", "names": {"es": "Exponente"}},
            "0012": {"kind": "party", "name": "Twelve", "aliases": ["a; b", "[c]"]},
            "quay": {"kind": "harbour", "name": "Quay", "identifiers": {"wikidata": "Q1"}, **OWN},
            "mar-5": {
                "kind": "party",
                "name": "'=1+1",
                "summary": "''=2",
                "summaries": {"es": "x"},
            },
        },
        claim("trade", "quay", "2e10", evidence=citations, notes={"es": "nota"}, note="n", **OWN),
        claim("trade", "quay", "2e10", negated=True, statement="No.", statements={"es": "No."}),
        claim("support", "0012", "mar-5", scenario="red", modality="plan", holder="2e10"),
        kinds=KINDS,
        description="First line\n\nSecond line " + "x" * 40_000,
        questions=[
            {"id": "who", "title": "Who?", "reading": "They.", "query": {"kind": ["trade"]}},
        ],
    )


def written(kg: KnowledgeGraph, format: str, folder: Path) -> Path:
    """The path of a graph in a format; the test is skipped where a library is not there."""
    for package in NEEDS.get(format, ()):
        pytest.importorskip(package)
    path = folder / f"graph{ENDINGS[format]}"
    kg.export(path, format)
    return path


# Read back


@pytest.mark.parametrize("format", WHOLE)
def test_the_chilean_graph_is_read_back_whole(format: str, tmp_path: Path) -> None:
    kg = graph.load()
    path = written(kg, format, tmp_path)
    assert graph.load(path).dataset == kg.dataset
    assert not graph.read(path).errors


@pytest.mark.parametrize("format", WHOLE)
def test_own_fields_other_languages_and_citations_are_read_back(
    format: str, tmp_path: Path
) -> None:
    kg = declared()
    path = written(kg, format, tmp_path)
    assert graph.load(path).dataset == kg.dataset


@pytest.mark.parametrize("format", WHOLE)
def test_what_is_hard_to_write_is_read_back(format: str, tmp_path: Path) -> None:
    kg = fixed()
    again = graph.load(written(kg, format, tmp_path))
    assert again.entities() == kg.entities()
    short = [one for one in kg.relations() if len(one.statement or "") < 32_768]
    assert [again.relation(one.id) for one in short] == short
    (long,) = (one for one in kg.relations() if one not in short)
    kept = again.relation(long.id).statement
    assert kept == (long.statement or "")[: 32_767 if format == "xlsx" else None]


@pytest.mark.parametrize("format", WHOLE)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(kg=graphs())
def test_whatever_a_graph_says_is_read_back(
    format: str, kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Some of what it says a check would not pass; what is read is the same all the same.
    found = graph.read(written(kg, format, tmp_path_factory.mktemp("t")))
    assert KnowledgeGraph(found.dataset).dataset == kg.dataset


@pytest.mark.parametrize("kg", [fixed(), declared()], ids=["fixed", "declared"])
def test_a_lone_file_of_parquet_keeps_every_claim(kg: KnowledgeGraph, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    made = kg.export(tmp_path / "claims.parquet")
    again = graph.load(tmp_path / "claims.parquet")
    assert again.relations() == kg.relations()
    assert {one.id: one.kind for one in again.entities()} == {
        one.id: one.kind for one in kg.entities()
    }
    assert [words for words in made.unsaid if "more is said than a name" in words]


@pytest.mark.parametrize("format", WHOLE)
def test_an_empty_graph_is_read_back(format: str, tmp_path: Path) -> None:
    kg = graph_of({})
    assert graph.load(written(kg, format, tmp_path)).dataset == kg.dataset


def test_what_came_true_goes_along(tmp_path: Path) -> None:
    kg = graph.load()
    assert kg.engine.resolutions
    for each in WHOLE:
        again = graph.load(written(kg, each, tmp_path / each))
        assert again.engine.resolutions == kg.engine.resolutions


# Ids and lists in cells


def test_no_id_in_a_spreadsheet_is_taken_for_something_else() -> None:
    for one in (*IDS, "nan", "1-2", "mar-5", "ene-2025", "2025-11-16", "kast", "chile-2025"):
        assert id_out(id_in(one)) == one
        assert id_out(one) == one  # as a person writes it
    assert [id_in(one) for one in ("2e10", "0012", "null", "true", "mar-5")] == [
        f"id:{one}" for one in ("2e10", "0012", "null", "true", "mar-5")
    ]
    assert id_in("chile-2025") == "chile-2025"
    assert claim_out("claim:2e1045672345") == claim_out("2e1045672345") == "2e1045672345"


def test_lists_are_read_back_from_a_cell() -> None:
    for words in (["a"], ["a", "b; c"], ["[d]"], ['["e"]'], [" f "], ["g;h", "i"], [*NAMES]):
        assert list_out(list_in(words)) == words
    assert list_out("a; b;c ") == ["a", "b", "c"]


# Workbooks


def workbook(kg: KnowledgeGraph, folder: Path) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(written(kg, "xlsx", folder))


def test_a_workbook_has_a_header_that_stays_and_filters(tmp_path: Path) -> None:
    book = workbook(graph.load(), tmp_path)
    assert book.sheetnames == ["entities", "relations", "citations", "questions", "dataset"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert [cell.value for cell in book["relations"][1]][: len(COLUMNS)] == [*COLUMNS]


def test_openpyxl_finds_no_formula_and_every_text(tmp_path: Path) -> None:
    kg = fixed()
    book = workbook(kg, tmp_path)
    sorts = {cell.data_type for sheet in book for row in sheet.rows for cell in row}
    assert sorts <= {"s", "n", "b"}  # n is nothing, too
    assert not [one for sheet in book for row in sheet.rows for one in row if one.hyperlink]
    names = [row[2].value for row in book["entities"].iter_rows(min_row=2)]
    assert names == [one.name for one in kg.entities()]
    assert all(one.value for one in book["relations"]["A"])
    dates = [cell.value for cell in book["relations"][1]].index("date")
    assert "2025-11" in [row[dates].value for row in book["relations"].rows]


def test_calamine_pandas_and_polars_read_the_same_texts(tmp_path: Path) -> None:
    calamine = pytest.importorskip("python_calamine")
    kg = fixed()
    path = written(kg, "xlsx", tmp_path)
    names = [one.name for one in kg.entities()]
    rows = calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("entities").to_python()
    assert [row[2] for row in rows[1:]] == names
    pandas = pytest.importorskip("pandas")
    for engine in ("openpyxl", "calamine"):
        frame = pandas.read_excel(path, sheet_name=0, keep_default_na=False, engine=engine)
        assert list(frame["name"]) == names
        assert list(frame["id"]) == [id_in(one.id) for one in kg.entities()]
    polars = pytest.importorskip("polars")
    pytest.importorskip("fastexcel")
    read = polars.read_excel(path, sheet_name="entities")
    assert list(read["name"]) == names
    assert read["id"].dtype == polars.String


def test_what_a_cell_cannot_hold_is_told(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    made = fixed().export(tmp_path / "hard.xlsx")
    assert made.unsaid == {"texts over 32,767 characters, cut": 2}  # statement and sentence
    emoji = graph_of({"a": {"kind": "party", "name": "A"}}, description="👩" * 20_000)
    (cell,) = (
        one["value"]
        for one in sheets(Extract(emoji.engine))["dataset"]
        if one["field"] == "description" and len(one["value"]) < 16_000
    )
    assert len(cell) == 4_000


def test_control_characters_are_told_and_break_no_workbook(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    odd = [{"document": "note", "start": 0, "end": 3, "quote": "a\x01b\r\nc_x0041_d\ufffe"}]
    kg = graph_of({"a": "party", "b": "party"}, claim("support", "a", "b", evidence=odd))
    made = kg.export(tmp_path / "odd.xlsx")
    assert [*made.unsaid.values()] == [1]
    (row,) = list(workbook(kg, tmp_path)["citations"].iter_rows(min_row=2, values_only=True))
    assert row[7] == "a�b\nc_x0041_d�"
    again = graph.read(tmp_path / "odd.xlsx").dataset.relations
    assert again[0].evidence[0].quote == "a�b\nc_x0041_d�"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_nothing_runs_in_libreoffice(format: str, tmp_path: Path) -> None:
    kg = fixed()
    path = written(kg, format, tmp_path)
    taken = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    reads = ["--infilter=CSV:44,34,76,1"] if format == "csv" else []
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", *reads, "--convert-to", taken]
    names = [one.name for one in kg.entities()]
    source = path if format == "xlsx" else path.with_name("graph.entities.csv")
    out = tmp_path / "out"
    subprocess.run(
        [*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=240
    )
    made = out / "graph-entities.csv"
    if format == "csv":
        (made,) = out.glob("*.csv")
    with made.open(encoding="utf-8", newline="") as stream:
        told = [row["name"] for row in csv.DictReader(stream)]
    shown = [*map(unguarded, told)]
    numbers = {"0012", "2e10"} if format == "csv" else set()  # to be read as text by who opens it
    assert [
        one for one in zip(shown, names, strict=True) if one[1] not in numbers and one[0] != one[1]
    ] == []


# CSV

RUNS = ("x;=1+1", 'x;"=1+1', "x; =1+1", "x\t=1+1", "x\n=1+1", 'x;\n"=1+1', "x;'\t+1+1", "=1+1;=1+1")
"""Texts of which a part is a formula, where a spreadsheet does not take commas for what parts cells."""
SEPARATORS = {"semicolons": "59", "tabs": "9", "commas": "44"}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("what", SEPARATORS)
def test_nothing_runs_in_libreoffice_whatever_parts_cells_there(what: str, tmp_path: Path) -> None:
    said = [
        claim("support", "ada", "bob", note=text, date=f"20{at}")
        for at, text in enumerate(RUNS, 10)
    ]
    kg = graph_of({"ada": {"kind": "person", "summary": RUNS[0]}, "bob": "person"}, *said)
    kg.export(tmp_path / "graph.csv")
    taken = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true"  # as formulas
    command = [
        *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
        *(f"--infilter=CSV:{SEPARATORS[what]},34,76", "--convert-to", taken),
    ]
    out = tmp_path / "out"
    subprocess.run(
        [*command, "--outdir", str(out), str(tmp_path / "graph.csv")],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    (made,) = out.glob("*.csv")
    with made.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("1+1" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+"))]
    assert graph.load(tmp_path / "graph.csv").dataset == kg.dataset


@given(st.text(st.sampled_from(";\t\n\r'\" =+-@a,\xa0\x0b\uff1d"), max_size=12))
def test_what_is_kept_from_running_is_read_back_as_it_was(text: str) -> None:
    kept = guarded(doubled(text))
    assert unguarded(kept) == text
    for part in re.split("[;\t\n\r]", kept):
        assert not re.match(r"[\s\"]*[=+\-@]", part), "not even behind quotes"


def test_csv_begins_with_a_mark_for_people_and_without_for_programs(tmp_path: Path) -> None:
    for name, mark in (("csv", True), ("csv-plain", False)):
        made = fixed().export(tmp_path / f"{name}.csv", name)
        assert [one.name for one in made.files] == [
            f"{name}{rest}.csv"
            for rest in ("", ".entities", ".citations", ".questions", ".dataset")
        ]
        for file in made.files:
            assert file.read_bytes().startswith(b"\xef\xbb\xbf") is mark


@pytest.mark.parametrize("format", ["csv", "csv-plain"])
def test_csv_of_less_leaves_nothing_of_an_earlier_one_beside(format: str, tmp_path: Path) -> None:
    kg = graph.load()
    assert kg.engine.header.questions
    first = kg.export(tmp_path / "a.csv", format)
    second = kg.export(tmp_path / "a.csv", format, topic="north")
    assert first.files == second.files
    assert {*tmp_path.iterdir()} == {*second.files}
    kg.export(tmp_path / "anew.csv", format, topic="north")
    assert graph.load(tmp_path / "a.csv").dataset == graph.load(tmp_path / "anew.csv").dataset
    assert graph.load(tmp_path / "a.csv").engine.header.questions == ()
    empty = graph_of({})
    empty.export(tmp_path / "a.csv", format)
    assert graph.load(tmp_path / "a.csv").dataset == empty.dataset


def test_no_cell_of_csv_is_a_formula(tmp_path: Path) -> None:
    for kg in (fixed(), declared()):
        for file in kg.export(tmp_path / "a.csv").files:
            text = file.read_text("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
            assert not [one for one in cells if is_formula(one) and not _is_number(one)]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_pandas_polars_and_duckdb_leave_the_ids_of_csv_as_texts(tmp_path: Path) -> None:
    kg = fixed()
    kg.export(tmp_path / "a.csv", "csv-plain")
    ids = [f"claim:{one.id}" for one in kg.relations()]
    sources = [id_in(one.source) for one in kg.relations()]
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(tmp_path / "a.csv")
    assert (list(frame["id"]), list(frame["source"])) == (ids, sources)
    polars = pytest.importorskip("polars")
    read = polars.read_csv(tmp_path / "a.csv")
    assert (list(read["id"]), list(read["source"])) == (ids, sources)
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.read_csv(str(tmp_path / "a.csv")).project("id, source").fetchall()
    assert found == list(zip(ids, sources, strict=True))


# JSON Lines


def test_each_line_says_what_it_is(tmp_path: Path) -> None:
    kg = graph.load()
    kg.export(tmp_path / "a.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert all(len(line) == 1 for line in lines)
    assert [*lines[0]] == ["dataset"]
    counts = [next(iter(line)) for line in lines]
    assert counts.count("entity") == len(kg.entities())
    assert counts.count("relation") == len(kg)


# Parquet


def test_duckdb_polars_and_pandas_read_the_evidence(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    kg = declared()
    kg.to_tables(tmp_path / "t")
    file = tmp_path / "t" / "relations.parquet"
    count = sum(len(one.evidence) for one in kg.relations())
    duckdb = pytest.importorskip("duckdb")
    cited = duckdb.read_parquet(str(file)).project("unnest(evidence) as c")
    found = cited.project("c.document, c.record").fetchall()
    assert len(found) == count
    assert ("note", "12; 13") in found
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(file).explode("evidence").unnest("evidence", separator=".")
    assert len(frame) == count
    assert "12; 13" in list(frame["evidence.record"])
    pandas = pytest.importorskip("pandas")
    read = pandas.read_parquet(file)
    assert [len(one) for one in read["evidence"]] == [len(one.evidence) for one in kg.relations()]
    assert list(read["negated"]) == [one.negated for one in kg.relations()]


def test_the_columns_of_parquet_have_the_same_types_where_there_is_nothing(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    full, empty = declared(), graph_of({}, kinds=KINDS)
    for kg, name in ((full, "full"), (empty, "empty")):
        kg.to_tables(tmp_path / name)
    for file in ("relations.parquet", "entities.parquet"):
        schemas = [parquet.read_schema(tmp_path / name / file) for name in ("full", "empty")]
        assert schemas[0].equals(schemas[1])
        assert "null" not in {str(one) for one in schemas[1].types}
    for read in ("pandas", "polars"):
        frame = pytest.importorskip(read).read_parquet(tmp_path / "empty" / "relations.parquet")
        assert len(frame) == 0
        assert "negated" in frame.columns
    duckdb = pytest.importorskip("duckdb")
    empty_one = duckdb.read_parquet(str(tmp_path / "empty" / "entities.parquet"))
    assert empty_one.fetchall() == []
    assert "aliases" in empty_one.columns


def test_entities_have_the_same_columns_whichever_there_are() -> None:
    kg = declared()
    for frame in ("to_pandas", "to_polars"):
        pytest.importorskip(frame.removeprefix("to_"))
        full, none = (getattr(kg.entity_records(kind), frame)() for kind in (None, "region"))
        assert len(none) == 0
        assert list(full.columns) == list(none.columns)
        assert [str(one) for one in full.dtypes] == [str(one) for one in none.dtypes]
    (quay,) = kg.entity_records("harbour")
    assert (quay["size"], quay["owner"], quay["identifiers"]) == (
        OWN["size"],
        "2e10",
        '{"wikidata": "Q1"}',
    )


def test_no_claim_loses_that_it_is_denied_planned_or_conditional(tmp_path: Path) -> None:
    kg = fixed()
    for each in (*WHOLE, "parquet"):
        for package in NEEDS.get(each, ()):
            pytest.importorskip(package)
        path = tmp_path / each / f"a{ENDINGS.get(each, '.parquet')}"
        kg.export(path, each)
        said = [(one.negated, one.modality, one.scenario) for one in graph.load(path).relations()]
        assert said == [(one.negated, one.modality, one.scenario) for one in kg.relations()]
    told = {one["id"]: one["label"] for one in sheets(Extract(kg.engine))["relations"]}
    denied = [told[f"claim:{one.id}"] for one in kg.relations(negated=True)]
    assert denied
    assert all("not" in label for label in denied)


@pytest.mark.parametrize("format", ["xlsx", "tables", "parquet"])
def test_a_library_that_is_not_there_is_named(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    (one,) = (one for one in formats() if one.name == format)
    with pytest.raises(ImportError, match=r'pip install "policygraph\[tables\]"'):
        one.write(Extract(fixed().engine))


def test_the_fields_of_a_header_that_are_texts_are_known() -> None:
    from graph.model import Header, Question
    from graph.reading.tables.sheets import HEADER_TEXTS, QUESTION_TEXTS

    for model, texts in ((Header, HEADER_TEXTS), (Question, QUESTION_TEXTS)):
        fields = model.model_json_schema()["properties"]
        one_text = {"type": "string"}
        said = {
            name
            for name, field in fields.items()
            if one_text.items() <= field.items()
            or any(one_text.items() <= one.items() for one in field.get("anyOf", ()))
        }
        assert said == texts
