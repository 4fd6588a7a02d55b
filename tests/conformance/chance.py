"""Graphs and queries of chance, always the same."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from graph.model import (
    ALWAYS,
    AUTHOR,
    CERTAINTIES,
    MODALITIES,
    Citation,
    Dataset,
    Document,
    Entity,
    Header,
    Relation,
    Scenario,
    Topic,
    builtin,
)
from graph.voices import voiced

WORDS = [
    "army",
    "border",
    "copper",
    "duty",
    "ejército",
    "frontera",
    "guard",
    "north",
    "peñón",
    "river",
    "south",
    "trade",
]
DATES = [None, None, "2024", "2025", "2025-02", "2025-12", "2025-12-14", "2024-02-29"]


def made_up(seed: int = 1, most: int = 240) -> Dataset:
    """A small, dense graph of chance: many parallel relations, ties and unlikely fields."""
    chance = random.Random(seed)
    kinds = builtin()
    entities: list[Entity] = []
    for kind in ("candidate", "person", "coalition", "agency", "country", "region", "policy"):
        for number in range(5):
            name = " ".join(chance.sample(WORDS, 2)).title()
            cls = kinds.entities[kind]
            entities.append(cls(id=f"{kind}-{number}", kind=kind, name=name))
    for number in range(2):
        person = kinds.entities["person"]
        entities.append(person(id=f"speaker-{number}", kind="person", name=f"Speaker {number}"))
    people = [
        entity.id
        for entity in entities
        if entity.kind in ("candidate", "person") and not entity.id.startswith("speaker")
    ]
    ids = [entity.id for entity in entities if not entity.id.startswith("speaker")]
    relations: dict[str, Relation] = {}
    while len(relations) < most:
        made: list[tuple[str, str, str, dict[str, Any]]] = [
            ("support", chance.choice(people), chance.choice(ids), {}),
            ("support", chance.choice(people), chance.choice(ids), {"aspect": "candidate-0"}),
            ("cooperation", chance.choice(people), f"country-{chance.randrange(5)}", {}),
            ("cooperation", f"agency-{chance.randrange(5)}", chance.choice(people), {}),
            (
                "deployment",
                f"agency-{chance.randrange(5)}",
                f"region-{chance.randrange(5)}",
                {"role": chance.choice(["lead", "support", None])},
            ),
            (
                "deployment",
                f"agency-{chance.randrange(5)}",
                f"country-{chance.randrange(5)}",
                {"legal_basis": f"policy-{chance.randrange(5)}"},
            ),
            (
                "alignment",
                f"coalition-{chance.randrange(5)}",
                f"country-{chance.randrange(5)}",
                {},
            ),
        ]
        kind, source, target, own = chance.choice(made)
        if source == target:
            continue
        dated = chance.random() < 0.4
        relation = kinds.relations[kind](
            kind=kind,
            source=source,
            target=target,
            scenario=chance.choice([None, "left", "right"]),
            topic=chance.choice([None, "trade", "crime", "army"]),
            modality=chance.choice(MODALITIES),
            certainty=chance.choice(CERTAINTIES),
            negated=chance.random() < 0.15,
            holder=chance.choice([AUTHOR, AUTHOR, AUTHOR, *people[:3], "speaker-0", "two"]),
            basis=chance.choice(["stated", "inferred"]),
            date=chance.choice(DATES) if dated else None,
            start=None if dated else chance.choice(DATES),
            end=None if dated else chance.choice([*DATES, "..", "past"]),
            statement=" ".join(chance.choices(WORDS, k=5)).capitalize()
            if chance.random() < 0.8
            else None,
            evidence=tuple(
                Citation(
                    document=document,
                    paragraph=chance.choice([None, 3, 11]),
                    start=(start := chance.randrange(5)),
                    end=start + 9,
                )
                for document in chance.sample(["one", "two", "three"], chance.randrange(4))
            ),
            note=" ".join(chance.choices(WORDS, k=3)) if chance.random() < 0.2 else None,
            statements={"es": " ".join(chance.choices(WORDS, k=4))}
            if chance.random() < 0.1
            else {},
            **own,
        )
        relations[relation.id] = relation
    for claim in debated(seed, most // 4):
        relations[claim.id] = claim
    header = Header(
        id="made-up",
        title="Made up",
        documents=(
            Document(id="one", title="One", authors=("Ada Cordero",), date="2025-02"),
            Document(id="two", title="Two"),
            Document(id="three", title="Three", by=("candidate-1", "speaker-1"), date="2024-06-30"),
        ),
        scenarios=tuple(
            Scenario(
                id=side,
                label=side,
                group="g",
                counterparts={
                    "winner": f"candidate-{n}",
                    "loser": f"candidate-{1 - n}",
                    side: f"person-{n}",
                },
            )
            for n, side in enumerate(["left", "right"])
        ),
        topics=tuple(Topic(id=topic, label=topic) for topic in ("trade", "crime", "army")),
    )
    heard = voiced(
        Dataset(
            header,
            tuple(sorted(entities, key=lambda entity: entity.id)),
            tuple(relations[key] for key in sorted(relations)),
        )
    )
    # Told apart by voice, some are the claims of others.
    once = {relation.id: relation for relation in reversed(heard.relations)}
    return replace(heard, relations=tuple(reversed(once.values())))


def debated(seed: int, most: int) -> list[Relation]:
    """Claims of few things, on all sides, by all voices: much is agreed, disputed and taken back."""
    chance = random.Random(-seed - 1)
    kinds = builtin().relations
    made = []
    for _ in range(most):
        kind = chance.choice(["support", "support", "opposition", "effect", "meeting"])
        ends = chance.choice([("person-0", "candidate-0"), ("candidate-0", "person-0")])
        own = {"direction": chance.choice([None, "more", "less"])} if kind == "effect" else {}
        made.append(
            kinds[kind](
                kind=kind,
                source=ends[0],
                target=ends[1],
                modality=chance.choice(["fact", "assessment", "plan", "risk"]),
                certainty=chance.choice(CERTAINTIES),
                negated=chance.random() < 0.3,
                holder=chance.choice([AUTHOR, AUTHOR, AUTHOR, "candidate-1", "two"]),
                date=chance.choice(["2024", "2025-02"]) if chance.random() < 0.3 else None,
                end=chance.choice(["past", "..", "2024-06"]) if chance.random() < 0.2 else None,
                evidence=tuple(
                    Citation(document=document, start=3, end=9)
                    for document in chance.sample(["one", "two", "three"], chance.randrange(1, 3))
                ),
                **own,
            )
        )
    return made


def some_query(chance: random.Random, dataset: Dataset) -> dict[str, Any]:
    """A query of chance that mostly finds something: its words come from a few relations."""
    names = {entity.id: entity.name for entity in dataset.entities}
    few = chance.choices(dataset.relations, k=3)
    kind_of = {entity.id: entity.kind for entity in dataset.entities}
    read: dict[str, Any] = {
        "kind": [relation.kind for relation in few],
        "source": [relation.source for relation in few],
        "target": [relation.target for relation in few],
        "entity": [chance.choice(relation.ends) for relation in few],
        "source_kind": [kind_of[relation.source] for relation in few] + ["person"],
        "target_kind": [kind_of[relation.target] for relation in few],
        "scenario": [relation.scenario or ALWAYS for relation in few],
        "topic": [relation.topic for relation in few if relation.topic],
        "modality": [relation.modality for relation in few],
        "certainty": [relation.certainty for relation in few],
        "holder": [relation.holder for relation in few],
        "basis": [relation.basis for relation in few],
        "document": [cited.document for relation in few for cited in relation.evidence],
    }
    query: dict[str, Any] = {}
    for field in chance.sample(sorted(read), chance.choice([0, 1, 1, 2, 2, 3])):
        words = read[field][: chance.randrange(1, 4)]
        if words:
            query[field] = words[0] if len(words) == 1 else words
    if chance.random() < 0.2:
        query["negated"] = chance.random() < 0.4
    if chance.random() < 0.2:
        query["on"] = chance.choice(["2024", "2025-02", "2025-12-14", "2026-01-01", "2025"])
    if chance.random() < 0.3:
        sentence = few[0].sentence(names).split()
        words = [chance.choice(sentence).upper() for _ in range(chance.randrange(1, 3))]
        query["text"] = " ".join(words)
    return query
