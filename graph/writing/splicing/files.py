"""A file of a dataset, opened to be edited, in whichever of the formats it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property, partial
from operator import is_
from pathlib import Path as FilePath
from typing import Any

import yaml

from graph.garbage import paused_garbage_collection
from graph.problems import Place, UneditableFile
from graph.reading.formats import format_of
from graph.reading.formats.yaml import YamlFile
from graph.reading.json_text import JsonText
from graph.reading.lines import Lines
from graph.reading.sources import Path, Unreadable
from graph.reading.written import dataset_of, shape_of
from graph.writing.splicing import json_lines
from graph.writing.splicing.edits import Edit, applied, changes_of, same
from graph.writing.splicing.margin import Margin, Stretch, composed, margin_of
from graph.writing.splicing.nodes import Nodes, Unforeseen
from graph.writing.splicing.splices import Splice, in_order, spliced
from graph.writing.splicing.yaml_text import Splicer

_MARK = "\ufeff"


class Opened:
    """A file and what it says.

    Parameters
    ----------
    path : path
    content : bytes

    Attributes
    ----------
    text : str
        All of it, a byte order mark included.
    digest : str
        The SHA-256 of its bytes.
    value : value
        What it says, as plain values: of JSON Lines, a list.
    stretch : Stretch, optional
        What alone was read anew, of a file that is another with some splices.

    Raises
    ------
    UneditableFile
        Where it cannot be read, or is of a format or a form that is not edited.
    """

    def __init__(self, path: FilePath, content: bytes) -> None:
        self.path = path
        self.digest = digest_of(content)
        self._format = _format(path)
        try:
            self.text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise UneditableFile(Place(str(path), 1, 1), "this is not UTF-8; save it so") from None
        self._mark = _MARK if self.text.startswith(_MARK) else ""
        self.value = self._read(self.text.removeprefix(_MARK))
        self._refuse_written()
        self._edited: tuple[tuple[Edit, ...], tuple[Splice, ...]] | None = None
        self._after: dict[tuple[Splice, ...], Opened] = {}
        self.stretch: Stretch | None = None

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins."""
        bare = self.text.removeprefix(_MARK)
        if self._format == "yaml":
            return YamlFile(str(self.path), bare).place(path)
        if self._format == "json":
            return JsonText(str(self.path), bare).positions().place(path)
        if not path:
            return Place(str(self.path), 1, 1)
        line = json_lines.lines_of(bare)[int(path[0])]
        record = JsonText(str(self.path), bare[line.start : line.stop], line.number)
        return record.positions().place(path[1:])

    def spliced(self, splices: Sequence[Splice]) -> Opened:
        """The file as some splices leave it; only what they are of is read anew, where that can be told.

        Parameters
        ----------
        splices : sequence of Splice
            In their order.
        """
        made = self._after.get(tuple(splices))
        if made is None:
            made = self._spliced(splices)
            self._after = {tuple(splices): made}  # it is looked at, planned, and then written
        return made

    def _spliced(self, splices: Sequence[Splice]) -> Opened:
        shift = len(self._mark)
        bare = [Splice(one.offset - shift, one.old, one.new) for one in splices]
        text = spliced(self.text, splices)
        found = (
            self._narrowed(bare, text.removeprefix(_MARK)) if text[:shift] == self._mark else None
        )
        if found is None:
            return Opened(self.path, text.encode("utf-8"))
        stretch, records = found
        made = copy(self)
        made.text, made.digest = text, digest_of(text.encode("utf-8"))
        made.value = [*self.value[: stretch.first], *records, *self.value[stretch.stop :]]
        made.__dict__.pop("composed", None)
        made.__dict__ |= {"margin": stretch.margin, "_after": {}, "_edited": None}
        made.stretch = stretch
        return made

    def edited(self, edits: Iterable[Edit]) -> tuple[Splice, ...]:
        """The splices that make some edits and nothing else.

        Parameters
        ----------
        edits : iterable of Edit

        Returns
        -------
        tuple of Splice
            In their order; none where the file says already what is asked for.

        Raises
        ------
        UneditableFile
            Where the way in which the file is written does not allow it; with the place and the reason.
        ValueError
            Where an edit is of nothing that is there, two contradict each other, or no file could
            hold a value.
        """
        edits = tuple(edits)
        known = self._edited
        if known is not None and len(known[0]) == len(edits) and all(map(is_, known[0], edits)):
            return known[1]  # it is looked at, planned, and then written
        changes = changes_of(self.value, edits)
        wanted = applied(self.value, changes)
        bare, shift = self.text.removeprefix(_MARK), len(self._mark)
        made: tuple[Splice, ...] = ()
        with paused_garbage_collection():
            try:
                found = in_order(_SPLICING[self._format](self, bare, changes))
                made = tuple(Splice(one.offset + shift, one.old, one.new) for one in found)
                is_right = self._says(made, wanted)
            except Unforeseen as error:
                raise self._refused(error.offset, error.reason) from None
            except (UneditableFile, yaml.YAMLError, LookupError, RecursionError) as error:
                raise self._refused(0, f"({error})") from None
        if not is_right:
            at = made[0].offset - shift if made else 0
            raise self._refused(at, "an edit here would change something else too")
        self._edited = edits, made
        return made

    @cached_property
    def composed(self) -> tuple[Nodes, Any]:
        """The nodes of YAML and JSON, and the one that all others are in; composed once, or when asked for."""
        text = self.text.removeprefix(_MARK)
        margin = self.margin
        return Nodes(text), composed(text) if margin is None else margin.root(self.value)

    @cached_property
    def margin(self) -> Margin | None:
        """Where its records begin, if they are a list at the left margin."""
        bare = self.text.removeprefix(_MARK)
        if self._format == "jsonl":
            return json_lines.margin_of_lines(bare)
        return margin_of(bare, self.value) if self._format == "yaml" else None

    def _refused(self, offset: int, reason: str) -> UneditableFile:
        line, column = Lines(self.text.removeprefix(_MARK)).at(offset)
        told = f"this is written in a way that is not edited here: {reason}; edit it by hand"
        return UneditableFile(Place(str(self.path), line, column), told)

    def _says(self, splices: tuple[Splice, ...], wanted: Any) -> bool:
        """Whether the file says with some splices what is wanted."""
        after = self.spliced(splices) if splices else self
        stretch = after.stretch if splices else None
        if stretch is None:
            return same(after.value or None, wanted or None)
        value, behind = self.value, len(self.value) - stretch.stop
        stop = len(wanted) - behind
        return (
            all(map(is_, value[: stretch.first], wanted))
            and same(
                after.value[stretch.first : len(after.value) - behind], wanted[stretch.first : stop]
            )
            and all(map(is_, value[stretch.stop :], wanted[stop:]))
        )

    def _narrowed(self, splices: Sequence[Splice], text: str) -> tuple[Stretch, list[Any]] | None:
        """The records that are others after some splices; None where all is to be read."""
        if not splices or self.margin is None:
            return None
        stretch = self.margin.stretch(splices, text)
        if stretch is None:
            return None
        try:
            records = self._read(stretch.text)
        except UneditableFile:
            return None
        heads = stretch.margin.count - (len(self.value) - stretch.stop) - stretch.first
        if not isinstance(records, list) or len(records) != heads:
            return None
        if any(shape_of(one) is not None for one in records):
            return None
        return stretch, records

    def _read(self, bare: str) -> Any:
        with paused_garbage_collection():
            try:
                return _READING[self._format](str(self.path), bare)
            except Unreadable as error:
                raise UneditableFile(error.problem.place, error.problem.message) from None

    def _refuse_written(self) -> None:
        """Refuse what is written for people, of which data are only a part."""
        value = self.value
        if dataset_of(value) is not value:
            told = "this is what the page saves; save it as a dataset of files first"
            raise UneditableFile(Place(str(self.path), 1, 1), told)
        for number, record in enumerate(value if isinstance(value, list) else ()):
            if shape_of(record) is not None:
                told = "this is a record as it is written for people; save the dataset first"
                raise UneditableFile(self.place((number,)), told)


def opened(path: FilePath, *, new: bool = False) -> Opened:
    """A file, opened to be edited.

    Parameters
    ----------
    path : path
    new : bool
        Whether it need not be there: then it is as an empty one, and is made when it is written.

    Raises
    ------
    UneditableFile
        Where it cannot be read, or is of a format or a form that is not edited.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if not new:
            raise UneditableFile(Place(str(path)), str(error.strerror)) from None
        content = b""
    except OSError as error:
        raise UneditableFile(Place(str(path)), error.strerror or str(error)) from None
    return Opened(path, content)


def digest_of(content: bytes) -> str:
    """What a version of a file is known by."""
    return hashlib.sha256(content).hexdigest()


def _format(path: FilePath) -> str:
    found = format_of(path)
    if found is None or found.name not in _READING:
        known = ", ".join(_READING)
        raise UneditableFile(Place(str(path)), f"no file of this format is edited, but {known}")
    return found.name


def _json(file: str, text: str) -> Any:
    return JsonText(file, text).value() if text.strip() else None


def _json_lines(file: str, text: str) -> list[Any]:
    records = []
    for line in json_lines.lines_of(text):
        record = JsonText(file, text[line.start : line.stop], line.number).value()
        if not isinstance(record, dict):
            raise UneditableFile(Place(file, line.number, 1), "a line holds one record")
        records.append(record)
    return records


_READING: dict[str, Callable[[str, str], Any]] = {
    "yaml": lambda file, text: YamlFile(file, text).value,
    "json": _json,
    "jsonl": _json_lines,
}


def _in_yaml(file: Opened, _text: str, changes: Any, *, json: bool = False) -> Sequence[Splice]:
    nodes, root = file.composed
    return Splicer(nodes, json=json).splices(root, file.value, changes)


def _in_json_lines(file: Opened, text: str, changes: Any) -> Sequence[Splice]:
    margin = file.margin
    lines = json_lines.lines_at(text, margin) if margin else json_lines.lines_of(text)
    return json_lines.splices(text, lines, file.value, changes)


_SPLICING: dict[str, Callable[[Opened, str, Any], Sequence[Splice]]] = {
    "yaml": _in_yaml,
    "json": partial(_in_yaml, json=True),
    "jsonl": _in_json_lines,
}
