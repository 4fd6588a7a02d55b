"""A dataset as the workbench looks things up in it, kept up from step to step.

What a step leaves as it was is not read again: a book is made from the one before.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import is_
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
from graph.writing.splicing import Opened


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
    header, vocabulary = _header(files, before)
    if before is not None and not _reads_alike(before, header, vocabulary):
        before = None
    read: dict[tuple[Path, str], _Read] = {}
    kept = [one for one in _RECORDS if before is not None and _stays(one, before.files, files)]
    if before is not None:
        read |= {key: one for key, one in before.read.items() if key[1] in kept}
    if before is not None and "entities" in kept:
        entities = before.entities
    else:
        entities = {}
        for one, _record in _records(files, "entities", vocabulary, header, before, read):
            entities.setdefault(one.id, one)
    if before is not None and "relations" in kept:
        book = Book(files, header, vocabulary, entities, before.claims, read)
        looked_up = _OF_CLAIMS & before.__dict__.keys()
        book.__dict__.update({one: before.__dict__[one] for one in looked_up})
        return book
    valid = [*_records(files, "relations", vocabulary, header, before, read)]
    told, origins = told_apart([one for one, _record in valid], Voices(header))
    claims = tuple(Claim(one, valid[at][1]) for one, at in zip(told, origins, strict=True))
    return Book(files, header, vocabulary, entities, claims, read)


_RECORDS = ("entities", "relations")
_OF_CLAIMS = frozenset(("by_id", "by_ends", "citing", "ending", "uses"))
"""What is looked up among the claims, and is the same where these are."""


def _header(files: Files, before: Book | None) -> tuple[Header, Vocabulary]:
    """The header, and the kinds there are: as before, where they are declared as before."""
    if before is not None and before.files.header.digest == files.header.digest:
        return before.header, before.vocabulary
    value = files.header.value
    raw = {name: part for name, part in value.items() if name not in _RECORDS}
    header, _problems, unknown = read_header(raw, lambda _path: Place())
    if before is not None and before.files.header.value.get("kinds") == value.get("kinds"):
        return header, before.vocabulary
    return header, declared_kinds(header, lambda _path: Place(), unknown).vocabulary


def _reads_alike(before: Book, header: Header, vocabulary: Vocabulary) -> bool:
    """Whether records say the same beside another header: the kinds, the documents and their voices are as before."""
    voices = Voices(before.header).of_document, Voices(header).of_document
    return before.vocabulary is vocabulary and [*voices[0].items()] == [*voices[1].items()]


def _stays(section: str, before: Files, files: Files) -> bool:
    """Whether the files of a section are the very ones that they were."""
    sources = _sources(section, before), _sources(section, files)
    return len(sources[0]) == len(sources[1]) and all(map(is_, *sources))


def _sources(section: str, files: Files) -> list[Opened]:
    """The files in which records of a section may stand."""
    inner = [files.header] if section in files.header.value else []
    return inner + [one for one in files.data if one.path.name.casefold().startswith(section)]


def _records(
    files: Files,
    section: str,
    vocabulary: Vocabulary,
    header: Header,
    before: Book | None,
    read: dict[tuple[Path, str], _Read],
) -> Iterator[tuple[Any, Record]]:
    """The records of a section that can be read, and what they are; what was read is noted for the next book."""
    kinds = vocabulary.entities if section == "entities" else vocabulary.relations
    by_file: dict[Path, list[Record]] = {}
    for record in files.records(section):
        by_file.setdefault(record.file.path, []).append(record)
    for path, records in by_file.items():
        values = [record.value for record in records]
        known = ((), ()) if before is None else before.read.get((path, section), ((), ()))
        found = _understood(values, kinds, header, known)
        read[path, section] = values, found
        yield from (pair for pair in zip(found, records, strict=True) if pair[0] is not None)


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
