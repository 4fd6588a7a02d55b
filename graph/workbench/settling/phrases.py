"""What two annotators say, put in words of a language: claims, fields side by side, what differs marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from graph.model import ALWAYS, AUTHOR, references
from graph.names import told_apart
from graph.vocabulary.base import own_fields
from graph.vocabulary.naming import naming
from graph.vocabulary.sentences import plain, standing_word
from graph.vocabulary.verbs import verb
from graph.workbench.settling.joining import Joined, Plain
from graph.workbench.settling.pairs import CODED, Unit
from graph.workbench.settling.words import FIELDS, GLOSSES, in_language, say
from graph.workbench.shapes import Run, Runs

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_STANDING = ("modality", "certainty", "basis")


class Phrases:
    """Claims of the outcome in words.

    Parameters
    ----------
    joined : Joined
    texts : mapping of str to str
    language : str
    """

    def __init__(self, joined: Joined, texts: Mapping[str, str], language: str) -> None:
        self.joined = joined
        self.language = language
        self._texts = texts
        self._native = next(
            (one.header.language for one in joined.datasets if one.header.language), None
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id, told apart."""
        return told_apart(self.joined.entities, self.language)

    def field(self, name: str, unit: Unit | None = None) -> str:
        """What a field is called."""
        if name in FIELDS:
            return in_language(FIELDS[name], self.language)
        record = next(filter(None, unit.sides), None) if unit else None
        if record is not None and "kind" in record:
            vocabulary = self.joined.vocabulary
            kinds: Mapping[str, Any] = (
                vocabulary.relations if unit and unit.what == "claims" else vocabulary.entities
            )
            if name in kinds[record["kind"]].model_fields:
                found = naming(kinds[record["kind"]], name)
                called = found.labels.get(self.language, found.label)
                return called if called[:2].isupper() else called[:1].lower() + called[1:]
        return name.replace("_", " ")

    def fields(self, unit: Unit) -> str:
        """The fields that differ, as a list."""
        return ", ".join(self.field(name, unit) for name in unit.fields)

    def noun(self, entity: str) -> str:
        """What sort of entity one is."""
        thing = self.joined.things.get(("entities", entity))
        if thing is None:
            return ""
        return self._noun(thing.united()["kind"])

    def _noun(self, kind: str) -> str:
        found = self.joined.vocabulary.entities[kind]
        noun = found.LABELS.get(self.language)
        return noun.label if noun else found.label

    def name(self, entity: str) -> str:
        """What an entity is called."""
        return self.names.get(entity, entity)

    def kind(self, record: Plain) -> str:
        """What a claim's kind is called, which asserts nothing."""
        found = self.joined.vocabulary.relations[record["kind"]]
        labels = found.LABELS.get(self.language)
        noun = (labels.noun if labels else None) or found.NOUN or record["kind"].replace("_", " ")
        return noun[:1].lower() + noun[1:]

    def verb(self, record: Plain) -> str:
        """What a claim's kind says, from source to target."""
        kind = self.joined.vocabulary.relations[record["kind"]]
        return verb(kind, self.language, negated=bool(record.get("negated")))

    def bare(self, record: Plain) -> str:
        """Source, verb and target."""
        return f"{self.name(record['source'])} {self.verb(record)} {self.name(record['target'])}"

    def sentence(self, record: Plain) -> str:
        """What a claim says: its statement, or a composed sentence."""
        relation = self.joined.relation(record)
        scenario = self._labelled("scenarios", record.get("scenario"))
        return relation.sentence(self.names, self.language, scenario, native=self._native)

    def cells(self, unit: Unit, field: str, order: Sequence[int]) -> tuple[Runs, ...]:
        """What either says in a field, in an order of sides; in sentences, what differs is marked."""
        records = [unit.sides[side] for side in order]
        if unit.what != "claims":
            return tuple(self._of_thing(record, field) for record in records)
        if field == "sentence":
            return marked(*(self.sentence(record) if record else "" for record in records))
        if field == "note":
            said = [self._note(record) for record in records]
            return marked(*said) if all(said) else tuple((Run(text=one or "–"),) for one in said)
        if field == "words":
            first, *others = (self.words(record) for record in records)
            return ((Run(text=first),), *((Run(text=one, mark="differs"),) for one in others))
        return tuple(self._cell(record, field) for record in records)

    def words(self, record: Plain | None) -> str:
        """The words that a claim cites."""
        found = []
        for one in record["evidence"] if record else ():
            text = self._texts.get(one["document"])
            if text is not None and "start" in one:
                found.append(" ".join(text[one["start"] : one["end"]].split()))
            else:
                place = one.get("record") or one.get("url") or one["document"]
                found.append(say("place", self.language, place=place))
        return " … ".join(found)

    def alike(self, unit: Unit) -> str:
        """What both say of a claim, but for its ends, in a few words."""
        record = next(filter(None, unit.sides), None)
        if record is None or unit.what != "claims":
            return ""
        return " · ".join(
            part
            for name in self._standing_fields(record)
            if name not in unit.fields and (part := self._part(record, name))
        )

    def standing(self, record: Plain) -> str:
        """How a claim stands, in a few words."""
        parts = (self._part(record, name) for name in self._standing_fields(record))
        return " · ".join(filter(None, parts))

    def _standing_fields(self, record: Plain) -> tuple[str, ...]:
        own = own_fields(self.joined.vocabulary.relations[record["kind"]])
        return ("scenario", *(name for name in CODED if name != "scenario"), *own)

    def _part(self, record: Plain, name: str) -> str:
        """A field within the words on how a claim stands; nothing, where it says nothing."""
        value = self._value(record, name)
        if name == "holder":
            return f"{standing_word('holder', 'held', self.language)} {value}"
        if name in {"scenario", "negated", *_STANDING}:
            return value if name != "negated" or record.get("negated") else ""
        if record.get(name) is None:
            return ""
        unit = Unit("claims", (None, None), (record, None))
        return f"{self.field(name, unit)} {value}"

    def _note(self, record: Plain | None) -> str:
        notes = (record or {}).get("notes", {})
        return notes.get(self.language) or (record or {}).get("note") or ""

    def _cell(self, record: Plain | None, field: str) -> Runs:
        if record is None:
            return ()
        value = self._value(record, field)
        gloss = GLOSSES.get(str(record.get(field, ""))) if field in _STANDING else None
        if field in {"certainty", "basis"} and field not in record:
            gloss = GLOSSES["certain" if field == "certainty" else "stated"]
        found = [Run(text=value, mark="differs")]
        if gloss:
            found.append(Run(text=in_language(gloss, self.language), mark="faint"))
        return tuple(found)

    def _value(self, record: Plain, field: str) -> str:
        """What a claim says in a field, in words."""
        value = record.get(field)
        told = self._told.get(field)
        if told is not None:
            return told(self, record, value)
        return "–" if value is None else self._own(record, field, value)

    def _own(self, record: Plain, field: str, value: Any) -> str:
        """A value of a kind's own field, or of a date."""
        kind = self.joined.vocabulary.relations[record["kind"]]
        if field in references(kind):
            return self.name(value)
        if isinstance(value, bool):
            return say("yes" if value else "no", self.language)
        words = naming(kind, field).words if field in kind.model_fields else {}
        word = words.get(str(value))
        return word.labels.get(self.language, word.label) if word else plain(value)

    def _word(self, field: str, value: str) -> str:
        return standing_word(field, value, self.language)

    _told: Mapping[str, Callable[[Phrases, Plain, Any], str]] = {
        "ends": lambda self, record, _value: " → ".join(
            map(self.name, (record["source"], record["target"]))
        ),
        "source": lambda self, _record, value: self.name(value),
        "target": lambda self, _record, value: self.name(value),
        "kind": lambda self, record, _value: self.verb({**record, "negated": False}),
        "modality": lambda self, _record, value: self._word("modality", value),
        "certainty": lambda self, _record, value: self._word("certainty", value or "certain"),
        "basis": lambda self, _record, value: self._word("basis", value or "stated"),
        "negated": lambda self, _record, value: self._word("negated", "true" if value else "false"),
        "scenario": lambda self, _record, value: (
            self._labelled("scenarios", value) or self._word("scenario", ALWAYS)
        ),
        "holder": lambda self, _record, value: self._holder(value or AUTHOR),
        "topic": lambda self, _record, value: self._labelled("topics", value) or "–",
    }

    def _holder(self, holder: str) -> str:
        if holder == AUTHOR:
            return standing_word("holder", AUTHOR, self.language)
        return self._labelled("documents", holder) or self.name(holder)

    def _labelled(self, sort: str, id: str | None) -> str:
        """What a scenario, a topic or a document is called."""
        thing = self.joined.things.get((sort, id or ""))
        if thing is None:
            return id or ""
        record = thing.united()
        name = "title" if sort == "documents" else "label"
        called: str = record.get(f"{name}s", {}).get(self.language) or record.get(name) or thing.id
        return called

    def called(self, unit: Unit) -> str:
        """What a thing to be settled is called."""
        name = unit.ids[0] or ""
        return self.name(name) if unit.what == "entities" else self._labelled(unit.what, name)

    def _of_thing(self, record: Plain | None, field: str) -> Runs:
        value = (record or {}).get(field)
        if field == "kind" and value:
            return (Run(text=self._noun(value), mark="differs"),)
        return (Run(text=", ".join(self._flat(value)) or "–", mark="differs"),)

    def _flat(self, value: Any) -> Iterator[str]:
        if isinstance(value, Mapping):
            for name, part in value.items():
                yield f"{name}: {', '.join(self._flat(part))}"
        elif isinstance(value, list | tuple):
            for part in value:
                yield from self._flat(part)
        elif value is not None:
            yield self.name(value) if isinstance(value, str) else plain(value)


def marked(first: str, second: str) -> tuple[Runs, Runs]:
    """Two texts, each with the words marked that the other has not.

    Parameters
    ----------
    first, second : str
    """
    ones, others = _TOKEN.findall(first), _TOKEN.findall(second)
    made: tuple[list[Run], list[Run]] = [], []
    for how, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        for runs, words in ((made[0], ones[a:b]), (made[1], others[c:d])):
            if words:
                runs.append(Run(text="".join(words), mark="" if how == "equal" else "differs"))
    return tuple(made[0]), tuple(made[1])
