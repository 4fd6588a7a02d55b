"""Whatever is sent ends in a sentence, and the server answers the next question."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("mcp")

from hypothesis import given, settings
from hypothesis import strategies as st
from mcp.shared.exceptions import MCPError

import graph
from graph.serving import server
from graph.serving.server import TOOLS, called
from graph.serving.sizes import SENTENCE
from tests.outgoing.hostile import fixed
from tests.serving.talking import call, refused, talk

CHILE = graph.load()
MEGABYTE = "x" * 1_000_000


def deep(levels: int) -> Any:
    made: Any = "end"
    for _level in range(levels):
        made = [made]
    return made


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("entity", {"entity": "Kastt"}, 'no entity "Kastt". Did you mean "Kast"'),
        ("entity", {}, "entity has to be said."),
        ("entity", {"entity": ""}, "entity: "),
        ("entity", {"entity": None}, "entity: "),
        ("entity", {"entity": ["army"]}, "entity: "),
        (
            "entity",
            {"entity": "army", "entities": 3},
            'no parameter "entities". Did you mean "entity"',
        ),
        ("relations", {"topic": "nrth"}, 'no topic "nrth". Did you mean "north"?'),
        ("relations", {"knd": "border"}, 'no parameter "knd". Did you mean "kind"?'),
        ("relations", {"kind": {"a": 1}}, "kind: write a word"),
        ("relations", {"negated": "perhaps"}, "negated: write True or False"),
        ("relations", {"on": "one day"}, "on: "),
        ("relations", {"order": "beauty"}, "order: write columns"),
        ("relations", {"limit": 0}, "limit: "),
        ("relations", {"limit": 10**9}, "limit: "),
        ("relations", {"limit": True}, "limit: "),
        ("relations", {"offset": -1}, "offset: "),
        ("shortest_paths", {"start": "army", "end": "army", "offset": 2_001}, "equal to 2000"),
        ("relations", {"offset": 1.5}, "offset: "),
        ("relations", {"language": "../../etc"}, "language: "),
        ("relations", {"exclude": {"limit": 3}}, "no exclude, order or limit"),
        ("relations", {"exclude": "risk"}, "exclude: write fields with their words"),
        ("relations", {"own": [1, 2]}, "own: write fields with their words"),
        ("counts", {"by": "beauty"}, "not counted by"),
        ("counts", {"query": "kind"}, "query: write fields"),
        ("counts", {"query": {"knd": "border"}}, 'no field "knd". Did you mean "kind"?'),
        ("compare", {"left": "jara", "right": "jra"}, 'no scenario "jra"'),
        ("compare", {"left": "jara", "right": "jara"}, "name two scenarios"),
        ("shortest_path", {"start": "army"}, "end has to be said."),
        ("shortest_path", {"start": "army", "end": "china", "direction": "up"}, "direction: "),
        (
            "shortest_path",
            {"start": "army", "end": "china", "query": {"kind": "visit"}},
            "no chain",
        ),
        ("ask", {"question": "north"}, 'no question "north"'),
        ("score", {"certain": 0.1}, "certain: "),
        ("voices", {"pairs": "yes"}, "pairs: "),
        ("write", {}, 'there is no tool "write"'),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    name: str, arguments: dict[str, Any], told: str
) -> None:
    said = refused(CHILE, name, arguments)

    assert told in said
    assert "\n" not in said
    assert "Traceback" not in said
    assert len(said) <= SENTENCE + 1


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize(
    "value",
    [
        MEGABYTE,
        deep(900),
        [MEGABYTE],
        {MEGABYTE: 1},
        ["x"] * 30_000,
        {"a": {"b": deep(50)}},
    ],
    ids=["megabyte", "deep", "in a list", "as a name", "many", "nested"],
)
def test_large_and_deep_arguments_are_refused(name: str, value: Any) -> None:
    for parameter in (
        "entity",
        "words",
        "query",
        "text",
        "kind",
        "left",
        "question",
        "limit",
        "by",
    ):
        said = called(CHILE, name, {parameter: value})
        assert said.is_error
        assert len(said.model_dump_json()) <= 2 * SENTENCE


@pytest.mark.parametrize("name", TOOLS)
def test_a_number_of_any_size_ends_in_an_answer_or_a_sentence(name: str) -> None:
    for parameter in ("text", "kind", "limit", "offset", "certain", "paragraph", "on"):
        told = called(CHILE, name, {parameter: 10**400})
        assert len(told.model_dump_json()) < 40_000


def test_a_megabyte_over_the_protocol_is_refused_and_the_next_question_answered() -> None:
    async def ask(client: Any) -> Any:
        first = await client.call_tool("search", {"words": MEGABYTE})
        second = await client.call_tool(MEGABYTE, {})
        third = await client.call_tool("entity", {"entity": "army"})
        return first, second, third

    for mode in ("auto", "legacy"):
        first, second, third = talk(CHILE, ask, mode)
        assert first.is_error
        assert second.is_error
        assert not third.is_error


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["Kast", "army", "jara", "always", "\ud800", "\0", "\u202e", "-date", "north"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*graph.Query.model_fields, "role", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_arguments_end_in_an_answer_or_a_sentence(data: st.DataObject) -> None:
    for name, tool in TOOLS.items():
        known = list(tool.schema(CHILE.engine)["properties"])
        arguments = data.draw(
            st.dictionaries(st.sampled_from([*known, "unknown"]), values, max_size=4), label=name
        )
        told = called(CHILE, name, arguments)
        assert told.is_error == (told.structured_content is None)
        told.model_dump_json()


def test_hostile_names_and_statements_are_told_as_they_are() -> None:
    kg = fixed()
    told = call(kg, "relations", limit=100)
    assert told["count"] == len(kg)
    for entity in kg.entities():
        assert call(kg, "entity", entity=entity.id)["entity"]["name"] == entity.name


def test_what_is_no_resource_is_said() -> None:
    async def read(client: Any) -> list[str]:
        said = []
        for uri in (
            "policygraph://entity/arrmy",
            "policygraph://datset",
            "file:///etc/passwd",
            "policygraph://entity/" + "../" * 50,
            "policygraph://entity/" + MEGABYTE,
        ):
            with pytest.raises(MCPError) as caught:
                await client.read_resource(uri)
            said.append(str(caught.value))
        return said

    said = talk(CHILE, read)
    assert 'Did you mean "army"?' in said[0]
    assert 'Did you mean "policygraph://dataset"' in said[1]
    assert all(len(one) <= SENTENCE + 1 for one in said)


def test_a_fault_of_ours_does_not_end_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_given: Any) -> Any:
        raise KeyError("ours")

    async def ask(client: Any) -> Any:
        with pytest.raises(MCPError):
            await client.call_tool("describe", {})
        monkeypatch.undo()
        return await client.call_tool("describe", {})

    for mode in ("auto", "legacy"):
        monkeypatch.setattr(server, "called", fault)
        assert not talk(CHILE, ask, mode).is_error
