"""KnowledgeGraph, the class that users hold: a table of contents of the rooms below.

Each method is a few lines that delegate; what they mean is said, and tested, where they lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, overload

from graph.engine.asking import Relations, asked, restricted
from graph.engine.memory import Memory
from graph.engine.protocol import Engine
from graph.model import Dataset, Entity, Header, Query, Question, Relation, Scenario

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network as PyvisNetwork

    from graph import evidence
    from graph.engine.comparison import Comparison
    from graph.engine.paths import Direction, Path
    from graph.engine.questions import Answer
    from graph.export.contract import View


def compare(left: KnowledgeGraph, right: KnowledgeGraph) -> Comparison:
    """Line two scenarios, or two graphs, up: what differs, topic by topic.

    Parameters
    ----------
    left, right : KnowledgeGraph
        Mostly ``kg.scenario(…)``; two whole graphs are compared claim by claim. The answer is
        empty (and false) where nothing differs; printed, it is a two-column table.
    """
    from graph.engine import comparison

    return comparison.compare(left.engine.side(), right.engine.side())


class KnowledgeGraph:
    """A graph, ready to be asked.

    Parameters
    ----------
    source : Dataset or Engine
        A dataset, which is then held in memory; or whatever else answers the engine's protocol
        (``graph.engine.protocol``).
    """

    def __init__(self, source: Dataset | Engine) -> None:
        if not isinstance(source, Dataset) and not callable(getattr(source, "relations", None)):
            raise TypeError(
                f"a graph is made of a Dataset or an engine, not of {type(source).__name__}; "
                "load(path) reads files"
            )
        self.engine: Engine = Memory(source) if isinstance(source, Dataset) else source

    @cached_property
    def dataset(self) -> Dataset:
        """All of the graph as a dataset."""
        engine = self.engine
        return Dataset(
            engine.header, engine.entities(), engine.relations(Query()), engine.vocabulary
        )

    # What there is

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        return self.engine.header

    @property
    def title(self) -> str:
        """The dataset's title; in a scenario's world, with the scenario's label."""
        scenario = self.engine.scenario
        label = f" — {scenario.label}" if scenario else ""
        return f"{self.header.title}{label}"

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios that the dataset declares."""
        return self.header.scenarios

    def counts(self) -> dict[str, dict[str, int]]:
        """How many entities and relations there are of each kind.

        Returns
        -------
        dict
            ``{"entities": {kind: n}, "relations": {kind: n}}``, most frequent first.
        """
        return self.engine.counts()

    # Entities

    def entity(self, id: str) -> Entity:
        """The entity of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids.
        """
        return self.engine.entity(id)

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
            Where several bear it.
        """
        return self.engine.find(name)

    def entities(self, kind: str | Iterable[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids.

        Raises
        ------
        UnknownKind
        """
        if kind is None:
            return self.engine.entities()
        return self.engine.entities((kind,) if isinstance(kind, str) else tuple(kind))

    # Relations

    def relation(self, id: str) -> Relation:
        """The relation of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids.
        """
        return self.engine.relation(id)

    def relations(self, query: Query | None = None, /, **fields: Any) -> Relations:
        """The relations that a query asks for, in the order of their ids.

        Parameters
        ----------
        query : Query, optional
        **fields
            The fields of a ``Query``: ``kind``, ``source``, ``target``, ``entity``,
            ``source_kind``, ``target_kind``, ``scenario``, ``topic``, ``modality``,
            ``certainty``, ``holder``, ``basis``, ``document``, ``negated``, ``on``, ``text``.
            Each word may also be several, of which any fits.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName
        """
        return Relations(self.engine.relations(asked(query, fields)))

    def records(self, query: Query | None = None, /, **fields: Any) -> list[dict[str, Any]]:
        """Relations as plain dicts that all have the same keys, for a data frame.

        Parameters
        ----------
        query, **fields
            As in ``relations``.

        Returns
        -------
        list of dict
            The ends come with names and kinds, the citations as one text.
        """
        return self.records_of(self.engine.relations(asked(query, fields)))

    def records_of(self, relations: Iterable[Relation]) -> list[dict[str, Any]]:
        """These relations as plain dicts, as ``records`` gives them."""
        from graph.writing.records import records

        relations = tuple(relations)
        ends = {end for relation in relations for end in relation.ends}
        entities = {end: self.engine.entity(end) for end in ends}
        return records(relations, entities, self.engine.names)

    # Neighbourhoods and paths

    def neighbors(
        self, id: str, query: Query | None = None, /, **fields: Any
    ) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids.

        The query says which relations count, as in ``relations``.
        """
        return self.engine.neighbors(id, asked(query, fields))

    def ego(self, id: str, radius: int = 1, direction: Direction = "both") -> KnowledgeGraph:
        """The graph of what is within some relations' distance of an entity.

        ``direction`` says which way relations are followed: "both", "out" or "in".
        """
        return KnowledgeGraph(self.engine.ego(id, radius, direction))

    def shortest_path(
        self, source: str, target: str, query: Query | None = None, /, **fields: Any
    ) -> Path:
        """The shortest chain of relations between two entities, either way along each.

        Parameters
        ----------
        source, target : str
            Ids.
        query, **fields
            As in ``relations``: which relations may be used; by default all not negated.

        Raises
        ------
        NoPath, UnknownEntity
        """
        return self.engine.shortest_path(source, target, restricted(query, fields))

    def paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        /,
        *,
        cutoff: int = 3,
        **fields: Any,
    ) -> Iterator[Path]:
        """All chains between two entities that visit none twice, shortest first, one by one.

        Parameters
        ----------
        source, target : str
            Ids.
        query, **fields
            As in ``relations``: which relations may be used; by default all not negated.
        cutoff : int
            The most relations a chain may have.

        Raises
        ------
        UnknownEntity
        """
        return self.engine.paths(source, target, restricted(query, fields), cutoff)

    # Scenarios

    def scenario(self, id: str) -> KnowledgeGraph:
        """The world of a scenario: what holds whoever wins, and what holds in it.

        Raises
        ------
        UnknownScenario
        """
        return KnowledgeGraph(self.engine.world(id))

    # Questions

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the dataset saves."""
        return self.header.questions

    def ask(self, id: str) -> Answer:
        """Ask one of the saved questions.

        Raises
        ------
        UnknownQuestion
        """
        from graph.engine import questions

        return questions.ask(self.engine, id)

    # Evidence

    def verify(self, documents: str | FilePath) -> tuple[evidence.Verification, ...]:
        """Hold every citation against one's own copies: a folder of text files, or one."""
        from graph import evidence

        return evidence.verify(self.dataset, self._texts(documents))

    def coverage(self, documents: str | FilePath) -> tuple[evidence.Coverage, ...]:
        """Which sentences the claims account for, in one's own copies: a folder, or one file."""
        from graph import evidence

        return evidence.coverage(self.dataset, self._texts(documents))

    def _texts(self, documents: str | FilePath) -> dict[str, str]:
        from graph import evidence

        texts, _problems = evidence.find_documents(self.dataset, documents)
        return texts

    # Elsewhere

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A networkx multigraph of one's own: nodes by entity id, edges keyed by relation id.

        Fields that say nothing are left out; the rest are plain values.
        """
        from graph.writing.networkx import multigraph

        return multigraph(self.title, self.dataset.entities, self.dataset.relations)

    def to_pyvis(self, query: Query | None = None, /, **fields: Any) -> PyvisNetwork:
        """A pyvis network of one's own, styled as the page is, physics off.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which of them, with their ends; by default all, and all entities.

        Examples
        --------
        >>> net = kg.to_pyvis(scenario="kast")  # doctest: +SKIP
        >>> net.barnes_hut(), net.show_buttons(), net.save_graph("graph.html")  # doctest: +SKIP
        """
        from graph.export.pyvis import network
        from graph.export.style import styled

        only = restricted(query, fields)
        wanted = None if only is None else {one.id for one in self.engine.relations(only)}
        shown = self._view()
        return network(shown, styled(shown), wanted)

    @overload
    def to_html(self, path: None = None, *, documents: str | FilePath | None = None) -> str: ...
    @overload
    def to_html(
        self, path: str | FilePath, *, documents: str | FilePath | None = None
    ) -> FilePath: ...
    def to_html(
        self, path: str | FilePath | None = None, *, documents: str | FilePath | None = None
    ) -> str | FilePath:
        """The graph as one HTML page that needs nothing else.

        Parameters
        ----------
        path : path, optional
            Where to write it. The file appears whole or not at all.
        documents : path, optional
            One's own copies of the documents: makes a private page that shows their words.

        Returns
        -------
        str or pathlib.Path
            The page itself or, where it was written, its path.
        """
        from graph.export.html import page
        from graph.garbage import paused_garbage_collection
        from graph.writing.atomic import write_text

        with paused_garbage_collection():
            html = page(self._view(documents))
        if path is None:
            return html
        write_text(path, html)
        return FilePath(path)

    def _view(self, documents: str | FilePath | None = None) -> View:
        from graph.export.view import view

        return view(self.engine, documents)

    def save(self, folder: str | FilePath, format: str = "yaml") -> None:
        """Write the dataset as files that ``load`` reads back as the same dataset.

        Parameters
        ----------
        folder : path
            Made where it is not there.
        format : str
            Of the entities and relations: ``yaml``, ``jsonl`` or a further one that is
            registered; the header is YAML.
        """
        from graph.writing.save import save

        save(self.dataset, FilePath(folder), format)

    def _repr_html_(self) -> str:
        from graph.export.html import notebook

        return notebook(self.to_html())

    def __len__(self) -> int:
        return len(self.dataset.relations)

    def __repr__(self) -> str:
        lines = (
            f"  {sum(kinds.values())} {what}: "
            + (", ".join(f"{n} {kind}" for kind, n in kinds.items()) or "none")
            for what, kinds in self.counts().items()
        )
        return "\n".join((self.title, *lines))
