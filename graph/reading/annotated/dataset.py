"""From what a file of annotated texts says to a dataset as plain values.

Ties that say the same are citations of one claim, and so are the passages that one coder coded alike in a text.
What was noted on one of them is kept with its place, since a claim has one note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.evidence.text import document_digest
from graph.model import AUTHOR, Basis, Certainty, Modality, PartialDate
from graph.reading.annotated.coding import Annotated, Coding, Key, Text, Thing, Tie
from graph.reading.annotated.kinds import (
    CODE,
    CODED,
    CODED_TEXT,
    CODER,
    COLOR,
    HEADING,
    SPEAKER,
    WITHIN,
    Kinds,
)
from graph.reading.brought import Report
from graph.reading.called import Ids, as_name, as_text, is_address
from graph.vocabulary.dates import EndDate, StartDate
from graph.vocabulary.value import SLUG

_SLUG = re.compile(SLUG)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_ID = 200
_FIELDS: Mapping[str, TypeAdapter[Any]] = {
    "negated": TypeAdapter(bool),
    "modality": TypeAdapter(Modality),
    "certainty": TypeAdapter(Certainty),
    "basis": TypeAdapter(Basis),
    "start": TypeAdapter(StartDate),
    "end": TypeAdapter(EndDate),
    "date": TypeAdapter(PartialDate),
}
"""The fields of a claim that a tie can say, with what they hold; others are texts, or name something."""
_TEXTS = ("statement", "note")
_BESIDES = (*_TEXTS, "certainty", "basis", "topic")
"""The fields in which two citations of one claim may differ: the first says it, of others it is noted."""
_NAMED = ("scenario", "topic")
_GROUP = "scenario"
"""The group of all scenarios: files do not say which exclude each other."""
UNSAID = "assessment"
"""What sort of claim a tie is, where the file does not say: who drew it read it in the text."""


def made(annotated: Annotated, name: str) -> tuple[dict[str, Any], Report]:
    """The dataset that a file becomes, and what was read and left out.

    Parameters
    ----------
    annotated : Annotated
    name : str
        What the file is called, without its ending.
    """
    dataset = Made(annotated, name)
    return dataset.value(), dataset.report


class Made:
    """The dataset that a file becomes.

    Parameters
    ----------
    annotated : Annotated
    name : str
        What the file is called, without its ending.
    """

    def __init__(self, annotated: Annotated, name: str) -> None:
        self._of = annotated
        self._name = annotated.title or name
        self._kinds = Kinds()
        self._ids = Ids(AUTHOR)
        self._things = {one.key: one for one in annotated.things}
        self._entities: dict[Key, dict[str, Any]] = {}
        self._documents: dict[str | None, str] = {}
        self._listed: list[dict[str, Any]] = []
        self._titles: dict[str, str] = {}
        self._known = {AUTHOR}
        self._header: dict[str, dict[str, dict[str, Any]]] = {"scenarios": {}, "topics": {}}
        self._claims: dict[Any, dict[str, Any]] = {}
        self.report = Report(annotated.file)

    def value(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        for text in self._of.texts:
            self._document(text)
        for thing in self._of.things:
            self._thing(thing)
        for thing in self._of.things:
            if thing.within in self._entities:
                self._entities[thing.key][WITHIN] = self._entities[thing.within or ""]["id"]
        self._tied()
        for coding in self._of.codings:
            self._coded(coding)
        report = self.report
        report.read.update(self._of.read)
        report.made.update({"claims": len(self._claims), "entities": len(self._entities)})
        for why, what in self._of.left:
            report.leave(why, what)
        title = as_name(self._name, "Annotated texts")
        named = {name: [*values.values()] for name, values in self._header.items() if values}
        return {
            "id": self._ids.give(title, "texts"),
            "title": title,
            "description": report.words(),
            "documents": self._listed,
            **named,
            "kinds": self._kinds.declared(),
            "entities": [*self._entities.values()],
            "relations": [_whole(one) for one in self._claims.values()],
        }

    # Documents

    def _document(self, text: Text) -> None:
        title = as_name(text.title, f"Text {len(self._listed) + 1}")
        given = self._documents[text.key] = self._given(text.given, title, "text")
        digest = text.digest if _DIGEST.fullmatch(text.digest) else ""
        said = {
            "id": given,
            "title": title,
            "url": text.url if is_address(text.url) else "",
            "language": as_name(text.language, ""),
            "note": as_text(text.note),
            "digest": digest if text.words is None else document_digest(text.words),
            "characters": text.characters if text.words is None else len(text.words),
        }
        self._titles[given] = title
        self._known.add(given)
        self._listed.append({name: value for name, value in said.items() if value})

    def _within_text(self, text: str | None) -> str:
        """The document's id; of what stands in no text, that of the file itself."""
        if text not in self._documents:
            title = f"{as_name(self._name, 'Annotations')} (the file)"
            given = self._documents[text] = self._ids.give(title, "file")
            self._listed.append(
                {"id": given, "title": title, "type": as_name(self._of.file, "file")}
            )
        return self._documents[text]

    def _given(self, wanted: str, name: str, otherwise: str) -> str:
        """An id: the one that is wanted, where there is one that can be given."""
        if _SLUG.fullmatch(wanted) and len(wanted) <= _LONGEST_ID:
            return self._ids.exactly(wanted)
        return self._ids.give(name, otherwise)

    # Entities

    def _thing(self, thing: Thing) -> str:
        known = self._entities.get(thing.key)
        if known is not None:
            return str(known["id"])
        name = as_name(thing.name, thing.label or "code")
        kind = self._kinds.entity(thing.label) if thing.label else self._kinds.own(CODE)
        said = {
            "id": self._given(thing.given, name, "thing"),
            "kind": kind,
            "name": name,
            "summary": as_text(thing.note),
            "identifiers": dict(thing.identifiers),
            COLOR: as_name(thing.color, "") if kind == CODE else "",
            HEADING: thing.heading,
        }
        self._entities[thing.key] = {name: value for name, value in said.items() if value}
        self._known.add(str(said["id"]))
        return str(said["id"])

    def _further(self, kind: str, name: str) -> str:
        """A thing that no file lists: a text that is coded, who coded it."""
        key = (kind, name)
        if key not in self._entities:
            shown = as_name(name, kind.replace("_", " "))
            given = self._ids.give(shown if kind != CODED_TEXT else f"text {shown}", kind)
            self._entities[key] = {"id": given, "kind": self._kinds.own(kind), "name": shown}
            self._known.add(given)
        return str(self._entities[key]["id"])

    # Claims

    def _coded(self, coding: Coding) -> None:
        """A passage's code, which is its coder's claim of the text."""
        document = self._within_text(coding.text)
        title = self._titles[document]
        code = self._entities[coding.code]
        coder = self._further(CODER, coding.coder or "Unnamed coder")
        claim = self._claim(
            {
                "kind": CODED,
                "source": self._further(CODED_TEXT, title),
                "target": code["id"],
                "modality": UNSAID,
                "holder": coder,
                "statement": f"{title} is coded with “{code['name']}”.",
            },
            {"document": document, **coding.place},
            coding.coder,
        )
        _note(claim, noted(coding.place, coding.note))

    def _tied(self) -> None:
        """The ties as claims; of what kind they are, all of one name decide together."""
        by_label: defaultdict[tuple[str, bool], list[Tie]] = defaultdict(list)
        for tie in self._of.ties:
            by_label[tie.label, tie.symmetric].append(tie)
        for (label, symmetric), ties in by_label.items():
            ends = {
                (self._entities[one.source]["kind"], self._entities[one.target]["kind"])
                for one in ties
            }
            kind = self._kinds.relation(label, symmetric, ends)
            for tie in ties:
                self._tie(tie, kind)

    def _tie(self, tie: Tie, kind: str) -> None:
        document = self._within_text(tie.text)
        made = {
            "kind": kind,
            "source": self._entities[tie.source]["id"],
            "target": self._entities[tie.target]["id"],
            "modality": UNSAID,
        }
        notes = [tie.note]
        for name, value in tie.said.items():
            found = self._said(name, value, kind)
            if found is None:
                notes.append(f"{name}: {value}")
            else:
                made |= found
        claim = self._claim(made, {"document": document, **tie.place}, tie.coder)
        for note in notes:
            _note(claim, as_text(note))

    def _said(self, name: str, value: Any, kind: str) -> dict[str, Any] | None:
        """A field of a claim; nothing where it has none of the name, or it cannot hold the value."""
        own = self._kinds.fields(kind)
        if name in _FIELDS:
            try:
                return {name: _FIELDS[name].validate_python(value)}
            except ValidationError:
                return None
        if name in own:
            return {name: value} if not own[name] or value in self._known else None
        return self._worded(name, value) if isinstance(value, str) and value.strip() else {}

    def _worded(self, name: str, value: str) -> dict[str, Any] | None:
        """A field that is a text, or names something."""
        if name in _TEXTS:
            return {name: as_text(value)}
        if name in _NAMED:
            return {name: self._headed(f"{name}s", value)}
        return {name: self._holder(value)} if name == "holder" else None

    def _headed(self, part: str, value: str) -> str:
        """The id of a scenario or a topic, which the header then has."""
        label = as_name(value, part[:-1])
        known = self._header[part]
        if label not in known:
            given = Ids(*(one["id"] for one in known.values())).give(label, part[:-1])
            known[label] = {"id": given, "label": label}
            known[label] |= {"group": _GROUP} if part == "scenarios" else {}
        return str(known[label]["id"])

    def _holder(self, value: str) -> str:
        return value if value in self._known else self._further(SPEAKER, value)

    def _claim(self, made: dict[str, Any], citation: dict[str, Any], coder: str) -> dict[str, Any]:
        """The claim that says this, with one more citation."""
        same = {name: value for name, value in made.items() if name not in _BESIDES}
        if self._kinds.symmetric(made["kind"]):
            same["source"], same["target"] = sorted((made["source"], made["target"]))
        key = tuple(sorted((name, str(value)) for name, value in same.items()))
        said = {name: value for name, value in made.items() if name != "note"}
        claim = self._claims.setdefault(key, said | {"evidence": {}, "note": {}})
        for name in _BESIDES:
            if name in said and said[name] != claim.get(name):
                _note(claim, f"{name}: {said[name]}")
        _note(claim, made.get("note", ""))
        if coder.strip():
            citation["coder"] = as_name(coder, "coder")
        claim["evidence"].setdefault(tuple(sorted(citation.items())), citation)
        return claim


def _note(claim: dict[str, Any], note: str) -> None:
    """Note something of a claim in the making, once."""
    if note:
        claim["note"][note] = None


def _whole(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as it is kept: in the making, what it cites and notes is looked up by what it says."""
    note = "\n".join(claim["note"])
    made = claim | {"evidence": [*claim["evidence"].values()], "note": note}
    return {name: value for name, value in made.items() if name != "note" or note}


# The notes of passages, which their claim keeps


def noted(place: Mapping[str, Any], note: str) -> str:
    """A passage's note as its claim has it, with the passage: ``5–9: as in Rome``."""
    note = as_text(note)
    return f"{place.get('start')}–{place.get('end')}: {note}" if note else ""


_NOTED = re.compile(r"^(\d+)–(\d+): ", re.MULTILINE)


def notes_in(note: str | None) -> Iterator[tuple[tuple[int, int], str]]:
    """The passages in a claim's note, with what is noted of each.

    Parameters
    ----------
    note : str, optional
    """
    parts = _NOTED.split(note or "")[1:]
    for start, end, words in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield (int(start), int(end)), words.rstrip("\n")
