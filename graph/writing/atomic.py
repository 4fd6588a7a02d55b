"""Writing a file whole or not at all, in UTF-8 whatever the locale."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph.problems import UnusableFile


def write_text(path: Path | str, text: str) -> None:
    """Write a file so that it appears whole or not at all.

    Parameters
    ----------
    path : path
        Its folder is made where it is not there.
    text : str

    Raises
    ------
    UnusableFile
        Where it cannot be written; what was there before stays.
    """
    path = Path(path)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
        # A temporary file is private; the file that takes its place is as readable as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UnusableFile(str(path), error.strerror or str(error)) from None
    except BaseException:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise
