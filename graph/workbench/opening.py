"""From a dataset to a workbench that is served: what is opened, in which order, and how it ends."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from graph.evidence.documents import find_documents, shown_documents
from graph.mending.opening import Files
from graph.model import Dataset
from graph.problems import Problem, UnusableFile
from graph.workbench.serving.answering import Answering
from graph.workbench.serving.guards import Gate, new_key
from graph.workbench.serving.server import Server
from graph.workbench.serving.statics import statics
from graph.workbench.shapes import Desk
from graph.workbench.storing.locking import Lock
from graph.workbench.storing.private import private_file
from graph.workbench.storing.stored import Stored

GROWING = frozenset({"unanchored", "unexpected-answer", "not-whole", "unknown-answer"})
"""What a check may find wrong with a dataset that is being made: the workbench is where it is mended."""

Making = Callable[[Stored, dict[str, str], list[str]], Desk]
"""Makes the desk, of the files, the documents' texts by id, and the ids of those that are not what was cited."""


@dataclass(frozen=True)
class Session:
    """A workbench that is open.

    Parameters
    ----------
    server : Server
    answering : Answering
    address : str
        What is opened in a browser, with the key.
    problems : tuple of Problem
        What is to be told before: documents that are not there, or are others.
    """

    server: Server
    answering: Answering
    address: str
    problems: tuple[Problem, ...]


@contextmanager
def session(
    dataset: Path,
    documents: Path | None,
    *,
    port: int = 0,
    names: Sequence[str] = (),
    making: Making,
) -> Iterator[Session]:
    """Open a dataset in a workbench; it is closed again, whatever ends it.

    Parameters
    ----------
    dataset : path
    documents : path, optional
        The reader's own copies.
    port : int
        0 for any that is free.
    names : sequence of str
        Of hosts under which a proxy in front is asked.
    making : callable

    Raises
    ------
    UnusableFile
        Where it cannot be opened, is open elsewhere, or has faults that are to be mended first.
    """
    files = statics()
    lock = Lock(private_file(dataset, "lock"))
    try:
        store = Stored(dataset)
        refuse_faults(store.files, dataset)
        texts, others, problems = _texts(store.files.reading.dataset, documents)
        if not texts:
            raise UnusableFile(str(documents or dataset), _NO_TEXT)
        key = new_key()
        with Server(port) as server:
            gate = Gate(key, server.port, names)
            answering = Answering(
                making(store, texts, others),
                gate,
                files,
                lambda: picture(dataset),
                _reporting(dataset),
            )
            lock.tell(server.address)
            try:
                yield Session(server, answering, f"{server.address}#k={key}", tuple(problems))
            finally:
                answering.end()
                store.close()
    finally:
        lock.release()


_NO_TEXT = (
    "there is no copy of a document that could be annotated; put the texts into the dataset's folder "
    "texts/, or name theirs with --documents FOLDER"
)


def _texts(
    dataset: Dataset, documents: Path | None
) -> tuple[dict[str, str], list[str], list[Problem]]:
    """The documents' texts, which of them are others than were cited, and what is to be told of them."""
    if documents is None:
        return {}, [], []
    texts, problems = find_documents(dataset, documents)
    shown, _problems = shown_documents(dataset, documents)
    return texts, [name for name in texts if name not in shown], problems


def annotating(
    store: Stored, texts: dict[str, str], others: list[str], *, blind: bool = False
) -> Desk:
    """A desk at which one person annotates; blind, without any draft."""
    from graph.workbench.desk.desk import Annotating
    from graph.workbench.desk.drafted import Drafted
    from graph.workbench.desk.elsewhere import used_elsewhere

    dataset = store.files.dataset
    drafts = Drafted(dataset, texts, blind=blind)
    return Annotating(store, texts, others, drafts, used_elsewhere(dataset))


def settling(
    first: Path, second: Path, out: Path, documents: Path | None, same: Sequence[tuple[str, str]]
) -> tuple[Path, Making]:
    """What settles two annotations, and where the documents are; what comes of them is made, if it is not there.

    Parameters
    ----------
    first, second : path
        The datasets.
    out : path
        The folder of what comes of them.
    documents : path, optional
    same : sequence of (str, str)
        What is one thing under two ids.

    Raises
    ------
    UnusableFile
    InvalidDataset
    """
    from graph.workbench.settling.adjudicating import adjudicating
    from graph.workbench.settling.opening import open_matter

    matter = open_matter(first, second, out, documents, same)
    make = adjudicating(matter)
    return matter.documents, lambda store, texts, _others: make(store, texts)


def refuse_faults(files: Files, dataset: Path) -> None:
    """Refuse a dataset with faults that the workbench does not mend.

    Parameters
    ----------
    files : Files
    dataset : path
        As it was named.

    Raises
    ------
    UnusableFile
    """
    found = [one for one in files.reading.errors if one.rule not in GROWING]
    if not found and files.reading.sound is not None:
        return
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    first = str(found[0]) if found else "its header cannot be read"
    told = f"mend what a check finds wrong first: {first}{more}; see: policygraph check {quote(str(dataset))}"
    raise UnusableFile(str(dataset), told)


def picture(dataset: Path) -> str:
    """The explorer's page of what of a dataset has no fault."""
    from graph.loading import load_rest

    graph, _errors = load_rest(dataset)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return graph.to_html()


def _reporting(dataset: Path) -> Callable[[Exception], None]:
    """What keeps errors that nobody foresaw where only their owner finds them: they may hold words."""
    path = private_file(dataset, "errors")

    def report(error: Exception) -> None:
        told = "".join(traceback.format_exception(error))
        with suppress(OSError):  # the disk is full, or the folder is gone
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(told + "\n")

    return report
