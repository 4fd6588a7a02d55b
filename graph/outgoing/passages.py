"""Claims where they stand, as formats of annotated texts take them: the passage, its words, what is said there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from graph.model import Citation, Document, Entity, Relation, references
from graph.outgoing.extract import Extract
from graph.writing.networkx import edge_label
from graph.writing.records import Record

SPACE = uuid5(NAMESPACE_URL, "urn:policygraph")
"""What all numbers of a name's own begin from."""
TOLD = (
    *("source", "target", "negated", "modality", "certainty", "scenario", "holder", "basis"),
    *("topic", "date", "start", "end", "statement", "note"),
)
"""The fields of a claim, besides its kind and the kind's own, in the order in which they are told."""
NO_PLACE = "citations of no stretch of a text, left out"
NO_TEXT = "citations of documents without a copy, left out"
UNCITED = "claims without any citation, left out"


def number(*names: str) -> UUID:
    """A number of names' own, the same on each run and machine.

    Parameters
    ----------
    *names : str
    """
    return uuid5(SPACE, "\0".join(names))


class Passage(NamedTuple):
    """A claim in one place.

    Parameters
    ----------
    relation : Relation
    record : dict
        The claim as a flat record.
    citation : Citation
    """

    relation: Relation
    record: Record
    citation: Citation

    @property
    def said(self) -> dict[str, Any]:
        """What the claim says besides its kind: the fields that say something, those of its kind's own last."""
        record, fields = self.record, TOLD
        said = {name: record[name] for name in fields if record[name] is not None}
        return said | (json.loads(record["own"]) if record["own"] else {})


class Passages:
    """The claims of an extract, place by place.

    Parameters
    ----------
    extract : Extract
    """

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self.all = [
            Passage(relation, record, citation)
            for relation, record in zip(extract.relations, extract.records, strict=True)
            for citation in relation.evidence
        ]

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return {one.id: one for one in self._extract.header.documents}

    def in_texts(self, unsaid: Counter[str]) -> dict[str, list[Passage]]:
        """The passages of the texts that there are, by document, claim by claim.

        Parameters
        ----------
        unsaid : counter of str
            Where it is counted what has no place in a text that is there.
        """
        found: dict[str, list[Passage]] = {name: [] for name in self._extract.texts}
        for one in self.all:
            span, text = one.citation.span, self._extract.texts.get(one.citation.document)
            if span is None:
                unsaid[NO_PLACE] += 1
            elif text is None:
                unsaid[NO_TEXT] += 1
            else:
                found[one.citation.document].append(one)
        unsaid[UNCITED] += sum(not one.evidence for one in self._extract.relations)
        return found

    def words(self, citation: Citation) -> str | None:
        """The words that are cited: those of a copy, else those that the citation quotes; none where neither is."""
        text, span = self._extract.texts.get(citation.document), citation.span
        if text is not None and span is not None:
            return text[slice(*span)]
        return citation.quote

    def label(self, passage: Passage) -> str:
        """A claim's verb with all that makes it no fact: ``does not support (plan, if Kast wins)``.

        Parameters
        ----------
        passage : Passage
        """
        return edge_label(passage.record, self._extract.about)


def named(relation: Relation, entities: Container[str]) -> Iterator[str]:
    """The entities that a claim names: its ends, those in its kind's own fields, its holder.

    Parameters
    ----------
    relation : Relation
    entities : container of str
        The ids of all entities.
    """
    for name in references(type(relation)):
        value = getattr(relation, name)
        if value is not None:
            yield value
    if relation.holder in entities:
        yield relation.holder


def mention(words: str, entity: Entity) -> tuple[int, int] | None:
    """Where in some words an entity is named, by a name of its; none where it is not.

    Parameters
    ----------
    words : str
    entity : Entity
    """
    names = sorted({entity.name, *entity.names.values(), *entity.aliases}, key=len, reverse=True)
    for name in names:
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
        if found is not None:
            return found.span()
    return None


def counted(unsaid: Mapping[str, int], *more: Iterable[tuple[str, int]]) -> dict[str, int]:
    """What could not be said, without what was said of everything."""
    whole = Counter(unsaid)
    for pairs in more:
        whole.update(dict(pairs))
    return {words: count for words, count in whole.items() if count}
