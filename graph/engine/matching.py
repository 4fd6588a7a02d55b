"""Chains of relations of which each is asked for by a query: a pattern, as graph query languages have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.model import Relation


def chained(steps: Sequence[Iterable[Relation]]) -> Iterator[tuple[Relation, ...]]:
    """The chains that go from target to source, a relation of each step after the other, none twice.

    That no relation stands twice in a chain is what openCypher asks of a pattern (relationship isomorphism).

    Parameters
    ----------
    steps : sequence of iterable of Relation
        What may stand at each place.

    Returns
    -------
    iterator of tuple of Relation
        By the first relation, then the second, and so on, each in the order given.
    """
    first, *others = steps
    leaving = [_by_source(step) for step in others]
    for relation in first:
        yield from _onwards((relation,), leaving)


def _onwards(
    chain: tuple[Relation, ...], leaving: Sequence[dict[str, list[Relation]]]
) -> Iterator[tuple[Relation, ...]]:
    if not leaving:
        yield chain
        return
    for relation in leaving[0].get(chain[-1].target, ()):
        if relation not in chain:
            yield from _onwards((*chain, relation), leaving[1:])


def _by_source(relations: Iterable[Relation]) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        found.setdefault(relation.source, []).append(relation)
    return found
