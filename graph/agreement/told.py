"""An agreement in a table for people, as a list of what differs, and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.shown import one_line, prose

if TYPE_CHECKING:
    from graph.agreement.nearest import Alone
    from graph.agreement.result import Agreement, OnField, Pair
    from graph.model import Relation

SHARED = {
    "documents": "documents",
    "entities": "entities",
    "claims": "claims",
    "ties": "ties: kind and ends",
    "ends": "ties: ends only",
}
"""What is counted on both sides, and how its row is headed."""


WIDTH = 100
"""So many characters a line of many words has."""


def table(agreement: Agreement) -> str:
    """An agreement as a table of plain text.

    Parameters
    ----------
    agreement : Agreement
    """
    lines = [f"first:  {prose(agreement.first)}", f"second: {prose(agreement.second)}"]
    for which, count in zip(("first", "second"), agreement.left_out, strict=True):
        if count:
            lines.append(
                f"{count} of the {which}'s claims {_is(count)} left out: the other has no such document"
            )
    if not agreement.documents.shared:
        lines.append("they have no document in common: these are no annotations of the same text")
    rows = []
    for name, heading in SHARED.items():
        one = getattr(agreement, name)
        shares = (_figure(share) for share in (one.precision, one.recall, one.f1))
        rows.append((heading, str(one.first), str(one.second), str(one.shared), *shares))
    lines += ["", *_set(("", "first", "second", "shared", "precision", "recall", "F1"), rows)]
    if agreement.pairs:
        heading = f"on {_pairs(len(agreement.pairs))}"
        rows = [_row(one) for one in agreement.fields if one.compared]
        lines += ["", *_set((heading, *_COLUMNS), rows)]
        lines += _never_compared(agreement)
        lines += ["", _words(agreement)]
    return "\n".join(lines)


_COLUMNS = ("compared", "alike", "agreement", "alpha", "only one says")


def _row(one: OnField) -> tuple[str, ...]:
    reliability = "all alike" if one.all_alike else _figure(one.alpha)
    counts = (str(one.compared), str(one.alike), _figure(one.agreement))
    return (_called(one), *counts, reliability, str(one.one_only))


def _never_compared(agreement: Agreement) -> Iterator[str]:
    """The fields of which never both claims of a pair say something."""
    told = [f"{_called(one)} {one.one_only}" for one in agreement.fields if not one.compared]
    if told:
        words = f"said by one of a pair only, so not compared: {', '.join(told)}"
        yield from textwrap.wrap(words, WIDTH, subsequent_indent="  ", break_long_words=False)


def _called(one: OnField) -> str:
    return one_line(one.name.replace("_", " "))


def _words(agreement: Agreement) -> str:
    words = agreement.words
    if words.share is None:
        return (
            "words cited: no pair has a place on both sides in a text that is known to be the same"
        )
    return (
        f"words cited: of {_pairs(words.compared)} with a place on both sides {words.exact} cite exactly the "
        f"same, {words.overlapping} share some; the mean share is {_figure(words.share)}"
    )


def _pairs(count: int) -> str:
    return "1 matched pair" if count == 1 else f"{count} matched pairs"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _figure(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _set(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table's lines: the first column to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for first, *figures in (heads, *rows):
        cells = (cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def listed(agreement: Agreement) -> str:
    """What differs: the claims without a partner, then the pairs that say different things.

    Parameters
    ----------
    agreement : Agreement
    """
    lines: list[str] = []
    for side, (which, lone) in enumerate(zip(("first", "second"), agreement.alone, strict=True)):
        lines += [f"only in the {which}: {len(lone)}"]
        for one in lone:
            lines.append(f"  {_claim(one.relation, agreement.names[side])}")
            if one.nearest is not None:
                lines.append(f"    {one.why}: {_claim(one.nearest, agreement.names[1 - side])}")
    differing = [pair for pair in agreement.pairs if pair.differs]
    lines.append(f"matched, but not alike: {len(differing)}")
    for pair in differing:
        lines.append(f"  {_claim(pair.first, agreement.names[0])}")
        told = (f"{name.replace('_', ' ')}: {_against(pair, name)}" for name in pair.differs)
        lines.append(f"    {prose(f'{pair.second.id}  ' + '; '.join(told))}")
    return "\n".join(lines)


def _claim(relation: Relation, names: Mapping[str, str]) -> str:
    """A claim in a line: its id, its kind and ends, what it says, and where it stands."""
    source, target = (names.get(end, end) for end in relation.ends)
    sentence = f": {relation.statement}" if relation.statement else ""
    place = f" [{relation.evidence[0].words()}]" if relation.evidence else ""
    return prose(f"{relation.id}  {source} — {relation.kind} → {target}{sentence}{place}")


def _against(pair: Pair, name: str) -> str:
    """What either of a pair says in a field."""
    return " / ".join(_value(relation, name) for relation in (pair.first, pair.second))


def _value(relation: Relation, name: str) -> str:
    value = getattr(relation, name, None)
    return "–" if value is None else str(value)


def figures(agreement: Agreement) -> dict[str, Any]:
    """The figures of an agreement as data.

    Parameters
    ----------
    agreement : Agreement
    """
    return {
        "first": agreement.first,
        "second": agreement.second,
        **{name: getattr(agreement, name).figures() for name in SHARED},
        "left_out": dict(zip(("first", "second"), agreement.left_out, strict=True)),
        "fields": [one.figures() for one in agreement.fields],
        "words": asdict(agreement.words),
    }


def differences(agreement: Agreement) -> dict[str, Any]:
    """What is listed of an agreement, as data.

    Parameters
    ----------
    agreement : Agreement
    """
    first, second = (
        [_lone(one, agreement.names[side], agreement.names[1 - side]) for one in lone]
        for side, lone in enumerate(agreement.alone)
    )
    return {
        "only_first": first,
        "only_second": second,
        "unlike": [
            {
                "first": pair.first.id,
                "second": pair.second.id,
                "fields": {
                    name: [getattr(one, name, None) for one in (pair.first, pair.second)]
                    for name in pair.differs
                },
            }
            for pair in agreement.pairs
            if pair.differs
        ],
    }


def _lone(one: Alone, names: Mapping[str, str], others: Mapping[str, str]) -> dict[str, Any]:
    nearest = one.nearest
    return _told(one.relation, names) | {
        "nearest": None if nearest is None else _told(nearest, others),
        "why": one.why,
    }


def _told(relation: Relation, names: Mapping[str, str]) -> dict[str, Any]:
    said = {"id": relation.id, "kind": relation.kind}
    said |= {"source": relation.source, "target": relation.target}
    return said | {"sentence": relation.sentence(names)}
