"""The voice of a claim is whoever makes it: its holder, or the author of the document that is cited."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.model import Dataset, claim_id
from graph.voices import voiced
from tests.command import run
from tests.tiny import beside_unused, claim, dataset_of, graph_of, relation, write

ENTITIES = {"ada": "person", "bob": "person", "cho": "person", "dan": "person"}
ANN = {"id": "one", "title": "One", "authors": ["Ann Ames"]}
BEN = {"id": "two", "title": "Two", "authors": ["Ben Bly"]}
TWO_VOICES = [ANN, BEN]


def cite(*documents: str, **more: Any) -> list[dict[str, Any]]:
    """A citation a document, each further on than the one before."""
    return [
        {"document": one, "start": 10 * at, "end": 10 * at + 3} | more
        for at, one in enumerate(documents)
    ]


def advice(*documents: str, **fields: Any) -> dict[str, Any]:
    return claim("advice", "ada", "bob", evidence=cite(*documents), **fields)


def voices(kg: KnowledgeGraph, **asked: Any) -> list[str]:
    return [one.voice for one in kg.relations(**asked)]


def problems(*claims: Mapping[str, Any], **header: Any) -> list[tuple[str, str]]:
    dataset = voiced(dataset_of(ENTITIES, *claims, **header))
    found = beside_unused(graph.check(dataset))
    return [(one.rule, one.severity) for one in found]


# Whose voice


@pytest.mark.parametrize(
    ("document", "voice", "called"),
    [
        ({"by": ["ada"]}, "ada", "Ada"),
        ({"by": ["bob", "ada"]}, "ada+bob", "Bob and Ada"),
        ({"by": ["cho", "bob", "ada"]}, "ada+bob+cho", "Cho, Bob and Ada"),
        ({"by": ["ada"], "authors": ["Ann Ames"]}, "ada", "Ada"),
        ({"authors": ["Ann Ames"]}, "Ann Ames", "Ann Ames"),
        ({"authors": ["Ann Ames", "Ben Bly"]}, "Ann Ames; Ben Bly", "Ann Ames and Ben Bly"),
        ({}, "one", "A text"),
        ({"authors": ["ada"]}, "ada", "Ada"),
    ],
)
def test_the_author_of_a_document_is_the_voice_of_what_is_cited_from_it(
    document: dict[str, Any], voice: str, called: str
) -> None:
    kg = graph_of(ENTITIES, advice("one"), documents=[{"id": "one", "title": "A text"} | document])

    (one,) = kg.relations()
    (record,) = kg.records()
    assert (one.holder, one.voice) == ("author", voice)
    assert (record["holder"], record["voice"], record["voice_name"]) == ("author", voice, called)
    assert f"held by {called}" in repr(kg.relations())


@pytest.mark.parametrize("word", ["ada+bob", "ada", "bob", "Ada", "Bob"])
def test_a_joint_voice_is_found_by_each_who_has_a_part_in_it(word: str) -> None:
    kg = graph_of(
        ENTITIES, advice("one"), documents=[{"id": "one", "title": "One", "by": ["ada", "bob"]}]
    )

    assert voices(kg, voice=word) == voices(kg, holder=word) == ["ada+bob"]
    assert voices(kg, exclude={"voice": word}) == []
    assert voices(kg, voice="cho") == []


@pytest.mark.parametrize("word", ["Ann Ames; Ben Bly", "Ann Ames", "ben bly", "BEN BLY"])
def test_authors_who_are_no_entities_are_found_by_their_names(word: str) -> None:
    authors = {"id": "one", "title": "One", "authors": ["Ann Ames", "Ben Bly"]}
    kg = graph_of(ENTITIES, advice("one"), documents=[authors])

    assert len(kg.relations(voice=word)) == len(kg.relations(holder=word)) == 1


def test_an_entity_is_found_as_author_and_as_holder_alike() -> None:
    kg = graph_of(
        ENTITIES,
        advice("one", id="by"),
        advice("two", id="held", holder="ada"),
        advice("two", id="other"),
        documents=[{"id": "one", "title": "One", "by": ["ada"]}, BEN],
    )

    def ids(**asked: Any) -> list[str]:
        return [one.id for one in kg.relations(**asked)]

    assert ids(voice="ada") == ids(holder="ada") == ids(holder=kg["ada"]) == ["by", "held"]
    assert ids(holder="author") == ["by", "other"]
    assert ids(holder=("author", "ada")) == ["by", "held", "other"]
    assert ids(holder="author", voice="Ben Bly") == ["other"]
    assert ids(exclude={"holder": "author"}) == ["held"]
    assert ids(exclude={"holder": "ada"}) == ["other"]


def test_a_holder_may_be_a_document() -> None:
    claims = (advice("one", holder="two"), advice("one"))
    kg = graph_of(ENTITIES, *claims, documents=TWO_VOICES)

    assert voices(kg, holder="two") == voices(kg, voice="two") == ["Ben Bly"]  # its author
    assert sorted(voices(kg)) == ["Ann Ames", "Ben Bly"]
    assert problems(*claims, documents=TWO_VOICES) == []
    both = (advice("two", holder="two", negated=True), advice("two"))
    assert problems(*both, documents=TWO_VOICES) == [("contradiction", "error")]


@pytest.mark.parametrize("holder", ["three", "nobody", "Ann Ames"])
def test_a_holder_that_is_nobody_here_is_a_mistake(holder: str) -> None:
    found = problems(advice("one", holder=holder), documents=TWO_VOICES)

    assert found == [("dangling-reference", "error")]


def test_a_document_by_nobody_here_is_a_mistake() -> None:
    found = problems(
        advice("one"), documents=[{"id": "one", "title": "One", "by": ["ada", "nobody"]}]
    )

    assert found == [("dangling-reference", "error")]


def test_an_unknown_voice_is_refused_with_the_nearest() -> None:
    kg = graph_of(ENTITIES, advice("one"), documents=TWO_VOICES)

    for asked in (
        {"voice": "Ann Amis"},
        {"holder": "Ann Amis"},
        {"exclude": {"voice": "Ann Amis"}},
    ):
        with pytest.raises(graph.UnknownEntity, match='"Ann Ames"'):
            kg.relations(**asked)


def test_without_documents_the_author_is_nobody_in_particular() -> None:
    kg = graph_of(ENTITIES, advice(), documents=[])

    assert voices(kg) == ["author"]
    assert voices(kg, holder="author") == ["author"]


# One claim a voice


def test_a_claim_that_cites_two_voices_stands_for_one_of_each() -> None:
    kg = graph_of(ENTITIES, advice("two", "one", "two"), documents=TWO_VOICES)

    told = {one.voice: [str(cited) for cited in one.evidence] for one in kg.relations()}

    assert told == {"Ann Ames": ["one 10–13"], "Ben Bly": ["two 0–3", "two 20–23"]}
    assert len({one.id for one in kg.relations()}) == 2
    assert {one.holder for one in kg.relations()} == {"author"}


@pytest.mark.parametrize("holder", ["cho"])
def test_a_claim_with_a_holder_of_its_own_is_one(holder: str) -> None:
    kg = graph_of(ENTITIES, advice("one", "two", holder=holder), documents=TWO_VOICES)

    (one,) = kg.relations()
    assert one.voice == holder
    assert [cited.document for cited in one.evidence] == ["one", "two"]


def test_two_documents_of_one_author_are_one_voice() -> None:
    documents = [ANN, BEN | {"authors": ["Ann Ames"]}]
    kg = graph_of(ENTITIES, advice("one", "two"), documents=documents)

    assert voices(kg) == ["Ann Ames"]


@pytest.mark.parametrize(
    "twice",
    [
        pytest.param(
            {"by": ["ada", "ada"]},
        ),
        pytest.param(
            {"authors": ["Ann Ames", "Ann Ames"]},
        ),
    ],
)
def test_who_is_named_twice_is_one(twice: dict[str, Any]) -> None:
    once = {name: words[:1] for name, words in twice.items()}
    documents = [ANN | {"authors": []} | once, BEN | {"authors": []} | twice]

    assert len(set(voices(graph_of(ENTITIES, advice("one", "two"), documents=documents)))) == 1


def test_the_order_of_authors_makes_no_other_voice() -> None:
    documents = [
        {"id": "one", "title": "One", "by": ["ada", "bob"]},
        {"id": "two", "title": "Two", "by": ["bob", "ada"]},
    ]

    assert len(voices(graph_of(ENTITIES, advice("one", "two"), documents=documents))) == 1


@pytest.mark.parametrize("authors", [[""], ["  "], ["", "  "]])
def test_an_author_without_a_name_is_none(authors: list[str]) -> None:
    with pytest.raises(ValueError, match="authors"):
        graph_of(ENTITIES, advice("one"), documents=[ANN | {"authors": authors}])


# Ids


def test_the_first_document_s_author_has_the_ids_of_the_author() -> None:
    kg = graph_of(ENTITIES, advice("one", "two"), documents=TWO_VOICES)

    plain = relation("advice", "ada", "bob")
    assert {one.voice: one.id for one in kg.relations()} == {
        "Ann Ames": plain.id,
        "Ben Bly": claim_id(plain, "Ben Bly"),
    }
    (alone,) = graph_of(ENTITIES, advice("one"), documents=[ANN]).relations()
    assert alone.id == plain.id


DOCUMENTS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "by": st.lists(st.sampled_from(sorted(ENTITIES)), min_size=1, max_size=2, unique=True),
            "authors": st.lists(st.sampled_from(["Ann", "Ben", "ada"]), min_size=1, unique=True),
        },
    ),
    min_size=1,
    max_size=4,
)
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["advice", "support", "meeting"]),
        st.permutations(sorted(ENTITIES)),
        st.sampled_from(["author", "author", "cho"]),
        st.lists(st.integers(0, 3), min_size=1, max_size=4),
    ),
    max_size=5,
    unique_by=lambda one: (one[0], tuple(sorted(one[1][:2])), one[2]),
)


def drawn(documents: list[dict[str, Any]], claims: list[Any]) -> Dataset:
    """Documents called d0, d1, … and claims that cite them."""
    return dataset_of(
        ENTITIES,
        *(
            claim(
                kind,
                *ends[:2],
                holder=holder,
                evidence=cite(*(f"d{number % len(documents)}" for number in cited)),
            )
            for kind, ends, holder, cited in claims
        ),
        documents=[{"id": f"d{n}", "title": f"D{n}"} | one for n, one in enumerate(documents)],
    )


def seen(kg: KnowledgeGraph) -> list[Any]:
    return [(one.id, one.voice, one.evidence, one.holder, one.kind) for one in kg.relations()]


@given(documents=DOCUMENTS, claims=CLAIMS, more=DOCUMENTS)
def test_a_document_added_at_the_end_changes_no_id(
    documents: list[dict[str, Any]], claims: list[Any], more: list[dict[str, Any]]
) -> None:
    before = drawn(documents, claims)
    header = drawn([*documents, *more], []).header
    after = Dataset(header, before.entities, before.relations, before.vocabulary)

    assert seen(KnowledgeGraph(after)) == seen(KnowledgeGraph(before))


@given(documents=DOCUMENTS, claims=CLAIMS)
def test_each_claim_is_one_voice_s_and_no_citation_is_lost(
    documents: list[dict[str, Any]], claims: list[Any]
) -> None:
    dataset = drawn(documents, claims)
    kg = KnowledgeGraph(dataset)
    by_document = {one.id: one.voice for one in dataset.header.documents}

    for one in kg.relations():
        if one.holder == "author":
            assert {by_document[cited.document] for cited in one.evidence} == {one.voice}
        else:
            assert one.voice == one.holder
    cited = sorted(str(cited) for one in kg.relations() for cited in one.evidence)
    assert cited == sorted(str(cited) for one in dataset.relations for cited in one.evidence)


@given(documents=DOCUMENTS, claims=CLAIMS)
def test_a_graph_of_a_graph_s_dataset_is_the_same(
    documents: list[dict[str, Any]], claims: list[Any]
) -> None:
    kg = KnowledgeGraph(drawn(documents, claims))

    assert seen(KnowledgeGraph(kg.dataset)) == seen(kg)
    assert KnowledgeGraph(kg.dataset).dataset == kg.dataset


@pytest.mark.parametrize("format", ["yaml", "jsonl"])
def test_what_is_saved_is_loaded_with_the_same_ids_and_voices(tmp_path: Path, format: str) -> None:
    documents = [ANN, BEN, {"id": "three", "title": "Three", "by": ["cho", "dan"]}]
    kg = graph_of(
        ENTITIES,
        advice("three", "two", "one"),
        claim("meeting", "bob", "cho", evidence=cite("two", "three"), id="mine"),
        advice("three", holder="three", modality="plan"),
        documents=documents,
    )

    kg.save(tmp_path / "first", format)
    again = load(tmp_path / "first")
    again.save(tmp_path / "second", format)

    assert seen(again) == seen(kg) == seen(load(tmp_path / "second"))
    assert beside_unused(graph.check(again.dataset)) == ()


def test_an_id_that_is_given_is_kept_by_the_first_voice_of_the_dataset() -> None:
    kg = graph_of(ENTITIES, advice("two", "one", id="mine"), documents=TWO_VOICES)

    assert kg.relation("mine").voice == "Ann Ames"
    (other,) = kg.relations(voice="Ben Bly")
    assert other.id not in {"mine", relation("advice", "ada", "bob").id}


def test_an_id_that_was_computed_and_saved_is_not_given_to_two_voices() -> None:
    plain = relation("advice", "ada", "bob")
    saved = advice("two", "one", id=plain.id)

    kg = graph_of(ENTITIES, saved, documents=TWO_VOICES)

    assert len({one.id for one in kg.relations()}) == 2
    assert problems(saved, documents=TWO_VOICES) == []


def test_a_graph_leaves_the_citations_of_another_s_claims_alone() -> None:
    claims = dataset_of(ENTITIES, advice("one", "two"), documents=[ANN]).relations
    header = dataset_of({}, documents=TWO_VOICES).header
    whole = dataset_of(ENTITIES, documents=[ANN])
    first = KnowledgeGraph(Dataset(whole.header, whole.entities, claims, whole.vocabulary))
    second = KnowledgeGraph(Dataset(header, whole.entities, claims, whole.vocabulary))

    assert voices(first) == ["Ann Ames"]
    assert voices(second) == ["Ann Ames", "Ben Bly"]
    assert voices(first) == ["Ann Ames"]
    assert [len(one.evidence) for one in first.relations()] == [2]


# Duplicates


def test_the_same_claim_of_two_authors_is_no_duplicate() -> None:
    claims = (advice("one"), advice("two", certainty="possible"))

    assert problems(*claims, documents=TWO_VOICES) == []


def test_a_check_in_memory_tells_voices_apart_as_a_graph_does() -> None:
    made = dataset_of(ENTITIES, advice("one"), advice("two"), documents=TWO_VOICES)

    assert beside_unused(graph.check(made)) == ()


@pytest.mark.parametrize(
    ("one", "other", "documents"),
    [
        (advice("one"), advice("one", certainty="possible"), TWO_VOICES),
        (advice("one"), advice("two"), [ANN, BEN | {"authors": ["Ann Ames"]}]),
        (
            advice("one"),
            advice("two", holder="ada"),
            [{"id": "one", "title": "O", "by": ["ada"]}, BEN],
        ),
        (advice("one", "two"), advice("two", "one"), TWO_VOICES),
    ],
)
def test_the_same_claim_of_one_voice_twice_is_a_duplicate(
    one: dict[str, Any], other: dict[str, Any], documents: list[Any]
) -> None:
    found = problems(one, other, documents=documents)

    assert {rule for rule, _severity in found} == {"duplicate-claim"}


def test_one_id_for_two_claims_is_a_mistake_and_of_two_voices_too() -> None:
    claims = (advice("one", id="same"), advice("two", id="same"))

    assert ("duplicate-id", "error") in problems(*claims, documents=TWO_VOICES)


# Contradictions

DECLARED = {
    "relations": [
        {
            "kind": "pull",
            "forward": "pulls",
            "inverse": "is pulled by",
            "opposite": "push",
            "fields": {
                "way": {
                    "type": "choice",
                    "choices": ["up", "down", "on"],
                    "opposites": [["up", "down"]],
                }
            },
        },
        {
            "kind": "push",
            "forward": "pushes",
            "inverse": "is pushed by",
            "fields": {
                "way": {
                    "type": "choice",
                    "choices": ["up", "down", "on"],
                    "opposites": [["up", "down"]],
                }
            },
        },
    ]
}


def two(first: dict[str, Any], second: dict[str, Any], kind: str = "support") -> list[Any]:
    """What is wrong with two claims of one pair of ends, by one author in one document."""
    made = (
        claim(said.pop("kind", kind), "ada", "bob", **({"evidence": cite("one")} | said))
        for said in (dict(first), dict(second))
    )
    return problems(*made, documents=TWO_VOICES, kinds=DECLARED)


GAINSAY: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"negated": True}),
    ({"certainty": "possible"}, {"negated": True}),
    ({"certainty": "probable"}, {"negated": True, "certainty": "probable"}),
    ({}, {"negated": True, "modality": "assessment"}),
    ({}, {"kind": "opposition"}),
    ({"kind": "opposition"}, {"modality": "assessment"}),
    ({"topic": "north"}, {"negated": True, "topic": "south"}),
    ({"aspect": "trade"}, {"kind": "opposition", "aspect": "trade"}),
    *(
        ({"modality": sort, "scenario": "red"}, {"modality": sort, "scenario": "red", **against})
        for sort in ("plan", "expectation", "recommendation", "assessment")
        for against in ({"negated": True}, {"kind": "opposition"})
    ),
    ({"kind": "effect", "direction": "more"}, {"kind": "effect", "direction": "less"}),
    ({"kind": "pull"}, {"kind": "push"}),
    ({"kind": "push"}, {"kind": "pull"}),
    ({"kind": "pull", "way": "up"}, {"kind": "pull", "way": "down"}),
    ({"kind": "pull", "way": "down"}, {"kind": "push", "way": "down"}),
    ({"start": "2024"}, {"start": "2024", "negated": True}),
]


@pytest.mark.parametrize(("one", "other"), GAINSAY)
def test_one_voice_that_says_the_opposite_in_one_document_contradicts_itself(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert two(one, other) == two(other, one) == [("contradiction", "error")]


BACKING = {
    "relations": [
        {
            "kind": "backing",
            "forward": "backs",
            "inverse": "is backed by",
            "opposite": "opposition",
            "fields": {"strength": {"type": "number"}},
        }
    ]
}


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(
            "backing",
        ),
        pytest.param(
            "support",
        ),
    ],
)
def test_a_kind_can_be_gainsaid_by_two(kind: str) -> None:
    found = problems(
        claim(kind, "ada", "bob", evidence=cite("one")),
        claim("opposition", "ada", "bob", evidence=cite("one")),
        documents=TWO_VOICES,
        kinds=BACKING,
    )

    assert found == [("contradiction", "error")]


@pytest.mark.parametrize("coded", [{"coder": "eva"}, {"record": "row 8"}])
@pytest.mark.parametrize(("one", "other"), GAINSAY[:6])
def test_in_coded_data_a_contradiction_is_for_a_reader_to_look_at(
    coded: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    cited = {"evidence": [{"document": "one", "start": 0, "end": 3} | coded]}

    assert two(one | cited, other) == two(one, other | cited) == [("contradiction", "warning")]


NO_CONTRADICTION: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"negated": True, "holder": "cho"}),
    ({}, {"negated": True, "evidence": cite("two")}),
    ({"holder": "cho"}, {"holder": "cho", "negated": True, "evidence": cite("two")}),
    ({"negated": True}, {"modality": "expectation"}),
    ({}, {"negated": True, "modality": "recommendation"}),
    ({"modality": "plan"}, {"negated": True, "modality": "expectation"}),
    ({}, {"kind": "opposition", "modality": "risk"}),
    ({"certainty": "possible"}, {"certainty": "possible", "negated": True}),
    ({"certainty": "probable"}, {"certainty": "possible", "negated": True}),
    ({"modality": "risk"}, {"modality": "risk", "negated": True}),
    ({"modality": "risk"}, {"modality": "risk", "kind": "opposition"}),
    ({"certainty": "possible"}, {"certainty": "possible", "kind": "opposition"}),
    ({"negated": True}, {"kind": "opposition"}),
    ({"negated": True}, {"kind": "opposition", "negated": True}),
    ({"aspect": "trade"}, {"kind": "opposition", "aspect": "war"}),
    ({"aspect": "trade"}, {"negated": True}),
    (
        {"modality": "plan", "scenario": "red"},
        {"modality": "plan", "scenario": "blue", "negated": True},
    ),
    ({"modality": "plan", "scenario": "red"}, {"modality": "plan", "negated": True}),
    ({"start": "2024"}, {"start": "2025", "negated": True}),
    ({"date": "2024"}, {"negated": True}),
    ({"kind": "effect", "direction": "more"}, {"kind": "effect"}),
    (
        {"kind": "effect", "direction": "more"},
        {"kind": "effect", "direction": "less", "negated": True},
    ),
    (
        {"kind": "effect", "direction": "more", "aspect": "jobs"},
        {"kind": "effect", "direction": "less", "aspect": "prices"},
    ),
    ({"kind": "pull", "way": "up"}, {"kind": "pull", "way": "on"}),
    ({"kind": "pull", "way": "up"}, {"kind": "push", "way": "down"}),
    ({}, {"kind": "advice", "negated": True}),
]


@pytest.mark.parametrize(("one", "other"), NO_CONTRADICTION)
def test_what_can_be_held_at_once_is_no_contradiction(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert two(one, other) == two(other, one) == []


@pytest.mark.parametrize(("cited", "count"), [(("one",), 1), (("two",), 1), (("one", "two"), 2)])
def test_of_a_claim_of_two_voices_each_can_contradict_itself(
    cited: tuple[str, ...], count: int
) -> None:
    found = problems(advice("one", "two"), advice(*cited, negated=True), documents=TWO_VOICES)

    assert found == [("contradiction", "error")] * count


def test_one_voice_s_documents_contradict_each_other_where_a_claim_cites_both() -> None:
    documents = [ANN, BEN | {"authors": ["Ann Ames"]}]

    assert problems(advice("one"), advice("two", negated=True), documents=documents) == []
    found = problems(advice("one", "two"), advice("two", negated=True), documents=documents)
    assert found == [("contradiction", "error")]


def test_a_contradiction_says_whose_it_is() -> None:
    claims = (advice("two"), advice("two", negated=True))

    (found,) = beside_unused(
        graph.check(voiced(dataset_of(ENTITIES, *claims, documents=TWO_VOICES)))
    )

    assert '"Ben Bly" claims the opposite' in found.message


def test_a_symmetric_claim_is_contradicted_the_other_way_round() -> None:
    found = problems(
        claim("meeting", "ada", "bob", evidence=cite("one")),
        claim("meeting", "bob", "ada", evidence=cite("one"), negated=True),
        documents=TWO_VOICES,
    )

    assert found == [("contradiction", "error")]


# Two authors who differ


def disagreeing() -> KnowledgeGraph:
    return graph_of(
        ENTITIES, advice("one"), advice("two", certainty="possible"), documents=TWO_VOICES
    )


NAMES = ("Ann Ames", "Ben Bly")
CERTAINTIES = ("certain", "possible")


def test_two_authors_who_differ_are_two_claims() -> None:
    kg = disagreeing()
    found = kg.relations(source="ada")

    assert tuple(one.voice for one in found) == NAMES
    assert tuple(one.certainty for one in found) == CERTAINTIES
    assert len({one.id for one in found}) == 2
    for name, one in zip(NAMES, found, strict=True):
        assert kg.relations(voice=name) == kg.relations(holder=name) == (one,)
        assert f"{one.id}  {found.sentences()[found.index(one)]}" in repr(found)
        assert f"held by {name}" in repr(kg.relations(voice=name))
    assert kg.counts("voice") == dict.fromkeys(NAMES, 1)
    assert len(set(found.sentences())) == 2


@pytest.mark.parametrize("format", ["csv", "json", "table"])
def test_two_authors_who_differ_are_two_lines(tmp_path: Path, format: str) -> None:
    kg = disagreeing()
    kg.save(tmp_path / "data")

    def printed(*words: str) -> str:
        done = run("query", "-d", tmp_path / "data", "--format", format, *words)
        assert done.status == 0, done.err
        return done.out

    for number, one in enumerate(kg.relations()):
        out = printed("--voice", one.voice)
        assert NAMES[number] in out
        assert one.id in out
        assert NAMES[1 - number] not in out
    if format == "csv":
        rows = list(csv.DictReader(io.StringIO(printed())))
    elif format == "json":
        rows = json.loads(printed())
    else:
        return
    assert tuple(row["voice_name"] for row in rows) == NAMES
    assert tuple(row["certainty"] for row in rows) == CERTAINTIES
    assert [row["id"] for row in rows] == [one.id for one in kg.relations()]
    assert rows == [
        {name: "" if value is None and format == "csv" else value for name, value in one.items()}
        | ({"negated": str(one["negated"]).lower()} if format == "csv" else {})
        for one in kg.records()
    ]


def test_records_show_two_names_two_certainties_and_two_ids() -> None:
    records = disagreeing().records()

    assert tuple(one["voice_name"] for one in records) == NAMES
    assert tuple(one["certainty"] for one in records) == CERTAINTIES
    assert len({one["id"] for one in records}) == 2
    assert [one["documents"] for one in records] == ["one", "two"]


def test_two_voices_that_differ_only_in_certainty_differ_in_a_comparison() -> None:
    kg = graph_of(
        ENTITIES,
        advice("one", modality="plan", scenario="red"),
        advice("two", modality="plan", scenario="blue"),
        advice("one", "two", modality="risk"),
        documents=TWO_VOICES,
    )

    compared = kg.compare("red", "blue")

    assert [row.status for row in compared.lined] == ["different"]
    assert compared.shared == 2
    assert [one["voice"] for one in compared.records()] == ["Ann Ames", "Ben Bly"]
    assert all(f"held by {name}" in str(compared) for name in NAMES)


def test_a_counterpart_s_own_claim_is_answered_by_the_other_s() -> None:
    scenarios = [
        {"id": one, "label": one, "group": "vote", "counterparts": {"winner": who}}
        for one, who in (("red", "ada"), ("blue", "bob"))
    ]
    documents = [
        {"id": "one", "title": "One", "by": ["ada"]},
        {"id": "two", "title": "Two", "by": ["bob"]},
    ]
    plan = {"modality": "plan"}
    kg = graph_of(
        ENTITIES,
        claim("advice", "ada", "cho", scenario="red", evidence=cite("one"), **plan),
        claim("advice", "bob", "cho", scenario="blue", evidence=cite("two"), **plan),
        documents=documents,
        scenarios=scenarios,
    )

    assert [row.status for row in kg.compare("red", "blue").lined] == ["same"]


def test_a_file_says_whose_documents_are(tmp_path: Path) -> None:
    header = (
        "id: tiny\ntitle: Tiny\ndocuments:\n- {id: note, title: A note, by: [cho]}\n"
        "- {id: memo, title: A memo, authors: [Ann Ames]}\n"
    )
    entities = "".join(f"- {{id: {one}, kind: person, name: {one.title()}}}\n" for one in ENTITIES)
    relations = (
        "- {kind: advice, source: ada, target: bob, modality: fact, evidence: "
        "[{document: memo, start: 0, end: 3}, {document: note, start: 0, end: 3}]}\n"
    )
    folder = write(
        tmp_path / "data",
        {"dataset.yaml": header, "entities.yaml": entities, "relations.yaml": relations},
    )

    assert voices(load(folder)) == ["cho", "Ann Ames"]
