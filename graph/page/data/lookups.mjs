/** What is looked up in a view again and again, built once a view and only when first asked for. */

/** @import { EntityView, RelationView, View } from "./types.mjs" */

import { fold } from "../base/fold.mjs";

/** The word that stands for the claims that hold whoever wins. */
export const ALWAYS = "always";

/**
 * One field of every relation, as numbers: a filter then compares numbers, not words.
 * @typedef {object} Column
 * @property {Int32Array} codes For each relation, the place of its word in `words`; -1 for none.
 * @property {string[]} words
 * @property {Map<string, number>} places The place in `words` of each.
 */

/**
 * The relations at each entity: those of entity `i` stand from `offsets[i]` up to `offsets[i + 1]`.
 * @typedef {object} Adjacency
 * @property {Int32Array} offsets
 * @property {Int32Array} relations
 * @property {Int32Array} others The entity at the other end of each.
 */

/**
 * The two ends of each relation, as places of entities; -1 for one that is not in the view.
 * @typedef {object} Ends
 * @property {Int32Array} sources
 * @property {Int32Array} targets
 */

/** @type {WeakMap<View, Lookups>} */
const LOOKUPS = new WeakMap();

/**
 * The look-ups of a view.
 * @param {View} view
 * @returns {Lookups}
 */
export function lookupsOf(view) {
  let lookups = LOOKUPS.get(view);
  if (!lookups) {
    lookups = new Lookups(view);
    LOOKUPS.set(view, lookups);
  }
  return lookups;
}

/** Look-ups of one view. A view is never changed, so neither is what is found here. */
class Lookups {
  /** @type {Map<string, Column>} */
  #columns = new Map();
  /** @type {Map<string, EntityView> | undefined} */
  #entities;
  /** @type {Map<string, RelationView> | undefined} */
  #relations;
  /** @type {Map<string, number> | undefined} */
  #entityPlaces;
  /** @type {Map<string, number> | undefined} */
  #relationPlaces;
  /** @type {Int32Array | undefined} */
  #byDegree;
  /** @type {Ends | undefined} */
  #ends;
  /** @type {Adjacency | undefined} */
  #adjacency;
  /** @type {(string | undefined)[]} */
  #folded = [];

  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /** The entities by id. */
  get entities() {
    this.#entities ??= new Map(this.view.entities.map((entity) => [entity.id, entity]));
    return this.#entities;
  }

  /** The relations by id. */
  get relations() {
    this.#relations ??= new Map(this.view.relations.map((relation) => [relation.id, relation]));
    return this.#relations;
  }

  /** The place of each entity in the view, by id. */
  get entityPlaces() {
    this.#entityPlaces ??= new Map(this.view.entities.map((entity, place) => [entity.id, place]));
    return this.#entityPlaces;
  }

  /** The place of each relation in the view, by id. */
  get relationPlaces() {
    this.#relationPlaces ??= new Map(this.view.relations.map((relation, place) => [relation.id, place]));
    return this.#relationPlaces;
  }

  /** All entities, the best-connected first. */
  get byDegree() {
    const { entities } = this.view;
    this.#byDegree ??= Int32Array.from(entities.keys()).sort(
      (a, b) => (entities[b]?.degree ?? 0) - (entities[a]?.degree ?? 0) || a - b,
    );
    return this.#byDegree;
  }

  /** The ends of each relation. */
  get ends() {
    this.#ends ??= this.#findEnds();
    return this.#ends;
  }

  /** The relations at each entity, in the view's order. */
  get adjacency() {
    this.#adjacency ??= this.#buildAdjacency();
    return this.#adjacency;
  }

  /**
   * The relations at an entity, by place.
   * @param {number} entity
   * @returns {Int32Array}
   */
  around(entity) {
    const { offsets, relations } = this.adjacency;
    return relations.subarray(offsets[entity], offsets[entity + 1]);
  }

  /**
   * A relation's statement as it is compared.
   * @param {number} place The relation's place in the view.
   * @returns {string}
   */
  foldedStatement(place) {
    let folded = this.#folded[place];
    if (folded === undefined) {
      folded = fold(this.view.relations[place]?.statement ?? "");
      this.#folded[place] = folded;
    }
    return folded;
  }

  /**
   * One field of every relation.
   * @param {string} name A field of a relation, "source_kind" or "target_kind".
   * @returns {Column}
   */
  column(name) {
    let column = this.#columns.get(name);
    if (!column) {
      column = this.#buildColumn(this.#reader(name));
      this.#columns.set(name, column);
    }
    return column;
  }

  /**
   * @param {string} name
   * @returns {(relation: RelationView) => string | null | undefined}
   */
  #reader(name) {
    if (name === "source_kind") return (relation) => this.entities.get(relation.source)?.kind;
    if (name === "target_kind") return (relation) => this.entities.get(relation.target)?.kind;
    if (name === "scenario") return (relation) => relation.scenario ?? ALWAYS;
    if (name === "negated") return (relation) => String(relation.negated);
    const field = /** @type {"kind"} */ (name);
    return (relation) => relation[field];
  }

  /**
   * @param {(relation: RelationView) => string | null | undefined} read
   * @returns {Column}
   */
  #buildColumn(read) {
    const { relations } = this.view;
    const codes = new Int32Array(relations.length);
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [place, relation] of relations.entries()) {
      const word = read(relation);
      let code = -1;
      if (word !== null && word !== undefined) {
        code = places.get(word) ?? places.size;
        if (code === places.size) places.set(word, code);
      }
      codes[place] = code;
    }
    return { codes, words: [...places.keys()], places };
  }

  /** @returns {Ends} */
  #findEnds() {
    const { relations } = this.view;
    /** @param {"source" | "target"} end */
    const places = (end) => Int32Array.from(relations, (relation) => this.entityPlaces.get(relation[end]) ?? -1);
    return { sources: places("source"), targets: places("target") };
  }

  /** @returns {Adjacency} */
  #buildAdjacency() {
    const { entities, relations } = this.view;
    const { sources, targets } = this.ends;
    const offsets = new Int32Array(entities.length + 1);
    for (let place = 0; place < relations.length; place += 1) {
      const source = sources[place] ?? -1;
      const target = targets[place] ?? -1;
      if (source < 0 || target < 0) continue;
      offsets[source + 1] = (offsets[source + 1] ?? 0) + 1;
      if (target !== source) offsets[target + 1] = (offsets[target + 1] ?? 0) + 1;
    }
    for (let i = 0; i < entities.length; i += 1) {
      offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
    }
    const size = offsets[entities.length] ?? 0;
    const at = new Int32Array(size);
    const others = new Int32Array(size);
    const next = offsets.slice();
    for (let place = 0; place < relations.length; place += 1) {
      const source = sources[place] ?? -1;
      const target = targets[place] ?? -1;
      if (source < 0 || target < 0) continue;
      const out = next[source] ?? 0;
      at[out] = place;
      others[out] = target;
      next[source] = out + 1;
      if (target === source) continue;
      const back = next[target] ?? 0;
      at[back] = place;
      others[back] = source;
      next[target] = back + 1;
    }
    return { offsets, relations: at, others };
  }
}
