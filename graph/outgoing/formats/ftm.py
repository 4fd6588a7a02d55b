"""FollowTheMoney: entities and links for investigators' tools, an entity a line as its own tools write it.

Its links know no denial, no plan and no condition. So only certain facts go, and the rest is left out and
told. Where none of its schemata says what a claim says, the claim is a link without a direction whose
``role`` is the verb, read from subject to object. Its library cleans what it is given, in silence; what
comes back otherwise is told.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graph.model import AUTHOR, OPEN, PAST, Document, Entity, Relation, kind_of, own_fields
from graph.outgoing.besides import besides, without
from graph.outgoing.extract import Extract, doubts
from graph.outgoing.formats import Format, Written, register
from graph.vocabulary.kinds import family
from graph.vocabulary.sentences import plain
from graph.vocabulary.verbs import verb

_SCHEMATA: Mapping[str, str] = {
    "person": "Person",
    "candidate": "Person",
    "party": "Organization",
    "coalition": "Organization",
    "agency": "PublicBody",
    "organization": "Organization",
    "group": "LegalEntity",
    "country": "Territory",
    "region": "Territory",
    "post": "Position",
    "event": "Event",
    "asset": "Asset",
}
"""What each kind is there. A policy and an issue are nothing there."""


_BY_NAME: Mapping[str, frozenset[str]] = {
    "": frozenset({"CallForTenders", "CourtCase", "LegalEntity", "Project", "UserAccount"}),
    "region": frozenset({"Address"}),
}
"""The schemata that a kind of the dataset's own is by its name, though no schema of its parent has them.
Other names (a note, a security) may well mean something else there."""


class _Edge(NamedTuple):
    """How claims of a kind are links: the schema, which end is which, whether a verb has to say more."""

    schema: str
    source: str
    target: str
    verb: bool = False


_EDGES: Mapping[str, _Edge] = {
    "membership": _Edge("Membership", "member", "organization"),
    "coalition_membership": _Edge("Membership", "member", "organization", verb=True),
    "leadership": _Edge("Directorship", "director", "organization", verb=True),
    "office": _Edge("Occupancy", "holder", "post"),
    "replacement": _Edge("Succession", "successor", "predecessor"),
    "control": _Edge("Control", "controller", "controlled"),
}
_ANY = _Edge("UnknownLink", "subject", "object", verb=True)
_TOPICS: Mapping[str, str] = {"party": "pol.party", "agency": "gov"}
_IDENTIFIERS: Mapping[str, tuple[str, ...]] = {
    "wikidata": ("wikidataId",),
    "lei": ("leiCode",),
    "iso3166-1": ("country", "territoryCode"),
    "iso3166-2": ("territoryCode",),
}
_CODES = frozenset({"country", "language", "topics", "territoryCode"})
"""What the library writes in its own way without a loss."""
_LOST_OF_DOCUMENTS: Mapping[str, str] = {
    **{name: name for name in ("rights", "note", "section", "type", "digest", "disclaimer")},
    "by": "authors among the entities",
    "titles": "title in other languages",
    "characters": "length",
    "annotated": "word on how much of them was read",
}
_SCHEME = "ftm"
"""The scheme of ids that such files have."""
_OURS = re.compile("[cde]-")
INSTALL = 'pip install "policygraph[ftm]"'
_WORDS = re.compile("_([a-z0-9])")


def write(extract: Extract) -> Written:
    """Documents, entities and links, each a line.

    Raises
    ------
    ImportError
        Where followthemoney is not installed.
    """
    made = _Made(extract)
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in made.all()]
    unsaid = made.unsaid + without("documents", extract.header.documents, _LOST_OF_DOCUMENTS)
    unsaid += without("entities", extract.entities, {"summaries": "summary in other languages"})
    return Written({"": "".join(f"{line}\n" for line in lines)}, unsaid + besides(extract))


def left_out(relation: Relation) -> str | None:
    """Why a claim is no bare link: the first thing that such a link would hide; none where it is one."""
    told = {
        "negated": "denials, left out",
        "scenario": "claims of a scenario, left out",
        "modality": f"claims that are no fact ({relation.modality}), left out",
        "certainty": "uncertain claims, left out",
    }
    return next((told[name] for name in doubts(relation)), None)


class _Made:
    """The entities of one graph, made with the library that reads them."""

    def __init__(self, extract: Extract) -> None:
        self._model = _model()
        self._extract = extract
        self._language = extract.about.language
        self._proxies: dict[str, Any] = {}
        self._given: set[str] = set()
        self.unsaid: Counter[str] = Counter()

    def all(self) -> Iterator[dict[str, Any]]:
        """Documents, entities, links, as plain values."""
        for document in self._extract.header.documents:
            yield self._document(document)
        for entity in self._extract.entities:
            proxy = self._entity(entity)
            if proxy is None:
                self.unsaid[f"entities of kind {entity.kind}, left out"] += 1
            else:
                self._proxies[entity.id] = proxy
                yield proxy.to_dict()
        for relation in self._extract.relations:
            told = left_out(relation) or self._endless(relation)
            if told is not None:
                self.unsaid[told] += 1
            else:
                yield self._link(relation).to_dict()

    def _new(self, schema: str, id: str) -> Any:
        proxy = self._model.make_entity(schema)
        proxy.id = id
        return proxy

    def _add(self, proxy: Any, name: str, value: Any) -> None:
        """Give an entity a value, and tell what the library makes of it."""
        if value is None or value == "":
            return
        text = plain(value)
        count = len(proxy.get(name))
        proxy.add(name, text)
        after = proxy.get(name)
        if text in after or (name in _CODES and after):
            return
        sort = proxy.schema.properties[name].type.plural.lower()
        happened = "otherwise written" if len(after) > count else "left out"
        self.unsaid[f"{sort} that FollowTheMoney does not take as they are, {happened}"] += 1

    def _document(self, document: Document) -> dict[str, Any]:
        proxy = self._new("Document", f"d-{document.id}")
        for author in document.authors:
            self._add(proxy, "author", author)
        said = {
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date,
            "language": document.language,
            "sourceUrl": document.url,
        }
        for name, value in said.items():
            self._add(proxy, name, value)
        found: dict[str, Any] = proxy.to_dict()
        return found

    def _schema(self, kind: type[Entity]) -> str | None:
        """What a kind is there; a dataset's own is what is called as it is, or what its parent is."""
        own = self._model.get(_camel(kind_of(kind), first=True))
        above = family(kind)
        parent = _SCHEMATA.get(above)
        if own is not None and not own.abstract:
            sort_of_parent = parent is not None and own.is_a(parent)
            if sort_of_parent or own.name in _BY_NAME.get(above, ()):
                return str(own.name)
        return parent

    def _id(self, entity: Entity) -> str:
        """An entity's id: the one that it had in such a file, or its own with a letter first."""
        there = entity.identifiers.get(_SCHEME, "")
        if not there or there in self._given or _OURS.match(there):
            return f"e-{entity.id}"
        self._given.add(there)
        return there

    def _entity(self, entity: Entity) -> Any:
        schema = self._schema(type(entity))
        if schema is None:
            return None
        proxy = self._new(schema, self._id(entity))
        self._add(proxy, "name", entity.name)
        for name in (*entity.names.values(), *entity.aliases):
            self._add(proxy, "alias", name)
        self._add(proxy, "summary", entity.summary)
        kind = family(type(entity))
        self._add(proxy, "keywords", kind)
        self._add(proxy, "topics", _TOPICS.get(kind))
        if kind != entity.kind and schema == _SCHEMATA.get(kind):
            self.unsaid["entities of a kind of the dataset's own, as what that is a sort of"] += 1
        for scheme, identifier in entity.identifiers.items():
            there = [one for one in _IDENTIFIERS.get(scheme, ()) if one in proxy.schema.properties]
            for name in there:
                self._add(proxy, name, identifier)
            if not there and scheme != _SCHEME:
                self.unsaid[f"identifiers of {scheme}, left out"] += 1
        self._own(proxy, entity, set(Entity.model_fields))
        return proxy

    def _own(self, proxy: Any, one: Entity | Relation, common: set[str]) -> None:
        """The fields of a kind's own that have a property of their name."""
        for name in type(one).model_fields:
            value = getattr(one, name)
            if name in common or value is None:
                continue
            there = proxy.schema.properties.get(_camel(name))
            if there is None or there.stub or there.type.name == "entity":
                self.unsaid[f"fields {name}, left out"] += 1
            else:
                self._add(proxy, there.name, value)

    # Links

    def _endless(self, relation: Relation) -> str | None:
        """Why a claim cannot be a link, though it is a fact: an end is nothing there."""
        if all(end in self._proxies for end in relation.ends):
            return None
        return "facts about what FollowTheMoney has no schema for, left out"

    def _edge(self, relation: Relation) -> _Edge:
        """The schema that says what a claim says, where its ends are what that needs."""
        own = self._model.get(_camel(kind_of(type(relation)), first=True))
        edge = _EDGES.get(relation.kind)
        if edge is None and own is not None and own.edge and relation.kind != "association":
            edge = _Edge(own.name, own.edge_source, own.edge_target)
        if edge is None:
            return _ANY
        properties = self._model.get(edge.schema).properties
        ends = zip((edge.source, edge.target), relation.ends, strict=True)
        fits = all(
            self._proxies[end].schema.is_a(properties[name].range.name) for name, end in ends
        )
        return edge if fits else _ANY

    def _link(self, relation: Relation) -> Any:
        edge = self._edge(relation)
        proxy = self._new(edge.schema, f"c-{relation.id}")
        for name, end in zip((edge.source, edge.target), relation.ends, strict=True):
            proxy.add(name, self._proxies[end].id)
        if edge.verb:
            self._add(proxy, "role", verb(type(relation), self._language, negated=False))
        if edge is _ANY and not type(relation).symmetric:
            self.unsaid["ties that have a direction, which the words of role alone say"] += 1
        self._own(proxy, relation, {*Relation.model_fields, *self._said_in_words(relation, edge)})
        self._dates(proxy, relation)
        names = self._extract.about.names
        self._add(proxy, "summary", relation.sentence(names, self._language))
        self._add(proxy, "description", relation.note)
        self._add(proxy, "recordId", relation.id)
        for document in dict.fromkeys(one.document for one in relation.evidence):
            proxy.add("proof", f"d-{document}")
        for citation in relation.evidence:
            self._add(proxy, "sourceUrl", citation.url)
        self._lost(relation)
        if relation.statement and relation.statement not in proxy.get("summary"):
            self.unsaid["facts without their statement, with a sentence in its place"] += 1
        return proxy

    def _said_in_words(self, relation: Relation, edge: _Edge) -> Iterator[str]:
        """The fields whose place the verb takes."""
        if edge.verb and "role" in own_fields(type(relation)) and relation.__dict__["role"]:
            self.unsaid["roles, said in the summary alone"] += 1
            yield "role"

    def _dates(self, proxy: Any, relation: Relation) -> None:
        has_status = "status" in proxy.schema.properties
        self._add(proxy, "startDate", relation.start)
        self._add(proxy, "date", relation.date)
        if relation.end in {OPEN, PAST} and has_status:
            self._add(proxy, "status", "current" if relation.end == OPEN else "ended")
        elif relation.end in {OPEN, PAST}:
            self.unsaid["links that go on or are over without a day, which is not said"] += 1
        else:
            self._add(proxy, "endDate", relation.end)

    def _lost(self, relation: Relation) -> None:
        """Count what no link says."""
        lost = {
            "facts without whose they are": relation.holder != AUTHOR,
            "facts without their topic": relation.topic is not None,
            "facts that the reader inferred, as if they were stated": relation.basis != "stated",
            "facts without their statement in other languages": bool(relation.statements),
            "facts without their note in other languages": bool(relation.notes),
            "facts without the words that they quote": any(one.quote for one in relation.evidence),
            "facts without who coded them": any(one.coder for one in relation.evidence),
            "facts without their place in the document": any(
                one.span or one.record or one.paragraph for one in relation.evidence
            ),
        }
        self.unsaid.update(told for told, applies in lost.items() if applies)


def _model() -> Any:
    """The library's schemata."""
    try:
        from followthemoney import model
    except ImportError as error:
        told = f"this needs followthemoney, which is not installed: {INSTALL}"
        raise ImportError(told, name="followthemoney") from error
    return model


def _camel(name: str, *, first: bool = False) -> str:
    """A name as the library spells its own: ``amount_eur`` is ``amountEur``."""
    made = _WORDS.sub(lambda found: found[1].upper(), name)
    return made[:1].upper() + made[1:] if first else made


register(
    Format(
        "ftm",
        (".ftm.json", ".ijson"),
        "FollowTheMoney, an entity a line (Aleph, OpenSanctions)",
        "people, bodies, places, posts; certain facts as links with dates and documents",
        "what is denied, planned, conditional, uncertain; policies and issues; voices, places in the text",
        write,
    )
)
