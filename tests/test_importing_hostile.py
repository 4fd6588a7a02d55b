"""Tables as spreadsheets and strangers write them: the bad rows are left out, and nothing breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graph
from graph.importing.making import Import, import_table
from graph.problems import UnusableFile
from tests.command import run

NAMES = "source,kind,target,quote,source_kind,target_kind"
GOOD = "Ana,advice,Tom,Ana advises,person,person"


def imported(tmp_path: Path, text: str | bytes, name: str = "t.csv") -> Import:
    """A table taken into a new dataset, which is then written."""
    table = tmp_path / name
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    made = import_table(table, tmp_path / "a")
    made.plan.write()
    return made


def errors(folder: Path) -> set[str]:
    return {one.rule for one in graph.read(folder).errors}


@pytest.mark.parametrize(
    "text",
    [
        f"{NAMES}\n{GOOD}\n",
        f"\ufeff{NAMES}\r\n{GOOD}\r\n",
        f"{NAMES}\n{GOOD}".replace(",", ";"),
        f"{NAMES}\n{GOOD}".replace(",", "\t"),
        f"\n{NAMES}\n\n,,,,,\n{GOOD},,,\n",
        f"Source,KIND, target ,Quote,source kind,Target_Kind\n{GOOD}\n",
        f'{NAMES},note\n{GOOD},"two\nlines, one claim"\n',
        f"{NAMES},,\n{GOOD},,\n",
        f"{NAMES},mood\n{GOOD},glad\n",
    ],
)
def test_one_table_in_many_ways(tmp_path: Path, text: str) -> None:
    made = imported(tmp_path, text)
    assert (made.read, made.claims, made.left_out) == (1, 1, [])
    assert made.unknown == (["mood"] if "mood" in text else [])
    assert errors(tmp_path / "a") == {"unanchored"}


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ("Ana,advise,Tom,x,person,person", "kind", "unknown-kind"),
        ("Ana,deployment,Tom,x,agency,person", "target", "wrong-end"),
        ("Ana,advice,Tom,x,persons,person", "source_kind", "unknown-kind"),
        ("Ana,advice,Tom,x,,", "source", "source_kind"),
        (",advice,Tom,x,,person", "source", "this is empty"),
        ("Ana,advice,Tom,,person,person", "quote", "no-place"),
        ("Ana,advice,Ana,x,person,person", "target", "self-relation"),
        ("Ana,advice,Tom,x,person,person,more", "", "7 cells"),
        (f"Ana,advice,Tom,{'x' * 1_000_000},person,person", "quote", "more than 100,000"),
        (f"{'x' * 1_000_000},advice,Tom,x,person,person", "source", "more than 100,000"),
        (f"{'x' * 90_000},advice,Tom,x,person,person", "source", "no name has more"),
    ],
)
def test_a_bad_row_is_left_out_with_its_column_and_the_good_ones_are_taken(
    tmp_path: Path, cells: str, column: str, told: str
) -> None:
    made = imported(tmp_path, f"{NAMES}\n{cells}\nBea,advice,Tim,y,person,person\n")
    (left,) = made.left_out
    assert (left.row, left.column) == (2, column)
    assert told in str(left)
    dataset = graph.read(tmp_path / "a").dataset
    assert [one.name for one in dataset.entities] == ["Bea", "Tim"]
    assert len(dataset.relations) == 1
    assert errors(tmp_path / "a") == {"unanchored"}


def test_the_same_claim_twice_is_taken_once_and_the_other_row_says_where_it_stands(
    tmp_path: Path,
) -> None:
    made = imported(tmp_path, f"{NAMES}\n{GOOD}\n{GOOD}\n")
    (left,) = made.left_out
    assert str(left).startswith("row 3: advice: this claim stands at row 2 already")


def test_the_opposite_in_one_document_is_left_out(tmp_path: Path) -> None:
    made = imported(tmp_path, f"{NAMES},negated\n{GOOD},no\n{GOOD},yes\n")
    assert [one.row for one in made.left_out] == [3]
    assert "contradiction" in made.left_out[0].reason


def test_one_name_of_two_kinds_is_the_first(tmp_path: Path) -> None:
    made = imported(tmp_path, f"{NAMES}\n{GOOD}\nAna,advice,Tim,x,party,person\n")
    assert [(one.row, one.column) for one in made.left_out] == [(3, "source")]


def test_a_formula_is_a_text(tmp_path: Path) -> None:
    cells = '"=HYPERLINK(""http://x"")",advice,\'=Tom,\'+1 said,person,person'
    imported(tmp_path, f"{NAMES}\n{cells}\n")
    dataset = graph.read(tmp_path / "a").dataset
    assert {one.name for one in dataset.entities} == {'=HYPERLINK("http://x")', "=Tom"}
    assert dataset.relations[0].evidence[0].quote == "+1 said"
    answer = run("query", "--dataset", tmp_path / "a", "--format", "csv").out
    assert ",=" not in answer


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("t.csv", "", "is empty"),
        ("t.csv", f"{NAMES},quote\n{GOOD},y\n", 'two columns are called "quote"'),
        ("t.csv", "who,what\na,b\n", "no column source"),
        ("t.csv", f'{NAMES}\n"Ana" x,advice,Tom,q,,\n', "no CSV"),
        ("t.csv", f"{NAMES}\nJos\u00e9,advice,Tom,q,,\n".encode("latin-1"), "not UTF-8"),
        ("t.csv", f"{NAMES}\n{GOOD}".encode("utf-16"), "UTF-16"),
        ("t.csv", b"\0\1\2", "UTF-16"),
        ("t.xlsx", b"PK", ".csv"),
        ("t.json", "{", "the text ends"),
        ("t.json", "{}", "a list of objects"),
        ("t.json", '[{"kind": 1, "kind": 2}]', "twice"),
        ("t.json", "[" * 100_000, "deep"),
    ],
)
def test_a_table_that_cannot_be_read_is_said_and_nothing_is_written(
    tmp_path: Path, name: str, text: str | bytes, told: str
) -> None:
    with pytest.raises(UnusableFile) as error:
        imported(tmp_path, text, name)
    assert told in str(error.value)
    assert not (tmp_path / "a").exists()
    assert run("import", tmp_path / name, tmp_path / "a").status == 2


def test_a_table_that_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.csv").mkdir()
    for name in ("a.csv", "b.csv"):
        assert run("import", tmp_path / name, tmp_path / "x").status == 2


@pytest.mark.parametrize(
    "strange",
    [
        1,
        None,
        {"kind": ["advice"]},
        {"source": {"a": 1}},
        {"quote": {"a": 1}},
        {"quote": [1]},
        {"negated": "perhaps"},
        {"start": 10**18},
        {"own": "{"},
        {"citations": "somewhere"},
        {"modality": [[]]},
        {"note": "\x00"},
        {"paragraph": "-1"},
        {"topic": ["x"]},
        {"holder": 5},
    ],
)
def test_strange_values_break_no_other_row(tmp_path: Path, strange: object) -> None:
    good = dict(zip(NAMES.split(","), GOOD.split(","), strict=True))
    bad = good | {"target": "Eve"} | strange if isinstance(strange, dict) else strange
    made = imported(tmp_path, json.dumps([bad, good]), "t.json")
    assert made.claims >= 1
    assert {one.row for one in made.left_out} <= {1}
    assert {one.name for one in graph.read(tmp_path / "a").dataset.entities} <= {
        "Ana",
        "Tom",
        "Eve",
    }
    assert errors(tmp_path / "a") <= {"unanchored"}


def test_a_table_of_no_rows_writes_nothing(tmp_path: Path) -> None:
    made = imported(tmp_path, f"{NAMES}\n")
    assert (made.read, bool(made.plan)) == (0, False)
    assert not (tmp_path / "a").exists()
