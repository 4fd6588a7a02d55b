"""Defects of entities, each record well or ill by itself."""

from __future__ import annotations

from math import nan

from tests.planted.planting import Record
from tests.planted.tree import Raw

REGION = Record("region", "entities", 15)
EVENT = Record("event", "entities", 18)
POLICY = Record("policy", "entities", 19)
FERRY = Record("ferry", "entities", 23)
PARTY = Record("party", "entities", 3)

IN_REGION = (
    REGION.put("bad-id", "id", "Old_Docks"),
    REGION.put("bad-id", "id", "o" * 201),
    REGION.put("missing-field", "id", ""),
    REGION.put("bad-id|bad-value", "id", 77),
    REGION.put("missing-field", "id", None, or_at=".."),
    REGION.drop("missing-field", "id"),
    REGION.put("unknown-kind", "kind", "regoin", says="region", needs=["level"]),
    REGION.drop("missing-field", "kind", needs=["level"]),
    REGION.put("unknown-kind|bad-value", "kind", 5, needs=["level"]),
    REGION.drop("missing-field", "name"),
    REGION.put("missing-field", "name", None, or_at=".."),
    REGION.put("missing-field", "name", nan, or_at=".."),
    REGION.put("missing-field", "name", ""),
    REGION.put("bad-value", "name", 12, says='write "12"'),
    REGION.put("bad-value", "name", ["Old docks"]),
    REGION.put("bad-name", "name", "   "),
    REGION.put("bad-name", "name", "Old\u200bdocks"),
    REGION.put("bad-name", "name", "Old\ndocks"),
    REGION.put("bad-name", "name", "Old \u202edocks"),
    REGION.put("bad-name", "name", "\x1b[31mOld docks"),
    REGION.rename("unknown-field", "name", "nmae", says="name"),
    REGION.put("bad-value", "names", "Muelles viejos"),
    REGION.put("bad-value", "names.es", ""),
    REGION.put("bad-value", "names.es", 5),
    REGION.put("bad-name", "names.es", " "),
    REGION.put("bad-value", "names", {"": "Muelles"}, at="names."),
    REGION.put("bad-value", "aliases", "The docks", says="list"),
    REGION.put("bad-value", "aliases.0", 5),
    REGION.put("bad-name", "aliases.0", "\u200b"),
    REGION.put("bad-name", "aliases.1", "The\x07docks"),
    REGION.put("repeated-alias", "aliases.1", "the docks", needs=["aliases.0"]),
    REGION.put("repeated-alias", "aliases.1", "Old docks", needs=["name", "aliases.1"]),
    REGION.put("bad-value", "summary", 5),
    REGION.put("control-character", "summary", "Where \x1b[2Jthe ships lay"),
    REGION.put("control-character", "summaries.es", "Donde\x00"),
    REGION.put("bad-value", "summary", ["Where the ships lay"]),
    REGION.put("bad-value", "summaries", ["Donde"]),
    REGION.put("bad-value", "identifiers", ["LL-OD"]),
    REGION.put("bad-value", "identifiers.geonames", 900003),
    REGION.put("bad-identifier", "identifiers.geonames", "x9"),
    REGION.put("bad-identifier", "identifiers.iso3166-2", "lowland"),
    REGION.put("unknown-word", "level", "aera", says="area"),
    REGION.put("unknown-word|bad-value", "level", 5),
    REGION.rename("unknown-field", "level", "levle", says="level", needs=["kind"]),
    REGION.put("unknown-field", "sumary", "A place", says="summary"),
    REGION.put("unknown-field", "label", "Docks", needs=["name"]),
    REGION.twice("summary", "Again"),
    REGION.twice("name", "Old docks"),
)  # fmt: skip
IN_FERRY = (
    FERRY.put("bad-value", "berths", "many"),
    FERRY.put("bad-value", "berths", True),
    FERRY.put("bad-value", "berths", Raw("1e999"), layouts=("jsonl",)),
    FERRY.put("bad-date", "built", "long ago"),
    FERRY.put("bad-date|bad-value", "built", 1998),
    FERRY.put("dangling-reference", "home", "old-dock", says="old-docks"),
    FERRY.put("wrong-end", "home", "upland"),
    FERRY.put("bad-value", "home", 5),
    FERRY.rename("unknown-field", "berths", "births", says="berths"),
    FERRY.put("bad-name", "name", "Sea\u2028Queen"),
    FERRY.put("shared-identifier", "identifiers", {"wikidata": "Q900001"}, at="identifiers.wikidata"),
    FERRY.put("unknown-field", "tonnage", 5),
)  # fmt: skip
IN_EVENT = (
    EVENT.put("bad-date", "date", "2026-05-32"),
    EVENT.put("bad-date", "date", "10 May 2026"),
    EVENT.put("bad-date|bad-value", "date", 2026),
    EVENT.rename("unknown-field", "date", "day", says="date"),
    EVENT.put("unknown-field", "start", "2026"),
)  # fmt: skip
IN_POLICY = (
    POLICY.put("unknown-word", "form", "plann", says="plan"),
    POLICY.put("unknown-word", "form", "Plan", says="plan"),
    POLICY.put("unknown-field", "level", "area"),
)  # fmt: skip
IN_PARTY = (
    PARTY.put("bad-identifier", "identifiers.partyfacts", "greens"),
    PARTY.put("bad-value", "identifiers.partyfacts", 900002, says='write "900002"'),
    PARTY.put("bad-value|bad-identifier", "identifiers.partyfacts", ""),
)  # fmt: skip
ENTITY_GROUPS = (IN_REGION, IN_FERRY, IN_EVENT, IN_POLICY, IN_PARTY)
