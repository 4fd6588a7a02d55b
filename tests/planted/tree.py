"""A dataset as plain values that can be changed, and as the texts of its files, each line known.

A defect is a change to the values. The texts are written out from them here, by nothing that the package
has, so that it is known in which line of which file everything stands, in YAML and in JSON Lines.
"""

from __future__ import annotations

import json
import math
import pickle
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Literal

from graph.reading.formats.yaml import YamlFile

Path = tuple[Any, ...]
"""Where something stands: its section, and the steps that lead to it from there."""
Tree = dict[str, Any]
"""The sections by name: ``dataset`` is the header's fields, the others are lists of records."""
Layout = Literal["yaml", "jsonl", "one"]
LAYOUTS: tuple[Layout, ...] = ("yaml", "jsonl", "one")
"""Which files a dataset is written to: all YAML; records as JSON Lines; one YAML file for all."""

CLEAN = FilePath(__file__).parent / "clean"
TEXTS = FilePath(__file__).parent / "texts"
_PLAIN = re.compile(r"[A-Za-z][\w '’.?!/áéíóúñÁÉÍÓÚÑ¿-]*(?<! )")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


class Raw(str):
    """What stands in a file as it is: neither quoted nor escaped."""

    __slots__ = ()


class Again(str):
    """A field's name that may stand beside itself in one record."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def read_tree(folder: FilePath = CLEAN) -> Tree:
    """A dataset's folder, all YAML, as plain values."""
    tree: Tree = pickle.loads(_read(folder))  # noqa: S301  # ours; quicker than to copy it
    return tree


@cache
def _read(folder: FilePath) -> bytes:
    tree = {
        name: YamlFile(name, (folder / f"{name}.yaml").read_text(encoding="utf-8")).value
        for name in ("dataset", "entities", "relations")
    }
    return pickle.dumps(tree)


class Written:
    """A dataset's files, and in which line of which file everything in it stands.

    Parameters
    ----------
    tree : dict
    layout : {"yaml", "jsonl", "one"}
    """

    def __init__(self, tree: Tree, layout: Layout = "yaml") -> None:
        self.files: dict[str, bytes] = {}
        self._lines: dict[Path, tuple[str, int]] = {}
        if layout == "one":
            whole = {**tree["dataset"], **{name: tree[name] for name in tree if name != "dataset"}}
            self._write("dataset.yaml", _Yaml(whole), lambda path: path)
            return
        for section, value in tree.items():
            if layout == "yaml" or section == "dataset":
                self._write(
                    f"{section}.yaml", _as_yaml(value), lambda path, of=section: (of, *path)
                )
            else:
                text = "".join(f"{json_text(record)}\n" for record in value)
                self.files[f"{section}.jsonl"] = encoded(text)
                for number in range(len(value)):
                    self._lines[section, number] = (f"{section}.jsonl", number + 1)

    def line(self, path: Path) -> tuple[str, int]:
        """The file and the line of what stands at a path; of the nearest thing around it, if it is not there."""
        for length in range(len(path), 0, -1):
            for known in (path[:length], path[1:length] if path[0] == "dataset" else path):
                if known in self._lines:
                    return self._lines[known]
        return "dataset.yaml", 1

    def _write(self, name: str, made: _Yaml, placed: Any) -> None:
        self.files[name] = encoded("".join(f"{line}\n" for line in made.lines))
        for path, line in made.places.items():
            self._lines[placed(path)] = (name, line)

    def at(self, folder: FilePath) -> FilePath:
        """Write the files to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).write_bytes(text)
        return folder


class _Yaml:
    """A value as YAML, a field a line."""

    def __init__(self, value: Any) -> None:
        self.lines: list[str] = []
        self.places: dict[Path, int] = {}
        self._block(value, "", (), "")
        if not self.lines:
            self.lines.append(flow(value))

    def _block(self, value: Any, indent: str, path: Path, lead: str) -> None:
        """Write a mapping or a list; ``lead`` begins its first line, and later ones are indented."""
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in parts if isinstance(value, dict | list) else ():
            start = f"{flow(step)}:" if isinstance(value, dict) else "-"
            self.places[*path, step] = len(self.lines) + 1
            if not _has_block(part):
                self.lines.append(f"{lead}{start} {flow(part)}".rstrip(" "))
            elif isinstance(value, dict):
                self.lines.append(f"{lead}{start}")
                self._block(part, f"{indent}  ", (*path, step), f"{indent}  ")
            else:
                self._block(part, f"{indent}  ", (*path, step), f"{lead}- ")
            lead = indent


_WRITTEN: dict[str, _Yaml] = {}


def _as_yaml(value: Any) -> _Yaml:
    """A section as YAML; most are the clean ones, and are written once."""
    said = repr(value)
    if said not in _WRITTEN:
        if len(_WRITTEN) > 50:
            _WRITTEN.clear()
        _WRITTEN[said] = _Yaml(value)
    return _WRITTEN[said]


def _has_block(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value) and _depth(value) < 8


def _depth(value: Any) -> int:
    depth = 0
    while isinstance(value, dict | list) and value:
        value = next(iter(value.values() if isinstance(value, dict) else value))
        depth += 1
        if depth > 8:
            break
    return depth


def flow(value: Any) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    if isinstance(value, str) and not isinstance(value, Raw):
        return _yaml_word(value)
    return json_text(value)


def _yaml_word(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return str.__str__(text)
    return f'"{"".join(map(_yaml_sign, text))}"'


def _yaml_sign(sign: str) -> str:
    """A sign within quotes; one that does not show is spelt out, as YAML does (JSON would take two for one)."""
    if sign in {'"', "\\"}:
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def json_text(value: Any) -> str:
    """A value as JSON on one line; a field may be there twice, and ``Raw`` stands as it is."""
    return "".join(_json(value))


def _json(value: Any) -> Iterator[str]:
    opened: list[Iterator[str | _Inner]] = [_pieces(value)]
    while opened:  # without recursion: values may be nested deep
        piece = next(opened[-1], None)
        if piece is None:
            opened.pop()
        elif isinstance(piece, _Inner):
            opened.append(_pieces(piece.value))
        else:
            yield piece


@dataclass(frozen=True)
class _Inner:
    """A value within another, which is yet to be written."""

    value: Any


def _pieces(value: Any) -> Iterator[str | _Inner]:
    if isinstance(value, dict):
        yield "{"
        for number, (key, part) in enumerate(value.items()):
            yield f"{', ' if number else ''}{json.dumps(str.__str__(key))}: "
            yield _Inner(part)
        yield "}"
    elif isinstance(value, list | tuple):
        yield "["
        for number, part in enumerate(value):
            if number:
                yield ", "
            yield _Inner(part)
        yield "]"
    elif isinstance(value, Raw):
        yield str.__str__(value)
    elif isinstance(value, str):
        yield json.dumps(str.__str__(value), ensure_ascii=not value.isprintable())
    else:
        yield json.dumps(value)


def encoded(text: str) -> bytes:
    """A text as bytes, half a sign included."""
    return text.encode("utf-8", "surrogatepass")


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where everything within a value stands, from the outside in."""
    parts: Any = ()
    if isinstance(value, Mapping):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    for step, part in parts:
        yield (*path, step)
        yield from paths_in(part, (*path, step))


def at(tree: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        tree = tree[step]
    return tree
