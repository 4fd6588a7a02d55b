"""Defects of files: what cannot be read at all, or in part, and what is not read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.planted.planting import Defect, Told
from tests.planted.tree import Layout

YAML: tuple[Layout, ...] = ("yaml",)
JSONL: tuple[Layout, ...] = ("jsonl",)
BOTH: tuple[Layout, ...] = ("yaml", "jsonl")


def spoilt(
    name: str,
    file: str,
    line: int,
    change: Callable[[bytes], bytes],
    layouts: tuple[Layout, ...],
    rule: str = "syntax",
    says: str = "",
) -> Defect:
    """A defect of one file: its bytes are changed."""

    def spoil(files: dict[str, bytes]) -> None:
        files[file] = change(files[file])

    told = Told(rule, file=file, line=line, says=says)
    return Defect(f"files.{name}", (told,), spoil=spoil, touches=((file,),), layouts=layouts)  # fmt: skip


def company(name: str, text: bytes = b"", rule: str = "unread-file") -> Defect:
    """A file more that no reader claims."""

    def spoil(files: dict[str, bytes]) -> None:
        files[name] = text

    told = Told(rule, file=name)
    return Defect(f"files.{name}", (told,), spoil=spoil, touches=((name,),), layouts=BOTH)


def special(name: str, file: str, make: Callable[[Path], None]) -> Defect:
    """What is called as a data file is, and is no file."""
    told = Told("unreadable-file", file=file)
    return Defect(f"files.{name}", (told,), lay=lambda folder: make(folder / file), touches=((file,),), layouts=BOTH)  # fmt: skip


def line(number: int, new: bytes | Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Another text in one line."""

    def change(text: bytes) -> bytes:
        lines = text.splitlines(keepends=True)
        old = lines[number - 1].rstrip(b"\n")
        lines[number - 1] = (new(old) if callable(new) else new) + b"\n"
        return b"".join(lines)

    return change


def latin(text: bytes) -> bytes:
    return text.decode().encode("latin-1", "replace")


def broken_in_three(text: bytes) -> bytes:
    """One record over three lines, which together are one again."""
    first, rest = text.split(b"\n", 1)
    head, mid, tail = re.split(rb"(?<=,) ", first, maxsplit=2)
    return b"\n".join((head, mid, tail, rest))


TWO_OUTCOMES = b"""\
- {event: mayor-vote-2026, outcome: rios, on: 2026-05-03, source: {title: The count}}
- {event: mayor-vote-2026, outcome: tom-berg, on: 2026-05-03, source: {title: The count}}
"""
IN_FILES = (
    spoilt("entities-in-latin-1", "entities.yaml", 3, latin, YAML, says="UTF-8"),
    spoilt("relations-in-latin-1", "relations.yaml", 15, latin, YAML, says="UTF-8"),
    spoilt("header-in-latin-1", "dataset.yaml", 0, latin, YAML, says="UTF-8"),
    spoilt("entities-in-utf-16", "entities.yaml", 1, lambda text: text.decode().encode("utf-16"), YAML),
    spoilt("entities-truncated", "entities.yaml", 24, lambda text: text[: text.index(b'"900002"') + 4], YAML),
    spoilt("entities-cut-in-a-quote", "entities.yaml", 3, line(3, b'  name: "Ana R'), YAML),
    spoilt("a-tab-in-entities", "entities.yaml", 13, line(13, b"\tkind: candidate"), YAML),
    spoilt("a-bracket-in-entities", "entities.yaml", 15, line(14, b"- {id: tom-berg"), YAML, says="line 14"),
    spoilt("a-colon-in-entities", "entities.yaml", 14, line(14, b"  name: Tom: Berg"), YAML),
    spoilt("an-alias", "entities.yaml", 14, line(14, b"  name: *tom"), YAML),
    spoilt("a-tag", "entities.yaml", 14, line(14, b"  name: !!binary aGk="), YAML),
    spoilt("a-tag-of-python", "entities.yaml", 14, line(14, b"  name: !!python/object:os.system x"), YAML),
    spoilt("a-control-character", "entities.yaml", 14, line(14, b"  name: Tom\x00Berg"), YAML),
    spoilt("too-deep", "entities.yaml", 14, line(14, b"  name: " + b"[" * 200 + b"]" * 200), YAML),
    spoilt("too-deep-after-a-comment", "entities.yaml", 15, line(14, b"  name: Tom # " + b"]" * 300 + b"\n  names: " + b"[" * 200 + b"]" * 200), YAML),
    spoilt("two-documents", "entities.yaml", 12, line(12, b"---\n- id: tom-berg"), YAML),
    spoilt("entities-as-a-mapping", "entities.yaml", 1, lambda _text: b"ana-rios:\n  kind: candidate\n", YAML, says="list"),
    spoilt("entities-as-words", "entities.yaml", 1, lambda _text: b"nothing yet\n", YAML, says="list"),
    spoilt("a-record-that-is-a-word", "entities.yaml", 14, lambda text: text.replace(b"- id: tom-berg\n  kind: candidate\n  name: Tom Berg\n", b"- tom-berg\n"), YAML, "bad-value"),
    spoilt("relations-truncated", "relations.yaml", 9, lambda text: text[: text.index(b"holder")] + b'holder: "ana', YAML),
    spoilt("a-mapping-as-a-name", "relations.yaml", 2, line(2, b"  {a: b}: harbour-police"), YAML),
    spoilt("header-truncated", "dataset.yaml", 3, lambda text: text[: text.index(b"title")] + b'title: "A harb', YAML),
    spoilt("header-with-a-tab", "dataset.yaml", 3, line(3, b"\ttitle: A harbour town votes"), BOTH),
    spoilt("header-as-a-list", "dataset.yaml", 1, lambda _text: b"- id: harbour\n", BOTH, "bad-value"),
    spoilt("header-empty", "dataset.yaml", 1, lambda _text: b"", BOTH, "bad-value"),
    spoilt("header-of-a-later-format", "dataset.yaml", 2, line(2, b"format: 99"), BOTH, "newer-format"),
    spoilt("a-line-that-is-cut", "entities.jsonl", 16, line(16, lambda old: old[:-9]), JSONL),
    spoilt("a-line-of-words", "entities.jsonl", 16, line(16, b"old docks"), JSONL),
    spoilt("a-line-in-latin-1", "entities.jsonl", 1, line(1, latin), JSONL),
    spoilt("a-line-of-nothing-known", "entities.jsonl", 16, line(16, b"null"), JSONL, "bad-value|syntax"),
    spoilt("a-line-with-a-list", "entities.jsonl", 16, line(16, lambda old: b"[" + old + b"]"), JSONL, "bad-value|syntax"),
    spoilt("two-records-in-a-line", "entities.jsonl", 16, line(16, lambda old: old + b" " + old), JSONL),
    spoilt("a-comma-after-a-line", "entities.jsonl", 16, line(16, lambda old: old + b","), JSONL),
    spoilt("a-line-with-control", "entities.jsonl", 16, line(16, lambda old: old.replace(b"Old", b"O\x01d")), JSONL),
    spoilt("half-a-sign", "entities.jsonl", 16, line(16, lambda old: old.replace(b"Old", b"O\\ud800d")), JSONL, "syntax|bad-value|bad-name"),
    spoilt("a-line-that-is-deep", "relations.jsonl", 1, line(1, lambda old: old.replace(b'"lead"', b"[" * 200 + b"]" * 200)), JSONL, "syntax|bad-value"),
    spoilt("a-relation-that-is-cut", "relations.jsonl", 1, line(1, lambda old: old[:-9]), JSONL),
    spoilt("a-field-twice-in-a-line", "relations.jsonl", 2, line(2, lambda old: old.replace(b'"aspect"', b'"topic": "river", "aspect"')), JSONL, "repeated-field"),
    Defect(
        "files.three-lines-that-join",
        tuple(Told("syntax", file="relations.jsonl", line=number) for number in (1, 2, 3)),
        spoil=lambda files: files.update({"relations.jsonl": broken_in_three(files["relations.jsonl"])}),
        touches=(("relations.jsonl",),),
        layouts=JSONL,
    ),
    Defect(
        "files.a-decision-undone-twice",
        (Told("wrong-merge", file="merges.yaml", line=1),),
        spoil=lambda files: files.update({"merges.yaml": b"- {undo: [ana-rios, tom-berg]}\n"}),
        touches=(("merges.yaml",),),
    ),
    Defect(
        "files.two-outcomes-on-one-day",
        (Told("wrong-resolution", file="resolutions.yaml", line=2),),
        spoil=lambda files: files.update({"resolutions.yaml": TWO_OUTCOMES}),
        touches=(("resolutions.yaml",),),
    ),
    special("a-loop", "entities-2.yaml", lambda path: path.symlink_to(path.name)),
    special("a-link-to-nothing", "relations-2.jsonl", lambda path: path.symlink_to("not-there")),
    special("a-pipe", "entities-3.yaml", os.mkfifo),
    special("a-device", "relations-3.yaml", lambda path: path.symlink_to("/dev/zero")),
    company("entities.csv", b"id,kind,name\n"),
    company("relations.CSV"),
    company("entities"),
    company("entities.txt"),
    company("relations.yaml.bak"),
    company("papers.json", b"[]"),
    company("notes.yaml"),
    company("notes.YML"),
    company("table.xlsx", b"PK"),
    company("table.parquet"),
    company("more.jsonl", b"{}"),
    company("old.ndjson"),
    company("x.tsv"),
)  # fmt: skip
