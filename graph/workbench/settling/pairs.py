"""What there is to settle, sentence by sentence: pairs that differ, claims of one alone, things described in two ways."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.agreement import Agreement
from graph.agreement.nearest import Alone
from graph.evidence import Sentence
from graph.folding import fold
from graph.model import Relation, own_fields
from graph.workbench.settling.joining import SIDES, Joined, Plain
from graph.workbench.settling.log import pair_id

CODED = (
    *("modality", "certainty", "negated", "scenario", "holder", "basis"),
    *("topic", "date", "start", "end"),
)
"""The fields of every claim that are coded."""
WORDINGS = {"sentence": ("statement", "statements"), "note": ("note", "notes")}
"""What is said in one's own words: where only one says something, nothing differs."""
FIELDS = {"ends": ("source", "target"), "words": ("evidence",), **WORDINGS}
"""What of a record a field is that is not one of the record's own."""
ENDS_TURNED = "same kind, ends the other way round"
SAME_ENDS = "same ends, other kind"


@dataclass(frozen=True)
class Unit:
    """Something to settle, or a pair that is alike.

    Parameters
    ----------
    what : str
        ``claims``, or the sort of thing that is described in two ways.
    ids : pair of str or None
        In either dataset.
    sides : pair of dict or None
        What either says, in the ids of the outcome.
    fields : tuple of str
        In which the two differ; none, where only one says something.
    why : str, optional
        Of two that are no pair by kind and ends: what they have in common.
    near : dict, optional
        Of a claim that only one has: the other's that comes nearest, and is settled elsewhere.
    document : str
    sentence : int
        By number from 0.
    """

    what: str
    ids: tuple[str | None, str | None]
    sides: tuple[Plain | None, Plain | None]
    fields: tuple[str, ...] = ()
    why: str | None = None
    near: Plain | None = None
    document: str = ""
    sentence: int = 0

    @property
    def id(self) -> str:
        """What names it."""
        return pair_id(self.what, *self.ids)

    @property
    def at(self) -> tuple[str, int]:
        """The document and the sentence."""
        return self.document, self.sentence

    @property
    def lone(self) -> int | None:
        """Whose it is alone; nobody's, where both say something."""
        return next((1 - side for side in SIDES if self.sides[side] is None), None)

    @property
    def alike(self) -> bool:
        """Whether both say the same."""
        return self.lone is None and not self.fields

    @property
    def kinds_differ(self) -> bool:
        """Whether the two are of different kinds."""
        return "kind" in self.fields


class Places:
    """Where in the documents claims stand.

    Parameters
    ----------
    sentences : mapping of str to sequence of Sentence
        Of each document, in the order of the header.
    """

    def __init__(self, sentences: Mapping[str, Sequence[Sentence]]) -> None:
        self.sentences = sentences
        self._starts = {name: [one.start for one in those] for name, those in sentences.items()}

    def at(self, document: str, offset: int) -> int:
        """The sentence at a place of a document, or before it."""
        return max(bisect_right(self._starts[document], offset) - 1, 0)

    def of(self, *records: Plain | None) -> tuple[str, int]:
        """The document and the sentence that some claims cite first."""
        found = [
            (one["document"], one["start"])
            for record in records
            if record is not None
            for one in record["evidence"][:1]
            if one.get("start") is not None and one["document"] in self.sentences
        ]
        if not found:
            return next(iter(self.sentences)), 0
        document = found[0][0]
        return document, self.at(document, min(at for name, at in found if name == document))


def units(joined: Joined, agreement: Agreement, places: Places) -> tuple[Unit, ...]:
    """All pairs: things first, then claims that both make, then those of one alone.

    Parameters
    ----------
    joined : Joined
    agreement : Agreement
    places : Places
    """
    claims = [*_pairs(joined, agreement), *_alone(joined, agreement)]
    placed = [_placed(one, places) for one in claims]
    return (*_things(joined, placed, places), *placed)


def _placed(unit: Unit, places: Places) -> Unit:
    document, sentence = places.of(*unit.sides)
    return replace(unit, document=document, sentence=sentence)


def _things(joined: Joined, claims: Sequence[Unit], places: Places) -> Iterator[Unit]:
    """What is described in two ways, where it is first named."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    rank = {name: number for number, name in enumerate(places.sentences)}
    for unit in sorted(claims, key=lambda one: (rank[one.document], one.sentence)):
        for record in filter(None, unit.sides):
            named = {("entities", name) for name in joined.named([record], {})}
            named |= {(f"{sort}s", record.get(sort, "")) for sort in ("scenario", "topic")}
            for key in named:
                first.setdefault(key, (unit.document, unit.sentence))
    anywhere = next(iter(places.sentences)), 0
    for key, thing in joined.things.items():
        if thing.differs:
            document, sentence = first.get(key, anywhere)
            if thing.sort == "documents" and thing.id in rank:
                document, sentence = thing.id, 0
            ids = (thing.id, thing.id)
            yield Unit(
                thing.sort,
                ids,
                thing.records,
                thing.differs,
                document=document,
                sentence=sentence,
            )


def _pairs(joined: Joined, agreement: Agreement) -> Iterator[Unit]:
    for pair in agreement.pairs:
        yield _unit(joined, (pair.first, pair.second))


def _unit(joined: Joined, pair: tuple[Relation, Relation], why: str | None = None) -> Unit:
    sides = joined.claim(0, pair[0]), joined.claim(1, pair[1])
    fields = tuple(differing(joined, *sides))
    return Unit("claims", (pair[0].id, pair[1].id), sides, fields, why)


def differing(joined: Joined, first: Plain, second: Plain) -> Iterator[str]:
    """The fields in which two claims differ, in the order in which they are asked for."""
    coded = [*_coded(joined, first, second)]
    yield from coded
    if _words(first) != _words(second):
        yield "words"
    for field, names in WORDINGS.items():
        said = [[record.get(name) for name in names] for record in (first, second)]
        if field == "sentence" and coded and said[0] != said[1]:
            yield field  # what one says of its own claim need not fit the other's
        elif any(
            one and other and not _same_text(one, other) for one, other in zip(*said, strict=True)
        ):
            yield field


def _coded(joined: Joined, first: Plain, second: Plain) -> Iterator[str]:
    kind = joined.vocabulary.relations[first["kind"]]
    ends = [(record["source"], record["target"]) for record in (first, second)]
    alike = first["kind"] == second["kind"]
    if not alike:
        yield "kind"
    if ends[0] == ends[1][::-1]:
        if not (alike and kind.symmetric):
            yield "ends"
    else:
        yield from (name for name in ("source", "target") if first[name] != second[name])
    own = own_fields(kind) if alike else ()
    for name in (*CODED, *own):
        if name == "topic" and not joined.topics_compared:
            continue
        one, other = first.get(name), second.get(name)
        if one != other and not (
            isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other)
        ):
            yield name


def _words(record: Plain) -> list[tuple[object, ...]]:
    told = ("document", "start", "end", "record", "url")
    return sorted((tuple(one.get(name) for name in told) for one in record["evidence"]), key=repr)


def _same_text(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_same_text(one[name], other[name]) for name in one.keys() & other.keys())
    return " ".join(str(one).split()) == " ".join(str(other).split())


def _alone(joined: Joined, agreement: Agreement) -> Iterator[Unit]:
    """The claims without a partner: two that come nearest to each other, together."""
    sides: list[dict[int, Alone]] = [
        {id(one.relation): one for one in side} for side in agreement.alone
    ]
    together: set[int] = set()
    for one in sides[0].values():
        other = sides[1].get(id(one.nearest))
        if other is not None and other.nearest is one.relation and _near(joined, one, other):
            together |= {id(one.relation), id(other.relation)}
            yield _unit(joined, (one.relation, other.relation), one.why)
    for side, those in enumerate(sides):
        for key, one in those.items():
            if key in together:
                continue
            near = None if one.nearest is None else joined.claim(1 - side, one.nearest)
            ids = (one.relation.id, None) if side == 0 else (None, one.relation.id)
            record = joined.claim(side, one.relation)
            pair = (record, None) if side == 0 else (None, record)
            yield Unit("claims", ids, pair, why=one.why, near=near)


def _near(joined: Joined, one: Alone, other: Alone) -> bool:
    """Whether two claims that come nearest to each other are about the same words."""
    if one.why == "same words, other kind and ends":
        return False  # most likely they are two claims of one sentence
    first, second = joined.claim(0, one.relation), joined.claim(1, other.relation)
    spans = [
        [(at["document"], at["start"], at["end"]) for at in record["evidence"] if "start" in at]
        for record in (first, second)
    ]
    return any(
        document == elsewhere and start < until and since < end
        for document, start, end in spans[0]
        for elsewhere, since, until in spans[1]
    )


def by_sentence(all_units: Sequence[Unit]) -> Mapping[tuple[str, int], tuple[Unit, ...]]:
    """Units by the document and the sentence that they belong to."""
    found: defaultdict[tuple[str, int], list[Unit]] = defaultdict(list)
    for unit in all_units:
        found[unit.document, unit.sentence].append(unit)
    return {key: tuple(those) for key, those in found.items()}
