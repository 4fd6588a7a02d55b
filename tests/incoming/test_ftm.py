"""Files of FollowTheMoney, read into datasets: real donations, and files that somebody broke."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.problems import InvalidDataset
from graph.reading.brought import Report
from tests.command import ROOT, run

DONATIONS = ROOT.parent / "shared" / "datasets" / "ftm" / "donations.ijson"
real = pytest.mark.skipif(
    not DONATIONS.is_file(), reason="there are no data sets beside this checkout"
)


def entity(name: str, schema: str, /, **properties: Any) -> dict[str, Any]:
    listed = {word: one if isinstance(one, list) else [one] for word, one in properties.items()}
    return {"id": name, "schema": schema, "properties": listed}


def written(path: Path, *entities: Any) -> Path:
    path.write_text("\n".join(json.dumps(one) for one in entities), encoding="utf-8")
    return path


def report_of(path: Path) -> Report:
    report = graph.read(path).report
    assert report is not None
    return report


ADA = entity("1f", "Person", name="Ada")
BANK = entity("2f", "Company", name="The Bank", alias=["Bank"], country="cl")
OWNS = entity("3f", "Ownership", owner="1f", asset="2f", percentage="40", startDate="2020-05")


@real
def test_real_donations_are_read_without_a_fault() -> None:
    reading = graph.read(DONATIONS, thorough=True)
    assert reading.problems == ()
    kg = graph.load(DONATIONS)
    raw = [json.loads(line) for line in DONATIONS.read_text("utf-8").splitlines()]
    payments = {one["id"]: one["properties"] for one in raw if one["schema"] == "Payment"}
    claims = kg.relations(kind="payment")
    cited = {each.record for one in claims for each in one.evidence}
    assert cited == set(payments)
    names = {one["id"]: one["properties"]["name"][0] for one in raw if "name" in one["properties"]}
    called = {one.id: one.name for one in kg.entities()}
    for one in claims:
        for each in one.evidence:
            there = payments[each.record or ""]
            assert [one.date] == there["date"]
            assert [one.model_dump()["amount_eur"]] == there["amountEur"]
            assert called[one.source] == " ".join(names[there["payer"][0]].split())
            assert called[one.target] == " ".join(names[there["beneficiary"][0]].split())
    report = report_of(DONATIONS)
    assert report.read["entities"] == len(raw) == 474
    assert report.left == {"values of namesMentioned, left out": 290}
    assert {one.identifiers["ftm"] for one in kg.entities()} <= {one["id"] for one in raw}


@real
def test_real_donations_become_a_dataset_from_the_command_line(tmp_path: Path) -> None:
    done = run("import", DONATIONS, tmp_path / "donations")
    assert done.status == 0
    assert "290 of schema Payment" in done.out
    assert "values of namesMentioned, left out: 290" in done.out
    checked = run("check", tmp_path / "donations")
    assert checked.status == 0
    assert "warning" not in checked.out
    kg = graph.load(tmp_path / "donations")
    assert kg.relations() == graph.load(DONATIONS).relations()


@real
def test_real_donations_are_written_again_for_its_tools(tmp_path: Path) -> None:
    pytest.importorskip("followthemoney")
    kg = graph.load(DONATIONS)
    kg.export(tmp_path / "again.ftm.json")
    raw = [json.loads(line) for line in DONATIONS.read_text("utf-8").splitlines()]
    again = [
        json.loads(line) for line in (tmp_path / "again.ftm.json").read_text("utf-8").splitlines()
    ]

    def paid(lines: list[dict[str, Any]]) -> set[tuple[str, ...]]:
        wanted = ("payer", "beneficiary", "date", "amountEur")
        found = [one["properties"] for one in lines if one["schema"] == "Payment"]
        return {tuple(one[name][0] for name in wanted) for one in found}

    assert paid(again) == paid(raw)
    schemata = {one["id"]: one["schema"] for one in raw if one["schema"] != "Payment"}
    assert {one["id"]: one["schema"] for one in again if one["id"] in schemata} == schemata


@pytest.mark.parametrize("name", ["some.ftm.json", "some.ijson", "some.json", "SOME.FTM.JSON"])
def test_it_is_known_by_its_name_or_its_content(tmp_path: Path, name: str) -> None:
    kg = graph.load(written(tmp_path / name, ADA, BANK, OWNS))
    (one,) = kg.relations()
    assert (one.kind, one.source, one.target, one.start) == (
        "ownership",
        "ada",
        "the-bank",
        "2020-05",
    )
    assert one.model_dump()["percentage"] == "40"
    assert kg.entity("the-bank").aliases == ("Bank",)
    assert kg.entity("the-bank").model_dump()["country"] == "cl"
    assert len(kg.entities(kind="organization")) == 1


def test_a_single_line_called_json_is_known_too(tmp_path: Path) -> None:
    assert graph.read(written(tmp_path / "one.json", ADA)).report is not None


def test_what_is_no_claim_is_left_out_and_told(tmp_path: Path) -> None:
    path = written(
        tmp_path / "some.ftm.json",
        ADA,
        BANK,
        entity("1f", "Person", alias=["A. L."]),
        entity("s", "Sanction", entity="1f", program="x"),
        entity("o1", "Ownership", owner="1f", asset="gone"),
        entity("o2", "Ownership", owner="2f", asset="2f"),
        entity("o3", "Ownership", owner="1f", asset="2f", startDate="2020", endDate="2019"),
        entity(
            "o4", "Ownership", owner="1f", asset="2f", startDate="2020-01-01T10:00:00", date="soon"
        ),
        entity("o5", "Ownership", owner="1f", asset="2f", startDate="2020-01-01"),
    )
    reading = graph.read(path)
    assert not reading.errors
    assert report_of(path).left == {
        "entities of schema Sanction, left out": 1,
        "entities told in several lines, put together": 1,
        "links with an end that is not in the file, left out": 1,
        "links of an entity with itself, left out": 1,
        "ends before their start, left out": 1,
        "times of day, left out": 1,
        "dates beside the first, or that are none, left out": 1,
        "links that say the same as another, cited along with it": 1,
    }
    assert sorted(len(one.evidence) for one in reading.dataset.relations) == [1, 2]
    assert graph.load(path).entity("ada").aliases == ("A. L.",)


def test_links_have_the_kinds_that_fit_their_ends(tmp_path: Path) -> None:
    path = written(
        tmp_path / "some.ftm.json",
        ADA,
        BANK,
        entity("p", "Position", name="Chair"),
        entity("d", "Document", title="A report", author="Ada Lovelace", date="2024-03"),
        entity("l1", "Membership", member="1f", organization="2f", role="clerk", proof="d"),
        entity("l2", "Membership", member="p", organization="2f"),
        entity("l3", "Occupancy", holder="1f", post="p", status="ended"),
        entity("l4", "Succession", predecessor="1f", successor="2f", status="current"),
        entity("l5", "UnknownLink", subject="1f", object="2f", role="supports"),
        entity("l6", "UnknownLink", subject="1f", object="2f", role="knows"),
        entity("l7", "Directorship", director="1f", organization="2f", summary="Since long."),
    )
    kg = graph.load(path)
    assert not graph.read(path).problems
    found = {each.record: one for one in kg.relations() for each in one.evidence}
    kinds = {record: one.kind for record, one in found.items()}
    assert kinds == {
        "l1": "membership",
        "l2": "coded_membership",
        "l3": "office",
        "l4": "replacement",
        "l5": "support",
        "l6": "unknown_link",
        "l7": "directorship",
    }
    assert found["l1"].model_dump()["role"] == "clerk"
    assert found["l1"].evidence[0].document == "a-report"
    assert found["l3"].end == "past"
    assert (found["l4"].source, found["l4"].end) == ("the-bank", "..")
    assert found["l6"].model_dump()["role"] == "knows"
    assert found["l7"].note == "Since long."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"id": "1f", "schema": "Person", "properties": {"name": ["Ada"]}}\n{"id": "2', 2),
        ('{"id": "1f", "schema": "Person", "properties": {}}\n\n[1, 2]', 3),
        (
            '{"id": "1f", "schema": "Person", "properties": {}}\n{"id": 7, "schema": "x", "properties": {}}',
            2,
        ),
        ('{"id": "1f", "schema": "Person", "properties": []}', 1),
        ('{"id": "1f", "schema": "Person", "properties": {}} {}', 1),
        ('{"id": "1f", "schema": "Person", "properties": {"name": ' + "[" * 100_000, 1),
        (
            '{"id": "1f", "schema": "Person", "properties": {"name": ' + "[" * 60 + "]" * 60 + "}}",
            1,
        ),
        ("\x00\x01", 1),
    ],
)
def test_what_is_broken_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "broken.ftm.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidDataset) as refused:
        graph.load(path)
    (problem,) = refused.value.problems
    assert problem.place.line == line
    assert run("import", path, tmp_path / "made").status != 0
    assert not (tmp_path / "made").exists()


def test_odd_values_do_no_harm(tmp_path: Path) -> None:
    path = written(
        tmp_path / "odd.ftm.json",
        entity("1f", "Person", name=["x" * 1_000_000, "\u202eevil", " ", None, {"id": "2f"}]),
        entity("2f", "Company", name=[], wikidataId="nonsense", topics=["a", 1, True]),
        entity("3f", "No Such Schema!", name="author", kind="odd", self="me", model_fields="x"),
        entity("4f", "No Such Schema!", name="author", leiCode="L"),
        entity("5f", "Company", name="\u0000", leiCode="L", id="x", name_="y"),
        entity("6f", "Event", name="Vote", date="never"),
        entity("7f", "Payment", payer="1f", beneficiary="2f", amount="much", kind="x", source="1f"),
        entity("8f", "Payment", payer=[["1f"]], beneficiary="2f"),
    )
    reading = graph.read(path)
    assert not reading.errors
    assert {one.severity for one in reading.problems} <= {"warning"}
    assert [one.kind for one in reading.dataset.relations] == ["payment"]
    report = report_of(path)
    assert report.left["links with an end that is not in the file, left out"] == 1
    assert all(len(line) < 2_000 for line in report.lines())


VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["e0", "e1", "e2", "2020", "2021-13", "past", "current", "supports", "CL", "Q7"]
    ),
    st.none() | st.booleans() | st.integers() | st.floats(),
)
PROPERTIES = st.dictionaries(
    st.sampled_from(
        [
            *(
                "name",
                "alias",
                "title",
                "summary",
                "country",
                "topics",
                "keywords",
                "territoryCode",
            ),
            *("startDate", "endDate", "date", "status", "role", "proof", "recordId", "sourceUrl"),
            *(
                "owner",
                "asset",
                "subject",
                "object",
                "member",
                "organization",
                "payer",
                "beneficiary",
            ),
            *("amount", "addressEntity", "parent", "wikidataId", "leiCode", "kind", "id", "author"),
        ]
    )
    | st.text(max_size=8),
    VALUES | st.lists(VALUES, max_size=3),
    max_size=8,
)
SCHEMATA = st.sampled_from(
    [
        *("Person", "Company", "Territory", "Event", "Document", "Ownership", "UnknownLink"),
        *("Membership", "Payment", "Succession", "Address", "Thing", "Sanction", "x y", "author"),
    ]
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(["e0", "e1", "e2", "e3", "e4"]), SCHEMATA, PROPERTIES)))
def test_whatever_entities_say_a_dataset_without_a_fault_comes_of_them(
    tmp_path: Path, found: list[tuple[str, str, dict[str, Any]]]
) -> None:
    lines = [{"id": id_, "schema": schema, "properties": said} for id_, schema, said in found]
    path = written(tmp_path / "any.ftm.json", ADA, *lines)
    reading = graph.read(path)
    assert reading.errors == ()


@pytest.mark.parametrize(
    ("status", "modality"),
    [("current", "fact"), ("planned", "plan"), ("Proposed", "plan"), ("alleged", "assessment")],
)
def test_a_link_that_may_not_hold_is_no_fact(tmp_path: Path, status: str, modality: str) -> None:
    link = entity("m", "Membership", member="a", organization="b", status=status)
    file = written(tmp_path / "x.ftm.json", *_TWO, link)
    (one,) = graph.load(file).relations()
    assert (one.modality, one.note) == (
        modality,
        None if modality == "fact" else f"Status: {status}",
    )
    assert ("links" in str(report_of(file))) == (modality != "fact")


def test_a_link_of_many_with_many_is_bounded_and_told(tmp_path: Path) -> None:
    people = [entity(f"p{n}", "Person", name=f"P {n}") for n in range(40)]
    bodies = [entity(f"o{n}", "Organization", name=f"O {n}") for n in range(40)]
    ends = {
        "member": [one["id"] for one in people],
        "organization": [one["id"] for one in bodies],
    }
    file = written(tmp_path / "x.ftm.json", *people, *bodies, entity("m", "Membership", **ends))
    assert len(graph.load(file).relations()) == 1000
    assert "m: 600 pairs" in str(report_of(file))


_TWO = (entity("a", "Person", name="A"), entity("b", "Organization", name="B"))
