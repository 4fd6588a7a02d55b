"""Which kinds the codes, the labels and the ties of annotated texts become.

To code a passage is to say something of a text, and the text says nothing of the kind: so the text, the code and the
coder are entities, and *is coded with* is the coder's claim of the first two, with the passages for its citations. A
tie that a program draws between two spans is a claim of the text: of a built-in kind where that is its name, its
ends fit, and nothing is missing, else of one that is declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import builtin, references
from graph.reading.called import as_name, as_word
from graph.vocabulary.base import Entity, Relation

CODE, CODED_TEXT, CODER, SPEAKER = "code", "coded_text", "coder", "speaker"
"""Kinds of entities that annotated texts have: codes, the texts themselves, who coded, who else is a holder."""
CODED = "coded_with"
"""The kind of a claim that a text is coded with a code."""
WITHIN, COLOR, HEADING = "within", "color", "heading"
"""The fields of a code: the code that it is a part of, its colour, whether it only holds others."""

_OWN_ENTITIES: Mapping[str, Mapping[str, Any]] = {
    CODE: {
        "label": "code",
        "plural": "codes",
        "fields": {
            WITHIN: {"type": "entity", "label": "part of"},
            COLOR: {"label": "colour"},
            HEADING: {"type": "yes_no"},
        },
    },
    CODED_TEXT: {"label": "coded text", "plural": "coded texts"},
    CODER: {"label": "coder", "plural": "coders"},
    SPEAKER: {"label": "speaker", "plural": "speakers"},
}
_CODED: Mapping[str, Any] = {
    "kind": CODED,
    "forward": "is coded with",
    "inverse": "codes",
    "noun": "Coding",
    "source": [CODED_TEXT],
    "target": [CODE],
}


class Kinds:
    """The kinds that a file's labels become, as they come."""

    def __init__(self) -> None:
        self._builtin = builtin()
        self._entities: dict[str, dict[str, Any]] = {}
        self._relations: dict[tuple[str, bool], dict[str, Any]] = {}

    def own(self, kind: str) -> str:
        """One of the kinds that annotated texts have, declared."""
        self._entities[kind] = {"kind": kind, **_OWN_ENTITIES[kind]}
        if kind == CODED_TEXT:
            self._relations[CODED, False] = dict(_CODED)
        return kind

    def entity(self, label: str) -> str:
        """The kind of things that the file labels so."""
        word = as_word(label, {*_OWN_ENTITIES, "any"}, "thing")
        kind = self._builtin.entities.get(word)
        if kind is not None and not _lacks(kind, Entity):
            return word
        word = as_word(word, {*self._builtin.entities}, "thing")
        self._entities.setdefault(word, {"kind": word, "label": as_name(label, word)})
        return word

    def relation(self, label: str, symmetric: bool, ends: Iterable[tuple[str, str]]) -> str:
        """The kind of claims that the file labels so.

        Parameters
        ----------
        label : str
        symmetric : bool
        ends : iterable of (str, str)
            The kinds of the ends of all of them.
        """
        word = as_word(label, {CODED}, "tie")
        kind = self._builtin.relations.get(word)
        if kind is not None and kind.symmetric >= symmetric and not _lacks(kind, Relation):
            marks = references(kind)
            if all(
                marks[end].admits(self._builtin.entities.get(name, Entity))
                for pair in ends
                for end, name in zip(("source", "target"), pair, strict=True)
            ):
                return word
        taken = {*self._builtin.relations, CODED}
        taken |= {one["kind"] for key, one in self._relations.items() if key != (word, symmetric)}
        name = as_name(label, word)
        made: dict[str, Any] = {"kind": as_word(word, taken, "tie"), "forward": name, "noun": name}
        made |= {"symmetric": True} if symmetric else {"inverse": f"{name} (from)"}
        return str(self._relations.setdefault((word, symmetric), made)["kind"])

    def symmetric(self, kind: str) -> bool:
        """Whether the ends of claims of a kind may change places."""
        found = self._builtin.relations.get(kind)
        if found is not None:
            return found.symmetric
        return any(one["kind"] == kind and "symmetric" in one for one in self._relations.values())

    def fields(self, kind: str) -> Mapping[str, bool]:
        """The fields of its own that a built-in kind has, and whether each names an entity."""
        found = self._builtin.relations.get(kind)
        if found is None:
            return {}
        marks = references(found)
        return {
            name: name in marks for name in found.model_fields if name not in Relation.model_fields
        }

    def declared(self) -> dict[str, list[dict[str, Any]]]:
        """The ``kinds`` of the header."""
        return {"entities": [*self._entities.values()], "relations": [*self._relations.values()]}


def _lacks(kind: type[Entity] | type[Relation], common: type[Entity] | type[Relation]) -> bool:
    """Whether a kind needs a field of its own, which no file gives."""
    return any(
        one.is_required()
        for name, one in kind.model_fields.items()
        if name not in common.model_fields
    )
