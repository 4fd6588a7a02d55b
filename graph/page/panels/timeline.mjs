/** Documents and claims along a line of time: when they were said, and when they hold. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */
/** @import { Query } from "../data/types.mjs" */
/** @import { Line } from "../parts/time-choosing.mjs" */
/** @import { Changes, State } from "../state/state.mjs" */

import { extentsOf } from "../answers/extents.mjs";
import { isNearest, panned, placeIn, seenOf, stretchOf, textOf, ticksOf, zoomed } from "../answers/time-scale.mjs";
import { el, fill } from "../base/dom.mjs";
import { pause } from "../base/pause.mjs";
import { registerPanel } from "../context/registry.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { chosenSaid, timeFields, wholeLine } from "../parts/time-choosing.mjs";
import { claimsInTime } from "../parts/time-claims.mjs";
import { documentsInTime } from "../parts/time-documents.mjs";
import { keyOfBars } from "../parts/time-key.mjs";
import { ask } from "../state/moves.mjs";

/** How many rows fit on a sheet of paper. */
const ON_PAPER = 24;
/** Of more dated claims the line is drawn a piece at a time. */
const MANY = 5000;
/** How many lines go down through the rows. */
const TICKS = 8;

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
      "timeline.holdsNote": { one: "{count} of {total} claims has a date. The bars count those that hold at each time.", other: "{count} of {total} claims have a date. The bars count those that hold at each time." },
      "timeline.choose": "Click or draw to choose a time, or use the arrow keys; with Shift they choose more. + and − enlarge and reduce.",
      "timeline.untold": "Where no end is told, a claim is counted when it begins; a time that is chosen finds it later too, as it may still hold.",
      "timeline.none": "Nothing here is dated, neither a document nor a claim.",
      "timeline.would": "A document that has a date would stand here on it, and a claim that says since when, until when or on what day it holds: an office, a membership, a meeting.",
      "timeline.noDocuments": "No document here is dated.",
      "timeline.noClaims": "No claim here says when it holds.",
      "timeline.events": "On a date",
      "timeline.many": "{claims}, too many for a line each: how many at each time.",
      "timeline.manyDocuments": "{documents}, too many for a line each.",
      "timeline.enlarge": "Enlarge the line to see each.",
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
      "timeline.holdsNote": { one: "{count} de {total} afirmaciones tiene fecha. Las barras cuentan las que rigen en cada tiempo.", other: "{count} de {total} afirmaciones tienen fecha. Las barras cuentan las que rigen en cada tiempo." },
      "timeline.choose": "Haga clic o arrastre para elegir un tiempo, o use las flechas; con Mayúsculas eligen más. + y − amplían y reducen.",
      "timeline.untold": "Donde no se dice el final, una afirmación se cuenta cuando comienza; un tiempo elegido la encuentra también después, pues puede seguir rigiendo.",
      "timeline.none": "Aquí nada tiene fecha: ni un documento ni una afirmación.",
      "timeline.would": "Aquí estaría, en su fecha, un documento que la tuviera, y una afirmación que dijera desde cuándo, hasta cuándo o en qué día rige: un cargo, una militancia, una reunión.",
      "timeline.noDocuments": "Ningún documento tiene fecha.",
      "timeline.noClaims": "Ninguna afirmación dice cuándo rige.",
      "timeline.events": "En una fecha",
      "timeline.many": "{claims}, demasiadas para una línea cada una: cuántas hay en cada tiempo.",
      "timeline.manyDocuments": "{documents}, demasiados para una línea cada uno.",
      "timeline.enlarge": "Amplíe para ver una por una.",
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
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const whole = wholeLine(context);
  if (!whole) return { node: el("div", { class: "timeline" }, el("p", {}, context.say("timeline.none")), el("p", { class: "note" }, context.say("timeline.would"))), update: () => undefined };
  const seen = () => seenOf(/** @type {Timed} */ (context.state).years, whole);
  /** @param {Stretch} next */
  const look = (next) => context.store.change(lookAt(seenOf(textOf(next), whole), whole), { quietly: true });
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
    look,
    zoom: (by) => look(Number.isFinite(by) ? zoomed(seen(), whole, by, stretchOf(context.state.query.on) ?? chosenSaid(context)) : whole),
  };
  const { dated, said } = extentsOf(context.view);
  let most = /** @type {number | undefined} */ (undefined);
  const documents = said.length ? documentsInTime(context, line) : null;
  const claims = dated ? claimsInTime(context, line, () => most) : null;
  const fields = dated ? timeFields(context, line) : null;
  const tools = zoomTools(context, line, look);
  const undated = context.view.documents.length - said.length;
  const node = el(
    "div",
    { class: "timeline" },
    el("div", { class: "time-tools" }, fields?.node, tools.node),
    el("section", { "aria-labelledby": "time-said" }, el("h2", { id: "time-said", class: "small" }, context.say("timeline.said")), documents ? documents.node : el("p", { class: "note" }, context.say("timeline.noDocuments")), documents && undated ? el("p", { class: "note" }, context.say("timeline.undated", { count: undated })) : null),
    el("section", { "aria-labelledby": "time-holds" }, el("h2", { id: "time-holds", class: "small" }, context.say("timeline.holds")), claims ? claims.node : [el("p", { class: "note" }, context.say("timeline.noClaims")), el("p", { class: "note" }, context.say("timeline.would"))]),
    keyOfBars(context),
  );
  /** The claim that was read last. */
  let read = /** @type {string | null} */ (null);
  const pieces = [
    () => node.style.setProperty("--grid", ticksOf(seen(), TICKS).map(({ at }) => `linear-gradient(var(--rule), var(--rule)) ${(at * 100).toFixed(2)}% 0 / 1px 100% no-repeat`).join(", ")),
    () => tools.update(),
    () => fields?.update(),
    ...(documents?.pieces ?? []),
    ...(claims?.pieces ?? []),
    () => mark(context, node, seen()),
    () => {
      if (context.state.relation !== read) bring(node, context.state.relation);
      read = context.state.relation;
    },
  ];
  for (const [event, rows] of /** @type {const} */ ([["beforeprint", ON_PAPER], ["afterprint", undefined]])) {
    addEventListener(event, () => {
      if (!node.isConnected || context.state.tab !== "timeline") return;
      most = rows;
      for (const piece of pieces) piece();
    });
  }
  return { node, update: inTurn(pieces, dated > MANY) };
}

/**
 * What does some pieces of work: of much a piece at a time, so that the page answers all the while, and the last call alone to its end.
 * @param {readonly (() => void)[]} pieces
 * @param {boolean} much
 */
function inTurn(pieces, much) {
  let turn = 0;
  return () => {
    turn += 1;
    const mine = turn;
    if (!much) for (const piece of pieces) piece();
    else
      void (async () => {
        for (const piece of pieces) {
          if (mine !== turn) return;
          piece();
          await pause();
        }
      })();
  };
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
 * Scroll the panel to the row of a claim that is selected elsewhere; where the page is scrolled as a whole it stays.
 * @param {HTMLElement} node
 * @param {string | null} claim
 */
function bring(node, claim) {
  const [row, panel] = [node.querySelector(`button[data-claim="${CSS.escape(claim ?? "")}"]`), node.parentElement];
  if (!row || !panel) return;
  const [{ top, bottom }, room] = [row.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (top < room.top || bottom > room.bottom) panel.scrollTop += top - room.top - room.height / 3;
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
    ["+", "timeline.nearer", () => zoom(0.5), isNearest],
    ["−", "timeline.wider", () => zoom(2), (now) => now[0] <= whole[0] && now[1] >= whole[1]],
    ["⤢", "timeline.all", () => look(whole), (now) => now[0] <= whole[0] && now[1] >= whole[1]],
  ];
    const buttons = ways.map(([sign, word, act]) => el("button", { type: "button", "aria-label": context.say(word), title: context.say(word), onclick: act }, sign));
  const told = el("span", { class: "time-seen", "aria-live": "polite" });
  return {
    node: el("div", { class: "zoomers" }, told, buttons),
    update() {
      const now = seen();
      fill(told, context.date(textOf(now)));
      for (const [at, [, , , idle]] of ways.entries()) {
        const button = buttons[at];
        // It keeps the focus when it has done all that it can.
        button?.setAttribute("aria-disabled", String(idle(now)));
      }
    },
  };
}
