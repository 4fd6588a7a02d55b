"""In a notebook every answer is a small table, escaped, whatever the graph holds."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.reading.brought import Report
from graph.tables import CELL, ROWS, WHOLE, html_table
from tests.outgoing.hostile import fixed
from tests.tiny import claim, graph_of

LIGHT = 250_000
"""How many characters an answer may put into a notebook, at the very most."""
ANSWERS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "a graph": lambda kg: kg,
    "a scenario's world": lambda kg: kg.scenario(kg.scenarios[0].id),
    "entities": lambda kg: kg.entities(),
    "an entity": lambda kg: kg.entities()[0],
    "neighbours": lambda kg: kg.neighbors(kg.entities()[0]),
    "relations": lambda kg: kg.relations(),
    "no relations": lambda kg: kg.relations(text="nothing has these words"),
    "an absence": lambda kg: kg.relations(text="nothing has these words").absence,
    "a relation": lambda kg: kg.relations()[0],
    "a citation": lambda kg: kg.relations()[0].evidence[0],
    "records": lambda kg: kg.records(),
    "no records": lambda kg: kg.records(text="nothing has these words"),
    "citations": lambda kg: kg.citations(),
    "a search": lambda kg: kg.search(("a", "e", "o")),
    "a search for nothing": lambda kg: kg.search("nothing has these words"),
    "kinds": lambda kg: kg.kinds,
    "topics": lambda kg: kg.topics,
    "documents": lambda kg: kg.documents,
    "a document": lambda kg: kg.documents[0],
    "scenarios": lambda kg: kg.scenarios,
    "a header": lambda kg: kg.header,
    "questions": lambda kg: kg.questions,
    "counts": lambda kg: kg.counts("entity"),
    "all counts": lambda kg: kg.counts(),
    "disputes": lambda kg: kg.disputes(),
    "changes": lambda kg: kg.changes(),
    "corroboration": lambda kg: kg.corroboration(),
    "voices": lambda kg: kg.voices(),
    "pairs": lambda kg: kg.voices().pairs(),
    "outcomes": lambda kg: kg.outcomes,
    "resolutions": lambda kg: kg.resolutions(),
    "scores": lambda kg: kg.score(),
    "a comparison": lambda kg: kg.compare(kg.scenarios[0].id, kg.scenarios[1].id),
    "an agreement": lambda kg: graph.agree(kg, kg),
    "a query": lambda _kg: graph.Query(kind="<b>", text="<script>"),
}
PLAIN = {"all counts"}
"""What is a plain dict, which Python prints."""


class Tags(HTMLParser):
    """The elements that a piece of HTML has, each of which has to be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


OURS = {"table", "thead", "tbody", "tr", "th", "td", "p", "pre", "br"}


def html_of(answer: Any) -> str:
    """What a notebook shows of it."""
    told: str = answer._repr_html_()
    tags = Tags(told)
    assert not tags.open
    assert tags.seen <= OURS
    return told


def plain_of(answer: Any) -> str:
    """What a notebook stores beside."""
    said: list[str] = []
    if hasattr(answer, "_repr_pretty_"):
        answer._repr_pretty_(type("Printer", (), {"text": said.append})(), False)
        return "".join(said)
    return repr(answer)


def large() -> KnowledgeGraph:
    """A graph of many entities and claims, with long words."""
    people = {
        f"p{at}": {"kind": "person", "name": f"<i>{at}</i> " + "x" * 2000} for at in range(300)
    }
    claims = [
        claim(
            "support",
            f"p{at}",
            f"p{at + 1}",
            scenario=("red", "blue")[at % 2],
            statement="<script>alert(1)</script> " + "word " * 2000,
            note="&<b>" * 500,
            negated=at % 3 == 0,
        )
        for at in range(299)
    ]
    return graph_of(people, *claims)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_on_chile_is_small_and_only_elements_of_ours(name: str) -> None:
    answer = ANSWERS[name](graph.load())
    if name not in PLAIN:
        assert len(html_of(answer)) < LIGHT
    assert len(plain_of(answer)) < LIGHT


@pytest.mark.parametrize("made", [fixed, large])
@pytest.mark.parametrize("name", sorted(ANSWERS.keys() - PLAIN))
def test_an_answer_stays_so_whatever_the_graph_holds(
    name: str, made: Callable[[], KnowledgeGraph]
) -> None:
    told = html_of(ANSWERS[name](made()))

    assert len(told) < LIGHT
    assert "<script" not in told
    assert "\u202e" not in told


def test_a_path_is_a_table_of_its_steps() -> None:
    kg = graph.load()
    path = kg.shortest_path("Kast", "Ecuador")
    told = html_of(path)

    assert told.count("<tr>") == len(path) + 1
    assert all(html.escape(step.sentence) in told for step in path.steps)
    assert "How it stands" in told
    assert html_of(kg.shortest_path("Kast", "Kast")) == "<p>jose-antonio-kast is both ends</p>"


def test_a_comparison_has_both_sides_beside_each_other() -> None:
    told = html_of(graph.load().compare("jara", "kast", topic="south"))

    assert "<th>If Jara wins</th>" in told.replace(" </th>", "</th>")
    assert "<th>If Kast wins</th>" in told
    assert "<br>" in told
    assert "nothing differs" in html_of(graph.compare(graph.load(), graph.load()))


def test_a_question_s_answer_is_its_title_its_reading_and_a_table() -> None:
    kg = graph.load()
    for question in kg.questions:
        told = html_of(kg.ask(question.id))
        assert told.startswith(f"<p>{html.escape(question.title)}</p><p>")
        assert "<table>" in told


def test_records_show_what_says_something_and_leave_out_the_rest() -> None:
    told = html_of(graph.load().records(kind="border"))

    assert "<th>sentence</th>" in told
    assert "<th>threshold</th>" not in told
    kg = graph.load()
    assert plain_of(kg.records()).startswith(f"{len(kg)} records: id, kind")


def test_what_was_written_and_read_is_told(tmp_path: Path) -> None:
    report = Report("a <b> file")
    report.leave("rows <without> a name", "x")
    assert "rows &lt;without&gt; a name" in html_of(report)

    made = graph.load().export(tmp_path / "chile.json", "json", topic="north")
    assert "chile.json" in html_of(made)


def test_a_table_says_how_much_it_leaves_out() -> None:
    many = html_table([{"n": at} for at in range(ROWS + 40)])
    assert many.endswith("<p>… and 40 more</p>")
    assert html_table([{"n": 1}], 1_001).endswith("<p>… and 1,000 more</p>")
    wide = html_table([{f"c{at}": at for at in range(50)}])
    assert wide.endswith("<p>10 more columns</p>")
    huge = html_table([{f"c{at}": "&" * 9999 for at in range(40)}] * ROWS)
    assert len(huge) < WHOLE + 40 * (CELL * 5 + 50)
    assert re.search(r"… and \d+ more", huge)
