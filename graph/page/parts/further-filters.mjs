/** Filters that few readers need, out of the way until they are opened: paragraph, date, words, and the kinds' own fields. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Query, QueryField } from "../data/types.mjs" */
/** @import { Section } from "./legend.mjs" */

import { countParagraphs, countWords } from "../answers/counts.mjs";
import { isPartialDate } from "../base/dates.mjs";
import { el, fill } from "../base/dom.mjs";
import { OWN } from "../data/lookups.mjs";
import { wordOf } from "./asked.mjs";
import { askFor, buildSection } from "./legend.mjs";

/** @typedef {{ node: HTMLElement, update: () => void }} Part */

/**
 * @param {Context} context
 * @returns {Part}
 */
export function furtherFilters(context) {
  /** @type {Part[]} built when they are first seen: a large graph would pay for them */
  let parts = [];
  const body = el("div", {});
  const update = () => {
    for (const part of parts) part.update();
  };
  const node = el(
    "details",
    {
      class: "further",
      ontoggle: () => {
        if (!node.open) return;
        if (parts.length === 0) {
          parts = [...inputsOf(context), ...sectionsOf(context).map((section) => buildSection(context, section))];
          fill(body, parts.map((part) => part.node));
        }
        update();
      },
    },
    el("summary", {}, context.say("filter.further")),
    body,
  );
  return { node, update: () => node.open && update() };
}

/**
 * @param {Context} context
 * @returns {Part[]}
 */
function inputsOf(context) {
  const own = context.view.query_fields.filter((field) => field.own && field.takes === "text");
  return [
    input(context, "text", ({ text }) => (text.length === 1 ? (text[0] ?? "") : ""), (text) => ({ text: [text] })),
    input(context, "note", ({ note }) => note ?? "", (note) => ({ note: note.trim() ? note : null })),
    dateInput(context),
    ...own.map(({ name }) =>
      input(context, name, (query) => query.own[name]?.join(" ") ?? "", (text) => ({ own: { ...context.state.query.own, [name]: text.trim() ? [text] : [] } })),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {string} name of the field
 * @param {(query: Query) => string} asked
 * @param {(text: string) => Partial<Query>} ask
 * @returns {Part & { field: HTMLInputElement }}
 */
function input(context, name, asked, ask) {
  const field = el("input", { type: "search", onchange: () => askFor(context, ask(field.value)) });
  const node = el("label", { class: "field" }, el("span", {}, context.asked(name)), field);
  return {
    node,
    field,
    update() {
      if (document.activeElement !== field) field.value = asked(context.state.query);
    },
  };
}

/** @param {Context} context */
function dateInput(context) {
  const part = input(context, "on", ({ on }) => on ?? "", (text) => (text.trim() && !isPartialDate(text.trim()) ? {} : { on: text.trim() || null }));
  const { field } = part;
  field.placeholder = context.say("filter.dateForm");
  field.addEventListener("change", () => field.setAttribute("aria-invalid", String(field.value.trim() !== "" && !isPartialDate(field.value.trim()))));
  return part;
}

/**
 * @param {Context} context
 * @returns {Section[]}
 */
function sectionsOf(context) {
  const own = context.view.query_fields.filter((field) => field.own && field.takes !== "text");
  return [paragraphSection(context), ...own.map((field) => ownSection(context, field))].filter(({ rows }) => rows.length > 0);
}

/**
 * @param {Context} context
 * @returns {Section}
 */
function paragraphSection(context) {
  const totals = countParagraphs(context.view, null);
  const numbers = [...totals.keys()].sort((a, b) => Number(a) - Number(b));
  return {
    title: context.asked("paragraph"),
    picked: true,
    rows: numbers.map((word) => ({ word, label: `¶\u00a0${word}`, total: totals.get(word) ?? 0, swatch: null })),
    asked: (query) => query.paragraph,
    ask: (paragraph) => ({ paragraph }),
    count: () => countParagraphs(context.view, context.shown.relation),
  };
}

/**
 * What some kinds alone say.
 * @param {Context} context
 * @param {QueryField} field
 * @returns {Section}
 */
function ownSection(context, field) {
  const { name } = field;
  const column = `${OWN}${name}`;
  const totals = countWords(context.view, column, null);
  const words = [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1));
  return {
    title: context.asked(name),
    picked: true,
    rows: words.map((word) => ({ word, label: wordOf(context, field, word), total: totals.get(word) ?? 0, swatch: null })),
    asked: (query) => query.own[name] ?? [],
    ask: (asked) => ({ own: { ...context.state.query.own, [name]: asked } }),
    count: () => countWords(context.view, column, context.shown.relation),
  };
}
