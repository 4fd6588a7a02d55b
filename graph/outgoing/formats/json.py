"""JSON: all of a dataset in one file, which is read back as the same dataset."""

from __future__ import annotations

import json

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.writing.save import plain


def write(extract: Extract) -> Written:
    """The header's fields, then the entities, the relations and what came true, without what is only a default."""
    dataset = extract.dataset
    parts = {
        "entities": dataset.entities,
        "relations": dataset.relations,
        "resolutions": dataset.resolutions,
    }
    said = plain(dataset.header) | {
        name: [plain(one) for one in part] for name, part in parts.items() if part
    }
    return Written({"": f"{json.dumps(said, indent=1, ensure_ascii=False)}\n"})


register(Format("json", (".json",), "JSON, a whole dataset in one file", "everything", "", write))
