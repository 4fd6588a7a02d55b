"""Whatever stands in the data is text: it runs nothing and asks nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.engine.memory import Memory
from graph.export.contract import Passage
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Citation, Dataset, Document, Header, Query, Question, Scenario, Topic
from graph.vocabulary.entities import Person, Region
from graph.vocabulary.relations import Visit

TEXTS = {
    "script": "</script><script>globalThis.harmed = 1</script><img src=x onerror='harmed=1'>",
    "comment": "<!--<script>",
    "href": "see href=javascript:alert(1) {{ 7 * 7 }} {% raw %} ${harmed=1}",
    "quotes": "\"'`&amp;&lt; \\u003c \\",
    "emoji": "🧭👩🏽‍⚖️🇨🇱",
    "right-to-left": "\u202eשלום \u2067مرحبا\u2069 مصر",
    "cjk": "智利总统选举第二轮投票与国家安全政策",
    "long": "x" * 10_000,
    "controls": "a\u0000b\u0007c\u2028d\ufeffe",
}


def hostile(text: str) -> Dataset:
    entities = (
        Person(
            id="one",
            name=text,
            names={"es": text},
            aliases=(text,),
            summary=text,
            identifiers={text: text},
        ),
        Region(id="two", name=f"two {text}"),
    )
    relations = tuple(
        Visit(
            source="one",
            target="two",
            modality="plan",
            scenario=scenario,
            topic="t",
            statement=text,
            note=text,
            aspect=text,
            holder="one",
            evidence=(
                Citation(document="d", start=0, end=4, quote=text, prefix=text, suffix=text),
            ),
        )
        for scenario in (None, "s", "r")
    )
    header = Header(
        id="hostile",
        title=text,
        description=text,
        license=text,
        language=None,
        documents=(
            Document(id="d", title=text, authors=(text,), publisher=text, url=text, rights=text),
        ),
        scenarios=(
            Scenario(
                id="s",
                label=text,
                group="g",
                condition={text: "one"},
                counterparts={"winner": "one"},
            ),
            Scenario(id="r", label=text, group="g", counterparts={"winner": "two"}),
        ),
        topics=(Topic(id="t", label=text),),
        questions=(
            Question(
                id="q",
                title=text,
                reading=text,
                query=Query(text=text),
                expected=tuple(one.id for one in relations),
            ),
        ),
    )
    return Dataset(header, entities, tuple(sorted(relations, key=lambda one: one.id)))


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_in_every_field(
    show: Callable[..., Page], tmp_path: Path, name: str
) -> None:
    text = TEXTS[name]
    passage = Passage(document="d", paragraphs=((1, 0, text),))
    path = tmp_path / "hostile.html"
    path.write_text(
        page_of(replace(view_of(Memory(hostile(text))), passages=(passage,))), encoding="utf-8"
    )
    page = show(path)
    for state in (
        "",
        "selected=one&tab=details",
        "tab=questions",
        "question=q&tab=questions",
        "tab=table",
        "compare=s&compare=r&tab=compare",
        "tab=text",
    ):
        page.evaluate("(state) => { location.hash = state }", state)
        page.wait_for_timeout(60)
    page.evaluate("location.hash = 'selected=one&tab=details'")
    heading = page.get_by_role("tabpanel", name="Details").get_by_role("heading", level=2)
    expect(heading).to_be_visible()
    assert (heading.text_content() or "").replace("\ufffd", "\0") == text
    assert page.evaluate("globalThis.harmed") is None
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
