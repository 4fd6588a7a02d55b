"""Graphs that are hard to write: names, sentences and claims that break formats which take them for something."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graph.knowledge import KnowledgeGraph
from tests.tiny import claim, graph_of

NAMES = (
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+39 06 555",
    "-1 & Sons",
    '<script>alert("x")</script>',
    "a\\b\"c'd`e",
    "[[Link]] | pipe # head ^ caret",
    "] }); MATCH (n) DETACH DELETE n; //",
    "%s %(name)s {name} ${name}",
    "CON",
    "null",
    "NA",
    "2e10",
    "0012",
    "وزارة الدفاع",
    "👩\u200d🚀 Agency",
    "Straße ß ﬁ İ",
    "e\u0301 combined",
    "a; b, c\u00a0d",
    "--> end subgraph",
    "x" * 300,
)
"""Names that some format takes for something else, of which all may stand in a dataset."""
SENTENCES = (
    "Plain words say it.",
    '=HYPERLINK("http://example.org","x") is what it says.',
    "Two\nlines, the second\n\nafter an empty one.",
    "With ]]> and --> and <!-- and &amp; and \"quotes\" and 'others'.",
    "Emoji 👩\u200d🚀, Arabic وزارة, a tab\tand a backslash \\n.",
    "long " * 8000,
)
"""Statements likewise; the last does not go into a spreadsheet's cell."""
IDS = ("end", "null", "n0", "2e10", "0012", "graph", "class", "true", "id", "label")
"""Ids that some format takes for something of its own."""
MODALITIES = ("fact", "assessment", "plan", "expectation", "risk", "recommendation")
KINDS: dict[str, Any] = {
    "entities": [
        {"kind": "harbour", "label": "Harbour", "labels": {"es": "Puerto"}},
    ],
    "relations": [
        {
            "kind": "twinned_with",
            "label": "is twinned with",
            "symmetric": True,
            "fields": [
                {"name": "since_year", "type": "integer"},
                {"name": "share_of", "type": "number"},
                {"name": "sealed", "type": "yes_no"},
            ],
        }
    ],
}


def entities(count: int) -> dict[str, dict[str, Any]]:
    """Some entities with hard ids and names."""
    return {
        (IDS[at] if at < len(IDS) else f"thing-{at}"): {
            "kind": ("party", "country", "agency")[at % 3],
            "name": NAMES[at % len(NAMES)],
            "aliases": [NAMES[(at + 3) % len(NAMES)]] if at % 3 == 0 else [],
        }
        for at in range(count)
    }


def fixed() -> KnowledgeGraph:
    """One such graph: parallel claims, denied, planned, conditional, symmetric."""
    ids = list(entities(21))
    claims = [
        claim("cooperation", ids[0], ids[1], statement=SENTENCES[0]),
        claim(
            "cooperation", ids[0], ids[1], statement=SENTENCES[1], modality="plan", scenario="red"
        ),
        claim("cooperation", ids[0], ids[1], negated=True, statement=SENTENCES[2], holder=ids[2]),
        claim(
            "support",
            ids[2],
            ids[1],
            negated=True,
            modality="expectation",
            certainty="possible",
            scenario="blue",
        ),
        claim(
            "threat",
            ids[3],
            ids[0],
            modality="risk",
            start="2020",
            end="..",
            statement=SENTENCES[4],
        ),
        claim("stance", ids[4], ids[5], date="2025-11", statement=SENTENCES[3], topic="north"),
        claim("membership", ids[6], ids[7], start="2024-02-29", end="2025", role="chair; =1+1"),
        claim(
            "advice",
            ids[8],
            ids[9],
            modality="recommendation",
            basis="inferred",
            statement=SENTENCES[5],
        ),
    ]
    return graph_of(entities(21), *claims)


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Graphs of up to eight entities with hard names, and up to twelve claims among them."""
    things = entities(draw(st.integers(1, 8)))
    for one in things.values():
        one["name"] = draw(st.sampled_from(NAMES))
    ids = st.sampled_from([*things])
    made = {}
    for _ in range(draw(st.integers(0, 12))):
        fields: dict[str, Any] = {
            "modality": draw(st.sampled_from(MODALITIES)),
            "negated": draw(st.booleans()),
            "scenario": draw(st.sampled_from((None, "red", "blue"))),
            "certainty": draw(st.sampled_from(("certain", "probable", "possible"))),
            "topic": draw(st.sampled_from((None, "north", "south"))),
            "statement": draw(st.sampled_from(SENTENCES[:5])),
            "date": draw(st.sampled_from((None, "2025", "2025-11", "2025-11-16"))),
        }
        kind = draw(st.sampled_from(("cooperation", "support", "threat", "rivalry", "advice")))
        source, target = draw(ids), draw(ids)
        if source != target:
            one = claim(kind, source, target, **fields)
            made[repr(one)] = one
    return graph_of(things, *made.values())
