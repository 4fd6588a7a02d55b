"""One recorded suite of cases: every engine, and the page, gives the same answers to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from graph import KnowledgeGraph
from graph.engine.memory import Memory
from graph.engine.protocol import Engine
from graph.model import Dataset, Query, query_fields
from tests.conformance.cases import NAMES, VERBS, answer, suite
from tests.conformance.page import ask_page, needs_node
from tests.conformance.plain import Plain

ENGINES: Mapping[str, Callable[[Dataset], Engine]] = {"memory": Memory, "plain": Plain}
COUNTED = [pytest.param("memory"), pytest.param("plain", marks=pytest.mark.untraced)]
OF_VOICES = {"disputes", "changes", "corroboration", "speaking"}
OF_THE_PAGE = {"relations", "shortest_path", "shortest_paths", "ego", "compare", *OF_VOICES}
"""What the page answers live; of the rest it is told by the view."""


@pytest.mark.parametrize("engine", COUNTED)
@pytest.mark.parametrize("name", NAMES)
def test_an_engine_answers_as_recorded(engine: str, name: str) -> None:
    graph, cases = suite(name).graph, suite(name).cases
    asked = ENGINES[engine](graph)
    for ask, wanted in cases:
        assert answer(asked, ask) == wanted, ask


@pytest.mark.untraced
@needs_node
@pytest.mark.parametrize("name", NAMES)
def test_the_page_answers_as_recorded(name: str) -> None:
    graph, cases = suite(name).graph, suite(name).cases
    held = [
        (ask, wanted)
        for ask, wanted in cases
        if ask.keys() <= OF_THE_PAGE and not is_unknown(wanted)
    ]
    engine = Memory(graph)
    answers = ask_page(engine, [in_ids(engine, ask) for ask, _ in held])
    for (ask, wanted), found in zip(held, answers, strict=True):
        assert found == told_by_the_page(engine, ask, wanted), ask
    assert len(held) > 100


def told_by_the_page(engine: Engine, ask: Mapping[str, Any], wanted: Any) -> Any:
    """What the page says to a case: of what is said, what several voices say."""
    if "corroboration" in ask:
        return [one for one in wanted if len({engine.relation(name).voice for name in one}) > 1]
    return None if wanted == {"error": "NoPath"} else wanted


def in_ids(engine: Engine, ask: Mapping[str, Any]) -> dict[str, Any]:
    """A question with ids for names: the page is asked by what it offers, or by a saved question."""

    def spelled(query: Mapping[str, Any]) -> Any:
        settled = engine.settled(Query(**query))
        return settled.model_dump(mode="json", exclude_defaults=True)

    ((verb, asked),) = ask.items()
    if verb in {"relations", *OF_VOICES}:
        return {verb: spelled(asked)}
    return {verb: asked | {"query": spelled(asked["query"])} if "query" in asked else asked}


def is_unknown(wanted: Any) -> bool:
    """Whether a name is refused: the page offers only those that are there."""
    return isinstance(wanted, dict) and str(wanted.get("error", "")).startswith("Unknown")


@pytest.mark.parametrize("name", NAMES)
def test_the_cases_ask_every_verb_and_every_field(name: str) -> None:
    asks = [ask for ask, _ in suite(name).cases]
    assert {verb for ask in asks for verb in ask} == {*VERBS} - (
        {"ask"} if not suite(name).graph.header.questions else set()
    ) | {"ask"}
    asked = {field for ask in asks for field in ask.get("relations", ())}
    assert asked >= set(query_fields())  # and some of a kind's own


@pytest.mark.parametrize("name", NAMES)
def test_enough_of_them_find_something(name: str) -> None:
    answers = [wanted for ask, wanted in suite(name).cases if "relations" in ask]
    assert sum(bool(found) and isinstance(found, list) for found in answers) * 2 > len(answers)


@pytest.mark.untraced
def test_a_graph_speaks_to_any_engine() -> None:
    graph = suite("chile-2025").graph
    mine, plain = KnowledgeGraph(graph), KnowledgeGraph(Plain(graph))
    assert plain.dataset == mine.dataset
    assert plain.counts() == mine.counts()
    assert repr(plain) == repr(mine)
    assert plain.to_html() == mine.to_html()
    assert plain.records(kind="deployment") == mine.records(kind="deployment")
    kast, jara = plain.scenario("kast"), plain.scenario("jara")
    assert (kast.title, len(kast)) == (mine.scenario("kast").title, len(mine.scenario("kast")))
    assert str(plain.ask("north-under-jara")) == str(mine.ask("north-under-jara"))
    assert kast.ego("army").dataset == mine.scenario("kast").ego("army").dataset
    assert [one.id for one in jara.neighbors("army")] == [
        one.id for one in mine.scenario("jara").neighbors("army")
    ]


def test_what_is_no_engine_is_refused_at_once() -> None:
    class Forgetful(Engine):
        """It gives nothing that an engine must give."""

    with pytest.raises(TypeError, match="relations"):
        Forgetful()  # type: ignore[abstract]
    with pytest.raises(TypeError, match="load"):
        KnowledgeGraph("data/chile-2025")  # type: ignore[arg-type]
