"""What came true: a log beside the claims, which stay as they are; and how well it was foreseen."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.checking import read
from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.mending.resolving import resolve
from graph.model import ClaimResolution, EventResolution, Resolution, Source
from graph.outcomes import Outcomes
from graph.problems import InvalidDataset, UnusableFile, UnusableName, UnusableQuery
from graph.schema import schema
from tests.command import ROOT, run
from tests.tiny import write

TOLD = Source(title="The count", publisher="The Gazette", date="2031-05-02")
HEADER = """\
id: town
title: A town votes
documents: [{id: note, title: A note, authors: [Ann Ames]}]
scenarios:
  - {id: red, label: If Ada wins, group: vote, counterparts: {winner: ada}}
  - {id: blue, label: If Bob wins, group: vote, counterparts: {winner: bob}}
"""
ENTITIES = """\
- {id: ada, kind: candidate, name: Ada}
- {id: bob, kind: candidate, name: Bob}
- {id: quay, kind: asset, name: The quay}
- {id: ferry, kind: asset, name: The ferry}
- {id: mill, kind: asset, name: The mill}
- {id: port, kind: organization, name: The port}
"""


def claim(id: str, target: str, certainty: str, **fields: Any) -> dict[str, Any]:
    cited = [{"document": "note", "start": 0, "end": 4}]
    common = {"kind": "support", "source": "port", "modality": "expectation", "evidence": cited}
    return {**common, "id": id, "target": target, "certainty": certainty, **fields}


# The published example: certain yes, certain no, probable yes, probable negated no, probable one half.
CLAIMS = [
    claim("a", "ada", "certain"),
    claim("b", "bob", "certain"),
    claim("c", "quay", "probable"),
    claim("d", "ferry", "probable", negated=True),
    claim("e", "mill", "probable"),
    claim("f", "quay", "possible", scenario="red"),
    claim("g", "ferry", "certain", scenario="blue"),
    claim("h", "ada", "certain", modality="plan", holder="port", source="bob"),
    claim("i", "bob", "certain", scenario="red", modality="risk", kind="threat"),
    claim("j", "mill", "probable", scenario="red"),
]
ANSWERS = {
    "a": "yes",
    "b": "no",
    "c": "yes",
    "d": "no",
    "e": "partly",
    "f": "yes",
    "h": "no",
    "i": "no",
}


def event(outcome: str, on: str | None = "2031-05-01", **fields: Any) -> EventResolution:
    return EventResolution(event="vote", outcome=outcome, on=on, source=TOLD, **fields)


def answer(claim: str, outcome: Any, on: str | None = "2032-01-01") -> ClaimResolution:
    return ClaimResolution(claim=claim, outcome=outcome, on=on, source=TOLD)


ALL: tuple[Resolution, ...] = (
    event("ada"),
    *(answer(one, outcome) for one, outcome in ANSWERS.items()),
)


def folder(path: Path, *records: Resolution, log: str | None = None) -> Path:
    plain = [one.model_dump(mode="json", exclude_defaults=True) for one in records]
    files = {
        "dataset.yaml": HEADER,
        "entities.yaml": ENTITIES,
        "relations.jsonl": "".join(f"{json.dumps(one)}\n" for one in CLAIMS),
    }
    if plain or log is not None:
        files["resolutions.yaml"] = json.dumps(plain) if log is None else log
    return write(path / "town", files)


def town(tmp_path: Path, *records: Resolution) -> KnowledgeGraph:
    return load(folder(tmp_path, *records))


def outcomes(kg: KnowledgeGraph) -> dict[str, str]:
    return {one.relation.id: one.outcome for one in kg.resolutions()}


# What the records come to


def test_an_election_makes_void_what_hangs_on_the_other_outcome(tmp_path: Path) -> None:
    kg = town(tmp_path, event("ada"))

    assert outcomes(kg) == {"g": "void"}
    (voided,) = kg.resolutions()
    assert voided.resolved.on == "2031-05-01"
    assert voided.resolved.record.source == TOLD
    assert [(one.event, one.scenario, one.on) for one in kg.outcomes] == [
        ("vote", "red", "2031-05-01")
    ]
    assert "The Gazette" in repr(kg.outcomes)


@pytest.mark.parametrize(("said", "void"), [("red", {"g"}), ("bob", {"f", "i", "j"})])
def test_an_outcome_is_a_scenario_or_who_plays_its_part(
    tmp_path: Path, said: str, void: set[str]
) -> None:
    assert outcomes(town(tmp_path, event(said))).keys() == void


def test_where_none_of_them_comes_about_all_are_void(tmp_path: Path) -> None:
    kg = town(tmp_path, event("none"))

    assert outcomes(kg).keys() == {"f", "g", "i", "j"}
    assert kg.outcomes[0].scenario is None
    assert "none" in repr(kg.outcomes)


def test_the_claims_stay_as_they_are(tmp_path: Path) -> None:
    before, after = town(tmp_path / "a"), town(tmp_path / "b", *ALL)

    assert after.relations() == before.relations()
    assert after.engine.header == before.engine.header
    assert graph.check(after.dataset) == graph.check(before.dataset)


def test_a_later_record_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    kg = town(
        tmp_path,
        answer("a", "yes"),
        answer("a", "partly", "2033"),
        event("ada"),
        event("bob", "2031-06"),
    )

    assert outcomes(kg) == {"a": "partly", "f": "void", "i": "void", "j": "void"}


def test_open_takes_a_record_back_exactly(tmp_path: Path) -> None:
    before = Outcomes(town(tmp_path).header, ())
    taken_back = (event("ada"), event("open", None))

    assert Outcomes(before_header(tmp_path), taken_back).events == before.events
    again = Outcomes(before_header(tmp_path), (*taken_back, event("bob")))
    assert again.events == Outcomes(before_header(tmp_path), (event("bob"),)).events


def before_header(tmp_path: Path) -> Any:
    return town(tmp_path).header


def test_when_and_by_what_it_is_settled_is_said_once(tmp_path: Path) -> None:
    due = ClaimResolution(claim="a", due="2031-12-31", criteria="The port says so.")
    kg = town(tmp_path, due, answer("a", "yes"))

    (one,) = kg.resolutions()
    assert (one.resolved.due, one.resolved.criteria) == ("2031-12-31", "The port says so.")
    assert one.outcome == "yes"
    assert outcomes(town(tmp_path / "open", due)) == {"a": "open"}


def test_a_graph_sent_saved_or_made_smaller_knows_what_came_true(tmp_path: Path) -> None:
    kg = town(tmp_path, *ALL)

    sent = pickle.loads(pickle.dumps(kg))  # noqa: S301  # ours
    kg.save(tmp_path / "saved")
    for other in (sent, load(tmp_path / "saved"), KnowledgeGraph(kg.dataset)):
        assert outcomes(other) == outcomes(kg)
    assert load(tmp_path / "saved").dataset == kg.dataset
    assert outcomes(kg.subgraph(scenario=["red", "blue"])) == {"f": "yes", "g": "void", "i": "no"}
    assert outcomes(kg.scenario("blue")) == {
        one: outcome for one, outcome in outcomes(kg).items() if one not in "fi"
    }
    with pytest.raises(UnusableFile):
        town(tmp_path / "other").save(tmp_path / "saved")


def test_one_file_may_hold_all(tmp_path: Path) -> None:
    plain = [one.model_dump(mode="json", exclude_defaults=True) for one in ALL]
    kg = town(tmp_path)
    header = kg.header.model_dump(mode="json", exclude_defaults=True)
    entities = [
        one.model_dump(mode="json", exclude_defaults=True) | {"kind": one.kind} for one in kg
    ]
    whole = tmp_path / "whole.json"
    whole.write_text(
        json.dumps({**header, "entities": entities, "relations": CLAIMS, "resolutions": plain}),
        encoding="utf-8",
    )

    assert outcomes(load(whole)) == outcomes(town(tmp_path / "b", *ALL))
    assert run("rename", whole, "ada", "adah").status == 0
    assert load(whole).outcomes[0].scenario == "red"


def test_who_is_one_with_another_may_be_the_outcome(tmp_path: Path) -> None:
    path = folder(tmp_path, event("ada-lee"))
    (path / "entities.yaml").write_text(
        f"{ENTITIES}- {{id: ada-lee, kind: candidate, name: Ada Lee}}\n", encoding="utf-8"
    )
    (path / "dataset.yaml").write_text(HEADER.replace("winner: ada", "winner: ada-lee"), "utf-8")
    (path / "merges.yaml").write_text("- {same: [ada, ada-lee]}\n", encoding="utf-8")

    kg = load(path)
    assert kg.scenarios[0].counterparts == {"winner": "ada"}
    assert outcomes(kg) == {"g": "void"}
    assert outcomes(KnowledgeGraph(kg.dataset)) == {"g": "void"}


# What is wrong with a log

RED = "- {event: vote, outcome: red, on: 2031-05, source: {title: T}}"
YES = "- {claim: a, outcome: yes, on: 2031-05, source: {title: T}}"
BAD = {
    "no list": ("{event: vote}", "bad-value"),
    "no YAML": ("- {event: [", "syntax"),
    "a word": ("- vote", "bad-value"),
    "about nothing": ("- {outcome: yes}", "missing-field"),
    "an unknown event": (
        "- {event: vot, outcome: red, on: 2031-05, source: {title: T}}",
        "unknown-group",
    ),
    "an unknown outcome": (
        "- {event: vote, outcome: rd, on: 2031-05, source: {title: T}}",
        "unknown-scenario",
    ),
    "an outcome without a part": (
        "- {event: vote, outcome: quay, on: 2031-05, source: {title: T}}",
        "unknown-scenario",
    ),
    "an unknown claim": (
        "- {claim: zz, outcome: yes, on: 2031-05, source: {title: T}}",
        "unknown-answer",
    ),
    "an unknown verdict": (
        "- {claim: a, outcome: true, on: 2031-05, source: {title: T}}",
        "bad-value|unknown-word",
    ),
    "a misspelt verdict": (
        "- {claim: a, outcome: maybe, on: 2031-05, source: {title: T}}",
        "unknown-word",
    ),
    "a day that is none": (
        "- {event: vote, outcome: red, on: 2031-02-30, source: {title: T}}",
        "bad-date",
    ),
    "a due day that is none": ("- {claim: a, due: soon}", "bad-date"),
    "an unknown field": ("- {claim: a, outcom: yes}", "unknown-field"),
    "an event that is due": ("- {event: vote, outcome: open, due: 2031-05}", "unknown-field"),
    "no day": ("- {event: vote, outcome: red, source: {title: T}}", "missing-field"),
    "no source": ("- {claim: a, outcome: yes, on: 2031-05}", "missing-field"),
    "an empty source": ("- {claim: a, outcome: yes, on: 2031-05, source: {}}", "bad-value"),
    "an unknown document": (
        "- {claim: a, outcome: yes, on: 2031-05, source: {document: nota}}",
        "unknown-document",
    ),
    "no web address": (
        "- {claim: a, outcome: yes, on: 2031-05, source: {title: T, url: 'javascript:alert(1)'}}",
        "bad-value",
    ),
    "what cannot be seen": (
        '- {claim: a, outcome: yes, on: 2031-05, source: {title: "T\\u0007"}}',
        "bad-name|control-character",
    ),
    "two outcomes on one day": (
        f"{RED}\n{RED.replace('red', 'bob')}",
        "wrong-resolution",
    ),
    "two verdicts on one day": (
        f"{YES}\n{YES.replace('yes', 'no')}",
        "wrong-resolution",
    ),
    "a verdict on what is void": (
        f"{YES.replace('a,', 'g,')}\n{RED}",
        "wrong-resolution",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, what: str) -> None:
    log, rules = BAD[what]
    path = folder(tmp_path, log=f"{log}\n")

    problems = [one for one in read(path).problems if one.place.file.endswith("resolutions.yaml")]

    assert {one.rule for one in problems} <= set(rules.split("|"))
    assert problems
    assert all(one.place.line > 0 for one in problems)
    assert read(path).dataset.resolutions == ()
    with pytest.raises(InvalidDataset):
        load(path)
    bytes_before = (path / "resolutions.yaml").read_bytes()
    with pytest.raises(UnusableFile):
        resolve(path, answer("c", "yes"))
    assert (path / "resolutions.yaml").read_bytes() == bytes_before


GOOD = (
    f"{RED}\n{RED.replace('red', 'ada').replace('title: T', 'document: note')}\n",
    f"{RED}\n- {{event: vote, outcome: open}}\n{RED.replace('red', 'blue')}\n",
    f"{YES.replace('a,', 'g,').replace('yes', 'void')}\n{RED}\n",
    f"{YES.replace('a,', 'g,')}\n- {{claim: g}}\n{RED}\n",
    "# nothing yet\n",
    "",
)


@pytest.mark.parametrize("log", GOOD)
def test_what_is_right_is_clean_in_files_and_in_memory(tmp_path: Path, log: str) -> None:
    path = folder(tmp_path, log=log)

    assert [one for one in read(path).problems if "resolution" in one.place.file] == []
    assert {one.rule for one in graph.check(load(path).dataset)} <= {"unused-entity"}


def test_an_outcome_that_plays_a_part_on_both_sides_is_not_plain(tmp_path: Path) -> None:
    path = folder(tmp_path, event("port"))
    both = HEADER.replace("winner: ada", "winner: ada, host: port").replace(
        "winner: bob", "winner: bob, host: port"
    )
    (path / "dataset.yaml").write_text(both, encoding="utf-8")

    assert "wrong-resolution" in {one.rule for one in read(path).problems}


def test_in_a_folder_the_log_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "dataset.yaml").write_text(f"{HEADER}resolutions: []\n", encoding="utf-8")

    (problem,) = [one for one in read(path).problems if one.severity == "error"]
    assert (problem.rule, problem.place.line) == ("unknown-field", 7)


def test_a_claim_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    path = folder(tmp_path, answer("a", "yes"))
    lines = (path / "relations.jsonl").read_text("utf-8").splitlines()
    (path / "relations.jsonl").write_text("\n".join((lines[0][:-9], *lines[1:])), encoding="utf-8")

    assert "unknown-answer" not in {one.rule for one in read(path).problems}


# Scores


def test_the_published_example(tmp_path: Path) -> None:
    found = {(one.modality, one.certainty): one for one in town(tmp_path, *ALL).score()}

    every = found["expectation", None]
    assert (every.n, every.scored) == (6, 5)
    assert every.brier == pytest.approx(0.2375)
    assert every.rate == pytest.approx((1 + 0 + 1 + 1 + 0.5 + 1) / 6)
    certain = found["expectation", "certain"]
    assert (certain.n, certain.brier, certain.rate, certain.forecast) == (2, 0.5, 0.5, 1)
    probable = found["expectation", "probable"]
    assert (probable.n, probable.brier, probable.forecast) == (3, 0.0625, 0.75)
    possible = found["expectation", "possible"]
    assert (possible.n, possible.scored, possible.brier, possible.rate) == (1, 0, None, 1)
    assert (every.void, every.open) == (1, 0)


def test_plans_are_by_themselves_and_risks_are_never_scored(tmp_path: Path) -> None:
    found = town(tmp_path, *ALL).score()

    plan, risk = (
        next(one for one in found if one.modality == modality) for modality in ("plan", "risk")
    )
    assert (plan.voice, plan.n, plan.rate, plan.brier) == ("port", 1, 0, 1)
    assert (risk.n, risk.rate, risk.scored, risk.brier) == (1, 0, 0, None)


def test_almost_certain_may_stand_for_less(tmp_path: Path) -> None:
    kg = town(tmp_path, *ALL)

    (certain,) = (
        one for one in kg.score(certain=0.93, certainty="certain", modality="expectation")[1:]
    )
    assert certain.brier == pytest.approx((0.07**2 + 0.93**2) / 2)
    for wrong in (0.75, 1.1, -1, float("nan")):
        with pytest.raises(UnusableQuery):
            kg.score(certain=wrong)


def test_where_nothing_has_resolved_there_is_no_score(tmp_path: Path) -> None:
    assert town(tmp_path).score() == ()
    assert town(tmp_path).resolutions() == ()
    (only,) = town(tmp_path / "void", event("ada")).score()
    assert (only.n, only.rate, only.brier, only.void) == (0, None, None, 1)


def test_a_query_says_which_claims_are_scored(tmp_path: Path) -> None:
    kg = town(tmp_path, *ALL)

    assert {one.voice for one in kg.score(voice="port")} == {"port"}
    assert len(kg.score(limit=2)) == 2
    assert [one.relation.id for one in kg.resolutions(order="-id", limit=2)] == ["i", "h"]
    with pytest.raises(graph.UnknownEntity):
        kg.score(entity="nobody-here")


def test_answers_print_and_give_records(tmp_path: Path) -> None:
    kg = town(tmp_path, *ALL)

    assert "0.2375" in repr(kg.score())
    assert kg.score().records()[0]["n"] == 6
    record = kg.resolutions(scenario="blue").records()[0]
    assert (record["resolution"], record["resolution_on"]) == ("void", "2031-05-01")
    assert record["resolution_source"] == "The count, The Gazette, 2031-05-02"
    assert record["id"] == "g"


# In Chile


def test_the_claims_on_the_side_that_lost_are_void_and_nothing_is_scored_yet() -> None:
    kg = graph.load()

    assert [(one.event, one.scenario, one.on) for one in kg.outcomes] == [
        ("runoff-2025", "kast", "2025-12-14")
    ]
    assert {one.relation.id for one in kg.resolutions()} == {
        one.id for one in kg.relations(scenario="jara")
    }
    assert Counter(one.outcome for one in kg.resolutions()) == {
        "void": len(kg.relations(scenario="jara"))
    }
    assert {one.n for one in kg.score()} == {0}


# From the command line


def test_recording_from_the_command_line(tmp_path: Path) -> None:
    path = folder(tmp_path)
    told = ("--title", "The count", "--author", "A clerk", "--published", "2031-05-02")

    assert run("resolve", path, "vote", "ada", "--on", "2031-05-01", *told).status == 0
    assert run("resolve", path, "a", "--due", "2031-12", "--criteria", "It says so.").status == 0
    assert run("resolve", path, "a", "yes", "--on", "2031-11", "--document", "note").status == 0
    kg = load(path)
    assert outcomes(kg) == {"a": "yes", "g": "void"}
    assert kg.outcomes[0].record.source == Source(
        title="The count", authors=("A clerk",), date="2031-05-02"
    )
    listed = run("resolve", path, "--format", "json")
    assert [one["id"] for one in json.loads(listed.out)] == ["vote", "a"]
    assert run("check", path).status == 0
    scored = run("score", "-d", path, "--format", "json")
    assert json.loads(scored.out)[0]["brier"] == 0
    assert "0.0049" in run("score", "-d", path, "--certain", ".93").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("vote",), "OUTCOME"),
        (("vote", "ada"), "on:"),
        (("vote", "ada", "--on", "2031"), "source:"),
        (("vote", "ada", "--on", "31", "--title", "T"), "--on"),
        (("vote", "ada", "--on", "2031", "--publisher", "P"), "--title"),
        (("vote", "ada", "--on", "2031", "--title", "T", "--published", "soon"), "--published"),
        (("vote", "ada", "--due", "2031"), "--due"),
        (("vote", "adda", "--on", "2031", "--title", "T"), 'Did you mean "red"|no scenario'),
        (("vott", "ada"), "vott"),
        (("a", "maybe"), "OUTCOME"),
        (("g", "yes", "--on", "2031", "--title", "T"), "void"),
    ],
)
def test_what_cannot_be_recorded_changes_nothing(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    path = folder(tmp_path, event("red"))
    before = (path / "resolutions.yaml").read_bytes()

    done = run("resolve", path, *words)

    assert done.status == 2
    assert any(one in done.err for one in says.split("|")), done.err
    assert "Traceback" not in done.err
    assert (path / "resolutions.yaml").read_bytes() == before


def test_one_file_keeps_no_log_from_the_command_line(tmp_path: Path) -> None:
    path = folder(tmp_path)
    with pytest.raises(UnusableFile):
        resolve(path / "dataset.yaml" / "no", event("ada"))
    with pytest.raises(UnusableName):
        resolve(path, event("nobody"))
    assert not (path / "resolutions.yaml").exists()


def test_renaming_renames_in_the_log(tmp_path: Path) -> None:
    path = folder(tmp_path, event("ada"), answer("a", "yes"))

    assert run("rename", path, "ada", "adah").status == 0
    assert outcomes(load(path)) == {"a": "yes", "g": "void"}
    assert run("rename", path, "note", "memo").status == 0
    assert load(path).outcomes[0].record.outcome == "adah"

    by_scenario = folder(tmp_path / "b", event("red"))
    assert run("rename", by_scenario, "red", "crimson").status == 0
    assert load(by_scenario).outcomes[0].scenario == "crimson"


def test_renaming_an_end_renames_the_claim_in_the_log(tmp_path: Path) -> None:
    path = folder(tmp_path)
    plain = [{name: one[name] for name in one if name != "id"} for one in CLAIMS[:1]]
    (path / "relations.jsonl").write_text(f"{json.dumps(plain[0])}\n", encoding="utf-8")
    (only,) = load(path).relations()
    resolve(path, answer(only.id, "yes"))

    assert run("rename", path, "ada", "adah").status == 0

    (after,) = load(path).relations()
    assert after.id != only.id
    assert outcomes(load(path)) == {after.id: "yes"}


def test_the_schema_tells_records_from_others() -> None:
    made = schema(graph.load().engine.vocabulary, "resolutions")

    assert made["type"] == "array"
    assert set(made["$defs"]) >= {"EventResolution", "ClaimResolution", "Source"}
    assert made["$defs"]["EventResolution"]["then"] == {"required": ["on", "source"]}
    assert run("schema", "--of", "resolutions").status == 0


# Datasets as one


def test_merging_carries_what_came_true_along(tmp_path: Path) -> None:
    here = town(tmp_path / "a")
    path = folder(tmp_path / "b", event("ada"), answer("a", "yes"))
    (path / "dataset.yaml").write_text(HEADER.replace("id: town", "id: city"), encoding="utf-8")
    there = load(path)

    both = graph.merge(here, there)

    assert outcomes(both) == outcomes(there)
    assert graph.merge(there, there).dataset.resolutions == there.dataset.resolutions
    assert outcomes(graph.merge(there, here)) == outcomes(there)


def test_merging_follows_claims_scenarios_and_documents_to_their_new_ids(tmp_path: Path) -> None:
    here = town(tmp_path / "a")
    told = answer("a", "yes").model_copy(update={"source": Source(document="note")})
    path = folder(tmp_path / "b", event("red"), told)
    (path / "dataset.yaml").write_text(
        HEADER.replace("id: town", "id: city")
        .replace("If Ada", "If the sea")
        .replace("If Bob", "If the land")
        .replace("A note", "A memo"),
        encoding="utf-8",
    )
    text = (
        (path / "relations.jsonl")
        .read_text("utf-8")
        .replace('"certain"', '"certain", "scenario": "red"', 1)
    )
    (path / "relations.jsonl").write_text(text, encoding="utf-8")

    both = graph.merge(here, load(path))

    (outcome,) = both.outcomes
    assert outcome.scenario == "city--red"
    (yes,) = (one for one in both.resolutions() if one.outcome == "yes")
    assert yes.relation.id == "city--a"
    assert yes.resolved.record.source == Source(document="city--note")
    assert {one.rule for one in graph.check(both.dataset)} <= {"unused-entity"}


# Laws

NAMES = [one["id"] for one in CLAIMS]
DAYS = st.sampled_from(["2031", "2031-05", "2032-01-01"])
RECORDS: st.SearchStrategy[Resolution] = st.one_of(
    st.builds(event, st.sampled_from(["red", "blue", "ada", "bob", "none", "open"]), DAYS),
    st.builds(
        answer,
        st.sampled_from(NAMES),
        st.sampled_from(["yes", "no", "partly", "void", "open"]),
        DAYS,
    ),
)


@pytest.fixture(scope="module")
def header(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load(folder(tmp_path_factory.mktemp("laws"))).header


def stands(found: Outcomes) -> tuple[Any, ...]:
    return found.events, found.claims


@given(st.lists(RECORDS, max_size=12), st.randoms())
def test_the_order_of_records_of_other_things_changes_nothing(
    header: Any, records: list[Resolution], chance: Any
) -> None:
    by_thing: dict[tuple[str, str], list[Resolution]] = {}
    for one in records:
        by_thing.setdefault(one.about, []).append(one)
    turns = [about for about, those in by_thing.items() for _ in those]
    chance.shuffle(turns)
    shuffled = [by_thing[about].pop(0) for about in turns]

    assert stands(Outcomes(header, shuffled)) == stands(Outcomes(header, records))


@given(st.lists(RECORDS, max_size=12), RECORDS)
def test_what_is_taken_back_is_as_if_never_said(
    header: Any, records: list[Resolution], last: Resolution
) -> None:
    others = [one for one in records if one.about != last.about]
    taken_back = (
        event("open", None) if isinstance(last, EventResolution) else answer(last.claim, "open")
    )

    found = Outcomes(header, [*records, last, taken_back])
    without = Outcomes(header, others)

    assert found.events == without.events
    known = {name: one for name, one in found.claims.items() if one.outcome != "open"}
    assert known == {name: one for name, one in without.claims.items() if one.outcome != "open"}


@given(st.lists(RECORDS, max_size=12))
def test_a_log_said_twice_is_the_log(header: Any, records: list[Resolution]) -> None:
    assert stands(Outcomes(header, [*records, *records])) == stands(Outcomes(header, records))


@given(st.sampled_from([0.0, 0.5, 1.0]), st.sampled_from([0.75, 0.93, 1.0]))
def test_a_denial_is_scored_as_what_it_denies_is_turned_round(o: float, p: float) -> None:
    from graph.engine.scoring import brier

    assert brier([(1 - p, o)]) == pytest.approx(brier([(p, 1 - o)]))


def test_the_records_that_the_readme_shows_are_records(tmp_path: Path) -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    shown = [one for one in re.findall(r"`(\{(?:event|claim): [^`]*)`", readme) if "…" not in one]
    assert shown
    for one in shown:
        log = one.replace("mayor", "vote").replace("ana-rios", "ada")
        assert outcomes(load(folder(tmp_path, log=f"- {log}\n"))) == {"g": "void"}
