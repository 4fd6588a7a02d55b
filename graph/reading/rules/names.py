"""What is wrong with what entities are called, each alone and beside the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.folding import fold
from graph.model import Entity
from graph.problems import Problem
from graph.reading.sources import Path, Placing
from graph.vocabulary.spelling import all_plain, wrong_name


def name_rules(entities: Sequence[Entity], place: Placing) -> Iterator[Problem]:
    """What is wrong with the characters of what entities are called.

    Parameters
    ----------
    entities : sequence of Entity
        Some may lack fields that could not be read.
    place : callable
        Where the n-th of them stands.
    """
    if all_plain(list(_all_names(entities))):
        return
    for index, entity in enumerate(entities):
        for path, name in names_in(entity.__dict__):
            wrong = wrong_name(name)
            if wrong is not None:
                yield Problem(place(index, path), "bad-name", f"{_said(path)}: {wrong}")


def alike_rules(entities: Sequence[Entity], place: Placing) -> Iterator[Problem]:
    """Names that several entities bear, and aliases that say no more than another name.

    Parameters
    ----------
    entities : sequence of Entity
        In the order in which they were read; some may lack fields that could not be read.
    place : callable
        Where the n-th of them stands.
    """
    bearers: dict[str, int] = {}
    for index, entity in enumerate(entities):
        fields = entity.__dict__
        own: set[str] = set()
        shared: dict[int, tuple[Path, str]] = {}
        for path, name in names_in(fields):
            spelled = _spelled(name)
            if path[0] == "aliases" and spelled and spelled in own:
                message = f'{_said(path)}: "{name}" is among its names already; take it away'
                yield Problem(place(index, path), "repeated-alias", message, "warning")
            own.add(spelled)
            key = _key(name)
            first = bearers.setdefault(key, index) if key else index
            # Two of one id are told of already.
            if first != index and entities[first].__dict__.get("id") != fields.get("id"):
                shared.setdefault(first, (path, name))
        for first, (path, name) in shared.items():
            other = entities[first].__dict__.get("id")
            message = (
                f'{_said(path)}: "{name}" is a name of "{other}" too, at {place(first, ())}; '
                "tell the two apart or, if they are one, keep one"
            )
            yield Problem(place(index, path), "shared-name", message, "warning")


def _all_names(entities: Sequence[Entity]) -> Iterator[str]:
    for entity in entities:
        fields = entity.__dict__
        if fields.get("names") or fields.get("aliases") or "name" not in fields:
            yield from (name for _, name in names_in(fields))
        else:
            yield fields["name"]


def names_in(fields: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """What an entity is called, with the way that leads to it: name, foreign names, aliases."""
    if isinstance(fields.get("name"), str):
        yield ("name",), fields["name"]
    for language, name in (fields.get("names") or {}).items():
        yield ("names", language), name
    for number, alias in enumerate(fields.get("aliases") or ()):
        yield ("aliases", number), alias


def _said(path: Path) -> str:
    return ".".join(str(step) for step in path if not isinstance(step, int))


def _key(name: str) -> str:
    """What two names have in common that a reader takes for one."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(_UNSEEN.sub("", fold(name)).split())


def _spelled(name: str) -> str:
    """A name without what no reader sees of it; an accent more or less is another spelling."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", name)).casefold().split())


_UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
