"""The schemas by which an editor completes the files of a dataset, in a folder beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from graph.model import Vocabulary
from graph.reading.files import RESOLUTIONS
from graph.schema import Part, schema
from graph.writing.atomic import write_texts

SCHEMAS = "schema"
"""The folder of the schemas in that of a dataset."""
_PARTS: tuple[Part, ...] = ("dataset", "entities", "relations")


def schema_files(vocabulary: Vocabulary, parts: Iterable[Part] = _PARTS) -> dict[str, str]:
    """The schemas of the files, by their paths from the dataset's folder on.

    Parameters
    ----------
    vocabulary : Vocabulary
        The kinds that they offer.
    parts : iterable of str
        Of which files.
    """
    return {
        f"{SCHEMAS}/{part}.json": f"{json.dumps(schema(vocabulary, part), ensure_ascii=False)}\n"
        for part in parts
    }


def _texts(folder: Path, vocabulary: Vocabulary) -> dict[Path, str]:
    """The schemas of the files that a dataset has, by where they belong."""
    resolved: tuple[Part, ...] = ("resolutions",) if (folder / RESOLUTIONS).is_file() else ()
    files = schema_files(vocabulary, (*_PARTS, *resolved))
    return {folder / name: text for name, text in files.items()}


def write_schemas(folder: Path, vocabulary: Vocabulary) -> list[Path]:
    """Write the schemas of a dataset, so that an editor offers the kinds that it declares too.

    Parameters
    ----------
    folder : path
        The dataset's.
    vocabulary : Vocabulary

    Returns
    -------
    list of path
        The files that say something else than before.

    Raises
    ------
    UnusableFile
        Where one cannot be written; then none is.
    """
    texts = _texts(folder, vocabulary)
    changed = {path: text for path, text in texts.items() if not _says(path, text)}
    if changed:
        write_texts(changed)
    return [*changed]


def are_outdated(folder: Path, vocabulary: Vocabulary) -> bool:
    """Whether a dataset has schemas, and they offer other kinds than it knows.

    Parameters
    ----------
    folder : path
    vocabulary : Vocabulary
    """
    texts = _texts(folder, vocabulary)
    return any(path.is_file() and not _says(path, text) for path, text in texts.items())


def _says(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
