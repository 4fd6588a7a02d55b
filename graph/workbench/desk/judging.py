"""What a check says of a claim that is being made, beside those that are there.

Of the dataset only that is looked at which a rule could hold against the claim: what it names, the claims
between the same ends, and the entities that are called much like a new one. So it costs the same beside
ten claims and beside ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.folding import fold
from graph.importing.judging import Plain
from graph.model import JOINT, references
from graph.problems import Place, Problem
from graph.reading.examination import Parts, examine
from graph.reading.sources import Path
from graph.workbench.desk.around import Around
from graph.workbench.desk.book import Book, Claim
from graph.workbench.desk.claims import Made
from graph.workbench.desk.work import Work

_OURS = "claim"
_NEW = "entity"
_SILENT = frozenset(("unused-entity", "unanchored", "too-many-faults", "unverifiable"))
_ASIDE = frozenset(("questions", "findings", "unsaid", "silent", "entities", "relations"))
"""The sections of a header that no claim is held to."""


@dataclass(frozen=True)
class Judged:
    """What a check says of what is being made.

    Parameters
    ----------
    problems : tuple of Problem
        Errors first; a place's record is the field, its line says which of the claims.
    same : Claim, optional
        The claim that says the same already.
    opposite : Claim, optional
        One that says the opposite.
    """

    problems: tuple[Problem, ...] = ()
    same: Claim | None = None
    opposite: Claim | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being saved."""
        return tuple(one for one in self.problems if one.severity == "error")


def judged(made: Made, work: Work, around: Around) -> Judged:
    """Hold what is being made to the rules of a check.

    Parameters
    ----------
    made : Made
    work : Work
    around : Around
    """
    book = around.book
    beside = [claim for claim in _beside(made.relations, book) if claim.id not in work.edited]
    entities = _entities(made, beside, book)
    header = {name: part for name, part in book.files.header.value.items() if name not in _ASIDE}
    for section, parts in made.terms.items():
        header[section] = [*(header.get(section) or ()), *parts]

    def elsewhere(number: int, _path: Path) -> Place:
        return Place("there", number + 1)

    def of_claim(number: int, path: Path) -> Place:
        return Place(_OURS, number + 1, 1, str(path[0]) if path else "")

    def of_entity(number: int, path: Path) -> Place:
        return Place(_NEW, number + 1, 1, str(path[0]) if path else "")

    there = [claim.record.value for claim in beside]
    sections = [
        ("entities", lambda: Plain(entities, elsewhere)),
        ("entities", lambda: Plain([*made.entities], of_entity)),
        ("relations", lambda: Plain(there, elsewhere)),
        ("relations", lambda: Plain([*made.relations], of_claim)),
    ]
    found = examine(Parts(header, lambda _path: Place("header"), sections), thorough=True)
    ours = sorted(
        (
            one
            for one in found.problems
            if one.place.file in {_OURS, _NEW} and one.rule not in _SILENT
        ),
        key=lambda one: one.severity != "error",
    )
    return Judged(
        tuple(ours),
        _named(ours, beside, {"duplicate-claim", "symmetric-pair", "duplicate-id"}),
        _named(ours, beside, {"contradiction"}),
    )


def _beside(relations: Iterable[Mapping[str, Any]], book: Book) -> list[Claim]:
    """The claims that have both ends of one of some records."""
    found: dict[int, Claim] = {}
    for record in relations:
        for claim in book.by_ends.get(frozenset((record["source"], record["target"])), ()):
            found[id(claim.record.value)] = claim
    return [*found.values()]


def _entities(made: Made, beside: Sequence[Claim], book: Book) -> list[dict[str, Any]]:
    """The entities that any of it names, or a new one might be taken for; with their further names."""
    named: dict[str, None] = {}
    for record in (*made.relations, *(claim.record.value for claim in beside)):
        cls = book.vocabulary.relations.get(record.get("kind", ""))
        for field in (*(references(cls) if cls else ()), "holder"):
            for part in str(record.get(field) or "").split(JOINT):
                named[part] = None
    for one in made.entities:
        named[one["id"]] = None
        named |= dict.fromkeys(book.naming.get(fold(one["name"]), ()))
    for identifier, alias in made.aliases.items():
        named[identifier] = None
        named |= dict.fromkeys(book.naming.get(fold(alias), ()))
    records = []
    for identifier in named:
        entity = book.entities.get(identifier)
        if entity is not None:
            record = entity.model_dump(mode="json", exclude_defaults=True) | {
                "id": entity.id,
                "kind": entity.kind,
                "name": entity.name,
            }
            if identifier in made.aliases:
                record["aliases"] = [*entity.aliases, made.aliases[identifier]]
            records.append(record)
    return records


def _named(problems: Sequence[Problem], beside: Sequence[Claim], rules: set[str]) -> Claim | None:
    """The claim that is there which a problem speaks of."""
    for problem in problems:
        if problem.rule in rules:
            for number, claim in enumerate(beside, 1):
                if f"there:{number}" in problem.message:
                    return claim
    return None
