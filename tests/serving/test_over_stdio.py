"""``policygraph mcp`` as an assistant starts it: nothing but the protocol on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import pytest

pytest.importorskip("mcp")

import anyio
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import graph
from graph.serving.server import TOOLS
from tests.command import ROOT, run
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, write


class Sent(NamedTuple):
    """What became of a server: its status, its answers by request, and what else it wrote."""

    status: int
    answers: dict[int | None, dict[str, Any]]
    rest: bytes
    aside: str


COMMAND = (sys.executable, "-m", "graph", "mcp")


def harbour(folder: Path, relations: str = RELATIONS_YAML) -> Path:
    return write(folder / "tiny", {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations})


def sent(*lines: str | bytes, dataset: Path, until: int | None = None) -> Sent:
    """What a server writes that is sent some lines, until it has answered a request and is left."""
    started = subprocess.Popen(
        [*COMMAND, "--dataset", dataset],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    with started:
        assert started.stdin
        assert started.stdout
        assert started.stderr
        for line in lines:
            started.stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
        started.stdin.flush()
        answers: dict[int | None, dict[str, Any]] = {}
        while until is not None and until not in answers:
            message = json.loads(started.stdout.readline())
            assert message["jsonrpc"] == "2.0"
            answers[message.get("id")] = message
        started.stdin.close()
        rest, aside = started.stdout.read(), started.stderr.read()
        return Sent(started.wait(60), answers, rest, aside.decode())


def request(number: int, method: str, **params: Any) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


HELLO = request(
    0,
    "initialize",
    protocolVersion="2025-06-18",
    capabilities={},
    clientInfo={"name": "test", "version": "1"},
)
READY = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"})


def test_an_assistant_starts_it_lists_the_tools_and_asks(tmp_path: Path) -> None:
    kg = graph.load(harbour(tmp_path))
    server = StdioServerParameters(
        command=COMMAND[0],
        args=[*COMMAND[1:], "--dataset", str(tmp_path / "tiny")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )

    async def talk(aside: TextIO) -> tuple[Any, Any, Any]:
        async with Client(stdio_client(server, errlog=aside)) as client:
            tools = await client.list_tools()
            told = await client.call_tool("relations", {"source": "Ada"})
            wrong = await client.call_tool("entity", {"entity": "Adda"})
            return tools, told, wrong

    with (tmp_path / "aside").open("w", encoding="utf-8") as aside:
        tools, told, wrong = anyio.run(talk, aside)
    assert [one.name for one in tools.tools] == list(TOOLS)
    assert [one["sentence"] for one in told.structured_content["claims"]] == kg.relations(
        source="Ada"
    ).sentences()
    assert wrong.is_error
    assert 'Did you mean "ada"' in wrong.content[0].text


def test_only_the_protocol_goes_to_standard_output_whatever_comes_in(tmp_path: Path) -> None:
    lines: list[str | bytes] = [
        HELLO,
        READY,
        "this is no JSON",
        b"\xff\xfe\x00",
        "[" * 100_000,
        "[]",
        '{"jsonrpc": "2.0"}',
        request(1, "tools/call", name="search", arguments={"words": "x" * 1_000_000}),
        request(2, "tools/call", name="search", arguments=[1, 2]),
        request(3, "tools/call", name=7),
        request(4, "no/such/method"),
        request(5, "tools/call", name="entity", arguments={"entity": "ada"}),
    ]
    done = sent(*lines, dataset=harbour(tmp_path), until=5)

    assert (done.status, done.rest) == (0, b"")
    assert done.answers[1]["result"]["isError"]
    assert all("error" in done.answers[number] for number in (2, 3, 4))
    assert done.answers[5]["result"]["structuredContent"]["entity"]["name"] == "Ada"


def test_it_ends_when_the_assistant_hangs_up(tmp_path: Path) -> None:
    done = sent(dataset=harbour(tmp_path))
    assert (done.status, done.rest) == (0, b"")


def test_what_of_a_dataset_has_no_fault_is_served_and_the_rest_said_aside(tmp_path: Path) -> None:
    broken = RELATIONS_YAML + "- {kind: advice, source: ada, target: nobody}\n"
    asked = request(1, "tools/call", name="relations")
    described = request(2, "tools/call", name="describe")
    done = sent(HELLO, READY, asked, described, dataset=harbour(tmp_path, broken), until=2)

    faults = done.answers[2]["result"]["structuredContent"]["faults"]
    assert f"This dataset has faults: {faults}." in done.answers[0]["result"]["instructions"]
    assert f"the dataset has {faults} problems" in done.aside
    assert done.answers[1]["result"]["structuredContent"]["count"] == 1
    assert "policygraph check" in done.aside
    assert done.status == 1


def test_a_dataset_that_is_not_there_is_said_aside(tmp_path: Path) -> None:
    done = sent(dataset=tmp_path / "nowhere")

    assert (done.status, done.rest) == (2, b"")
    assert "nowhere" in done.aside


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "graph.serving.server")
    monkeypatch.setitem(sys.modules, "mcp_types", None)
    done = run("mcp")

    assert done.status == 2
    assert 'pip install "policygraph[mcp]"' in done.err


def test_serving_writes_no_file_and_opens_no_connection(tmp_path: Path) -> None:
    """Asked everything in a process that may do neither, it answers."""
    dataset = harbour(tmp_path)
    script = f"""
import sys
import graph
from graph.serving.server import TOOLS, called
kg = graph.load({str(dataset)!r})
called(kg, "describe", {{}})
called(kg, "relations", {{}})
called(kg, "search", {{"words": "ada"}})

def watch(event, args):
    if event.startswith("socket.") or event in ("os.remove", "os.rename", "os.mkdir", "subprocess.Popen"):
        raise SystemExit(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise SystemExit(f"{{event}} {{args}}")

sys.addaudithook(watch)
for name in TOOLS:
    for arguments in ({{}}, {{"entity": "ada"}}, {{"words": "ada"}}, {{"left": "red", "right": "blue"}},
                      {{"start": "ada", "end": "bob"}}, {{"by": "voice"}}):
        called(kg, name, arguments)
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "done\n", done.stderr
