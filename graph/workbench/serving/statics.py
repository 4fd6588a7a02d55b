"""The files of the page: a table that is made once, so that nobody names a path later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from graph.problems import UnusableFile

ROOT = Path(__file__).parents[2]
"""The package."""
FOLDER = "workbench/page"
FIRST = f"{FOLDER}/index.html"
"""The page itself; there are no data in it."""
SHARED = f"{FOLDER}/shared.json"
"""What of the explorer's page it takes, by the paths within the package: so one import holds everywhere."""
MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
"""What is served, by its ending."""


class Static(NamedTuple):
    """A file as it is served.

    Parameters
    ----------
    body : bytes
    media : str
    """

    body: bytes
    media: str


def statics(root: Path = ROOT) -> Mapping[str, Static]:
    """The files of the page, by their paths within the package.

    Parameters
    ----------
    root : path
        Of the package.

    Raises
    ------
    UnusableFile
        Where the page is not there, or not all of it.
    """
    own = [path for path in sorted((root / FOLDER).rglob("*")) if path.suffix in MEDIA]
    try:
        shared = root / SHARED
        further = json.loads(shared.read_bytes())["files"] if shared.is_file() else []
        found = {
            path.relative_to(root).as_posix(): Static(path.read_bytes(), MEDIA[path.suffix])
            for path in [*own, *(root / name for name in further)]
        }
    except OSError as error:
        raise UnusableFile(str(error.filename), error.strerror or str(error)) from None
    if FIRST not in found:
        raise UnusableFile(str(root / FIRST), "the page of the workbench is not installed")
    return found
