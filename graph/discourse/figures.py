"""Two figures of a debate, as SVG that stands alone: concepts by agreement, and a heat map.

Colour is never alone in saying something: bars run left for rejecting and right for agreeing, and each cell
of a heat map has its figure. They follow the reader's choice of light or dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from graph.discourse.camps import clusters, concepts_of
from graph.shown import one_line

if TYPE_CHECKING:
    import networkx as nx

MOST = 40
"""So many concepts, rows or columns are drawn: those with the most statements."""
LETTER, ROW, GAP = 6.6, 22, 12
"""The width of a letter, the height of a row, and what is left free, in pixels."""
LONGEST = 60
"""Letters of a name that are drawn; a name that is longer is told whole where one points at it."""
BAR = 180
"""The length of the longest bar."""
STYLE = (
    ".debate{font:12px/1.3 system-ui,sans-serif;background:#fff;color:#1a1a1a}"
    ".debate text{fill:currentColor;font-variant-numeric:tabular-nums}"
    ".debate .yes{fill:#1f6feb}.debate .no{fill:#c2410c}.debate text.on{fill:#fff}"
    ".debate line{stroke:currentColor;stroke-opacity:.4}"
    "@media(prefers-color-scheme:dark){.debate{background:#111;color:#eee}"
    ".debate .yes{fill:#4f8ff7}.debate .no{fill:#e8703a}.debate text.on{fill:#000}}"
)
"""For this figure alone, so that it may stand within a page."""


def bars_svg(graph: nx.Graph[str], *, most: int = MOST) -> str:
    """How many statements agree with, and reject, each concept, as bars to the right and to the left.

    Parameters
    ----------
    graph : networkx.Graph
        Of mode affiliation.
    most : int
        How many concepts are drawn: those of which the most is said. How many are not is said below.

    Returns
    -------
    str
        An SVG document.

    Raises
    ------
    UnusableQuery
        Where it is another graph.
    """
    drawn, left = _foremost(concepts_of(graph), most)
    longest = max((max(one["agreed"], one["rejected"]) for _, one in drawn), default=1) or 1
    names = _width([one["name"] for _, one in drawn])
    rejected = max((one["rejected"] for _, one in drawn), default=0)
    middle = names + GAP + BAR * rejected / longest + 40
    parts: list[str] = []
    for at, (_, one) in enumerate(drawn):
        top = GAP + (at + 1) * ROW
        parts.append(_name(names, top + ROW / 2, one["name"], "end"))
        for side, word, way in (("rejected", "no", -1), ("agreed", "yes", 1)):
            count = one[side]
            length = BAR * count / longest
            start = middle - length if way < 0 else middle
            parts += [
                f'<rect class="{word}" x="{start:.1f}" y="{top + 3}" width="{length:.1f}" height="{ROW - 6}"/>',
                _text(
                    middle + way * (length + 5),
                    top + ROW / 2,
                    str(count),
                    "end" if way < 0 else "start",
                ),
            ]
    bottom = GAP + (len(drawn) + 1) * ROW
    parts += [
        f'<line x1="{middle}" y1="{GAP + ROW}" x2="{middle}" y2="{bottom}"/>',
        _text(middle - 6, GAP + ROW / 2, "reject", "end"),
        _text(middle + 6, GAP + ROW / 2, "agree", "start"),
    ]
    title = f"{graph.graph['title']}: concepts by agreement"
    return _svg(title, (middle + BAR + 40, bottom), parts, left)


def heat_map_svg(graph: nx.Graph[str], *, most: int = MOST) -> str:
    """The weights of all ties, each a cell with its figure; what holds together stands side by side.

    Parameters
    ----------
    graph : networkx.Graph
        Of any mode: rows are actors or concepts; columns the same or, of mode affiliation, concepts.
    most : int
        How many rows and columns are drawn: those with the most statements. How many are not is said below.

    Returns
    -------
    str
        An SVG document.
    """
    two_mode = graph.graph.get("mode") == "affiliation"
    sorts = (0, 1) if two_mode else (None,)
    found = [
        _foremost(
            {
                node: data
                for node, data in graph.nodes(data=True)
                if sort is None or data["bipartite"] == sort
            },
            most,
        )
        for sort in sorts
    ]
    left = sum(more for _, more in found)
    turn = {node: at for at, group in enumerate(clusters(graph)) for node in group}
    rows, columns = (
        [*sorted(drawn, key=lambda one: (turn[one[0]], one[0]))]
        for drawn, _ in (found[0], found[-1])
    )
    labels = _width([one["name"] for _, one in rows])
    top = GAP + _width([one["name"] for _, one in columns]) * 0.75
    weights = [weight for _, _, weight in graph.edges(data="weight")]
    strongest = max(map(abs, weights), default=1) or 1
    side = max(ROW, LETTER * max((len(_figure(one)) for one in weights), default=1) + 6)
    parts: list[str] = []
    for at, (_, one) in enumerate(columns):
        x = labels + GAP + side * (at + 0.5)
        parts.append(
            f'<g transform="translate({x:.1f} {top - 6:.1f}) rotate(-50)">{_name(0, 0, one["name"], "start")}</g>'
        )
    for at, (node, one) in enumerate(rows):
        y = top + at * ROW
        parts.append(_name(labels, y + ROW / 2, one["name"], "end"))
        for column, (other, its) in enumerate(columns):
            tie = graph.get_edge_data(node, other)
            if tie is not None:
                pair = (one["name"], its["name"])
                parts += _cell(
                    labels + GAP + column * side, y, side, tie["weight"], strongest, pair
                )
    size = (labels + GAP + len(columns) * side + labels / 2 + GAP, top + len(rows) * ROW)
    title = f"{graph.graph['title']}: {graph.graph['mode']}, {graph.graph['tie']}"
    return _svg(title, size, parts, left)


class _Drawn(NamedTuple):
    nodes: Sequence[tuple[str, Mapping[str, Any]]]
    left: int


def _foremost(nodes: Mapping[str, Mapping[str, Any]], most: int) -> _Drawn:
    """The nodes of which the most is said, and how many there are besides."""
    ordered = sorted(nodes.items(), key=lambda one: (-one[1]["statements"], one[0]))
    return _Drawn(ordered[:most], max(len(ordered) - most, 0))


def _cell(
    x: float, y: float, width: float, weight: float, strongest: float, pair: tuple[str, str]
) -> Iterator[str]:
    share = abs(weight) / strongest
    word = "yes" if weight > 0 else "no"
    said = _escaped(f"{pair[0]} – {pair[1]}: {_figure(weight)}")
    on = ' class="on"' if share > 0.6 else ""
    yield (
        f'<rect class="{word}" fill-opacity="{0.1 + 0.9 * share:.2f}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{width - 1:.1f}" height="{ROW - 1}"><title>{said}</title></rect>'
    )
    yield (
        f'<text{on} x="{x + width / 2:.1f}" y="{y + ROW / 2:.1f}" text-anchor="middle" '
        f'dominant-baseline="central" pointer-events="none">{_escaped(_figure(weight))}</text>'
    )


def _figure(weight: float) -> str:
    return f"{weight:.3g}".replace("-", "−")


def _width(names: Sequence[str]) -> float:
    """The room that the longest of some names takes."""
    return GAP + LETTER * max((min(len(name), LONGEST) for name in names), default=1)


def _name(x: float, y: float, name: str, anchor: str) -> str:
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    whole = f"<title>{_escaped(name)}</title>" if short != name else ""
    return _text(x, y, short, anchor, whole)


def _text(x: float, y: float, words: str, anchor: str, more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" dominant-baseline="central">'
        f"{_escaped(words)}{more}</text>"
    )


def _escaped(words: str) -> str:
    """Words that mark nothing up, without what XML cannot hold."""
    return escape(one_line(words))


def _svg(title: str, size: tuple[float, float], parts: Sequence[str], left: int) -> str:
    width, height = size[0] + GAP, size[1] + GAP + ROW
    below = (
        [_text(GAP, height - ROW / 2, f"{left} more with fewer statements are not drawn", "start")]
        if left
        else []
    )
    inner = "\n".join((*parts, *below))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="debate" role="img" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}">\n<title>{_escaped(title)}</title>\n'
        f"<style>{STYLE}</style>\n{inner}\n</svg>\n"
    )
