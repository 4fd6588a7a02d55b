"""A dataset as a networkx multigraph of one's own: of plain values, or flat for files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.model import Entity, Relation
from graph.reading.networks.fields import DATASET, MARKS
from graph.vocabulary.dates import span_in_words
from graph.vocabulary.edtf import OPEN
from graph.vocabulary.sentences import plain, standing_word
from graph.vocabulary.value import Value
from graph.writing.frames import PYTHON, Columns
from graph.writing.records import About, columns_of, fields_of, records

if TYPE_CHECKING:
    import networkx as nx

UNSAYABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say, not even escaped."""
_JOIN = "; "


def multigraph(
    title: str,
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    *,
    dataset: Mapping[str, Any] | None = None,
    flat: About | None = None,
) -> nx.MultiDiGraph[str]:
    """A copy of entities and relations: nodes by entity id, edges keyed by relation id.

    Parameters
    ----------
    title : str
        Of the graph.
    entities : iterable of Entity
    relations : iterable of Relation
    dataset : mapping, optional
        All of the dataset but entities and relations: makes it a graph that is read back.
    flat : About, optional
        Makes the graph one of texts, numbers, yes and no alone, as networkx's writers of GraphML,
        GEXF and GML want it. An edge then has a claim's record, but for the ends, with its id as
        ``relation`` as well; lists are joined by "; ", mappings are JSON text. A name that a writer
        would take for its own has an underscore after it: ``start_``. What XML cannot say is
        U+FFFD, and every line ends with a mere line feed. An edge's ``label`` says what is denied,
        what is no fact, and the scenario.

    Returns
    -------
    networkx.MultiDiGraph
        Of plain values; fields that say nothing are left out.
    """
    import networkx as nx  # slow to import, and most do without

    if flat is None:
        said = {} if dataset is None else {DATASET: dict(dataset)}
        copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=title, **said)
        copy.add_nodes_from((one.id, _said(one, {"id"})) for one in entities)
        left = {"id", "source", "target"}
        copy.add_edges_from(
            (*one.ends, one.id, _said(one, left) | {"voice": one.voice}) for one in relations
        )
        return copy
    named = sayable(title)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=named, name=named)
    entities = tuple(entities)
    columns = _entity_columns(entities)
    made.add_nodes_from((one.id, _node(one, columns)) for one in entities)
    for source, target, fields in _edges(relations, flat):
        key = _free_key(fields["relation"], made.get_edge_data(source, target, default=()))
        made.add_edges_from([(source, target, key, fields)])
    return made


def _said(value: Value, left: set[str]) -> dict[str, Any]:
    """What a value says, as plain values; nothing that is empty."""
    full: dict[str, Any] = _full(value.model_dump(exclude=left))
    return full


def _full(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {name: _full(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if not _empty(one)}
    if isinstance(value, list | tuple):
        return type(value)(_full(one) for one in value)
    return value


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | dict | list | tuple) and not value)


def sayable(text: str) -> str:
    """A text that XML can say, and that it gives back as it was."""
    return UNSAYABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _flat(fields: Iterable[tuple[str, Any]], columns: Columns) -> Iterator[tuple[str, Any]]:
    """Fields that say something, each of its column's one type and under a name that is free."""
    for name, value in fields:
        sort = columns.get(name, "text")
        if _empty(value):
            continue
        if isinstance(value, dict):
            flat: Any = json.dumps(value, ensure_ascii=False, sort_keys=True)
        elif isinstance(value, list | tuple):
            flat = _JOIN.join(map(str, value))
        else:
            flat = PYTHON[sort](value) if sort not in {"text", "date"} else plain(value)
        yield (
            f"{name}_" if name in MARKS else name,
            sayable(flat) if isinstance(flat, str) else flat,
        )


def _entity_columns(entities: Iterable[Entity]) -> Columns:
    return fields_of({type(one) for one in entities}, frozenset(Entity.model_fields))


def _node(entity: Entity, columns: Columns) -> dict[str, Any]:
    fields = entity.model_dump(exclude={"id"})
    return {"label": sayable(entity.name), **dict(_flat(fields.items(), columns))}


def _edges(
    relations: Iterable[Relation], about: About
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Relations as ends and flat fields."""
    columns = columns_of(about.vocabulary)
    left = {"id", "source", "target", "label"}
    for record in records(relations, about):
        said = ((name, value) for name, value in record.items() if name not in left)
        own = {"label": sayable(edge_label(record, about)), "relation": sayable(record["id"])}
        yield record["source"], record["target"], own | dict(_flat(said, columns))


def edge_label(record: Mapping[str, Any], about: About) -> str:
    """What an edge says: what is no plain fact, is over, or holds in a scenario alone, must not seem to be.

    Parameters
    ----------
    record : mapping
        Of a claim, as ``records`` gives it.
    about : About
    """
    usual = {"modality": "fact", "certainty": "certain"}
    marks = [
        standing_word(name, record[name], about.language)
        for name, word in usual.items()
        if record[name] != word
    ]
    if record["end"] not in {None, OPEN}:
        marks.append(span_in_words(record["start"], record["end"], about.language))
    scenario = record["scenario"]
    if scenario:
        marks.append(about.scenarios.get(scenario) or scenario)
    return f"{record['label']} ({', '.join(marks)})" if marks else str(record["label"])


def _free_key(key: str, taken: Iterable[str]) -> str:
    """A key that no parallel edge has, also not once the GraphML reader has made numbers of them."""
    known = {_as_read(one) for one in taken}
    while _as_read(key) in known:
        key = f"{key}_"
    return key


def _as_read(key: str) -> str | int:
    try:
        return int(key)
    except ValueError:
        return key
