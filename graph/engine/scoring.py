"""What became of claims, and how well each voice foresaw it: Brier scores and calibration.

A claim resolves *yes*, *no* or *partly* by whether what it ties came about; who denied it was right
where it did not. *Void* and *open* count for nothing. For each voice, and for each sort of claim by
itself (a plan that is kept is no forecast that comes true):

- the rate: how often it was borne out, *partly* counting for a half;
- the Brier score (Brier 1950): the mean of (p - o)², where o is 1, 0 or a half and p what the word of
  certainty says: certain 1 (or .93, Kent's *almost certain*), probable .75 (Kent 1964), and 1 - p of
  what is denied. It is that of one outcome, from 0 (best) to 1; where both outcomes are summed, as
  Brier did and GJOpen does, it is twice this.

*Possible* names no number, and is never scored; nor are risks and advice, whose word says how sure the
danger or the advice is, and not that it comes about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import CERTAINTIES, MODALITIES, Query, Relation
from graph.outcomes import Resolved
from graph.resolutions import Verdict
from graph.shown import prints

if TYPE_CHECKING:
    from graph.engine.protocol import Engine

CERTAIN = 1.0
PROBABLE = 0.75
UNSCORED = frozenset(("risk", "recommendation"))
"""The sorts of claim whose word of certainty is no forecast."""
_OUTCOME: Mapping[Verdict, float] = {"yes": 1.0, "partly": 0.5, "no": 0.0}


@prints
@dataclass(frozen=True)
class Became:
    """A claim, and what became of it.

    Parameters
    ----------
    relation : Relation
    resolved : Resolved
    """

    relation: Relation
    resolved: Resolved

    @property
    def outcome(self) -> Verdict:
        """``yes``, ``no``, ``partly``, ``void`` or ``open``: of the tie, not of the claim."""
        return self.resolved.outcome

    @property
    def borne_out(self) -> float | None:
        """Whether the claim was right: 1, 0 or, in part, a half; None where that is not told."""
        came = _OUTCOME.get(self.outcome)
        return came if came is None or not self.relation.negated else 1 - came


@prints
@dataclass(frozen=True)
class Score:
    """How a voice's claims of one sort came out.

    Parameters
    ----------
    voice, modality : str
    certainty : str or None
        None: of all words.
    n : int
        How many resolved: yes, no or partly.
    rate : float or None
        How many of these were borne out, of 1; None for none.
    forecast : float or None
        What the word of certainty says, as a probability; None for all words, and where it says none.
    scored : int
        How many of the ``n`` have such a word.
    brier : float or None
        Their score; None for none.
    void, open : int
        How many did not resolve, and are not counted.
    """

    voice: str
    modality: str
    certainty: str | None
    n: int
    rate: float | None
    forecast: float | None
    scored: int
    brier: float | None
    void: int
    open: int


def resolutions(engine: Engine, query: Query) -> tuple[Became, ...]:
    """The claims of which it is recorded what became of them, in the order that is asked for.

    Parameters
    ----------
    engine : Engine
    query : Query
        Which claims are looked at; ``limit`` says how many are told.
    """
    outcomes = engine.outcomes
    if not outcomes:
        return ()
    every = query.model_copy(update={"limit": None})
    pairs = ((one, outcomes.of(one)) for one in engine.relations(every))
    found = tuple(Became(one, resolved) for one, resolved in pairs if resolved is not None)
    return found[: query.limit]


def score(engine: Engine, query: Query, certain: float = CERTAIN) -> tuple[Score, ...]:
    """How well each voice's claims came out, by sort and by word of certainty.

    Parameters
    ----------
    engine : Engine
    query : Query
        Which claims are looked at; ``limit`` says how many scores are told.
    certain : float
        The probability that *certain* stands for.

    Returns
    -------
    tuple of Score
        The voice with the most first; of each sort all words together, then word by word.
    """
    found: defaultdict[str, defaultdict[str, list[Became]]] = defaultdict(lambda: defaultdict(list))
    for one in resolutions(engine, query.model_copy(update={"limit": None})):
        found[one.relation.voice][one.relation.modality].append(one)
    scores: list[Score] = []
    for voice in sorted(found, key=lambda voice: (-sum(map(_n, found[voice].values())), voice)):
        for modality in MODALITIES:
            those = found[voice].get(modality, [])
            words = [
                [one for one in those if one.relation.certainty == word] for word in CERTAINTIES
            ]
            if those:
                scores.append(_score(voice, modality, None, those, certain))
            scores += (
                _score(voice, modality, word, part, certain)
                for word, part in zip(CERTAINTIES, words, strict=True)
                if _n(part)
            )
    return tuple(scores[: query.limit])


def brier(pairs: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (p - o)² over pairs of a probability and an outcome; None for none."""
    squares = [(p - o) ** 2 for p, o in pairs]
    return sum(squares) / len(squares) if squares else None


def _n(those: Sequence[Became]) -> int:
    return sum(one.borne_out is not None for one in those)


def _score(
    voice: str, modality: str, certainty: str | None, those: Sequence[Became], certain: float
) -> Score:
    said = {"certain": certain, "probable": PROBABLE} if modality not in UNSCORED else {}
    right = [came for one in those if (came := one.borne_out) is not None]
    # Of a denial both p and o are turned round, so its square is that of what it claims.
    pairs = [
        (p, came)
        for one in those
        if (came := one.borne_out) is not None
        and (p := said.get(one.relation.certainty)) is not None
    ]
    return Score(
        voice,
        modality,
        certainty,
        n=len(right),
        rate=sum(right) / len(right) if right else None,
        forecast=said.get(certainty or ""),
        scored=len(pairs),
        brier=brier(pairs),
        void=sum(one.outcome == "void" for one in those),
        open=sum(one.outcome == "open" for one in those),
    )
