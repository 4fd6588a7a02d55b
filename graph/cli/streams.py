"""What a command prints on, and how a process ends: everything that is printed goes through here.

What people read is neutralised (``graph.shown``); what programs read is given as it is, unless it goes to
a terminal. What cannot be printed ends the command with a sentence, a reader that stops reading ends it
silently, and so do the keyboard and a signal, each with its own status.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn, TextIO, cast

from graph.shown import shown

UNUSABLE, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
"""Exit statuses: what was asked for cannot be done; ended from the keyboard; nobody reads any more."""


class Unprinted(Exception):
    """What is printed cannot be written: a full disk, a closed stream, a reader that has gone."""

    def __init__(self, error: OSError) -> None:
        self.broken_pipe = error.errno == errno.EPIPE
        super().__init__(f"standard output: {error.strerror or error}")


class Terminated(BaseException):
    """The process was asked to end by a signal; what is half written is taken away on the way out."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number
        super().__init__(number)


class Shown:
    """A stream of text on which nothing that is printed steers the terminal.

    Parameters
    ----------
    stream : text stream, optional
        None, where the process was started without one.
    loud : bool
        Whether it is told that something cannot be written; where errors are told, nobody could read it.
    """

    def __init__(self, stream: TextIO | None, *, loud: bool = True) -> None:
        self.stream = stream
        self.loud = loud
        self.encoding = getattr(stream, "encoding", None) or "utf-8"
        self.errors = getattr(stream, "errors", None) or "strict"

    def write(self, text: str) -> int:
        """Write what people read."""
        if not isinstance(text, str):
            raise TypeError("this is a stream of text")
        return self.give(shown(text))

    def give(self, text: str) -> int:
        """Write as it is."""
        if not text:
            return 0
        with self._telling():
            if self.stream is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Have all that was written arrive."""
        with self._telling():
            if self.stream is not None:
                self.stream.flush()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.stream is not None and self.stream.isatty()

    def fileno(self) -> int:
        """Its number."""
        if self.stream is None:
            raise io.UnsupportedOperation("fileno")
        return self.stream.fileno()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:  # a ValueError: it was closed
            _give_up(self.stream)
            self.stream = None
            if self.loud:
                told = error if isinstance(error, OSError) else OSError(errno.EBADF, str(error))
                raise Unprinted(told) from None


def _give_up(stream: TextIO | None) -> None:
    """Let what is still to be written go nowhere, or Python would fail once more on its way out."""
    with suppress(OSError, ValueError, AttributeError):
        number = stream.fileno()  # type: ignore[union-attr]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


@contextmanager
def standard_streams() -> Iterator[None]:
    """Print UTF-8 whatever the locale, neutralised; a terminal that knows less gets escapes."""
    given = sys.stdout, sys.stderr
    for stream in given:
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stdout = cast("TextIO", Shown(given[0]))
    sys.stderr = cast("TextIO", Shown(given[1], loud=False))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = given


@contextmanager
def kept() -> Iterator[io.StringIO]:
    """Have what is printed kept, for a file."""
    given, text = sys.stdout, io.StringIO()
    sys.stdout = cast("TextIO", Shown(text))
    try:
        yield text
    finally:
        sys.stdout = given


def give(text: str) -> None:
    """Print what programs read: as it is, but to a terminal neutralised."""
    out: Any = sys.stdout
    if isinstance(out, Shown) and not out.isatty():
        out.give(text)
        out.flush()
    else:
        out.write(shown(text))


@contextmanager
def wire() -> Iterator[None]:
    """Have standard output itself for a protocol, which writes to it whole messages of its own."""
    given = sys.stdout
    if isinstance(given, Shown) and given.stream is not None:
        sys.stdout = given.stream
    try:
        yield
    finally:
        sys.stdout = given


class Steering:
    """Standard output for what neutralises its own texts, and steers the terminal on purpose."""

    def __init__(self) -> None:
        self.out: Any = sys.stdout
        self.write = self.out.give if isinstance(self.out, Shown) else self.out.write

    def __getattr__(self, name: str) -> Any:
        return getattr(self.out, name)


@contextmanager
def signals_as_errors() -> Iterator[None]:
    """Have signals that end a process raise, so that what is half written is taken away."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise Terminated(number)

    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
