"""What the page may know of a debate: which claims are of one thing or concept, and on which side of it.

Which claims say the same and which gainsay each other, the page works out of this by itself, as it does
whenever a reader asks for some of them only; what gainsays what is said in ``graph.sides``, and what a
concept is in ``graph.discourse.about``: the page is not told it twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.discourse.about import VOICE, teller
from graph.engine.disputes import discussed
from graph.engine.protocol import Engine
from graph.export.contract import ConceptView, ThingView
from graph.model import Relation


def thing_views(engine: Engine) -> Iterator[ThingView]:
    """The things of which voices say the same, or gainsay each other."""
    for thing in discussed(engine):
        sides = tuple(tuple(one.id for one in claims) for claims in thing.sides)
        yield ThingView(sides, thing.opposed)


def concept_views(engine: Engine, relations: Sequence[Relation]) -> Iterator[ConceptView]:
    """The concepts of which two voices or more speak, in the order of the text."""
    about = teller(VOICE, engine.vocabulary)(relations)
    said: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for who, concept, agrees, claim in zip(*about[:4], strict=True):
        said[concept][0 if agrees else 1].append(claim.id)
        voices[concept].add(who)
    entities = {entity.id for entity in engine.entities()}
    for concept, (agree, reject) in said.items():
        if len(voices[concept]) > 1:
            entity = concept if concept in entities else None
            yield ConceptView(entity, tuple(agree), tuple(reject))
