"""JSON: a list of objects."""

from __future__ import annotations

import json

from graph.writing.formats import Format, Records, register


def write(records: Records) -> str:
    """Records as an indented list; letters stay letters."""
    return f"{json.dumps(list(records), indent=2, ensure_ascii=False)}\n"


register(
    Format(
        "json",
        (".json",),
        "JSON, a list of objects",
        write,
        read_back=True,
        answers=True,
        rank=30,
    )
)
