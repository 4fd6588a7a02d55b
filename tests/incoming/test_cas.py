"""UIMA CAS JSON of other programs: ties become claims, spans codings, at the places that dkpro-cassis finds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.annotated.kinds import CODED
from tests.annotated import DATASETS, PASSAGES, TEXT
from tests.command import run

CAS = DATASETS / "cas"
HARBOUR = CAS / "made-up-harbour.cas.json"
real = pytest.mark.skipif(not CAS.is_dir(), reason="there are no data sets beside this checkout")


def units(words: str) -> tuple[int, int]:
    """Where some words of the text are, as UIMA counts."""
    before = TEXT[: TEXT.index(words)]
    start = len(before.encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


def span(number: int, words: str, type: str = "custom.Actor", **fields: Any) -> dict[str, Any]:
    start, end = units(words)
    return {"%ID": number, "%TYPE": type, "@sofa": 1, "begin": start, "end": end, **fields}


def tie(number: int, source: Any, target: Any, **fields: Any) -> dict[str, Any]:
    ends = {"@Governor": source, "@Dependent": target}
    return span(number, "Rios", "custom.Relation") | ends | fields


def kept(path: Path, *structures: Any) -> Path:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": TEXT}
    value = {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, *structures], "%VIEWS": {}}
    path.write_text(json.dumps(value), "utf-8")
    return path


def test_ties_are_claims_of_built_in_kinds_where_they_fit_and_of_declared_ones_else(
    tmp_path: Path,
) -> None:
    file = kept(
        tmp_path / "a.cas.json",
        span(2, "Rios", value="Person"),
        span(3, "ابن خلدون", value="person"),
        span(4, "أمس", value="Day"),
        tie(5, 2, 3, kind="Opposition", negated=True, modality="plan", certainty="low"),
        tie(6, 3, 4, label="speaks on"),
    )
    assert not read(file).problems
    kg = graph.load(file)
    one, other = sorted(kg.relations(), key=lambda each: each.kind)
    assert (one.kind, one.negated, one.modality, one.note) == (
        "opposition",
        True,
        "plan",
        "certainty: low",
    )
    assert (kg[one.source].name, kg[one.target].name) == ("Rios", "ابن خلدون")
    assert (kg[one.source].kind, kg[one.target].kind) == ("person", "person")
    assert (other.kind, kg[other.target].kind) == ("speaks_on", "day")
    start, end = other.evidence[0].span or (0, 0)
    assert TEXT[start:end] == "ابن خلدون ينافس ريوس 🚒 أمس"


@pytest.mark.parametrize("words", PASSAGES)
def test_spans_in_no_tie_are_codings_where_the_words_are(tmp_path: Path, words: str) -> None:
    file = kept(tmp_path / "a.json", span(2, words, "custom.Frame", value="Threat", sure="no"))
    assert not read(file).problems
    (one,) = graph.load(file).relations()
    start, end = one.evidence[0].span or (0, 0)
    assert (one.kind, TEXT[start:end]) == (CODED, words)
    assert one.note == f"{start}–{end}: sure: no"


def test_layers_of_language_are_left_out_and_what_is_broken_is_told(tmp_path: Path) -> None:
    core = "de.tudarmstadt.ukp.dkpro.core.api."
    file = kept(
        tmp_path / "a.cas.json",
        span(2, "Rios", f"{core}segmentation.type.Token"),
        span(3, "Rios", f"{core}ner.type.NamedEntity", value="PER"),
        tie(4, 2, 2) | {"%TYPE": f"{core}syntax.type.dependency.Dependency"},
        span(5, "Rios") | {"end": 9_999},
        tie(6, 3, 77),
        {"%ID": 8, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [1]},
    )
    found = read(file)
    assert not found.errors
    told = str(found.report)
    assert re.search(r"annotations of layers of language[^:\n]*: 1\b", told)
    assert re.search(r"spans that are empty, or beyond their text[^:\n]*: 1\b", told)
    assert re.search(r"relations of what is no span[^:\n]*: 1\b", told)
    assert [one.kind for one in found.dataset.relations] == [CODED]


@real
def test_a_file_beside_this_checkout_is_read_as_cassis_reads_it(tmp_path: Path) -> None:
    cassis = pytest.importorskip("cassis")
    with HARBOUR.open("rb") as stream:
        cas = cassis.load_cas_from_json(stream)
    found = read(HARBOUR)
    assert not found.problems
    kg = graph.load(HARBOUR)
    (one,) = kg.relations(kind="support")
    assert (one.negated, one.modality) == (True, "plan")
    (theirs,) = cas.select("policygraph.Claim")
    assert kg[one.source].name == theirs.Governor.get_covered_text()
    assert kg[one.target].name == theirs.Dependent.get_covered_text()
    coded = {
        cas.sofa_string[slice(*cited.span)]
        for each in kg.relations(kind=CODED)
        for cited in each.evidence
        if cited.span
    }
    tied = {theirs.Governor.xmiID, theirs.Dependent.xmiID}
    assert coded == {
        each.get_covered_text()
        for each in cas.select("policygraph.Entity")
        if each.xmiID not in tied
    }


@real
@pytest.mark.parametrize("name", sorted(one.name for one in CAS.glob("*.data.json")))
def test_files_of_inceptions_own_tests_are_read(name: str) -> None:
    assert not read(CAS / name).errors


@pytest.mark.parametrize(
    "value",
    [
        {"%FEATURE_STRUCTURES": 3},
        {"%FEATURE_STRUCTURES": [3]},
        {"%FEATURE_STRUCTURES": [{"%ID": "a"}]},
        {"%FEATURE_STRUCTURES": {"a": {}}},
        {"%FEATURE_STRUCTURES": None},
    ],
)
def test_what_is_none_is_told_with_its_place(tmp_path: Path, value: Any) -> None:
    (tmp_path / "a.cas.json").write_text(json.dumps(value), "utf-8")
    with pytest.raises((InvalidDataset, UnusableFile), match="feature structure"):
        graph.load(tmp_path / "a.cas.json")
    assert run("check", tmp_path / "a.cas.json").status in {1, 2}


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=4),
    st.just([1]),
    st.just({"a": 1}),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_junk_in_any_field_is_no_traceback(tmp_path: Path, data: st.DataObject) -> None:
    structures = [
        span(2, "Rios", value="Person", identifier="rios"),
        span(3, "أمس", "webanno.custom.PolicyEntity", name="x", kind="person", identifier="y"),
        span(4, "أمس", "webanno.custom.PolicyPassage", citation="a/1"),
        tie(
            5,
            2,
            3,
            kind="support",
            negated=False,
            holder="y",
            citation="a/1",
            own="{}",
            date="2025",
        ),
    ]
    for _ in range(4):
        one = data.draw(st.sampled_from(structures))
        one[data.draw(st.sampled_from([*one]))] = data.draw(JUNK)
    try:
        read(kept(tmp_path / "a.cas.json", *structures))
    except UnusableFile:
        return


def test_ties_that_say_the_same_are_citations_of_one_claim(tmp_path: Path) -> None:
    file = kept(
        tmp_path / "a.cas.json",
        span(2, "Rios", value="person"),
        span(3, "ابن خلدون", value="person"),
        tie(5, 2, 3, kind="rivalry", certainty="possible"),
        tie(6, 3, 2, kind="rivalry", certainty="probable"),
        tie(7, 2, 3, kind="mocks", topic="north"),
        tie(8, 3, 2, kind="mocks"),
        tie(9, 2, 3, kind="mocks", note="again"),
    )
    assert not read(file).problems
    kg = graph.load(file)
    (one,) = kg.relations(kind="rivalry")
    assert (one.certainty, one.note) == ("possible", "certainty: probable")
    assert sorted((each.topic or "", each.note or "") for each in kg.relations(kind="mocks")) == [
        ("", ""),
        ("north", "again"),
    ]


def test_a_text_that_gainsays_itself_is_told_with_its_place(tmp_path: Path) -> None:
    file = kept(
        tmp_path / "a.cas.json",
        span(2, "Rios", value="person"),
        span(3, "ابن خلدون", value="person"),
        tie(5, 2, 3, kind="support"),
        tie(6, 2, 3, kind="support", negated=True),
    )
    found = read(file)
    (problem,) = found.problems
    assert (problem.rule, problem.severity) == ("contradiction", "warning")
    assert problem.place.record.startswith("annotation ")
