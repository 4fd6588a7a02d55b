"""What a graph holds, on one screen and in lists that print as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, SupportsIndex, TypeVar, overload

from graph.engine.protocol import Engine
from graph.engine.terms import named_in, own_query_fields
from graph.model import (
    ALWAYS,
    BASES,
    CERTAINTIES,
    MODALITIES,
    Entity,
    Query,
    Ref,
    Relation,
    naming,
    own_fields,
    references,
)
from graph.shown import one_line, printable, prints
from graph.tables import ROWS, Row, cell_text, html_table

Item = TypeVar("Item")


@prints
class Listed(tuple[Item, ...], Generic[Item]):  # noqa: SLOT001  # it knows how it prints
    """A tuple that prints as a table.

    Parameters
    ----------
    items : iterable
    row : callable
        From an item to its cells by column.
    """

    _row: Callable[[Any], Row]

    def __new__(cls, items: Iterable[Item], row: Callable[[Any], Row]) -> Listed[Item]:
        """A list of some items."""
        made = super().__new__(cls, items)
        made._row = row
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)  # how it prints is nothing to send elsewhere

    @overload
    def __getitem__(self, at: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Listed[Item]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Item | Listed[Item]:
        """An item by its place, or those of a slice."""
        found = super().__getitem__(at)
        return Listed(found, self._row) if isinstance(at, slice) else found  # type: ignore[arg-type, return-value]

    def rows(self) -> list[Row]:
        """What the table shows."""
        return [self._row(item) for item in self]

    def __repr__(self) -> str:
        return table(self.rows()) or "nothing"

    def _repr_html_(self) -> str:
        return html_table(self[:ROWS].rows(), len(self))

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        hidden = len(self) - ROWS
        more = f"\n… and {hidden} more" if hidden > 0 else ""
        printer.text(f"{self[:ROWS]!r}{more}")


def table(rows: Sequence[Row], width: int = 72) -> str:
    """Rows as lines under the names of their columns; what is long is cut in all columns but the last.

    Parameters
    ----------
    rows : sequence of mapping
    width : int
        Of the last column, in characters; it is wrapped.
    """
    import textwrap

    if not rows:
        return ""
    names = [one_line(name) for name in rows[0]]
    cells = [[cell_text(cell) for cell in row.values()] for row in rows]
    widths = [max(len(name), *(len(row[at]) for row in cells)) for at, name in enumerate(names)]
    lines = []
    for row in (names, *cells):
        last = textwrap.wrap(row[-1], width) or [""]
        before = "  ".join(cell.ljust(widths[at]) for at, cell in enumerate(row[:-1]))
        lines.append(f"{before}  {last[0]}".rstrip() if before else last[0])
        indent = " " * (len(before) + 2 if before else 0)
        lines += [f"{indent}{further}" for further in last[1:]]
    return "\n".join(lines)


def entity_row(entity: Entity) -> Row:
    """What a list of entities shows of one."""
    summary = entity.summary or ""
    return {"id": entity.id, "kind": entity.kind, "name": entity.name, "summary": summary}


def relation_kinds(engine: Engine) -> Listed[type[Relation]]:
    """The relation kinds that a graph uses, the most frequent first."""
    counts = engine.counts()["relations"]
    vocabulary = engine.vocabulary.relations

    def row(kind: type[Relation]) -> Row:
        name = str(kind.model_fields["kind"].default)
        return {
            "kind": name,
            "relations": counts.get(name, 0),
            "says": f"… {kind.forward} …",
            "from": _kinds(references(kind)["source"]),
            "to": _kinds(references(kind)["target"]),
            "own fields": [_field_words(kind, field) for field in own_fields(kind)],
        }

    return Listed((vocabulary[name] for name in counts), row)


def _kinds(ref: Ref, most: int = 3) -> str:
    """The kinds that fit an end, the first of many."""
    labels = [kind.label for kind in ref.kinds]
    return ", ".join(labels[:most]) + (
        f", … {len(labels) - most} more" if len(labels) > most else ""
    )


def _field_words(kind: type[Relation], field: str) -> str:
    words = naming(kind, field).words
    if words:
        return f"{field} ({', '.join(words)})"
    ref = references(kind).get(field)
    return f"{field} ({_kinds(ref)})" if ref else field


def named_by(engine: Engine, relation: Relation) -> set[str]:
    """The entities that a relation names, as ``entity=`` finds them."""
    own = (getattr(relation, name) for name in named_in(engine.vocabulary)[relation.kind])
    return {*relation.ends, relation.holder, *own} & engine.entities_by_id.keys()


@prints
class Counts(dict[Any, int]):
    """How many there are of each, which prints wherever it is printed."""

    def __repr__(self) -> str:
        return super().__repr__()

    def _repr_html_(self) -> str:
        first = list(self.items())[:ROWS]
        return html_table([{"": value, "relations": n} for value, n in first], len(self))


COUNTED: Mapping[str, Callable[[Engine, Relation], Iterable[Any]]] = {
    "document": lambda _engine, one: {citation.document for citation in one.evidence},
    "paragraph": lambda _engine, one: {citation.paragraph for citation in one.evidence},
    "scenario": lambda _engine, one: (one.scenario or ALWAYS,),
    "source_kind": lambda engine, one: (engine.entity(one.source).kind,),
    "target_kind": lambda engine, one: (engine.entity(one.target).kind,),
    "entity": named_by,
}
"""What relations are counted by beside their fields."""
_MANY = frozenset(("statements", "notes", "evidence"))
"""Fields that hold several values, which are no name for a number."""


def counted(engine: Engine, by: str, query: Query) -> dict[Any, int]:
    """How many relations there are of each value of a field, most frequent first.

    Parameters
    ----------
    engine : Engine
    by : str
        A field of every relation, a kind's own, or one of ``COUNTED``.
    query : Query
        Which relations count.

    Raises
    ------
    TypeError
        Where there is no such field.
    """
    from graph.problems import did_you_mean

    fields = (name for name in Relation.model_fields if name not in _MANY)
    plain = (*fields, "voice", *own_query_fields(engine.vocabulary))
    if by not in plain and by not in COUNTED:
        hint = did_you_mean(by, (*plain, *COUNTED))
        raise TypeError(f'relations are not counted by "{one_line(by)}".{hint}')
    counter: Counter[Any] = Counter()
    for relation in engine.relations(query):
        read = COUNTED.get(by)
        # Not as an attribute: a kind may well have a field called as something that a value can do.
        counter.update(read(engine, relation) if read else (relation.__dict__.get(by),))
    return Counts(counter.most_common())


def description(engine: Engine) -> str:
    """What a graph holds and can be asked by, on one screen.

    Parameters
    ----------
    engine : Engine
    """
    header, counts = engine.header, engine.counts()
    relations = engine.relations(Query())
    entities = engine.entities()
    kinds = Counter(entity.kind for entity in entities)
    called = engine.called
    voices = Counter(relation.voice for relation in relations)
    own = own_query_fields(engine.vocabulary)
    used = {name for one in relations for name in own if one.__dict__.get(name) is not None}
    lines = {
        "entities": f"{len(entities)}: {_counts(dict(kinds.most_common()))}",
        "relations": f"{len(relations)}: {_counts(counts['relations'])}",
        "documents": _some([f"{one.id} ({one.title})" for one in header.documents]),
        "voices": _counts(
            {f"{voice} ({called.get(voice, voice)})": n for voice, n in voices.most_common()}, 8
        ),
        "scenarios": _some([f"{one.id} ({one.label})" for one in header.scenarios]),
        "came true": _some(
            [
                f"{one.event}: {one.scenario or 'none'} ({one.on})"
                for one in engine.outcomes.events.values()
            ]
        ),
        "topics": _some([one.id for one in header.topics], 24),
        "modality": ", ".join(MODALITIES),
        "certainty": ", ".join(CERTAINTIES),
        "basis": ", ".join(BASES),
        "own fields": "; ".join(
            f"{name} ({', '.join(sorted(own[name].words))})" if own[name].words else name
            for name in own
            if name in used
        ),
        "also asked by": ", ".join(
            name
            for name in Query.model_fields
            if name not in {"own", "kind", "topic", "scenario", "modality", "certainty", "basis"}
        ),
        "questions": f"{len(header.questions)}, listed by kg.questions" if header.questions else "",
    }
    shown = [{"": name, header.title: said} for name, said in lines.items() if said]
    return printable(table(shown, 84))


def _some(words: list[str], most: int = 8) -> str:
    more = [f"… {len(words) - most} more"] if len(words) > most else []
    return "; ".join((*words[:most], *more))


def _counts(counts: Mapping[Any, int], most: int = 12) -> str:
    told = [f"{n} {name}" for name, n in list(counts.items())[:most]]
    return ", ".join(told) + (f", … {len(counts) - most} more" if len(counts) > most else "")
