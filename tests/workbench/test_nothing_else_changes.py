"""Twenty-five edits at the desk of the shipped dataset: of its files every other line stays as it was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import checking
from graph.evidence import find_documents
from graph.mending.opening import Files
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.rows import rows_of
from graph.workbench.shapes import Go, Key, Pick
from graph.workbench.storing.stored import Stored
from tests.workbench.test_replay import CHILE, texts

EDITS = 25
NAMING = frozenset(("expected", "relations", "silent"))
"""What of a header follows the claims."""


def lines_of(node: yaml.Node) -> set[int]:
    """The lines on which something of a value stands; blank lines and comments around it are none of it."""
    if isinstance(node, yaml.ScalarNode):
        last = node.end_mark.line - (node.end_mark.column == 0)
        return {*range(node.start_mark.line, last + 1)}
    children = (
        node.value if isinstance(node, yaml.SequenceNode) else [x for p in node.value for x in p]
    )
    here = {node.start_mark.line}
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        here |= {*range(node.start_mark.line, node.end_mark.line + 1)}
    return here.union(*map(lines_of, children))


def composed(text: str) -> Any:
    return yaml.compose(text, yaml.CSafeLoader)


def records(text: str) -> list[tuple[str, set[int]]]:
    """What each record of a file is, as it is written, and the lines that are its own."""
    root = composed(text)
    lines = text.split("\n")
    found = []
    for one in root.value:
        own = lines_of(one)
        found.append(("\n".join(lines[number] for number in sorted(own)), own))
    return found


def naming(node: yaml.Node) -> Iterator[set[int]]:
    """The lines of the lists of a header that follow the claims."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in NAMING:
                yield lines_of(key) | lines_of(value)
            else:
                yield from naming(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from naming(value)


def rest(text: str, gone: set[int]) -> list[str]:
    """The lines of a text but for some; blank ones aside, which come and go with a record."""
    return [
        line for number, line in enumerate(text.split("\n")) if number not in gone and line.strip()
    ]


def assert_nothing_else(old: str, new: str, most: int) -> None:
    """Of two texts of a file of records, no more than so many records differ, and nothing else."""
    before, after = records(old), records(new)
    left, come = ([said for said, _own in those] for those in (before, after))
    kept = {*left} & {*come}
    assert [one for one in left if one in kept] == [one for one in come if one in kept]
    gone = [own for said, own in before if said not in kept]
    fresh = [own for said, own in after if said not in kept]
    assert len(gone) <= most
    assert len(fresh) <= most
    assert rest(old, set().union(*gone)) == rest(new, set().union(*fresh))


class Somebody:
    """Makes edits of several sorts by keys alone."""

    def __init__(self, desk: Annotating, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)

    def press(self, *keys: str) -> None:
        for key in keys:
            name = key.removeprefix("Shift+")
            self.desk.do(Key(key=name, shift=name != key))

    def edit(self) -> str:
        """One edit, whichever; what it was."""
        self.press("Escape", "Escape", "Escape")
        what = self.chance.choice(
            ("field", "field", "field", "new", "new", "delete", "silent", "undo")
        )
        self.desk.do(Go(sentence=self.chance.randrange(len(self.desk.page.sentences))))
        getattr(self, what)()
        return what

    def pick(self) -> bool:
        rows = rows_of(self.desk)
        if rows:
            self.desk.do(Pick(claim=self.chance.choice(rows).id))
        return bool(rows)

    def field(self) -> None:
        if self.pick():
            self.press("e", self.chance.choice("mct"), self.chance.choice("123"), "Enter")

    def new(self) -> None:
        self.press(" ", *(self.chance.choice("123") for _slot in range(3)), "Enter")

    def delete(self) -> None:
        if self.pick():
            self.press("Delete", "Enter")

    def silent(self) -> None:
        self.press("q", self.chance.choice("123"))

    def undo(self) -> None:
        self.press("u")


@pytest.mark.untraced
@pytest.mark.parametrize("seed", [12, 2025])
def test_of_the_shipped_files_nothing_but_what_is_edited_changes(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "chile"
    shutil.copytree(CHILE, folder, ignore=shutil.ignore_patterns("texts", ".policygraph"))
    names = ("dataset.yaml", "entities.yaml", "relations.yaml")

    def now() -> dict[str, str]:
        return {name: (folder / name).read_bytes().decode("utf-8") for name in names}

    found, _problems = find_documents(Files(folder).reading.dataset, texts())
    store = Stored(folder)
    somebody = Somebody(Annotating(store, found), seed)
    first = last = now()
    made: list[str] = []
    for _try in range(EDITS * 8):
        if len(made) >= EDITS:
            break
        what = somebody.edit()
        text = now()
        if text == last:
            continue
        made.append(what)
        row = 25 if what in {"delete", "field", "undo"} else 9  # a list is edited as one
        assert_nothing_else(last["relations.yaml"], text["relations.yaml"], row)
        assert_nothing_else(last["entities.yaml"], text["entities.yaml"], 2)
        header = [
            rest(one, set().union(*naming(composed(one))))
            for one in (last["dataset.yaml"], text["dataset.yaml"])
        ]
        assert header[0] == header[1]
        last = text
    assert len(made) == EDITS
    assert len({*made}) >= 4, made
    assert [str(one) for one in checking.read(folder, thorough=True).errors] == []
    while store.undoes:
        store.undo()
    assert now() == first
