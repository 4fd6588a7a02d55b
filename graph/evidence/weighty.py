"""The words that change what a sentence says: who denies, counts, hedges or names says something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from graph.folding import fold

Sort = Literal["negation", "number", "modal", "name"]
"""What of a difference matters most, in this order."""

_WORDS: dict[Sort, str] = {
    "negation": """
        no not never none neither nor nobody nothing without cannot hardly lest
        ni nunca jamas nadie nada ningun ninguno ninguna sin tampoco
        nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne kaum
        ne pas jamais aucun aucune personne rien sans ni non guere
        nao nem nenhum nenhuma ninguem sem
        mai nessun nessuno nessuna niente nulla senza ne
        """,
    "number": """
        half twice one two three four five six seven eight nine ten eleven twelve hundred thousand
        million billion dozen uno dos tres cuatro cinco seis siete ocho nueve diez cien ciento mil
        millon millones mitad doble zwei drei vier funf sechs sieben acht neun zehn elf zwolf hundert
        tausend halfte deux trois quatre cinq sept huit neuf dix cent mille moitie dois quatro sete
        oito nove dez due tre quattro cinque sei sette otto dieci
        """,
    "modal": """
        will would may might can could shall should must ought
        puede pueden podria podrian debe deben deberia deberian podra podran quiza quizas
        wird werden wurde wurden kann konnen konnte konnten soll sollen sollte sollten muss mussen darf
        durfen mag
        peut peuvent pourrait pourraient doit doivent devrait devraient
        pode podem poderia poderiam deve devem deveria deveriam
        puo possono potrebbe potrebbero deve devono dovrebbe dovrebbero
        """,
}
_SORTS: Mapping[str, Sort] = {
    word: sort for sort, words in reversed(_WORDS.items()) for word in words.split()
}
_NEGATING = re.compile(
    r"(?i)n['\u2019]t$|^(?:\u4e0d|\u6c92|\u6ca1|\u65e0|\u7121|\u0644\u0627|\u0644\u0645|\u0644\u0646)"
)
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
RANK: Mapping[Sort | None, int] = {"negation": 0, "number": 1, "modal": 2, "name": 3, None: 4}


def denies(words: str) -> bool:
    """Whether some words have one that denies."""
    return any(_sort(word) == "negation" for word in _WORD.findall(words))


def weight(given: str, stands: str) -> Sort | None:
    """What of a difference matters most.

    Parameters
    ----------
    given, stands : str
        What the one says, and what the other.
    """
    left, right = ({fold(word): word for word in _WORD.findall(one)} for one in (given, stands))
    # A word on both sides, perhaps with another capital, is no difference.
    found = (_sort((left | right)[one]) for one in left.keys() ^ right.keys())
    return min(found, key=RANK.__getitem__, default=None)


def _sort(word: str) -> Sort | None:
    if any(map(str.isnumeric, word)) and not word.isalpha():
        return "number"
    if _NEGATING.search(word):
        return "negation"
    listed = _SORTS.get(fold(word))
    if listed is None and word[0].isupper():
        return "name"
    return listed
