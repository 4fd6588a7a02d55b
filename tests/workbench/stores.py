"""A store that writes at once, remembers its steps for as long as it lives, and no longer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.mending.opening import Files
from graph.problems import ChangedFile
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit
from graph.writing.splicing.edits import applied, changes_of
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
        self._kept: str | None = None

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
        _label, made = self._done[-1]
        made.undone.write()
        self._files = Files(self.dataset)
        self._undone.append(self._done.pop())

    def redo(self) -> None:
        _label, made = self._undone[-1]
        made.write()
        self._files = Files(self.dataset)
        self._done.append(self._undone.pop())

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
        self._kept = None if bar is None else json.dumps(bar)

    def kept(self) -> Mapping[str, object] | None:
        found: Mapping[str, object] | None = None if self._kept is None else json.loads(self._kept)
        return found


class Sheet:
    """A file that is nowhere but in memory."""

    def __init__(self, path: Path, value: Any, number: int = 0) -> None:
        self.path = path
        self.value = value
        self.digest = f"{path.name} {number}"


class SheetFiles(Files):
    """The files of a dataset, as plain values alone."""

    def __init__(self, header: Any, entities: Any, relations: Any) -> None:
        self.dataset = Path("memory")
        self.header = header
        self.data = [entities, relations]
        self.positions = None


class Held:
    """A store in memory: as fast as can be, for what makes hundreds of steps."""

    def __init__(self, header: Any, entities: Any = (), relations: Any = ()) -> None:
        self._files = SheetFiles(
            Sheet(Path("dataset.yaml"), header),
            Sheet(Path("entities.yaml"), [*entities]),
            Sheet(Path("relations.yaml"), [*relations]),
        )
        self._done: list[tuple[str, SheetFiles]] = []
        self._undone: list[tuple[str, SheetFiles]] = []
        self._steps = 0

    @property
    def files(self) -> Files:
        return self._files

    def write(self, edits: Mapping[Path, Sequence[Edit]], label: str) -> None:
        self._steps += 1
        made = [
            Sheet(one.path, applied(one.value, changes_of(one.value, edits[one.path])), self._steps)
            if edits.get(one.path)
            else one
            for one in (self._files.header, *self._files.data)
        ]
        self._done.append((label, self._files))
        self._undone.clear()
        self._files = SheetFiles(*made)

    @property
    def undoes(self) -> str | None:
        return self._done[-1][0] if self._done else None

    @property
    def redoes(self) -> str | None:
        return self._undone[-1][0] if self._undone else None

    def undo(self) -> None:
        label, before = self._done.pop()
        self._undone.append((label, self._files))
        self._files = before

    def redo(self) -> None:
        label, after = self._undone.pop()
        self._done.append((label, self._files))
        self._files = after

    def changed(self) -> tuple[Path, ...]:
        return ()

    def reread(self) -> None:
        self._done.clear()

    def keep(self, bar: Mapping[str, object] | None) -> None:
        pass

    def kept(self) -> Mapping[str, object] | None:
        return None
