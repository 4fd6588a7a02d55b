"""`policygraph rename`: another id in every place that names it, in one step, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import graph
from graph.mending.renaming import rename
from graph.problems import (
    AmbiguousName,
    ChangedFile,
    UneditableFile,
    UnknownName,
    UnusableFile,
    UnusableName,
)
from tests.command import ROOT, run
from tests.tiny import write

HEADER = """\
id: harbour
title: A harbour town votes
documents:
  - {id: note, title: A note, by: [ada]}
  - id: list
    title: A list
    by: [eve, ada]
    disclaimer: {words: Not ours., by: ada, evidence: [{document: list, start: 1, end: 2}]}
scenarios:
  - {id: red, label: If red wins, group: vote, condition: {outcome: ada}, counterparts: {winner: ada}}
  - {id: blue, label: If blue wins, group: vote, condition: {outcome: bob}, counterparts: {winner: bob}}
topics: [{id: ada, label: All of Ada}, {id: north, label: The north}]
findings:
  - {topic: ada, scenario: red, words: She advises., relations: [ADVICE]}
unsaid:
  - {words: What bob thinks., topic: north, scenario: red, entities: [ada, bob], documents: [list]}
silent:
  - {document: note, start: 20, end: 22, reason: a heading}
questions:
  - id: who
    title: Who advises?
    reading: Ada.   # of bob
    query: {kind: advice, source: [ada], topic: ada, exclude: {entity: [peru], target: ada}}
    expected: [ADVICE]
  - id: under-law
    title: Under which law?
    reading: One.
    query: {legal_basis: law, scenario: red, side: red}
  - {id: way, title: A way?, reading: Yes., path: {source: eve, target: ada}, expected: [given]}
  - {id: both, title: Both?, reading: Yes., compare: {left: red, right: blue, entity: ada}}
  - {id: text, title: Text?, reading: Yes., query: {voice: ada+eve, document: list}}
"""
ENTITIES = """\
# Who there is.
- {id: ada, kind: person, name: Ada}
- {id: bob, kind: person, name: Bob}
- {id: eve, kind: person, name: Eve}
- {id: peru, kind: country, name: Peru}
- {id: law, kind: policy, name: Law}
- {id: army, kind: agency, name: Army}
"""
RELATIONS = """\
{"kind": "advice", "source": "ada", "target": "bob", "scenario": "red", "topic": "ada", "modality": "plan", "evidence": [{"document": "note", "start": 0, "end": 3}]}
{"kind": "advice", "source": "ada", "target": "bob", "topic": "north", "modality": "fact", "holder": "ada", "statement": "ada is not renamed here", "evidence": [{"document": "list", "start": 4, "end": 9}]}

{"kind": "deployment", "source": "army", "target": "peru", "modality": "plan", "legal_basis": "law", "scenario": "red", "evidence": [{"document": "list", "start": 4, "end": 9}, {"document": "note", "start": 4, "end": 9}]}
{"id": "given", "kind": "advice", "source": "eve", "target": "ada", "modality": "fact", "evidence": [{"document": "note", "start": 9, "end": 12}]}
"""
POSITIONS = '{\n  "ada": [1, 2],\n  "bob": [3, 4],\n  "peru": [5, 6]\n}\n'


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A dataset in which an entity is named in every place where one can be."""
    folder = tmp_path / "harbour"
    files = {
        "dataset.yaml": re.sub("ADVICE", "aaaaaaaaaaaa", HEADER),
        "entities.yaml": ENTITIES,
        "relations.jsonl": RELATIONS,
        "positions.json": POSITIONS,
    }
    write(folder, files)
    (claim,) = graph.read(folder).dataset.relations[:1]
    write(folder, {**files, "dataset.yaml": re.sub("ADVICE", claim.id, HEADER)})
    assert errors(folder) == []
    return folder


def errors(folder: Path) -> list[str]:
    return [str(one) for one in graph.read(folder).problems if one.severity == "error"]


def texts(folder: Path) -> str:
    return "".join(path.read_text() for path in sorted(folder.iterdir()))


def test_an_entity_is_renamed_wherever_it_is_named(harbour: Path) -> None:
    before = graph.read(harbour)
    made = rename(harbour, "ada", "ada-lovelace", "entity")
    assert texts(harbour).count("lovelace") == 0
    made.plan.write()

    after = graph.read(harbour)
    assert [one.rule for one in after.problems] == [one.rule for one in before.problems]
    text = texts(harbour)
    # What is left is the topic of that id, in its four places, and what is said in words.
    assert len(re.findall(r"\bada\b(?!-lovelace)", text)) == 5
    assert len(re.findall(r"topic\"?: \"?ada\b(?!-)", text)) == 3
    assert "ada is not renamed here" in text
    assert 'voice: "ada-lovelace+eve"' in text
    assert json.loads((harbour / "positions.json").read_text()) == {
        "ada-lovelace": [1, 2],
        "bob": [3, 4],
        "peru": [5, 6],
    }
    assert (harbour / "positions.json").read_text().startswith('{\n  "ada-lovelace": [1, 2],\n')
    kg = graph.load(harbour)
    assert {one.id for one in kg.ask("way").relations} == {"given"}
    assert {one.id for one in kg.ask("who").relations} == {*kg.header.questions[0].expected}
    assert kg.dataset.header.findings[0].relations == kg.header.questions[0].expected
    assert {one.id for one in kg.relations(kind="advice", target="ada-lovelace")} == {"given"}


def test_the_ids_of_claims_follow_in_every_voice(harbour: Path) -> None:
    old = {one.id: one for one in graph.read(harbour).dataset.relations}
    made = rename(harbour, "ada", "ada-lovelace", "entity")
    made.plan.write()
    new = {one.id: one for one in graph.read(harbour).dataset.relations}
    assert len(old) == len(new) == 5  # one claim cites two voices
    assert "given" not in made.claims
    for before, after in made.claims.items():
        assert before in old
        assert after in new
        assert old[before].evidence == new[after].evidence
        assert old[before].voice.replace("ada", "ada-lovelace") == new[after].voice
    assert {*new} == {made.claims.get(one, one) for one in old}
    assert (made.places, made.answers) == (texts(harbour).count("lovelace") - 1, 2)


@pytest.mark.parametrize(
    ("sort", "old", "left"),
    [
        ("topic", "north", 0),
        ("scenario", "red", 0),
        ("question", "who", 0),
        ("document", "list", 0),
        ("document", "note", 0),
        ("entity", "law", 0),
        ("entity", "eve", 0),
        ("entity", "peru", 0),
    ],
)
def test_each_sort_is_renamed_to_the_last_place(
    sort: str, old: str, left: int, harbour: Path
) -> None:
    before = texts(harbour)
    made = rename(harbour, old, "something-else")
    assert made.sort == sort
    made.plan.write()
    assert errors(harbour) == []
    # What people read, and the names of fields, are not ids.
    ids = re.sub(r"(title|label|reading|name|words)\"?: [^,}\n]*", "", texts(harbour))
    assert len(re.findall(rf"(?<![-\w]){old}(?![-\w])", ids)) == left
    made.plan.undone.write()
    assert texts(harbour) == before


def test_only_the_ids_change(harbour: Path) -> None:
    shutil.copytree(ROOT / "data" / "chile-2025", harbour.parent / "chile")
    chile = harbour.parent / "chile"
    made = rename(chile, "army", "land-army")
    for change in made.plan.changes:
        for one in change.splices:
            assert re.fullmatch(r"|[a-z0-9]+", one.old)
            assert re.fullmatch(r"land-|[a-z0-9]+", one.new)
    made.plan.write()
    assert errors(chile) == []
    rename(chile, "land-army", "army").plan.write()
    for path in chile.iterdir():
        assert path.read_bytes() == (ROOT / "data" / "chile-2025" / path.name).read_bytes()


def test_an_id_of_another_dataset_stays_among_the_identifiers(tmp_path: Path) -> None:
    entities = "- {id: Q42, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n"
    relations = "- {kind: advice, source: Q42, target: bob, modality: fact, evidence: [{document: note, start: 0, end: 3}]}\n"
    folder = write(tmp_path / "x", {"entities.yaml": entities, "relations.yaml": relations})
    made = rename(folder, "q42", "ada")
    made.plan.write()
    assert "{id: ada, kind: person, name: Ada, identifiers: {wikidata: " in texts(folder)
    (claim,) = graph.load(folder).relations(entity="Q42")
    assert claim.source == "ada"


def test_a_dataset_of_one_file(tmp_path: Path) -> None:
    one = tmp_path / "one.yaml"
    one.write_text(
        "id: one\ntitle: One\ndocuments: [{id: note, title: Note}]\n"
        "entities: [{id: ada, kind: person, name: Ada}, {id: bob, kind: person, name: Bob}]\n"
        "relations: [{kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: note, start: 0, end: 3}]}]\n"
    )
    rename(one, "ada", "eve").plan.write()
    assert errors(one) == []
    assert one.read_text().count("ada") == 0


# What is refused


def test_what_nothing_is_called_is_told_with_the_nearest(harbour: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        rename(harbour, "adda", "x")
    assert caught.value.nearest[0] == "ada"
    with pytest.raises(UnknownName):
        rename(harbour, "bob", "x", "topic")


def test_an_id_of_two_sorts_is_asked_for(harbour: Path) -> None:
    with pytest.raises(AmbiguousName) as caught:
        rename(harbour, "ada", "x")
    assert caught.value.candidates == ("entity", "topic")
    assert "--of" in str(caught.value)


@pytest.mark.parametrize(
    ("sort", "old", "new", "says"),
    [
        ("entity", "bob", "ada", "entities.yaml:2:4"),
        ("topic", "north", "ada", "dataset.yaml:"),
        ("entity", "bob", "Bob Smith", '"bob-smith"'),
        ("entity", "bob", "bob", "already"),
        ("entity", "bob", "", "letters"),
        ("entity", "bob", "x" * 201, "letters"),
        ("entity", "bob", "note", "ambiguous-voice"),
        ("scenario", "red", "always", "bad-id"),
        ("document", "list", "author", "bad-id"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(
    sort: str, old: str, new: str, says: str, harbour: Path
) -> None:
    before = texts(harbour)
    with pytest.raises(UnusableName) as caught:
        rename(harbour, old, new, sort)
    assert says in str(caught.value)
    assert isinstance(caught.value, graph.GraphError)
    assert texts(harbour) == before


def test_a_file_that_cannot_be_read_or_edited_is_told(harbour: Path) -> None:
    (harbour / "entities.yaml").write_text("- &x {id: ada, kind: person, name: Ada}\n- *x\n")
    with pytest.raises(UneditableFile) as caught:
        rename(harbour, "ada", "eve", "entity")
    assert caught.value.place.line == 2
    with pytest.raises(UnusableFile):
        rename(harbour / "nowhere", "ada", "eve")


def test_problems_that_were_there_do_not_matter(harbour: Path) -> None:
    with (harbour / "relations.jsonl").open("a") as file:
        file.write('{"kind": "advice", "source": "ada", "target": "nobody", "modality": "fact"}\n')
    before = errors(harbour)
    assert before
    rename(harbour, "ada", "ada-lovelace", "entity").plan.write()
    assert len(errors(harbour)) == len(before)


def test_a_file_that_nobody_reads_leaves_open_what_it_left_open(harbour: Path) -> None:
    (harbour / "entities-more.csv").write_text("id\n")
    with (harbour / "relations.jsonl").open("a") as file:
        file.write(
            '{"kind": "advice", "source": "ada", "target": "nobody", "modality": "plan", '
            '"evidence": [{"document": "note", "start": 4, "end": 9}]}\n'
        )
    before = errors(harbour)
    assert [one for one in before if "dangling-reference" in one] == []
    rename(harbour, "ada", "ada-lovelace", "entity").plan.write()
    assert len(errors(harbour)) == len(before)


def test_what_somebody_else_writes_meanwhile_is_not_lost(harbour: Path) -> None:
    made = rename(harbour, "ada", "eve-2", "entity")
    (harbour / "entities.yaml").write_text(ENTITIES + "# more\n")
    with pytest.raises(ChangedFile):
        made.plan.write()
    assert "eve-2" not in texts(harbour)


# The command


def test_the_command_shows_what_changes_and_writes_it(harbour: Path) -> None:
    before = texts(harbour)
    shown = run("rename", harbour, "peru", "perú".replace("ú", "u-country"), "--dry-run")
    assert (shown.status, shown.err) == (0, "")
    assert "-- {id: peru, kind: country, name: Peru}\n+- {id: peru-country, " in shown.out
    assert shown.out.endswith(
        'would rename entity "peru" to "peru-country": 3 places in 4 files; 2 claims have new ids, '
        "named in 0 places; nothing is written\n"
    ), shown.out
    assert texts(harbour) == before
    done = run("rename", harbour, "peru", "peru-country")
    assert done.out.splitlines()[:-1] == shown.out.splitlines()[:-1]
    assert done.out.splitlines()[-1].startswith('renamed entity "peru" to "peru-country"')
    assert errors(harbour) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("adda", "x"), 'there is no id "adda". Did you mean "ada"?'),
        (("ada", "x"), "--of"),
        (("bob", "ada"), "entities.yaml:2:4"),
        (("bob", "B B"), "b-b"),
    ],
)
def test_the_commands_errors(words: tuple[str, str], says: str, harbour: Path) -> None:
    done = run("rename", harbour, *words)
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith("policygraph: ")
    assert len(done.err.splitlines()) == 1
