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
    bases : tuple of Claim
        It, and those that are edited with it as one list, as they were.
    now : tuple of str
        The ids of these in the files now; of one that is gone, none.
    own : bool
        Whether it was changed by one's own undo.
    """

    base: Claim
    theirs: Claim | None
    mine: Work
    bases: tuple[Claim, ...]
    now: tuple[str, ...]
    own: bool = False

    def taken(self, work: Work) -> Work:
        """A line that is to take the place of what stands in the files now."""
        return work.but(edits=next(iter(self.now), None), too=self.now[1:])


def conflict_of(before: Book, after: Book, work: Work, *, own: bool = False) -> Conflict | None:
    """Whether a claim that is edited was changed by others; none, where it stands as it was."""
    bases = tuple(before.by_id[one] for one in work.edited if one in before.by_id)
    there = [after.by_id.get(one.id) or _become(one, before, after) for one in bases]
    now = tuple(dict.fromkeys(one.id for one in there if one is not None))
    for base, theirs in zip(bases, there, strict=True):
        if theirs is None or theirs.record.value != base.record.value:
            return Conflict(base, theirs, work, bases, now, own)
    return None


def _become(base: Claim, before: Book, after: Book) -> Claim | None:
    """What a claim has become: the one that is new, ties the same, or cites the same and says some of it."""
    fresh = [one for one in after.claims if one.id not in before.by_id]
    cited = base.record.value.get("evidence")
    kind, ends = base.relation.kind, base.relation.ends
    tied = [one for one in fresh if {*one.relation.ends} == {*ends}]
    same = (
        one
        for one in (*tied, *fresh)
        if one.record.value.get("evidence") == cited
        and (one.relation.kind == kind or not {*ends}.isdisjoint(one.relation.ends))
    )
    return next(same, None) or next(iter(tied), None)


def options_of_conflict(desk: Annotating, conflict: Conflict) -> Sequence[Option]:
    """Theirs, mine, as it was."""
    language = desk.language

    def base() -> Work:
        return conflict.taken(edit_of(desk, *conflict.bases))

    return (
        Option(Work, runs(say(language, "undone" if conflict.own else "theirs"))),
        Option(lambda: conflict.taken(conflict.mine), runs(say(language, "mine"))),
        Option(base, runs(say(language, "base"))),
    )


def bar_of_conflict(desk: Annotating, conflict: Conflict) -> Bar:
    """The three versions beside each other, where they differ."""
    language = desk.language
    made = made_of(conflict.mine, desk.around).relations
    ends = conflict.base.relation.ends
    mine = next((one for one in made if (one["source"], one["target"]) == ends), None)
    versions: list[Mapping[str, Any]] = [
        conflict.theirs.record.value if conflict.theirs else {},
        mine or (made[0] if made else {}),
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
    keys = (("1", "undone" if conflict.own else "theirs"), ("2", "mine"), ("3", "base"))
    return Bar(
        tall=True,
        head=runs(
            say(language, "changed by undo" if conflict.own else "changed elsewhere"), "wrong"
        ),
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
