"""The plainest store that the workbench can do with: what it writes, it can undo until it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.mending.opening import Files
from graph.problems import ChangedFile
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit
from graph.writing.splicing.files import digest_of


class PlainStore:
    """A store of one dataset."""

    def __init__(self, dataset: Path) -> None:
        self.dataset = dataset
        self.files = Files(dataset)
        self.done: list[tuple[Plan, str]] = []
        self.undone: list[tuple[Plan, str]] = []
        self.bar: Mapping[str, object] | None = None

    def write(self, edits: Mapping[Path, Sequence[Edit]], label: str) -> None:
        planned = plan(edits, self.files.all)
        planned.write()
        self.done.append((planned, label))
        self.undone.clear()
        self.files = Files(self.dataset)

    @property
    def undoes(self) -> str | None:
        return self.done[-1][1] if self.done else None

    @property
    def redoes(self) -> str | None:
        return self.undone[-1][1] if self.undone else None

    def undo(self) -> None:
        planned, _label = self.done[-1]
        planned.undone.write()
        self.undone.append(self.done.pop())
        self.files = Files(self.dataset)

    def redo(self) -> None:
        planned, _label = self.undone[-1]
        planned.write()
        self.done.append(self.undone.pop())
        self.files = Files(self.dataset)

    def changed(self) -> tuple[Path, ...]:
        return tuple(
            one.path
            for one in self.files.all
            if not one.path.exists() or digest_of(one.path.read_bytes()) != one.digest
        )

    def reread(self) -> None:
        self.files = Files(self.dataset)
        self.done.clear()
        self.undone.clear()

    def keep(self, bar: Mapping[str, object] | None) -> None:
        self.bar = bar

    def kept(self) -> Mapping[str, object] | None:
        return self.bar


__all__ = ["ChangedFile", "PlainStore"]
