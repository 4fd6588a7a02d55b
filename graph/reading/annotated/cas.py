"""UIMA CAS as JSON, as INCEpTION and dkpro-cassis write it: spans of a text, and ties between them.

What has a Governor and a Dependent is a tie, whatever its layer is called; its ends are named by their spans' words, and
where two spans of one label have the same words, they are one thing. A span in no tie is a passage that is coded
with its label. Layers of language (tokens, parts of speech, dependencies) are no coding, and left out. Places in
the file are UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.reading.annotated.coding import Annotated, Coding, Key, Text, Thing, Tie
from graph.reading.brought import Misread
from graph.reading.stretches import Stretches

STRUCTURES, TYPE, ID = "%FEATURE_STRUCTURES", "%TYPE", "%ID"
SOFA = "uima.cas.Sofa"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ENTITY, CLAIM, PASSAGE = (f"webanno.custom.Policy{name}" for name in ("Entity", "Claim", "Passage"))
"""The layers that this package writes: who is tied, how, and from which words that is read."""
GOVERNOR, DEPENDENT = "Governor", "Dependent"
DATES = {"start_date": "start", "end_date": "end"}
"""What the fields of a claim are called that have the name of a place in the text."""
OWN = "own"
"""The feature that has the fields of a kind's own, as JSON."""
_OF_LANGUAGE = ("uima.", "de.tudarmstadt.ukp.dkpro.core.api.")
_NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_LABELS = ("kind", "value", "label")
"""The features that say which sort of thing a span is, or how a tie ties."""
_TOLD = {*_LABELS, "name", "identifier", "sentence", "citation", "coder", "begin", "end"}
"""The features that are read as something else than what a tie says."""


class _Span(NamedTuple):
    """A stretch of a text that is annotated."""

    text: str
    start: int
    end: int
    structure: Mapping[str, Any]


class _Cas:
    """One file, read once."""

    def __init__(self, value: Mapping[str, Any], name: str) -> None:
        self._name = name
        self._made = Annotated("a UIMA CAS", name)
        self._structures = {one[ID]: one for one in _structures(value)}
        self._stretches: dict[str, Stretches] = {}
        self._spans: dict[int, _Span] = {}
        self._passages: dict[str, _Span] = {}
        self._things: dict[Key, Thing] = {}

    def read(self) -> Annotated:
        """All of it."""
        self._texts()
        ties = []
        for number, one in self._structures.items():
            if f"@{GOVERNOR}" in one and f"@{DEPENDENT}" in one:
                ties.append(one)
            elif _type(one) not in {SOFA, METADATA}:
                self._span(number, one)
        tied: set[int] = set()
        for one in ties:
            if not _of_language(_type(one)):
                tied |= self._tie(one)
        for number, span in self._spans.items():
            kind = _type(span.structure)
            if number in tied or kind == PASSAGE:
                continue
            if _of_language(kind):
                if kind != "uima.tcas.DocumentAnnotation":
                    self._made.left.append(("annotations of layers of language, left out", ""))
            elif kind == ENTITY:
                self._thing(span)
            else:
                self._coding(span)
        self._made.things += self._things.values()
        read = self._made.read
        read["texts"], read["spans"] = len(self._made.texts), len(self._spans)
        read["relations"] = len(ties)
        return self._made

    def _texts(self) -> None:
        about = {
            str(one.get("@sofa")): one
            for one in self._structures.values()
            if _type(one) == METADATA
        }
        for number, one in self._structures.items():
            words = one.get("sofaString")
            if _type(one) != SOFA or not isinstance(words, str):
                continue
            said = about.get(str(number), {})
            view = str(one.get("sofaID", ""))
            title = self._name if view in {"", "_InitialView"} else f"{self._name} {view}"
            title = str(said.get("documentTitle") or title)
            given = said.get("documentId")
            key = str(number)
            self._stretches[key] = Stretches(words)
            self._made.texts.append(
                Text(key, title, words, given=given if isinstance(given, str) else "")
            )

    def _span(self, number: int, one: Mapping[str, Any]) -> None:
        text, start, end = str(one.get("@sofa")), one.get("begin"), one.get("end")
        if text not in self._stretches or not isinstance(start, int) or not isinstance(end, int):
            return  # what is no annotation of a text: an array, a list, a tag
        place = self._stretches[text].in_units(start, end)
        if place is None:
            why = "spans that are empty, or beyond their text, left out"
            self._made.left.append((why, f"{_short(_type(one))} {number}"))
            return
        span = _Span(text, place["start"], place["end"], one)
        self._spans[number] = span
        if _type(one) == PASSAGE and isinstance(one.get("citation"), str):
            self._passages[one["citation"]] = span

    def _thing(self, span: _Span) -> Key:
        """What a span names."""
        one = span.structure
        label = _label(one)
        words = " ".join(self._stretches[span.text].text[span.start : span.end].split())
        name = one.get("name") if isinstance(one.get("name"), str) else None
        given = one.get("identifier") if _type(one) == ENTITY else None
        given = given if isinstance(given, str) else ""
        key = (given,) if given else (label, name or words)
        self._things.setdefault(key, Thing(key, name or words, label, given))
        return key

    def _tie(self, one: Mapping[str, Any]) -> set[int]:
        """Take a tie; the spans that it ties are given back."""
        ends = [one[f"@{GOVERNOR}"], one[f"@{DEPENDENT}"]]
        spans = [self._spans.get(end) if isinstance(end, int) else None for end in ends]
        source, target = spans
        if source is None or target is None or source.text != target.text:
            why = "relations of what is no span of one text, left out"
            self._made.left.append((why, f"{_short(_type(one))} {one[ID]}"))
            return set()
        read_from = self._passages.get(str(one.get("citation")))
        cited = (source, target) if read_from is None else (read_from,)
        stretches = self._stretches[source.text]
        place = stretches.in_points(min(at.start for at in cited), max(at.end for at in cited))
        record = {} if read_from else {"record": f"annotation {one[ID]}"}
        said = {DATES.get(name, name): value for name, value in _features(one)}
        said |= _own(said.pop(OWN, None))
        coder = one.get("coder")
        self._made.ties.append(
            Tie(
                _label(one),
                self._thing(source),
                self._thing(target),
                source.text,
                (place or {}) | record,
                said,
                coder=coder if isinstance(coder, str) else "",
            )
        )
        return {*ends}

    def _coding(self, span: _Span) -> None:
        """A passage that is coded with its label."""
        label = _label(span.structure)
        key = ("", label)
        self._things.setdefault(key, Thing(key, label))
        place = self._stretches[span.text].in_points(span.start, span.end) or {}
        place["record"] = f"annotation {span.structure[ID]}"
        notes = (f"{name}: {value}" for name, value in _features(span.structure))
        self._made.codings.append(Coding(span.text, key, place, note="\n".join(notes)))


def read(value: Any, name: str) -> Annotated:
    """What a CAS says.

    Parameters
    ----------
    value : any
        Of JSON.
    name : str
        What the file is called, without its ending.

    Raises
    ------
    Misread
        Where it is no CAS.
    """
    return _Cas(value, name).read()


def _structures(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The feature structures: a list of them or, of the first writers, a mapping by their numbers."""
    listed = value[STRUCTURES]
    if isinstance(listed, dict):
        listed = [
            {ID: int(number) if number.isdecimal() and len(number) < 19 else number, **one}
            for number, one in listed.items()
            if isinstance(one, dict)
        ]
    if not isinstance(listed, list):
        raise Misread(f"{STRUCTURES} is a list of feature structures, and this is none")
    for at, one in enumerate(listed):
        if not isinstance(one, dict) or not isinstance(one.get(ID), int):
            raise Misread(
                f"a feature structure is an object with a number, {ID}", f"the {at + 1}th"
            )
        yield one


def _type(one: Mapping[str, Any]) -> str:
    return str(one.get(TYPE, ""))


def _short(kind: str) -> str:
    return kind.rpartition(".")[2]


def _of_language(kind: str) -> bool:
    return kind.startswith(_OF_LANGUAGE) and kind != _NAMED_ENTITY


def _label(one: Mapping[str, Any]) -> str:
    said = (one.get(name) for name in _LABELS)
    found = next((name for name in said if isinstance(name, str) and name.strip()), None)
    return found or _short(_type(one)) or "span"


def _features(one: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """What is said of a structure, besides what it is and where."""
    for name, value in one.items():
        plain = isinstance(value, str | bool | int | float)
        if plain and name[:1] not in "%@#^" and name not in _TOLD:
            yield name, value


def _own(written: Any) -> dict[str, Any]:
    try:
        found = json.loads(written) if isinstance(written, str) else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
