"""A view and its picture as the inert text that the page carries: in columns, deflated where large."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pydantic_core
from markupsafe import Markup

from graph.export.bundle import spelled_out
from graph.export.contract import RowView, View
from graph.export.style import Line, Node, Styled, dashes

BUDGET = 1200
"""How many entities the page draws in full at most; beyond, it opens on the best-connected ones."""
OVERVIEW = 60
LINES = 2500
"""How many entities and relations the overview of a larger graph shows at most."""
PLAIN = 1_000_000
"""Up to how many bytes the data stay readable. Deflated bytes differ between builds of zlib, so
that a page which is kept under version control had better not hold any."""
ROWS = 8_000
"""How many rows the page decodes at a time, so that it never stops answering."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the data as the text of an inert script element, in ASCII.

    Parameters
    ----------
    sum : str or None
        The Adler-32 of the text, by which the page sees that it is damaged; what is deflated has its own.
    """

    name: str
    encoding: str
    text: Markup
    sum: str | None


_SAID_BEFORE = frozenset({"shape", "tint", "x", "y"})
"""What a node's kind says of it, and the opening."""
_FROM_NODES = frozenset({"id", "kind", "label", "x", "y", "size"})
_FROM_LINES = frozenset({"id", "source", "target"})
END = "end"
"""The name of an empty last piece: where it is not there, the file was cut off."""
_LISTS = ("entities", "relations", "comparisons", "things", "concepts", "passages")


def blocks(view: View, picture: Styled) -> tuple[Block, ...]:
    """The page's data, what it opens with first.

    Parameters
    ----------
    view : View
    picture : Styled
        Of the same view.
    """
    plain = pydantic_core.to_jsonable_python(replace(view, comparisons=(), things=(), concepts=()))
    opening = {name: value for name, value in plain.items() if name not in _LISTS}
    opening["counts"] = {"entities": len(picture.nodes), "relations": len(picture.lines)}
    opening["legend"] = {
        "dashes": {modality: dashes(modality, 0) for modality in view.modalities},
        "rhythms": [dashes("plan", rhythm) for rhythm in range(len(view.scenarios) + 1)],
    }
    # Every place comes first, so that even of a large graph everything is drawn at once, if only as a dot.
    opening["places"] = {axis: [getattr(node, axis) for node in picture.nodes] for axis in "xy"}
    opening["limits"] = {"whole": BUDGET, "overview": OVERVIEW, "lines": LINES}
    small = len(picture.nodes) <= BUDGET and len(picture.lines) <= 2 * LINES
    opening["overview"] = None if small else _overview(view, picture)
    rest: list[tuple[str, Any]] = [
        *_slices("nodes", [_node(node) for node in picture.nodes]),
        *_slices("lines", [_plain(line) for line in picture.lines]),
        *_slices("entities", [_entity(entity) for entity in plain["entities"]]),
        *_slices("relations", [_relation(relation) for relation in plain["relations"]]),
        *(("comparisons", told) for told in _comparisons(view)),
        *(("debate", told) for told in _debate(view)),
        ("passages", plain["passages"]),
    ]
    opening["blocks"] = ["opening", *(name for name, _ in rest), END]
    texts = [(name, _json(value)) for name, value in (("opening", opening), *rest)]
    deflate = sum(len(spelled_out(text)) for _, text in texts) > PLAIN
    return (
        *(_block(name, text, deflate=deflate) for name, text in texts),
        _block(END, "null", deflate=False),
    )


def _overview(view: View, picture: Styled) -> dict[str, Any]:
    """The best-connected entities and what ties them: enough to draw before the rest is read."""
    nodes, lines = picture.nodes, picture.lines
    by_degree = sorted(
        range(len(nodes)), key=lambda index: (-view.entities[index].degree, nodes[index].id)
    )
    chosen = sorted(by_degree[:OVERVIEW])
    rank = {index: position for position, index in enumerate(by_degree[:OVERVIEW])}
    tying = [
        (min(rank[line.source], rank[line.target]), index)
        for index, line in enumerate(lines)
        if line.source in rank and line.target in rank and line.source != line.target
    ]
    kept = sorted(index for _, index in sorted(tying)[:LINES])
    return {
        "entities": chosen,
        "nodes": _columns([_node(nodes[index]) for index in chosen]),
        "lines": _columns([_plain(lines[index]) for index in kept]),
        "scenarios": [view.relations[index].scenario for index in kept],
        "degrees": [view.entities[index].degree for index in chosen],
    }


def _plain(row: Node | Line | RowView) -> dict[str, Any]:
    """A row's fields by name; `asdict` would copy every value."""
    return {name: getattr(row, name) for name in row.__slots__}


def _node(node: Node) -> dict[str, Any]:
    """A node without its looks, which the page has of its kind, and without its place."""
    return _without(_plain(node), _SAID_BEFORE)


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    """An entity without what its node says, and its names only where its labels do not say them."""
    packed = _without(entity, _FROM_NODES)
    packed["name"] = _unsaid(entity["name"], entity["label"])
    packed["names"] = {
        language: name
        for language, name in entity["names"].items()
        if _unsaid(name, entity["labels"][language]) is not None
    }
    return packed


def _unsaid(name: str, label: str) -> str | None:
    """A name that its label, in lines, does not say whole: one that is cut, or has odd blanks."""
    return None if label.replace("\n", " ") == name else name


def _comparisons(view: View) -> list[dict[str, Any]]:
    """The comparisons, with places of relations for ids: a row says how many of them each side has."""
    at = {relation.id: place for place, relation in enumerate(view.relations)}
    return [
        {
            "left": told.left,
            "right": told.right,
            "rows": _columns([_row(row) for row in told.rows]),
            "places": [at[one] for row in told.rows for one in (*row.left, *row.right)],
        }
        for told in view.comparisons
    ]


def _debate(view: View) -> Iterable[dict[str, Any]]:
    """What voices agree and differ on, with places of relations for ids; nothing where there is nothing."""
    if not view.things and not view.concepts:
        return
    at = {relation.id: place for place, relation in enumerate(view.relations)}
    yield {
        "things": [
            {"sides": [[at[one] for one in side] for side in told.sides], "opposed": told.opposed}
            for told in view.things
        ],
        "concepts": [
            {"entity": told.entity}
            | {way: [at[one] for one in getattr(told, way)] for way in ("agree", "reject")}
            for told in view.concepts
        ],
    }


def _row(row: RowView) -> dict[str, Any]:
    return _plain(row) | {"left": len(row.left), "right": len(row.right)}


def _relation(relation: dict[str, Any]) -> dict[str, Any]:
    packed = _without(relation, _FROM_LINES)
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
        plain = spelled_out(text)
        return Block(name, "json", Markup(plain), f"{zlib.adler32(plain.encode('ascii')):08x}")
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode("ascii")
    return Block(name, "deflate", Markup(packed), None)
