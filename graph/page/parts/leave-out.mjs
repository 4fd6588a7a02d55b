/** What is left out: a field, and a word of it. */

/** @import { Context } from "../context/context.mjs" */
/** @import { QueryField } from "../data/types.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { countDocuments, countWords } from "../answers/counts.mjs";
import { saidFields } from "../answers/said.mjs";
import { isSpan } from "../base/spans.mjs";
import { el, fill } from "../base/dom.mjs";
import { OWN } from "../data/lookups.mjs";
import { queryFields } from "../data/query.mjs";
import { wordOf } from "./asked.mjs";
import { chosenList } from "./asking-fields.mjs";
import { askFor } from "./legend.mjs";
import { searchBox } from "./search-box.mjs";

/** What is asked of an answer as a whole cannot be left out of it. */
const OF_THE_ANSWER = ["exclude", "order", "limit", "own"];
/** Of more words than these no list is made: they are written. */
const MOST_WORDS = 200;

/**
 * @param {Context} context
 * @returns {Part}
 */
export function leaveOut(context) {
  const fields = fieldsOf(context);
  const words = el("div", { class: "leave-word" });
  const kind = el(
    "select",
    { "aria-label": `${context.asked("exclude")}: ${context.say("filter.field")}`, onchange: () => offer() },
    el("option", { value: "" }, context.say("filter.field")),
    fields.map(({ name }) => el("option", { value: name }, context.asked(name))),
  );
  /** Show what can be left out of the field that is chosen. */
  const offer = () => {
    const field = fields.find(({ name }) => name === kind.value);
    fill(words, field ? wordPicker(context, field, (word) => leave(context, field.name, word)) : null);
  };
  const chosen = chosenList(context, () =>
    Object.entries(context.state.query.exclude).flatMap(([name, left]) =>
      left.map((word) => {
        const label = `${context.asked(name)}: ${wordOf(context, fields.find((one) => one.name === name), word)}`;
        return {
          label,
          said: `${context.asked("exclude")} – ${label}`,
          leave: () => {
            askFor(context, { exclude: { ...context.state.query.exclude, [name]: left.filter((one) => one !== word) } });
            kind.focus();
          },
        };
      }),
    ),
  );
  return {
    node: el("fieldset", { class: "leave-out" }, el("legend", {}, context.asked("exclude")), el("div", { class: "leave-field" }, kind, words), chosen.node),
    update: chosen.update,
  };
}

/**
 * The fields of which something can be left out: those that some claim fills.
 * @param {Context} context
 * @returns {QueryField[]}
 */
function fieldsOf(context) {
  const fixed = queryFields();
  const own = context.view.query_fields.filter((field) => field.own && !fixed.some(({ name }) => name === field.name));
  return [...fixed, ...own].filter((field) => !OF_THE_ANSWER.includes(field.name) && (field.takes !== "words" || isName(field) || wordsOf(context, field).length > 0));
}

/** @param {QueryField} field */
function isName({ of }) {
  return of === "entity";
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {string} word
 */
function leave(context, name, word) {
  const { exclude } = context.state.query;
  askFor(context, { exclude: { ...exclude, [name]: [...new Set([...(exclude[name] ?? []), word])] } });
}

/**
 * @param {Context} context
 * @param {QueryField} field
 * @param {(word: string) => void} choose
 * @returns {HTMLElement[]}
 */
function wordPicker(context, field, choose) {
  const label = `${context.asked("exclude")}: ${context.asked(field.name)}`;
  if (isName(field)) return [searchBox(context, { label, placeholder: context.say("filter.addName"), types: ["entity"], choose: (hit) => choose(hit.id) }).node];
  const words = wordsOf(context, field);
  const listed = words.length > 0 && words.length <= MOST_WORDS;
  const control = listed
    ? el("select", { "aria-label": label }, words.map((word) => el("option", { value: word }, wordOf(context, field, word))))
    : el("input", { type: "search", "aria-label": label });
  const button = el(
    "button",
    {
      type: "button",
      onclick: () => {
        const word = control.value.trim();
        const fits = word !== "" && (field.takes !== "date" || isSpan(word));
        control.setAttribute("aria-invalid", String(!fits));
        if (fits) choose(word);
      },
    },
    context.say("filter.leaveOut"),
  );
  return [control, button];
}

/**
 * The words of a field that can be listed; none where they are written.
 * @param {Context} context
 * @param {QueryField} field
 * @returns {string[]}
 */
function wordsOf({ view }, { name, of, takes, own, column }) {
  if (takes === "yes_no") return ["true", "false"];
  if (takes !== "words") return [];
  if (of === "document") return [...countDocuments(view, null)].flatMap(([id, count]) => (count ? [id] : []));
  if (of === "said") return saidFields(view);
  if (of === "world") return view.scenarios.map(({ id }) => id);
  return [...countWords(view, own ? `${OWN}${name}` : (column ?? name), null).keys()];
}
