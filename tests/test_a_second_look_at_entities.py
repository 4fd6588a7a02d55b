"""What is odd between entities is told as a warning: left over, of one name, twice in one place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from graph.reading import load, read
from tests.tiny import CITED, HEADER, claim, write

Record = dict[str, Any]
KINDS = {"red": "party", "blue": "party", "club": "organization", "army": "agency"}


def told(folder: Path, *entities: Record, relations: Any = None, **header: Any) -> list[str]:
    """The rule, file and line of each problem of a dataset, in which all but the last are used."""
    used = [entities[0], *entities[1:]]
    made = [
        {"name": one["id"].title(), "kind": KINDS.get(one["id"], "person")} | one for one in used
    ]
    if relations is None:
        ids = [one["id"] for one in made]
        relations = [
            {"kind": "association", "source": ids[0], "target": other, "modality": "plan"}
            | {"evidence": CITED}
            for other in ids[1:]
        ]
    files = {
        "entities.jsonl": "\n".join(json.dumps(one) for one in made),
        "relations.jsonl": relations
        if isinstance(relations, bytes)
        else "\n".join(json.dumps(one) for one in relations),
        "dataset.yaml": json.dumps(HEADER | header),
    }
    problems = read(write(folder, files), thorough=True).problems
    return [
        f"{one.rule} {Path(one.place.file).stem}:{one.place.line}"
        for one in problems
        if one.rule != "last-resort"
    ]


ADA, BOB, CHO = {"id": "ada"}, {"id": "bob"}, {"id": "cho"}
TIE = claim("advice", "ada", "bob")


# Left over


def test_an_entity_that_nothing_names_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, ADA, BOB, CHO, relations=[TIE]) == ["unused-entity entities:3"]


@pytest.mark.parametrize(
    "header",
    [
        {"documents": [{"id": "note", "title": "N", "by": ["cho"]}]},
        {"documents": [{"id": "note", "title": "N", "disclaimer": {"words": "W", "by": "cho"}}]},
        {"scenarios": [{"id": "s", "label": "S", "group": "g", "condition": {"outcome": "cho"}}]},
        {"scenarios": [{"id": "s", "label": "S", "group": "g", "counterparts": {"winner": "cho"}}]},
        {"unsaid": [{"words": "W.", "entities": ["cho"]}]},
        {"questions": [{"id": "q", "title": "Q", "reading": "R", "query": {"source": "cho"}}]},
        {"questions": [{"id": "q", "title": "Q", "reading": "R", "query": {"entity": "CHO"}}]},
        {
            "questions": [
                {
                    "id": "q",
                    "title": "Q",
                    "reading": "R",
                    "path": {"source": "cho", "target": "ada"},
                }
            ]
        },
    ],
)
def test_what_the_header_names_is_used(header: Record, tmp_path: Path) -> None:
    assert told(tmp_path, ADA, BOB, CHO, relations=[TIE], **header) == []


@pytest.mark.parametrize(
    "relation",
    [
        claim("advice", "ada", "bob", holder="cho"),
        claim("advice", "cho", "bob"),
        claim("advice", "bob", "cho"),
    ],
)
def test_what_a_relation_names_anywhere_is_used(relation: Record, tmp_path: Path) -> None:
    assert told(tmp_path, ADA, BOB, CHO, relations=[TIE, relation]) == []


def test_what_a_field_of_a_kind_s_own_names_is_used(tmp_path: Path) -> None:
    fields = {"master": {"type": "entity"}}
    kinds = {
        "entities": [{"kind": "dog", "label": "dog", "fields": fields}],
        "relations": [
            {"kind": "lends", "forward": "f", "inverse": "i", "fields": {"to": fields["master"]}}
        ],
    }
    dog = {"id": "rex", "kind": "dog", "master": "cho"}
    lent = claim("lends", "ada", "rex", to="bob")
    assert told(tmp_path, ADA, BOB, CHO, dog, relations=[lent], kinds=kinds) == []


def test_what_names_only_itself_is_not_used(tmp_path: Path) -> None:
    kinds = {
        "entities": [{"kind": "dog", "label": "dog", "fields": {"master": {"type": "entity"}}}]
    }
    dog = {"id": "rex", "kind": "dog", "master": "rex"}
    found = told(tmp_path, ADA, BOB, dog, relations=[TIE], kinds=kinds)
    assert found == ["unused-entity entities:3"]


@pytest.mark.parametrize(
    "relations",
    [
        [TIE, TIE | {"target": "choo"}],  # a misspelt name is told where it stands
        [TIE, TIE | {"target": "cho", "modality": "fiction"}],
        json.dumps(TIE).encode() + b'\n{"kind": "advice", "source": "cho", oh',
        json.dumps(TIE).encode() + b'\n{"target": "cho", "source": "\xe9"}',
    ],
    ids=["misspelt", "broken", "unreadable", "Latin 1"],
)
def test_what_may_be_meant_by_what_is_broken_is_not_said_to_be_unused(
    relations: Any, tmp_path: Path
) -> None:
    found = told(tmp_path, ADA, BOB, CHO, relations=relations)
    assert len(found) == 1
    assert "unused-entity" not in found[0]


def test_a_header_that_is_broken_may_have_named_it(tmp_path: Path) -> None:
    scenario = {"id": "s", "label": 7, "group": "g", "counterparts": {"winner": "cho"}}
    assert told(tmp_path, ADA, BOB, CHO, relations=[TIE], scenarios=[scenario]) == [
        "bad-value dataset:1"
    ]


def test_entities_without_any_relation_yet_are_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, ADA, BOB, relations=[]) == []


def test_who_loads_a_dataset_is_not_told(tmp_path: Path) -> None:
    told(tmp_path, ADA, BOB, CHO, relations=[TIE])
    assert len(load(tmp_path).entities) == 3
    assert read(tmp_path).problems == ()


# Of one name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "Ana"}, {"name": "Ana"}),
        ({"name": "Ana"}, {"name": "ANA"}),
        ({"name": "Ana"}, {"name": "Ána"}),
        ({"name": "\u00c1na"}, {"name": "A\u0301na"}),
        ({"name": "Ana  María"}, {"name": "Ana María"}),
        ({"name": "Ana"}, {"aliases": ["ana"]}),
        ({"aliases": ["ana"]}, {"aliases": ["x", "Ana"]}),
        ({"names": {"es": "Ana"}}, {"name": "Ana"}),
        ({"names": {"es": "Ana"}}, {"names": {"fr": "ana"}}),
    ],
)
def test_one_name_on_two_entities_is_told_at_the_later(
    first: Record, second: Record, tmp_path: Path
) -> None:
    assert told(tmp_path, ADA | first, BOB | second) == ["shared-name entities:2"]


def test_each_later_one_is_told_once(tmp_path: Path) -> None:
    same = {"name": "Ana", "aliases": ["A."], "names": {"es": "Anita"}}
    assert told(tmp_path, ADA | same, BOB | same, CHO | {"name": "ana"}) == [
        "shared-name entities:2",
        "shared-name entities:3",
    ]


def test_one_of_another_kind_is_told_too_and_the_other_is_named(tmp_path: Path) -> None:
    told(tmp_path, {"id": "georgia", "kind": "country"}, {"id": "us-ga", "name": "Georgia"})
    (problem, _tie) = read(tmp_path, thorough=True).problems
    assert '"georgia"' in problem.message
    assert "entities.jsonl:1" in problem.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"name": "Ana"}, {"name": "Anna"}),
        ({"name": "Ana", "names": {"es": "Ana"}}, {"name": "Bob"}),
        ({"name": "Bob"}, {"id": "ana-2", "name": "Ana"}),
        ({"name": "Republicans (Chile)"}, {"name": "Republicans"}),
    ],
)
def test_other_names_are_other_names(first: Record, second: Record, tmp_path: Path) -> None:
    assert told(tmp_path, ADA | first, BOB | second) == []


def test_two_of_one_id_are_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, ADA, BOB, ADA, relations=[TIE]) == ["duplicate-id entities:3"]


# Aliases


@pytest.mark.parametrize(
    "names",
    [
        {"aliases": ["The Countess", "The Countess"]},
        {"aliases": ["The Countess", "the  countess"]},
        {"name": "Ada", "aliases": ["ADA"]},
        {"names": {"es": "La condesa"}, "aliases": ["la Condesa"]},
        {"name": "\u00c1da", "aliases": ["A\u0301da"]},
    ],
)
def test_an_alias_that_says_no_more_is_told(names: Record, tmp_path: Path) -> None:
    assert told(tmp_path, BOB, ADA | names) == ["repeated-alias entities:2"]


def test_another_spelling_is_an_alias(tmp_path: Path) -> None:
    names = {"name": "José Peña", "aliases": ["Jose Pena", "J. Peña"], "names": {"es": "José Peña"}}
    assert told(tmp_path, BOB, ADA | names) == []


# Memberships


def member(target: str, start: str | None, end: str | None, **fields: Any) -> Record:
    span = {name: day for name, day in (("start", start), ("end", end)) if day}
    return claim("membership", "ada", target, **span, **fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (member("club", "2010", "2015"), member("club", "2013", "2020")),
        (member("red", "2010", "2015"), member("blue", "2013", "2020")),
        (member("red", "2010", ".."), member("blue", "2013", "..")),
        (member("red", None, ".."), member("blue", None, "..")),
        (member("red", "2010-05-01", "2010-06-01"), member("blue", "2010-05-31", "2011")),
        (member("club", "2010", "2015", role="chair"), member("club", "2012", "2013", role="chair")),
    ],
)  # fmt: skip
def test_two_memberships_at_one_time_are_told_at_the_later(
    one: Record, other: Record, tmp_path: Path
) -> None:
    entities = ADA, {"id": "red"}, {"id": "blue"}, {"id": "club"}
    ties = [claim("support", "ada", to, modality="plan") for to in ("red", "blue", "club")]
    assert told(tmp_path, *entities, relations=[*ties, one, other]) == [
        "overlapping-membership relations:5"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (member("red", "2010", "2015"), member("blue", "2015", "2020")),
        (member("red", "2010", "2015-05-01"), member("blue", "2015-05-01", "2020")),
        (member("red", "2010", None), member("blue", "2012", None)),
        (member("red", None, None), member("blue", None, "..")),
        (member("red", None, "2015"), member("blue", None, "2016")),
        (member("red", "2010", "2015"), member("club", "2010", "2015")),
        (member("club", "2010", "2015"), member("club", "2012", "2013", role="chair")),
        (member("red", "2010", "2015"), member("blue", "2010", "2015", negated=True)),
        (member("red", "2010", "2015"), member("blue", "2010", "2015", modality="assessment")),
        (member("red", "2010", "2015"), member("blue", "2010", "2015", holder="bob")),
        (
            member("red", "2010", "2015", scenario="red", modality="plan"),
            member("blue", "2010", "2015", scenario="blue", modality="plan"),
        ),
        (
            claim("membership", "army", "red", start="2010", end="2015"),
            claim("membership", "army", "blue", start="2010", end="2015"),
        ),
    ],
)
def test_what_does_not_overlap_for_certain_is_left_alone(
    one: Record, other: Record, tmp_path: Path
) -> None:
    entities = ADA, BOB, {"id": "red"}, {"id": "blue"}, {"id": "club"}, {"id": "army"}
    ties = [
        claim("support", "ada", to, modality="plan")
        for to in ("bob", "red", "blue", "club", "army")
    ]
    assert told(tmp_path, *entities, relations=[*ties, one, other]) == []


def test_who_is_in_a_youth_wing_is_in_the_party(tmp_path: Path) -> None:
    wing = claim("part_of", "blue", "red")
    both = [member("red", "2010", "2015"), member("blue", "2010", "2015")]
    entities = ADA, {"id": "red"}, {"id": "blue"}
    assert told(tmp_path, *entities, relations=[wing, *both]) == []


# What it costs


def overlaps(size: int, folder: Path) -> None:
    people = [{"id": f"p-{number}"} for number in range(size)]
    span = {"modality": "fact", "start": "2001", "end": "2009"}
    relations = [
        claim("membership", one["id"], party, **span) for one in people for party in ("red", "blue")
    ]
    relations += [claim("support", "ada", one["id"]) for one in people for _ in range(20)]

    found = told(folder, ADA, {"id": "red"}, {"id": "blue"}, *people, relations=relations)

    assert sum(one.startswith("overlapping-membership") for one in found) == size


def memberships_of_one(size: int, folder: Path) -> None:
    clubs = [{"id": f"club-{number}", "kind": "organization"} for number in range(size)]
    span = {"modality": "fact", "start": "2001", "end": "2009"}
    relations = [claim("membership", "ada", one["id"], **span) for one in clubs]

    assert told(folder, ADA, *clubs, relations=relations) == []


def names_that_lead_nowhere(size: int, folder: Path) -> None:
    people = [{"id": f"person-number-{number}"} for number in range(size)]
    relations = [claim("support", "ada", f"person-nmber-{number}") for number in range(40)]

    found = told(folder, ADA, *people, relations=relations)

    assert sum(one.startswith("dangling-reference") for one in found) == 40


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("work", "size"),
    [(overlaps, 150), (memberships_of_one, 1_000), (names_that_lead_nowhere, 3_000)],
)
def test_three_times_the_data_take_some_three_times_as_long(
    work: Callable[[int, Path], None], size: int, tmp_path: Path
) -> None:
    def cost(many: int) -> float:
        spent = []
        for turn in range(2):
            folder = tmp_path / f"{many}-{turn}"
            folder.mkdir()
            started = process_time()
            work(many, folder)
            spent.append(process_time() - started)
        return min(spent)

    assert cost(3 * size) < 6 * cost(size)  # holding each against each takes nine times as long
