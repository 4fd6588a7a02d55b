"""policygraph: a policy text as a graph of typed, validated, attributed, cited claims.

Start
    kg = graph.load()                 the Chilean dataset; load("my/dataset"), load("debate.dna")
    graph.from_frames(claims); graph.from_networkx(G)    of pandas, polars, pyarrow, dicts; of networkx
    graph.scan("tables")              one that stays in tables, beyond memory: Parquet, DuckDB, Polars, Spark
    print(kg.describe())              what there is, and what can be asked, on one screen

Ask (help(graph.Query) says what each keyword means)
    kg.relations(kind="deployment", target="macrozona-sur", modality="plan")
    kg.relations(entity="Kast", exclude={"modality": "risk"}, order="-date", limit=5)
    kg["army"]; "army" in kg; kg.search("frigates"); kg.entities("party")
    kg.neighbors("army"); kg.ego("army", radius=2); kg.subgraph(topic="north")
    kg.shortest_path("Kast", "Ecuador"); kg.shortest_paths(...); kg.paths(..., cutoff=3)
    kg.compare("jara", "kast", topic="south"); kg.scenario("kast"); kg.discourse()
    kg.counts("voice"); kg.kinds; kg.topics; kg.documents; kg.questions; kg.ask("coalitions")
    kg.disputes(topic="south"); kg.changes(); kg.corroboration(); kg.voices().pairs()
    kg.match({"kind": "support"}, {"kind": "deployment"})    chains of which each relation is asked for

Read an answer
    answer.sentences("es"); answer.records(); answer.citations(); answer[:5]; answer.absence

Take along
    kg.to_html("page.html"); kg.export("x.xlsx"); kg.to_networkx(); kg.to_pyvis(); kg.save("folder")

Names
    Values: Citation, Dataset, Document, Entity, Query, Question, Relation, Scenario; graph.kinds.
    The graph: KnowledgeGraph, which load gives, or which is made of a Dataset.
    Answers: Agreement, Answer, Comparison, Found, Path, Relations, Step.
    Functions: agree, check, cite, compare, coverage, from_frames, from_networkx, load, merge,
    quantity, read, scan, verify.
    Errors: AmbiguousName, GraphError, InvalidDataset, NestedScenario, NoPath, Problem, TooMany,
    UnknownEntity, UnknownKind, UnknownName, UnknownQuestion, UnknownRelation, UnknownScenario, UnusableFile,
    UnusableQuery.
"""

# There is no ``__all__``: help(graph) would print every class whole, thousands of lines. The names are
# imported when first used, so that ``import graph`` costs nothing that is not needed.

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph import kinds as kinds
    from graph.agreement import Agreement as Agreement
    from graph.agreement import agree as agree
    from graph.checking import check as check
    from graph.checking import read as read
    from graph.engine.asking import Relations as Relations
    from graph.engine.comparison import Comparison as Comparison
    from graph.engine.found import Found as Found
    from graph.engine.paths import Path as Path
    from graph.engine.paths import Step as Step
    from graph.engine.questions import Answer as Answer
    from graph.evidence import cite as cite
    from graph.evidence import coverage as coverage
    from graph.evidence import verify as verify
    from graph.importing.networkx import from_networkx as from_networkx
    from graph.knowledge import KnowledgeGraph as KnowledgeGraph
    from graph.knowledge import compare as compare
    from graph.loading import from_frames as from_frames
    from graph.loading import load as load
    from graph.merging import merge as merge
    from graph.model import Citation as Citation
    from graph.model import Dataset as Dataset
    from graph.model import Document as Document
    from graph.model import Entity as Entity
    from graph.model import Query as Query
    from graph.model import Question as Question
    from graph.model import Relation as Relation
    from graph.model import Scenario as Scenario
    from graph.problems import AmbiguousName as AmbiguousName
    from graph.problems import GraphError as GraphError
    from graph.problems import InvalidDataset as InvalidDataset
    from graph.problems import NestedScenario as NestedScenario
    from graph.problems import NoPath as NoPath
    from graph.problems import Problem as Problem
    from graph.problems import TooMany as TooMany
    from graph.problems import UnknownEntity as UnknownEntity
    from graph.problems import UnknownKind as UnknownKind
    from graph.problems import UnknownName as UnknownName
    from graph.problems import UnknownQuestion as UnknownQuestion
    from graph.problems import UnknownRelation as UnknownRelation
    from graph.problems import UnknownScenario as UnknownScenario
    from graph.problems import UnusableFile as UnusableFile
    from graph.problems import UnusableQuery as UnusableQuery
    from graph.scanning.scan import scan as scan
    from graph.vocabulary.quantities import quantity as quantity

__version__ = "0.1.0"

_ROOMS = {
    "agreement": ("Agreement", "agree"),
    "checking": ("check", "read"),
    "engine.asking": ("Relations",),
    "engine.comparison": ("Comparison",),
    "engine.found": ("Found",),
    "engine.paths": ("Path", "Step"),
    "engine.questions": ("Answer",),
    "evidence": ("cite", "coverage", "verify"),
    "importing.networkx": ("from_networkx",),
    "knowledge": ("KnowledgeGraph", "compare"),
    "loading": ("from_frames", "load"),
    "merging": ("merge",),
    "model": (
        "Citation",
        "Dataset",
        "Document",
        "Entity",
        "Query",
        "Question",
        "Relation",
        "Scenario",
    ),
    "scanning.scan": ("scan",),
    "problems": (
        "AmbiguousName",
        "GraphError",
        "InvalidDataset",
        "NestedScenario",
        "NoPath",
        "Problem",
        "TooMany",
        "UnknownEntity",
        "UnknownKind",
        "UnknownName",
        "UnknownQuestion",
        "UnknownRelation",
        "UnknownScenario",
        "UnusableFile",
        "UnusableQuery",
    ),
    "vocabulary.quantities": ("quantity",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "kinds":
        return import_module("graph.kinds")
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"graph.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*_ROOM_OF, "kinds"))
