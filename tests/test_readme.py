"""What the README shows is so: its Python runs, its commands end well, its help is the help."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graph
from tests.command import ROOT, python, run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    (match["language"], match["text"], README.count("\n", 0, match.start()) + 2)
    for match in re.finditer(
        r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
]
PYTHON = [block for block in BLOCKS if block[0] in {"python", "pycon"}]
COMMANDS = [
    (command, at)
    for language, text, start in BLOCKS
    if language in {"console", "shell", "sh", "bash"}
    for at, command in enumerate(text.splitlines(), start)
    if command.startswith("$ policygraph")
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the one where a reader of the README would type."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "exports").mkdir()
    (tmp_path / "my-text.txt").write_text("It has some words of it, once.\n")
    (tmp_path / "my-texts").mkdir()
    (tmp_path / "my-texts" / "note.txt").write_text("Ada.\n")
    mine = {"dataset.yaml": HEADER_YAML, "entities.yaml": ENTITIES_YAML}
    write(tmp_path / "my-dataset", {**mine, "relations.yaml": RELATIONS_YAML})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples_to_try() -> None:
    assert len(PYTHON) >= 2
    assert len(COMMANDS) >= 10


def test_the_python_runs_as_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for language, text, line in PYTHON:
        if language == "python":
            exec(compile("\n" * (line - 1) + text, "README.md", "exec"), names)  # noqa: S102  # it is ours
        else:
            shown = doctest.DocTestParser().get_doctest(text, names, "README", "README.md", line)
            runner.run(shown, clear_globs=False)
            names |= shown.globs
    assert runner.summarize().failed == 0, capsys.readouterr().out
    assert isinstance(names["kg"], graph.KnowledgeGraph)
    assert (here / "exports" / "chile-2025.html").is_file()


@pytest.mark.parametrize(("command", "line"), COMMANDS, ids=[one for one, _ in COMMANDS])
def test_a_command_ends_well(command: str, line: int, here: Path) -> None:
    shell = command.removeprefix("$ ").replace(
        "policygraph", f'"{sys.executable}" -W error -m graph', 1
    )
    done = subprocess.run(  # noqa: S602  # the README's own words, pipes and comments included
        shell,
        shell=True,
        cwd=here,
        env={name: value for name, value in os.environ.items() if "DISPLAY" not in name},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), f"README.md:{line}"


def shown_after(command: str) -> list[str]:
    """What the README shows below each use of a command, up to the next or the block's end."""
    return [
        match["shown"]
        for _language, text, _line in BLOCKS
        for match in re.finditer(
            rf"^\$ {re.escape(command)}\n(?P<shown>(?:(?!\$ ).*\n)+)", text, re.MULTILINE
        )
    ]


def test_the_help_is_the_help() -> None:
    (shown,) = shown_after("policygraph --help")

    program = "from graph.cli import main; main(prog_name='policygraph')"
    assert shown == python("-c", program, "--help", COLUMNS="80").out


def test_every_output_shown_is_the_output(here: Path) -> None:
    commands = {command.removeprefix("$ ") for command, _line in COMMANDS} - {"policygraph --help"}
    for command in sorted(commands):
        for shown in shown_after(command):
            assert shown == run(*command.split()[1:]).out, command


def test_every_file_that_it_names_is_there() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
