"""The scenarios of a group have the same parts, other winners, and players that go together."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from graph.problems import nearest
from graph.reading import read
from graph.reading.rules import scenarios
from tests.tiny import claim, write

KINDS = {
    "ada": "candidate",
    "bob": "candidate",
    "cho": "person",
    "peru": "country",
    "chile": "country",
    "red": "party",
    "pact": "coalition",
    "cabinet": "agency",
    "team": "group",
    "vote": "event",
    "bill": "policy",
    "dam": "policy",
    "north": "region",
}
Scenario = dict[str, Any]


def scenario(name: str, condition: Any = None, group: str = "g", **parts: str) -> Scenario:
    made: Scenario = {"id": name, "label": name, "group": group, "counterparts": parts}
    return made | ({"condition": condition} if condition else {})


def on(outcome: str, event: str = "vote") -> dict[str, str]:
    return {"event": event, "outcome": outcome}


def told(folder: Path, *scenarios: Scenario) -> list[tuple[str, str, str]]:
    """Rule, severity and what stands in the line of each problem; each part stands in a line."""
    lines = ["id: tiny", "title: Tiny", "documents: [{id: note, title: N}]", "scenarios:"]
    for one in scenarios:
        lines.append(f"- id: {one['id']}")
        lines += [f"  label: {one['label']}", f"  group: {one['group']}"]
        for field in ("condition", "counterparts"):
            if one.get(field):
                lines.append(f"  {field}:")
                lines += [f"    {name}: {said}  # {one['id']}" for name, said in one[field].items()]
    entities = [{"id": one, "kind": kind, "name": one.title()} for one, kind in KINDS.items()]
    relations = [claim("support", "ada", one, modality="plan") for one in KINDS if one != "ada"]
    files = {
        "dataset.yaml": "\n".join(lines),
        "entities.jsonl": "\n".join(map(json.dumps, entities)),
        "relations.jsonl": "\n".join(map(json.dumps, relations)),
    }
    problems = read(write(folder, files), thorough=True).problems
    return [(one.rule, one.severity, lines[one.place.line - 1].strip()) for one in problems]


RIGHT: list[tuple[Scenario, ...]] = [
    (scenario("a", on("ada"), winner="ada", team="team"), scenario("b", on("bob"), winner="bob", team="cabinet")),
    (scenario("a", winner="ada"), scenario("b", winner="red")),
    (scenario("a", winner="bill"), scenario("b", winner="dam")),
    (scenario("a", winner="peru"), scenario("b", winner="chile")),
    (scenario("a", on("pact"), winner="ada"), scenario("b", on("red"), winner="bob")),
    (scenario("a", winner="ada", team="team"), scenario("b", winner="bob", team="team")),
    (scenario("alone", winner="ada", mascot="team"),),
    (scenario("a", winner="ada", group="g"), scenario("b", winner="ada", group="h")),
    (
        scenario("a", winner="ada", loser="bob"),
        scenario("b", winner="bob", loser="ada"),
        scenario("c", winner="cho"),
    ),
    (scenario("a", on("ada", "vote")), scenario("b", on("ada", "vote-again"))),
]  # fmt: skip


@pytest.mark.parametrize("scenarios", RIGHT, ids=range(len(RIGHT)))
def test_scenarios_that_fit_are_left_alone(scenarios: tuple[Scenario, ...], tmp_path: Path) -> None:
    found = [one for one in told(tmp_path, *scenarios) if "vote-again" not in one[2]]
    assert found == []


WRONG: list[tuple[tuple[Scenario, ...], tuple[str, str, str]]] = [
    # A part that is misspelt, wherever the misspelt one stands
    (
        (scenario("a", winner="ada", team="team"), scenario("b", winner="bob", teem="cabinet")),
        ("lone-part", "error", "teem: cabinet  # b"),
    ),
    (
        (scenario("a", winer="ada", team="team"), scenario("b", winner="bob", team="cabinet")),
        ("lone-part", "error", "winer: ada  # a"),
    ),
    (
        (
            scenario("a", winner="ada", mascott="team"),
            scenario("b", winner="bob", mascot="cabinet"),
            scenario("c", winner="cho", mascot="red"),
        ),
        ("lone-part", "error", "mascott: team  # a"),
    ),
    (
        (scenario("a", winner="ada", crew="team"), scenario("b", winner="bob")),
        ("lone-part", "warning", "crew: team  # a"),
    ),
    # One winner of two
    (
        (scenario("a", on("ada"), winner="ada"), scenario("b", on("bob"), winner="ada")),
        ("same-winner", "error", "winner: ada  # b"),
    ),
    (
        (scenario("a", on("ada"), winner="bob"), scenario("b", on("bob"), winner="bob")),
        ("same-winner", "error", "winner: bob  # a"),
    ),
    (
        (scenario("a", winner="ada"), scenario("b", winner="ada")),
        ("same-winner", "warning", "winner: ada  # b"),
    ),
    (
        (scenario("a", on("ada"), winner="ada"), scenario("b", on("ada"), winner="bob")),
        ("same-winner", "error", "outcome: ada  # b"),
    ),
    # Players that do not go together
    (
        (scenario("a", winner="ada"), scenario("b", winner="peru")),
        ("uneven-part", "error", "winner: peru  # b"),
    ),
    (
        (scenario("a", winner="peru"), scenario("b", winner="bob")),
        ("uneven-part", "error", "winner: peru  # a"),
    ),
    (
        (scenario("a", team="north"), scenario("b", team="team"), scenario("c", team="cabinet")),
        ("uneven-part", "error", "team: north  # a"),
    ),
    (
        (scenario("a", on("ada"), winner="ada"), scenario("b", on("peru"), winner="bob")),
        ("uneven-part", "error", "outcome: peru  # b"),
    ),
    # What decides
    (
        (scenario("a", on("ada"), winner="cho"), scenario("b", on("bob"), winner="bob")),
        ("odd-winner", "error", "winner: cho  # a"),
    ),
    (
        (scenario("a", on("ada", "peru")), scenario("b", on("bob"))),
        ("wrong-end", "error", "event: peru  # a"),
    ),
    (
        (scenario("a", {"evnt": "vote", "outcome": "ada"}), scenario("b", on("bob"))),
        ("unknown-field", "error", "evnt: vote  # a"),
    ),
    # A name that leads nowhere is told, and nothing follows from it
    (
        (scenario("a", on("ada"), winner="adda"), scenario("b", on("bob"), winner="bob")),
        ("dangling-reference", "error", "winner: adda  # a"),
    ),
]


@pytest.mark.parametrize(("scenarios", "problem"), WRONG, ids=range(len(WRONG)))
def test_a_fault_between_scenarios_is_told_once_in_its_line(
    scenarios: tuple[Scenario, ...], problem: tuple[str, str, str], tmp_path: Path
) -> None:
    assert told(tmp_path, *scenarios) == [problem]


@pytest.mark.parametrize(
    "header",
    [
        "documents: [{id: note, title: N, by: [ada, bob, ada]}]",
        "documents: [{id: note, title: N, authors: [Eva, Eva]}]",
        "unsaid: [{words: W., entities: [ada, ada]}]",
        "findings: [{words: W., relations: [one, one]}]",
        "questions: [{id: q, title: Q, reading: R, query: {}, expected: [one, one]}]",
    ],
)
def test_what_stands_twice_in_a_list_is_told(header: str, tmp_path: Path) -> None:
    entities = "".join(f"- {{id: {one}, kind: person, name: {one}}}\n" for one in ("ada", "bob"))
    note = "" if header.startswith("documents") else "documents: [{id: note, title: N}]\n"
    relation = json.dumps([claim("advice", "ada", "bob", id="one")])
    files = {
        "dataset.yaml": f"id: tiny\ntitle: Tiny\n{note}{header}\n",
        "entities.yaml": entities,
        "relations.yaml": relation,
    }
    (problem,) = read(write(tmp_path, files), thorough=True).problems
    assert (problem.rule, problem.severity) == ("repeated-item", "warning")


def test_very_many_lone_parts_are_told_and_few_are_held_against_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(name: str, known: Collection[str], *, most: int) -> tuple[str, ...]:
        looked.append(name)
        return nearest(name, known, most=most)

    monkeypatch.setattr(scenarios, "nearest", look)
    parts = {one: {f"{one}-{number}": "ada" for number in range(300)} for one in ("left", "right")}

    found = told(tmp_path, *(scenario(one, **parts[one]) for one in parts))

    assert len(found) > 500
    assert len(looked) <= 2 * scenarios.MOST_HINTS
