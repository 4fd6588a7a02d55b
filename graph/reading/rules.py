"""The rules that a whole dataset is held to, beyond what each record's fields must be.

One pass over the entities and one over the relations. Places are looked up for what is wrong
only, so that a clean dataset of a million relations is checked at a fraction of the cost of
reading it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from graph.model import (
    ALWAYS,
    AUTHOR,
    CERTAINTIES,
    MODALITIES,
    OPEN,
    Basis,
    Citation,
    Entity,
    Header,
    Ref,
    Relation,
    Vocabulary,
    earliest,
    kind_of,
    latest,
    references,
    with_article,
)
from graph.problems import Place, Problem, did_you_mean
from graph.vocabulary.base import content
from graph.vocabulary.relations import LAST_RESORT

RULES: Mapping[str, str] = {
    "syntax": "A file can be read as what it says it is.",
    "repeated-field": "A record gives each of its fields once.",
    "unread-file": "Every data file in the folder is one that is read (warning).",
    "unknown-field": "A record has no field but those of its kind.",
    "missing-field": "A record has every field that its kind needs.",
    "unknown-kind": "Every kind is built in or declared in dataset.yaml.",
    "bad-kind": "A kind that dataset.yaml declares makes sense.",
    "unknown-word": "Where a field takes one of several words, it is one of them.",
    "bad-value": "Every value is of the sort that its field takes.",
    "bad-id": "Ids are kebab-case slugs, kinds snake_case words.",
    "bad-date": "Dates are 2025, 2025-12 or 2025-12-14, and days of the calendar.",
    "end-before-start": "What ends does so after it starts; a citation too.",
    "duplicate-id": "No two records have one id.",
    "dangling-reference": "Every entity named is there.",
    "wrong-end": "A relation's ends, and its other references, are of the kinds that fit.",
    "self-relation": "A relation ties two different entities.",
    "unknown-scenario": "Every scenario named is declared in dataset.yaml.",
    "unknown-topic": "Every topic named is declared in dataset.yaml.",
    "unknown-document": "Every document cited is declared in dataset.yaml.",
    "fact-in-scenario": "What holds only under a condition is not yet a fact.",
    "no-evidence": "Every relation is cited.",
    "document-absent": "There is a copy of every document, where copies are given.",
    "document-differs": "The copies of the documents are the texts that were cited.",
    "digest-mismatch": "The words cited are those at their place in the document.",
    "duplicate-claim": "The same claim is made once, with all its citations.",
    "symmetric-pair": "A claim that runs both ways is made one way.",
    "contradiction": "One holder does not claim a thing and its opposite in one scenario.",
    "bad-identifier": "Identifiers fit their scheme's pattern.",
    "shared-identifier": "No two entities have one identifier.",
    "unknown-answer": "The relations that a question expects are there.",
    "last-resort": "No relation is a mere association (warning).",
}
"""Every rule's name, and the sentence that it holds a dataset to."""

IDENTIFIER_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "iso3166-1": re.compile(r"[A-Z]{2}"),
    "iso3166-2": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
    "partyfacts": re.compile(r"[1-9][0-9]*"),
    "geonames": re.compile(r"[1-9][0-9]*"),
}

LAST_RESORT_KIND = kind_of(LAST_RESORT)

MOST_HINTS = 50
"""For so many wrong names the nearest right one is looked for. Each costs a look at all names, and
where more are wrong, it is not for misspelling."""

Placing = Callable[[int, tuple[str | int, ...]], Place]
HeaderPlacing = Callable[[tuple[str | int, ...]], Place]


def header_rules(
    header: Header, entities: Mapping[str, type[Entity]], place: HeaderPlacing
) -> Iterator[Problem]:
    """What is wrong between a header's parts, and between them and the entities.

    Parameters
    ----------
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    place : callable

    Returns
    -------
    iterator of Problem
    """
    for section in ("documents", "scenarios", "topics", "questions"):
        seen: set[str] = set()
        for index, part in enumerate(getattr(header, section)):
            path = (section, index, "id")
            if part.id in seen:
                yield Problem(place(path), "duplicate-id", f'{section}: "{part.id}" is there twice')
            seen.add(part.id)
    for index, scenario in enumerate(header.scenarios):
        base: tuple[str | int, ...] = ("scenarios", index)
        if scenario.id == ALWAYS:
            message = f'no scenario can be called "{ALWAYS}": it stands for what holds in all'
            yield Problem(place((*base, "id")), "bad-id", message)
        for field in ("condition", "counterparts"):
            for part, name in getattr(scenario, field).items():
                if name not in entities:
                    message = f'{field}.{part}: there is no entity "{name}".'
                    where = place((*base, field, part))
                    hint = did_you_mean(name, entities)
                    yield Problem(where, "dangling-reference", message + hint)
    documents = {document.id for document in header.documents}
    for index, silence in enumerate(header.silent):
        if silence.document not in documents:
            message = f'silent: no document "{silence.document}" is declared.'
            hint = did_you_mean(silence.document, documents)
            yield Problem(place(("silent", index, "document")), "unknown-document", message + hint)
        if silence.end <= silence.start:
            message = f"silent: {silence.start} to {silence.end} is no stretch of text"
            yield Problem(place(("silent", index, "end")), "end-before-start", message)


def question_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    relations: set[str],
    vocabulary: Vocabulary,
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is wrong with the questions that a header saves.

    Returns
    -------
    iterator of Problem
    """
    scenarios = {scenario.id for scenario in header.scenarios}
    known: dict[str, tuple[str, Mapping[str, Any] | set[str]]] = {
        "kind": ("unknown-kind", vocabulary.relations),
        "source_kind": ("unknown-kind", vocabulary.entities),
        "target_kind": ("unknown-kind", vocabulary.entities),
        "scenario": ("unknown-scenario", scenarios | {ALWAYS}),
        "left": ("unknown-scenario", scenarios),
        "right": ("unknown-scenario", scenarios),
        "topic": ("unknown-topic", {topic.id for topic in header.topics}),
        "document": ("unknown-document", {document.id for document in header.documents}),
        "modality": ("unknown-word", set(MODALITIES)),
        "certainty": ("unknown-word", set(CERTAINTIES)),
        "basis": ("unknown-word", set(get_args(Basis))),
        "holder": ("dangling-reference", {*entities, AUTHOR}),
        "source": ("dangling-reference", entities),
        "target": ("dangling-reference", entities),
        "entity": ("dangling-reference", entities),
    }
    for index, question in enumerate(header.questions):
        for part in ("query", "path", "compare"):
            asked = getattr(question, part)
            if asked is None:
                continue
            for field in type(asked).model_fields.keys() & known.keys():
                rule, names = known[field]
                value = getattr(asked, field)
                for name in (value,) if isinstance(value, str) else value:
                    if name not in names:
                        message = f'question "{question.id}": there is no {field} "{name}".'
                        where = place(("questions", index, part, field))
                        yield Problem(where, rule, message + did_you_mean(name, names))
        for number, answer in enumerate(question.expected):
            if answer not in relations:
                message = f'question "{question.id}" expects relation "{answer}", which is not here'
                where = place(("questions", index, "expected", number))
                yield Problem(where, "unknown-answer", message)


def entity_rules(
    entities: Sequence[Entity], kinds: Mapping[str, type[Entity]], place: Placing
) -> Iterator[Problem]:
    """What is wrong between entities that each are well formed.

    Parameters
    ----------
    entities : sequence of Entity
        In the order in which they were read.
    kinds : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    place : callable
        Where the n-th of them stands.

    Returns
    -------
    iterator of Problem
    """
    seen: dict[str, int] = {}
    owners: dict[tuple[str, str], str] = {}
    hints = _Hints(kinds)
    for index, entity in enumerate(entities):
        first = seen.setdefault(entity.id, index)
        if first != index:
            message = f'"{entity.id}" is the id of another entity, at {place(first, ("id",))}'
            yield Problem(place(index, ("id",)), "duplicate-id", message)
        if entity.id == AUTHOR:
            message = f'no entity can be called "{AUTHOR}": it stands for a document\'s author'
            yield Problem(place(index, ("id",)), "bad-id", message)
        for field, ref in references(type(entity)).items():
            name = getattr(entity, field)
            if name is not None and not _fits(ref, kinds.get(name)):
                yield _bad_reference(entity, index, field, hints, place)
        for scheme, identifier in entity.identifiers.items():
            path = ("identifiers", scheme)
            pattern = IDENTIFIER_PATTERNS.get(scheme)
            if pattern is not None and not pattern.fullmatch(identifier):
                message = f'{scheme}: "{identifier}" does not fit the pattern {pattern.pattern}'
                yield Problem(place(index, path), "bad-identifier", message)
            owner = owners.setdefault((scheme, identifier), entity.id)
            if owner != entity.id:
                message = f'{scheme}: "{identifier}" is "{owner}" already; are the two one?'
                yield Problem(place(index, path), "shared-identifier", message)


def _fits(ref: Ref, kind: type[Entity] | None) -> bool:
    """Whether an entity is there and of a kind that fits; one of no known kind is not to blame."""
    return kind is not None and (kind is Entity or ref.admits(kind))


def relation_rules(
    relations: Sequence[Relation],
    header: Header,
    entities: Mapping[str, type[Entity]],
    vocabulary: Vocabulary,
    place: Placing,
) -> Iterator[Problem]:
    """What is wrong with relations that each are well formed.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read.
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    vocabulary : Vocabulary
    place : callable
        Where the n-th relation stands.

    Returns
    -------
    iterator of Problem
    """
    rules = _RelationRules(header, entities, vocabulary, place)
    ids: list[str] = []
    sieve: list[int] = []
    for index, relation in enumerate(relations):
        # A frozen model's own dict: reading fields off it costs half of asking the model.
        fields = relation.__dict__
        if not rules.plainly_right(fields):
            yield from rules.of_one(relation, index)
        ids.append(fields["id"])
        # Claims can only be the same, or opposite, where kind and ends are.
        kind, source, target = fields["kind"], fields["source"], fields["target"]
        sieve.append(hash((kind, source, target) if source < target else (kind, target, source)))
    if len(set(ids)) < len(ids):
        for earlier, *later in _repeated(ids):
            for index in later:
                if content(relations[earlier]) != content(relations[index]):
                    message = (
                        f'"{ids[index]}" is the id of another relation, at {place(earlier, ())}'
                    )
                    yield Problem(place(index, ("id",)), "duplicate-id", message)
    for indexes in _repeated(sieve):
        yield from _claim_rules(relations, indexes, place)


def _repeated(keys: Sequence[Hashable]) -> Iterable[list[int]]:
    """Where in a sequence the keys stand that stand there more than once, key by key."""
    # Mostly they are few: counting first costs a third of what grouping them all does.
    places: dict[Hashable, list[int]] = {key: [] for key, n in Counter(keys).items() if n > 1}
    for index, key in enumerate(keys):
        if key in places:
            places[key].append(index)
    return places.values()


class _Hints:
    """The closing words of an error sentence: the name nearest to a wrong one, looked for once."""

    def __init__(self, entities: Mapping[str, type[Entity]]) -> None:
        self.entities = entities
        self.found: dict[tuple[object, ...], str] = {}

    def __call__(self, name: str, kinds: tuple[type[Entity], ...], *more: str) -> str:
        asked = (name, kinds, more)
        if asked not in self.found and len(self.found) < MOST_HINTS:
            fitting = (other for other, cls in self.entities.items() if issubclass(cls, kinds))
            self.found[asked] = did_you_mean(name, (*fitting, *more))
        return self.found.get(asked, "")


class _RelationRules:
    """The rules that look at one relation alone, and what they look things up in."""

    def __init__(
        self,
        header: Header,
        entities: Mapping[str, type[Entity]],
        vocabulary: Vocabulary,
        place: Placing,
    ) -> None:
        self.hints = _Hints(entities)
        self.place = place
        self.scenarios = {scenario.id for scenario in header.scenarios}
        self.topics: set[str | None] = {None, *(topic.id for topic in header.topics)}
        self.documents = {document.id for document in header.documents}
        self.holders = {*entities, AUTHOR}
        # An entity of a kind that does not exist has its own problem; its relations are not to blame.
        self.entity_kinds = {
            name: "" if cls is Entity else kind_of(cls) for name, cls in entities.items()
        }
        self.fitting = {
            kind: [
                (
                    field,
                    {"", *(name for name, cls in vocabulary.entities.items() if ref.admits(cls))},
                )
                for field, ref in references(cls).items()
            ]
            for kind, cls in vocabulary.relations.items()
        }

    def plainly_right(self, fields: Mapping[str, Any]) -> bool:
        """Whether nothing about a relation calls for a second look: the case to be fast at."""
        kind, scenario, kinds = fields["kind"], fields["scenario"], self.entity_kinds
        for field, admitted in self.fitting[kind]:
            name = fields[field]
            if name is not None and kinds.get(name) not in admitted:
                return False
        for citation in fields["evidence"]:
            if citation.document not in self.documents or citation.end <= citation.start:
                return False
        return (
            fields["evidence"] != ()
            and fields["source"] != fields["target"]
            and (scenario is None or (scenario in self.scenarios and fields["modality"] != "fact"))
            and fields["topic"] in self.topics
            and fields["holder"] in self.holders
            and (fields["start"] is None or fields["end"] is None)
            and kind != LAST_RESORT_KIND
        )

    def of_one(self, relation: Relation, index: int) -> Iterator[Problem]:
        """Every problem of one relation."""
        kind, topic, holder = relation.kind, relation.topic, relation.holder
        for field, admitted in self.fitting[kind]:
            name = getattr(relation, field)
            if name is not None and self.entity_kinds.get(name) not in admitted:
                yield _bad_reference(relation, index, field, self.hints, self.place)
        if relation.source == relation.target:
            message = f'{kind}: "{relation.source}" is at both ends'
            yield Problem(self.place(index, ("target",)), "self-relation", message)
        if relation.scenario is not None:
            yield from _scenario_rules(relation, index, self.scenarios, self.place)
        if topic not in self.topics:
            hint = did_you_mean(str(topic), (known for known in self.topics if known))
            message = f'{kind}.topic: no topic "{topic}" is declared.{hint}'
            yield Problem(self.place(index, ("topic",)), "unknown-topic", message)
        if holder not in self.holders:
            hint = self.hints(holder, (Entity,), AUTHOR)
            message = f'{kind}.holder: there is no entity "{holder}".{hint}'
            yield Problem(self.place(index, ("holder",)), "dangling-reference", message)
        start, end = relation.start, relation.end
        if start is not None and end is not None and end != OPEN and latest(end) < earliest(start):
            message = f"{kind}.end: {end} is before its start, {start}"
            yield Problem(self.place(index, ("end",)), "end-before-start", message)
        if kind == LAST_RESORT_KIND:
            message = "association says only that there is a tie; is there no kind that says more?"
            yield Problem(self.place(index, ("kind",)), "last-resort", message, "warning")
        if not relation.evidence:
            message = f"{kind}: no evidence; cite the words that say so, with policygraph cite"
            yield Problem(self.place(index, ()), "no-evidence", message)
        for number, citation in enumerate(relation.evidence):
            yield from _citation_rules(kind, index, number, citation, self.documents, self.place)


def _bad_reference(
    record: Entity | Relation,
    index: int,
    field: str,
    hints: _Hints,
    place: Placing,
) -> Problem:
    name, kind, entities = getattr(record, field), record.kind, hints.entities
    ref = references(type(record))[field]
    hint = hints(name, ref.kinds)
    where = place(index, (field,))
    if name not in entities:
        message = f'{kind}.{field}: there is no entity "{name}".{hint}'
        return Problem(where, "dangling-reference", message)
    said = {"source": "begins with", "target": "ends in"}.get(field, f"takes as {field}")
    message = (
        f'{kind}.{field}: "{name}" is {with_article(entities[name].label)}, and '
        f"{with_article(kind.replace('_', ' '))} {said} {ref.words()}.{hint}"
    )
    return Problem(where, "wrong-end", message)


def _scenario_rules(
    relation: Relation, index: int, scenarios: set[str], place: Placing
) -> Iterator[Problem]:
    name = str(relation.scenario)
    if name not in scenarios:
        message = f'{relation.kind}.scenario: no scenario "{name}" is declared.'
        hint = did_you_mean(name, scenarios)
        yield Problem(place(index, ("scenario",)), "unknown-scenario", message + hint)
    elif relation.modality == "fact":
        message = (
            f"{relation.kind}.modality: what holds only under a condition is no fact yet; "
            "say plan, expectation, risk, assessment or recommendation"
        )
        yield Problem(place(index, ("modality",)), "fact-in-scenario", message)


def _citation_rules(
    kind: str, index: int, number: int, citation: Citation, documents: set[str], place: Placing
) -> Iterator[Problem]:
    path = ("evidence", number)
    if citation.document not in documents:
        message = f'{kind}.evidence: no document "{citation.document}" is declared.'
        hint = did_you_mean(citation.document, documents)
        yield Problem(place(index, (*path, "document")), "unknown-document", message + hint)
    if citation.end <= citation.start:
        message = f"{kind}.evidence: {citation.start} to {citation.end} is no stretch of text"
        yield Problem(place(index, (*path, "end")), "end-before-start", message)


def _claim_rules(
    relations: Sequence[Relation], indexes: Sequence[int], place: Placing
) -> Iterator[Problem]:
    """Claims of one kind and one pair of ends that repeat or gainsay each other."""
    claims: dict[str, int] = {}
    stands: dict[str, tuple[int, bool]] = {}
    for index in indexes:
        relation = relations[index]
        claim = content(relation)
        key = repr(claim)
        first = claims.setdefault(key, index)
        if first != index:
            yield _same_claim(relations, first, index, place)
        negated = claim.pop("negated")
        claim.pop("modality")
        stand = repr(claim)
        earlier, polarity = stands.setdefault(stand, (index, negated))
        if polarity != negated:
            message = (
                f'{relation.kind}: "{relation.holder}" claims the opposite at '
                f"{place(earlier, ())}, in the same scenario; keep one, or tell them apart"
            )
            where = ("negated",) if negated else ()
            yield Problem(place(index, where), "contradiction", message)


def _same_claim(relations: Sequence[Relation], first: int, index: int, place: Placing) -> Problem:
    rule, said = "duplicate-claim", "this claim stands at {} already; give it both citations"
    if relations[first].ends != relations[index].ends:
        rule, said = "symmetric-pair", "it runs both ways, and stands at {} the other way round"
    message = f"{relations[index].kind}: {said.format(place(first, ()))}"
    return Problem(place(index, ()), rule, message)
