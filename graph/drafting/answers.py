"""Reading what came back: JSON, fenced or in prose, several blocks one after another, or cut off.

An answer is looked through for what is in brackets, once from its beginning to its end. What can be read is
taken, member by member where the whole cannot; what cannot is told, each with its line and why.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from graph.reading.json_text import JsonText
from graph.reading.lines import Lines
from graph.reading.sources import DEEPEST, TOO_DEEP, Unreadable

LONGEST = 5_000_000
"""Letters of an answer: more than a book of claims needs."""
LONGEST_TEXT = 10_000
"""Letters of one text in a proposal."""
MOST = 2_000
"""Proposals in one answer."""
MOST_PARTS = 200
"""Fields of a proposal, and members of a list in it."""
_TOKEN = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}\[\]]')
_BEGINS = re.compile(r'\[\s*[{\["]|\{\s*["}]')
"""How JSON begins, and no bracket in prose."""
_CLOSES = {"}": "{", "]": "["}
_SAID = re.compile(r"""\b(?:kind|source|target|statement|quotes)["'\u201c\u201d]?\s*:""")
_FIELDS = frozenset(("kind", "source", "target", "statement", "quotes"))
"""By these an object is known for a proposal, whatever else it has or lacks."""
_PROMPT = re.compile(r"[0-9a-f]{16}")


class _Fields(dict[str, Any]):
    """An object, which remembers the fields that it gives twice."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raw:
    """A proposal as it came.

    Parameters
    ----------
    value : dict
    line : int
        Where in the answer it begins.
    """

    value: dict[str, Any]
    line: int


@dataclass
class Answer:
    """What an answer says.

    Parameters
    ----------
    proposals : list of Raw
    refused : list of str
        What is no proposal, each with its line and why.
    prompt : str, optional
        Which prompt it says that it answers, by its digest.
    cut_off : bool
        Whether it ends within a bracket.
    """

    proposals: list[Raw] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    prompt: str | None = None
    cut_off: bool = False


@dataclass
class _Bracket:
    """Something in brackets, and what within it is."""

    start: int
    end: int = 0
    inner: list[_Bracket] = field(default_factory=list)


def read_answer(text: str) -> Answer:
    """The proposals of an answer, and all of it that is none.

    Parameters
    ----------
    text : str
        As it came; nothing in it is run.
    """
    answer = Answer()
    if len(text) > LONGEST:
        told = f"the answer has more than {LONGEST:,} letters; give it in parts"
        return Answer(refused=[told])
    text = text.removeprefix("\ufeff")
    lines = Lines(text)
    try:
        top, answer.cut_off = _brackets(text)
    except RecursionError:
        return Answer(refused=[f"the answer cannot be read: {TOO_DEEP}"])
    for bracket in top:
        _take(text, bracket, lines, answer)
    if not answer.proposals and not answer.refused and not _says_none(text, top):
        answer.refused.append(
            "there is no claim in the answer; it should be JSON as the prompt says"
        )
    if answer.cut_off:
        answer.refused.append(
            "the answer ends within a bracket: what is whole is taken; ask for what comes after it"
        )
    return answer


def _brackets(text: str) -> tuple[list[_Bracket], bool]:
    """What stands in brackets, outermost first, and whether one is not closed that holds something."""
    outside = _Bracket(0)
    around = [outside]
    cut_off = False
    for token in _TOKEN.finditer(text):
        sign, at = token[0], token.start()
        if sign in "{[":
            if len(around) > DEEPEST:
                raise RecursionError
            around.append(_Bracket(at))
        elif sign in _CLOSES and len(around) > 1 and text[around[-1].start] == _CLOSES[sign]:
            closed = around.pop()
            closed.end = at + 1
            around[-1].inner.append(closed)
    while len(around) > 1:  # what is not closed is looked through for what is whole in it
        opened = around.pop()
        cut_off = cut_off or bool(_BEGINS.match(text, opened.start))
        around[-1].inner += opened.inner
    return outside.inner, cut_off


def _take(text: str, bracket: _Bracket, lines: Lines, answer: Answer) -> None:
    """Take what a bracket says; of one that cannot be read, what is whole in it."""
    piece = text[bracket.start : bracket.end]
    try:
        value = json.loads(piece, object_pairs_hook=_object, parse_int=_whole)
    except (ValueError, RecursionError):
        own = _own(text, bracket)
        if piece.startswith("{") and _SAID.search(own):
            answer.refused.append(_unreadable(piece, lines.at(bracket.start)[0]))
            return
        for inner in bracket.inner:
            _take(text, inner, lines, answer)
        return
    places = [lines.at(one.start)[0] for one in _objects(text, bracket)]
    line = lines.at(bracket.start)[0]
    _harvest(value, iter(places), line, answer)


def _harvest(value: Any, places: Iterator[int], line: int, answer: Answer) -> None:
    """The proposals of a value: itself, the members of a list, those that a field lists."""
    if isinstance(value, list):
        if not any(isinstance(one, dict) for one in value):
            return  # as [1] in prose
        for one in value:
            if isinstance(one, dict):
                _harvest(one, places, line, answer)
            else:
                answer.refused.append(f"line {line}: an object, {{…}}, was expected for each claim")
        return
    if not isinstance(value, dict):
        return
    line = next(places, line)
    if _FIELDS & value.keys():
        for _inner in range(_count(value) - 1):
            next(places, None)
        wrong = _wrong(value)
        if len(answer.proposals) >= MOST:
            wrong = f"there are more than {MOST:,} claims in one answer; give fewer at a time"
        if wrong is None:
            answer.proposals.append(Raw(dict(value), line))
        else:
            answer.refused.append(f"line {line}: {wrong}")
        return
    said = value.get("prompt")
    if isinstance(said, str) and _PROMPT.fullmatch(said):
        answer.prompt = said
    for part in value.values():
        _harvest(part, places, line, answer)


def _wrong(value: dict[str, Any]) -> str | None:
    """Why an object is no proposal that can be kept, and what to do."""
    for part in _parts(value):
        if isinstance(part, str):
            if len(part) > LONGEST_TEXT:
                return f"a text in it has more than {LONGEST_TEXT:,} letters; shorten it"
            if any("\ud800" <= sign <= "\udfff" for sign in part):
                return "a \\u in it is half a sign; write the sign itself"
        elif isinstance(part, float) and not isfinite(part):
            return (
                "a value in it is no number that can be kept (NaN, or endless); write null for none"
            )
        elif isinstance(part, dict | list) and len(part) > MOST_PARTS:
            return f"a part of it holds more than {MOST_PARTS} things; no claim needs so many"
        if isinstance(part, _Fields) and part.repeated:
            return f'it gives the field "{part.repeated[0][:80]}" twice; give it once'
    return None


def _parts(value: Any) -> Iterator[Any]:
    yield value
    for name, part in value.items() if isinstance(value, dict) else ():
        yield name
        yield from _parts(part)
    for part in value if isinstance(value, list) else ():
        yield from _parts(part)


def _count(value: Any) -> int:
    """How many objects a value is and holds."""
    return sum(isinstance(part, dict) for part in _parts(value))


def _objects(text: str, bracket: _Bracket) -> Iterator[_Bracket]:
    """The objects of a bracket, itself first, in their order."""
    if text[bracket.start] == "{":
        yield bracket
    for inner in bracket.inner:
        yield from _objects(text, inner)


def _own(text: str, bracket: _Bracket) -> str:
    """What a bracket says itself, without the brackets in it."""
    parts, at = [], bracket.start
    for inner in bracket.inner:
        parts.append(text[at : inner.start])
        at = inner.end
    return "".join((*parts, text[at : bracket.end]))


def _object(pairs: Sequence[tuple[str, Any]]) -> _Fields:
    """An object; what it gives twice is remembered."""
    found = _Fields(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _value in pairs)
        found.repeated = tuple(name for name, count in times.items() if count > 1)
    return found


def _whole(digits: str) -> int | float:
    """A whole number; one of endless digits is as good as none."""
    return int(digits) if len(digits) < 19 else float("inf")


def _unreadable(piece: str, line: int) -> str:
    """Why an object is no JSON, and where in the answer."""
    try:
        JsonText("", piece).value()
    except Unreadable as error:
        return f"line {line + error.problem.place.line - 1}: {error.problem.message}"
    return f"line {line}: this cannot be read as JSON"


def _says_none(text: str, top: Sequence[_Bracket]) -> bool:
    """Whether an answer says in so many words that there is no claim."""
    return any(re.search(r"\[\s*\]", text[one.start : one.end]) for one in top)
