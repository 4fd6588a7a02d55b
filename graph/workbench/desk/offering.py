"""What is offered, as the page shows it: the one numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.workbench.desk.details import takes_digits
from graph.workbench.desk.options import first_of, key_of
from graph.workbench.shapes import Offer

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def offers_of(desk: Annotating) -> tuple[Offer, ...]:
    """What can be taken now; what has its number in the text is not in the list."""
    work = desk.work
    found = desk.offered()
    first = first_of(work, found)
    digits = work.card or work.open != "detail" or takes_digits(work, desk.around)
    listed = work.card or work.open not in {"source", "target"} or work.typed
    return tuple(
        Offer(
            key=key_of(number, one) if digits else "",
            main=one.main,
            noun=one.noun,
            letters=one.letters,
            example=one.example,
            note=one.note,
            first=number == first,
            fits=one.fits,
        )
        for number, one in enumerate(found)
        if one.span is None or listed
    )
