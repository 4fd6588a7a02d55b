"""Datasets changed at random, in their values, their records, their files and their very bytes.

All that is drawn comes from one ``Random``, so that a number says which dataset is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from math import inf, nan
from pathlib import Path as FilePath
from random import Random
from typing import Any

from tests.planted.tree import LAYOUTS, Again, Raw, Tree, Written, at, paths_in, read_tree

Special = str
"""What a file is that is none: ``folder``, ``loop`` (a link to itself), ``nowhere`` (a link to nothing)."""
SPECIALS: tuple[Special, ...] = ("folder", "loop", "nowhere")

HOSTILE_WORDS: tuple[str, ...] = (
    "", " ", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u0085", "x" * 201, "a" * 5_000,
    "a\x00b", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x07", "\x7f", "\r", "a\nb", "\u202egnp.exe",
    "\u2066x\u2069", "e\u0301", "\u00e9", "ß", "İ", "ﬁ", "\ud800", "\U0010ffff", "👩🏽\u200d🚀", "</script><b>",
    "=1+1", "@SUM(A1)", "-2+3", "${jndi:ldap://a}", "../../etc/passwd", "C:\\a", "%s%n", "{0}", "&a", "*a", "!!python/object:os",
    "null", "~", "NaN", "nan", "Infinity", "true", "no", "1e999", "0x10", "1_000", "2025-02-30", "..", "author", "always",
    "any", "__proto__", "__class__", "model_fields", "self", "id", "kind", "own", "Q42", "http://a", "javascript:alert(1)",
    "ana-rios", "deployment", "docks", "rios", "letter", "fact", "pecjlj7x7vek", "dataset.yaml", "- a: b", "a: b", "# c",
)  # fmt: skip
FIELDS: tuple[str, ...] = (
    "id", "kind", "name", "source", "target", "evidence", "scenario", "topic", "holder", "modality", "documents", "entities",
    "relations", "kinds", "questions", "query", "expected", "labels", "names", "aliases", "identifiers", "fields", "start",
    "end", "date", "characters", "digest", "quote", "by", "authors", "condition", "counterparts", "title", "titles", "format",
)  # fmt: skip
TEXTS = {
    "name", "names", "aliases", "summary", "summaries", "statement", "statements", "note", "notes", "title", "titles",
    "label", "labels", "words", "reading", "description", "headline", "deck", "quote", "prefix", "suffix", "coder", "record",
    "reason", "authors", "publisher", "rights", "language", "license", "either_way", "aspect", "remark", "manner", "quality",
}  # fmt: skip
"""The fields that take words, whatever they say."""
HOSTILE_BYTES: tuple[bytes, ...] = (
    b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\x1b[2J", b"\xe9", b"\xc3", b"\xed\xa0\x80", b"\r", b"\r\n", b"\n", b"\t", b"{", b"}",
    b"[", b"]", b'"', b"'", b": ", b"- ", b"# ", b"---\n", b"...\n", b"%YAML 1.1\n", b"&a ", b"*a", b"!!binary ", b"| ", b">-\n",
    b"? ", b"<<: *a", b"\\", b'\\ud800"', b"," , b":", b"\xe2\x80\xa8", b"\xc2\x85", b"\x0c", b"{" * 300, b"[" * 300, b"- " * 300,
    b"# [[[[{{{{" * 40, b"#" + b"]" * 30_000 + b"\n" + b"[" * 30_000, b"#" + b"]" * 400 + b"\n- {a: " + b"[" * 300,
    b"\n- " + b"? " * 300, b"'" + b"[" * 400 + b"'", b'"a": ' * 60, b"9" * 5_000, b"null", b"NaN", b"-Infinity", b'{"id": ', b"\x85", b"\xf4\x90\x80\x80",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    "entities.json", "entities.YAML", "Entities.yaml", "entities-2.yml", "entities.ndjson", "entities.csv", "entities",
    "relations.JSONL", "relations.csv", "relations.json", "relations.xlsx", "relations-more.yaml", "relations.yaml.bak",
    "documents.yaml", "notes.yaml", "notes.txt", ".hidden.yaml", "dataset.yml", "dataset.json", "DATASET.YAML", "a\nb.yaml",
    "entities\x1b[31m.yaml", "relations\u202e.yaml", "readme.md", "x.parquet",
)  # fmt: skip


@dataclass
class Input:
    """A dataset as bytes, ready to be written.

    Parameters
    ----------
    files : dict of str to bytes
    specials : dict of str to str
        What is there in place of a file, by name.
    story : list of str
        What was done to it.
    """

    files: dict[str, bytes]
    specials: dict[str, Special] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)

    def at(self, folder: FilePath) -> FilePath:
        """Write it to an empty folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).write_bytes(text)
        for name, special in self.specials.items():
            path = folder / name
            path.unlink(missing_ok=True)
            if special == "folder":
                path.mkdir()
            else:
                path.symlink_to(name if special == "loop" else "not-there")
        return folder


def dataset_of_chance(seed: int) -> Input:
    """The dataset that a number stands for."""
    chance = Random(seed)
    tree = _fewer(read_tree(), chance)
    story: list[str] = []
    for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2, 3, 8))):
        change = chance.choices(_CHANGES, _WEIGHTS)[0]
        story.append(change(tree, chance))
    made = Input(dict(Written(tree, chance.choice(LAYOUTS)).files), story=story)
    harm = 0 if chance.random() < 0.8 else chance.choice((1, 1, 2, 5))
    for _ in range(harm):
        # Of a header that cannot be read, little else is said.
        names = sorted(made.files)
        name = chance.choice(names if chance.random() < 0.3 else names[1:] or names)
        change_bytes = chance.choice(_HARMS)
        made.files[name] = change_bytes(made.files[name], chance)
        story.append(f"{change_bytes.__name__.strip('_')} in {name}")
    if chance.random() < 0.15:
        _other_files(made, chance)
    return made


def _fewer(tree: Tree, chance: Random) -> Tree:
    """Some of the records: a small dataset is read fast. Mostly nothing is missed that others name."""
    header = tree["dataset"]
    share = chance.choice((1.0, 0.6, 0.3, 0.1))
    relations = [one for one in tree["relations"] if chance.random() < share]
    careless = chance.random() < 0.15
    if len(relations) < len(tree["relations"]) and not careless:
        for section in ("questions", "findings"):
            header.pop(section, None)
    tree["relations"] = relations
    for section in ("questions", "findings", "unsaid", "silent", "groups"):
        if chance.random() < 0.3:
            header.pop(section, None)
    if chance.random() < 0.5:
        own = {one["kind"] for part in header.pop("kinds").values() for one in part}
        for section in ("entities", "relations"):
            tree[section] = [one for one in tree[section] if one["kind"] not in own or careless]
        tree["relations"] = [one for one in tree["relations"] if one.get("asset") != "sea-queen"]
        if not careless:
            for section in ("questions", "findings"):
                header.pop(section, None)
    if careless:
        tree["entities"] = [one for one in tree["entities"] if chance.random() < 0.9]
    return tree


# Values and records


def value_of_chance(tree: Any, chance: Random) -> Any:  # noqa: PLR0911  # each sort returns its own
    """Any value that a file can hold."""
    match chance.randrange(9):
        case 0:
            return chance.choice(
                (None, nan, inf, -inf, True, False, 0, -1, 10**30, 2**63, 1.5, -0.0)
            )
        case 1 | 2 | 3:
            return chance.choice(HOSTILE_WORDS)
        case 4:
            return chance.choice(
                ([], {}, [[]], [{}], {"": ""}, [None], {"id": None}, [[[]]], {"a": {"b": {}}})
            )
        case 5:
            return _nested(chance.choice((3, 40, 60, 120, 250)), chance)
        case 6:
            return Raw(
                chance.choice(
                    ("9" * 4_400, "1e400", "0o7", "&a b", "*a", "!!int 3", "|", "{", "'", "NaN")
                )
            )
        case 7:
            return [value_of_chance(tree, chance) for _ in range(chance.randrange(4))]
        case _:
            return deepcopy(at(tree, chance.choice(list(paths_in(tree)))))


def _nested(depth: int, chance: Random) -> Any:
    value: Any = chance.choice((0, "", None))
    in_lists = chance.random() < 0.5
    for _ in range(depth):
        value = [value] if in_lists else {"a": value}
    return value


def _somewhere(tree: Tree, chance: Random) -> tuple[Any, Any]:
    """A mapping or a list, and a step within it; each section as often as the others."""
    section = chance.choice(sorted(tree))
    paths = [(section, *path) for path in paths_in(tree[section])]
    if not paths:
        tree[section] = {"id": "again"} if section == "dataset" else [{"id": "again"}]
        return tree[section], next(iter(tree[section])) if section == "dataset" else 0
    *way, step = chance.choice(paths)
    return at(tree, tuple(way)), step


def _replace(tree: Tree, chance: Random) -> str:
    whole, step = _somewhere(tree, chance)
    whole[step] = value_of_chance(tree, chance)
    return f"replace {step!r} by {whole[step]!r:.60}"


def _retell(tree: Tree, chance: Random) -> str:
    """Other words where any words will do."""
    paths = [
        (section, *path)
        for section in tree
        for path in paths_in(tree[section])
        if not TEXTS.isdisjoint(path[-2:]) and isinstance(at(tree[section], path), str)
    ]
    if not paths:
        return "nothing to retell"
    *way, step = chance.choice(paths)
    words = chance.choice(HOSTILE_WORDS)
    at(tree, tuple(way))[step] = words if chance.random() < 0.5 else f"A {words} b"
    return f"retell {step!r} as {words!r:.60}"


def _drop(tree: Tree, chance: Random) -> str:
    whole, step = _somewhere(tree, chance)
    del whole[step]
    return f"drop {step!r}"


def _rename(tree: Tree, chance: Random) -> str:
    whole, step = _somewhere(tree, chance)
    if isinstance(whole, list):
        whole.append(value_of_chance(tree, chance))
        return "append"
    name = chance.choice((*FIELDS, *HOSTILE_WORDS, f"{step}s", f"{step}"[1:], f"{step}".upper()))
    whole[name] = whole.pop(step)
    return f"rename {step!r} to {name!r}"


def _repeat(tree: Tree, chance: Random) -> str:
    whole, step = _somewhere(tree, chance)
    if isinstance(whole, list):
        whole.insert(chance.randrange(len(whole) + 1), whole[step])
    else:
        whole[Again(step)] = value_of_chance(tree, chance) if chance.random() < 0.5 else whole[step]
    return f"repeat {step!r}"


def _add(tree: Tree, chance: Random) -> str:
    whole, _step = _somewhere(tree, chance)
    if isinstance(whole, dict):
        whole[chance.choice((*FIELDS, *HOSTILE_WORDS))] = value_of_chance(tree, chance)
    else:
        whole.append(value_of_chance(tree, chance))
    return "add"


def _whole_section(tree: Tree, chance: Random) -> str:
    section = chance.choice(sorted(tree))
    tree[section] = value_of_chance(tree, chance)
    if section == "dataset" and not isinstance(tree[section], dict):
        tree[section] = {"id": tree[section]}
    elif section != "dataset" and not isinstance(tree[section], list):
        tree[section] = [tree[section]]
    return f"another {section}"


def _move(tree: Tree, chance: Random) -> str:
    """A record to where another sort of record is."""
    there, here = chance.sample(sorted(tree), 2)
    records = tree[here] if isinstance(tree[here], list) else [tree[here]]
    if not records:
        return "move nothing"
    record = chance.choice(records)
    if isinstance(tree[there], list):
        tree[there].append(record)
    elif isinstance(record, dict):
        tree[there] |= record
    return f"a record of {here} into {there}"


_CHANGES: tuple[Callable[[Tree, Random], str], ...] = (
    _replace, _retell, _drop, _rename, _repeat, _add, _whole_section, _move,
)  # fmt: skip
_WEIGHTS = (10, 9, 4, 4, 3, 2, 1, 1)


# Bytes


def _cut(text: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 1, 2, 5, 20, 100, 1_000)))


def _delete(text: bytes, chance: Random) -> bytes:
    start, end = _cut(text, chance)
    return text[:start] + text[end:]


def _double(text: bytes, chance: Random) -> bytes:
    start, end = _cut(text, chance)
    return text[:end] + text[start:]


def _swap(text: bytes, chance: Random) -> bytes:
    (a, b), (c, d) = sorted((_cut(text, chance), _cut(text, chance)))
    return text if b > c else text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _insert(text: bytes, chance: Random) -> bytes:
    start, _end = _cut(text, chance)
    return text[:start] + chance.choice(HOSTILE_BYTES) + text[start:]


def _overwrite(text: bytes, chance: Random) -> bytes:
    start, end = _cut(text, chance)
    return (
        text[:start] + bytes(chance.randrange(256) for _ in range(min(4, end - start))) + text[end:]
    )


def _truncate(text: bytes, chance: Random) -> bytes:
    return text[: chance.randrange(len(text) + 1)]


def _lines(text: bytes, chance: Random) -> bytes:
    """A line lost, doubled, moved, or of another depth."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[here]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines.insert(there, lines.pop(here))
        case _:
            lines[here] = chance.choice((b" ", b"  ", b"\t", b"    ")) + lines[here]
    return b"".join(lines)


def _other_encoding(text: bytes, chance: Random) -> bytes:
    plain = text.decode("utf-8", "replace")
    name = chance.choice(
        ("latin-1", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "utf-7")
    )
    return plain.encode(name, "replace")


def _other_line_ends(text: bytes, chance: Random) -> bytes:
    return text.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\x0b", b"\xe2\x80\xa8")))


def _nothing(text: bytes, chance: Random) -> bytes:
    return chance.choice(
        (b"", b"\n", b"\xef\xbb\xbf", b"null", b"[]", b"{}", b"- \n", b"\x00" * 9, b"PK\x03\x04zip")
    )


_HARMS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _delete, _double, _swap, _insert, _insert, _overwrite, _truncate, _lines, _lines, _other_encoding,
    _other_line_ends, _nothing,
)  # fmt: skip


# Files


def _other_files(made: Input, chance: Random) -> None:
    """A file more, less, of another name, or what is no file at all."""
    name = chance.choice(sorted(made.files))
    match chance.randrange(4):
        case 0:
            if name != "dataset.yaml":
                del made.files[name]
            made.story.append(f"no {name}")
        case 1:
            new = chance.choice(NAMES)
            made.files[new] = made.files[name]
            made.story.append(f"{new!r} as {name}")
        case 2:
            new = chance.choice(NAMES)
            if name != "dataset.yaml":
                made.files[new] = made.files.pop(name)
            made.story.append(f"{name} is {new!r}")
        case _:
            name = chance.choice(
                ("entities-3.yaml", "relations-3.jsonl", "notes.yaml", "entities.yaml")
            )
            made.specials[name] = chance.choice(SPECIALS)
            made.files.pop(name, None)
            made.story.append(f"{name} is a {made.specials[name]}")


def without(made: Input, name: str) -> Input:
    """The same without one of its files."""
    return Input(
        {one: text for one, text in made.files.items() if one != name},
        {one: special for one, special in made.specials.items() if one != name},
        made.story,
    )


def with_text(made: Input, name: str, text: bytes) -> Input:
    """The same with another text in one of its files."""
    files: Mapping[str, bytes] = made.files
    return Input({**files, name: text}, dict(made.specials), made.story)
