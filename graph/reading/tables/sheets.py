"""What sheets a graph is, and what their columns hold, for those who write them and those who read them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Citation, Entity, Question
from graph.problems import Place
from graph.reading.tables.table import Row, Table

RELATIONS, ENTITIES, CITATIONS = "relations", "entities", "citations"
QUESTIONS, DATASET = "questions", "dataset"
SHEETS = (RELATIONS, ENTITIES, CITATIONS, QUESTIONS, DATASET)
"""The sheets of a graph: the claims, what they are about, where they stand, what was asked, and all the rest."""
FURTHER = "entities that no claim ties"
"""The entities beside claims that say themselves what their ends are."""
HEADER_COLUMNS = ("field", "number", "value")
"""The columns of the rest: a field of the header, which part of it, and what it says."""
RESOLUTIONS = "resolutions"
"""The field under which what came true stands there."""
METADATA = b"policygraph"
"""The name under which a columnar file has the header, as JSON."""
TRANSLATED = ("statements", "notes")
"""What a sheet of claims has beyond the columns of a flat record: mappings, by language."""
HEADER_TEXTS = frozenset(("id", "title", "headline", "deck", "description", "license", "language"))
"""The fields of a header that are texts as they stand; the others are JSON."""
QUESTION_COLUMNS = tuple(Question.model_fields)
QUESTION_TEXTS = frozenset(("id", "title", "reading"))
FOUND_BY, IDENTIFIED_BY = "found_by", "identified_by"
"""What a columnar file has of entities besides: their names as they are looked for, and their ids elsewhere."""
ENTITY_COLUMNS = (*(name for name in Entity.model_fields), "own")
"""What every entity has, in its order; the columns of the kinds' own fields follow."""
CITED = tuple(Citation.model_fields)


@dataclass(frozen=True)
class Sheet:
    """A table that is one of a graph's sheets.

    Parameters
    ----------
    table : Table
    file : str
        The path of the file that it stands in, as people are told it; empty for a frame.
    called : str
        Which of several in that file it is, in words: *sheet entities*; empty where it is the only one.
    """

    table: Table
    file: str = ""
    called: str = ""

    def place(self, row: Row, column: str = "") -> Place:
        """Where a row stands, or a cell of it."""
        words = [self.called, f"row {row.number}", f"column {column}" if column else ""]
        return Place(self.file, record=", ".join(filter(None, words)))
