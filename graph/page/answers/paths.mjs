/** How two entities are connected. */

/** @import { Direction, Query, QueryLike, Step, View } from "../data/types.mjs" */
/** @import { Bound } from "./allowed.mjs" */
/** @import { Ties } from "../data/ties.mjs" */

import { covers, Rules, widest } from "./allowed.mjs";
import { select } from "./select.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { queryOf } from "../data/query.mjs";
import { leads, tiedAs, tiesOf, turned } from "../data/ties.mjs";

/** One search for the chains between two entities, by their places. */
class Search {
  /**
   * @param {View} view
   * @param {number} start
   * @param {number} goal
   * @param {Uint8Array} usable
   * @param {Direction} direction
   * @param {Rules} rules
   */
  constructor(view, start, goal, usable, direction, rules) {
    this.view = view;
    /** @type {Ties} */
    this.ties = tiesOf(view);
    this.start = start;
    this.goal = goal;
    this.usable = usable;
    this.direction = direction;
    this.rules = rules;
    /** How many hops each entity is from the goal at least; -1 for those from which there is no way. */
    this.hops = this.#hopsToGoal();
    this.rank = preference(view, start, goal);
  }

  /**
   * The ties that may be walked from an entity.
   * @param {number} here
   * @param {(other: number, relation: number) => void} each
   * @param {Direction} [direction]
   */
  from(here, each, direction = this.direction) {
    const { offsets, relations, others } = this.ties;
    const last = offsets[here + 1] ?? 0;
    for (let slot = offsets[here] ?? 0; slot < last; slot += 1) {
      const relation = relations[slot] ?? 0;
      if (this.usable[relation] && leads(this.ties, slot, direction)) each(others[slot] ?? 0, relation);
    }
  }

  /**
   * @param {Bound} bound
   * @param {number} place
   */
  join(bound, place) {
    const relation = this.view.relations[place];
    return relation ? this.rules.join(bound, relation) : null;
  }

  /**
   * The entities of each of the shortest chains that are allowed, the one to be told first first.
   * @returns {Generator<number[]>}
   */
  *shortest() {
    const least = this.hops[this.start] ?? -1;
    if (least < 0) return;
    let found = false;
    for (const chain of this.#walk(least)) {
      found = true;
      yield chain;
    }
    const length = found ? null : this.length();
    if (length !== null) yield* this.#walk(length);
  }

  #hopsToGoal() {
    const hops = new Int32Array(this.view.entities.length).fill(-1);
    hops[this.goal] = 0;
    const queue = [this.goal];
    for (let next = 0; next < queue.length; next += 1) {
      const here = queue[next] ?? 0;
      const further = (hops[here] ?? 0) + 1;
      this.from(
        here,
        (other) => {
          if (hops[other] !== -1) return;
          hops[other] = further;
          queue.push(other);
        },
        turned(this.direction),
      );
    }
    return hops;
  }

  /**
   * How long a chain that is allowed is at least: all that chains can hang on is carried from entity to entity, from the
   * end that has fewer ties, where there is less to carry.
   * @returns {number | null} null: there is none
   */
  length() {
    const backwards = this.#degree(this.goal) < this.#degree(this.start);
    const [first, last] = backwards ? [this.goal, this.start] : [this.start, this.goal];
    const direction = backwards ? turned(this.direction) : this.direction;
    /** @type {Map<number, Bound[]>} */
    const known = new Map([[first, [this.rules.free]]]);
    let rim = new Map(known);
    for (let length = 1; rim.size > 0; length += 1) {
      /** @type {Map<number, Set<Bound>>} */
      const reached = new Map();
      for (const [here, bounds] of rim) {
        /** @param {number} other @param {number} relation */
        const carry = (other, relation) => {
          for (const bound of bounds) {
            const joined = this.join(bound, relation);
            if (!joined || known.get(other)?.some((one) => covers(one, joined))) continue;
            const found = reached.get(other);
            if (found) found.add(joined);
            else reached.set(other, new Set([joined]));
          }
        };
        this.from(here, carry, direction);
      }
      if (reached.has(last)) return length;
      rim = new Map();
      for (const [other, bounds] of reached) {
        const kept = widest(bounds);
        rim.set(other, kept);
        known.set(other, widest([...(known.get(other) ?? []), ...kept]));
      }
    }
    return null;
  }

  /** @param {number} entity */
  #degree(entity) {
    const { offsets } = this.ties;
    return (offsets[entity + 1] ?? 0) - (offsets[entity] ?? 0);
  }

  /**
   * The chains of a length, in the order of their entities, walked from the start. What has led nowhere is not walked
   * again.
   * @param {number} length
   * @returns {Generator<number[]>}
   */
  *#walk(length) {
    const dead = new Set();
    /** @param {number} here @param {number} left @param {Bound} bound */
    const mark = (here, left, bound) => `${here} ${left} ${bound.id}`;
    /** @param {number} here @param {Bound[]} bounds @param {number} left */
    const stop = (here, bounds, left) => ({ here, bounds, choices: this.#choices(here, bounds, left), next: 0, found: false });
    const stack = [stop(this.start, [this.rules.free], length)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const left = length - stack.length + 1;
      if (left === 0) {
        for (const one of stack) one.found = true;
        yield stack.map(({ here }) => here);
        stack.pop();
        continue;
      }
      const choice = top.choices[top.next];
      top.next += 1;
      if (!choice) {
        if (!top.found) for (const bound of top.bounds) dead.add(mark(top.here, left, bound));
        stack.pop();
        continue;
      }
      const [here, all] = choice;
      const bounds = all.filter((bound) => !dead.has(mark(here, left - 1, bound)));
      if (bounds.length > 0) stack.push(stop(here, bounds, left - 1));
    }
  }

  /**
   * Where a walk may go on to, first what comes first, and what each way makes it hang on.
   * @param {number} here
   * @param {readonly Bound[]} bounds
   * @param {number} left
   * @returns {[number, Bound[]][]}
   */
  #choices(here, bounds, left) {
    /** @type {Map<number, Set<Bound>>} */
    const found = new Map();
    if (left === 0) return [];
    this.from(here, (other, relation) => {
      const hops = this.hops[other] ?? -1;
      if (hops < 0 || hops >= left || (hops === 0 && left > 1)) return;
      for (const bound of bounds) {
        const joined = this.join(bound, relation);
        if (!joined) continue;
        const before = found.get(other);
        if (before) before.add(joined);
        else found.set(other, new Set([joined]));
      }
    });
    return [...found].sort(([a], [b]) => this.rank(a) - this.rank(b)).map(([other, all]) => [other, widest(all)]);
  }

  /**
   * The relations of a chain: for each hop the most factual, then the one whose id sorts first, such that all of it is
   * allowed.
   * @param {number[]} chain
   * @returns {number[]}
   */
  relationsOf(chain) {
    const { view } = this;
    const hops = chain.slice(1).map((there, at) => {
      /** @type {Set<number>} */
      const between = new Set();
      this.from(chain[at] ?? 0, (other, relation) => {
        if (other === there) between.add(relation);
      });
      return [...between].sort((a, b) => tellsBetter(view, a, b));
    });
    const dead = new Set();
    /** @type {{ bound: Bound, next: number, relation: number }[]} */
    const stack = [{ bound: this.rules.free, next: 0, relation: -1 }];
    for (let top = stack.at(-1); top && stack.length <= hops.length; top = stack.at(-1)) {
      const at = stack.length - 1;
      const relation = hops[at]?.[top.next];
      top.next += 1;
      if (relation === undefined) {
        dead.add(`${at} ${top.bound.id}`);
        stack.pop();
        continue;
      }
      const bound = this.join(top.bound, relation);
      if (bound && !dead.has(`${at + 1} ${bound.id}`)) stack.push({ bound, next: 0, relation });
    }
    return stack.slice(1).map(({ relation }) => relation);
  }
}

/**
 * The order in which a walk prefers entities: those of the side that its ends are on, then by their ids.
 * @param {View} view whose entities are in the order of their ids
 * @param {number} start
 * @param {number} goal
 * @returns {(place: number) => number}
 */
function preference({ entities, scenarios }, start, goal) {
  const ends = [start, goal].map((place) => entities[place]?.id ?? "");
  const sides = scenarios.map(({ counterparts }) => Object.values(counterparts)).filter((side) => ends.some((id) => side.includes(id)));
  const own = new Set(sides.flat());
  return (place) => (own.has(entities[place]?.id ?? "") ? place - entities.length : place);
}

/**
 * The better of two parallel relations to tell a hop by: the more factual one, then the one whose id sorts first.
 * @param {View} view
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function tellsBetter({ modalities, relations }, a, b) {
  const [one, other] = [relations[a], relations[b]];
  if (!one || !other) return 0;
  return modalities.indexOf(one.modality) - modalities.indexOf(other.modality) || (one.id < other.id ? -1 : 1);
}

/**
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {QueryLike | Query} like
 * @param {Direction} direction
 * @param {Rules} rules
 * @returns {Search | null} null: one of the two is not there
 */
function searchFor(view, a, b, like, direction, rules) {
  const { entityPlaces } = lookupsOf(view);
  const start = entityPlaces.get(a);
  const goal = entityPlaces.get(b);
  if (start === undefined || goal === undefined) return null;
  const query = queryOf(like);
  const usable = new Uint8Array(view.relations.length);
  for (const place of select(view, { ...query, negated: query.negated ? null : false, order: [], limit: null })) usable[place] = 1;
  return new Search(view, start, goal, usable, direction, rules);
}

/**
 * The hops of a chain of entities.
 * @param {Search} search
 * @param {number[]} chain
 * @returns {Step[]}
 */
function stepsOf(search, chain) {
  const { view } = search;
  return search.relationsOf(chain).flatMap((place, at) => {
    const relation = view.relations[place];
    const [from, to] = [chain[at], chain[at + 1]].map((entity) => view.entities[entity ?? -1]?.id ?? "");
    if (!relation || from === undefined || to === undefined) return [];
    const [start_as, end_as] = [tiedAs(view, relation, from), tiedAs(view, relation, to)];
    return [{ relation, from, to, start_as, end_as, forward: start_as === "source" && end_as === "target" }];
  });
}

/** @typedef {{ chains: Step[][], more: number, counted: boolean }} Chains those that are told, how many more there are, and whether all of these were counted */

/**
 * The scenarios that a chain supposes: at most one of those that exclude each other.
 * @param {readonly Step[]} steps
 * @returns {string[]} none: it holds whoever wins
 */
export function supposedBy(steps) {
  return [...new Set(steps.flatMap(({ relation }) => relation.scenario ?? []))];
}

/** Of more chains than these it is only said that there are more: there can be very many. */
const MOST_COUNTED = 1000;

/**
 * The shortest chains of relations between two entities that join neither scenarios that exclude each other nor times
 * that do not meet. The one whose entities come first is told first: Python gives the same.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {QueryLike | Query} [query] Which relations may be a hop; by default all that are not negated.
 * @param {Direction} [direction]
 * @param {number} [most] How many are told; the others are only counted.
 * @returns {Chains} One without a hop from an entity to itself; none where nothing connects the two.
 */
export function shortestPaths(view, a, b, query = {}, direction = "both", most = MOST_COUNTED) {
  const search = searchFor(view, a, b, query, direction, new Rules(view));
  /** @type {Step[][]} */
  const chains = [];
  let more = 0;
  for (const chain of search?.shortest() ?? []) {
    if (chains.length < most) chains.push(stepsOf(/** @type {Search} */ (search), chain));
    else if (more === MOST_COUNTED) return { chains, more, counted: false };
    else more += 1;
  }
  return { chains, more, counted: true };
}

/**
 * The shortest chain, the one that is told first.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {QueryLike | Query} [query]
 * @param {Direction} [direction]
 * @returns {Step[] | null} Empty from an entity to itself; null where nothing connects the two.
 */
export function shortestPath(view, a, b, query = {}, direction = "both") {
  const search = searchFor(view, a, b, query, direction, new Rules(view));
  for (const chain of search?.shortest() ?? []) return stepsOf(/** @type {Search} */ (search), chain);
  return null;
}

/**
 * Whether there is a chain between two entities at all, if some of the rules are not kept.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {{ worlds: boolean, times: boolean }} kept
 */
export function isTied(view, a, b, kept) {
  const search = searchFor(view, a, b, {}, "both", new Rules(view, kept));
  return search !== null && search.length() !== null;
}
