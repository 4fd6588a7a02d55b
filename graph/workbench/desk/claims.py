"""What is being made as the records that it will be written as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.evidence.citing import citation_at
from graph.model import Relation, claim_id, own_fields
from graph.workbench.desk.around import Around
from graph.workbench.desk.book import Claim, understood
from graph.workbench.desk.calling import calling
from graph.workbench.desk.composing import composed
from graph.workbench.desk.fields import group_for
from graph.workbench.desk.pages import Span
from graph.workbench.desk.work import PLAIN, TIMES, Work

_WRITTEN = {name: value for name, value in PLAIN.items() if name != "modality"}
"""What a record leaves out where it says no more than that."""


@dataclass(frozen=True)
class Made:
    """The records that come of what is being made.

    Parameters
    ----------
    relations : tuple of dict
        One a pair of ends.
    entities : tuple of dict
        Those that are new.
    aliases : mapping of str to str
        Further names of entities that are there.
    terms : mapping of str to list of dict
        What is new in the header, by section.
    """

    relations: tuple[dict[str, Any], ...]
    entities: tuple[dict[str, Any], ...]
    aliases: Mapping[str, str]
    terms: Mapping[str, Sequence[dict[str, Any]]]


def made_of(work: Work, around: Around) -> Made:
    """What comes of what is being made, as far as it stands.

    Parameters
    ----------
    work : Work
    around : Around
    """
    pairs = [(one.id, other.id) for one in work.source for other in work.target]
    befores = become(work, pairs, around)
    relations = []
    for pair, before in zip(pairs, befores, strict=True):
        record = _record(work, around, *pair, before)
        statement = sentence_of(work, around, record)
        if before is not None and work.too and _says_the_same(record, before, around):
            statement = before.relation.statement or statement
        if statement:
            record["statement"] = statement
        relations.append(_arranged(record, before))
    named = {value for one in relations for value in one.values() if isinstance(value, str)}
    fresh = [one for one in work.fresh if one.id in named]
    entities = tuple({"id": one.id, "kind": one.kind, "name": one.name} for one in fresh if one.new)
    aliases = {one.id: one.alias for one in fresh if one.alias and not one.new}
    terms: dict[str, list[dict[str, Any]]] = {}
    header = around.book.header
    there = {one.id for one in header.topics} | {one.id for one in header.scenarios}
    for term in work.terms:
        if term.id not in there and term.id in (
            work.values.get("topic"),
            work.values.get("scenario"),
        ):
            made: dict[str, Any] = {"id": term.id, "label": term.label}
            if term.section == "scenarios":
                made["group"] = group_for(term, around.book.header)
            terms.setdefault(term.section, []).append(made)
    return Made(tuple(relations), entities, aliases, terms)


def become(work: Work, pairs: Sequence[tuple[str, str]], around: Around) -> list[Claim | None]:
    """Which of the claims that are edited each pair of ends follows: that of these ends, else the next."""
    by_id = around.book.by_id
    left = [by_id[one] for one in work.edited if one in by_id]
    found: dict[tuple[str, str], Claim] = {}
    for claim in [*left]:
        if claim.relation.ends in pairs and claim.relation.ends not in found:
            found[claim.relation.ends] = claim
            left.remove(claim)
    for pair in pairs:
        if pair not in found and left:
            found[pair] = left.pop(0)
    return [found.get(pair) for pair in pairs]


def _says_the_same(record: Mapping[str, Any], before: Claim, around: Around) -> bool:
    """Whether a claim stays the one that it was, so that its sentence fits it still."""
    one = relation_of(record, around)
    return one is not None and claim_id(one) == claim_id(before.relation)


def _record(
    work: Work, around: Around, source: str, target: str, before: Claim | None
) -> dict[str, Any]:
    """A claim's record without its sentence."""
    record: dict[str, Any] = {"kind": work.kind, "source": source, "target": target}
    cls = around.book.vocabulary.relations.get(work.kind or "")
    own = own_fields(cls) if cls else ()
    for name in ("topic", "scenario", "modality", "certainty", "negated", "holder", "basis"):
        value = work.values.get(name, PLAIN[name])
        if name == "modality" or value != _WRITTEN[name]:
            record[name] = value
    record |= {name: work.values[name] for name in (*own, *TIMES) if name in work.values}
    record["evidence"] = evidence_of(work, around, before)
    return record


def evidence_of(work: Work, around: Around, before: Claim | None = None) -> list[dict[str, Any]]:
    """The citations of what is being made; those that stand already stay as they are written."""
    known = before.record.value.get("evidence", ()) if before else ()
    found: list[dict[str, Any]] = []
    for one in (work.hand, *work.also):
        if isinstance(one, Mapping):
            found.append(dict(one))
        elif one is not None:
            made = cited(around, one)
            there = next((old for old in known if _same_place(old, made)), made)
            if there not in found:
                found.append(dict(there))
    return found


def cited(around: Around, span: Span) -> dict[str, Any]:
    """The citation of some words, as data files have it."""
    page = around.page
    citation = citation_at(page.text, page.paragraphs, page.document, *span)
    return citation.model_dump(exclude_none=True, exclude_defaults=True)


def _same_place(one: Any, other: Mapping[str, Any]) -> bool:
    return isinstance(one, Mapping) and all(
        one.get(name) == other[name] for name in ("document", "start", "end")
    )


def _arranged(record: dict[str, Any], before: Claim | None) -> dict[str, Any]:
    """A record in the order of fields that people read, with what an edited one says besides."""
    if before is None:
        last = ("statement", "evidence")
        rest = {name: value for name, value in record.items() if name not in last}
        return rest | {name: record[name] for name in last if name in record}
    old = before.record.value
    kept = {
        name: value
        for name, value in old.items()
        if name not in record and name in {"note", "notes", "statements"}
    }
    if record.get("statement") != old.get("statement"):
        kept.pop("statements", None)  # they say what the claim said before
    return {**record, **kept}


def sentence_of(work: Work, around: Around, record: Mapping[str, Any]) -> str | None:
    """What a claim will say: what somebody wrote, or else what is composed."""
    if work.sentence is not None and len(work.source) == len(work.target) == 1:
        return work.sentence.strip() or None
    relation = relation_of(record, around)
    return None if relation is None else composed_of(relation, work, around)


def relation_of(record: Mapping[str, Any], around: Around) -> Relation | None:
    """A record as the claim that it is; none, where it is none."""
    found: Relation | None = understood(
        dict(record), around.book.vocabulary.relations, around.book.header
    )
    return found


def composed_of(relation: Relation, work: Work, around: Around) -> str:
    """The sentence that is offered for a claim, in the dataset's language."""
    language = around.native.split("-", maxsplit=1)[0]
    return composed(relation, calling(work, around, language), language)
