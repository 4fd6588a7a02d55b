"""Settling two annotations key by key: what is shown, what is decided, what is written, what is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import checking
from graph.evidence import sentences
from graph.workbench.settling.adjudicating import Adjudicating, adjudicating
from graph.workbench.settling.guide import GUIDE, reasons
from graph.workbench.settling.opening import open_matter
from graph.workbench.settling.words import FIELDS, GLOSSES, SORTS, WHY, WORDS
from graph.workbench.shapes import Go, Pick, Select, View
from tests.command import ROOT, run
from tests.workbench.stores import Simple
from tests.workbench.two_annotators import (
    SENTENCES,
    TEXT,
    WHEN,
    cited,
    desk_of,
    folder_bytes,
    matter_of,
    pick,
    press,
    taking,
    two,
)


@pytest.fixture
def desk(tmp_path: Path) -> Adjudicating:
    return desk_of(matter_of(tmp_path))


def seen(desk: Adjudicating, language: str = "en") -> View:
    """The view, as it goes over the wire."""
    return View.model_validate_json(desk.view(language).model_dump_json())


def words(runs: Any) -> str:
    return "".join(run.text for run in runs)


def claims(desk: Adjudicating) -> list[dict[str, Any]]:
    return [dict(one.value) for one in desk.store.files.records("relations")]


def log(desk: Adjudicating) -> list[dict[str, Any]]:
    path = desk.matter.out / "adjudication.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def clean(desk: Adjudicating) -> bool:
    found = checking.read(desk.matter.out, thorough=True)
    return found.problems == () and all(one.evidence for one in found.dataset.relations)


def test_what_is_alike_is_taken_as_it_is_and_counted(desk: Adjudicating) -> None:
    assert [one["kind"] for one in claims(desk)] == ["border"]
    assert log(desk) == []
    desk.do(Go(sentence=0))
    (row,) = seen(desk).rows
    assert (row.sign, row.aside) == ("✓", "A 1 · B 1")
    assert words(row.statement) == "1 alike in every field, taken as it is"
    assert clean(desk)


def test_the_first_sentence_with_something_to_settle_is_shown(desk: Adjudicating) -> None:
    view = seen(desk)
    assert view.sentence == 1
    assert view.fates == "cooos" + "o"
    assert words(view.counts) == "2 settled · 4 to settle"
    assert words(view.head) == "Sentence 2 of 6 ¶ 1"
    assert view.aside.startswith("names hidden")
    assert [(row.sign, words(row.statement), row.aside) for row in view.rows] == [
        ("●", "Mira Toll leads Reed Party", "fields differ: words"),
        ("○", "Reed Party supports Harbour treaty", "fields differ: sort, words, sentence"),
    ]


def test_only_what_differs_is_in_the_grid(desk: Adjudicating) -> None:
    pick(desk, "Reed Party supports")
    bar = seen(desk).bar
    assert [slot.value for slot in bar.slots] == ["Reed Party", "supports", "Harbour treaty"]
    assert bar.grid is not None
    assert [(head.key, head.label) for head in bar.grid.heads] == [("1", "A"), ("2", "B")]
    rows = {row.label: row.cells for row in bar.grid.rows}
    assert list(rows) == ["sort", "words", "sentence", "alike"]
    first = desk.column(0)
    assert words(rows["sort"][first]).startswith("assessment")
    assert words(rows["sort"][1 - first]).startswith("fact")
    assert [run.text for run in rows["sentence"][first] if run.mark == "differs"] == ["backs"]
    assert [run.text for run in rows["sentence"][1 - first] if run.mark == "differs"] == [
        "supports"
    ]
    assert "topic Trade" in words(rows["alike"][0])
    marks: dict[str, str] = {mark.how: TEXT[mark.start : mark.end] for mark in seen(desk).marks}
    assert marks["ab"[first]] == "which backs the harbour treaty"
    assert marks["ab"[1 - first]] == "the Reed Party, which backs the harbour treaty"


def test_two_that_come_nearest_to_each_other_are_one_pair(desk: Adjudicating) -> None:
    desk.do(Go(sentence=3))
    (row,) = seen(desk).rows
    assert words(row.statement) == "Harbour treaty … Fishers of Veska"
    one, other = ("affects", "threatens")
    if desk.column(0):
        one, other = other, one
    assert row.aside.startswith("same ends, other kind: A ")
    assert row.aside.index(f"A {one}") < row.aside.index(f"B {other}")


def test_what_only_one_has_comes_last_with_what_is_nearest(desk: Adjudicating) -> None:
    desk.do(Go(sentence=2))
    rows = seen(desk).rows
    letter = "AB"[desk.column(1)]
    assert rows[-1].aside == f"only {letter}"
    desk.do(Pick(claim=rows[-1].id))
    view = seen(desk)
    assert "same kind, ends the other way round" in words(view.bar.head)
    assert [offer.key for offer in view.bar.offers] == ["5", "6"]
    assert view.bar.grid is not None
    assert [head.why_not for head in view.bar.grid.heads].count(f"only {letter} claims this") == 1
    before = folder_bytes(desk.matter.out)
    press(desk, "4")
    assert desk.making is None
    assert seen(desk).said == f"only {letter} claims this"
    assert folder_bytes(desk.matter.out) == before


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_is_taken_with_a_section_as_its_reason(desk: Adjudicating, side: int) -> None:
    pick(desk, "Reed Party supports")
    unit = desk.picked
    assert unit is not None
    left = ("first", "second")[desk.column(0)]
    press(desk, taking(desk, side))
    assert log(desk) == []
    offers = seen(desk).bar.offers
    assert [words(offer.main) for offer in offers[:3]] == [
        "§4 fact or assessment",
        "§9 as short as can be",
        "§1 says exactly this",
    ]
    press(desk, "1")

    assert log(desk) == [
        {
            "what": "claims",
            "first": unit.ids[0],
            "second": unit.ids[1],
            "decision": ("first", "second")[side],
            "left": left,
            "names_shown": False,
            "reason": "§4",
            "date": WHEN,
        }
    ]
    taken = next(one for one in claims(desk) if one["kind"] == "support")
    assert taken["modality"] == ("assessment", "fact")[side]
    assert taken["source"] == "reed-party"
    assert clean(desk)
    row = next(row for row in seen(desk).rows if row.sign == "✓")
    assert row.aside == f"settled: {'AB'[desk.column(side)]}, §4 Modality"


def test_the_entities_that_a_claim_needs_come_with_it(desk: Adjudicating) -> None:
    ids = {one.value["id"] for one in desk.store.files.records("entities")}
    assert ids == {"orland", "veska"}
    pick(desk, "Mira Toll leads")
    press(desk, "1", "1")
    found = {one.value["id"]: one.value for one in desk.store.files.records("entities")}
    assert set(found) == {"orland", "veska", "mira-toll", "reed-party"}
    assert (
        found["reed-party"]["aliases"] == ["The Reeds"]
        or "The Reeds" in found["reed-party"]["aliases"]
    )
    press(desk, "u")
    assert {one.value["id"] for one in desk.store.files.records("entities")} == ids


def test_both_of_one_claim_are_one_with_all_its_words(desk: Adjudicating) -> None:
    pick(desk, "Mira Toll leads")
    press(desk, "3", "1")
    taken = [one for one in claims(desk) if one["kind"] == "leadership"]
    assert [one["evidence"] for one in taken] == [
        [cited("Mira Toll leads the Reed Party, which backs the harbour treaty")]
    ]


def test_both_of_two_claims_are_two(desk: Adjudicating) -> None:
    desk.do(Go(sentence=3))
    press(desk, "3", "2")
    assert {one["kind"] for one in claims(desk)} == {"border", "effect", "threat"}
    assert clean(desk)


def test_neither_writes_no_claim_and_a_line_of_the_log(desk: Adjudicating) -> None:
    before = claims(desk)
    press(desk, "5", "0", "“Too far from the words.”", "Enter")
    assert claims(desk) == before
    (line,) = log(desk)
    assert (line["decision"], line["reason"]) == ("neither", "Too far from the words.")


def test_merged_is_asked_for_field_by_field(desk: Adjudicating) -> None:
    pick(desk, "Reed Party supports")
    press(desk, "4")
    assert words(seen(desk).bar.prompt) == "Whose sort?"
    press(desk, taking(desk, 1))
    assert words(seen(desk).bar.prompt) == "Whose words?"
    press(desk, taking(desk, 0), taking(desk, 0))
    press(desk, "1")
    taken = next(one for one in claims(desk) if one["kind"] == "support")
    assert taken["modality"] == "fact"
    assert taken["statement"] == "The Reed Party backs the harbour treaty."
    assert taken["evidence"] == [cited("which backs the harbour treaty")]
    (line,) = log(desk)
    assert line["fields"] == {"modality": "second", "words": "first", "sentence": "first"}
    assert clean(desk)


def test_a_step_back_in_a_merge_asks_for_the_field_again(desk: Adjudicating) -> None:
    pick(desk, "Reed Party supports")
    press(desk, "4", "1", "Escape")
    assert words(seen(desk).bar.prompt) == "Whose sort?"
    press(desk, "Escape")
    assert desk.making is None
    press(desk, "4", "1", "1", "1", "Backspace")
    assert words(seen(desk).bar.prompt) == "Whose sentence?"


def test_a_merge_that_breaks_a_rule_is_told_and_not_taken(desk: Adjudicating) -> None:
    pick(desk, "Orland supplies Veska")
    before = folder_bytes(desk.matter.out)
    fact, scenario = taking(desk, 1), taking(desk, 0)
    press(desk, "4", fact, scenario, "1", "1")
    assert desk.making is None
    (line,) = seen(desk).bar.check
    assert line.sign == "wrong"
    assert words(line.runs) == (
        "Not taken: supply.modality: what holds only under a condition is no fact yet; "
        "say plan, expectation, risk, assessment or recommendation"
    )
    assert words(seen(desk, "es").bar.check[0].runs).startswith("No se toma: lo que solo vale")
    assert folder_bytes(desk.matter.out) == before


def test_one_is_put_in_other_words(desk: Adjudicating) -> None:
    pick(desk, "Mira Toll leads")
    press(desk, "6")
    box = seen(desk).bar.box
    assert box is not None
    assert seen(desk).bar.grid.heads[0].key == ""  # type: ignore[union-attr]
    assert (box.where, box.text, box.digits) == (
        "sentence",
        "Mira Toll leads the Reed Party.",
        False,
    )
    press(desk, "Enter", taking(desk, 1), "1")
    pick(desk, "Reed Party supports")
    press(desk, "6", "“The Reeds are for the  treaty.”", "Enter", "1", "2", "1")
    taken = next(one for one in claims(desk) if one["kind"] == "support")
    assert taken["statement"] == "The Reeds are for the treaty."
    assert log(desk)[-1]["sentence"] == "The Reeds are for the treaty."
    assert clean(desk)


def test_digits_and_letters_are_text_while_a_box_is_open(desk: Adjudicating) -> None:
    press(desk, "5", "0", "1", "n", "u", "“”", "Enter")
    assert log(desk) == []
    assert words(seen(desk).bar.check[0].runs) == "Say why, in a few words."
    press(desk, "“§9 is plain.”", "Enter")
    assert log(desk)[0]["reason"] == "§9 is plain."


def test_a_thing_described_in_two_ways_is_settled_where_it_is_first_named(
    desk: Adjudicating,
) -> None:
    desk.do(Go(sentence=5))
    thing, _claim = seen(desk).rows
    assert words(thing.statement) == "entity: Toll bridge"
    assert thing.aside == "described in two ways: kind"
    press(desk, "3")
    assert desk.making is None
    press(desk, taking(desk, 1), "1")
    assert seen(desk).rows[1].picked
    press(desk, taking(desk, 0), "1")
    kinds = {one.value["id"]: one.value["kind"] for one in desk.store.files.records("entities")}
    assert kinds["toll-bridge"] == "asset"
    assert [one["what"] for one in log(desk)] == ["entities", "claims"]
    desk.do(Pick(claim=thing.id))
    press(desk, taking(desk, 0), "1")
    kinds = {one.value["id"]: one.value["kind"] for one in desk.store.files.records("entities")}
    assert kinds["toll-bridge"] == "policy"
    assert len(log(desk)) == 2
    assert clean(desk)


def test_a_further_decision_takes_the_place_of_the_first(desk: Adjudicating) -> None:
    pick(desk, "Reed Party supports")
    unit = desk.picked
    assert unit is not None
    press(desk, taking(desk, 0), "1")
    before = folder_bytes(desk.matter.out)
    pick(desk, "Reed Party supports")
    assert words(seen(desk).bar.check[0].runs).startswith("Settled: ")
    press(desk, "5", "2")
    assert [one["kind"] for one in claims(desk)] == ["border"]
    assert [one["decision"] for one in log(desk)] == ["neither"]
    assert clean(desk)
    press(desk, "u")
    assert folder_bytes(desk.matter.out) == before


def test_what_was_edited_since_is_not_taken_away(desk: Adjudicating) -> None:
    pick(desk, "Reed Party supports")
    press(desk, taking(desk, 0), "1")
    file = desk.matter.out / "relations.yaml"
    file.write_text(file.read_text("utf-8").replace("backs the", "fully backs the"), "utf-8")
    desk.tick()
    assert "read anew" in words(seen(desk).bar.check[0].runs)
    before = folder_bytes(desk.matter.out)
    pick(desk, "Reed Party supports")
    press(desk, "5")
    assert words(seen(desk).bar.check[0].runs).startswith("A claim that this decision wrote")
    assert folder_bytes(desk.matter.out) == before


def test_what_another_program_wrote_meanwhile_is_not_lost(desk: Adjudicating) -> None:
    press(desk, "5")
    file = desk.matter.out / "relations.yaml"
    file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    before = folder_bytes(desk.matter.out)
    press(desk, "1")
    assert folder_bytes(desk.matter.out) == before or "# mine" in file.read_text("utf-8")
    press(desk, taking(desk, 0), "1")
    assert "# mine" in file.read_text("utf-8")


def test_undo_and_redo_go_to_what_they_change(desk: Adjudicating) -> None:
    start = folder_bytes(desk.matter.out)
    pick(desk, "Reed Party supports")
    press(desk, taking(desk, 0), "1")
    done = folder_bytes(desk.matter.out)
    undo = seen(desk).undo
    assert undo is not None
    assert undo.label == f"undo: {'AB'[desk.column(0)]} on Reed Party supports Harbour treaty, §4"
    desk.do(Go(sentence=5))
    press(desk, "u")
    assert folder_bytes(desk.matter.out) == start
    assert seen(desk).sentence == 1
    assert seen(desk).said.startswith("Undone: ")
    assert seen(desk).top[0].label.startswith("redo: ")
    press(desk, "Shift+u")
    assert folder_bytes(desk.matter.out) == done
    press(desk, "Shift+u")
    assert folder_bytes(desk.matter.out) == done


def test_what_is_left_for_later_comes_last(desk: Adjudicating) -> None:
    first = desk.picked
    press(desk, "l")
    visited = []
    while (unit := desk.picked) is not None and unit is not first:
        visited.append(unit.id)
        press(desk, "5" if unit.what == "claims" else "1", "1")
        if desk.picked is None or desk.picked is first:
            press(desk, "n")
    assert first is not None
    assert sorted([first.id, *visited]) == sorted(desk.standing.by_id)
    assert desk.picked is first


def test_all_settled_is_said(desk: Adjudicating) -> None:
    for unit in desk.standing.open_units:
        desk._show(unit)
        press(desk, "1" if unit.what != "claims" else "5", "1")
    view = seen(desk)
    assert set(view.fates) <= set("cs")
    assert words(view.bar.head).startswith("Everything is settled: 1 taken as alike, 7 decided.")
    press(desk, "n", "1", "ArrowDown", "l")
    assert len(log(desk)) == 7


def test_sides_are_drawn_and_stay_so_after_a_restart(tmp_path: Path) -> None:
    desk = desk_of(matter_of(tmp_path))
    document = next(iter(desk.matter.texts))
    drawn = [desk.standing.left_side((document, number)) for number in range(200)]
    assert 60 < sum(drawn) < 140
    again = desk_of(open_matter(*two(tmp_path)))
    assert [again.standing.left_side((document, number)) for number in range(200)] == drawn
    assert ".policygraph" not in {one.name for one in tmp_path.iterdir()}


def test_who_is_who_is_shown_if_asked_for_and_logged(desk: Adjudicating) -> None:
    hidden = seen(desk).model_dump_json()
    assert "The other" not in hidden
    press(desk, "w")
    view = seen(desk)
    assert view.bar.grid is not None
    assert view.bar.grid.heads[desk.column(1)].label.endswith(" · The other")
    press(desk, "5", "1")
    assert log(desk)[0]["names_shown"] is True


def test_what_is_decided_stays_decided(tmp_path: Path) -> None:
    desk = desk_of(matter_of(tmp_path))
    press(desk, "5", "1")
    settled = desk.standing.settled
    before = folder_bytes(desk.matter.out)
    again = desk_of(open_matter(*two(tmp_path)))
    assert again.standing.settled == settled
    assert folder_bytes(desk.matter.out) == before
    assert again.picked is not None
    assert again.picked.id not in settled


def test_keys_go_from_pair_to_pair_and_from_sentence_to_sentence(desk: Adjudicating) -> None:
    press(desk, "ArrowDown")
    assert [row.picked for row in seen(desk).rows] == [False, True]
    press(desk, "ArrowDown", "ArrowUp")
    assert [row.picked for row in seen(desk).rows] == [True, False]
    press(desk, "k", "k", "k")
    assert seen(desk).sentence == 0
    press(desk, *"jjjjjjjj")
    assert seen(desk).sentence == 5
    press(desk, "n")
    desk.do(Go(sentence=4))
    assert words(seen(desk).below) == "Nobody claims anything here."
    press(desk, "ArrowDown", "1", "5")
    desk.do(Go(sentence=99))
    desk.do(Go(document="elsewhere"))
    desk.do(Pick(claim="nothing"))
    desk.do(Select(start=0, end=6, words="Orland"))
    assert seen(desk).sentence == 4
    press(desk, "Enter")
    assert seen(desk).sentence == 5


def test_the_guide_and_the_keys_are_shown_if_asked_for(desk: Adjudicating) -> None:
    press(desk, "g")
    assert next(pair.label for pair in seen(desk).bar.facts) == "§9 Citations"
    press(desk, "g", "?")
    assert len(seen(desk).help) > 8
    press(desk, "Escape")
    assert seen(desk).help == ()


def test_the_text_is_told_whole(desk: Adjudicating) -> None:
    text = desk.text("note")
    (paragraph,) = text.paragraphs
    assert paragraph.text == TEXT
    assert len(paragraph.sentences) == len(sentences(TEXT)) == len(SENTENCES)
    with pytest.raises(LookupError):
        desk.text("nothing")


def test_a_command_makes_the_desk_of_a_store(tmp_path: Path) -> None:
    matter = matter_of(tmp_path)
    desk = adjudicating(matter)(Simple(matter.out), {})
    assert seen(desk).title == "The harbour vote: what two annotators say"


def said_in(view: View) -> Iterator[str]:
    """All that a view says, but for keys and ids."""

    def of(value: Any, name: str = "") -> Iterator[str]:
        if isinstance(value, str):
            if name not in {
                "key",
                "id",
                "document",
                "name",
                "state",
                "whose",
                "where",
                "how",
                "mark",
                "sign",
            }:
                yield value
        elif isinstance(value, dict):
            for key, part in value.items():
                yield from of(part, key)
        elif isinstance(value, list | tuple):
            for part in value:
                yield from of(part, name)

    left_out = {"fates", "scenarios", "documents", "language", "title"}
    whole = view.model_dump(exclude=left_out)
    if whole["bar"]["box"]:
        del whole["bar"]["box"]["text"]  # a statement, in the dataset's language
    yield from of(whole)


def tokens(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.casefold()))


def test_the_spanish_view_has_no_english_word(desk: Adjudicating) -> None:
    tables = (*WORDS.values(), *FIELDS.values(), *SORTS.values(), *WHY.values(), *GLOSSES.values())
    pairs = [
        *tables,
        *(one.title for one in GUIDE.values()),
        *(one.summary for one in GUIDE.values()),
    ]
    spanish = set().union(*(tokens(one[1]) for one in pairs))
    english = set().union(*(tokens(one[0]) for one in pairs))
    english |= tokens(" ".join(RELATION_WORDS)) | {
        "fact",
        "assessment",
        "held",
        "author",
        "whoever",
    }
    allowed = tokens(" ".join((TEXT, *NAMES, *SAID))) | spanish
    found: set[tuple[str, str]] = set()
    for unit in desk.standing.open_units:
        desk._show(unit)
        for keys in ((), ("g", "?"), ("?", "4"), ("Escape", "1"), ("Escape", "Escape", "6")):
            press(desk, *keys)
            for said in said_in(seen(desk, "es")):
                found |= {(one, said) for one in tokens(said) & (english - allowed)}
    assert found == set()


RELATION_WORDS = (
    "leads",
    "supports",
    "supplies",
    "threatens",
    "opposes",
    "effect",
    "country",
    "party",
)
NAMES = ("Mira Toll", "Reed Party", "Harbour treaty", "If Mira wins", "Trade", "Parties", "Trains")
SAID = (
    "Mira Toll leads the Reed Party. The Reed Party supports the harbour treaty. Orland would sells",
)


def test_the_sections_are_those_of_the_guide() -> None:
    guide = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    headings = {
        int(number): title
        for number, title in re.findall(r"^## (\d+)\. (.+)$", guide, re.MULTILINE)
    }
    assert {number: one.title[0] for number, one in GUIDE.items()}.items() <= headings.items()
    assert all(1 <= len(reasons(fields)) <= 9 for fields in ((), ("modality", "words"), ("topic",)))
    assert reasons(("scenario",))[0] == 3


def test_agree_tells_the_next_step(tmp_path: Path) -> None:
    first, second, _out, _texts = two(tmp_path)
    told = run("agree", first, second).out.splitlines()[-1]
    assert told == f"To settle what differs: policygraph annotate --adjudicate {first} {second} OUT"
    assert "settle" not in run("agree", first, second, "--format", "json").out
