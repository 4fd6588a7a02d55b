"""What the README shows is so: its Python runs, its commands end well, its help is the help."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.outgoing.formats import formats
from tests import parlgov
from tests.command import ROOT, python, run
from tests.drafting.drafts import DENIED, answer, proposal
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, claim, graph_of, write

GUARD_YAML = "- {id: guard, kind: agency, name: Guard}\n"
POSTED_YAML = """\
- {kind: deployment, source: guard, target: peru, modality: plan, evidence: [{document: note, start: 0, end: 3}]}
"""

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
    if command.startswith("$ policygraph") and "my-town" not in command and " tables" not in command
]
"""All but the story of a dataset of one's own, which is told from its beginning elsewhere, as are tables."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the one where a reader of the README would type."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "exports").mkdir()
    (tmp_path / "my-text.txt").write_text("It has some words of it, once.\n")
    (tmp_path / "my-texts").mkdir()
    proposed = answer(
        proposal(
            DENIED,
            kind="advice",
            source="ada",
            target="bob",
            negated=False,
            topic=None,
            quotes=["Ada"],
            paragraph=1,
        )
    )
    (tmp_path / "answer.txt").write_text(f"Here is one:\n{proposed}\n")
    (tmp_path / "coded.csv").write_text("source,kind,target,record\nbob,advice,Ada,12\n")
    (tmp_path / "my-texts" / "note.txt").write_text("Ada.\n")
    mine = {
        "dataset.yaml": HEADER_YAML,
        "entities.yaml": ENTITIES_YAML + GUARD_YAML,
        "relations.yaml": RELATIONS_YAML + POSTED_YAML,
    }
    for name in ("my-dataset", "another-dataset"):
        write(tmp_path / name, mine)
    graph.load(tmp_path / "my-dataset").export(tmp_path / "chile.json")
    parlgov.write(tmp_path / "parlgov")
    seat = {"person_id": "p", "organization_id": "hall", "start_date": "2015"}
    popolo = {
        "persons": [{"id": "p", "name": "Ada"}],
        "organizations": [{"id": "hall", "name": "Hall", "classification": "legislature"}],
        "memberships": [seat],
    }
    (tmp_path / "town.json").write_text(json.dumps(popolo))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples_to_try() -> None:
    assert len(PYTHON) >= 2
    assert len(COMMANDS) >= 10


@pytest.mark.untraced
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


# The dataset that it shows


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The dataset of the README, from its own text."""
    files = {}
    for language, text, _line in BLOCKS:
        name = re.match(r"# my-dataset/(\S+)\n", text)
        if language == "yaml" and name:
            files[name[1]] = text.removeprefix(name[0])
    assert set(files) == {"dataset.yaml", "entities.yaml", "relations.yaml"}
    return write(tmp_path / "my-dataset", files)


def test_the_dataset_that_it_shows_is_a_whole_one(harbour: Path) -> None:
    checked = run("check", harbour)

    assert (checked.status, checked.err) == (0, "")
    assert checked.out.startswith("clean: 4 entities and 1 relation in 3 files"), checked.out
    kg = graph.load(harbour)
    (claim,) = kg.relations(kind="deployment", scenario="rios", topic="docks")
    assert "dredging" in kg.dataset.vocabulary.relations
    assert (claim.holder, claim.modality, claim.certainty) == ("ana-rios", "plan", "certain")


def test_a_mistake_reads_as_it_says(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = [text for language, text, _line in BLOCKS if language == "text"]
    place, _, _ = shown.partition(": ")
    file, line, _column = place.split(":")
    relations = (harbour / "relations.yaml").read_text()
    (harbour / "relations.yaml").write_text(
        f"# {file}\n{relations}".replace("old-docks", "tom-berg")
    )
    monkeypatch.chdir(harbour.parent)

    told = run("check", "my-dataset").out.splitlines()

    assert shown.strip() in told
    assert (harbour / "relations.yaml").read_text().splitlines()[int(line) - 1].endswith("tom-berg")


@pytest.mark.parametrize(
    ("old", "new", "theirs", "ours"),
    [
        ("modality: plan", "modality: plan\n  certainty: likely", "likely", "probable"),
        ("kind: deployment", "kind: opposes", "opposes", "opposition"),
        ("source: harbour-police", "from: harbour-police", "from", "source"),
    ],
)
def test_a_word_of_another_tool_names_ours(
    old: str, new: str, theirs: str, ours: str, harbour: Path
) -> None:
    assert f"`{theirs}` → {ours}" in README
    relations = (harbour / "relations.yaml").read_text()
    assert old in relations
    (harbour / "relations.yaml").write_text(relations.replace(old, new))

    problems = [one for one in graph.read(harbour).problems if one.severity == "error"]

    assert any(f'"{ours}"' in one.message for one in problems), problems


def test_null_and_nan_say_nothing(harbour: Path) -> None:
    relations = (harbour / "relations.yaml").read_text()
    empty = "  certainty: null\n  note: .nan\n  basis: ~\n"
    (harbour / "relations.yaml").write_text(relations.rstrip() + "\n" + empty)

    (claim,) = graph.load(harbour).relations()
    assert (claim.certainty, claim.note, claim.basis) == ("certain", None, "stated")


def test_a_page_is_made_of_a_whole_dataset_only(harbour: Path) -> None:
    relations = (harbour / "relations.yaml").read_text()
    (harbour / "relations.yaml").write_text(relations.replace("modality: plan", "modality: plann"))

    built = run("build", harbour, "--output", harbour.parent / "page.html")

    assert built.status == 1
    assert not (harbour.parent / "page.html").exists()
    with pytest.raises(graph.InvalidDataset):
        graph.load(harbour)


# What else it says of Python


def test_an_answer_prints_the_first_sixty() -> None:
    answer = graph.load().relations()

    shown = str(answer)

    assert "prints the first sixty" in README
    assert [one.id for one in answer if one.id in shown] == [one.id for one in answer[:60]]


def test_what_is_light_in_a_notebook_is_a_table() -> None:
    kg = graph.load()

    for shown in (
        kg.relations(topic="south"),
        kg.kinds,
        kg.topics,
        kg.documents,
        kg.scenarios,
        kg.questions,
    ):
        html = shown._repr_html_()
        assert "<table" in html
        assert "<script" not in html
        assert len(html) < 100_000


def test_frames_are_not_installed_along() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert not [one for one in needed["dependencies"] if one.startswith(("pandas", "polars"))]


def test_help_says_what_each_field_of_a_query_means() -> None:
    told = graph.Query.__doc__ or ""

    for name, field in graph.Query.model_fields.items():
        assert f"{name}: {field.description}" in told


def test_dates_are_edtf_and_said_in_words() -> None:
    written = {
        "1990~": "about 1990",
        "1990?": "perhaps 1990",
        "199X": "the 1990s",
        "19XX": "the 20th century",
        "-0043": "44 BC",
        "2001-21": "spring 2001",
        "2004/2005": "2004 to 2005",
        "2005/..": "2005 onwards",
    }
    claims = [claim("office", "ada", "peru", role=text, date=text) for text in written]
    kg = graph_of({"ada": "person", "peru": "country"}, *claims)
    assert {one.date for one in kg.dataset.relations} == {*written}
    for one in kg.dataset.relations:
        assert f"`{one.date}`" in README
        assert one.date is not None
        assert written[one.date] in str(one)
    shared = kg.relations(on="1995/2004-06", order="date")
    assert [one.date for one in shared] == ["19XX", "199X", "2001-21", "2004/2005"]


def test_the_table_of_formats_says_of_each_what_it_keeps_and_loses() -> None:
    for one in formats():
        name = f"`{one.name}`" + (" (a folder)" if one.folder else "")
        endings = "".join(f" `{ending}`" for ending in one.endings)
        assert (
            f"| {name}{endings} | {one.words} | {one.keeps} | {one.loses or 'nothing'} |" in README
        )
    assert README.count("\n| `") >= len(formats())


def test_who_led_and_who_sat_is_asked_of_parliaments(here: Path) -> None:
    kg = graph.load(here / "parlgov")
    (led,) = kg.relations(kind="leadership", on="2003-06-01")
    assert kg[led.source].name == "Reds"
    (seat,) = graph.load(here / "town.json").relations(kind="membership", on="2015-06-01")
    assert seat.start == "2015"
