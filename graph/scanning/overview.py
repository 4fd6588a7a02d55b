"""What a page can show of a graph that is too large for it: the best connected entities, and the claims among them."""

from __future__ import annotations

from graph.engine.memory import Memory
from graph.engine.protocol import Engine
from graph.model import Dataset, in_text_order
from graph.scanning.engine import Scanned

ENTITIES = 3_000
"""So many entities a page opens with, at the most."""
CLAIMS = 20_000
"""And so many claims among them: of more, there are fewer entities."""


def overview(engine: Engine) -> Engine:
    """The best connected of a graph's entities and all claims among them; a graph in memory as it is.

    The deck says how much of the whole that is.

    Parameters
    ----------
    engine : Engine
    """
    if not isinstance(engine, Scanned):
        return engine
    most = ENTITIES
    names = engine.best_connected(most)
    while engine.count_among(names) > CLAIMS and most > 1:
        most //= 2
        names = names[:most]
    part = engine.among(names)
    relations = in_text_order(engine.header, part.dataset.relations)
    counts = engine.counts()
    total = sum(counts["relations"].values())
    if len(relations) == total:
        return part
    entities = tuple(one for one in part.entities() if one.id in set(names))
    deck = (
        f"The {len(entities):,} best connected of {engine.size:,} entities, "
        f"with the {len(relations):,} of {total:,} claims that are among them."
    )
    header = engine.header.model_copy(update={"deck": deck, "decks": {}})
    dataset = Dataset(
        header, entities, relations, engine.vocabulary, resolutions=engine.resolutions
    )
    return Memory(dataset, engine.scenario, part)
