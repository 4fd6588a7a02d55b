"""From JSON Lines to tables, however many there are: a part at a time, and after a break where it was left.

What is held to the rules is each record by itself, and then, by DuckDB, that its ends are there and its id is its
own. A record with a fault is left out, counted, and told with its place. Ids are hashes of what claims say, so parts
that are made apart agree.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from graph.model import (
    COMMON_FIELDS,
    Header,
    Relation,
    Vocabulary,
    builtin,
    references,
)
from graph.outgoing.columnar import (
    cited_of,
    entities_as,
    evidence_type,
    types_of,
    words_type,
    written,
)
from graph.problems import Place, Problem, UnusableFile
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, RELATIONS, TRANSLATED
from graph.shown import prints
from graph.voices import Voices, told_apart
from graph.writing.atomic import write_text
from graph.writing.frames import Columns
from graph.writing.records import flat_own, own_columns, own_said
from graph.writing.save import plain

PART = 50_000
"""So many records are a part: a file of Parquet, whole or not there."""
LINES = 1_000
"""So many are validated at once."""
SHOWN = 100
"""So many problems of each rule are told with their places."""
MARK = "convert.json"
"""What remembers, until all is done, how far it went."""
ENDING = ".parquet"
TEXTS = (
    *("id", "kind", "source", "target", "modality", "certainty", "scenario", "holder", "voice"),
    *("basis", "topic", "start", "end", "date", "statement", "documents", "note", "own"),
)

Told = Callable[[int, int], None]
"""What is told how many bytes of how many are done."""


@prints
@dataclass
class Converted:
    """What came of it.

    Parameters
    ----------
    entities, relations : int
        How many were written.
    problems : counter of str
        How many were found, by rule.
    shown : list of Problem
        The first of each rule.
    """

    entities: int = 0
    relations: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    shown: list[Problem] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        """Count a problem, and keep it if it is one of the first of its rule."""
        self.problems[problem.rule] += 1
        if self.problems[problem.rule] <= SHOWN:
            self.shown.append(problem)

    def __str__(self) -> str:
        lines = [f"{self.entities:,} entities and {self.relations:,} relations"]
        lines += [str(one) for one in self.shown]
        lines += [f"{count:,} {rule}" for rule, count in self.problems.most_common()]
        return "\n".join(lines)


@dataclass(frozen=True)
class Sort:
    """Entities, or relations.

    Parameters
    ----------
    name : str
    adapter : TypeAdapter
        Of a list of them.
    write : callable
        From some of them to a file of Parquet.
    """

    name: str
    adapter: TypeAdapter[Any]
    write: Callable[[Sequence[Any]], tuple[bytes, int]]


def convert(source: Path, target: Path, told: Told = lambda _done, _all: None) -> Converted:
    """Write a dataset in JSON Lines as tables, in constant memory.

    Parameters
    ----------
    source : pathlib.Path
        A folder with ``dataset.yaml``, ``entities*.jsonl`` and ``relations*.jsonl``.
    target : pathlib.Path
        A folder, which is made. Where an earlier run was broken off, it is taken up again.
    told : callable, optional
        Told how far it is.

    Raises
    ------
    UnusableFile
        Where the header cannot be read, there are no records, or the target is another's.
    ImportError
        Where pyarrow or duckdb is not installed.
    """
    installed("pyarrow")
    header = _header(source)
    vocabulary = builtin().declare(header.kinds)
    said = plain(header)
    sorts = (
        Sort(
            ENTITIES,
            vocabulary.entity_adapter,
            lambda some: (entities_as(some, vocabulary, said), len(some)),
        ),
        Sort(RELATIONS, vocabulary.relation_adapter, _relations_written(header, vocabulary, said)),
    )
    files = {one.name: _files(source, one.name) for one in sorts}
    state = _State.of(
        target, {str(one): one.stat().st_size for some in files.values() for one in some}
    )
    for sort in sorts:
        _convert(sort, files[sort.name], target, state, told)
    found = state.found()
    for problem in _across(target, vocabulary):
        found.note(problem)
    (target / MARK).unlink(missing_ok=True)
    return found


@dataclass
class _State:
    """How far it is: what was read of each file, what was written, what was found."""

    target: Path
    sizes: Mapping[str, int]
    read: dict[str, list[int]] = field(default_factory=dict)
    """Of each file the bytes and the lines."""
    parts: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[tuple[str, str, int, str]] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, target: Path, sizes: Mapping[str, int]) -> _State:
        """The state that an earlier run left; a new one, where there was none."""
        state = cls(target, sizes)
        mark = target / MARK
        if not mark.exists():
            there = [one for one in (ENTITIES, RELATIONS) if (target / f"{one}{ENDING}").exists()]
            if there:
                told = f"there is {there[0]}{ENDING} in it already; name another folder, or remove that"
                raise UnusableFile(str(target), told)
        else:
            kept = json.loads(mark.read_text(encoding="utf-8"))
            if kept.pop("sizes") != dict(sizes):
                told = "what was begun here is of other files, or these have changed; name another folder"
                raise UnusableFile(str(target), told)
            for name, value in kept.items():
                setattr(state, name, value)
        target.mkdir(parents=True, exist_ok=True)
        state.save()
        return state

    def save(self) -> None:
        """Remember it."""
        kept = {
            name: getattr(self, name) for name in ("read", "parts", "counts", "problems", "counted")
        }
        write_text(self.target / MARK, json.dumps(kept | {"sizes": dict(self.sizes)}))

    def done(self) -> int:
        """How many bytes are read."""
        return sum(one[0] for one in self.read.values())

    def note(self, code: str, file: str, line: int, told: str) -> None:
        """Count a problem."""
        self.counted[code] = self.counted.get(code, 0) + 1
        if self.counted[code] <= SHOWN:
            self.problems.append((code, file, line, told))

    def found(self) -> Converted:
        """What came of it so far."""
        shown = [Problem(Place(file, line), code, told) for code, file, line, told in self.problems]
        return Converted(
            self.counts.get(ENTITIES, 0),
            self.counts.get(RELATIONS, 0),
            Counter(self.counted),
            shown,
        )


def _convert(sort: Sort, files: Sequence[Path], target: Path, state: _State, told: Told) -> None:
    folder = target / f"{sort.name}{ENDING}"
    folder.mkdir(exist_ok=True)
    total = sum(state.sizes.values())
    for file in files:
        name = str(file)
        state.read.setdefault(name, [0, 0])
        with file.open("rb") as stream:
            stream.seek(state.read[name][0])
            for lines in _by(PART, stream):
                found = list(_validated(sort.adapter, lines, name, state.read[name][1], state))
                _put(sort, found, folder, state)
                state.read[name][0] += sum(map(len, lines))
                state.read[name][1] += len(lines)
                state.save()
                told(state.done(), total)
    if not state.parts.get(sort.name):
        _put(sort, [], folder, state)  # a table without rows has its columns
        state.save()


def _put(sort: Sort, found: Sequence[Any], folder: Path, state: _State) -> None:
    """Write a part, whole or not at all; an unfinished one of an earlier run is written over."""
    number = state.parts.get(sort.name, 0)
    data, count = sort.write(found)
    unfinished = folder / f"part-{number:05}.unfinished"
    unfinished.write_bytes(data)
    unfinished.replace(folder / f"part-{number:05}{ENDING}")
    state.parts[sort.name] = number + 1
    state.counts[sort.name] = state.counts.get(sort.name, 0) + count


def _by(most: int, stream: Iterator[bytes]) -> Iterator[list[bytes]]:
    some: list[bytes] = []
    for line in stream:
        some.append(line)
        if len(some) == most:
            yield some
            some = []
    if some:
        yield some


def _validated(
    adapter: TypeAdapter[Any], lines: Sequence[bytes], file: str, before: int, state: _State
) -> Iterator[Any]:
    """The records of some lines; what is none is noted with its line, counted from 1."""
    for first in range(0, len(lines), LINES):
        some = lines[first : first + LINES]
        given = [line for line in some if line.strip()]
        try:
            yield from adapter.validate_json(b"[" + b",".join(given) + b"]")
        except ValidationError:
            for at, line in enumerate(some, before + first + 1):
                if line.strip():
                    yield from _one(adapter, line, file, at, state)


def _one(
    adapter: TypeAdapter[Any], line: bytes, file: str, at: int, state: _State
) -> Iterator[Any]:
    try:
        yield from adapter.validate_json(b"[" + line + b"]")
    except ValidationError as error:
        sort, told = _first_fault(error, 1)
        state.note("syntax" if sort == "json_invalid" else "bad-record", file, at, told)


def _first_fault(error: ValidationError, within: int = 0) -> tuple[str, str]:
    """The sort of the first fault, and where it is and what: beyond so many steps of its place."""
    first = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(one) for one in first["loc"][within:])
    return first["type"], f"{where}: {first['msg']}" if where else first["msg"]


def _relations_written(
    header: Header, vocabulary: Vocabulary, said: Mapping[str, Any]
) -> Callable[[Sequence[Relation]], tuple[bytes, int]]:
    """What writes relations: the columns of a flat record, but for what follows from names."""
    arrow = installed("pyarrow")
    own: Columns = own_columns(vocabulary)
    types = types_of(arrow, dict.fromkeys(TEXTS, "text")) | {"negated": arrow.bool_()}
    types |= types_of(arrow, own) | dict.fromkeys(TRANSLATED, words_type(arrow))
    types["evidence"] = evidence_type(arrow)
    voices = Voices(header)

    def write(relations: Sequence[Relation]) -> tuple[bytes, int]:
        heard = told_apart(relations, voices)[0]
        return written(types, [_row(one, own) for one in heard], said), len(heard)

    return write


def _row(relation: Relation, own: Columns) -> dict[str, Any]:
    fields = relation.__dict__
    says = own_said(relation)
    row = {name: fields[name] for name in COMMON_FIELDS - {"evidence", *TRANSLATED}}
    row |= {name: flat_own(says.get(name), sort) for name, sort in own.items()}
    row |= {name: list(fields[name].items()) for name in TRANSLATED}
    return row | {
        "voice": relation.voice,
        "own": json.dumps(says, ensure_ascii=False, sort_keys=True) if says else None,
        "documents": "; ".join(dict.fromkeys(one.document for one in relation.evidence)) or None,
        "evidence": [cited_of(one) for one in relation.evidence],
    }


def _across(target: Path, vocabulary: Vocabulary) -> Iterator[Problem]:
    """What no record shows by itself: ends and other names that are no entity's, and ids that two have."""
    connection = installed("duckdb").connect()
    for name in (ENTITIES, RELATIONS):
        path = str(target / f"{name}{ENDING}" / f"*{ENDING}")
        connection.read_parquet(path).create_view(name)
    named = {name for kind in vocabulary.relations.values() for name in references(kind)}
    for column in sorted({"source", "target", *named}):
        lacking = connection.execute(
            f'SELECT id, "{column}" FROM {RELATIONS} ANTI JOIN {ENTITIES} ON '  # noqa: S608  # its own names
            f'{RELATIONS}."{column}" = {ENTITIES}.id WHERE "{column}" IS NOT NULL ORDER BY ALL'
        )
        for claim, name in _rows(lacking):
            told = f'{column}: there is no entity "{name}"'
            yield Problem(Place(record=f"relation {claim}"), "dangling-reference", told)
    for table in (ENTITIES, RELATIONS):
        twice = connection.execute(
            f"SELECT id, count(*) FROM {table} GROUP BY id HAVING count(*) > 1 ORDER BY id"  # noqa: S608
        )
        for name, count in _rows(twice):
            told = f"{count:,} {table} have the id"
            yield Problem(Place(record=f'{table} "{name}"'), "repeated-id", told)


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    while some := found.fetchmany(LINES):
        yield from some


def _header(source: Path) -> Header:
    """The header alone: what it names of the entities is looked for in the tables."""
    file = source / "dataset.yaml"
    try:
        return Header.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise UnusableFile(str(file), f"this cannot be opened: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UnusableFile(str(file), f"this is no YAML: {str(error).splitlines()[0]}") from None
    except ValidationError as error:
        raise UnusableFile(str(file), _first_fault(error)[1]) from None


def _files(source: Path, name: str) -> list[Path]:
    found = sorted(source.glob(f"{name}*.jsonl")) + sorted(source.glob(f"{name}*.ndjson"))
    if not found:
        raise UnusableFile(str(source), f"there is no {name}.jsonl in it; convert reads JSON Lines")
    return found
