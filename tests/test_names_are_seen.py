"""A name is what a reader sees of it; a text is more than a line, and has no control characters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.reading import read
from graph.vocabulary.spelling import all_plain, wrong_name, wrong_text
from tests.tiny import HEADER, claim, write

SEEN = [
    "Ana",
    "Ana María Ñandú",
    "E\u0301va",  # letters and marks of their own
    "O’Higgins & Sons (1990) – “x”",
    "می‌خواهم",  # Persian parts letters with a zero-width non-joiner
    "PDF‌ها",
    "ශ්‍රී ලංකා",  # Sinhala joins them
    "क्‍ष",
    "അവന്‍",  # an old spelling of a Malayalam letter ends in a joiner
    "👩🏽‍🚀",
    "👨‍👩‍👧‍👦 of Lima",
    "❤️‍🔥",
    "1️⃣",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🇨🇱 Chile",
    "山田　太郎",  # a wide blank between names
    "Parti\u00a0: x",
    "葛󠄀城",  # a form of a sign
    "אחת",
    "\u200fאחת (1)\u200e",  # marks that put digits on the right side
    "مصر",
    "নেপাল",
]
UNSEEN = [
    "",
    " ",
    "\t",
    "\u00a0",
    "\u3000",
    "\u2800",
    "\u3164",
    "\u200d",
    "\u0301",
    "Ana ",
    " Ana",
    "Ana\u00a0",
    "Ana\u3000",
    "x\u200by",
    "x\u2060y",
    "x\u00ady",
    "\ufeffAna",
    "x\u200dy",
    "x\u200cy",
    "Ana\u200c",
    "مصر\u200c",
    "\u200cمصر",
    "x\u202ey",
    "x\u2066y\u2069",
    "x\u200ey",
    "x\u061cy",
    "\u202eمصر",
    "two\nlines",
    "x\ry",
    "x\ty",
    "x\x00y",
    "x\x1b[31my",
    "x\x7fy",
    "x\x85y",
    "x\x9by",
    "x\u2028y",
    "x\ue000y",
    "x\ufffey",
    "x\U000f0001y",
    "x\U000e0041y",
    "x\ufe0fy",
    "x\u115fy",
    "\u0301x",
]


@pytest.mark.parametrize("name", SEEN, ids=ascii)
def test_what_is_seen_is_a_name(name: str) -> None:
    assert wrong_name(name) is None
    assert all_plain(["Ana", name, "Bob"])


@pytest.mark.parametrize("name", UNSEEN, ids=ascii)
def test_what_is_not_seen_is_no_name(name: str) -> None:
    said = wrong_name(name)
    assert said is not None
    assert said.isprintable()
    assert not all_plain(["Ana", name, "Bob"])
    assert not all_plain([name])


@pytest.mark.parametrize("text", ["", "One.\nTwo.", "One.\r\nTwo.", "a\tb", "x\u202ey", "é \u200b"])
def test_a_text_has_lines_and_runs_either_way(text: str) -> None:
    assert wrong_text(text) is None


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1bb", "a\x07", "a\rb", "a\x85b", "a\x9bb", "a\u2028b"]
)
def test_a_text_has_no_control_characters(text: str) -> None:
    assert wrong_text(text) is not None


NAMED: dict[str, Any] = {"id": "ada", "kind": "person", "name": "Ada"}
PLACES: list[tuple[str, dict[str, Any], str]] = [
    ("entities", NAMED | {"name": "A\u200bda"}, "bad-name"),
    ("entities", NAMED | {"names": {"es": "Ada "}}, "bad-name"),
    ("entities", NAMED | {"aliases": ["Countess", ""]}, "bad-name"),
    ("entities", NAMED | {"identifiers": {"mine": "7\u200b"}}, "bad-identifier"),
    ("entities", NAMED | {"summary": "a\x1bb"}, "control-character"),
    ("entities", NAMED | {"summaries": {"es": "a\x00b"}}, "control-character"),
    ("relations", claim("advice", "ada", "bob", statement="a\x1bb"), "control-character"),
    ("relations", claim("advice", "ada", "bob", notes={"es": "a\x1bb"}), "control-character"),
    ("relations", claim("advice", "ada", "bob", aspect="a\x1bb"), "control-character"),
    ("header", {"title": "Tiny\n"}, "bad-name"),
    ("header", {"titles": {"es": " "}}, "bad-name"),
    ("header", {"description": "a\x1bb"}, "control-character"),
    ("header", {"documents": [{"id": "note", "title": " "}]}, "bad-name"),
    ("header", {"documents": [{"id": "note", "title": "N", "authors": ["A\u202eB"]}]}, "bad-name"),
    ("header", {"groups": [{"id": "vote", "either_way": "Whoever wins "}]}, "bad-name"),
    ("header", {"findings": [{"words": "a\x1bb"}]}, "control-character"),
    (
        "header",
        {"kinds": {"entities": [{"kind": "tug", "label": "tug\u200b"}]}},
        "bad-name",
    ),
    (
        "header",
        {"kinds": {"relations": [{"kind": "tows", "forward": "tows", "inverse": "is\ttowed"}]}},
        "bad-name",
    ),
]


@pytest.mark.parametrize(("section", "given", "rule"), PLACES, ids=str)
def test_every_name_and_text_is_looked_at_and_the_fault_is_told_once(
    section: str, given: dict[str, Any], rule: str, tmp_path: Path
) -> None:
    header = HEADER | (given if section == "header" else {})
    entities = [NAMED, {"id": "bob", "kind": "person", "name": "Bob"}]
    relations = [claim("advice", "ada", "bob")]
    if section == "entities":
        entities[0] = given
    if section == "relations":
        relations = [given]
    lines = {
        f"{name}.jsonl": "\n".join(json.dumps(one) for one in records)
        for name, records in (("entities", entities), ("relations", relations))
    }
    files = lines | {"dataset.yaml": json.dumps(header)}

    (problem,) = read(write(tmp_path, files), thorough=True).problems

    assert (problem.rule, problem.severity) == (rule, "error")
    assert problem.place.file.endswith(
        "dataset.yaml" if section == "header" else f"{section}.jsonl"
    )
    assert problem.message.isprintable()


def test_one_bad_name_among_thousands_is_found(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"e{n}", "kind": "person", "name": f"José {n}"}) for n in range(3_000)
    ]
    lines[2_500] = lines[2_500].replace('2500"}', '2500 "}')
    (problem,) = read(write(tmp_path, {"entities.jsonl": "\n".join(lines)})).problems
    assert (problem.rule, problem.place.line) == ("bad-name", 2_501)
