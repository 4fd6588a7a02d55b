"""What of a graph goes out, as each format takes it: its records, its entities, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from graph.engine.memory import Memory, part_of
from graph.engine.protocol import Engine
from graph.evidence.documents import shown_documents
from graph.model import ALWAYS, Dataset, Entity, Header, Query, Relation, Vocabulary
from graph.problems import Problem
from graph.writing.records import About, Records, citations, records

FACTS = Query(modality=("fact",), negated=False, scenario=(ALWAYS,), certainty=("certain",))
"""What may be said without its speaker: what is stated to be so, surely, whatever comes."""
_OF_FACTS: Mapping[str, Container[object]] = {
    "negated": (FACTS.negated,),
    "scenario": FACTS.scenario,
    "modality": FACTS.modality,
    "certainty": FACTS.certainty,
}
Places = Mapping[str, tuple[int, int, int]]
"""Where entities stand in the picture, and how large they are, by id."""


def doubts(relation: Relation) -> tuple[str, ...]:
    """The fields that keep a claim from being one of ``FACTS``; none of one that is.

    Parameters
    ----------
    relation : Relation
    """
    said = {name: getattr(relation, name) for name in _OF_FACTS}
    said["scenario"] = relation.scenario or ALWAYS
    return tuple(name for name, wanted in _OF_FACTS.items() if said[name] not in wanted)


class Extract:
    """What of a graph goes out.

    Parameters
    ----------
    engine : Engine
        That has what goes, and nothing else.
    language : str, optional
        Of names, labels and sentences; by default the dataset's own.
    places : callable, optional
        Gives where entities stand in the picture; asked where a format says so.
    documents : path, optional
        The reader's own copies of the documents; none where no words of theirs go.
    """

    def __init__(
        self,
        engine: Engine,
        language: str | None = None,
        places: Callable[[], Places] = dict,
        documents: Path | None = None,
    ) -> None:
        self.engine = engine
        self.language = language
        self.documents = documents
        self._places = places

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics."""
        return self.engine.header

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds of what goes."""
        return self.engine.vocabulary

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """In the order of their ids."""
        return self.engine.entities()

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """In the order of the text."""
        return self.engine.relations(Query())

    @cached_property
    def about(self) -> About:
        """What is said of relations besides themselves: names, labels, the language."""
        return self.engine.about(self.language)

    @cached_property
    def records(self) -> Records:
        """The relations as flat records."""
        return records(self.relations, self.about)

    @cached_property
    def citations(self) -> Records:
        """Where they stand, a record a citation."""
        return citations(self.relations)

    @cached_property
    def places(self) -> Places:
        """Where the entities stand in the picture, and how large they are."""
        there = {one.id for one in self.entities}
        return {one: place for one, place in self._places().items() if one in there}

    @cached_property
    def _copies(self) -> tuple[dict[str, str], list[Problem]]:
        return ({}, []) if self.documents is None else shown_documents(self.dataset, self.documents)

    @property
    def texts(self) -> Mapping[str, str]:
        """The words of the documents that there are copies of, by id: of those that were cited, and no others."""
        return self._copies[0]

    @property
    def without_text(self) -> Sequence[Problem]:
        """Why the words of other documents are not there, where copies were given."""
        return self._copies[1]

    @cached_property
    def dataset(self) -> Dataset:
        """All of it as a dataset, as it is answered: entities that are one are one in it."""
        return dataset_of(self.engine)


def part(engine: Engine, wanted: Query | Iterable[Relation]) -> Memory:
    """What a query asks for, or some relations, as a graph of its own.

    The header's documents, scenarios, topics and silences stay, those of the whole, with the entities that these
    name. What the whole comes to, in words, findings and questions, is not said of a part.

    Parameters
    ----------
    engine : Engine
    wanted : Query or iterable of Relation
    """
    inner = part_of(engine, wanted)
    header = engine.header.model_copy(
        update={name: Header.model_fields[name].get_default() for name in _OF_THE_WHOLE}
    )
    known = engine.entities_by_id
    there = {one.id for one in inner.entities()} | {*_named(header)}
    dataset = replace(
        dataset_of(inner),
        header=header,
        entities=tuple(known[name] for name in sorted(there) if name in known),
        resolutions=inner.resolutions,
    )
    return Memory(dataset, engine.scenario)


_OF_THE_WHOLE = ("headline", "headlines", "deck", "decks", "findings", "questions", "unsaid")


def _named(header: Header) -> Iterator[str]:
    """The entities that a header without these names."""
    for document in header.documents:
        yield from document.by
        if document.disclaimer is not None and document.disclaimer.by is not None:
            yield document.disclaimer.by
    for scenario in header.scenarios:
        yield from scenario.condition.values()
        yield from scenario.counterparts.values()


def dataset_of(engine: Engine) -> Dataset:
    """All that an engine has as a dataset, as it is answered: entities that are one are one in it."""
    return Dataset(
        engine.header,
        engine.entities(),
        engine.relations(Query()),
        engine.vocabulary,
        engine.kept_positions,
        resolutions=engine.resolutions,
    )
