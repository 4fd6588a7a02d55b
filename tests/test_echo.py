"""Nothing that a dataset, a path or an argument holds steers the terminal that shows it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import (
    AmbiguousName,
    GraphError,
    InvalidDataset,
    NoPath,
    Place,
    Problem,
    UnknownEntity,
    UnusableFile,
    UnusableQuery,
)
from graph.shown import one_line, printable, prose, shown
from tests.command import Run, run
from tests.tiny import claim, graph_of, write

SEQUENCES = {
    "title": "\x1b]0;mine\x07",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[31m",
    "link": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "8-bit colour": "\x9b31m",
    "8-bit title": "\x9d0;mine\x9c",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "overwriting": "safe\revil",
    "override": "\u202elive\u202c",
    "isolate": "\u2066\u2067live\u2069",
    "marks": "\u200e\u200f\u061c",
    "separators": "one\u2028two\u2029three",
    "next line": "one\x85two",
    "zero width": "ar\u200bmy\u2060\ufeff\u00ad",
    "joined": "ar\u200dmy\u200c",
    "delete": "safe\x7f",
    "nothing": "a\x00b",
    "bell": "\x07",
    "vertical": "a\x0bb\x0cc",
    "no UTF-8": "a\udcffb",
    "tags": "a\U000e0041\U000e007f",
}
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
EVERY = pytest.mark.parametrize("hostile", SEQUENCES.values(), ids=SEQUENCES)
IN_DATA = pytest.mark.parametrize("name", sorted({*SEQUENCES} - {"no UTF-8"}))
"""No field takes half a character."""


def is_plain(text: str) -> bool:
    return not RAW.search(text.replace("\r\n", "\n"))


def graph_with(hostile: str) -> KnowledgeGraph:
    """A graph of which every text has it."""
    names = {"name": f"Ada {hostile}", "aliases": [f"A {hostile}"], "summary": f"S {hostile}"}
    return graph_of(
        {"ada": {"kind": "person", **names}, "bob": "person", "eve": {"kind": "person", **names}},
        claim("advice", "ada", "bob", id="a", statement=f"T {hostile}", note=f"N {hostile}"),
        claim("advice", "bob", "ada", id="b", aspect=f"X {hostile}", scenario="red"),
        claim("visit", "eve", "bob", id="c", scenario="blue", topic="north"),
        title=f"Tiny {hostile}",
        documents=[{"id": "note", "title": f"D {hostile}"}],
        scenarios=[
            {"id": "red", "label": f"If red {hostile}", "group": "vote"},
            {"id": "blue", "label": f"If blue {hostile}", "group": "vote"},
        ],
        topics=[{"id": "north", "label": f"North {hostile}"}],
        questions=[
            {
                "id": "q",
                "title": f"Q {hostile}",
                "reading": f"R {hostile}",
                "query": {"source": "ada"},
            },
            {"id": "p", "title": "P", "reading": "R", "path": {"source": "ada", "target": "bob"}},
        ],
    )


def objects(kg: KnowledgeGraph) -> list[Any]:
    """Everything that a user may print."""
    return [
        *(kg, kg.relations(), kg.relation("a"), kg.entity("ada"), kg.entities(), kg.search("tiny")),
        *(
            kg.search("Ada"),
            kg.shortest_path("ada", "eve"),
            kg.shortest_path("ada", "eve").steps[0],
        ),
        *(
            kg.compare("red", "blue"),
            kg.compare("red", "red"),
            kg.ask("q"),
            kg.ask("p"),
            kg.questions,
        ),
        *(kg.topics, kg.documents, kg.scenarios, kg.kinds, kg.header, kg.header.topics[0]),
        *(
            kg.records(),
            kg.citations(),
            kg.counts("note"),
            kg.counts(),
            kg.dataset,
            kg.relations(text="q"),
        ),
        *(kg.relation("a").evidence[0], kg.scenario("red"), graph.Query(text="x\x1b[2J\u202e")),
        *(kg.compare("red", "blue").rows, kg.verify(Path(__file__)), graph.check(kg.dataset)),
    ]


@IN_DATA
def test_what_is_printed_of_an_object_is_plain(name: str) -> None:
    hostile = SEQUENCES[name]
    kg = graph_with(hostile)
    for one in objects(kg):
        assert is_plain(str(one)), type(one)
        assert is_plain(repr(one)), type(one)
    assert is_plain(kg.describe())


@IN_DATA
def test_what_data_are_made_of_stays_what_it_is(name: str) -> None:
    hostile = SEQUENCES[name]
    kg = graph_with(hostile)

    assert kg.entity("ada").name == f"Ada {hostile}"
    assert kg.relations(source="ada").sentences() == [f"T {hostile}"]
    record = next(iter(kg.records(source="ada")))
    assert (record["statement"], record["note"]) == (f"T {hostile}", f"N {hostile}")


def errors(hostile: str) -> list[GraphError]:
    place = Place(f"{hostile}.yaml", 3, 5)
    problem = Problem(place, "bad-id", f"there is {hostile}")
    return [
        UnknownEntity(hostile, [f"{hostile}x"]),
        UnknownEntity(hostile, ["ada"], ["a", "b"]),
        UnknownEntity("zzzzzzzzzzzzzz", [hostile]),
        AmbiguousName(hostile, ["a", "b"]),
        NoPath("a", "b", [hostile]),
        UnusableFile(hostile, hostile),
        UnusableQuery("on", hostile),
        InvalidDataset([problem]),
    ]


@EVERY
def test_what_an_error_says_is_plain(hostile: str) -> None:
    for error in errors(hostile):
        assert is_plain(str(error)), type(error)
        assert is_plain(repr(error)), type(error)
    place = Place(f"{hostile}.yaml", 3)
    assert is_plain(f"{place} {place!r} {Problem(place, 'bad-id', hostile)}")
    assert is_plain(repr([Problem(place, "bad-id", hostile)]))


@pytest.mark.parametrize("hostile", SEQUENCES.values(), ids=SEQUENCES)
def test_what_python_is_given_and_has_not_is_echoed_plainly(hostile: str) -> None:
    kg: Any = graph_with("x")
    for asking in (partial(kg.relations, **{hostile: "x"}), partial(kg.counts, hostile)):
        with pytest.raises(TypeError) as caught:
            asking()
        assert is_plain(str(caught.value))


def test_no_name_breaks_a_line_or_fakes_one() -> None:
    fake = "x\nrelations.yaml:1:1: all is well [bad-id]"
    kg = graph_with(fake)

    assert len(str(Problem(Place("a"), "bad-id", fake)).splitlines()) == 1
    assert len(str(Problem(Place(fake), "bad-id", "m")).splitlines()) == 1
    assert len(str(UnknownEntity(fake, [])).splitlines()) == 1
    for one in (kg.entity("ada"), kg.relation("a"), kg.relation("a").evidence[0]):
        assert len(str(one).splitlines()) == len(repr(one).splitlines()) == 1
    assert len(repr(kg.relations(source="ada")).splitlines()) == 3
    assert not any(
        line.startswith("relations.yaml") for one in objects(kg) for line in str(one).splitlines()
    )
    for words in (
        ("query",),
        ("find", "ada"),
        ("ask",),
        ("path", "ada", "bob"),
        ("compare", "red", "blue"),
    ):
        done = run_on(kg, *words)
        assert not any(line.startswith("relations.yaml") for line in done.out.splitlines()), words


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Callable[[KnowledgeGraph], None]:
    def have(kg: KnowledgeGraph) -> None:
        monkeypatch.setattr("graph.loading.load", lambda *_words, **_fields: kg)
        monkeypatch.setattr("graph.loading.load_rest", lambda *_words, **_fields: (kg, ()))

    return have


def run_on(kg: KnowledgeGraph, *words: object) -> Run:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.loading.load", lambda *_words, **_fields: kg)
        patch.setattr("graph.loading.load_rest", lambda *_words, **_fields: (kg, ()))
        return run(*words)


WORDS = [
    ("query",),
    ("find", "ada"),
    ("path", "ada", "eve"),
    ("compare", "red", "blue"),
    ("compare", "red", "red"),
    ("ask",),
    ("ask", "q"),
    ("ask", "p"),
    ("query", "--topic", "north", "--kind", "advice"),
]


TOGETHER = pytest.mark.parametrize(
    "hostile",
    [" ".join([*SEQUENCES.values()][at : at + 5]) for at in range(0, len(SEQUENCES), 5)],
    ids=[", ".join([*SEQUENCES][at : at + 5]) for at in range(0, len(SEQUENCES), 5)],
)


@TOGETHER
@pytest.mark.parametrize("columns", [60, 200])
def test_what_a_command_prints_for_people_is_plain(
    hostile: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.cli.printing.width", lambda: columns)
    kg = graph_with(hostile.replace("\udcff", ""))
    for words in WORDS:
        done = run_on(kg, *words)
        assert done.status == 0, words
        assert is_plain(done.out), words
        assert is_plain(done.err), words


@IN_DATA
def test_what_a_command_prints_for_programs_is_what_the_data_say(name: str) -> None:
    hostile = SEQUENCES[name]
    kg = graph_with(hostile)

    told = json.loads(run_on(kg, "query", "--source", "ada", "--format", "json").out)
    assert told[0]["note"] == f"N {hostile}"
    done = run_on(kg, "query", "--source", "ada", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.out, newline=""))
    assert row["note"] == f"N {hostile}"


@TOGETHER
def test_arguments_and_paths_are_echoed_plainly(hostile: str, tmp_path: Path) -> None:
    typed = hostile.replace("\x00", "")
    data = write(tmp_path / "data", {})
    (tmp_path / "taken").write_text("")
    for words in (
        ("find", "-d", data, typed),
        ("path", "-d", data, typed, "x"),
        ("query", "-d", data, "--source", typed),
        ("query", "-d", data, "--on", typed),
        ("query", "-d", data, "--own", typed),
        ("query", "--format", typed),
        (f"--{typed}",),
        (typed,),
        ("query", typed),
        ("ask", "-d", data, typed),
        ("compare", "-d", data, typed, "red"),
        ("check", tmp_path / typed),
        ("verify", tmp_path / typed, "--documents", tmp_path),
        ("query", "-d", tmp_path / typed),
        ("cite", tmp_path / typed, "words"),
        ("build", data, "-o", tmp_path / "taken" / typed),
    ):
        done = run(*words)
        assert done.status in {0, 1, 2}, words  # 0: what nobody sees does not count
        assert is_plain(done.out + done.err), words


@IN_DATA
def test_what_check_says_is_plain(name: str, tmp_path: Path) -> None:
    hostile = json.dumps(f"x{SEQUENCES[name]}")
    (tmp_path / "dataset.yaml").write_text(f"id: tiny\ntitle: {hostile}\n")
    records = [
        '{"id": "ada", "kind": "person", "name": %s}',
        '{"id": %s, "kind": "person", "name": "B"}',
        '{"id": "cyd", "kind": %s, "name": "C"}',
        '{"id": "dan", "kind": "person", "name": "D", %s: 1}',
    ]
    (tmp_path / "entities.jsonl").write_text("".join(f"{one % hostile}\n" for one in records))
    (tmp_path / "relations.jsonl").write_text(
        f'{{"kind": "advice", "source": "ada", "target": {hostile}, "scenario": {hostile}, "modality": {hostile}}}\n'
    )
    done = run("check", tmp_path)

    assert done.status == 1
    assert is_plain(done.out)
    problems = json.loads(run("check", tmp_path, "--format", "json").out)["problems"]
    assert len(problems) >= 3


@pytest.mark.skipif(os.name != "posix", reason="terminals of Unix")
@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_a_terminal_is_not_steered_by_what_programs_read_either(format: str) -> None:
    program = (
        "import graph, graph.loading\n"
        "from tests.test_echo import graph_with\n"
        "kg = graph_with('\\x1b]0;mine\\x07 \\x9b31m \\u202e')\n"
        "graph.loading.load_rest = lambda *_: (kg, ())\n"
        "from graph.cli import main\n"
        f"main(['query', '--format', '{format}'])\n"
    )
    leader, follower = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", program], stdout=follower) as process:
        os.close(follower)
        seen = b""
        while True:
            try:
                more = os.read(leader, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more
    os.close(leader)
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", seen.decode())  # the table's own bold
    assert "Ada " in text
    assert is_plain(text.replace("\r\r\n", "\n"))
    assert "\x1b]" not in text


def test_what_is_text_of_its_script_stays() -> None:
    for text in (
        "José “Ñandú” – 1",
        "👩🏽\u200d🚀 🏴\U000e0067\U000e0062\U000e007f ❤️\u200d🔥",
        "می\u200cخواهم",
        "क्\u200dष",
        "智利\u3000שלום",
    ):
        assert shown(text) == one_line(text) == prose(text) == text
    assert shown("a\n\tb\r\nc") == "a\n\tb\r\nc"
    assert (one_line("a\n\tb"), prose(" a\n\t b ")) == ("a\\n\\tb", "a b")
    assert shown("\x1b\u202e\x9b\x7f\ud800") == "\\x1b\\u202e\\u009b\\u007f\\ud800"


ENCODINGS = ["cp1252", "ascii", "latin-1", "cp437", "cp1251", "utf-8"]
PRINTING = """
import sys
from tests.test_echo import errors, graph_with, objects
kg = graph_with("Łódź → 智利 “q” 😀")
print(kg.describe())
for one in (*objects(kg), *errors("Łódź → 智利")):
    print(one)
    print([one])
"""


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_print_prints_in_any_encoding(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINTING],
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert ("Łódź" in text) == (encoding == "utf-8")
    assert ("│" in text) == (encoding in {"utf-8", "cp437"})


def test_print_prints_in_the_locale_c() -> None:
    """Whose errors are handled in a way that lets half signs through, and no letter."""
    code = "import graph; kg = graph.load(); print(kg.relations()); print(kg.describe())"
    plain = {"PYTHONIOENCODING": "ascii:surrogateescape"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=os.environ | plain, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_printing_asks_nothing_of_an_output_that_is_no_stream(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for out in (None, object(), io.StringIO()):
        monkeypatch.setattr(sys, "stdout", out)
        assert printable("Łódź") == "Łódź"


def test_tags_are_seen_in_flags_alone() -> None:
    flag = "\U0001f3f4\U000e0067\U000e007f"
    assert one_line(flag) == flag
    assert is_plain(one_line("\u0e01\U000e0041\U000e007f"))
