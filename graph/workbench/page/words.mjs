/** The page's own few words: all others come with the view, in the language asked for. */

/** @typedef {"en" | "es"} Language */

/** What each is called, by its own name. */
export const LANGUAGES = /** @type {const} */ ({ en: "English", es: "Español" });

/** @type {Record<string, readonly [en: string, es: string]>} */
const WORDS = {
  bar: ["The claim in hand", "La afirmación en curso"],
  document: ["Document", "Documento"],
  offers: ["Offers", "Opciones"],
  fields: ["Fields", "Campos"],
  check: ["Check", "Revisión"],
  picture: ["The picture of the graph", "El gráfico"],
  sentence: ["Sentence {n}: {fate}", "Oración {n}: {fate}"],
  here: ["Sentence {n} of {all}", "Oración {n} de {all}"],
  c: ["cited", "citada"],
  p: ["cited in part", "citada en parte"],
  s: ["silent", "en silencio"],
  o: ["open", "abierta"],
  composed: ["composed, yours to edit", "compuesta; puede editarla"],
  yours: ["yours", "suya"],
  drafted: ["the draft’s sentence", "la oración del borrador"],
  nothingToUndo: ["nothing to undo", "nada que deshacer"],
  keys: ["All keys", "Todas las teclas"],
  close: ["Close", "Cerrar"],
  language: ["Language", "Idioma"],
  singleKeys: ["Single keys", "Teclas sueltas"],
  singleKeysNote: [
    "When off, letters, digits and signs do nothing outside a text box; every key that is shown is a button.",
    "Si se desactivan, letras, cifras y signos no hacen nada fuera de un campo; cada tecla mostrada es un botón.",
  ],
  slotSource: ["source", "origen"],
  slotKind: ["tie", "vínculo"],
  slotTarget: ["target", "destino"],
  quoted: ["“{words}”", "«{words}»"],
  ok: ["In order:", "Bien:"],
  wrong: ["Wrong:", "Mal:"],
  doubt: ["In doubt:", "En duda:"],
  note: ["Note:", "Nota:"],
  kept: ["Not saved, kept here", "Sin guardar, queda aquí"],
  gone: [
    "The workbench does not answer. It is asked again every few seconds; all that is shown can still be read.",
    "La mesa de trabajo no responde. Se le pregunta de nuevo cada pocos segundos; todo lo que se ve puede leerse.",
  ],
  goneKeys: ["Kept and done when it is back: {keys}", "Se guarda y se hará cuando vuelva: {keys}"],
  leftOver: [
    "Something else changed meanwhile, so these keys wait: {keys}",
    "Entretanto cambió otra cosa, y estas teclas esperan: {keys}",
  ],
  doThem: ["Do them now", "Hacerlas ahora"],
  forgetThem: ["Forget them", "Olvidarlas"],
  refused: ["This was refused: {why}", "No se aceptó: {why}"],
  noKeyTitle: ["This page lacks its key", "A esta página le falta su clave"],
  noKey: [
    "Open the address that `policygraph annotate` has printed, with all that stands after the #. The key holds as long as the program runs, and in the tab in which it was opened.",
    "Abra la dirección que escribió `policygraph annotate`, con todo lo que sigue a #. La clave vale mientras el programa funciona, y en la pestaña en que se abrió.",
  ],
  oneParagraph: [
    "Words are taken from one paragraph at a time.",
    "Las palabras se toman de un solo párrafo a la vez.",
  ],
  noPicture: ["The picture could not be made.", "No se pudo hacer el gráfico."],
};

/** @type {Record<string, readonly [en: string, es: string]>} */
const KEYS = {
  " ": ["Space", "Espacio"],
  Space: ["Space", "Espacio"],
  Escape: ["Esc", "Esc"],
  Delete: ["Del", "Supr"],
  Backspace: ["⌫", "⌫"],
  ArrowDown: ["↓", "↓"],
  ArrowUp: ["↑", "↑"],
  ArrowLeft: ["←", "←"],
  ArrowRight: ["→", "→"],
  Shift: ["Shift", "Mayús"],
  Ctrl: ["Ctrl", "Ctrl"],
  Alt: ["Alt", "Alt"],
};

/** @type {Language} */
let spoken = "en";

/**
 * The language of the page from now on.
 * @param {string} language
 */
export function speak(language) {
  spoken = language.toLowerCase().startsWith("es") ? "es" : "en";
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} [values] what stands for `{name}` in it
 * @returns {string}
 */
export function word(name, values = {}) {
  const text = WORDS[name]?.[spoken === "es" ? 1 : 0] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? ""));
}

/**
 * What is printed on a key.
 * @param {string} key
 * @returns {string}
 */
export function printed(key) {
  return KEYS[key]?.[spoken === "es" ? 1 : 0] ?? key;
}
