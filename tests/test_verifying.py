"""Verifying: each citation is held against the reader's own copy, and nothing is re-anchored."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.evidence import (
    VERDICTS,
    cite,
    coverage,
    digest,
    document_digest,
    find_documents,
    open_problems,
    verify,
    without_place,
)
from graph.evidence.alike import occurrences
from graph.evidence.finding import BUDGET, Lost, Wanted
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset
from graph.problems import Place, UnusableFile
from tests.command import ROOT, run
from tests.texts import BIG, HOSTILE, cited_words, commentary, commentary_file, texts
from tests.tiny import claim, dataset_of, write

NOTE = "Ada advises Bob.\n\nBob does not listen. Nobody does.\n"


def citing(*places: dict[str, Any], **header: Any) -> Dataset:
    """A dataset whose one relation cites these places of the note."""
    cited = [{"document": "note"} | place for place in places]
    return dataset_of(
        {"ada": "person", "bob": "person"},
        claim("advice", "ada", "bob", evidence=cited),
        **header,
    )


def place_of(text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "digest": digest(words)} | fields


def at(path: tuple[str | int, ...]) -> Place:
    return Place(".".join(map(str, path)))


def verdicts(dataset: Dataset, text: str) -> list[str]:
    return [one.verdict for one in verify(dataset, {"note": text})]


def test_words_in_their_place_are_matched() -> None:
    dataset = citing(place_of(NOTE, "Bob", paragraph=1), place_of(NOTE, "Nobody", paragraph=2))
    found = verify(dataset, {"note": NOTE})
    assert [one.verdict for one in found] == ["matched", "matched"]
    assert {one.owner for one in found} == {dataset.relations[0].id}
    assert all(one.elsewhere == () for one in found)


def test_a_citation_without_a_place_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    dataset = citing(
        {"record": "12"}, {"url": "https://example.org"}, place_of(NOTE, "Bob", paragraph=1)
    )

    assert verdicts(dataset, NOTE) == ["matched"]
    assert without_place(dataset) == 2
    (covered,) = coverage(dataset, {"note": NOTE})
    assert [account.claims for account in covered.accounts] == [1, 0, 0]
    assert [str(one) for one in dataset.relations[0].evidence] == [
        "note record 12",
        "note https://example.org",
        "note ¶1 12–15",
    ]
    KnowledgeGraph(dataset).save(tmp_path / "data")
    (tmp_path / "note.txt").write_text(NOTE)
    words = ("verify", tmp_path / "data", "--documents", tmp_path / "note.txt")
    shown = run(*words)
    assert (shown.status, shown.out) == (0, "1 matched, 2 without a place\n")
    assert json.loads(run(*words, "--format", "json").out)["without_place"] == 2


@pytest.mark.parametrize(
    ("header", "owner"),
    [
        (
            {"unsaid": [{"words": "W."}, {"words": "W.", "evidence": ["cited"]}]},
            "unsaid 2",
        ),
        (
            {
                "documents": [
                    {
                        "id": "note",
                        "title": "N",
                        "disclaimer": {"words": "W.", "evidence": ["cited"]},
                    }
                ]
            },
            "disclaimer of note",
        ),
    ],
    ids=["unsaid", "disclaimer"],
)
def test_what_a_header_cites_is_verified_too(header: dict[str, Any], owner: str) -> None:
    for place, verdict in (
        (place_of(NOTE, "Nobody", paragraph=2), "matched"),
        (place_of(NOTE, "Nobody", paragraph=2) | {"start": 1, "end": 7}, "moved"),
        ({"start": 0, "end": 900}, "missing"),
    ):
        cited = json.dumps({"document": "note", **place})
        dataset = citing(**json.loads(json.dumps(header).replace('"cited"', cited)))
        found = [one for one in verify(dataset, {"note": NOTE}) if one.owner == owner]
        assert [one.verdict for one in found] == [verdict]
        assert str(found[0]).startswith(f"{owner}: note")


@pytest.mark.parametrize(
    ("said", "problems"), [({"annotated": "whole"}, 2), ({"annotated": "part"}, 0), ({}, 0)]
)
def test_a_document_annotated_whole_has_no_open_sentence(
    said: dict[str, str], problems: int
) -> None:
    dataset = citing(
        place_of(NOTE, "Ada advises"), documents=[{"id": "note", "title": "N", **said}]
    )
    found = list(open_problems(dataset, {"note": NOTE}, at))
    assert [problem.rule for problem in found] == ["not-whole"] * problems
    assert {problem.severity for problem in found} <= {"error"}
    assert all("paragraph 2, " in problem.message for problem in found)
    assert {problem.place for problem in found} <= {Place("documents.0")}
    assert list(open_problems(dataset, {}, at)) == []


def test_a_sentence_that_is_cited_in_part_is_a_warning() -> None:
    whole = [{"id": "memo", "title": "M"}, {"id": "note", "title": "N", "annotated": "whole"}]
    places = [place_of(NOTE, words) for words in ("Ada", "does not listen", "Nobody does")]
    found = list(open_problems(citing(*places, documents=whole), {"note": NOTE}, at))
    assert [(one.rule, one.severity, one.place) for one in found] == [
        ("not-whole", "warning", Place("documents.1"))
    ]
    assert "paragraph 1, 0–16" in found[0].message


def test_a_text_that_is_not_the_one_cited_is_not_said_to_be_open() -> None:
    other = {"id": "note", "title": "N", "annotated": "whole", "digest": "0" * 64}
    dataset = citing(place_of(NOTE, "Ada"), documents=[other])
    assert list(open_problems(dataset, {"note": NOTE}, at)) == []


def test_words_that_moved_are_said_to_stand_where_they_stand_now() -> None:
    dataset = citing(place_of(NOTE, "Nobody does.", paragraph=2))
    moved = "A new line.\n" + NOTE
    (found,) = verify(dataset, {"note": moved})
    assert found.verdict == "moved"
    (now,) = found.elsewhere
    assert moved[now.start : now.end] == "Nobody does."
    assert now.paragraph == 3
    assert str(now) in str(found)


def test_words_that_moved_to_several_places_are_given_every_one() -> None:
    dataset = citing(place_of(NOTE, "advises"))
    (found,) = verify(dataset, {"note": "Whoever advises whom? It is Ada that advises Bob."})
    assert found.verdict == "moved"
    assert [place.start for place in found.elsewhere] == [8, 37]


def test_a_paragraph_that_is_not_theirs_is_reported_with_the_right_one() -> None:
    (found,) = verify(citing(place_of(NOTE, "Nobody", paragraph=1)), {"note": NOTE})
    assert found.verdict == "differs"
    assert [place.paragraph for place in found.elsewhere] == [2]
    assert "the paragraph is 2 and not 1" in str(found)


def test_without_digest_and_quote_nothing_is_said_to_match() -> None:
    place = {"start": 18, "end": 21}
    dataset = citing(place, place | {"prefix": "Bob."}, place | {"paragraph": 2, "suffix": " does"})
    assert verdicts(dataset, NOTE) == ["unverifiable"] * 3
    assert verdicts(citing(place | {"quote": ""}), NOTE) == ["unverifiable"]
    assert verdicts(citing(place | {"paragraph": 1}), NOTE) == ["differs"]
    assert verdicts(citing(place | {"prefix": "Ada"}), NOTE) == ["differs"]


@pytest.mark.parametrize("field", ["prefix", "suffix"])
@pytest.mark.parametrize("by", ["digest", "quote"])
def test_a_prefix_or_suffix_that_differs_is_not_matched(field: str, by: str) -> None:
    around = {"prefix": "Bob does not", "suffix": ". Nobody"}
    place = place_of(NOTE, "listen")
    words = {"quote": {"quote": "listen"}, "digest": {"digest": place.pop("digest")}}[by]
    place |= words
    assert verdicts(citing(place | around), NOTE) == ["matched"]
    assert verdicts(citing(place | {field: around[field].strip()}), NOTE) == ["matched"]
    (found,) = verify(citing(place | around | {field: "Ada"}), {"note": NOTE})
    assert (found.verdict, found.elsewhere) == ("differs", ())
    assert field in str(found)


def test_words_whose_prefix_stands_elsewhere_are_said_to_be_there() -> None:
    text = "The north is wide. The south is wide."
    place = place_of(text, "is wide")
    (found,) = verify(citing(place | {"prefix": "south", "suffix": "."}), {"note": text})
    assert found.verdict == "differs"
    assert [place.start for place in found.elsewhere] == [29]


def test_white_space_before_a_prefix_is_no_matter() -> None:
    assert verdicts(citing(place_of(NOTE, "Bob does", prefix="Bob.", suffix="not")), NOTE) == [
        "matched"
    ]


@pytest.mark.parametrize(
    ("stands", "quote"),
    [
        ("Jose\u0301 spoke", "Jos\u00e9 spoke"),
        ("the \ufb01rst", "the first"),
        ("co\u00adoperate", "cooperate"),
        ("a \u201ctough\u201d one", 'a "tough" one'),
    ],
)
def test_words_that_only_look_like_the_quote_are_told(stands: str, quote: str) -> None:
    text = f"Here {stands} and ends."
    (found,) = verify(citing({"start": 0, "end": len(quote), "quote": quote}), {"note": text})
    assert (found.verdict, found.elsewhere) == ("missing", ())
    assert [text[one.start : one.end] for one in found.alike] == [stands]
    assert str(found.alike[0]) in str(found)


def test_each_verification_knows_where_it_comes_from() -> None:
    silence = {"document": "note", "start": 0, "end": 3, "reason": "no"}
    evidence = [{"document": "note", **place_of(NOTE, "Bob")}]
    dataset = citing(
        place_of(NOTE, "Ada"),
        place_of(NOTE, "Bob"),
        silent=[silence, silence],
        unsaid=[{"words": "W.", "evidence": evidence * 2}],
        documents=[
            {"id": "memo", "title": "M"},
            {"id": "note", "title": "N", "disclaimer": {"words": "W.", "evidence": evidence}},
        ],
    )
    assert [one.path for one in verify(dataset, {"note": NOTE})] == [
        ("evidence", 0),
        ("evidence", 1),
        ("documents", 1, "disclaimer", "evidence", 0),
        ("unsaid", 0, "evidence", 0),
        ("unsaid", 0, "evidence", 1),
        ("silent", 0),
        ("silent", 1),
    ]


# What looking for moved words costs

LINES = "".join(
    f"This is line {number}, and {number * 7} more of it follow. " for number in range(400)
)
"""Some sixteen thousand letters, in which no line is like another."""


def cited_all_over(text: str, step: int = 40) -> list[dict[str, Any]]:
    """Places all over a text, each of another length."""
    starts = range(0, len(text) - 2 * step - len(text) // step, step)
    return [
        {"start": at, "end": at + step + number, "digest": digest(text[at : at + step + number])}
        for number, at in enumerate(starts)
    ]


def made(text: str, *places: dict[str, Any], shift: int = 0, budget: int = BUDGET) -> Lost:
    return Lost(
        text, [Wanted(one["start"], one["end"], one["digest"]) for one in places], shift, budget
    )


def right(lost: Lost, places: list[dict[str, Any]]) -> list[bool]:
    return [
        digest(lost.text[at : at + one["end"] - one["start"]]) == one["digest"]
        for one in places
        for at in [lost.found.get(Wanted(one["start"], one["end"], one["digest"]))]
        if at is not None
    ]


def test_what_one_edit_moved_costs_a_digest_each() -> None:
    places = cited_all_over(LINES)
    edited = "X" + LINES
    lost = made(edited, *places)
    assert len(lost.found) == len(places)
    assert all(right(lost, places))
    assert lost.made < 4 * len(places)


def test_where_the_length_is_declared_a_long_insertion_costs_no_more() -> None:
    places = cited_all_over(LINES)
    edited = "Something else entirely. " * 5_000 + LINES
    lost = made(edited, *places, shift=len(edited) - len(LINES))
    assert (len(lost.found), lost.made) == (len(places), len(places))


@pytest.mark.untraced
def test_ten_edits_are_followed_one_by_one() -> None:
    places, edited = cited_all_over(LINES), LINES
    for number in range(10):
        at = 800 + number * 1_500
        edited = edited[:at] + "Zz. " * number * 9 + edited[at + number * 3 :]
    lost = made(edited, *places)
    there = {one["digest"] for one in places if LINES[one["start"] : one["end"]] in edited}
    assert {one.digest for one in lost.found} == there
    assert all(right(lost, places))


def test_other_line_ends_are_followed_line_by_line() -> None:
    text = LINES.replace("follow. ", "follow.\n\n")
    places = [
        {"start": at, "end": at + length, "digest": digest(text[at : at + length])}
        for number in range(400)
        for at in [text.index(f"line {number},")]
        for length in [10 + number % 20]
    ]
    lost = made(text.replace("\n", "\r\n"), *places)
    assert len(lost.found) == len(places)
    assert lost.made < 10 * len(places)
    assert len(made("Before.\n" * 400 + text.replace("\n", "\r\n"), *places).found) == len(places)


@pytest.mark.parametrize("text", [LINES.swapcase(), "x" * 60_000, ""], ids=["other", "x", "none"])
def test_words_that_are_gone_cost_no_more_than_the_budget(text: str) -> None:
    places = cited_all_over(LINES)
    lost = made(text, *places, budget=20_000)
    assert lost.made <= 20_000
    assert lost.found == {}
    assert len(lost.sought) == (0 if text else len(places))


def test_long_words_cost_more_of_the_budget() -> None:
    text = "This goes on and on. " * 5_000
    place = {"start": 0, "end": 50_000, "digest": "0" * 16}
    assert made(text, place, budget=20_000).made <= 400


def test_what_was_not_looked_for_everywhere_is_not_said_to_be_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dataset = citing(place_of(NOTE, "Nobody does."))
    assert verdicts(dataset, LINES) == ["missing"]
    monkeypatch.setattr("graph.evidence.finding.BUDGET", 100)
    (found,) = verify(dataset, {"note": LINES})
    assert found.verdict == "untraced"
    assert "nowhere" not in str(found)
    assert "everywhere" in str(found)


@pytest.mark.parametrize("before", ["", "Ab. ", "x" * 3_000, "One more line. " * 2_000])
@pytest.mark.parametrize("words", ["line 77, and", "is line 77, and 539 more of it fol", "ore"])
def test_every_place_is_told_wherever_the_words_went(before: str, words: str) -> None:
    edited = before + LINES.replace("line 5,", "lines") + LINES
    place = place_of(LINES, words)
    (found,) = verify(citing(place), {"note": edited})
    stands = [start for start, _end in occurrences(edited, words)]
    if place["start"] in stands:
        assert found.verdict == "matched"
    else:
        assert (found.verdict, [one.start for one in found.elsewhere]) == ("moved", stands)


@pytest.mark.parametrize("edited", ["Nobody d\u043es.", "nobody does.", "Nobody\u00a0does.", "No!"])
def test_other_words_in_their_place_are_missing(edited: str) -> None:
    dataset = citing(place_of(NOTE, "Nobody does."))
    assert verdicts(dataset, NOTE.replace("Nobody does.", edited)) == ["missing"]


def test_a_place_beyond_the_end_is_missing() -> None:
    assert verdicts(citing(place_of(NOTE, "Nobody does.")), NOTE[:30]) == ["missing"]
    assert verdicts(citing({"start": 10, "end": 900}), NOTE) == ["missing"]
    assert verdicts(citing({"start": 0, "end": 1}), "") == ["missing"]


def test_a_document_without_a_copy_is_absent() -> None:
    dataset = citing(place_of(NOTE, "Bob"))
    assert [one.verdict for one in verify(dataset, {})] == ["absent"]


def test_a_quote_is_held_to_the_words_as_well() -> None:
    place = place_of(NOTE, "listen")
    assert verdicts(citing(place | {"quote": "listen"}), NOTE) == ["matched"]
    assert verdicts(citing(place | {"quote": "Nobody"}), NOTE) == ["moved"]
    assert verdicts(citing(place | {"quote": "nowhere"}), NOTE) == ["missing"]


def test_silent_stretches_are_verified_too() -> None:
    silence = {"document": "note", "reason": "nothing"} | place_of(NOTE, "Nobody does.")
    dataset = citing(place_of(NOTE, "Ada"), silent=[silence])
    found = verify(dataset, {"note": NOTE.replace("Nobody", "Somebody")})
    assert [(one.owner == "silent", one.verdict) for one in found] == [
        (False, "matched"),
        (True, "missing"),
    ]


def test_line_ends_are_part_of_the_text() -> None:
    dataset = citing(place_of(NOTE, "Ada", paragraph=1), place_of(NOTE, "Nobody", paragraph=2))
    assert verdicts(dataset, NOTE.replace("\n", "\r\n")) == ["matched", "moved"]


@pytest.mark.parametrize("name", [name for name, text in HOSTILE.items() if text.strip()])
def test_every_word_of_a_hostile_document_is_matched_and_missed(name: str) -> None:
    text = HOSTILE[name]
    words = list(dict.fromkeys(text.split()[:20]))
    dataset = citing(*(cite(text, word, "note").candidates[0].model_dump() for word in words))
    assert set(verdicts(dataset, text)) == {"matched"}
    assert set(verdicts(dataset, "")) == {"missing"}


def test_ten_megabytes_are_matched_in_no_time() -> None:
    words = "19999 is the number of this line."
    (place,) = cite(BIG, words, "note").candidates
    assert verdicts(citing(place.model_dump()), BIG) == ["matched"]


# Laws


@given(cited_words())
def test_law_what_is_cited_is_matched(cited: tuple[str, int, int]) -> None:
    text, start, end = cited
    places = cite(text, text[start:end], "note").candidates
    found = verify(citing(*(place.model_dump() for place in places)), {"note": text})
    assert {one.verdict for one in found} == {"matched"}


@given(cited_words(), texts, st.data())
def test_law_an_edit_of_the_cited_words_is_reported(
    cited: tuple[str, int, int], new: str, data: st.DataObject
) -> None:
    text, start, end = cited
    words = text[start:end]
    low = data.draw(st.integers(start, end), label="low")
    high = data.draw(st.integers(low, end), label="high")
    edited = text[:low] + new + text[high:]
    (found,) = verify(
        citing({"start": start, "end": end, "digest": digest(words)}), {"note": edited}
    )
    if edited[start:end] == words:
        assert found.verdict == "matched"
    else:
        stands = [place for place, _end in occurrences(edited, words)]
        assert found.verdict == ("moved" if stands else "missing")
        assert [place.start for place in found.elsewhere] == stands


@given(cited_words(), texts.filter(bool), texts)
def test_law_an_edit_elsewhere_is_reported_as_moved_and_where_to(
    cited: tuple[str, int, int], before: str, after: str
) -> None:
    text, start, end = cited
    words = text[start:end]
    edited = before + text[:start] + words + after + text[end:]
    (found,) = verify(
        citing({"start": start, "end": end, "digest": digest(words)}), {"note": edited}
    )
    if edited[start:end] == words:
        assert found.verdict == "matched"
    else:
        assert found.verdict == "moved"
        assert start + len(before) in [place.start for place in found.elsewhere]
        for place in found.elsewhere:
            assert edited[place.start : place.end] == words
            assert place.digest == digest(words)


@given(cited_words(), texts)
def test_law_an_edit_behind_the_words_moves_nothing(
    cited: tuple[str, int, int], after: str
) -> None:
    text, start, end = cited
    place = {"start": start, "end": end, "digest": digest(text[start:end])}
    assert verdicts(citing(place), text[:end] + after) == ["matched"]


# Whose copy of what


def documents(*ids: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"id": name, "title": name.title()} | fields for name in ids]


def test_a_copy_is_known_by_its_digest_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "zzz.md").write_text("Other.", encoding="utf-8")
    (tmp_path / "download (1).txt").write_bytes(b"\xef\xbb\xbf" + NOTE.encode())
    dataset = citing(documents=documents("note", digest=document_digest(NOTE)))
    assert find_documents(dataset, tmp_path) == ({"note": NOTE}, [])


def test_a_copy_is_known_by_its_name_else(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Note.", encoding="utf-8")
    (tmp_path / "memo.md").write_text("Memo.", encoding="utf-8")
    (tmp_path / "ada.pdf").write_bytes(b"\xff")
    dataset = citing(documents=documents("note", "memo", "ada"))
    found, problems = find_documents(dataset, tmp_path)
    assert found == {"note": "Note.", "memo": "Memo."}
    assert [problem.rule for problem in problems] == ["document-absent"]
    assert "ada" in problems[0].message


def test_the_only_text_is_the_only_document(tmp_path: Path) -> None:
    (tmp_path / "download.txt").write_text(NOTE, encoding="utf-8")
    for given_path in (tmp_path, tmp_path / "download.txt"):
        assert find_documents(citing(), given_path)[0] == {"note": NOTE}


def test_a_copy_of_another_digest_is_reported_and_still_looked_through(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("New. " + NOTE, encoding="utf-8")
    dataset = citing(
        place_of(NOTE, "Nobody"), documents=documents("note", digest=document_digest(NOTE))
    )
    found, problems = find_documents(dataset, tmp_path)
    assert [problem.rule for problem in problems] == ["document-differs"]
    assert [one.verdict for one in verify(dataset, found)] == ["moved"]


def test_what_lies_beside_the_documents_need_not_be_text(tmp_path: Path) -> None:
    (tmp_path / "NOTE.TXT").write_text(NOTE, encoding="utf-8")
    (tmp_path / "old.txt").write_bytes(b"caf\xe9")
    (tmp_path / "folder.txt").mkdir()
    assert find_documents(citing(documents=documents("note")), tmp_path) == (
        {"note": NOTE},
        [],
    )


def test_one_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"caf\xe9")
    with pytest.raises(UnusableFile) as caught:
        find_documents(citing(), tmp_path / "note.txt")
    assert caught.value.path == str(tmp_path / "note.txt")
    assert "continuation" not in str(caught.value)


def test_a_copy_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("Memo.", encoding="utf-8")
    (tmp_path / "old.txt").write_bytes(b"caf\xe9")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "stray.txt")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.txt").mkdir()
    ids = ("memo", "old", "pipe", "loop", "gone", "folder", "none")
    found, problems = find_documents(citing(documents=documents(*ids)), tmp_path)
    assert found == {"memo": "Memo."}
    assert [problem.rule for problem in problems] == ["document-absent"] * 6
    files = ["old.txt", "pipe.txt", "loop.md", "gone.txt", "folder.txt"]
    assert [problem.place.file for problem in problems] == [
        *(str(tmp_path / name) for name in files),
        str(tmp_path),
    ]


@pytest.mark.parametrize(
    "name",
    ["Uber-Uns.TXT", "\u00dcber uns.Md", "U\u0308ber uns.txt", "UBER_UNS.tXt", "uber-uns.txt"],
)
def test_a_copy_is_known_by_a_name_that_comes_to_the_id(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Note.", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Other.", encoding="utf-8")
    dataset = citing(documents=documents("uber-uns", "note"))
    assert find_documents(dataset, tmp_path)[0] == {"uber-uns": "Note."}


def test_the_name_itself_goes_before_one_that_comes_to_it(tmp_path: Path) -> None:
    (tmp_path / "NOTE.txt").write_text("Other.", encoding="utf-8")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    assert find_documents(citing(documents=documents("note")), tmp_path)[0] == {"note": NOTE}


def test_a_copy_of_another_length_is_reported(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    right, wrong = len(NOTE), len(NOTE) + 1
    for said in (
        {"characters": wrong},
        {"characters": wrong, "digest": document_digest(NOTE)},
        {"characters": right, "digest": "0" * 64},
        {"characters": wrong, "digest": "0" * 64},
    ):
        found, problems = find_documents(citing(documents=documents("note", **said)), tmp_path)
        assert found == {"note": NOTE}
        assert [problem.rule for problem in problems] == ["document-differs"]
    assert find_documents(citing(documents=documents("note", characters=right)), tmp_path)[1] == []


def test_a_folder_that_is_not_there_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        find_documents(citing(), tmp_path / "none")


# The command

ENTITIES = "- {id: ada, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n"


def relations(**place: Any) -> str:
    cited = json.dumps([{"document": "note"} | place])
    return f"- {{kind: advice, source: ada, target: bob, modality: fact, evidence: {cited}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset in ``data`` and its note in ``texts``."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(NOTE, encoding="utf-8")
    files = {
        "entities.yaml": ENTITIES,
        "relations.yaml": relations(**place_of(NOTE, "Nobody does.", paragraph=2)),
    }
    write(tmp_path / "data", files)
    return tmp_path


def test_the_command_ends_with_0_where_all_match(folder: Path) -> None:
    done = run("verify", folder / "data", "--documents", folder / "texts")
    assert (done.status, done.out, done.err) == (0, "1 matched\n", "")


def test_the_command_says_what_moved_where_to_and_changes_nothing(folder: Path) -> None:
    (folder / "texts" / "note.txt").write_text("New.\n" + NOTE, encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    done = run("verify", folder / "data", "--documents", folder / "texts")
    assert done.status == 1
    assert "note ¶2 39–51" in done.out
    assert "note ¶3 44–56" in done.out
    assert "0 matched, 1 moved" in done.out
    assert before == {path: path.read_bytes() for path in folder.rglob("*.*")}


def test_the_command_speaks_json(folder: Path) -> None:
    (folder / "texts" / "note.txt").write_text("New.\n" + NOTE, encoding="utf-8")
    words = ("verify", folder / "data", "--documents", folder / "texts", "--format", "json")
    told = json.loads(run(*words).out)
    assert told["counts"] == dict.fromkeys(VERDICTS, 0) | {"moved": 1}
    (one,) = told["citations"]
    assert one["verdict"] == "moved"
    assert one["citation"]["start"] == 39
    assert [place["start"] for place in one["elsewhere"]] == [44]


def test_the_command_ends_with_1_where_a_document_is_absent(folder: Path) -> None:
    (folder / "texts" / "note.txt").unlink()
    done = run("verify", folder / "data", "--documents", folder / "texts")
    assert done.status == 1
    assert "1 absent" in done.out
    assert "note" in done.out.splitlines()[0]


def test_the_command_ends_with_1_where_a_copy_is_another_text(folder: Path) -> None:
    header = (folder / "data" / "dataset.yaml").read_text(encoding="utf-8")
    cited = header.replace("title: A note", f"title: A note, digest: '{document_digest(NOTE)}'")
    (folder / "data" / "dataset.yaml").write_text(cited, encoding="utf-8")
    words = ("verify", folder / "data", "--documents", folder / "texts")
    assert run(*words).status == 0
    (folder / "texts" / "note.txt").write_text(NOTE + "More.\n", encoding="utf-8")
    done = run(*words)
    assert done.status == 1
    assert "is not the text that was cited" in done.out
    assert done.out.splitlines()[-1] == "1 matched"
    told = json.loads(run(*words, "--format", "json").out)
    assert (len(told["documents"]), told["citations"]) == (1, [])


def test_the_command_ends_with_2_where_the_folder_is_not_there(folder: Path) -> None:
    done = run("verify", folder / "data", "--documents", folder / "none")
    assert (done.status, done.out) == (2, "")


def test_the_command_counts_what_cannot_be_verified_and_does_not_fail(folder: Path) -> None:
    place = {name: n for name, n in place_of(NOTE, "Nobody does.").items() if name != "digest"}
    (folder / "data" / "relations.yaml").write_text(relations(**place), encoding="utf-8")
    words = ("verify", folder / "data", "--documents", folder / "texts")
    done = run(*words)
    assert done.status == 0
    assert "neither digest nor quote" in done.out
    assert done.out.splitlines()[-1] == "0 matched, 1 unverifiable"
    told = json.loads(run(*words, "--format", "json").out)
    assert told["counts"]["unverifiable"] == 1
    assert [one["verdict"] for one in told["citations"]] == ["unverifiable"]
    checked = run("check", folder / "data", "--documents", folder / "texts", "--format", "json")
    assert checked.status == 0
    (problem,) = json.loads(checked.out)["problems"]
    assert (problem["rule"], problem["severity"]) == ("unverifiable", "warning")


def test_the_command_fails_where_a_suffix_differs(folder: Path) -> None:
    place = place_of(NOTE, "Nobody does", suffix="!")
    (folder / "data" / "relations.yaml").write_text(relations(**place), encoding="utf-8")
    done = run("verify", folder / "data", "--documents", folder / "texts")
    assert done.status == 1
    assert "the suffix is not what stands behind" in done.out
    assert done.out.splitlines()[-1] == "0 matched, 1 differs"


HEADER_OF_TWO = """\
id: two
title: Two
documents:
  - {id: note, title: A note, authors: [Eve], annotated: whole}
  - id: memo
    title: A memo
    authors: [Fay]
    disclaimer:
      words: W.
      evidence:
        - {document: note, start: 0, end: 3, digest: "0000000000000001"}
unsaid:
  - words: W.
    evidence:
      - {document: note, start: 0, end: 16, quote: Ada advises Bob.}
      - {document: note, start: 0, end: 3, digest: "0000000000000002"}
silent:
  - {document: note, start: 18, end: 38, reason: R.}
  - {document: note, start: 39, end: 51, digest: "0000000000000003", reason: R.}
"""
RELATIONS_OF_TWO = """\
- kind: advice
  source: ada
  target: bob
  modality: fact
  evidence:
    - {document: memo, start: 0, end: 1, quote: M}
    - {document: note, start: 0, end: 16, quote: Ada advises Bob.}
    - {document: memo, start: 0, end: 1, digest: "0000000000000004"}
    - {document: note, start: 3, end: 9, digest: "0000000000000005"}
    - {document: memo, start: 0, end: 1, digest: "0000000000000004"}
"""


@pytest.mark.parametrize("ending", ["yaml", "jsonl"])
def test_each_wrong_citation_is_told_at_its_own_line(ending: str, tmp_path: Path) -> None:
    data, texts = tmp_path / "data", tmp_path / "texts"
    files = {"dataset.yaml": HEADER_OF_TWO, "entities.yaml": ENTITIES}
    write(data, {**files, "relations.yaml": RELATIONS_OF_TWO})
    if ending == "jsonl":
        rows = yaml.safe_load(RELATIONS_OF_TWO)
        (data / "relations.yaml").unlink()
        write(data, {**files, "relations.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    texts.mkdir()
    (texts / "note.txt").write_text(NOTE, encoding="utf-8")
    (texts / "memo.txt").write_text("Memo.", encoding="utf-8")
    done = run("check", data, "--documents", texts, "--format", "json")
    told = [
        (problem["rule"], Path(problem["file"]).name, problem["line"])
        for problem in json.loads(done.out)["problems"]
    ]
    lines = [8, 9, 10] if ending == "yaml" else [1, 1, 1]
    assert sorted(told) == sorted(
        [
            *(("digest-mismatch", "dataset.yaml", line) for line in (11, 16, 19)),
            *(("digest-mismatch", f"relations.{ending}", line) for line in lines),
            ("unverifiable", "dataset.yaml", 18),
        ]
    )


def test_an_open_sentence_is_told_at_the_line_of_its_document(folder: Path) -> None:
    header = (folder / "data" / "dataset.yaml").read_text(encoding="utf-8")
    whole = header.replace("documents: [", "documents:\n  [").replace(
        "A note", "A note, annotated: whole"
    )
    (folder / "data" / "dataset.yaml").write_text(whole, encoding="utf-8")
    done = run("check", folder / "data", "--documents", folder / "texts", "--format", "json")
    told = json.loads(done.out)["problems"]
    assert [(one["rule"], one["severity"], one["line"]) for one in told] == [
        ("not-whole", "error", 4)
    ] * 2


def test_a_check_with_documents_names_the_line_of_a_citation_that_does_not_match(
    folder: Path,
) -> None:
    words = ("check", folder / "data", "--documents", folder / "texts")
    assert run(*words).status == 0
    (folder / "texts" / "note.txt").write_text(NOTE.replace("Nobody", "Some"), encoding="utf-8")
    done = run(*words, "--format", "json")
    assert done.status == 1
    (problem,) = json.loads(done.out)["problems"]
    assert problem["rule"] == "digest-mismatch"
    assert (Path(problem["file"]).name, problem["line"]) == ("relations.yaml", 1)


# The commentary


def test_the_commentary_is_the_text_that_the_dataset_cites() -> None:
    text = commentary()
    (document,) = graph.load().header.documents
    assert document_digest(text) == document.digest
    assert len(text) == document.characters


def test_every_citation_of_the_commentary_matches() -> None:
    found = graph.load().verify(commentary_file())
    assert found
    assert [str(one) for one in found if one.verdict != "matched"] == []
    assert all(one.citation.digest for one in found)


def test_a_check_of_the_dataset_with_the_commentary_is_clean() -> None:
    done = run("check", ROOT / "data" / "chile-2025", "--documents", commentary_file())
    assert (done.status, done.err) == (0, "")
