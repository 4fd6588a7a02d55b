"""Two annotations held against each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from graph.agreement.claims import CODED, SOME_SAY, Claim, matched, share
from graph.agreement.partners import STEPS, Key, Partners, partners, things
from graph.agreement.reliability import alpha
from graph.agreement.result import Agreement, OnField, OnWords, Pair, Shared
from graph.given import wrong_type
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset
from graph.names import told_apart
from graph.problems import UnknownName

Pairs = Sequence[tuple[Claim, Claim]]
Things = tuple[Mapping[str, Sequence[Any]], Mapping[str, Sequence[Any]]]
Same = Mapping[str, str] | Iterable[tuple[str, str]]


def agree(first: KnowledgeGraph, second: KnowledgeGraph, *, same: Same = ()) -> Agreement:
    """Say how far two annotations of the same documents agree.

    Entities, scenarios, topics and documents are matched by id, then by their ids elsewhere (a
    document's digest), then by name or alias, where a name is one thing's alone on either side. A
    claim of one is matched with a claim of the other of the same kind with the same ends, either way
    round where the kind is symmetric; of several, with the one that agrees in most fields.

    Parameters
    ----------
    first, second : KnowledgeGraph
        The first is the standard: precision is the share of the second's that the first has, recall
        the share of the first's that the second has. A part compares what it holds:
        ``agree(one.subgraph(topic="north"), other.subgraph(topic="north"))``.
    same : mapping of str to str, or iterable of (str, str), optional
        What else is one thing: the id that it has in the first, and the one that it has in the second.
        Several of one may be one of the other.

    Returns
    -------
    Agreement

    Raises
    ------
    UnknownName
        Where ``same`` names what is not there.

    Examples
    --------
    >>> import graph
    >>> kg = graph.load()
    >>> graph.agree(kg, kg).ties.f1
    1.0
    """
    for one in (first, second):
        if not isinstance(one, KnowledgeGraph):
            raise wrong_type(one, "agree", 'two graphs, such as load("my/dataset")')
    datasets = first.dataset, second.dataset
    there = things(datasets[0]), things(datasets[1])
    said = _known(there, same)
    common = {
        sort: partners(there[0][sort], there[1][sort], steps, said) for sort, steps in STEPS.items()
    }
    comparable = _comparable(datasets, common["documents"])
    every = [
        [Claim(relation, side, common, comparable) for relation in dataset.relations]
        for side, dataset in enumerate(datasets)
    ]
    sides = [[one for one in claims if _of_both(one, common["documents"])] for claims in every]
    pairs = matched(sides[0], sides[1])
    return Agreement(
        first=first.title,
        second=second.title,
        documents=_things(there, common, "documents"),
        left_out=(len(every[0]) - len(sides[0]), len(every[1]) - len(sides[1])),
        entities=_things(there, common, "entities"),
        claims=Shared(len(sides[0]), len(sides[1]), len(pairs)),
        ties=_distinct({one.tie for one in sides[0]}, {one.tie for one in sides[1]}),
        ends=_distinct({one.ends for one in sides[0]}, {one.ends for one in sides[1]}),
        fields=_on_fields(pairs),
        words=_on_words(pairs),
        pairs=tuple(
            Pair(one.relation, other.relation, _differs(one, other)) for one, other in pairs
        ),
        names=(told_apart(datasets[0].entities), told_apart(datasets[1].entities)),
        sides=(sides[0], sides[1]),
    )


def _known(there: Things, same: Same) -> tuple[tuple[str, str], ...]:
    """What somebody says to be one, once both are there, as things of one sort."""
    pairs = tuple(same.items() if isinstance(same, Mapping) else same)
    ids = [{sort: {one.id for one in ones} for sort, ones in side.items()} for side in there]
    for one, other in pairs:
        sorts = [sort for sort, known in ids[0].items() if one in known]
        if not sorts:
            known = set().union(*ids[0].values())
            raise UnknownName(one, known, f"{' or '.join(ids[0])} of the first called")
        known = set().union(*(ids[1][sort] for sort in sorts))
        if other not in known:
            raise UnknownName(other, known, f"{' or '.join(sorts)} of the second called")
    return pairs


def _comparable(datasets: tuple[Dataset, Dataset], documents: Partners) -> frozenset[Key]:
    """The documents whose text is the same on both sides, as far as the headers say."""
    digests: dict[Key, set[str]] = {key: set() for key in documents.shared}
    for side, dataset in enumerate(datasets):
        for one in dataset.header.documents:
            key = documents.key(side, one.id)
            if one.digest and key in digests:
                digests[key].add(one.digest)
    return frozenset(key for key, found in digests.items() if len(found) < 2)


def _of_both(claim: Claim, documents: Partners) -> bool:
    """Whether the other annotation could have the claim: it has the document that is cited."""
    cited = {documents.key(claim.side, one.document) for one in claim.relation.evidence}
    return not cited or not cited.isdisjoint(documents.shared)


def _things(there: Things, common: Mapping[str, Partners], sort: str) -> Shared:
    return Shared(len(there[0][sort]), len(there[1][sort]), len(common[sort].shared))


def _distinct(first: set[tuple[Hashable, ...]], second: set[tuple[Hashable, ...]]) -> Shared:
    return Shared(len(first), len(second), len(first & second))


def _differs(one: Claim, other: Claim) -> tuple[str, ...]:
    names = dict.fromkeys((*one.said, *other.said))
    return tuple(name for name in names if one.said.get(name) != other.said.get(name))


def _on_fields(pairs: Pairs) -> tuple[OnField, ...]:
    said = {name for pair in pairs for one in pair for name in one.said}
    fixed = (*CODED, *SOME_SAY)
    own = sorted(said.difference(fixed))
    return tuple(_on_field(name, pairs) for name in (*fixed, *own) if name in said)


def _on_field(name: str, pairs: Pairs) -> OnField:
    units = [(one.said.get(name), other.said.get(name)) for one, other in pairs]
    both = [unit for unit in units if None not in unit]
    return OnField(
        name=name,
        compared=len(both),
        alike=sum(one == other for one, other in both),
        one_only=sum(unit.count(None) == 1 for unit in units),
        values=len({value for unit in both for value in unit}),
        alpha=alpha(units),
    )


def _on_words(pairs: Pairs) -> OnWords:
    cited = [(one.spans, other.spans) for one, other in pairs if one.spans and other.spans]
    shares = [share(one, other) or 0.0 for one, other in cited]
    return OnWords(
        compared=len(cited),
        exact=sum(one == other for one, other in cited),
        overlapping=sum(part > 0 for part in shares),
        share=sum(shares) / len(shares) if shares else None,
    )
