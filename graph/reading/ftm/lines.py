"""What a file of FollowTheMoney says: entities with a schema, and texts by property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.problems import Place, Problem
from graph.reading.json_text import JsonText
from graph.reading.sources import Unreadable

_EXPECTED = (
    'an entity of FollowTheMoney was expected here: {"id": …, "schema": …, "properties": {…: […]}}'
)


@dataclass
class Thing:
    """An entity as the file has it.

    Parameters
    ----------
    id, schema : str
    properties : mapping of str to list of str
    line : int
        Where it stands first.
    parts : int
        In how many lines it is told.
    """

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    line: int = 0
    parts: int = 1

    def all(self, *names: str) -> list[str]:
        """What some properties say."""
        return [value for name in names for value in self.properties.get(name, ())]


def is_entity(line: str) -> bool:
    """Whether a line of JSON looks like an entity of FollowTheMoney."""
    text = line.strip()
    if not (text.startswith("{") and '"schema"' in text and '"properties"' in text):
        return False
    try:
        value = JsonText("", text).value()
    except Unreadable:
        return False
    return _fits(value)


def _fits(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str)
        and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
        and bool(value["id"].strip())
        and bool(value["schema"].strip())
    )


def things(file: str, text: str) -> dict[str, Thing]:
    """All entities by id; what several lines say of one is put together, as its own tools do.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where a line is not JSON, or no entity.
    """
    found: dict[str, Thing] = {}
    told: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        parsed = JsonText(file, line.rstrip("\r"), number, "a line holds one entity")
        value = parsed.value()
        if not _fits(value):
            raise Unreadable(Problem(Place(file, number, 1), "syntax", _EXPECTED), line)
        parsed.refuse_unfit(value)
        one = found.setdefault(
            value["id"], Thing(value["id"], value["schema"], line=number, parts=0)
        )
        one.parts += 1
        for name, texts in _texts(value["properties"]):
            told[one.id, name] |= dict.fromkeys(texts)
    for (of, name), once in told.items():
        found[of].properties[name] = [*once]
    return found


def _texts(properties: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What each property says; of an entity within an entity, its id."""
    for name, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        inner = [one.get("id") if isinstance(one, dict) else one for one in listed]
        texts = [str(one) for one in inner if isinstance(one, str | int | float)]
        yield name, [one for one in texts if one.strip()]
