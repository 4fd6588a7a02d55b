"""What a graph says of what came true: how events ended, what became of claims, and how each voice did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from graph.engine.asking import asked
from graph.engine.describing import Listed
from graph.engine.protocol import Engine
from graph.keywords import AskingAny
from graph.model import Query
from graph.outcomes import Outcome
from graph.problems import UnusableQuery

if TYPE_CHECKING:
    from graph.engine.disputes_told import Told
    from graph.engine.scoring import Became, Score


class Scoring:
    """A graph that can be asked what came true; ``KnowledgeGraph`` is one."""

    engine: Engine

    @property
    def outcomes(self) -> Listed[Outcome]:
        """How the events behind the scenarios ended, as far as that is recorded."""
        from functools import partial

        from graph.engine.scoring_told import outcome_row

        found = self.engine.outcomes.events.values()
        return Listed(found, partial(outcome_row, self.engine.header))

    def resolutions(
        self, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> Told[Became]:
        """What became of claims, of those of which it is recorded.

        An event's outcome makes the claims of the other scenarios void. What a claim says stays as it
        was said: this stands beside it.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which claims are looked at.

        Returns
        -------
        Told of Became
            It prints as a table; ``.records()`` has a record a claim.
        """
        from graph.engine import scoring, scoring_told
        from graph.engine.disputes_told import Told

        wanted = asked(query, fields, self.engine.vocabulary)
        found = scoring.resolutions(self.engine, wanted)
        return Told(found, scoring_told.RESOLUTIONS, self.engine, wanted)

    def score(
        self, query: Query | None = None, /, *, certain: float = 1.0, **fields: Unpack[AskingAny]
    ) -> Told[Score]:
        """How well each voice foresaw what came: Brier scores and calibration, with n beside.

        Of each voice, each sort of claim by itself: first all words of certainty together, then word
        by word. Void and open claims are not counted; of what is merely possible, of risks and of
        advice only the rate is told. ``graph.engine.scoring`` says what is reckoned.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which claims are looked at.
        certain : float
            The probability that *certain* stands for, above .75 and up to 1; .93 is Kent's *almost
            certain*. *Probable* is .75.

        Returns
        -------
        Told of Score

        Raises
        ------
        UnusableQuery
            Where ``certain`` is no such number.
        """
        from graph.engine import scoring, scoring_told
        from graph.engine.disputes_told import Told

        if not scoring.PROBABLE < certain <= 1:
            raise UnusableQuery("certain", f"write a number above .75 and up to 1; found {certain}")
        wanted = asked(query, fields, self.engine.vocabulary)
        found = scoring.score(self.engine, wanted, certain)
        return Told(found, scoring_told.SCORES, self.engine, wanted)
