"""Making the folder of a new dataset: all of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.evidence.documents import TEXTS, document_id
from graph.model import builtin
from graph.problems import UnusableFile
from graph.reading.files import HEADER
from graph.starting import templates
from graph.starting.schemas import SCHEMAS, schema_files
from graph.starting.texts import Text, called, read_texts
from graph.writing.atomic import write_texts
from graph.writing.save import refuse_company

IGNORED = "# The words of the documents are not part of the dataset.\n*\n"
"""What git is told of the folder of texts."""


def start(folder: Path, paths: Sequence[Path]) -> tuple[Text, ...]:
    """Make a dataset that cites some texts and claims nothing yet.

    Parameters
    ----------
    folder : Path
        It may be there; nothing in it is written over.
    paths : sequence of Path
        Of text and Markdown.

    Returns
    -------
    tuple of Text
        The documents.

    Raises
    ------
    UnusableFile
        Where a text is none, or the folder has files that would be in the way.
    """
    texts = read_texts(paths)
    files = {folder / name: content for name, content in _files(folder, texts).items()}
    with _told(folder):
        _refuse_what_is_there(folder, files)
    with _folders_taken_away(folder):
        write_texts(files)
    return texts


def _files(folder: Path, texts: Sequence[Text]) -> dict[str, str]:
    """The files by their names; the header comes last, and with it the dataset is there."""
    name = folder.resolve().name
    title = texts[0].title if len(texts) == 1 else called(name)
    files = {f"{TEXTS}/.gitignore": IGNORED}
    files |= {f"{TEXTS}/{one.file}": one.content for one in texts}
    files |= schema_files(builtin())
    files["entities.yaml"] = templates.entities()
    files["relations.yaml"] = templates.relations(texts)
    files[HEADER] = templates.header(document_id(name), title, texts)
    return files


def _refuse_what_is_there(folder: Path, files: Mapping[Path, str]) -> None:
    """Refuse a folder in which a file would be written over, or others would be read along."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise UnusableFile(str(folder), "this is no folder; name one that is to be made")
    for path, content in files.items():
        if os.path.lexists(path) and (path.name == HEADER or not _says(path, content)):
            reason = "this is there already, and nothing is written over; name another folder"
            raise UnusableFile(str(path), reason)
    refuse_company(folder, {path.name for path in files if path.parent == folder})


def _says(path: Path, content: str) -> bool:
    """Whether a file has these words, a byte order mark left out."""
    return path.is_file() and path.read_bytes().removeprefix(b"\xef\xbb\xbf") == content.encode()


@contextmanager
def _folders_taken_away(folder: Path) -> Iterator[None]:
    """Have no empty folders left where nothing could be written into them."""
    made = [folder / TEXTS, folder / SCHEMAS, folder, *folder.parents]
    made = [one for one in made if not one.exists()]
    try:
        yield
    except BaseException:
        for one in made:
            with suppress(OSError):  # what has something in it stays
                one.rmdir()
        raise


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Have what the system refuses be told of the folder."""
    try:
        yield
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None
