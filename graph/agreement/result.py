"""What a comparison of two annotations comes to: figures, pairs, and claims without a partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from graph.agreement.claims import Claim
from graph.agreement.nearest import Alone, alone
from graph.model import Relation
from graph.problems import UnknownName
from graph.shown import prints
from graph.tables import html_plain


@dataclass(frozen=True)
class Shared:
    """How many of a sort there are on either side, and how many both have.

    Parameters
    ----------
    first, second, shared : int
    """

    first: int
    second: int
    shared: int

    @property
    def precision(self) -> float | None:
        """The share of the second's that the first has; None, where the second has none."""
        return self.shared / self.second if self.second else None

    @property
    def recall(self) -> float | None:
        """The share of the first's that the second has; None, where the first has none."""
        return self.shared / self.first if self.first else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None, where neither side has any."""
        total = self.first + self.second
        return 2 * self.shared / total if total else None

    def figures(self) -> dict[str, Any]:
        """All of it as data."""
        return asdict(self) | {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(frozen=True)
class OnField:
    """How far matched claims agree in a field.

    Parameters
    ----------
    name : str
    compared : int
        How many pairs both say something of it.
    alike : int
        How many of these say the same.
    one_only : int
        Of how many pairs only one says something of it.
    values : int
        How many values there are among those compared.
    alpha : float or None
        Krippendorff's, over those compared; None, where all values are alike.
    """

    name: str
    compared: int
    alike: int
    one_only: int
    values: int
    alpha: float | None

    @property
    def agreement(self) -> float | None:
        """The share that say the same; None, where nothing was compared."""
        return self.alike / self.compared if self.compared else None

    @property
    def all_alike(self) -> bool:
        """Whether there is but one value, so that alpha says nothing."""
        return self.values == 1

    def figures(self) -> dict[str, Any]:
        """All of it as data."""
        return {
            "field": self.name,
            "compared": self.compared,
            "alike": self.alike,
            "agreement": self.agreement,
            "alpha": self.alpha,
            "all_alike": self.all_alike,
            "one_only": self.one_only,
        }


@dataclass(frozen=True)
class OnWords:
    """How far matched claims cite the same words.

    Parameters
    ----------
    compared : int
        How many pairs both cite a place in a text that is the same for both.
    exact : int
        How many of these cite exactly the same stretches.
    overlapping : int
        How many share any words.
    share : float or None
        The mean share of what either cites that both cite; None, where nothing was compared.
    """

    compared: int
    exact: int
    overlapping: int
    share: float | None


@dataclass(frozen=True)
class Pair:
    """Two claims of one kind with the same ends.

    Parameters
    ----------
    first, second : Relation
    differs : tuple of str
        The fields in which they say different things, or of which only one says anything.
    """

    first: Relation
    second: Relation
    differs: tuple[str, ...]


@prints
@dataclass(frozen=True)
class Agreement:
    """How far two annotations of the same documents agree.

    Precision and recall take the first for the standard. Printed, it is a table.

    Parameters
    ----------
    first, second : str
        The datasets' titles.
    documents : Shared
        Only claims that cite a document of both, or none, are compared.
    left_out : tuple of (int, int)
        How many claims of either side are not compared, since they cite other documents.
    entities : Shared
    claims : Shared
        Those shared are the matched ones.
    ties : Shared
        What claims share that have one kind and the same ends, each counted once.
    ends : Shared
        The same, whatever the kind and the direction.
    fields : tuple of OnField
        Those that any matched claim says something of.
    words : OnWords
    pairs : tuple of Pair
        The matched claims, in the first's order.
    names : tuple of mapping of str to str
        What the entities of either side are called, by id.
    sides : tuple of sequence of Claim
        The claims that are compared, in terms that both sides share.
    """

    first: str
    second: str
    documents: Shared
    left_out: tuple[int, int]
    entities: Shared
    claims: Shared
    ties: Shared
    ends: Shared
    fields: tuple[OnField, ...]
    words: OnWords
    pairs: tuple[Pair, ...] = field(repr=False)
    names: tuple[Mapping[str, str], Mapping[str, str]] = field(repr=False, compare=False)
    sides: tuple[Sequence[Claim], Sequence[Claim]] = field(repr=False, compare=False)

    def on(self, name: str) -> OnField:
        """How far the matched claims agree in a field.

        Raises
        ------
        UnknownName
            Where none of them says anything of it.
        """
        found = {one.name: one for one in self.fields}
        if name not in found:
            raise UnknownName(name, found, "field of the matched claims")
        return found[name]

    @cached_property
    def alone(self) -> tuple[tuple[Alone, ...], tuple[Alone, ...]]:
        """The claims of either side without a partner, each with what comes nearest to it."""
        paired = [{id(pair.first) for pair in self.pairs}, {id(pair.second) for pair in self.pairs}]
        places = [
            {number for number, one in enumerate(side) if id(one.relation) in ids}
            for side, ids in zip(self.sides, paired, strict=True)
        ]
        lone = [
            [one for number, one in enumerate(side) if number not in has]
            for side, has in zip(self.sides, places, strict=True)
        ]
        return (
            alone(lone[0], self.sides[1], places[1]),
            alone(lone[1], self.sides[0], places[0]),
        )

    def figures(self) -> dict[str, Any]:
        """All figures as data: what ``policygraph agree --format json`` prints."""
        from graph.agreement.told import figures

        return figures(self)

    def listed(self) -> str:
        """The claims without a partner and the pairs that differ, a line or two each."""
        from graph.agreement.told import listed

        return listed(self)

    def _repr_html_(self) -> str:
        return html_plain(str(self))

    def __str__(self) -> str:
        from graph.agreement.told import table

        return table(self)

    __repr__ = __str__
