"""What mends what is wrong with a claim that is being made: the fixes that have digits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.model import Relation, own_fields, references
from graph.vocabulary.sentences import standing_word
from graph.vocabulary.verbs import verb
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.fields import either_way
from graph.workbench.desk.judging import Judged
from graph.workbench.desk.named import words_of
from graph.workbench.desk.ties import Uses, misfits, ranked
from graph.workbench.desk.words import runs, say, tie_noun
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Run, Runs


def fixes_of(
    work: Work, around: Around, found: Judged, uses: Callable[[], Uses]
) -> Sequence[Option]:
    """What mends the first thing that is wrong.

    Parameters
    ----------
    work : Work
    around : Around
    found : Judged
    uses : callable
    """
    rules = {one.rule for one in found.problems}
    if not rules:
        return ()
    made: list[Option] = []
    for rule, fix in _FIXES.items():
        if rule in rules:
            made += fix(work, around, uses)
            break
    language = around.language
    if found.same is not None:
        made.append(Option(lambda: work.but(asks="cite"), runs(say(language, "cite this too"))))
    elif found.opposite is not None:
        made.append(Option(lambda: work.but(asks="go there"), runs(say(language, "go there"))))
    return made[:9]


def _end_kinds(work: Work, around: Around, uses: Callable[[], Uses]) -> Iterator[Option]:
    """Of a wrong end: another kind, the kinds that fit, another end."""
    language, relations = around.language, around.book.vocabulary.relations
    ends = _ends(work, around)
    fitting = [
        name for name in ranked(work, around, uses()) if not misfits(relations[name], work, around)
    ]
    if fitting:
        name = fitting[0]
        cls = relations[name]
        role = _role(cls, work, around)
        note = say(language, "fix kind role" if role else "fix kind")
        told: Runs = (
            Run(text=f"{ends[0]} "),
            Run(text=verb(cls, language), mark="strong"),
            Run(
                text=f" {ends[1]}" + (f", {say(language, 'quoted', words=role[1])}" if role else "")
            ),
        )

        def take() -> Work:
            made = work.but(kind=name)
            return made.with_value(*role).onward() if role else made.onward()

        yield Option(take, told, tie_noun(cls, language), note=note)
        yield Option(
            lambda: work.but(kind=None, open="kind", typed=""),
            runs(f"{ends[0]} … {ends[1]}"),
            note=say(language, "fix ends"),
        )
    cls = relations[work.kind or ""]
    for slot in misfits(cls, work, around):
        said = verb(cls, language)
        told = runs(f"{ends[0]} {said} …" if slot == "target" else f"… {said} {ends[1]}")
        yield Option(
            lambda slot=slot: work.but(open=slot, typed="", **{slot: ()}),  # type: ignore[misc]
            told,
            note=say(language, "fix tie"),
        )
    if not misfits(cls, work.swapped, around):
        yield Option(
            lambda: work.swapped,
            (
                Run(text=f"{ends[1]} "),
                Run(text=verb(cls, language), mark="strong"),
                Run(text=f" {ends[0]}"),
            ),
            note=say(language, "fix swap"),
        )


def _ends(work: Work, around: Around) -> tuple[str, str]:
    def names(slot: str) -> str:
        return ", ".join(
            around.book.name(one.id, around.language) if not one.new else one.name
            for one in work.ends(slot)
        )

    return names("source"), names("target")


def _role(cls: type[Relation], work: Work, around: Around) -> tuple[str, str] | None:
    """The kind's role, from the words that stand between the ends."""
    if "role" not in own_fields(cls) or "role" in references(cls) or work.hand is None:
        return None
    spans = [one.span for one in (*work.source, *work.target) if one.span]
    if len(spans) != 2 or spans[0][1] > spans[1][0]:
        return None
    page = around.page
    between = [
        span for span in page.words_in((spans[0][1], spans[1][0])) if not page.words(span).isdigit()
    ]
    words = [page.words(span) for span in between]
    while words and (not words_of(words[0]) or words[0].lower() in _SMALL):
        words.pop(0)
    while words and words[-1].lower() in _SMALL:
        words.pop()
    return ("role", " ".join(words)) if 0 < len(words) <= 6 else None


_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "at",
        "for",
        "and",
        "is",
        "was",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "de",
        "del",
        "en",
        "y",
        "es",
        "era",
    ]
)


def _modalities(work: Work, around: Around, _uses: Callable[[], Uses]) -> Iterator[Option]:
    """Of a fact in a scenario: what sort of claim it is instead; or that it holds either way."""
    language = around.language
    for word in ("plan", "expectation", "risk", "assessment", "recommendation"):
        yield Option(
            lambda word=word: work.with_value("modality", word),  # type: ignore[misc]
            runs(standing_word("modality", word, language)),
            note=say(language, f"modality {word}"),
        )
    yield Option(
        lambda: work.with_value("scenario", None),
        runs(either_way(around, language)),
        note=say(language, "fix scenario"),
    )


def _other_end(work: Work, around: Around, _uses: Callable[[], Uses]) -> Iterator[Option]:
    """Of an entity at both ends: another target, another source."""
    language = around.language
    for slot in ("target", "source"):
        yield Option(
            lambda slot=slot: work.but(open=slot, typed="", **{slot: ()}),  # type: ignore[misc]
            runs(say(language, "to whom" if slot == "target" else "who")),
        )


def _no_end(work: Work, around: Around, _uses: Callable[[], Uses]) -> Iterator[Option]:
    """Of what is past and to come: it does not end."""
    yield Option(lambda: work.with_value("end", None), runs(say(around.language, "fix end")))


_FIXES: dict[str, Callable[[Work, Around, Callable[[], Uses]], Iterator[Option]]] = {
    "self-relation": _other_end,
    "wrong-end": _end_kinds,
    "fact-in-scenario": _modalities,
    "past-to-come": _no_end,
    "end-before-start": _no_end,
}
"""What mends what breaks a rule, the first that is broken first."""
