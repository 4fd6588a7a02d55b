"""Documents in files of their own beside the header, where there are too many for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from graph.problems import Place, Problem
from graph.reading.sources import UNPLACED, HeaderPlacing, Path, Source, Unreadable, unfit

LISTED = "documents"
"""The section of a header that may stand in files of its own, called so."""


class Documents:
    """A header's documents: its own, and those of the files beside it.

    Parameters
    ----------
    opened : iterable of callable
        What opens each file; may raise ``Unreadable``.
    """

    def __init__(self, opened: Iterable[Callable[[], Source]]) -> None:
        self.problems: list[Problem] = []
        self._records: list[Any] = []
        self._places: list[Callable[[Path], Place]] = []
        for one in opened:
            try:
                self._take(one())
            except Unreadable as unreadable:
                self._lost(unreadable.problem)

    def _take(self, source: Source) -> None:
        for batch in source.batches():
            for number in range(batch.first, batch.first + batch.count):
                try:
                    record = source.record(number)
                except Unreadable as unreadable:
                    self._lost(unreadable.problem)
                    continue
                wrong = unfit(record)
                if wrong is not None:
                    path, reason = wrong
                    self._lost(Problem(source.place(number, path), "syntax", reason))
                    continue
                self._records.append(record)
                self._places.append(partial(source.place, number))
        self.problems += source.repeated_fields(thorough=True)

    def _lost(self, problem: Problem) -> None:
        """Something that cannot be read, which may be any document: nobody is blamed who cites it."""
        self.problems.append(problem)
        self._records.append(False)
        self._places.append(lambda _path: UNPLACED)

    def within(self, header: Mapping[str, Any]) -> dict[str, Any]:
        """A header as plain values, with all documents; one whose own are no list stays as it is."""
        own = header.get(LISTED)
        if not self._records or not (own is None or isinstance(own, list)):
            return dict(header)
        return {**header, LISTED: [*(own or ()), *self._records]}

    def placing(self, header: Mapping[str, Any], place: HeaderPlacing) -> HeaderPlacing:
        """Where something in that header stands.

        Parameters
        ----------
        header : mapping
            The header's own file.
        place : callable
            Where something in it stands.
        """
        own = header.get(LISTED)
        count = len(own) if isinstance(own, list) else 0

        def placed(path: Path) -> Place:
            if path[:1] == (LISTED,) and len(path) > 1 and isinstance(path[1], int):
                number = path[1] - count
                if 0 <= number < len(self._places):
                    return self._places[number](path[2:])
            return place(path)

        return placed if self._places else place
