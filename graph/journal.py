"""Steps that touch several files: noted before they are taken, so that one that is cut off is finished.

Each file of a step is on the disk, beside the one whose place it takes, before the step is noted; from then on the
step counts as taken, and whoever next opens the folder puts the files that are left in their places. What is
cut off earlier has changed nothing. A note names files of its own folder alone, by their digests: a folder that
comes from others can have nothing done outside of it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.private import FOLDER, IGNORE, IGNORED, make_private
from graph.problems import UnusableFile
from graph.shown import one_line

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

NOTE = "step.json"
UNFINISHED = ".unfinished"
"""What the name of a file ends with that has yet to take its place."""
_LOG = logging.getLogger("graph")


@dataclass(frozen=True)
class Placing:
    """A file of a step, and where it belongs.

    Parameters
    ----------
    staged, target : str
        Paths from the folder on, in one folder.
    before : str
        The digest of what the target had; empty where it was not there.
    after : str
        The digest of what it is to have.
    """

    staged: str
    target: str
    before: str
    after: str


def folder_of(targets: Sequence[Path]) -> Path | None:
    """The folder whose note tells of a step, if it has one: all of its files are in it.

    Parameters
    ----------
    targets : sequence of Path
        What each leads to in the end.
    """
    if not targets:
        return None
    parents = [Path(os.path.realpath(one.parent)) for one in targets]
    try:
        common = Path(os.path.commonpath(parents))
    except ValueError:  # on different drives
        return None
    common = common.parent if common.name == FOLDER else common
    return common if common != Path(common.anchor) else None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have no two programs place files in a folder at a time, where the system can see to it.

    Parameters
    ----------
    folder : Path
    """
    handle = None
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def note(folder: Path, step: Sequence[tuple[Path, Path]]) -> None:
    """Note a step before it is taken; what is noted is done, sooner or later.

    Parameters
    ----------
    folder : Path
        That all the files are in.
    step : sequence of (staged, target)
        The files that are on the disk, and whose places they take.
    """
    private = folder / FOLDER
    files = [
        asdict(Placing(_from(folder, one), _from(folder, target), _digest(target), _digest(one)))
        for one, target in step
    ]
    for place in {target.parent for _one, target in step}:
        sync(place)  # what is noted is on the disk before the note
    make_private(private)
    begun = private / f"{NOTE}{UNFINISHED}"
    handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump({"step": 1, "files": files}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    begun.replace(private / NOTE)
    sync(private)


def taken_back(folder: Path) -> bool:
    """Forget the step of a folder if none of it is taken; if some is, it is to be finished.

    Parameters
    ----------
    folder : Path
    """
    if any(_digest(folder / one.target) != one.before for one in _read(folder)):
        return False
    forget(folder)
    return True


def forget(folder: Path) -> None:
    """Take a note away, and the private folder with it where nothing else is in it.

    Parameters
    ----------
    folder : Path
    """
    private = folder / FOLDER
    (private / NOTE).unlink(
        missing_ok=True
    )  # should it come back with the power, there is nothing left to do
    with suppress(OSError):
        ours = (private / IGNORE).read_text("utf-8") == IGNORED
        if ours and {one.name for one in private.iterdir()} == {IGNORE}:
            (private / IGNORE).unlink()
            private.rmdir()


def finish(folder: Path) -> None:
    """Finish the step of a folder that was cut off, if there is one, and say so.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    UnusableFile
        Where it cannot be finished, with what to do.
    """
    if _is_noted(folder):
        with alone(folder):  # one that is not cut off is done after that
            finish_alone(folder)


def finish_alone(folder: Path) -> None:
    """As ``finish``, for who has the folder alone already.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    UnusableFile
    """
    if not _is_noted(folder):
        return
    files = _read(folder)
    left = [one for one in files if _is_left(folder, one)]
    try:
        for one in left:
            (folder / one.staged).replace(folder / one.target)
        for place in {(folder / one.target).parent for one in left}:
            sync(place)
        forget(folder)
    except OSError as error:
        reason = f"a step that was cut off cannot be finished: {error.strerror or error}"
        raise UnusableFile(str(folder / FOLDER / NOTE), reason) from None
    names = ", ".join(one.target for one in files)
    _LOG.warning("%s", one_line(f"a step that was cut off is finished now: {names} in {folder}"))


def _is_noted(folder: Path) -> bool:
    """Whether there is a step to be finished here, by one who may say so: its owner, or the folder's."""
    try:
        owner = (folder / FOLDER / NOTE).lstat().st_uid
        return owner in {folder.stat().st_uid, getattr(os, "geteuid", lambda: owner)()}
    except (OSError, ValueError):  # there is none, or it is not for us to look
        return False


def sync(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can do that.

    Parameters
    ----------
    folder : Path
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(folder: Path) -> list[Placing]:
    """The files that a note names."""
    note = folder / FOLDER / NOTE
    try:
        told = json.loads(note.read_text("utf-8"))
        files = [Placing(**one) for one in told["files"]] if told["step"] == 1 else []
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        files = []
    if not files or not all(_is_within(folder, one) for one in files):
        reason = (
            "this notes a step that was cut off, and cannot be understood; see that the files beside "
            "it fit each other, and remove it"
        )
        raise UnusableFile(str(note), reason)
    return files


def _is_within(folder: Path, one: Placing) -> bool:
    """Whether a file is in the folder, and takes its place from under the name of what is unfinished."""
    if not all(isinstance(part, str) and "\0" not in part for part in asdict(one).values()):
        return False
    root, staged, target = Path(os.path.realpath(folder)), Path(one.staged), Path(one.target)
    place = Path(os.path.realpath(root / target.parent))
    named = staged.parent == target.parent and staged.name.endswith(UNFINISHED)
    return named and place.is_relative_to(root) and target.name not in {"", "..", NOTE}


def _is_left(folder: Path, one: Placing) -> bool:
    """Whether a file has yet to take its place.

    Raises
    ------
    UnusableFile
        Where what it belongs to is neither what it was nor what it would be.
    """
    there = _digest(folder / one.target)
    if there == one.after:
        (folder / one.staged).unlink(missing_ok=True)
        return False
    if there == one.before and _digest(folder / one.staged) == one.after:
        return True
    told = "has changed" if there != one.before else f"cannot have what {one.staged} had"
    raise UnusableFile(
        str(folder / one.target),
        f"a step that was cut off would write this, and it {told} since; see that the files of the "
        f"dataset fit each other, and remove {folder / FOLDER / NOTE}",
    )


def _from(folder: Path, path: Path) -> str:
    """A path from a folder on, whatever links lead to either."""
    place = Path(os.path.realpath(path.parent)).relative_to(os.path.realpath(folder))
    return (place / path.name).as_posix()


def _digest(path: Path) -> str:
    """What a file is known by; of one that is not there, nothing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
