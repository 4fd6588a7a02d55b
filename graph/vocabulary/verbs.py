"""What kinds say: their verbs in a language, denied, and in the moods of what is not plainly so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import ClassVar, Literal, TypeVar

from pydantic import BaseModel

from graph.vocabulary.base import Relation, own_fields
from graph.vocabulary.naming import Verb, naming
from graph.vocabulary.relations import RELATION_KINDS

Form = Literal["as it is", "bare", "will"]
"""What becomes of a verb: *gives*; *give*, after "it is recommended that"; *will give*."""

_BE = {"is": "be", "are": "be", "was": "be", "were": "be"}
_MODALS = {
    "can": "cannot",
    "could": "could not",
    "may": "may not",
    "might": "might not",
    "must": "must not",
    "shall": "shall not",
    "should": "should not",
    "will": "will not",
    "would": "would not",
}
# What ends like a verb of the third person and is none.
_NO_VERBS = frozenset(
    {"across", "afterwards", "always", "besides", "its", "less", "news", "others", "perhaps"}
    | {"sometimes", "this", "towards", "various", "yes"}
)
_IRREGULAR = {
    "has": "have",
    "does": "do",
    "goes": "go",
    "dies": "die",
    "lies": "lie",
    "ties": "tie",
}
# Before these, "-ed" is what has been added; before others, perhaps only "-d": created, located.
_PAST = re.compile(r"[a-z]+(?:ct|nt|rt|nd|sh)(?=ed$)")
_SIBILANT = re.compile(r"[a-z]+(?:ch|sh|ss|x|zz)(?=es$)")
_ALL = re.compile(r"[a-z]{2,}")


def _base(verb: str) -> str | None:
    """The infinitive of a verb of the third person: *gives* is *give*; None for what is none."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not _ALL.fullmatch(verb) or verb in _NO_VERBS or verb.endswith(("ss", "us", "is")):
        return None
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if match := _SIBILANT.match(verb):
        return match[0]
    return verb[:-1] if verb.endswith("s") and len(verb) > 3 else None


def denied_english(label: str, form: Form) -> str | None:
    """An English label of a claim that it is not so; None where its first word is no verb."""
    first, space, rest = label.partition(" ")
    verb, tail = first.lower(), space + rest
    past = _PAST.match(verb)
    if form == "as it is":
        if verb in _BE:
            return f"{verb} not{tail}"
        if verb in _MODALS:
            return _MODALS[verb] + tail
        if verb == "had" or past:
            return f"did not {past[0] if past else 'have'}{tail}"
        base = _base(verb)
        return f"does not {base}{tail}" if base else None
    base = infinitive(label)
    lead = "will not" if form == "will" else "not"
    return f"{lead} {base}" if base else None


def infinitive(label: str) -> str | None:
    """An English label with its verb in the infinitive; None where that is not understood.

    What is joined by *and* to the verb is one too (*finances and arms*); further on it cannot be told
    from a noun (*supplies arms and services to*).
    """
    first, *rest = label.split(" ")
    verb = first.lower()
    past = _PAST.match(verb) if rest[:1] != ["by"] else None
    verbs = [_BE.get(verb) or (past[0] if past else _base(verb))]
    if rest[:1] in (["and"], ["or"]):
        verbs += [rest[0], _base(rest[1]) if rest[1:] else None]
        rest = rest[2:]
    if None in verbs or any(one in {"and", "or"} and _base(of) for one, of in pairwise(rest)):
        return None
    return " ".join([*filter(None, verbs), *rest])


def denied(label: str, language: str) -> str:
    """A verb's label of a claim that it is not so: *does not give priority to*, *no integra*.

    Parameters
    ----------
    label : str
        A kind's label, from source to target or back.
    language : str
        Of the label.

    Returns
    -------
    str
        Of what is not understood, or of another language, the label after ``not:``.
    """
    if language == "es":
        return f"no {label}"
    found = denied_english(label, "as it is") if language == "en" else None
    return found or f"not: {label}"


_BUILT_IN = frozenset(RELATION_KINDS)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What claims of a kind say that have a word which the verb says: *reduces*, as *affects* does.

    Parameters
    ----------
    forward, inverse : str
        In English.
    LABELS : mapping of str to Verb
    """

    forward: str
    inverse: str
    LABELS: Mapping[str, Verb]
    symmetric: ClassVar[bool] = False


Saying = type[Relation] | Said
"""What claims say between their ends: what their kind says or, with a word that has verbs, these."""


@cache
def said_with(kind: type[BaseModel], field: str, word: str) -> Said | None:
    """What claims say whose field has a word; None, where the word has no verbs."""
    verbs = naming(kind, field).words[word].verbs
    own = verbs.get("en")
    return Said(own.forward, own.inverse, verbs) if own else None


def saying(relation: Relation) -> tuple[Saying, str | None]:
    """What a claim says between its ends, and the own field that this tells with it.

    Parameters
    ----------
    relation : Relation

    Returns
    -------
    Saying, str or None
    """
    kind = type(relation)
    for field in own_fields(kind):
        word = getattr(relation, field)
        said = said_with(kind, field, word) if word in naming(kind, field).words else None
        if said:
            return said, field
    return kind, None


def label_in(kind: Saying, language: str, *, inverse: bool) -> tuple[str, str]:
    """A kind's label, and the language that it is in: the one asked for, or its own."""
    labels = kind.LABELS.get(language)
    if labels is not None:
        # A declared kind may have its inverse label in its own language only, whichever that is.
        alike = inverse and labels.inverse == kind.inverse and not kind.symmetric
        inherited = alike and not isinstance(kind, Said)
        return (labels.inverse if inverse else labels.forward), "" if inherited else language
    own = "en" if isinstance(kind, Said) or kind in _BUILT_IN else language
    return (kind.inverse if inverse else kind.forward), own


def spoken_by(kind: type[Relation], native: str) -> str:
    """The language of a kind's own labels: English of a built-in one, else the dataset's."""
    return "en" if kind in _BUILT_IN else native


@cache
def verb(kind: Saying, language: str, *, inverse: bool = False, negated: bool = False) -> str:
    """What a kind says in a language, or in its own where it has none in that one.

    Parameters
    ----------
    kind : Saying
    language : str
    inverse : bool
        Whether from target to source.
    negated : bool
        Whether it is claimed not to be so.
    """
    label, spoken = label_in(kind, language, inverse=inverse)
    return denied(label, spoken) if negated else label


# Spanish verbs

SPANISH_VERBS: Mapping[str, tuple[str, str]] = {
    "acusa": ("acusar", "acuse"),
    "adopta": ("adoptar", "adopte"),
    "alinea": ("alinear", "alinee"),
    "antecede": ("anteceder", "anteceda"),
    "apoya": ("apoyar", "apoye"),
    "asesora": ("asesorar", "asesore"),
    "atrae": ("atraer", "atraiga"),
    "cede": ("ceder", "ceda"),
    "considera": ("considerar", "considere"),
    "compite": ("competir", "compita"),
    "comprende": ("comprender", "comprenda"),
    "controla": ("controlar", "controle"),
    "coopera": ("cooperar", "coopere"),
    "coordina": ("coordinar", "coordine"),
    "corre": ("correr", "corra"),
    "creó": ("crear", "haya creado"),
    "cuenta": ("contar", "cuente"),
    "da": ("dar", "dé"),
    "debate": ("debatir", "debata"),
    "debe": ("deber", "deba"),
    "deja": ("dejar", "deje"),
    "depende": ("depender", "dependa"),
    "despliega": ("desplegar", "despliegue"),
    "disminuye": ("disminuir", "disminuya"),
    "emite": ("emitir", "emita"),
    "encabeza": ("encabezar", "encabece"),
    "encuentra": ("encontrar", "encuentre"),
    "enfrenta": ("enfrentar", "enfrente"),
    "enmarca": ("enmarcar", "enmarque"),
    "es": ("ser", "sea"),
    "está": ("estar", "esté"),
    "evalúa": ("evaluar", "evalúe"),
    "favorece": ("favorecer", "favorezca"),
    "forma": ("formar", "forme"),
    "gana": ("ganar", "gane"),
    "incide": ("incidir", "incida"),
    "integra": ("integrar", "integre"),
    "invierte": ("invertir", "invierta"),
    "lidera": ("liderar", "lidere"),
    "limita": ("limitar", "limite"),
    "negocia": ("negociar", "negocie"),
    "nombra": ("nombrar", "nombre"),
    "ocupa": ("ocupar", "ocupe"),
    "opone": ("oponer", "oponga"),
    "participa": ("participar", "participe"),
    "pertenece": ("pertenecer", "pertenezca"),
    "pone": ("poner", "ponga"),
    "postula": ("postular", "postule"),
    "propone": ("proponer", "proponga"),
    "provee": ("proveer", "provea"),
    "queda": ("quedar", "quede"),
    "recibe": ("recibir", "reciba"),
    "reduce": ("reducir", "reduzca"),
    "reemplaza": ("reemplazar", "reemplace"),
    "reforma": ("reformar", "reforme"),
    "requiere": ("requerir", "requiera"),
    "reúne": ("reunir", "reúna"),
    "sigue": ("seguir", "siga"),
    "tiene": ("tener", "tenga"),
    "trabaja": ("trabajar", "trabaje"),
    "ubica": ("ubicar", "ubique"),
    "vale": ("valer", "valga"),
    "vincula": ("vincular", "vincule"),
    "visita": ("visitar", "visite"),
}
"""Verbs of the third person: the infinitive, and the subjunctive."""
CLITICS = frozenset({"se", "le", "lo", "la"})
"""What may stand before a Spanish verb, and follows its infinitive: *se opone*, *oponerse*."""
_SPANISH_AND = frozenset({"y", "e", "o", "u"})
# Before the endings of the conditional these are shorter, and so are those made of them: *opondría*.
_STEMS = {
    "caber": "cabr",
    "decir": "dir",
    "haber": "habr",
    "hacer": "har",
    "poder": "podr",
    "poner": "pondr",
    "querer": "querr",
    "saber": "sabr",
    "salir": "saldr",
    "tener": "tendr",
    "valer": "valdr",
    "venir": "vendr",
}


def _conditional(verb: str) -> str:
    """The third person of a Spanish infinitive: *encabezaría*, *tendría*, *opondría*."""
    for whole, stem in _STEMS.items():
        if verb.endswith(whole):
            return f"{verb.removesuffix(whole)}{stem}ía"
    return f"{verb.replace('ír', 'ir')}ía"


# Moods

Mood = Literal[
    "probably",
    "possibly",
    "would",
    "would probably",
    "could",
    "should",
    "should probably",
    "should perhaps",
]
"""How a claim that is not plainly so is said: of what may be so already, of what may come, of advice."""

MOODS: Mapping[str, Mapping[Mood, tuple[str, str]]] = {
    "en": {
        "probably": ("probably {label}", "probably {label}"),
        "possibly": ("could {been}", "might not {been}"),
        "would": ("would {bare}", "would not {bare}"),
        "would probably": ("would probably {bare}", "would probably not {bare}"),
        "could": ("could {bare}", "might not {bare}"),
        "should": ("should {bare}", "should not {bare}"),
        "should probably": ("should probably {bare}", "should probably not {bare}"),
        "should perhaps": ("should perhaps {bare}", "should perhaps not {bare}"),
    },
    "es": {
        "probably": ("probablemente {label}", "probablemente {label}"),
        "possibly": ("podría {been}", "podría no {been}"),
        "would": ("{would}", "no {would}"),
        "would probably": ("probablemente {would}", "probablemente no {would}"),
        "could": ("podría {bare}", "podría no {bare}"),
        "should": ("debería {bare}", "no debería {bare}"),
        "should probably": ("probablemente debería {bare}", "probablemente no debería {bare}"),
        "should perhaps": ("quizás debería {bare}", "quizás no debería {bare}"),
    },
}
"""The words of the moods by language: of what is affirmed, of what is denied.

``{label}`` stands for the label of the claim, as it is or denied; the others for its ``forms``.
"""


@cache
def forms(label: str, language: str) -> Mapping[str, str]:
    """What a label becomes in the moods.

    Parameters
    ----------
    label : str
        A kind's label, from source to target or back.
    language : str
        Of the label.

    Returns
    -------
    mapping of str to str
        The infinitive as ``bare``; the conditional as ``would``, where a language has one; as
        ``been``, of a label in the past, the infinitive of what has been. Of what is not understood,
        or of another language, nothing.
    """
    if language == "es":
        return _spanish_forms(label)
    bare = infinitive(label) if language == "en" else None
    if bare is None:
        return {}
    first, space, rest = label.partition(" ")
    verb = first.lower()
    if verb in {"was", "were"}:
        return {"bare": bare, "been": f"have been{space}{rest}"}
    return {"bare": bare} | ({"been": f"have {verb}{space}{rest}"} if _PAST.match(verb) else {})


def _spanish_forms(label: str) -> Mapping[str, str]:
    words = label.split(" ")
    clitic = words.pop(0) if words[0] in CLITICS and len(words) > 1 else ""
    verb, *rest = words
    joined = [of for one, of in pairwise(words) if one in _SPANISH_AND]
    # A second verb is not formed too: *financia y arma a*.
    second = _SPANISH_AND.intersection(rest[:1]) or SPANISH_VERBS.keys() & joined
    if verb not in SPANISH_VERBS or second:
        return {}
    base, subjunctive = SPANISH_VERBS[verb]
    tail = "".join(f" {word}" for word in rest)
    made = {
        "bare": f"{base}{clitic}{tail}",
        "would": f"{clitic} {_conditional(base)}{tail}".lstrip(),
    }
    if subjunctive.startswith("haya "):
        made["been"] = f"haber{clitic}{subjunctive.removeprefix('haya')}{tail}"
    return made


@cache
def in_mood(
    kind: Saying,
    language: str,
    mood: Mood,
    *,
    inverse: bool = False,
    negated: bool = False,
) -> str | None:
    """What a kind says of what is not plainly so: *would lead*, *podría encabezar*.

    Parameters
    ----------
    kind : Saying
    language : str
    mood : str
        One of the keys of ``MOODS``.
    inverse : bool
        Whether from target to source.
    negated : bool
        Whether it is claimed not to be so.

    Returns
    -------
    str or None
        None where the verb is not known, as it may be of a dataset's own kinds.
    """
    return in_words_of(MOODS, kind, language, mood, inverse=inverse, negated=negated)


_Moods = TypeVar("_Moods", bound=str)


def in_words_of(
    moods: Mapping[str, Mapping[_Moods, tuple[str, str]]],
    kind: Saying,
    language: str,
    mood: _Moods,
    *,
    inverse: bool = False,
    negated: bool = False,
) -> str | None:
    """What a kind says in a mood of a table like ``MOODS``, whose words may also have ``{will}``.

    Parameters
    ----------
    moods : mapping of str to mapping
        By language and mood: the words of what is affirmed, and of what is denied.
    kind, language, mood, inverse, negated
        As in ``in_mood``.

    Returns
    -------
    str or None
    """
    label, spoken = label_in(kind, language, inverse=inverse)
    made = forms(label, spoken)
    if not made or spoken not in moods:
        return None
    said = denied(label, spoken) if negated else label
    # A Spanish future has the stem of the conditional: proveería, proveerá.
    first, _ending, rest = made.get("would", "").partition("ía")
    words = {"been": made["bare"], **made, "will": f"{first}á{rest}", "label": said}
    return moods[spoken][mood][negated].format_map(words)
