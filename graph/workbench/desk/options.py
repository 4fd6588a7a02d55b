"""What is offered now: the one numbered list, whatever is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.folding import fold
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.card import sort_of
from graph.workbench.desk.details import options_of_detail
from graph.workbench.desk.ends import options_of_alike, options_of_ends, options_of_entity_kinds
from graph.workbench.desk.fields import options_of_field, options_of_group
from graph.workbench.desk.ties import Uses, options_of_kinds
from graph.workbench.desk.words import runs, say
from graph.workbench.desk.work import FIELDS, Work

REASONS = ("heading", "question", "line", "boilerplate", "contact", "lead")
"""Why a sentence claims nothing, mostly."""
REJECTIONS = ("not said", "kind", "ends", "twice", "outside")
"""Why a draft is rejected, mostly."""


def options(work: Work, around: Around, uses: Callable[[], Uses]) -> Sequence[Option]:
    """What can be taken now.

    Parameters
    ----------
    work : Work
    around : Around
    uses : callable
        What the kinds have been used for.
    """
    if work.aside:
        return ()
    if work.making is not None:
        found = options_of_entity_kinds if work.making.settled else options_of_alike
        return found(work, around)
    if work.open == "kind":
        return options_of_kinds(work, around, uses())
    if work.open in _OPTIONS:
        return _OPTIONS[work.open](work, around)
    return around.fixes(work) if work.ready else ()


def key_of(number: int, option: Option) -> str:
    """The digit that takes one of the options, by its place; empty where there is none."""
    return option.key or (str(number + 1) if number < 9 else "")


def first_of(work: Work, found: Sequence[Option]) -> int | None:
    """Which of the options ``Enter`` takes; none, where it does something else."""
    if work.reading or work.ready or not found or _picks_claims(work):
        return None
    if (
        not work.card
        and work.open in {"source", "target"}
        and not work.typed
        and work.making is None
    ):
        chosen = {one.span for one in (*work.source, *work.target) if one.span}
        left = [number for number, one in enumerate(found) if one.span not in chosen]
        return left[0] if left else 0
    fitting = [number for number, one in enumerate(found) if one.fits]
    if not fitting:
        return 0 if work.card or work.open == "kind" else None
    likely = next((place for place, at in enumerate(fitting) if found[at].likely), 0)
    return fitting[(likely + work.at) % len(fitting)]


def _picks_claims(work: Work) -> bool:
    """Whether rows are picked, and Enter takes the one that is."""
    return bool(work.card) and sort_of(work.card) == "claims"


def _silent(work: Work, around: Around) -> Sequence[Option]:
    """Why a sentence is silent: as others are, mostly; or as is typed."""
    before = dict.fromkeys(one.reason for one in reversed(around.book.header.silent))
    usual = [say(around.native, f"silent: {name}") for name in REASONS]
    return _reasons(work, (*usual, *before), "silent")


def _rejected(work: Work, around: Around) -> Sequence[Option]:
    """Why a draft is rejected."""
    usual = [say(around.language, f"reject: {name}") for name in REJECTIONS]
    return _reasons(work, usual, "reject")


def _reasons(work: Work, reasons: Sequence[str], asks: str) -> Sequence[Option]:
    typed = (work.typed or "").strip()
    order = dict.fromkeys(reasons)
    found = [one for one in order if fold(one).startswith(fold(typed))] if typed else [*order]
    if typed and typed not in found:
        found.append(" ".join(typed.split()))
    return [
        Option(
            lambda reason=reason: work.but(asks=asks, reason=reason),  # type: ignore[misc]
            runs(reason),
        )
        for reason in found[:9]
    ]


_OPTIONS: Mapping[str, Callable[[Work, Around], Sequence[Option]]] = {
    "source": options_of_ends,
    "target": options_of_ends,
    "detail": options_of_detail,
    "silent": _silent,
    "reject": _rejected,
    "group": options_of_group,
    **dict.fromkeys(FIELDS.values(), options_of_field),
}
