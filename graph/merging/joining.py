"""Joining datasets: the first as it is, and what each further one has besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, NamedTuple, TypeVar

from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.folding import fold
from graph.merges import Merges
from graph.merging.headers import groups_as_here, header_of_both, kinds_of_both
from graph.merging.mapping import Mapped
from graph.merging.naming import named, own_id, prefixed, same_document, same_entity, same_label
from graph.model import (
    Dataset,
    Decision,
    Entity,
    Header,
    Question,
    Relation,
    Resolution,
    builtin,
    in_text_order,
)
from graph.problems import GraphError, UnusableName
from graph.vocabulary.base import content
from graph.voices import voiced

BY = "policygraph merge"
"""Who decides what follows from ids elsewhere."""


class Met(NamedTuple):
    """Something of another dataset that was here already, or could not keep its id.

    Parameters
    ----------
    sort : str
        ``entity``, ``document``, ``scenario``, ``topic``, ``group``, ``question`` or ``claim``.
    dataset, there : str
        The other dataset's id, and the id that it has in it.
    here : str
        The id that it has now.
    became : str
        *one* with what was here; *renamed*, as another thing had its id; for a claim, *differs*: it is
        one with what was here, and held less or more surely there; for two entities of one id elsewhere,
        the *same* by a decision; for a question, *answered* anew, as there are more claims.
    """

    sort: str
    dataset: str
    there: str
    here: str
    became: str


@dataclass(frozen=True)
class Joined:
    """Datasets as one.

    Parameters
    ----------
    dataset : Dataset
        With the id, the title and the words of the first.
    met : tuple of Met
        What coincides, and what has another id than it had.
    parts : tuple of Dataset
        What was joined, each once, so that what is joined with more knows where each thing came from.
    """

    dataset: Dataset
    met: tuple[Met, ...] = ()
    parts: tuple[Dataset, ...] = ()


def joined(datasets: Sequence[Dataset | Joined]) -> Joined:
    """Join datasets, each as it was written.

    Parameters
    ----------
    datasets : sequence of (Dataset or Joined)
        One or more. What is joined already counts as its parts, so that it makes no difference which are
        joined first.

    Returns
    -------
    Joined
        No claim has another id than it had, but where two claims had one: then that of the later
        dataset says where it comes from, ``harbour--dluqsf64d7an``; so does what else has an id that
        another thing had first. Joining a dataset with itself changes nothing.

    Raises
    ------
    UnusableName
        Where two declare one kind in two ways, or two entities that one says are different are one by
        what the others say.
    """
    parts: list[Dataset] = []
    for given in datasets:
        for part in given.parts if isinstance(given, Joined) else (given,):
            if part not in parts:
                parts.append(part)
    first, *others = map(voiced, parts)
    whole = reduce(_with, others, Joined(first))
    if others:
        _refuse_clashes(whole.dataset)
        whole = _asked_anew(_identified(whole))
    return replace(whole, parts=tuple(parts))


def _refuse_clashes(dataset: Dataset) -> None:
    """Refuse decisions that gainsay each other: none is outvoted."""
    for clash in Merges(dataset.merges).clashes():
        reason = (
            f"are different by decision {clash.different + 1} of all, and by decision "
            f"{clash.same + 1} they are one; undo one of the two in its merges.yaml"
        )
        raise UnusableName(" and ".join(clash.pair), reason)


def _with(mine: Joined, other: Dataset) -> Joined:
    here, dataset = mine.dataset, other.header.id
    met: list[Met] = []
    languages = (other.header.language or "", here.header.language or "")
    to = Mapped({}, languages if all(languages) else ("", ""))
    for sort, ours, theirs, is_one in _things(here, other):
        ids = to.ids[f"{sort[:-1]}ies" if sort.endswith("y") else f"{sort}s"] = {}  # type: ignore[index]
        for there, now, was_here in named(ours, theirs, is_one, dataset):
            ids[there] = now
            if was_here or now != there:
                met.append(Met(sort, dataset, there, now, "one" if was_here else "renamed"))
    to.ids["groups"] = groups_as_here(here.header, other.header, to)  # type: ignore[index]
    relations, claims = _claims(here, other, to)
    met += claims
    vocabulary = builtin().declare(kinds := kinds_of_both(here.header, other.header))
    header = header_of_both(here.header, other.header, to).model_copy(update={"kinds": kinds})
    questions, asked = _questions(header, other.header, to)
    met += asked
    header = header.model_copy(update={"questions": questions})
    whole = Dataset(
        header,
        _entities(here.entities, other.entities, to),
        in_text_order(header, relations),
        vocabulary,
        {to.of("entities", one): at for one, at in other.positions.items()} | dict(here.positions),
        _logged(here.merges, map(to.decision, other.merges)),
        _logged(here.resolutions, map(to.resolution, other.resolutions)),
    )
    return Joined(whole, (*mine.met, *met))


def _identified(whole: Joined) -> Joined:
    """With a decision on each two entities that are one as they have one id elsewhere."""
    merges = Merges(whole.dataset.merges)
    owners: dict[tuple[str, str], str] = {}
    found: list[Decision] = []
    for entity in whole.dataset.entities:
        for scheme, identifier in entity.identifiers.items():
            owner = owners.setdefault((scheme, identifier), entity.id)
            if owner != entity.id and not merges.decided(owner, entity.id):
                why = f"both are {scheme} {identifier}"
                found.append(Decision(same=(owner, entity.id), by=BY, why=why))
                merges = Merges((*whole.dataset.merges, *found))
    met = tuple(Met("entity", "", one.ids[1], one.ids[0], "same") for one in found)
    dataset = replace(whole.dataset, merges=(*whole.dataset.merges, *found))
    return Joined(dataset, (*whole.met, *met))


def _asked_anew(whole: Joined) -> Joined:
    """With what answers each question that expects something, now that there are more claims."""
    engine, met = Memory(whole.dataset), []
    questions = []
    for one in whole.dataset.header.questions:
        try:
            ids = tuple(claim.id for claim in answer(engine, one).relations)
        except GraphError:  # as a check will say
            ids = one.expected
        changed = bool(one.expected) and set(ids) != set(one.expected)
        questions.append(one.model_copy(update={"expected": ids}) if changed else one)
        if changed:
            met.append(Met("question", "", one.id, one.id, "answered"))
    header = whole.dataset.header.model_copy(update={"questions": tuple(questions)})
    return Joined(replace(whole.dataset, header=header), (*whole.met, *met))


def _things(
    here: Dataset, other: Dataset
) -> list[tuple[str, Iterable[Any], Iterable[Any], Callable[[Any, Any], bool]]]:
    mine, theirs = here.header, other.header
    return [
        ("entity", here.entities, other.entities, same_entity),
        ("document", mine.documents, theirs.documents, same_document),
        ("scenario", mine.scenarios, theirs.scenarios, same_label),
        ("topic", mine.topics, theirs.topics, same_label),
    ]


def _entities(mine: Iterable[Entity], theirs: Iterable[Entity], to: Mapped) -> tuple[Entity, ...]:
    found = {one.id: one for one in mine}
    for one in map(to.entity, theirs):
        known = found.get(one.id)
        found[one.id] = one if known is None else _both(known, one)
    return tuple(found[name] for name in sorted(found))


def _both(mine: Entity, theirs: Entity) -> Entity:
    """An entity of two datasets: as it is here, with what is said there besides."""
    kind = type(theirs) if issubclass(type(theirs), type(mine)) else type(mine)
    fields = {name: getattr(mine, name) for name in type(mine).model_fields}
    for name in kind.model_fields:
        if fields.get(name) in (None, {}, ()) and getattr(theirs, name, None) is not None:
            fields[name] = getattr(theirs, name)
    own = {fold(name) for name in (mine.name, *mine.names.values(), *mine.aliases)}
    said = (theirs.name, *theirs.names.values(), *theirs.aliases)
    more = {fold(name): name for name in reversed(said) if fold(name) not in own}
    aliases = (*mine.aliases, *reversed(more.values()))
    changed = {
        "kind": kind.model_fields["kind"].default,
        "aliases": aliases,
        "identifiers": {**theirs.identifiers, **mine.identifiers},
    }
    made = kind(**fields | changed)
    return mine if made == mine else made


def _claims(here: Dataset, other: Dataset, to: Mapped) -> tuple[list[Relation], list[Met]]:
    """The claims of both: one that both make cites what both cite."""
    found = {one.id: _called(one, one.id) for one in here.relations}
    known = {repr(content(one, one.voice)): one.id for one in found.values()}
    ids = to.ids["relations"] = {}  # type: ignore[index]
    there = {one.id for one in other.relations}
    dataset, met = other.header.id, []
    for one in map(to.relation, other.relations):
        said = repr(content(one, one.voice))
        now = known.get(said)
        if now is None:
            now = prefixed(dataset, one.id, found.keys() | there) if one.id in found else one.id
            found[now] = one if now == one.id else _called(one, now)
            known[said] = now
            became = "renamed" if now != one.id else ""
        else:
            became = "one" if found[now].certainty == one.certainty else "differs"
            more = tuple(each for each in one.evidence if each not in found[now].evidence)
            if more:
                found[now] = _called(found[now], now, evidence=(*found[now].evidence, *more))
        ids[one.id] = now
        if became:
            met.append(Met("claim", dataset, one.id, now, became))
    return list(found.values()), met


def _called(relation: Relation, name: str, **changed: Any) -> Relation:
    """A claim under an id that is written down, so that none is computed again."""
    made = relation.model_copy(update={"id": name, **changed})
    made.__dict__["voice"] = relation.voice
    return made


def _questions(header: Header, theirs: Header, to: Mapped) -> tuple[Any, list[Met]]:
    """The questions of both."""
    found = {one.id: one for one in header.questions}
    met: list[Met] = []
    for one in theirs.questions:
        asked = to.question(one)
        if any(
            own_id(each.id) == own_id(asked.id) and _asks(each) == _asks(asked)
            for each in found.values()
        ):
            continue
        name = asked.id if asked.id not in found else prefixed(theirs.id, asked.id, found.keys())
        if name != one.id:
            met.append(Met("question", theirs.id, one.id, name, "renamed"))
        found[name] = asked.model_copy(update={"id": name})
    return tuple(found.values()), met


def _asks(question: Question) -> tuple[Any, ...]:
    """What a question asks, whatever its id and its answer."""
    return question.title, question.query, question.path, question.compare


Entry = TypeVar("Entry", bound=Decision | Resolution)


def _logged(mine: Sequence[Entry], theirs: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of both logs, in their order; those that both have come once."""
    left = Counter(one.model_dump_json() for one in mine)
    more = []
    for one in theirs:
        said = one.model_dump_json()
        if left[said]:
            left[said] -= 1
        else:
            more.append(one)
    return (*mine, *more)
