"""What the fields of a claim can say: carried over from the claim before, decided by a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.evidence import document_id
from graph.folding import fold
from graph.model import (
    AUTHOR,
    BASES,
    CERTAINTIES,
    MODALITIES,
    Header,
    Relation,
    own_fields,
)
from graph.vocabulary.cues import certainty_of, denies
from graph.vocabulary.naming import listed
from graph.vocabulary.sentences import standing_word
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.ends import end_of, option_of, options_of_ends
from graph.workbench.desk.words import runs, say
from graph.workbench.desk.work import PLAIN, TIMES, Term, Work
from graph.workbench.shapes import Run

DIGITS = 9
CARRIED = ("scenario", "modality", "holder", "topic", "basis")
"""The fields that are carried over from the claim before."""
OF_A_SENTENCE = ("scenario", "modality", "holder", "basis")
"""Those that are carried within a sentence: the next may say another sort of thing, or let somebody else speak."""
IF_CUED = ("scenario", "modality")
"""Those of them that are carried to another sentence whose own words speak for them."""
_CONDITION = re.compile(r"(?i)^(?:if|si)\s+(?=\S)")
"""What begins the label of a scenario, and not its id: a claim stands *if rios-wins*."""


def carried(before: Mapping[str, Any] | None, words: str, language: str | None) -> dict[str, Any]:
    """What a claim is offered to say before anybody has said anything of it.

    Parameters
    ----------
    before : mapping, optional
        What the claim before says.
    words : str
        Those that it cites.
    language : str, optional
        Theirs.
    """
    values = dict(PLAIN)
    if before is not None:
        values |= {name: before[name] for name in CARRIED}
    values["certainty"] = certainty_of(words, language or "en")
    values["negated"] = denies(words, language or "en")
    return values


def values_of(relation: Relation) -> dict[str, Any]:
    """What a claim says beside its ends and its kind."""
    own = (*own_fields(type(relation)), *TIMES)
    said = {name: value for name in own if (value := getattr(relation, name)) is not None}
    return {name: getattr(relation, name) for name in PLAIN} | said


def options_of_field(work: Work, around: Around) -> list[Option]:
    """What the field that is open can say."""
    found = [*_OPTIONS[work.open](work, around)]
    bare = [one for one in found if not one.key]
    return [*bare[:DIGITS], *(one for one in found if one.key)]


def _of_words(name: str, words: tuple[str, ...]) -> Any:
    """The options of a field that takes one of some words, in their order."""

    def options(work: Work, around: Around) -> Iterator[Option]:
        for word in words:
            shown = standing_word(name, word, around.language)
            if _typed(work, shown):
                yield _value(work, name, word, shown, note=say(around.language, f"{name} {word}"))

    return options


def _value(work: Work, name: str, value: Any, shown: str, note: str = "", key: str = "") -> Option:
    return Option(
        lambda: work.with_value(name, value).onward(), (Run(text=shown),), note=note, key=key
    )


def _typed(work: Work, shown: str) -> bool:
    typed = fold(work.typed or "").strip()
    return not typed or any(
        fold(part).startswith(typed) for part in (shown, *shown.split(" "), shown.replace(" ", ""))
    )


def _scenarios(work: Work, around: Around) -> Iterator[Option]:
    """The scenarios as they are declared, then *whoever wins*, then a new one."""
    language = around.language
    for one in around.book.header.scenarios:
        label = one.labels.get(language, one.label)
        if _typed(work, label):
            run = Run(text=label, mark="scenario", scenario=one.id)
            yield Option(
                lambda one=one: work.with_value("scenario", one.id).onward(),  # type: ignore[misc]
                (run,),
            )
    yield from _fresh_terms(work, "scenarios", "scenario")
    always = either_way(around, language)
    if _typed(work, always):
        yield _value(work, "scenario", None, always)
    yield from _new_term(work, around, "scenarios", "scenario")


def either_way(around: Around, language: str) -> str:
    """How *in no scenario* is said: as the one group says; *whoever wins* only where somebody does."""
    header = around.book.header
    those = {one.group for one in header.scenarios}
    for group in header.groups if len(those) == 1 else ():
        said = group.either_ways.get(language) or group.either_way
        if said and group.id in those:
            return said
    won = len(those) == 1 and all("winner" in one.counterparts for one in header.scenarios)
    return standing_word("scenario", "always", language) if won else say(language, "in any case")


def _topics(work: Work, around: Around) -> Iterator[Option]:
    """The topics as they are declared or, where they are many, those used last first; then a new one."""
    topics = [*around.book.header.topics]
    language = around.language
    if len(topics) > DIGITS:
        rank = {name: number for number, name in enumerate(_recent_topics(around))}
        topics.sort(key=lambda one: rank.get(one.id, len(rank)))
    for one in topics:
        label = one.labels.get(language, one.label)
        if _typed(work, label):
            yield _value(work, "topic", one.id, label)
    yield from _fresh_terms(work, "topics", "topic")
    if work.values.get("topic") and not work.typed:
        yield _value(work, "topic", None, say(language, "no topic"), key="0")
    yield from _new_term(work, around, "topics", "topic")


def _recent_topics(around: Around) -> list[str]:
    """The topics, those first that stand in this sentence and in the latest claims."""
    found: dict[str, None] = {}
    for _span, claim in reversed(around.book.citing.get(around.page.document, ())):
        if claim.relation.topic:
            found[claim.relation.topic] = None
    return [*found]


def _fresh_terms(work: Work, section: str, name: str) -> Iterator[Option]:
    """The topics or scenarios that come with this claim."""
    for one in work.terms:
        if one.section == section and _typed(work, one.label):
            yield _value(work, name, one.id, one.label)


def _new_term(work: Work, around: Around, section: Any, name: str) -> Iterator[Option]:
    """A topic or a scenario that there is not yet, called by what is typed."""
    label = " ".join((work.typed or "").split())
    if not label:
        return
    header = around.book.header
    listed = header.topics if section == "topics" else header.scenarios
    ids = {one.id for one in listed} | {one.id for one in work.terms if one.section == section}
    labels = {fold(one.label) for one in listed}
    if fold(label) in labels:
        return
    slug = id_of_scenario(label) if section == "scenarios" else document_id(label)
    free = next(one for one in (slug, *(f"{slug}-{n}" for n in range(2, 999))) if one not in ids)
    term = Term(section, free, label)
    made = work.but(terms=(*work.terms, term)).with_value(name, free).onward()
    if section == "scenarios" and header.scenarios:
        made = made.but(open="group", typed=None)
    yield Option(
        lambda: made,
        (Run(text=label),),
        say(around.language, f"new {name}"),
        new=True,
    )


def id_of_scenario(label: str) -> str:
    """An id for a scenario that is called so: what it supposes."""
    return document_id(_CONDITION.sub("", label))


def _holders(work: Work, around: Around) -> Iterator[Option]:
    """The author, who holds claims already, and whoever can be named."""
    if work.typed:
        yield from options_of_ends(work, around)
        return
    if work.values.get("holder") != AUTHOR:
        yield _value(work, "holder", AUTHOR, holder_name(AUTHOR, work, around))
    before = _recent_holders(around)
    names = [one.entity for one in around.found if one.entity]
    ends = [one.id for one in (*work.source, *work.target)]
    for identifier in dict.fromkeys((*ends[:1], *before, *names, *ends[1:])):
        end = end_of(work, around, identifier)
        if end is not None and end.id != work.values.get("holder"):
            yield option_of(work, around, end)
    new = (one for one in options_of_ends(work, around) if one.new)
    yield from (Option(one.take, one.main, one.noun, new=True) for one in new)


def _recent_holders(around: Around) -> list[str]:
    found: dict[str, None] = {}
    for claim in reversed(around.book.claims):
        if claim.relation.holder != AUTHOR:
            found[claim.relation.holder] = None
    return [*found]


def holder_name(holder: str, work: Work, around: Around) -> str:
    """What a holder is called."""
    if holder == AUTHOR:
        return say(around.language, "the author")
    end = end_of(work, around, holder)
    known = around.book.entities.get(holder)
    if known is not None:
        return known.names.get(around.language, known.name)
    return end.name if end else holder


_OPTIONS = {
    "scenario": _scenarios,
    "modality": _of_words("modality", MODALITIES),
    "certainty": _of_words("certainty", CERTAINTIES),
    "basis": _of_words("basis", BASES),
    "topic": _topics,
    "holder": _holders,
}


def options_of_group(work: Work, around: Around) -> list[Option]:
    """Whether a new scenario stands beside those that there are, or instead of those of a group."""
    language, value = around.language, work.values["scenario"]
    groups: dict[str, list[str]] = {}
    for one in around.book.header.scenarios:
        groups.setdefault(one.group, []).append(one.labels.get(language, one.label))

    def option(group: str, key: str, others: str = "") -> Option:
        terms = (replace(one, group=group) if one.id == value else one for one in work.terms)
        made = work.but(terms=tuple(terms)).onward()
        return Option(
            lambda: made,
            runs(say(language, key, others=others)),
            note=say(language, f"{key} why"),
        )

    quoted = (
        (
            group,
            listed([say(language, "quoted", words=one) for one in labels], say(language, "and")),
        )
        for group, labels in groups.items()
    )
    beside = option("", "beside them")
    return [beside, *(option(group, "instead of", those) for group, those in quoted)][:DIGITS]


GROUP = "scenarios"
"""The group of scenarios where there is none yet."""


def group_for(term: Term, header: Header) -> str:
    """The group of a scenario that comes with a claim: the one that was said or, beside others, its own."""
    if term.group or not header.scenarios:
        return term.group or group_of(header)
    groups = {one.group for one in header.scenarios} | {one.id for one in header.groups}
    numbered = (f"{term.id}-{n}" for n in range(2, 999))
    return next(one for one in (term.id, *numbered) if one not in groups)


def group_of(header: Header) -> str:
    """The group that a new scenario is of: that of the last one, else the first that is declared."""
    if header.scenarios:
        return header.scenarios[-1].group
    return header.groups[0].id if header.groups else GROUP
