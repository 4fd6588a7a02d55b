"""Kinds that the files give both ways: what is given twice is one claim, what is given once is named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model import Entity, Header, Relation, Vocabulary, references
from graph.problems import Problem, did_you_mean
from graph.reading.rules.references import fits
from graph.reading.sources import HeaderPlacing, Placing
from graph.vocabulary.base import content

_Way = tuple[str, str, str, str | None, bool]
"""A kind, source and target, the scenario, and whether it is denied."""
_SAME = ("topic", "certainty", "basis")
_ONE_OF = ("statement", "statements", "note", "notes")


class Folded(NamedTuple):
    """Relations of which those that were given both ways are one.

    Parameters
    ----------
    relations : list of Relation
    origins : list of int
        Which of those given each was, or was first.
    further : dict of int to list of int
        Of one that is several, by its number, those that came later.
    """

    relations: list[Relation]
    origins: list[int]
    further: dict[int, list[int]]


def folded(relations: Sequence[Relation], kinds: Collection[str]) -> Folded:
    """Make one claim, with all citations, of each that runs both ways and is given both ways.

    Where the two say something else beside, both stay, as they would without being expected.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read; they know their voices.
    kinds : collection of str
        Those that the files give both ways.
    """
    found = Folded([], [], {})
    seen: dict[str, int] = {}
    for index, relation in enumerate(relations):
        if relation.kind in kinds and type(relation).symmetric:
            claim = repr(content(relation, relation.voice))
            earlier = seen.setdefault(claim, len(found.relations))
            if earlier < len(found.relations):
                joined = _joined(found.relations[earlier], relation)
                if joined is not None:
                    found.relations[earlier] = joined
                    found.further.setdefault(earlier, []).append(index)
                    continue
        found.relations.append(relation)
        found.origins.append(index)
    return found


def _joined(one: Relation, other: Relation) -> Relation | None:
    """One claim for two that are each other the other way round; none where something would be lost."""
    if one.ends != other.ends[::-1] or any(getattr(one, f) != getattr(other, f) for f in _SAME):
        return None
    told: dict[str, Any] = {}
    for name in _ONE_OF:
        first, second = getattr(one, name), getattr(other, name)
        if first and second and first != second:
            return None
        told[name] = first or second
    if "id" in other.model_fields_set:
        if "id" in one.model_fields_set and one.id != other.id:
            return None
        told["id"] = other.id
    more = tuple(citation for citation in other.evidence if citation not in one.evidence)
    return one.model_copy(update=told | {"evidence": one.evidence + more})


def understood(header: Header, vocabulary: Vocabulary) -> Header:
    """A header of claims that are no more given both ways, but for kinds that do not run both ways.

    Parameters
    ----------
    header : Header
    vocabulary : Vocabulary
    """
    kinds = vocabulary.relations
    left = tuple(one for one in header.both_ways if one in kinds and not kinds[one].symmetric)
    return header if left == header.both_ways else header.model_copy(update={"both_ways": left})


def kind_rules(header: Header, vocabulary: Vocabulary, place: HeaderPlacing) -> Iterator[Problem]:
    """Whether the kinds that a header says are given both ways are there.

    Parameters
    ----------
    header : Header
    vocabulary : Vocabulary
    place : callable
        Where something in the header stands.
    """
    for number, kind in enumerate(header.both_ways):
        if kind not in vocabulary.relations:
            hint = did_you_mean(kind, vocabulary.relations)
            message = f'both_ways: there is no kind of relation "{kind}".{hint}'
            yield Problem(place(("both_ways", number)), "unknown-kind", message)
        elif not _runs_back(vocabulary.relations[kind]):
            message = (
                f'both_ways: no "{kind}" can be given the other way, as what it ends in cannot begin '
                "one; take it out"
            )
            yield Problem(place(("both_ways", number)), "bad-value", message)


def _runs_back(kind: type[Relation]) -> bool:
    """Whether some entity can be at either end of a kind."""
    ends = references(kind)
    return any(
        issubclass(one, other) or issubclass(other, one)
        for one in ends["source"].kinds
        for other in ends["target"].kinds
    )


def one_sided_rules(
    relations: Sequence[Relation],
    kinds: Collection[str],
    entities: Mapping[str, type[Entity]],
    place: Placing,
    broken: Iterable[Mapping[str, Any] | Sequence[str]] = (),
) -> Iterator[Problem]:
    """The claims of kinds that are given both ways of which the other way is missing.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read.
    kinds : collection of str
        Those that the files give both ways.
    entities : mapping of str to class
        The kind of each entity, by id.
    place : callable
        Where the n-th relation stands.
    broken : iterable of value
        Records of relations that are broken, or the words of what could not be read: any may be
        the one that is missing.
    """
    given: dict[_Way, int] = {}
    astray: set[tuple[str, str, str]] = set()
    for index, relation in enumerate(relations):
        if relation.kind in kinds:
            source, target = relation.ends
            if source in entities and target in entities:
                way = (relation.kind, source, target, relation.scenario, relation.negated)
                given.setdefault(way, index)
            else:
                astray |= {("source", relation.kind, source), ("target", relation.kind, target)}
    torn = [one.values() if isinstance(one, Mapping) else one for one in broken]
    for (kind, source, target, scenario, negated), index in given.items():
        if source == target or (kind, target, source, scenario, negated) in given:
            continue
        ends = references(type(relations[index]))
        if not fits(ends["source"], entities[target]) or not fits(ends["target"], entities[source]):
            continue  # the other way it would be a wrong end
        # What is wrong with the other way is told where it stands.
        if {("source", kind, target), ("target", kind, source)} & astray:
            continue
        if any(source in one and target in one for one in torn):
            continue
        message = (
            f'{kind}: it is given from "{source}" to "{target}", and not from "{target}" to '
            f'"{source}", as both_ways in dataset.yaml says; add that one'
        )
        yield Problem(place(index, ()), "one-sided", message)
