"""The page and Python give the same answers: to queries, paths, neighbourhoods and comparisons."""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.export.view import view
from graph.folding import fold
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
from graph.problems import NoPath

NODE = os.environ.get("NODE") or shutil.which("node")
ANSWER = Path(__file__).parent / "page" / "answer.mjs"
CHILE = Path(__file__).parent.parent / "data" / "chile-2025"

pytestmark = pytest.mark.skipif(NODE is None, reason="there is no node to run the page's modules")

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


@cache
def page_view(kg: graph.KnowledgeGraph) -> str:
    return view(kg.engine).to_json()


def ask_page(kg: graph.KnowledgeGraph, asks: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Ask the page's modules, all at once: a process takes longer to start than to answer."""
    asked = f'{{"view": {page_view(kg)}, "asks": {json.dumps(asks)}}}'
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(ANSWER)], input=asked.encode(), capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = json.loads(done.stdout)
    assert len(answers) == len(asks)
    return answers


@cache
def chile() -> graph.KnowledgeGraph:
    return graph.load(CHILE)


@cache
def made_up(seed: int = 1) -> graph.KnowledgeGraph:
    """A small, dense graph of chance: many parallel relations, ties and unlikely fields."""
    chance = random.Random(seed)
    kinds = builtin()
    entities: list[Entity] = []
    for kind in ("candidate", "person", "coalition", "agency", "country", "region", "policy"):
        for number in range(5):
            name = " ".join(chance.sample(WORDS, 2)).title()
            cls = kinds.entities[kind]
            entities.append(cls(id=f"{kind}-{number}", kind=kind, name=name))
    people = [entity.id for entity in entities if entity.kind in ("candidate", "person")]
    ids = [entity.id for entity in entities]
    relations: dict[str, Relation] = {}
    while len(relations) < 400:
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
            holder=chance.choice([AUTHOR, AUTHOR, *people[:3]]),
            basis=chance.choice(["stated", "inferred"]),
            date=chance.choice(DATES) if dated else None,
            start=None if dated else chance.choice(DATES),
            end=None if dated else chance.choice([*DATES, ".."]),
            statement=" ".join(chance.choices(WORDS, k=5)).capitalize()
            if chance.random() < 0.8
            else None,
            evidence=tuple(
                Citation(document=document, paragraph=chance.choice([None, 3]), start=0, end=9)
                for document in chance.sample(["one", "two"], chance.randrange(3))
            ),
            **own,
        )
        relations[relation.id] = relation
    header = Header(
        id="made-up",
        title="Made up",
        documents=(Document(id="one", title="One"), Document(id="two", title="Two")),
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
    return graph.KnowledgeGraph(
        Dataset(
            header,
            tuple(sorted(entities, key=lambda entity: entity.id)),
            tuple(relations[key] for key in sorted(relations)),
        )
    )


def some_query(chance: random.Random, kg: graph.KnowledgeGraph) -> dict[str, Any]:
    """A query of chance that mostly finds something: its words come from a few relations."""
    few = chance.choices(kg.dataset.relations, k=3)
    kind_of = {entity.id: entity.kind for entity in kg.dataset.entities}
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
        sentence = few[0].sentence(kg.engine.names).split()
        words = [chance.choice(sentence).upper() for _ in range(chance.randrange(1, 3))]
        query["text"] = " ".join(words)
    return query


GRAPHS = pytest.mark.parametrize("make", [chile, made_up], ids=["chile-2025", "made up"])


def ids(relations: Iterable[Relation]) -> list[str]:
    return [relation.id for relation in relations]


@GRAPHS
def test_200_queries_find_the_same_relations(make: Any) -> None:
    kg, chance = make(), random.Random(2025)
    queries = [some_query(chance, kg) for _ in range(200)]
    found = ask_page(kg, [{"select": query} for query in queries])
    for query, page in zip(queries, found, strict=True):
        assert page == ids(kg.relations(**query)), query
    assert sum(bool(page) for page in found) > 100, "too many queries find nothing to prove much"


@GRAPHS
def test_200_shortest_paths_are_the_same(make: Any) -> None:
    kg, chance = make(), random.Random(7)
    names = [entity.id for entity in kg.dataset.entities]
    scenarios = [scenario.id for scenario in kg.scenarios]
    asked = [
        {
            "source": chance.choice(names),
            "target": chance.choice(names),
            "query": chance.choice([{}, {}, {"scenario": [ALWAYS, chance.choice(scenarios)]}]),
        }
        for _ in range(200)
    ]
    for ask, page in zip(asked, ask_page(kg, [{"path": ask} for ask in asked]), strict=True):
        try:
            path = kg.shortest_path(ask["source"], ask["target"], **ask["query"])
        except NoPath:
            assert page is None, ask
            continue
        steps = [[step.relation.id, step.start, step.end, step.forward] for step in path.steps]
        assert page == steps, ask


@GRAPHS
def test_neighbourhoods_are_the_same(make: Any) -> None:
    kg, chance = make(), random.Random(3)
    asked = [
        {
            "id": chance.choice(kg.dataset.entities).id,
            "radius": chance.randrange(4),
            "direction": chance.choice(["both", "out", "in"]),
        }
        for _ in range(60)
    ]
    for ask, page in zip(asked, ask_page(kg, [{"ego": ask} for ask in asked]), strict=True):
        ego = kg.ego(ask["id"], radius=ask["radius"], direction=ask["direction"])
        assert page == [[entity.id for entity in ego.entities()], ids(ego.dataset.relations)], ask


@pytest.mark.parametrize("seed", [None, 1, 2, 3], ids=["chile-2025", "1", "2", "3"])
def test_comparisons_are_the_same(seed: int | None) -> None:
    kg = chile() if seed is None else made_up(seed)
    left, right = (scenario.id for scenario in kg.scenarios[:2])
    pairs = [(left, right), (right, left), (left, left)]
    asks = [{"compare": {"left": one, "right": other}} for one, other in pairs]
    for (one, other), page in zip(pairs, ask_page(kg, asks), strict=True):
        compared = graph.compare(kg.scenario(one), kg.scenario(other))
        for status, rows in (("same", compared.same), ("differs", compared.rows)):
            here = [row for row in page if (row[0] == "same") is (status == "same")]
            there = [
                [row.status, row.kind, row.topic, row.about, ids(row.left), ids(row.right)]
                for row in rows
            ]
            assert here == there, (one, other, status)


@GRAPHS
def test_records_have_the_same_columns_and_values(make: Any) -> None:
    kg = make()
    (page,) = ask_page(kg, [{"records": {"kind": ["deployment", "support"]}}])
    records = kg.records(kind=("deployment", "support"))
    assert page == records
    assert [list(record) for record in page] == [list(record) for record in records]


@GRAPHS
def test_the_python_that_the_page_gives_finds_what_the_page_shows(make: Any) -> None:
    kg, chance = make(), random.Random(11)
    queries = [some_query(chance, kg) for _ in range(60)]
    asks = [{"select": query} for query in queries]
    asks += [{"python": {"query": query}} for query in queries]
    answers = ask_page(kg, asks)
    for shown, code in zip(answers[:60], answers[60:], strict=True):
        assert ids(eval(code, {"kg": kg})) == shown, code  # noqa: S307  # the code that is tested


def test_a_focus_a_path_and_a_comparison_are_python_that_runs() -> None:
    kg = chile()
    name, other = kg.dataset.relations[0].ends
    left, right = (scenario.id for scenario in kg.scenarios[:2])
    focus = {"id": name, "radius": 2, "direction": "out"}
    codes = ask_page(
        kg,
        [
            {"python": {"focus": focus, "query": {"negated": False}}},
            {"python": {"path": {"source": name, "target": other}}},
            {"python": {"compare": {"left": left, "right": right}}},
            {"python": {"question": kg.questions[0].id}},
        ],
    )
    known = {"kg": kg, "graph": graph}
    around, path, compared, asked = (eval(code, known) for code in codes)  # noqa: S307  # as above
    assert around == kg.ego(name, radius=2, direction="out").relations(negated=False)
    assert path.entities == (name, other)
    assert compared.rows == graph.compare(kg.scenario(left), kg.scenario(right)).rows
    assert asked.question == kg.questions[0]


def some_texts(chance: random.Random, number: int) -> list[str]:
    """Texts of chance, of blocks that have been the same in all versions of Unicode for long."""
    blocks = [
        (0x00, 0x17F),
        (0x300, 0x36F),
        (0x386, 0x3CE),
        (0x400, 0x45F),
        (0x5B0, 0x5EA),
        (0x1E00, 0x1EFF),
        (0x2000, 0x2064),
        (0x2150, 0x217F),
        (0x2212, 0x2215),
        (0x3040, 0x30FF),
        (0x4E00, 0x4EFF),
        (0xAC00, 0xAC7F),
        (0xFB00, 0xFB06),
        (0xFF01, 0xFF5E),
        (0x1F600, 0x1F64F),
    ]
    return [
        "".join(chr(chance.randint(*chance.choice(blocks))) for _ in range(chance.randrange(12)))
        for _ in range(number)
    ]


def test_text_is_folded_and_parted_alike() -> None:
    texts = [*some_texts(random.Random(5), 3000), "ΟΔΟΣ ΣΑΣ", "İI", "a\x1cb\x85c\ufeffd", "ẞ ﬁ Ⅳ ½"]
    for text, page in zip(texts, ask_page(chile(), [{"fold": t} for t in texts]), strict=True):
        assert page == [fold(text), fold(text).split()], ascii(text)


def test_any_text_is_written_as_a_python_string() -> None:
    texts = [*some_texts(random.Random(6), 1000), "\ud800", '"""', "\\N{DASH}", "{x}", "\U000e0041"]
    for text, page in zip(texts, ask_page(chile(), [{"string": t} for t in texts]), strict=True):
        assert ast.literal_eval(page) == text
        assert page.isprintable()
