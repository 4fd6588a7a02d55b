"""Where a citation belongs now, whose words have moved: in the one place that fits, or nowhere."""

from __future__ import annotations

from graph.evidence.around import begins_with, ends_with
from graph.evidence.verifying import Verification
from graph.model import Citation


def moved(verification: Verification, text: str) -> Citation | None:
    """The citation with the place where its words stand now.

    Parameters
    ----------
    verification : Verification
    text : str
        The reader's copy of the document.

    Returns
    -------
    Citation or None
        None where nothing has moved, or more than one place fits: the words themselves, and the
        prefix and the suffix, if there are any.
    """
    citation = verification.citation
    if verification.verdict not in {"moved", "differs"}:
        return None
    fitting = [place for place in verification.elsewhere if _fits(citation, place, text)]
    if len(fitting) != 1:
        return None
    (place,) = fitting
    told = {"start": place.start, "end": place.end}
    if citation.paragraph is not None:
        told["paragraph"] = place.paragraph
    return citation.model_copy(update=told)


def _fits(citation: Citation, place: Citation, text: str) -> bool:
    """Whether what a citation says of the words around its own is so at a place."""
    if place.start is None or place.end is None:
        return False
    return (not citation.prefix or ends_with(text, place.start, citation.prefix)) and (
        not citation.suffix or begins_with(text, place.end, citation.suffix)
    )
