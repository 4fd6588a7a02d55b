"""What somebody may have meant by a field or word that is not there: other people's words for ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from pydantic import BaseModel

from graph.folding import fold
from graph.model import Entity, Relation
from graph.problems import nearest
from graph.vocabulary.naming import listed

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("identifier", "key", "uid", "name_id"),
    "kind": ("type", "class", "category", "predicate", "schema", "relation", "relationship"),
    "name": ("title", "label", "caption", "full_name", "caption"),
    "title": ("name", "label", "heading", "headline"),
    "label": ("name", "title"),
    "aliases": ("aka", "alias", "alternative_names", "also_known_as", "other_names"),
    "summary": ("description", "abstract", "about", "bio"),
    "description": ("summary", "abstract", "about"),
    "source": ("from", "subject", "head", "actor", "start_node", "source_id", "from_id"),
    "target": ("to", "object", "tail", "recipient", "end_node", "target_id", "to_id"),
    "scenario": ("branch", "hypothesis", "condition", "world", "case"),
    "topic": ("theme", "subject_area", "issue", "heading"),
    "modality": ("status", "mode", "mood", "claim_type", "sort"),
    "certainty": ("confidence", "likelihood", "probability", "sureness"),
    "negated": ("negation", "negative", "polarity", "not", "is_negated", "denied"),
    "holder": ("speaker", "claimant", "said_by", "attribution", "voice", "author", "by"),
    "basis": ("inference", "grounds"),
    "start": ("since", "from_date", "valid_from", "begin", "start_date", "from", "offset"),
    "end": ("until", "to_date", "valid_to", "stop", "end_date", "to"),
    "date": ("when", "day", "on", "year"),
    "statement": ("sentence", "text", "claim", "words", "summary", "description"),
    "note": ("comment", "comments", "remark", "remarks", "notes_for_later"),
    "evidence": (
        "citation",
        "citations",
        "cite",
        "provenance",
        "reference",
        "references",
        "sources",
    ),
    "document": ("doc", "source", "text", "file"),
    "paragraph": ("para", "page", "line"),
    "digest": ("hash", "sha256", "checksum"),
    "quote": ("words", "exact", "text", "excerpt"),
    "prefix": ("before",),
    "suffix": ("after",),
    "coder": ("annotator", "reader"),
    "url": ("link", "uri", "href", "address"),
    "rights": ("copyright", "license", "licence"),
    "license": ("licence", "rights"),
    "authors": ("author", "writers", "creator", "creators"),
    "reading": ("answer", "explanation"),
    "words": ("text", "sentence", "statement", "label"),
    "reason": ("why", "note", "because"),
    "documents": ("docs", "sources", "texts", "bibliography"),
    "scenarios": ("branches", "hypotheses", "cases", "worlds"),
    "topics": ("themes", "tags", "subjects", "categories"),
    "questions": ("queries", "stories", "presets"),
    "findings": ("insights", "highlights"),
}
"""What other tools and people call our fields. Where several are told of, the first that is there."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "certain": ("sure", "definite", "definitely", "high", "confirmed", "yes"),
    "probable": ("likely", "probably", "very likely", "medium", "presumably", "expected"),
    "possible": ("maybe", "perhaps", "possibly", "could", "may", "might", "low", "uncertain"),
    "fact": ("true", "actual", "real", "statement", "observed"),
    "assessment": ("opinion", "judgement", "judgment", "belief", "view", "analysis", "evaluation"),
    "plan": ("intention", "intent", "promise", "pledge", "goal", "proposal", "intended", "aim"),
    "expectation": ("forecast", "prediction", "prognosis", "expected", "would", "hope"),
    "risk": ("danger", "threat", "fear", "hazard", "warning", "concern"),
    "recommendation": ("advice", "suggestion", "should", "proposal", "advised"),
    "stated": ("explicit", "said", "direct", "verbatim"),
    "inferred": ("implicit", "implied", "deduced", "derived", "inference", "indirect"),
    "whole": ("full", "complete", "all", "entire"),
    "part": ("partial", "some", "partly"),
}
"""What else people say for the words that our fields take."""

Others = Literal["fields", "words", "nothing"]
"""Which of the tables above says what else is in use for a word."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "person": ("politician", "people", "human", "individual", "man", "woman"),
    "organization": ("organisation", "company", "ngo", "corporation", "think tank"),
    "agency": ("ministry", "government", "institution", "department", "public body", "court"),
    "country": ("state", "nation"),
    "region": ("place", "city", "province", "area", "location", "town"),
    "policy": ("law", "bill", "treaty", "strategy", "programme", "program"),
    "event": ("election", "vote", "summit"),
    "issue": ("topic", "theme", "problem", "concept"),
    "asset": ("weapon", "equipment", "ship", "resource"),
    "post": ("position", "job", "role"),
    "alignment": ("ally", "alliance", "allied with", "sides with"),
    "membership": ("member", "member of", "affiliation", "affiliated with"),
    "leadership": ("leader", "leader of", "head of", "president of"),
    "candidacy": ("runs for", "candidate for"),
    "election_result": ("won", "elected", "victory", "result", "results"),
    "service": ("worked for", "worked under", "served", "works for", "employment", "employed by"),
    "power": ("powers", "may", "authority", "competence"),
    "participation": ("voted in", "turnout", "participates in", "attends"),
    "precedence": ("before", "precedes", "earlier than"),
    "debate": ("discusses", "discussion", "deliberation"),
    "indication": ("indicates", "shows", "sign of", "signal"),
    "cooperation": ("works with", "partnership", "partner"),
    "opposition": ("against", "opponent"),
    "support": ("endorsement", "endorses", "backs", "for"),
    "deployment": ("deploys", "stationed in"),
    "advice": ("adviser", "advisor", "adviser of"),
    "proposal": ("plans", "promises"),
    "effect": ("impact", "influence", "influences", "leads to", "causes"),
}
"""What else people call our kinds, beside the kinds' own labels."""

ENOUGH = 50
"""For so many unknown names of one record the nearest right one is looked for: where more are wrong,
it is not for misspelling."""


class Hinting:
    """Has what was meant be looked for so many times: each costs a look at all that it could be."""

    def __init__(self) -> None:
        self.left = 20 * ENOUGH

    def once(self) -> bool:
        """Whether it may be looked for once more."""
        self.left -= 1
        return self.left >= 0


def meant_fields(given: Mapping[str, Any], model: type[BaseModel]) -> Mapping[str, str]:
    """The fields that are not there though something else is that may stand for them.

    Parameters
    ----------
    given : mapping
        A value's fields.
    model : class
        What it should be.

    Returns
    -------
    mapping of str to str
        By the field that was meant, what was written.
    """
    found: dict[str, str] = {}
    lacking = tuple(name for name in model.model_fields if name not in given)
    strangers = [name for name in given if name not in model.model_fields]
    for name in strangers[:ENOUGH]:
        plural = f"{name}s" if f"{name}s" in lacking else None
        meant = plural or home_of(str(name), model) or _meant(str(name), lacking, "fields")
        if meant in lacking:
            found.setdefault(meant, name)
    return found


def field_hint(
    name: str,
    given: Collection[str],
    model: type[BaseModel],
    kinds: Mapping[str, type[BaseModel]],
) -> str:
    """The closing words of a sentence on a field that is not there: which one may have been meant.

    Parameters
    ----------
    name : str
    given : collection of str
        The fields that are there.
    model : class
        What the value should be.
    kinds : mapping of str to class
        The kinds that the record could be of: one of them may have such a field.
    """
    plural = next((field for field in (f"{name}s", name[:-1]) if field in model.model_fields), None)
    if plural is not None:
        return f' Did you mean "{plural}"?'
    home = home_of(name, model)
    if home is not None:
        return f' "{name}" belongs in its {home}: {home}: [{{{name}: …}}].'
    lacking = tuple(field for field in model.model_fields if field not in given)
    other = _other_word(name, lacking, "fields")
    if other is not None:
        return f' Did you mean "{other}"?'
    owners = [kind for kind, cls in kinds.items() if name in cls.model_fields]
    if owners:
        return f" It is a field of {listed(owners[:3], 'and')}{' …' if owners[3:] else ''}."
    return _hint_of_the_rest(name, lacking, tuple(model.model_fields))


def _hint_of_the_rest(name: str, lacking: tuple[str, ...], known: tuple[str, ...]) -> str:
    """What may have been meant by no other word for a field that could still be given."""
    said = _other_word(name, known, "fields")
    if said is not None:
        return f' "{said}" says that already.'
    meant = _meant(name, lacking, "nothing") or _meant(name, known, "nothing")
    if meant is not None:
        return f' Did you mean "{meant}"?'
    return f" Known: {', '.join(known)}." if len(known) < 25 else ""


def word_meant(word: str, words: Collection[str]) -> str | None:
    """The word, of those that a field takes, that somebody means."""
    return _meant(word, tuple(words), "words")


def word_of_another_field(
    word: str, words_of: Mapping[str, tuple[str, ...]]
) -> tuple[str, str] | None:
    """The field, of some others, that takes a word or one that is in use for it, and that word."""
    for field, words in words_of.items():
        meant = _other_word(word, words, "words") if words else None
        if meant is not None:
            return field, meant
    return None


def kind_meant(name: str, kinds: Mapping[str, type[BaseModel]]) -> str | None:
    """The kind that somebody means: by a label of it, in whatever language, or another word for it."""
    called = _called(tuple(kinds.items()))
    said = _plain(name)
    if said in called:
        return called[said]
    # A misspelt kind is nearer to the name of one than to what else it is called.
    close = nearest(name, kinds, most=1) or nearest(said, called, most=1)
    return called.get(_plain(close[0])) if close else None


@lru_cache(maxsize=10_000)
def _meant(name: str, known: tuple[str, ...], others: Others) -> str | None:
    """The one of some known words that is meant: another word for it, or the nearest."""
    other = _other_word(name, known, others)
    if other is not None:
        return other
    close = nearest(name, known, most=1)
    return close[0] if close else None


def _other_word(name: str, known: tuple[str, ...], others: Others) -> str | None:
    """The one of some known words that another word is in use for, or that is written otherwise."""
    return _other_words(known, others).get(_plain(name))


@lru_cache(maxsize=1_000)
def _other_words(known: tuple[str, ...], others: Others) -> Mapping[str, str]:
    found = {_plain(one): one for one in known}
    words = {"fields": FIELDS, "words": WORDS, "nothing": {}}[others]
    for one in known:
        for other in words.get(one, ()):
            found.setdefault(_plain(other), one)
    return found


@cache
def _called(kinds: tuple[tuple[str, type[BaseModel]], ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, _cls in kinds:
        found[_plain(kind)] = kind
    for kind, cls in kinds:
        for label in (*_labels(cls), *KINDS.get(kind, ())):
            said = _plain(label)
            found.setdefault(said, kind)
            found.setdefault(said.removeprefix("is "), kind)
    return found


def _labels(cls: type[BaseModel]) -> Iterator[str]:
    if issubclass(cls, Relation):
        yield from (cls.forward, cls.NOUN or cls.forward, cls.inverse)
        for verb in cls.LABELS.values():
            yield from (verb.forward, verb.noun or verb.forward, verb.inverse)
    elif issubclass(cls, Entity):
        yield from (cls.label, cls.plural)
        for noun in cls.LABELS.values():
            yield from (noun.label, noun.plural)


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    return " ".join(fold(name).replace("_", " ").replace("-", " ").split())


@cache
def home_of(name: str, model: type[BaseModel]) -> str | None:
    """The field of a model whose parts have a field of some name: ``quote`` belongs in ``evidence``."""
    for field, info in model.model_fields.items():
        for part in (info.annotation, *get_args(info.annotation)):
            is_model = isinstance(part, type) and issubclass(part, BaseModel)
            if is_model and name in part.model_fields:
                return field
    return None
