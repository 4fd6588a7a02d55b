"""What a claim is about, and on which side of it: the concept that a voice agrees with or rejects.

A claim by which its voice takes a stance itself (a kind with ``STANCE``, whose source is the voice) is about
its target. Any other claim is about its *proposition*: kind, ends, the kind's own fields and the scenario.
Kinds and words that gainsay each other, and a denial, are the other side of one proposition. How sure a
claim is, of what sort, and its dates tell no propositions apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from graph.model import Citation, Relation, Vocabulary, kind_of, own_fields
from graph.problems import UnusableQuery, did_you_mean
from graph.vocabulary.base import opposites, references

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
    opposed = vocabulary.opposite_kinds
    stances = {cls: _stance(cls) for cls in kinds}
    by_voice, by_source = actor == VOICE, actor == SOURCE

    def told(relations: Iterable[Relation]) -> About:
        # One look at each claim: there may be a million, and most of the time goes to fetching them.
        actors: list[str] = []
        concepts: list[str] = []
        agrees: list[bool] = []
        claims: list[Relation] = []
        evidence: list[Sequence[Citation]] = []
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
                concept, turned = proposition(relation, opposed)
                concepts.append(concept)
                agrees.append(fields["negated"] is turned)
            actors.append(who)
            claims.append(relation)
            evidence.append(fields["evidence"])
        return About(actors, concepts, agrees, claims, evidence)

    return told


@cache
def _named(cls: type[Relation]) -> tuple[str, ...]:
    return tuple(name for name in references(cls) if name not in {"source", "target"})


def _stance(cls: type[Relation]) -> tuple[bool | None, bool]:
    """Whether a kind is a stance for its target, or against; and whether it tells persons apart."""
    stance = None if cls.STANCE is None else cls.STANCE == "for"
    return stance, stance is not None and PERSON in _named(cls)


def proposition(relation: Relation, opposed: Mapping[str, frozenset[str]]) -> tuple[str, bool]:
    """The proposition that a claim is for or against, and whether its words are those of the other side.

    Parameters
    ----------
    relation : Relation
    opposed : mapping
        The kinds that gainsay each kind.

    Returns
    -------
    str
        ``army deployment macrozona-norte; role=lead; if jara``: the same for both sides.
    bool
        Whether to claim it, not negated, is to reject the proposition.
    """
    cls = type(relation)
    own = kind_of(cls)
    kind = min((own, *opposed.get(own, ())), key=lambda one: (one != "support", one))
    turned = kind != own
    ends = sorted(relation.ends) if cls.symmetric else relation.ends
    words = [f"{ends[0]} {kind} {ends[1]}"]
    sides = opposites(cls)
    for name in own_fields(cls):
        value = getattr(relation, name)
        if value is None:
            continue
        for first, second in sides.get(name, ()):
            if value == second:
                value, turned = first, not turned
                break
        words.append(f"{name}={value}")
    if relation.scenario:
        words.append(f"if {relation.scenario}")
    return APART.join(words), turned
