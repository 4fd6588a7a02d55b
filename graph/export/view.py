"""A graph as the page sees it: made from an engine, typed, sorted, the same for the same graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from graph import evidence
from graph.engine.comparison import Row, Side, compare
from graph.engine.protocol import Engine
from graph.engine.questions import answer
from graph.export.contract import (
    FORMAT,
    ComparisonView,
    EntityKindView,
    EntityView,
    FieldView,
    Passage,
    QueryFieldView,
    QuestionView,
    RelationKindView,
    RelationView,
    RowView,
    View,
    WordView,
)
from graph.layout import positions, wrap
from graph.model import (
    CERTAINTIES,
    MODALITIES,
    Dataset,
    Entity,
    Named,
    Query,
    Question,
    Relation,
    Scenario,
    Topic,
    naming,
    own_fields,
    query_fields,
    references,
)
from graph.problems import NoPath, UnknownName, UnusableFile
from graph.writing.records import COLUMNS


def view(engine: Engine, documents: Path | str | None = None) -> View:
    """Everything that the page may know of a graph.

    Parameters
    ----------
    engine : Engine
    documents : path, optional
        The reader's own copies of the documents, for a private page: a folder of text files, or one.

    Returns
    -------
    View
        Sorted throughout: the same graph gives the same view.

    Raises
    ------
    UnusableFile
        Where a document is not there, or is not the text that was cited.
    """
    header, vocabulary, names = engine.header, engine.vocabulary, engine.names
    entities, relations = engine.entities(), engine.relations(Query())
    dataset = Dataset(header, entities, relations, vocabulary)
    degree = _degrees(names, relations)
    places = positions(dataset, degree)
    used = {one.kind for one in entities} | {one.kind for one in relations}
    return View(
        format=FORMAT,
        id=header.id,
        title=header.title,
        description=header.description,
        license=header.license,
        language=header.language,
        documents=header.documents,
        scenarios=header.scenarios,
        topics=header.topics,
        modalities=MODALITIES,
        certainties=CERTAINTIES,
        query_fields=_query_fields(),
        columns=tuple(COLUMNS),
        entity_kinds=tuple(
            _entity_kind_view(kind, cls, vocabulary.sub_kinds(kind))
            for kind, cls in vocabulary.entities.items()
            if used.intersection(vocabulary.sub_kinds(kind))
        ),
        relation_kinds=tuple(
            _relation_kind_view(kind, cls)
            for kind, cls in vocabulary.relations.items()
            if kind in used
        ),
        entities=tuple(
            _entity_view(entity, places[entity.id], degree[entity.id]) for entity in entities
        ),
        relations=tuple(
            _relation_view(relation, relation.sentence(names)) for relation in relations
        ),
        questions=tuple(_question_view(engine, question) for question in header.questions),
        comparisons=tuple(_comparison_views(header.scenarios, relations, header.topics)),
        passages=passages(dataset, documents) if documents is not None else (),
    )


def _degrees(names: Iterable[str], relations: Iterable[Relation]) -> dict[str, int]:
    degree = dict.fromkeys(names, 0)
    for relation in relations:
        for end in set(relation.ends):
            degree[end] += 1
    return degree


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
        Where a document is not there, or is not the text that was cited: its marks would lie.
    """
    texts, problems = evidence.find_documents(dataset, documents)
    if problems:
        raise UnusableFile(str(documents), problems[0].message)
    return tuple(
        Passage(
            document,
            tuple(
                (part.number, part.start, text[part.start : part.end])
                for part in evidence.paragraphs(text)
            ),
            tuple((sentence.start, sentence.end) for sentence in evidence.sentences(text)),
        )
        for document, text in texts.items()
    )


def _query_fields() -> tuple[QueryFieldView, ...]:
    return tuple(
        QueryFieldView(name, called.label, dict(called.labels), asks.takes, asks.of, asks.column)
        for name, asks in query_fields().items()
        for called in (naming(Query, name),)
    )


def _entity_kind_view(kind: str, cls: type[Entity], includes: tuple[str, ...]) -> EntityKindView:
    return EntityKindView(
        kind=kind,
        label=cls.label,
        plural=cls.plural,
        labels=dict(cls.LABELS),
        shape=cls.SHAPE,
        tint=cls.TINT,
        includes=includes,
        fields=_field_views(cls, [name for name in cls.model_fields if name not in _ENTITY_FIELDS]),
    )


def _relation_kind_view(kind: str, cls: type[Relation]) -> RelationKindView:
    return RelationKindView(
        kind=kind,
        forward=cls.forward,
        inverse=cls.inverse,
        noun=cls.NOUN,
        labels=dict(cls.LABELS),
        symmetric=cls.symmetric,
        fields=_field_views(cls, own_fields(cls)),
    )


def _field_views(
    kind: type[Entity] | type[Relation], names: Iterable[str]
) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(
            name,
            called.label,
            dict(called.labels),
            name in references(kind),
            tuple(_word_view(word, of) for word, of in called.words.items()),
        )
        for name in names
        for called in (naming(kind, name),)
    )


def _word_view(word: str, called: Named) -> WordView:
    return WordView(word, called.label, dict(called.labels))


_ENTITY_FIELDS = frozenset(Entity.model_fields)


def _entity_view(entity: Entity, place: tuple[int, int, int], degree: int) -> EntityView:
    x, y, size = place
    return EntityView(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        names=dict(sorted(entity.names.items())),
        aliases=entity.aliases,
        summary=entity.summary,
        identifiers=dict(sorted(entity.identifiers.items())),
        fields={
            name: value
            for name, value in entity.__dict__.items()
            if name not in _ENTITY_FIELDS and value is not None
        },
        label=_lines(entity.name),
        labels={language: _lines(name) for language, name in sorted(entity.names.items())},
        x=x,
        y=y,
        size=size,
        degree=degree,
    )


def _relation_view(relation: Relation, statement: str) -> RelationView:
    fields = {name: getattr(relation, name) for name in own_fields(type(relation))}
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
        basis=relation.basis,
        start=relation.start,
        end=relation.end,
        date=relation.date,
        statement=statement,
        note=relation.note,
        fields={name: value for name, value in fields.items() if value is not None},
        evidence=relation.evidence,
    )


def _lines(name: str) -> str:
    return "\n".join(wrap(name))


def _question_view(engine: Engine, question: Question) -> QuestionView:
    try:
        relations: Iterable[Relation] = answer(engine, question).relations
    except (UnknownName, NoPath):  # it asks for what is not in this part of the graph
        relations = ()
    return QuestionView(
        id=question.id,
        title=question.title,
        reading=question.reading,
        query=question.query.spelled() if question.query else None,
        path=question.path.model_dump() if question.path else None,
        compare=question.compare.model_dump() if question.compare else None,
        answer=tuple(relation.id for relation in relations),
    )


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
