"""Every rule's name, the sentence that it holds a dataset to, and what is told in Spanish where it is broken."""

from __future__ import annotations

from collections.abc import Mapping

_RULES: Mapping[str, tuple[str, str]] = {
    "too-many-faults": (
        "Most records of a file have no fault, or all of them are told.",
        "Casi todos los registros de un archivo tienen errores, y no se muestran todos.",
    ),
    "unreadable-file": (
        "Every data file is a file that can be opened.",
        "Un archivo no se puede abrir.",
    ),
    "syntax": (
        "A file can be read as what it says it is.",
        "Un archivo no se puede leer como lo que dice ser.",
    ),
    "repeated-field": (
        "A record gives each of its fields once.",
        "Está más de una vez el campo {what}; basta con una.",
    ),
    "newer-format": (
        "The files are of a format that this version reads.",
        "Los archivos son de un formato más nuevo que el que lee esta versión.",
    ),
    "unread-file": (
        "Every data file in the folder is one that is read.",
        "Hay un archivo de datos que no se lee.",
    ),
    "unknown-field": (
        "A record has no field but those of its kind.",
        "No existe aquí el campo {what}.",
    ),
    "missing-field": (
        "A record has every field that its kind needs.",
        "Falta {field}, que es obligatorio.",
    ),
    "unknown-kind": (
        "Every kind is built in or declared in dataset.yaml.",
        "No existe la clase {what}.",
    ),
    "bad-kind": (
        "A kind that dataset.yaml declares makes sense.",
        "La clase que se declara no tiene sentido.",
    ),
    "unknown-word": (
        "Where a field takes one of several words, it is one of them.",
        "No admite esa palabra {field}.",
    ),
    "bad-value": (
        "Every value is of the sort that its field takes.",
        "No admite ese valor {field}.",
    ),
    "bad-id": (
        "Ids are kebab-case slugs, kinds snake_case words.",
        "No sirve de identificador {what}: se escribe con minúsculas, cifras y guiones simples.",
    ),
    "bad-date": (
        "Dates are 2025, 2025-12 or 2025-12-14, or else as EDTF level 1 has them, and days of the calendar.",
        "No es una fecha del calendario lo que dice {field}; se escribe 2025, 2025-12 o 2025-12-14, o como las tiene EDTF en su nivel 1.",
    ),
    "past-to-come": (
        "What is over is a fact or an assessment, in no scenario and without a date of its own.",
        "Lo que ya pasó es un hecho o una evaluación, en ningún escenario y sin fecha propia.",
    ),
    "end-before-start": (
        "What ends does so after it starts; a citation too.",
        "Termina antes de empezar.",
    ),
    "duplicate-id": (
        "No two records have one id.",
        "El identificador {what} ya está en uso.",
    ),
    "dangling-reference": (
        "Every entity named is there.",
        "No existe la entidad {what}.",
    ),
    "wrong-end": (
        "A relation's ends, and its other references, are of the kinds that fit.",
        "La clase de {what} no corresponde a ese lugar.",
    ),
    "self-relation": (
        "A relation ties two different entities.",
        "En ambos extremos está {what}.",
    ),
    "unknown-scenario": (
        "Every scenario named is declared in dataset.yaml.",
        "No está declarado el escenario {what}.",
    ),
    "unknown-topic": (
        "Every topic named is declared in dataset.yaml.",
        "No está declarado el tema {what}.",
    ),
    "unknown-group": (
        "Every group named is one that some scenarios are of (misspelt ones: warning).",
        "No hay ningún escenario del grupo {what}.",
    ),
    "unknown-document": (
        "Every document cited is declared in dataset.yaml.",
        "No está declarado el documento {what}.",
    ),
    "fact-in-scenario": (
        "What holds only under a condition is not yet a fact.",
        "Lo que solo vale bajo una condición aún no es un hecho: puede ser un plan, una expectativa, un riesgo, una evaluación o una recomendación.",
    ),
    "no-evidence": (
        "Every relation is cited.",
        "No cita palabras; hay que citar las que lo dicen.",
    ),
    "no-place": (
        "A citation has its start and end in the text, or a record or address.",
        "La cita no dice dónde están sus palabras en el texto.",
    ),
    "unanchored": (
        "Words that are quoted have been given their place in the text.",
        "Las palabras citadas aún no tienen su lugar en el texto.",
    ),
    "past-the-end": (
        "No citation ends past the characters of its document.",
        "La cita llega más allá del final del documento.",
    ),
    "wrong-quote": (
        "A quote is as long as its place, and its digest is its own.",
        "Las palabras citadas no coinciden con su lugar o con su huella.",
    ),
    "document-absent": (
        "There is a copy of every document that can be read, where copies are given.",
        "Falta la copia de un documento.",
    ),
    "document-differs": (
        "The copies of the documents are the texts that were cited.",
        "La copia de un documento no es el texto que se citó.",
    ),
    "digest-mismatch": (
        "The words cited are those at their place in the document.",
        "Las palabras que hay en ese lugar del documento no son las que se citaron.",
    ),
    "unverifiable": (
        "A citation of a place has a digest or a quote to compare (warning).",
        "La cita no trae huella ni palabras con que comprobarla.",
    ),
    "not-whole": (
        "Of a document annotated whole, every sentence is cited or silent (in part: warning).",
        "El documento consta como anotado por entero, y una oración no está citada ni en silencio.",
    ),
    "duplicate-claim": (
        "The same claim is made once, with all its citations.",
        "Esta afirmación ya está hecha; basta con una, con todas sus citas.",
    ),
    "symmetric-pair": (
        "A claim that runs both ways is made one way.",
        "Esta afirmación ya está hecha, dicha en el otro sentido.",
    ),
    "contradiction": (
        "One holder does not claim a thing and its opposite in one scenario.",
        "La misma voz afirma lo contrario en el mismo escenario y documento; hay que conservar una o distinguirlas.",
    ),
    "wrong-merge": (
        "Decisions on which entities are one make sense, and none says otherwise.",
        "Lo que se decidió sobre {what} contradice otra decisión sobre qué entidades son la misma.",
    ),
    "bad-identifier": (
        "Identifiers fit their scheme's pattern.",
        "No tiene la forma de un identificador de ese registro {what}.",
    ),
    "shared-identifier": (
        "No two entities have one identifier.",
        "El identificador {what} ya es de otra entidad; ¿son la misma?",
    ),
    "ambiguous-voice": (
        "It is plain whose claims those of a document's author are (some: warning).",
        "No queda claro de quién es lo que afirma el autor del documento.",
    ),
    "unknown-answer": (
        "The relations that a question expects, or a finding rests on, are there.",
        "Se nombra una afirmación que no está.",
    ),
    "unexpected-answer": (
        "A question is answered by the relations that it expects.",
        "Cambiaría la respuesta que espera la pregunta {what}.",
    ),
    "bad-name": (
        "A name is what one sees: no blanks at its ends, nothing unseen, no line end.",
        "Un nombre no lleva espacios al comienzo ni al final, signos invisibles ni saltos de línea.",
    ),
    "control-character": (
        "A text has no control characters but line ends and tabs.",
        "El texto tiene signos de control.",
    ),
    "shared-name": (
        "No two entities have one name (warning).",
        "Otra entidad también se llama {what}; hay que distinguirlas o, si son la misma, dejar una.",
    ),
    "repeated-alias": (
        "An alias is given once, and is not the name (warning).",
        "Ya está entre sus nombres {what}.",
    ),
    "unused-entity": (
        "Every entity is named by a relation, the header or another entity (warning).",
        "Ninguna afirmación nombra {what}.",
    ),
    "overlapping-membership": (
        "Nobody is in two parties, or twice in one body, at once (warning).",
        "Sería miembro a la vez de dos partidos, o dos veces de lo mismo: {what}.",
    ),
    "lone-part": (
        "A part in a scenario is played in others of its group (none is near: warning).",
        "El papel que tiene {what} en un escenario no lo tiene nadie en los demás del grupo.",
    ),
    "same-winner": (
        "Scenarios that exclude each other differ in winner and condition (some: warning).",
        "Otro escenario del grupo tiene el mismo ganador o la misma condición.",
    ),
    "uneven-part": (
        "A part is played by kinds that can stand in each other's place.",
        "Quien tiene ese papel no es comparable con quien lo tiene en otro escenario.",
    ),
    "odd-winner": (
        "A scenario's winner is the outcome of its condition.",
        "El ganador del escenario no es el resultado de su condición.",
    ),
    "repeated-item": (
        "A list in dataset.yaml names a thing once (warning).",
        "Está dos veces en la lista {what}.",
    ),
    "one-sided": (
        "What dataset.yaml says is given both ways is given both ways.",
        "Falta la misma afirmación en el otro sentido.",
    ),
    "last-resort": (
        "No relation is a mere association (warning).",
        "Solo dice que hay un vínculo; ¿ninguna clase dice más?",
    ),
}
RULES: Mapping[str, str] = {rule: holds for rule, (holds, _broken) in _RULES.items()}
BROKEN: Mapping[str, str] = {rule: broken for rule, (_holds, broken) in _RULES.items()}
"""What is told in Spanish of what breaks a rule: of ``{field}`` and ``{what}``."""
