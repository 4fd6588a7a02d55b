"""From what a file of FollowTheMoney says to a dataset as plain values: a link becomes a claim.

A link is taken for a fact that its source states. Links that say the same of the same two, on the same
day, are one claim that is cited twice. What is said of an entity stays with it, in fields of a kind of the
dataset's own where no kind here has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product
from typing import Any

from graph.model import OPEN, PAST, builtin, own_fields
from graph.reading.brought import Report
from graph.reading.called import LONGEST, Ids, as_name, as_text, as_word
from graph.reading.ftm.kinds import BETWEEN, DOCUMENTS, EDGES, LEFT, NAMES, TECHNICAL, Edge
from graph.reading.ftm.lines import Thing, things
from graph.reading.ftm.naming import Entities, words_of
from graph.reading.taken import OF_RELATIONS
from graph.vocabulary.base import Ref, Relation, references
from graph.vocabulary.edtf import NotADate, days
from graph.vocabulary.quantities import quantity

_PLACED = frozenset(
    {"startDate", "endDate", "date", "status", "summary", "description", "recordId"}
    | {"sourceUrl", "proof", "publisher", "publisherUrl"}
)
"""The properties of links that every claim has a place for."""
_ENDED, _GOES_ON = frozenset({"ended", "past", "former"}), frozenset({"current", "active"})
_TO_COME = frozenset({"planned", "proposed", "intended"})
_PAIRS = 1_000
"""How many claims one link may become: each of its sources with each of its targets."""


@cache
def _verbs() -> Mapping[str, type[Relation]]:
    """The built-in kinds by what they are called from source to target, in each language."""
    found: dict[str, type[Relation]] = {}
    for kind in builtin().relations.values():
        for words in (kind.forward, *(verb.forward for verb in kind.LABELS.values())):
            found.setdefault(words, kind)
    return found


def made(file: str, text: str, name: str) -> tuple[dict[str, Any], Report]:
    """The dataset that a text of an entity a line becomes, and what was read and left out.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str
    name : str
        What it is called, without its ending.

    Raises
    ------
    Unreadable
        Where a line is no entity.
    """
    dataset = Made(things(file, text), name)
    return dataset.value(), dataset.report


class Made:
    """The dataset that a file becomes.

    Parameters
    ----------
    found : mapping of str to Thing
        All that the file has.
    name : str
        What the file is called, without its ending.
    """

    def __init__(self, found: Mapping[str, Thing], name: str) -> None:
        self.report = Report("a file of FollowTheMoney")
        self._found = found
        self._name = as_name(name, "Entities")
        self._entities = Entities(found, self.report)
        self._documents: dict[str, str] = {}
        self._kinds: dict[str, dict[str, Any]] = {}
        self._fields = self._further()
        self._claims: dict[Any, dict[str, Any]] = {}

    def value(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        documents = [*self._sources()]
        entities = [*self._entities.records()]
        for one in self._found.values():
            if one.schema in EDGES:
                self._link(one)
            elif one.schema in LEFT:
                self.report.leave(f"entities of schema {one.schema}, left out", one.id)
            if one.parts > 1:
                self.report.leave("entities told in several lines, put together", one.id)
        for one in self._entities.things:
            self._named(one)
        self._counted(len(entities), len(documents) - 1)
        return {
            "id": Ids().give(self._name, "entities"),
            "title": self._name,
            "description": as_text(self.report.words()),
            "documents": documents,
            "kinds": {
                "entities": self._entities.declared(),
                "relations": [*self._kinds.values()],
            },
            "entities": entities,
            "relations": [*self._claims.values()],
        }

    def _counted(self, entities: int, documents: int) -> None:
        schemata = Counter(one.schema for one in self._found.values())
        self.report.read["entities"] = len(self._found)
        self.report.read.update(
            {
                f"of schema {as_name(name[:LONGEST], 'none')}": n
                for name, n in schemata.most_common()
            }
        )
        made = {"things": entities, "claims": len(self._claims), "documents": documents}
        self.report.made.update({name: count for name, count in made.items() if count})

    # Documents

    def _sources(self) -> Iterator[dict[str, Any]]:
        """The file itself, and the documents in it."""
        self._file = self._entities.give(self._name, "file")
        yield {"id": self._file, "title": self._name, "type": "file of FollowTheMoney"}
        for one in self._found.values():
            if one.schema not in DOCUMENTS:
                continue
            title = as_name(next(iter(one.all("title", *NAMES)), ""), as_name(one.id, "Document"))
            ours = one.id.removeprefix("d-") if one.id.startswith("d-") else title
            given = self._documents[one.id] = self._entities.give(ours, "document")
            said = {
                "id": given,
                "title": title,
                "authors": [name for name in map(_one_line, one.all("author")) if name],
                "publisher": _one_line(next(iter(one.all("publisher")), "")),
                "date": self._date(one, "date", "publishedAt", "authoredAt"),
                "language": _one_line(next(iter(one.all("language")), "")),
                "url": next((url for url in one.all("sourceUrl") if _is_web(url)), None),
            }
            yield {name: value for name, value in said.items() if value}

    # Links

    def _further(self) -> dict[str, dict[str, str]]:
        """The fields of each schema of links by property, for those that become kinds of its own."""
        found: dict[str, dict[str, str]] = {}
        for one in self._found.values():
            edge = EDGES.get(one.schema)
            fields = found.setdefault(one.schema, {})
            for name in one.properties:
                if edge and name not in {*_PLACED, *TECHNICAL, edge.source, edge.target, *fields}:
                    fields[name] = as_word(
                        words_of(name), {*OF_RELATIONS, *fields.values()}, "property"
                    )
        return found

    def _link(self, one: Thing) -> None:
        edge = EDGES[one.schema]
        ends = [
            [end for end in one.all(name) if end in self._entities.known]
            for name in (edge.source, edge.target)
        ]
        if not all(ends):
            self.report.leave("links with an end that is not in the file, left out", one.id)
            return
        beyond = len(ends[0]) * len(ends[1]) - _PAIRS
        if beyond > 0:
            told = f"links with more than {_PAIRS:,} pairs of ends, of which the rest are left out"
            self.report.leave(told, f"{one.id}: {beyond:,} pairs")
        for source, target in islice(product(*ends), _PAIRS):
            if source == target:
                self.report.leave("links of an entity with itself, left out", one.id)
                continue
            self._claim(one, edge, source, target)
        for name in one.properties:
            if name in TECHNICAL:
                self.report.leave(f"values of {name}, left out")

    def _claim(self, one: Thing, edge: Edge, source: str, target: str) -> None:
        kind, fields = self._said(one, edge, source, target)
        made = {
            "kind": kind,
            "source": self._entities.ids[source],
            "target": self._entities.ids[target],
            "modality": self._modality(one),
            **fields,
            **self._dates(one),
        }
        key = tuple(sorted(made.items()))
        if key in self._claims:
            self.report.leave("links that say the same as another, cited along with it", one.id)
        claim = self._claims.setdefault(key, made | self._words(one) | {"evidence": []})
        claim["evidence"] += self._cited(one)

    def _said(self, one: Thing, edge: Edge, source: str, target: str) -> tuple[str, dict[str, Any]]:
        """The kind of a claim, and what its own fields say."""
        roles = one.all("role")
        spoken = next((role for role in roles if role in _verbs()), None)
        wanted = [_verbs()[spoken]] if spoken else []
        if edge.kind:
            wanted.append(builtin().relations[edge.kind])
        for kind in wanted:
            if not self._fits(kind, source, target):
                continue
            further = [role for role in roles if role != spoken]
            said = {"role": "; ".join(further)} if further else {}
            said |= {field: "; ".join(one.all(name)) for name, field in self._fields[one.schema].items() if name != "role" and one.all(name)}  # fmt: skip
            there = {name: as_name(text, "") for name, text in said.items() if name in own_fields(kind) and name not in references(kind)}  # fmt: skip
            for name in sorted(said.keys() - there.keys()):
                self.report.leave(f"values of {words_of(name)} of {one.schema}, left out", one.id)
            return str(kind.model_fields["kind"].default), {n: t for n, t in there.items() if t}
        return self._declared(one.schema, edge), self._own(one)

    def _modality(self, one: Thing) -> str:
        """A fact, unless the link's status leaves in doubt whether it holds."""
        status = {value.casefold() for value in one.all("status") if value.strip()}
        if not any(map(_is_unknown, status)):
            return "fact"
        if status <= _TO_COME:
            self.report.leave("links that are planned, taken for plans", one.id)
            return "plan"
        told = "links of a status that is not known, which is noted; taken for assessments"
        self.report.leave(told, one.id)
        return "assessment"

    def _fits(self, kind: type[Relation], source: str, target: str) -> bool:
        ends = references(kind)
        return all(
            self._admits(ends[name], end) for name, end in (("source", source), ("target", target))
        )

    def _admits(self, ref: Ref, end: str) -> bool:
        family = builtin().entities.get(self._entities.families[end])
        return "any entity" in ref.words() or (family is not None and ref.admits(family))

    def _declared(self, schema: str, edge: Edge) -> str:
        """A kind of the dataset's own for a schema, declared once."""
        if schema not in self._kinds:
            words = words_of(schema)
            kind = as_word(words, {*builtin().relations}, "link")
            self._kinds[schema] = {
                "kind": kind,
                "forward": edge.forward,
                "inverse": edge.inverse,
                "noun": words[:1].upper() + words[1:],
                "symmetric": edge.symmetric,
                "fields": {
                    field: {"label": as_name(name, field), "type": self._sort(schema, name)}
                    for name, field in self._fields[schema].items()
                },
            }
        return str(self._kinds[schema]["kind"])

    def _sort(self, schema: str, name: str) -> str:
        """What a field holds: an amount can be counted with, where each of them is one."""
        values = [one.all(name) for one in self._found.values() if one.schema == schema]
        counted = name.startswith("amount") and all(map(_is_amount, values))
        return "quantity" if counted else "text"

    def _own(self, one: Thing) -> dict[str, str]:
        texts = {
            field: as_text("; ".join(one.all(name)))
            for name, field in self._fields[one.schema].items()
        }
        return {field: text for field, text in texts.items() if text}

    def _dates(self, one: Thing) -> dict[str, str]:
        """When a link holds; an end before its start is none."""
        said = {"start": self._date(one, "startDate"), "end": self._date(one, "endDate")}
        if said["start"] and said["end"] and days(said["end"]).last < days(said["start"]).first:
            self.report.leave("ends before their start, left out", one.id)
            said["end"] = None
        said["date"] = self._date(one, "date")
        status = {value.casefold() for value in one.all("status")}
        if said["end"] is None and status & _GOES_ON:
            said["end"] = OPEN
        elif said["end"] is None and said["date"] is None and status & _ENDED:
            said["end"] = PAST
        return {name: value for name, value in said.items() if value}

    def _date(self, one: Thing, *names: str) -> str | None:
        """The first day that some properties say; a time of day is no part of it."""
        written = one.all(*names)
        found = [day for day in (_day(text) for text in written) if day]
        if len(written) > 1 or len(found) < len(written):
            self.report.leave("dates beside the first, or that are none, left out", one.id)
        elif any(day != text for day, text in zip(found, written, strict=True)):
            self.report.leave("times of day, left out", one.id)
        return found[0] if found else None

    def _words(self, one: Thing) -> dict[str, str]:
        """The statement of a claim that was written by us, and notes."""
        summary = as_text("\n".join(one.all("summary")))
        unknown = [value for value in one.all("status") if _is_unknown(value)]
        status = f"Status: {'; '.join(unknown)}" if unknown else ""
        ours = f"c-{next(iter(one.all('recordId')), '')}" == one.id
        notes = "\n".join(filter(None, ("" if ours else summary, *one.all("description"), status)))
        said = {"statement": summary if ours else "", "note": as_text(notes)}
        return {name: text for name, text in said.items() if text}

    def _cited(self, one: Thing) -> list[dict[str, Any]]:
        """Where a link stands: the documents that prove it, else the file; and which entity it is."""
        documents = [
            self._documents[proof] for proof in one.all("proof") if proof in self._documents
        ]
        url = next((url for url in one.all("sourceUrl") if _is_web(url)), None)
        cited = {"record": as_name(one.id, f"line {one.line}")} | ({"url": url} if url else {})
        return [{"document": document, **cited} for document in documents or [self._file]]

    # What entities say of each other

    def _named(self, one: Thing) -> None:
        """The claims that an entity's own properties make: where it is, what it is part of."""
        for name, values in one.properties.items():
            for other in values:
                if other not in self._entities.known or other == one.id:
                    continue
                kind = builtin().relations.get(BETWEEN.get(name, ""))
                if kind is None or not self._fits(kind, one.id, other):
                    self.report.leave(
                        f"ties by {as_name(name[:LONGEST], 'a property')}, left out", one.id
                    )
                    continue
                made = {
                    "kind": BETWEEN[name],
                    "source": self._entities.ids[one.id],
                    "target": self._entities.ids[other],
                    "modality": "fact",
                }
                key = tuple(sorted(made.items()))
                self._claims.setdefault(key, made | {"evidence": self._cited(one)})


def _is_unknown(status: str) -> bool:
    """Whether a status says something else than that a link holds or held."""
    return bool(status.strip()) and status.casefold() not in _ENDED | _GOES_ON


def _is_amount(values: list[str]) -> bool:
    try:
        return len([quantity(value) for value in values]) <= 1
    except ValueError:
        return False


def _one_line(text: str) -> str:
    return as_name(text, "")


def _is_web(url: str) -> bool:
    return url.casefold().startswith(("http://", "https://")) and not any(map(str.isspace, url))


def _day(text: str) -> str | None:
    day = text.strip().split("T")[0].split(" ")[0]
    try:
        days(day)
    except NotADate:
        return None
    return None if "/" in day else day
