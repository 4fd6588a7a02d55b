"""From what a file says to a dataset as plain values: a statement becomes the citation of a claim.

Statements that say the same (who, of what, on which side) are citations of one claim. What is no claim (a
note, a statement without a concept) is a stretch of its document that claims nothing, with what was noted.
The words of the documents stay in the file; a citation has their place, in code points, and their digest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from typing import Any

from graph.evidence.text import digest, document_digest, paragraphs
from graph.model import AUTHOR
from graph.reading.dna.coding import Coding, Key, Statement, Text, Thing
from graph.reading.dna.kinds import ALIAS, PARENT, PERSON, Ends, Kinds, key_of
from graph.reading.dna.names import Ids, as_name, as_text

SCHEME = "dna"
"""The scheme of the numbers that the program gives to things."""


class Words:
    """A document's words, found by where the program says that they stand.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [one.start for one in paragraphs(text)]

    @cached_property
    def _units(self) -> list[int]:
        """Where each code point begins, in UTF-16 units; empty where it makes no difference."""
        if self.text.isascii() or max(self.text) < "\U00010000":
            return []
        return [0, *accumulate(2 if sign > "\uffff" else 1 for sign in self.text)]

    def place(self, start: int, stop: int) -> dict[str, Any] | None:
        """A citation's place of a stretch in UTF-16 units; none where the text has no such stretch."""
        units = self._units
        last = units[-1] if units else len(self.text)
        if not 0 <= start < stop <= last:
            return None
        if units:
            start, stop = bisect_right(units, start) - 1, bisect_right(units, stop - 1)
        number = bisect_right(self._starts, start)
        found = {"start": start, "end": stop, "digest": digest(self.text[start:stop])}
        return found | ({"paragraph": number} if number else {})


class Made:
    """The dataset that a file becomes.

    Parameters
    ----------
    coding : Coding
    name : str
        What the file is called, without its ending.
    """

    def __init__(self, coding: Coding, name: str) -> None:
        self._coding = coding
        self._name = name
        self._kinds = Kinds(coding)
        # What an author is called may be no entity's id.
        self._ids = Ids(AUTHOR, *(one.author.strip() for one in coding.texts))
        self._entities: dict[Key, str] = {}
        self._names: dict[str, str] = {}
        self._documents: dict[int, str] = {}
        self._words: dict[int, Words] = {}
        self._left: Counter[str] = Counter()

    def value(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        entities = [*self._things()]
        documents = [self._document(one) for one in self._coding.texts]
        claims: dict[Any, dict[str, Any]] = {}
        silent = [
            stretch for one in self._coding.statements for stretch in self._taken(one, claims)
        ]
        title = as_name(self._name, "Debate")
        return {
            "id": self._ids.give(title, "debate"),
            "title": title,
            "description": self._told(len(claims)),
            "documents": documents,
            "kinds": self._kinds.declared(),
            "silent": silent,
            "entities": entities,
            "relations": [*claims.values()],
        }

    def _told(self, claims: int) -> str:
        """What was read, and what of it is left out."""
        total = len(self._coding.statements)
        file = f"a file of Discourse Network Analyzer {self._coding.generation}"
        told = [f"Read from {file}: {total} statements, {claims} claims"]
        told += [f"{count} {reason}" for reason, count in sorted(self._left.items())]
        if self._coding.links:
            told.append(f"{self._coding.links} links between statements, left out")
        return "; ".join(told) + "."

    # Entities

    def _things(self) -> Iterator[dict[str, Any]]:
        known = {key_of(one): one for one in self._coding.things}
        coded = (
            Thing(variable, words)
            for one in self._coding.statements
            for variable, words in one.values.items()
            if isinstance(words, str) and variable in self._kinds.entities
        )
        for thing in (*known.values(), *coded):
            if key_of(thing) in self._entities or not thing.name.strip():
                continue
            if thing.variable not in self._kinds.entities:
                continue
            name = as_name(thing.name, f"{thing.variable} {thing.number or len(self._entities)}")
            given = self._entities[key_of(thing)] = self._ids.give(name, "thing")
            self._names[given] = name
        for key, given in self._entities.items():
            yield self._entity(known.get(key) or Thing(*key), given)

    def _entity(self, thing: Thing, given: str) -> dict[str, Any]:
        name = self._names[given]
        made: dict[str, Any] = {
            "id": given,
            "kind": self._kinds.entities[thing.variable],
            "name": name,
        }
        alias = as_name(thing.attributes.get(ALIAS, ""), "")
        if alias and alias != name:
            made["aliases"] = [alias]
        if thing.number is not None:
            made["identifiers"] = {SCHEME: str(thing.number)}
        for attribute, field in self._kinds.fields[thing.variable].items():
            if attribute in thing.attributes:
                made[field] = as_text(thing.attributes[attribute])
        parent = self._entities.get((thing.variable, thing.parent or ""))
        if parent is not None and parent != given:
            made[PARENT] = parent
        return made

    # Documents

    def _document(self, text: Text) -> dict[str, Any]:
        title = as_name(text.title, f"Document {text.number}")
        given = self._documents[text.number] = self._ids.give(title, f"document-{text.number}")
        self._words[text.number] = Words(text.words)
        author = as_name(text.author, "")
        said = {
            "id": given,
            "title": title,
            "authors": [author] if author else [],
            "publisher": as_name(text.source, ""),
            "date": text.day.isoformat() if text.day else None,
            "section": as_name(text.section, ""),
            "type": as_name(text.type, ""),
            "note": as_text(text.notes),
            "digest": document_digest(text.words),
            "characters": len(text.words),
        }
        return {name: value for name, value in said.items() if value}

    # Statements

    def _taken(self, one: Statement, claims: dict[Any, dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Put a statement among the claims; what is none comes back as a silent stretch."""
        if one.document not in self._documents:
            self._left["of a document that is not there, left out"] += 1
            return
        document = self._documents[one.document]
        place = self._words[one.document].place(one.start, one.stop)
        ends = self._kinds.ends.get(one.type)
        reason = _lacking(one, ends)
        if ends is not None and reason is None:
            citation = {"document": document, **(place or {}), "record": f"statement {one.number}"}
            if one.coder.strip():
                citation["coder"] = as_name(one.coder, "coder")
            if place is None:
                self._left["without a place in its document, cited by number"] += 1
            self._claim(one, ends, claims, citation)
            return
        self._left[f"that claim nothing ({reason})"] += 1
        if place is not None:
            place.pop("paragraph", None)
            yield {"document": document, **place, "reason": _noted(one) or reason or "a note"}

    def _claim(
        self,
        one: Statement,
        ends: Ends,
        claims: dict[Any, dict[str, Any]],
        citation: dict[str, Any],
    ) -> None:
        said = _said(one)
        source = next(self._entities[name, said[name]] for name in ends.sources if name in said)
        fields = {
            field: self._entities.get((name, value), value) if isinstance(value, str) else value
            for name, field in ends.fields.items()
            if (value := said.get(name)) is not None
        }
        negated = ends.side is not None and said.get(ends.side) is False
        target = self._entities[ends.target, said[ends.target]]
        key = (ends.kind, source, target, negated, *fields.items())
        made: dict[str, Any] = {
            "kind": ends.kind,
            "source": source,
            "target": target,
            "modality": "assessment",
            "negated": negated,
            "holder": source,
            **fields,
            "evidence": [],
        }
        if ends.stance:
            says = "does not agree" if negated else "agrees"
            person = next(
                (said[name] for name in ends.fields if name == PERSON and name in said), ""
            )
            who = self._names[source] + (f" ({as_name(person, '')})" if person else "")
            made["statement"] = f"{who} {says}: “{self._names[target]}”"
        claim = claims.setdefault(key, made)
        claim["evidence"].append(citation)
        for name in ends.notes:
            note = as_text(said.get(name, ""))
            if note and note not in claim.get("note", "").split("\n"):
                claim["note"] = "\n".join((*filter(None, [claim.get("note")]), note))


def _said(one: Statement) -> Mapping[str, Any]:
    """What a statement says: a blank says nothing."""
    return {
        name: value
        for name, value in one.values.items()
        if not isinstance(value, str) or value.strip()
    }


def _lacking(one: Statement, ends: Ends | None) -> str | None:
    """Why a statement claims nothing; none where it does."""
    if ends is None:
        return as_name(one.type, "a note").lower()
    said = _said(one)
    for names in (ends.sources, (ends.target,)):
        if not any(name in said for name in names):
            return f"no {as_name(names[0], 'name')}"
    return None


def _noted(one: Statement) -> str:
    """What was coded of a statement that claims nothing."""
    said = [
        f"{name}: {value}" if len(one.values) > 1 else str(value)
        for name, value in _said(one).items()
    ]
    return as_text("; ".join(said))
