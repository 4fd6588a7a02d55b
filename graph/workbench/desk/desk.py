"""Somebody annotating: what their keys do to the text in focus, the line that is made, and the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.problems import ChangedFile, UneditableFile, UnknownName, UnusableFile
from graph.workbench import shapes
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.book import Book, book_of
from graph.workbench.desk.card import sort_of
from graph.workbench.desk.choosing import options_of_card
from graph.workbench.desk.claims import Made, made_of
from graph.workbench.desk.commands import COMMANDS
from graph.workbench.desk.conflict import Conflict, conflict_of, options_of_conflict
from graph.workbench.desk.drafts import Decided, Drafts, Kept
from graph.workbench.desk.focus import Focus, Left
from graph.workbench.desk.following import Following, fitted
from graph.workbench.desk.judging import Judged, judged
from graph.workbench.desk.keeping import brought_back, plain_of, unfinished, work_from
from graph.workbench.desk.mending import fixes_of
from graph.workbench.desk.moving import move
from graph.workbench.desk.named import Index, index_of, name_in, numbered
from graph.workbench.desk.objecting import Objection
from graph.workbench.desk.once import Once
from graph.workbench.desk.options import options
from graph.workbench.desk.pages import Page
from graph.workbench.desk.reading import in_hand
from graph.workbench.desk.ties import Uses
from graph.workbench.desk.viewing import view_of
from graph.workbench.desk.words import say
from graph.workbench.desk.work import Work
from graph.workbench.storing.store import Storing


class Annotating:
    """A desk at which a dataset's documents are annotated.

    Parameters
    ----------
    store : Storing
    texts : mapping of str to str
        The documents' texts, by id.
    others : collection of str
        The documents whose text is another than the one that was cited: read-only until confirmed.
    drafts : Drafts, optional
        Where drafts wait, and what is unfinished is kept.
    elsewhere : Uses, optional
        What the kinds of claim have been used for in another dataset, for one that has few claims.
    """

    def __init__(
        self,
        store: Storing,
        texts: Mapping[str, str],
        others: Sequence[str] = (),
        drafts: Drafts | None = None,
        elsewhere: Uses | None = None,
    ) -> None:
        self.store = store
        self.elsewhere = elsewhere
        self.drafts: Drafts = Kept() if drafts is None else drafts
        self.following = Following(self.drafts)
        self.others = {*others}
        self.book = book_of(store.files)
        documents = self.book.header.documents
        self.pages = {
            one.id: Page(
                one.id, one.title, one.language or self.book.header.language, texts[one.id]
            )
            for one in documents
            if one.id in texts
        }
        if not self.pages:
            raise UnusableFile(str(store.files.dataset), "there is no text of its documents")
        self.focus = Focus(next(iter(self.pages)))
        self.work = Work()
        self.language: str = "en"
        self.version = 1
        self.once = Once()
        self.conflict: Conflict | None = None
        self.parked: tuple[Work, Book] | None = None
        self.left: dict[str, Left] = {}
        self.ended = False
        self.came_back: Work | None = None
        self.objection: Objection | None = None
        self.trouble = ""
        self.said: Callable[[str], str] = lambda _language: ""
        kept = store.kept()
        found = None if kept is None else work_from(kept)
        if kept is not None and found is not None and kept.get("document") in self.pages:
            self._go_on(kept, found)

    # What the server asks

    def view(self, language: str) -> shapes.View:
        """What is shown now."""
        self.language = language if language.split("-", maxsplit=1)[0] in {"en", "es"} else "en"
        return view_of(self)

    def text(self, document: str) -> shapes.Text:
        """A document's text."""
        if document not in self.pages:
            raise UnknownName(document, self.pages, "document")
        return self.pages[document].shown

    def do(self, command: shapes.Command) -> None:
        """Do what a person did."""
        self.say("")
        self.version += 1
        before, book = self.work, self.book
        where = (self.focus.document, self.focus.sentence)
        try:
            COMMANDS[type(command)](self, command)
        except ChangedFile:
            self.tick()
            self.say_reread()
        except (UneditableFile, UnusableFile) as error:
            self.say("said refused", what=str(error))
        if self.conflict is not None and self.work.open != "conflict":
            self.conflict = None
        if self.objection is not None and self.objection.card != self.work.card:
            self.objection = None
        if self.book is not book and self.conflict is None:
            self._follow(book, own=True)
        held = self.work.begun or self.work.open or self.work.hand or self.work.card
        if self.parked is not None and not held:
            (self.work, book), self.parked = self.parked, None
            self._follow(book)
        self._number(where)
        if self.work is not before:
            self.store.keep(plain_of(self))

    def _number(self, before: tuple[str, int]) -> None:
        """Have the names of a sentence keep their numbers for as long as it is in focus."""
        if (self.focus.document, self.focus.sentence) != before:
            self.focus = self.focus.but(numbers=())
        if self.work.hand is None:
            return
        around = self.around
        numbers = numbered(around.found, self.work.hand, around.numbers)
        given = tuple((one.span, number) for number, one in numbers.items())
        if given != self.focus.numbers:
            self.focus = self.focus.but(numbers=given)

    def park(self) -> None:
        """Keep a line that was put aside while something else is done; it comes back after that."""
        if self.work.aside and self.work.begun:
            self.parked = self.work, self.book
            self.work = Work()

    def turn(self, document: str) -> None:
        """Have another document in focus; a line that was begun waits in its own."""
        here = self.focus.document
        if document == here:
            return
        line = (self.work, self.book) if self.work.begun else self.parked
        if self.conflict is not None:
            line = self.conflict.taken(self.conflict.mine), self.book
        if line is not None:
            work = line[0].but(aside=True, card=())
            self.left[here] = Left(self.focus.sentence, work, line[1])
        self.parked = None
        self.work = Work()
        self.focus = self.focus.but(document=document, sentence=0, picked=None, draft=0)
        waits = self.left.pop(document, None)
        if waits is not None:
            self.focus = self.focus.but(sentence=waits.sentence)
            self.work = waits.work
            self._follow(waits.book)
            self.say("said waits")

    def tick(self) -> None:
        """Look whether files have been changed by others since."""
        before, trouble = self.book, self.trouble
        if self.store.changed() or before.files is not self.store.files:
            try:
                self.ended = self.ended or self.store.undoes is not None
                self.store.reread()
                self.refresh()
                self.following.forget()
                self.trouble = ""
            except (UneditableFile, UnusableFile) as error:
                self.trouble = str(error)
        elif trouble:  # they are again as they were
            self.trouble = ""
        if self.book is before and self.trouble == trouble:
            return
        self.version += 1
        self.say_reread()
        self._follow(before)

    def say_reread(self) -> None:
        """Say that the files were changed by others, or why they cannot be read."""
        if self.trouble:
            self.say("said unreadable", what=self.trouble)
        else:
            self.say("said reread")

    def _follow(self, before: Book, *, own: bool = False) -> None:
        """Hold the line to the files as they are now: what was changed of it is shown, nothing is lost.

        Parameters
        ----------
        before : Book
            What the line was made beside.
        own : bool
            Whether it was somebody's own step that changed them, an undo.
        """
        self.conflict = conflict_of(before, self.book, self.work, own=own)
        if self.conflict is not None:
            self.work = self.work.but(open="conflict", typed=None, aside=False, card=())
            told = "said conflict" if self.conflict.theirs else "said gone"
            self.say(f"{told} own" if own else told)
        elif self.book is not before:
            self.work = fitted(self.work, self.book)
            move(self, before, own=own)

    def _go_on(self, kept: Mapping[str, Any], work: Work) -> None:
        """Have what was being made when the last session broke off, put aside."""
        sentence = kept.get("sentence")
        page = self.pages[str(kept["document"])]
        if not isinstance(sentence, int) or not 0 <= sentence < len(page.sentences):
            return
        if work.hand is None or work.hand[1] <= len(page.text):
            self.focus = self.focus.but(document=page.document, sentence=sentence)
            self.work = self.came_back = brought_back(self, fitted(work, self.book))
            self.say("said goes on" if self.work.aside else "said card goes on")

    # What stands around

    @property
    def page(self) -> Page:
        """The text in focus."""
        return self.pages[self.focus.document]

    @property
    def around(self) -> Around:
        """What stands around what is being made."""
        focus = self.focus
        return self.once(
            "around",
            (
                *(self.book, focus.document, focus.sentence),
                *(self.language, focus.recent, focus.numbers),
            ),
            lambda: Around(
                self.book,
                self.page,
                focus.sentence,
                self.language,
                self.index,
                focus.recent,
                focus.last,
                self.fixes,
                focus.numbers,
            ),
        )

    @property
    def index(self) -> Index:
        """The names of the entities."""
        entities = self.book.entities
        return self.once("index", (entities,), lambda: index_of(entities.values()))

    def uses(self) -> Uses:
        """What the kinds have been used for."""
        return self.once(
            "uses",
            (self.book.claims, self.book.entities),
            lambda: Uses(
                (one.relation for one in self.book.claims), self.book.entities, self.elsewhere
            ),
        )

    def offered(self) -> Sequence[Option]:
        """What can be taken now."""
        work, around = self.work, self.around
        if self.conflict is not None:
            return options_of_conflict(self, self.conflict)
        if work.card:
            focus = self.focus
            of = (work, around, focus.picked)
            return self.once("card", of, lambda: options_of_card(self))
        return self.once("offered", (work, around), lambda: options(work, around, self.uses))

    def made(self) -> Made:
        """The records of what is being made."""
        return self.checked(self.work)[0]

    def judged(self) -> Judged:
        """What a check says of what is being made."""
        return self.checked(self.work)[1]

    def checked(self, work: Work) -> tuple[Made, Judged]:
        """The records of something that is being made, and what a check says of them."""

        def look() -> tuple[Made, Judged]:
            made = made_of(work, self.around)
            return made, judged(made, work, self.around)

        return self.once("checked", (work, self.book), look)

    def fixes(self, work: Work) -> Sequence[Option]:
        """What mends what is wrong with what is being made."""
        return fixes_of(work, self.around, self.checked(work)[1], self.uses)

    # What the parts of it do

    def keep_unfinished(self) -> None:
        """Keep what is being made outside the data."""
        work = self.work
        if not work.begun:
            self.say("said nothing taken")
            return
        self.drafts.keep(unfinished(self))
        self.work = Work()
        self.say("said kept")

    def say(self, key: str, **values: Any) -> None:
        """Have something said, in the language in which it will be asked for."""
        self.said = lambda language: say(language, key, **values) if key else ""

    def refresh(self) -> None:
        """Look into the files anew."""
        self.book = book_of(self.store.files, self.book)

    def write(self, edits: Mapping[Any, Any], label: str, decided: Decided | None = None) -> None:
        """Write a step, with what it decides of a draft; where the files say all of it already, it is none."""
        before = self.store.files
        if self.book.files is not before:  # they could not be read when they were changed
            raise ChangedFile(str(before.dataset))
        self.store.write({path: those for path, those in edits.items() if those}, label)
        stepped = self.store.files is not before
        if stepped:
            self.following.step()
            self.refresh()
        if decided is not None:
            self.following.decide(decided, by_step=stepped)

    def stepped(self, *, back: bool) -> None:
        """Follow an undo, or what does it again: a draft waits again, or is decided again."""
        before = self.book
        self.refresh()
        if back:
            self.following.undone(before, self.book)
        else:
            self.following.redone()

    @property
    def locked(self) -> bool:
        """Whether the text is another than the one that was cited, and nobody has said *go on*."""
        return self.focus.document in self.others

    def take(self, span: tuple[int, int]) -> None:
        """Take words in hand or, while a line is begun, for a part of it."""
        sentence = self.page.sentence_at(span[0])
        if self.work.card:
            if sort_of(self.work.card) in {"text", "names"}:
                self.work = self.work.but(typed=self.page.words(name_in(self.page, span)))
            return
        if self.work.begun:
            self.work = self.work.but(chosen=span)
        else:
            self.work = in_hand(self, span)
        if sentence != self.focus.sentence:
            self.focus = self.focus.but(sentence=sentence, picked=None)

    def go(self, sentence: int) -> None:
        """Have another sentence in focus."""
        if sentence != self.focus.sentence:
            self.focus = self.focus.but(sentence=sentence, picked=None, members=False, draft=0)
            if self.work.begun:
                self.work = self.work.but(aside=True)
            elif not self.work.card:
                self.work = Work()
