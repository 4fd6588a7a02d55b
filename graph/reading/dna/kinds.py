"""Which kinds the variables and the sorts of statements of a file become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graph.model import builtin
from graph.reading.called import as_name, as_word
from graph.reading.dna.coding import Coding, Key, Thing, Type
from graph.reading.taken import OF_ENTITIES, OF_RELATIONS

ALIAS = "Alias"
"""The attribute that is another name."""
PARENT = "child_of"
"""The field of a thing that is a part of another."""
CONCEPTS = ("concept", "category")
SOURCES = ("organization", "person")
"""Who makes a statement, by the variables that the program begins with: the first that is said."""
PERSON = "person"
AGREEMENT = "agreement"
_PARENTS = {"concept": "issue"}
"""The kind that a kind is a sort of, where the vocabulary has none of its name."""


class Ends(NamedTuple):
    """How the statements of a sort are claims.

    Parameters
    ----------
    kind : str
        Of the relation.
    sources : tuple of str
        The variables that say who claims, of which the first that says something does.
    target : str
        The variable that says of what.
    side : str or None
        The one that says whether it is so.
    fields : mapping of str to str
        The relation's own fields by the other variables.
    notes : tuple of str
        The variables of long texts.
    stance : bool
        Whether who claims agrees with what is claimed.
    """

    kind: str
    sources: tuple[str, ...]
    target: str
    side: str | None
    fields: Mapping[str, str]
    notes: tuple[str, ...]
    stance: bool


class Kinds:
    """The kinds of a file, read off what it codes.

    Parameters
    ----------
    coding : Coding
    """

    def __init__(self, coding: Coding) -> None:
        self._coding = coding
        self._builtin = builtin()
        used = {name: None for one in coding.types for name in _of(one, "short text")}
        named = {one.variable: None for one in coding.things}
        self.fields: dict[str, dict[str, str]] = {
            variable: self._attributes(variable) for variable in (used | named) if variable
        }
        self._parents = {one.variable for one in coding.things if one.parent}
        self.entities: dict[str, str] = {}
        for variable in self.fields:
            self.entities[variable] = self._kind(variable)
        self.ends: dict[str, Ends] = {}
        for one in coding.types:
            ends = self._ends(one)
            if ends is not None:
                self.ends[one.label] = ends

    def declared(self) -> dict[str, list[dict[str, Any]]]:
        """The ``kinds`` of the header."""
        entities = [
            self._entity(variable, kind)
            for variable, kind in self.entities.items()
            if kind not in self._builtin.entities
        ]
        types = {one.label: one for one in self._coding.types}
        relations = [self._relation(types[label], ends) for label, ends in self.ends.items()]
        return {"entities": entities, "relations": relations}

    def _attributes(self, variable: str) -> dict[str, str]:
        """The fields of the things of a variable, by what the file calls them."""
        said: dict[str, None] = {}
        for one in self._coding.things:
            if one.variable == variable:
                said |= dict.fromkeys(name for name in one.attributes if name != ALIAS)
        found: dict[str, str] = {}
        for name in said:
            found[name] = as_word(name, OF_ENTITIES | {PARENT, *found.values()}, "attribute")
        return found

    def _kind(self, variable: str) -> str:
        word = as_word(variable, {*self.entities.values(), "any"}, "thing")
        plain = not self.fields[variable] and variable not in self._parents
        if word in self._builtin.entities and not plain:
            return as_word(word, {*self._builtin.entities, *self.entities.values()}, "thing")
        return word

    def _entity(self, variable: str, kind: str) -> dict[str, Any]:
        word = as_word(variable, (), "thing")
        parent = word if word in self._builtin.entities else _PARENTS.get(word)
        fields: dict[str, Any] = {
            field: {"label": as_name(name, field)} for name, field in self.fields[variable].items()
        }
        if variable in self._parents:
            # A kind is not yet there while its own fields are declared.
            fields[PARENT] = {"type": "entity", "label": "part of", "kinds": [parent or "any"]}
        base = self._builtin.entities.get(parent or "")
        label = as_name(variable, kind)
        plural = base.plural if base is not None and parent == word else f"{label}s"
        declared = {"kind": kind, "label": label, "plural": plural, "fields": fields}
        return declared | ({"parent": parent} if parent else {})

    def _ends(self, one: Type) -> Ends | None:
        """How the statements of a sort are claims; none where they name fewer than two things."""
        named = [name for name in _of(one, "short text") if name in self.entities]
        if len(named) < 2:
            return None
        target = next((name for name in CONCEPTS if name in named), named[-1])
        sources = tuple(name for name in SOURCES if name in named and name != target)
        sources = sources or tuple(name for name in named if name != target)[:1]
        sides = [*_of(one, "boolean")]
        side = AGREEMENT if AGREEMENT in sides else sides[0] if len(sides) == 1 else None
        notes = (*_of(one, "long text"),)
        fields: dict[str, str] = {}
        for name in one.variables:
            if name not in {sources[0], target, side, *notes} and name:
                fields[name] = as_word(name, {*OF_RELATIONS, *fields.values()}, "field")
        taken = {*self._builtin.relations, *(ends.kind for ends in self.ends.values())}
        kind = as_word(one.label, taken, "statement")
        return Ends(kind, sources, target, side, fields, notes, target in CONCEPTS)

    def _relation(self, one: Type, ends: Ends) -> dict[str, Any]:
        forward, inverse = (
            ("agrees that", "is agreed with by")
            if ends.stance
            else ("speaks of", "is spoken of by")
        )
        words: Mapping[str, str] = {"integer": "number", "boolean": "yes_no"}
        fields = {
            field: {"type": words[one.variables[name]], "label": as_name(name, field)}
            if one.variables[name] in words
            else {
                "type": "entity",
                "label": as_name(name, field),
                "kinds": [self.entities[name]],
            }
            for name, field in ends.fields.items()
        }
        return {
            "kind": ends.kind,
            "forward": forward,
            "inverse": inverse,
            "noun": as_name(one.label, ends.kind),
            "source": [self.entities[name] for name in ends.sources],
            "target": [self.entities[ends.target]],
            "fields": fields,
        } | ({"stance": "for"} if ends.stance else {})


def _of(one: Type, sort: str) -> Iterator[str]:
    return (name for name, holds in one.variables.items() if holds == sort and name)


def key_of(thing: Thing) -> Key:
    """What a thing is known by."""
    return thing.variable, thing.name
