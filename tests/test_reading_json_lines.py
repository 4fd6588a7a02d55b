"""JSON Lines: a record a line; each line that is none is said to be so, and the others are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.reading import read
from graph.reading.formats import json_lines
from graph.reading.formats.json_lines import JsonLines
from graph.reading.json_text import JsonText
from graph.reading.positions import Positions
from tests.command import run
from tests.tiny import ENTITIES_YAML, claim, write


def line(target: str = "bob", **fields: Any) -> str:
    return json.dumps(claim("advice", "ada", target, **fields))


GOOD, OTHER = line(), line(target="peru")


def read_lines(folder: Path, text: str | bytes) -> tuple[list[tuple[str, int, int]], int]:
    """The problems of a file of relations, as the command tells them, and how many it holds."""
    data = write(folder, {"entities.yaml": ENTITIES_YAML, "relations.jsonl": text})
    reading = read(data, thorough=True)
    checked = run("check", data, "--format", "json")
    assert checked.status == (1 if reading.errors else 0)
    assert len(json.loads(checked.out)["problems"]) == len(reading.problems)
    problems = [(one.rule, one.place.line, one.place.column) for one in reading.errors]
    return problems, len(reading.dataset.relations)


@pytest.mark.parametrize(
    "text",
    [
        f"{GOOD}\n{OTHER}\n",
        f"{GOOD}\n{OTHER}",
        f"\n\n  \n{GOOD}\n\t\n{OTHER}\n\n",
        f"{GOOD}\r\n{OTHER}\r\n",
        f"  {GOOD}  \n {OTHER} \n",
        b"\xef\xbb\xbf" + f"{GOOD}\n{OTHER}\n".encode(),
    ],
    ids=["plain", "no last line end", "blank lines", "CRLF", "spaces", "BOM"],
)
def test_a_line_is_a_record(text: str | bytes, tmp_path: Path) -> None:
    assert read_lines(tmp_path, text) == ([], 2)


def test_an_empty_file_holds_no_records(tmp_path: Path) -> None:
    assert read_lines(tmp_path, "") == ([], 0)


@pytest.mark.parametrize(
    ("bad", "rule", "at"),
    [
        (OTHER + OTHER, "syntax", len(OTHER) + 1),
        (f"{OTHER},{OTHER}", "syntax", len(OTHER) + 1),
        ('{"kind": "a"},{"kind": "b"},{"kind": "c"}', "syntax", 14),
        (OTHER[:40], "syntax", '"tar'),
        ("[]", "bad-value", 1),
        (f"  [{OTHER}]", "bad-value", 3),
        ("5", "bad-value", 1),
        ("null", "bad-value", 1),
        ('"text"', "bad-value", 1),
        ('{"evidence": [{"document": "note", "record": "1"}]}', "missing-field", 1),
        ("not json", "syntax", 2),
        ("\0", "syntax", 1),
        (OTHER + "\x0b", "syntax", len(OTHER) + 1),
        (line(x="a").replace('"x"', "x"), "syntax", "x"),
        (line(start=10**4000), "bad-value", '"start"'),
        (OTHER.replace('"end": 3', f'"end": {"9" * 5000}'), "syntax", None),
        (OTHER.replace('"end": 3', '"end": 3.5'), "bad-value", '"end"'),
        (OTHER.replace('"end": 3', '"end": "3"'), "bad-value", '"end"'),
        (OTHER.replace('"end": 3', '"quote": "\\"end", "end" : 0'), "bad-value", '"end" '),
        ("[" * 1_000_000, "syntax", 51),
        ('{"kind":' * 1_000_000, "syntax", 401),
        (line(note=[[]]), "bad-value", '"note"'),
        (line(note="a", modality="fiction"), "unknown-word", '"modality"'),
        (line(note="modality", modality="fiction"), "unknown-word", '"modality":'),
        (line(evidence=[{}, {"document": "note", "start": 0, "end": 1}]), "missing-field", "{}"),
    ],
)
def test_a_line_that_is_no_record_is_said_to_be_so_and_the_others_are_read(
    bad: str, rule: str, at: int | str | None, tmp_path: Path
) -> None:
    column = bad.rindex(at) + 1 if isinstance(at, str) else at

    problems, read = read_lines(tmp_path, f"{GOOD}\n{bad}\n{OTHER}\n")

    told = {
        (one, where, column and at) for one, where, at in problems if one != "duplicate-claim"
    }  # what the bad line claims may well stand in one of the others
    assert told == {(rule, 2, column)}
    assert read == 2


@pytest.mark.parametrize(
    ("raw", "column"),
    [(b"\xff", 4), (b"\xed\xa0\x80", 4), (b"\xc3", 4), ("é".encode() + b"\xff", 5)],
)
def test_a_line_that_is_not_utf_8_is_said_to_be_so(raw: bytes, column: int, tmp_path: Path) -> None:
    text = GOOD.encode() + b'\n{"a' + raw + b'": 1}\n'

    problems, read = read_lines(tmp_path, text)

    assert problems == [("syntax", 2, column)]
    assert read == 1


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    bad = line(note="@").replace("@", "\\ud800")

    problems, read = read_lines(tmp_path, f"{GOOD}\n{bad}\n")

    assert [(rule, at) for rule, at, _ in problems] == [("syntax", 2)]
    assert read == 1


def test_a_record_broken_across_two_lines_is_two_bad_lines(tmp_path: Path) -> None:
    half = GOOD.index(',"') if ',"' in GOOD else GOOD.index(", ")
    text = f"{GOOD[:half]}\n{GOOD[half + 1 :]}\n{OTHER}\n"

    problems, read = read_lines(tmp_path, text)

    assert [(rule, at) for rule, at, _ in problems] == [("syntax", 1), ("syntax", 2)]
    assert read == 1


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    lines = [GOOD, "{", line(target="nobody"), "[]", line("eve", x=1), "}", OTHER]

    problems, read = read_lines(tmp_path, "\n".join(lines))

    assert [(rule, at) for rule, at, _ in problems] == [
        ("syntax", 2),
        ("dangling-reference", 3),
        ("bad-value", 4),
        ("dangling-reference", 5),
        ("unknown-field", 5),
        ("syntax", 6),
    ]
    assert read == 3


def test_a_field_given_twice_is_found_where_it_is_looked_for(tmp_path: Path) -> None:
    text = GOOD[:-1] + ', "modality": "plan", "evidence": []}\n'
    data = write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.jsonl": text})

    assert "repeated-field" not in [one.rule for one in read(data).problems]
    found = [one for one in read(data, thorough=True).problems if one.rule == "repeated-field"]
    places = [text.rindex('"modality"') + 1, text.rindex('"evidence"') + 1]
    assert [(one.place.line, one.place.column) for one in found] == [(1, at) for at in places]
    assert all(f"column {at}" in one.message for at, one in zip(places, found, strict=True))
    assert "repeated-field" in run("check", data).out


def test_a_lost_line_of_entities_is_not_blamed_on_its_relations(tmp_path: Path) -> None:
    lost = '{"id": "bob", "kind": "person", "name": "Bob"\n'
    files = {
        "entities.yaml": ENTITIES_YAML.replace("id: bob", "id: bobby"),
        "entities-2.jsonl": lost,
        "relations.jsonl": GOOD,
    }

    problems = read(write(tmp_path, files)).problems

    assert [one.rule for one in problems] == ["syntax"]


def test_batches_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line(date=f"{year}") for year in range(1900, 1950)]
    lines[7] = lines[7].replace("fact", "fiction")
    lines[30] = "{"
    lines[41] = lines[41].replace("bob", "nobody")
    data = write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.jsonl": "\n\n".join(lines)})
    at_once = read(data)

    monkeypatch.setattr(json_lines, "BATCH", 3)
    in_batches = read(data)

    assert in_batches.dataset == at_once.dataset
    assert in_batches.problems == at_once.problems
    assert [one.place.line for one in at_once.problems] == [15, 61, 83]
    assert dict(in_batches.places) == dict(at_once.places)


def test_a_record_is_placed_by_its_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "relations.jsonl"
    path.write_text(f"\n{GOOD}\n{OTHER}")
    source = JsonLines("relations.jsonl", path)
    assert source.file == "relations.jsonl"
    assert [batch.count for batch in source.batches()] == [2]

    assert str(source.place(1, ())) == "relations.jsonl:3:1"
    start, citation = GOOD.index('"start"') + 1, GOOD.index("[{") + 2
    assert str(source.place(0, ("evidence", 0, "start"))) == f"relations.jsonl:2:{start}"
    assert str(source.place(0, ("evidence", 0, "quote"))) == f"relations.jsonl:2:{citation}"
    assert str(source.place(0, ("source", "note"))) == (
        "relations.jsonl:2:" + str(GOOD.index('"source"') + 1)
    )
    assert source.record(1) == json.loads(OTHER)


CITATION = '{"document": "note", "start": 0, "end": 3}'
BEFORE = GOOD.split('"evidence": ')[0]


@pytest.mark.parametrize(
    ("lines", "bad"),
    [
        (['{"id": "a",', '"kind": "person",', '"name": "x"}'], [1, 2, 3]),
        (['{"id": "a"', '"kind": "person"', '"name": "x"}'], [1, 2, 3]),
        (['{"id": "a', 'b", "kind": "person"}'], [1, 2]),
        # One of two records stands on two lines, and two stand on one: there are as many in all.
        ([f"{BEFORE[:-2]}", f'"evidence": [{CITATION}]}}', f"{GOOD},{OTHER}"], [1, 2, 3]),
        # Each line begins and ends as an object does.
        ([f'{BEFORE}"evidence": [{CITATION}', f"{CITATION}]}}", f"{GOOD},{OTHER}"], [1, 2, 3]),
        ([f"{GOOD},{OTHER}", f'{BEFORE}"evidence": [{CITATION}', f"{CITATION}]}}"], [1, 2, 3]),
        # And has as many brackets that open as close, some of them in texts.
        (
            [
                BEFORE + '"note": "}]}", "evidence": [' + CITATION,
                '{"document": "note", "start": 0, "end": 3, "coder": "{[{"}]}',
                f"{GOOD},{OTHER}",
            ],
            [1, 2, 3],
        ),
        (
            [
                BEFORE + '"note": "\\"}]}\\\\", "evidence": [' + CITATION,
                '{"document": "note", "start": 0, "end": 3, "coder": "\\\\\\"{[{"}]}',
                f"{GOOD},{OTHER}",
            ],
            [1, 2, 3],
        ),
        ([f"{GOOD},5", OTHER], [1]),
        ([f"{GOOD},", OTHER], [1]),
        ([GOOD, f",{OTHER}"], [2]),
        ([f"{GOOD}]", f"[{OTHER}"], [1, 2]),
    ],
)
def test_lines_that_happen_to_join_are_told_one_by_one(
    lines: list[str], bad: list[int], tmp_path: Path
) -> None:
    problems, read = read_lines(tmp_path, "\n".join(lines))

    assert [(rule, at) for rule, at, _ in problems] == [("syntax", at) for at in bad]
    assert read == len(lines) - len(bad)


def test_lines_of_any_texts_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ['"', "{", "}]", "\\", '\\"', "[[", '"}"', "ñ", "\t", '\\\\"{', "", '{"a": 1}']
    lines = [line(note=f"a{text}", date=str(1900 + n)) for n, text in enumerate(texts)]
    spelled = [json.dumps(json.loads(one), ensure_ascii=False) for one in lines]
    looked: list[int] = []
    record = JsonLines.record

    def look(source: JsonLines, number: int) -> Any:
        looked.append(number)
        return record(source, number)

    monkeypatch.setattr(JsonLines, "record", look)
    monkeypatch.setattr(json_lines, "SHAPES", 3)
    for text in ("\n".join(lines), "\n".join(spelled)):
        assert read_lines(tmp_path, text) == ([], len(texts))
    assert looked == []


def test_a_repeated_field_is_told_where_it_stands_at_any_depth(tmp_path: Path) -> None:
    citation = '{"document": "note", "start": 0, "start": 1, "end": 3}'
    text = (
        f'{GOOD}\n{BEFORE}"evidence": [{CITATION}, {citation}], "statements": '
        '{"es": "a", "es" : "b", "es": "c"}, "kind": "advice"}\n'
    )
    data = write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.jsonl": text})
    second = text.splitlines()[1]

    found = [one for one in read(data, thorough=True).problems if one.rule == "repeated-field"]

    columns = [second.rindex('"start"'), second.index('"es" :'), second.rindex('"es"')]
    assert [(one.place.line, one.place.column) for one in found] == [
        (2, at + 1) for at in [*columns, second.rindex('"kind"')]
    ]
    assert "line 2, column 2" in found[-1].message


@pytest.mark.parametrize("word", ["field", "citation"])
def test_a_record_of_very_many_mistakes_is_indexed_once(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = 3_000
    fields: dict[str, Any] = {f"field-{n}": n for n in range(many)}
    bad = (
        line(target="peru", **fields)
        if word == "field"
        else line(target="peru", evidence=[{"document": "note", "start": 0, "end": "x"}] * many)
    )
    indexed: list[int] = []
    positions = JsonText.positions

    def look(text: JsonText) -> Positions:
        indexed.append(1)
        return positions(text)

    monkeypatch.setattr(JsonText, "positions", look)

    problems, read = read_lines(tmp_path, f"{GOOD}\n{bad}\n")

    assert len(problems) == many
    assert len({column for _, _, column in problems}) == many
    assert read == 1
    assert len(indexed) <= 6  # two readings, and what looks for repeated fields


def test_a_file_of_another_encoding_is_one_problem(tmp_path: Path) -> None:
    text = f"{GOOD}\n" * 50
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        problems, read = read_lines(tmp_path, text.encode(encoding))
        assert (problems, read) == ([("syntax", 1, 1)], 0)


def test_lines_that_end_in_carriage_returns_alone_are_one_line(tmp_path: Path) -> None:
    problems, read = read_lines(tmp_path, f"{GOOD}\r{OTHER}\r")

    assert (problems, read) == ([("syntax", 1, len(GOOD) + 2)], 0)


@pytest.mark.parametrize("depth", [60, 190, 199, 200, 300, 100_000])
def test_a_line_that_is_nested_deep_is_one_problem(depth: int, tmp_path: Path) -> None:
    for bad in ("[" * depth + "]" * depth, f'{{"note": {"[" * depth}{"]" * depth}}}'):
        problems, read = read_lines(tmp_path, f"{GOOD}\n{bad}\n{OTHER}\n")
        assert ([(rule, at) for rule, at, _ in problems], read) == ([("syntax", 2)], 2)


def test_a_record_of_a_large_line_is_read(tmp_path: Path) -> None:
    large = line(note="x" * 1_200_000)

    assert read_lines(tmp_path, f"{OTHER}\n{large}\n") == ([], 2)
