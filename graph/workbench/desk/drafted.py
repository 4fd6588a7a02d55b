"""The drafts of a dataset's private folder, as the desk looks through them; and what a person leaves unfinished, beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from graph.drafting.anew import anew
from graph.drafting.store import DECIDED, Decision, Evidence, Waiting, add, decide, read, sign
from graph.evidence import digest, document_digest, paragraphs
from graph.model import Citation
from graph.problems import UnknownName, UnusableFile
from graph.workbench.desk.drafts import Decided, Draft, Quoted, State
from graph.workbench.desk.pages import Span


class Drafted:
    """Drafts that wait in the private folder of a dataset.

    What a person leaves unfinished is a draft that nobody proposed.

    Parameters
    ----------
    dataset : path
    texts : mapping of str to str
        The documents' texts, by id.
    blind : bool
        Whether nothing is shown but what a person left unfinished.

    Raises
    ------
    UnusableFile
        Where the drafts cannot be read; so do the others.
    """

    def __init__(self, dataset: Path, texts: Mapping[str, str], *, blind: bool = False) -> None:
        self.dataset = dataset
        self.blind = blind
        self.texts = texts
        self._seen: object = None
        self.drafts = self._read()

    def waiting(self, document: str) -> Sequence[Draft]:
        """Those of a document that wait or are unfinished, in the order of the text."""
        if sign(self.dataset) != self._seen:  # a command has added some meanwhile
            with suppress(UnusableFile):
                self.drafts = self._read()
        found = [
            self._draft(one)
            for one in self.drafts
            if one.document == document
            and one.state not in DECIDED
            and not (self.blind and one.proposal)
        ]
        return sorted(found, key=lambda one: one.span)

    def keep(self, draft: Draft) -> None:
        """Keep what is unfinished."""
        text = self.texts[draft.document]
        record = {**draft.record}
        one = Waiting(
            id=draft.id,
            document=draft.document,
            text=document_digest(text),
            proposal={},
            record=record,
            entities=tuple(dict(entity) for entity in draft.entities),
            evidence=(
                Evidence(
                    quote=draft.quote,
                    grade="exact",
                    places=(_citation(draft.document, text, draft.span),),
                ),
            ),
            problems=("it is unfinished",),
            state="unfinished",
            date=date.today().isoformat(),  # noqa: DTZ011  # a person's own day
        )
        add(self.dataset, [one])
        self.drafts = self._read()

    def became(self, claim: str) -> Decided | None:
        """The draft that became a claim."""
        found = (one for one in self.drafts if one.claim == claim)
        return next((Decided(one.id, one.state, claim, one.changed) for one in found), None)

    def decide(
        self,
        draft: str,
        state: State,
        *,
        claim: str | None = None,
        changed: Sequence[str] = (),
        reason: str | None = None,
    ) -> None:
        """Note what a person makes of a draft; ``waiting`` takes a decision back."""
        there = next((one for one in read(self.dataset) if one.id == draft), None)
        if there is None:  # somebody has thrown the drafts away meanwhile
            return
        # What had a fault was put right by a person, if it fits now.
        if state == "accepted" and (there.problems or not there.placed):
            state = "edited"
        decision = Decision(state=state, claim=claim, changed=tuple(changed), reason=reason)
        with suppress(UnknownName):  # or has done so just now
            decide(self.dataset, draft, decision)
        self.drafts = self._read()

    def _read(self) -> Sequence[Waiting]:
        """All drafts; those that wait, with the places of their words in the text that is there now."""
        self._seen = sign(self.dataset)
        return [
            anew(one, self.texts[one.document])
            if one.document in self.texts and one.state not in DECIDED
            else one
            for one in read(self.dataset)
        ]

    def _draft(self, one: Waiting) -> Draft:
        first = next((part for part in one.evidence if not part.placed), None)
        first = first or next(iter(one.evidence), None)
        spans = [
            span
            for part in one.evidence
            if part is not first and part.placed
            for span in map(_span, part.places)
            if span is not None
        ]
        return Draft(
            id=one.id,
            document=one.document,
            span=self._place(one, first),
            record=one.record,
            entities=one.entities,
            quote=first.quote if first else "",
            grade=first.grade if first else "none",
            differences=_differences(first),
            also=(*_further(first), *spans),
            unplaced=tuple(
                Quoted(part.quote, self._place(one, part), _differences(part))
                for part in one.evidence
                if part is not first and not part.placed
            ),
            problems=tuple(_faults(one.problems)) if one.proposal else (),
            doubts=one.doubts,
            model=one.model or "",
            date=one.date,
            state="waiting" if one.proposal else one.state,
        )

    def _place(self, one: Waiting, evidence: Evidence | None) -> Span:
        """Where its words stand or might; else the paragraph that it names."""
        if evidence and evidence.places:
            span = _span(evidence.places[evidence.marked or 0])
            if span is not None:
                return span
        named = one.proposal.get("paragraph")
        found = paragraphs(self.texts[one.document])
        there = next((part for part in found if part.number == named), None) or next(
            iter(found), None
        )
        return (there.start, there.start) if there else (0, 0)


def _differences(evidence: Evidence | None) -> tuple[tuple[str, str, str], ...]:
    """Where the text says something else than a quote."""
    parts = evidence.differences if evidence else ()
    return tuple((part.given, part.stands, part.sort or "") for part in parts)


def _faults(problems: Iterable[str]) -> Iterator[str]:
    """What a check says against a draft: of words without a place the desk tells itself."""
    for one in problems:
        if not one.endswith("[unanchored]"):
            yield one


def _span(place: Citation) -> Span | None:
    return None if place.start is None or place.end is None else (place.start, place.end)


def _further(evidence: Evidence | None) -> tuple[Span, ...]:
    """The other pieces of a quote that is cited in pieces."""
    if evidence is None or evidence.grade != "pieces":
        return ()
    return tuple(span for span in map(_span, evidence.places[1:]) if span is not None)


def _citation(document: str, text: str, span: Span) -> Citation:
    start, end = span
    number = next((one.number for one in paragraphs(text) if one.start <= start < one.end), 1)
    return Citation(
        document=document, paragraph=number, start=start, end=end, digest=digest(text[start:end])
    )
