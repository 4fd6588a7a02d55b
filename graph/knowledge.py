"""KnowledgeGraph, the class that users hold: a table of contents of the rooms below.

Each method is a few lines that delegate; what they mean is said, and tested, where they lead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, overload

from graph import comparison, paths, query
from graph.folding import fold
from graph.model import (
    ALWAYS,
    Comparing,
    Dataset,
    Entity,
    Header,
    Query,
    Question,
    Relation,
    Scenario,
)
from graph.network import Network
from graph.paths import Direction, Usable
from graph.problems import (
    AmbiguousName,
    NoPath,
    UnknownEntity,
    UnknownKind,
    UnknownName,
    UnknownQuestion,
    UnknownScenario,
    did_you_mean,
)

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network as PyvisNetwork

    from graph import evidence

CHILE = "chile-2025"


def load(path: str | FilePath | None = None) -> KnowledgeGraph:
    """Load a dataset as a knowledge graph.

    Parameters
    ----------
    path : str or path, optional
        A folder with ``dataset.yaml`` in it, or one YAML file; by default the dataset that comes
        with the package, on Chile's presidential runoff of 2025.

    Returns
    -------
    KnowledgeGraph

    Raises
    ------
    InvalidDataset
        With every problem found, each with its place.
    UnusableFile
        Where there is nothing to read.

    Examples
    --------
    >>> import graph
    >>> kg = graph.load()
    >>> kg.entity("jose-antonio-kast").kind
    'candidate'
    """
    from graph import reading  # a graph that is made in Python does without

    return KnowledgeGraph(reading.load(path if path is not None else bundled(CHILE)))


def bundled(name: str) -> FilePath:
    """Where a dataset that comes with the package lies.

    Parameters
    ----------
    name : str

    Returns
    -------
    pathlib.Path
    """
    here = FilePath(__file__).parent  # importlib.resources would say the same, more slowly
    inside = here / "data" / name
    return inside if inside.is_dir() else here.parent / "data" / name


def compare(left: KnowledgeGraph, right: KnowledgeGraph) -> comparison.Comparison:
    """Line two scenarios, or two graphs, up: what differs, topic by topic.

    Parameters
    ----------
    left, right : KnowledgeGraph
        Mostly ``kg.scenario(…)``; two whole graphs are compared claim by claim.

    Returns
    -------
    Comparison
        Empty (and false) where nothing differs. Printed, a two-column table.
    """
    return comparison.compare(left.side(), right.side(), left.dataset, right.dataset)


@dataclass(frozen=True)
class Answer:
    """A question's answer.

    Parameters
    ----------
    question : Question
    relations : tuple of Relation
        The relations that answer it, in the order of the answer.
    found : tuple of Relation, Path or Comparison
        The answer as Python gives it to the question's query, path or comparison.
    names : mapping of str to str
        The entities' names by id, for the sentences.
    """

    question: Question
    relations: tuple[Relation, ...]
    found: tuple[Relation, ...] | paths.Path | comparison.Comparison
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __str__(self) -> str:
        shown = (
            "\n".join(
                f"- {relation.sentence(self.names)} [{relation.standing()}]"
                for relation in self.found
            )
            if isinstance(self.found, tuple)
            else str(self.found)
        )
        return f"{self.question.title}\n\n{self.question.reading}\n\n{shown}"

    __repr__ = __str__


class Relations(tuple[Relation, ...]):
    """Relations as a tuple that prints one sentence a line."""

    __slots__ = ()

    def __repr__(self) -> str:
        shown = "\n".join(f"  {relation!r}" for relation in self[:20])
        more = f"\n  … and {len(self) - 20} more" if len(self) > 20 else ""
        return f"{len(self)} relations" + (f":\n{shown}{more}" if self else "")


class KnowledgeGraph:
    """A dataset, ready to be asked.

    Parameters
    ----------
    dataset : Dataset
    scenario : Scenario, optional
        The scenario whose world this is.
    known : collection of str, optional
        The entities that a query may name: for a part of a graph, those of the whole.
    """

    def __init__(
        self,
        dataset: Dataset,
        scenario: Scenario | None = None,
        known: Collection[str] | None = None,
    ) -> None:
        self.dataset = dataset
        self._scenario = scenario
        self._known = known

    @cached_property
    def network(self) -> Network:
        """The dataset as an indexed multigraph; made when first needed."""
        return Network(self.dataset, self._known)

    # What there is

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        return self.dataset.header

    @property
    def title(self) -> str:
        """The dataset's title; in a scenario's world, with the scenario's label."""
        label = f" — {self._scenario.label}" if self._scenario else ""
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
        return {
            "entities": _counted(entity.kind for entity in self.dataset.entities),
            "relations": _counted(relation.kind for relation in self.dataset.relations),
        }

    # Entities

    def entity(self, id: str) -> Entity:
        """The entity of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids.
        """
        found = self.network.entities.get(id)
        if found is None:
            raise self.network.unknown(id)
        return found

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
            Where several bear it.
        """
        bearers = self.network.by_name.get(fold(name), ())
        if not bearers:
            raise UnknownEntity(name, self.network.by_name)
        if len(bearers) > 1:
            raise AmbiguousName(name, bearers)
        return self.network.entities[bearers[0]]

    def entities(self, kind: str | Iterable[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids.

        Raises
        ------
        UnknownKind
        """
        if kind is None:
            return self.dataset.entities
        known = self.dataset.vocabulary.entities
        wanted: set[str] = set()
        for name in (kind,) if isinstance(kind, str) else kind:
            if name not in known:
                raise UnknownKind(name, known)
            wanted.update(self.dataset.vocabulary.sub_kinds(name))
        return tuple(entity for entity in self.dataset.entities if entity.kind in wanted)

    # Relations

    def relation(self, id: str) -> Relation:
        """The relation of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids.
        """
        found = self.network.relations.get(id)
        if found is None:
            raise UnknownEntity(id, self.network.relations)
        return found

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

        Returns
        -------
        tuple of Relation

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName

        Examples
        --------
        >>> import graph
        >>> kg = graph.load()
        >>> {r.source for r in kg.relations(kind="coalition_membership", target="kast-coalition")}
        ... # doctest: +SKIP
        """
        return Relations(query_answer(self.network, query, fields))

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
        return self.records_of(query_answer(self.network, query, fields))

    def records_of(self, relations: Iterable[Relation]) -> list[dict[str, Any]]:
        """These relations as plain dicts, as ``records`` gives them.

        Returns
        -------
        list of dict
        """
        from graph.writing.records import records

        return records(relations, self.network.entities, self.network.names)

    # Neighbourhoods and paths

    def neighbors(
        self, id: str, query: Query | None = None, /, **fields: Any
    ) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids.

        Parameters
        ----------
        id : str
        query, **fields
            As in ``relations``: which relations count.
        """
        self.entity(id)
        asked = _merged(query, fields)
        if not asked.entity:
            asked = replace_field(asked, "entity", (id,))
        relations = query_answer(self.network, asked, {})
        others = sorted({relation.other(id) for relation in relations if id in relation.ends})
        return tuple(self.network.entities[other] for other in others)

    def ego(self, id: str, radius: int = 1, direction: Direction = "both") -> KnowledgeGraph:
        """The graph of what is within some relations' distance of an entity.

        Parameters
        ----------
        id : str
        radius : int
            The most relations away.
        direction : {"both", "out", "in"}
            Which way relations are followed.
        """
        within = paths.reach(self.network, id, radius, direction)
        return self._part(
            within, lambda relation: relation.source in within and relation.target in within
        )

    def shortest_path(
        self, source: str, target: str, query: Query | None = None, /, **fields: Any
    ) -> paths.Path:
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
        return paths.shortest_path(self.network, source, target, self._usable(query, fields))

    def paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        /,
        *,
        cutoff: int = 3,
        **fields: Any,
    ) -> Iterator[paths.Path]:
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
        usable = self._usable(query, fields)
        return paths.paths(self.network, source, target, cutoff, usable)

    def _usable(self, query: Query | None, fields: Mapping[str, Any]) -> Usable | None:
        if query is None and not fields:
            return None
        asked = _merged(query, fields)
        if asked.negated is None:
            asked = replace_field(asked, "negated", False)
        usable = {relation.id for relation in query_answer(self.network, asked, {})}
        return lambda relation: relation.id in usable

    # Scenarios

    def scenario(self, id: str) -> KnowledgeGraph:
        """The world of a scenario: what holds whoever wins, and what holds in it.

        Raises
        ------
        UnknownScenario
        """
        scenarios = self.dataset.scenarios
        if id not in scenarios:
            raise UnknownScenario(id, scenarios)
        world = self._part(None, lambda relation: relation.scenario in (None, id))
        return KnowledgeGraph(world.dataset, scenarios[id], self.network.known)

    def _part(
        self, entities: Iterable[str] | None, belongs: Callable[[Relation], bool]
    ) -> KnowledgeGraph:
        kept = None if entities is None else set(entities)
        dataset = replace(
            self.dataset,
            entities=tuple(e for e in self.dataset.entities if kept is None or e.id in kept),
            relations=tuple(r for r in self.dataset.relations if belongs(r)),
        )
        return KnowledgeGraph(dataset, self._scenario, self.network.known)

    def side(self) -> comparison.Side:
        """The graph as one side of a comparison; a scenario's world with its counterparts."""
        if self._scenario:
            return comparison.side_of(self._scenario, self.dataset.relations)
        return comparison.Side(self.title, self.dataset.relations, {})

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
        by_id = {question.id: question for question in self.questions}
        question = by_id.get(id)
        if question is None:
            raise UnknownQuestion(id, by_id)
        if question.path is not None:
            path = self.shortest_path(question.path.source, question.path.target)
            return Answer(question, path.relations, path)
        if question.compare is not None:
            found = self._compared(question.compare)
            rows = (relation for row in found.rows for relation in (*row.left, *row.right))
            return Answer(question, tuple(rows), found)
        relations = self.relations(question.query)
        return Answer(question, relations, relations, self.network.names)

    def _compared(self, asked: Comparing) -> comparison.Comparison:
        whole = compare(self.scenario(asked.left), self.scenario(asked.right))
        about = set(asked.entity)
        rows = (
            row
            for row in whole.rows
            if (not asked.topic or row.topic in asked.topic) and (not about or about & _ends(row))
        )
        return replace(whole, rows=tuple(rows))

    # Evidence

    def verify(self, documents: str | FilePath) -> tuple[evidence.Verification, ...]:
        """Hold every citation against one's own copies of the documents.

        Parameters
        ----------
        documents : path
            A folder of text files, or one text file.
        """
        from graph import evidence

        texts, _problems = evidence.find_documents(self.dataset, documents)
        return evidence.verify(self.dataset, texts)

    def coverage(self, documents: str | FilePath) -> tuple[evidence.Coverage, ...]:
        """Which sentences of the documents the claims account for.

        Parameters
        ----------
        documents : path
            A folder of text files, or one text file.
        """
        from graph import evidence

        texts, _problems = evidence.find_documents(self.dataset, documents)
        return evidence.coverage(self.dataset, texts)

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

        Returns
        -------
        pyvis.network.Network
            Go on with it as with any other: ``net.barnes_hut()``, ``net.show_buttons()``,
            ``net.save_graph("graph.html")``.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName
        """
        from graph.export.pyvis import network
        from graph.export.style import styled

        asked = query is not None or fields
        wanted = {one.id for one in self.relations(query, **fields)} if asked else None
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
        from graph.writing.atomic import write_text

        html = page(self._view(documents))
        if path is None:
            return html
        write_text(path, html)
        return FilePath(path)

    def _view(self, documents: str | FilePath | None = None) -> Any:
        from graph.export.view import passages, view

        answers = {question.id: self._answering(question) for question in self.questions}
        shown = passages(self.dataset, documents) if documents is not None else ()
        return view(self.dataset, answers=answers, passages=shown)

    def _answering(self, question: Question) -> tuple[str, ...]:
        try:
            return tuple(relation.id for relation in self.ask(question.id).relations)
        except (UnknownName, NoPath):  # it asks for what is not in this part of the graph
            return ()

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
        counts = self.counts()
        entities = ", ".join(f"{n} {kind}" for kind, n in counts["entities"].items())
        relations = ", ".join(f"{n} {kind}" for kind, n in counts["relations"].items())
        return (
            f"{self.title}\n"
            f"  {len(self.dataset.entities)} entities: {entities or 'none'}\n"
            f"  {len(self.dataset.relations)} relations: {relations or 'none'}"
        )


def query_answer(
    network: Network, asked: Query | None, fields: Mapping[str, Any]
) -> tuple[Relation, ...]:
    """Answer a query given as a value, as keywords, or as both.

    Returns
    -------
    tuple of Relation
    """
    return query.answer(network, _merged(asked, fields))


def _merged(asked: Query | None, fields: Mapping[str, Any]) -> Query:
    for name in fields:
        if name not in Query.model_fields:
            raise TypeError(
                f'a query has no field "{name}".{did_you_mean(name, Query.model_fields)}'
            )
    if asked is None:
        return Query(**fields)
    return Query(**{**asked.spelled(), **fields}) if fields else asked


def replace_field(asked: Query, field: str, value: Any) -> Query:
    """A query with one field changed.

    Returns
    -------
    Query
    """
    return asked.model_copy(update={field: value})


def _counted(words: Iterable[str]) -> dict[str, int]:
    from collections import Counter

    return dict(Counter(words).most_common())


def _ends(row: comparison.Row) -> set[str]:
    return {end for relation in (*row.left, *row.right) for end in relation.ends}


__all__ = ["ALWAYS", "Answer", "KnowledgeGraph", "Relations", "bundled", "compare", "load"]
