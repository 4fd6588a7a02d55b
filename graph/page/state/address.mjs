/** The state as the page's address spells it: each field for itself, those of the panels as the panels say. */

/** @import { View } from "../data/types.mjs" */
/** @import { Spot } from "../data/moved.mjs" */
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

/** @type {Map<string, string | null>} the tabs, and the mode that each is of; null: it is of any */
const TABS = new Map();
/** @type {Map<string, Field<any>>} */
const FIELDS = new Map();
addFields({
  query: QUERY,
  filter: { order: 10, start: "", spell: (filter) => (filter ? [["filter", filter]] : []), read: (spelled) => spelled.get("filter") },
  focus: FOCUS,
  matter: wordField("matter", 45),
  entity: wordField("selected", 70),
  relation: wordField("claim", 80),
  every: flagField("every", 82),
  present: flagField("present", 86),
  spots: spotsField("at", 91),
  seats: spotsField("seat", 92),
  hidden: wordsField("hide", 93),
  picture: choiceField("picture", 84, ["topics", "free", "apart"]),
  mode: choiceField("mode", 88, ["read", "compare", "explore"]),
  written: flagField("written", 85),
  only: choiceField("only", 89, ["picture"]),
  tab: TAB,
});

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
 * @param {string | null} mode the mode that it is of; null: any
 */
export function addTab(tab, mode) {
  TABS.set(tab, mode);
}

/**
 * The mode of the page that a state is in.
 * @param {Pick<State, "tab" | "mode">} state
 * @returns {string | null} null: the one that the page opens with
 */
export function modeOf({ tab, mode }) {
  return TABS.get(tab) ?? mode;
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

/**
 * A field that is one of a few words, or null.
 * @param {string} key
 * @param {number} order
 * @param {readonly string[]} words
 * @returns {Field<string | null>}
 */
function choiceField(key, order, words) {
  const field = wordField(key, order);
  return {
    ...field,
    read(spelled) {
      const word = spelled.get(key);
      return word !== null && words.includes(word) ? word : null;
    },
  };
}

/**
 * A field of places that names were moved to: "x,y,id" each.
 * @param {string} key
 * @param {number} order
 * @returns {Field<Spot[]>}
 */
function spotsField(key, order) {
  return {
    order,
    start: [],
    spell: (spots) => spots.map(({ id, x, y }) => [key, `${Math.round(x)},${Math.round(y)},${id}`]),
    read: (spelled) =>
      spelled.getAll(key).flatMap((said) => {
        const [, x, y, id] = /^(-?\d{1,6}),(-?\d{1,6}),(.+)$/s.exec(said) ?? [];
        return id === undefined ? [] : [{ id, x: Number(x), y: Number(y) }];
      }),
  };
}

/**
 * A field of several words.
 * @param {string} key
 * @param {number} order
 * @returns {Field<string[]>}
 */
function wordsField(key, order) {
  return { order, start: [], spell: (words) => words.map((word) => [key, word]), read: (spelled) => spelled.getAll(key) };
}

/**
 * A field that is set or not.
 * @param {string} key
 * @param {number} order
 * @returns {Field<boolean>}
 */
function flagField(key, order) {
  return { order, start: false, spell: (on) => (on ? [[key, "yes"]] : []), read: (spelled) => spelled.get(key) === "yes" };
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
