/** Documents and claims along a line of time: when they were said, and when they hold. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */
/** @import { TimeSection } from "../answers/time-rows.mjs" */
/** @import { Query } from "../data/types.mjs" */
/** @import { Line } from "../parts/time-choosing.mjs" */
/** @import { Changes, State } from "../state/state.mjs" */

import { claimsByDocument, extentsOf } from "../answers/extents.mjs";
import { timeSections } from "../answers/time-rows.mjs";
import { panned, partsOf, placeIn, seenOf, stretchOf, textOf, ticksOf, zoomed } from "../answers/time-scale.mjs";
import { el, fill, svg } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { askFor } from "../parts/legend.mjs";
import { chosenSaid, holdsStrip, saidStrip, timeFields, wholeLine } from "../parts/time-choosing.mjs";
import { keyOfBars } from "../parts/time-key.mjs";
import { claimRow, documentRow } from "../parts/time-rows.mjs";
import { countBars } from "../parts/time-strip.mjs";
import { ask, openTab } from "../state/moves.mjs";
import { formatNumber } from "../words/language.mjs";

/** How many rows fit on a sheet of paper. */
const ON_PAPER = 24;
/** How many documents have a row each. */
const MOST_DOCUMENTS = 40;
/** How high the counts of a section are, in pixels. */
const COUNTS = 44;

/** @typedef {State & { years: string }} Timed `years`: the part of the line that is seen, as a span; empty: all of it */

registerPanel({
  id: "timeline",
  order: 60,
  label: "timeline.title",
  state: {
    years: {
      order: 101,
      start: "",
      spell: (years) => (years ? [["years", years]] : []),
      read: (spelled) => spelled.get("years"),
    },
  },
  build,
  words: {
    en: {
      "timeline.title": "Timeline",
      "timeline.said": "When it was said",
      "timeline.saidNote": "The documents on their dates. Choose one, or a time, for what was said in it.",
      "timeline.holds": "When it holds",
      "timeline.holdsNote": { one: "{count} of {total} claims has a date.", other: "{count} of {total} claims have a date." },
      "timeline.choose": "Click or draw to choose a time, or use the arrow keys; with Shift they choose more. + and − enlarge and reduce.",
      "timeline.none": "Nothing here is dated, neither a document nor a claim.",
      "timeline.would": "A document that has a date would stand here on it, and a claim that says since when, until when or on what day it holds: an office, a membership, a meeting.",
      "timeline.noDocuments": "No document here is dated.",
      "timeline.noClaims": "No claim here says when it holds.",
      "timeline.events": "On a date",
      "timeline.many": "{claims}, too many for a line each: how many at each time. Enlarge to see them one by one.",
      "timeline.manyDocuments": "{documents}, too many for a line each. Enlarge to see them one by one.",
      "timeline.counts": "{claims}, most in {date}: {most}",
      "timeline.nothing": "Nothing of what is shown is dated in this time.",
      "timeline.undated": { one: "{count} document has no date.", other: "{count} documents have no date." },
      "timeline.table": "Show them in the table",
      "timeline.nearer": "Enlarge",
      "timeline.wider": "Reduce",
      "timeline.all": "The whole line",
      "timeline.earlier": "Earlier",
      "timeline.later": "Later",
      "timeline.day": "on a day",
      "timeline.vaguely": "within that time, the day is not told",
      "timeline.sure": "from then to then",
      "timeline.on": "goes on",
      "timeline.unknown": "not told until when, or since when",
      "timeline.denied": "said not to be so",
    },
    es: {
      "timeline.title": "Línea de tiempo",
      "timeline.said": "Cuándo se dijo",
      "timeline.saidNote": "Los documentos en su fecha. Elija uno, o un tiempo, para ver lo que se dijo en él.",
      "timeline.holds": "Cuándo rige",
      "timeline.holdsNote": { one: "{count} de {total} afirmaciones tiene fecha.", other: "{count} de {total} afirmaciones tienen fecha." },
      "timeline.choose": "Haga clic o arrastre para elegir un tiempo, o use las flechas; con Mayúsculas eligen más. + y − amplían y reducen.",
      "timeline.none": "Aquí nada tiene fecha: ni un documento ni una afirmación.",
      "timeline.would": "Aquí estaría, en su fecha, un documento que la tuviera, y una afirmación que dijera desde cuándo, hasta cuándo o en qué día rige: un cargo, una militancia, una reunión.",
      "timeline.noDocuments": "Ningún documento tiene fecha.",
      "timeline.noClaims": "Ninguna afirmación dice cuándo rige.",
      "timeline.events": "En una fecha",
      "timeline.many": "{claims}, demasiadas para una línea cada una: cuántas hay en cada tiempo. Amplíe para verlas una por una.",
      "timeline.manyDocuments": "{documents}, demasiados para una línea cada uno. Amplíe para verlos uno por uno.",
      "timeline.counts": "{claims}, la mayoría en {date}: {most}",
      "timeline.nothing": "Nada de lo que se muestra tiene fecha en este tiempo.",
      "timeline.undated": { one: "{count} documento no tiene fecha.", other: "{count} documentos no tienen fecha." },
      "timeline.table": "Mostrarlas en la tabla",
      "timeline.nearer": "Ampliar",
      "timeline.wider": "Reducir",
      "timeline.all": "Toda la línea",
      "timeline.earlier": "Antes",
      "timeline.later": "Después",
      "timeline.day": "en un día",
      "timeline.vaguely": "dentro de ese tiempo, sin que se diga el día",
      "timeline.sure": "desde entonces hasta entonces",
      "timeline.on": "continúa",
      "timeline.unknown": "no se dice hasta cuándo, o desde cuándo",
      "timeline.denied": "se dice que no es así",
    },
  },
});

/**
 * See a part of the line.
 * @param {Stretch} seen
 * @param {Stretch} whole
 * @returns {Changes}
 */
function lookAt(seen, whole) {
  return { years: seen[0] === whole[0] && seen[1] === whole[1] ? "" : textOf(seen) };
}

/**
 * Ask for a time, and see another part of the line with it.
 * @param {State} state
 * @param {Partial<Query>} part
 * @param {Changes} look
 * @returns {Changes}
 */
function askIn(state, part, look) {
  return { ...ask(state, part), ...look };
}

/**
 * The claims of a section in the table, with the time that is seen.
 * @param {State} state
 * @param {TimeSection} section
 * @param {Stretch} seen
 * @returns {Changes}
 */
function showSection(state, { of, id }, seen) {
  const about = id === null ? {} : of === "kind" ? { kind: [id] } : { topic: [id] };
  return { ...ask(state, { ...about, on: textOf(seen) }), ...openTab("table") };
}

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const whole = wholeLine(context);
  if (!whole) return { node: el("div", { class: "timeline" }, el("p", {}, context.say("timeline.none")), el("p", { class: "note" }, context.say("timeline.would"))), update: () => undefined };
  const seen = () => seenOf(/** @type {Timed} */ (context.state).years, whole);
  /** @param {Stretch} next */
  const look = (next) => context.store.change(lookAt(next, whole), { quietly: true });
  /** @type {Line} */
  const line = {
    whole,
    seen,
    ask(part, chosen) {
      const now = seen();
      const outside = chosen && (chosen[1] <= now[0] || chosen[0] >= now[1]);
      // What is chosen comes into sight.
      const next = outside ? lookAt(panned(now, whole, (Math.max(chosen[0], whole[0]) - now[0]) / (now[1] - now[0]) - 0.4), whole) : {};
      context.store.change(askIn(context.state, part, next));
    },
    zoom: (by) => look(Number.isFinite(by) ? zoomed(seen(), whole, by, stretchOf(context.state.query.on) ?? chosenSaid(context)) : whole),
  };
  const { dated, said } = extentsOf(context.view);
  const documents = said.length ? documentsPart(context, line) : null;
  const claims = dated ? claimsPart(context, line) : null;
  const tools = zoomTools(context, line, look);
  const undated = context.view.documents.length - said.length;
  const node = el(
    "div",
    { class: "timeline" },
    el("div", { class: "time-tools" }, claims?.fields.node, tools.node),
    el("section", { "aria-labelledby": "time-said" }, el("h2", { id: "time-said", class: "small" }, context.say("timeline.said")), documents ? documents.node : el("p", { class: "note" }, context.say("timeline.noDocuments")), documents && undated ? el("p", { class: "note" }, context.say("timeline.undated", { count: undated })) : null),
    el("section", { "aria-labelledby": "time-holds" }, el("h2", { id: "time-holds", class: "small" }, context.say("timeline.holds")), claims ? claims.node : [el("p", { class: "note" }, context.say("timeline.noClaims")), el("p", { class: "note" }, context.say("timeline.would"))]),
    keyOfBars(context),
  );
  const update = () => {
    node.style.setProperty("--grid", ticksOf(seen(), 8).map(({ at }) => `linear-gradient(var(--rule), var(--rule)) ${(at * 100).toFixed(2)}% 0 / 1px 100% no-repeat`).join(", "));
    tools.update();
    documents?.update();
    claims?.fields.update();
    claims?.update();
    mark(context, node, seen());
  };
  return { node, update };
}

/**
 * What is chosen and selected stands out; what the chosen time leaves out steps back.
 * @param {Context} context
 * @param {HTMLElement} node
 * @param {Stretch} seen
 */
function mark(context, node, seen) {
  const { state, shown } = context;
  const { relationPlaces } = lookupsOf(context.view);
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("[data-claim]"))) {
    const { claim = "" } = one.dataset;
    one.classList.toggle("off", !shown.relation[relationPlaces.get(claim) ?? -1]);
    if (one instanceof HTMLButtonElement) one.setAttribute("aria-pressed", String(claim === state.relation));
    else one.classList.toggle("on", claim === state.relation);
  }
  const { document: asked } = state.query;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("[data-document]"))) {
    const there = asked.includes(one.dataset["document"] ?? "");
    one.classList.toggle("off", asked.length > 0 && !there);
    if (one instanceof HTMLButtonElement) one.setAttribute("aria-pressed", String(there));
  }
  for (const [name, chosen] of /** @type {const} */ ([["said", chosenSaid(context)], ["holds", stretchOf(state.query.on)]])) {
    const [from, to] = chosen ? placeIn(chosen, seen) : [0, 0];
    node.style.setProperty(`--${name}-from`, `${from * 100}%`);
    node.style.setProperty(`--${name}-width`, `${(to - from) * 100}%`);
  }
}

/**
 * @param {Context} context
 * @param {Line} line
 */
function documentsPart(context, line) {
  const { view } = context;
  const strip = saidStrip(context, line);
  const list = el("div", {});
  let drawn = "";
  return {
    node: el("div", { class: "time-said" }, stripRow(context.say("timeline.saidNote"), strip.node), list),
    update() {
      strip.update();
      const seen = line.seen();
      const claims = claimsByDocument(view, context.timeless);
      const rows = extentsOf(view).said.filter(({ from, to }) => from < seen[1] && to > seen[0]);
      const key = JSON.stringify([seen, ...claims]);
      if (key === drawn) return;
      drawn = key;
      if (rows.length > MOST_DOCUMENTS) {
        fill(list, el("p", { class: "note" }, context.say("timeline.manyDocuments", { documents: context.say("count.documents", { count: rows.length }) })));
        return;
      }
      fill(
        list,
        el(
          "ul",
          { class: "plain" },
          rows.map(({ place, from, to }) => {
            const document = view.documents[place];
            if (!document) return null;
            const { id } = document;
            const choose = () => askFor(context, { document: context.state.query.document.length === 1 && context.state.query.document[0] === id ? [] : [id] });
            return documentRow(context, document, { from, to, claims: claims.get(id) ?? 0, choose }, seen);
          }),
        ),
      );
    },
  };
}

/**
 * @param {Context} context
 * @param {Line} line
 */
function claimsPart(context, line) {
  const { view } = context;
  const extents = extentsOf(view);
  const strip = holdsStrip(context, line);
  const list = el("div", {});
  /** What the rows were drawn of: the same are not drawn again. */
  let drawn = { places: /** @type {readonly number[]} */ ([]), seen: "", most: 0 };
  let most = /** @type {number | undefined} */ (undefined);
  const update = () => {
    strip.update();
    const [places, seen] = [context.timeless, line.seen()];
    if (drawn.places === places && drawn.seen === String(seen) && drawn.most === (most ?? 0)) return;
    drawn = { places, seen: String(seen), most: most ?? 0 };
    const edges = partsOf(seen);
    const sections = timeSections(view, extents, places, seen, edges, most);
    fill(list, sections.length ? sections.map((section) => sectionOf(context, line, section, edges)) : el("p", { class: "note" }, context.say("timeline.nothing")));
  };
  // On paper no more than a sheet holds.
  for (const [event, rows] of /** @type {const} */ ([["beforeprint", ON_PAPER], ["afterprint", undefined]])) {
    addEventListener(event, () => {
      if (!list.isConnected || context.state.tab !== "timeline") return;
      most = rows;
      update();
    });
  }
  return {
    node: el(
      "div",
      { class: "time-holds" },
      stripRow(context.say("timeline.holdsNote", { count: extents.dated, total: view.relations.length }), strip.node),
      el("p", { class: "note help" }, context.say("timeline.choose")),
      list,
    ),
    fields: timeFields(context, line),
    update,
  };
}

/**
 * @param {string} note
 * @param {HTMLElement} strip
 */
function stripRow(note, strip) {
  return el("div", { class: "strip-row" }, el("p", { class: "note" }, note), strip);
}

/**
 * @param {Context} context
 * @param {Line} line
 * @param {TimeSection} section
 * @param {readonly number[]} edges
 */
function sectionOf(context, line, section, edges) {
  const { of, id, places, rows, counts } = section;
  const seen = line.seen();
  const title = of === "kind" ? context.relationKind(id ?? "", "noun") : of === "topic" ? context.topic(id) : context.say("timeline.events");
  if (rows) return [el("h3", {}, title), el("ul", { class: "plain" }, rows.map((row) => claimRow(context, row, seen, of === "kind")))];
  const most = Math.max(...counts);
  const fullest = counts.indexOf(most);
  const claims = context.say("count.claims", { count: places.length });
  const picture = svg("svg", { class: "time-picture", height: COUNTS, role: "img", "aria-label": context.say("timeline.counts", { claims, most, date: context.date(textOf([edges[fullest] ?? 0, edges[fullest + 1] ?? 0])) }) }, countBars(edges, counts, seen, (count) => formatNumber(context.words, count), COUNTS));
  return [
    el("h3", {}, title),
    el(
      "div",
      { class: "time-row" },
      el(
        "p",
        { class: "note" },
        context.say("timeline.many", { claims }),
        " ",
        el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${context.say("timeline.table")}`, onclick: () => context.store.change(showSection(context.state, section, seen)) }, context.say("timeline.table")),
      ),
      el("div", { class: "track counted" }, picture),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {Line} line
 * @param {(next: Stretch) => void} look
 */
function zoomTools(context, { whole, seen }, look) {
  const zoom = (/** @type {number} */ by) => look(zoomed(seen(), whole, by, stretchOf(context.state.query.on) ?? chosenSaid(context)));
  /** @type {[sign: string, word: string, act: () => void, idle: (now: Stretch) => boolean][]} */
  const ways = [
    ["‹", "timeline.earlier", () => look(panned(seen(), whole, -0.5)), (now) => now[0] <= whole[0]],
    ["›", "timeline.later", () => look(panned(seen(), whole, 0.5)), (now) => now[1] >= whole[1]],
    ["+", "timeline.nearer", () => zoom(0.5), (now) => textOf(now) === textOf(zoomedIn(now))],
    ["−", "timeline.wider", () => zoom(2), (now) => now[0] <= whole[0] && now[1] >= whole[1]],
    ["⤢", "timeline.all", () => look(whole), (now) => now[0] <= whole[0] && now[1] >= whole[1]],
  ];
  const zoomedIn = (/** @type {Stretch} */ now) => zoomed(now, whole, 0.5, null);
  const buttons = ways.map(([sign, word, act]) => el("button", { type: "button", "aria-label": context.say(word), title: context.say(word), onclick: act }, sign));
  const told = el("span", { class: "time-seen", "aria-live": "polite" });
  return {
    node: el("div", { class: "zoomers" }, told, buttons),
    update() {
      const now = seen();
      fill(told, context.date(textOf(now)));
      for (const [at, [, , , idle]] of ways.entries()) {
        const button = buttons[at];
        if (button) button.disabled = idle(now);
      }
    },
  };
}
