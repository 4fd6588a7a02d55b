"""A store that writes at once, remembers its steps for as long as it lives, and no longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.mending.opening import Files
from graph.problems import ChangedFile
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit
from graph.writing.splicing.files import digest_of


class Simple:
    """Where a desk reads from and writes to in a test.

    Parameters
    ----------
    dataset : path
    """

    def __init__(self, dataset: Path) -> None:
        self.dataset = dataset
        self._files = Files(dataset)
        self._done: list[tuple[str, Plan]] = []
        self._undone: list[tuple[str, Plan]] = []
        self._kept: Mapping[str, object] | None = None

    @property
    def files(self) -> Files:
        return self._files

    def write(self, edits: Mapping[Path, Sequence[Edit]], label: str) -> None:
        if self.changed():
            raise ChangedFile(str(self.changed()[0]))
        made = plan(edits, self._files.all)
        made.write()
        self._files = Files(self.dataset)
        self._done.append((label, made))
        self._undone.clear()

    @property
    def undoes(self) -> str | None:
        return self._done[-1][0] if self._done else None

    @property
    def redoes(self) -> str | None:
        return self._undone[-1][0] if self._undone else None

    def undo(self) -> None:
        label, made = self._done.pop()
        made.undone.write()
        self._files = Files(self.dataset)
        self._undone.append((label, made))

    def redo(self) -> None:
        label, made = self._undone.pop()
        made.write()
        self._files = Files(self.dataset)
        self._done.append((label, made))

    def changed(self) -> tuple[Path, ...]:
        return tuple(
            one.path
            for one in self._files.all
            if not one.path.exists() or digest_of(one.path.read_bytes()) != one.digest
        )

    def reread(self) -> None:
        self._files = Files(self.dataset)
        self._done.clear()
        self._undone.clear()

    def keep(self, bar: Mapping[str, object] | None) -> None:
        self._kept = bar

    def kept(self) -> Mapping[str, object] | None:
        return self._kept
