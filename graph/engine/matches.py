"""The chains that a pattern finds, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from graph.engine.asking import Relations
from graph.engine.protocol import Engine
from graph.model import Query
from graph.problems import UnusableQuery
from graph.shown import prints, prose
from graph.tables import ROWS, html_table


@prints
class Matches(tuple[Relations, ...]):  # noqa: SLOT001  # it knows whose they are
    """Chains of relations as a tuple that prints sentences.

    Parameters
    ----------
    chains : iterable of Relations
    """

    def __new__(cls, chains: Iterable[Relations] = ()) -> Matches:
        """An answer."""
        return super().__new__(cls, chains)

    @property
    def relations(self) -> Relations:
        """All relations of all chains, each once, in the order in which they come first."""
        once = {one.id: one for chain in self for one in chain}
        engine = self[0].engine if self else None
        return Relations(once.values(), engine)

    def __str__(self) -> str:
        lines = [
            f"  {' → '.join(prose(sentence) for sentence in chain.sentences())}"
            for chain in self[:ROWS]
        ]
        count = "1 chain" if len(self) == 1 else f"{len(self):,} chains"
        more = [f"  … and {len(self) - ROWS:,} more"] if len(self) > ROWS else []
        return "\n".join((f"{count}:" if self else count, *lines, *more))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows: list[dict[str, Any]] = [
            {str(at): sentence for at, sentence in enumerate(chain.sentences(), 1)}
            for chain in self[:ROWS]
        ]
        return html_table(rows, len(self))


def matches(engine: Engine, steps: Sequence[Query], limit: int | None = None) -> Matches:
    """The chains from target to source of which each relation is asked for, none twice.

    Parameters
    ----------
    engine : Engine
    steps : sequence of Query
    limit : int, optional

    Raises
    ------
    UnusableQuery
        Where nothing is asked, or a step has an order or a limit of its own.
    """
    if not steps:
        raise UnusableQuery("", "a pattern has at least one step, such as {'kind': 'support'}")
    if any(step.order or step.limit is not None for step in steps):
        raise UnusableQuery("", "a step of a pattern has no order or limit; match has a limit")
    return Matches(Relations(chain, engine) for chain in islice(engine.match(steps), limit))
