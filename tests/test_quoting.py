"""Evidence that only quotes: read, told to wait, found with the document, and what is to be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph import checking
from graph.evidence import (
    Waiting,
    anchored,
    by_grade,
    cite,
    coverage,
    digest,
    document_digest,
    may_quote,
    text,
    verify,
    waiting,
)
from graph.loading import load
from graph.mending.quotes import write_anchored
from graph.model import Citation, Document
from graph.problems import InvalidDataset, Place
from graph.reading import Reading, read
from tests.command import run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, write

NOTE = (
    "Ada advises Bob, who won’t listen.\n\n"
    "Peru, says Ada, will not join. The fund is small.\n\n"
    "The fund is small. It may grow.\n"
)
RELATIONS = """\
# What stands here stays.
- kind: advice
  source: ada
  target: bob
  modality: fact
  evidence:
    - {document: note, quote: "Ada advises Bob"}
- kind: visit
  source: ada
  target: peru
  modality: plan
  evidence:
    - {document: note, start: 0, end: 3}
    - {quote: "who won't listen", coder: Ana}
    - {document: note, quote: "Peru … will not join"}
- kind: visit
  source: bob
  target: peru
  modality: plan
  evidence:
    - {document: note, quote: "Peru, says Ada, will join."}
    - {document: note, quote: "The fund is small.", paragraph: 3}
    - {document: note, quote: "Nobody has ever heard of such a thing"}
    - {document: note, quote: "Ada advises … The fund is small … It may grow"}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return folder


def data(folder: Path, relations: str = RELATIONS, header: str = HEADER_YAML) -> Path:
    files = {"dataset.yaml": header, "entities.yaml": ENTITIES_YAML, "relations.yaml": relations}
    return write(folder / "data", files)


def reading(folder: Path, header: str = HEADER_YAML, relations: str = RELATIONS) -> Reading:
    return read(data(folder, relations, header))


def by_owner(found: Reading) -> dict[str, tuple[Citation, ...]]:
    return {f"{one.source} {one.kind}": one.evidence for one in found.dataset.relations}


def sought_in(found: Reading) -> tuple[Waiting, ...]:
    """What was found of the quotes, in the order of the file."""

    def place(one: Waiting) -> Place:
        if one.of_relation:
            return found.citation_place(one.owner, int(one.path[1]))
        return found.header_place(one.path)

    return tuple(sorted(waiting(found.dataset, {"note": NOTE}), key=place))


# Reading


def test_a_quote_is_read_and_told_to_wait(tmp_path: Path) -> None:
    found = reading(tmp_path)
    assert {one.rule for one in found.problems} == {"unanchored"}
    assert [one.place.line for one in found.problems] == [7, 14, 15, 21, 22, 23, 24]
    assert all("check --documents FOLDER" in one.message for one in found.problems)
    assert all("--fix" in one.message for one in found.problems)
    (citation,) = by_owner(found)["ada advice"]
    assert (citation.waits, citation.span, citation.quote) == (True, None, "Ada advises Bob")
    assert found.sound is not None
    assert found.sound.relations == ()
    with pytest.raises(InvalidDataset):
        load(tmp_path / "data")


def test_a_quote_without_a_document_is_of_the_only_one(tmp_path: Path) -> None:
    assert by_owner(reading(tmp_path))["ada visit"][1].document == "note"


def test_a_quote_without_a_document_is_of_none_where_there_are_several(tmp_path: Path) -> None:
    header = HEADER_YAML.replace("A note}", "A note}, {id: memo, title: A memo}")
    found = reading(tmp_path, header)
    (problem,) = (one for one in found.problems if one.rule != "unanchored")
    assert (problem.rule, problem.place.line) == ("missing-field", 14)


@pytest.mark.parametrize(
    "more", ['record: "12"', "url: 'https://example.org/a'", "start: 0, end: 3"]
)
def test_a_quote_with_a_place_does_not_wait(more: str, tmp_path: Path) -> None:
    line = f"- {{kind: advice, source: ada, target: bob, modality: fact, evidence: [{{document: note, quote: Ada, {more}}}]}}\n"
    assert reading(tmp_path, relations=line).problems == ()


def test_the_other_rules_hold_for_a_quote_too(tmp_path: Path) -> None:
    relations = RELATIONS.replace(
        '{document: note, quote: "Ada advises B', '{document: noot, quote: "Ada advises B'
    )
    rules = [one.rule for one in reading(tmp_path, relations=relations).problems]
    assert rules.count("unknown-document") == 1
    assert rules.count("unanchored") == 7


# Finding


def test_each_quote_is_found_at_its_grade(tmp_path: Path) -> None:
    sought = sought_in(reading(tmp_path))
    assert [one.grade for one in sought] == [
        *("exact", "look-alike", "pieces"),
        *("near", "several", "none", "apart"),
    ]
    assert [len(one.finished) for one in sought] == [1, 1, 2, 0, 0, 0, 0]
    assert by_grade(sought) == {
        "exact": 1,
        "look-alike": 1,
        "pieces": 1,
        "several": 1,
        "apart": 1,
        "near": 1,
        "none": 1,
    }


def test_what_is_finished_has_place_and_digest_and_no_words(tmp_path: Path) -> None:
    sought = sought_in(reading(tmp_path))
    words = ("Ada advises Bob", "who won’t listen", "Peru", "will not join")
    finished = [place for one in sought for place in one.finished]
    for place, stands in zip(finished, words, strict=True):
        start = NOTE.index(stands)
        assert place.span == (start, start + len(stands))
        assert place.digest == digest(stands)
        assert (place.quote, place.prefix, place.suffix) == (None, None, None)
        assert place.paragraph == (1 if start < 36 else 2)
    assert [place.coder for place in finished] == [None, "Ana", None, None]


@pytest.mark.parametrize(
    ("rights", "kept"),
    [
        ("CC BY 4.0", True),
        ("CC-BY-SA-4.0", True),
        ("CC0 1.0", True),
        ("Public domain", True),
        ("In the public domain", True),
        ("Dominio público", True),
        ("Gemeinfrei", True),
        ("© The Post, 2025. Cited by position.", False),
        ("Not in the public domain", False),
        ("All rights reserved; not CC BY", False),
        ("", False),
        (None, False),
    ],
)
def test_words_are_kept_only_where_the_rights_say_so(
    rights: str | None, kept: bool, tmp_path: Path
) -> None:
    assert may_quote(Document(id="note", title="A note", rights=rights)) is kept
    header = HEADER_YAML
    if rights is not None:
        header = header.replace("A note}", f"A note, rights: {json.dumps(rights)}}}")
    sought = sought_in(reading(tmp_path, header))
    quotes = [place.quote for one in sought for place in one.finished]
    words = ["Ada advises Bob", "who won’t listen", "Peru", "will not join"]
    assert quotes == (words if kept else [None] * 4)


def test_without_the_document_or_with_another_text_all_wait_on(tmp_path: Path) -> None:
    assert waiting(reading(tmp_path).dataset, {}) == ()
    header = HEADER_YAML.replace("A note}", f"A note, digest: {document_digest('Another.')}}}")
    assert waiting(reading(tmp_path, header).dataset, {"note": NOTE}) == ()


def test_a_dataset_in_memory_counts_what_was_found(tmp_path: Path) -> None:
    found = reading(tmp_path)
    made = anchored(found.dataset, waiting(found.dataset, {"note": NOTE}))
    assert sorted(len(one.evidence) for one in made.relations) == [1, 4, 4]
    (covered,) = coverage(made, {"note": NOTE})
    assert [account.fate for account in covered.accounts][:2] == ["cited", "cited"]
    assert {one.verdict for one in verify(made, {"note": NOTE})} == {"matched", "unverifiable"}
    assert [one.id for one in made.relations] == [one.id for one in found.dataset.relations]


# What is written


def written(folder: Path, sought: tuple[Waiting, ...]) -> Reading:
    """A dataset once the places that were found are written."""
    write_anchored(folder, sought).plan.write()
    return read(folder)


def test_what_was_found_is_written_record_by_record(tmp_path: Path) -> None:
    found = reading(tmp_path)
    sought = sought_in(found)
    file = tmp_path / "data" / "relations.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    made = by_owner(written(tmp_path / "data", sought))
    assert made["ada advice"] == sought[0].finished
    old = by_owner(found)["ada visit"]
    assert made["ada visit"] == (old[0], *sought[1].finished, *sought[2].finished)
    assert all(citation.quote is None for citation in (*made["ada advice"], *made["ada visit"]))
    after = file.read_text(encoding="utf-8").splitlines()
    assert [at for at, line in enumerate(before, 1) if line not in after] == [7, 14, 15]


def test_a_claim_given_both_ways_has_each_of_its_quotes_where_it_stands(tmp_path: Path) -> None:
    relations = """\
- {kind: cooperation, source: peru, target: chile, modality: fact, evidence: [{document: note, quote: It may}]}
- {kind: cooperation, source: chile, target: peru, modality: fact, evidence: [{document: note, quote: grow}]}
"""
    files = {
        "dataset.yaml": HEADER_YAML + "both_ways: [cooperation]\n",
        "entities.yaml": ENTITIES_YAML + "- {id: chile, kind: country, name: Chile}\n",
        "relations.yaml": relations,
    }
    folder = write(tmp_path / "data", files)
    written(folder, sought_in(read(folder)))
    lines = (folder / "relations.yaml").read_text(encoding="utf-8").splitlines()
    for line, words in zip(lines, ("It may", "grow"), strict=True):
        assert f"start: {NOTE.index(words)}," in line


def test_the_same_place_is_written_once(tmp_path: Path) -> None:
    twice = RELATIONS.replace(
        '    - {document: note, quote: "Ada advises Bob"}\n',
        '    - {document: note, quote: "Ada advises Bob"}\n    - {document: note, quote: "ada advises Bob"}\n',
    )
    found = reading(tmp_path, relations=twice)
    sought = sought_in(found)
    assert len(by_owner(found)["ada advice"]) == 2
    assert by_owner(written(tmp_path / "data", sought))["ada advice"] == sought[0].finished


def test_what_cites_the_same_words_by_a_record_stays(tmp_path: Path) -> None:
    record = '{document: note, quote: "Ada advises Bob", record: "12"}'
    relations = RELATIONS.replace("{document: note, start: 0, end: 3}", record)
    found = reading(tmp_path, relations=relations)
    made = by_owner(written(tmp_path / "data", sought_in(found)))
    assert made["ada visit"][0] == by_owner(found)["ada visit"][0]
    assert record in (tmp_path / "data" / "relations.yaml").read_text(encoding="utf-8")


def test_what_the_header_cites_is_found_too(tmp_path: Path) -> None:
    header = HEADER_YAML + (
        "unsaid:\n  - {words: Nothing of ferries., evidence: [{document: note, quote: It may grow.}]}\n"
    )
    found = reading(tmp_path, header)
    sought = sought_in(found)
    (told,) = (one for one in sought if not one.of_relation)
    assert (told.owner, told.path) == ("unsaid 1", ("unsaid", 0, "evidence", 0))
    assert found.header_place(told.path).line == HEADER_YAML.count("\n") + 2
    made = written(tmp_path / "data", (told,))
    assert made.dataset.header.unsaid[0].evidence == told.finished


# The command


def checked(folder: Path, texts: Path, *more: str) -> Any:
    return run("check", folder, "--documents", texts, *more)


def test_a_check_with_the_documents_says_grade_by_grade_what_was_found(
    tmp_path: Path, texts: Path
) -> None:
    done = checked(data(tmp_path), texts)
    lines = [line for line in done.out.splitlines() if "unanchored]" in line]
    assert done.status == 1
    for line, said in zip(
        lines,
        [
            *("exact:", "look-alike:", "pieces:", "near:", "several:"),
            *("none:", "apart:"),
        ],
        strict=True,
    ):
        assert said in line
    assert ["--fix" in line for line in lines] == [True] * 3 + [False] * 4
    assert "note ¶1 0–15" in lines[0]
    assert "“not” stands there besides" in lines[3]
    assert "note ¶3 87–105 (nearest to the paragraph)" in lines[4]
    assert (
        "quotes without a place: 1 exact, 1 look-alike, 1 pieces, 1 several, 1 apart, 1 near, 1 none"
        in done.out
    )
    told = json.loads(checked(tmp_path / "data", texts, "--format", "json").out)
    assert told["quotes"]["near"] == 1
    assert told["by_rule"]["unanchored"] == 7


def test_what_was_found_counts_for_a_document_that_is_annotated_whole(
    tmp_path: Path, texts: Path
) -> None:
    header = HEADER_YAML.replace("A note}", "A note, annotated: whole}")
    told = json.loads(checked(data(tmp_path, header=header), texts, "--format", "json").out)
    open_ones = [one["message"] for one in told["problems"] if one["rule"] == "not-whole"]
    assert [f"paragraph {number}" in one for number, one in zip((2, 3, 3), open_ones, strict=True)]


def test_nothing_is_written(tmp_path: Path, texts: Path) -> None:
    folder = data(tmp_path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    checked(folder, texts)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_dataset_without_such_quotes_is_told_as_before(tmp_path: Path, texts: Path) -> None:
    line = "- {kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: note, start: 0, end: 3}]}\n"
    done = checked(data(tmp_path, line), texts)
    assert "quotes without" not in done.out


# Writing


def fixed(folder: Path, texts: Path, *more: str) -> tuple[int, str]:
    told = run("check", folder, "--documents", texts, "--fix", *more)
    return told.status, told.out + told.err


def test_a_fix_writes_the_places_that_are_sure_and_nothing_else(
    tmp_path: Path, texts: Path
) -> None:
    folder = data(tmp_path)
    before = (folder / "relations.yaml").read_text(encoding="utf-8").splitlines()
    code, told = fixed(folder, texts)
    assert code == 1  # some still wait
    assert "wrote the places of 3 quotes in 1 file" in told
    after = (folder / "relations.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in before if "quote:" not in line]
    assert [line for line in after if "quote:" not in line and "digest:" not in line] == kept
    found = read(folder)
    assert {one.rule for one in found.problems} == {"unanchored"}
    assert len(found.problems) == 4
    cited = by_owner(found)
    assert [NOTE[one.start : one.end] for one in cited["ada advice"]] == ["Ada advises Bob"]
    assert [NOTE[one.start : one.end] for one in cited["ada visit"]] == [
        "Ada",
        "who won’t listen",
        "Peru",
        "will not join",
    ]
    assert cited["ada visit"][1].coder == "Ana"
    assert all(one.quote is None for one in cited["ada visit"])
    # Once more there is nothing to be written.
    same = (folder / "relations.yaml").read_bytes()
    assert "wrote the places of 0 quotes in 0 files" in fixed(folder, texts)[1]
    assert (folder / "relations.yaml").read_bytes() == same


def test_a_fix_is_shown_before_it_is_written(tmp_path: Path, texts: Path) -> None:
    folder = data(tmp_path)
    before = (folder / "relations.yaml").read_bytes()
    _code, told = fixed(folder, texts, "--dry-run")
    assert '-    - {document: note, quote: "Ada advises Bob"}' in told
    assert "would write the places of 3 quotes in 1 file; nothing is written" in told
    assert (folder / "relations.yaml").read_bytes() == before


def test_a_fix_reads_a_dataset_once_and_again_what_it_wrote(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, count = data(tmp_path), checking.read, 0

    def counted(*given: Any, **fields: Any) -> Reading:
        nonlocal count
        count += 1
        return kept(*given, **fields)

    monkeypatch.setattr(checking, "read", counted)
    for more, reads in ((("--dry-run",), 1), ((), 2), ((), 1)):
        count = 0
        fixed(folder, texts, *more)
        assert count == reads, more


def test_many_quotes_of_one_text_look_for_its_paragraphs_once() -> None:
    text.paragraphs.cache_clear()
    for words in ("Ada advises", "Peru, says", "It may grow"):
        assert cite(NOTE, words, "note").candidates
    assert text.paragraphs.cache_info().misses == 1


def test_a_fix_keeps_words_that_anybody_may_quote(tmp_path: Path, texts: Path) -> None:
    header = HEADER_YAML.replace("A note}", "A note, rights: CC BY 4.0}")
    folder = data(tmp_path, header=header)
    fixed(folder, texts)
    (citation,) = by_owner(read(folder))["ada advice"]
    assert (citation.quote, citation.start) == ("Ada advises Bob", 0)


def test_a_fix_leaves_out_what_is_cited_already(tmp_path: Path, texts: Path) -> None:
    relations = RELATIONS.replace(
        'quote: "who won\'t listen", coder: Ana',
        'document: note, quote: "Ada advises", paragraph: 1',
    )
    relations = relations.replace("start: 0, end: 3", "start: 0, end: 11")
    folder = data(tmp_path, relations)
    fixed(folder, texts)
    first, *others = by_owner(read(folder))["ada visit"]
    assert (first.start, first.end, len(others)) == (0, 11, 2)


def test_a_fix_needs_a_dataset_and_its_documents(tmp_path: Path) -> None:
    told = run("check", data(tmp_path), "--fix")
    assert told.status == 2
    assert "name a dataset and --documents FOLDER" in told.err
    assert run("check", data(tmp_path / "b"), "--dry-run").status == 2
