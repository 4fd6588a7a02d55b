"""Claims as whole sentences, in English and in Spanish, and the denied forms of what kinds say.

A composed sentence says all that makes a claim this claim: what sort of claim it is, how sure its
holder is, whether it denies, the kind's own fields and the dates. Two claims of the same ends that
differ in any of these never give the same sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.vocabulary.base import Relation, own_fields, references
from graph.vocabulary.date_words import said_after, said_at
from graph.vocabulary.dates import PAST
from graph.vocabulary.edtf import OPEN
from graph.vocabulary.naming import Named, named, naming
from graph.vocabulary.verbs import (
    CLITICS,
    SPANISH_VERBS,
    Form,
    denied_english,
    infinitive,
    label_in,
)

LANGUAGES = ("en", "es")
"""The languages that sentences are composed in; the frame of any other is English."""

STANDING: Mapping[str, Mapping[str, Named]] = {
    "modality": {
        "fact": named("fact", es="hecho"),
        "assessment": named("assessment", es="evaluación"),
        "plan": named("plan", es="plan"),
        "expectation": named("expectation", es="expectativa"),
        "risk": named("risk", es="riesgo"),
        "recommendation": named("recommendation", es="recomendación"),
    },
    "certainty": {
        "certain": named("certain", es="seguro"),
        "probable": named("probable", es="probable"),
        "possible": named("possible", es="posible"),
    },
    "basis": {
        "stated": named("stated", es="dicho en el texto"),
        "inferred": named("inferred", es="inferido"),
    },
    "negated": {
        "true": named("negated", es="se niega"),
        "false": named("affirmed", es="se afirma"),
    },
    "scenario": {
        "always": named("whoever wins", es="gane quien gane"),
        "if": named("if", es="si"),
    },
    "holder": {
        "author": named("author", es="quien firma el texto"),
        "held": named("held by", es="según"),
    },
}
"""How a claim stands, in words: by field, and by what the field says."""


def standing_word(field: str, value: str, language: str = "en") -> str:
    """A word of ``STANDING`` in a language; the word itself where there is none."""
    called = STANDING.get(field, {}).get(value)
    return called.labels.get(language, called.label) if called else value


# Frames. Each combination has one of its own; "{}" stands for what is claimed.

Frames = Mapping[str, tuple[str, str, str]]
"""By modality: of what is certain, probable, possible."""

_ENGLISH: Frames = {
    "fact": ("{}", "it is probable that {}", "it is possible that {}"),
    "assessment": (
        "it is assessed that {}",
        "it is assessed as probable that {}",
        "it is assessed as possible that {}",
    ),
    "plan": (
        "it is planned that {}",
        "it is probably planned that {}",
        "it is possibly planned that {}",
    ),
    "expectation": (
        "it is expected that {}",
        "it is expected, with probability, that {}",
        "it is expected, as a possibility, that {}",
    ),
    "risk": (
        "there is a risk that {}",
        "there is a probable risk that {}",
        "there is a possible risk that {}",
    ),
    "recommendation": (
        "it is recommended that {}",
        "it is probably recommended that {}",
        "it is possibly recommended that {}",
    ),
}
_ENGLISH_FORM: Mapping[str, Form] = {
    "plan": "will",
    "expectation": "will",
    "recommendation": "bare",
}
# After these the verb is in the subjunctive, where it is known.
_SPANISH: Frames = {
    "fact": ("{}", "es probable que {}", "es posible que {}"),
    "assessment": (
        "se considera que {}",
        "se considera probable que {}",
        "se considera posible que {}",
    ),
    "plan": (
        "está previsto que {}",
        "está previsto, como probable, que {}",
        "está previsto, como posible, que {}",
    ),
    "expectation": (
        "se espera que {}",
        "se espera, como probable, que {}",
        "se espera, como posible, que {}",
    ),
    "risk": (
        "existe el riesgo de que {}",
        "existe el riesgo probable de que {}",
        "existe el riesgo posible de que {}",
    ),
    "recommendation": (
        "se recomienda que {}",
        "se recomienda, como probable, que {}",
        "se recomienda, como posible, que {}",
    ),
}
_AHEAD = frozenset({"plan", "expectation", "risk", "recommendation"})
# The frames after which the verb stays as it is.
_INDICATIVE = frozenset({("fact", "certain"), ("assessment", "certain")})
_CERTAINTY = {"certain": 0, "probable": 1, "possible": 2}
_TO_COME = {"creó": "cree"}


@cache
def _english(
    kind: type[Relation], language: str, modality: str, certainty: str, negated: bool
) -> tuple[str, str]:
    """What stands before the source, and between source and target."""
    label, spoken = label_in(kind, language, inverse=False)
    form = _ENGLISH_FORM.get(modality, "as it is")
    frame = _ENGLISH[modality][_CERTAINTY[certainty]].removesuffix("{}")
    if spoken != "en":
        return (frame, label) if not negated else (f"{frame}it is not so that ", label)
    if negated:
        found = denied_english(label, form)
        return (frame, found) if found else (f"{frame}it is not so that ", label)
    base = infinitive(label) if form != "as it is" else None
    if base is None:
        return frame, label
    return frame, f"will {base}" if form == "will" else base


@cache
def _spanish(
    kind: type[Relation], _language: str, modality: str, certainty: str, negated: bool
) -> tuple[str, str]:
    """What stands before the source, and between source and target."""
    label, _spoken = label_in(kind, "es", inverse=False)
    frame = _SPANISH[modality][_CERTAINTY[certainty]].removesuffix("{}")
    denial = "no " if negated else ""
    if (modality, certainty) in _INDICATIVE:
        return frame, denial + label
    words = label.split(" ")
    at = 1 if words[0] in CLITICS and len(words) > 1 else 0
    verb = words[at]
    if verb in SPANISH_VERBS:
        _infinitive, subjunctive = SPANISH_VERBS[verb]
        words[at] = _TO_COME.get(verb, subjunctive) if modality in _AHEAD else subjunctive
        return frame, denial + " ".join(words)
    # Of a verb that is not known, what is claimed follows as it is.
    whole = frame.removesuffix(" que ").rstrip(",")
    return f"{whole} lo siguiente: ", denial + label


# Fields

_TEXT: Mapping[str, Mapping[str, str]] = {
    "en": {
        "true": "yes",
        "false": "no",
        "start": "from {}",
        "since": "since {}",
        "on": "still going on",
        "end": "until {} and no longer",
        "until": "until {}",
        "over": "but no longer",
        "past": "in the past",
        "and": " and ",
    },
    "es": {
        "true": "sí",
        "false": "no",
        "start": "desde {}",
        "since": "desde {}",
        "on": "sigue vigente",
        "end": "hasta {} y no más allá",
        "until": "hasta {}",
        "over": "pero ya no",
        "past": "en el pasado",
        "and": " y ",
    },
}
_STRUCTURE = re.compile(r"[;:()“”\\]")
# Line breaks, what a terminal obeys, and what turns the letters that follow round.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_HARMFUL = re.compile(f"[{_UNSEEN}]")
_ESCAPED = re.compile(rf"[“”\\{_UNSEEN}]")


def _name(names: Mapping[str, str], entity: str) -> str:
    """An entity's name on one line, without the marks that would turn the sentence round."""
    return _one_line(names.get(entity) or "") or entity.replace("-", " ")


def _one_line(text: str) -> str:
    return " ".join(_HARMFUL.sub(" ", text).split())


def _quoted(text: str) -> str:
    """A text as it is or, where a reader could not tell its end, between quotation marks."""
    if text and text == text.strip() and not (_STRUCTURE.search(text) or _HARMFUL.search(text)):
        return text
    return f"“{_ESCAPED.sub(_escape, text)}”"


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    return f"\\{mark}" if mark in "“”\\" else f"\\u{ord(mark):04x}"


def _lower(label: str) -> str:
    """A label within a sentence; one that begins like *NATO* stays so."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Labels by name, those that are shared with the names that tell them apart."""
    labels = {name: _quoted(label) for name, label in labels.items()}
    often = Counter(labels.values())
    return {
        name: label if often[label] == 1 else f"{label} [{name}]" for name, label in labels.items()
    }


@cache
def _fields(
    kind: type[Relation], language: str
) -> tuple[tuple[str, str, Mapping[str, str], bool], ...]:
    """A kind's own fields: name, label, words, and whether it names an entity."""
    called = {name: naming(kind, name) for name in own_fields(kind)}
    labels = _apart(
        {name: _lower(of.labels.get(language, of.label)) for name, of in called.items()}
    )
    words = {
        name: _apart({word: w.labels.get(language, w.label) for word, w in of.words.items()})
        for name, of in called.items()
    }
    return tuple((name, labels[name], words[name], name in references(kind)) for name in called)


def plain(value: Any) -> str:
    """A value of a kind's own field as text; a whole number without a decimal point."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _value(value: Any, words: Mapping[str, str], language: str) -> str:
    if isinstance(value, bool):
        return _TEXT[language][plain(value)]
    if isinstance(value, str):
        return words.get(value) or _quoted(value)
    return plain(value)


def _called_in_brackets(names: Mapping[str, str], entity: str) -> str:
    """An entity's name that cannot be taken for the start of the next field."""
    name = _name(names, entity)
    return _quoted(name) if ";" in name or "“" in name else name


def _said(relation: Relation, names: Mapping[str, str], language: str, frame: str) -> str:
    """The own fields that say something, in brackets."""
    said = []
    for field, label, words, reference in _fields(type(relation), language):
        value = getattr(relation, field)
        if value is not None:
            shown = _called_in_brackets(names, value) if reference else _value(value, words, frame)
            said.append(f"{label}: {shown}")
    return f" ({'; '.join(said)})" if said else ""


def _dates(relation: Relation, language: str) -> str:
    """When it holds: since when, until when, and whether it goes on."""
    start, end, date = relation.start, relation.end, relation.date
    if not (start or end or date):
        return ""
    text = _TEXT[language]
    parts = [said_at(date, language)] if date else []
    span = []
    if start:
        span.append(text["since" if end == OPEN else "start"].format(said_after(start, language)))
    if end:
        ended = text["until" if relation.negated else "end"]
        without_a_day = {OPEN: text["on"], PAST: text["past" if relation.negated else "over"]}
        span.append(without_a_day.get(end) or ended.format(said_after(end, language)))
    if span:
        parts.append((text["and"] if end == OPEN else " ").join(span))
    return "".join(f", {part}" for part in parts)


def _melted(said: str, target: str) -> str:
    """A Spanish verb before whom it is said of: *se opone al Ejército*."""
    if target.startswith("el ") and said.endswith((" a", " de")):
        return f"{said}l {target.removeprefix('el ')}"
    return f"{said} {target}"


def compose(
    relation: Relation,
    names: Mapping[str, str],
    language: str = "en",
    scenario: str | None = None,
) -> str:
    """A claim as one sentence that says all that makes it this claim.

    Parameters
    ----------
    relation : Relation
    names : mapping of str to str
        Entity names by id; an id that is not there is shown as words.
    language : str
        One of ``LANGUAGES``; of any other, the frame is English and what has a label in it is
        called by that.
    scenario : str, optional
        The label of the claim's scenario, where it is known.

    Returns
    -------
    str
        On one line, with a full stop.

    Examples
    --------
    >>> compose(deployment, names)  # doctest: +SKIP
    'Army is deployed in the North (role: supports), from 2025.'
    """
    frame = "es" if language == "es" else "en"
    lead, said = (_spanish if frame == "es" else _english)(
        type(relation), language, relation.modality, relation.certainty, relation.negated
    )
    world = _one_line(scenario or "")
    before = f"{world}: " if world else ""
    source, target = (_name(names, end) for end in relation.ends)
    own, dates = _said(relation, names, language, frame), _dates(relation, frame)
    said = _one_line(said)
    tie = _melted(said, target) if frame == "es" else f"{said} {target}"
    line = f"{before}{lead}{source} {tie}{own}{dates}"
    first = line[:1].upper()
    line = f"{first}{line[1:]}" if len(first) == 1 else line
    return line if line.endswith(".") else f"{line}."
