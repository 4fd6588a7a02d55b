"""All of a graph as quads, in one order, by graph and subject."""

from __future__ import annotations

from collections.abc import Iterator

from graph.outgoing.extract import Extract
from graph.outgoing.rdf.claims import Nanopublications
from graph.outgoing.rdf.kinds import described
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.terms import Iri, Quad, Term
from graph.outgoing.rdf.things import of_dataset, of_entity

KEEPS = (
    "every claim with all that it says, its voice and its place; "
    "the bare triple of certain facts alone, of none that ended or has a date"
)
LOSES = "findings, questions, silences, what came true"

Graphs = dict[Iri | None, dict[Iri, dict[Iri, dict[Term, None]]]]
"""By graph, subject and predicate, each in the order in which it was said first."""


def graphs(extract: Extract, names: Names) -> Graphs:
    """All that is said, once.

    Parameters
    ----------
    extract : Extract
    names : Names
    """
    found: Graphs = {None: {}}
    for graph, subject, predicate, said in _quads(extract, names):
        found.setdefault(graph, {}).setdefault(subject, {}).setdefault(predicate, {})[said] = None
    return found


def _quads(extract: Extract, names: Names) -> Iterator[Quad]:
    header, language = extract.header, extract.header.language
    yield from of_dataset(names, header)
    yield from described(names, extract.vocabulary, extract.entities, extract.relations, language)
    for entity in extract.entities:
        yield from of_entity(names, entity, language)
    claims = Nanopublications(names, header, extract.about)
    for relation in extract.relations:
        yield from claims.of(relation)
