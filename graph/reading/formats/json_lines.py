"""JSON Lines, for bulk: a record a line, read in batches so that a file need not fit in memory.

A batch is validated at once, as a list of its lines. So that lines which are no records cannot make
one together, or one line several, each line is looked at first: whether its brackets, those in
texts aside, are those of one object.

A file may also be a whole dataset, of which each line says what it is: ``{"dataset": {…}}`` first, then
``{"entity": {…}}``, ``{"relation": {…}}`` and what came true, ``{"resolution": {…}}``.
"""

from __future__ import annotations

import re
from array import array
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic_core import from_json

from graph.problems import Place, Problem
from graph.reading.formats import Format, register
from graph.reading.json_text import JsonText
from graph.reading.positions import Positions
from graph.reading.sources import (
    NOT_UTF_8,
    Batch,
    Path,
    Unreadable,
    as_json,
    opened,
    text_of,
    unopened,
)
from graph.reading.written import NotRead, Steps, shape_of, told_by

BATCH = 1_000
"""Records validated at a time: enough that the call's cost is lost, few enough to stay in a cache."""
LARGE = 1_000_000
"""In how many bytes a record is read by itself, so that a hostile one is looked at first."""
SHAPES, LONG = 10_000, 1_000
"""How many ways that brackets follow each other are remembered, and from what length on none is."""

_BLANKS = b" \t\r\n"
_UNTOLD = bytes(set(range(256)) - set(b'"{}[]\n'))
"""The bytes that say nothing about brackets."""
_FLAT = b'"citations"'
"""What is in a batch of records that are written for people."""
_STEP = b'{"path"', b'{"status"'
"""What a line begins with that is a step of a chain, or in a row of a comparison."""
_LIST = "a record ({…}) was expected here; if this is JSON, let the file's name end in .json"
_HEADER = "dataset"
WHOLE: Mapping[str, str | None] = {
    _HEADER: None,
    "entity": "entities",
    "relation": "relations",
    "resolution": "resolutions",
}
"""What a line of a whole dataset says that it is, and where in the dataset it belongs."""
_FIRST = re.compile(rb'\s*\{\s*"dataset"\s*:\s*\{')
_UNTYPED = (
    'a line that says what it is was expected here: {"dataset": {…}}, {"entity": {…}}, '
    '{"relation": {…}} or {"resolution": {…}}'
)
_TWICE = "there is a line on the dataset already; put the two together"
_TRAILING = "a line holds one record, so begin the next on a line of its own"


class JsonLines:
    """One file of JSON Lines, opened anew for each reading.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : pathlib.Path
    """

    def __init__(self, file: str, path: FilePath) -> None:
        self._file = file
        self._path = path
        self._lines = array("Q")
        self._offsets = array("Q")
        self._known: set[bytes] = set()
        self._held: tuple[int, list[bytes]] = 0, []
        self._indexed: tuple[int, Positions] | None = None

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def batches(self) -> Iterator[Batch]:
        """The records, ``BATCH`` at a time."""
        self._lines, self._offsets, self._indexed = array("Q"), array("Q"), None
        held: list[bytes] = []
        for number, offset, record in self._records():
            if held and (len(held) == BATCH or len(record) > LARGE):
                yield self._batch(held)
                held = []
            self._lines.append(number)
            self._offsets.append(offset)
            held.append(record)
            if len(record) > LARGE:
                yield self._batch(held)
                held = []
        if held:
            yield self._batch(held)

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands; the nearest thing around what is not there."""
        if self._indexed is None or self._indexed[0] != record:
            text = self._text(self._lines[record], self._line(record))
            self._indexed = record, text.positions()
        positions = self._indexed[1]
        shape = told_by(positions.names())
        return positions.place(path if shape is None else shape.way(positions.names(), path))

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        line = self._line(record)
        text = self._text(self._lines[record], line)
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            before = line[: error.start].decode("utf-8")
            place = Place(self._file, self._lines[record], len(before) + 1)
            problem = Problem(place, "syntax", NOT_UTF_8)
            raise Unreadable(problem, line.decode("utf-8", "replace")) from None
        value = text.value()
        text.refuse_unfit(value)
        if isinstance(value, list):
            problem = Problem(self.place(record, ()), "bad-value", _LIST)
            raise Unreadable(problem, line.decode("utf-8"))
        shape = shape_of(value)
        if shape is None:
            return value
        try:
            return shape.data(value)
        except NotRead as error:
            problem = Problem(self.place(record, (error.field,)), "bad-value", str(error))
            raise Unreadable(problem, line.decode("utf-8")) from None

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:
        """Names that an object gives twice; JSON itself keeps the last without a word."""
        if not thorough:  # it costs a second parse
            return
        for number, _offset, line in self._records():
            text = self._text(number, line)
            if text.repeats():
                yield from text.positions().problems()

    def _records(self) -> Iterator[tuple[int, int, bytes]]:
        """Each line that is not blank: its number, where it begins, and what it says."""
        offset, steps = 0, Steps()
        with opened(self._file, self._path) as stream:
            try:
                for number, line in enumerate(stream, 1):
                    record = line.rstrip(_BLANKS)
                    if number == 1:
                        record = record.removeprefix(BOM_UTF8)
                    if record and not (record.startswith(_STEP) and _again(steps, record)):
                        yield number, offset, record
                    offset += len(line)
            except OSError as error:
                raise unopened(self._file, error) from None

    def _batch(self, held: list[bytes]) -> Batch:
        first = len(self._lines) - len(held)
        self._held = first, held
        joined = b",\n".join(held)
        if len(joined) > LARGE + BATCH or not self._are_objects(joined):
            return Batch(first, len(held), b"")
        if _FLAT in joined:
            return Batch(first, len(held), self._converted(first, len(held)))
        return Batch(first, len(held), b"[" + joined + b"]")

    def _are_objects(self, lines: bytes) -> bool:
        """Whether each line's brackets are those of one object."""
        if b"\\" in lines:
            lines = lines.replace(rb"\\", b"").replace(rb"\"", b"")
        shapes = lines.translate(None, _UNTOLD)
        # Most lines of a file are of few shapes, so each is looked at once.
        return all(shape in self._known or self._knows(shape) for shape in set(shapes.split(b"\n")))

    def _knows(self, shape: bytes) -> bool:
        """Look at a shape, and remember one that is an object's."""
        fits = _is_object(shape)
        if fits and len(shape) < LONG:
            if len(self._known) == SHAPES:
                self._known.clear()
            self._known.add(shape)
        return fits

    def _converted(self, first: int, count: int) -> bytes:
        """Records that are written for people, as those of data; empty where one cannot be read."""
        try:
            return as_json([self.record(first + number) for number in range(count)])
        except Unreadable:
            return b""

    def _line(self, record: int) -> bytes:
        first, held = self._held
        if first <= record < first + len(held):
            return held[record - first]
        with opened(self._file, self._path) as stream:
            stream.seek(self._offsets[record])
            return stream.readline().removeprefix(BOM_UTF8).rstrip(_BLANKS)

    def _text(self, number: int, line: bytes) -> JsonText:
        return JsonText(self._file, line.decode("utf-8", "replace"), number, _TRAILING)


def _again(steps: Steps, line: bytes) -> bool:
    """Whether a line is a step whose claim another step had."""
    try:
        return steps.again(from_json(line))
    except ValueError:
        return False


def _is_object(shape: bytes) -> bool:
    """Whether brackets and quotes are those of one object, and nothing stands beside it."""
    depth, inside, ended = 0, False, False
    for sign in shape.replace(b'""', b""):  # quotes without a bracket between
        if sign == ord('"'):
            inside = not inside
        elif not inside:
            if ended or (depth == 0 and sign != ord("{")):
                return False
            depth += 1 if sign in b"{[" else -1
            ended = depth == 0
    return ended and not inside


class WholeLines:
    """One file of JSON Lines that is a whole dataset.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where a line is no JSON, or does not say what it is.
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines: dict[Path, JsonText] = {}
        self._repeats: list[JsonText] = []
        self.value: Any = {}
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                self._take(JsonText(file, line, number, _TRAILING))

    def _take(self, text: JsonText) -> None:
        """Put what a line says where it belongs."""
        said = text.value()
        text.refuse_unfit(said)
        what, value = next(iter(said.items())) if isinstance(said, dict) and said else ("", None)
        if what not in WHOLE or len(said) != 1 or not isinstance(value, dict):
            raise Unreadable(Problem(text.positions().place(()), "syntax", _UNTYPED))
        if text.repeats():
            self._repeats.append(text)
        section = WHOLE[what]
        if section is None:
            if () in self._lines:
                raise Unreadable(Problem(text.positions().place(()), "syntax", _TWICE))
            self._lines[()] = text
            self.value |= {name: part for name, part in value.items() if name not in self.value}
            return
        listed = self.value.setdefault(section, [])
        self._lines[section, len(listed)] = text
        listed.append(value)

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        found = self._lines.get(path[:2])
        if found is not None:
            what = next(name for name, section in WHOLE.items() if section == path[0])
            return self._at(found, (what, *path[2:]))
        head = self._lines.get(())
        return Place(self._file) if head is None else self._at(head, (_HEADER, *path))

    @staticmethod
    def _at(text: JsonText, path: Path) -> Place:
        return text.positions().place(path)

    def repeated_fields(self) -> Iterator[Problem]:
        """Names that an object gives twice."""
        for text in self._repeats:
            yield from text.positions().problems()


def _may_be_whole(path: FilePath) -> bool:
    """Whether the first line says that this is a whole dataset."""
    try:
        with path.open("rb") as stream:
            first = stream.read(100).removeprefix(BOM_UTF8)
    except OSError:
        return False
    return _FIRST.match(first) is not None


def _whole(file: str, path: FilePath) -> WholeLines:
    return WholeLines(file, text_of(file, path))


register(Format("jsonl", (".jsonl", ".ndjson"), JsonLines, _whole, fits=_may_be_whole))
