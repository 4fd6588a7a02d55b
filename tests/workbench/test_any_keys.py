"""Whatever is pressed: nothing raises, no dataset that is right is left wrong, and undo restores every byte."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.problems import UnknownName
from graph.workbench.desk.drafts import Kept
from graph.workbench.shapes import Command, Go, Key, Pick, Select, Type
from tests.workbench.conftest import TEXT, Hands, sit_down
from tests.workbench.test_drafts_and_others import EXACT, NEAR

KEYS = (
    *"0123456789",
    *"123123123",
    *"jknadqpeuwxsmchtbyrlgg",
    *" ,+!/?==",
    *("Enter",) * 8,
    *(
        "Escape",
        "Tab",
        "Backspace",
        "Delete",
        "ArrowDown",
        "ArrowUp",
        "ArrowRight",
        "ArrowLeft",
        "\u00e1",
        "F13",
    ),
)
keys = st.builds(
    Key,
    key=st.sampled_from(KEYS),
    shift=st.sampled_from((False, False, False, True)),
    ctrl=st.sampled_from((False,) * 9 + (True,)),
    alt=st.sampled_from((False,) * 9 + (True,)),
)
typed = st.builds(
    Type,
    text=st.one_of(
        st.sampled_from(("tom", "dred", "oppos", "fish market", "2025", "", "\u202e", "a,", "Zoë")),
        st.text(max_size=12),
    ),
)


@st.composite
def selections(draw: st.DrawFn) -> Select:
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(0, len(TEXT) + 5))
    words = TEXT[start:end] if draw(st.integers(0, 9)) else draw(st.text(max_size=5))
    return Select(start=start, end=end, words=words)


goes = st.builds(Go, sentence=st.one_of(st.none(), st.integers(-3, 9)))
picks = st.builds(Pick, claim=st.sampled_from(("ofjluoytsv7i", "nobody", "")))
single: st.SearchStrategy[Command] = st.one_of(keys, keys, keys, typed, selections(), goes, picks)
digit = st.sampled_from("123456")


def pressing(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[list[Command]]:
    """Keys one after the other, out of whatever was open."""
    drawn = (part if isinstance(part, st.SearchStrategy) else st.just(part) for part in parts)
    free = ("Escape", "Escape", "Escape")
    return st.tuples(*drawn).map(lambda made: [Key(key=key) for key in (*free, *made)])


undo: st.SearchStrategy[list[Command]] = st.sampled_from(
    ([Key(key="u")], [Key(key="u", shift=True)])
).map(lambda made: [*[Key(key="Escape")] * 3, *made])
runs: st.SearchStrategy[list[Command]] = st.one_of(
    pressing("n", " ", digit, digit, digit, "Enter"),
    pressing("n", " ", digit, digit, digit, "s", digit, digit, "Enter"),
    pressing("j", "Enter", digit, ",", digit, digit, digit, "Enter"),
    pressing("k", " ", digit, "0", digit, digit, digit, digit, "Enter"),
    pressing("n", "q", digit),
    pressing("j", "ArrowDown", "e", "m", digit, "Enter"),
    pressing("k", "ArrowDown", "e", "Tab", digit, "Enter", "Enter"),
    pressing("ArrowDown", "Delete", "Enter"),
    pressing("j", "d", "y", "d", "1", "Enter"),
    undo,
)
commands = st.one_of(runs, runs, single.map(lambda one: [one]))


@pytest.mark.untraced
@settings(max_examples=12)
@given(st.lists(commands, min_size=30, max_size=60))
def test_no_keys_do_harm(pressed: list[list[Command]]) -> None:
    with TemporaryDirectory() as name:
        hands = sit_down(Path(name) / "harbour", drafts=Kept([EXACT, NEAR]))
        before = hands.read()
        assert hands.problems() == []
        now = before
        for command in (one for run in pressed for one in run):
            hands.desk.do(command)
            hands.desk.view("es" if isinstance(command, Type) else "en")
            text = hands.read()
            if text != now:
                assert hands.problems() == [], command
                now = text
        while hands.desk.store.undoes is not None:
            hands.desk.store.undo()
        assert hands.read() == before


def test_other_words_than_the_text_has_are_refused(hands: Hands) -> None:
    hands.desk.do(Select(start=0, end=3, words="Tha"))
    assert "other words" in hands.view.said
    assert hands.desk.work.hand is None
    hands.desk.do(Select(start=10_000, end=20_000, words=""))
    assert "other words" in hands.view.said


def test_a_selection_of_nothing_or_over_paragraphs_is_refused(hands: Hands) -> None:
    start = TEXT.index("\n")
    hands.desk.do(Select(start=start, end=start + 1, words="\n"))
    assert "no words" in hands.view.said
    hands.desk.do(Select(start=0, end=60, words=TEXT[:60]))
    assert "one paragraph" in hands.view.said


def test_a_selection_in_another_sentence_goes_there(hands: Hands) -> None:
    hands.go(0)
    view = hands.take("Observers said")
    assert view.sentence == 4


def test_numbers_out_of_range_and_unknown_documents_are_told(hands: Hands) -> None:
    before = hands.view
    hands.desk.do(Go(sentence=99))
    assert hands.view.said
    hands.desk.do(Go(document="nowhere"))
    assert hands.view.said
    hands.desk.do(Pick(claim="nobody"))
    assert hands.view.said
    assert hands.view.sentence == before.sentence
    with pytest.raises(UnknownName):
        hands.desk.text("nowhere")


def test_digits_without_an_offer_change_nothing(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ")
    work = hands.desk.work
    hands.press("9", "0")
    assert hands.desk.work is work


def test_the_version_counts_up_with_every_command(hands: Hands) -> None:
    first = hands.view.version
    assert hands.press("j", "j").version == first + 2
    assert hands.view.version == first + 2
