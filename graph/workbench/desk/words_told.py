"""What the workbench tells, in English and in Spanish beside each other: of the check, of steps, of drafts."""

from __future__ import annotations

from collections.abc import Mapping

TOLD: Mapping[str, tuple[str, str]] = {
    # Check
    "nothing wrong": (
        "Nothing wrong, and no other claim says this.",
        "Sin errores, y ninguna otra afirmación dice esto.",
    ),
    "with": ("With {kind}: ", "Con {kind}: "),
    "nothing wrong with": (
        "nothing wrong, and no other claim says this.",
        "sin errores, y ninguna otra afirmación dice esto.",
    ),
    "n claims so far": (
        "{n} claims, one for each pair. Nothing wrong.",
        "{n} afirmaciones, una por cada par. Sin errores.",
    ),
    "1 wrong": ("1 thing is wrong.", "Hay 1 error."),
    "n wrong": ("{n} things are wrong.", "Hay {n} errores."),
    "stands already": (
        "This claim stands in {where} already.",
        "Esta afirmación ya está en {where}.",
    ),
    "cite this too": ("cite this place too", "citar también este lugar"),
    "says the opposite": (
        "A claim in {where} says the opposite: {sentence}",
        "Una afirmación en {where} dice lo contrario: {sentence}",
    ),
    "go there": ("go there", "ir allí"),
    "questions name it": (
        "{n} questions name this claim: they follow.",
        "{n} preguntas nombran esta afirmación: la siguen.",
    ),
    "question names it": (
        "1 question names this claim: it follows.",
        "1 pregunta nombra esta afirmación: la sigue.",
    ),
    "findings name it": ("{n} findings rest on it.", "{n} conclusiones se apoyan en ella."),
    "finding names it": ("1 finding rests on it.", "1 conclusión se apoya en ella."),
    "questions answer": (
        "It answers {n} saved questions: it is added to what they expect.",
        "Responde a {n} preguntas guardadas: se suma a lo que esperan.",
    ),
    "question answers": (
        "It answers a saved question: it is added to what that expects.",
        "Responde a una pregunta guardada: se suma a lo que esta espera.",
    ),
    "somewhere": ("another place", "otro lugar"),
    "what fits": (" What fits: {fits}.", " Ahí corresponde: {fits}."),
    "fix kind": ("fits both ends", "sirve para ambos extremos"),
    "fix kind role": (
        "fits both ends, and takes its detail from the words",
        "sirve para ambos extremos, y toma su detalle de las palabras",
    ),
    "fix ends": (
        "keep the ends: the kinds that fit them",
        "conservar los extremos: las clases que sirven",
    ),
    "fix tie": (
        "keep the tie: another end, of a kind that fits",
        "conservar el vínculo: otro extremo, que sirva",
    ),
    "fix swap": ("swap the ends", "intercambiar los extremos"),
    "fix modality": ("say what sort of claim it is", "decir de qué tipo es"),
    "fix scenario": ("say that it holds either way", "decir que vale en todo caso"),
    "fix end": ("take the end away", "quitar la fecha final"),
    "no sentence": (
        "A list has no sentence of its own: each of its claims has one. Save it, then → and e edit each.",
        "Una lista no tiene oración propia: cada afirmación tiene la suya. Tras guardarla, con → y e se edita cada una.",
    ),
    # Silence
    "why silent": ("Why does it claim nothing?", "¿Por qué no afirma nada?"),
    "silent: heading": ("heading: names the subject", "título: nombra el tema"),
    "silent: question": ("heading: asks, and claims nothing", "título: pregunta, y no afirma nada"),
    "silent: line": ("copyright line", "línea de derechos de autor"),
    "silent: boilerplate": ("boilerplate", "texto estándar"),
    "silent: contact": ("contact line", "línea de contacto"),
    "silent: lead": ("leads up to a claim", "prepara una afirmación"),
    "no longer silent": ("no longer silent", "ya no está en silencio"),
    # Finding, deleting
    "find": ("find", "buscar"),
    "not found": ("“{words}” is not in the text", "«{words}» no está en el texto"),
    "delete asks": ("Delete for good? What names it:", "¿Borrar definitivamente? La nombran:"),
    # Steps, as undo tells them
    "step new": ("new claim, {what}", "afirmación nueva, {what}"),
    "step news": ("{n} claims, {what}", "{n} afirmaciones, {what}"),
    "step edit": ("edit, {what}", "edición, {what}"),
    "step cite": ("another place, {what}", "otro lugar, {what}"),
    "step delete": ("deleted, {what}", "afirmación borrada, {what}"),
    "step deletes": ("deleted {n} claims, {what}", "{n} afirmaciones borradas, {what}"),
    "step silent": ("sentence {n} silent", "oración {n} en silencio"),
    "step spoken": ("sentence {n} no longer silent", "la oración {n} ya no está en silencio"),
    # Said
    "said undone": ("Undone: {what}", "Deshecho: {what}"),
    "said redone": ("Done again: {what}", "Rehecho: {what}"),
    "said answers": (
        "Saved: {what}. It answers {n} saved questions, which expect it now.",
        "Guardado: {what}. Responde a {n} preguntas guardadas, que ahora la esperan.",
    ),
    "said answer": (
        "Saved: {what}. It answers a saved question, which expects it now.",
        "Guardado: {what}. Responde a una pregunta guardada, que ahora la espera.",
    ),
    "said saved": ("Saved: {what}", "Guardado: {what}"),
    "said refused": ("Not saved: {what}", "No guardado: {what}"),
    "said other words": (
        "The text has other words there; take them anew.",
        "El texto tiene otras palabras allí; hay que tomarlas de nuevo.",
    ),
    "said one paragraph": (
        "A citation lies within one paragraph.",
        "Una cita está dentro de un solo párrafo.",
    ),
    "said nothing taken": ("There are no words in that.", "No hay palabras en eso."),
    "said no such": ("There is no such thing here.", "Eso no está aquí."),
    "said no such key": ("{key} does nothing here.", "{key} no hace nada aquí."),
    "said kept": (
        "Kept as unfinished, outside the data.",
        "Guardada como inconclusa, fuera de los datos.",
    ),
    "said not kept": (
        "There is nowhere to keep what is unfinished.",
        "No hay dónde guardar lo inconcluso.",
    ),
    "said nothing open": ("Every sentence is settled.", "Todas las oraciones están resueltas."),
    "said reread": (
        "The files were changed elsewhere, and read anew.",
        "Los archivos cambiaron en otra parte y se leyeron de nuevo.",
    ),
    "said unreadable": (
        "The files were changed elsewhere, and cannot be read; mend them there, nothing is lost here: {what}",
        "Los archivos cambiaron en otra parte y no se pueden leer; hay que corregirlos allí, aquí no se pierde nada: {what}",
    ),
    "said conflict": (
        "The claim that you edit was changed elsewhere.",
        "La afirmación que se edita cambió en otra parte.",
    ),
    "said goes on": (
        "1 claim was being made: Enter goes on.",
        "Había una afirmación a medio hacer: con Enter se sigue.",
    ),
    "said gone": ("The claim that you edit is gone.", "La afirmación que se edita ya no está."),
    "said draft": ("1 draft comes up.", "Aparece 1 borrador."),
    "said drafts": ("{n} drafts come up.", "Aparecen {n} borradores."),
    "how another place": (
        "Take the other words first, with the mouse or after Escape; then +.",
        "Primero hay que tomar las otras palabras, con el mouse o tras Escape; luego, +.",
    ),
    "said done": ("Done with the sentence.", "Oración terminada."),
    "step names": ("{source} {verb} {target}", "{source} {verb} {target}"),
    # Conflict
    "theirs": ("theirs", "lo de otros"),
    "mine": ("mine", "lo propio"),
    "base": ("as it was", "como estaba"),
    "changed elsewhere": (
        "This claim was changed elsewhere meanwhile.",
        "Esta afirmación cambió mientras tanto en otra parte.",
    ),
    # Drafts
    "said rejected": ("Rejected: {reason}", "Rechazado: {reason}"),
    "lost": ("The draft has lost “{words}”. ", "El borrador perdió «{words}». "),
    "grade exact": ("exact", "exacto"),
    "grade look-alike": ("look-alike", "parecido a la vista"),
    "grade folded": ("but for accents and case", "salvo acentos y mayúsculas"),
    "grade trimmed": ("trimmed", "recortado"),
    "grade pieces": ("in pieces", "en trozos"),
    "grade none": ("nowhere in the text", "no está en el texto"),
    "nothing like it": ("nothing like it", "nada parecido"),
    "grade ": ("by somebody", "hecho a mano"),
    "draft of": ("draft {n} of {all}", "borrador {n} de {all}"),
    "from": ("{model}, {date}", "{model}, {date}"),
    "unfinished": ("unfinished", "inconcluso"),
    "not placed": ("near: not placed", "parecido: sin ubicar"),
    "placed": ("{grade}", "{grade}"),
    "the draft quotes": ("the draft quotes", "el borrador cita"),
    "the text has": ("the text has", "el texto dice"),
    "accept": ("accept", "aceptar"),
    "reject, and why": ("reject, and why", "rechazar, y por qué"),
    "later": ("later", "después"),
    "draft": ("draft", "borrador"),
    "first place": ("first place its words", "primero hay que ubicar sus palabras"),
    "look at the doubt": (
        "Look again: {what} y once more takes it as it is",
        "Conviene revisar: {what} Con otra y se acepta tal cual",
    ),
    "first mend": ("first mend what is wrong", "primero hay que corregir lo que está mal"),
    "take the text": ("take the text’s own words", "tomar las palabras del texto"),
    "not unseen": ("Nothing is accepted unseen", "No se acepta nada sin verlo"),
    "drafts wait": ("to the text: drafts wait", "al texto: los borradores esperan"),
    "says the same": ("the draft says the same", "el borrador dice lo mismo"),
    "you were done": (
        "You were done at {mine}; then {drafts} came up",
        "Oración terminada con {mine}; luego, {drafts}",
    ),
    "1 draft": ("1 draft", "1 borrador"),
    "n drafts": ("{n} drafts", "{n} borradores"),
    "why reject": ("Why is it rejected?", "¿Por qué se rechaza?"),
    "reject: not said": ("the text does not say it", "el texto no lo dice"),
    "reject: kind": ("another kind", "otra clase"),
    "reject: ends": ("other ends", "otros extremos"),
    "reject: twice": ("said already", "ya está dicho"),
    "reject: outside": ("from outside the text", "viene de fuera del texto"),
    "lost words": (
        "Its words are not in the text, so it cites nothing yet.",
        "Sus palabras no están en el texto; aún no cita nada.",
    ),
    # Digest
    "other digest": (
        "This text is another than the one that was cited. Enter: read on, and run policygraph verify first.",
        "Este texto no es el que se citó. Enter: seguir leyendo; antes conviene ejecutar policygraph verify.",
    ),
    "verify first": (
        "Run policygraph verify: places may have moved.",
        "Hay que ejecutar policygraph verify: los lugares pueden haberse movido.",
    ),
    "read only": ("nothing can be changed: {why}", "no se puede cambiar nada: {why}"),
    # Standing
    "named by question": ("named by 1 question", "la nombra 1 pregunta"),
    "named by questions": ("named by {n} questions", "la nombran {n} preguntas"),
    # Boxes
    "box slot": ("a name, or letters of it", "un nombre, o sus letras"),
    "box kind": ("what ties them, or letters of it", "qué los une, o sus letras"),
    "box field": ("a value, or letters of it", "un valor, o sus letras"),
    "box entity": ("a kind, or letters of it", "una clase, o sus letras"),
    "box detail": ("{field}", "{field}"),
    "box sentence": ("the sentence", "la oración"),
    "box reason": ("the reason", "la razón"),
    "box find": ("words of the text", "palabras del texto"),
}
"""In English, in Spanish; what is in braces is put in."""
