"""A dataset of any size that is shaped like the Chilean one, the same on every run.

Each relation takes after one of the real dataset: its kind, the kinds of its ends, its scenario,
topic, modality, certainty, negation, basis and fields. Document after document, most ties stay
within the communities that it is about, and a few entities have very many. The words are the real
dataset's words, shuffled; names are made up.

    python tests/bench/synthetic.py 100000 FOLDER [ENTITIES]
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import graph
from graph.model import Dataset, Header, builtin, references

SEED = 2025
COMMUNITY = 150
"""How many entities a community has, about."""
WITHIN = 0.85
"""The share of the ties that stay within a community."""
ABOUT = 3
"""How many communities a document is about."""
CLAIMS = 400
"""How many relations a document has."""
FREE = ("aspect", "manner", "quality", "as_what", "note")
"""The fields that hold words of the curator's."""
SYLLABLES = (
    "al an ar bel bo ca cal co cor da del di el en es fer ga gar gon go hue i la lan le li lo lu "
    "ma man mar men mi mo mu na ne ni no o pa pe pi que qui ra ran re ri ro ru sa san se sol ta "
    "te ti to tor u va ve vi za zu"
).split()

Record = dict[str, Any]


def write(folder: Path, relations: int, entities: int | None = None) -> Path:
    """Write the dataset as JSON Lines, its ids given, in no order.

    Parameters
    ----------
    folder : path
    relations : int
    entities : int, optional
        A fifth of the relations where it is not said.

    Returns
    -------
    path
        The folder.
    """
    made = _Made(relations, entities)
    folder.mkdir(parents=True, exist_ok=True)
    # JSON is YAML.
    (folder / "dataset.yaml").write_text(json.dumps(made.header), encoding="utf-8")
    for name, records in (("entities", iter(made.entities)), ("relations", made.relations())):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    return folder


@cache
def dataset(relations: int, entities: int | None = None) -> Dataset:
    """The dataset itself.

    Parameters
    ----------
    relations : int
    entities : int, optional
        A fifth of the relations where it is not said.

    Returns
    -------
    Dataset
    """
    made, kinds = _Made(relations, entities), builtin()
    return Dataset(
        Header.model_validate_json(json.dumps(made.header)),
        _by_id(kinds.entity_adapter.validate_json(json.dumps(made.entities))),
        _by_id(kinds.relation_adapter.validate_json(json.dumps([*made.relations()]))),
    )


def _by_id(records: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


@dataclass(frozen=True)
class _Template:
    """What a relation takes after: the fields of a real one, and the kinds that it refers to."""

    fields: Record
    refers: dict[str, str]


class _Made:
    """The parts of a dataset as plain values."""

    def __init__(self, relations: int, entities: int | None = None) -> None:
        self.chance = Random(f"{SEED} {relations} {entities}")
        self.count = relations
        real = graph.load()
        names = {one.id: f"scenario-{place}" for place, one in enumerate(real.scenarios)}
        self.templates = [_template(relation, real, names) for relation in real.dataset.relations]
        self.words = [word for one in real.dataset.relations for word in str(one).split()]
        self.entities = [*self._entities(entities or max(relations // 5, 100), real)]
        self.names = {entity["id"]: entity["name"] for entity in self.entities}
        self.pools: dict[str, list[str]] = {}
        for entity in self.entities:
            self.pools.setdefault(entity["kind"], []).append(entity["id"])
        self.communities = max(1, len(self.entities) // COMMUNITY)
        self.documents = [f"document-{n}" for n in range(relations // CLAIMS + 1)]
        self.header = self._header(real, names)

    def _entities(self, count: int, real: graph.KnowledgeGraph) -> Iterator[Record]:
        models = real.dataset.entities
        summaries = [word for entity in models for word in (entity.summary or "").split()]
        for n in range(count):
            model = models[n % len(models)]
            name = f"{self._name()} {self._name()}"
            entity: Record = {"id": f"{model.kind}-{n}", "kind": model.kind, "name": name}
            if model.names:
                entity["names"] = {"es": f"{self._name()} {self._name()}"}
            if model.aliases:
                entity["aliases"] = [self._name() for _ in model.aliases]
            entity["summary"] = f"{' '.join(self.chance.choices(summaries, k=8))}."
            if model.identifiers:
                entity["identifiers"] = {"wikidata": f"Q{n + 1}"}
            yield entity

    def _name(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3, 3)))).capitalize()

    def _header(self, real: graph.KnowledgeGraph, names: dict[str, str]) -> Record:
        parts = {"winner": "candidate", "coalition": "coalition", "government": "agency"}
        return {
            "id": f"synthetic-{self.count}",
            "title": f"{self.count:,} synthetic relations",
            "license": "CC0-1.0",
            "documents": [
                {"id": name, "title": name, "characters": 12_000} for name in self.documents
            ],
            "scenarios": [
                {
                    "id": name,
                    "label": f"If {self.names[self.pools['candidate'][place]]} wins",
                    "group": "election",
                    "counterparts": {part: self.pools[kind][place] for part, kind in parts.items()},
                }
                for place, name in enumerate(names.values())
            ],
            "topics": [
                topic.model_dump(mode="json", exclude_defaults=True) for topic in real.header.topics
            ],
        }

    def relations(self) -> Iterator[Record]:
        """One after the other, no claim twice."""
        chance, claimed = self.chance, set[int]()
        about: list[int] = []
        for n in range(self.count):
            if n % CLAIMS == 0:
                about = chance.choices(range(self.communities), k=ABOUT)
            while True:
                template = chance.choice(self.templates)
                community = chance.choice(about)
                ends = {
                    field: self._pick(kind, community) for field, kind in template.refers.items()
                }
                fields = template.fields | ends
                low, high = sorted((ends["source"], ends["target"]))
                claim = hash((fields["kind"], low, high, fields.get("scenario")))
                if low != high and claim not in claimed:
                    claimed.add(claim)
                    break
            yield fields | self._said(fields, self.documents[n // CLAIMS])

    def _said(self, fields: Record, document: str) -> Record:
        chance = self.chance
        free = [name for name in FREE if name in fields]
        words = chance.choices(self.words, k=6 + 3 * len(free))
        source, target = self.names[fields["source"]], self.names[fields["target"]]
        start = chance.randrange(11_000)
        return {name: " ".join(words[-3 * place - 3 :][:3]) for place, name in enumerate(free)} | {
            "id": base64.b32encode(chance.randbytes(8))[:12].decode("ascii").lower(),
            "statement": f"{source} {' '.join(words[:6])} {target}.",
            "evidence": [
                {
                    "document": document,
                    "paragraph": start // 1000 + 1,
                    "start": start,
                    "end": start + 20 + chance.randrange(200),
                    "digest": chance.randbytes(8).hex(),
                }
            ],
        }

    def _pick(self, kind: str, community: int) -> str:
        """An entity of a kind; few are picked often, most seldom."""
        pool, chance = self.pools[kind], self.chance
        steep = chance.random() ** 3
        if chance.random() < WITHIN and len(pool) >= 2 * self.communities:
            size = (len(pool) - community - 1) // self.communities + 1
            return pool[community + self.communities * int(size * steep)]
        return pool[int(len(pool) * steep)]


def _template(
    relation: graph.Relation, real: graph.KnowledgeGraph, scenarios: dict[str, str]
) -> _Template:
    fields = relation.model_dump(mode="json", exclude_defaults=True)
    refers = {
        name: real.entity(fields[name]).kind
        for name in references(type(relation))
        if name in fields
    }
    if "holder" in fields:
        refers["holder"] = real.entity(fields["holder"]).kind
    dropped = {*refers, "id", "statement", "evidence"}
    kept = {name: value for name, value in fields.items() if name not in dropped}
    if "scenario" in kept:
        kept["scenario"] = scenarios[kept["scenario"]]
    return _Template({"kind": relation.kind} | kept, refers)


if __name__ == "__main__":
    count, folder, *more = sys.argv[1:]
    print(write(Path(folder), int(count), *map(int, more)))  # noqa: T201  # its answer
