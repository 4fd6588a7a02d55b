"""A dataset in which entities that are one are one: what an engine answers from.

The claims keep their ids, which are of what was written. Nothing that was written is lost: the dataset
that is given stays as it is, and is what is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.folding import fold
from graph.merges import Merges
from graph.model import (
    JOINT,
    Dataset,
    Document,
    Entity,
    Header,
    Relation,
    Resolution,
    references,
)
from graph.vocabulary.value import NO_WORDS


def unified(dataset: Dataset) -> Dataset:
    """A dataset as its decisions have it.

    Parameters
    ----------
    dataset : Dataset
        Its claims know their voices.

    Returns
    -------
    Dataset
        Without decisions, as none is left to be done; where there are none, the same.
    """
    merges = Merges(dataset.merges)
    heads = merges.heads
    if not heads:
        return replace(dataset, merges=()) if dataset.merges else dataset
    by_id = {one.id: one for one in dataset.entities}
    joined = {
        group[0]: _one([by_id[one] for one in group if one in by_id])
        for group in merges.groups()
        if any(one in by_id for one in group)
    }
    kept = {one.id: one for one in dataset.entities if one.id not in heads} | joined
    return replace(
        dataset,
        header=_header(dataset.header, heads),
        entities=tuple(_pointed(kept[one], heads) for one in sorted(kept)),
        relations=tuple(_relation(one, heads) for one in dataset.relations),
        positions={heads.get(one, one): at for one, at in reversed([*dataset.positions.items()])},
        merges=(),
        resolutions=tuple(_resolution(one, heads) for one in dataset.resolutions),
    )


def _resolution(record: Resolution, heads: Mapping[str, str]) -> Resolution:
    """A record of what came true that calls an outcome by the id that an entity goes by."""
    if record.outcome not in heads:
        return record
    return record.model_copy(update={"outcome": heads[record.outcome]})


def _one(entities: Sequence[Entity]) -> Entity:
    """One entity for several: the first, of the narrowest kind, found by all names and ids of all."""
    first = entities[0]
    narrowest = type(max(entities, key=lambda one: len(type(one).__mro__)))
    kind = narrowest if issubclass(narrowest, type(first)) else type(first)
    fields: dict[str, Any] = {}
    for one in reversed(entities):
        fields |= {
            name: value
            for name in kind.model_fields
            if name not in _JOINED and (value := getattr(one, name, None)) is not None
        }
    names = (name for one in entities[1:] for name in (one.name, *one.names.values(), one.id))
    aliases = (*first.aliases, *names, *(name for one in entities[1:] for name in one.aliases))
    own = {fold(name) for name in (first.name, *first.names.values())}
    identifiers: dict[str, str] = {}
    for one in reversed(entities):
        identifiers |= one.identifiers
    return kind(
        **fields
        | {
            "kind": kind.model_fields["kind"].default,
            "names": first.names,
            "summaries": next((one.summaries for one in entities if one.summary), NO_WORDS),
            "aliases": tuple(_each_once(aliases, own)),
            "identifiers": identifiers,
        }
    )


def _each_once(names: Iterable[str], known: set[str]) -> Iterator[str]:
    """Names that are spelled in a way that is not known yet."""
    known = {*known}
    for name in names:
        if fold(name) not in known:
            known.add(fold(name))
            yield name


_JOINED = frozenset(("kind", "names", "summaries", "aliases", "identifiers"))


def _pointed(entity: Entity, heads: Mapping[str, str]) -> Entity:
    """An entity that names others by the ids that they go by."""
    changed = {
        name: heads[value]
        for name in references(type(entity))
        if (value := getattr(entity, name)) in heads
    }
    return entity.model_copy(update=changed) if changed else entity


def _relation(relation: Relation, heads: Mapping[str, str]) -> Relation:
    fields = relation.__dict__
    changed = {
        name: heads[value]
        for name in (*references(type(relation)), "holder")
        if (value := fields[name]) in heads
    }
    voice = _voice(relation.voice, heads)
    if not changed and voice == relation.voice:
        return relation
    made = relation.model_copy(update={"id": relation.id, **changed})
    made.__dict__["voice"] = voice
    return made


def _voice(voice: str, heads: Mapping[str, str]) -> str:
    if JOINT not in voice:
        return heads.get(voice, voice)
    return JOINT.join(sorted({heads.get(one, one) for one in voice.split(JOINT)}))


def _header(header: Header, heads: Mapping[str, str]) -> Header:
    def told(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(heads.get(one, one) for one in ids))

    def mapped(ids: Mapping[str, str]) -> dict[str, str]:
        return {name: heads.get(one, one) for name, one in ids.items()}

    def document(one: Document) -> Document:
        changed: dict[str, Any] = {"by": told(one.by)}
        if one.disclaimer is not None and one.disclaimer.by is not None:
            by = heads.get(one.disclaimer.by, one.disclaimer.by)
            changed["disclaimer"] = one.disclaimer.model_copy(update={"by": by})
        return one.model_copy(update=changed)

    scenarios = (
        one.model_copy(
            update={"condition": mapped(one.condition), "counterparts": mapped(one.counterparts)}
        )
        for one in header.scenarios
    )
    unsaid = (one.model_copy(update={"entities": told(one.entities)}) for one in header.unsaid)
    return header.model_copy(
        update={
            "documents": tuple(map(document, header.documents)),
            "scenarios": tuple(scenarios),
            "unsaid": tuple(unsaid),
        }
    )
