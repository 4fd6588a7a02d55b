"""JSON Lines: all of a dataset, of which each line says what it is, for what reads line by line."""

from __future__ import annotations

import json
from typing import Any

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.writing.save import plain


def write(extract: Extract) -> Written:
    """The header, then the entities, the relations and what came true, each as the one value of its line."""
    dataset = extract.dataset
    parts = {
        "entity": dataset.entities,
        "relation": dataset.relations,
        "resolution": dataset.resolutions,
    }
    lines = [_line("dataset", plain(dataset.header))]
    lines += [_line(what, plain(one)) for what, part in parts.items() for one in part]
    return Written({"": "".join(lines)})


def _line(what: str, value: dict[str, Any]) -> str:
    # What some programs take for the end of a line stands escaped.
    text = json.dumps({what: value}, ensure_ascii=False)
    for sign in "\x85\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"{text}\n"


register(
    Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        "JSON Lines, a whole dataset: a line that says what it is for each thing",
        "everything",
        "",
        write,
    )
)
