"""From a proposal to a claim as data files have it: whom it names, and its fields in their sorts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.drafting.proposal import Proposal
from graph.drafting.sentences import told
from graph.drafting.store import Waiting
from graph.importing.resolving import Names, New, Terms
from graph.importing.tables import NotTaken
from graph.model import AUTHOR, COMMON_FIELDS, Dataset, Relation, references
from graph.reading.cells import typed

_NEW = re.compile(r"\s*new:\s*(?P<name>.*\S)\s*\((?P<kind>[^()]*)\)\s*", re.DOTALL | re.IGNORECASE)
_OTHER_NEW = re.compile(r"\s*new:", re.IGNORECASE)
_LONGEST_NAME = 300
_BESIDE = ("date", "start", "end", "note")
"""What of the fields of all kinds is said among the details."""
_WORDS = ("kind", "source", "target", "modality", "certainty", "basis")
"""What says something in every proposal; elsewhere an empty text is as good as null."""
_DEFAULTS = {"certainty": "certain", "negated": False, "basis": "stated", "holder": AUTHOR}


class Mapper:
    """Makes claims of proposals.

    Parameters
    ----------
    dataset : Dataset
    header : mapping
        Its header as plain values.
    drafts : iterable of Waiting
        What waits: the new entities that they name are known by their names, too.
    """

    def __init__(
        self, dataset: Dataset, header: Mapping[str, Any], drafts: Iterable[Waiting]
    ) -> None:
        self._kinds = dataset.vocabulary.relations
        self._names = Names(dataset.entities, dataset.vocabulary.entities)
        for record in (record for draft in drafts for record in draft.entities):
            self._names.declare(str(record["id"]), str(record["name"]), str(record["kind"]), 0, "")
        sections = {"scenario": "scenarios", "topic": "topics"}
        self._terms = {
            name: Terms(section, header.get(section) or (), "label")
            for name, section in sections.items()
        }
        self._documents = {one.id for one in dataset.header.documents}

    @property
    def new(self) -> Mapping[str, New]:
        """The entities that only drafts have, by their ids."""
        return self._names.new

    def record(self, proposal: Proposal, row: int) -> tuple[dict[str, Any], list[str], list[str]]:
        """The claim that a proposal makes, without its evidence.

        Parameters
        ----------
        proposal : Proposal
        row : int
            Its number.

        Returns
        -------
        record : dict
        wrong : list of str
            Why a part of it cannot be said, in sentences.
        doubts : list of str
        """
        kind = self._kinds.get(proposal.kind, Relation)
        wrong: list[str] = []
        doubts: list[str] = []
        said: dict[str, Any] = {
            name: getattr(proposal, name)
            for name in ("kind", "source", "target", "scenario", "topic", "modality", "certainty")
        }
        said |= {name: getattr(proposal, name) for name in ("negated", "holder", "basis", "aspect")}
        said |= self._details(proposal, kind, said, wrong)
        said["statement"] = proposal.statement
        wrong += (f"{proposal.kind}.{name}: {told('empty')}" for name in _WORDS if not said[name])
        record = {
            name: value
            for name, value in said.items()
            if value not in {None, ""} and value != _DEFAULTS.get(name, ...)
        }
        for name, terms in self._terms.items():
            if name in record:
                record[name] = terms.resolve(record[name])
        for name in ("source", "target", "holder", *references(kind)):
            value = record.get(name)
            if isinstance(value, str) and not (name == "holder" and value in self._documents):
                try:
                    record[name] = self._entity(value, name, row, doubts)
                except NotTaken as error:
                    wrong.append(f"{proposal.kind}.{name}: {error.reason}")
        return record, [*dict.fromkeys(wrong)], [*dict.fromkeys(doubts)]

    def _details(
        self,
        proposal: Proposal,
        kind: type[Relation],
        said: Mapping[str, Any],
        wrong: list[str],
    ) -> dict[str, Any]:
        """The fields that only some kinds have, and the dates; what is said twice is said so."""
        found: dict[str, Any] = {}
        for detail in proposal.details:
            name = detail.field
            if name in found or said.get(name) is not None:
                wrong.append(f"{proposal.kind}.{name}: {told('twice')}")
            elif name in COMMON_FIELDS and name not in _BESIDE:
                wrong.append(f"{proposal.kind}.{name}: {told('no detail')}")
            else:
                found[name] = typed(kind, name, detail.value.strip())
        return found

    def _entity(self, value: str, field: str, row: int, doubts: list[str]) -> str:
        """The id of the entity that is meant; a name that nobody bears stays, for a check to tell."""
        new = _NEW.fullmatch(value)
        if new is None and _OTHER_NEW.match(value):
            raise NotTaken(field, told("no kind", name=value[:80]))
        if new is not None:
            name, kind = " ".join(new["name"].split()), new["kind"].strip()
            if len(name) > _LONGEST_NAME:
                raise NotTaken(field, told("long name", most=_LONGEST_NAME))
            like = self._names.declare(name, None, kind, row, field)
            if like is not None:
                doubts.append(told("much like", name=name, like=like))
            return self._names.resolve(name, None, kind, field)
        found = self._names.bearers(value, None) if len(value) <= _LONGEST_NAME else []
        if len(found) > 1:
            raise NotTaken(field, told("several", name=value, ids=" or ".join(found)))
        return found[0] if found else value


def named_by(record: Mapping[str, Any], kind: type[Relation]) -> Iterator[str]:
    """The ids that a claim names, whatever they are of."""
    for name in ("source", "target", "holder", *references(kind)):
        if isinstance(value := record.get(name), str):
            yield value
