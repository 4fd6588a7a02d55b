"""What a search finds: entities by their names, and relations by all that they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.engine.asking import Relations
from graph.engine.protocol import Engine
from graph.folding import fold
from graph.model import Entity, Query
from graph.names import names_of
from graph.shown import prints
from graph.tables import ROWS, html_line, html_table


@prints
@dataclass(frozen=True)
class Found:
    """What a search finds.

    Parameters
    ----------
    entities : tuple of Entity
        Those of that name first, then those whose name begins so, has the words, or whose summary has.
    relations : Relations
        In the order of the text.
    """

    entities: tuple[Entity, ...]
    relations: Relations

    def __bool__(self) -> bool:
        return bool(self.entities or self.relations)

    def __repr__(self) -> str:
        count = "1 entity" if len(self.entities) == 1 else f"{len(self.entities)} entities"
        lines = [f"  {entity.id}  {entity}" for entity in self.entities]
        return "\n".join((f"{count}{':' if lines else ''}", *lines, repr(self.relations)))

    def _repr_html_(self) -> str:
        if not self.entities:
            return f"{html_line('0 entities')}{self.relations._repr_html_()}"
        rows = [
            {"Entity": entity.name, "Kind": type(entity).label, "Id": entity.id}
            for entity in self.entities[:ROWS]
        ]
        return f"{html_table(rows, len(self.entities))}{self.relations._repr_html_()}"


def found(engine: Engine, words: str | Iterable[str]) -> Found:
    """The entities and the relations that have some words; accents and case ignored.

    Parameters
    ----------
    engine : Engine
    words : str or iterable of str
        Several texts: any of them.
    """
    query = Query(text=words)
    asked = [fold(text).split() for text in query.text]
    if not asked:
        return Found((), Relations())
    ranked = sorted(
        (rank, entity.id)
        for entity in engine.entities()
        if (rank := min(_rank(entity, text) for text in asked)) < 4
    )
    relations = Relations(engine.relations(query), engine, query)
    return Found(tuple(engine.entity(name) for _rank, name in ranked), relations)


def _rank(entity: Entity, asked: list[str]) -> int:
    """How well an entity fits: 0 for its very name, 4 for not at all."""
    names, plain = [fold(name) for name in names_of(entity)], " ".join(asked)
    if plain in names:
        return 0
    if any(name.startswith(plain) for name in names):
        return 1
    said = "\n".join(names)
    if all(word in said for word in asked):
        return 2
    said += "\n" + fold("\n".join((entity.summary or "", *entity.summaries.values())))
    return 3 if all(word in said for word in asked) else 4
