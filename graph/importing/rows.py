"""From the rows of a table to claims as data files have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.importing.citing import COLUMNS as CITING
from graph.importing.citing import evidence_of
from graph.importing.resolving import Names, Terms
from graph.importing.tables import LONGEST, LONGEST_NAME, NotTaken
from graph.model import AUTHOR, COMMON_FIELDS, Relation, Vocabulary, own_fields, references
from graph.reading.cells import typed
from graph.reading.tables.table import Row
from graph.reading.written import DERIVED, FLAT, NotRead
from graph.vocabulary.base import COLUMN_NAMES

NEEDED = ("source", "kind", "target")
"""The columns that no table is without."""
MODALITY = "assessment"
"""What a claim is where the table does not say."""
_ENDS = ("source", "target", "holder")
_SAID = ("negated", "certainty", "basis", "start", "end", "date", "statement", "note")
"""The columns that are a claim's fields as they are."""
_READ = {"own", "documents", "paragraphs", "citations", "source_name", "target_name"}
_READ |= {"source_kind", "target_kind"}
UNREAD = (DERIVED - _READ) | {"id"}
"""The columns of a flat record that follow from the others."""
_DEFAULTS = {"negated": False, "certainty": "certain", "basis": "stated", "holder": AUTHOR}


def understood(vocabulary: Vocabulary) -> set[str]:
    """All columns that say something here.

    Parameters
    ----------
    vocabulary : Vocabulary
    """
    kinds = vocabulary.relations.values()
    named = {name for kind in kinds for name in references(kind)} | {*_ENDS}
    beside = {f"{name}_{what}" for name in named for what in ("name", "kind")}
    own = {name for kind in kinds for name in own_fields(kind)}
    return {*COLUMN_NAMES, *CITING} | beside | own


@dataclass
class Draft:
    """A claim that a row makes.

    Parameters
    ----------
    row : int
    record : dict
        As data files have it.
    columns : frozenset of str
        Those in which the row says something.
    terms : set of (section, id)
        What of the header it names.
    """

    row: int
    record: dict[str, Any]
    columns: frozenset[str]
    terms: set[tuple[str, str]]

    def column(self, field: str) -> str:
        """Which column says what a field of the record says."""
        if field == "evidence":
            return next((name for name in CITING if name in self.columns), CITING[0])
        return "own" if field not in self.columns and "own" in self.columns else field


class Mapper:
    """Makes claims of rows.

    Parameters
    ----------
    vocabulary : Vocabulary
    names : Names
    terms : mapping of str to Terms
        By the section of the header.
    texts : mapping of str to str
        Each document's text, by its id.
    document : str, optional
        The one that is cited where a row names none.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Names,
        terms: Mapping[str, Terms],
        texts: Mapping[str, str],
        document: str | None,
    ) -> None:
        self._vocabulary = vocabulary
        self._understood = understood(vocabulary)
        self._names = names
        self._terms = terms
        self._texts = texts
        self._document = document

    def named(self, row: Row) -> Iterator[tuple[str, str, str | None, str | None]]:
        """The entities that a row names: the column, the cell, and the name and the kind beside it."""
        kind = self._vocabulary.relations.get(str(row["kind"]))
        own = references(kind) if kind else {}
        for name in dict.fromkeys((*_ENDS, *own)):
            cell = row.words(name)
            if cell and not (name == "holder" and self._is_no_entity(cell)):
                yield name, cell, row.words(f"{name}_name"), row.words(f"{name}_kind")

    def refuse_unreadable(self, row: Row) -> None:
        """Refuse a row in which no names can be looked for.

        Raises
        ------
        NotTaken
        """
        if row.fault:
            raise NotTaken("", row.fault)
        for column, cell in row.cells.items():
            if isinstance(cell, str) and len(cell) > LONGEST:
                raise NotTaken(column, f"more than {LONGEST:,} letters stand here; shorten them")
            nested = isinstance(cell, list | dict) and column != "quote"
            if nested and column in self._understood:
                raise NotTaken(column, "one value was expected here; write it as text")
        for name, cell, called, _kind in self.named(row):
            if max(len(cell), len(called or "")) > LONGEST_NAME:
                raise NotTaken(name, f"no name has more than {LONGEST_NAME} letters; shorten it")

    def draft(self, row: Row) -> Draft:
        """The claim that a row makes.

        Raises
        ------
        NotTaken
        """
        self.refuse_unreadable(row)
        for column in NEEDED:
            if row[column] is None:
                raise NotTaken(column, "this is empty; every claim has one")
        terms: set[tuple[str, str]] = set()
        fields = self._fields(row)
        for name, cell, called, kind in self.named(row):
            fields[name] = self._names.resolve(cell, called, kind, name)
        for name, section in (("scenario", "scenarios"), ("topic", "topics")):
            if row[name] is not None:
                fields[name] = self._term(section, row.words(name) or "", terms)
        if row["holder"] is not None and "holder" not in fields:
            fields["holder"] = row.words("holder")
            if fields["holder"] != AUTHOR:
                fields["holder"] = self._term("documents", str(fields["holder"]), terms)
        fields["evidence"] = self._evidence(row, terms)
        said = {name: value for name, value in fields.items() if value != _DEFAULTS.get(name, ...)}
        columns = frozenset(name for name in row.cells if row[name] is not None)
        return Draft(row.number, said, columns, terms)

    def _fields(self, row: Row) -> dict[str, Any]:
        """What a row says in the claim's own words."""
        known = str(row["kind"])
        kind = self._vocabulary.relations.get(known)
        fields = {"kind": known, "source": None, "target": None}
        fields |= {name: None for name in ("scenario", "topic") if row[name] is not None}
        fields["modality"] = row["modality"] or MODALITY
        fields |= {name: row[name] for name in _SAID if row[name] is not None}
        try:
            own = FLAT.data({"citations": None, **self._own(row)})
        except NotRead as error:
            raise NotTaken(error.field, str(error)) from None
        fields |= {name: value for name, value in own.items() if name not in COMMON_FIELDS}
        return {name: typed(kind or Relation, name, value) for name, value in fields.items()}

    def _own(self, row: Row) -> dict[str, Any]:
        """The columns of the kinds' own fields, and the one that has all of them."""
        kinds = self._vocabulary.relations.values()
        names = dict.fromkeys(name for kind in kinds for name in own_fields(kind))
        return {name: row[name] for name in (*names, "own") if row[name] is not None}

    def _is_no_entity(self, cell: str) -> bool:
        """Whether a holder is the author, or a document, and no entity."""
        return cell == AUTHOR or self._terms["documents"].knows(cell)

    def _term(self, section: str, cell: str, terms: set[tuple[str, str]]) -> str:
        found = self._terms[section].resolve(cell)
        terms.add((section, found))
        return found

    def _evidence(self, row: Row, terms: set[tuple[str, str]]) -> list[dict[str, Any]]:
        named = row.words("document") or (row.words("documents") or "").split("; ")[0]
        if not named and row["citations"] is None:
            named = self._document or ""
        document = self._term("documents", named, terms) if named else None
        if document is None and row["citations"] is None:
            raise NotTaken("document", "this is empty; say which of the documents it is")
        evidence = evidence_of(row, document, self._texts)
        for one in evidence:
            if "document" in one:
                one["document"] = self._term("documents", one["document"], terms)
        return evidence
