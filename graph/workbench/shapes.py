"""What goes between the workbench and its page: commands one way, views the other.

The workbench holds all state; the page draws a view and sends what a person does. So everything can be
tried without a browser, and the page without a server. Places are code points of a document's text. Words
of a view are in the language that it was asked for in; text of documents is data and never markup.
"""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A value that goes over the wire: fixed, and with nothing in it that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ── What a person does ──────────────────────────────────────────────────────────────────────────


class Key(Shape):
    """A key, or a click on what bears its cap.

    Parameters
    ----------
    key : str
        As ``KeyboardEvent.key`` has it: ``Enter``, ``Escape``, ``Tab``, ``Backspace``, ``Delete``, `` ``,
        ``ArrowDown``, ``a``, ``!``, ``,``; digits by their position on the keyboard.
    shift, ctrl, alt : bool
        Shift is told for keys that write nothing (Tab, arrows) and for letters.
    """

    do: Literal["key"] = "key"
    key: str = Field(max_length=20)
    shift: bool = False
    ctrl: bool = False
    alt: bool = False


class Type(Shape):
    """What stands now in the text box that is open (of a slot, a detail, the sentence, a reason)."""

    do: Literal["type"] = "type"
    text: str = Field(max_length=5_000)


class Select(Shape):
    """Words taken in hand with the mouse, a finger or the keys of the browser.

    Parameters
    ----------
    start, end : int
    words : str
        What the page saw there; refused where the text has other words.
    """

    do: Literal["select"] = "select"
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    words: str = Field(max_length=100_000)


class Go(Shape):
    """A sentence that was clicked, in the text or on the ribbon; or another document."""

    do: Literal["go"] = "go"
    sentence: int | None = None
    document: str | None = None


class Pick(Shape):
    """A claim of the sentence that was clicked; clicking the same again lets it go."""

    do: Literal["pick"] = "pick"
    claim: str


class Open(Shape):
    """A field of the line that was clicked: it opens on what it says."""

    do: Literal["open"] = "open"
    field: str = Field(max_length=200)


Command = Annotated[Key | Type | Select | Go | Pick | Open, Field(discriminator="do")]


class Order(Shape):
    """A command, and the view that it was given on.

    Parameters
    ----------
    version : int
        That of the view; a command on an older one is refused, and the newest view told.
    """

    version: int
    command: Command


# ── What is shown ───────────────────────────────────────────────────────────────────────────────

Mark = Literal["", "strong", "wrong", "differs", "scenario", "faint", "alias", "cap"]
"""How a run is set: the kind's own verb, what is wrong or was lost, what differs, a scenario's colour; a
key, spelled as ``Cap`` does, drawn as its cap."""


class Run(Shape):
    """Some words, set in one way.

    Parameters
    ----------
    text : str
    mark : str
    scenario : str, optional
        Whose colour, where the mark is ``scenario``.
    """

    text: str
    mark: Mark = ""
    scenario: str | None = None


Runs = tuple[Run, ...]


class Paragraph(Shape):
    """A paragraph of a document's text; its sentences lie in it end to end, but for white space."""

    number: int
    start: int
    text: str
    sentences: tuple[tuple[int, int], ...]


class Text(Shape):
    """A document, as the reader's copy has it; fetched once."""

    document: str
    title: str
    language: str | None
    paragraphs: tuple[Paragraph, ...]


class Choice(Shape):
    """A document that can be gone to."""

    id: str
    title: str


class Cap(Shape):
    """A key that works now, and what it does.

    Parameters
    ----------
    key : str
        As in ``Key``; with ``Shift+`` or ``Ctrl+`` before it where that is wanted.
    label : str
    why_not : str, optional
        Where the key does nothing now, though one might press it: why. It is shown struck out.
    """

    key: str
    label: str
    why_not: str | None = None


class Named(Shape):
    """Something named in the sentence in focus.

    Parameters
    ----------
    start, end : int
    key : str, optional
        The digit that takes it, shown above the words; none where there are more names than digits.
    new : bool
        Whether the graph has no such entity yet; its digit is dotted.
    chosen : bool
        Whether it is one of the line's ends: thickly underlined.
    """

    start: int
    end: int
    key: str | None = None
    new: bool = False
    chosen: bool = False


class Stretch(Shape):
    """Some of the text that is marked.

    Parameters
    ----------
    start, end : int
    how : str
        ``hand``, words in hand; ``1``, ``2``, ``3``, so many claims deep (3: or more); ``cue``, a word to
        look at again; ``near``, where a draft's words might belong; ``wrong``, what these words lost; ``a``
        and ``b``, what one or the other of two annotators cites; ``record``, what the picked claim cites.
    """

    start: int
    end: int
    how: Literal["hand", "1", "2", "3", "cue", "near", "wrong", "a", "b", "record"]


class Row(Shape):
    """A claim of the sentence in focus, or a pair to settle.

    Parameters
    ----------
    id : str
        The claim's, or the pair's.
    statement : Runs
    standing : Runs
        Scenario, sort, whose; the scenario as a run of its own.
    record : Runs
        Where it is picked: the record without its sentence, and what names it.
    picked : bool
    sign : str
        ``✓``, ``●``, ``○`` before a pair; else empty.
    aside : str
        At the right end of the line.
    members : int
        Where the row stands for a list of claims that differ in an end alone: how many.
    """

    id: str
    statement: Runs
    standing: Runs = ()
    record: Runs = ()
    picked: bool = False
    sign: str = ""
    aside: str = ""
    members: int = 1


class Slot(Shape):
    """A place in the line: source, kind, target.

    Parameters
    ----------
    name : {"source", "kind", "target"}
    label : str
        Above: the kind of what stands there, or what is asked.
    value : str
    state : str
        ``empty``; ``open``, where the text box is; ``chosen``; ``offered``, not decided yet; ``wrong``.
    key : str
        What opens it now, as in ``Cap``: a click does the same. Empty, where no one key does.
    """

    name: Literal["source", "kind", "target"]
    label: str
    value: str = ""
    state: Literal["empty", "open", "chosen", "offered", "wrong"] = "empty"
    key: str = ""


class Offer(Shape):
    """Something that a digit takes.

    Parameters
    ----------
    key : str
    main : Runs
    noun : str
        Beside it: the kind's noun, an entity's kind.
    letters : int
        So many first letters of the noun are enough for good, and underlined.
    example : str
    note : str
        Below: what it is not, why it is first, what taking it would do.
    first : bool
        Whether ``Enter`` takes it too.
    fits : bool
        Where not, it comes last, with the reason as its note.
    """

    key: str
    main: Runs
    noun: str = ""
    letters: int = 0
    example: str = ""
    note: str = ""
    first: bool = False
    fits: bool = True


class Chip(Shape):
    """A field of the line.

    Parameters
    ----------
    key : str
        The letter that changes it, shown where it works.
    name : str
    value : str
    offered : bool
        Carried over or guessed: dotted, until it is touched or saved.
    scenario : str, optional
        Whose colour it has.
    open : bool
        Whether its values are what is offered now.
    works : bool
        Whether its key works now.
    field : str
        What a click opens; empty where it does what the key does.
    """

    key: str
    name: str
    value: str
    offered: bool = True
    scenario: str | None = None
    open: bool = False
    works: bool = False
    field: str = ""


class Line(Shape):
    """One thing that a check says, or a note: with a sign, so that colour is never alone."""

    sign: Literal["ok", "wrong", "doubt", "note"]
    runs: Runs


class Pair(Shape):
    """A row of a comparison in two columns: of two wordings, of two annotators, of versions of a record."""

    label: str
    cells: tuple[Runs, ...]


class Grid(Shape):
    """A comparison: its columns' heads, each with the key that takes it, and its rows."""

    heads: tuple[Cap, ...] = ()
    rows: tuple[Pair, ...] = ()


class Box(Shape):
    """The text box that is open.

    Parameters
    ----------
    where : str
        ``slot``, ``entity``, ``detail``, ``sentence``, ``reason``, ``find``.
    text : str
        What stands in it; the page's own text stays where this is what it last sent.
    label : str
        What it is called for who hears the page.
    digits : bool
        Whether digits take offers (else they are text).
    """

    where: Literal["slot", "entity", "detail", "sentence", "reason", "find"]
    text: str
    label: str
    digits: bool


class Bar(Shape):
    """The claim bar: what is being made, from words in hand to a claim.

    Parameters
    ----------
    tall : bool
        It has two heights.
    tag : Run, optional
        Before all: the grade of a draft.
    head : Runs
        *in hand* and the words; or what is being settled.
    caps : tuple of Cap
        Beside the head.
    slots : tuple of Slot
        Empty, or three.
    prompt : Runs
        Above the offers: *Same as …?*
    grid : Grid, optional
    offers : tuple of Offer
        The one numbered list in view; empty where the numbers stand in the text.
    more : str
        Below the offers.
    facts : tuple of Pair
        Label and value: what is new with the claim, what is left of the sentence, a new entity's id.
    chips : tuple of Chip
    cues : Runs
        *Look again at …*
    sentence : str, optional
        What the claim will say.
    whose : {"composed", "own", "draft"}
        Whether the sentence is still the one that was composed, or whose it is.
    check : tuple of Line
    box : Box, optional
    """

    tall: bool
    tag: Run | None = None
    head: Runs = ()
    caps: tuple[Cap, ...] = ()
    slots: tuple[Slot, ...] = ()
    prompt: Runs = ()
    grid: Grid | None = None
    offers: tuple[Offer, ...] = ()
    more: str = ""
    facts: tuple[Pair, ...] = ()
    chips: tuple[Chip, ...] = ()
    cues: Runs = ()
    sentence: str | None = None
    whose: Literal["composed", "own", "draft"] = "composed"
    check: tuple[Line, ...] = ()
    box: Box | None = None


class View(Shape):
    """Everything that the page shows, but for the text.

    Parameters
    ----------
    version : int
        Counts up with every change.
    language : str
    title : str
        The dataset's.
    document : str
        Whose text is shown.
    documents : tuple of Choice
    scenarios : tuple of str
        Their ids in order: the page gives each its colour, as the explorer does.
    fates : str
        One letter a sentence of the document: c cited, p cited in part, s silent, o open.
    drafts : tuple of int
        The sentences for which drafts wait, by number from 0.
    counts : Runs
        *68 cited · 11 silent · 0 open*.
    sentence : int
        The one in focus, by number from 0 over the document.
    head : Runs
        *Sentence 9 of 15* ¶ 5.
    aside : str
        At the right of it: *3 claims*.
    rows : tuple of Row
    below : Runs
        Below the rows: *Named here, in no claim of this sentence: …*; or why there are none.
    names : tuple of Named
    marks : tuple of Stretch
    bar : Bar
    undo : Cap, optional
    top : tuple of Cap
        At the right end of the top: all keys, next open.
    saved : str
        *Saved*, or what is wrong.
    foot : tuple of Cap
    foot_right : tuple of Cap
    remark : str
        At the right end of the foot: *Nothing is accepted unseen*.
    help : tuple of Pair
        All keys and what they do, where they are asked for.
    picture : str, optional
        Where the picture is asked for: the state with which the explorer opens (``selected=chile``).
    said : str
        What changed, in a sentence, for who hears the page; empty where nothing is to be said.
    read_only : str
        Why nothing can be changed; empty where it can.
    begin : tuple of Pair
        Above the rows, while the dataset is new: what the first keys do. A label is a key, or several with
        blanks between; a pair without a label is a heading.
    """

    version: int
    language: str
    title: str
    document: str
    documents: tuple[Choice, ...]
    scenarios: tuple[str, ...] = ()
    fates: str
    drafts: tuple[int, ...] = ()
    counts: Runs
    sentence: int
    head: Runs
    aside: str = ""
    rows: tuple[Row, ...] = ()
    below: Runs = ()
    names: tuple[Named, ...] = ()
    marks: tuple[Stretch, ...] = ()
    bar: Bar
    undo: Cap | None = None
    top: tuple[Cap, ...] = ()
    saved: str = ""
    foot: tuple[Cap, ...] = ()
    foot_right: tuple[Cap, ...] = ()
    remark: str = ""
    help: tuple[Pair, ...] = ()
    picture: str | None = None
    said: str = ""
    read_only: str = ""
    begin: tuple[Pair, ...] = ()


class Desk(Protocol):
    """What the server serves: somebody annotating, or somebody settling what two annotators say."""

    def view(self, language: str) -> View:
        """What is shown now."""

    def text(self, document: str) -> Text:
        """A document's text.

        Raises
        ------
        UnknownName
        """

    def do(self, command: Command) -> None:
        """Do what a person did; what cannot be done is told in the view and changes nothing."""

    def tick(self) -> None:
        """Look whether files have been changed by others since."""
