"""A format that this package has never heard of is written, once it is registered."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

import graph
from graph.cli import main
from graph.reading import formats as read_formats
from graph.reading.formats.json_lines import JsonLines
from graph.registry import Formats, Registry
from graph.writing import formats
from graph.writing.formats import Format, Records, format_named, names, register
from tests.command import ROOT, run

SAVED, SHOWN = names(read_back=True), names(read_back=False)
BUILT_IN = tuple(map(format_named, (*SAVED, *SHOWN)))
READ = read_formats.formats()


def lines(records: Records) -> str:
    return "".join(f"{json.dumps(dict(record))}\n" for record in records)


def tabs(records: Records) -> str:
    return "".join("\t".join(map(str, record.values())) + "\n" for record in records)


MINE = Format("mine", (".mine", ".own"), "my own lines", lines, read_back=True)
TABS = Format("tabs", (".tsv",), "values between tabs", tabs)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_FORMATS", Registry("format", formats.__name__))
    for one in (*BUILT_IN, MINE, TABS):
        register(one)
    read = Formats[read_formats.Format](read_formats.__name__)
    monkeypatch.setattr(read_formats, "_FORMATS", read)
    for other in (*READ, read_formats.Format("mine", (".mine",), JsonLines)):
        read_formats.register(other)


def test_what_was_saved_in_it_is_read_back(tmp_path: Path) -> None:
    kg = graph.load()

    kg.save(tmp_path, format="mine")

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "dataset.yaml",
        "entities.mine",
        "relations.mine",
        "resolutions.yaml",
    ]
    assert graph.load(tmp_path).dataset == kg.dataset


def test_the_command_prints_in_it() -> None:
    done = run("query", "--kind", "border", "--format", "tabs")
    assert (done.status, done.err) == (0, "")
    records = graph.load().records(kind="border")
    assert done.out == tabs(records)
    offered = "|".join(("table", *SHOWN, "tabs"))
    assert f"[{offered}]" in run("query", "--help").out.replace("\n", "").replace(" ", "")


def test_a_shell_completes_its_name() -> None:
    found = ShellComplete(main, {}, "policygraph", "").get_completions(["find", "--format"], "t")
    assert [one.value for one in found] == ["table", "tabs"]


def test_each_is_offered_only_where_it_serves(tmp_path: Path) -> None:
    assert names(read_back=True) == (*SAVED, "mine")
    assert names(read_back=False) == (*SHOWN, "tabs")
    assert (SAVED[:3], SHOWN[:3]) == (("yaml", "jsonl", "json"), ("jsonl", "json", "csv"))
    assert run("query", "--format", "mine").status == 2
    for name in ("tabs", "csv"):
        with pytest.raises(ValueError, match=", ".join((*SAVED, "mine"))):
            graph.load().save(tmp_path, format=name)


def test_every_format_says_what_it_is() -> None:
    for one in BUILT_IN:
        assert one.words
        assert one.endings[0].startswith(".")
        assert format_named(one.name) is one
    with pytest.raises(KeyError):
        format_named("xml")


def test_a_name_that_is_taken_is_refused() -> None:
    register(MINE)  # again is no other
    with pytest.raises(ValueError, match="json"):
        register(replace(MINE, name="json"))


def test_a_name_that_the_command_needs_and_a_format_without_an_ending_are_refused() -> None:
    with pytest.raises(ValueError, match="the table for people"):
        register(replace(TABS, name="table"))
    with pytest.raises(ValueError, match="other has no ending"):
        register(replace(TABS, name="other", endings=()))


def test_what_is_registered_before_anything_is_written_takes_no_built_in_name() -> None:
    program = """
from graph.writing.formats import Format, format_named, register
try:
    register(Format("csv", (".mine",), "mine", str))
except ValueError as error:
    print(error)
print(format_named("csv").endings)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == [
        'there is a format "csv" already; give yours another name',
        "('.csv',)",
    ]


def test_no_record_is_no_line_and_an_empty_list() -> None:
    written = {one.name: one.write([]) for one in BUILT_IN}
    assert written.items() >= {"yaml": "[]\n", "jsonl": "", "json": "[]\n", "csv": ""}.items()
