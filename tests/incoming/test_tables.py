"""Tables that came back: as they went out, as people changed them, and as nobody should send them."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import InvalidDataset, Problem, UnusableFile
from graph.reading.tables.table import COLUMNS
from tests.command import ROOT, run
from tests.conformance.page import ask_page, needs_node
from tests.outgoing.hostile import fixed
from tests.tiny import claim, graph_of

FORMATS = {
    "a.csv": None,
    "a.jsonl": None,
    "a.xlsx": "openpyxl",
    "a.parquet": "pyarrow",
    "a": "pyarrow",
}
DEBATE = ROOT.parent / "shared" / "datasets" / "dna" / "sample-v3.dna"
ROWS: list[dict[str, Any]] = [
    {"kind": "advice", "source": "ada", "target": "bob", "modality": "fact", "negated": True},
    {"kind": "support", "source": "bob", "target": "reds", "modality": "plan", "scenario": "red"},
]
THINGS: list[dict[str, Any]] = [
    {"id": "ada", "kind": "person", "name": "Ada"},
    {"id": "bob", "kind": "person", "name": "Bob", "aliases": ["Bobby"], "names": {"es": "Beto"}},
    {"id": "reds", "kind": "party", "name": "Reds"},
]
EVIDENCE = [{"document": "note", "start": 0, "end": 3}]


def small() -> KnowledgeGraph:
    """Two claims of three entities."""
    return graph_of(
        {"ada": "person", "bob": "person", "reds": {"kind": "party", "name": "Reds"}},
        claim("advice", "ada", "bob", negated=True),
        claim("support", "bob", "reds", modality="plan", scenario="red", topic="north"),
    )


def out(kg: KnowledgeGraph, folder: Path, name: str) -> Path:
    """A graph in a format."""
    needed = FORMATS[name]
    if needed:
        pytest.importorskip(needed)
    if name.endswith("xlsx"):
        pytest.importorskip("xlsxwriter")
    kg.export(folder / name, None if "." in name else "tables")
    return folder / name


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    """A workbook as a person saves it."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def column(sheet: Any, name: str) -> int:
    """Which column of a sheet has a name, from 1."""
    return [cell.value for cell in sheet[1]].index(name) + 1


def problem_of(path: Path) -> Problem:
    """The one problem that a file has."""
    (problem,) = graph.read(path).errors
    return problem


def refused(path: Path) -> str:
    """Why a file is not read, in words; whatever it is, it is no traceback."""
    with pytest.raises((InvalidDataset, UnusableFile)) as told:
        graph.load(path)
    return str(told.value)


# From the command line


@pytest.mark.parametrize("name", FORMATS)
def test_each_makes_a_dataset(name: str, tmp_path: Path) -> None:
    kg = graph.load()
    path = out(kg, tmp_path, name)
    done = run("import", path, tmp_path / "made")
    assert (done.status, done.err) == (0, "")
    assert "claims" in done.out
    again = graph.load(tmp_path / "made")
    assert again.relations() == kg.relations()
    assert name == "a.parquet" or again.entities() == kg.entities()
    assert not graph.read(tmp_path / "made").errors


@needs_node
def test_the_data_that_the_page_saves_make_a_dataset(tmp_path: Path) -> None:
    kg = small()
    (saved,) = ask_page(kg.engine, [{"saved": {}}])
    (tmp_path / "saved.json").write_text(saved, encoding="utf-8")
    assert graph.load(tmp_path / "saved.json").relations() == kg.relations()
    done = run("import", tmp_path / "saved.json", tmp_path / "made")
    assert (done.status, done.err) == (0, "")
    assert graph.load(tmp_path / "made").relations() == kg.relations()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.csv")
    assert "nothing is written" in run("import", path, tmp_path / "made", "--dry-run").out
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", ["no.xlsx", "no.csv", "no.graphml", "no.dna", "no.abc", "no"])
def test_of_a_file_that_is_not_there_that_is_said(name: str, tmp_path: Path) -> None:
    done = run("import", tmp_path / name, tmp_path / "made")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"policygraph: {tmp_path / name}: there is no such file\n"
    assert not (tmp_path / "made").exists()


def test_rows_go_into_a_dataset_that_is_there_whatever_stands_beside(tmp_path: Path) -> None:
    kg = small()
    kg.save(tmp_path / "there")
    (tmp_path / "there" / "relations.yaml").write_text("[]\n")
    out(kg, tmp_path, "a.csv")
    done = run("import", tmp_path / "a.csv", tmp_path / "there")
    assert "2 taken, 0 left out" in done.out
    assert len(graph.load(tmp_path / "there").relations()) == 2


def test_a_file_of_csv_alone_is_still_a_table_of_rows(tmp_path: Path) -> None:
    out(small(), tmp_path, "a.csv")
    (tmp_path / "a.entities.csv").unlink()
    assert "policygraph import" in refused(tmp_path / "a.csv")
    done = run("import", tmp_path / "a.csv", tmp_path / "made")
    assert "2 taken, 0 left out" in done.out


def test_a_folder_of_csv_is_read(tmp_path: Path) -> None:
    kg = fixed()
    out(kg, tmp_path, "a.csv")
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in tmp_path.glob("a*.csv"):
        rest = file.name.removeprefix("a.").removesuffix("csv").rstrip(".")
        file.rename(folder / f"{rest or 'relations'}.csv")
    assert graph.load(folder).dataset == kg.dataset
    (folder / "sub").mkdir()
    kg.export(folder / "sub" / "relations.csv")
    assert graph.load(folder / "sub").dataset == kg.dataset


def test_a_pair_of_parquet_is_read_by_either_name(tmp_path: Path) -> None:
    kg = fixed()
    out(kg, tmp_path, "a")
    assert graph.load(tmp_path / "a").dataset == kg.dataset
    assert graph.load(tmp_path / "a" / "relations.parquet").dataset == kg.dataset
    (tmp_path / "a" / "entities.parquet").unlink()
    assert graph.load(tmp_path / "a" / "relations.parquet").relations() != ()


def test_the_report_says_what_was_supposed(tmp_path: Path) -> None:
    out(small(), tmp_path, "a.csv")
    for sheet in ("dataset", "citations"):
        (tmp_path / f"a.{sheet}.csv").unlink()
    found = graph.read(tmp_path / "a.csv")
    assert not found.errors
    assert found.report is not None
    assert found.report.left["scenarios, taken to exclude each other"] == 1
    assert [one.id for one in found.dataset.header.documents] == ["note"]
    assert [len(one.evidence) for one in found.dataset.relations] == [1, 1]


@pytest.mark.skipif(not DEBATE.is_file(), reason="there are no data sets beside this checkout")
@pytest.mark.parametrize("name", FORMATS)
def test_a_coded_debate_goes_out_and_comes_back(name: str, tmp_path: Path) -> None:
    kg = graph.load(DEBATE)
    again = graph.load(out(kg, tmp_path, name))
    assert again.relations() == kg.relations()
    assert again.header == kg.header
    assert name == "a.parquet" or again.entities() == kg.entities()


# As people change them


def test_columns_in_another_order_with_more_and_fewer_are_read(tmp_path: Path) -> None:
    kg = small()
    path = out(kg, tmp_path, "a.xlsx")

    def change(book: Any) -> None:
        sheet = book["relations"]
        for name in ("label", "source_name", "sentence", "own", "voice_name"):
            sheet.delete_cols(column(sheet, name))
        sheet.insert_cols(1, 2)
        sheet["A1"], sheet["A2"], sheet["B1"] = "My notes", "look again", None
        sheet.move_range("C1:C9", rows=0, cols=40)
        book.move_sheet("relations", -1)
        book["entities"].title = "E"
        book["E"].title = "Entities"
        book.create_sheet("Sums")["A1"] = "=1+1"

    found = graph.read(edited(path, change))
    assert not found.errors
    assert found.dataset.relations == kg.dataset.relations
    assert found.report is not None
    assert found.report.named == {
        "columns of relations that are not understood, left out": ["my_notes"],
        "sheets that are not understood, left out": ["Sums"],
    }


def test_days_numbers_and_yes_of_a_spreadsheet_are_read(tmp_path: Path) -> None:
    from datetime import datetime

    path = out(small(), tmp_path, "a.xlsx")

    def change(book: Any) -> None:
        sheet = book["relations"]
        sheet.cell(2, column(sheet, "date")).value = datetime(2025, 11, 16)  # noqa: DTZ001
        sheet.cell(3, column(sheet, "start")).value = 2024
        sheet.cell(3, column(sheet, "negated")).value = "Yes"
        for row in (2, 3):
            sheet.cell(row, column(sheet, "id")).value = None

    changed = graph.read(edited(path, change))
    assert not changed.errors
    said = {one.kind: one for one in changed.dataset.relations}
    assert said["advice"].date == "2025-11-16"
    assert (said["support"].start, said["support"].negated) == ("2024", True)


def test_a_row_that_is_added_may_name_by_name_and_needs_little(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.xlsx")

    def change(book: Any) -> None:
        sheet = book["relations"]
        row = sheet.max_row + 2
        said = {
            "kind": " support ",
            "source": "Ada",
            "target_name": "Blues",
            "target_kind": "party",
            "modality": "fact",
            "citations": "note ¶1 0–3",
        }
        for name, value in said.items():
            sheet.cell(row, column(sheet, name)).value = value
        things = book["entities"]
        things.append([None, "person", "Cid"])

    found = graph.read(edited(path, change))
    assert not found.errors
    (new,) = (one for one in found.dataset.relations if one.target == "blues")
    assert (new.source, new.kind, len(new.evidence)) == ("ada", "support", 1)
    assert {"blues", "cid"} <= {one.id for one in found.dataset.entities}


@pytest.mark.parametrize(
    ("sheet", "row", "name", "value", "rule"),
    [
        ("relations", 3, "modality", "hope", "unknown-word"),
        ("relations", 2, "target", "nobody", "dangling-reference"),
        ("relations", 2, "statements", "[1", "bad-value"),
        ("relations", 2, "start", "soon", "bad-date"),
        ("entities", 3, "names", '"x"', "bad-value"),
        ("entities", 4, "kind", "partei", "unknown-kind"),
        ("citations", 2, "document", "memo", "unknown-document"),
        ("citations", 3, "start", "x", "bad-value"),
    ],
)
def test_what_is_wrong_has_its_sheet_its_row_and_its_column(
    sheet: str, row: int, name: str, value: str, rule: str, tmp_path: Path
) -> None:
    path = out(small(), tmp_path, "a.xlsx")

    def change(book: Any) -> None:
        book[sheet].cell(row, column(book[sheet], name)).value = value

    problems = graph.read(edited(path, change)).errors
    place = f"{path}:sheet {sheet}, row {row}, column {name}"
    assert (place, rule) in {(str(one.place), one.rule) for one in problems}


def test_csv_as_a_spreadsheet_saves_it_again_is_read(tmp_path: Path) -> None:
    kg = fixed()
    path = out(kg, tmp_path, "a.csv")
    import csv
    import io

    for file in tmp_path.glob("a*.csv"):
        rows = [*csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))]
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(rows)
    assert graph.load(path).dataset == kg.dataset


def test_csv_of_another_encoding_is_told(tmp_path: Path) -> None:
    path = out(fixed(), tmp_path, "a.csv")
    beside = tmp_path / "a.entities.csv"
    beside.write_bytes(b"id,kind,name\r\nada,person,Ad\xe1n\r\n")
    problem = problem_of(path)
    assert "not UTF-8" in problem.message
    assert (problem.place.file, problem.place.line) == (str(beside), 2)
    beside.write_bytes("id\tname".encode("utf-16"))
    assert "UTF-16" in problem_of(path).message


def test_a_wrong_cell_of_csv_has_its_file_and_row(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.csv")
    beside = tmp_path / "a.citations.csv"
    lines = beside.read_text("utf-8").splitlines()
    beside.write_text("\n".join([*lines[:2], lines[2].replace(",0,3,", ",zero,3,")]), "utf-8")
    assert str(problem_of(path).place) == f"{beside}:row 3, column start"


def test_pandas_takes_csv_and_workbooks_around(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    kg = small()
    path = out(kg, tmp_path, "a.csv")
    for file in tmp_path.glob("a*.csv"):
        pandas.read_csv(file).to_csv(file, index=False)
    assert graph.load(path).dataset == kg.dataset
    book = out(kg, tmp_path, "a.xlsx")
    frames = pandas.read_excel(book, sheet_name=None, engine="openpyxl")
    with pandas.ExcelWriter(book, engine="openpyxl") as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name)  # with the index as a column without a name
    assert graph.load(book).dataset == kg.dataset


def test_citations_without_their_claim_are_told(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.xlsx")

    def change(book: Any) -> None:
        book["relations"].delete_rows(2)

    found = graph.read(edited(path, change))
    assert found.report is not None
    assert found.report.left["citations of claims that are not there, left out"] == 1


# Frames


def test_lists_of_dicts_are_a_graph() -> None:
    rows = [one | {"evidence": EVIDENCE} for one in ROWS]
    kg = graph.from_frames(rows, THINGS)
    assert len(kg) == 2
    assert kg.entity("Bobby").names == {"es": "Beto"}
    assert [one.id for one in kg.documents] == ["note"]
    assert {one.scenario for one in kg.relations()} == {None, "red"}


def test_that_nothing_says_what_the_ends_are_is_said_once(tmp_path: Path) -> None:
    claims = [
        {"kind": "support", "source": f"P{at}", "target": "Tom", "modality": "fact"}
        for at in range(3)
    ]
    with pytest.raises(InvalidDataset, match="add the columns source_kind and target_kind") as told:
        graph.from_frames(claims)
    assert len(told.value.problems) == 1
    assert "a table of entities" in str(told.value)
    kinds = {"source_kind": "person", "target_kind": "person"}
    assert len(graph.from_frames([one | kinds for one in claims]).entities()) == 4
    people = [{"kind": "person", "name": name} for name in ("P0", "P1", "P2", "Tom")]
    assert len(graph.from_frames(claims, people).relations()) == 3
    assert graph.from_frames([]).relations() == ()
    assert "source_kind" in str(graph.from_frames.__doc__)


def test_rows_that_say_nowhere_where_they_stand_cite_themselves() -> None:
    called = {"source_kind": "person", "target_kind": "person", "modality": "plan"}
    rows = [{"kind": "friends", "source": "Ada", "target": "Bob B.", **called}] * 2
    rows[1] = rows[1] | {"source": "Bob B.", "target": "Ada"}
    kg = graph.from_frames(rows)
    assert [one.name for one in kg.entities()] == ["Ada", "Bob B."]
    assert [one.evidence[0].record for one in kg.relations(target="Ada")] == ["relations, row 2"]
    own = {"title": "Mine", "documents": [{"id": "mine", "title": "A text"}]}
    assert [one.id for one in graph.from_frames(rows, header=own).documents] == ["mine", "mine-2"]
    with pytest.raises(InvalidDataset, match=r"row 1.*evidence"):
        graph.from_frames([rows[0] | {"evidence": None}, rows[1] | {"evidence": EVIDENCE}])


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_are_a_graph(library: str) -> None:
    pytest.importorskip(library)
    kg = small()
    tables: list[Any] = [kg.records(), kg.entity_records(), kg.citations()]
    if library == "pyarrow":
        arrow = pytest.importorskip("pyarrow")
        frames = [arrow.table(one) for one in tables]
    else:
        frames = [getattr(one, f"to_{library}")() for one in tables]
    assert graph.from_frames(*frames, header=kg.header).dataset == kg.dataset
    empty = [frame[:0] for frame in frames]
    assert len(graph.from_frames(*empty, header=kg.header)) == 0


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_of_our_parquet_are_a_graph(library: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    module = pytest.importorskip(library)
    kg = graph.load()
    kg.to_tables(tmp_path)
    read = parquet.read_table if library == "pyarrow" else module.read_parquet
    frames = [read(tmp_path / f"{name}.parquet") for name in ("relations", "entities")]
    again = graph.from_frames(*frames, header=kg.header)
    assert (again.relations(), again.entities()) == (kg.relations(), kg.entities())


def test_what_is_wrong_in_a_frame_has_its_row_and_column() -> None:
    rows = [*(one | {"evidence": EVIDENCE} for one in ROWS), {**ROWS[0], "modality": "hope"}]
    with pytest.raises(InvalidDataset) as told:
        graph.from_frames(rows, THINGS)
    assert "relations, row 3, column modality" in str(told.value)
    with pytest.raises(InvalidDataset, match="no column kind and none target"):
        graph.from_frames([{"source": "ada"}])
    with pytest.raises(InvalidDataset, match=r"entities, row 2, column names.*an object"):
        graph.from_frames(ROWS, [THINGS[0], THINGS[1] | {"names": "[1]"}])


@pytest.mark.parametrize("wrong", [3, "relations.csv", {"kind": ["advice"]}, [[1, 2]], ["x"]])
def test_what_is_no_frame_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="a frame of pandas, polars or pyarrow"):
        graph.from_frames(wrong)
    with pytest.raises(TypeError, match="header"):
        graph.from_frames(ROWS, header=3)  # type: ignore[arg-type]


# As nobody should send them


def test_half_of_each_file_is_told(tmp_path: Path) -> None:
    for name in FORMATS:
        path = out(fixed(), tmp_path / name.replace(".", "-"), name)
        file = path / "relations.parquet" if path.is_dir() else path
        whole = file.read_bytes()
        for size in (0, 3, len(whole) // 3, len(whole) - 20):
            file.write_bytes(whole[:size])
            with suppress(
                InvalidDataset, UnusableFile
            ):  # cut between two lines, the rest may stand
                graph.load(path)
            if size < 4 and name not in {"a.csv", "a.jsonl"}:
                assert str(file.parent) in refused(path)


def test_a_workbook_of_anything_else_is_told(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and no zip")
    assert "no workbook that can be read" in refused(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../etc/passwd", "x")
    assert "no workbook that can be read" in refused(path)
    assert run("import", path, tmp_path / "made").status == 1


def test_a_workbook_that_unpacks_to_too_much_or_declares_entities_is_told(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.xlsx")
    with zipfile.ZipFile(path) as packed:
        parts = {one.filename: packed.read(one) for one in packed.infolist()}
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(path, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, bomb + part if name.endswith("sharedStrings.xml") else part)
    assert "DOCTYPE" in refused(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
        with packed.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as large:
            for _ in range(300):
                large.write(bytes(1_000_000))
    assert path.stat().st_size < 3_000_000
    assert "unpacks to" in refused(path)


def changed(path: Path, ending: str, change: Callable[[bytes], bytes]) -> None:
    """A workbook, those of its parts changed whose names end so."""
    with zipfile.ZipFile(path) as packed:
        parts = {one.filename: packed.read(one) for one in packed.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, change(part) if name.endswith(ending) else part)


@pytest.mark.parametrize(
    "hide",
    [
        lambda text: text.replace("<!DOCTYPE", f"<!--{'x' * 200_000}--><!DOCTYPE").encode(),
        lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda text: text.replace("<!DOCTYPE", "\n" * 100_000 + "<!DOCTYPE").encode(),
    ],
    ids=["behind a comment", "in another encoding", "behind blanks"],
)
def test_a_document_type_is_found_wherever_it_hides(
    hide: Callable[[str], bytes], tmp_path: Path
) -> None:
    path = out(small(), tmp_path, "a.xlsx")
    bomb = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    changed(path, "sharedStrings.xml", lambda _part: hide(bomb))
    assert "sharedStrings.xml declares a DOCTYPE" in refused(path)


@pytest.mark.parametrize("number", [1_048_577, 10**12])
def test_a_row_of_any_number_ends_in_a_problem_with_its_place(number: int, tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.xlsx")
    row = b'<row r="%d"><c t="n"><v>1</v></c></row></sheetData>' % number
    changed(path, "sheet1.xml", lambda part: part.replace(b"</sheetData>", row))
    told = refused(path)
    assert "row 1048577" in told
    assert "at most 1,048,576 rows" in told


def test_a_damaged_part_of_a_workbook_is_told(tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.xlsx")
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
    for part in parts:
        begin = part.header_offset + 30 + len(part.filename)
        length = part.compress_size
        path.write_bytes(whole[:begin] + b"\xff" * length + whole[begin + length :])
        with suppress(InvalidDataset, UnusableFile):  # not every part is needed
            graph.load(path)
    for method in (8, 12, 14):  # deflate, bzip2, lzma
        damaged = bytearray(whole)
        for part in parts:
            struct.pack_into("<H", damaged, part.header_offset + 8, method)
            begin = part.header_offset + 30 + len(part.filename)
            damaged[begin : begin + part.compress_size] = b"\xff" * part.compress_size
        for at in range(len(damaged) - 4):
            if damaged[at : at + 4] == b"PK\x01\x02":
                struct.pack_into("<H", damaged, at + 10, method)
        path.write_bytes(bytes(damaged))
        assert "no workbook that can be read" in refused(path)


def test_many_columns_are_counted_once_and_no_table_has_more_than_a_workbook(
    tmp_path: Path,
) -> None:
    path = tmp_path / "relations.csv"
    (tmp_path / "entities.csv").write_text("id,kind,name\n", encoding="utf-8")
    names = [f"c{at}" for at in range(COLUMNS)]
    path.write_text(",".join([*names, "x"]) + "\n", encoding="utf-8")
    assert "at most 16,384 are read" in refused(tmp_path)
    path.write_text(",".join([*names[1:], "c1"]) + "\n", encoding="utf-8")
    assert 'two columns are called "c1"' in refused(tmp_path)


def test_a_workbook_without_our_sheets_is_told_what_to_do(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["source", "kind", "target"])
    book.save(tmp_path / "a.xlsx")
    assert "no sheet called relations or entities" in refused(tmp_path / "a.xlsx")
    done = run("import", tmp_path / "a.xlsx", tmp_path / "made")
    assert (done.status, "save the sheet of claims as CSV" in done.err) == (2, True)
    book.active.title = "relations"
    book.active.append(["ada", "advice", "bob"])
    book.active["D1"] = "source"
    book.save(tmp_path / "a.xlsx")
    assert 'two columns are called "source"' in refused(tmp_path / "a.xlsx")


def test_parquet_of_anything_else_is_told(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"x": [1]}), path)
    assert "there is no column kind" in refused(path)
    table = arrow.table({"kind": [{"a": [1]}], "source": [b"\xff"], "target": [1.5]})
    parquet.write_table(table, path)
    assert "row 1" in refused(path)
    deep = b"[" * 100_000
    parquet.write_table(table.replace_schema_metadata({b"policygraph": deep}), path)
    assert "no JSON" in refused(path)
    path.write_bytes(b"PAR1" + struct.pack("<I", 2**31 - 1) + b"PAR1")
    assert "no file of Parquet" in refused(path)


def test_a_cell_or_a_header_of_parquet_that_is_none_has_its_place(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    ends = {"kind": ["advice"], "source": ["ada"], "target": ["bob"]}
    days = arrow.array([2**31 - 1], arrow.int32()).cast(arrow.date32())
    bad = arrow.array([b"\xff"]).cast(arrow.binary()).view(arrow.string())
    zones = arrow.array([1], arrow.timestamp("us", tz="Nowhere/None"))
    numbered = arrow.DictionaryArray.from_arrays(arrow.array([0], arrow.int32()), bad)
    for cell in (days, bad, zones, numbered):
        parquet.write_table(arrow.table(ends | {"statement": cell}), path)
        assert "rows 1 to 1, column statement" in refused(path)
    for header in (b'{"entities": 5}', b'{"entities": {"a": 1}}', b'{"entities": "ada"}'):
        table = arrow.table(ends).replace_schema_metadata({b"policygraph": header})
        parquet.write_table(table, path)
        assert "entities in what it says of the dataset is no list" in refused(path)


def test_parquet_that_repeats_a_long_text_is_told_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("graph.reading.tables.parquet.LARGEST", 50_000_000)
    path, count = tmp_path / "a.parquet", 2_000
    ends = {name: ["x"] * count for name in ("kind", "source", "target")}
    long = arrow.DictionaryArray.from_arrays(
        arrow.array([0] * count, arrow.int32()), arrow.array(["x" * 100_000])
    )
    table = arrow.table(ends | {"statement": long.dictionary_decode()})
    parquet.write_table(table, path)
    assert path.stat().st_size < 1_000_000
    told = refused(path)
    assert "unpacks to more than 50,000,000 bytes" in told
    assert "row 257" in told
    parquet.write_table(arrow.table({"kind": arrow.nulls(60_000_000)}), path)
    assert "60,000,000 rows" in refused(path)


def test_words_that_parquet_numbers_are_read(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    ends = {
        "kind": ["advice", "advice"],
        "source": ["ada", "bob"],
        "target": ["bob", "ada"],
        "source_kind": ["person", "person"],
        "target_kind": ["person", "person"],
        "modality": ["fact", "plan"],
        "holder": [None, "ada"],
    }
    columns = {name: arrow.array(words).dictionary_encode() for name, words in ends.items()}
    table = arrow.table(columns | {"evidence": [EVIDENCE, EVIDENCE]})
    parquet.write_table(table, tmp_path / "a.parquet")
    kg = graph.load(tmp_path / "a.parquet")
    assert [(one.modality, one.holder) for one in kg.relations()] == [
        ("fact", "author"),
        ("plan", "ada"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"entity": 3}', "a line that says what it is"),
        ('{"entity": {}, "relation": {}}', "a line that says what it is"),
        ('{"thing": {}}', "a line that says what it is"),
        ("[1]", "a line that says what it is"),
        ('{"dataset": {"id": "b"}}', "a line on the dataset already"),
        ('{"entity": {"id": "a"', "a.jsonl:2"),
        ('{"entity": ' + '{"a":' * 200, "the text ends"),
        ('{"entity": ' + '{"a":' * 80 + "1" + "}" * 81, "nested too deep"),
        ('{"entity": {"id": "a", "kind": "party"}}', "a.jsonl:2"),
        ('{"relation": {"kind": "advice", "source": 3}}', "a.jsonl:2"),
    ],
)
def test_a_wrong_line_has_its_place(line: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"dataset": {"id": "a", "title": "A"}}\n' + line + "\n", encoding="utf-8")
    assert words in refused(path)
    assert "a.jsonl:2" in refused(path)


def test_lines_of_records_are_still_a_part_of_a_dataset(tmp_path: Path) -> None:
    path = tmp_path / "relations.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n", encoding="utf-8")
    assert "a part of a dataset" in refused(path)


@pytest.mark.parametrize("cell", ["[" * 100_000, "{" * 5, "1e999", "x" * 1_000_000, "\ud7ff", "{}"])
def test_no_cell_is_a_traceback(cell: str, tmp_path: Path) -> None:
    path = out(small(), tmp_path, "a.csv")
    beside = tmp_path / "a.entities.csv"
    for row in (
        f"{cell},party,X,,,,,,",
        f"x,{cell},X,,,,,,",
        f"x,party,{cell},,,,,,",
        f"x,party,X,{cell},,,,,",
        f"x,party,X,,{cell},,,,",
        f"x,party,X,,,,,,{cell}",
    ):
        head = "id,kind,name,names,aliases,summary,summaries,identifiers,own"
        beside.write_text(f"{head}\n{row}\n", encoding="utf-8")
        with suppress(InvalidDataset, UnusableFile):
            graph.load(path)


def test_what_tables_need_and_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    paths = [out(small(), tmp_path, name) for name in ("a.xlsx", "a.parquet")]
    for package in ("openpyxl", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, package, None)
    for path in paths:
        with pytest.raises(ImportError, match=r'pip install "policygraph\[tables\]"'):
            graph.load(path)
