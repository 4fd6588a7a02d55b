"""The tools that read the graph: what there is, entities, claims, counts, documents, saved questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from graph.engine.asking import Relations
from graph.engine.comparison import Comparison
from graph.engine.paths import Path
from graph.knowledge import KnowledgeGraph
from graph.model import Query, said
from graph.serving.asked import Paged, Parameters, Told, Words
from graph.serving.on_chains import compared, steps
from graph.serving.sizes import INNER, cut
from graph.serving.told import claims, document, entity, entity_line, page
from graph.serving.tool import Tool

Answer = dict[str, Any]


class OfEntity(Told):
    """What is asked of one entity."""

    entity: Words = Field(description="Its id, or a name that it alone bears.")


class Searching(Told):
    """What is searched for."""

    words: Words = Field(
        description="Words, all of which have to be there; accents and case ignored."
    )


class Counting(Paged):
    """What is counted by."""

    by: Words | None = Field(
        default=None,
        description="A field of a claim (modality, voice, topic, role), or document, paragraph, entity, "
        "source_kind, target_kind. Left out: how many entities and claims of each kind.",
    )


class Asking(Told):
    """Which saved question is asked."""

    question: Words | None = Field(
        default=None, description="Its id. Left out: which questions there are."
    )


class AskedFor(Told):
    """Which claims are asked for, by the fields of a query."""


def describe(kg: KnowledgeGraph, _own: Parameters, _query: Query) -> Answer:
    """What there is, and what can be asked by."""
    header, engine = kg.header, kg.engine
    called = engine.called
    voices = kg.counts("voice")
    told = {
        "title": kg.title,
        "headline": header.headline,
        "deck": header.deck,
        "description": header.description,
        "language": header.language,
        "license": header.license,
        "counts": kg.counts(),
        "documents": [document(one) for one in header.documents[:20]],
        "more_documents": max(len(header.documents) - 20, 0),
        "scenarios": [
            {"id": one.id, "label": one.label, "group": one.group} for one in header.scenarios
        ],
        "topics": [{"id": one.id, "label": one.label} for one in header.topics],
        "voices": [
            {"voice": one, "name": called.get(one, one), "claims": count}
            for one, count in list(voices.items())[:20]
        ],
        "more_voices": max(len(voices) - 20, 0),
        "questions": [{"id": one.id, "question": one.title} for one in kg.questions],
        "came_true": [dict(one) for one in kg.outcomes.rows()],
        "findings": [one.words for one in header.findings],
    }
    return {name: value for name, value in told.items() if value not in (None, [], 0)}


def one_entity(kg: KnowledgeGraph, own: OfEntity, _query: Query) -> Answer:
    """An entity, and how many claims of each kind name it."""
    found = kg.entity(own.entity)
    named = kg.counts("kind", entity=found.id)
    return {
        "entity": entity(kg.engine, found, own.language),
        "claims_by_kind": dict(named),
        "claims_by_topic": {
            topic or "none": count for topic, count in kg.counts("topic", entity=found.id).items()
        },
        **_claims(kg, kg.relations(entity=found.id), own),
    }


def relations(kg: KnowledgeGraph, own: Told, query: Query) -> Answer:
    """The claims that a query asks for."""
    found = kg.relations(query)
    told = {"asked": cut(str(query), 500), **_claims(kg, found, own)}
    if found.absence is not None:
        told["absence"] = {"reason": found.absence.reason, "words": found.absence.words}
    return told


def _claims(kg: KnowledgeGraph, found: Relations, own: Told) -> Answer:
    return page("claims", found, own, lambda some: claims(kg.engine, some, own.language))


def search(kg: KnowledgeGraph, own: Searching, _query: Query) -> Answer:
    """The entities and the claims that have some words."""
    found = kg.search(own.words)
    entities = page("entities", found.entities, own, lambda some: map(entity_line, some))
    return {"entities": entities, "claims": _claims(kg, found.relations, own)}


def neighbors(kg: KnowledgeGraph, own: OfEntity, query: Query) -> Answer:
    """The entities that claims tie to one, each with the first of those claims, and how many more there are."""
    engine = kg.engine
    centre = kg.entity(own.entity)
    tied = engine.tying(centre.id, query)

    def tell(some: list[str]) -> Iterator[Answer]:
        for other in some:
            by = tied[other]
            told = list(claims(engine, by[:INNER], own.language))
            further = len(by) - len(told)
            more = {"more_claims": further} if further else {}
            yield {**entity_line(engine.entity(other)), "claims": told, **more}

    return {"entity": centre.id, **page("entities", sorted(tied), own, tell)}


def counts(kg: KnowledgeGraph, own: Counting, query: Query) -> Answer:
    """How many claims there are of each value of a field."""
    if own.by is None:
        return {"counts": kg.counts()}
    found = list(kg.counts(own.by, query).items())
    return {
        "by": own.by,
        **page("counts", found, own, lambda some: ({"value": v, "claims": n} for v, n in some)),
    }


def documents(kg: KnowledgeGraph, own: Paged, _query: Query) -> Answer:
    """The documents that claims are read from."""
    cited = kg.counts("document")
    return page(
        "documents",
        kg.documents,
        own,
        lambda some: (document(one) | {"claims": cited.get(one.id, 0)} for one in some),
    )


def ask(kg: KnowledgeGraph, own: Asking, _query: Query) -> Answer:
    """A saved question's answer, with its reading; or which questions there are."""
    if own.question is None:
        return page(
            "questions",
            kg.questions,
            own,
            lambda some: ({"id": one.id, "question": one.title} for one in some),
        )
    answer = kg.ask(own.question)
    told = {
        "id": answer.question.id,
        "question": said(answer.question, "title", own.language),
        "reading": said(answer.question, "reading", own.language),
    }
    if isinstance(answer.found, Path):
        return told | steps(kg, answer.found, own)
    if isinstance(answer.found, Comparison):
        return told | compared(answer.found, own)
    return told | _claims(kg, Relations(answer.found, kg.engine), own)


TOOLS = (
    Tool(
        "describe",
        "What this graph holds and what it can be asked by: documents, voices, scenarios, topics, kinds of "
        "claim, saved questions. Begin here.",
        Parameters,
        "nothing",
        describe,
    ),
    Tool(
        "relations",
        "The claims that fit all of some fields; several words of one field are alternatives. Entities are "
        "named by id or name. Each claim says who holds it, how surely, in which scenario, and where it "
        "stands. An empty answer says what is known of that.",
        AskedFor,
        "fields",
        relations,
    ),
    Tool(
        "entity",
        "One entity by its id or name: what it is, and the claims that name it.",
        OfEntity,
        "nothing",
        one_entity,
    ),
    Tool(
        "search",
        "The entities and the claims that have some words in their names and texts.",
        Searching,
        "nothing",
        search,
    ),
    Tool(
        "neighbors",
        "The entities that claims tie to one, each with the first claims that do, how these stand, and where. "
        "What is denied ties nothing, unless query says negated.",
        OfEntity,
        "whole",
        neighbors,
    ),
    Tool(
        "counts",
        "How many claims there are of each value of a field, the most frequent first.",
        Counting,
        "whole",
        counts,
    ),
    Tool(
        "documents",
        "The documents that the claims are read from: authors, publishers, dates, addresses.",
        Paged,
        "nothing",
        documents,
    ),
    Tool(
        "ask",
        "The questions that the dataset saves, each answered by its claims and read in a paragraph.",
        Asking,
        "nothing",
        ask,
    ),
)
