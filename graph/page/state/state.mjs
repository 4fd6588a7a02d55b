/** What is shown, as a value that is never changed. The address spells it (address.mjs), moves lead from one to the next. */

/** @import { Spot } from "../data/moved.mjs" */
/** @import { Direction, Query } from "../data/types.mjs" */

/** @typedef {{ document: string, start: number, end: number }} Sentence words of a document, half-open, in code points of its text */
/** @typedef {{ id: string, depth: number, direction: Direction }} Focus */
/** @typedef {{ left: string, right: string }} Pair two scenarios, for what differs */
/** @typedef {{ from: string, to: string, chain?: number }} Ends two entities, for how they are connected; `chain`: which of the shortest chains is read, if not the first */

/**
 * What every part of the page goes by. The panels own some of it: each says how its fields are spelled, and may have
 * further ones that only it reads.
 * @typedef {object} State
 * @property {Query} query which relations are shown
 * @property {string} filter words that a row of the table must have, to be shown
 * @property {Focus | null} focus
 * @property {string | null} entity the one selected
 * @property {string | null} relation the one selected
 * @property {string | null} matter a topic of the brief that is read; NO_TOPIC for what is of none
 * @property {string | null} point a point of the debate that is read: its sort, and its first claim, as `pointOf` has it
 * @property {string | null} about of what is compared only this: an entity's id, or "@role"
 * @property {boolean} every whether all names of what is laid out by itself are drawn, not only the first
 * @property {boolean} present whether it is presented, a finding or a question a screen
 * @property {Spot[]} spots where names were moved to in the free picture
 * @property {Spot[]} seats and in a part by itself
 * @property {string[]} hidden the entities that the picture leaves out
 * @property {string | null} picture how the picture is laid out: "topics", "free" or "apart"; null: as the mode has it
 * @property {string | null} mode "read", "compare" or "explore", where the tab is of any; null: as the page opens
 * @property {string | null} only "picture", where a page that has this one in a frame wants the drawing alone; null: all of it
 * @property {boolean} written whether it is read as of the day it was written: without what came true since
 * @property {string} tab
 * @property {Pair | null} compare
 * @property {Ends | null} path
 * @property {string | null} question
 * @property {number} step which relation of a question's answer is read; 0: none, all stand out
 * @property {Sentence | null} sentence words of a document, a paragraph or fewer, on a private page
 */

/** @typedef {Partial<State> & Record<string, unknown>} Changes what a move makes of a state: the fields that become others */

/** What the state calls the matter of the claims that have no topic. */
export const NO_TOPIC = "~";
