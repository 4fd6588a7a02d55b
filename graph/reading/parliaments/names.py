"""Names and identifiers of many things at once: no two of them bear one, so that each finds one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.folding import fold
from graph.reading.called import as_name
from graph.vocabulary.spelling import wrong_name


@dataclass
class Thing:
    """What becomes an entity.

    Parameters
    ----------
    id, kind, name : str
    tellers : sequence of str
        What tells it from another of its name, the shorter first: its country, its id in the source; after
        them, its id.
    names : mapping of str to str
        By language.
    aliases : list of str
    identifiers : mapping of str to str
        By scheme. Those that two things have are nobody's.
    """

    id: str
    kind: str
    name: str
    tellers: Sequence[str] = ()
    names: dict[str, str] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)

    def called(self) -> set[str]:
        """Its names, as one looks for them."""
        return {_key(name) for name in (self.name, *self.names.values(), *self.aliases)}


def entities(things: Sequence[Thing]) -> Iterator[dict[str, Any]]:
    """Things as records of entities.

    A name that several bear is followed by what tells each of them from the others; an alias that says no more
    than another of a thing's names is left out.

    Parameters
    ----------
    things : sequence of Thing
    """
    bearers = Counter(key for one in things for key in one.called())
    told: Counter[str] = Counter()
    for one in things:
        for teller in one.tellers:
            shared = {_key(name) for name in _all(one) if bearers[_key(name)] > 1}
            told.update(_told(key, _key(teller)) for key in shared)
    for one in things:
        yield _entity(one, bearers, told)


def shared_identifiers(things: Sequence[Thing]) -> Iterator[tuple[str, str]]:
    """The identifiers that several things have, each once."""
    owners = Counter(pair for one in things for pair in one.identifiers.items())
    return (pair for pair, count in owners.items() if count > 1)


def _entity(thing: Thing, bearers: Mapping[str, int], told: Mapping[str, int]) -> dict[str, Any]:
    def unique(name: str) -> str:
        if bearers[_key(name)] == 1:
            return name
        tellers = [one for one in thing.tellers if told[_told(_key(name), _key(one))] == 1]
        return _told(name, tellers[0] if tellers else thing.id)

    name = unique(thing.name)
    others = {language: words for language, words in thing.names.items() if words != thing.name}
    names = {language: unique(words) for language, words in others.items()}
    spelled = {_spelled(words) for words in (name, *names.values())}
    aliases = []
    for words in map(unique, thing.aliases):
        if _spelled(words) not in spelled:
            spelled.add(_spelled(words))
            aliases.append(words)
    made: dict[str, Any] = {"id": thing.id, "kind": thing.kind, "name": name}
    said = {"names": names, "aliases": aliases, "identifiers": thing.identifiers}
    return made | {field: value for field, value in said.items() if value}


def _all(one: Thing) -> tuple[str, ...]:
    return (one.name, *one.names.values(), *one.aliases)


def _told(name: str, teller: str) -> str:
    return f"{name} ({teller})"


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _spelled(name: str) -> str:
    return " ".join(name.casefold().split())


def clean(identifier: str) -> str:
    """An identifier without blanks around it; empty where it has signs that nobody sees."""
    bare = identifier.strip()
    return "" if wrong_name(bare) is not None else bare


def words(value: Any) -> str:
    """What stands where a name is expected, in one line; empty where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return as_name(str(value), "")
