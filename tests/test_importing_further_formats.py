"""A format of tables that this package has never heard of is imported, once it is registered."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.importing import formats
from graph.importing.formats import Format, of_text
from graph.importing.making import import_table
from graph.reading.tables.table import Row, Table
from graph.registry import Formats

COLUMNS = ["source", "kind", "target", "record", "source_kind", "target_kind"]


def read(_file: str, text: str) -> Table:
    lines = enumerate(text.splitlines(), 1)
    return Table(
        COLUMNS, [Row(at, dict(zip(COLUMNS, one.split("|"), strict=True))) for at, one in lines]
    )


BARS = Format("bars", (".bars",), of_text(read))


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registered for one test only."""
    fresh: Formats[Format] = Formats(formats.__name__)
    for one in formats._FORMATS.all():
        fresh.register(one)
    monkeypatch.setattr(formats, "_FORMATS", fresh)


def test_a_further_format_is_imported(tmp_path: Path) -> None:
    formats.register(BARS)
    (tmp_path / "t.bars").write_text("Ana|advice|Tom|1|person|person\n", "utf-8")
    made = import_table(tmp_path / "t.bars", tmp_path / "a")
    made.plan.write()
    assert len(graph.load(tmp_path / "a").relations()) == 1


def test_an_ending_is_one_formats_alone() -> None:
    with pytest.raises(ValueError, match=r"\.csv"):
        formats.register(Format("other", (".csv",), BARS.read))


def test_the_longest_ending_says_the_format_whatever_the_case(tmp_path: Path) -> None:
    formats.register(Format("other", (".bars.csv",), BARS.read))
    (tmp_path / "T.BARS.CSV").write_text("Ana|advice|Tom|1|person|person\n", "utf-8")

    assert len(formats.read_table(tmp_path / "T.BARS.CSV").rows) == 1


def test_a_format_without_an_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="no ending"):
        formats.register(Format("other", (), BARS.read))
