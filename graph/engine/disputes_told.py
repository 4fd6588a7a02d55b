"""Disputes, corroboration and voices as people and programs read them: tables, and records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, SupportsIndex, TypeVar, overload

from graph.engine.describing import table
from graph.engine.disputes import Dispute, Pair, Speaker, Stance, pairs
from graph.engine.protocol import Engine
from graph.model import Query, Relation
from graph.shown import prints
from graph.tables import ROWS as SHOWN
from graph.tables import Row, html_line, html_table
from graph.writing.frames import Columns
from graph.writing.records import COLUMNS, Records, columns_of, records

Item = TypeVar("Item")


class Manner(NamedTuple):
    """How items of one sort are told.

    Parameters
    ----------
    one, many : str
        What they are called.
    rows : callable
        From the items, numbered from 1, to the rows of a table for people.
    records : callable
        From the same to records for programs.
    columns : callable
        From an engine to what these have, each with what it holds.
    """

    one: str
    many: str
    rows: Callable[[Engine, Iterable[tuple[int, Any]], str | None], Iterator[Row]]
    records: Callable[[Engine, Iterable[tuple[int, Any]], str | None], Iterable[dict[str, Any]]]
    columns: Callable[[Engine], Columns]


@prints
class Told(tuple[Item, ...], Generic[Item]):  # noqa: SLOT001  # it knows how it is told
    """An answer on who agrees with whom: a tuple that prints as a table, and gives records.

    Parameters
    ----------
    items : iterable
    engine : Engine
        What it comes from.
    query : Query
        What it answers.
    language : str, optional
        Of names and sentences; by default the dataset's own.
    """

    engine: Engine
    query: Query
    language: str | None
    manner: Manner

    def __new__(
        cls,
        items: Iterable[Item],
        manner: Manner,
        engine: Engine,
        query: Query,
        language: str | None = None,
    ) -> Told[Item]:
        """An answer."""
        made = super().__new__(cls, items)
        made.manner, made.engine, made.query, made.language = manner, engine, query, language
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)  # how it is told is nothing to send elsewhere

    @overload
    def __getitem__(self, at: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Told[Item]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Item | Told[Item]:
        """An item by its place, or those of a slice."""
        found = super().__getitem__(at)
        return self._of(found) if isinstance(at, slice) else found  # type: ignore[arg-type, return-value]

    def _of(self, items: Iterable[Item], language: str | None = None) -> Told[Item]:
        return type(self)(items, self.manner, self.engine, self.query, language or self.language)

    def in_language(self, language: str | None) -> Told[Item]:
        """The same, with names and sentences in another language."""
        return self._of(self, language)

    def rows(self) -> list[Row]:
        """What the table shows."""
        return list(self.manner.rows(self.engine, enumerate(self, 1), self.language))

    def records(self) -> Records:
        """Flat records that all have the same columns, for data frames and programs."""
        made = self.manner.records(self.engine, enumerate(self, 1), self.language)
        return Records(made, self.manner.columns(self.engine))

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        return f"{len(self)} {self.manner.one if len(self) == 1 else self.manner.many}"

    def __repr__(self) -> str:
        if not self:
            return self.counted
        hidden = len(self) - SHOWN
        more = [f"… and {hidden} more: [{SHOWN}:]"] if hidden > 0 else []
        return "\n".join((f"{self.counted}:", table(self[:SHOWN].rows()), *more))

    def _repr_html_(self) -> str:
        rows = self[:SHOWN].rows()
        table_of = html_table(rows, len(rows) + max(len(self) - SHOWN, 0)) if rows else ""
        return f"{html_line(self.counted)}{table_of}"


class Speakers(Told[Speaker]):
    """The voices, which can be taken two by two."""

    def pairs(self) -> Told[Pair]:
        """Who agrees with whom, topic by topic: any two voices that speak of one thing.

        It compares each with each, so where thousands of voices speak of one thing, it takes long.
        """
        found = pairs(self.engine, self.query.model_copy(update={"limit": None}))
        return Told(found, PAIRS, self.engine, self.query, self.language)


def _names(called: Any, voices: Iterable[str]) -> list[str]:
    return [called.get(voice, voice) for voice in voices]


def _of_stance(engine: Engine, stance: Stance, language: str | None) -> Row:
    called = engine.called_in(language)
    return {
        "who": ", ".join(_names(called, stance.voices)),
        "claims": len(stance.relations),
        "where": ", ".join(stance.documents),
        "says": engine.sentence(stance.relations[0], language),
    }


def _stance_rows(
    engine: Engine, items: Iterable[tuple[int, Stance]], language: str | None
) -> Iterator[Row]:
    for _number, stance in items:
        yield {"voices": len(stance.voices), **_of_stance(engine, stance, language)}


def _dispute_rows(
    engine: Engine, items: Iterable[tuple[int, Dispute]], language: str | None
) -> Iterator[Row]:
    for number, dispute in items:
        for at, stance in enumerate(dispute.sides, 1):
            yield {"": number if at == 1 else "", **_of_stance(engine, stance, language)}


def _dispute_records(
    engine: Engine, items: Iterable[tuple[int, Dispute]], language: str | None
) -> Iterator[dict[str, Any]]:
    about = engine.about(language)
    for number, dispute in items:
        for at, stance in enumerate(dispute.sides, 1):
            for record in records(stance.relations, about):
                yield {"dispute": number, "side": at} | record


_SHARED = (
    *("kind", "source", "source_name", "target", "target_name", "negated", "modality", "scenario"),
    "sentence",
)
"""What the claims of a stance have in common, but for the sentence, which is that of the first."""
_COUNTS: Columns = dict.fromkeys(("voices", "claims", "documents", "publishers"), "count")
_LISTS: Columns = dict.fromkeys(("who", "where", "topics", "certainties", "relations"), "text")


def _stance_records(
    engine: Engine, items: Iterable[tuple[int, Stance]], language: str | None
) -> Iterator[dict[str, Any]]:
    about = engine.about(language)
    publishers = {one.id: one.publisher for one in engine.header.documents}
    for _number, stance in items:
        (first,) = records(stance.relations[:1], about)
        where = stance.documents
        published = {publishers.get(one) for one in where} - {None}
        yield {
            "voices": len(stance.voices),
            "claims": len(stance.relations),
            "documents": len(where),
            "publishers": len(published),
            "who": _joined(_names(about.voices, stance.voices)),
            "where": _joined(where),
            "topics": _joined(_each(stance.relations, "topic")),
            "certainties": _joined(_each(stance.relations, "certainty")),
            "relations": _joined(one.id for one in stance.relations),
            **{name: first[name] for name in _SHARED},
        }


def _each(relations: Iterable[Relation], field: str) -> Iterator[str]:
    yield from (value for one in relations if (value := getattr(one, field)) is not None)


def _joined(words: Iterable[str]) -> str | None:
    """Distinct words in their order, as one text; none for no words."""
    return "; ".join(dict.fromkeys(words)) or None


_NUMBERS = ("claims", "documents", "shared", "disputed", "changed")
_SPEAKER: Columns = {"voice": "text", "name": "text", **dict.fromkeys(_NUMBERS, "count")}


def _speaker_records(
    engine: Engine, items: Iterable[tuple[int, Speaker]], language: str | None
) -> Iterator[dict[str, Any]]:
    called = engine.called_in(language)
    for _number, one in items:
        numbers = {name: getattr(one, name) for name in _NUMBERS}
        yield {"voice": one.voice, "name": called.get(one.voice, one.voice)} | numbers


def _speaker_rows(
    engine: Engine, items: Iterable[tuple[int, Speaker]], language: str | None
) -> Iterator[Row]:
    for row in _speaker_records(engine, items, language):
        yield {name: row[name] for name in (*_NUMBERS, "name")}


_PAIR: Columns = dict.fromkeys(("topic", "voice", "voice_name", "other", "other_name"), "text")


def _pair_records(
    engine: Engine, items: Iterable[tuple[int, Pair]], language: str | None
) -> Iterator[dict[str, Any]]:
    called = engine.called_in(language)
    for _number, pair in items:
        one, other = pair.voices
        yield {
            "topic": pair.topic,
            "voice": one,
            "voice_name": called.get(one, one),
            "other": other,
            "other_name": called.get(other, other),
            "agree": pair.agree,
            "differ": pair.differ,
        }


def _pair_rows(
    engine: Engine, items: Iterable[tuple[int, Pair]], language: str | None
) -> Iterator[Row]:
    labels = {one.id: one.labels.get(language or "", one.label) for one in engine.header.topics}
    for row in _pair_records(engine, items, language):
        yield {
            "topic": labels.get(row["topic"], row["topic"]),
            "agree": row["agree"],
            "differ": row["differ"],
            "who": f"{row['voice_name']}, {row['other_name']}",
        }


def _claims_numbered(engine: Engine) -> Columns:
    return {"dispute": "count", "side": "count", **columns_of(engine.vocabulary)}


DISPUTES = Manner("dispute", "disputes", _dispute_rows, _dispute_records, _claims_numbered)
CHANGES = Manner(
    "change of mind", "changes of mind", _dispute_rows, _dispute_records, _claims_numbered
)
STANCES = Manner(
    "thing said",
    "things said",
    _stance_rows,
    _stance_records,
    lambda _engine: {**_COUNTS, **_LISTS, **{name: COLUMNS[name] for name in _SHARED}},
)
SPEAKERS = Manner("voice", "voices", _speaker_rows, _speaker_records, lambda _engine: _SPEAKER)
PAIRS = Manner(
    "pair of voices",
    "pairs of voices",
    _pair_rows,
    _pair_records,
    lambda _engine: {**_PAIR, "agree": "count", "differ": "count"},
)
