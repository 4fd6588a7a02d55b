"""Mermaid, as GitHub, GitLab and many editors draw it within Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from graph.outgoing.besides import left_undrawn
from graph.outgoing.drawn import Drawn, Edge
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.plainer import undrawn
from graph.shown import one_line
from graph.vocabulary.base import ABOUT_WHAT_IS

MOST_EDGES = 500
"""So many edges Mermaid draws, unless whoever shows the page lets it draw more."""
LONGEST = 50_000
"""So many characters likewise."""
_BEYOND = f"claims more than the {MOST_EDGES} that Mermaid draws unless its maxEdges is raised"
_TOO_LONG = (
    f"characters more than the {LONGEST:,} that Mermaid reads unless its maxTextSize is raised"
)
_SPECIAL = re.compile(r"[^\w ,.\-\u0080-\U0010ffff]|[\u0080-\u009f\u2028\u2029]")


def write(extract: Extract) -> Written:
    """A flowchart; what is denied says *not*, ends in a cross, and is drawn in a colour of its own."""
    drawn = Drawn(extract)
    text = "\n".join(_lines(drawn))
    unsaid = undrawn(extract) + left_undrawn(extract)
    for words, count in (
        (_BEYOND, len(drawn.edges) - MOST_EDGES),
        (_TOO_LONG, len(text) - LONGEST),
    ):
        if count > 0:
            unsaid[words] = count
    return Written({"": text}, unsaid)


def _lines(drawn: Drawn) -> Iterator[str]:
    # Ids are numbered: one that is a word of Mermaid's, like "end", would break it.
    places = {one.id: f"n{number}" for number, one in enumerate(drawn.nodes)}
    yield f"---\ntitle: {json.dumps(one_line(drawn.title))}\n---\nflowchart LR"
    for node in drawn.nodes:
        yield f'{places[node.id]}["{_label(node.label)}"]'
    for edge in drawn.edges:
        label = f'|"{_label(edge.label)}"|'
        yield f"{places[edge.source]} {_line(edge)}{label} {places[edge.target]}"
    denied = [str(number) for number, one in enumerate(drawn.edges) if one.relation.negated]
    if denied:
        yield f"linkStyle {','.join(denied)} stroke:#b3261e,stroke-dasharray:4"
    yield ""


def _line(one: Edge) -> str:
    """The line: with a cross of what is denied, dotted of what is not so yet, without a head of what runs both ways."""
    relation = one.relation
    if relation.negated:
        return "x--x" if one.symmetric else "--x"
    dotted = relation.modality not in ABOUT_WHAT_IS or relation.scenario is not None
    return {
        (False, False): "-->",
        (False, True): "---",
        (True, False): "-.->",
        (True, True): "-.-",
    }[dotted, one.symmetric]


def _label(text: str) -> str:
    """A label, each of whose special signs is spelled by its number, as Mermaid has it."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", one_line(text))


register(
    Format(
        "mermaid",
        (".mmd", ".mermaid"),
        "Mermaid, for pictures within Markdown",
        "names, and labels that say what is claimed, of what sort it is, and in which scenario",
        "citations, sentences, dates, whose claim it is",
        write,
    )
)
