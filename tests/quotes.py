"""Forty quotes of made-up texts: twenty-six that a person would place, fourteen that nobody should.

The texts are of the sort that people annotate, in several languages and with what typesetting brings.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

HARBOUR = (
    "A Harbour Town Weighs Its Choice\n"
    "\n"
    "Ana Ríos, who leads the polls, has said that the harbour police will not be armed. "
    "Her rival, Tom Berg, “would rather arm them today than tomorrow”, as the Evening Post put it.\n"
    "\n"
    "Whoever wins needs 4/7 of the council, and may have to bargain with the fishers’ union. "
    "The union’s hard\u2011line wing \u2013 some 1.5 thousand members \u2013 isn’t likely to yield.\u00a0"
    "Under Berg, the old docks could be sold to a firm from Lund; under Ríos, they would stay in "
    "public hands until 2031.\n"
    "\n"
    "The army stays out of the town. Observers fear a non-aligned council. "
    "Ríos’s team plans two patrol boats, a new pier and, in a second step, a training school for "
    "pilots, which Berg’s team calls a waste of money.\n"
    "\n"
    "Trade with the islands will grow. The harbour fund can’t pay for both. Is the fund too small? "
    "Trade with the islands will grow, says the fund’s head, only if the ferry runs.\n"
)
PUERTO = (
    "El puerto decide\n"
    "La candidata Ana Ríos propone que la policía portuaria no lleve armas; su rival, Tomás Peña, "
    "dice: «Hoy mejor que mañana». Según la ministra Íñiguez, el 12,5 % de los muelles podría "
    "venderse antes de 2027.\n"
    "¿Habrá acuerdo? La unión de pescadores lo duda: «Nadie nos ha consultado… y nadie lo hará».\n"
)
HAFEN = (
    "Der Hafen entscheidet\n"
    "Die Kandidatin möchte die Straße zum Hafen schließen, während ihr Gegner „größere Schiffe“ "
    "anlocken will. Der Zoll\u00adbe\u00adamten\u00adverband hält das für falsch und fordert 3,5 Millionen Euro.\n"
    "Die Stadt muss sich nicht vor dem 15. März äußern.\n"
)
PORT = unicodedata.normalize(
    "NFD",
    "Le port décide\n"
    "La candidate l’a répété : «\u202fLa police du port ne sera pas armée\u202f!\u202f» Son rival préfère "
    "l’armée à l’entrée des quais ; l’e\ufb00ort coûterait 2\u202f500\u202f000\u00a0euros.\n",
)
MINA = (
    "الميناء يقرر\n"
    "قالت المرشحة إن شرطة الميناء لن تُسلَّح. وأضاف منافسها أن الأرصفة القديمة قد تُباع قبل عام 2027؟\n"
)
GANG = "港口的选择\n候选人表示，港口警察不会配备武器。她的对手则希望扩建码头，并在二〇二七年之前出售旧船坞。\n"


class Quote(NamedTuple):
    """A quote, the text that it is looked for in, and what it should be placed on."""

    fault: str
    text: str
    words: str
    stands: tuple[str, ...] = ()


def nfd(words: str) -> str:
    return unicodedata.normalize("NFD", words)


TO_PLACE = (
    Quote("as it stands", HARBOUR, "The army stays out of the town.", ("The army stays out of the town.",)),
    Quote("straight marks", HARBOUR, "\"would rather arm them today than tomorrow\"", ("“would rather arm them today than tomorrow”",)),
    Quote("a straight apostrophe", HARBOUR, "the fishers' union", ("the fishers’ union",)),
    Quote("a plain hyphen", HARBOUR, "The union's hard-line wing", ("The union’s hard\u2011line wing",)),
    Quote("another dash", HARBOUR, "wing \u2014 some 1.5 thousand members \u2014 isn't likely", ("wing \u2013 some 1.5 thousand members \u2013 isn’t likely",)),
    Quote("a blank that breaks", HARBOUR, "yield. Under Berg", ("yield.\u00a0Under Berg",)),
    Quote("a capital that began the quote", HARBOUR, "The old docks could be sold to a firm from Lund", ("the old docks could be sold to a firm from Lund",)),
    Quote("no accents", HARBOUR, "under Rios, they would stay in public hands", ("under Ríos, they would stay in public hands",)),
    Quote("a label and marks", HARBOUR, "¶4: “Observers fear a non-aligned council”", ("Observers fear a non-aligned council",)),
    Quote("a full stop for a comma", HARBOUR, "may have to bargain with the fishers’ union", ("may have to bargain with the fishers’ union",)),
    Quote("a full stop that is not there", HARBOUR, "Ríos’s team plans two patrol boats.", ("Ríos’s team plans two patrol boats",)),
    Quote("an ellipsis at both ends", HARBOUR, "… in a second step, a training school for pilots …", ("in a second step, a training school for pilots",)),
    Quote("a piece left out", HARBOUR, "Ríos’s team plans two patrol boats [...] which Berg’s team calls a waste of money", ("Ríos’s team plans two patrol boats", "which Berg’s team calls a waste of money")),
    Quote("two pieces left out", HARBOUR, "“The old docks could be sold … they would stay in public hands … 2031.”", ("the old docks could be sold", "they would stay in public hands", "2031.")),
    Quote("brackets around it", HARBOUR, "(The harbour fund can't pay for both)", ("The harbour fund can’t pay for both",)),
    Quote("white space of a screen", HARBOUR, "Whoever  wins needs\n   4/7 of the council", ("Whoever wins needs 4/7 of the council",)),
    Quote("guillemets as straight marks", PUERTO, 'dice: "Hoy mejor que mañana"', ("dice: «Hoy mejor que mañana»",)),
    Quote("typed without accents", PUERTO, "segun la ministra iñiguez, el 12,5 % de los muelles podria venderse", ("Según la ministra Íñiguez, el 12,5 % de los muelles podría venderse",)),
    Quote("single marks for double", PUERTO, "‘Nadie nos ha consultado... y nadie lo hará’", ("«Nadie nos ha consultado… y nadie lo hará»",)),
    Quote("ss for ß", HAFEN, "die Strasse zum Hafen schliessen", ("die Straße zum Hafen schließen",)),
    Quote("a soft hyphen", HAFEN, "Der Zollbeamtenverband hält das für falsch", ("Der Zoll\u00adbe\u00adamten\u00adverband hält das für falsch",)),
    Quote("NFC for NFD, and a guillemet", PORT, "L’a répété : « La police du port ne sera pas armée ! »", (nfd("l’a répété : «\u202fLa police du port ne sera pas armée\u202f!\u202f»"),)),
    Quote("a ligature", PORT, "l'effort coûterait 2 500 000 euros", (nfd("l’e\ufb00ort coûterait 2\u202f500\u202f000\u00a0euros"),)),
    Quote("an elided article", PORT, "armée à l’entrée des quais", (nfd("armée à l’entrée des quais"),)),
    Quote("Arabic without points", MINA, "إن شرطة الميناء لن تسلح", ("إن شرطة الميناء لن تُسلَّح",)),
    Quote("Chinese, with another full stop", GANG, "港口警察不会配备武器.", ("港口警察不会配备武器",)),
)  # fmt: skip

TO_REFUSE = (
    Quote("a dropped not", HARBOUR, "the harbour police will be armed"),
    Quote("another share", HARBOUR, "Whoever wins needs 3/7 of the council"),
    Quote("part of a number", HARBOUR, "5 thousand members"),
    Quote("will for may", HARBOUR, "and will have to bargain with the fishers’ union"),
    Quote("another actor", HARBOUR, "Under Ríos, the old docks could be sold to a firm from Lund"),
    Quote("made up", HARBOUR, "The mayor has already signed a contract with the shipyard"),
    Quote("in two places", HARBOUR, "Trade with the islands will grow"),
    Quote("pieces far apart", HARBOUR, "Ana Ríos, who leads the polls … only if the ferry runs"),
    Quote("inside of a word", HARBOUR, "the fishers’ union. The union’s hard\u2011line win"),
    Quote("can of can’t", HARBOUR, "The harbour fund can"),
    Quote("a question told", HARBOUR, "the fund too small."),
    Quote("one word in another order", HAFEN, "Die Stadt muss sich vor dem 15. März nicht äußern"),
    Quote("a dropped no", PUERTO, "la policía portuaria lleve armas"),
    Quote("will for will not", GANG, "港口警察会配备武器"),
)
