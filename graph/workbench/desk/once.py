"""What is reckoned once, and again only when what it comes from is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """The last answers, each with what it came from."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[tuple[Any, ...], Any]] = {}

    def __call__(self, name: str, of: tuple[Any, ...], make: Callable[[], T]) -> T:
        """An answer: the last one, where it comes from the very same.

        Parameters
        ----------
        name : str
            What is asked.
        of : tuple
            What the answer comes from: values that are never changed.
        make : callable
        """
        held = self._held.get(name)
        if held is None or not all(map(_same, held[0], of)):
            held = self._held[name] = of, make()
        answer: T = held[1]
        return answer


def _same(one: Any, other: Any) -> bool:
    return one is other or (isinstance(one, str | int) and one == other)
