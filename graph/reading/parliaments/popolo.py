"""Popolo: people, bodies, posts, areas, and the memberships that tie them for a time.

A membership becomes a membership in its body and one in the party on whose behalf it is, an office where it
names a post, and what it stands for where it names an area. One that has no dates of its own has its term's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from graph.reading.brought import MOST_TOLD, Misread, Report
from graph.reading.parliaments.bodies import is_no_party, is_unknown, kind_of_body
from graph.reading.parliaments.entries import (
    CHECKED,
    Record,
    address_of,
    id_named,
    id_of,
    ids_in_several,
    inner,
    is_well_formed,
    items_of,
    name_of,
    sources_of,
)
from graph.reading.parliaments.gathering import Gathered
from graph.reading.parliaments.names import Thing, clean, words
from graph.reading.parliaments.spells import Spells, Term

SCHEME = "popolo"
"""The scheme of the ids that stand in such a file."""
REPRESENTATION: Mapping[str, Any] = {
    "kind": "representation",
    "forward": "represents",
    "inverse": "is represented by",
    "noun": "Representation",
    "labels": {"es": {"forward": "representa a", "inverse": "tiene como representante a"}},
    "description": "For which area somebody sits in a body.",
    "source": ["person"],
    "target": ["region"],
}
_READ = frozenset(
    (
        *("id", "name", "given_name", "family_name", "other_names", "identifiers"),
        *("classification", "memberships", "label", "role", "type", "start_date", "end_date"),
        *("organization_id", "organization", "area_id", "area", "parent_id", "parent"),
    )
)
"""The fields of people, bodies, posts and areas that are read."""

Found = tuple[str, Record]
"""An entry with the way that leads to it: ``/memberships/12``."""


class Popolo:
    """The dataset that a file becomes.

    Parameters
    ----------
    value : dict
    name : str
        What the file is called, without its ending.

    Raises
    ------
    Misread
        Where a list of it is none.
    """

    def __init__(self, value: Record, name: str) -> None:
        self._value = value
        self.report = Report("a Popolo file")
        self._made = Gathered(name, self.report, type="Popolo", note=sources_of(value))
        self._unread: dict[str, Counter[str]] = {}
        self._unknown: set[str] = set()
        self._twice = ids_in_several(value)
        self._people = self._things("persons", lambda _one: "person")
        self._bodies = self._things("organizations", _kind_of_organization)
        self._posts = self._things("posts", lambda _one: "post")
        self._areas: dict[str, Found] = self._by_id("areas")
        self._regions: dict[str, Thing] = {}
        self._spells = Spells(self.report, self._terms())
        self._parts()
        for at, one in self._memberships():
            self.report.read["memberships"] += 1
            self._membership(at, one)
        self._left_out()

    def dataset(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        kinds = {"relations": [dict(REPRESENTATION)]} if self._regions else {}
        return self._made.value(**({"kinds": kinds} if kinds else {}))

    # Things

    def _listed(self, section: str, within: Record | None = None, at: str = "") -> Iterator[Found]:
        """The objects of a list, with the way to each."""
        listed = (self._value if within is None else within).get(section)
        if listed is None:
            return
        if not isinstance(listed, list):
            if within is None:
                reason = f"{section} is a list of objects in Popolo; found something else"
                raise Misread(reason, f"/{section}")
            self.report.leave(f"{section} that are no list, left out", f"{at}/{section}")
            return
        for number, one in enumerate(listed):
            way = f"{at}/{section}/{number}"
            if isinstance(one, dict):
                yield way, one
            else:
                self.report.leave(f"entries of {section} that are no objects, left out", way)

    def _by_id(self, section: str) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for at, one in self._listed(section):
            self.report.read[section] += 1
            key = id_of(one.get("id"))
            if not key:
                self.report.leave(f"{section} without an id, left out", at)
            elif key in found:
                self.report.leave(f"{section} whose id another has, left out", at)
            else:
                found[key] = at, one
        return found

    def _things(self, section: str, kind_of: Any) -> dict[str, Thing]:
        made: dict[str, Thing] = {}
        for key, (at, one) in self._by_id(section).items():
            name = name_of(one)
            kind = kind_of(one)
            if not name:
                self.report.leave(f"{section} without a name, called by their ids", at)
            if section == "organizations" and kind in {"party", "organization"}:
                if is_unknown(key, name):
                    self.report.leave("parties that stand for an unknown one, left out", key)
                    self._unknown.add(key)
                    continue
                if is_no_party(key, name, items=items_of(one)):
                    why = "parties that stand for those without one, told as groups"
                    self.report.leave(why, key)
                    kind = "group"
            made[key] = self._thing(section, key, kind, name, one)
        return made

    def _thing(self, section: str, key: str, kind: str, name: str, one: Record) -> Thing:
        self._unread.setdefault(section, Counter()).update(one.keys() - _READ)
        name = name or words(key) or f"{kind} without a name"
        names, aliases = self._other_names(one)
        born = words(one.get("birth_date"))[:4]
        tellers = [teller for teller in (f"born {born}" if born else "", words(key)) if teller]
        identifiers = self._identifiers(section, key, one)
        return self._made.add(
            name, kind, kind, name, tellers=tellers, names=names, aliases=aliases,
            identifiers=identifiers,
        )  # fmt: skip

    def _other_names(self, one: Record) -> tuple[dict[str, str], list[str]]:
        names: dict[str, str] = {}
        aliases: list[str] = []
        for other in inner(one, "other_names"):
            name, language = words(other.get("name")), words(other.get("lang"))
            if name and language and language not in names:
                names[language] = name
            elif name and name not in aliases:
                aliases.append(name)
        return names, aliases

    def _identifiers(self, section: str, key: str, one: Record) -> dict[str, str]:
        scheme = f"{SCHEME}-{section.removesuffix('s')}" if key in self._twice else SCHEME
        own = clean(key)
        found = {scheme: own} if own else {}
        if not own:
            self.report.leave("ids with signs that nobody sees, left out of the identifiers", key)
        for other in inner(one, "identifiers"):
            named, identifier = words(other.get("scheme")), clean(id_of(other.get("identifier")))
            if not named or not identifier:
                self.report.leave("identifiers without a scheme or a value, left out")
            elif named in CHECKED and not is_well_formed(named, identifier):
                told = f"{named} {identifier}"
                self.report.leave("identifiers that are none of their scheme, left out", told)
            elif found.setdefault(named, identifier) != identifier:
                told = f"{named} {identifier}"
                self.report.leave("identifiers of a scheme that gives another, left out", told)
        return found

    def _region(self, key: str, embedded: Any) -> Thing | None:
        """The area that something is about, which is an entity once it is named."""
        if key and key not in self._areas and isinstance(embedded, dict):
            self._areas[key] = "", embedded
        if key not in self._areas:
            return None
        if key not in self._regions:
            _at, one = self._areas[key]
            self._regions[key] = self._thing("areas", key, "region", name_of(one), one)
        return self._regions[key]

    # Terms

    def _terms(self) -> dict[str, Term]:
        named = {id_named(one, "legislative_period") for _at, one in self._memberships(quiet=True)}
        terms: dict[str, Term] = {}
        for key, (_at, one) in self._by_id("events").items():
            name = name_of(one) or words(key)
            if key in named or words(one.get("classification")) == "legislative period":
                terms[key] = Term(name, id_named(one, "organization"), one)
            else:
                self.report.leave("events that no membership names, left out", name)
        return terms

    # Claims

    def _parts(self) -> None:
        """What is part of what: posts of bodies, bodies of larger ones."""
        for section, things, field in (
            ("posts", self._posts, "organization"),
            ("organizations", self._bodies, "parent"),
        ):
            for at, one in self._listed(section):
                part, whole = (
                    things.get(id_of(one.get("id"))),
                    self._bodies.get(id_named(one, field)),
                )
                if part is not None and whole is not None and part is not whole:
                    self._made.fact("part_of", (part.id, whole.id), {"record": at})

    def _memberships(self, *, quiet: bool = False) -> Iterator[Found]:
        """Those of the list, and those that stand within people, bodies and posts, each once."""
        report, self.report = self.report, Report("") if quiet else self.report
        seen: set[str] = set()
        for at, one in self._every_membership():
            key = id_of(one.get("id"))
            if key and key in seen:
                continue
            seen.add(key)
            yield at, one
        self.report = report

    def _every_membership(self) -> Iterator[Found]:
        yield from self._listed("memberships")
        for section in ("persons", "organizations", "posts"):
            field = f"{section.removesuffix('s')}_id"
            for at, holder in self._listed(section):
                for way, one in self._listed("memberships", holder, at):
                    yield way, {field: holder.get("id"), **one}

    def _membership(self, at: str, one: Record) -> None:
        person = self._people.get(id_named(one, "person"))
        if person is None:
            self.report.leave("memberships of nobody who is there, left out", at)
            return
        post = self._named(one, "post", self._posts, at)
        body = self._named(one, "organization", self._bodies, at)
        party = self._party(one, at)
        if not (post or body or party):
            self.report.leave("memberships in nothing that is there, left out", at)
            return
        spell = self._spells.of(at, one, person.id, party.id if party else "")
        citation = {"record": at, **address_of(one)}
        role = words(one.get("role")) or words(one.get("label"))
        said: dict[str, Any] = {"span": spell.span, "note": spell.note, "date": spell.date}
        made = []
        if post is not None:
            told: dict[str, Any] = {} if body else {"role": role}
            made.append(self._made.fact("office", (person.id, post.id), citation, **told, **said))
        if body is not None:
            ends = person.id, body.id
            made.append(self._made.fact("membership", ends, citation, role=role, **said))
        if party is not None and party is not body:
            made.append(self._made.fact("membership", (person.id, party.id), citation, **said))
        area = self._area(one, at)
        if area is not None:
            ends = person.id, area.id
            made.append(self._made.fact("representation", ends, citation, **said))
        if not any(made):
            self.report.leave("memberships that say nothing new, cited beside the others", at)

    def _named(self, one: Record, field: str, things: Mapping[str, Thing], at: str) -> Thing | None:
        key = id_named(one, field)
        if key and key not in things:
            self.report.leave(f"memberships whose {field} is not there, told without it", at)
        return things.get(key)

    def _party(self, one: Record, at: str) -> Thing | None:
        key = id_named(one, "on_behalf_of")
        if key and (key in self._unknown or (key not in self._bodies and is_unknown(key))):
            self.report.leave("memberships whose party is unknown, told without a party", at)
            return None
        return self._named(one, "on_behalf_of", self._bodies, at)

    def _area(self, one: Record, at: str) -> Thing | None:
        key = id_named(one, "area")
        found = self._region(key, one.get("area"))
        if key and found is None:
            self.report.leave("memberships whose area is not there, told without it", at)
        return found

    def _left_out(self) -> None:
        """Note what is not read."""
        for section, fields in self._unread.items():
            if fields:
                why = f"further details of {section}, left out"
                self.report.left[why] = fields.total()
                self.report.named[why] = [name for name, _ in fields.most_common(MOST_TOLD)]
        unnamed = len(self._areas) - len(self._regions)
        if unnamed:
            self.report.left["areas that no membership names, left out"] = unnamed
        for section in ("motions", "votes", "speeches"):
            listed = self._value.get(section)
            if isinstance(listed, list) and listed:
                self.report.left[f"{section}, left out"] = len(listed)


def _kind_of_organization(one: Record) -> str:
    return kind_of_body(words(one.get("classification")))
