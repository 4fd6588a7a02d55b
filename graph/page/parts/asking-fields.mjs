/** Fields in which one writes what is asked for: words, a date, a number, a name. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Query } from "../data/types.mjs" */

import { isPartialDate } from "../base/dates.mjs";
import { el, fill } from "../base/dom.mjs";
import { askFor } from "./legend.mjs";
import { searchBox } from "./search-box.mjs";

/** @typedef {{ node: HTMLElement, update: () => void }} Part */

/**
 * @param {Context} context
 * @param {string} name of the field
 * @param {(query: Query) => string} asked
 * @param {(text: string) => Partial<Query>} ask
 * @param {Record<string, string | number>} [attributes]
 * @returns {Part & { field: HTMLInputElement }}
 */
export function input(context, name, asked, ask, attributes = {}) {
  const field = el("input", { type: "search", ...attributes, onchange: () => askFor(context, ask(field.value)) });
  const node = el("label", { class: "field" }, el("span", {}, context.asked(name)), field);
  return {
    node,
    field,
    update() {
      if (document.activeElement !== field) field.value = asked(context.state.query);
    },
  };
}

/**
 * A date, a part of one, or a span of them.
 * @param {Context} context
 * @param {"on" | "said_by"} name of the field
 */
export function dateInput(context, name) {
  const part = input(context, name, (query) => query[name] ?? "", (text) => (isAsked(text) ? { [name]: text.trim() || null } : {}), { placeholder: context.say("filter.dateForm") });
  const { field } = part;
  field.addEventListener("change", () => field.setAttribute("aria-invalid", String(!isAsked(field.value))));
  return part;
}

/** @param {string} text */
function isAsked(text) {
  return text.trim() === "" || isPartialDate(text.trim());
}

/**
 * How many at the most.
 * @param {Context} context
 */
export function limitInput(context) {
  return input(context, "limit", ({ limit }) => (limit === null ? "" : String(limit)), (text) => ({ limit: text === "" ? null : Number(text) }), { type: "number", min: 1, step: 1 });
}

/**
 * Names that are asked for, each of which can be taken off, and a search for one more.
 * @param {Context} context
 * @param {"entity" | "source" | "target"} name of the field
 * @returns {Part}
 */
export function namesInput(context, name) {
  const label = context.asked(name);
  const { node: search, input: box } = searchBox(context, {
    label,
    placeholder: context.say("filter.addName"),
    types: ["entity"],
    choose: (hit) => askFor(context, { [name]: [...context.state.query[name], hit.id] }),
  });
  const chosen = chosenList(context, () =>
    context.state.query[name].map((id) => ({
      label: context.name(id),
      said: `${label}: ${context.name(id)}`,
      leave: () => {
        askFor(context, { [name]: context.state.query[name].filter((one) => one !== id) });
        box.focus();
      },
    })),
  );
  return { node: el("div", { class: "names" }, search, chosen.node), update: chosen.update };
}

/** @typedef {{ label: string, said: string, leave: () => void }} Chosen `said`: what it is among all that is asked */

/**
 * What is chosen, each with what takes it off.
 * @param {Context} context
 * @param {() => Chosen[]} choices
 * @returns {Part}
 */
export function chosenList(context, choices) {
  const node = el("ul", { class: "chosen" });
  return {
    node,
    update() {
      fill(
        node,
        choices().map(({ label, said, leave }) =>
          el("li", {}, el("button", { type: "button", class: "chip", "aria-label": context.say("chip.leave", { label: said }), onclick: leave }, el("span", { dir: "auto" }, label))),
        ),
      );
    },
  };
}
