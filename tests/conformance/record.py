"""Record what the plainest engine answers: ``python -m tests.conformance.record``."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from graph.model import Dataset
from graph.reading import load
from tests.command import ROOT
from tests.conformance.cases import FOLDER, answer
from tests.conformance.chance import made_up, some_query
from tests.conformance.plain import Plain

FIELDS: dict[str, list[dict[str, Any]]] = {
    "made-up": [
        {"text": "ejercito"},
        {"text": "EJÉRCITO\u00a0north"},
        {"text": "pe\u00f1on"},
        {"text": "pen\u0303on"},
        {"text": "it is not so"},
        {"text": ""},
        {"source_kind": "person"},
        {"source_kind": ["candidate", "agency"], "negated": False},
        {"scenario": "always"},
        {"scenario": ["always", "left"]},
        {"on": "2024-02-29"},
        {"on": "2025"},
        {"on": "0001"},
        {"on": "9999-12-31"},
        {"said_by": "2024-06-29"},
        {"said_by": "2024-06"},
        {"said_by": "2025-01-31", "negated": False},
        {"said_by": "2025-02-01", "exclude": {"said_by": "2024"}},
        {"document": ["one", "two"], "basis": "inferred"},
        {"entity": ["candidate-0", "country-1"], "kind": ["support", "cooperation"]},
        {"holder": "author", "certainty": "possible", "modality": ["risk", "plan"]},
        {"holder": "candidate-1"},
        {"holder": ["author", "candidate-0"]},
        {"holder": "two"},
        {"voice": "Ada Cordero"},
        {"voice": "candidate-1"},
        {"voice": ["speaker-1", "two"]},
        {"voice": "two", "holder": "author"},
        {"voice": "candidate-0", "holder": "candidate-0"},
        {"entity": "speaker-0"},
        {"entity": "policy-0"},
        {"side": "left"},
        {"side": ["left", "right"], "kind": "cooperation"},
        {"paragraph": 3},
        {"paragraph": ["3", "11"], "document": "one"},
        {"text": ["ejercito north", "nothing at all"]},
        {"text": "deployed"},
        {"text": "speaker 1"},
        {"text": "cordero"},
        {"text": "leads"},
        {"note": "river"},
        {"note": ""},
        {"role": "lead"},
        {"own": {"role": ["lead", "support"], "legal_basis": "policy-1"}},
        {"legal_basis": "policy-2"},
        {"aspect": "CANDIDATE"},
        {"exclude": {"role": "lead"}, "kind": "deployment"},
        {"exclude": {"modality": ["risk", "plan"], "negated": True, "text": "army"}},
        {"exclude": {"entity": "candidate-0", "scenario": "always", "on": "2025"}},
        {"order": "-date", "limit": 12},
        {"order": ["modality", "-certainty", "target"]},
        {"order": "end"},
        {"order": "-end", "limit": 40},
        {"order": ["-voice", "kind"], "exclude": {"note": "river"}},
        {"limit": 1},
        {"has": "legal_basis"},
        {"has": ["note", "aspect"], "kind": "support"},
        {"has": "date", "exclude": {"has": ["statement", "scenario"]}},
        {"has": "nonsense"},
        {"voice": "nobody"},
        {"side": "nobody"},
        {"role": "leader", "own": {"nonsense": "x"}},
        {"legal_basis": "nobody"},
        {"entity": "PERSON-1"},
        {"kind": "border"},
        {"source": "nobody"},
        {"entity": "nobody"},
        {"holder": "nobody"},
        {"kind": "nonsense"},
        {"target_kind": "nonsense"},
        {"scenario": "nonsense"},
        {"topic": "nonsense"},
        {"document": "nonsense"},
        {"modality": "nonsense"},
    ],
    "chile-2025": [
        {"kind": "deployment", "target": "macrozona-norte"},
        {"kind": "deployment", "scenario": ["always", "kast"]},
        {"text": "pinera"},
        {"text": "frontera"},
        {"modality": "risk"},
        {"text": "José Antonio Kast"},
        {"text": ["senator", "Beijing"]},
        {"holder": "richard-kouyoumdjian-inglis", "modality": "risk"},
        {"voice": "Jeannette Jara", "negated": True},
        {"entity": "Type 31 frigates"},
        {"side": "kast", "topic": "neighbours"},
        {"paragraph": 8, "role": "lead"},
        {"note": "presupposed"},
        {"asset": "type-31-frigates"},
        {"exclude": {"voice": "richard-kouyoumdjian-inglis"}, "order": "-certainty", "limit": 9},
        {"source": "Kast", "target": "Ecuador"},
        {"on": "2025", "source_kind": "person", "target_kind": "post"},
        {"document": "rusi-2025", "basis": "inferred", "certainty": "possible"},
        {"own": {"outcome": "won"}},
        {"said_by": "2025-12", "topic": "south"},
        {"said_by": "2024"},
        {"has": "note", "topic": "south"},
    ],
}
"""Each field asked in the ways that are easily got wrong; the rest is chance."""
OF_VOICES = ("disputes", "changes", "corroboration", "speaking")
VOICED: dict[str, list[dict[str, Any]]] = {
    "made-up": [
        {},
        {"said_by": "2024"},
        {"voice": "Ada Cordero"},
        {"holder": "candidate-0", "limit": 3},
        {"topic": "trade", "order": "-id"},
        {"kind": "support", "scenario": "always", "exclude": {"modality": "plan"}},
        {"voice": "nobody"},
    ],
    "chile-2025": [{}, {"voice": "Kast", "limit": 2}, {"topic": "north"}],
}
"""What is asked of the voices: which claims are looked at, and who has to have a part."""


def asks_of(name: str, dataset: Dataset) -> Iterator[dict[str, Any]]:
    chance = random.Random(2025)
    names = [entity.id for entity in dataset.entities]
    scenarios = [scenario.id for scenario in dataset.header.scenarios]
    yield {"counts": None}
    yield {"relations": {}}
    yield from ({"relations": query} for query in FIELDS[name])
    yield from ({"relations": some_query(chance, dataset)} for _ in range(60))
    for number in range(60):
        asked: dict[str, Any] = {"source": chance.choice(names), "target": chance.choice(names)}
        if number % 3 == 1:
            asked["query"] = {"scenario": ["always", chance.choice(scenarios)]}
        elif number % 3 == 2:
            asked["query"] = some_query(chance, dataset)
        if number % 5 == 4:
            asked["direction"] = chance.choice(["out", "in"])
        yield {"shortest_path": asked}
        if number % 4 == 0:
            yield {"shortest_paths": asked}
    for _ in range(24):
        direction = chance.choice(["both", "out", "in"])
        radius = chance.randrange(4)
        yield {"ego": {"id": chance.choice(names), "radius": radius, "direction": direction}}
    for left, right in permutations(scenarios, 2):
        yield {"compare": {"left": left, "right": right}}
    for scenario in scenarios:
        yield {"compare": {"left": scenario, "right": scenario}}
        yield {"world": scenario}
    for _ in range(12):
        yield {"neighbors": {"id": chance.choice(names), "query": some_query(chance, dataset)}}
        yield {"neighbors": {"id": chance.choice(names)}}
        ends = {"source": chance.choice(names), "target": chance.choice(names)}
        yield {"paths": {**ends, "cutoff": chance.choice([1, 2, 2])}}
        way = chance.choice(["out", "in"])
        yield {"paths": {**ends, "cutoff": 2, "direction": way}}
        yield {"find": chance.choice(dataset.entities).name.upper()}
        yield {"entity": chance.choice(names)}
        yield {"relation": chance.choice(dataset.relations).id}
    yield from ({verb: query} for query in VOICED[name] for verb in OF_VOICES)
    for question in dataset.header.questions:
        yield {"ask": question.id}
    for kinds in ([], ["person"], ["country", "candidate"], ["party"], ["nonsense"]):
        yield {"entities": kinds}
    for verb in ("entity", "find", "relation", "world", "ask"):
        yield {verb: "nobody"}
    yield {"neighbors": {"id": "nobody"}}
    yield {"ego": {"id": "nobody", "radius": 1, "direction": "both"}}
    yield {"shortest_path": {"source": "nobody", "target": names[0]}}
    yield {"shortest_path": {"source": names[0], "target": "nobody"}}
    yield {"shortest_path": {"source": names[0], "target": names[0]}}
    yield {"compare": {"left": "nobody", "right": scenarios[0]}}


def plain(dataset: Dataset) -> dict[str, Any]:
    return {
        "header": dataset.header.model_dump(mode="json", exclude_defaults=True),
        "entities": [
            {"kind": one.kind} | one.model_dump(mode="json", exclude_defaults=True)
            for one in dataset.entities
        ],
        "relations": [
            {"kind": one.kind} | one.model_dump(mode="json", exclude_defaults=True)
            for one in dataset.relations
        ],
    }


def record(name: str, dataset: Dataset, graph: Any) -> None:
    engine = Plain(dataset)
    cases = [{"ask": ask, "answer": answer(engine, ask)} for ask in asks_of(name, dataset)]
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    shown = json.dumps(graph, ensure_ascii=False)
    text = f'{{"graph": {shown},\n"cases": [\n{lines}\n]}}\n'
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    chance_made = made_up()
    record("made-up", chance_made, plain(chance_made))
    record("chile-2025", load(ROOT / "data" / "chile-2025"), "chile-2025")
