"""What is wrong between a header's parts, and between them and the entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.model import ALWAYS, Entity, Header
from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing


def header_rules(
    header: Header, entities: Mapping[str, type[Entity]], place: HeaderPlacing
) -> Iterator[Problem]:
    """What is wrong between a header's parts, and between them and the entities.

    Parameters
    ----------
    header : Header
    entities : mapping of str to class
        The kind of each entity, by id; those that did not validate included.
    place : callable
    """
    for section in ("documents", "scenarios", "topics", "questions"):
        seen: set[str] = set()
        for index, part in enumerate(getattr(header, section)):
            path = (section, index, "id")
            if part.id in seen:
                yield Problem(place(path), "duplicate-id", f'{section}: "{part.id}" is there twice')
            seen.add(part.id)
    for index, scenario in enumerate(header.scenarios):
        base: tuple[str | int, ...] = ("scenarios", index)
        if scenario.id == ALWAYS:
            message = f'no scenario can be called "{ALWAYS}": it stands for what holds in all'
            yield Problem(place((*base, "id")), "bad-id", message)
        for field in ("condition", "counterparts"):
            for part, name in getattr(scenario, field).items():
                if name not in entities:
                    message = f'{field}.{part}: there is no entity "{name}".'
                    where = place((*base, field, part))
                    hint = did_you_mean(name, entities)
                    yield Problem(where, "dangling-reference", message + hint)
    documents = {document.id for document in header.documents}
    for index, silence in enumerate(header.silent):
        if silence.document not in documents:
            message = f'silent: no document "{silence.document}" is declared.'
            hint = did_you_mean(silence.document, documents)
            yield Problem(place(("silent", index, "document")), "unknown-document", message + hint)
        if silence.end <= silence.start:
            message = f"silent: {silence.start} to {silence.end} is no stretch of text"
            yield Problem(place(("silent", index, "end")), "end-before-start", message)
