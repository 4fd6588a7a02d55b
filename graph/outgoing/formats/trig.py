"""TriG: a graph as RDF, one nanopublication a claim, for triple stores.

The things of a dataset are called by URNs that have its id; see ``graph.outgoing.rdf``. The same graph
gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.outgoing.besides import besides
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.rdf.names import Names
from graph.outgoing.rdf.quads import KEEPS, LOSES, graphs
from graph.outgoing.rdf.terms import TYPE, Iri, Literal, Term

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?")
"""What follows a prefix without an escape."""
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def write(extract: Extract) -> Written:
    """The dataset, its kinds and entities; then the four graphs of each claim."""
    names = Names(extract.header.id)
    return Written({"": "".join(_lines(graphs(extract, names), names.prefixes))}, besides(extract))


def _lines(found: Mapping[Iri | None, _Subjects], prefixes: Mapping[str, str]) -> Iterator[str]:
    short = _Short(prefixes)
    for prefix, start in prefixes.items():
        yield f"@prefix {prefix}: <{start}> .\n"
    for graph, subjects in found.items():
        if graph is None:
            yield from (f"\n{block}" for block in _blocks(subjects, short, ""))
            continue
        yield f"\n{short.iri(graph)} {{\n"
        yield from _blocks(subjects, short, "  ")
        yield "}\n"


_Subjects = Mapping[Iri, Mapping[Iri, Mapping[Term, None]]]


def _blocks(subjects: _Subjects, short: _Short, indent: str) -> Iterator[str]:
    """What is said of each subject."""
    for subject, said in subjects.items():
        pairs = (
            f"{'a' if predicate == TYPE else short.iri(predicate)} "
            f"{', '.join(short.term(one) for one in terms)}"
            for predicate, terms in said.items()
        )
        yield f"{indent}{short.iri(subject)} {f' ;{chr(10)}{indent}    '.join(pairs)} .\n"


class _Short:
    """Terms as they are written, those of a prefix in short."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {start: prefix for prefix, start in prefixes.items()}

    def term(self, term: Term) -> str:
        """A term."""
        if isinstance(term, Iri):
            return self.iri(term)
        return self._literal(term)

    def iri(self, iri: Iri) -> str:
        """A name, which holds nothing that has to be escaped."""
        start, local = iri.apart
        prefix = self._prefixes.get(start)
        if prefix is not None and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
        return f"<{iri.value}>"

    def _literal(self, literal: Literal) -> str:
        text = f'"{_ESCAPED.sub(_escape, literal.text)}"'
        if literal.language:
            return f"{text}@{literal.language}"
        return f"{text}^^{self.iri(Iri(literal.datatype))}" if literal.datatype else text


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


register(
    Format("trig", (".trig",), "TriG, RDF with one nanopublication a claim", KEEPS, LOSES, write)
)
