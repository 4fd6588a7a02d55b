"""Drafts of a document whose text is another since: their words are looked for in the one that is there now."""

from __future__ import annotations

from graph.drafting.store import Evidence, Stands, Waiting
from graph.evidence import anchor, digest, document_digest
from graph.evidence.citing import cited_as


def anew(draft: Waiting, text: str) -> Waiting:
    """A draft with the places of its words in a text; where it was drafted from that very text, as it is.

    Parameters
    ----------
    draft : Waiting
    text : str
        The document's, as it is now.
    """
    if draft.text in {document_digest(text), digest(text)}:
        return draft
    evidence = tuple(_found(one, draft, text) for one in draft.evidence)
    return draft.model_copy(update={"evidence": evidence})


def _found(one: Evidence, draft: Waiting, text: str) -> Evidence:
    """Where a quote stands in a text; near which paragraph it was is known from before."""
    before = one.places[one.marked or 0].paragraph if one.places else None
    found = anchor(text, one.quote, before)
    cited = cited_as(text, found, draft.document)
    near = cited.nearest
    return Evidence(
        quote=one.quote,
        grade=found.grade,
        places=cited.candidates or ((near.citation,) if near else ()),
        marked=found.marked,
        words=near.words if near else None,
        differences=tuple(
            Stands(given=each.given, stands=each.stands, sort=each.sort)
            for each in found.differences
        ),
    )
