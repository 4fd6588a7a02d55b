"""A dataset as a networkx multigraph of one's own: of plain values, or flat for files."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.model import Entity, Relation
from graph.reading.cells import in_json, list_in
from graph.reading.networks.fields import DATASET, MARKS, STRUCTURED, written_as
from graph.vocabulary.base import COLUMN_NAMES
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
_TOLD = frozenset(COLUMN_NAMES) - MARKS
"""The columns of records that stand under their own names: what follows from others is not read back."""


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
        ``relation`` as well, and its citations as JSON; lists are joined by "; ", mappings are JSON
        text, and so is the dataset, which is an attribute of the whole graph. A name that a reader or
        a writer would take for its own has an underscore after it: ``start_``. What XML cannot say is
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
    whole = {} if dataset is None else {DATASET: sayable(in_json(dict(dataset)))}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=named, name=named, **whole)
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


def _flat(
    fields: Iterable[tuple[str, Any]], columns: Columns, told: Collection[str] = ()
) -> Iterator[tuple[str, Any]]:
    """Fields that say something, each of its column's one type and under a name that is free; those told are."""
    for name, value in fields:
        sort = columns.get(name, "text")
        if _empty(value):
            continue
        if isinstance(value, dict):
            flat: Any = json.dumps(value, ensure_ascii=False, sort_keys=True)
        elif isinstance(value, list | tuple):
            flat = list_in([*map(str, value)])
        else:
            flat = PYTHON[sort](value) if sort not in {"text", "date"} else plain(value)
        yield (
            name if name in told else written_as(name),
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
    """Relations as ends and flat fields: a record, and what a record has not."""
    relations = tuple(relations)
    columns = columns_of(about.vocabulary)
    left = {"id", "source", "target", "label"}
    for relation, record in zip(relations, records(relations, about), strict=True):
        said = ((name, value) for name, value in record.items() if name not in left)
        own = {"label": sayable(edge_label(record, about)), "relation": sayable(record["id"])}
        fields = dict(_flat(said, columns, _TOLD))
        yield record["source"], record["target"], own | fields | dict(_structured(relation))


def _structured(relation: Relation) -> Iterator[tuple[str, str]]:
    """What a record has not, or only in words: citations, and texts in other languages."""
    said = relation.model_dump(mode="json", include={*STRUCTURED}, exclude_defaults=True)
    return ((name, sayable(in_json(value))) for name, value in said.items() if value)


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
