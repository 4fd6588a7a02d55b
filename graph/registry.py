"""What a folder's files register, each for itself, so that a new file touches no other; formats by their endings."""

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


class OfFiles(Named, Protocol):
    """What can be registered as a format of files."""

    @property
    def endings(self) -> tuple[str, ...]:
        """What the names of its files end with, in small letters."""
        ...


Entry = TypeVar("Entry", bound=Named)
Format = TypeVar("Format", bound=OfFiles)


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


class Formats(Registry[Format]):
    """Formats of files by name, each of which has its endings for itself alone.

    Parameters
    ----------
    package : str
        As for any registry.
    nameless : bool
        Whether a format may have no ending, as it can be asked for by its name.
    """

    def __init__(self, package: str, *, nameless: bool = False) -> None:
        super().__init__("format", package)
        self._nameless = nameless

    def register(self, entry: Format) -> None:
        """Add a format.

        Raises
        ------
        ValueError
            Where its name, or one of its endings, is another's already, or it has no ending.
        """
        if not entry.endings and not self._nameless:
            raise ValueError(
                f"format {entry.name} has no ending, so that no file would be read in it"
            )
        for other in self.all():
            shared = sorted(set(other.endings) & set(entry.endings))
            if shared and other != entry:
                raise ValueError(
                    f'files that end in "{shared[0]}" are read as {other.name}; '
                    f"give those of {entry.name} another ending"
                )
        super().register(entry)

    def of(self, name: str) -> Format | None:
        """The format that a file's name says it has: that of the longest ending that fits.

        How the name is spelled, ``.JSONL`` or not, makes no difference.

        Parameters
        ----------
        name : str
        """
        spelled = name.casefold()
        known = {ending.casefold(): one for one in self.all() for ending in one.endings}
        fitting = [ending for ending in known if spelled.endswith(ending)]
        return known[max(fitting, key=len)] if fitting else None

    def endings(self) -> tuple[str, ...]:
        """All endings, in alphabetical order."""
        return tuple(sorted(ending for one in self.all() for ending in one.endings))
