"""What could not be read, and so is not held against whatever names it.

A name that leads to nothing readable may be that of a part whose id is lost, or misspelt. Of a lost id
nothing is known; a misspelt one is taken for what was meant by names that are like it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from graph.likeness import nearest
from graph.model import Document, Entity, Header, Relation, Scenario, Topic, references
from graph.reading.partial import Unknown
from graph.reading.records import Records

RULES_OF: Mapping[str, tuple[str, ...]] = {
    "documents": ("unknown-document", "duplicate-claim", "contradiction"),
    "scenarios": ("unknown-scenario",),
    "topics": ("unknown-topic",),
    "groups": ("unknown-group",),
}
"""The rule that a name breaks which no part of a section bears; and of documents, those that look at
who wrote them."""
STAND_INS: Mapping[str, type[BaseModel]] = {
    "documents": Document,
    "scenarios": Scenario,
    "topics": Topic,
}
LONGEST = 100
"""An id of more letters is not one that is misspelt."""
OF_ITS_EVIDENCE = frozenset(
    ("no-evidence", "no-place", "unanchored", "past-the-end", "wrong-quote", "unknown-topic")
)
"""The rules that a relation breaks and is the same claim all the same."""


def unsure_rules(header: Header, unknown: Unknown) -> Iterator[str]:
    """The rules that nothing can be held to, as what they look a name up in is not known whole.

    Parameters
    ----------
    header : Header
    unknown : frozenset of tuple
        What of it could not be read.
    """
    for section, rules in RULES_OF.items():
        if any(
            way[0] == section and (len(way) == 1 or _is_lost(header, way)) for way in unknown if way
        ):
            yield from rules
    of_scenarios = [way[2:] for way in unknown if way[:1] == ("scenarios",)]
    if not {(), ("group",)}.isdisjoint(of_scenarios):
        yield "unknown-group"
    if any(way[:1] in {(), ("group",), ("counterparts",)} for way in of_scenarios):
        yield "lone-part"


def _is_lost(header: Header, way: tuple[str | int, ...]) -> bool:
    """Whether the id of a part is lost; of one that is misspelt, something is left."""
    part = getattr(header, str(way[0]))[way[1]]
    return way[2:] == () or (way[2:] == ("id",) and not _is_legible(part.id))


def unsure_of_entities(entities: Records[Entity]) -> bool:
    """Whether the ids of some entities are lost."""
    nameless = (
        not _is_legible(entities.readable[at].id)
        for at, way in entities.unknown.items()
        if ("id",) in way
    )
    return (
        any(() in way for way in entities.unknown.values())
        or any(nameless)
        or any(_is_cut(text, entities) for text in entities.unread)
    )


def unsure_of_relations(
    relations: Records[Relation], known: Collection[int], blamed: Mapping[int, Collection[str]]
) -> bool:
    """Whether the ids of some relations are lost: they follow from what could not be read, or is wrong.

    Parameters
    ----------
    relations : Records
    known : collection of int
        The numbers of those of which is known what they claim.
    blamed : mapping of int to collection of str
        The rules that those which have an error break.
    """
    return (
        bool(relations.unread)
        or not relations.unknown.keys() <= set(known)
        or any(
            "id" not in relations.readable[at].model_fields_set and not rules <= OF_ITS_EVIDENCE
            for at, rules in ((at, set(rules)) for at, rules in blamed.items())
        )
    )


def _is_legible(identifier: str) -> bool:
    """Whether something is left of an id that is none: enough to tell what may be meant for it."""
    return 0 < len(identifier) <= LONGEST


def _is_cut(text: str, entities: Records[Entity]) -> bool:
    """Whether more is lost than one record whose id can be made out."""
    return not entities.ids_in(text) or "\n" in text.strip() or not text.rstrip().endswith("}")


def meant_entities(
    entities: Records[Entity], names: Iterable[str], known: Collection[str]
) -> set[str]:
    """The names that may be those of entities whose ids are misspelt.

    Parameters
    ----------
    entities : Records
    names : iterable of str
        Those that are used.
    known : collection of str
        Those that lead somewhere.
    """
    misspelt = [entities.readable[at].id for at, way in entities.unknown.items() if ("id",) in way]
    return _meant(misspelt, names, known)


def with_meant(header: Header, unknown: Unknown, names: Collection[str]) -> tuple[Header, Unknown]:
    """A header in which parts whose ids are misspelt bear the names that are most likely meant for them.

    Parameters
    ----------
    header : Header
    unknown : frozenset of tuple
        What of it could not be read.
    names : collection of str
        Those that are used.

    Returns
    -------
    Header
        Further names that may be meant have stand-ins, which come last, so that no part loses its place.
    frozenset of tuple
        What is unknown, the stand-ins included.
    """
    added: set[tuple[str | int, ...]] = set()
    for section, model in STAND_INS.items():
        parts: list[Any] = [*getattr(header, section)]
        for way in unknown:
            if way[:1] != (section,) or way[2:] != ("id",):
                continue
            at = int(way[1])
            written = parts[at].id
            meant = _meant([written], names, {part.id for part in parts})
            for name in nearest(written, sorted(meant), most=1):
                parts[at] = parts[at].model_copy(update={"id": name})
                meant = meant - {name} | {written}
            added |= {(section, len(parts) + number) for number in range(len(meant))}
            parts += [
                model.model_construct(id=name, title=name, label=name, group="")
                for name in sorted(meant)
            ]
        header = header.model_copy(update={section: tuple(parts)})
    return header, unknown | added


def _meant(misspelt: Sequence[str], names: Iterable[str], known: Collection[str]) -> set[str]:
    written = [one for one in misspelt if one]
    if not written:
        return set()
    return {name for name in names if name not in known and nearest(name, written, most=1)}


def names_used(relations: Iterable[Relation], header: Any) -> set[str]:
    """Whatever relations and a header name, or might."""
    found: set[str] = set()
    for relation in relations:
        fields = relation.__dict__
        named = ("scenario", "topic", "holder", *references(type(relation)))
        found.update(str(fields[name]) for name in named if fields[name])
        found.update(citation.document for citation in relation.evidence)
    waiting = [header]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, Mapping):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            waiting.extend(one)
    return found
