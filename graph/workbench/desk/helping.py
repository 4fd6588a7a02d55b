"""Which keys work now: at the foot, and all of them where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.workbench.desk.card import goes
from graph.workbench.desk.keys import mode_of
from graph.workbench.desk.rows import rows_of
from graph.workbench.desk.words import runs, say, told
from graph.workbench.shapes import Cap, Pair, Run

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_CHOOSING = (("Enter", "take the first"), ("Escape", "back"))
_FEET: Mapping[str, Sequence[tuple[str, str]]] = {
    "end": (
        ("Enter", "take the first"),
        (",", "and another"),
        ("+", "new entity"),
        ("=", "an entity"),
        ("Tab", "next"),
        ("Shift+Tab", "back"),
        ("Escape", "to the text"),
    ),
    "kind": (
        ("Enter", "take the first"),
        (",", "and another"),
        ("=", "an entity"),
        ("Tab", "next"),
        ("Shift+Tab", "back"),
        ("Escape", "to the text"),
    ),
    "alike": (("Enter", "take the first"), ("0", "none of these"), ("Escape", "another name")),
    "entity kind": (("Enter", "take the first"), ("Escape", "another name")),
    "field": _CHOOSING,
    "detail": (
        ("Enter", "take the first"),
        ("ArrowDown", "the next offer"),
        ("Tab", "next field"),
        ("Escape", "leave it"),
    ),
    "sentence": (
        ("Enter", "save"),
        ("Escape", "back to composed"),
        ("Shift+Tab", "to the fields"),
    ),
    "ready": (
        (",", "and another"),
        ("=", "an entity"),
        ("x", "swap the ends"),
        ("!", "not so"),
        ("w", "into detail"),
        ("e", "the sentence"),
        ("+", "another place"),
        ("Tab", "a slot"),
        ("Escape", "to the text"),
    ),
    "card": (
        ("Enter", "take the first"),
        ("ArrowDown", "the next offer"),
        ("Delete", "take it away"),
        ("Escape", "back"),
    ),
    "card text": (("Enter", "write it"), ("Escape", "leave it")),
    "card choice": (("Enter", "take the first"), ("Escape", "leave it")),
    "card claims": (
        ("j", "sentence"),
        ("k", "sentence"),
        ("ArrowDown", "claim"),
        ("Enter", "link it"),
        ("Escape", "back"),
    ),
    "silent": _CHOOSING,
    "reject": _CHOOSING,
    "find": (("Enter", "next"), ("Escape", "back")),
    "delete": (),
    "conflict": (),
    "group": _CHOOSING,
    "no sentence": (),
}
"""The keys of each state."""


def foot_of(desk: Annotating) -> tuple[Cap, ...]:
    """The keys at the foot."""
    language = desk.language
    mode = mode_of(desk.work)
    if mode != "reading":
        wrong = mode == "sentence" and bool(desk.judged().errors)
        keys = _FEET[mode]
        if mode == "card" and not goes(desk.work.card):
            keys = [one for one in keys if one[0] != "Delete"]
        if mode == "ready" and desk.work.is_list:
            keys = [one for one in keys if one[0] != "e"]
        if mode == "ready" and desk.work.chosen is not None:
            keys = (*keys, ("r", "these words instead"))
        return tuple(
            Cap(
                key=key,
                label=say(language, label),
                why_not=say(language, "does not save it") if wrong and key == "Enter" else None,
            )
            for key, label in keys
        )
    moves = (("j", "sentence"), ("k", "sentence"))
    rows = rows_of(desk)
    picked = next((row for row in rows if row.id == desk.focus.picked), None)
    caps = [Cap(key=key, label=say(language, label)) for key, label in moves]
    if rows:
        caps += [
            Cap(key="ArrowDown", label=say(language, "claim")),
            Cap(key="ArrowUp", label=say(language, "claim")),
        ]
    if any(len(row.claims) > 1 for row in rows) or desk.focus.members:
        caps.append(Cap(key="ArrowRight", label=say(language, "members")))
    if picked is not None:
        count = len(picked.claims)
        many = count > 1
        label = say(language, "edit all", n=count) if many else say(language, "edit")
        caps.append(Cap(key="e", label=label))
        label = say(language, "delete all", n=count) if many else say(language, "delete")
        caps.append(Cap(key="Delete", label=label))
    if desk.focus.last is not None:
        caps.append(Cap(key="a", label=say(language, "again")))
    caps.append(Cap(key="q", label=say(language, "silent, and why")))
    caps.append(Cap(key="d", label=say(language, "done")))
    label = "back to the list" if desk.focus.picture else "picture"
    caps.append(Cap(key="p", label=say(language, label)))
    caps.append(Cap(key="=", label=say(language, "an entity")))
    return tuple(caps)


def foot_right(desk: Annotating) -> tuple[Cap, ...]:
    """The keys at the right end of the foot."""
    language = desk.language
    mode = mode_of(desk.work)
    if mode == "reading":
        return (Cap(key="/", label=say(language, "find in the text")),)
    if desk.work.card or mode in _WITHOUT_SAVING:
        return ()
    right = desk.work.stands and not desk.judged().errors
    label = "save from anywhere" if right else "keep as unfinished"
    return (Cap(key="Ctrl+Enter", label=say(language, label)),)


_WITHOUT_SAVING = frozenset(("silent", "reject", "find", "delete", "conflict", "no sentence"))

_HELP: Sequence[tuple[str, str]] = (
    ("j  k", "help j"),
    ("n", "next open"),
    ("Space", "help space"),
    ("Shift →", "help shift"),
    ("1 – 9", "help digits"),
    ("Enter", "help enter"),
    ("a", "again"),
    (",", "help comma"),
    ("+", "help plus"),
    ("x", "swap the ends"),
    ("s m c h t", "help fields"),
    ("b  !", "help switches"),
    ("w", "help detail"),
    ("Shift w", "help corrected"),
    ("e", "help edit"),
    ("Ctrl Enter", "help anywhere"),
    ("q", "silent, and why"),
    ("d", "help done"),
    ("y e r l", "help drafts"),
    ("↓ ↑", "help rows"),
    ("→", "members"),
    ("Delete", "help delete"),
    ("u  Shift u", "help undo"),
    ("p", "picture"),
    ("=", "help card entity"),
    ("g", "help card dataset"),
    ("/", "find in the text"),
    ("Escape", "help escape"),
)


def help_of(desk: Annotating) -> tuple[Pair, ...]:
    """All keys, where they are asked for."""
    if not desk.focus.help:
        return ()
    return tuple(Pair(label=key, cells=(runs(say(desk.language, what)),)) for key, what in _HELP)


_FIRST = 3
"""After so many claims nobody is told any more how to begin."""


_BEGIN: Sequence[tuple[str, str]] = (
    ("", "first lines head"),
    ("Space", "first space"),
    ("1 – 9", "first digits"),
    ("Enter", "first enter"),
    ("q", "first silent"),
)
"""The first keys, and what they do; the heading has none."""


def begin_of(desk: Annotating) -> tuple[Pair, ...]:
    """How to begin, while hardly anything is there and nothing is in hand."""
    if len(desk.book.claims) >= _FIRST or desk.work.hand is not None or desk.work.begun:
        return ()
    moves = Run(text="Shift+ArrowRight", mark="cap")
    return tuple(
        Pair(label=key, cells=(told(desk.language, what, moves=moves),)) for key, what in _BEGIN
    )
