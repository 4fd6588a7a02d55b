"""A graph as columns with types of their own, for programs that read Parquet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from graph.folding import fold
from graph.model import Citation, Entity, Vocabulary
from graph.names import folded_names, identifiers_of
from graph.outgoing.extract import Extract
from graph.outgoing.sheets import header_of
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import FOUND_BY, IDENTIFIED_BY, METADATA, TRANSLATED
from graph.writing.entities import entity_columns, entity_records
from graph.writing.frames import ARROW, Columns
from graph.writing.records import CITATION_COLUMNS, Record
from graph.writing.save import plain

CITED = {name: CITATION_COLUMNS[name] for name in Citation.model_fields}
_MAPPINGS = ("names", "summaries", "identifiers")


def evidence_type(arrow: Any) -> Any:
    """The type of a column of evidence: a list of citations."""
    return arrow.list_(arrow.struct(list(types_of(arrow, CITED).items())))


def words_type(arrow: Any) -> Any:
    """The type of a column of texts by language."""
    return arrow.map_(arrow.string(), arrow.string())


def relations_in(extract: Extract, *, alone: bool) -> bytes:
    """The claims as Parquet: flat records, with the evidence as a list of structs.

    Parameters
    ----------
    extract : Extract
    alone : bool
        Whether the entities stand in no file beside it; those that no claim ties then stand in what the
        file says of itself, with the header.
    """
    arrow = installed("pyarrow")
    words = words_type(arrow)
    cited = evidence_type(arrow)
    types = types_of(arrow, extract.records.columns) | dict.fromkeys(TRANSLATED, words)
    rows = [
        record
        | {name: list(getattr(relation, name).items()) for name in TRANSLATED}
        | {"evidence": [cited_of(one) for one in relation.evidence]}
        for record, relation in zip(extract.records, extract.relations, strict=True)
    ]
    said = header_of(extract)
    if alone:
        ends = {end for one in extract.relations for end in one.ends}
        further = [plain(one) for one in extract.entities if one.id not in ends]
        said |= {"entities": further} if further else {}
    return written(types | {"evidence": cited}, rows, said)


def entities_in(extract: Extract) -> bytes:
    """The entities as Parquet."""
    return entities_as(extract.entities, extract.vocabulary, header_of(extract))


def entities_as(
    entities: Sequence[Entity], vocabulary: Vocabulary, said: Mapping[str, Any]
) -> bytes:
    """Entities as Parquet, with aliases as a list, and names and ids elsewhere as maps.

    Parameters
    ----------
    entities : sequence of Entity
    vocabulary : Vocabulary
    said : mapping
        What the file says of its dataset: the header.
    """
    arrow = installed("pyarrow")
    words = words_type(arrow)
    types = types_of(arrow, entity_columns(vocabulary)) | dict.fromkeys(_MAPPINGS, words)
    types |= dict.fromkeys(("aliases", FOUND_BY, IDENTIFIED_BY), arrow.list_(arrow.string()))
    records = entity_records(entities, vocabulary)
    rows = [
        record
        | {name: list(getattr(entity, name).items()) for name in _MAPPINGS}
        | {
            "aliases": list(entity.aliases),
            FOUND_BY: sorted(folded_names(entity) | {fold(entity.id)}),
            IDENTIFIED_BY: sorted(set(identifiers_of(entity))),
        }
        for record, entity in zip(records, entities, strict=True)
    ]
    return written(types, rows, said)


def types_of(arrow: Any, columns: Columns) -> dict[str, Any]:
    """The types of some columns, as Arrow has them."""
    return {name: getattr(arrow, ARROW[sort])() for name, sort in columns.items()}


def cited_of(citation: Citation) -> Record:
    """A citation as the struct that a column of evidence holds."""
    return {name: getattr(citation, name) for name in CITED}


def written(types: Mapping[str, Any], rows: Sequence[Record], said: Mapping[str, Any]) -> bytes:
    """Rows as a file of Parquet, whose columns are those given, whatever the rows say, and what is said of it."""
    arrow, parquet = installed("pyarrow"), installed("pyarrow.parquet")
    metadata = {METADATA: json.dumps(said, ensure_ascii=False).encode("utf-8")}
    schema = arrow.schema(list(types.items()), metadata=metadata)
    columns = {name: [row[name] for row in rows] for name in types}
    stream = BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), stream)
    return stream.getvalue()
