"""Finding the reader's own copies of the documents that a dataset cites."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from graph.evidence.text import document_digest, read_text
from graph.model import Dataset, Document
from graph.problems import Place, Problem, UnusableFile

ENDINGS = {".txt", ".md"}
"""What the files of texts end with."""


def find_documents(dataset: Dataset, folder: Path | str) -> tuple[dict[str, str], list[Problem]]:
    """The reader's own copies of the documents that a dataset cites.

    A copy is known by its digest, else by its name (the document's id), else by being the only
    text for the only document.

    Parameters
    ----------
    dataset : Dataset
    folder : path
        Of text files (``.txt``, ``.md``), or one such file.

    Returns
    -------
    texts : dict of str to str
        By the document's id.
    problems : list of Problem
        For each document that is not there, or differs from the one that was cited.

    Raises
    ------
    UnusableFile
        Where there is no such folder, or a copy in it cannot be read.
    """
    folder = Path(folder)
    copies = _copies(folder, {document.id for document in dataset.header.documents})
    by_digest = {document_digest(text): path for path, text in copies.items()}
    found: dict[str, str] = {}
    problems = []
    for document in dataset.header.documents:
        path = by_digest.get(document.digest or "") or _by_name(document, dataset, [*copies])
        if path is None:
            message = f'no copy of "{document.id}" ({document.title}) is here'
            problems.append(Problem(Place(str(folder)), "document-absent", message))
            continue
        found[document.id] = copies[path]
        if document.digest and document_digest(copies[path]) != document.digest:
            message = f'this copy of "{document.id}" is not the text that was cited'
            problems.append(Problem(Place(str(path)), "document-differs", message))
    return found, problems


def _copies(folder: Path, named: Collection[str]) -> dict[Path, str]:
    """The texts in a folder, or the one that it is, by their paths."""
    files = _text_files(folder)
    copies: dict[Path, str] = {}
    for file in files:
        try:
            copies[file] = read_text(file)
        except UnusableFile:  # what lies beside the documents need not be text
            if len(files) == 1 or file.stem in named:
                raise
    return copies


def _text_files(folder: Path) -> list[Path]:
    try:
        if folder.is_file():
            return [folder]
        return [path for path in sorted(folder.iterdir()) if path.suffix.lower() in ENDINGS]
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None


def _by_name(document: Document, dataset: Dataset, files: Sequence[Path]) -> Path | None:
    named = next((path for path in files if path.stem == document.id), None)
    if named is None and len(files) == len(dataset.header.documents) == 1:
        return files[0]
    return named
