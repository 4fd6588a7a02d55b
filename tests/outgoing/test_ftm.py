"""FollowTheMoney, held to its own library: valid, the same when read by it, and no edge that nobody claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import graph
from graph.knowledge import KnowledgeGraph
from graph.outgoing.extract import FACTS, Extract
from graph.outgoing.formats import ftm
from tests.command import run
from tests.outgoing.hostile import MODALITIES, NAMES, fixed, graphs
from tests.tiny import claim, graph_of

EDGES = {
    "Membership",
    "Directorship",
    "Occupancy",
    "Succession",
    "Control",
    "UnknownLink",
    "Payment",
}
Line = dict[str, Any]


def lines(kg: KnowledgeGraph) -> list[Line]:
    """What is written of a graph, an entity each."""
    pytest.importorskip("followthemoney")
    text = ftm.write(Extract(kg.engine)).files[""]
    assert isinstance(text, str)
    return [json.loads(line) for line in text.splitlines()]


def unsaid(kg: KnowledgeGraph) -> dict[str, int]:
    return dict(ftm.write(Extract(kg.engine)).unsaid)


def held_to_the_library(found: list[Line]) -> None:
    """Each entity is valid, and comes back from the library as it was."""
    schemata: Any = pytest.importorskip("followthemoney").model
    known = {one["id"]: schemata.get(one["schema"]) for one in found}
    assert len(known) == len(found)
    for one in found:
        proxy = schemata.get_proxy(one, cleaned=False)
        assert proxy.schema.validate(one) is None
        assert proxy.to_dict() == one
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert known[value].is_a(prop.range.name)
    for one in found:
        schema = known[one["id"]]
        if schema.edge:
            assert set(schema.required) <= set(one["properties"])


@pytest.mark.parametrize("kg", [graph.load(), fixed()], ids=["chile", "hard"])
def test_the_library_takes_all_that_is_written(kg: KnowledgeGraph) -> None:
    found = lines(kg)
    held_to_the_library(found)
    facts = {one.id for one in kg.relations(FACTS)}
    linked = {one["properties"]["recordId"][0] for one in found if one["schema"] in EDGES}
    assert linked
    assert linked <= facts


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kg=graphs())
def test_the_library_takes_any_graph_and_each_claim_is_a_link_or_is_told(
    kg: KnowledgeGraph,
) -> None:
    found = lines(kg)
    held_to_the_library(found)
    linked = sum(one["schema"] in EDGES for one in found)
    left = sum(
        count
        for told, count in unsaid(kg).items()
        if told.endswith(", left out")
        and told.startswith(("denials", "claims", "uncertain", "facts"))
    )
    assert linked + left == len(kg.relations())


@pytest.mark.parametrize("modality", MODALITIES)
@pytest.mark.parametrize(
    "fields", [{}, {"negated": True}, {"scenario": "red"}, {"certainty": "possible"}]
)
def test_only_what_is_so_for_certain_is_a_link(modality: str, fields: dict[str, Any]) -> None:
    kg = graph_of(
        {"ada": "person", "party": "party"},
        claim("membership", "ada", "party", modality=modality, **fields),
    )
    so = modality == "fact" and not fields
    assert [one["schema"] for one in lines(kg) if one["schema"] in EDGES] == ["Membership"] * so
    assert any(told.endswith(", left out") for told in unsaid(kg)) != so


def test_each_kind_has_its_schema_and_what_has_none_is_told() -> None:
    kg = graph_of(
        {
            "ada": "candidate",
            "party": "party",
            "force": "agency",
            "chile": {"kind": "country", "identifiers": {"iso3166-1": "CL", "wikidata": "Q298"}},
            "crime": "issue",
            "chair": "post",
        },
        claim("leadership", "ada", "party"),
        claim("office", "ada", "chair", end="past", statement="Ada chaired it."),
        claim("replacement", "party", "force"),
        claim("membership", "chile", "party", role="observer"),
        claim("support", "ada", "crime"),
    )
    found = {one["id"]: one for one in lines(kg)}
    assert found["e-chile"]["schema"] == "Territory"
    assert found["e-chile"]["properties"]["country"] == ["cl"]
    assert found["e-chile"]["properties"]["wikidataId"] == ["Q298"]
    assert found["e-party"]["properties"]["topics"] == ["pol.party"]
    assert "e-crime" not in found
    links = {one["schema"]: one["properties"] for one in found.values() if one["id"][:2] == "c-"}
    assert set(links) == {"Directorship", "Occupancy", "Succession", "UnknownLink"}
    assert links["Directorship"]["role"] == ["leads"]
    assert links["Occupancy"]["status"] == ["ended"]
    assert links["Occupancy"]["summary"] == ["Ada chaired it."]
    assert links["Succession"]["successor"] == ["e-party"]
    # A territory is no legal entity there, so it cannot be a member.
    assert links["UnknownLink"]["role"] == ["belongs to"]
    assert links["UnknownLink"]["proof"] == ["d-note"]
    told = unsaid(kg)
    assert told["entities of kind issue, left out"] == 1
    assert told["facts about what FollowTheMoney has no schema for, left out"] == 1
    assert told["roles, said in the summary alone"] == 1


def test_every_value_that_the_library_changes_is_told() -> None:
    entities = {f"a{at}": {"kind": "party", "name": name} for at, name in enumerate(NAMES)}
    kg = graph_of(
        entities,
        claim("membership", "a0", "a1", start="2001-21", end="19XX"),
        claim("membership", "a1", "a2", start="1990~", end=".."),
    )
    found = {one["id"]: one["properties"] for one in lines(kg)}
    changed = [at for at, name in enumerate(NAMES) if found[f"e-a{at}"].get("name") != [name]]
    told = unsaid(kg)
    assert told["names that FollowTheMoney does not take as they are, otherwise written"] == len(
        changed
    )
    dates = [one.get("startDate", []) + one.get("endDate", []) for one in found.values()]
    kept = [date for each in dates for date in each]
    lost = sum(
        count for words, count in told.items() if words.startswith("dates that FollowTheMoney")
    )
    assert len(kept) - sum(date not in {"2001-21", "19XX", "1990~"} for date in kept) + lost == 3


def test_without_its_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    done = run("export", tmp_path / "chile.ftm.json")
    assert done.status == 2
    assert 'pip install "policygraph[ftm]"' in done.err
    assert not (tmp_path / "chile.ftm.json").exists()


def test_what_it_can_say_is_read_back(tmp_path: Path) -> None:
    kg = graph.load()
    pytest.importorskip("followthemoney")
    made = kg.export(tmp_path / "chile.ftm.json")
    assert made.format == "ftm"
    again = graph.load(tmp_path / "chile.ftm.json")
    linked = {one["properties"]["recordId"][0] for one in lines(kg) if one["schema"] in EDGES}
    facts = [one for one in kg.relations() if one.id in linked]
    before = {(one.kind, *one.ends, one.start, one.end, one.date) for one in facts}
    after = {(one.kind, *one.ends, one.start, one.end, one.date) for one in again.relations()}
    assert after == before
    kinds = {one.id: one.kind for one in kg.entities() if one.kind not in {"issue", "policy"}}
    assert {one.id: one.kind for one in again.entities()} == kinds
    names = {one.id: one.name for one in again.entities()}
    assert names == {one.id: one.name for one in kg.entities() if one.id in names}
    # Written once more, it is the same: nothing further is lost.
    again.export(tmp_path / "again.ftm.json")
    third = graph.load(tmp_path / "again.ftm.json")
    assert {(one.kind, *one.ends) for one in third.relations()} == {x[:3] for x in after}
