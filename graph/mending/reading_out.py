"""An answer read out: its claims as sentences, each of which is true on its own."""

from __future__ import annotations

from graph.engine.questions import Answer
from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.model import AUTHOR, Relation, references
from graph.problems import UnusableQuery
from graph.vocabulary.calling import called
from graph.vocabulary.kinds import family
from graph.vocabulary.sentences import standing_word

_READ_OUT = 5
"""So many sentences of an answer make its reading, where nobody gives one."""


def read_out(graph: KnowledgeGraph, found: Answer) -> str:
    """An answer as its sentences, the first of many.

    Parameters
    ----------
    graph : KnowledgeGraph
    found : Answer

    Raises
    ------
    UnusableQuery
        Where nothing answers.
    """
    shown = found.relations[:_READ_OUT]
    if not shown:
        raise UnusableQuery("reading", "nothing answers; say what that comes to, with --reading")
    language = graph.header.language
    more = ["…"] if len(found.relations) > _READ_OUT else []
    return " ".join((*(_told(graph, one, language) for one in shown), *more))


def _told(graph: KnowledgeGraph, claim: Relation, language: str | None) -> str:
    """A claim that is true on its own: its sentence, under its condition, and whose it is, unless the author's."""
    label = graph.engine.scenario_labels(language).get(claim.scenario)
    named = {getattr(claim, name) for name in (*references(type(claim)), "holder")} - {None, AUTHOR}
    names = {one: _called(graph, one, language or "en") for one in named}
    sentence = claim.sentence(names, language, label, native=language)
    told = []
    if label is not None and claim.scenario is not None and fold(label) not in fold(sentence):
        told.append(label[:1].lower() + label[1:])
    if claim.holder != AUTHOR:
        told.append(f"{standing_word('holder', 'held', language or 'en')} {names[claim.holder]}")
    return f"{sentence.rstrip('.')} ({', '.join(told)})." if told else sentence


def _called(graph: KnowledgeGraph, identifier: str, language: str) -> str:
    """What an entity is called within a sentence, as the claims that name it tell: *the army*."""
    name = graph.engine.called[identifier]
    known = graph.engine.entities_by_id.get(identifier)
    if known is None:
        return name
    said = (one.statement for one in graph.relations() if identifier in one.ends)
    return str(called(name, family(type(known)), (), language, "\n".join(filter(None, said))))
