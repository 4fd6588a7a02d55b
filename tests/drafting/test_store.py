"""Drafts wait in a private folder; what a person decides of them is noted, with how each came about."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.drafting import store
from graph.drafting.store import Decision, decide, read
from graph.private import FOLDER, IGNORE
from graph.problems import ChangedFile, UnknownName, UnusableFile
from graph.writing.atomic import write_texts
from tests.command import run
from tests.drafting.drafts import DENIED, RIGHT, answered, data, only, proposal, town


def private(folder: Path) -> Path:
    return folder / FOLDER


def test_the_folder_is_its_owners_alone_and_git_ignores_it(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    answered(folder, RIGHT)

    assert stat.S_IMODE(private(folder).stat().st_mode) == 0o700
    for file in private(folder).iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    seen = subprocess.run(
        ["git", "-C", tmp_path, "status", "--porcelain", "--untracked-files=all"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "a/dataset.yaml" in seen.stdout
    assert FOLDER not in seen.stdout


def test_git_is_told_even_where_that_was_cut_off(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    private(folder).mkdir()
    (private(folder) / ".gitignore").touch()
    answered(folder, RIGHT)
    assert (private(folder) / ".gitignore").read_text() == "*\n"


def test_no_command_reads_drafts_as_data(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    before = run("check", folder).out
    answered(folder, RIGHT, proposal(kind="deploys"))

    assert run("check", folder).out == before
    assert len(graph.load(folder).relations()) == 1


def test_what_was_wider_is_made_private(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    private(folder).mkdir(mode=0o755)
    private(folder).chmod(0o755)
    answered(folder, RIGHT)

    assert stat.S_IMODE(private(folder).stat().st_mode) == 0o700


def test_a_dataset_of_one_file_has_its_drafts_under_its_name(tmp_path: Path) -> None:
    from graph.drafting.running import Drafting
    from tests.drafting.drafts import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, TEXT, answer

    entities = "entities:\n" + ENTITIES_YAML.replace("- {", "  - {")
    relations = "relations:\n" + RELATIONS_YAML.replace("\n", "\n  ").replace("- kind", "  - kind")
    one = tmp_path / "one.yaml"
    one.write_text(f"{HEADER_YAML}{entities}{relations.rstrip()}\n", "utf-8")
    (tmp_path / "note.txt").write_text(TEXT, "utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(one.read_text("utf-8"), "utf-8")

    Drafting(one, tmp_path / "note.txt").answered(answer(RIGHT))

    assert (private(tmp_path) / "one.yaml.drafts.jsonl").is_file()
    assert (len(read(one)), read(other)) == (1, ())


def test_a_draft_that_is_accepted_says_how_its_claim_came_about(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    report = answered(folder, RIGHT, DENIED, proposal(topic=None, quotes=["the Old Docks"]))
    first, second, third = (one.id for one in report.drafts.values())

    done = decide(folder, first, Decision(state="accepted", claim="abcdefghijkl"))
    decide(folder, second, Decision(state="edited", claim="mnopqrstuvwx", changed=("holder",)))
    decide(folder, third, Decision(state="rejected", reason="the text does not say so"))

    assert done == read(folder)[0]
    assert [one.state for one in read(folder)] == ["accepted", "edited", "rejected"]
    assert store.as_is(read(folder)) == (1, 3)
    told = json.loads((private(folder) / store.PROVENANCE).read_text())
    assert told["abcdefghijkl"][0]["how"] == "accepted"
    assert told["mnopqrstuvwx"][0]["changed"] == ["holder"]
    assert set(told["abcdefghijkl"][0]) == {
        *("draft", "how", "changed", "model", "date", "prompt", "grade")
    }
    assert "harbour" not in json.dumps(told)  # no word of the document
    assert "of 3 that were decided, 1 were accepted as they were" in run("draft", folder).out
    # The same answer again wakes none of them.
    again = answered(folder, RIGHT, DENIED)
    assert (len(again.drafts), len(again.again)) == (0, 2)
    assert read(folder)[2].reason == "the text does not say so"


def test_a_decision_can_be_taken_back(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    draft = only(answered(folder, RIGHT))
    decide(folder, draft.id, Decision(state="rejected", reason="no"))

    assert decide(folder, draft.id, Decision(state="waiting")) == draft
    assert read(folder) == (draft,)


@pytest.mark.parametrize(
    ("given", "decision"),
    [
        (proposal(kind="deploys"), Decision(state="accepted", claim="a")),
        (proposal(quotes=["Berg warns"]), Decision(state="accepted", claim="a")),
        (RIGHT, Decision(state="accepted")),
        (RIGHT, Decision(state="edited")),
        (RIGHT, Decision(state="rejected", reason=" ")),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    given: dict[str, object], decision: Decision, tmp_path: Path
) -> None:
    folder = town(tmp_path / "a")
    draft = only(answered(folder, given))

    with pytest.raises(ValueError, match=r"\w"):
        decide(folder, draft.id, decision)
    assert read(folder) == (draft,)


def test_a_draft_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    answered(folder, RIGHT)

    with pytest.raises(UnknownName, match="there is no draft"):
        decide(folder, "../../x", Decision(state="rejected", reason="no"))


def test_what_another_program_writes_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = town(tmp_path / "a")
    first = only(answered(folder, RIGHT))
    others = [DENIED]

    def slow(*given: Any, **more: Any) -> None:
        if others:
            monkeypatch.setattr(store, "write_texts", write_texts)
            answered(folder, others.pop())
            monkeypatch.setattr(store, "write_texts", slow)
        write_texts(*given, **more)

    monkeypatch.setattr(store, "write_texts", slow)
    decide(folder, first.id, Decision(state="rejected", reason="no"))

    assert [one.state for one in read(folder)] == ["rejected", "waiting"]


def test_where_it_never_rests_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = town(tmp_path / "a")
    draft = only(answered(folder, RIGHT))

    def busy(*_given: object, **_more: object) -> None:
        raise ChangedFile("drafts")

    monkeypatch.setattr(store, "write_texts", busy)
    with pytest.raises(ChangedFile):
        decide(folder, draft.id, Decision(state="rejected", reason="no"))


# ── A dataset from a stranger ───────────────────────────────────────────────────────────────────


@pytest.mark.skipif(os.name != "posix", reason="links are made otherwise elsewhere")
@pytest.mark.parametrize("of", ["", store.DRAFTS, store.PROVENANCE, IGNORE])
def test_nothing_is_written_through_a_link(of: str, tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in (store.DRAFTS, store.PROVENANCE, IGNORE):
        (mine / name).write_text("dear\n")
    if of:
        private(folder).mkdir()
        (private(folder) / of).symlink_to(mine / of)
    else:
        private(folder).symlink_to(mine)

    with pytest.raises(UnusableFile, match="move it away"):
        answered(folder, RIGHT)
    assert {one.read_text() for one in mine.iterdir()} == {"dear\n"}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        "{}",
        '{"id": "../../x"}',
        "[" * 10_000,
        '{"id": "0123456789", "document": "note", "text": "x", "proposal": 3, "date": "x"}',
        '{"id": "0123456789", "document": "note", "text": "x", "proposal": {}, "date": "x", "do": 1}',
    ],
)
def test_drafts_that_are_none_are_told_with_their_line(line: str, tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    answered(folder, RIGHT)
    with (private(folder) / store.DRAFTS).open("a") as file:
        file.write(f"{line}\n")

    done = run("draft", folder)

    assert done.status == 2
    assert "line 2 is no draft" in done.err
    assert done.err.count("\n") == 1


def test_drafts_that_are_not_utf_8_are_told(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    answered(folder, RIGHT)
    (private(folder) / store.DRAFTS).write_bytes(b"\xff\n")

    assert "not UTF-8" in run("draft", folder).err


def test_what_waits_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = town(tmp_path / "a")
    given = [RIGHT, DENIED, proposal(kind="deploys"), proposal(quotes=["Berg warns"], topic=None)]
    given.append(proposal(DENIED, quotes=["Tom Berg does back the harbour police"]))
    before = data(folder)
    report = answered(folder, *given)

    assert read(folder) == tuple(report.drafts.values())
    assert data(folder) == before
