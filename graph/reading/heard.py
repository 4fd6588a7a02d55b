"""The relations that were read, told apart by whose claims they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.model import Citation, Header, Relation
from graph.problems import Place
from graph.reading.records import Records, said_whole
from graph.reading.sources import Path
from graph.voices import Voices, told_apart


class Heard(NamedTuple):
    """The relations that were read, told apart by voice.

    Parameters
    ----------
    relations : list of Relation
        One a voice.
    origins : sequence of int
        Which of the records each comes from.
    records : Records
    further : mapping of int to sequence of int
        Which other records one comes from that was given both ways, by its number.
    """

    relations: list[Relation]
    origins: Sequence[int]
    records: Records[Relation]
    further: Mapping[int, Sequence[int]] = {}

    def place(self, index: int, path: Path) -> Place:
        """Where the n-th of them stands."""
        return self.records.place(self.origins[index], path)

    def evidence(self, index: int) -> Iterator[tuple[Citation, Place]]:
        """The citations of all records that the n-th of them comes from, and where they stand."""
        for origin in (self.origins[index], *self.further.get(index, ())):
            for number, citation in enumerate(self.records.readable[origin].evidence):
                yield citation, self.records.place(origin, ("evidence", number))


def heard_in(relations: Records[Relation], header: Header) -> Heard:
    """The relations of which is known what they claim, told apart by voice."""
    if not relations.unknown:
        return Heard(*told_apart(relations.readable, Voices(header)), relations)
    known = [
        index
        for index, one in enumerate(relations.readable)
        if index not in relations.unknown
        or said_whole(one, relations.unknown[index], relations.kinds)
    ]
    told, origins = told_apart([relations.readable[index] for index in known], Voices(header))
    return Heard(told, [known[origin] for origin in origins], relations)
