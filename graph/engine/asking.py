"""A query as people spell it, and its answer as they read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from pydantic import ValidationError

from graph.asked_words import COLUMNS
from graph.engine.ordering import in_order
from graph.engine.terms import own_query_fields
from graph.keywords import Order
from graph.model import ALWAYS, Query, Relation, Vocabulary, query_fields
from graph.problems import UnusableQuery, did_you_mean
from graph.shown import one_line, prints, prose
from graph.tables import ROWS as SHOWN
from graph.tables import html_line, html_table

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

    from graph.engine.absence import Absence
    from graph.engine.protocol import Engine
    from graph.outgoing.export import Export
    from graph.writing.records import Records


@prints
class Relations(tuple[Relation, ...]):  # noqa: SLOT001  # it knows whose they are
    """Relations as a tuple that knows whose they are: it prints sentences, and gives records.

    Sliced, sorted and added it is the same.

    Parameters
    ----------
    relations : iterable of Relation
    engine : Engine, optional
        What they come from.
    query : Query, optional
        What they answer.
    """

    engine: Engine | None
    query: Query | None
    _exports: Callable[..., Export] | None = None

    def __new__(
        cls,
        relations: Iterable[Relation] = (),
        engine: Engine | None = None,
        query: Query | None = None,
    ) -> Relations:
        """An answer."""
        made = super().__new__(cls, relations)
        made.engine, made.query = engine, query
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        ids = tuple(relation.id for relation in self)
        return (
            (_again, (self.engine, ids, self.query))
            if self.engine
            else (type(self), (tuple(self),))
        )

    @overload
    def __getitem__(self, at: SupportsIndex) -> Relation: ...
    @overload
    def __getitem__(self, at: slice) -> Relations: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Relation | Relations:
        """A relation by its place, or those of a slice."""
        found = super().__getitem__(at)
        return Relations(found, self.engine) if isinstance(found, tuple) else found

    def __add__(self, others: Iterable[Relation]) -> Relations:  # type: ignore[override]
        """These and others."""
        return Relations((*self, *others), self.engine or getattr(others, "engine", None))

    def sorted(
        self, by: Order | Callable[[Relation], Any] | None = None, *, reverse: bool = False
    ) -> Relations:
        """These in another order.

        Parameters
        ----------
        by : str or callable
            A column, "-date" for the latest first; or what `sorted` takes as its key. By default the
            order of the text.
        reverse : bool
            Whether to turn the order round.
        """
        if callable(by):
            found = sorted(self, key=by, reverse=reverse)
        else:
            found = in_order(self, Query(order=by).order) if by else self._in_text_order()
            found = found[::-1] if reverse else found
        return Relations(found, self.engine)

    def _in_text_order(self) -> list[Relation]:
        if self.engine is None:
            return list(self)
        from graph.model import in_text_order

        return list(in_text_order(self.engine.header, self))

    def sentences(self, language: str | None = None) -> list[str]:
        """Each claim as a sentence that is true on its own.

        Parameters
        ----------
        language : str, optional
            By default the dataset's own.
        """
        return [self._sentence(relation, language) for relation in self]

    def records(self, language: str | None = None) -> Records:
        """Plain dicts that all have the same keys, for a data frame; see ``KnowledgeGraph.records``."""
        from graph.writing.records import records

        return records(self, self._known().about(language))

    def citations(self) -> Records:
        """Where each claim stands, a citation a row."""
        from graph.writing.records import citations

        return citations(self)

    def to_pandas(self) -> pd.DataFrame:
        """The records as a pandas frame, with columns and types where there are none, too."""
        return self.records().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The records as a polars frame, with columns and types where there are none, too."""
        return self.records().to_polars()

    def export(
        self,
        path: str | FilePath,
        /,
        format: str | None = None,
        *,
        facts_only: bool = False,
        language: str | None = None,
    ) -> Export:
        """Write exactly these, with all that they name, in a format that other tools read.

        As ``KnowledgeGraph.export``, which says what is taken.

        Examples
        --------
        >>> kg.relations(topic="north").export("north.csv")  # doctest: +SKIP
        >>> kg.relations(topic="north").export("north", format="vault")  # doctest: +SKIP
        """
        engine = self._known()
        if self._exports is None:
            raise TypeError("files are written of a graph's answers; make a KnowledgeGraph first")
        return self._exports(engine, path, format, facts_only, language)

    @classmethod
    def exporting(cls, exports: Callable[..., Export]) -> None:
        """Have answers written by the room that writes files, which stands above this one.

        Parameters
        ----------
        exports : callable
            Of an answer, its engine, and what ``export`` takes.
        """
        cls._exports = exports

    @property
    def absence(self) -> Absence | None:
        """What is known where nothing answers: that it is denied, left unsaid, or not annotated."""
        if self or self.engine is None or self.query is None:
            return None
        from graph.engine.absence import absence

        return absence(self.engine, self.query)

    def _known(self) -> Engine:
        if self.engine is None:
            raise TypeError("these relations come from no graph; ask a graph for them")
        return self.engine

    def _sentence(self, relation: Relation, language: str | None = None) -> str:
        if self.engine is None:
            return relation.sentence({}, language)
        return self.engine.sentence(relation, language)

    def _standing(self, relation: Relation) -> str:
        return self.engine.standing(relation) if self.engine else relation.standing()

    def __repr__(self) -> str:
        if not self:
            absence = self.absence
            return f"0 relations: {absence}" if absence else "0 relations"
        lines = [line for relation in self[:SHOWN] for line in self._lines(relation)]
        hidden = len(self) - SHOWN
        more = [f"  … and {hidden} more: [{SHOWN}:], or .sentences()"] if hidden > 0 else []
        count = "1 relation" if len(self) == 1 else f"{len(self)} relations"
        return "\n".join((f"{count}:", *lines, *more))

    def _lines(self, relation: Relation) -> Iterator[str]:
        sentence, standing = prose(self._sentence(relation)), prose(self._standing(relation))
        yield f"  {relation.id}  {sentence} [{standing}]"
        if relation.note:
            yield f"    note: {prose(relation.note)}"

    def _repr_html_(self) -> str:
        if not self:
            return html_line(repr(self))
        rows = [
            {
                "Claim": self._sentence(one),
                "How it stands": self._standing(one),
                "Note": one.note,
                "Id": one.id,
            }
            for one in self[:SHOWN]
        ]
        return html_table(rows, len(self))


def _again(engine: Engine, ids: Iterable[str], query: Query | None) -> Relations:
    return Relations((engine.relation(one) for one in ids), engine, query)


_FIELDS = frozenset(Query.model_fields)
_PLAIN = _FIELDS - {"own", "exclude"}


def asked(query: Query | None, fields: Mapping[str, Any], vocabulary: Vocabulary) -> Query:
    """A query given as a value, as keywords, or as both.

    Raises
    ------
    TypeError
        Where a keyword is no field of a query, nor one of a kind's own.
    UnusableQuery
        Where a field cannot take what it is given.
    """
    if query is not None and not isinstance(query, Query):
        raise TypeError(
            f"relations are asked for by keywords, kind={query!r}, or by a graph.Query(…)"
        )
    plain = _PLAIN.issuperset(fields)
    if not plain:
        _refuse_strange(fields, vocabulary)
    if query is not None and not fields:
        return query
    try:
        if query is None:
            return Query.plain(fields) if plain else Query(**fields)
        return Query(**{**query.spelled(), **fields})
    except ValidationError as error:
        raise unusable(error) from None


def _refuse_strange(fields: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    """Refuse what is no field of a query nor of a kind's own, and fields without a word."""
    known = (*Query.model_fields, *own_query_fields(vocabulary))
    for name in fields:
        if name not in known:
            hint = did_you_mean(name, known)
            raise TypeError(f'a query has no field "{one_line(name)}".{hint}')
    _refuse_blanks({name: words for name, words in fields.items() if name not in _FIELDS})
    for name in ("own", "exclude"):
        _refuse_blanks(fields.get(name))


def _refuse_blanks(words: object) -> None:
    """Refuse a field without a word, which would ask nothing where somebody meant *without*."""
    for name, word in words.items() if isinstance(words, Mapping) else ():
        if word is None or word in ("", ()):
            reason = (
                f'write what it says ("{ALWAYS}" for a scenario: whoever wins); '
                f'has="{name}" asks for what says anything there'
            )
            raise UnusableQuery(str(name), reason)


def unusable(error: ValidationError) -> UnusableQuery:
    """What is wrong with a query, in a sentence."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    asks = query_fields().get(field)
    wanted = _WRITE.get(field) or (_WORDS if asks and asks.takes in {"words", "texts"} else None)
    if wanted:
        return UnusableQuery(field, f"write {wanted}; found {first['input']!r}")
    return UnusableQuery(field, first["msg"].removeprefix("Value error, "))


_WORDS = "a word, or several of which any fits"
_WRITE: Mapping[str, str] = {
    "order": f'columns, "-date" for the latest first: {", ".join(COLUMNS)}',
    "limit": "a number from 1",
    "paragraph": "numbers of paragraphs, from 1",
    "negated": "True or False",
    "note": "words as one text",
    "exclude": "fields with their words, {modality: risk}",
    "own": "fields with their words, {role: lead}",
}
"""What each field takes, where the library's own words would not say it."""


def restricted(
    query: Query | None, fields: Mapping[str, Any], vocabulary: Vocabulary
) -> Query | None:
    """The query that restricts which relations a chain may use; None where nothing was said."""
    return None if query is None and not fields else asked(query, fields, vocabulary)
