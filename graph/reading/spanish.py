"""What a check says in Spanish: for who works in that language at a desk; the command line speaks English."""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.reading.rules.table import BROKEN

Called = Callable[[str], str]
"""What something is called, by its name in the files."""
_FIELD = re.compile(r"(?:[\w-]+\.)*([\w-]+): ")
_NAMED = re.compile(r'"([^"]+)"')
_MEANT = re.compile(r'Did you mean "([^"]+)"')


def in_spanish(rule: str, message: str, field: Called = str, name: Called = str) -> str:
    """What breaks a rule, told in Spanish: what the message names first, and what may have been meant.

    Parameters
    ----------
    rule : str
        One of ``RULES``.
    message : str
        A problem's, in English.
    field, name : callable
        What a field, and what an entity, is called.

    Returns
    -------
    str
        A sentence.
    """
    said, _, hint = message.partition(" Did you mean ")
    called, named = _FIELD.match(said), _NAMED.search(_FIELD.sub("", said, count=1))
    told = BROKEN[rule].format(
        field=f"el campo «{field(called[1])}»" if called else "un campo",
        what=f"«{name(named[1])}»" if named else "eso",
    )
    meant = _MEANT.search(message) if hint else None
    return f"{told} ¿Será «{name(meant[1])}»?" if meant else told
