"""Two scenarios lined up: one is the other's mirror, and only what differs stands in the rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.engine.asking import Relations
from graph.engine.comparison import Comparison, Row, Status
from graph.engine.side_by_side import table
from graph.knowledge import KnowledgeGraph, compare
from tests.tiny import HEADER, claim, graph_of

ENTITIES: dict[str, str | dict[str, Any]] = {
    "ann": {"kind": "candidate", "name": "Ann"},
    "ben": {"kind": "candidate", "name": "Ben"},
    "lot": {"kind": "coalition", "name": "The lot"},
    "few": {"kind": "coalition", "name": "The few"},
    "law": "policy",
    "china": {"kind": "country", "name": "China"},
    "peru": "country",
}
SCENARIOS: list[dict[str, Any]] = [
    {
        "id": "red",
        "label": "If Ann wins",
        "group": "vote",
        "counterparts": {"winner": "ann", "coalition": "lot"},
    },
    {
        "id": "blue",
        "label": "If Ben wins",
        "group": "vote",
        "counterparts": {"winner": "ben", "coalition": "few"},
    },
]


def world(*claims: dict[str, Any]) -> KnowledgeGraph:
    return graph_of(ENTITIES, *claims, scenarios=SCENARIOS)


def red(kind: str, source: str, target: str, **fields: Any) -> dict[str, Any]:
    return claim(kind, source, target, scenario="red", **{"modality": "plan"} | fields)


def blue(kind: str, source: str, target: str, **fields: Any) -> dict[str, Any]:
    return claim(kind, source, target, scenario="blue", **{"modality": "plan"} | fields)


def compared(*claims: dict[str, Any]) -> Comparison:
    kg = world(*claims)
    return compare(kg.scenario("red"), kg.scenario("blue"))


def only(comparison: Comparison) -> Row:
    (row,) = (*comparison.rows, *comparison.same)
    return row


claims = st.lists(
    st.builds(
        claim,
        st.sampled_from(["support", "opposition", "cooperation", "rivalry"]),
        st.sampled_from(["ann", "ben", "lot", "few", "peru"]),
        st.sampled_from(["ann", "ben", "lot", "few", "china"]),
        scenario=st.sampled_from(["red", "blue", None]),
        modality=st.sampled_from(["plan", "risk"]),
        certainty=st.sampled_from(["certain", "possible"]),
        topic=st.sampled_from(["north", "south", None]),
        holder=st.sampled_from(["author", "ann", "ben"]),
        aspect=st.sampled_from(["trade", None]),
        negated=st.booleans(),
    ).filter(lambda one: one["source"] != one["target"]),
    max_size=12,
    unique_by=repr,
)


def graph_with(records: list[dict[str, Any]], **header: Any) -> KnowledgeGraph:
    whole = graph_of(ENTITIES, *records, **{"scenarios": SCENARIOS} | header).dataset
    once = {relation.id: relation for relation in whole.relations}
    return KnowledgeGraph(type(whole)(whole.header, whole.entities, tuple(once.values())))


MIRRORED: dict[Status, Status] = {"only_left": "only_right", "only_right": "only_left"}


def mirrored(whole: Comparison) -> Comparison:
    """The same comparison, seen from the other side."""
    lined = (
        replace(row, status=MIRRORED.get(row.status, row.status), left=row.right, right=row.left)
        for row in whole.lined
    )
    return replace(whole, left=whole.right, right=whole.left, lined=tuple(lined))


@settings(max_examples=200)
@given(records=claims)
def test_a_comparison_seen_from_the_other_side_is_its_mirror(records: list[dict[str, Any]]) -> None:
    kg = graph_with(records)
    left, right = kg.scenario("red"), kg.scenario("blue")

    there, back = compare(left, right), compare(right, left)

    assert mirrored(there) == back
    assert mirrored(back) == there
    assert [row.about for row in there] == [row.about for row in back]


@settings(max_examples=100)
@given(records=claims, others=claims)
def test_two_graphs_mirror_each_other_too(
    records: list[dict[str, Any]], others: list[dict[str, Any]]
) -> None:
    topics = [{"id": "south", "label": "Down south"}, {"id": "west", "label": "The west"}]
    left, right = graph_with(records), graph_with(others, title="Other", topics=topics)

    assert mirrored(compare(left, right)) == compare(right, left)


@given(records=claims)
def test_nothing_differs_from_itself(records: list[dict[str, Any]]) -> None:
    kg = graph_with(records)

    for one in (kg, kg.scenario("red"), kg.scenario("blue"), kg.ego("ann")):
        comparison = compare(one, one)
        assert not comparison
        assert (len(comparison), comparison.rows, comparison.same) == (0, (), ())
        assert comparison.shared == len(one)
        sides = f"{comparison.left} and {comparison.right}"
        assert str(comparison).startswith(f"{sides}: nothing differs. {len(one)} relation")


@given(records=claims)
def test_every_claim_of_a_side_stands_in_one_row_or_is_shared(
    records: list[dict[str, Any]],
) -> None:
    kg = graph_with(records)
    sides = kg.scenario("red"), kg.scenario("blue")

    comparison = compare(*sides)

    rows = (*comparison.rows, *comparison.same)
    shared = {one.id for one in sides[0].relations()} & {one.id for one in sides[1].relations()}
    for side, told in zip(sides, ("left", "right"), strict=True):
        listed = [one.id for row in rows for one in getattr(row, told)]
        assert sorted([*listed, *shared]) == sorted(one.id for one in side.relations())
    assert comparison.shared == len(shared)
    assert len(comparison.records()) == sum(len(row.left) + len(row.right) for row in comparison)
    blocks = comparison.blocks()
    assert sum(len(block.left) + len(block.right) for block in blocks) == len(comparison.records())
    assert len({(block.topic, block.about) for block in blocks}) == len(blocks)


def test_what_holds_whoever_wins_is_counted_and_not_shown() -> None:
    comparison = compared(claim("support", "ann", "law"), red("support", "ann", "china"))

    assert comparison.shared == 1
    assert [row.status for row in comparison] == ["only_left"]


def test_what_one_side_claims_alone_is_only_there() -> None:
    assert only(compared(red("support", "ann", "china"))).status == "only_left"
    assert only(compared(blue("support", "peru", "china"))).status == "only_right"


def test_counterparts_answer_each_other() -> None:
    row = only(compared(red("support", "ann", "china"), blue("support", "ben", "china")))

    assert (row.status, row.about, row.kind) == ("same", "china", "support")
    assert [one.source for one in (*row.left, *row.right)] == ["ann", "ben"]


@pytest.mark.parametrize(
    "other",
    [
        {"modality": "risk"},
        {"certainty": "possible"},
        {"negated": True},
        {"holder": "ben"},
        {"aspect": "trade"},
        {"date": "2026"},
        {"start": "2026"},
    ],
)
def test_the_same_ends_with_another_standing_are_in_both_but_different(
    other: dict[str, Any],
) -> None:
    row = only(compared(red("support", "ann", "china"), blue("support", "ben", "china", **other)))

    assert row.status == "different"


@pytest.mark.parametrize(
    "other", [{"statement": "Otherwise said."}, {"basis": "inferred"}, {"note": "Look again."}]
)
def test_the_wording_makes_no_difference(other: dict[str, Any]) -> None:
    row = only(compared(red("support", "ann", "china"), blue("support", "ben", "china", **other)))

    assert row.status == "same"


def test_holders_and_other_references_are_counterparts_as_well() -> None:
    row = only(
        compared(
            red("support", "lot", "china", holder="ann"),
            blue("support", "few", "china", holder="ben"),
        )
    )
    assert row.status == "same"
    row = only(
        compared(
            red("candidacy", "ann", "vote", on_behalf_of="lot"),
            blue("candidacy", "ben", "vote", on_behalf_of="few"),
        )
    )
    assert row.status == "same"


def test_a_symmetric_claim_may_be_told_either_way_round() -> None:
    row = only(compared(red("rivalry", "china", "ann"), blue("rivalry", "ben", "china")))

    assert row.status == "same"


def test_a_row_is_about_what_plays_no_part() -> None:
    comparison = compared(red("opposition", "peru", "ann"), blue("support", "lot", "ann"))

    assert {row.kind: row.about for row in comparison} == {"opposition": "peru", "support": "ann"}
    assert only(compared(red("opposition", "lot", "ann"))).about == "@winner"
    assert compared().names["@winner"] == "Ann / Ben"


def test_a_part_that_only_one_side_has_is_no_counterpart() -> None:
    kg = graph_of(
        ENTITIES,
        red("support", "ann", "china"),
        blue("support", "ben", "china"),
        scenarios=[SCENARIOS[0], SCENARIOS[1] | {"counterparts": {}}],
    )

    rows = compare(kg.scenario("red"), kg.scenario("blue")).rows

    assert [row.status for row in rows] == ["only_left", "only_right"]


def test_rows_come_topic_by_topic_in_the_dataset_s_order() -> None:
    comparison = compared(
        red("support", "ann", "china"),
        red("support", "ann", "law", topic="south"),
        red("support", "ann", "peru", topic="north"),
        red("support", "ann", "china", topic="north", aspect="trade"),
    )

    assert [(row.topic, row.about) for row in comparison] == [
        ("north", "china"),
        ("north", "peru"),
        ("south", "law"),
        (None, "china"),
    ]


def test_a_comparison_prints_as_a_table() -> None:
    comparison = compared(
        claim("support", "ann", "law"),
        red("support", "ann", "china", topic="north", statement="Ann supports China."),
        blue(
            "support",
            "ben",
            "china",
            topic="north",
            negated=True,
            certainty="possible",
            statement="Ben may not.",
        ),
        blue("threat", "ben", "peru", modality="risk"),
    )

    ids = {one.source: one.id for row in comparison.rows for one in (*row.left, *row.right)}
    threat = next(row.right[0].id for row in comparison.rows if row.kind == "threat")
    support = next(row.right[0].id for row in comparison.rows if row.right and row.left)
    wide = [" ".join(line.split()) for line in table(comparison, 260).splitlines()]
    assert wide[2:5] == [
        "THE NORTH",
        "China",
        " │ ".join(
            (
                f"· Ann supports China. [plan, held by A note, {ids['ann']}]",
                f"· Ben may not. [plan, possible, negated, held by A note, {support}]",
            )
        ),
    ]
    assert wide[6:9] == [
        "OTHER",
        "Peru",
        f"– │ · There is a risk that Ben threatens Peru. [risk, held by A note, {threat}]",
    ]
    assert wide[-1] == "1 relation holds on both sides."
    narrow = table(comparison, 65).splitlines()
    assert narrow[0] == "If Ann wins                     │ If Ben wins"
    assert narrow[1] == "────────────────────────────────┼─" + "─" * 31
    assert max(map(len, narrow)) <= 65
    assert repr(comparison) == str(comparison)
    assert len(str(comparison).splitlines()[1]) == 99


def test_the_records_of_a_comparison_are_plain() -> None:
    comparison = compared(red("support", "ann", "china", negated=True))
    (record,) = comparison.records()
    (row,) = comparison.rows

    where = {"status": "only_left", "side": "If Ann wins", "about": "china"}
    assert {name: record[name] for name in where} == where
    flat = comparison.engines[0]
    assert flat is not None
    (claimed,) = Relations(row.left, flat).records()
    assert record == where | claimed
    assert record["label"] == "does not support"
    assert record["sentence"].endswith("Ann will not support China.")


def test_two_versions_of_a_dataset_are_compared_claim_by_claim() -> None:
    before = world(
        claim("support", "ann", "law"),
        claim("support", "ben", "law", certainty="certain"),
        red("support", "ann", "china"),
        claim("threat", "ann", "ben"),
    )
    after = world(
        claim("support", "ann", "law"),
        claim("support", "ben", "law", certainty="possible"),
        blue("support", "ann", "china"),
        claim("threat", "ben", "ann"),
    )

    comparison = graph.compare(before, after)

    assert (comparison.left, comparison.shared) == ("Tiny", 1)
    assert [(row.status, row.kind, row.about) for row in comparison] == [
        ("only_right", "threat", "ann"),
        ("only_left", "threat", "ben"),
        ("different", "support", "china"),
        ("different", "support", "law"),
    ]


def test_entities_that_one_graph_lacks_have_their_names_all_the_same() -> None:
    left = graph_of({"ann": "person"}, topics=[])
    right = graph_of(
        {"cho": {"kind": "person", "name": "Cho!"}, "dan": "person"},
        claim("advice", "dan", "cho", topic="north"),
        topics=HEADER["topics"],
    )

    comparison = compare(left, right)

    assert "Cho!" in str(comparison)
    assert "THE NORTH" in str(comparison)


def test_a_claim_made_twice_is_not_the_same_as_one_made_once() -> None:
    once, twice = (
        red("support", "ann", "china"),
        red("support", "ann", "china", certainty="possible"),
    )
    there = compared(once, twice, blue("support", "ben", "china"))
    assert [row.status for row in there.rows] == ["different"]
    assert len(there.rows[0].left) == 2


def test_a_symmetric_claim_told_both_ways_is_about_the_end_that_sorts_first() -> None:
    row = only(
        compared(red("rivalry", "china", "peru"), blue("rivalry", "peru", "china", negated=True))
    )
    assert (row.status, row.about) == ("different", "china")


def test_who_plays_several_parts_goes_by_the_one_that_sorts_first_on_either_side() -> None:
    parts = [{"winner": "ann", "leader": "ann"}, {"leader": "ben", "winner": "ben"}]
    kg = graph_of(
        ENTITIES,
        red("opposition", "peru", "ann"),
        blue("opposition", "peru", "ben"),
        red("opposition", "lot", "ann"),
        scenarios=[one | {"counterparts": two} for one, two in zip(SCENARIOS, parts, strict=True)],
    )
    whole = compare(kg.scenario("red"), kg.scenario("blue"))
    assert [row.about for row in whole.same] == ["peru"]
    assert [row.about for row in whole.rows] == ["lot"]
    assert compare(kg.scenario("blue"), kg.scenario("red")).same[0].about == "peru"


def test_the_tenth_topic_comes_after_the_second() -> None:
    topics = [{"id": f"t{place}", "label": f"T{place}"} for place in range(12)]
    kg = graph_of(
        ENTITIES,
        *(red("support", "ann", "china", topic=one, aspect=one) for one in ("t9", "t1", "t10")),
        scenarios=SCENARIOS,
        topics=topics,
    )
    rows = compare(kg.scenario("red"), kg.scenario("blue")).rows
    assert [row.topic for row in rows] == ["t1", "t9", "t10"]


def test_between_two_that_play_a_part_a_claim_is_about_its_target() -> None:
    assert only(compared(red("support", "ann", "lot"))).about == "@coalition"


def test_a_field_that_names_a_counterpart_is_read_by_its_part() -> None:
    claims = [
        red("deployment", "law-force", "coast", legal_basis="law"),
        blue("deployment", "law-force", "coast", legal_basis="plan"),
    ]
    parts = [{"basis": "law"}, {"basis": "plan"}]
    kg = graph_of(
        {**ENTITIES, "law-force": "agency", "coast": "region", "plan": "policy"},
        *claims,
        scenarios=[one | {"counterparts": two} for one, two in zip(SCENARIOS, parts, strict=True)],
    )
    assert only(compare(kg.scenario("red"), kg.scenario("blue"))).status == "same"
