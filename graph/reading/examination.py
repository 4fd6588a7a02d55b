"""One dataset, from files or from memory, held to every rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from graph.merges import Merges
from graph.model import (
    Dataset,
    Decision,
    Entity,
    Header,
    Relation,
    Resolution,
    Vocabulary,
    in_text_order,
    references,
)
from graph.problems import Place, Problem
from graph.reading import foreign
from graph.reading.decided import NOTHING_DECIDED, NOTHING_RESOLVED, Logged
from graph.reading.doubt import (
    meant_entities,
    names_used,
    unsure_of_entities,
    unsure_of_relations,
    unsure_rules,
    with_meant,
)
from graph.reading.header import declared_kinds, read_header, without
from graph.reading.heard import Heard, heard_in
from graph.reading.partial import is_unknown
from graph.reading.quoted import with_document
from graph.reading.records import Places, Records
from graph.reading.rules import (
    Cited,
    alike_rules,
    both_ways,
    entity_rules,
    fits,
    header_rules,
    membership_rules,
    merge_rules,
    question_rules,
    record_texts,
    relation_rules,
    repeat_rules,
    resolution_rules,
    unused_rules,
    value_texts,
)
from graph.reading.sources import UNPLACED, HeaderPlacing, Path, Source, Unreadable, unopened

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


Opening = Callable[[], Source]
"""What opens some records. May raise ``Unreadable``, ``OSError`` and ``UnusableFile``."""


class Parts(NamedTuple):
    """What a dataset is made of, before any of it is read.

    Parameters
    ----------
    header : mapping, optional
        As plain values; none where it could not be read.
    place : callable
        Where something in the header stands.
    sections : sequence
        The name of a section with what opens some of its records, in the order to read them.
    decided : Logged of Decision, optional
        The decisions on which entities are one.
    resolved : Logged of EventResolution or ClaimResolution, optional
        The records on what came true.
    """

    header: Mapping[str, Any] | None
    place: HeaderPlacing
    sections: Sequence[tuple[str, Opening]]
    decided: Logged[Decision] = NOTHING_DECIDED
    resolved: Logged[Resolution] = NOTHING_RESOLVED


class Examination(NamedTuple):
    """What an examination came to.

    Parameters
    ----------
    dataset : Dataset
        All that could be understood.
    problems : sequence of Problem
    places : Places
        Where each relation stands, by its id; looked up when asked for.
    sound : Dataset, optional
        What of it has no fault, and can be asked; none where the header has a fault that leaves
        open what the claims mean.
    """

    dataset: Dataset
    problems: Sequence[Problem]
    places: Places
    sound: Dataset | None


def examine(parts: Parts, *, thorough: bool = False) -> Examination:
    """Read the parts of a dataset and hold them to every rule.

    Parameters
    ----------
    parts : Parts
    thorough : bool
        Also look for what costs a second look at the files, or is a warning at the most.
    """
    header, problems, unknown = read_header(parts.header, parts.place)
    # A part of it that could not be read may name entities.
    doubt = parts.header if unknown else {}
    vocabulary, misdeclared, undeclared = declared_kinds(header, parts.place, unknown)
    problems += misdeclared
    entities = Records(
        Entity, vocabulary.entity_adapter, vocabulary.entities, undeclared, foreign.entity
    )
    relations = Records(
        Relation,
        vocabulary.relation_adapter,
        vocabulary.relations,
        undeclared,
        partial(with_document, header),
    )
    sections: dict[str, Records[Any]] = {"entities": entities, "relations": relations}
    for name, opened in parts.sections:
        problems += _taken(name, sections[name], opened, thorough=thorough)
    elsewhere = foreign.Elsewhere(entities.readable)
    if elsewhere.known:
        relations.readable = elsewhere.named(relations.readable)
    used: set[str] = set()
    if unknown or entities.unknown:
        used = names_used(relations.readable, parts.header)
    told, doubtful = with_meant(header, unknown, used)
    heard = heard_in(relations, told)
    kinds = _kinds(entities, vocabulary, used)

    def place(path: Path) -> Place:
        return UNPLACED if is_unknown(doubtful, path) else parts.place(path)

    found: list[Problem] = []
    if header.both_ways:
        found += _one_sided(told, vocabulary, kinds, heard, place)
        joined = both_ways.folded(heard.relations, header.both_ways)
        further = {
            at: [heard.origins[one] for one in those] for at, those in joined.further.items()
        }
        origins = [heard.origins[at] for at in joined.origins]
        heard = Heard(joined.relations, origins, relations, further)
    blamed: defaultdict[int, set[str]] = defaultdict(set)
    decided, resolved = parts.decided, parts.resolved
    heads = Merges(decided.entries).heads
    found += _rule_problems(told, vocabulary, entities, kinds, heard, place, blamed, heads)
    claims = {relation.id: relation for relation in heard.relations}
    asked = [*question_rules(told, kinds, claims.keys(), vocabulary, place, entities.readable)]
    found += (problem for _number, problem in asked)
    astray = [*merge_rules(decided.entries, entities.readable, kinds, decided.place)]
    unlike = [*resolution_rules(resolved.entries, told, claims, kinds, resolved.place)]
    found += (*astray, *unlike)
    if thorough:
        found += _warnings(told, vocabulary, entities, kinds, heard, blamed, doubt)
    unsure = {*unsure_rules(header, unknown)}
    unsure |= {"dangling-reference"} if unsure_of_entities(entities) else set()
    unsure |= {"unknown-answer"} if unsure_of_relations(relations, heard.origins, blamed) else set()
    problems += (
        problem for problem in found if problem.place is not UNPLACED and problem.rule not in unsure
    )
    dataset = _dataset(both_ways.understood(header, vocabulary), vocabulary, entities, heard)
    dataset = replace(
        dataset,
        merges=() if astray else decided.entries,
        resolutions=() if unlike else resolved.entries,
    )
    wrongly_asked = {number for number, problem in asked if problem.rule != "unknown-answer"}
    left = without(dataset.header, unknown | {("questions", number) for number in wrongly_asked})
    sound = None if left is None else replace(dataset, header=left)
    if sound is not None and any(problem.severity == "error" for problem in problems):
        sound = _sound(sound, heard, blamed)
    places = Places(heard.relations, heard.place, heard.evidence)
    return Examination(dataset, problems, places, sound)


def _dataset(
    header: Header, vocabulary: Vocabulary, entities: Records[Entity], heard: Heard
) -> Dataset:
    """All that could be read whole."""
    broken = heard.records.unknown
    relations: Iterable[Relation] = heard.relations
    if broken:
        pairs = zip(heard.relations, heard.origins, strict=True)
        relations = [relation for relation, origin in pairs if origin not in broken]
    return Dataset(
        header=header,
        entities=_by_id(entities.valid),
        relations=in_text_order(header, relations),
        vocabulary=vocabulary,
    )


def _taken(
    name: str, records: Records[Any], opened: Opening, *, thorough: bool
) -> Iterator[Problem]:
    """Open a source and read its records; what is wrong with them comes back as problems."""
    try:
        source = opened()
        yield from records.take(source)
        yield from source.repeated_fields(thorough=thorough)
    except Unreadable as unreadable:
        records.unread.append(unreadable.text)
        yield unreadable.problem
    except OSError as error:  # of a format from elsewhere
        records.unread.append("")
        yield unopened(str(error.filename or name), error).problem


def _rule_problems(
    header: Header,
    vocabulary: Vocabulary,
    entities: Records[Entity],
    kinds: Mapping[str, type[Entity]],
    heard: Heard,
    place: HeaderPlacing,
    blamed: defaultdict[int, set[str]],
    heads: Mapping[str, str],
) -> Iterator[Problem]:
    """What is wrong between the records, as far as they are readable, and the header."""
    relations = heard.records
    cited = Cited(header, relations.readable, whole=place(("documents", "")) is not UNPLACED)
    yield from entity_rules(entities.readable, kinds, entities.place, heads)
    yield from record_texts(entities.readable, entities.place)
    yield from relation_rules(
        relations.readable, header, kinds, vocabulary, cited, relations.place, blamed
    )
    yield from record_texts(relations.readable, relations.place)
    yield from repeat_rules(heard.relations, vocabulary, heard.place)
    ids = {relation.id for relation in heard.relations}
    yield from value_texts(header, place)
    yield from header_rules(header, kinds, cited, place, ids, entities.readable)


def _one_sided(
    header: Header,
    vocabulary: Vocabulary,
    kinds: Mapping[str, type[Entity]],
    heard: Heard,
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is not given both ways, though the header says that it is."""
    yield from both_ways.kind_rules(header, vocabulary, place)
    lost = _lost(heard.records)
    if lost is not None:  # what could not be read may be the other way
        yield from both_ways.one_sided_rules(
            heard.relations, header.both_ways, kinds, heard.place, lost
        )


def _warnings(
    header: Header,
    vocabulary: Vocabulary,
    entities: Records[Entity],
    kinds: Mapping[str, type[Entity]],
    heard: Heard,
    blamed: Mapping[int, set[str]],
    doubt: Mapping[str, Any] | None,
) -> Iterator[Problem]:
    """What looks odd between the records, and fails no check; of a header in doubt, as it stands."""
    yield from alike_rules(entities.readable, entities.place)
    yield from membership_rules(heard.relations, kinds, heard.place)
    lost = _lost(heard.records)
    if lost is not None and doubt is not None:  # what could not be read may name any of them
        said = [*lost, doubt]
        yield from unused_rules(
            entities.readable,
            heard.relations,
            header,
            vocabulary,
            entities.place,
            said,
            _wanted(heard.records, blamed, kinds),
        )


def _wanted(
    relations: Records[Relation],
    blamed: Mapping[int, set[str]],
    kinds: Mapping[str, type[Entity]],
) -> tuple[type[Entity], ...]:
    """The kinds that would fit where relations name nothing readable, or an entity of another kind."""
    doubtful = {at for at, rules in blamed.items() if "wrong-end" in rules} | {*relations.unknown}
    return tuple(
        {
            kind
            for at in doubtful
            for field, ref in references(type(relations.readable[at])).items()
            if not fits(ref, kinds.get(getattr(relations.readable[at], field) or ""))
            for kind in ref.kinds
        }
    )


def _lost(records: Records[Any]) -> list[Any] | None:
    """What broken records say, and the words of what could not be read; none where those are lost."""
    if not all(records.unread):
        return None
    return [*records.broken, *(_WORD.findall(text) for text in records.unread)]


def _kinds(
    entities: Records[Entity], vocabulary: Vocabulary, used: Collection[str]
) -> dict[str, type[Entity]]:
    """The kind of each entity, by id.

    One that is misspelt, or cannot be read, is there all the same: its relations are not to blame.
    """
    kinds: dict[str, type[Entity]] = {entity.id: type(entity) for entity in entities.readable}
    for index in entities.unknown:
        entity = entities.readable[index]
        kinds[entity.id] = vocabulary.entities.get(entity.kind, Entity)
    for text in entities.unread:
        kinds |= {name: Entity for name in entities.ids_in(text) if name not in kinds}
    kinds |= dict.fromkeys(meant_entities(entities, used, kinds), Entity)
    kinds.pop("", None)
    return kinds


def _by_id(records: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(records, key=lambda record: record.__dict__["id"]))


def _sound(dataset: Dataset, heard: Heard, blamed: Collection[int]) -> Dataset:
    """A dataset without the relations that have a fault, or name what cannot be read."""
    entities = {entity.id: entity for entity in reversed(dataset.entities)}
    wrong = {
        relation.id
        for relation, origin in zip(heard.relations, heard.origins, strict=True)
        if origin in blamed or not _named(relation) <= entities.keys()
    }
    relations = {one.id: one for one in reversed(dataset.relations) if one.id not in wrong}
    return replace(
        dataset,
        entities=_by_id([*entities.values()]),
        relations=tuple(reversed(relations.values())),
    )


def _named(relation: Relation) -> set[str]:
    """The entities that a relation names."""
    return {
        name
        for field in references(type(relation))
        if (name := getattr(relation, field)) is not None
    }
