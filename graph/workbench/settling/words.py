"""What the settling desk says, in English and Spanish beside each other."""

from __future__ import annotations

from collections.abc import Mapping

Said = tuple[str, str]
"""In English, in Spanish."""
_LANGUAGES = ("en", "es")

WORDS: Mapping[str, Said] = {
    # the top
    "settled": ("settled", "resueltas"),
    "to settle": ("to settle", "por resolver"),
    "undo": ("undo: {what}", "deshacer: {what}"),
    "redo": ("redo: {what}", "rehacer: {what}"),
    "done": ("{decision} on {what}, {reason}", "{decision} en {what}, {reason}"),
    "next": ("next to settle", "siguiente por resolver"),
    "keys": ("all keys", "todas las teclas"),
    "saved": ("Saved", "Guardado"),
    # the sentence
    "sentence": ("Sentence {number} of {all}", "Oración {number} de {all}"),
    "blind": (
        "names hidden, sides shuffled anew for each sentence",
        "nombres ocultos, lados sorteados de nuevo en cada oración",
    ),
    "open names": ("A is {first} here, B is {second}", "aquí A es {first} y B es {second}"),
    "alike": (
        "{count} alike in every field, taken as they are",
        "{count} iguales en todos los campos, tomadas como están",
    ),
    "one alike": (
        "1 alike in every field, taken as it is",
        "1 igual en todos los campos, tomada como está",
    ),
    "nothing": ("Nobody claims anything here.", "Nadie afirma nada aquí."),
    "here settled": ("Nothing is left to settle here.", "No queda nada por resolver aquí."),
    "all settled": (
        "Everything is settled: {taken} taken as alike, {settled} decided. policygraph check {out} says what is left.",
        "Todo está resuelto. Tomadas por iguales: {taken}; decididas: {settled}. policygraph check {out} dice qué falta.",
    ),
    # rows
    "fields differ": ("fields differ: {fields}", "campos que difieren: {fields}"),
    "only": ("only {letter}", "solo {letter}"),
    "each says": ("{why}: A {first}, B {second}", "{why}: A {first}, B {second}"),
    "two ways": ("described in two ways: {fields}", "descrito de dos maneras: {fields}"),
    "was settled": ("settled: {decision}, {reason}", "resuelto: {decision}, {reason}"),
    # the bar
    "of": ("{number} of {all}", "{number} de {all}"),
    "same": (
        "same ends, same kind; {count} fields differ",
        "mismos extremos, misma clase; difieren {count} campos",
    ),
    "same, one": (
        "same ends, same kind; one field differs",
        "mismos extremos, misma clase; difiere un campo",
    ),
    "alone": ("only {letter} claims this", "solo {letter} lo afirma"),
    "differs": ("differs", "difiere"),
    "field alike": ("alike", "igual"),
    "standing": ("as", "cómo"),
    "nearest": (
        "; beside it the nearest of {letter}, settled by itself: {why}",
        "; al lado lo más cercano de {letter}, que se resuelve aparte: {why}",
    ),
    "take": ("Take a side, or", "Tome un lado, o"),
    "take it": ("Take it, or", "Tómela, o"),
    "whose": ("Whose {field}?", "¿De quién se toma: {field}?"),
    "why": ("Why? {decision}", "¿Por qué? {decision}"),
    "then why": ("then why: {reasons}", "luego, por qué: {reasons}"),
    "both": ("both", "ambas"),
    "merged": ("merged", "combinada"),
    "neither": ("neither", "ninguna"),
    "reworded": ("reworded", "con otra oración"),
    "later": ("later", "después"),
    "own words": ("in your words", "con sus palabras"),
    "reason box": ("The reason, in your words", "La razón, con sus palabras"),
    "sentence box": ("The sentence, in your words", "La oración, con sus palabras"),
    "take the box": ("take it", "tomarla"),
    "back": ("back", "volver"),
    "stands": (
        "Settled: {decision}, {reason}. A further decision takes its place.",
        "Resuelto: {decision}, {reason}. Otra decisión la reemplaza.",
    ),
    # why a key does nothing
    "only one": ("only {letter} claims this", "solo {letter} lo afirma"),
    "not of a thing": (
        "it is one thing, described in two ways",
        "es una sola cosa, descrita de dos maneras",
    ),
    "one field": ("one field differs: take A or B", "difiere un campo: tome A o B"),
    "say the reason": ("Say why, in a few words.", "Diga por qué, en pocas palabras."),
    "say the sentence": ("Write the sentence.", "Escriba la oración."),
    # what was told
    "not taken": ("Not taken: {problem}", "No se toma: {problem}"),
    "more wrong": ("(and {count} more)", "(y {count} más)"),
    "changed": (
        "Another program has changed the files. They are read anew, and nothing was written; decide again.",
        "Otro programa ha cambiado los archivos. Se leyeron de nuevo y no se escribió nada; decida otra vez.",
    ),
    "reread": (
        "Another program has changed the files; they were read anew.",
        "Otro programa ha cambiado los archivos; se leyeron de nuevo.",
    ),
    "edited": (
        "A claim that this decision wrote has been edited since: undo, or edit it by hand.",
        "Una afirmación que escribió esta decisión se editó después: deshaga, o edítela a mano.",
    ),
    "unwritten": ("Not written: {problem}", "No se escribió: {problem}"),
    "faulty": (
        "The outcome has faults, so nothing can be decided: {problem}",
        "El resultado tiene fallas, así que no se puede decidir: {problem}",
    ),
    "said settled": (
        "Settled: {decision}. Left in this sentence: {left}.",
        "Resuelto: {decision}. Por resolver en esta oración: {left}.",
    ),
    "said undone": ("Undone: {what}.", "Deshecho: {what}."),
    "said redone": ("Done again: {what}.", "Rehecho: {what}."),
    # the foot and the help
    "pair": ("pair", "par"),
    "sentences": ("sentence", "oración"),
    "guide": ("the guide’s paragraph", "el párrafo de la guía"),
    "names": ("show who is who", "mostrar quién es quién"),
    "hide names": ("hide who is who", "ocultar quién es quién"),
    "remark": (
        "Every decision goes into the log, with its reason",
        "Cada decisión queda en el registro, con su razón",
    ),
    "help decide": (
        "take A, take B, both, merged field by field, neither, reworded",
        "tomar A, tomar B, ambas, combinada campo por campo, ninguna, con otra oración",
    ),
    "help reason": (
        "the reason: a section of the guide, or your words",
        "la razón: una sección de la guía, o sus palabras",
    ),
    "help later": ("leave it for later", "dejarlo para después"),
    "help undo": ("undo, redo", "deshacer, rehacer"),
    "help close": ("close, go back", "cerrar, volver"),
    "title": ("{title}: what two annotators say", "{title}: lo que dicen dos anotadores"),
    # values
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "place": ("no words: {place}", "sin palabras: {place}"),
    "paragraph": ("¶ {number}", "¶ {number}"),
}

FIELDS: Mapping[str, Said] = {
    "kind": ("kind", "clase"),
    "source": ("source", "origen"),
    "target": ("target", "destino"),
    "ends": ("ends", "extremos"),
    "modality": ("sort", "tipo"),
    "certainty": ("certainty", "certeza"),
    "negated": ("polarity", "negación"),
    "scenario": ("scenario", "escenario"),
    "holder": ("whose", "de quién"),
    "basis": ("basis", "dicho o inferido"),
    "topic": ("topic", "tema"),
    "date": ("date", "fecha"),
    "start": ("from", "desde"),
    "end": ("until", "hasta"),
    "words": ("words", "palabras"),
    "sentence": ("sentence", "oración"),
    "note": ("note", "nota"),
    "summary": ("summary", "resumen"),
    "summaries": ("summaries", "resúmenes"),
    "names": ("names", "nombres"),
    "identifiers": ("ids elsewhere", "identificadores"),
    "label": ("label", "rótulo"),
    "labels": ("labels", "rótulos"),
    "group": ("group", "grupo"),
    "condition": ("condition", "condición"),
    "counterparts": ("who plays which part", "quién hace qué papel"),
    "title": ("title", "título"),
    "titles": ("titles", "títulos"),
    "authors": ("authors", "autores"),
    "by": ("written by", "escrito por"),
    "publisher": ("publisher", "editorial"),
    "language": ("language", "idioma"),
    "url": ("address", "dirección"),
    "rights": ("rights", "derechos"),
    "digest": ("digest", "huella digital"),
    "characters": ("length", "extensión"),
    "disclaimer": ("disclaimer", "descargo de responsabilidad"),
}
"""What fields are called that have no name of their own in the vocabulary."""

SORTS: Mapping[str, Said] = {
    "entities": ("entity", "entidad"),
    "scenarios": ("scenario", "escenario"),
    "topics": ("topic", "tema"),
    "documents": ("document", "documento"),
}

WHY: Mapping[str, Said] = {
    "same kind and ends, matched with another": (
        "same kind and ends, matched with another",
        "misma clase y extremos, emparejada con otra",
    ),
    "same kind, ends the other way round": (
        "same kind, ends the other way round",
        "misma clase, extremos al revés",
    ),
    "same ends, other kind": ("same ends, other kind", "mismos extremos, otra clase"),
    "same kind and source, other target": (
        "same kind and source, other target",
        "misma clase y origen, otro destino",
    ),
    "same kind and target, other source": (
        "same kind and target, other source",
        "misma clase y destino, otro origen",
    ),
    "same words, other kind and ends": (
        "same words, other kind and ends",
        "mismas palabras, otra clase y otros extremos",
    ),
}
"""What two claims have in common that are no pair."""

GLOSSES: Mapping[str, Said] = {
    "fact": (
        "told as having happened, open to checking",
        "se da por ocurrido, y se puede comprobar",
    ),
    "assessment": ("a judgement, a diagnosis, a reason", "un juicio, un diagnóstico, una razón"),
    "plan": ("what an actor intends", "lo que un actor se propone"),
    "expectation": ("what is foreseen", "lo que se prevé"),
    "risk": ("harm that may come", "lo que podría salir mal"),
    "recommendation": ("what ought to be done, as advice", "lo que debería hacerse, como consejo"),
    "certain": ("no hedge", "sin reservas"),
    "probable": ("likely, expected to", "probable, se espera"),
    "possible": ("may, could", "puede, podría"),
    "stated": ("the words say so", "las palabras lo dicen"),
    "inferred": ("has to be concluded", "hay que concluirlo"),
}
"""A few words on a value, from the guide."""


def say(key: str, language: str, **parts: object) -> str:
    """A word or a sentence in a language.

    Parameters
    ----------
    key : str
    language : str
        English, where it is another than those that there are.
    **parts : object
        What stands in its gaps.
    """
    return in_language(WORDS[key], language).format(**parts)


def in_language(said: Said, language: str) -> str:
    """One of the languages."""
    return said[_LANGUAGES.index(language) if language in _LANGUAGES else 0]
