"""Drafting as a whole: a document is opened, asked for or answered, and what comes back waits.

Each answer's drafts are kept before the next question is asked, so that nothing is lost where a call fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from graph import checking
from graph.drafting import store
from graph.drafting.judging import Judge, Source, Taken
from graph.drafting.prompt import Prompter, faults_of, prompt_digest
from graph.drafting.store import Waiting
from graph.evidence import document_digest, find_documents
from graph.importing.targets import refuse_errors
from graph.model import Dataset, Document
from graph.problems import UnknownName, UnusableFile, UnusableModel

TRIES = 2
"""So often a draft goes back to be put right."""


class Proposer(Protocol):
    """What answers a prompt."""

    def propose(self, prompt: str, schema: Mapping[str, Any]) -> str:
        """What it answers, as text; the schema is what it should hold to.

        Raises
        ------
        UnusableModel
        """
        ...


@dataclass
class Report:
    """What drafting came to.

    Attributes
    ----------
    asked : int
        How many prompts were answered.
    claims : int
        How many proposals came back, those that came again to be put right left out.
    drafts : dict of str to Waiting
        Those that are new or put right, by their ids.
    refused, there : list of str
        What is no proposal, and the claims that the dataset has already.
    again : list of str
        The ids of drafts that were there already.
    failed : dict of int to str
        Why there is no answer, by the paragraph that was asked for.
    left : tuple of int
        The paragraphs that were not asked for any more.
    """

    asked: int = 0
    claims: int = 0
    drafts: dict[str, Waiting] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    left: tuple[int, ...] = ()

    def of(self, sort: str) -> list[Waiting]:
        """The drafts that are placed, near or unfinished."""
        return [one for one in self.drafts.values() if sort_of(one) == sort]

    def take(self, taken: Taken, where: str, *, anew: bool) -> None:
        """Count what became of an answer.

        Parameters
        ----------
        taken : Taken
        where : str
            What was asked for, as it stands before what is refused.
        anew : bool
            Whether it was asked for the first time, and not for what had to be put right.
        """
        self.asked += 1
        self.claims += taken.claims if anew else 0
        self.refused += (f"{where}{one}" for one in taken.refused)
        self.there += taken.there
        self.again += taken.again
        for name in taken.replaced:
            self.drafts.pop(name, None)
        self.drafts |= {one.id: one for one in taken.drafts}


def sort_of(draft: Waiting) -> str:
    """What a draft that waits is: placed, near or unfinished; or what was decided."""
    if draft.state != "waiting":
        return draft.state
    return "placed" if draft.placed else "near"


class Drafting:
    """One document of a dataset, opened to be drafted from.

    Parameters
    ----------
    path : path
        The dataset's folder or file.
    documents : path
        The reader's copies.
    document : str, optional
        The id of the one that is meant, where there are several.

    Raises
    ------
    UnusableFile
        Where something cannot be read, or there is no copy of the document that is the text cited.
    UnknownName
        Where no document has this id.
    InvalidDataset
        Where the dataset has errors; quotes may wait for their places.
    """

    def __init__(self, path: Path, documents: Path, document: str | None = None) -> None:
        self._path = path
        reading = checking.read(path, thorough=True)
        refuse_errors(reading.problems)
        self.dataset = reading.dataset
        self.document = _document(self.dataset, path, document)
        self.text = _text(self.dataset, self.document, documents)
        self._prompter = Prompter(self.dataset, self.document, self.text)
        self._judge = Judge(self.dataset, self.document, self.text)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The numbers of the text's paragraphs."""
        return tuple(self._prompter.paragraphs)

    def waiting(self) -> list[Waiting]:
        """All drafts of this document."""
        return [one for one in store.read(self._path) if one.document == self.document.id]

    def prompt(self, numbers: Sequence[int]) -> str:
        """What to paste into a chat, to have the claims of some paragraphs proposed.

        Parameters
        ----------
        numbers : sequence of int
        """
        return self._prompter.prompt(numbers, self.waiting(), chat=True)

    def again(self) -> str | None:
        """What to paste into a chat to have drafts put right; none where nothing is to be."""
        bad = [*_bad(self.waiting())]
        return self._prompter.again(bad, chat=True) if bad else None

    def answered(self, answer: str, model: str | None = None) -> Report:
        """Take what came back from a chat.

        Parameters
        ----------
        answer : str
        model : str, optional
            Who answered, where that is known.
        """
        report = Report()
        self._take(answer, Source(_today(), model), report, anew=True)
        return report

    def ask(self, model: str, proposer: Proposer, numbers: Sequence[int]) -> Iterator[Report]:
        """Ask a model, a call a paragraph; what is wrong goes back, at most so often as ``TRIES`` says.

        Where it gives no answer twice in a row, no more is asked.

        Parameters
        ----------
        model : str
            What it is called.
        proposer : Proposer
        numbers : sequence of int
            The paragraphs to ask for.

        Yields
        ------
        Report
            The same one, after each paragraph.
        """
        report = Report()
        before = False
        for at, number in enumerate(numbers, 1):
            try:
                self._ask(model, proposer, number, report)
            except UnusableModel as error:
                report.failed[number] = str(error)
                report.left = tuple(numbers[at:]) if before else ()
            yield report
            if report.left:
                return
            before = number in report.failed

    def _ask(self, model: str, proposer: Proposer, number: int, report: Report) -> None:
        prompt = self._prompter.prompt([number], self.waiting())
        where = f"¶{number}: "
        ids = self._asked(model, proposer, prompt, report, where, anew=True)
        for _try in range(TRIES):
            bad = [*_bad(one for one in self.waiting() if one.id in ids)]
            if not bad:
                return
            prompt = self._prompter.again(bad)
            ids = self._asked(model, proposer, prompt, report, where, anew=False)
            self._tried([one for one in bad if one.id not in ids])
            ids |= {one.id for one in bad}

    def _asked(
        self,
        model: str,
        proposer: Proposer,
        prompt: str,
        report: Report,
        where: str,
        *,
        anew: bool,
    ) -> set[str]:
        """Ask once, and keep what comes back; the ids of the drafts that it is."""
        answer = proposer.propose(prompt, self._prompter.schema)
        source = Source(_today(), model, prompt_digest(prompt))
        return {one.id for one in self._take(answer, source, report, where, anew=anew).drafts}

    def _take(
        self, answer: str, source: Source, report: Report, where: str = "", *, anew: bool
    ) -> Taken:
        taken = self._judge.taken(answer, source, self.waiting())
        store.add(self._path, taken.drafts, taken.replaced)
        report.take(taken, where, anew=anew)
        return taken

    def _tried(self, bad: Sequence[Waiting]) -> None:
        """Note that some drafts went back, and did not come again."""
        there = {one.id for one in self.waiting()}
        left = [one for one in bad if one.id in there]
        store.add(self._path, [one.model_copy(update={"tries": one.tries + 1}) for one in left])


def _bad(drafts: Iterator[Waiting] | Sequence[Waiting]) -> Iterator[Waiting]:
    """The drafts that can go back to be put right."""
    for one in drafts:
        if sort_of(one) in {"near", "unfinished"} and one.tries < TRIES and any(faults_of(one)):
            yield one


def _document(dataset: Dataset, path: Path, named: str | None) -> Document:
    listed = {one.id: one for one in dataset.header.documents}
    if named is not None:
        if named not in listed:
            raise UnknownName(named, listed, "document")
        return listed[named]
    if len(listed) == 1:
        return next(iter(listed.values()))
    told = (
        f"say which with --document: {', '.join(listed)}" if listed else "it declares no document"
    )
    raise UnusableFile(str(path), f"drafting is of one document; {told}")


def _text(dataset: Dataset, document: Document, documents: Path) -> str:
    """The text of a document, if it is the one that is cited."""
    texts, problems = find_documents(dataset, documents)
    text = texts.get(document.id)
    told = [one.message for one in problems if f'"{document.id}"' in one.message]
    if text is None or (document.digest and document_digest(text) != document.digest):
        raise UnusableFile(str(documents), next(iter(told), f'no copy of "{document.id}" is here'))
    return text


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
