"""Defects between records, which each are well by themselves."""

from __future__ import annotations

from typing import Any

from tests.planted.planting import Defect, Told
from tests.planted.tree import Path, Tree, at

CITED = [{"document": "register", "record": "20"}]


LETTER = [{"document": "letter", "start": 3, "end": 9, "digest": "0" * 16}]
COLUMN = [{"document": "column", "start": 3, "end": 9, "digest": "0" * 16}]


def added(
    name: str,
    rule: str,
    where: Path,
    part: Any,
    steps: Path = (),
    says: str = "",
    severity: str = "",
) -> Defect:
    """A defect that is one more record: told of at it, or at a field of it.

    Two of them can be planted at once, so the record says by itself where it stands.
    """
    told = Told(rule, (*where, _Last(name), *steps), says=says, severity=severity)

    def change(tree: Tree) -> None:
        records = at(tree, where)
        records.append(part)
        told.at[len(where)].number = len(records) - 1

    return Defect(f"between.{name}", (told,), change, touches=((*where, name),))


class _Last:
    """The number of a record that is added last: known once it is."""

    number = 0

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return other == self.number

    def __hash__(self) -> int:
        return hash(self.number)


def entity(identifier: str, kind: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": identifier, "kind": kind, "name": name} | fields


def claim(kind: str, source: str, target: str, **fields: Any) -> dict[str, Any]:
    ends = {"kind": kind, "source": source, "target": target, "modality": "fact"}
    return ends | fields | {"evidence": fields.get("evidence", CITED)}


def changed(
    name: str, rule: str, way: Path, value: Any, *, at_: Path = (), says: str = "", more: Path = ()
) -> Defect:
    """A defect that is another value."""

    def change(tree: Tree) -> None:
        at(tree, way[:-1])[way[-1]] = value

    return Defect(
        f"between.{name}", (Told(rule, at_ or way, says=says),), change, touches=(way, *([more] if more else ()))
    )  # fmt: skip


def with_user(name: str, rule: str, extra: dict[str, Any], steps: Path, says: str = "") -> Defect:
    """A defect that is one more entity, which a relation names so that it is not unused."""
    made = added(name, rule, ("entities",), extra, steps, says)
    used = claim("threat", "flooding", extra["id"], id=f"uses-{extra['id']}")

    def change(tree: Tree) -> None:
        made.change(tree)
        tree["relations"].append(used)

    return Defect(made.name, made.told, change, touches=made.touches)


ENTITIES, RELATIONS = ("entities",), ("relations",)
BETWEEN = (
    added("one-entity-twice", "duplicate-id", ENTITIES, entity("dockers", "group", "Those of the docks"), ("id",), "dockers"),
    added("called-author", "bad-id", ENTITIES, entity("author", "person", "Somebody"), ("id",)),
    added("unused", "unused-entity", ENTITIES, entity("nobody", "person", "Nobody"), says="nobody"),
    with_user("same-name", "shared-name", entity("dockers-2", "group", "Dockers"), ("name",), "dockers"),
    with_user("same-name-in-capitals", "shared-name", entity("council-2", "agency", "TOWN COUNCIL"), ("name",), "town-council"),
    with_user("same-name-without-accent", "shared-name", entity("ana-2", "person", "Ana Rios"), ("name",), "ana-rios"),
    with_user("same-name-decomposed", "shared-name", entity("ana-3", "person", "Ana Ri\u0301os"), ("name",), "ana-rios"),
    with_user("name-is-an-alias", "shared-name", entity("police-2", "agency", "The police"), ("name",), "harbour-police"),
    with_user("alias-is-a-name", "shared-name", entity("council-3", "agency", "Council", aliases=["Flooding"]), ("aliases", 0), "flooding"),
    with_user("alias-is-an-alias", "shared-name", entity("police-3", "agency", "Constables", aliases=["the police"]), ("aliases", 0), "harbour-police"),
    with_user("same-code", "shared-identifier", entity("lowlands", "country", "The lowlands", identifiers={"iso3166-1": "LL"}), ("identifiers", "iso3166-1"), "lowland"),
    with_user("bad-code", "bad-identifier", entity("farland", "country", "Farland", identifiers={"iso3166-1": "FAR"}), ("identifiers", "iso3166-1")),
    added("one-id-for-two-claims", "duplicate-id", RELATIONS, claim("threat", "flooding", "dockers", id="a-border"), ("id",)),
    added("said-twice", "duplicate-claim", RELATIONS, claim("opposition", "blues", "dock-plan", topic="docks", id="again", evidence=LETTER)),
    added("both-ways", "symmetric-pair", RELATIONS, claim("border", "upland", "lowland", id="border-back", evidence=COLUMN)),
    added("rivals-both-ways", "symmetric-pair", RELATIONS, claim("rivalry", "tom-berg", "ana-rios", id="rivals-back", topic="vote")),
    added("denied", "contradiction", RELATIONS, claim("coalition_membership", "greens", "river-alliance", negated=True, id="not-in"), ("negated",), severity="warning"),
    added("opposed", "contradiction", RELATIONS, claim("support", "blues", "dock-plan", id="blues-back", topic="docks", evidence=LETTER)),
    added("more-and-less", "contradiction", RELATIONS, claim("effect", "dock-plan", "flooding", modality="expectation", direction="more", id="plan-harms"), severity="warning"),
    added("own-opposites", "contradiction", RELATIONS, claim("dredging", "town-council", "old-docks", method="bucket", depth=4.5, since="2021-03", paid=True, funder="lowland", remark="Only at night", date="2025", id="by-bucket"), severity="warning"),
    added("two-parties", "overlapping-membership", RELATIONS, claim("membership", "pia-holm", "greens", start="2022", end="2023", id="pia-again"), ("start",), "pia-holm"),
    changed("a-border-one-way", "one-sided", ("dataset", "both_ways"), ["border"], at_=("relations", 16), says="upland"),
    changed("both-ways-of-no-kind", "unknown-kind", ("dataset", "both_ways"), ["boarder"], at_=("dataset", "both_ways", 0), says="border"),
    added("a-mere-tie", "last-resort", RELATIONS, claim("association", "dockers", "blues", id="some-tie"), ("kind",)),
    added("letter-twice", "duplicate-id", ("dataset", "documents"), {"id": "letter", "title": "Another"}, ("id",)),
    added("a-document-called-author", "bad-id", ("dataset", "documents"), {"id": "author", "title": "Another"}, ("id",)),
    added("a-document-called-as-an-entity", "ambiguous-voice", ("dataset", "documents"), {"id": "dockers", "title": "Another"}, ("id",)),
    added("rios-twice", "duplicate-id", ("dataset", "scenarios"), {"id": "rios", "label": "Again", "group": "other"}, ("id",)),
    added("a-scenario-called-always", "bad-id", ("dataset", "scenarios"), {"id": "always", "label": "Always", "group": "other"}, ("id",)),
    added("docks-twice", "duplicate-id", ("dataset", "topics"), {"id": "docks", "label": "Again"}, ("id",)),
    added("group-twice", "duplicate-id", ("dataset", "groups"), {"id": "mayor-vote-2026"}, ("id",)),
    added("question-twice", "duplicate-id", ("dataset", "questions"), {"id": "who-guards", "title": "T", "reading": "R", "path": {"source": "lowland", "target": "upland"}}, ("id",)),
    added("no-such-group", "unknown-group", ("dataset", "groups"), {"id": "council-vote"}, ("id",)),
    added("kind-twice", "bad-kind", ("dataset", "kinds", "entities"), {"kind": "ferry", "label": "boat"}),
    added("expects-more", "unexpected-answer", ("dataset", "questions", 1, "expected"), "a-border", says="a-border"),
    added("denied-in-a-text", "contradiction", RELATIONS, claim("threat", "flooding", "old-docks", topic="docks", modality="assessment", holder="port-union", negated=True, id="no-harm", evidence=LETTER), ("negated",)),
    changed("expects-less", "unexpected-answer", ("dataset", "questions", 1, "expected"), ["rios-stands"], says="berg-stands"),
    changed("rests-on-nothing", "unknown-answer", ("dataset", "findings", 1, "relations", 0), "rios-stand", says="rios-stands"),
    changed("a-part-misspelt", "lone-part", ("dataset", "scenarios", 1, "counterparts"), {"winner": "tom-berg", "coaliton": "harbour-list", "team": "berg-team"}, at_=("dataset", "scenarios", 1, "counterparts", "coaliton"), says="coalition"),
    changed("one-winner", "same-winner", ("dataset", "scenarios", 1, "counterparts", "winner"), "ana-rios", says="rios"),
    changed("a-country-wins", "uneven-part", ("dataset", "scenarios", 1, "counterparts", "winner"), "lowland", says="winner"),
    changed("fewer-characters", "past-the-end", ("dataset", "documents", 0, "characters"), 340, at_=("dataset", "documents", 0, "disclaimer", "evidence", 0, "end")),
    changed("a-name-of-an-entity", "ambiguous-voice", ("dataset", "documents", 1, "authors", 0), "dockers"),
)  # fmt: skip
