"""JSON Lines, for bulk: a record a line, read in batches so that a file need not fit in memory."""

from __future__ import annotations

import json
from array import array
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from pydantic_core import from_json

from graph.problems import Place, Problem
from graph.reading.formats import Format, register
from graph.reading.sources import Batch, Path, Unreadable

BATCH = 1_000
"""Records validated at a time: enough that the call's cost is lost, few enough to stay in a cache."""

_BLANKS = b" \t\r\n"
_JSON = json.JSONDecoder()


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

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def batches(self) -> Iterator[Batch]:
        """The records, ``BATCH`` at a time."""
        self._lines, self._offsets = array("Q"), array("Q")
        held: list[bytes] = []
        offset = 0
        with self._path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                record = line.removeprefix(BOM_UTF8) if number == 1 else line
                record = record.strip(_BLANKS)
                if record:
                    self._lines.append(number)
                    self._offsets.append(offset)
                    held.append(record)
                offset += len(line)
                if len(held) == BATCH:
                    yield self._batch(held)
                    held = []
        if held:
            yield self._batch(held)

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands; the nearest thing around what is not there."""
        text = self._line(record).decode("utf-8", "replace")
        return Place(self._file, self._lines[record], _start(text, path) + 1)

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        try:
            return from_json(self._line(record))
        except ValueError as error:
            reason, _, column = str(error).rpartition(" at line 1 column ")
            line = self._line(record)
            before = line[: int(column) - 1].decode("utf-8", "replace")
            place = Place(self._file, self._lines[record], len(before) + 1)
            problem = Problem(place, "syntax", f"this is not JSON: {reason}")
            raise Unreadable(problem, line.decode("utf-8", "replace")) from None

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:
        """Keys that an object gives twice; JSON itself keeps the last without a word."""
        if not thorough:  # it costs a second parse
            return
        for record in range(len(self._lines)):
            again: list[str] = []

            def pairs(items: list[tuple[str, Any]], again: list[str] = again) -> dict[str, Any]:
                names = [name for name, _ in items]
                again.extend(sorted({name for name in names if names.count(name) > 1}))
                return dict(items)

            try:
                json.loads(self._line(record), object_pairs_hook=pairs)
            except (ValueError, RecursionError):
                continue  # said already, as a syntax problem
            for name in again:
                message = f'"{name}" is given twice; keep one'
                yield Problem(self.place(record, (name,)), "repeated-field", message)

    def _batch(self, held: list[bytes]) -> Batch:
        first = len(self._lines) - len(held)
        return Batch(first, len(held), b"[" + b",".join(held) + b"]")

    def _line(self, record: int) -> bytes:
        with self._path.open("rb") as stream:
            stream.seek(self._offsets[record])
            return stream.readline().removeprefix(BOM_UTF8).rstrip(_BLANKS)


def _start(text: str, path: Path) -> int:
    """Where in a JSON text what stands at a path begins: a field's name, an item itself."""
    shown = at = _after(text, 0)
    for step in path:
        opened, number = text[at], 0
        if opened not in "{[":
            break
        at = _after(text, at + 1)
        while text[at] not in "]}":
            name_at, name = at, number
            if opened == "{":
                name, at = _JSON.raw_decode(text, at)
                at = _after(text, _after(text, at) + 1)
            if name == step:
                shown = name_at
                break
            _value, at = _JSON.raw_decode(text, at)
            at = _after(text, at)
            at = _after(text, at + 1) if text[at] == "," else at
            number += 1
        else:
            break
    return shown


def _after(text: str, at: int) -> int:
    """The next place that is not blank."""
    while text[at : at + 1] in {" ", "\t"}:
        at += 1
    return at


register(Format("jsonl", (".jsonl",), JsonLines))
