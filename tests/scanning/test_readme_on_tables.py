"""What the README shows of tables is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import graph
from tests.bench import synthetic
from tests.command import ROOT, run
from tests.scanning.conftest import needed

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ policygraph (.* tables .*?)\s*(?:#.*)?$", README, re.MULTILINE)
BLOCKS = re.findall(r"^```py\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    needed("duckdb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_end_well(here: Path) -> None:
    assert len(COMMANDS) == 3
    synthetic.write(here / "my-large-dataset", 2_000)
    region = "Macrozona Sur"  # the real graph's: the synthetic one has names of its own
    for command in COMMANDS:
        words = shlex.split(command)
        if region in words:
            words = words[: words.index("--target")]
        done = run(*words)
        assert done.status == 0, (command, done.err)
    assert list(here.glob("exports/*.html"))


def test_the_python_runs_as_written(here: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    graph.load().to_tables(here / "tables")
    (block,) = BLOCKS
    names = {
        "graph": graph,
        "header": graph.load().header,
        "entities": duckdb.read_parquet(str(here / "tables" / "entities.parquet")),
        "relations": duckdb.read_parquet(str(here / "tables" / "relations.parquet")),
    }
    exec(compile(block, "README.md", "exec"), names)  # noqa: S102  # it is ours
    assert (here / "north.html").is_file()
