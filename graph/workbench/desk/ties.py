"""What can tie two ends: the kinds of claim that fit them, ranked by what they have been used for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from graph.folding import fold
from graph.model import Entity, Relation, references
from graph.vocabulary.guide import GUIDE
from graph.vocabulary.naming import listed
from graph.vocabulary.relations import LAST_RESORT
from graph.vocabulary.telling_verbs import told_ties
from graph.vocabulary.verbs import verb
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.named import words_of
from graph.workbench.desk.words import noun_of, one_of, say, tie_noun
from graph.workbench.desk.work import End, Work
from graph.workbench.shapes import Run

DIGITS = 9
HINTED = 6.0
"""What a word of the sentence counts that tells of a kind, by a verb or by what the kind is called."""
ELSEWHERE = 0.15
"""What a use in another dataset counts against one in this: with its first claims a dataset speaks for itself."""


class Uses:
    """What the kinds of claim have been used for in a dataset.

    Parameters
    ----------
    claims : iterable of Relation
    entities : mapping of str to Entity
        By id.
    elsewhere : Uses, optional
        What they have been used for in another dataset: it counts where this one knows nothing yet.
    """

    def __init__(
        self,
        claims: Iterable[Relation],
        entities: Mapping[str, Entity],
        elsewhere: Uses | None = None,
    ) -> None:
        self.elsewhere = elsewhere
        self.pairs: Counter[tuple[str, str, str]] = Counter()
        self.sources: Counter[tuple[str, str]] = Counter()
        self.targets: Counter[tuple[str, str]] = Counter()
        self.of_source: Counter[tuple[str, str]] = Counter()
        self.of_target: Counter[tuple[str, str]] = Counter()
        self.all: Counter[str] = Counter()
        for claim in claims:
            self._count(claim, entities)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str, str, int]]) -> Uses:
        """What was counted before: a kind of claim, the kinds of its ends, how often.

        Parameters
        ----------
        pairs : iterable of (str, str, str, int)
        """
        made = cls((), {})
        for kind, source, target, times in pairs:
            made.pairs[kind, source, target] += times
            made.sources[kind, source] += times
            made.targets[kind, target] += times
            made.all[kind] += times
        return made

    def _count(self, one: Relation, entities: Mapping[str, Entity]) -> None:
        ends = [entities.get(end) for end in one.ends]
        source, target = (end.kind if end else "" for end in ends)
        self.pairs[one.kind, source, target] += 1
        self.sources[one.kind, source] += 1
        self.targets[one.kind, target] += 1
        self.of_source[one.kind, one.source] += 1
        self.of_target[one.kind, one.target] += 1
        self.all[one.kind] += 1

    def worth(self, kind: str, source: End, target: End) -> float:
        """How much speaks for a kind between two ends."""
        known = self.worth_of_kinds(kind, source.kind, target.kind)
        if self.elsewhere is not None:
            known += ELSEWHERE * self.elsewhere.worth_of_kinds(kind, source.kind, target.kind)
        return known + self.of_source[kind, source.id] + 2.0 * self.of_target[kind, target.id]

    def worth_of_kinds(self, kind: str, source: str, target: str) -> float:
        """How much speaks for a kind between two kinds of ends."""
        return (
            4.0 * self.pairs[kind, source, target]
            + 1.0 * self.sources[kind, source]
            + 1.0 * self.targets[kind, target]
            + 0.2 * self.all[kind]
        )


def ranked(work: Work, around: Around, uses: Uses) -> list[str]:
    """The kinds, those first that are the likeliest between the ends that stand."""
    relations = around.book.vocabulary.relations
    words = around.page.words(work.hand or around.span)
    said, told = {word[:5] for word in words_of(words)}, told_ties(words)
    pairs = [(one, other) for one in work.source for other in work.target]
    worths = {}
    for number, (name, cls) in enumerate(relations.items()):
        worth = sum(uses.worth(name, *pair) for pair in pairs) / max(len(pairs), 1)
        label = {word[:5] for word in words_of(cls.forward) if len(word) > 3}
        noun = {word[:5] for word in words_of(tie_noun(cls, "en")) if len(word) > 3}
        worth += HINTED if name in told or (label | noun) & said else 0.0
        worth += _special(cls, len(around.book.vocabulary.entities))
        worths[name] = (worth - (1000 if cls is LAST_RESORT else 0), -number)
    return sorted(relations, key=lambda name: worths[name], reverse=True)


@cache
def _special(cls: type[Relation], kinds: int) -> float:
    """How special a kind is: the fewer kinds of ends it takes, the more."""
    taken = [
        kinds if Entity in ref.kinds else len(ref.kinds)
        for name, ref in references(cls).items()
        if name in {"source", "target"}
    ]
    return 1.0 - sum(min(one, kinds) for one in taken) / (2 * max(kinds, 1))


def misfits(cls: type[Relation], work: Work, around: Around) -> list[str]:
    """Which of the ends a kind does not take."""
    refs, kinds = references(cls), around.book.vocabulary.entities
    return [
        slot
        for slot in ("source", "target")
        if any(
            one.kind in kinds and not refs[slot].admits(kinds[one.kind]) for one in work.ends(slot)
        )
    ]


def options_of_kinds(work: Work, around: Around, uses: Uses) -> list[Option]:
    """The kinds that fit, then, where letters are typed, those that do not, with the reason.

    Letters that begin no kind may be a verb of which one tells: *buy*.
    """
    language, relations = around.language, around.book.vocabulary.relations
    typed = fold(work.typed or "").strip()
    order = ranked(work, around, uses)
    fitting = [name for name in order if not misfits(relations[name], work, around)]
    if typed:
        good = _meant(typed, relations, language)
        begun = [name for name in order if _begins(typed, relations[name], name, language)]
        told = told_ties(typed)
        order = sorted(
            begun or [name for name in order if name in told],
            key=lambda name: (name not in fitting, name != good),
        )
        fitting = [name for name in order if name in fitting]
    else:
        order = fitting
    return [
        _option(name, work, around, uses, fits=name in fitting, first=number == 0)
        for number, name in enumerate(order[:DIGITS])
    ]


def more_kinds(work: Work, around: Around) -> int:
    """How many kinds fit the ends beside those that have digits."""
    relations = around.book.vocabulary.relations
    fitting = sum(not misfits(cls, work, around) for cls in relations.values())
    return max(fitting - DIGITS, 0)


def _option(
    name: str, work: Work, around: Around, uses: Uses, *, fits: bool, first: bool
) -> Option:
    language = around.language
    cls = around.book.vocabulary.relations[name]
    guide = GUIDE.get(name)
    note = "" if fits else _why_not(cls, work, around)
    if first and fits:
        note = " ".join(filter(None, (_not(name, around), _why_first(name, work, around, uses))))
    return Option(
        lambda: work.but(kind=name).onward(),
        (Run(text=verb(cls, language)),),
        tie_noun(cls, language),
        guide.example(language) if guide else "",
        note,
        letters=prefixes(around.book.vocabulary.relations, language).get(name, 0),
        fits=fits,
    )


def _not(name: str, around: Around) -> str:
    """The guide's line on what a kind is not."""
    guide = GUIDE.get(name)
    if guide is None:
        return ""
    relations, language = around.book.vocabulary.relations, around.language
    kinds = [tie_noun(relations[one], language).lower() for one in guide.kinds if one in relations]
    told = guide.other(language)
    if not told:
        return ""
    other = f"{told}: {listed(kinds, say(language, 'or'))}" if kinds else told
    return say(language, "not a", what=other)


def _why_first(name: str, work: Work, around: Around, uses: Uses) -> str:
    if not work.source or not work.target:
        return ""
    source, target = work.source[0], work.target[0]
    times = uses.pairs[name, source.kind, target.kind]
    if not times:
        return ""
    kinds = around.book.vocabulary.entities
    nouns = [
        one_of(noun_of(kinds[end.kind], around.language), around.language)
        if end.kind in kinds
        else end.kind
        for end in (source, target)
    ]
    key = "taken once" if times == 1 else "taken often"
    return say(around.language, key, times=times, source=nouns[0], target=nouns[1])


def _why_not(cls: type[Relation], work: Work, around: Around) -> str:
    slot = misfits(cls, work, around)[0]
    kinds = around.book.vocabulary.entities
    end = next(
        one
        for one in work.ends(slot)
        if one.kind in kinds and not references(cls)[slot].admits(kinds[one.kind])
    )
    return say(
        around.language,
        f"does not take {slot}",
        kind=one_of(noun_of(kinds[end.kind], around.language), around.language),
        name=end.name,
    )


# Letters


def _begins(typed: str, cls: type[Relation], name: str, language: str) -> bool:
    """Whether letters begin a kind's noun, its label, or its name."""
    return any(
        text.startswith(typed)
        for text in (*_spoken(cls, language), fold(name), fold(name).replace("_", " "))
    )


@cache
def _spoken(cls: type[Relation], language: str) -> tuple[str, ...]:
    label = fold(verb(cls, language))
    return fold(tie_noun(cls, language)), label, *label.split(" ")[1:]


def _meant(typed: str, relations: Mapping[str, type[Relation]], language: str) -> str | None:
    """The kind for which letters are enough for good."""
    enough = prefixes(relations, language)
    found = [
        name
        for name, cls in relations.items()
        if fold(tie_noun(cls, language)).startswith(typed) and len(typed) >= enough[name]
    ]
    return found[0] if len(found) == 1 else None


def prefixes(relations: Mapping[str, type[Relation]], language: str) -> Mapping[str, int]:
    """How many first letters of each kind's noun no other kind's begins with."""
    return _prefixes(tuple(relations.items()), language)


@cache
def _prefixes(
    relations: tuple[tuple[str, type[Relation]], ...], language: str
) -> Mapping[str, int]:
    nouns = {name: fold(tie_noun(cls, language)) for name, cls in relations}
    return {name: _enough(noun, [*nouns.values()]) for name, noun in nouns.items()}


def _enough(noun: str, nouns: Sequence[str]) -> int:
    for count in range(1, len(noun)):
        if sum(other.startswith(noun[:count]) for other in nouns) == 1:
            return count
    return len(noun)
