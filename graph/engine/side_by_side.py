"""A comparison as the two-column table that an analyst would draw by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.model import Relation
from graph.shown import prose

if TYPE_CHECKING:
    from graph.engine.comparison import Comparison


def told(comparison: Comparison, relation: Relation) -> str:
    """A claim on a side, which says its scenario: its sentence, and how it stands.

    Parameters
    ----------
    comparison : Comparison
    relation : Relation
    """
    names = comparison.names
    stance: list[str] = [relation.modality]
    stance += [relation.certainty] if relation.certainty != "certain" else []
    stance += ["negated"] if relation.negated else []
    stance += relation.details(names)
    stance += [f"held by {names.get(relation.voice, relation.voice)}", relation.id]
    return f"{comparison.sentence(relation)} [{', '.join(stance)}]"


def table(comparison: Comparison, width: int = 100) -> str:
    """A comparison as a two-column table of plain text, topic by topic.

    Parameters
    ----------
    comparison : Comparison
    width : int
        In characters.
    """
    if not comparison:
        sides = f"{comparison.left} and {comparison.right}"
        return f"{prose(sides)}: nothing differs. {_shared(comparison)}"
    import textwrap

    column = (width - 3) // 2
    names = comparison.names

    def cell(relations: Sequence[Relation]) -> list[str]:
        lines: list[str] = []
        for relation in relations:
            text = prose(told(comparison, relation))
            lines += textwrap.wrap(text, column, initial_indent="· ", subsequent_indent="  ")
        return lines or ["–"]

    def line(left: str, right: str) -> str:
        return f"{left:<{column}} │ {right}".rstrip()

    rule = "─" * column + "─┼─" + "─" * column
    shown = [line(prose(comparison.left), prose(comparison.right))]
    topic: str | None = "not begun"
    for block in comparison.blocks():
        if block.topic != topic:
            topic = block.topic
            heading = comparison.topics.get(topic, topic) if topic else "Other"
            shown += [rule, prose(heading.upper())]
        shown.append(prose(names.get(block.about, block.about)))
        left, right = cell(block.left), cell(block.right)
        for index in range(max(len(left), len(right))):
            shown.append(
                line(
                    left[index] if index < len(left) else "",
                    right[index] if index < len(right) else "",
                )
            )
    shown += [rule, _shared(comparison)]
    return "\n".join(shown)


def _shared(comparison: Comparison) -> str:
    """How much is claimed on both sides, as it stands or through counterparts."""
    holds = "1 relation holds" if comparison.shared == 1 else f"{comparison.shared} relations hold"
    alike = len(comparison.same)
    more = f" {alike} {'thing is' if alike == 1 else 'things are'} claimed alike." if alike else ""
    return f"{holds} on both sides.{more}"
