"""A record with a fault is held to the rules as far as it can be read, and no fault is told twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.checking import read
from graph.reading.partial import is_unknown
from tests.command import run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write

HEADER = """\
id: harbour
title: The harbour
documents: [{id: report, title: A report}]
scenarios:
- {id: calm, label: If it stays calm, group: weather}
- {id: storm, label: If it storms, group: weather}
topics: [{id: boats, label: Boats}]
"""
ENTITIES = """\
- {id: mara, kind: person, name: Mara}
- {id: guard, kind: agency, name: Coast guard}
- {id: pilots, kind: agency, name: Pilots}
- {id: bay, kind: region, name: The bay}
"""
RELATION = (
    "- {kind: deployment, source: guard, target: bay, modality: plan, scenario: calm, topic: boats, "
    "evidence: [{document: report, start: 0, end: 9}]}\n"
)
OTHERS = (
    "- {kind: leadership, source: mara, target: guard, modality: fact, "
    "evidence: [{document: report, start: 3, end: 9}]}\n"
    "- {kind: cooperation, source: guard, target: pilots, modality: fact, "
    "evidence: [{document: report, start: 3, end: 9}]}\n"
)


def told(
    tmp_path: Path,
    relations: str = RELATION + OTHERS,
    *,
    entities: str | bytes = ENTITIES,
    header: str = HEADER,
) -> list[tuple[str, str, int]]:
    """The errors: which rule, in which file, at which line."""
    files = {"dataset.yaml": header, "entities.yaml": entities, "relations.yaml": relations}
    problems = read(write(tmp_path, files)).problems
    return [
        (one.rule, Path(one.place.file).stem, one.place.line)
        for one in problems
        if one.severity == "error"
    ]


def rules(problems: list[tuple[str, str, int]]) -> list[str]:
    return sorted(rule for rule, _file, _line in problems)


def test_what_the_faults_are_made_in_has_none(tmp_path: Path) -> None:
    assert told(tmp_path) == []


FAULTS = {
    "modality: plan": ("modality: plaan", "unknown-word"),
    "source: guard": ("source: gard", "dangling-reference"),
    "target: bay": ("target: mara", "wrong-end"),
    "scenario: calm": ("scenario: clam", "unknown-scenario"),
    "topic: boats": ("topic: boots", "unknown-topic"),
    "document: report": ("document: reprot", "unknown-document"),
    "start: 0": ("start: '0'", "bad-value"),
    "}]}": ("}], date: 2025-13}", "bad-date"),
    "- {": ("- {role: leed, ", "unknown-word"),
    "end: 9": ("end: 9, colour: red", "unknown-field"),
}


@pytest.mark.parametrize("second", FAULTS)
@pytest.mark.parametrize("first", FAULTS)
def test_two_faults_in_one_record_are_both_told_and_nothing_else(
    first: str, second: str, tmp_path: Path
) -> None:
    relation = RELATION
    for old in {first, second}:
        relation = relation.replace(old, FAULTS[old][0])

    problems = told(tmp_path, relation + OTHERS)
    assert rules(problems) == sorted(FAULTS[old][1] for old in {first, second})
    assert {(file, line) for _rule, file, line in problems} == {("relations", 1)}


@pytest.mark.parametrize("field", ["modality", "source", "target", "scenario", "evidence", "kind"])
def test_a_field_under_a_wrong_name_is_one_fault(field: str, tmp_path: Path) -> None:
    wrong = RELATION.replace(f"{field}: ", f"{field[:-1]}: ", 1)

    assert rules(told(tmp_path, wrong)) == ["unknown-field"]


@pytest.mark.parametrize(
    ("wrong", "right", "where"),
    [
        ("kind: opposes", "opposition", "kind: deployment"),
        ("kind: se despliega en", "deployment", "kind: deployment"),
        ("kind: is deployed in", "deployment", "kind: deployment"),
        ("kind: Deployments", "deployment", "kind: deployment"),
        ("certainty: likely, modality: plan", "probable", "modality: plan"),
        ("modality: forecast", "expectation", "modality: plan"),
        ("modality: Plan", "plan", "modality: plan"),
        ("basis: implied, modality: plan", "inferred", "modality: plan"),
        ("confidence: certain, modality: plan", "certainty", "modality: plan"),
        ("subject: guard", "source", "source: guard"),
        ("to: bay", "target", "target: bay"),
        ("negation: true, modality: plan", "negated", "modality: plan"),
        ("speaker: mara, modality: plan", "holder", "modality: plan"),
    ],
)
def test_another_word_for_ours_names_ours(
    wrong: str, right: str, where: str, tmp_path: Path
) -> None:
    relation = RELATION.replace(where, wrong)
    files = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": relation + OTHERS}

    (problem,) = (one for one in read(write(tmp_path, files)).problems if one.severity == "error")

    assert f'Did you mean "{right}"?' in problem.message


def test_a_field_in_the_wrong_place_is_told_its_place(tmp_path: Path) -> None:
    relation = RELATION.replace("topic: boats", "quote: all boats")
    files = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": relation + OTHERS}

    (problem,) = (one for one in read(write(tmp_path, files)).problems if one.severity == "error")

    assert "evidence: [{quote: …}]" in problem.message


NO_FOLLOWERS = {
    "an id that is none": (ENTITIES.replace("id: guard", "id: Coast Guard"), "bad-id", 2),
    "a kind that is none": (
        ENTITIES.replace("agency, name: Coast", "navy, name: Coast"),
        "unknown-kind",
        2,
    ),
    "no kind": (ENTITIES.replace("kind: agency, name: Coast", "name: Coast"), "missing-field", 2),
    "an id under another name": (ENTITIES.replace("id: guard", "idd: guard"), "unknown-field", 2),
    "no id": (ENTITIES.replace("id: guard, ", ""), "missing-field", 2),
    "a name of another sort": (ENTITIES.replace("name: Coast guard", "name: [x]"), "bad-value", 2),
    "half a file": (ENTITIES[:70], "syntax", 2),
}


@pytest.mark.parametrize("fault", NO_FOLLOWERS)
def test_a_fault_of_an_entity_is_not_told_of_its_users(fault: str, tmp_path: Path) -> None:
    entities, rule, line = NO_FOLLOWERS[fault]
    name = "Coast Guard" if "Coast Guard," in entities else "guard"
    users = "".join(
        RELATION.replace("guard", f'"{name}"')
        .replace("start: 0", f"start: {n}")
        .replace("calm, topic", f"calm, note: n, date: {1900 + n}-01, topic")
        for n in range(8)
    )

    assert told(tmp_path, users, entities=entities) == [(rule, "entities", line)]


def test_a_file_in_another_encoding_is_one_problem(tmp_path: Path) -> None:
    entities = ENTITIES.replace("The bay", "La bahía").encode("latin-1")

    assert told(tmp_path, entities=entities) == [("syntax", "entities", 4)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("scenarios:", "scenarioes:", "unknown-field", 4),
        ("topics: [{id: boats, label: Boats}]", "topics: boats", "bad-value", 7),
        ("documents: [{id: report, title: A report}]", "documents: {id: report}", "bad-value", 3),
        ("{id: calm, label", "{id: calm, lable", "unknown-field", 5),
        ("{id: calm, ", "{", "missing-field", 5),
        ("group: weather}\n- {id: storm", "group: 3}\n- {id: storm", "bad-value", 5),
        ("title: A report", "title: A report, date: 1925-13", "bad-date", 3),
    ],
)
def test_a_fault_of_the_header_is_not_told_of_the_records(
    old: str, new: str, rule: str, line: int, tmp_path: Path
) -> None:
    assert old in HEADER

    assert told(tmp_path, header=HEADER.replace(old, new)) == [(rule, "dataset", line)]


@pytest.mark.parametrize(
    "declared",
    ["{kind: tows, forward: tows}", "{kind: tows, forward: 3, inverse: x}", "{kind: tows}", "tows"],
)
def test_a_declared_kind_that_makes_no_sense_is_not_told_of_its_relations(
    declared: str, tmp_path: Path
) -> None:
    header = HEADER + f"kinds:\n  relations:\n  - {declared}\n"
    towing = RELATION.replace("deployment", "tows").replace("topic", "rope: long, topic")

    problems = told(tmp_path, towing + OTHERS, header=header)

    assert {(file, line) for _rule, file, line in problems} == {("dataset", 10)}


def test_a_kind_that_builds_on_one_that_makes_no_sense_is_not_blamed(tmp_path: Path) -> None:
    header = HEADER + (
        "kinds:\n  entities:\n  - {kind: vessel, lable: vessel}\n"
        "  relations:\n  - {kind: tows, forward: tows, inverse: is towed by, source: [vessel]}\n"
    )

    assert told(tmp_path, header=header) == [("unknown-field", "dataset", 10)]


def test_a_fault_does_not_hide_that_a_claim_stands_twice(tmp_path: Path) -> None:
    again = RELATION.replace("topic: boats", "topic: boats, colour: red")

    assert told(tmp_path, RELATION + again + OTHERS) == [
        ("duplicate-claim", "relations", 2),
        ("unknown-field", "relations", 2),
    ]


def test_fields_that_say_nothing_are_not_there(tmp_path: Path) -> None:
    relation = json.dumps(
        {
            "kind": "membership",
            "source": "mara",
            "target": "pilots",
            "modality": "fact",
            "certainty": None,
            "negated": None,
            "start": float("nan"),
            "role": None,
            "evidence": [{"document": "report", "start": 0.0, "end": 4.0, "paragraph": None}],
        }
    )
    entity = '{"id": "extra", "kind": "person", "name": "Extra", "aliases": null, "names": null}'
    files = {
        "dataset.yaml": HEADER,
        "entities.yaml": ENTITIES,
        "entities-more.jsonl": entity,
        "relations.yaml": OTHERS,
        "relations-more.jsonl": relation,
    }

    found = read(write(tmp_path, files))

    assert found.errors == ()
    (member,) = (one for one in found.dataset.relations if one.kind == "membership")
    assert (member.certainty, member.negated, member.start) == ("certain", False, None)
    assert member.evidence[0].span == (0, 4)


def test_a_question_is_not_blamed_for_what_could_not_be_read(tmp_path: Path) -> None:
    question = (
        "questions: [{id: who, title: Who?, reading: They., query: {kind: cooperation}, "
        "expected: [aaaaaaaaaaaa]}]\n"
    )
    lost = RELATION.replace("plan", "plaan")

    assert rules(told(tmp_path, lost + OTHERS, header=HEADER + question)) == ["unknown-word"]
    assert rules(told(tmp_path, header=HEADER + question)) == ["unknown-answer"]


def test_the_rest_is_asked_and_that_it_is_not_all_is_said(tmp_path: Path) -> None:
    files = {
        "dataset.yaml": HEADER,
        "entities.yaml": ENTITIES,
        "relations.yaml": RELATION.replace("plan", "plaan") + OTHERS,
    }
    data = write(tmp_path, files)

    asked = run("query", "-d", data, "--format", "json")
    page = run("build", data, "-o", tmp_path / "page.html")

    assert [one["kind"] for one in json.loads(asked.out)] == ["leadership", "cooperation"]
    assert (asked.status, page.status) == (1, 1)
    assert "leaves out" in asked.err
    assert not (tmp_path / "page.html").exists()


def test_where_the_header_has_a_fault_nothing_is_asked(tmp_path: Path) -> None:
    files = {
        "dataset.yaml": HEADER.replace("label: If it storms", "lable: If it storms"),
        "entities.yaml": ENTITIES,
        "relations.yaml": RELATION + OTHERS,
    }

    asked = run("query", "-d", write(tmp_path, files))

    assert (asked.status, asked.out) == (1, "")
    assert "lable" in asked.err


def test_what_many_records_have_in_common_is_shown_some_times_and_counted(tmp_path: Path) -> None:
    wrong = "".join(
        RELATION.replace("plan,", f"plan, date: {1900 + n}-01, colour: red,") for n in range(30)
    )
    files = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": wrong + OTHERS}
    data = write(tmp_path, files)

    shown = run("check", data).out
    whole = json.loads(run("check", data, "--format", "json").out)

    assert shown.count("[unknown-field]") == 20
    assert "30  unknown-field, of which 20 are shown" in shown
    assert len([one for one in whole["problems"] if one["rule"] == "unknown-field"]) == 30


def test_all_of_what_has_no_fault_is_sound(tmp_path: Path) -> None:
    files = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": RELATION + OTHERS}
    found = read(write(tmp_path, files))

    assert found.errors == ()
    assert found.sound == found.dataset


@pytest.mark.parametrize("name", ["type", "class", "category", "knid", "predicate"])
@pytest.mark.parametrize("section", ["entities", "relations"])
def test_a_kind_under_another_name_is_told_once(section: str, name: str, tmp_path: Path) -> None:
    texts = {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}
    file = f"{section}.yaml"
    texts[file] = texts[file].replace("kind:", f"{name}:", 1)

    problems = read(write(tmp_path, texts)).problems

    (problem,) = problems
    assert problem.rule == "unknown-field"
    assert problem.message.endswith('Did you mean "kind"?')


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("certainty: plan", "Did you mean modality: plan?"),
        ("basis: likely", "Did you mean certainty: probable?"),
        ("since: x", '"start" says that already.'),
        ("subject: ada", '"source" says that already.'),
    ],
)
def test_what_belongs_elsewhere_names_where(field: str, said: str, tmp_path: Path) -> None:
    text = f"{RELATIONS_YAML}  start: '2020'\n  {field}\n"

    (problem,) = read(
        write(tmp_path, {"entities.yaml": ENTITIES_YAML, "relations.yaml": text})
    ).problems

    assert problem.message.endswith(said)


def test_a_section_of_the_header_under_another_name_is_told_once(tmp_path: Path) -> None:
    header = HEADER_YAML.replace("documents:", "docs:").replace("topics:", "themes:")
    texts = {
        "dataset.yaml": header,
        "entities.yaml": ENTITIES_YAML,
        "relations.yaml": RELATIONS_YAML,
    }

    problems = read(write(tmp_path, texts)).problems

    assert [one.message.split(".")[1] for one in problems] == [
        ' Did you mean "documents"?',
        ' Did you mean "topics"?',
    ]


def test_every_entry_of_a_list_or_mapping_is_held_to_the_rules(tmp_path: Path) -> None:
    entities = ENTITIES.replace(
        "name: Mara", 'name: Mara, aliases: [1, "M ", Mm], names: {es: "x\\u200by", de: 3}'
    )

    assert rules(told(tmp_path, entities=entities)) == [
        "bad-name",
        "bad-name",
        "bad-value",
        "bad-value",
    ]


def test_a_document_whose_id_is_none_is_not_told_of_its_citations(tmp_path: Path) -> None:
    header = HEADER.replace("id: report", "id: The Report")
    relations = (RELATION + OTHERS).replace("document: report", "document: The Report", 1)

    assert told(tmp_path, relations, header=header) == [("bad-id", "dataset", 3)]


def test_empty_cells_are_not_there(tmp_path: Path) -> None:
    empty = dict.fromkeys(("scenario", "topic", "holder", "start", "certainty", "note"), "")
    relation = {
        "kind": "membership",
        "source": "mara",
        "target": "pilots",
        "modality": "fact",
        "evidence": [{"document": "report", "start": 0, "end": 4}],
    } | empty
    files = {
        "dataset.yaml": HEADER,
        "entities.yaml": ENTITIES,
        "relations.yaml": OTHERS,
        "relations-more.jsonl": json.dumps(relation),
    }

    found = read(write(tmp_path, files))

    assert found.errors == ()
    assert len(found.dataset.relations) == 3


def test_a_group_of_one_that_is_like_another_is_told(tmp_path: Path) -> None:
    header = HEADER.replace("If it storms, group: weather", "If it storms, group: wether") + (
        "- {id: x, label: X}\n"
    )
    header = header.replace(
        "topics:", "- {id: fog, label: In fog, group: weather}\ntopics:"
    ).replace("- {id: x, label: X}\n", "")
    files = {"dataset.yaml": header, "entities.yaml": ENTITIES, "relations.yaml": RELATION + OTHERS}

    found = [one for one in read(write(tmp_path, files)).problems if one.rule == "unknown-group"]

    assert [(one.severity, one.place.line) for one in found] == [("warning", 6)]
    assert 'Did you mean "weather"?' in found[0].message


def test_a_kind_that_cannot_run_back_is_not_expected_to(tmp_path: Path) -> None:
    header = HEADER + "both_ways: [candidacy, deployment]\n"

    assert told(tmp_path, header=header) == [("bad-value", "dataset", 8)]


def test_citations_are_held_to_their_texts_whatever_else_is_wrong(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "dataset.yaml": HEADER,
        "entities.yaml": b"\xff\xfe\x00",
        "relations.yaml": RELATION + OTHERS,
    }
    (tmp_path / "texts").mkdir()
    data = write(tmp_path, files)
    (data / "texts" / "report.txt").write_text("The boats are out.")

    held = run("verify", data, "--documents", data / "texts", "--format", "json")

    assert sum(json.loads(held.out)["counts"].values()) == 3
    assert held.status == 1


@pytest.mark.parametrize("wrong", ["- {kind: x}", "{}", "5"])
def test_a_record_of_nothing_known_is_told_in_its_place(wrong: str, tmp_path: Path) -> None:
    relations = OTHERS + f"- {wrong.removeprefix('- ')}\n"

    assert {(file, line) for _rule, file, line in told(tmp_path, relations)} == {("relations", 3)}


def test_what_lies_around_the_unknown_is_found_by_the_object_not_by_likeness() -> None:
    """To find an equal set takes as long as it is large: a second check would take minutes."""

    class Counted(frozenset[tuple[str | int, ...]]):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Counted.compared += 1
            return super().__eq__(other)

        __hash__ = frozenset.__hash__

    for _check in range(3):
        unknown = Counted({("evidence", 3, "start")})
        assert is_unknown(unknown, ("evidence",))
        assert not is_unknown(unknown, ("kind",))
    assert Counted.compared == 0


def test_of_a_file_of_faults_only_so_many_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.reading.records.MOST_BROKEN", 1_000)
    files = {
        "dataset.yaml": HEADER,
        "entities.yaml": ENTITIES,
        "relations.yaml": OTHERS,
        "relations-more.jsonl": "5\n" * 5_000,
    }

    found = read(write(tmp_path, files)).problems

    assert [one.rule for one in found].count("bad-value") == 1_000
    assert [(one.rule, one.place.line) for one in found if one.rule != "bad-value"] == [
        ("too-many-faults", 1_001)
    ]
