"""What a graph says of its voices: who agrees with whom, on what, and who changed their mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from graph.engine.asking import asked
from graph.engine.protocol import Engine
from graph.keywords import AskingAny
from graph.model import Query

if TYPE_CHECKING:
    from graph.engine.disputes import Dispute, Stance
    from graph.engine.disputes_told import Speakers, Told


class Debating:
    """A graph that can be asked who agrees with whom; ``KnowledgeGraph`` is one."""

    engine: Engine

    def disputes(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> Told[Dispute]:
        """What different voices gainsay each other on: a thing and its denial, or its opposite.

        Parameters
        ----------
        query, **fields
            As in ``relations``: which claims are looked at. ``voice`` and ``holder`` ask for the
            disputes in which such a voice has a part; ``limit`` says how many are told.

        Returns
        -------
        Told of Dispute
            It prints as a table, a line a side; ``.records()`` has a record a claim.
        """
        from graph.engine import disputes_told

        wanted = self._asking(query, fields)
        found = self.engine.disputes(wanted)
        return disputes_told.Told(found, disputes_told.DISPUTES, self.engine, wanted)

    def changes(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> Told[Dispute]:
        """What one voice gainsays itself on in two documents: it has changed its mind.

        Asked, and told, as ``disputes``.
        """
        from graph.engine import disputes_told

        wanted = self._asking(query, fields)
        found = self.engine.changes(wanted)
        return disputes_told.Told(found, disputes_told.CHANGES, self.engine, wanted)

    def corroboration(
        self, query: Query | None = None, /, **fields: Unpack[AskingAny]
    ) -> Told[Stance]:
        """What is said, by how many voices, the most first; documents of one voice add nothing.

        Parameters
        ----------
        query, **fields
            As in ``disputes``.

        Returns
        -------
        Told of Stance
            Claims that say the same: of the same ends, scenario and own fields, of one sort (a plan
            and an expectation are two), at times that may be one; however surely they are held.
        """
        from graph.engine import disputes_told

        wanted = self._asking(query, fields)
        found = self.engine.corroboration(wanted)
        return disputes_told.Told(found, disputes_told.STANCES, self.engine, wanted)

    def voices(self, query: Query | None = None, /, **fields: Unpack[AskingAny]) -> Speakers:
        """Who speaks, and how many of their claims others share or gainsay.

        Parameters
        ----------
        query, **fields
            As in ``disputes``.

        Returns
        -------
        Speakers
            The one with the most claims first; ``.pairs()`` says who agrees with whom, by topic.
        """
        from graph.engine import disputes_told

        wanted = self._asking(query, fields)
        found = self.engine.speaking(wanted)
        return disputes_told.Speakers(found, disputes_told.SPEAKERS, self.engine, wanted)

    def _asking(self, query: Query | None, fields: Any) -> Query:
        return asked(query, fields, self.engine.vocabulary)
