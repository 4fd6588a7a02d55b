/** The state as the page's address spells it: each field for itself, those of the panels as the panels say. */

/** @import { View } from "../data/types.mjs" */
/** @import { Focus, State } from "./state.mjs" */

import { fromHash, queryOf, toHash } from "../data/query.mjs";

/**
 * A field of the state.
 * @template T
 * @typedef {object} Field
 * @property {T} start its value where the address does not name one
 * @property {(value: T) => [key: string, value: string][]} spell nothing for a value that is not to be named
 * @property {(spelled: URLSearchParams, view?: View) => T | null} read null where there is none, or none that it understands
 * @property {number} [order] its place in the address; the last, if it names none
 */

/** @typedef {Record<string, Field<any>>} Fields */

/** @type {Field<import("../data/types.mjs").Query>} */
const QUERY = {
  order: 0,
  get start() {
    return queryOf(); // made when it is read: which fields a query has is learned from the view
  },
  spell: (query) => [...new URLSearchParams(toHash(query))],
  read: (spelled) => fromHash(spelled.toString()),
};

/** @type {Field<Focus | null>} */
const FOCUS = {
  order: 20,
  start: null,
  spell: (focus) => (focus ? [["around", focus.id], ["depth", String(focus.depth)], ...spellDirection(focus)] : []),
  read(spelled) {
    const id = spelled.get("around");
    const direction = spelled.get("direction");
    if (!id) return null;
    return {
      id,
      depth: Math.min(3, Math.max(1, Number(spelled.get("depth")) || 1)),
      direction: direction === "in" || direction === "out" ? direction : "both",
    };
  },
};

/** @type {Field<string>} */
const TAB = {
  order: 90,
  start: "",
  spell: (tab) => (tab ? [["tab", tab]] : []),
  read(spelled) {
    const tab = spelled.get("tab");
    return tab !== null && TABS.has(tab) ? tab : null;
  },
};

/** @type {Set<string>} */
const TABS = new Set();
/** @type {Map<string, Field<any>>} */
const FIELDS = new Map();
addFields({ query: QUERY, focus: FOCUS, entity: wordField("selected", 70), relation: wordField("claim", 80), tab: TAB });

/** @param {Fields} fields */
export function addFields(fields) {
  for (const [name, field] of Object.entries(fields)) {
    if (FIELDS.has(name)) throw new Error(`the state has two fields ${name}`);
    FIELDS.set(name, field);
  }
}

/**
 * A tab that an address may name.
 * @param {string} tab
 */
export function addTab(tab) {
  TABS.add(tab);
}

/**
 * A field that is a word, or null.
 * @param {string} key what the address calls it
 * @param {number} order
 * @returns {Field<string | null>}
 */
export function wordField(key, order) {
  return { order, start: null, spell: (value) => (value ? [[key, value]] : []), read: (spelled) => spelled.get(key) };
}

/** @returns {[name: string, field: Field<any>][]} */
function inOrder() {
  const last = Number.MAX_SAFE_INTEGER;
  return [...FIELDS].sort(([a, { order: first = last }], [b, { order: second = last }]) => first - second || (a < b ? -1 : 1));
}

/**
 * @param {State} state
 * @returns {string} without "#"
 */
export function spellState(state) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (state));
  const spelled = new URLSearchParams();
  for (const [name, { spell }] of inOrder()) for (const [key, value] of spell(values[name])) spelled.append(key, value);
  return spelled.toString();
}

/**
 * The state that an address spells. What it does not understand it leaves out: an address may come from anywhere.
 * @param {string} hash with or without "#"
 * @param {View} [view] what is looked at: an old address may name what is there no longer
 * @returns {State}
 */
export function readState(hash, view) {
  const spelled = new URLSearchParams(hash.replace(/^#/, ""));
  return /** @type {any} */ (Object.fromEntries(inOrder().map(([name, { read, start }]) => [name, read(spelled, view) ?? start])));
}

/**
 * @param {Focus} focus
 * @returns {[string, string][]}
 */
function spellDirection({ direction }) {
  return direction === "both" ? [] : [["direction", direction]];
}
