"""Files that are none of the program's, broken ones, and those made to do harm: a sentence, and no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import graph
from graph.problems import GraphError, InvalidDataset
from tests.command import run
from tests.debates.made import GENERATIONS, document, said, write, xml


def told(path: Path) -> str:
    """What loading a file comes to, where it is refused."""
    with pytest.raises(GraphError) as refused:
        graph.load(path)
    done = run("query", "-d", path)
    assert done.status in {1, 2}
    assert done.out == ""
    return str(refused.value)


def test_a_generation_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    for generation in GENERATIONS:
        path = write(tmp_path / f"looks-like-{4 - generation}.DNA", generation)
        assert str(generation) in str(graph.load(path).header.description).split(":")[0]


CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not XML"),
    "text": (b"Minutes of the meeting", "not XML"),
    "other XML": (b"<book/>", "none of Discourse Network Analyzer"),
    "cut off": (xml([said()], [document()])[:-40], "not XML"),
    "no number": (xml([{**said(), "start": "x"}], [document()]), 'start is a number; found "x"'),
    "a huge number": (xml([{**said(), "start": "9" * 4000}], [document()]), "start is a number"),
    "strange bytes": (b"<discourse>\xff\xfe</discourse>", "not XML"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><discourse/>', "XML"),
    "half a database": (b"SQLite format 3\0" + b"\0" * 200, "cannot be read"),
    "only its magic": (b"SQLite format 3\0", "cannot be read"),
    "agreement": (
        xml([said()], [document()]).replace(b">yes<", b">perhaps<"),
        'agreement is yes or no; found "perhaps"',
    ),
    "many laughs": (
        b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><discourse>&b;</discourse>',
        "declares a document type",
    ),
    "a file of this machine": (
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><discourse>&a;</discourse>',
        "declares a document type",
    ),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_what_is_no_such_file_is_refused_in_a_sentence(what: str, tmp_path: Path) -> None:
    content, sentence = CONTENTS[what]
    path = tmp_path / "debate.dna"
    path.write_bytes(content)
    assert sentence in told(path)


Change = Callable[[sqlite3.Connection], object]
HARM: dict[str, tuple[Change, str]] = {
    "no table": (lambda db: db.execute("DROP TABLE STATEMENTS"), "it has no table STATEMENTS"),
    "no column": (
        lambda db: db.execute("ALTER TABLE STATEMENTS DROP COLUMN Stop"),
        "table STATEMENTS has no column Stop",
    ),
    "a word for a number": (
        lambda db: db.execute("UPDATE STATEMENTS SET Start = 'early'"),
        "'early' is no number",
    ),
    "bytes for a text": (
        lambda db: db.execute("UPDATE DOCUMENTS SET Title = x'ff00'"),
        "bytes where a text is expected",
    ),
    "a sort of its own": (
        lambda db: db.execute("UPDATE VARIABLES SET DataType = 'code'"),
        '"code" is no sort of variable',
    ),
    "text that is none": (
        lambda db: db.execute("UPDATE DOCUMENTS SET Text = CAST(x'fffe' AS TEXT)"),
        "cannot be read",
    ),
    "a view in a table's place": (
        lambda db: db.executescript(
            "DROP TABLE STATEMENTS; CREATE VIEW STATEMENTS AS WITH RECURSIVE r(ID) AS "
            "(SELECT 1 UNION ALL SELECT ID + 1 FROM r) SELECT ID FROM r"
        ),
        "it has no table STATEMENTS",
    ),
}


@pytest.mark.parametrize("what", HARM)
@pytest.mark.parametrize("generation", [2, 3])
def test_a_broken_database_is_refused_in_a_sentence(
    what: str, generation: int, tmp_path: Path
) -> None:
    change, sentence = HARM[what]
    path = write(tmp_path / "debate.dna", generation)
    with closing(sqlite3.connect(path)) as db, db:
        change(db)
    assert sentence in told(path)


def test_a_program_that_has_the_file_open_is_to_be_closed_first(tmp_path: Path) -> None:
    path = write(tmp_path / "debate.dna", 3)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("DELETE FROM STATEMENTS")
        db.commit()
        assert "close the program" in told(path)


def test_a_computed_column_is_not_computed(tmp_path: Path) -> None:
    path = write(tmp_path / "debate.dna", 3)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("ALTER TABLE DOCUMENTS ADD COLUMN Slow AS (hex(zeroblob(900000000)))")
    assert len(graph.load(path)) == 1


def test_what_cannot_be_a_name_is_made_one(tmp_path: Path) -> None:
    odd = " The\n\u202eUnion\u0000 \u00a0of  docks "
    statements = [
        said(organization=odd),
        said(organization="Union of docks"),
        said(organization="\u200b", start=5),
        said(organization="港湾", start=6),
        said(organization="author", start=7),
    ]
    titles = [{**document(), "title": "\n"}, {**document(), "title": "author"}]
    for generation in (2, 3):
        path = write(tmp_path / "debate.dna", generation, statements, titles)
        names = {one.name for one in graph.load(path).entities("organization")}
        assert names >= {"The Union of docks", "Union of docks", "港湾", "author"}
        assert len(names) == 5
        assert {one.title for one in graph.load(path).documents} == {"Document 1", "author"}


def test_names_that_are_words_of_ours_are_given_another(tmp_path: Path) -> None:
    types = {
        "support": {
            "organization": "short text",
            **dict.fromkeys(
                ("concept", "kind", "voice", "", "id", "party", "1st", "論"), "short text"
            ),
        }
        | {"note": "integer", "certainty": "boolean", "limit": "boolean"},
        "Support": {"any": "short text", "concept": "short text"},
    }
    values = dict.fromkeys(types["support"], "x") | {"note": 3, "certainty": 0, "limit": 1}
    statements = [
        {"type": "support", **said(), **values},
        {"type": "Support", **said(), "any": "y"},
    ]
    for generation in (2, 3):
        kg = graph.load(write(tmp_path / "debate.dna", generation, statements, types=types))
        assert len(kg) == 2
        assert len({one.kind for one in kg.relations()}) == 2
        assert {"support"}.isdisjoint(one.kind for one in kg.relations())


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_place_that_the_text_lacks_is_cited_by_its_number(
    generation: int, tmp_path: Path
) -> None:
    statements = [said(start=9, stop=9), said(start=5, stop=4_000_000_000)]
    (one,) = graph.load(write(tmp_path / "a.dna", generation, statements)).relations()
    assert [(c.start, c.record) for c in one.evidence] == [
        (None, "statement 1"),
        (None, "statement 2"),
    ]


@pytest.mark.parametrize("generation", [2, 3])
def test_a_day_that_no_calendar_has_is_none(generation: int, tmp_path: Path) -> None:
    path = write(tmp_path / "debate.dna", generation)
    for date in (2**62, -(2**62), "soon", None, 1.5):
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE DOCUMENTS SET Date = ?", (date,))
        assert graph.load(path).documents[0].date is None


def test_such_a_file_beside_a_dataset_is_told_and_no_part_of_it(tmp_path: Path) -> None:
    write(tmp_path / "debate.dna", 3)
    write(tmp_path / "entities.dna", 3)
    (tmp_path / "dataset.yaml").write_text("{id: a, title: A}", encoding="utf-8")
    with pytest.raises(InvalidDataset) as refused:
        graph.load(tmp_path)
    assert {one.rule for one in refused.value.problems} == {"unread-file"}


def test_what_would_edit_such_a_file_says_that_it_does_not(tmp_path: Path) -> None:
    path = write(tmp_path / "debate.dna", 3)
    before = path.read_bytes()
    for words in (
        ("rename", path, "union", "guild"),
        ("annotate", path),
        ("ask", "--save", "Who?", "-d", path, "--kind", "dna_statement"),
    ):
        done = run(*words)
        assert done.status == 2
        assert "no file of this format is edited" in done.err
    assert path.read_bytes() == before
