/**
 * Filters that few readers need, out of the way until they are opened: words, names, sides, ends, paragraphs, the kinds'
 * own fields, what is left out, and the order.
 */

/** @import { Context } from "../context/context.mjs" */
/** @import { QueryField } from "../data/types.mjs" */
/** @import { Part } from "./asking-fields.mjs" */
/** @import { Section } from "./legend.mjs" */

import { countParagraphs, countWords } from "../answers/counts.mjs";
import { answerCounter, saidFields } from "../answers/said.mjs";
import { el, fill } from "../base/dom.mjs";
import { OWN } from "../data/lookups.mjs";
import { ORDERS, queryFields } from "../data/query.mjs";
import { wordOf } from "./asked.mjs";
import { input, limitInput, namesInput } from "./asking-fields.mjs";
import { leaveOut } from "./leave-out.mjs";
import { askFor, buildSection } from "./legend.mjs";
import { saidByInput } from "./said-by.mjs";

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
          const sections = sectionsOf(context).map((section) => buildSection(context, section));
          parts = [...inputsOf(context), ...sections, leaveOut(context), orderSelect(context), limitInput(context)];
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
    ...saidByInput(context),
    ...own.map(({ name }) =>
      input(context, name, (query) => query.own[name]?.join(" ") ?? "", (text) => ({ own: { ...context.state.query.own, [name]: text.trim() ? [text] : [] } })),
    ),
    namesInput(context, "entity"),
    namesInput(context, "source"),
    namesInput(context, "target"),
  ];
}

/**
 * What the answer is put in the order of; of several columns an address asks for, the first.
 * @param {Context} context
 * @returns {Part}
 */
function orderSelect(context) {
  const field = queryFields().find(({ name }) => name === "order");
  const words = ORDERS.flatMap((column) => [column, `-${column}`]);
  const select = el(
    "select",
    { onchange: () => askFor(context, { order: select.value ? [select.value] : [] }) },
    el("option", { value: "" }, context.say("filter.ofTheText")),
    words.map((word) => el("option", { value: word }, wordOf(context, field, word))),
  );
  return {
    node: el("label", { class: "field" }, el("span", {}, context.asked("order")), select),
    update() {
      select.value = context.state.query.order[0] ?? "";
    },
  };
}

/**
 * @param {Context} context
 * @returns {Section[]}
 */
function sectionsOf(context) {
  const own = context.view.query_fields.filter((field) => field.own && field.takes !== "text");
  const { scenarios } = context.view;
  const sides = scenarios.filter(({ counterparts }) => Object.keys(counterparts).length > 0).map(({ id }) => id);
  return [
    answerSection(context, "side", sides, (id) => context.scenario(id)),
    endSection(context, "source_kind"),
    endSection(context, "target_kind"),
    answerSection(context, "has", saidFields(context.view), (name) => context.field(name)),
    paragraphSection(context),
    ...own.map((field) => ownSection(context, field)),
  ].filter(({ rows }) => rows.length > 0);
}

/**
 * A field of which each word may answer for many reasons: it is counted by asking.
 * @param {Context} context
 * @param {"side" | "has"} name
 * @param {readonly string[]} words
 * @param {(word: string) => string} label
 * @returns {Section}
 */
function answerSection(context, name, words, label) {
  const count = answerCounter(context.view, name, words);
  const totals = count(null);
  return {
    title: context.asked(name),
    picked: true,
    rows: words.map((word) => ({ word, label: label(word), total: totals.get(word) ?? 0, swatch: null })),
    asked: (query) => query[name],
    ask: (asked) => ({ [name]: asked }),
    count: () => count(context.shown.relation),
  };
}

/**
 * The kinds at one end alone.
 * @param {Context} context
 * @param {"source_kind" | "target_kind"} name
 * @returns {Section}
 */
function endSection(context, name) {
  const count = answerCounter(context.view, name, context.view.entity_kinds.map(({ kind }) => kind));
  const totals = count(null);
  return {
    title: context.asked(name),
    picked: true,
    rows: [...totals]
      .filter(([, total]) => total > 0)
      .map(([word, total]) => ({ word, label: wordOf(context, queryFields().find((field) => field.name === name), word), total, swatch: null })),
    asked: (query) => query[name],
    ask: (asked) => ({ [name]: asked }),
    count: () => count(context.shown.relation),
  };
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
