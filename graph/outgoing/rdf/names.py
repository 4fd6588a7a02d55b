"""The IRIs of what a dataset has.

A dataset says of itself an id, and no address. So its things are called by a URN that has that id, and
nothing that changes with where a file lies: ``urn:policygraph:dataset:chile-2025:claim:dluqsf64d7an``.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import builtin, kind_of
from graph.outgoing.rdf.terms import PREFIXES, Iri, known, segment
from graph.vocabulary.base import Entity, Relation

_ROOT = "urn:policygraph:dataset:"
_SORTS = (
    *("entity", "document", "scenario", "group", "topic", "part", "identifier", "own"),
    *("claim", "head", "nanopub", "assertion", "provenance", "pubinfo", "citation", "selector"),
)
"""The sorts of things that a dataset names."""


class Names:
    """The names of the things of one dataset.

    Parameters
    ----------
    dataset : str
        Its id.
    """

    def __init__(self, dataset: str) -> None:
        self.dataset = Iri(_ROOT + segment(dataset))

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The vocabularies' prefixes, and one for each sort of thing."""
        return {**PREFIXES, **{sort: f"{self.dataset.value}:{sort}:" for sort in _SORTS}}

    def of(self, sort: str, *words: str) -> Iri:
        """The name of a thing of a sort."""
        return Iri(f"{self.dataset.value}:{sort}:{'.'.join(segment(one) for one in words)}")

    def kind(self, kind: type[Entity]) -> Iri:
        """A kind of entity; one that the dataset declares is the dataset's own."""
        name = kind_of(kind)
        if builtin().entities.get(name) is kind:
            return known(f"kind:{name}")
        return self.of("own", "kind", name)

    def tie(self, kind: type[Relation]) -> Iri:
        """A kind of relation, as the predicate of a triple from source to target."""
        name = kind_of(kind)
        if builtin().relations.get(name) is kind:
            return known(f"tie:{name}")
        return self.of("own", "tie", name)

    def field(self, kind: type[Entity] | type[Relation], name: str) -> Iri:
        """A field of a kind's own."""
        kinds = (*builtin().entities.values(), *builtin().relations.values())
        if any(issubclass(kind, one) and name in one.model_fields for one in kinds):
            return known(f"field:{name}")
        return self.of("own", "field", name)
