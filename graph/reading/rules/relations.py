"""What is wrong with relations that each are well formed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.folding import fold
from graph.likeness import did_you_mean
from graph.model import (
    AUTHOR,
    OPEN,
    PAST,
    Citation,
    Entity,
    Header,
    Relation,
    Vocabulary,
    earliest,
    kind_of,
    latest,
    references,
)
from graph.problems import Place, Problem
from graph.reading.rules.citations import Cited, citation_rules, fits_its_quote
from graph.reading.rules.references import Hints, bad_reference
from graph.reading.sources import Path, Placing
from graph.vocabulary.base import ABOUT_WHAT_IS
from graph.vocabulary.relations import LAST_RESORT

LAST_RESORT_KIND = kind_of(LAST_RESORT)


def relation_rules(
    relations: Sequence[Relation],
    header: Header,
    entities: Mapping[str, type[Entity]],
    vocabulary: Vocabulary,
    cited: Cited,
    place: Placing,
    blamed: defaultdict[int, set[str]],
) -> Iterator[Problem]:
    """What is wrong with relations, as far as they are readable.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read.
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    vocabulary : Vocabulary
    cited : Cited
        The documents that may be cited.
    place : callable
        Where the n-th relation stands.
    blamed : dict of int to set of str
        The rules that each which has an error breaks are added to it.
    """
    rules = _RelationRules(header, entities, vocabulary, cited, place)
    for index, relation in enumerate(relations):
        # A frozen model's own dict: reading fields off it costs half of asking the model.
        if not rules.plainly_right(relation.__dict__):
            for problem in rules.of_one(relation, index):
                if problem.severity == "error":
                    blamed[index].add(problem.rule)
                yield problem


class _RelationRules:
    """The rules that look at one relation alone, and what they look things up in."""

    def __init__(
        self,
        header: Header,
        entities: Mapping[str, type[Entity]],
        vocabulary: Vocabulary,
        cited: Cited,
        place: Placing,
    ) -> None:
        self.hints = Hints(entities)
        self.place = place
        self.cited = cited
        self.scenarios = {scenario.id for scenario in header.scenarios}
        self.labels = {fold(scenario.label): scenario.id for scenario in header.scenarios}
        self.topic_names = [topic.id for topic in header.topics]
        self.topics: set[str | None] = {None, *self.topic_names}
        self.documents = cited.ids
        self.holders = {*entities, *self.documents, AUTHOR}
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

        # Of a relation whose kind is not known, any entity may be an end.
        anything = {"", *vocabulary.entities}
        self.ends = [("source", anything), ("target", anything)]

    def plainly_right(self, fields: Mapping[str, Any]) -> bool:
        """Whether nothing about a relation calls for a second look: the case to be fast at."""
        kind, scenario, kinds = fields["kind"], fields["scenario"], self.entity_kinds
        shortest = self.cited.shortest
        for field, admitted in self.fitting.get(kind, self.ends):
            name = fields[field]
            if name is not None and kinds.get(name) not in admitted:
                return False
        for citation in fields["evidence"]:
            start, end = citation.start, citation.end
            if citation.document not in self.documents or not (
                citation.quote is None or fits_its_quote(citation)
            ):
                return False
            if not (
                start < end <= shortest
                if start is not None and end is not None
                else start is end and (citation.record or citation.url)
            ):
                return False
        return (
            fields["evidence"] != ()
            and fields["source"] != fields["target"]
            and (scenario is None or (scenario in self.scenarios and fields["modality"] != "fact"))
            and fields["topic"] in self.topics
            and fields["holder"] in self.holders
            and (fields["start"] is None or fields["end"] is None)
            and fields["end"] != PAST
            and kind != LAST_RESORT_KIND
        )

    def of_one(self, relation: Relation, index: int) -> Iterator[Problem]:
        """Every problem of one relation."""
        kind, topic, holder = relation.kind, relation.topic, relation.holder
        for field, admitted in self.fitting.get(kind, self.ends):
            name = getattr(relation, field)
            if name is not None and self.entity_kinds.get(name) not in admitted:
                yield bad_reference(relation, index, field, self.hints, self.place)
        if relation.source == relation.target:
            message = f'{kind}: "{relation.source}" is at both ends'
            yield Problem(self.place(index, ("target",)), "self-relation", message)
        if relation.scenario is not None:
            yield from _scenario_rules(relation, index, self.scenarios, self.labels, self.place)
        if topic not in self.topics:
            hint = did_you_mean(str(topic), self.topic_names)
            message = f'{kind}.topic: no topic "{topic}" is declared.{hint}'
            yield Problem(self.place(index, ("topic",)), "unknown-topic", message)
        if holder not in self.holders and self.cited.whole:
            hint = self.hints(holder, (Entity,), AUTHOR, *self.documents)
            message = f'{kind}.holder: there is no entity and no document "{holder}".{hint}'
            yield Problem(self.place(index, ("holder",)), "dangling-reference", message)
        start, end = relation.start, relation.end
        if start is not None and end not in {None, OPEN, PAST} and latest(end) < earliest(start):
            message = f"{kind}.end: {end} is before its start, {start}"
            yield Problem(self.place(index, ("end",)), "end-before-start", message)
        if end == PAST and (
            relation.date is not None
            or relation.scenario is not None
            or relation.modality not in ABOUT_WHAT_IS
        ):
            message = f"{kind}.end: what is past is a fact or an assessment, in no scenario and without a date of its own"
            yield Problem(self.place(index, ("end",)), "past-to-come", message)
        if kind == LAST_RESORT_KIND:
            message = "association says only that there is a tie; is there no kind that says more?"
            yield Problem(self.place(index, ("kind",)), "last-resort", message, "warning")
        if not relation.evidence:
            message = f"{kind}: no evidence; cite the words that say so, with policygraph cite"
            yield Problem(self.place(index, ("evidence",)), "no-evidence", message)
        for number, citation in enumerate(relation.evidence):
            yield from _citation_rules(kind, index, number, citation, self.cited, self.place)


def _scenario_rules(
    relation: Relation,
    index: int,
    scenarios: set[str],
    labels: Mapping[str, str],
    place: Placing,
) -> Iterator[Problem]:
    name = str(relation.scenario)
    if name not in scenarios:
        message = f'{relation.kind}.scenario: no scenario "{name}" is declared.'
        meant = labels.get(fold(name), name)
        hint = did_you_mean(meant, scenarios)
        yield Problem(place(index, ("scenario",)), "unknown-scenario", message + hint)
    if relation.modality == "fact":
        message = (
            f"{relation.kind}.modality: what holds only under a condition is no fact yet; "
            "say plan, expectation, risk, assessment or recommendation"
        )
        yield Problem(place(index, ("modality",)), "fact-in-scenario", message)


def _citation_rules(
    kind: str, index: int, number: int, citation: Citation, cited: Cited, place: Placing
) -> Iterator[Problem]:
    def at(path: Path) -> Place:
        return place(index, ("evidence", number, *path))

    return citation_rules(f"{kind}.evidence", citation, cited, at)
