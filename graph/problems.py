"""What a check finds wrong, and every error that this package raises.

The error tree::

    GraphError
    ├── InvalidDataset      a dataset failed its check; ``.problems`` says where and what
    ├── UnknownName         a name that nothing here bears; ``.name``, ``.nearest``
    │   ├── UnknownEntity
    │   ├── UnknownRelation
    │   ├── UnknownKind
    │   ├── UnknownScenario
    │   └── UnknownQuestion
    ├── AmbiguousName       a name that several entities bear; ``.candidates``
    ├── UnusableName        a new id that cannot be given; ``.name``
    ├── UnusableQuery       a query that cannot be read; ``.field``
    ├── NestedScenario      a scenario asked of the world of another
    ├── NoPath              two entities that no chain of relations connects
    ├── UnusableModel       a language model that cannot be asked; ``.name``
    └── UnusableFile        a file that cannot be read or written at all; ``.path``
        ├── UneditableFile  one in which nothing can be edited; ``.place``
        └── ChangedFile     one that somebody else has changed since it was read
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.likeness import did_you_mean as did_you_mean  # noqa: PLC0414  # for those who raise, too
from graph.likeness import nearest as nearest  # noqa: PLC0414
from graph.shown import one_line, printable, prints

Severity = Literal["error", "warning"]


@prints
@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the data files, or in a dataset that came from memory, something stands.

    Parameters
    ----------
    file : str
        The path as the reader was given it; empty for data that came from memory.
    line, column : int
        Counted from 1; 0 where not known.
    record : str
        What it stands in, for data that came from memory: ``relation dluqsf64d7an``.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    record: str = ""

    def __str__(self) -> str:
        parts = [one_line(one) for one in (self.file, self.record) if one] or ["<memory>"]
        parts += [str(number) for number in (self.line, self.column) if number]
        return ":".join(parts)


@prints
@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a check found wrong: where, which rule, and a sentence that says what to do.

    Parameters
    ----------
    place : Place
    rule : str
        The rule's name, one of those in ``graph.reading.rules.RULES``.
    message : str
        What was expected, what was found and, where there is one, the nearest valid name.
    severity : {"error", "warning"}
        Errors fail a check, warnings do not.
    """

    place: Place
    rule: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        return f"{self.place}: {mark}{one_line(self.message)} [{self.rule}]"


def count_by_rule(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems each rule found, most frequent first."""
    return dict(Counter(problem.rule for problem in problems).most_common())


def _named(name: str) -> str:
    """A name as a sentence has it: of what is very long, its beginning."""
    return one_line(name if len(name) <= 300 else f"{name[:300]}…")


class GraphError(Exception):
    """The root of this package's errors."""

    def __str__(self) -> str:
        return printable(super().__str__())

    def __repr__(self) -> str:
        return printable(super().__repr__())


class InvalidDataset(GraphError):
    """A dataset that failed its check.

    Parameters
    ----------
    problems : sequence of Problem
        Everything that the check found, warnings included.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.severity == "error"]
        shown = "\n".join(f"  {problem}" for problem in errors[:5])
        more = f"\n  … and {len(errors) - 5} more" if len(errors) > 5 else ""
        super().__init__(f"the dataset has {len(errors)} problem(s):\n{shown}{more}")


class UnknownName(GraphError, LookupError):
    """A name that nothing here bears.

    Parameters
    ----------
    name : str
    known : iterable of str
        The names that would have been understood.
    what : str, optional
        What it would be the name of.
    """

    what = "name"

    def __init__(self, name: str, known: Iterable[str], what: str | None = None) -> None:
        known = known if isinstance(known, Collection) else tuple(known)
        self.name = name
        self.nearest = nearest(name, known)
        hint = ""
        if self.nearest:
            hint = " Did you mean " + " or ".join(f'"{_named(one)}"' for one in self.nearest) + "?"
        elif 0 < len(known) <= 60:
            hint = " Known: " + ", ".join(map(one_line, sorted(known))) + "."
        super().__init__(f'there is no {what or self.what} "{_named(name)}".{hint}')


class UnknownEntity(UnknownName):
    """No entity has this id, name or alias.

    Parameters
    ----------
    name : str
    known : iterable of str
        The names that would have been understood.
    bearers : sequence of str
        The ids of the entities whose name or alias it is, where an id was asked for.
    """

    what = "entity"

    def __init__(self, name: str, known: Iterable[str], bearers: Sequence[str] = ()) -> None:
        super().__init__(name, known)
        if bearers:
            self.nearest = tuple(bearers)
            ids = " or ".join(f'"{one}"' for one in bearers)
            self.args = (
                f'"{_named(name)}" is a name of {ids}: ask by the id, or find("{_named(name)}").',
            )


class UnknownRelation(UnknownName):
    """No relation has this id."""

    what = "relation"


class UnknownKind(UnknownName):
    """No kind of entity or relation has this name."""

    what = "kind"


class UnknownScenario(UnknownName):
    """The dataset declares no scenario of this id."""

    what = "scenario"


class UnknownQuestion(UnknownName):
    """The dataset saves no question under this id."""

    what = "question"


class AmbiguousName(GraphError, LookupError):
    """A name that several entities bear.

    Parameters
    ----------
    name : str
    candidates : sequence of str
        The ids of the entities that bear it.
    """

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(f'"{_named(name)}" could be {" or ".join(self.candidates)}; ask by id')


class UnusableName(GraphError, ValueError):
    """A new id that cannot be given.

    Parameters
    ----------
    name : str
    reason : str
        Why not, and what to do.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(one_line(f'"{_named(name)}" {reason}'))


class UnusableQuery(GraphError, ValueError):
    """A query that cannot be read.

    Parameters
    ----------
    field : str
        Which of its fields; empty, where it is none alone.
    reason : str
        What is wrong and what to write.
    """

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        super().__init__(one_line(f"{field}: {reason}" if field else reason))


class TooMany(GraphError):
    """More than can be taken into memory at once, of a graph that is held elsewhere.

    Parameters
    ----------
    what : str
        What there is too much of.
    most : int
        How many there may be.
    """

    def __init__(self, what: str, most: int) -> None:
        self.what = what
        self.most = most
        told = f"this takes more than {most:,} {what} into memory; ask for less: a kind, a scenario, a topic, an entity"
        super().__init__(told)


class NestedScenario(GraphError):
    """A scenario asked of the world of another.

    Parameters
    ----------
    scenario : str
        The one whose world it is.
    asked : str
    """

    def __init__(self, scenario: str, asked: str) -> None:
        self.scenario = scenario
        self.asked = asked
        super().__init__(
            f'this is the world of scenario "{scenario}" already; ask the whole graph for "{_named(asked)}"'
        )


class NoPath(GraphError):
    """Two entities that no chain of relations connects.

    Parameters
    ----------
    source, target : str
        The ids of the two entities.
    left_out : sequence of str
        What was left out that would have connected them, in words.
    """

    def __init__(self, source: str, target: str, left_out: Sequence[str] = ()) -> None:
        self.source = source
        self.target = target
        self.left_out = tuple(left_out)
        told = f"; left out: {'; '.join(left_out)}" if left_out else ""
        super().__init__(f'no chain of relations connects "{source}" and "{target}"{told}')


class UnusableModel(GraphError):
    """A language model that cannot be asked.

    Parameters
    ----------
    name : str
    reason : str
        What is wrong and what to do.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(one_line(f'model "{name[:200]}": {reason}'))


class UnusableFile(GraphError):
    """A file that cannot be read or written at all.

    Parameters
    ----------
    path : str
    reason : str
        What is wrong and what to do.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(one_line(f"{path}: {reason}"))


class UneditableFile(UnusableFile):
    """A file in which nothing can be edited without changing something else.

    Parameters
    ----------
    place : Place
    reason : str
        What is in the way, and what to do.
    """

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(place.file, reason)
        self.place = place
        self.args = (one_line(f"{place}: {reason}"),)


class ChangedFile(UnusableFile):
    """A file that somebody else has changed since it was read: nothing is written over that.

    Parameters
    ----------
    path : str
    """

    def __init__(self, path: str) -> None:
        super().__init__(
            path, "it has changed since it was read, and nothing is written; try again"
        )
