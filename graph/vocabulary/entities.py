"""The kinds of entity."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from graph.vocabulary.base import Entity, Nouns, Shape, Tint
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.naming import Noun, named


class Person(Entity):
    """Somebody."""

    label: ClassVar[str] = "person"
    plural: ClassVar[str] = "people"
    LABELS: ClassVar[Nouns] = {"es": Noun("persona", "personas")}
    SHAPE: ClassVar[Shape] = "dot"
    TINT: ClassVar[Tint] = "people"
    kind: Literal["person"] = "person"


class Candidate(Person):
    """A person who stands, or stood, in the election that the dataset is about."""

    label: ClassVar[str] = "candidate"
    plural: ClassVar[str] = "candidates"
    LABELS: ClassVar[Nouns] = {"es": Noun("candidata o candidato", "candidatas y candidatos")}
    SHAPE: ClassVar[Shape] = "star"
    TINT: ClassVar[Tint] = "people"
    kind: Literal["candidate"] = "candidate"  # type: ignore[assignment]  # a narrower kind


class Party(Entity):
    """A political party."""

    label: ClassVar[str] = "party"
    plural: ClassVar[str] = "parties"
    LABELS: ClassVar[Nouns] = {"es": Noun("partido", "partidos")}
    SHAPE: ClassVar[Shape] = "diamond"
    TINT: ClassVar[Tint] = "politics"
    kind: Literal["party"] = "party"


class Coalition(Entity):
    """Parties that stand or govern together."""

    label: ClassVar[str] = "coalition"
    plural: ClassVar[str] = "coalitions"
    LABELS: ClassVar[Nouns] = {"es": Noun("coalición", "coaliciones")}
    SHAPE: ClassVar[Shape] = "hexagon"
    TINT: ClassVar[Tint] = "politics"
    kind: Literal["coalition"] = "coalition"


class Agency(Entity):
    """A public body: a ministry, a force, a service, a court, a chamber, a government."""

    label: ClassVar[str] = "agency"
    plural: ClassVar[str] = "agencies"
    LABELS: ClassVar[Nouns] = {"es": Noun("organismo público", "organismos públicos")}
    SHAPE: ClassVar[Shape] = "square"
    TINT: ClassVar[Tint] = "bodies"
    kind: Literal["agency"] = "agency"


class Organization(Entity):
    """A body that is not a state's own: international, private or civil."""

    label: ClassVar[str] = "organization"
    plural: ClassVar[str] = "organizations"
    LABELS: ClassVar[Nouns] = {"es": Noun("organización", "organizaciones")}
    SHAPE: ClassVar[Shape] = "hexagon"
    TINT: ClassVar[Tint] = "bodies"
    kind: Literal["organization"] = "organization"


class Group(Entity):
    """People named by what they share: voters, observers, an armed movement."""

    label: ClassVar[str] = "group"
    plural: ClassVar[str] = "groups"
    LABELS: ClassVar[Nouns] = {"es": Noun("grupo", "grupos")}
    SHAPE: ClassVar[Shape] = "triangleDown"
    TINT: ClassVar[Tint] = "people"
    kind: Literal["group"] = "group"


class Country(Entity):
    """A state or a people that acts as one; its capital, where that stands for it, is an alias."""

    label: ClassVar[str] = "country"
    plural: ClassVar[str] = "countries"
    LABELS: ClassVar[Nouns] = {"es": Noun("país", "países")}
    SHAPE: ClassVar[Shape] = "dot"
    TINT: ClassVar[Tint] = "places"
    kind: Literal["country"] = "country"


class Region(Entity):
    """A place on the ground, within a country or across several."""

    label: ClassVar[str] = "region"
    plural: ClassVar[str] = "regions"
    LABELS: ClassVar[Nouns] = {"es": Noun("territorio", "territorios")}
    SHAPE: ClassVar[Shape] = "square"
    TINT: ClassVar[Tint] = "places"
    kind: Literal["region"] = "region"
    level: Annotated[
        Literal["supranational", "macrozone", "region", "province", "commune", "city", "area"]
        | None,
        named(
            "Level",
            {
                "supranational": named("several countries", es="varios países"),
                "macrozone": named("macrozone", es="macrozona"),
                "region": named("region", es="región"),
                "province": named("province", es="provincia"),
                "commune": named("commune", es="comuna"),
                "city": named("city", es="ciudad"),
                "area": named("area", es="zona"),
            },
            es="Nivel",
        ),
    ] = Field(default=None, description="How large a place it is.")


class Post(Entity):
    """An office that somebody can hold."""

    label: ClassVar[str] = "post"
    plural: ClassVar[str] = "posts"
    LABELS: ClassVar[Nouns] = {"es": Noun("cargo", "cargos")}
    SHAPE: ClassVar[Shape] = "triangle"
    TINT: ClassVar[Tint] = "bodies"
    kind: Literal["post"] = "post"


class Event(Entity):
    """Something that happens at a time: an election, a vote, a publication."""

    label: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"
    LABELS: ClassVar[Nouns] = {"es": Noun("acontecimiento", "acontecimientos")}
    SHAPE: ClassVar[Shape] = "star"
    TINT: ClassVar[Tint] = "matters"
    kind: Literal["event"] = "event"
    date: Annotated[PartialDate | None, named("Date", es="Fecha")] = None


class Policy(Entity):
    """What somebody lays down or intends: a law, a bill, a plan, a strategy, a treaty."""

    label: ClassVar[str] = "policy"
    plural: ClassVar[str] = "policies"
    LABELS: ClassVar[Nouns] = {"es": Noun("política pública", "políticas públicas")}
    SHAPE: ClassVar[Shape] = "square"
    TINT: ClassVar[Tint] = "matters"
    kind: Literal["policy"] = "policy"
    form: Annotated[
        Literal["law", "bill", "plan", "strategy", "treaty", "approach", "programme", "reform"]
        | None,
        named(
            "Form",
            {
                "law": named("law", es="ley"),
                "bill": named("bill", es="proyecto de ley"),
                "plan": named("plan", es="plan"),
                "strategy": named("strategy", es="estrategia"),
                "treaty": named("treaty", es="tratado"),
                "approach": named("approach", es="enfoque"),
                "programme": named("programme", es="programa"),
                "reform": named("reform", es="reforma"),
            },
            es="Forma",
        ),
    ] = Field(default=None, description="What form it takes.")


class Issue(Entity):
    """A matter of concern: a crime, a shortage, a principle, a field of policy."""

    label: ClassVar[str] = "issue"
    plural: ClassVar[str] = "issues"
    LABELS: ClassVar[Nouns] = {"es": Noun("asunto", "asuntos")}
    SHAPE: ClassVar[Shape] = "diamond"
    TINT: ClassVar[Tint] = "matters"
    kind: Literal["issue"] = "issue"


class Asset(Entity):
    """Something that can be owned, bought or used: ships, aircraft, technology."""

    label: ClassVar[str] = "asset"
    plural: ClassVar[str] = "assets"
    LABELS: ClassVar[Nouns] = {"es": Noun("recurso", "recursos")}
    SHAPE: ClassVar[Shape] = "triangle"
    TINT: ClassVar[Tint] = "matters"
    kind: Literal["asset"] = "asset"


ENTITY_KINDS: tuple[type[Entity], ...] = (
    Candidate,
    Person,
    Party,
    Coalition,
    Agency,
    Organization,
    Group,
    Country,
    Region,
    Post,
    Event,
    Policy,
    Issue,
    Asset,
)
