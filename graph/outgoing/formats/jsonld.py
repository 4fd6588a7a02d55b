"""JSON-LD: the same quads as TriG says, for whoever reads JSON; its context is in it, nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.outgoing.besides import besides
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.quads import KEEPS, LOSES, graphs
from graph.outgoing.rdf.terms import TYPE, Iri, Term


def write(extract: Extract) -> Written:
    """The dataset, its kinds and entities; then the graphs of the claims, each an object with a graph in it."""
    names = Names(extract.header.id)
    short = _Short(names.prefixes)
    found = graphs(extract, names)
    nodes = [short.node(subject, said) for subject, said in found[None].items()]
    nodes += [
        {
            "@id": short.iri(graph),
            "@graph": [short.node(subject, said) for subject, said in subjects.items()],
        }
        for graph, subjects in found.items()
        if graph is not None
    ]
    whole = {"@context": dict(names.prefixes), "@graph": nodes}
    text = json.dumps(whole, indent=1, ensure_ascii=False)
    return Written({"": f"{text}\n"}, besides(extract))


class _Short:
    """Terms as they are written, those of a prefix in short."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {start: prefix for prefix, start in prefixes.items()}

    def iri(self, iri: Iri) -> str:
        """A name."""
        start, local = iri.apart
        prefix = self._prefixes.get(start)
        return f"{prefix}:{local}" if prefix is not None and local else iri.value

    def node(self, subject: Iri, said: Mapping[Iri, Mapping[Term, None]]) -> dict[str, Any]:
        """What is said of a subject."""
        made: dict[str, Any] = {"@id": self.iri(subject)}
        for predicate, terms in said.items():
            if predicate == TYPE:
                made["@type"] = [self.iri(one) for one in terms if isinstance(one, Iri)]
            else:
                values = [self._value(one) for one in terms]
                made[self.iri(predicate)] = values[0] if len(values) == 1 else values
        return made

    def _value(self, term: Term) -> Any:
        if isinstance(term, Iri):
            return {"@id": self.iri(term)}
        if term.language:
            return {"@value": term.text, "@language": term.language}
        if term.datatype:
            return {"@value": term.text, "@type": self.iri(Iri(term.datatype))}
        return term.text


register(Format("jsonld", (".jsonld",), "JSON-LD, the same RDF as JSON", KEEPS, LOSES, write))
