"""KnowledgeGraph, the class that users hold: a table of contents of the rooms below.

Each method is a few lines that delegate; what they mean is said, and tested, where they lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Unpack, overload

from graph.asked_words import word_of
from graph.debating import Debating
from graph.engine.asking import Relations, asked, restricted
from graph.engine.describing import Listed, entity_row, relation_kinds
from graph.engine.memory import Memory, part_of
from graph.engine.protocol import Engine
from graph.exporting import Exporting
from graph.given import path_of, wrong_type
from graph.keywords import Asking, AskingAny, EntityKinds, Named
from graph.model import (
    Dataset,
    Document,
    Entity,
    Header,
    Query,
    Question,
    Relation,
    Scenario,
    Topic,
)
from graph.problems import AmbiguousName, UnknownEntity
from graph.scoring import Scoring
from graph.shown import prints, prose
from graph.tables import html_plain
from graph.voices import voiced

if TYPE_CHECKING:
    from graph import evidence
    from graph.engine.comparison import Comparison
    from graph.engine.found import Found
    from graph.engine.matches import Matches
    from graph.engine.paths import Path
    from graph.engine.questions import Answer
    from graph.engine.ties import Direction


def compare(
    left: KnowledgeGraph,
    right: KnowledgeGraph,
    query: Query | None = None,
    /,
    **fields: Unpack[AskingAny],
) -> Comparison:
    """Line two scenarios, or two graphs, up: what differs, topic by topic.

    Parameters
    ----------
    left, right : KnowledgeGraph
        Mostly ``kg.scenario(…)``; two whole graphs are compared claim by claim. The answer is
        empty (and false) where nothing differs; printed, it is a two-column table.
    query, **fields
        As in ``relations``: which claims are compared; by default all. Whoever is asked for on one
        side is answered for on the other by who plays the same part there.
    """
    from graph.engine import comparison

    for side in (left, right):
        if not isinstance(side, KnowledgeGraph):
            takes = 'two graphs, such as kg.scenario("…"); kg.compare takes the ids of scenarios'
            raise wrong_type(side, "compare", takes)
    only = restricted(query, fields, left.engine.vocabulary)
    return comparison.compare(left.engine.side(only), right.engine.side(only))


@prints
class KnowledgeGraph(Debating, Scoring, Exporting):
    """A graph, ready to be asked.

    An entity may be named by its id, by a name that it alone bears, or be itself, wherever one is
    asked for. ``"army" in kg``, ``kg["army"]`` and iteration are about entities, ``len`` counts
    relations.

    Parameters
    ----------
    source : Dataset, Engine or KnowledgeGraph
        A dataset, which is then held in memory; or whatever else answers the engine's protocol
        (``graph.engine.protocol``); or a graph, for another of the same.
    """

    def __init__(self, source: Dataset | Engine | KnowledgeGraph) -> None:
        if isinstance(source, KnowledgeGraph):
            source = source.engine
        if not isinstance(source, Dataset) and not callable(getattr(source, "relations", None)):
            takes = "a Dataset, an engine or a graph; load(path) reads files"
            raise wrong_type(source, "KnowledgeGraph", takes)
        self.engine: Engine = Memory(voiced(source)) if isinstance(source, Dataset) else source

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.engine,)  # what is kept of it, it makes anew

    # What there is

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        return self.engine.header

    @property
    def title(self) -> str:  # type: ignore[override]  # an attribute there
        """The dataset's title; in a scenario's world, with the scenario's label."""
        scenario = self.engine.scenario
        label = f" — {scenario.label}" if scenario else ""
        return f"{self.header.title}{label}"

    @property
    def scenarios(self) -> Listed[Scenario]:
        """The scenarios that the dataset declares."""
        return Listed(
            self.header.scenarios,
            lambda one: {"id": one.id, "group": one.group, "label": one.label},
        )

    @property
    def topics(self) -> Listed[Topic]:
        """The topics that the dataset declares, in the order of a comparison."""
        return Listed(self.header.topics, lambda one: {"id": one.id, "label": one.label})

    @property
    def documents(self) -> Listed[Document]:
        """The documents that the claims are read from."""
        called = self.engine.called
        return Listed(
            self.header.documents,
            lambda one: {
                "id": one.id,
                "by": called.get(one.voice, one.voice),
                "date": one.date,
                "title": one.title,
            },
        )

    @property
    def kinds(self) -> Listed[type[Relation]]:
        """The kinds of relation that there are, the most frequent first, with their own fields."""
        return relation_kinds(self.engine)

    def describe(self) -> str:
        """What there is and what can be asked, on one screen: ``print(kg.describe())``."""
        from graph.engine.describing import description

        return description(self.engine)

    @overload
    def counts(self, by: None = None, /) -> dict[str, dict[str, int]]: ...
    @overload
    def counts(
        self, by: str, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> dict[Any, int]: ...
    def counts(
        self, by: str | None = None, query: Query | None = None, /, **fields: Any
    ) -> dict[Any, Any]:
        """How many there are of each kind, or how many relations of each value of some field.

        Parameters
        ----------
        by : str, optional
            A field of a relation (``modality``, ``voice``, ``role``), or ``document``,
            ``paragraph``, ``entity``, ``source_kind``, ``target_kind``.
        query, **fields
            As in ``relations``: which relations count.

        Returns
        -------
        dict
            ``{value: n}``, most frequent first; without a field, ``{"entities": {kind: n},
            "relations": {kind: n}}``, where a candidate counts as a person too.
        """
        if by is None:
            return self.engine.counts()
        from graph.engine.describing import counted

        return counted(self.engine, by, asked(query, fields, self.engine.vocabulary))

    # Entities

    def entity(self, id: Named) -> Entity:
        """The entity of an id or, where it is none, of a name that it alone bears.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
        """
        return self.engine.entity(_named(id))

    def find(self, name: Named) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
            Where several bear it.
        """
        return self.engine.find(_named(name))

    def entities(self, kind: EntityKinds | None = None) -> Listed[Entity]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids.

        Raises
        ------
        UnknownKind
        """
        kinds = (kind,) if isinstance(kind, str) else kind
        return Listed(self.engine.entities(None if kinds is None else tuple(kinds)), entity_row)

    def search(self, words: str | Iterable[str]) -> Found:
        """The entities and the relations that have some words, in any of their names and texts.

        Several texts are alternatives, the words of one all have to be there.
        """
        from graph.engine.found import found

        return found(self.engine, words)

    # Relations

    def relation(self, id: str | Relation) -> Relation:
        """The relation of an id, or the graph's own for one of another graph.

        Raises
        ------
        UnknownRelation
            With the nearest ids.
        """
        return self.engine.relation(_id(id.id if isinstance(id, Relation) else id, "a relation"))

    def relations(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> Relations:
        """The relations that a query asks for, in the order of the text.

        Parameters
        ----------
        query : Query, optional
        **fields
            The fields of a ``Query``, and those of the kinds' own (``role="lead"``); ``help(graph.Query)``
            says what each means. Each word may also be several, of which any fits.

        Returns
        -------
        Relations
            Where nothing fits, it is empty, and says what is known of that.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName, AmbiguousName
        """
        return self._asked(query, fields)

    def subgraph(
        self, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> KnowledgeGraph:
        """The graph of the relations that a query asks for, and of all that they name."""
        wanted = asked(query, fields, self.engine.vocabulary)
        return KnowledgeGraph(part_of(self.engine, wanted))

    # Neighbourhoods and paths

    def neighbors(
        self, id: Named, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> Listed[Entity]:
        """The entities that a relation ties to this one, either way, in the order of ids.

        The query says which relations count, as in ``relations``; what is denied ties nothing
        unless it is asked for.
        """
        wanted = asked(query, fields, self.engine.vocabulary)
        return Listed(self.engine.neighbors(_named(id), wanted), entity_row)

    def ego(self, id: Named, radius: int = 1, direction: Direction = "both") -> KnowledgeGraph:
        """The graph of what is within some relations' distance of an entity.

        ``direction`` says which way relations are followed: "both", "out" or "in".
        """
        return KnowledgeGraph(self.engine.ego(_named(id), radius, direction))

    def shortest_path(
        self,
        source: Named,
        target: Named,
        query: Query | None = None,
        /,
        *,
        direction: Direction = "both",
        **fields: Unpack[Asking],
    ) -> Path:
        """The shortest chain of relations between two entities; of several, the one to tell first.

        A chain never passes through two scenarios that exclude each other, nor through times that do
        not overlap.

        Parameters
        ----------
        source, target : str or Entity
        query, **fields
            As in ``relations``: which relations may be used; by default all not negated.
        direction : {"both", "out", "in"}
            Which way relations are followed; each step says which way it went.

        Raises
        ------
        NoPath
            Which says what was left out.
        UnknownEntity
        """
        only = restricted(query, fields, self.engine.vocabulary)
        return self.engine.shortest_path(_named(source), _named(target), only, direction)

    def shortest_paths(
        self,
        source: Named,
        target: Named,
        query: Query | None = None,
        /,
        *,
        direction: Direction = "both",
        **fields: Unpack[Asking],
    ) -> Iterator[Path]:
        """All of the shortest chains between two entities, one by one; as ``shortest_path``."""
        only = restricted(query, fields, self.engine.vocabulary)
        return self.engine.shortest_paths(_named(source), _named(target), only, direction)

    def paths(
        self,
        source: Named,
        target: Named,
        query: Query | None = None,
        /,
        *,
        cutoff: int = 3,
        direction: Direction = "both",
        **fields: Unpack[Asking],
    ) -> Iterator[Path]:
        """All chains between two entities that visit none twice, shortest first, one by one.

        Parameters
        ----------
        source, target : str or Entity
        query, **fields
            As in ``relations``: which relations may be used; by default all not negated.
        cutoff : int
            The most relations a chain may have.
        direction : {"both", "out", "in"}
            Which way relations are followed.

        Raises
        ------
        UnknownEntity
        """
        only = restricted(query, fields, self.engine.vocabulary)
        return self.engine.paths(_named(source), _named(target), only, cutoff, direction)

    def match(self, *steps: Query | Mapping[str, Any], limit: int | None = None) -> Matches:
        """The chains of relations of which each is asked for by a query: a pattern.

        A chain goes on from the target of a relation to what has this as its source; no relation stands in
        it twice, as in openCypher.

        Parameters
        ----------
        *steps : Query or mapping
            What is asked of the first relation, the second, and so on: ``{"kind": "support"}``.
        limit : int, optional
            How many at the most: the first ones.

        Returns
        -------
        Matches
            A tuple of chains, each a tuple of relations, in the order of the text.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName, AmbiguousName

        Examples
        --------
        >>> import graph
        >>> kg = graph.load()
        >>> kg.match(
        ...     {"source": "Jeannette Jara"}, {"kind": "deployment"}, limit=1
        ... )  # doctest: +SKIP
        """
        from graph.engine.matches import matches

        vocabulary = self.engine.vocabulary
        asks = [one if isinstance(one, Query) else asked(None, one, vocabulary) for one in steps]
        return matches(self.engine, asks, limit)

    # Scenarios

    def scenario(self, id: str) -> KnowledgeGraph:
        """The world of a scenario: what holds whoever wins, and what holds in it.

        Raises
        ------
        UnknownScenario
        NestedScenario
            Where this is the world of a scenario already.
        """
        return KnowledgeGraph(self.engine.world(_id(id, "a scenario")))

    def compare(
        self, left: str, right: str, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> Comparison:
        """Two scenarios lined up: what differs, topic by topic; asked as ``graph.compare``."""
        return compare(self.scenario(left), self.scenario(right), query, **fields)

    # Questions

    @property
    def questions(self) -> Listed[Question]:
        """The questions that the dataset saves."""
        return Listed(self.header.questions, lambda one: {"id": one.id, "question": one.title})

    @overload
    def ask(self, id: None = None) -> Listed[Question]: ...
    @overload
    def ask(self, id: str) -> Answer: ...
    def ask(self, id: str | None = None) -> Answer | Listed[Question]:
        """Ask one of the saved questions; without one, list them.

        Raises
        ------
        UnknownQuestion
        """
        if id is None:
            return self.questions
        from graph.engine import questions

        return questions.ask(self.engine, _id(id, "a question"))

    # Evidence

    def verify(self, documents: str | FilePath) -> tuple[evidence.Verification, ...]:
        """Hold every citation against one's own copies: a folder of text files, or one."""
        from graph import evidence

        return evidence.verify(self.dataset, self._texts(documents, "verify"))

    def coverage(self, documents: str | FilePath) -> tuple[evidence.Coverage, ...]:
        """Which sentences the claims account for, in one's own copies: a folder, or one file."""
        from graph import evidence

        return evidence.coverage(self.dataset, self._texts(documents, "coverage"))

    def _texts(self, documents: str | FilePath, who: str) -> dict[str, str]:
        from graph import evidence

        folder = path_of(documents, who, "your own copies of the documents, a folder or a file")
        texts, _problems = evidence.find_documents(self.dataset, folder)
        return texts

    # As a collection

    def __contains__(self, name: object) -> bool:
        word = word_of(name)
        try:
            return isinstance(word, str) and bool(self.engine.entity(word))
        except UnknownEntity:
            return False
        except AmbiguousName:
            return True

    def __getitem__(self, name: Named) -> Entity:
        return self.entity(name)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.engine.entities())

    def __len__(self) -> int:
        return sum(self.engine.counts()["relations"].values())

    def __bool__(self) -> bool:
        return True

    def _repr_html_(self) -> str:
        return html_plain(self.describe())

    def __repr__(self) -> str:
        kinds = dict(zip(("entities", "relations"), self.engine.tallies(), strict=True))
        lines = (
            f"  {n.total()} {what}: {', '.join(f'{m} {kind}' for kind, m in n.most_common()) or 'none'}"
            for what, n in kinds.items()
        )
        return "\n".join((prose(self.title), *lines))


def _named(given: Named) -> str:
    """The word that names an entity."""
    word = word_of(given)
    if not isinstance(word, str):
        raise wrong_type(given, "this", "an entity, or its id or name")
    return word


def _id(given: str, what: str) -> str:
    """An id that somebody gave."""
    if not isinstance(given, str):
        raise wrong_type(given, "this", f"the id of {what}, as text")
    return given
