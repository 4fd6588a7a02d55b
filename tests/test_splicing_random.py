"""Edits of chance leave every other byte of a file as it was, and say exactly what was asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from graph.reading.formats.yaml import YamlFile
from graph.writing.splicing import Edit, Insert, Opened, Put, Take
from graph.writing.splicing.splices import inverse, spliced
from tests.command import ROOT

CHILE = {
    path.name: path.read_bytes()
    for path in (ROOT / "data" / "chile-2025").iterdir()
    if path.suffix == ".yaml"
}
HOSTILE = [
    *(
        "😀 and a family 👨‍👩‍👧",
        "a\u0085b",
        "\u2028",
        "it's",
        'say "no"',
        "  two blanks  ",
        "2025",
        "null",
        "a #b",
    ),
    *(
        "x" * 5_000,
        "a\tb",
        "\t",
        "- a",
        "a: b",
        "{a}",
        "[b",
        "&c",
        "*d",
        "!e",
        "|",
        ">",
        "%f",
        "@g",
        "`h",
    ),
    *(
        "true",
        "~",
        "",
        "1e5",
        "0x1f",
        "2025-12-14",
        "line\nbreak",
        "\r\n",
        "\x7f",
        "\ufffe",
        "\ufeff",
        "\x00",
    ),
    *(
        "NO",
        "y",
        ".nan",
        "trailing\\",
        "é",
        "e\u0301",
        "\u202e",
        "\ue000",
        "\U0010ffff",
        "'",
        '"',
        "#",
        ":",
    ),
]
BLOCK = """\
# The heading of it all.

- kind: advice   # the sort
  source: ada
  target: 'bob'
  evidence:
    - {document: note, start: 0, end: 3}   # a place
    - document: note
      start: 4
      # a comment within
      end: 9
  statement: >-
    Folded over
    two lines.

  # a comment of the record's own
# ── A section ──
- kind: advice
  source: bob
  statements: { es: "uno", fr: dos }
  note: |
    Two lines
    of it.


- source: peru
  kind: advice
  empty:
  list:
  - one
  - two

  # one more
  - three
"""
DENSE = "- id: a\n  tags: [x, y,\n         z]\n- id: b\n- id: c\n  tags: []\n  many: {}\n- id: d\n  plain: over\n    two lines\n"
FLOW = '# c\n- {id: a, kind: x, tags: [1, 2.5, true, null]}\n- {id: b, kind: "y", name: "B"}\n- { id: c }\n'
QUOTED = '- "id": "a"\n  "tags": ["x", "y"]\n- "id": "b"\n  "tags":\n      -   "z"\n      -   "w"\n'
ONE = "id: tiny\ntitle: Tiny\nentities: [{id: a, kind: person}, {id: b, kind: person}]\ntopics:\n    - id: t\n      label: T\n\n# the end\n"
JSON = '[\n  {\n    "id": "a",\n    "tags": ["x", "y"]\n  },\n  {"id": "b", "n": 1.5}\n]\n'
LINES = '{"id": "a", "tags": ["x"]}\n{"id":"b","é":1}\n\n{"id": "c", "deep": {"x": [1, 2]}}'
STYLES: dict[str, bytes] = {
    "block.yaml": BLOCK.encode(),
    "block-crlf.yaml": BLOCK.replace("\n", "\r\n").encode(),
    "block-cut.yaml": BLOCK.rstrip().encode(),
    "block-crlf-cut.yaml": BLOCK.replace("\n", "\r\n").rstrip().encode(),
    "block-mark.yaml": b"\xef\xbb\xbf" + BLOCK.encode(),
    "dense.yaml": DENSE.encode(),
    "dense-cut.yaml": DENSE.rstrip().encode(),
    "flow.yaml": FLOW.encode(),
    "flow-crlf.yaml": FLOW.replace("\n", "\r\n").encode(),
    "quoted.yaml": QUOTED.encode(),
    "one.yaml": ONE.encode(),
    "row.yaml": b"[{id: a}, {id: b, tags: [x, y]}, {id: c}]\n",
    "pretty.json": JSON.encode(),
    "tight.json": b'[{"id":"a","tags":["x","y"]},{"id":"b"}]',
    "lines.jsonl": LINES.encode(),
    "lines-crlf.jsonl": LINES.replace("\n", "\r\n").encode() + b"\r\n",
}


def ways(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all that there is in a value."""
    if not isinstance(value, dict | list):
        return
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*way, step)
        yield from ways(part, (*way, step))


def at(value: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def may_hold(name: str, edit: Edit) -> bool:
    """Whether a format can have what an edit makes: a line of JSON Lines is a record."""
    if not name.endswith(".jsonl") or not isinstance(edit, Put) or len(edit.path) > 1:
        return True
    return isinstance(edit.value, dict)


def some_value(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.random()
    if kind < 0.55 or depth > 2:
        return chance.choice(HOSTILE)
    if kind < 0.7:
        return chance.choice([0, -3, 1.5, 1e-9, 1e22, True, False, None, 10**20])
    if kind < 0.85:
        return [some_value(chance, depth + 1) for _ in range(chance.randrange(3))]
    names = chance.sample(["kind", "note", "a b", "é", "true", "2", "statement", "#", "x: y"], 3)
    return {name: some_value(chance, depth + 1) for name in names}


def an_edit(sort: str, value: Any, chance: random.Random) -> Edit:
    """An edit of chance, of one sort."""
    there = [*ways(value)]
    records = [way for way in there if isinstance(at(value, way), dict)]
    if sort == "replace a value":
        return Put(chance.choice(there), some_value(chance))
    if sort == "add a field":
        return Put(
            (*chance.choice(records), chance.choice(["new", "é", "z y"])), some_value(chance)
        )
    if sort == "take a field":
        return Take(chance.choice([way for way in there if isinstance(way[-1], str)]))
    if sort == "replace a record":
        old = at(value, (way := chance.choice(records)))
        kept = {name: part for name, part in old.items() if chance.random() < 0.6}
        return Put(way, {**kept, "replaced": some_value(chance)})
    if sort == "add an item":
        lists = [way for way in [(), *there] if isinstance(at(value, way), list)]
        way = chance.choice(lists)
        size = len(at(value, way))
        new = some_value(chance)
        if way == ():
            new = {"id": chance.choice(HOSTILE), "tags": [some_value(chance)], "x": new}
        return Insert(way, chance.randrange(size + 1), new, above=chance.random() < 0.3)
    return Take(chance.choice([way for way in there if isinstance(way[-1], int)]))


SORTS = [
    *("replace a value", "add a field", "take a field", "replace a record", "add an item"),
    "take an item",
]


def expected(value: Any, edit: Edit) -> Any:
    """What an edit makes of a value, done the plain way."""
    made = deepcopy(value)
    around = at(made, edit.path if isinstance(edit, Insert) else edit.path[:-1])
    if isinstance(edit, Insert):
        around.insert(edit.at, edit.value)
    elif isinstance(edit, Take):
        del around[edit.path[-1]]
    else:
        around[edit.path[-1]] = edit.value
    return made


def stretch(file: Opened, edit: Edit) -> tuple[int, int]:
    """The lines of the record, or the section of a header, that an edit is of: nothing else may change.

    A record that is added or taken away may move blank lines beside it.
    """
    text, name = file.text, file.path.name
    steps = edit.path[:1] if edit.path else ()
    if not name.endswith(".yaml") or not steps:
        return 0, len(text)
    places = YamlFile(name, text.removeprefix("\ufeff"))
    names = [*file.value] if isinstance(file.value, dict) else [*range(len(file.value))]
    heads = [places.place((one,)).line for one in names]
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    here = heads[names.index(steps[0])]
    later = [line for line in heads if line > here]
    start = lines[max(here - 1, 0)]
    stop = lines[later[0] - 1] if later else len(text)
    if isinstance(edit, Take) and len(edit.path) == 1:
        start = len(text[:start].rstrip()) if not later else start
    return start, stop


def held(file: Opened, edit: Edit) -> None:
    """Make one edit, and hold the file to what it promises."""
    splices = file.edited([edit])
    made = spliced(file.text, splices)
    start, stop = stretch(file, edit)
    for one in splices:
        assert start <= one.offset, (edit, one)
        assert one.end <= stop, (edit, one)
    again = Opened(file.path, made.encode())
    assert (again.value or None) == (expected(file.value, edit) or None), edit
    assert spliced(made, inverse(splices)) == file.text
    if "\r\n" in file.text:
        assert "\n" not in made.replace("\r\n", ""), edit
    if isinstance(edit, Insert | Put) and made.strip():
        assert made.endswith("\n") == file.text.endswith("\n"), edit
    assert file.text.count("──") == made.count("──")  # no heading of a section goes


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", sorted(CHILE))
def test_25_edits_of_the_chilean_files(name: str, sort: str) -> None:
    chance = random.Random(f"{name}{sort}")
    file = Opened(Path(name), CHILE[name])
    for _time in range(25):
        held(file, an_edit(sort, file.value, chance))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", sorted(STYLES))
def test_25_edits_of_files_in_each_style(name: str, sort: str) -> None:
    chance = random.Random(f"{name}{sort}")
    file = Opened(Path(name), STYLES[name])
    edits = (an_edit(sort, file.value, chance) for _time in range(50))
    for edit in [edit for edit in edits if may_hold(name, edit)][:25]:
        held(file, edit)


@pytest.mark.parametrize("name", sorted(STYLES))
def test_many_edits_as_one_step(name: str) -> None:
    chance = random.Random(name)
    file = Opened(Path(name), STYLES[name])
    for _time in range(25):
        edits: list[Edit] = []
        for _edit in range(4):
            edits.append(an_edit(chance.choice(SORTS), file.value, chance))
            if not may_hold(name, edits[-1]):
                edits.pop()
            try:
                splices = file.edited(edits)
            except ValueError:  # two of them contradict each other
                edits.pop()
                continue
            made = spliced(file.text, splices)
            assert spliced(made, inverse(splices)) == file.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "name", ["block.yaml", "flow.yaml", "row.yaml", "tight.json", "lines.jsonl"]
)
def test_a_text_comes_back_as_it_went_in(name: str, text: str) -> None:
    file = Opened(Path(name), STYLES[name])
    way = (0, next(iter(file.value[0])))
    for edit in (
        Put(way, text),
        Put((0, "new"), text),
        Put((0, "list"), [text, {text[:900]: text}]),
    ):
        held(file, edit)
