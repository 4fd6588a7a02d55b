"""What is written into a file looks like what stands beside it, and what cannot be is refused."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from graph.problems import UneditableFile
from graph.reading.formats.yaml import YamlFile
from graph.writing.placing import place_of_entity, place_of_relation
from graph.writing.splicing import Edit, Insert, Opened, Put, Take
from graph.writing.splicing.splices import spliced
from tests.command import ROOT

RECORDS = """\
# All of it.

# ── One ──

- kind: advice
  source: ada
  statement: "Ada advises."
  statements: {es: "Ada aconseja."}
  evidence:
    - {document: note, paragraph: 1, start: 0, end: 3, digest: "00112233445566aa"}

- kind: advice
  source: bob
  topic: north
  evidence:
    - {document: note, paragraph: 1, start: 4, end: 9}

# ── Two ──

- kind: support   # as he says
  source: bob
  negated: true
  evidence:
    - {document: note, paragraph: 2, start: 12, end: 19}
"""


def made(text: str, *edits: Edit, name: str = "relations.yaml") -> str:
    file = Opened(Path(name), text.encode())
    return spliced(file.text, file.edited(edits))


def lines(text: str, *edits: Edit, name: str = "relations.yaml") -> tuple[list[str], list[str]]:
    """The lines that go and those that come."""
    old, new = text.split("\n"), made(text, *edits, name=name).split("\n")
    first = next((n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), 0)
    last = 0
    while old[-1 - last] == new[-1 - last] and last < min(len(old), len(new)) - first:
        last += 1
    return old[first : len(old) - last], new[first : len(new) - last]


def test_one_word_is_one_word() -> None:
    assert lines(RECORDS, Put((1, "topic"), "south")) == (["  topic: north"], ["  topic: south"])
    file = Opened(Path("relations.yaml"), RECORDS.encode())
    (one,) = file.edited([Put((1, "topic"), "north-east")])
    assert (one.old, one.new) == ("", "-east")


def test_a_field_is_added_where_its_neighbours_have_it() -> None:
    _gone, come = lines(RECORDS, Put((0, "topic"), "north"))
    assert come == ["  topic: north"]
    text = made(RECORDS, Put((0, "topic"), "north"))
    assert text.index("source: ada\n  topic: north\n  statement") > 0
    text = made(RECORDS, Put((1, "statement"), "Yes"), Put((1, "role"), "lead"))
    assert 'topic: north\n  role: lead\n  statement: "Yes"\n  evidence:' in text


def test_a_field_is_written_as_its_neighbours_write_it() -> None:
    text = made(RECORDS, Put((1, "statements"), {"es": "Sí.", "fr": "oui"}))
    assert '\n  statements: {es: "Sí.", fr: oui}\n' in text
    more = {"document": "note", "start": 1, "end": 2, "digest": "abcdefabcdefabcd", "paragraph": 1}
    text = made(RECORDS, Insert((1, "evidence"), 1, more))
    written = '    - {document: note, paragraph: 1, start: 1, end: 2, digest: "abcdefabcdefabcd"}\n\n# ── Two'
    assert written in text


def test_a_field_that_is_rare_is_written_as_where_it_is() -> None:
    rare = "- id: a\n  tags:\n  - x\n  name: A\n"
    text = rare + "".join(f"- id: b{n}\n  name: B\n" for n in range(200))
    written = "- id: b199\n  tags:\n  - v\n  - z\n  name: B\n"
    assert made(text, Put((200, "tags"), ["v", "z"])) == text[: text.index("- id: b199")] + written


def test_a_record_is_added_before_the_next_sections_heading() -> None:
    record = {"kind": "advice", "source": "ada", "evidence": [{"document": "note", "start": 5}]}
    text = made(RECORDS, Insert((), 2, record))
    assert text.index("end: 9}\n\n- kind: advice\n  source: ada\n  evidence:\n    - {doc") > 0
    assert "start: 5}\n\n# ── Two ──\n\n- kind: support   # as he says" in text
    text = made(RECORDS, Insert((), 2, record, above=True))
    assert "# ── Two ──\n\n- kind: advice\n  source: ada\n" in text


def test_a_record_goes_without_the_comments_around_it() -> None:
    text = made(RECORDS, Take((1,)))
    assert "22334455" in text
    assert '66aa"}\n\n# ── Two ──\n\n- kind: support' in text
    assert made(RECORDS, Take((2,))).endswith("end: 9}\n\n# ── Two ──\n")


def test_a_record_that_is_replaced_keeps_what_both_have() -> None:
    file = Opened(Path("relations.yaml"), RECORDS.encode())
    new = {**file.value[2], "source": "ada", "kind": "advice"}
    del new["negated"]
    assert lines(RECORDS, Put((2,), new)) == (
        ["- kind: support   # as he says", "  source: bob", "  negated: true"],
        ["- kind: advice   # as he says", "  source: ada"],
    )


def test_lists_in_brackets_fill_their_lines() -> None:
    names = ", ".join(f"name-{n:05}" for n in range(8))
    text = f"expected:\n  [{names},\n   last]\n"
    assert lines(text, Insert(("expected",), 8, "another")) == ([], ["   another,"])
    assert made("a: [x, y, z]\n", Take(("a", 0)), Take(("a", 2))) == "a: [y]\n"
    assert made("a: [x]\n", Take(("a", 0))) == "a: []\n"
    assert made("a: []\n", Insert(("a",), 0, "x")) == "a: [x]\n"


def test_the_first_record_of_a_file() -> None:
    record = {"id": "ada", "kind": "person", "name": "Ada L", "aliases": ["A"]}
    first = '- id: ada\n  kind: person\n  name: "Ada L"\n  aliases: ["A"]\n'
    assert made("", Insert((), 0, record)) == first
    assert made("# None yet.\n", Insert((), 0, record)) == f"# None yet.\n\n{first}"
    assert made("[]\n", Insert((), 0, record)) == first


@pytest.mark.parametrize(
    ("text", "edit", "becomes"),
    [
        ("- a: 1\n  b: 2", Take((0, "a")), "- b: 2"),
        ("- a: 1\r\n- b: 2\r\n", Insert((), 1, {"c": 3}), "- a: 1\r\n- c: 3\r\n- b: 2\r\n"),
        ("- a: 1\n- b: 2", Insert((), 2, {"c": 3}), "- a: 1\n- b: 2\n- c: 3"),
        ("- a:\n  b: 2\n", Put((0, "a"), 1), "- a: 1\n  b: 2\n"),
        ("- a: >-\n    long\n    words\n  b: 2\n", Put((0, "a"), "b"), "- a: b\n  b: 2\n"),
        ("- a: 'it''s'\n", Put((0, "a"), "2025"), '- a: "2025"\n'),
        ("- {a: 1, b: 2}\n", Put((0, "c"), None), "- {a: 1, b: 2, c: null}\n"),
        ("-   a: 1\n    b: 2\n", Insert((), 1, {"b": 1, "a": 2}), None),
        ("a:\n- x\n- y\nb: 1\n", Insert(("a",), 1, "z"), "a:\n- x\n- z\n- y\nb: 1\n"),
        ("a:\n- x\n# c\nb: 1\n", Take(("a",)), "# c\nb: 1\n"),
        ("a: 1\nb:\n  c: 2\n", Put(("b",), [1]), "a: 1\nb: [1]\n"),
        ('{"a": [1,\n 2]}', Put(("b",), "x"), '{"a": [1,\n 2], "b": "x"}'),
    ],
)
def test_small_files(text: str, edit: Edit, becomes: str | None) -> None:
    name = "one.json" if text.startswith("{") else "one.yaml"
    if becomes is None:
        becomes = text + "-   a: 2\n    b: 1\n"
    assert made(text, edit, name=name) == becomes


def test_a_line_of_json_lines_is_written_as_it_was() -> None:
    text = '{"b":1,"a":"é"}\n{"b": 2, "a": "\\u00e9"}\n'
    assert (
        made(text, Put((0, "b"), 3), name="x.jsonl")
        == '{"b":3,"a":"é"}\n{"b": 2, "a": "\\u00e9"}\n'
    )
    assert lines(text, Put((1, "a"), "ñ"), name="x.jsonl")[1] == ['{"b": 2, "a": "\\u00f1"}']
    assert made(text, Insert((), 0, {"a": 1, "b": 2}), name="x.jsonl").startswith('{"b":2,"a":1}\n')
    assert made(text[:-1], Insert((), 2, {"c": 1}), name="x.jsonl") == f'{text}{{"c": 1}}'


# What is refused


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.yaml", "- a: &x 1\n- b: *x\n", 2),
        ("a.yaml", "- a: 1\n  b: [\n", 3),
        ("a.csv", "a,b\n", 0),
        ("a.jsonl", '{"a": 1}\n[1]\n', 2),
        ("a.jsonl", '{"id": "a"}\n{"sentence": "x", "citations": null}\n', 2),
    ],
)
def test_what_cannot_be_read_is_not_edited(name: str, text: str, line: int) -> None:
    with pytest.raises(UneditableFile) as caught:
        Opened(Path(name), text.encode())
    assert (caught.value.path, caught.value.place.line) == (name, line)


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("? a\n: - 1\n? b\n: 2\n", Put(("a",), {"c": "d" * 200})),
        ("- a: 1\n  a: 2\n  b: 3\n", Take((0, "a"))),
        ("a: &x\n- 1\n- 2\n", Take(("a", 0))),
    ],
)
def test_what_would_change_something_else_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(UneditableFile) as caught:
        made(text, edit)
    assert "by hand" in str(caught.value)


@pytest.mark.parametrize(
    "edits",
    [
        [Put((9, "a"), 1)],
        [Take((0, "nothing"))],
        [Take(())],
        [Insert((0,), 0, 1)],
        [Insert((), 9, {})],
        [Take((0,)), Put((0, "kind"), "x")],
        [Put((0, "kind"), "x"), Put((0, "kind"), "y")],
        [Put((0, "kind"), float("nan"))],
        [Put((0, "kind"), "\ud800")],
        [Put((0, "kind"), object())],
    ],
)
def test_edits_that_make_no_sense_are_refused(edits: list[Edit]) -> None:
    with pytest.raises((ValueError, TypeError)):
        made(RECORDS, *edits)


# Where a record goes


def placed(text: str, record: dict[str, Any]) -> tuple[int, bool]:
    file = Opened(Path("relations.yaml"), text.encode())
    spot = place_of_relation(record, [(file, file.value)], ["note"])
    return spot.at, spot.above


@pytest.mark.parametrize(
    ("paragraph", "start", "spot"),
    [
        *((1, 0, (1, False)), (1, 3, (1, False)), (1, 4, (2, False)), (1, 10, (2, False))),
        *((2, 11, (2, True)), (2, 12, (3, False)), (9, 99, (3, False)), (None, 11, (2, False))),
    ],
)
def test_a_claim_goes_where_its_first_citation_falls(
    paragraph: int | None, start: int, spot: tuple[int, bool]
) -> None:
    cited = {"document": "note", "start": start, "end": start + 1}
    cited |= {} if paragraph is None else {"paragraph": paragraph}
    assert placed(RECORDS, {"evidence": [cited, {"document": "note", "start": 0}]}) == spot


def test_one_stray_claim_does_not_draw_others_to_it() -> None:
    stray = dedent(
        """
        - kind: advice
          evidence: [{document: note, start: 0, end: 1}]
        """
    )
    cited = {"document": "note", "start": 1, "end": 2}
    assert placed(RECORDS + stray, {"evidence": [cited]})[0] == 1
    assert placed(RECORDS, {"evidence": [{"document": "other", "start": 0}]})[0] == 3
    assert placed(RECORDS, {})[0] == 3


def test_an_entity_goes_below_the_last_of_its_kind() -> None:
    text = "- {id: a, kind: person}\n- {id: b, kind: party}\n- {id: c, kind: person}\n- {id: d, kind: post}\n"
    file = Opened(Path("entities.yaml"), text.encode())
    files = [(file, file.value)]
    assert place_of_entity({"kind": "party"}, files).at == 2
    assert place_of_entity({"kind": "person"}, files).at == 3
    assert place_of_entity({"kind": "issue"}, files).at == 4


def test_the_chilean_claims_each_go_back_to_where_they_stand() -> None:
    path = ROOT / "data" / "chile-2025" / "relations.yaml"
    file = Opened(path, path.read_bytes())
    for number in range(0, len(file.value), 7):
        rest = file.value[:number] + file.value[number + 1 :]
        spot = place_of_relation(file.value[number], [(file, rest)], ["rusi-2025"])
        here, *around = (
            one["evidence"][0]["paragraph"]
            for one in (file.value[number], *rest[max(spot.at - 1, 0) : spot.at + 1])
        )
        assert min(around) <= here <= max(around), number


def test_records_by_the_thousand_are_edited() -> None:
    text = (ROOT / "data" / "chile-2025" / "relations.yaml").read_text(encoding="utf-8")
    content = (text + text * 13).encode()
    file = Opened(Path("relations.yaml"), content)
    record = dict(file.value[7])
    edits: list[Edit] = [
        Put((2000, "statement"), "Other words."),
        Take((3000,)),
        Insert((), 4000, record),
    ]
    new = spliced(file.text, file.edited(edits))
    assert len(file.value) == len(YamlFile("x", new).value) > 5_000
