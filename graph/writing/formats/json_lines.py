"""JSON Lines: an object a line."""

from __future__ import annotations

import json

from graph.writing.formats import Format, Records, register


def write(records: Records) -> str:
    """Records as a line each; letters stay letters."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


register(
    Format(
        "jsonl",
        (".jsonl",),
        "JSON Lines, for bulk",
        write,
        read_back=True,
        answers=True,
        rank=20,
    )
)
