"""What is wrong between a header's parts, and between them and the entities and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from graph.folding import fold
from graph.model import (
    ALWAYS,
    AUTHOR,
    Citation,
    Disclaimer,
    Entity,
    Finding,
    Header,
    Scenario,
    Unsaid,
)
from graph.problems import Place, Problem, did_you_mean
from graph.reading.rules.citations import Cited, citation_rules
from graph.reading.rules.scenarios import scenario_rules
from graph.reading.sources import HeaderPlacing, Path

SECTIONS_WITH_IDS = ("documents", "groups", "scenarios", "topics", "questions")

LISTS = (
    ("documents", "by"),
    ("documents", "authors"),
    ("findings", "relations"),
    ("unsaid", "entities"),
    ("unsaid", "documents"),
    ("questions", "expected"),
)
"""The lists of names in the parts of a header."""


def header_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    cited: Cited,
    place: HeaderPlacing,
    relations: Collection[str] | None = None,
    readable: Iterable[Entity] = (),
) -> Iterator[Problem]:
    """What is wrong between a header's parts, and between them and the records.

    Parameters
    ----------
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    cited : Cited
        The documents that may be cited, once the relations have been held to them.
    place : callable
    relations : collection of str, optional
        The relations' ids; none where they could not be read.
    readable : iterable of Entity
        Those that did validate, for their names.
    """
    yield from _repeated_ids(header, place)
    yield from _voice_rules(header, entities, place, readable)
    rules = _HeaderRules(header, entities, cited, place, relations)
    for index, document in enumerate(header.documents):
        for number, name in enumerate(document.by):
            yield from rules.entity("by", name, ("documents", index, "by", number))
        if document.disclaimer is not None:
            yield from rules.disclaimer(document.disclaimer, ("documents", index, "disclaimer"))
    for index, scenario in enumerate(header.scenarios):
        yield from rules.scenario(scenario, ("scenarios", index))
    yield from scenario_rules(header.scenarios, entities, place)
    yield from _repeated_items(header, place)
    groups = {scenario.group for scenario in header.scenarios}
    for index, group in enumerate(header.groups):
        if group.id not in groups:
            message = f'groups: no scenario is of group "{group.id}".'
            hint = did_you_mean(group.id, groups)
            yield Problem(place(("groups", index, "id")), "unknown-group", message + hint)
    yield from _lone_scenarios(header, place)
    for index, finding in enumerate(header.findings):
        yield from rules.finding(finding, ("findings", index))
    for index, unsaid in enumerate(header.unsaid):
        yield from rules.unsaid(unsaid, ("unsaid", index))
    for index, silence in enumerate(header.silent):
        stretch = Citation.model_construct(
            document=silence.document, start=silence.start, end=silence.end
        )  # what of it could not be read is none of this rule's business
        yield from rules.citation("silent", stretch, ("silent", index))
    yield from cited.length_rules(place)


def _lone_scenarios(header: Header, place: HeaderPlacing) -> Iterator[Problem]:
    """The scenarios whose group is most likely misspelt: alone in it, and it is like another."""
    sizes = Counter(scenario.group for scenario in header.scenarios)
    known = {*sizes, *(group.id for group in header.groups)}
    for index, scenario in enumerate(header.scenarios):
        name = scenario.group
        others = sorted(known - {name})
        hint = did_you_mean(name, others) if sizes[name] == 1 and others else ""
        if hint:
            message = (
                f'scenarios: no other scenario is of group "{name}", so it is compared with none.'
            )
            where = place(("scenarios", index, "group"))
            yield Problem(where, "unknown-group", message + hint, "warning")


def _voice_rules(
    header: Header,
    entities: Mapping[str, type[Entity]],
    place: HeaderPlacing,
    readable: Iterable[Entity],
) -> Iterator[Problem]:
    """Whether it is plain whose claims those of each document's author are."""
    authors = any(document.authors for document in header.documents)
    names = {fold(one.name): one.id for one in readable} if authors else {}
    for index, document in enumerate(header.documents):
        path: Path = ("documents", index)
        if document.id == AUTHOR:
            message = f'no document can be called "{AUTHOR}": it stands for a document\'s author'
            yield Problem(place((*path, "id")), "bad-id", message)
        if document.id in entities and document.id not in document.by:
            message = (
                f'documents: "{document.id}" is the id of an entity too, and a claim of one would '
                f"read as the other's; rename one or, if they are one, say by: [{document.id}]"
            )
            yield Problem(place((*path, "id")), "ambiguous-voice", message)
        for number, author in enumerate(() if document.by else document.authors):
            where = place((*path, "authors", number))
            if author in entities:
                message = f'documents: "{author}" is the id of an entity; say by: [{author}]'
                yield Problem(where, "ambiguous-voice", message)
            elif fold(author) in names:
                message = (
                    f'documents: author "{author}" has the name of entity "{names[fold(author)]}"; '
                    f"if they are one, say by: [{names[fold(author)]}]"
                )
                yield Problem(where, "ambiguous-voice", message, "warning")


def _repeated_ids(header: Header, place: HeaderPlacing) -> Iterator[Problem]:
    for section in SECTIONS_WITH_IDS:
        seen: set[str] = set()
        for index, part in enumerate(getattr(header, section)):
            if part.id in seen:
                message = f'{section}: "{part.id}" is there twice'
                yield Problem(place((section, index, "id")), "duplicate-id", message)
            seen.add(part.id)


def _repeated_items(header: Header, place: HeaderPlacing) -> Iterator[Problem]:
    """What stands twice in a list, where once says as much."""
    for section, field in LISTS:
        for index, part in enumerate(getattr(header, section)):
            seen: set[str] = set()
            for number, name in enumerate(getattr(part, field)):
                if name in seen:
                    where = place((section, index, field, number))
                    message = f'{section}.{field}: "{name}" is there twice; once is enough'
                    yield Problem(where, "repeated-item", message, "warning")
                seen.add(name)


class _HeaderRules:
    """The rules for one part of a header, and what they look things up in."""

    def __init__(
        self,
        header: Header,
        entities: Mapping[str, type[Entity]],
        cited: Cited,
        place: HeaderPlacing,
        relations: Collection[str] | None,
    ) -> None:
        self.entities = entities
        self.relations = relations
        self.place = place
        self.topics = {topic.id for topic in header.topics}
        self.scenarios = {ALWAYS, *(scenario.id for scenario in header.scenarios)}
        self.cited = cited

    def scenario(self, scenario: Scenario, path: Path) -> Iterator[Problem]:
        """A scenario's id, its condition and who plays which part in it."""
        if scenario.id == ALWAYS:
            message = f'no scenario can be called "{ALWAYS}": it stands for what holds in all'
            yield Problem(self.place((*path, "id")), "bad-id", message)
        for field in ("condition", "counterparts"):
            for part, name in getattr(scenario, field).items():
                yield from self.entity(f"{field}.{part}", name, (*path, field, part))

    def disclaimer(self, disclaimer: Disclaimer, path: Path) -> Iterator[Problem]:
        """Whose a disclaimer is, and where it stands."""
        if disclaimer.by is not None:
            yield from self.entity("disclaimer.by", disclaimer.by, (*path, "by"))
        for number, citation in enumerate(disclaimer.evidence):
            yield from self.citation("disclaimer", citation, (*path, "evidence", number))

    def finding(self, finding: Finding, path: Path) -> Iterator[Problem]:
        """What a finding is about, and the claims that it rests on."""
        yield from self._about(finding, path)
        for number, name in enumerate(finding.relations):
            if self.relations is not None and name not in self.relations:
                hint = did_you_mean(name, self.relations)
                message = f'a finding rests on relation "{name}", which is not here.'
                where = self.place((*path, "relations", number))
                yield Problem(where, "unknown-answer", message + hint)

    def unsaid(self, unsaid: Unsaid, path: Path) -> Iterator[Problem]:
        """What is not said: about what, whom, and where one would look for it."""
        yield from self._about(unsaid, path)
        for number, name in enumerate(unsaid.entities):
            yield from self.entity("unsaid.entities", name, (*path, "entities", number))
        for number, name in enumerate(unsaid.documents):
            if name not in self.cited.ids:
                message = f'unsaid.documents: no document "{name}" is declared.'
                hint = did_you_mean(name, self.cited.ids)
                where = self.place((*path, "documents", number))
                yield Problem(where, "unknown-document", message + hint)
        for number, citation in enumerate(unsaid.evidence):
            yield from self.citation("unsaid", citation, (*path, "evidence", number))

    def _about(self, part: Finding | Unsaid, path: Path) -> Iterator[Problem]:
        for field, known in (("topic", self.topics), ("scenario", self.scenarios)):
            name = getattr(part, field)
            if name is not None and name not in known:
                message = f'{path[0]}.{field}: no {field} "{name}" is declared.'
                where = self.place((*path, field))
                yield Problem(where, f"unknown-{field}", message + did_you_mean(name, known))

    def entity(self, field: str, name: str, path: Path) -> Iterator[Problem]:
        """An entity that a field names."""
        if name not in self.entities:
            message = f'{field}: there is no entity "{name}".'
            hint = did_you_mean(name, self.entities)
            yield Problem(self.place(path), "dangling-reference", message + hint)

    def citation(self, owner: str, citation: Citation, path: Path) -> Iterator[Problem]:
        """A citation that stands in a header."""
        return citation_rules(owner, citation, self.cited, partial(self._within, path))

    def _within(self, path: Path, more: Path) -> Place:
        return self.place((*path, *more))
