"""What is wrong with decisions on which entities are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.merges import Decision, Merges
from graph.model import Entity
from graph.problems import Place, Problem, did_you_mean


def merge_rules(
    decisions: Sequence[Decision],
    entities: Sequence[Entity],
    kinds: Mapping[str, type[Entity]],
    place: Callable[[int], Place],
) -> Iterator[Problem]:
    """What makes no sense in some decisions, or contradicts itself.

    Parameters
    ----------
    decisions : sequence of Decision
    entities : sequence of Entity
    kinds : mapping of str to class
        The kind of each entity, by id; those that could not be read included.
    place : callable
        Where the n-th decision stands.
    """
    merges = Merges(decisions)
    for number in merges.idle:
        message = f"undo: no decision on {_listed(decisions[number].undo)} stands; take it out"
        yield Problem(place(number), "wrong-merge", message)
    for number in merges.standing:
        for name in decisions[number].ids:
            if name not in kinds:
                hint = did_you_mean(name, kinds)
                message = f'{decisions[number].verdict}: there is no entity "{name}".{hint}'
                yield Problem(place(number), "dangling-reference", message)
    for clash in merges.clashes():
        message = (
            f"different: {_listed(clash.pair)} are one by the decision at {place(clash.same)}; "
            "undo one of the two"
        )
        yield Problem(place(clash.different), "wrong-merge", message)
    by_id = {one.id: one for one in entities}
    first = {
        name: number for number in reversed(merges.standing) for name in decisions[number].same
    }
    for group in merges.groups():
        known = [by_id[one] for one in group if one in by_id]
        for message, name in _unlike(known):
            yield Problem(place(first[name]), "wrong-merge", message)


def _unlike(entities: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """Why entities are no one thing: kinds, and ids elsewhere, that differ; and which of them shows it."""
    owners: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in entities:
        other = entities[0]
        if not related(type(one), type(other)):
            kinds = f"{type(other).label} and {type(one).label}"
            yield f'same: "{other.id}" and "{one.id}" are no one thing: {kinds}', one.id
        for scheme, identifier in one.identifiers.items():
            owners[scheme].setdefault(identifier, one.id)
            if len(owners[scheme]) == 2:
                told = " and ".join(f'"{name}"' for name in owners[scheme])
                yield f"same: these have two identifiers of {scheme}: {told}; undo it", one.id


def related(one: type[Entity], other: type[Entity]) -> bool:
    """Whether something can be of two kinds: the one is a sort of the other, or both of a third."""
    common = [kind for kind in one.__mro__ if kind in other.__mro__]
    return common[0] is not Entity


def _listed(ids: Sequence[str]) -> str:
    return " and ".join(f'"{one}"' for one in ids)
