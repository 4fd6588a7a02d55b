/** Who agrees with whom: disputes first, then what several say, who changed their mind, and the voices by how they stand to each other. */

/** @import { Answer, Dispute, Stance } from "../answers/debate.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */

import { debateOf, isDebated, pointOf } from "../answers/debate.mjs";
import { conceptsOf, foremost, isContested, tiesOf } from "../answers/networks.mjs";
import { pythonDisputes } from "../answers/python-code.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { asksNothing } from "../data/query.mjs";
import { filtersOf } from "../parts/asked.mjs";
import { conceptBars } from "../parts/concept-bars.mjs";
import { byVoice, disputeTitle, placedWords, sidesOf, TITLES } from "../parts/disputes.mjs";
import { heatMap, pairsTable } from "../parts/heat-map.mjs";
import { wordField } from "../state/address.mjs";
import { togglePoint } from "../state/debate-moves.mjs";
import { ask } from "../state/moves.mjs";

/** How many of each sort are listed, and how many more each time. */
const STEP = 12;
/** How many voices the heat map has. */
const CELLS = 12;

registerPanel({
  id: "debate",
  mode: "read",
  order: 20,
  label: "debate.title",
  applies: isDebated,
  state: { point: wordField("point", 44) },
  build,
  words: {
    en: {
      "debate.disputes": { one: "{count} dispute", other: "{count} disputes" },
      "debate.changes": { one: "{count} change of mind", other: "{count} changes of mind" },
      "debate.shared": { one: "{count} thing said by several voices", other: "{count} things said by several voices" },
      "debate.concepts": { one: "{count} concept that several voices speak of", other: "{count} concepts that several voices speak of" },
      "debate.nothing": "In what is shown no voice gainsays another, or says what another says.",
      "debate.topic": "Topic",
      "debate.topics": "All topics",
      "debate.narrowed": "Of this only: {filters}.",
      "debate.draw": "Draw it",
      "debate.python": "These disputes in Python:",
      "debate.picture": "See it drawn",
      "debate.more": { one: "{count} more", other: "{count} more" },
      "debate.disputesTitle": "Disputes",
      "debate.sharedTitle": "Said by several voices",
      "debate.changesTitle": "Changes of mind",
      "debate.conceptsTitle": "For and against",
      "debate.conceptsNote": "Each voice counts once on each side. Left: it rejects; right: it agrees.",
      "debate.bars": "Concepts by agreement",
      "debate.concept": "Concept",
      "debate.reject": "reject",
      "debate.agree": "agree",
      "debate.differ": "differ",
      "debate.voices.no": { one: "voice rejects it", other: "voices reject it" },
      "debate.voices.yes": { one: "voice agrees", other: "voices agree" },
      "debate.contrary": "the contrary of “{sentence}”",
      "debate.heat": "Who agrees with whom",
      "debate.heatIs": { one: "{count} voice by the concepts on which it agrees and differs with others; the table below says the same", other: "{count} voices by the concepts on which they agree and differ; the table below says the same" },
      "debate.heatNote": "On how many concepts each two voices differ (left, hatched) and agree (right).",
      "debate.heatMore": { one: "{count} voice that speaks of fewer is not drawn.", other: "{count} voices that speak of fewer are not drawn." },
      "debate.table": "As a table",
      "debate.pair": "Voices",
      "debate.agreeOn": { one: "agree on {count}", other: "agree on {count}" },
      "debate.differOn": { one: "differ on {count}", other: "differ on {count}" },
      "debate.speakers": "The voices",
      "debate.voice": "Voice",
      "debate.claims": "claims",
      "debate.shares": "shared",
      "debate.disputed": "disputed",
      "debate.changed": "taken back",
      "debate.notPrinted": { one: "One more is on the screen.", other: "{count} more are on the screen." },
      "debate.only": "Only what {voice} has a part in",
    },
    es: {
      "debate.disputes": { one: "{count} disputa", other: "{count} disputas" },
      "debate.changes": { one: "{count} cambio de opinión", other: "{count} cambios de opinión" },
      "debate.shared": { one: "{count} cosa que dicen varias voces", other: "{count} cosas que dicen varias voces" },
      "debate.concepts": { one: "{count} concepto del que hablan varias voces", other: "{count} conceptos de los que hablan varias voces" },
      "debate.nothing": "En lo que se muestra, ninguna voz contradice a otra ni dice lo mismo que otra.",
      "debate.topic": "Tema",
      "debate.topics": "Todos los temas",
      "debate.narrowed": "Solo de esto: {filters}.",
      "debate.draw": "Dibujarlo",
      "debate.python": "Estas disputas en Python:",
      "debate.picture": "Verlo dibujado",
      "debate.more": { one: "{count} más", other: "{count} más" },
      "debate.disputesTitle": "Disputas",
      "debate.sharedTitle": "Lo que dicen varias voces",
      "debate.changesTitle": "Cambios de opinión",
      "debate.conceptsTitle": "A favor y en contra",
      "debate.conceptsNote": "Cada voz cuenta una vez de cada lado. A la izquierda, rechaza; a la derecha, está de acuerdo.",
      "debate.bars": "Conceptos por acuerdo",
      "debate.concept": "Concepto",
      "debate.reject": "rechazan",
      "debate.agree": "de acuerdo",
      "debate.differ": "difieren",
      "debate.voices.no": { one: "voz lo rechaza", other: "voces lo rechazan" },
      "debate.voices.yes": { one: "voz está de acuerdo", other: "voces están de acuerdo" },
      "debate.contrary": "lo contrario de «{sentence}»",
      "debate.heat": "Quién coincide con quién",
      "debate.heatIs": { one: "{count} voz según los conceptos en que coincide y difiere; la tabla de abajo dice lo mismo", other: "{count} voces según los conceptos en que coinciden y difieren; la tabla de abajo dice lo mismo" },
      "debate.heatNote": "En cuántos conceptos difiere cada par de voces (izquierda, rayado) y en cuántos coincide (derecha).",
      "debate.heatMore": { one: "No se dibuja {count} voz que habla de menos.", other: "No se dibujan {count} voces que hablan de menos." },
      "debate.table": "Como tabla",
      "debate.pair": "Voces",
      "debate.agreeOn": { one: "coinciden en {count}", other: "coinciden en {count}" },
      "debate.differOn": { one: "difieren en {count}", other: "difieren en {count}" },
      "debate.speakers": "Las voces",
      "debate.voice": "Voz",
      "debate.claims": "afirmaciones",
      "debate.shares": "compartidas",
      "debate.disputed": "discutidas",
      "debate.changed": "retiradas",
      "debate.notPrinted": { one: "Hay otro en la pantalla.", other: "Hay {count} más en la pantalla." },
      "debate.only": "Solo aquello en que participa {voice}",
    },
  },
});

/**
 * What the debate is of what the page shows.
 * @param {Context} context
 */
export function debateNow({ view, state, shown }) {
  const within = state.focus !== null || state.filter !== "" ? shown.relation : null;
  return debateOf(view, state.query, within);
}

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const node = el("div", { class: "debate" });
  /** @type {Set<string>} the sides of which all claims are listed */
  const open = new Set();
  /** @type {Map<string, number>} how many of each section are listed */
  const listed = new Map();
  const update = () => {
    const focused = node.contains(document.activeElement) ? document.activeElement?.id : "";
    fill(node, new Points(context, debateNow(context), open, listed, update).parts());
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  return { node, update };
}

class Points {
  /**
   * @param {Context} context
   * @param {Answer} answer
   * @param {Set<string>} open
   * @param {Map<string, number>} listed
   * @param {() => void} redraw
   */
  constructor(context, answer, open, listed, redraw) {
    this.context = context;
    this.answer = answer;
    this.open = open;
    this.listed = listed;
    this.redraw = redraw;
    this.concepts = conceptsOf(context.view, answer.asked);
  }

  parts() {
    const { context, answer } = this;
    const narrowed = !asksNothing(context.state.query);
    const shared = answer.shared.map(byVoice);
    return [
      el("h2", { class: "counts", tabindex: -1 }, this.#counted()),
      answer.disputes.length ? el("p", { class: "note" }, context.say("debate.note")) : null,
      narrowed ? el("p", { class: "note" }, context.say("debate.narrowed", { filters: filtersOf(context).map(({ label }) => label).join("; ") })) : null,
      el("div", { class: "row actions" }, this.#topics(), el("button", { type: "button", class: "quiet", onclick: () => window.print() }, context.say("share.print"))),
      this.#section("disputes", bestFirst(answer.disputes), (sides) => this.#point("dispute", sides)),
      this.#section("changes", answer.changes, (sides) => this.#point("change", sides)),
      this.#section("shared", shared, (sides) => this.#point("shared", sides)),
      this.#forAndAgainst(),
      this.#whoWithWhom(),
      this.#speakers(),
      answer.disputes.length ? el("p", { class: "note" }, context.say("debate.python"), " ", el("code", {}, pythonDisputes(context.state.query))) : null,
    ];
  }

  /** How much there is of each, what there is none of left out. */
  #counted() {
    const { context, answer, concepts } = this;
    const { disputes, changes, shared } = answer;
    /** @type {[word: string, count: number][]} */
    const counts = [
      ["debate.disputes", disputes.length],
      ["debate.changes", changes.length],
      ["debate.shared", shared.length],
      ["debate.concepts", disputes.length + shared.length > 0 ? 0 : concepts.length],
    ];
    const words = counts.filter(([, count]) => count > 0).map(([word, count]) => context.say(word, { count }));
    return words.length ? `${new Intl.ListFormat(context.say("locale")).format(words)}.` : context.say("debate.nothing");
  }

  /** One topic alone, of those that the debate is of. */
  #topics() {
    const { context } = this;
    const { view, state } = context;
    const said = debateOf(view, { ...state.query, topic: [] });
    const topics = new Set([...[...said.disputes, ...said.changes].flat(), ...said.shared].flatMap(({ relations }) => relations.map(({ topic }) => topic)));
    const some = view.topics.filter(({ id }) => topics.has(id) || state.query.topic.includes(id));
    if (some.length < 2) return null;
    const select = el(
      "select",
      { id: "debate-topic", onchange: () => context.store.change(ask(state, { topic: select.value ? [select.value] : [] })) },
      el("option", { value: "" }, context.say("debate.topics")),
      some.map(({ id }) => el("option", { value: id, selected: state.query.topic.length === 1 && state.query.topic[0] === id }, context.topic(id))),
    );
    return el("label", { class: "row" }, el("span", {}, context.say("debate.topic")), select);
  }

  /**
   * The first of some, and a button for more.
   * @template One
   * @param {"disputes" | "changes" | "shared"} sort
   * @param {readonly One[]} all
   * @param {(one: One) => Node} draw
   */
  #section(sort, all, draw) {
    const { context, listed } = this;
    if (all.length === 0) return null;
    return el("section", { class: "points", "aria-labelledby": `debate-${sort}` }, el("h3", { id: `debate-${sort}` }, context.say(TITLES[sort])), all.slice(0, listed.get(sort) ?? STEP).map(draw), this.#more(sort, all.length));
  }

  /**
   * @param {string} sort
   * @param {number} count
   */
  #more(sort, count) {
    const { context, listed, redraw } = this;
    const shown = listed.get(sort) ?? STEP;
    if (count <= shown) return null;
    const more = () => {
      listed.set(sort, shown + 5 * STEP);
      redraw();
    };
    return el("button", { type: "button", class: "quiet", id: `debate-more-${sort}`, onclick: more }, context.say("debate.more", { count: count - shown }));
  }

  /**
   * A point: its heading draws it, and its sides stand beside each other.
   * @param {"dispute" | "change" | "shared"} sort
   * @param {Dispute} sides
   */
  #point(sort, sides) {
    const { context, open, redraw } = this;
    const first = sides[0]?.relations[0];
    const point = pointOf(sort, first);
    const on = context.state.point === point;
    const id = `point-${point}`;
    return el(
      "article",
      { class: on ? "contested open" : "contested", "aria-labelledby": id },
      el(
        "h4",
        {},
        el("button", { type: "button", id, "aria-pressed": String(on), title: context.say("debate.draw"), onclick: () => context.store.change(togglePoint(context.state, point)) }, el("span", { dir: "auto" }, disputeTitle(context, sides))),
        el("small", { class: "count" }, placedWords(context, first)),
      ),
      on ? toPicture(context) : null,
      sidesOf(context, sides, open, redraw),
    );
  }

  #forAndAgainst() {
    const { context, concepts, open, redraw, listed } = this;
    // What nobody rejects has been told already, where it is no concept of its own.
    if (!concepts.some((one) => one.entity !== null || isContested(one))) return null;
    return el(
      "section",
      { class: "points", "aria-labelledby": "debate-concepts" },
      el("h3", { id: "debate-concepts" }, context.say("debate.conceptsTitle")),
      el("p", { class: "note" }, context.say("debate.conceptsNote")),
      conceptBars(context, concepts.slice(0, listed.get("concepts") ?? STEP), open, redraw),
      this.#more("concepts", concepts.length),
    );
  }

  #whoWithWhom() {
    const { context, concepts } = this;
    const { voices, more } = foremost(concepts, CELLS);
    if (voices.length < 2) return null;
    const ties = tiesOf(concepts, voices);
    const table = pairsTable(context, voices, ties);
    return el(
      "section",
      { class: "points", "aria-labelledby": "debate-heat" },
      el("h3", { id: "debate-heat" }, context.say("debate.heat")),
      voices.length > 2 ? [el("p", { class: "note" }, context.say("debate.heatNote"), more > 0 ? ` ${context.say("debate.heatMore", { count: more })}` : null), heatMap(context, voices, ties), el("details", {}, el("summary", {}, context.say("debate.table")), table)] : table,
    );
  }

  /** The voices that share or gainsay anything, by how much they say. */
  #speakers() {
    const { context, answer, listed } = this;
    const speaking = answer.speakers.filter(({ shared, disputed, changed }) => shared + disputed + changed > 0);
    if (speaking.length === 0) return null;
    const numbers = /** @type {const} */ ({ claims: "debate.claims", shared: "debate.shares", disputed: "debate.disputed", changed: "debate.changed" });
    return el(
      "section",
      { class: "points", "aria-labelledby": "debate-speakers" },
      el("h3", { id: "debate-speakers" }, context.say("debate.speakers")),
      el(
        "table",
        { class: "pairs" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, context.say("debate.voice")), Object.values(numbers).map((word) => el("th", { scope: "col" }, context.say(word))))),
        el(
          "tbody",
          {},
          speaking.slice(0, listed.get("speakers") ?? STEP).map((one) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, el("button", { type: "button", class: "link", dir: "auto", title: context.say("debate.only", { voice: context.voice(one.voice) }), onclick: () => context.store.change(ask(context.state, { voice: [one.voice] })) }, context.voice(one.voice))),
              Object.keys(numbers).map((name) => el("td", {}, String(one[/** @type {keyof typeof numbers} */ (name)]))),
            ),
          ),
        ),
      ),
      this.#more("speakers", speaking.length),
    );
  }
}

/**
 * On a phone the picture lies below all that is read.
 * @param {Context} context
 */
function toPicture(context) {
  return el("button", { type: "button", class: "quiet to-picture", onclick: () => document.querySelector(".stage")?.scrollIntoView() }, `${context.say("debate.picture")} ↓`);
}

/**
 * Those first in which the most voices have a part; of equals in the order of the text.
 * @param {readonly Dispute[]} disputes
 */
function bestFirst(disputes) {
  /** @param {readonly Stance[]} sides */
  const voices = (sides) => new Set(sides.flatMap((side) => side.voices)).size;
  return [...disputes].sort((a, b) => voices(b) - voices(a));
}
