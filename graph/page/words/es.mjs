/** Todas las palabras de la página en castellano, en el uso de Chile. */

/** @import { Words } from "../data/types.mjs" */

/** @type {Words} */
export const WORDS_ES = {
  locale: "es-CL",
  "language.name": "Español",
  "language.switch": "Idioma",

  // De qué manera se afirma.
  "modality.fact": "hecho",
  "modality.assessment": "evaluación",
  "modality.plan": "plan",
  "modality.expectation": "expectativa",
  "modality.risk": "riesgo",
  "modality.recommendation": "recomendación",
  "modalityHelp.fact": "Se da por cierto.",
  "modalityHelp.assessment": "Un juicio sobre cómo están las cosas.",
  "modalityHelp.plan": "Lo que alguien se propone o promete.",
  "modalityHelp.expectation": "Lo que se cree que ocurrirá.",
  "modalityHelp.risk": "Lo que podría salir mal.",
  "modalityHelp.recommendation": "Lo que se aconseja.",
  "certainty.certain": "seguro",
  "certainty.probable": "probable",
  "certainty.possible": "posible",
  "basis.stated": "dicho en el texto",
  "basis.inferred": "inferido en la anotación",
  "negated.true": "se niega",
  "negated.false": "se afirma",
  "holder.author": { one: "quien firma el texto", other: "quienes firman el texto" },
  "holder.text": "el texto",
  "holder.authors": "los autores de los documentos",
  "holder.heldBy": "según {holder}",
  "heading.quoted": "«{label}»",
  "heading.denied": "{noun} (se niega)",
  "heading.part": "{kind}: {field}",
  "heading.holder": "Afirma",

  // Los nombres de los campos.
  "field.id": "Identificador",
  "field.name": "Nombre",
  "field.aliases": "También escrito",
  "field.start": "Desde cuándo",
  "field.end": "Hasta cuándo",
  "field.date": "Fecha",
  "field.statement": "Afirmación",
  "field.note": "Nota",
  "field.evidence": "Dónde se dice",

  // Lo que dicen esos campos.
  "value.end.open": "sigue vigente",
  "value.end.over": "ya terminó",
  "value.yes": "sí",
  "value.no": "no",

  // Cuándo vale una afirmación.
  "dates.span": "{start} – {end}",
  "dates.since": "desde {date}",
  "dates.until": "hasta {date}",
  "dates.over": "ya no",
  "dates.from.over": "desde {start}, ya no",
  "dates.past": "en el pasado",

  // Escenarios y lo que cambia.
  "scenario.label": "Escenario",
  "scenario.all": "Todo",
  "scenario.always": "Gane quien gane",
  "scenario.anyCase": "En todo caso",
  "scenario.now": "Hoy, o {always}",
  "scenario.differs": "Qué cambia",
  "compare.only": "solo {scenario}",
  "compare.different": "en ambos, con diferencias",
  "compare.noTopic": "Otras materias",
  "compare.count": { one: "{count} diferencia", other: "{count} diferencias" },

  // La portada.
  "masthead.standfirst": "{entities} y {relations}, cada una con su fuente.",
  "masthead.from": "A partir de {document}",

  // Cuánto se muestra de cuánto.
  "caption.all": { one: "Se muestra todo: {relations} y {entities}.", other: "Se muestran todas: {relations} y {entities}." },
  "caption.part": "Se muestran {shownRelations} de {totalRelations} y {shownEntities} de {totalEntities}.",
  "caption.drawn": "Se dibujan las {entities} más conectadas de {totalEntities}, con {relations} de {totalRelations}; cada punto es una entidad más. Acerque, busque o filtre para ver más.",
  "caption.empty": "Ninguna relación cumple con estos filtros.",
  "absence.denied": { one: "Se niega: una afirmación dice que no es así.", other: "Se niega: {count} afirmaciones dicen que no es así." },
  "absence.narrowed": { one: "Una los pasaría, si no fuera por el más estrecho de ellos.", other: "{count} los pasarían, si no fuera por los más estrechos." },
  "absence.unsaid": "Los documentos están anotados por entero: no lo dicen.",
  "absence.open": "No consta que los documentos estén anotados por entero: puede que lo digan.",
  "caption.focus": { one: "En torno a {entity}, a {count} paso.", other: "En torno a {entity}, hasta {count} pasos." },
  "count.entities": { one: "{count} entidad", other: "{count} entidades" },
  "count.relations": { one: "{count} relación", other: "{count} relaciones" },
  "count.documents": { one: "{count} documento", other: "{count} documentos" },
  "count.steps": { one: "{count} paso", other: "{count} pasos" },

  // Búsqueda.
  "search.label": "Buscar",
  "search.placeholder": "Un nombre, una clase, una palabra de una frase",
  "search.results": "Resultados de la búsqueda",
  "search.none": "No hay resultados para «{text}».",
  "search.as": "aparece como «{matched}»",
  "search.entityKind": "Clase de entidad",
  "search.relationKind": "Clase de relación",

  // Interruptores que filtran.
  "filter.all": "Todo",
  "filter.none": "Nada",
  "filter.only": "Solo {label}",
  "filter.onlyShort": "solo",
  "filter.more": { one: "{count} más", other: "{count} más" },
  "filter.fewer": "Menos",
  "filter.count": "{shown} de {total}",

  // Tabla.
  "table.caption": "Las relaciones que se muestran, una por línea",

  // El gráfico.
  "picture.region": "Gráfico",
  "picture.label": "Gráfico de relaciones: {caption}",
  "picture.help": "Las flechas mueven el gráfico, más y menos lo acercan y alejan, Intro abre lo seleccionado. La tabla contiene lo mismo.",
  "picture.zoomIn": "Acercar",
  "picture.zoomOut": "Alejar",
  "picture.fit": "Ver todo",
  "picture.entity": "{name}, {kind}, {relations}",

  // Para llevar.
  "share.title": "Compartir y guardar",
  "share.link": "Copiar enlace",
  "share.python": "Copiar como Python",
  "share.png": "Imagen (PNG)",
  "share.svg": "Imagen (SVG)",
  "share.csv": "Tabla (CSV)",
  "share.json": "Datos (JSON)",
  "share.print": "Imprimir",
  "share.copied": "Copiado.",
  "share.copyFailed": "El navegador no permitió copiar. Seleccione el texto y cópielo:",
  "share.saved": "Guardado como {name}.",
  "share.pythonSelected": "Y esta, las relaciones de {entity}:",
  "share.pythonHelp": "Esta línea entrega exactamente lo que se muestra:",

  // Preferencias.
  "theme.label": "Apariencia",
  "theme.auto": "Auto",
  "theme.light": "Clara",
  "theme.dark": "Oscura",

  // Botones comunes.
  "action.close": "Cerrar",
  "action.back": "Volver",

  // Los paneles junto al gráfico.
  "panel.label": "Simbología, detalle y tabla",
  "panel.open": "Abrir o cerrar el panel",
  "tab.label": "Partes del panel",

  // Teclas.
  "keys.title": "Teclas",
  "keys.open": "Teclas (?)",
  "keys.search": "Buscar",
  "keys.help": "Mostrar estas teclas",
  "keys.escape": "Cerrar, o quitar la selección",
  "keys.move": "Mover el gráfico",
  "keys.zoom": "Acercar y alejar",
  "keys.fit": "Ver todo",
  "keys.next": "Siguiente entidad o relación",
  "keys.previous": "Entidad o relación anterior",
  "keys.select": "Abrir lo marcado",
  "keys.scenario": "Cambiar de escenario",
  "keys.table": "Ir a la tabla",
  "keys.picture": "Ir al gráfico",
  "keys.filters": "Ir a los filtros",
  "keys.focus": "Mostrar solo el entorno de la entidad seleccionada",
  "keys.step": "Paso siguiente y anterior de una pregunta",
  "keys.undo": "Volver a lo que se mostraba antes",
  "keys.single": "Las teclas sueltas valen en toda la página",

  // Lo que se anuncia a quien no ve la pantalla.
  "announce.shown": "Se muestran {shown} de {total} relaciones.",
  "announce.selected": "Selección: {label}.",
  "announce.cleared": "No hay nada seleccionado.",
  "announce.scenario": "Escenario: {label}. Se muestran {shown} de {total} relaciones.",
  "announce.results": { one: "{count} resultado. Flecha abajo para elegir.", other: "{count} resultados. Flecha abajo para elegir." },
  "announce.compare": { one: "Se muestra {count} diferencia.", other: "Se muestran {count} diferencias." },
  "announce.ready": "El gráfico está listo: {entities} y {relations}.",

  // Citas.
  "citation.title": "«{title}»",
  "citation.paragraph": "párrafo {number}",
  "citation.characters": "caracteres {start}–{end}",
  "citation.record": "registro {record}",
  "citation.open": "Abrir",
  "credit.part": "Leído en parte.",
  "credit.about": "Sobre las fuentes",
  "credit.license": "Estos datos: {license}.",
  "citation.none": "No se indica ninguna cita.",

  // Cuando algo falla.
  "error.format": "Esta página lee datos del formato {expected} y estos son del formato {found}. Genere la página de nuevo.",
  "error.data": "No se pueden leer los datos de esta página: {reason}",
  "error.picture": "No se pudo guardar la imagen: {reason}",
};
