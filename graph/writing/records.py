"""Relations as flat records that all have the same columns, for data frames and programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

from graph.model import COMMON_FIELDS, Citation, Entity, Relation, Vocabulary, own_fields
from graph.shown import prints, prose
from graph.tables import ROWS, html_table, said_columns
from graph.vocabulary.base import COLUMN_NAMES
from graph.vocabulary.sentences import plain
from graph.vocabulary.sorts import Sort, sort_of
from graph.vocabulary.verbs import verb
from graph.writing.frames import Columns, arrow_stream, to_pandas, to_polars

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

Record = dict[str, Any]


@prints
class Records(Collection[Record]):
    """Records that all have the same columns, each a plain dict.

    It compares, prints and is gone through as a list of dicts, and ``list(records)`` is one. It is
    no list, because polars guesses the types of a list's columns from its first hundred dicts and
    fails on what comes later; of what is no list it asks the columns and their types. ``csv``,
    ``json`` and pandas take it as it is; none of them could know the columns of no records, which
    ``columns``, ``to_pandas`` and ``to_polars`` do.

    Parameters
    ----------
    rows : iterable of dict
    columns : mapping of str to Sort
        What each column holds, in their order.
    """

    __slots__ = ("_rows", "columns")
    __hash__ = None  # type: ignore[assignment]  # its dicts can change

    def __init__(self, rows: Iterable[Record], columns: Columns) -> None:
        self._rows = list(rows)
        self.columns = dict(columns)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._rows)

    def __reversed__(self) -> Iterator[Record]:
        return reversed(self._rows)

    def __contains__(self, record: object) -> bool:
        return record in self._rows

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return Records(self._rows[at], self.columns)
        return self._rows[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Records):
            return self._rows == other._rows
        return self._rows == other if isinstance(other, list) else NotImplemented

    def __repr__(self) -> str:
        return repr(self._rows)

    def _repr_html_(self) -> str:
        if not self._rows:
            return html_table(())
        return html_table(said_columns(self._rows[:ROWS]), len(self))

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """What a notebook stores beside the table: not all that it prints."""
        count = "1 record" if len(self) == 1 else f"{len(self)} records"
        printer.text(prose(f"{count}: {', '.join(self.columns)}"))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return arrow_stream(self, self.columns, requested_schema)

    def to_pandas(self) -> pd.DataFrame:
        """The records as a pandas frame, with all columns and their types also when there are none.

        Raises
        ------
        ImportError
            Where pandas is not installed.
        """
        return to_pandas(self, self.columns)

    def to_polars(self) -> pl.DataFrame:
        """The records as a polars frame, with all columns and their types also when there are none.

        Raises
        ------
        ImportError
            Where polars is not installed.
        """
        return to_polars(self, self.columns)


@dataclass(frozen=True)
class About:
    """What is said of relations besides themselves.

    Parameters
    ----------
    entities : mapping of str to Entity
        By id; the ends of every relation are in it.
    names : mapping of str to str
        The entities' names by id, told apart.
    vocabulary : Vocabulary
        Whose relation kinds' own fields are columns.
    voices : mapping of str to str
        The voices' names by id; a voice that is not there is named as the entity of that id.
    scenarios : mapping of str to str
        Their labels by id, for the sentences.
    language : str
        Of the labels and sentences.
    native : str, optional
        The language of the statements, where that is known.
    """

    entities: Mapping[str, Entity]
    names: Mapping[str, str]
    vocabulary: Vocabulary
    voices: Mapping[str, str] = field(default_factory=dict)
    scenarios: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    native: str | None = None


Read = Callable[[Relation, About], Any]


def sentence(relation: Relation, about: About) -> str:
    """A claim as a sentence: what the data say, in the language if they do; else a composed one."""
    scenario = about.scenarios.get(relation.scenario or "")
    return relation.sentence(about.names, about.language, scenario, native=about.native)


def _label(relation: Relation, about: About) -> str:
    return verb(type(relation), about.language, negated=relation.negated)


def _voice_name(relation: Relation, about: About) -> str:
    voice = relation.voice
    return about.voices.get(voice) or about.names.get(voice) or voice


def _joined(words: Iterable[Any]) -> str | None:
    """Distinct words in their order, as one text; none for no words."""
    return "; ".join(dict.fromkeys(str(word) for word in words)) or None


def _paragraphs(relation: Relation, _about: About) -> str | None:
    numbers = (citation.paragraph for citation in relation.evidence)
    return _joined(number for number in numbers if number is not None)


def _whole(value: Any) -> Any:
    """A number without its decimal point, where it is whole."""
    small = isinstance(value, float) and abs(value) < 2**53
    return int(value) if small and value.is_integer() else value


def own_said(relation: Relation) -> dict[str, Any]:
    """The kind's own fields that say something, sorted."""
    fields = relation.__dict__
    return {
        name: _whole(fields[name])
        for name in sorted(own_fields(type(relation)))
        if fields[name] is not None
    }


def _own(relation: Relation, _about: About) -> str | None:
    values = own_said(relation)
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else None


_READ: Mapping[str, tuple[Sort, Read | None]] = {
    "id": ("text", None),
    "kind": ("text", None),
    "label": ("text", _label),
    "source": ("text", None),
    "source_name": ("text", lambda one, about: about.names[one.source]),
    "target": ("text", None),
    "target_name": ("text", lambda one, about: about.names[one.target]),
    "negated": ("yes_no", None),
    "modality": ("text", None),
    "certainty": ("text", None),
    "scenario": ("text", None),
    "holder": ("text", None),
    "voice": ("text", lambda one, _about: one.voice),
    "basis": ("text", None),
    "topic": ("text", None),
    "start": ("date", None),
    "end": ("date", None),
    "date": ("date", None),
    "statement": ("text", None),
    "sentence": ("text", sentence),
    "documents": ("text", lambda one, _about: _joined(c.document for c in one.evidence)),
    "paragraphs": ("text", _paragraphs),
    "citations": (
        "text",
        lambda one, _about: "; ".join(each.words() for each in one.evidence) or None,
    ),
    "note": ("text", None),
    "voice_name": ("text", _voice_name),
    "source_kind": ("text", lambda one, about: about.entities[one.source].kind),
    "target_kind": ("text", lambda one, about: about.entities[one.target].kind),
    "own": ("text", _own),
}
"""What every record has: what it holds, and how it is read off a claim; None: its field of that name."""

COLUMNS: Columns = {name: _READ[name][0] for name in COLUMN_NAMES}
"""The columns that every record has, in their order; those of the kinds' own fields follow."""

CITATION_COLUMNS: Columns = {
    "relation": "text",
    "number": "count",
    "document": "text",
    "paragraph": "count",
    "start": "count",
    "end": "count",
    "digest": "text",
    "quote": "text",
    "prefix": "text",
    "suffix": "text",
    "record": "text",
    "url": "text",
    "coder": "text",
}
"""The columns of the citations' table: the relation, the citation's number in it, and its fields."""


def fields_of(kinds: Iterable[type[Entity] | type[Relation]], common: Collection[str]) -> Columns:
    """The fields that some kinds have beyond those in common, sorted, each with what it holds.

    A field that two kinds have for different sorts of values is text.
    """
    found: dict[str, set[Sort]] = {}
    for kind in kinds:
        for name in kind.model_fields:
            if name not in common:
                found.setdefault(name, set()).add(sort_of(kind, name))
    return {name: min(found[name]) if len(found[name]) == 1 else "text" for name in sorted(found)}


@lru_cache(maxsize=64)
def own_columns(vocabulary: Vocabulary) -> Columns:
    """The columns of all own fields of all relation kinds, sorted: the same whatever is asked."""
    return fields_of(vocabulary.relations.values(), COMMON_FIELDS)


def columns_of(vocabulary: Vocabulary) -> Columns:
    """All columns of a record, in their order, each with what it holds."""
    return {**COLUMNS, **own_columns(vocabulary)}


def flat_own(value: Any, sort: Sort) -> Any:
    """A value of a kind's own field as its column has it: as text, where two kinds differ in it."""
    return value if value is None or sort != "text" else plain(value)


def records(relations: Iterable[Relation], about: About) -> Records:
    """Relations as plain dicts that all have the same keys.

    Parameters
    ----------
    relations : iterable of Relation
    about : About

    Returns
    -------
    Records
        The ends come with names and kinds, the citations as one text; what is absent is None.
    """
    own = own_columns(about.vocabulary)
    unsaid = dict.fromkeys(own)
    columns = [(name, read) for name, (_sort, read) in _READ.items()]
    made = []
    for relation in relations:
        fields = relation.__dict__
        record = {
            name: fields[name] if read is None else read(relation, about) for name, read in columns
        }
        record |= unsaid
        for name in own_fields(type(relation)):
            record[name] = flat_own(fields[name], own[name])
        made.append(record)
    return Records(made, columns_of(about.vocabulary))


def citations(relations: Iterable[Relation]) -> Records:
    """The citations of relations, one a row, numbered from 1 within each relation.

    Parameters
    ----------
    relations : iterable of Relation

    Returns
    -------
    Records
        What is absent is None.
    """
    return Records(
        (
            _citation(relation.id, number, one)
            for relation in relations
            for number, one in enumerate(relation.evidence, 1)
        ),
        CITATION_COLUMNS,
    )


def _citation(relation: str, number: int, citation: Citation) -> Record:
    numbered = {"relation": relation, "number": number}
    fields = [name for name in CITATION_COLUMNS if name not in numbered]
    return numbered | {name: getattr(citation, name) for name in fields}
