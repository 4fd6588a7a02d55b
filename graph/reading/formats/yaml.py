"""YAML, as people write it: YAML 1.2's plain words, each value with its line and column.

PyYAML's own loader reads ``NO`` as false and ``2025-12-14`` as a date (YAML 1.1), and keeps the
last of two equal keys without a word. So only its parser is used: the nodes are turned into
values here, and words stay words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml

from graph.problems import Place, Problem
from graph.reading.formats import Format, register
from graph.reading.sources import Batch, Path, Unreadable, text_of

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml reads the same, more slowly
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]


class _Loader(_BaseLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^(?:0|[-+]?[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

_SCALARS = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:bool": "true".__eq__,
    "tag:yaml.org,2002:null": lambda _text: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}
_COLLECTIONS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}

DEEPEST = 50
"""How deep values may be nested: more than any data file needs, less than any stack bears."""
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_BLOCK = re.compile(rf"^[ :?-]{{{DEEPEST},}}", re.MULTILINE)


class YamlFile:
    """One YAML file, parsed.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where the text is not YAML, or uses what no data file needs (anchors, tags).
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._repeated: list[Problem] = []
        self._seen: set[int] = set()
        try:
            self._refuse_depth(text)
            self._root = yaml.compose(text, Loader=_Loader)
            self.value = None if self._root is None else self._value(self._root)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
            raise Unreadable(
                Problem(place, "syntax", f"this is not YAML: {error.problem}")
            ) from None
        except yaml.reader.ReaderError as error:
            at = next(i for i, sign in enumerate(text) if ord(sign) == error.character)
            place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            reason = f"this is not YAML: the character U+{error.character:04X} cannot stand in it"
            raise Unreadable(Problem(place, "syntax", reason)) from None

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def section(self, *path: str | int) -> YamlSection:
        """The list of records that stands at a path within the file."""
        return YamlSection(self, path)

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        node, found = self._root, self._root
        for step in path:
            child, shown = _child(node, step)
            if child is None:
                break
            node, found = child, shown
        if found is None:
            return Place(self._file, 1, 1)
        mark = found.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def repeated_fields(self) -> Iterator[Problem]:
        """Keys that a mapping gives twice."""
        return iter(self._repeated)

    def _refuse_depth(self, text: str) -> None:
        """Refuse what is nested so deep that composing it would overflow the stack."""
        flow = deepest = 0
        for bracket in _BRACKET.findall(text):
            flow += 1 if bracket in "[{" else -1
            deepest = max(deepest, flow)
        if deepest <= DEEPEST and not _DEEP_BLOCK.search(text):
            return
        depth = 0  # brackets may stand in texts, so the parser has the last word
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                mark = event.start_mark
                place = (
                    Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)
                )
                reason = "values are nested too deep; a data file needs five levels"
                raise Unreadable(Problem(place, "syntax", reason))

    def _value(self, node: yaml.Node) -> Any:
        if id(node) in self._seen:
            raise Unreadable(self._problem(node, "write it out: aliases (*) are not read here"))
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            make = _SCALARS.get(node.tag)
            if make is None:
                raise Unreadable(self._problem(node, f"tag {node.tag} is not read here"))
            return _scalar(make, node.value)
        if node.tag not in _COLLECTIONS:
            raise Unreadable(self._problem(node, f"tag {node.tag} is not read here"))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child) for child in node.value]
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(self._problem(key, "a field's name is a word"))
            if key.value in mapping:
                problem = self._problem(key, f'"{key.value}" is given twice; keep one')
                self._repeated.append(Problem(problem.place, "repeated-field", problem.message))
            mapping[key.value] = self._value(child)
        return mapping

    def _problem(self, node: yaml.Node, message: str) -> Problem:
        mark = node.start_mark
        return Problem(Place(self._file, mark.line + 1, mark.column + 1), "syntax", message)


class YamlSection:
    """A list of records within a YAML file.

    Parameters
    ----------
    whole : YamlFile
    path : tuple
        Where in the file the list stands; empty for a file that is the list.
    """

    def __init__(self, whole: YamlFile, path: Path) -> None:
        self._whole = whole
        self._path = path
        value: Any = whole.value
        for step in path:
            value = value[step]
        self._records = [] if value is None else value
        if not isinstance(self._records, list):
            place = whole.place(path)
            raise Unreadable(Problem(place, "syntax", "a list of records (- …) was expected here"))

    def batches(self) -> Iterator[Batch]:
        """All records at once."""
        if self._records:
            text = json.dumps(self._records, ensure_ascii=True)
            yield Batch(0, len(self._records), text.encode("ascii"))

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands."""
        return self._whole.place((*self._path, record, *path))

    def record(self, record: int) -> Any:
        """One record as plain values."""
        return self._records[record]

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:  # noqa: ARG002  # known already
        """The whole file's."""
        return self._whole.repeated_fields()


def _scalar(make: Any, text: str) -> Any:
    try:
        return make(text)
    except ValueError:  # an integer of more digits than Python converts
        return text


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """What stands under a step, and the node to show for it: a field's name, an item itself."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _records(file: str, path: FilePath) -> YamlSection:
    """A file that is a list of records."""
    text = text_of(file, path)
    try:
        return YamlFile(file, text).section()
    except Unreadable as unreadable:
        raise Unreadable(unreadable.problem, text) from None


register(Format("yaml", (".yaml", ".yml"), _records))
