"""Holding many datasets of chance to the laws, and making those that break one small."""

from __future__ import annotations

import re
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any

from tests.fuzz.laws import Broken, of_dataset
from tests.fuzz.mutating import Input, dataset_of_chance, with_text, without

Trying = Callable[[Input], "tuple[str, str] | None"]
"""What says what goes wrong with a dataset: in brief and in full; nothing, if all laws hold."""
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # only to be quick; there, it is where temporary files belong
KILLED = "the process died"
MOST_TRIES = 400
MOST_SECONDS_SMALLER = 30


@dataclass(frozen=True)
class Failure:
    """A dataset that broke a law.

    Parameters
    ----------
    seed : int
        The number that it was made from.
    what : str
        What went wrong, the same for whatever goes wrong likewise.
    why : str
        In full.
    input : Input
        Made as small as could be.
    """

    seed: int
    what: str
    why: str
    input: Input


def hold(made: Input) -> tuple[str, str] | None:
    """What goes wrong with a dataset, in brief and in full; nothing, if all laws hold."""
    with _room() as room:
        folder = made.at(room / "data")
        try:
            of_dataset(folder, room / "saved")
        except Broken as broken:
            return f"{broken.law}: {_general(broken.why, folder)}", broken.why
        except Exception as error:  # noqa: BLE001  # that there is none is the law
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "/graph/" in frame.filename]
            last = (ours or frames)[-1]
            where = f"{last.filename.rpartition('/graph/')[2]}:{last.name}"
            return f"{type(error).__name__} in {where}", traceback.format_exc(limit=-8)
    return None


@contextmanager
def _room() -> Iterator[Path]:
    above = str(IN_MEMORY) if IN_MEMORY.is_dir() else None
    room = Path(tempfile.mkdtemp(prefix="policygraph-", dir=above))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _general(why: str, folder: Path) -> str:
    """What is said without what differs from one dataset to the next."""
    rule = re.search(r"\[([a-z-]+)\]$", why)
    kind = re.sub(r'"[^"]*"|\d+', "…", why.replace(str(folder), "").partition(" in: ")[0])
    return f"{kind[:80]} [{rule[1]}]" if rule and f"[{rule[1]}]" not in kind[:80] else kind[:80]


def _work(seeds: range, at: Any, told: Any) -> None:
    """Hold the datasets of some numbers to the laws, and tell of each sort of failure once."""
    seen: set[str] = set()
    for seed in seeds:
        at.value = seed
        made = dataset_of_chance(seed)
        wrong = hold(made)
        if wrong is not None and wrong[0] not in seen:
            seen.add(wrong[0])
            told.put(Failure(seed, *wrong, made))
    at.value = seeds.stop


class _Worker:
    """A process that works through some numbers; when one of them kills it, the next goes on."""

    def __init__(self, seeds: range, told: Any) -> None:
        self.stop = seeds.stop
        self._told = told
        self._start(seeds)

    def _start(self, seeds: range) -> None:
        self._at = get_context("fork").Value("q", seeds.start)
        self._process = get_context("fork").Process(
            target=_work, args=(seeds, self._at, self._told)
        )
        self._process.start()

    @property
    def at(self) -> int:
        """The number at which it is."""
        return int(self._at.value)

    def join(self, seconds: float) -> int | None:
        """Wait; the number that killed the process, if one did."""
        self._process.join(seconds)
        if self._process.is_alive() or self._process.exitcode == 0:
            return None
        killer = self.at
        if killer + 1 < self.stop:
            self._start(range(killer + 1, self.stop))
        else:
            self._at.value = self.stop
        return killer

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._process.is_alive() and self.at >= self.stop


def run(first: int, count: int, processes: int, told: Callable[[int], None]) -> list[Failure]:
    """Hold the datasets of a run of numbers to the laws.

    Parameters
    ----------
    first, count : int
        The first number, and how many.
    processes : int
    told : callable
        Given how many are done, now and then.

    Returns
    -------
    list of Failure
        One for each way in which something goes wrong.
    """
    queue = get_context("fork").SimpleQueue()
    each = -(-count // processes)
    parts = [range(at, min(at + each, first + count)) for at in range(first, first + count, each)]
    workers = [_Worker(part, queue) for part in parts]
    found: dict[str, Failure] = {}
    while not all(worker.done for worker in workers):
        for worker in workers:
            killer = worker.join(0.2)
            if killer is not None:
                died = Failure(killer, KILLED, "the process died", dataset_of_chance(killer))
                found.setdefault(died.what, died)
        _taken_from(queue, found)
        told(sum(worker.at - part.start for worker, part in zip(workers, parts, strict=True)))
    _taken_from(queue, found)
    return sorted(found.values(), key=lambda failure: failure.what)


def _taken_from(queue: Any, found: dict[str, Failure]) -> None:
    while not queue.empty():
        failure = queue.get()
        kept = found.setdefault(failure.what, failure)
        if _size(failure.input) < _size(kept.input):
            found[failure.what] = failure


def smaller(failure: Failure) -> Failure:
    """The same failure of a dataset as small as could be made."""
    return replace(failure, input=made_smaller(failure.input, failure.what))


def hold_apart(made: Input) -> tuple[str, str] | None:
    """The same as ``hold``, in a process of its own, which the dataset may kill."""
    queue = get_context("fork").SimpleQueue()
    process = get_context("fork").Process(target=lambda: queue.put(hold(made)))
    process.start()
    process.join()
    if process.exitcode != 0:
        return KILLED, f"the process died with {process.exitcode}"
    wrong: tuple[str, str] | None = queue.get()
    return wrong


def _size(made: Input) -> int:
    return sum(map(len, made.files.values())) + 50 * len(made.files)


def made_smaller(made: Input, what: str, tried: Trying | None = None) -> Input:
    """The smallest dataset found, by leaving out files, lines and signs, that goes wrong in the same way."""
    tried = tried or (hold_apart if what == KILLED else hold)
    until = monotonic() + MOST_SECONDS_SMALLER
    tries = 0

    def still(candidate: Input) -> bool:
        nonlocal tries
        tries += 1
        if tries > MOST_TRIES or monotonic() > until:
            return False
        wrong = tried(candidate)
        return wrong is not None and wrong[0] == what

    for name in [*made.files, *made.specials]:
        if name != "dataset.yaml" and still(fewer := without(made, name)):
            made = fewer
    for pieces in (partial(bytes.splitlines, keepends=True), _signs):
        for name in list(made.files):
            made = _shortened(made, name, pieces(made.files[name]), still)
    return made


def _signs(text: bytes) -> list[bytes]:
    return [text[at : at + 1] for at in range(len(text))] if len(text) < 3_000 else [text]


def _shortened(
    made: Input, name: str, pieces: Iterable[bytes], still: Callable[[Input], bool]
) -> Input:
    """One file without whatever of its pieces can be left out, many at once and then fewer."""
    kept = list(pieces)
    size = max(1, len(kept) // 2)
    while size:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            if still(candidate := with_text(made, name, b"".join(fewer))):
                made, kept = candidate, fewer
            else:
                at += size
        size //= 2
    return made
