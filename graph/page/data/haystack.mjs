/** The folded texts of a claim, in which words are looked for. */

/** @import { EntityView, RelationView, View } from "./types.mjs" */

import { fold } from "../base/fold.mjs";
import { lookupsOf } from "./lookups.mjs";

/** @type {WeakMap<View, Haystack>} */
const HAYSTACKS = new WeakMap();

/**
 * The one haystack of a view. What is looked at is folded then, and kept.
 * @param {View} view
 * @returns {Haystack}
 */
export function haystackOf(view) {
  let haystack = HAYSTACKS.get(view);
  if (!haystack) {
    haystack = new Haystack(view);
    HAYSTACKS.set(view, haystack);
  }
  return haystack;
}

/**
 * Texts as they are compared, a line each. No word that is looked for goes beyond a line.
 * @param {(string | null | undefined)[]} texts
 */
function lines(...texts) {
  return texts.filter((text) => typeof text === "string").map(fold).join("\n");
}

/** The folded texts of one view. A view is never changed, so neither is what is folded here. */
class Haystack {
  /** @type {(string | undefined)[]} */
  #sentences = [];
  /** @type {(string | undefined)[]} */
  #furthers = [];
  /** @type {Map<string, string>} */
  #entities = new Map();
  /** @type {Map<string, string>} */
  #kinds = new Map();
  /** @type {Map<string, string>} */
  #voices = new Map();

  /** @param {View} view */
  constructor(view) {
    this.view = view;
  }

  /**
   * A relation's sentence, in the dataset's language and then in the others.
   * @param {number} place The relation's place in the view.
   * @returns {string}
   */
  sentence(place) {
    let folded = this.#sentences[place];
    if (folded === undefined) {
      const relation = this.view.relations[place];
      folded = relation ? lines(relation.sentence, ...Object.values(relation.sentences)) : "";
      this.#sentences[place] = folded;
    }
    return folded;
  }

  /**
   * Whether all words stand somewhere in what a claim says and is called.
   * @param {number} place The relation's place in the view.
   * @param {readonly string[]} words folded
   */
  holds(place, words) {
    const relation = this.view.relations[place];
    if (!relation) return false;
    const sentence = this.sentence(place);
    const left = words.filter((word) => !sentence.includes(word));
    if (left.length === 0) return true;
    return left.every((word) => this.#tells(place, relation, word));
  }

  /**
   * Whether all words stand in a claim's note.
   * @param {number} place
   * @param {readonly string[]} words folded
   */
  notes(place, words) {
    const relation = this.view.relations[place];
    if (!relation || (relation.note === null && Object.keys(relation.notes).length === 0)) return false;
    const note = lines(relation.note, ...Object.values(relation.notes));
    return words.every((word) => note.includes(word));
  }

  /**
   * Whether a word stands in what a claim says besides its sentence.
   * @param {number} place
   * @param {RelationView} relation
   * @param {string} word
   */
  #tells(place, relation, word) {
    const { kind, source, target, voice, fields } = relation;
    if (this.#kind(kind).includes(word) || this.#entity(source).includes(word) || this.#entity(target).includes(word)) return true;
    if (this.#voice(voice).includes(word) || this.#further(place, relation).includes(word)) return true;
    return lookupsOf(this.view)
      .references(kind)
      .some((name) => typeof fields[name] === "string" && this.#entity(fields[name]).includes(word));
  }

  /**
   * What few claims have: a note, and fields of their own in words.
   * @param {number} place
   * @param {RelationView} relation
   */
  #further(place, relation) {
    let text = this.#furthers[place];
    if (text === undefined) {
      text = lines(relation.note, ...Object.values(relation.notes), ...ownTexts(this.view, relation));
      this.#furthers[place] = text;
    }
    return text;
  }

  /** @param {string} id */
  #entity(id) {
    return kept(this.#entities, id, () => {
      const entity = lookupsOf(this.view).entities.get(id);
      return entity ? lines(...namesOf(this.view, entity)) : "";
    });
  }

  /** @param {string} kind */
  #kind(kind) {
    return kept(this.#kinds, kind, () => {
      const known = lookupsOf(this.view).relationKinds.get(kind);
      return known ? lines(known.forward, known.noun) : "";
    });
  }

  /**
   * A voice that is an entity's is found by all of its names.
   * @param {string} id
   */
  #voice(id) {
    return this.#entity(id) || kept(this.#voices, id, () => lines(lookupsOf(this.view).voices.get(id)?.name));
  }
}

/**
 * What an entity is called: its name, its names in other languages, its aliases; without marks that tell it from others.
 * @param {View} view
 * @param {EntityView} entity
 * @returns {string[]}
 */
export function namesOf({ entity_kinds }, { id, kind, name, names, aliases }) {
  const marks = [id, entity_kinds.find((one) => one.kind === kind)?.label ?? id];
  return [...[name, ...Object.values(names)].map((one) => bareName(one, marks)), ...aliases];
}

/**
 * A name without the mark that tells it from the same name of another.
 * @param {string} name
 * @param {readonly string[]} marks
 */
function bareName(name, marks) {
  const mark = marks.find((one) => name.endsWith(` (${one})`));
  return mark === undefined ? name : name.slice(0, -mark.length - 3);
}

/**
 * @param {Map<string, string>} texts
 * @param {string} key
 * @param {() => string} make
 */
function kept(texts, key, make) {
  let text = texts.get(key);
  if (text === undefined) {
    text = make();
    texts.set(key, text);
  }
  return text;
}

/**
 * What a claim's own fields say in words: their texts, and what a word of a choice is called.
 * @param {View} view
 * @param {RelationView} relation
 */
function ownTexts(view, { kind, fields }) {
  const names = Object.keys(fields);
  if (names.length === 0) return [];
  const known = lookupsOf(view).relationKinds.get(kind)?.fields ?? [];
  return names.flatMap((name) => {
    const value = fields[name];
    const field = known.find((one) => one.name === name);
    if (typeof value !== "string" || field?.reference) return [];
    return [value, field?.words.find(({ word }) => word === value)?.label];
  });
}
