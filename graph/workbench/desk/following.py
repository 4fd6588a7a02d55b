"""What follows when the files say something else: the line that is being made, and the drafts that became claims."""

from __future__ import annotations

from graph.workbench.desk.book import Book
from graph.workbench.desk.drafts import Decided, Drafts
from graph.workbench.desk.work import Work


def fitted(work: Work, book: Book) -> Work:
    """A line without what it names and the files have no longer; the rest of it stays.

    Parameters
    ----------
    work : Work
    book : Book
        The files as they are now.
    """
    there = {*book.entities, *(one.id for one in work.fresh if one.new)}
    ends = {
        slot: tuple(one for one in work.ends(slot) if one.id in there)
        for slot in ("source", "target")
    }
    kind = work.kind if work.kind in book.vocabulary.relations else None
    edited = [one for one in work.edited if one in book.by_id]
    made = work.but(kind=kind, edits=next(iter(edited), None), too=tuple(edited[1:]), **ends)
    if (made.source, made.target, made.kind) == (work.source, work.target, work.kind):
        return made
    return made.onward().but(aside=work.aside)


class Following:
    """Which drafts were decided by which of the steps that can be undone, and done again.

    Parameters
    ----------
    drafts : Drafts
    """

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self._done: list[Decided | None] = []
        self._undone: list[Decided | None] = []

    def step(self) -> None:
        """A step was done."""
        self._done.append(None)
        self._undone.clear()

    def decide(self, decided: Decided, *, by_step: bool) -> None:
        """Note what became of a draft: by the last step, or by none."""
        self._note(decided)
        if by_step:
            self._done[-1] = decided

    def _note(self, decided: Decided) -> None:
        made = decided
        self.drafts.decide(made.draft, made.state, claim=made.claim, changed=made.changed)

    def undone(self, before: Book, after: Book) -> None:
        """The last step was undone: the draft that it decided waits again.

        Of a step that an earlier session did it is known by the claim that is gone.
        """
        if self._done:
            decided = self._done.pop()
        else:
            gone = before.by_id.keys() - after.by_id.keys()
            found = (self.drafts.became(one) for one in gone)
            decided = next((one for one in found if one is not None), None)
        self._undone.append(decided)
        if decided is not None:
            self.drafts.decide(decided.draft, "waiting")

    def redone(self) -> None:
        """What was undone last was done again: so is what that decided."""
        decided = self._undone.pop() if self._undone else None
        self._done.append(decided)
        if decided is not None:
            self._note(decided)

    def forget(self) -> None:
        """No step can be undone any longer."""
        self._done.clear()
        self._undone.clear()
