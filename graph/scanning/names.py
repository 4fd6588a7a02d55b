"""What tables call things, looked up when it is asked for: a graph that is not in memory has its names elsewhere, too."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.engine.memory import Memory
from graph.model import Dataset, Entity, Relation, references
from graph.names import told_apart

if TYPE_CHECKING:
    from graph.scanning.pair import Pair

KEPT = 8
"""So many answers are remembered with what they name: whoever prints one asks for it again."""


class Names:
    """The entities of tables, and what they are called, as far as somebody asks.

    Parameters
    ----------
    pair : Pair
    """

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._parts: deque[Memory] = deque(maxlen=KEPT)
        self._voices: dict[str | None, Mapping[str, str]] = {}

    @cached_property
    def _speakers(self) -> list[str]:
        """The ids that documents name: who speaks, and the documents, which may be called as entities are."""
        documents = self.pair.header.documents
        return [word for one in documents for word in (*one.voice_words, one.id)]

    @cached_property
    def _titles(self) -> list[str]:
        """What voices that are no entities are called: two of one name are told apart."""
        documents = self.pair.header.documents
        return [word for one in documents for word in (one.title, *one.authors)]

    @cached_property
    def base(self) -> Memory:
        """What speaks, in memory."""
        return self.part(())

    def voices_in(self, language: str | None) -> Mapping[str, str]:
        """What the voices are called in a language that are no entities: each sentence asks for it."""
        found = self._voices.get(language)
        if found is None:
            called, entities = self.base.called_in(language), self.base.entities_by_id
            found = {one: name for one, name in called.items() if one not in entities}
            self._voices[language] = found
        return found

    def part(self, relations: Iterable[Relation], further: Iterable[str] = ()) -> Memory:
        """Some relations in memory, with all that they name, and all that is called the same.

        Parameters
        ----------
        relations : iterable of Relation
        further : iterable of str
            The ids of entities that are asked for besides.
        """
        relations = tuple(relations)
        wanted = {*further, *self._speakers, *_named_by(relations)}
        entities = {one.id: one for one in self.pair.entities_of(wanted)}
        called = {one.name for one in entities.values()}
        for one in self.pair.entities_called({*called, *self._titles}):
            entities.setdefault(one.id, one)
        # Two of one name are told apart by their kinds, and a third may be called so.
        apart = set(told_apart(entities.values()).values()) - called
        for one in self.pair.entities_called(apart):
            entities.setdefault(one.id, one)
        pair = self.pair
        dataset = Dataset(
            pair.header,
            tuple(entities[name] for name in sorted(entities)),
            relations,
            pair.vocabulary,
            resolutions=pair.resolutions,
        )
        made = Memory(dataset)
        self._parts.append(made)
        return made

    def entity(self, id: str) -> Entity | None:
        """The entity of an id, if there is one."""
        return self._knowing(id).entities_by_id.get(id)

    def called(self, id: str, language: str | None) -> str | None:
        """What an entity, or a voice, is called; none for what is neither."""
        return self._knowing(id).called_in(language).get(id)

    def _knowing(self, id: str) -> Memory:
        """What is in memory and has an id, if anything has."""
        for part in reversed(self._parts):
            if id in part.entities_by_id:
                return part
        return self.part((), (id,))


def _named_by(relations: Iterable[Relation]) -> Iterator[str]:
    """All words of relations that may be entities' ids."""
    for relation in relations:
        fields = relation.__dict__
        yield fields["source"]
        yield fields["target"]
        yield fields["holder"]
        yield fields["voice"]
        for name in references(type(relation)):
            if fields[name] is not None:
                yield fields[name]


class Called(Mapping[str, str]):
    """What entities and voices are called, by id. Whoever goes through it sees but the voices that are no entities.

    Parameters
    ----------
    names : Names
    language : str, optional
    voices : mapping of str to str
        Those that are no entities.
    """

    def __init__(self, names: Names, language: str | None, voices: Mapping[str, str]) -> None:
        self._names = names
        self._language = language
        self._voices = voices

    def __getitem__(self, id: str) -> str:
        found = self._voices.get(id) or self._names.called(id, self._language)
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._voices)

    def __len__(self) -> int:
        return len(self._voices)


class Entities(Mapping[str, Entity]):
    """The entities by id. Whoever goes through them takes them into memory.

    Parameters
    ----------
    names : Names
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def __getitem__(self, id: str) -> Entity:
        found = self._names.entity(id)
        if found is None:
            raise KeyError(id)
        return found

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._names.entity(id) is not None

    def __iter__(self) -> Iterator[str]:
        return (one.id for one in self._names.pair.entities_of_kinds(None))

    def __len__(self) -> int:
        return sum(self._names.pair.tally(self._names.pair.entities, "kind").values())


class Nameable(Collection[str]):
    """The words that may name an entity, and some others. Whoever goes through them sees but the others.

    Parameters
    ----------
    entities : collection of str
    others : collection of str
    """

    def __init__(self, entities: Collection[str], others: Collection[str] = ()) -> None:
        self._entities = entities
        self._others = others

    def __contains__(self, word: Any) -> bool:
        return word in self._others or word in self._entities

    def __iter__(self) -> Iterator[str]:
        return iter(self._others)

    def __len__(self) -> int:
        return len(self._others)
