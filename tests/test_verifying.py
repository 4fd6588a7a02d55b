"""Verifying: each citation is held against the reader's own copy, and nothing is re-anchored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
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
