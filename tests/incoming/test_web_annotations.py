"""Web Annotations of other people: tags, comments, and places that are counted otherwise than they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.evidence.text import digest
from graph.outgoing.extract import Extract
from graph.outgoing.formats.anno import write
from graph.problems import InvalidDataset, UnusableFile
from graph.reading import read
from graph.reading.annotated.kinds import CODED
from tests.annotated import PASSAGES, TEXT, annotated
from tests.command import run

PAGE = "https://example.org/text"


def position(start: Any, end: Any) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(words: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": words, **around}


def tagged(*selectors: Any, **fields: Any) -> dict[str, Any]:
    """An annotation with a tag and a comment."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:a",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Coder A"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "migration"},
            {"type": "TextualBody", "purpose": "commenting", "value": "as before"},
        ],
        "target": {"source": PAGE, "selector": [*selectors]},
    } | fields


def kept(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), "utf-8")
    return path


@pytest.mark.parametrize("name", ["a.anno.jsonld", "a.json"])
def test_a_tag_codes_its_target_and_a_comment_is_noted(tmp_path: Path, name: str) -> None:
    words = PASSAGES[2]
    start = TEXT.index(words)
    file = kept(
        tmp_path / name, tagged(position(start, start + len(words)), quote(words, prefix="\n"))
    )
    assert not read(file).problems
    kg = graph.load(file)
    (one,) = kg.relations()
    assert (one.kind, kg[one.target].name, kg[one.holder].name) == (CODED, "migration", "Coder A")
    assert one.note == f"{start}–{start + len(words)}: as before"
    (cited,) = one.evidence
    assert (cited.span, cited.digest, cited.coder) == (
        (start, start + len(words)),
        digest(words),
        "Coder A",
    )
    assert kg.documents[0].url == PAGE


def test_places_in_other_units_are_given_up_for_the_words(tmp_path: Path) -> None:
    file = kept(
        tmp_path / "a.anno.jsonld", tagged(position(28, 34), quote("👩\u200d🚀🚒", suffix=" The"))
    )
    (one,) = graph.load(file).relations()
    (cited,) = one.evidence
    assert (cited.span, cited.quote, cited.suffix) == (None, "👩\u200d🚀🚒", " The")
    assert cited.record == "annotation urn:a"
    assert "not counted in code points" in str(read(file).report)


@pytest.mark.parametrize(
    "target",
    [
        PAGE,
        {"id": PAGE},
        {"source": {"id": PAGE}},
        {"source": PAGE, "selector": {"type": "XPathSelector", "value": "/p"}},
        [{"source": PAGE, "selector": position("1", 2)}],
        {"source": PAGE, "selector": position(5, 2)},
    ],
)
def test_what_has_no_stretch_is_cited_whole(tmp_path: Path, target: Any) -> None:
    file = kept(tmp_path / "a.anno.jsonld", tagged(target=target))
    (one,) = graph.load(file).relations()
    assert one.evidence[0].record == "all of it"


def test_collections_pages_and_lists_are_gone_through(tmp_path: Path) -> None:
    one, other = tagged(position(0, 4)), tagged(position(5, 9), id="urn:b")
    pages = {
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": [one], "next": {"items": [other]}},
    }
    for value in (pages, [one, other], {"@graph": [one, other], "@context": "x/anno.jsonld"}):
        found = read(kept(tmp_path / "a.anno.jsonld", value))
        assert not found.errors
        assert len(found.dataset.relations[0].evidence) == 2


@pytest.mark.parametrize(
    "text", ["{}", "[]", "null", "{", '"a"', '{"type": "AnnotationPage"}', "[" * 5_000]
)
def test_what_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.anno.jsonld").write_text(text, "utf-8")
    with pytest.raises((InvalidDataset, UnusableFile)):
        graph.load(tmp_path / "a.anno.jsonld")
    assert run("check", tmp_path / "a.anno.jsonld").status in {1, 2}


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(("Claim", PAGE)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("type", "id", "source", "selector", "start", "value", "name", "kind")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_junk_anywhere_is_no_traceback(tmp_path: Path, data: st.DataObject) -> None:
    value = json.loads(write(Extract(annotated(coder="c").engine)).files[""])
    one = data.draw(st.sampled_from(value["first"]["items"]))
    places: list[tuple[Any, Any]] = [(value, name) for name in value]
    waiting: list[Any] = [one]
    while waiting:
        here = waiting.pop()
        steps = [*here] if isinstance(here, dict) else range(len(here))
        places += [(here, step) for step in steps]
        waiting += [here[step] for step in steps if isinstance(here[step], dict | list)]
    for _ in range(3):
        holder, step = data.draw(st.sampled_from(places))
        holder[step] = data.draw(JUNK)
    try:
        read(kept(tmp_path / "a.anno.jsonld", value))
    except UnusableFile:
        return


def test_more_than_can_be_gone_through_is_refused_and_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(tmp_path / "a.anno.jsonld", [tagged(position(0, 1)) for _ in range(4)])
    monkeypatch.setattr("graph.reading.annotated.web._MOST", 5)
    graph.load(file)
    monkeypatch.setattr("graph.reading.annotated.web._MOST", 4)
    with pytest.raises(InvalidDataset, match="split it"):
        graph.load(file)
