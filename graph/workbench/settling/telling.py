"""What the settling desk has to tell of its pairs, in a language: their words, letters and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.problems import Problem
from graph.reading.spanish import in_spanish
from graph.workbench.settling.guide import told
from graph.workbench.settling.log import WHOSE
from graph.workbench.settling.pairs import Unit
from graph.workbench.settling.phrases import Phrases
from graph.workbench.settling.state import Told
from graph.workbench.settling.words import SORTS, WHY, in_language, say

if TYPE_CHECKING:
    from graph.workbench.settling.adjudicating import Adjudicating

_CUT = 60
"""So many signs of a statement stand beside *undo*."""


class Telling:
    """What there is to tell in a language.

    Parameters
    ----------
    desk : Adjudicating
    language : str
    """

    def __init__(self, desk: Adjudicating, language: str) -> None:
        self.desk = desk
        self.language = "es" if language.startswith("es") else "en"
        matter = desk.matter
        self.phrases = Phrases(matter.joined, matter.texts, self.language)
        self.order = desk.column(0), desk.column(1)
        """The sides in the order of the columns."""

    def say(self, key: str, **parts: object) -> str:
        """A word in the language."""
        return say(key, self.language, **parts)

    def statement(self, unit: Unit) -> str:
        """A pair in a line."""
        if unit.what != "claims":
            sort = in_language(SORTS[unit.what], self.language)
            return f"{sort}: {self.phrases.called(unit)}"
        order = [self.desk.standing.column(column, unit.at) for column in (0, 1)]
        first = next(record for side in order if (record := unit.sides[side]) is not None)
        if unit.lone is not None:
            return self.phrases.sentence(first)
        if not {"kind", "source", "target", "ends", "negated"}.intersection(unit.fields):
            return self.phrases.bare(first)
        source, target = (
            "…" if name in unit.fields else self.phrases.name(first[name])
            for name in ("source", "target")
        )
        middle = {"kind", "negated"}.intersection(unit.fields)
        verb = "…" if middle else self.phrases.verb(first)
        return " ".join(part for part in (source, verb, target) if part)

    def aside_of(self, unit: Unit) -> str:
        """In what the two of a pair differ."""
        if unit.what != "claims":
            return self.say("two ways", fields=self.phrases.fields(unit))
        if unit.lone is not None:
            return self.say("only", letter=self.letter(unit.lone))
        if unit.why is None:
            return self.say("fields differ", fields=self.phrases.fields(unit))
        name = next((one for one in ("kind", "target", "source") if one in unit.fields), "ends")
        cells = self.phrases.cells(unit, name, self.order)
        first, second = ("".join(run.text for run in cell) for cell in cells)
        why = in_language(WHY[unit.why], self.language)
        return self.say("each says", why=why, first=first, second=second)

    def letter(self, side: int) -> str:
        """What a side is called in the sentence in focus."""
        return "AB"[self.desk.column(side)]

    def decision(self, unit: Unit, decision: str) -> str:
        """What a decision is called: a side by its letter in its sentence."""
        if decision not in WHOSE:
            return self.say(decision)
        return "AB"[self.desk.standing.column(WHOSE.index(decision), unit.at)]

    def told(self, one: Told) -> str:
        """What was told, in words."""
        parts = dict(one.parts)
        if one.problems:
            parts["problem"] = self._problems(one.problems)
        if "error" in parts:  # what the system says is English
            error = parts["error"]
            parts["problem"] = error if self.language == "en" else error.path
        if "decision" in parts:
            parts["decision"] = self.decision(parts["unit"], parts["decision"])
        if "label" in parts:
            parts["what"] = self.label(parts["label"])
        return self.say(one.key, **parts)

    def _problems(self, problems: tuple[Problem, ...]) -> str:
        first, *others = problems
        said = first.message
        if self.language == "es":
            told = in_spanish(first.rule, said, self.phrases.field, self.phrases.name)
            said = f"{told[:1].lower()}{told[1:]}"
        more = f" {self.say('more wrong', count=len(others))}" if others else ""
        return f"{said}{more}"

    def label(self, label: str) -> str:
        """What a step of the store did, in words."""
        decision, name, reason = (*label.split(" ", 2), "", "")[:3]
        unit = self.desk.standing.by_id.get(name)
        if unit is None:
            return name
        statement = self.statement(unit)
        cut = statement if len(statement) <= _CUT else f"{statement[: _CUT - 1].rstrip()}…"
        shown = told(reason, self.language)
        decided = self.decision(unit, decision)
        return self.say(
            "done",
            decision=decided,
            what=cut,
            reason=shown.split(" ")[0] if shown.startswith("§") else shown,
        )

    def who(self, side: int) -> str:
        """Whose a side is: the title of the dataset."""
        titles = self.desk.matter.titles
        return titles[side] if titles[0] != titles[1] else f"{titles[side]} ({side + 1})"
