"""What is told of drafts, in English and in Spanish beside each other.

Drafts keep the English sentence, which the command line prints; a desk that works in Spanish says the same in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from graph.reading.rules.table import BROKEN
from graph.reading.spanish import in_spanish as rule_in_spanish
from graph.vocabulary.sentences import standing_word

SENTENCES: Mapping[str, tuple[str, str]] = {
    "empty": ("this is empty; say it", "está vacío; hay que decirlo"),
    "twice": ("this is said twice; say it once", "está dicho dos veces; basta una"),
    "no detail": (
        "this is no detail; say it in its own place",
        "no es un detalle; va en su propio campo",
    ),
    "no kind": (
        '"{name}" says no kind; write new:Name (kind)',
        "«{name}» no dice de qué clase es; se escribe new:Nombre (clase)",
    ),
    "long name": (
        "no name has more than {most} letters; shorten it",
        "ningún nombre tiene más de {most} letras; hay que acortarlo",
    ),
    "much like": (
        '"{name}" is taken as new, and is much like "{like}"; if they are the same, give that one\'s id',
        "«{name}» se toma como entidad nueva, y se parece mucho a «{like}»; si son la misma, conviene usar esta",
    ),
    "several": (
        '"{name}" could be {ids}; give the id',
        "«{name}» podría ser {ids}; hay que dar el identificador",
    ),
    "many quotes": (
        "a claim has {most} quotes at the most; give the best",
        "una afirmación tiene a lo más {most} citas; conviene dejar las mejores",
    ),
    "long quote": (
        "no quote has more than {most} letters; quote the clause",
        "ninguna cita tiene más de {most} letras; basta con citar la cláusula",
    ),
    "elsewhere": (
        "the words stand in {where}, and not in {named}, which was named",
        "las palabras están en {where}, y no en {named}, que era lo indicado",
    ),
    "denial": (
        'the words say "{cue}", and negated is false: is the denial kept?',
        "las palabras dicen «{cue}», y la afirmación no niega nada: ¿se perdió la negación?",
    ),
    "hedge": (
        'the words say "{cue}", and the certainty is {certainty}: is the hedge kept?',
        "las palabras dicen «{cue}», y la certeza es «{certainty}»: ¿se perdió la reserva?",
    ),
    "plan": (
        'the words say "{cue}", and the modality is fact: do they say what is intended?',
        "las palabras dicen «{cue}», y la afirmación se da por hecho: ¿dicen lo que alguien se propone?",
    ),
    "recommendation": (
        'the words say "{cue}", and the modality is fact: do they say what ought to be?',
        "las palabras dicen «{cue}», y la afirmación se da por hecho: ¿dicen lo que debería ser?",
    ),
    "risk": (
        'the words say "{cue}", and the modality is fact: do they say what may go wrong?',
        "las palabras dicen «{cue}», y la afirmación se da por hecho: ¿dicen lo que puede salir mal?",
    ),
}
"""In English, in Spanish; what is in braces is put in."""
_RULE = re.compile(r" \[([a-z-]+)\]$")
_FIELD = re.compile(r"^\w+\.(\w+): ")
_GAP = re.compile(r"\\\{(\w+)\\\}")


def told(key: str, **values: object) -> str:
    """A sentence of the table, in English.

    Parameters
    ----------
    key : str
    **values : object
        What stands in its gaps.
    """
    return SENTENCES[key][0].format(**values)


def in_spanish(
    sentence: str, field: Callable[[str], str] = str, name: Callable[[str], str] = str
) -> str:
    """What is told of a draft, in Spanish; as it is, where nobody knows it.

    Parameters
    ----------
    sentence : str
        As it is kept, with the rule at its end where it is a check's.
    field, name : callable
        What a field, and what an entity, is called.
    """
    rule = _RULE.search(sentence)
    if rule is not None and rule[1] in BROKEN:
        return rule_in_spanish(rule[1], sentence[: rule.start()], field, name)
    of = _FIELD.match(sentence)
    said = sentence[of.end() :] if of else sentence
    for english, (_english, spanish) in SENTENCES.items():
        match = _pattern(english).fullmatch(said)
        if match is not None:
            words = spanish.format(
                **{gap: _word(gap, said) for gap, said in match.groupdict().items()}
            )
            line = f"el campo «{field(of[1])}»: {words}" if of else words
            return f"{line[:1].upper()}{line[1:]}{'' if line.endswith('?') else '.'}"
    return sentence


def _word(gap: str, said: str) -> str:
    """What stands in a gap: how sure a claim is, has a word of its own."""
    return standing_word("certainty", said, "es") if gap == "certainty" else said


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_GAP.sub(r"(?P<\1>.*)", re.escape(SENTENCES[key][0])), re.DOTALL)
