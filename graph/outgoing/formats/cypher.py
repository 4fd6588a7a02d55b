"""A script of Cypher, as Neo4j, Memgraph, Kuzu and their like run it: a statement a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from graph.outgoing.besides import besides, named_alone
from graph.outgoing.drawn import Drawn, Fields
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.vocabulary.sorts import Sort
from graph.writing.frames import Columns

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r"[\\'\n\r\t]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TYPES: Mapping[Sort, str] = {
    "text": "STRING",
    "date": "STRING",
    "yes_no": "BOOL",
    "count": "INT64",
    "number": "DOUBLE",
}
"""What Kuzu calls them."""
_DECLARES = "//: "
"""What stands before a declaration: Kuzu wants one of each table, and the others know none."""
_HEAD = """\
// {title}
// Each claim is a relationship whose type is its kind where it is stated as a certain fact whatever comes:
// SUPPORT. Of all others the type says what they are: NOT_SUPPORT, PLAN_SUPPORT, IF_POSSIBLE_RISK_SUPPORT.
// In Neo4j, first: CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
// In Kuzu, first what stands behind "//: " in the lines below, which declares the tables."""


def write(extract: Extract) -> Written:
    """Entities as nodes of one label, then claims as relationships; no value is anything but a text in quotes."""
    drawn = Drawn(extract)
    return Written({"": "\n".join(_lines(drawn))}, besides(extract) + named_alone(extract))


def _lines(drawn: Drawn) -> Iterator[str]:
    yield _HEAD.format(title=_CONTROL.sub(" ", drawn.title))
    yield from (f"{_DECLARES}{one};" for one in _declarations(drawn))
    for node in drawn.nodes:
        fields = {"id": node.entity.id, "label": node.label, **node.fields}
        yield f"CREATE (:Entity {_map(fields)});"
    for edge in drawn.edges:
        source, target = (_text(one) for one in edge.relation.ends)
        fields = {"id": edge.relation.id, "label": edge.label, **edge.fields}
        yield (
            f"MATCH (a:Entity {{id: {source}}}), (b:Entity {{id: {target}}}) "
            f"CREATE (a)-[:{edge.type} {_map(fields)}]->(b);"
        )
    yield ""


def _declarations(drawn: Drawn) -> Iterator[str]:
    yield f"CREATE NODE TABLE Entity({_columns(drawn.node_columns)}, PRIMARY KEY(`id`))"
    edges = _columns(drawn.edge_columns)
    for type_ in sorted({one.type for one in drawn.edges}):
        yield f"CREATE REL TABLE `{type_}`(FROM Entity TO Entity, {edges})"


def _columns(some: Columns) -> str:
    columns: Columns = {"id": "text", "label": "text", **some}
    return ", ".join(f"{_named(name)} {_TYPES[sort]}" for name, sort in columns.items())


def _map(fields: Fields) -> str:
    return f"{{{', '.join(f'{_named(name)}: {_value(one)}' for name, one in fields.items())}}}"


def _named(name: str) -> str:
    """A field's name: a plain word, as kinds' own fields are, in marks that let it be a word of Cypher's."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"no field of a kind is called {name!r}")
    return f"`{name}`"


def _value(value: str | float | bool) -> str:
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    r"""A text in quotes. Neo4j reads \u0027 as a quote wherever it stands, even after another backslash."""
    clean = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], _unseen(text))
    return "'" + re.sub(r"\\\\(?=[uU])", lambda _: "\\\\' + '", clean) + "'"


def _unseen(text: str) -> str:
    """Without control characters but for those that have an escape."""
    return _CONTROL.sub(lambda found: found[0] if found[0] in _ESCAPES else "\ufffd", text)


register(
    Format(
        "cypher",
        (".cypher", ".cql"),
        "a script of Cypher, for Neo4j, Memgraph and Kuzu",
        "everything: each field of a claim as a property of its relationship",
        "what the dataset says of itself",
        write,
    )
)
