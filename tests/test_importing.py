"""`policygraph import`: what fits of a table becomes claims, the rest is told by row and column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.evidence import digest
from graph.importing.making import Import, import_table
from graph.problems import InvalidDataset, UneditableFile, UnusableFile
from graph.writing.formats import format_named
from tests.command import run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write

COLUMNS = ("source", "kind", "target", "quote", "source_kind", "target_kind")
ADVICE = ("Ana Ríos", "advice", "Tom Berg", "Ríos advises Berg", "person", "person")
TEXT = "On the docks\n\nIn May Ríos advises Berg. Nobody trusts Berg. Berg warns. Berg warns.\n"


def as_csv(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    rows = list(rows)
    columns = dict.fromkeys(name for one in rows for name in one)
    rows = [dict.fromkeys(columns) | dict(one) for one in rows]
    path.write_text(f"\ufeff{format_named('csv').write(list(rows))}", "utf-8", newline="")
    return path


def as_json(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text(json.dumps(list(rows)), "utf-8")
    return path


def row(*cells: str | None, **others: Any) -> dict[str, Any]:
    return dict(zip(COLUMNS, (*cells, *ADVICE[len(cells) :]), strict=True)) | others


def taken(made: Import) -> Import:
    made.plan.write()
    return made


def errors(folder: Path) -> set[str]:
    return {one.rule for one in graph.read(folder).errors}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    files = {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}
    return write(tmp_path / "tiny", files)


# ── There and back ──────────────────────────────────────────────────────────────────────────────


def chilean(text: str | None) -> list[dict[str, Any]]:
    """The Chilean claims as records, their first place quoted from a text; the entities that are no
    end have their kinds beside them."""
    kg = graph.load()
    rows = []
    for record, claim in zip(kg.records(), kg.relations(), strict=True):
        first = claim.evidence[0]
        quote = text[first.start : first.end] if text else None
        purpose = record["purpose"]
        beside = (
            {"purpose_kind": kg[purpose].kind, "purpose_name": kg[purpose].name} if purpose else {}
        )
        rows.append(record | {"quote": quote, "purpose_kind": None, "purpose_name": None} | beside)
    return rows


@pytest.mark.parametrize("written", [as_csv, as_json])
def test_the_chilean_records_come_back_as_the_same_claims(tmp_path: Path, written: Any) -> None:
    length = graph.load().documents[0].characters or 0
    text = "".join(chr(97 + at * at % 23) for at in range(length))
    table = written(tmp_path / f"chile.{written.__name__[3:]}", chilean(text))
    made = taken(import_table(table, tmp_path / "chile"))
    assert (made.left_out, made.unknown) == ([], [])
    assert sorted(made.derived) == ["id", "label", "sentence", "voice", "voice_name"]
    kg, back = graph.load(), graph.load(tmp_path / "chile")
    assert {one.id for one in back.relations()} == {one.id for one in kg.relations()}
    told = {"statement", "note", "topic", "basis", "certainty"}
    for one in back.relations():
        old = kg.relation(one.id)
        assert {name: getattr(one, name) for name in told} == {
            name: getattr(old, name) for name in told
        }
        assert [c.words() for c in one.evidence] == [c.words() for c in old.evidence]
        first = one.evidence[0]
        assert first.digest == digest(text[first.start : first.end])
        # No column has these: they stay behind.
        assert not one.statements
        assert not one.notes
    assert errors(tmp_path / "chile") == set()
    again = import_table(table, tmp_path / "chile")
    assert (again.claims, len(again.left_out), bool(again.plan)) == (0, made.claims, False)


def test_what_is_nobodys_end_needs_its_kind(tmp_path: Path) -> None:
    rows = [one | {"purpose_kind": None} for one in chilean(None) if one["purpose"]]
    made = import_table(as_json(tmp_path / "chile.json", rows), tmp_path / "chile")
    assert {one.column for one in made.left_out} == {"purpose"}
    assert "purpose_kind" in made.left_out[0].reason


# ── Four columns are enough ─────────────────────────────────────────────────────────────────────


def test_a_dataset_is_made_of_names_and_quotes(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "docks.txt").write_text(TEXT, "utf-8")
    table = as_csv(
        tmp_path / "Coded.csv", [row(), row("Tom Berg", "trust", "Nobody", "Berg warns")]
    )
    done = run("import", table, tmp_path / "docks", "--documents", texts)
    assert done.status == 1
    assert "row 3, column kind" in done.out
    assert "unknown-kind" in done.out
    assert "read 2 rows" in done.out
    assert "1 taken, 1 left out" in done.out
    kg = graph.load(tmp_path / "docks")
    assert [(one.id, one.kind, one.name) for one in kg.entities()] == [
        ("ana-rios", "person", "Ana Ríos"),
        ("tom-berg", "person", "Tom Berg"),
    ]
    (claim,) = kg.relations()
    assert claim.modality == "assessment"
    assert "it is assessment: 1 of the claims" in done.out
    (citation,) = claim.evidence
    assert (citation.paragraph, TEXT[citation.start : citation.end]) == (2, ADVICE[3])
    assert (citation.quote, citation.digest) == (None, digest(ADVICE[3]))
    (document,) = kg.header.documents
    assert (document.id, document.characters) == ("docks", len(TEXT))
    assert run("check", tmp_path / "docks", "--documents", texts).status == 0


def test_the_texts_in_the_folder_are_taken_if_nothing_else_is_said(tmp_path: Path) -> None:
    (tmp_path / "docks" / "texts").mkdir(parents=True)
    (tmp_path / "docks" / "texts" / "note.md").write_text(TEXT, "utf-8")
    table = as_csv(tmp_path / "t.csv", [row(document="note")])
    assert taken(import_table(table, tmp_path / "docks")).grades == {"exact": 1}
    assert errors(tmp_path / "docks") == set()


def test_quotes_without_a_text_or_a_place_wait_and_are_told(tmp_path: Path) -> None:
    table = as_csv(tmp_path / "t.csv", [row(), row(quote="Berg warns", negated="yes", date="2025")])
    made = taken(import_table(table, tmp_path / "a"))
    assert (made.waiting, made.left_out) == (2, [])
    assert errors(tmp_path / "a") == {"unanchored"}
    (tmp_path / "t.txt").write_text(TEXT, "utf-8")
    made = taken(import_table(table, tmp_path / "b", tmp_path / "t.txt"))
    assert (made.waiting, made.grades) == (1, {"exact": 1, "several": 1})
    assert [(one.row, one.column) for one in made.doubts] == [(3, "quote")]
    assert errors(tmp_path / "b") == {"unanchored"}


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"record": "12"}, {"record": "12"}),
        ({"url": "https://example.org/a"}, {"url": "https://example.org/a"}),
        ({"record": "12", "quote": "Berg"}, {"record": "12", "quote": "Berg"}),
    ],
)
def test_a_record_or_an_address_is_a_place(
    tmp_path: Path, cells: dict[str, str], place: dict[str, str]
) -> None:
    table = as_csv(tmp_path / "t.csv", [row(None, **({"quote": None} | cells), source="Ana Ríos")])
    taken(import_table(table, tmp_path / "a"))
    (claim,) = graph.load(tmp_path / "a").relations()
    said = claim.evidence[0].model_dump(exclude_none=True)
    assert said == {"document": "t"} | place


def test_a_new_dataset_has_the_topics_scenarios_and_documents_that_its_rows_name(
    tmp_path: Path,
) -> None:
    named = {"topic": "The docks", "scenario": "if-berg-wins", "document": "A note"}
    rows = [row(**named), row(kind="nothing", topic="lost", scenario="lost", document="lost")]
    made = taken(import_table(as_csv(tmp_path / "t.csv", rows), tmp_path / "a"))
    kg = graph.read(tmp_path / "a").dataset.header
    assert [(one.id, one.label) for one in kg.topics] == [("the-docks", "The docks")]
    assert [(one.id, one.label) for one in kg.scenarios] == [("if-berg-wins", "If berg wins")]
    assert [(one.id, one.title) for one in kg.documents] == [("a-note", "A note")]
    assert any("exclude each other" in note for note in made.notes)


# ── Names ───────────────────────────────────────────────────────────────────────────────────────


ENTITIES = """\
- {id: ada, kind: person, name: Ada Lovelace, aliases: [Countess], identifiers: {wikidata: Q7259}}
- {id: bob, kind: person, name: Bób}
- {id: peru, kind: country, name: Peru}
- {id: jordan, kind: country, name: Jordan}
- {id: smith, kind: person, name: J. Smith}
- {id: smith-2, kind: person, name: "J. Smith"}
"""


@pytest.mark.parametrize("name", ["ada", "Ada Lovelace", "countess", "ÀDA LOVELACE", "Q7259"])
def test_names_are_those_of_entities_that_are_there(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "a", {"entities.yaml": ENTITIES})
    table = as_csv(tmp_path / "t.csv", [row(name, "advice", "Bob", source_kind=None)])
    taken(import_table(table, folder))
    (claim,) = graph.read(folder).dataset.relations
    assert claim.ends == ("ada", "bob")


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Ada Lovelac", None, "source_kind"),
        ("Zoë", None, "nobody here is called"),
        ("J. Smith", None, "smith or smith-2"),
        ("Jordan", "person", "is the country"),
        ("Zoë", "persn", "unknown-kind"),
        (None, None, "this is empty"),
    ],
)
def test_a_name_that_is_not_exactly_one_entitys_leaves_its_row_out(
    tmp_path: Path, name: str | None, kind: str | None, told: str
) -> None:
    folder = write(tmp_path / "a", {"entities.yaml": ENTITIES})
    before = (folder / "entities.yaml").read_bytes()
    table = as_csv(
        tmp_path / "t.csv", [row(name, target="bob", source_kind=kind, target_kind=None)]
    )
    made = import_table(table, folder)
    (left,) = made.left_out
    assert (left.row, left.column.split("_")[0]) == (2, "source")
    assert told in left.reason
    assert not made.plan
    assert (folder / "entities.yaml").read_bytes() == before


def test_who_is_new_and_much_like_another_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", {"entities.yaml": ENTITIES})
    table = as_csv(tmp_path / "t.csv", [row("Ada Lovelance", target="bob")])
    made = taken(import_table(table, folder))
    assert made.entities == 1
    assert any("much like" in one.reason and one.column == "source" for one in made.doubts)


def test_a_name_without_a_latin_letter_has_an_id_by_its_kind(tmp_path: Path) -> None:
    table = as_csv(tmp_path / "t.csv", [row("北京", target="東京"), row("東京", target="北京")])
    made = taken(import_table(table, tmp_path / "a"))
    names = {one.name: one.id for one in graph.read(tmp_path / "a").dataset.entities}
    assert set(names) == {"北京", "東京"}
    assert all(one.startswith("person-") for one in names.values())
    assert (made.claims, made.entities) == (2, 2)


# ── Extending ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ending", ["yaml", "jsonl", "json"])
def test_extending_keeps_every_other_byte(tmp_path: Path, ending: str) -> None:
    files: dict[str, str] = {
        "yaml": "# by hand\r\n- kind: advice   # so\r\n  source: ada\r\n  target: bob\r\n"
        "  modality: fact\r\n  evidence: [{document: note, start: 0, end: 3}]\r\n",
        "jsonl": '{"kind":"advice",  "source":"ada","target":"bob","modality":"fact",'
        '"evidence":[{"document":"note","start":0,"end":3}]}\n',
        "json": '[ {"kind":"advice",  "source":"ada","target":"bob","modality":"fact",\n'
        '"evidence":[{"document":"note","start":0,"end":3}]} ]\n',
    }
    header = f"# mine\n{HEADER_YAML}"
    given = {
        "dataset.yaml": header,
        "entities.yaml": ENTITIES_YAML,
        f"relations.{ending}": files[ending],
    }
    folder = write(tmp_path / "a", given)
    rows = [
        row("bob", target="Zoë"),
        row("Zoë", target="Peru", target_kind=None, topic="the NORTH", scenario="red"),
    ]
    made = import_table(as_csv(tmp_path / "t.csv", rows), folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for path, (old, new) in made.plan.texts().items():
        assert old.encode() == before[path]
        lost = [line for line in old.split("\n") if line not in new.split("\n")]
        # Of JSON only the bracket at the end is on another line.
        assert len(lost) <= (1 if ending == "json" else 0)
    made.plan.write()
    assert (folder / "dataset.yaml").read_bytes() == header.encode()
    dataset = graph.read(folder).dataset
    assert [one.id for one in dataset.entities] == ["ada", "bob", "peru", "zoe"]
    assert {one.scenario for one in dataset.relations} == {None, "red"}
    assert {one.topic for one in dataset.relations} == {None, "north"}
    assert errors(folder) == {"unanchored"}


def test_a_document_is_new_only_if_its_text_is_there(tiny: Path, tmp_path: Path) -> None:
    (tiny / "texts").mkdir()
    (tiny / "texts" / "docks.txt").write_text(TEXT, "utf-8")
    rows = [row("bob", target="ada", document="docks"), row("bob", target="eve", document="dokcs")]
    made = taken(import_table(as_csv(tmp_path / "t.csv", rows), tiny))
    assert [one.id for one in graph.read(tiny).dataset.header.documents] == ["note", "docks"]
    assert [one.row for one in made.left_out] == [3]
    assert "unknown-document" in made.left_out[0].reason


def test_what_changes_an_expected_answer_is_left_out(tiny: Path, tmp_path: Path) -> None:
    (claim,) = graph.load(tiny).relations()
    asked = (
        f"{{id: who, title: Who?, reading: Ada., query: {{kind: advice}}, expected: [{claim.id}]}}"
    )
    (tiny / "dataset.yaml").write_text(f"{HEADER_YAML}questions: [{asked}]\n", "utf-8")
    rows = [row("bob", target="ada"), row("bob", "support", "ada")]
    made = taken(import_table(as_csv(tmp_path / "t.csv", rows), tiny))
    assert [one.row for one in made.left_out] == [2]
    assert 'question "who"' in made.left_out[0].reason
    assert errors(tiny) == {"unanchored"}


def test_a_dataset_that_was_just_begun_is_filled(tmp_path: Path) -> None:
    (tmp_path / "docks.txt").write_text(TEXT, "utf-8")
    assert run("new", tmp_path / "mine", tmp_path / "docks.txt").status == 0
    begun = (tmp_path / "mine" / "relations.yaml").read_text("utf-8")
    rows = [row(topic="The docks", scenario="If Berg wins", modality="plan")]
    done = run("import", as_csv(tmp_path / "t.csv", rows), tmp_path / "mine")
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "mine" / "relations.yaml").read_text("utf-8").startswith(begun.rstrip("\n"))
    (claim,) = graph.load(tmp_path / "mine").relations()
    assert (claim.topic, claim.scenario) == ("the-docks", "if-berg-wins")
    assert claim.evidence[0].digest == digest(ADVICE[3])
    assert run("check", tmp_path / "mine").status == 0


def test_a_dataset_of_one_file_is_extended_too(tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    whole.write_text(f"{HEADER_YAML}entities:\n- {{id: ada, kind: person, name: Ada}}\n", "utf-8")
    taken(import_table(as_csv(tmp_path / "t.csv", [row("ada")]), whole))
    assert whole.read_text("utf-8").startswith(HEADER_YAML)
    assert len(graph.read(whole).dataset.relations) == 1


def test_nothing_is_written_by_a_dry_run_and_what_would_be_is_shown(
    tiny: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in tiny.iterdir()}
    table = as_csv(tmp_path / "t.csv", [row()])
    done = run("import", table, tiny, "--dry-run")
    assert "+" in done.out
    assert "would add to" in done.out
    assert {path: path.read_bytes() for path in tiny.iterdir()} == before
    done = run("import", table, tmp_path / "new", "--dry-run")
    assert done.status == 0
    assert "would make" in done.out
    assert not (tmp_path / "new").exists()


def test_a_dataset_with_errors_is_mended_first(tiny: Path, tmp_path: Path) -> None:
    (tiny / "relations.yaml").write_text("- {kind: nothing}\n", "utf-8")
    table = as_csv(tmp_path / "t.csv", [row()])
    with pytest.raises(InvalidDataset):
        import_table(table, tiny)


def test_a_folder_of_other_data_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "relations.yaml").write_text("[]\n", "utf-8")
    with pytest.raises(UnusableFile, match=r"dataset\.yaml"):
        import_table(as_csv(tmp_path / "t.csv", [row()]), folder)


def test_what_is_written_for_people_is_not_extended(tiny: Path, tmp_path: Path) -> None:
    records = list(graph.load(tiny).records())
    (tiny / "relations.yaml").unlink()
    as_json(tiny / "relations.json", records)
    with pytest.raises(UneditableFile, match="save the dataset first"):
        import_table(as_csv(tmp_path / "t.csv", [row("ada")]), tiny)
