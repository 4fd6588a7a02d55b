"""What has become of each sentence: cited, cited in part, silent, open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.evidence import coverage
from graph.model import Dataset

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_LETTERS = {"cited": "c", "partly": "p", "silent": "s", "open": "o"}


def fates_of(desk: Annotating) -> str:
    """One letter a sentence of the document in focus."""
    return desk.once("fates", (desk.book, desk.focus.document), lambda: _fates(desk))


def _fates(desk: Annotating) -> str:
    book = desk.book
    relations = tuple(one.relation for one in book.claims)
    dataset = Dataset(book.header, (), relations, vocabulary=book.vocabulary)
    found = coverage(dataset, {desk.focus.document: desk.page.text})[0]
    return "".join(_LETTERS[one.fate] for one in found.accounts)
