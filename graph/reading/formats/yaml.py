"""YAML, as people write it: YAML 1.2's plain words, each value with its line and column.

PyYAML's own loader reads ``NO`` as false and ``2025-12-14`` as a date (YAML 1.1), and keeps the
last of two equal keys without a word. So only its parser is used: its events are turned into
values here, and words stay words. No event is kept, so that what is nested deep, or is large, costs
little more than its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import nan
from pathlib import Path as FilePath
from typing import Any

import yaml

from graph.problems import Place, Problem
from graph.reading.formats import Format, register
from graph.reading.lines import Lines
from graph.reading.positions import Again, Positions, Spot
from graph.reading.sections import Section, opened_as
from graph.reading.sources import DEEPEST, TOO_DEEP, Path, Unreadable, text_of

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml reads the same, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Loader: Any = _Loader
"""What parses YAML."""

_CORE = "tag:yaml.org,2002:"
_WORDS = {"true": True, "false": False} | dict.fromkeys((".nan", ".NaN", ".NAN"), nan)
"""What stands for itself; NaN is what pandas has for an empty cell."""
_NOTHING = {"", "~", "null"}
_WHOLE = re.compile(r"0|[-+]?[1-9][0-9]*")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]|\\U0000[dD][89a-fA-F]")
_UNFIT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # the signs that cannot stand in YAML

_ESCAPES = "what follows this \\ is no sign; write \\\\ for the \\ itself"
_NO_SIGN = "what this \\ stands for is no sign; write the sign itself"
_BLOCK = "nothing but the line's end follows | or >; put a value that begins with one in quotes"
_ONE_DOCUMENT = "a file holds one document; leave out what begins another, and directives (%)"
_GENERAL = (
    "this cannot be read as YAML; look at the quotes, colons, brackets and the indentation here "
    "and just before"
)
_INDENTED = "is the line indented too much or too little, or does the value before it need quotes?"
_SENTENCES: Mapping[str, str] = {
    "hexdecimal": "hex digits of a sign were expected after this \\",
    "Unicode character": _NO_SIGN,
    "alphabetic or numeric": "no value begins with * or &; put the value in quotes",
    "comment or line break": _BLOCK,
    "chomping or indentation": _BLOCK,
    "unknown escape character": _ESCAPES,
    "escape sequence": _ESCAPES,
    "that cannot start any token": "no value begins with this sign; put the value in quotes",
    "tab character": "the indentation has a tab in it; indent with spaces",
    "mapping values are not allowed": "no colon (:) can stand here; is the line indented too "
    "much? words that have a colon are put in quotes",
    "sequence entries are not allowed": "no list (-) can begin here; begin it on its own line",
    "could not find expected ':'": "a colon (:) was expected after a field's name; " + _INDENTED,
    "expected ',' or '}'": "a comma, or } at the end, was expected here",
    "expected ',' or ']'": "a comma, or ] at the end, was expected here",
    "expected '-' indicator": "a further item (-) was expected here; " + _INDENTED,
    "expected key": "a field's name was expected here; " + _INDENTED,
    "expected <block end>": "a further field or item was expected here; " + _INDENTED,
    "node content": "a value was expected here",
    "directive": _ONE_DOCUMENT,
    "undefined tag handle": "this begins with !, as no value does here; put it in quotes",
    "unexpected end of stream": "the text ends before this is closed",
    "document": _ONE_DOCUMENT,
}
"""What is said of a mistake, by a part of the parser's own words for it: libyaml's or PyYAML's."""


MANY, SHORTEST = 100_000, 4
"""From how many values on each has to have how many characters, on the average."""


class YamlFile:
    """One YAML file, parsed.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where the text is not YAML, or uses what no data file needs (aliases, tags).
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines = Lines(text)
        made = _Values(self._refused, surrogates=bool(_ESCAPED.search(text)))
        try:
            made.take(text)
        except yaml.MarkedYAMLError as error:
            raise self._mistake(error, text) from None
        except yaml.reader.ReaderError as error:
            raise self._unfit(error, text) from None
        self.value = made.value
        self._positions = Positions(file, self._lines, made.root, made.repeated)

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        return self._positions.place(path)

    def repeated_fields(self) -> Iterator[Problem]:
        """Keys that a mapping gives twice."""
        return iter(self._positions.problems())

    def _refused(self, at: int, message: str) -> Unreadable:
        return Unreadable(Problem(Place(self._file, *self._lines.at(at)), "syntax", message))

    def _mistake(self, error: yaml.MarkedYAMLError, text: str) -> Unreadable:
        """What the parser found wrong, in plain words, where whoever wrote it would look."""
        opened = _opened(error, text)
        if opened is not None:
            return self._refused(
                opened, "the quote that begins here is not closed on its line; close it"
            )
        mark = error.problem_mark or error.context_mark
        said = error.problem or ""
        sentence = next((words for part, words in _SENTENCES.items() if part in said), _GENERAL)
        around = error.context_mark
        if around is not None and mark is not None and "flow" in (error.context or ""):
            line, column = self._lines.at(around.index)
            sentence += f", within what begins at line {line}, column {column}"
        return self._refused(mark.index if mark else 0, f"this is not YAML: {sentence}")

    def _unfit(self, error: yaml.reader.ReaderError, text: str) -> Unreadable:
        """A sign that cannot stand in YAML."""
        found = _UNFIT.search(text)
        # libyaml takes a byte order mark only where a text begins.
        at = found.start() if found else text.find(chr(error.character))
        code = ord(text[at]) if at >= 0 else error.character
        return self._refused(
            max(at, 0), f"this is not YAML: the character U+{code:04X} cannot stand in it"
        )


class _Values:
    """The values of a text, and the places of all of them.

    Parameters
    ----------
    refused : callable
        From a place in the text, and why it cannot be read, to what is raised.
    surrogates : bool
        Whether a text of it could hold half a sign.
    """

    def __init__(self, refused: Callable[[int, str], Unreadable], *, surrogates: bool) -> None:
        self._refused = refused
        self._surrogates = surrogates
        self.value: Any = None
        self.root: Spot | None = None
        self.repeated: list[Again] = []
        self._around: list[tuple[Any, Spot]] = []
        self._name: tuple[str, int] | None = None
        self._count = 0

    def take(self, text: str) -> None:
        """Read a text."""
        parser = Loader(text)
        documents = 0
        try:
            while True:
                event: Any = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._open(event, {} if kind is yaml.MappingStartEvent else [])
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._around.pop()
                elif kind is yaml.AliasEvent:
                    raise self._refused(
                        event.start_mark.index, "write it out: aliases (*) are not read here"
                    )
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self._refused(
                            event.start_mark.index, "a file holds one document; leave this line out"
                        )
                elif kind is yaml.StreamEndEvent:
                    return
        except (OverflowError, ValueError):  # PyYAML's own, of a sign that there is not
            raise self._refused(getattr(parser, "index", 0), _NO_SIGN) from None
        finally:
            parser.dispose()

    def _scalar(self, event: Any) -> None:
        at = event.start_mark.index
        if self._surrogates and _SURROGATE.search(event.value):
            raise self._refused(at, _NO_SIGN)
        if self._name is None and self._around and type(self._around[-1][0]) is dict:
            self._name = event.value, at
            self._counted(at)
            return
        tag = event.tag
        if tag is None:
            value = _plain(event.value) if event.implicit[0] else event.value
        elif tag in {"!", f"{_CORE}str"}:
            value = event.value
        else:
            value = _plain(event.value)
            if tag not in _tags_of(value):
                raise self._refused(at, f"this is tagged as {_named(tag)}; leave the tag (!…) out")
        self._put(value, Spot(at))

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        at = event.start_mark.index
        if self._name is None and self._around and type(self._around[-1][0]) is dict:
            raise self._refused(at, "a field's name is a word")
        expected = "map" if type(value) is dict else "seq"
        if event.tag not in {None, "!", f"{_CORE}{expected}"}:
            raise self._refused(
                at, f"this is tagged as {_named(event.tag)}; leave the tag (!…) out"
            )
        if len(self._around) >= DEEPEST:
            raise self._refused(at, TOO_DEEP)
        spot = Spot(at)
        spot.inner = {} if type(value) is dict else []
        self._put(value, spot)
        self._around.append((value, spot))

    def _put(self, value: Any, spot: Spot) -> None:
        """Add a value to what is around it."""
        self._counted(spot.at)
        if not self._around:
            self.value, self.root = value, spot
            return
        around, place = self._around[-1]
        if self._name is None:
            around.append(value)
            place.inner.append(spot)  # type: ignore[union-attr]  # a list has a list of spots
            return
        (name, at), self._name = self._name, None
        inner: dict[str, tuple[int, Spot]] = place.inner  # type: ignore[assignment]  # a mapping has names
        if name in around:
            self.repeated.append((name, inner[name][0], at))
        around[name] = value
        inner[name] = at, spot

    def _counted(self, at: int) -> None:
        """Refuse a text of very many values that are hardly any text, as no records are."""
        self._count += 1
        if self._count > MANY and at < SHORTEST * self._count:
            raise self._refused(at, "there are too many values in too little text for records")


def _plain(text: str) -> Any:
    """What a word without quotes is: true, a number, nothing, or itself."""
    if text in _NOTHING:
        return None
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-0123456789":
        if _WHOLE.fullmatch(text):
            try:
                return int(text)
            except ValueError:  # of more digits than Python converts
                return text
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text


_TAGS: dict[type, set[str]] = {
    type(None): {f"{_CORE}null"},
    bool: {f"{_CORE}bool"},
    int: {f"{_CORE}int"},
    float: {f"{_CORE}float"},
}


def _tags_of(value: Any) -> set[str]:
    """The tags that a value may be given without becoming another."""
    return _TAGS.get(type(value), set())


def _named(tag: str) -> str:
    return tag.replace(_CORE, "!!")


def _opened(error: yaml.MarkedYAMLError, text: str) -> int | None:
    """Where the quote begins that was not closed, if that is what a parser stumbled over.

    It runs on to the next quote that there is, wherever: what follows that one is no YAML then.
    """
    if "quoted scalar" in (error.context or "") and error.context_mark is not None:
        unclosed = "end of stream" in (error.problem or "") or "document" in (error.problem or "")
        return int(error.context_mark.index) if unclosed else None
    stumbled = error.problem_mark
    if stumbled is None:
        return None
    parser = Loader(text)
    last = None
    try:
        while True:
            token = parser.get_token()
            if token is None or token.start_mark.index > stumbled.index:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
                last = token
    except yaml.YAMLError:
        pass
    finally:
        parser.dispose()
    if last is None or last.end_mark.index > stumbled.index:
        return None
    runs_on = last.start_mark.line < last.end_mark.line == stumbled.line
    return int(last.start_mark.index) if runs_on else None


def _whole(file: str, path: FilePath) -> YamlFile:
    """A file that may hold all of a dataset."""
    return YamlFile(file, text_of(file, path))


def _records(file: str, path: FilePath) -> Section:
    """A file that is a list of records."""
    text = text_of(file, path)
    return opened_as(partial(YamlFile, file, text), text)


register(Format("yaml", (".yaml", ".yml"), _records, _whole))
