"""What the command line, Python and the page write as JSON is read as what it was written from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.model import Citation, Query, Relation
from graph.problems import UnusableFile
from graph.reading import read
from graph.writing.formats.yaml import yaml_text
from tests.command import run
from tests.conformance.page import ask_page, needs_node
from tests.tiny import ENTITIES_YAML, claim, dataset_of, graph_of, write

LOST = {"digest", "quote", "prefix", "suffix", "coder"}
"""What a citation says that its words in a flat record do not."""
CITED = [
    {"document": "note", "paragraph": 2, "start": 3, "end": 9, "digest": "0" * 16},
    {"document": "list", "record": "12; page 3, so to say"},
    {"document": "list", "paragraph": 1, "record": "ñ; list"},
    {"document": "note", "url": "https://example.org/a;b?c=1; note"[:27]},
]
KINDS = {
    "relations": [
        {
            "kind": "dredging",
            "forward": "dredges",
            "inverse": "is dredged by",
            "fields": {
                "depth": {"type": "number"},
                "by": {"type": "text"},
                "done": {"type": "yes_no"},
                "vessel": {"type": "entity"},
            },
        },
        {
            "kind": "rumour",
            "forward": "tells of",
            "inverse": "is told of by",
            "fields": {"depth": {"type": "text"}},
        },
    ],
    "entities": [
        {
            "kind": "vessel",
            "label": "vessel",
            "parent": "asset",
            "fields": {"owner": {"type": "entity"}, "tons": {"type": "number"}},
        }
    ],
}
KG = graph_of(
    {
        "ada": {"kind": "person", "aliases": ["A."], "names": {"es": "Adela"}},
        "bob": "person",
        "carl": "person",
        "boat": {"kind": "vessel", "owner": "carl", "tons": 12.5, "summary": "Floats."},
        "vote": "event",
    },
    claim("advice", "ada", "bob", aspect="trade", evidence=CITED, note="Look again."),
    claim("advice", "bob", "ada", negated=True, statement="No.", statements={"es": "Que no."}),
    claim("dredging", "ada", "boat", depth=10.0, by="night", done=False, vessel="boat"),
    claim("rumour", "ada", "boat", depth="12", modality="plan", scenario="red", topic="north"),
    claim("support", "bob", "ada", holder="carl", start="2025-12", certainty="possible"),
    claim("advice", "ada", "carl", holder="list"),
    documents=[
        {"id": "note", "title": "A note", "by": ["bob"]},
        {"id": "list", "title": "A list", "authors": ["Somebody"]},
    ],
    scenarios=[
        {
            "id": "red",
            "label": "If red wins",
            "group": "ballot",
            "condition": {"event": "vote"},
            "counterparts": {"winner": "ada"},
        }
    ],
    topics=[{"id": "north", "label": "The north"}],
    kinds=KINDS,
)


def plain(relation: Relation) -> dict[str, Any]:
    """A claim as a flat record says it all."""
    said = relation.model_dump(mode="json", exclude={"statements", "notes"})
    evidence = [{k: v for k, v in one.items() if k not in LOST} for one in said["evidence"]]
    return said | {"evidence": evidence, "voice": relation.voice}


def folder(tmp_path: Path, name: str, text: str, kg: graph.KnowledgeGraph = KG) -> Path:
    """The dataset anew, its relations in a file of their own."""
    kg.save(tmp_path)
    (tmp_path / "relations.yaml").unlink()
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def lines(records: Any) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("relations.json", lambda records: json.dumps(list(records), ensure_ascii=False)),
        ("relations.json", lambda records: json.dumps(list(records), indent=4, sort_keys=True)),
        ("relations.jsonl", lines),
        ("relations.NDJSON", lines),
        ("relations.yaml", lambda records: yaml_text(list(records))),
    ],
    ids=["JSON", "sorted", "JSON Lines", "NDJSON", "YAML"],
)
@pytest.mark.parametrize("language", [None, "es"])
def test_the_records_of_an_answer_are_read_as_its_claims(
    name: str, written: Callable[[Any], str], language: str | None, tmp_path: Path
) -> None:
    records = KG.records_of(KG.relations(), language)

    reading = read(folder(tmp_path, name, written(records)), thorough=True)

    assert reading.errors == ()
    read_back = {one.id: plain(one) for one in reading.dataset.relations}
    assert read_back == {one.id: plain(one) for one in KG.relations()}


@pytest.mark.parametrize("format", ["json", "jsonl"])
@pytest.mark.parametrize(
    "words",
    [
        ("query",),
        ("query", "--kind", "cooperation", "--language", "es"),
        ("find", "kast"),
        ("path", "kast", "ecuador"),
        ("path", "kast", "jara", "--all"),
        ("path", "kast", "peru", "--cutoff", "3"),
    ],
)
def test_what_the_command_writes_is_read_back(
    words: tuple[str, ...], format: str, tmp_path: Path
) -> None:
    chile = graph.load()
    written = run(*words, "--format", format)
    assert written.status == 0
    data = folder(tmp_path, f"relations.{format}", written.out, chile)
    (data / "dataset.yaml").write_text(  # its questions and findings rest on all of the relations
        yaml_text(
            chile.dataset.header.model_dump(
                mode="json", exclude_defaults=True, exclude={"questions", "findings"}
            )
        ),
        encoding="utf-8",
    )

    reading = read(data)

    assert reading.errors == ()
    known = {one.id: plain(one) for one in chile.relations()}
    assert reading.dataset.relations
    assert all(plain(one) == known[one.id] for one in reading.dataset.relations)


def test_a_flat_record_still_has_no_field_that_nobody_knows(tmp_path: Path) -> None:
    records = [dict(record) for record in KG.records()]
    records[1]["colour"] = "red"
    records[2]["modality"] = "fiction"
    records[3]["citations"] = "on page 3"
    data = folder(tmp_path, "relations.json", json.dumps(records, indent=1))
    written = (data / "relations.json").read_text("utf-8").splitlines()

    problems = read(data).problems

    assert {one.rule for one in problems} == {"unknown-field", "unknown-word", "bad-value"}
    for one, word in zip(problems, ("colour", "modality", "citations"), strict=True):
        assert written[one.place.line - 1].strip().startswith(f'"{word}"')
        assert one.place.column == 3


def test_a_place_in_the_evidence_is_that_of_the_citations(tmp_path: Path) -> None:
    records = [dict(record) for record in KG.records()]
    records[0]["citations"] = "memo ¶1 3–9"
    records[0]["documents"] = "memo"
    text = lines(records)

    (problem,) = read(folder(tmp_path, "relations.jsonl", text)).problems

    assert (problem.rule, problem.place.line) == ("unknown-document", 1)
    assert problem.place.column == text.index('"citations"') + 1


def test_a_column_that_was_changed_says_more_than_what_sums_up(tmp_path: Path) -> None:
    records = [dict(one) for one in KG.records(kind="dredging")]
    assert json.loads(records[0]["own"])["depth"] == 10
    records[0] |= {"depth": "11", "by": None}

    (problem,) = read(folder(tmp_path, "relations.json", json.dumps(records))).problems

    assert problem.rule == "bad-value"
    assert problem.message.startswith("dredging.depth")


@pytest.mark.parametrize("name", ["relations.json", "relations.jsonl"])
def test_a_hand_written_record_may_not_have_a_column_of_answers(name: str, tmp_path: Path) -> None:
    record = claim("advice", "ada", "bob", label="advises")
    text = json.dumps([record]) if name.endswith("json") else json.dumps(record)

    (problem,) = read(write(tmp_path, {"entities.yaml": ENTITIES_YAML, name: text})).problems

    assert (problem.rule, problem.place.column) == ("unknown-field", text.index('"label"') + 1)


def whole(dataset: Any) -> dict[str, Any]:
    header: dict[str, Any] = dataset.header.model_dump(mode="json", exclude_defaults=True)
    return header | {
        section: [
            {"kind": one.kind} | one.model_dump(mode="json", exclude_defaults=True)
            for one in getattr(dataset, section)
        ]
        for section in ("entities", "relations")
    }


def test_one_file_may_hold_a_dataset(tmp_path: Path) -> None:
    path = tmp_path / "All of it.JSON"
    path.write_text(json.dumps(whole(KG.dataset), indent=2), encoding="utf-8")

    assert graph.load(path).dataset == KG.dataset
    assert run("check", path).status == 0


def test_its_problems_have_their_places(tmp_path: Path) -> None:
    said = whole(KG.dataset)
    said["relations"][0]["modality"] = "fiction"
    said["topics"][0]["colour"] = "red"
    said["entities"][0]["names"] = {"es": 5}
    said["voices"] = []  # as the page says, and follows from the rest
    path = tmp_path / "all.json"
    path.write_text(json.dumps(said, indent=1), encoding="utf-8")
    written = path.read_text("utf-8").splitlines()

    found = [(one.rule, written[one.place.line - 1].strip()) for one in read(path).problems]

    assert found == [
        ("unknown-field", '"colour": "red"'),
        ("bad-value", '"es": 5'),
        ("unknown-word", '"modality": "fiction",'),
    ]


def test_a_whole_dataset_is_no_file_of_records(tmp_path: Path) -> None:
    data = write(tmp_path, {"relations.json": json.dumps(whole(KG.dataset))})

    (problem,) = read(data).problems

    assert (problem.rule, problem.place.line) == ("syntax", 1)
    assert "whole dataset" in problem.message


@needs_node
@pytest.mark.parametrize("asked", [{}, {"kind": ["dredging"]}, {"holder": ["carl"]}])
def test_the_data_that_the_page_saves_are_read_back(asked: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "saved.json"
    (saved,) = ask_page(KG.engine, [{"saved": asked}])
    path.write_text(saved, encoding="utf-8")

    kg = graph.load(path)

    expected = KG.relations(Query.model_validate(asked))
    assert kg.dataset.relations == expected
    assert [one.voice for one in kg.relations()] == [one.voice for one in expected]
    assert {one.id: one for one in kg.entities()}.items() <= {
        one.id: one for one in KG.entities()
    }.items()
    assert (kg.dataset.header.kinds, kg.scenarios) == (KG.dataset.header.kinds, KG.scenarios)
    assert run("check", path).status == 0


@pytest.mark.untraced
@needs_node
def test_the_chilean_page_saves_what_is_read_back(tmp_path: Path) -> None:
    chile = graph.load()
    path = tmp_path / "chile.json"
    (saved,) = ask_page(chile.engine, [{"saved": {}}])
    path.write_text(saved, encoding="utf-8")

    kg = graph.load(path)

    assert kg.dataset.relations == chile.dataset.relations


@needs_node
def test_a_mistake_in_what_the_page_saved_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "saved.json"
    (text,) = ask_page(KG.engine, [{"saved": {"kind": ["advice"]}}])
    said = json.loads(text)
    said["relations"][0]["fields"]["aspekt"] = "trade"
    said["relations"][1]["sentense"] = "No."
    said["entities"][0]["fields"]["colour"] = "red"
    path.write_text(json.dumps(said, indent=1), encoding="utf-8")
    written = path.read_text("utf-8").splitlines()

    problems = read(path).problems

    assert {one.rule for one in problems} == {"unknown-field"}
    assert sorted(written[one.place.line - 1].split('"')[1] for one in problems) == [
        "aspekt",
        "colour",
        "sentense",
    ]


@pytest.mark.parametrize(
    "citation",
    [
        {"document": "note", "start": 0, "end": 1},
        {"document": "note", "paragraph": 3, "start": 10, "end": 12},
        {"document": "note", "record": "a; note ¶3"},
        {"document": "note", "record": "5"},
        {"document": "note", "url": "http://example.org/;x"},
        {"document": "note", "paragraph": 3},
        {"document": "note"},
        {"document": "note", "start": 4},
    ],
)
def test_every_citation_that_can_be_written_is_read(
    citation: dict[str, Any], tmp_path: Path
) -> None:
    other = {"document": "list-2", "start": 7, "end": 8}
    dataset = dataset_of(
        {"ada": "person", "bob": "person"},
        claim("advice", "ada", "bob", evidence=[citation, other]),
    )
    records = graph.KnowledgeGraph(dataset).records()
    header = json.dumps({"id": "t", "title": "T"})
    entities = [{"id": name, "kind": "person", "name": name} for name in ("ada", "bob")]
    files = {"dataset.yaml": header, "entities.json": json.dumps(entities)}

    data = write(tmp_path, {**files, "relations.json": json.dumps(list(records))})

    (relation,) = read(data).dataset.relations
    assert relation.evidence == (Citation(**citation), Citation(**other))


def test_the_same_record_of_two_chains_is_one(tmp_path: Path) -> None:
    (record,) = KG.records(kind="dredging")
    steps = [
        {"path": path, "step": 1, "from": "ada", "by": "dredges", "to": "boat"} | dict(record)
        for path in (1, 2)
    ]
    data = folder(tmp_path, "relations.json", json.dumps(steps))

    reading = read(data)

    assert reading.errors == ()
    assert len(reading.dataset.relations) == 1


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_a_comparison_is_read_as_the_claims_that_it_tells(format: str, tmp_path: Path) -> None:
    chile = Path(__file__).parent.parent / "data" / "chile-2025"
    told = run("compare", "jara", "kast", "--format", format).out
    data = write(tmp_path, {f"relations.{format}": told})
    for name in ("dataset.yaml", "entities.yaml"):
        (data / name).write_bytes((chile / name).read_bytes())

    reading = read(data)

    assert {one.rule for one in reading.errors} <= {"unknown-answer"}
    assert {one.id for one in reading.dataset.relations} == {
        record["id"] for record in graph.load().compare("jara", "kast").records()
    }


def test_a_list_of_records_is_no_dataset(tmp_path: Path) -> None:
    path = tmp_path / "relations.json"
    path.write_text("[]", encoding="utf-8")

    with pytest.raises(UnusableFile, match="folder"):
        read(path)
