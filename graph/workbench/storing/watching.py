"""Whether others have changed a dataset's files: a cheap look each second, and a thorough one where it differs."""

from __future__ import annotations

from pathlib import Path

from graph.mending.opening import Files
from graph.problems import UneditableFile
from graph.reading.files import HEADER, data_beside
from graph.writing.splicing import Opened
from graph.writing.splicing.files import digest_of

PATIENCE = 3
"""So many looks at a file that nobody can read: somebody may be in the midst of writing it."""

Sign = tuple[int, int, int] | None
"""A file's size, time and number; none where it is not there."""


class Watch:
    """What the files were like when they were last looked at."""

    def __init__(self) -> None:
        self._seen: dict[Path, Sign] = {}
        self._half: dict[Path, tuple[Sign, int]] = {}

    def changed(self, files: Files) -> tuple[Path, ...]:
        """Those that say something else than what was read, and those that are new or gone.

        Parameters
        ----------
        files : Files
            As they were read, or written.
        """
        known = {file.path: file.digest for file in files.all}
        found = [path for path, digest in known.items() if self._is_other(path, digest)]
        found += [path for path in _data(files) if path not in known]
        return tuple(found)

    def forget(self, *paths: Path) -> None:
        """Look at some files thoroughly the next time: they have been written; all, where none is named."""
        for path in paths or tuple(self._seen):
            self._seen.pop(path, None)

    def _is_other(self, path: Path, digest: str) -> bool:
        sign = _sign(path)
        if sign is not None and self._seen.get(path) == sign:
            return False
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return True
        except OSError:
            return not self._is_patient(path, sign)
        if digest_of(content) == digest:
            if _sign(path) == sign:  # or else it was written between the two looks
                self._seen[path] = sign
            self._half.pop(path, None)
            return False
        try:
            Opened(path, content)
        except UneditableFile:
            return not self._is_patient(path, sign)
        return True

    def _is_patient(self, path: Path, sign: Sign) -> bool:
        """Whether to look again before anything is said of a file that cannot be read."""
        before, looks = self._half.get(path, (sign, 0))
        looks = looks + 1 if before == sign else 1
        self._half[path] = (sign, looks)
        return looks < PATIENCE


def _sign(path: Path) -> Sign:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _data(files: Files) -> list[Path]:
    """The files of records that are there now."""
    header = files.header.path
    if header.name != HEADER:
        return []
    try:
        return [file.path for file in data_beside(header).data]
    except OSError:
        return []
