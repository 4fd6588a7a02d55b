"""A part of a dataset, as it stands beside another: by the ids, and in the language, that hold there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from graph.merging.naming import Ids
from graph.model import (
    ALWAYS,
    AUTHOR,
    JOINT,
    Citation,
    ClaimResolution,
    Comparing,
    Decision,
    Document,
    Entity,
    Query,
    Question,
    Relation,
    Resolution,
    Route,
    asks_of,
    references,
)

Part = TypeVar("Part", bound=BaseModel)
_MAY_LACK = (("statement", "statements"), ("note", "notes"), ("summary", "summaries"))
_ALWAYS_SAID = (("title", "titles"), ("label", "labels"), ("name", "names"), ("words", "wordings"))
_OF: Mapping[str, tuple[str, ...]] = {
    "entity": ("entities",),
    "holder": ("entities", "documents"),
    "voice": ("entities", "documents"),
    "scenario": ("scenarios",),
    "world": ("scenarios",),
    "topic": ("topics",),
    "document": ("documents",),
}
"""In which sorts of thing a word of a query is looked up, by what it is a name of."""


@dataclass(frozen=True)
class Mapped:
    """How the parts of one dataset are written in another.

    Parameters
    ----------
    ids : mapping of str to mapping of str to str
        The new ids by the old ones, by sort: ``entities``, ``documents``, ``scenarios``, ``topics``,
        ``groups``, ``relations``.
    languages : tuple of (str, str)
        Theirs and ours; both empty where they are one, or are not known.
    """

    ids: Mapping[str, dict[str, str]] = field(default_factory=dict)
    languages: tuple[str, str] = ("", "")

    def of(self, sort: str, id: Any) -> Any:
        """What a thing is called; what is no thing of that sort, as before."""
        return self._ids(sort).get(id, id)

    def _ids(self, sort: str) -> Ids:
        return self.ids.get(sort, {})

    def voice(self, voice: str) -> str:
        """A voice: an entity, several together, a document, or an author's name."""
        if JOINT in voice:
            return JOINT.join(sorted({self.of("entities", one) for one in voice.split(JOINT)}))
        return str(self.of("entities", self.of("documents", voice)))

    def worded(self, part: Part) -> Part:
        """A part whose words stand where those of its language do."""
        theirs, ours = self.languages
        if theirs == ours:
            return part
        changed: dict[str, Any] = {}
        for one, many in (*_MAY_LACK, *_ALWAYS_SAID):
            said = getattr(part, one, None)
            if said is None or many not in type(part).model_fields:
                continue
            others = {**getattr(part, many), theirs: said}
            lacks = None if (one, many) in _MAY_LACK else said
            changed[one] = others.pop(ours, lacks)
            changed[many] = others
        return part.model_copy(update=changed) if changed else part

    def citations(self, evidence: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """Citations of documents by the ids that these have."""
        return tuple(
            one.model_copy(update={"document": self.of("documents", one.document)})
            for one in evidence
        )

    def entity(self, entity: Entity) -> Entity:
        """An entity."""
        changed = {"id": self.of("entities", entity.id)}
        for name in references(type(entity)):
            changed[name] = self.of("entities", getattr(entity, name))
        return self.worded(entity.model_copy(update=changed))

    def document(self, document: Document) -> Document:
        """A document."""
        changed: dict[str, Any] = {
            "id": self.of("documents", document.id),
            "by": tuple(self.of("entities", one) for one in document.by),
        }
        if document.disclaimer is not None:
            changed["disclaimer"] = self.worded(document.disclaimer).model_copy(
                update={
                    "by": self.of("entities", document.disclaimer.by),
                    "evidence": self.citations(document.disclaimer.evidence),
                }
            )
        return self.worded(document.model_copy(update=changed))

    def relation(self, relation: Relation) -> Relation:
        """A claim, which keeps its id, and whose it is."""
        changed: dict[str, Any] = {
            name: self.of("entities", getattr(relation, name))
            for name in references(type(relation))
        }
        voice, holder = self.voice(relation.voice), relation.holder
        if holder != AUTHOR:
            holder = self.of("entities", self.of("documents", holder))
        elif not relation.evidence:  # beside other documents nobody would know whose it is
            holder = voice
        changed |= {
            "id": relation.id,
            "holder": holder,
            "scenario": self.of("scenarios", relation.scenario),
            "topic": self.of("topics", relation.topic),
            "evidence": self.citations(relation.evidence),
        }
        made = self.worded(relation.model_copy(update=changed))
        made.__dict__["voice"] = voice
        return made

    def decision(self, decision: Decision) -> Decision:
        """A decision on which entities are one."""
        ids = tuple(self.of("entities", one) for one in decision.ids)
        return decision.model_copy(update={decision.verdict: ids})

    def resolution(self, record: Resolution) -> Resolution:
        """A record of what came true."""
        changed: dict[str, Any] = {}
        if isinstance(record, ClaimResolution):
            changed["claim"] = self.of("relations", record.claim)
        else:
            changed["event"] = self.of("groups", record.event)
            sort = "scenarios" if record.outcome in self._ids("scenarios") else "entities"
            changed["outcome"] = self.of(sort, record.outcome)
        if record.source is not None:
            document = self.of("documents", record.source.document)
            changed["source"] = record.source.model_copy(update={"document": document})
        return self.worded(record.model_copy(update=changed))

    def question(self, question: Question) -> Question:
        """A saved question, and what it expects."""
        changed: dict[str, Any] = {
            name: self._asked(asked)
            for name in ("query", "path", "compare")
            if (asked := getattr(question, name)) is not None
        }
        expected = tuple(self.of("relations", one) for one in question.expected)
        made = question.model_copy(
            update={"id": self.of("questions", question.id), "expected": expected, **changed}
        )
        return self.worded(made)

    def _asked(self, asked: Query | Route | Comparing) -> Any:
        changed: dict[str, Any] = {}
        for name, asks in asks_of(type(asked)).items():
            value = getattr(asked, name)
            if isinstance(value, Query):
                changed[name] = self._asked(value)
            elif asks.of is not None and asks.of in _OF and value:
                several = isinstance(value, tuple)
                words = [self._word(asks.of, one) for one in (value if several else (value,))]
                changed[name] = tuple(words) if several else words[0]
        if isinstance(asked, Query):  # of own fields, those that name entities
            changed["own"] = tuple(
                (name, tuple(self.of("entities", word) for word in words))
                for name, words in asked.own
            )
        return asked.model_copy(update=changed)

    def _word(self, of: str, word: str) -> str:
        if word in {ALWAYS, AUTHOR}:
            return word
        for sort in _OF[of]:
            word = self.of(sort, word)
        return word
