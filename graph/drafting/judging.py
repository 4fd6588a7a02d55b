"""Proposals held to the project's own rules and to the text, each by itself, and made into drafts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from graph.drafting.answers import Raw, read_answer
from graph.drafting.cues import doubts as lost_cues
from graph.drafting.mapping import Mapper, named_by
from graph.drafting.proposal import Proposal, read_proposal
from graph.drafting.sentences import told
from graph.drafting.store import DECIDED, Evidence, Stands, Waiting
from graph.evidence import Waiting as Sought
from graph.evidence import digest
from graph.importing.citing import anchored
from graph.importing.judging import There, judge
from graph.importing.rows import Draft
from graph.importing.tables import LeftOut
from graph.model import Dataset, Document, Relation
from graph.problems import Place
from graph.voices import Voices, told_apart

_REPEATS = frozenset(("duplicate-claim", "symmetric-pair"))
"""Rules by which a claim is there already: it may stand in the text twice."""
_SOFT = frozenset(("unexpected-answer",))
"""Rules that a person settles in the dataset, and no model in its answer."""
_MOST_QUOTES, _LONGEST_QUOTE = 20, 2_000
"""Of a claim, and letters of one of them."""


@dataclass(frozen=True)
class Source:
    """What an answer came from.

    Parameters
    ----------
    date : str
    model : str, optional
    prompt : str, optional
        Its digest.
    """

    date: str
    model: str | None = None
    prompt: str | None = None


@dataclass
class Taken:
    """What became of an answer.

    Parameters
    ----------
    claims : int
        How many proposals there were.
    drafts : list of Waiting
    refused : list of str
        What is no proposal, each with why.
    there : list of str
        Claims that the dataset has already, in sentences.
    again : list of str
        The ids of drafts that were there already, or came twice.
    replaced : list of str
        The ids of the drafts that others put right.
    """

    claims: int = 0
    drafts: list[Waiting] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)


@dataclass
class _Half:
    """A proposal on its way to be a draft."""

    id: str
    raw: Raw
    proposal: Proposal | None
    record: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    evidence: tuple[Evidence, ...] = ()
    repeats: str | None = None


class Judge:
    """Makes drafts of what is proposed for one document.

    Parameters
    ----------
    dataset : Dataset
    document : Document
    text : str
        Its text.
    """

    def __init__(self, dataset: Dataset, document: Document, text: str) -> None:
        self._dataset = dataset
        self._document = document
        self._text = text
        self._header: dict[str, Any] = _plain(dataset.header)
        self._entities = [_plain(one) for one in dataset.entities]
        self._claims = [_plain(one) for one in dataset.relations]
        self._ids = {one.id: one for one in dataset.relations}

    def taken(self, text: str, source: Source, waiting: Sequence[Waiting]) -> Taken:
        """Take an answer: every proposal becomes a draft, or is told.

        Parameters
        ----------
        text : str
            The answer, as it came.
        source : Source
        waiting : sequence of Waiting
            The drafts that there are.
        """
        answer = read_answer(text)
        source = replace(source, prompt=source.prompt or answer.prompt)
        taken = Taken(len(answer.proposals), refused=[*answer.refused])
        there = {one.id: one for one in waiting}
        halves: dict[str, _Half] = {}
        put_right: dict[str, Waiting] = {}
        for raw in answer.proposals:
            proposal, wrong = read_proposal(raw)
            one = _Half(self._id_of(raw, proposal), raw, proposal, problems=wrong)
            same, corrects = there.get(one.id), there.get(str(raw.value.get("corrects")))
            if corrects is not None and corrects.state in DECIDED:
                corrects = None
            known = same is not None and (corrects is None or same.state in DECIDED)
            if known or one.id in halves:
                taken.again.append(one.id)
                continue
            if corrects is not None:
                put_right[one.id] = corrects
            halves[one.id] = one
        taken.replaced = [one.id for name, one in put_right.items() if one.id != name]
        gone = {one.id for one in put_right.values()} | halves.keys()
        others = [one for one in waiting if one.id not in gone]
        mapper = self._judge([*halves.values()], others)
        for one in halves.values():
            draft = self._draft(one, mapper, source)
            before = put_right.get(one.id)
            if before is not None:
                draft = draft.model_copy(update={"tries": before.tries + 1})
            if one.repeats is not None and not self._elsewhere(one):
                place = f"claim {one.repeats} is there already, with this place: {self._said(one)}"
                taken.there.append(place)
                if before is not None:
                    taken.replaced.append(before.id)
            else:
                taken.drafts.append(draft)
        return taken

    def _judge(self, halves: Sequence[_Half], waiting: Sequence[Waiting]) -> Mapper:
        """Hold proposals to the rules; what is wrong with each stands in it then."""
        mapper = Mapper(self._dataset, self._header, waiting)
        whole: set[int] = set()
        for row, one in enumerate(halves, 1):
            if one.proposal is not None:
                one.record, wrong, more = mapper.record(one.proposal, row)
                one.problems += wrong
                one.doubts += more
                whole |= set() if wrong else {row}
        self._anchor(halves)
        drafts = [
            Draft(row, dict(one.record), frozenset(one.record), set())
            for row, one in enumerate(halves, 1)
            if row in whole
        ]
        sound = [one for one in waiting if one.state == "waiting"]
        judged = judge(drafts, mapper.new, self._there(halves, sound), {}, self._dataset.vocabulary)
        self._sort(halves, judged.faults, judged.doubts)
        for one in halves:
            one.doubts += self._cues(one)
        return mapper

    def _sort(
        self, halves: Sequence[_Half], faults: Iterable[LeftOut], doubts: Iterable[LeftOut]
    ) -> None:
        """Say what is wrong with each proposal, and what only deserves a look."""
        for fault in faults:
            one = halves[fault.row - 1]
            if fault.rule in _REPEATS:
                one.repeats = self._claim_of(one)
                if one.repeats is None:
                    one.doubts.append(fault.reason)
            elif fault.rule in _SOFT:
                one.doubts.append(fault.reason)
            elif fault.reason not in one.problems:
                one.problems.append(fault.reason)
        for doubt in doubts:
            halves[doubt.row - 1].doubts.append(doubt.reason)

    def _there(self, halves: Sequence[_Half], waiting: Sequence[Waiting]) -> There:
        """What stands beside the proposals: the dataset, and the drafts that wait."""
        named = [f"claim {one.id}" for one in self._dataset.relations]
        named += [f"draft {one.id}" for one in waiting]
        records = [*self._claims, *(one.record for one in waiting)]

        def place(section: int, record: int) -> Place:
            return Place(record=named[record]) if section else Place("the dataset")

        sections = (("entities", self._entities), ("relations", records))
        return There(self._header, sections, place, lambda row: f"draft {halves[row - 1].id}")

    def _anchor(self, halves: Sequence[_Half]) -> None:
        """Find the quotes of all proposals in the text."""
        quoting = {
            row: self._quoted(one, one.proposal)
            for row, one in enumerate(halves, 1)
            if one.proposal is not None
        }
        header, texts = self._dataset.header, {self._document.id: self._text}
        found, sought = anchored(quoting, header, texts)
        for row, evidence in found.items():
            halves[row - 1].record["evidence"] = evidence
        for one in sought:
            half = halves[int(one.owner) - 1]
            half.evidence = (*half.evidence, _evidence(one))
            if not one.found.placed:
                lost = f"{replace(one, owner=half.id)} [unanchored]"
                (half.problems if one.grade == "none" else half.doubts).append(lost)
        for half in halves:
            half.doubts += _elsewhere(half)

    def _quoted(self, one: _Half, proposal: Proposal) -> list[dict[str, Any]]:
        """The citations of a proposal before they have places; what is too much is told, not looked for."""
        around: dict[str, Any] = {"document": self._document.id}
        if proposal.paragraph > 0:
            around["paragraph"] = proposal.paragraph
        quotes = [*dict.fromkeys(quote for quote in proposal.quotes if quote.strip())]
        if len(quotes) > _MOST_QUOTES:
            one.problems.append(told("many quotes", most=_MOST_QUOTES))
        if any(len(quote) > _LONGEST_QUOTE for quote in quotes):
            one.problems.append(told("long quote", most=f"{_LONGEST_QUOTE:,}"))
            quotes = [quote for quote in quotes if len(quote) <= _LONGEST_QUOTE]
        return [{**around, "quote": quote} for quote in quotes[:_MOST_QUOTES]]

    def _cues(self, one: _Half) -> Iterator[str]:
        """What the words deny or hedge, and the record does not: told once each."""
        words = [
            found.words or " … ".join(self._text[c.start : c.end] for c in found.places)
            for found in one.evidence
            if found.placed or found.words
        ]
        if one.record and words:
            yield from lost_cues(" … ".join(words), self._document.language, one.record)

    def _claim_of(self, one: _Half) -> str | None:
        """The claim of the dataset that a proposal makes again."""
        record = {name: value for name, value in one.record.items() if name != "id"}
        try:
            made = self._dataset.vocabulary.relation_adapter.validate_python([record])
        except ValidationError:
            return None
        claims, _origins = told_apart(made, Voices(self._dataset.header))
        return next((claim.id for claim in claims if claim.id in self._ids), None)

    def _elsewhere(self, one: _Half) -> bool:
        """Whether a claim that is there cites none of the words of one that makes it again."""
        cited = self._ids[one.repeats or ""].evidence
        spans = {(citation.document, *(citation.span or ())) for citation in cited}
        placed = [c for found in one.evidence for c in found.places]
        return any((c.document, *(c.span or ())) not in spans for c in placed)

    def _draft(self, one: _Half, mapper: Mapper, source: Source) -> Waiting:
        kind = self._dataset.vocabulary.relations.get(str(one.record.get("kind")), Relation)
        named = dict.fromkeys(named_by(one.record, kind))
        return Waiting(
            id=one.id,
            document=self._document.id,
            text=digest(self._text),
            proposal=one.proposal.plain if one.proposal else _without(one.raw.value, "corrects"),
            record=one.record,
            entities=tuple(dict(mapper.new[name].record) for name in named if name in mapper.new),
            evidence=one.evidence,
            problems=tuple(one.problems),
            doubts=tuple(dict.fromkeys(one.doubts)),
            repeats=one.repeats,
            state="unfinished" if one.problems else "waiting",
            model=source.model,
            date=source.date,
            prompt=source.prompt,
        )

    def _id_of(self, raw: Raw, proposal: Proposal | None) -> str:
        """What a proposal is known by: the same one is the same draft, however often it comes."""
        said = [self._document.id, proposal.plain if proposal else _without(raw.value, "corrects")]
        text = json.dumps(said, sort_keys=True, ensure_ascii=True)
        return sha256(text.encode("ascii")).hexdigest()[:10]

    def _said(self, one: _Half) -> str:
        return str(one.record.get("statement") or one.record.get("kind"))


def _plain(value: Any) -> dict[str, Any]:
    """A value as data files have it; an id that was computed is computed again, by voice."""
    computed = isinstance(value, Relation) and "id" not in value.model_fields_set
    plain: dict[str, Any] = value.model_dump(
        mode="json", exclude_defaults=True, exclude={"id"} if computed else None
    )
    kind = value.__dict__.get("kind")
    return {"kind": kind} | plain if isinstance(kind, str) else plain


def _evidence(one: Sought) -> Evidence:
    """What was found of a quote, as it is kept."""
    near = one.cited.nearest
    places = one.finished or one.cited.candidates or ((near.citation,) if near else ())
    return Evidence(
        quote=str(one.citation.quote),
        grade=one.grade,
        places=places,
        marked=one.found.marked,
        words=near.words if near else None,
        differences=tuple(
            Stands(given=each.given, stands=each.stands, sort=each.sort)
            for each in one.found.differences
        ),
    )


def _elsewhere(half: _Half) -> Iterator[str]:
    """That no words stand in the paragraph that was named with them."""
    named = half.proposal.paragraph if half.proposal else None
    found = (place.paragraph for one in half.evidence if one.placed for place in one.places)
    numbers = sorted({number for number in found if number is not None})
    if numbers and named not in numbers:
        where = " and ".join(f"\u00b6{number}" for number in numbers)
        yield told("elsewhere", where=where, named=f"\u00b6{named}")


def _without(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: part for key, part in value.items() if key != name}
