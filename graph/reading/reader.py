"""From a dataset's files to what they say: find them, open them, examine them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path as FilePath
from typing import Any, NoReturn

from graph.journal import finish
from graph.model import Dataset, Decision, Resolution
from graph.problems import Place, Problem, UnusableFile
from graph.reading.brought import Brought, Report
from graph.reading.decided import (
    NOTHING_DECIDED,
    NOTHING_RESOLVED,
    Logged,
    decisions_in,
    resolutions_in,
    resolutions_within,
)
from graph.reading.examination import Opening, Parts, examine
from graph.reading.files import (
    HEADER,
    MERGES,
    POSITIONS,
    RESOLUTIONS,
    RESOLVED,
    SECTIONS,
    DataFile,
    data_beside,
    header_of,
    names_in,
    part_of_a_dataset,
    refuse_what_holds_no_dataset,
)
from graph.reading.formats import format_of
from graph.reading.header import newer_format, unread_header
from graph.reading.kept import kept_positions
from graph.reading.listed import LISTED, Documents
from graph.reading.others import of_folder
from graph.reading.records import NO_PLACES, Places
from graph.reading.sections import Section, Whole
from graph.reading.sources import UNPLACED, HeaderPlacing, Source, Unreadable, unfit
from graph.shown import prints

WHOLE = (*SECTIONS, RESOLVED)
"""What one file may hold beside a header, where it is the whole dataset."""


@prints
@dataclass(frozen=True)
class Reading:
    """What reading a dataset came to.

    Parameters
    ----------
    dataset : Dataset
        All that could be understood; whole only where there is no error.
    problems : tuple of Problem
        By place.
    files : tuple of str
        The files that were read.
    places : Places
        Where each relation stands, by its id; looked up when asked for.
    header_place : callable
        Where something in the header stands, by the way that leads to it.
    sound : Dataset, optional
        What has no fault and can be asked; none where the header has a fault that leaves open what
        the claims mean.
    report : Report, optional
        Of another program's file: what was read of it, and what was left out.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    places: Places = field(repr=False)
    header_place: HeaderPlacing = field(repr=False, compare=False)
    sound: Dataset | None = field(repr=False, compare=False, default=None)
    report: Report | None = field(repr=False, compare=False, default=None)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that fail a check."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def citation_place(self, relation: str, number: int) -> Place:
        """Where the n-th citation of a relation stands, by the relation's id; from 0."""
        return self.places.citation(relation, number)


class Reader:
    """One run over a dataset's files."""

    def __init__(self, path: FilePath, thorough: bool) -> None:
        self.path = path
        self.thorough = thorough
        self.problems: list[Problem] = []
        self.files: list[str] = []
        self.lost: list[tuple[str, Opening]] = []
        self.positions: dict[str, tuple[int, int]] = {}
        self.decided: Logged[Decision] = NOTHING_DECIDED
        self.resolved: Logged[Resolution] = NOTHING_RESOLVED
        self.report: Report | None = None

    def read(self) -> Reading:
        """Read all files and apply all rules."""
        header, data = self._find()
        return self.examined(header, self._opened_header(header), data)

    def examined(self, header: FilePath, file: Whole | None, data: Sequence[DataFile]) -> Reading:
        """Apply all rules to what a header's file says, and to the files of records beside it.

        Parameters
        ----------
        header : path
        file : Whole, optional
            None where it cannot be read.
        data : sequence of DataFile
        """
        fields = None if file is None else self._fields(file)
        if file is None or fields is None:
            # All hangs on the header: where there is none, nothing more is said than that.
            parts = Parts(None, lambda _path: Place(str(header)), self._beside(data))
        else:
            newer = newer_format(fields, file.place)
            if newer is not None:
                dataset = Dataset(unread_header(), (), ())
                return Reading(dataset, (newer,), tuple(self.files), NO_PLACES, file.place)
            own = {name: part for name, part in fields.items() if name not in WHOLE}
            listed = Documents(partial(self._opened, one) for one in data if one.section == LISTED)
            self.problems += listed.problems
            # One file may be the whole dataset.
            inner = [(name, partial(Section, file, (name,))) for name in SECTIONS if name in fields]
            place = listed.placing(own, file.place)
            parts = Parts(
                listed.within(own),
                place,
                [*inner, *self._beside(data)],
                self.decided,
                self._resolved(fields, file),
            )
        found = examine(parts, thorough=self.thorough)
        told = (one for one in found.problems if one.place is not UNPLACED)
        problems = {*self.problems, *told}
        return Reading(
            replace(found.dataset, positions=self.positions),
            tuple(sorted(problems)),
            tuple(self.files),
            found.places,
            parts.place,
            found.sound and replace(found.sound, positions=self.positions),
            self.report,
        )

    def _find(self) -> tuple[FilePath, list[DataFile]]:
        """The header's file, and the files of records beside it."""
        try:
            finish(self.path)
            header = header_of(self.path)
            if header == self.path and header.name != HEADER:
                if not header.is_dir():
                    refuse_what_holds_no_dataset(header)
                return header, []
            beside = data_beside(header)
        except (OSError, ValueError) as error:
            # A name that no file can have, a folder that may not be looked into.
            reason = getattr(error, "strerror", None) or str(error)
            raise UnusableFile(str(self.path), reason) from None
        self.problems += beside.unread
        self.positions, wrong = kept_positions(header.with_name(POSITIONS))
        self.problems += wrong
        self.decided = decisions_in(header.with_name(MERGES))
        self.resolved = resolutions_in(header.with_name(RESOLUTIONS))
        self.problems += (*self.decided.problems, *self.resolved.problems)
        self.lost = [(section, partial(_unread, problem)) for section, problem in beside.lost]
        return header, beside.data

    def _opened_header(self, path: FilePath) -> Whole | None:
        """A header's file; nothing where it cannot be read."""
        self.files.append(str(path))
        try:
            file = _whole(path)
        except Unreadable as unreadable:
            if path == self.path and unreadable.problem.rule == "unreadable-file":
                raise UnusableFile(str(path), unreadable.problem.message) from None
            self.problems.append(unreadable.problem)
            return None
        if isinstance(file, Brought):
            self.report = file.report
        self.problems += file.repeated_fields()
        return file

    def _fields(self, file: Whole) -> dict[str, Any] | None:
        """What a header's file says, which should be a mapping; nothing where it cannot be used."""
        value = file.value
        if isinstance(value, list) and FilePath(file.file) == self.path:
            raise UnusableFile(file.file, part_of_a_dataset(self.path))
        if not isinstance(value, dict):
            problem = Problem(
                Place(file.file, 1, 1), "bad-value", "a mapping of fields is expected"
            )
            self.problems.append(problem)
            return None
        wrong = unfit({name: part for name, part in value.items() if name not in WHOLE})
        if wrong is not None:
            path, reason = wrong
            self.problems.append(Problem(file.place(path), "syntax", reason))
            return None
        return value

    def _resolved(self, fields: dict[str, Any], file: Whole) -> Logged[Resolution]:
        """The records on what came true, of the file of a whole dataset or from beside the header."""
        if RESOLVED not in fields:
            return self.resolved
        if file.file != str(self.path):
            told = f"not read: in a folder, this list is a file of its own, {RESOLUTIONS}; move it"
            self.problems.append(Problem(file.place((RESOLVED,)), "unknown-field", told))
            return self.resolved
        within = resolutions_within(fields[RESOLVED], lambda path: file.place((RESOLVED, *path)))
        self.problems += within.problems
        return within

    def _beside(self, data: Iterable[DataFile]) -> list[tuple[str, Opening]]:
        """The sections of the files of records, with what opens each."""
        read = [
            (file.section, partial(self._opened, file)) for file in data if file.section in SECTIONS
        ]
        return [*read, *self.lost]

    def _opened(self, file: DataFile) -> Source:
        self.files.append(str(file.path))
        return file.format.open(str(file.path), file.path)


def read_made(file: Whole) -> Reading:
    """Hold a whole dataset that came from no file of its own to every rule.

    Parameters
    ----------
    file : Whole
    """
    path = FilePath(file.file)
    reader = Reader(path, thorough=False)
    reader.report = file.report if isinstance(file, Brought) else None
    return reader.examined(path, file, [])


def _whole(path: FilePath) -> Whole:
    """A file, or another program's folder, that holds all of a dataset. May raise ``Unreadable``."""
    if path.name != HEADER and path.is_dir():
        other = of_folder(names_in(path))
        if other is not None and other.brought_of_folder is not None:
            return other.brought_of_folder(str(path), path)
        if other is None or other.made_of_folder is None:
            raise UnusableFile(str(path), part_of_a_dataset(path))
        return Brought(str(path), *other.made_of_folder(path))
    found = format_of(path)
    if found is None or found.whole is None:  # one from elsewhere took the ending
        raise UnusableFile(str(path), part_of_a_dataset(path))
    return found.whole(str(path), path)


def _unread(problem: Problem) -> NoReturn:
    """A file that nobody reads, whose records are unknown, not absent."""
    raise Unreadable(problem)
