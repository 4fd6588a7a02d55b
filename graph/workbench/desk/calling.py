"""What the desk calls an entity within a sentence: as the text in focus and the sentences of its claims do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from graph.folding import fold
from graph.model import Entity
from graph.vocabulary.calling import BRACKET, PEOPLE, called
from graph.vocabulary.kinds import family
from graph.vocabulary.phrases import Phrase
from graph.workbench.desk.around import Around
from graph.workbench.desk.book import Book
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.work import Work

_LAST = 40
"""So many of the claims that name an entity tell what it is called."""


def calling(work: Work, around: Around, language: str) -> Callable[[str], Phrase]:
    """What the entities are called within sentences of a language, those that are being made too.

    Parameters
    ----------
    work : Work
    around : Around
    language : str
    """
    spoken = language.split("-", maxsplit=1)[0]
    native = around.native.split("-", maxsplit=1)[0]
    read = (around.page.language or native).split("-", maxsplit=1)[0]
    texts = (around.page.text,) if read == spoken else ()

    def name(identifier: str) -> Phrase:
        end = end_of(work, around, identifier)
        if end is None:
            return Phrase(identifier.replace("-", " "))
        known = around.book.entities.get(identifier)
        kind = family(around.book.vocabulary.entities.get(end.kind, Entity))
        shown = around.book.name(identifier, spoken) if known else end.name
        if spoken not in {native, read} and not (known and spoken in known.names):
            return Phrase(shown, person=kind in PEOPLE)  # it is called so in another language
        said = _said_of(around.book, identifier, spoken, native)
        return called(_told_apart(shown, identifier, around.book), kind, texts, spoken, said)

    return cache(name)


def _said_of(book: Book, identifier: str, language: str, native: str) -> str:
    """The sentences of the claims that name an entity, and its further names, a line each."""
    claims = book.ending.get(identifier, ())[-_LAST:]
    said = [
        one.relation.statement if language == native else one.relation.statements.get(language)
        for one in claims
    ]
    return "\n".join(filter(None, said))


def _told_apart(name: str, identifier: str, book: Book) -> str:
    """A name without what is in brackets behind it, where the rest is nobody else's: *Republicans (Chile)*."""
    bare = BRACKET.sub("", name)
    if bare == name or not bare.strip():
        return name
    return bare if {*book.naming.get(fold(bare), ())} <= {identifier} else name
