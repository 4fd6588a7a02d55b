"""JSON as text: what it says, what is wrong with it in plain words, and where everything stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json

from graph.problems import Place, Problem
from graph.reading.lines import Lines
from graph.reading.positions import Again, Positions, Spot
from graph.reading.sources import DEEPEST, NOT_UTF_8, TOO_DEEP, Unreadable, unfit

_GENERAL = "this cannot be read as JSON; look at the quotes, commas and brackets before it"
_UNCLOSED = 'the quote that begins here is not closed on its line; close it with "'
_SENTENCES: Mapping[str, str] = {
    "EOF while parsing a list": "the text ends within a list; close it with ]",
    "EOF while parsing an object": "the text ends within an object; close it with }",
    "EOF while parsing a string": _UNCLOSED,
    "EOF while parsing a value": "the text ends where a value was expected",
    "expected `:`": "a colon (:) was expected here, after a field's name",
    "expected `,` or `]`": "a comma, or ] at the list's end, was expected here",
    "expected `,` or `}`": "a comma, or } at the object's end, was expected here",
    "expected ident": "this is no value; put words in double quotes",
    "expected value": "this is no value; put words in double quotes",
    "invalid escape": "what follows this \\ is no sign; write \\\\ for the \\ itself",
    "unexpected end of hex escape": "this \\u is no whole sign; write the sign itself",
    "lone leading surrogate in hex escape": "this \\u is half a sign; write the sign itself",
    "invalid unicode code point": NOT_UTF_8,
    "invalid number": "this is no number; put it in double quotes, if it is a word",
    "number out of range": "this number is too long; put it in double quotes, if it is a word",
    "control character": "this sign cannot stand in a text; write \\t for a tab, or leave it out",
    "key must be a string": "a field's name in double quotes was expected here",
    "trailing comma": "nothing follows this comma; leave it out",
    "trailing characters": "there is more after the end",
    "recursion limit exceeded": TOO_DEEP,
}
"""What is said of each kind of mistake, by how the parser's own words for it begin."""
_WHERE = re.compile(r"(?P<reason>.*?)(?: at line (?P<line>\d+) column (?P<column>\d+))?", re.DOTALL)
_TOKEN = re.compile(
    r'("[^"\\]*(?:\\.[^"\\]*)*")|([{}\[\]])|([^\s{}\[\],:"]+)', re.DOTALL
)  # text, brackets, other values; commas, colons and blanks say nothing about places
_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*("?)', re.DOTALL)
_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[{}\[\]]', re.DOTALL)


class JsonText:
    """One text of JSON: a file, or a line of one.

    Parameters
    ----------
    file : str
        The file's path, as people are told it.
    text : str
    line : int, optional
        The line that the text is, where it is one of a file's many.
    trailing : str
        What is to be done about more than one value.
    """

    def __init__(self, file: str, text: str, line: int | None = None, trailing: str = "") -> None:
        self._file = file
        self._text = text
        self._first = line or 1
        self._lines = Lines(text if line is None else "")
        self._trailing = trailing

    def value(self) -> Any:
        """What the text says.

        Raises
        ------
        Unreadable
            Where it is not JSON.
        """
        try:
            return from_json(self._text)
        except ValueError as error:
            raise self._refused(str(error)) from None

    def refuse_unfit(self, value: Any) -> None:
        """Refuse a value, of this text, that is like none that a data file needs.

        Raises
        ------
        Unreadable
        """
        wrong = unfit(value)
        if wrong is not None:
            path, reason = wrong
            raise self._unreadable(self.positions().place(path), reason)

    def repeats(self) -> bool:
        """Whether an object gives a name twice; JSON itself keeps the last without a word."""
        found: list[bool] = []

        def look(pairs: list[tuple[str, Any]]) -> None:
            if len(pairs) > 1 and len(pairs) > len({name for name, _ in pairs}):
                found.append(True)

        try:
            json.loads(self._text, object_pairs_hook=look)
        except (ValueError, RecursionError):
            return False  # said already, as a syntax problem
        return bool(found)

    def positions(self) -> Positions:
        """Where everything in the text stands."""
        root, repeated = _spots(self._text)
        return Positions(self._file, self._lines, root, repeated, self._first)

    def of(self, offset: int) -> Place:
        """The place of a character."""
        line, column = self._lines.at(offset)
        return Place(self._file, self._first + line - 1, column)

    def _refused(self, said: str) -> Unreadable:
        """What the parser said, in plain words and with its place."""
        match = _WHERE.fullmatch(said)
        reason, line, column = match.groups() if match else (said, None, None)
        sentence = next(
            (s for start, s in _SENTENCES.items() if reason.startswith(start)), _GENERAL
        )
        if sentence == TOO_DEEP:
            return self._unreadable(self._too_deep(), TOO_DEEP)
        if reason.startswith("trailing characters") and self._trailing:
            sentence = f"{sentence}; {self._trailing}"
        at = self._offset(int(line or 1), int(column or 1))
        if sentence == _UNCLOSED or "\n" in self._text[max(at - 1, 0) : at + 1]:
            opened = [token.start() for token in _TEXT.finditer(self._text, 0, at) if not token[1]]
            if opened:
                at, sentence = opened[-1], _UNCLOSED
        return self._unreadable(self.of(at), f"this is not JSON: {sentence}")

    def _unreadable(self, place: Place, reason: str) -> Unreadable:
        return Unreadable(Problem(place, "syntax", reason), self._text)

    def _offset(self, line: int, column: int) -> int:
        """From the parser's count, of lines that end in LF and of bytes, to one of characters."""
        start = 0
        for _ in range(line - 1):
            start = self._text.find("\n", start) + 1
        end = self._text.find("\n", start)
        raw = self._text[start : len(self._text) if end < 0 else end].encode("utf-8")
        return start + len(raw[: max(column - 1, 0)].decode("utf-8", "replace"))

    def _too_deep(self) -> Place:
        """Where it is nested deeper than a data file needs."""
        depth = 0
        for token in _BRACKETS.finditer(self._text):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
            if depth > DEEPEST:
                return self.of(token.start())
        return self.of(0)


def _spots(text: str) -> tuple[Spot | None, list[Again]]:
    """The places of all that a JSON text says, and the names that its objects give twice."""
    root: Spot | None = None
    repeated: list[Again] = []
    around: list[Spot] = []
    name: str | None = None
    name_at = 0
    for token in _TOKEN.finditer(text):
        kind, word, at = token.lastindex, token[0], token.start()
        if word in {"}", "]"}:
            if around:
                around.pop()
            name = None
            continue
        inner = around[-1].inner if around else None
        if isinstance(inner, dict) and name is None:
            name = json.loads(word) if "\\" in word else word[1:-1]
            name_at = at
            continue
        spot = Spot(at)
        if isinstance(inner, dict) and name is not None:
            if name in inner:
                repeated.append((name, inner[name][0], name_at))
            inner[name] = name_at, spot
            name = None
        elif isinstance(inner, list):
            inner.append(spot)
        root = root or spot
        if kind == 2:
            spot.inner = {} if word == "{" else []
            around.append(spot)
    return root, repeated
