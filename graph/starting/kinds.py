"""The kinds that claims and entities may be of, each with an example: what one looks up while annotating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.folding import fold
from graph.knowledge import KnowledgeGraph
from graph.model import Entity, Ref, Relation, Vocabulary, naming, own_fields, references, said
from graph.problems import did_you_mean
from graph.vocabulary.telling_verbs import told_ties
from graph.writing.splicing.scalars import scalar

_SHOWN = ("scenario", "modality", "certainty", "holder")
"""What the example of a claim says beside its ends and its kind's own fields."""


class Example(NamedTuple):
    """An entity or a claim of a kind, and the graph that it is from."""

    of: Entity | Relation
    graph: KnowledgeGraph


@dataclass(frozen=True)
class Kind:
    """A kind, with an example where there is one.

    Parameters
    ----------
    name : str
    cls : type of Entity or of Relation
    example : Example, optional
    """

    name: str
    cls: type[Entity] | type[Relation]
    example: Example | None

    def row(self, language: str | None = None) -> dict[str, Any]:
        """What is told of it, by column.

        Parameters
        ----------
        language : str, optional
            Of its labels, and of the example's sentence where that has one in it.
        """
        relation = issubclass(self.cls, Relation)
        label, back, noun = _labels(self.cls, language or "en")
        ends = references(self.cls)
        return {
            "kind": self.name,
            "of": "relation" if relation else "entity",
            "label": label,
            "inverse": back,
            "noun": noun,
            "means": " ".join((self.cls.__doc__ or "").split()),
            "source": _kinds(ends["source"]) if relation else None,
            "target": _kinds(ends["target"]) if relation else None,
            "fields": "; ".join(_field(self.cls, name) for name in _own(self.cls)),
            "example": self._sentence(language),
            "record": self._record(),
        }

    def rank(self, word: str) -> int | None:
        """How near a word is to it: 0 its name, 1 its labels, 2 the rest; none where it has it nowhere.

        Parameters
        ----------
        word : str
            Any part of a name, a label or an example, in any language.
        """
        sought = fold(word)
        names = (self.name, self.name.replace("_", " "))
        for rank, texts in enumerate((names, self._all_labels(), self._all_else())):
            if any(sought in fold(text) for text in texts if text):
                return rank
        return None

    @property
    def called(self) -> tuple[str | None, ...]:
        """Its name, and its labels in all languages."""
        return (self.name, *self._all_labels())

    def _all_labels(self) -> Iterator[str | None]:
        for language in ("", *self.cls.LABELS):
            yield from _labels(self.cls, language)

    def _all_else(self) -> Iterator[str | None]:
        yield self.cls.__doc__
        for name in _own(self.cls):
            called = naming(self.cls, name)
            words = [called, *called.words.values()]
            yield from (name, *called.words)
            yield from (text for one in words for text in (one.label, *one.labels.values()))
        yield self._sentence(None)
        if self.example is not None:
            one = self.example.of
            told = one.statements if isinstance(one, Relation) else one.names
            yield from told.values()

    def _sentence(self, language: str | None) -> str:
        """The example as it reads; one that is made up of the kinds that fit, where there is none."""
        if self.example is None:
            return _made_up(self.cls)
        one, kg = self.example
        if isinstance(one, Relation):
            return str(kg.records_of([one], language)[0]["sentence"])
        return said(one, "name", language) or one.name

    def _record(self) -> str | None:
        """The example as a line of YAML, without its words and its place."""
        if self.example is None:
            return None
        one = self.example.of
        own = _own(self.cls)
        shown = ("source", "target", *own, *_SHOWN) if isinstance(one, Relation) else ("name", *own)
        given = {"kind": self.name} | {
            name: value
            for name in shown
            if (value := getattr(one, name)) not in (None, type(one).model_fields[name].default)
        }
        first = {"id": one.id} if isinstance(one, Entity) else {}
        return f"{{{', '.join(f'{name}: {scalar(value)}' for name, value in (first | given).items())}}}"


def kinds(graphs: Iterable[KnowledgeGraph], word: str | None = None) -> list[Kind]:
    """The kinds of a graph's vocabulary, entities before relations; nearest first, where a word is sought.

    A word that begins no name is taken for a verb: those of which it tells come first.

    Parameters
    ----------
    graphs : iterable of KnowledgeGraph
        The first has the kinds; the examples come from the first that has one.
    word : str, optional
    """
    graphs = list(graphs)
    vocabulary = graphs[0].dataset.vocabulary
    examples: dict[str, Example] = {}
    for kg in graphs:
        examples = _examples(kg, vocabulary) | examples
    found = [
        Kind(name, cls, examples.get(name))
        for classes in (vocabulary.entities, vocabulary.relations)
        for name, cls in classes.items()
    ]
    if word is None:
        return found
    ranked = {one.name: rank for one in found if (rank := one.rank(word)) is not None}
    if not any(one.name.startswith(fold(word)) for one in found) and len(word.split()) == 1:
        ranked |= dict.fromkeys(told_ties(word), 0)
    return sorted((one for one in found if one.name in ranked), key=lambda one: ranked[one.name])


def nearest_to(word: str, found: Iterable[Kind]) -> str:
    """What kind may have been meant by a word that none has, as a sentence with a space before it.

    Parameters
    ----------
    word : str
    found : iterable of Kind
    """
    return did_you_mean(fold(word), [text for one in found for text in one.called if text])


def _examples(kg: KnowledgeGraph, vocabulary: Vocabulary) -> dict[str, Example]:
    """Of each kind an entity, or the claim that says most by its own fields and is plainest otherwise."""
    best: dict[str, Example] = {}
    for entity in kg.entities():
        if vocabulary.entities.get(entity.kind) is type(entity):
            best.setdefault(entity.kind, Example(entity, kg))
    for relation in kg.relations():
        if vocabulary.relations.get(relation.kind) is not type(relation):
            continue
        held = best.get(relation.kind)
        if held is None or _worth(relation) > _worth(held.of):
            best[relation.kind] = Example(relation, kg)
    return best


def _worth(one: Any) -> tuple[bool, int]:
    return not one.negated, sum(getattr(one, name) is not None for name in _own(type(one)))


def _labels(
    cls: type[Entity] | type[Relation], language: str
) -> tuple[str, str | None, str | None]:
    """What a kind says, what it says back, and what it is called; of entities, one and many."""
    if issubclass(cls, Relation):
        verb = cls.LABELS.get(language)
        told = (cls.forward, cls.inverse, cls.NOUN)
        return (verb.forward, verb.inverse, verb.noun) if verb else told
    noun = cls.LABELS.get(language)
    return (noun.label, None, noun.plural) if noun else (cls.label, None, cls.plural)


def _own(cls: type[Entity] | type[Relation]) -> tuple[str, ...]:
    """The fields of a kind's own."""
    if issubclass(cls, Relation):
        return own_fields(cls)
    return tuple(name for name in cls.model_fields if name not in Entity.model_fields)


def _kinds(ref: Ref) -> str:
    """The kinds that fit, by name."""
    if Entity in ref.kinds:
        return "any"
    return ", ".join(str(kind.model_fields["kind"].default) for kind in ref.kinds)


def _field(cls: type[Entity] | type[Relation], name: str) -> str:
    """A field with the words that it takes, or the kinds of entity that it names."""
    words = ", ".join(naming(cls, name).words)
    ref = references(cls).get(name)
    takes = words or (_kinds(ref) if ref else "")
    required = ["required"] if cls.model_fields[name].is_required() else []
    told = "; ".join(filter(None, (takes, *required)))
    return f"{name} ({told})" if told else name


def _made_up(cls: type[Entity] | type[Relation]) -> str:
    """A sentence of this kind between entities that have no names."""
    if not issubclass(cls, Relation):
        return cls.label
    ends = references(cls)
    source, target = (ends[end].words().split(" or ", 1)[0] for end in ("source", "target"))
    return f"{source} {cls.forward} {target}"
