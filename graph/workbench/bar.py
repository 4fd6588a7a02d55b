"""What the bar shows of what is being made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graph.model import AUTHOR
from graph.vocabulary.cues import cues
from graph.vocabulary.naming import naming
from graph.vocabulary.sentences import plain, standing_word
from graph.vocabulary.verbs import verb
from graph.workbench.claims import relation_of
from graph.workbench.ends import end_of, free_id
from graph.workbench.fields import choices, detail_label, details, either_way, names_entity
from graph.workbench.keys import composed_for, mode_of
from graph.workbench.options import first_of, key_of
from graph.workbench.rows import picked_row
from graph.workbench.saying import said_of
from graph.workbench.shapes import Bar, Box, Cap, Chip, Line, Offer, Pair, Run, Runs, Slot
from graph.workbench.steps import named_in, uncited
from graph.workbench.telling import lines_of
from graph.workbench.ties import misfits, more_kinds
from graph.workbench.words import noun_of, nth, runs, said_in, say, tie_noun
from graph.workbench.work import FIELDS, TIMES, End, Work

if TYPE_CHECKING:
    from graph.workbench.desk import Annotating

_LONGEST_IN_HAND = 90


def bar_of(desk: Annotating) -> Bar:
    """The bar."""
    work = desk.work
    mode = mode_of(work)
    if mode in _ASKING:
        return _asking(desk, mode)
    if work.reading:
        return _shut(desk)
    return Bar(
        tall=True,
        head=_in_hand(desk),
        slots=_slots(desk),
        prompt=_prompt(desk),
        offers=_offers(desk),
        more=_more(desk),
        facts=_facts(desk),
        chips=_chips(desk),
        cues=_cues(desk),
        sentence=_sentence(desk),
        composed=work.sentence is None or work.sentence == composed_for(work, desk.around),
        check=lines_of(desk),
        box=_box(desk),
    )


_ASKING: Mapping[str, str] = {
    "silent": "why silent",
    "reject": "why reject",
    "find": "find",
    "delete": "delete asks",
}


def _asking(desk: Annotating, mode: str) -> Bar:
    """The bar while it asks for a reason, or for words to find."""
    language = desk.language
    head = runs(say(language, _ASKING[mode]), "strong")
    if mode == "delete":
        return Bar(tall=False, head=head, caps=_delete_caps(desk), check=_named_by(desk))
    where = "find" if mode == "find" else "reason"
    return Bar(
        tall=mode != "find",
        head=head,
        offers=_offers(desk),
        box=Box(
            where="find" if mode == "find" else "reason",
            text=desk.work.typed or "",
            label=say(language, f"box {where}"),
            digits=mode != "find",
        ),
    )


def _delete_caps(desk: Annotating) -> tuple[Cap, ...]:
    return (
        Cap(key="Enter", label=say(desk.language, "delete")),
        Cap(key="Escape", label=say(desk.language, "back")),
    )


def _named_by(desk: Annotating) -> tuple[Line, ...]:
    """What names the claims that are picked."""
    row = picked_row(desk)
    ids = [one.id for one in row.claims] if row else []
    questions, findings = named_in(desk.book, ids)
    lines = []
    for count, one, many in (
        (questions, "named by question", "named by questions"),
        (findings, "finding names it", "findings name it"),
    ):
        if count:
            text = say(desk.language, one) if count == 1 else say(desk.language, many, n=count)
            lines.append(Line(sign="doubt", runs=runs(text)))
    return tuple(lines)


def _shut(desk: Annotating) -> Bar:
    """The bar while somebody reads."""
    language, work = desk.language, desk.work
    if work.aside:
        caps = (
            Cap(key="Enter", label=say(language, "back to the line")),
            Cap(key="Escape", label=say(language, "let it go")),
        )
        return Bar(tall=False, head=_in_hand(desk), caps=caps, slots=_slots(desk))
    if work.hand is None:
        keys = (
            (" ", "take a clause"),
            ("Enter", "the whole sentence"),
            ("q", "silent key"),
            ("n", "next open"),
        )
        caps = tuple(Cap(key=key, label=say(language, label)) for key, label in keys)
        return Bar(tall=False, head=runs(say(language, "nothing in hand"), "faint"), caps=caps)
    keys = ((" ", "other words"), ("Enter", "type a name"), ("n", "next open"))
    return Bar(
        tall=False,
        head=_in_hand(desk),
        caps=tuple(Cap(key=key, label=say(language, label)) for key, label in keys),
        slots=_slots(desk),
        prompt=runs(say(language, "press a number")),
        offers=_offers(desk),
    )


def _in_hand(desk: Annotating) -> Runs:
    work = desk.work
    if work.hand is None:
        return ()
    words = desk.page.words(work.hand)
    if len(words) > _LONGEST_IN_HAND:
        words = f"{words[: _LONGEST_IN_HAND - 1].rstrip()}…"
    return (
        Run(text=say(desk.language, "in hand"), mark="faint"),
        Run(text=" "),
        Run(text=say(desk.language, "quoted", words=words)),
    )


# The line


def _slots(desk: Annotating) -> tuple[Slot, ...]:
    language, work = desk.language, desk.work
    if work.hand is None and not work.begun:
        return ()
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    wrong = misfits(cls, work, desk.around) if cls else []
    source, target = (
        _end_slot(desk, "source", "who", "source" in wrong),
        _end_slot(desk, "target", "to whom", "target" in wrong),
    )
    if cls is not None:
        label, value = (
            tie_noun(cls, language),
            verb(cls, language, negated=bool(work.values["negated"])),
        )
        state = "open" if _is_open(work, "kind") else "chosen"
    else:
        label, value = (
            say(language, "what ties them"),
            work.typed or "" if work.open == "kind" else "",
        )
        state = "open" if _is_open(work, "kind") else "empty"
    kind = Slot(name="kind", label=label, value=value, state=state)  # type: ignore[arg-type]
    return (source, kind, target)


def _is_open(work: Work, name: str) -> bool:
    return work.open == name and not work.aside


def _end_slot(desk: Annotating, name: str, asked: str, wrong: bool) -> Slot:
    language, work = desk.language, desk.work
    there = work.ends(name)
    opened = _is_open(work, name)
    value = ", ".join(_end_name(desk, one) for one in there)
    if opened:
        if work.making is not None:
            typed = work.making.name
        else:
            typed = work.typed or ""
        label = say(language, asked)
        if there and work.more:
            label = say(language, "nth of a list", n=nth(language, len(there) + 1))
        value = f"{value}, {typed}" if there and work.more else typed
        state = "open" if not work.reading else "empty"
        return Slot(name=name, label=label, value=value, state=state)  # type: ignore[arg-type]
    if not there:
        return Slot(name=name, label=say(language, asked))  # type: ignore[arg-type]
    label = _end_label(desk, there[-1])
    if wrong:
        label = say(language, "kind, wrong", kind=label)
    return Slot(name=name, label=label, value=value, state="wrong" if wrong else "chosen")  # type: ignore[arg-type]


def _end_name(desk: Annotating, end: End) -> str:
    return end.name if end.new else desk.book.name(end.id, desk.language)


def _end_label(desk: Annotating, end: End) -> str:
    kind = desk.book.vocabulary.entities.get(end.kind)
    noun = noun_of(kind, desk.language) if kind else end.kind
    if end.new:
        return say(desk.language, "kind, new", kind=noun)
    return say(desk.language, "kind, alias", kind=noun) if end.alias else noun


def _prompt(desk: Annotating) -> Runs:
    language, work = desk.language, desk.work
    if work.making is not None and not work.making.settled:
        head = Run(text=say(language, "same as"), mark="strong")
        return (head, Run(text=f" {say(language, 'same as why')}"))
    if work.making is not None:
        return runs(say(language, "what is it", name=work.making.name))
    if work.open in {"source", "target"} and not work.typed:
        return runs(say(language, "press a number"))
    if work.open in FIELDS.values():
        return runs(say(language, work.open))
    if work.open == "detail":
        return runs(detail_label(work.detail, work, desk.around))
    return ()


def _offers(desk: Annotating) -> tuple[Offer, ...]:
    work = desk.work
    found = desk.offered()
    first = first_of(work, found)
    digits = work.open != "detail" or _has_digits(desk)
    return tuple(
        Offer(
            key=key_of(number, one) if digits else "",
            main=one.main,
            noun=one.noun,
            letters=one.letters,
            example=one.example,
            note=one.note,
            first=number == first,
            fits=one.fits,
        )
        for number, one in enumerate(found)
        if one.span is None or work.open not in {"source", "target"} or work.typed
    )


def _has_digits(desk: Annotating) -> bool:
    """Whether a detail is one of some words or an entity, and no text."""
    return bool(choices(desk.work, desk.around)) or names_entity(desk.work, desk.around)


def _more(desk: Annotating) -> str:
    work = desk.work
    if work.open == "kind" and not work.aside:
        if work.typed and not desk.offered():
            return say(desk.language, "no kind")
        left = more_kinds(work, desk.around)
        if left and not work.typed:
            return say(desk.language, "more kinds", n=left)
    if work.making is not None:
        return say(desk.language, "written with the claim", u="u")
    return ""


def _facts(desk: Annotating) -> tuple[Pair, ...]:
    """What comes with the claim, and what is left of the sentence."""
    language, work = desk.language, desk.work
    if work.making is not None:
        name = work.making.name
        made = free_id(name, "entity", work, desk.around)
        return (
            Pair(label=say(language, "name"), cells=(runs(name),)),
            Pair(label=say(language, "id"), cells=(runs(made),)),
        )
    if not work.ready and work.open != "sentence":
        return ()
    pairs = []
    records = desk.made().relations
    relation = relation_of(records[0], desk.around) if records else None
    if relation is not None and work.sentence is not None:
        names = {one.id: _end_name(desk, one) for one in (*work.source, *work.target)}
        bare = relation.model_copy(update={"statement": None, "statements": {}})
        label = next(
            (one.label for one in desk.book.header.scenarios if one.id == relation.scenario), None
        )
        said = bare.sentence(names, language, label)
        pairs.append(Pair(label=say(language, "without the sentence"), cells=(runs(said),)))
    new = [*_new_with(desk)]
    if new:
        pairs.append(Pair(label=say(language, "new with it"), cells=(runs("; ".join(new)),)))
    left = _left(desk)
    if left:
        quoted = say(language, "quoted", words=left)
        pairs.append(Pair(label=say(language, "left in the sentence"), cells=(runs(quoted),)))
    return tuple(pairs)


def _new_with(desk: Annotating) -> list[str]:
    language, made = desk.language, desk.made()
    kinds = desk.book.vocabulary.entities
    found = [
        say(language, "the entity", name=one["name"], kind=noun_of(kinds[one["kind"]], language))
        for one in made.entities
    ]
    found += [
        say(language, "another name of", name=desk.book.name(name, language), alias=alias)
        for name, alias in made.aliases.items()
    ]
    keys = {"topics": "the topic", "scenarios": "the scenario"}
    found += [
        say(language, keys[section], name=one["label"])
        for section, parts in made.terms.items()
        for one in parts
    ]
    return found


def _left(desk: Annotating) -> str:
    """What of the sentence no claim cites, this one included."""
    hand = desk.work.hand
    pieces = []
    for start, end in uncited(desk.page, desk.around.span, desk.book):
        if hand is None or hand[1] <= start or end <= hand[0]:
            pieces.append((start, end))
            continue
        pieces += [span for span in ((start, hand[0]), (hand[1], end)) if span[0] < span[1]]
    words = [desk.page.words(span) for one in pieces if (span := desk.page.bare(one))]
    return " … ".join(words)


# The fields


def _chips(desk: Annotating) -> tuple[Chip, ...]:
    language, work, around = desk.language, desk.work, desk.around
    if work.making is not None or not (work.source or work.edits):
        return ()
    works = work.ready
    chips = []
    for letter, name in FIELDS.items():
        value = work.values.get(name)
        scenario = value if name == "scenario" and value else None
        shown = _SHOWN[name](desk, value)
        if name == "topic" and not value and not desk.book.header.topics and not work.terms:
            shown = say(language, "no topic")
        chips.append(
            Chip(
                key=letter,
                name=say(language, name),
                value=shown,
                offered=name not in work.touched,
                scenario=scenario,
                open=work.open == name,
                works=works,
            )
        )
    if work.values.get("negated"):
        shown = say(language, "denied")
        chips.append(
            Chip(key="!", name=say(language, "negated"), value=shown, offered=False, works=works)
        )
    for name in details(work, around):
        if name in work.values or (work.open == "detail" and work.detail == name):
            chips.append(
                Chip(
                    key="w",
                    name=detail_label(name, work, around),
                    value=_detail_shown(desk, name),
                    offered=name not in work.touched,
                    open=work.open == "detail" and work.detail == name,
                    works=works,
                )
            )
    return tuple(chips)


def _scenario(desk: Annotating, value: object) -> str:
    for one in desk.book.header.scenarios:
        if one.id == value:
            return one.labels.get(desk.language, one.label)
    fresh = next((one.label for one in desk.work.terms if one.id == value), None)
    return fresh or either_way(desk.around, desk.language)


def _topic(desk: Annotating, value: object) -> str:
    if value is None:
        return say(desk.language, "no topic")
    for one in desk.book.header.topics:
        if one.id == value:
            label = one.labels.get(desk.language, one.label)
            return say(desk.language, "topic is", topic=label)
    fresh = next((one.label for one in desk.work.terms if one.id == value), str(value))
    return say(desk.language, "topic is", topic=fresh)


_SHOWN: Mapping[str, Callable[[Annotating, object], str]] = {
    "scenario": _scenario,
    "modality": lambda desk, value: standing_word("modality", str(value), desk.language),
    "certainty": lambda desk, value: standing_word("certainty", str(value), desk.language),
    "holder": lambda desk, value: say(
        desk.language, "according to", who=said_of(desk, str(value or AUTHOR))
    ),
    "topic": _topic,
    "basis": lambda desk, value: standing_word("basis", str(value), desk.language),
}


def _detail_shown(desk: Annotating, name: str) -> str:
    work = desk.work
    value = work.values.get(name)
    if value is None:
        return ""
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    if cls is not None and name not in TIMES:
        word = naming(cls, name).words.get(str(value)) if name in cls.model_fields else None
        if word:
            return said_in(word, desk.language)
        end = end_of(work, desk.around, str(value))
        if (
            end is not None
            and work.but(detail=name)
            and names_entity(work.but(detail=name), desk.around)
        ):
            return _end_name(desk, end)
    return say(desk.language, "quoted", words=plain(value))


def _cues(desk: Annotating) -> Runs:
    """*Look again at …*: a word of each sort, with what it may change."""
    language, work = desk.language, desk.work
    if work.hand is None or not work.begun or work.making is not None:
        return ()
    words = desk.page.words(work.hand)
    seen: dict[str, list[str]] = {}
    for cue in cues(words, desk.page.language or "en"):
        if cue.field not in work.touched and cue.field != "certainty":
            seen.setdefault(words[cue.start : cue.end], []).append(cue.field)
    if not seen:
        return ()
    made = [Run(text=say(language, "look again"), mark="faint")]
    for word, fields in [*seen.items()][:4]:
        asked = " ".join(dict.fromkeys(say(language, f"cue {field}") for field in fields))
        made += [Run(text=f"  {word} ", mark="strong"), Run(text=asked)]
    return tuple(made)


def _sentence(desk: Annotating) -> str | None:
    """What the claim will say; while a kind is asked, with the first offer."""
    work = desk.work
    if work.sentence is not None:
        return work.sentence
    if not (work.source and work.target) or work.making is not None:
        return None
    if work.kind is None:
        found = desk.offered()
        first = first_of(work, found)
        if work.open != "kind" or first is None or not found[first].fits:
            return None
        work = found[first].take()
    records = desk.checked(work)[0].relations if work.kind else ()
    return records[0].get("statement") if records else None


def _box(desk: Annotating) -> Box | None:
    work, language = desk.work, desk.language
    mode = mode_of(work)
    where = _BOXES.get(mode)
    if where is None:
        return None
    if mode == "sentence":
        return Box(
            where="sentence",
            text=work.sentence or "",
            label=say(language, "box sentence"),
            digits=False,
        )
    label = (
        say(language, f"box {where}", field=detail_label(work.detail, work, desk.around))
        if (where == "detail")
        else say(language, f"box {where}")
    )
    digits = mode != "detail" or _has_digits(desk)
    return Box(where=where, text=work.typed or "", label=label, digits=digits)  # type: ignore[arg-type]


_BOXES: Mapping[str, str] = {
    "end": "slot",
    "kind": "slot",
    "field": "slot",
    "entity kind": "entity",
    "detail": "detail",
    "sentence": "sentence",
}
"""Where the text box is, by what the keys act on."""
