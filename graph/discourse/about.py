"""What a claim is about, and on which side of it: the concept that a voice agrees with or rejects.

A claim by which its voice takes a stance itself (a kind with ``STANCE``, whose source is the voice) is about
its target. Any other claim is about its proposition, as ``graph.sides`` has it, of one time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from graph.engine.gainsaying import at_times, span
from graph.model import AFTER_ALL, BEFORE_ALL, Citation, Relation, Vocabulary
from graph.problems import UnusableQuery, did_you_mean
from graph.sides import AS_IT_IS, Proposition, Sides
from graph.vocabulary.base import references
from graph.vocabulary.edtf import text_of

APART = "; "
"""What stands between the ends of a proposition and what else it says."""
VOICE = "voice"
SOURCE = "source"
PERSON = "person"
"""The own field of a statement that says which person made it, whose organization is its source."""


class About(NamedTuple):
    """What claims are about, those that have an actor; all columns are of one length.

    Parameters
    ----------
    actors : list of str
        Whose each is: an entity, an author's name, a document.
    concepts : list of str
        An entity, or a proposition in plain words.
    agrees : list of bool
        Whether who claims it agrees with that.
    claims : list of Relation
    evidence : list of sequence of Citation
    """

    actors: list[str]
    concepts: list[str]
    agrees: list[bool]
    claims: list[Relation]
    evidence: list[Sequence[Citation]]

    def only(self, on: Sequence[bool]) -> About:
        """Those for which something is true."""
        return About(*([*compress(one, on)] for one in self))  # type: ignore[arg-type]  # as before


Teller = Callable[[Iterable[Relation]], About]
"""From claims to what they are about."""


def teller(actor: str, vocabulary: Vocabulary) -> Teller:
    """What tells of claims what they are about.

    Parameters
    ----------
    actor : str
        Who counts as the actor: ``voice``; ``source``, who takes the stance, whoever reports it; or a
        field of some kinds' own that names entities: ``person``.
    vocabulary : Vocabulary

    Raises
    ------
    UnusableQuery
        Where the actor is none of these.
    """
    kinds = vocabulary.relations.values()
    named = {field for cls in kinds for field in _named(cls)}
    if actor not in {VOICE, SOURCE, *named}:
        known = (VOICE, SOURCE, *sorted(named))
        reason = f"write {VOICE}, {SOURCE}, or a field that names entities;"
        raise UnusableQuery("actor", f'{reason} found "{actor}".{did_you_mean(actor, known)}')
    sides = Sides(vocabulary)
    stances = {cls: _stance(cls) for cls in kinds}
    by_voice, by_source = actor == VOICE, actor == SOURCE

    def told(relations: Iterable[Relation]) -> About:
        # One look at each claim: there may be a million, and most of the time goes to fetching them.
        actors: list[str] = []
        concepts: list[str] = []
        agrees: list[bool] = []
        claims: list[Relation] = []
        evidence: list[Sequence[Citation]] = []
        propositions: dict[Proposition, list[int]] = {}
        for relation in relations:
            fields = relation.__dict__
            stance, speaks = stances[type(relation)]
            source: str = fields["source"]
            if by_voice:
                who: str | None = fields["voice"] if "voice" in fields else fields["holder"]
                if speaks and fields[PERSON] == source:
                    continue  # who speaks for nobody but themselves is counted among persons only
            elif by_source:
                who = None if stance is None else source
            else:
                who = fields.get(actor)
            if who is None:
                continue
            if stance is not None and (who == source or not by_voice):
                concepts.append(fields["target"])
                agrees.append(fields["negated"] is not stance)
            else:
                proposition, pro = sides.proposition(relation)
                propositions.setdefault(proposition, []).append(len(claims))
                concepts.append("")
                agrees.append(pro)
            actors.append(who)
            claims.append(relation)
            evidence.append(fields["evidence"])
        for at, concept in _tell_apart(propositions, claims):
            concepts[at] = concept
        return About(actors, concepts, agrees, claims, evidence)

    return told


@cache
def _named(cls: type[Relation]) -> tuple[str, ...]:
    return tuple(name for name in references(cls) if name not in {"source", "target"})


def _stance(cls: type[Relation]) -> tuple[bool | None, bool]:
    """Whether a kind is a stance for its target, or against; and whether it tells persons apart."""
    stance = None if cls.STANCE is None else cls.STANCE == "for"
    return stance, stance is not None and PERSON in _named(cls)


def _tell_apart(
    found: Mapping[Proposition, Sequence[int]], claims: Sequence[Relation]
) -> Iterator[tuple[int, str]]:
    """The concept of each claim that is for or against a proposition: one for each time, if there are more."""
    for proposition, places in found.items():
        words = _in_words(proposition)
        if len(places) == 1:
            yield places[0], words
            continue
        place = {claims[at].id: at for at in places}
        times = [*at_times([claims[at] for at in places])]
        for those in times:
            days = _days(those) if len(times) > 1 else ""
            for one in those:
                yield place[one.id], words + days


def _in_words(proposition: Proposition) -> str:
    """``army deployment macrozona-norte; role=lead; if jara``: the same for both sides."""
    subject, side = proposition
    said = sorted((*subject.said, *side.words))
    words = [f"{subject.source} {side.kind} {subject.target}"]
    words += [f"{name}={value}" for name, value in said if value is not None]
    if subject.scenario:
        words.append(f"if {subject.scenario}")
    if subject.sort != AS_IT_IS:
        words.append(subject.sort)
    words += [word for word, true in (("over", subject.over), ("denied", side.negated)) if true]
    return APART.join(words)


def _days(claims: Sequence[Relation]) -> str:
    """When some claims hold, as an interval of EDTF; nothing where that is not known."""
    spans = [span(one) for one in claims]
    first, last = min(one for one, _ in spans), max(one for _, one in spans)
    begun = ".." if first == BEFORE_ALL else text_of(first)
    ends = begun, ".." if last == AFTER_ALL else text_of(last)
    return "" if ends == ("..", "..") else f"{APART}{'/'.join(dict.fromkeys(ends))}"
