"""Citing: some words in, their place out, with every doubt said and nothing guessed."""

from __future__ import annotations

import json
import os
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.cli import main
from graph.evidence import Cited, cite, digest, document_id, read_text, sentences
from graph.evidence.alike import Alike
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
    assert spans(cite("ab ab ab", "ab ab")) == [(0, 5), (3, 8)]


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


@pytest.mark.parametrize(
    "words", ["", "  \n", "STENCE", "stance not", "east", "hardline", "s.*e", "("]
)
def test_nothing_is_guessed(words: str) -> None:
    assert cite(NOTE, words).candidates == ()
    assert not cite(NOTE, words).settled


def test_accents_written_as_given_are_found_as_given() -> None:
    assert cite("Jose\u0301 spoke.", "Jose\u0301").settled


NFD = "Jose\u0301 hablo\u0301 ayer."
ALIKE = {
    "composed for decomposed": (NFD, "Jos\u00e9 habl\u00f3", "Jose\u0301 hablo\u0301"),
    "decomposed for composed": ("Jos\u00e9 habl\u00f3.", "Jose\u0301", "Jos\u00e9"),
    "marks in another order": ("q\u0307\u0323 is.", "q\u0323\u0307", "q\u0307\u0323"),
    "Hangul in parts": ("\u1112\u1161\u11ab\uad6d.", "\ud55c\uad6d", "\u1112\u1161\u11ab\uad6d"),
    "the ohm sign": ("5 \u2126 here", "5 \u03a9", "5 \u2126"),
    "a ligature": ("The \ufb01rst o\ufb03ce.", "first office", "\ufb01rst o\ufb03ce"),
    "a ligature in the words": ("The first.", "\ufb01rst", "first"),
    "another width": ("\uff21\uff22\uff23 law", "ABC law", "\uff21\uff22\uff23 law"),
    "a soft hyphen": ("co\u00adoper\u00adate now", "cooperate", "co\u00adoper\u00adate"),
    "a soft hyphen in the words": ("They cooperate.", "co\u00adoperate", "cooperate"),
    "a word broken at the line's end": ("co\u00ad\noperate now", "cooperate", "co\u00ad\noperate"),
    "a zero-width space": ("half\u200btime talks", "halftime", "half\u200btime"),
    "a zero-width space in the words": ("halftime", "half\u200btime", "halftime"),
    "a non-joiner": ("auf\u200clage", "auflage", "auf\u200clage"),
    "a joiner": ("auf\u200dlage", "auflage", "auf\u200dlage"),
    "a byte order mark": ("one\ufefftwo", "onetwo", "one\ufefftwo"),
    "a word joiner": ("5\u2060%", "5%", "5\u2060%"),
    "a mark of direction": ("a\u200fb", "ab", "a\u200fb"),
    "none at the ends": ("x \u200bword\u200b y", "wo\u00adrd", "word"),
    "within white space": ("one \u200b two", "one two", "one \u200b two"),
    "dashes": ("north\u2014south", "north\u2013south", "north\u2014south"),
    "two hyphens": ("north\u2014south", "north--south", "north\u2014south"),
    "guillemets": ("dijo \u00abhola\u00bb.", '"hola"', "\u00abhola\u00bb"),
    "guillemets with air": (
        "dit \u00ab\u202foui\u202f\u00bb.",
        '"oui"',
        "\u00ab\u202foui\u202f\u00bb",
    ),
    "guillemets turned round": (
        "sagte \u00bbja\u00ab und",
        'sagte "ja" und',
        "sagte \u00bbja\u00ab und",
    ),
    "small guillemets": ("\u2039hola\u203a", "'hola'", "\u2039hola\u203a"),
    "low quotes": ("\u201eja\u201c", "\u00abja\u00bb", "\u201eja\u201c"),
    "the ellipsis": ("Well\u2026 yes", "Well... yes", "Well\u2026 yes"),
    "three points": ("Well... yes", "Well\u2026 yes", "Well... yes"),
    "spaces that do not break": ("5\u00a0000\u202fkm", "5 000 km", "5\u00a0000\u202fkm"),
    "a sign and its variation": ("I \u2764\ufe0f it", "I \u2764", "I \u2764\ufe0f"),
}


@pytest.mark.parametrize("case", ALIKE)
def test_what_looks_alike_is_found_whole_and_said_to_be_so(case: str) -> None:
    text, given_words, stands = ALIKE[case]
    cited = cite(text, given_words)
    assert [text[start:end] for start, end in spans(cited)] == [stands]
    assert (cited.grade, cited.exact, cited.settled) == ("look-alike", False, False)
    assert cited.candidates[0].digest == digest(stands)


@pytest.mark.parametrize(
    ("text", "given_words", "stands"),
    [
        ("The Army stays.", "The army stays.", "The Army stays."),
        ("The army stays.", "THE ARMY STAYS.", "The army stays."),
        ("Jos\u00e9 habl\u00f3.", "Jos\u00e8 habl\u00f3", "Jos\u00e9 habl\u00f3"),
        ("A ra\u00efson d'\u00eatre", "raison d'\u00eatre", "ra\u00efson d'\u00eatre"),
        ("Jose\u0301 habl\u00f3.", "Jose", "Jose\u0301"),
        ("Die Stra\u00dfe hier.", "STRASSE", "Stra\u00dfe"),
        ("q\u0307\u0323 is q.", "Q is", "q\u0307\u0323 is"),
    ],
)
def test_what_differs_in_case_and_accents_alone_is_found_and_said_to_be_so(
    text: str, given_words: str, stands: str
) -> None:
    cited = cite(text, given_words)
    assert [text[start:end] for start, end in spans(cited)] == [stands]
    assert (cited.grade, cited.exact, cited.settled) == ("folded", False, False)


@pytest.mark.parametrize(
    ("text", "given_words", "nearest", "stands"),
    [
        ("The army stays.", "The armi stays.", "The army stays.", "army"),
        ("The army stays.", "The \u0430rmy stays.", "The army stays.", "army"),
        ("The army stays here.", "The army here.", "The army stays here.", "stays"),
        ("m\u00b2 of land", "m2 of land", "m\u00b2 of land", "m\u00b2"),
        ("The \ufb01rm is", "The \ufb01rms is", "The \ufb01rm is", "firm"),
        ("The army stays.", "The arm", "The army", "army"),
    ],
)
def test_one_wrong_letter_is_never_placed_but_the_nearest_is_shown(
    text: str, given_words: str, nearest: str, stands: str
) -> None:
    long = "Something else is said before. " * 50 + text + " And more is said after it." * 50
    for whole in (text, long):
        cited = cite(whole, given_words, "note")
        assert (cited.candidates, cited.grade) == ((), "near")
        assert cited.nearest is not None
        place = cited.nearest.citation
        assert whole[place.start : place.end] == cited.nearest.words == nearest
        assert stands in [one.stands for one in cited.nearest.differences]
        assert (place.document, place.paragraph) == ("note", 1)


@pytest.mark.parametrize("words", ["east", "nothing like it", "zz", "("])
def test_where_nothing_is_like_the_words_no_place_is_shown(words: str) -> None:
    cited = cite(NOTE, words)
    assert (cited.candidates, cited.nearest, cited.grade) == ((), None, None)


def test_letters_that_look_alike_in_print_are_told_by_name() -> None:
    cited = cite("The south is wide.", "The s\u043euth is wide.")
    assert "cyrillic small letter o" in str(cited.nearest)


def test_a_match_never_begins_or_ends_inside_a_sign() -> None:
    for text, words in (
        ("o\ufb03ce", "of"),
        ("o\ufb03ce", "ice"),
        ("\u00bd", "1"),
    ):
        assert cite(text, words).candidates == ()


def test_the_nearest_of_many_words_is_found_in_a_long_text() -> None:
    text = "".join(f"This is line {number} of a text that goes on. " for number in range(20_000))
    start = text.index("This is line 12345")
    words = text[start : start + 3_000]
    for wrong in (words.replace("12350", "x"), words.replace(" goes", " went", 1), words + " zz"):
        found = cite(text, wrong).nearest
        assert found is not None
        assert abs((found.citation.start or 0) - start) < 50
        assert abs((found.citation.end or 0) - start - 3_000) < 50


@pytest.mark.parametrize("words", ["a " * 2_000 + "b", "ab" * 3_000 + "c", "aaab", "x" * 9_000])
def test_no_words_make_the_search_for_the_nearest_slow(words: str) -> None:
    for text in ("a " * 200_000, "ab" * 200_000, "a\u0301\u200b" * 100_000, "\u00ad\n " * 100_000):
        assert cite(text, words).candidates == ()


@given(texts, texts)
def test_law_the_nearest_is_a_stretch_of_the_text(text: str, words: str) -> None:
    found = cite(text, words)
    if found.nearest is not None:
        assert found.candidates == ()
        place = found.nearest.citation
        assert text[place.start : place.end] == found.nearest.words != ""
        assert str(found.nearest)


@given(cited_words(), st.sampled_from(["NFC", "NFD"]))
def test_law_another_normal_form_is_found_where_the_words_stand(
    cited: tuple[str, int, int], form: Literal["NFC", "NFD"]
) -> None:
    text, start, end = cited
    assume("\u2019\u2019" not in text.replace("'", "\u2019"))  # two may stand for one double
    found = cite(text, unicodedata.normalize(form, text[start:end]))
    if Alike(text[start:end]).text.strip():
        assert found.candidates
        assert found.grade in {"exact", "look-alike"}


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


@pytest.mark.parametrize("content", [b"caf\xe9", b"\xff\xfeO\0n\0e\0", b"\x80", b"\x89PNG\0\xff"])
def test_what_is_not_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "latin.txt").write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        read_text(tmp_path / "latin.txt")
    assert caught.value.path == str(tmp_path / "latin.txt")
    assert "UTF-" in str(caught.value)
    assert "byte" not in str(caught.value)


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    names = (".", "none.txt", "pipe.txt", "loop.txt", "x" * 300, "a\0b")
    for path in (*(tmp_path / name for name in names), Path("/dev/zero")):
        with pytest.raises(UnusableFile):
            read_text(path)


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("RUSI-2025", "rusi-2025"),
        ("\u00dcber uns (2)", "uber-uns-2"),
        ("U\u0308ber uns (2)", "uber-uns-2"),
        ("--a__b--", "a-b"),
        ("\u0434\u043e\u043a", "document"),
        ("author", "author-document"),
        ("", "document"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_document_is_called_as_its_file_in_letters_of_an_id(name: str, identifier: str) -> None:
    assert document_id(name) == identifier
    assert Citation(document=identifier).document == identifier


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


def test_the_command_shows_the_nearest_and_prints_no_citation(note: Path) -> None:
    done = run("cite", note, "a hard-line stence")
    assert (done.status, done.out) == (1, "")
    assert "¶1 0–18" in done.err
    assert "stance" in done.err
    told = json.loads(run("cite", note, "a hard-line stence", "--format", "json").out)
    assert (told["grade"], told["candidates"]) == ("near", [])
    assert told["nearest"]["citation"]["start"] == 0
    assert told["nearest"]["words"] == NOTE[:18]
    differences = told["nearest"]["differences"]
    assert {"given": "stence", "stands": "stance"} in differences


def test_the_command_speaks_json(note: Path) -> None:
    told = json.loads(run("cite", note, "hard-line", "--format", "json").out)
    assert (told["exact"], told["grade"], told["nearest"]) == (False, "look-alike", None)
    (place,) = told["candidates"]
    assert Citation.model_validate(place) == cite(NOTE, "hard-line", note.stem).candidates[0]


def test_many_words_are_answered_in_their_order(note: Path) -> None:
    done = run("cite", note, "stance", "north", "hard-line", "eastern")
    assert done.status == 1
    assert [line for line in done.out.splitlines() if line.startswith("#")] == [
        "# 1: stance",
        "# 2: north",
        "# 3: hard-line",
        "# 4: eastern",
    ]
    places = [NOTE[one["start"] : one["end"]] for one in yaml.safe_load(done.out)]
    assert places == ["stance", "north", "hard\u2011line"]
    assert [line[:3] for line in done.err.splitlines()] == ["3: ", "4: "]
    assert run("cite", note, "stance", "north").status == 0


def test_words_on_the_lines_of_a_file_are_answered(note: Path, tmp_path: Path) -> None:
    quotes = tmp_path / "quotes.txt"
    quotes.write_text("\ufeffstance\n\n  \nA hard\u2011line stance.\r\n", encoding="utf-8")
    done = run("cite", note, "north", "--from", quotes, "--format", "json")
    told = json.loads(done.out)
    assert done.status == 0
    assert [one["words"] for one in told] == ["north", "stance", "A hard\u2011line stance."]
    assert [one["grade"] for one in told] == ["exact"] * 3
    alone = json.loads(run("cite", note, "north", "--format", "json").out)
    assert told[0] == {"words": "north"} | alone


def test_words_are_read_from_a_pipe(note: Path) -> None:
    def piped(content: bytes) -> Result:
        words = ["cite", str(note), "--from", "-"]
        return CliRunner().invoke(main, words, input=content, prog_name="policygraph")

    done = piped("stance\nnörth\n".encode())
    assert done.exit_code == 1
    assert [one["start"] for one in yaml.safe_load(done.stdout)] == [12, 26]
    done = piped(b"caf\xe9\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "UTF-8" in done.stderr


def test_no_words_and_no_file_are_a_sentence_and_status_2(note: Path, tmp_path: Path) -> None:
    for more in ((), ("--from", tmp_path / "none.txt"), ("--from", tmp_path)):
        done = run("cite", note, *more)
        assert (done.status, done.out) == (2, "")
        assert ("no words" if not more else "policygraph: ") in done.err
    (tmp_path / "blank.txt").write_text("\n \n", encoding="utf-8")
    assert run("cite", note, "--from", tmp_path / "blank.txt").status == 2


def test_of_several_places_the_nearest_to_the_paragraph_is_said(note: Path) -> None:
    done = run("cite", note, "The south isn’t.", "--paragraph", 3)
    assert done.status == 1
    assert ["nearest" in line for line in done.out.splitlines()] == [False, True]
    told = run("cite", note, "The south isn’t.", "--paragraph", 3, "--format", "json")
    assert json.loads(told.out)["marked"] == 1


def test_each_grade_is_said_by_the_command(note: Path) -> None:
    for words, said in (
        ("HARD-LINE", "other capitals"),
        ("¶1 “stance”", "without the marks"),
        ("The north … The south", "pieces"),
        ("A hard-line … The south isn’t", "far apart"),
    ):
        done = run("cite", note, words)
        assert done.status == 1
        assert said in done.err


@pytest.mark.parametrize("name", ["A B", "Note", "", "a--b", "author", "n\u00f6te", "x\n"])
def test_a_document_that_cannot_be_called_so_is_a_sentence_with_the_nearest(
    name: str, note: Path
) -> None:
    done = run("cite", note, "stance", "--document", name)
    assert (done.status, done.out) == (2, "")
    assert f'write "{document_id(name)}"' in done.err


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
