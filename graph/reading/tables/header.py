"""All of a dataset but its entities and relations, as sheets have it; or what is to be supposed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.model import AUTHOR, builtin
from graph.reading.called import Ids, as_name, other_way
from graph.reading.cells import as_sort, from_json_text, id_out
from graph.reading.tables.sheets import (
    DATASET,
    HEADER_TEXTS,
    QUESTION_COLUMNS,
    QUESTION_TEXTS,
    QUESTIONS,
)
from graph.reading.tables.told import Line, Record, Told


def header(told: Told) -> Record:
    """What the sheet of all the rest says. A value that is too long for a cell stands in several rows."""
    parts: dict[tuple[str, int], list[Line]] = {}
    for line in told.lines(DATASET):
        number = as_sort(line.said.get("number", 0), "count")
        key = str(line.said.get("field", "")).strip(), number if isinstance(number, int) else 0
        parts.setdefault(key, []).append(line)
    made: Record = {}
    for (field, number), lines in sorted(parts.items(), key=lambda one: one[0]):
        text = "".join(str(as_sort(line.said.get("value", ""), "text")) for line in lines)
        read = str if field in HEADER_TEXTS else from_json_text
        value = told.cell(lines[0], "value", read, text)
        if not number:
            told.stands((field,), lines[0])
            made[field] = value
            continue
        listed = made.setdefault(field, [])
        if isinstance(listed, list):
            told.stands((field, len(listed)), lines[0])
            listed.append(value)
    return made


def questions(told: Told) -> Iterator[Record]:
    """The questions that were asked of the graph."""
    told.unknown(QUESTIONS, frozenset(QUESTION_COLUMNS))
    for number, line in enumerate(told.lines(QUESTIONS)):
        told.stands((QUESTIONS, number), line)
        made = {}
        for name in QUESTION_COLUMNS:
            value = line.said.get(name)
            if isinstance(value, str) and name not in QUESTION_TEXTS:
                value = told.cell(line, name, from_json_text, value)
            if value is not None:
                made[name] = id_out(value) if name == "id" and isinstance(value, str) else value
        yield made


def supposed(
    told: Told, name: str, entities: Iterable[Record], relations: Iterable[Record]
) -> Record:
    """What is to be supposed of a dataset where no sheet says it: the documents, scenarios and kinds it names."""
    entities, relations = list(entities), list(relations)
    title = as_name(name, "Dataset")
    known = builtin()
    documents = (one.get("document") for each in relations for one in each.get("evidence", ()))
    made: Record = {
        "id": Ids(AUTHOR).give(title, "dataset"),
        "title": title,
        "documents": [{"id": one, "title": one} for one in _named(documents)],
        "scenarios": [
            {"id": one, "label": one, "group": "scenarios"}
            for one in _named(each.get("scenario") for each in relations)
        ],
        "topics": [
            {"id": one, "label": one} for one in _named(each.get("topic") for each in relations)
        ],
        "kinds": {
            "entities": [
                {"kind": one, "label": one.replace("_", " ")}
                for one in _named(each.get("kind") for each in entities)
                if one not in known.entities
            ],
            "relations": [
                {
                    "kind": one,
                    "forward": (words := one.replace("_", " ")),
                    "inverse": other_way(words),
                }
                for one in _named(each.get("kind") for each in relations)
                if one not in known.relations
            ],
        },
    }
    if made["scenarios"]:
        told.report.left["scenarios, taken to exclude each other"] += len(made["scenarios"])
    for what, label in (("entities", "entity"), ("relations", "relation")):
        for one in made["kinds"][what]:
            told.report.leave(f"{label} kinds, taken to be of any ends and fields", one["kind"])
    made["description"] = told.report.words()
    return {field: value for field, value in made.items() if value}


def _named(words: Iterable[Any]) -> list[str]:
    """Each of some ids once, in order of appearance."""
    return [*dict.fromkeys(one for one in words if isinstance(one, str))]
