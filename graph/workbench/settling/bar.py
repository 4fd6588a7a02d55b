"""The bar of the settling desk: a pair side by side, and what digits take now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from graph.workbench.settling.guide import GUIDE, reasons, short, title, told
from graph.workbench.settling.log import WHOSE
from graph.workbench.settling.pairs import Unit
from graph.workbench.settling.telling import Telling
from graph.workbench.settling.words import WHY, in_language
from graph.workbench.shapes import Bar, Box, Cap, Grid, Line, Offer, Pair, Run, Runs, Slot

_DECISIONS = {"3": "both", "4": "merged", "5": "neither", "6": "reworded"}
_NOTES = frozenset(("reread", "changed", "only one", "one field", "not of a thing"))
_SLOTS: tuple[Literal["source", "kind", "target"], ...] = ("source", "kind", "target")


class Barred:
    """The bar in a language.

    Parameters
    ----------
    tell : Telling
    """

    def __init__(self, tell: Telling) -> None:
        self.tell = tell
        self.desk = tell.desk

    def bar(self) -> Bar:
        """It."""
        desk, unit = self.desk, self.desk.picked
        lines = tuple(self._lines())
        if unit is None:
            return Bar(tall=False, head=(Run(text=self._nothing_left()),), check=lines)
        making = desk.making
        offers, prompt, more = self._offers(unit)
        facts = self._guide(unit) if desk.guide else ()
        return Bar(
            tall=True,
            head=self._bar_head(unit),
            caps=self._caps(),
            slots=self._slots(unit),
            prompt=prompt,
            grid=self._grid(unit),
            offers=offers,
            more=more,
            facts=facts,
            sentence=making.sentence if making else None,
            whose="own",
            check=lines,
            box=self._box(),
        )

    def _caps(self) -> tuple[Cap, ...]:
        if self.desk.making is None:
            return (Cap(key="l", label=self.tell.say("later")),)
        back = Cap(key="Escape", label=self.tell.say("back"))
        if self.desk.box is None:
            return (back,)
        return Cap(key="Enter", label=self.tell.say("take the box")), back

    def _box(self) -> Box | None:
        making, text = self.desk.making, self.desk.box
        if making is None or text is None:
            return None
        where: Literal["sentence", "reason"] = "sentence" if making.rewording else "reason"
        label = self.tell.say(f"{where} box")
        return Box(where=where, text=text, label=label, digits=False)

    def _nothing_left(self) -> str:
        desk = self.desk
        left = len(desk.standing.by_id) - sum(
            one in desk.standing.by_id for one in desk.standing.settled
        )
        if left:
            return self.tell.say("here settled")
        alike = sum(map(len, desk.standing.alike.values()))
        return self.tell.say(
            "all settled", taken=alike, settled=len(desk.standing.by_id), out=desk.matter.out
        )

    def _bar_head(self, unit: Unit) -> Runs:
        ids = [one.id for one in self.desk.standing.here[self.desk.at]]
        number = self.tell.say("of", number=ids.index(unit.id) + 1, all=len(ids))
        if unit.what != "claims":
            words = f"{self.tell.statement(unit)} · {self.tell.aside_of(unit)}"
        elif unit.lone is not None:
            words = (
                f"{self.tell.say('alone', letter=self.tell.letter(unit.lone))}{self._near(unit)}"
            )
        elif unit.why is not None:
            words = in_language(WHY[unit.why], self.tell.language)
        else:
            count = len(unit.fields)
            words = self.tell.say("same, one") if count == 1 else self.tell.say("same", count=count)
        return Run(text=number, mark="strong"), Run(text=f"  {words}", mark="faint")

    def _slots(self, unit: Unit) -> tuple[Slot, ...]:
        if unit.what != "claims":
            return ()
        record = next(one for side in self.tell.order if (one := unit.sides[side]) is not None)
        made = []
        for name in _SLOTS:
            if name in unit.fields or ("ends" in unit.fields and name != "kind"):
                made.append(
                    Slot(name=name, label=self.tell.say("differs"), value="…", state="offered")
                )
            elif name == "kind":
                label, value = self.tell.phrases.kind(record), self.tell.phrases.verb(record)
                made.append(Slot(name=name, label=label, value=value, state="chosen"))
            else:
                label, value = (
                    self.tell.phrases.noun(record[name]),
                    self.tell.phrases.name(record[name]),
                )
                made.append(Slot(name=name, label=label, value=value, state="chosen"))
        return tuple(made)

    def _grid(self, unit: Unit) -> Grid:
        making = self.desk.making
        asked = making.field if making and not making.rewording else None
        works = making is None or asked is not None
        heads = []
        for column, side in enumerate(self.tell.order):
            letter = "AB"[column]
            label = f"{letter} · {self.tell.who(side)}" if self.desk.names else letter
            why = self.desk.standing.why_not(unit, "12"[column]) if making is None else None
            key = "12"[column] if works else ""
            heads.append(Cap(key=key, label=label, why_not=self.tell.told(why) if why else None))
        rows = self._lone_rows(unit) if unit.lone is not None else self._pair_rows(unit, asked)
        return Grid(heads=tuple(heads), rows=tuple(rows))

    def _pair_rows(self, unit: Unit, asked: str | None) -> Iterator[Pair]:
        making = self.desk.making
        for field in unit.fields:
            label = self.tell.phrases.field(field, unit)
            cells = self.tell.phrases.cells(unit, field, self.tell.order)
            taken = making.fields.get(field) if making else None
            if taken is not None:
                letters = "A B" if taken == "both" else self.tell.letter(WHOSE.index(taken))
                label = f"{label} ✓ {letters}"
            elif field == asked:
                label = f"▸ {label}"
            yield Pair(label=label, cells=cells)
        alike = self.tell.phrases.alike(unit)
        if alike:
            yield Pair(
                label=self.tell.say("field alike"), cells=((Run(text=alike, mark="faint"),),)
            )

    def _lone_rows(self, unit: Unit) -> Iterator[Pair]:
        """What only one claims, and beside it what comes nearest to it."""
        side = unit.lone or 0
        record = unit.sides[side] or {}

        def cells(mine: str, near: str) -> tuple[Runs, ...]:
            found: list[Runs] = [(), ()]
            found[self.desk.column(side)] = (Run(text=mine),)
            found[1 - self.desk.column(side)] = (Run(text=near, mark="faint"),) if near else ()
            return tuple(found)

        near = unit.near
        yield Pair(
            label=self.tell.phrases.field("words"),
            cells=cells(
                self.tell.phrases.words(record), self.tell.phrases.words(near) if near else ""
            ),
        )
        yield Pair(
            label=self.tell.phrases.field("sentence"),
            cells=cells(
                self.tell.phrases.sentence(record), self.tell.phrases.sentence(near) if near else ""
            ),
        )
        standing = (
            self.tell.phrases.standing(record),
            self.tell.phrases.standing(near) if near else "",
        )
        yield Pair(label=self.tell.say("standing"), cells=cells(*standing))

    def _offers(self, unit: Unit) -> tuple[tuple[Offer, ...], Runs, str]:
        """What digits take now, what is asked, and what comes after."""
        desk, making = self.desk, self.desk.making
        if desk.refused() is not None or desk.box is not None:
            return (), (), ""
        own = self.tell.say("own words")
        if making is None:
            known = [short(number, self.tell.language) for number in reasons(unit.fields)[:3]]
            coming = [f"{place} {one}" for place, one in enumerate(known, 1)]
            more = self.tell.say("then why", reasons=" · ".join([*coming, f"0 {own}"]))
            prompt = Run(text=self.tell.say("take" if unit.lone is None else "take it"))
            return tuple(self._decisions(unit)), (prompt,), more
        if making.field is not None:
            asked = self.tell.say("whose", field=self.tell.phrases.field(making.field, unit))
            both = Offer(key="3", main=(Run(text=self.tell.say("both")),))
            return (both,) if making.field == "words" else (), (Run(text=asked),), ""
        why = self.tell.say("why", decision=self.tell.decision(unit, making.decision))
        offers = (
            Offer(key=str(place), main=(Run(text=short(number, self.tell.language)),))
            for place, number in enumerate(reasons(unit.fields), 1)
        )
        return (*offers, Offer(key="0", main=(Run(text=own),))), (Run(text=why),), ""

    def _near(self, unit: Unit) -> str:
        """In what the other's claim is another that comes nearest, and stands beside."""
        if unit.near is None or unit.why is None or unit.lone is None:
            return ""
        why = in_language(WHY[unit.why], self.tell.language)
        return self.tell.say("nearest", letter=self.tell.letter(1 - unit.lone), why=why)

    def _decisions(self, unit: Unit) -> Iterator[Offer]:
        """What can be taken that is neither side as it is: those have their keys above the columns."""
        for digit, words in _DECISIONS.items():
            if self.desk.standing.why_not(unit, digit) is None:
                yield Offer(key=digit, main=(Run(text=self.tell.say(words)),))

    def _guide(self, unit: Unit) -> tuple[Pair, ...]:
        return tuple(
            Pair(
                label=title(number, self.tell.language),
                cells=((Run(text=in_language(GUIDE[number].summary, self.tell.language)),),),
            )
            for number in reasons(unit.fields)[:3]
        )

    def _lines(self) -> Iterator[Line]:
        desk, unit = self.desk, self.desk.picked
        for one in desk.told:
            runs = (Run(text=self.tell.told(one)),)
            yield Line(sign="note" if one.key in _NOTES else "wrong", runs=runs)
        settled = desk.standing.settled.get(unit.id) if unit else None
        if unit is not None and settled is not None and desk.making is None:
            words = self.tell.say(
                "stands",
                decision=self.tell.decision(unit, settled.decision),
                reason=told(settled.reason, self.tell.language),
            )
            yield Line(sign="ok", runs=(Run(text=words),))
