"""What the cards of an entity and of the dataset say, in English and in Spanish beside each other."""

from __future__ import annotations

from collections.abc import Mapping

CARDS: Mapping[str, tuple[str, str]] = {
    # Keys
    "help card entity": (
        "the card of an entity: its name, kind, other names, what it is",
        "la ficha de una entidad: nombre, clase, otros nombres, qué es",
    ),
    "help card dataset": (
        "the card of the dataset: titles, whole documents, scenarios, topics, findings, saved questions",
        "la ficha de los datos: títulos, documentos enteros, escenarios, temas, conclusiones, preguntas",
    ),
    "an entity": ("an entity’s card", "ficha de una entidad"),
    "the dataset": ("dataset", "datos"),
    "write it": ("write it", "escribirlo"),
    "leave it": ("back, and leave it as it was", "atrás, y dejarlo como estaba"),
    "take it away": ("take it away", "quitarlo"),
    "link it": ("link, or let go", "enlazar, o soltar"),
    "help corrected": (
        "correct what a detail says; emptied, it says nothing",
        "corregir un detalle; vacío, no dice nada",
    ),
    "corrected": ("correct it", "corregirlo"),
    "a date": (
        "A date: 2025, 2025-12 or 2025-12-14; of what lasts: .. or past.",
        "Una fecha: 2025, 2025-12 o 2025-12-14; de lo que dura: .. o past.",
    ),
    # Heads and fields
    "card entity": ("Whose card?", "¿La ficha de quién?"),
    "card dataset": ("The dataset", "Los datos"),
    "card name": ("name", "nombre"),
    "card kind": ("kind", "clase"),
    "card aliases": ("other names", "otros nombres"),
    "card summary": ("what it is", "qué es"),
    "card title": ("title", "título"),
    "card headline": ("headline", "titular"),
    "card deck": ("deck", "bajada"),
    "card documents": ("documents", "documentos"),
    "card scenarios": ("scenarios", "escenarios"),
    "card topics": ("topics", "temas"),
    "card findings": ("findings", "conclusiones"),
    "card unsaid": ("left unsaid", "lo no dicho"),
    "card questions": ("saved questions", "preguntas guardadas"),
    "card reading": ("reading", "lectura"),
    "card expected": ("expects", "espera"),
    "card annotated": ("annotated", "anotado"),
    "card label": ("label", "rótulo"),
    "card group": ("group", "grupo"),
    "card counterparts": ("who plays which part", "quién hace qué papel"),
    "card words": ("words", "palabras"),
    "card topic": ("topic", "tema"),
    "card scenario": ("scenario", "escenario"),
    "card relations": ("rests on", "se apoya en"),
    "card +": ("new part", "papel nuevo"),
    "card new scenarios": ("new scenario", "escenario nuevo"),
    "card new topics": ("new topic", "tema nuevo"),
    "card new findings": ("new finding", "conclusión nueva"),
    "card new unsaid": ("something else left unsaid", "otra cosa no dicha"),
    # Values
    "annotated whole": ("whole: each sentence is cited or silent", "entero: cada oración, citada o en silencio"),
    "annotated part": ("in part", "en parte"),
    "1 sentence open": ("1 sentence is open", "hay 1 oración abierta"),
    "n sentences open": ("{n} sentences are open", "hay {n} oraciones abiertas"),
    "card always": ("whoever wins", "en todo caso"),
    "card nothing": ("nothing", "nada"),
    "card link": ("link it", "enlazarla"),
    "card let go": ("✓ it rests on this; let it go", "✓ se apoya en esto; soltarla"),
    "breaks 1 claim": ("1 claim would break", "rompería 1 afirmación"),
    "breaks claims": ("{n} claims would break", "rompería {n} afirmaciones"),
    "would break": ("It would break: {claim}", "Rompería: {claim}"),
    "answered otherwise": (
        "The question “{title}” is answered otherwise then: {counts}. Enter once more: it expects that.",
        "La pregunta «{title}» se respondería de otro modo: {counts}. Con Enter otra vez, la pregunta espera eso.",
    ),
    "1 more": ("1 claim more", "1 afirmación más"),
    "n more": ("{n} claims more", "{n} afirmaciones más"),
    "1 fewer": ("1 claim fewer", "1 afirmación menos"),
    "n fewer": ("{n} claims fewer", "{n} afirmaciones menos"),
    "n more of these": ("… and {n} more", "… y {n} más"),
    "said asks": ("Not saved yet: {what}", "Aún no se guarda: {what}"),
    # Told
    "card names": ("Several names: a semicolon between them.", "Varios nombres: punto y coma entre ellos."),
    "card pick": (
        "Its sentence first (j k, or a click there); then its number, or Enter on the row that is picked.",
        "Primero su oración (j k, o un clic); luego su número, o Enter en la fila elegida.",
    ),
    "card ask": (
        "A new one, with what it asks: policygraph ask --save \"…?\" -d {folder} --kind …",
        "Una nueva, con lo que pregunta: policygraph ask --save \"¿…?\" -d {folder} --kind …",
    ),
    "card by hand": (
        "No card edits what stands there; mend it in the file: {why}",
        "Ninguna ficha edita lo que hay ahí; hay que corregirlo en el archivo: {why}",
    ),
    "card elsewhere": (
        "Changed elsewhere meanwhile: “{value}”. Enter has it say this here instead.",
        "Cambió mientras tanto en otra parte: «{value}». Con Enter dice esto en su lugar.",
    ),
    "said card goes on": (
        "What was being typed here is here again.",
        "Aquí está de nuevo lo que se estaba escribiendo.",
    ),
    "card of the line": (
        "Nothing is written before the claim is saved.",
        "Nada se escribe antes de guardar la afirmación.",
    ),
    "box card": ("{field}", "{field}"),
    # What was changed meanwhile
    "undone": ("as undone", "como quedó"),
    "changed by undo": (
        "Undo has changed the claim that you are editing.",
        "Al deshacer cambió la afirmación que se edita.",
    ),
    "said conflict own": (
        "Undo has changed the claim that you are editing: choose which stands.",
        "Al deshacer cambió la afirmación que se edita: hay que elegir cuál queda.",
    ),
    "said gone own": (
        "The claim that you are editing is gone by the undo: choose what becomes of yours.",
        "La afirmación que se edita ya no está, por deshacer: hay que elegir qué será de lo propio.",
    ),
    "said waits": (
        "The line that you had begun here waits: Enter goes back to it.",
        "Aquí espera la línea que se había empezado: con Enter se vuelve a ella.",
    ),
    "undo ended": (
        "Nothing to undo: a command or an editor has changed the files since, and what was done before fits them no longer.",
        "Nada que deshacer: una orden o un editor cambió los archivos después, y lo hecho antes ya no encaja con ellos.",
    ),
    # Steps, as undo tells them
    "step card": ("{field} of {what}", "{field} de {what}"),
    "step added": ("added, {what}", "añadido, {what}"),
    "step taken": ("taken away, {what}", "quitado, {what}"),
}  # fmt: skip
"""In English, in Spanish; what is in braces is put in."""
