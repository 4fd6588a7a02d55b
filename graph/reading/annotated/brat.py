"""brat's standoff annotations: a file of spans, ties and notes (.ann) beside the text (.txt) that they are of.

A line is a span (T), a tie of two (R, or ``*`` for one without a direction), an attribute of either (A, M), or a note
(#). Spans that are tied are named by their words; one that is not is a passage coded with its label. Places are
code points of the text, half-open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from graph.model import MODALITIES
from graph.reading.annotated.coding import Annotated, Coding, Text, Thing, Tie
from graph.reading.brought import Misread
from graph.reading.stretches import Stretches

_SPAN = re.compile(r"(?P<label>\S+) (?P<places>\d{1,18} \d{1,18}(?:;\d{1,18} \d{1,18})*)")
_RELATION = re.compile(r"(?P<label>\S+) \S+?:(?P<source>\S+) \S+?:(?P<target>\S+)")
_EQUIVALENCE = re.compile(r"(?P<label>\S+)(?P<ends>(?: \S+){2,})")
_ATTRIBUTE = re.compile(r"(?P<name>\S+) (?P<of>\S+)(?: (?P<value>\S.*))?")
_NOTE = re.compile(r"\S+ (?P<of>\S+)")
_DENIALS = frozenset(("negation", "negated", "negative"))
_POLARITY = "polarity"
_DENIES: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "true", "1", "on", "negated", "negative", "neg", "-", "denied"), True),
    **dict.fromkeys(("no", "false", "0", "off", "affirmative", "affirmed", "none", "not negated"), False),
    **dict.fromkeys(("positive", "pos", "+", "neutral"), False),
}  # fmt: skip
"""Whether what an attribute of denial says denies its tie; one that says nothing does, if it is not of polarity."""
_UNCLEAR = "denials that say neither yes nor no, kept as notes; their ties stay affirmative"
_OF_SPANS = "denials of spans, kept as notes; what ties the spans is not denied by them"
_NOT_READ = {
    "E": "events, left out",
    "N": "references to other lists, left out",
}
_UNREAD = "lines that are not understood, left out"


class _Span(NamedTuple):
    """A stretch of the text."""

    label: str
    start: int
    end: int
    words: str


class _Relation(NamedTuple):
    """A tie of two spans."""

    label: str
    source: str
    target: str
    symmetric: bool


class _Standoff:
    """One file, read once."""

    def __init__(self, name: str, text: str | None) -> None:
        self._made = Annotated("a brat annotation", name)
        self._made.texts.append(Text(name, name, text))
        self._text = name
        self._stretches = None if text is None else Stretches(text)
        self._spans: dict[str, _Span] = {}
        self._relations: dict[str, _Relation] = {}
        self._attributes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._notes: defaultdict[str, list[str]] = defaultdict(list)

    def read(self, lines: list[str]) -> Annotated:
        """All of them."""
        takes: Mapping[str, Callable[[str, str, str], bool]] = {
            "T": self._span,
            "R": self._relation,
            "*": self._equivalence,
            "A": self._attribute,
            "M": self._attribute,
            "#": self._note,
        }
        understood = 0
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            name, _, rest = line.partition("\t")
            said, _, words = rest.partition("\t")
            if name[:1] in _NOT_READ and said:
                self._made.left.append((_NOT_READ[name[0]], name))
            elif name[:1] in takes and takes[name[0]](name, said, words):
                understood += 1
            else:
                self._made.left.append((_UNREAD, f"line {number}"))
        if not understood and any(line.strip() for line in lines):
            told = "this is no annotation of brat's: no line begins with T1, R1, A1, * or #1, and a tab"
            raise Misread(told, "line 1")
        self._taken()
        return self._made

    # Lines

    def _span(self, name: str, said: str, words: str) -> bool:
        found = _SPAN.fullmatch(said)
        if found is None:
            return False
        places = [int(place) for place in re.split("[ ;]", found["places"])]
        if len(places) > 2:
            why = "spans of several pieces, cited from the first to the last"
            self._made.left.append((why, name))
        start, end = min(places), max(places)
        if self._stretches is not None and self._stretches.in_points(start, end) is None:
            self._made.left.append(("spans that are empty, or beyond their text, left out", name))
            return True
        if self._stretches is not None and len(places) == 2:
            words = words or self._stretches.text[start:end]
        self._spans[name] = _Span(found["label"], start, end, " ".join(words.split()))
        return True

    def _relation(self, name: str, said: str, _words: str) -> bool:
        found = _RELATION.fullmatch(said)
        if found is not None:
            tie = _Relation(found["label"], found["source"], found["target"], symmetric=False)
            self._relations[name] = tie
        return found is not None

    def _equivalence(self, _name: str, said: str, _words: str) -> bool:
        found = _EQUIVALENCE.fullmatch(said)
        if found is None:
            return False
        first, *others = found["ends"].split()
        for other in others:
            tie = _Relation(found["label"], first, other, symmetric=True)
            self._relations[f"{found['label']} of {first} and {other}"] = tie
        return True

    def _attribute(self, _name: str, said: str, _words: str) -> bool:
        found = _ATTRIBUTE.fullmatch(said)
        if found is not None:
            self._attributes[found["of"]].append((found["name"], found["value"] or ""))
        return found is not None

    def _note(self, _name: str, said: str, words: str) -> bool:
        found = _NOTE.fullmatch(said)
        if found is not None:
            self._notes[found["of"]].append(words.strip())
        return found is not None

    # What they come to

    def _taken(self) -> None:
        tied: set[str] = set()
        things: dict[tuple[str, str], list[str]] = {}
        codes: dict[tuple[str, str], Thing] = {}
        for name, one in self._relations.items():
            source, target = (self._spans.get(end) for end in (one.source, one.target))
            if source is None or target is None:
                self._made.left.append(("relations of what is no span, left out", name))
                continue
            tied |= {one.source, one.target}
            said, notes = self._said(name)
            self._made.ties.append(
                Tie(
                    one.label,
                    (source.label, source.words),
                    (target.label, target.words),
                    self._text,
                    self._place(name, min(source.start, target.start), max(source.end, target.end)),
                    said,
                    one.symmetric,
                    note="\n".join(notes),
                )
            )
        for name, span in self._spans.items():
            notes = [*self._told(name)]
            if name in tied:
                things.setdefault((span.label, span.words), []).extend(notes)
                continue
            code = ("", span.label)
            codes.setdefault(code, Thing(code, span.label))
            place = self._place(name, span.start, span.end)
            self._made.codings.append(Coding(self._text, code, place, note="\n".join(notes)))
        self._made.things += codes.values()
        for key, said_of in things.items():
            note = "\n".join(dict.fromkeys(said_of))
            self._made.things.append(Thing(key, key[1], key[0], note=note))
        read = self._made.read
        read["spans"], read["relations"] = len(self._spans), len(self._relations)

    def _place(self, name: str, start: int, end: int) -> dict[str, Any]:
        """A citation's place, with what the file calls the line that has it."""
        place: dict[str, Any] | None = {"start": start, "end": end}
        if self._stretches is not None:
            place = self._stretches.in_points(start, end)
        return (place or {}) | {"record": name}

    def _said(self, name: str) -> tuple[dict[str, Any], list[str]]:
        """What attributes say of a tie as a claim's fields, and the rest as notes."""
        said: dict[str, Any] = {}
        notes = [*self._notes[name]]
        for attribute, value in self._attributes[name]:
            if _may_deny(attribute):
                denies = _denies(attribute, value)
                if denies is None:
                    self._made.left.append((_UNCLEAR, name))
                    notes.append(f"{attribute}: {value or 'yes'}")
                else:
                    said["negated"] = said.get("negated", False) or denies
            elif attribute.lower() == "modality" and value.lower() in MODALITIES:
                said["modality"] = value.lower()
            else:
                notes.append(f"{attribute}: {value or 'yes'}")
        return said, notes

    def _told(self, name: str) -> list[str]:
        """What attributes and notes say of a span."""
        if any(
            _may_deny(one) and _denies(one, value) is not False
            for one, value in self._attributes[name]
        ):
            self._made.left.append((_OF_SPANS, name))
        said = (f"{attribute}: {value or 'yes'}" for attribute, value in self._attributes[name])
        return [*self._notes[name], *said]


def _may_deny(attribute: str) -> bool:
    return attribute.lower() in _DENIALS or attribute.lower() == _POLARITY


def _denies(attribute: str, value: str) -> bool | None:
    """Whether an attribute of denial denies; none where it does not say."""
    said = value.strip().lower()
    if not said:
        return None if attribute.lower() == _POLARITY else True
    return _DENIES.get(said)


def read(annotations: str, text: str | None, name: str) -> Annotated:
    """What a file of annotations says.

    Parameters
    ----------
    annotations : str
    text : str, optional
        That they are of; none where it is not there.
    name : str
        What the two are called, without their endings.

    Raises
    ------
    Misread
        Where there are none.
    """
    return _Standoff(name, text).read(annotations.split("\n"))
