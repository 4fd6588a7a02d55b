"""From what a file says to a dataset as plain values: a statement becomes the citation of a claim.

Statements that say the same (who, of what, on which side) are citations of one claim. What is no claim (a
note, a statement without a concept) is a stretch of its document that claims nothing, with what was noted.
The words of the documents stay in the file; a citation has their place, in code points, and their digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.evidence.text import document_digest
from graph.model import AUTHOR
from graph.reading.brought import Report
from graph.reading.called import Ids, as_name, as_text
from graph.reading.dna.coding import Coding, Key, Statement, Text, Thing
from graph.reading.dna.kinds import ALIAS, PARENT, PERSON, Ends, Kinds, key_of
from graph.reading.stretches import Stretches

SCHEME = "dna"
"""The scheme of the numbers that the program gives to things."""


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
        self._words: dict[int, Stretches] = {}
        self.report = Report(f"a file of Discourse Network Analyzer {coding.generation}")

    def value(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        entities = [*self._things()]
        documents = [self._document(one) for one in self._coding.texts]
        claims: dict[Any, dict[str, Any]] = {}
        silent = [
            stretch for one in self._coding.statements for stretch in self._taken(one, claims)
        ]
        title = as_name(self._name, "Debate")
        self._counted(len(claims))
        return {
            "id": self._ids.give(title, "debate"),
            "title": title,
            "description": self.report.words(),
            "documents": documents,
            "kinds": self._kinds.declared(),
            "silent": silent,
            "entities": entities,
            "relations": [*claims.values()],
        }

    def _counted(self, claims: int) -> None:
        """Note what was read, and what of it is left out."""
        report, coding = self.report, self._coding
        report.read["statements"] = len(coding.statements)
        report.made["claims"] = claims
        if coding.links:
            report.left["links between statements, left out"] = coding.links

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
        self._words[text.number] = Stretches(text.words)
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
            self.report.leave("statements of a document that is not there, left out")
            return
        document = self._documents[one.document]
        place = self._words[one.document].in_units(one.start, one.stop)
        ends = self._kinds.ends.get(one.type)
        reason = _lacking(one, ends)
        if ends is not None and reason is None:
            citation = {"document": document, **(place or {}), "record": f"statement {one.number}"}
            if one.coder.strip():
                citation["coder"] = as_name(one.coder, "coder")
            if place is None:
                self.report.leave("statements without a place in their document, cited by number")
            self._claim(one, ends, claims, citation)
            return
        self.report.leave(f"statements that claim nothing ({reason})")
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
