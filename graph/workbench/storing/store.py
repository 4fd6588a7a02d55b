"""What the workbench writes: every step journalled first, undone and done again, and never over others' changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from graph.mending.opening import Files
from graph.writing.splicing import Edit


class Storing(Protocol):
    """Where the workbench reads from and writes to."""

    @property
    def files(self) -> Files:
        """The files as they are now, all of them; another value after each step."""

    def write(self, edits: Mapping[Path, Sequence[Edit]], label: str) -> None:
        """Do a step.

        Parameters
        ----------
        edits : mapping of path to sequence of Edit
        label : str
            What it does, to be told beside *undo*: *new claim, Kast supports trade*.

        Raises
        ------
        ChangedFile
            Where another program has changed a file: nothing is written.
        UneditableFile, UnusableFile
        """

    @property
    def undoes(self) -> str | None:
        """What ``undo`` would undo."""

    @property
    def redoes(self) -> str | None:
        """What ``redo`` would do again."""

    def undo(self) -> None:
        """Undo the last step that was not undone; raises as ``write`` does."""

    def redo(self) -> None:
        """Do again what was undone last; raises as ``write`` does."""

    def changed(self) -> tuple[Path, ...]:
        """The files that others have changed since they were read; to be read anew by ``reread``."""

    def reread(self) -> None:
        """Read the files anew. Undo ends here: what was done before fits the files no longer."""

    def keep(self, bar: Mapping[str, object] | None) -> None:
        """Keep what is being made, so that no end of the session loses it; None: nothing is."""

    def kept(self) -> Mapping[str, object] | None:
        """What was being made when the last session ended."""
