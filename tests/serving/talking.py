"""An assistant's side of the protocol, as the SDK's own client speaks it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp")

from mcp.client import Client

from graph.knowledge import KnowledgeGraph
from graph.serving.server import server_of


def talk(kg: KnowledgeGraph, what: Callable[[Any], Awaitable[Any]], mode: str = "auto") -> Any:
    """Talk to the server of a graph within this process; what it came to."""

    async def run() -> Any:
        async with Client(server_of(kg), mode=mode) as client:
            return await what(client)

    return anyio.run(run)


def call(kg: KnowledgeGraph, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers; an error fails the test."""
    result = talk(kg, lambda client: client.call_tool(name, arguments))
    assert not result.is_error, result.content[0].text
    told: dict[str, Any] = result.structured_content
    assert json.loads(result.content[0].text) == told
    return told


def refused(kg: KnowledgeGraph, name: str, arguments: dict[str, Any]) -> str:
    """The sentence by which a tool refuses; an answer fails the test."""
    result = talk(kg, lambda client: client.call_tool(name, arguments))
    assert result.is_error, result.structured_content
    assert result.structured_content is None
    (said,) = result.content
    told: str = said.text
    return told
