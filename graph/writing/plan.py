"""Edits of several files as one step: planned, shown, and written all together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from graph.problems import ChangedFile
from graph.writing.atomic import write_texts
from graph.writing.splicing import Edit, Opened, Splice
from graph.writing.splicing.files import digest_of
from graph.writing.splicing.splices import inverse, spliced


@dataclass(frozen=True)
class Change:
    """What changes in one file: enough to make it, and to undo it.

    Parameters
    ----------
    file : path
    before, after : str
        The digests of its bytes before the change and after it.
    splices : tuple of Splice
        In their order; places are code points of the text, a byte order mark included.
    """

    file: Path
    before: str
    after: str
    splices: tuple[Splice, ...]

    @property
    def undone(self) -> Change:
        """The change that undoes this one; it fits a file with nothing else changed since."""
        return Change(self.file, self.after, self.before, inverse(self.splices))

    def made(self) -> tuple[str, str]:
        """The text of the file as it is, and with the change.

        Raises
        ------
        ChangedFile
            Where the file is another than the one that the change was made for.
        """
        content = _content(self.file)
        if digest_of(content) != self.before:
            raise ChangedFile(str(self.file))
        text = content.decode("utf-8")
        return text, spliced(text, self.splices)


@dataclass(frozen=True)
class Plan:
    """What one step changes.

    Parameters
    ----------
    changes : tuple of Change
        One a file.
    """

    changes: tuple[Change, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def undone(self) -> Plan:
        """The plan that undoes this one."""
        return Plan(tuple(change.undone for change in self.changes))

    def texts(self) -> dict[Path, tuple[str, str]]:
        """The texts of the files, each as it is and as it will be.

        Raises
        ------
        ChangedFile
        """
        return {change.file: change.made() for change in self.changes}

    def diff(self, context: int = 3) -> str:
        """What changes, line by line, as programs that patch files have it.

        Parameters
        ----------
        context : int
            How many lines are shown around a change.

        Raises
        ------
        ChangedFile
        """
        return "".join(
            line
            for file, (old, new) in self.texts().items()
            for line in _diff(str(file), old, new, context)
        )

    def write(self) -> None:
        """Make the changes: none takes place before all of them are on the disk.

        Raises
        ------
        ChangedFile
            Where one of the files has changed since; then nothing is written.
        UnusableFile
            Where one cannot be written; then nothing is written.
        """
        texts = {file: new for file, (_old, new) in self.texts().items()}
        write_texts(texts, before_placing=self._refuse_others)

    def _refuse_others(self) -> None:
        """Look once more, so that what another program writes meanwhile is not lost."""
        for change in self.changes:
            if digest_of(_content(change.file)) != change.before:
                raise ChangedFile(str(change.file))


def plan(edits: Mapping[Path, Sequence[Edit]], files: Iterable[Opened]) -> Plan:
    """Plan the edits of some files as one step.

    Parameters
    ----------
    edits : mapping of path to sequence of Edit
    files : iterable of Opened
        Those that are edited, as they were read when the edits were made.

    Raises
    ------
    UneditableFile
        Where the way in which a file is written does not allow it.
    ValueError
        Where an edit is of nothing that is there, or two contradict each other.
    """
    opened = {file.path: file for file in files}
    changes = []
    for path, those in edits.items():
        file = opened[path]
        splices = file.edited(those)
        if splices:
            changes.append(Change(path, file.digest, file.spliced(splices).digest, splices))
    return Plan(tuple(changes))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""  # a file that is not there is as an empty one
    except OSError:
        raise ChangedFile(str(file)) from None


def _diff(file: str, old: str, new: str, context: int) -> Iterable[str]:
    """The lines of a difference; a line that the file's end cuts off is told so."""
    name = file.removeprefix("/")  # as git has it
    lines = unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}", n=context)
    for line in lines:
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its break: only what an editor takes for one breaks a line."""
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
