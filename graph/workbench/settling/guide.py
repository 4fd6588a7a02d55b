"""The sections of the annotation guide (``data/README.md``) that may be the reason of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.workbench.settling.words import Said, in_language


class Section(NamedTuple):
    """A section of the guide.

    Parameters
    ----------
    title : (str, str)
        As its heading has it, and in Spanish.
    short : (str, str)
        What it decides, in so few words that several stand in a line.
    summary : (str, str)
    about : tuple of str
        The fields whose differences it decides.
    """

    title: Said
    short: Said
    summary: Said
    about: tuple[str, ...] = ()


GUIDE: Mapping[int, Section] = {
    1: Section(
        ("The task", "La tarea"),
        ("says exactly this", "dice justo esto"),
        (
            "The one question that matters: does the text say exactly this? Nothing from outside comes in.",
            "La única pregunta que importa: ¿el texto dice exactamente esto? No entra nada de fuera.",
        ),
        ("sentence",),
    ),
    2: Section(
        ("Entities", "Entidades"),
        ("one entity or two", "una entidad o dos"),
        (
            "Two phrases are one entity where the text uses them for the same thing; in doubt they are two.",
            "Dos expresiones son una entidad si el texto las usa para lo mismo; en la duda son dos.",
        ),
        ("source", "target", "names", "identifiers", "summary"),
    ),
    3: Section(
        ("Scenario", "Escenario"),
        ("the scenario", "el escenario"),
        (
            "If the other side wins, does this still hold as described? If so, there is no scenario; nothing is a fact inside one.",
            "Si gana el otro lado, ¿sigue valiendo tal cual? Si es así, no hay escenario; dentro de uno nada es un hecho.",
        ),
        ("scenario", "condition", "counterparts", "group"),
    ),
    4: Section(
        ("Modality", "Tipo de afirmación"),
        ("fact or assessment", "hecho o evaluación"),
        (
            "A fact is open to checking; an assessment is a judgement; a plan is an actor's own; what is foreseen is an expectation, or a risk where it harms.",
            "Un hecho se puede comprobar; una evaluación es un juicio; un plan es de un actor; lo previsto es expectativa, o riesgo si daña.",
        ),
        ("modality", "end"),
    ),
    5: Section(
        ("Certainty, negation, degree", "Certeza, negación, grado"),
        ("how sure, which way", "certeza y negación"),
        (
            "Certainty is the holder's, inside the scenario. Negated only where the text denies the tie; words of degree never negate.",
            "La certeza es de quien afirma, dentro del escenario. Se niega solo si el texto niega el vínculo; el grado nunca niega.",
        ),
        ("certainty", "negated", "aspect", "manner", "quality"),
    ),
    6: Section(
        ("Holder", "De quién es"),
        ("whose it is", "de quién es"),
        (
            "Whose claim it is, not whom it is about: the author, by default; somebody else where the text reports their own intention or opinion.",
            "De quién es la afirmación, no de quién trata: del autor, salvo que el texto relate la intención u opinión de otro.",
        ),
        ("holder",),
    ),
    7: Section(
        ("Stated or inferred", "Dicho o inferido"),
        ("said or inferred", "dicho o inferido"),
        (
            "Stated is what the words say of the ends that their sentence names. What takes two steps is not claimed at all.",
            "Dicho es lo que las palabras dicen de los extremos que nombra su oración. Lo que exige dos pasos no se afirma.",
        ),
        ("basis", "note"),
    ),
    8: Section(
        ("Lists, and claims of more than two", "Listas, y afirmaciones de más de dos"),
        ("list, or more than two", "lista, o más de dos"),
        (
            "One relation for each member, each with the same citation; what remains goes into the own fields.",
            "Una relación por cada miembro, con la misma cita; lo demás va en los campos propios.",
        ),
        ("ends",),
    ),
    9: Section(
        ("Citations", "Citas"),
        ("as short as can be", "lo más breve posible"),
        (
            "The clause that makes the claim, as short as it can be and still be understood to make it, with its hedge, within one sentence.",
            "La cláusula que hace la afirmación, tan breve como se pueda entender, con su atenuante, dentro de una oración.",
        ),
        ("words",),
    ),
    10: Section(
        ("The kinds", "Las clases"),
        ("the kind", "la clase"),
        (
            "Take the most special kind that is true; association is the last resort.",
            "Se elige la clase más precisa que sea verdad; el mero vínculo es el último recurso.",
        ),
        ("kind", "ends"),
    ),
    11: Section(
        ("Topics", "Temas"),
        ("the topic", "el tema"),
        (
            "The topic under which an analyst would look for it.",
            "El tema bajo el cual lo buscaría un analista.",
        ),
        ("topic",),
    ),
}
"""By their numbers."""
_OF_ALL = (9, 10, 1, 2, 7, 4, 3, 5, 6, 8, 11)
"""In the order in which they are reasons where no field tells: of a claim that only one has."""
MOST = 9
"""So many digits take one."""


def reasons(fields: Iterable[str]) -> tuple[int, ...]:
    """The sections that may be the reason, those about the fields that differ first.

    Parameters
    ----------
    fields : iterable of str
    """
    about = [
        number
        for field in fields
        for number in (*(n for n, one in GUIDE.items() if field in one.about),)
    ]
    if not about:
        about = [7, 2, 10]
    return tuple(dict.fromkeys((*about, *_OF_ALL)))[:MOST]


def title(number: int, language: str) -> str:
    """*§4 Modality*."""
    return f"§{number} {in_language(GUIDE[number].title, language)}"


def short(number: int, language: str) -> str:
    """*§4 fact or assessment*."""
    return f"§{number} {in_language(GUIDE[number].short, language)}"


def told(reason: str, language: str) -> str:
    """A reason as it is shown: a section with its title, or one's own words."""
    number = reason.removeprefix("§")
    if reason.startswith("§") and number.isdigit() and int(number) in GUIDE:
        return title(int(number), language)
    return f"«{reason}»" if language == "es" else f"“{reason}”"
