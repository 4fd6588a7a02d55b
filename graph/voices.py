"""Whose claims there are: the voices of a dataset, and its claims told apart by voice.

The voice of a claim is its holder. For the default holder it is the author of the document that is
cited: the entities that the document is ``by``, else its ``authors``, else the document itself. So
two documents by two authors are two voices, and a claim that cites both stands for two claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from graph.model import AUTHOR, Citation, Dataset, Header, Relation, claim_id, in_text_order
from graph.vocabulary.naming import listed


class Voices:
    """The voices of a dataset's documents.

    Parameters
    ----------
    header : Header
    """

    def __init__(self, header: Header) -> None:
        self.header = header
        self.of_document: Mapping[str, str] = {
            document.id: document.voice for document in header.documents
        }

    @cached_property
    def first(self) -> str:
        """The voice of the first document declared, whose claims have the ids of *the author's*."""
        return next(iter(self.of_document.values()), AUTHOR)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """What finds each voice of a document: its id, each who has a part in it, its documents."""
        found: dict[str, frozenset[str]] = {}
        for document in self.header.documents:
            known = found.get(document.voice, frozenset())
            found[document.voice] = known | frozenset(document.voice_words)
        return found

    @cached_property
    def finding(self) -> Mapping[str, frozenset[str]]:
        """The voices of documents that a word finds."""
        found: dict[str, set[str]] = {}
        for voice, words in self.words.items():
            for word in words:
                found.setdefault(word, set()).add(voice)
        return {word: frozenset(voices) for word, voices in found.items()}

    def found_by(self, words: Iterable[str]) -> frozenset[str]:
        """The voices that some words find: those of documents, and whoever is a voice by that word."""
        found: set[str] = set()
        for word in words:
            found.add(word)
            found |= self.finding.get(word, frozenset())
        return frozenset(found)

    def called(
        self, names: Mapping[str, str], titles: Mapping[str, str], also: str = "and"
    ) -> dict[str, str]:
        """What each voice that is no single entity is called.

        Parameters
        ----------
        names : mapping of str to str
            The entities' names by id.
        titles : mapping of str to str
            The documents' titles by id: a document of no known author speaks for itself.
        also : str
            What stands before the last of several who speak with one voice.
        """
        called = {document: title for document, title in titles.items() if document not in names}
        for document in self.header.documents:
            if document.by:
                called[document.voice] = listed(
                    [names.get(one, one) for one in dict.fromkeys(document.by)], also
                )
            elif document.authors:
                called[document.voice] = listed(tuple(dict.fromkeys(document.authors)), also)
        alike = Counter(called.values())
        taken = set(names.values())
        return {
            voice: _apart(voice, name) if alike[name] > 1 or name in taken else name
            for voice, name in called.items()
            if voice not in names
        }


def _apart(voice: str, name: str) -> str:
    """A name that is another's too, with what tells it apart."""
    return f"{name} ({voice if voice != name else 'as an author'})"


def told_apart(
    relations: Sequence[Relation], voices: Voices
) -> tuple[list[Relation], Sequence[int]]:
    """Relations with their voices: where one speaks with several, one for each.

    A relation that comes alone from one voice is the same object, which now knows its voice.

    Parameters
    ----------
    relations : sequence of Relation
    voices : Voices

    Returns
    -------
    list of Relation
        In the same order.
    sequence of int
        Which of the relations given each comes from.
    """
    if len(set(voices.of_document.values())) <= 1:
        first, of_document = voices.first, voices.of_document
        for relation in relations:
            fields = relation.__dict__
            holder = fields["holder"]
            fields["voice"] = first if holder == AUTHOR or holder in of_document else holder
        return list(relations), range(len(relations))
    told: list[Relation] = []
    origins: list[int] = []
    for index, relation in enumerate(relations):
        fields = relation.__dict__
        holder = fields["holder"]
        # A document that is said to hold a claim speaks with its author's voice.
        voice = voices.of_document.get(holder, holder)
        if holder == AUTHOR:
            voice = _plain_voice(relation, voices)
        if voice is not None:
            fields["voice"] = voice
            told.append(relation)
            origins.append(index)
            continue
        for one in _by_voice(relation, voices):
            told.append(one)
            origins.append(index)
    return told, origins


def _plain_voice(relation: Relation, voices: Voices) -> str | None:
    """The voice of a relation that stays as it is: of one document, with the right id."""
    evidence, first = relation.__dict__["evidence"], voices.first
    if not evidence:
        return first
    document = evidence[0].document
    for citation in evidence[1:]:
        if citation.document != document:
            return None
    voice = voices.of_document.get(document, first)
    return voice if voice == first or "id" in relation.__pydantic_fields_set__ else None


def _by_voice(relation: Relation, voices: Voices) -> Iterator[Relation]:
    """One relation a voice of the documents that it cites, each with its own citations."""
    cited: dict[str, list[Citation]] = {}
    for citation in relation.evidence:
        voice = voices.of_document.get(citation.document, voices.first)
        cited.setdefault(voice, []).append(citation)
    # An id that its author wrote, and others may quote, is that of one of the voices.
    given = "id" in relation.model_fields_set
    named = voices.first if voices.first in cited else next(iter(cited), voices.first)
    for voice, citations in (cited or {voices.first: []}).items():
        whose = AUTHOR if voice == voices.first else voice
        identifier = relation.id if given and voice == named else claim_id(relation, whose)
        whole = len(citations) == len(relation.evidence)
        if whole and identifier == relation.id:
            yield _with_voice(relation, voice)
        else:
            fields = {"id": identifier, "evidence": tuple(citations)}
            yield _with_voice(relation.model_copy(update=fields), voice)


def _with_voice(relation: Relation, voice: str) -> Relation:
    relation.__dict__["voice"] = voice
    return relation


def voiced(dataset: Dataset) -> Dataset:
    """A dataset with one claim a voice, each knowing its voice, in the order of the text.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Dataset
        Its relations are the same objects but where one stood in another dataset, of other documents.
    """
    voices = Voices(dataset.header)
    own = [
        relation.model_copy() if "voice" in relation.__dict__ else relation
        for relation in dataset.relations
    ]
    told, _origins = told_apart(own, voices)
    return replace(dataset, relations=in_text_order(dataset.header, told))
