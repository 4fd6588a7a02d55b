"""Citing: some words in, their place out, with every doubt said and nothing guessed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from graph.evidence import Cited, cite, digest, read_text, sentences
from graph.problems import UnusableFile
from graph.vocabulary.citation import Citation
from tests.command import run
from tests.texts import BIG, HOSTILE, cited_words, commentary, texts

NOTE = "A hard\u2011line stance.\n\n“The north” is\u00a0wide. The south isn’t.\nThe south isn’t.\n"


def spans(cited: Cited) -> list[tuple[int | None, int | None]]:
    return [(one.start, one.end) for one in cited.candidates]


def test_words_that_stand_once_are_settled() -> None:
    cited = cite(NOTE, "stance", "note")
    (place,) = cited.candidates
    assert cited.settled
    assert NOTE[place.start : place.end] == "stance"
    assert (place.document, place.paragraph) == ("note", 1)
    assert place.digest == sha256(b"stance").hexdigest()[:16]
    assert (place.quote, place.prefix, place.suffix) == (None, None, None)


def test_words_that_stand_twice_are_given_with_every_paragraph() -> None:
    cited = cite(NOTE, "The south isn’t.")
    assert cited.exact
    assert not cited.settled
    assert [place.paragraph for place in cited.candidates] == [2, 3]
    assert len({place.start for place in cited.candidates}) == 2


def test_overlapping_places_are_all_given() -> None:
    assert spans(cite("ababa", "aba")) == [(0, 3), (2, 5)]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("hard-line", "hard\u2011line"),
        ("hard\u2013line", "hard\u2011line"),
        ('"The north"', "“The north”"),
        ("is wide", "is\u00a0wide"),
        ("is  \n wide", "is\u00a0wide"),
        ("stance. “The north”", "stance.\n\n“The north”"),
    ],
)
def test_words_found_only_through_look_alikes_are_said_to_be_so(typed: str, stands: str) -> None:
    cited = cite(NOTE, typed)
    assert [NOTE[start:end] for start, end in spans(cited)] == [stands]
    assert not cited.exact
    assert not cited.settled
    assert cited.candidates[0].digest == digest(stands)


def test_words_as_given_go_before_their_look_alikes() -> None:
    cited = cite("It's here. It’s there.", "It's")
    assert cited.settled
    assert spans(cited) == [(0, 4)]


@pytest.mark.parametrize("words", ["", "  \n", "STANCE", "stânce", "east", "hardline", "s.*e", "("])
def test_nothing_is_guessed(words: str) -> None:
    assert cite(NOTE, words).candidates == ()
    assert not cite(NOTE, words).settled


def test_accents_written_as_given_are_found_as_given() -> None:
    assert cite("Jose\u0301 spoke.", "Jose\u0301").settled


def test_white_space_around_the_words_is_not_cited() -> None:
    (place,) = cite("One two three", "  two\n").candidates
    assert (place.start, place.end) == (4, 7)


def test_positions_are_code_points_and_not_bytes() -> None:
    (place,) = cite("👩🏽\u200d🚀 ñandú x", "x").candidates
    assert (place.start, place.end) == (11, 12)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_give_up_each_of_their_words(name: str) -> None:
    text = HOSTILE[name]
    for word in dict.fromkeys(text.split()[:40]):
        cited = cite(text, word)
        assert cited.exact
        assert all(text[start:end] == word for start, end in spans(cited))
        assert spans(cited)[0][0] == text.index(word)
        assert all(place.paragraph for place in cited.candidates)


def test_ten_megabytes_are_no_matter() -> None:
    assert len(BIG) > 9_000_000
    (place,) = cite(BIG, "19999 is the number of this line.").candidates
    assert place.paragraph == 20_000
    assert cite(BIG, "is nowhere in it").candidates == ()


@given(cited_words())
def test_law_what_is_cited_stands_there(cited: tuple[str, int, int]) -> None:
    text, start, end = cited
    found = cite(text, text[start:end])
    assert found.exact
    assert (start, end) in spans(found)
    for place in found.candidates:
        assert text[place.start : place.end] == text[start:end]
        assert place.digest == digest(text[start:end])
        *before, _own = text[: place.start].replace("\r", "\n").split("\n")
        assert place.paragraph == 1 + sum(bool(line.strip()) for line in before)


@given(texts, texts)
def test_law_any_words_and_any_text_are_answered(text: str, words: str) -> None:
    found = cite(text, words)
    assert spans(found) == sorted(set(spans(found)))
    if words.strip() in text and words.strip():
        assert found.exact
        assert found.candidates


# Files


def test_a_byte_order_mark_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.")
    assert read_text(tmp_path / "bom.txt") == "One.\r\nTwo."


@pytest.mark.parametrize("content", [b"caf\xe9", b"\xff\xfeO\0n\0e\0", b"\x80"])
def test_what_is_not_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "latin.txt").write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        read_text(tmp_path / "latin.txt")
    assert caught.value.path == str(tmp_path / "latin.txt")


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(UnusableFile):
            read_text(path)


# The command


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_bytes(NOTE.encode())
    return path


def test_the_command_prints_a_citation_ready_to_paste(note: Path) -> None:
    done = run("cite", note, "stance", "--document", "note-2025")
    assert (done.status, done.err) == (0, "")
    (pasted,) = yaml.safe_load(done.out)
    (place,) = cite(NOTE, "stance", "note-2025").candidates
    assert Citation.model_validate(pasted) == place


def test_a_digest_of_digits_alone_is_pasted_as_text(tmp_path: Path) -> None:
    words = next(str(n) for n in range(100_000) if digest(str(n)).replace("e", "").isdigit())
    (tmp_path / "note.txt").write_text(words, encoding="utf-8")
    (pasted,) = yaml.safe_load(run("cite", tmp_path / "note.txt", words).out)
    assert Citation.model_validate(pasted).digest == digest(words)


def test_the_command_says_why_words_are_not_settled(note: Path) -> None:
    twice, alike, nowhere = (run("cite", note, words) for words in ("south", "hard-line", "east"))
    assert [twice.status, alike.status, nowhere.status] == [1, 1, 1]
    assert "2 places" in twice.err
    assert len(yaml.safe_load(twice.out)) == 2
    assert "other dashes" in alike.err
    assert len(yaml.safe_load(alike.out)) == 1
    assert "not in it" in nowhere.err
    assert nowhere.out == ""


def test_the_command_speaks_json(note: Path) -> None:
    told = json.loads(run("cite", note, "hard-line", "--format", "json").out)
    assert told["exact"] is False
    (place,) = told["candidates"]
    assert Citation.model_validate(place) == cite(NOTE, "hard-line", note.stem).candidates[0]


def test_files_that_cannot_be_used_are_a_sentence_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    for path in (tmp_path / "latin.txt", tmp_path / "none.txt", tmp_path):
        done = run("cite", path, "words")
        assert done.status == 2
        assert done.out == ""
        assert done.err.startswith("policygraph: ")


# The commentary


def test_the_commentary_is_cited_with_its_traps() -> None:
    text = commentary()
    lines = [line for line in text.splitlines() if len(line) > 30]
    for line in lines:
        assert cite(text, line).exact
    typed = next(line for line in lines if "\u2011" in line or "’" in line)
    plain = typed.replace("\u2011", "-").replace("’", "'")
    cited = cite(text, plain)
    assert not cited.exact
    assert [text[start:end] for start, end in spans(cited)] == [typed] * len(cited.candidates)
    assert any(len(cite(text, text[s.start : s.end]).candidates) > 1 for s in sentences(text))
