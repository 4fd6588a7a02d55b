/** What is shown, as a value that is never changed. The address spells it (address.mjs), moves lead from one to the next. */

/** @import { Direction, Query } from "../data/types.mjs" */

/** @typedef {{ document: string, start: number, end: number }} Sentence */
/** @typedef {{ id: string, depth: number, direction: Direction }} Focus */
/** @typedef {{ left: string, right: string }} Pair two scenarios, for what differs */
/** @typedef {{ from: string, to: string }} Ends two entities, for how they are connected */

/**
 * What every part of the page goes by. The panels own some of it: each says how its fields are spelled, and may have
 * further ones that only it reads.
 * @typedef {object} State
 * @property {Query} query which relations are shown
 * @property {Focus | null} focus
 * @property {string | null} entity the one selected
 * @property {string | null} relation the one selected
 * @property {string} tab
 * @property {Pair | null} compare
 * @property {Ends | null} path
 * @property {string | null} question
 * @property {number} step which relation of a question's answer is read; 0: none, all stand out
 * @property {Sentence | null} sentence one of a document's own, on a private page
 */

/** @typedef {Partial<State> & Record<string, unknown>} Changes what a move makes of a state: the fields that become others */

export {};
