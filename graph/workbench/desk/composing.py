"""The sentence that a claim is offered: who, what with its mood, whom, and the detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graph.model import Relation, naming, own_fields, references
from graph.vocabulary.naming import listed
from graph.vocabulary.sentences import plain
from graph.vocabulary.verbs import Mood, in_mood, infinitive, label_in, verb

_SO: Mapping[str, Mood | None] = {"certain": None, "probable": "probably", "possible": "possibly"}
_TO_COME: Mapping[str, Mood | None] = {
    "certain": "would",
    "probable": "would probably",
    "possible": "could",
}
_ADVICE: Mapping[str, Mood | None] = {
    "certain": "should",
    "probable": "should probably",
    "possible": "should perhaps",
}
MOODS: Mapping[str, Mapping[str, Mood | None]] = {
    "fact": _SO,
    "assessment": _SO,
    "plan": _TO_COME,
    "expectation": _TO_COME,
    "risk": {**_TO_COME, "certain": "could"},
    "recommendation": _ADVICE,
}
"""The mood of a claim by its sort and by how sure it is; none: the verb as it is."""
_AND = {"en": "and", "es": "y"}


def verb_of(
    cls: type[Relation], language: str, modality: str, certainty: str, *, negated: bool
) -> str:
    """What a claim of a kind says between its ends: *would lead*, *does not support*.

    Parameters
    ----------
    cls : type of Relation
    language : str
    modality, certainty : str
    negated : bool
    """
    mood = MOODS[modality][certainty]
    spoken = None if mood is None else in_mood(cls, language, mood, negated=negated)
    return spoken or verb(cls, language, negated=negated)


def composed(
    relation: Relation, names: Callable[[str], str], language: str, *, lead: str = ""
) -> str:
    """The sentence that is offered for a claim.

    Parameters
    ----------
    relation : Relation
    names : callable
        What an entity is called.
    language : str
        The dataset's; of one that verbs are not known in, they are in English.
    lead : str
        What stands before it.
    """
    said = verb_of(
        type(relation), language, relation.modality, relation.certainty, negated=relation.negated
    )
    source, target = names(relation.source), names(relation.target)
    details = [*_details(relation, names, language)]
    tail = f" ({'; '.join(details)})" if details else ""
    sentence = f"{lead}{source} {said} {target}{tail}"
    first = sentence[:1].upper()
    sentence = (first if len(first) == 1 else sentence[:1]) + sentence[1:]
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _details(relation: Relation, names: Callable[[str], str], language: str) -> Sequence[str]:
    cls = type(relation)
    found = []
    for name in own_fields(cls):
        value = getattr(relation, name)
        if value is None:
            continue
        if name in references(cls):
            called = naming(cls, name)
            label = called.labels.get(language, called.label)
            found.append(f"{label[:1].lower()}{label[1:]}: {names(value)}")
        else:
            words = naming(cls, name).words
            word = words.get(str(value))
            found.append(word.labels.get(language, word.label) if word else plain(value))
    return found


def of_several(
    cls: type[Relation],
    sources: Sequence[str],
    targets: Sequence[str],
    language: str,
    *,
    negated: bool = False,
) -> tuple[str, str, str]:
    """A list of claims as one: who, the verb of one or of many, whom."""
    also = _AND.get(language, "and")
    said = verb(cls, language, negated=negated)
    if len(sources) > 1 and not negated:
        said = _of_many(cls, language) or said
    return listed(list(sources), also), said, listed(list(targets), also)


_ARE = {"is": "are", "was": "were", "has": "have"}
_SON = {"es": "son", "creó": "crearon"}


def _of_many(cls: type[Relation], language: str) -> str | None:
    """A kind's label of several: *are part of*, *forman parte de*."""
    label, spoken = label_in(cls, language, inverse=False)
    first, space, rest = label.partition(" ")
    if spoken == "en":
        if first in _ARE:
            return f"{_ARE[first]}{space}{rest}"
        return infinitive(label)
    if spoken == "es":
        words = label.split(" ")
        at = 1 if words[0] in {"se", "le", "lo", "la"} and len(words) > 1 else 0
        words[at] = _SON.get(words[at]) or f"{words[at]}n"
        return " ".join(words)
    return None
