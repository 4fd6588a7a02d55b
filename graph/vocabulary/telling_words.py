"""Words in a name that tell what it names: a police is an agency, a strait a region.

They are for offers alone: what is offered first, a person still decides. English and Spanish; without accents.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.folding import fold

_WORDS: Mapping[str, str] = {
    "agency": "agency army authority bank board bureau carabineros commission congress council court customs department"
    " forces guard intelligence marines ministry navy office parliament police prosecutors senate service tribunal"
    " agencia armada aduana aduanas ejercito fiscalia fuerzas guardia inteligencia ministerio policia policias senado"
    " servicio tribunal",
    "asset": "aircraft bases drones fleet frigates missiles pipeline ships submarines weapons"
    " armas barcos buques fragatas misiles submarinos",
    "coalition": "alliance bloc coalition front pact alianza bloque coalicion frente pacto",
    "event": "attack campaign ceasefire coup crisis election elections referendum runoff summit vote war"
    " ataque campana cumbre eleccion elecciones golpe guerra votacion vuelta",
    "group": "candidates citizens communities diaspora farmers gangs leaders migrants minority parties students voters"
    " workers bandas comunidades electores migrantes minoria pueblos trabajadores votantes",
    "issue": "corruption crime crisis defence defense economy energy inequality migration security terrorism trade"
    " violence comercio corrupcion defensa delincuencia economia energia inmigracion migracion seguridad violencia",
    "organization": "association company corporation foundation institute nations news party union university"
    " asociacion empresa fundacion instituto naciones sindicato universidad",
    "party": "party republicans socialists liberals democrats greens partido republicanos socialistas",
    "policy": "agreement aid act bill budget constitution deal law plan policy programme program reform sanctions treaty"
    " acuerdo ayuda constitucion ley plan politica presupuesto programa reforma sanciones tratado",
    "post": "chancellor minister mayor presidency president secretary ministro alcalde presidencia presidente",
    "region": "bay border city coast county desert district docks island islands macrozona mountains north port province"
    " region river sea south state strait town valley village bahia ciudad costa desierto distrito frontera isla islas"
    " norte provincia puerto region rio sur valle",
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    word: tuple(kind for kind, words in _WORDS.items() if word in words.split())
    for words in _WORDS.values()
    for word in words.split()
}


def told_kinds(name: str) -> tuple[str, ...]:
    """The kinds of entity of which a name's own words tell, the last word's first.

    Parameters
    ----------
    name : str
    """
    found: dict[str, None] = {}
    for word in reversed(fold(name).split()):
        found.update(dict.fromkeys(_KINDS.get(word, ())))
    return tuple(found)
