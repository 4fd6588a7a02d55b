"""A claim that is edited here and was changed elsewhere meanwhile: theirs, mine, and as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.workbench.desk.around import Option
from graph.workbench.desk.book import Book, Claim
from graph.workbench.desk.claims import made_of
from graph.workbench.desk.editing import edit_of
from graph.workbench.desk.words import runs, say
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Bar, Cap, Grid, Pair, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_ASIDE = frozenset(("statements", "note", "notes"))


@dataclass(frozen=True)
class Conflict:
    """What a claim says in three versions.

    Parameters
    ----------
    base : Claim
        As it was when it began to be edited.
    theirs : Claim, optional
        As it stands in the files now; none, where it is gone.
    mine : Work
        What was being made of it.
    """

    base: Claim
    theirs: Claim | None
    mine: Work


def conflict_of(before: Book, after: Book, work: Work) -> Conflict | None:
    """Whether a claim that is edited was changed by others; none, where it stands as it was."""
    base = before.by_id.get(work.edits or "")
    if base is None:
        return None
    there = after.by_id.get(base.id)
    if there is not None and there.record.value == base.record.value:
        return None
    return Conflict(base, there or _become(base, before, after), work)


def _become(base: Claim, before: Book, after: Book) -> Claim | None:
    """What a claim has become: the one that is new, and cites the same or ties the same."""
    fresh = [one for one in after.claims if one.id not in before.by_id]
    cited = base.record.value.get("evidence")
    same = (one for one in fresh if one.record.value.get("evidence") == cited)
    tied = (one for one in fresh if {*one.relation.ends} == {*base.relation.ends})
    return next(same, None) or next(tied, None)


def options_of_conflict(desk: Annotating, conflict: Conflict) -> Sequence[Option]:
    """Theirs, mine, as it was."""
    language, theirs = desk.language, conflict.theirs
    name = theirs.id if theirs else None

    def base() -> Work:
        return edit_of(desk, conflict.base).but(edits=name)

    return (
        Option(Work, runs(say(language, "theirs"))),
        Option(lambda: conflict.mine.but(edits=name), runs(say(language, "mine"))),
        Option(base, runs(say(language, "base"))),
    )


def bar_of_conflict(desk: Annotating, conflict: Conflict) -> Bar:
    """The three versions beside each other, where they differ."""
    language = desk.language
    made = made_of(conflict.mine, desk.around).relations
    versions: list[Mapping[str, Any]] = [
        conflict.theirs.record.value if conflict.theirs else {},
        made[0] if made else {},
        conflict.base.record.value,
    ]
    names = dict.fromkeys(name for one in versions for name in one)
    rows = tuple(
        Pair(
            label=name, cells=tuple(_cell(one.get(name), versions[2].get(name)) for one in versions)
        )
        for name in names
        if name not in _ASIDE and any(one.get(name) != versions[2].get(name) for one in versions)
    )
    keys = (("1", "theirs"), ("2", "mine"), ("3", "base"))
    return Bar(
        tall=True,
        head=runs(say(language, "changed elsewhere"), "wrong"),
        grid=Grid(
            heads=tuple(Cap(key=key, label=say(language, label)) for key, label in keys), rows=rows
        ),
    )


def _cell(value: Any, base: Any) -> Runs:
    if isinstance(value, list):
        shown = "; ".join(
            f"{one.get('start')}–{one.get('end')}" if isinstance(one, Mapping) else str(one)
            for one in value
        )
    else:
        shown = "–" if value is None else str(value)
    return (Run(text=shown, mark="" if value == base else "differs"),)
