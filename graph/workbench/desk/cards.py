"""The pages of a card: what they lead to, what they are called, and what the files say there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model import ALWAYS, Entity, naming
from graph.vocabulary.sentences import plain
from graph.workbench.desk.book import Book
from graph.workbench.desk.card import FIELDS, GROWING, NEW, Path, sort_of
from graph.workbench.desk.fates import fates_of
from graph.workbench.desk.words import counted, noun_of, said_in, say
from graph.workbench.desk.work import End

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

SIGN = "; "
"""Between the names of a list, where they are typed."""


# Where one is


def entries(desk: Annotating, path: Path) -> list[Path]:
    """What a page of a card leads to."""
    match path:
        case ("dataset",):
            return [(*path, name) for name in FIELDS["dataset"]]
        case ("entity", str(identifier)):
            fresh = end_new(desk, identifier)
            names = ("name", "kind") if fresh else (*FIELDS["entity"], *_own(desk, identifier))
            return [(*path, name) for name in names]
        case ("dataset", str(section)):
            value = value_at(desk, path)
            found: list[Path] = [
                (*path, number)
                for number, one in enumerate(value if isinstance(value, list) else ())
                if isinstance(one, Mapping)
            ]
            grows = section in GROWING and (value is None or isinstance(value, list))
            return [*found, (*path, NEW)] if grows else found
        case ("dataset", str(section), int()):
            return [(*path, name) for name in FIELDS[section]]
        case ("dataset", "scenarios", int(), "counterparts"):
            return [*((*path, part) for part in _played(desk, path)), (*path, NEW)]
    return []


def is_there(desk: Annotating, path: Path) -> bool:
    """Whether a card can be open there: what it is of is in the files, or comes with the line."""
    match path:
        case ("entity",) | ("dataset",):
            return True
        case ("entity", str(identifier)):
            return identifier in desk.book.entities or end_new(desk, identifier) is not None
        case (*_, "counterparts", str()):
            return is_there(desk, path[:-1])
        case (*_, _):
            return len(path) > 1 and is_there(desk, path[:-1]) and path in entries(desk, path[:-1])
    return False


def value_at(desk: Annotating, path: Path) -> Any:
    """What the files, or the line, say there; none, where they say nothing."""
    fresh = end_new(desk, str(path[1])) if path[0] == "entity" and len(path) > 1 else None
    if fresh is not None:
        return _at({"name": fresh.name, "kind": fresh.kind}, path[2:])
    return value_in(desk.book, path)


def value_in(book: Book, path: Path) -> Any:
    """What the files say there; none, where they say nothing.

    Parameters
    ----------
    book : Book
    path : tuple
    """
    if path[0] == "entity":
        return _at(record_of(book, str(path[1])), path[2:]) if len(path) > 1 else None
    return _at(book.files.header.value, path[1:])


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def record_of(book: Book, identifier: str) -> Mapping[str, Any]:
    """An entity as it is written."""
    found = (one.value for one in book.files.records("entities"))
    return next((one for one in found if one.get("id") == identifier), {})


def end_new(desk: Annotating, identifier: str) -> End | None:
    """An entity that comes with the line; none, where it is there already."""
    return next((one for one in desk.work.fresh if one.new and one.id == identifier), None)


def text_at(desk: Annotating, path: Path) -> str:
    """What stands in the text box of a field as it is opened."""
    sort = sort_of(path)
    value = value_at(desk, path)
    if sort == "names":
        return SIGN.join(value) if isinstance(value, list) else ""
    return plain(value) if sort == "text" and value is not None else ""


def called(desk: Annotating, path: Path) -> str:
    """What a page of a card, or a field of it, is called."""
    language, last = desk.language, str(path[-1])
    match path:
        case ("entity" | "dataset" as root,):
            name = say(language, f"card {root}")
        case ("entity", str(identifier)):
            fresh = end_new(desk, identifier)
            name = fresh.name if fresh else desk.book.name(identifier, language)
        case ("dataset", str(), int()):
            record = value_at(desk, path) or {}
            name = plain(next((record[one] for one in _NAMING if one in record), ""))
        case ("dataset", str(section), "+"):
            name = say(language, f"card new {section}")
        case ("dataset", _, _, "counterparts", str()) if last != NEW:
            name = last
        case ("entity", str(identifier), str()) if last not in FIELDS["entity"]:
            one = desk.book.entities.get(identifier)
            kind = one and desk.book.vocabulary.entities[one.kind]
            name = said_in(naming(kind, last), language).lower() if kind else last
        case _:
            name = say(language, f"card {last}")
    return name


_NAMING = ("label", "title", "words")
"""What an item of a list is called by."""


# The pages


def shown(desk: Annotating, path: Path) -> str:
    """What a field says, as it stands beside its name."""
    language, value = desk.language, value_at(desk, path)
    if isinstance(value, list):
        told = SIGN.join(map(plain, value)) if sort_of(path) == "names" else str(len(value))
    else:
        told = "" if value is None else plain(value)
    match path:
        case ("entity", _, "kind"):
            cls = desk.book.vocabulary.entities.get(str(value))
            told = noun_of(cls, language) if cls else told
        case (*_, "topic" | "scenario" | "annotated" as field) if value is not None:
            told = labels(desk, str(field)).get(told, told)
        case (*_, "counterparts", str()) if value is not None:
            told = desk.book.name(told, language)
        case (*_, "counterparts") if isinstance(value, Mapping):
            parts = (f"{name}: {desk.book.name(who, language)}" for name, who in value.items())
            told = SIGN.join(parts)
        case (*_, "relations"):
            told = _claims(desk, value)
        case ("dataset", str(), int()):
            told = _of_item(desk, path)
    return told


def _claims(desk: Annotating, listed: Any) -> str:
    count = len(listed) if isinstance(listed, list) else 0
    return counted(desk.language, "1 claim", "n claims", count)


def _of_item(desk: Annotating, path: Path) -> str:
    """What the rest of an item of a list says, in short."""
    _first, *others = FIELDS[str(path[1])]
    told = [(called(desk, (*path, one)), shown(desk, (*path, one))) for one in others]
    if path[1] == "questions":
        expected = value_at(desk, (*path, "expected"))
        told += [(say(desk.language, "card expected"), _claims(desk, expected))]
    return " · ".join(f"{name}: {shown}" for name, shown in told if shown)


def _own(desk: Annotating, identifier: str) -> Sequence[str]:
    """The fields of an entity's kind's own, and what its record says of another kind's."""
    one = desk.book.entities.get(identifier)
    common = {*Entity.model_fields}
    return [] if one is None else [name for name in type(one).model_fields if name not in common]


def _played(desk: Annotating, path: Path) -> list[str]:
    """The parts that are played in the scenarios of a group."""
    listed = value_at(desk, path[:2])
    scenarios = [one for one in listed or () if isinstance(one, Mapping)]
    group = value_at(desk, (*path[:3], "group"))
    found: dict[str, None] = {}
    for one in scenarios:
        played = one.get("counterparts")
        if one.get("group") == group and isinstance(played, Mapping):
            found |= dict.fromkeys(map(str, played))
    return [*found]


def labels(desk: Annotating, field: str) -> dict[str, str]:
    """What the values of a field are called."""
    language, header = desk.language, desk.book.header
    if field == "annotated":
        return {word: say(language, f"annotated {word}") for word in ("whole", "part")}
    listed = header.topics if field == "topic" else header.scenarios
    found = {one.id: one.labels.get(language, one.label) for one in listed}
    return found if field == "topic" else found | {ALWAYS: say(language, "card always")}


def linked(desk: Annotating) -> list[str]:
    """The ids of the claims that the finding which is open rests on."""
    if not desk.work.card or sort_of(desk.work.card) != "claims":
        return []
    value = value_at(desk, desk.work.card)
    return [*value] if isinstance(value, list) else []


def open_sentences(desk: Annotating, path: Path) -> int:
    """How many sentences of a document are neither cited nor silent; without its text, one."""
    document = (value_at(desk, path) or {}).get("id")
    fates = fates_of(desk, document) if document in desk.pages else "o"
    return sum(fate in "op" for fate in fates)
