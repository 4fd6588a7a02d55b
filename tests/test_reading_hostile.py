"""What is told of a file that is broken or hostile: one problem, in its place, in plain words, soon."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from graph.problems import Problem
from graph.reading import read
from graph.reading.formats import yaml as yaml_format
from graph.reading.sections import STRAYS
from tests.command import run
from tests.tiny import ENTITIES_YAML, write

ADA = '{"id": "ada", "kind": "person", "name": "Ada"}'
LOADERS = pytest.mark.parametrize("loader", [yaml_format.Loader, yaml.SafeLoader])
"""libyaml's, where it is there, and PyYAML's own."""
RAW = re.compile(
    r"did not find|could not find|found (?:unexpected|unknown|undefined|character)|but (?:got|found)"
    r"|block mapping|flow sequence|EOF|expected (?:ident|value|`)|surrogate|recursion|tag:yaml"
    r"|libyaml|pydantic|\bline 1 column|\[\^"
)
"""What only a library says."""


def problems(folder: Path, text: str | bytes, name: str = "entities.yaml") -> tuple[Problem, ...]:
    data = write(folder, {name: text})
    found = read(data, thorough=True).problems
    told = run("check", data).out
    assert all(str(one) in told for one in found)
    assert not [one.message for one in found if RAW.search(one.message)]
    return found


def places(found: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(one.rule, one.place.line, one.place.column) for one in found]


@LOADERS
@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('- {id: ada, name: "Ada}\n- {id: bob, name: Bob}\n- {id: carl}\n', (1, 19)),
        ('- {id: ada, name: "Ada}\n- {id: bob, name: "Bob"}\n', (1, 19)),
        ('- id: ada\n- id: bob\n  name: "Bob\n- id: carl\n  name: "Carl"\n', (3, 9)),
        ("- id: ada\n  name: 'Ada\n- id: bob\n  name: O'Higgins\n- id: c\n", (2, 9)),
        ("- id: ada\n  name: 'Ada\n- id: bob\n", (2, 9)),
        ('- id: ada\n  aliases: ["A", "B, "C"]\n', (2, 22)),
        ('- id: ada\n  name: "Ada\n---\n- id: bob\n', (2, 9)),
        ('- id: "ada\n\n\n\n\n', (1, 7)),
    ],
)
def test_a_quote_that_is_not_closed_is_told_where_it_was_opened(
    loader: type, text: str, at: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_format, "Loader", loader)
    ((rule, line, column),) = places(problems(tmp_path, text))
    assert (rule, line) == ("syntax", at[0])
    assert at[0] != 2 or "[" in text or column == at[1]


@LOADERS
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- id: ada\n  name: Ada: the first\n", 2),
        ("- id: ada\n  name Ada\n  kind: person\n", 3),
        ("- id: ada\n   name: Ada\n", 2),
        ("- id: ada\n name: Ada\n", 2),
        ("- id: ada\n\tname: Ada\n", 2),
        ("- id: ada\n  name: @ada\n", 2),
        ("- id: ada\n  name: *ada\n", 2),
        ("- id: ada\n  name: *\n", 2),
        ("- id: ada\n  name: !who ada\n", 2),
        ("- id: ada\n  name: !x!ada\n", 2),
        ("- id: ada\n  name: |x\n", 2),
        ('- id: ada\n  name: "\\d"\n', 2),
        ('- id: ada\n  name: "\\u12"\n', 2),
        ('- id: ada\n  name: "\\ud800"\n', 2),
        ('- id: ada\n  name: "\\uDFFF and more"\n', 2),
        ('- id: ada\n  name: "\\U0000dc00"\n', 2),
        ('- id: ada\n  name: "\\UFFFFFFFF"\n', 2),
        ("- id: ada\n  negated: !!bool yes\n", 2),
        ("- id: ada\n  name: {a: b\n- id: bob\n", 3),
        ("- id: ada\n  name: [a, b: ]\n- {id: bob}}\n", 3),
        ("- id: ada\n- ]\n", 2),
        ("%YAML 7.0\n---\n[]\n", 1),
        ("[]\n---\n[]\n", 2),
        ("[]\n...\nmore\n", 3),
        ("- id: a\0da\n", 1),
        ("- id: ada\r  name: Ada: x\r", 2),
        ("- id: ada\r\n  name: Ada: x\r\n", 2),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words(
    loader: type, text: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_format, "Loader", loader)
    assert [(rule, at) for rule, at, _ in places(problems(tmp_path, text))] == [("syntax", line)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"[{ADA},\n {ADA[:-1]}\n", (3, None)),
        (f'[{ADA},\n {{"id": "bob,\n "name": "Bob"}}]', (2, 9)),
        (f'[{ADA},\n {{"id": "bob', (2, 9)),
        (f"[{ADA},\n {ADA},\n]", (3, 1)),
        (f"[{ADA}\n {ADA}]", (2, 2)),
        (f"{ADA}\n{ADA}\n", (2, 1)),
        ("[\n{'id': 'ada'}]", (2, 2)),
        ("[\n{id: 1}]", (2, 2)),
        ('[\n{"id" "ada"}]', (2, 7)),
        ('[\n{"id": True}]', (2, 8)),
        ('[\n{"id": "ñ\\d"}]', (2, 11)),
        ('[\n{"id": "\\ud800"}]', (2, None)),
        ('[\n{"id": "\\udc00"}]', (2, None)),
        ('[\n{"id": "ñ\ta"}]', (2, 10)),
        ('[\n{"id": "a\0"}]', (2, 10)),
        ('[\n{"id": 01}]', (2, None)),
        ("// people\n[]", (1, 1)),
        ('[\r{"id": True}]', (2, 8)),
        (f"\ufeff[{ADA}, x]", (1, len(ADA) + 4)),
        ("[" * 100_000, (1, 51)),
        ('[{"names": ' * 90 + "1" + "}]" * 90, (1, None)),
        ('{"id": "ada"}', (1, 1)),
        ("5", (1, 1)),
    ],
)
def test_what_is_no_json_is_said_in_plain_words(
    text: str, at: tuple[int, int | None], tmp_path: Path
) -> None:
    ((rule, line, column),) = places(problems(tmp_path, text, "entities.json"))
    assert (rule, line) == ("syntax", at[0])
    assert at[1] in {None, column}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("name", ["entities.yaml", "entities.json", "dataset.yaml"])
def test_another_encoding_is_one_problem(name: str, encoding: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, f"[{ADA}]".encode(encoding), name)
    assert (found.rule, found.place.line, found.place.column) == ("syntax", 1, 1)
    assert "save it as UTF-8" in found.message


@pytest.mark.parametrize("name", ["entities.yaml", "entities.json"])
def test_words_that_are_not_utf_8_are_one_problem_in_their_place(name: str, tmp_path: Path) -> None:
    text = f'[{ADA},\n{{"id": "b", "kind": "person", "name": "José, José"}}]'

    (found,) = problems(tmp_path, text.encode("latin-1"), name)

    assert (found.place.line, found.place.column) == (2, text.splitlines()[1].index("é") + 1)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with one"])
def test_a_byte_order_mark_moves_no_place(mark: bytes, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, mark + b",\xbf", "entities.yaml")

    assert (found.rule, found.place.line, found.place.column) == ("syntax", 1, 2)


@LOADERS
@pytest.mark.parametrize(
    "text",
    [
        "# " + "[{" * 3_000 + "\n" + ENTITIES_YAML,
        ENTITIES_YAML + "# " + "- " * 3_000 + "\n",
        ENTITIES_YAML + f'- {{id: d, kind: person, name: "{"[" * 3_000}"}}\n',
        ENTITIES_YAML + f"- id: d\n  kind: person\n  name: >\n    {'{' * 3_000}\n",
        ENTITIES_YAML + f"- id: d\n  kind: person\n  name: a{' - ?' * 100}\n",
        ENTITIES_YAML + " " * 3_000 + "\n",
    ],
    ids=["comment", "dashes in a comment", "quoted", "block", "plain", "blanks"],
)
def test_brackets_that_are_words_are_no_depth(
    loader: type, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_format, "Loader", loader)
    data = write(tmp_path, {"entities.yaml": text})
    assert [one for one in read(data).problems if one.rule == "syntax"] == []


@pytest.mark.parametrize("name", ["entities.yaml", "entities.json"])
def test_repeated_fields_are_told_with_both_their_places(name: str, tmp_path: Path) -> None:
    text = (
        '[{"id": "ada",\n  "kind": "person",\n  "name": "Ada",\n  "names": {"es": "A",\n'
        '    "fr": "B", "es": "C"},\n  "id": "ada"},\n {"id": "bob", "kind": "person", "name": "B",\n'
        '  "identifiers": {"x": "1",\n "x": "2"}}]'
    )

    found = [one for one in problems(tmp_path, text, name) if one.rule == "repeated-field"]

    assert places(tuple(found)) == [
        ("repeated-field", 5, 16),
        ("repeated-field", 6, 3),
        ("repeated-field", 9, 2),
    ]
    for one, first in zip(found, ("line 4, column 13", "line 1, column 3", "line 8"), strict=True):
        assert first in one.message
        assert f"line {one.place.line}" in one.message


def test_a_value_of_a_repeated_field_is_told_where_the_one_that_counts_stands(
    tmp_path: Path,
) -> None:
    text = "- id: ada\n  kind: person\n  name: Ada\n  summary: a\n  summary: [b]\n"
    found = problems(tmp_path, text)
    assert [(rule, line) for rule, line, _ in places(found)] == [
        ("bad-value", 5),
        ("repeated-field", 5),
    ]


@pytest.mark.parametrize("many", [20_000])
def test_very_many_repeated_fields_are_told(many: int, tmp_path: Path) -> None:
    names = ",".join(f'"es{n}": "a", "es{n}": "b"' for n in range(many))
    for name in ("entities.jsonl", "entities.json"):
        text = ADA[:-1] + f', "names": {{{names}}}}}'
        data = write(tmp_path / name, {name: text if name.endswith("l") else f"[{text}]"})
        found = read(data, thorough=True).problems
        assert len(found) == many
        assert {one.rule for one in found} == {"repeated-field"}


SIZE = 400_000
HOSTILE = {
    "deep": "[" * SIZE,
    "deep and closed": "[" * SIZE + "]" * SIZE,
    "deep in blocks": "- " * SIZE,
    "lists of nothing": "[" + "[]," * SIZE + "]",
    "records of nothing": "[" + "{}," * SIZE + "]",
    "words": "[" + "a," * SIZE + "]",
    "one name": "- {" + "a: 1," * SIZE + "}",
    "names": "- {kind: person, " + ",".join(f"k{n}: 1" for n in range(SIZE // 3)) + "}",
    "colons": ":" * SIZE,
    "question marks": "? " * SIZE,
    "quotes": "- '" + "''" * SIZE,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_one_problem(text: str, tmp_path: Path) -> None:
    (found,) = read(write(tmp_path, {"entities.yaml": text})).problems
    assert found.rule == "syntax"
    assert found.place.line == 1


@pytest.mark.parametrize("name", ["entities.yaml", "entities.json"])
def test_items_that_are_no_records_are_counted_in_the_end(name: str, tmp_path: Path) -> None:
    text = json.dumps(["a word"] * (STRAYS + 500) + [json.loads(ADA)], indent=1)

    reading = read(write(tmp_path, {name: text}))

    *each, rest = sorted(reading.problems, key=lambda one: one.place.line)
    assert len(each) == STRAYS
    assert rest.message.startswith("500 more")
    assert rest.place.line == STRAYS + 2
    assert len(reading.dataset.entities) == 1


def test_a_header_of_too_many_parts_is_one_problem(tmp_path: Path) -> None:
    header = {"id": "t", "title": "T", "topics": [{"id": "a", "label": "A"}] * 100_001}
    data = write(tmp_path, {"all.json": json.dumps(header)})
    (found,) = read(data / "all.json").problems
    assert found.rule == "syntax"
    assert "100,000" in found.message
