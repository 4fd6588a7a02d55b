"""What a key does to what is being made: a table of keys for each thing that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.card import sort_of
from graph.workbench.desk.card_keys import CARD_KEYS, MODES, card_of_entities
from graph.workbench.desk.claims import composed_of, made_of, relation_of
from graph.workbench.desk.details import details, first_detail, opened_detail, takes_digits, told_by
from graph.workbench.desk.ends import begun
from graph.workbench.desk.named import name_in
from graph.workbench.desk.options import first_of, key_of
from graph.workbench.desk.work import FIELDS, SLOTS, Making, Work
from graph.workbench.shapes import Key

Offered = Sequence[Option]
Doing = Callable[[Work, Around, Offered], Work]


def mode_of(work: Work) -> str:
    """What the keys act on."""
    if work.card:
        return MODES[sort_of(work.card)]
    if work.reading:
        return "reading"
    if work.making is not None:
        return "entity kind" if work.making.settled else "alike"
    if work.open in {"source", "target"}:
        return "end"
    if work.open in FIELDS.values():
        return "field"
    return work.open or "ready"


def press(work: Work, key: Key, around: Around, offered: Offered) -> Work:
    """What is being made after a key.

    Parameters
    ----------
    work : Work
    key : Key
    around : Around
    offered : sequence of Option
        What is offered now.

    Returns
    -------
    Work
        The very same, where the key does nothing.
    """
    mode = mode_of(work)
    if _is_digit(key) and mode not in _TEXTS and (mode != "detail" or takes_digits(work, around)):
        return _digit(work, key.key, offered)
    doing = KEYS[mode].get(named(key))
    if doing is not None:
        return doing(work, around, offered)
    if mode in _TYPING and _is_letter(key):
        return typed(work, (work.typed or "") + key.key)
    return work


def typed(work: Work, text: str) -> Work:
    """What is being made once other words stand in the text box."""
    mode = mode_of(work)
    if mode == "sentence":
        return work.but(sentence=text)
    if mode in _TYPING or mode == "reading":
        return work.but(typed=text, at=0)
    return work


def named(key: Key) -> str:
    """A key as the tables have it: ``Shift+Tab``, ``Ctrl+Enter``, ``a``."""
    before = [
        word
        for word, held in (("Ctrl", key.ctrl), ("Alt", key.alt), ("Shift", key.shift))
        if held and not (word == "Shift" and _writes(key.key))
    ]
    return "+".join([*before, key.key])


def _writes(key: str) -> bool:
    """Whether a key writes a sign that is no letter: then Shift is in the sign."""
    return len(key) == 1 and not key.isalpha()


def _is_digit(key: Key) -> bool:
    return key.key in _DIGITS and not (key.ctrl or key.alt)


def _is_letter(key: Key) -> bool:
    return len(key.key) == 1 and key.key.isprintable() and not (key.ctrl or key.alt)


def _digit(work: Work, digit: str, offered: Offered) -> Work:
    for number, option in enumerate(offered):
        if key_of(number, option) == digit:
            return option.take()
    return work


# What keys do


def _first(work: Work, _around: Around, offered: Offered) -> Work:
    at = first_of(work, offered)
    return work if at is None else offered[at].take()


def _another(work: Work, _around: Around, _offered: Offered) -> Work:
    """*And another*: of the slot that was filled last."""
    slot = "target" if work.target and work.open != "source" else "source"
    if work.typed or not work.ends(slot):
        return work
    return work.but(open=slot, more=True, typed="", at=0)


def _new(work: Work, around: Around, _offered: Offered) -> Work:
    """A new entity from what is typed, or from the words in hand."""
    name = (work.typed or "").strip()
    if name:
        return begun(work, around, Making(name))
    span = name_in(around.page, work.chosen or work.hand or around.span)
    made = Making(around.page.words(span), span)
    return begun(work.but(chosen=None), around, made)


def _typing(work: Work, _around: Around, _offered: Offered) -> Work:
    return work.but(typed="", open=work.open or "source")


def _shorter(work: Work, _around: Around, _offered: Offered) -> Work:
    """Backspace: a letter less; where there is none, the slot before."""
    if work.typed:
        return work.but(typed=work.typed[:-1], at=0)
    return _slot_back(work)


def _slot_back(work: Work) -> Work:
    if work.open not in SLOTS:
        return work
    at = SLOTS.index(work.open) - 1
    if at < 0:
        return work
    slot = SLOTS[at]
    if slot == "kind":
        return work.but(open=slot, kind=None, typed="", at=0)
    return work.but(open=slot, typed="", at=0, **{slot: ()})


def _next_slot(work: Work, _around: Around, _offered: Offered) -> Work:
    order = [*SLOTS, ""]
    at = order.index(work.open) if work.open in order else -1
    slot = order[(at + 1) % len(order)]
    if slot == "" and not work.stands:
        slot = "source"
    return work.but(open=slot, typed="" if slot else None, more=False, at=0)


def _slot_before(work: Work, _around: Around, _offered: Offered) -> Work:
    order = [*SLOTS, ""]
    at = order.index(work.open) if work.open in order else 0
    slot = order[(at - 1) % len(order)]
    if slot == "" and not work.stands:
        slot = "kind"
    return work.but(open=slot, typed="" if slot else None, more=False, at=0)


def _close(work: Work, _around: Around, _offered: Offered) -> Work:
    """Escape: what is typed goes first, then what is open; then the line is put aside."""
    if work.typed:
        return work.but(typed="", at=0)
    if work.more:
        return work.onward()
    return work.but(aside=True) if work.begun else work.but(typed=None, at=0)


def _back(work: Work, _around: Around, _offered: Offered) -> Work:
    """Escape from a field, or from an entity that is being made: back to what was open before."""
    if work.typed:
        return work.but(typed="", at=0)
    if work.making is not None:
        return work.but(making=None, typed="")
    return work.onward()


def _shut(work: Work, _around: Around, _offered: Offered) -> Work:
    return work.but(open="source" if work.hand and not work.begun else "", typed=None, at=0)


def _aside(work: Work, _around: Around, _offered: Offered) -> Work:
    return work.but(aside=True)


def _open_field(name: str) -> Doing:
    def doing(work: Work, _around: Around, _offered: Offered) -> Work:
        return work.but(open=name, typed="", at=0)

    return doing


def _toggled(name: str, values: tuple[object, object]) -> Doing:
    def doing(work: Work, _around: Around, _offered: Offered) -> Work:
        one, other = values
        return work.with_value(name, other if work.values.get(name) == one else one)

    return doing


def _swap(work: Work, around: Around, _offered: Offered) -> Work:
    """Swap the ends, of what is not the same both ways."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    if cls is None or cls.symmetric:
        return work
    return work.swapped


def _detail(work: Work, around: Around, _offered: Offered) -> Work:
    """A detail: the words that were taken, at once; or what is typed."""
    name = first_detail(work, around)
    told = None if work.chosen is None else told_by(work.chosen, name, work, around)
    if told is not None:
        return work.but(chosen=None).with_value(name, told)
    return opened_detail(work, around, name)


def _told_detail(work: Work, around: Around, _offered: Offered) -> Work:
    """The first detail that says something, to be corrected or emptied."""
    name = next((one for one in details(work, around) if one in work.values), None)
    return work if name is None else opened_detail(work, around, name)


def _next_detail(step: int) -> Doing:
    def doing(work: Work, around: Around, offered: Offered) -> Work:
        names = details(work, around)
        at = names.index(work.detail) if work.detail in names else 0
        made = _first(work, around, offered) if work.typed or work.at else work
        if made.making is not None or (made is work and work.typed):
            return made
        return opened_detail(made, around, names[(at + step) % len(names)])

    return doing


def _leave_detail(work: Work, _around: Around, _offered: Offered) -> Work:
    """Escape: the detail stays as it was."""
    return work.but(making=None).onward()


def _take_detail(work: Work, around: Around, offered: Offered) -> Work:
    """Enter: the first that is offered; where nothing is offered or typed, on."""
    return _first(work, around, offered) if offered or work.typed else work.onward()


def _no_detail(work: Work, _around: Around, _offered: Offered) -> Work:
    """Delete: the detail says nothing any more."""
    return work.with_value(work.detail, None) if work.detail in work.values else work


def _lower(step: int) -> Doing:
    def doing(work: Work, _around: Around, offered: Offered) -> Work:
        return work.but(at=(work.at + step) % max(len(offered), 1))

    return doing


def _sentence(work: Work, around: Around, _offered: Offered) -> Work:
    """Begin to write the sentence: with what is composed; a list has none of its own, and is told so."""
    if work.is_list:
        return work.but(open="no sentence", typed=None)
    if work.sentence is not None:
        return work.but(open="sentence", typed=None)
    return work.but(open="sentence", typed=None, sentence=composed_for(work, around))


def composed_for(work: Work, around: Around) -> str:
    """The sentence that is composed for what is being made."""
    bare = work.but(sentence=None)
    records = made_of(bare, around).relations
    relation = relation_of(records[0], around) if records else None
    return "" if relation is None else composed_of(relation, work, around)


def _composed_again(work: Work, _around: Around, _offered: Offered) -> Work:
    return work.but(sentence=None, open="", typed=None)


def _save(work: Work, around: Around, _offered: Offered) -> Work:
    """Save what is right; a sentence that is as composed stays composed."""
    if work.open == "sentence" and work.sentence == composed_for(work, around):
        work = work.but(sentence=None)
    return work.but(asks="save", open="" if work.open == "sentence" else work.open)


def _anywhere(work: Work, _around: Around, _offered: Offered) -> Work:
    return work.but(asks="save or keep")


def _place(work: Work, _around: Around, _offered: Offered) -> Work:
    """Another place that says so: the words that were taken beside those in hand."""
    if work.chosen is None:
        return work.but(asks="another place")
    return work.but(also=(*work.also, work.chosen), chosen=None)


def _instead(work: Work, _around: Around, _offered: Offered) -> Work:
    """The words that were taken in place of those in hand."""
    return work if work.chosen is None else work.but(hand=work.chosen, chosen=None)


_TYPING = frozenset(("end", "kind", "field", "detail", "entity kind", "silent", "reject", "find"))
_TYPING |= {"card text", "card choice"}
"""Where letters filter what is offered."""
_DIGITS = frozenset("0123456789")
_TEXTS = frozenset(("sentence", "find", "card text"))
"""Where digits are text."""

_LINE: Mapping[str, Doing] = {
    "Tab": _next_slot,
    "Shift+Tab": _slot_before,
    "Ctrl+Enter": _anywhere,
}
_CHOOSING: Mapping[str, Doing] = {
    "Enter": _first,
    "Escape": _back,
    "Backspace": _shorter,
    "ArrowDown": _lower(1),
    "ArrowUp": _lower(-1),
}
KEYS: Mapping[str, Mapping[str, Doing]] = {
    "reading": {},
    "end": {
        **_CHOOSING,
        **_LINE,
        "Escape": _close,
        ",": _another,
        "+": _new,
        "=": card_of_entities,
    },
    "kind": {**_CHOOSING, **_LINE, "Escape": _close, ",": _another, "=": card_of_entities},
    "alike": {**_CHOOSING, "Ctrl+Enter": _anywhere},
    "entity kind": {**_CHOOSING, "Ctrl+Enter": _anywhere},
    "field": {**_CHOOSING, "Ctrl+Enter": _anywhere},
    "detail": {
        **_CHOOSING,
        "Tab": _next_detail(1),
        "Shift+Tab": _next_detail(-1),
        "Enter": _take_detail,
        "Escape": _leave_detail,
        "Delete": _no_detail,
        "Ctrl+Enter": _anywhere,
    },
    "sentence": {
        "Enter": _save,
        "Escape": _composed_again,
        "Shift+Tab": _shut,
        "Tab": _shut,
        "Ctrl+Enter": _anywhere,
    },
    "silent": {**_CHOOSING, "Escape": _shut},
    "reject": {**_CHOOSING, "Escape": _shut},
    "find": {
        "Enter": lambda work, _around, _offered: work.but(asks="find"),
        "Escape": _shut,
        "Backspace": _shorter,
    },
    "conflict": {},
    "group": _CHOOSING,
    "no sentence": {"Enter": _shut, "Escape": _shut},  # what is typed on is no key
    **CARD_KEYS,
    "card": {**_CHOOSING, **CARD_KEYS["card"]},
    "card choice": {**_CHOOSING, **CARD_KEYS["card choice"]},
    "delete": {
        "Enter": lambda work, _around, _offered: work.but(asks="delete"),
        "Delete": lambda work, _around, _offered: work.but(asks="delete"),
        "Escape": _shut,
    },
    "ready": {
        **_LINE,
        "Enter": _save,
        "Escape": _aside,
        ",": _another,
        "+": _place,
        "r": _instead,
        "=": card_of_entities,
        "x": _swap,
        "!": _toggled("negated", (False, True)),
        "b": _toggled("basis", ("stated", "inferred")),
        "w": _detail,
        "Shift+w": _told_detail,
        "Shift+W": _told_detail,
        "e": _sentence,
        "Backspace": lambda work, _around, _offered: work.but(open="kind", kind=None, typed=""),
        **{letter: _open_field(name) for letter, name in FIELDS.items() if name != "basis"},
    },
}
"""What the keys do, by what they act on."""
