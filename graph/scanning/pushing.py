"""What of a query the tables can be asked: conditions that no row of the answer fails.

Most are the very conditions of the query. Words in a text, dates and the like are not: case, accents and calendars
are not the same in all programs. Of those, what is certain is asked, and the rest is left to memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.engine.fitting import column_words
from graph.engine.terms import named_in, own_query_fields
from graph.model import AUTHOR, Header, Query, Relation, Vocabulary, earliest, latest, query_fields
from graph.voices import Voices

_DEFAULTS: Mapping[str, Any] = {
    name: field.default
    for name, field in Relation.model_fields.items()
    if name in ("certainty", "basis", "holder", "negated", "scenario", "topic")
}
"""What a claim says in a column that is empty, or is not there."""


@dataclass(frozen=True)
class Asked:
    """What the tables are asked for.

    Parameters
    ----------
    conditions : list of narwhals.Expr
        All of which every row of the answer meets.
    exact : bool
        Whether each row that meets them is one of the answer.
    """

    conditions: list[Any]
    exact: bool


@dataclass(frozen=True)
class Known:
    """What a query is understood by.

    Parameters
    ----------
    header : Header
    vocabulary : Vocabulary
    voices : Voices
    columns : frozenset of str
        Those that the relations' table has.
    """

    header: Header
    vocabulary: Vocabulary
    voices: Voices
    columns: frozenset[str]


def pushed(query: Query, known: Known) -> Asked:
    """What the tables are asked for, for a query.

    Parameters
    ----------
    query : Query
        With ids for names.
    known : Known
    """
    conditions: list[Any] = []
    exact = not query.order and query.limit is None
    for name, asks in query_fields().items():
        value = getattr(query, name)
        if value in ((), None) or name in ("order", "limit"):
            continue
        if asks.column and name not in _CONDITIONS:
            conditions.append(is_one_of(asks.column, column_words(name, value), known))
            continue
        condition, is_exact = _CONDITIONS[name](value, known)
        exact = exact and is_exact
        if condition is not None:
            conditions.append(condition)
    return Asked([one for one in conditions if one is not None], exact)


Pushed = tuple[Any, bool]
"""A condition, or none, and whether it says all."""


def is_one_of(column: str, words: Iterable[Any], known: Known) -> Any:
    """That a column has one of some values; none stands for what says nothing."""
    import narwhals as nw

    words = tuple(words)
    default = _DEFAULTS.get(column)
    empty = default in words or None in words
    if column not in known.columns:
        return None if empty else nw.col("id").is_null()
    said = [word for word in words if word is not None]
    condition = nw.col(column).is_in(said) if said else None
    if not empty:
        return condition
    lacks = nw.col(column).is_null()
    return lacks if condition is None else condition | lacks


def names_one(names: Collection[str], known: Known) -> Any:
    """That a relation names one of some entities: at an end, in a field of its own, or as its holder."""
    speaking = names if "holder" in known.columns else ()
    first, *others = ties_of(names, reference_columns(known), speaking)
    for one in others:
        first |= one.fill_null(value=False)
    return first


def ties_of(
    names: Collection[str], beside: Mapping[str, list[str]], speaking: Collection[str]
) -> list[Any]:
    """The conditions of which a relation that names one of some entities meets at least one.

    Programs look a long list of words up quickly where it is all that a question has, and slowly among alternatives.

    Parameters
    ----------
    names : collection of str
    beside : mapping of str to list of str
        The columns of kinds' own fields that name entities, each with the kinds whose it is.
    speaking : collection of str
        Those of the names that may be holders.
    """
    import narwhals as nw

    names = list(names)
    found = [nw.col("source").is_in(names), nw.col("target").is_in(names)]
    if speaking:
        found.append(nw.col("holder").is_in(list(speaking)))
    for column, kinds in beside.items():
        found.append(nw.col(column).is_in(names) & nw.col("kind").is_in(kinds))
    return found


def reference_columns(known: Known) -> dict[str, list[str]]:
    """The columns of kinds' own fields that name entities, each with the kinds whose it is."""
    found: dict[str, list[str]] = {}
    for kind, names in named_in(known.vocabulary).items():
        for name in names:
            if name in known.columns:
                found.setdefault(name, []).append(kind)
    return dict(sorted(found.items()))


def _entity(words: tuple[str, ...], known: Known) -> Pushed:
    return names_one(words, known), True


def _side(words: tuple[str, ...], known: Known) -> Pushed:
    scenarios = (one for one in known.header.scenarios if one.id in words)
    names = sorted({who for one in scenarios for who in one.counterparts.values()})
    return names_one(names, known), True


def _end_is_a(column: str) -> Callable[[tuple[str, ...], Known], Pushed]:
    def made(kinds: tuple[str, ...], known: Known) -> Pushed:
        if column not in known.columns:
            return None, False
        wanted = {sub for kind in kinds for sub in known.vocabulary.sub_kinds(kind)}
        return is_one_of(column, sorted(wanted), known), True

    return made


def _holder(words: tuple[str, ...], known: Known) -> Pushed:
    import narwhals as nw

    if "voice" not in known.columns:
        return None, False
    spoken = sorted(known.voices.found_by(word for word in words if word != AUTHOR))
    condition = nw.col("voice").is_in(spoken) if spoken else None
    if AUTHOR in words:
        authors = is_one_of("holder", (AUTHOR,), known)
        if authors is None:
            return None, True
        condition = authors if condition is None else condition | authors
    return condition, True


def _voice(words: tuple[str, ...], known: Known) -> Pushed:
    import narwhals as nw

    if "voice" not in known.columns:
        return None, False
    return nw.col("voice").is_in(sorted(known.voices.found_by(words))), True


def _negated(negated: bool, known: Known) -> Pushed:  # it is what was asked
    import narwhals as nw

    if "negated" not in known.columns:
        return (nw.col("id").is_null() if negated else None), True
    denied = nw.col("negated").fill_null(value=False)
    return (denied if negated else ~denied), True


def _document(words: tuple[str, ...], known: Known) -> Pushed:
    import narwhals as nw

    if "documents" not in known.columns:
        return None, False
    # Several stand in one text: what holds the letters of one may be another's.
    found = nw.col("documents").str.contains(words[0], literal=True)
    for word in words[1:]:
        found |= nw.col("documents").str.contains(word, literal=True)
    return found.fill_null(value=False), False


def _said_by(day: str, known: Known) -> Pushed:
    import narwhals as nw

    last = latest(day)
    documents = tuple(
        one.id
        for one in known.header.documents
        if one.date is not None and earliest(one.date) <= last
    )
    return _document(documents, known) if documents else (nw.col("id").is_null(), True)


def _on(_day: str, known: Known) -> Pushed:
    import narwhals as nw

    dated = [name for name in ("date", "start", "end") if name in known.columns]
    if not dated:
        return nw.col("id").is_null(), True
    found = ~nw.col(dated[0]).is_null()
    for name in dated[1:]:
        found |= ~nw.col(name).is_null()
    return found, False


def _own(pairs: tuple[tuple[str, tuple[str, ...]], ...], known: Known) -> Pushed:
    """What is asked of own fields: words in a text are looked for in memory, all else is a column's value."""
    fields = own_query_fields(known.vocabulary)
    found, exact = None, True
    for name, words in pairs:
        condition = None
        if name in known.columns and fields[name].takes == "words":
            condition = is_one_of(name, words, known)
        exact = exact and condition is not None
        if condition is not None:
            found = condition if found is None else found & condition
    return found, exact


def _memory(_value: Any, _known: Known) -> Pushed:
    return None, False


_CONDITIONS: Mapping[str, Callable[[Any, Known], Pushed]] = {
    "holder": _holder,
    "voice": _voice,
    "entity": _entity,
    "side": _side,
    "source_kind": _end_is_a("source_kind"),
    "target_kind": _end_is_a("target_kind"),
    "negated": _negated,
    "document": _document,
    "said_by": _said_by,
    "on": _on,
    "own": _own,
    "paragraph": _memory,
    "has": _memory,
    "note": _memory,
    "text": _memory,
    "exclude": _memory,
}
"""The fields that ask for more than a column's value."""
