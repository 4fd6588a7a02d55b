"""What a check knows of a citation without the text: quote, digest, place and the document's length."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.evidence import digest
from graph.reading import read
from tests.tiny import ENTITIES_YAML, write

HEADER = """\
id: tiny
title: Tiny
documents:
  - id: note
    title: A note
    characters: 100
  - {id: memo, title: A memo}
"""
RELATION = """\
- kind: advice
  source: ada
  target: bob
  modality: fact
  evidence:
    - document: memo
      start: 0
      end: 900
"""


def listed(depth: int, fields: dict[str, Any]) -> str:
    """A citation in lines of its own, the way a list is written."""
    lines = [f"{name}: {value}" for name, value in fields.items()]
    air = " " * depth
    return air + "- " + f"\n{air}  ".join(lines) + "\n"


def problems(folder: Path, header: str, relations: str) -> list[tuple[str, str, int]]:
    files = {"dataset.yaml": header, "entities.yaml": ENTITIES_YAML, "relations.yaml": relations}
    reading = read(write(folder, files))
    return [(one.rule, Path(one.place.file).name, one.place.line) for one in reading.problems]


def cited(**fields: Any) -> dict[str, Any]:
    place = {"document": "note", "start": 10, "end": 16}
    return place | {"digest": f'"{digest("listen")}"', "quote": "listen"} | fields


MISTAKES: dict[str, tuple[dict[str, Any], str, str]] = {
    "another digest": (cited(digest=f'"{digest("Listen")}"'), "wrong-quote", "digest"),
    "another quote": (cited(quote="Listen"), "wrong-quote", "digest"),
    "a longer quote": (cited(quote="listens"), "wrong-quote", "quote"),
    "a quote longer than its place": (
        {"document": "note", "start": 10, "end": 16, "quote": "listens"},
        "wrong-quote",
        "quote",
    ),
    "another end": (cited(end=17), "wrong-quote", "end"),
    "a quote of a record": (
        {"document": "note", "record": '"1"', "digest": f'"{digest("a")}"', "quote": "b"},
        "wrong-quote",
        "quote",
    ),
    "a quote of white space": (cited(quote='"listen "'), "wrong-quote", "quote"),
    "an empty quote": (cited(quote='""'), "wrong-quote", "quote"),
    "a place past the end": (cited(end=101, start=95), "past-the-end", "end"),
    "a place behind the end": (
        {"document": "note", "start": 200, "end": 201},
        "past-the-end",
        "end",
    ),
    "no place": (cited(end=10), "end-before-start", "end"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_one_mistake_in_a_citation_is_one_problem_in_its_line(case: str, tmp_path: Path) -> None:
    fields, rule, at = MISTAKES[case]
    relations = RELATION + listed(4, cited()) + listed(4, fields)
    line = 9 + len(cited()) + list(fields).index(at)
    assert problems(tmp_path, HEADER, relations) == [(rule, "relations.yaml", line)]


@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.parametrize("part", ["unsaid", "disclaimer"])
def test_what_a_header_cites_is_held_to_the_same(part: str, case: str, tmp_path: Path) -> None:
    fields, rule, at = MISTAKES[case]
    if part == "unsaid":
        header = HEADER + "unsaid:\n  - words: W.\n    evidence:\n" + listed(6, cited())
    else:
        shown = "    disclaimer:\n      words: W.\n      evidence:\n" + listed(8, cited())
        header = (
            HEADER.replace("  - {id: memo, title: A memo}\n", "  - id: memo\n    title: M\n")
            + shown
        )
    line = header.count("\n") + 1 + list(fields).index(at)
    header += listed(6 if part == "unsaid" else 8, fields)
    assert problems(tmp_path, header, RELATION) == [(rule, "dataset.yaml", line)]


def test_a_silent_stretch_ends_within_its_document(tmp_path: Path) -> None:
    silent = [{"document": "note", "start": 99, "end": end, "reason": "R"} for end in (100, 101)]
    header = HEADER + "silent:\n" + "".join(listed(2, one) for one in silent)
    assert problems(tmp_path, header, RELATION) == [("past-the-end", "dataset.yaml", 15)]


def test_what_fits_is_right(tmp_path: Path) -> None:
    right = (cited(), cited(start=94, end=100), {"document": "note", "start": 0, "end": 100})
    assert problems(tmp_path, HEADER, RELATION + "".join(listed(4, one) for one in right)) == []


def test_a_length_that_most_citations_are_past_is_to_blame_itself(tmp_path: Path) -> None:
    past = "".join(
        listed(4, {"document": "note", "start": at, "end": at + 9}) for at in (0, 200, 300)
    )
    silent = "silent:\n" + listed(2, {"document": "note", "start": 400, "end": 409, "reason": "R"})
    assert problems(tmp_path, HEADER + silent, RELATION + past) == [
        ("past-the-end", "dataset.yaml", 6)
    ]


def test_one_citation_past_the_end_is_to_blame_itself(tmp_path: Path) -> None:
    one = listed(4, {"document": "note", "start": 200, "end": 209})
    assert problems(tmp_path, HEADER, RELATION + one) == [("past-the-end", "relations.yaml", 11)]


def test_a_length_that_is_not_declared_bounds_nothing(tmp_path: Path) -> None:
    header = HEADER.replace("    characters: 100\n", "")
    one = listed(4, {"document": "note", "start": 200, "end": 209})
    assert problems(tmp_path, header, RELATION + one) == []
