/** A section of the legend: rows that say how something is drawn, switch it on and off, and count it. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Query } from "../data/types.mjs" */

import { el, fill } from "../base/dom.mjs";
import { NOTHING } from "../data/query.mjs";
import { ask } from "../state/moves.mjs";

/** How many rows of a long section are seen at first. */
const SHORT = 8;
/** How many rows a section has at most: nobody reads a legend of a thousand. */
const MOST_ROWS = 200;

/**
 * @typedef {object} Row
 * @property {string} word
 * @property {string} label
 * @property {number} total
 * @property {Node | null} swatch
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {boolean} [picked] whether its rows are off until they are asked for, as not every relation is in one
 * @property {Row[]} rows
 * @property {(query: Query) => string[]} asked the words that the query asks for; none: all
 * @property {(words: string[]) => Partial<Query>} ask
 * @property {() => Map<string, number>} count how many of each are shown
 */

/**
 * @param {Context} context
 * @param {Partial<Query>} part
 */
export function askFor(context, part) {
  context.store.change(ask(context.state, part));
}

/**
 * @param {Context} context
 * @param {Section} section
 */
export function buildSection(context, section) {
  const rows = section.rows.slice(0, MOST_ROWS);
  const { picked = false } = section;
  const words = section.rows.map((row) => row.word);
  /** @param {string[]} wanted */
  const choose = (wanted) => askFor(context, section.ask(picked ? wanted : wanted.length === words.length ? [] : wanted.length ? wanted : [NOTHING]));
  const chosen = () => {
    const asked = section.asked(context.state.query);
    return asked.length || picked ? words.filter((word) => asked.includes(word)) : words;
  };
  const built = rows.map((row) =>
    buildRow(context, row, {
      toggle: (on) => choose(words.filter((word) => (word === row.word ? on : chosen().includes(word)))),
      only: picked ? null : () => choose([row.word]),
    }),
  );
  const list = el("ul", {}, built.map((one) => one.node));
  const more = built.slice(SHORT + 2).length ? built.slice(SHORT) : [];
  for (const one of more) one.node.classList.add("rest");
  const expander = more.length ? buildExpander(context, list, more.length) : null;
  const { title } = section;
  const node = el(
    "fieldset",
    {},
    el("legend", {}, el("span", {}, title)),
    picked
      ? null
      : el(
          "div",
          { class: "choices" },
          el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${context.say("filter.all")}`, onclick: () => choose(words) }, context.say("filter.all")),
          el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${context.say("filter.none")}`, onclick: () => choose([]) }, context.say("filter.none")),
        ),
    list,
    expander,
  );
  return {
    node,
    update() {
      const counts = section.count();
      const on = new Set(chosen());
      for (const { row, box, shown, bar } of built) {
        const count = counts.get(row.word) ?? 0;
        box.checked = on.has(row.word);
        const words = context.say("filter.count", { shown: count, total: row.total });
        if (shown.textContent === words) continue;
        fill(shown, words);
        bar.style.setProperty("--part", String(row.total ? count / row.total : 0));
      }
    },
  };
}

/**
 * @param {Context} context
 * @param {Row} row
 * @param {{ toggle: (on: boolean) => void, only: (() => void) | null }} act
 */
function buildRow(context, row, { toggle, only }) {
  const box = el("input", { type: "checkbox", onchange: () => toggle(box.checked) });
  const shown = el("span", { class: "shown" });
  const bar = el("span", { class: "bar", "aria-hidden": "true" });
  const node = el(
    "li",
    {},
    el("label", {}, box, row.swatch, el("span", { class: "label", dir: "auto" }, row.label), el("span", { class: "count" }, shown, bar)),
    only ? el("button", { type: "button", class: "only", "aria-label": context.say("filter.only", { label: row.label }), onclick: only }, context.say("filter.onlyShort")) : null,
  );
  return { row, box, shown, bar, node };
}

/**
 * The button that shows the rest of a long section.
 * @param {Context} context
 * @param {HTMLElement} list
 * @param {number} count
 */
function buildExpander(context, list, count) {
  const expander = el(
    "button",
    {
      type: "button",
      class: "quiet more",
      "aria-expanded": "false",
      onclick: () => {
        const open = expander.getAttribute("aria-expanded") !== "true";
        expander.setAttribute("aria-expanded", String(open));
        list.classList.toggle("open", open);
        fill(expander, open ? context.say("filter.fewer") : context.say("filter.more", { count }));
      },
    },
    context.say("filter.more", { count }),
  );
  return expander;
}
