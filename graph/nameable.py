"""The names that a query may say, by what they are names of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graph.model import (
    ALWAYS,
    AUTHOR,
    BASES,
    CERTAINTIES,
    MODALITIES,
    Header,
    Of,
    Vocabulary,
    own_fields,
)

SAID: Mapping[str, tuple[str, ...]] = {
    "note": ("note",),
    "statement": ("statement",),
    "date": ("date", "start", "end"),
    "topic": ("topic",),
    "scenario": ("scenario",),
}
"""What may be asked whether a claim says anything of it, beside its kind's own fields; by which fields it
does."""


def nameable(
    header: Header, vocabulary: Vocabulary, entities: Collection[str]
) -> dict[Of, Collection[str]]:
    """The names that a query may say, by what they are names of.

    Parameters
    ----------
    header : Header
    vocabulary : Vocabulary
    entities : collection of str
        The ids of the entities.
    """
    worlds = {scenario.id for scenario in header.scenarios}
    voices = {word for document in header.documents for word in document.voice_words}
    voices.update(entities)
    return {
        "entity": entities,
        "holder": {AUTHOR, *voices},
        "voice": voices,
        "relation_kind": vocabulary.relations,
        "entity_kind": vocabulary.entities,
        "scenario": {ALWAYS, *worlds},
        "world": worlds,
        "topic": {topic.id for topic in header.topics},
        "document": {document.id for document in header.documents},
        "modality": MODALITIES,
        "certainty": CERTAINTIES,
        "basis": BASES,
        "said": {
            *SAID,
            *(name for cls in vocabulary.relations.values() for name in own_fields(cls)),
        },
    }
