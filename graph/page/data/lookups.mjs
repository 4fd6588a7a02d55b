/** What is looked up in a view again and again, built once a view and only when first asked for. */

/** @import { EntityView, QuestionView, RelationKindView, RelationView, View, VoiceView } from "./types.mjs" */

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
 * The relations that end at each entity: those of entity `i` stand from `offsets[i]` up to `offsets[i + 1]`.
 * @typedef {object} Adjacency
 * @property {Int32Array} offsets
 * @property {Int32Array} relations
 * @property {Int32Array} others The entity at the other end of each.
 */

/**
 * What stands beside each of many things: that of thing `i` from `offsets[i]` up to `offsets[i + 1]`.
 * @typedef {object} Lists
 * @property {Int32Array} offsets
 * @property {Int32Array} items
 */

/**
 * The two ends of each relation, as places of entities; -1 for one that is not in the view.
 * @typedef {object} Ends
 * @property {Int32Array} sources
 * @property {Int32Array} targets
 */

/** Before the name of a field of some kinds' own, where a column is asked for. */
export const OWN = "own.";
/** @type {readonly string[]} */
const NONE = [];

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
  /** @type {Lists | undefined} */
  #parts;
  /** @type {Lists | undefined} */
  #naming;
  /** @type {Uint8Array | undefined} */
  #named;
  /** @type {Map<string, string[]> | undefined} */
  #references;
  /** @type {Map<string, VoiceView> | undefined} */
  #voices;
  /** @type {Map<string, RelationKindView> | undefined} */
  #relationKinds;
  /** @type {Map<string, QuestionView> | undefined} */
  #questions;

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

  /** The questions by id. */
  get questions() {
    this.#questions ??= new Map(this.view.questions.map((question) => [question.id, question]));
    return this.#questions;
  }

  /**
   * The places of entities; those that are not in the view are left out.
   * @param {readonly string[]} ids
   */
  placesOf(ids) {
    return ids.flatMap((id) => this.entityPlaces.get(id) ?? []);
  }

  /** The voices by id. */
  get voices() {
    this.#voices ??= new Map(this.view.voices.map((voice) => [voice.id, voice]));
    return this.#voices;
  }

  /** The kinds of relation by name. */
  get relationKinds() {
    this.#relationKinds ??= new Map(this.view.relation_kinds.map((kind) => [kind.kind, kind]));
    return this.#relationKinds;
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

  /** The relations that have each entity at an end, in the view's order. */
  get adjacency() {
    this.#adjacency ??= this.#buildAdjacency();
    return this.#adjacency;
  }

  /**
   * The relations that name an entity: at an end, in a field of their own, or as the holder; by place, upwards.
   * @param {number} entity
   * @returns {Int32Array}
   */
  around(entity) {
    this.#naming ??= this.#findNaming();
    const { offsets, items } = this.#naming;
    return items.subarray(offsets[entity], offsets[entity + 1]);
  }

  /** For each entity, whether a relation names it otherwise than as its holder. */
  get named() {
    this.#named ??= this.#findNamed();
    return this.#named;
  }

  /**
   * The own fields of a kind of relation that name entities.
   * @param {string} kind
   * @returns {readonly string[]}
   */
  references(kind) {
    this.#references ??= new Map(
      this.view.relation_kinds.map((one) => [one.kind, one.fields.filter(({ reference }) => reference).map(({ name }) => name)]),
    );
    return this.#references.get(kind) ?? NONE;
  }

  /** The entities that each relation names, source and target first, each once; without its holder. */
  get parts() {
    this.#parts ??= this.#findParts();
    return this.#parts;
  }

  /**
   * One field of every relation.
   * @param {string} name A field of a relation, "source_kind", "target_kind", or one of some kinds' own after "own.".
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
    if (name.startsWith(OWN)) {
      const own = name.slice(OWN.length);
      return ({ fields }) => (Object.hasOwn(fields, own) && fields[own] !== null ? String(fields[own]) : null);
    }
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

  /** @returns {Lists} */
  #findParts() {
    const { relations } = this.view;
    const { sources, targets } = this.ends;
    const offsets = new Int32Array(relations.length + 1);
    /** @type {number[]} */
    const items = [];
    for (const [place, { kind, fields }] of relations.entries()) {
      const source = sources[place] ?? -1;
      const target = targets[place] ?? -1;
      const first = items.length;
      if (source >= 0) items.push(source);
      if (target >= 0 && target !== source) items.push(target);
      for (const name of this.references(kind)) {
        const entity = this.entityPlaces.get(/** @type {string} */ (fields[name])) ?? -1;
        if (entity >= 0 && !items.includes(entity, first)) items.push(entity);
      }
      offsets[place + 1] = items.length;
    }
    return { offsets, items: Int32Array.from(items) };
  }

  #findNamed() {
    const named = new Uint8Array(this.view.entities.length);
    for (const entity of this.parts.items) named[entity] = 1;
    return named;
  }

  /** @returns {Lists} */
  #findNaming() {
    const { entities, relations } = this.view;
    const { offsets: starts, items: parts } = this.parts;
    const holders = Int32Array.from(relations, ({ holder }) => this.entityPlaces.get(holder) ?? -1);
    const offsets = new Int32Array(entities.length + 1);
    /** @param {(entity: number, relation: number) => void} note */
    const each = (note) => {
      for (let place = 0; place < relations.length; place += 1) {
        const last = starts[place + 1] ?? 0;
        let holder = holders[place] ?? -1;
        for (let at = starts[place] ?? 0; at < last; at += 1) {
          const entity = parts[at] ?? 0;
          if (entity === holder) holder = -1;
          note(entity, place);
        }
        if (holder >= 0) note(holder, place);
      }
    };
    each((entity) => {
      offsets[entity + 1] = (offsets[entity + 1] ?? 0) + 1;
    });
    for (let i = 0; i < entities.length; i += 1) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
    const next = offsets.slice();
    const items = new Int32Array(offsets[entities.length] ?? 0);
    each((entity, place) => {
      const slot = next[entity] ?? 0;
      items[slot] = place;
      next[entity] = slot + 1;
    });
    return { offsets, items };
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
