"""A view as one HTML file that asks nobody for anything.

pyvis builds the vis-network objects, and the page draws those: their shape, size and place, their
dashes, curves and arrows. pyvis's own page is not used: it calls two other hosts, and its headings
and ids can run as code. So its template environment is replaced with ours.

The data stand in the page as inert text. The page's script and style are the files of ``page/``,
joined into one each, and the Content-Security-Policy names their hashes: nothing else runs.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import pydantic_core
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.export.view import RelationView, View

BUDGET = 1200
"""How many entities the page draws in full at most; beyond, it opens on the best-connected ones.

This number and the next two are those of ``page/crowd.mjs``, which goes on from here."""
OVERVIEW = 240
LINES = 2500
"""How many entities and relations the overview of a larger graph shows at most."""
PLAIN = 1_000_000
"""Up to how many bytes the data stay readable. Deflated bytes differ between builds of zlib, so
that a page which is kept under version control had better not hold any."""
ROWS = 8_000
"""How many rows the page decodes at a time, so that it never stops answering."""

SHAPES: Mapping[str, str] = {
    "candidate": "star",
    "person": "dot",
    "group": "triangleDown",
    "party": "diamond",
    "coalition": "hexagon",
    "agency": "square",
    "organization": "hexagon",
    "post": "triangle",
    "country": "dot",
    "region": "square",
    "policy": "square",
    "event": "star",
    "issue": "diamond",
    "asset": "triangle",
}
"""The vis-network shape of each entity kind; the page tints it by family besides."""
OTHER_SHAPE = "dot"

DASH: Mapping[str, int] = {
    "fact": 0,
    "assessment": 16,
    "plan": 10,
    "expectation": 6,
    "risk": 3,
    "recommendation": 1,
}
"""How long the strokes of a line are for each modality; a fact's line is not broken."""
GAP = 5
WIDTH: Mapping[str, float] = {"certain": 2, "probable": 1.5, "possible": 1}
BEND = 0.16
"""How far the first of the parallel lines between two entities bends out."""


def page(view: View) -> str:
    """The view as an HTML page.

    Parameters
    ----------
    view : View

    Returns
    -------
    str
        The same view gives the same text. Write it as UTF-8.
    """
    net = network(view)
    net.templateEnv = _environment(view)
    net.path = "page.html"
    return str(net.generate_html())


def notebook(page_html: str) -> str:
    """The page for a notebook's output cell: an ``iframe`` that carries it.

    Parameters
    ----------
    page_html : str
        What `page` gave.

    Returns
    -------
    str
    """
    content = html.escape(page_html, quote=True)
    return (
        f'<iframe srcdoc="{content}" title="policygraph" width="100%" height="720" '
        'style="border:1px solid #8884;border-radius:4px" allow="clipboard-write; fullscreen" '
        "allowfullscreen></iframe>"
    )


def network(view: View) -> Network:
    """The vis-network objects of a view, built by pyvis.

    Parameters
    ----------
    view : View

    Returns
    -------
    pyvis.network.Network
        Its ``nodes`` and ``edges`` are in the order of the view's entities and relations.
    """
    net = Network(directed=True, cdn_resources="in_line")
    net.options = {"physics": {"enabled": False}}
    shapes = _shapes(view)
    symmetric = {kind.kind: kind.symmetric for kind in view.relation_kinds}
    rhythm = {scenario.id: place + 1 for place, scenario in enumerate(view.scenarios)}
    # Network.add_node and add_edge look through a list each time; at 100,000 relations that is a minute.
    for entity in view.entities:
        node = Node(
            entity.id,
            shapes.get(entity.kind, OTHER_SHAPE),
            entity.name,
            x=entity.x,
            y=entity.y,
            size=entity.size,
            group=entity.kind,
        )
        net.nodes.append(node.options)
    for relation in view.relations:
        edge = Edge(
            relation.source,
            relation.target,
            directed=True,
            id=relation.id,
            arrows=_arrows(relation, symmetric=symmetric[relation.kind]),
            dashes=dashes(relation.modality, rhythm.get(relation.scenario or "", 0)),
            smooth=_smooth(relation),
            width=WIDTH[relation.certainty],
        )
        net.edges.append(edge.options)
    return net


def dashes(modality: str, rhythm: int) -> list[int] | bool:
    """The broken line of a claim: the stroke says its modality, the dots in the gaps its scenario.

    Parameters
    ----------
    modality : str
    rhythm : int
        0 for what holds whoever wins, else the place of its scenario, counted from 1.

    Returns
    -------
    list of int or bool
        Lengths of strokes and gaps; False for a line that is not broken.
    """
    stroke = DASH[modality]
    if not stroke and not rhythm:
        return False
    return [stroke or 24, GAP, *([1, GAP] * min(rhythm, 4))]


def _arrows(relation: RelationView, *, symmetric: bool) -> dict[str, Any] | str:
    if relation.negated:
        ends: dict[str, Any] = {} if symmetric else {"to": {"enabled": True, "type": "arrow"}}
        return {**ends, "middle": {"enabled": True, "type": "bar"}}
    return "" if symmetric else "to"


def _smooth(relation: RelationView) -> dict[str, Any] | bool:
    if not relation.curve:
        return False
    # The curve is counted from the end whose id sorts first, vis-network bends from the source.
    side = relation.curve if relation.source <= relation.target else -relation.curve
    return {
        "enabled": True,
        "type": "curvedCW" if side > 0 else "curvedCCW",
        "roundness": round(BEND * abs(side), 2),
    }


def _shapes(view: View) -> dict[str, str]:
    """The shape of each kind; a kind that the dataset declares looks like the kind it is a sort of."""
    shapes = dict(SHAPES)
    for kind in view.entity_kinds:
        for sub_kind in kind.includes:
            shapes.setdefault(sub_kind, shapes.get(kind.kind, OTHER_SHAPE))
    return shapes


# The data, packed


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the data as the text of an inert script element."""

    name: str
    encoding: str
    text: Markup


_FROM_NODES = frozenset({"id", "kind", "name", "x", "y", "size"})
_FROM_EDGES = frozenset({"id", "source", "target"})
_LISTS = ("entities", "relations", "passages")


def _blocks(view: View, nodes: Sequence[Any], edges: Sequence[Any]) -> tuple[Block, ...]:
    plain = pydantic_core.to_jsonable_python(view)
    shapes = _shapes(view)
    at = {node["id"]: index for index, node in enumerate(nodes)}
    ends = [{**edge, "from": at[edge["from"]], "to": at[edge["to"]]} for edge in edges]
    opening = {name: value for name, value in plain.items() if name not in _LISTS}
    opening["counts"] = {"entities": len(nodes), "relations": len(edges)}
    opening["legend"] = {
        "shapes": {kind.kind: shapes.get(kind.kind, OTHER_SHAPE) for kind in view.entity_kinds},
        "dashes": {modality: dashes(modality, 0) for modality in view.modalities},
        "rhythms": [dashes("plan", rhythm) for rhythm in range(len(view.scenarios) + 1)],
        "widths": WIDTH,
    }
    small = len(nodes) <= BUDGET and len(edges) <= 2 * LINES
    opening["overview"] = None if small else _overview(view, nodes, ends)
    rest: list[tuple[str, Any]] = [
        *_slices("nodes", nodes),
        *_slices("edges", ends),
        *_slices("entities", [_without(entity, _FROM_NODES) for entity in plain["entities"]]),
        *_slices("relations", [_relation(relation) for relation in plain["relations"]]),
        ("passages", plain["passages"]),
    ]
    texts = [(name, _json(value)) for name, value in (("opening", opening), *rest)]
    deflate = sum(len(text) for _, text in texts) > PLAIN
    return tuple(_block(name, text, deflate=deflate) for name, text in texts)


def _overview(view: View, nodes: Sequence[Any], ends: Sequence[Any]) -> dict[str, Any]:
    """The best-connected entities and what ties them: enough to draw before the rest is read."""
    by_degree = sorted(
        range(len(nodes)), key=lambda index: (-view.entities[index].degree, nodes[index]["id"])
    )
    chosen = sorted(by_degree[:OVERVIEW])
    place = {index: position for position, index in enumerate(chosen)}
    rank = {index: position for position, index in enumerate(by_degree[:OVERVIEW])}
    tying = [
        (min(rank[edge["from"]], rank[edge["to"]]), index)
        for index, edge in enumerate(ends)
        if edge["from"] in place and edge["to"] in place and edge["from"] != edge["to"]
    ]
    kept = sorted(index for _, index in sorted(tying)[:LINES])
    return {
        "entities": chosen,
        "relations": kept,
        "nodes": _columns([nodes[index] for index in chosen]),
        "edges": _columns(
            [
                {**ends[index], "from": place[ends[index]["from"]], "to": place[ends[index]["to"]]}
                for index in kept
            ]
        ),
        "scenarios": [view.relations[index].scenario for index in kept],
        "degrees": [view.entities[index].degree for index in chosen],
    }


def _relation(relation: dict[str, Any]) -> dict[str, Any]:
    packed = _without(relation, _FROM_EDGES)
    packed["evidence"] = [
        {name: value for name, value in citation.items() if value is not None}
        for citation in relation["evidence"]
    ]
    return packed


def _without(row: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _slices(name: str, rows: Sequence[Any]) -> Iterable[tuple[str, Any]]:
    for first in range(0, len(rows), ROWS):
        yield name, _columns(rows[first : first + ROWS])


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    names = rows[0] if rows else ()
    return {
        "rows": len(rows),
        "columns": {name: _column([row[name] for row in rows]) for name in names},
    }


def _column(values: list[Any]) -> dict[str, Any]:
    """A column: one value for all rows, or a list of values and each row's place in it, or each row's."""
    places: dict[Any, int] = {}
    indexes: list[int] = []
    distinct: list[Any] = []
    most = max(1, len(values) // 2)
    for value in values:
        # Of the JSON values only lists and dicts cannot be keys; and 1, 1.0 and True are one key.
        key = value if type(value) is str else (type(value), repr(value))
        place = places.setdefault(key, len(distinct))
        if place == len(distinct):
            distinct.append(value)
            if place >= most:
                return {"each": values}
        indexes.append(place)
    return {"all": distinct[0]} if len(distinct) == 1 else {"of": distinct, "at": indexes}


def _json(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text.replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")


def _block(name: str, text: str, *, deflate: bool) -> Block:
    if not deflate:
        return Block(name, "json", Markup(text))
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")
    return Block(name, "deflate", Markup(packed))


# The page's own files, joined


class PageError(Exception):
    """The page's files do not fit together: a mistake in this package, not in the data."""


def _file(name: str) -> str:
    return resources.files("graph.export").joinpath("page", name).read_text(encoding="utf-8")


def _environment(view: View) -> Environment:
    script, style = _assets()
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    environment = Environment(
        loader=DictLoader({"page.html": _file("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        title=_text(view.title),
        description=_text(view.description or ""),
        policy=policy,
        script=Markup(script),
        style=Markup(style),
        blocks=lambda nodes, edges: _blocks(view, nodes, edges),
    )
    return environment


def _text(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache
def _assets() -> tuple[str, str]:
    folder = resources.files("graph.export").joinpath("page")
    modules = {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".mjs")
    }
    script, style = bundle("main.mjs", modules), "\n" + _file("page.css").strip() + "\n"
    for name, text in (("script", script), ("style", style)):
        if f"</{name}" in text.lower() or "<!--" in text:
            raise PageError(f"the page's {name} has words that would end it")
    return script, style


_IMPORT = re.compile(r"^import\b([^;]*?);[ \t]*\n?", re.MULTILINE)
_NAMED = re.compile(r"^\s*\{([^}]*)\}\s*from\s*\"\./([\w-]+\.mjs)\"\s*$")
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_NOTHING = re.compile(r"^export \{\};?[ \t]*\n?", re.MULTILINE)
_TOP = re.compile(
    r"^(export )?(?:async )?(?:function\*?|class|const|let|var) +([\w$]+)", re.MULTILINE
)
_OTHER = re.compile(
    r"^(?:export|import)\b.*|\bimport\((?![^)]*\)\.)|^(?:const|let|var) *[\[{].*", re.MULTILINE
)
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.MULTILINE | re.DOTALL)


def bundle(entry: str, modules: Mapping[str, str]) -> str:
    """Join ES modules into one, each after those that it imports.

    A page that is opened from a disk, under a policy that names its script's hash, can import
    nothing. What the modules may do is little, so that joining them is all it takes: they import
    names from files beside them, export declarations, rename nothing, and no two of them declare
    one name at the top level.

    Parameters
    ----------
    entry : str
        The module that imports all others, directly or not.
    modules : mapping of str to str
        The text of each module by its file's name.

    Returns
    -------
    str

    Raises
    ------
    PageError
        Where a module does something else.
    """
    joined: list[str] = []
    owner: dict[str, str] = {}
    exported: dict[str, set[str]] = {}
    pending: list[str] = []

    def add(name: str) -> None:
        if name in exported:
            return
        if name in pending:
            raise PageError(
                f"{' imports '.join([*pending[pending.index(name) :], name])}: a circle"
            )
        if name not in modules:
            raise PageError(
                f"{pending[-1] if pending else 'the page'} imports {name}: no such file"
            )
        pending.append(name)
        text = _COMMENT.sub("", modules[name])
        wanted: list[tuple[str, str]] = []
        for statement in _IMPORT.findall(text):
            named = _NAMED.match(statement)
            if named is None or " as " in named[1]:
                raise PageError(
                    f'{name}: write import {{ a, b }} from "./c.mjs", not import{statement}'
                )
            add(named[2])
            wanted += [(word.strip(), named[2]) for word in named[1].split(",") if word.strip()]
        for word, origin in wanted:
            if word not in exported[origin]:
                raise PageError(f"{name} imports {word}, which {origin} does not export")
        exported[name] = set()
        for export, word in _TOP.findall(text):
            if word in owner:
                raise PageError(f"{word} is declared in {owner[word]} and in {name}; rename one")
            owner[word] = name
            if export:
                exported[name].add(word)
        text = _EXPORT.sub("", _NOTHING.sub("", _IMPORT.sub("", text)))
        if other := _OTHER.search(text):
            raise PageError(f"{name}: this cannot be joined: {other[0].strip()}")
        joined.append(f"// {name}\n{text.strip()}\n")
        pending.pop()

    add(entry)
    return "\n" + "\n".join(joined)
