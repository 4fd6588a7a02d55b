"""Writing files whole or not at all, in UTF-8 whatever the locale, after a look at what is there.

A file that is there keeps its mode and, where that can be had, its owner and group, but for the rights of others
where what is written is private; a link is followed, and
what it leads to is written; another name of the same file (a hard link) keeps what it had. What is no file
(a device, a pipe, a terminal) is written into. A text is written under no name, where the system can do
that, or else under one of its own, and takes the file's place once it is on the disk: a process that is
ended half-way leaves the file as it was, and nothing beside it. A step of several files is noted before the first takes
its place (``graph.journal``), so that one that is ended between two is finished by whoever comes next.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from secrets import token_hex

from graph.journal import (
    UNFINISHED,
    alone,
    finish,
    finish_alone,
    folder_of,
    forget,
    note,
    sync,
    taken_back,
)
from graph.problems import UnusableFile

PRIVATE = ".private.html"
"""What the name of a page ends with that shows the words of its reader's own documents."""
STALE = 60 * 60
"""After so many seconds nobody is still writing: a process was killed, and its file is taken away."""
_LINKS = 40
_THROUGH = re.compile(r"/dev/(stdin|stdout|stderr|fd/\d+)|/proc/[^/]+/fd/\d+")
"""Names of what a process has open: to put a file in their place would write nothing to it."""
_STANDARD = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_OF_OTHERS = 0o077
"""The rights of a file's group, and of all."""
_BINARY: int = getattr(os, "O_BINARY", 0)
_UNNAMED: int | None = getattr(os, "O_TMPFILE", None)


@dataclass
class _Staged:
    """A text on the disk that has yet to take its place.

    Parameters
    ----------
    target : Path
        Of the file to be.
    name : Path
        What it is called until then.
    handle : int, optional
        The open file, where it has no name yet.
    kept : bool
        Whether it stays where it is should this be ended, because it is noted where it belongs.
    """

    target: Path
    name: Path
    handle: int | None = None
    kept: bool = False


def write_text(path: Path | str, text: str, *, private: bool = False) -> None:
    """Write a file so that it appears whole or not at all.

    Parameters
    ----------
    path : path
        Its folder is made where it is not there. What is no file (a device, a pipe) is written into.
    text : str
    private : bool
        Whether the file is for its owner alone, also one that is there and was not.

    Raises
    ------
    UnusableFile
        Where it cannot be written; what was there before stays.
    """
    write_texts({Path(path): text}, private=private)


def write_texts(
    texts: Mapping[Path, str | bytes],
    *,
    private: bool = False,
    before_placing: Callable[[], None] | None = None,
) -> None:
    """Write several files as one step: all of them, or none, whenever this is ended.

    That is so for files of one folder, or of folders within one; what links lead elsewhere takes its place with the
    others, but is not finished after an end between two.

    Parameters
    ----------
    texts : mapping of path to str or bytes
    private : bool
        Whether the files are for their owner alone, also those that are there and were not.
    before_placing : callable, optional
        Called once all are on the disk; where it raises, none takes its place.

    Raises
    ------
    UnusableFile
        Where one cannot be written; what was there before stays.
    """
    contents = {
        path: text.encode("utf-8") if isinstance(text, str) else text
        for path, text in texts.items()
    }
    targets: dict[Path, Path] = {}
    open_things: dict[Path, Path] = {}
    for path in contents:
        with _said_of(path):
            target = _target(path)
            (targets if _is_file(target) else open_things)[path] = target
    folder = folder_of([*targets.values()]) if len(targets) > 1 or before_placing else None
    if folder is not None:
        finish(folder)
    with ExitStack() as stack:
        staged: dict[Path, _Staged] = {}
        for path, target in targets.items():
            with _said_of(path):
                staged[path] = stack.enter_context(_staging(target, contents[path]))
        for path, one in staged.items():
            with _said_of(path):
                _settle(one, private=private)
        if folder is not None:
            stack.enter_context(alone(folder))
            finish_alone(folder)
        if before_placing is not None:
            before_placing()
        _place(staged, folder if len(staged) > 1 else None)
        for path, target in open_things.items():
            with _said_of(path):
                _write_into(target, contents[path])


def _place(staged: Mapping[Path, _Staged], folder: Path | None) -> None:
    """Have all texts take their places; what is noted of a folder is finished by the next, if not here."""
    if folder is not None:
        with _said_of(folder):
            note(folder, [(one.name, one.target) for one in staged.values()])
        _keep(staged, kept=True)
    try:
        for path, one in staged.items():
            with _said_of(path):
                one.name.replace(one.target)
    except UnusableFile:
        if folder is not None and taken_back(folder):
            _keep(staged, kept=False)
        raise
    for place in {one.target.parent for one in staged.values()}:
        sync(place)
    if folder is not None:
        forget(folder)


def _keep(staged: Mapping[Path, _Staged], *, kept: bool) -> None:
    for one in staged.values():
        one.kept = kept


def _target(path: Path) -> Path:
    """What a path leads to, link by link; it need not be there."""
    for _link in range(_LINKS):
        if _THROUGH.fullmatch(str(path)) or not path.is_symlink():
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _is_file(target: Path) -> bool:
    """Whether a path is that of a file, or of one to be; its folder is made then."""
    if _THROUGH.fullmatch(str(target)):
        return False
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        return True
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; name a file in it")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_ISREG(mode)


@contextmanager
def _staging(target: Path, content: bytes) -> Iterator[_Staged]:
    """A text on the disk beside its target; what has not taken its place is taken away."""
    _sweep(target)
    staged = _Staged(target, target.parent / f"{_begun(target)}{token_hex(6)}{UNFINISHED}")
    try:
        handle = _opened(staged)
        with os.fdopen(handle, "wb", closefd=staged.handle is None) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield staged
    finally:
        if staged.handle is not None:
            os.close(staged.handle)
        if not staged.kept:
            staged.name.unlink(missing_ok=True)


def _opened(staged: _Staged) -> int:
    """A new file in the target's folder, for us alone: without a name, where the system has such."""
    if _UNNAMED is not None and Path("/proc/self/fd").is_dir():
        with suppress(OSError):  # not every file system can
            staged.handle = os.open(staged.name.parent, _UNNAMED | os.O_RDWR, 0o600)
            return staged.handle
    return os.open(staged.name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)


def _begun(target: Path) -> str:
    """What the name of an unfinished file begins with."""
    return f".{target.name[:40]}."


def _settle(staged: _Staged, *, private: bool) -> None:
    """Give a text a name and the rights of what is there, so that it can take its place."""
    target, name = staged.target, staged.name
    if staged.handle is not None:
        folder = os.open(name.parent, os.O_RDONLY)
        try:  # only with a folder's number is the name in /proc followed
            os.link(f"/proc/self/fd/{staged.handle}", name.name, dst_dir_fd=folder)
        finally:
            os.close(folder)
    made = name.stat()
    try:
        there = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    else:
        mode = stat.S_IMODE(there.st_mode)
        if made.st_gid != there.st_gid:
            try:
                os.chown(name, -1, there.st_gid)
            except OSError:  # only to groups of one's own; what stays has no more than all have
                mode = mode & ~0o070 | (mode & 0o007) << 3
        if made.st_uid != there.st_uid:
            with suppress(OSError):  # only root gives files away
                os.chown(name, there.st_uid, -1)
    if private:
        mode &= ~_OF_OTHERS
    if stat.S_IMODE(made.st_mode) != mode:
        name.chmod(mode)


def _sweep(target: Path) -> None:
    """Take away what a process that was killed long ago has left of this file."""
    with suppress(OSError):
        for path in target.parent.glob(f"{escape(_begun(target))}*{UNFINISHED}"):
            if path.lstat().st_mtime < time.time() - STALE:
                path.unlink(missing_ok=True)


def _write_into(path: Path, content: bytes) -> None:
    """Write into what is no file; what this process has open is written to where it stands."""
    number = _STANDARD.get(str(path))
    if path.parent in {Path("/dev/fd"), Path("/proc/self/fd")}:
        number = int(path.name)
    handle = os.open(path, os.O_WRONLY | _BINARY) if number is None else os.dup(number)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    """Have what the system refuses be told of a path."""
    try:
        yield
    except OSError as error:
        raise UnusableFile(str(path), error.strerror or str(error)) from None
