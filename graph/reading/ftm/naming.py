"""What the entities of a file are called here: ids, kinds, names, fields; and which are documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import AUTHOR, builtin
from graph.reading.brought import Report
from graph.reading.called import LONGEST, Ids, as_name, as_text, as_word
from graph.reading.ftm.kinds import (
    BETWEEN,
    DOCUMENTS,
    EDGES,
    IDENTIFIERS,
    KINDS,
    LEFT,
    NAMES,
    PARENTS,
    PLURALS,
    SAME,
    SUMMARIES,
    TECHNICAL,
    TOPICS,
)
from graph.reading.ftm.lines import Thing
from graph.reading.taken import OF_ENTITIES
from graph.vocabulary.base import Entity
from graph.vocabulary.value import SLUG

SCHEME = "ftm"
"""The scheme of the ids that the file has."""
_OURS = re.compile("e-(" + SLUG[1:-1] + ")")
"""The ids that this package gives to entities when it writes such a file."""
_CASES = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_CODES = {
    "iso3166-1": re.compile("[A-Z]{2}"),
    "iso3166-2": re.compile("[A-Z]{2}-[A-Z0-9]{1,3}"),
}
_Q = re.compile("Q[1-9][0-9]*")


def words_of(schema: str) -> str:
    """A schema or a property in words: ``LegalEntity`` is *legal entity*."""
    return as_name(_CASES.sub(" ", schema[:LONGEST]).lower(), "thing")


class Entities:
    """The entities of a file that claims can be about.

    Parameters
    ----------
    found : mapping of str to Thing
        All that the file has.
    report : Report
    """

    def __init__(self, found: Mapping[str, Thing], report: Report) -> None:
        self._report = report
        # What an author is called may be no entity's id.
        self._ids = Ids(
            AUTHOR, *(author.strip() for one in found.values() for author in one.all("author"))
        )
        self.things = [one for one in found.values() if _is_entity(one)]
        self.known = {one.id for one in self.things}
        self._borne: set[tuple[str, str]] = set()
        self.ids: dict[str, str] = {}
        for one in self.things:
            self.ids[one.id] = self._ids.give(self._wanted(one), "thing")
        self.families: dict[str, str] = {one.id: self._family(one) for one in self.things}
        self._fields = self._declare()

    def give(self, name: str, otherwise: str) -> str:
        """An id that no entity has."""
        return self._ids.give(name, otherwise)

    def _wanted(self, one: Thing) -> str:
        ours = _OURS.fullmatch(one.id)
        return ours[1] if ours else as_name(next(iter(one.all(*NAMES)), one.id), one.id)

    def _family(self, one: Thing) -> str:
        """The built-in kind that an entity is, or is a sort of; empty, where it is of none."""
        said = [*one.all("keywords"), *(TOPICS.get(topic, "") for topic in one.all("topics"))]
        same = SAME.get(one.schema, frozenset())
        return next((kind for kind in said if kind in same), PARENTS.get(one.schema, ""))

    # Kinds

    def _declare(self) -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
        """The kind of each schema and family, and its fields by property."""
        properties: dict[tuple[str, str], dict[str, None]] = {}
        for one in self.things:
            said = properties.setdefault((one.schema, self.families[one.id]), {})
            said.update(dict.fromkeys(name for name, _ in self._further(one)))
        taken = {*builtin().entities, "any"}
        made: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
        for key, names in properties.items():
            schema, family = key
            exact = family and (KINDS.get(schema) == family or family in SAME.get(schema, ()))
            if exact and not names:
                made[key] = family, {}
                continue
            word = family if exact else words_of(schema)
            kind = as_word(f"ftm {word}" if exact else word, taken, "ftm")
            taken.add(kind)
            made[key] = kind, _fields(names)
        return made

    def declared(self) -> list[dict[str, Any]]:
        """The kinds of entity of the dataset's own."""
        return [
            {
                "kind": kind,
                "label": words_of(schema),
                "plural": PLURALS.get(schema, f"{words_of(schema)}s"),
                "fields": {
                    field: {"label": as_name(name, field)} for name, field in fields.items()
                },
            }
            | ({"parent": family} if family else {})
            for (schema, family), (kind, fields) in self._fields.items()
            if kind not in builtin().entities
        ]

    def _further(self, one: Thing) -> Iterator[tuple[str, list[str]]]:
        """The properties that no field of every entity has a place for."""
        for name, values in one.properties.items():
            if name in {*NAMES, *SUMMARIES, *TECHNICAL, *BETWEEN, "proof"}:
                continue
            left = [value for value in values if not self._placed(one, name, value)]
            if left:
                yield name, left

    def _placed(self, one: Thing, name: str, value: str) -> bool:
        """Whether a value is said elsewhere: in the kind, an identifier, another field, a claim."""
        family = self.families[one.id]
        return (
            value in self.known
            or name in IDENTIFIERS
            or (name == "keywords" and value == family)
            or (name == "topics" and (TOPICS.get(value) == family or value == "gov"))
            or (name == "territoryCode" and _code(value) is not None)
            or (name == "country" and family == "country")
            or name in (builtin().entities[family].model_fields if family else ())
        )

    # Records

    def records(self) -> Iterator[dict[str, Any]]:
        """Each entity as data files have it."""
        for one in self.things:
            yield self._record(one)

    def _record(self, one: Thing) -> dict[str, Any]:
        family = self.families[one.id]
        kind, fields = self._fields[one.schema, family]
        written = [as_name(name, "") for name in one.all(*NAMES)]
        names = list({" ".join(name.casefold().split()): name for name in reversed(written) if name}.values())[::-1]  # fmt: skip
        if not names:
            self._report.leave("entities without a name, called by their id", one.id)
        made: dict[str, Any] = {
            "id": self.ids[one.id],
            "kind": kind,
            "name": names[0] if names else as_name(one.id, self.ids[one.id]),
        }
        summary = as_text("\n".join(dict.fromkeys(one.all(*SUMMARIES))))
        said = {"aliases": names[1:], "identifiers": self._identifiers(one), "summary": summary}
        made |= {name: value for name, value in said.items() if value}
        for name, values in self._further(one):
            text = as_text("; ".join(values))
            if text:
                made[fields[name]] = text
        self._technical(one)
        return made | self._own(one, family)

    def _own(self, one: Thing, family: str) -> dict[str, Any]:
        """The fields that the built-in kind has: an event's date, a territory's level."""
        if not family:
            return {}
        kind = builtin().entities[family]
        found: dict[str, Any] = {}
        for name in sorted(set(kind.model_fields) - set(Entity.model_fields)):
            for value in one.all(name)[:1]:
                try:
                    kind.model_validate({"id": "a", "name": "a", name: value})
                except ValueError:
                    self._report.leave(
                        f"values of {name} that no {kind.label} has, left out", value
                    )
                else:
                    found[name] = value
        return found

    def _identifiers(self, one: Thing) -> dict[str, str]:
        """Ids elsewhere, its own in the file first."""
        found = {} if _OURS.fullmatch(one.id) else {SCHEME: one.id}
        for name, scheme in IDENTIFIERS.items():
            for value in one.all(name)[:1]:
                if scheme != "wikidata" or _Q.fullmatch(value):
                    found[scheme] = value
        for code in one.all("territoryCode"):
            known = _code(code)
            if known is not None:
                found.setdefault(known, code)
        kept = {}
        for scheme, value in found.items():
            clean = as_name(value, "")
            if not clean or (scheme, clean) in self._borne:
                self._report.leave(
                    f"identifiers of {scheme} that another has, or none sees, left out", one.id
                )
                continue
            self._borne.add((scheme, clean))
            kept[scheme] = clean
        return kept

    def _technical(self, one: Thing) -> None:
        for name in one.properties:
            if name in TECHNICAL:
                self._report.leave(f"values of {name}, left out")


def _code(code: str) -> str | None:
    """The scheme that a territory's code is of."""
    return next((scheme for scheme, form in _CODES.items() if form.fullmatch(code)), None)


def _fields(names: Mapping[str, None]) -> dict[str, str]:
    """Fields by property."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = as_word(words_of(name), OF_ENTITIES | {*found.values()}, "property")
    return found


def _is_entity(one: Thing) -> bool:
    return one.schema not in {*EDGES, *DOCUMENTS, *LEFT}
