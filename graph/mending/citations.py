"""Writing citations whose words have moved to where these stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.evidence import Verification, document_digest, moved
from graph.mending.opening import Files, Step
from graph.model import Citation
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit, Put

_TOLD = ("document", "start", "end", "digest", "quote", "prefix", "suffix", "paragraph")
"""What a citation is known by."""
_WRITTEN = ("start", "end", "paragraph")
"""What of it says where its words stand."""

_Key = tuple[Any, ...]


@dataclass(frozen=True)
class Moving:
    """What writing moved citations comes to.

    Parameters
    ----------
    plan : Plan
        Not yet written.
    citations : int
        How many are written.
    """

    plan: Plan
    citations: int


def write_moved(
    dataset: Path, verifications: Sequence[Verification], texts: Mapping[str, str]
) -> Moving:
    """Plan to write the citations whose words have moved, where exactly one place fits.

    Of a document with such citations, the digest and the length become those of the reader's copy.

    Parameters
    ----------
    dataset : path
        A folder, or one file.
    verifications : sequence of Verification
        What became of its citations.
    texts : mapping of str to str
        The reader's copies, by their documents' ids.

    Raises
    ------
    UneditableFile
        Where one of the files cannot be edited.
    """
    found = {
        _key(one.citation.model_dump()): new
        for one in verifications
        if one.citation.document in texts
        and (new := moved(one, texts[one.citation.document])) is not None
    }
    if not found:
        return Moving(Plan(), 0)
    files = Files(dataset)
    edits: defaultdict[Path, list[Edit]] = defaultdict(list)
    count = 0
    for file in (files.header, *files.data):
        for path, citation in _citations(file.value):
            new = found.get(_key(citation))
            if new is not None:
                count += 1
                edits[file.path] += _edits(path, citation, new)
    written = {new.document: texts[new.document] for new in found.values()}
    for file_path, edit in _of_documents(files, written):
        edits[file_path].append(edit)
    return Moving(plan(edits, files.all), count)


def _key(citation: Mapping[str, Any]) -> _Key:
    return tuple(citation.get(name) for name in _TOLD)


def _edits(path: Step, citation: Mapping[str, Any], new: Citation) -> Iterator[Edit]:
    for name in _WRITTEN:
        value = getattr(new, name)
        if value is not None and citation.get(name) != value:
            yield Put((*path, name), value)


def _of_documents(files: Files, texts: Mapping[str, str]) -> Iterator[tuple[Path, Edit]]:
    """What is said of the texts, whose places the citations now give; and in which file."""
    for file, path, document in files.records("documents"):
        text = texts.get(document.get("id", ""))
        if text is None:
            continue
        for name, value in (("digest", document_digest(text)), ("characters", len(text))):
            if document.get(name) not in {None, value}:
                yield file.path, Put((*path, name), value)


def _citations(value: Any, path: Step = ()) -> Iterator[tuple[Step, Mapping[str, Any]]]:
    """The citations, and the silent stretches, of a file: whatever has a document and a place in it."""
    if isinstance(value, Mapping):
        if "document" in value and "start" in value:
            yield path, value
        for name, part in value.items():
            yield from _citations(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _citations(part, (*path, number))
