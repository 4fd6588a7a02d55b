"""brat's annotations: spans, ties, attributes and notes, at the places of the text beside them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import graph
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.annotated.kinds import CODED
from tests.annotated import DATASETS, PASSAGES, TEXT
from tests.command import run

HARBOUR = DATASETS / "brat" / "made-up-harbour.ann"


def span(name: str, label: str, words: str) -> str:
    start = TEXT.index(words)
    return f"{name}\t{label} {start} {start + len(words)}\t{words}"


def kept(folder: Path, *lines: str, text: str | None = TEXT) -> Path:
    if text is not None:
        (folder / "a.txt").write_text(text, "utf-8", newline="")
    (folder / "a.ann").write_text("\n".join(lines) + "\n", "utf-8", newline="")
    return folder / "a.ann"


LINES = (
    span("T1", "Person", "Rios"),
    span("T2", "Person", "ابن خلدون"),
    span("T3", "Region", "the harbour"),
    "R1\tsupport Arg1:T1 Arg2:T2",
    "*\trivalry T2 T1",
    "A1\tNegation R1",
    "A2\tModality R1 Plan",
    "A3\tSource R1 speech",
    "A4\tFamous T2",
    "#1\tAnnotatorNotes R1\tas in Rome",
    "#2\tAnnotatorNotes T3\ta port",
)


def test_ties_are_claims_with_their_attributes_and_notes(tmp_path: Path) -> None:
    file = kept(tmp_path, *LINES)
    assert not read(file).problems
    kg = graph.load(file)
    (one,) = kg.relations(kind="support")
    assert (one.negated, one.modality, one.note) == (True, "plan", "as in Rome\nSource: speech")
    assert (kg[one.source].name, kg[one.target].name) == ("Rios", "ابن خلدون")
    assert kg[one.target].summary == "Famous: yes"
    (other,) = kg.relations(kind="rivalry")
    assert not other.negated
    (coded,) = kg.relations(kind=CODED)
    start, end = coded.evidence[0].span or (0, 0)
    assert (TEXT[start:end], kg[coded.target].name) == ("the harbour", "Region")
    assert coded.note == f"{start}–{end}: a port"


@pytest.mark.parametrize("words", PASSAGES)
def test_places_behind_an_emoji_and_arabic_are_those_of_the_words(
    tmp_path: Path, words: str
) -> None:
    (one,) = graph.load(kept(tmp_path, span("T1", "Frame", words))).relations()
    start, end = one.evidence[0].span or (0, 0)
    assert TEXT[start:end] == words


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    file = kept(
        tmp_path,
        *LINES,
        "E1\tMeeting:T1 Who:T2",
        "N1\tReference T1 Wikipedia:1\tRios",
        "T9\tPerson 0 9999\tRios",
        "T8\tPerson 0 4;8 10\tRios up",
        "R9\tsupport Arg1:T1 Arg2:T77",
        "nonsense",
        "R2\tsupport",
    )
    found = read(file)
    assert not found.errors
    told = str(found.report)
    for words in (
        r"events[^:\n]*: 1\b",
        r"references to other lists[^:\n]*: 1\b",
        r"spans that are empty, or beyond[^:\n]*: 1\b",
        r"spans of several pieces[^:\n]*: 1\b",
        r"relations of what is no span[^:\n]*: 1\b",
        r"lines that are not understood[^:\n]*: 2\b",
    ):
        assert re.search(words, told)


def test_without_the_text_beside_it_places_stay_and_it_is_told(tmp_path: Path) -> None:
    file = kept(tmp_path, *LINES, text=None)
    found = read(file)
    assert not found.errors
    assert "a.txt" in str(found.report)
    kg = graph.load(file)
    assert kg.documents[0].digest is None
    (one,) = kg.relations(kind=CODED)
    assert one.evidence[0].span == (TEXT.index("the harbour"), TEXT.index("the harbour") + 11)


@pytest.mark.skipif(not HARBOUR.is_file(), reason="there are no data sets beside this checkout")
def test_a_file_beside_this_checkout_is_read_whole() -> None:
    found = read(HARBOUR)
    assert not found.problems
    assert sorted(one.kind for one in found.dataset.relations) == [
        "deployment",
        "rivalry",
        "support",
    ]
    assert not found.report or not found.report.left
    text = HARBOUR.with_suffix(".txt").read_bytes().decode()
    kg = graph.load(HARBOUR)
    for one in kg.relations():
        start, end = one.evidence[0].span or (0, 0)
        inner = text[start:end].lower()
        assert kg[one.source].name.lower() in inner
        assert kg[one.target].name.lower() in inner


@pytest.mark.parametrize("content", [b"hello\nworld", b"\xff\xfe", b"T1", b"\0\0\0"])
def test_what_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.ann").write_bytes(content)
    with pytest.raises((InvalidDataset, UnusableFile)):
        graph.load(tmp_path / "a.ann")
    assert run("check", tmp_path / "a.ann").status in {1, 2}


def test_any_cut_or_changed_file_ends_in_a_report_or_a_problem(tmp_path: Path) -> None:
    whole = "\n".join(LINES)
    draw = random.Random(7)
    for _ in range(60):
        at = draw.randrange(len(whole))
        sign = draw.choice("\t\n 0;:TR*#A\u2028é")
        changed = whole[:at] + sign + whole[at + draw.randrange(3) :]
        try:
            read(kept(tmp_path, changed[: draw.randrange(at, len(changed) + 1)]))
        except UnusableFile:
            continue


@pytest.mark.parametrize(
    ("attribute", "denied"),
    [
        ("Negation R1", True),
        ("Negation R1 True", True),
        ("Negated R1 no", False),
        ("Negation R1 false", False),
        ("Polarity R1 Negative", True),
        ("Polarity R1 positive", False),
    ],
)
def test_what_an_attribute_of_denial_says_is_read(
    tmp_path: Path, attribute: str, denied: bool
) -> None:
    file = kept(tmp_path, *LINES[:4], f"A1\t{attribute}")
    (one,) = graph.load(file).relations(kind="support")
    assert (one.negated, one.note) == (denied, None)


@pytest.mark.parametrize("attribute", ["Negation R1 perhaps", "Polarity R1", "Negation T1"])
def test_a_denial_that_is_unclear_or_of_an_end_is_noted_and_told(
    tmp_path: Path, attribute: str
) -> None:
    file = kept(tmp_path, *LINES[:4], f"A1\t{attribute}")
    (one,) = graph.load(file).relations(kind="support")
    assert not one.negated
    assert "denials" in str(read(file).report)
