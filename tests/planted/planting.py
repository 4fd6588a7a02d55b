"""What a defect is, what a check has to say of it, and whether it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from graph import checking
from graph.problems import Problem
from graph.reading.rules import RULES
from tests.planted.tree import Again, Layout, Path, Tree, Written, at, read_tree

Change = Callable[[Tree], None]
Spoiling = Callable[[dict[str, bytes]], None]
Laying = Callable[[FilePath], None]
Line = tuple[str, int]
OF_KINDS = {"entities", "relations"}
"""Where records have a kind, which says what fields they have: where it is unknown, so is which fields there are."""


@dataclass(frozen=True)
class Told:
    """One problem that a check has to tell of.

    Parameters
    ----------
    rule : str
        Its rule; of several, with ``|`` between, any.
    at : tuple, optional
        Where in the dataset: the section and the steps from there.
    file, line : str, int, optional
        Where in the files, for what is wrong with a file itself; line 0 is any.
    says : str
        Words that the message has, in small letters or capitals.
    severity : str
        By default the one that the rule says it has.
    or_at : tuple
        Another place where it may be told as well.
    """

    rule: str
    at: Path = ()
    file: str = ""
    line: int = 0
    says: str = ""
    severity: str = ""
    or_at: Path = ()

    def fits(self, problem: Problem, place: Line) -> bool:
        """Whether a problem is this one."""
        file, line = place
        return (
            problem.rule in self.rule.split("|")
            and problem.severity == (self.severity or severity_of(problem.rule))
            and FilePath(problem.place.file).name == file
            and (line in {0, problem.place.line})
            and self.says.lower() in problem.message.lower()
        )


def severity_of(rule: str) -> str:
    """How severe a rule says that it is."""
    return "warning" if "(warning)" in RULES.get(rule, "") else "error"


@dataclass(frozen=True)
class Defect:
    """A change that makes a clean dataset wrong, and all that a check has to tell of it.

    Parameters
    ----------
    name : str
    told : tuple of Told
    change : callable
        What is done to the values.
    spoil : callable
        What is done to the files afterwards.
    lay : callable
        What is laid into the folder at last.
    touches : tuple
        Where something changes, or is what the problem is about: of two that touch one thing, the
        two together are another defect.
    layouts : tuple
        In which files it can be planted.
    """

    name: str
    told: tuple[Told, ...]
    change: Change = field(default=lambda _tree: None)
    spoil: Spoiling = field(default=lambda _files: None)
    lay: Laying = field(default=lambda _folder: None)
    touches: tuple[Path, ...] = ()
    layouts: tuple[Layout, ...] = ("yaml", "jsonl", "one")

    def __str__(self) -> str:
        return self.name


DOUBTED = {
    "documents": "unknown-document",
    "scenarios": "unknown-scenario",
    "topics": "unknown-topic",
    "entities": "dangling-reference",
    "kinds": "unknown-kind",
    "relations": "unknown-answer",
}
"""Where the name of one of these is lost, another that is not known may be that one: it is not told of."""


def apart(one: Defect, other: Defect) -> bool:
    """Whether two defects are about different things, so that each is told of beside the other."""
    touching = any(
        here[: len(there)] == there[: len(here)] for here in one.touches for there in other.touches
    )
    return not (touching or _doubts(one, other) or _doubts(other, one))


def _doubts(one: Defect, other: Defect) -> bool:
    """Whether a defect loses a name, and another is a name that is not known."""
    rules = {told.rule for told in other.told}
    for way in one.touches:
        section = way[1] if way[0] == "dataset" and len(way) > 1 else way[0]
        lost = way[-1] == "id" or (way[:1] == ("dataset",) and len(way) == 2)
        if lost and DOUBTED.get(section) in rules:
            return True
    return False


class Record:
    """A record of the clean dataset, for defects to be planted in.

    Parameters
    ----------
    label : str
        What defects in it are called after.
    *path
        Where it stands.
    kind_matters : bool
        Whether its kind says which fields it has.
    """

    def __init__(self, label: str, *path: Any) -> None:
        self.label = label
        self.path = path

    def put(self, rule: str, steps: str, value: Any, **more: Any) -> Defect:
        """A defect that gives a field a value that is wrong; told of at the field."""
        way = self._way(steps)

        def change(tree: Tree) -> None:
            at(tree, way[:-1])[way[-1]] = value

        return self._made(rule, way, f"{steps}={value!r:.40}", change, **more)

    def drop(self, rule: str, steps: str, **more: Any) -> Defect:
        """A defect that leaves a field out; told of at what lacks it."""
        way = self._way(steps)

        def change(tree: Tree) -> None:
            del at(tree, way[:-1])[way[-1]]

        return self._made(rule, way, f"no {steps}", change, **({"at": ".."} | more))

    def rename(self, rule: str, steps: str, name: str, **more: Any) -> Defect:
        """A defect that misspells a field's name; told of at that name."""
        way = self._way(steps)

        def change(tree: Tree) -> None:
            fields = at(tree, way[:-1])
            renamed = {(name if old == way[-1] else old): value for old, value in fields.items()}
            fields.clear()
            fields.update(renamed)

        told = {"at": (*way[:-1], name)} | more
        return self._made(
            rule, way, f"{steps} as {name}", change, also=((*way[:-1], name),), **told
        )

    def twice(self, steps: str, value: Any) -> Defect:
        """A defect that gives a field a second time; told of there."""
        way = self._way(steps)
        again = Again(way[-1])

        def change(tree: Tree) -> None:
            at(tree, way[:-1])[again] = value

        told = (*way[:-1], again)
        return self._made("repeated-field", way, f"{steps} twice", change, at=told)

    def _made(
        self,
        rule: str,
        way: Path,
        name: str,
        change: Change,
        *,
        at: Path | str | None = None,
        or_at: str | None = None,
        says: str = "",
        needs: Iterable[str] = (),
        also: tuple[Path, ...] = (),
        layouts: tuple[Layout, ...] = ("yaml", "jsonl", "one"),
    ) -> Defect:
        where = way[:-1] if at == ".." else self._way(at) if isinstance(at, str) else at or way
        touches = (way, *also, *(self._way(steps) for steps in needs))
        if rule == "unknown-field" and self.path[0] in OF_KINDS and len(way) == len(self.path) + 1:
            touches = (*touches, self._way("kind"))
        or_there = () if or_at is None else way[:-1] if or_at == ".." else self._way(or_at)
        told = Told(rule, where, says=says, or_at=or_there)
        return Defect(f"{self.label}.{name}", (told,), change, touches=touches, layouts=layouts)

    def _way(self, steps: str) -> Path:
        parts = steps.split(".") if steps else ()
        return (*self.path, *(int(step) if step.isdigit() else step for step in parts))


class Planted:
    """A dataset with defects in it, read.

    Parameters
    ----------
    defects : sequence of Defect
    layout : {"yaml", "jsonl", "one"}
    folder : Path
        An empty folder to write it to.
    """

    def __init__(self, defects: Sequence[Defect], layout: Layout, folder: FilePath) -> None:
        tree = read_tree()
        for defect in defects:
            defect.change(tree)
        written = Written(tree, layout)
        for defect in defects:
            defect.spoil(written.files)
        self.folder = written.at(folder)
        for defect in defects:
            defect.lay(folder)
        self.problems: tuple[Problem, ...] = ()
        self.raised = ""
        try:
            self.problems = checking.read(self.folder, thorough=True).problems
        except Exception as error:  # noqa: BLE001  # it is told with what else goes astray
            self.raised = f"{type(error).__name__}: {error!s:.300}"
        self._due = [
            (
                told,
                [written.line(at) for at in (told.at, told.or_at) if at]
                or [(told.file, told.line)],
            )
            for defect in defects
            for told in defect.told
        ]

    def astray(self) -> list[str]:
        """What is not told of as it has to be, and what is told of besides."""
        if self.raised:
            return [f"raises {self.raised}"]
        besides = list(self.problems)
        lacking = []
        for told, places in self._due:
            fitting = next(
                (one for place in places for one in besides if told.fits(one, place)), None
            )
            if fitting is None:
                says = f' ("{told.says}")' if told.says else ""
                lacking.append(f"lacks   {places[0][0]}:{places[0][1]} [{told.rule}]{says}")
            else:
                besides.remove(fitting)
        return lacking + [
            f"besides {FilePath(one.place.file).name}:{one.place.line} {one.severity}: "
            f"{one.message} [{one.rule}]"
            for one in besides
        ]


def named(defects: Iterable[Defect]) -> Mapping[str, Defect]:
    """Defects by name, of which no two have one."""
    found: dict[str, Defect] = {}
    for defect in defects:
        if defect.name in found:
            raise ValueError(f"two defects are called {defect.name}")
        found[defect.name] = defect
    return found
