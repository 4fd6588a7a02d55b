"""Settling what is no pair of annotations, or a strange one: told in a sentence, or done all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph import checking
from graph.problems import InvalidDataset, UnusableFile
from graph.workbench.settling.adjudicating import Adjudicating
from graph.workbench.settling.opening import open_matter
from graph.workbench.shapes import View
from graph.workbench.storing.stored import Stored
from tests.workbench.two_annotators import (
    FIRST,
    FIRST_ENTITIES,
    SECOND,
    SECOND_ENTITIES,
    SENTENCES,
    SHARED,
    claim,
    desk_of,
    entity,
    folder_bytes,
    header,
    press,
    two,
    write,
)


def opened(folder: Path, **parts: Any) -> Any:
    """A desk of two datasets of which the second is another."""
    first, second, out, texts = two(folder)
    entities = parts.pop("entities", SECOND_ENTITIES)
    claims = parts.pop("claims", SECOND)
    write(second, header(**parts), entities, claims)
    return desk_of(open_matter(first, second, out, texts))


def settle_all(desk: Any) -> None:
    """Take the first's word throughout, or whose there is."""
    for unit in desk.standing.open_units:
        desk._show(unit)
        press(desk, "12"[desk.column(unit.lone or 0)], "1")
        View.model_validate_json(desk.view("es").model_dump_json())


def test_a_dataset_and_itself_leave_nothing_to_settle(tmp_path: Path) -> None:
    desk = opened(tmp_path, entities=FIRST_ENTITIES, claims=FIRST)
    assert desk.standing.open_units == ()
    assert desk.picked is None
    bar = desk.view("en").bar
    assert "".join(run.text for run in bar.head).startswith(
        "Everything is settled: 6 taken as alike"
    )
    press(desk, "1", "n", "j", "ArrowDown", "l", "u")
    found = checking.read(desk.matter.out, thorough=True)
    assert found.problems == ()
    assert len(found.dataset.relations) == len(FIRST)
    assert (desk.matter.out / "adjudication.jsonl").read_bytes() == b""


def test_an_empty_dataset_leaves_all_of_the_other_alone(tmp_path: Path) -> None:
    desk = opened(tmp_path, entities=(), claims=())
    assert [unit.lone for unit in desk.standing.open_units] == [0] * len(FIRST)
    settle_all(desk)
    found = checking.read(desk.matter.out, thorough=True)
    assert found.problems == ()
    assert len(found.dataset.relations) == len(FIRST)


def test_two_empty_datasets_are_settled(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    for folder in (first, second):
        write(folder, header(), (), ())
    desk = desk_of(open_matter(first, second, out, texts))
    assert set(desk.view("en").fates) == {"s"}


def test_other_documents_are_refused(tmp_path: Path) -> None:
    other = {"id": "speech", "title": "A speech"}
    with pytest.raises(UnusableFile, match='its document "note" is not in harbour') as told:
        opened(tmp_path, documents=[other], entities=(), claims=())
    assert "declare it there too" in str(told.value)
    assert not (tmp_path / "out").exists()


def test_another_text_of_one_id_is_refused(tmp_path: Path) -> None:
    other = [{**header()["documents"][0], "digest": "0" * 64}]
    with pytest.raises(
        UnusableFile, match=r"another text than in harbour \(the digests differ\)"
    ) as told:
        opened(tmp_path, documents=other)
    assert "policygraph verify --fix" in str(told.value)


def test_a_document_of_another_id_and_the_same_text_is_one(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    written = (second / "dataset.yaml").read_text("utf-8").replace("id: note", "id: memo")
    (second / "dataset.yaml").write_text(written, "utf-8")
    claims = (
        (second / "relations.yaml").read_text("utf-8").replace("document: note", "document: memo")
    )
    (second / "relations.yaml").write_text(claims, "utf-8")
    desk = desk_of(open_matter(first, second, out, texts))
    assert len(desk.standing.open_units) == 7
    settle_all(desk)
    assert checking.read(out, thorough=True).problems == ()


def test_without_a_copy_of_the_text_it_is_told_what_to_do(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    with pytest.raises(UnusableFile, match="--documents FOLDER"):
        open_matter(first, second, out)
    (texts / "note.txt").write_text("Something else.", "utf-8")
    with pytest.raises(UnusableFile, match="is not the text that was cited"):
        open_matter(first, second, out, texts)
    assert not out.exists()


def test_an_outcome_that_is_something_else_is_refused(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    for bad, told in (
        (first, "a third dataset"),
        (second, "a third dataset"),
        (texts / "note.txt", "this is no folder"),
    ):
        with pytest.raises(UnusableFile, match=told):
            open_matter(first, second, bad, texts)
    write(out, header(), SHARED, ())
    before = folder_bytes(out)
    with pytest.raises(UnusableFile, match="no settling made"):
        open_matter(first, second, out, texts)
    (out / "dataset.yaml").unlink()
    with pytest.raises(UnusableFile, match=r"holds data without a dataset\.yaml"):
        open_matter(first, second, out, texts)
    assert {**folder_bytes(out), "dataset.yaml": before["dataset.yaml"]} == before


def test_a_dataset_with_faults_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidDataset):
        opened(tmp_path, claims=[claim("supply", "orland", "nobody", SENTENCES[0])])


def test_a_log_of_other_datasets_is_refused(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    desk = desk_of(open_matter(first, second, out, texts))
    press(desk, "5", "1")
    with pytest.raises(UnusableFile, match="in the same order"):
        open_matter(second, first, out, texts)


def test_entities_of_one_id_and_other_kinds_are_told_where_they_matter(tmp_path: Path) -> None:
    entities = [
        one
        if one["id"] != "harbour-treaty"
        else entity("harbour-treaty", "event", "Harbour treaty")
        for one in SECOND_ENTITIES
    ]
    claims = [one for one in SECOND if one["kind"] != "support"]
    desk = opened(tmp_path, entities=entities, claims=claims)
    unit = next(one for one in desk.standing.open_units if one.ids[0] == "harbour-treaty")
    assert (unit.what, unit.fields, unit.sentence) == ("entities", ("kind",), 1)
    settle_all(desk)
    assert checking.read(desk.matter.out, thorough=True).problems == ()
    desk._show(unit)
    press(desk, "12"[desk.column(1)])
    lines = desk.view("en").bar.check
    assert desk.making is not None or "Not taken: " in lines[0].runs[0].text
    assert checking.read(desk.matter.out, thorough=True).problems == ()


def test_scenarios_and_topics_of_one_id_and_other_words_are_settled(tmp_path: Path) -> None:
    scenarios = [{"id": "mira", "label": "Mira wins it", "group": "vote"}]
    desk = opened(tmp_path, scenarios=scenarios)
    unit = next(one for one in desk.standing.open_units if one.what == "scenarios")
    assert unit.fields == ("label",)
    desk._show(unit)
    press(desk, "12"[desk.column(1)], "1")
    told = {one["id"]: one["label"] for one in desk.store.files.header.value["scenarios"]}
    assert told == {"mira": "Mira wins it", "dorn": "If Dorn wins"}
    settle_all(desk)
    assert checking.read(desk.matter.out, thorough=True).problems == ()


def test_topics_are_not_compared_where_one_has_none(tmp_path: Path) -> None:
    bare = [{name: part for name, part in one.items() if name != "topic"} for one in SECOND]
    desk = opened(tmp_path, claims=bare, topics=[])
    assert not any("topic" in unit.fields for unit in desk.standing.open_units)
    for unit in desk.standing.open_units:
        desk._show(unit)
        press(desk, "12"[desk.column(1 if unit.sides[1] else 0)], "1")
    pairs = [
        unit for unit in desk.standing.open_units if unit.what == "claims" and unit.lone is None
    ]
    assert pairs
    assert checking.read(desk.matter.out, thorough=True).problems == ()


def test_a_kind_that_is_declared_in_two_ways_is_refused(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    for folder, verb in ((first, "tows"), (second, "pulls")):
        kind = {"kind": "towing", "forward": verb, "inverse": "is towed by"}
        write(folder, header(kinds={"relations": [kind]}), SHARED, ())
    with pytest.raises(UnusableFile, match='the kind "towing" in another way'):
        open_matter(first, second, out, texts)


def test_what_is_said_to_be_one_is_one_and_stays_so(tmp_path: Path) -> None:
    first, second, out, texts = two(tmp_path)
    entities = [
        one if one["id"] != "reeds" else entity("reeds", "party", "The Rushes")
        for one in SECOND_ENTITIES
    ]
    write(second, header(), entities, SECOND)
    matter = open_matter(first, second, out, texts, [("reed-party", "reeds")])
    units = [unit.id for unit in matter.units]
    assert [unit.id for unit in open_matter(first, second, out, texts).units] == units
    assert matter.joined.id_of("entities", 1, "reeds") == "reed-party"
    assert matter.joined.things["entities", "reed-party"].united()["aliases"] == ["The Rushes"]


def test_text_of_documents_and_names_is_never_markup(tmp_path: Path) -> None:
    name = "<b>Reeds</b> & \u202eco"
    entities = [
        one if one["id"] != "reeds" else entity("reeds", "party", "Reed Party", summary="<i>x</i>")
        for one in SECOND_ENTITIES
    ]
    first, second, out, texts = two(tmp_path)
    write(second, header(title=name.replace("\u202e", "")), entities, SECOND)
    desk = desk_of(open_matter(first, second, out, texts))
    press(desk, "w")
    settle_all(desk)
    assert checking.read(out, thorough=True).problems == ()


@pytest.mark.parametrize(
    "broken",
    ["- 1\n", "id: [\n", "id: x\n", "id: x\ntitle: 3\ntitles: 5\n", "documents: 1\n", None],
)
def test_an_outcome_that_others_spoil_is_shown_as_it_was_until_it_is_mended(
    tmp_path: Path, broken: str | None
) -> None:
    first, second, out, texts = two(tmp_path)
    desk = Adjudicating(open_matter(first, second, out, texts), Stored(out))
    title = desk.view("en").title
    sound = (out / "dataset.yaml").read_text("utf-8")
    if broken is None:
        (out / "dataset.yaml").unlink()
    else:
        (out / "dataset.yaml").write_text(broken, "utf-8")
    for _look in range(4):
        desk.tick()
    version = desk.version
    desk.tick()
    assert desk.version == version
    assert desk.view("en").title == title
    assert desk.view("es").read_only
    before = (out / "relations.yaml").read_text("utf-8")
    press(desk, "1", "1")
    desk.view("en")
    assert (out / "relations.yaml").read_text("utf-8") == before
    (out / "dataset.yaml").write_text(sound, "utf-8")
    desk.tick()
    press(desk, "1", "1")
    assert (out / "relations.yaml").read_text("utf-8") != before
    assert checking.read(out, thorough=True).errors == ()
