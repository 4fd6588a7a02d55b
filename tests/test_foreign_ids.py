"""Ids as other datasets write them become slugs, and stay what finds an entity."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.model import Entity, Ref, claim_id
from graph.names import bearers_of
from graph.problems import UnknownEntity
from graph.reading import foreign as rewriting
from graph.reading import read
from graph.vocabulary.entities import Asset
from graph.vocabulary.foreign import ELSEWHERE, foreign, slug_of
from graph.vocabulary.value import SLUG
from tests.command import ROOT
from tests.tiny import HEADER, claim, graph_of, relation, write

DATASETS = ROOT.parent / "shared" / "datasets"
FOREIGN = {
    "Q42": ("q42", "wikidata", "Q42"),
    "wd:Q42": ("q42", "wikidata", "Q42"),
    "wikidata:Q42": ("q42", "wikidata", "Q42"),
    "http://www.wikidata.org/entity/Q42": ("q42", "wikidata", "Q42"),
    "https://www.wikidata.org/wiki/Q42": ("q42", "wikidata", "Q42"),
    "https://wikidata.org/entity/Q42": ("q42", "wikidata", "Q42"),
    "geonames:3895114": ("geonames-3895114", "geonames", "3895114"),
    "https://sws.geonames.org/3895114/": ("geonames-3895114", "geonames", "3895114"),
    "https://www.geonames.org/3895114/chile.html": ("geonames-3895114", "geonames", "3895114"),
    "partyfacts:17": ("partyfacts-17", "partyfacts", "17"),
    "iso3166-1:CL": ("iso3166-1-cl", "iso3166-1", "CL"),
    "iso3166-2:CL-AP": ("iso3166-2-cl-ap", "iso3166-2", "CL-AP"),
    "https://viaf.org/viaf/75121530/": ("viaf-75121530", "viaf", "75121530"),
    "isni:000000012146438X": ("isni-000000012146438x", "isni", "000000012146438X"),
    "https://orcid.org/0000-0002-1825-009X": (
        "orcid-0000-0002-1825-009x",
        "orcid",
        "0000-0002-1825-009X",
    ),
    "area/carlow-kilkenny": ("area-carlow-kilkenny", "popolo", "area/carlow-kilkenny"),
    "A1944824-C134-4F2F-81E9-0E7D6AD69F7A": (
        "a1944824-c134-4f2f-81e9-0e7d6ad69f7a",
        "uuid",
        "A1944824-C134-4F2F-81E9-0E7D6AD69F7A",
    ),
}
DIGESTED = [
    ("NK-aBcDeF", "opensanctions"),
    ("NK-abcdef", "opensanctions"),
    ("https://www.opensanctions.org/entities/NK-zZ9/", "opensanctions"),
    ("https://example.org/People/7", "url"),
    ("https://example.org/people/7", "url"),
    ("https://example.org/people/7/", "url"),
    ("https://example.org/people?id=7", "url"),
    ("http://example.org/people/7", "url"),
    ("http://例え.jp/人", "url"),
    ("http://例え.jp/者", "url"),
    ("area/Carlow", "popolo"),
    ("area/carlow_kilkenny", "popolo"),
    ("area/hiiu-,_lääne", "popolo"),
    ("ocd-division/country:us/state:ca", "ocd"),
    ("urn:example:a", "urn"),
]
NOT = [
    "", "ada", "q42", "Ada", "ada lovelace", "ada_lovelace", "Q0", "Q", "Q4 2", "Q42 ", " Q42", "P31",
    "AAA", "FF", "nk-9bt4", "NK-", "foo:bar", "http://", "https:///x", "ftp://example.org/a",
    "javascript:alert(1)", "geonames:x", "iso3166-1:Chile", "person/", "person/a b", "a/b", "Q42\n",
    "6d03aec76fdeec8f9697d8b19954ab6fc2568bc8",
]  # fmt: skip


@pytest.mark.parametrize("written", FOREIGN)
def test_an_id_of_a_form_that_is_known_has_its_slug(written: str) -> None:
    assert foreign(written) == FOREIGN[written]


@pytest.mark.parametrize(("written", "scheme"), DIGESTED)
def test_what_a_slug_cannot_show_is_digested(written: str, scheme: str) -> None:
    found = foreign(written)
    assert found is not None
    assert found.scheme == scheme
    assert re.search(r"-[0-9a-f]{10}$", found.slug)
    assert found == foreign(written)


def test_two_ids_never_have_one_slug() -> None:
    slugs = [slug_of(written) for written, _scheme in DIGESTED]
    assert all(one != other for one, other in combinations(slugs, 2))


@pytest.mark.parametrize("written", NOT)
def test_what_is_a_slug_or_of_no_known_form_stays(written: str) -> None:
    assert foreign(written) is None
    assert slug_of(written) == written
    assert re.search(ELSEWHERE.replace("$", r"\Z"), written) is None


@given(
    st.from_regex(ELSEWHERE.replace("$", r"\Z")) | st.text().map(lambda text: f"http://a/{text}")
)
def test_a_slug_is_always_one(written: str) -> None:
    found = foreign(written)
    if found is not None:
        assert re.fullmatch(SLUG, found.slug)
        assert len(found.slug) <= 200
        assert foreign(found.slug) is None


# Records


def test_an_entity_keeps_its_id_among_its_identifiers() -> None:
    record = {"id": "Q42", "kind": "person", "name": "A", "identifiers": {"viaf": "1"}}
    made = rewriting.entity(record)
    assert made.record == record | {"id": "q42", "identifiers": {"viaf": "1", "wikidata": "Q42"}}
    assert made.problems == ()
    assert record["id"] == "Q42"


def test_an_identifier_that_is_given_already_stays() -> None:
    record = {"id": "Q42", "identifiers": {"wikidata": "Q42"}}
    assert rewriting.entity(record) == ({"id": "q42", "identifiers": {"wikidata": "Q42"}}, ())


def test_an_identifier_that_says_another_is_a_problem() -> None:
    made = rewriting.entity({"id": "Q42", "identifiers": {"wikidata": "Q43"}})
    ((path, message),) = made.problems
    assert path == ("identifiers", "wikidata")
    assert '"Q42"' in message
    assert '"Q43"' in message
    assert made.record["identifiers"] == {"wikidata": "Q43"}


class Ferry(Asset):
    """A kind that names another entity."""

    owner: Annotated[str | None, Ref(Entity)] = None


def test_what_else_a_record_names_is_rewritten() -> None:
    assert rewriting.entity({"id": "tug", "owner": "Q42"}, Ferry).record["owner"] == "q42"


def test_what_a_relation_names_is_found_by_what_it_is_called_elsewhere() -> None:
    known = [
        Asset(id="tug", name="Tug", identifiers={"wikidata": "Q42"}),
        Asset(id="bay", name="Bay", identifiers={"geonames": "7"}),
        Asset(id=slug_of("NK-a"), name="Act"),
        Asset(id="q43", name="Q"),
    ]
    elsewhere = rewriting.Elsewhere(known)
    given = relation("deployment", "Q42", "geonames:7", legal_basis="NK-a", holder="wd:Q43")
    (made,) = elsewhere.named([given])
    assert (made.ends, made.holder) == (("tug", "bay"), "q43")
    assert getattr(made, "legal_basis") == slug_of("NK-a")  # noqa: B009  # a field of its kind's own
    assert made.id == claim_id(made)
    assert given.source == "Q42"
    assert elsewhere.named([made]) == [made]
    assert elsewhere.id_of("Q999") is None


def test_a_header_s_parts_are_rewritten() -> None:
    header = {
        "id": "x",
        "title": "Q1",
        "documents": [
            {"id": "n", "title": "Q2", "by": ["Q3"], "disclaimer": {"words": "Q4", "by": "Q5"}}
        ],
        "scenarios": [
            {
                "id": "s",
                "condition": {"event": "Q6", "outcome": "Q7"},
                "counterparts": {"winner": "Q7"},
            }
        ],
        "unsaid": [{"words": "Q8", "entities": ["Q9", "ada"]}],
        "questions": [
            {
                "id": "a",
                "query": {
                    "source": "Q10",
                    "entity": ["Q11"],
                    "text": "Q12",
                    "exclude": {"holder": "Q13"},
                },
            },
            {"id": "b", "path": {"source": "Q14", "target": "Q15"}},
            {"id": "c", "compare": {"left": "s", "right": "Q16", "entity": "Q17"}},
        ],
    }
    before = json.dumps(header)
    made = json.dumps(rewriting.header(header))
    assert json.dumps(header) == before
    stay = {"1", "2", "4", "8", "12", "16"}
    assert set(re.findall(r"Q(\d+)", made)) == stay
    assert set(re.findall(r"q(\d+)", made)) == {str(n) for n in range(1, 18)} - stay


@pytest.mark.parametrize(
    "value",
    [None, 7, "Q42", [], ["Q42"], {}, {"id": 7}, {"id": "ada"}, {"id": "Ada"}, {"source": ["x"]}, {"by": None},
     {"documents": None, "scenarios": 7, "unsaid": [7], "questions": [{"query": "Q1"}, None]}],
)  # fmt: skip
def test_what_has_nothing_foreign_comes_back_as_it_is(value: Any) -> None:
    assert rewriting.entity(value).record is value
    assert rewriting.header(value) is value


def test_identifiers_that_are_no_mapping_are_left_for_the_check() -> None:
    assert rewriting.entity({"id": "Q42", "identifiers": "x"}).record == {
        "id": "q42",
        "identifiers": "x",
    }


# Finding


ADA = {"kind": "person", "identifiers": {"wikidata": "Q42", "viaf": "7"}}
BOB = {"kind": "person", "identifiers": {"geonames": "7"}}
NK = {"kind": "person", "identifiers": {"opensanctions": "NK-aB", "url": "https://example.org/A"}}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Q42", "ada"),
        ("wikidata:Q42", "ada"),
        ("http://www.wikidata.org/entity/Q42", "ada"),
        ("viaf:7", "ada"),
        ("geonames:7", "bob"),
        ("https://sws.geonames.org/7/", "bob"),
        ("NK-aB", "cho"),
        ("https://example.org/A", "cho"),
    ],
)
def test_an_entity_is_found_by_what_it_is_called_elsewhere(written: str, found: str) -> None:
    people: dict[str, Any] = {"ada": ADA, "bob": BOB, "cho": NK, "dan": "person"}
    kg = graph_of(people, claim("advice", found, "dan"))
    assert kg.entity(written).id == found
    assert kg.find(written).id == found
    assert [one.source for one in kg.relations(source=written)] == [found]
    assert bearers_of(written, kg.entities()) == [found]


@pytest.mark.parametrize("written", ["NK-ab", "Q43", "q-42", "https://example.org/a", "wikidata:7"])
def test_case_and_scheme_tell_ids_apart(written: str) -> None:
    kg = graph_of({"ada": ADA, "bob": BOB, "cho": NK})
    with pytest.raises(UnknownEntity):
        kg.entity(written)


def test_a_name_goes_before_an_identifier() -> None:
    kg = graph_of({"ada": ADA, "bob": {"kind": "person", "aliases": ["Q42"]}})
    assert kg.find("Q42").id == "bob"


# From files


def test_a_dataset_written_with_foreign_ids_is_read_and_asked_in_them(tmp_path: Path) -> None:
    entities = [
        {"id": "Q42", "kind": "person", "name": "Ada"},
        {"id": "NK-aB", "kind": "person", "name": "Bob"},
        {"id": "NK-ab", "kind": "person", "name": "Cho"},
        {"id": "geonames:7", "kind": "country", "name": "Peru"},
        {"id": "https://example.org/Vote", "kind": "event", "name": "The vote"},
    ]
    relations = [
        claim("advice", "http://www.wikidata.org/entity/Q42", "NK-aB"),
        claim("advice", "wd:Q42", "NK-ab", holder="NK-aB"),
        claim("visit", "q42", "https://sws.geonames.org/7/"),
    ]
    header = HEADER | {
        "documents": [{"id": "note", "title": "A note", "by": ["Q42"]}],
        "scenarios": [
            {
                "id": "red",
                "label": "Red",
                "group": "vote",
                "condition": {"event": "https://example.org/Vote", "outcome": "Q42"},
                "counterparts": {"winner": "Q42"},
            }
        ],
        "questions": [
            {"id": "q", "title": "Q", "reading": "R", "query": {"target": "NK-aB"}},
        ],
    }
    files = {
        "dataset.yaml": json.dumps(header),
        "entities.jsonl": "\n".join(map(json.dumps, entities)),
        "relations.jsonl": "\n".join(map(json.dumps, relations)),
    }
    assert read(write(tmp_path, files), thorough=True).problems == ()

    kg = graph.load(tmp_path)
    assert kg.entity("Q42").id == "q42"
    assert kg.entity("Q42").identifiers == {"wikidata": "Q42"}
    assert {one.name for one in kg.entities() if "opensanctions" in one.identifiers} == {
        "Bob",
        "Cho",
    }
    assert [one.target for one in kg.relations(source="Q42", holder="NK-aB")] == [slug_of("NK-ab")]
    assert len(kg.relations(source="http://www.wikidata.org/entity/Q42")) == 3
    assert [one.kind for one in kg.relations(target="geonames:7")] == ["visit"]
    kg.save(tmp_path / "again")
    assert graph.load(tmp_path / "again").dataset == kg.dataset


def test_what_is_wrong_with_a_foreign_id_is_told_once_in_its_place(tmp_path: Path) -> None:
    entities = [
        {"id": "Q42", "kind": "person", "name": "Ada", "identifiers": {"wikidata": "Q43"}},
        {"id": "NK-aB", "kind": "person", "name": "Bob"},
    ]
    relations = [claim("advice", "Q42", "NK-aB"), claim("advice", "Q42", "NK-ab")]
    files = {
        "entities.jsonl": "\n".join(map(json.dumps, entities)),
        "relations.jsonl": "\n".join(map(json.dumps, relations)),
    }
    problems = read(write(tmp_path, files)).problems
    assert [(one.rule, one.place.line) for one in problems] == [
        ("bad-identifier", 1),
        ("dangling-reference", 2),
    ]


# Datasets of other people


@pytest.mark.skipif(not DATASETS.is_dir(), reason="there are no data sets beside this checkout")
@pytest.mark.parametrize("country", ["estonia", "ireland", "kenya"])
def test_ids_of_everypolitician_have_slugs_of_their_own(country: str) -> None:
    path = DATASETS / "everypolitician" / f"{country}.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    ids = {one["id"] for part in ("persons", "areas", "events") for one in whole[part]}
    ids = {one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)}
    assert ids
    found = {one: foreign(one) for one in ids}
    assert [one for one, said in found.items() if said is None] == []
    slugs = {said.slug for said in found.values() if said is not None}
    assert len(slugs) == len(ids)


@pytest.mark.skipif(not DATASETS.is_dir(), reason="there are no data sets beside this checkout")
def test_ids_of_follow_the_money_are_slugs() -> None:
    lines = (DATASETS / "ftm" / "donations.ijson").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids
    assert all(re.fullmatch(SLUG, one) for one in ids)
    assert all(rewriting.entity(record).record is record for record in map(json.loads, lines))
