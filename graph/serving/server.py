"""The server: the graph's verbs over the Model Context Protocol, on standard input and output.

It answers from memory. It writes nothing, opens no connection and reads no file once the graph is loaded.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from graph.knowledge import KnowledgeGraph
from graph.problems import GraphError, did_you_mean
from graph.serving.on_chains import TOOLS as CHAINS
from graph.serving.on_claims import TOOLS as CLAIMS
from graph.serving.on_voices import TOOLS as VOICES
from graph.serving.resources import GUIDE, RESOURCES, TEMPLATE, read
from graph.serving.sizes import SENTENCE, cut
from graph.shown import one_line

try:  # of the second generation: the first had no package of types
    import anyio
    import mcp_types as types
    from mcp.server import Server
    from mcp.server.stdio import stdio_server
    from mcp.shared.exceptions import MCPError
except ImportError as error:  # pragma: no cover  # where the extra is not installed
    raise ImportError(
        'serving a graph needs the package mcp, from version 2: pip install "policygraph[mcp]"',
        name="mcp",
    ) from error

TOOLS = {one.name: one for one in (*CLAIMS, *CHAINS, *VOICES)}
PROMPT = types.Prompt(
    name="brief",
    title="A brief on a question",
    description="Answer a question from the claims of this graph, each told with its holder and its place.",
    arguments=[types.PromptArgument(name="question", description="What is asked.", required=True)],
)
_DESCRIBES = "describe"
"""The tool that says what the graph holds, and what of the dataset it does not hold."""
_FAULTY = (
    "- This dataset has faults: {:,}. What they concern is not in the graph, so no answer is whole, and what is not "
    "there may yet be said.\n"
)
_READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def server_of(kg: KnowledgeGraph, faults: int = 0) -> Server[Any]:
    """The server of a graph.

    Parameters
    ----------
    kg : KnowledgeGraph
    faults : int
        How many the dataset has: what they concern is not in the graph.
    """
    tools = [
        types.Tool(
            name=one.name,
            description=one.words,
            input_schema=one.schema(kg.engine),
            output_schema={"type": "object"},
            annotations=_READ_ONLY,
        )
        for one in TOOLS.values()
    ]

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def call_tool(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        return called(kg, params.name, params.arguments or {}, faults)

    async def list_resources(_context: Any, _params: Any) -> types.ListResourcesResult:
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    uri=one.uri, name=one.name, description=one.words, mime_type=_mime(one.name)
                )
                for one in RESOURCES
            ]
        )

    async def list_templates(_context: Any, _params: Any) -> types.ListResourceTemplatesResult:
        template = types.ResourceTemplate(
            uri_template=TEMPLATE,
            name="entity",
            description="An entity by its id or name.",
            mime_type="application/json",
        )
        return types.ListResourceTemplatesResult(resource_templates=[template])

    async def read_resource(
        _context: Any, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        try:
            found = read(kg, str(params.uri))
        except GraphError as error:
            raise MCPError(types.INVALID_PARAMS, _sentence(error)) from None
        text = found if isinstance(found, str) else _json(found)
        mime = "text/plain" if isinstance(found, str) else "application/json"
        contents = types.TextResourceContents(uri=params.uri, text=text, mime_type=mime)
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(_context: Any, _params: Any) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[PROMPT])

    async def get_prompt(
        _context: Any, params: types.GetPromptRequestParams
    ) -> types.GetPromptResult:
        question = (params.arguments or {}).get("question", "")
        if params.name != PROMPT.name or not question.strip():
            wanted = f'the prompt is "{PROMPT.name}", and takes a question'
            raise MCPError(types.INVALID_PARAMS, wanted)
        text = (
            f"{GUIDE}\nThe question, to be answered from the graph by its tools:\n{cut(question)}"
        )
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(description=PROMPT.description, messages=[message])

    return Server(
        "policygraph",
        version=version("policygraph"),
        title=cut(one_line(kg.title), 200),
        instructions=f"{GUIDE}{_FAULTY.format(faults)}" if faults else GUIDE,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


def called(
    kg: KnowledgeGraph, name: str, arguments: dict[str, Any], faults: int = 0
) -> types.CallToolResult:
    """What a tool answers, or a sentence that says why it cannot.

    Parameters
    ----------
    kg : KnowledgeGraph
    name : str
    arguments : dict
    faults : int
        How many the dataset has, as in ``server_of``.
    """
    tool = TOOLS.get(name)
    if tool is None:
        short = cut(one_line(name), 100)
        return _failed(f'there is no tool "{short}".{did_you_mean(short, TOOLS)}')
    try:
        answer = tool.call(kg, arguments)
    except (GraphError, TypeError, ValueError) as error:
        return _failed(_sentence(error))
    if faults and name == _DESCRIBES:
        answer["faults"] = faults
    # As JSON has it, so that both spellings say the same.
    text = _json(answer)
    return types.CallToolResult(
        content=[types.TextContent(text=text)], structured_content=json.loads(text)
    )


def _failed(sentence: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=sentence)], is_error=True)


def _sentence(error: Exception) -> str:
    return str(cut(one_line(str(error)), SENTENCE))


def _json(value: object) -> str:
    """A value as JSON, in which no half of a character stands alone."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text.encode("utf-8", "replace").decode("utf-8")


def _mime(name: str) -> str:
    return "text/plain" if name == "guide" else "application/json"


def serve(kg: KnowledgeGraph, faults: int = 0) -> None:
    """Serve a graph on standard input and output until the assistant hangs up.

    Nothing but the protocol goes to standard output meanwhile.

    Parameters
    ----------
    kg : KnowledgeGraph
    faults : int
        As in ``server_of``.
    """

    async def run() -> None:
        server = server_of(kg, faults)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)
