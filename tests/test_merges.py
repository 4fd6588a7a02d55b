"""Which entities are one: decisions that are kept for good, and a graph that answers as they have it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.checking import read
from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.merges import Decision, Merges
from graph.merging.deciding import decide
from graph.problems import InvalidDataset, UnusableFile, UnusableName
from tests.command import run
from tests.tiny import beside_unused, write

ENTITIES = """\
- {id: ada, kind: person, name: Ada}
- {id: bob, kind: person, name: Bob, aliases: [Rob]}
- {id: robert, kind: candidate, name: Robert Roe, identifiers: {wikidata: Q2}}
- {id: bobby, kind: person, name: Bobby, summary: Somebody.}
- {id: quin, kind: person, name: Quin, identifiers: {wikidata: Q3}}
- {id: peru, kind: country, name: Peru}
"""
CLAIMS = """\
- {kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: note, start: 0, end: 3}]}
- {kind: support, source: robert, target: ada, modality: fact, holder: robert, evidence: [{document: note, start: 0, end: 3}]}
- {kind: advice, source: bobby, target: peru, modality: fact, evidence: [{document: memo, start: 0, end: 3}]}
"""
HEADER = """\
id: few
title: Few
documents: [{id: note, title: A note, authors: [Ann Ames]}, {id: memo, title: A memo, by: [bobby]}]
scenarios:
  - {id: red, label: Red, group: vote, counterparts: {winner: robert}}
  - {id: blue, label: Blue, group: vote, counterparts: {winner: ada}}
questions: [{id: who, title: Who?, reading: He., query: {source: robert}}]
"""


def folder(path: Path, *decisions: str) -> Path:
    log = {"merges.yaml": "".join(f"- {{{one}}}\n" for one in decisions)} if decisions else {}
    files = {"dataset.yaml": HEADER, "entities.yaml": ENTITIES, "relations.yaml": CLAIMS}
    return write(path / "few", {**files, **log})


def ids(found: Iterable[Any]) -> list[str]:
    return [one.id for one in found]


# A graph answers as the decisions have it


def test_what_is_one_is_found_by_all_its_names_and_ids(tmp_path: Path) -> None:
    kg = load(folder(tmp_path, "same: [bob, robert]", "same: [robert, bobby]"))

    assert ids(kg) == ["ada", "bob", "peru", "quin"]
    for name in ("bob", "robert", "bobby", "Rob", "Robert Roe", "Q2"):
        assert kg[name].id == "bob"
    assert kg["bob"].kind == "candidate"
    assert kg["bob"].summary == "Somebody."
    assert len(kg.relations(entity="robert")) == len(kg.relations(entity="bob")) == 3


def test_no_claim_has_another_id(tmp_path: Path) -> None:
    before = load(folder(tmp_path))
    after = load(folder(tmp_path, "same: [bob, robert, bobby]"))

    assert ids(after.relations()) == ids(before.relations())
    assert [one.ends for one in after.relations()] == [
        ("ada", "bob"),
        ("bob", "ada"),
        ("bob", "peru"),
    ]
    assert not beside_unused(graph.check(after.dataset))


def test_voices_holders_scenarios_and_questions_follow(tmp_path: Path) -> None:
    kg = load(folder(tmp_path, "same: [bob, robert, bobby]"))

    assert [one.voice for one in kg.relations()] == ["Ann Ames", "bob", "bob"]
    assert kg.scenarios[0].counterparts == {"winner": "bob"}
    assert kg.documents[1].by == ("bob",)
    assert len(kg.ask("who").relations) == 2
    assert "Bob" in kg.to_html()


def test_two_annotators_ends_become_one_dispute(tmp_path: Path) -> None:
    path = folder(tmp_path)
    more = "- {kind: opposition, source: bob, target: ada, modality: fact, evidence: [{document: note, start: 0, end: 3}]}\n"
    (path / "relations.yaml").write_text(CLAIMS + more, encoding="utf-8")

    assert load(path).disputes() == ()
    decide(path, Decision(same=("bob", "robert")))
    (dispute,) = load(path).disputes()
    assert set(dispute.voices) == {"bob", "Ann Ames"}


def test_undo_restores_exactly(tmp_path: Path) -> None:
    path = folder(tmp_path)
    before = load(path)

    decide(path, Decision(same=("bob", "robert"), by="ann"))
    assert load(path) != before
    decide(path, Decision(undo=("robert", "bob"), why="two men"))

    assert load(path).dataset == before.dataset
    assert load(path).to_html() == before.to_html()
    assert len(load(path).engine.written.merges) == 2


def test_undoing_one_link_leaves_the_rest_of_a_chain(tmp_path: Path) -> None:
    kg = load(
        folder(tmp_path, "same: [bob, robert]", "same: [robert, bobby]", "undo: [bob, robert]")
    )

    assert ids(kg) == ["ada", "bob", "peru", "quin", "robert"]
    assert kg["bobby"].id == "robert"


def test_what_is_saved_is_what_was_written(tmp_path: Path) -> None:
    kg = load(folder(tmp_path, 'same: [bob, robert], by: ann, on: 2026-01-02, why: "one: force"'))

    kg.save(tmp_path / "saved")
    again = load(tmp_path / "saved")

    assert again.engine.written == kg.engine.written
    assert again.dataset == kg.dataset
    assert pickle.loads(pickle.dumps(kg)).engine.written == kg.engine.written  # noqa: S301  # ours
    with pytest.raises(UnusableFile):
        load(folder(tmp_path / "other")).save(tmp_path / "saved")


def test_renaming_an_entity_renames_it_in_the_log(tmp_path: Path) -> None:
    path = folder(tmp_path, "same: [bob, robert]", "different: [bob, ada]")

    assert run("rename", path, "bob", "bert").status == 0

    assert "same: [bert, robert]" in (path / "merges.yaml").read_text(encoding="utf-8")
    assert load(path)["robert"].id == "bert"


# What makes no sense

WRONG = [
    (("same: [bob, robert]", "different: [robert, bob]"), "wrong-merge", 2),
    (("same: [bob, robert]", "same: [robert, bobby]", "different: [bob, bobby]"), "wrong-merge", 3),
    (("different: [bob, bobby]", "same: [bob, robert]", "same: [robert, bobby]"), "wrong-merge", 1),
    (("same: [bob, peru]",), "wrong-merge", 1),
    (("same: [robert, bob]", "same: [bob, quin]"), "wrong-merge", 2),
    (("undo: [bob, robert]",), "wrong-merge", 1),
    (("same: [bob, robert]", "undo: [bob, bobby]"), "wrong-merge", 2),
    (("same: [bob, nobody]",), "dangling-reference", 1),
    (("same: [bob]",), "bad-value", 1),
    (("same: [bob, bob]",), "bad-value", 1),
    (("same: [bob, robert], undo: [bob, robert]",), "bad-value", 1),
    (("sane: [bob, robert]",), "unknown-field", 1),
    (("same: [bob, robert], on: 2026-13",), "bad-date", 1),
]


@pytest.mark.parametrize(("decisions", "rule", "line"), WRONG)
def test_what_makes_no_sense_is_told_where_it_stands(
    tmp_path: Path, decisions: tuple[str, ...], rule: str, line: int
) -> None:
    path = folder(tmp_path, *decisions)

    (problem,) = read(path).errors

    assert (problem.rule, Path(problem.place.file).name, problem.place.line) == (
        rule,
        "merges.yaml",
        line,
    )
    with pytest.raises(InvalidDataset):
        load(path)


def test_a_clash_names_both_places_and_is_never_outvoted(tmp_path: Path) -> None:
    path = folder(tmp_path, *["same: [bob, robert]"] * 5, "different: [bob, robert]")

    (problem,) = read(path).errors

    assert "merges.yaml:1:" in problem.message
    assert problem.place.line == 6


@pytest.mark.parametrize("text", ["{}", "- [", "a: 1", "\x00", "- " * 60 + "1", "- 3", "[[]]"])
def test_a_log_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    path = folder(tmp_path)
    (path / "merges.yaml").write_text(text, encoding="utf-8")

    problems = read(path).errors

    assert problems
    assert {Path(one.place.file).name for one in problems} == {"merges.yaml"}
    assert run("check", path).status == 1


def test_one_id_elsewhere_is_no_error_once_the_two_are_one(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "entities.yaml").write_text(ENTITIES.replace("Q3", "Q2"), encoding="utf-8")

    assert [one.rule for one in read(path).errors] == ["shared-identifier"]
    (path / "merges.yaml").write_text("- {same: [robert, quin]}\n", encoding="utf-8")
    assert read(path).errors == ()


# Deciding


@pytest.mark.parametrize(
    "decision",
    [
        {"same": ("bob", "peru")},
        {"same": ("bob", "nobody")},
        {"different": ("bob", "robert")},
        {"undo": ("bob", "ada")},
        {"same": ("bob", "quin")},
    ],
)
def test_what_cannot_stand_is_not_written(tmp_path: Path, decision: dict[str, Any]) -> None:
    path = folder(tmp_path, "same: [bob, robert]")
    before = (path / "merges.yaml").read_bytes()

    with pytest.raises(UnusableName):
        decide(path, Decision(**decision))

    assert (path / "merges.yaml").read_bytes() == before


def test_a_decision_goes_to_the_end_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    path = folder(tmp_path)
    log = "# who is who\n- {same: [bob, robert]}  # one man\n"
    (path / "merges.yaml").write_text(log, encoding="utf-8")

    decide(path, Decision(different=("ada", "quin"), by="ann", on="2026-01-02", why="two: women"))

    text = (path / "merges.yaml").read_text(encoding="utf-8")
    assert text.startswith(log)
    assert len(load(path).engine.written.merges) == 2


def test_the_command_line_lists_asks_and_decides(tmp_path: Path) -> None:
    path = folder(tmp_path)
    text = ENTITIES.replace("name: Bobby", "name: Rob")
    (path / "entities.yaml").write_text(text, encoding="utf-8")

    (pair,) = json.loads(run("same", path, "--list", "--format", "json").out)
    assert (pair["one"], pair["other"], pair["score"]) == ("bob", "bobby", 2)
    assert run("same", path, "--same", "bob=bobby", "--by", "ann").status == 0
    assert run("same", path, "--undo", "bob=bobby").status == 0
    assert run("same", path, "--same", "bob").status == 2
    assert run("same", path, "--same", "bob=peru").status == 2
    assert run("same", tmp_path / "nowhere").status == 2
    first = load(path).engine.written.merges[0]
    assert (first.by, first.verdict, bool(first.on)) == ("ann", "same", True)


def test_pairs_are_decided_one_by_one_in_the_terminal(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from graph.cli import main

    path = folder(tmp_path)
    text = ENTITIES.replace("name: Bobby", "name: Rob").replace("name: Quin", "name: Ada")
    (path / "entities.yaml").write_text(text, encoding="utf-8")

    done = CliRunner().invoke(main, ["same", str(path), "--by", "ann"], input="s\nd\n")

    assert "2 decisions on 2 pairs" in done.output
    merges = load(path).engine.written.merges
    assert {(one.verdict, one.ids) for one in merges} == {
        ("same", ("ada", "quin")),
        ("different", ("bob", "bobby")),
    }
    assert "0 decisions on 0 pairs" in run("same", path).out


# Laws

NAMES = ("ada", "bob", "bobby")
PAIRS = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=3, unique=True).map(tuple)
DECISIONS = st.lists(
    st.one_of(
        PAIRS.map(lambda ids: Decision(same=ids)),
        PAIRS.map(lambda ids: Decision(different=ids)),
        PAIRS.map(lambda ids: Decision(undo=ids)),
    ),
    max_size=14,
)


def came_to(decisions: Iterable[Decision]) -> tuple[set[frozenset[str]], set[tuple[str, str]]]:
    merges = Merges(list(decisions))
    return set(map(frozenset, merges.groups())), {one.pair for one in merges.clashes()}


@given(DECISIONS, PAIRS, st.sampled_from(["same", "different"]))
def test_what_is_undone_is_as_if_it_had_never_been_said(
    decisions: list[Decision], ids: Any, verdict: str
) -> None:
    fields: dict[str, Any] = {verdict: ids}
    said = [*decisions, Decision(**fields)]

    assert came_to([*said, Decision(undo=ids[::-1])]) == came_to(decisions)
    before, after = Merges(decisions), Merges([*said, Decision(undo=ids)])
    assert after.heads == before.heads


@given(DECISIONS, st.randoms(use_true_random=False))
def test_who_is_one_depends_on_no_order(decisions: list[Decision], chance: Any) -> None:
    standing = [decisions[number] for number in Merges(decisions).standing]
    turned = standing.copy()
    chance.shuffle(turned)

    assert came_to(turned)[0] == came_to(standing)[0] == came_to(decisions)[0]
    assert {frozenset(pair) for pair in came_to(turned)[1]} == {
        frozenset(pair) for pair in came_to(standing)[1]
    }


@given(DECISIONS)
def test_who_is_one_is_what_a_chain_leads_to(decisions: list[Decision]) -> None:
    merges = Merges(decisions)
    groups = [{one} for one in "abcdefgh"]
    for number in merges.standing:
        touched = [group for group in groups if group & set(decisions[number].same)]
        groups = [group for group in groups if group not in touched]
        groups.append(set().union(*touched))

    assert {frozenset(group) for group in groups if len(group) > 1} == came_to(decisions)[0]
    for one, head in merges.heads.items():
        assert merges.head(head) == head != one


@given(st.lists(st.permutations(NAMES).map(lambda those: tuple(those[:2])), max_size=3))
def test_no_decision_changes_an_id(pairs: list[tuple[str, ...]]) -> None:
    from dataclasses import replace

    from tests.tiny import claim, dataset_of

    dataset = dataset_of(
        dict.fromkeys(NAMES, "person"),
        *(claim("advice", one, other) for one in NAMES for other in NAMES if one != other),
    )
    decided = replace(dataset, merges=tuple(Decision(same=those) for those in pairs))

    plain, merged = KnowledgeGraph(dataset), KnowledgeGraph(decided)

    assert ids(merged.relations()) == ids(plain.relations())
    assert merged.engine.written.relations == plain.dataset.relations
