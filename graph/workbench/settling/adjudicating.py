"""The desk at which two annotations are settled into a third: pair by pair, each decision with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from graph.problems import ChangedFile, Problem, UnusableFile
from graph.workbench.settling.deciding import Deciding, EditedSince, Edits
from graph.workbench.settling.guide import reasons
from graph.workbench.settling.log import WHOSE, Decision, Settled, read_log
from graph.workbench.settling.opening import Matter
from graph.workbench.settling.pairs import Unit
from graph.workbench.settling.phrases import Phrases
from graph.workbench.settling.showing import Showing
from graph.workbench.settling.state import At, Making, Standing, Told
from graph.workbench.shapes import Command, Go, Key, Pick, Text, Type, View
from graph.workbench.storing.store import Storing

DECISIONS: dict[str, Decision] = {"3": "both", "4": "merged", "5": "neither", "6": "reworded"}
"""The digits that take neither side as it is."""


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def adjudicating(matter: Matter) -> Callable[[Storing, Mapping[str, str]], Adjudicating]:
    """What makes the desk, of the store of the outcome.

    Parameters
    ----------
    matter : Matter
        As ``open_matter`` has opened it, and made the outcome.
    """
    return lambda store, _texts: Adjudicating(matter, store)


class Adjudicating:
    """Somebody settling what two annotators say.

    Parameters
    ----------
    matter : Matter
        The two, held together.
    store : Storing
        Of the outcome.
    clock : callable, optional
        Tells the date of a decision.
    """

    def __init__(self, matter: Matter, store: Storing, clock: Callable[[], str] = _now) -> None:
        self.matter = matter
        self.store = store
        self.standing = Standing(matter, {})
        self.version = 1
        self.names = self.guide = self.help = False
        self._trouble: UnusableFile | None = None
        self.making: Making | None = None
        self.box: str | None = None
        self.told: tuple[Told, ...] = ()
        self.said: Told | None = None
        self.picked: Unit | None = None
        self.at: At = next(iter(matter.texts)), 0
        self._clock = clock
        self._later: set[str] = set()
        self._faults: tuple[Problem, ...] = store.files.reading.errors
        self._read()
        self._next()

    # ── What the server asks for

    def view(self, language: str) -> View:
        """What is shown now."""
        return Showing(self, language).view()

    def text(self, document: str) -> Text:
        """A document's text.

        Parameters
        ----------
        document : str

        Raises
        ------
        UnknownName
        """
        return self.matter.text(document)

    def do(self, command: Command) -> None:
        """Do what a person did; what cannot be done is told in the view and changes nothing."""
        self.version += 1
        self.said = None
        if isinstance(command, Type):
            if self.box is not None:
                self.box = command.text
        elif isinstance(command, Go):
            self._go(command)
        elif isinstance(command, Pick):
            self._pick(command.claim)
        elif isinstance(command, Key):  # nothing is done with words that are selected
            self._key(command)

    def tick(self) -> None:
        """Look whether files have been changed by others since."""
        if self.store.changed() or self._trouble is not None:
            self._reread(Told("reread"))

    # ── Keys

    def _key(self, key: Key) -> None:
        if key.ctrl or key.alt:
            return
        if self.help and key.key in {"Escape", "?"}:
            self.help = False
        elif self.box is not None:
            if key.key == "Enter":
                self._take_box()
            elif key.key == "Escape":
                self._back()
        elif key.key.isdigit() and len(key.key) == 1:
            self._digit(key.key)
        elif key.key.casefold() == "u":
            self._undo(again=key.shift or key.key == "U")
        else:
            found = self._keys.get(key.key)
            if found is not None:
                found(self)

    def _step(self, by: int) -> None:
        count = len(self.matter.sentences[self.at[0]])
        self._leave()
        self.at = self.at[0], min(max(self.at[1] + by, 0), max(count - 1, 0))
        self.picked = next(iter(self.standing.left(self.at)), None)

    def _move(self, by: int) -> None:
        units = self.standing.here.get(self.at, ())
        if not units:
            return
        self._leave()
        ids = [unit.id for unit in units]
        if self.picked is None or self.picked.id not in ids:
            self.picked = units[0 if by > 0 else -1]
        else:
            number = ids.index(self.picked.id) + by
            self.picked = units[min(max(number, 0), len(units) - 1)]

    def _next(self) -> None:
        """Go to what is next to settle; to what was left for later, once nothing else is left."""
        self._leave()
        coming = [*self.standing.after(self.picked, self.at)]
        if not coming:
            return
        unit = next((one for one in coming if one.id not in self._later), coming[0])
        self._show(unit)

    def _put_off(self) -> None:
        if self.picked is not None and self.picked.id not in self.standing.settled:
            self._later.add(self.picked.id)
            self._next()

    def _back(self) -> None:
        """One step back in what is being decided."""
        making, self.box, self.told = self.making, None, ()
        if making is None:
            self.guide = False
        elif making.fields:
            making.reasoned = False
            making.fields.popitem()
        else:
            self.making = None

    def _turn(self, what: Literal["guide", "names", "help"]) -> None:
        """Show something that was not shown, or no longer."""
        setattr(self, what, not getattr(self, what))

    _keys: dict[str, Callable[[Adjudicating], None]] = {
        "n": lambda self: self._next(),
        "Enter": lambda self: self._next() if self.making is None else None,
        "j": lambda self: self._step(1),
        "k": lambda self: self._step(-1),
        "ArrowDown": lambda self: self._move(1),
        "ArrowUp": lambda self: self._move(-1),
        "l": lambda self: self._put_off(),
        "g": lambda self: self._turn("guide"),
        "w": lambda self: self._turn("names"),
        "?": lambda self: self._turn("help"),
        "Escape": lambda self: self._back(),
        "Backspace": lambda self: self._back(),
    }

    # ── Deciding

    def _digit(self, digit: str) -> None:
        unit, making = self.picked, self.making
        if unit is None or self.refused() is not None:
            return
        if making is None:
            self._begin(unit, digit)
        elif making.field is not None:
            self._choose(unit, making, making.field, digit)
        elif making.reasoned:
            offered = reasons(unit.fields)
            if digit == "0":
                self.box = ""
            elif int(digit) <= len(offered):
                self._settle(unit, making, f"§{offered[int(digit) - 1]}")

    def column(self, side: int) -> int:
        """Where a side stands in the sentence in focus, and whose claims stand in a column."""
        return self.standing.column(side, self.at)

    def _begin(self, unit: Unit, digit: str) -> None:
        if digit not in "123456":
            return
        self.said = self.standing.why_not(unit, digit)
        if self.said is not None:
            self.told = (self.said,)
            return
        self.told = ()
        decision = DECISIONS[digit] if digit in DECISIONS else WHOSE[self.column(int(digit) - 1)]
        making = self.making = Making(decision)
        if decision == "merged":
            making.asked = unit.fields
        elif decision == "reworded":
            making.asked = tuple(name for name in unit.fields if name != "sentence")
            self.box = self._wording(unit)
            return
        self._try(unit, making)

    def _wording(self, unit: Unit) -> str:
        """The sentence that is there to be put otherwise."""
        record = next(filter(None, (unit.sides[self.column(column)] for column in (0, 1))))
        native = self.header.get("language") or "en"
        return Phrases(self.matter.joined, self.matter.texts, native).sentence(record)

    def _choose(self, unit: Unit, making: Making, field: str, digit: str) -> None:
        if digit == "3" and field == "words":
            making.fields[field] = "both"
        elif digit in "12":
            making.fields[field] = WHOSE[self.column(int(digit) - 1)]
        else:
            return
        self._try(unit, making)

    def _take_box(self) -> None:
        making, unit, text = self.making, self.picked, " ".join((self.box or "").split())
        if making is None or unit is None:
            self.box = None
        elif not text:
            self.told = (Told("say the sentence" if making.rewording else "say the reason"),)
        elif making.rewording:
            making.sentence, self.box, self.told = text, None, ()
            self._try(unit, making)
        else:
            self._settle(unit, making, text)

    def _try(self, unit: Unit, making: Making) -> None:
        """Once all is said but the reason, hold what would be written to a check."""
        if making.field is not None or making.rewording:
            return
        making.reasoned = True
        try:
            wrong = self._deciding.wrong(self._edits(unit, making, ""))
        except UnusableFile as error:
            self._not_written(error)
            return
        if wrong:
            self.making = None
            self.told = (Told("not taken", problems=tuple(wrong)),)

    def _edits(self, unit: Unit, making: Making, reason: str) -> Edits:
        settled = self._settled(unit, making, reason)
        before = self.standing.settled.get(unit.id)
        return self._deciding.edits(unit, settled, before)

    def _settled(self, unit: Unit, making: Making, reason: str) -> Settled:
        return Settled(
            what=unit.what,
            first=unit.ids[0],
            second=unit.ids[1],
            decision=making.decision,
            left=WHOSE[self.column(0)],
            names=self.names,
            reason=reason,
            date=self._clock(),
            fields=dict(making.fields),
            sentence=making.sentence,
        )

    def _settle(self, unit: Unit, making: Making, reason: str) -> None:
        try:
            self.store.write(
                self._edits(unit, making, reason),
                f"{making.decision} {unit.id} {reason}",
            )
        except UnusableFile as error:
            self._not_written(error)
            return
        self._read()
        self._leave()
        self._later.discard(unit.id)
        left = self.standing.left(self.at)
        self.said = Told(
            "said settled", {"decision": making.decision, "left": len(left), "unit": unit}
        )
        ids = [one.id for one in self.standing.here[self.at]]
        behind = [one for one in left if ids.index(one.id) > ids.index(unit.id)]
        self.picked = next(iter((*behind, *left)), None)

    def _not_written(self, error: UnusableFile) -> None:
        self.making, self.box = None, None
        if isinstance(error, ChangedFile):
            self._reread(Told("changed"))
        elif isinstance(error, EditedSince):
            self.told = (Told("edited"),)
        else:
            self.told = (Told("unwritten", {"error": error}),)

    def _undo(self, *, again: bool) -> None:
        label = self.store.redoes if again else self.store.undoes
        if label is None:
            return
        before = self.standing.settled
        try:
            if again:
                self.store.redo()
            else:
                self.store.undo()
        except UnusableFile as error:
            self._not_written(error)
            return
        self._read()
        self._leave()
        after = self.standing.settled
        changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        unit = next(filter(None, map(self.standing.by_id.get, changed)), None)
        if unit is not None:
            self._show(unit)
        self.said = Told("said redone" if again else "said undone", {"label": label})

    # ── Where one is

    def _go(self, command: Go) -> None:
        document = command.document or self.at[0]
        if document not in self.matter.texts:
            return
        count = len(self.matter.sentences[document])
        number = command.sentence or 0
        if 0 <= number < max(count, 1):
            self._leave()
            self.at = document, number
            self.picked = next(iter(self.standing.left(self.at)), None)

    def _pick(self, id: str) -> None:
        unit = next((one for one in self.standing.here.get(self.at, ()) if one.id == id), None)
        if unit is not None:
            self._leave()
            same = self.picked is not None and self.picked.id == unit.id
            self.picked = None if same else unit

    def _show(self, unit: Unit) -> None:
        self.at = unit.document, unit.sentence
        self.picked = unit

    def _leave(self) -> None:
        """What was begun is let go."""
        self.making, self.box, self.told, self.guide = None, None, (), False

    # ── The files

    def _read(self) -> None:
        self.header = self.store.files.header.value
        self._deciding = Deciding(self.matter.joined, self.store.files, self._faults)
        self.standing = self.standing.with_log(read_log(self.store.files.decisions))

    def _reread(self, told: Told) -> None:
        before, self._trouble = self._trouble, None
        try:
            self.store.reread()
        except UnusableFile as error:
            self._trouble = error
            self.version += str(error) != str(before)
            return
        self._faults = self.store.files.reading.errors
        if not self._faults:  # what has faults is shown as it was
            self._read()
        self.making, self.box, self.told = None, None, (told,)
        self.version += 1

    def refused(self) -> Told | None:
        """Why nothing can be decided."""
        # What is written here is held to a check before, so that this is only looked at when others wrote.
        if self._trouble is not None:
            return Told("unwritten", {"error": self._trouble})
        return Told("faulty", problems=self._faults) if self._faults else None
