"""Public data of other people, put into our form: thousands of relations read clean and found again.

The data lie beside a checkout, where somebody has put them there; they are not part of it.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.problems import count_by_rule
from graph.reading import read
from tests.command import ROOT, run

Record = dict[str, Any]
DATASETS = ROOT.parent / "shared" / "datasets"
COUNTRIES = ("estonia", "ireland", "kenya")

pytestmark = pytest.mark.skipif(
    not DATASETS.is_dir(), reason="there are no data sets beside this checkout"
)


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def write(
    folder: Path, title: str, entities: Iterable[Record], relations: Iterable[Record]
) -> Path:
    """A dataset in JSON Lines, in which each claim is made once."""
    folder.mkdir()
    header = {"id": slug(title), "title": title, "documents": [{"id": "tables", "title": title}]}
    (folder / "dataset.yaml").write_text(json.dumps(header), encoding="utf-8")
    once = {
        json.dumps([one[name] for name in sorted(one) if name != "evidence"]): one
        for one in relations
    }
    for name, records in (("entities", entities), ("relations", once.values())):
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def tidy(text: str) -> str:
    """A name without the blanks that tables have around some."""
    return " ".join(text.split())


def odd(folder: Path) -> dict[str, int]:
    """What reading it thoroughly told, by rule; none of it is an error."""
    problems = read(folder, thorough=True).problems
    assert {problem.severity for problem in problems} <= {"warning"}
    return count_by_rule(problems)


def fact(kind: str, source: str, target: str, row: int, **fields: Any) -> Record:
    evidence = [{"document": "tables", "start": row, "end": row + 1}]
    ends = {"kind": kind, "source": source, "target": target, "modality": "fact"}
    return ends | {"evidence": evidence} | {name: said for name, said in fields.items() if said}


# ParlGov: parties, the cabinets that they made up, what became of them


def table(name: str) -> list[dict[str, str]]:
    path = DATASETS / "parlgov" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def parlgov_entities() -> Iterator[Record]:
    for row in table("country"):
        yield {"id": f"country-{row['id']}", "kind": "country", "name": row["name"]}
    for row in table("party"):
        aliases = [tidy(row[f"name_{sort}"]) for sort in ("english", "short", "nonlatin")]
        yield {
            "id": f"party-{row['id']}",
            "kind": "party",
            "name": tidy(row["name"] or row["name_english"]),
            "aliases": [alias for alias in aliases if alias],
        }
    for row in table("cabinet"):
        name = f"{row['name']} ({row['start_date']})"
        yield {"id": f"cabinet-{row['id']}", "kind": "coalition", "name": name}


def parlgov_relations() -> Iterator[Record]:
    for row in table("party"):
        yield fact("part_of", f"party-{row['id']}", f"country-{row['country_id']}", int(row["id"]))
    starts = {}
    for row in table("cabinet"):
        starts[row["id"]] = row["start_date"]
        target = f"country-{row['country_id']}"
        yield fact("part_of", f"cabinet-{row['id']}", target, 0, start=row["start_date"])
    for row in table("cabinet_party"):
        ends = f"party-{row['party_id']}", f"cabinet-{row['cabinet_id']}"
        start = starts.get(row["cabinet_id"])
        yield fact("coalition_membership", *ends, int(row["id"]), start=start)
        if row["pm"] == "1":
            yield fact("leadership", *ends, int(row["id"]), start=start)
    for row in table("party_change"):
        ends = f"party-{row['party_id_new']}", f"party-{row['party_id']}"
        yield fact("continuity", *ends, int(row["id"]), date=row["date"])


@pytest.fixture(scope="module")
def parlgov(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "parlgov"
    return write(folder, "ParlGov", parlgov_entities(), parlgov_relations())


@pytest.fixture(scope="module")
def cabinets(parlgov: Path) -> KnowledgeGraph:
    return graph.load(parlgov)


def test_parlgov_reads_clean(parlgov: Path) -> None:
    reading = read(parlgov)

    assert reading.problems == ()
    # Parties of one name in several countries, and English names that are those of the country.
    assert set(odd(parlgov)) == {"shared-name", "repeated-alias"}
    assert len(reading.dataset.entities) == sum(
        len(table(name)) for name in ("country", "party", "cabinet")
    )
    assert len(reading.dataset.relations) > 9_000
    assert run("check", parlgov).status == 0


def test_who_made_up_a_cabinet_is_found_again(cabinets: KnowledgeGraph) -> None:
    members = defaultdict(set)
    for row in table("cabinet_party"):
        members[row["cabinet_id"]].add(f"party-{row['party_id']}")
    for cabinet in sorted(members)[::40]:
        found = cabinets.relations(kind="coalition_membership", target=f"cabinet-{cabinet}")
        assert {one.source for one in found} == members[cabinet]
        near = cabinets.neighbors(f"cabinet-{cabinet}", kind="coalition_membership")
        assert {one.id for one in near} == members[cabinet]


def test_parties_are_found_by_names_in_any_script(cabinets: KnowledgeGraph) -> None:
    assert cabinets.find("国民新党").name == "Kokumin Shinto"
    assert cabinets.find("tradice odpovednost prosperita 09").name.startswith("Tradice Odpovědnost")


def test_what_began_in_a_year_is_found_by_date(cabinets: KnowledgeGraph) -> None:
    changes = Counter(row["date"][:4] for row in table("party_change"))

    for year in ("1945", "1990", "2001"):
        assert len(cabinets.relations(kind="continuity", on=year)) == changes[year]


def test_a_large_dataset_survives_a_round_trip(cabinets: KnowledgeGraph, tmp_path: Path) -> None:
    cabinets.save(tmp_path / "copy", "jsonl")

    assert graph.load(tmp_path / "copy").dataset == cabinets.dataset


def test_one_mistake_among_thousands_is_found(parlgov: Path, tmp_path: Path) -> None:
    text = (parlgov / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    text[7_000] = text[7_000].replace('"party-', '"partie-', 1)
    broken = tmp_path / "broken"
    broken.mkdir()
    for name in ("dataset.yaml", "entities.jsonl"):
        (broken / name).write_bytes((parlgov / name).read_bytes())
    (broken / "relations.jsonl").write_text("\n".join(text), encoding="utf-8")

    (problem,) = read(broken).problems

    assert (problem.rule, problem.place.line) == ("dangling-reference", 7_001)
    assert 'Did you mean "party-' in problem.message


# EveryPolitician: people, their parties and their seats


def popolo(country: str) -> dict[str, list[Record]]:
    path = DATASETS / "everypolitician" / f"{country}.json"
    read_in: dict[str, list[Record]] = json.loads(path.read_text(encoding="utf-8"))
    return read_in


def politicians(country: str) -> Iterator[Record]:
    whole = popolo(country)
    owners: set[str] = set()
    for one in whole["persons"]:
        ids = {
            known["scheme"]: known["identifier"]
            for known in one.get("identifiers", [])
            if known["scheme"] == "wikidata" and known["identifier"] not in owners
        }
        owners |= set(ids.values())
        names = {
            name["lang"]: name["name"] for name in one.get("other_names", []) if name.get("lang")
        }
        entity = {"id": slug(one["id"]), "kind": "person", "name": one["name"], "names": names}
        yield entity | {"identifiers": ids}
    for one in whole["organizations"]:
        kind = "party" if one["classification"] == "party" else "agency"
        yield {"id": f"org-{slug(one['id'])}", "kind": kind, "name": one["name"]}


def seats(country: str) -> Iterator[Record]:
    for row, one in enumerate(popolo(country)["memberships"]):
        span = {"start": one.get("start_date"), "end": one.get("end_date")}
        for body in ("organization_id", "on_behalf_of_id"):
            target = f"org-{slug(one[body])}"
            yield fact("membership", slug(one["person_id"]), target, row, role=one["role"], **span)


@pytest.mark.parametrize("country", COUNTRIES)
def test_everypolitician_reads_clean_and_answers(country: str, tmp_path: Path) -> None:
    folder = write(tmp_path / country, country.title(), politicians(country), seats(country))

    reading = read(folder)
    assert reading.problems == ()
    assert odd(folder) == ({"shared-name": 1} if country == "kenya" else {})
    kg = KnowledgeGraph(reading.dataset)
    whole = popolo(country)
    assert len(kg.entities(kind="person")) == len(whole["persons"])
    for one in whole["persons"][::25]:
        assert kg.entity(slug(one["id"])).name == one["name"]
        bodies = {
            f"org-{slug(seat[body])}"
            for seat in whole["memberships"]
            if seat["person_id"] == one["id"]
            for body in ("organization_id", "on_behalf_of_id")
        }
        near = kg.neighbors(slug(one["id"]), kind="membership")
        assert {entity.id for entity in near} == bodies
    assert run("query", "--dataset", folder, "--target-kind", "party").status == 0
