"""What a desk shows: everything but the bar, which has a file of its own."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.vocabulary.base import own_fields, references
from graph.vocabulary.cues import cues
from graph.vocabulary.naming import naming
from graph.vocabulary.sentences import plain, standing_word
from graph.vocabulary.verbs import verb
from graph.workbench.desk.bar import bar_of
from graph.workbench.desk.book import Claim
from graph.workbench.desk.cards import linked
from graph.workbench.desk.fates import fates_of
from graph.workbench.desk.helping import begin_of, foot_of, foot_right, help_of
from graph.workbench.desk.named import numbered
from graph.workbench.desk.options import key_of
from graph.workbench.desk.reviewing import draft_now, said_twice, shown_drafts
from graph.workbench.desk.rows import Grouped, picked_row, rows_of
from graph.workbench.desk.saying import list_of, sentence_of, standing_of, where_of
from graph.workbench.desk.steps import named_in, silences
from graph.workbench.desk.words import counted, runs, said_in, say, told
from graph.workbench.shapes import Cap, Choice, Named, Pair, Row, Run, Runs, Stretch, View

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def view_of(desk: Annotating) -> View:
    """What a desk shows now."""
    language, header, focus = desk.language, desk.book.header, desk.focus
    undo = desk.store.undoes
    top = [Cap(key="?", label=say(language, "all keys"))]
    fates = fates_of(desk)
    settled = None if any(fate in "op" for fate in fates) else say(language, "settled")
    top.append(Cap(key="n", label=say(language, "next open"), why_not=settled))
    if desk.work.reading:
        top.insert(0, Cap(key="g", label=say(language, "the dataset")))
    if desk.store.redoes is not None:
        top.insert(0, Cap(key="Shift+u", label=say(language, "redo", what=desk.store.redoes)))
    return View(
        version=desk.version,
        language=language,
        title=header.titles.get(language) or header.title,
        document=focus.document,
        documents=tuple(Choice(id=one.document, title=one.title) for one in desk.pages.values()),
        scenarios=tuple(one.id for one in header.scenarios),
        fates=fates,
        drafts=_waiting(desk),
        counts=counts_of(fates, language),
        sentence=focus.sentence,
        head=_head(desk),
        aside=_aside(desk),
        rows=_shown_rows(desk),
        below=_below(desk),
        names=_names(desk),
        marks=_marks(desk),
        bar=bar_of(desk),
        undo=None if undo is None else Cap(key="u", label=say(language, "undo", what=undo)),
        top=tuple(top),
        saved=say(language, "saved"),
        foot=foot_of(desk),
        foot_right=foot_right(desk),
        help=help_of(desk),
        picture=_picture(desk) if focus.picture else None,
        remark=say(language, "not unseen") if draft_now(desk) is not None else "",
        said=desk.said(language),
        read_only=say(language, "other digest") if desk.locked else "",
        begin=_begin(desk),
    )


def _waiting(desk: Annotating) -> tuple[int, ...]:
    """The sentences for which drafts wait."""
    found = {
        desk.page.sentence_at(one.span[0])
        for one in desk.drafts.waiting(desk.focus.document)
        if one.id not in desk.focus.later
    }
    return tuple(sorted(found))


def counts_of(fates: str, language: str) -> Runs:
    """*68 cited · 11 silent · 0 open*."""
    found = Counter(fates)
    parts = (
        (found["c"] + found["p"], "cited"),
        (found["s"], "silent"),
        (found["o"], "open"),
    )
    made: list[Run] = []
    for count, key in parts:
        if made:
            made.append(Run(text=" · "))
        said = counted(language, f"1 {key}", f"n {key}", count)
        made += [Run(text=str(count), mark="strong"), Run(text=f" {said}")]
    return tuple(made)


def _head(desk: Annotating) -> Runs:
    page, language, number = desk.page, desk.language, desk.focus.sentence
    count = len(page.sentences)
    said = say(language, "sentence of", n=min(number + 1, count), all=count)
    paragraph = page.sentences[number].paragraph if count else 1
    return (
        Run(text=said, mark="strong"),
        Run(text=" "),
        Run(text=say(language, "paragraph", n=paragraph), mark="faint"),
    )


def _aside(desk: Annotating) -> str:
    language = desk.language
    found = rows_of(desk)
    count = sum(len(row.claims) for row in found)
    drafts = shown_drafts(desk)
    if drafts:
        mine = counted(language, "1 claim", "n claims", count)
        waiting = counted(language, "1 draft", "n drafts", len(drafts))
        return say(language, "you were done", mine=mine, drafts=waiting)
    if count == 0:
        return say(language, "no claim yet")
    if len(found) < count:
        key = "claims in 1 row" if len(found) == 1 else "claims in rows"
        return say(language, key, n=count, rows=len(found))
    return counted(language, "1 claim", "n claims", count)


# Rows


def _shown_rows(desk: Annotating) -> tuple[Row, ...]:
    found = [_row(desk, one) for one in rows_of(desk)]
    work = desk.work
    if not found and work.source and work.target and not work.edits:
        return _elsewhere(desk)
    return tuple(found)


def _row(desk: Annotating, group: Grouped) -> Row:
    language = desk.language
    count = len(group.claims)
    claim = group.claims[0]
    picked = desk.focus.picked == group.id
    if count == 1:
        statement = runs(sentence_of(desk, claim.relation))
    else:
        statement = list_of(desk, claim.relation, [one.relation.ends for one in group.claims])
    record: Runs = ()
    if picked and count == 1:
        record = _record(desk, claim)
    elif picked:
        texts = [sentence_of(desk, one.relation) for one in group.claims]
        record = runs("\n".join(texts))  # line by line
    standing = standing_of(desk, claim.relation)
    linked_here = {one.id for one in group.claims} <= {*linked(desk)}
    if claim.id in said_twice(desk):
        standing = (
            *standing,
            Run(text=" · "),
            Run(text=say(language, "says the same"), mark="strong"),
        )
    return Row(
        id=group.id,
        statement=statement,
        standing=standing,
        record=record,
        picked=picked,
        sign="✓" if linked_here else "",
        aside=say(language, "n claims", n=count) if count > 1 else "",
        members=count,
    )


def _record(desk: Annotating, claim: Claim) -> Runs:
    """A claim's record without its sentence, and what names it."""
    language, one = desk.language, claim.relation
    cls = type(one)
    source, target = (desk.book.name(end, language) for end in one.ends)
    topic = next((each for each in desk.book.header.topics if each.id == one.topic), None)
    words = []
    for name in own_fields(cls):
        value = getattr(one, name)
        if value is None:
            continue
        called = naming(cls, name)
        word = called.words.get(str(value))
        shown = said_in(word, language) if word else plain(value)
        if name in references(cls):
            shown = desk.book.name(value, language)
        words.append(f"{said_in(called, language).lower()}: {shown}")
    if topic is not None:
        words.append(say(language, "topic is", topic=topic.labels.get(language, topic.label)))
    words += [
        standing_word("certainty", one.certainty, language),
        standing_word("basis", one.basis, language),
    ]
    questions, _findings = named_in(desk.book, [one.id])
    if questions:
        words.append(counted(language, "named by question", "named by questions", questions))
    return (
        Run(text=f"{source} "),
        Run(text=verb(cls, language, negated=one.negated), mark="strong"),
        Run(text=f" {target} · {' · '.join(words)}"),
    )


def _elsewhere(desk: Annotating) -> tuple[Row, ...]:
    """What the graph has of the two ends of the line."""
    ends = frozenset((desk.work.source[0].id, desk.work.target[0].id))
    lead = runs(say(desk.language, "of these ends"), "faint")
    found = [Row(id="", statement=lead)]
    for claim in desk.book.by_ends.get(ends, ())[:6]:
        spans = claim.spans(desk.focus.document)
        where = where_of(desk, claim)
        found.append(
            Row(
                id=claim.id,
                statement=runs(sentence_of(desk, claim.relation)),
                aside=where if spans else claim.relation.evidence[0].document,
            )
        )
    return tuple(found) if len(found) > 1 else ()


def _silent(desk: Annotating) -> str | None:
    """Why the sentence in focus is silent; none, where it is not."""
    found = silences(desk.page, desk.around.span, desk.book)
    return str(found[0][1].get("reason", "")) if found else None


def _begin(desk: Annotating) -> tuple[Pair, ...]:
    """How to begin, where there is nothing else to be seen of the sentence."""
    bare = not rows_of(desk) and _silent(desk) is None and draft_now(desk) is None
    return begin_of(desk) if bare else ()


def _below(desk: Annotating) -> Runs:
    """What else there is to say of the sentence."""
    language = desk.language
    if not rows_of(desk):
        if _shown_rows(desk):
            return ()
        reason = _silent(desk)
        if reason is not None:
            return runs(say(language, "is silent", reason=reason))
        if _begin(desk):
            return told(language, "first lines end", help=Run(text="?", mark="cap"))
        return runs(say(language, "no claim on it"), "faint")
    ends = {end for row in rows_of(desk) for one in row.claims for end in _named_by(one)}
    left = [one.name for one in desk.around.found if one.entity not in ends]
    if not left:
        return ()
    return told(language, "named here", names=Run(text=", ".join(left), mark="strong"))


def _named_by(claim: Claim) -> set[str]:
    one = claim.relation
    found = {getattr(one, name) for name in references(type(one))}
    return {*(name for name in found if name), one.holder}


# The text


def _names(desk: Annotating) -> tuple[Named, ...]:
    """The names in the sentence: with digits where these take them."""
    work = desk.work
    if work.hand is None and not work.begun:
        return ()
    chosen = {one.span for one in (*work.source, *work.target) if one.span}
    digits: dict[tuple[int, int], str] = {}
    if work.making is None and work.open in {"source", "target"} and not work.typed:
        for number, option in enumerate(desk.offered()):
            if option.span is not None:
                digits[option.span] = key_of(number, option)
    shown = numbered(desk.around.found, work.hand, desk.around.numbers).values()
    return tuple(
        Named(
            start=one.span[0],
            end=one.span[1],
            key=digits.get(one.span),
            new=one.entity is None,
            chosen=one.span in chosen,
        )
        for one in desk.around.found
        if one.span in digits or one.span in chosen or one in shown
    )


def _marks(desk: Annotating) -> tuple[Stretch, ...]:
    """What is marked in the sentence in focus."""
    start, end = desk.around.span
    marks = [*_depths(desk, start, end)]
    work = desk.work
    held = (work.hand, work.chosen, *work.also)
    marks += [
        Stretch(start=span[0], end=span[1], how="hand") for span in held if isinstance(span, tuple)
    ]
    if work.hand is not None and work.begun:
        words = desk.page.words(work.hand)
        at = work.hand[0]
        marks += [
            Stretch(start=at + cue.start, end=at + cue.end, how="cue")
            for cue in cues(words, desk.page.language or "en")
        ]
    marks += _of_draft(desk)
    picked = picked_row(desk)
    if picked is not None and not work.begun:
        spans = {span for one in picked.claims for span in one.spans(desk.focus.document)}
        marks += [Stretch(start=one[0], end=one[1], how="record") for one in sorted(spans)]
    return tuple(marks)


def _of_draft(desk: Annotating) -> list[Stretch]:
    """Where the words of the draft that is looked at stand, or might; and what of them it lost."""
    draft = draft_now(desk)
    if draft is None:
        return []
    start, end = draft.span
    marks = [Stretch(start=start, end=end, how="record" if draft.placed else "near")]
    marks += [
        Stretch(start=one.span[0], end=one.span[1], how="near")
        for one in draft.unplaced
        if one.span[0] < one.span[1]
    ]
    for _given, stands, sort in draft.differences:
        at = desk.page.text.find(stands, start, end) if stands and sort else -1
        if at >= 0:
            marks.append(Stretch(start=at, end=at + len(stands), how="wrong"))
    return marks


def _depths(desk: Annotating, start: int, end: int) -> list[Stretch]:
    """How many claims deep each stretch of the sentence is."""
    spans = [
        (max(first, start), min(last, end))
        for (first, last), _claim in desk.book.citing.get(desk.focus.document, ())
        if first < end and start < last
    ]
    cuts = sorted({place for span in spans for place in span})
    made: list[Stretch] = []
    for first, last in pairwise(cuts):
        deep = sum(one <= first and last <= other for one, other in spans)
        if deep:
            how = str(min(deep, 3))
            made.append(Stretch(start=first, end=last, how=how))
    return made


def _picture(desk: Annotating) -> str:
    """The state with which the explorer opens: how two ends are tied, or one end, or a claim of the sentence."""
    work = desk.work
    ends = [one.id for one in (*work.source[:1], *work.target[:1]) if not one.new]
    if work.source or work.target:
        pair = len({*ends}) == 2
        return "&".join(f"path={one}" if pair else f"selected={one}" for one in ends[: 1 + pair])
    row = picked_row(desk) or next(iter(rows_of(desk)), None)
    return "" if row is None else f"claim={row.claims[0].id}"
