"""One workbench a dataset: who has it open, and where.

The system's own lock is held on a file, so that it ends with the process, however that ends: a lock that
is left behind by a process that was killed is no lock.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from graph.problems import UnusableFile

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_FAR = 1 << 30
"""Where, on Windows, the byte lies that is locked: what is locked there cannot be read by others."""


class Lock:
    """A dataset that this process has open.

    Parameters
    ----------
    path : path
        Of the lock's file.

    Raises
    ------
    UnusableFile
        Where another process has it open; its address is told.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = self._taken()
        self.tell("")

    def tell(self, address: str) -> None:
        """Say where the workbench is served, for who opens the dataset again; without its key.

        Parameters
        ----------
        address : str
        """
        told = json.dumps({"process": os.getpid(), "address": address}).encode()
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, told)

    def release(self) -> None:
        """Let others open the dataset."""
        if self._handle < 0:
            return
        with suppress(OSError):  # while it is held still: nobody else's is taken away
            self._path.unlink()
        os.close(self._handle)
        with suppress(OSError):  # Windows takes nothing away that is open
            if fcntl is None:
                self._path.unlink()
        self._handle = -1

    def _taken(self) -> int:
        while True:
            try:
                handle = os.open(self._path, _FLAGS, 0o600)
            except OSError as error:
                raise UnusableFile(str(self._path), error.strerror or str(error)) from None
            if not _holds(handle):
                told = _told(handle)
                os.close(handle)
                raise UnusableFile(str(self._path.parent.parent), told)
            if self._is_there(handle):
                return handle
            os.close(handle)  # it was taken away between the two steps, with the one who held it

    def _is_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False


def _holds(handle: int) -> bool:
    """Hold a file until this process ends; false, where another one does."""
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a disk on which nothing can be locked: it is gone without
        return True
    return True


def _told(handle: int) -> str:
    """What is said of who has it open."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        found = json.loads(os.read(handle, 1_000))
        process, address = int(found["process"]), str(found["address"])
    except (OSError, ValueError, LookupError, TypeError):
        process, address = 0, ""
    who = f"process {process}" if process else "another process"
    where = f" at {address}" if address else ""
    return (
        f"{who} has this dataset open in a workbench{where}; go on in its page, whose whole address "
        "it printed when it started, or end it there with Ctrl+C"
    )
