"""Of records at the left margin only those beside an edit are read: with the same outcome as if all were."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from graph.problems import UneditableFile
from graph.writing.splicing import Edit, Insert, Opened, Put, Splice, Take, margin
from graph.writing.splicing.margin import margin_of
from tests.command import ROOT

CHILE = ROOT / "data" / "chile-2025"


def file_of(text: str) -> Opened:
    return Opened(Path("relations.yaml"), text.encode())


def whole(file: Opened) -> Opened:
    """The same file, of which all is read and composed at each edit."""
    other = Opened(file.path, file.text.encode())
    other.__dict__["margin"] = None
    return other


def outcome(file: Opened, edits: list[Edit]) -> Any:
    try:
        return file.edited(edits)
    except UneditableFile as error:
        return str(error)


def some_edits(value: list[Any], chance: random.Random) -> list[Edit]:
    """One step of a few edits of different records."""
    edits: list[Edit] = []
    for at in chance.sample(range(len(value)), min(len(value), chance.randint(1, 3))):
        fields = [*value[at]] if isinstance(value[at], dict) else []
        other = value[chance.randrange(len(value))]
        what = chance.choice(("put", "put", "add", "take", "take field", "insert", "insert above"))
        if what == "put" and fields:
            edits.append(Put((at, chance.choice(fields)), f"ñ: {chance.random()} - # |"))
        elif what == "add" and isinstance(other, dict) and fields:
            name = chance.choice([*other])
            edits.append(Put((at, name), other[name]))
        elif what == "take":
            edits.append(Take((at,)))
        elif what == "take field" and len(fields) > 1:
            edits.append(Take((at, chance.choice(fields))))
        else:
            edits.append(Insert((), at, other, above=what.endswith("above")))
    return edits


@pytest.mark.parametrize("name", ["relations.yaml", "entities.yaml"])
@pytest.mark.parametrize("seed", range(4))
def test_edits_come_out_as_if_all_were_read(name: str, seed: int) -> None:
    file = Opened(CHILE / name, (CHILE / name).read_bytes())
    assert file.margin is not None
    chance = random.Random(seed)
    for _time in range(6):
        edits = some_edits(file.value, chance)
        made = file.edited(edits)
        assert made == outcome(whole(file), edits)
        file = file.spliced(made)
        assert file.margin is not None
        fresh = Opened(file.path, file.text.encode())
        assert (file.value, file.digest) == (fresh.value, fresh.digest)
        assert file.margin.heads == fresh.margin.heads  # type: ignore[union-attr]


TRICKY = [
    "- a\n- b\n",
    "- a",
    "-\n  x: 1\n-\n  x: 2\n",
    "# head\n\n- x: 1\n  # inside\n# between\n- x: 2\n# end\n",
    "- x: |\n    - not a record\n    text\n\n\n- x: 2\n",
    "- x: |+\n    kept\n\n\n- x: >-\n    folded\n    more\n",
    '- x: "a\n\n  b"\n- x: 2\n',
    "- x: plain\n   goes on\n- x: 2\n",
    "- [1,\n   2]\n- {x: 1,\n   y: 2}\n",
    "- x:\n  - 1\n  - 2\n- x:\n    - 3\n",
    "- - 1\n  - 2\n- - 3\n",
    "- x: 1\r\n- x: 2\r\n",
    "- x: 1\n\n\n- x: 2\n\n\n",
    "- x: 1\n- # nothing\n- x: 3\n",
    "- ? x\n  : 1\n- x: 2\n",
    "- x: 1 # - no\n- 'it''s'\n- x\n",
]


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("seed", range(8))
def test_tricky_texts_come_out_as_if_all_were_read(text: str, seed: int) -> None:
    file = file_of(text)
    assert file.margin is not None
    chance = random.Random(seed)
    for _time in range(5):
        if not file.value:
            return
        edits = some_edits(file.value, chance)
        made = outcome(file, edits)
        assert made == outcome(whole(file), edits)
        if isinstance(made, tuple):
            file = file.spliced(made)
            fresh = file_of(file.text)
            assert (file.value, file.digest, file.text) == (fresh.value, fresh.digest, fresh.text)


@pytest.mark.parametrize(
    "text",
    [
        "[]\n",
        "[{x: 1}]\n",
        "x: 1\n",
        "- - 1\n- x\n".replace("- x", "  - x"),
        " - x: 1\n - x: 2\n",
        "---\n- x: 1\n",
        "- x: 1\n---\n",
        "- x: 1\n...\n",
        "%YAML 1.2\n---\n- x: 1\n",
        '- x: "a\n- b"\n',
        '- x: "a\n- b"\n- x: 2\n',
        "- x: 1\r- x: 2\r",
        "- x: a\x85- y\n",
        "- x: a\u2028- y\n",
        "- x: 1\n\ufeff- x: 2\n",
        "!!seq\n- x: 1\n",
        "&a\n- x: 1\n",
        "- {x: [\n- 1]}\n",
    ],
)
def test_what_is_not_plainly_so_is_read_whole(text: str) -> None:
    try:
        value = file_of(text).value
    except UneditableFile:
        return
    assert margin_of(text, value) is None or len(value) == text.count("\n-") + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x: 1", 'x: "a'),
        ("x: 1", "x: [1"),
        ("x: 1", "x: |"),
        ("x: 1\n", "x: 1\n---\n"),
        ("x: 1\n", "x: 1\n...\n"),
        ("x: 1\n", "x: 1"),
        ("x: 1\n", "x: 1\n  y: 2\n- z\n"),
        ("x: 1\n", "x: 1\n y: 2\n"),
        ("x: 1", "x: 1\n# - no\n\n- y"),
        ("x: 1", 'x: "a\n- b"'),
        ("x: 1", "x: a\x85b"),
        ("- x: 1\n", ""),
        ("- x: 1\n", "# nothing\n"),
        ("- x: 1", "-\n  x: 1"),
        ("- x: 1", " - x: 1"),
        ("- x: 1", "x: 1"),
        ("- x: 1", "- - x: 1"),
    ],
)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_splice_of_whatever_sort_is_read_as_the_text_is(old: str, new: str, at: int) -> None:
    text = "".join("- x: 1\n" if n == at else f"- y: {n}\n" for n in range(5))
    file = file_of(text)
    splices = (Splice(text.index(old), old, new),)
    changed = text.replace(old, new)

    def read(make: Any) -> Any:
        try:
            found = make()
        except UneditableFile as error:
            return str(error)
        return found.value, found.text, found.digest

    assert read(lambda: file.spliced(splices)) == read(lambda: file_of(changed))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n"])
@pytest.mark.parametrize("last", ["", "\n"])
@pytest.mark.parametrize("seed", range(3))
def test_lines_come_out_as_if_all_were_read(end: str, last: str, seed: int) -> None:
    text = end.join(f'{{"id": "a{n}", "name": "ñ\u2028{n}"}}' for n in range(9)) + last
    file = Opened(Path("relations.jsonl"), text.encode())
    assert file.margin is not None
    chance = random.Random(seed)
    for _time in range(6):
        edits = some_edits(file.value, chance)
        made = file.edited(edits)
        assert made == outcome(whole(file), edits)
        file = file.spliced(made)
        fresh = Opened(file.path, file.text.encode())
        assert (file.value, file.digest) == (fresh.value, fresh.digest)


def test_a_mark_at_the_beginning_stays() -> None:
    file = Opened(Path("relations.yaml"), b"\xef\xbb\xbf- x: 1\n- x: 2\n")
    made = file.edited([Put((1, "x"), "two")])
    other = file.spliced(made)
    assert other.text == "\ufeff- x: 1\n- x: two\n"
    assert other.value == [{"x": 1}, {"x": "two"}]
    gone = other.spliced((Splice(0, "\ufeff", ""),))
    assert gone.edited([Put((0, "x"), 3)])[0].offset == 5


def test_few_are_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Opened(CHILE / "relations.yaml", (CHILE / "relations.yaml").read_bytes())
    lengths: list[int] = []
    compose = margin.composed

    def counted(text: str) -> Any:
        lengths.append(len(text))
        return compose(text)

    monkeypatch.setattr(margin, "composed", counted)
    file.edited([Put((100, "statement"), "another")])
    assert 0 < len(lengths) < 40
    assert sum(lengths) < 30_000
