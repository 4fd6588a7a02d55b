"""Popolo files: real ones against counts made without the reader, and such as nobody should write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.brought import Report
from tests.command import ROOT, run

Record = dict[str, Any]
REAL = ROOT.parent / "shared" / "datasets" / "everypolitician"
COUNTRIES = ("estonia", "ireland", "kenya")
DAYS = ("2011-03-27", "2012-06-01", "2015-03-23", "2015-04-08", "2015-06-01", "2016-11-30")
LEGISLATURES = {"estonia": "Riigikogu", "ireland": "Dáil Éireann", "kenya": "National Assembly"}

real = pytest.mark.skipif(not REAL.is_dir(), reason="there are no data sets beside this checkout")


def written(country: str) -> dict[str, list[Record]]:
    whole: dict[str, list[Record]] = json.loads(
        (REAL / f"{country}.json").read_text(encoding="utf-8")
    )
    return whole


@pytest.fixture(scope="module", params=COUNTRIES)
def country(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def kg(country: str) -> KnowledgeGraph:
    return graph.load(REAL / f"{country}.json")


def spans(country: str) -> Iterator[tuple[Record, str, str]]:
    """Each membership with the first and last day on which it may have been, by its dates or its term's."""
    whole = written(country)
    terms = {one["id"]: one for one in whole["events"]}
    for one in whole["memberships"]:
        term = terms[one["legislative_period_id"]]
        start = one.get("start_date") or term.get("start_date") or ""
        end = one.get("end_date") or term.get("end_date") or ""
        yield (
            one,
            f"{start}-01-01"[:10] if start else "0001",
            f"{end}-12-31"[:10] if end else "9999",
        )


# The real files


@real
def test_a_real_file_passes_every_rule_without_a_warning(country: str) -> None:
    assert read(REAL / f"{country}.json", thorough=True).problems == ()


@real
def test_all_people_and_bodies_are_there_with_the_ids_of_the_file(
    kg: KnowledgeGraph, country: str
) -> None:
    whole = written(country)
    for section in ("persons", "organizations", "posts"):
        for one in whole[section]:
            (found,) = [
                entity for entity in kg.entities() if entity.identifiers.get("popolo") == one["id"]
            ]
            assert (one.get("name") or one["label"]) in found.name
    items = Counter(
        known["identifier"]
        for section in ("persons", "organizations", "areas")
        for one in whole[section]
        for known in one.get("identifiers", [])
        if known["scheme"] == "wikidata"
    )
    kept = {one.identifiers["wikidata"] for one in kg.entities() if "wikidata" in one.identifiers}
    assert kept == {item for item, count in items.items() if count == 1}


@real
@pytest.mark.parametrize("day", DAYS)
def test_who_sat_on_a_day_and_for_which_party(kg: KnowledgeGraph, country: str, day: str) -> None:
    by_id = {one.id: one.identifiers["popolo"] for one in kg.entities() if one.identifiers}
    sat = {one["person_id"] for one, first, last in spans(country) if first <= day <= last}
    found = kg.relations(kind="membership", target=LEGISLATURES[country], on=day)
    assert {by_id[one.source] for one in found} == sat

    parties = {
        (one["person_id"], one["on_behalf_of_id"])
        for one, first, last in spans(country)
        if first <= day <= last
    }
    found = kg.relations(kind="membership", target_kind=("party", "group"), on=day)
    assert {(by_id[one.source], by_id[one.target]) for one in found} == parties


@real
def test_every_membership_is_two_claims_that_cite_it(kg: KnowledgeGraph, country: str) -> None:
    whole = written(country)
    cited = Counter(
        (one.kind, citation.record) for one in kg.relations() for citation in one.evidence
    )
    for number, one in enumerate(whole["memberships"]):
        record = f"/memberships/{number}"
        assert cited["membership", record] == 2
        assert cited["representation", record] == ("area_id" in one)
        assert cited["office", record] == ("post_id" in one)
    assert {one.modality for one in kg.relations()} == {"fact"}
    assert {one.voice for one in kg.relations()} == {kg.documents[0].id}


@real
def test_the_numbers_are_those_that_are_known_of_the_files() -> None:
    estonia = report(REAL / "estonia.json")
    assert estonia.left["memberships without dates, dated by their term"] == 137
    assert estonia.left["memberships that repeat person, party and term"] == 23
    assert (
        report(REAL / "ireland.json").left["memberships without dates, dated by their term"] == 324
    )
    kenya = report(REAL / "kenya.json")
    assert kenya.left["memberships without dates, dated by their term"] == 342
    assert kenya.named["parties that stand for those without one, told as groups"] == [
        "IND",
        "party/independent",
    ]
    sat = graph.load(REAL / "ireland.json").relations(
        kind="membership", target="Dáil Éireann", on="2016-03-10"
    )
    assert len(sat) == sum(
        one["legislative_period_id"] == "term/32" for one in written("ireland")["memberships"]
    )


@real
def test_ids_with_apostrophes_and_slashes_are_kept() -> None:
    kg = graph.load(REAL / "kenya.json")
    kept = {one.identifiers.get("popolo") for one in kg.entities()}
    assert {"women's_representative", "party/ford_kenya"} <= kept
    (one, *_) = kg.relations(kind="office", target="Women's Representative")
    assert str(one.evidence[0].url).startswith("http://info.mzalendo.com/person/")


@real
def test_the_owners_library_sees_the_same_people_in_the_same_seats(
    kg: KnowledgeGraph, country: str
) -> None:
    importer = pytest.importorskip("popolo_data.importer", exc_type=ImportError)
    popolo = importer.Popolo.from_filename(str(REAL / f"{country}.json"))
    names = {one.id: one.name for one in kg.entities()}
    seats = Counter((one.person.name, one.on_behalf_of.name) for one in popolo.memberships)
    found = {
        (names[one.source], names[one.target].split(" (")[0])
        for one in kg.relations(kind="membership", target_kind=("party", "group"))
    }
    assert {(person, party.split(" (")[0]) for person, party in seats} == found
    for day in DAYS:
        when = date.fromisoformat(day)
        sat = {
            one.person.name
            for one in popolo.memberships
            if one.current_at(when)
            and (
                one.data.keys() >= {"start_date", "end_date"}
                or one.legislative_period.current_at(when)
            )
        }
        told = kg.relations(kind="membership", target=LEGISLATURES[country], on=day)
        # Dates of its own that lie outside the term count for us, and for the library the term does.
        assert sat <= {names[one.source] for one in told}


@real
def test_a_new_dataset_is_made_of_a_file_and_passes(tmp_path: Path, country: str) -> None:
    made = run("import", REAL / f"{country}.json", tmp_path / country)
    assert made.status == 0
    assert "read from a Popolo file" in made.out
    checked = run("check", tmp_path / country)
    assert (checked.status, checked.err) == (0, "")
    again = graph.load(tmp_path / country)
    assert again.relations() == graph.load(REAL / f"{country}.json").relations()


# Plain Popolo, and what is wrong with it

PERSON: Record = {"id": "p", "name": "Ada"}
HALL: Record = {"id": "hall", "name": "Hall", "classification": "legislature"}
REDS: Record = {"id": "reds", "name": "Reds", "classification": "party"}
TERM: Record = {
    "id": "t1",
    "name": "First term",
    "classification": "legislative period",
    "start_date": "2001",
    "end_date": "2004-05-06",
    "organization_id": "hall",
}


def popolo(*memberships: Any, **sections: Any) -> Record:
    return {
        "persons": [PERSON],
        "organizations": [HALL, REDS],
        "events": [TERM],
        "memberships": [*memberships],
    } | sections


def seat(**fields: Any) -> Record:
    return {"person_id": "p", "organization_id": "hall"} | fields


def write(folder: Path, value: Any) -> Path:
    path = folder / "town.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def report(path: Path) -> Report:
    found = read(path)
    assert found.errors == ()
    assert found.report is not None
    return found.report


def told(folder: Path, value: Any) -> KnowledgeGraph:
    path = write(folder, value)
    assert not read(path, thorough=True).errors
    return graph.load(path)


DEFECTS: dict[str, tuple[Record, str, list[tuple[str, str | None, str | None]]]] = {
    "of nobody": (seat(person_id="q"), "memberships of nobody who is there, left out", []),
    "in nothing": (
        seat(organization_id="q"),
        "memberships whose organization is not there, told without it",
        [],
    ),
    "party unknown": (
        seat(on_behalf_of_id="unknown"),
        "memberships whose party is unknown, told without a party",
        [("membership", None, None)],
    ),
    "backwards": (
        seat(start_date="2003", end_date="2002", legislative_period_id="t1"),
        "memberships that end before they begin, dated by their term, if by anything",
        [("membership", "2001", "2004-05-06")],
    ),
    "beyond the term": (
        seat(end_date="2009", legislative_period_id="t1"),
        "memberships that reach beyond their term",
        [("membership", "2001", "2009")],
    ),
    "no such term": (
        seat(legislative_period_id="t9"),
        "memberships of a term that is not there",
        [("membership", None, None)],
    ),
    "no date": (seat(), "memberships that nothing dates", [("membership", None, None)]),
    "a date that is none": (
        seat(start_date="soon", end_date="2003-02-31"),
        "dates of memberships that are none, left out",
        [("membership", None, None)],
    ),
    "a time of day": (
        seat(start_date="2003-02-01T10:00:00Z", end_date="2003-04-00"),
        "dates of memberships cut to what is a date",
        [("membership", "2003-02-01", "2003-04")],
    ),
    "a number for a date": (
        seat(start_date=2003, end_date=["2004"]),
        "dates of memberships that are none, left out",
        [("membership", "2003", None)],
    ),
    "no such area": (
        seat(start_date="2003", area_id="q"),
        "memberships whose area is not there, told without it",
        [("membership", "2003", None)],
    ),
}


@pytest.mark.parametrize("what", DEFECTS)
def test_a_defect_is_told_with_its_place(what: str, tmp_path: Path) -> None:
    membership, why, claims = DEFECTS[what]
    path = write(tmp_path, popolo(membership))
    found = report(path)
    assert found.left[why]
    assert found.named[why][0].startswith("/memberships/0")
    assert [(one.kind, one.start, one.end) for one in graph.load(path).relations()] == claims


def test_one_membership_told_twice_is_one_claim_with_two_citations(tmp_path: Path) -> None:
    one = seat(start_date="2003", on_behalf_of_id="reds", legislative_period_id="t1")
    kg = told(tmp_path, popolo(one, one))
    assert [len(each.evidence) for each in kg.relations()] == [2, 2]
    left = report(tmp_path / "town.json").left
    assert left["memberships that repeat person, party and term"] == 1
    assert left["memberships that say nothing new, cited beside the others"] == 1


def test_terms_out_of_order_and_backwards_are_told(tmp_path: Path) -> None:
    terms = [
        {**TERM, "id": "t2", "name": "Second", "start_date": "2003", "end_date": "2008"},
        TERM,
        {**TERM, "id": "t3", "name": "Third", "start_date": "2012", "end_date": "2009"},
    ]
    path = write(tmp_path, popolo(seat(legislative_period_id="t3"), events=terms))
    found = report(path)
    assert found.named["terms that the file has before an earlier one"] == ["Second"]
    assert found.named["terms that begin before the one before them ends"] == ["Second"]
    assert found.named["terms that end before they begin, left without dates"] == ["Third"]
    (one,) = graph.load(path).relations()
    assert (one.start, one.end) == (None, None)


def test_memberships_may_stand_within_people_and_bodies_and_are_counted_once(
    tmp_path: Path,
) -> None:
    inner = {"id": "m1", "organization_id": "hall", "role": "Chair", "start_date": "2003"}
    value = popolo(
        persons=[{**PERSON, "memberships": [inner]}],
        organizations=[{**HALL, "memberships": [{**inner, "person": {"id": "p"}}]}, REDS],
    )
    (one,) = told(tmp_path, value).relations()
    assert (one.kind, getattr(one, "role", None), one.start) == ("membership", "Chair", "2003")
    assert [each.record for each in one.evidence] == ["/persons/0/memberships/0"]


def test_ids_of_two_sorts_and_numbers_are_told_apart(tmp_path: Path) -> None:
    value = {
        "persons": [{"id": 1, "name": "Ada"}],
        "organizations": [{"id": 1, "name": "Hall"}],
        "memberships": [{"person_id": 1, "organization_id": "1"}],
    }
    kg = told(tmp_path, value)
    assert kg.find("Ada").identifiers == {"popolo-person": "1"}
    assert kg.find("Hall").identifiers == {"popolo-organization": "1"}
    assert len(kg) == 1


def test_people_of_one_name_are_told_apart_by_birth_or_id(tmp_path: Path) -> None:
    persons = [
        {"id": "a", "name": "Ada", "birth_date": "1951-02-03"},
        {"id": "b", "name": "Ada", "birth_date": "1960"},
        {"id": "c", "name": "Ada", "birth_date": "1960"},
        {"id": "c", "name": "Another"},
    ]
    memberships = [seat(person_id=key) for key in "abc"]
    path = write(tmp_path, popolo(*memberships, persons=persons))
    assert read(path, thorough=True).errors == ()
    names = [one.name for one in graph.load(path).entities("person")]
    assert sorted(names) == ["Ada (b)", "Ada (born 1951)", "Ada (c)"]
    assert report(path).left["persons whose id another has, left out"] == 1


def test_what_cannot_be_an_identifier_is_left_out_and_told(tmp_path: Path) -> None:
    known = [
        {"scheme": "wikidata", "identifier": "Ada"},
        {"scheme": "viaf", "identifier": "1\u202e2"},
        {"scheme": "tax", "identifier": 7},
        {"scheme": "tax", "identifier": 8},
        "Q1",
    ]
    kg = told(tmp_path, popolo(seat(), persons=[{**PERSON, "identifiers": known}]))
    assert kg.find("Ada").identifiers == {"popolo": "p", "tax": "7"}
    left = report(tmp_path / "town.json").left
    assert left["identifiers that are none of their scheme, left out"] == 1
    assert left["identifiers of a scheme that gives another, left out"] == 1


@pytest.mark.parametrize("section", ["persons", "organizations", "memberships", "events", "areas"])
@pytest.mark.parametrize("wrong", [5, "words", {"a": []}, True])
def test_a_section_that_is_no_list_is_refused_with_its_place(
    section: str, wrong: Any, tmp_path: Path
) -> None:
    path = write(tmp_path, popolo(seat()) | {section: wrong})
    with pytest.raises(InvalidDataset, match=f"{section} is a list of objects") as refused:
        graph.load(path)
    (problem,) = refused.value.problems
    assert problem.place.file == str(path)
    assert problem.place.record == f"/{section}"
    assert run("import", path, tmp_path / "made").status != 0


BROKEN: dict[str, bytes] = {
    "cut off": json.dumps(popolo(seat())).encode()[:-30],
    "other encoding": json.dumps(popolo(seat())).encode("utf-16"),
    "Latin-1": json.dumps(popolo(persons=[{"id": "p", "name": "Zoë"}]), ensure_ascii=False).encode(
        "latin-1"
    ),
    "nested": b'{"persons": ' + b"[" * 100_000,
    "nested and closed": b'{"persons": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "a number of many digits": b'{"persons": [{"id": ' + b"9" * 5000 + b"}]}",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_refused_in_a_sentence(what: str, tmp_path: Path) -> None:
    path = tmp_path / "town.json"
    path.write_bytes(BROKEN[what])
    with pytest.raises((InvalidDataset, UnusableFile)):
        graph.load(path)
    done = run("check", path)
    assert done.status in {1, 2}


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    text = json.dumps(popolo(seat(start_date="2003")), indent=1).replace("\n", "\r\n")
    path = tmp_path / "town.json"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert len(graph.load(path)) == 1


def test_a_name_of_a_megabyte_and_signs_that_nobody_sees_do_no_harm(tmp_path: Path) -> None:
    persons = [
        {"id": "p\u0000\u202e", "name": "A" * 1_000_000},
        {"id": "q", "name": "\u200b\u0007"},
    ]
    value = popolo(seat(person_id="p\u0000\u202e"), seat(person_id="q"), persons=persons)
    kg = told(tmp_path, value)
    assert len(kg) == 2
    assert max(len(line) for line in str(report(tmp_path / "town.json")).splitlines()) < 1000


# Whatever stands in it

scalars = st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | st.text(max_size=8)
ids = st.sampled_from(("a", "b", "term/1", "IND", "unknown", "")) | scalars
dates = st.sampled_from(("2001", "2001-02", "2001-02-30", "2003-01-01", "..", "2001/2002", "199X"))
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
named = st.fixed_dictionaries(
    {},
    optional={
        "id": ids,
        "name": st.text(max_size=6) | scalars,
        "label": anything,
        "classification": st.sampled_from(("party", "legislature", "legislative period"))
        | anything,
        "identifiers": anything
        | st.lists(st.fixed_dictionaries({"scheme": ids, "identifier": ids}), max_size=2),
        "other_names": anything
        | st.lists(st.fixed_dictionaries({"name": ids, "lang": ids}), max_size=2),
        "organization_id": ids,
        "parent_id": ids,
        "start_date": dates | scalars,
        "end_date": dates | scalars,
        "birth_date": dates | anything,
        "memberships": anything,
    },
)
memberships = st.fixed_dictionaries(
    {},
    optional={
        "id": ids,
        "person_id": ids | anything,
        "person": anything | named,
        "organization_id": ids | anything,
        "on_behalf_of_id": ids | anything,
        "post_id": ids | anything,
        "area_id": ids,
        "area": anything | named,
        "legislative_period_id": ids | anything,
        "legislative_period": anything | named,
        "start_date": dates | anything,
        "end_date": dates | anything,
        "role": anything,
        "sources": anything | st.lists(st.fixed_dictionaries({"url": ids}), max_size=1),
    },
)


def some(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(entries | anything, max_size=3) | anything


files = st.fixed_dictionaries(
    {"persons": some(named)},
    optional={
        "organizations": some(named),
        "posts": some(named),
        "areas": some(named),
        "events": some(named),
        "memberships": some(memberships),
        "motions": anything,
        "meta": anything | st.fixed_dictionaries({"sources": anything}),
    },
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files)
def test_whatever_stands_in_it_ends_in_a_dataset_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    path = write(tmp_path_factory.mktemp("chance"), value)
    found = read(path, thorough=True)
    if found.report is None:
        assert {one.rule for one in found.errors} <= {"bad-value", "syntax"}
    else:
        assert found.errors == ()
