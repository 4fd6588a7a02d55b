"""A dataset as the workbench looks things up in it, kept up from step to step.

What a step leaves as it was is not read again: a book is made from the one before.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from graph.folding import fold
from graph.mending.opening import Files, Record
from graph.model import Entity, Header, Relation, Vocabulary
from graph.names import names_of
from graph.problems import Place, UnusableFile
from graph.reading.foreign import entity as with_slugs
from graph.reading.header import declared_kinds, read_header
from graph.reading.quoted import with_document
from graph.voices import Voices, told_apart
from graph.workbench.desk.pages import Span


class Claim(NamedTuple):
    """A claim, and where it stands.

    Parameters
    ----------
    relation : Relation
        It knows its voice.
    record : Record
    """

    relation: Relation
    record: Record

    @property
    def id(self) -> str:
        """Its id."""
        return self.relation.id

    def spans(self, document: str) -> list[Span]:
        """What it cites of a document."""
        cited = self.relation.evidence
        return [one.span for one in cited if one.document == document and one.span is not None]


_Read = tuple[Sequence[Any], Sequence[Any]]
"""Records as they are written, and what they are."""


@dataclass(frozen=True)
class Book:
    """What a dataset says now.

    Parameters
    ----------
    files : Files
    header : Header
    vocabulary : Vocabulary
    entities : mapping of str to Entity
        Those that can be read, by id.
    claims : tuple of Claim
        Those that can be read, in the order of the files.
    read : mapping
        What was read of each file and section, for the next book.
    """

    files: Files
    header: Header
    vocabulary: Vocabulary
    entities: Mapping[str, Entity]
    claims: tuple[Claim, ...]
    read: Mapping[tuple[Path, str], _Read] = field(repr=False)

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The claims by their ids; of two the first."""
        return {one.id: one for one in reversed(self.claims)}

    @cached_property
    def by_ends(self) -> Mapping[frozenset[str], Sequence[Claim]]:
        """The claims by their two ends, whichever way."""
        return _grouped((frozenset(one.relation.ends), one) for one in self.claims)

    @cached_property
    def citing(self) -> Mapping[str, Sequence[tuple[Span, Claim]]]:
        """What claims cite of each document, in the order of the text."""
        found: defaultdict[str, list[tuple[Span, Claim]]] = defaultdict(list)
        for claim in self.claims:
            for cited in claim.relation.evidence:
                if cited.span is not None:
                    found[cited.document].append((cited.span, claim))
        return {name: sorted(those, key=lambda one: one[0]) for name, those in found.items()}

    @cached_property
    def ending(self) -> Mapping[str, Sequence[Claim]]:
        """The claims by each of their ends."""
        return _grouped((end, one) for one in self.claims for end in {*one.relation.ends})

    @cached_property
    def uses(self) -> Counter[str]:
        """How often each entity is an end."""
        return Counter(end for one in self.claims for end in one.relation.ends)

    @cached_property
    def naming(self) -> Mapping[str, Sequence[str]]:
        """The ids of the entities by what they are called, folded."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.entities.values():
            for name in names_of(one)[1:]:
                if one.id not in found[fold(name)]:
                    found[fold(name)].append(one.id)
        return found

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of the documents, as they are declared."""
        return tuple(one.id for one in self.header.documents)

    def name(self, identifier: str, language: str | None = None) -> str:
        """What an entity is called; its id as words, where there is none."""
        one = self.entities.get(identifier)
        if one is None:
            return identifier.replace("-", " ")
        return one.names.get(language or "") or one.name

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        return {one.id: one.name for one in self.entities.values()}


def book_of(files: Files, before: Book | None = None) -> Book:
    """Look into a dataset's files.

    Parameters
    ----------
    files : Files
    before : Book, optional
        What was looked up before the last step.
    """
    if not isinstance(files.header.value, Mapping):
        raise UnusableFile(str(files.header.path), "this is no header of a dataset")
    raw = {name: part for name, part in files.header.value.items() if name not in _RECORDS}
    if before is not None and before.files.header.digest == files.header.digest:
        header, vocabulary = before.header, before.vocabulary
    else:
        header, _problems, unknown = read_header(raw, lambda _path: Place())
        vocabulary = declared_kinds(header, lambda _path: Place(), unknown).vocabulary
    known = {} if before is None or before.vocabulary is not vocabulary else before.read
    read: dict[tuple[Path, str], _Read] = {}
    entities: dict[str, Entity] = {}
    made: dict[str, list[tuple[Any, Record]]] = {"entities": [], "relations": []}
    for section, kinds in (("entities", vocabulary.entities), ("relations", vocabulary.relations)):
        by_file: dict[Path, list[Record]] = {}
        for record in files.records(section):
            by_file.setdefault(record.file.path, []).append(record)
        for path, records in by_file.items():
            values = [record.value for record in records]
            found = _understood(values, kinds, header, known.get((path, section), ((), ())))
            read[path, section] = values, found
            made[section] += zip(found, records, strict=True)
    for one, _record in made["entities"]:
        if one is not None:
            entities.setdefault(one.id, one)
    valid = [(one, record) for one, record in made["relations"] if one is not None]
    told, origins = told_apart([one for one, _record in valid], Voices(header))
    claims = tuple(Claim(one, valid[at][1]) for one, at in zip(told, origins, strict=True))
    return Book(files, header, vocabulary, entities, claims, read)


_RECORDS = ("entities", "relations")


def _understood(
    values: Sequence[Any], kinds: Mapping[str, type[Any]], header: Header, before: _Read
) -> list[Any]:
    """What some records are; none for one that cannot be read. What is as before is not read again."""
    old, known = before
    shorter = min(len(old), len(values))
    first = next((n for n in range(shorter) if old[n] != values[n]), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if old[-1 - n] != values[-1 - n]), rest)
    stop = len(values) - last
    middle = [understood(value, kinds, header) for value in values[first:stop]]
    return [*known[:first], *middle, *known[len(known) - last :]]


def understood(value: Any, kinds: Mapping[str, type[Any]], header: Header) -> Any:
    """What one record is, or none."""
    kind = value.get("kind")
    cls = kinds.get(kind) if isinstance(kind, str) else None
    if cls is None:
        return None
    told = with_document(header, with_slugs(value, cls).record).record
    try:
        return cls.model_validate_json(json.dumps(told), strict=True)
    except (ValidationError, ValueError, TypeError):
        return None


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return dict(found)
