"""Taking a table into a dataset: what fits is planned to be written, what does not is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.evidence import (
    GRADES,
    Waiting,
    by_grade,
    document_digest,
    document_id,
    find_documents,
    read_text,
)
from graph.evidence.anchoring import Grade
from graph.evidence.documents import ENDINGS, texts_beside
from graph.importing.citing import anchored, waits
from graph.importing.formats import read_table
from graph.importing.judging import Judged, judge, with_new
from graph.importing.resolving import Names, Terms
from graph.importing.rows import MODALITY, NEEDED, UNREAD, Draft, Mapper, understood
from graph.importing.tables import LeftOut, NotTaken
from graph.importing.targets import Extended, Made, target_of
from graph.model import Dataset, Document
from graph.problems import UnusableFile
from graph.reading.files import HEADER
from graph.reading.tables.table import Table
from graph.writing.plan import Plan


@dataclass
class Import:
    """What taking a table into a dataset comes to.

    Attributes
    ----------
    plan : Plan
        Not yet written; empty where no row is taken.
    new : bool
        Whether the dataset is made.
    read : int
        How many rows the table has.
    claims, entities : int
        How many are taken.
    left_out : list of LeftOut
        The rows that are not.
    doubts : list of LeftOut
        What of the others deserves a look.
    notes : list of str
        What was supposed where the table says nothing.
    unknown, derived : list of str
        The columns that were not understood, and those that follow from others.
    grades : dict of str to int
        How many quotes were found at each grade.
    waiting : int
        How many quotes have no place yet.
    """

    plan: Plan = field(default_factory=Plan)
    new: bool = False
    read: int = 0
    claims: int = 0
    entities: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    doubts: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    grades: dict[Grade, int] = field(default_factory=dict)
    waiting: int = 0


def import_table(file: Path, folder: Path, documents: Path | None = None) -> Import:
    """Plan to take a table into a dataset, which is made if it is not there.

    Parameters
    ----------
    file : path
    folder : path
        The dataset's.
    documents : path, optional
        The reader's copies of the documents; by default ``texts`` in the folder, if that is there.

    Raises
    ------
    UnusableFile
        Where one of the files cannot be read, or the folder holds something else.
    UneditableFile
        Where one of the dataset's files cannot be edited.
    InvalidDataset
        Where the dataset that is there has errors, or would have.
    """
    table = read_table(file)
    _refuse_without(file, table)
    documents = documents or texts_beside(folder)
    target = target_of(folder)
    copies = {} if documents is None else _copies(documents)
    texts = _texts(target.dataset, documents, copies)
    vocabulary = target.dataset.vocabulary
    names = Names(target.dataset.entities, vocabulary.entities)
    terms = _terms(target, copies)
    mapper = Mapper(vocabulary, names, terms, texts, _document(target, copies, file))
    known = understood(vocabulary)
    made = Import(
        new=target.new,
        read=len(table.rows),
        unknown=[name for name in table.columns if name not in known],
        derived=[name for name in table.columns if name in UNREAD],
        doubts=[*_declared(table, mapper, names)],
    )
    drafts = [*_drafts(table, mapper, made)]
    for name, part in terms["documents"].made.items():
        if name in copies:
            part |= {"digest": document_digest(copies[name]), "characters": len(copies[name])}
    new = {section: one.made for section, one in terms.items()}
    header = target.dataset.header
    listed = (*header.documents, *map(Document.model_validate, new["documents"].values()))
    header = header.model_copy(update={"documents": listed})
    found, sought = anchored({one.row: one.record["evidence"] for one in drafts}, header, texts)
    for draft in drafts:
        draft.record["evidence"] = found[draft.row]
    judged = judge(drafts, names.new, target.there, new, vocabulary)
    _tell(made, judged, sought, target)
    if judged.drafts:
        made.plan = target.planned(judged, with_new(target.header, judged.drafts, new))
    return made


def _terms(target: Made | Extended, copies: Collection[str]) -> dict[str, Terms]:
    """What of the header rows may name.

    A section that has something gets nothing new, which may be misspelt, but documents with a text.
    """
    terms = {}
    for section, label in (("documents", "title"), ("scenarios", "label"), ("topics", "label")):
        listed = target.header.get(section) or ()
        new = frozenset(copies if section == "documents" else ())
        terms[section] = Terms(section, listed, label, new if listed else None)
    return terms


def _declared(table: Table, mapper: Mapper, names: Names) -> Iterator[LeftOut]:
    """Take who has a kind and is not there as new, and tell of those that are much like another."""
    for row in table.rows:
        try:
            mapper.refuse_unreadable(row)
        except NotTaken:
            continue  # which is told when its claim is to be made
        for column, cell, called, kind in mapper.named(row):
            like = names.declare(cell, called, kind, row.number, column) if kind else None
            if like is not None:
                told = f'"{called or cell}" is taken as new, and is much like "{like}"'
                yield LeftOut(row.number, column, f"{told}; if they are the same, write that name")


def _tell(made: Import, judged: Judged, sought: Sequence[Waiting], target: Made | Extended) -> None:
    """Say what became of the rows, and what was supposed."""
    taken = {one.row for one in judged.drafts}
    made.claims, made.entities = len(judged.drafts), len(judged.entities)
    made.left_out = sorted([*made.left_out, *judged.left_out])
    sought = tuple(one for one in sought if int(one.owner) in taken)
    made.grades = by_grade(sought)
    waiting = (
        LeftOut(int(one.owner), "quote", f"{GRADES[one.grade]}: it waits for its place")
        for one in sought
        if not one.finished
    )
    doubts = {one for one in (*made.doubts, *judged.doubts) if one.row in taken}
    made.doubts = sorted({*doubts, *waiting})
    made.waiting = sum(waits(one) for draft in judged.drafts for one in draft.record["evidence"])
    supposed = sum("modality" not in draft.columns for draft in judged.drafts)
    if supposed:
        made.notes.append(f"where no modality is said, it is {MODALITY}: {supposed} of the claims")
    if not target.header.get("scenarios") and any(
        "scenario" in one.record for one in judged.drafts
    ):
        made.notes.append(
            "the scenarios are taken to exclude each other; if some do not, give them other "
            f"groups in {HEADER}"
        )


def _refuse_without(file: Path, table: Table) -> None:
    """Refuse a table that lacks a column which every claim needs."""
    lacking = [name for name in NEEDED if name not in table.columns]
    if table.rows and lacking:
        has = ", ".join(table.columns[:20]) or "none"
        told = f"there is no column {' and none '.join(lacking)}; name one so (there are: {has})"
        raise UnusableFile(str(file), told)


def _copies(documents: Path) -> dict[str, str]:
    """The reader's texts, by the ids that documents of their names would have."""
    if documents.is_dir():
        paths = [one for one in sorted(documents.iterdir()) if one.suffix.casefold() in ENDINGS]
    else:
        paths = [documents]
    copies = {}
    for path in paths:
        try:
            copies[document_id(path.stem)] = read_text(path)
        except UnusableFile:
            if path == documents:
                raise  # what else lies in a folder need not be text
    return copies


def _texts(dataset: Dataset, documents: Path | None, copies: Mapping[str, str]) -> dict[str, str]:
    """Each document's text: that of one that is there, if it is the text that was declared."""
    if documents is None:
        return {}
    found, _missing = find_documents(dataset, documents)
    there = {one.id: one for one in dataset.header.documents}
    texts = {name: text for name, text in copies.items() if name not in there}
    return texts | {
        name: text
        for name, text in found.items()
        if there[name].digest in {None, document_digest(text)}
    }


def _document(target: Made | Extended, copies: Collection[str], file: Path) -> str | None:
    """The document that is cited where a row names none: the only one, else one called as the table."""
    listed = target.dataset.header.documents
    if len(listed) == 1:
        return listed[0].id
    if listed:
        return None
    return next(iter(copies)) if len(copies) == 1 else file.stem


def _drafts(table: Table, mapper: Mapper, made: Import) -> Iterator[Draft]:
    for row in table.rows:
        try:
            yield mapper.draft(row)
        except NotTaken as error:
            made.left_out.append(LeftOut(row.number, error.column, error.reason))
