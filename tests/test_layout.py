"""Everyone has a place of their own, on their side, and it is the same on every run and machine."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import label_lines, positions, wrap
from graph.layout.boxes import SCREEN
from graph.layout.labels import (
    CHARACTER_WIDTH,
    LABEL_CHARACTERS,
    LABEL_GAP,
    LABEL_LINES,
    LINE_HEIGHT,
)
from graph.layout.places import LARGEST, SMALLEST
from graph.model import Dataset
from tests.tiny import claim, dataset_of

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[1]
Places = dict[str, tuple[int, int, int]]
Pair = tuple[int, int] | tuple[int, int, str]


def number(i: int) -> str:
    return f"e{i:04}"


def of_pairs(count: int, pairs: Iterable[Pair], **header: Any) -> Dataset:
    """Entities e0000, e0001, … and a relation for each pair, in the scenario that it names."""
    claims = [
        claim(
            "association",
            number(source),
            number(target),
            note=str(order),
            date=str(1000 + order % 9000),
            **({"scenario": scenario[0], "modality": "plan"} if scenario else {}),
        )
        for order, (source, target, *scenario) in enumerate(pairs)
    ]
    return dataset_of({number(i): "issue" for i in range(count)}, *claims, **header)


def degrees(dataset: Dataset) -> dict[str, int]:
    counts = {entity.id: 0 for entity in dataset.entities}
    for relation in dataset.relations:
        for end in set(relation.ends):
            counts[end] += 1
    return counts


def placed(dataset: Dataset) -> Places:
    return positions(dataset, degrees(dataset))


def scenarios(*parts: Mapping[str, str], group: str = "vote") -> list[dict[str, Any]]:
    """Scenarios s0, s1, … with those who play parts in them."""
    return [
        {"id": f"s{i}", "label": f"S{i}", "group": group, "counterparts": dict(part)}
        for i, part in enumerate(parts)
    ]


def touching(places: Places) -> list[tuple[str, str]]:
    """The nodes that overlap, looked for among those that are near."""
    ordered = sorted(places.items(), key=lambda item: item[1])
    found = []
    for at, (one, (x, y, size)) in enumerate(ordered):
        for other, (other_x, other_y, other_size) in ordered[at + 1 :]:
            if other_x - x > 2 * LARGEST:
                break
            reach = size + other_size
            if (other_x - x) ** 2 + (other_y - y) ** 2 < reach * reach:
                found.append((one, other))
    return found


def label(dataset: Dataset, places: Places, entity: str) -> tuple[float, float, float, float]:
    (name,) = (one.name for one in dataset.entities if one.id == entity)
    x, y, size = places[entity]
    lines = wrap(name)
    half = max(map(len, lines)) * CHARACTER_WIDTH / 2
    top = y + size + LABEL_GAP
    return x - half, top, x + half, top + LINE_HEIGHT * len(lines)


def covered(dataset: Dataset, places: Places) -> list[tuple[str, str]]:
    """The labels that lie over another label or over a node, drawn at zoom 1."""
    labels = {entity: label(dataset, places, entity) for entity in places}
    found = []
    for one, other in combinations(sorted(places), 2):
        left, top, right, bottom = labels[one]
        other_left, other_top, other_right, other_bottom = labels[other]
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            found.append((one, other))
        for node, text in ((one, other), (other, one)):
            x, y, size = places[node]
            left, top, right, bottom = labels[text]
            dx, dy = min(max(x, left), right) - x, min(max(y, top), bottom) - y
            if dx * dx + dy * dy < size * size:
                found.append((node, text))
    return found


def random_graphs(most: int = 16) -> st.SearchStrategy[tuple[int, list[Pair]]]:
    def with_pairs(count: int) -> st.SearchStrategy[tuple[int, list[Pair]]]:
        ends = st.integers(0, count - 1)
        pairs = st.lists(st.tuples(ends, ends), max_size=2 * count)
        return st.tuples(st.just(count), pairs)

    return st.integers(1, most).flatmap(with_pairs)


def villages(count: int, relations: int, size: int) -> Dataset:
    """A graph whose entities mostly know those of their own village."""
    chance = Random(7)
    pairs: list[Pair] = []
    for _ in range(relations):
        one = chance.randrange(count)
        home = one // size * size
        other = chance.randrange(count) if chance.random() < 0.1 else home + chance.randrange(size)
        pairs.append((one, min(other, count - 1)))
    return of_pairs(count, pairs)


# Whom a relation ties to which side: 0 and 1 are the candidates, then come four of each side and
# four that both have to do with.
PARTS = ({"winner": number(0), "loser": number(1)}, {"winner": number(1), "loser": number(0)})
OF_THE_FIRST, OF_THE_SECOND, SHARED = range(2, 6), range(6, 10), range(10, 14)
RUNOFF: list[Pair] = [
    *((0, i) for i in OF_THE_FIRST),
    *((1, i) for i in OF_THE_SECOND),
    *((side, i) for i in SHARED for side in (0, 1)),
]


@settings(max_examples=25)
@given(random_graphs())
def test_everyone_has_a_place_of_their_own(graph: tuple[int, list[Pair]]) -> None:
    dataset = of_pairs(*graph)
    places = placed(dataset)
    assert list(places) == [entity.id for entity in dataset.entities]
    assert all(type(value) is int for place in places.values() for value in place)
    assert not touching(places)


@settings(max_examples=25)
@given(random_graphs())
def test_no_label_of_a_small_graph_lies_over_another_or_over_a_node(
    graph: tuple[int, list[Pair]],
) -> None:
    dataset = of_pairs(*graph)
    assert not covered(dataset, placed(dataset))


@settings(max_examples=25)
@given(random_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_makes_no_difference(
    graph: tuple[int, list[Pair]], chance: Random
) -> None:
    dataset = of_pairs(*graph)
    entities, relations = list(dataset.entities), list(dataset.relations)
    chance.shuffle(entities)
    chance.shuffle(relations)
    shuffled = Dataset(dataset.header, tuple(entities), tuple(relations))
    assert placed(shuffled) == placed(dataset)


def test_no_entity_no_place() -> None:
    assert placed(of_pairs(0, [])) == {}


def test_one_entity_stands_with_its_label_around_the_middle() -> None:
    ((x, y, size),) = placed(of_pairs(1, [])).values()
    assert (x, size) == (0, SMALLEST)
    assert abs(y) <= LINE_HEIGHT


def test_a_relation_of_an_entity_with_itself_moves_nothing() -> None:
    alone, tied = of_pairs(2, [(0, 1)]), of_pairs(2, [(0, 1), (0, 0)])
    assert positions(tied, degrees(alone)) == placed(alone)


def test_two_that_are_tied_stand_side_by_side() -> None:
    (x, y, size), (other_x, other_y, _) = placed(of_pairs(2, [(0, 1)])).values()
    assert 2 * size < abs(x - other_x) + abs(y - other_y) < 200


def test_a_node_grows_with_its_degree_between_bounds() -> None:
    star = placed(of_pairs(100, [(0, i) for i in range(1, 100)] + [(1, 2), (1, 3), (1, 4)]))
    assert star[number(0)][2] == LARGEST
    assert star[number(99)][2] == SMALLEST
    assert SMALLEST < star[number(1)][2] < LARGEST


def test_what_is_tied_to_nothing_stands_in_rows_below() -> None:
    places = placed(of_pairs(40, [(i, i + 1) for i in range(9)]))
    tied = [places[number(i)] for i in range(10)]
    alone = [places[number(i)] for i in range(10, 40)]
    assert min(y for _, y, _ in alone) > max(y for _, y, _ in tied)
    rows = {y for _, y, _ in alone}
    assert 1 < len(rows) < 15


def in_rows(places: Places, members: Iterable[int]) -> tuple[list[int], list[int]]:
    """How many stand in each row, from above, and how far it is from one to the next."""
    rows: dict[int, list[int]] = {}
    for i in members:
        x, y, _ = places[number(i)]
        rows.setdefault(y, []).append(x)
    across = [sorted(rows[y]) for y in sorted(rows)]
    gaps = [right - left for row in across for left, right in pairwise(row)]
    return [len(row) for row in across], gaps


def test_where_nothing_is_tied_all_stand_in_an_even_grid_of_the_shape_of_the_screen() -> None:
    places = placed(of_pairs(300, []))
    *rows, last = in_rows(places, range(300))[0]
    gaps = in_rows(places, range(300))[1]
    assert len(set(rows)) == 1
    assert 0 < last <= rows[0]
    assert max(gaps) - min(gaps) <= 1
    xs, ys = [x for x, _, _ in places.values()], [y for _, y, _ in places.values()]
    assert 0.8 < (max(xs) - min(xs)) / (max(ys) - min(ys)) / (SCREEN[0] / SCREEN[1]) < 1.25
    assert not touching(places)


@pytest.mark.parametrize(("sides", "each"), [(2, 150), (2, 20), (2, 1), (3, 100), (5, 30)])
def test_where_nothing_is_tied_each_side_has_a_column_and_the_others_stand_below(
    sides: int, each: int
) -> None:
    of = {side: [sides * i + side for i in range(each)] for side in range(sides)}
    parts = [{f"part{i}": number(one) for i, one in enumerate(of[side])} for side in of]
    places = placed(of_pairs(300, [], scenarios=scenarios(*parts)))
    assert not touching(places)
    spans = sorted(
        (min(xs), max(xs))
        for members in of.values()
        for xs in [[places[number(i)][0] for i in members]]
    )
    assert all(right < left for (_, right), (left, _) in pairwise(spans))
    for members in of.values():
        rows, gaps = in_rows(places, members)
        assert len(set(rows[:-1])) <= 1
        assert not gaps or max(gaps) - min(gaps) <= 1
    lowest = max(places[number(i)][1] for i in range(sides * each))
    assert all(places[number(i)][1] > lowest for i in range(sides * each, 300))


def test_a_path_is_not_folded_over_itself() -> None:
    places = placed(of_pairs(12, [(i, i + 1) for i in range(11)]))
    ends = places[number(0)], places[number(11)]
    steps = [(places[number(i)], places[number(i + 1)]) for i in range(11)]
    longest = max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in steps)
    assert abs(ends[0][0] - ends[1][0]) + abs(ends[0][1] - ends[1][1]) > 2 * longest


def test_the_drawing_has_the_shape_of_the_screen() -> None:
    places = placed(villages(120, 260, 12))
    xs, ys = [x for x, _, _ in places.values()], [y for _, y, _ in places.values()]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    assert 0.75 < width / height / (SCREEN[0] / SCREEN[1]) < 1.33
    assert width < 1.3 * SCREEN[0]
    assert abs(max(xs) + min(xs)) < 0.2 * SCREEN[0]
    assert abs(max(ys) + min(ys)) < 0.2 * SCREEN[1]


def test_two_scenarios_have_a_side_each_and_what_they_share_is_between() -> None:
    places = placed(of_pairs(14, RUNOFF, scenarios=scenarios(*PARTS)))
    x = {i: places[number(i)][0] for i in range(14)}
    assert max(x[i] for i in (0, *OF_THE_FIRST)) < min(x[i] for i in (1, *OF_THE_SECOND))
    assert x[0] < sum(x[i] for i in SHARED) / len(SHARED) < x[1]
    assert abs(places[number(0)][1] - places[number(1)][1]) < SCREEN[1] / 4


def test_a_relation_in_a_scenario_ties_both_its_ends_to_it() -> None:
    pairs: list[Pair] = [(2, 3, "s0"), (4, 5, "s1"), (3, 6), (5, 6)]
    places = placed(of_pairs(7, pairs, scenarios=scenarios({}, {})))
    x = {i: places[number(i)][0] for i in range(7)}
    assert max(x[2], x[3]) < min(x[4], x[5])


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=20))
def test_whatever_else_is_tied_the_sides_stay_apart(more: list[tuple[int, int]]) -> None:
    pairs: list[Pair] = [*RUNOFF, *((a, b) for a, b in more if a > 1 and b > 1)]
    places = placed(of_pairs(14, pairs, scenarios=scenarios(*PARTS)))
    first = [places[number(i)][0] for i in (0, *OF_THE_FIRST)]
    second = [places[number(i)][0] for i in (1, *OF_THE_SECOND)]
    assert max(first) < min(second)
    assert not touching(places)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_more_scenarios_stand_around_the_middle(count: int) -> None:
    own = {side: range(count + 4 * side, count + 4 * side + 4) for side in range(count)}
    shared = range(5 * count, 5 * count + 4)
    pairs: list[Pair] = [(side, i) for side in own for i in own[side]]
    pairs += [(side, i) for side in own for i in shared]
    parts = [{"winner": number(side)} for side in own]
    places = placed(of_pairs(5 * count + 4, pairs, scenarios=scenarios(*parts)))
    winners = [places[number(side)] for side in own]
    assert winners[0][0] == min(x for x, _, _ in winners)
    for side, members in own.items():
        for i in members:
            near = [
                abs(places[number(i)][0] - x) + abs(places[number(i)][1] - y) for x, y, _ in winners
            ]
            assert near[side] == min(near)


def test_scenarios_that_do_not_exclude_each_other_have_no_sides() -> None:
    apart = [*scenarios(PARTS[0]), scenarios({}, PARTS[1], group="weather")[1]]
    assert placed(of_pairs(14, RUNOFF, scenarios=apart)) == placed(of_pairs(14, RUNOFF))


def test_a_part_that_no_entity_plays_has_no_place() -> None:
    parts = ({"winner": "nobody"}, {"winner": number(0)})
    places = placed(of_pairs(3, [(0, 1), (1, 2)], scenarios=scenarios(*parts)))
    assert len(places) == 3


@pytest.mark.parametrize(
    ("count", "relations", "size"), [(320, 640, 20), (1600, 4000, 40), (6100, 12200, 50)]
)
def test_a_large_graph_has_its_villages_together(count: int, relations: int, size: int) -> None:
    places = placed(villages(count, relations, size))
    assert len(places) == count
    assert not touching(places)

    def apart(one: int, other: int) -> int:
        (x, y, _), (other_x, other_y, _) = places[number(one)], places[number(other)]
        return abs(x - other_x) + abs(y - other_y)

    chance = Random(11)
    ones = [chance.randrange(count) for _ in range(400)]
    within = sum(apart(i, min(i // size * size + chance.randrange(size), count - 1)) for i in ones)
    across = sum(apart(i, chance.randrange(count)) for i in ones)
    assert 2 * within < across


@pytest.mark.parametrize(("count", "relations"), [(200, 8000), (120, 1500)])
def test_many_ties_take_little_more_time_than_few(count: int, relations: int) -> None:
    chance = Random(5)
    dense = of_pairs(
        count, [(chance.randrange(count), chance.randrange(count)) for _ in range(relations)]
    )
    start = process_time()
    places = placed(dense)
    assert process_time() - start < 5
    assert not touching(places)


def test_a_large_star_is_drawn_around_its_centre() -> None:
    places = placed(of_pairs(1000, [(0, i) for i in range(1, 1000)]))
    assert not touching(places)


def test_many_that_are_tied_to_nothing() -> None:
    assert not touching(placed(of_pairs(2000, [(0, 1)])))


def test_a_large_graph_has_sides_too() -> None:
    half = range(2, 302)
    pairs: list[Pair] = [(i % 2, i) for i in half]
    pairs += [(i, i + 2) for i in half if i < 300]
    places = placed(of_pairs(302, pairs, scenarios=scenarios(*PARTS)))
    first = sorted(places[number(i)][0] for i in half if i % 2 == 0)
    second = sorted(places[number(i)][0] for i in half if i % 2)
    assert first[len(first) // 2] < second[len(second) // 2]


PRINTED = """
from tests.test_layout import digest
print(digest())
"""


def digest() -> str:
    drawn = [placed(villages(count, 2 * count, 20)) for count in (100, 310)]
    return hashlib.sha256(json.dumps(drawn).encode()).hexdigest()


def test_every_process_draws_the_same() -> None:
    drawn = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            text=True,
        ).stdout.strip()
        for seed in ("0", "1", "2")
    }
    assert drawn == {digest()}


@given(st.text(alphabet="abc -中é\n\t\u2028", max_size=60))
def test_a_label_has_short_lines_and_loses_nothing_that_has_room(name: str) -> None:
    lines = wrap(name)
    assert len(lines) <= LABEL_LINES
    if lines and lines[-1].endswith("…"):
        return
    assert "".join(lines).replace(" ", "") == "".join(name.split())
    assert all(line == " ".join(line.split()) for line in lines)
    longest = max([LABEL_CHARACTERS, *map(len, name.split())])
    assert all(len(line) <= min(24, longest) for line in lines)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Chile", ("Chile",)),
        ("National Intelligence Agency", ("National", "Intelligence", "Agency")),
        ("José Antonio Kast", ("José Antonio", "Kast")),
        ("One two three four five six seven eight nine ten", None),
        ("中华人民共和国外交部", ("中华人民共", "和国外交部")),
    ],
)
def test_a_name_is_wrapped_evenly(name: str, lines: tuple[str, ...] | None) -> None:
    if lines is None:
        assert wrap(name)[-1].endswith("…")
    else:
        assert wrap(name) == lines


@given(
    st.text(alphabet="ab -", min_size=50, max_size=70),
    st.sets(st.text(alphabet="xyz", min_size=1, max_size=9), min_size=2, max_size=4),
)
def test_names_that_differ_late_are_cut_where_they_differ(head: str, tails: set[str]) -> None:
    names = {tail: f"{head.strip()} {tail}" for tail in tails}
    made = label_lines(names)
    assert len(set(made.values())) == len(names)
    assert all(len(lines) <= LABEL_LINES for lines in made.values())


def test_names_that_are_not_cut_to_the_same_are_cut_at_their_end() -> None:
    names = {"a": "Chile", "b": "One two three four five six seven eight nine ten"}
    assert label_lines(names) == {key: wrap(name) for key, name in names.items()}
