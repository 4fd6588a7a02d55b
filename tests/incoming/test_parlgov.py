"""ParlGov's tables: the real ones against counts made with csv alone, and such as nobody should write."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.knowledge import KnowledgeGraph
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.brought import Report
from graph.reading.parliaments.parlgov import AFTER_A_GAP
from tests.command import ROOT, run
from tests.parlgov import FEW, write

Row = dict[str, str]
REAL = ROOT.parent / "shared" / "datasets" / "parlgov"
DAYS = ("1901-03-30", "1925-07-01", "1950-01-01", "1989-11-09", "2015-06-01", "2025-01-01")

real = pytest.mark.skipif(not REAL.is_dir(), reason="there are no data sets beside this checkout")


def table(name: str) -> list[Row]:
    with (REAL / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def followed() -> dict[str, tuple[str, str]]:
    """When each cabinet starts and when the one after it does, by its id."""
    cabinets = table("cabinet")
    ends = {row["previous_cabinet_id"]: row["start_date"] for row in cabinets}
    return {row["id"]: (row["start_date"], ends.get(row["id"], "9999")) for row in cabinets}


def is_gap(start: str, end: str) -> bool:
    """Whether so many years are between two cabinets that the source has a gap."""
    return end != "9999" and (date.fromisoformat(end) - date.fromisoformat(start)).days > 6 * 366


def lasting() -> dict[str, tuple[str, str]]:
    """From when until when each cabinet lasted: until the one after it starts; its first day, where nobody knows."""
    return {
        key: (start, start if is_gap(start, end) else end)
        for key, (start, end) in followed().items()
    }


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph.load(REAL)


@pytest.fixture(scope="module")
def numbers(kg: KnowledgeGraph) -> Mapping[str, str]:
    """The ids of the source by ours."""
    return {
        one.id: f"{scheme.removeprefix('parlgov-')} {identifier}"
        for one in kg.entities()
        for scheme, identifier in one.identifiers.items()
        if scheme.startswith("parlgov-")
    }


# The real tables


@real
def test_the_real_tables_pass_every_rule_without_a_warning_in_seconds() -> None:
    before = process_time()
    found = read(REAL, thorough=True)
    assert found.problems == ()
    assert process_time() - before < 30
    assert found.report is not None
    assert found.report.read["rows of view_cabinet"] == len(table("view_cabinet"))


@real
def test_every_party_cabinet_and_country_keeps_its_id(numbers: Mapping[str, str]) -> None:
    expected = {
        f"{name} {row['id']}" for name in ("country", "party", "cabinet") for row in table(name)
    }
    assert {*numbers.values()} == expected
    assert len(numbers) == len(expected)


@real
def test_who_led_which_cabinet_and_when(kg: KnowledgeGraph, numbers: Mapping[str, str]) -> None:
    lasted = lasting()
    expected = {
        (f"party {row['party_id']}", f"cabinet {row['cabinet_id']}", *lasted[row["cabinet_id"]])
        for row in table("cabinet_party")
        if row["pm"] == "1"
    }
    found = [
        (
            numbers[one.source],
            numbers[one.target],
            one.start or one.date,
            one.date or one.end or "9999",
        )
        for one in kg.relations(kind="leadership")
    ]
    assert len(found) == 1582
    assert {*found} == expected


@real
def test_who_was_ever_in_coalition_with_whom(
    kg: KnowledgeGraph, numbers: Mapping[str, str]
) -> None:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("cabinet_party"):
        members[row["cabinet_id"]].add(f"party {row['party_id']}")
    expected = {
        frozenset(pair) for parties in members.values() for pair in combinations(parties, 2)
    }
    together: defaultdict[str, set[str]] = defaultdict(set)
    for one in kg.relations(kind="coalition_membership"):
        together[one.target].add(numbers[one.source])
    found = {frozenset(pair) for parties in together.values() for pair in combinations(parties, 2)}
    assert found == expected

    labour = next(our for our, number in numbers.items() if number == "party 318")
    partners = {
        numbers[other.id]
        for cabinet in kg.neighbors(labour, kind="coalition_membership")
        for other in kg.neighbors(cabinet, kind="coalition_membership")
        if other.id != labour
    }
    assert partners == {one for pair in expected if "party 318" in pair for one in pair} - {
        "party 318"
    }


@real
@pytest.mark.parametrize("day", DAYS)
def test_which_cabinets_and_who_in_parliament_on_a_day(
    kg: KnowledgeGraph, numbers: Mapping[str, str], day: str
) -> None:
    on = {key for key, (start, end) in lasting().items() if start <= day <= end}
    found = kg.relations(kind="office", on=day)
    assert {numbers[one.source] for one in found} == {f"cabinet {key}" for key in on}

    view = [row for row in table("view_cabinet") if row["cabinet_id"] in on]
    seats = Counter(
        (f"party {row['party_id']}", int(row["seats"])) for row in view if row["seats"] != "0"
    )
    found = kg.relations(kind="membership", on=day)
    told = {
        (numbers[one.source], int(str(one.quantity).split()[0]))  # type: ignore[attr-defined]  # a membership has
        for one in found
    }
    assert told == {*seats}

    outside = {
        (f"party {row['party_id']}", f"cabinet {row['cabinet_id']}")
        for row in view
        if row["cabinet_party"] == "0" and row["seats"] != "0"
    }
    found = kg.relations(kind="opposition", on=day)
    assert {(numbers[one.source], numbers[one.target]) for one in found} == outside


@real
def test_what_is_odd_in_the_tables_is_told() -> None:
    found = read(REAL).report
    assert found is not None
    led = Counter(row["cabinet_id"] for row in table("cabinet_party") if row["pm"] == "1")
    without = sum(row["id"] not in led for row in table("cabinet"))
    assert found.left["cabinets of which no party is the prime minister's"] == without == 37
    pairs = Counter((row["cabinet_id"], row["party_id"]) for row in table("view_cabinet"))
    repeated = sum(count - 1 for count in pairs.values())
    assert found.left["rows of view_cabinet that repeat cabinet and party"] == repeated == 7
    assert found.named["tables that no claim is made of"] == ["party_family"]
    long = [start for start, end in followed().values() if is_gap(start, end)]
    assert "1933-01-31" in long  # the next one starts in 1949, as far as the tables tell
    assert found.left[AFTER_A_GAP] == len(long) == 6
    assert {name.split()[-1] for name in found.named[AFTER_A_GAP]} == {*long}, "all are named"
    unseated = [row for row in table("view_cabinet") if row["cabinet_party"] == row["seats"] == "0"]
    why = "parties outside a cabinet and without a seat, left out"
    assert found.left[why] == len(unseated) == 12
    text = (REAL / "party.csv").read_text(encoding="utf-8")
    assert text.count("\n") > len(table("party")) + 1, "cells of several lines"


@real
def test_no_day_is_told_as_the_end_of_a_cabinet_before_a_gap(
    kg: KnowledgeGraph, numbers: Mapping[str, str]
) -> None:
    hitler = next(our for our, number in numbers.items() if number == "cabinet 1578")
    assert kg[hitler].name == "Hitler"
    of_it = [one for one in kg.relations() if hitler in one.ends]
    assert {one.kind for one in of_it} >= {"leadership", "coalition_membership", "office"}
    assert {(one.date, one.start, one.end) for one in of_it} == {("1933-01-31", None, None)}
    assert hitler not in {one.source for one in kg.relations(kind="office", on="1947")}


@real
def test_a_new_dataset_is_made_of_the_folder_and_passes(kg: KnowledgeGraph, tmp_path: Path) -> None:
    made = run("import", REAL, tmp_path / "made")
    assert made.status == 0
    assert "read from a folder of ParlGov" in made.out
    assert graph.load(tmp_path / "made").relations() == kg.relations()
    assert run("check", tmp_path / "made").status == 0


@real
def test_the_view_alone_tells_the_same_of_who_governed(
    kg: KnowledgeGraph, numbers: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "View_Cabinet.CSV").write_bytes((REAL / "view_cabinet.csv").read_bytes())
    alone = graph.load(tmp_path)
    ids = {
        one.id: " ".join(pair).removeprefix("parlgov-")
        for one in alone.entities()
        for pair in one.identifiers.items()
        if pair[0].startswith("parlgov-")
    }
    # One cabinet, Roman I of 1989, has no row in the view; what it is the former of ends nothing there.
    missing = {row["id"] for row in table("cabinet")} - {
        row["cabinet_id"] for row in table("view_cabinet")
    }
    assert len(missing) == 1
    for kind in ("leadership", "coalition_membership", "opposition"):
        expected = {
            (numbers[one.source], numbers[one.target], one.start)
            for one in kg.relations(kind=kind)
            if numbers[one.target].split()[1] not in missing
        }
        found = {
            (ids[one.source], ids[one.target], one.start) for one in alone.relations(kind=kind)
        }
        assert found == expected


# A few rows, and what is wrong with them


def report(folder: Path) -> Report:
    found = read(folder, thorough=True)
    assert found.errors == ()
    assert found.report is not None
    return found.report


def test_a_few_rows_become_dated_facts_that_cite_them(tmp_path: Path) -> None:
    kg = graph.load(write(tmp_path / "few"))
    assert report(tmp_path / "few").left == {
        "parties that stand for those without one, told as groups": 1
    }
    (first,) = kg.relations(kind="office", source="Ada I")
    assert (first.start, first.end, getattr(first, "role", "")) == (
        "2001-01-01",
        "2004-02-03",
        "cabinet",
    )
    (second,) = kg.relations(kind="office", source="Ada II")
    assert (second.start, second.end, getattr(second, "role", "")) == (
        "2004-02-03",
        None,
        "caretaker cabinet",
    )
    (led,) = kg.relations(kind="leadership", target="Ada II")
    assert (led.source, led.evidence[0].record) == ("twn-r", "cabinet_party 3")
    (outside,) = kg.relations(kind="opposition")
    assert outside.evidence[0].record == "view_cabinet cabinet 2, party 2"
    assert (outside.modality, outside.basis) == ("assessment", "inferred")
    assert outside.statement == "Blues sat in parliament outside the cabinet Ada II."
    assert not kg.relations(kind="opposition", modality="fact")
    (seats,) = kg.relations(kind="membership", source="Blues", on="2010")
    assert str(getattr(seats, "quantity", "")) == "1 seat"
    assert kg.find("no party affiliation").kind == "group"
    (changed,) = kg.relations(kind="continuity")
    assert (changed.source, changed.target, changed.date) == ("twn-b", "twn-r", "2005-06-07")
    assert {one.voice for one in kg.relations()} == {"parlgov"}


def _in(name: str, old: str, new: str) -> Mapping[str, str]:
    assert old in FEW[name]
    return {name: FEW[name].replace(old, new)}


DEFECTS: dict[str, tuple[Mapping[str, str], str]] = {
    "a former cabinet that is not there": (
        _in("cabinet", "Ada II,1", "Ada II,9"),
        "cabinets whose former one is not there",
    ),
    "a next one that is earlier": (
        _in("cabinet", "2004-02-03", "1999-02-03"),
        "cabinets that the next one starts before",
    ),
    "no next one": (
        _in("cabinet", "Ada II,1", "Ada II,"),
        "cabinets without a next one, ended by the country's later one",
    ),
    "two next ones": (
        {"cabinet": FEW["cabinet"] + "3,1,2006,Bo I,1,0\n"},
        "cabinets that several name as their former one",
    ),
    "no start": (_in("cabinet", "2004-02-03", ""), "cabinets without a start"),
    "a start that is none": (
        _in("cabinet", "2004-02-03", "2004-02-31"),
        "cabinets without a start",
    ),
    "a cabinet without parties": (
        {"cabinet": FEW["cabinet"] + "3,1,2006,Bo I,2,0\n"},
        "cabinets without parties",
    ),
    "two prime ministers": (
        _in("cabinet_party", "2,1,2,0", "2,1,2,1"),
        "cabinets of which several parties are the prime minister's",
    ),
    "a party twice": (
        {"cabinet_party": FEW["cabinet_party"] + "4,1,1,1\n"},
        "rows of cabinet_party that repeat cabinet and party",
    ),
    "a party of another world": (
        {"cabinet_party": FEW["cabinet_party"] + "4,1,77,0\n"},
        "rows of cabinet_party of a party that is not there, left out",
    ),
    "a country of another world": (
        _in("party", "2,1,B", "2,8,B"),
        "parties of a country that is not there, told without it",
    ),
    "only the view has it": (
        _in("cabinet_party", "2,1,2,0\n", ""),
        "parties of cabinets that only view_cabinet tells",
    ),
    "no seats": (
        _in("view_cabinet", ",9,10", ",,10"),
        "rows of view_cabinet without a number of seats",
    ),
    "no seat": (
        _in("view_cabinet", "0,0,1,10", "0,0,0,10"),
        "parties outside a cabinet and without a seat, left out",
    ),
    "a gap": (
        _in("cabinet", "2004-02-03", "2014-02-03"),
        AFTER_A_GAP,
    ),
    "an empty row": (
        {"party": FEW["party"] + ",,,,\n"},
        "rows without a word in them, left out",
    ),
    "a row that is cut off": (
        {"party_change": FEW["party_change"] + "2,1,2"},
        "rows with more or fewer cells than there are columns, left out",
    ),
    "a change of nothing": (
        _in("party_change", "1,1,2", "1,2,2"),
        "rows of party_change without two parties, left out",
    ),
    "an id twice": (
        {"country": FEW["country"] + "1,Twin,TWN\n"},
        "rows of country with an id that another has already, left out",
    ),
    "no id": (
        {"country": FEW["country"] + ",Twin,TWN\n"},
        "rows of country without an id, left out",
    ),
}


@pytest.mark.parametrize("what", DEFECTS)
def test_a_defect_is_told(what: str, tmp_path: Path) -> None:
    changed, why = DEFECTS[what]
    assert report(write(tmp_path / "few", **changed)).left[why] == 1


def test_a_cabinet_without_a_next_one_does_not_go_on_for_ever(tmp_path: Path) -> None:
    kg = graph.load(write(tmp_path / "few", **_in("cabinet", "Ada II,1", "Ada II,")))
    assert [one.source for one in kg.relations(kind="office", on="2020")] == ["twn-ada-ii-2004"]


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "capital columns": lambda text: (
        text.split("\n")[0].upper().encode() + text[text.index("\n") :].encode()
    ),
}


@pytest.mark.parametrize("what", VARIANTS)
def test_how_a_table_is_written_makes_no_difference(what: str, tmp_path: Path) -> None:
    changed = {name: VARIANTS[what](text) for name, text in FEW.items()}
    plain = graph.load(write(tmp_path / "few")).relations()
    assert graph.load(write(tmp_path / "other", **changed)).relations() == plain


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "Latin-1": ("party", "id,country_id\n1,é".encode("latin-1"), "not UTF-8"),
    "UTF-16": ("party", FEW["party"].encode("utf-16"), "UTF-16"),
    "a missing column": (
        "cabinet",
        FEW["cabinet"].replace("start_date", "began").encode(),
        "it has no column start_date",
    ),
    "empty": ("cabinet", b"", "it has no column country_id, id, name"),
    "a quote without an end": ("party", FEW["party"].encode() + b'4,1,"X', "this is no CSV"),
    "a cell of a megabyte": (
        "party",
        FEW["party"].encode() + b"4,1," + b"X" * 10**6,
        "this is no CSV",
    ),
    "a zero byte": ("party", b"id\0", "UTF-16"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_such_table_is_refused_with_its_place(what: str, tmp_path: Path) -> None:
    name, content, sentence = REFUSED[what]
    folder = write(tmp_path / "few", **{name: content})
    with pytest.raises((InvalidDataset, UnusableFile), match=sentence) as refused:
        graph.load(folder)
    assert f"{name}.csv" in str(refused.value)
    done = run("check", folder)
    assert done.status in {1, 2}
    assert f"{name}.csv" in done.out + done.err


def test_a_cell_of_several_lines_is_a_note_in_plain_lines(tmp_path: Path) -> None:
    changes = 'id,party_id,party_id_new,date,description\r\n1,1,2,2005,"One\r\ntwo\x0b"\r\n'
    kg = graph.load(write(tmp_path / "few", party_change=changes))
    (one,) = kg.relations(kind="continuity")
    assert one.note == "One\ntwo"


def test_a_folder_without_such_tables_is_none_of_parlgov(tmp_path: Path) -> None:
    folder = write(tmp_path / "few", view_cabinet=None, country=None)
    with pytest.raises(UnusableFile, match=r"there is no dataset\.yaml"):
        graph.load(folder)


cells = st.sampled_from(("1", "2", "3", "", "0", "2001", "2004-02-03", "none", "Ada")) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), max_size=4
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*FEW]), st.lists(st.lists(cells, max_size=17), max_size=4)))
def test_whatever_stands_in_the_rows_ends_in_a_dataset_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, further: dict[str, list[list[str]]]
) -> None:
    changed = {}
    for name, rows in further.items():
        width = FEW[name].split("\n", 1)[0].count(",") + 1
        lines = [
            ",".join(f'"{cell.replace(chr(34), "")}"' for cell in (row * width)[:width])
            for row in rows
        ]
        changed[name] = FEW[name] + "\n".join(lines)
    found = read(write(tmp_path_factory.mktemp("chance") / "few", **changed), thorough=True)
    assert found.errors == ()
