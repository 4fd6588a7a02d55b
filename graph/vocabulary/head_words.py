"""Words that names of bodies, places, plans and events are made with, and what they tell of the article.

The tables are small, and asked only where no text tells. All is folded; English and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.vocabulary.uses import words

BODIES = words("agency organization party coalition region")
"""Kinds whose names keep their capital, where nothing in small letters belongs to them: *the Army*."""
NO_NOUNS = words("person candidate country")
"""Kinds of which each one has a name of its own."""

HEADS: Mapping[str, frozenset[str]] = {
    "en": words(
        # bodies
        "administration agency alliance army assembly association attorney authority board bureau cabinet campaign "
        "chamber chancellery coalition command commission committee community confederation constitution council "
        "court delegation department directorate embassy federation fleet force forces foundation front fund "
        "gendarmerie government group guard house inspectorate institute institution judiciary kingdom league "
        "legislature military ministry mission movement nations navy office opposition organisation organization "
        "parliament party police presidency prosecution prosecutors regime republic secretariat senate service "
        "society states task team treasury tribunal union unit corps chiefs staff emirates marines "
        # places
        "archipelago bay border borderland canal capital coast desert docks east frontier gulf harbour harbor "
        "interior islands mainland mountains north northeast northwest ocean peninsula province region river sea "
        "south southeast southwest strait straits territory valley west zone macrozone market airport bridge "
        # policies and events
        "accord act agreement amendment approach ban bill blueprint budget ceasefire charter code convention deal "
        "decree doctrine embargo framework initiative law mandate moratorium pact plan programme program project "
        "proposal protocol reform regulation resolution scheme strategy treaty assault attack ballot conference "
        "coup crisis debate earthquake election flood incident invasion meeting primary protest raid rally "
        "referendum revolution runoff round scandal session strike summit talks trial uprising vote war conflict "
        # people and things
        "ambassador chairman chancellor commander director governor head king leader mayor minister premier "
        "president prosecutor queen secretary senator speaker spokesman spokeswoman left right center centre "
        "centre-left centre-right center-left center-right diaspora electorate majority minority population public "
        "media press dam factory network pipeline plant refinery satellite ship submarine vessel deficit dilemma "
        "economy environment shortage threat quota problem question risk role fall lack loss balance crackdown "
        "dispute future composition quorum prize award wage"
    ),
    "es": words(
        # organismos
        "agencia alcaldia alianza armada asamblea asociacion ayuntamiento banco camara campana cancilleria casa "
        "coalicion comando comision comite comunidad concejo confederacion congreso consejo constitucion contraloria "
        "corporacion corte defensoria delegacion departamento direccion ejercito equipo estado federacion fiscalia "
        "flota frente fuerza fuerzas fundacion gendarmeria gobernacion gobierno grupo guardia infanteria iniciativa "
        "instituto intendencia jefatura junta juzgado liga marina mesa ministerio mision movimiento municipalidad "
        "municipio oficina oposicion organismo organizacion pacto parlamento partido poder policia policias "
        "prefectura presidencia procuraduria reino republica secretaria senado servicio sindicato subsecretaria "
        "superintendencia tesoreria tribunal union unidad universidad "
        # territorios
        "archipielago bahia barrio canal capital comuna cono cordillera costa cuenca desierto distrito este "
        "estrecho frontera golfo isla islas macrozona mar mercado muelle muelles norte oceano oeste peninsula plaza "
        "provincia puerto region rio sur valle zona "
        # políticas y acontecimientos
        "acuerdo agenda carta codigo convenio decreto doctrina enfoque estrategia ley marco plan politica "
        "presupuesto programa proyecto reforma reglamento resolucion tratado ataque atentado crisis cumbre eleccion "
        "elecciones golpe guerra huelga plebiscito referendum votacion vuelta "
        # personas y lo demás
        "alcalde alcaldesa gobernador gobernadora ministra ministro presidenta presidente izquierda derecha "
        "centroizquierda centroderecha economia seguridad actual antigua antiguo nueva nuevo primer primera proxima "
        "proximo segunda segundo"
    ),
}
"""Words that take an article as the head of a name."""

# English

OF_SMALL_LETTERS = words(
    "bank state city town village island street company port lake county university college hospital school road park "
    "square district"
)
"""Heads too, but only in small letters or before an *of*: *the Bank of England*, *Deutsche Bank*."""
OF_COUNTRIES = {
    "en": words("states kingdom republic emirates union islands federation"),
    "es": words("republica reino union federacion"),
}
"""Heads of the names of countries that take an article."""
KNOWN_ENGLISH = words(
    "us usa uk un eu uae fbi cia nsa bbc imf oecd who wto oas dea ecb fda epa kremlin pentagon netherlands "
    "philippines bahamas gambia maldives seychelles vatican arctic antarctic balkans caribbean levant sahel caucasus "
    "andes alps himalayas mediterranean baltics"
)
"""Names that take *the*."""
BARE = {"en": words("congress parliament customs"), "es": words("carabineros aduanas")}
"""Names that take none, though others like them do."""
ARTICLED_MANY = words("agency region event party coalition post")
"""Kinds whose names take *the* of many too; of others, many have none: *voters*, *frigates*."""
ONE_IN_S = {
    "en": words(
        "states nations news series species headquarters corps means customs emirates netherlands philippines "
        "bahamas maldives seychelles texas paris athens brussels hamas isis times reuters siemens barracks works"
    ),
    "es": words(
        "crisis tesis sintesis analisis virus pais interes lunes martes jueves viernes mes gas paris"
    ),
}
"""Words that end in an s and are of one."""
MANY_WITHOUT_S = words("police people military troops cattle media men women children data clergy")
MANY_OF_PEOPLE = re.compile(r"(?:ans|ists|ers|ors|ats|ives|als|ents|ants|ees|ens|ians|ties|men)$")
"""How words end that name people, though they have a capital: *Republicans*, and not *Hamas*."""
NO_MANY = re.compile(r"(?:ss|us|is|ics)$")

NOUN_ENDINGS = {
    "en": re.compile(
        r"(?:(?<!beij)(?<!nanj)(?<!read)(?<!boe)(?<!sterl)ing|(?<!portug)(?<!nep)(?<!seneg)(?<!beng)(?<!montre)al|ed|ive|ous|able|tion|sion|ment|ness|ism|ity|ship|ics)$"
    ),
    "es": re.compile(
        r"(?:cion|sion|dad|tad|ismo|ncia|miento|ia|os|as|es|aje|ura|anza|ez|eza|ento|ica|ado|ada|imen|eo|ducto|enda)$"
    ),
}
"""How common nouns and their adjectives end, and hardly a name."""
TITLES = words(
    "ambassador chairman chancellor commander director governor mayor minister president prosecutor secretary senator "
    "speaker spokesman spokeswoman deputy judge "
    "alcalde alcaldesa canciller diputada diputado director directora embajador embajadora fiscal gobernador "
    "gobernadora juez jueza ministra ministro presidenta presidente secretaria secretario senador senadora vocera vocero"
)
"""Heads of posts that are called as who holds them."""

# Spanish

KNOWN_SPANISH: Mapping[str, str] = {
    "reino unido": "el",
    "paises bajos": "los",
    "emiratos arabes unidos": "los",
    "naciones unidas": "las",
    "ue": "la",
    "onu": "la",
    "otan": "la",
    "oea": "la",
    "cia": "la",
    "ocde": "la",
    "omc": "la",
    "oms": "la",
    "fmi": "el",
    "celac": "la",
    "mercosur": "el",
    "india": "la",
    "santa sede": "la",
    "kremlin": "el",
    "pentagono": "el",
    "sahara": "el",
    "caribe": "el",
    "amazonia": "la",
    "patagonia": "la",
    "pacifico": "el",
    "atlantico": "el",
}
"""Names and their articles."""
FEMININE = words(
    "ley red base gente nave fase clase crisis tesis sede parte corte frase torre calle muerte suerte noche fuente "
    "serie especie carne clave imagen orden senal carcel sal piel costumbre labor flor mujer madre hambre luz voz paz "
    "cruz vez raiz mano ong lista pista vista revista entrevista conquista"
)
MASCULINE = words(
    "problema programa sistema tema clima dilema esquema lema poema idioma drama mapa dia planeta cometa cura papa "
    "panorama diagrama enigma estigma carisma fantasma trauma paradigma avion camion juez pez ajedrez"
)
FEMININE_ENDING = re.compile(
    r"(?:(?:[cgsn]ion|[dt]ad|tud|umbre|ez|eza)|(?:[cgsn]iones|[dt]ades|tudes|umbres|eces)|as?)$"
)
MASCULINE_ENDING = re.compile(r"istas?$")
"""How nouns end that are of one gender; of others, the masculine is the likelier."""
BEFORE_NOUNS = words("gran grandes principal principales actuales posible posibles mayores mejores")
"""Words of either gender that stand before a noun."""
STRESSED_A = words("agua area arma ala aula alma ancla aguila hacha hambre habla alza")
"""Feminine nouns of one with *el*."""
COMMON = FEMININE | MASCULINE | STRESSED_A
"""Words that are no names."""
