"""The questions that a dataset saves, answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.engine.asking import Relations
from graph.engine.comparison import Comparison
from graph.engine.paths import Path
from graph.engine.protocol import Engine
from graph.model import Query, Question, Relation
from graph.problems import UnknownQuestion
from graph.shown import prints, prose
from graph.tables import first_lines, html_line, html_table


@prints
@dataclass(frozen=True)
class Answer:
    """A question's answer.

    Parameters
    ----------
    question : Question
    relations : Relations
        The relations that answer it, in the order of the answer; as of any answer, ``records()`` has them as
        a table, and ``export("answer.csv")`` writes them.
    found : tuple of Relation, Path or Comparison
        The answer as Python gives it to the question's query, path or comparison.
    names : mapping of str to str
        The entities' and voices' names by id, for the sentences.
    language : str or None
        Of the sentences.
    """

    question: Question
    relations: Relations
    found: tuple[Relation, ...] | Path | Comparison
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    language: str | None = None

    def __str__(self) -> str:
        shown = (
            "\n".join(
                f"- {prose(relation.sentence(self.names, self.language))} "
                f"[{prose(relation.standing(self.names))}]"
                for relation in self.found
            )
            if isinstance(self.found, tuple)
            else str(self.found)
        )
        return f"{prose(self.question.title)}\n\n{prose(self.question.reading)}\n\n{shown}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        words = html_line(self.question.title) + html_line(self.question.reading)
        if not isinstance(self.found, tuple):
            return f"{words}{self.found._repr_html_()}"
        rows = [
            {
                "Claim": relation.sentence(self.names, self.language),
                "How it stands": relation.standing(self.names),
                "Id": relation.id,
            }
            for relation in self.found
        ]
        return f"{words}{html_table(rows)}"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(first_lines(str(self)))


def ask(engine: Engine, id: str) -> Answer:
    """Ask one of the saved questions.

    Raises
    ------
    UnknownQuestion
    """
    by_id = {question.id: question for question in engine.header.questions}
    question = by_id.get(id)
    if question is None:
        raise UnknownQuestion(id, by_id)
    return answer(engine, question)


def answer(engine: Engine, question: Question) -> Answer:
    """Answer a question.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName, NoPath
        Where it asks for what is not in this graph.
    """
    question = settled(engine, question)
    if question.path is not None:
        path = engine.shortest_path(question.path.source, question.path.target)
        return Answer(question, Relations(path.relations, engine), path)
    if question.compare is not None:
        asked = question.compare
        query = Query(topic=asked.topic, entity=asked.entity)
        found = engine.compare(asked.left, asked.right, query)
        rows = (relation for row in found.rows for relation in (*row.left, *row.right))
        return Answer(question, Relations(rows, engine), found)
    relations = engine.relations(question.query or Query())  # it asks one of the three
    found_all = Relations(relations, engine, question.query)
    return Answer(question, found_all, found_all, engine.called, engine.header.language)


def settled(engine: Engine, question: Question) -> Question:
    """A question with ids for the names of entities.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName, AmbiguousName
    """
    changed: dict[str, Any] = {}
    if question.query is not None:
        changed["query"] = engine.settled(question.query)
    if question.path is not None:
        ends = {"source": question.path.source, "target": question.path.target}
        changed["path"] = question.path.model_copy(
            update={end: engine.entity(name).id for end, name in ends.items()}
        )
    if question.compare is not None:
        entities = tuple(sorted({engine.entity(name).id for name in question.compare.entity}))
        changed["compare"] = question.compare.model_copy(update={"entity": entities})
    return question.model_copy(update=changed)
