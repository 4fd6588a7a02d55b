"""ParlGov: parties, the cabinets that they made up, and who sat in parliament meanwhile.

A cabinet has a start only: it ends when the next one starts, which is the one that names it as its former. Where
that is many years later the source has a gap, and the cabinet is over without a day. Parties of a cabinet are its
members, that of the prime minister leads it, and those that sat in parliament outside it are taken to oppose it,
which is an assessment: parties that support a cabinet sit outside it as well. What the tables of cabinets, parties
and countries lack, ``view_cabinet`` tells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.reading.brought import Report
from graph.reading.called import as_text
from graph.reading.parliaments.bodies import is_no_party
from graph.reading.parliaments.gathering import Gathered, as_date
from graph.reading.parliaments.names import Thing, clean, words
from graph.reading.parliaments.tables import Row, Tables
from graph.vocabulary.edtf import days

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "country": ("id", "name", "name_short"),
    "party": ("id", "country_id", "name_short", "name", "name_english"),
    "cabinet": ("id", "country_id", "start_date", "name", "previous_cabinet_id"),
    "cabinet_party": ("id", "cabinet_id", "party_id", "pm"),
    "party_change": ("id", "party_id", "party_id_new", "date"),
    "view_cabinet": (
        *("country_id", "country_name", "country_name_short", "cabinet_id", "cabinet_name"),
        *("start_date", "previous_cabinet_id", "party_id", "party_name", "party_name_short"),
        *("party_name_english", "cabinet_party", "prime_minister", "seats"),
    ),
}
"""The tables that are read, each with the columns that it must have."""
LONG = 366 * 6
"""A cabinet that lasts for more days is one after which the source tells of none for a time."""
AFTER_A_GAP = "cabinets that the next one follows after more than six years, of which but the first day is told"
URL = "https://www.parlgov.org"
_YES = "1"


@dataclass
class Cabinet:
    """A cabinet.

    Parameters
    ----------
    row : mapping
    thing, country : Thing
    start : str, optional
    end : str, optional
        When the next one starts.
    gap : bool
        Whether that is so much later that it does not tell when this one ended.
    """

    row: Row
    thing: Thing
    country: Thing
    start: str | None
    end: str | None = None
    gap: bool = False

    @property
    def when(self) -> dict[str, Any]:
        """From when until when it lasted; of one that nobody knows the end of, the day on which it began."""
        return {"date": self.start} if self.gap else {"start": self.start, "end": self.end}


class ParlGov:
    """The dataset that a folder becomes.

    Parameters
    ----------
    folder : pathlib.Path

    Raises
    ------
    OSError
    Unreadable
    """

    def __init__(self, folder: Path) -> None:
        self.report = Report("a folder of ParlGov")
        self._made = Gathered("ParlGov", self.report, type="database", url=URL)
        tables = Tables(folder, self.report)
        self._rows = {name: [*tables.rows(name, needed)] for name, needed in COLUMNS.items()}
        for name in sorted(tables.files.keys() - COLUMNS.keys()):
            self.report.leave("tables that no claim is made of", name)
        self._seen_in_view = self._view_by("cabinet_id", "party_id")
        self._shorts: dict[str, str] = {}
        self._countries = self._things("country", self._country)
        self._parliaments: dict[str, Thing] = {}
        self._parties = self._things("party", self._party)
        self._cabinets = self._all_cabinets()
        self._end_cabinets()
        self._in_office()
        self._members()
        self._in_parliament()
        self._changes()

    def dataset(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        return self._made.value()

    # Things

    def _view_by(self, *columns: str) -> dict[tuple[str, ...], Row]:
        found: dict[tuple[str, ...], Row] = {}
        for row in self._rows["view_cabinet"]:
            found.setdefault(tuple(row[name] for name in columns), row)
        return found

    def _of_view(self, table: str) -> Iterator[Row]:
        """The rows that a table would have, as far as the view tells them."""
        for (key,), row in self._view_by(f"{table}_id").items():
            short = f"{table}_name_short"
            yield {
                "id": key,
                "country_id": row["country_id"],
                "name": row[f"{table}_name"],
                "name_short": row.get(short, ""),
                "name_english": row.get(f"{table}_name_english", ""),
                "start_date": row["start_date"],
                "previous_cabinet_id": row["previous_cabinet_id"],
                "caretaker": row.get("caretaker", ""),
            }

    def _rows_of(self, table: str) -> Iterator[Row]:
        """The rows of a table, each id once, and what only the view tells of."""
        seen: set[str] = set()
        for row in self._rows[table]:
            if not clean(row["id"]):
                self.report.leave(f"rows of {table} without an id, left out", row["name"])
            elif row["id"] in seen:
                why = f"rows of {table} with an id that another has already, left out"
                self.report.leave(why, row["id"])
            else:
                seen.add(row["id"])
                yield row
        for row in self._of_view(table):
            if clean(row["id"]) and row["id"] not in seen:
                if self._rows[table]:
                    why = f"rows of {table} that are not there, told as view_cabinet has them"
                    self.report.leave(why, row["id"])
                seen.add(row["id"])
                yield row

    def _things(self, table: str, made: Any) -> dict[str, Thing]:
        found = {row["id"]: made(row) for row in self._rows_of(table)}
        return {key: thing for key, thing in found.items() if thing is not None}

    def _country(self, row: Row) -> Thing:
        short = self._shorts[row["id"]] = words(row["name_short"])
        name = words(row["name"]) or short or f"Country {row['id']}"
        numeric = row.get("iso_numeric", "")
        codes = {"iso3166-1-alpha-3": short} if len(short) == 3 else {}
        if numeric.isascii() and numeric.isdecimal():
            codes["iso3166-1-numeric"] = numeric.zfill(3)
        return self._made.add(
            name, "country", "country", name, tellers=[row["id"]],
            aliases=[short] if short else [], identifiers=_ids("country", row) | codes,
        )  # fmt: skip

    def _party(self, row: Row) -> Thing:
        english, short = words(row["name_english"]), words(row["name_short"])
        name = words(row["name"]) or english or short or f"Party {row['id']}"
        country = self._shorts.get(row["country_id"], "")
        aliases = [short, words(row.get("name_nonlatin", ""))]
        no_party = is_no_party(short, english)
        if no_party:
            self.report.leave("parties that stand for those without one, told as groups", row["id"])
        thing = self._made.add(
            f"{country} {short or name}", "party", "group" if no_party else "party", name,
            tellers=[country, f"{country} {row['id']}"],
            names={"en": english} if english else {},
            aliases=[alias for alias in aliases if alias],
            identifiers=_ids("party", row),
        )  # fmt: skip
        home = self._countries.get(row["country_id"])
        if home is None:
            self.report.leave("parties of a country that is not there, told without it", row["id"])
        else:
            cited = {"record": f"party {row['id']}"}
            self._made.fact("location", (thing.id, home.id), cited, note=_noted(row))
        return thing

    # Cabinets

    def _all_cabinets(self) -> dict[str, Cabinet]:
        found: dict[str, Cabinet] = {}
        for row in self._rows_of("cabinet"):
            country = self._countries.get(row["country_id"])
            if country is None:
                why = "cabinets of a country that is not there, left out"
                self.report.leave(why, row["id"])
                continue
            start = as_date(row["start_date"])
            if start is None:
                self.report.leave("cabinets without a start", row["id"])
            name, short = (
                words(row["name"]) or f"Cabinet {row['id']}",
                self._shorts[row["country_id"]],
            )
            year = (start or "")[:4]
            thing = self._made.add(
                f"{short} {name} {year}", "cabinet", "coalition", name,
                tellers=[short, f"{short} {start}", f"{short} {row['id']}"],
                identifiers=_ids("cabinet", row),
            )  # fmt: skip
            found[row["id"]] = Cabinet(row, thing, country, start)
        return found

    def _end_cabinets(self) -> None:
        """Let each cabinet end when the next one starts."""
        after: defaultdict[str, list[Cabinet]] = defaultdict(list)
        for key, one in self._cabinets.items():
            former = one.row["previous_cabinet_id"]
            if not former:
                continue
            if former in self._cabinets:
                after[former].append(one)
            else:
                self.report.leave("cabinets whose former one is not there", key)
        later = self._later()
        for key, one in self._cabinets.items():
            starts = sorted(filter(None, (each.start for each in after[key])), key=days)
            if len(after[key]) > 1:
                self.report.leave("cabinets that several name as their former one", key)
            if starts and one.start and days(starts[0]) < days(one.start):
                self.report.leave("cabinets that the next one starts before", key)
                starts = []
            if not starts and key in later:
                self.report.leave(
                    "cabinets without a next one, ended by the country's later one", key
                )
                starts = [later[key]]
            one.end = starts[0] if starts else None
            if one.start and one.end and days(one.end).first - days(one.start).first > LONG:
                self.report.leave_named(AFTER_A_GAP, f"{one.thing.name} {one.start}")
                one.gap = True

    def _later(self) -> dict[str, str]:
        """When a country's next cabinet by date starts, by the cabinet before it."""
        of_country: defaultdict[str, list[tuple[Any, str, str]]] = defaultdict(list)
        for key, one in self._cabinets.items():
            if one.start:
                of_country[one.country.id].append((days(one.start), one.start, key))
        found: dict[str, str] = {}
        for listed in of_country.values():
            listed.sort()
            for number, (day, _start, key) in enumerate(listed):
                after = next((start for other, start, _ in listed[number:] if other > day), None)
                if after is not None:
                    found[key] = after
        return found

    def _in_office(self) -> None:
        for key, one in self._cabinets.items():
            caretaker = one.row.get("caretaker") == _YES
            name, country = one.thing.name, one.country.name
            self._made.fact(
                "office", (one.thing.id, one.country.id), {"record": f"cabinet {key}"},
                **one.when, note=_noted(one.row),
                role="caretaker cabinet" if caretaker else "cabinet",
                statement=f"The cabinet {name} is in office in {country}.",
            )  # fmt: skip

    # Claims

    def _members(self) -> None:
        """Who made up a cabinet, and who led it."""
        count, leaders = Counter[str](), Counter[str]()
        told: set[tuple[str, str]] = set()
        for table, row in self._of_cabinets():
            party, cabinet = (
                self._parties.get(row["party_id"]),
                self._cabinets.get(row["cabinet_id"]),
            )
            cited = _cited(table, row)
            if party is None or cabinet is None:
                what = "party" if party is None else "cabinet"
                self.report.leave(f"rows of {table} of a {what} that is not there, left out", cited)
                continue
            if (party.id, cabinet.thing.id) in told:
                self.report.leave(f"rows of {table} that repeat cabinet and party", cited)
            told.add((party.id, cabinet.thing.id))
            ends, citation, when = (party.id, cabinet.thing.id), {"record": cited}, cabinet.when
            note = _noted(row)
            self._made.fact("coalition_membership", ends, citation, note=note, **when)
            count[row["cabinet_id"]] += 1
            if row["pm"] == _YES:
                leaders[row["cabinet_id"]] += 1
                self._made.fact("leadership", ends, citation, **when)
        for key in self._cabinets:
            if not count[key]:
                self.report.leave("cabinets without parties", key)
            elif leaders[key] != 1:
                which = "several parties are" if leaders[key] else "no party is"
                self.report.leave(f"cabinets of which {which} the prime minister's", key)

    def _of_cabinets(self) -> Iterator[tuple[str, Row]]:
        """The rows of parties of cabinets: of their own table, and of the view what that lacks."""
        seen = set()
        for row in self._rows["cabinet_party"]:
            seen.add((row["cabinet_id"], row["party_id"]))
            yield "cabinet_party", row
        for row in self._rows["view_cabinet"]:
            pair = row["cabinet_id"], row["party_id"]
            if row["cabinet_party"] != _YES or pair in seen:
                continue
            if self._rows["cabinet_party"]:
                told = _cited("view_cabinet", row)
                self.report.leave("parties of cabinets that only view_cabinet tells", told)
            yield "view_cabinet", {**row, "pm": row["prime_minister"]}

    def _in_parliament(self) -> None:
        """Who sat in parliament during a cabinet, with how many seats, and who of them was outside it."""
        told: set[tuple[str, str]] = set()
        for row in self._rows["view_cabinet"]:
            party, cabinet = (
                self._parties.get(row["party_id"]),
                self._cabinets.get(row["cabinet_id"]),
            )
            cited = _cited("view_cabinet", row)
            if party is None or cabinet is None:
                self.report.leave(
                    "rows of view_cabinet that name nothing that is there, left out", cited
                )
                continue
            if (party.id, cabinet.thing.id) in told:
                self.report.leave("rows of view_cabinet that repeat cabinet and party", cited)
            told.add((party.id, cabinet.thing.id))
            self._seats(row, party, cabinet, cited)
            if row["cabinet_party"] != _YES:
                self._outside(row, party, cabinet, cited)
        if told:
            unseen = {one.thing.id for one in self._cabinets.values()} - {pair[1] for pair in told}
            for one in sorted(unseen):
                self.report.leave("cabinets that view_cabinet has no rows of", one)

    def _outside(self, row: Row, party: Thing, cabinet: Cabinet, cited: str) -> None:
        """Take a party outside the cabinet to oppose it; the table says only that it is outside."""
        if row["seats"] == "0":
            self.report.leave("parties outside a cabinet and without a seat, left out", cited)
            return
        self._made.claim(
            "assessment", "opposition", (party.id, cabinet.thing.id), {"record": cited},
            **cabinet.when, aspect="in parliament, outside the cabinet", basis="inferred",
            statement=f"{party.name} sat in parliament outside the cabinet {cabinet.thing.name}.",
        )  # fmt: skip

    def _seats(self, row: Row, party: Thing, cabinet: Cabinet, cited: str) -> None:
        seats = row["seats"]
        if not (seats.isascii() and seats.isdecimal() and len(seats) < 6):
            self.report.leave("rows of view_cabinet without a number of seats", cited)
        elif int(seats):
            ends = party.id, self._parliament(cabinet.country).id
            total = row.get("election_seats_total", "")
            note = f"Of {total} seats." if total.isascii() and total.isdecimal() else ""
            unit = "seat" if int(seats) == 1 else "seats"
            self._made.fact(
                "membership", ends, {"record": cited}, **cabinet.when,
                quantity=f"{int(seats)} {unit}", note=note,
            )  # fmt: skip

    def _parliament(self, country: Thing) -> Thing:
        if country.id not in self._parliaments:
            name = f"Parliament of {country.name}"
            self._parliaments[country.id] = self._made.add(name, "parliament", "agency", name)
        return self._parliaments[country.id]

    def _changes(self) -> None:
        """Which party goes on with which."""
        for row in self._rows["party_change"]:
            new, old = self._parties.get(row["party_id_new"]), self._parties.get(row["party_id"])
            key = clean(row["id"]) or f"{row['party_id']} {row['party_id_new']}"
            cited, date = f"party_change {key}", as_date(row["date"])
            if new is None or old is None or new is old:
                self.report.leave("rows of party_change without two parties, left out", cited)
                continue
            if date is None:
                self.report.leave("rows of party_change without a date", cited)
            ends, noted = (new.id, old.id), _noted(row)
            self._made.fact("continuity", ends, {"record": cited}, date=date, note=noted)


def _ids(table: str, row: Row) -> dict[str, str]:
    """A row's id among a thing's identifiers."""
    return {f"parlgov-{table}": row["id"]}


def _cited(table: str, row: Row) -> str:
    """A row by its id or, of a table that has none, by the ids that it names."""
    key = clean(row.get("id", ""))
    return f"{table} " + (key or f"cabinet {row['cabinet_id']}, party {row['party_id']}")


def _noted(row: Row) -> str:
    """What a row says in words."""
    return "\n".join(
        filter(None, (as_text(row.get(name, "")) for name in ("description", "comment")))
    )
