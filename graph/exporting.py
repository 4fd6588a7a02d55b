"""What a graph is turned into: files, frames, a page, the graphs of other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from graph.engine.asking import Relations, asked, restricted
from graph.given import path_of, web_address
from graph.keywords import AskingAny, Debating, EntityKinds
from graph.model import Dataset, Query, Relation
from graph.outgoing.extract import dataset_of, part
from graph.problems import UnknownEntity
from graph.saving import Saving

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import polars as pl  # type: ignore[import-not-found, unused-ignore]
    from pyvis.network import Network as PyvisNetwork

    from graph.discourse.networks import Matrix
    from graph.export.contract import View
    from graph.export.html import NotebookPage
    from graph.outgoing.export import Export
    from graph.writing.records import Records


class Exporting(Saving):
    """A graph that can be turned into something else; ``KnowledgeGraph`` is one."""

    title: str

    @cached_property
    def dataset(self) -> Dataset:
        """All of the graph as a dataset, as it is answered: entities that are one are one in it."""
        return dataset_of(self.engine)

    def _asked(self, query: Query | None, fields: Any) -> Relations:
        wanted = asked(query, fields, self.engine.vocabulary)
        try:
            return Relations(self.engine.relations(wanted), self.engine, wanted)
        except UnknownEntity as error:
            count = len(self.engine.relations(Query(text=error.name)))
            told = f"{count or 'no'} {'claim has' if count == 1 else 'claims have'} these letters"
            error.args = (f'{error} As text="{error.name}": {told}.',)
            raise

    # Tables

    def records(
        self,
        query: Query | None = None,
        /,
        *,
        language: str | None = None,
        **fields: Unpack[AskingAny],
    ) -> Records:
        """Relations as flat records that all have the same columns, whatever is asked.

        Parameters
        ----------
        query, **fields
            As in ``relations``.
        language : str, optional
            Of names, labels and sentences; by default the dataset's own.

        Returns
        -------
        Records
            Plain dicts, in a list that data frames take as it is; the columns are those of
            ``graph.vocabulary.base.COLUMN_NAMES`` and the kinds' own fields.
        """
        return self._asked(query, fields).records(language)

    def records_of(self, relations: Iterable[Relation], language: str | None = None) -> Records:
        """These relations as flat records, as ``records`` gives them."""
        from graph.writing.records import records

        return records(relations, self.engine.about(language))

    def citations(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> Records:
        """Where relations stand: a record a citation, with the relation's id. Asked as ``relations``."""
        return self._asked(query, fields).citations()

    def entity_records(self, kind: EntityKinds | None = None) -> Records:
        """The entities as flat records that all have the same columns, whichever there are.

        Parameters
        ----------
        kind : str or collection of str, optional
            As in ``entities``: which of them; by default all.

        Returns
        -------
        Records
            Aliases are one text, names in other languages and ids elsewhere JSON; the kinds' own fields
            are columns.
        """
        from graph.writing.entities import entity_records

        kinds = (kind,) if isinstance(kind, str) else kind
        found = self.engine.entities(None if kinds is None else tuple(kinds))
        return entity_records(found, self.engine.vocabulary)

    def to_pandas(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> pd.DataFrame:
        """The records as a pandas frame, with columns and types where there are none, too."""
        return self._asked(query, fields).to_pandas()

    def to_polars(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> pl.DataFrame:
        """The records as a polars frame, with columns and types where there are none, too."""
        return self._asked(query, fields).to_polars()

    def to_tables(
        self, folder: str | FilePath, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> Export:
        """Write ``entities.parquet`` and ``relations.parquet`` into a folder, each column with its type.

        They are read by DuckDB, polars and pandas, and by ``load`` as the same dataset.

        Parameters
        ----------
        folder : path
            Made where it is not there.
        query, **fields
            As in ``relations``: which of them, with all that they name; by default all, and all entities.

        Returns
        -------
        Export

        Raises
        ------
        UnusableFile
            Where it cannot be written.
        ImportError
            Where pyarrow is not installed.
        """
        return self.export(path_of(folder, "to_tables", "a folder"), "tables", query, **fields)

    # Graphs

    def to_networkx(
        self,
        query: Query | None = None,
        /,
        *,
        flat: bool = False,
        **fields: Unpack[AskingAny],
    ) -> nx.MultiDiGraph[str]:
        """A networkx multigraph of one's own: nodes by entity id, edges keyed by relation id.

        ``graph.from_networkx`` reads it back as this graph, also where it is flat, and also once networkx
        has written that as GraphML; so does ``load`` of such a file.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which of them, with all that they name; by default all, and all entities.
        flat : bool
            Whether attributes hold nothing but text, numbers and yes or no, as in ``records``, so that
            networkx writes them as GraphML, GEXF and GML; by default they are plain values. What says
            nothing is left out, and so is of a flat graph what XML cannot say.
        """
        from graph.writing.networkx import multigraph
        from graph.writing.save import beside_claims

        only = restricted(query, fields, self.engine.vocabulary)
        engine = self.engine if only is None else part(self.engine, only)
        dataset = self.dataset if only is None else dataset_of(engine)
        return multigraph(
            self.title,
            dataset.entities,
            dataset.relations,
            dataset=beside_claims(dataset),
            flat=engine.about() if flat else None,
        )

    @overload
    def discourse(
        self,
        query: Query | None = None,
        /,
        *,
        window: int,
        matrix: Literal[False] = False,
        **fields: Unpack[Debating],
    ) -> tuple[nx.Graph[str], ...]: ...
    @overload
    def discourse(
        self,
        query: Query | None = None,
        /,
        *,
        window: None = None,
        matrix: Literal[False] = False,
        **fields: Unpack[Debating],
    ) -> nx.Graph[str]: ...
    @overload
    def discourse(
        self,
        query: Query | None = None,
        /,
        *,
        window: int | None = None,
        matrix: Literal[True],
        **fields: Unpack[Debating],
    ) -> Matrix | tuple[Matrix, ...]: ...
    def discourse(self, query: Query | None = None, /, **fields: Any) -> Any:
        """A network of the debate: who agrees with whom, which concepts go together, who holds what.

        An actor is a voice; a concept is what the voice takes a stance on or, where it takes none itself,
        the proposition that it makes. A statement is a citation of a claim.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which claims count; by default all.
        mode : {"actors", "concepts", "affiliation"}
            Between what there are ties: two actors, two concepts, or an actor and a concept.
        tie : {"ignore", "congruence", "conflict", "subtract", "combine"}
            What a tie counts: concepts shared, whatever the side; on the same side; on opposite sides;
            the first without the second; and, of an actor and a concept, 1 for agreeing, 2 for
            rejecting, 3 for both.
        normalization : {"none", "average", "jaccard", "cosine", "dna_cosine", "activity", "prominence"}
            What weights are divided by; the last two of an actor with a concept, the others between two of
            one sort. ``dna_cosine`` is the product of totals that the program DNA calls a cosine.
        count : {"all", "document", "week", "month", "year", "once"}
            Within what equal statements (of actor, concept and side) count once.
        start, end : str or datetime.date, optional
            The first and the last day of the documents that count, both included.
        window : int, optional
            Gives a graph for each span of so many days that lies wholly in the period, a day apart.
        actor : str
            ``"voice"``; ``"source"``, who takes the stance, whoever reports it; or a field that names
            entities: ``"person"``.
        qualifier : str, optional
            A field of some kind's own that says how far somebody agrees: in numbers, or in words that stand
            in an order, as they are declared.
        matrix : bool
            Whether it comes as a sparse matrix, in which each tie is there both ways; needs scipy.

        Returns
        -------
        networkx.Graph
            Undirected, with ``weight``, both sides and ``claims`` on each edge; the days it reaches over
            are ``start`` and ``end`` of its ``graph``. With ``window`` a tuple of these.

        Raises
        ------
        UnusableQuery
            Where two settings do not go together, or a graph would have more than a million ties.

        References
        ----------
        Leifeld, P. (2017). Discourse Network Analysis. The Oxford Handbook of Political Networks, ch. 12.
        """
        from graph.discourse.networks import networks
        from graph.discourse.settings import Settings

        given = {name: fields.pop(name) for name in Settings.__annotations__ if name in fields}
        reading = {
            name: fields.pop(name) for name in ("actor", "qualifier", "matrix") if name in fields
        }
        wanted = asked(query, fields, self.engine.vocabulary)
        return networks(self.engine, wanted, Settings(**given), **reading)

    def to_pyvis(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> PyvisNetwork:
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

        only = restricted(query, fields, self.engine.vocabulary)
        wanted = None if only is None else {one.id for one in self.engine.relations(only)}
        shown = self._view()
        return network(shown, styled(shown), wanted)

    # Pages

    @overload
    def to_html(
        self,
        path: None = None,
        *,
        documents: str | FilePath | None = None,
        address: str | None = None,
    ) -> str: ...
    @overload
    def to_html(
        self,
        path: str | FilePath,
        *,
        documents: str | FilePath | None = None,
        address: str | None = None,
    ) -> FilePath: ...
    def to_html(
        self,
        path: str | FilePath | None = None,
        *,
        documents: str | FilePath | None = None,
        address: str | None = None,
    ) -> str | FilePath:
        """The graph as one HTML page that needs nothing else.

        Parameters
        ----------
        path : path, optional
            Where to write it. The file appears whole or not at all; a new private page is for its
            owner alone.
        documents : path, optional
            One's own copies of the documents: makes a private page that shows their words.
        address : str, optional
            Where the page will stand in the web, http or https: links and citations lead there.

        Raises
        ------
        ValueError
            Where the address is none that another could open.

        Returns
        -------
        str or pathlib.Path
            The page itself or, where it was written, its path.
        """
        from graph.export.html import page
        from graph.garbage import paused_garbage_collection
        from graph.writing.atomic import PRIVATE, write_text

        file = None if path is None else path_of(path, "to_html", "the page")
        if documents is not None:
            documents = path_of(documents, "to_html", "your own copies of the documents")
        if address is not None:
            address = web_address(address, "to_html", "the page")
        with paused_garbage_collection():
            html = page(self._view(documents, address))
        if file is None:
            return html
        write_text(file, html, private=documents is not None or file.name.endswith(PRIVATE))
        return file

    def to_notebook(self) -> NotebookPage:
        """The page in a notebook's output cell."""
        from graph.export.html import NotebookPage

        return NotebookPage(self.to_html())

    def _view(self, documents: str | FilePath | None = None, address: str | None = None) -> View:
        from graph.export.view import view

        return view(self.engine, documents, address, self._places)
