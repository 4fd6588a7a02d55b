"""The kinds of relation: each with its two labels, the kinds of its ends, and its own fields."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from graph.vocabulary.base import Entity, Later, Opposites, Ref, Relation, Side, Verbs
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
from graph.vocabulary.naming import Verb, named, said_by
from graph.vocabulary.quantities import QuantityText

ACTORS = (Person, Party, Coalition, Agency, Organization, Group, Country)
Actor = Annotated[str, Ref(*ACTORS)]
Anything = Annotated[str, Ref(Entity)]
Aspect = Annotated[
    str | None,
    Field(description="In what field, or on what: intelligence, trade."),
    named("Detail", es="Detalle"),
]
LaterAspect = Annotated[Aspect, Later()]
Amount = Annotated[
    QuantityText | None,
    Field(description="How much or how many: 8, > 50 %, 4/7, 10..20, 155 seats."),
    named("Amount", es="Cantidad"),
    Later(),
]
Role = Annotated[str | None, named("Role", es="Función")]
PARTS = {"lead": named("leads", es="encabeza"), "support": named("supports", es="apoya")}
Part = Literal["lead", "support"] | None
_POSTED = {
    "lead": said_by(
        PARTS["lead"],
        en=("leads the deployment in", "has a deployment led by"),
        es=("encabeza el despliegue en", "tiene un despliegue encabezado por"),
    ),
    "support": said_by(
        PARTS["support"],
        en=("supports the deployment in", "has a deployment supported by"),
        es=("apoya el despliegue en", "tiene un despliegue apoyado por"),
    ),
}
_CHARGED = {
    "lead": said_by(
        PARTS["lead"],
        en=("leads on", "has in the lead"),
        es=("encabeza la labor en", "tiene al frente a"),
    ),
    "support": said_by(
        PARTS["support"],
        en=("helps with", "has in support"),
        es=("apoya la labor en", "tiene en apoyo a"),
    ),
}
OUTCOMES = {
    "won": named("won", es="ganó"),
    "lost": named("lost", es="perdió"),
    "advanced": named("advanced", es="pasó a segunda vuelta"),
}
DIRECTIONS = {
    "more": said_by(
        named("upwards", es="al alza"),
        en=("furthers", "is furthered by"),
        es=("favorece", "recibe impulso de"),
    ),
    "less": said_by(
        named("downwards", es="a la baja"),
        en=("reduces", "is reduced by"),
        es=("reduce", "disminuye por obra de"),
    ),
}


class CoalitionMembership(Relation):
    """Who makes up a coalition."""

    forward: ClassVar[str] = "is a member of"
    inverse: ClassVar[str] = "has as a member"
    NOUN: ClassVar[str | None] = "Coalition membership"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("integra", "cuenta entre sus integrantes con", "Integración de coaliciones")
    }

    kind: Literal["coalition_membership"] = "coalition_membership"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(Coalition)]


class Membership(Relation):
    """Who belongs to a party, a body, a team."""

    forward: ClassVar[str] = "belongs to"
    inverse: ClassVar[str] = "has as a member"
    NOUN: ClassVar[str | None] = "Membership"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("pertenece a", "cuenta entre sus miembros con", "Pertenencia")
    }

    kind: Literal["membership"] = "membership"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(Party, Coalition, Agency, Organization, Group, Country)]
    role: Role = Field(default=None, description="As what.")
    quantity: Amount = None


class Leadership(Relation):
    """Who heads a party, a coalition, a body, an effort."""

    forward: ClassVar[str] = "leads"
    inverse: ClassVar[str] = "is led by"
    NOUN: ClassVar[str | None] = "Leadership"
    LABELS: ClassVar[Verbs] = {"es": Verb("encabeza", "tiene a la cabeza a", "Liderazgo")}

    kind: Literal["leadership"] = "leadership"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Policy, Event, Issue)]
    aspect: LaterAspect = None


class Candidacy(Relation):
    """Who stands for an office, or in an election."""

    forward: ClassVar[str] = "stands for"
    inverse: ClassVar[str] = "is sought by"
    NOUN: ClassVar[str | None] = "Candidacy"
    LABELS: ClassVar[Verbs] = {"es": Verb("postula a", "tiene como postulante a", "Postulación")}

    kind: Literal["candidacy"] = "candidacy"
    source: Annotated[str, Ref(Person, Party, Coalition, Country)]
    target: Annotated[str, Ref(Post, Event, Agency)]
    on_behalf_of: Annotated[
        str | None,
        Ref(Party, Coalition, Organization, Group),
        named("On behalf of", es="En representación de"),
    ] = Field(default=None, description="For whom: a party, a coalition, a movement.")
    outcome: Annotated[
        Literal["won", "lost", "advanced"] | None,
        named("Outcome", OUTCOMES, es="Resultado"),
        Opposites(("won", "lost")),
    ] = Field(default=None, description="How it ended, where it has.")


class ElectionResult(Relation):
    """What somebody won in an election or a vote or (negated) did not win."""

    forward: ClassVar[str] = "wins"
    inverse: ClassVar[str] = "is won by"
    NOUN: ClassVar[str | None] = "Election result"
    LABELS: ClassVar[Verbs] = {"es": Verb("gana", "queda en manos de", "Resultado electoral")}

    kind: Literal["election_result"] = "election_result"
    source: Actor
    target: Annotated[
        str,
        Ref(Post, Event, Issue, Agency, Organization, Party, Coalition, Region, Country, Policy),
    ]
    election: Annotated[str | None, Ref(Event), named("Election", es="Elección")] = Field(
        default=None, description="In which election or vote, where the target is another thing."
    )
    share: Annotated[QuantityText | None, named("Share", es="Proporción obtenida")] = Field(
        default=None, description="What was reached, of votes or seats: 26.85 %, 78 seats."
    )
    threshold: Annotated[QuantityText | None, named("Threshold", es="Umbral")] = Field(
        default=None, description="What has to be reached to win: > 50 %, 4/7."
    )
    contenders: Annotated[QuantityText | None, named("Contenders", es="Contendores")] = Field(
        default=None, description="How many stood in it: 8 candidates."
    )


class Office(Relation):
    """Who holds, or held, a post."""

    forward: ClassVar[str] = "holds"
    inverse: ClassVar[str] = "is held by"
    NOUN: ClassVar[str | None] = "Office"
    LABELS: ClassVar[Verbs] = {"es": Verb("ocupa", "tiene como titular a", "Ejercicio de un cargo")}

    kind: Literal["office"] = "office"
    source: Annotated[str, Ref(Person, Group, Party, Coalition, Country)]
    target: Annotated[str, Ref(Post, Agency, Country, Region, Organization)]
    role: Role = Field(default=None, description="As what.")


class Appointment(Relation):
    """Whom somebody names to a post or a team."""

    forward: ClassVar[str] = "appoints"
    inverse: ClassVar[str] = "is appointed by"
    NOUN: ClassVar[str | None] = "Appointment"
    LABELS: ClassVar[Verbs] = {"es": Verb("nombra a", "debe su nombramiento a", "Nombramiento")}

    kind: Literal["appointment"] = "appointment"
    source: Actor
    target: Annotated[str, Ref(Person, Group, Post, Agency)]
    role: Role = Field(default=None, description="As what.")


class Establishment(Relation):
    """Who created a body, a post or a policy."""

    forward: ClassVar[str] = "established"
    inverse: ClassVar[str] = "was established by"
    NOUN: ClassVar[str | None] = "Establishment"
    LABELS: ClassVar[Verbs] = {"es": Verb("creó", "debe su creación a", "Creación")}

    kind: Literal["establishment"] = "establishment"
    source: Actor
    target: Annotated[str, Ref(Agency, Organization, Party, Coalition, Policy, Group, Post)]


class Advice(Relation):
    """Who advises or works with whom."""

    forward: ClassVar[str] = "advises"
    inverse: ClassVar[str] = "is advised by"
    NOUN: ClassVar[str | None] = "Advice"
    LABELS: ClassVar[Verbs] = {"es": Verb("asesora a", "recibe la asesoría de", "Asesoría")}

    kind: Literal["advice"] = "advice"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Service(Relation):
    """Who works, or worked, under whom."""

    forward: ClassVar[str] = "serves under"
    inverse: ClassVar[str] = "is served by"
    NOUN: ClassVar[str | None] = "Service"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("trabaja bajo las órdenes de", "tiene a sus órdenes a", "Servicio")
    }

    kind: Literal["service"] = "service"
    source: Annotated[str, Ref(Person, Group, Agency, Organization, Party, Coalition)]
    target: Actor
    role: Role = Field(default=None, description="As what.")
    aspect: Aspect = None


class Support(Relation):
    """Who backs whom or what."""

    forward: ClassVar[str] = "supports"
    inverse: ClassVar[str] = "is supported by"
    NOUN: ClassVar[str | None] = "Support"
    LABELS: ClassVar[Verbs] = {"es": Verb("da su apoyo a", "cuenta con el apoyo de", "Apoyo")}
    OPPOSITE: ClassVar[str | None] = "opposition"
    STANCE: ClassVar[Side | None] = "for"

    kind: Literal["support"] = "support"
    source: Annotated[str, Ref(*ACTORS, Policy, Issue)]
    target: Anything
    aspect: Aspect = None


class Opposition(Relation):
    """Who stands against, criticises or rejects whom or what."""

    forward: ClassVar[str] = "opposes"
    inverse: ClassVar[str] = "is opposed by"
    NOUN: ClassVar[str | None] = "Opposition"
    LABELS: ClassVar[Verbs] = {"es": Verb("se opone a", "enfrenta la oposición de", "Oposición")}
    OPPOSITE: ClassVar[str | None] = "support"
    STANCE: ClassVar[Side | None] = "against"

    kind: Literal["opposition"] = "opposition"
    source: Annotated[str, Ref(*ACTORS, Policy, Issue)]
    target: Anything
    aspect: Aspect = None


class Alignment(Relation):
    """Who is close to, or draws closer to, whom or what."""

    forward: ClassVar[str] = "is aligned with"
    inverse: ClassVar[str] = "attracts the alignment of"
    NOUN: ClassVar[str | None] = "Alignment"
    LABELS: ClassVar[Verbs] = {"es": Verb("se alinea con", "atrae a su órbita a", "Alineamiento")}

    kind: Literal["alignment"] = "alignment"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Region, Policy, Issue)]
    aspect: Aspect = None


class Rivalry(Relation):
    """Who competes with whom."""

    forward: ClassVar[str] = "competes with"
    inverse: ClassVar[str] = "competes with"
    NOUN: ClassVar[str | None] = "Rivalry"
    LABELS: ClassVar[Verbs] = {"es": Verb("compite con", "compite con", "Rivalidad")}
    symmetric: ClassVar[bool] = True

    kind: Literal["rivalry"] = "rivalry"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Cooperation(Relation):
    """Who works together with whom, on what."""

    forward: ClassVar[str] = "cooperates with"
    inverse: ClassVar[str] = "cooperates with"
    NOUN: ClassVar[str | None] = "Cooperation"
    LABELS: ClassVar[Verbs] = {"es": Verb("coopera con", "coopera con", "Cooperación")}
    symmetric: ClassVar[bool] = True

    kind: Literal["cooperation"] = "cooperation"
    source: Annotated[str, Ref(*ACTORS, Region)]
    target: Annotated[str, Ref(*ACTORS, Region)]
    aspect: Aspect = None
    pursued_by: Annotated[
        str | None, Ref(*ACTORS), named("Pursued by", es="Impulsada por"), Later()
    ] = Field(default=None, description="Who seeks it or would carry it on for one of the two.")


class Coordination(Relation):
    """Which bodies are brought, or work, into one system."""

    forward: ClassVar[str] = "coordinates with"
    inverse: ClassVar[str] = "coordinates with"
    NOUN: ClassVar[str | None] = "Coordination"
    LABELS: ClassVar[Verbs] = {"es": Verb("se coordina con", "se coordina con", "Coordinación")}
    symmetric: ClassVar[bool] = True

    kind: Literal["coordination"] = "coordination"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(*ACTORS)]
    aspect: Aspect = None


class Negotiation(Relation):
    """Who has to come to terms with whom."""

    forward: ClassVar[str] = "negotiates with"
    inverse: ClassVar[str] = "negotiates with"
    NOUN: ClassVar[str | None] = "Negotiation"
    LABELS: ClassVar[Verbs] = {"es": Verb("negocia con", "negocia con", "Negociación")}
    symmetric: ClassVar[bool] = True

    kind: Literal["negotiation"] = "negotiation"
    source: Actor
    target: Actor
    aspect: Aspect = None


class Deployment(Relation):
    """Which force or body is, would be or should be posted where."""

    forward: ClassVar[str] = "is deployed in"
    inverse: ClassVar[str] = "hosts"
    NOUN: ClassVar[str | None] = "Deployment"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("se despliega en", "es zona de despliegue de", "Despliegue")
    }

    kind: Literal["deployment"] = "deployment"
    source: Annotated[str, Ref(Agency, Group, Organization, Coalition, Country)]
    target: Annotated[str, Ref(Region, Country)]
    role: Annotated[Part, named("Role", _POSTED, es="Función")] = Field(
        default=None, description="Whether it leads there or supports another."
    )
    legal_basis: Annotated[str | None, Ref(Policy), named("Legal basis", es="Base legal")] = Field(
        default=None, description="The law or rule that allows it to be there."
    )
    plan: Annotated[
        str | None, Ref(Policy), named("Part of the plan", es="En el marco del plan"), Later()
    ] = Field(default=None, description="The plan or programme that the posting is part of.")
    quantity: Amount = None
    aspect: LaterAspect = None


class Responsibility(Relation):
    """Whose task something is."""

    forward: ClassVar[str] = "handles"
    inverse: ClassVar[str] = "is handled by"
    NOUN: ClassVar[str | None] = "Responsibility"
    LABELS: ClassVar[Verbs] = {"es": Verb("se ocupa de", "está a cargo de", "Responsabilidad")}

    kind: Literal["responsibility"] = "responsibility"
    source: Actor
    target: Annotated[str, Ref(Issue, Region, Policy, Agency, Group, Asset, Event, Country)]
    role: Annotated[Part, named("Role", _CHARGED, es="Función")] = Field(
        default=None, description="Whether it leads or supports another."
    )
    aspect: LaterAspect = None


class Power(Relation):
    """What an office or a body may do with whom or what."""

    forward: ClassVar[str] = "has power over"
    inverse: ClassVar[str] = "is within the power of"
    NOUN: ClassVar[str | None] = "Power"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("tiene atribuciones sobre", "depende de las atribuciones de", "Atribución")
    }

    kind: Literal["power"] = "power"
    source: Annotated[str, Ref(Post, *ACTORS, Policy)]
    target: Anything
    aspect: Annotated[str | None, named("To do what", es="Qué facultad")] = Field(
        default=None, description="What it may do: appoint, veto, dissolve."
    )


class Control(Relation):
    """Who holds sway over a place, a body, a thing or a field."""

    forward: ClassVar[str] = "holds sway over"
    inverse: ClassVar[str] = "is under the sway of"
    NOUN: ClassVar[str | None] = "Control"
    LABELS: ClassVar[Verbs] = {"es": Verb("controla", "está bajo el control de", "Control")}

    kind: Literal["control"] = "control"
    source: Actor
    target: Annotated[str, Ref(*ACTORS, Region, Issue, Asset)]


class PartOf(Relation):
    """What belongs to a larger whole of its sort."""

    forward: ClassVar[str] = "is part of"
    inverse: ClassVar[str] = "includes"
    NOUN: ClassVar[str | None] = "Part of a whole"
    LABELS: ClassVar[Verbs] = {"es": Verb("forma parte de", "comprende", "Parte de un todo")}

    kind: Literal["part_of"] = "part_of"
    source: Anything
    target: Anything
    aspect: LaterAspect = None


class Location(Relation):
    """Where something is, happens or is active."""

    forward: ClassVar[str] = "is located in"
    inverse: ClassVar[str] = "is the place of"
    NOUN: ClassVar[str | None] = "Location"
    LABELS: ClassVar[Verbs] = {"es": Verb("se ubica en", "es el lugar de", "Ubicación")}

    kind: Literal["location"] = "location"
    source: Annotated[str, Ref(*ACTORS, Event, Policy, Issue, Asset, Region)]
    target: Annotated[str, Ref(Region, Country)]
    aspect: LaterAspect = None


class Border(Relation):
    """Which countries or regions share a border."""

    forward: ClassVar[str] = "borders"
    inverse: ClassVar[str] = "borders"
    NOUN: ClassVar[str | None] = "Border"
    LABELS: ClassVar[Verbs] = {"es": Verb("limita con", "limita con", "Frontera")}
    symmetric: ClassVar[bool] = True

    kind: Literal["border"] = "border"
    source: Annotated[str, Ref(Country, Region)]
    target: Annotated[str, Ref(Country, Region)]


class Participation(Relation):
    """Who takes part in what: a vote, talks, a relationship."""

    forward: ClassVar[str] = "takes part in"
    inverse: ClassVar[str] = "has as a participant"
    NOUN: ClassVar[str | None] = "Participation"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("participa en", "cuenta con la participación de", "Participación")
    }

    kind: Literal["participation"] = "participation"
    source: Annotated[str, Ref(*ACTORS, Region)]
    target: Annotated[str, Ref(Event, Policy, Issue, Agency, Organization)]
    role: Role = Field(default=None, description="As what: voter, observer, party to it.")
    quantity: Amount = None


class Precedence(Relation):
    """What comes before what in time."""

    forward: ClassVar[str] = "comes before"
    inverse: ClassVar[str] = "comes after"
    NOUN: ClassVar[str | None] = "Order in time"
    LABELS: ClassVar[Verbs] = {"es": Verb("antecede a", "sigue a", "Orden en el tiempo")}

    kind: Literal["precedence"] = "precedence"
    source: Annotated[str, Ref(Event, Policy, Post, Agency, Person, Party, Coalition)]
    target: Annotated[str, Ref(Event, Policy, Post, Agency, Person, Party, Coalition)]
    aspect: Aspect = None


class Debate(Relation):
    """Which body has what under debate."""

    forward: ClassVar[str] = "debates"
    inverse: ClassVar[str] = "is debated by"
    NOUN: ClassVar[str | None] = "Debate"
    LABELS: ClassVar[Verbs] = {"es": Verb("debate", "es objeto de debate en", "Debate")}

    kind: Literal["debate"] = "debate"
    source: Actor
    target: Anything
    aspect: Aspect = None


class Proposal(Relation):
    """What somebody puts forward."""

    forward: ClassVar[str] = "proposes"
    inverse: ClassVar[str] = "is proposed by"
    NOUN: ClassVar[str | None] = "Proposal"
    LABELS: ClassVar[Verbs] = {"es": Verb("propone", "es una propuesta de", "Propuesta")}

    kind: Literal["proposal"] = "proposal"
    source: Actor
    target: Annotated[str, Ref(Policy, Issue, Asset, Agency, Organization, Coalition, Event)]
    aspect: Aspect = None


class Aim(Relation):
    """What somebody wants to reach."""

    forward: ClassVar[str] = "aims at"
    inverse: ClassVar[str] = "is an aim of"
    NOUN: ClassVar[str | None] = "Aim"
    LABELS: ClassVar[Verbs] = {"es": Verb("tiene como objetivo", "es un objetivo de", "Objetivo")}

    kind: Literal["aim"] = "aim"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Anything
    aspect: Aspect = None
    quantity: Amount = None


class Implementation(Relation):
    """Who puts a policy into effect."""

    forward: ClassVar[str] = "carries out"
    inverse: ClassVar[str] = "is carried out by"
    NOUN: ClassVar[str | None] = "Implementation"
    LABELS: ClassVar[Verbs] = {"es": Verb("pone en marcha", "corre a cargo de", "Puesta en marcha")}

    kind: Literal["implementation"] = "implementation"
    source: Actor
    target: Annotated[str, Ref(Policy, Issue)]
    aspect: Aspect = None


class Reform(Relation):
    """What changes which law, body or arrangement."""

    forward: ClassVar[str] = "reforms"
    inverse: ClassVar[str] = "is reformed by"
    NOUN: ClassVar[str | None] = "Reform"
    LABELS: ClassVar[Verbs] = {"es": Verb("reforma", "es objeto de una reforma de", "Reforma")}

    kind: Literal["reform"] = "reform"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Annotated[str, Ref(Policy, Agency, Issue, Organization, Party, Coalition)]
    aspect: Aspect = None


class Priority(Relation):
    """What somebody puts first, or (negated) does not."""

    forward: ClassVar[str] = "gives priority to"
    inverse: ClassVar[str] = "is a priority of"
    NOUN: ClassVar[str | None] = "Priority"
    LABELS: ClassVar[Verbs] = {"es": Verb("da prioridad a", "es una prioridad de", "Prioridad")}

    kind: Literal["priority"] = "priority"
    source: Annotated[str, Ref(*ACTORS, Policy, Event)]
    target: Anything
    aspect: Aspect = None


class Framing(Relation):
    """As what somebody presents something."""

    forward: ClassVar[str] = "frames"
    inverse: ClassVar[str] = "is framed by"
    NOUN: ClassVar[str | None] = "Framing"
    LABELS: ClassVar[Verbs] = {"es": Verb("enmarca", "se enmarca según", "Encuadre")}

    kind: Literal["framing"] = "framing"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Anything
    as_what: Annotated[str | None, named("As what", es="Como qué")] = Field(
        default=None, description="As what: a criminal matter, a means, an end."
    )
    as_entity: Annotated[
        str | None, Ref(Entity), named("As an instance of", es="Como un caso de"), Later()
    ] = Field(default=None, description="As what, where that is an entity.")


class Stance(Relation):
    """How somebody bears themselves toward somebody, or approaches something."""

    forward: ClassVar[str] = "takes a stance on"
    inverse: ClassVar[str] = "meets a stance of"
    NOUN: ClassVar[str | None] = "Stance"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("adopta una postura ante", "es objeto de una postura de", "Postura")
    }

    kind: Literal["stance"] = "stance"
    source: Actor
    target: Anything
    manner: Annotated[str | None, named("In what manner", es="De qué manera")] = Field(
        default=None, description="In what manner: respectful, hard-line."
    )


class Evaluation(Relation):
    """How somebody judges somebody or something."""

    forward: ClassVar[str] = "assesses"
    inverse: ClassVar[str] = "is assessed by"
    NOUN: ClassVar[str | None] = "Judgement"
    LABELS: ClassVar[Verbs] = {"es": Verb("evalúa", "recibe una evaluación de", "Juicio")}

    kind: Literal["evaluation"] = "evaluation"
    source: Actor
    target: Anything
    quality: Annotated[str | None, named("Judgement", es="Juicio")] = Field(
        default=None, description="The judgement, in a few words."
    )


class Supply(Relation):
    """Who sells or gives what to whom."""

    forward: ClassVar[str] = "supplies"
    inverse: ClassVar[str] = "is supplied by"
    NOUN: ClassVar[str | None] = "Supply"
    LABELS: ClassVar[Verbs] = {"es": Verb("provee a", "tiene como proveedor a", "Suministro")}

    kind: Literal["supply"] = "supply"
    source: Actor
    target: Actor
    asset: Annotated[str | None, Ref(Asset), named("What is supplied", es="Qué se suministra")] = (
        Field(default=None, description="What is supplied.")
    )
    quantity: Amount = None


class Procurement(Relation):
    """Who acquires, upgrades or rebuilds what."""

    forward: ClassVar[str] = "invests in"
    inverse: ClassVar[str] = "receives the investment of"
    NOUN: ClassVar[str | None] = "Procurement"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("invierte en", "recibe inversiones de", "Adquisiciones e inversión")
    }

    kind: Literal["procurement"] = "procurement"
    source: Actor
    target: Annotated[str, Ref(Asset, Issue, Policy, Agency, Organization, Region, Country)]
    aspect: Aspect = None
    quantity: Amount = None


class Use(Relation):
    """Who uses what, or whom, as a means."""

    forward: ClassVar[str] = "uses"
    inverse: ClassVar[str] = "is used by"
    NOUN: ClassVar[str | None] = "Use"
    LABELS: ClassVar[Verbs] = {"es": Verb("se vale de", "es un instrumento de", "Uso")}

    kind: Literal["use"] = "use"
    source: Annotated[str, Ref(*ACTORS, Policy)]
    target: Annotated[str, Ref(Asset, Policy, Agency, Issue, Group)]
    aspect: Aspect = None


class Replacement(Relation):
    """What takes the place of what."""

    forward: ClassVar[str] = "replaces"
    inverse: ClassVar[str] = "is replaced by"
    NOUN: ClassVar[str | None] = "Replacement"
    LABELS: ClassVar[Verbs] = {"es": Verb("reemplaza a", "cede su lugar a", "Reemplazo")}

    kind: Literal["replacement"] = "replacement"
    source: Annotated[str, Ref(*ACTORS, Asset, Policy)]
    target: Annotated[str, Ref(*ACTORS, Asset, Policy)]


class Meeting(Relation):
    """Who met whom."""

    forward: ClassVar[str] = "meets"
    inverse: ClassVar[str] = "meets"
    NOUN: ClassVar[str | None] = "Meeting"
    LABELS: ClassVar[Verbs] = {"es": Verb("se reúne con", "se reúne con", "Reunión")}
    symmetric: ClassVar[bool] = True

    kind: Literal["meeting"] = "meeting"
    source: Annotated[str, Ref(*ACTORS)]
    target: Annotated[str, Ref(*ACTORS)]
    role: Role = Field(default=None, description="As what the other was met then.")


class Visit(Relation):
    """Who went where."""

    forward: ClassVar[str] = "visits"
    inverse: ClassVar[str] = "is visited by"
    NOUN: ClassVar[str | None] = "Visit"
    LABELS: ClassVar[Verbs] = {"es": Verb("visita", "recibe la visita de", "Visita")}

    kind: Literal["visit"] = "visit"
    source: Annotated[str, Ref(Person, Group, Agency, Organization)]
    target: Annotated[str, Ref(Country, Region)]
    aspect: Aspect = None


class Threat(Relation):
    """What endangers, weakens or crowds out what."""

    forward: ClassVar[str] = "threatens"
    inverse: ClassVar[str] = "is threatened by"
    NOUN: ClassVar[str | None] = "Threat"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("es una amenaza para", "enfrenta la amenaza de", "Amenaza")
    }

    kind: Literal["threat"] = "threat"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Constraint(Relation):
    """What limits whom or what."""

    forward: ClassVar[str] = "constrains"
    inverse: ClassVar[str] = "is constrained by"
    NOUN: ClassVar[str | None] = "Constraint"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("pone límites a", "encuentra un límite en", "Restricción")
    }

    kind: Literal["constraint"] = "constraint"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Effect(Relation):
    """What brings about, feeds, improves or shapes what."""

    forward: ClassVar[str] = "affects"
    inverse: ClassVar[str] = "is affected by"
    NOUN: ClassVar[str | None] = "Effect"
    LABELS: ClassVar[Verbs] = {"es": Verb("incide en", "acusa el efecto de", "Efecto")}

    kind: Literal["effect"] = "effect"
    source: Anything
    target: Anything
    aspect: Aspect = None
    direction: Annotated[
        Literal["more", "less"] | None,
        named("Direction", DIRECTIONS, es="Sentido"),
        Opposites(("more", "less")),
    ] = Field(default=None, description="Whether it makes for more or less of the target.")
    quantity: Amount = None


class Indication(Relation):
    """What shows, or lets one expect, what."""

    forward: ClassVar[str] = "signals"
    inverse: ClassVar[str] = "is signalled by"
    NOUN: ClassVar[str | None] = "Indication"
    LABELS: ClassVar[Verbs] = {"es": Verb("es señal de", "se deja ver en", "Indicio")}

    kind: Literal["indication"] = "indication"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Requirement(Relation):
    """What needs what."""

    forward: ClassVar[str] = "requires"
    inverse: ClassVar[str] = "is required by"
    NOUN: ClassVar[str | None] = "Requirement"
    LABELS: ClassVar[Verbs] = {"es": Verb("requiere", "es un requisito de", "Requisito")}

    kind: Literal["requirement"] = "requirement"
    source: Anything
    target: Anything
    aspect: Aspect = None
    purpose: Annotated[str | None, Ref(Entity), named("For what", es="Para qué"), Later()] = Field(
        default=None, description="What it is needed for."
    )
    quantity: Amount = None


class Continuity(Relation):
    """Who or what goes on with, or inherits, what was there."""

    forward: ClassVar[str] = "continues"
    inverse: ClassVar[str] = "is continued by"
    NOUN: ClassVar[str | None] = "Continuity"
    LABELS: ClassVar[Verbs] = {
        "es": Verb("da continuidad a", "tiene su continuación en", "Continuidad")
    }

    kind: Literal["continuity"] = "continuity"
    source: Anything
    target: Anything
    aspect: Aspect = None


class Association(Relation):
    """The last resort: a tie that no other kind says."""

    forward: ClassVar[str] = "is associated with"
    inverse: ClassVar[str] = "is associated with"
    NOUN: ClassVar[str | None] = "Association"
    LABELS: ClassVar[Verbs] = {"es": Verb("se vincula con", "se vincula con", "Vínculo")}
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
    ElectionResult,
    Office,
    Appointment,
    Establishment,
    Advice,
    Service,
    Support,
    Opposition,
    Alignment,
    Rivalry,
    Cooperation,
    Coordination,
    Negotiation,
    Deployment,
    Responsibility,
    Power,
    Control,
    PartOf,
    Location,
    Border,
    Participation,
    Precedence,
    Debate,
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
    Indication,
    Requirement,
    Continuity,
    Association,
)
