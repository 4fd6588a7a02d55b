"""A dataset's claims made anew, one after the other, with the fewest keys that the workbench offers.

``python -m tests.workbench.replaying data/chile-2025 TEXTS`` counts them. Whoever presses the keys knows the
claim that is to be made, and the graph that has been made so far; nothing is there at the start but the
documents, the scenarios and the topics. An entity is made when it is first used, from words of the sentence.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.evidence import find_documents
from graph.folding import fold
from graph.mending.opening import Files
from graph.model import own_fields, references
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.details import first_detail
from graph.workbench.desk.named import words_of
from graph.workbench.desk.options import first_of, key_of
from graph.workbench.desk.ties import Uses
from graph.workbench.desk.work import FIELDS, PLAIN, TIMES
from graph.workbench.shapes import Key, Select, Type
from tests.workbench.stores import Held

LETTERS = {name: letter for letter, name in FIELDS.items()}
ASIDE = frozenset(("statement", "statements", "note", "notes", "evidence"))


class Stuck(AssertionError):
    """A claim that cannot be made."""


@dataclass
class Tally:
    """What was counted."""

    keys: Counter[str] = field(default_factory=Counter)
    selections: int = 0
    moves: int = 0
    claims: int = 0
    rows: int = 0
    new: Counter[str] = field(default_factory=Counter)
    by_claim: list[tuple[str, float, float]] = field(default_factory=list)
    simple: list[tuple[str, int]] = field(default_factory=list)

    @property
    def bare(self) -> float:
        """Keys a claim, details aside."""
        return sum(count for name, count in self.keys.items() if name != "details") / self.claims

    @property
    def whole(self) -> float:
        """Keys a claim, details included."""
        return sum(self.keys.values()) / self.claims

    def __str__(self) -> str:
        parts = ", ".join(
            f"{name} {count / self.claims:.2f}" for name, count in sorted(self.keys.items())
        )
        return (
            f"{self.claims} claims in {self.rows} rows: {self.bare:.2f} keys a claim without details, "
            f"{self.whole:.2f} with ({parts}); {self.selections / self.claims:.2f} selections, "
            f"{self.moves / self.claims:.2f} moves; new entities: {dict(self.new)}"
        )


class Player:
    """Makes the claims of a dataset anew."""

    def __init__(self, dataset: Path, texts: Path, elsewhere: Uses | None = None) -> None:
        files = Files(dataset)
        found, _problems = find_documents(files.reading.dataset, texts)
        self.vocabulary = files.reading.dataset.vocabulary
        self.gold = [one.value for one in files.records("relations")]
        self.entities = {one.value["id"]: one.value for one in files.records("entities")}
        self.header = _bare(files.header.value)
        self.desk = Annotating(Held(self.header), found, elsewhere=elsewhere)
        self.ids: dict[str, str] = {}
        self.tally = Tally()
        self.part = ""
        self.pressed = 0

    def run(self, most: int | None = None) -> Tally:
        """Make them all."""
        for number, group in enumerate(_groups(self.gold)):
            if most is not None and number >= most:
                break
            self.make(group)
        return self.tally

    # Hands

    def press(self, key: str, part: str, *, counted: int = 1) -> None:
        """Press a key."""
        self.desk.do(Key(key=key))
        self.tally.keys[part] += counted
        self.pressed += counted

    def letters(self, text: str, part: str) -> None:
        for letter in text:
            self.press(letter, part)

    # Claims

    def make(self, group: Sequence[Mapping[str, Any]]) -> None:
        """Make some claims that differ in an end alone, as one list."""
        first = group[0]
        before = self.tally.keys.copy()
        simple = len(group) == 1 and self._simple(first)
        self._take_words(first["evidence"][0])
        sources = [*dict.fromkeys(one["source"] for one in group)]
        targets = [*dict.fromkeys(one["target"] for one in group)]
        for slot, ends in (("source", sources), ("target", targets)):
            for number, end in enumerate(ends):
                if number:
                    self.press(",", "ends")
                self._end(end, "ends")
                if not getattr(self.desk.work, slot):
                    raise Stuck(f"{slot} {end}: {self.desk.said('en')}")
        self._kind(first["kind"])
        self._fields(first)
        self._details(first)
        for citation in first["evidence"][1:]:
            self._select(citation)
            self.press("+", "ends")
        if not self.desk.work.ready:
            raise Stuck(f"not ready: {first}")
        count = len(self.desk.book.claims)
        self.press("Enter", "save")
        made = self.desk.book.claims
        if len(made) != count + len(group):
            raise Stuck(f"{first}\n{self.desk.said('en')}\n{self.desk.work}")
        self._compare(group)
        after = self.tally.keys
        spent = {name: after[name] - before[name] for name in after}
        bare = sum(n for name, n in spent.items() if name != "details")
        self.tally.claims += len(group)
        self.tally.rows += 1
        label = f"{first['source']} {first['kind']} {first['target']}"
        self.tally.by_claim.append((label, bare, spent.get("details", 0)))
        if simple:
            self.tally.simple.append((label, bare))

    def _simple(self, claim: Mapping[str, Any]) -> bool:
        """Whether both ends stand in the sentence, as entities that are there, and one field differs at most."""
        cited = claim["evidence"][0]
        page = self.desk.page
        sentence = page.sentence_at(cited["start"])
        found = {one.entity for one in self.desk.index.in_sentence(page, page.span_of(sentence))}
        ends = {self.ids.get(claim["source"], ""), self.ids.get(claim["target"], "")}
        if len(claim["evidence"]) > 1 or not ends <= found:
            return False
        last = self.desk.focus.last
        if last is None:
            return False
        differ = sum(
            getattr(last, name) != self._value(name, claim) for name in PLAIN if name != "negated"
        )
        return bool(differ + bool(claim.get("negated")) <= 1)

    def _take_words(self, cited: Mapping[str, Any]) -> None:
        """Have the words that a claim cites in hand."""
        desk = self.desk
        sentence = desk.page.sentence_at(cited["start"])
        if sentence != desk.focus.sentence:
            self.tally.moves += 1
        if desk.work.hand != (cited["start"], cited["end"]):
            desk.do(Key(key="Escape"))
            self._select(cited)
        if desk.work.hand != (cited["start"], cited["end"]):
            raise Stuck(f"words: {desk.said('en')}")

    def _select(self, cited: Mapping[str, Any]) -> None:
        words = self.desk.page.text[cited["start"] : cited["end"]]
        self.desk.do(Select(start=cited["start"], end=cited["end"], words=words))
        self.tally.selections += 1

    # Ends

    def _end(self, gold: str, part: str) -> None:
        """Take an entity for whatever is open."""
        mine = self.ids.get(gold)
        if mine is not None:
            self._known(mine, gold, part)
        else:
            self._new(gold, part)

    def _known(self, mine: str, gold: str, part: str) -> None:
        digit = self._digit_of(mine)
        if digit is not None:
            self.press(digit, part)
            return
        letters = self._letters_for(self._names(mine), lambda: self._digit_of(mine), most=8)
        spelt = self._dotted(gold)
        if spelt is not None and (letters is None or len(letters) >= 1):
            self.press(spelt, part)
            digit = self._digit_of(mine)
            if digit is not None and self.desk.work.making is not None:
                self.press(digit, part)
                return
            self.press("Escape", part, counted=0)
            self.tally.keys[part] -= 1
        if letters is None:
            raise Stuck(f"nothing finds {mine}")
        self._open(part)
        self.letters(letters, part)
        found = self._digit_of(mine)
        if found is None:
            raise Stuck(f"{letters} does not find {mine}")
        self.press(found, part)

    def _names(self, mine: str) -> list[str]:
        one = self.desk.book.entities.get(mine)
        fresh = [end for end in self.desk.work.fresh if end.id == mine]
        names = [one.name, *one.aliases] if one else []
        return [*names, *(end.name for end in fresh), *(end.alias for end in fresh if end.alias)]

    def _forms(self, gold: str) -> set[str]:
        """What a gold entity is called in texts, folded."""
        one = self.entities[gold]
        names = (one["name"], *one.get("aliases", ()))
        found = {fold(name) for name in names}
        return found | {name.removeprefix("the ") for name in found}

    def _dotted(self, gold: str) -> str | None:
        """The digit over a name in the text that is the entity's, though the graph knows it not."""
        forms = self._forms(gold)
        for number, option in enumerate(self.desk.offered()):
            if option.new and fold(option.main[0].text) in forms:
                return key_of(number, option)
        return None

    def _new(self, gold: str, part: str) -> None:
        """Make an entity: from a name in the text, else from words of it, else typed."""
        how = "typed"
        dotted = self._dotted(gold)
        if dotted is not None:
            self.press(dotted, part)
            how = "named"
        else:
            found = self._phrase(gold)
            if found is not None:
                how, letters = found
                self._open(part)
                self.letters(letters, part)
                digit = self._phrase_digit(gold, how)
                if digit is None:
                    raise Stuck(f"{letters} finds no words for {gold}")
                self.press(digit, part)
            else:
                self._open(part)
                name = str(self.entities[gold]["name"])
                self.desk.do(Type(text=name))
                self.tally.keys[part] += len(name)
                last = [n for n, one in enumerate(self.desk.offered()) if one.new][-1]
                self.press(key_of(last, self.desk.offered()[last]), part)
        making = self.desk.work.making
        if making is None:
            raise Stuck(f"nothing is made for {gold}")
        if not making.settled:
            self.press("0", part)
        self._entity_kind(str(self.entities[gold]["kind"]), part)
        fresh = [one for one in self.desk.work.fresh if one.new]
        self.ids[gold] = fresh[-1].id
        self.tally.new[how] += 1

    def _phrase(self, gold: str) -> tuple[str, str] | None:
        """Letters that bring up words of the sentence for an entity: its name, or words much like it."""
        page = self.desk.page
        hand = self.desk.work.hand or (0, 0)
        for how in ("words", "like"):
            best: str | None = None
            for span in page.words_in(hand):
                word = fold(page.words(span))
                if any(map(str.isdigit, word)):
                    continue  # a digit would take an offer
                for length in range(1, min(len(word), 6) + 1):
                    if best is not None and length >= len(best):
                        break
                    with_typed = self.desk.work.but(
                        typed=word[:length], open=self.desk.work.open or "source"
                    )
                    if self._phrase_digit(gold, how, with_typed) is not None:
                        best = word[:length]
            if best is not None:
                return how, best
        return None

    def _phrase_digit(self, gold: str, how: str, work: Any = None) -> str | None:
        for number, option in enumerate(self._offered(work)):
            if not option.new or option.noun == "new: as typed":
                continue
            if self._is(option.main[0].text, gold, how):
                return key_of(number, option)
        return None

    def _is(self, text: str, gold: str, how: str) -> bool:
        if how == "words":
            return fold(text) in self._forms(gold)
        said = {word[:5] for word in words_of(text) if len(word) > 3}
        one = self.entities[gold]
        names = (one["name"], *one.get("aliases", ()), one["id"].replace("-", " "))
        meant = {word[:5] for name in names for word in words_of(name) if len(word) > 3}
        return bool(said) and len(words_of(text)) <= 6 and bool(said & meant)

    def _offered(self, work: Any = None) -> Sequence[Any]:
        from graph.workbench.desk.options import options

        if work is None:
            return self.desk.offered()
        return options(work, self.desk.around, self.desk.uses)

    def _open(self, part: str) -> None:
        """Open the text box, where none is."""
        if self.desk.work.reading:
            self.press("Enter", part)

    def _entity_kind(self, kind: str, part: str) -> None:
        def right(option: Any) -> bool:
            made = option.take()
            return bool(made.fresh) and made.fresh[-1].kind == kind

        self._with_letters(right, [self.vocabulary.entities[kind].label, kind], part)

    def _digit_of(self, mine: str, work: Any = None) -> str | None:
        for number, option in enumerate(self._offered(work)):
            if option.new:
                continue
            made = option.take()
            now = self.desk.work
            ends = [*made.source, *made.target]
            there = {one.id for one in (*now.source, *now.target)}
            slot = now.open
            if slot in {"source", "target"}:
                if any(one.id == mine for one in ends if one.id not in there) or (
                    getattr(made, slot)
                    and getattr(made, slot)[-1].id == mine
                    and len(getattr(made, slot)) > len(getattr(now, slot))
                ):
                    return key_of(number, option)
            elif made.values.get(now.detail or slot) == mine:
                return key_of(number, option)
        return None

    def _digit_where(self, right: Any, work: Any = None) -> str | None:
        for number, option in enumerate(self._offered(work)):
            if right(option):
                first = first_of(work or self.desk.work, self._offered(work))
                return key_of(number, option) or ("Enter" if number == first else None)
        return None

    def _letters_for(self, names: Sequence[str], _digit: Any, most: int) -> str | None:
        """The fewest letters after which a digit takes what has these names."""
        words = dict.fromkeys(word for name in names for word in words_of(name))
        mine = next(
            (gold_id for gold_id in self.ids.values() if self._names(gold_id)[:1] == [*names][:1]),
            None,
        )
        for length in range(1, most):
            for word in words:
                if len(word) >= length and word.isalpha():
                    work = self.desk.work.but(
                        typed=word[:length], open=self.desk.work.open or "source"
                    )
                    if self._digit_of(str(mine), work) is not None:
                        return word[:length]
        return None

    # Kinds and fields

    def _kind(self, kind: str) -> None:
        cls = self.vocabulary.relations[kind]
        noun = (cls.NOUN or kind).lower()

        def right(option: Any) -> bool:
            return bool(option.take().kind == kind)

        self._with_letters(right, [noun, cls.forward], "tie")

    def _with_letters(self, right: Any, words: Sequence[str], part: str) -> None:
        """A digit, or the fewest letters and a digit."""
        found = self._digit_where(right)
        if found is not None:
            self.press(found, part)
            return
        for length in range(1, 12):
            for word in words:
                typed = word[:length]
                found = self._digit_where(right, self.desk.work.but(typed=typed, at=0))
                if found is not None:
                    self.letters(typed, part)
                    self.press(found, part)
                    return
        raise Stuck(f"no letters of {words}")

    def _value(self, name: str, claim: Mapping[str, Any]) -> Any:
        value = claim.get(name, PLAIN[name])
        if name == "holder" and value != "author":
            return self.ids.get(value, value)
        return value

    def _fields(self, claim: Mapping[str, Any]) -> None:
        for name in ("scenario", "modality", "holder", "topic", "certainty", "basis", "negated"):
            holder = claim.get("holder", "author")
            if name == "holder" and holder != "author" and holder not in self.ids:
                self.press("h", "fields")
                self._end(holder, "fields")
                continue
            wanted = self._value(name, claim)
            if self.desk.work.values.get(name) == wanted:
                continue
            fix = self._digit_where(
                lambda option, name=name, wanted=wanted: (
                    not option.take().asks and option.take().values.get(name) == wanted
                )
            )
            if self.desk.work.ready and fix is not None:
                self.press(fix, "fields")
                continue
            if name == "negated":
                self.press("!", "fields")
                continue
            self.press(LETTERS[name], "fields")
            if self.desk.work.values.get(name) == wanted:
                continue
            self._pick_value(name, wanted)

    def _pick_value(self, name: str, wanted: Any) -> None:
        def right(option: Any) -> bool:
            return not option.new and option.take().values.get(name) == wanted

        digit = self._digit_where(right)
        if digit is not None:
            self.press(digit, "fields")
            return
        words = self._words_of(name, wanted)
        for length in range(1, 8):
            for word in words:
                work = self.desk.work.but(typed=word[:length])
                found = self._digit_where(right, work)
                if found is not None:
                    self.letters(word[:length], "fields")
                    self.press(found, "fields")
                    return
        raise Stuck(f"{name} {wanted}")

    def _words_of(self, name: str, wanted: Any) -> list[str]:
        header = self.desk.book.header
        labels = {one.id: one.label for one in header.topics}
        labels |= {one.id: one.label for one in header.scenarios}
        if name == "holder":
            return [word for one in self._names(wanted) for word in words_of(one)]
        return [*words_of(labels.get(wanted, str(wanted)))]

    # Details

    def _details(self, claim: Mapping[str, Any]) -> None:
        cls = self.vocabulary.relations[claim["kind"]]
        names = (*own_fields(cls), *TIMES)
        for name in names:
            if name not in claim:
                continue
            if name not in references(cls) and self._in_text(name, claim):
                continue
            self.press("w", "details")
            for _ in range(len(names)):
                if self.desk.work.detail == name:
                    break
                self.press("Tab", "details")
            if name in references(cls):
                self._end(claim[name], "details")
                continue
            wanted = claim[name]
            digit = None
            if self.desk.view("en").bar.box.digits:  # type: ignore[union-attr]
                digit = self._digit_where(
                    lambda option, name=name, wanted=wanted: (
                        option.take().values.get(name) == wanted
                    )
                )
            if digit is not None:
                self.press(digit, "details")
                continue
            self._text(name, str(wanted))

    def _in_text(self, name: str, claim: Mapping[str, Any]) -> bool:
        """Take a detail's words in the sentence, and put them into it with one key."""
        page, wanted = self.desk.page, str(claim[name])
        if first_detail(self.desk.work, self.desk.around) != name:
            return False
        start, end = page.span_of(page.sentence_at(claim["evidence"][0]["start"]))
        at = page.text.find(wanted, start, end)
        if at < 0:
            return False
        self._select({"start": at, "end": at + len(wanted)})
        self.press("w", "details")
        return bool(self.desk.work.values.get(name) == wanted)

    def _text(self, name: str, wanted: str) -> None:
        """Words of a detail: by the letters that jump to them, else typed."""
        hand = self.desk.work.hand or (0, 0)
        for span in self.desk.page.words_in(hand):
            word = fold(self.desk.page.words(span))
            if any(map(str.isdigit, word)):
                continue
            for length in range(1, min(len(word), 4) + 1):
                work = self.desk.work.but(typed=word[:length])
                for at, option in enumerate(self._offered(work)[:3]):
                    if option.take().values.get(name) == wanted:
                        self.letters(word[:length], "details")
                        for _ in range(at):
                            self.press("ArrowDown", "details")
                        self.press("Enter", "details")
                        return
        self.desk.do(Type(text=wanted))
        self.tally.keys["details"] += len(wanted)
        last = next(
            at
            for at, option in enumerate(self.desk.offered())
            if option.take().values.get(name) == wanted
        )
        for _ in range(last):
            self.press("ArrowDown", "details")
        self.press("Enter", "details")

    # What came of it

    def _compare(self, group: Sequence[Mapping[str, Any]]) -> None:
        """Hold the records that were written against the gold ones."""
        written = [one.record.value for one in self.desk.book.claims]
        for gold in group:
            wanted = self._mapped(gold)
            if not any(_said(one) == wanted for one in written):
                raise Stuck(f"{wanted} was not written; last {_said(written[-1])}")

    def _mapped(self, gold: Mapping[str, Any]) -> dict[str, Any]:
        cls = self.vocabulary.relations[gold["kind"]]
        fields = {*references(cls), "holder"}
        made = _said(gold)
        return {
            name: self.ids.get(value, value) if name in fields and isinstance(value, str) else value
            for name, value in made.items()
        }


def _said(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says, its wording aside."""
    said = {name: value for name, value in record.items() if name not in ASIDE}
    said["evidence"] = [(one["start"], one["end"], one["digest"]) for one in record["evidence"]]
    return said


def _bare(header: Mapping[str, Any]) -> dict[str, Any]:
    """A header with documents, scenarios and topics, in which no entity is named."""
    kept = {
        name: header[name]
        for name in ("id", "title", "language", "kinds", "groups")
        if name in header
    }
    documents = [
        {
            name: value
            for name, value in one.items()
            if name not in {"by", "disclaimer", "annotated"}
        }
        for one in header["documents"]
    ]
    scenarios = [
        {name: value for name, value in one.items() if name not in {"condition", "counterparts"}}
        for one in header.get("scenarios", ())
    ]
    return kept | {
        "documents": documents,
        "scenarios": scenarios,
        "topics": [dict(one) for one in header.get("topics", ())],
    }


def _groups(claims: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Claims that follow each other and differ in an end alone: all pairs of some sources and targets."""

    def rest(one: Mapping[str, Any]) -> str:
        said = {
            name: value for name, value in _said(one).items() if name not in {"source", "target"}
        }
        return repr(sorted(said.items(), key=str))

    for _rest, run in groupby(claims, rest):
        left = [*run]
        while left:
            group = _product(left)
            yield group
            left = [one for one in left if not any(one is other for other in group)]


def _product(claims: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The most of some claims that are all pairs of some sources and some targets, with the first."""
    pairs = {(one["source"], one["target"]): one for one in claims}
    first = claims[0]
    sources = [*dict.fromkeys(one["source"] for one in claims)]
    best = [first]
    targets_of = {
        source: [target for start, target in pairs if start == source] for source in sources
    }
    mine = targets_of[first["source"]]
    options = [mine, [first["target"]]]
    for targets in options:
        those = [
            source for source in sources if all((source, target) in pairs for target in targets)
        ]
        found = [pairs[source, target] for source in those for target in targets]
        if len(found) > len(best):
            best = found
    return best


def main(arguments: Sequence[str]) -> None:
    """Count the keys of a dataset."""
    dataset, texts = arguments
    player = Player(Path(dataset), Path(texts))
    tally = player.run()
    lines = [str(tally)]
    simple = [count for _label, count in tally.simple]
    within = sum(count <= 6 for count in simple)
    lines.append(
        f"both ends in the sentence, one field at most: {within} of {len(simple)} in six keys"
    )
    worst = sorted(tally.by_claim, key=lambda one: -one[1])[:12]
    lines += [f"{bare:4.0f} {details:4.0f}  {label}" for label, bare, details in worst]
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
