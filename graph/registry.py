"""What a folder's files register, each for itself, so that a new file touches no other."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from threading import get_ident
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
        self._looked = False
        self._looking: set[int] = set()

    def register(self, entry: Entry) -> None:
        """Add a thing of a new name.

        The folder's own come first, so that one from elsewhere cannot take the name of one of them.

        Raises
        ------
        ValueError
            Where another has the name already.
        """
        self._look()
        if self._entries.setdefault(entry.name, entry) != entry:
            raise ValueError(
                f'there is a {self._what} "{entry.name}" already; give yours another name'
            )

    def all(self) -> tuple[Entry, ...]:
        """All that is registered, the folder's own included."""
        self._look()
        return tuple(self._entries.values())

    def _look(self) -> None:
        """Import the folder's files, once; each registers itself, and must not start this again."""
        thread = get_ident()  # another one that asks meanwhile waits for the same imports
        if self._looked or thread in self._looking:
            return
        self._looking.add(thread)
        try:
            folder = sys.modules[self._package].__path__
            for module in pkgutil.iter_modules(folder, f"{self._package}."):
                import_module(module.name)
            self._looked = True
        finally:
            self._looking.discard(thread)
