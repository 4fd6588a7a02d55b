"""Finding the reader's own copies of the documents that a dataset cites."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.evidence.text import document_digest, read_text
from graph.evidence.verifying import misplaced
from graph.folding import slug
from graph.model import AUTHOR, Dataset, Document
from graph.problems import Place, Problem, UnusableFile

ENDINGS = {".txt", ".md"}
"""What the files of texts end with."""
TEXTS = "texts"
"""The folder within a dataset's that holds the reader's own copies; git is told to ignore it."""
LONGEST_ID = 200
"""So many characters an id has, at the most."""


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
        For each document that is not there, cannot be read, or differs from the one that was
        cited.

    Raises
    ------
    UnusableFile
        Where there is no such folder, or it is one file, which cannot be read.
    """
    folder = Path(folder)
    copies, unread = _copies(folder)
    by_digest = {document_digest(text): path for path, text in copies.items()}
    found: dict[str, str] = {}
    problems = []
    for document in dataset.header.documents:
        path = by_digest.get(document.digest or "")
        if path is None:
            path = _by_name(document, dataset, [*copies, *unread])
        if path is None:
            message = f'no copy of "{document.id}" ({document.title}) is here'
            problems.append(Problem(Place(str(folder)), "document-absent", message))
        elif path in unread:
            message = f'this copy of "{document.id}" cannot be read: {unread[path]}'
            problems.append(Problem(Place(str(path)), "document-absent", message))
        else:
            found[document.id] = copies[path]
            told = _other_text(document, copies[path]) or _miscounted(document, copies[path])
            if told:
                message = f'this copy of "{document.id}" {told}'
                problems.append(Problem(Place(str(path)), "document-differs", message))
    return found, problems


def texts_beside(folder: Path) -> Path | None:
    """The folder of copies in that of a dataset, if there is one with a text in it.

    Parameters
    ----------
    folder : Path
    """
    texts = folder / TEXTS
    try:
        return texts if texts.is_dir() and _text_files(texts) else None
    except OSError:
        return None


def shown_documents(dataset: Dataset, folder: Path | str) -> tuple[dict[str, str], list[Problem]]:
    """The copies whose words may be shown as what was cited, and why others may not.

    Parameters
    ----------
    dataset : Dataset
    folder : path

    Returns
    -------
    texts : dict of str to str
        Those that are the texts that were cited, as far as can be told: no citation marks words
        that are not its own.
    problems : list of Problem
        For each document that is not among them.

    Raises
    ------
    UnusableFile
        Where there is no such folder, or it is one file, which cannot be read.
    """
    texts, problems = find_documents(dataset, folder)
    wrong = misplaced(dataset, texts)
    shown = {}
    for document in dataset.header.documents:
        text = texts.get(document.id)
        if text is None or _other_text(document, text):
            continue
        if document.id in wrong:
            message = (
                f'in this copy of "{document.id}" other words stand where {wrong[document.id]} of '
                "its citations say; policygraph verify tells which"
            )
            problems.append(Problem(Place(str(folder)), "document-differs", message))
        else:
            shown[document.id] = text
    return shown, problems


def document_id(name: str) -> str:
    """A file's name, without its ending, as a document's id: small letters, digits and hyphens.

    Parameters
    ----------
    name : str
    """
    made = slug(name, LONGEST_ID)
    return made if made and made != AUTHOR else f"{made}-document".strip("-")


def _other_text(document: Document, text: str) -> str | None:
    """Why a copy is not the text that was cited; nothing where it is, as far as can be told."""
    other = "is not the text that was cited"
    length = document.characters
    if length is not None and length != len(text):
        other += f", which has {length} characters; this one has {len(text)}"
    if document.digest:
        return None if document_digest(text) == document.digest else other
    return None if length in {None, len(text)} else other


def _miscounted(document: Document, text: str) -> str | None:
    """Why the length that is declared cannot be right, where the copy is the text that was cited."""
    if document.characters in {None, len(text)}:
        return None
    return (
        f"has {len(text)} characters and the digest of the text that was cited: "
        f"correct the {document.characters} that its document says"
    )


def _copies(folder: Path) -> tuple[dict[Path, str], dict[Path, str]]:
    """The texts in a folder, or the one that it is, by their paths; and why others are not read."""
    try:
        files = _text_files(folder) if folder.is_dir() else None
    except (OSError, ValueError) as error:
        raise UnusableFile(str(folder), getattr(error, "strerror", None) or str(error)) from None
    if files is None:
        return {folder: read_text(folder)}, {}
    copies: dict[Path, str] = {}
    unread: dict[Path, str] = {}  # what lies beside the documents need not be text
    for file in files:
        try:
            copies[file] = read_text(file)
        except UnusableFile as error:
            unread[file] = error.reason
    return copies, unread


def _text_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.suffix.lower() in ENDINGS]


def _by_name(document: Document, dataset: Dataset, files: Sequence[Path]) -> Path | None:
    """The file that is called as a document is, or would be if its name could be an id."""
    alike = (
        next((path for path in files if called(path.stem) == document.id), None)
        for called in (str, document_id)
    )
    named = next((path for path in alike if path is not None), None)
    if named is None and len(files) == len(dataset.header.documents) == 1:
        return files[0]
    return named
