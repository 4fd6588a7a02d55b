"""The kinds of relation: each with its two labels, the kinds of its ends, and its own fields."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from graph.vocabulary.base import Entity, Ref, Relation
from graph.vocabulary.entities import (
    Agency,
    Asset,
    Coalition,
    Country,
    Event,
    Group,
    Issue,
    Organization,
    Party,
    Person,
    Policy,
    Post,
    Region,
)

ACTORS = (Person, Party, Coalition, Agency, Organization, Group, Country)
Actor = Annotated[str, Ref(*ACTORS)]
Anything = Annotated[str, Ref(Entity)]
Aspect = Annotated[str | None, Field(description="In what field, or on what: intelligence, trade.")]


class CoalitionMembership(Relation):
    """Who makes up a coalition."""

    forward: ClassVar[str] = "is a member of"
    inverse: ClassVar[str] = "has as a member"

    kind: Literal["coalition_membership"] = "coalition_membership"
    source: Annotated[str, Ref(Party, Group, Person, Organization)]
    target: Annotated[str, Ref(Coalition)]


class Membership(Relation):
    """Who belongs to a party, a body, a team."""

    forward: ClassVar[str] = "belongs to"
    inverse: ClassVar[str] = "has as a member"

    kind: Literal["membership"] = "membership"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(Party, Agency, Organization, Group, Country)]
    role: str | None = Field(default=None, description="As what.")


class Leadership(Relation):
    """Who heads a party, a coalition, a body, an effort."""

    forward: ClassVar[str] = "leads"
    inverse: ClassVar[str] = "is led by"

    kind: Literal["leadership"] = "leadership"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Policy, Event, Issue)]


class Candidacy(Relation):
    """Who stands for an office, or in an election."""

    forward: ClassVar[str] = "stands for"
    inverse: ClassVar[str] = "is sought by"

    kind: Literal["candidacy"] = "candidacy"
    source: Annotated[str, Ref(Person)]
    target: Annotated[str, Ref(Post, Event)]
    on_behalf_of: Annotated[str | None, Ref(Party, Coalition)] = Field(
        default=None, description="For which party or coalition."
    )
    outcome: Literal["won", "lost", "advanced"] | None = Field(
        default=None, description="How it ended, where it has."
    )


class Office(Relation):
    """Who holds, or held, a post."""

    forward: ClassVar[str] = "holds"
    inverse: ClassVar[str] = "is held by"

    kind: Literal["office"] = "office"
    source: Annotated[str, Ref(Person, Group)]
    target: Annotated[str, Ref(Post, Agency, Country, Region)]
    role: str | None = Field(default=None, description="As what.")


class Appointment(Relation):
    """Whom somebody names to a post or a team."""

    forward: ClassVar[str] = "appoints"
    inverse: ClassVar[str] = "is appointed by"

    kind: Literal["appointment"] = "appointment"
    source: Actor
    target: Annotated[str, Ref(Person, Group, Post, Agency)]
    role: str | None = Field(default=None, description="As what.")


class Establishment(Relation):
    """Who created a body or a policy."""

    forward: ClassVar[str] = "established"
    inverse: ClassVar[str] = "was established by"

    kind: Literal["establishment"] = "establishment"
    source: Actor
    target: Annotated[str, Ref(Agency, Organization, Coalition, Policy, Group)]


class Advice(Relation):
    """Who advises or works with whom."""

    forward: ClassVar[str] = "advises"
    inverse: ClassVar[str] = "is advised by"

    kind: Literal["advice"] = "advice"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Support(Relation):
    """Who backs whom or what."""

    forward: ClassVar[str] = "supports"
    inverse: ClassVar[str] = "is supported by"

    kind: Literal["support"] = "support"
    source: Actor
    target: Anything
    aspect: Aspect = None


class Opposition(Relation):
    """Who stands against, criticises or rejects whom or what."""

    forward: ClassVar[str] = "opposes"
    inverse: ClassVar[str] = "is opposed by"

    kind: Literal["opposition"] = "opposition"
    source: Actor
    target: Anything
    aspect: Aspect = None


class Alignment(Relation):
    """Who is close to, or draws closer to, whom or what."""

    forward: ClassVar[str] = "is aligned with"
    inverse: ClassVar[str] = "attracts the alignment of"

    kind: Literal["alignment"] = "alignment"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Region, Policy, Issue)]
    aspect: Aspect = None


class Rivalry(Relation):
    """Who competes with whom."""

    forward: ClassVar[str] = "competes with"
    inverse: ClassVar[str] = "competes with"
    symmetric: ClassVar[bool] = True

    kind: Literal["rivalry"] = "rivalry"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Cooperation(Relation):
    """Who works together with whom, on what."""

    forward: ClassVar[str] = "cooperates with"
    inverse: ClassVar[str] = "cooperates with"
    symmetric: ClassVar[bool] = True

    kind: Literal["cooperation"] = "cooperation"
    source: Annotated[str, Ref(*ACTORS, Region)]
    target: Annotated[str, Ref(*ACTORS, Region)]
    aspect: Aspect = None


class Coordination(Relation):
    """Which bodies are brought, or work, into one system."""

    forward: ClassVar[str] = "coordinates with"
    inverse: ClassVar[str] = "coordinates with"
    symmetric: ClassVar[bool] = True

    kind: Literal["coordination"] = "coordination"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(*ACTORS)]
    aspect: Aspect = None


class Negotiation(Relation):
    """Who has to come to terms with whom."""

    forward: ClassVar[str] = "negotiates with"
    inverse: ClassVar[str] = "negotiates with"
    symmetric: ClassVar[bool] = True

    kind: Literal["negotiation"] = "negotiation"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Deployment(Relation):
    """Which force or body is, would be or should be posted where."""

    forward: ClassVar[str] = "is deployed in"
    inverse: ClassVar[str] = "hosts"

    kind: Literal["deployment"] = "deployment"
    source: Annotated[str, Ref(Agency, Group, Organization, Country)]
    target: Annotated[str, Ref(Region, Country)]
    role: Literal["lead", "support"] | None = Field(
        default=None, description="Whether it leads there or supports another."
    )
    legal_basis: Annotated[str | None, Ref(Policy)] = Field(
        default=None, description="The policy under which it is there."
    )


class Responsibility(Relation):
    """Whose task something is."""

    forward: ClassVar[str] = "is responsible for"
    inverse: ClassVar[str] = "is the task of"

    kind: Literal["responsibility"] = "responsibility"
    source: Actor
    target: Annotated[str, Ref(Issue, Region, Policy, Agency, Group, Asset, Event, Country)]
    role: Literal["lead", "support"] | None = Field(
        default=None, description="Whether it leads or supports another."
    )


class Control(Relation):
    """Who holds sway over a place, a body or a field."""

    forward: ClassVar[str] = "holds sway over"
    inverse: ClassVar[str] = "is under the sway of"

    kind: Literal["control"] = "control"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Region, Issue)]


class PartOf(Relation):
    """What belongs to a larger whole of its sort."""

    forward: ClassVar[str] = "is part of"
    inverse: ClassVar[str] = "includes"

    kind: Literal["part_of"] = "part_of"
    source: Anything
    target: Anything


class Location(Relation):
    """Where something is, happens or is active."""

    forward: ClassVar[str] = "is located in"
    inverse: ClassVar[str] = "is the place of"

    kind: Literal["location"] = "location"
    source: Annotated[str, Ref(*ACTORS, Event, Policy, Issue, Asset, Region)]
    target: Annotated[str, Ref(Region, Country)]


class Border(Relation):
    """Which countries or regions share a border."""

    forward: ClassVar[str] = "borders"
    inverse: ClassVar[str] = "borders"
    symmetric: ClassVar[bool] = True

    kind: Literal["border"] = "border"
    source: Annotated[str, Ref(Country, Region)]
    target: Annotated[str, Ref(Country, Region)]


class Proposal(Relation):
    """What somebody puts forward."""

    forward: ClassVar[str] = "proposes"
    inverse: ClassVar[str] = "is proposed by"

    kind: Literal["proposal"] = "proposal"
    source: Actor
    target: Annotated[str, Ref(Policy, Issue, Asset, Agency, Event)]
    aspect: Aspect = None


class Aim(Relation):
    """What somebody wants to reach."""

    forward: ClassVar[str] = "aims at"
    inverse: ClassVar[str] = "is an aim of"

    kind: Literal["aim"] = "aim"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Anything
    aspect: Aspect = None


class Implementation(Relation):
    """Who puts a policy into effect."""

    forward: ClassVar[str] = "carries out"
    inverse: ClassVar[str] = "is carried out by"

    kind: Literal["implementation"] = "implementation"
    source: Actor
    target: Annotated[str, Ref(Policy, Issue)]
    aspect: Aspect = None


class Reform(Relation):
    """What changes which law, body or arrangement."""

    forward: ClassVar[str] = "reforms"
    inverse: ClassVar[str] = "is reformed by"

    kind: Literal["reform"] = "reform"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Annotated[str, Ref(Policy, Agency, Issue, Organization)]
    aspect: Aspect = None


class Priority(Relation):
    """What somebody puts first, or (negated) does not."""

    forward: ClassVar[str] = "gives priority to"
    inverse: ClassVar[str] = "is a priority of"

    kind: Literal["priority"] = "priority"
    source: Annotated[str, Ref(*ACTORS, Policy, Event)]
    target: Anything
    aspect: Aspect = None


class Framing(Relation):
    """As what somebody presents something."""

    forward: ClassVar[str] = "frames"
    inverse: ClassVar[str] = "is framed by"

    kind: Literal["framing"] = "framing"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Anything
    as_what: str | None = Field(
        default=None, description="As what: a criminal matter, a means, an end."
    )


class Stance(Relation):
    """How somebody bears themselves toward somebody, or approaches something."""

    forward: ClassVar[str] = "takes a stance on"
    inverse: ClassVar[str] = "meets a stance of"

    kind: Literal["stance"] = "stance"
    source: Actor
    target: Anything
    manner: str | None = Field(default=None, description="In what manner: respectful, hard-line.")


class Evaluation(Relation):
    """How somebody judges somebody or something."""

    forward: ClassVar[str] = "judges"
    inverse: ClassVar[str] = "is judged by"

    kind: Literal["evaluation"] = "evaluation"
    source: Actor
    target: Anything
    quality: str | None = Field(default=None, description="The judgement, in a few words.")


class Supply(Relation):
    """Who sells or gives what to whom."""

    forward: ClassVar[str] = "supplies"
    inverse: ClassVar[str] = "is supplied by"

    kind: Literal["supply"] = "supply"
    source: Annotated[str, Ref(Country, Organization, Agency)]
    target: Annotated[str, Ref(Country, Organization, Agency)]
    asset: Annotated[str | None, Ref(Asset)] = Field(default=None, description="What is supplied.")


class Procurement(Relation):
    """Who acquires, upgrades or rebuilds what."""

    forward: ClassVar[str] = "invests in"
    inverse: ClassVar[str] = "receives the investment of"

    kind: Literal["procurement"] = "procurement"
    source: Actor
    target: Annotated[str, Ref(Asset, Issue, Policy, Agency)]
    aspect: Aspect = None


class Use(Relation):
    """Who uses what, or whom, as a means."""

    forward: ClassVar[str] = "uses"
    inverse: ClassVar[str] = "is used by"

    kind: Literal["use"] = "use"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Annotated[str, Ref(Asset, Policy, Agency, Issue, Group)]
    aspect: Aspect = None


class Replacement(Relation):
    """What takes the place of what."""

    forward: ClassVar[str] = "replaces"
    inverse: ClassVar[str] = "is replaced by"

    kind: Literal["replacement"] = "replacement"
    source: Annotated[str, Ref(Asset, Person, Policy, Agency)]
    target: Annotated[str, Ref(Asset, Person, Policy, Agency)]


class Meeting(Relation):
    """Who met whom."""

    forward: ClassVar[str] = "meets"
    inverse: ClassVar[str] = "meets"
    symmetric: ClassVar[bool] = True

    kind: Literal["meeting"] = "meeting"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(*ACTORS)]
    role: str | None = Field(default=None, description="As what the other was met then.")


class Visit(Relation):
    """Who went where."""

    forward: ClassVar[str] = "visits"
    inverse: ClassVar[str] = "is visited by"

    kind: Literal["visit"] = "visit"
    source: Annotated[str, Ref(Person, Group, Agency)]
    target: Annotated[str, Ref(Country, Region)]
    aspect: Aspect = None


class Threat(Relation):
    """What endangers, weakens or crowds out what."""

    forward: ClassVar[str] = "threatens"
    inverse: ClassVar[str] = "is threatened by"

    kind: Literal["threat"] = "threat"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Constraint(Relation):
    """What limits whom or what."""

    forward: ClassVar[str] = "constrains"
    inverse: ClassVar[str] = "is constrained by"

    kind: Literal["constraint"] = "constraint"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Effect(Relation):
    """What brings about, feeds, improves or shapes what."""

    forward: ClassVar[str] = "affects"
    inverse: ClassVar[str] = "is affected by"

    kind: Literal["effect"] = "effect"
    source: Anything
    target: Anything
    aspect: Aspect = None
    direction: Literal["more", "less"] | None = Field(
        default=None, description="Whether it makes for more or less of the target."
    )


class Requirement(Relation):
    """What needs what."""

    forward: ClassVar[str] = "requires"
    inverse: ClassVar[str] = "is required by"

    kind: Literal["requirement"] = "requirement"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Continuity(Relation):
    """Who or what goes on with, or inherits, what was there."""

    forward: ClassVar[str] = "continues"
    inverse: ClassVar[str] = "is continued by"

    kind: Literal["continuity"] = "continuity"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Association(Relation):
    """The last resort: a tie that no other kind says."""

    forward: ClassVar[str] = "is associated with"
    inverse: ClassVar[str] = "is associated with"
    symmetric: ClassVar[bool] = True

    kind: Literal["association"] = "association"
    source: Anything
    target: Anything
    aspect: Aspect = None


LAST_RESORT = Association

RELATION_KINDS: tuple[type[Relation], ...] = (
    CoalitionMembership,
    Membership,
    Leadership,
    Candidacy,
    Office,
    Appointment,
    Establishment,
    Advice,
    Support,
    Opposition,
    Alignment,
    Rivalry,
    Cooperation,
    Coordination,
    Negotiation,
    Deployment,
    Responsibility,
    Control,
    PartOf,
    Location,
    Border,
    Proposal,
    Aim,
    Implementation,
    Reform,
    Priority,
    Framing,
    Stance,
    Evaluation,
    Supply,
    Procurement,
    Use,
    Replacement,
    Meeting,
    Visit,
    Threat,
    Constraint,
    Effect,
    Requirement,
    Continuity,
    Association,
)
