"""Two annotations held against each other: the figures, counted by hand; and what the guide says of a third."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.agreement.claims import share
from graph.agreement.reliability import alpha
from tests.agreement.measuring import third_reading
from tests.command import ROOT, run
from tests.tiny import claim, dataset_of, graph_of, write

GUIDE = ROOT / "data" / "README.md"
PEOPLE: Mapping[str, str] = {"ada": "person", "bob": "person", "eve": "person", "peru": "country"}


def cited(*spans: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"document": "note", "start": start, "end": end} for start, end in spans]


# Krippendorff's alpha


def coders(*rows: str) -> list[tuple[str | None, ...]]:
    """Units, of what each coder said of all in a row; a point is nothing said."""
    return [
        tuple(None if value == "." else value for value in unit) for unit in zip(*rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): A, two coders, two values;
        (coders("0100000000", "1110010100"), 0.095),
        # B, two coders, five values;
        (coders("aabbdcccedda", "babbbccceddd"), 0.692),
        # C, four coders, missing values.
        (
            coders("123321412...", "1233224125.3", ".3332342251.", "12332441251."),
            0.743,
        ),
        # By hand: n=4, o=2, e=16-9-1=6: 1-3*2/6.
        (coders("ab", "aa"), 0.0),
        # n=4, o=4, e=16-4-4=8: 1-3*4/8.
        (coders("ab", "ba"), -0.5),
        (coders("ab", "ab"), 1.0),
        # The last unit has one value, which is compared with nothing.
        (coders("abc", "ab."), 1.0),
        # One of 276 differs: n=552, o=2, e=552²-551²-1=1102: 1-551*2/1102.
        (coders("a" * 276, "a" * 275 + "b"), 0.0),
        # Three coders: n=5, o=(1*2+2*1)/2 = 2, of aab and .bb; e=25-4-9=12: 1-4*2/12.
        (coders("a.", "ab", "bb"), 1 / 3),
    ],
)
def test_alpha_is_krippendorffs(units: list[tuple[str | None, ...]], expected: float) -> None:
    assert alpha(units) == pytest.approx(expected, abs=0.0005)


def test_alpha_says_nothing_where_nothing_varies() -> None:
    assert alpha([]) is None
    assert alpha(coders("aaa", "aaa")) is None
    assert alpha(coders("ab", "..")) is None


UNITS = st.lists(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=3, max_size=3))


@given(UNITS, st.permutations([0, 1, 2]))
def test_alpha_does_not_ask_who_is_who(units: list[list[str | None]], order: list[int]) -> None:
    expected = alpha(units)
    turned = alpha([[unit[at] for at in order] for unit in units])
    assert turned == (None if expected is None else pytest.approx(expected))
    renamed = alpha(
        [[None if one is None else {"a": 1, "b": 2, "c": 3}[one] for one in unit] for unit in units]
    )
    assert renamed == expected
    assert expected is None or expected <= 1
    assert expected != 1 or all(len({*unit} - {None}) < 2 for unit in units)


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


# Who is who


def test_entities_are_one_by_id_identifier_name_and_alias() -> None:
    first = graph_of(
        {
            "ada": "person",
            "chile": {"kind": "country", "name": "Chile", "identifiers": {"wikidata": "Q298"}},
            "kast": {"kind": "person", "name": "José Kast", "aliases": ["JAK"]},
            "navy": {"kind": "agency", "name": "Navy", "names": {"es": "Armada"}},
            "georgia-state": {"kind": "region", "name": "Georgia"},
            "georgia": {"kind": "country", "name": "Georgia"},
            "twin": {"kind": "person", "name": "Twin"},
        }
    )
    second = graph_of(
        {
            "ada": {"kind": "person", "name": "Another name"},
            "cl": {"kind": "country", "name": "Republic", "identifiers": {"wikidata": "Q298"}},
            "jak": {"kind": "person", "name": "Jose  Kast", "aliases": ["jak"]},
            "armada": {"kind": "agency", "name": "Armada"},
            "ga": {"kind": "region", "name": "georgia"},
            "twin-1": {"kind": "person", "name": "Twin"},
            "twin-2": {"kind": "person", "name": "Twin"},
        }
    )

    # All but the country of Georgia, and the twins, of whom it is not known who is who.
    assert dataclasses.astuple(graph.agree(first, second).entities) == (7, 7, 5)
    told = graph.agree(first, second, same={"twin": "twin-2"})
    assert told.entities.shared == 6
    several = graph.agree(first, second, same=[("twin", "twin-1"), ("twin", "twin-2")])
    assert several.entities.shared == 6


def test_what_is_said_to_be_one_has_to_be_there() -> None:
    kg = graph_of(PEOPLE)
    with pytest.raises(graph.UnknownName, match=r'of the first called "adda".*"ada"'):
        graph.agree(kg, kg, same={"adda": "ada"})
    with pytest.raises(graph.UnknownName, match=r'entities of the second called "north"'):
        graph.agree(kg, kg, same={"ada": "north"})


def test_scenarios_topics_and_documents_are_matched_too() -> None:
    said: dict[str, Any] = {"scenario": "red", "topic": "north", "evidence": cited((0, 3))}
    first = graph_of(PEOPLE, claim("advice", "ada", "bob", **said))
    header = {
        "documents": [{"id": "text", "title": "A NOTE"}],
        "scenarios": [{"id": "s1", "label": "if red wins", "group": "g"}],
        "topics": [{"id": "t1", "label": "Towards the sea"}],
    }
    there = {"document": "text", "start": 0, "end": 3}
    theirs = claim("advice", "ada", "bob", scenario="s1", topic="t1", evidence=[there])
    second = graph_of(PEOPLE, theirs, **header)

    found = graph.agree(first, second)

    assert found.documents.shared == 1
    assert (found.on("scenario").alike, found.on("topic").alike) == (1, 0)
    assert (found.words.exact, found.pairs[0].differs) == (1, ("topic",))
    assert graph.agree(first, second, same={"north": "t1"}).on("topic").alike == 1


def test_claims_of_other_documents_are_left_out() -> None:
    elsewhere = {"document": "other", "start": 0, "end": 3}
    documents = [{"id": "note", "title": "A note"}, {"id": "other", "title": "Other"}]
    first = graph_of(
        PEOPLE,
        claim("advice", "ada", "bob"),
        claim("advice", "ada", "eve", evidence=[elsewhere]),
        documents=documents,
    )
    second = graph_of(PEOPLE, claim("advice", "ada", "bob"))

    found = graph.agree(first, second)

    assert (found.left_out, found.ties.f1) == ((1, 0), 1.0)
    assert "1 of the first's claims is left out" in str(found)
    strange = graph.agree(graph_of(PEOPLE, documents=documents[1:]), second)
    assert "no document in common" in str(strange)


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
    with pytest.raises(graph.UnknownName, match="modalty"):
        found.on("modalty")


def test_own_fields_are_held_together_too() -> None:
    entities = {"army": "agency", "law": "policy", "act": "policy", "north": "region"}
    first, second = (
        graph_of(
            entities, claim("deployment", "army", "north", role=role, legal_basis=basis, note="n")
        )
        for role, basis in (("lead", "law"), ("support", "law"))
    )
    found = graph.agree(first, second)
    assert (found.on("role").alike, found.on("role").alpha) == (0, 0.0)
    assert (found.on("legal_basis").alike, found.on("legal_basis").all_alike) == (1, True)
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


def test_graphs_are_taken_and_nothing_else() -> None:
    with pytest.raises(TypeError, match=r"agree takes two graphs"):
        graph.agree(dataset_of(PEOPLE), graph_of(PEOPLE))  # type: ignore[arg-type]


# The command

ENTITIES = "- {id: ada, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n"
ADVICE = "- {{kind: advice, source: {}, target: {}, modality: {}, evidence: [{{document: note, start: 0, end: 3}}]}}\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = ADVICE.format("ada", "bob", "fact"), ADVICE.format("bob", "ada", "fact")
    write(tmp_path / "a", {"entities.yaml": ENTITIES, "relations.yaml": "".join(lines)})
    theirs = ENTITIES.replace("ada", "lady")
    line = ADVICE.format("lady", "bob", "plan")
    write(tmp_path / "b", {"entities.yaml": theirs, "relations.yaml": line})
    return tmp_path


def test_the_command_prints_a_table(two: Path) -> None:
    done = run("agree", "a", "b")
    assert (done.status, done.err) == (0, "")
    lines = [line.split() for line in done.out.splitlines()]
    assert ["first:", "Tiny", "(a)"] in lines
    assert "ties: kind and ends 2 1 1 1.000 0.500 0.667".split() in lines
    assert "ties: ends only 1 1 1 1.000 1.000 1.000".split() in lines
    assert "modality 1 0 0.000 0.000 0".split() in lines
    assert "certainty 1 1 1.000 all alike 0".split() in lines
    assert "only in the first" not in done.out


def test_the_command_lists_what_differs(two: Path) -> None:
    done = run("agree", "a", "b", "--list")
    assert done.status == 0
    assert "only in the first: 1\n" in done.out
    assert "Bob — advice → Ada [note 0–3]" in done.out
    assert "same kind and ends" not in done.out
    assert "same kind, ends the other way round: " in done.out
    assert "modality: fact / plan" in done.out


def test_the_command_gives_data(two: Path) -> None:
    told = json.loads(run("agree", "a", "b", "--format", "json").out)
    assert told["ties"] == {
        "first": 2,
        "second": 1,
        "shared": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 2 / 3,
    }
    assert {one["field"] for one in told["fields"]} >= {"modality", "holder"}
    assert "only_first" not in told
    listed = json.loads(run("agree", "a", "b", "--format", "json", "--list").out)
    (alone,) = listed["only_first"]
    assert (alone["source"], alone["why"]) == ("bob", "same kind, ends the other way round")
    assert alone["nearest"]["source"] == "lady"
    assert listed["only_second"] == []
    (unlike,) = listed["unlike"]
    assert unlike["fields"] == {"modality": ["fact", "plan"]}


def test_the_command_is_told_what_is_one(two: Path) -> None:
    renamed = ENTITIES.replace("ada", "lady").replace("Ada", "Lovelace")
    (two / "b" / "entities.yaml").write_text(renamed)
    assert json.loads(run("agree", "a", "b", "--format", "json").out)["ties"]["shared"] == 0
    said = run("agree", "a", "b", "--format", "json", "--same", "ada=lady")
    assert json.loads(said.out)["ties"]["shared"] == 1


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("a none", 2, "none"),
        ("none b", 2, "none"),
        ("a", 2, "Missing argument 'SECOND'"),
        ("a b --same ada", 2, "--same: write ID=ID"),
        ("a b --same ada=ladi", 2, '"lady"'),
        ("a b --format csv", 2, "csv"),
    ],
)
def test_what_cannot_be_compared_is_refused(words: str, status: int, told: str, two: Path) -> None:
    done = run("agree", *words.split())
    assert (done.status, done.out) == (status, "")
    assert told in done.err


def test_a_dataset_with_a_mistake_is_compared_without_it(two: Path) -> None:
    more = (two / "b" / "relations.yaml").read_text() + ADVICE.format("nobody", "bob", "fact")
    (two / "b" / "relations.yaml").write_text(more)
    done = run("agree", "a", "b")
    assert done.status == 1
    assert "policygraph check b" in done.err
    assert "ties: kind and ends" in done.out
    (two / "b" / "dataset.yaml").write_text("id: [\n")
    broken = run("agree", "a", "b")
    assert (broken.status, broken.out) == (1, "")


def test_names_cannot_steer_the_terminal(two: Path) -> None:
    found = graph.agree(
        graph_of(
            {"ada": {"kind": "person", "name": "A\x1b[2Jda"}, "bob": "person"},
            claim("advice", "ada", "bob"),
            title="T\u202eitle",
        ),
        graph_of({"bob": "person"}),
    )
    shown = f"{found}{found.listed()}"
    assert "\x1b" not in shown
    assert "\u202e" not in shown


# The third annotation of the Chilean dataset


@pytest.fixture(scope="module")
def kg() -> graph.KnowledgeGraph:
    return graph.load()


@pytest.fixture(scope="module")
def third(kg: graph.KnowledgeGraph) -> graph.Agreement:
    other, same = third_reading(kg)
    return graph.agree(kg, other, same=same)


def test_the_reading_is_whole(kg: graph.KnowledgeGraph) -> None:
    reading, _same = third_reading(kg)
    known = {one.id for one in reading.entities()}
    for one in reading.dataset.relations:
        assert {*one.ends} <= known


FIELDS = ("scenario", "negated", "holder", "modality", "certainty", "basis")


def test_the_guide_tells_what_was_measured(third: graph.Agreement) -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    entities, claims = third.entities, third.claims
    assert f"| entities | {entities.first} | {entities.second} |" in guide
    assert f"| claims | {claims.first} | {claims.second} | {claims.shared} matched |" in guide
    for row, ties in (("ties: kind and ends", third.ties), ("ties: ends only", third.ends)):
        figures = f"{ties.first} | {ties.second} | {ties.shared} | {ties.precision:.3f} | {ties.recall:.3f} |"
        assert f"| {row} | {figures}" in guide
    for name in FIELDS:
        one = third.on(name)
        called = "polarity (`negated`)" if name == "negated" else name
        assert f"| {called} | {one.agreement:.3f} | {one.alpha:.3f} |" in guide
    words = third.words
    assert f"All {words.overlapping} matched claims share words" in guide
    assert f"{words.exact} cite exactly the same" in guide
    assert f"mean share is {words.share:.3f}" in guide


def test_the_guide_tells_where_they_differ(third: graph.Agreement) -> None:
    guide = " ".join(GUIDE.read_text(encoding="utf-8").split())

    ours = {one.tie for one in third.sides[0]}
    only = {one.tie for one in third.sides[1]} - ours
    foreign = [tie for tie in only if any(side == 1 for side, _name in tie[1:])]
    pursued = [tie for tie in only if tie[0] == "cooperation" and (0, "jose-antonio-kast") in tie]
    assert (
        f"Of the {len(only)} ties that only the third has, {len(foreign)} end in an entity" in guide
    )
    assert len(pursued) == 8
    assert "eight are Kast's cooperation" in guide
