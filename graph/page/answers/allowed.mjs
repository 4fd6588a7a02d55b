/** What a chain may not join: claims of scenarios that exclude each other, and of times that do not meet. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { FIRST_DAY, LAST_DAY, spanOf } from "../base/dates.mjs";

/**
 * What a chain has come to hang on: for each group of scenarios the one that it supposes, and the days that all of its
 * claims share. Equal ones are one value.
 * @typedef {object} Bound
 * @property {number} id
 * @property {string} worlds a mark for each group: the place of its scenario
 * @property {number} first
 * @property {number} last
 */

/** The mark of a group of which no scenario is supposed. */
const FREE = "\0";
/** Beyond so many bounds they are not compared each with each: that is quicker, and gives the same. */
const MOST_COMPARED = 60;
/** Before and after all days. */
const EVER = { first: FIRST_DAY, last: LAST_DAY };

/** The rules of one search for chains. */
export class Rules {
  /** @type {Map<string, Bound>} */
  #bounds = new Map();
  /** @type {Map<string, { group: number, mark: string }>} */
  #worlds = new Map();

  /**
   * @param {View} view
   * @param {{ worlds?: boolean, times?: boolean }} [kept] which rules hold; by default both
   */
  constructor({ scenarios }, { worlds = true, times = true } = {}) {
    this.times = times;
    const groups = [...new Set(scenarios.map(({ group }) => group))];
    if (worlds) for (const [place, { id, group }] of scenarios.entries()) this.#worlds.set(id, { group: groups.indexOf(group), mark: String.fromCharCode(place + 1) });
    /** What a chain without a claim hangs on: nothing. */
    this.free = this.#bound(FREE.repeat(groups.length), EVER.first, EVER.last);
  }

  /**
   * What a chain hangs on when a claim is joined to it.
   * @param {Bound} bound
   * @param {RelationView} relation
   * @returns {Bound | null} null: it may not be joined
   */
  join(bound, relation) {
    let { worlds, first, last } = bound;
    const world = relation.scenario === null ? undefined : this.#worlds.get(relation.scenario);
    if (world && worlds[world.group] !== world.mark) {
      if (worlds[world.group] !== FREE) return null;
      worlds = worlds.slice(0, world.group) + world.mark + worlds.slice(world.group + 1);
    }
    const span = this.times ? spanOf(relation) : null;
    if (span) {
      if (span[0] > first) [first] = span;
      if (span[1] < last) [, last] = span;
      if (first > last) return null;
    }
    if (worlds === bound.worlds && first === bound.first && last === bound.last) return bound;
    return this.#bound(worlds, first, last);
  }

  /**
   * @param {string} worlds
   * @param {number} first
   * @param {number} last
   * @returns {Bound}
   */
  #bound(worlds, first, last) {
    const key = `${worlds}${first}/${last}`;
    let bound = this.#bounds.get(key);
    if (!bound) {
      bound = { id: this.#bounds.size, worlds, first, last };
      this.#bounds.set(key, bound);
    }
    return bound;
  }
}

/**
 * Of some bounds those that leave most open: none lies within another.
 * @param {Iterable<Bound>} bounds
 * @returns {Bound[]}
 */
export function widest(bounds) {
  const all = [...bounds];
  if (all.length < 2) return all;
  all.sort((a, b) => compare(a.worlds, b.worlds) || a.first - b.first || b.last - a.last);
  /** @type {Bound[]} */
  const kept = [];
  for (const bound of all) {
    const before = kept.at(-1);
    if (!before || before.worlds !== bound.worlds || bound.last > before.last) kept.push(bound);
  }
  return kept.length > MOST_COMPARED ? kept : kept.filter((bound) => !kept.some((wide) => wide !== bound && covers(wide, bound)));
}

/**
 * Whether a bound leaves all open that another does.
 * @param {Bound} wide
 * @param {Bound} bound
 */
export function covers(wide, bound) {
  if (wide.first > bound.first || wide.last < bound.last) return false;
  if (wide.worlds === bound.worlds) return true;
  for (let at = 0; at < bound.worlds.length; at += 1) if (wide.worlds[at] !== FREE && wide.worlds[at] !== bound.worlds[at]) return false;
  return true;
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
