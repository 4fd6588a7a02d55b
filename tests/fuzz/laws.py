"""What holds of reading, whatever it is given."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from graph import checking
from graph.problems import GraphError, Problem
from graph.reading import Reading
from graph.reading.rules import RULES

MOST_SECONDS = 10
"""What a dataset of some kilobytes may take; most take a hundredth of a second."""
RAW = re.compile(
    r"""Input\ should|\(\?|\^\[|\\[dwsSb][+*]|\[a-z|\[0-9|\]\{\d|expected\ <|did\ not\ find\ expected|could\ not\ (?:find|determine)
    |while\ (?:parsing|scanning)|Traceback|pydantic|PydanticU|ValidationError|union_tag|Decimal\(|\bdict\b|\bNoneType\b
    |Expecting\ value|Unterminated\ string|EOF\ while|unexpected\ end\ of\ hex|trailing\ characters|expected\ (?:ident|value)\b
    |recursion\ limit|codec\ can|invalid\ (?:start|continuation)\ byte|type=|For\ further\ information|control\ characters\ are
    |\bErrno\b|tag:yaml\.org|\bordinal\b|found\ (?:undefined|duplicate|character)|mapping\ values|block\ (?:mapping|sequence|end)
    |\[type=|<class|object\ at\ 0x|surrogates\ not\ allowed""",
    re.VERBOSE,
)
"""Regular expressions, and the phrases of libraries; what a dataset says itself is left out before."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


class Broken(AssertionError):
    """A law that does not hold of a dataset.

    Parameters
    ----------
    law : str
        Its name.
    why : str
    """

    def __init__(self, law: str, why: str) -> None:
        self.law = law
        self.why = why
        super().__init__(f"{law}: {why}")


def lines_in(files: Iterable[Path]) -> Iterator[tuple[str, int | None]]:
    """Each file with how many lines it has; none where it is no text."""
    for file in files:
        if file.is_file():  # a pipe would be waited for, a device read for ever
            ends = rb"\r\n|\r|\n|\xe2\x80[\xa8\xa9]|\xc2\x85|\x0b|\x0c|\x00"
            yield str(file), len(re.split(ends, file.read_bytes()))
        else:
            yield str(file), None


def raw_words(message: str) -> str | None:
    """A regular expression, or a library's own words, in a sentence."""
    found = RAW.search(_QUOTED.sub('""', message))
    return found[0] if found else None


def of_problems(problems: Iterable[Problem], files: Iterable[Path]) -> None:
    """Hold problems to what holds of every problem: its rule, its place, that something is said.

    Raises
    ------
    Broken
    """
    lines = dict(lines_in(files))
    for problem in problems:
        told = f"{problem}"
        if problem.rule not in RULES:
            raise Broken("rule", f"no rule of that name is listed: {told}")
        if not problem.message.strip():
            raise Broken("message", f"nothing is said: {told}")
        if problem.severity not in {"error", "warning"}:
            raise Broken("severity", told)
        _of_place(problem, lines)


def of_words(problems: Iterable[Problem]) -> None:
    """Hold problems to sentences of this package's own.

    Raises
    ------
    Broken
    """
    for problem in problems:
        raw = raw_words(problem.message)
        if raw is not None:
            raise Broken("raw words", f"{raw!r} in: {problem!s:.500}")


def _of_place(problem: Problem, lines: dict[str, int | None]) -> None:
    file, line = problem.place.file, problem.place.line
    if file not in lines:
        raise Broken("place", f"there is no such file: {problem}")
    if problem.rule == "unread-file" or lines[file] is None:
        return  # it is about the file, not about a line in it
    if not 1 <= line <= (lines[file] or 0):
        raise Broken("line", f"{lines[file]} lines in the file: {problem}")


@contextmanager
def within(seconds: int = MOST_SECONDS) -> Iterator[None]:
    """Stop what takes too long.

    Raises
    ------
    Broken
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Broken("time", f"more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read(folder: Path) -> Reading | GraphError:
    """What reading and checking a dataset comes to, or the error that may be raised."""
    try:
        return checking.read(folder, thorough=True)
    except GraphError as error:
        return error


def of_dataset(folder: Path, room: Path) -> None:
    """Hold what reading a folder comes to to every law.

    Parameters
    ----------
    folder : Path
    room : Path
        An empty folder to write in.

    Raises
    ------
    Broken
        Any other exception is a law broken too.
    """
    with within():
        found, again = read(folder), read(folder)
        if isinstance(found, GraphError):
            if repr(found) != repr(again):
                raise Broken("twice", f"{found!r} and then {again!r}")
            if raw_words(str(found).replace(str(folder), "")):
                raise Broken("raw words", str(found))
            return
        if isinstance(again, GraphError) or found.problems != again.problems:
            raise Broken("twice", "read again, it has other problems")
        of_problems(found.problems, folder.iterdir())
        if not found.errors:
            _of_sound(folder, found, room)
        of_words(found.problems)


def _of_sound(folder: Path, found: Reading, room: Path) -> None:
    """What holds of a dataset without errors: it loads, makes a graph, and is saved and read back."""
    from graph import KnowledgeGraph
    from graph.reading import check, load
    from graph.writing.save import save

    dataset = load(folder)
    kg = KnowledgeGraph(dataset)
    ids = [one.id for one in dataset.relations], [one.id for one in dataset.entities]
    if ([one.id for one in kg.relations()], sorted(one.id for one in kg.entities())) != ids:
        raise Broken("graph", "the graph has other records than the dataset")
    kg.describe()
    errors = [problem for problem in check(dataset) if problem.severity == "error"]
    if errors:
        raise Broken("check", f"right in files, and wrong in memory: {errors[0]}")
    for written in ("yaml", "jsonl"):
        saved = room / written
        save(dataset, saved, written)
        back = read(saved)
        if isinstance(back, GraphError) or back.errors:
            why = back if isinstance(back, GraphError) else back.errors[0]
            raise Broken("saved", f"what was saved as {written} is not read back: {why}")
        if (
            [one.id for one in back.dataset.relations],
            [one.id for one in back.dataset.entities],
        ) != ids:
            raise Broken("saved", f"what was saved as {written} has other records")
