"""The libraries that tables need, none of which comes along."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from graph.problems import GraphError

EXTRA = "tables"
"""The extra that brings them."""


class NotInstalled(GraphError, ImportError):
    """A library that is needed, and not installed; it says what to install."""


def installed(package: str) -> Any:
    """A library, imported when it is needed.

    Raises
    ------
    NotInstalled
        Which is an ``ImportError``.
    """
    try:
        return import_module(package)
    except ImportError as error:
        name = package.split(".", maxsplit=1)[0]
        told = f'this needs {name}, which is not installed: pip install "policygraph[{EXTRA}]"'
        raise NotInstalled(told, name=name) from error
