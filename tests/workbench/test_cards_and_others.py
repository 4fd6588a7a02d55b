"""A card over a crash, beside another editor, with hostile words: nothing that is typed is lost, no other byte changes."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from graph.problems import UnusableFile
from graph.workbench.desk.card import FIELDS
from graph.workbench.desk.desk import Annotating
from graph.workbench.storing.stored import Stored
from tests.workbench.conftest import TEXT, Hands, folder_of, words

WORDS = (
    'He said "no": it\'s #1 [of] {two}, & *three* !four | %five @six `seven`',
    "- a: b",
    "# no comment",
    "yes",
    "2025-12-14",
    "~",
    "null",
    "0x1F",
    "é́ ‘ñ’ — “…” \\n \\u0041 \\",
    "عن الميناء، 123",
    "סירה ~ boat",
    "🚢⚓️ 👩‍✈️ 🇨🇱",
    "a" * 5_000,
    "one two " * 625,
    "\n first\r\nsecond\tthird \n",
    "line\u2028break\u0085here",
    "\u202eturned\u202c",
    "nul\x00byte\x1b[31m",
    "=2+3",
    "<script>alert(1)</script>",
)


def sit(folder: Path) -> Hands:
    """Somebody at the files as they are; a second session, where there was one."""
    return Hands(Annotating(Stored(folder), {"note": TEXT}), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "harbour")


def change(folder: Path, old: str, new: str, name: str = "dataset.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


# Over a crash


def test_what_is_typed_in_a_card_comes_back(folder: Path) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("findings")
    hands.choose("Berg is against it")
    hands.choose("words")
    hands.type("Berg stops the dredg")
    hands.desk.store.changed()  # as once a second
    view = sit(folder).view
    assert view.bar.box is not None
    assert view.bar.box.text == "Berg stops the dredg"
    assert "words" in words(view.bar.head)
    assert "typed" in words(view.bar.check[0].runs)


def test_the_line_below_comes_back_too_and_without_the_words_of_the_card(folder: Path) -> None:
    hands = sit(folder)
    hands.go(1)
    hands.posted()
    hands.press("Escape")
    line = hands.desk.work
    hands.press("g")
    hands.choose("headline")
    hands.type("Who wins")
    hands.desk.store.changed()
    again = sit(folder)
    assert again.view.bar.box is not None
    assert again.view.bar.box.text == "Who wins"
    again.press("Enter", "Escape")
    assert again.desk.work.source == line.source
    assert "Who wins" in again.read()["dataset.yaml"]
    assert again.desk.work.typed in {None, ""}


def test_a_card_that_says_what_the_files_say_does_not_come_back(folder: Path) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("title")
    hands.desk.store.changed()
    assert sit(folder).view.bar.box is None


def test_a_card_of_what_is_gone_does_not_come_back(folder: Path) -> None:
    hands = sit(folder)
    hands.press("=")
    hands.choose("Old Docks")
    hands.choose("name")
    hands.type("Older Docks")
    hands.desk.store.changed()
    change(folder, "- {id: old-docks, kind: region, name: Old Docks}\n", "", "entities.yaml")
    assert sit(folder).view.bar.box is None


# Beside another editor


def test_a_field_that_others_change_while_it_is_open_is_told_and_not_written_over_unseen(
    folder: Path,
) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("title")
    hands.type("My harbour")
    change(folder, "title: The harbour\n", "title: Their harbour\n")
    hands.press("Enter")
    assert "Their harbour" in hands.read()["dataset.yaml"]
    view = hands.view
    assert view.bar.box is not None
    assert view.bar.box.text == "My harbour"
    assert [one.sign for one in view.bar.check] == ["doubt"]
    assert "Their harbour" in words(view.bar.check[0].runs)
    hands.press("Enter")
    assert 'title: "My harbour"' in hands.read()["dataset.yaml"]


def test_a_card_follows_what_it_is_of_to_its_new_place(folder: Path) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("topics")
    hands.choose("The vote")
    hands.choose("label")
    hands.type("The election")
    change(folder, "topics:\n", "topics:\n  - {id: fish, label: Fish}\n")
    hands.desk.tick()
    assert hands.view.bar.check == ()
    hands.press("Enter")
    found = yaml.safe_load(hands.read()["dataset.yaml"])["topics"]
    assert [one["label"] for one in found] == ["Fish", "The docks", "The election"]


def test_what_is_typed_of_something_that_goes_stays_typed(folder: Path) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("topics")
    hands.choose("The vote")
    hands.choose("label")
    hands.type("The election")
    change(folder, "  - {id: votes, label: The vote, labels: {es: La votación}}\n", "")
    hands.desk.tick()
    view = hands.view
    assert view.bar.box is not None
    assert view.bar.box.text == "The election"
    hands.press("Escape", "Escape", "Escape", "=")
    hands.choose("Old Docks")
    hands.choose("name")
    hands.type("Older Docks")
    change(folder, "- {id: old-docks, kind: region, name: Old Docks}\n", "", "entities.yaml")
    hands.desk.tick()
    assert hands.view.bar.box is not None
    assert hands.view.bar.box.text == "Older Docks"


def test_undo_takes_away_what_the_card_is_open_at(folder: Path) -> None:
    hands = sit(folder)
    hands.press("g")
    hands.choose("topics")
    hands.choose("new topic")
    hands.type("Fish")
    hands.press("Enter")
    view = hands.press("u")
    assert words(view.bar.head).endswith("topics")


# Hostile words


@pytest.mark.parametrize("said", WORDS)
def test_hostile_words_change_their_own_stretch_alone_or_are_refused(
    folder: Path, said: str
) -> None:
    hands = sit(folder)
    before = hands.read()
    for root, way in (
        ("=", ("Old Docks", "name")),
        ("=", ("Ana Ríos", "other names")),
        ("=", ("Old Docks", "what it is")),
        ("g", ("title",)),
        ("g", ("deck",)),
        ("g", ("documents", "The harbour votes", "title")),
        ("g", ("scenarios", "If Berg wins", "group")),
        ("g", ("scenarios", "new scenario")),
        ("g", ("topics", "new topic")),
        ("g", ("topics", "The vote", "label")),
        ("g", ("findings", "Berg is against it", "words")),
        ("g", ("left unsaid", "something else")),
        ("g", ("scenarios", "If Ríos wins", "who plays", "new part")),
        ("g", ("saved questions", "Who is against", "reading")),
    ):
        hands.go(1)
        hands.press(root)
        for one in way:
            hands.choose(one)
        hands.type(said)
        hands.press("Enter")
        after = hands.read()
        changed = [name for name in before if after[name] != before[name]]
        assert changed in ([], ["dataset.yaml"], ["entities.yaml"])
        assert hands.problems() == []
        while hands.desk.work.card:
            hands.press("Escape")
        while hands.desk.store.undoes:
            hands.press("u")
        assert hands.read() == before


def test_a_kind_changed_back_and_forth_leaves_every_byte(folder: Path) -> None:
    hands = sit(folder)
    before = hands.read()
    for _ in range(5):
        for kind in ("asset", "region"):
            hands.go(1)
            hands.press("=")
            hands.choose("Old Docks")
            hands.choose("kind")
            hands.type(kind)
            hands.press("Enter", "Escape")
    assert hands.read() == before
    for _ in range(10):
        hands.press("u")
    assert hands.read() == before


JUNK: tuple[Any, ...] = (
    None,
    7,
    "x",
    [],
    {},
    [7],
    ["x"],
    [{}],
    [[[]]],
    {"a": {"b": 1}},
    True,
    [None],
    [{"id": 3}],
)


@pytest.mark.parametrize("section", [*FIELDS["dataset"]])
def test_a_header_of_junk_can_be_looked_at(folder: Path, section: str) -> None:
    chance = Random(3)
    value = yaml.safe_load((folder / "dataset.yaml").read_text("utf-8"))
    inner = value.get(section)
    number = [*FIELDS["dataset"]].index(section)
    for junk in JUNK:
        made = {**value, section: junk}
        if isinstance(inner, list) and chance.random() < 0.6:
            field = chance.choice([*inner[0], *FIELDS[section]])
            made = {**value, section: [{**inner[0], field: junk}, *inner[1:]]}
        (folder / "dataset.yaml").write_text(yaml.safe_dump(made, allow_unicode=True), "utf-8")
        try:
            hands = sit(folder)
        except UnusableFile:  # no document is left
            continue
        hands.press("g", str(number + 1))
        walk(hands, 1)
        assert hands.view.head


def walk(hands: Hands, depth: int) -> None:
    """Open all that a page of a card leads to, and do in each what can be done."""
    here = hands.desk.work.card
    for offer in hands.view.bar.offers[:3]:
        hands.press(offer.key)
        deeper = len(hands.desk.work.card) > len(here)
        if deeper and depth < 4:
            walk(hands, depth + 1)
        if deeper:
            hands.type("x")
            hands.press("Enter", "Delete")
        for _ in range(6):
            if len(hands.desk.work.card) > len(here):
                hands.press("Escape")
        if hands.desk.work.card != here:
            return
        while hands.desk.store.undoes:
            hands.press("u")
