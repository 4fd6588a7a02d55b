"""Where in a dataset's files an id stands: for each sort of id, every place that may name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.evidence.documents import LONGEST_ID, document_id
from graph.mending.opening import Files, Record, Step
from graph.merges import VERDICTS
from graph.model import JOINT, Comparing, Query, Route, Vocabulary, asks_of, references
from graph.problems import UnusableName
from graph.vocabulary.foreign import slug_of
from graph.vocabulary.value import SLUG
from graph.writing.splicing import Opened, Put

SORTS = ("entity", "topic", "scenario", "question", "document")
"""What has an id that can be another one."""
SECTIONS: Mapping[str, str] = {
    "topic": "topics",
    "scenario": "scenarios",
    "question": "questions",
    "document": "documents",
}
"""The sections of a header whose parts have such ids."""
_ASKED = {
    "entity": ("entity", "holder", "voice"),
    "topic": ("topic",),
    "scenario": ("scenario", "world"),
}
_ASKED["document"] = ("document", "holder", "voice")
_QUESTIONS: Mapping[str, Any] = {"query": Query, "path": Route, "compare": Comparing}


@dataclass(frozen=True)
class Found:
    """A place in a file where an id stands.

    Parameters
    ----------
    file : Opened
    path : tuple
    value : str
        What is to stand there.
    """

    file: Opened
    path: Step
    value: str

    @property
    def edit(self) -> Put:
        """The edit that puts it there."""
        return Put(self.path, self.value)


def refuse_no_id(new: str) -> None:
    """Refuse what is no id; with one that would do.

    Raises
    ------
    UnusableName
    """
    if not re.fullmatch(SLUG, new) or len(new) > LONGEST_ID:
        better = document_id(new)
        hint = f', such as "{better}"' if better and better != new else ""
        raise UnusableName(
            new, f"is no id: write small letters, digits and hyphens between them{hint}"
        )


def places_of(files: Files, sort: str, old: str, new: str) -> Iterator[Found]:
    """Every place where an id stands, with what stands there once it is another.

    Parameters
    ----------
    files : Files
    sort : str
        One of ``SORTS``.
    old, new : str
    """
    vocabulary = files.reading.dataset.vocabulary

    def renamed(written: str) -> str | None:
        """What is to be written for a name; none for that of something else."""
        if written == old or (sort == "entity" and slug_of(written) == old):
            return new
        if sort in {"entity", "document"} and JOINT in written:  # several with one voice
            parts = written.split(JOINT)
            if old in parts:
                return JOINT.join(sorted(new if part == old else part for part in parts))
        return None

    for record in files.records("entities") if sort == "entity" else ():
        names = ("id", *references(vocabulary.entities.get(record.value.get("kind", ""), _NO_KIND)))
        yield from _in_record(record, [(name,) for name in names], renamed)
    for record in files.records("relations"):
        yield from _in_record(record, [*_ways_in_relation(record.value, sort, vocabulary)], renamed)
    header = Record(files.header, (), files.header.value)
    yield from _in_record(header, [*_ways_in_header(header.value, sort, vocabulary)], renamed)
    if files.merges is not None and sort == "entity":
        merges = Record(files.merges, (), files.merges.value)
        decided: list[Step] = [("*", verdict, "*") for verdict in VERDICTS]
        yield from _in_record(merges, decided, renamed)
    ways = [way[2:] for way in _HEADER[sort] if way[0] == "documents"]
    for record in files.records("documents"):
        if record.file is not files.header:
            yield from _in_record(record, ways, renamed)


def renamed_claims(files: Files, ids: Mapping[str, str]) -> Iterator[Found]:
    """Every place in the header that names a claim whose id is another.

    Parameters
    ----------
    files : Files
    ids : mapping of str to str
        The new ids by the old ones.
    """
    header = Record(files.header, (), files.header.value)
    ways = [("questions", "*", "expected", "*"), ("findings", "*", "relations", "*")]
    yield from _in_record(header, ways, ids.get)


_Renaming = Callable[[str], str | None]
_NO_KIND: Any = type("NoKind", (), {"model_fields": {}})
_RELATION: Mapping[str, tuple[Step, ...]] = {
    "entity": (("source",), ("target",), ("holder",)),
    "topic": (("topic",),),
    "scenario": (("scenario",),),
    "document": (("holder",), ("evidence", "*", "document")),
}
_HEADER: Mapping[str, tuple[Step, ...]] = {
    "entity": (
        ("documents", "*", "by", "*"),
        ("documents", "*", "disclaimer", "by"),
        ("scenarios", "*", "condition", "*"),
        ("scenarios", "*", "counterparts", "*"),
        ("unsaid", "*", "entities", "*"),
    ),
    "topic": (("topics", "*", "id"), ("findings", "*", "topic"), ("unsaid", "*", "topic")),
    "scenario": (
        ("scenarios", "*", "id"),
        ("findings", "*", "scenario"),
        ("unsaid", "*", "scenario"),
    ),
    "question": (("questions", "*", "id"),),
    "document": (
        ("documents", "*", "id"),
        ("documents", "*", "disclaimer", "evidence", "*", "document"),
        ("unsaid", "*", "documents", "*"),
        ("unsaid", "*", "evidence", "*", "document"),
        ("silent", "*", "document"),
    ),
}
"""Where an id of a sort stands in a header, questions aside; * is each of a list or of a mapping."""


def _ways_in_relation(
    record: Mapping[str, Any], sort: str, vocabulary: Vocabulary
) -> Iterator[Step]:
    yield from _RELATION.get(sort, ())
    kind = vocabulary.relations.get(record.get("kind", ""))
    if sort == "entity" and kind is not None:
        yield from ((name,) for name in references(kind) if name not in {"source", "target"})


def _ways_in_header(header: Mapping[str, Any], sort: str, vocabulary: Vocabulary) -> Iterator[Step]:
    yield from _HEADER[sort]
    questions = header.get("questions")
    for number, question in enumerate(questions if isinstance(questions, list) else ()):
        for part, model in _QUESTIONS.items():
            if isinstance(question, Mapping) and isinstance(question.get(part), Mapping):
                for way in _ways_in_query(model, sort, vocabulary):
                    yield ("questions", number, part, *way)


def _ways_in_query(
    model: type[Query] | type[Route] | type[Comparing],
    sort: str,
    vocabulary: Vocabulary,
    around: Step = (),
) -> Iterator[Step]:
    """Where a query, and what it excludes, may name something of a sort: one word, or a list."""
    for name, asks in asks_of(model).items():
        if asks.of in _ASKED.get(sort, ()):
            yield from ((*around, name), (*around, name, "*"))
        elif asks.takes == "exclude" and not around:
            yield from _ways_in_query(Query, sort, vocabulary, (name,))
    if sort == "entity" and model is Query:
        own = {
            name
            for kind in vocabulary.relations.values()
            for name in references(kind)
            if name not in {"source", "target"}
        }
        for name in sorted(own):
            for way in ((name,), ("own", name)):
                yield from ((*around, *way), (*around, *way, "*"))


def _in_record(record: Record, ways: Iterable[Step], renamed: _Renaming) -> Iterator[Found]:
    """The places in a record at the end of some ways where a name stands that is to be another."""
    for way in ways:
        for path, value in _followed(record.value, way):
            new = renamed(value) if isinstance(value, str) else None
            if new is not None:
                yield Found(record.file, (*record.path, *path), new)


def _followed(value: Any, way: Step, path: Step = ()) -> Iterator[tuple[Step, Any]]:
    """What stands at the end of a way, and where; nothing, where it leads nowhere."""
    if not way:
        yield path, value
        return
    step, *rest = way
    if step == "*":
        parts = value.items() if isinstance(value, Mapping) else enumerate(_listed(value))
        for inner, part in parts:
            yield from _followed(part, tuple(rest), (*path, inner))
    elif isinstance(value, Mapping) and step in value:
        yield from _followed(value[str(step)], tuple(rest), (*path, step))
    elif isinstance(value, list) and isinstance(step, int) and step < len(value):
        yield from _followed(value[step], tuple(rest), (*path, step))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
