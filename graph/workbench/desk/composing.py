"""The sentence that a claim is offered: who, what with its mood, whom, and the detail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graph.model import Relation, naming, own_fields, references
from graph.vocabulary.date_words import said_after, said_at
from graph.vocabulary.dates import PAST
from graph.vocabulary.edtf import OPEN
from graph.vocabulary.naming import Verb
from graph.vocabulary.outright import Outright, outright
from graph.vocabulary.phrases import Phrase, after, of_many, together
from graph.vocabulary.relations import (
    RELATION_KINDS,
    Candidacy,
    ElectionResult,
    Evaluation,
    Office,
)
from graph.vocabulary.sentences import LANGUAGES, plain
from graph.vocabulary.verbs import Mood, Said, Saying, in_mood, label_in, saying, verb

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
"""The mood of a claim under a scenario, by its sort and by how sure it is; none: the verb as it is."""
_OUTRIGHT: Mapping[tuple[str, str], Outright] = {
    ("fact", "possible"): "may be",
    ("assessment", "possible"): "may be",
    ("plan", "certain"): "is to",
    ("plan", "probable"): "will probably",
    ("plan", "possible"): "may",
    ("expectation", "certain"): "will",
    ("expectation", "probable"): "will probably",
    ("expectation", "possible"): "may",
    ("risk", "probable"): "will probably",
    ("risk", "possible"): "may",
}
"""The mood of a claim under none, where it is another."""
_ROLES = {"lead": "in the lead", "support": "in support"}
_FUNCIONES = {"lead": "al frente", "support": "en labores de apoyo"}
_WITHIN: Mapping[str, Mapping[str, str | Mapping[str, str]]] = {
    "en": {
        "on_behalf_of": "on behalf of",
        "election": "in",
        "share": "with",
        "contenders": "among",
        "legal_basis": "under",
        "plan": "as part of",
        "pursued_by": "at the initiative of",
        "as_what": "as",
        "as_entity": "as",
        "asset": "with",
        "purpose": "for",
        "role": _ROLES,
    },
    "es": {
        "on_behalf_of": "en representación de",
        "election": "en",
        "share": "con",
        "contenders": "entre",
        "legal_basis": "al amparo de",
        "plan": "en el marco de",
        "pursued_by": "por iniciativa de",
        "as_what": "como",
        "as_entity": "como",
        "asset": "con",
        "purpose": "para",
        "role": _FUNCIONES,
    },
}
"""Behind what a built-in kind's own field is said within the sentence, or what its words become; others stand in brackets."""
_BEGINS_ITSELF = {
    "en": re.compile(r"(?:as|at|in|on|by|for|from|of|to|with)\b", re.IGNORECASE),
    "es": re.compile(r"(?:a|al|como|con|de|del|en|para|por)\b", re.IGNORECASE),
}
_AS = {"en": "as", "es": "como"}
_CALLED_BY_LABEL = frozenset(("threshold",))
"""Fields whose value tells nothing alone: *4/7*."""
_FINDS = Said("finds", "is found by", {"es": Verb("considera", "es considerado por", None)})
_NO_QUALITY = re.compile(
    r"(?:as|is|are|was|were|has|have|had|will|can|como|es|son|era|fue|está|están|ha|han)\b",
    re.IGNORECASE,
)
"""What begins a judgement that does not go with *finds*: *has struggled*."""
_BEGINS_ENDS = {"en": (("from", "since"), "until"), "es": (("desde", "desde"), "hasta")}
"""Before a first day, of what does not last and of what lasts still; before a last one."""


def verb_of(cls: Saying, language: str, relation: Relation) -> str:
    """What a claim says between its ends: *would lead*, *is to lead*, *does not support*.

    Parameters
    ----------
    cls : Saying
    language : str
    relation : Relation
        Whose sort, how sure it is, and whether it hangs on a scenario.
    """
    sort, sure, negated = relation.modality, relation.certainty, relation.negated
    plainly = None if relation.scenario else _OUTRIGHT.get((sort, sure))
    mood = MOODS[sort][sure]
    if plainly is not None:
        spoken = outright(cls, language, plainly, negated=negated)
    else:
        spoken = None if mood is None else in_mood(cls, language, mood, negated=negated)
    return spoken or verb(cls, language, negated=negated)


def composed(
    relation: Relation, names: Callable[[str], Phrase], language: str, *, lead: str = ""
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
    cls = type(relation)
    how, told = saying(relation)
    judged = _judged(relation, language)
    if judged:
        how, told = _FINDS, "quality"
    said = verb_of(how, language, relation)
    source, said, target = _joined(
        cls, how, said, [names(relation.source)], [names(relation.target)], language
    )
    if judged:
        target = f"{target} {judged}"
        if language == "es":
            said, target = _before_whom(said, judged, names(relation.target))
    sentence = f"{lead}{source} {said} {target}"
    inside, brackets = _details(relation, names, language, told)
    sentence = "".join([sentence, *inside, *_when(relation, language)])
    if brackets:
        sentence = f"{sentence} ({'; '.join(brackets)})"
    sentence = _capital(sentence)
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _judged(relation: Relation, language: str) -> str:
    """A judgement that can be said with *finds*: *flawed*; empty, where it cannot."""
    if not isinstance(relation, Evaluation) or language not in LANGUAGES:
        return ""
    quality = (relation.quality or "").strip()
    return "" if _NO_QUALITY.match(quality) else quality


def _before_whom(said: str, judged: str, whom: Phrase) -> tuple[str, str]:
    """In Spanish the judgement comes first: *considera defectuosos los estudios*, *considera débil al Ejército*."""
    verb_, target = after(f"{said.removesuffix(' a')} {judged} a", [whom], "es")
    if whom.person:
        return verb_, target
    return f"{said} {judged}", str(whom)


def _when(relation: Relation, language: str) -> Iterator[str]:
    """The dates as a part of the sentence: *in March 2024*, *until 2026*."""
    spoken = "es" if language == "es" else "en"
    begins, ends = _BEGINS_ENDS[spoken]
    to_come = relation.modality in {"plan", "expectation", "risk", "recommendation"}
    lasts = relation.end in {None, OPEN} and not to_come
    if relation.date:
        yield f" {said_at(relation.date, spoken)}"
    if relation.start:
        yield f" {begins[lasts]} {said_after(relation.start, spoken)}"
    if relation.end and relation.end not in {OPEN, PAST}:
        yield f" {ends} {said_after(relation.end, spoken)}"


def of_several(
    cls: type[Relation],
    sources: Sequence[Phrase],
    targets: Sequence[Phrase],
    language: str,
    *,
    negated: bool = False,
) -> tuple[str, str, str]:
    """A list of claims as one: who, the verb of one or of many, whom."""
    said = verb(cls, language, negated=negated)
    return _joined(cls, cls, said, sources, targets, language)


def _joined(
    cls: type[Relation],
    how: Saying,
    said: str,
    sources: Sequence[Phrase],
    targets: Sequence[Phrase],
    language: str,
) -> tuple[str, str, str]:
    """Who, the verb as it agrees with them, and whom."""
    _label, spoken = label_in(how, language, inverse=False)
    if len(sources) > 1 or sources[0].plural:
        said = of_many(said, spoken)
    if spoken == "es" and _takes_a(how, targets):
        said = f"{said} a"
    said, target = after(said, [_as_post(cls, one, language) for one in targets], language)
    return together(sources, language), said, target


_OF_POSTS = frozenset((Candidacy, ElectionResult, Office))
_POSTS = {"en": Phrase("post of", "the"), "es": Phrase("cargo de", "el")}


def _as_post(cls: type[Relation], phrase: Phrase, language: str) -> Phrase:
    """A post as what somebody holds or stands for: *the post of mayor*, *stands for mayor*."""
    if not phrase.title or cls not in _OF_POSTS or language not in _POSTS:
        return phrase
    words = phrase.words[:1].lower() + phrase.words[1:]
    before = Phrase("") if cls is Candidacy else _POSTS[language]
    return Phrase(f"{before.words} {words}".lstrip(), before.article)


_TAKE_NO_A = frozenset(("es", "gana", "debate", "tiene"))


def _takes_a(how: Saying, targets: Sequence[Phrase]) -> bool:
    """Whether a Spanish verb, which stands alone, is said of somebody: *encabeza a Ana*."""
    label, _spoken = label_in(how, "es", inverse=False)
    return " " not in label and label not in _TAKE_NO_A and all(one.person for one in targets)


def _capital(sentence: str) -> str:
    first = sentence[:1].upper()
    return first + sentence[1:] if len(first) == 1 else sentence


def _details(
    relation: Relation, names: Callable[[str], Phrase], language: str, told: str | None
) -> tuple[Sequence[str], Sequence[str]]:
    """What the own fields say that the verb does not: within the sentence, and in brackets behind it."""
    inside: list[str] = []
    brackets: list[str] = []
    for name, value in _said(relation):
        if name == told:
            continue
        found = _inside(type(relation), name, value, names, language)
        if found:
            inside.append(found)
        else:
            brackets.append(_bracketed(type(relation), name, value, names, language))
    return inside, brackets


def _said(relation: Relation) -> Iterator[tuple[str, Any]]:
    """The own fields that say something."""
    for name in own_fields(type(relation)):
        value = getattr(relation, name)
        if value is not None:
            yield name, value


def _inside(
    cls: type[Relation], name: str, value: Any, names: Callable[[str], Phrase], language: str
) -> str:
    """A field of a built-in kind as a part of the sentence; empty, where it is none."""
    before = _WITHIN.get(language, {}).get(name) if cls in RELATION_KINDS else None
    if before is None:
        return ""
    if isinstance(before, str) and name in references(cls):
        return " " + " ".join(after(before, [names(value)], language))
    text = plain(value).strip()
    if isinstance(before, str):
        return f" {text}" if _BEGINS_ITSELF[language].match(text) else f" {before} {text}"
    if naming(cls, name).words:
        return f", {before[text]}"
    return f", {text}" if _BEGINS_ITSELF[language].match(text) else f", {_AS[language]} {text}"


def _bracketed(
    cls: type[Relation], name: str, value: Any, names: Callable[[str], Phrase], language: str
) -> str:
    """A field as it stands in brackets."""
    called = naming(cls, name)
    if name in references(cls) or name in _CALLED_BY_LABEL:
        label = called.labels.get(language, called.label)
        value = names(value) if name in references(cls) else plain(value)
        return f"{label[:1].lower()}{label[1:]}: {value}"
    word = called.words.get(str(value))
    return word.labels.get(language, word.label) if word else plain(value)
