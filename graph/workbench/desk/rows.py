"""The claims of a sentence as rows: those that differ in an end alone stand in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.vocabulary.base import content
from graph.workbench.desk.book import Claim
from graph.workbench.desk.pages import Span

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


@dataclass(frozen=True)
class Grouped:
    """Claims in one row.

    Parameters
    ----------
    claims : tuple of Claim
        All pairs of some sources and some targets.
    """

    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """The first claim's."""
        return self.claims[0].id

    @property
    def sources(self) -> tuple[str, ...]:
        """Where they begin."""
        return tuple(dict.fromkeys(one.relation.source for one in self.claims))

    @property
    def targets(self) -> tuple[str, ...]:
        """Where they end."""
        return tuple(dict.fromkeys(one.relation.target for one in self.claims))


def claims_of(desk: Annotating, span: Span | None = None) -> list[Claim]:
    """The claims that cite something of the sentence in focus, in the order of the text."""
    start, end = span or desk.around.span
    found: dict[str, Claim] = {}
    for (first, last), claim in desk.book.citing.get(desk.focus.document, ()):
        if first < end and start < last:
            found[claim.id] = claim
    return [*found.values()]


def rows_of(desk: Annotating) -> Sequence[Grouped]:
    """The rows of the sentence in focus; the members of the picked one by themselves, if asked for."""
    focus = desk.focus
    return desk.once(
        "rows",
        (desk.book, focus.document, focus.sentence, focus.members),
        lambda: _rows(claims_of(desk), one_by_one=focus.members),
    )


def _rows(claims: Sequence[Claim], *, one_by_one: bool) -> Sequence[Grouped]:
    return [Grouped((one,)) for one in claims] if one_by_one else _grouped(claims)


def _grouped(claims: Sequence[Claim]) -> list[Grouped]:
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(repr(_rest(claim)), []).append(claim)
    rows: list[Grouped] = []
    for those in alike.values():
        rows += _products(those)
    order = {claim.id: number for number, claim in enumerate(claims)}
    return sorted(rows, key=lambda row: order[row.id])


def _rest(claim: Claim) -> tuple[Any, ...]:
    """What a claim says beside its ends, and where."""
    one = claim.relation
    said = {name: value for name, value in content(one).items() if name != "ends"}
    cited = [(each.document, each.span) for each in one.evidence]
    return said, one.topic, one.certainty, one.basis, cited


def _products(claims: Sequence[Claim]) -> list[Grouped]:
    """Claims in as few groups as all pairs of sources and targets make, greedily."""
    targets: dict[str, list[Claim]] = {}
    for claim in claims:
        targets.setdefault(claim.relation.source, []).append(claim)
    by_targets: dict[tuple[str, ...], list[Claim]] = {}
    for those in targets.values():
        key = tuple(sorted(one.relation.target for one in those))
        by_targets.setdefault(key, []).extend(those)
    rows = [[*those] for those in by_targets.values()]
    alone: dict[str, list[Claim]] = {}
    kept: list[list[Claim]] = []
    for row in rows:
        if len(row) == 1:
            alone.setdefault(row[0].relation.target, []).append(row[0])
        else:
            kept.append(row)
    return [Grouped(tuple(row)) for row in (*kept, *alone.values())]


def picked_row(desk: Annotating) -> Grouped | None:
    """The row that is picked."""
    return next((row for row in rows_of(desk) if row.id == desk.focus.picked), None)
