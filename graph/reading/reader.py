"""One run over a dataset's files: find them, read them, hold them to the rules."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from graph.model import Dataset, Entity, Header, KindDeclarations, Relation, Vocabulary, builtin
from graph.problems import Place, Problem, UnusableFile
from graph.reading.json_lines import JsonLines
from graph.reading.messages import header_problems
from graph.reading.records import Places, Records, as_json
from graph.reading.rules import entity_rules, header_rules, question_rules, relation_rules
from graph.reading.sources import Source, Unreadable
from graph.reading.yaml_file import YamlFile
from graph.vocabulary.base import SLUG

HEADER = "dataset.yaml"
SECTIONS = ("entities", "relations")
YAML_ENDINGS = (".yaml", ".yml")
ENDINGS = (*YAML_ENDINGS, ".jsonl")
OF_THE_HEADER = frozenset(("unknown-kind", "unknown-scenario", "unknown-topic", "unknown-document"))
"""The rules that nothing can be held to where the header could not be read."""
STAND_INS: Mapping[str, dict[str, str]] = {
    "documents": {"title": "unread"},
    "scenarios": {"label": "unread", "group": "unread"},
    "topics": {"label": "unread"},
}
_ID = re.compile(r"""\bid["']?\s*:\s*["']?([a-z0-9-]+)""")


@dataclass(frozen=True)
class Reading:
    """What reading a dataset came to.

    Parameters
    ----------
    dataset : Dataset
        All that could be understood; whole only where there is no error.
    problems : tuple of Problem
        By place.
    files : tuple of str
        The files that were read.
    places : mapping of str to Place
        Where each relation stands, by its id; looked up when asked for.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    places: Mapping[str, Place] = field(repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that fail a check."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


class Reader:
    """One run over a dataset's files."""

    def __init__(self, path: FilePath, thorough: bool) -> None:
        self.path = path
        self.thorough = thorough
        self.problems: list[Problem] = []
        self.files: list[str] = []

    def read(self) -> Reading:
        """Read all files and apply all rules."""
        try:
            header_path, data_paths = self._find()
        except (
            OSError
        ) as error:  # a name that no file can have, a folder that may not be looked into
            raise UnusableFile(str(self.path), error.strerror or str(error)) from None
        header_file = self._yaml(header_path)
        value = header_file.value if header_file else {}
        if not isinstance(value, dict):
            self._say(Place(str(header_path), 1, 1), "bad-value", "a mapping of fields is expected")
            value = {}
        inner = {name: value.get(name) for name in SECTIONS if name in value}
        header = self._header(
            {name: part for name, part in value.items() if name not in SECTIONS}, header_file
        )
        vocabulary = self._vocabulary(header, header_file)
        entities: Records[Entity] = Records(vocabulary.entity_adapter, vocabulary.entities)
        relations: Records[Relation] = Records(vocabulary.relation_adapter, vocabulary.relations)
        sections: dict[str, Records[Any]] = {"entities": entities, "relations": relations}
        for name in inner:
            if header_file:
                self._take(sections[name], partial(header_file.section, name))
        for path in data_paths:
            section = next(name for name in SECTIONS if path.name.startswith(name))
            self._take(sections[section], partial(self._source, path))
        self._apply_rules(header, header_file, vocabulary, entities, relations)
        places = Places(relations)
        dataset = Dataset(
            header=header,
            entities=_by_id(entities.valid),
            relations=_by_id(relations.valid),
            vocabulary=vocabulary,
        )
        return Reading(dataset, tuple(sorted(set(self.problems))), tuple(self.files), places)

    def _find(self) -> tuple[FilePath, list[FilePath]]:
        if self.path.is_file():
            return self.path, []
        if not self.path.is_dir():
            raise UnusableFile(str(self.path), "there is no such file or folder")
        header = self.path / HEADER
        if not header.is_file():
            raise UnusableFile(str(self.path), f"there is no {HEADER} in it")
        data: list[FilePath] = []
        for path in sorted(self.path.iterdir()):
            if path == header or path.suffix not in ENDINGS or path.name.startswith("."):
                continue
            if path.name.startswith(SECTIONS):
                data.append(path)
            else:
                message = f"not read: a data file is called {HEADER}, entities… or relations…"
                self._say(Place(str(path)), "unread-file", message, warning=True)
        return header, data

    def _say(self, place: Place, rule: str, message: str, *, warning: bool = False) -> None:
        self.problems.append(Problem(place, rule, message, "warning" if warning else "error"))

    def _text(self, path: FilePath) -> str:
        self.files.append(str(path))
        try:
            return path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise UnusableFile(str(path), error.strerror or str(error)) from None
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8-sig")
            column = len(before) - before.rfind("\n")
            place = Place(str(path), before.count("\n") + 1, column)
            raise Unreadable(
                Problem(place, "syntax", f"this is not UTF-8: {error.reason}")
            ) from None

    def _yaml(self, path: FilePath) -> YamlFile | None:
        try:
            file = YamlFile(str(path), self._text(path))
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return None
        self.problems += file.repeated_fields()
        return file

    def _source(self, path: FilePath) -> Source:
        if path.suffix in YAML_ENDINGS:
            text = self._text(path)
            try:
                return YamlFile(str(path), text).section()
            except Unreadable as unreadable:
                raise Unreadable(unreadable.problem, text) from None
        self.files.append(str(path))
        return JsonLines(str(path), path)

    def _header(self, value: dict[str, Any], file: YamlFile | None) -> Header:
        if file is None:
            return Header(id="unread", title="unread")
        try:
            return Header.model_validate_json(as_json(value), strict=True)
        except ValidationError as error:
            self.problems += header_problems(error, file.place, Header)
            wrong = {details["loc"] for details in error.errors(include_input=False)}
        return Header.model_validate_json(as_json(_mended(value, wrong)), strict=True)

    def _vocabulary(self, header: Header, file: YamlFile | None) -> Vocabulary:
        vocabulary = builtin()
        for section in ("entities", "relations"):
            for index, declaration in enumerate(getattr(header.kinds, section)):
                try:
                    vocabulary = vocabulary.declare(KindDeclarations(**{section: (declaration,)}))
                except ValueError as error:
                    place = file.place(("kinds", section, index)) if file else Place()
                    self._say(place, "bad-kind", f"{declaration.kind}: {error}")
        return vocabulary

    def _take(self, records: Records[Any], opened: Callable[[], Source]) -> None:
        try:
            source = opened()
            self.problems += records.take(source)
            if self.thorough or not isinstance(source, JsonLines):
                self.problems += source.repeated_fields()
        except Unreadable as unreadable:
            records.unread.append(unreadable.text)
            self.problems.append(unreadable.problem)
        except OSError as error:
            raise UnusableFile(str(error.filename), error.strerror or str(error)) from None

    def _apply_rules(
        self,
        header: Header,
        file: YamlFile | None,
        vocabulary: Vocabulary,
        entities: Records[Entity],
        relations: Records[Relation],
    ) -> None:
        kinds: dict[str, type[Entity]] = {entity.id: type(entity) for entity in entities.valid}
        for record in entities.broken:
            # A misspelt entity is there all the same: its relations are not to blame.
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                kind = vocabulary.entities.get(str(record.get("kind")), Entity)
                kinds.setdefault(record["id"], kind)
        for text in entities.unread:
            kinds |= {name: Entity for name in _ID.findall(text) if name not in kinds}
        self.problems += entity_rules(entities.valid, kinds, entities.place)
        self.problems += relation_rules(relations.valid, header, kinds, vocabulary, relations.place)
        if file is not None:
            self.problems += header_rules(header, kinds, file.place)
            if header.questions:
                ids = {relation.id for relation in relations.valid}
                asked = question_rules(header, kinds, ids, vocabulary, file.place)
                all_lost = relations.unread and not ids
                self.problems += (p for p in asked if not all_lost or p.rule != "unknown-answer")
        else:
            self.problems = [p for p in self.problems if p.rule not in OF_THE_HEADER]


def _mended(value: dict[str, Any], wrong: Iterable[tuple[int | str, ...]]) -> dict[str, Any]:
    """A header without what is wrong in it, so that the records are not all blamed for it.

    A document, scenario or topic that is wrong has a stand-in of its id.
    """
    mended: dict[str, Any] = json.loads(as_json(value))
    parts: defaultdict[tuple[int | str, ...], set[int]] = defaultdict(set)
    for loc in wrong:
        at = next((n for n, step in enumerate(loc) if isinstance(step, int)), 0)
        parts[loc[: at or 1]] |= {int(loc[at])} if at else set()
    for way, indexes in sorted(parts.items(), key=lambda part: len(part[1]), reverse=True):
        if not indexes:
            mended.pop(str(way[0]), None)
            continue
        listed: Any = mended
        for step in way:
            listed = listed[step]
        for index in indexes:
            listed[index] = _stand_in(str(way[0]), listed[index])
        listed[:] = [part for part in listed if part is not None]
    return {"id": "unread", "title": "unread"} | mended


def _stand_in(section: str, part: Any) -> dict[str, Any] | None:
    identifier = part.get("id") if isinstance(part, dict) else None
    if section not in STAND_INS or not isinstance(identifier, str):
        return None
    return {"id": identifier} | STAND_INS[section] if re.fullmatch(SLUG, identifier) else None


def _by_id(records: list[Any]) -> tuple[Any, ...]:
    records.sort(key=lambda record: record.__dict__["id"])
    return tuple(records)
