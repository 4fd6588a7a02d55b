"""What a graph is written into: other programs' formats, and files that are read back as the same dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Unpack

from graph.engine.asking import Relations, restricted
from graph.engine.protocol import Engine
from graph.given import path_of
from graph.keywords import AskingAny
from graph.model import Query
from graph.outgoing.extract import FACTS, Extract, Places, part

if TYPE_CHECKING:
    from graph.outgoing.export import Export


class Saving:
    """A graph that can be written into files."""

    engine: Engine

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int, int]]:
        from graph.export.view import placed

        return placed(self.engine)

    def export(
        self,
        path: str | FilePath,
        /,
        format: str | None = None,
        query: Query | None = None,
        *,
        facts_only: bool = False,
        language: str | None = None,
        documents: str | FilePath | None = None,
        **fields: Unpack[AskingAny],
    ) -> Export:
        """Write the graph, or what a query asks for, in a format that other tools read.

        No format turns a denial, a plan or a conditional claim into a bare tie: each says what it is, in
        fields and in the label, or leaves it out and tells so.

        Parameters
        ----------
        path : path
            Its ending says the format: ``.xlsx``, ``.csv``, ``.graphml``, …; ``policygraph export --help``
            lists them.
        format : str, optional
            The name of the format, where the ending does not say it, or there is none.
        query, **fields
            As in ``relations``: which of them, with all that they name; by default all, and all entities.
        facts_only : bool
            Whether only what is stated as a certain fact goes, whatever comes: nothing that is denied,
            planned, expected, judged or conditional.
        language : str, optional
            Of names, labels and sentences; by default the dataset's own.
        documents : path, optional
            One's own copies of the documents, for the formats of annotated texts, which hold their words:
            such a file is private.

        Returns
        -------
        Export
            The files, how much is in them, and what the format could not say.

        Raises
        ------
        UnusableFile
            Where it cannot be written, the ending says no format, or the format needs the documents'
            words and there are none.
        ValueError
            Where there is no such format.
        ImportError
            Where what the format needs is not installed; it says what to install.

        Examples
        --------
        >>> kg.export("chile.graphml", scenario="kast")  # doctest: +SKIP
        """
        only = restricted(query, fields, self.engine.vocabulary)
        engine = self.engine if only is None else part(self.engine, only)
        return _exported(
            engine, path, format, facts_only, language, lambda: self._places, documents
        )

    def save(self, folder: str | FilePath, format: str = "yaml") -> None:
        """Write the dataset as files that ``load`` reads back as the same dataset.

        Parameters
        ----------
        folder : path
            Made where it is not there.
        format : str
            Of the entities and relations: ``yaml``, ``jsonl``, ``json`` or a further one that
            is registered; the header is YAML.
        """
        from graph.writing.save import save

        save(self.engine.written, path_of(folder, "save", "a folder"), format)

    def save_positions(self, folder: str | FilePath) -> FilePath:
        """Write where the entities stand in the picture into a dataset's folder.

        Whoever is in ``positions.json`` stands there in later pictures of the dataset; who is new
        finds a place near its ties, and moves nobody. Remove the file to have all placed anew.

        Parameters
        ----------
        folder : path
            The one that the dataset was read from.

        Returns
        -------
        path
            Of the file.

        Raises
        ------
        UnusableFile
            Where there is no dataset, or it is one file, or the file cannot be written.
        """
        from graph.reading.files import positions_beside
        from graph.writing.save import save_positions

        file = positions_beside(path_of(folder, "save_positions", "a dataset's folder"))
        save_positions({one: (x, y) for one, (x, y, _) in self._places.items()}, file)
        return file


def _exported(
    engine: Engine,
    path: str | FilePath,
    format: str | None,
    facts_only: bool,  # as its callers have it
    language: str | None,
    places: Callable[[], Places],
    documents: str | FilePath | None = None,
) -> Export:
    from graph.outgoing.export import export

    if documents is not None:
        documents = path_of(documents, "export", "your own copies of the documents")
    extract = Extract(part(engine, FACTS) if facts_only else engine, language, places, documents)
    return export(extract, path_of(path, "export", "the file"), format)


def _answer_exported(
    answer: Relations,
    engine: Engine,
    path: str | FilePath,
    format: str | None,
    facts_only: bool,
    language: str | None,
) -> Export:
    from graph.export.view import placed

    wanted = part(engine, answer)
    return _exported(wanted, path, format, facts_only, language, lambda: placed(engine))


Relations.exporting(_answer_exported)
