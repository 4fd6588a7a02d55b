"""The view of the settling desk: the sentence in focus, its pairs, and the bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from graph.workbench.settling.bar import Barred
from graph.workbench.settling.guide import told
from graph.workbench.settling.telling import Telling
from graph.workbench.shapes import Cap, Choice, Pair, Row, Run, Runs, Stretch, View

if TYPE_CHECKING:
    from graph.workbench.settling.adjudicating import Adjudicating


_HOW: tuple[Literal["a", "b"], ...] = ("a", "b")


class Showing:
    """What a desk shows in a language.

    Parameters
    ----------
    desk : Adjudicating
    language : str
    """

    def __init__(self, desk: Adjudicating, language: str) -> None:
        self.desk = desk
        self.tell = Telling(desk, language)

    def view(self) -> View:
        """All of it."""
        desk, standing = self.desk, self.desk.standing
        document, number = desk.at
        sentences = desk.matter.sentences[document]
        fates = "".join(standing.fate((document, one)) for one in range(len(sentences)))
        left = sum(fate in "op" for fate in fates)
        header = desk.header
        refused = desk.refused()
        return View(
            version=desk.version,
            language=self.tell.language,
            title=self.tell.say("title", title=self._title(header)),
            document=document,
            documents=tuple(
                Choice(id=name, title=self._document(name)) for name in desk.matter.texts
            ),
            scenarios=tuple(one["id"] for one in header.get("scenarios", ())),
            fates=fates,
            counts=(
                Run(text=str(len(sentences) - left), mark="strong"),
                Run(text=f" {self.tell.say('settled')} · "),
                Run(text=str(left), mark="strong"),
                Run(text=f" {self.tell.say('to settle')}"),
            ),
            sentence=number,
            head=self._head(),
            aside=self._aside(),
            rows=tuple(self._rows()),
            below=self._below(),
            marks=tuple(self._marks()),
            bar=Barred(self.tell).bar(),
            undo=self._undo_cap(),
            top=(
                *self._redo_cap(),
                Cap(key="n", label=self.tell.say("next")),
                Cap(key="?", label=self.tell.say("keys")),
            ),
            saved=self.tell.say("saved"),
            foot=(
                Cap(key="ArrowDown", label=""),
                Cap(key="ArrowUp", label=self.tell.say("pair")),
                Cap(key="j", label=""),
                Cap(key="k", label=self.tell.say("sentences")),
                Cap(key="g", label=self.tell.say("guide")),
                Cap(key="w", label=self.tell.say("hide names" if desk.names else "names")),
            ),
            remark=self.tell.say("remark"),
            help=tuple(self._help()) if desk.help else (),
            said=self.tell.told(desk.said) if desk.said else "",
            read_only=self.tell.told(refused) if refused else "",
        )

    def _title(self, header: Mapping[str, Any]) -> str:
        found: str = header.get("titles", {}).get(self.tell.language) or header["title"]
        return found

    def _document(self, name: str) -> str:
        record = self.desk.matter.joined.things["documents", name].united()
        found: str = record.get("titles", {}).get(self.tell.language) or record["title"]
        return found

    def _head(self) -> Runs:
        document, number = self.desk.at
        sentences = self.desk.matter.sentences[document]
        if not sentences:
            return ()
        told = self.tell.say("sentence", number=number + 1, all=len(sentences))
        where = self.tell.say("paragraph", number=sentences[number].paragraph)
        return Run(text=told, mark="strong"), Run(text=f" {where}", mark="faint")

    def _aside(self) -> str:
        if not self.desk.names:
            return self.tell.say("blind")
        first, second = map(self.tell.who, self.tell.order)
        return self.tell.say("open names", first=first, second=second)

    def _rows(self) -> Iterator[Row]:
        desk = self.desk
        alike = len(desk.standing.alike.get(desk.at, ()))
        if alike:
            counts = desk.standing.counted(desk.at)
            first, second = (counts[side] for side in self.tell.order)
            words = (
                self.tell.say("one alike") if alike == 1 else self.tell.say("alike", count=alike)
            )
            yield Row(
                id="",
                statement=(Run(text=words, mark="faint"),),
                sign="✓",
                aside=f"A {first} · B {second}",
            )
        for unit in desk.standing.here.get(desk.at, ()):
            settled = desk.standing.settled.get(unit.id)
            picked = desk.picked is not None and desk.picked.id == unit.id
            yield Row(
                id=unit.id,
                statement=(Run(text=self.tell.statement(unit)),),
                picked=picked,
                sign="✓" if settled else "●" if picked else "○",
                aside=self.tell.aside_of(unit)
                if settled is None
                else self.tell.say(
                    "was settled",
                    decision=self.tell.decision(unit, settled.decision),
                    reason=told(settled.reason, self.tell.language),
                ),
            )

    def _below(self) -> Runs:
        desk = self.desk
        if desk.standing.here.get(desk.at) or desk.standing.alike.get(desk.at):
            return ()
        return (Run(text=self.tell.say("nothing"), mark="faint"),)

    def _marks(self) -> Iterator[Stretch]:
        unit = self.desk.picked
        if unit is None or unit.what != "claims":
            return
        for column, side in enumerate(self.tell.order):
            record = unit.sides[side]
            for one in record["evidence"] if record else ():
                if one["document"] == self.desk.at[0] and one.get("start") is not None:
                    yield Stretch(start=one["start"], end=one["end"], how=_HOW[column])

    def _undo_cap(self) -> Cap | None:
        label = self.desk.store.undoes
        return (
            Cap(key="u", label=self.tell.say("undo", what=self.tell.label(label)))
            if label
            else None
        )

    def _redo_cap(self) -> tuple[Cap, ...]:
        label = self.desk.store.redoes
        if not label:
            return ()
        words = self.tell.say("redo", what=self.tell.label(label))
        return (Cap(key="Shift+u", label=words),)

    def _help(self) -> Iterator[Pair]:
        rows = (
            ("1 2 3 4 5 6", "help decide"),
            ("1 … 9, 0", "help reason"),
            ("l", "help later"),
            ("n", "next"),
            ("j k", "sentences"),
            ("↓ ↑", "pair"),
            ("g", "guide"),
            ("w", "names"),
            ("u, Shift u", "help undo"),
            ("Escape", "help close"),
        )
        for keys, words in rows:
            yield Pair(label=keys, cells=((Run(text=self.tell.say(words)),),))
