"""YAML is read as people mean it: words stay words, and what is not plain is refused with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.model import Entity
from graph.reading import read
from tests.command import run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write


def entities(folder: Path, text: str | bytes) -> tuple[Entity, ...]:
    """The entities of a file that has to be right."""
    reading = read(write(folder, {"entities.yaml": text}))
    assert reading.problems == ()
    return reading.dataset.entities


def problem(folder: Path, text: str | bytes) -> tuple[str, int, int]:
    """The one problem of a file of entities, as the command tells it without a traceback."""
    data = write(folder, {"entities.yaml": text})
    (found,) = read(data).problems
    checked = run("check", data)
    assert checked.status == 1
    assert str(found) in checked.out
    return found.rule, found.place.line, found.place.column


def country(**fields: Any) -> str:
    inner = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"- {{id: somewhere, kind: country, {inner}}}\n"


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "Yes", "on", "OFF", "y", "True", "NULL", "0x1F", "1_000", "12:30:00", "1e5"],
)
def test_a_word_stays_a_word(word: str, tmp_path: Path) -> None:
    (entity,) = entities(tmp_path, country(name=word, aliases=f"[{word}]", names=f"{{no: {word}}}"))

    assert (entity.name, entity.aliases, entity.names) == (word, (word,), {"no": word})


@pytest.mark.parametrize("date", ["2025-12", "2025-12-14", '"2025"', "'2025'"])
def test_a_date_stays_as_it_is_written(date: str, tmp_path: Path) -> None:
    (event,) = entities(tmp_path, f"- {{id: vote, kind: event, name: Vote, date: {date}}}\n")

    assert event.__dict__["date"] == date.strip("\"'")


def test_a_year_without_quotes_is_a_number_and_is_said_to_be_so(tmp_path: Path) -> None:
    data = write(tmp_path, {"entities.yaml": "- {id: e, kind: event, name: E, date: 2025}\n"})

    (found,) = read(data).problems

    assert (found.rule, found.place.line, found.place.column) == ("bad-value", 1, 33)
    assert found.message.endswith('write "2025"')


@pytest.mark.parametrize(
    ("value", "shown"), [("1984", '"1984"'), ("true", '"true"'), ("1.5", '"1.5"')]
)
def test_what_looks_like_something_else_has_to_be_quoted(
    value: str, shown: str, tmp_path: Path
) -> None:
    (found,) = read(write(tmp_path, {"entities.yaml": country(name=value)})).problems

    assert found.rule == "bad-value"
    assert shown in found.message
    assert entities(tmp_path, country(name=f'"{value}"'))[0].name == value


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing(nothing: str, tmp_path: Path) -> None:
    assert entities(tmp_path, country(name="Peru", summary=nothing))[0].summary is None
    assert problem(tmp_path, country(name=nothing))[0] == "missing-field"


@pytest.mark.parametrize(
    "name",
    [
        "'O''Higgins & \"Sons\"'",
        '"</script><script>alert(1)</script>"',
        "🇨🇱 Chile 🌶️",
        "مصر",
        "'- # : {} [] , & * ! | > % @ `'",
        "x" * 10_000,
    ],
)
def test_a_name_may_be_anything_and_is_shown_without_fuss(name: str, tmp_path: Path) -> None:
    data = write(tmp_path, {"entities.yaml": country(name=name)})

    (entity,) = read(data).dataset.entities

    assert read(data).problems == ()
    for words in (("find", "somewhere"), ("find", "somewhere", "--format", "csv")):
        shown = run(*words, "--dataset", data)
        assert (shown.status, shown.err) == (0, "")
    if name.isalnum():
        assert entity.name == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- &ada {id: ada, kind: person, name: Ada}\n- *ada\n", ("syntax", 2, 3)),
        ("- id: ada\n  kind: !!str person\n  name: !name Ada\n", ("syntax", 3, 9)),
        ("- !!python/object:os.system {id: ada}\n", ("syntax", 1, 3)),
        ("- id: ada\n  aliases: !set [a]\n", ("syntax", 2, 12)),
        ("- id: ada\n\tkind: person\n", ("syntax", 2, 1)),
        ("- id: ada\n  name: A\0da\n", ("syntax", 2, 10)),
        ("- id: ada\n  name: áé\x07da\n", ("syntax", 2, 11)),
        (b"- id: ada\n  name: \xc3\xa1\xff\n", ("syntax", 2, 10)),
        (b"\xff\xfe-\0 \0a\0", ("syntax", 1, 1)),
        ('- {id: ada, kind: person, name: "\\ud800"}\n', ("syntax", 1, 36)),
        ("- {id: ada, kind: person, name: Ada\n", ("syntax", 2, 1)),
        ("- {[a]: b}\n", ("syntax", 1, 4)),
        ("---\n- {id: ada, kind: person, name: Ada}\n---\n- {}\n", ("syntax", 3, 1)),
        ("id: ada\nkind: person\n", ("syntax", 1, 1)),
        ("Ada\n", ("syntax", 1, 1)),
        ("- Ada\n", ("bad-value", 1, 3)),
        ("- {id: ada, kind: person, name: Ada, summary: [a]}\n", ("bad-value", 1, 38)),
        ("- {id: ada, kind: person, name: Ada, aliases: Bob}\n", ("bad-value", 1, 38)),
        ("- {id: ada, kind: person, name: Ada, aliases: [a, [b]]}\n", ("bad-value", 1, 51)),
        ("- {id: ada, kind: person, name: Ada, names: {es: 5}}\n", ("bad-value", 1, 46)),
        ("- {id: ada, kind: person, name: ''}\n", ("missing-field", 1, 27)),
        ("- {id: ada, kind: [person], name: Ada}\n", ("unknown-kind", 1, 13)),
        ("- {id: ada, name: Ada}\n", ("missing-field", 1, 3)),
        ("- {id: ada, kind: person, name: Ada, <<: {summary: a}}\n", ("unknown-field", 1, 38)),
        ("- id: ada\n  kind: person\n  name: Ada\n  name: Bob\n", ("repeated-field", 4, 3)),
        (f"- {{id: {'a' * 201}, kind: person, name: Ada}}\n", ("bad-id", 1, 4)),
        ("[" * 200_000, ("syntax", 1, 51)),
        ("- " * 100_000, ("syntax", 1, 101)),
        ("\n".join(" " * depth + "a:" for depth in range(500)), ("syntax", 51, 51)),
        ("- {id: ada, kind: person, name: " + "[" * 300 + "]" * 300 + "}", ("syntax", 1, 81)),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    text: str | bytes, place: tuple[str, int, int], tmp_path: Path
) -> None:
    assert problem(tmp_path, text) == place


def test_brackets_in_words_are_not_depth(tmp_path: Path) -> None:
    (entity,) = entities(tmp_path, country(name='"' + "[" * 200 + '"'))

    assert entity.name == "[" * 200


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    files = {
        "dataset.yaml": b"\xef\xbb\xbf" + HEADER_YAML.encode(),
        "entities.yaml": b"\xef\xbb\xbf" + ENTITIES_YAML.encode(),
    }

    reading = read(write(tmp_path, files))

    assert reading.problems == ()
    assert [entity.id for entity in reading.dataset.entities] == ["ada", "bob", "peru"]


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    files = {
        "dataset.yaml": HEADER_YAML,
        "entities.yaml": ENTITIES_YAML,
        "relations.yaml": RELATIONS_YAML,
    }
    windows = {name: text.replace("\n", "\r\n").encode() for name, text in files.items()}

    assert (
        read(write(tmp_path / "windows", windows)).dataset
        == read(write(tmp_path / "unix", files)).dataset
    )
    broken = (ENTITIES_YAML + "- {id: a, kind: person}\n").replace("\n", "\r\n")
    assert problem(tmp_path / "broken", broken) == ("missing-field", 4, 3)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "[]", "null"])
def test_an_empty_file_holds_no_records(text: str, tmp_path: Path) -> None:
    assert entities(tmp_path, text) == ()


def test_a_scalar_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    (entity,) = entities(tmp_path, country(name="Peru", summary="x" * 10_000_000))

    assert entity.summary == "x" * 10_000_000


def test_a_number_of_any_length_is_no_traceback(tmp_path: Path) -> None:
    relations = RELATIONS_YAML.replace("end: 3", f"end: {'9' * 5000}")
    data = write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations})

    (found,) = read(data).problems

    assert (found.rule, found.place.line) == ("bad-value", 5)
    assert len(found.message) < 200


def test_yml_is_yaml_too_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    files = {"entities-1.yml": ENTITIES_YAML, ".entities.yaml.swp": "\0", ".entities.yaml": "["}

    reading = read(write(tmp_path, {**files, "README.md": "# Hello"}))

    assert reading.problems == ()
    assert len(reading.dataset.entities) == 3


def test_a_sign_that_no_text_has_a_right_to_is_refused_whatever_the_field(tmp_path: Path) -> None:
    text = ENTITIES_YAML + "\n\n- id: é\x0b"

    assert problem(tmp_path, text) == ("syntax", 6, 8)
