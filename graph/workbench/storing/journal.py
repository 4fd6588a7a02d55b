"""What was done to a dataset's files, step by step: on the disk before each step is made.

A line is an act: a step was done, undone, or done again. A further line says that it has been made. So
after a crash the last act is the only one of which that is open, and the digests of the files tell. A line
that was cut off is as if it had never been begun.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any, Literal

from graph.private import make_private
from graph.problems import UnusableFile
from graph.reading.files import DECISIONS, HEADER, POSITIONS, data_file
from graph.writing.atomic import write_text
from graph.writing.plan import Change, Plan
from graph.writing.splicing import Splice

MOST = 1_000
"""So many steps can be undone after a restart."""

_APPENDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)

Deed = Literal["do", "undo", "redo"]


@dataclass(frozen=True)
class Step:
    """What one command changed.

    Parameters
    ----------
    plan : Plan
    label : str
        What it does, as it is told beside *undo*.
    """

    plan: Plan
    label: str


@dataclass(frozen=True)
class Act:
    """A step that is made, one way or the other.

    Parameters
    ----------
    deed : {"do", "undo", "redo"}
    step : Step
    id : str
        Of the act; no two have the same.
    """

    deed: Deed
    step: Step
    id: str

    @property
    def plan(self) -> Plan:
        """What it changes in the files."""
        return self.step.plan.undone if self.deed == "undo" else self.step.plan


class Journal:
    """The steps that can be undone and done again, and the file that keeps them.

    Parameters
    ----------
    path : path
        Of its file; read if it is there.
    header : path
        The dataset's; its files are kept by their names, so that their folder can be moved.

    Attributes
    ----------
    done, undone : list of Step
        What ``undo`` undoes, and what ``redo`` does again, last.
    last : str
        The id of the last act; empty where there is none.
    open : Act, optional
        The last act, where it is not known whether it has been made.
    """

    def __init__(self, path: Path, header: Path) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.last = ""
        self.open: Act | None = None
        self._path = path
        self._header = header
        self._length = self._before = self._replay()

    def begin(self, deed: Deed, step: Step) -> Act:
        """Have an act on the disk that is to be made now.

        Parameters
        ----------
        deed : {"do", "undo", "redo"}
        step : Step
            One that is new; or the last that was done, or undone.

        Raises
        ------
        UnusableFile
            Where it cannot be kept; then it is not to be made.
        """
        self._restore()
        act = Act(deed, step, token_hex(8))
        length = self._length
        try:
            self._append(_told(act), sync=True)
        except OSError as error:
            self._cut(length)
            raise UnusableFile(str(self._path), error.strerror or str(error)) from None
        self._before = length
        self.open = act
        return act

    def made(self) -> None:
        """The act that was begun has been made."""
        if self.open is None:
            return
        try:  # that it reaches the disk is not waited for: what the files say would tell as much
            self._append({"made": self.open.id}, sync=False)
        except OSError:
            self._cut(self._length)
        self._take(self.open)
        self.open = None

    def drop(self) -> None:
        """The act that was begun has not been made, and will not be."""
        self.open = None
        self._cut(self._before)

    def clear(self) -> None:
        """Forget the steps: the files are others now. Which act was the last is still known."""
        self.done, self.undone, self.open = [], [], None
        self._cut(0)
        if self.last:
            with suppress(OSError, UnusableFile):
                self._append({"after": self.last}, sync=False)

    def left(self) -> dict[Path, str]:
        """The digests with which its steps, as far as they are done, have left their files."""
        found = {change.file: change.after for step in self.done for change in step.plan.changes}
        for step in reversed(self.undone):  # the next to be done again comes first
            for change in step.plan.changes:
                found.setdefault(change.file, change.before)
        return found

    def _take(self, act: Act) -> None:
        """Have an act behind us."""
        if act.deed == "do":
            self.done.append(act.step)
            self.undone.clear()
        elif act.deed == "undo":
            self.undone.append(self.done.pop())
        else:
            self.done.append(self.undone.pop())
        self.last = act.id

    def _replay(self) -> int:
        """Read the file, as far as it is whole; its length so far, to which it is cut."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise UnusableFile(str(self._path), error.strerror or str(error)) from None
        length = 0
        for line in content.splitlines(keepends=True):
            try:
                if not line.endswith(b"\n"):
                    break
                self._read(json.loads(line))
            except (ValueError, LookupError, TypeError, AttributeError):
                break
            length += len(line)
        if len(self.done) + len(self.undone) > MOST and self.open is None:
            return self._shortened()
        if length < len(content):
            os.truncate(self._path, length)
        return length

    def _read(self, line: Mapping[str, Any]) -> None:
        if "made" in line:
            if self.open is not None and self.open.id == line["made"]:
                self._take(self.open)
                self.open = None
            return
        if "after" in line:
            self.last = str(line["after"])
            return
        if self.open is not None:  # that of before has been made, or else nothing would follow
            self._take(self.open)
            self.open = None
        deed, act = line["deed"], line["id"]
        if deed == "do":
            self.open = Act(deed, self._step(line), act)
        elif deed in {"undo", "redo"}:
            self.open = Act(deed, (self.done if deed == "undo" else self.undone)[-1], act)
        else:
            raise ValueError(deed)

    def _step(self, line: Mapping[str, Any]) -> Step:
        changes = (
            Change(
                self._file(one["file"]),
                one["before"],
                one["after"],
                tuple(Splice(at, old, new) for at, old, new in one["splices"]),
            )
            for one in line["changes"]
        )
        return Step(Plan(tuple(changes)), str(line["label"]))

    def _file(self, name: str) -> Path:
        """A file of the dataset: of no other is anything done, whatever a journal says."""
        file = self._header.with_name(name)
        if name not in {self._header.name, POSITIONS, DECISIONS}:
            found = data_file(file)
            if found is None or found.section is None or self._header.name != HEADER:
                raise ValueError(name)
        return file

    def _shortened(self) -> int:
        """Keep no more of the steps than can be undone."""
        self.done = self.done[max(len(self.done) + len(self.undone) - MOST, 0) :]
        self.undone = self.undone[-MOST:]
        steps = [*self.done, *reversed(self.undone)]
        acts = [Act("do", step, token_hex(8)) for step in steps]
        acts += [Act("undo", step, token_hex(8)) for step in reversed(self.undone)]
        if acts and self.last:
            acts[-1] = replace(acts[-1], id=self.last)
        lines = [line for act in acts for line in (_line(_told(act)), _line({"made": act.id}))]
        text = b"".join(lines).decode("ascii")
        write_text(self._path, text, private=True)
        return len(text)

    def _restore(self) -> None:
        """Write it anew from what is known, where somebody has taken it away: git clean takes what is ignored."""
        make_private(self._path.parent)
        if self._length and not self._path.exists():
            self._length = self._shortened()

    def _append(self, line: Mapping[str, Any], *, sync: bool) -> None:
        content = _line(line)
        if not self._length:
            write_text(self._path, "", private=True)  # its name, too, has to be on the disk
        handle = os.open(self._path, _APPENDING, 0o600)
        try:
            if os.write(handle, content) < len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if sync:
                os.fsync(handle)
        finally:
            os.close(handle)
        self._length += len(content)

    def _cut(self, length: int) -> None:
        """Leave out what stands behind a length; to get shorter needs no room on a disk."""
        with suppress(FileNotFoundError):
            os.truncate(self._path, length)
        self._length = length


def _told(act: Act) -> dict[str, Any]:
    """An act as a line has it."""
    told: dict[str, Any] = {"deed": act.deed, "id": act.id}
    if act.deed == "do":
        told["label"] = act.step.label
        told["changes"] = [
            {
                "file": change.file.name,
                "before": change.before,
                "after": change.after,
                "splices": [[one.offset, one.old, one.new] for one in change.splices],
            }
            for change in act.step.plan.changes
        ]
    return told


def _line(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
