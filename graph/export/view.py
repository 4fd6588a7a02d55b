"""A graph as the page sees it: made from an engine, typed, sorted, the same for the same graph."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from graph import evidence
from graph.engine.comparison import Row, Side, compare
from graph.engine.protocol import Engine
from graph.engine.questions import answer, settled
from graph.export.contract import (
    FORMAT,
    ComparisonView,
    EntityView,
    Passage,
    QuestionView,
    RelationView,
    RowView,
    View,
    VoiceView,
)
from graph.export.debate import concept_views, thing_views
from graph.export.kinds import (
    COMMON,
    MOODS_OF_MANY,
    asked_fields,
    entity_kind_view,
    own_asked_fields,
    relation_kind_view,
)
from graph.layout import label_lines, positions
from graph.model import (
    CERTAINTIES,
    MODALITIES,
    Comparing,
    Dataset,
    Entity,
    Header,
    Query,
    Question,
    Relation,
    Route,
    Scenario,
    Topic,
    own_fields,
)
from graph.names import told_apart
from graph.outcomes import of_claims
from graph.problems import AmbiguousName, NestedScenario, NoPath, UnknownName, UnusableFile
from graph.vocabulary.calling import called
from graph.vocabulary.kinds import family
from graph.vocabulary.sentences import LANGUAGES
from graph.vocabulary.verbs import MOODS
from graph.writing.records import columns_of

Spots = Mapping[str, tuple[int, int, int]]
"""For each entity where it stands, and how large its node is."""


def placed(engine: Engine) -> Spots:
    """Where each entity stands, and how large its node is, as ``graph.layout`` has it."""
    entities, relations = engine.entities(), engine.relations(Query())
    dataset = Dataset(engine.header, entities, relations, engine.vocabulary, engine.kept_positions)
    return positions(dataset, _degrees(engine, entities, relations))


def view(
    engine: Engine,
    documents: Path | str | None = None,
    address: str | None = None,
    places: Spots | None = None,
) -> View:
    """Everything that the page may know of a graph.

    Parameters
    ----------
    engine : Engine
    documents : path, optional
        The reader's own copies of the documents, for a private page: a folder of text files, or one.
    address : str, optional
        Where the page will stand in the web.
    places : mapping, optional
        As `placed` gives them, if that has been done.

    Returns
    -------
    View
        Sorted throughout: the same graph gives the same view.

    Raises
    ------
    UnusableFile
        Where no document is there that is the text that was cited.

    Warns
    -----
    UserWarning
        For each document that is not there, or is not the text that was cited.
    """
    header, vocabulary = engine.header, engine.vocabulary
    entities, relations = engine.entities(), engine.relations(Query())
    dataset = Dataset(header, entities, relations, vocabulary)
    degree = _degrees(engine, entities, relations)
    places = placed(engine) if places is None else places
    names = _Names(engine, entities)
    ids = {one.id for one in relations}
    used = {one.kind for one in entities} | {one.kind for one in relations}
    return View(
        format=FORMAT,
        id=header.id,
        title=header.title,
        titles=header.titles,
        description=header.description,
        descriptions=header.descriptions,
        headline=header.headline,
        headlines=header.headlines,
        deck=header.deck,
        decks=header.decks,
        license=header.license,
        language=header.language,
        languages=_languages(header, relations),
        address=address,
        documents=header.documents,
        voices=tuple(_voice_views(engine, relations)),
        groups=header.groups,
        scenarios=header.scenarios,
        topics=header.topics,
        findings=tuple(one for one in header.findings if ids.issuperset(one.relations)),
        unsaid=header.unsaid,
        resolutions=of_claims(engine.outcomes.standing, ids),
        kinds=header.kinds.model_dump(mode="json", exclude_defaults=True),
        modalities=MODALITIES,
        certainties=CERTAINTIES,
        moods={language: dict(words) for language, words in MOODS.items()},
        moods_many=dict(MOODS_OF_MANY),
        query_fields=(*asked_fields(), *own_asked_fields(vocabulary, used)),
        columns=tuple(columns_of(vocabulary)),
        entity_kinds=tuple(
            entity_kind_view(kind, cls, vocabulary.sub_kinds(kind))
            for kind, cls in vocabulary.entities.items()
            if used.intersection(vocabulary.sub_kinds(kind))
        ),
        relation_kinds=tuple(
            relation_kind_view(kind, cls, header.language or "en")
            for kind, cls in vocabulary.relations.items()
            if kind in used
        ),
        entities=tuple(
            _entity_view(entity, names, places[entity.id], degree[entity.id]) for entity in entities
        ),
        relations=tuple(
            _relation_view(engine, relation, names.languages) for relation in relations
        ),
        questions=tuple(_question_view(engine, question) for question in header.questions),
        comparisons=tuple(_comparison_views(header.scenarios, relations, header.topics)),
        things=tuple(thing_views(engine)),
        concepts=tuple(concept_views(engine, relations)),
        passages=passages(dataset, documents) if documents is not None else (),
    )


def _languages(header: Header, relations: Iterable[Relation]) -> tuple[str, ...]:
    """The languages in which a dataset says something; names alone say nothing."""
    said: set[str] = set() if header.language is None else {header.language}
    said.update(header.titles, header.descriptions, header.headlines, header.decks)
    for scenario in header.scenarios:
        said.update(scenario.labels)
    for topic in header.topics:
        said.update(topic.labels)
    for question in header.questions:
        said.update(question.titles)
    for relation in relations:
        said.update(relation.statements)
    return tuple(sorted(said))


def _degrees(
    engine: Engine, entities: Iterable[Entity], relations: Iterable[Relation]
) -> dict[str, int]:
    """How many relations each entity has a part in."""
    degree = dict.fromkeys((entity.id for entity in entities), 0)
    parts = engine.parts
    for relation in relations:
        for name in {part.entity for part in parts.of(relation)}:
            degree[name] += 1
    return degree


class _Names:
    """What the entities are called, in each language that there is."""

    def __init__(self, engine: Engine, entities: Sequence[Entity]) -> None:
        own = engine.header.language or "en"
        self.native = own
        self.languages = tuple(language for language in LANGUAGES if language != own)
        self.own = told_apart(entities)
        spoken = sorted({language for entity in entities for language in entity.names})
        self.others = {language: told_apart(entities, language) for language in spoken}
        self.lines = label_lines(self.own)
        self.other_lines = {language: label_lines(names) for language, names in self.others.items()}

    def is_many(self, entity: Entity, language: str) -> bool:
        """Whether an entity's name is one of many; not, where it has none in that language."""
        name = entity.name if language == self.native else entity.names.get(language)
        return bool(name) and called(name, family(type(entity)), (), language).plural


def _voice_views(engine: Engine, relations: Iterable[Relation]) -> Iterator[VoiceView]:
    """The voices that are heard, and those of all documents."""
    voices, names = engine.voices, engine.called
    heard = {relation.voice for relation in relations} | set(voices.of_document.values())
    translated = {language: engine.called_in(language) for language in LANGUAGES}
    for voice in sorted(heard):
        name = names.get(voice, voice)
        others = {language: other.get(voice, name) for language, other in translated.items()}
        yield VoiceView(
            voice,
            name,
            {language: other for language, other in others.items() if other != name},
            tuple(sorted(voices.words.get(voice, {voice}))),
        )


def passages(dataset: Dataset, documents: Path | str) -> tuple[Passage, ...]:
    """The documents' own words, from the reader's own copies, for a private page.

    Parameters
    ----------
    dataset : Dataset
    documents : path
        A folder of text files, or one.

    Raises
    ------
    UnusableFile
        Where none is there that is the text that was cited: marks in another would lie.

    Warns
    -----
    UserWarning
        For each that is not there, or is not the text that was cited.
    """
    texts, problems = evidence.shown_documents(dataset, documents)
    if problems and not texts:
        raise UnusableFile(str(documents), "; ".join(one.message for one in problems))
    for problem in problems:
        warnings.warn(f"{problem.message}: its words are not in the page", stacklevel=2)
    return tuple(
        Passage(
            document,
            tuple(
                (part.number, part.start, text[part.start : part.end])
                for part in evidence.paragraphs(text)
            ),
        )
        for document, text in texts.items()
    )


def _entity_view(
    entity: Entity, known: _Names, place: tuple[int, int, int], degree: int
) -> EntityView:
    x, y, size = place
    name = known.own[entity.id]
    names = {language: known.others[language][entity.id] for language in sorted(entity.names)}
    return EntityView(
        id=entity.id,
        kind=entity.kind,
        name=name,
        names=names,
        many=tuple(language for language in MOODS if known.is_many(entity, language)),
        aliases=entity.aliases,
        summary=entity.summary,
        summaries=entity.summaries,
        identifiers=dict(sorted(entity.identifiers.items())),
        fields={
            name: value
            for name, value in entity.__dict__.items()
            if name not in COMMON and value is not None
        },
        label="\n".join(known.lines[entity.id]),
        labels={language: "\n".join(known.other_lines[language][entity.id]) for language in names},
        x=x,
        y=y,
        size=size,
        degree=degree,
    )


def _relation_view(engine: Engine, relation: Relation, languages: Iterable[str]) -> RelationView:
    fields = {name: getattr(relation, name) for name in own_fields(type(relation))}
    composed = not relation.statement
    return RelationView(
        id=relation.id,
        kind=relation.kind,
        source=relation.source,
        target=relation.target,
        scenario=relation.scenario,
        topic=relation.topic,
        modality=relation.modality,
        certainty=relation.certainty,
        negated=relation.negated,
        holder=relation.holder,
        voice=relation.voice,
        basis=relation.basis,
        start=relation.start,
        end=relation.end,
        date=relation.date,
        sentence=engine.sentence(relation),
        sentences={
            **({one: engine.sentence(relation, one) for one in languages} if composed else {}),
            **relation.statements,
        },
        composed=composed,
        note=relation.note,
        notes=relation.notes,
        fields={name: value for name, value in fields.items() if value is not None},
        evidence=relation.evidence,
    )


def _question_view(engine: Engine, question: Question) -> QuestionView:
    asked = question
    try:
        asked = settled(engine, question)
        relations: Iterable[Relation] = answer(engine, asked).relations
    except (
        UnknownName,
        AmbiguousName,
        NestedScenario,
        NoPath,
    ):  # it asks for what is not in this part
        relations = ()
    return QuestionView(
        id=question.id,
        title=question.title,
        titles=question.titles,
        reading=question.reading,
        readings=question.readings,
        query=_plain(asked.query),
        path=_plain(asked.path),
        compare=_plain(asked.compare),
        answer=tuple(relation.id for relation in relations),
    )


def _plain(asked: Query | Route | Comparing | None) -> dict[str, Any] | None:
    return asked.model_dump(mode="json", exclude_defaults=True) if asked else None


def _comparison_views(
    scenarios: Sequence[Scenario], relations: Sequence[Relation], topics: Sequence[Topic]
) -> Iterator[ComparisonView]:
    """Every two scenarios lined up; what holds whoever wins is the same on both sides, and left out."""
    held: dict[str | None, list[Relation]] = defaultdict(list)
    for relation in relations:
        held[relation.scenario].append(relation)
    labels = {topic.id: topic.label for topic in topics}
    sides = [
        Side(one.label, tuple(held[one.id]), one.counterparts, one.id, topics=labels)
        for one in scenarios
    ]
    for left, right in combinations(sides, 2):
        lined = tuple(map(_row_view, compare(left, right).lined))
        yield ComparisonView(str(left.scenario), str(right.scenario), lined)


def _row_view(row: Row) -> RowView:
    left, right = (tuple(one.id for one in side) for side in (row.left, row.right))
    return RowView(row.status, row.kind, row.topic, row.about, left, right)
