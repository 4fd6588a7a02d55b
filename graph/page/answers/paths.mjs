/** How two entities are connected, and what lies around one. */

/** @import { Direction, Query, QueryLike, Reach, RelationView, Step, View } from "../data/types.mjs" */

import { select } from "./select.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { queryOf } from "../data/query.mjs";

/**
 * Which relations may be a hop, by their place in the view.
 * @param {View} view
 * @param {QueryLike | Query} like
 * @returns {Uint8Array}
 */
function usableRelations(view, like) {
  const query = queryOf(like);
  const usable = new Uint8Array(view.relations.length);
  for (const place of select(view, { ...query, negated: query.negated ?? false })) usable[place] = 1;
  return usable;
}

/**
 * How many hops each entity is from `start`, up to the one at `goal`; -1 for those not reached.
 * @param {View} view
 * @param {Uint8Array} usable
 * @param {number} start
 * @param {number} goal
 * @returns {Int32Array}
 */
function hopsFrom(view, usable, start, goal) {
  const { offsets, relations, others } = lookupsOf(view).adjacency;
  const hops = new Int32Array(view.entities.length).fill(-1);
  const queue = new Int32Array(view.entities.length);
  hops[start] = 0;
  queue[0] = start;
  let filled = 1;
  for (let next = 0; next < filled && hops[goal] === -1; next += 1) {
    const here = queue[next] ?? 0;
    const further = (hops[here] ?? 0) + 1;
    const last = offsets[here + 1] ?? 0;
    for (let slot = offsets[here] ?? 0; slot < last; slot += 1) {
      const other = others[slot] ?? 0;
      if (hops[other] !== -1 || !usable[relations[slot] ?? 0]) continue;
      hops[other] = further;
      queue[filled] = other;
      filled += 1;
    }
  }
  return hops;
}

/**
 * The better of two parallel relations to tell a hop by: the more factual one, then the one whose id sorts first.
 * @param {View} view
 * @param {RelationView} a
 * @param {RelationView} b
 * @returns {boolean} Whether `a` is.
 */
function tellsBetter(view, a, b) {
  const order = view.modalities.indexOf(a.modality) - view.modalities.indexOf(b.modality);
  return order === 0 ? a.id < b.id : order < 0;
}

/**
 * The shortest chain of relations between two entities, walked in either direction. Among equally short chains it
 * is the one whose entities' ids sort first, so that Python and the page always give the same.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {QueryLike | Query} [query] Which relations may be a hop; by default all that are not negated.
 * @returns {Step[] | null} Empty from an entity to itself; null where nothing connects the two.
 */
export function shortestPath(view, a, b, query = {}) {
  const { entityPlaces } = lookupsOf(view);
  const start = entityPlaces.get(a);
  const goal = entityPlaces.get(b);
  if (start === undefined || goal === undefined) return null;
  const usable = usableRelations(view, query);
  const hops = hopsFrom(view, usable, goal, start);
  if (hops[start] === -1) return null;

  /** @type {Step[]} */
  const steps = [];
  for (let here = start; here !== goal; ) {
    const hop = bestHop(view, usable, hops, here);
    if (!hop) return null;
    const from = idAt(view, here);
    steps.push({ relation: hop.relation, from, to: idAt(view, hop.there), forward: hop.relation.source === from });
    here = hop.there;
  }
  return steps;
}

/**
 * The hop to take next: to the nearer neighbour whose id sorts first, by the relation that tells it best.
 * @param {View} view
 * @param {Uint8Array} usable
 * @param {Int32Array} hops
 * @param {number} here
 * @returns {{there: number, relation: RelationView} | null}
 */
function bestHop(view, usable, hops, here) {
  const { offsets, relations, others } = lookupsOf(view).adjacency;
  const nearer = (hops[here] ?? 0) - 1;
  const last = offsets[here + 1] ?? 0;
  /** @type {{there: number, relation: RelationView} | null} */
  let best = null;
  for (let slot = offsets[here] ?? 0; slot < last; slot += 1) {
    const there = others[slot] ?? 0;
    const place = relations[slot] ?? 0;
    const relation = view.relations[place];
    if (hops[there] !== nearer || !usable[place] || !relation) continue;
    const better =
      best === null ||
      (there === best.there ? tellsBetter(view, relation, best.relation) : idAt(view, there) < idAt(view, best.there));
    if (better) best = { there, relation };
  }
  return best;
}

/**
 * @param {View} view
 * @param {number} ordinal
 * @returns {string}
 */
function idAt(view, ordinal) {
  return view.entities[ordinal]?.id ?? "";
}

/**
 * The neighbourhood of an entity: what is within some hops, and every relation among that.
 * @param {View} view
 * @param {string} id
 * @param {number} [radius]
 * @param {Direction} [direction] "out" walks from source to target, "in" from target to source.
 * @returns {Reach}
 */
export function reach(view, id, radius = 1, direction = "both") {
  const { entityPlaces, adjacency } = lookupsOf(view);
  const start = entityPlaces.get(id);
  if (start === undefined) return { entities: new Set(), relations: [] };
  const symmetric = new Set(view.relation_kinds.filter((kind) => kind.symmetric).map((kind) => kind.kind));

  /**
   * @param {RelationView} relation
   * @param {string} from
   */
  const walkable = (relation, from) =>
    direction === "both" ||
    symmetric.has(relation.kind) ||
    (direction === "out" ? relation.source : relation.target) === from;

  const within = new Set([start]);
  /** @type {Set<number>} */
  const touched = new Set();
  let rim = [start];
  for (let hop = 0; hop < radius && rim.length > 0; hop += 1) {
    /** @type {number[]} */
    const reached = [];
    for (const here of rim) {
      const from = idAt(view, here);
      const last = adjacency.offsets[here + 1] ?? 0;
      for (let slot = adjacency.offsets[here] ?? 0; slot < last; slot += 1) {
        const other = adjacency.others[slot] ?? 0;
        const relation = view.relations[adjacency.relations[slot] ?? 0];
        if (within.has(other) || !relation || !walkable(relation, from)) continue;
        within.add(other);
        reached.push(other);
      }
    }
    rim = reached;
  }
  for (const here of within) {
    const last = adjacency.offsets[here + 1] ?? 0;
    for (let slot = adjacency.offsets[here] ?? 0; slot < last; slot += 1) {
      if (within.has(adjacency.others[slot] ?? 0)) touched.add(adjacency.relations[slot] ?? 0);
    }
  }
  const places = Int32Array.from(touched).sort();
  return {
    entities: new Set(Array.from(within, (ordinal) => idAt(view, ordinal))),
    relations: Array.from(places, (place) => view.relations[place]).filter((relation) => relation !== undefined),
  };
}
