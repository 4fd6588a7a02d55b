/** Which entities and relations a state shows, and which of them stand out. */

/** @import { Chains } from "./paths.mjs" */
/** @import { CompareRow, Step, View } from "../data/types.mjs" */
/** @import { State } from "../state/state.mjs" */

import { placesCitedFrom } from "./citation.mjs";
import { compare } from "./comparison.mjs";
import { claimsAt } from "./debate.mjs";
import { shortestPaths } from "./paths.mjs";
import { reach } from "./reach.mjs";
import { select } from "./select.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { asksNothing, queryOf, toHash } from "../data/query.mjs";

/** How many chains between two entities are told: nobody reads more. */
const MOST_CHAINS = 12;

/**
 * What the filters leave.
 * @typedef {object} Left
 * @property {Uint8Array} entity 1 for each entity shown, by its place in the view
 * @property {Uint8Array} relation
 * @property {number[]} places the relations shown, in the order that is asked for
 * @property {number} entities how many
 * @property {number} relations
 */

/**
 * What is shown of it, and what stands out.
 * @typedef {object} Standing
 * @property {Set<number> | null} litEntities what stands out, the rest fading
 * @property {Set<number> | null} litRelations
 * @property {Map<number, import("../data/types.mjs").CompareStatus> | null} marks
 * @property {CompareRow[]} rows what differs
 * @property {Chains | null} chains how the two that are asked for are connected: all of the shortest ways
 * @property {Step[] | null} path the one of them that is read
 */

/** @typedef {Left & Standing} Shown */

/** @type {WeakMap<View, { asked: unknown[], left: Left }>} what the filters left of each view when they were last asked: most changes leave them as they are */
const LEFT = new WeakMap();

/**
 * What a state shows of a view.
 * @param {View} view
 * @param {State} state
 * @param {Uint8Array | null} [narrowed] the relations that the table's filter leaves, whose words are the page's
 * @returns {Shown}
 */
export function shownOf(view, state, narrowed = null) {
  const left = leftOf(view, state, narrowed);
  const places = lookupsOf(view).relationPlaces;
  const rows = state.compare ? compare(view, state.compare.left, state.compare.right) : [];
  const chains = state.path ? shortestPaths(view, state.path.from, state.path.to, {}, "both", MOST_CHAINS) : null;
  const path = chains?.chains[state.path?.chain ?? 0] ?? chains?.chains[0] ?? null;
  return {
    ...left,
    rows,
    chains,
    path,
    marks: state.compare ? marksOf(rows, places) : null,
    ...litOf(view, state, left.relation, rows, path),
  };
}

/**
 * @param {View} view
 * @param {State} state
 * @param {Uint8Array | null} narrowed
 * @returns {Left}
 */
function leftOf(view, state, narrowed) {
  const asked = [state.query, state.focus, state.entity, narrowed];
  const known = LEFT.get(view);
  // Where nothing is left out, it does not matter which entity is shown in any case.
  const same = known?.asked.every((one, at) => one === asked[at] || (at === 2 && known.left.entities === view.entities.length));
  if (known && same) return known.left;
  const left = filtered(view, state, narrowed);
  LEFT.set(view, { asked, left });
  return left;
}

/** @type {WeakMap<View, { asked: unknown[], places: number[] }>} what would be left at any time, when that was last asked */
const TIMELESS = new WeakMap();

/**
 * The relations that would be shown if no time were chosen: neither when they hold, nor the documents that they are
 * read from. The same answer as long as nothing else is asked.
 * @param {View} view
 * @param {State} state
 * @param {Uint8Array | null} [narrowed]
 * @returns {readonly number[]} their places
 */
export function timelessOf(view, state, narrowed = null) {
  const query = queryOf({ ...state.query, on: null, document: [] });
  const asked = [toHash(query), state.focus, narrowed];
  const known = TIMELESS.get(view);
  if (known?.asked.every((one, at) => one === asked[at])) return known.places;
  const any = state.query.on === null && state.query.document.length === 0;
  const { places } = any ? leftOf(view, state, narrowed) : filtered(view, { ...state, query }, narrowed);
  TIMELESS.set(view, { asked, places });
  return places;
}

/**
 * @param {View} view
 * @param {State} state
 * @param {Uint8Array | null} narrowed
 * @returns {Left}
 */
function filtered(view, state, narrowed) {
  const lookups = lookupsOf(view);
  const within = state.focus ? reach(view, state.focus.id, state.focus.depth, state.focus.direction) : null;
  const places = lookups.relationPlaces;
  const inside = within ? new Uint8Array(view.relations.length) : null;
  for (const { id } of within?.relations ?? []) if (inside) inside[places.get(id) ?? -1] = 1;
  const answer = select(view, state.query, inside && narrowed ? inside.map((one, place) => one & (narrowed[place] ?? 0)) : (inside ?? narrowed));
  const relation = new Uint8Array(view.relations.length);
  for (const place of answer) relation[place] = 1;
  const entity = new Uint8Array(view.entities.length);
  // An order leaves nothing out.
  if (asksNothing({ ...state.query, order: [] }) && !within && !narrowed) entity.fill(1);
  else {
    const { sources, targets } = lookups.ends;
    for (let place = 0; place < relation.length; place++) {
      if (!relation[place]) continue;
      // An end that is not in the view has the place -1, where the array holds nothing.
      entity[sources[place] ?? -1] = 1;
      entity[targets[place] ?? -1] = 1;
    }
    const chosen = lookups.entityPlaces.get(state.focus?.id ?? state.entity ?? "");
    if (chosen !== undefined) entity[chosen] = 1;
  }
  return { entity, relation, places: answer, entities: countOf(entity), relations: answer.length };
}

/**
 * How many are marked.
 * @param {Uint8Array} marked
 */
function countOf(marked) {
  let count = 0;
  for (let place = 0; place < marked.length; place++) count += marked[place] ?? 0;
  return count;
}

/**
 * @param {CompareRow[]} rows
 * @param {Map<string, number>} places
 */
function marksOf(rows, places) {
  /** @type {Map<number, import("../data/types.mjs").CompareStatus>} */
  const marks = new Map();
  for (const row of rows) {
    for (const relation of [...row.left, ...row.right]) {
      const place = places.get(relation.id);
      if (place !== undefined) marks.set(place, row.status);
    }
  }
  return marks;
}

/**
 * What stands out: the path, the question's answer, or what is selected with its neighbours.
 * @param {View} view
 * @param {State} state
 * @param {Uint8Array} shown
 * @param {CompareRow[]} rows
 * @param {Step[] | null} path
 * @returns {{ litEntities: Set<number> | null, litRelations: Set<number> | null }}
 */
function litOf(view, state, shown, rows, path) {
  const { entityPlaces, relationPlaces: places } = lookupsOf(view);
  /** @type {Set<number>} */
  const relations = new Set();
  /** @type {Set<number>} */
  const entities = new Set();
  const question = lookupsOf(view).questions.get(state.question ?? "");
  const selected = state.entity === null ? undefined : entityPlaces.get(state.entity);
  const claim = state.relation === null ? undefined : places.get(state.relation);
  const { sentence } = state;
  if (claim !== undefined) relations.add(claim);
  else if (state.point !== null && state.tab === "debate") for (const one of claimsAt(view, state.point)) relations.add(places.get(one.id) ?? -1);
  else if (sentence) for (const place of placesCitedFrom(view, sentence)) relations.add(place);
  else if (selected !== undefined && !path && !question) {
    entities.add(selected);
    for (const place of lookupsOf(view).around(selected)) if (shown[place]) relations.add(place);
  } else if (path) {
    for (const step of path) relations.add(places.get(step.relation.id) ?? -1);
  } else if (question) {
    const answer = state.step ? question.answer.slice(state.step - 1, state.step) : question.answer;
    for (const id of answer) relations.add(places.get(id) ?? -1);
  } else if (state.compare) {
    for (const row of rows) {
      if (row.status === "same") continue;
      for (const one of [...row.left, ...row.right]) relations.add(places.get(one.id) ?? -1);
    }
  } else return { litEntities: null, litRelations: null };
  relations.delete(-1);
  if (state.path) for (const id of [state.path.from, state.path.to]) entities.add(entityPlaces.get(id) ?? -1);
  for (const place of relations) {
    const relation = view.relations[place];
    if (!relation) continue;
    entities.add(entityPlaces.get(relation.source) ?? -1);
    entities.add(entityPlaces.get(relation.target) ?? -1);
  }
  entities.delete(-1);
  return { litEntities: entities, litRelations: relations };
}
