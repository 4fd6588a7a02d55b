"""A page of pyvis, styled as the page is, that asks no other host for anything."""

from __future__ import annotations

from collections import Counter

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register


def write(extract: Extract) -> Written:
    """What ``to_pyvis`` gives: what is denied has a bar across its line, and says so where it is pointed at."""
    from graph.export.pyvis import network
    from graph.export.style import styled
    from graph.export.view import view

    shown = view(extract.engine, places=extract.places or None)
    cited = sum(bool(one.evidence) for one in extract.relations)
    unsaid = Counter({"claims without their citations": cited} if cited else {})
    return Written({"": network(shown, styled(shown)).generate_html()}, unsaid)


register(
    Format(
        "pyvis",
        (".pyvis.html",),
        "a page of pyvis",
        "names, sentences, sort of claim, certainty, scenario, denials",
        "citations, whose claim it is",
        write,
    )
)
