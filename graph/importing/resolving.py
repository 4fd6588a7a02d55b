"""Who and what the cells of a table name: entities, topics, scenarios and documents that are there, or new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from graph.evidence import document_id
from graph.folding import fold
from graph.importing.tables import NotTaken
from graph.likeness import did_you_mean, nearest
from graph.model import Entity
from graph.names import identifiers_of, names_of, written_as
from graph.vocabulary.foreign import foreign, slug_of
from graph.vocabulary.value import SLUG

_ID = re.compile(SLUG)
GROUP = "scenarios"
"""The group of new scenarios: of a table's that are not told apart, one holds and no other."""


@dataclass(frozen=True)
class New:
    """An entity that only the table has.

    Parameters
    ----------
    record : mapping
        As data files have it.
    row : int
        Where it stands first.
    column : str
        Which names it there.
    """

    record: Mapping[str, Any]
    row: int
    column: str

    @property
    def id(self) -> str:
        """Its id here."""
        return slug_of(str(self.record["id"]))


class Names:
    """Entities by all that they are called.

    Parameters
    ----------
    entities : iterable of Entity
        Those that are there.
    kinds : mapping of str to type of Entity
    """

    def __init__(self, entities: Iterable[Entity], kinds: Mapping[str, type[Entity]]) -> None:
        self._kinds = kinds
        self._kind_of: dict[str, str] = {}
        self._named: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._elsewhere: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.new: dict[str, New] = {}
        known: dict[str, None] = {}
        for one in entities:
            self._kind_of[one.id] = one.kind
            for name in names_of(one):
                known[name] = None
                self._named[fold(name)][one.id] = None
            for name in identifiers_of(one):
                self._elsewhere[name][one.id] = None
        self._known = tuple(known)

    def bearers(self, cell: str, name: str | None) -> list[str]:
        """The ids of the entities that a cell means, by its words or the name beside it.

        An id is one entity; what is no id is looked for by the name that stands beside it, if one does.
        """
        own = slug_of(cell)
        if own in self._kind_of:
            return [own]
        known = [one for form in written_as(cell) for one in self._elsewhere.get(form, ())]
        if known:
            return [*dict.fromkeys(known)]
        words = (name, None if name and _ID.fullmatch(cell) else cell)
        named = (self._named.get(fold(one), {}) for one in words if one)
        return [*next(filter(None, named), {})]

    def declare(self, cell: str, name: str | None, kind: str, row: int, column: str) -> str | None:
        """Take an entity as new, if it is not there.

        Returns
        -------
        str or None
            What it is taken as new in spite of: the name of an entity that is much like it.
        """
        if self.bearers(cell, name):
            return None
        called = name or cell
        elsewhere = foreign(cell)
        identifier = cell if elsewhere or _ID.fullmatch(cell) else _slug(called, kind)
        record = {"id": identifier, "kind": kind, "name": called}
        made = New(record, row, column)
        if made.id in self._kind_of:
            return None  # which is told of each row that names it
        like = nearest(called, self._known, most=1)
        self.new[made.id] = made
        self._kind_of[made.id] = kind
        for word in (called, made.id):
            self._named[fold(word)][made.id] = None
        return like[0] if like else None

    def resolve(self, cell: str, name: str | None, kind: str | None, column: str) -> str:
        """The id of the entity that a cell means.

        Raises
        ------
        NotTaken
            Where nobody, or more than one, is called so, or who is is of another kind.
        """
        found = self.bearers(cell, name)
        if len(found) > 1 and kind:
            found = [one for one in found if self._is(one, kind)] or found
        if len(found) > 1:
            raise NotTaken(column, f'"{cell}" could be {" or ".join(found)}; write the id')
        if found and kind and not self._is(found[0], kind):
            told = f'"{cell}" is the {self._kind_of[found[0]]} "{found[0]}", and no {kind}'
            raise NotTaken(column, f"{told}; if it is another one, give it an id of its own")
        if found:
            return found[0]
        taken = _slug(name or cell, kind or "")
        if kind and taken in self._kind_of:
            told = f'"{cell}" would have the id "{taken}", which is another\'s'
            raise NotTaken(column, f"{told}; write that id if it is the same, else one of its own")
        hint = did_you_mean(name or cell, self._known)
        raise NotTaken(
            column,
            f'nobody here is called "{cell}"; say in {column}_kind what it is, if it is new.{hint}',
        )

    def _is(self, identifier: str, kind: str) -> bool:
        """Whether an entity is of a kind, or one below it; of a kind that is not there a check tells."""
        found, wanted = self._kinds.get(self._kind_of[identifier]), self._kinds.get(kind)
        if found is None or wanted is None:
            return self._kind_of[identifier] == kind
        return issubclass(found, wanted)


class Terms:
    """The topics, scenarios or documents of a header, by id and label.

    Parameters
    ----------
    section : str
        Of the header.
    listed : sequence of mapping
        Those that are there, as data files have them.
    label : str
        The field that says what one is called.
    new : collection of str, optional
        The ids that a further one may have; by default none, and None: any.
    """

    def __init__(
        self,
        section: str,
        listed: Sequence[Mapping[str, Any]],
        label: str = "label",
        new: frozenset[str] | None = frozenset(),
    ) -> None:
        self.section = section
        self._label = label
        self._may = new
        self._ids = {str(one.get("id")) for one in listed}
        self._called: dict[str, str] = {}
        for one in listed:
            self._called.setdefault(fold(str(one.get(label))), str(one.get("id")))
        self.made: dict[str, dict[str, Any]] = {}

    def knows(self, cell: str) -> bool:
        """Whether there is one of this id or label."""
        return cell in self._ids or fold(cell) in self._called

    def resolve(self, cell: str) -> str:
        """The id of what a cell means; where there is none, the cell, of which a check will tell."""
        if cell in self._ids:
            return cell
        found = self._called.get(fold(cell))
        if found is not None:
            return found
        made = document_id(cell)
        if self._may is not None and made not in self._may:
            return cell
        words = cell.replace("-", " ") if _ID.fullmatch(cell) else cell
        called = {"id": made, self._label: words[:1].upper() + words[1:]}
        self.made.setdefault(
            made, called | ({"group": GROUP} if self.section == "scenarios" else {})
        )
        self._ids.add(made)
        self._called.setdefault(fold(cell), made)
        return made


def _slug(name: str, kind: str) -> str:
    """A name as an id; of one that no Latin letter is in, its kind with a digest of it."""
    if any(sign.isascii() and sign.isalnum() for sign in fold(name)):
        return document_id(name)
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{document_id(kind or 'entity')}-{digest}"
