"""An answer is read however it is wrapped, member by member where it is cut off; the rest is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.drafting import answers
from graph.drafting.answers import read_answer
from tests.drafting.drafts import DENIED, RIGHT, answer

LISTED = json.dumps([RIGHT, DENIED], indent=1)
WRAPPED: dict[str, str] = {
    "an object": answer(RIGHT, DENIED),
    "a list": LISTED,
    "fenced": f"```json\n{LISTED}\n```",
    "fenced twice": f"```json\n[{json.dumps(RIGHT)}]\n```\nand\n```\n[{json.dumps(DENIED)}]\n```",
    "in prose": f'Here you are [as asked, see {{1}}]:\n{LISTED}\nHope that "helps" [2].',
    "one after another": f"{json.dumps(RIGHT)}\n{json.dumps(DENIED)}",
    "JSON Lines": f"{json.dumps(RIGHT)},\n{json.dumps(DENIED)},\n",
    "deeper": json.dumps({"answer": {"claims": [RIGHT, DENIED]}, "note": "done"}),
    "a byte order mark": f"\ufeff{LISTED}",
    "CRLF": LISTED.replace("\n", "\r\n"),
    "an open bracket in prose": f"[see below\n{LISTED}",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_an_answer_is_read_however_it_is_wrapped(text: str) -> None:
    found = read_answer(text)

    assert [one.value for one in found.proposals] == [RIGHT, DENIED]
    assert (found.refused, found.cut_off) == ([], False)


@pytest.mark.parametrize("most", [1, 2, 40, 700])
def test_of_a_list_that_is_cut_off_the_whole_members_are_taken(most: int) -> None:
    text = f"```json\n{answer(RIGHT, DENIED, RIGHT)}"[:-most]

    found = read_answer(text)

    whole = text.count('"corrects": null}')
    assert len(found.proposals) == whole >= 1
    assert found.cut_off
    assert "ends within a bracket" in found.refused[-1]


def test_what_follows_a_block_that_is_cut_off_is_read() -> None:
    text = f"```json\n{answer(RIGHT)[:-100]}\n```\nSorry, again:\n```json\n{answer(DENIED)}\n```"

    assert [one.value for one in read_answer(text).proposals] == [DENIED]


BROKEN: dict[str, tuple[str, str]] = {
    "a comma too many": (json.dumps(RIGHT)[:-1] + ",}", "comma"),
    "single quotes": (str(dict(RIGHT)), "quotes"),
    "curly quotes": (json.dumps(RIGHT).replace('"kind"', "\u201ckind\u201d"), "quotes"),
    "no comma": (json.dumps(RIGHT).replace(', "topic"', ' "topic"'), "comma"),
    "a field twice": (json.dumps(RIGHT)[:-1] + ', "kind": "border"}', '"kind" twice'),
    "NaN": (json.dumps({**RIGHT, "paragraph": float("nan")}), "no number"),
    "an endless number": (json.dumps(RIGHT).replace(": 2,", f": {'9' * 5000},"), "no number"),
    "half a sign": (json.dumps(RIGHT).replace("docks", "d\\ud83d"), "half a sign"),
    "a long text": (json.dumps({**RIGHT, "statement": "x" * 20_000}), "more than 10,000"),
    "many quotes": (json.dumps({**RIGHT, "quotes": ["x"] * 999}), "more than 200"),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN)
def test_a_member_that_cannot_be_read_is_told_with_its_line_and_the_others_are_taken(
    text: str, told: str
) -> None:
    found = read_answer(f"[\n{text},\n{json.dumps(DENIED)}\n]")

    assert [one.value for one in found.proposals] == [DENIED]
    (refused,) = found.refused
    assert refused.startswith("line 2: ")
    assert told in refused


def test_members_that_are_no_objects_are_told() -> None:
    found = read_answer(json.dumps([RIGHT, "so", 3]))

    assert len(found.proposals) == 1
    assert len(found.refused) == 2


@pytest.mark.parametrize("text", ["", "I cannot help with that.", "{}", "[1]", "null", '{"a": 1}'])
def test_an_answer_without_a_claim_is_told(text: str) -> None:
    found = read_answer(text)

    assert found.proposals == []
    assert "no claim in the answer" in found.refused[0]


@pytest.mark.parametrize("text", ["[]", '{"claims": []}', '```json\n{"claims": [ ]}\n```'])
def test_an_answer_may_say_that_there_is_no_claim(text: str) -> None:
    found = read_answer(text)

    assert (found.proposals, found.refused) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        f"{'[' * 200}{json.dumps(RIGHT)}{']' * 200}",
        "x" * (answers.LONGEST + 1),
    ],
    ids=["lists", "objects", "around", "long"],
)
def test_what_is_nested_deep_or_endless_is_refused_whole(text: str) -> None:
    found = read_answer(text)

    assert found.proposals == []
    (told,) = found.refused
    assert "deep" in told or "give it in parts" in told


def test_of_too_many_claims_the_first_are_taken() -> None:
    found = read_answer(json.dumps([RIGHT] * (answers.MOST + 3)))

    assert len(found.proposals) == answers.MOST
    assert len(found.refused) == 3


def test_the_prompt_that_is_answered_is_known_by_its_digest() -> None:
    assert read_answer(json.dumps({"prompt": "0123456789abcdef", "claims": []})).prompt
    assert read_answer(json.dumps({"prompt": "../../x", "claims": []})).prompt is None


def test_the_line_of_a_claim_is_that_in_the_answer() -> None:
    found = read_answer(f"one\n\n{json.dumps({'claims': [RIGHT, DENIED]}, indent=1)}")
    lines = [one.line for one in found.proposals]

    assert lines[0] == 5
    assert lines[1] > lines[0] + len(RIGHT)


_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.lists(st.sampled_from([RIGHT, DENIED]), max_size=4),
    st.text(alphabet="abc [1]\n`.,;", max_size=40),
    st.integers(0, 4),
)
def test_law_whole_claims_come_back_whatever_stands_around(
    claims: list[dict[str, Any]], prose: str, indent: int
) -> None:
    text = f"{prose}\n{json.dumps({'claims': claims}, indent=indent or None)}\n{prose}"

    assert [one.value for one in read_answer(text).proposals] == claims


@given(
    st.text(alphabet='{}[]":,\\n kindsource\u201c\ud83d\x00"', max_size=80) | st.text(max_size=60)
)
def test_law_no_text_breaks_the_reading(text: str) -> None:
    found = read_answer(text)

    assert all(isinstance(one, str) for one in found.refused)


@given(_plain)
def test_law_no_value_breaks_the_reading(value: Any) -> None:
    read_answer(json.dumps({"claims": [{"kind": value}, value]}))
