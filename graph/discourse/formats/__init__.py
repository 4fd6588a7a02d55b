"""The formats that networks are written in: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.registry import Formats

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Format:
    """A format of networks.

    Parameters
    ----------
    name : str
    endings : tuple of str
        What the names of its files end with.
    write : callable
        From networks, one or those of a window in turn, to their text. May raise ``UnusableQuery`` where
        it holds one only.
    marked : bool
        Whether a file for people begins with a byte order mark, as spreadsheets need it.
    """

    name: str
    endings: tuple[str, ...]
    write: Callable[[Sequence[nx.Graph[str]]], str]
    marked: bool = False


_FORMATS: Formats[Format] = Formats(__name__)


def register(format: Format) -> None:
    """Have networks written in a further format.

    Raises
    ------
    ValueError
        Where its name, or one of its endings, is another's already, or it has no ending.
    """
    _FORMATS.register(format)


def formats() -> tuple[Format, ...]:
    """All formats that networks are written in."""
    return _FORMATS.all()


def only(networks: Sequence[nx.Graph[str]], name: str) -> nx.Graph[str]:
    """The one network that a format holds.

    Raises
    ------
    UnusableQuery
        Where there are several, or none.
    """
    from graph.problems import UnusableQuery

    if len(networks) != 1:
        raise UnusableQuery(
            "window", f"{name} holds one network, and these are {len(networks)}; write csv or json"
        )
    return networks[0]
