"""Made-up files of Discourse Network Analyzer, in each of its three generations."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.command import ROOT

SAMPLES = ROOT.parent / "shared" / "datasets" / "dna"
GENERATIONS = (1, 2, 3)

Coded = Mapping[str, Any]
"""A statement: document (from 0), start, stop, and what is coded by variable."""
VARIABLES: Mapping[str, Mapping[str, str]] = {
    "DNA Statement": {
        "person": "short text",
        "organization": "short text",
        "concept": "short text",
        "agreement": "boolean",
    }
}
_TABLES = """
CREATE TABLE SETTINGS(Property TEXT, Value TEXT);
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
  Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
  Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
"""
_SECOND = """
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Type TEXT, Alias TEXT,
  Notes TEXT, ChildOf TEXT);
CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER);
"""
_THIRD = """
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER,
  AttributeValue TEXT);
"""
_VALUES = {"boolean": "DATABOOLEAN", "integer": "DATAINTEGER", "long text": "DATALONGTEXT"}
_INSERT = {
    table: f"INSERT INTO {table} VALUES (NULL, ?, ?, ?)"  # noqa: S608  # one of these tables
    for table in ("DATASHORTTEXT", *_VALUES.values())
}


def said(document: int = 0, start: int = 0, stop: int = 4, **values: Any) -> dict[str, Any]:
    """A statement by Ann of the Union on ships, where nothing else is said; an under line is a blank."""
    usual = {"person": "Ann", "organization": "Union", "concept": "Ships pay.", "agreement": True}
    values = {name.replace("_", " "): value for name, value in values.items()}
    return {"document": document, "start": start, "stop": stop, **(usual | values)}


def document(
    words: str = "They say that ships pay.", day: str = "2005-05-09", **more: str
) -> Coded:
    return {"title": f"Of {day}", "words": words, "day": day} | more


def write(
    path: Path,
    generation: int,
    statements: Sequence[Coded] = (said(),),
    documents: Sequence[Coded] = (document(),),
    types: Mapping[str, Mapping[str, str]] = VARIABLES,
) -> Path:
    """A file of a generation; a statement names its type, or is of the first."""
    if generation == 1:
        path.write_bytes(xml(statements, documents))
        return path
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(_TABLES + (_SECOND if generation == 2 else _THIRD))
        db.execute("INSERT INTO CODERS VALUES (1, 'coder 1', 'secret')")
        numbers: dict[tuple[str, str], int] = {}
        for at, (label, variables) in enumerate(types.items(), 1):
            db.execute("INSERT INTO STATEMENTTYPES VALUES (?, ?)", (at, label))
            for name, sort in variables.items():
                number = numbers[label, name] = len(numbers) + 1
                db.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", (number, name, sort, at))
        _documents(db, documents, 1000 if generation == 2 else 1)
        entities: dict[tuple[int, str], int] = {}
        for at, one in enumerate(statements, 1):
            label = one.get("type", next(iter(types)))
            place = ([*types].index(label) + 1, one["document"] + 1, one["start"], one["stop"])
            db.execute("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, 1)", (at, *place))
            for name, sort in types[label].items():
                if name not in one:
                    continue
                number, value = numbers[label, name], one[name]
                table = _VALUES.get(sort, "DATASHORTTEXT")
                if table == "DATASHORTTEXT" and generation == 3:
                    value = _entity(db, entities, number, value)
                db.execute(_INSERT[table], (at, number, value))
    return path


def _documents(db: sqlite3.Connection, documents: Sequence[Coded], unit: int) -> None:
    for at, one in enumerate(documents, 1):
        day = datetime.fromisoformat(one["day"]).replace(tzinfo=UTC).timestamp()
        more = [one.get(name, "") for name in ("author", "source", "section", "notes", "type")]
        values = (at, one["title"], one["words"], 1, *more, int(day * unit))
        db.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _entity(
    db: sqlite3.Connection, known: dict[tuple[int, str], int], variable: int, value: str
) -> int:
    key = variable, value
    if key not in known:
        known[key] = len(known) + 1
        db.execute("INSERT INTO ENTITIES VALUES (?, ?, ?, NULL)", (known[key], variable, value))
    return known[key]


def xml(statements: Sequence[Coded], documents: Sequence[Coded]) -> bytes:
    """The first generation, as its program writes it: lines end in CR and LF, the first of a text is cut."""
    articles = []
    for at, one in enumerate(documents):
        day = ".".join(reversed(one["day"].split("-")))
        inner = "".join(
            f"<statement><id>{number}</id><start>{said['start']}</start><end>{said['stop']}</end>"
            f"<person>{escape(said['person'])}</person>"
            f"<organization>{escape(said['organization'])}</organization>"
            f"<category>{escape(said['concept'])}</category>"
            f"<agreement>{'yes' if said['agreement'] else 'no'}</agreement></statement>\r\n"
            for number, said in enumerate(statements, 1)
            if said["document"] == at
        )
        words = escape(one["words"].removeprefix("\n")).replace("\n", "\r\n")
        articles.append(
            f"<article><text>{words}</text><date>{day}</date><title>{escape(one['title'])}</title>"
            f"<statements>{inner}</statements></article>\r\n"
        )
    people = "<metadata><regex /><persons>"
    people += "".join(
        f"<person><name>{escape(name)}</name><type>Docker</type><alias>Annie</alias><note /></person>"
        for name in sorted({one["person"] for one in statements} & {"Ann"})
    )
    people += "</persons><personTypes /></metadata>\r\n"
    text = f'<?xml version="1.0" encoding="utf-8"?>\r\n<discourse>\r\n{people}<articles>\r\n'
    return (text + "".join(articles) + "</articles>\r\n</discourse>\r\n").encode()


def sample(generation: int, folder: Path) -> Path:
    """The sample that comes with the program; of the first generation, written from the second."""
    if generation > 1:
        return SAMPLES / {2: "sample-v2-beta19.dna", 3: "sample-v3.dna"}[generation]
    path = folder / "sample-v1.dna"
    with closing(sqlite3.connect(f"{sample(2, folder).as_uri()}?mode=ro", uri=True)) as db:
        documents = [
            {
                "title": title,
                "words": words,
                "day": datetime.fromtimestamp(at / 1000, UTC).date().isoformat(),
            }
            for title, words, at in db.execute(
                "SELECT Title, Text, Date FROM DOCUMENTS ORDER BY ID"
            )
        ]
        statements = []
        for at, number, start, stop in db.execute(
            "SELECT ID, DocumentId, Start, Stop FROM STATEMENTS WHERE StatementTypeId = 1"
        ).fetchall():
            values = dict(
                db.execute(
                    "SELECT Variable, Value FROM DATASHORTTEXT d JOIN VARIABLES v ON v.ID = VariableId "
                    "WHERE StatementId = ?",
                    (at,),
                )
            )
            (agreement,) = db.execute("SELECT Value FROM DATABOOLEAN WHERE StatementId = ?", (at,))
            statements.append(
                {
                    "document": number - 1,
                    "start": start,
                    "stop": stop,
                    **values,
                    "agreement": agreement[0],
                }
            )
    path.write_bytes(xml(statements, documents))
    return path
