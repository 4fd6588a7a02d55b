"""Two annotations held against each other: the figures, counted by hand."""

from __future__ import annotations

import dataclasses
import json
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.agreement.claims import share
from graph.agreement.told import _figure
from tests.tiny import claim, dataset_of, graph_of

PEOPLE: Mapping[str, str] = {"ada": "person", "bob": "person", "eve": "person", "peru": "country"}


def cited(*spans: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"document": "note", "start": start, "end": end} for start, end in spans]


# Ties


def test_ties_are_counted_as_by_hand() -> None:
    first = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob"),
        claim("advice", "ada", "bob", modality="plan"),  # the same tie once more
        claim("advice", "ada", "eve"),
        claim("rivalry", "bob", "eve"),
    )
    second = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob"),
        claim("rivalry", "ada", "eve"),  # another kind
        claim("rivalry", "eve", "bob"),  # symmetric: the other way round is the same
        claim("advice", "bob", "ada"),  # not symmetric: the ends alone are the same
        claim("advice", "eve", "peru"),
    )

    found = graph.agree(first, second)

    assert dataclasses.astuple(found.ties) == (3, 5, 2)
    assert (found.ties.precision, found.ties.recall, found.ties.f1) == (2 / 5, 2 / 3, 4 / 8)
    assert dataclasses.astuple(found.ends) == (3, 4, 3)
    assert (found.ends.precision, found.ends.recall, found.ends.f1) == (3 / 4, 1.0, 6 / 7)
    assert dataclasses.astuple(found.claims) == (4, 5, 2)
    assert [pair.first.modality for pair in found.pairs] == ["fact", "fact"]


def test_what_comes_nearest_is_told() -> None:
    first = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob", evidence=cited((0, 3))),
        claim("advice", "ada", "bob", modality="plan", evidence=cited((0, 4))),
        claim("rivalry", "ada", "eve", evidence=cited((1, 4))),
        claim("advice", "eve", "bob", evidence=cited((2, 4))),
        claim("support", "peru", "eve", evidence=cited((7, 9))),
    )
    second = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob", evidence=cited((0, 3))),
        claim("support", "ada", "eve", evidence=cited((1, 5))),
        claim("advice", "eve", "peru", evidence=cited((2, 5))),
        claim("rivalry", "bob", "eve", evidence=cited((7, 9))),
    )

    only_first, only_second = graph.agree(first, second).alone

    told = [(one.relation.kind, one.why, one.nearest and one.nearest.ends) for one in only_first]
    assert told == [
        ("advice", "same kind and ends, matched with another", ("ada", "bob")),
        ("rivalry", "same ends, other kind", ("ada", "eve")),
        ("advice", "same ends, other kind", ("bob", "eve")),
        ("support", "same ends, other kind", ("eve", "peru")),
    ]
    assert [one.why for one in only_second] == ["same ends, other kind"] * 3


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([claim("advice", "bob", "ada")], "same kind, ends the other way round"),
        (
            [claim("advice", "eve", "bob"), claim("advice", "ada", "eve")],
            "same kind and source, other target",
        ),
        ([claim("advice", "eve", "bob")], "same kind and target, other source"),
        (
            [claim("support", "peru", "eve", evidence=cited((0, 3)))],
            "same words, other kind and ends",
        ),
        ([claim("support", "peru", "eve", evidence=cited((0, 4)))], None),
        ([], None),
    ],
)
def test_further_ways_to_be_near(others: list[dict[str, Any]], why: str | None) -> None:
    first = graph_of(PEOPLE, claim("advice", "ada", "bob", evidence=cited((0, 3))))
    ((alone,), _second) = graph.agree(first, graph_of(PEOPLE, *others)).alone
    assert alone.why == why
    assert (alone.nearest is None) is (why is None)


def test_what_has_no_partner_either_is_nearer_than_what_has() -> None:
    ends = ("ada", "eve")
    first = graph_of(PEOPLE, claim("rivalry", *ends), claim("support", *ends))
    second = graph_of(PEOPLE, *(claim(kind, *ends) for kind in ("support", "opposition", "advice")))
    ((rivalry,), lone) = graph.agree(first, second).alone
    assert rivalry.nearest is not None
    assert rivalry.nearest.kind in {"opposition", "advice"}
    assert {one.nearest and one.nearest.kind for one in lone} == {"rivalry"}


def test_of_several_claims_those_most_alike_are_matched() -> None:
    first = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob", modality="risk", evidence=cited((0, 9))),
        claim(
            "advice", "ada", "bob", modality="plan", certainty="possible", evidence=cited((0, 9))
        ),
    )
    second = graph_of(
        PEOPLE,
        claim(
            "advice", "ada", "bob", modality="plan", certainty="possible", evidence=cited((20, 29))
        ),
        claim("advice", "ada", "bob", modality="fact", evidence=cited((20, 29))),
    )
    pairs = graph.agree(first, second).pairs
    assert {(one.first.modality, one.second.modality) for one in pairs} == {
        ("risk", "fact"),
        ("plan", "plan"),
    }


# Fields


def test_fields_are_counted_as_by_hand() -> None:
    ends = [("ada", "bob"), ("ada", "eve"), ("bob", "eve"), ("bob", "ada")]
    first = graph_of(
        PEOPLE,
        *(
            claim("advice", *pair, modality=said)
            for pair, said in zip(ends, ("fact", "fact", "plan", "plan"), strict=True)
        ),
    )
    second = graph_of(
        PEOPLE,
        claim("advice", *ends[0], topic="north"),
        claim("advice", *ends[1], holder="eve"),
        claim("advice", *ends[2], modality="plan", negated=True),
        claim("advice", *ends[3], modality="risk", scenario="red"),
    )

    found = graph.agree(first, second)

    modality = found.on("modality")
    assert (modality.compared, modality.alike, modality.agreement) == (4, 3, 0.75)
    # n=8: fact 4, plan 3, risk 1; o=2, e=64-16-9-1=38.
    assert modality.alpha == pytest.approx(1 - 7 * 2 / 38)
    assert [found.on(name).alike for name in ("holder", "negated", "scenario")] == [3, 3, 3]
    certainty = found.on("certainty")
    assert (certainty.agreement, certainty.alpha, certainty.all_alike) == (1.0, None, True)
    topic = found.on("topic")
    assert (topic.compared, topic.one_only, topic.agreement, topic.alpha) == (0, 1, None, None)
    assert not topic.all_alike
    with pytest.raises(graph.UnknownName, match="modalty"):
        found.on("modalty")


def test_own_fields_are_held_together_too() -> None:
    entities = {"army": "agency", "north": "region"}
    first, second = (
        graph_of(
            entities | {law: {"kind": "policy", "name": "The law"}},
            claim(
                "deployment", "army", "north", role=role, legal_basis=law, aspect=aspect, note="n"
            ),
        )
        for role, law, aspect in (("lead", "law", "At Night"), ("support", "act", "at night"))
    )
    found = graph.agree(first, second)
    assert (found.on("role").alike, found.on("role").alpha) == (0, 0.0)
    assert (found.on("legal_basis").alike, found.on("legal_basis").all_alike) == (1, True)
    assert found.on("aspect").alike == 1
    assert found.pairs[0].differs == ("role",)
    assert "note" not in {one.name for one in found.fields}


# Cited words


@pytest.mark.parametrize(
    ("one", "other", "exact", "overlapping", "shared"),
    [
        ([(0, 10)], [(0, 10)], 1, 1, 1.0),
        ([(0, 5), (5, 10)], [(0, 10)], 1, 1, 1.0),
        ([(0, 10)], [(5, 15)], 0, 1, 5 / 15),
        ([(0, 10)], [(10, 20)], 0, 0, 0.0),
        ([(0, 4), (8, 12)], [(2, 10)], 0, 1, 4 / 12),
    ],
)
def test_cited_words_are_measured_by_hand(
    one: list[tuple[int, int]],
    other: list[tuple[int, int]],
    exact: int,
    overlapping: int,
    shared: float,
) -> None:
    first, second = (
        graph_of(PEOPLE, claim("advice", "ada", "bob", evidence=cited(*spans)))
        for spans in (one, other)
    )
    words = graph.agree(first, second).words
    assert (words.compared, words.exact, words.overlapping) == (1, exact, overlapping)
    assert words.share == pytest.approx(shared)


def test_places_in_texts_that_differ_are_not_compared() -> None:
    kgs = [
        graph_of(
            PEOPLE,
            claim("advice", "ada", "bob"),
            documents=[{"id": "note", "title": "A note", "digest": digest * 64}],
        )
        for digest in "ab"
    ]
    found = graph.agree(*kgs)
    assert (found.words.compared, found.words.share, len(found.pairs)) == (0, None, 1)
    assert "no pair has a place on both sides" in str(found)


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda at: (at[0], sum(at))))


@given(SPANS, SPANS)
def test_the_share_is_that_of_the_signs(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    kgs = [
        graph_of(PEOPLE, claim("advice", "ada", "bob", evidence=cited(*spans)))
        for spans in (one, other)
    ]
    (first,), (second,) = graph.agree(*kgs).sides
    signs = [{sign for at in spans for sign in range(*at)} for spans in (one, other)]
    either = signs[0] | signs[1]
    expected = len(signs[0] & signs[1]) / len(either) if either else None
    assert share(first.spans, second.spans) == expected


# Laws

CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(["advice", "rivalry", "support"]),
        st.sampled_from(["ada", "bob"]),
        st.sampled_from(["eve", "bob"]),
        modality=st.sampled_from(["fact", "plan"]),
        certainty=st.sampled_from(["certain", "possible"]),
        scenario=st.sampled_from([None, "red", "blue"]),
        topic=st.sampled_from([None, "north", "south"]),
        holder=st.sampled_from(["author", "eve"]),
        evidence=st.sampled_from([cited((0, 3)), cited((2, 8)), []]),
    ),
    max_size=8,
    unique_by=lambda one: json.dumps(
        {
            name: value
            for name, value in one.items()
            if name not in {"certainty", "topic", "evidence"}
        }
    ),
)


@given(CLAIMS, CLAIMS)
def test_changing_sides_swaps_precision_and_recall_and_nothing_else(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> None:
    first, second = graph_of(PEOPLE, *ours), graph_of(PEOPLE, *theirs)
    found, turned = graph.agree(first, second), graph.agree(second, first)

    for name in ("entities", "claims", "ties", "ends"):
        one, other = getattr(found, name), getattr(turned, name)
        assert (one.precision, one.recall, one.f1) == (other.recall, other.precision, other.f1)
    assert [(one.name, one.alike, one.compared, one.one_only) for one in found.fields] == [
        (one.name, one.alike, one.compared, one.one_only) for one in turned.fields
    ]
    assert {(one.first.id, one.second.id) for one in found.pairs} == {
        (one.second.id, one.first.id) for one in turned.pairs
    }
    assert found.alone == turned.alone[::-1]
    assert len(found.alone[0]) == found.claims.first - found.claims.shared
    assert all(0 <= (one.agreement or 0) <= 1 for one in found.fields)


@given(CLAIMS)
def test_a_dataset_agrees_with_itself(claims: list[dict[str, Any]]) -> None:
    kg = graph_of(PEOPLE, *claims)
    found = graph.agree(kg, kg)

    assert {found.ties.f1, found.ends.f1, found.claims.f1} <= {1.0, None}
    assert found.alone == ((), ())
    assert all(pair.first is pair.second and not pair.differs for pair in found.pairs)
    for one in found.fields:
        assert one.compared == 0 or (
            one.agreement == 1 and one.alpha == (None if one.all_alike else 1)
        )
        assert one.one_only == 0
    assert found.words.exact == found.words.compared


def test_an_agreement_of_nothing_is_told() -> None:
    found = graph.agree(graph_of({}), graph_of({}))
    assert (found.ties.f1, found.fields, found.words.share) == (None, (), None)
    assert "–" in str(found)
    half = graph.agree(graph_of(PEOPLE, claim("advice", "ada", "bob")), graph_of(PEOPLE))
    assert (half.ties.precision, half.ties.recall, half.ties.f1) == (None, 0.0, 0.0)


def test_a_share_is_whole_only_where_it_is() -> None:
    told = [_figure(one) for one in (1.0, 0.99999, 0.5, 0.0, -0.5, None)]
    assert told == ["1.000", "0.999", "0.500", "0.000", "-0.500", "–"]


def test_an_agreement_is_a_value_and_prints_in_a_notebook() -> None:
    kg = graph_of(PEOPLE, claim("advice", "ada", "bob"), title="A <b>")
    found = graph.agree(kg, kg)
    assert found == graph.agree(kg, kg)
    assert repr(found) == str(found)
    assert "A &lt;b&gt;" in found._repr_html_()
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own
    assert sent.figures() == found.figures()
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.ties.shared = 3  # type: ignore[misc]


def test_graphs_are_taken_and_nothing_else() -> None:
    with pytest.raises(TypeError, match=r"agree takes two graphs"):
        graph.agree(dataset_of(PEOPLE), graph_of(PEOPLE))  # type: ignore[arg-type]
