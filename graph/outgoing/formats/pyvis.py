"""A page of pyvis, styled as the page is, that asks no other host for anything."""

from __future__ import annotations

from graph.outgoing.besides import BARE, besides, beyond, named_alone
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.plainer import undetailed


def write(extract: Extract) -> Written:
    """What ``to_pyvis`` gives: what is denied has a bar across its line, and says so where it is pointed at."""
    from graph.export.pyvis import network
    from graph.export.style import styled
    from graph.export.view import view

    shown = view(extract.engine, places=extract.places or None)
    told = (*BARE, "summary")
    unsaid = undetailed(extract) + named_alone(extract) + besides(extract)
    unsaid += beyond("entities", extract.entities, told, "a name, a kind and a summary")
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
