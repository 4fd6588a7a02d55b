"""What kinds of claim are for, and what they are not: the guide's line on each (``data/README.md``, §10).

An example is made up; what it is not names the kinds to take then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guide says of one kind.

    Parameters
    ----------
    en, es : tuple of (str, str)
        An example, and what it is not; the latter may be empty.
    kinds : tuple of str
        What that is.
    """

    en: tuple[str, str]
    es: tuple[str, str]
    kinds: tuple[str, ...] = ()

    def example(self, language: str) -> str:
        """The example in a language, or in English."""
        return (self.es if language == "es" else self.en)[0]

    def other(self, language: str) -> str:
        """What it is not, in a language, or in English."""
        return (self.es if language == "es" else self.en)[1]


GUIDE: Mapping[str, Guide] = {
    "coalition_membership": Guide(
        ("The Greens belong to the Alliance.", "voting with it"),
        ("Los Verdes integran la Alianza.", "votar con ella"),
        ("alignment",),
    ),
    "membership": Guide(
        ("Two judges sit on the board.", "a part of a place, a policy, a body"),
        (
            "Dos jueces pertenecen al directorio.",
            "parte de un lugar, de una política, de un organismo",
        ),
        ("part_of",),
    ),
    "leadership": Guide(
        ("She heads the Alliance; a judge leads the inquiry.", "the main force at a place"),
        (
            "Ella encabeza la Alianza; un juez dirige la investigación.",
            "la fuerza principal en un lugar",
        ),
        ("deployment",),
    ),
    "candidacy": Guide(
        ("He stands for mayor; she lost in the first round.", "having been mayor"),
        ("Él postula a alcalde; ella perdió en primera vuelta.", "haber sido alcalde"),
        ("office",),
    ),
    "election_result": Guide(
        ("The Greens won the upper house.", "standing for it"),
        ("Los Verdes ganaron la cámara alta.", "postular a ella"),
        ("candidacy",),
    ),
    "office": Guide(
        ("The late abbot of X.", "being put into it"),
        ("El fallecido abad de X.", "ser designado para ello"),
        ("appointment",),
    ),
    "appointment": Guide(
        ("She names two trustees.", "trustees who advise her"),
        ("Ella nombra a dos fideicomisarios.", "que ellos la asesoren"),
        ("advice",),
    ),
    "establishment": Guide(
        ("The town founded an orchestra, published a map.", "proposing one"),
        ("El pueblo fundó una orquesta, publicó un mapa.", "proponer una"),
        ("proposal",),
    ),
    "advice": Guide(
        ("A vet counsels the zoo.", "a body that helps another in the field"),
        ("Un veterinario asesora al zoológico.", "un organismo que ayuda a otro en terreno"),
        ("support",),
    ),
    "service": Guide(
        ("Clerks who once worked under her.", "belonging to a body"),
        ("Empleados que antes trabajaron con ella.", "pertenecer a un organismo"),
        ("membership",),
    ),
    "support": Guide(
        ("They back her for the prize; nurses help the doctors.", "being close"),
        ("La respaldan para el premio; las enfermeras ayudan.", "estar cerca"),
        ("alignment",),
    ),
    "opposition": Guide(
        ("They criticise the treaty; a town fights a dam.", "a tone or bearing"),
        ("Critican el tratado; un pueblo combate una represa.", "un tono o una actitud"),
        ("stance",),
    ),
    "alignment": Guide(
        ("The paper is liberal; two clubs draw closer.", "working together on something"),
        ("El diario es liberal; dos clubes se acercan.", "trabajar juntos en algo"),
        ("cooperation",),
    ),
    "rivalry": Guide(
        ("Two camps compete over the tax.", "one criticising the other"),
        ("Dos bandos compiten por el impuesto.", "que uno critique al otro"),
        ("opposition",),
    ),
    "cooperation": Guide(
        ("Two countries share weather data.", "bodies to be joined in one system"),
        ("Dos países comparten datos del clima.", "organismos que se unen en un sistema"),
        ("coordination",),
    ),
    "coordination": Guide(
        ("The archive is to be joined with the libraries.", "countries that work together"),
        ("El archivo se unirá con las bibliotecas.", "países que trabajan juntos"),
        ("cooperation",),
    ),
    "negotiation": Guide(
        ("The cabinet must come to terms with the unions.", "one limiting the other"),
        ("El gabinete debe acordar con los sindicatos.", "que uno limite al otro"),
        ("constraint",),
    ),
    "deployment": Guide(
        ("Firemen would be stationed on the island.", "a task without a place"),
        ("Habría bomberos apostados en la isla.", "una tarea sin lugar"),
        ("responsibility",),
    ),
    "responsibility": Guide(
        ("Towns are in charge of parking.", "what somebody wants, or fights"),
        ("Los municipios se encargan del estacionamiento.", "lo que alguien quiere, o combate"),
        ("aim", "opposition"),
    ),
    "power": Guide(
        ("The mayor may dismiss the harbour master.", "having done it"),
        ("El alcalde puede destituir al capitán de puerto.", "haberlo hecho"),
    ),
    "control": Guide(
        ("Traders hold the market.", "heading it by right"),
        ("Los comerciantes dominan el mercado.", "dirigirlo por derecho"),
        ("leadership",),
    ),
    "part_of": Guide(
        (
            "The ward belongs to the city; the plan includes a levy.",
            "a posting that a plan includes",
        ),
        (
            "El barrio es de la ciudad; el plan incluye una tasa.",
            "un despliegue que el plan incluye",
        ),
        ("deployment",),
    ),
    "location": Guide(
        ("The fair takes place in X; the unrest is in Y.", "a force posted there"),
        ("La feria es en X; los disturbios están en Y.", "una fuerza apostada ahí"),
        ("deployment",),
    ),
    "border": Guide(
        ("A and B share a border.", "working together at it"),
        ("A y B comparten una frontera.", "trabajar juntos en ella"),
        ("cooperation",),
    ),
    "participation": Guide(
        ("Half of the town voted.", "belonging to a body"),
        ("Votó la mitad del pueblo.", "pertenecer a un organismo"),
        ("membership",),
    ),
    "precedence": Guide(
        ("The hearing comes before the vote.", "what brings the other about"),
        ("La audiencia viene antes de la votación.", "lo que causa lo otro"),
        ("effect",),
    ),
    "debate": Guide(
        ("The house is debating the harbour bill.", "what it is in charge of"),
        ("La cámara debate la ley del puerto.", "aquello de lo que se encarga"),
        ("responsibility",),
    ),
    "proposal": Guide(
        ("She puts forward a bill.", "doing it"),
        ("Ella presenta un proyecto de ley.", "llevarlo a cabo"),
        ("implementation",),
    ),
    "aim": Guide(
        ("He wants more trade; the town seeks a railway.", "an office sought, or a sale"),
        ("Él quiere más comercio; el pueblo busca un tren.", "un cargo que se busca, o una venta"),
        ("candidacy", "supply"),
    ),
    "implementation": Guide(
        ("The bakers carry out the plan.", "going on with another's"),
        ("Los panaderos llevan a cabo el plan.", "seguir con el de otro"),
        ("continuity",),
    ),
    "reform": Guide(
        ("The bill changes the law.", "replacing it"),
        ("El proyecto cambia la ley.", "reemplazarla"),
        ("replacement",),
    ),
    "priority": Guide(
        ("Schools come first for her.", "wanting it"),
        ("Para ella las escuelas van primero.", "quererlo"),
        ("aim",),
    ),
    "framing": Guide(
        ("She treats sport as a matter of health.", "judging how well it goes"),
        ("Ella trata el deporte como asunto de salud.", "juzgar cómo va"),
        ("evaluation",),
    ),
    "stance": Guide(
        ("Polite to guests, strict about noise.", "backing or fighting"),
        ("Amables con los huéspedes, estrictos con el ruido.", "respaldar o combatir"),
        ("support", "opposition"),
    ),
    "evaluation": Guide(
        ("Guests find the host kind.", "saying what it brings about"),
        ("Los huéspedes hallan amable al anfitrión.", "decir qué causa"),
        ("effect",),
    ),
    "supply": Guide(
        ("A sells trains to B.", "buying or renewing one's own"),
        ("A vende trenes a B.", "comprar o renovar lo propio"),
        ("procurement",),
    ),
    "procurement": Guide(
        ("The railway renews its track.", "using it"),
        ("El ferrocarril renueva su vía.", "usarla"),
        ("use",),
    ),
    "use": Guide(
        ("Guards use lamps.", "a person's advice"),
        ("Los guardias usan lámparas.", "el consejo de una persona"),
        ("advice",),
    ),
    "replacement": Guide(
        ("Buses take the place of trams.", "a change within"),
        ("Los buses ocupan el lugar de los tranvías.", "un cambio por dentro"),
        ("reform",),
    ),
    "meeting": Guide(
        ("He met her, then a student.", "a regular tie"),
        ("Él se reunió con ella, entonces estudiante.", "un vínculo habitual"),
        ("cooperation",),
    ),
    "visit": Guide(
        ("He went to X in 2019.", "whom he met"),
        ("Él fue a X en 2019.", "con quién se reunió"),
        ("meeting",),
    ),
    "threat": Guide(
        ("The beetle endangers the pine.", "limiting an actor"),
        ("El escarabajo amenaza al pino.", "limitar a un actor"),
        ("constraint",),
    ),
    "constraint": Guide(
        ("The lease binds the tenant.", "doing harm to a thing"),
        ("El contrato obliga al inquilino.", "dañar una cosa"),
        ("threat",),
    ),
    "effect": Guide(
        ("Rain swelled the river.", "needing, or who won what"),
        ("La lluvia hizo crecer el río.", "necesitar, o quién ganó qué"),
        ("requirement", "election_result"),
    ),
    "indication": Guide(
        ("Empty nets point to a poor year.", "bringing it about"),
        ("Redes vacías anuncian un mal año.", "causarlo"),
        ("effect",),
    ),
    "requirement": Guide(
        ("Bread needs yeast.", "wanting it, or buying it"),
        ("El pan necesita levadura.", "quererlo, o comprarlo"),
        ("aim", "procurement"),
    ),
    "continuity": Guide(
        (
            "The daughter keeps the shop; the buyer inherits the debt.",
            "an unchanged thing with no heir",
        ),
        (
            "La hija conserva la tienda; el comprador hereda la deuda.",
            "algo que no cambia, sin heredero",
        ),
        ("effect",),
    ),
    "association": Guide(("The last resort.", ""), ("El último recurso.", "")),
}
