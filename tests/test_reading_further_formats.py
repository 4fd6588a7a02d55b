"""A format that this package has never heard of is read, once it is registered."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.problems import Place, Problem
from graph.reading import formats
from graph.reading.formats import Format
from graph.reading.sources import Batch, Unreadable, as_json, text_of
from graph.registry import Formats
from tests.command import ROOT
from tests.tiny import RELATIONS_YAML, write

ENTITIES = """\
[ada]
kind = person
name = Ada

[bob]
kind = person
name = Bob
"""


class Sections:
    """Records as the sections of a file of settings: an id, then a field a line."""

    def __init__(self, file: str, path: Path) -> None:
        self.file = file
        self.records: list[dict[str, Any]] = []
        self.lines: list[int] = []
        for number, line in enumerate(text_of(file, path).splitlines(), 1):
            if line.startswith("["):
                self.records.append({"id": line.strip("[]")})
                self.lines.append(number)
            elif line:
                name, equals, value = line.partition(" = ")
                if not equals:
                    place = Place(file, number, 1)
                    raise Unreadable(Problem(place, "syntax", "write a field as name = value"))
                self.records[-1][name] = value

    def batches(self) -> Iterator[Batch]:
        yield Batch(0, len(self.records), as_json(self.records))

    def place(self, record: int, path: tuple[str | int, ...]) -> Place:
        return Place(self.file, self.lines[record], 1 if not path else 2)

    def record(self, record: int) -> Any:
        return self.records[record]

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:
        assert thorough in (True, False)
        return iter(())


BUILT_IN = formats.formats()
SETTINGS = Format("settings", (".settings", ".kept.yaml"), Sections)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_FORMATS", Formats(formats.__name__))
    for one in (*BUILT_IN, SETTINGS):
        formats.register(one)


def test_it_is_read_like_the_others(tmp_path: Path) -> None:
    data = write(tmp_path, {"entities.settings": ENTITIES, "relations.yaml": RELATIONS_YAML})

    kg = graph.load(data)

    assert [entity.name for entity in kg.entities()] == ["Ada", "Bob"]
    assert len(kg.relations()) == 1
    assert str(data / "entities.settings") in graph.read(data).files


def test_its_problems_have_their_places(tmp_path: Path) -> None:
    text = ENTITIES.replace("person", "persona", 1)
    data = write(tmp_path, {"entities.settings": text, "relations.settings": "[a]\nkind\n"})

    found = [(str(one.place), one.rule) for one in graph.read(data).problems]

    assert found == [
        (f"{data / 'entities.settings'}:1:2", "unknown-kind"),
        (f"{data / 'relations.settings'}:2:1", "syntax"),
    ]


def test_the_longest_ending_that_fits_says_the_format(tmp_path: Path) -> None:
    data = write(tmp_path, {"entities.kept.yaml": ENTITIES, "relations.yaml": RELATIONS_YAML})
    assert len(graph.load(data).entities()) == 2
    assert formats.format_of(Path("entities.kept.yaml")) is SETTINGS
    assert formats.format_of(Path("entities.txt")) is None


def test_saving_refuses_a_folder_in_which_it_would_be_read_along(tmp_path: Path) -> None:
    (tmp_path / "entities.settings").write_text(ENTITIES, encoding="utf-8")
    with pytest.raises(graph.UnusableFile, match="read along"):
        graph.load().save(tmp_path)


def test_a_name_or_an_ending_that_is_taken_is_refused() -> None:
    formats.register(SETTINGS)  # again is no other
    with pytest.raises(ValueError, match="yaml"):
        formats.register(replace(SETTINGS, name="mine", endings=(".yaml",)))
    with pytest.raises(ValueError, match="settings"):
        formats.register(replace(SETTINGS, endings=(".ini",)))
    assert formats.formats() == (*BUILT_IN, SETTINGS)


def test_a_format_without_an_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="mine has no ending"):
        formats.register(replace(SETTINGS, name="mine", endings=()))


@pytest.mark.parametrize(
    ("name", "ending", "said"),
    [("yaml", ".mine", 'a format "yaml" already'), ("mine", ".jsonl", "those of mine another")],
)
def test_what_is_registered_before_anything_is_read_takes_nothing_that_is_built_in(
    name: str, ending: str, said: str
) -> None:
    program = f"""
from graph.reading.formats import Format, formats, register
try:
    register(Format({name!r}, ({ending!r},), print))
except ValueError as error:
    print(error)
print(*sorted(one.name for one in formats()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    refused, names = done.stdout.splitlines()
    assert said in refused
    assert names.split() == sorted(one.name for one in BUILT_IN)
