"""Coverage: which sentences of a text the claims account for, and how a text is cut up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import graph
from graph.evidence import coverage, excerpt, paragraphs, sentences
from graph.model import Dataset
from tests.command import run
from tests.texts import BIG, HOSTILE, commentary, commentary_file, texts
from tests.tiny import claim, dataset_of, write


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


# Sentences and paragraphs


def test_a_paragraph_is_a_line_that_is_not_blank() -> None:
    text = "One.\n \t\n\r\nTwo. Three.\rFour\n"
    found = paragraphs(text)
    assert [text[one.start : one.end] for one in found] == ["One.", "Two. Three.", "Four"]
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.paragraph for one in sentences(text)] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One is. Two is.", ["One is.", "Two is."]),
        ("What? No! Well… Yes.", ["What?", "No!", "Well…", "Yes."]),
        ("“One.” Two.", ["“One.”", "Two."]),
        ("(One.) [Two.] «Three.» Four.", ["(One.)", "[Two.]", "«Three.»", "Four."]),
        ("He said “no.” and left.", ["He said “no.” and left."]),
        ("It is 3.5 per cent. 4 is more.", ["It is 3.5 per cent.", "4 is more."]),
        ("J. A. Kast and Dr. No met. They left.", ["J. A. Kast and Dr. No met.", "They left."]),
        ("See U.S. Congress, e.g. Senators. End.", ["See U.S. Congress, e.g. Senators.", "End."]),
        ("Wait... Then go.", ["Wait...", "Then go."]),
        ("¿Sí? ¡No! “¿Qué?” Nada.", ["¿Sí?", "¡No!", "“¿Qué?”", "Nada."]),
        ("אחת כאן. שתיים כאן.", ["אחת כאן.", "שתיים כאן."]),
        ("A heading\nA line. Its end", ["A heading", "A line.", "Its end"]),
        ("One.\u00a0Two.", ["One.", "Two."]),
        ("no capital. none here.", ["no capital. none here."]),
        ("www.example.org is. One.", ["www.example.org is.", "One."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: list[str]) -> None:
    assert cut(text) == found


def test_line_ends_cut_alike() -> None:
    text = "One. Two.\n\nThree.\n"
    for end in ("\r\n", "\r"):
        assert cut(text.replace("\n", end)) == cut(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_cut_up_whole(name: str) -> None:
    cut_up_whole(HOSTILE[name])


def test_texts_without_a_word_have_no_sentence() -> None:
    for name in ("empty", "blank"):
        assert (sentences(HOSTILE[name]), paragraphs(HOSTILE[name])) == ((), ())


@given(texts)
def test_law_texts_are_cut_up_whole(text: str) -> None:
    cut_up_whole(text)


def cut_up_whole(text: str) -> None:
    """Sentences lie in order within their paragraphs, apart, and hold all that is not space."""
    parts = {one.number: one for one in paragraphs(text)}
    assert list(parts) == list(range(1, len(parts) + 1))
    end, rest = 0, []
    for part in parts.values():
        assert end <= part.start < part.end
        end = part.end
    end = 0
    for one in sentences(text):
        assert end <= one.start < one.end
        assert parts[one.paragraph].start <= one.start
        assert one.end <= parts[one.paragraph].end
        words = text[one.start : one.end]
        assert words == words.strip()
        assert "\n" not in words
        assert "\r" not in words
        rest.append(text[end : one.start])
        end = one.end
    rest.append(text[end:])
    assert "".join(rest).strip() == ""


def test_ten_megabytes_are_cut_up() -> None:
    assert len(sentences(BIG)) == 40_000
    assert len(sentences(BIG.replace("\r\n", " "))) == 40_000


@pytest.mark.parametrize(
    "text",
    [
        ". " * 100_000,
        "." * 200_000,
        '."' * 100_000,
        "A. " * 70_000,
        "." + " " * 200_000,
        "(" * 200_000,
    ],
    ids=["points", "dots", "quotes", "initials", "spaces", "brackets"],
)
def test_no_text_makes_the_splitter_slow(text: str) -> None:
    cut_up_whole(text)


# Coverage

NOTE = "A heading\n\nAda advises Bob. Bob does not listen. Nobody does.\n"


def citing(*places: tuple[int, int], silent: tuple[tuple[int, int], ...] = ()) -> Dataset:
    return dataset_of(
        {"ada": "person", "bob": "person"},
        claim(
            "advice",
            "ada",
            "bob",
            evidence=[{"document": "note", "start": start, "end": end} for start, end in places],
        ),
        silent=[
            {"document": "note", "start": start, "end": end, "reason": "a heading"}
            for start, end in silent
        ],
    )


def words(text: str, found: Any) -> list[str]:
    return [text[one.start : one.end] for one in found]


def test_a_sentence_is_cited_silent_or_open() -> None:
    (one,) = coverage(citing((11, 27), silent=((0, 9),)), {"note": NOTE})
    assert words(NOTE, one.sentences) == cut(NOTE)
    assert words(NOTE, one.cited) == ["Ada advises Bob."]
    assert words(NOTE, one.silent) == ["A heading"]
    assert words(NOTE, one.open) == ["Bob does not listen.", "Nobody does."]
    assert one.share == pytest.approx(0.5)


def test_one_cited_word_does_not_settle_a_sentence() -> None:
    (one,) = coverage(citing((15, 22), (40, 61)), {"note": NOTE})
    assert words(NOTE, one.cited) == ["Ada advises Bob.", "Nobody does."]
    (one,) = coverage(citing((15, 18), (40, 61)), {"note": NOTE})
    assert words(NOTE, one.partly) == ["Ada advises Bob.", "Bob does not listen."]
    assert words(NOTE, one.open) == ["A heading"]
    assert one.share == pytest.approx(0.25)


def test_a_sentence_tells_how_much_of_it_is_cited_by_letters_and_digits() -> None:
    text = "Of 20 … three."
    found = [coverage(citing(span), {"note": text})[0].accounts[0] for span in ((3, 5), (5, 8))]
    assert [one.share for one in found] == [pytest.approx(2 / 9), 0.0]
    assert [one.fate for one in found] == ["partly", "open"]


def test_places_that_overlap_count_once() -> None:
    (one,) = coverage(citing((11, 16), (12, 18), (11, 14)), {"note": NOTE})
    assert one.accounts[1].share == pytest.approx(6 / 13)
    assert one.accounts[1].claims == 1


def test_a_sentence_tells_by_how_many_claims_and_which() -> None:
    claims = [
        claim(kind, "ada", "bob", evidence=[{"document": "note", "start": start, "end": end}])
        for kind, start, end in (("advice", 11, 27), ("support", 0, 40), ("meeting", 27, 60))
    ]
    dataset = dataset_of({"ada": "person", "bob": "person"}, *claims)
    ids = {one.kind: one.id for one in dataset.relations}
    (one,) = coverage(dataset, {"note": NOTE})
    assert [account.claims for account in one.accounts] == [1, 2, 2, 1]
    assert one.claims == tuple(
        tuple(sorted(ids[kind] for kind in kinds.split()))
        for kinds in ("support", "advice support", "meeting support", "meeting")
    )


def test_what_is_not_cited_may_be_silent() -> None:
    (one,) = coverage(citing((15, 18), silent=((11, 15), (18, 27))), {"note": NOTE})
    assert words(NOTE, one.cited) == ["Ada advises Bob."]
    (one,) = coverage(citing((15, 18), silent=((18, 27),)), {"note": NOTE})
    assert words(NOTE, one.partly) == ["Ada advises Bob."]
    (one,) = coverage(citing((60, 61), silent=((11, 20), (20, 27))), {"note": NOTE})
    assert words(NOTE, one.silent) == ["Ada advises Bob."]


def test_a_sentence_of_signs_alone_can_be_settled() -> None:
    (one,) = coverage(citing((0, 3)), {"note": "* * *"})
    assert one.accounts[0].share == pytest.approx(2 / 3)


def test_many_sentences_and_many_citations_are_no_matter() -> None:
    line = "This is a line of it. "
    spans = [(at * 22, at * 22 + 300) for at in range(10_000)]
    (one,) = coverage(citing(*spans), {"note": line * 10_000})
    assert (len(one.cited), len(one.open)) == (10_000, 0)
    assert {account.claims for account in one.accounts} == {1}


def test_the_space_between_sentences_cites_none() -> None:
    (one,) = coverage(citing((27, 28)), {"note": NOTE})
    assert one.cited == ()


def test_a_part_of_a_sentence_does_not_settle_it_as_silent() -> None:
    (one,) = coverage(citing((11, 27), silent=((0, 8),)), {"note": NOTE})
    assert one.silent == ()


def test_what_is_cited_is_not_silent() -> None:
    (one,) = coverage(citing((0, 3), silent=((0, 9),)), {"note": NOTE})
    assert words(NOTE, one.cited) == ["A heading"]
    assert one.silent == ()


def test_an_empty_text_is_settled() -> None:
    (one,) = coverage(citing((0, 3)), {"note": ""})
    assert (one.sentences, one.open, one.share) == ((), (), 1.0)


@given(texts)
def test_law_every_sentence_has_one_fate(text: str) -> None:
    (one,) = coverage(citing((0, 5), (20, 30), silent=((6, 25),)), {"note": text})
    fates = (*one.cited, *one.partly, *one.silent, *one.open)
    assert sorted(fates, key=lambda s: s.start) == list(one.sentences)
    assert 0.0 <= one.share <= 1.0
    assert all(0.0 <= account.share <= 1.0 for account in one.accounts)
    assert [account.claims for account in one.accounts] == [len(ids) for ids in one.claims]


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(NOTE, encoding="utf-8")
    files = {
        "entities.yaml": "- {id: ada, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n",
        "relations.yaml": "- {kind: advice, source: ada, target: bob, modality: fact, "
        "evidence: [{document: note, start: 11, end: 27}]}\n",
    }
    write(tmp_path / "data", files)
    return tmp_path


def test_the_command_lists_open_sentences_by_paragraph_and_position(folder: Path) -> None:
    done = run("coverage", folder / "data", "--documents", folder / "texts")
    assert done.status == 1
    assert "note: paragraph 1, 0–9" in done.out
    assert "note: paragraph 2, 28–48" in done.out
    assert "25% settled: of 4 sentences 1 cited, 0 silent, 3 open" in done.out


def test_the_command_speaks_json(folder: Path) -> None:
    done = run("coverage", folder / "data", "--documents", folder / "texts", "--format", "json")
    (one,) = json.loads(done.out)["documents"]
    assert (one["sentences"], one["cited"], one["silent"], one["share"]) == (4, 1, 0, 0.25)
    assert one["open"][0] == {"paragraph": 1, "start": 0, "end": 9}
    first, second, *_ = one["accounts"]
    assert first == one["open"][0] | {
        "fate": "open",
        "share": 0.0,
        "claims": [],
        "words": "A heading",
    }
    assert (second["fate"], second["share"], len(second["claims"])) == ("cited", 1.0, 1)
    assert "words" not in second


def test_the_command_shows_the_words_on_a_line_that_steers_no_terminal(folder: Path) -> None:
    text = "A \x1b[31mred\u202e head\u200bing\n\nAda advises Bob. " + "On and on it goes, " * 20
    (folder / "texts" / "note.txt").write_text(text, encoding="utf-8")
    rows = (folder / "data" / "relations.yaml").read_text(encoding="utf-8")
    cited = rows.replace(
        "start: 11, end: 27", f"start: {text.index('Bob')}, end: {len(text) - 300}"
    )
    (folder / "data" / "relations.yaml").write_text(cited, encoding="utf-8")
    done = run("coverage", folder / "data", "--documents", folder / "texts")
    heading, cited_part, long, _sum = done.out.splitlines()
    assert "red" in heading
    assert not {"\x1b", "\u202e", "\u200b"} & set(done.out)
    assert "by 1 claim" in cited_part
    assert "“Ada advises Bob.”" in cited_part
    assert len(long) < 250
    assert "…" in long


def test_the_command_ends_with_0_where_all_is_settled(folder: Path) -> None:
    (folder / "texts" / "note.txt").write_text("A heading, Ada advises Bob.", encoding="utf-8")
    done = run("coverage", folder / "data", "--documents", folder / "texts")
    assert done.status == 0
    assert "100% settled" in done.out


def test_the_command_never_rounds_up_to_all(folder: Path) -> None:
    many = NOTE[:28] + "More is here. " * 400
    (folder / "texts" / "note.txt").write_text(many, encoding="utf-8")
    rows = (folder / "data" / "relations.yaml").read_text(encoding="utf-8")
    cited = rows.replace("start: 11, end: 27", f"start: 0, end: {len(many) - 15}")
    (folder / "data" / "relations.yaml").write_text(cited, encoding="utf-8")
    done = run("coverage", folder / "data", "--documents", folder / "texts")
    assert done.status == 1
    assert "1 open" in done.out
    assert "100%" not in done.out


def test_a_document_that_is_absent_is_no_success(folder: Path) -> None:
    (folder / "texts" / "note.txt").unlink()
    words = ("coverage", folder / "data", "--documents", folder / "texts")
    done = run(*words)
    assert done.status == 1
    assert "note" in done.out
    done = run(*words, "--format", "json")
    assert done.status == 1
    assert "note" in json.loads(done.out)["problems"][0]


# The commentary


def test_every_sentence_of_the_commentary_is_settled() -> None:
    (one,) = graph.load().coverage(commentary_file())
    assert one.share == 1.0
    assert one.open == ()
    assert len(one.cited) > len(one.silent)
    assert len(one.cited) + len(one.silent) == len(one.sentences)


def test_the_commentary_is_cut_up_whole() -> None:
    cut_up_whole(commentary())


def test_silent_stretches_of_the_commentary_give_their_reason() -> None:
    text = commentary()
    found = {(one.start, one.end) for one in sentences(text)}
    for silence in graph.load().header.silent:
        assert silence.reason
        assert silence.digest
        assert any(silence.start <= start and end <= silence.end for start, end in found)


def test_an_excerpt_is_one_line_cut_and_plain() -> None:
    assert excerpt(" one\n  two\tthree ", 40) == "one two three"
    assert excerpt("one two three", 9) == "one two…"
    assert excerpt("a\x1bb\U000e0001c", 40) == "a\\x1bb\\udb40\\udc01c"
