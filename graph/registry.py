"""What a folder's files register, each for itself, so that a new file touches no other."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """What can be registered: anything that has a name."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...


Entry = TypeVar("Entry", bound=Named)


class Registry(Generic[Entry]):
    """Things by name: those that the files of a folder register, and those from elsewhere.

    Parameters
    ----------
    what : str
        What they are, for error sentences.
    package : str
        The package whose files register them; the files are imported when first needed.
    """

    def __init__(self, what: str, package: str) -> None:
        self._what = what
        self._package = package
        self._entries: dict[str, Entry] = {}
        self._complete = False

    def register(self, entry: Entry) -> None:
        """Add a thing of a new name.

        Raises
        ------
        ValueError
            Where another has the name already.
        """
        if self._entries.setdefault(entry.name, entry) != entry:
            raise ValueError(
                f'there is a {self._what} "{entry.name}" already; give yours another name'
            )

    def so_far(self) -> tuple[Entry, ...]:
        """What is registered, without looking whether the folder has more."""
        return tuple(self._entries.values())

    def all(self) -> tuple[Entry, ...]:
        """All that is registered, the folder's own included."""
        if not self._complete:
            folder = sys.modules[self._package].__path__
            for module in pkgutil.iter_modules(folder, f"{self._package}."):
                import_module(module.name)
            self._complete = True
        return self.so_far()
