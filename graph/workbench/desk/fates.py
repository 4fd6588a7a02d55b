"""What has become of each sentence: cited, cited in part, silent, open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.evidence import coverage
from graph.model import Dataset

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_LETTERS = {"cited": "c", "partly": "p", "silent": "s", "open": "o"}


def fates_of(desk: Annotating, document: str | None = None) -> str:
    """One letter a sentence of a document: of the one in focus, where none is named."""
    name = document or desk.focus.document
    header = desk.book.files.header.value
    beside = repr([header.get(part) for part in ("silent", "documents")])
    return desk.once("fates", (desk.book.claims, beside, name), lambda: _fates(desk, name))


def _fates(desk: Annotating, document: str) -> str:
    book = desk.book
    relations = tuple(one.relation for one in book.claims)
    dataset = Dataset(book.header, (), relations, vocabulary=book.vocabulary)
    found = coverage(dataset, {document: desk.pages[document].text})[0]
    return "".join(_LETTERS[one.fate] for one in found.accounts)
