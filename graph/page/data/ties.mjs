/** Which entities a claim ties to each other: its ends, those that its own fields name, and a holder who only speaks. */

/** @import { Direction, RelationView, View } from "./types.mjs" */

import { lookupsOf } from "./lookups.mjs";

/**
 * The ties of each entity: those of entity `i` stand from `offsets[i]` up to `offsets[i + 1]`.
 * @typedef {object} Ties
 * @property {Int32Array} offsets
 * @property {Int32Array} relations
 * @property {Int32Array} others The entity at the other end of each tie.
 * @property {Uint8Array} ways How each may be walked from here: `OUTWARDS`, `INWARDS`, both or neither.
 */

const OUTWARDS = 1;
const INWARDS = 2;

/** @type {Record<Direction, number>} */
const WAYS = { both: 0, out: OUTWARDS, in: INWARDS };

/** @type {WeakMap<View, Ties>} */
const TIES = new WeakMap();

/**
 * The ties of a view, built when they are first asked for.
 * @param {View} view
 * @returns {Ties}
 */
export function tiesOf(view) {
  let ties = TIES.get(view);
  if (!ties) {
    ties = buildTies(view);
    TIES.set(view, ties);
  }
  return ties;
}

/**
 * Whether a tie may be walked in a direction.
 * @param {Ties} ties
 * @param {number} slot
 * @param {Direction} direction
 */
export function leads({ ways }, slot, direction) {
  const way = WAYS[direction];
  return ((ways[slot] ?? 0) & way) === way;
}

/**
 * The same direction, seen from the other end.
 * @param {Direction} direction
 * @returns {Direction}
 */
export function turned(direction) {
  return direction === "out" ? "in" : direction === "in" ? "out" : "both";
}

/**
 * By which of its fields a relation names an entity that it ties: the first that does.
 * @param {View} view
 * @param {RelationView} relation
 * @param {string} id
 * @returns {string}
 */
export function tiedAs(view, relation, id) {
  if (relation.source === id) return "source";
  if (relation.target === id) return "target";
  return lookupsOf(view).references(relation.kind).find((name) => relation.fields[name] === id) ?? "holder";
}

/**
 * @param {View} view
 * @returns {Ties}
 */
function buildTies(view) {
  const { entityPlaces, named, relationKinds, parts, ends } = lookupsOf(view);
  const symmetric = new Set([...relationKinds.values()].filter((kind) => kind.symmetric).map(({ kind }) => kind));
  const offsets = new Int32Array(view.entities.length + 1);
  /** @type {number[]} */
  const tied = [];
  /** @param {number} place */
  const gather = (place) => {
    tied.length = 0;
    const last = parts.offsets[place + 1] ?? 0;
    for (let at = parts.offsets[place] ?? 0; at < last; at += 1) tied.push(parts.items[at] ?? 0);
    // Who is named nowhere only speaks, and is tied to what they speak of.
    const holder = entityPlaces.get(view.relations[place]?.holder ?? "");
    if (holder !== undefined && !named[holder]) tied.push(holder);
  };
  for (let place = 0; place < view.relations.length; place += 1) {
    gather(place);
    for (const here of tied) offsets[here + 1] = (offsets[here + 1] ?? 0) + tied.length - 1;
  }
  for (let at = 0; at < view.entities.length; at += 1) offsets[at + 1] = (offsets[at + 1] ?? 0) + (offsets[at] ?? 0);
  const size = offsets[view.entities.length] ?? 0;
  const [relations, others, ways] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)];
  const next = offsets.slice();
  for (const [place, { kind }] of view.relations.entries()) {
    gather(place);
    const source = ends.sources[place] ?? -1;
    // Of a symmetric one either end is where it goes out from.
    const target = symmetric.has(kind) ? (ends.targets[place] ?? -1) : source;
    for (const here of tied) {
      for (const there of tied) {
        if (here === there) continue;
        const slot = next[here] ?? 0;
        next[here] = slot + 1;
        relations[slot] = place;
        others[slot] = there;
        ways[slot] = (here === source || here === target ? OUTWARDS : 0) | (there === source || there === target ? INWARDS : 0);
      }
    }
  }
  return { offsets, relations, others, ways };
}
