"""A claim that is there as a line, to be made another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.workbench.desk.book import Claim
from graph.workbench.desk.claims import composed_of
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.fields import values_of
from graph.workbench.desk.work import Work

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def edit_of(desk: Annotating, claim: Claim, *others: Claim) -> Work:
    """A line that says what a claim says; a sentence that is as composed follows what is changed.

    Parameters
    ----------
    desk : Annotating
    claim : Claim
    *others : Claim
        Those that differ from it in an end alone, edited as one list with it.
    """
    one, page = claim.relation, desk.page
    spans = claim.spans(page.document)
    hand = spans[0] if spans else None
    cited = claim.record.value.get("evidence") or []
    first = (page.document, *hand) if hand else None
    further = [
        each
        for each in cited
        if (each.get("document"), each.get("start"), each.get("end")) != first
    ]
    claims = (claim, *others)
    sources, targets = (
        tuple(
            end
            for name in dict.fromkeys(getattr(each.relation, slot) for each in claims)
            if (end := end_of(Work(), desk.around, name)) is not None
        )
        for slot in ("source", "target")
    )
    values = values_of(one)
    composed = composed_of(one, Work(), desk.around)
    return Work(
        hand=hand,
        also=tuple(further),
        source=sources,
        target=targets,
        kind=one.kind,
        values=values,
        touched=frozenset(values),
        sentence=None if others or one.statement in {None, composed} else one.statement,
        edits=claim.id,
        too=tuple(each.id for each in others),
    )
