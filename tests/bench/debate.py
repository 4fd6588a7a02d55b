"""A debate of any size, the same on every run: voices that support and oppose concepts, a document each.

    python -m tests.bench.debate 1000000 FOLDER

Prints the CPU seconds of reading it, and of disputes and corroboration, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from graph.loading import load

VOICES, CONCEPTS, YEARS = 5_000, 1_000, 12


def write(folder: Path, claims: int) -> Path:
    """Write the debate as JSON Lines, its documents in a file of their own.

    Parameters
    ----------
    folder : path
    claims : int
    """
    chance = Random(f"debate {claims}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.yaml").write_text("id: debate\ntitle: A debate\n", encoding="utf-8")
    documents = max(claims // 400, 1)
    records: dict[str, Any] = {
        "documents": (
            {"id": f"doc-{n}", "title": f"Text {n}", "date": f"{2012 + n % YEARS}-05"}
            for n in range(documents)
        ),
        "entities": (
            {"id": f"{kind}-{n}", "kind": kind, "name": f"{kind} {n}"}
            for kind, count in (("person", VOICES), ("issue", CONCEPTS))
            for n in range(count)
        ),
        "relations": (
            {
                "id": f"claim-{n}",
                "kind": chance.choice(("support", "opposition")),
                "source": f"person-{_concept(n) % 40}",
                "target": f"issue-{_concept(n)}",
                "modality": "assessment",
                "negated": chance.random() < 0.2,
                "holder": f"person-{n % VOICES}",
                "date": f"{2012 + n % YEARS}" if n % 3 else None,
                "evidence": [{"document": f"doc-{n % documents}", "start": n, "end": n + 9}],
            }
            for n in range(claims)
        ),
    }
    for name, made in records.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(f"{json.dumps(record)}\n" for record in made)
    return folder


def _concept(n: int) -> int:
    """What the n-th claim is of: no voice speaks of a concept twice, or it would contradict itself."""
    turn, voice = divmod(n, VOICES)
    return (5 * turn + voice) % CONCEPTS


def measured(folder: Path) -> dict[str, float]:
    """The CPU seconds of reading a debate, and of asking who agrees with whom."""
    start = time.process_time()
    kg = load(folder)
    told = {"read": time.process_time() - start}
    for verb in ("disputes", "corroboration"):
        start = time.process_time()
        found = getattr(kg, verb)()
        told[verb] = time.process_time() - start
        told[f"n {verb}"] = len(found)
    return told


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
    sys.stdout.write(json.dumps(measured(Path(sys.argv[2]))))
