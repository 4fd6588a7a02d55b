"""What others write while somebody annotates, and what is undone: the line and the drafts follow, nothing is lost."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest
import yaml

from graph.drafting import store as drafting
from graph.drafting.store import Evidence, Waiting
from graph.evidence import digest, document_digest
from graph.model import Citation
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.drafted import Drafted
from graph.workbench.storing.stored import Stored
from tests.workbench.conftest import OPPOSITION, TEXT, Hands, folder_of, words

POSTING = "Ana Ríos would post the harbour police in the Old Docks"


def sit(folder: Path, text: str = TEXT) -> Hands:
    """Somebody at the files as they are, with all that the real desk has."""
    desk = Annotating(Stored(folder), {"note": text}, drafts=Drafted(folder, {"note": text}))
    return Hands(desk, folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "harbour")


def draft(folder: Path, *quotes: str, **record: object) -> None:
    """A draft waits, whose words stand in the text."""
    evidence = []
    for quote in quotes:
        start = TEXT.index(quote)
        place = Citation(
            document="note", start=start, end=start + len(quote), digest=digest(quote), paragraph=2
        )
        evidence.append(Evidence(quote=quote, grade="exact", places=(place,)))
    said = {
        "kind": "deployment",
        "source": "harbour-police",
        "target": "old-docks",
        "modality": "plan",
        "scenario": "rios",
        "statement": "Ríos would post the police.",
    }
    one = Waiting(
        id="0123456789",
        document="note",
        text=document_digest(TEXT),
        proposal={"paragraph": 2},
        record=said | record,
        evidence=tuple(evidence),
        date="2025-12-14",
    )
    drafting.add(folder, [one])


def state(folder: Path) -> tuple[str, str | None]:
    (one,) = drafting.read(folder)
    return one.state, one.claim


def text_of(folder: Path, name: str = "relations.yaml") -> str:
    return (folder / name).read_text("utf-8")


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = text_of(folder, name)
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


# What others write


def test_a_line_keeps_what_is_left_of_it(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.press(" ", "2", "3")
    change(folder, "entities.yaml", "id: old-docks", "id: older-docks")
    hands.desk.tick()
    slots = {slot.label: slot.value for slot in hands.view.bar.slots}
    assert "Harbour police" in slots.values()
    assert "Old Docks" not in slots.values()
    assert hands.desk.work.hand == (19, 74)


@pytest.mark.parametrize("broken", ["- 1\n", "id: [\n", "", None])
def test_a_header_that_is_none_is_told_and_what_was_known_stays(
    folder: Path, broken: str | None
) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    sound = text_of(folder, "dataset.yaml")
    path = folder / "dataset.yaml"
    if broken is None:
        path.unlink()
    else:
        path.write_text(broken, "utf-8")
    for _look in range(4):  # somebody may be in the midst of writing it
        hands.desk.tick()
    assert "cannot be read" in hands.view.said
    version = hands.view.version
    hands.desk.tick()
    assert hands.view.version == version, "the page is not drawn anew each second"
    before = text_of(folder)
    hands.press("m", "1", "Enter")
    assert path.exists() == (broken is not None)
    path.write_text(sound.replace("The harbour\n", "The harbour, anew\n"), "utf-8")
    hands.desk.tick()
    assert "read anew" in hands.view.said
    if text_of(folder) == before:
        hands.press("Enter")
    assert "harbour-police" in text_of(folder)
    assert "The harbour, anew" in text_of(folder, "dataset.yaml")
    assert hands.desk.book.header.title == "The harbour, anew"


def test_a_header_that_is_again_as_it_was_is_no_trouble(folder: Path) -> None:
    hands = sit(folder)
    sound = text_of(folder, "dataset.yaml")
    (folder / "dataset.yaml").write_text("- 1\n", "utf-8")
    hands.desk.tick()
    assert "cannot be read" in hands.view.said
    (folder / "dataset.yaml").write_text(sound, "utf-8")
    hands.desk.tick()
    assert "cannot be read" not in hands.view.said


@pytest.mark.parametrize("part", ["{document: note, start: 3}", "{document: note}", "3", "[]"])
def test_a_silence_that_is_half_written_ends_no_look(folder: Path, part: str) -> None:
    hands = sit(folder)
    with (folder / "dataset.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"silent:\n  - {{document: note, start: 0, end: 17, reason: x}}\n  - {part}\n")
    hands.desk.tick()
    assert len(hands.view.fates) == 6


@pytest.mark.parametrize("kind", ["[opposition]", "{a: b}", "7", "null"])
def test_records_of_no_kind_do_not_stop_the_others(folder: Path, kind: str) -> None:
    hands = sit(folder)
    change(folder, "relations.yaml", "kind: opposition", f"kind: {kind}")
    hands.desk.tick()
    hands.go(1)
    hands.posted()
    hands.press("Enter")
    records = yaml.safe_load(text_of(folder))
    assert [one["kind"] for one in records if one["kind"] == "deployment"] == ["deployment"]
    assert "Berg is against the dredging." in text_of(folder)


def test_a_question_that_expects_no_ids_is_left_as_it_is(folder: Path) -> None:
    change(folder, "dataset.yaml", f"expected: [{OPPOSITION}]", "expected: [{a: 1}]")
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    hands.press("Enter")
    assert "harbour-police" in text_of(folder)
    assert "expected: [{a: 1}]" in text_of(folder, "dataset.yaml")


def test_a_topic_that_others_made_too_is_there_once(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    hands.press("t")
    hands.type("The race")
    hands.press("Enter")
    change(folder, "dataset.yaml", "findings:", "  - {id: the-race, label: Their race}\nfindings:")
    hands.desk.tick()
    hands.press("Enter")
    assert text_of(folder, "dataset.yaml").count("the-race") == 1
    assert "topic: the-race" in text_of(folder)
    assert hands.problems() == []


def test_another_claim_on_the_same_words_is_not_taken_for_the_one_that_is_gone(
    folder: Path,
) -> None:
    hands = sit(folder)
    hands.go(2)
    hands.press("ArrowDown", "e", "m", "2")
    for old, new in (
        ("kind: opposition", "kind: deployment"),
        ("source: tom-berg", "source: harbour-police"),
        ("target: dredging-plan", "target: old-docks"),
        ("Berg is against the dredging.", "Theirs."),
    ):
        change(folder, "relations.yaml", old, new)
    hands.desk.tick()
    assert "gone" in hands.view.said
    hands.press("2", "Enter")
    kinds = [one["kind"] for one in yaml.safe_load(text_of(folder))]
    assert sorted(kinds) == ["deployment", "opposition"]
    assert "Theirs." in text_of(folder)


def test_a_claim_that_is_edited_in_a_list_is_not_written_over_either(folder: Path) -> None:
    hands = sit(folder)
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    for name, others in (("Greens", ()), ("Farmers", (",",))):
        hands.press(*others)
        hands.press(hands.digit_over(name))
        hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("Enter", "Escape", "ArrowDown", "e", "m", "2")
    (name,) = hands.desk.work.too
    statement = str(hands.desk.book.by_id[name].record.value["statement"])
    change(folder, "relations.yaml", statement, "Theirs, of the second.")
    hands.desk.tick()
    assert hands.view.bar.grid is not None
    hands.press("1")
    assert "Theirs, of the second." in text_of(folder)


# What is undone


def test_a_claim_that_is_edited_and_undone_meanwhile_is_shown_as_gone(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    hands.press("Enter", "Escape", "Escape", "ArrowDown", "e", "m", "3", "j", "u")
    assert "harbour-police" not in text_of(folder)
    assert "gone" in hands.view.said
    hands.press("2", "Enter")
    (record,) = (
        one for one in yaml.safe_load(text_of(folder)) if one["source"] == "harbour-police"
    )
    assert record["modality"] == "plan"


def test_a_line_that_waits_is_held_to_what_was_written_meanwhile(folder: Path) -> None:
    hands = sit(folder)
    hands.go(2)
    hands.press("ArrowDown", "e", "m", "2", "Escape", "q")  # put aside, and another thing is done
    change(folder, "relations.yaml", "topic: docks", "topic: votes")
    hands.desk.tick()
    hands.press("1")
    view = hands.view
    assert view.bar.grid is not None
    rows = {row.label: [words(cell) for cell in row.cells] for row in view.bar.grid.rows}
    assert rows["topic"] == ["votes", "docks", "docks"]


def test_a_step_that_changes_nothing_is_none_for_the_drafts_either(folder: Path) -> None:
    draft(folder, POSTING)
    hands = sit(folder)
    hands.go(1)
    hands.press("d", "y")
    assert state(folder)[0] == "accepted"
    hands.go(2)
    hands.press("ArrowDown", "e", "Enter", "Escape", "Escape")
    hands.press("u")
    assert "harbour-police" not in text_of(folder)
    assert state(folder) == ("waiting", None)


def test_a_draft_is_decided_again_with_the_step(folder: Path) -> None:
    draft(folder, POSTING)
    hands = sit(folder)
    hands.go(1)
    hands.press("d", "y")
    decided = state(folder)
    hands.press("u")
    assert state(folder) == ("waiting", None)
    hands.press("Shift+U")
    assert state(folder) == decided
    assert "harbour-police" in text_of(folder)
    assert hands.desk.book.by_id[decided[1] or ""]


def test_a_draft_waits_again_where_its_step_is_undone_by_a_later_session(folder: Path) -> None:
    draft(folder, POSTING)
    first = sit(folder)
    first.go(1)
    first.press("d", "y")
    again = sit(folder)
    again.press("u")
    assert "harbour-police" not in text_of(folder)
    assert state(folder) == ("waiting", None)


def test_a_draft_that_is_cited_too_waits_no_longer(folder: Path) -> None:
    same = {"kind": "opposition", "source": "tom-berg", "target": "dredging-plan"}
    draft(folder, "The Greens and the Farmers support Ríos", **same, modality="fact", scenario=None)
    hands = sit(folder)
    hands.go(3)
    hands.press("d", "e", "1")
    assert state(folder) == ("edited", OPPOSITION)
    assert len(yaml.safe_load(text_of(folder))[0]["evidence"]) == 2
    hands.press("u")
    assert state(folder) == ("waiting", None)
    assert len(yaml.safe_load(text_of(folder))[0]["evidence"]) == 1


# What a text has become since it was drafted from


def with_text(folder: Path, text: str) -> Hands:
    """Somebody at the same dataset whose document has another text, which its header knows."""
    change(folder, "dataset.yaml", document_digest(TEXT), document_digest(text))
    return sit(folder, text)


def test_a_draft_cites_its_own_words_where_they_stand_now(folder: Path) -> None:
    draft(folder, POSTING, "The Greens and the Farmers support Ríos")
    text = TEXT.replace("The harbour votes\n", "The harbour votes, and so does the hill\n", 1)
    hands = with_text(folder, text)
    hands.go(1)
    hands.press("d", "y")
    (record,) = (one for one in yaml.safe_load(text_of(folder)) if one["kind"] == "deployment")
    assert [text[one["start"] : one["end"]] for one in record["evidence"]] == [
        POSTING,
        "The Greens and the Farmers support Ríos",
    ]
    assert [one["digest"] for one in record["evidence"]] == [
        digest(POSTING),
        digest("The Greens and the Farmers support Ríos"),
    ]
    assert state(folder)[0] == "accepted"


def test_a_draft_whose_words_are_others_now_is_near_and_not_accepted(folder: Path) -> None:
    draft(folder, POSTING)
    text = TEXT.replace("Ríos would post", "Ríos would not post")
    hands = with_text(folder, text)
    hands.go(1)
    view = hands.press("d")
    assert view.bar.grid is not None
    before = text_of(folder)
    hands.press("y")
    assert text_of(folder) == before
    hands.press("1", "Enter")
    (record,) = (one for one in yaml.safe_load(text_of(folder)) if one["kind"] == "deployment")
    (cited,) = record["evidence"]
    assert "not post" in text[cited["start"] : cited["end"]]
    assert state(folder)[0] == "edited"


def test_a_draft_that_had_no_place_may_have_one_now(folder: Path) -> None:
    draft(folder, POSTING)
    text = TEXT.replace("Ana Ríos would post", "Nobody would ever post")
    first = with_text(folder, text)
    assert not first.desk.drafts.waiting("note")[0].placed
    change(folder, "dataset.yaml", document_digest(text), document_digest(TEXT))
    again = sit(folder)
    again.go(1)
    again.press("d", "y")
    assert state(folder)[0] == "accepted"


# What is gone


def test_a_file_that_holds_no_records_any_longer_is_not_written_to(folder: Path) -> None:
    hands = sit(folder)
    (folder / "relations.yaml").write_text("these: are no records\n", "utf-8")
    hands.desk.tick()
    hands.go(1)
    hands.press(" ", "2", "3", "1", "Enter")
    assert "no file of relations" in hands.view.said
    assert text_of(folder) == "these: are no records\n"


def test_a_folder_that_was_moved_away_is_not_made_anew(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    folder.rename(folder.with_name("moved"))
    hands.press("Enter")
    for _look in range(4):
        hands.desk.tick()
    hands.press("m", "1", "Enter")
    assert not folder.exists()
    folder.with_name("moved").rename(folder)
    hands.desk.tick()
    if "harbour-police" not in text_of(folder):
        hands.press("Enter")
    assert "harbour-police" in text_of(folder)


def test_steps_go_on_where_the_private_folder_was_cleaned_away(folder: Path) -> None:
    hands = sit(folder)
    before = text_of(folder)
    hands.go(1)
    hands.posted()
    hands.press("Enter", "Escape", "Escape")
    made = text_of(folder)
    shutil.rmtree(folder / ".policygraph")  # as git clean does with what is ignored
    hands.go(2)
    hands.press("ArrowDown", "e", "m", "2", "Enter", "Escape", "Escape")
    assert "modality: assessment" in text_of(folder)
    again = sit(folder)
    again.press("u")
    assert text_of(folder) == made
    again.press("u")
    assert text_of(folder) == before


def test_what_is_kept_is_never_where_git_would_take_it(folder: Path) -> None:
    hands = sit(folder)
    shutil.rmtree(folder / ".policygraph")
    hands.go(1)
    hands.press(" ", "2")
    hands.desk.tick()
    assert (folder / ".policygraph" / "dataset.yaml.bar").exists()
    assert (folder / ".policygraph" / ".gitignore").read_text("utf-8") == "*\n"
    assert stat.S_IMODE((folder / ".policygraph").stat().st_mode) == 0o700


def test_drafts_that_come_meanwhile_come_up(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    draft(folder, POSTING)
    hands.press("d", "y")
    assert state(folder)[0] == "accepted"
    (folder / ".policygraph" / "drafts.jsonl").write_text("broken\n", "utf-8")
    assert hands.press("j").sentence == 2
