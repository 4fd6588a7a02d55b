"""A dataset's files as the workbench writes them: step by step, with a journal, never over others' changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from graph.mending.opening import Files
from graph.problems import ChangedFile, UnusableFile
from graph.reading.files import header_of
from graph.workbench.storing.journal import Deed, Journal, Step
from graph.workbench.storing.kept import Kept
from graph.workbench.storing.private import private_file
from graph.workbench.storing.watching import Watch
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit, Opened, opened
from graph.writing.splicing.files import digest_of


class Stored:
    """The files of a dataset, opened to be written; it implements ``Storing``.

    Nobody else may have the same dataset open in a workbench (``Lock``). What a session that was killed had
    begun is brought to its end first.

    Parameters
    ----------
    dataset : path
        A folder, or one file.

    Raises
    ------
    UnusableFile
        Where there is nothing to read, or nothing can be kept beside it.
    UneditableFile
        Where one of the files cannot be edited.
    """

    def __init__(self, dataset: Path) -> None:
        journal = private_file(dataset, "journal")
        self._journal = Journal(journal, header_of(dataset))
        self._finish()
        self._files = Files(dataset)
        self._watch = Watch()
        if not self._fits():
            self._journal.clear()
        self._bar = Kept(private_file(dataset, "bar"), self._journal.last)

    @property
    def files(self) -> Files:
        """The files as they are now."""
        return self._files

    def write(self, edits: Mapping[Path, Sequence[Edit]], label: str) -> None:
        """Do a step; where the files say already what is asked for, none is done.

        Parameters
        ----------
        edits : mapping of path to sequence of Edit
            A file that is not there is made.
        label : str
        """
        known = {file.path: file for file in self._files.all}
        files = [known.get(path) or opened(path, new=True) for path in edits]
        step = plan(edits, files)
        if step:
            self._make("do", Step(step, label), {file.path: file for file in files})

    @property
    def undoes(self) -> str | None:
        """What ``undo`` would undo."""
        done = self._journal.done
        return done[-1].label if done else None

    @property
    def redoes(self) -> str | None:
        """What ``redo`` would do again."""
        undone = self._journal.undone
        return undone[-1].label if undone else None

    def undo(self) -> None:
        """Undo the last step that was not undone; nothing where there is none."""
        if self._journal.done:
            self._make("undo", self._journal.done[-1])

    def redo(self) -> None:
        """Do again what was undone last; nothing where there is none."""
        if self._journal.undone:
            self._make("redo", self._journal.undone[-1])

    def changed(self) -> tuple[Path, ...]:
        """The files that others have changed since they were read."""
        self._bar.write()
        return self._watch.changed(self._files)

    def reread(self) -> None:
        """Read the files anew; where one cannot be read, all stays as it was."""
        files = Files(self._files.dataset)
        if not isinstance(files.header.value, Mapping):
            raise UnusableFile(str(files.header.path), "this is no header of a dataset")
        self._files = files
        self._watch.forget()
        self._journal.clear()

    def keep(self, bar: Mapping[str, object] | None) -> None:
        """Keep what is being made, so that a crash does not lose it; None: nothing is."""
        if bar is None:
            self._bar.forget()
        else:
            self._bar.keep(bar, self._journal.last)

    def kept(self) -> Mapping[str, object] | None:
        """What was being made when the last session ended."""
        return self._bar.found

    def close(self) -> None:
        """End the session: what is being made comes back with the next one, as after a crash."""
        self._bar.write()

    def _make(self, deed: Deed, step: Step, before: Mapping[Path, Opened] | None = None) -> None:
        """Make an act: in the journal, in the files, and in what is known of them."""
        act = self._journal.begin(deed, step)
        made = act.plan
        try:
            made.write()
        except (UnusableFile, OSError):
            if self._is_dropped(made):
                raise
        self._journal.made()
        known = before or {file.path: file for file in self._files.all}
        self._files = self._files.after(
            known[one.file].spliced(one.splices) for one in made.changes
        )
        self._watch.forget(*(one.file for one in made.changes))

    def _finish(self) -> None:
        """Bring to its end what was begun when a session was killed."""
        act = self._journal.open
        if act is None:
            return
        if _finished(act.plan):
            self._journal.made()
        else:  # somebody else has changed a file since
            self._journal.clear()

    def _is_dropped(self, made: Plan) -> bool:
        """Settle an act that went wrong: whether nothing has come of it, and not all."""
        written = [one for one in made.changes if _digest(one.file) == one.after]
        with suppress(UnusableFile, OSError):
            if written and _finished(made):
                return False
        with suppress(UnusableFile, OSError):
            Plan(tuple(written)).undone.write()
        self._journal.drop()
        return True

    def _fits(self) -> bool:
        """Whether the files are as the journal has left them."""
        return all(_digest(file) == digest for file, digest in self._journal.left().items())


def _finished(made: Plan) -> bool:
    """Write what of a plan is not written yet; whether all of it is then."""
    digests = {one: _digest(one.file) for one in made.changes}
    if any(digest not in {one.before, one.after} for one, digest in digests.items()):
        return False
    left = tuple(one for one, digest in digests.items() if digest == one.before)
    with suppress(ChangedFile):  # by whoever finishes what was cut off as it is opened
        Plan(left).write()
    return all(_digest(one.file) == one.after for one in made.changes)


def _digest(file: Path) -> str:
    try:
        return digest_of(file.read_bytes())
    except FileNotFoundError:
        return digest_of(b"")
    except OSError as error:
        raise UnusableFile(str(file), error.strerror or str(error)) from None
