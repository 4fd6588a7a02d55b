"""Chains hold: never through scenarios or times that exclude each other; all of them, the first first."""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Iterator
from itertools import pairwise, permutations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.engine.paths import Path
from graph.knowledge import KnowledgeGraph
from graph.model import AUTHOR, MODALITIES, OPEN, Relation, earliest, latest
from graph.problems import NoPath, UnknownEntity
from tests.tiny import claim, graph_of

NODES = tuple("abcdef")
SPEAKER = "speaker"
SCENARIOS = [
    {"id": "red", "label": "Red", "group": "vote", "counterparts": {"winner": "a", "house": "d"}},
    {"id": "blue", "label": "Blue", "group": "vote", "counterparts": {"winner": "b", "house": "c"}},
    {"id": "wet", "label": "Wet", "group": "weather"},
    {"id": "dry", "label": "Dry", "group": "weather", "counterparts": {"farmer": "e"}},
]
GROUPS = {"red": "vote", "blue": "vote", "wet": "weather", "dry": "weather"}
BESIDE = {"beside": {"type": "entity"}, "further": {"type": "entity"}, "word": {"type": "text"}}
KINDS = {
    "relations": [
        {"kind": "tie", "forward": "ties", "inverse": "is tied by", "fields": BESIDE},
        {"kind": "pair", "forward": "pairs with", "symmetric": True, "fields": BESIDE},
    ]
}


def tie(source: str, target: str, id: str, **fields: Any) -> dict[str, Any]:
    return claim(fields.pop("kind", "tie"), source, target, id=id, **fields)


def graph_of_ties(*ties: dict[str, Any], scenarios: Any = None) -> KnowledgeGraph:
    people = dict.fromkeys((*NODES, SPEAKER), "person")
    return graph_of(people, *ties, kinds=KINDS, scenarios=scenarios or SCENARIOS)


# Every chain there is, the plain way


def parts(kg: KnowledgeGraph, one: Relation) -> list[tuple[str, str]]:
    """Each field that names an entity which the relation ties, and that entity."""
    named = {end for other in kg.dataset.relations for end in other.ends}
    for other in kg.dataset.relations:
        named |= {str(getattr(other, field)) for field in ("beside", "further")}
    found = [("source", one.source), ("target", one.target)]
    own = ((field, getattr(one, field)) for field in ("beside", "further"))
    found += [(field, entity) for field, entity in own if entity is not None]
    if one.holder != AUTHOR and one.holder not in named:
        found.append(("holder", one.holder))
    return found


def leads(kg: KnowledgeGraph, one: Relation, start: str, end: str, direction: str) -> bool:
    for field, entity in parts(kg, one):
        for other_field, other in parts(kg, one):
            if (entity, other) == (start, end):
                first = {"out": field, "in": other_field}.get(direction, "source")
                if first == "source" or (type(one).symmetric and first == "target"):
                    return True
    return False


def can_hold(relations: tuple[Relation, ...]) -> bool:
    sides: dict[str, str] = {}
    first, last = earliest("0000"), latest("9999")
    for one in relations:
        if one.scenario and sides.setdefault(GROUPS[one.scenario], one.scenario) != one.scenario:
            return False
        start, end = one.date or one.start, one.date or one.end
        first = max(first, earliest(start) if start else first)
        last = min(last, latest(end) if end and end != OPEN else last)
    return first <= last


def told(kg: KnowledgeGraph, chain: tuple[str, ...], direction: str) -> tuple[str, ...] | None:
    """The ids of the strongest relations along a chain that hold at once."""
    hops = [
        sorted(
            (
                one
                for one in kg.dataset.relations
                if not one.negated and leads(kg, one, start, end, direction)
            ),
            key=lambda one: (MODALITIES.index(one.modality), one.id),
        )
        for start, end in pairwise(chain)
    ]
    for relations in product(*hops):
        if can_hold(relations):
            return tuple(one.id for one in relations)
    return None


def every(
    kg: KnowledgeGraph, source: str, target: str, cutoff: int, direction: str
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    own = {
        player
        for one in kg.scenarios
        if {source, target} & set(one.counterparts.values())
        for player in one.counterparts.values()
    }
    between = [node for node in (*NODES, SPEAKER) if node not in (source, target)]
    for length in range(1, cutoff + 1):
        chains = [(source, *middle, target) for middle in permutations(between, length - 1)]
        for chain in sorted(chains, key=lambda one: [(node not in own, node) for node in one]):
            relations = told(kg, chain, direction)
            if relations is not None:
                yield chain, relations


def as_pair(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return path.entities, tuple(one.id for one in path.relations)


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Few entities; ties in scenarios and at times, some by fields of their own, some denied."""
    pairs = st.permutations(NODES)
    dates = st.sampled_from([None, None, "2024", "2024-06", "2025", "2025-01-15"])
    ties = []
    for number in range(draw(st.integers(0, 11))):
        source, target, beside, further, *_ = draw(pairs)
        scenario = draw(st.sampled_from([None, None, "red", "blue", "wet", "dry"]))
        dated = draw(st.sampled_from(["", "", "date", "span"]))
        fields: dict[str, Any] = {
            "kind": draw(st.sampled_from(["tie", "tie", "pair"])),
            "scenario": scenario,
            "modality": draw(st.sampled_from(MODALITIES[1:] if scenario else MODALITIES)),
            "negated": draw(st.sampled_from([False, False, False, True])),
            "holder": draw(st.sampled_from([AUTHOR, AUTHOR, SPEAKER, "a"])),
            "beside": draw(st.sampled_from([None, None, beside, source])),
            "further": draw(st.sampled_from([None, None, None, further])),
        }
        if dated == "date":
            fields["date"] = draw(dates)
        elif dated == "span":
            fields |= {"start": draw(dates), "end": draw(st.one_of(dates, st.just(OPEN)))}
        ties.append(tie(source, target, f"r{number:02}", **fields))
    return graph_of_ties(*ties)


ENDS = st.permutations((*NODES, SPEAKER)).map(lambda nodes: (nodes[0], nodes[1]))
DIRECTIONS = st.sampled_from(["both", "both", "out", "in"])


@pytest.mark.untraced
@settings(max_examples=80)
@given(kg=graphs(), ends=ENDS, direction=DIRECTIONS)
def test_chains_are_all_that_can_hold_and_in_their_order(
    kg: KnowledgeGraph, ends: tuple[str, str], direction: Any
) -> None:
    wanted = list(every(kg, *ends, 4, direction))

    found = list(kg.paths(*ends, cutoff=4, direction=direction))

    assert [as_pair(path) for path in found] == wanted
    for path in found:
        for step in path.steps:
            fields = dict(parts(kg, step.relation))
            assert (fields[step.start_as], fields[step.end_as]) == (step.start, step.end)
            assert step.forward == ((step.start_as, step.end_as) == ("source", "target"))


@pytest.mark.untraced
@settings(max_examples=40)
@given(kg=graphs(), ends=ENDS, direction=DIRECTIONS)
def test_the_shortest_are_all_of_the_least_length_that_can_hold(
    kg: KnowledgeGraph, ends: tuple[str, str], direction: Any
) -> None:
    wanted = list(every(kg, *ends, len(NODES), direction))
    if not wanted:
        with pytest.raises(NoPath):
            kg.shortest_path(*ends, direction=direction)
        return
    least = len(wanted[0][0])

    found = [as_pair(path) for path in kg.shortest_paths(*ends, direction=direction)]

    assert found == [one for one in wanted if len(one[0]) == least]
    assert as_pair(kg.shortest_path(*ends, direction=direction)) == found[0]


@given(kg=graphs(), ends=ENDS)
def test_what_is_out_one_way_is_in_the_other(kg: KnowledgeGraph, ends: tuple[str, str]) -> None:
    there = {path.entities for path in kg.paths(*ends, cutoff=3, direction="out")}
    back = {path.entities[::-1] for path in kg.paths(ends[1], ends[0], cutoff=3, direction="in")}

    assert there == back


@given(kg=graphs(), node=st.sampled_from((*NODES, SPEAKER)), direction=DIRECTIONS)
def test_neighbours_and_ego_walk_by_the_same_ties(
    kg: KnowledgeGraph, node: str, direction: Any
) -> None:
    near = {
        other
        for other in (*NODES, SPEAKER)
        if other != node
        for one in kg.dataset.relations
        if not one.negated and leads(kg, one, node, other, direction)
    }

    assert {one.id for one in kg.ego(node, direction=direction)} == near | {node}
    if direction == "both":
        assert {one.id for one in kg.neighbors(node)} == near


# What ties


def test_a_field_of_a_kind_s_own_ties_as_an_end_does() -> None:
    kg = graph_of(
        {"uk": "country", "chile": "country", "frigates": "asset", "navy": "agency"},
        claim("supply", "uk", "chile", id="sold", asset="frigates"),
        claim("use", "navy", "frigates", id="sails"),
    )

    path = kg.shortest_path("uk", "navy")

    assert path.entities == ("uk", "frigates", "navy")
    assert [(step.start_as, step.end_as) for step in path.steps] == [
        ("source", "asset"),
        ("target", "source"),
    ]
    assert [step.forward for step in path.steps] == [False, False]
    assert [step.label for step in path.steps] == ["what is supplied", "is used by"]
    assert [one.id for one in kg.neighbors("frigates")] == ["chile", "navy", "uk"]
    assert {one.id for one in kg.ego("frigates")} == {"chile", "frigates", "navy", "uk"}
    assert kg.shortest_path("frigates", "chile", kind="supply").entities == ("frigates", "chile")


def test_who_only_speaks_is_tied_to_what_is_spoken_of() -> None:
    kg = graph_of_ties(tie("a", "b", "1", holder=SPEAKER), tie("b", "c", "2"))

    path = kg.shortest_path(SPEAKER, "c")
    assert path.entities == (SPEAKER, "b", "c")
    assert (path.steps[0].start_as, path.steps[0].end_as) == ("holder", "target")
    assert [one.id for one in kg.neighbors(SPEAKER)] == ["a", "b"]
    assert [one.id for one in kg.neighbors("a")] == ["b", SPEAKER]


@pytest.mark.parametrize(
    "named",
    [tie(SPEAKER, "f", "2"), tie("e", SPEAKER, "2"), tie("e", "f", "2", beside=SPEAKER)],
)
def test_who_is_spoken_of_too_is_not_tied_to_all_that_is_said(named: dict[str, Any]) -> None:
    kg = graph_of_ties(tie("a", "b", "1", holder=SPEAKER), named)

    with pytest.raises(NoPath):
        kg.shortest_path(SPEAKER, "a")
    assert not {"a", "b"} & {one.id for one in kg.neighbors(SPEAKER)}
    assert [one.id for one in kg.relations(entity=SPEAKER)] == ["1", "2"]


def test_whoever_only_speaks_in_a_part_is_tied_there() -> None:
    kg = graph_of_ties(
        tie("a", "b", "1", holder=SPEAKER),
        tie(SPEAKER, "c", "2", scenario="red", modality="plan"),
    )

    assert [one.id for one in kg.neighbors(SPEAKER)] == ["c"]
    assert [one.id for one in kg.scenario("blue").neighbors(SPEAKER)] == ["a", "b"]
    assert len(kg.scenario("blue").shortest_path(SPEAKER, "a")) == 1


def test_the_author_of_a_document_is_tied_to_nothing_by_that() -> None:
    kg = graph_of_ties(tie("a", "b", "1"))
    by = kg.header.model_copy(
        update={"documents": (kg.documents[0].model_copy(update={"by": (SPEAKER,)}),)}
    )
    again = KnowledgeGraph(
        type(kg.dataset)(by, kg.dataset.entities, kg.dataset.relations, kg.dataset.vocabulary)
    )

    assert again.relations()[0].voice == SPEAKER
    assert again.neighbors(SPEAKER) == ()


def test_what_is_denied_ties_nothing_anywhere_unless_asked_for() -> None:
    kg = graph_of_ties(
        tie("a", "b", "1", negated=True, beside="c"),
        tie("d", "e", "2", holder=SPEAKER, negated=True),
    )

    for one, other in (("a", "b"), ("a", "c"), ("c", "b"), (SPEAKER, "d")):
        with pytest.raises(NoPath, match="denied"):
            kg.shortest_path(one, other)
        assert list(kg.paths(one, other)) == []
        assert len(kg.shortest_path(one, other, negated=True)) == 1
        assert kg.neighbors(one) == ()
        assert other in {near.id for near in kg.neighbors(one, negated=True)}
        assert [near.id for near in kg.ego(one)] == [one]


# What can hold at once


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        ({}, {}, True),
        ({"scenario": "red"}, {"scenario": "red"}, True),
        ({"scenario": "red"}, {}, True),
        ({"scenario": "red"}, {"scenario": "blue"}, False),
        ({"scenario": "red"}, {"scenario": "wet"}, True),
        ({"scenario": "wet"}, {"scenario": "dry"}, False),
        ({"date": "2024"}, {"date": "2025"}, False),
        ({"date": "2024"}, {"date": "2024-06"}, True),
        ({"date": "2024-06-30"}, {"start": "2024-07"}, False),
        ({"end": "2024"}, {"start": "2024"}, True),
        ({"end": "2024"}, {"start": "2025"}, False),
        ({"end": "2024"}, {"start": "2024-12-31", "end": ".."}, True),
        ({"start": "2024", "end": ".."}, {"date": "2023"}, False),
        ({"start": "2024", "end": ".."}, {"date": "9999"}, True),
        ({"start": "2024"}, {"date": "9999-12-31"}, True),
        ({"end": ".."}, {"date": "0001"}, True),
        ({"end": "2024-02"}, {"start": "2024-02-29"}, True),
        ({"date": "2024"}, {}, True),
    ],
)
def test_two_hops_hold_only_where_both_can(
    first: dict[str, Any], second: dict[str, Any], holds: bool
) -> None:
    plan = {"modality": "plan"}
    kg = graph_of_ties(tie("a", "f", "1", **plan | first), tie("f", "c", "2", **plan | second))

    for ends in (("a", "c"), ("c", "a")):
        if holds:
            assert len(kg.shortest_path(*ends)) == len(next(kg.paths(*ends))) == 2
        else:
            assert list(kg.paths(*ends)) == []
            with pytest.raises(NoPath, match="scenarios or times that exclude each other"):
                kg.shortest_path(*ends)


def test_three_times_must_share_a_day_and_not_two_and_two() -> None:
    spans = [("2020", "2022"), ("2022", "2024"), ("2021", "2021")]
    ties = [
        tie(*ends, str(number), start=start, end=end)
        for number, (ends, (start, end)) in enumerate(
            zip((("a", "b"), ("b", "c"), ("c", "d")), spans, strict=True)
        )
    ]

    with pytest.raises(NoPath, match="times"):
        graph_of_ties(*ties).shortest_path("a", "d")
    longer = [*ties[:2], ties[2] | {"end": "2022-01-01"}]
    assert len(graph_of_ties(*longer).shortest_path("a", "d")) == 3


def test_two_groups_are_kept_apart_at_once() -> None:
    plan = {"modality": "plan"}
    hops = [("a", "b", "red"), ("b", "c", "wet"), ("c", "d", "red"), ("d", "e", "dry")]
    kg = graph_of_ties(
        *(
            tie(one, other, str(n), scenario=side, **plan)
            for n, (one, other, side) in enumerate(hops)
        )
    )

    assert len(kg.shortest_path("a", "d")) == 3
    with pytest.raises(NoPath):
        kg.shortest_path("a", "e")


def test_a_longer_way_is_taken_where_the_shortest_cannot_hold() -> None:
    plan = {"modality": "plan"}
    kg = graph_of_ties(
        tie("a", "f", "1", scenario="red", **plan),
        tie("f", "e", "2", scenario="blue", **plan),
        tie("f", "c", "3"),
        tie("c", "e", "4", scenario="red", **plan),
    )

    assert kg.shortest_path("a", "e").entities == ("a", "f", "c", "e")
    assert [path.entities for path in kg.shortest_paths("a", "e")] == [("a", "f", "c", "e")]


def test_a_weaker_claim_is_told_where_the_strongest_cannot_hold() -> None:
    kg = graph_of_ties(
        tie("a", "f", "1", date="2020"),
        tie("a", "f", "2", modality="plan", date="2025"),
        tie("f", "e", "3", date="2025"),
    )

    assert [one.id for one in kg.shortest_path("a", "e").relations] == ["2", "3"]
    assert [one.id for one in kg.shortest_path("e", "a").relations] == ["3", "2"]


def test_one_s_own_side_goes_first_from_either_end() -> None:
    ties = [tie("a", middle, f"{middle}1") for middle in "cd"]
    ties += [tie(middle, "f", f"{middle}2") for middle in "cd"]
    kg = graph_of_ties(*ties)

    assert kg.shortest_path("a", "f").entities == ("a", "d", "f")
    assert kg.shortest_path("f", "a").entities == ("f", "d", "a")
    assert [path.entities[1] for path in kg.shortest_paths("a", "f")] == ["d", "c"]
    assert [path.entities[1] for path in kg.paths("a", "f")] == ["d", "c"]
    assert graph_of_ties(*ties, scenarios=[SCENARIOS[2]]).shortest_path("a", "f").entities[1] == "c"


# Which way


def test_direction_is_asked_and_told() -> None:
    kg = graph_of_ties(tie("a", "b", "1", beside="c"), tie("b", "d", "2"), tie("e", "d", "3"))

    assert kg.shortest_path("a", "d", direction="out").entities == ("a", "b", "d")
    assert kg.shortest_path("d", "a", direction="in").entities == ("d", "b", "a")
    assert kg.shortest_path("a", "c", direction="out").steps[0].label == "beside"
    for ends, way in (
        (("d", "a"), "out"),
        (("a", "e"), "out"),
        (("c", "b"), "out"),
        (("a", "d"), "in"),
    ):
        with pytest.raises(NoPath):
            kg.shortest_path(*ends, direction=way)  # type: ignore[arg-type]
    path = kg.shortest_path("a", "e")
    assert [step.forward for step in path.steps] == [True, True, False]
    assert [step.label for step in path.steps] == ["ties", "ties", "is tied by"]


@pytest.mark.parametrize("direction", ["out", "in", "both"])
def test_what_runs_both_ways_runs_so_in_every_direction(direction: Any) -> None:
    kg = graph_of_ties(tie("a", "b", "1", kind="pair"))

    assert len(kg.shortest_path("a", "b", direction=direction)) == 1
    assert len(kg.shortest_path("b", "a", direction=direction)) == 1


def test_an_unknown_direction_is_refused_with_a_sentence() -> None:
    kg = graph_of_ties(tie("a", "b", "1"))

    with pytest.raises(ValueError, match='"both", "out"'):
        kg.shortest_path("a", "b", direction="more")  # type: ignore[arg-type]


def test_an_unknown_direction_of_an_ego_is_refused() -> None:
    with pytest.raises(ValueError, match='"both", "out"'):
        graph_of_ties(tie("a", "b", "1")).ego("a", direction="more")  # type: ignore[arg-type]


# Ends


def test_ends_may_be_entities_names_and_ids() -> None:
    kg = graph_of_ties(tie("a", "b", "1"))

    for ends in ((kg["a"], kg["b"]), ("A", "B"), ("a", kg["b"])):
        assert kg.shortest_path(*ends).entities == ("a", "b")
        assert [path.entities for path in kg.paths(*ends)] == [("a", "b")]
        assert [path.entities for path in kg.shortest_paths(*ends)] == [("a", "b")]
    for verb in (kg.shortest_path, kg.shortest_paths, kg.paths):
        with pytest.raises(UnknownEntity):
            verb("a", "nobody")


def test_both_ends_of_a_chain_may_be_one() -> None:
    kg = graph_of_ties(tie("a", "b", "1"))

    assert [len(path) for path in kg.shortest_paths("a", "a")] == [0]
    assert list(kg.paths("a", "a")) == []


# No path


def said(kg: KnowledgeGraph, source: str, target: str, **asked: Any) -> str:
    with pytest.raises(NoPath) as caught:
        kg.shortest_path(source, target, **asked)
    return str(caught.value)


def test_no_path_says_what_was_left_out() -> None:
    denied = tie("a", "b", "1", negated=True)

    assert "left out" not in said(graph_of_ties(), "a", "b")
    direct = said(graph_of_ties(denied), "a", "b")
    assert "1 denied claim between the two: A does not tie B. [" in direct
    assert "through denied claims, such as A does not tie B." in said(
        graph_of_ties(denied, tie("b", "c", "2")), "a", "c"
    )
    clash = graph_of_ties(denied, tie("a", "e", "3", date="2024"), tie("e", "b", "4", date="2025"))
    assert "exclude each other" in said(clash, "a", "b")
    assert "1 denied claim" in said(clash, "a", "b")


def test_no_path_says_nothing_of_what_would_not_be_used_anyway() -> None:
    kg = graph_of_ties(
        tie("a", "b", "1", negated=True, kind="pair"), tie("c", "b", "2", negated=True)
    )

    assert "left out" not in said(kg, "a", "b", kind="tie")
    assert "left out" not in said(kg, "b", "c", direction="out")


# Large and dense


def people(count: int) -> dict[str, Any]:
    return {f"n{number:04}": "person" for number in range(count)}


@pytest.mark.parametrize("sides", [("red",), ("red", "blue")])
def test_a_long_line_is_walked_to_its_end(sides: tuple[str, ...]) -> None:
    names = list(people(5_000))
    ties = [
        tie(
            *ends,
            f"r{n:04}",
            kind="advice",
            modality="plan",
            scenario=sides[n * len(sides) // 5_000],
        )
        for n, ends in enumerate(pairwise(names))
    ]
    kg = graph_of(people(5_000), *ties)

    if len(sides) > 1:
        with pytest.raises(NoPath, match="exclude each other"):
            kg.shortest_path(names[0], names[-1])
        return
    assert len(kg.shortest_path(names[0], names[-1])) == 4_999
    assert [len(path) for path in kg.paths(names[0], names[-1], cutoff=5_000)] == [4_999]
    assert len(kg.ego(names[0], radius=5_000).entities()) == 5_000


@pytest.mark.parametrize("dated", [False, True])
def test_a_dense_graph_without_a_way_is_soon_done_with(dated: bool) -> None:
    chance = random.Random(1)
    names = list(people(40))
    ties = []
    for number, (one, other) in enumerate((x, y) for x in names for y in names if x < y):
        fields: dict[str, Any] = {
            "scenario": chance.choice(["red", "blue", None]),
            "modality": "plan",
        }
        if dated:
            fields[chance.choice(["start", "end"])] = str(chance.randrange(1990, 2020))
        ties.append(tie(one, other, f"r{number:04}", kind="advice", **fields))
    plan: dict[str, Any] = {"kind": "advice", "modality": "plan"}
    ties.append(tie("start", names[0], "first", scenario="red", **plan))
    ties.append(tie(names[-1], "goal", "last", scenario="blue", **plan))
    kg = graph_of(people(40) | {"start": "person", "goal": "person"}, *ties)

    with pytest.raises(NoPath, match="exclude each other"):
        kg.shortest_path("start", "goal")
    assert list(kg.paths("start", "goal", cutoff=4)) == []


@pytest.fixture
def soon() -> Iterator[None]:
    """Fails what does not end within seconds."""

    def late(*_args: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 3)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("verb", ["ego", "paths"])
def test_a_reach_beyond_all_there_is_ends_when_all_is_reached(soon: None, verb: str) -> None:
    kg = graph_of_ties(tie("a", "b", "1"))

    if verb == "ego":
        assert len(kg.ego("a", radius=sys.maxsize).entities()) == 2
    else:
        assert len(list(kg.paths("a", "b", cutoff=sys.maxsize))) == 1
